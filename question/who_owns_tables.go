package question

import (
	"strconv"

	"loadline"
	"loadline/captable"
)

// classMatrix is who holds how many shares of which class.
func (w *whoOwns) classMatrix() loadline.Table {
	t := loadline.Table{ID: "classes_held", Title: loadline.Textf("Outstanding shares by class")}
	t.Columns = append(t.Columns, loadline.Column{ID: "name", Head: loadline.Textf("Stakeholder")})
	for _, c := range w.data.Classes {
		t.Columns = append(t.Columns, loadline.Column{ID: c.ID, Head: loadline.Textf("%v", c.Name), Kind: loadline.Count})
	}
	held := map[string]loadline.Number{}
	for _, g := range w.on.Totals(w.Def, func(s captable.Security) (string, bool) { return pair(s.StakeholderID, s.ClassID), true }).Groups {
		held[g.Key] = g.Outstanding
	}
	total := loadline.Row{Role: loadline.Total, Cells: []loadline.Cell{{Value: loadline.Textf("Total")}}}
	for _, h := range w.data.Rows {
		if h.Outstanding.IsZero() {
			continue
		}
		row := loadline.Row{Cells: []loadline.Cell{{Value: h.Name}}}
		for _, c := range w.data.Classes {
			n, ok := held[pair(h.ID, c.ID)]
			if !ok {
				n = zero()
			}
			row.Cells = append(row.Cells, loadline.Cell{Value: n})
		}
		total.Sums = append(total.Sums, len(t.Rows))
		t.Rows = append(t.Rows, row)
	}
	for _, c := range w.data.Classes {
		total.Cells = append(total.Cells, loadline.Cell{Value: c.Outstanding})
	}
	t.Rows = append(t.Rows, total)
	return t
}

// pair is one key of two ids, whatever bytes they hold.
func pair(holder, class string) string { return strconv.Itoa(len(holder)) + ":" + holder + class }

func (w *whoOwns) classTable() loadline.Table {
	t := loadline.Table{ID: "classes", Title: loadline.Textf("Classes of stock"), Columns: []loadline.Column{
		{ID: "name", Head: loadline.Textf("Class")},
		{ID: "authorized", Head: loadline.Textf("Authorised"), Kind: loadline.Count},
		{ID: "outstanding", Head: loadline.Textf("Outstanding"), Kind: loadline.Count},
		{ID: "ratio", Head: loadline.Textf("Converts at"), Kind: loadline.Factor},
		{ID: "votes_per_share", Head: loadline.Textf("Votes a share"), Kind: loadline.Factor},
		{ID: "votes", Head: loadline.Textf("Votes"), Kind: loadline.Count, Product: []string{"outstanding", "votes_per_share"}},
	}}
	for _, c := range w.data.Classes {
		ratio := loadline.Cell{Value: c.Ratio}
		if len(class(w.c.Company, c.ID).Conversions) == 0 {
			ratio = loadline.Cell{}
		}
		t.Rows = append(t.Rows, loadline.Row{Cells: []loadline.Cell{
			{Value: c.Name}, {Value: c.Authorized}, {Value: c.Outstanding}, ratio, {Value: c.VotesPerShare}, {Value: c.Votes},
		}})
	}
	return t
}

func (w *whoOwns) planTable() loadline.Table {
	t := loadline.Table{ID: "plans", Title: loadline.Textf("Pools for grants"), Columns: []loadline.Column{
		{ID: "name", Head: loadline.Textf("Plan")},
		{ID: "reserved", Head: loadline.Textf("Reserved"), Kind: loadline.Count},
		{ID: "outstanding", Head: loadline.Textf("Under grants"), Kind: loadline.Count},
		{ID: "used", Head: loadline.Textf("Used"), Kind: loadline.Count},
		{ID: "available", Head: loadline.Textf("Available"), Kind: loadline.Count},
	}, Notes: []loadline.Text{loadline.Textf("Used: under grants, exercised, and cancelled without coming back to the pool.")}}
	for _, p := range w.data.Plans {
		t.Rows = append(t.Rows, loadline.Row{Cells: []loadline.Cell{
			{Value: p.Name}, {Value: p.Reserved}, {Value: p.Outstanding}, {Value: p.Used}, {Value: p.Available},
		}})
	}
	return t
}

func (w *whoOwns) convertibleTable() loadline.Table {
	t := loadline.Table{ID: "convertibles", Title: loadline.Textf("SAFEs and notes still open"), Columns: []loadline.Column{
		{ID: "name", Head: loadline.Textf("Instrument")},
		{ID: "kind", Head: loadline.Textf("Kind")},
		{ID: "holder", Head: loadline.Textf("Holder")},
		{ID: "date", Head: loadline.Textf("Date"), Kind: loadline.Day},
		{ID: "currency", Head: loadline.Textf("Currency")},
		{ID: "invested", Head: loadline.Textf("Invested"), Kind: loadline.Count},
		{ID: "cap", Head: loadline.Textf("Cap")},
		{ID: "discount", Head: loadline.Textf("Discount")},
	}}
	for _, c := range w.data.Convertibles {
		t.Rows = append(t.Rows, loadline.Row{Cells: []loadline.Cell{
			{Value: c.Name}, {Value: c.Kind}, {Value: c.Holder}, {Value: c.Date}, {Value: c.Currency}, {Value: c.Invested}, {Value: c.Cap}, {Value: c.Discount},
		}})
	}
	return t
}
