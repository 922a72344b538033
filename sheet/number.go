package sheet

import (
	"strings"
	"sync"
	"unicode"

	"loadline"
)

// outcome is what reading a cell came to.
type outcome uint8

const (
	absent    outcome = iota // there is no column, or the cell is blank
	nothing                  // the cell says that there is nothing: "-", "n/a", "none"
	fine                     // a value
	ambiguous                // a value that may mean two things
	bad                      // no value of this kind
)

// figure is a number as a cell writes it.
type figure struct {
	n        loadline.Ratio
	percent  bool   // written with a percent sign, or shown with one: n is then a fraction of 1
	currency string // ISO 4217, where the cell names one
	below    bool   // "< 1": n is a bound
	places   int    // decimals written, of n itself
}

// saysNothing are the words for "there is none" of a figure or a day.
func saysNothing(s string) bool {
	if len(s) > 12 || s != "" && s[0] >= '0' && s[0] <= '9' {
		return false
	}
	switch strings.ToLower(strings.TrimSpace(s)) {
	case "-", "--", "–", "—", "−", "n/a", "n.a.", "na", "none", "nil", "keine", "entfällt", "uncapped", "no cap", "ohne":
		return true
	}
	return false
}

// figureOf reads the number of a cell. A number of a workbook is what it is; a text is read under the style, and where
// none is decided, only if a single reading exists. implied is the style that the text itself shows.
func figureOf(c cell, style NumberStyle) (f figure, implied NumberStyle, got outcome) {
	switch c.kind {
	case blank:
		return f, NumbersOpen, absent
	case number:
		n, ok := loadline.ParseDecimal(c.text)
		if !ok {
			return f, NumbersOpen, bad
		}
		f = figure{n: n, percent: c.look.percent, places: placesOf(c.text, '.')}
		if c.look.currency != [3]byte{} {
			f.currency = string(c.look.currency[:])
		}
		return f, NumbersOpen, fine
	case text:
		return figureIn(c.text, style)
	}
	return f, NumbersOpen, bad
}

func placesOf(s string, point byte) int {
	if i := strings.LastIndexByte(s, point); i >= 0 {
		return len(s) - i - 1
	}
	return 0
}

// figureIn reads a text such as "1,250", "(3.5%)", "EUR 12.500,00", "$10M", "1 250 shares".
func figureIn(s string, style NumberStyle) (f figure, implied NumberStyle, got outcome) {
	if len(s) > 80 {
		return f, NumbersOpen, bad
	}
	if last := len(s) - 1; plainDigits(s) && s[last] >= '0' { // nearly every cell
		digits, implied, got := decimalOf(s, style)
		if got != fine {
			return f, implied, got
		}
		n, ok := loadline.ParseDecimal(digits)
		return figure{n: n, places: placesOf(digits, '.')}, implied, okOr(ok)
	}
	if saysNothing(s) {
		return f, NumbersOpen, nothing
	}
	s, negative, ok := unsign(s)
	if !ok {
		return f, NumbersOpen, bad
	}
	if rest, found := strings.CutPrefix(s, "<"); found {
		s, f.below = strings.TrimSpace(rest), true
	}
	s, unit := cutUnits(s, &f)
	digits, implied, got := decimalOf(s, style)
	if got != fine {
		return f, implied, got
	}
	n, ok := loadline.ParseDecimal(digits)
	if !ok {
		return f, implied, bad
	}
	f.places = placesOf(digits, '.')
	n = n.Mul(unit)
	if f.percent {
		n, f.places = n.Quo(loadline.Int(100)), f.places+2
	}
	if negative {
		n = n.Neg()
	}
	f.n = n
	return f, implied, fine
}

