package deals_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"loadline"
	"loadline/captable"
	"loadline/deals"
	"loadline/dossier"
)

// exitOf opens a company and reads its exit.
func exitOf(t *testing.T, path string, terms deals.ExitTerms) *deals.Exit {
	t.Helper()
	c, problems := dossier.Open(path).Company()
	if c == nil || problems.HasErrors() {
		t.Fatal(problems)
	}
	l, _ := captable.New(c)
	return deals.ExitOf(c, l.On(c.AsOf), terms)
}

func written(t *testing.T, src string) string {
	path := filepath.Join(t.TempDir(), "company.hcl")
	if err := os.WriteFile(path, []byte(src), 0o666); err != nil {
		t.Fatal(err)
	}
	return path
}

// Tidewright sold for 20 million, by hand: the Series A takes its 12, the Series Seed its 1.5, since a share of the rest is below
// its price of 1.00; the 6.5 that are left and the 0.04 that the options cost are shared by 7.5 million shares: 0.872 each.
func TestASaleOfTidewright(t *testing.T) {
	e := exitOf(t, "../examples/venture-backed", deals.ExitTerms{Unvested: loadline.Yes})
	if len(e.Open) > 0 || len(e.Readings) != 1 {
		t.Fatalf("open %v, %d readings", e.Open, len(e.Readings))
	}
	paid := e.Paid(&e.Readings[0], loadline.Int(20_000_000))
	sum := loadline.Ratio{}
	for _, v := range paid {
		sum = sum.Add(v)
	}
	for who, want := range map[string]loadline.Ratio{"northgate": loadline.Int(9_600_000), "cumulus": loadline.Int(2_400_000), "harbor": loadline.Int(1_000_000),
		"anders": loadline.Int(500_000), "ines": loadline.Int(3_488_000), "oskar": loadline.Int(2_616_000), "lena": loadline.Int(261_600 + 134_400)} {
		if !paid[who].Equal(want) {
			t.Errorf("%s gets %v, not %v", who, paid[who], want)
		}
	}
	if !sum.Equal(loadline.Int(20_000_000)) {
		t.Errorf("%v is paid", sum)
	}
}

// promised is a company of 10,000,000 shares whose SAFEs are those of the first example in the user guide of the post-money SAFE:
// 200,000 at a cap of 4m and 800,000 at 8m are 5% and 10% of the company.
const promised = `
company "guide" {
  as_of    = "2026-11-01"
  currency = "USD"
}
stakeholder "founders" {
  name = "Founders"
}
stakeholder "a" {
  name = "Investor A"
}
stakeholder "b" {
  name = "Investor B"
}
stock_class "common" {
  kind            = "common"
  votes_per_share = 1
}
issue "cs_1" {
  stakeholder = stakeholder.founders
  class       = stock_class.common
  shares      = 10000000
  date        = "2025-01-02"
}
safe "a" {
  stakeholder = stakeholder.a
  date        = "2025-06-01"
  invested    = "USD 200,000"
  cap         = "USD 4,000,000"
  cap_is      = "post_money"
  discount    = none
}
safe "b" {
  stakeholder = stakeholder.b
  date        = "2025-06-01"
  invested    = "USD 800,000"
  cap         = "USD 8,000,000"
  cap_is      = "post_money"
  discount    = none
}
`

// In a sale for 20m both are better off with their shares: 5% and 10% of it. In one for 600,000 both are paid in proportion.
func TestSAFEsInASale(t *testing.T) {
	e := exitOf(t, written(t, promised), deals.ExitTerms{})
	if len(e.Readings) != 1 {
		t.Fatalf("open %v, %d readings", e.Open, len(e.Readings))
	}
	for _, c := range []struct {
		exit int64
		a, b loadline.Ratio
	}{
		{20_000_000, loadline.Int(1_000_000), loadline.Int(2_000_000)}, {600_000, loadline.Int(120_000), loadline.Int(480_000)},
		{5_000_000, loadline.Int(210_000), loadline.Int(800_000)}, // b is repaid, and a has a 20th of the rest, on which its cap is then measured
	} {
		paid := e.Paid(&e.Readings[0], loadline.Int(c.exit))
		if !paid["a"].Equal(c.a) || !paid["b"].Equal(c.b) {
			t.Errorf("of %d: a %v, b %v", c.exit, paid["a"], paid["b"])
		}
	}
}

