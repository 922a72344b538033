package sheet

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"path"
	"strings"

	"loadline"
)

// workbook is an XLSX file while it is read.
type workbook struct {
	book     *Book
	parts    map[string]*zip.File
	room     int64 // bytes that may still be unpacked
	tokensIn int   // read so far
	from1904 bool  // days count from 1904-01-01
	shared   []string
	looks    []shown // by the index that cells give
	cells    int
	tooLarge string // the limit that was passed
	broken   []string
}

// shown is a number format as far as Loadline cares.
type shown struct {
	isDay bool
	look  look
}

// part is one sheet as the workbook lists it.
type part struct {
	name, path string
	hidden     bool
}

// openWorkbook reads the parts of an Office Open XML workbook (ECMA-376) in the order: workbook, styles, strings, sheets.
func openWorkbook(name string, data []byte) (*Book, loadline.Diagnostics) {
	at := loadline.Source{File: name}
	zr, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, unreadable(at, loadline.Textf("The zip archive that every .xlsx workbook is cannot be opened: %v.", err.Error()))
	}
	if len(zr.File) > maxParts {
		return nil, tooLarge(at, "the workbook has %v parts, and at most %v are read", len(zr.File), maxParts)
	}
	w := &workbook{room: maxUnpacked, book: &Book{name: name, how: loadline.Textf("an Excel workbook")}, parts: map[string]*zip.File{}}
	for _, f := range zr.File {
		w.parts[strings.ToLower(strings.TrimPrefix(path.Clean("/"+strings.ReplaceAll(f.Name, "\\", "/")), "/"))] = f
	}
	list, ok := w.sheetList()
	if !ok {
		return nil, unreadable(at, loadline.Textf("It holds no list of sheets (xl/workbook.xml): not a spreadsheet, or a damaged one."))
	}
	w.readStyles()
	w.readShared()
	for _, p := range list {
		if len(w.book.sheets) == maxSheets {
			w.tooLarge = "sheets"
		}
		if w.tooLarge != "" {
			break
		}
		w.book.sheets = append(w.book.sheets, w.readSheet(p))
	}
	if w.tooLarge != "" {
		return nil, tooLarge(at, "it passes the limit of %v; at most %v bytes unpacked, %v sheets, %v rows, %v columns and %v cells are read",
			w.tooLarge, maxUnpacked, maxSheets, maxRows, maxColumns, maxCells)
	}
	return w.book, w.damage()
}

// damage names the parts that could not be read to their end.
func (w *workbook) damage() loadline.Diagnostics {
	var out loadline.Diagnostics
	for _, p := range w.broken {
		out = append(out, unreadable(loadline.Source{File: w.book.name},
			loadline.Textf("The part %s is damaged; what stands before the damage was read.", p))...)
	}
	return out
}

func unreadable(at loadline.Source, detail loadline.Text) loadline.Diagnostics {
	return loadline.Diagnostics{{
		Code: loadline.FileUnreadable, Severity: loadline.Error, At: at,
		Summary: loadline.Textf("The workbook cannot be read"),
		Detail:  detail,
		Hint:    loadline.Textf("Open it in a spreadsheet program and save it again as .xlsx."),
	}}
}

// tokens feeds the elements of a part to a function until it returns false. It counts what is unpacked and stops at the
// limit, whatever the archive's directory claims. Names have lost their prefix, so that strict and transitional
// workbooks read alike.
func (w *workbook) tokens(name string, each func(*xml.Decoder, xml.Token) bool) bool {
	f := w.parts[strings.ToLower(name)]
	if f == nil {
		return false
	}
	rc, err := f.Open()
	if err != nil {
		w.broken = append(w.broken, f.Name)
		return false
	}
	defer rc.Close()
	counted := &countedReader{from: rc, left: w.room}
	d := xml.NewDecoder(counted)
	d.CharsetReader = func(string, io.Reader) (io.Reader, error) { return nil, io.ErrUnexpectedEOF } // UTF-8 only, as the standard asks
	for {
		t, err := d.RawToken()
		if w.tokensIn++; w.tokensIn > maxTokens {
			w.tooLarge = "elements"
			return true
		}
		if err == nil && each(d, t) {
			continue
		}
		w.room -= counted.n
		if counted.passed != "" {
			w.tooLarge = counted.passed
		} else if err != nil && err != io.EOF {
			w.broken = append(w.broken, f.Name)
		}
		return true
	}
}

// countedReader stops after a number of bytes, and in a run of bytes without an element, which would be one token.
type countedReader struct {
	from         io.Reader
	n, left, run int64
	passed       string
}

