package sheet

import (
	"strings"
	"testing"

	"loadline"
)

// grid of a CSV in a notation of its own: one line a row, cells between bars.
func barred(rows string) string {
	var w strings.Builder
	for line := range strings.Lines(rows) {
		if line = strings.TrimSpace(line); line == "" {
			continue
		}
		for i, field := range strings.Split(line, "|") {
			if i > 0 {
				w.WriteByte(',')
			}
			w.WriteString(`"` + strings.ReplaceAll(strings.TrimSpace(field), `"`, `""`) + `"`)
		}
		w.WriteByte('\n')
	}
	return w.String()
}

// What a sheet leaves open is asked, what is wrong is told, and what is told is all that is wrong.
var asked = map[string]struct{ rows, tells string }{
	"a day or a month first": {`
		Certificate | Holder | Class | Shares | Issue Date
		CS-1 | Ada | Common | 100 | 01/02/2025`,
		`column-ambiguous error E2: Does "01/02/2025" begin with the day or with the month?
		 cell-not-understood error E2: Does "01/02/2025" begin with the day or with the month?`},
	"a day above 12 decides for its column": {`
		Certificate | Holder | Class | Shares | Issue Date
		CS-1 | Ada | Common | 100 | 01/02/2025
		CS-2 | Bo | Common | 100 | 01/13/2025`, ``},
	"a day above 12 decides for the other columns too": {`
		Certificate | Holder | Class | Shares | Issue Date | Date Cancelled
		CS-1 | Ada | Common | 100 | 13/02/2025 | 01/03/2025`, ``},
	"a column that has it both ways": {`
		Certificate | Holder | Class | Shares | Issue Date
		CS-1 | Ada | Common | 100 | 13/02/2025
		CS-2 | Bo | Common | 100 | 02/13/2025`,
		`column-ambiguous error E3: The column "Issue Date" holds days with the month first and days with the day first`},
	"thousands or decimals": {`
		Certificate | Holder | Class | Shares | Issue Date
		CS-1 | Ada | Common | 1.234 | 2025-01-02`,
		`column-ambiguous error D2: Is "1.234" a thousand and more, or a little above one?
		 cell-not-understood error D2: Is "1.234" a thousand and more, or a little above one?`},
	"counts under English headers": {`
		Certificate | Holder | Class | Shares | Issue Date
		CS-1 | Ada | Common | 1,234 | 2025-01-02`, ``},
	"amounts under English headers": {`
		Certificate | Holder | Class | Shares | Issue Date | Price
		CS-1 | Ada | Common | 100 | 2025-01-02 | 1,250`,
		`column-ambiguous error F2: Is "1,250" a thousand and more, or a little above one?
		 cell-not-understood error F2: Is "1,250" a thousand and more, or a little above one?`},
	"a price decides what a comma is": {`
		Certificate | Holder | Class | Shares | Issue Date | Price
		CS-1 | Ada | Common | 1,234 | 2025-01-02 | 0.05`, ``},
	"numbers both ways": {`
		Certificate | Holder | Class | Shares | Issue Date
		CS-1 | Ada | Common | 1,000.5 | 2025-01-02
		CS-2 | Bo | Common | 1.000,5 | 2025-01-02`,
		`column-ambiguous error D2: The column "Shares" holds numbers with a decimal point and numbers with a decimal comma`},
	"two columns for one thing": {`
		Certificate | Holder | Class | Quantity | Number of Shares | Issue Date
		CS-1 | Ada | Common | 100 | 200 | 2025-01-02`,
		`column-ambiguous error D1: Two columns could be the quantity: "Quantity" and "Number of Shares"
		 column-not-found error A1: The stock ledger in [table] has no column for quantity`},
	"two columns that say the same": {`
		Certificate | Holder | Class | Quantity | Number of Shares | Issue Date
		CS-1 | Ada | Common | 100 | 100 | 2025-01-02`, ``},
	"a certificate twice": {`
		Certificate | Holder | Class | Shares | Issue Date
		CS-1 | Ada | Common | 100 | 2025-01-02
		CS-1 | Bo | Common | 100 | 2025-01-02`,
		`duplicate-name error D3: The certificate CS-1 stands in the list twice`},
	"one number in two classes": {`
		Certificate | Holder | Class | Shares | Issue Date
		1 | Ada | Common | 100 | 2025-01-02
		1 | Bo | Preferred | 100 | 2025-01-02`, ``},
	"a holder in two spellings": {`
		Certificate | Holder | Class | Shares | Issue Date
		CS-1 | Müller, Jörg | Common | 100 | 2025-01-02
		CS-2 | Joerg Mueller | Common | 100 | 2025-01-02
		CS-3 | Tern Compute Inc. | Common | 100 | 2025-01-02
		CS-4 | Tern Compute, Inc | Common | 100 | 2025-01-02
		CS-5 | Ines Lindquist | Common | 100 | 2025-01-02
		CS-6 | Ines Lindqvist | Common | 100 | 2025-01-02
		CS-7 | Harbor Fund I | Common | 100 | 2025-01-02
		CS-8 | Harbor Fund II | Common | 100 | 2025-01-02`,
		`same-name warning B3: "Müller, Jörg" and "Joerg Mueller" may be one holder
		 same-name warning B5: "Tern Compute Inc." and "Tern Compute, Inc" may be one holder
		 same-name warning B7: "Ines Lindquist" and "Ines Lindqvist" may be one holder`},
	"one name with two numbers": {`
		Certificate | Holder | Holder ID | Class | Shares | Issue Date
		CS-1 | Alex Doe | H1 | Common | 100 | 2025-01-02
		CS-2 | Alex Doe | H2 | Common | 100 | 2025-01-02
		CS-3 | Alex M. Doe | H2 | Common | 100 | 2025-01-02`,
		`same-name warning B4: One holder, H2, under two names: "Alex Doe" and "Alex M. Doe"
		 same-name warning B3: "Alex Doe" and "Alex Doe" may be one holder`},
	"cancelled, and no day": {`
		Certificate | Holder | Class | Shares | Issue Date | Status
		CS-1 | Ada | Common | 100 | 2025-01-02 | Cancelled`,
		`cell-missing error F2: CS-1 is cancelled, and no cell says on which day`},
	"cancelled, and a day of the sheet": {`
		As of 2026-01-01 | | | | |
		Certificate | Holder | Class | Shares | Issue Date | Status
		CS-1 | Ada | Common | 100 | 2025-01-02 | Cancelled`,
		`cell-missing warning F3: CS-1 is cancelled, and no cell says on which day: 2026-01-01 is taken`},
	"a status that nobody knows": {`
		Certificate | Holder | Class | Shares | Issue Date | Status
		CS-1 | Ada | Common | 100 | 2025-01-02 | in the drawer`,
		`cell-not-understood warning F2: The status "in the drawer" is not known`},
	"transferred to nobody": {`
		Certificate | Holder | Class | Shares | Issue Date | Date Transferred
		CS-1 | Ada | Common | 100 | 2025-01-02 | 2025-03-04`,
		`cell-missing warning F2: CS-1 was transferred, and the list does not say to whom`},
	"transferred to one who got several that day": {`
		Certificate | Holder | Class | Shares | Issue Date | Date Transferred | Transferred To
		CS-1 | Ada | Common | 100 | 2025-01-02 | 2025-03-04 | Bo
		CS-2 | Bo | Common | 70 | 2025-03-04 | |
		CS-3 | Bo | Common | 40 | 2025-03-04 | |`,
		`cell-missing warning F2: Bo had several certificates on 2025-03-04, and the list does not say which came of CS-1`},
	"transferred to one who got two that make it up": {`
		Certificate | Holder | Class | Shares | Issue Date | Date Transferred | Transferred To
		CS-1 | Ada | Common | 100 | 2025-01-02 | 2025-03-04 | Bo
		CS-2 | Bo | Common | 60 | 2025-03-04 | |
		CS-3 | Bo | Common | 40 | 2025-03-04 | |`, ``},
	"more cancelled than there is": {`
		Certificate | Holder | Class | Shares | Issue Date | Shares Cancelled | Date Cancelled
		CS-1 | Ada | Common | 100 | 2025-01-02 | 101 | 2025-03-04`,
		`more-than-held error G2: 101 are taken from CS-1, of which 100 are left`},
	"a predecessor that is not there": {`
		Certificate | Holder | Class | Shares | Issue Date | Transferred From
		CS-2 | Ada | Common | 100 | 2025-01-02 | CS-1`,
		`dangling-reference warning F2: CS-2 came from "CS-1", which is no certificate of the book`},
	"outstanding is not what is left": {`
		Certificate | Holder | Class | Shares | Issue Date | Shares Outstanding
		CS-1 | Ada | Common | 100 | 2025-01-02 | 90`,
		`totals-disagree error F2: Of CS-1 90 are outstanding by its row, and 100 by its events`},
	"a price that does not give the amount": {`
		Certificate | Holder | Class | Shares | Issue Date | Price | Total Consideration
		CS-1 | Ada | Common | 100 | 2025-01-02 | 0.05 | 50.00`,
		`totals-disagree warning G2: 100 at 0.05 is 5, and the row says 50`},
	"a row without a class": {`
		Certificate | Holder | Class | Shares | Issue Date
		CS-1 | Ada | | 100 | 2025-01-02`,
		`cell-missing error C2: Row 2 names no class`},
	"a row without a number": {`
		Certificate | Holder | Class | Shares | Issue Date
		CS-1 | Ada | Common | | 2025-01-02`,
		`cell-missing error D2: Row 2 does not say how many`},
	"a total that counts only what is not closed": {`
		Certificate | Holder | Class | Shares | Issue Date | Date Cancelled
		CS-1 | Ada | Common | 100 | 2025-01-02 |
		CS-2 | Bo | Common | 50 | 2025-01-02 | 2025-03-04
		Total | | | 100 | |`,
		`totals-disagree note D4: The total of "Shares" counts only certificates that are not closed: 100`},
	"sections with subtotals": {`
		Certificate | Holder | Class | Shares | Issue Date
		CS-1 | Ada | Common | 100 | 2025-01-02
		CS-2 | Bo | Common | 50 | 2025-01-02
		Subtotal | | | 150 |
		CS-3 | Cy | Common | 7 | 2025-01-02
		Subtotal | | | 8 |
		Grand total | | | 157 |`,
		`totals-disagree error D6: The total of "Shares" is 8, and its rows add up to 7`},
	"a holder whose name is like a total": {`
		Holder | Common | Total
		Total Ventures LP | 100 | 100
		Ada | 50 | 50
		Total | 150 | 150`,
		`date-missing warning B2: 2 facts have no date, and the book does not say of which day it speaks`},
	"a row that does not add up": {`
		As of 2026-01-01 | | |
		Holder | Common | Series A Preferred | Total
		Ada | 100 | 20 | 120
		Bo | 50 | 10 | 70
		Total | 150 | 30 | 190`,
		`totals-disagree error D4: "Total" of row 4 is 70, and its columns add up to 60`},
	"a percentage that is not one": {`
		As of 2026-01-01 | | |
		Holder | Common | Percent
		Ada | 100 | 50%
		Bo | 60 | 40%
		Cy | 40 | 20%`,
		`totals-disagree error C4: "Percent" of row 4 says 40%, and its share is 30%`},
	"percentages that add to something else": {`
		As of 2026-01-01 | | |
		Holder | Common | %
		Ada | 100 | 50%
		Bo | 60 | 30%
		Cy | 40 | 20%
		Total | 200 | 101%`,
		`totals-disagree error C6: The total of "%" is 101%, and its rows add up to 100%`},
	"a discount that may be a rate": {`
		Security ID | Investor | Type | Principal | Valuation Cap | Discount | Issue Date
		SAFE-1 | Ada | SAFE | 100000 | - | 80% | 2025-01-02`,
		`cell-not-understood warning F2: Is a discount of 0.8 taken off the price, or is it what is left of it?`},
	"a rate that may be a percentage": {`
		Security ID | Investor | Type | Principal | Interest Rate | Maturity | Issue Date
		CN-1 | Ada | Note | 100000 | 0.5 | 2027-01-02 | 2025-01-02
		CN-2 | Bo | Note | 100000 | 8 | 2027-01-02 | 2025-01-02`,
		`cell-not-understood error E2: Is 0.5 a percentage or a fraction of one?
		 cell-not-understood error E3: Is 8 a percentage or a fraction of one?`},
	"an event that nobody knows": {`
		Date | Event | From | To | Class | Shares
		2025-01-02 | Issue | | Ada | Common | 100
		2025-01-02 | Issue | | Bo | Common | 100
		2025-03-04 | Blessing | Ada | Bo | Common | 10`,
		`cell-not-understood error B4: "Blessing" is no event that Loadline knows`},
	"a transfer of more than there is": {`
		Date | Event | From | To | Class | Shares
		2025-01-02 | Issue | | Ada | Common | 100
		2025-03-04 | Transfer | Ada | Bo | Common | 101`,
		`more-than-held error F3: 101 are taken from Ada, of which 100 are left`},
	"a transfer by a stranger, and one to nobody": {`
		Date | Event | From | To | Class | Shares
		2025-01-02 | Issue | | Ada | Common | 100
		2025-03-04 | Transfer | Cy | Bo | Common | 1
		2025-03-05 | Transfer | Ada | | Common | 1`,
		`cell-missing error C3: Cy holds nothing that row 3 could take
		 cell-missing error D4: The transfer of row 4 does not say to whom`},
	"a split that can be read either way": {`
		Date | Event | From | To | Class | Shares | Ratio
		2025-01-02 | Issue | | Ada | Common | 100 |
		2025-03-04 | Split | | | Common | | 1:10`,
		`cell-missing error G3: The split of row 3 does not say clearly how many new shares of which class each old one becomes`},
	"exercised, and no stock anywhere": {`
		Grant ID | Holder | Quantity Granted | Exercised | Exercise Date | Exercise Price | Grant Date | Vesting Schedule
		ES-1 | Ada | 100 | 40 | 2025-06-01 | 0.05 | 2024-01-02 | -`,
		`cell-missing warning D2: The stock from 40 exercised options of ES-1 is in no list of the book`},
	"exercised, and no day": {`
		Grant ID | Holder | Quantity Granted | Exercised | Exercise Price | Grant Date | Vesting Schedule
		ES-1 | Ada | 100 | 40 | 0.05 | 2024-01-02 | -`,
		`cell-missing error D2: 40 options of ES-1 were exercised, and no cell says when`},
	"a table of contacts": {`
		Name | Telephone
		Ada | 555
		Bo | 556`,
		`not-understood error : No list of shareholders, grants or convertibles was found`},
	"headers with no number under them": {`
		Name | Shares
		Ada | 1e6
		Bo | =1+1`,
		`not-understood error A1: No list of shareholders, grants or convertibles was found`},
}

