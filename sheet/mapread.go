package sheet

import (
	"strings"

	"loadline"
)

// ReadMapping reads a mapping file. What could be read is returned beside what is wrong with the rest.
//
// Codes: syntax-error, unknown-attribute, bad-value, too-large.
func ReadMapping(name string, src []byte) (Mapping, loadline.Diagnostics) {
	at := loadline.Source{File: name}
	if len(src) > 1<<20 {
		return Mapping{}, tooLarge(at, "the mapping has %v bytes, and at most %v are read", len(src), 1<<20)
	}
	s, _, ok := decode(src)
	if !ok {
		return Mapping{}, loadline.Diagnostics{{Code: loadline.SyntaxError, Severity: loadline.Error, At: at,
			Summary: loadline.Textf("A mapping is a text file, and this is none"),
			Detail:  loadline.Textf("It holds bytes that no text holds."), Hint: loadline.Textf("Save it as plain text.")}}
	}
	p := &mapReader{at: at}
	for line := range strings.SplitSeq(strings.ReplaceAll(s, "\r\n", "\n"), "\n") {
		p.at.Line++
		p.line(line)
	}
	return p.m, p.out
}

// mapReader reads a mapping line by line.
type mapReader struct {
	m   Mapping
	at  loadline.Source
	out loadline.Diagnostics
}

func (p *mapReader) problem(code loadline.Code, summary, detail, hint loadline.Text) {
	if len(p.out) < 100 {
		p.out = append(p.out, loadline.Diagnostic{Code: code, Severity: loadline.Error, At: p.at, Summary: summary, Detail: detail, Hint: hint})
	}
}

func (p *mapReader) line(s string) {
	s = strings.TrimSpace(straight(s))
	if strings.HasPrefix(s, "[") {
		name, rest, ok := strings.Cut(s[1:], "]")
		if rest = strings.TrimSpace(rest); !ok || rest != "" && rest[0] != '#' || len(p.m.Lists) >= maxLists {
			p.problem(loadline.SyntaxError, loadline.Textf("The name of a sheet is not closed"),
				loadline.Textf("A list begins with the name of its sheet in brackets."), loadline.Textf("Write [Stock ledger], alone on its line."))
			return
		}
		p.m.Lists = append(p.m.Lists, ListMapping{Sheet: strings.TrimSpace(name)})
		return
	}
	if s = uncomment(s); s == "" {
		return
	}
	word, value, ok := strings.Cut(s, "=")
	word, value = strings.TrimSpace(word), strings.TrimSpace(value)
	if !ok || word == "" || value == "" {
		p.problem(loadline.SyntaxError, loadline.Textf("%q is no line of a mapping", clip(s, 60)),
			loadline.Textf("A line is a word, an equals sign and a value."), loadline.Textf("Write a line such as: holder = B \"Shareholder\"."))
		return
	}
	if len(p.m.Lists) == 0 {
		p.company(word, value)
		return
	}
	p.list(&p.m.Lists[len(p.m.Lists)-1], word, value)
}

// straight makes typographic quotes straight, but for those within straight quotes: a header may hold them.
func straight(s string) string {
	var b strings.Builder
	quoted, curly := false, false
	for _, r := range s {
		switch {
		case r == '"' && !curly:
			quoted = !quoted
		case quoted:
		case r == '“' || r == '”' || r == '„':
			r, curly = '"', !curly
		case r == '\u00a0':
			r = ' '
		}
		b.WriteRune(r)
	}
	return b.String()
}

// uncomment cuts what stands behind a # outside of quotes.
func uncomment(s string) string {
	quoted := false
	for i := range len(s) {
		switch s[i] {
		case '"':
			quoted = !quoted
		case '#':
			if !quoted {
				return strings.TrimSpace(s[:i])
			}
		}
	}
	return s
}

func (p *mapReader) wrong(word, value, wanted string) {
	p.problem(loadline.BadValue, loadline.Textf("%s = %s is not understood", word, clip(value, 60)),
		loadline.Textf("%s takes %s.", word, wanted), loadline.Textf("Write %s.", wanted))
}

