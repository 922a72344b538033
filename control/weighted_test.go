package control

import (
	"fmt"
	"math"
	"math/big"
	"math/bits"
	"math/rand"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// shares are n holdings that fall off like a power of their rank, disturbed, of about this total: as the baseline of the
// power benchmarks draws them.
func shares(n int, total int64, fall float64, seed int64) []int64 {
	dice := rand.New(rand.NewSource(seed))
	raw, sum := make([]float64, n), 0.0
	for i := range raw {
		raw[i] = math.Pow(float64(i+1), -fall) * math.Exp(0.3*dice.NormFloat64())
		sum += raw[i]
	}
	out := make([]int64, n)
	for i, x := range raw {
		out[i] = int64(x/sum*float64(total)) + 1
	}
	slices.SortFunc(out, func(a, b int64) int { return int(b - a) })
	return out
}

func sumOf(w []int64) (sum int64) {
	for _, x := range w {
		sum += x
	}
	return sum
}

// plainly are the values by the definition: every coalition, every voter.
func plainly(w []int64, q int64) (banzhaf, shapley []*big.Rat, act *big.Rat) {
	n := len(w)
	swings, turns, wins := make([]int64, n), make([]*big.Rat, n), int64(0)
	for i := range turns {
		turns[i] = new(big.Rat)
	}
	for s := range 1 << n {
		var votes int64
		for i, x := range w {
			if s>>i&1 == 1 {
				votes += x
			}
		}
		if votes >= q {
			wins++
		}
		size := bits.OnesCount(uint(s))
		for i, x := range w {
			if s>>i&1 == 0 && votes < q && votes+x >= q {
				swings[i]++
				orders := new(big.Int).Binomial(int64(n-1), int64(size))
				turns[i].Add(turns[i], new(big.Rat).SetFrac(big.NewInt(1), orders.Mul(orders, big.NewInt(int64(n)))))
			}
		}
	}
	for i := range w {
		banzhaf = append(banzhaf, new(big.Rat).SetFrac(big.NewInt(swings[i]), power2(n-1)))
	}
	return banzhaf, turns, new(big.Rat).SetFrac(big.NewInt(wins), power2(n))
}

// equalTo fails where the classes' exact values, given to the voters, differ from the wanted ones.
func equalTo(t rapid.TB, what string, got []Interval, want []*big.Rat) {
	t.Helper()
	for v, x := range got {
		if !x.Exact() || x.Lo.Cmp(want[v]) != 0 {
			t.Fatalf("%s of voter %d: %v to %v, want %v", what, v, x.Lo, x.Hi, want[v])
		}
	}
}

func TestExactWaysAgainstTheDefinition(t *testing.T) {
	ways := map[string]func(*threshold) powers{
		"halves": func(t *threshold) powers { return t.halves(true) },
		"sums":   func(t *threshold) powers { return t.dense(true) },
	}
	for name, way := range ways {
		t.Run(name, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				w := rapid.SliceOfN(rapid.Int64Range(1, 12), 1, 9).Draw(t, "weights")
				q := rapid.Int64Range(1, sumOf(w)).Draw(t, "quota")
				th := reduce(w, q)
				p := way(th)
				banzhaf, shapley, act := plainly(w, q)
				equalTo(t, "act", []Interval{p.act}, []*big.Rat{act})
				equalTo(t, "Banzhaf", th.spread(p.banzhaf), banzhaf)
				equalTo(t, "Shapley-Shubik", th.spread(p.shapley), shapley)
			})
		})
	}
}

func TestWeightedPowerAgainstTheDefinition(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := rapid.SliceOfN(rapid.Int64Range(0, 9), 1, 8).Draw(t, "weights")
		q := rapid.Int64Range(-2, sumOf(w)+3).Draw(t, "quota")
		b, s, a, _ := weightedPower(w, 0, q, Budget{})
		banzhaf, shapley, act := plainly(w, q)
		equalTo(t, "act", []Interval{a}, []*big.Rat{act})
		equalTo(t, "Banzhaf", b, banzhaf)
		equalTo(t, "Shapley-Shubik", s, shapley)
	})
}

