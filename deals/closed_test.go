package deals_test

import (
	"testing"

	"loadline"
	"loadline/captable"
	"loadline/deals"
)

// testing.T and rapid.T both fail.
type fails interface {
	Helper()
	Errorf(format string, args ...any)
}

// hold checks what every closing must keep: the certificate, parts that come to one, causes that explain the change, and the new
// company folded by the cap table, which knows nothing of rounds, with the counts that the closing says.
func hold(t fails, before *loadline.Company, c *deals.Closed) {
	t.Helper()
	for i := range c.Readings {
		r := &c.Readings[i]
		if r.Differs != "" {
			t.Errorf("not so: %s", r.Differs)
		}
		was, is := loadline.Ratio{}, loadline.Ratio{}
		for _, d := range r.Diluted {
			was, is = was.Add(d.Before), is.Add(d.After)
			if sum := d.NewMoney.Add(d.Pool).Add(d.Conversion).Add(d.AntiDilution).Add(d.Resale); !sum.Equal(d.After.Sub(d.Before)) {
				t.Errorf("%s: the causes come to %v of %v", d.StakeholderID, sum, d.After.Sub(d.Before))
			}
		}
		if one := loadline.Int(1); !was.Equal(one) || !is.Equal(one) {
			t.Errorf("parts come to %v before and %v after", was, is)
		}
		if r.Company == before || len(r.Company.Transactions) < len(before.Transactions) {
			t.Errorf("the company was changed in place")
		}
		folds(t, c, r)
	}
}

// folds checks a closing against the cap table of its company.
func folds(t fails, c *deals.Closed, r *deals.ClosedReading) {
	t.Helper()
	l, problems := captable.New(r.Company)
	if problems.HasErrors() {
		t.Errorf("the company after the closing: %v", problems)
	}
	got := l.On(c.Day).Totals(captable.Definition{Grants: true, Warrants: true, UnissuedPool: true}, func(s captable.Security) (string, bool) { return s.StakeholderID, true })
	if all, ok := got.Total.FullyDiluted.Exact(); !ok || !all.Equal(r.After) {
		t.Errorf("the cap table counts %v, the closing %v", got.Total.FullyDiluted, r.After)
	}
	said := map[string]loadline.Ratio{}
	for _, d := range r.Diluted {
		said[d.StakeholderID] = d.SharesAfter
	}
	for _, g := range got.Groups {
		if n, ok := g.FullyDiluted.Exact(); !ok || !n.Equal(said[g.Key]) {
			t.Errorf("%s has %v in the cap table, %v in the closing", g.Key, g.FullyDiluted, said[g.Key])
		}
	}
	if pool, ok := got.Pool.FullyDiluted.Exact(); !ok || !pool.Equal(said[""]) {
		t.Errorf("the pool is %v in the cap table, %v in the closing", got.Pool.FullyDiluted, said[""])
	}
}

// Published rounds. The expected figures were worked out by hand; see TestPublishedRounds of package financing.
func TestPublishedRoundsAreClosed(t *testing.T) {
	guide := `
		class common
		plan pool reserved 750000
		shares founders common 9250000
		options team 650000
		safe a investor_a 200000 cap 4000000 is post_money
		safe b investor_b 800000 cap 8000000 is post_money
		cash lead 5000000
		pool add 1695000
	`
	cooley := `
		class common
		shares founders common 1000000
		note n holders 1000000 discount 0.3 qualified none
		cash lead 2000000
	`
	for _, c := range []struct{ source, sheet, price, total string }{
		{"Y Combinator, Post-Money Safe User Guide v1.2, Appendix II, Series A", guide + "round pre 15000000 counts percent_ownership poolin yes rounding exact", "51000/45763", "915260000/51"},
		{"Venture Hacks, The Option Pool Shuffle", `
			class common
			plan pool reserved 0
			shares founders common 6000000
			round pre 8000000 poolin yes rounding exact
			cash lead 2000000
			pool fraction 0.2 of post_money counts unissued`, "1", "10000000"},
		{"Ledgy, Basics of Pre- and Post-Money Option Pools", `
			class common
			plan pool reserved 0
			shares founders common 1000000
			round pre 5000000 poolin yes rounding exact
			cash lead 500000
			pool fraction 0.1 of post_money counts unissued`, "89/20", "110000000/89"},
		{"Cooley GO: pre-money method", cooley + "round pre 8000000 counts pre_money rounding exact", "8", "10000000/7"},
		{"Cooley GO: percent-ownership method: (8m - 1m/0.7) / 1m", cooley + "round pre 8000000 counts percent_ownership rounding exact", "46/7", "35000000/23"},
		{"Cooley GO: dollars-invested method: (9m - 1m/0.7) / 1m", cooley + "round pre 8000000 counts dollars_invested rounding exact", "53/7", "77000000/53"},
	} {
		s := write(t, c.sheet)
		r := s.only()
		if !r.Price.Equal(s.num(c.price)) || !r.After.Equal(s.num(c.total)) || !r.Solution.Total.Equal(r.After) {
			t.Errorf("%s: price %v of %s, total %v of %s", c.source, r.Price, c.price, r.After, c.total)
		}
	}
	// The digits as the guide prints them: rounded once, by its policy.
	r := write(t, guide+"round pre 15000000 counts percent_ownership poolin yes").only()
	if r.Rounded.Price.String() != "1.1144" || r.After.String() != "17946424" || r.Issued[0].Shares.String() != "4486719" || r.Converted[0].Shares.String() != "588235" || r.Converted[1].Shares.String() != "1176470" {
		t.Errorf("the guide prints 1.1144, 4486719, 588235, 1176470 of 17946424, not %v, %v, %v of %v", r.Rounded.Price, r.Issued[0].Shares, r.Converted, r.After)
	}
}