func (c *countedReader) Read(p []byte) (int, error) {
	switch {
	case c.n >= c.left:
		c.passed = "bytes unpacked"
		return 0, io.ErrUnexpectedEOF
	case c.run > maxRun:
		c.passed = "characters of one text"
		return 0, io.ErrUnexpectedEOF
	}
	n, err := c.from.Read(p[:min(int64(len(p)), c.left-c.n)])
	c.n += int64(n)
	if i := bytes.LastIndexByte(p[:n], '<'); i >= 0 {
		c.run = int64(n - i)
	} else {
		c.run += int64(n)
	}
	return n, err
}

// attr is an attribute by its local name.
func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// sheetList is the sheets in the order of their tabs, with their parts.
func (w *workbook) sheetList() ([]part, bool) {
	main := "xl/workbook.xml"
	w.relations("_rels/.rels", "", func(kind, _, target string) {
		if strings.HasSuffix(kind, "/officeDocument") {
			main = target
		}
	})
	targets := map[string]string{}
	dir := path.Dir(main)
	w.relations(path.Join(dir, "_rels", path.Base(main)+".rels"), dir, func(kind, id, target string) {
		if strings.HasSuffix(kind, "/worksheet") {
			targets[id] = target
		}
	})
	var list []part
	ok := w.tokens(main, func(_ *xml.Decoder, t xml.Token) bool {
		e, start := t.(xml.StartElement)
		switch {
		case !start:
		case e.Name.Local == "workbookPr":
			w.from1904 = truthy(attr(e, "date1904"))
		case e.Name.Local == "sheet":
			id := ""
			for _, a := range e.Attr {
				if a.Name.Local == "id" && a.Name.Space != "" {
					id = a.Value
				}
			}
			if target := targets[id]; target != "" { // chart sheets hold no cells
				list = append(list, part{attr(e, "name"), target, attr(e, "state") != "" && attr(e, "state") != "visible"})
			}
		}
		return len(list) <= maxSheets
	})
	return list, ok
}

func truthy(s string) bool { return s == "1" || s == "true" }

// relations yields the type, id and target of the relations of a part.
func (w *workbook) relations(name, dir string, each func(kind, id, target string)) {
	n := 0
	w.tokens(name, func(_ *xml.Decoder, t xml.Token) bool {
		if e, ok := t.(xml.StartElement); ok && e.Name.Local == "Relationship" {
			target := attr(e, "Target")
			if !strings.HasPrefix(target, "/") {
				target = path.Join(dir, target)
			}
			each(attr(e, "Type"), attr(e, "Id"), strings.TrimPrefix(path.Clean(target), "/"))
			n++
		}
		return n < maxParts
	})
}

// beside is a part in the folder of the workbook's main part.
func (w *workbook) beside(name string) string {
	for p := range w.parts {
		if path.Base(p) == name && !strings.Contains(p, "_rels") {
			return p
		}
	}
	return "xl/" + name
}

// readShared reads the table of strings that cells point into. Readings of East Asian characters (rPh) are no text.
func (w *workbook) readShared() {
	var b strings.Builder
	in, phonetic := false, 0
	w.tokens(w.beside("sharedstrings.xml"), func(_ *xml.Decoder, t xml.Token) bool {
		switch t := t.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "si":
				b.Reset()
			case "t":
				in = true
			case "rPh":
				phonetic++
			}
		case xml.EndElement:
			switch t.Name.Local {
			case "si":
				w.shared = append(w.shared, plainText(b.String()))
			case "t":
				in = false
			case "rPh":
				phonetic--
			}
		case xml.CharData:
			if in && phonetic <= 0 && b.Len() < maxText*4 {
				b.Write(t)
			}
		}
		if len(w.shared) > maxCells {
			w.tooLarge = "cells"
		}
		return w.tooLarge == ""
	})
}

// plainText undoes the escapes of characters that XML cannot hold (_x000D_) and the blanks around a text.
func plainText(s string) string {
	if strings.Contains(s, "_x") {
		var b strings.Builder
		for {
			i := strings.Index(s, "_x")
			if i < 0 || len(s) < i+7 {
				break
			}
			if n, ok := hex4(s[i+2 : i+6]); ok && s[i+6] == '_' {
				b.WriteString(s[:i])
				if n >= ' ' || n == '\n' || n == '\t' {
					b.WriteRune(n)
				}
				s = s[i+7:]
				continue
			}
			b.WriteString(s[:i+2])
			s = s[i+2:]
		}
		s = b.String() + s
	}
	return strings.TrimSpace(s)
}

func hex4(s string) (rune, bool) {
	var n rune
	for i := range len(s) {
		d := strings.IndexByte("0123456789abcdef", s[i]|0x20)
		if d < 0 {
			return 0, false
		}
		n = n*16 + rune(d)
	}
	return n, true
}
