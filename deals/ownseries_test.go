package deals_test

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"loadline"
	"loadline/captable"
	"loadline/deals"
)

// cheap is a SAFE of USD 500,000 at a post-money cap of USD 2M, and a round of USD 5M at USD 20M before it. By hand: the SAFE is a
// quarter of the 10m shares before the new money, which cost USD 2.00; it paid 2M / 10m = USD 0.20 a share. 2.5m are new.
const cheap = `
	class common
	shares founders common 7500000
	safe s angel 500000 cap 2000000 is post_money shadow %s
	cash lead 5000000
	round pre 20000000 counts percent_ownership rounding exact
`

// sold is what holders get of a sale after a reading, in the one reading that it has.
func sold(t fails, r *deals.ClosedReading, amount loadline.Ratio) map[string]loadline.Ratio {
	t.Helper()
	l, problems := captable.New(r.Company)
	if problems.HasErrors() {
		t.Errorf("%v", problems)
	}
	e := deals.ExitOf(r.Company, l.On(closingDay), deals.ExitTerms{Unvested: loadline.Yes})
	if len(e.Readings) != 1 {
		t.Errorf("%d readings of the sale, open %v", len(e.Readings), e.Open)
		return nil
	}
	return e.Paid(&e.Readings[0], amount)
}

func classNamed(c *loadline.Company, id string) *loadline.StockClass {
	for i := range c.Classes {
		if c.Classes[i].ID == id {
			return &c.Classes[i]
		}
	}
	return &loadline.StockClass{}
}

// Y Combinator's form: the SAFE takes a series of its own, whose preference is the USD 500,000 that were paid. At USD 8M the new money
// takes its 5M, and of the 3M that are left the SAFE would rather have its quarter of ten million shares, 0.75M, than 0.5M: 2.25M
// for the founders. With the round's class its 2.5m shares have a preference of 5M, and nothing is left of the 8M.
func TestWhatConvertsForLessHasASeriesOfItsOwn(t *testing.T) {
	r := write(t, fmt.Sprintf(cheap, "yes")).only()
	own := classNamed(r.Company, r.Converted[0].ClassID)
	if own.ID != "new_1" || own.OriginalIssuePrice.Value.Amount.String() != "0.2" || own.Conversions[0].Price.Value.Amount.String() != "0.2" || own.VotesWith != "new" {
		t.Errorf("the series of the SAFE: %+v", own)
	}
	for _, c := range []struct {
		amount                 int64
		lead, angel, founders_ string
	}{
		{5_500_000, "5000000", "500000", "0"},
		{5_600_000, "5000000", "500000", "100000"}, // 100,000 for 7.5m shares; converted, the SAFE had a quarter of 600,000
		{8_000_000, "5000000", "750000", "2250000"},
		{25_000_000, "5000000", "5000000", "15000000"}, // the price of the round: all as converted
		{50_000_000, "10000000", "10000000", "30000000"},
	} {
		got := sold(t, r, loadline.Int(c.amount))
		if got["lead"].String() != c.lead || got["angel"].String() != c.angel || got["founders"].String() != c.founders_ {
			t.Errorf("of %d: lead %v, angel %v, founders %v", c.amount, got["lead"], got["angel"], got["founders"])
		}
	}
	l, _ := captable.New(r.Company)
	e := deals.ExitOf(r.Company, l.On(closingDay), deals.ExitTerms{Unvested: loadline.Yes, Convert: []string{"new"}}) // all of the class, by a vote
	if got := e.Paid(&e.Readings[0], loadline.Int(5_000_000)); got["founders"].String() != "3000000" || got["angel"].String() != "1000000" {
		t.Errorf("with all converted: %v", got)
	}
	r = write(t, fmt.Sprintf(cheap, "no")).only()
	if got := sold(t, r, loadline.Int(8_000_000)); got["founders"].Sign() != 0 || got["angel"].String() != "4000000" || r.Converted[0].ClassID != "new" {
		t.Errorf("with the round's class: %v", got)
	}
}

