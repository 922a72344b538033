package sheet

import (
	"slices"
	"strings"

	"loadline"
)

// list is one list while its facts are read.
type list struct {
	f      *facts
	m      *ListMapping
	g      *grid
	name   string // of the list among others: its sheet and its row
	cols   []column
	first  map[string]int // index of the first column of a field
	totals []int          // rows that hold totals
	roles  []role         // by row of the list
	closed map[int]bool   // rows whose security is closed
	done   map[int]bool   // rows that gave a fact, or of which was said that they gave none
	secs   map[int]*security
	stated loadline.Ratio // of a list of shareholders: the Stammkapital
}

// column is a column of the mapping that was found in the sheet.
type column struct {
	ColumnMapping
	c      int
	values []loadline.Ratio // by row of the list, of columns that are added up
	said   []outcome
	places int // the most decimals that the column shows
}

// role is what a row of a list is.
type role uint8

const (
	bodyRow  role = iota
	blankRow      // nothing in it
	totalRow
	poolRow
	otherRow // a heading, a note, a repeated header
)

// open finds the sheet and the columns of a list; nil where it cannot be read or is left out.
func (f *facts) open(m *ListMapping) *list {
	g := f.b.sheet(m.Sheet)
	at := loadline.Source{File: f.b.name}
	switch {
	case m.Use == LeaveOut:
		return nil
	case g == nil:
		f.notFound(m, at, loadline.Textf("The mapping names a sheet %q that the book does not have", m.Sheet), f.sheetNames())
		return nil
	case m.Kind == NoList:
		f.notFound(m, at, loadline.Textf("The mapping does not say what kind of list [%s] is", m.Sheet), loadline.Textf("Write a line such as: kind = stock ledger."))
		return nil
	case m.Header < 1 || m.Header > len(g.rows):
		f.notFound(m, at, loadline.Textf("The list [%s] has no row %v for its headers", m.Sheet, m.Header), loadline.Textf("Write the number of the row, such as: header = 1."))
		return nil
	}
	l := &list{f: f, m: m, g: g, first: map[string]int{}, closed: map[int]bool{}, done: map[int]bool{}}
	l.name = m.Sheet + "!" + itoa(m.Header)
	if m.Last == 0 || m.Last > len(g.rows) {
		l.m.Last = len(g.rows)
	}
	heads := headsOf(g, m.Header-1)
	for _, cm := range m.Columns {
		l.bind(cm, heads)
	}
	if !l.complete() {
		return nil
	}
	l.sortRows()
	l.readColumns()
	return l
}

func (f *facts) sheetNames() loadline.Text {
	var names []string
	for _, g := range f.b.sheets {
		names = append(names, g.name)
	}
	return loadline.Textf("Its sheets are %s.", quotedList(names))
}

func (f *facts) notFound(m *ListMapping, at loadline.Source, summary, hint loadline.Text) {
	f.letters.put(m.Sheet, loadline.Diagnostic{Code: loadline.ColumnNotFound, Severity: loadline.Error, At: at,
		Summary: summary, Detail: loadline.Textf("The list is not read."), Hint: hint})
}

// bind finds a column by its letter, its header, or both, which must then agree.
func (l *list) bind(cm ColumnMapping, heads []string) {
	if cm.Field == "ignore" {
		return
	}
	at := l.f.b.place(l.g, l.m.Header-1, 0)
	c, ok := columnOf(cm.Letter)
	var named []int
	for i, h := range heads {
		if cm.Head != "" && (h == cm.Head || fold(h) == fold(cm.Head)) {
			named = append(named, i)
		}
	}
	switch {
	case ok && cm.Head != "" && !slices.Contains(named, c):
		there := ""
		if c < len(heads) {
			there = heads[c]
		}
		l.f.notFound(l.m, at, loadline.Textf("Column %s of row %v is %q, not %q", cm.Letter, l.m.Header, there, cm.Head),
			loadline.Textf("Correct the letter or the words, or leave one of them out."))
		return
	case !ok && len(named) == 0:
		l.f.notFound(l.m, at, loadline.Textf("Row %v has no column %q for the field %s", l.m.Header, cm.Head, cm.Field), loadline.Textf("Its columns are %s.", quotedList(heads)))
		return
	case !ok && len(named) > 1:
		l.f.letters.put(l.name, loadline.Diagnostic{Code: loadline.ColumnAmbiguous, Severity: loadline.Error, At: l.f.b.place(l.g, l.m.Header-1, named[1]),
			Summary: loadline.Textf("Several columns are called %q", cm.Head),
			Detail:  loadline.Textf("The field %s is to be read from one of them.", cm.Field),
			Hint:    loadline.Textf("Write the letter of the column: %s = %s or %s.", cm.Field, letters(named[0]), letters(named[1]))})
		return
	case !ok:
		c = named[0]
	}
	f, _ := fieldNamed(l.m.Kind, cm.Field)
	if _, taken := l.first[cm.Field]; taken && !f.many {
		l.f.letters.put(l.name, loadline.Diagnostic{Code: loadline.ColumnAmbiguous, Severity: loadline.Error, At: l.f.b.place(l.g, l.m.Header-1, c),
			Summary: loadline.Textf("The mapping names two columns for %s", cm.Field),
			Detail:  loadline.Textf("A row has one of it; the first column named is read."),
			Hint:    loadline.Textf("Keep the right line and make the other one ignore.")})
		return
	}
	if cm.Numbers == NumbersOpen {
		cm.Numbers = l.m.Numbers
	}
	if cm.Dates == DatesOpen {
		cm.Dates = l.m.Dates
	}
	if cm.Class == "" && cm.Field == "shares" {
		cm.Class = className(heads[c])
	}
	cm.Head = headOr(heads, c)
	l.cols = append(l.cols, column{ColumnMapping: cm, c: c})
	if _, taken := l.first[cm.Field]; !taken {
		l.first[cm.Field] = len(l.cols) - 1
	}
}

