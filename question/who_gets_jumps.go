package question

import (
	"loadline"
	"loadline/financing"
)

// JumpOf is proceeds at which what holders get jumps, since there other shares count: a SAFE whose holder converts is in the whole on
// which the caps of others are measured.
type JumpOf struct {
	Proceeds loadline.Ratio   `json:"proceeds"`
	Says     []string         `json:"says"`
	Below    []loadline.Ratio `json:"below"` // by holder, in the order of Holders: what each gets just below
	Paid     []loadline.Ratio `json:"paid"`  // likewise: from there on
}

// mostJumps is how many jumps are told.
const mostJumps = 12

// jumps are the proceeds at which what holders get jumps, in the first reading.
func (w *whoGets) jumps() {
	r := &w.exit.Readings[0]
	for n, k := range r.Payout.Knots {
		if n == 0 || !jumpsTo(r.Payout.Knots, n) || len(w.data.Jumps) == mostJumps {
			continue
		}
		j := JumpOf{Proceeds: k.Proceeds.Round(2, loadline.HalfUp), Says: []string{}}
		for _, t := range k.Turns {
			j.Says = append(j.Says, w.turnSays(t))
		}
		below, paid := w.cents(w.exit.PaidBelow(r, k.Proceeds)), w.cents(w.exit.Paid(r, k.Proceeds))
		for _, id := range w.ids {
			j.Below, j.Paid = append(j.Below, below[id]), append(j.Paid, paid[id])
		}
		w.data.Jumps = append(w.data.Jumps, j)
	}
}

// jumpsTo says whether payouts jump to a knot from the one before it.
func jumpsTo(knots []financing.Knot[loadline.Ratio], n int) bool {
	for _, t := range knots[n-1].Turns {
		if t.Turn == financing.Jumps {
			return true
		}
	}
	return false
}

// aroundJumps are the proceeds within a range at which payouts jump, and a cent below each, in the first reading.
func (w *whoGets) aroundJumps(from, to loadline.Ratio) []loadline.Ratio {
	var out []loadline.Ratio
	for _, x := range w.exit.Readings[0].Payout.Leaps() {
		at := x.Round(2, loadline.Up)
		if below := at.Sub(loadline.Frac(1, 100)); below.Cmp(from) > 0 && at.Cmp(to) < 0 {
			out = append(out, below, at)
		}
	}
	return out
}

// jumpTable is whose payout jumps where, and why.
func (w *whoGets) jumpTable() loadline.Table {
	t := loadline.Table{ID: "jumps", Title: loadline.Textf("Where payouts jump"), Columns: []loadline.Column{
		{ID: "proceeds", Head: loadline.Textf("Proceeds"), Kind: loadline.Amount}, {ID: "holder", Head: loadline.Textf("Holder")},
		{ID: "below", Head: loadline.Textf("Gets just below"), Kind: loadline.Amount}, {ID: "paid", Head: loadline.Textf("Gets from there on"), Kind: loadline.Amount},
	}}
	for _, j := range w.data.Jumps {
		for i, h := range w.data.Holders {
			if !j.Below[i].Equal(j.Paid[i]) {
				t.Rows = append(t.Rows, loadline.Row{Cells: []loadline.Cell{{Value: loadline.MoneyOf(j.Proceeds, w.exit.Currency)}, {Value: h.Holder},
					{Value: loadline.MoneyOf(j.Below[i], w.exit.Currency)}, {Value: loadline.MoneyOf(j.Paid[i], w.exit.Currency)}}})
			}
		}
		t.Notes = append(t.Notes, loadline.Textf("At %v: %v.", loadline.MoneyOf(j.Proceeds, w.exit.Currency), list(j.Says, 4)))
	}
	t.Notes = append(t.Notes, loadline.Textf("Who converts is counted in the whole that the post-money caps of others are parts of: their parts grow, and who holds shares gets less."))
	if len(w.exit.Readings) > 1 {
		t.Notes = append(t.Notes, loadline.Textf("By the first reading."))
	}
	return t
}
