package report

import (
	"fmt"

	"loadline"
)

type (
	tableJSON struct {
		Kind    string       `json:"kind" enum:"table"`
		ID      string       `json:"id"`
		Title   string       `json:"title"`
		Columns []columnJSON `json:"columns"`
		Rows    []rowJSON    `json:"rows"`
		Notes   []string     `json:"notes,omitempty"`
	}
	columnJSON struct {
		ID      string   `json:"id"`
		Head    string   `json:"head"`
		Kind    string   `json:"kind" enum:"words,count,amount,percent,factor,day"`
		ShareOf string   `json:"share_of,omitempty"`
		Product []string `json:"product,omitempty"`
	}
	rowJSON struct {
		Role  string     `json:"role" enum:"body,section,subtotal,total"`
		Level int        `json:"level"`
		Cells []cellJSON `json:"cells"`
		Sums  []int      `json:"sums,omitempty"` // indices of rows, from 0
	}
	cellJSON struct {
		Value any         `json:"value"`          // null, a string, an exact number as a string, amount and currency, or lo and hi
		Text  string      `json:"text,omitempty"` // as it is printed
		Why   *reasonJSON `json:"why,omitempty"`
	}
	boundsJSON struct {
		Lo   *loadline.Ratio `json:"lo"` // null where there is no bound
		Hi   *loadline.Ratio `json:"hi"`
		Open []openJSON      `json:"open,omitempty"`
	}
	openJSON struct {
		Question string     `json:"question"`
		Place    *placeJSON `json:"place,omitempty"`
	}
	moneyJSON struct {
		Amount   loadline.Ratio `json:"amount"`
		Currency string         `json:"currency,omitempty"`
	}
	axisJSON struct {
		Title string `json:"title"`
		Kind  string `json:"kind"`
	}
	lineJSON struct {
		Name   string   `json:"name,omitempty"`
		Level  *float64 `json:"level,omitempty"`
		Points [][2]any `json:"points"`
	}
	plotJSON struct {
		Kind      string     `json:"kind" enum:"curve,fan"`
		ID        string     `json:"id"`
		Title     string     `json:"title"`
		X         axisJSON   `json:"x"`
		Y         axisJSON   `json:"y"`
		Series    []lineJSON `json:"series,omitempty"`
		Quantiles []lineJSON `json:"quantiles,omitempty"`
	}
	listJSON struct {
		Kind   string      `json:"kind" enum:"timeline,map,diff,steps"`
		ID     string      `json:"id"`
		Title  string      `json:"title"`
		Events []eventJSON `json:"events,omitempty"` // of a timeline
		Steps  []stepJSON  `json:"steps,omitempty"`
		Nodes  []nodeJSON  `json:"nodes,omitempty"` // of a map
		Links  []linkJSON  `json:"links,omitempty"`
		Rows   []diffJSON  `json:"rows,omitempty"` // of a diff
	}
	eventJSON struct {
		ID    string        `json:"id,omitempty"`
		From  loadline.Date `json:"from,omitempty"`
		Until loadline.Date `json:"until,omitempty"`
		Says  string        `json:"says"`
		Place *placeJSON    `json:"place,omitempty"`
	}
	stepJSON struct {
		Says   string     `json:"says"`
		Months int        `json:"months,omitempty"` // since the step before
		Days   int        `json:"days,omitempty"`
		Place  *placeJSON `json:"place,omitempty"`
	}
	nodeJSON struct {
		Ref   loadline.Ref `json:"ref"`
		Title string       `json:"title"`
		Group string       `json:"group,omitempty"`
	}
	linkJSON struct {
		From   loadline.Ref `json:"from"`
		To     loadline.Ref `json:"to"`
		Says   string       `json:"says"`
		Weight any          `json:"weight"`
		Place  *placeJSON   `json:"place,omitempty"`
	}
	diffJSON struct {
		What   string   `json:"what"`
		Before cellJSON `json:"before"`
		After  cellJSON `json:"after"`
		Effect string   `json:"effect,omitempty"`
	}
)

