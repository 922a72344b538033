package deals_test

import (
	"fmt"
	"strings"
	"testing"

	"loadline"
)

// The right of Y Combinator's Pro Rata Side Letter: "to purchase its pro rata share of Standard Preferred Stock being sold in the Equity
// Financing". By hand: the SAFE converts into 1m of 10m shares, a share costs $2.00. Not taken up, the lead's $4.5m buy 2.25m, and
// the fund has 1m of 12.25m. Taken up, the lead's $4.5m are nine tenths of $5m, the fund pays $0.5m for 0.25m, and has 1.25m of
// 12.5m: the tenth that Pulley publishes for who takes up its part ("How does pro rata affect my dilution").
const withRight = `
	class common
	shares founders common 9000000
	safe s fund 1000000 cap 10000000 is post_money prorata 0.1
	round pre 20000000 counts percent_ownership rounding exact
`

func TestARightToBuyIsReadBothWays(t *testing.T) {
	s := write(t, withRight+"cash lead 4500000")
	got := s.close()
	hold(t, s.c, got)
	if len(got.Readings) != 2 || len(got.Open) > 0 {
		t.Fatalf("%d readings, open %v, problems %v", len(got.Readings), got.Open, got.Problems)
	}
	for i, want := range []struct{ money, part, cause string }{{"4500000", "4/49", "fund does not take up"}, {"5000000", "1/10", "fund buys 10% of the new shares"}} {
		r := &got.Readings[i]
		if !r.NewMoney.Equal(s.num(want.money)) || len(r.Choices) != 1 || !strings.HasPrefix(r.Choices[0].Says.String(), want.cause) || !r.Price.Equal(loadline.Int(2)) {
			t.Errorf("reading %d: %v at %v, by %v", i, r.NewMoney, r.Price, r.Choices)
		}
		for _, d := range r.Diluted {
			if d.StakeholderID == "fund" && !d.After.Equal(s.num(want.part)) {
				t.Errorf("reading %d: the fund has %v of all, not %s", i, d.After, want.part)
			}
		}
	}
	told := fmt.Sprint(got.Assumed)
	if !strings.Contains(told, "fund may buy 10% of the new shares of b, which is for USD 500000") || !strings.Contains(told, "Does fund take up its right") {
		t.Errorf("told: %s", told)
	}
}

// What the round's papers settle is not asked, and what nobody may buy is not read.
func TestWhenARightToBuyIsNoChoice(t *testing.T) {
	four := "cash lead 4500000\n"
	for i := range 3 {
		four += fmt.Sprintf("safe t%d other%d 1000 cap 10000000 is post_money prorata 0.01\n", i, i)
	}
	for _, c := range []struct {
		name, sheet string
		readings    int
		asks        string
	}{
		{"the holder pays", withRight + "cash lead 4500000\ncash fund 1", 1, ""},
		{"the holder takes a part", withRight + "cash lead 4500000\npart fund 0.1", 1, ""},
		{"none", strings.Replace(withRight, "prorata 0.1", "prorata none", 1) + "cash lead 4500000", 1, ""},
		{"nothing is sold", withRight, 1, ""},
		{"the whole is stated: more money has no room in it", strings.Replace(withRight, "pre 20000000", "pre 20000000 post 24500000", 1) + "cash lead 4500000", 1, ""},
		{"two rights of one holder are one", withRight + "safe t fund 1000 cap 10000000 is post_money prorata 0.01\ncash lead 4500000", 2, ""},
		{"two holders", withRight + "safe t other 1000 cap 10000000 is post_money prorata 0.01\ncash lead 4500000", 4, ""},
		{"four holders are read together", withRight + four, 2, ""},
		{"all of the round", strings.Replace(withRight, "prorata 0.1", "prorata 1", 1) + "cash lead 4500000", 0, "all of its new shares or more"},
	} {
		s := write(t, c.sheet)
		got := s.close()
		hold(t, s.c, got)
		if asks := fmt.Sprint(got.Open); len(got.Readings) != c.readings || !strings.Contains(asks, c.asks) || c.asks == "" && len(got.Open) > 0 {
			t.Errorf("%s: %d readings, not %d; open %s; problems %v", c.name, len(got.Readings), c.readings, asks, got.Problems)
		}
	}
}

// What a reading's new money is counts for the tests on it: with what is taken up it reaches a note's threshold, which it else misses.
func TestWhatIsTakenUpCountsAsNewMoney(t *testing.T) {
	s := write(t, withRight+"note n ann 100000 qualified 4800000\ncash lead 4500000")
	got := s.close()
	hold(t, s.c, got)
	if len(got.Readings) != 2 || len(got.Readings[0].Staying) != 1 || len(got.Readings[1].Converted) != 2 {
		t.Errorf("%d readings, open %v, problems %v", len(got.Readings), got.Open, got.Problems)
	}
}

// A pool of rights settled in cash is no pool of shares: which plan the round's shares go into is asked.
func TestAPoolForCashIsNotToppedUp(t *testing.T) {
	s := write(t, "class common\nplan pool reserved 500\nshares founders common 1000\noptions team 200\ncash lead 500\nround price 1\npool add 100")
	s.c.Transactions[1].(*loadline.GrantIssuance).Compensation = loadline.CashAppreciationRight
	if got := s.close(); len(got.Readings) > 0 || !strings.Contains(fmt.Sprint(got.Open), "Into which plan does b put shares?") {
		t.Errorf("%d readings, open %v", len(got.Readings), got.Open)
	}
}

// A right of which nobody knows how much it gives is told, with the file's own question.
func TestARightToBuyOfUnknownPart(t *testing.T) {
	s := write(t, strings.Replace(withRight, "prorata 0.1", "prorata none", 1)+"cash lead 4500000")
	for _, x := range s.c.Transactions {
		if x, ok := x.(*loadline.ConvertibleIssuance); ok {
			x.ProRata = loadline.Stated[loadline.Ratio]{Saying: loadline.Open, Question: "Which part does the side letter grant?"}
		}
	}
	if got := s.close(); len(got.Readings) != 1 || !strings.Contains(fmt.Sprint(got.Assumed), "Which part does the side letter grant?") {
		t.Errorf("%d readings, assumed %v", len(got.Readings), got.Assumed)
	}
}
