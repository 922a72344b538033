package sheet

import (
	"strings"

	"loadline"
)

// uses decides which lists give facts and which only check them. A cap table beside ledgers says again what they say,
// and a register of events beside one of certificates does; to add the two would count every share twice.
func (p *proposer) uses() {
	counts := map[ListKind]int{}
	for i := range p.m.Lists {
		l := &p.m.Lists[i]
		switch {
		case l.Kind == TransactionLedger && p.kinds(StockLedger) > 0:
			l.Use = CheckFacts
			l.Why = loadline.Textf("%v; the stock ledger says the same, so it is compared and not added", l.Why)
		case l.Kind == CapTable && p.kinds(StockLedger)+p.kinds(TransactionLedger)+p.kinds(OptionLedger)+p.kinds(ShareholderList) > 0:
			l.Use = CheckFacts
			l.Why = loadline.Textf("%v; what the ledgers of the book say is compared with it and not added", l.Why)
		case (l.Kind == CapTable || l.Kind == ShareholderList) && counts[l.Kind] > 0:
			l.Use = CheckFacts
			l.Why = loadline.Textf("%v; it is the second of its kind in the book, so it is compared with the first", l.Why)
		}
		counts[l.Kind]++
		if p.b.sheet(l.Sheet).hidden {
			l.Why = loadline.Textf("%v; the sheet is hidden", l.Why)
		}
	}
}

func (p *proposer) kinds(k ListKind) int {
	n := 0
	for _, l := range p.m.Lists {
		if l.Kind == k {
			n++
		}
	}
	return n
}

// aboutTheCompany looks at the cells outside of the lists for the company's name, the day of the lists and the currency.
func (p *proposer) aboutTheCompany() {
	for i := range p.m.Lists {
		l := &p.m.Lists[i]
		g := p.b.sheet(l.Sheet)
		for r, rw := range g.rows {
			if r >= l.Header-1 && r < l.Last || r > l.Header+50 && r < l.Last-1 {
				continue
			}
			if r > l.Last+50 {
				break
			}
			for c, x := range rw.cells {
				if x.kind == text && len(x.text) < 400 {
					p.asOf(l, g, r, c)
					p.company(g, r, c)
				}
			}
		}
	}
	p.currency()
}

// asOf reads "As of November 24, 2026" or "Stand" with the day in the same cell or in one to the right.
func (p *proposer) asOf(l *ListMapping, g *grid, r, c int) {
	if p.m.AsOf != 0 || l.Use == CheckFacts && p.kinds(l.Kind) > 1 {
		return
	}
	rest, ok := afterLabel(g.at(r, c).text, "as of date", "as of", "as at", "stand vom", "stand", "stichtag", "zum stichtag")
	if !ok {
		return
	}
	x := cell{text: dayWithin(rest, l.Dates), kind: text}
	if rest == "" {
		x = nextDay(g, r, c, l.Dates)
	}
	d, _, got := dayOf(x, l.Dates, false)
	switch got {
	case fine:
		p.m.AsOf = d
	case ambiguous:
		p.out = append(p.out, loadline.Diagnostic{
			Code: loadline.ColumnAmbiguous, Severity: loadline.Error, At: p.b.place(g, r, c),
			Summary: loadline.Textf("Does %q begin with the day or with the month?", x.text),
			Detail:  loadline.Textf("It is the day of which the list speaks, and nothing in the book shows the order."),
			Hint:    loadline.Textf("Say it in the mapping, such as as_of = 2026-11-24."),
		})
	}
}

// dayWithin cuts the longest beginning of a text that is a day: "November 24, 2026 (unaudited)".
func dayWithin(s string, style DateStyle) string {
	words := strings.Fields(s)
	for n := min(len(words), 4); n > 0; n-- {
		t := strings.Trim(strings.Join(words[:n], " "), ".,;:()")
		if _, _, got := dayIn(t, style); got == fine || got == ambiguous {
			return t
		}
	}
	return s
}

// afterLabel is what stands behind one of the labels in a text.
func afterLabel(s string, labels ...string) (string, bool) {
	lower := strings.ToLower(s)
	if len(lower) != len(s) {
		return "", false
	}
	for _, label := range labels {
		i := strings.Index(lower, label)
		if i < 0 {
			continue
		}
		end := i + len(label)
		if (i == 0 || !letter(lower[i-1])) && (end == len(s) || !letter(lower[end])) {
			return strings.TrimLeft(s[end:], " :\t\u00a0"), true
		}
	}
	return "", false
}

