package report

import (
	"bytes"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"loadline"
)

type failer interface {
	Fatal(...any)
	Fatalf(string, ...any)
}

func reopened(t failer, a loadline.Answer) *excelize.File {
	var b bytes.Buffer
	if err := XLSX(&b, a); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// checkSheet wants every figure of the table in its cell: numbers as numbers, the same when a formula is reckoned anew as
// in its cached value, and text as text. It returns how many formulas it met.
func checkSheet(t failer, f *excelize.File, sheet string, top int, table loadline.Table) int {
	s := newSheet(formatter{}, table, top)
	formulas := 0
	for i := range s.t.Rows {
		for j := range s.t.Columns {
			name := s.cell(i, j, false)
			formula, err := f.GetCellFormula(sheet, name)
			if err != nil {
				t.Fatal(err)
			}
			cached, err := f.GetCellValue(sheet, name, excelize.Options{RawCellValue: true})
			if err != nil {
				t.Fatal(err)
			}
			own, number := s.number(i, j)
			if !number {
				if formula != "" {
					t.Fatalf("%s is text and has the formula %s", name, formula)
				}
				if _, day := s.value(i, j).(loadline.Date); !day && cached != s.g.rows[i].figures[j].text {
					t.Fatalf("%s reads %q, want %q", name, cached, s.g.rows[i].figures[j].text)
				}
				continue
			}
			near(t, name, cached, own)
			if formula == "" {
				continue
			}
			formulas++
			anew, err := f.CalcCellValue(sheet, name, excelize.Options{RawCellValue: true})
			if err != nil {
				t.Fatalf("%s %s: %v", name, formula, err)
			}
			near(t, name+" "+formula, anew, own)
		}
	}
	return formulas
}

func near(t failer, name, got string, want loadline.Ratio) {
	x, err := strconv.ParseFloat(got, 64)
	if err != nil || math.Abs(x-want.Float()) > 1e-9*math.Max(1, math.Abs(want.Float())) {
		t.Fatalf("%s is %q, want %v", name, got, want)
	}
}

func TestFormulasGiveTheAnswersFigures(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		table := tables().Draw(t, "table")
		f := reopened(t, loadline.Answer{Views: []loadline.View{table}})
		defer f.Close()
		formulas := checkSheet(t, f, "made", 1, table)
		want := 0
		for i, r := range table.Rows {
			if len(r.Cells) < 6 {
				continue
			}
			if r.Cells[2].Value != nil {
				want++ // a share
			}
			switch {
			case r.Role == loadline.Plain:
				want++ // a product
			case len(table.Rows[i].Sums) > 0:
				want += 2 // the sums of shares and of worth
			}
		}
		if formulas != want {
			t.Fatalf("%d formulas, want %d", formulas, want)
		}
	})
}

func TestTheWorkbook(t *testing.T) {
	f := reopened(t, full())
	defer f.Close()
	if got := strings.Join(f.GetSheetList(), " "); got != "holdings votes payoff cash calendar control changes path Why Assumed Problems" {
		t.Errorf("sheets: %s", got)
	}
	for cell, want := range map[string]string{
		"A1": "The founders own ≈ 71.43% of the company.", "A2": "Acme <Holdings> & Söhne, Inc. · who-owns · 2026-11-24",
		"A3": "Subject to: The side letter with Cumulus was not read: it may overturn this answer (acme.hcl:7:1)", "A5": "Holder", "A7": "Ada Lovelace",
		"B7": "3,000,000", "C7": "42.86%", "D7": "USD 300.00", "D14": "USD 3,750,500.75",
	} {
		if got, err := f.GetCellValue("holdings", cell); got != want || err != nil {
			t.Errorf("%s is %q, want %q (%v)", cell, got, want, err)
		}
	}
	for cell, want := range map[string]string{"B9": "SUM(B7:B8)", "B14": "SUM(B9,B13)", "C7": "B7/B$14", "C14": "B14/B$14", "B7": ""} {
		if got, _ := f.GetCellFormula("holdings", cell); got != want {
			t.Errorf("%s has the formula %q, want %q", cell, got, want)
		}
	}
	if panes, err := f.GetPanes("holdings"); err != nil || !panes.Freeze || panes.YSplit != 5 {
		t.Errorf("panes %+v, %v", panes, err)
	}
	if names := f.GetDefinedName(); len(names) == 0 || names[0].RefersTo != "'holdings'!$5:$5" {
		t.Errorf("the rows that repeat in print: %+v", names)
	}
	if got, _ := f.GetCellValue("votes", "E2"); got != "2024-02-29" {
		t.Errorf("the day reads %q", got)
	}
	if got, _ := f.GetCellValue("Problems", "B3"); got != "same-name" {
		t.Errorf("the problem reads %q", got)
	}
	if n := checkSheet(t, f, "holdings", 5, holdings()); n != 7+3*2 {
		t.Errorf("%d formulas", n)
	}
	checkSheet(t, f, "votes", 1, bounded())
}