func headOr(heads []string, c int) string {
	if c < len(heads) && heads[c] != "" {
		return oneLine(heads[c])
	}
	return letters(c)
}

// complete says whether the columns are there that a list of its kind cannot do without.
func (l *list) complete() bool {
	needs := map[ListKind]string{StockLedger: "holder quantity", TransactionLedger: "event quantity|ratio", CapTable: "holder shares|quantity|options|warrants",
		OptionLedger: "holder quantity", ConvertibleLedger: "holder principal", ShareholderList: "holder quantity|share_numbers|nominal_sum|nominal"}[l.m.Kind]
	ok := true
	for need := range strings.FieldsSeq(needs) {
		found := false
		for field := range strings.SplitSeq(need, "|") {
			found = found || l.has(field)
		}
		if !found {
			ok = false
			l.f.notFound(l.m, l.f.b.place(l.g, l.m.Header-1, 0),
				loadline.Textf("The %v in [%s] has no column for %s", l.m.Kind, l.m.Sheet, strings.ReplaceAll(need, "|", " or ")),
				loadline.Textf("Add a line to the mapping, such as: %s = B.", strings.Split(need, "|")[0]))
		}
	}
	return ok
}

func (l *list) has(field string) bool { _, ok := l.first[field]; return ok }

// rows are the rows of the list below its header, from 0.
func (l *list) rows() (from, to int) { return l.m.Header, l.m.Last }

// at is the place of a field of a row, or of the row where the list has no such column.
func (l *list) at(r int, field string) loadline.Source {
	if i, ok := l.first[field]; ok {
		return l.f.b.place(l.g, r, l.cols[i].c)
	}
	return l.f.b.place(l.g, r, 0)
}

// words is the text of a field of a row, in one line; empty where there is none.
func (l *list) words(r int, field string) string {
	i, ok := l.first[field]
	if !ok {
		return ""
	}
	x := l.g.at(r, l.cols[i].c)
	if x.kind == failed || x.text == "-" || x.text == "–" || x.text == "—" {
		return ""
	}
	if !strings.ContainsAny(x.text, "\n\t\u00a0") && !strings.Contains(x.text, "  ") {
		return x.text
	}
	return oneLine(x.text)
}

// figure reads a number of a row and reports what it cannot read.
func (l *list) figure(r int, field string) (figure, outcome) {
	i, ok := l.first[field]
	if !ok {
		return figure{}, absent
	}
	return l.figureAt(r, &l.cols[i])
}

func (l *list) figureAt(r int, col *column) (figure, outcome) {
	x := l.g.at(r, col.c)
	f, _, got := figureOf(x, col.Numbers)
	switch got {
	case bad:
		l.notUnderstood(r, col, loadline.Textf("%q is no number that the column %q holds", clip(x.text, 40), col.Head), numberRule(x, col.Numbers),
			loadline.Textf("Correct the cell, or the column's style in the mapping."))
	case ambiguous:
		l.notUnderstood(r, col, loadline.Textf("Is %q a thousand and more, or a little above one?", x.text),
			loadline.Textf("The separator may be one of thousands or of decimals."),
			loadline.Textf("Say it in the mapping: numbers = 1,234.56 or numbers = 1.234,56 in [%s].", l.m.Sheet))
	}
	return f, got
}

