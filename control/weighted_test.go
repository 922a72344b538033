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

// Published values: the body, its quota and weights, the Banzhaf values (swings over 2^(n-1)) and Shapley-Shubik's of the
// first and the last voter, and the winning coalitions.
//
//   - the council of the European Economic Community of 1958 (Felsenthal and Machover, The Measurement of Voting Power:
//     shares 5/21, 1/7 and 0 of 42 swings; 7/30, 3/20 and 0), Luxembourg last, a dummy;
//   - the Security Council of the United Nations as a weighted vote: 848 swings of a permanent member and 84 of another in
//     848 winning coalitions; 421/2145 and 4/2145;
//   - IFRS 10, Application Example 7: 45% against eleven of 5%: 0.9937 of 2^11.
func TestPublishedWeightedVotes(t *testing.T) {
	for _, c := range []struct {
		body                string
		q                   int64
		w                   []int64
		first, last         int64
		firstTurn, lastTurn *big.Rat
		wins                int64
	}{
		{"EEC 1958", 12, []int64{4, 4, 4, 2, 2, 1}, 10, 0, big.NewRat(7, 30), new(big.Rat), 14},
		{"Security Council", 39, []int64{7, 7, 7, 7, 7, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1}, 848, 84, big.NewRat(421, 2145), big.NewRat(4, 2145), 848},
	} {
		b, s, act, _ := weightedPower(c.w, 0, c.q, Budget{})
		n := len(c.w)
		ends := func(x []Interval) []Interval { return []Interval{x[0], x[n-1]} }
		of := func(swings int64, n int) *big.Rat { return new(big.Rat).SetFrac(big.NewInt(swings), power2(n)) }
		equalTo(t, c.body+": Banzhaf", ends(b), []*big.Rat{of(c.first, n-1), of(c.last, n-1)})
		equalTo(t, c.body+": Shapley-Shubik", ends(s), []*big.Rat{c.firstTurn, c.lastTurn})
		equalTo(t, c.body+": act", []Interval{act}, []*big.Rat{of(c.wins, n)})
	}
	w := []int64{45, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5}
	if b, _, _, _ := weightedPower(w, 0, 51, Budget{}); b[0].Lo.FloatString(4) != "0.9937" {
		t.Errorf("IFRS 10, Example 7: %v, want 0.9937", b[0].Lo.FloatString(4))
	}
}

// Weights whose sum just fits int64: no sum may wrap, exactly or bounded. Three equal ones among dust are a majority of
// three: 1/2 each for Banzhaf, 1/3 for Shapley-Shubik, but for the dust.
func TestHugeWeights(t *testing.T) {
	huge := int64(math.MaxInt64/3) - 100
	for _, q := range []int64{math.MaxInt64/2 + 1, 1, 3 * huge} {
		w := []int64{huge, huge, huge, 7, 5, 3}
		b, s, act, _ := weightedPower(w, 0, q, Budget{})
		banzhaf, shapley, wantAct := plainly(w, q)
		equalTo(t, "Banzhaf", b, banzhaf)
		equalTo(t, "Shapley-Shubik", s, shapley)
		equalTo(t, "act", []Interval{act}, []*big.Rat{wantAct})
		th := reduce(w, q)
		within(t, "Banzhaf", th.spread(th.certified(1<<22).banzhaf), banzhaf)
		within(t, "Shapley-Shubik", th.spread(th.certifiedOrders(1<<22)), shapley)
	}
}

// within fails where an interval does not hold its value.
func within(t rapid.TB, what string, got []Interval, want []*big.Rat) {
	t.Helper()
	for v, x := range got {
		if x.Lo.Cmp(want[v]) > 0 || x.Hi.Cmp(want[v]) < 0 {
			t.Fatalf("%s of voter %d: %v is not in %v to %v", what, v, want[v].FloatString(14), x.Lo.FloatString(14), x.Hi.FloatString(14))
		}
	}
}

func width(x Interval) float64 {
	f, _ := new(big.Rat).Sub(x.Hi, x.Lo).Float64()
	return f
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
