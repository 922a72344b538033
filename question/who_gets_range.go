package question

import (
	"cmp"
	"fmt"
	"slices"

	"loadline"
)

// mostInRange is how many holders have a column of their own in a table over a range.
const mostInRange = 12

// rangeTable is what each gets over a range: at its ends, at every tenth of it and at the breakpoints between, in the first reading.
func (w *whoGets) rangeTable() loadline.Table {
	t := loadline.Table{ID: "range", Title: loadline.Textf("Who gets what of %v to %v", loadline.MoneyOf(w.From, w.exit.Currency), loadline.MoneyOf(w.To, w.exit.Currency)),
		Columns: []loadline.Column{{ID: "proceeds", Head: loadline.Textf("Proceeds"), Kind: loadline.Amount}}}
	shown := w.ids[:min(len(w.ids), mostInRange)]
	for i, id := range shown {
		t.Columns = append(t.Columns, loadline.Column{ID: fmt.Sprintf("holder_%d", i+1), Head: loadline.Textf("%v", w.name(id)), Kind: loadline.Amount})
	}
	if len(w.ids) > len(shown) {
		t.Columns = append(t.Columns, loadline.Column{ID: "others", Head: loadline.Textf("%v others", len(w.ids)-len(shown)), Kind: loadline.Amount})
	}
	for _, x := range w.pointsBetween() {
		paid := w.cents(w.exit.Paid(&w.exit.Readings[0], x))
		row, rest := loadline.Row{Cells: []loadline.Cell{{Value: loadline.MoneyOf(x, w.exit.Currency)}}}, loadline.Ratio{}
		for i, id := range w.ids {
			if i < len(shown) {
				row.Cells = append(row.Cells, loadline.Cell{Value: loadline.MoneyOf(paid[id], w.exit.Currency)})
				continue
			}
			rest = rest.Add(paid[id])
		}
		if len(w.ids) > len(shown) {
			row.Cells = append(row.Cells, loadline.Cell{Value: loadline.MoneyOf(rest, w.exit.Currency)})
		}
		t.Rows = append(t.Rows, row)
	}
	if len(w.exit.Readings) > 1 {
		t.Notes = []loadline.Text{loadline.Textf("By the first reading.")}
	}
	return t
}

func (w *whoGets) pointsBetween() []loadline.Ratio {
	out := w.aroundJumps(w.From, w.To)
	step := w.To.Sub(w.From).Quo(loadline.Int(10))
	for i := range int64(11) {
		out = append(out, w.From.Add(step.Mul(loadline.Int(i))).Round(2, loadline.HalfUp))
	}
	knots := w.exit.Readings[0].Payout.Knots
	for n, k := range knots {
		if jump := n > 0 && jumpsTo(knots, n) || n+1 < len(knots) && jumpsTo(knots, n+1); !jump && k.Proceeds.Cmp(w.From) > 0 && k.Proceeds.Cmp(w.To) < 0 {
			out = append(out, k.Proceeds.Round(2, loadline.HalfUp))
		}
	}
	slices.SortFunc(out, loadline.Ratio.Cmp)
	return slices.CompactFunc(out, loadline.Ratio.Equal)
}

// reckoners are the readings as sheets in which the proceeds may be changed.
func (w *whoGets) reckoners() []loadline.View {
	var out []loadline.View
	for i := range w.exit.Readings[:min(len(w.exit.Readings), mostColumns)] {
		r := &w.exit.Readings[i]
		k := loadline.Reckoner{ID: "reckon", Title: loadline.Textf("The waterfall, reckoned by formulas"), Of: loadline.Textf("Proceeds"), At: w.To, Currency: w.exit.Currency}
		if len(w.exit.Readings) > 1 {
			k.ID = fmt.Sprintf("reckon_%d", i+1)
			k.Notes = []loadline.Text{loadline.Textf("Reading %v: %v.", i+1, list(w.data.Readings[i].Choices, len(w.data.Readings[i].Choices)))}
		}
		k.Notes = append(k.Notes, loadline.Textf("Between two breakpoints everybody gets the same part of each further unit. Amounts are not rounded."))
		lines := make([]loadline.Reckoned, len(w.ids))
		point := func(x loadline.Ratio, paid map[string]loadline.Ratio) {
			k.Points = append(k.Points, x)
			for n, id := range w.ids {
				lines[n].Values = append(lines[n].Values, paid[id])
			}
		}
		knots := r.Payout.Knots
		for n, knot := range knots {
			switch {
			case n+1 < len(knots) && jumpsTo(knots, n+1): // two points of the same proceeds
				point(knot.Proceeds, w.exit.PaidBelow(r, knot.Proceeds))
			case n == 0 || jumpsTo(knots, n) || !knot.Proceeds.Equal(knots[n-1].Proceeds):
				point(knot.Proceeds, w.exit.Paid(r, knot.Proceeds))
			}
		}
		at := w.exit.Paid(r, w.To)
		last := k.Points[len(k.Points)-1]
		here, next := w.exit.Paid(r, last), w.exit.Paid(r, last.Add(loadline.Int(1)))
		for n, id := range w.ids {
			lines[n].Name, lines[n].At, lines[n].Onward = loadline.Textf("%v", cmp.Or(w.names[id], id)), at[id], next[id].Sub(here[id])
		}
		k.Lines = lines
		out = append(out, k)
	}
	return out
}
