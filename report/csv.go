package report

import (
	"math/big"
	"strconv"
	"strings"
	"unicode/utf8"

	"loadline"
)

// separated is a table as comma-separated values (RFC 4180, lines end in a newline alone).
func separated(t loadline.Table) string {
	t = regular(t)
	var b strings.Builder
	b.WriteString("row")
	for j, c := range t.Columns {
		id := c.ID
		if id == "" {
			id = "column_" + strconv.Itoa(j+1)
		}
		b.WriteString("," + quoted(inert(clean(id))))
		if c.Kind == loadline.Amount {
			b.WriteString("," + quoted(inert(clean(id+"_currency"))))
		}
	}
	b.WriteByte('\n')
	f := formatter{}
	for _, r := range t.Rows {
		b.WriteString(roleWord(r.Role))
		for j, c := range r.Cells {
			b.WriteString("," + f.field(c.Value))
			if t.Columns[j].Kind == loadline.Amount {
				m, _ := c.Value.(loadline.Money)
				b.WriteString("," + quoted(inert(clean(m.Currency))))
			}
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// field is a value for programs: digits without separators, bounds as "lo..hi", days as ISO 8601, all else as text.
func (f formatter) field(v any) string {
	if m, ok := v.(loadline.Money); ok {
		return plainDigits(m.Amount)
	}
	if x, ok := v.(float64); ok {
		if number(x) == nil {
			return ""
		}
		return strconv.FormatFloat(x, 'g', -1, 64)
	}
	if n, ok := numberOf(v); ok {
		if r, ok := n.Exact(); ok {
			return plainDigits(r)
		}
		return bound(n.Lo) + ".." + bound(n.Hi)
	}
	if d, ok := v.(loadline.Date); ok {
		return d.String()
	}
	return quoted(inert(f.value(v)))
}

func bound(r *loadline.Ratio) string {
	if r == nil {
		return ""
	}
	return plainDigits(*r)
}

// plainDigits is a number in full where its decimals end within 18 places, else with twelve digits that count.
func plainDigits(r loadline.Ratio) string {
	s := r.String()
	if !strings.Contains(s, "/") {
		return s
	}
	v := r.Rat()
	x := new(big.Float).SetPrec(200).SetRat(v)
	if e := x.MantExp(nil); e > 40 || e < -60 { // 12 digits would cut whole units, or be noughts
		return x.Text('g', 12)
	}
	places := 12
	for scaled := new(big.Rat).Abs(v); scaled.Cmp(big.NewRat(1, 1)) >= 0; places-- {
		scaled.Quo(scaled, big.NewRat(10, 1))
	}
	for scaled := new(big.Rat).Abs(v); scaled.Cmp(big.NewRat(1, 10)) < 0; places++ {
		scaled.Mul(scaled, big.NewRat(10, 1))
	}
	return v.FloatString(max(places, 0))
}

// inert keeps a text from being taken for a formula by a spreadsheet: an apostrophe stands before what would begin one,
// also behind a semicolon, at which some countries' spreadsheets cut a line (CWE-1236).
func inert(s string) string {
	var b strings.Builder
	start := true
	for _, r := range s {
		if start && strings.ContainsRune("=+-@＝＋－＠", r) {
			b.WriteByte('\'')
		}
		start = r == ';' || start && (r == ' ' || r == '"' || r == 0xa0)
		b.WriteRune(r)
	}
	return b.String()
}

// quoted puts quotation marks around a text that needs them.
func quoted(s string) string {
	for i := range len(s) {
		if c := s[i]; c == '"' || c == ',' || c == ';' || c == ' ' && (i == 0 || i == len(s)-1) || c < ' ' || c >= utf8.RuneSelf && i == 0 {
			return `"` + strings.ReplaceAll(s, `"`, `""`) + `"`
		}
	}
	return s
}
