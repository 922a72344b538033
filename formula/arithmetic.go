package formula

import "loadline"

func (v *visit) negated(e loadline.Expr, a Value) Value {
	switch a.Kind {
	case Unknown:
		return derived(e, OpenValue(a.Open()...), a)
	case Number, Duration:
		return derived(e, times(a, loadline.Exactly(loadline.Int(-1))), a)
	}
	return v.mismatch(e, a, a)
}

// arithmetic is a sum, difference, product or quotient. The operands are taken as if they did not hang on one another, so
// that x - x of an x that lies between bounds is sound but not zero.
func (v *visit) arithmetic(e loadline.Expr, a, b Value) Value {
	if a.Kind == None || b.Kind == None {
		return v.sizeOfNone(e)
	}
	if e.Name == "+" || e.Name == "-" {
		var ok bool
		if a, b, ok = v.adapted(e, a, b); !ok {
			return Value{}
		}
	}
	var out Value
	var ok bool
	switch e.Name {
	case "+":
		out, ok = v.sum(e, a, b)
	case "-":
		out, ok = v.difference(e, a, b)
	case "*":
		out, ok = product(a, b)
	case "/":
		if out, ok = quotient(a, b); ok && divisor(b).IsZero() {
			return v.divisionByZero(e, out)
		}
	}
	if !ok {
		return v.mismatch(e, a, b)
	}
	return derived(e, out, a, b)
}

func (v *visit) sum(e loadline.Expr, a, b Value) (Value, bool) {
	switch {
	case a.Kind == Unknown || b.Kind == Unknown:
		return openSum(a, b)
	case a.Kind == Number && sameUnit(a, b):
		return withNumber(figured(a, b), a.Number.Add(b.Number)), true
	case a.Kind == Duration && b.Kind == Duration:
		return DurationValue(a.Number.Add(b.Number), a.days.Add(b.days)), true
	case a.Kind == Date && b.Kind == Duration:
		return v.moved(e, a, b), true
	case a.Kind == Duration && b.Kind == Date:
		return v.moved(e, b, a), true
	}
	return Value{}, false
}

func (v *visit) difference(e loadline.Expr, a, b Value) (Value, bool) {
	switch {
	case a.Kind == Unknown || b.Kind == Unknown:
		return openDifference(a, b)
	case a.Kind == Date && b.Kind == Date:
		return DurationValue(whole(0), a.Number.Sub(b.Number)), true
	case a.Kind == Duration && b.Kind == Date:
		return Value{}, false
	case b.Kind == Number || b.Kind == Duration:
		return v.sum(e, a, times(b, loadline.Exactly(loadline.Int(-1))))
	}
	return Value{}, false
}

// openSum adds what may be anything: the other operand tells the kind where it can only be one.
func openSum(a, b Value) (Value, bool) {
	if a.Kind != Unknown {
		a, b = b, a
	}
	open := loadline.Number{Open: join(a.Open(), b.Open())}
	switch {
	case b.Kind == Number && b.Unit != Plain:
		return withNumber(b, open), true
	case b.Kind == Date:
		return Value{Kind: Date, Number: open}, true
	}
	return OpenValue(open.Open...), b.Kind == Unknown || b.Kind == Number || b.Kind == Duration || b.Kind == Text
}

func openDifference(a, b Value) (Value, bool) {
	switch {
	case b.Kind == Date:
		open := join(a.Open(), b.Open())
		return DurationValue(whole(0), loadline.Number{Open: open}), true
	case a.Kind == Date:
		return OpenValue(join(a.Open(), b.Open())...), true // a day or a duration
	}
	return openSum(a, b)
}

