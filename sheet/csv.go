package sheet

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"loadline"
)

// csvSheet is the name of the one sheet of a CSV file.
const csvSheet = "table"

// openCSV reads separated values: RFC 4180, with the separator and the character set that the file itself shows.
func openCSV(name string, data []byte) (*Book, loadline.Diagnostics) {
	src, charset, ok := decode(data)
	if !ok {
		return nil, loadline.Diagnostics{{
			Code: loadline.NotUnderstood, Severity: loadline.Error, At: loadline.Source{File: name},
			Summary: loadline.Textf("Neither a workbook nor a text with separated values"),
			Detail:  loadline.Textf("The file holds bytes that no text holds. Loadline reads .xlsx and .csv."),
			Hint:    loadline.Textf("Save the sheet as .xlsx or .csv."),
		}}
	}
	p := &csvReader{src: src, line: 1, sep: separator(src)}
	p.skipSeparatorLine()
	g := &grid{name: csvSheet}
	b := &Book{name: name, csv: true, sheets: []*grid{g}}
	b.how = loadline.Textf("%s, separated by %s", charset, separatorName(p.sep))
	cells := 0
	for p.pos < len(p.src) {
		r := p.record()
		if cells += len(r.cells); len(g.rows) >= maxRows || len(r.cells) > maxColumns || cells > maxCells {
			return nil, tooLarge(loadline.Source{File: name, Line: r.line},
				"at most %v rows, %v columns and %v cells are read", maxRows, maxColumns, maxCells)
		}
		g.rows = append(g.rows, trimmed(r))
	}
	if p.openQuote != 0 {
		return b, loadline.Diagnostics{{
			Code: loadline.SyntaxError, Severity: loadline.Error, At: loadline.Source{File: name, Line: p.openQuote},
			Summary: loadline.Textf("A quoted field that never ends"),
			Detail:  loadline.Textf("The quote opened here is not closed, so that the rest of the file is one field."),
			Hint:    loadline.Textf("Close the quote; a quote inside a quoted field is written twice."),
		}}
	}
	return b, nil
}

// decode is the text of the file as UTF-8 and the name of its character set. A mark at the start decides; without one
// the bytes do: valid UTF-8 is UTF-8, zero bytes in every other place are UTF-16, and what is left is Windows-1252, the
// set of Western spreadsheets, of which ISO 8859-1 is a part.
func decode(data []byte) (src, charset string, ok bool) {
	switch {
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		src, charset = string(bytes.ToValidUTF8(data[3:], []byte("\uFFFD"))), "UTF-8"
	case bytes.HasPrefix(data, []byte("\xff\xfe")), looksUTF16(data, 1):
		src, charset = decoded(unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), data), "UTF-16"
	case bytes.HasPrefix(data, []byte("\xfe\xff")), looksUTF16(data, 0):
		src, charset = decoded(unicode.UTF16(unicode.BigEndian, unicode.UseBOM), unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), data), "UTF-16"
	case utf8.Valid(data):
		src, charset = string(data), "UTF-8"
	default:
		src, charset = decoded(charmap.Windows1252, nil, data), "Windows-1252"
	}
	return src, charset, !binary(src)
}

// decoded reads with the first encoding, or with the second where the file has no mark of byte order.
func decoded(e, other encoding.Encoding, data []byte) string {
	if other != nil && !bytes.HasPrefix(data, []byte("\xff\xfe")) && !bytes.HasPrefix(data, []byte("\xfe\xff")) {
		e = other
	}
	out, err := e.NewDecoder().Bytes(data)
	if err != nil {
		return "\x00" // refused as binary
	}
	return string(out)
}

// looksUTF16 says whether nearly every byte at the given parity of the beginning is zero and none of the others is.
func looksUTF16(data []byte, parity int) bool {
	head := data[:min(len(data), 512)&^1]
	zeros := 0
	for i, c := range head {
		switch {
		case c != 0:
		case i%2 == parity:
			zeros++
		default:
			return false
		}
	}
	return len(head) >= 4 && zeros*10 >= len(head)/2*7
}

// binary says whether a text holds control characters that no sheet writes.
func binary(s string) bool {
	for i := range len(s) {
		if c := s[i]; c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != '\v' {
			return true
		}
	}
	return false
}

