package report

import (
	"fmt"
	"io"
	"regexp"
	"strings"
	"sync"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"loadline"
)

// book is a workbook while it is written.
type book struct {
	file   *excelize.File
	f      formatter
	styles map[look]int
	names  map[string]bool // of sheets, in small letters
}

// look is how a cell looks.
type look struct {
	format                 string // of numbers; "@" is text
	bold, top, open, quiet bool
	right, wrap            bool
	indent                 int
}

const (
	textFormat = "@"
	dateFormat = "yyyy-mm-dd"
	widestCell = 60    // characters
	longestXLS = 32767 // UTF-16 units that a cell holds
)

func workbook(w io.Writer, a loadline.Answer) (err error) {
	b := book{file: excelize.NewFile().SetZipWriter(newOrderedZip), styles: map[look]int{}, names: map[string]bool{}}
	defer func() {
		if err != nil {
			err = fmt.Errorf("report: the answer to %s as a workbook: %w", a.Question, err)
		}
		_ = b.file.Close() // removes temporary files of large sheets; the workbook is written or has failed by now
	}()
	first := b.preamble(a)
	for _, v := range a.Views {
		t := tableOf(v)
		if err = b.sheet(t, first); err != nil {
			return err
		}
		first = nil
	}
	for _, t := range []loadline.Table{whyTable(a), assumedTable(a), problemsTable(a)} {
		if err = b.sheet(t, first); err != nil {
			return err
		}
		first = nil
	}
	if err = b.file.DeleteSheet("Sheet1"); err != nil {
		return err
	}
	b.file.SetActiveSheet(0)
	yes := true
	if err = b.file.SetCalcProps(&excelize.CalcPropsOptions{FullCalcOnLoad: &yes}); err != nil {
		return err
	}
	return b.file.Write(w)
}

// preamble is what stands over the first table: the finding, whose and when it is, and what it is subject to.
func (b *book) preamble(a loadline.Answer) []string {
	lines := []string{
		b.f.text(a.Finding),
		strings.Join(nonEmpty(clean(a.Company), clean(a.Question), b.f.date(a.AsOf)), " · "),
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
		if key != "history" && key != "sheet1" && !b.names[key] {
			b.names[key] = true
			return candidate
		}
	}
}

// sheet writes a table onto a sheet of its own. It is written as a stream, so that a table of 100,000 rows needs little
// memory.
func (b *book) sheet(t loadline.Table, preamble []string) error {
	name := b.name(t.ID)
	if _, err := b.file.NewSheet(name); err != nil {
		return err
	}
	if err := b.paper(name); err != nil {
		return err
	}
	out, err := b.file.NewStreamWriter(name)
	if err != nil {
		return err
	}
	top := 1
	if len(preamble) > 0 {
		top += len(preamble) + 1
	}
	s := newSheet(b, t, top)
	if err := s.columns(out); err != nil {
		return err
	}
	for i, line := range preamble {
		if err := s.put(out, i+1, excelize.Cell{Value: cut(line), StyleID: b.style(look{format: textFormat, bold: i == 0})}); err != nil {
			return err
		}
	}
	if err := s.write(out); err != nil {
		return err
	}
	return out.Flush()
}

// paper has the sheet printed on as many pages as it is long, one page wide.
func (b *book) paper(sheet string) error {
	landscape, wide, long, fit := "landscape", 1, 0, true
	if err := b.file.SetPageLayout(sheet, &excelize.PageLayoutOptions{Orientation: &landscape, FitToWidth: &wide, FitToHeight: &long}); err != nil {
		return err
	}
	return b.file.SetSheetProps(sheet, &excelize.SheetPropsOptions{FitToPage: &fit})
}

// style is the number of a look, made when it is first used; 0, no look at all, where excelize refuses it.
func (b *book) style(l look) int {
	if id, ok := b.styles[l]; ok {
		return id
	}
	s := &excelize.Style{Font: &excelize.Font{Bold: l.bold}, Alignment: &excelize.Alignment{Indent: l.indent, WrapText: l.wrap, Vertical: "top"}}
	switch {
	case l.open:
		s.Font.Color = "8A4B00"
	case l.quiet:
		s.Font.Color = "5F6368"
	}
	if l.format != "" {
		s.CustomNumFmt = &l.format
	}
	if l.right {
		s.Alignment.Horizontal = "right"
	}
	if l.top {
		s.Border = []excelize.Border{{Type: "top", Color: "808080", Style: 1}}
	}
	id, err := b.file.NewStyle(s)
	if err != nil {
		id = 0
	}
	b.styles[l] = id
	return id
}

// cut is a text as long as a cell may be.
func cut(s string) string {
	if len(s) <= longestXLS {
		return s
	}
	units := 0
	for i, r := range s {
		if units += utf16.RuneLen(r); units > longestXLS-1 {
			return s[:i] + "…"
		}
	}
	return s
}

// currencyCode is what may stand in a number format: the format has an own grammar.
var currencyCode = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[A-Za-z]{1,8}$`) })

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