// A cap of which nobody said on what it is measured is read both ways; a figure that no reading stands in for is asked.
func TestOpenTermsOfAnExit(t *testing.T) {
	silent := strings.Replace(promised, "  cap_is      = \"post_money\"\n", "", 1)
	e := exitOf(t, written(t, silent), deals.ExitTerms{})
	if len(e.Readings) != 2 || len(e.Readings[0].Choices) != 1 {
		t.Fatalf("%d readings: %v", len(e.Readings), e.Open)
	}
	post, pre := e.Paid(&e.Readings[0], loadline.Int(20_000_000))["a"], e.Paid(&e.Readings[1], loadline.Int(20_000_000))["a"]
	if !post.Equal(loadline.Int(1_000_000)) || pre.Cmp(post) >= 0 {
		t.Errorf("post-money %v, pre-money %v", post, pre)
	}
	for _, all := range []string{"pct(100)", "pct(120)"} { // no price is that much below another
		free := strings.Replace(strings.Replace(promised, "\"USD 4,000,000\"", "none", 1), "discount    = none", "discount    = "+all, 1)
		if e := exitOf(t, written(t, free), deals.ExitTerms{}); len(e.Readings) != 0 || len(e.Open) != 1 || !strings.Contains(e.Open[0].Question, "discount of") {
			t.Errorf("%s off: %d readings, open %v", all, len(e.Readings), e.Open)
		}
	}
	capless := strings.Replace(promised, "  cap         = \"USD 4,000,000\"\n", "", 1)
	if e := exitOf(t, written(t, capless), deals.ExitTerms{}); len(e.Readings) != 0 || len(e.Open) != 1 || !strings.Contains(e.Open[0].Question, "cap of") {
		t.Errorf("%d readings, open %v", len(e.Readings), e.Open)
	}
}

// On what a cap is measured, by hand. Founders have 10m shares; 0.5m is at a cap of 5m, 1m at one of 10m. Of 6.3m the second takes its million
// back, and the first has a tenth of the rest.
func TestOnWhatACapIsMeasured(t *testing.T) {
	src := strings.NewReplacer("200,000", "500,000", "4,000,000", "5,000,000", "800,000", "1,000,000", "8,000,000", "10,000,000").Replace(promised)
	paid := func(src, who string, exit int64) []string {
		t.Helper()
		e := exitOf(t, written(t, src), deals.ExitTerms{})
		if len(e.Open) > 0 {
			t.Fatal(e.Open)
		}
		var out []string
		for i := range e.Readings {
			out = append(out, e.Paid(&e.Readings[i], loadline.Int(exit))[who].Round(2, loadline.HalfUp).String())
		}
		return out
	}
	one := func(src, who string, exit int64, want ...string) {
		t.Helper()
		if got := paid(src, who, exit); !slices.Equal(got, want) {
			t.Errorf("%s of %d: %v, not %v", who, exit, got, want)
		}
	}
	one(src, "a", 6_300_000, "530000")
	one(src, "a", 5_800_000, "500000")
	one(src, "founders", 10_000_000, "8000000")
	// Two of one cap gain only together, from 5m to 5.5m: both readings.
	same := strings.Replace(src, `"USD 1,000,000"`, `"USD 500,000"`, 1)
	same = strings.Replace(same, `"USD 10,000,000"`, `"USD 5,000,000"`, 1)
	one(same, "a", 5_200_000, "520000", "500000")
	one(same, "a", 5_600_000, "560000", "560000")
	// A pre-money cap is measured on the shares that there are; once it converts they are in the whole of the other: 10m and 1m, and a tenth.
	at := strings.LastIndex(src, "post_money")
	pre := src[:at] + "pre" + src[at+len("post"):]
	one(pre, "b", 22_000_000, "1800000")
	one(pre, "a", 22_000_000, "2200000")
	// A note with a cap: repaid, or converted on what converts, or on all that may convert: of 6.3m the SAFE of 1m takes its money, and the
	// note has a tenth of the 5.3m that are left, or as many shares as are a tenth beside another: a ninth.
	first := strings.Index(src, `safe "a"`)
	note := src[:first] + "note" + strings.TrimPrefix(src[first:], "safe")
	one(note, "a", 6_300_000, "500000", "530000", "588888.89")
	one(note[:strings.Index(note, `safe "b"`)], "a", 6_300_000, "500000", "630000") // alone it is measured on itself either way
}

