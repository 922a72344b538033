package question

import (
	"loadline"
	"loadline/dependence"
)

// DependsChange is one figure of dependence, by column: where a round is read in several ways, over all of them.
type DependsChange struct {
	Of      string            `json:"of"`   // a supply, or a supplier
	What    string            `json:"what"` // "largest share", "HHI", "spend-back", "exit gap"
	Columns []loadline.Number `json:"columns"`

	says func(loadline.Number) any
}

// depends fills on whom the company depends in each column; nothing where no contract is stated.
func (w *whatIf) depends() {
	w.data.Depends = []DependsChange{}
	var on [][]*dependence.On
	stated := false
	for _, col := range w.columns {
		var each []*dependence.On
		for _, c := range col.cases {
			stated = stated || len(c.Company.Contracts) > 0
			if len(c.Company.Contracts) > 0 {
				each = append(each, dependence.Of(c.Company, w.day, givenOf(c.Company)))
			}
		}
		on = append(on, each)
	}
	if !stated {
		return
	}
	row := func(of, what string, says func(loadline.Number) any, figure func(*dependence.On) (loadline.Number, bool)) {
		r := DependsChange{Of: of, What: what, says: says}
		found := false
		for _, each := range on {
			n := loadline.Number{}
			for i, d := range each {
				v, ok := figure(d)
				found = found || ok
				if !ok {
					v = loadline.Number{}
				}
				if i == 0 {
					n = v
				} else {
					n = n.Hull(v)
				}
			}
			r.Columns = append(r.Columns, n)
		}
		if found {
			w.data.Depends = append(w.data.Depends, r)
		}
	}
	w.dependsRows(on, row)
}

func (w *whatIf) dependsRows(on [][]*dependence.On, row func(string, string, func(loadline.Number) any, func(*dependence.On) (loadline.Number, bool))) {
	var words, ids []string
	titles := map[string]string{}
	seen := map[string]bool{}
	for _, each := range on {
		for _, d := range each {
			for _, word := range d.Supplied() {
				if !seen["word "+word] {
					seen["word "+word], words = true, append(words, word)
				}
			}
			for _, s := range d.Suppliers {
				if !seen[s.ID] {
					seen[s.ID], ids = true, append(ids, s.ID)
					titles[s.ID] = s.Title
				}
			}
		}
	}
	for _, word := range words {
		row(word, "largest share", inPart, func(d *dependence.On) (loadline.Number, bool) {
			c, ok := d.Concentration(word, dependence.Capacity)
			return c.Largest, ok
		})
		row(word, "HHI", factor, func(d *dependence.On) (loadline.Number, bool) {
			c, ok := d.Concentration(word, dependence.Capacity)
			return c.HHI, ok
		})
	}
	for _, id := range ids {
		row(titles[id], "spend-back", factor, func(d *dependence.On) (loadline.Number, bool) {
			for _, b := range d.Investors {
				if b.ID == id {
					return b.Ratio, true
				}
			}
			return loadline.Number{}, false
		})
		row(titles[id], "exit gap", monthsSay, func(d *dependence.On) (loadline.Number, bool) {
			s, ok := d.Supplier(id)
			return s.ExitGap, ok
		})
	}
}

// dependsTable is on whom the company depends, before and after.
func (w *whatIf) dependsTable() loadline.Table {
	t := loadline.Table{ID: "dependence", Title: loadline.Textf("On whom the company depends"), Columns: heads(loadline.Words, "of", "Of", "what", "What"),
		Notes: []loadline.Text{loadline.Textf("Shares and HHI are of capacity. What stands behind each: loadline what-binds.")}}
	w.across(&t, loadline.Words)
	for _, r := range w.data.Depends {
		row := cellsOf(r.Of, r.What)
		for _, n := range r.Columns {
			row.Cells = append(row.Cells, loadline.Cell{Value: r.says(n)})
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}
