package formula

import (
	"fmt"
	"math/big"
	"testing"

	"pgregory.net/rapid"

	"loadline"
)

// A world gives each name bounds, and a point within them: what the unknown really is.
type world struct {
	bounds map[string]loadline.Number
	points map[string]*big.Rat
}

func (w world) Ref(name string, _ loadline.Source) (Value, bool) {
	n, ok := w.bounds[name]
	return NumberValue(n), ok
}
func (w world) Call(loadline.Expr, func(loadline.Expr) Value) (Value, bool) { return Value{}, false }
func (w world) Names() []string                                             { return nil }
func (w world) Functions() []string                                         { return nil }

var names = []string{"a", "b", "c", "d"}

func drawRat(t *rapid.T, label string) *big.Rat {
	return big.NewRat(rapid.Int64Range(-20, 20).Draw(t, label), rapid.Int64Range(1, 6).Draw(t, "den"))
}

// drawWorld draws bounds of every form: exact, closed, open on one side, open on both.
func drawWorld(t *rapid.T, exact bool) world {
	w := world{map[string]loadline.Number{}, map[string]*big.Rat{}}
	for _, name := range names {
		x, below, above := drawRat(t, name), drawRat(t, "below"), drawRat(t, "above")
		lo := loadline.FromRat(new(big.Rat).Sub(x, below.Abs(below)))
		hi := loadline.FromRat(new(big.Rat).Add(x, above.Abs(above)))
		n := loadline.Between(lo, hi)
		form := 0
		if !exact {
			form = rapid.IntRange(0, 4).Draw(t, "form")
		}
		switch form {
		case 0:
			n = loadline.Exactly(loadline.FromRat(x))
		case 1:
			n.Lo = nil
		case 2:
			n.Hi = nil
		case 3:
			n.Lo, n.Hi = nil, nil
		}
		if n.Open = nil; !n.Known() {
			n.Open = []loadline.Unknown{{Question: name}}
		}
		w.bounds[name], w.points[name] = n, x
	}
	return w
}

// drawNumber draws an expression that is a number, drawTruth one that is a truth.
func drawNumber(t *rapid.T, depth int) loadline.Expr {
	if depth == 0 {
		if rapid.Bool().Draw(t, "literal") {
			return loadline.Expr{Op: loadline.Num, Num: loadline.FromRat(drawRat(t, "num"))}
		}
		return loadline.Expr{Op: loadline.RefTo, Name: rapid.SampledFrom(names).Draw(t, "name")}
	}
	op := rapid.SampledFrom([]string{"+", "-", "*", "/", "neg", "min", "max", "abs", "floor", "round", "?"}).Draw(t, "op")
	e := loadline.Expr{Op: loadline.Call, Name: op}
	below := func() loadline.Expr { return drawNumber(t, rapid.IntRange(0, depth-1).Draw(t, "depth")) }
	switch op {
	case "neg", "abs", "floor":
		e.Args = []loadline.Expr{below()}
	case "round":
		e.Args = []loadline.Expr{below(), {Op: loadline.Num, Num: loadline.Int(rapid.Int64Range(0, 2).Draw(t, "decimals"))}}
	case "?":
		e.Args = []loadline.Expr{drawTruth(t, depth-1), below(), below()}
	default:
		e.Args = []loadline.Expr{below(), below()}
	}
	return e
}

func drawTruth(t *rapid.T, depth int) loadline.Expr {
	ops := []string{"<", "<=", ">", ">=", "==", "!="}
	if depth > 0 {
		ops = append(ops, "&&", "||", "!", "&&", "||", "?")
	}
	e := loadline.Expr{Op: loadline.Call, Name: rapid.SampledFrom(ops).Draw(t, "op")}
	switch e.Name {
	case "!":
		e.Args = []loadline.Expr{drawTruth(t, depth-1)}
	case "&&", "||":
		e.Args = []loadline.Expr{drawTruth(t, depth-1), drawTruth(t, depth-1)}
	case "?":
		e.Args = []loadline.Expr{drawTruth(t, depth-1), drawTruth(t, depth-1), drawTruth(t, depth-1)}
	default:
		e.Args = []loadline.Expr{drawNumber(t, max(0, depth-1)), drawNumber(t, max(0, depth-1))}
	}
	return e
}

// undefined: a division by zero at this very point.
type undefined struct{}