func TestWhatIsOpenIsAsked(t *testing.T) {
	for name, a := range asked {
		t.Run(name, func(t *testing.T) {
			_, diags := table(t, barred(a.rows))
			same(t, "what is told", told(diags), a.tells)
			for _, d := range diags {
				if d.Detail.IsZero() || d.Hint.IsZero() || d.At.File != "table.csv" {
					t.Errorf("a letter lacks its detail, its hint or its place: %+v", d)
				}
			}
		})
	}
}

// The answer stands in the mapping, where a person can write it.
func TestTheMappingAnswers(t *testing.T) {
	b, _ := Open("table.csv", []byte(barred(`
		Certificate | Holder | Class | Shares | Issue Date
		CS-1 | Ada | Common | 1.234 | 01/02/2025`)))
	m, diags := Propose(b)
	if len(diags) != 2 {
		t.Fatalf("it asks\n%s", told(diags))
	}
	file := string(m.Bytes())
	for _, a := range []struct{ numbers, dates, want string }{
		{"1,234.56", "month/day/year", "2025-01-02 issue cs_1 ada common 1.234 [D2]"},
		{"1.234,56", "day/month/year", "2025-02-01 issue cs_1 ada common 1234 [D2]"},
	} {
		answered := strings.NewReplacer("numbers         = ?", "numbers = "+a.numbers, "dates           = ?", "dates = "+a.dates).Replace(file)
		again, diags := ReadMapping("map.txt", []byte(answered))
		if len(diags) > 0 {
			t.Fatal(told(diags))
		}
		c, diags := Facts(b, again)
		same(t, "the register", notation(c), a.want)
		same(t, "what is told", told(diags), "")
	}
}

// A class is of two kinds or of none that the sheet says; who has no votes stated has none by default.
func TestClassesByTheirNames(t *testing.T) {
	for title, want := range map[string]loadline.ClassKind{
		"Common": loadline.Common, "Class B Common Stock": loadline.Common, "Ordinary": loadline.Common, "Stammaktien": loadline.Common,
		"Series A": loadline.Preferred, "Series Seed Preferred": loadline.Preferred, "Vorzugsaktien": loadline.Preferred,
		"Class A": loadline.ClassKindNotSaid, "FF": loadline.ClassKindNotSaid, "Namensaktien": loadline.ClassKindNotSaid,
	} {
		if got := classKind(title); got != want {
			t.Errorf("%q is %v, want %v", title, got, want)
		}
	}
}