func product(a, b Value) (Value, bool) {
	switch {
	case a.Kind == Unknown || b.Kind == Unknown:
		return OpenValue(join(a.Open(), b.Open())...), scales(a) && scales(b)
	case isPlain(a) && isPlain(b):
		return FigureValue(a.Number.Mul(b.Number), ratioOf(a, b)), true
	case a.Kind == Number && a.Unit == Plain && (b.Kind == Number || b.Kind == Duration):
		return times(b, a.Number), true
	case b.Kind == Number && b.Unit == Plain && (a.Kind == Number || a.Kind == Duration):
		return times(a, b.Number), true
	case a.Kind != Number || b.Kind != Number:
		return Value{}, false
	case a.Unit == Shares && b.Unit == Money: // shares at a price
		return times(b, a.Number), true
	case a.Unit == Money && b.Unit == Shares:
		return times(a, b.Number), true
	}
	return Value{}, false
}

func quotient(a, b Value) (Value, bool) {
	switch {
	case a.Kind == Unknown || b.Kind == Unknown:
		return OpenValue(join(a.Open(), b.Open())...), scales(a) && scales(b)
	case a.Kind == Duration && b.Kind == Duration:
		return NumberValue(inOneUnit(a, b)), true
	case b.Kind != Number:
		return Value{}, false
	case b.Unit == Plain && a.Kind == Duration:
		return DurationValue(over(a.Number, b.Number), over(a.days, b.Number)), true
	case a.Kind != Number:
		return Value{}, false
	case isPlain(a) && isPlain(b):
		return FigureValue(a.Number.Quo(b.Number), ratioOf(a, b)), true
	case b.Unit == Plain, a.Unit == Money && b.Unit == Shares: // the latter is a price
		return withNumber(a, a.Number.Quo(b.Number)), true
	case sameUnit(a, b) && a.Unit != Money, a.Unit == Votes && b.Unit == Shares: // a part of what is held
		return FigureValue(a.Number.Quo(b.Number), Ratio), true
	case sameUnit(a, b):
		return NumberValue(a.Number.Quo(b.Number)), true
	}
	return Value{}, false
}

// scales says whether a value may stand in a product at all.
func scales(x Value) bool { return x.Kind == Unknown || x.Kind == Number || x.Kind == Duration }

// divisor is the number that must not be zero.
func divisor(b Value) loadline.Number {
	if b.Kind == Duration {
		if b.Number.IsZero() {
			return b.days
		}
		return b.Number.Hull(b.days) // zero only where both are
	}
	return b.Number
}

// over divides the months or the days of a duration, either of which is exactly none of most.
func over(n, by loadline.Number) loadline.Number {
	if n.IsZero() {
		return n
	}
	return n.Quo(by)
}

// times is a number or a duration times a factor.
func times(x Value, by loadline.Number) Value {
	if x.Kind == Duration {
		return DurationValue(x.Number.Mul(by), x.days.Mul(by))
	}
	return withNumber(x, x.Number.Mul(by))
}

// withNumber is a bare result in the unit of x.
func withNumber(x Value, n loadline.Number) Value {
	return Value{Kind: Number, Unit: x.Unit, Currency: x.Currency, Figure: x.Figure, Number: n}
}

// sameUnit says whether two numbers may be added and compared. A part of a whole is no count.
func sameUnit(a, b Value) bool {
	return a.Kind == Number && b.Kind == Number && a.Unit == b.Unit && a.Currency == b.Currency &&
		(a.Figure == b.Figure || min(a.Figure, b.Figure) <= Ratio)
}

// figured is a with the figure of a sum of the two: a number that somebody wrote makes a part no less a part.
func figured(a, b Value) Value {
	a.Figure = max(a.Figure, b.Figure)
	return a
}

// ratioOf is the figure of a product or a quotient of two bare numbers.
func ratioOf(a, b Value) Figure { return min(Ratio, max(a.Figure, b.Figure)) }

func (v *visit) divisionByZero(e loadline.Expr, out Value) Value {
	v.faultOfValue(e, loadline.DivisionByZero,
		loadline.Textf("Division by zero"),
		loadline.Textf("%s is exactly 0, so the quotient has no value.", written(e.Args[1])),
		loadline.Textf("Ask first: %s == 0 ? … : ….", written(e.Args[1])))
	return Value{Kind: out.Kind, Unit: out.Unit, Currency: out.Currency}
}