// A name that looks like a formula stays a name: the cell is text, has no formula, and its format keeps it text when it is
// edited.
func TestNamesDoNotBecomeFormulas(t *testing.T) {
	table := loadline.Table{ID: "names", Columns: []loadline.Column{{ID: "name"}}}
	for _, n := range hostileNames {
		table.Rows = append(table.Rows, row(n))
	}
	f := reopened(t, loadline.Answer{Company: "=1+1", Finding: loadline.Textf("=1+1"), Views: []loadline.View{table}})
	defer f.Close()
	for i, n := range hostileNames {
		cell := "A" + strconv.Itoa(i+5)
		kind, _ := f.GetCellType("names", cell)
		formula, _ := f.GetCellFormula("names", cell)
		text, _ := f.GetCellValue("names", cell)
		if formula != "" || text != clean(n) || n != "" && !slices.Contains([]excelize.CellType{excelize.CellTypeInlineString, excelize.CellTypeSharedString}, kind) {
			t.Errorf("%q became %q, formula %q, type %v", n, text, formula, kind)
		}
		id, _ := f.GetCellStyle("names", cell)
		if s, err := f.GetStyle(id); n != "" && (err != nil || s.NumFmt != 49 && (s.CustomNumFmt == nil || *s.CustomNumFmt != "@")) {
			t.Errorf("%s is not formatted as text: %+v", cell, s)
		}
	}
}

// A formula that would give another figure than the answer's is not written.
func TestNoFormulaContradictsTheAnswer(t *testing.T) {
	table := holdings()
	table.Rows[3].Cells[1].Value = loadline.WholeShares(1)                            // no longer the sum
	table.Rows[8].Cells[3].Value = interval("1..2")                                   // not known
	table.Rows[1].Cells[2].Value = loadline.Frac(1, 9)                                // not the share
	table.Rows[5].Cells[1].Value = loadline.SharesOf(dec("12345678901234567890"))     // more digits than a spreadsheet has
	table.Rows[7].Cells[3].Value = loadline.MoneyOf(dec("3750000.25"), "EUR\"0\";;;") // a currency that is none
	f := reopened(t, loadline.Answer{Views: []loadline.View{table}})
	defer f.Close()
	checkSheet(t, f, "holdings", 1, table)
	for _, cell := range []string{"B5", "D10", "C3", "B7", "B9"} {
		if formula, _ := f.GetCellFormula("holdings", cell); formula != "" {
			t.Errorf("%s has the formula %s", cell, formula)
		}
	}
	if got, _ := f.GetCellValue("holdings", "B7"); got != "12,345,678,901,234,567,890" {
		t.Errorf("B7 is %q", got)
	}
}

func TestTheGalleryAsWorkbooks(t *testing.T) {
	for name, a := range absurd() {
		f := reopened(t, a)
		for _, sheet := range f.GetSheetList() {
			if n := len([]rune(sheet)); n > 31 {
				t.Errorf("%s: a sheet with a name of %d", name, n)
			}
		}
		if err := f.Close(); err != nil {
			t.Error(err)
		}
	}
	f := reopened(t, absurd()["circular"])
	defer f.Close()
	for _, cell := range []string{"B4", "B8", "B9", "C2"} {
		if formula, _ := f.GetCellFormula("holdings", cell); formula != "" {
			t.Errorf("%s goes in a circle: %s", cell, formula)
		}
	}
}

func TestATableThatNoSheetHoldsIsAnError(t *testing.T) {
	wide := loadline.Table{ID: "wide", Columns: make([]loadline.Column, mostColumns+1)}
	if err := XLSX(&bytes.Buffer{}, loadline.Answer{Question: "who-owns", Views: []loadline.View{wide}}); err == nil || !strings.Contains(err.Error(), "16384") {
		t.Errorf("%v", err)
	}
}

func TestNamesOfColumns(t *testing.T) {
	for _, j := range []int{0, 25, 26, 51, 701, 702, mostColumns - 1} {
		want, err := excelize.ColumnNumberToName(j + 1)
		if got := columnName(j); got != want || err != nil {
			t.Errorf("column %d is %s, want %s", j, got, want)
		}
	}
}

func TestNamesOfSheets(t *testing.T) {
	b := book{names: map[string]bool{}}
	long := strings.Repeat("ä", 40)
	for _, c := range [][2]string{
		{"holdings", "holdings"}, {"Holdings", "Holdings 2"}, {"a/b[c]:*?'", "a_b_c_____"}, {"", "table"}, {"History", "History 2"}, {long, long[:62]}, {long, long[:58] + " 2"},
	} {
		if got := b.name(c[0]); got != c[1] {
			t.Errorf("%q becomes %q, want %q", c[0], got, c[1])
		}
	}
}
