package sheet

import (
	"strings"
	"testing"

	"loadline"
)

// The plainest sheets, as founders keep them, and who then has what. Cells stand between bars.
var plain = map[string]struct{ rows, holds, tells string }{
	"a name and a number": {`
		Name | Shares
		Ada Chen | 400,000
		Bo Lind | 300,000`,
		`ada_chen shares 400000
		 bo_lind shares 300000`, ``},
	"titles above, a total below": {`
		Northwind AI Inc. | |
		Cap table as of 2026-03-01 | |
		| |
		Stakeholder | Share class | Quantity
		Ada Chen | Common | 4,000,000
		Bo Lind | Common | 3,000,000
		Total | | 7,000,000`,
		`ada_chen common 4000000
		 bo_lind common 3000000`, ``},
	"a total that is wrong": {`
		Holder | Class | Number
		Ada Chen | Common | 400
		Total | | 500`,
		`ada_chen common 400`,
		`totals-disagree error C3: The total of "Number" is 500, and its rows add up to 400`},
	"empty columns and a blank row": {`
		| Holder | | Security | | Number |
		| Ada Chen | | Common | | 4000000 |
		| | | | | |
		| Fund I | | Preferred | | 1000000 |
		| Total | | | | 5000000 |`,
		`ada_chen common 4000000
		 fund_i preferred 1000000`, ``},
	"the total first": {`
		Shareholder | No. of shares
		Total | 1,000
		Ada Chen | 600
		Bo Lind | 400`,
		`ada_chen shares 600
		 bo_lind shares 400`, ``},
	"the total first, and wrong": {`
		Shareholder | No. of shares
		Total | 1,100
		Ada Chen | 600
		Bo Lind | 400`,
		`ada_chen shares 600
		 bo_lind shares 400`,
		`totals-disagree error B2: The total of "No. of shares" is 1100, and its rows add up to 1000`},
	"the total of all in the middle": {`
		Founder | Shares
		Ada Chen | 600
		Total | 1,000
		Bo Lind | 400`,
		`ada_chen shares 600
		 bo_lind shares 400`, ``},
	"subtotals and percentages": {`
		Holder | Class | Number | %
		Founders | | |
		Ada Chen | Common | 700 | 70
		Subtotal | | 700 | 70
		Investors | | |
		Fund I | Seed | 300 | 30
		Subtotal | | 300 | 30
		Total | | 1000 | 100`,
		`ada_chen common 700
		 fund_i seed 300`,
		`row-skipped note A2: Row 2 is a heading or a note: "Founders"
		 row-skipped note A5: Row 5 is a heading or a note: "Investors"`},
	"options and warrants among the classes": {`
		Security | Holder | Number
		Common | Ada Chen | 4000000
		Stock Options | Cy Dee | 500000
		Warrant | Dot Ltd | 1000`,
		`ada_chen common 4000000
		 cy_dee options 500000
		 dot_ltd warrants 1000`, ``},
	"a SAFE among the classes": {`
		Holder | Security | Number
		Ada Chen | Common | 4000000
		Fund I | SAFE | 250000`,
		`ada_chen common 4000000`,
		`cell-not-understood error C3: "SAFE" is a promise of stock, and "Number" counts shares`},
	"a class that is said once": {`
		Class | Name | Shares
		Common | Ada Chen | 60
		 | Bo Lind | 40`,
		`ada_chen common 60`,
		`cell-missing error A3: Row 3 names no class`},
	"wide": {`
		Name | Common | Series Seed | Options | Total | %
		Ada Chen | 4,000,000 | | | 4,000,000 | 47.06%
		Bo Lind | 3,000,000 | | | 3,000,000 | 35.29%
		Fund I | | 1,000,000 | | 1,000,000 | 11.76%
		Cy Dee | | | 500,000 | 500,000 | 5.88%
		Total | 7,000,000 | 1,000,000 | 500,000 | 8,500,000 | 100%`,
		`ada_chen common 4000000
		 bo_lind common 3000000
		 cy_dee options 500000
		 fund_i series_seed 1000000`, ``},
	"German": {`
		Nordlicht KI GmbH | | |
		Stand: | Entwurf | | 01.03.2026
		| | |
		Gesellschafter | Gattung | Anteile |
		Ada Chen | Stammanteile | 15.000 |
		Seed Fonds GmbH & Co. KG | Serie Seed | 5.000 |
		Summe | | 20.000 |`,
		`ada_chen stammanteile 15000
		 seed_fonds_gmbh_co_kg serie_seed 5000`, ``},
	"German, wide": {`
		Aktionär | Stammaktien | Vorzugsaktien | Summe | Anteil in %
		Ada Chen | 60.000 | | 60.000 | 60
		Fonds I | | 40.000 | 40.000 | 40
		Gesamt | 60.000 | 40.000 | 100.000 | 100`,
		`ada_chen stammaktien 60000
		 fonds_i vorzugsaktien 40000`, ``},
	"German, with English numbers": {`
		Gesellschafter | Anzahl
		Ada Chen | 15,000`,
		``,
		`column-ambiguous error B2: Is "15,000" a thousand and more, or a little above one?
		 cell-not-understood error B2: Is "15,000" a thousand and more, or a little above one?`},
	"a status, which only certificates have": {`
		Holder | Class | Shares | Status
		Ada Chen | Common | 60 | Outstanding
		Bo Lind | Common | 40 | Cancelled`,
		`ada_chen common 60
		 bo_lind common 40`,
		`cell-missing error D3: bo_lind_common is cancelled, and no cell says on which day`},
}

func TestThePlainestSheets(t *testing.T) {
	for name, p := range plain {
		t.Run(name, func(t *testing.T) {
			c, diags := table(t, barred(p.rows))
			var rest loadline.Diagnostics
			for _, d := range diags {
				if d.Code != loadline.DateMissing {
					rest = append(rest, d)
				}
			}
			same(t, "who has what", holds(t, c), p.holds)
			same(t, "what is told", told(rest), p.tells)
			if strings.Contains(p.rows, "2026") && c.AsOf != loadline.DateOf(2026, 3, 1) {
				t.Errorf("as of %v", c.AsOf)
			}
		})
	}
}

// The same sheet in a workbook, where numbers are numbers and the day is a day, reads to the same facts.
func TestThePlainestWorkbook(t *testing.T) {
	b := newBook(t)
	b.sheet("Cap table",
		[]any{"Stand:", nil, nil, on(2026, 3, 1)},
		[]any{"Name", "Class", "Shares", "%"},
		[]any{"Ada Chen", "Common", 4000000, 0.8},
		[]any{"Fund I", "Series Seed", 1000000, 0.2},
		[]any{"Total", nil, 5000000, 1})
	book, diags := Open("table.xlsx", b.bytes())
	if len(diags) > 0 {
		t.Fatal(told(diags))
	}
	m, asks := Propose(book)
	c, more := Facts(book, m)
	same(t, "who has what", holds(t, c), `
		ada_chen common 4000000
		fund_i series_seed 1000000`)
	same(t, "what is told", told(append(asks, more...)), "")
	if c.AsOf.String() != "2026-03-01" {
		t.Errorf("as of %v", c.AsOf)
	}
}
