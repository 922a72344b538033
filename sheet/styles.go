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

// decided is which way the clues of a list point, where it has none those of the book, and the clues that decided.
func decided(list, book clues) (which int, from clues) {
	if which = list.only(); which == 0 && !list.one.there {
		return book.only(), book
	}
	return which, list
}

// styling is how the columns of a list are given a style of numbers or of dates.
type styling[S NumberStyle | DateStyle] struct {
	by      [3]S // where the clues point nowhere, to the one and to the two
	list    S    // of the list
	of      func(*ColumnMapping) *S
	mixed   loadline.Text // what a column holds that shows both
	example string
	ask     func(*ColumnMapping, spot)
	why     func(clues) loadline.Text // what decided for a column with these clues
}

// columns gives a column its own style where its cells show another than the list's, and asks where nothing decides.
func (s styling[S]) columns(p *proposer, l *ListMapping, columns map[int]clues) {
	for i := range l.Columns {
		k, read := columns[i]
		if !read {
			continue
		}
		col := &l.Columns[i]
		switch own := k.only(); {
		case k.one.there && k.two.there:
			p.mixed(l, col, k, s.mixed, s.example)
		case own > 0 && s.by[own] != s.list:
			*s.of(col) = s.by[own]
		case own == 0 && k.unclear.there && s.list == 0:
			s.ask(col, k.unclear)
		}
		if why := s.why(k); !why.IsZero() {
			col.Why = loadline.Textf("%v; %v", col.Why, why)
		}
	}
}

func (p *proposer) numberStyles(l *ListMapping, columns map[int]clues, book clues) {
	list := summed(columns)
	by := [...]NumberStyle{PlainNumbers, PointDecimal, CommaDecimal}
	which, from := decided(list, book)
	l.Numbers = by[which]
	var tongue loadline.Text
	switch {
	case list.one.there && list.two.there:
		l.Numbers = NumbersOpen
	case which == 0 && list.unclear.there:
		l.Numbers, tongue = p.byTongue(l)
	}
	styling[NumberStyle]{
		by: by, list: l.Numbers, of: func(c *ColumnMapping) *NumberStyle { return &c.Numbers },
		mixed: loadline.Textf("numbers with a decimal point and numbers with a decimal comma"), example: "numbers 1,234.56",
		ask: func(c *ColumnMapping, s spot) { p.undecidedNumbers(l, c, s) },
		why: func(k clues) loadline.Text {
			switch {
			case !k.unclear.there || k.only() > 0 || l.Numbers <= PlainNumbers:
				return loadline.Text{}
			case !tongue.IsZero():
				return tongue
			}
			return loadline.Textf("its numbers are read as %s, as cell %s shows", l.Numbers.String(), from.shown(which))
		},
	}.columns(p, l, columns)
	if k, ok := columns[-1]; ok && k.unclear.there && l.Numbers == NumbersOpen {
		p.undecidedNumbers(l, &ColumnMapping{Field: "capital"}, k.unclear)
	}
}

func (p *proposer) dateStyles(l *ListMapping, columns map[int]clues, book clues) {
	list := summed(columns)
	by := [...]DateStyle{PlainDates, MonthFirst, DayFirst}
	which, from := decided(list, book)
	l.Dates = by[which]
	switch {
	case which > 0:
	case list.unclear.there || list.one.there:
		l.Dates = DatesOpen
	case list.weak.there:
		l.Dates = DayFirst
	}
	styling[DateStyle]{
		by: by, list: l.Dates, of: func(c *ColumnMapping) *DateStyle { return &c.Dates },
		mixed: loadline.Textf("days with the month first and days with the day first"), example: "dates month/day/year",
		ask: func(c *ColumnMapping, s spot) { p.undecidedDates(l, c, s) },
		why: func(k clues) loadline.Text {
			switch own := k.only(); {
			case own > 0:
				return loadline.Textf("%s, as a day above 12 in %s shows", by[own].String(), k.shown(own))
			case k.unclear.there && !(k.one.there && k.two.there) && l.Dates > PlainDates:
				return loadline.Textf("%s, as a day above 12 in %s shows", l.Dates.String(), from.shown(which))
			case k.weak.there && l.Dates == DayFirst && which == 0:
				return loadline.Textf("days with points between stand before their months (DIN 5008)")
			}
			return loadline.Text{}
		},
	}.columns(p, l, columns)
}

// shown names the cell that decided.
func (k clues) shown(which int) string {
	s := k.one
	if which == 2 {
		s = k.two
	}
	return address(s.r, s.c)
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

func (p *proposer) undecidedDates(l *ListMapping, col *ColumnMapping, s spot) {
	g := p.b.sheet(l.Sheet)
	p.out = append(p.out, loadline.Diagnostic{
		Code: loadline.ColumnAmbiguous, Severity: loadline.Error, At: p.b.place(g, s.r, s.c),
		Summary: loadline.Textf("Does %q begin with the day or with the month?", g.at(s.r, s.c).text),
		Detail:  loadline.Textf("No day of the column %q is above 12, and no other column of the book shows the order.", col.Head),
		Hint:    loadline.Textf("Say it in the mapping: dates = month/day/year or dates = day/month/year in [%s].", l.Sheet),
	})
}
