package hclfile

import (
	"slices"
	"strings"

	"loadline"
	"loadline/formula"
)

// uncertainKind is a quantity that chance decides.
func uncertainKind() kind[loadline.UncertainQuantity] {
	type T = loadline.UncertainQuantity
	return kind[T]{
		BlockKind: BlockKind{Word: "uncertain", Label: "the name by which a plan means it",
			Doc:     "A quantity that chance decides, so that several lines of a plan may hang on the same luck.",
			Example: "uncertain \"growth\" {\n  title = \"How fast the API grows, a month\"\n  value = between(1.01, 1.12)\n}\n"},
		name: func(t *T) *string { return &t.Name },
		at:   func(t *T) *loadline.Source { return &t.At },
		rows: []row[T]{
			is("title", text(), func(t *T) *string { return &t.Title }, "What it is, in words.", `"How fast the API grows"`),
			is("value", estimate(), func(t *T) *loadline.Number { return &t.Value }, "What it is drawn from.", "normal(0, 0.06)", required()),
			is("drawn", word([]string{"once", "monthly", "each_time"}, loadline.PerPath, loadline.PerMonth, loadline.PerEvent), func(t *T) *loadline.Drawn { return &t.Drawn }, "How often: once for a whole future, monthly, or each_time that money is raised. Left out: once.", `"monthly"`),
			is("why", text(), func(t *T) *string { return &t.Reason }, "Why it is taken to be so.", `"the last twelve months"`),
		},
		inner: []inner[T]{nest[T, loadline.MovesWith]{kind: movesKind(), many: func(t *T) *[]loadline.MovesWith { return &t.Moves }, key: "other"}},
	}
}

func movesKind() kind[loadline.MovesWith] {
	type T = loadline.MovesWith
	return kind[T]{
		BlockKind: BlockKind{Word: "moves_with", Doc: "Another quantity that moves with it."},
		at:        func(t *T) *loadline.Source { return &t.At },
		rows: []row[T]{
			is("other", uncertainName(), func(t *T) *string { return &t.Other }, "The other quantity.", "uncertain.price", required()),
			is("by", correlation(), func(t *T) *loadline.Ratio { return &t.By }, "How far: the correlation, from -1 to 1, of the normal quantities from which both are made.", "-0.4", required()),
		},
	}
}

// correlation is from -1 to 1.
func correlation() codec[loadline.Ratio] {
	c := ratio()
	inner := c.read
	c.read = func(r *reading, e loadline.Expr) (loadline.Ratio, bool) {
		by, ok := inner(r, e)
		if one := loadline.Int(1); ok && (by.Cmp(one) > 0 || by.Neg().Cmp(one) > 0) {
			r.tell(loadline.Error, loadline.OutOfRange, e.At, loadline.Textf("%v is %v", r.title(), by),
				loadline.Textf("A correlation lies from -1 (one falls whenever the other rises) to 1 (both rise alike); 0 is no relation."), loadline.Textf("Write a number from -1 to 1."))
			return by, false
		}
		return by, ok
	}
	return c
}

// uncertainName is the name of an uncertain quantity, which itself is a number wherever else it stands.
func uncertainName() codec[string] {
	c := codec[string]{Word: "uncertain", RefersTo: []string{"uncertain"}, hint: "uncertain.NAME", write: func(name string) string { return "uncertain." + name }}
	c.read = func(r *reading, e loadline.Expr) (string, bool) {
		name, is := strings.CutPrefix(e.Name, "uncertain.")
		v, ok := r.eval(e)
		switch {
		case !ok:
			return "", false
		case e.Op != loadline.RefTo || !is:
			return "", r.wrongType(e, v, c.Word, c.hint)
		}
		return name, true
	}
	return c
}

// uncertain is the quantity that a block states, as a number within its bounds. What is wrong with it is told where the block is read.
func (n names) uncertain(b *block, at loadline.Source) formula.Value {
	name, a := b.title(), b.attr("value")
	out, done := n.values[name]
	switch {
	case done:
	case a == nil || a.expr.IsZero():
		out = defined{}
	case slices.Contains(n.visiting, name):
		n.cycle(append(slices.Clone(n.visiting[slices.Index(n.visiting, name):]), name), at)
	default:
		n.visiting = append(n.visiting, name)
		told := len(n.diags)
		number, ok := estimate().read(&reading{drafting: n.drafting, block: b}, a.expr)
		n.diags = n.diags[:told]
		n.visiting = n.visiting[:len(n.visiting)-1]
		spread := loadline.Spread{}
		if number.Spread != nil {
			spread = *number.Spread
		} else if number.Lo != nil && number.Hi != nil {
			spread.Kind, spread.Of = loadline.Interval, []loadline.Ratio{*number.Lo, *number.Hi}
		}
		spread.Name = b.label
		number.Spread = &spread
		out = defined{formula.NumberValue(number), ok}
		n.values[name] = out
	}
	n.stumbled = n.stumbled || !out.ok
	return out.value
}

