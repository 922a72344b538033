package deals_test

import (
	"strings"
	"testing"

	"loadline"
	"loadline/captable"
	"loadline/deals"
	"loadline/dossier"
)

// paysOut says what each is paid of an amount, which must come to the amount in every reading.
func paysOut(t *testing.T, src string, terms deals.ExitTerms, amount int64) []map[string]loadline.Ratio {
	t.Helper()
	e := exitOf(t, written(t, src), terms)
	if len(e.Open) > 0 {
		t.Fatalf("open: %v", e.Open)
	}
	var out []map[string]loadline.Ratio
	for i := range e.Readings {
		paid, sum := e.Paid(&e.Readings[i], loadline.Int(amount)), loadline.Ratio{}
		for _, v := range paid {
			sum = sum.Add(v)
		}
		if !sum.Equal(loadline.Int(amount)) {
			t.Errorf("reading %d: %v of %d is paid", i, sum, amount)
		}
		out = append(out, paid)
	}
	return out
}

// expectPaid holds readings against "who amount, who amount" in thousands, one line a reading.
func expectPaid(t *testing.T, what string, got []map[string]loadline.Ratio, want ...string) {
	t.Helper()
	if len(got) != len(want) {
		t.Errorf("%s: %d readings, not %d: %v", what, len(got), len(want), got)
		return
	}
	for i, line := range want {
		for pair := range strings.SplitSeq(line, ", ") {
			who, amount, _ := strings.Cut(pair, " ")
			if n, ok := loadline.ParseDecimal(amount); !ok || !got[i][who].Equal(n.Mul(loadline.Int(1000))) {
				t.Errorf("%s, reading %d: %s gets %v, not %s thousand", what, i+1, who, got[i][who], amount)
			}
		}
	}
}

// twoClasses is a company of 8m common shares and 2m preferred at 2.50: 5m first, or a fifth of all.
const twoClasses = `
company "x" {
  as_of    = "2026-01-01"
  currency = "USD"
}
stakeholder "founder" {
  name = "Founder"
}
stakeholder "fund" {
  name = "Fund"
}
stock_class "common" {
  kind            = "common"
  votes_per_share = 1
}
stock_class "series_a" {
  kind                 = "preferred"
  votes_per_share      = 1
  original_issue_price = "USD 2.50"
  seniority            = 1
  dividend             = none
  # facts
  preference {
    multiple      = 1
    participation = "none"
    cap_multiple  = none
  }
  converts {
    into  = stock_class.common
    ratio = 1
  }
}
issue "founder" {
  stakeholder = stakeholder.founder
  class       = stock_class.common
  shares      = 8000000
  date        = "2024-01-01"
}
issue "fund" {
  stakeholder = stakeholder.fund
  class       = stock_class.series_a
  shares      = 2000000
  date        = "2024-01-01"
}
`

func withFacts(facts string) string { return strings.Replace(twoClasses, "# facts", facts, 1) }

// What brings the money decides how it is shared: of 10m the fund has its 5m where preferences are paid, and a fifth of it
// where it shares as converted; a dividend that only common stock gets is the founder's.
func TestWhatBringsTheMoneyDecides(t *testing.T) {
	const first, fifth, none = "fund 5000, founder 5000", "fund 2000, founder 8000", "fund 0, founder 10000"
	for _, c := range []struct {
		as    deals.Proceeds
		facts string
		want  []string
	}{
		{deals.OfSale, "", []string{first}},
		{deals.OfSale, `deemed_liquidation = ["merge"]`, []string{first}},
		{deals.OfSale, `deemed_liquidation = ["sell_assets"]`, []string{fifth}},
		{deals.OfSale, `deemed_liquidation = none`, []string{fifth}},
		{deals.OfLiquidation, `deemed_liquidation = none`, []string{first}},
		{deals.OfDividend, `dividend_shares = true`, []string{fifth}},
		{deals.OfDividend, `dividend_shares = false`, []string{none}},
		{deals.OfDividend, "", []string{fifth, none}},
		{deals.OfLicence, `deemed_liquidation = ["merge", "license_exclusively"]`, []string{first}},
		{deals.OfLicence, "deemed_liquidation = [\"merge\"]\n dividend_shares = true", []string{fifth}},
		{deals.OfLicence, "dividend_shares = true", []string{first, fifth}},
		{deals.OfAssetSale, "", []string{first, fifth, none}},
		{deals.OfAssetSale, `deemed_liquidation = ["sell_assets"]`, []string{first}},
	} {
		expectPaid(t, c.as.String()+" "+c.facts, paysOut(t, withFacts(c.facts), deals.ExitTerms{As: c.as}, 10_000_000), c.want...)
	}
}

