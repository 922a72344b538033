package question_test

import (
	"bytes"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"loadline"
	"loadline/captable"
	"loadline/deals"
	"loadline/dossier"
	"loadline/question"
	"loadline/report"
)

// example is a company of the examples, to be asked.
func example(t *testing.T, name string) question.Case {
	t.Helper()
	c, problems := dossier.Open("../examples/" + name).Company()
	if c == nil || problems.HasErrors() {
		t.Fatal(problems)
	}
	return question.NewCase(c, problems, 0)
}

func paidOut(t *testing.T, c question.Case, q question.WhoGets) (loadline.Answer, question.Paid) {
	t.Helper()
	a := q.Ask(c)
	if a.State != loadline.Answered {
		t.Fatal(a.Finding)
	}
	return a, a.Data.(question.Paid)
}

// In the workbook another figure may be written for the proceeds: its formulas then come to what the engine says of that figure,
// to the cent, in every reading.
func TestTheWorkbookReckonsTheWaterfall(t *testing.T) {
	for _, name := range []string{"venture-backed", "capped-profit", "gmbh-loan", "seed-startup", "two SAFEs"} {
		var c question.Case
		if name == "two SAFEs" {
			c = twoSAFEs(t)
		} else {
			c = example(t, name)
		}
		a, _ := paidOut(t, c, question.WhoGets{From: loadline.Int(20_000_000), To: loadline.Int(20_000_000)})
		var b bytes.Buffer
		if err := report.XLSX(&b, a); err != nil {
			t.Fatal(err)
		}
		f, err := excelize.OpenReader(&b)
		if err != nil {
			t.Fatal(err)
		}
		sheets := slices.DeleteFunc(f.GetSheetList(), func(s string) bool { return !strings.HasPrefix(s, "reckon") })
		if len(sheets) == 0 {
			t.Fatalf("%s: no sheet reckons: %v", name, f.GetSheetList())
		}
		exit := deals.ExitOf(c.Company, c.Ledger.On(c.AsOf), deals.ExitTerms{From: loadline.Int(20_000_000), To: loadline.Int(20_000_000)})
		for n, sheet := range sheets {
			for _, amount := range []int64{0, 1, 100_000, 6_300_000, 9_999_999, 10_000_000, 10_000_001, 999_999, 13_500_000, 20_000_000, 33_333_333, 250_000_000, 9_000_000_000} {
				reckoned(t, f, sheet, c.Company, exit.Paid(&exit.Readings[n], loadline.Int(amount)), amount)
			}
		}
	}
}

// twoSAFEs is a company of 10m shares with two SAFEs, each a tenth of it: 0.5m at a cap of 5m, 1m at one of 10m.
func twoSAFEs(t *testing.T) question.Case {
	t.Helper()
	src := `
company "two" {
  as_of    = "2026-11-01"
  currency = "USD"
}
stakeholder "founders" {}
stakeholder "ada" {}
stakeholder "ben" {}
stock_class "common" {
  kind = "common"
}
issue "cs_1" {
  stakeholder = stakeholder.founders
  class       = stock_class.common
  shares      = 10000000
  date        = "2025-01-02"
}
safe "s1" {
  stakeholder = stakeholder.ada
  date        = "2025-06-01"
  invested    = "USD 500,000"
  cap         = "USD 5,000,000"
  cap_is      = "post_money"
  discount    = none
}
safe "s2" {
  stakeholder = stakeholder.ben
  date        = "2025-06-01"
  invested    = "USD 1,000,000"
  cap         = "USD 10,000,000"
  cap_is      = "post_money"
  discount    = none
}
`
	path := filepath.Join(t.TempDir(), "company.hcl")
	if err := os.WriteFile(path, []byte(src), 0o666); err != nil {
		t.Fatal(err)
	}
	c, problems := dossier.Open(path).Company()
	if c == nil || problems.HasErrors() {
		t.Fatal(problems)
	}
	return question.NewCase(c, problems, 0)
}