// asDrawn lets a figure also be drawn from a distribution: normal(0, 0.06).
func asDrawn(c codec[loadline.Number]) codec[loadline.Number] {
	inner := c.read
	c.read = func(r *reading, e loadline.Expr) (loadline.Number, bool) {
		if kind := loadline.SpreadKind(e.Name); e.Op == loadline.Call && kind.Known() && kind != loadline.Interval { // formula gives between its bounds
			return r.spread(e)
		}
		return inner(r, e)
	}
	return c
}

// spread reads a distribution, and the bounds of what it gives: all of it where it has ends, else 90 percent.
func (r *reading) spread(e loadline.Expr) (loadline.Number, bool) {
	s := loadline.Spread{Kind: loadline.SpreadKind(e.Name)}
	groups, ok := r.figures(e)
	if !ok {
		return loadline.Number{}, false
	}
	misfit := func(detail loadline.Text) (loadline.Number, bool) {
		r.tell(loadline.Error, loadline.SpreadMisfit, e.At, loadline.Textf("%v gives no distribution", formula.Written(e)), detail,
			loadline.Textf("The forms: between(lo, hi), normal(mean, deviation), lognormal(median, deviation of the logarithm), logitnormal(lo, hi), uniform(lo, hi), triangular(lo, mode, hi), beta(a, b), beta(a, b, lo, hi), choice([values], [weights]), samples([values])."))
		return loadline.Number{}, false
	}
	switch {
	case len(groups) == 1:
		s.Of = groups[0]
	case len(groups) == 2 && s.Kind == loadline.Choice:
		s.Of, s.Weights = groups[0], groups[1]
	default:
		return misfit(loadline.Textf("It takes its figures one after another, and choice and samples take lists."))
	}
	if wrong := s.Misfit(); !wrong.IsZero() {
		return misfit(wrong)
	}
	lo, hi := s.Bounds()
	return loadline.Number{Lo: &lo, Hi: &hi, Spread: &s, Open: []loadline.Unknown{{Question: loadline.Textf("What will it be? It is taken from %v.", formula.Written(e)).String(), At: e.At, Within: true}}}, true
}

// figures are the arguments of a distribution: those of each list, or all together.
func (r *reading) figures(e loadline.Expr) ([][]loadline.Ratio, bool) {
	exact := func(e loadline.Expr) (loadline.Ratio, bool) {
		n, ok := inputNumber().read(r, e)
		if !ok {
			return loadline.Ratio{}, false
		}
		x, known := n.Exact()
		if !known {
			v, _ := r.eval(e)
			return x, r.wrongType(e, v, "number", "0.2")
		}
		return x, true
	}
	var groups [][]loadline.Ratio
	var plain []loadline.Ratio
	all := true
	for _, a := range e.Args {
		if a.Op != loadline.List {
			x, ok := exact(a)
			plain, all = append(plain, x), all && ok
			continue
		}
		var group []loadline.Ratio
		for _, b := range a.Args {
			x, ok := exact(b)
			group, all = append(group, x), all && ok
		}
		groups = append(groups, group)
	}
	if len(plain) > 0 {
		groups = append(groups, plain)
	}
	return groups, all
}

// writeSpread writes what a number is drawn from.
func writeSpread(s *loadline.Spread) string {
	if s.Name != "" {
		return "uncertain." + s.Name
	}
	figures := func(list []loadline.Ratio) string {
		out := make([]string, len(list))
		for i, x := range list {
			out[i] = x.String()
		}
		return commas(out)
	}
	args := figures(s.Of)
	switch {
	case len(s.Weights) > 0:
		args = "[" + args + "], [" + figures(s.Weights) + "]"
	case s.Kind == loadline.Choice || s.Kind == loadline.Samples:
		args = "[" + args + "]"
	}
	return string(s.Kind) + "(" + args + ")"
}
