package outlook

import (
	"loadline"
	"loadline/formula"
)

// nothing is what the constants of a plan may hang on.
type nothing struct{ currency string }

func (nothing) Ref(string, loadline.Source) (formula.Value, bool) { return formula.Value{}, false }
func (nothing) Call(loadline.Expr, func(loadline.Expr) formula.Value) (formula.Value, bool) {
	return formula.Value{}, false
}
func (nothing) Names() []string     { return nil }
func (nothing) Functions() []string { return nil }

// Currency is the company's own.
func (n nothing) Currency() string { return n.currency }

// constant is an expression that hangs on nothing as a bare number: an amount in the plan's currency, or a number of months.
func constant(e loadline.Expr, currency string) (loadline.Ratio, bool) {
	v, problems := formula.Eval(e, nothing{currency})
	if problems.HasErrors() {
		return loadline.Ratio{}, false
	}
	if v.Kind == formula.Duration {
		length, exact := v.ExactDuration()
		return loadline.Int(int64(length.Months)), exact && length.Days == 0
	}
	n, exact := v.Number.Exact()
	return n, exact && v.Kind == formula.Number && (v.Currency == "" || v.Currency == currency)
}

// spreadIn is the distribution that stands in an expression, or what is wrong with it.
func spreadIn(e loadline.Expr, currency string) (loadline.Number, loadline.Text) {
	s := loadline.Spread{Kind: loadline.SpreadKind(e.Name)}
	lists := [][]loadline.Expr{e.Args}
	if len(e.Args) > 0 && e.Args[0].Op == loadline.List {
		lists = nil
		for _, a := range e.Args {
			lists = append(lists, a.Args)
		}
	}
	groups := make([][]loadline.Ratio, len(lists))
	for i, list := range lists {
		for _, a := range list {
			v, ok := constant(a, currency)
			if !ok {
				return loadline.Number{}, loadline.Textf("%s is no number.", formula.Written(a))
			}
			groups[i] = append(groups[i], v)
		}
	}
	if len(groups) > 0 {
		s.Of = groups[0]
	}
	if len(groups) == 2 && s.Kind == loadline.Choice {
		s.Weights = groups[1]
	} else if len(groups) > 1 {
		return loadline.Number{}, loadline.Textf("It has more lists than it takes.")
	}
	if wrong := s.Misfit(); !wrong.IsZero() {
		return loadline.Number{}, wrong
	}
	lo, hi := s.Bounds()
	if lo.Equal(hi) {
		return loadline.Exactly(lo), loadline.Text{}
	}
	return loadline.Number{Lo: &lo, Hi: &hi, Spread: &s, Open: []loadline.Unknown{{Question: formula.Written(e), At: e.At, Within: true}}}, loadline.Text{}
}