// Where the paper does not say it both are told, the usual form first, with the question; not where nothing counts from a price,
// nor where what converts pays the price of the round.
func TestWhichSeriesIsAskedWhereItMatters(t *testing.T) {
	s := write(t, fmt.Sprintf(cheap, "?"))
	got := s.close()
	hold(t, s.c, got)
	if len(got.Readings) != 2 || got.Readings[0].Converted[0].ClassID != "new_1" || got.Readings[1].Converted[0].ClassID != "new" || len(got.Readings[0].Choices) != 1 {
		t.Fatalf("%d readings, open %v", len(got.Readings), got.Open)
	}
	if a, b := sold(t, &got.Readings[0], loadline.Int(8_000_000)), sold(t, &got.Readings[1], loadline.Int(8_000_000)); a["founders"].String() != "2250000" || b["founders"].Sign() != 0 {
		t.Errorf("founders %v and %v", a["founders"], b["founders"])
	}
	s = write(t, "class common\nshares founders common 7500000\nsafe s angel 500000 cap 40000000 is post_money shadow ?\ncash lead 5000000\nround pre 20000000 counts percent_ownership rounding exact")
	if r := s.only(); r.Converted[0].ClassID != "new" {
		t.Errorf("at the price of the round it converts into %s", r.Converted[0].ClassID)
	}
	s = write(t, fmt.Sprintf(cheap, "?"))
	k := classNamed(s.c, "new")
	k.Preference.Multiple, k.Dividend, k.AntiDilution = loadline.Exactly(loadline.Int(0)), loadline.SayNone[loadline.Ratio](k.At), loadline.SayNone[loadline.AntiDilution](k.At)
	s.only()
}

// The question has no part in the price, so that a round which can be answered for all that bears on the price is answered with it.
func TestWhichSeriesCrowdsOutNoReading(t *testing.T) {
	const text = `
		class common
		plan pool reserved 100000
		shares founders common 7000000
		options team 100000
		safe s ann 100000 cap 2000000 shadow %s
		cash lead 5000000
		pool fraction 0.2
		round pre 20000000 rounding exact`
	one, both := write(t, fmt.Sprintf(text, "yes")).close(), write(t, fmt.Sprintf(text, "?")).close()
	if len(one.Readings) < 33 || len(both.Readings) != 2*len(one.Readings) {
		t.Errorf("%d readings with a series of its own, %d where nobody says it; open %v", len(one.Readings), len(both.Readings), both.Open)
	}
}

// Two SAFEs at one cap are of one series; each other price has its own, the highest first; names that are taken are left.
func TestEachPriceHasASeries(t *testing.T) {
	r := write(t, `
		class common
		class new_1 oip 0.05 protected none pays no
		shares founders common 7000000
		shares early new_1 1000000
		safe s ann 100000 cap 2000000 is post_money
		safe t bob 300000 cap 2000000 is post_money
		safe u eve 250000 cap 5000000 is post_money
		note n kim 100000 discount 0.2 qualified none
		cash lead 5000000
		round pre 20000000 counts percent_ownership
	`).only()
	of := map[string]string{}
	for _, x := range r.Converted {
		of[x.SecurityID] = x.ClassID
	}
	if of["s"] != of["t"] || of["n"] != "new_2" || of["u"] != "new_3" || of["s"] != "new_4" {
		t.Errorf("%v", of)
	}
}

