package financing_test

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"loadline"
	"loadline/financing"
)

type (
	waterfall = financing.Waterfall[q]
	claim     = financing.Entitlement[q]
)

func common(shares int64) claim { return claim{Shares: n(shares)} }

// preferred is 2m shares at $2.50, once.
func preferred(sharing financing.Sharing, cap int64) claim {
	return claim{First: n(5_000_000), Shares: n(2_000_000), Sharing: sharing, Most: n(cap)}
}

func pay(t interface{ Fatal(...any) }, w waterfall) *financing.Payout[q] {
	p, failure := w.Pay()
	if failure != financing.Solved {
		t.Fatal(failure)
	}
	return p
}

// Worked waterfalls: what each claim gets of an exit, by hand.
func TestWorkedWaterfalls(t *testing.T) {
	eight := common(8_000_000)
	option := claim{Shares: n(1_000_000), Strike: n(3)}
	for _, c := range []struct {
		what   string
		of     waterfall
		exit   q
		expect []q
	}{
		{"non-participating converts at 35m: 20% of all", waterfall{Claims: []claim{eight, preferred(financing.Instead, 0)}}, n(35_000_000), []q{n(28_000_000), n(7_000_000)}},
		{"and takes its preference at 20m", waterfall{Claims: []claim{eight, preferred(financing.Instead, 0)}}, n(20_000_000), []q{n(15_000_000), n(5_000_000)}},
		{"capped at twice: the cap binds at 40m", waterfall{Claims: []claim{eight, preferred(financing.UpTo, 10_000_000)}}, n(40_000_000), []q{n(30_000_000), n(10_000_000)}},
		{"and converts at 60m", waterfall{Claims: []claim{eight, preferred(financing.UpTo, 10_000_000)}}, n(60_000_000), []q{n(48_000_000), n(12_000_000)}},
		{"full participation", waterfall{Claims: []claim{eight, preferred(financing.Alongside, 0)}}, n(35_000_000), []q{n(24_000_000), n(11_000_000)}},
		{"options net of their price: 8m·p + 1m·(p-3) = 33m", waterfall{Claims: []claim{eight, option}}, n(33_000_000), []q{n(32_000_000), n(1_000_000)}},
		{"and worth nothing below it", waterfall{Claims: []claim{eight, option}}, n(24_000_000), []q{n(24_000_000), n(0)}},
		{"a debt before all, and two ranks", waterfall{Claims: []claim{eight, {Rank: 1, First: n(5_000_000), Shares: n(2_000_000)}, {Rank: 2, First: n(4_000_000), Shares: n(1_000_000)}, {First: n(1_000_000), Sharing: financing.NotAtAll}}},
			n(8_000_000), []q{n(0), n(5_000_000), n(2_000_000), n(1_000_000)}},
		{"one rank pays in proportion", waterfall{Claims: []claim{eight, preferred(financing.Instead, 0), {First: n(15_000_000), Shares: n(1_000_000)}}}, n(8_000_000), []q{n(0), n(2_000_000), n(6_000_000)}},
		{"a carve-out of a tenth up to 2m", waterfall{Claims: []claim{eight}, Slices: []financing.Slice[q]{{Part: r(1, 10), Most: n(2_000_000)}}}, n(30_000_000), []q{n(28_000_000)}},
		{"profit shares: returns of the first investors end at 100 times, the rest is the nonprofit's (OpenAI LP, 11 March 2019)",
			waterfall{Claims: []claim{{}, {Shares: n(1)}}, Tiers: []financing.Tier[q]{{Size: n(1_000_000_000), Parts: []q{n(1), n(0)}}}}, n(1_500_000_000), []q{n(1_000_000_000), n(500_000_000)}},
	} {
		c.of.One = n(1)
		paid, _, _ := pay(t, c.of).At(c.exit)
		for i := range c.expect {
			if !paid[i].Equal(c.expect[i]) {
				t.Errorf("%s: claim %d gets %v of %v", c.what, i, paid[i], c.expect[i])
			}
		}
	}
}