// Where one SAFE converts, what others get jumps; the answer says where, by how much and why, in the table, the range, the curve and the data.
func TestAJumpIsTold(t *testing.T) {
	a, data := paidOut(t, twoSAFEs(t), question.WhoGets{From: loadline.Int(5_000_000), To: loadline.Int(12_000_000)})
	if len(data.Jumps) != 1 || !data.Jumps[0].Proceeds.Equal(loadline.Int(10_000_000)) {
		t.Fatalf("jumps: %+v", data.Jumps)
	}
	told := map[string][2]string{}
	for i, h := range data.Holders {
		told[h.Holder] = [2]string{data.Jumps[0].Below[i].String(), data.Jumps[0].Paid[i].String()}
	}
	if told["founders"] != [2]string{"8100000", "8000000"} || told["ada"] != [2]string{"900000", "1000000"} || told["ben"] != [2]string{"1000000", "1000000"} {
		t.Errorf("told: %v", told)
	}
	if said := data.Jumps[0].Says; !slices.Contains(said, "safe.s2: converts") || !slices.Contains(said, "safe.s1: measured on other shares, since others convert") {
		t.Errorf("said: %v", said)
	}
	at := map[string]int{}
	for _, k := range data.Knots {
		at[k.Proceeds.String()]++
	}
	if at["10000000"] != 2 || at["6000000"] != 1 {
		t.Errorf("breakpoints: %v", data.Knots)
	}
	tables := 0
	for _, v := range a.Views {
		if v, is := v.(loadline.Table); is && v.ID == "jumps" && len(v.Rows) == 2 {
			tables++
		} else if is && v.ID == "range" {
			for _, r := range v.Rows {
				if r.Cells[0].Value.(loadline.Money).Amount.Equal(loadline.Frac(999_999_999, 100)) {
					tables++
				}
			}
		}
	}
	below := slices.IndexFunc(data.Curve, func(p question.PaidAt) bool { return p.Proceeds.Equal(loadline.Frac(999_999_999, 100)) })
	if tables != 2 || below < 0 || !data.Curve[below+1].Proceeds.Equal(loadline.Int(10_000_000)) {
		t.Errorf("%d tables tell it, the curve from %d on", tables, below)
	}
}

// reckoned changes the figure of a sheet and holds its formulas against what each is paid.
func reckoned(t *testing.T, f *excelize.File, sheet string, c *loadline.Company, paid map[string]loadline.Ratio, amount int64) {
	t.Helper()
	if err := f.SetCellValue(sheet, "B2", amount); err != nil {
		t.Fatal(err)
	}
	cell := func(at string) float64 {
		v, err := f.CalcCellValue(sheet, at, excelize.Options{RawCellValue: true})
		n, bad := strconv.ParseFloat(v, 64)
		if err != nil || bad != nil {
			t.Fatalf("%s %s: %q, %v, %v", sheet, at, v, err, bad)
		}
		return n
	}
	ids := map[string]string{}
	for _, s := range c.Stakeholders {
		ids[s.Title()] = s.ID
	}
	sum := 0.0
	for j := range len(paid) {
		column, _ := excelize.ColumnNumberToName(3 + j)
		name, _ := f.GetCellValue(sheet, column+"1")
		name = strings.TrimSpace(strings.Split(name, " (")[0])
		for title, id := range ids {
			if strings.HasPrefix(title, name) {
				name = id
			}
		}
		want, known := paid[name]
		got := cell(column + "2")
		if sum += got; !known || math.Abs(got-want.Float()) >= 0.005 {
			t.Errorf("%s of %s: %q is %.4f, not %v, of %d", sheet, c.Name, name, got, want, amount)
		}
	}
	all, _ := excelize.ColumnNumberToName(3 + len(paid))
	if got := cell(all + "2"); math.Abs(got-float64(amount)) >= 0.005 || math.Abs(sum-got) >= 0.005 {
		t.Errorf("%s of %s: all is %.4f of %d", sheet, c.Name, got, amount)
	}
}

