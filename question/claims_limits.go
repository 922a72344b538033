package question

import (
	"loadline"
	"loadline/captable"
	"loadline/formula"
	"loadline/governance"
	"loadline/limits"
)

// anyCan says whether somebody can pass one of several matters.
func (e *claims) anyCan(x loadline.Expr, who loadline.Ref, of formula.Value) formula.Value {
	matters := of.List
	if of.Kind == formula.Fact {
		matters = []formula.Value{of}
	}
	t := loadline.No
	var each []formula.Value
	var problems loadline.Diagnostics
	for _, m := range matters {
		switch {
		case m.Kind == formula.Unknown:
			each = append(each, formula.TruthValue(loadline.CannotTell, m.Open()...))
		case m.Kind != formula.Fact || m.Ref.Kind != matterKind:
			problems = append(problems, notAMatterOf(x, m))
			continue
		default:
			each = append(each, e.able("can", who, m.Ref))
		}
		t = max(t, each[len(each)-1].Truth)
	}
	if len(problems) > 0 {
		return formula.FailedValue(problems)
	}
	var open []loadline.Unknown
	var because []loadline.Reason
	for _, v := range each {
		if v.Truth != t {
			continue
		}
		because = append(because, v.Because)
		open = append(open, v.Open()...)
	}
	v := said(formula.TruthValue(t, distinct(open)...), loadline.Textf("%v can pass one of these: %v", who, t))
	v.Because.Because = because
	return v
}

// distinct is each question once.
func distinct(us []loadline.Unknown) []loadline.Unknown {
	seen := map[string]bool{}
	var out []loadline.Unknown
	for _, u := range us {
		if !seen[u.Question] {
			out, seen[u.Question] = append(out, u), true
		}
	}
	return out
}

func notAMatterOf(x loadline.Expr, m formula.Value) loadline.Diagnostic {
	return loadline.Diagnostic{
		Code: loadline.WrongArgument, Severity: loadline.Error, At: x.At,
		Summary: loadline.Textf("%v takes matters, not %v", x.Name, m.Arg()),
		Hint:    loadline.Textf("It is written %v(group.founders, [matter.sell_company, matter.remove_ceo]).", x.Name),
	}
}

// held says whether another limit holds, waivers aside.
func (e *claims) held(x loadline.Expr, title string) formula.Value {
	if _, ok := limitTitled(e.c.Company, title); !ok {
		return formula.FailedValue(loadline.Diagnostics{noLimit(x, title, e.c.Company)})
	}
	r, ok := e.other(title)
	if !ok || r.Bad.HasErrors() {
		return formula.Value{} // its own letters tell
	}
	t := loadline.CannotTell
	switch r.Without {
	case limits.Held:
		t = loadline.Yes
	case limits.Broken:
		t = loadline.No
	}
	v := said(formula.TruthValue(t, r.Open...), loadline.Textf("%q: %v", title, r.Without))
	v.Because.At, v.Because.Because = r.Limit.At, []loadline.Reason{r.Value.Because}
	return v
}

// other is how another limit came out on the day, and whether it could be asked: not where it speaks of itself.
func (e *claims) other(title string) (limits.Result, bool) {
	limit, ok := limitTitled(e.c.Company, title)
	if !ok || e.world == nil || e.circle[title] {
		return limits.Result{}, false
	}
	key := title
	if e.c.AsOf != e.world.Date {
		key = loadline.Textf("%v %v", e.c.AsOf, title).String()
	}
	return e.limits.get(key, func() limits.Result { return limits.Of(limit, e.world.Later(e.c.AsOf), askIn(e.def, e.circle)) }), true
}

func limitTitled(c *loadline.Company, title string) (loadline.Limit, bool) {
	for _, l := range c.Limits {
		if l.Title == title {
			return l, true
		}
	}
	return loadline.Limit{}, false
}

func noLimit(x loadline.Expr, title string, c *loadline.Company) loadline.Diagnostic {
	var titles []string
	for _, l := range c.Limits {
		titles = append(titles, l.Title)
	}
	d := loadline.Diagnostic{
		Code: loadline.UnknownName, Severity: loadline.Error, At: x.At,
		Summary: loadline.Textf("There is no limit %q", title),
		Hint:    loadline.Textf("held takes the title of another limit, as it stands behind the word limit."),
	}
	if near := formula.Closest(title, titles); near != "" {
		d.Hint = loadline.Textf("Did you mean %q?", near)
	}
	return d
}

// askIn answers expressions in a world by the words of claims.
func askIn(def captable.Definition, circle map[string]bool) limits.Asker {
	return func(w *limits.World, x loadline.Expr) (formula.Value, loadline.Diagnostics) {
		return formula.Eval(x, claimsIn(w, def, circle))
	}
}

// claimsIn are the claims about a world, kept with it.
func claimsIn(w *limits.World, def captable.Definition, circle map[string]bool) *claims {
	facts := w.Facts()
	e := facts.Once(func() any {
		c := Case{Company: w.Company, Ledger: w.Ledger, AsOf: facts.Date}
		c.order = func() (*governance.Order, loadline.Diagnostics) { return facts.Order(), nil }
		e := newClaims(c, def)
		e.world, e.circle = facts, circle
		if before := facts.Before(); before != nil { // no expression names who came by a change
			e.ids = claimsIn(before, def, circle).ids
		}
		return e
	}).(*claims)
	return e.onDay(w.Date)
}
