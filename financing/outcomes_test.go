package financing_test

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"loadline"
	"loadline/financing"
)

// safe is a post-money SAFE: so much at a cap.
func safe(amount, cap int64) claim {
	return claim{First: n(amount), Part: r(amount, cap)}
}

func million(tenths int64) q { return n(tenths * 100_000) }

// Two SAFEs, by hand. Founders have 10m shares; 0.5m is at a cap of 5m, 1m at one of 10m: a tenth of the whole each. While the second takes
// its million back, the first has a tenth of what is left, and converts where that is 5m: at 6m. The second converts where a tenth
// of all is its million: at 10m. There the first gets 1m and not 0.9m any more, and the founders 8m and not 8.1m.
func TestASAFEBesideOneThatTakesItsMoney(t *testing.T) {
	p := pay(t, waterfall{One: n(1), Whole: n(10_000_000), Claims: []claim{common(10_000_000), safe(500_000, 5_000_000), safe(1_000_000, 10_000_000)}})
	for _, c := range []struct{ exit, founders, first, second q }{
		{million(58), million(43), million(5), million(10)},
		{million(60), million(45), million(5), million(10)},
		{million(63), n(4_770_000), n(530_000), million(10)},
		{n(9_999_999), n(8_099_999).Add(r(1, 10)), n(899_999).Add(r(9, 10)), million(10)},
		{million(100), million(80), million(10), million(10)},
		{million(200), million(160), million(20), million(20)},
	} {
		paid, _, _ := p.At(c.exit)
		for i, want := range []q{c.founders, c.first, c.second} {
			if !paid[i].Equal(want) {
				t.Errorf("of %v claim %d gets %v, not %v", c.exit, i, paid[i], want)
			}
		}
	}
	below, _, level := p.Below(million(100))
	if !below[0].Equal(million(81)) || !below[1].Equal(million(9)) || !level.Equal(r(81, 100)) {
		t.Errorf("just below 10m: %v, a share %v", below, level)
	}
	if leaps := p.Leaps(); len(leaps) != 1 || !leaps[0].Equal(million(100)) || len(p.Several)+len(p.Unsettled) > 0 {
		t.Errorf("it jumps at %v; several %v, unsettled %v", leaps, p.Several, p.Unsettled)
	}
	last := p.Knots[len(p.Knots)-1]
	if len(last.Turns) != 2 || last.Turns[0] != (financing.Turning{Turn: financing.Recounted, Of: 1}) || last.Turns[1] != (financing.Turning{Turn: financing.Converts, Of: 2}) {
		t.Errorf("the reason is %v", last.Turns)
	}
}

// A SAFE beside preferred stock, by hand: 8m common shares, 2m preferred that are owed 4m, 1m at a cap of 10m. While the preferred
// takes its preference it is not in the whole: at 14m the SAFE has a tenth of 10m, where it begins to convert. Above, the
// preferred converts where its fifth of what the SAFE leaves is 4m: 18% of all, at 22.222m. There the SAFE gets a tenth of that, and
// not of what the preference left.
func TestASAFEBesidePreferredStock(t *testing.T) {
	p := pay(t, waterfall{One: n(1), Whole: n(8_000_000), Claims: []claim{common(8_000_000), {First: n(4_000_000), Shares: n(2_000_000), Joins: true}, safe(1_000_000, 10_000_000)}})
	turn := n(4_000_000).Quo(r(18, 100))
	for _, c := range []struct{ exit, preferred, safe q }{
		{million(130), million(40), million(10)}, {million(140), million(40), million(10)}, {million(200), million(40), million(16)},
		{turn, million(40), turn.Quo(n(10))}, {million(300), million(54), million(30)},
	} {
		paid, _, _ := p.At(c.exit)
		if !paid[1].Equal(c.preferred) || !paid[2].Equal(c.safe) {
			t.Errorf("of %v: preferred %v, SAFE %v", c.exit, paid[1], paid[2])
		}
	}
	if leaps := p.Leaps(); len(leaps) != 1 || !leaps[0].Equal(turn) {
		t.Errorf("it jumps at %v", leaps)
	}
}

