package deals_test

import (
	"os"
	"slices"
	"testing"

	"loadline"
	"loadline/captable"
	"loadline/deals"
	"loadline/dossier"
)

// signed opens the venture-backed example with a round in its file, and signs it.
func signed(t *testing.T, round string) *loadline.Company {
	t.Helper()
	src, err := os.ReadFile("../examples/venture-backed/company.hcl")
	if err != nil {
		t.Fatal(err)
	}
	d := dossier.Open(written(t, string(src)+round))
	if d.Problems.HasErrors() {
		t.Fatal(d.Problems)
	}
	c, problems := d.Draft.Sign(nil, loadline.Signing{Rounds: []string{"credits"}})
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	return c
}

// A round of a file, from its words to who gets what of a sale after it. By hand: 12m shares stand beside the unissued pool. New money
// buys 30 of 90, the pool is 1/10, so that 12m are 17/30 of all shares, and one is worth 90m · 17/360m = $4.25. With credits worth
// three tenths it brings $2.27, below the $4.00 of the Series A, which a weighted average protects; with nine tenths $3.97. What is adjusted is
// among all shares of which the pool is a tenth, so that the pool grows and the price is a little less.
func TestARoundOfAFileIsClosedAndSold(t *testing.T) {
	c := signed(t, `
round "credits" {
  pre_money         = "USD 60M"
  class             = stock_class.series_b
  pool_in_pre_money = true
  protection_in_pre_money = false

  investor "cumulus" {
    stakeholder = stakeholder.cumulus
    cash        = "USD 10M"
    credits     = "USD 20M"
    worth       = between(0.3, 0.9)
  }
  pool {
    plan     = stock_plan.plan_2025
    fraction = pct(10)
    of       = "post_money"
    counts   = "unissued"
  }
  stock_class "series_b" {
    kind            = "preferred"
    votes_per_share = 1
    authorized      = 20000000
    seniority       = 2
    preference {
      multiple      = 1
      participation = "none"
      cap_multiple  = none
    }
    converts {
      into          = stock_class.common
      follows_split = true
    }
  }
}
`)
	l, _ := captable.New(c)
	got := deals.Close(c, l.On(c.AsOf), "credits")
	hold(t, c, got)
	if len(got.Readings) != 2 || got.Readings[0].Worth[0].Share.Cmp(got.Readings[0].Worth[1].Share) >= 0 {
		t.Fatalf("%d readings, open %v, problems %v", len(got.Readings), got.Open, got.Problems)
	}
	for _, r := range got.Readings {
		adjusted := slices.ContainsFunc(r.Adjusted, func(a deals.AdjustedClass) bool { return a.Triggered && a.ClassID == "series_a" })
		if most := loadline.Frac(17, 4); r.Price.Cmp(most) >= 0 || r.Price.Cmp(most.Mul(loadline.Frac(99, 100))) < 0 || !adjusted {
			t.Errorf("a price of %v, %+v", r.Price, r.Adjusted)
		}
		after, problems := captable.New(r.Company)
		if problems.HasErrors() {
			t.Fatal(problems)
		}
		e := deals.ExitOf(r.Company, after.On(got.Day), deals.ExitTerms{Unvested: loadline.Yes})
		if len(e.Readings) == 0 {
			t.Fatalf("after the closing: %v", e.Open)
		}
	}
}
