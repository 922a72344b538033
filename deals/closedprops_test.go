package deals_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"loadline"
	"loadline/captable"
	"loadline/deals"
)

// draw makes up a company and a round in which everything is stated.
func draw(t *rapid.T, rounding string) *loadline.Company {
	say := func(n int64) loadline.Stated[loadline.Money] {
		return loadline.Say(loadline.MoneyOf(loadline.Frac(n, 100), "USD"), loadline.Source{})
	}
	c := &loadline.Company{Name: "drawn", Currency: "USD", Plans: []loadline.StockPlan{{ID: "pool", ClassIDs: []string{"common"}, Reserved: loadline.Exactly(loadline.Int(500_000))}}}
	c.Classes = []loadline.StockClass{{ID: "common", Kind: loadline.Common}, preferred("new", loadline.Stated[loadline.Money]{})}
	add := func(x loadline.Transaction) { c.Transactions = append(c.Transactions, x) }
	issued := func(id, holder string) loadline.Issued {
		return loadline.Issued{Event: loadline.Event{ID: id, Date: loadline.DateOf(2024, 1, 1).AddDays(len(c.Transactions))}, SecurityID: id, StakeholderID: holder}
	}
	add(&loadline.StockIssuance{Issued: issued("f", "founders"), StockClassID: "common", Quantity: loadline.WholeShares(int64(rapid.IntRange(2_000_000, 9_000_000).Draw(t, "founders")))})
	add(&loadline.GrantIssuance{Issued: issued("o", "team"), StockPlanID: "pool", StockClassID: "common", Quantity: loadline.WholeShares(int64(rapid.IntRange(1, 400_000).Draw(t, "options")))})
	for i, name := range []string{"a", "b"}[:rapid.IntRange(0, 2).Draw(t, "series")] {
		k := preferred(name, say(int64(rapid.IntRange(50, 2000).Draw(t, "oip"))))
		k.AntiDilution = loadline.Say(rapid.SampledFrom([]loadline.AntiDilution{loadline.BroadBased, loadline.NarrowBased, loadline.FullRatchet}).Draw(t, "protection"), loadline.Source{})
		k.AntiDilutionBase = loadline.Say(rapid.SampledFrom([]string{"fully_diluted", "granted", "outstanding", "preferred", "class"}).Draw(t, "base"), loadline.Source{})
		k.PayToPlay = loadline.Say(rapid.Bool().Draw(t, "pays"), loadline.Source{})
		c.Classes = append(c.Classes, k)
		add(&loadline.StockIssuance{Issued: issued(name, []string{"fund", "lead"}[i]), StockClassID: name, Quantity: loadline.WholeShares(int64(rapid.IntRange(1, 900_000).Draw(t, "preferred")))})
	}
	for i, name := range []string{"s", "t", "u"}[:rapid.IntRange(0, 3).Draw(t, "safes")] {
		x := &loadline.ConvertibleIssuance{Issued: issued(name, []string{"fund", "ann", "bob"}[i]), Kind: loadline.SAFE, Investment: loadline.MoneyOf(loadline.Int(int64(rapid.IntRange(1, 50).Draw(t, "amount"))*10_000), "USD")}
		x.Terms = loadline.ConvertibleTerms{FutureRound: true, ShadowSeries: loadline.Say(rapid.Bool().Draw(t, "shadow"), loadline.Source{}), MFN: loadline.Say(rapid.Bool().Draw(t, "mfn"), loadline.Source{}),
			Cap:      say(int64(rapid.IntRange(5, 40).Draw(t, "cap")) * 100_000_000),
			CapIs:    loadline.Say(rapid.SampledFrom([]string{"post_money", "pre_money"}).Draw(t, "cap is"), loadline.Source{}),
			Discount: loadline.Say(loadline.Frac(int64(rapid.IntRange(0, 40).Draw(t, "discount")), 100), loadline.Source{})}
		add(x)
	}
	none := loadline.SayNone[loadline.Money](loadline.Source{})
	r := loadline.Round{Name: "b", ClassID: "new", PreMoney: say(int64(rapid.IntRange(4, 60).Draw(t, "pre")) * 100_000_000), PoolIn: rapid.SampledFrom([]loadline.Truth{loadline.Yes, loadline.No}).Draw(t, "pool in"),
		Counts: loadline.Say(rapid.SampledFrom([]string{"percent_ownership", "pre_money", "dollars_invested"}).Draw(t, "counts"), loadline.Source{}), Rounding: loadline.Say(rounding, loadline.Source{}),
		Investors: []loadline.RoundInvestor{{Name: "lead", StakeholderID: "lead", Cash: say(int64(rapid.IntRange(1, 90).Draw(t, "cash")) * 10_000_000), Credits: none},
			{Name: "cloud", StakeholderID: "cloud", Cash: none, Credits: say(int64(rapid.IntRange(1, 90).Draw(t, "credits")) * 10_000_000), Worth: loadline.Exactly(loadline.Frac(int64(rapid.IntRange(0, 4).Draw(t, "worth")), 4))}}}
	if rapid.Bool().Draw(t, "tops up") {
		r.Pools = []loadline.PoolTarget{{PlanID: "pool", Fraction: loadline.Say(loadline.Frac(int64(rapid.IntRange(1, 25).Draw(t, "pool")), 100), loadline.Source{}),
			Of:     loadline.Say(rapid.SampledFrom([]string{"post_money", "pre_money"}).Draw(t, "of"), loadline.Source{}),
			Counts: loadline.Say(rapid.SampledFrom([]string{"unissued", "all"}).Draw(t, "counts"), loadline.Source{})}}
	}
	c.Rounds = []loadline.Round{r}
	return c
}

