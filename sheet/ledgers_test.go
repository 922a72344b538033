package sheet

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"loadline"
)

// certificateRow is one row of a made-up ledger.
type certificateRow struct {
	number, holder, class string
	shares                loadline.Ratio
	issued, cancelled     loadline.Date
	price                 loadline.Ratio
}

// manner is how somebody writes a ledger down.
type manner struct {
	german, workbook bool
	sep              string
	numbers          NumberStyle
	grouped          bool
	dates            string // "iso", "dmy", "mdy", "dots", "words"
	order            []int  // of the columns
	titles           int    // rows above the header
	total            bool
	crlf             bool
}

var heads = map[bool][][]string{
	false: {{"Certificate", "Certificate No.", "Cert #", "Security ID"}, {"Holder", "Stakeholder Name", "Shareholder", "Stockholder"}, {"Class", "Share Class", "Class of Stock"},
		{"Shares", "Quantity", "Number of Shares", "Quantity Issued"}, {"Issue Date", "Date Issued", "Date of Issue"}, {"Price Per Share", "Price (USD)", "Issue Price"}, {"Date Cancelled", "Cancellation Date"}},
	true: {{"Urkunde", "Zertifikat Nr.", "Urkunden-Nr."}, {"Aktionär", "Inhaber", "Name des Aktionärs"}, {"Gattung", "Aktiengattung"},
		{"Stückzahl", "Anzahl Aktien", "Anzahl"}, {"Ausgabedatum", "Ausgegeben am"}, {"Ausgabepreis", "Preis je Aktie in EUR"}, {"Einziehungsdatum", "Eingezogen am"}},
}

func someLedger(t *rapid.T) []certificateRow {
	holders := []string{"Jörg Äppelmann", "Süß & Söhne GmbH", "Ada \"Countess\" Lovelace", "Fund I, LP", "Fund II, LP", "Total Ventures LP", "Řehoř Novák", "O'Brien"}
	var rows []certificateRow
	for n := range rapid.IntRange(1, 12).Draw(t, "rows") {
		r := certificateRow{
			number: fmt.Sprintf("%s-%d", rapid.SampledFrom([]string{"CS", "PS"}).Draw(t, "prefix"), n+1),
			holder: rapid.SampledFrom(holders).Draw(t, "holder"),
			class:  rapid.SampledFrom([]string{"Common", "Series A Preferred", "Stammaktien", "Vorzugsaktien Serie B"}).Draw(t, "class"),
			shares: loadline.Int(rapid.OneOf(rapid.Int64Range(1, 5_000_000), rapid.Int64Range(1000, 9999)).Draw(t, "shares")),
			issued: loadline.DateOf(2020, 1, 1).AddDays(rapid.IntRange(0, 2000).Draw(t, "issued")),
			price:  loadline.Frac(rapid.Int64Range(1, 99_999).Draw(t, "price"), rapid.SampledFrom([]int64{1, 100, 1000, 10_000}).Draw(t, "of")),
		}
		if rapid.IntRange(0, 3).Draw(t, "cancelled") == 0 {
			r.cancelled = r.issued.AddDays(rapid.IntRange(1, 900).Draw(t, "later"))
		}
		rows = append(rows, r)
	}
	return rows
}

func someManner(t *rapid.T) manner {
	return manner{
		german: rapid.Bool().Draw(t, "german"), workbook: rapid.IntRange(0, 3).Draw(t, "workbook") == 0, crlf: rapid.Bool().Draw(t, "crlf"),
		sep:     rapid.SampledFrom([]string{",", ";", "\t"}).Draw(t, "separator"),
		numbers: rapid.SampledFrom([]NumberStyle{PointDecimal, CommaDecimal}).Draw(t, "numbers"), grouped: rapid.Bool().Draw(t, "grouped"),
		dates: rapid.SampledFrom([]string{"iso", "dmy", "mdy", "dots", "words"}).Draw(t, "dates"),
		order: rapid.Permutation([]int{0, 1, 2, 3, 4, 5, 6}).Draw(t, "order"), titles: rapid.IntRange(0, 3).Draw(t, "titles"),
		total: rapid.Bool().Draw(t, "total"),
	}
}

