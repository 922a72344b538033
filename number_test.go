package loadline_test

import (
	"math/big"
	"slices"
	"testing"

	"pgregory.net/rapid"

	. "loadline"
)

// drawNumber draws bounds of every form (exact, closed, open on one side or both) and a point within them.
func drawNumber(t *rapid.T, label string) (Number, *big.Rat) {
	rat := func(what string) *big.Rat {
		return big.NewRat(rapid.Int64Range(-12, 12).Draw(t, label+what), rapid.Int64Range(1, 5).Draw(t, label+" over"))
	}
	x := rat(" point")
	lo := new(big.Rat).Sub(x, new(big.Rat).Abs(rat(" below")))
	hi := new(big.Rat).Add(x, new(big.Rat).Abs(rat(" above")))
	n := Between(FromRat(lo), FromRat(hi))
	switch rapid.IntRange(0, 5).Draw(t, label+" form") {
	case 0:
		n = Exactly(FromRat(x))
	case 1:
		n.Lo = nil
	case 2:
		n.Hi = nil
	case 3:
		n = Number{}
	}
	if !n.Known() {
		n.Open = []Unknown{{Question: label}}
	}
	return n, x
}

func holds(n Number, x *big.Rat) bool {
	return (n.Lo == nil || n.Lo.Rat().Cmp(x) <= 0) && (n.Hi == nil || n.Hi.Rat().Cmp(x) >= 0)
}

// Whatever two numbers really are within their bounds, their sum, difference, product and quotient lie within the bounds
// that the operation gives, and what they hang on is kept.
func TestNumberIsSound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n, x := drawNumber(t, "n")
		m, y := drawNumber(t, "m")
		checkSound(t, "+", n, m, n.Add(m), new(big.Rat).Add(x, y))
		checkSound(t, "-", n, m, n.Sub(m), new(big.Rat).Sub(x, y))
		checkSound(t, "*", n, m, n.Mul(m), new(big.Rat).Mul(x, y))
		checkSound(t, "hull", n, m, n.Hull(m), x)
		checkSound(t, "hull", n, m, n.Hull(m), y)
		checkSound(t, "neg", n, n, n.Neg(), new(big.Rat).Neg(x))
		if q := n.Quo(m); y.Sign() != 0 {
			checkSound(t, "/", n, m, q, new(big.Rat).Quo(x, y))
		}
		if sign, certain := n.Cmp(m); certain && sign != x.Cmp(y) {
			t.Fatalf("%v and %v compare as %d for certain, but may be %v and %v", n, m, sign, x, y)
		}
	})
}

func checkSound(t *rapid.T, op string, n, m, got Number, want *big.Rat) {
	t.Helper()
	if !holds(got, want) {
		t.Fatalf("%v %s %v is %v, but may be %v", n, op, m, got, want)
	}
	if got.Known() && len(got.Open) > 0 || !got.Known() && len(got.Open) == 0 && !(n.Known() && m.Known()) {
		t.Fatalf("%v %s %v is %v and hangs on %v", n, op, m, got, got.Open)
	}
	exact, ok := got.Exact()
	if n.Known() && m.Known() && op != "hull" && (!ok || exact.Rat().Cmp(want) != 0) {
		t.Fatalf("%v %s %v is %v, want exactly %v", n, op, m, got, want)
	}
}

// The bounds of closed intervals are tight: each end is met by some corner, and no corner lies outside.
func TestNumberIsTight(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		ends := func(label string) (Number, [2]Ratio) {
			a := Frac(rapid.Int64Range(-9, 9).Draw(t, label), rapid.Int64Range(1, 4).Draw(t, "over"))
			b := a.Add(Frac(rapid.Int64Range(0, 9).Draw(t, "more"), 3))
			return Between(a, b), [2]Ratio{a, b}
		}
		n, ns := ends("n")
		m, ms := ends("m")
		for name, c := range map[string]struct {
			got Number
			op  func(a, b Ratio) Ratio
		}{"+": {n.Add(m), Ratio.Add}, "-": {n.Sub(m), Ratio.Sub}, "*": {n.Mul(m), Ratio.Mul}} {
			lo, hi := c.op(ns[0], ms[0]), c.op(ns[0], ms[0])
			for _, a := range ns {
				for _, b := range ms {
					lo, hi = lo.Min(c.op(a, b)), hi.Max(c.op(a, b))
				}
			}
			if !c.got.Lo.Equal(lo) || !c.got.Hi.Equal(hi) {
				t.Fatalf("%v %s %v is %v, want %v to %v", n, name, m, c.got, lo, hi)
			}
		}
	})
}