func numberRule(x cell, style NumberStyle) loadline.Text {
	switch {
	case x.kind == failed:
		return loadline.Textf("The cell holds an error of the sheet's own formulas.")
	case style == PointDecimal || style == CommaDecimal:
		return loadline.Textf("Numbers of this column are written as %s.", style.String())
	}
	return loadline.Textf("The column holds numbers.")
}

// count reads a number of shares, which is not negative.
func (l *list) count(r int, field string) (loadline.Ratio, outcome) {
	f, got := l.figure(r, field)
	if got == fine && f.n.Sign() < 0 {
		i := l.first[field]
		l.notUnderstood(r, &l.cols[i], loadline.Textf("A negative number of shares: %v", f.n),
			loadline.Textf("A certificate is issued over a positive number, and closed by an event."), loadline.Textf("Correct the cell."))
		return f.n, bad
	}
	return f.n, got
}

// date reads a day of a row and reports what it cannot read.
func (l *list) date(r int, field string) (loadline.Date, outcome) {
	i, ok := l.first[field]
	if !ok {
		return 0, absent
	}
	col := &l.cols[i]
	x := l.g.at(r, col.c)
	d, _, got := dayOf(x, col.Dates, false)
	switch got {
	case bad:
		l.notUnderstood(r, col, loadline.Textf("%q is no day", clip(x.text, 40)), dateRule(col.Dates), loadline.Textf("Correct the cell, or the column's style in the mapping."))
	case ambiguous:
		l.notUnderstood(r, col, loadline.Textf("Does %q begin with the day or with the month?", x.text),
			loadline.Textf("No day of the column is above 12."),
			loadline.Textf("Say it in the mapping: dates = month/day/year or dates = day/month/year in [%s].", l.m.Sheet))
	}
	return d, got
}

func dateRule(style DateStyle) loadline.Text {
	if style == DayFirst || style == MonthFirst {
		return loadline.Textf("Days of this column are written as %s.", style.String())
	}
	return loadline.Textf("The column holds days.")
}

// money reads an amount: none where the cell says so, not said where it is blank.
func (l *list) money(r int, field string) loadline.Stated[loadline.Money] {
	f, got := l.figure(r, field)
	switch got {
	case fine:
		return loadline.Say(loadline.MoneyOf(f.n, l.currency(field, f)), l.at(r, field))
	case nothing:
		return loadline.SayNone[loadline.Money](l.at(r, field))
	}
	return loadline.Stated[loadline.Money]{}
}

// currency of an amount: the cell's own, else the column's, else empty, which is the company's.
func (l *list) currency(field string, f figure) string {
	if f.currency != "" {
		return f.currency
	}
	if i, ok := l.first[field]; ok {
		return l.cols[i].Currency
	}
	return ""
}

func (l *list) notUnderstood(r int, col *column, summary, detail, hint loadline.Text) {
	l.f.letters.put(l.name, loadline.Diagnostic{Code: loadline.CellNotUnderstood, Severity: loadline.Error, At: l.f.b.place(l.g, r, col.c),
		Summary: summary, Detail: detail, Hint: hint})
}

// missing reports a row that lacks what its fact needs.
func (l *list) missing(r int, field string, severity loadline.Severity, summary, hint loadline.Text) {
	l.missingAt(l.at(r, field), severity, summary, hint)
}

func (l *list) missingAt(at loadline.Source, severity loadline.Severity, summary, hint loadline.Text) {
	detail := loadline.Textf("Without it the row is no fact, and what it says is left out.")
	if severity != loadline.Error {
		detail = loadline.Textf("The rest of the row is taken as it stands.")
	}
	l.f.letters.put(l.name, loadline.Diagnostic{Code: loadline.CellMissing, Severity: severity, At: at, Summary: summary, Detail: detail, Hint: hint})
}

func (l *list) skipped(r int, summary loadline.Text) {
	if l.done[r] {
		return
	}
	l.done[r] = true
	l.f.letters.put(l.name, loadline.Diagnostic{Code: loadline.RowSkipped, Severity: loadline.Note, At: l.f.b.place(l.g, r, l.firstCell(r)),
		Summary: summary, Detail: loadline.Textf("Nothing was taken from it."),
		Hint: loadline.Textf("If it holds a fact, fill in the cells that the mapping names.")})
}

func (l *list) firstCell(r int) int {
	for c := range l.g.rows[r].cells {
		if l.g.at(r, c).kind != blank {
			return c
		}
	}
	return 0
}