// unsign takes off the signs of a negative number: "-5", "−5", "5-", "(5)".
func unsign(s string) (rest string, negative, ok bool) {
	if s = strings.TrimSpace(s); !ascii(s) {
		s = dashes().Replace(s)
	}
	if cents := strings.TrimRight(s, "-"); cents != s && (strings.HasSuffix(cents, ".") || strings.HasSuffix(cents, ",")) {
		s = cents[:len(cents)-1] // "1'000.–" and "5,-": no cents
	}
	if strings.HasPrefix(s, "(") != strings.HasSuffix(s, ")") {
		return s, false, false
	}
	signs := 0
	if strings.HasPrefix(s, "(") && len(s) >= 2 {
		s, signs = strings.TrimSpace(s[1:len(s)-1]), signs+1
	}
	for _, cut := range []func(string, string) (string, bool){strings.CutPrefix, strings.CutSuffix} {
		if rest, found := cut(s, "-"); found {
			s, signs = strings.TrimSpace(rest), signs+1
		}
	}
	s = strings.TrimPrefix(s, "+")
	return s, signs == 1, signs <= 1
}

// cutUnits takes the currency, the percent sign and words such as "shares" from both ends of a number and returns the
// factor that a word such as "million" stands for; "10M" is ten million, as in company.hcl.
func cutUnits(s string, f *figure) (string, loadline.Ratio) {
	start := strings.IndexFunc(s, unicode.IsDigit)
	end := strings.LastIndexFunc(s, unicode.IsDigit)
	one := loadline.Int(1)
	if start < 0 {
		return s, one
	}
	for start > 0 && (s[start-1] == '.' || s[start-1] == ',') && (start == 1 || s[start-2] == ' ') { // ".5"
		start--
	}
	before, body, after := strings.TrimSpace(s[:start]), s[start:end+1], strings.TrimSpace(s[end+1:])
	if strings.HasSuffix(before, "-") { // "$-5" is left to be refused: the sign stands inside
		return s, one
	}
	factor := one
	for _, end := range []string{before, after} {
		if end == "" {
			continue
		}
		for word := range strings.FieldsSeq(unitsApart().Replace(end)) {
			switch by, known := unitWord(word, f); {
			case !known:
				return s, one
			case by != 0:
				factor = loadline.Int(by)
			}
		}
	}
	return body, factor
}

// unitWord understands one word beside a number; by is the factor it stands for, 0 where it stands for none.
func unitWord(word string, f *figure) (by int64, known bool) {
	if cur := currencyIn(word); cur != "" {
		f.currency = cur
		return 0, true
	}
	switch strings.ToLower(strings.Trim(word, ".")) {
	case "%", "percent", "prozent", "v.h":
		f.percent = true
		return 0, true
	case "m", "mm", "mio", "million", "millionen", "mn":
		return 1_000_000, true
	case "k":
		return 1_000, true
	case "shares", "share", "options", "units", "stück", "stk", "anteile", "aktien", "pps", "":
		return 0, true
	}
	return 0, false
}

// decimalOf turns digits with separators into a plain decimal with a point. One separator with three digits behind it
// and at most three before it is the only ambiguous form: 1,234 may be a thousand and more, or a little above one.
func decimalOf(s string, style NumberStyle) (out string, implied NumberStyle, got outcome) {
	s, grouped, ok := ungroup(s)
	if !ok {
		return "", NumbersOpen, bad
	}
	points, commas := strings.Count(s, "."), strings.Count(s, ",")
	switch {
	case points == 0 && commas == 0:
		return s, NumbersOpen, fine
	case points > 0 && commas > 0:
		implied = PointDecimal
		if strings.LastIndexByte(s, ',') > strings.LastIndexByte(s, '.') {
			implied = CommaDecimal
		}
	case points > 1 || commas > 1:
		implied = PointDecimal
		if points > 1 {
			implied = CommaDecimal
		}
	default:
		i := strings.IndexAny(s, ".,")
		if len(s)-i-1 == 3 && i >= 1 && i <= 3 && s[0] != '0' && !grouped {
			if style == NumbersOpen || style == PlainNumbers {
				return "", NumbersOpen, ambiguous
			}
			return separated(s, style)
		}
		implied = PointDecimal
		if s[i] == ',' {
			implied = CommaDecimal
		}
	}
	if style != NumbersOpen && style != PlainNumbers && style != implied {
		return "", implied, bad
	}
	out, _, got = separated(s, implied)
	return out, implied, got
}

