package financing_test

import (
	"cmp"
	"math"
	"testing"

	"pgregory.net/rapid"

	"loadline"
	"loadline/financing"
)

type (
	q     = loadline.Ratio
	terms = financing.Terms[q]
	count = financing.Count[q]
	way   = financing.Basis[q]
)

func n(v int64) q { return loadline.Int(v) }

func r(a, b int64) q { return loadline.Frac(a, b) }

// round is terms by the percent-ownership convention: conversions and the top-up are inside the pre-money.
func round(existing, pre, money int64) terms {
	return terms{One: n(1), Money: n(money), Value: n(pre), Existing: n(existing), Measured: count{Shares: n(existing), Conversions: true, TopUp: true}}
}

// postMoney is a SAFE with a post-money cap: the cap is measured on what stands with all that converts, before the top-up.
func postMoney(amount, cap, existing int64) financing.Converting[q] {
	return financing.Converting[q]{Amount: n(amount), Ways: []way{
		{Kind: financing.AtCap, Cap: n(cap), Of: count{Shares: n(existing), Conversions: true}},
		{Kind: financing.AtDiscount, Keep: n(1)},
	}}
}

// Published rounds, each with its exact price and total. The digits were worked out by hand before the solver ran: for the
// first, 10,000,000 shares are 85% of the capitalisation of the SAFEs, 200000000/17; with 1,695,000 more in the pool they are
// 15/20 of the whole.
func TestPublishedRounds(t *testing.T) {
	safes := round(10_000_000, 15_000_000, 5_000_000)
	safes.Convertibles = []financing.Converting[q]{postMoney(200_000, 4_000_000, 10_000_000), postMoney(800_000, 8_000_000, 10_000_000)}
	safes.Pool.Add = n(1_695_000)
	shuffle := round(6_000_000, 8_000_000, 2_000_000)
	shuffle.Pool = financing.Pool[q]{Fraction: r(1, 5), Of: count{n(6_000_000), true, true, true, true}}
	ledgy := round(1_000_000, 5_000_000, 500_000)
	ledgy.Pool = financing.Pool[q]{Fraction: r(1, 10), Of: count{n(1_000_000), true, true, true, true}}
	note := financing.Converting[q]{Amount: n(1_000_000), Ways: []way{{Kind: financing.AtDiscount, Keep: r(7, 10)}}}
	preMoney := round(1_000_000, 8_000_000, 2_000_000)
	preMoney.Convertibles, preMoney.Measured.Conversions = []financing.Converting[q]{note}, false
	percent := round(1_000_000, 8_000_000, 2_000_000)
	percent.Convertibles = preMoney.Convertibles
	dollars := percent
	dollars.Value = n(9_000_000) // the pre-money and what was invested in notes
	for _, c := range []struct {
		source       string
		terms        terms
		price, total q
	}{
		{"Y Combinator, Post-Money Safe User Guide v1.2, Appendix II, Series A", safes, r(51000, 45763), r(915260000, 51)},
		{"Venture Hacks, The Option Pool Shuffle", shuffle, n(1), n(10_000_000)},
		{"Ledgy, Basics of Pre- and Post-Money Option Pools", ledgy, r(89, 20), r(110000000, 89)},
		{"Cooley GO, share price with outstanding notes: pre-money method", preMoney, n(8), r(10000000, 7)},
		{"Cooley GO: percent-ownership method: (8m - 1m/0.7) / 1m", percent, r(46, 7), r(35000000, 23)},
		{"Cooley GO: dollars-invested method: (9m - 1m/0.7) / 1m", dollars, r(53, 7), r(77000000, 53)},
	} {
		got, failure := financing.Solve(&c.terms)
		if failure != financing.Solved || !got.Price.Equal(c.price) || !got.Total.Equal(c.total) {
			t.Errorf("%s: %v, price %v of %v, total %v of %v", c.source, failure, got.Price, c.price, got.Total, c.total)
		}
		if bad := financing.Verify(&c.terms, &got); bad != "" {
			t.Errorf("%s: not so: %s", c.source, bad)
		}
	}
}

