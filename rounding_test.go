package loadline_test

import (
	"math"
	"math/big"
	"testing"

	"pgregory.net/rapid"

	. "loadline"
)

// Examples of the four roundings, the halves of which FloatString and fmt get wrong for documents.
func TestRound(t *testing.T) {
	for _, c := range []struct {
		r        Ratio
		decimals int
		want     [4]string // Down, Up, HalfUp, HalfEven
	}{
		{Frac(5, 2), 0, [4]string{"2", "3", "3", "2"}},
		{Frac(-5, 2), 0, [4]string{"-2", "-3", "-3", "-2"}},
		{Frac(7, 2), 0, [4]string{"3", "4", "4", "4"}},
		{Frac(1, 8), 2, [4]string{"0.12", "0.13", "0.13", "0.12"}},
		{Frac(1, 3), 4, [4]string{"0.3333", "0.3334", "0.3333", "0.3333"}},
		{Frac(-2, 3), 2, [4]string{"-0.66", "-0.67", "-0.67", "-0.67"}},
		{Int(7), 3, [4]string{"7", "7", "7", "7"}},
		{Frac(1, 1000), 2, [4]string{"0", "0.01", "0", "0"}},
		{Int(1250), -2, [4]string{"1200", "1300", "1300", "1200"}},
		{Int(math.MinInt64), 0, [4]string{"-9223372036854775808", "-9223372036854775808", "-9223372036854775808", "-9223372036854775808"}},
	} {
		for by, want := range c.want {
			if got := c.r.Round(c.decimals, Rounding(by)).String(); got != want {
				t.Errorf("%v %v to %d decimals is %s, want %s", c.r, Rounding(by), c.decimals, got, want)
			}
		}
	}
}

// Each rounding is defined by the two neighbours on the grid of its decimals: which of them it may choose.
func TestRoundAgainstItsDefinition(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r, x := drawRatio(t, "r")
		decimals := rapid.IntRange(-4, 12).Draw(t, "decimals")
		by := Rounding(rapid.IntRange(0, 3).Draw(t, "by"))
		step := new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(max(decimals, -decimals))), nil))
		if decimals > 0 {
			step.Inv(step)
		}
		got := r.Round(decimals, by).Rat()
		steps := new(big.Rat).Quo(got, step)
		if !steps.IsInt() {
			t.Fatalf("%v has more than %d decimals", got, decimals)
		}
		size, rounded := new(big.Rat).Abs(x), new(big.Rat).Abs(got)
		off := new(big.Rat).Sub(rounded, size) // how far from zero it moved
		half := new(big.Rat).Quo(step, big.NewRat(2, 1))
		if new(big.Rat).Abs(off).Cmp(step) >= 0 || got.Sign()*x.Sign() < 0 {
			t.Fatalf("%v is rounded to %v, beyond its neighbours", x, got)
		}
		ok := false
		switch by {
		case Down:
			ok = off.Sign() <= 0
		case Up:
			ok = off.Sign() >= 0
		case HalfUp:
			ok = off.Cmp(half) <= 0 && new(big.Rat).Neg(off).Cmp(half) < 0
		case HalfEven:
			tie := new(big.Rat).Abs(off).Cmp(half) == 0
			ok = new(big.Rat).Abs(off).Cmp(half) <= 0 && (!tie || steps.Num().Bit(0) == 0)
		}
		if !ok {
			t.Fatalf("%v %v to %d decimals is %v", x, by, decimals, got)
		}
	})
}

// The second row is the usual example of Hamilton's method: ten seats for six parties with 100,000 votes together, of which
// the exact shares are 4.7, 1.6, 1.59, 1.2, 0.6 and 0.31.
func TestApportion(t *testing.T) {
	for _, c := range []struct {
		units int64
		parts []int64
		want  []int64
	}{
		{100, []int64{1, 1, 1}, []int64{34, 33, 33}},
		{10, []int64{47000, 16000, 15900, 12000, 6000, 3100}, []int64{5, 2, 1, 1, 1, 0}},
		{0, []int64{3, 4}, []int64{0, 0}},
		{7, []int64{0, 0}, []int64{0, 0}},
		{7, nil, []int64{}},
		{3, []int64{0, 1, 0}, []int64{0, 3, 0}},
	} {
		var parts []Ratio
		for _, p := range c.parts {
			parts = append(parts, Int(p))
		}
		got := Apportion(c.units, parts)
		for i := range c.want {
			if len(got) != len(c.want) || got[i] != c.want[i] {
				t.Fatalf("%d over %v is %v, want %v", c.units, c.parts, got, c.want)
			}
		}
	}
}

// The parts add up exactly, each is the floor or the ceiling of its exact share, and no smaller remainder is preferred.
func TestApportionIsFair(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		units := rapid.OneOf(rapid.Int64Range(0, 1000), rapid.Int64Range(0, math.MaxInt64)).Draw(t, "units")
		var parts []Ratio
		total := new(big.Rat)
		for range rapid.IntRange(1, 12).Draw(t, "parts") {
			p := Frac(rapid.Int64Range(0, 1e6).Draw(t, "part"), rapid.Int64Range(1, 9).Draw(t, "over"))
			parts = append(parts, p)
			total.Add(total, p.Rat())
		}
		if total.Sign() == 0 {
			return
		}
		got := Apportion(units, parts)
		sum, rests := new(big.Int), make([]*big.Rat, len(parts))
		for i, n := range got {
			sum.Add(sum, big.NewInt(n))
			exact := new(big.Rat).Mul(parts[i].Rat(), new(big.Rat).SetInt64(units))
			rests[i] = exact.Quo(exact, total).Sub(exact, new(big.Rat).SetInt64(n))
			if new(big.Rat).Abs(rests[i]).Cmp(big.NewRat(1, 1)) >= 0 {
				t.Fatalf("%d over %v: part %d is %d, off by %v", units, parts, i, n, rests[i])
			}
		}
		if !sum.IsInt64() || sum.Int64() != units {
			t.Fatalf("%d over %v adds up to %v", units, parts, sum)
		}
		checkRemainders(t, rests)
	})
}

// checkRemainders: who was rounded up (a rest below zero) had a remainder at least that of anyone who was not.
func checkRemainders(t *rapid.T, rests []*big.Rat) {
	for i, up := range rests {
		if up.Sign() >= 0 {
			continue
		}
		remainder := new(big.Rat).Add(up, big.NewRat(1, 1))
		for k, down := range rests {
			if down.Sign() < 0 {
				continue
			}
			if c := remainder.Cmp(down); c < 0 || c == 0 && i > k {
				t.Fatalf("the remainder %v (part %d) was preferred to %v (part %d)", remainder, i, down, k)
			}
		}
	}
}

func TestApportionRefusesNegatives(t *testing.T) {
	for name, f := range map[string]func(){
		"units":  func() { Apportion(-1, []Ratio{Int(1)}) },
		"a part": func() { Apportion(1, []Ratio{Int(3), Int(-1)}) },
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