func TestNumberByHand(t *testing.T) {
	at := func(lo, hi int64) Number { return Between(Int(lo), Int(hi), Unknown{Question: "q"}) }
	least := func(lo int64) Number { r := Int(lo); return Number{Lo: &r} }
	most := func(hi int64) Number { r := Int(hi); return Number{Hi: &r} }
	for _, c := range []struct {
		got  Number
		want string
	}{
		{at(1, 2).Add(least(3)), "at least 4"}, {at(1, 2).Sub(least(3)), "at most -1"}, {least(2).Mul(least(3)), "at least 6"}, {most(-2).Mul(most(-3)), "at least 6"},
		{least(2).Mul(most(-3)), "at most -6"}, {least(-1).Mul(least(1)), "not known"}, {most(5).Mul(at(0, 2)), "at most 10"}, {Number{}.Mul(Exactly(Int(0))), "0"},
		{Exactly(Int(6)).Quo(least(2)), "between 0 and 3"}, {Exactly(Int(6)).Quo(most(-2)), "between -3 and 0"}, {at(1, 2).Quo(at(0, 1)), "not known"},
		{at(1, 2).Quo(at(-1, 1)), "not known"}, {Exactly(Int(1)).Quo(Exactly(Int(0))), "not known"}, {Exactly(Int(1)).Quo(Number{}), "not known"},
		{at(2, 4).Quo(at(1, 2)), "between 1 and 4"}, {at(-4, 2).Quo(at(1, 2)), "between -4 and 2"}, {at(1, 2).Hull(at(5, 6)), "between 1 and 6"},
		{at(1, 2).Hull(least(5)), "at least 1"}, {Exactly(Int(3)).Hull(Exactly(Int(3))), "3"}, {at(1, 3).Neg(), "between -3 and -1"}, {least(1).Neg(), "at most -1"}, {at(1, 2).Sub(at(1, 2)), "between -1 and 1"},
		{Between(Int(3), Int(3), Unknown{Question: "q"}), "3"},
	} {
		if c.got.String() != c.want {
			t.Errorf("got %v, want %s", c.got, c.want)
		}
	}
}

// A comparison is certain only where every value the numbers may have compares alike.
func TestNumberCmp(t *testing.T) {
	at := func(lo, hi int64) Number { return Between(Int(lo), Int(hi)) }
	for _, c := range []struct {
		n, m    Number
		sign    int
		certain bool
	}{
		{at(1, 2), at(3, 4), -1, true}, {at(3, 4), at(1, 2), 1, true}, {at(1, 2), at(2, 3), 0, false}, {at(1, 3), at(2, 2), 0, false}, {at(2, 2), at(2, 2), 0, true},
		{Number{}, at(1, 1), 0, false}, {Number{}, Number{}, 0, false}, {Number{Lo: at(5, 5).Lo}, at(1, 4), 1, true}, {at(1, 4), Number{Lo: at(5, 5).Lo}, -1, true}, {Number{Hi: at(5, 5).Lo}, at(1, 4), 0, false},
	} {
		if sign, certain := c.n.Cmp(c.m); sign != c.sign || certain != c.certain {
			t.Errorf("%v against %v: %d, %v", c.n, c.m, sign, certain)
		}
	}
}

// Each question is kept once, in the order met, and the numbers it came from keep their own.
func TestNumbersKeepTheirQuestions(t *testing.T) {
	ask := func(questions ...string) Number {
		n := Between(Int(1), Int(2))
		for _, q := range questions {
			n.Open = append(n.Open, Unknown{Question: q})
		}
		return n
	}
	a, b := ask("votes?", "price?"), ask("price?", "date?")
	var got []string
	for _, u := range a.Add(b).Mul(a).Open {
		got = append(got, u.Question)
	}
	if want := []string{"votes?", "price?", "date?"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if len(a.Open) != 2 || len(b.Open) != 2 {
		t.Error("an operand was changed")
	}
	longer := ask("votes?", "price?", "date?")
	part := longer
	part.Open = longer.Open[:1]
	if n := len(part.Add(longer).Open); n != 3 {
		t.Errorf("%d questions of three that share their memory", n)
	}
	if open := a.Mul(Exactly(Int(0))).Open; len(open) != 0 {
		t.Errorf("zero hangs on %v", open)
	}
}