// The next round at less than the price of the SAFE adjusts its series by its own price: a full ratchet at USD 0.10 doubles what each of
// its shares at USD 0.20 converts into, and makes twenty of one at USD 2.00.
func TestAShadowSeriesIsProtectedOnItsOwnPrice(t *testing.T) {
	s := write(t, fmt.Sprintf(cheap, "yes"))
	classNamed(s.c, "new").AntiDilution = loadline.Say(loadline.FullRatchet, loadline.Source{})
	first := s.only()
	after := *first.Company
	after.Classes = append(after.Classes, *classNamed(write(t, "class common").c, "new"))
	next := &after.Classes[len(after.Classes)-1]
	next.ID = "later"
	after.Rounds = []loadline.Round{{Name: "c", ClassID: "later", Price: loadline.Say(loadline.MoneyOf(loadline.Frac(1, 10), "USD"), loadline.Source{}),
		Rounding: loadline.Say("exact", loadline.Source{}), Investors: []loadline.RoundInvestor{{Name: "late", StakeholderID: "late", Cash: loadline.Say(loadline.MoneyOf(loadline.Int(1000), "USD"), loadline.Source{}), Credits: loadline.SayNone[loadline.Money](loadline.Source{})}}}}
	l, _ := captable.New(&after)
	got := deals.Close(&after, l.On(closingDay), "c")
	hold(t, &after, got)
	if len(got.Readings) != 1 {
		t.Fatalf("%d readings, open %v", len(got.Readings), got.Open)
	}
	more := map[string]string{}
	for _, x := range got.Readings[0].Adjusted {
		more[x.ClassID] = x.More.String()
	}
	if more["new_1"] != "2500000" || more["new"] != "47500000" {
		t.Errorf("%v", more)
	}
}

// What the charter lets the company issue of the round's class is for all of its series until each has a number of its own.
func TestAShadowSeriesCountsAgainstWhatIsAuthorised(t *testing.T) {
	for authorised, want := range map[string]int{"4999999": 1, "5000000": 0} {
		s := write(t, fmt.Sprintf(cheap, "yes"))
		classNamed(s.c, "new").Authorized = loadline.Say(s.shares(authorised), loadline.Source{})
		if got := s.close(); len(got.Problems) != want {
			t.Errorf("of %s: %v", authorised, got.Problems)
		}
	}
}

// What converts below the price, in a series of its own, has as its preference what was paid for its shares, times the multiple; all
// that a sale brings is shared.
func TestWhatConvertsHasThePreferenceThatItPaid(t *testing.T) {
	tried := 0
	rapid.Check(t, func(t *rapid.T) {
		c := draw(t, "exact")
		multiple := loadline.Int(int64(rapid.IntRange(1, 3).Draw(t, "multiple")))
		for i := range c.Classes {
			c.Classes[i].Preference = loadline.LiquidationPreference{Multiple: loadline.Exactly(multiple), Participation: loadline.Say(loadline.NonParticipating, loadline.Source{})}
			c.Classes[i].Seniority = loadline.Say(1, loadline.Source{})
			c.Classes[i].Dividend = loadline.SayNone[loadline.Ratio](loadline.Source{})
		}
		for _, shadow := range []bool{true, false} {
			for _, x := range c.Transactions {
				if x, ok := x.(*loadline.GrantIssuance); ok {
					x.ExercisePrice = loadline.Say(loadline.MoneyOf(loadline.Frac(1, 2), "USD"), loadline.Source{})
				}
				if x, ok := x.(*loadline.ConvertibleIssuance); ok {
					x.Terms.ShadowSeries = loadline.Say(shadow, loadline.Source{})
				}
			}
			got := closeOf(c)
			for i := range got.Readings {
				r := &got.Readings[i]
				for _, x := range r.Converted {
					price := classNamed(r.Company, x.ClassID).OriginalIssuePrice.Value.Amount
					if paid := x.Shares.Mul(price); shadow && x.Price.Cmp(r.Price) <= 0 && !paid.Equal(x.Amount) {
						t.Fatalf("%s paid %v and has a preference of %v", x.SecurityID, x.Amount, paid)
					}
					tried++
				}
				amount := loadline.Int(int64(rapid.IntRange(1, 90).Draw(t, "sale")) * 1_000_000)
				sum := loadline.Ratio{}
				for _, n := range sold(t, r, amount) {
					sum = sum.Add(n)
				}
				if !sum.Equal(amount) {
					t.Fatalf("%v is shared of %v", sum, amount)
				}
			}
		}
	})
	if tried == 0 {
		t.Error("nothing converted: nothing was tried")
	}
}