// Preferred stock that takes its preference is not in the whole of a SAFE, and is where it converts: the form names it. 10m common shares,
// 1m preferred that are owed 9m, a SAFE of 1m at 10m: of 21m it has a tenth of the 12m that the preference leaves; where all convert, a tenth of all.
func TestACapBesideAPreference(t *testing.T) {
	src := promised[:strings.Index(promised, `safe "a"`)] + preferredStock +
		strings.NewReplacer("800,000", "1,000,000", "8,000,000", "10,000,000").Replace(promised[strings.Index(promised, `safe "b"`):])
	e := exitOf(t, written(t, src), deals.ExitTerms{})
	if len(e.Readings) != 1 {
		t.Fatalf("%d readings, open %v", len(e.Readings), e.Open)
	}
	for exit, want := range map[int64]int64{21_000_000: 1_200_000, 200_000_000: 20_000_000} {
		if got := e.Paid(&e.Readings[0], loadline.Int(exit))["b"]; !got.Equal(loadline.Int(want)) {
			t.Errorf("of %d the SAFE gets %v, not %d", exit, got, want)
		}
	}
}

// Cents come to the sum: a third of a dollar three times over is 34, 33 and 33 cents.
func TestCentsComeToTheirSum(t *testing.T) {
	third := loadline.Frac(1, 3)
	got := deals.Cents([]loadline.Ratio{third, third, third})
	if !got[0].Equal(loadline.Frac(34, 100)) || !got[1].Equal(loadline.Frac(33, 100)) || !got[2].Equal(loadline.Frac(33, 100)) {
		t.Errorf("%v", got)
	}
}

// A SAFE ranks with preferred stock: of 5m, 10m owed to two classes and 0.5m to the SAFE are paid in proportion.
func TestASAFERanksWithPreferredStock(t *testing.T) {
	src := strings.Replace(promised, "safe \"a\"", preferredStock+"safe \"a\"", 1)
	e := exitOf(t, written(t, src), deals.ExitTerms{})
	if len(e.Readings) != 1 {
		t.Fatalf("%d readings, open %v", len(e.Readings), e.Open)
	}
	paid := e.Paid(&e.Readings[0], loadline.Int(5_000_000)) // 9m, 0.2m and 0.8m are owed
	if !paid["fund"].Equal(loadline.Int(4_500_000)) || !paid["a"].Equal(loadline.Int(100_000)) || !paid["b"].Equal(loadline.Int(400_000)) {
		t.Errorf("fund %v, a %v, b %v", paid["fund"], paid["a"], paid["b"])
	}
	two := strings.Replace(src, "safe \"a\"", strings.NewReplacer("series_a", "series_b", "fund_a", "fund_b", "seniority            = 1", "seniority            = 2", "stakeholder \"fund\" {\n  name = \"Fund\"\n}\n", "").Replace(preferredStock)+"safe \"a\"", 1)
	e = exitOf(t, written(t, two), deals.ExitTerms{})
	if len(e.Readings) != 2 {
		t.Fatalf("%d readings, open %v", len(e.Readings), e.Open)
	}
	first, last := e.Paid(&e.Readings[0], loadline.Int(5_000_000))["a"], e.Paid(&e.Readings[1], loadline.Int(5_000_000))["a"]
	if !first.Equal(loadline.Int(100_000)) || !last.Equal(loadline.Int(0)) {
		t.Errorf("with the first %v, with the last %v", first, last)
	}
}

