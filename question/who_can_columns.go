package question

import (
	"strings"

	"loadline"
	"loadline/control"
	"loadline/governance"
)

// votersOf are those whose votes a column counts, within a sentence.
func votersOf(e governance.Electorate) loadline.Text {
	if e.Of.Kind == bodyKind {
		if title := lowered(e.Title); strings.HasPrefix(title, "all ") || strings.HasPrefix(title, "the ") {
			return loadline.Textf("%v", title)
		}
		return loadline.Textf("the %v", lowered(e.Title))
	}
	return loadline.Textf("%v", e.Title)
}

// columnOf is the column of a constituency; -1 where there is none.
func (w *whoCan) columnOf(of loadline.Ref) int {
	for k, e := range w.d.Columns {
		if e.Of == of {
			return k
		}
	}
	return -1
}

// columns are the constituencies, each once: where votes follow others' decisions the rule has further columns of the same
// votes, after the one in which they follow nobody.
func (w *whoCan) columns() []int {
	var out []int
	for k, e := range w.d.Columns {
		if w.columnOf(e.Of) == k {
			out = append(out, k)
		}
	}
	return out
}

// column is that by which holders are ordered: of the votes that the rule asks for, where there are most; -1 where it asks
// for none.
func (w *whoCan) column() int {
	best, most := -1, int64(-1)
	for _, k := range w.columns() {
		total := int64(0)
		for _, n := range w.d.Weights.Lo[k] {
			total += n
		}
		if total > most {
			best, most = k, total
		}
	}
	return best
}

// part is a coalition's part of the votes of a column, whatever the open votes turn out to be.
func (w *whoCan) part(c control.Coalition, k int) (loadline.Number, bool) {
	var mine, others [2]int64
	for v := range w.d.Parties {
		to := &others
		if c.Has(v) {
			to = &mine
		}
		to[0] += w.d.Weights.Lo[k][v]
		to[1] += w.d.Weights.Hi[k][v]
	}
	least := mine[0] + others[1] + w.d.Weights.IdleHi[k]
	most := mine[1] + others[0] + w.d.Weights.IdleLo[k]
	if least <= 0 || most <= 0 {
		return loadline.Number{}, false
	}
	lo, hi := loadline.Frac(mine[0], least), loadline.Frac(mine[1], most)
	for _, v := range w.d.Columns[k].Boundless {
		if c.Has(v) {
			hi = loadline.Int(1)
		} else {
			lo = loadline.Int(0)
		}
	}
	return loadline.Between(lo, hi), true
}