// ungroup removes blanks and apostrophes between groups of three digits.
func ungroup(s string) (out string, grouped, ok bool) {
	if !ascii(s) {
		s = groupSigns().Replace(s)
	}
	sep := strings.IndexAny(s, " '")
	if sep < 0 {
		return s, false, plainDigits(s)
	}
	whole, rest := s, ""
	if i := strings.IndexAny(s, ".,"); i >= 0 {
		whole, rest = s[:i], s[i:]
	}
	groups := strings.Split(whole, s[sep:sep+1])
	if !threes(groups) {
		return s, false, false
	}
	out = strings.Join(groups, "") + rest
	return out, true, plainDigits(out)
}

// The forms of signs that mean one thing; built once, and when first needed.
var (
	dashes     = sync.OnceValue(func() *strings.Replacer { return strings.NewReplacer("−", "-", "–", "-", "—", "-") })
	groupSigns = sync.OnceValue(func() *strings.Replacer {
		return strings.NewReplacer("\u00a0", " ", "\u202f", " ", "\u2009", " ", "’", "'")
	})
	unitsApart = sync.OnceValue(func() *strings.Replacer {
		return strings.NewReplacer("%", " % ", "$", "$ ", "€", " € ", "£", " £ ")
	})
)

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

// plainDigits says whether a text is digits, points and commas alone.
func plainDigits(s string) bool {
	digits := false
	for i := range len(s) {
		switch c := s[i]; {
		case c >= '0' && c <= '9':
			digits = true
		case c != '.' && c != ',':
			return false
		}
	}
	return digits
}

func threes(groups []string) bool {
	for i, g := range groups {
		if len(g) != 3 && (i > 0 || len(g) == 0 || len(g) > 3) || strings.Trim(g, "0123456789") != "" {
			return false
		}
	}
	return true
}

// separated reads digits under a style: groups of three before the decimal sign, which stands once at most.
func separated(s string, style NumberStyle) (string, NumberStyle, outcome) {
	group, decimal := ",", "."
	if style == CommaDecimal {
		group, decimal = ".", ","
	}
	whole, fraction, has := strings.Cut(s, decimal)
	if strings.ContainsAny(fraction, ".,") || has && fraction == "" {
		return "", style, bad
	}
	if groups := strings.Split(whole, group); len(groups) > 1 && !threes(groups) {
		return "", style, bad
	}
	out := strings.ReplaceAll(whole, group, "")
	if out == "" {
		out = "0"
	}
	if has {
		out += "." + fraction
	}
	return out, style, fine
}

// currencies are those that cap tables are kept in; a sign that several share is the largest one's, which the mapping
// shows for confirmation.
const currencies = "USD EUR GBP CHF CAD AUD NZD JPY CNY HKD SGD SEK DKK NOK PLN CZK HUF INR ILS BRL MXN ZAR KRW AED"

// currencyIn is the currency that a header, a number format or a word beside a number names; empty where it names none.
func currencyIn(s string) string {
	if len(s) > 120 {
		return ""
	}
	for word := range strings.FieldsFuncSeq(s, func(r rune) bool { return !unicode.IsLetter(r) }) {
		if len(word) == 3 && strings.Contains(currencies, strings.ToUpper(word)) && (word == strings.ToUpper(word) || word == strings.ToLower(word)) {
			return strings.ToUpper(word)
		}
	}
	if strings.Contains(strings.ToLower(s), "euro") {
		return "EUR"
	}
	switch i := strings.IndexAny(s, "$€£"); {
	case i < 0:
		return ""
	case s[i] == '$':
		for sign, code := range map[string]string{"C$": "CAD", "A$": "AUD", "NZ$": "NZD", "HK$": "HKD", "S$": "SGD", "R$": "BRL"} {
			if strings.HasSuffix(s[:i+1], sign) && !strings.HasSuffix(s[:i+1], "US$") {
				return code
			}
		}
		return "USD"
	case strings.HasPrefix(s[i:], "€"):
		return "EUR"
	}
	return "GBP"
}
