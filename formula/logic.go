package formula

import "loadline"

// connective is "and" or "or" in Kleene's logic: a decided side decides, whatever the other is. The reasons kept are those
// that decide: one false conjunct explains a false conjunction.
func (v *visit) connective(e loadline.Expr) Value {
	decisive := loadline.No
	if e.Name == "||" {
		decisive = loadline.Yes
	}
	a, ok1 := v.truth(e.Args[0], v.eval(e.Args[0]))
	if a.Truth == decisive {
		v.unreached++
		defer func() { v.unreached-- }()
	}
	b, ok2 := v.truth(e.Args[1], v.eval(e.Args[1]))
	if !ok1 && !ok2 {
		return TruthValue(loadline.CannotTell)
	}
	if e.Name == "||" {
		return connected(e, max(a.Truth, b.Truth), a, b)
	}
	return connected(e, min(a.Truth, b.Truth), a, b)
}

func (v *visit) not(e loadline.Expr, a Value) Value {
	a, ok := v.truth(e.Args[0], a)
	if !ok {
		return a
	}
	return because(TruthValue(-a.Truth, a.Open()...), opposite(a.Truth), e.At, reasoned(e.Args[0], a))
}

// truth is a value as a truth; of an unknown value it cannot be told.
func (v *visit) truth(e loadline.Expr, x Value) (Value, bool) {
	switch x.Kind {
	case Truth:
		return x, true
	case Unknown:
		out := TruthValue(loadline.CannotTell, x.Open()...)
		out.Because, out.steps = x.Because, x.steps
		return out, true
	}
	v.fault(e, loadline.UnitMismatch,
		loadline.Textf("Here stands %v where yes or no is asked for", describe(x)),
		loadline.Textf("%v is neither true nor false.", x.Arg()),
		loadline.Textf("Compare it with something: x > 0, x == none."))
	return TruthValue(loadline.CannotTell), false
}

// choice is "condition ? then : else". Where the condition cannot be told, the value is what both branches agree on.
func (v *visit) choice(e loadline.Expr) Value {
	c, _ := v.truth(e.Args[0], v.eval(e.Args[0]))
	then := v.branch(e.Args[1], c.Truth == loadline.No)
	other := v.branch(e.Args[2], c.Truth == loadline.Yes)
	switch c.Truth {
	case loadline.Yes:
		return because(then, loadline.Textf("the condition holds, so it is %v", then.Arg()), e.At, reasoned(e.Args[0], c), then)
	case loadline.No:
		return because(other, loadline.Textf("the condition does not hold, so it is %v", other.Arg()), e.At, reasoned(e.Args[0], c), other)
	}
	out := either(c, then, other)
	return because(out, loadline.Textf("whether the condition holds cannot be told, so it is %v", out.Arg()), e.At, reasoned(e.Args[0], c), then, other)
}

func (v *visit) branch(e loadline.Expr, unreached bool) Value {
	if !unreached {
		return v.eval(e)
	}
	v.unreached++
	defer func() { v.unreached-- }()
	return v.eval(e)
}

// either is the value of which only is known that it is a or b.
func either(c, a, b Value) Value {
	open := join(c.Open(), a.Open(), b.Open())
	a, b = adaptTo(a, b), adaptTo(b, a)
	if a.Kind != b.Kind || a.Kind == Number && !sameUnit(a, b) {
		return OpenValue(open...)
	}
	if same, _ := equal(a, b, maxDepth); same == loadline.Yes {
		return figured(a, b)
	}
	switch a.Kind {
	case Number:
		return withNumber(figured(a, b), opened(a.Number.Hull(b.Number), open))
	case Date:
		return Value{Kind: Date, Number: opened(a.Number.Hull(b.Number), open)}
	case Duration:
		return DurationValue(opened(a.Number.Hull(b.Number), open), opened(a.days.Hull(b.days), open))
	case Truth:
		return TruthValue(loadline.CannotTell, open...)
	}
	return OpenValue(open...)
}

// opened is a number with the questions it hangs on; an exact one hangs on none.
func opened(n loadline.Number, open []loadline.Unknown) loadline.Number {
	n.Open = open
	if n.Known() {
		n.Open = nil
	}
	return n
}