// at is the expression at the world's points in plain rational arithmetic: an independent definition of every operator.
func (w world) at(e loadline.Expr) *big.Rat {
	switch {
	case e.Op == loadline.Num:
		return e.Num.Rat()
	case e.Op == loadline.RefTo:
		return w.points[e.Name]
	case e.Name == "?":
		if w.holds(e.Args[0]) {
			return w.at(e.Args[1])
		}
		return w.at(e.Args[2])
	}
	x, out := w.at(e.Args[0]), new(big.Rat)
	switch e.Name {
	case "neg":
		return out.Neg(x)
	case "abs":
		return out.Abs(x)
	case "floor":
		return out.SetInt(floorOf(x))
	case "round":
		scale := big.NewRat(1, 1)
		for range new(big.Int).Set(e.Args[1].Num.Rat().Num()).Int64() {
			scale.Mul(scale, big.NewRat(10, 1))
		}
		half := new(big.Rat).Add(new(big.Rat).Mul(new(big.Rat).Abs(x), scale), big.NewRat(1, 2))
		out.SetInt(floorOf(half)).Quo(out, scale)
		if x.Sign() < 0 {
			out.Neg(out)
		}
		return out
	}
	y := w.at(e.Args[1])
	switch e.Name {
	case "+":
		return out.Add(x, y)
	case "-":
		return out.Sub(x, y)
	case "*":
		return out.Mul(x, y)
	case "/":
		if y.Sign() == 0 {
			panic(undefined{})
		}
		return out.Quo(x, y)
	}
	if (x.Cmp(y) < 0) == (e.Name == "min") {
		return x
	}
	return y
}

// floorOf steps down from the truncated quotient.
func floorOf(x *big.Rat) *big.Int {
	q := new(big.Int).Quo(x.Num(), x.Denom())
	if new(big.Rat).SetInt(q).Cmp(x) > 0 {
		q.Sub(q, big.NewInt(1))
	}
	return q
}

func (w world) holds(e loadline.Expr) bool {
	switch e.Name {
	case "&&":
		return w.holds(e.Args[0]) && w.holds(e.Args[1])
	case "||":
		return w.holds(e.Args[0]) || w.holds(e.Args[1])
	case "!":
		return !w.holds(e.Args[0])
	case "?":
		if w.holds(e.Args[0]) {
			return w.holds(e.Args[1])
		}
		return w.holds(e.Args[2])
	}
	c := w.at(e.Args[0]).Cmp(w.at(e.Args[1]))
	return map[string]bool{"<": c < 0, "<=": c <= 0, ">": c > 0, ">=": c >= 0, "==": c == 0, "!=": c != 0}[e.Name]
}

// defined runs f and says whether the point has a value at all.
func defined(f func()) (ok bool) {
	defer func() {
		if r := recover(); r != nil {
			if _, is := r.(undefined); !is {
				panic(r)
			}
			ok = false
		}
	}()
	f()
	return true
}

// Whatever the unknowns really are, the truth about them lies within what Eval says; where all is exact, it is exact.
func TestSoundAtEveryPoint(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		exact := rapid.Bool().Draw(t, "exact")
		w := drawWorld(t, exact)
		if rapid.Bool().Draw(t, "truth") {
			soundTruth(t, w, drawTruth(t, rapid.IntRange(0, 4).Draw(t, "depth")), exact)
			return
		}
		soundNumber(t, w, drawNumber(t, rapid.IntRange(0, 4).Draw(t, "depth")), exact)
	})
}

func soundNumber(t *rapid.T, w world, e loadline.Expr, exact bool) {
	v, diags := Eval(e, w)
	var want *big.Rat
	if !defined(func() { want = w.at(e) }) {
		return
	}
	if len(diags) > 0 { // a division by exactly zero in a branch that is not taken at this point
		if exact {
			t.Fatalf("%s: %v", written(e), diags)
		}
		return
	}
	if exact {
		if got, ok := v.ExactRatio(); !ok || got.Rat().Cmp(want) != 0 {
			t.Fatalf("%s is %v, want %v", written(e), v, want)
		}
		return
	}
	if v.Kind == Unknown {
		return
	}
	if v.Number.Lo != nil && v.Number.Lo.Rat().Cmp(want) > 0 || v.Number.Hi != nil && v.Number.Hi.Rat().Cmp(want) < 0 {
		t.Fatalf("%s is said to be %v but may be %v", written(e), v, want)
	}
	if !v.Known() && len(v.Open()) == 0 {
		t.Fatalf("%s is %v and nothing is said to be open", written(e), v)
	}
}

func soundTruth(t *rapid.T, w world, e loadline.Expr, exact bool) {
	v, diags := Eval(e, w)
	var want bool
	if !defined(func() { want = w.holds(e) }) || len(diags) > 0 {
		return
	}
	if v.Truth != loadline.CannotTell && v.Truth != loadline.TruthOf(want) {
		t.Fatalf("%s: said %v, but may be %v", written(e), v.Truth, want)
	}
	if exact && v.Truth == loadline.CannotTell {
		t.Fatalf("%s: all is exact, and still it cannot be told", written(e))
	}
	if v.Truth == loadline.CannotTell && len(v.Open()) == 0 {
		t.Fatalf("%s cannot be told and nothing is said to be open", written(e))
	}
}

