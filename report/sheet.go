package report

import (
	"strings"

	"loadline"
)

// sheet is a table on its way into a sheet.
type sheet struct {
	t      loadline.Table
	g      grid
	top    int // the row of the header, from 1
	points int // of a reckoner; 0: it is none
	parts  [][]int
	totals []int // the total rows, the last first
	whole  []wholeColumn
}

// wholeColumn is what is known of a column as a whole.
type wholeColumn struct {
	integral bool           // no figure has decimals
	circular bool           // it is reckoned from itself, by way of other columns
	sum      loadline.Ratio // of the body rows, where formula is not empty
	formula  string         // SUM over the body rows, where all of them are numbers
}

func newSheet(f formatter, t loadline.Table, top int) *sheet {
	t = regular(t)
	s := &sheet{t: t, g: f.grid(t), top: top, parts: bodyRows(t.Rows), whole: make([]wholeColumn, len(t.Columns))}
	for i := len(t.Rows) - 1; i >= 0; i-- {
		if t.Rows[i].Role == loadline.Total {
			s.totals = append(s.totals, i)
		}
	}
	for j := range t.Columns {
		s.whole[j] = s.survey(j)
	}
	return s
}

func (s *sheet) survey(j int) wholeColumn {
	w := wholeColumn{integral: true, circular: reckonsItself(s.t, j)}
	var body []int
	all := true
	for i, r := range s.t.Rows {
		n, exact := exactOf(s.value(i, j))
		w.integral = w.integral && (!exact || n.IsInt())
		if r.Role != loadline.Plain || len(r.Sums) > 0 || s.value(i, j) == nil {
			continue
		}
		_, ok := s.number(i, j)
		w.sum, body, all = w.sum.Add(n), append(body, i), all && ok
	}
	if all && len(body) > 0 {
		w.formula = s.sumOf(body, j, true)
	}
	return w
}

// reckonsItself says whether a column is a share or a product of itself, by way of others.
func reckonsItself(t loadline.Table, j int) bool {
	seen := make([]bool, len(t.Columns))
	var reaches func(k int) bool
	reaches = func(k int) bool {
		for _, id := range append([]string{t.Columns[k].ShareOf}, t.Columns[k].Product...) {
			next, ok := columnOf(t, id)
			if ok && next == j {
				return true
			}
			if !ok || seen[next] {
				continue
			}
			if seen[next] = true; reaches(next) {
				return true
			}
		}
		return false
	}
	return reaches(j)
}

func (s *sheet) value(i, j int) any { return s.t.Rows[i].Cells[j].Value }

// number is a cell that the sheet holds as a number. A spreadsheet keeps 15 digits: a larger number is text, for it would
// be another number.
func (s *sheet) number(i, j int) (loadline.Ratio, bool) {
	if !isNumeric(s.t.Columns[j].Kind) {
		return loadline.Ratio{}, false
	}
	r, ok := exactOf(s.value(i, j))
	limit := loadline.Int(1e15)
	return r, ok && r.Cmp(limit) < 0 && r.Neg().Cmp(limit) < 0
}

// cell is the name of a figure's cell, such as "C7"; fixed holds the row when the formula is copied.
func (s *sheet) cell(i, j int, fixed bool) string {
	name := columnName(j)
	if fixed {
		name += "$"
	}
	return name + formatter{}.plain(s.top+1+i)
}

// widths are those of the columns, in characters.
func (s *sheet) widths() []int {
	out := make([]int, len(s.t.Columns))
	for j := range out {
		w := 8
		for _, line := range wrap(s.g.heads[j], 18) {
			w = max(w, min(cells(line), widestCell))
		}
		for _, r := range s.g.rows {
			if !r.spans() {
				w = max(w, min(cells(r.figures[j].text), widestCell))
			}
		}
		out[j] = w + 2
	}
	return out
}

func (s *sheet) heads() []content {
	out := make([]content, len(s.g.heads))
	for j, h := range s.g.heads {
		out[j] = content{text: h, look: look{format: textFormat, bold: true, wrap: true, right: s.g.numeric[j]}}
	}
	return out
}

// content is what a cell holds: a formula with its value, a number, a day, or text that stays text.
func (s *sheet) content(i, j int) content {
	r := s.t.Rows[i]
	l := look{bold: r.Role != loadline.Plain, top: r.Role == loadline.Subtotal || r.Role == loadline.Total}
	if n, ok := s.number(i, j); ok {
		l.format = s.format(i, j)
		return content{number: true, value: n.Float(), formula: s.formula(i, j), look: l}
	}
	if d, ok := s.value(i, j).(loadline.Date); ok {
		// The calendar of spreadsheets is right from March 1900 on.
		if serial := d - loadline.DateOf(1899, 12, 30); serial > 60 {
			l.format = dateFormat
			return content{number: true, value: float64(serial), look: l}
		}
	}
	fig := s.g.rows[i].figures[j]
	if j == 0 {
		l.indent = s.g.rows[i].level
	}
	l.format, l.open, l.right = textFormat, fig.open, s.g.numeric[j]
	return content{text: fig.text, look: l}
}

// format is the number format of a cell.
func (s *sheet) format(i, j int) string {
	whole := s.whole[j].integral
	switch s.t.Columns[j].Kind {
	case loadline.Percent:
		return "0.00%"
	case loadline.Factor:
		return "General"
	case loadline.Amount:
		m, _ := s.value(i, j).(loadline.Money)
		digits := "#,##0"
		if !whole {
			digits = "#,##0.00########"
		}
		if isCurrencyCode(m.Currency) {
			return "[$" + strings.ToUpper(m.Currency) + "] " + digits
		}
		return digits
	}
	if whole {
		return "#,##0"
	}
	return "#,##0.##########"
}

// isCurrencyCode says whether a currency may stand in a number format, which has a grammar of its own.
func isCurrencyCode(s string) bool {
	return s != "" && len(s) <= 8 && strings.Trim(strings.ToUpper(s), "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == ""
}