// Dividends of 8% on 5m are 400,000 a year: 800,000 or, compounded, 832,000 after two years of 365 days and one day of 366.
func TestAccruedDividendsArePartOfThePreference(t *testing.T) {
	day := func(facts string) string {
		return strings.Replace(strings.Replace(withFacts(facts), "dividend             = none", "dividend             = pct(8)", 1), `as_of    = "2026-01-01"`, `as_of    = "2025-12-31"`, 1)
	}
	for _, c := range []struct {
		facts string
		want  []string
	}{
		{"dividend_cumulates = false", []string{"fund 5000"}},
		{"dividend_cumulates = true\n dividend_compounds = false", []string{"fund 5800"}},
		{"dividend_cumulates = true\n dividend_compounds = true", []string{"fund 5832"}},
		{"dividend_cumulates = true", []string{"fund 5800", "fund 5832"}},
		{"", []string{"fund 5800", "fund 5832", "fund 5000"}},
	} {
		expectPaid(t, c.facts, paysOut(t, day(c.facts), deals.ExitTerms{}, 10_000_000), c.want...)
	}
	// Of a dividend they come first: what has accrued, or a year's.
	expectPaid(t, "accrued, of a dividend", paysOut(t, day("dividend_cumulates = true\n dividend_compounds = false\n dividend_shares = true"), deals.ExitTerms{As: deals.OfDividend}, 10_800_000), "fund 2800, founder 8000")
	expectPaid(t, "a year's, of a dividend", paysOut(t, day("dividend_cumulates = false\n dividend_shares = false"), deals.ExitTerms{As: deals.OfDividend}, 1_000_000), "fund 400, founder 600")
}

// A vote that turns the preferred stock into common stock before a sale leaves it no preference.
func TestConvertedByVote(t *testing.T) {
	expectPaid(t, "converted", paysOut(t, twoClasses, deals.ExitTerms{Convert: []string{"series_a"}}, 10_000_000), "fund 2000, founder 8000")
}

// A company of which only a loan is known: what the loan leaves is for holders whom the file does not name.
func TestOnlyALoan(t *testing.T) {
	const src = `
company "x" {
  as_of    = "2026-01-01"
  currency = "EUR"
}
stakeholder "bank" {
  name = "Bank"
}
note "loan" {
  stakeholder = stakeholder.bank
  date        = "2025-01-01"
  invested    = "EUR 100,000"
  cap         = none
  discount    = none
  day_count   = "actual_365"
  compounding = "simple"
  interest {
    rate = pct(10)
    from = "2025-01-01"
  }
}
`
	got := paysOut(t, src, deals.ExitTerms{}, 300_000)
	expectPaid(t, "a loan", got, "bank 110")
	if rest := got[0]["holders not in the file"]; !rest.Equal(loadline.Int(190_000)) {
		t.Errorf("%v is left", rest)
	}
}

// Notes are paid by their stated place, and those of none after them.
func TestNotesInTheirOrder(t *testing.T) {
	note := func(name, place string) string {
		return "stakeholder \"" + name + "\" {\n  name = \"" + name + "\"\n}\nnote \"" + name + "\" {\n  stakeholder = stakeholder." + name + "\n  date = \"2025-06-01\"\n  invested = \"USD 1,000,000\"\n  cap = none\n  discount = none\n" + place + "\n}\n"
	}
	src := twoClasses + note("last", "") + note("second", "seniority = 2") + note("first", "seniority = 1")
	expectPaid(t, "notes", paysOut(t, src, deals.ExitTerms{}, 1_500_000), "first 1000, second 500, last 0, fund 0")
}

// What has not vested takes part at once with a single trigger; with a double one that hangs on a dismissal; without either on
// what becomes of the plan. 8m shares and 2m options at nothing share 10m, besides what the fund has.
func TestAcceleratedVesting(t *testing.T) {
	const plan = `
stakeholder "lena" {
  name = "Lena"
}
stock_plan "plan" {
  classes  = [stock_class.common]
  reserved = 4000000
}
vesting "four_years" {
  over       = months(48)
  every      = months(1)
  cliff      = months(36)
  allocation = "cumulative_rounding"
}
grant "lena" {
  stakeholder    = stakeholder.lena
  date           = "2025-06-01"
  plan           = stock_plan.plan
  kind           = "rsu"
  shares         = 2000000
  vesting        = vesting.four_years
  vesting_start  = "2025-06-01"
  # trigger
}
`
	const in, out = "lena 2000, founder 8000", "lena 0, founder 10000"
	for _, c := range []struct {
		trigger string
		terms   deals.ExitTerms
		want    []string
	}{
		{"", deals.ExitTerms{}, []string{in, out}},
		{`accelerates = none`, deals.ExitTerms{}, []string{in, out}},
		{`accelerates = "double_trigger"`, deals.ExitTerms{}, []string{in, out}},
		{`accelerates = "single_trigger"`, deals.ExitTerms{}, []string{in}},
		{`accelerates = "single_trigger"`, deals.ExitTerms{Unvested: loadline.No}, []string{in}},
		{`accelerates = "single_trigger"`, deals.ExitTerms{As: deals.OfLiquidation}, []string{in, out}},
		{`accelerates = "double_trigger"`, deals.ExitTerms{Unvested: loadline.No}, []string{out}},
		{`accelerates = "double_trigger"`, deals.ExitTerms{Unvested: loadline.Yes}, []string{in}},
	} {
		src := twoClasses + strings.Replace(plan, "# trigger", c.trigger, 1)
		expectPaid(t, c.trigger, paysOut(t, src, c.terms, 15_000_000), c.want...)
	}
}

