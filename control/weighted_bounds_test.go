package control

import (
	"fmt"
	"math"
	"math/big"
	"testing"

	"pgregory.net/rapid"
)

// The intervals hold the exact values, at few steps and at many, on both sides of every quota.
func TestCertifiedHoldsTheExactValues(t *testing.T) {
	for _, n := range []int{1, 2, 3, 12, 25, 34} {
		w := shares(n, 100_000_000, 1.1, int64(n))
		for _, q := range []int64{1, sumOf(w) / 3, sumOf(w)/2 + 1, sumOf(w)} {
			th := reduce(w, q)
			exact := th.halves(false)
			for _, steps := range []int64{1, 1 << 14, 1 << 20} {
				bound := th.certified(steps)
				within(t, fmt.Sprint(n, " voters, quota ", q, ": Banzhaf"), bound.banzhaf, lows(exact.banzhaf))
				within(t, "act", []Interval{bound.act}, lows([]Interval{exact.act}))
			}
		}
	}
}

func TestCertifiedAgainstTheDefinition(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := rapid.SliceOfN(rapid.Int64Range(1, 12), 1, 8).Draw(t, "weights")
		q := rapid.Int64Range(1, sumOf(w)).Draw(t, "quota")
		steps := rapid.Int64Range(1, 1<<15).Draw(t, "steps")
		th := reduce(w, q)
		banzhaf, shapley, act := plainly(w, q)
		p := th.certified(steps)
		within(t, "Banzhaf", th.spread(p.banzhaf), banzhaf)
		within(t, "act", []Interval{p.act}, []*big.Rat{act})
		within(t, "Shapley-Shubik", th.spread(th.certifiedOrders(steps)), shapley)
	})
}

// Many holders of few votes, counted exactly by their sums; and holdings that are multiples of a thousand but for one,
// whose transform is loud again far out.
func TestCertifiedHoldsTheSums(t *testing.T) {
	few := shares(500, 3_000, 1, 2)
	round := shares(60, 2_000, 1, 3)
	for v := range round {
		round[v] *= 1000
	}
	round[7]++
	for _, w := range [][]int64{few, round} {
		for _, q := range []int64{sumOf(w)/2 + 1, sumOf(w) * 2 / 3} {
			th := reduce(w, q)
			exact, bound := th.dense(false), th.certified(1<<24)
			within(t, "Banzhaf", bound.banzhaf, lows(exact.banzhaf))
			within(t, "act", []Interval{bound.act}, lows([]Interval{exact.act}))
			if d := width(bound.banzhaf[0]); d > 1e-4 {
				t.Errorf("width %g of %d holders", d, len(w))
			}
		}
	}
}

func TestCertifiedOrdersHoldTheExactValues(t *testing.T) {
	for _, n := range []int{1, 2, 7, 24} {
		w := shares(n, 100_000_000, 1.1, int64(n))
		for _, q := range []int64{1, sumOf(w) / 3, sumOf(w)/2 + 1, sumOf(w)} {
			th := reduce(w, q)
			within(t, "Shapley-Shubik", th.certifiedOrders(1<<20), lows(th.halves(true).shapley))
		}
	}
	th := reduce(shares(120, 300, 1, 4), 200)
	bound := th.certifiedOrders(1 << 24)
	within(t, "Shapley-Shubik", bound, lows(th.dense(true).shapley))
	if d := width(bound[0]); d > 1e-3 {
		t.Errorf("width %g", d)
	}
}

// A circle that is narrower than all votes, since their sum stays near its mean: many equal holders, one of them double.
func TestCertifiedNarrowCircle(t *testing.T) {
	w := make([]int64, 900)
	for v := range w {
		w[v] = 2
	}
	w[0], w[1] = 3, 40
	for _, q := range []int64{sumOf(w)/2 + 1, sumOf(w) * 53 / 100} {
		th := reduce(w, q)
		exact, bound := th.dense(false), th.certified(1<<22)
		within(t, "Banzhaf", bound.banzhaf, lows(exact.banzhaf))
		within(t, "act", []Interval{bound.act}, lows([]Interval{exact.act}))
		if s := th.newWaves(0, true); s.period > float64(th.total) {
			t.Errorf("a circle of %v for votes of %v", s.period, th.total)
		}
	}
}

