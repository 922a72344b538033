package sheet

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"loadline"
)

// workbook makes a book in a notation of its own: "[Name]" begins a sheet, a line is a row, cells stand between bars;
// what looks like a whole number is one.
func workbookWith(t *testing.T, src string) *Book {
	t.Helper()
	b := newBook(t)
	name, rows := "", [][]any(nil)
	flush := func() {
		if name != "" {
			b.sheet(name, rows...)
		}
		rows = nil
	}
	for line := range strings.Lines(src) {
		line = strings.TrimSpace(line)
		switch {
		case strings.HasPrefix(line, "["):
			flush()
			name = strings.Trim(line, "[]")
		case line == "" && rows != nil, line != "":
			var row []any
			for field := range strings.SplitSeq(line, "|") {
				field = strings.TrimSpace(field)
				if n, err := strconv.Atoi(field); err == nil {
					row = append(row, n)
				} else if field == "" {
					row = append(row, nil)
				} else {
					row = append(row, field)
				}
			}
			rows = append(rows, row)
		}
	}
	flush()
	book, diags := Open("book.xlsx", b.bytes())
	if len(diags) > 0 {
		t.Fatal(told(diags))
	}
	return book
}

// ledger is the list of certificates that the other lists of a book speak of.
const ledger = `
	[Ledger]
	Certificate | Holder | Class | Shares | Issue Date
	CS-1 | Ada | Common | 600 | 2025-01-02
	CS-2 | Bo | Common | 400 | 2025-01-02
	PS-1 | Fund I LP | Series A Preferred | 250 | 2025-06-01`

// books are books of several lists, what everybody has by them, and what is told.
var books = map[string]struct{ src, holds, tells string }{
	"a summary that agrees": {ledger + `
		[Summary]
		Holder | Common | Series A | Total
		Ada | 600 | | 600
		Bo | 400 | | 400
		Fund I LP | | 250 | 250
		Total | 1000 | 250 | 1250`, `
		ada common 600
		bo common 400
		fund_i_lp series_a_preferred 250`, ``},
	"a summary that does not": {ledger + `
		[Summary]
		Holder | Common | Series A | Total
		Ada | 600 | | 600
		Bo | 300 | | 300
		Fund I LP | | 250 | 250
		Total | 900 | 250 | 1150`, `
		ada common 600
		bo common 400
		fund_i_lp series_a_preferred 250`,
		`totals-disagree error Summary!B3: Bo, Common: 300 by the cap table, 400 by the ledgers`},
	"a summary that leaves somebody out, and has a stranger": {ledger + `
		[Summary]
		Holder | Common | Series A | Total
		Ada | 600 | | 600
		Cy | 400 | | 400
		Fund I LP | | 250 | 250`, `
		ada common 600
		bo common 400
		fund_i_lp series_a_preferred 250`,
		`totals-disagree error Summary!B3: Cy, Common: 400 by the cap table, 0 by the ledgers
		 totals-disagree error Summary!B1: Bo, Common: 0 by the cap table, 400 by the ledgers`},
	"a summary of an earlier day": {ledger + `
		[Summary]
		As of 2025-03-31 | | |
		Holder | Common | Series A Preferred | Total
		Ada | 600 | | 600
		Bo | 400 | | 400
		Fund I LP | | 0 | 0`, ``,
		`row-skipped note Summary!A5: Row 5 holds no shares: "Fund I LP"`},
	"options and a pool that only the summary has": {ledger + `
		[Summary]
		As of 2025-12-31 | | |
		Holder | Common | Series A Preferred | Options | Total
		Ada | 600 | | | 600
		Bo | 400 | | 50 | 450
		Fund I LP | | 250 | | 250
		Options available | | | 100 | 100`, `
		ada common 600
		bo common 400
		bo options 50
		fund_i_lp series_a_preferred 250`, ``},
	"a register of events beside the certificates": {ledger + `
		[Transactions]
		Date | Event | From | To | Class | Shares
		2025-01-02 | Issue | | Ada | Common | 700
		2025-01-02 | Issue | | Bo | Common | 300
		2025-02-03 | Transfer | Ada | Bo | Common | 100
		2025-06-01 | Issue | | Fund I LP | Series A Preferred | 251`, `
		ada common 600
		bo common 400
		fund_i_lp series_a_preferred 250`,
		`totals-disagree error Transactions!F5: Fund I LP, Series A Preferred: 251 by the transaction ledger, 250 by the ledgers`},
	"a sheet for each class": {`
		[Common]
		Certificate | Holder | Class | Shares | Issue Date
		1 | Ada | Common | 600 | 2025-01-02
		[Preferred]
		Certificate | Holder | Class | Shares | Issue Date
		1 | Fund I LP | Series A Preferred | 250 | 2025-06-01`, `
		ada common 600
		fund_i_lp series_a_preferred 250`, ``},
	"a certificate on two sheets": {ledger + `
		[Old ledger]
		Certificate | Holder | Class | Shares | Issue Date
		CS-1 | Ada | Common | 600 | 2025-01-02`, `
		ada common 600
		bo common 400
		fund_i_lp series_a_preferred 250`,
		`duplicate-name error Old ledger!D2: The certificate CS-1 stands in the list twice`},
	"two tables on one sheet": {`
		[Cap table]
		As of 2025-12-31 | | |
		Holder | Common | Total | %
		Ada | 600 | 600 | 60%
		Bo | 400 | 400 | 40%
		Total | 1000 | 1000 | 100%

		SAFEs | | |
		Investor | Instrument | Principal | Valuation Cap | Discount | Issue Date
		Angel Gray | SAFE | 50000 | 5000000 | 20% | 2025-04-05
		Fund I LP | SAFE | 150000 | 8000000 | - | 2025-05-06
		Total | | 200000 | | |`, `
		ada common 600
		bo common 400`,
		`row-skipped note Cap table!A7: Row 7 stands below the list and belongs to none: "SAFEs"`},
	"a second cap table": {`
		[Cap table]
		As of 2025-12-31 | | |
		Holder | Common | Total
		Ada | 600 | 600
		[Cap table by counsel]
		Holder | Common | Total
		Ada | 601 | 601`, `
		ada common 600`,
		`totals-disagree error Cap table by counsel!B2: Ada, Common: 601 by the cap table, 600 by the ledgers`},
	"classes in rows": {`
		[Holdings]
		As of 2025-12-31 | | |
		Shareholder | Class | Number of Shares | %
		Ada | Common | 600 | 48%
		Bo | Common | 400 | 32%
		Bo | Series A | 250 | 20%
		Total | | 1250 | 100%`, `
		ada common 600
		bo common 400
		bo series_a 250`, ``},
	"percent of each class": {`
		[Holdings]
		As of 2025-12-31 | | |
		Shareholder | Class | Number of Shares | % of class
		Ada | Common | 600 | 60%
		Bo | Common | 400 | 40%
		Bo | Series A | 250 | 100%`, ``, ``},
	"warrants, and a conversion in words": {`
		[Holdings]
		Stand: 31.12.2025 | | |
		Aktionär | Stammaktien | Vorzugsaktien Serie A | Bezugsrechte | Summe
		Ada | 600 | 10 | 5 | 615`, `
		ada stammaktien 600
		ada vorzugsaktien_serie_a 10
		ada warrants 5`, ``},
	"a German register": {`
		[Aktienregister]
		Datum | Vorgang | Von | An | Gattung | Stück
		02.01.2025 | Gründung | | Ada | Stammaktien | 600
		02.01.2025 | Gründung | | Bo | Stammaktien | 400
		15.03.2025 | Abtretung | Ada | Cy | Stammaktien | 100
		16.03.2025 | Einziehung | Bo | | Stammaktien | 50`, `
		ada stammaktien 500
		bo stammaktien 350
		cy stammaktien 100`, ``},
	"a conversion one to two, and an exercise": {`
		[Register]
		Date | Event | From | To | Class | Shares | Ratio | Converted Into | Certificate
		2025-01-02 | Issue | | Ada | Series A | 100 | | | PS-1
		2025-03-04 | Conversion | Ada | | Series A | 40 | 2 | Common | PS-1
		2025-04-05 | Exercise | | Bo | Common | 30 | | | ES-1
		[Options]
		Grant ID | Holder | Class | Quantity Granted | Exercise Price | Grant Date | Vesting Schedule
		ES-1 | Bo | Common | 100 | 1 | 2024-01-02 | -`, `
		ada common 80
		ada series_a 60
		bo common 30
		bo options 70`, ``},
}

