package report

import (
	"archive/zip"
	"bufio"
	"fmt"
	"io"
	"strings"
	"unicode/utf16"

	"loadline"
)

// book is a workbook while it is written.
type book struct {
	f      formatter
	looks  looks
	sheets []string        // their names, in order
	names  map[string]bool // the same in small letters
	points map[int]int     // of the tables that are reckoners
}

const (
	textFormat = "@"
	dateFormat = "yyyy-mm-dd"
	widestCell = 60 // characters
)

// workbook writes a sheet for each view and the sheets Why, Assumed and Problems.
func workbook(w io.Writer, a loadline.Answer) error {
	var tables []loadline.Table
	b := book{names: map[string]bool{}, points: map[int]int{}}
	for i, v := range a.Views {
		tables = append(tables, tableOf(v))
		if r, live := v.(loadline.Reckoner); live {
			b.points[i] = len(r.Points)
		}
	}
	tables = append(tables, whyTable(a), assumedTable(a), problemsTable(a))
	if err := b.write(w, tables, b.preamble(a)); err != nil {
		return fmt.Errorf("report: the answer to %s as a workbook: %w", a.Question, err)
	}
	return nil
}

func (b *book) write(w io.Writer, tables []loadline.Table, preamble []string) error {
	sheets, headers := make([]*sheet, len(tables)), make([]int, len(tables))
	for i, t := range tables {
		headers[i] = 1
		if i == 0 && len(preamble) > 0 {
			headers[i] += len(preamble) + 1
		}
		sheets[i] = newSheet(b.f, t, headers[i])
		sheets[i].points = b.points[i]
		if len(sheets[i].t.Rows)+headers[i]+len(sheets[i].g.notes)+1 > mostRows || len(sheets[i].t.Columns) > mostColumns {
			return fmt.Errorf("table %s has %d rows and %d columns, and a sheet holds %d and %d", t.ID, len(t.Rows), len(sheets[i].t.Columns), mostRows, mostColumns)
		}
		b.sheets = append(b.sheets, b.name(t.ID))
	}
	z := zip.NewWriter(w)
	if err := b.frame(z, headers); err != nil {
		return err
	}
	for i, s := range sheets {
		if i > 0 {
			preamble = nil
		}
		name := fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1)
		if err := zipPart(z, name, func(w *bufio.Writer) { b.sheet(w, s, preamble, i == 0) }); err != nil {
			return err
		}
	}
	if err := zipPart(z, "xl/styles.xml", b.looks.write); err != nil {
		return err
	}
	return z.Close()
}

// sheet writes a table with what stands over it.
func (b *book) sheet(w *bufio.Writer, s *sheet, preamble []string, first bool) {
	beginSheet(w, s.top, s.widths(), first)
	for i, line := range preamble {
		b.sheetRow(w, i+1, []content{{text: line, look: look{format: textFormat, bold: i == 0}}})
	}
	b.sheetRow(w, s.top, s.heads())
	for i := range s.t.Rows {
		row := make([]content, len(s.t.Columns))
		for j := range row {
			row[j] = s.content(i, j)
		}
		b.sheetRow(w, s.top+1+i, row)
	}
	for i, n := range s.g.notes {
		b.sheetRow(w, s.top+len(s.t.Rows)+2+i, []content{{text: n, look: look{format: textFormat, quiet: true}}})
	}
	endSheet(w)
}

// preamble is what stands over the first table: the finding, whose and when it is, and what it is subject to.
func (b *book) preamble(a loadline.Answer) []string {
	lines := []string{
		b.f.text(a.Finding),
		strings.Join(nonEmpty(clean(a.Company), clean(a.Question), b.f.date(a.AsOf)), " · "),
	}
	for _, n := range a.Notices {
		lines = append(lines, b.f.text(n))
	}
	if a.State != loadline.Answered {
		lines = append(lines, b.f.say(a.State.String()))
	}
	unread, _ := split(a.Problems)
	for _, s := range b.f.summaries(unread) {
		lines = append(lines, b.f.say("%v: %v", b.f.say("Subject to"), s))
	}
	return nonEmpty(lines...)
}

// name is a name for a sheet that Excel accepts: 31 characters, some of them forbidden, no two alike.
func (b *book) name(id string) string {
	base := strings.Map(func(r rune) rune {
		if strings.ContainsRune(`[]:*?/\'`, r) || r > 0xffff {
			return '_'
		}
		return r
	}, clean(id))
	if base == "" {
		base = "table"
	}
	for n := 1; ; n++ {
		name, end := []rune(base), ""
		if n > 1 {
			end = fmt.Sprintf(" %d", n)
		}
		candidate := string(name[:min(len(name), 31-len(end))]) + end
		key := strings.ToLower(candidate)
		if key != "history" && !b.names[key] {
			b.names[key] = true
			return candidate
		}
	}
}

// cut is a text as long as a cell may be.
func cut(s string) string {
	if len(s) <= longestText {
		return s
	}
	units := 0
	for i, r := range s {
		if units += utf16.RuneLen(r); units > longestText-1 {
			return s[:i] + "…"
		}
	}
	return s
}

func whyTable(a loadline.Answer) loadline.Table {
	t := loadline.Table{ID: "Why", Columns: []loadline.Column{
		words("reason", loadline.Textf("Why")), words("place", loadline.Textf("Place")), words("words", loadline.Textf("Words")),
	}}
	var add func(rs []loadline.Reason, level int)
	add = func(rs []loadline.Reason, level int) {
		for _, r := range rs {
			row := row(r.Says, r.At, quoteOf(r.At))
			row.Level = level
			t.Rows = append(t.Rows, row)
			if level < deepestReason {
				add(r.Because, level+1)
			}
		}
	}
	add(a.Because, 0)
	return t
}

func quoteOf(s loadline.Source) string {
	if s.Clause == nil {
		return ""
	}
	return s.Clause.Quote
}

func assumedTable(a loadline.Answer) loadline.Table {
	t := loadline.Table{ID: "Assumed", Columns: []loadline.Column{
		words("assumed", loadline.Textf("Assumed")), words("settled", loadline.Textf("Settled by")), words("place", loadline.Textf("Place")),
	}}
	for _, as := range a.Assumed {
		t.Rows = append(t.Rows, row(as.Says, as.Settles, as.At))
	}
	return t
}

func problemsTable(a loadline.Answer) loadline.Table {
	t := loadline.Table{ID: "Problems", Columns: []loadline.Column{
		words("severity", loadline.Textf("Severity")), words("code", loadline.Textf("Code")), words("summary", loadline.Textf("Summary")),
		words("detail", loadline.Textf("Detail")), words("hint", loadline.Textf("Hint")), words("place", loadline.Textf("Place")),
	}}
	for _, d := range a.Problems.Sorted() {
		t.Rows = append(t.Rows, row(d.Severity, d.Code, d.Summary, d.Detail, d.Hint, d.At))
	}
	return t
}
