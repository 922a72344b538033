package loadline_test

import (
	"math"
	"math/big"
	"strings"
	"testing"

	"pgregory.net/rapid"

	. "loadline"
)

// edges are the whole numbers at which 63 bits end, and their neighbours; products and sums of them leave int64.
var edges = []int64{math.MinInt64, math.MinInt64 + 1, math.MinInt64 / 2, -1 << 32, -3, -2, -1, 0, 1, 2, 3, 5, 10, 1 << 31, 1 << 32,
	math.MaxInt64 / 2, math.MaxInt64/2 + 1, math.MaxInt64 - 1, math.MaxInt64}

func edge(t *rapid.T, label string) int64 {
	if rapid.Bool().Draw(t, label+" at the edge") {
		return rapid.SampledFrom(edges).Draw(t, label)
	}
	return rapid.Int64().Draw(t, label)
}

// drawRatio draws a number as a Ratio and, made apart from it, as a big.Rat.
func drawRatio(t *rapid.T, label string) (Ratio, *big.Rat) {
	num, den := edge(t, label), edge(t, label+" over")
	if den == 0 {
		den = 1
	}
	want := big.NewRat(num, den)
	switch rapid.IntRange(0, 3).Draw(t, label+" form") {
	case 0:
		return Int(num), big.NewRat(num, 1)
	case 1: // far beyond 64 bits
		want.Mul(want, big.NewRat(math.MaxInt64, 7))
		return FromRat(want), want
	}
	return Frac(num, den), want
}

// Every operation on a Ratio is the same operation on big.Rat, also where numerators leave 63 bits.
func TestRatioAgainstBigRat(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, x := drawRatio(t, "a")
		b, y := drawRatio(t, "b")
		same := func(what string, got Ratio, want *big.Rat) {
			t.Helper()
			if got.Rat().Cmp(want) != 0 {
				t.Fatalf("%v %s %v is %v, want %v", x, what, y, got, want)
			}
			checkForm(t, got)
		}
		same("+", a.Add(b), new(big.Rat).Add(x, y))
		same("-", a.Sub(b), new(big.Rat).Sub(x, y))
		same("*", a.Mul(b), new(big.Rat).Mul(x, y))
		same("neg", a.Neg(), new(big.Rat).Neg(x))
		if y.Sign() != 0 {
			same("/", a.Quo(b), new(big.Rat).Quo(x, y))
		}
		smaller, larger := x, y
		if x.Cmp(y) > 0 {
			smaller, larger = y, x
		}
		same("min", a.Min(b), smaller)
		same("max", a.Max(b), larger)
		if a.Cmp(b) != x.Cmp(y) || a.Equal(b) != (x.Cmp(y) == 0) || a.Sign() != x.Sign() || a.IsInt() != x.IsInt() {
			t.Fatalf("%v and %v compare as %d, want %d", x, y, a.Cmp(b), x.Cmp(y))
		}
		n, isInt := a.Int64()
		if want := x.IsInt() && x.Num().IsInt64(); isInt != want || want && n != x.Num().Int64() {
			t.Fatalf("%v as a whole number: %d, %v", x, n, isInt)
		}
		if f, _ := x.Float64(); a.Float() != f {
			t.Fatalf("%v as a float: %v, want %v", x, a.Float(), f)
		}
		checkWhole(t, a, x)
	})
}

// checkForm: a value that fits is kept in place, so that two equal small values are equal structs and none allocates.
func checkForm(t *rapid.T, r Ratio) {
	t.Helper()
	small := r.Rat().Num().IsInt64() && r.Rat().Denom().IsInt64()
	if again := FromRat(r.Rat()); small && again != r {
		t.Fatalf("%v is kept in two forms", r)
	}
}

// checkWhole: the floor is the whole number at or less than one below, the ceiling the one above.
func checkWhole(t *rapid.T, a Ratio, x *big.Rat) {
	t.Helper()
	floor, ceil := a.Floor(), a.Ceil()
	below, above := new(big.Rat).Sub(x, floor.Rat()), new(big.Rat).Sub(ceil.Rat(), x)
	one := big.NewRat(1, 1)
	if !floor.IsInt() || !ceil.IsInt() || below.Sign() < 0 || below.Cmp(one) >= 0 || above.Sign() < 0 || above.Cmp(one) >= 0 {
		t.Fatalf("%v lies between %v and %v", x, floor, ceil)
	}
	if want := max(x.Num().BitLen(), x.Denom().BitLen()); a.Bits() != want {
		t.Fatalf("%v has %d bits, want %d", x, a.Bits(), want)
	}
}

// A Ratio is never changed by what is done with it, nor with the big.Rat that it was made of or gave out.
func TestRatioIsImmutable(t *testing.T) {
	huge := new(big.Rat).SetInt(new(big.Int).Lsh(big.NewInt(1), 200))
	for _, source := range []*big.Rat{huge, big.NewRat(1, 3)} {
		r := FromRat(source)
		want := r.String()
		r.Rat().SetInt64(9)
		r.Add(Int(1)).Mul(r).Neg().Quo(Int(3)).Round(2, Up)
		source.SetInt64(7)
		if r.String() != want {
			t.Errorf("%s became %s", want, r)
		}
	}
}

// A number prints as a decimal where it ends within 18 places, and what is printed reads back as the same number.
func TestRatioPrintsInFull(t *testing.T) {
	for _, c := range []struct {
		r    Ratio
		want string
	}{
		{Ratio{}, "0"}, {Frac(1, 8), "0.125"}, {Frac(-5, 2), "-2.5"}, {Frac(1, 3), "1/3"}, {Frac(-22, 7), "-22/7"}, {Int(math.MinInt64), "-9223372036854775808"},
		{Frac(1, 1e18), "0.000000000000000001"}, {Frac(1, 2e18), "1/2000000000000000000"}, {Frac(6, 4), "1.5"}, {Int(100), "100"}, {Frac(1000, 10), "100"},
	} {
		if got := c.r.String(); got != c.want {
			t.Errorf("got %s, want %s", got, c.want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		r, x := drawRatio(t, "r")
		text, err := r.MarshalText()
		again, ok := new(big.Rat).SetString(string(text))
		if err != nil || !ok || again.Cmp(x) != 0 {
			t.Fatalf("%v is printed %s", x, text)
		}
		if s := string(text); strings.ContainsAny(s, ".") && strings.HasSuffix(s, "0") {
			t.Fatalf("%s ends in a zero that says nothing", s)
		}
	})
}

func TestRatioRefusesZeroDivisors(t *testing.T) {
	for name, f := range map[string]func(){
		"a fraction": func() { Frac(1, 0) },
		"a quotient": func() { Int(1).Quo(Ratio{}) },
	} {
		t.Run(name, func(t *testing.T) {
			defer func() {
				if recover() == nil {
					t.Error("no panic")
				}
			}()
			f()
		})
	}
}

// Small arithmetic does not touch the heap: a replay of a million transactions lives on it.
func TestSmallRatiosDoNotAllocate(t *testing.T) {
	a, b := Frac(1, 3), Int(12500000)
	if n := testing.AllocsPerRun(100, func() {
		_ = a.Add(b).Mul(a).Sub(b).Quo(b).Cmp(a)
	}); n != 0 {
		t.Errorf("%v allocations", n)
	}
}
