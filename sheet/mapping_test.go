package sheet

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"loadline"
)

const ledgerRows = `
	Juniper Robotics | | | | | |
	Certificate | Holder | Class | Shares | Issue Date | Note
	CS-1 | Ada | Common | 100 | 2025-01-02 | founder
	CS-2 | Bo | Common | 50 | 2025-01-02 |`

// A mapping as a person types it: in any order of lines, by letters or by headers, with typographic quotes and remarks.
func TestAMappingTypedByHand(t *testing.T) {
	b, _ := Open("table.csv", []byte(barred(ledgerRows)))
	for name, src := range map[string]string{
		"letters": `
			[table]
			kind = stock ledger
			header = 2
			certificate = a
			holder = B
			class = C
			quantity = D
			issued = E`,
		"headers": `
			company = Juniper Robotics
			[TABLE] # the only one
			kind = Stock Ledger
			header = row 2
			holder = "Holder"
			quantity = "shares"
			class = “Class”
			certificate = „Certificate“
			issued = "Issue Date", dates year-month-day
			ignore = F "Note"`,
		"both": `
			currency = EUR
			as_of = 2026-01-01
			[table]
			kind = stock ledger
			use = facts
			header = 2
			last = 4
			numbers = 1,234.56
			dates = ?
			holder = B "Holder"
			class = C "Class"
			certificate = A "Certificate"
			quantity = D "Shares", numbers 1234
			issued = E "Issue Date"`,
	} {
		t.Run(name, func(t *testing.T) {
			m, diags := ReadMapping("map.txt", []byte(src))
			if len(diags) > 0 {
				t.Fatal(told(diags))
			}
			c, diags := Facts(b, m)
			if diags.HasErrors() {
				t.Fatal(told(diags))
			}
			same(t, "the register", notation(c), `
				2025-01-02 issue cs_1 ada common 100 [D3]
				2025-01-02 issue cs_2 bo common 50 [D4]`)
		})
	}
}

// What is wrong with a mapping is told with its line, and the rest is read.
func TestAMappingWithMistakes(t *testing.T) {
	_, diags := ReadMapping("map.txt", []byte(`compny = "X"
as_of = tomorrow
currency = euros
[table
[table]
kind = share ledger
kind = stock ledger
header = first
numbers = 1234,56
dates = american
use = maybe
holder
holder = B1
holdr = B
quantity = D, clas "Common"
price = E, currency euro`))
	var lines strings.Builder
	for _, d := range diags {
		lines.WriteString(string(d.Code) + " " + itoa(int(d.At.Line)) + "\n")
	}
	same(t, "what is told", lines.String(), `
		unknown-attribute 1
		bad-value 2
		bad-value 3
		syntax-error 4
		bad-value 6
		bad-value 8
		bad-value 9
		bad-value 10
		bad-value 11
		syntax-error 12
		bad-value 13
		unknown-attribute 14
		bad-value 15
		bad-value 16`)
}

// A mapping that does not fit the book is not followed half-way.
func TestAMappingThatDoesNotFit(t *testing.T) {
	b, _ := Open("table.csv", []byte(barred(ledgerRows)))
	for name, m := range map[string]struct{ src, tells string }{
		"a sheet that is not there": {`[Ledger]
			kind = stock ledger`, `column-not-found error : The mapping names a sheet "Ledger" that the book does not have`},
		"no kind": {`[table]
			header = 2`, `column-not-found error : The mapping does not say what kind of list [table] is`},
		"a row that is not there": {`[table]
			kind = stock ledger
			header = 99`, `column-not-found error : The list [table] has no row 99 for its headers`},
		"a column that is not there": {`[table]
			kind = stock ledger
			header = 2
			holder = "Owner"
			quantity = D`,
			`column-not-found error A2: Row 2 has no column "Owner" for the field holder
			 column-not-found error A2: The stock ledger in [table] has no column for holder`},
		"a column that has moved": {`[table]
			kind = stock ledger
			header = 2
			holder = B "Holder"
			quantity = E "Shares"`,
			`column-not-found error A2: Column E of row 2 is "Issue Date", not "Shares"
			 column-not-found error A2: The stock ledger in [table] has no column for quantity`},
		"one field in two columns": {`[table]
			kind = stock ledger
			header = 2
			holder = B
			holder = C
			certificate = A
			issued = E
			class = C
			quantity = D`, `column-ambiguous error C2: The mapping names two columns for holder`},
		"left out": {`[table]
			use = nothing`, ``},
	} {
		t.Run(name, func(t *testing.T) {
			mapping, diags := ReadMapping("map.txt", []byte(m.src))
			if len(diags) > 0 {
				t.Fatal(told(diags))
			}
			_, diags = Facts(b, mapping)
			same(t, "what is told", told(diags), m.tells)
		})
	}
	twice, _ := Open("table.csv", []byte(barred(`
		Certificate | Holder | Shares | Shares
		CS-1 | Ada | 1 | 2`)))
	mapping, _ := ReadMapping("map.txt", []byte("[table]\nkind = stock ledger\nheader = 1\nholder = B\nquantity = \"Shares\""))
	_, diags := Facts(twice, mapping)
	same(t, "what is told of two columns of one name", told(diags), `
		column-ambiguous error D1: Several columns are called "Shares"
		column-not-found error A1: The stock ledger in [table] has no column for quantity`)
}