func preferred(id string, price loadline.Stated[loadline.Money]) loadline.StockClass {
	right := loadline.ConversionRight{IntoClassID: "common"}
	if price.Known() {
		right.Ratio = loadline.Exactly(loadline.Int(1))
	}
	return loadline.StockClass{ID: id, Kind: loadline.Preferred, OriginalIssuePrice: price, PayToPlay: loadline.Say(false, loadline.Source{}), Conversions: []loadline.ConversionRight{right}}
}

func closeOf(c *loadline.Company) *deals.Closed {
	l, _ := captable.New(c)
	return deals.Close(c, l.On(closingDay), "b")
}

// parts are who has which part after a reading.
func parts(r *deals.ClosedReading) map[string]string {
	out := map[string]string{}
	for _, d := range r.Diluted {
		out[d.StakeholderID] = d.After.String()
	}
	return out
}

func equalParts(a, b *deals.Closed) bool {
	return slices.EqualFunc(a.Readings, b.Readings, func(x, y deals.ClosedReading) bool {
		p, q := parts(&x), parts(&y)
		for id, v := range p {
			if q[id] != v {
				return false
			}
		}
		return len(p) == len(q)
	})
}

// Every closing holds; the new shares cost the new money; rounding moves less than a share for each who gets some.
func TestDrawnRoundsHold(t *testing.T) {
	solved := 0
	rapid.Check(t, func(t *rapid.T) {
		c := draw(t, rapid.SampledFrom([]string{"exact", "usual"}).Draw(t, "rounding"))
		got := closeOf(c)
		hold(t, c, got)
		solved += len(got.Readings)
		for _, r := range got.Readings {
			paid := r.Rounded.Left
			for _, x := range r.Issued {
				paid = paid.Add(x.Shares.Mul(r.Rounded.Price))
			}
			for _, x := range r.Converted {
				paid = paid.Sub(x.Left)
			}
			if !paid.Equal(r.NewMoney) {
				t.Fatalf("%v of %v is paid", paid, r.NewMoney)
			}
			if r.Rounded.Policy == "exact" && (r.Rounded.Moved.Sign() != 0 || r.Rounded.Left.Sign() != 0) {
				t.Fatalf("exact moved %v and left %v", r.Rounded.Moved, r.Rounded.Left)
			}
		}
	})
	if solved == 0 {
		t.Error("no round that was made up has a price: nothing was tried")
	}
}

