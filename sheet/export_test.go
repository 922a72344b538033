package sheet

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
)

var write = flag.Bool("write", false, "write the workbooks of testdata anew")

// book is a workbook in the making. Values are strings, whole and broken numbers, and times for days.
type book struct {
	t *testing.T
	f *excelize.File
}

func newBook(t *testing.T) *book { return &book{t, excelize.NewFile()} }

func (b *book) must(err error) {
	b.t.Helper()
	if err != nil {
		b.t.Fatal(err)
	}
}

// sheet writes rows from A1; nil is a blank cell.
func (b *book) sheet(name string, rows ...[]any) {
	_, err := b.f.NewSheet(name)
	b.must(err)
	for r, row := range rows {
		for c, v := range row {
			if v == nil {
				continue
			}
			at, err := excelize.CoordinatesToCellName(c+1, r+1)
			b.must(err)
			b.must(b.f.SetCellValue(name, at, v))
		}
	}
}

// format gives cells a number format.
func (b *book) format(sheet, from, to, code string) {
	style, err := b.f.NewStyle(&excelize.Style{CustomNumFmt: &code})
	b.must(err)
	b.must(b.f.SetCellStyle(sheet, from, to, style))
}

func (b *book) bytes() []byte {
	b.must(b.f.DeleteSheet("Sheet1"))
	var w bytes.Buffer
	b.must(b.f.Write(&w))
	return w.Bytes()
}

func on(year, month, day int) time.Time {
	return time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
}

// export is what a cap-table product exports: a summary and three ledgers that say the same thing.
func export(t *testing.T) []byte {
	b := newBook(t)
	b.sheet("Summary",
		[]any{"Juniper Robotics Inc. – capitalization"},
		[]any{"As of", on(2026, 6, 30)},
		[]any{},
		[]any{nil, "Common", nil, "Series Seed Preferred", nil, "Equity plan", "Fully diluted", nil},
		[]any{"Stakeholder", "Shares", "%", "Shares", "%", "Options outstanding", "Total shares", "Ownership %"},
		[]any{"Amara Lindqvist", 5000000, 0.712250712250712, nil, nil, nil, 5000000, 0.5},
		[]any{"Bo Tanaka", 2000000, 0.284900284900285, nil, nil, nil, 2000000, 0.2},
		[]any{"Harbor Lane Ventures I LP", nil, nil, 1250000, 0.8, nil, 1250000, 0.125},
		[]any{"Ines Wren", nil, nil, 312500, 0.2, nil, 312500, 0.03125},
		[]any{"Dana Kowalczyk", 20000, 0.00284900284900285, nil, nil, 100000, 120000, 0.012},
		[]any{"Emeka Brandt", nil, nil, nil, nil, 15000, 15000, 0.0015},
		[]any{"Options available for grant", nil, nil, nil, nil, 1302500, 1302500, 0.13025},
		[]any{"Total", 7020000, 1, 1562500, 1, 1417500, 10000000, 1},
		[]any{},
		[]any{"SAFEs and notes are on the sheet Convertibles."},
	)
	for _, m := range [][2]string{{"A1", "H1"}, {"B4", "C4"}, {"D4", "E4"}, {"G4", "H4"}} {
		b.must(b.f.MergeCell("Summary", m[0], m[1]))
	}
	for _, c := range [][2]string{{"C6", "C13"}, {"E6", "E13"}, {"H6", "H13"}} {
		b.format("Summary", c[0], c[1], "0.00%")
	}
	b.format("Summary", "B6", "B13", "#,##0")
	b.sheet("Stock ledger",
		[]any{"Security ID", "Stakeholder name", "Share class", "Quantity", "Issue date", "Price per share", "Transferred from", "Date transferred", "Date canceled", "Shares outstanding"},
		[]any{"CS-1", "Amara Lindqvist", "Common", 4000000, on(2021, 1, 15), 0.0001, nil, nil, nil, 4000000},
		[]any{"CS-2", "Bo Tanaka", "Common", 3000000, on(2021, 1, 15), 0.0001, nil, on(2023, 3, 1), nil, 0},
		[]any{"CS-3", "Amara Lindqvist", "Common", 1000000, on(2023, 3, 1), 0.0001, "CS-2", nil, nil, 1000000},
		[]any{"CS-4", "Bo Tanaka", "Common", 2000000, on(2023, 3, 1), 0.0001, "CS-2", nil, nil, 2000000},
		[]any{"CS-5", "Dr. Chidi Okafor", "Common", 250000, on(2022, 9, 9), 0.05, nil, nil, on(2024, 11, 30), 0},
		[]any{"CS-6", "Dana Kowalczyk", "Common", 20000, on(2024, 2, 29), 0.05, "ES-01", nil, nil, 20000},
		[]any{"PS-1", "Harbor Lane Ventures I LP", "Series Seed Preferred", 1250000, on(2022, 5, 20), 0.8, nil, nil, nil, 1250000},
		[]any{"PS-2", "Ines Wren", "Series Seed Preferred", 312500, on(2022, 5, 20), 0.8, nil, nil, nil, 312500},
	)
	b.format("Stock ledger", "F2", "F9", `[$$-409]#,##0.0000`)
	b.sheet("Options",
		[]any{"Security ID", "Stakeholder name", "Equity plan", "Award type", "Share class", "Quantity issued", "Exercised", "Exercise date", "Forfeited", "Forfeited date", "Outstanding", "Strike price", "Grant date"},
		[]any{"ES-01", "Dana Kowalczyk", "2021 Equity Plan", "ISO", "Common", 120000, 20000, on(2024, 2, 29), nil, nil, 100000, 0.05, on(2021, 6, 1)},
		[]any{"ES-02", "Emeka Brandt", "2021 Equity Plan", "NSO", "Common", 60000, nil, nil, 45000, on(2023, 1, 31), 15000, 0.05, on(2021, 9, 15)},
	)
	b.sheet("Convertibles",
		[]any{"Security ID", "Stakeholder name", "Type", "Principal", "Valuation cap", "Discount", "Interest rate", "Issue date", "Maturity date"},
		[]any{"SAFE-1", "Harbor Lane Ventures I LP", "SAFE (post-money)", 500000, 10000000, nil, nil, on(2024, 5, 2), nil},
		[]any{"CN-2", "Tern Compute Inc.", "Convertible note", 1000000, nil, 0.2, 0.055, on(2025, 10, 1), on(2027, 10, 1)},
	)
	b.format("Convertibles", "D2", "E3", `#,##0.00 [$USD]`)
	return b.bytes()
}