// 10m shares, $20m cash and $30m credits at $80m: the headline is $8.00, and with credits worth half the new shares bring
// $5.60 each. A Series A at $6.50, broad-based on 10m, adjusts to 80/13: 6.5 · (10m + 35m/6.5) / (10m + 6.25m).
func TestCreditsTriggerProtectionAtAnUpRound(t *testing.T) {
	terms := round(10_000_000, 80_000_000, 50_000_000)
	terms.Series = []financing.Protected[q]{{Shares: n(1_000_000), OriginalPrice: r(13, 2), ConversionPrice: r(13, 2),
		Protection: financing.WeightedAverage, Base: n(10_000_000), Consideration: n(35_000_000)}}
	got, failure := financing.Solve(&terms)
	if failure != financing.Solved || !got.Price.Equal(n(8)) || !got.Adjusted[0].ConversionPrice.Equal(r(80, 13)) {
		t.Fatalf("%v: %v, series A at %v", failure, got.Price, got.Adjusted)
	}
	terms.Series[0].Consideration = n(50_000_000)
	if got, _ = financing.Solve(&terms); got.Adjusted[0].Triggered {
		t.Errorf("at face value nothing is triggered: %v", got.Adjusted)
	}
}

// What converts at a discount alone comes to $2m whatever the price: no price carries it at a pre-money of $2m.
func TestARoundWithoutAPrice(t *testing.T) {
	full := round(1_000_000, 2_000_000, 1_000_000)
	full.Convertibles = []financing.Converting[q]{{Amount: n(1_600_000), Ways: []way{{Kind: financing.AtDiscount, Keep: r(4, 5)}}}}
	if _, f := financing.Solve(&full); f != financing.Overfull {
		t.Errorf("overfull: %v", f)
	}
	whole := round(1_000_000, 2_000_000, 1_000_000)
	whole.Convertibles = []financing.Converting[q]{postMoney(3_000_000, 2_000_000, 1_000_000)}
	if _, f := financing.Solve(&whole); f != financing.Runaway {
		t.Errorf("runaway: %v", f)
	}
	negative := round(1_000_000, -2_000_000, 1_000_000)
	if _, f := financing.Solve(&negative); f != financing.Malformed {
		t.Errorf("malformed: %v", f)
	}
}

// drawTerms makes up a round that may have no price.
func drawTerms(t *rapid.T) terms {
	existing := int64(rapid.IntRange(1_000_000, 20_000_000).Draw(t, "existing"))
	out := round(existing, int64(rapid.IntRange(1, 200).Draw(t, "pre"))*500_000, int64(rapid.IntRange(0, 60).Draw(t, "money"))*250_000)
	out.Measured.Adjusted = rapid.Bool().Draw(t, "adjusted inside")
	for range rapid.IntRange(0, 6).Draw(t, "convertibles") {
		c := financing.Converting[q]{Amount: n(int64(rapid.IntRange(0, 40).Draw(t, "amount")) * 50_000)}
		for range rapid.IntRange(1, 3).Draw(t, "ways") {
			c.Ways = append(c.Ways, way{
				Kind: rapid.SampledFrom([]financing.BasisKind{financing.AtDiscount, financing.AtCap, financing.AsPart, financing.AsShares}).Draw(t, "kind"),
				Keep: r(int64(rapid.IntRange(50, 100).Draw(t, "keep")), 100), Cap: n(int64(rapid.IntRange(1, 60).Draw(t, "cap")) * 1_000_000),
				Part: r(int64(rapid.IntRange(0, 8).Draw(t, "part")), 100), Into: n(int64(rapid.IntRange(0, 100).Draw(t, "into")) * 1000),
				Of: count{n(existing), rapid.Bool().Draw(t, "conversions"), rapid.Bool().Draw(t, "topup"), rapid.Bool().Draw(t, "protection"), false},
			})
		}
		out.Convertibles = append(out.Convertibles, c)
	}
	if rapid.Bool().Draw(t, "pool") {
		has := existing / 20
		out.Pool = financing.Pool[q]{Fraction: r(int64(rapid.IntRange(0, 30).Draw(t, "target")), 100), Has: n(has),
			Of: count{n(existing), true, true, true, rapid.Bool().Draw(t, "after money")}}
	}
	for range rapid.IntRange(0, 3).Draw(t, "series") {
		price := r(int64(rapid.IntRange(20, 900).Draw(t, "oip")), 100)
		out.Series = append(out.Series, financing.Protected[q]{
			Shares: n(int64(rapid.IntRange(1, 10).Draw(t, "shares")) * existing / 100), OriginalPrice: price, ConversionPrice: price,
			Protection: rapid.SampledFrom([]financing.Protection{financing.Unprotected, financing.WeightedAverage, financing.FullRatchet}).Draw(t, "protection"),
			Base:       n(existing), Consideration: out.Money.Mul(r(int64(rapid.IntRange(1, 4).Draw(t, "worth")), 4)).Add(n(1)),
		})
	}
	return out
}

