package report

import (
	"cmp"
	"fmt"
	"slices"

	"loadline"
)

// tableOf is any view as a table: what a spreadsheet and a comma-separated file hold.
func tableOf(v loadline.View) loadline.Table {
	switch v := v.(type) {
	case loadline.Table:
		return v
	case loadline.Curve:
		return curveTable(v)
	case loadline.Fan:
		return fanTable(v)
	case loadline.Timeline:
		return timelineTable(v)
	case loadline.Map:
		return mapTable(v)
	case loadline.Diff:
		return diffTable(v)
	case loadline.Steps:
		return stepsTable(v)
	case loadline.Reckoner:
		return reckonerTable(v)
	default:
		panic(fmt.Sprintf("report: unknown view %T", v))
	}
}

func curveTable(c loadline.Curve) loadline.Table {
	names := make([]loadline.Text, len(c.Series))
	points := make([][]loadline.Point, len(c.Series))
	for i, s := range c.Series {
		names[i], points[i] = s.Name, s.Points
	}
	return pointsTable(c.ID, c.Title, c.X, c.Y, names, points)
}

func fanTable(v loadline.Fan) loadline.Table {
	names := make([]loadline.Text, len(v.Quantiles))
	points := make([][]loadline.Point, len(v.Quantiles))
	for i, q := range byLevel(v.Quantiles) {
		names[i], points[i] = levelText(q.Level), q.Points
	}
	return pointsTable(v.ID, v.Title, v.X, v.Y, names, points)
}

func byLevel(qs []loadline.Quantile) []loadline.Quantile {
	out := slices.Clone(qs)
	slices.SortStableFunc(out, func(a, b loadline.Quantile) int { return cmp.Compare(a.Level, b.Level) })
	return out
}

func levelText(level float64) loadline.Text {
	return loadline.Textf("%v%%", float64(level*100))
}

// pointsTable has a row for each place on the horizontal axis and a column for each line.
func pointsTable(id string, title loadline.Text, x, y loadline.Axis, names []loadline.Text, lines [][]loadline.Point) loadline.Table {
	t := loadline.Table{ID: id, Title: title, Columns: []loadline.Column{{ID: "x", Head: x.Title, Kind: x.Kind}}}
	rows := map[float64][]loadline.Cell{}
	for j, name := range names {
		t.Columns = append(t.Columns, loadline.Column{ID: fmt.Sprintf("y%d", j+1), Head: name, Kind: y.Kind})
		for _, p := range finite(lines[j]) {
			if rows[p.X] == nil {
				rows[p.X] = make([]loadline.Cell, 1+len(names))
				rows[p.X][0].Value = horizontal(p.X, x.Kind)
			}
			rows[p.X][1+j].Value = p.Y
		}
	}
	var places []float64
	for x := range rows {
		places = append(places, x)
	}
	slices.Sort(places)
	for _, x := range places {
		t.Rows = append(t.Rows, loadline.Row{Cells: rows[x]})
	}
	return t
}

func horizontal(x float64, kind loadline.ColumnKind) any {
	if kind == loadline.Day && x >= 1 && x < 4e6 {
		return loadline.Date(x)
	}
	return x
}

func words(id string, head loadline.Text) loadline.Column { return loadline.Column{ID: id, Head: head} }

func day(id string, head loadline.Text) loadline.Column {
	return loadline.Column{ID: id, Head: head, Kind: loadline.Day}
}

func timelineTable(v loadline.Timeline) loadline.Table {
	t := loadline.Table{ID: v.ID, Title: v.Title, Columns: []loadline.Column{
		day("from", loadline.Textf("From")), day("until", loadline.Textf("Until")),
		words("what", loadline.Textf("What")), words("place", loadline.Textf("Place")),
	}}
	for _, e := range v.Events {
		t.Rows = append(t.Rows, row(e.Period.From, e.Period.To, e.Says, e.At))
	}
	return t
}

func mapTable(v loadline.Map) loadline.Table {
	t := loadline.Table{ID: v.ID, Title: v.Title, Columns: []loadline.Column{
		words("from", loadline.Textf("From")), words("group", loadline.Textf("Group")), words("link", loadline.Textf("Link")),
		words("to", loadline.Textf("To")), {ID: "weight", Head: loadline.Textf("Weight"), Kind: loadline.Factor},
		words("place", loadline.Textf("Place")),
	}}
	titles, groups := map[loadline.Ref]any{}, map[loadline.Ref]string{}
	linked := map[loadline.Ref]bool{}
	for _, n := range v.Nodes {
		if titles[n.Ref], groups[n.Ref] = n.Title, n.Group; n.Title.IsZero() {
			titles[n.Ref] = n.Ref
		}
	}
	name := func(r loadline.Ref) any {
		linked[r] = true
		if t, ok := titles[r]; ok {
			return t
		}
		return r
	}
	for _, l := range v.Links {
		var weight any
		if l.Weight.Lo != nil || l.Weight.Hi != nil {
			weight = l.Weight
		}
		t.Rows = append(t.Rows, row(name(l.From), groups[l.From], l.Says, name(l.To), weight, l.At))
	}
	for _, n := range v.Nodes {
		if !linked[n.Ref] {
			t.Rows = append(t.Rows, row(name(n.Ref), n.Group, nil, nil, nil, nil))
		}
	}
	return t
}

func diffTable(v loadline.Diff) loadline.Table {
	t := loadline.Table{ID: v.ID, Title: v.Title, Columns: []loadline.Column{
		words("what", loadline.Textf("What")), words("before", loadline.Textf("Before")),
		words("after", loadline.Textf("After")), words("effect", loadline.Textf("Effect")),
	}}
	for _, r := range v.Rows {
		t.Rows = append(t.Rows, loadline.Row{Cells: []loadline.Cell{{Value: r.What}, r.Before, r.After, {Value: r.Effect}}})
	}
	return t
}

func stepsTable(v loadline.Steps) loadline.Table {
	t := loadline.Table{ID: v.ID, Title: v.Title, Columns: []loadline.Column{
		{ID: "step", Head: loadline.Textf("Step"), Kind: loadline.Count}, words("what", loadline.Textf("What")),
		words("after", loadline.Textf("Delay")), words("place", loadline.Textf("Place")),
	}}
	for i, s := range v.Steps {
		var delay any
		if s.After != (loadline.Duration{}) {
			delay = s.After
		}
		t.Rows = append(t.Rows, row(i+1, s.Says, delay, s.At))
	}
	return t
}

func row(values ...any) loadline.Row {
	cells := make([]loadline.Cell, len(values))
	for i, v := range values {
		cells[i].Value = v
	}
	return loadline.Row{Cells: cells}
}
