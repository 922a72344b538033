package question

import (
	"loadline"
	"loadline/dependence"
	"loadline/formula"
)

// dependenceFunctions are the functions over contracts.
func dependenceFunctions() []string {
	return []string{"largest_share", "hhi", "free", "exit_gap", "exit_ratio", "spend_back"}
}

// depending answers a function over contracts.
func (e *claims) depending(x loadline.Expr, eval func(loadline.Expr) formula.Value) (formula.Value, bool) {
	word := formula.Param{Name: "of", Kinds: []formula.Kind{formula.Text}}
	by := formula.Param{Name: "by", Kinds: []formula.Kind{formula.Text}}
	who := formula.Param{Name: "supplier", Kinds: []formula.Kind{formula.Fact}, Facts: []string{stakeholderKind}}
	switch x.Name {
	case "largest_share", "hhi":
		s := formula.Signature{Name: x.Name, Optional: 1, Params: []formula.Param{word, by}}
		return s.Call(x, eval, func(args []formula.Value) formula.Value { return e.divided(x, args) }), true
	case "free":
		s := formula.Signature{Name: x.Name, Params: []formula.Param{word}}
		return s.Call(x, eval, func(args []formula.Value) formula.Value { return e.free(args[0].Text) }), true
	case "exit_gap", "exit_ratio", "spend_back":
		s := formula.Signature{Name: x.Name, Params: []formula.Param{who}}
		return s.Call(x, eval, func(args []formula.Value) formula.Value { return e.ofSupplier(x.Name, args[0].Ref) }), true
	}
	return formula.Value{}, false
}

// bound is on whom the company depends on the day, once.
func (e *claims) bound() *dependence.On {
	return e.depends.get(e.c.AsOf, func() *dependence.On { return dependence.Of(e.c.Company, e.c.AsOf, givenOf(e.c.Company)) })
}

func (e *claims) divided(x loadline.Expr, args []formula.Value) formula.Value {
	by := dependence.Capacity
	if len(args) > 1 {
		var ok bool
		if by, ok = dependence.YardstickOf(args[1].Text); !ok {
			return formula.FailedValue(loadline.Diagnostics{{Code: loadline.BadArgument, Severity: loadline.Error, At: x.At,
				Summary: loadline.Textf("%q is no yardstick", args[1].Text), Hint: loadline.Textf("It is spend, capacity or commitment; left out, capacity.")}})
		}
	}
	supplies := args[0].Text
	c, ok := e.bound().Concentration(supplies, by)
	if !ok || len(c.Parts) == 0 {
		return noSupplier(e, supplies)
	}
	if x.Name == "hhi" {
		return said(formula.NumberValue(c.HHI), loadline.Textf("HHI of %v by %v: %v", supplies, by, factor(c.HHI)))
	}
	return said(formula.FigureValue(c.Largest, formula.Part), loadline.Textf("the largest share of %v by %v: %v", supplies, by, inPart(c.Largest)))
}

// noSupplier is a figure over a supply of which the file states no contract, or nothing to divide: it cannot be told.
func noSupplier(e *claims, supplies string) formula.Value {
	q := loadline.Unknown{Question: loadline.Textf("Which contracts supply %v on %v, and what do they cost?", supplies, e.bound().Day).String()}
	return said(formula.NumberValue(loadline.Number{Open: []loadline.Unknown{q}}), loadline.Textf("no contract supplies %v", supplies))
}

func (e *claims) free(of string) formula.Value {
	n := e.bound().Free(of)
	if of == "cash" {
		n = e.bound().FreeCash()
	}
	return said(formula.FigureValue(n, formula.Part), loadline.Textf("of all %v, %v is free", of, inPart(n)))
}

func (e *claims) ofSupplier(name string, who loadline.Ref) formula.Value {
	id, _ := e.id(who)
	on := e.bound()
	s, ok := on.Supplier(id)
	switch {
	case name == "spend_back":
		for _, b := range on.Investors {
			if b.ID == on.Party(id) {
				return said(formula.NumberValue(b.Ratio), loadline.Textf("%v: %v of what it paid in is bought from it", who, factor(b.Ratio)))
			}
		}
		return said(formula.NumberValue(zero()), loadline.Textf("%v has paid nothing in, or supplies nothing", who))
	case !ok:
		q := loadline.Unknown{Question: loadline.Textf("What does %v supply on %v?", who, on.Day).String()}
		n := loadline.Number{Open: []loadline.Unknown{q}}
		if name == "exit_gap" {
			return said(monthsOf(n), loadline.Textf("no contract with %v is in force", who))
		}
		return said(formula.NumberValue(n), loadline.Textf("no contract with %v is in force", who))
	case name == "exit_ratio":
		return said(formula.NumberValue(s.ExitRatio), loadline.Textf("%v: leaving costs %v of the free cash", who, factor(s.ExitRatio)))
	}
	return said(monthsOf(s.ExitGap), loadline.Textf("%v: %v from when the cash is out until a substitute runs", who, monthsSay(s.ExitGap)))
}