// Money counted in another unit, names and the order of the file change nobody's part.
func TestScaleNamesAndOrderChangeNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := draw(t, "exact")
		got := closeOf(c)
		if !equalParts(got, closeOf(inUnits(c, loadline.Int(int64(rapid.IntRange(2, 1000).Draw(t, "unit")))))) {
			t.Fatal("another unit of money changes who has what")
		}
		other := *c
		other.Classes = slices.Clone(c.Classes)
		other.Transactions = slices.Clone(c.Transactions)
		slices.Reverse(other.Transactions)
		slices.Reverse(other.Classes)
		if !equalParts(got, closeOf(&other)) {
			t.Fatal("the order of the file changes who has what")
		}
	})
}

// inUnits is the company with its money in a unit so many times smaller.
func inUnits(c *loadline.Company, by loadline.Ratio) *loadline.Company {
	out := *c
	of := func(m loadline.Stated[loadline.Money]) loadline.Stated[loadline.Money] {
		m.Value.Amount = m.Value.Amount.Mul(by)
		return m
	}
	out.Classes, out.Transactions, out.Rounds = slices.Clone(c.Classes), slices.Clone(c.Transactions), slices.Clone(c.Rounds)
	for i := range out.Classes {
		out.Classes[i].OriginalIssuePrice = of(out.Classes[i].OriginalIssuePrice)
	}
	for i, t := range out.Transactions {
		if x, ok := t.(*loadline.ConvertibleIssuance); ok {
			y := *x
			y.Investment.Amount, y.Terms.Cap = x.Investment.Amount.Mul(by), of(x.Terms.Cap)
			out.Transactions[i] = &y
		}
	}
	r := &out.Rounds[0]
	r.PreMoney, r.Investors = of(r.PreMoney), slices.Clone(r.Investors)
	for i := range r.Investors {
		r.Investors[i].Cash, r.Investors[i].Credits = of(r.Investors[i].Cash), of(r.Investors[i].Credits)
	}
	return &out
}

// With a higher pre-money, and the same conversions, protection and pool, the founders have no less.
func TestAHigherPreMoneyNeverCostsTheFounders(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := draw(t, "exact")
		// Stated, since the question falls away at a pre-money at which nothing is adjusted.
		c.Rounds[0].ProtectionIn = rapid.SampledFrom([]loadline.Truth{loadline.Yes, loadline.No}).Draw(t, "protection in")
		got := closeOf(c)
		more := *c
		r := c.Rounds[0]
		r.PreMoney.Value.Amount = r.PreMoney.Value.Amount.Add(loadline.Int(int64(rapid.IntRange(1, 20).Draw(t, "more")) * 100_000))
		more.Rounds = []loadline.Round{r}
		higher := closeOf(&more)
		if len(got.Readings) == 0 {
			return
		}
		if len(higher.Readings) != len(got.Readings) {
			t.Fatalf("%d readings, at a higher pre-money %d", len(got.Readings), len(higher.Readings))
		}
		for i := range got.Readings {
			a, b := &got.Readings[i], &higher.Readings[i]
			same := slices.EqualFunc(a.Converted, b.Converted, func(x, y deals.ConvertedPromise) bool { return x.Way.String() == y.Way.String() }) &&
				slices.EqualFunc(a.Adjusted, b.Adjusted, func(x, y deals.AdjustedClass) bool { return x.Triggered == y.Triggered })
			if same && founders(b).Cmp(founders(a)) < 0 {
				t.Fatalf("the founders have %v, and %v at a higher pre-money", founders(a), founders(b))
			}
		}
	})
}

func founders(r *deals.ClosedReading) loadline.Ratio {
	for _, d := range r.Diluted {
		if d.StakeholderID == "founders" {
			return d.After
		}
	}
	return loadline.Ratio{}
}
