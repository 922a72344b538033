package question

import (
	"fmt"
	"slices"

	"loadline"
)

// finding is what the promises take over the range, and where decisions change hands.
func (s *shadow) finding() loadline.Text {
	low, high := s.data.At[0], s.data.At[len(s.data.At)-1]
	says := loadline.Textf("Between %v and %v a share, what is signed becomes %v to %v shares.", s.money(low.Price), s.money(high.Price), sumOf(high.Converted), sumOf(low.Converted))
	if i := slices.IndexFunc(s.data.Groups, func(g string) bool { return g == "founders" }); i >= 0 {
		says = loadline.Textf("%v The founders then have %v to %v of the votes.", says, loadline.InPercent(low.Votes[i]), loadline.InPercent(high.Votes[i]))
	}
	hands := 0
	for i, t := range s.data.Turns {
		if t.hands && (i == 0 || !s.data.Turns[i-1].hands || !s.data.Turns[i-1].Price.Equal(t.Price)) {
			hands++
		}
	}
	switch hands {
	case 1:
		return loadline.Textf("%v At one price a decision changes hands.", says)
	case 0:
		if order, _ := s.w.c.order(); len(order.Matters()) == 0 {
			return loadline.Textf("%v The file states no matter that is decided, so whether a decision changes hands was not asked.", says)
		}
		return loadline.Textf("%v At none of these prices does a decision change hands.", says)
	}
	return loadline.Textf("%v Decisions change hands at %v prices.", says, numeral(hands))
}

func sumOf(ns []loadline.Number) loadline.Number {
	sum := zero()
	for _, n := range ns {
		sum = sum.Add(n)
	}
	return sum
}

func (s *shadow) money(r loadline.Ratio) loadline.Money {
	return loadline.MoneyOf(r.Round(4, loadline.HalfUp), s.data.Currency)
}

func (s *shadow) views() []loadline.View {
	out := []loadline.View{s.turnsTable(), s.pricesTable(), s.curve()}
	if len(s.data.Turns) == 0 {
		out = out[1:]
	}
	return out
}

func (s *shadow) turnsTable() loadline.Table {
	t := loadline.Table{ID: "turns", Title: loadline.Textf("Where something changes"), Columns: []loadline.Column{
		{ID: "price", Head: loadline.Textf("Price"), Kind: loadline.Amount}, {ID: "what", Head: loadline.Textf("What changes there")},
	}}
	for _, x := range s.data.Turns {
		t.Rows = append(t.Rows, loadline.Row{Cells: []loadline.Cell{{Value: s.money(x.Price)}, {Value: x.Says}}})
	}
	t.Notes = []loadline.Text{loadline.Textf("Prices at which a promise converts by another term are exact; those at which a decision changes hands are to the fourth decimal, found between %v prices that are tried.", pricesTried)}
	return t
}

func (s *shadow) pricesTable() loadline.Table {
	t := loadline.Table{ID: "prices", Title: loadline.Textf("At each price of the next round"), Columns: []loadline.Column{
		{ID: "price", Head: loadline.Textf("Price"), Kind: loadline.Amount}, {ID: "pre", Head: loadline.Textf("Pre-money, with what converts"), Kind: loadline.Amount},
		{ID: "shares", Head: loadline.Textf("Shares of what is signed"), Kind: loadline.Count},
	}}
	for i, g := range s.data.Groups {
		t.Columns = append(t.Columns, loadline.Column{ID: fmt.Sprintf("part_%d", i), Head: loadline.Textf("%v", g), Kind: loadline.Percent})
	}
	for i, g := range s.data.Groups {
		t.Columns = append(t.Columns, loadline.Column{ID: fmt.Sprintf("votes_%d", i), Head: loadline.Textf("Votes, %v", g), Kind: loadline.Percent})
	}
	for _, at := range s.data.At {
		row := loadline.Row{Cells: []loadline.Cell{{Value: s.money(at.Price)}, {Value: s.amount(at.Pre)}, {Value: sumOf(at.Converted)}}}
		for _, n := range slices.Concat(at.Parts, at.Votes) {
			row.Cells = append(row.Cells, loadline.Cell{Value: n})
		}
		t.Rows = append(t.Rows, row)
	}
	t.Notes = []loadline.Text{loadline.Textf("Parts are fully diluted. New money in the round: %v.", loadline.MoneyOf(s.data.Money, s.data.Currency))}
	return t
}

func (s *shadow) amount(n loadline.Number) any {
	w := whatIf{data: Compared{Currency: s.data.Currency}}
	return w.amount(cents(n))
}

// curve is the votes of the groups over the price, in the middle of the readings where there are several.
func (s *shadow) curve() loadline.Curve {
	c := loadline.Curve{ID: "votes", Title: loadline.Textf("Votes by the price of the next round"),
		X: loadline.Axis{Title: loadline.Textf("Price"), Kind: loadline.Amount}, Y: loadline.Axis{Title: loadline.Textf("Part of the votes"), Kind: loadline.Percent}}
	for i, g := range s.data.Groups[:min(len(s.data.Groups), mostColumns)] {
		line := loadline.Series{Name: loadline.Textf("%v", g)}
		for _, at := range s.data.At {
			if lo, hi := at.Votes[i].Lo, at.Votes[i].Hi; lo != nil && hi != nil {
				line.Points = append(line.Points, loadline.Point{X: at.Price.Float(), Y: lo.Add(*hi).Float() / 2})
			}
		}
		c.Series = append(c.Series, line)
	}
	return c
}