// A repeated sweep (classes in neither half), many equal voters and sums of 128 bits: halves against sums.
func TestHalvesAgainstSums(t *testing.T) {
	for _, w := range [][]int64{
		{17, 13, 11, 7, 5, 5, 5, 3, 3, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1},
		{29, 27, 25, 23, 21, 19, 17, 15, 13, 11, 9, 7, 5, 3, 2, 1},
	} {
		for _, q := range []int64{1, sumOf(w) / 2, sumOf(w)/2 + 1, sumOf(w) - 3} {
			th := reduce(w, q)
			want, got := th.dense(true), th.halves(true)
			equalTo(t, "act", []Interval{got.act}, lows([]Interval{want.act}))
			equalTo(t, "Banzhaf", got.banzhaf, lows(want.banzhaf))
			equalTo(t, "Shapley-Shubik", got.shapley, lows(want.shapley))
		}
	}
}

func lows(x []Interval) (out []*big.Rat) {
	for _, i := range x {
		out = append(out, i.Lo)
	}
	return out
}

func TestCertifiedHoldsTheExactValues(t *testing.T) {
	for _, n := range []int{3, 12, 25, 34} {
		w := shares(n, 100_000_000, 1.1, int64(n))
		for _, q := range []int64{1, sumOf(w) / 3, sumOf(w)/2 + 1, sumOf(w) * 2 / 3, sumOf(w)} {
			th := reduce(w, q)
			exact, bound := th.halves(false), th.certified(1<<24)
			for c, x := range exact.banzhaf {
				b := bound.banzhaf[c]
				if b.Lo.Cmp(x.Lo) > 0 || b.Hi.Cmp(x.Lo) < 0 {
					t.Errorf("n %d q %d voter %d: %v not in %v..%v", n, q, c, x.Lo.FloatString(12), b.Lo.FloatString(12), b.Hi.FloatString(12))
				}
			}
			if b, x := bound.act, exact.act.Lo; b.Lo.Cmp(x) > 0 || b.Hi.Cmp(x) < 0 {
				t.Errorf("n %d q %d: act %v not in %v..%v", n, q, x.FloatString(12), b.Lo.FloatString(12), b.Hi.FloatString(12))
			}
		}
	}
}

func BenchmarkCertified(b *testing.B) {
	for _, c := range []struct {
		n     int
		total int64
	}{{500, 300_000_000}, {5000, 2_500_000_000}} {
		w := shares(c.n, c.total, 1, 2)
		for _, steps := range []int64{1 << 18, 1 << 20, 1 << 22, 1 << 24} {
			b.Run(fmt.Sprint(c.n, steps), func(b *testing.B) {
				for b.Loop() {
					th := reduce(w, sumOf(w)/2+1)
					p := th.certified(steps)
					lo, _ := p.banzhaf[0].Lo.Float64()
					hi, _ := p.banzhaf[0].Hi.Float64()
					b.ReportMetric(hi-lo, "width")
					b.ReportMetric(lo, "lo")
				}
			})
		}
	}
}

func TestCertifiedOrdersHoldTheExactValues(t *testing.T) {
	for _, n := range []int{2, 7, 12, 24} {
		w := shares(n, 100_000_000, 1.1, int64(n))
		for _, q := range []int64{1, sumOf(w) / 3, sumOf(w)/2 + 1, sumOf(w)} {
			th := reduce(w, q)
			exact, bound := th.halves(true), th.certifiedOrders(1<<22)
			for c, x := range exact.shapley {
				b := bound[c]
				if b.Lo.Cmp(x.Lo) > 0 || b.Hi.Cmp(x.Lo) < 0 {
					t.Errorf("n %d q %d voter %d: %v not in %v..%v", n, q, c, x.Lo.FloatString(12), b.Lo.FloatString(12), b.Hi.FloatString(12))
				}
			}
		}
	}
}

func BenchmarkCertifiedOrders(b *testing.B) {
	for _, c := range []struct {
		n     int
		total int64
	}{{500, 300_000_000}, {5000, 2_500_000_000}} {
		w := shares(c.n, c.total, 1, 2)
		for _, steps := range []int64{1 << 24, 1 << 26, 1 << 28, 1 << 30} {
			b.Run(fmt.Sprint(c.n, steps), func(b *testing.B) {
				for b.Loop() {
					th := reduce(w, sumOf(w)/2+1)
					p := th.certifiedOrders(steps)
					lo, _ := p[0].Lo.Float64()
					hi, _ := p[0].Hi.Float64()
					b.ReportMetric(hi-lo, "width")
					b.ReportMetric(lo, "lo")
				}
			})
		}
	}
}

func BenchmarkHalves(b *testing.B) {
	w := shares(40, 100_000_000, 1.1, 1)
	for _, sized := range []bool{false, true} {
		b.Run(fmt.Sprint("sized=", sized), func(b *testing.B) {
			for b.Loop() {
				reduce(w, sumOf(w)/2+1).halves(sized)
			}
		})
	}
}