// Writing a mapping and reading it back gives the same mapping, whatever stands in the headers.
func TestMappingsReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := someMapping(t)
		again, diags := ReadMapping("map.txt", m.Bytes())
		if len(diags) > 0 {
			t.Fatalf("%s\n%s", told(diags), m.Bytes())
		}
		if got, want := again.Bytes(), bare(m).Bytes(); !bytes.Equal(bare(again).Bytes(), want) {
			t.Fatalf("written\n%s\nread back\n%s", want, got)
		}
	})
}

// bare is the mapping without its reasons, which a file does not keep.
func bare(m Mapping) Mapping {
	lists := append([]ListMapping(nil), m.Lists...)
	for i := range lists {
		lists[i].Why, lists[i].Sure = loadline.Text{}, Unsure
		lists[i].Columns = append([]ColumnMapping(nil), lists[i].Columns...)
		for j := range lists[i].Columns {
			lists[i].Columns[j].Why, lists[i].Columns[j].Sure = loadline.Text{}, Unsure
		}
	}
	m.Lists = lists
	return m
}

func someMapping(t *rapid.T) Mapping {
	text := rapid.StringMatching(`[A-Za-zÄö"#,=\[\]%.()/ ]{1,30}`)
	m := Mapping{AsOf: loadline.Date(rapid.IntRange(700000, 740000).Draw(t, "as of")), Currency: rapid.SampledFrom([]string{"", "EUR", "USD"}).Draw(t, "currency")}
	if name := oneLine(text.Draw(t, "company")); name != "" {
		m.Company = name
	}
	for range rapid.IntRange(1, 3).Draw(t, "lists") {
		l := ListMapping{
			Sheet:  rapid.SampledFrom([]string{"table", "Stock ledger", "Übersicht 2026"}).Draw(t, "sheet"),
			Kind:   ListKind(rapid.IntRange(int(StockLedger), int(ShareholderList)).Draw(t, "kind")),
			Use:    ListUse(rapid.IntRange(0, 2).Draw(t, "use")),
			Header: rapid.IntRange(1, 100).Draw(t, "header"), Last: rapid.IntRange(1, 1000).Draw(t, "last"),
			Numbers: NumberStyle(rapid.IntRange(0, 3).Draw(t, "numbers")), Dates: DateStyle(rapid.IntRange(0, 3).Draw(t, "dates")),
			Why: loadline.Textf("because of %q", text.Draw(t, "why")),
		}
		for range rapid.IntRange(0, 5).Draw(t, "columns") {
			l.Columns = append(l.Columns, ColumnMapping{
				Field:  rapid.SampledFrom(fields()[l.Kind]).Draw(t, "field").name,
				Letter: letters(rapid.IntRange(0, 60).Draw(t, "letter")), Head: oneLine(text.Draw(t, "head")),
				Class: rapid.SampledFrom([]string{"", "Common", `Series "A", Preferred`}).Draw(t, "class"), Currency: rapid.SampledFrom([]string{"", "CHF"}).Draw(t, "of"),
				Numbers: NumberStyle(rapid.IntRange(0, 3).Draw(t, "column numbers")), Dates: DateStyle(rapid.IntRange(0, 3).Draw(t, "column dates")),
			})
		}
		m.Lists = append(m.Lists, l)
	}
	return m
}

func TestTheProposalIsShown(t *testing.T) {
	b := sample(t, "stock-ledger.csv")
	m, _ := Propose(b)
	var w bytes.Buffer
	m.Show(&w, b)
	for _, line := range []string{
		"stock-ledger.csv: UTF-8, separated by commas", "as of 2026-06-30",
		"[table] stock ledger, rows 6 to 15, used for facts", "B   Stakeholder              holder           Amara Lindqvist | Bo Tanaka | Amara Lindqvist",
	} {
		if !strings.Contains(w.String(), line) {
			t.Errorf("it does not show %q:\n%s", line, w.String())
		}
	}
	if file := string(m.Bytes()); !strings.Contains(file, "month/day/year, as a day above 12 in E6 shows") {
		t.Errorf("the file does not say why days are read as they are:\n%s", file)
	}
}

// A header may hold typographic quotes: the mapping that is proposed for it reads back.
func TestAProposalReadsBackWhateverQuotesItsHeadersHold(t *testing.T) {
	for _, head := range []string{`Holder „Owner“`, `Holder „Owner`, `Holder Owner”`, `Holder "Owner"`, "Holder\u00a0Owner"} {
		b, _ := Open("table.csv", []byte(barred("Certificate | "+head+" | Class | Shares | Issue Date\nCS-1 | Ada | Common | 100 | 2025-01-02")))
		m, _ := Propose(b)
		again, diags := ReadMapping("map.txt", m.Bytes())
		if len(diags) > 0 || len(again.Lists) != 1 || !slices.ContainsFunc(again.Lists[0].Columns, func(c ColumnMapping) bool { return c.Field == "holder" }) {
			t.Errorf("%s:\n%s%v", head, m.Bytes(), told(diags))
		}
	}
}
