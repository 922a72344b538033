package sheet

import (
	"strings"

	"loadline"
)

// plain says whether a header is that of the simplest table there is: holders beside how many shares each has, with or
// without the class. Nothing else tells it from other lists of names and numbers, so one of its headers must be a word
// that means nothing else, and the cells below must be what the headers say.
func (h *header) plain(g *grid) bool {
	holder, count := h.column("holder"), h.column("quantity")
	if holder < 0 || count < 0 || general(h.picks[holder].phrase) && general(h.picks[count].phrase) && !h.has("class") {
		return false
	}
	if h.picks[count].score < wholeMatch && h.picks[holder].score < wholeMatch {
		return false
	}
	figures, others := 0, 0
	for r := h.row + 1; r < len(g.rows) && r <= h.row+200 && !headerLike(g.rows[r]); r++ {
		x := g.at(r, count)
		if x.kind == blank || x.kind == text && saysNothing(x.text) {
			continue
		}
		if _, _, got := figureOf(x, NumbersOpen); got == fine || got == ambiguous {
			figures++
		} else {
			others++
		}
	}
	return figures > others
}

// closes says whether a header has a column for the end of a security, which only ledgers of certificates have. A table
// that would leave it out would count what is closed.
func (h *header) closes() bool {
	for _, field := range []string{"status", "cancelled", "cancelled_on", "transferred", "transferred_on", "transferred_to", "repurchased", "repurchased_on", "converted", "converted_on", "converted_to"} {
		if c := h.column(field); c >= 0 && h.picks[c].score >= wholeMatch {
			return true
		}
	}
	return false
}

// issuedOn says whether a column is the day of issue by all of its header.
func (h *header) issuedOn() bool {
	c := h.column("issued")
	return c >= 0 && h.picks[c].score >= wholeMatch
}

// dayOfGrant says whether the day of a list is that of grants.
func (h *header) dayOfGrant() bool {
	c := h.column("issued")
	return c >= 0 && anyWord(h.picks[c].phrase, "grant", "granted", "award", "zuteilungsdatum", "gewaehrungsdatum", "zuteilung am", "gewaehrt am")
}

// counts is what a figure of a table counts: what its column says, or, where one column counts all, what the class of its
// row says: "shares", "options", "warrants", or "" for what is no count of securities.
func (l *list) counts(r int, col *column) string {
	if col.Field != "quantity" {
		return col.Field
	}
	words := fold(l.words(r, "class"))
	switch {
	case anyWord(words, "safe", "safes", "convertible note", "convertible notes", "note", "notes", "convertible", "convertibles", "wandeldarlehen"):
		return ""
	case anyWord(words, "warrant", "warrants", "optionsschein", "optionsscheine", "bezugsrecht", "bezugsrechte"):
		return "warrants"
	case anyWord(words, "option", "options", "optionen", "rsu", "rsus", "restricted stock unit", "restricted stock units", "esop", "vsop", "iso", "nso"):
		return "options"
	}
	return "shares"
}

// promised reports a promise of future stock in a column that counts shares.
func (l *list) promised(r int, col *column) {
	l.notUnderstood(r, col, loadline.Textf("%q is a promise of stock, and %q counts shares", clip(l.words(r, "class"), 40), col.Head),
		loadline.Textf("How many shares come of it is decided in a later round, so that its figure is no number of shares that anybody has."),
		loadline.Textf("Take the row out and state it in company.hcl as a safe or a note, with its amount and its terms."))
}

// candidates are the rows that a total may add up: those since the total before it, and, where the total stands above or
// among its rows, those below it or all of the list.
func (l *list) candidates(n int) [][2]int {
	r, from := l.totals[n], l.m.Header
	label := totalWords(leftmost(l.g.rows[r]))
	last := n == len(l.totals)-1
	if n > 0 && label != grandTotal && (!last || label == subtotal) {
		from = l.totals[n-1] + 1
	}
	end := l.m.Last
	if !last {
		end = l.totals[n+1]
	}
	above, below := l.anyBody(from, r), l.anyBody(r+1, end)
	all := [2]int{l.m.Header, l.m.Last}
	switch {
	case !above && below:
		return [][2]int{{r + 1, end}, all}
	case below && last:
		return [][2]int{{from, r}, all}
	}
	return [][2]int{{from, r}}
}

func (l *list) anyBody(from, to int) bool {
	for range l.body(from, to) {
		return true
	}
	return false
}

// fitting is the first of the candidates whose sum is what the total states; else the first.
func (l *list) fitting(col *column, r int, candidates [][2]int) (from, to int) {
	for _, c := range candidates {
		sum, known := l.sum(col, c[0], c[1], func(int) bool { return true })
		if known && sum.Equal(col.values[r-l.m.Header]) {
			return c[0], c[1]
		}
	}
	return candidates[0][0], candidates[0][1]
}

// noClass reports a row that leaves out its class in a table that has a column for it: it may be that of the row above,
// and it may be another.
func (l *list) noClass(r int) bool {
	if !l.has("class") || strings.TrimSpace(l.words(r, "class")) != "" {
		return false
	}
	l.missing(r, "class", loadline.Error, loadline.Textf("Row %v names no class", r+1), loadline.Textf("Fill in the class of each row."))
	return true
}