func (m manner) date(d loadline.Date) any {
	year, month, dom := d.Civil()
	switch {
	case d == 0:
		return ""
	case m.workbook && m.dates != "words":
		return time.Date(year, time.Month(month), dom, 0, 0, 0, 0, time.UTC)
	}
	switch m.dates {
	case "dmy":
		return fmt.Sprintf("%d/%02d/%d", dom, month, year)
	case "mdy":
		return fmt.Sprintf("%d/%02d/%d", month, dom, year)
	case "dots":
		return fmt.Sprintf("%02d.%02d.%d", dom, month, year)
	case "words":
		return fmt.Sprintf("%d %v %d", dom, time.Month(month), year)
	}
	return d.String()
}

func (m manner) number(n loadline.Ratio) any {
	if m.workbook {
		return n.Float()
	}
	return styled(n, m.numbers, m.grouped)
}

// write is the ledger as a file; off is added to its total.
func (m manner) write(t *rapid.T, ledger []certificateRow, off int64) []byte {
	var rows [][]any
	for n := range m.titles {
		rows = append(rows, []any{[]string{"Juniper Robotics", "", "Register"}[n]})
	}
	head := make([]any, 7)
	for c, names := range heads[m.german] {
		head[c] = rapid.SampledFrom(names).Draw(t, "head")
	}
	rows = append(rows, m.ordered(head))
	var sum loadline.Ratio
	for _, r := range ledger {
		rows = append(rows, m.ordered([]any{r.number, r.holder, r.class, m.number(r.shares), m.date(r.issued), m.number(r.price), m.date(r.cancelled)}))
		sum = sum.Add(r.shares)
	}
	if m.total || off != 0 {
		label := map[bool]string{false: "Total", true: "Summe"}[m.german]
		rows = append(rows, m.ordered([]any{label, "", "", m.number(sum.Add(loadline.Int(off))), "", "", ""}))
	}
	if m.workbook {
		return m.xlsx(t, rows)
	}
	return []byte(m.csv(rows))
}

func (m manner) ordered(row []any) []any {
	out := make([]any, len(row))
	for at, c := range m.order {
		out[at] = row[c]
	}
	return out
}

func (m manner) csv(rows [][]any) string {
	var w strings.Builder
	for _, row := range rows {
		for c, v := range row {
			if c > 0 {
				w.WriteString(m.sep)
			}
			s := fmt.Sprint(v)
			if strings.ContainsAny(s, m.sep+"\"\n") {
				s = `"` + strings.ReplaceAll(s, `"`, `""`) + `"`
			}
			w.WriteString(s)
		}
		w.WriteString(map[bool]string{false: "\n", true: "\r\n"}[m.crlf])
	}
	return w.String()
}

func (m manner) xlsx(t *rapid.T, rows [][]any) []byte {
	f := excelize.NewFile()
	for r, row := range rows {
		for c, v := range row {
			if v == "" {
				continue
			}
			if err := f.SetCellValue("Sheet1", address(r, c), v); err != nil {
				t.Fatal(err)
			}
		}
	}
	var w bytes.Buffer
	if err := f.Write(&w); err != nil {
		t.Fatal(err)
	}
	return w.Bytes()
}

// answered is the proposal with the questions that the manner settles answered.
func (m manner) answered(p Mapping) Mapping {
	for i := range p.Lists {
		l := &p.Lists[i]
		if l.Numbers == NumbersOpen {
			l.Numbers = m.numbers
		}
		if l.Dates == DatesOpen {
			l.Dates = map[string]DateStyle{"dmy": DayFirst, "mdy": MonthFirst}[m.dates]
		}
	}
	return p
}

// register is the ledger in the notation of the tests, without places and prices' currencies.
func register(ledger []certificateRow) string {
	var issues, ends strings.Builder
	for _, r := range ledger {
		id := slug(r.number)
		fmt.Fprintf(&issues, "%v issue %s %s %s %v @ %v\n", r.issued, id, slug(r.holder), slug(r.class), r.shares, r.price)
		if r.cancelled != 0 {
			fmt.Fprintf(&ends, "%v cancel %s whole\n", r.cancelled, id)
		}
	}
	return issues.String() + ends.String()
}

var placeAndCurrency = regexp.MustCompile(` \[[^]]*\]|(USD|EUR) `)

func TestALedgerReadsBackHoweverItIsWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		ledger, m := someLedger(t), someManner(t)
		data := m.write(t, ledger, 0)
		b, diags := Open("ledger", data)
		if len(diags) > 0 {
			t.Fatalf("%s", told(diags))
		}
		p, asks := Propose(b)
		for _, d := range asks {
			if d.Code != loadline.ColumnAmbiguous || m.workbook {
				t.Fatalf("the proposal tells\n%s\n%s", told(asks), data)
			}
		}
		c, diags := Facts(b, m.answered(p))
		diags = slices.DeleteFunc(diags, func(d loadline.Diagnostic) bool { return d.Severity == loadline.Note })
		if got, want := placeAndCurrency.ReplaceAllString(notation(c), ""), register(ledger); lines(got) != lines(want) || len(diags) > 0 {
			t.Fatalf("written\n%s\n%s\nread\n%s\ntold\n%s\nby\n%s", want, data, got, told(diags), p.Bytes())
		}
	})
}

func TestAWrongTotalIsAlwaysNoticed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		ledger, m := someLedger(t), someManner(t)
		off := rapid.OneOf(rapid.Int64Range(1, 5), rapid.Int64Range(-999, -1), rapid.SampledFrom([]int64{2000, -2000, 1_000_000})).Draw(t, "off")
		b, diags := Open("ledger", m.write(t, ledger, off))
		if len(diags) > 0 {
			t.Fatalf("%s", told(diags))
		}
		p, _ := Propose(b)
		_, diags = Facts(b, m.answered(p))
		if !slices.ContainsFunc(diags, func(d loadline.Diagnostic) bool { return d.Code == loadline.TotalsDisagree }) {
			t.Fatalf("a total that is off by %v is not noticed:\n%s\n%s", off, told(diags), p.Bytes())
		}
	})
}

// Any one figure of a cap table that is changed breaks a total of its row or of its column.
func TestAnyWrongFigureOfACapTableIsNoticed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		table := someTable(t)
		right, _ := Open("table.csv", []byte(table.csv(-1, -1, 0)))
		p, asks := Propose(right)
		if len(asks) > 0 {
			t.Fatalf("it asks\n%s\n%s", told(asks), table.csv(-1, -1, 0))
		}
		if _, diags := Facts(right, p); diags.HasErrors() {
			t.Fatalf("the right table tells\n%s\n%s", told(diags), table.csv(-1, -1, 0))
		}
		r, c := rapid.IntRange(0, len(table)-1).Draw(t, "row"), rapid.IntRange(0, len(table[0])-1).Draw(t, "column")
		src := table.csv(r, c, rapid.Int64Range(1, 5000).Draw(t, "more"))
		wrong, _ := Open("table.csv", []byte(src))
		p, _ = Propose(wrong)
		if _, diags := Facts(wrong, p); !diags.HasErrors() {
			t.Fatalf("row %v column %v is wrong and nothing is told:\n%s", r, c, src)
		}
	})
}

// shareTable is holders by classes; its last row and column are the totals.
type shareTable [][]int64

func someTable(t *rapid.T) shareTable {
	classes := rapid.IntRange(2, 4).Draw(t, "classes")
	var out shareTable
	totals := make([]int64, classes+1)
	for range rapid.IntRange(2, 8).Draw(t, "holders") {
		row := make([]int64, classes+1)
		for c := range classes {
			row[c] = rapid.Int64Range(0, 3_000_000).Draw(t, "shares")
			row[classes] += row[c]
			totals[c] += row[c]
		}
		row[0], row[classes], totals[0] = row[0]+1, row[classes]+1, totals[0]+1 // nobody holds nothing
		totals[classes] += row[classes]
		out = append(out, row)
	}
	return append(out, totals)
}

func (s shareTable) csv(wrongRow, wrongColumn int, more int64) string {
	var w strings.Builder
	w.WriteString("As of 2026-01-01\nHolder")
	for c := range len(s[0]) - 1 {
		w.WriteString(",Series " + string(rune('A'+c)))
	}
	w.WriteString(",Total\n")
	for r, row := range s {
		w.WriteString(map[bool]string{false: "Holder " + letters(r), true: "Total"}[r == len(s)-1])
		for c, n := range row {
			if r == wrongRow && c == wrongColumn {
				n += more
			}
			fmt.Fprintf(&w, ",%d", n)
		}
		w.WriteByte('\n')
	}
	return w.String()
}
