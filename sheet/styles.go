package sheet

import (
	"maps"
	"slices"
	"strings"

	"loadline"
)

// spot is a cell counted from 0; the zero value is none.
type spot struct {
	r, c  int
	there bool
}

// clues is what the cells of a column show about their style. For numbers one is 1,234.56 and two is 1.234,56; for days
// one is month first and two is day first.
type clues struct {
	one, two, unclear, weak spot
}

func (k *clues) add(other clues) {
	for _, s := range [][2]*spot{{&k.one, &other.one}, {&k.two, &other.two}, {&k.unclear, &other.unclear}, {&k.weak, &other.weak}} {
		if !s[0].there {
			*s[0] = *s[1]
		}
	}
}

func note(s *spot, r, c int) {
	if !s.there {
		*s = spot{r, c, true}
	}
}

// numberClues reads a column for its style of numbers. Only texts show one.
func numberClues(g *grid, c, from, last int) clues {
	var k clues
	for r := from; r <= last; r++ {
		x := g.at(r, c)
		if x.kind != text {
			continue
		}
		_, implied, got := figureIn(x.text, NumbersOpen)
		switch {
		case got == ambiguous:
			note(&k.unclear, r, c)
		case implied == PointDecimal:
			note(&k.one, r, c)
		case implied == CommaDecimal:
			note(&k.two, r, c)
		}
	}
	return k
}

// dateClues reads a column for its order of day and month.
func dateClues(g *grid, c, from, last int) clues {
	var k clues
	for r := from; r <= last; r++ {
		x := g.at(r, c)
		if x.kind != text {
			continue
		}
		_, implied, got := dayIn(x.text, DatesOpen)
		switch {
		case got == ambiguous:
			note(&k.unclear, r, c)
		case implied == MonthFirst:
			note(&k.one, r, c)
		case implied == DayFirst && strings.Contains(x.text, "."):
			note(&k.weak, r, c)
		case implied == DayFirst:
			note(&k.two, r, c)
		}
	}
	return k
}

// listClues is the clues of one list, by column.
type listClues struct {
	numbers, dates map[int]clues
}

func (p *proposer) clues(l *ListMapping) listClues {
	g := p.b.sheet(l.Sheet)
	k := listClues{map[int]clues{}, map[int]clues{}}
	for i, col := range l.Columns {
		c, _ := columnOf(col.Letter)
		switch {
		case numeric(col.Field):
			k.numbers[i] = numberClues(g, c, l.Header, l.Last-1)
		case dated(col.Field):
			k.dates[i] = dateClues(g, c, l.Header, l.Last-1)
		}
	}
	if r, c, ok := cellOf(l.Capital); ok {
		k.numbers[-1] = numberClues(g, c, r, r)
	}
	return k
}

// styles decides how numbers and days are written: a column by its own cells, where these do not show it by the other
// columns of the list, then by the other lists of the book. Where nothing shows it, the question stays open.
func (p *proposer) styles() {
	all := make([]listClues, len(p.m.Lists))
	var bookNumbers, bookDates clues
	for i := range p.m.Lists {
		p.findCapital(&p.m.Lists[i])
		all[i] = p.clues(&p.m.Lists[i])
		bookNumbers.add(summed(all[i].numbers))
		bookDates.add(summed(all[i].dates))
	}
	for i := range p.m.Lists {
		p.numberStyles(&p.m.Lists[i], all[i].numbers, bookNumbers)
		p.dateStyles(&p.m.Lists[i], all[i].dates, bookDates)
	}
}

func summed(columns map[int]clues) clues {
	var out clues
	for _, i := range slices.Sorted(maps.Keys(columns)) {
		out.add(columns[i])
	}
	return out
}

// only is 1 or 2 where the clues point one way, 0 where they point nowhere or both ways.
func (k clues) only() int {
	switch {
	case k.one.there && !k.two.there:
		return 1
	case k.two.there && !k.one.there:
		return 2
	}
	return 0
}

func (p *proposer) numberStyles(l *ListMapping, columns map[int]clues, book clues) {
	list := summed(columns)
	by := [...]NumberStyle{PlainNumbers, PointDecimal, CommaDecimal}
	decided, from := list.only(), list
	if decided == 0 && !list.one.there {
		decided, from = book.only(), book
	}
	l.Numbers = by[decided]
	if list.one.there && list.two.there {
		l.Numbers = NumbersOpen
	}
	var tongue loadline.Text
	if decided == 0 && list.unclear.there && !list.one.there && !list.two.there {
		l.Numbers, tongue = p.byTongue(l)
	}
	for i := range l.Columns {
		k, read := columns[i]
		if !read {
			continue
		}
		col := &l.Columns[i]
		switch own := k.only(); {
		case k.one.there && k.two.there:
			p.mixed(l, col, k, loadline.Textf("numbers with a decimal point and numbers with a decimal comma"), "numbers 1,234.56")
		case own > 0 && by[own] != l.Numbers:
			col.Numbers = by[own]
		case own == 0 && k.unclear.there && l.Numbers == NumbersOpen:
			p.undecidedNumbers(l, col, k.unclear)
		}
		switch {
		case !k.unclear.there || k.only() > 0:
		case !tongue.IsZero():
			p.because(col, tongue)
		case l.Numbers > PlainNumbers:
			p.because(col, loadline.Textf("its numbers are read as %s, as cell %s shows", l.Numbers.String(), p.shown(from, decided)))
		}
	}
	if k, ok := columns[-1]; ok && k.unclear.there && l.Numbers == NumbersOpen {
		p.undecidedNumbers(l, &ColumnMapping{Field: "capital"}, k.unclear)
	}
}