func letter(b byte) bool { return b >= 'a' && b <= 'z' || b >= 0x80 }

// next is the first cell to the right that holds anything.
func next(g *grid, r, c int) cell {
	for c++; c < len(g.rows[r].cells); c++ {
		if x := g.at(r, c); x.kind != blank {
			return x
		}
	}
	return cell{}
}

// nextDay is the first cell to the right that holds a day, whatever stands between; of a text, the part that is the day.
func nextDay(g *grid, r, c int, style DateStyle) cell {
	for c++; c < len(g.rows[r].cells); c++ {
		x := g.at(r, c)
		if x.kind == text {
			x.text = dayWithin(x.text, style)
		}
		if _, _, got := dayOf(x, style, false); got == fine || got == ambiguous {
			return x
		}
	}
	return cell{}
}

// company reads "Liste der Gesellschafter der Nordlicht KI GmbH" or "Company: Northwind AI, Inc.".
func (p *proposer) company(g *grid, r, c int) {
	s := g.at(r, c).text
	if p.m.Company != "" {
		return
	}
	for _, title := range []string{"liste der gesellschafter der ", "gesellschafterliste der ", "liste der gesellschafterinnen und gesellschafter der ", "cap table of ", "capitalization table of "} {
		if i := strings.Index(strings.ToLower(s), title); i >= 0 && len(strings.ToLower(s)) == len(s) {
			p.m.Company = strings.TrimSpace(s[i+len(title):])
			return
		}
	}
	label, rest, _ := strings.Cut(s, ":")
	switch fold(label) {
	case "company", "company name", "issuer", "issuer name", "firma", "gesellschaft", "unternehmen", "firma der gesellschaft":
		if rest = strings.TrimSpace(rest); rest == "" {
			if x := next(g, r, c); x.kind == text {
				rest = x.text
			}
		}
		p.m.Company = rest
	}
}

// findCapital looks for the Stammkapital outside of a list of shareholders.
func (p *proposer) findCapital(l *ListMapping) {
	if l.Kind != ShareholderList {
		return
	}
	g := p.b.sheet(l.Sheet)
	for r, rw := range g.rows {
		if r >= l.Header-1 && r < l.Last {
			continue
		}
		for c, x := range rw.cells {
			rest, ok := afterLabel(x.text, "stammkapital")
			if x.kind != text || !ok {
				continue
			}
			if strings.ContainsAny(rest, "0123456789") {
				l.Capital = address(r, c)
				return
			}
			for n := c + 1; n < len(rw.cells); n++ {
				if y := g.at(r, n); y.kind == number || strings.ContainsAny(y.text, "0123456789") {
					l.Capital = address(r, n)
					return
				}
			}
		}
	}
}

// currency is the one currency that headers and cells of the book name. Where they name several, each column has its own.
func (p *proposer) currency() {
	seen := map[string]int{}
	for i := range p.m.Lists {
		l := &p.m.Lists[i]
		g := p.b.sheet(l.Sheet)
		if l.Kind == ShareholderList && l.Use == TakeFacts {
			seen["EUR"]++ // section 5 GmbHG: the share capital of a GmbH is in euros
		}
		for j := range l.Columns {
			col := &l.Columns[j]
			c, _ := columnOf(col.Letter)
			if !ofMoney(col.Field) {
				col.Currency = ""
				continue
			}
			if col.Currency == "" {
				col.Currency = currencyOfColumn(g, c, l.Header, min(l.Last-1, l.Header+50))
			}
			if col.Currency != "" {
				seen[col.Currency]++
			}
		}
	}
	if len(seen) == 1 {
		for cur := range seen {
			p.m.Currency = cur
		}
	}
}

func currencyOfColumn(g *grid, c, from, last int) string {
	found := ""
	for r := from; r <= last; r++ {
		f, _, got := figureOf(g.at(r, c), PointDecimal)
		if got == bad {
			f, _, _ = figureOf(g.at(r, c), CommaDecimal)
		}
		switch {
		case f.currency == "":
		case found == "":
			found = f.currency
		case found != f.currency:
			return "" // each cell says its own
		}
	}
	return found
}