// shareholderBook is the German list as a workbook: two rows of one holder with its name merged over both.
func shareholderBook(t *testing.T) []byte {
	b := newBook(t)
	b.sheet("Liste",
		[]any{"Gesellschafterliste der Müggelsee KI GmbH"},
		[]any{"Stammkapital", 31250},
		[]any{"Stand", on(2026, 11, 24)},
		[]any{},
		[]any{"Nr.", "Gesellschafter", "Geburtsdatum", "Sitz", "Registernummer", "Laufende Nummern", "Anzahl", "Nennbetrag", "Summe der Nennbeträge", "Beteiligung in %"},
		[]any{1, "Dr. Jörg Äppelmann", on(1984, 3, 12), nil, nil, "1-10000", 10000, 1, 10000, 0.32},
		[]any{nil, nil, nil, nil, nil, "12501-15000", 2500, 1, 2500, 0.08},
		[]any{2, "Øystein Größl", on(1986, 7, 1), nil, nil, "10001-12500", 2500, 1, 2500, 0.08},
		[]any{3, "Süßkind Beteiligungs UG", nil, "Potsdam", "HRB 000001 P", "15001-25000", 10000, 1, 10000, 0.32},
		[]any{4, "Rüstwerk Ventures Fonds II", nil, "Hamburg", "HRA 000002", "25001-31249", 6249, 1, 6249, 0.19997},
		[]any{5, "Ínes Wren", on(1990, 11, 30), nil, nil, 31250, 1, 1, 1, 0.00003},
		[]any{nil, "Summe", nil, nil, nil, nil, 31250, nil, 31250, 1},
	)
	b.must(b.f.MergeCell("Liste", "B6", "B7"))
	b.must(b.f.MergeCell("Liste", "C6", "C7"))
	b.format("Liste", "J6", "J12", "0.000%")
	b.format("Liste", "B2", "B2", `#,##0.00 "€"`)
	return b.bytes()
}

// The committed workbooks are what these functions write; go test ./sheet -run Committed -write writes them anew.
func TestTheCommittedWorkbooksAreThoseOfTheGenerator(t *testing.T) {
	for name, data := range map[string][]byte{"export.xlsx": export(t), "gesellschafterliste.xlsx": shareholderBook(t)} {
		path := filepath.Join("testdata", name)
		if *write {
			if err := os.WriteFile(path, data, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		made, diags := Open(name, data)
		if len(diags) > 0 {
			t.Fatal(told(diags))
		}
		if got, want := cellsOf(sample(t, name)), cellsOf(made); got != want {
			t.Errorf("%s holds\n%s\nthe generator makes\n%s", name, got, want)
		}
	}
}

// cellsOf writes every cell of a book.
func cellsOf(b *Book) string {
	var w bytes.Buffer
	for _, g := range b.sheets {
		for r, rw := range g.rows {
			for c, x := range rw.cells {
				if x.kind != blank {
					w.WriteString(b.place(g, r, c).Cell + "\t" + x.text + "\n")
				}
			}
		}
	}
	return w.String()
}
