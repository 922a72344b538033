package report

import (
	"fmt"

	"loadline"
)

// The columns of a reckoner's sheet: what a row is, the figure that may be changed, then a column for each line, and their sum.
const (
	changedColumn = 1
	firstLine     = 2
)

// reckonerTable lays a reckoner out: the row that was asked about, whose figure may be changed; the points; and from each point what
// each line gets of a further unit.
func reckonerTable(r loadline.Reckoner) loadline.Table {
	t := loadline.Table{ID: r.ID, Title: r.Title, Notes: r.Notes, Columns: []loadline.Column{
		words("row", loadline.Text{}), {ID: "changed", Head: r.Of, Kind: loadline.Amount}}}
	for i, l := range r.Lines {
		t.Columns = append(t.Columns, loadline.Column{ID: fmt.Sprintf("line_%d", i+1), Head: l.Name, Kind: loadline.Amount})
	}
	t.Columns = append(t.Columns, loadline.Column{ID: "all", Head: loadline.Textf("All"), Kind: loadline.Amount})
	add := func(says loadline.Text, x any, value func(l *loadline.Reckoned) loadline.Ratio, money bool) {
		cell := func(v loadline.Ratio) loadline.Cell {
			if money {
				return loadline.Cell{Value: loadline.MoneyOf(v, r.Currency)}
			}
			return loadline.Cell{Value: v}
		}
		row := loadline.Row{Cells: []loadline.Cell{{Value: says}, {Value: x}}}
		sum := loadline.Ratio{}
		for i := range r.Lines {
			v := value(&r.Lines[i])
			sum = sum.Add(v)
			row.Cells = append(row.Cells, cell(v))
		}
		row.Cells = append(row.Cells, cell(sum))
		t.Rows = append(t.Rows, row)
	}
	add(loadline.Textf("Change this figure"), loadline.MoneyOf(r.At, r.Currency), func(l *loadline.Reckoned) loadline.Ratio { return l.At }, true)
	for n, x := range r.Points {
		add(loadline.Textf("Breakpoint %v", n+1), loadline.MoneyOf(x, r.Currency), func(l *loadline.Reckoned) loadline.Ratio { return l.Values[n] }, true)
	}
	for n := range r.Points {
		add(loadline.Textf("Of each further unit from %v on", n+1), nil, func(l *loadline.Reckoned) loadline.Ratio { return slope(r.Points, l, n) }, false)
	}
	return t
}

// slope is what a line gets of each further unit from a point on.
func slope(points []loadline.Ratio, l *loadline.Reckoned, n int) loadline.Ratio {
	if n+1 == len(points) {
		return l.Onward
	}
	if points[n+1].Equal(points[n]) {
		return loadline.Ratio{} // it jumps there
	}
	return l.Values[n+1].Sub(l.Values[n]).Quo(points[n+1].Sub(points[n]))
}

// reckoned is the formula of a cell of a reckoner. The row that may be changed finds the point below its figure and goes on from
// there; what a unit brings between two points is reckoned from them.
func (s *sheet) reckoned(i, j int) string {
	last := len(s.t.Columns) - 1
	switch {
	case j < firstLine:
		return ""
	case j == last:
		return fmt.Sprintf("SUM(%s:%s)", s.cell(i, firstLine, false), s.cell(i, last-1, false))
	case i == 0:
		below := func(column, from int) string {
			return fmt.Sprintf("INDEX(%s:%s,MATCH(%s,%s:%s,1))", s.cell(from, column, true), s.cell(from+s.points-1, column, true),
				s.cell(0, changedColumn, true), s.cell(1, changedColumn, true), s.cell(s.points, changedColumn, true))
		}
		return fmt.Sprintf("%s+(%s-%s)*%s", below(j, 1), s.cell(0, changedColumn, true), below(changedColumn, 1), below(j, 1+s.points))
	case i > s.points && i < 2*s.points:
		n := i - s.points
		if r := s.t.Rows; sameMoney(r[n].Cells[changedColumn], r[n+1].Cells[changedColumn]) {
			return ""
		}
		return fmt.Sprintf("(%s-%s)/(%s-%s)", s.cell(n+1, j, false), s.cell(n, j, false), s.cell(n+1, changedColumn, false), s.cell(n, changedColumn, false))
	}
	return ""
}

func sameMoney(a, b loadline.Cell) bool {
	x, one := a.Value.(loadline.Money)
	y, other := b.Value.(loadline.Money)
	return one && other && x.Amount.Equal(y.Amount)
}