// A vote that converts the preferred stock before a sale: who can carry it, by the votes that who-can counts, and what it does. By
// hand: in a sale for 20 million and 0.04 that options cost, 12 million shares then share alike, 1.67 each.
func TestAVoteThatConvertsFirst(t *testing.T) {
	_, data := paidOut(t, example(t, "venture-backed"), question.WhoGets{From: loadline.Int(20_000_000), To: loadline.Int(20_000_000), Terms: deals.ExitTerms{Unvested: loadline.Yes}})
	if len(data.Votes) != 1 {
		t.Fatalf("%d votes", len(data.Votes))
	}
	v := data.Votes[0]
	for i, h := range data.Holders {
		if h.Holder == "Northgate Ventures IV, L.P." && !(v.Paid[i].String() == "4008000" && v.More[i].String() == "-5592000") {
			t.Errorf("Northgate gets %v, %v more", v.Paid[i], v.More[i])
		}
	}
	for i, who := range v.Forced {
		if who[0] != "Northgate Ventures IV, L.P." || len(who) != 2 || v.Gains[i].Hi.Sign() >= 0 {
			t.Errorf("%v carry it and gain %v", who, v.Gains[i])
		}
	}
	if len(v.Forced) != 3 || v.Possible {
		t.Errorf("%d coalitions carry it, others possibly: %v", len(v.Forced), v.Possible)
	}
}

// Over a range the first table has a row for each breakpoint within it, and every row comes to its proceeds.
func TestARangeIsATable(t *testing.T) {
	a, _ := paidOut(t, example(t, "capped-profit"), question.WhoGets{To: loadline.Int(5_000_000_000)})
	table, ok := a.Views[0].(loadline.Table)
	if !ok || table.ID != "range" {
		t.Fatalf("the first view is %T", a.Views[0])
	}
	breaks := 0
	for _, r := range table.Rows {
		sum := loadline.Ratio{}
		for _, c := range r.Cells[1:] {
			sum = sum.Add(c.Value.(loadline.Money).Amount)
		}
		x := r.Cells[0].Value.(loadline.Money).Amount
		if !sum.Equal(x) {
			t.Errorf("%v of %v is paid", sum, x)
		}
		if x.Equal(loadline.Int(2_475_000_000)) || x.Equal(loadline.Int(3_475_000_000)) {
			breaks++
		}
	}
	if breaks != 2 {
		t.Errorf("%d breakpoints in the table", breaks)
	}
}

// At no proceeds nobody gets anything, and no part is called unknown.
func TestOfNothing(t *testing.T) {
	a, data := paidOut(t, example(t, "venture-backed"), question.WhoGets{})
	for _, h := range data.Holders {
		if !h.Part.Known() || !h.Gets.IsZero() {
			t.Errorf("%s gets %v, a part of %v", h.Holder, h.Gets, h.Part)
		}
	}
	if !strings.Contains(a.Finding.String(), "nobody gets anything") {
		t.Error(a.Finding)
	}
}

