package formula

import "loadline"

// comparison is yes where it holds for all values that the operands may have, no where it holds for none.
func (v *visit) comparison(e loadline.Expr, a, b Value) Value {
	x, y, ok := v.adapted(e, a, b)
	if !ok {
		return TruthValue(loadline.CannotTell)
	}
	var truth loadline.Truth
	switch e.Name {
	case "==", "!=":
		truth, ok = equal(x, y, maxDepth)
		if e.Name == "!=" {
			truth = -truth
		}
	default:
		truth, ok = v.ordered(e, x, y)
	}
	if !ok {
		v.mismatch(e, x, y)
		return TruthValue(loadline.CannotTell)
	}
	return compared(e, TruthValue(truth, join(x.Open(), y.Open())...), a, b, x, y)
}

func (v *visit) ordered(e loadline.Expr, a, b Value) (loadline.Truth, bool) {
	switch {
	case a.Kind == None || b.Kind == None:
		v.sizeOfNone(e)
		return loadline.CannotTell, true
	case a.Kind == Unknown || b.Kind == Unknown:
		return loadline.CannotTell, sizeable(a) && sizeable(b)
	case sameUnit(a, b), a.Kind == Date && b.Kind == Date:
		return order(e.Name, a.Number, b.Number), true
	case a.Kind == Duration && b.Kind == Duration:
		return order(e.Name, spanDifference(a, b), whole(0)), true
	}
	return loadline.CannotTell, false
}

func sizeable(x Value) bool {
	return x.Kind == Unknown || x.Kind == Number || x.Kind == Duration || x.Kind == Date || x.Kind == Text
}

// order compares two numbers by "<", "<=", ">" or ">=".
func order(op string, a, b loadline.Number) loadline.Truth {
	switch op {
	case ">":
		return order("<", b, a)
	case ">=":
		return order("<=", b, a)
	case "<=":
		return -order("<", b, a)
	}
	switch {
	case a.Hi != nil && b.Lo != nil && a.Hi.Cmp(*b.Lo) < 0:
		return loadline.Yes
	case a.Lo != nil && b.Hi != nil && a.Lo.Cmp(*b.Hi) >= 0:
		return loadline.No
	}
	return loadline.CannotTell
}

// equal says whether two values are the same, and whether they can be compared at all.
func equal(a, b Value, depth int) (loadline.Truth, bool) {
	switch {
	case depth == 0:
		return loadline.CannotTell, true
	case a.Kind == Unknown || b.Kind == Unknown:
		return loadline.CannotTell, true
	case a.Kind == None || b.Kind == None:
		return loadline.TruthOf(a.Kind == b.Kind), true
	case a.Kind != b.Kind:
		return loadline.CannotTell, false
	}
	switch a.Kind {
	case Number:
		return sameNumber(a.Number, b.Number), sameUnit(a, b)
	case Date:
		return sameNumber(a.Number, b.Number), true
	case Duration:
		return sameNumber(spanDifference(a, b), whole(0)), true
	case Truth:
		return a.Truth * b.Truth, true // alike: yes; one of them not to be told: cannot tell
	case Text:
		return loadline.TruthOf(a.Text == b.Text), true
	case Fact:
		return loadline.TruthOf(a.Ref == b.Ref), true
	}
	return sameList(a.List, b.List, depth-1)
}

func sameNumber(a, b loadline.Number) loadline.Truth {
	if sign, certain := a.Cmp(b); certain {
		return loadline.TruthOf(sign == 0)
	}
	return loadline.CannotTell
}

func sameList(a, b []Value, depth int) (loadline.Truth, bool) {
	if len(a) != len(b) {
		return loadline.No, true
	}
	all := loadline.Yes
	for i := range a {
		x, y := adaptTo(a[i], b[i]), adaptTo(b[i], a[i])
		same, ok := equal(x, y, depth)
		if !ok {
			return loadline.CannotTell, false
		}
		all = min(all, same)
	}
	return all, true
}

func (v *visit) sizeOfNone(e loadline.Expr) Value {
	return v.faultOfValue(e, loadline.UnitMismatch,
		loadline.Textf("none has no size"),
		loadline.Textf("One side of %s is none or never, which is neither small nor large.", e.Name),
		loadline.Textf("Ask for it first: x == never || x >= months(3)."))
}
