package sheet

import (
	"os"
	"strings"
	"testing"

	"loadline"
)

// table reads a CSV text as its own mapping proposes.
func table(t *testing.T, src string) (*loadline.Company, loadline.Diagnostics) {
	t.Helper()
	b, diags := Open("table.csv", []byte(src))
	if diags.HasErrors() {
		return nil, diags
	}
	m, asks := Propose(b)
	c, more := Facts(b, m)
	return c, append(append(diags, asks...), more...)
}

func TestTheExampleOfAGmbHTiesOut(t *testing.T) {
	src, err := os.ReadFile("../examples/gmbh/gesellschafterliste.csv")
	if err != nil {
		t.Fatal(err)
	}
	c, diags := table(t, string(src))
	if len(diags) > 0 {
		t.Errorf("it tells\n%s", told(diags))
	}
	var sum loadline.Ratio
	for _, n := range holdings(t, c) {
		sum = sum.Add(n)
	}
	if len(c.Stakeholders) != 9 || sum.String() != "58475" {
		t.Errorf("%v holders have %v shares", len(c.Stakeholders), sum)
	}
	// The mistake that this check is for: 56,475 where the rows add up to 58,475.
	_, diags = table(t, strings.ReplaceAll(string(src), "58.475,00", "56.475,00"))
	same(t, "what a wrong capital tells", told(diags), `
		totals-disagree error B3: The Stammkapital is 56475, and the nominal amounts add up to 58475
		totals-disagree error F16: The total of "Summe der Nennbeträge in EUR" is 56475, and its rows add up to 58475`)
}

// gesellschafter is a list in a notation of its own: one line a row, "holder | numbers | nominal | sum | percent".
func gesellschafter(capital, rows string) string {
	var w strings.Builder
	w.WriteString("Stammkapital: EUR " + capital + ";;;;\nStand: 24.11.2026;;;;\nGesellschafter;Lfd. Nummern der Geschäftsanteile;Nennbetrag;Summe der Nennbeträge;Beteiligung in %\n")
	for line := range strings.Lines(rows) {
		if line = strings.TrimSpace(line); line != "" {
			for i, field := range strings.Split(line, "|") {
				if i > 0 {
					w.WriteByte(';')
				}
				w.WriteString(strings.TrimSpace(field))
			}
			w.WriteByte('\n')
		}
	}
	return w.String()
}