// Two SAFEs of one cap, by hand: 1m each at 5m, a fifth each. Both gain by converting from 5m on, if both do; alone each of them only
// from 6m on. Between the two both outcomes hold.
func TestSeveralOutcomesHold(t *testing.T) {
	w := waterfall{One: n(1), Whole: n(6_000_000), Claims: []claim{common(6_000_000), safe(1_000_000, 5_000_000), safe(1_000_000, 5_000_000)}}
	early := pay(t, w)
	w.Late = true
	late := pay(t, w)
	if len(early.Several) != 1 || !early.Several[0].From.Equal(million(50)) || !early.Several[0].To.Equal(million(60)) {
		t.Errorf("several outcomes hold in %v", early.Several)
	}
	for _, c := range []struct{ exit, early, late q }{{million(49), million(10), million(10)}, {million(55), million(11), million(10)}, {million(60), million(12), million(12)}} {
		soon, _, _ := early.At(c.exit)
		wait, _, _ := late.At(c.exit)
		if !soon[1].Equal(c.early) || !soon[2].Equal(c.early) || !wait[1].Equal(c.late) || !wait[2].Equal(c.late) {
			t.Errorf("of %v: %v, or %v", c.exit, soon, wait)
		}
	}
}

// No outcome, by hand: 8m common shares, 2m preferred that are owed 2m, 2.2m at a cap of 11m (a fifth). Of 12.3m the preferred would
// convert if the SAFE did not (10.1/10 a share), the SAFE if the preferred did (a fifth of 12.3 is 2.46), the preferred not if the
// SAFE did (0.984 a share), the SAFE not if the preferred did not (a fifth of 10.3 is 2.06). The preference is taken until both can convert: at 12.5m.
func TestNoOutcomeHolds(t *testing.T) {
	p := pay(t, waterfall{One: n(1), Whole: n(8_000_000), Claims: []claim{common(8_000_000), {First: n(2_000_000), Shares: n(2_000_000), Joins: true}, safe(2_200_000, 11_000_000)}})
	if len(p.Unsettled) != 1 || !p.Unsettled[0].From.Equal(million(122)) || !p.Unsettled[0].To.Equal(million(125)) {
		t.Fatalf("no outcome holds in %v", p.Unsettled)
	}
	paid, _, _ := p.At(million(123))
	if !paid[0].Equal(million(81)) || !paid[1].Equal(million(20)) || !paid[2].Equal(million(22)) {
		t.Error(paid)
	}
	if paid, _, _ = p.At(million(125)); !paid[1].Equal(million(20)) || !paid[2].Equal(million(25)) {
		t.Error(paid)
	}
}

// drawHung makes up a company with one to three post-money SAFEs, alone beside common stock and options or beside claims that join the whole.
func drawHung(t *rapid.T, joining bool) waterfall {
	w := waterfall{One: n(1)}
	draw := func(lo, hi int) int64 { return int64(rapid.IntRange(lo, hi).Draw(t, "n")) }
	founders := draw(1, 20) * 100
	w.Claims = append(w.Claims, common(founders))
	w.Whole = n(founders)
	for range draw(0, 2) {
		option := claim{Shares: n(draw(1, 10) * 20), Strike: n(draw(1, 6))}
		w.Claims, w.Whole = append(w.Claims, option), w.Whole.Add(option.Shares)
	}
	if joining {
		for range draw(0, 2) {
			w.Claims = append(w.Claims, claim{Rank: int(draw(0, 2)), First: n(draw(1, 30) * 50), Shares: n(draw(1, 10) * 50), Joins: true})
		}
		if draw(0, 3) == 0 {
			w.Claims = append(w.Claims, claim{First: n(500), Sharing: financing.Alongside, Shares: n(100)})
			w.Whole = w.Whole.Add(n(100))
		}
	}
	for range draw(1, 3) {
		w.Claims = append(w.Claims, safe(draw(1, 6)*100, rapid.SampledFrom([]int64{2000, 2000, 2200, 4000}).Draw(t, "cap")))
		w.Claims[len(w.Claims)-1].Rank = 1
	}
	return w
}

