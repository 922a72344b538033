package deals_test

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"loadline"
	"loadline/deals"
)

// A round that is closed on a path is the round that Close closes of papers with that money and that pre-money: the same whole shares.
// The oracle is the exact closing of a changed round; the closer knows the unchanged one alone.
func TestARoundOnAPathIsTheExactRoundToTheLastShare(t *testing.T) {
	told, readings := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		c := draw(t, rapid.SampledFrom([]string{"exact", "usual"}).Draw(t, "rounding"))
		pre := loadline.Int(int64(rapid.IntRange(40, 700).Draw(t, "other pre")) * 100_000)
		cash := loadline.Int(int64(rapid.IntRange(1, 900).Draw(t, "other cash")) * 10_000)
		other := *c
		other.Rounds = []loadline.Round{c.Rounds[0]}
		r := &other.Rounds[0]
		r.PreMoney.Value.Amount = pre
		r.Investors = append([]loadline.RoundInvestor(nil), r.Investors...)
		r.Investors[0].Cash.Value.Amount = cash
		before, after := closeOf(c), closeOf(&other)
		if len(before.Readings) != len(after.Readings) {
			return // protection that the one price asks about and the other does not
		}
		for i := range before.Readings {
			readings++
			var got deals.PathClosing
			if !before.Readings[i].OnPaths().Close(deals.PathTerms{Cash: cash.Float(), PreMoney: pre.Float()}, &got) {
				continue
			}
			told++
			sameOnPath(t, &got, &after.Readings[i])
		}
	})
	if told*2 < readings || readings == 0 {
		t.Errorf("%d of %d closings are told", told, readings)
	}
}

func sameOnPath(t *rapid.T, got *deals.PathClosing, want *deals.ClosedReading) {
	t.Helper()
	exact := want.Rounded.Policy == "exact"
	same := func(what string, got float64, want loadline.Ratio, whole bool) {
		off := 1e-9 * math.Max(1, math.Abs(want.Float()))
		if whole && !exact {
			off = 0
		}
		if math.Abs(got-want.Float()) > off {
			t.Fatalf("%s: %v, exactly %v", what, got, want)
		}
	}
	same("price", got.Price, want.Rounded.Price, false)
	for i, x := range want.Issued {
		same("issued", got.Issued[i], x.Shares, true)
	}
	for i, x := range want.Converted {
		same("converted", got.Converted[i], x.Shares, true)
	}
	for _, x := range want.Pools {
		same("pool", got.Added, x.Shares, true)
	}
	for i, x := range want.Adjusted {
		same("more", got.More[i], x.More, false)
	}
	same("all", got.After, want.After, false)
}

// Shares that stand besides count as shares that stand: as if the founders had so many more.
func TestSharesBesidesCountBeforeARoundOnAPath(t *testing.T) {
	sheet := func(founders string) *deals.ClosedReading {
		return write(t, `
			class common
			plan pool reserved 500000
			shares founders common `+founders+`
			safe a angel 400000 cap 8000000 is post_money
			round pre 20000000 counts percent_ownership poolin yes
			cash lead 5000000
			pool fraction 0.1 of post_money counts unissued`).only()
	}
	var got deals.PathClosing
	want := sheet("8123457")
	if !sheet("7000000").OnPaths().Close(deals.PathTerms{Cash: -1, PreMoney: -1, Besides: 1_123_457}, &got) {
		t.Fatal("it has no price")
	}
	if got.Issued[0] != want.Issued[0].Shares.Float() || got.Converted[0] != want.Converted[0].Shares.Float() || got.Added != want.Pools[0].Shares.Float() || got.After != want.After.Float() {
		t.Errorf("%+v, exactly %v of %v", got, want.Issued[0].Shares, want.After)
	}
}