const preferredStock = `
stakeholder "fund" {
  name = "Fund"
}
stock_class "series_a" {
  kind                 = "preferred"
  votes_per_share      = 1
  original_issue_price = "USD 3"
  seniority            = 1
  preference {
    multiple      = 3
    participation = "none"
    cap_multiple  = none
  }
  converts {
    into  = stock_class.common
    ratio = 1
  }
}
issue "fund_a" {
  stakeholder = stakeholder.fund
  class       = stock_class.series_a
  shares      = 1000000
  date        = "2025-06-10"
}
`

// An option that ran out the day before gets nothing, and the answer says so.
func TestAnExpiredOptionGetsNothing(t *testing.T) {
	e := exitOf(t, written(t, strings.Replace(promised, "safe \"a\"", expiring+"safe \"a\"", 1)), deals.ExitTerms{Unvested: loadline.Yes})
	for _, c := range e.Claims {
		if c.Kind == captable.KindOption {
			t.Errorf("%v still has a claim", c.Says)
		}
	}
	if said := loadline.Textf("%v", e.Assumed).String(); !strings.Contains(said, "expired on 2026-10-31") {
		t.Errorf("assumed: %s", said)
	}
}

const expiring = `
stock_plan "plan" {
  classes  = [stock_class.common]
  reserved = 1000000
}
grant "old" {
  stakeholder    = stakeholder.founders
  date           = "2025-02-01"
  plan           = stock_plan.plan
  kind           = "option"
  shares         = 1000
  exercise_price = "USD 0.10"
  expires        = "2026-10-31"
}
`

// A dividend that nobody knows leaves no certain payout, as a multiple does; and where several SAFEs have caps it is said on what
// they are measured.
func TestWhatNobodyKnowsOfDividendsAndCaps(t *testing.T) {
	preferred := `
company "x" {
  as_of    = "2026-01-01"
  currency = "USD"
}
stakeholder "ada" {}
stock_class "a" {
  kind                 = "preferred"
  original_issue_price = "USD 4.00"
  dividend             = unknown("Does the 8% accrue?")
  preference {
    multiple      = 1
    participation = "none"
  }
  converts {
    into  = stock_class.common
    ratio = 1
  }
}
stock_class "common" {
  kind = "common"
}
issue "i" {
  stakeholder = stakeholder.ada
  class       = stock_class.a
  shares      = 100
  date        = "2025-01-01"
}
`
	e := exitOf(t, written(t, preferred), deals.ExitTerms{})
	if len(e.Readings) > 0 || len(e.Open) != 1 || e.Open[0].Question != "Does the 8% accrue?" {
		t.Errorf("a dividend nobody knows: %d readings, open %v", len(e.Readings), e.Open)
	}
	safes := `
company "x" {
  as_of    = "2026-01-01"
  currency = "USD"
}
stakeholder "ada" {}
stock_class "common" {
  kind = "common"
}
issue "i" {
  stakeholder = stakeholder.ada
  class       = stock_class.common
  shares      = 100
  date        = "2025-01-01"
}
`
	for _, s := range []string{"s1", "s2"} {
		safes += "safe \"" + s + "\" {\n  stakeholder = stakeholder.ada\n  date = \"2025-01-01\"\n  invested = \"USD 10\"\n  cap = \"USD 100\"\n  cap_is = \"post_money\"\n  discount = none\n}\n"
	}
	said := 0
	for _, a := range exitOf(t, written(t, safes), deals.ExitTerms{}).Assumed {
		if a.Settles.String() == "On which shares are the caps measured in a sale? (SAFE, Liquidity Capitalization)" {
			said++
		}
	}
	if said != 1 {
		t.Errorf("on what caps are measured is said %d times", said)
	}
}