// Books of several lists: what counts once, what is compared, what is taken from where.
func TestBooksOfSeveralLists(t *testing.T) {
	for name, b := range books {
		t.Run(name, func(t *testing.T) {
			book := workbookWith(t, b.src)
			m, asks := Propose(book)
			c, diags := Facts(book, m)
			if b.holds != "" {
				same(t, "what everybody has", holds(t, c), b.holds)
			}
			same(t, "what is told", told(append(asks, diags...)), b.tells)
		})
	}
}

// At most twenty letters of a kind and a list are written; the rest is counted.
func TestManyMistakesOfAKindAreCounted(t *testing.T) {
	var w strings.Builder
	w.WriteString("Certificate,Holder,Class,Shares,Issue Date\n")
	for n := range 50 {
		fmt.Fprintf(&w, "CS-%d,Ada,Common,many,2025-01-02\n", n)
	}
	w.WriteString("CS-99,Ada,Common,1,2025-01-02\n")
	_, diags := table(t, w.String())
	if len(diags) != 21 || diags[20].Summary.String() != "30 more of the same kind in this list, from here on" || diags[20].At.Cell != "D22" || !diags.HasErrors() {
		t.Errorf("fifty mistakes tell\n%s", told(diags))
	}
}

// Questions stay with the facts: what a fact does not say is unknown, and what it hangs on is asked.
func TestWhatASheetDoesNotSayStaysUnknown(t *testing.T) {
	c, _ := table(t, barred(`
		As of 2026-01-01 | | | | | |
		Security ID | Investor | Type | Principal | Valuation Cap | Discount | Issue Date
		SAFE-1 | Ada | SAFE | 100000 | | 80% | 2025-01-02
		CN-1 | Bo | Note | 100000 | n/a | | 2025-01-02`))
	safe := c.Transactions[0].(*loadline.ConvertibleIssuance).Terms
	note := c.Transactions[1].(*loadline.ConvertibleIssuance).Terms
	if safe.Cap.Saying != loadline.NotSaid || safe.Discount.Saying != loadline.Open || safe.CapIs.Known() || note.Cap.Saying != loadline.None || note.Discount.Saying != loadline.NotSaid {
		t.Errorf("the terms are %+v and %+v", safe, note)
	}
	if safe.Discount.Question != "Is the discount 0.2 or 0.8? (the instrument)" {
		t.Errorf("the question is %q", safe.Discount.Question)
	}
}