// A connective of two claims can be told exactly where all ways to settle what is open agree.
func TestKleeneAgainstSubstitution(t *testing.T) {
	truths := []loadline.Truth{loadline.No, loadline.CannotTell, loadline.Yes}
	settle := func(x loadline.Truth) []bool {
		return map[loadline.Truth][]bool{loadline.No: {false}, loadline.Yes: {true}, loadline.CannotTell: {false, true}}[x]
	}
	plain := map[string]func(a, b, c bool) bool{
		"a && b":    func(a, b, _ bool) bool { return a && b },
		"a || b":    func(a, b, _ bool) bool { return a || b },
		"!a":        func(a, _, _ bool) bool { return !a },
		"a == b":    func(a, b, _ bool) bool { return a == b },
		"a != b":    func(a, b, _ bool) bool { return a != b },
		"a ? b : c": func(a, b, c bool) bool { return a && b || !a && c },
	}
	for formula, f := range plain {
		e := parse(t, formula)
		for _, a := range truths {
			for _, b := range truths {
				for _, c := range truths {
					seen := map[bool]bool{}
					for _, x := range settle(a) {
						for _, y := range settle(b) {
							for _, z := range settle(c) {
								seen[f(x, y, z)] = true
							}
						}
					}
					want := loadline.TruthOf(seen[true])
					if len(seen) == 2 {
						want = loadline.CannotTell
					}
					v, _ := Eval(e, truthEnv{"a": a, "b": b, "c": c})
					if v.Truth != want || v.Kind != Truth {
						t.Errorf("%s with a %v, b %v, c %v: %v, want %v", formula, a, b, c, v, want)
					}
				}
			}
		}
	}
}

type truthEnv map[string]loadline.Truth

func (w truthEnv) Ref(name string, _ loadline.Source) (Value, bool) {
	x, ok := w[name]
	return TruthValue(x, loadline.Unknown{Question: name}), ok
}
func (truthEnv) Call(loadline.Expr, func(loadline.Expr) Value) (Value, bool) { return Value{}, false }
func (truthEnv) Names() []string                                             { return nil }
func (truthEnv) Functions() []string                                         { return nil }

// A date moved by months and days between bounds lies within the bounds for each of them.
func TestMovedDatesAreSound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		day := loadline.Date(rapid.Int32Range(100000, 1000000).Draw(t, "day"))
		length := rapid.IntRange(0, 50).Draw(t, "length")
		months, moreMonths := rapid.IntRange(-30, 30).Draw(t, "months"), rapid.IntRange(0, 30).Draw(t, "more months")
		days, moreDays := rapid.IntRange(-90, 90).Draw(t, "days"), rapid.IntRange(0, 90).Draw(t, "more days")
		span := func(lo, more int) loadline.Number {
			return loadline.Between(loadline.Int(int64(lo)), loadline.Int(int64(lo+more)), loadline.Unknown{Question: "q"})
		}
		from := Value{Kind: Date, Number: span(int(day), length)}
		env := valueEnv{"day": from, "by": DurationValue(span(months, moreMonths), span(days, moreDays))}
		v, diags := Eval(parse(t, "day + by"), env)
		at := day.AddDays(rapid.IntRange(0, length).Draw(t, "at"))
		by := loadline.Duration{Months: months + rapid.IntRange(0, moreMonths).Draw(t, "m"), Days: days + rapid.IntRange(0, moreDays).Draw(t, "d")}
		want := loadline.Int(int64(by.After(at)))
		if len(diags) > 0 || v.Number.Lo.Cmp(want) > 0 || v.Number.Hi.Cmp(want) < 0 {
			t.Fatalf("%v %v: %v + %v is %v", v, diags, at, by, by.After(at))
		}
	})
}

type valueEnv map[string]Value

func (w valueEnv) Ref(name string, _ loadline.Source) (Value, bool) {
	v, ok := w[name]
	return v, ok
}
func (valueEnv) Call(loadline.Expr, func(loadline.Expr) Value) (Value, bool) { return Value{}, false }
func (valueEnv) Names() []string                                             { return nil }
func (valueEnv) Functions() []string                                         { return nil }

// The days of a number of months are those that the calendar shows from any day on, and each bound is met by one.
func TestDaysOfMonths(t *testing.T) {
	for _, months := range []int{1, 2, 3, 6, 11, 12, 13, 24, 48, 96, 120, 4800} {
		fewest, most := daysOfMonths(int64(months))
		lo, hi := 1<<30, 0
		for day := loadline.DateOf(2000, 1, 1); day < loadline.DateOf(2400, 1, 1); day++ {
			_, _, of := day.Civil()
			if of < 27 && of > 1 {
				continue
			}
			n := int(day.AddMonths(months) - day)
			lo, hi = min(lo, n), max(hi, n)
		}
		if got, want := fmt.Sprint(fewest, most), fmt.Sprint(lo, hi); got != want {
			t.Errorf("%d months are %s days, the calendar shows %s", months, got, want)
		}
	}
}
