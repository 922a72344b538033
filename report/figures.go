package report

import (
	"math/big"

	"loadline"
)

// grid is a table whose figures are formatted, column by column, for every way of drawing it.
type grid struct {
	heads   []string
	numeric []bool
	rows    []gridRow
	notes   []string
}

type gridRow struct {
	role    loadline.RowRole
	level   int
	figures []figure
}

// figure is one formatted cell.
type figure struct {
	text  string
	point int    // where a number has its decimal point, in bytes of text; -1 where it is no single number
	open  bool   // bounds, or not known at all
	prose bool   // a sentence, which is broken over lines and not cut
	why   string // the reason behind it, where there is one
}

// deepest is how far a row can be indented.
const deepest = 8

func (f formatter) grid(t loadline.Table) grid {
	t = regular(t)
	g := grid{heads: make([]string, len(t.Columns)), numeric: make([]bool, len(t.Columns)), rows: make([]gridRow, len(t.Rows))}
	for i, r := range t.Rows {
		g.rows[i] = gridRow{r.Role, min(max(r.Level, 0), deepest), make([]figure, len(t.Columns))}
	}
	rounded := false
	for j, c := range t.Columns {
		column := column{f: f, t: t, j: j}
		figures := column.figures()
		g.heads[j], g.numeric[j] = column.head(), isNumeric(c.Kind)
		rounded = rounded || column.rounded && c.ShareOf != ""
		for i := range t.Rows {
			g.rows[i].figures[j] = figures[i]
			if why := t.Rows[i].Cells[j].Why; why != nil {
				g.rows[i].figures[j].why = f.reason(*why)
			}
		}
	}
	for _, n := range t.Notes {
		g.notes = append(g.notes, f.text(n))
	}
	if rounded {
		g.notes = append(g.notes, f.say("Percentages are rounded so that they add up."))
	}
	return g
}

func isNumeric(k loadline.ColumnKind) bool {
	switch k {
	case loadline.Count, loadline.Amount, loadline.Percent, loadline.Factor:
		return true
	}
	return false
}

// regular is the table with as many cells in each row as it has columns, and columns for every cell: a table that is not
// square is a mistake of who made it, and no reason to hide a figure.
func regular(t loadline.Table) loadline.Table {
	widest := len(t.Columns)
	for _, r := range t.Rows {
		widest = max(widest, len(r.Cells))
	}
	columns := make([]loadline.Column, widest)
	copy(columns, t.Columns)
	rows := make([]loadline.Row, len(t.Rows))
	for i, r := range t.Rows {
		cells := make([]loadline.Cell, widest)
		copy(cells, r.Cells)
		r.Cells = cells
		rows[i] = r
	}
	t.Columns, t.Rows = columns, rows
	return t
}

func columnOf(t loadline.Table, id string) (int, bool) {
	for j, c := range t.Columns {
		if c.ID == id && id != "" {
			return j, true
		}
	}
	return 0, false
}

// numberOf is a cell's value as a number, and whether it is one.
func numberOf(v any) (loadline.Number, bool) {
	switch v := v.(type) {
	case loadline.Number:
		return v, true
	case loadline.InPercent:
		return loadline.Number(v), true
	case loadline.Ratio:
		return loadline.Exactly(v), true
	case loadline.Shares:
		return loadline.Exactly(v.Ratio()), true
	case loadline.Money:
		return loadline.Exactly(v.Amount), true
	case int:
		return loadline.Exactly(loadline.Int(int64(v))), true
	case int64:
		return loadline.Exactly(loadline.Int(v)), true
	case float64:
		// A float is an exact number too, but never NaN or infinite.
		if r := new(big.Rat).SetFloat64(v); r != nil {
			return loadline.Exactly(loadline.FromRat(r)), true
		}
	}
	return loadline.Number{}, false
}

// exactOf is a cell's value as an exact number, and whether it is one.
func exactOf(v any) (loadline.Ratio, bool) {
	n, ok := numberOf(v)
	if !ok {
		return loadline.Ratio{}, false
	}
	return n.Exact()
}

// column is one column while it is formatted.
type column struct {
	f       formatter
	t       loadline.Table
	j       int
	rounded bool // whether a figure shows less than the number
}

func (c *column) kind() loadline.ColumnKind { return c.t.Columns[c.j].Kind }

func (c *column) value(i int) any { return c.t.Rows[i].Cells[c.j].Value }

// head is the title, with the currency where the whole column has one.
func (c *column) head() string {
	head := c.f.text(c.t.Columns[c.j].Head)
	currency := clean(c.currency())
	switch {
	case currency == "":
		return head
	case head == "":
		return currency
	}
	return c.f.say("%v (%v)", head, currency)
}

// currency is the one of all amounts of the column, or none.
func (c *column) currency() string {
	found := ""
	if c.kind() != loadline.Amount {
		return ""
	}
	for i := range c.t.Rows {
		m, ok := c.value(i).(loadline.Money)
		switch {
		case !ok:
		case m.Currency == "" || found != "" && found != m.Currency:
			return ""
		default:
			found = m.Currency
		}
	}
	return found
}

func (c *column) figures() []figure {
	if c.kind() == loadline.Percent {
		return c.percents()
	}
	p, shared := c.places(), c.currency()
	out := make([]figure, len(c.t.Rows))
	for i := range out {
		out[i] = c.figure(c.value(i), p, shared)
	}
	return out
}

// places is how many decimals the column shows: cents everywhere where any amount has cents.
func (c *column) places() places {
	switch c.kind() {
	case loadline.Count:
		return countPlaces
	case loadline.Amount:
		for i := range c.t.Rows {
			if r, ok := exactOf(c.value(i)); ok && !r.IsInt() {
				return centPlaces
			}
		}
		return moneyPlaces
	}
	return factorPlaces
}

func (c *column) figure(v any, p places, shared string) figure {
	if x, ok := v.(float64); ok && isNumeric(c.kind()) {
		return c.number(c.f.float(x), "", "")
	}
	n, ok := numberOf(v)
	if _, percent := v.(loadline.InPercent); percent || !ok || !isNumeric(c.kind()) {
		_, prose := v.(loadline.Text)
		return figure{text: c.f.value(v), point: -1, prose: prose}
	}
	if m, ok := v.(loadline.Money); ok && m.Currency != shared {
		return figure{text: c.f.withCurrency(m, p), point: -1}
	}
	text := c.f.amount(n, p)
	if !n.Known() {
		return figure{text: text, point: -1, open: true}
	}
	return c.number(text, "", "")
}

// number is a single number with what stands before and behind its digits.
func (c *column) number(digits, before, behind string) figure {
	text := before + digits
	point := len(text)
	for i := range len(text) {
		if text[i] == c.f.point()[0] {
			point = i
			break
		}
	}
	return figure{text: text + behind, point: point}
}