// floats are terms in the other field.
func floats(t terms) financing.Terms[financing.Float] {
	f := func(v q) financing.Float { return financing.Float(v.Float()) }
	c := func(c count) financing.Count[financing.Float] {
		return financing.Count[financing.Float]{Shares: f(c.Shares), Conversions: c.Conversions, TopUp: c.TopUp, Adjusted: c.Adjusted, NewMoney: c.NewMoney}
	}
	out := financing.Terms[financing.Float]{One: 1, Money: f(t.Money), Value: f(t.Value), Price: f(t.Price), Measured: c(t.Measured), Existing: f(t.Existing)}
	for _, x := range t.Convertibles {
		y := financing.Converting[financing.Float]{Amount: f(x.Amount)}
		for _, w := range x.Ways {
			y.Ways = append(y.Ways, financing.Basis[financing.Float]{Kind: w.Kind, Keep: f(w.Keep), Cap: f(w.Cap), Of: c(w.Of), Part: f(w.Part), Into: f(w.Into)})
		}
		out.Convertibles = append(out.Convertibles, y)
	}
	out.Pool = financing.Pool[financing.Float]{Add: f(t.Pool.Add), Fraction: f(t.Pool.Fraction), Of: c(t.Pool.Of), Has: f(t.Pool.Has)}
	for _, x := range t.Series {
		out.Series = append(out.Series, financing.Protected[financing.Float]{Shares: f(x.Shares), OriginalPrice: f(x.OriginalPrice),
			ConversionPrice: f(x.ConversionPrice), Protection: x.Protection, Base: f(x.Base), Consideration: f(x.Consideration)})
	}
	return out
}

// single is floats as a field that answers number by number, and by arithmetic of its own.
type single float64

func (a single) Add(b single) single { return a + b }
func (a single) Sub(b single) single { return a - b }
func (a single) Mul(b single) single { return single(float64(a) * float64(b)) }
func (a single) Quo(b single) single { return a / b }
func (a single) Cmp(b single) int    { return cmp.Compare(a, b) }
func (a single) Sign() int           { return cmp.Compare(a, 0) }

// singles are terms in that field.
func singles(t financing.Terms[financing.Float]) financing.Terms[single] {
	c := func(c financing.Count[financing.Float]) financing.Count[single] {
		return financing.Count[single]{Shares: single(c.Shares), Conversions: c.Conversions, TopUp: c.TopUp, Adjusted: c.Adjusted, NewMoney: c.NewMoney}
	}
	out := financing.Terms[single]{One: 1, Money: single(t.Money), Value: single(t.Value), Price: single(t.Price), Measured: c(t.Measured), Existing: single(t.Existing)}
	for _, x := range t.Convertibles {
		y := financing.Converting[single]{Amount: single(x.Amount)}
		for _, w := range x.Ways {
			y.Ways = append(y.Ways, financing.Basis[single]{Kind: w.Kind, Keep: single(w.Keep), Cap: single(w.Cap), Of: c(w.Of), Part: single(w.Part), Into: single(w.Into)})
		}
		out.Convertibles = append(out.Convertibles, y)
	}
	out.Pool = financing.Pool[single]{Add: single(t.Pool.Add), Fraction: single(t.Pool.Fraction), Of: c(t.Pool.Of), Has: single(t.Pool.Has)}
	for _, x := range t.Series {
		out.Series = append(out.Series, financing.Protected[single]{Shares: single(x.Shares), OriginalPrice: single(x.OriginalPrice),
			ConversionPrice: single(x.ConversionPrice), Protection: x.Protection, Base: single(x.Base), Consideration: single(x.Consideration)})
	}
	return out
}

