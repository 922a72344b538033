package sheet

import (
	"strings"

	"loadline"
)

// totalKind is what the label of a row of totals says.
type totalKind uint8

const (
	noTotal totalKind = iota
	subtotal
	anyTotal   // "Total": of what, its place says
	grandTotal // of everything above
)

// totalWords reads the label of a row. Every word must be one that labels of totals are made of: "Total Ventures LP" is
// a holder.
func totalWords(label string) totalKind {
	kind := noTotal
	words := strings.Fields(fold(label))
	if len(words) > 8 {
		return noTotal
	}
	for _, w := range words {
		switch w {
		case "total", "totals", "sum", "summe", "gesamt", "insgesamt", "gesamtsumme", "endsumme", "summen":
			if kind == noTotal {
				kind = anyTotal
			}
			if w == "gesamtsumme" || w == "endsumme" {
				kind = grandTotal
			}
		case "subtotal", "subtotals", "zwischensumme", "teilsumme":
			kind = subtotal
		case "sub":
			kind = subtotal
		case "grand":
			kind = grandTotal
		case "shares", "share", "stock", "common", "preferred", "series", "seed", "class", "ordinary", "outstanding", "issued", "fully", "diluted",
			"and", "of", "all", "equity", "capitalization", "capital", "options", "option", "warrants", "convertibles", "safes", "notes", "securities",
			"holders", "shareholders", "stockholders", "stakeholders", "founders", "investors", "employees", "a", "b", "c", "d", "e", "f", "the", "basis",
			"der", "die", "des", "aller", "und", "aktien", "anteile", "geschaeftsanteile", "nennbetraege", "stammaktien", "vorzugsaktien", "stammkapital",
			"aktionaere", "gesellschafter", "gruender", "investoren", "optionen", "principal", "percent", "grants", "voll", "verwaessert", "pool", "1", "2", "3":
		default:
			return noTotal
		}
	}
	return kind
}

// poolWords says whether the label of a row of a cap table is the part of a pool that nobody has been granted.
func poolWords(label string) bool {
	words := fold(label)
	if anyWord(words, "available", "unissued", "unallocated", "ungranted", "reserved", "unassigned", "frei", "freier", "freie", "nicht gewaehrt", "nicht zugeteilt", "verfuegbar", "verfuegbare") {
		return anyWord(words, "option", "options", "pool", "plan", "grant", "grants", "issuance", "equity", "esop", "vsop", "optionen", "reserve", "incentive", "optionspool", "shares")
	}
	return anyWord(words, "option pool", "optionspool", "esop pool", "equity pool", "unissued options")
}

// sortRows gives every row of the list its role.
func (l *list) sortRows() {
	from, to := l.rows()
	l.roles = make([]role, to-from)
	for r := from; r < to; r++ {
		l.roles[r-from] = l.roleOf(r)
		if l.roles[r-from] == totalRow {
			l.totals = append(l.totals, r)
		}
	}
}

func (l *list) roleOf(r int) role {
	if len(l.g.rows[r].cells) == 0 {
		return blankRow
	}
	label := l.words(r, "holder")
	if label == "" || l.m.Kind == TransactionLedger {
		label = leftmost(l.g.rows[r])
	}
	switch {
	case totalWords(label) != noTotal && !l.identified(r):
		return totalRow
	case l.m.Kind == CapTable && poolWords(label) && l.anyFigure(r):
		return poolRow
	case !l.anyFigure(r) && (!l.identified(r) || l.alone(r)) || sameHeads(l.g, l.m.Header-1, r):
		return otherRow
	case label == "" && !l.identified(r) && len(l.totals) == 0 && l.onlyFigures(r) && l.laterBlank(r):
		return totalRow // a last row of figures without any word
	}
	return bodyRow
}

// identified says whether a row names a certificate, a class or a day, which totals never do.
func (l *list) identified(r int) bool {
	for _, field := range []string{"certificate", "grant", "issued", "share_numbers", "event"} {
		if x := l.words(r, field); x != "" && totalWords(x) == noTotal {
			return true
		}
	}
	return false
}

// alone says whether a row has a single cell: a heading between certificates.
func (l *list) alone(r int) bool {
	n := 0
	for _, x := range l.g.rows[r].cells {
		if x.kind != blank {
			n++
		}
	}
	return n == 1
}

// anyFigure says whether a row has a figure in a column that holds figures.
func (l *list) anyFigure(r int) bool {
	for i := range l.cols {
		if numeric(l.cols[i].Field) {
			if _, _, got := figureOf(l.g.at(r, l.cols[i].c), l.cols[i].Numbers); got == fine || got == ambiguous {
				return true
			}
		}
	}
	return false
}

func (l *list) onlyFigures(r int) bool {
	for i := range l.cols {
		if !numeric(l.cols[i].Field) && l.g.at(r, l.cols[i].c).kind != blank {
			return false
		}
	}
	return true
}

// laterBlank says whether no row below holds anything in the columns of the list.
func (l *list) laterBlank(r int) bool {
	for r++; r < l.m.Last; r++ {
		for i := range l.cols {
			if l.g.at(r, l.cols[i].c).kind != blank {
				return false
			}
		}
	}
	return true
}

// added says whether a column is one that totals add up.
func added(field string) bool {
	switch field {
	case "quantity", "amount", "cancelled", "transferred", "repurchased", "outstanding", "total", "shares", "options", "warrants", "pool",
		"exercised", "forfeited", "expired", "principal", "nominal_sum", "percent":
		return true
	}
	return false
}

