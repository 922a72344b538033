package forecast

import (
	"math"
	"math/big"
	"math/rand/v2"
	"testing"
)

// The known answers of Random123 (Salmon et al., file kat_vectors), for philox4x32 with ten rounds.
func TestPhiloxGivesTheKnownAnswers(t *testing.T) {
	const all = 0xffffffff
	for _, c := range []struct {
		counter [4]uint32
		key     [2]uint32
		want    [4]uint32
	}{
		{[4]uint32{}, [2]uint32{}, [4]uint32{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}},
		{[4]uint32{all, all, all, all}, [2]uint32{all, all}, [4]uint32{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}},
		{[4]uint32{0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, [2]uint32{0xa4093822, 0x299f31d0}, [4]uint32{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}},
	} {
		if got := Philox(c.counter, c.key); got != c.want {
			t.Errorf("of %x and %x: %x, want %x", c.counter, c.key, got, c.want)
		}
	}
}

// ulps is how far a number lies from the true one, in units of its last place.
func ulps(got float64, want *big.Float) float64 {
	near, _ := want.Float64()
	unit := new(big.Float).SetFloat64(math.Nextafter(math.Abs(near), math.Inf(1)) - math.Abs(near))
	off := new(big.Float).SetPrec(300).Sub(new(big.Float).SetPrec(300).SetFloat64(got), want)
	d, _ := off.Quo(off, unit).Float64()
	return math.Abs(d)
}

// bigExp is the exponential with 200 bits, by its series after halving the argument 40 times.
func bigExp(x float64) *big.Float {
	const prec = 300
	r := new(big.Float).SetPrec(prec).SetFloat64(x)
	r.SetMantExp(r, -40)
	sum, term := new(big.Float).SetPrec(prec).SetInt64(1), new(big.Float).SetPrec(prec).SetInt64(1)
	for k := int64(1); k < 40; k++ {
		term.Mul(term, r)
		term.Quo(term, new(big.Float).SetPrec(prec).SetInt64(k))
		sum.Add(sum, term)
	}
	for range 40 {
		sum.Mul(sum, sum)
	}
	return sum
}

func TestExpIsWithinTwoUnitsOfTheLastPlace(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for i := range 3000 {
		x := r.Float64()*1400 - 700
		if i%2 == 0 {
			x = r.NormFloat64() * 3
		}
		if off := ulps(Exp(x), bigExp(x)); off > 2 {
			t.Errorf("Exp(%v) is off by %.2f units", x, off)
		}
	}
	for _, c := range [][2]float64{{0, 1}, {math.Inf(1), math.Inf(1)}, {math.Inf(-1), 0}, {710, math.Inf(1)}, {-746, 0}, {-709, 0}, {1, math.E}, {math.Copysign(0, -1), 1}} {
		if got := Exp(c[0]); got != c[1] {
			t.Errorf("Exp(%v) is %v, want %v", c[0], got, c[1])
		}
	}
	if x := Exp(math.NaN()); x == x {
		t.Error("Exp of no number is a number")
	}
}

// The logarithm is held against the exponential with 300 bits: one step of Newton from it must not move it by more than two units.
func TestLogIsWithinTwoUnitsOfTheLastPlace(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for i := range 3000 {
		x := math.Float64frombits(r.Uint64N(0x7fe<<52-1<<52) + 1<<52)
		if i%2 == 0 {
			x = math.Exp(r.NormFloat64())
		}
		if math.Abs(math.Log(x)) > 600 || x == 1 {
			continue
		}
		y := Log(x)
		step := new(big.Float).SetPrec(300).Quo(new(big.Float).SetPrec(300).SetFloat64(x), bigExp(y))
		step.Sub(step, big.NewFloat(1))
		d, _ := step.Float64()
		if unit := math.Nextafter(math.Abs(y), math.Inf(1)) - math.Abs(y); math.Abs(d) > 2*unit {
			t.Errorf("Log(%v) is off by %.2f units", x, d/unit)
		}
	}
	for _, c := range [][2]float64{{1, 0}, {math.Inf(1), math.Inf(1)}, {0, math.Inf(-1)}, {5e-324, math.Inf(-1)}, {0x1p-1022, -1022 * math.Ln2}} {
		if got := Log(c[0]); got != c[1] {
			t.Errorf("Log(%v) is %v, want %v", c[0], got, c[1])
		}
	}
	for _, x := range []float64{-1, math.Inf(-1), math.NaN(), -5e-324} {
		if y := Log(x); y == y {
			t.Errorf("Log(%v) is %v", x, y)
		}
	}
}

// Values of the normal distribution that are printed in every table, and the complementary error function of the standard library.
func TestInverseNormal(t *testing.T) {
	for _, c := range [][2]float64{{0.5, 0}, {0.975, 1.959963984540054}, {0.95, 1.6448536269514722}, {0.995, 2.5758293035489004}, {0.25, -0.6744897501960817}, {1e-10, -6.361340902404056}, {0.001, -3.090232306167813}, {1e-100, -21.273453560966}} {
		if got := InverseNormal(c[0]); math.Abs(got-c[1]) > 4e-15*math.Abs(c[1]) && math.Abs(got-c[1]) > 1e-12*math.Abs(c[1]) {
			t.Errorf("the quantile of %v is %v, want %v", c[0], got, c[1])
		}
	}
	r := rand.New(rand.NewPCG(7, 8))
	for range 20000 {
		p := r.Float64() / 2
		if r.IntN(2) == 0 {
			p = math.Exp(-700 * r.Float64())
		}
		z := InverseNormal(p)
		// The chance below z, back again: an error dz of z is one of φ(z)·dz, so dz/z is had from the two.
		back := 0.5 * math.Erfc(-z/math.Sqrt2)
		density := math.Exp(-z*z/2) / math.Sqrt(2*math.Pi)
		if density > 1e-290 && math.Abs(back-p)/density > 2e-15*(1+math.Abs(z))*(1+math.Abs(z)) {
			t.Errorf("the quantile of %v is %v, whose chance is %v", p, z, back)
		}
		if q := 1 - p; q < 1 && 1-q == p && InverseNormal(q) != -z {
			t.Errorf("the quantiles of %v and of 1 less it are no mirror images", p)
		}
	}
	for _, p := range []float64{-1, 2, math.NaN()} {
		if z := InverseNormal(p); z == z {
			t.Errorf("the quantile of %v is %v", p, z)
		}
	}
	if InverseNormal(0) != math.Inf(-1) || InverseNormal(1) != math.Inf(1) {
		t.Error("the ends are not infinite")
	}
}

// What a word becomes is the quantile of the middle of its cell.
func TestNumbersOfWords(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	for range 10000 {
		w := r.Uint32()
		if u := uniformOf(w); u != (float64(w)+0.5)/(1<<32) || gaussOf(w) != InverseNormal(u) {
			t.Errorf("word %x: %v and %v", w, u, gaussOf(w))
		}
	}
	if gaussOf(0) >= gaussOf(1) || gaussOf(1<<32-1) != -gaussOf(0) || uniformOf(0) <= 0 || uniformOf(1<<32-1) >= 1 {
		t.Error("the ends of the words")
	}
}

// Chances and beta quantiles, against the standard library and against integrals that are known in closed form.
func TestChances(t *testing.T) {
	for z := -8.0; z <= 8; z += 0.01 {
		if got, want := normalChance(z), 0.5*math.Erfc(-z/math.Sqrt2); math.Abs(got-want) > 3e-16+1e-13*math.Min(want, 1-want) {
			t.Errorf("the chance below %v is %v, want %v", z, got, want)
		}
	}
	for p := 0.001; p < 1; p += 0.007 {
		for _, c := range []struct {
			a, b, want float64
		}{{1, 1, p}, {2, 1, math.Sqrt(p)}, {1, 3, 1 - math.Cbrt(1-p)}, {0.5, 0.5, math.Pow(math.Sin(p*math.Pi/2), 2)}, {5, 1, math.Pow(p, 0.2)}} {
			if got := betaQuantile(c.a, c.b, p); math.Abs(got-c.want) > 1e-12*c.want+1e-15 {
				t.Errorf("beta(%v, %v): the quantile of %v is %v, want %v", c.a, c.b, p, got, c.want)
			}
		}
	}
	for _, x := range []float64{0.1, 0.5, 1, 1.5, 3, 10, 123.4} {
		if want, _ := math.Lgamma(x); math.Abs(logGamma(x)-want) > 1e-13*(1+math.Abs(want)) {
			t.Errorf("log gamma of %v is %v, want %v", x, logGamma(x), want)
		}
	}
}