// FundersClub: $25,000 at a cap of $5m, 20% off, at a round of $10m and $5.00 a share: 2,000,000 shares, $2.50, 10,000 shares. Pulley:
// a SAFE holder of 10% that takes 10% of the round keeps 10%; without, 8% of 25m.
func TestACapAndAPartOfTheRound(t *testing.T) {
	r := write(t, `
		class common
		shares founders common 2000000
		note n fund 25000 cap 5000000 is pre_money discount 0.2 qualified none
		round pre 10000000 price 5 counts pre_money rounding exact
		cash lead 1000000
	`).only()
	if x := r.Converted[0]; x.Shares.String() != "10000" || x.Price.String() != "2.5" || x.Way.String() != "at the cap of USD 5000000" {
		t.Errorf("%v shares at %v, %v", x.Shares, x.Price, x.Way)
	}
	pulley := `
		class common
		shares founders common 9000000
		safe s fund 1000000 cap 10000000 is post_money
		round pre 20000000 counts percent_ownership rounding exact
	`
	for more, want := range map[string]string{"cash lead 5000000": "0.08", "cash lead 4500000\npart fund 0.1": "0.1"} {
		r := write(t, pulley+more).only()
		if !r.NewMoney.Equal(loadline.Int(5_000_000)) {
			t.Errorf("%s: the round brings %v", more, r.NewMoney)
		}
		for _, d := range r.Diluted {
			if d.StakeholderID == "fund" && d.After.String() != want {
				t.Errorf("%s: the fund has %v, not %s", more, d.After, want)
			}
		}
	}
}

const creditsRound = `
	class common
	class series_a oip 6.50 protected broad on fully_diluted pays no
	shares founders common 9000000
	shares early series_a 1000000
	cash cloud 20000000
`

// 10m shares, $20m cash and $30m credits at $80m: the headline is $8.00. Credits worth half: $35m for 6.25m shares, $5.60 each, an
// effective pre-money of $56m, and a Series A at $6.50 comes to 6.5 · (10m + 35m/6.5) / (10m + 6.25m) = 80/13.
func TestCreditsAtAnUpRound(t *testing.T) {
	r := write(t, creditsRound+"credits cloud 30000000 worth 0.5\nround pre 80000000 protectionin no rounding exact").only()
	if r.Price.String() != "8" || r.Worth[0] != r.Worth[1] || r.Worth[0].Share.String() != "5.6" || r.Worth[0].PreMoney.String() != "56000000" {
		t.Errorf("%v, %+v", r.Price, r.Worth)
	}
	if a := r.Adjusted[0]; !a.Triggered || a.Exact.String() != "80/13" {
		t.Errorf("%+v", a)
	}
	// Where nobody says what credits are worth both ends are told, and the question.
	s := write(t, creditsRound+"credits cloud 30000000\nround pre 80000000 protectionin no rounding exact")
	c := s.close()
	hold(t, s.c, c)
	if len(c.Readings) != 2 || !c.Readings[0].Adjusted[0].Triggered || c.Readings[1].Adjusted[0].Triggered || c.Readings[0].Worth[0].Share.String() != "3.2" || c.Readings[0].Worth[1].Share.String() != "8" {
		t.Errorf("%d readings, open %v", len(c.Readings), c.Open)
	}
	// And where no class could be adjusted it is not asked.
	write(t, "class common\nshares founders common 10000000\ncash cloud 20000000\ncredits cloud 30000000\nround pre 80000000 rounding exact").only()
}