// asForm is the waterfall in which these claims have converted, by the form's definitions: the price is the cap over the
// capitalization, which counts what converts; found by going round until it stands.
func asForm(w waterfall, converts []bool) waterfall {
	whole := w.Whole.Float()
	for i, c := range w.Claims {
		if c.Joins && converts[i] {
			whole += c.Shares.Float()
		}
	}
	all := whole
	for range 300 {
		next := whole
		for i, c := range w.Claims {
			if c.Part.Sign() > 0 && converts[i] {
				amount := c.First.Float()
				next += amount / (amount / c.Part.Float() / all) // over the price
			}
		}
		all = next
	}
	out := w
	out.Claims = append([]claim(nil), w.Claims...)
	for i := range out.Claims {
		if c := &out.Claims[i]; c.Part.Sign() > 0 && converts[i] {
			c.Shares = loadline.Frac(int64(c.Part.Float()*all*1e9), 1_000_000_000)
		}
	}
	return out
}

// equilibria are the payouts of all choices of who converts from which nobody gains by leaving alone; none where a choice is a tie.
func equilibria(w waterfall, net float64) (out [][]float64, tie bool) {
	var choosers []int
	for i, c := range w.Claims {
		if c.First.Sign() > 0 && c.Sharing == financing.Instead {
			choosers = append(choosers, i)
		}
	}
	pays := map[int][]float64{}
	for set := range 1 << len(choosers) {
		converts := make([]bool, len(w.Claims))
		for bit, i := range choosers {
			converts[i] = set>>bit&1 == 1
		}
		pays[set] = split(asForm(w, converts), net, converts)
	}
	for set, here := range pays {
		stable := true
		for bit, i := range choosers {
			gain := pays[set^1<<bit][i] - here[i]
			stable, tie = stable && gain <= 0, tie || math.Abs(gain) < 1e-2
		}
		if stable {
			out = append(out, here)
		}
	}
	return out, tie
}

func alike(paid []q, want []float64) bool {
	for i := range paid {
		if math.Abs(paid[i].Float()-want[i]) > 1e-2 {
			return false
		}
	}
	return true
}

// Of all choices of who converts, by brute force: beside common stock and options the payout is the outcome with the most that convert, or
// with Late that with the fewest, and the two differ just where several hold.
func TestOutcomesOfSAFEs(t *testing.T) {
	found := map[int]int{}
	rapid.Check(t, func(t *rapid.T) {
		w := drawHung(t, false)
		x := n(int64(rapid.SampledFrom([]int{0, 1900, 1900, 4000}).Draw(t, "about") + rapid.IntRange(1, 1500).Draw(t, "exit"))).Add(r(1, 7))
		all, tie := equilibria(w, x.Float())
		if tie {
			t.Skip("a tie")
		}
		found[len(all)]++
		if early := pay(t, w); within(early.Unsettled, x) != (len(all) == 0) {
			t.Fatalf("of %v: %d outcomes, none in %v\n%+v", x, len(all), early.Unsettled, w)
		} else if len(all) == 0 {
			return
		}
		most, fewest := all[0], all[0]
		for _, o := range all {
			if o[0] < most[0] {
				most = o
			}
			if o[0] > fewest[0] {
				fewest = o
			}
		}
		early := pay(t, w)
		w.Late = true
		late := pay(t, w)
		soon, _, _ := early.At(x)
		wait, _, _ := late.At(x)
		if !alike(soon, most) || !alike(wait, fewest) {
			t.Fatalf("of %v: %v or %v, by trial %v or %v\n%+v", x, soon, wait, most, fewest, w)
		}
		if within(early.Several, x) != (len(all) > 1) {
			t.Fatalf("of %v: %d outcomes, several in %v", x, len(all), early.Several)
		}
	})
	if found[1] == 0 || found[2] == 0 {
		t.Errorf("companies by their outcomes: %v", found)
	}
}

func within(of []financing.Stretch[q], x q) bool {
	for _, r := range of {
		if r.From.Cmp(x) <= 0 && x.Cmp(r.To) < 0 {
			return true
		}
	}
	return false
}

