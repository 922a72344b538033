package sheet

import (
	"bytes"
	"path"
	"strings"

	"loadline"
)

// Limits on what is read, so that a hostile file costs neither memory nor time without bound.
const (
	maxBytes    = 64 << 20
	maxUnpacked = 128 << 20
	maxTokens   = 24 << 20 // elements, texts and ends of all parts of a workbook
	maxRun      = 1 << 20  // bytes of a part between two elements
	maxParts    = 4096
	maxSheets   = 256
	maxRows     = 1 << 20 // of Excel
	maxColumns  = 1024
	maxCells    = 12 << 20
	maxText     = 32767   // characters of a cell, of Excel
	maxLooked   = 100_000 // cells of rows of words that are looked at for headers, of a sheet
	maxLists    = 256
)

// Book is a spreadsheet file as it stands: its sheets, rows and cells, without any meaning.
type Book struct {
	name   string // as the user named it
	csv    bool   // one sheet, and cells are named without it
	how    loadline.Text
	sheets []*grid
}

// Name is the file as the user named it.
func (b *Book) Name() string { return b.name }

// grid is one sheet. Rows are kept to their last cell that holds anything.
type grid struct {
	name   string
	hidden bool
	rows   []row
	merges []area
	wide   map[int][]area // merges over several columns of one row, by row
	looked int            // cells looked at for headers
}

// row is the cells of one row and the line of the file where it begins.
type row struct {
	line  int32 // of the CSV file; of a workbook the number of the row
	cells []cell
}

// cell is one value as the file holds it.
type cell struct {
	text string // a text as it is, a number as a plain decimal, a day in ISO form
	kind cellKind
	look look
}

// cellKind is what the file says that a cell is. A CSV file holds texts only.
type cellKind uint8

const (
	blank cellKind = iota
	text
	number // a decimal with a point, never a separator: nothing about it is ambiguous
	day
	failed // an error of the sheet's own formulas: #REF!, #DIV/0!
)

// look is how a number is shown, as far as it bears on its meaning.
type look struct {
	percent  bool
	currency [3]byte // ISO 4217; zero where the format shows none
}

// area is a rectangle of cells, both ends inclusive, from 0.
type area struct{ top, left, bottom, right int }

// at is the cell at a place counted from 0; blank where there is none.
func (g *grid) at(r, c int) cell {
	if r < 0 || r >= len(g.rows) || c < 0 || c >= len(g.rows[r].cells) {
		return cell{}
	}
	return g.rows[r].cells[c]
}

// indexMerges files the merged areas that group columns by their row.
func (g *grid) indexMerges() {
	g.wide = map[int][]area{}
	for _, m := range g.merges {
		if m.top == m.bottom && m.right > m.left {
			g.wide[m.top] = append(g.wide[m.top], m)
		}
	}
}

// place is the source of a cell, counted from 0.
func (b *Book) place(g *grid, r, c int) loadline.Source {
	s := loadline.Source{File: b.name, Line: int32(r + 1), Cell: address(r, c)}
	if r < len(g.rows) {
		s.Line = g.rows[r].line
	}
	if !b.csv {
		s.Cell = g.name + "!" + s.Cell
	}
	return s
}

// sheet is the sheet of a name, nil where there is none.
func (b *Book) sheet(name string) *grid {
	for _, g := range b.sheets {
		if strings.EqualFold(g.name, name) {
			return g
		}
	}
	return nil
}

// Open reads a workbook or a CSV file. The name is only used to say where a fact comes from: what the file is, its bytes
// say. The book is nil where nothing could be read.
//
// Codes: file-unreadable (a damaged workbook), not-understood (none of the formats), syntax-error, too-large.
func Open(name string, data []byte) (*Book, loadline.Diagnostics) {
	at := loadline.Source{File: name}
	switch {
	case len(data) > maxBytes:
		return nil, tooLarge(at, "the file has %v bytes, and at most %v are read", len(data), maxBytes)
	case bytes.HasPrefix(data, []byte("PK\x03\x04")) || bytes.HasPrefix(data, []byte("PK\x05\x06")):
		return openWorkbook(name, data)
	case bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0")):
		return nil, loadline.Diagnostics{{
			Code: loadline.NotUnderstood, Severity: loadline.Error, At: at,
			Summary: loadline.Textf("An old .xls workbook, or one that is locked with a password"),
			Detail:  loadline.Textf("The file is a compound document, not the zip archive that an .xlsx workbook is."),
			Hint:    loadline.Textf("Save it as .xlsx or .csv, without a password."),
		}}
	}
	return openCSV(name, data)
}

func tooLarge(at loadline.Source, format string, args ...any) loadline.Diagnostics {
	return loadline.Diagnostics{{
		Code: loadline.TooLarge, Severity: loadline.Error, At: at,
		Summary: loadline.Textf("The spreadsheet is larger than Loadline reads"),
		Detail:  loadline.Text{Format: format, Args: args},
		Hint:    loadline.Textf("Keep the ledgers, and leave out other sheets, unused columns and embedded files."),
	}}
}

// address is the name of a cell counted from 0, such as "B7".
func address(r, c int) string { return letters(c) + itoa(r+1) }

// letters is the name of a column counted from 0: A to Z, AA to AZ, and so on.
func letters(c int) string {
	var buf [8]byte
	i := len(buf)
	for c++; c > 0 && i > 0; c = (c - 1) / 26 {
		i--
		buf[i] = byte('A' + (c-1)%26)
	}
	return string(buf[i:])
}

// columnOf is the number of a column from its letters, from 0; false where they are none.
func columnOf(name string) (int, bool) {
	n := 0
	for i := range len(name) {
		ch := name[i] | 0x20
		if ch < 'a' || ch > 'z' || i > 3 {
			return 0, false
		}
		n = n*26 + int(ch-'a'+1)
	}
	return n - 1, n > 0
}

// cellOf reads the name of a cell such as "B7", "$B$7" or "Ledger!B7"; rows and columns from 0.
func cellOf(ref string) (r, c int, ok bool) {
	ref = strings.ReplaceAll(ref[strings.LastIndexByte(ref, '!')+1:], "$", "")
	i := strings.IndexAny(ref, "0123456789")
	if i <= 0 {
		return 0, 0, false
	}
	c, ok = columnOf(ref[:i])
	r, fine := atoi(ref[i:])
	return r - 1, c, ok && fine && r > 0
}

// itoa and atoi write and read a small whole number.
func itoa(n int) string {
	var buf [20]byte
	i := len(buf)
	for {
		i--
		buf[i] = byte('0' + n%10)
		if n /= 10; n == 0 {
			return string(buf[i:])
		}
	}
}

func atoi(s string) (int, bool) {
	n := 0
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' || i > 8 {
			return 0, false
		}
		n = n*10 + int(s[i]-'0')
	}
	return n, s != ""
}

// base is the name of the file without folders and ending.
func base(name string) string {
	b := path.Base(strings.ReplaceAll(name, "\\", "/"))
	return strings.TrimSuffix(b, path.Ext(b))
}