func (p *mapReader) company(word, value string) {
	switch word {
	case "company":
		p.m.Company = unquote(value)
	case "as_of":
		d, ok := loadline.ParseDate(unquote(value))
		if !ok && value != "?" {
			p.wrong(word, value, "a day such as 2026-11-24")
		}
		p.m.AsOf = d
	case "currency":
		if cur := unquote(value); len(cur) == 3 && strings.Trim(cur, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == "" {
			p.m.Currency = cur
		} else if value != "?" {
			p.wrong(word, value, "a currency such as EUR")
		}
	default:
		p.problem(loadline.UnknownAttribute, loadline.Textf("%s is no word of a mapping", clip(word, 40)),
			loadline.Textf("Before the first list stand company, as_of and currency."), loadline.Textf("Begin a list with the name of its sheet in brackets, such as [Stock ledger]."))
	}
}

func (p *mapReader) list(l *ListMapping, word, value string) {
	ok, wanted := true, ""
	switch word {
	case "kind":
		l.Kind, ok = kindNamed(unquote(value))
		wanted = "stock ledger, transaction ledger, cap table, option ledger, convertible ledger or gesellschafterliste"
	case "use":
		l.Use, ok = useNamed(value)
		wanted = "facts, check or nothing"
	case "header", "last":
		n, isNumber := atoi(strings.TrimPrefix(value, "row "))
		ok, wanted = isNumber && n > 0 && n <= maxRows, "the number of a row"
		if word == "header" {
			l.Header = n
		} else {
			l.Last = n
		}
	case "numbers":
		l.Numbers, ok = numbersNamed(value)
		wanted = "1,234.56 or 1.234,56 or 1234 or ?"
	case "dates":
		l.Dates, ok = datesNamed(value)
		wanted = "month/day/year or day/month/year or year-month-day or ?"
	case "capital":
		_, _, ok = cellOf(value)
		l.Capital, wanted = value, "a cell such as B5"
	default:
		p.column(l, word, value)
	}
	if !ok {
		p.wrong(word, value, wanted)
	}
}

func useNamed(s string) (ListUse, bool) {
	for u := TakeFacts; u <= LeaveOut; u++ {
		if strings.EqualFold(s, u.String()) {
			return u, true
		}
	}
	return LeaveOut, false
}

func numbersNamed(s string) (NumberStyle, bool) {
	for style := NumbersOpen; style <= CommaDecimal; style++ {
		if s == style.String() {
			return style, true
		}
	}
	return NumbersOpen, false
}

func datesNamed(s string) (DateStyle, bool) {
	for style := DatesOpen; style <= MonthFirst; style++ {
		if strings.EqualFold(s, style.String()) {
			return style, true
		}
	}
	return DatesOpen, false
}

// column reads "holder = B "Stakeholder", currency EUR".
func (p *mapReader) column(l *ListMapping, word, value string) {
	if _, ok := fieldNamed(l.Kind, word); !ok && word != "ignore" {
		p.problem(loadline.UnknownAttribute, loadline.Textf("%s is no field of a %v", clip(word, 40), l.Kind),
			loadline.Textf("Its fields are %s.", fieldNames(l.Kind)), loadline.Textf("The line kind = ... stands first in a list; a column that means nothing is ignore."))
		return
	}
	if len(l.Columns) > maxColumns {
		return
	}
	col := ColumnMapping{Field: word}
	first, rest := cutPiece(value)
	letter, head, _ := strings.Cut(first, `"`)
	col.Letter = strings.ToUpper(strings.TrimSpace(letter))
	if head != "" {
		col.Head = unquote(`"` + head)
	}
	if n, ok := columnOf(col.Letter); col.Letter != "" && (!ok || n >= maxColumns) {
		p.wrong(word, value, "the letter of a column, the words of its header in quotes, or both")
		return
	}
	for rest != "" {
		var piece string
		piece, rest = cutPiece(rest)
		if !p.option(&col, piece) {
			p.wrong(word, piece, "behind the column: class, currency, numbers or dates")
		}
	}
	l.Columns = append(l.Columns, col)
}

func (p *mapReader) option(col *ColumnMapping, piece string) bool {
	word, value, _ := strings.Cut(piece, " ")
	ok := value != ""
	switch value = strings.TrimSpace(value); word {
	case "class":
		col.Class = unquote(value)
	case "currency":
		col.Currency = unquote(value)
		ok = len(col.Currency) == 3
	case "numbers":
		col.Numbers, ok = numbersNamed(value)
	case "dates":
		col.Dates, ok = datesNamed(value)
	default:
		return false
	}
	return ok
}

// cutPiece cuts a value at the first comma that is followed by a blank and stands in no quotes, so that 1,234.56 stays whole.
func cutPiece(s string) (piece, rest string) {
	quoted := false
	for i := range len(s) {
		switch {
		case s[i] == '"':
			quoted = !quoted
		case s[i] == ',' && !quoted && i+1 < len(s) && s[i+1] == ' ':
			return strings.TrimSpace(s[:i]), strings.TrimSpace(s[i+1:])
		}
	}
	return strings.TrimSpace(s), ""
}

func unquote(s string) string {
	if len(s) >= 2 && s[0] == '"' && s[len(s)-1] == '"' {
		s = strings.ReplaceAll(s[1:len(s)-1], `""`, `"`)
	}
	return oneLine(s)
}

func fieldNames(kind ListKind) string {
	var out []string
	for _, f := range fields()[kind] {
		out = append(out, f.name)
	}
	return strings.Join(out, ", ")
}