// drawExit makes up a company that has preferred stock, options, notes, SAFEs and steps of profit, or some of them.
func drawExit(t *rapid.T, scale int64, prefix string, reverse bool, draws *[]int) *loadline.Company {
	n := 0
	draw := func(lo, hi int) int {
		if n == len(*draws) {
			*draws = append(*draws, rapid.IntRange(lo, hi).Draw(t, "n"))
		}
		n++
		return (*draws)[n-1]
	}
	money := func(amount int) loadline.Stated[loadline.Money] {
		return loadline.Say(loadline.MoneyOf(loadline.Int(int64(amount)*scale), "USD"), loadline.Source{})
	}
	day := loadline.DateOf(2026, 1, 1)
	c := &loadline.Company{Name: "x", AsOf: day, Currency: "USD"}
	holder := func(i int) string { return prefix + strconv.Itoa(i) }
	for i := range 6 {
		c.Stakeholders = append(c.Stakeholders, loadline.Stakeholder{ID: holder(i), Name: holder(i)})
	}
	issued := func(id string, of int) loadline.Issued {
		return loadline.Issued{Event: loadline.Event{ID: id, Date: day - loadline.Date(draw(1, 900))}, SecurityID: id, StakeholderID: holder(of)}
	}
	c.Classes = []loadline.StockClass{{ID: "common", Name: "common", Kind: loadline.Common}}
	c.Transactions = append(c.Transactions, &loadline.StockIssuance{Issued: issued("c", 0), StockClassID: "common", Quantity: loadline.WholeShares(int64(draw(1, 20)) * 1000)})
	for i := range draw(0, 3) {
		id := "p" + strconv.Itoa(i)
		k := loadline.StockClass{ID: id, Name: id, Kind: loadline.Preferred, OriginalIssuePrice: money(draw(1, 9)), Seniority: loadline.Say(draw(1, 2), loadline.Source{}),
			Dividend: loadline.Say(loadline.Frac(int64(draw(0, 8)), 100), loadline.Source{}), DividendCumulates: loadline.Truth(draw(0, 2)), DividendCompounds: loadline.No,
			Preference:  loadline.LiquidationPreference{Multiple: loadline.Exactly(loadline.Int(int64(draw(0, 2)))), CapMultiple: loadline.Say(loadline.Int(int64(draw(2, 4))), loadline.Source{}), Participation: loadline.Say(loadline.Participation(draw(0, 2)), loadline.Source{})},
			Conversions: []loadline.ConversionRight{{IntoClassID: "common", Ratio: loadline.Exactly(loadline.Int(1)), FollowsSplit: loadline.Yes}}}
		c.Classes = append(c.Classes, k)
		c.Transactions = append(c.Transactions, &loadline.StockIssuance{Issued: issued("s"+id, 1+i), StockClassID: id, Quantity: loadline.WholeShares(int64(draw(1, 10)) * 500)})
	}
	for i := range draw(0, 2) {
		c.Transactions = append(c.Transactions, &loadline.GrantIssuance{Issued: issued("g"+strconv.Itoa(i), 4), StockClassID: "common", Quantity: loadline.WholeShares(int64(draw(1, 10)) * 100), ExercisePrice: money(draw(0, 5))})
	}
	for i := range draw(0, 2) {
		x := &loadline.ConvertibleIssuance{Issued: issued("f"+strconv.Itoa(i), 5), Kind: loadline.SAFE, Investment: money(draw(1, 2000)).Value}
		x.Terms = loadline.ConvertibleTerms{Cap: money(draw(6000, 90000)), CapIs: loadline.Say([]string{"post_money", "pre_money"}[draw(0, 1)], loadline.Source{}), Discount: loadline.SayNone[loadline.Ratio](loadline.Source{})}
		c.Transactions = append(c.Transactions, x)
	}
	if reverse {
		slices.Reverse(c.Transactions)
		slices.Reverse(c.Stakeholders)
	}
	return c
}

// In every reading all that is paid is all there is, to the cent; of more nobody gets less, unless payouts jump between; amounts ten times as large are paid ten
// times over; and other names and another order change nothing.
func TestPropertiesOfWhoGets(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var draws []int
		exitOf := func(scale int64, prefix string, reverse bool) *deals.Exit {
			c := drawExit(t, scale, prefix, reverse, &draws)
			l, _ := captable.New(c)
			return deals.ExitOf(c, l.On(c.AsOf), deals.ExitTerms{})
		}
		e, tenfold, other := exitOf(1, "h", false), exitOf(10, "h", false), exitOf(1, "n", true)
		if len(e.Open) > 0 {
			t.Fatal(e.Open)
		}
		x := loadline.Int(int64(rapid.IntRange(0, 120_000).Draw(t, "proceeds")))
		more := x.Add(loadline.Int(int64(rapid.IntRange(1, 9000).Draw(t, "more"))))
		for n := range e.Readings {
			paid, then := e.Paid(&e.Readings[n], x), e.Paid(&e.Readings[n], more)
			ten, named := tenfold.Paid(&tenfold.Readings[n], x.Mul(loadline.Int(10))), other.Paid(&other.Readings[n], x)
			jumps := slices.ContainsFunc(e.Readings[n].Payout.Leaps(), func(at loadline.Ratio) bool { return at.Cmp(x) > 0 && at.Cmp(more) <= 0 })
			var cents []loadline.Ratio
			for id, v := range paid {
				cents = append(cents, v)
				if then[id].Cmp(v) < 0 && !jumps || !ten[id].Equal(v.Mul(loadline.Int(10))) || !named["n"+id[1:]].Equal(v) {
					t.Fatalf("%s: %v, of more %v, tenfold %v, by another name %v", id, v, then[id], ten[id], named["n"+id[1:]])
				}
			}
			sum := loadline.Ratio{}
			for _, v := range deals.Cents(cents) {
				sum = sum.Add(v)
			}
			if !sum.Equal(x) {
				t.Fatalf("%v of %v is paid", sum, x)
			}
		}
	})
}