// shown names the cell that decided.
func (p *proposer) shown(k clues, which int) string {
	s := k.one
	if which == 2 {
		s = k.two
	}
	return address(s.r, s.c)
}

// because adds to why a column is read as it is.
func (p *proposer) because(col *ColumnMapping, why loadline.Text) {
	col.Why = loadline.Textf("%v; %v", col.Why, why)
}

func (p *proposer) undecidedNumbers(l *ListMapping, col *ColumnMapping, s spot) {
	g := p.b.sheet(l.Sheet)
	seen := g.at(s.r, s.c).text
	p.out = append(p.out, loadline.Diagnostic{
		Code: loadline.ColumnAmbiguous, Severity: loadline.Error, At: p.b.place(g, s.r, s.c),
		Summary: loadline.Textf("Is %q a thousand and more, or a little above one?", seen),
		Detail:  loadline.Textf("The %s may have separators of thousands or decimals, and no cell of the book shows which.", col.Field),
		Hint:    loadline.Textf("Say it in the mapping: numbers = 1,234.56 or numbers = 1.234,56 in [%s].", l.Sheet),
	})
}

func (p *proposer) mixed(l *ListMapping, col *ColumnMapping, k clues, what loadline.Text, example string) {
	g := p.b.sheet(l.Sheet)
	p.out = append(p.out, loadline.Diagnostic{
		Code: loadline.ColumnAmbiguous, Severity: loadline.Error, At: p.b.place(g, k.one.r, k.one.c),
		Summary: loadline.Textf("The column %q holds %v", col.Head, what),
		Detail:  loadline.Textf("%q is the one and %q the other; cells that may be either cannot be read.", g.at(k.one.r, k.one.c).text, g.at(k.two.r, k.two.c).text),
		Hint:    loadline.Textf("Mend the cells that were typed wrongly, or give the column its style in the mapping, such as: %s = %s, %s.", col.Field, col.Letter, example),
		Related: []loadline.Source{p.b.place(g, k.two.r, k.two.c)},
	})
}

func (p *proposer) dateStyles(l *ListMapping, columns map[int]clues, book clues) {
	list := summed(columns)
	by := [...]DateStyle{PlainDates, MonthFirst, DayFirst}
	decided, from := list.only(), list
	if decided == 0 && !list.one.there {
		decided, from = book.only(), book
	}
	if l.Dates = by[decided]; decided == 0 {
		switch {
		case list.unclear.there || list.one.there:
			l.Dates = DatesOpen
		case list.weak.there:
			l.Dates = DayFirst
		}
	}
	for i := range l.Columns {
		k, read := columns[i]
		if !read {
			continue
		}
		col := &l.Columns[i]
		switch own := k.only(); {
		case k.one.there && k.two.there:
			p.mixed(l, col, k, loadline.Textf("days with the month first and days with the day first"), "dates month/day/year")
		case own > 0 && by[own] != l.Dates:
			col.Dates = by[own]
		case own == 0 && k.unclear.there && l.Dates == DatesOpen:
			p.undecidedDates(l, col, k.unclear)
		case own > 0:
			p.because(col, loadline.Textf("%s, as a day above 12 in %s shows", by[own].String(), p.shown(k, own)))
		}
		if k.unclear.there && k.only() == 0 && l.Dates > PlainDates {
			p.because(col, loadline.Textf("%s, as a day above 12 in %s shows", l.Dates.String(), p.shown(from, decided)))
		}
		if k.weak.there && k.only() == 0 && l.Dates == DayFirst && decided == 0 {
			p.because(col, loadline.Textf("days with points between stand before their months (DIN 5008)"))
		}
	}
}

func (p *proposer) undecidedDates(l *ListMapping, col *ColumnMapping, s spot) {
	g := p.b.sheet(l.Sheet)
	p.out = append(p.out, loadline.Diagnostic{
		Code: loadline.ColumnAmbiguous, Severity: loadline.Error, At: p.b.place(g, s.r, s.c),
		Summary: loadline.Textf("Does %q begin with the day or with the month?", g.at(s.r, s.c).text),
		Detail:  loadline.Textf("No day of the column %q is above 12, and no other column of the book shows the order.", col.Head),
		Hint:    loadline.Textf("Say it in the mapping: dates = month/day/year or dates = day/month/year in [%s].", l.Sheet),
	})
}