func TestTheListOfShareholdersIsChecked(t *testing.T) {
	for name, l := range map[string]struct{ capital, rows, tells string }{
		"as it should be": {"25.000,00", `
			Ada | 1-15.000 | 1,00 | 15.000,00 | 60,0
			Bo | 15.001–25.000 | 1,00 | 10.000,00 | 40,0`, ``},
		"one number twice": {"25.000,00", `
			Ada | 1-15.000 | 1,00 | 15.000,00 | 60,0
			Bo | 15.000-24.999 | 1,00 | 10.000,00 | 40,0`,
			`numbers-overlap error B5: The shares 15000 belong to two rows`},
		"a range within another": {"25.020,00", `
			Ada | 1-25.000 | 1,00 | 25.000,00 | 99,9
			Bo | 100-119 | 1,00 | 20,00 | <1`,
			`numbers-overlap error B5: The shares 100-119 belong to two rows`},
		"numbers that nobody has": {"24.000,00", `
			Ada | 1-14.000 | 1,00 | 14.000,00 | 58,3
			Bo | 15.001-25.000 | 1,00 | 10.000,00 | 41,7`,
			`numbers-gap warning B4: No row has the shares 14001-15000`},
		"more numbers than euros": {"25.000,00", `
			Ada | 1-15.001 | 1,00 | 15.000,00 | 60,0
			Bo | 15.002-25.001 | 1,00 | 10.000,00 | 40,0`,
			`totals-disagree error D4: 15001 shares of 1 are 15001, and the row says 15000`},
		"a percentage of the day before": {"25.000,00", `
			Ada | 1-15.000 | 1,00 | 15.000,00 | 62,0
			Bo | 15.001-25.000 | 1,00 | 10.000,00 | 40,0`,
			`totals-disagree error E4: "Beteiligung in %" of row 4 says 62,0, and its share is 60%`},
		"less than one percent is 4": {"25.000,00", `
			Ada | 1-24.000 | 1,00 | 24.000,00 | 96,0
			Bo | 24.001-25.000 | 1,00 | 1.000,00 | <1`,
			`totals-disagree error E5: "Beteiligung in %" of row 5 says <1, and its share is 4%`},
		"shares of different size": {"25.000,00", `
			Ada | 1 | 12.500,00 | 12.500,00 | 50,0
			Bo | 2-12.501 | 1,00 | 12.500,00 | 50,0`,
			`nominals-differ note D4: The shares have different nominal amounts, so euros are counted and not shares`},
		"a holder with no name": {"15.000,00", `
			Ada | 1-15.000 | 1,00 | 15.000,00 | 100
			| 15.001-25.000 | 1,00 | 10.000,00 | `,
			`cell-missing error A5: Row 5 names no shareholder`},
		"numbers in words": {"15.000,00", `
			Ada | 1-15.000 | 1,00 | 15.000,00 | 100
			Bo | die restlichen | 1,00 | 10.000,00 | `,
			`cell-not-understood error B5: "die restlichen" are no numbers of shares`},
	} {
		t.Run(name, func(t *testing.T) {
			_, diags := table(t, gesellschafter(l.capital, l.rows))
			same(t, "what is told", told(diags), l.tells)
		})
	}
}

// Where nominal amounts differ, the euros are what ownership and votes follow.
func TestEurosAreCountedWhereNominalAmountsDiffer(t *testing.T) {
	c, _ := table(t, gesellschafter("25.000,00", `
		Ada | 1 | 12.500,00 | 12.500,00 |
		Bo | 2 | 7.500,00 | 7.500,00 |
		Cy | 3-5.002 | 1,00 | 5.000,00 |`))
	same(t, "what everybody has", holds(t, c), `
		ada geschaeftsanteile 12500
		bo geschaeftsanteile 7500
		cy geschaeftsanteile 5000`)
}

func TestNumbersOfShares(t *testing.T) {
	for _, s := range []struct {
		text  string
		style NumberStyle
		want  string
	}{
		{"1-12.500", CommaDecimal, "1-12500"},
		{"1–25000", NumbersOpen, "1-25000"},
		{"1, 3, 5-9", NumbersOpen, "1 3 5-9"},
		{"1,3,5-9", CommaDecimal, "1 3 5-9"},
		{"1 bis 100 und 150", PlainNumbers, "1-100 150"},
		{"Nr. 7", PlainNumbers, "7"},
		{"12 500 - 12 600", PlainNumbers, "12500-12600"},
		{"1'000-2'000; 2'001", PlainNumbers, "1000-2000 2001"},
		{"1,234", CommaDecimal, "1 234"},
		{"1,234", PointDecimal, "ambiguous"},
		{"1,234", NumbersOpen, "ambiguous"},
		{"1,234,567", PointDecimal, "1234567"},
		{"9-5", PlainNumbers, "bad"},
		{"0-5", PlainNumbers, "bad"},
		{"1-", PlainNumbers, "bad"},
		{"alle", PlainNumbers, "bad"},
		{"1.5", PlainNumbers, "bad"},
		{"99999999999", PlainNumbers, "bad"},
	} {
		spans, got := spansIn(s.text, s.style)
		var out []string
		for _, sp := range spans {
			out = append(out, sp.String())
		}
		answer := strings.Join(out, " ")
		switch got {
		case bad:
			answer = "bad"
		case ambiguous:
			answer = "ambiguous"
		}
		if answer != s.want {
			t.Errorf("%q under %v is %s, want %s", s.text, s.style, answer, s.want)
		}
	}
}