func TestLegendre(t *testing.T) {
	for _, m := range []int{1, 2, 5, 40, 300} {
		points, weights := legendre(m)
		for _, degree := range []int{0, 1, 2*m - 1} {
			sum := 0.0
			for i, x := range points {
				sum += weights[i] * math.Pow(x, float64(degree))
			}
			if want := 1 / float64(degree+1); math.Abs(sum-want) > 1e-13 {
				t.Errorf("%d points, degree %d: off by %g", m, degree, sum-want)
			}
		}
	}
}

func TestSinCos(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := rapid.Uint64().Draw(t, "turn")
		sin, cos := sinCos(x)
		wantSin, wantCos := math.Sincos(float64(int64(x)) * (2 * math.Pi / (1 << 64)))
		if math.Abs(sin-wantSin) > 0x1p-50 || math.Abs(cos-wantCos) > 0x1p-50 {
			t.Fatalf("off by %g, %g", sin-wantSin, cos-wantCos)
		}
	})
}

// manyHolders are the two votes of the power benchmarks.
func manyHolders() map[string][]int64 {
	return map[string][]int64{"500": shares(500, 300_000_000, 1, 2), "5000": shares(5000, 2_500_000_000, 1, 2)}
}

// The goals are 3.2e-4 and 1.4e-3.
func TestCertifiedWidth(t *testing.T) {
	for name, w := range manyHolders() {
		p := reduce(w, sumOf(w)/2+1).certified(1 << 26)
		if d := width(p.banzhaf[0]); d > 1e-5 {
			t.Errorf("%s holders: width %g", name, d)
		}
		if d := width(p.act); d > 1e-5 {
			t.Errorf("%s holders: width %g of the power to act", name, d)
		}
	}
}

func BenchmarkCertified(b *testing.B) {
	for name, w := range manyHolders() {
		b.Run(name, func(b *testing.B) {
			var p powers
			for b.Loop() {
				p = reduce(w, sumOf(w)/2+1).certified(1 << 26)
			}
			b.ReportMetric(width(p.banzhaf[0]), "width")
		})
	}
}

func BenchmarkCertifiedOrders(b *testing.B) {
	for name, w := range manyHolders() {
		b.Run(name, func(b *testing.B) {
			var p []Interval
			for b.Loop() {
				p = reduce(w, sumOf(w)/2+1).certifiedOrders(1 << 27)
			}
			b.ReportMetric(width(p[0]), "width")
		})
	}
}

// The whole of a vote of many: bounded, and the Shapley-Shubik values may add up to 1.
func TestWeightedPowerOfMany(t *testing.T) {
	w := append(shares(500, 300_000_000, 1, 2), 0)
	banzhaf, shapley, act, method := weightedPower(w, 0, sumOf(w)/2+1, Budget{Work: 1 << 25})
	if method != Certified || act.Exact() {
		t.Errorf("method %d, act from %v to %v", method, act.Lo, act.Hi)
	}
	lo, hi := new(big.Rat), new(big.Rat)
	for v, x := range shapley {
		lo.Add(lo, x.Lo)
		hi.Add(hi, x.Hi)
		if v > 0 && w[v] < w[v-1] && banzhaf[v].Lo.Cmp(banzhaf[v-1].Hi) > 0 {
			t.Errorf("voter %d has more power than a heavier one", v)
		}
	}
	if one := big.NewRat(1, 1); lo.Cmp(one) > 0 || hi.Cmp(one) < 0 {
		t.Errorf("the Shapley-Shubik values add up to between %v and %v", lo.FloatString(6), hi.FloatString(6))
	}
	if last := banzhaf[500]; !last.Exact() || last.Lo.Sign() != 0 {
		t.Errorf("a holder of no votes has the power %v to %v", last.Lo, last.Hi)
	}
}
