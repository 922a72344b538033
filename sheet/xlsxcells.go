package sheet

import (
	"encoding/xml"
	"strings"

	"loadline"
)

// readStyles reads which of the cell formats show a day, a percentage or a currency.
func (w *workbook) readStyles() {
	formats := map[string]shown{}
	inCells := false
	w.tokens(w.beside("styles.xml"), func(_ *xml.Decoder, t xml.Token) bool {
		switch t := t.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "numFmt":
				formats[attr(t, "numFmtId")] = showing(attr(t, "formatCode"))
			case "cellXfs":
				inCells = true
			case "xf":
				if inCells {
					w.looks = append(w.looks, lookOf(formats, attr(t, "numFmtId")))
				}
			}
		case xml.EndElement:
			if t.Name.Local == "cellXfs" {
				inCells = false
			}
		}
		return len(w.looks) < 1<<16 // of Excel: 65,490
	})
}

// lookOf is a format of the workbook's own or one of those that every workbook has (ECMA-376 part 1, 18.8.30).
func lookOf(own map[string]shown, id string) shown {
	if s, ok := own[id]; ok {
		return s
	}
	n, _ := atoi(id)
	switch {
	case n == 9 || n == 10:
		return shown{look: look{percent: true}}
	case n >= 14 && n <= 22, n >= 27 && n <= 36, n >= 45 && n <= 47, n >= 50 && n <= 58:
		return shown{isDay: true}
	}
	return shown{}
}

// showing reads a format code: what stands in quotes, behind a backslash or in brackets is no letter of a day. Currencies
// stand in quotes, or in brackets as [$€-407], the sign before the number of a language.
func showing(code string) shown {
	var s shown
	var signs strings.Builder
	code, _, _ = strings.Cut(code, ";") // the form of positive numbers
	quoted := false
	for i := 0; i < len(code); i++ {
		switch c := code[i]; {
		case c == '"':
			quoted = !quoted
			signs.WriteByte(' ')
		case quoted:
			signs.WriteByte(c)
		case c == '\\' || c == '_' || c == '*':
			i++
		case c == '[':
			end := strings.IndexByte(code[i:], ']')
			if end < 0 {
				return s
			}
			if sign, ok := strings.CutPrefix(code[i:i+end], "[$"); ok {
				sign, _, _ = strings.Cut(sign, "-")
				signs.WriteString(sign)
			}
			i += end
		case c == '%':
			s.look.percent = true
		case strings.IndexByte("yYdD", c) >= 0:
			s.isDay = true
		default:
			signs.WriteByte(c)
		}
	}
	copy(s.look.currency[:], currencyIn(signs.String()))
	return s
}

// cellReader reads the cells of one sheet.
type cellReader struct {
	*workbook
	g        *grid
	r, c     int // of the cell that is open
	kind     string
	style    int
	value    strings.Builder
	inValue  bool
	formula  bool // the open cell has one
	phonetic int
	merges   int
}

func (w *workbook) readSheet(p part) *grid {
	cr := &cellReader{workbook: w, g: &grid{name: p.name, hidden: p.hidden}, r: -1, c: -1}
	if !w.tokens(p.path, cr.token) {
		w.broken = append(w.broken, p.path)
	}
	for i := range cr.g.rows {
		cr.g.rows[i] = trimmed(cr.g.rows[i])
	}
	cr.g.fillMerged()
	cr.g.indexMerges()
	return cr.g
}

func (cr *cellReader) token(_ *xml.Decoder, t xml.Token) bool {
	switch t := t.(type) {
	case xml.StartElement:
		cr.start(t)
	case xml.EndElement:
		cr.end(t.Name.Local)
	case xml.CharData:
		if cr.inValue && cr.phonetic == 0 && cr.value.Len() < maxText*4 {
			cr.value.Write(t)
		}
	}
	return cr.tooLarge == ""
}

func (cr *cellReader) start(e xml.StartElement) {
	switch e.Name.Local {
	case "row":
		cr.r++
		if n, ok := atoi(attr(e, "r")); ok && n > 0 {
			cr.r = n - 1
		}
		cr.c = -1
	case "c":
		cr.c++
		if r, c, ok := cellOf(attr(e, "r")); ok {
			cr.r, cr.c = r, c
		}
		cr.kind = attr(e, "t")
		cr.style, _ = atoi(attr(e, "s"))
		cr.formula = false
		cr.value.Reset()
	case "f":
		cr.formula = true
	case "v", "t":
		cr.inValue = true
	case "rPh":
		cr.phonetic++
	case "mergeCell":
		cr.merge(attr(e, "ref"))
	}
}

func (cr *cellReader) end(name string) {
	switch name {
	case "v", "t":
		cr.inValue = false
	case "rPh":
		cr.phonetic--
	case "c":
		cr.put()
	}
}

func (cr *cellReader) merge(ref string) {
	from, to, ok := strings.Cut(ref, ":")
	top, left, ok1 := cellOf(from)
	bottom, right, ok2 := cellOf(to)
	if cr.merges++; ok && ok1 && ok2 && cr.merges <= 1<<16 {
		cr.g.merges = append(cr.g.merges, area{top, left, bottom, right})
	}
}

