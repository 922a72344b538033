package outlook

import (
	"fmt"
	"slices"
	"strings"

	"loadline"
	"loadline/formula"
)

// term is an expression over the plan, checked: its names and functions resolved, each part a number or a truth.
type term struct {
	op    termOp
	num   loadline.Ratio // of a constOp
	of    loadline.Ref   // of a nameOp
	args  []term
	draw  *Quantity // of a drawOp
	ago   int       // of an agoOp: so many months before
	truth bool      // it is yes or no
	at    loadline.Source
}

// termOp is what a term does.
type termOp uint8

const (
	constOp termOp = iota
	nameOp
	drawOp
	agoOp
	addOp
	subOp
	mulOp
	divOp
	negOp
	minOp
	maxOp
	absOp
	floorOp
	expOp
	logOp
	sqrtOp
	lessOp
	mostOp // at most
	sameOp
	andOp
	orOp
	notOp
	ifOp
)

// formulaOf is an expression of the plan with its place in it.
type formulaOf struct {
	owner loadline.Ref
	attr  string
	e     loadline.Expr
	truth bool // it says in which months something is
}

func (f formulaOf) key() string { return f.owner.String() + "." + f.attr }

// formulas are the expressions of a plan, in the order in which a month evaluates their kinds.
func formulas(c *loadline.Company) []formulaOf {
	var out []formulaOf
	add := func(owner loadline.Ref, attr string, e loadline.Expr, truth bool) {
		if !e.IsZero() {
			out = append(out, formulaOf{owner, attr, e, truth})
		}
	}
	for i := range c.Plan.Drivers {
		d := &c.Plan.Drivers[i]
		add(loadline.Ref{Kind: "driver", Name: d.Name}, "start", d.Start, false)
		add(loadline.Ref{Kind: "driver", Name: d.Name}, "next", d.Next, false)
	}
	for i := range c.Plan.Lines {
		l := &c.Plan.Lines[i]
		add(lineRef(l), "amount", l.Amount, false)
		add(lineRef(l), "when", l.When, true)
	}
	for _, h := range c.Plan.Hires {
		add(loadline.Ref{Kind: "hire", Name: h.Name}, "when", h.When, true)
	}
	for _, m := range c.Milestones {
		add(m.Ref(), "when", m.When, true)
	}
	for _, r := range c.Plan.Raises {
		add(r.Ref(), "when", r.When, true)
		add(r.Ref(), "amount", r.Amount, false)
		add(r.Ref(), "pre_money", r.PreMoney, false)
	}
	return out
}

// compiling is the check of one expression.
type compiling struct {
	c        *loadline.Company
	f        formulaOf
	draws    int
	problems loadline.Diagnostics
}

// compile checks an expression of the plan. Where there is a problem, the term is worthless.
func compile(c *loadline.Company, f formulaOf) (term, loadline.Diagnostics) {
	k := &compiling{c: c, f: f}
	t := k.term(f.e)
	if len(k.problems) == 0 && t.truth != f.truth {
		k.mismatch(t, f.truth)
	}
	return t, k.problems
}

func (k *compiling) tell(code loadline.Code, at loadline.Source, summary, detail, hint loadline.Text) term {
	k.problems = append(k.problems, loadline.Diagnostic{Code: code, Severity: loadline.Error, At: at, About: []loadline.Ref{k.f.owner}, Summary: summary, Detail: detail, Hint: hint})
	return term{at: at, truth: k.f.truth}
}

func (k *compiling) mismatch(t term, truth bool) term {
	want, got := "a number", "a yes or no"
	if truth {
		want, got = got, want
	}
	return k.tell(loadline.WrongType, t.at, loadline.Textf("%v takes %s where it has %s", k.f.key(), want, got),
		loadline.Textf("A comparison such as runway < 9 is a yes or no; an amount is a number."), loadline.Textf("Write %s there.", want))
}

// numbers are terms that must be numbers; truths alike.
func (k *compiling) those(args []loadline.Expr, truth bool) []term {
	out := make([]term, len(args))
	for i, a := range args {
		before := len(k.problems)
		if out[i] = k.term(a); out[i].truth != truth && len(k.problems) == before {
			k.mismatch(out[i], truth)
		}
	}
	return out
}

func (k *compiling) term(e loadline.Expr) term {
	switch e.Op {
	case loadline.Num:
		return term{op: constOp, num: e.Num, at: e.At}
	case loadline.RefTo:
		return k.name(e)
	case loadline.Call:
		return k.call(e)
	}
	return k.tell(loadline.WrongType, e.At, loadline.Textf("%s is no part of a plan", formula.Written(e)),
		loadline.Textf("An expression of a plan is made of numbers, names of the plan and operators."), loadline.Text{})
}

// planNames are what an expression may call by one word.
func planNames() []string {
	return []string{"cash", "free_cash", "gross_burn", "net_burn", "runway", "month", "prior"}
}

