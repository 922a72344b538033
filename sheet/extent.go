package sheet

import (
	"strings"

	"loadline"
)

// extent is the last row of the list under a header: it ends before the next header, and at a blank row behind which
// nothing looks like a row of the list or like a total.
func extent(g *grid, h header) int {
	last, gap := h.row, false
	for r := h.row + 1; r < len(g.rows); r++ {
		if len(g.rows[r].cells) == 0 {
			gap = true
			continue
		}
		if next, ok := findHeader(g, r); ok && !sameHeads(g, h.row, r) && !(next.kind == h.kind && next.score < h.score/2) {
			break
		}
		if gap && !h.belongs(g, r) {
			if r > last+4 { // the list has ended; a lone note behind it is no part of it
				break
			}
			continue
		}
		last, gap = r, false
	}
	return last
}

// belongs says whether a row looks like one of the list: a holder and a figure, or a total.
func (h *header) belongs(g *grid, r int) bool {
	figures := 0
	for c, p := range h.picks {
		if !numeric(p.field) {
			continue
		}
		if _, _, got := figureOf(g.at(r, c), NumbersOpen); got == fine || got == ambiguous {
			figures++
		}
	}
	if figures == 0 {
		return false
	}
	holder := max(h.column("holder"), h.column("to"))
	return totalWords(leftmost(g.rows[r])) != noTotal || holder >= 0 && g.at(r, holder).kind == text
}

// sameHeads says whether a row repeats the header, as printed pages do.
func sameHeads(g *grid, a, b int) bool {
	n := 0
	for c, x := range g.rows[a].cells {
		if x.kind != blank {
			if g.at(b, c).text != x.text {
				return false
			}
			n++
		}
	}
	return n > 0
}

// leftmost is the first text of a row.
func leftmost(rw row) string {
	for _, c := range rw.cells {
		if c.kind == text && !beginsLikeFigure(c.text) {
			return c.text
		}
	}
	return ""
}

// numeric says whether a field holds figures; dated whether it holds days.
func numeric(field string) bool {
	switch field {
	case "quantity", "price", "amount", "cancelled", "transferred", "repurchased", "outstanding", "percent", "total", "shares", "options",
		"warrants", "pool", "money", "strike", "exercised", "forfeited", "expired", "principal", "cap", "discount", "interest", "nominal", "nominal_sum":
		return true
	}
	return false
}

func dated(field string) bool {
	switch field {
	case "issued", "approved", "cancelled_on", "transferred_on", "repurchased_on", "converted_on", "exercised_on", "vesting_start", "expires", "maturity":
		return true
	}
	return false
}

// ofMoney says whether a field holds amounts of a currency.
func ofMoney(field string) bool {
	switch field {
	case "price", "amount", "strike", "principal", "cap", "nominal", "nominal_sum", "money":
		return true
	}
	return false
}

// content is what the cells of a column are.
type content struct{ figures, days, texts int }

func contentOf(g *grid, c, from, last int) content {
	var out content
	for r, seen := from, 0; r <= last && seen < 200; r++ {
		x := g.at(r, c)
		if x.kind == blank {
			continue
		}
		seen++
		switch _, _, figure := figureOf(x, NumbersOpen); {
		case x.kind == day:
			out.days++
		case figure == fine || figure == ambiguous:
			out.figures++
		default:
			if _, _, got := dayOf(x, DatesOpen, false); got == fine || got == ambiguous {
				out.days++
			} else if figure != nothing {
				out.texts++
			}
		}
	}
	return out
}

// settleByContent corrects what headers leave open: "Cancelled" may be a day or a number.
func (p *proposer) settleByContent(g *grid, h *header, last int) {
	for _, twins := range [][2]string{{"issued", "quantity"}, {"cancelled_on", "cancelled"}, {"transferred_on", "transferred"},
		{"repurchased_on", "repurchased"}, {"exercised_on", "exercised"}} {
		onDay, count := twins[0], twins[1]
		if _, known := fieldNamed(h.kind, count); !known {
			continue
		}
		if c := h.column(onDay); c >= 0 && !h.has(count) && !anyWord(fold(h.heads[c]), "date", "on", "datum", "am") {
			if k := contentOf(g, c, h.row+1, last); k.figures > 0 && k.days == 0 && k.texts == 0 {
				h.rename(c, count, loadline.Textf("its header could be a day or a number, and its cells are numbers"))
			}
			continue
		}
		if _, known := fieldNamed(h.kind, onDay); !known {
			continue
		}
		if c := h.column(count); c >= 0 && !h.has(onDay) && count != "quantity" {
			if k := contentOf(g, c, h.row+1, last); k.days > 0 && k.figures == 0 && k.texts == 0 {
				h.rename(c, onDay, loadline.Textf("its header could be a day or a number, and its cells are days"))
			}
		}
	}
	for c, pk := range h.picks {
		if !numeric(pk.field) && !dated(pk.field) || pk.score >= wholeMatch {
			continue
		}
		if k := contentOf(g, c, h.row+1, last); k.texts > 0 && k.figures+k.days == 0 {
			h.picks[c] = pick{because: loadline.Textf("its header holds %q, but its cells are words", pk.phrase)}
		}
	}
}

