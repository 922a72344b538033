package limits_test

import (
	"slices"
	"strings"

	"loadline"
	"loadline/captable"
	"loadline/control"
	"loadline/formula"
	"loadline/governance"
	"loadline/limits"
)

// plainly answers the words of the tests in a world, straight from the order of deciding: can, can_block, can_lawfully,
// sole_veto, seats and vote_share of a group.
func plainly(w *limits.World, e loadline.Expr) (formula.Value, loadline.Diagnostics) {
	return formula.Eval(e, words{w})
}

type words struct{ w *limits.World }

func (words) Names() []string     { return nil }
func (words) Functions() []string { return nil }

func (x words) Ref(name string, _ loadline.Source) (formula.Value, bool) {
	if name == "as_of" {
		return formula.DateValue(x.w.Date), true
	}
	kind, rest, ok := strings.Cut(name, ".")
	if kind == "input" {
		for _, in := range x.w.Company.Inputs {
			if in.Name == rest {
				return formula.NumberValue(in.Value), true
			}
		}
	}
	return formula.RefValue(loadline.Ref{Kind: kind, Name: rest}), ok
}

func (x words) Call(e loadline.Expr, eval func(loadline.Expr) formula.Value) (formula.Value, bool) {
	var args []loadline.Ref
	for _, a := range e.Args {
		args = append(args, eval(a).Ref)
	}
	order := x.w.Order()
	switch e.Name {
	case "seats":
		return formula.RatioValue(loadline.Int(int64(x.seats(order, args[0])))), true
	case "vote_share":
		return formula.NumberValue(x.share(order, args[0].Name)), true
	}
	d, _ := order.Decision(args[1], governance.Horizon{})
	if d == nil {
		return formula.TruthValue(loadline.CannotTell), true
	}
	group, _ := d.Group(args[0].String())
	rule := d.Rule
	if e.Name == "can_lawfully" {
		rule = d.Lawful
	}
	g := rule.Evaluator()
	wins := func(r control.Reading, c control.Coalition) bool { is, _ := g.Wins(&d.Weights, r, c); return is }
	blocks := func(r control.Reading, c control.Coalition) bool { is, _ := g.Blocks(&d.Weights, r, c); return is }
	sure, maybe := wins(control.Certain, group), wins(control.Possible, d.Joined(group))
	if e.Name == "can_block" || e.Name == "sole_veto" {
		sure, maybe = blocks(control.Certain, group), blocks(control.Possible, d.Joined(group))
		for v := 0; v < len(d.Parties) && e.Name == "sole_veto"; v++ {
			if one := control.Of(v); !group.Has(v) {
				sure = sure && !blocks(control.Possible, d.Joined(one))
				maybe = maybe && (!blocks(control.Certain, one) || d.Parties[v].Assumed)
			}
		}
		if !wins(control.Possible, control.Everybody(len(d.Parties))) {
			sure, maybe = false, false
		}
	}
	switch {
	case sure:
		return formula.TruthValue(loadline.Yes), true
	case maybe:
		return formula.TruthValue(loadline.CannotTell, loadline.Unknown{Question: "?"}), true
	}
	return formula.TruthValue(loadline.No), true
}

func (x words) members(group string) []loadline.Ref {
	var out []loadline.Ref
	for _, s := range x.w.Company.Stakeholders {
		if slices.Contains(s.Groups, group) {
			out = append(out, s.Ref())
		}
	}
	return out
}

func (x words) seats(o *governance.Order, group loadline.Ref) int {
	n := 0
	for _, b := range o.Bodies() {
		for _, s := range o.Seats(b.Ref()) {
			if who, said := s.Person.Get(); said && slices.Contains(x.members(group.Name), who) {
				n++
			}
		}
	}
	return n
}

func (x words) share(o *governance.Order, group string) loadline.Number {
	totals := o.Holdings().Totals(captable.Definition{}, func(s captable.Security) (string, bool) {
		if slices.Contains(x.members(group), loadline.Ref{Kind: "stakeholder", Name: s.StakeholderID}) {
			return "mine", true
		}
		return "", true
	})
	for i, g := range totals.Groups {
		if g.Key == "mine" {
			return totals.Fraction(i, captable.Votes)
		}
	}
	return loadline.Exactly(loadline.Ratio{})
}