func drawWaterfall(t *rapid.T) waterfall {
	out := waterfall{One: n(1), Claims: []claim{common(int64(rapid.IntRange(1, 20).Draw(t, "common")) * 100)}}
	for range rapid.IntRange(0, 4).Draw(t, "preferred") {
		first := int64(rapid.IntRange(0, 30).Draw(t, "first")) * 50
		out.Claims = append(out.Claims, claim{
			Rank: rapid.IntRange(0, 2).Draw(t, "rank"), First: n(first), Shares: n(int64(rapid.IntRange(1, 10).Draw(t, "shares")) * 50),
			Sharing: rapid.SampledFrom([]financing.Sharing{financing.Instead, financing.Instead, financing.Alongside, financing.UpTo, financing.NotAtAll}).Draw(t, "sharing"),
			Most:    n(first + int64(rapid.IntRange(0, 20).Draw(t, "more"))*50),
		})
	}
	for range rapid.IntRange(0, 2).Draw(t, "options") {
		out.Claims = append(out.Claims, claim{Shares: n(int64(rapid.IntRange(1, 10).Draw(t, "options")) * 20), Strike: n(int64(rapid.IntRange(1, 6).Draw(t, "strike")))})
	}
	for range rapid.IntRange(0, 2).Draw(t, "slices") {
		out.Slices = append(out.Slices, financing.Slice[q]{Part: r(int64(rapid.IntRange(0, 20).Draw(t, "part")), 100), Most: n(int64(rapid.IntRange(0, 6).Draw(t, "most")) * 100)})
	}
	return out
}

// All that is paid is all there is; nobody gets less of more; twice the money and twice the amounts are twice the pay.
func TestWaterfallsPayEverything(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := drawWaterfall(t)
		p := pay(t, w)
		x := n(int64(rapid.IntRange(0, 20_000).Draw(t, "exit")))
		paid, cut, _ := p.At(x)
		more, _, _ := p.At(x.Add(n(int64(rapid.IntRange(1, 500).Draw(t, "more")))))
		sum := q{}
		for i, v := range paid {
			if sum = sum.Add(v); v.Sign() < 0 || more[i].Cmp(v) < 0 {
				t.Fatalf("claim %d gets %v, and %v of more", i, v, more[i])
			}
		}
		for _, v := range cut {
			sum = sum.Add(v)
		}
		if !sum.Equal(x) {
			t.Fatalf("%v of %v is paid\n%+v", sum, x, p)
		}
		for i := 1; i < len(p.Knots); i++ {
			if p.Knots[i-1].Proceeds.Cmp(p.Knots[i].Proceeds) > 0 {
				t.Fatalf("knots out of order: %+v", p.Knots)
			}
		}
		twice := doubledAmounts(w)
		doubled, _, _ := pay(t, twice).At(x.Mul(n(2)))
		for i := range paid {
			if !doubled[i].Equal(paid[i].Mul(n(2))) {
				t.Fatalf("claim %d: %v, doubled %v", i, paid[i], doubled[i])
			}
		}
	})
}