// separator is the one under which the most cells stand in rows of equal length; a first line "sep=;" decides.
func separator(src string) byte {
	if len(src) >= 5 && strings.EqualFold(src[:4], "sep=") && strings.IndexByte(";,\t|", src[4]) >= 0 {
		return src[4]
	}
	best, most := byte(','), 0
	for _, sep := range []byte{',', ';', '\t', '|'} {
		p := &csvReader{src: src[:min(len(src), 1<<16)], line: 1, sep: sep}
		rowsOf := map[int]int{}
		for n := 0; n < 200 && p.pos < len(p.src); n++ {
			rowsOf[len(p.record().cells)]++
		}
		for width, n := range rowsOf {
			if cells := (width - 1) * n; cells > most {
				best, most = sep, cells
			}
		}
	}
	return best
}

func separatorName(sep byte) string {
	switch sep {
	case ';':
		return "semicolons"
	case '\t':
		return "tabs"
	case '|':
		return "bars"
	}
	return "commas"
}

// csvReader cuts a text into records. Fields are pieces of the source, copied only where a doubled quote is undone.
type csvReader struct {
	src       string
	pos       int
	line      int32
	sep       byte
	openQuote int32 // the line of a quote that is never closed
	wide      int   // of the last record, for the next one's room
}

func (p *csvReader) skipSeparatorLine() {
	if len(p.src) >= 5 && strings.EqualFold(p.src[:4], "sep=") && p.src[4] == p.sep {
		if end := strings.IndexByte(p.src, '\n'); end >= 0 && end <= 6 {
			p.pos, p.line = end+1, 2
		}
	}
}

// record reads up to the end of a line that stands in no quotes.
func (p *csvReader) record() row {
	r := row{line: p.line, cells: make([]cell, 0, p.wide)}
	for {
		f := p.field()
		c := cell{text: strings.TrimSpace(f)}
		if c.text != "" {
			c.kind = text
		}
		if r.cells = append(r.cells, c); len(r.cells) > maxColumns || p.ends() {
			break
		}
	}
	p.wide = len(r.cells)
	return r
}

// ends moves over a separator, or over the end of the line and says so.
func (p *csvReader) ends() bool {
	if p.pos >= len(p.src) {
		return true
	}
	switch p.src[p.pos] {
	case '\r':
		p.pos++
		if p.pos < len(p.src) && p.src[p.pos] == '\n' {
			p.pos++
		}
	case '\n':
		p.pos++
	default:
		p.pos++
		return false
	}
	p.line++
	return true
}

func (p *csvReader) field() string {
	if p.pos < len(p.src) && p.src[p.pos] == '"' {
		return p.quoted()
	}
	return p.plain()
}

func (p *csvReader) plain() string {
	start := p.pos
	for p.pos < len(p.src) && p.src[p.pos] != p.sep && p.src[p.pos] != '\n' && p.src[p.pos] != '\r' {
		p.pos++
	}
	return p.src[start:p.pos]
}

// quoted reads a field in quotes; what stands between its end and the next separator belongs to it, as spreadsheets read it.
func (p *csvReader) quoted() string {
	opened := p.line
	p.pos++
	start, doubled := p.pos, false
	for {
		i := strings.IndexByte(p.src[p.pos:], '"')
		if i < 0 {
			if p.openQuote == 0 {
				p.openQuote = opened
			}
			f := p.src[start:]
			p.line += int32(strings.Count(f, "\n"))
			p.pos = len(p.src)
			return f
		}
		p.pos += i + 1
		if p.pos >= len(p.src) || p.src[p.pos] != '"' {
			break
		}
		p.pos++
		doubled = true
	}
	f := p.src[start : p.pos-1]
	p.line += int32(strings.Count(f, "\n"))
	if doubled {
		f = strings.ReplaceAll(f, `""`, `"`)
	}
	if rest := p.plain(); rest != "" {
		f += rest
	}
	return f
}

// trimmed drops blank cells at the end of a row.
func trimmed(r row) row {
	n := len(r.cells)
	for n > 0 && r.cells[n-1].kind == blank {
		n--
	}
	r.cells = r.cells[:n]
	return r
}