// name is what a name stands for.
func (k *compiling) name(e loadline.Expr) term {
	kind, name, dotted := strings.Cut(e.Name, ".")
	t := term{op: nameOp, at: e.At, of: loadline.Ref{Kind: kind, Name: name}}
	switch {
	case e.Name == "true", e.Name == "false":
		return term{op: constOp, num: loadline.Int(int64(len("true") / len(e.Name))), truth: true, at: e.At}
	case e.Name == "prior" && (k.f.owner.Kind != "driver" || k.f.attr != "next"):
		return k.tell(loadline.UnknownName, e.At, loadline.Textf("prior means nothing in %v", k.f.key()),
			loadline.Textf("It is the value that a driver had the month before, and stands in its next."), loadline.Textf("Write ago(NAME, 1) for what another was a month before."))
	case !dotted && slices.Contains(planNames(), e.Name):
		t.of = loadline.Ref{Kind: "plan", Name: e.Name}
		if e.Name == "prior" {
			return term{op: agoOp, ago: 1, at: e.At, args: []term{{op: nameOp, of: k.f.owner, at: e.At}}}
		}
		return t
	case kind == "uncertain":
		return k.uncertain(name, e)
	case kind == "input":
		return k.input(name, e)
	}
	if !slices.Contains(k.known(kind), name) {
		return k.unknown(e)
	}
	t.truth = kind == "milestone" || kind == "train"
	return t
}

// known are the names of one kind that an expression may use.
func (k *compiling) known(kind string) []string {
	var out []string
	p := &k.c.Plan
	switch kind {
	case "driver":
		for _, x := range p.Drivers {
			out = append(out, x.Name)
		}
	case "income", "cost":
		for i := range p.Lines {
			if ref := lineRef(&p.Lines[i]); ref.Kind == kind {
				out = append(out, ref.Name)
			}
		}
	case "hire":
		for _, x := range p.Hires {
			out = append(out, x.Name)
		}
	case "raise":
		for _, x := range p.Raises {
			out = append(out, x.Name)
		}
	case "train":
		for _, x := range p.Trainings {
			out = append(out, x.Name)
		}
	case "milestone":
		for _, x := range k.c.Milestones {
			out = append(out, x.Name)
		}
	}
	return out
}

func (k *compiling) unknown(e loadline.Expr) term {
	all := planNames()
	for _, kind := range []string{"driver", "income", "cost", "hire", "raise", "train", "milestone"} {
		for _, name := range k.known(kind) {
			all = append(all, kind+"."+name)
		}
	}
	for _, u := range k.c.Uncertain {
		all = append(all, "uncertain."+u.Name)
	}
	hint := loadline.Textf("An expression may use: %s.", strings.Join(all, ", "))
	if near := formula.Closest(e.Name, all); near != "" {
		hint = loadline.Textf("Did you mean %s?", near)
	}
	return k.tell(loadline.UnknownName, e.At, loadline.Textf("The plan has no %s", e.Name), loadline.Textf("%v hangs on it.", k.f.key()), hint)
}

func (k *compiling) uncertain(name string, e loadline.Expr) term {
	for i := range k.c.Uncertain {
		u := &k.c.Uncertain[i]
		if u.Name != name {
			continue
		}
		if v, exact := u.Value.Exact(); exact {
			return term{op: constOp, num: v, at: e.At}
		}
		if u.Drawn == loadline.PerEvent && k.f.owner.Kind != "raise" {
			return k.tell(loadline.WrongType, e.At, loadline.Textf("%v is drawn each time that money is raised, and %v is no raise", u.Ref(), k.f.owner),
				loadline.Textf("Which time would be meant nobody can tell."), loadline.Textf("Draw it once or monthly, or use it in a raise."))
		}
		return term{op: drawOp, at: e.At, draw: &Quantity{"uncertain." + name, u.Value, u.Drawn, u.At}}
	}
	return k.unknown(e)
}

func (k *compiling) input(name string, e loadline.Expr) term {
	for _, in := range k.c.Inputs {
		if in.Name != name {
			continue
		}
		if v, exact := in.Value.Exact(); exact {
			return term{op: constOp, num: v, at: e.At}
		}
		if _, bounded := SpreadOf(in.Value); bounded {
			return term{op: drawOp, at: e.At, draw: &Quantity{"input." + name, in.Value, loadline.PerPath, in.At}}
		}
		return k.tell(loadline.WrongType, e.At, loadline.Textf("input.%s is not known", name), loadline.Textf("A plan cannot be reckoned on it."), loadline.Textf("Give it a value, or bounds: between(lo, hi)."))
	}
	return k.unknown(e)
}

// distribution is a quantity of its own that stands in an expression.
func (k *compiling) distribution(e loadline.Expr, drawn loadline.Drawn) term {
	n, wrong := spreadIn(e, k.c.Currency)
	if !wrong.IsZero() {
		return k.tell(loadline.SpreadMisfit, e.At, loadline.Textf("%s gives no distribution", formula.Written(e)), wrong,
			loadline.Textf("Its figures are numbers: between(lo, hi), normal(mean, deviation). See loadline explain uncertain."))
	}
	key := fmt.Sprintf("%s#%d", k.f.key(), k.draws)
	k.draws++
	if v, exact := n.Exact(); exact {
		return term{op: constOp, num: v, at: e.At}
	}
	return term{op: drawOp, at: e.At, draw: &Quantity{key, n, drawn, e.At}}
}