// split pays a fixed choice of who converts, the plain way: ranks, then a level found by bisection.
func split(w waterfall, net float64, converts []bool) []float64 {
	paid := make([]float64, len(w.Claims))
	left := net
	owed := func(i int) float64 {
		if converts[i] {
			return 0
		}
		return w.Claims[i].First.Float()
	}
	for rank := range 3 {
		sum := 0.0
		for i, c := range w.Claims {
			if c.Rank == rank {
				sum += owed(i)
			}
		}
		part := 1.0
		if sum > 0 && sum > left {
			part = left / sum
		}
		for i, c := range w.Claims {
			if c.Rank == rank {
				paid[i] += owed(i) * part
			}
		}
		left = math.Max(0, left-sum*part)
	}
	at := func(level float64) (sum float64, each []float64) {
		for i, c := range w.Claims {
			by := math.Max(0, level-c.Strike.Float()) * c.Shares.Float()
			switch {
			case c.Sharing == financing.NotAtAll || c.Sharing == financing.Instead && !converts[i] && c.First.Sign() > 0:
				by = 0
			case c.Sharing == financing.UpTo && !converts[i]:
				by = math.Min(by, c.Most.Sub(c.First).Float())
			}
			each, sum = append(each, by), sum+by
		}
		return sum, each
	}
	lo, hi := 0.0, 1e9
	for range 200 {
		if sum, _ := at((lo + hi) / 2); sum > left {
			hi = (lo + hi) / 2
		} else {
			lo = (lo + hi) / 2
		}
	}
	_, each := at(lo)
	for i := range paid {
		paid[i] += each[i]
	}
	return paid
}

// Conversion is a game: every choice of who converts from which nobody gains by leaving alone pays what the payout says.
func TestEveryEquilibriumPaysTheSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := drawWaterfall(t)
		x := n(int64(rapid.IntRange(0, 20_000).Draw(t, "exit")))
		paid, cut, _ := pay(t, w).At(x)
		net := x.Float()
		for _, c := range cut {
			net -= c.Float()
		}
		var choosers []int
		for i, c := range w.Claims {
			if c.First.Sign() > 0 && c.Sharing == financing.Instead || c.Sharing == financing.UpTo {
				choosers = append(choosers, i)
			}
		}
		found := 0
		for set := range 1 << len(choosers) {
			converts := make([]bool, len(w.Claims))
			for bit, i := range choosers {
				converts[i] = set>>bit&1 == 1
			}
			here := split(w, net, converts)
			stable := true
			for _, i := range choosers {
				converts[i] = !converts[i]
				stable = stable && split(w, net, converts)[i] <= here[i]+1e-6
				converts[i] = !converts[i]
			}
			if !stable {
				continue
			}
			found++
			for i := range here {
				if math.Abs(here[i]-paid[i].Float()) > 1e-3 {
					t.Fatalf("an equilibrium %v pays %v, the payout %v\n%+v of %v", converts, here, paid, w, x)
				}
			}
		}
		if found == 0 {
			t.Fatalf("no equilibrium\n%+v of %v", w, x)
		}
	})
}

// 12 classes and 288 options, at 1,000 exits with all knots. The goal is 200 ms.
func BenchmarkWaterfall(b *testing.B) {
	w := waterfall{One: n(1), Claims: []claim{common(10_000_000)}}
	for i := range int64(11) {
		w.Claims = append(w.Claims, claim{Rank: int(i / 3), First: n(2_000_000 + 700_000*i), Shares: n(900_000 + 10_000*i),
			Sharing: financing.Sharing(i % 3), Most: n(9_000_000 + 900_000*i)})
	}
	for i := range int64(288) {
		w.Claims = append(w.Claims, claim{Shares: n(1000 + i), Strike: loadline.Frac(20+i%40, 100)})
	}
	for b.Loop() {
		p, _ := w.Pay()
		for x := range int64(1000) {
			p.At(n(x * 250_000))
		}
	}
}

// doubledAmounts is a waterfall with every amount twice as large.
func doubledAmounts(w financing.Waterfall[q]) financing.Waterfall[q] {
	twice := w
	twice.Claims, twice.Slices = nil, nil
	for _, c := range w.Claims {
		c.First, c.Strike, c.Most = c.First.Mul(n(2)), c.Strike.Mul(n(2)), c.Most.Mul(n(2))
		twice.Claims = append(twice.Claims, c)
	}
	for _, s := range w.Slices {
		s.Most = s.Most.Mul(n(2))
		twice.Slices = append(twice.Slices, s)
	}
	return twice
}