// put stores the cell that has just ended. A row is as long as its last cell that holds anything; the limits hold
// before any room is made for it.
func (cr *cellReader) put() {
	c := cr.cell()
	if c.kind == blank {
		return
	}
	switch {
	case cr.r < 0 || cr.c < 0: // a cell that ends and never began
		return
	case cr.r >= maxRows:
		cr.tooLarge = "rows"
		return
	case cr.c >= maxColumns:
		cr.tooLarge = "columns"
		return
	}
	g := cr.g
	if grown := cr.r + 1 - len(g.rows); grown > 0 {
		if cr.cells += grown; cr.cells > maxCells { // an empty row costs about as much as a cell
			cr.tooLarge = "cells"
			return
		}
		for n := len(g.rows); n <= cr.r; n++ {
			g.rows = append(g.rows, row{line: int32(n + 1)})
		}
	}
	cells := g.rows[cr.r].cells
	if more := cr.c + 1 - len(cells); more > 0 {
		if cr.cells += more; cr.cells > maxCells {
			cr.tooLarge = "cells"
			return
		}
		cells = append(cells, make([]cell, more)...)
	}
	cells[cr.c] = c
	g.rows[cr.r].cells = cells
}

// cell is the value that has just been read, by the type that the part gives it (ECMA-376 part 1, 18.18.11).
func (cr *cellReader) cell() cell {
	v := cr.value.String()
	var s shown
	if cr.style >= 0 && cr.style < len(cr.looks) {
		s = cr.looks[cr.style]
	}
	switch cr.kind {
	case "s":
		i, ok := atoi(strings.TrimSpace(v))
		if !ok || i >= len(cr.shared) {
			return cell{}
		}
		return textCell(cr.shared[i])
	case "str", "inlineStr":
		return textCell(plainText(v))
	case "b":
		return textCell(map[string]string{"1": "TRUE", "0": "FALSE"}[strings.TrimSpace(v)])
	case "e":
		return cell{text: strings.TrimSpace(v), kind: failed}
	case "d":
		if d, ok := loadline.ParseDate(v[:min(len(v), 10)]); ok {
			return cell{text: d.String(), kind: day}
		}
		return textCell(plainText(v))
	}
	if v == "" && cr.formula {
		return cell{text: "a formula that was never computed", kind: failed}
	}
	return cr.numberCell(strings.TrimSpace(v), s)
}

func (cr *cellReader) numberCell(v string, s shown) cell {
	n, ok := loadline.ParseDecimal(v)
	switch {
	case v == "":
		return cell{}
	case !ok:
		return textCell(v)
	case s.isDay:
		return cell{text: cr.serial(n).String(), kind: day}
	}
	return cell{text: fifteenDigits(v, n), kind: number, look: s.look}
}

func textCell(s string) cell {
	if s == "" {
		return cell{}
	}
	return cell{text: s, kind: text}
}

// serial is the day of a serial number: 1 is 1900-01-01, and a 29 February 1900 that never was counts as 60 (a mistake
// kept from older programs, ECMA-376 part 1, 18.17.4.1), or 0 is 1904-01-01.
func (w *workbook) serial(n loadline.Ratio) loadline.Date {
	days, ok := n.Round(0, loadline.Down).Int64()
	if !ok || days < 0 || days > 2958465 { // 9999-12-31
		return 0
	}
	switch {
	case w.from1904:
		return loadline.DateOf(1904, 1, 1).AddDays(int(days))
	case days > 60:
		return loadline.DateOf(1899, 12, 30).AddDays(int(days))
	}
	return loadline.DateOf(1899, 12, 31).AddDays(int(days))
}

// fifteenDigits is a number to the fifteen significant digits that spreadsheet programs show and people mean: what
// stands behind them is the binary form in which the program stored it (0.1+0.2 is stored as 0.30000000000000004).
func fifteenDigits(v string, n loadline.Ratio) string {
	mantissa, _, exponent := strings.Cut(strings.ToLower(v), "e")
	digits := strings.TrimLeft(strings.NewReplacer("-", "", "+", "", ".", "").Replace(mantissa), "0")
	if len(digits) <= 15 && !exponent {
		return v
	}
	size, scale := n, 15 // decimals so that fifteen digits stand before the end
	if size.Sign() < 0 {
		size = size.Neg()
	}
	ten, one := loadline.Int(10), loadline.Int(1)
	for ; size.Cmp(one) >= 0 && scale > 0; scale-- {
		size = size.Quo(ten)
	}
	for tenth := loadline.Frac(1, 10); size.Sign() > 0 && size.Cmp(tenth) < 0 && scale < 30; scale++ {
		size = size.Mul(ten)
	}
	return n.Round(scale, loadline.HalfUp).String()
}

// fillMerged gives the cells of a merged area the value of its first column, row by row: a holder's name over three
// certificates stands in all three rows. It does not fill to the right, where it would make a header out of a title.
func (g *grid) fillMerged() {
	budget := maxRows // areas do not overlap in an honest sheet
	for _, m := range g.merges {
		value := g.at(m.top, m.left)
		if value.kind == blank || m.left != m.right {
			continue
		}
		for r := m.top + 1; r <= m.bottom && r < len(g.rows) && budget > 0; r++ {
			budget--
			if g.at(r, m.left).kind != blank || len(g.rows[r].cells) == 0 {
				continue
			}
			for len(g.rows[r].cells) <= m.left {
				g.rows[r].cells = append(g.rows[r].cells, cell{})
			}
			g.rows[r].cells[m.left] = value
		}
	}
}
