package sheet

import (
	"strings"

	"loadline"
)

// Limits on the work that tying out is worth; no honest table comes near them.
const (
	maxTied  = 12 // columns of totals, and of percentages
	maxAdded = 64 // columns that a total adds up, and that a percentage may be of
)

// counted says whether a column of a cap table counts shares that a total of the row adds up.
func counted(field string) bool {
	switch field {
	case "shares", "options", "warrants", "quantity", "pool":
		return true
	}
	return false
}

// tieAcross compares the totals of the rows of a cap table with the columns that they add up. Which these are no header
// says: all before the total, those since the total before it, the stock alone, or all. The reading that fits the most
// rows is taken, and the rows that it does not fit are told.
func (l *list) tieAcross() {
	before, n := -1, 0
	for i := range l.cols {
		col := &l.cols[i]
		if col.Field != "total" {
			continue
		}
		if n++; n > maxTied {
			return
		}
		var best []int // indices of columns
		var wrong []int
		for _, parts := range l.readingsOf(col.c, before) {
			bad := l.rowsApart(col, parts)
			if best == nil || len(bad) < len(wrong) {
				best, wrong = parts, bad
			}
		}
		before = col.c
		l.tellApart(col, best, wrong)
	}
}

// readingsOf are the sets of columns that a total may add up.
func (l *list) readingsOf(c, before int) [][]int {
	var left, since, stock, all []int
	for i := range l.cols {
		col := &l.cols[i]
		if !counted(col.Field) {
			continue
		}
		all = append(all, i)
		if col.c < c {
			left = append(left, i)
			if col.c > before {
				since = append(since, i)
			}
			if col.Field == "shares" {
				stock = append(stock, i)
			}
		}
	}
	var out [][]int
	for _, set := range [][]int{left, since, stock, all} {
		if len(set) > 0 && len(set) <= maxAdded {
			out = append(out, set)
		}
	}
	return out
}

// rowsApart are the rows whose total is not the sum of the columns.
func (l *list) rowsApart(col *column, parts []int) []int {
	var out []int
	for r := range l.body(l.m.Header, l.m.Last) {
		if col.said[r-l.m.Header] != fine {
			continue
		}
		if sum, ok := l.across(r, parts); ok && !sum.Equal(col.values[r-l.m.Header]) {
			out = append(out, r)
		}
	}
	return out
}

// across adds up the columns of a row; false where one cannot be read, and where all are blank: a row may state its
// total alone.
func (l *list) across(r int, parts []int) (loadline.Ratio, bool) {
	var sum loadline.Ratio
	some := false
	for _, i := range parts {
		switch got := l.cols[i].said[r-l.m.Header]; got {
		case bad, ambiguous:
			return sum, false
		case fine:
			sum, some = sum.Add(l.cols[i].values[r-l.m.Header]), true
		}
	}
	return sum, some
}

func (l *list) tellApart(col *column, parts, wrong []int) {
	severity := loadline.Error
	for _, r := range wrong {
		sum, _ := l.across(r, parts)
		stated := col.values[r-l.m.Header]
		first, last := address(r, l.cols[parts[0]].c), address(r, l.cols[parts[len(parts)-1]].c)
		l.f.letters.put(l.name, loadline.Diagnostic{
			Code: loadline.TotalsDisagree, Severity: severity, At: l.f.b.place(l.g, r, col.c), Related: []loadline.Source{l.f.b.place(l.g, r, l.cols[parts[0]].c)},
			Summary: loadline.Textf("%q of row %v is %v, and its columns add up to %v", col.Head, r+1, stated, sum),
			Detail:  loadline.Textf("Cells %s to %s add up to %v; cell %s says %v: a difference of %v.", first, last, sum, address(r, col.c), stated, stated.Sub(sum)),
			Hint:    loadline.Textf("Correct the row, or say in the mapping what the columns hold."),
		})
	}
}

// tiePercentages compares the percentages with the figures that they are of, to the last place that each shows. Of what
// they are no header says for sure: the reading that fits the most rows is taken.
func (l *list) tiePercentages() {
	n := 0
	for i := range l.cols {
		col := &l.cols[i]
		if col.Field != "percent" || col.values == nil {
			continue
		}
		if n++; n > maxTied {
			return
		}
		scale := l.percentScale(col)
		var best share
		var wrong []int
		found := false
		for _, s := range l.sharesOf(col) {
			bad, n := l.percentsApart(col, scale, s)
			if n > 0 && (!found || len(bad) < len(wrong)) {
				best, wrong, found = s, bad, true
			}
		}
		if found {
			l.tellPercents(col, scale, best, wrong)
		}
	}
}

// share is a column and the whole that its parts are of.
type share struct {
	of    *column
	whole loadline.Ratio
	label string // where the whole stands
	class bool   // the whole is that of the row's class
}

// percentScale is 100 where bare numbers are percent: where the header says so or they add up to more than 2.
func (l *list) percentScale(col *column) loadline.Ratio {
	sum, one := loadline.Ratio{}, loadline.Int(1)
	for r := range l.body(l.m.Header, l.m.Last) {
		if col.said[r-l.m.Header] == fine {
			sum = sum.Add(col.values[r-l.m.Header])
		}
	}
	if sum.Cmp(loadline.Int(2)) > 0 {
		return loadline.Int(100)
	}
	return one
}