// cappedProfit is a company in steps: the first investors to 100 times their 10,000, then staff and a second round, by four to
// one, until the second round has had 20 times its 50,000, then the nonprofit.
const cappedProfit = `
company "x" {
  as_of    = "2026-01-01"
  currency = "USD"
}
stakeholder "nonprofit" {
  name = "Nonprofit"
}
stakeholder "one" {
  name = "One"
}
stakeholder "two" {
  name = "Two"
}
stakeholder "staff" {
  name = "Staff"
}
stock_class "first" {
  kind                 = "common"
  votes_per_share      = none
  original_issue_price = "USD 10"
}
stock_class "second" {
  kind                 = "common"
  votes_per_share      = none
  original_issue_price = "USD 50"
}
stock_class "units" {
  kind            = "common"
  votes_per_share = none
}
issue "one" {
  stakeholder = stakeholder.one
  class       = stock_class.first
  shares      = 1000
  date        = "2024-01-01"
}
issue "two" {
  stakeholder = stakeholder.two
  class       = stock_class.second
  shares      = 1000
  date        = "2025-01-01"
}
issue "staff" {
  stakeholder = stakeholder.staff
  class       = stock_class.units
  shares      = 7
  date        = "2025-01-01"
}
tier "residual" {
  order = 3
  up_to = none
  share "nonprofit" {
    of       = stakeholder.nonprofit
    part     = 1
    multiple = none
  }
}
tier "first" {
  order = 1
  up_to = none
  share "first" {
    of       = stock_class.first
    part     = 1
    multiple = 100
    paid     = none
  }
}
tier "second" {
  order = 2
  up_to = none
  share "second" {
    of       = stock_class.second
    part     = pct(80)
    multiple = 20
    paid     = "USD 200,000"
  }
  share "staff" {
    of       = stock_class.units
    part     = pct(20)
    multiple = none
  }
}
`

// The first round has had its million; the second, which had 200,000 before, has 800,000 more, and the staff 200,000 meanwhile.
func TestProfitInSteps(t *testing.T) {
	for amount, want := range map[int64]string{
		0:         "one 0, two 0, staff 0, nonprofit 0",
		600_000:   "one 600, two 0, staff 0, nonprofit 0",
		1_500_000: "one 1000, two 400, staff 100, nonprofit 0",
		2_000_000: "one 1000, two 800, staff 200, nonprofit 0",
		9_000_000: "one 1000, two 800, staff 200, nonprofit 7000",
	} {
		expectPaid(t, "steps", paysOut(t, cappedProfit, deals.ExitTerms{}, amount), want)
	}
	bounded := strings.Replace(cappedProfit, "order = 2\n  up_to = none", "order = 2\n  up_to = \"USD 500,000\"", 1)
	expectPaid(t, "an amount that is reached before", paysOut(t, bounded, deals.ExitTerms{}, 2_000_000), "one 1000, two 400, staff 100, nonprofit 500")
}

// Steps that do not add up, do not end or come in no order are asked about, and nothing is guessed.
func TestStepsThatDoNotAddUp(t *testing.T) {
	for _, c := range []struct{ old, new, asks string }{
		{"part     = pct(80)", "part     = pct(70)", "Who has the rest of second?"},
		{"order = 3\n  up_to = none", "order = 3\n  up_to = \"USD 5\"", "Who gets what residual leaves?"},
		{"multiple = 100", "multiple = none", "When is first full? Nothing ends it, and second comes after it"},
		{"order = 2", "order = 1", "Which place has second among the steps"},
		{"order = 2", "", "Which place has second among the steps"},
		{"  original_issue_price = \"USD 50\"\n", "", "What was invested for a share of second?"},
		{"multiple = 20", "multiple = unknown(\"which multiple?\")", "which multiple?"},
		{"of       = stock_class.units", "of       = stakeholder.staff\n    multiple = 2\n    invested = unknown(\"how much?\")", "how much?"},
	} {
		src := strings.Replace(cappedProfit, c.old, c.new, 1)
		if strings.Contains(c.new, "stakeholder.staff") {
			src = strings.Replace(src, "how much?\")\n    part     = pct(20)\n    multiple = none", "how much?\")\n    part     = pct(20)", 1)
		}
		company, problems := dossier.Open(written(t, src)).Company()
		if problems.HasErrors() {
			t.Fatal(problems)
		}
		l, _ := captable.New(company)
		e := deals.ExitOf(company, l.On(company.AsOf), deals.ExitTerms{})
		if len(e.Readings) > 0 || !strings.Contains(loadline.Textf("%v", e.Open).String(), c.asks) {
			t.Errorf("%s: %d readings, open %v", c.new, len(e.Readings), e.Open)
		}
	}
}