func (h *header) rename(c int, field string, why loadline.Text) {
	h.picks[c].field, h.picks[c].because, h.picks[c].sure = field, why, Likely
}

// doubtful reports fields that two columns could hold, unless the two say the same in every row. The field is then left
// open: which of the two it is decides what everybody owns.
func (p *proposer) doubtful(g *grid, h header, last int) {
	for c, pk := range h.picks {
		for _, rival := range pk.rivals {
			if sameColumn(g, c, rival, h.row+1, last) {
				continue
			}
			p.out = append(p.out, loadline.Diagnostic{
				Code: loadline.ColumnAmbiguous, Severity: loadline.Error, At: p.b.place(g, h.row, c),
				Summary: loadline.Textf("Two columns could be the %s: %q and %q", pk.field, h.heads[c], h.heads[rival]),
				Detail:  loadline.Textf("Their cells differ, and both headers are words for the same thing."),
				Hint:    loadline.Textf("Name the right one in the mapping: %s = %s, or %s = %s.", pk.field, letters(c), pk.field, letters(rival)),
				Related: []loadline.Source{p.b.place(g, h.row, rival)},
			})
			h.picks[c] = pick{because: loadline.Textf("this or column %s is the %s: name the right one", letters(rival), pk.field)}
		}
	}
}

func sameColumn(g *grid, a, b, from, last int) bool {
	for r := from; r <= last; r++ {
		if g.at(r, a).text != g.at(r, b).text {
			return false
		}
	}
	return true
}

// classWords are words of the names of classes of stock.
func classWords(words string) bool {
	for _, w := range []string{"common", "preferred", "series", "class", "ordinary", "seed", "founders", "stammaktien", "vorzugsaktien", "stamm", "vorzug", "serie", "klasse", "pref", "stammanteile", "vorzugsanteile"} {
		if containsWords(words, w) {
			return true
		}
	}
	return false
}

// classColumns finds the columns of a cap table that count the shares of a class: those whose header names one, and
// those left of a total that nothing else explains.
func (h *header) classColumns(g *grid) {
	lastTotal := -1
	for c, p := range h.picks {
		if p.field == "total" {
			lastTotal = c
		}
	}
	holder, last := h.column("holder"), h.row+1
	for last < len(g.rows) && last < h.row+200 && !headerLike(g.rows[last]) { // another table may stand below
		last++
	}
	for c, head := range h.heads {
		words, p := fold(head), h.picks[c]
		if p.field == "money" || anyWord(words, "price", "amount", "invested", "value", "cost", "consideration", "preis", "betrag", "wert") {
			continue
		}
		if head == "" || c == holder || p.score >= wholeMatch || p.field == "percent" || p.field == "total" || containsWords(words, "percent") {
			if containsWords(words, "percent") && p.field == "" {
				h.picks[c] = pick{field: "percent", score: 1, sure: Likely, because: loadline.Textf("its header holds a percent sign")}
			}
			continue
		}
		k := contentOf(g, c, h.row+1, last-1)
		if k.figures == 0 || k.days > 0 || k.texts > 0 {
			continue
		}
		switch {
		case classWords(words):
			h.picks[c] = pick{field: "shares", score: wholeMatch, sure: Certain, class: className(head), because: loadline.Textf("its header names a class and its cells are numbers")}
		case p.field == "" && c < lastTotal && c > holder:
			h.picks[c] = pick{field: "shares", score: 1, sure: Likely, class: className(head), because: loadline.Textf("its cells are numbers and stand before a total")}
		}
	}
}

// countByTotal takes the first total for the count of a table that has no other.
func (h *header) countByTotal() {
	if c := h.column("total"); c >= 0 && !h.has("shares") && !h.has("quantity") && !h.has("options") && !h.has("warrants") {
		h.rename(c, "quantity", loadline.Textf("it is the only column of the table that counts"))
	}
}

// className is the class that the header of a column of a cap table names.
func className(head string) string {
	for _, tail := range []string{" shares", " Shares", " (shares)", " Shares outstanding", " shares outstanding"} {
		head = strings.TrimSuffix(head, tail)
	}
	return head
}