// sharesOf are the columns that a percentage may be of, the nearest total first, each of all rows or of the holders' alone.
func (l *list) sharesOf(col *column) []share {
	var out []share
	for pass := range 2 {
		for i := len(l.cols) - 1; i >= 0; i-- {
			of := &l.cols[i]
			if len(out) > maxAdded {
				return out
			}
			if of.values == nil || of.Field == "percent" || (pass == 0) != (of.c < col.c) {
				continue
			}
			if f := of.Field; !counted(f) && f != "total" && f != "nominal_sum" && f != "outstanding" && f != "principal" && f != "amount" {
				continue
			}
			if l.stated.Sign() > 0 && of.Field == "nominal_sum" {
				out = append(out, share{of: of, whole: l.stated, label: l.m.Capital})
			}
			first, last := l.endsOf(l.m.Header, l.m.Last)
			label := address(first, of.c) + ":" + address(last, of.c)
			if sum, ok := l.sum(of, l.m.Header, l.m.Last, func(int) bool { return true }); ok && sum.Sign() > 0 {
				out = append(out, share{of: of, whole: sum, label: label})
			}
			holders := func(r int) bool { return l.roles[r-l.m.Header] == bodyRow }
			if sum, ok := l.sum(of, l.m.Header, l.m.Last, holders); ok && sum.Sign() > 0 {
				out = append(out, share{of: of, whole: sum, label: label})
			}
			if l.has("class") {
				out = append(out, share{of: of, label: label, class: true})
			}
		}
	}
	return out
}

// wholeFor is the whole of which a row's figure is a part.
func (l *list) wholeFor(s share, r int) loadline.Ratio {
	if !s.class {
		return s.whole
	}
	class := l.words(r, "class")
	sum, _ := l.sum(s.of, l.m.Header, l.m.Last, func(q int) bool { return l.words(q, "class") == class })
	return sum
}

// percentsApart are the rows whose percentage is not the share, and how many could be compared.
func (l *list) percentsApart(col *column, scale loadline.Ratio, s share) (wrong []int, n int) {
	if s.class && l.m.Last-l.m.Header > 2000 {
		return nil, 0
	}
	for r := range l.body(l.m.Header, l.m.Last) {
		if col.said[r-l.m.Header] != fine || s.of.said[r-l.m.Header] != fine {
			continue
		}
		whole := l.wholeFor(s, r)
		if whole.Sign() <= 0 {
			continue
		}
		if n++; !l.percentFits(col, scale, r, s.of.values[r-l.m.Header].Quo(whole), loadline.Int(1)) {
			wrong = append(wrong, r)
		}
	}
	return wrong, n
}

// percentFits allows some units of the last place shown: one for a part, since people round, cut off, and adjust so that
// the column adds to 100; half of one for a total.
func (l *list) percentFits(col *column, scale loadline.Ratio, r int, exact, units loadline.Ratio) bool {
	f, _, _ := figureOf(l.g.at(r, col.c), col.Numbers)
	stated, places := f.n, f.places
	if !f.percent && scale.Cmp(loadline.Int(1)) > 0 {
		stated, places = stated.Quo(scale), places+2
	}
	if f.below {
		return exact.Cmp(stated) < 0
	}
	unit := units
	for range min(places, 20) {
		unit = unit.Quo(loadline.Int(10))
	}
	diff := stated.Sub(exact)
	if diff.Sign() < 0 {
		diff = diff.Neg()
	}
	return diff.Cmp(unit) <= 0
}

func (l *list) tellPercents(col *column, scale loadline.Ratio, s share, wrong []int) {
	for _, r := range wrong {
		part, whole := s.of.values[r-l.m.Header], l.wholeFor(s, r)
		exact := part.Quo(whole).Mul(loadline.Int(100)).Round(4, loadline.HalfUp)
		l.f.letters.put(l.name, loadline.Diagnostic{
			Code: loadline.TotalsDisagree, Severity: loadline.Error, At: l.f.b.place(l.g, r, col.c), Related: []loadline.Source{l.f.b.place(l.g, r, s.of.c)},
			Summary: loadline.Textf("%q of row %v says %s, and its share is %v%%", col.Head, r+1, strings.TrimSpace(l.g.at(r, col.c).text), exact),
			Detail:  loadline.Textf("Cell %s is %v of the %v in %s: %v%%.", address(r, s.of.c), part, whole, s.label, exact),
			Hint:    loadline.Textf("Correct the percentage, or find the holder that is missing from the whole."),
		})
	}
	l.tellPercentTotals(col, scale, s)
}

// tellPercentTotals compares the last total of a column of percentages with the parts above it: their sum as they are
// printed, or the whole.
func (l *list) tellPercentTotals(col *column, scale loadline.Ratio, s share) {
	if len(l.totals) == 0 || s.class {
		return
	}
	r, half := l.totals[len(l.totals)-1], loadline.Frac(1, 2)
	if col.said[r-l.m.Header] != fine || l.percentFits(col, scale, r, loadline.Int(1), half) {
		return
	}
	sum, ok := l.sum(col, l.m.Header, r, func(int) bool { return true })
	stated := col.values[r-l.m.Header]
	if part, known := l.sum(s.of, l.m.Header, r, func(int) bool { return true }); !ok || sum.Equal(stated) || known && l.percentFits(col, scale, r, part.Quo(s.whole), half) {
		return
	}
	if scale.Equal(loadline.Int(1)) {
		sum, stated = sum.Mul(loadline.Int(100)), stated.Mul(loadline.Int(100))
	}
	l.f.letters.put(l.name, loadline.Diagnostic{
		Code: loadline.TotalsDisagree, Severity: loadline.Error, At: l.f.b.place(l.g, r, col.c),
		Summary: loadline.Textf("The total of %q is %v%%, and its rows add up to %v%%", col.Head, stated, sum),
		Detail:  loadline.Textf("Cell %s is neither the whole nor the sum of the percentages above it.", address(r, col.c)),
		Hint:    loadline.Textf("Correct the total or the percentages."),
	})
}