// Beside claims that join the whole the payout is one of the outcomes that brute force finds, or says that none holds; and even then all is
// paid, and nobody gets less than what it is owed first where there is enough.
func TestOutcomesBesidePreferredStock(t *testing.T) {
	settled, open := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		w := drawHung(t, true)
		w.Late = rapid.Bool().Draw(t, "late")
		x := n(int64(rapid.IntRange(1, 6_000).Draw(t, "exit"))).Add(r(1, 7))
		p := pay(t, w)
		paid, _, _ := p.At(x)
		sum, owed := q{}, q{}
		for i, v := range paid {
			if sum, owed = sum.Add(v), owed.Add(w.Claims[i].First); v.Sign() < 0 {
				t.Fatalf("claim %d gets %v", i, v)
			}
		}
		if !sum.Equal(x) {
			t.Fatalf("%v of %v is paid", sum, x)
		}
		for i, v := range paid {
			if owed.Cmp(x) <= 0 && v.Cmp(w.Claims[i].First) < 0 {
				t.Fatalf("claim %d is owed %v and gets %v of %v", i, w.Claims[i].First, v, x)
			}
		}
		all, tie := equilibria(w, x.Float())
		switch {
		case tie:
			t.Skip("a tie")
		case within(p.Unsettled, x):
			open++
			return
		}
		settled++
		for _, o := range all {
			if alike(paid, o) {
				return
			}
		}
		t.Fatalf("of %v: %v is none of %v\n%+v\n%+v", x, paid, all, w, p)
	})
	t.Logf("%d settled, %d open", settled, open)
}

// Knots are in order, what is between two of them is paid by them, and amounts twice as large are paid twice over.
func TestOutcomesScale(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := drawHung(t, true)
		if rapid.Bool().Draw(t, "carved") {
			w.Slices = []financing.Slice[q]{{Part: r(1, 10), Most: n(int64(rapid.IntRange(0, 5).Draw(t, "most")) * 50)}}
		}
		twice := doubledAmounts(w)
		p, doubled := pay(t, w), pay(t, twice)
		x := n(int64(rapid.IntRange(0, 15_000).Draw(t, "exit")))
		one, cut, _ := p.At(x)
		two, _, _ := doubled.At(x.Mul(n(2)))
		sum := q{}
		for i := range one {
			if sum = sum.Add(one[i]); !two[i].Equal(one[i].Mul(n(2))) {
				t.Fatalf("claim %d: %v, doubled %v", i, one[i], two[i])
			}
		}
		for _, c := range cut {
			sum = sum.Add(c)
		}
		if !sum.Equal(x) {
			t.Fatalf("%v of %v is paid", sum, x)
		}
		for i := 1; i < len(p.Knots); i++ {
			sum := q{}
			for _, v := range append(append([]q(nil), p.Knots[i].Paid...), p.Knots[i].Sliced...) {
				sum = sum.Add(v)
			}
			if p.Knots[i-1].Proceeds.Cmp(p.Knots[i].Proceeds) > 0 || !sum.Equal(p.Knots[i].Proceeds) {
				t.Fatalf("knot %d: %+v", i, p.Knots)
			}
		}
	})
}

// 12 classes, four of them SAFEs, and 288 options, at 1,000 exits with all knots. The goal is 200 ms.
func BenchmarkWaterfallOfSAFEs(b *testing.B) {
	w := waterfall{One: n(1), Claims: []claim{common(10_000_000)}, Whole: n(10_000_000)}
	for i := range int64(7) {
		w.Claims = append(w.Claims, claim{Rank: int(i / 3), First: n(2_000_000 + 700_000*i), Shares: n(900_000 + 10_000*i), Joins: true})
	}
	for i := range int64(4) {
		w.Claims = append(w.Claims, safe(500_000+i*100_000, 10_000_000+i*4_000_000))
	}
	for i := range int64(288) {
		w.Claims = append(w.Claims, claim{Shares: n(1000 + i), Strike: loadline.Frac(20+i%40, 100)})
		w.Whole = w.Whole.Add(n(1000 + i))
	}
	for b.Loop() {
		p, _ := w.Pay()
		for x := range int64(1000) {
			p.At(n(x * 250_000))
		}
	}
}