// A field that answers lists at once makes the choices of one that does not, and comes to the same numbers.
func TestListsAtOnceAreAsOneByOne(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		fast := floats(drawTerms(t))
		slow := singles(fast)
		f, failed := financing.Solve(&fast)
		s, also := financing.Solve(&slow)
		if failed != also || len(f.Converted) != len(s.Converted) {
			t.Fatalf("%v, one by one %v", failed, also)
		}
		near := func(a financing.Float, b single) bool {
			return math.Abs(float64(a)-float64(b)) <= 1e-9*math.Abs(float64(b))
		}
		if !near(f.Price, s.Price) || !near(f.Total, s.Total) {
			t.Fatalf("%v and %v, one by one %v and %v", f.Price, f.Total, s.Price, s.Total)
		}
		for i := range f.Converted {
			if !near(f.Converted[i].Shares, s.Converted[i].Shares) {
				t.Fatalf("%v, one by one %v", f.Converted, s.Converted)
			}
		}
	})
}

// A solution stands by the definitions alone; the other field agrees to nine digits; more pre-money is a higher price.
func TestSolutionsAreVerified(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		terms := drawTerms(t)
		got, failure := financing.Solve(&terms)
		if failure != financing.Solved {
			return
		}
		if bad := financing.Verify(&terms, &got); bad != "" {
			t.Fatalf("not so: %s\n%+v\n%+v", bad, terms, got)
		}
		fast := floats(terms)
		f, failure := financing.Solve(&fast)
		if failure != financing.Solved || math.Abs(float64(f.Price)/got.Price.Float()-1) > 1e-9 || math.Abs(float64(f.Total)/got.Total.Float()-1) > 1e-9 {
			t.Fatalf("in floats %v: %v of %v", failure, f.Price, got.Price.Float())
		}
		more := terms
		more.Value = more.Value.Add(n(1_000_000))
		higher, failure := financing.Solve(&more)
		if failure != financing.Solved || higher.Price.Cmp(got.Price) <= 0 {
			t.Fatalf("a higher pre-money has the price %v, not above %v", higher.Price, got.Price)
		}
	})
}

// large is a round of 40 convertibles with cap and discount, four protected series and a target for the pool.
func large() terms {
	out := round(10_000_000, 60_000_000, 15_000_000)
	for i := range int64(40) {
		out.Convertibles = append(out.Convertibles, financing.Converting[q]{Amount: n(100_000 + 5_000*i), Ways: []way{
			{Kind: financing.AtCap, Cap: n(20_000_000 + 2_000_000*i), Of: count{Shares: n(10_000_000), Conversions: true}},
			{Kind: financing.AtDiscount, Keep: r(80+i%20, 100)},
		}})
	}
	for i := range int64(4) {
		price := n(3 + 2*i)
		out.Series = append(out.Series, financing.Protected[q]{Shares: n(500_000), OriginalPrice: price, ConversionPrice: price,
			Protection: financing.WeightedAverage, Base: n(10_000_000), Consideration: n(15_000_000)})
	}
	out.Measured.Adjusted = true
	out.Pool = financing.Pool[q]{Fraction: r(1, 10), Has: n(300_000), Of: count{n(10_000_000), true, true, true, true}}
	return out
}

// The goals are 10 ms exactly and 10 µs in floats.
func BenchmarkSolve(b *testing.B) {
	exact := large()
	fast := floats(exact)
	b.Run("exact", func(b *testing.B) {
		for b.Loop() {
			if _, f := financing.Solve(&exact); f != financing.Solved {
				b.Fatal(f)
			}
		}
	})
	b.Run("float", func(b *testing.B) {
		for b.Loop() {
			if _, f := financing.Solve(&fast); f != financing.Solved {
				b.Fatal(f)
			}
		}
	})
}

func TestALargeRound(t *testing.T) {
	terms := large()
	got, failure := financing.Solve(&terms)
	if failure != financing.Solved {
		t.Fatal(failure)
	}
	if bad := financing.Verify(&terms, &got); bad != "" {
		t.Errorf("not so: %s", bad)
	}
	capped, triggered := 0, 0
	for _, c := range got.Converted {
		capped += 1 - c.Way
	}
	for _, a := range got.Adjusted {
		if a.Triggered {
			triggered++
		}
	}
	if capped == 0 || capped == 40 || triggered == 0 || triggered == 4 {
		t.Errorf("%d of 40 at the cap, %d of 4 adjusted: the round tries nothing", capped, triggered)
	}
}
