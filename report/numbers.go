package report

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"loadline"
)

// formatter turns values into cleaned text in one language. It is the only place where a number becomes digits.
type formatter struct {
	german    bool
	translate func(string) (string, bool)
}

func (s Style) formatter() formatter {
	return formatter{german: s.Language == "de", translate: s.Translate}
}

// point separates the decimals, comma the thousands.
func (f formatter) point() string {
	if f.german {
		return ","
	}
	return "."
}

func (f formatter) comma() byte {
	if f.german {
		return '.'
	}
	return ','
}

// percentSign stands behind the digits; German puts a blank before it (DIN 5008), one that no line breaks at.
func (f formatter) percentSign() string {
	if f.german {
		return "\u00a0%"
	}
	return "%"
}

// places says how many decimals a kind of number shows: at least so many, in full where it ends within so many, about so
// many where it does not.
type places struct{ least, full, about int }

// Open Cap Format writes up to ten decimals: these are always shown in full.
var (
	countPlaces  = places{0, 10, 4}
	factorPlaces = places{0, 10, 6}
	moneyPlaces  = places{0, 10, 4}
	centPlaces   = places{2, 10, 4}
)

// aside is the way a bound is rounded, so that it stays a bound.
type aside int8

const (
	nearest aside = 0
	below   aside = -1
	above   aside = 1
)

// digits is r in digits, and whether they are only about r.
func (f formatter) digits(r loadline.Ratio, p places, to aside) (text string, rounded bool) {
	n, short := p.full, r.Round(p.full, loadline.Down)
	if !short.Equal(r) {
		rounded = true
		n = significant(r, p.about)
		short = roundAside(r, n, to)
	}
	return f.fixed(short, p.least, max(n, p.least)), rounded
}

// significant is how many decimals show at least two digits of a small number that are not zero, within reason.
func significant(r loadline.Ratio, about int) int {
	for n := range 17 {
		if r.Round(n, loadline.Down).Sign() != 0 {
			return max(about, n+1)
		}
	}
	return 18
}

func roundAside(r loadline.Ratio, places int, to aside) loadline.Ratio {
	by := loadline.HalfEven
	if to != nearest {
		by = loadline.Down
		if (to == above) == (r.Sign() > 0) {
			by = loadline.Up
		}
	}
	return r.Round(places, by)
}

// fixed is r, which has at most so many decimals, with at least so many.
func (f formatter) fixed(r loadline.Ratio, least, most int) string {
	s := r.Rat().FloatString(most)
	whole, decimals, _ := strings.Cut(s, ".")
	for len(decimals) > least && decimals[len(decimals)-1] == '0' {
		decimals = decimals[:len(decimals)-1]
	}
	whole = f.grouped(whole)
	if decimals == "" {
		return whole
	}
	return whole + f.point() + decimals
}

// grouped puts a separator between each three digits of a whole number.
func (f formatter) grouped(s string) string {
	sign := ""
	if strings.HasPrefix(s, "-") {
		sign, s = "-", s[1:]
	}
	if len(s) <= 3 {
		return sign + s
	}
	b := make([]byte, 0, len(s)+len(s)/3)
	for i := range len(s) {
		if i > 0 && (len(s)-i)%3 == 0 {
			b = append(b, f.comma())
		}
		b = append(b, s[i])
	}
	return sign + string(b)
}

// amount is a number in digits, or its bounds; rounded digits say so. Bounds are rounded outward and stay true.
func (f formatter) amount(n loadline.Number, p places) string {
	if r, ok := n.Exact(); ok {
		s, rounded := f.digits(r, p, nearest)
		if rounded {
			return "≈ " + s
		}
		return s
	}
	return f.bounds(n, func(r loadline.Ratio, to aside) string {
		s, _ := f.digits(r, p, to)
		return s
	})
}

// bounds is the interval of a number that is not exact.
func (f formatter) bounds(n loadline.Number, end func(loadline.Ratio, aside) string) string {
	switch {
	case n.Lo == nil && n.Hi == nil:
		return f.say("not known")
	case n.Lo == nil:
		return "≤ " + end(*n.Hi, above)
	case n.Hi == nil:
		return "≥ " + end(*n.Lo, below)
	case n.Lo.Sign() < 0 || n.Hi.Sign() < 0:
		return f.say("%v to %v", end(*n.Lo, below), end(*n.Hi, above))
	}
	return end(*n.Lo, below) + "–" + end(*n.Hi, above)
}

// ratio is a bare ratio in a sentence: a decimal that ends, a small fraction, or about.
func (f formatter) ratio(r loadline.Ratio) string {
	if _, rounded := f.digits(r, factorPlaces, nearest); rounded {
		if v := r.Rat(); v.Denom().IsInt64() && v.Denom().Int64() <= 100 && v.Num().IsInt64() && v.Num().Int64() < 1000 && v.Num().Int64() > -1000 {
			return v.RatString()
		}
	}
	return f.amount(loadline.Exactly(r), factorPlaces)
}

// inPercent is a fraction in a sentence: in full where it ends within six decimals of a percent, else about.
func (f formatter) inPercent(n loadline.Number) string {
	n = n.Mul(loadline.Exactly(loadline.Int(100)))
	p := places{0, 6, 2}
	if r, ok := n.Exact(); ok && !r.Round(p.full, loadline.Down).Equal(r) {
		p.least = p.about // "≈ 50.00%" is not half
	}
	if n.Lo == nil && n.Hi == nil {
		return f.say("not known")
	}
	return f.amount(n, p) + f.percentSign()
}

func (f formatter) money(m loadline.Money) string {
	p := moneyPlaces
	if !m.Amount.IsInt() {
		p = centPlaces
	}
	return f.withCurrency(m, p)
}

// withCurrency puts the currency where the language has it.
func (f formatter) withCurrency(m loadline.Money, p places) string {
	s, rounded := f.digits(m.Amount, p, nearest)
	switch currency := clean(m.Currency); {
	case currency == "":
	case f.german:
		s = s + " " + currency
	default:
		s = currency + " " + s
	}
	if rounded {
		return "≈ " + s
	}
	return s
}

// count is a whole number of Go. Small ones are left as they are: a year, a line and a clause are ints too.
func (f formatter) count(n int64) string {
	s := strconv.FormatInt(n, 10)
	if n > -10000 && n < 10000 {
		return s
	}
	return f.grouped(s)
}

// float is a number of a picture, with at most four decimals or six digits.
func (f formatter) float(x float64) string {
	switch {
	case math.IsNaN(x) || math.IsInf(x, 0):
		return f.say("not known")
	case math.Abs(x) >= 1e15 || x != 0 && math.Abs(x) < 1e-4:
		return strings.Replace(strconv.FormatFloat(x, 'g', 6, 64), ".", f.point(), 1)
	}
	decimals := 4
	if math.Abs(x) >= 100 {
		decimals = 2
	}
	r, ok := loadline.ParseDecimal(strconv.FormatFloat(x, 'f', decimals, 64))
	if !ok {
		return f.say("not known")
	}
	return f.fixed(r, 0, decimals)
}

func (f formatter) date(d loadline.Date) string {
	if d == 0 || !f.german {
		return d.String()
	}
	year, month, day := d.Civil()
	return fmt.Sprintf("%02d.%02d.%04d", day, month, year)
}

// plain is a whole number without separators.
func (f formatter) plain(n int) string { return strconv.Itoa(n) }
