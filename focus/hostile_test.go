package focus

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"loadline"
)

const head = "BilledCost,EffectiveCost,ListCost,ContractedCost,ChargeCategory,BillingCurrency,BillingPeriodStart,ChargePeriodStart,ChargePeriodEnd,ProviderName,CommitmentDiscountId,CommitmentDiscountStatus\n"

// charged is a row of usage that costs the same by each price.
func charged(cost string) string {
	return fmt.Sprintf("%s,%s,%s,%s,Usage,USD,2026-09-01,2026-09-01,2026-09-02,Cumulus,,\n", cost, cost, cost, cost)
}

// again is a text over and over, without the memory.
type again struct {
	text string
	n    int
	rest string
}

func (a *again) Read(p []byte) (int, error) {
	if a.rest == "" {
		if a.n--; a.n < 0 {
			return 0, io.EOF
		}
		a.rest = a.text
	}
	n := copy(p, a.rest)
	a.rest = a.rest[n:]
	return n, nil
}

func packed(t *testing.T, r io.Reader) []byte {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := io.Copy(z, r); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// A file that is no bill, or would cost without bound, is one letter.
func TestHostileFilesAreALetter(t *testing.T) {
	wide := strings.Repeat("x,", 9999) + "BilledCost\n"
	for _, c := range []struct {
		name string
		in   io.Reader
		want string
	}{
		{"nothing", strings.NewReader(""), "error not-understood"},
		{"another sheet", strings.NewReader("Holder,Shares\nAda,1\n"), "error not-understood"},
		{"UTF-16", strings.NewReader("\xff\xfeB\x00i\x00l\x00l\x00e\x00d\x00"), "error not-understood"},
		{"10,000 columns", strings.NewReader(wide), "error too-large"},
		{"a quote without end", io.MultiReader(strings.NewReader(head+`"`), &again{text: strings.Repeat("x\n", 4096), n: 1000}), "error too-large"},
		{"an endless field", io.MultiReader(strings.NewReader(head), &again{text: strings.Repeat("9", 4096), n: 100_000}), "error too-large"},
		{"an endless first line", &again{text: strings.Repeat("9", 4096), n: 100_000}, "error too-large"},
		{"names without number", &names{}, "error too-large"},
		{"a bomb of zeros", bytes.NewReader(packed(t, &again{text: strings.Repeat("\x00", 1<<16), n: 2000})), "error too-large"},
		{"a bomb of rows", bytes.NewReader(packed(t, io.MultiReader(strings.NewReader(head), &again{text: strings.Repeat(charged("1"), 1000), n: 2000}))), "error too-large"},
		{"gzip cut short", bytes.NewReader(packed(t, io.MultiReader(strings.NewReader(head), newMade(1000)))[:9000]), "error syntax-error"},
		{"gzip in name only", strings.NewReader("\x1f\x8bnonsense and more of it"), "error syntax-error"},
		{"one name twice", strings.NewReader("BilledCost,billed_cost\n1,2\n"), "error column-ambiguous"},
		{"no EffectiveCost", strings.NewReader("BilledCost,ChargeCategory,BillingCurrency,BillingPeriodStart,ProviderName\n1,Usage,USD,2026-09-01,X\n"), "error bill-column-missing"},
		{"a reader that fails", io.MultiReader(strings.NewReader(head), failing{}), "error file-unreadable"},
	} {
		b := Read("bill.csv", c.in)
		if !strings.Contains(told(b.Problems), c.want) || len(b.Problems) > 6 {
			t.Errorf("%s: %s", c.name, told(b.Problems))
		}
		if a := b.Answer(); a.State != loadline.FactsDisagree || len(a.Views) > 0 {
			t.Errorf("%s: %v with %d tables", c.name, a.State, len(a.Views))
		}
	}
}

// names is a bill in which every row has another service of a long name.
type names struct {
	b bytes.Buffer
	n int
}

func (s *names) Read(p []byte) (int, error) {
	if s.n == 0 {
		s.b.WriteString("BilledCost,EffectiveCost,ListCost,ContractedCost,ChargeCategory,BillingCurrency,BillingPeriodStart,ProviderName,ServiceName\n")
	}
	for s.b.Len() < len(p) {
		s.n++
		fmt.Fprintf(&s.b, "1,1,1,1,Usage,USD,2026-09-01,Cumulus,%d%s\n", s.n, strings.Repeat("x", 3000))
	}
	return s.b.Read(p)
}

type failing struct{}

func (failing) Read([]byte) (int, error) { return 0, os.ErrClosed }

// The same damage a hundred thousand times is one letter with its count, its first places and values.
func TestDamageIsCountedNotRepeated(t *testing.T) {
	const n = 100_000
	bad := "abc,1,1,1,Usage,USD,2026-09-01,2026-09-01,2026-09-02,Cumulus,,\n" + // no number
		"1,x1,,1,Rent,,someday,2026-09-01,2026-09-02,,,\n" + // much
		"1,2,3\n" + // short
		`1,"2"3,4` + "\n" // quotes
	b := Read("bill.csv", io.MultiReader(strings.NewReader(head), &again{text: bad, n: n / 4}))
	if b.Rows != n || b.LeftOut != 3*n/4 || len(b.Problems) > 14 || b.Problems.HasErrors() {
		t.Errorf("%d rows, %d left out\n%s", b.Rows, b.LeftOut, told(b.Problems))
	}
	for _, line := range []string{
		"row-skipped: Rows without a BilledCost that is a number: 25000",
		"row-skipped: Rows with more or fewer fields than the header: 25000",
		"row-skipped: Rows whose quotes do not close: 25000",
		"cell-not-understood: Cells of EffectiveCost that are no numbers: 25000",
		"cell-missing: Rows without ListCost: 25000",
		"cell-not-understood: Rows whose ChargeCategory FOCUS does not have: 25000",
		"cell-not-understood: Cells of BillingPeriodStart that are no dates: 25000",
		"cell-missing: Rows without a currency: 25000",
		"cell-missing: Rows that name no supplier: 25000",
	} {
		if !strings.Contains(told(b.Problems), line) {
			t.Errorf("not told: %s\n%s", line, told(b.Problems))
		}
	}
	for _, d := range b.Problems {
		if d.Code == loadline.RowSkipped && strings.Contains(d.Summary.String(), "BilledCost") {
			if d.At.Line != 2 || d.At.Column != 1 || len(d.Related) != mostPlaces-1 || d.Related[0].Line != 6 || !strings.Contains(d.Detail.String(), "They hold: abc.") {
				t.Errorf("%+v", d)
			}
		}
	}
	if a := b.Answer(); a.State != loadline.FactsMissing || !strings.Contains(a.Finding.String(), "of 100000; the others cannot be summed") {
		t.Errorf("%v: %v", a.State, a.Finding)
	}
}

// What is paid, used and unused of a commitment: when the bill says that it does not agree, and when it cannot.
func TestCommitmentsConserveMoney(t *testing.T) {
	buy := func(cost, from, to string) string {
		return fmt.Sprintf("%s,0,%s,%s,Purchase,USD,2026-09-01,%s,%s,Cumulus,plan-1,\n", cost, cost, cost, from, to)
	}
	use := func(cost, status, from, to string) string {
		return fmt.Sprintf("0,%s,%s,%s,Usage,USD,2026-09-01,%s,%s,Cumulus,plan-1,%s\n", cost, cost, cost, from, to, status)
	}
	const sep, oct, nov = "2026-09-01", "2026-10-01", "2026-11-01"
	for _, c := range []struct {
		name, rows, want string
	}{
		{"used and unused are what was paid", buy("720", sep, oct) + use("500", "Used", sep, oct) + use("220", "Unused", sep, oct), ""},
		{"twenty are missing", buy("720", sep, oct) + use("500", "Used", sep, oct) + use("200", "Unused", sep, oct), "Paid USD 720; used USD 500, unused USD 200, and the whole term is in the bill: USD 20 is missing."},
		{"a part of a cent is rounding", buy("720", sep, oct) + use("500.0000001", "Used", sep, oct) + use("219.995", "Unused", sep, oct), ""},
		{"the term goes on", buy("720", sep, nov) + use("300", "Used", sep, oct), ""},
		{"more than was paid, before the term is over", buy("720", sep, nov) + use("800", "Used", sep, oct), "Paid USD 720; used USD 800, unused USD 0: USD 80 too much."},
		{"an earlier purchase is not in the bill", buy("720", oct, nov) + use("800", "Used", sep, oct), ""},
		{"two months bought, the later row first", buy("100", oct, nov) + buy("100", sep, oct) + use("150", "Used", oct, nov) + use("40", "Used", sep, oct), "Paid USD 200; used USD 190, unused USD 0, and the whole term is in the bill: USD 10 is missing."},
		{"of two months, the later bought first, one is over", buy("100", oct, nov) + buy("100", sep, oct) + use("90", "Used", sep, oct), ""},
		{"bought before the bill", use("800", "Used", sep, oct), ""},
		{"a purchase that costs again what it covers", strings.Replace(buy("720", sep, oct), "720,0", "720,720", 1) + use("720", "Used", sep, oct), "The purchase itself has an EffectiveCost of USD 720"},
	} {
		b := Read("bill.csv", strings.NewReader(head+c.rows))
		var got string
		for _, d := range b.Problems {
			if d.Code == loadline.BillUnbalanced {
				got += d.Detail.String()
			}
		}
		if c.want == "" && got != "" || !strings.Contains(got, c.want) {
			t.Errorf("%s: %q\n%s", c.name, got, told(b.Problems))
		}
	}
}

// Tens of thousands of suppliers, each with its own damage, are a short list of letters, and their facts are written in a moment.
func TestManySuppliersAreNoBurden(t *testing.T) {
	var text strings.Builder
	text.WriteString(head)
	const suppliers = 1500
	for i := range suppliers {
		for range enoughRows {
			fmt.Fprintf(&text, "0.5,1,1,1,Usage,USD,2026-09-01,,,S%d,,\n", i)
		}
	}
	b := Read("bill.csv", strings.NewReader(text.String()))
	if len(b.Problems) > 12 || len(b.Suppliers) != suppliers {
		t.Errorf("%d letters, %d suppliers", len(b.Problems), len(b.Suppliers))
	}
	c := b.Facts(FactsOptions{Label: plainLabel})
	if len(c.Contracts) != suppliers || !c.Contracts[7].Spend.Lo.Equal(loadline.Int(enoughRows/2)) {
		t.Errorf("%d contracts, the eighth %+v", len(c.Contracts), c.Contracts[7].Spend)
	}
}

// Usage that a commitment covers may cost nothing of its own; usage that nothing covers may not.
func TestOnlyUncoveredUsageMustCostSomething(t *testing.T) {
	for rows, want := range map[string]bool{
		"5,0,5,5,Usage,USD,2026-09-01,2026-09-01,2026-09-02,Cumulus,plan-1,Used\n": false,
		"5,0,5,5,Usage,USD,2026-09-01,2026-09-01,2026-09-02,Cumulus,,\n":           true,
		"5,0,5,5,Tax,USD,2026-09-01,2026-09-01,2026-09-02,Cumulus,,\n":             false,
	} {
		if b := Read("bill.csv", strings.NewReader(head+rows)); strings.Contains(told(b.Problems), "cost-zero") != want {
			t.Errorf("%s%s", rows, told(b.Problems))
		}
	}
}

// A bill in two currencies has tables for each, and no sum over both.
func TestNoSumCrossesACurrency(t *testing.T) {
	b := Read("bill.csv", strings.NewReader(head+charged("10")+strings.Replace(charged("7"), "USD", "EUR", 1)))
	if len(b.Totals) != 2 || !b.Totals[0].BilledCost.Equal(loadline.Int(7)) || !b.Totals[1].BilledCost.Equal(loadline.Int(10)) || !strings.Contains(told(b.Problems), "bill-currencies: The bill is in 2 currencies") {
		t.Errorf("%+v\n%s", b.Totals, told(b.Problems))
	}
	ids := map[string]bool{}
	for _, v := range b.Answer().Views {
		ids[v.(loadline.Table).ID] = true
	}
	if !ids["suppliers-usd"] || !ids["suppliers-eur"] || ids["suppliers"] {
		t.Errorf("tables %v", ids)
	}
}

// The files of one bill are one bill; the same file twice is refused.
func TestSeveralFilesAreOneBill(t *testing.T) {
	dir := t.TempDir()
	var paths []string
	for i, cost := range []string{"10", "7"} {
		path := filepath.Join(dir, fmt.Sprintf("%d.csv", i))
		if err := os.WriteFile(path, []byte(head+charged(cost)), 0o644); err != nil {
			t.Fatal(err)
		}
		paths = append(paths, path)
	}
	if b := Open(paths...); len(b.Problems) != 0 || !b.Totals[0].BilledCost.Equal(loadline.Int(17)) || b.Rows != 2 {
		t.Errorf("%+v", b)
	}
	if b := Open(paths[0], paths[0]); !strings.Contains(told(b.Problems), "error stated-twice") || b.Rows != 1 {
		t.Errorf("%s", told(b.Problems))
	}
	if b := Open(filepath.Join(dir, "none.csv")); !strings.Contains(told(b.Problems), "error file-unreadable") {
		t.Errorf("%s", told(b.Problems))
	}
	if b := Open(dir); !strings.Contains(told(b.Problems), "error file-unreadable") {
		t.Errorf("%s", told(b.Problems))
	}
}