func (f formatter) viewJSON(v loadline.View) any {
	switch v := v.(type) {
	case loadline.Table:
		return f.tableJSON(v)
	case loadline.Curve:
		out := plotJSON{Kind: "curve", ID: v.ID, Title: f.text(v.Title), X: f.axisJSON(v.X), Y: f.axisJSON(v.Y)}
		for _, s := range v.Series {
			out.Series = append(out.Series, lineJSON{Name: f.text(s.Name), Points: pairs(s.Points, v.X.Kind)})
		}
		return out
	case loadline.Fan:
		out := plotJSON{Kind: "fan", ID: v.ID, Title: f.text(v.Title), X: f.axisJSON(v.X), Y: f.axisJSON(v.Y)}
		for _, q := range v.Quantiles {
			out.Quantiles = append(out.Quantiles, lineJSON{Level: &q.Level, Points: pairs(q.Points, v.X.Kind)})
		}
		return out
	case loadline.Timeline:
		out := listJSON{Kind: "timeline", ID: v.ID, Title: f.text(v.Title)}
		for _, e := range v.Events {
			out.Events = append(out.Events, eventJSON{e.ID, e.Period.From, e.Period.To, f.text(e.Says), f.placeJSON(e.At)})
		}
		return out
	case loadline.Map:
		return f.mapJSON(v)
	case loadline.Diff:
		out := listJSON{Kind: "diff", ID: v.ID, Title: f.text(v.Title)}
		for _, r := range v.Rows {
			before, after := f.cellJSON(r.Before, f.value(r.Before.Value)), f.cellJSON(r.After, f.value(r.After.Value))
			out.Rows = append(out.Rows, diffJSON{f.text(r.What), before, after, f.text(r.Effect)})
		}
		return out
	case loadline.Steps:
		out := listJSON{Kind: "steps", ID: v.ID, Title: f.text(v.Title)}
		for _, s := range v.Steps {
			out.Steps = append(out.Steps, stepJSON{f.text(s.Says), s.After.Months, s.After.Days, f.placeJSON(s.At)})
		}
		return out
	default:
		panic(fmt.Sprintf("report: unknown view %T", v))
	}
}

func (f formatter) mapJSON(v loadline.Map) listJSON {
	out := listJSON{Kind: "map", ID: v.ID, Title: f.text(v.Title)}
	for _, n := range v.Nodes {
		out.Nodes = append(out.Nodes, nodeJSON{n.Ref, f.text(n.Title), n.Group})
	}
	for _, l := range v.Links {
		out.Links = append(out.Links, linkJSON{l.From, l.To, f.text(l.Says), f.machine(l.Weight), f.placeJSON(l.At)})
	}
	return out
}

func (f formatter) tableJSON(t loadline.Table) tableJSON {
	t = regular(t)
	g := f.grid(t)
	out := tableJSON{Kind: "table", ID: t.ID, Title: f.text(t.Title), Columns: []columnJSON{}, Rows: []rowJSON{}}
	for _, c := range t.Columns {
		out.Columns = append(out.Columns, columnJSON{c.ID, f.text(c.Head), kindWord(c.Kind), c.ShareOf, c.Product})
	}
	for i, r := range t.Rows {
		row := rowJSON{Role: roleWord(r.Role), Level: r.Level, Cells: []cellJSON{}, Sums: r.Sums}
		for j, c := range r.Cells {
			row.Cells = append(row.Cells, f.cellJSON(c, g.rows[i].figures[j].text))
		}
		out.Rows = append(out.Rows, row)
	}
	for _, n := range t.Notes {
		out.Notes = append(out.Notes, f.text(n))
	}
	return out
}

func kindWord(k loadline.ColumnKind) string {
	return [...]string{"words", "count", "amount", "percent", "factor", "day"}[k]
}

func roleWord(r loadline.RowRole) string {
	return [...]string{"body", "section", "subtotal", "total"}[r]
}

func (f formatter) cellJSON(c loadline.Cell, text string) cellJSON {
	out := cellJSON{Value: f.machine(c.Value), Text: text}
	if c.Why != nil {
		out.Why = &f.reasonsJSON([]loadline.Reason{*c.Why}, deepestReason)[0]
	}
	return out
}

// machine is a value for programs: as it is, not as it is printed.
func (f formatter) machine(v any) any {
	switch v := v.(type) {
	case nil, string, bool, int, int32, int64, loadline.Shares, loadline.Ratio, loadline.Date, loadline.Ref, loadline.Truth, loadline.State, loadline.Code:
		return v
	case float64:
		return number(v)
	case loadline.Money:
		return moneyJSON{v.Amount, v.Currency}
	case loadline.InPercent:
		return f.machine(loadline.Number(v))
	case loadline.Number:
		if r, ok := v.Exact(); ok {
			return r
		}
		out := boundsJSON{Lo: v.Lo, Hi: v.Hi}
		for _, u := range v.Open {
			out.Open = append(out.Open, openJSON{u.Question, f.placeJSON(u.At)})
		}
		return out
	}
	return f.value(v)
}

func (f formatter) axisJSON(a loadline.Axis) axisJSON {
	return axisJSON{f.text(a.Title), kindWord(a.Kind)}
}

func pairs(ps []loadline.Point, x loadline.ColumnKind) [][2]any {
	out := make([][2]any, len(ps))
	for i, p := range ps {
		out[i] = [2]any{number(p.X), number(p.Y)}
		if d, ok := horizontal(p.X, x).(loadline.Date); ok {
			out[i][0] = d
		}
	}
	return out
}
