package report

import (
	"archive/zip"
	"bufio"
	"encoding/xml"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// A workbook is a zip of XML parts (ECMA-376, Office Open XML). Only what a board pack needs is written here: sheets with
// numbers, formulas with their values, inline text, number formats, fonts and a frozen header. The parts are written in
// one order without times, so that the same answer is the same file, byte for byte, and rows go straight out.

const (
	spreadsheetML = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	xmlHead       = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

	mostRows    = 1 << 20 // of a sheet, by the format
	mostColumns = 1 << 14
	longestText = 32767 // UTF-16 units that a cell holds
)

// zipPart writes one part of the zip.
func zipPart(z *zip.Writer, name string, write func(*bufio.Writer)) error {
	w, err := z.Create(name)
	if err != nil {
		return err
	}
	b := bufio.NewWriter(w)
	b.WriteString(xmlHead)
	write(b)
	return b.Flush() // a bufio.Writer keeps the first error
}

// frame writes the parts that say which sheets there are; titles are the rows that repeat on every printed page.
func (b *book) frame(z *zip.Writer, titles []int) error {
	if err := zipPart(z, "[Content_Types].xml", b.contentTypes); err != nil {
		return err
	}
	if err := zipPart(z, "_rels/.rels", func(w *bufio.Writer) {
		fmt.Fprintf(w, `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="%s/officeDocument" Target="xl/workbook.xml"/></Relationships>`, relationships)
	}); err != nil {
		return err
	}
	if err := zipPart(z, "xl/workbook.xml", func(w *bufio.Writer) { b.workbookPart(w, titles) }); err != nil {
		return err
	}
	return zipPart(z, "xl/_rels/workbook.xml.rels", func(w *bufio.Writer) {
		w.WriteString(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`)
		for i := range b.sheets {
			fmt.Fprintf(w, `<Relationship Id="rId%d" Type="%s/worksheet" Target="worksheets/sheet%d.xml"/>`, i+1, relationships, i+1)
		}
		fmt.Fprintf(w, `<Relationship Id="rId%d" Type="%s/styles" Target="styles.xml"/></Relationships>`, len(b.sheets)+1, relationships)
	})
}

func (b *book) contentTypes(w *bufio.Writer) {
	const ml = "application/vnd.openxmlformats-officedocument.spreadsheetml."
	w.WriteString(`<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>`)
	fmt.Fprintf(w, `<Override PartName="/xl/workbook.xml" ContentType="%ssheet.main+xml"/>`, ml)
	fmt.Fprintf(w, `<Override PartName="/xl/styles.xml" ContentType="%sstyles+xml"/>`, ml)
	for i := range b.sheets {
		fmt.Fprintf(w, `<Override PartName="/xl/worksheets/sheet%d.xml" ContentType="%sworksheet+xml"/>`, i+1, ml)
	}
	w.WriteString(`</Types>`)
}

// workbookPart names the sheets, and asks the reader to reckon all formulas anew.
func (b *book) workbookPart(w *bufio.Writer, titles []int) {
	fmt.Fprintf(w, `<workbook xmlns="%s" xmlns:r="%s"><bookViews><workbookView activeTab="0"/></bookViews><sheets>`, spreadsheetML, relationships)
	for i, s := range b.sheets {
		fmt.Fprintf(w, `<sheet name="%s" sheetId="%d" r:id="rId%d"/>`, escaped(s), i+1, i+1)
	}
	w.WriteString(`</sheets><definedNames>`)
	for i, s := range b.sheets {
		fmt.Fprintf(w, `<definedName name="_xlnm.Print_Titles" localSheetId="%d">'%s'!$%d:$%d</definedName>`, i, escaped(s), titles[i], titles[i])
	}
	w.WriteString(`</definedNames><calcPr calcId="191029" fullCalcOnLoad="1"/></workbook>`)
}

// escaped is a text inside of XML.
func escaped(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // a strings.Builder takes everything
	return b.String()
}

// look is how a cell looks.
type look struct {
	format                 string // of numbers; "@" is text
	bold, top, open, quiet bool
	right, wrap            bool
	indent                 int
}

// looks are the looks in use, in the order in which they came; the first is none at all.
type looks struct {
	index map[look]int
	list  []look
}

func (l *looks) number(of look) int {
	if l.index == nil {
		l.index, l.list = map[look]int{{}: 0}, []look{{}}
	}
	n, ok := l.index[of]
	if !ok {
		n = len(l.list)
		l.index[of], l.list = n, append(l.list, of)
	}
	return n
}

// firstFormat is the first number of a format of one's own; those below are built in.
const firstFormat = 164

// write writes the part of the styles. Fonts are bold or not in three colours, borders none or a line on top.
func (l *looks) write(w *bufio.Writer) {
	l.number(look{})
	formats := map[string]int{"": 0, "General": 0, textFormat: 49}
	var own []string
	for _, k := range l.list {
		if _, ok := formats[k.format]; !ok {
			formats[k.format] = firstFormat + len(own)
			own = append(own, k.format)
		}
	}
	fmt.Fprintf(w, `<styleSheet xmlns="%s">`, spreadsheetML)
	if len(own) > 0 {
		fmt.Fprintf(w, `<numFmts count="%d">`, len(own))
		for i, f := range own {
			fmt.Fprintf(w, `<numFmt numFmtId="%d" formatCode="%s"/>`, firstFormat+i, escaped(f))
		}
		w.WriteString(`</numFmts>`)
	}
	w.WriteString(`<fonts count="6">`)
	for _, colour := range []string{"", `<color rgb="FF8A4B00"/>`, `<color rgb="FF5F6368"/>`} {
		for _, bold := range []string{"", "<b/>"} {
			fmt.Fprintf(w, `<font>%s<sz val="11"/>%s<name val="Calibri"/><family val="2"/></font>`, bold, colour)
		}
	}
	w.WriteString(`</fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>` +
		`<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>` +
		`<border><left/><right/><top style="thin"><color rgb="FF808080"/></top><bottom/><diagonal/></border></borders>` +
		`<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>`)
	fmt.Fprintf(w, `<cellXfs count="%d">`, len(l.list))
	for _, k := range l.list {
		k.write(w, formats[k.format])
	}
	w.WriteString(`</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`)
}

func (k look) write(w *bufio.Writer, format int) {
	font, border := 0, 0
	switch {
	case k.open:
		font = 2
	case k.quiet:
		font = 4
	}
	if k.bold {
		font++
	}
	if k.top {
		border = 1
	}
	fmt.Fprintf(w, `<xf numFmtId="%d" fontId="%d" fillId="0" borderId="%d" xfId="0" applyNumberFormat="1" applyFont="1" applyBorder="1" applyAlignment="1"><alignment vertical="top"`, format, font, border)
	switch {
	case k.right:
		w.WriteString(` horizontal="right"`)
	case k.indent > 0:
		fmt.Fprintf(w, ` horizontal="left" indent="%d"`, k.indent)
	}
	if k.wrap {
		w.WriteString(` wrapText="1"`)
	}
	w.WriteString(`/></xf>`)
}

// content is what a cell holds: text, or a number with its formula where it has one.
type content struct {
	text    string
	number  bool
	value   float64
	formula string
	look    look
}

// sheetRow writes one row, numbered from 1.
func (b *book) sheetRow(w *bufio.Writer, row int, cells []content) {
	fmt.Fprintf(w, `<row r="%d">`, row)
	for j, c := range cells {
		style := b.looks.number(c.look)
		if !c.number && c.text == "" && !c.look.top {
			continue
		}
		fmt.Fprintf(w, `<c r="%s%d" s="%d"`, columnName(j), row, style)
		switch {
		case c.number:
			w.WriteByte('>')
			if c.formula != "" {
				fmt.Fprintf(w, `<f>%s</f>`, escaped(c.formula))
			}
			fmt.Fprintf(w, `<v>%s</v></c>`, strconv.FormatFloat(c.value, 'g', -1, 64))
		case c.text == "":
			w.WriteString(`/>`)
		default:
			fmt.Fprintf(w, ` t="inlineStr"><is><t xml:space="preserve">%s</t></is></c>`, escaped(unescapable(cut(c.text))))
		}
	}
	w.WriteString("</row>\n")
}

// unescapable keeps a text from being read as the format's own escape of a character, _xHHHH_.
func unescapable(s string) string {
	const hex = "0123456789abcdefABCDEF"
	var b strings.Builder
	for i := range len(s) {
		if s[i] == '_' && i+6 < len(s) && s[i+1] == 'x' && s[i+6] == '_' && strings.Trim(s[i+2:i+6], hex) == "" {
			b.WriteString("_x005F")
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// columnName is the letters of a column, counted from 0: A to Z, then AA.
func columnName(j int) string {
	name := ""
	for j++; j > 0; j = (j - 1) / 26 {
		name = string(rune('A'+(j-1)%26)) + name
	}
	return name
}

// beginSheet and endSheet are what stands around the rows: a frozen header, the widths, a page in landscape that is as
// wide as the table.
func beginSheet(w *bufio.Writer, header int, widths []int, first bool) {
	fmt.Fprintf(w, `<worksheet xmlns="%s"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0"`, spreadsheetML)
	if first {
		w.WriteString(` tabSelected="1"`)
	}
	fmt.Fprintf(w, `><pane ySplit="%d" topLeftCell="A%d" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>`, header, header+1)
	if len(widths) > 0 {
		w.WriteString(`<cols>`)
		for j, n := range widths {
			fmt.Fprintf(w, `<col min="%d" max="%d" width="%d" customWidth="1"/>`, j+1, j+1, n)
		}
		w.WriteString(`</cols>`)
	}
	w.WriteString("<sheetData>\n")
}

func endSheet(w io.StringWriter) {
	_, _ = w.WriteString(`</sheetData><pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>` +
		`<pageSetup orientation="landscape" fitToWidth="1" fitToHeight="0"/></worksheet>`)
}