// readColumns keeps the figures of columns that are added up, so that each is read and complained of once.
func (l *list) readColumns() {
	from, to := l.rows()
	if len(l.totals) == 0 && l.m.Kind != CapTable && l.m.Kind != ShareholderList && !l.has("percent") {
		return
	}
	for i := range l.cols {
		col := &l.cols[i]
		if !added(col.Field) {
			continue
		}
		col.values, col.said = make([]loadline.Ratio, to-from), make([]outcome, to-from)
		for r := from; r < to; r++ {
			f, _, got := figureOf(l.g.at(r, col.c), col.Numbers)
			col.values[r-from], col.said[r-from] = f.n, got
			col.places = max(col.places, f.places)
		}
	}
}

// body yields the rows that count toward totals.
func (l *list) body(from, to int) func(func(int) bool) {
	return func(yield func(int) bool) {
		for r := max(from, l.m.Header); r < to; r++ {
			if k := l.roles[r-l.m.Header]; (k == bodyRow || k == poolRow) && !yield(r) {
				return
			}
		}
	}
}

// sum adds a column over rows; false where a cell could not be read, so that the sum is not known.
func (l *list) sum(col *column, from, to int, counts func(int) bool) (loadline.Ratio, bool) {
	var sum loadline.Ratio
	for r := range l.body(from, to) {
		switch got := col.said[r-l.m.Header]; {
		case got == bad || got == ambiguous:
			if l.g.at(r, col.c).kind != text || strings.ContainsAny(l.g.at(r, col.c).text, "0123456789") {
				return sum, false
			}
		case got == fine && counts(r):
			sum = sum.Add(col.values[r-l.m.Header])
		}
	}
	return sum, true
}

// tieOut compares every total of the sheet with the sum of the rows that it totals.
func (l *list) tieOut() {
	for n, r := range l.totals {
		candidates := l.candidates(n)
		for i := range l.cols {
			if col := &l.cols[i]; added(col.Field) && col.Field != "percent" {
				l.tieColumn(col, candidates, r)
			}
		}
	}
}

func (l *list) tieColumn(col *column, candidates [][2]int, r int) {
	stated, got := col.values[r-l.m.Header], col.said[r-l.m.Header]
	if got == bad && l.g.at(r, col.c).kind == failed {
		l.notUnderstood(r, col, loadline.Textf("The total of %q is an error: %s", col.Head, l.g.at(r, col.c).text),
			loadline.Textf("The sheet's own formula failed, so there is no total to tie out to."), loadline.Textf("Mend the formula."))
	}
	if got != fine {
		return
	}
	from, to := l.fitting(col, r, candidates)
	sum, known := l.sum(col, from, to, func(int) bool { return true })
	if !known || sum.Equal(stated) {
		return
	}
	first, last := l.endsOf(from, to)
	d := loadline.Diagnostic{
		Code: loadline.TotalsDisagree, Severity: loadline.Error, At: l.f.b.place(l.g, r, col.c),
		Summary: loadline.Textf("The total of %q is %v, and its rows add up to %v", col.Head, stated, sum),
		Detail: loadline.Textf("Cells %s to %s add up to %v; cell %s says %v: a difference of %v.",
			address(first, col.c), address(last, col.c), sum, address(r, col.c), stated, stated.Sub(sum)),
		Hint:    loadline.Textf("A row is missing, counted twice or typed wrongly, or the total is. Find out which before you rely on either."),
		Related: []loadline.Source{l.f.b.place(l.g, first, col.c), l.f.b.place(l.g, last, col.c)},
	}
	if open, ok := l.sum(col, from, to, func(r int) bool { return !l.closed[r] }); ok && len(l.closed) > 0 && col.Field == "quantity" && open.Equal(stated) {
		d.Severity = loadline.Note
		d.Summary = loadline.Textf("The total of %q counts only certificates that are not closed: %v", col.Head, stated)
		d.Hint = loadline.Textf("Nothing is to be done.")
	}
	l.f.letters.put(l.name, d)
}

// endsOf is the first and last row that counts between two rows.
func (l *list) endsOf(from, to int) (first, last int) {
	first, last = from, max(from, to-1)
	found := false
	for r := range l.body(from, to) {
		if !found {
			first, found = r, true
		}
		last = r
	}
	return first, last
}

// finish compares the totals and percentages, and notes the rows that gave nothing.
func (l *list) finish() {
	l.tieOut()
	l.tieAcross()
	l.tiePercentages()
	for r := l.m.Header; r < l.m.Last; r++ {
		if l.roles[r-l.m.Header] == otherRow {
			l.skipped(r, loadline.Textf("Row %v is a heading or a note: %q", r+1, clip(leftmost(l.g.rows[r]), 50)))
		}
	}
	l.behind()
}

// behind notes what stands below the list and belongs to none.
func (l *list) behind() {
	next := len(l.g.rows)
	for _, other := range l.f.m.Lists {
		if strings.EqualFold(other.Sheet, l.m.Sheet) && other.Header > l.m.Last {
			next = min(next, other.Header-1)
		}
	}
	for r := l.m.Last; r < next; r++ {
		if len(l.g.rows[r].cells) > 0 {
			l.skipped(r, loadline.Textf("Row %v stands below the list and belongs to none: %q", r+1, clip(leftmost(l.g.rows[r]), 50)))
		}
	}
}
