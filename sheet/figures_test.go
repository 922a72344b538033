package sheet

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"loadline"
)

// Numbers as people write them. A question mark stands where one text may mean two numbers.
func TestNumbers(t *testing.T) {
	const point, comma, open = PointDecimal, CommaDecimal, NumbersOpen
	for _, s := range []struct {
		text  string
		style NumberStyle
		want  string
	}{
		{"1234", open, "1234"},
		{"1,234", open, "?"},
		{"1.234", open, "?"},
		{"1,234", point, "1234"},
		{"1,234", comma, "1.234"},
		{"1.234", comma, "1234"},
		{"1.234", point, "1.234"},
		{"1,234,567", open, "1234567"},
		{"1.234.567", open, "1234567"},
		{"1,234.5", open, "1234.5"},
		{"1.250.000,50", open, "1250000.5"},
		{"1,00", open, "1"},
		{"0,125", open, "0.125"},
		{"0.0001", open, "0.0001"},
		{"1234,567", open, "1234.567"},
		{"12,34,567", open, "no"},
		{"1,23,456", point, "no"},
		{"1,00", point, "no"}, // neither a thousand nor a point
		{"1.00", comma, "no"},
		{"1 250 000", open, "1250000"},
		{"1\u00a0250\u202f000,5", open, "1250000.5"},
		{"1'250'000.50", open, "1250000.5"},
		{"1’250", open, "1250"},
		{"1 25", open, "no"},
		{"(1,250)", point, "-1250"},
		{"-5", open, "-5"},
		{"−5", open, "-5"},
		{"5-", open, "-5"},
		{"+5", open, "5"},
		{"(-5)", open, "no"},
		{"(5", open, "no"},
		{"$1,250.00", open, "USD 1250"},
		{"($0.05)", open, "USD -0.05"},
		{"EUR 12.500,00", open, "EUR 12500"},
		{"12.500,00 €", open, "EUR 12500"},
		{"CHF 1'000.–", open, "CHF 1000"},
		{"5,- €", open, "no"},
		{"EUR 5,-", open, "EUR 5"},
		{"£5", open, "GBP 5"},
		{"C$5", open, "CAD 5"},
		{"US$5", open, "USD 5"},
		{"$10M", open, "USD 10000000"},
		{"10 Mio. EUR", open, "EUR 10000000"},
		{"250k", open, "250000"},
		{"1,250 shares", point, "1250"},
		{"12.5%", open, "0.125"},
		{"12,5 %", open, "0.125"},
		{"<1", open, "below 1"},
		{"<1%", open, "below 0.01"},
		{".5", open, "0.5"},
		{"-", open, "none"},
		{"n/a", open, "none"},
		{"–", open, "none"},
		{"", open, "blank"},
		{"about 5", open, "no"},
		{"5 or 6", open, "no"},
		{"1/3", open, "no"},
		{"0x10", open, "no"},
		{"1e6", open, "no"},
		{"1.", open, "1"},
		{"1,234.", open, "?"},
		{"CS-1", open, "no"},
		{"١٢", open, "no"},
	} {
		c := cell{text: s.text, kind: text}
		if s.text == "" {
			c.kind = blank
		}
		f, _, got := figureOf(c, s.style)
		if answer := written(f, got); answer != s.want {
			t.Errorf("%q under %v is %s, want %s", s.text, s.style, answer, s.want)
		}
	}
}

func written(f figure, got outcome) string {
	switch got {
	case absent:
		return "blank"
	case nothing:
		return "none"
	case ambiguous:
		return "?"
	case bad:
		return "no"
	}
	out := f.n.String()
	if f.currency != "" {
		out = f.currency + " " + out
	}
	if f.below {
		out = "below " + out
	}
	return out
}

func TestDays(t *testing.T) {
	for _, s := range []struct {
		text  string
		style DateStyle
		want  string
	}{
		{"2023-11-17", DatesOpen, "2023-11-17"},
		{"2023/11/17", DatesOpen, "2023-11-17"},
		{"2023-11-17T00:00:00Z", DatesOpen, "2023-11-17"},
		{"2023-11-17 09:30:00", DatesOpen, "2023-11-17"},
		{"20231117", DatesOpen, "2023-11-17"},
		{"11/17/2023", DatesOpen, "2023-11-17"},
		{"17/11/2023", DatesOpen, "2023-11-17"},
		{"11/17/2023 12:00 AM", DatesOpen, "2023-11-17"},
		{"1/2/2023", DatesOpen, "?"},
		{"1/2/2023", MonthFirst, "2023-01-02"},
		{"1/2/2023", DayFirst, "2023-02-01"},
		{"3/3/2023", DatesOpen, "2023-03-03"},
		{"17/11/2023", MonthFirst, "no"},
		{"11/17/2023", DayFirst, "no"},
		{"24.11.2026", DatesOpen, "2026-11-24"},
		{"1.2.2026", DatesOpen, "2026-02-01"},
		{"1.2.2026", MonthFirst, "2026-01-02"},
		{"11.24.2026", DatesOpen, "2026-11-24"},
		{"1/2/23", MonthFirst, "2023-01-02"},
		{"1/2/85", MonthFirst, "1985-01-02"},
		{"17 Nov 2023", DatesOpen, "2023-11-17"},
		{"17-Nov-23", DatesOpen, "2023-11-17"},
		{"Nov 17, 2023", DatesOpen, "2023-11-17"},
		{"November 17th, 2023", DatesOpen, "2023-11-17"},
		{"17. März 2024", DatesOpen, "2024-03-17"},
		{"1. Mai 2024", DatesOpen, "2024-05-01"},
		{"3. Dez. 2024", DatesOpen, "2024-12-03"},
		{"45247", DatesOpen, "2023-11-17"},
		{"29/02/2023", DatesOpen, "no"},
		{"2023-02-29", DatesOpen, "no"},
		{"13/13/2023", DatesOpen, "no"},
		{"Nov 2023", DatesOpen, "no"},
		{"2023", DatesOpen, "no"},
		{"1/2/023", DatesOpen, "no"},
		{"99999", DatesOpen, "no"},
		{"yesterday", DatesOpen, "no"},
		{"-", DatesOpen, "none"},
		{"n/a", DatesOpen, "none"},
	} {
		d, _, got := dayIn(s.text, s.style)
		if answer := written(figure{}, got); got != fine && answer != s.want || got == fine && d.String() != s.want {
			t.Errorf("%q under %v is %s %v, want %s", s.text, s.style, answer, d, s.want)
		}
	}
}

// A serial number of a workbook is the day that spreadsheet programs show: 1900-01-01 is 1, 1900-03-01 is 61 because a
// day that never was is counted, and 45247 is 2023-11-17 (ECMA-376 part 1, 18.17.4.1).
func TestSerialDays(t *testing.T) {
	w := &workbook{}
	for serial, want := range map[int64]string{1: "1900-01-01", 59: "1900-02-28", 61: "1900-03-01", 36526: "2000-01-01", 45247: "2023-11-17", 2958465: "9999-12-31", 2958466: ""} {
		if got := w.serial(loadline.Int(serial)).String(); got != want {
			t.Errorf("%v is %s, want %s", serial, got, want)
		}
	}
	w.from1904 = true
	if got := w.serial(loadline.Int(43785)).String(); got != "2023-11-17" {
		t.Errorf("from 1904, 43785 is %s", got)
	}
}

// What a spreadsheet program stores in binary is read as the decimal that it shows.
func TestFifteenDigits(t *testing.T) {
	for stored, shown := range map[string]string{
		"0.30000000000000004": "0.3", "1234567.8899999999": "1234567.89", "0.1": "0.1", "5000000": "5000000", "1E-4": "0.0001",
		"0.33333333333333331": "0.333333333333333", "-0.30000000000000004": "-0.3", "1.0000000000000002E+20": "100000000000000020000", "0": "0",
	} {
		n, ok := loadline.ParseDecimal(stored)
		got, fine := loadline.ParseDecimal(fifteenDigits(stored, n))
		if !ok || !fine || got.String() != shown {
			t.Errorf("%s is read as %v, want %s", stored, got, shown)
		}
	}
}

// A number written under a style is read back under it, and without a style it is read back or asked for, never read
// as another number.
func TestNumbersReadBackOrAreAsked(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		whole, places := rapid.Int64Range(0, 1e13).Draw(t, "digits"), rapid.IntRange(0, 6).Draw(t, "places")
		style := rapid.SampledFrom([]NumberStyle{PointDecimal, CommaDecimal}).Draw(t, "style")
		n := loadline.Int(whole)
		for range places {
			n = n.Quo(loadline.Int(10))
		}
		s := styled(n, style, rapid.Bool().Draw(t, "grouped"))
		if f, _, got := figureIn(s, style); got != fine || !f.n.Equal(n) {
			t.Fatalf("%v written as %q is read as %v (%v)", n, s, f.n, got)
		}
		if f, _, got := figureIn(s, NumbersOpen); got != ambiguous && (got != fine || !f.n.Equal(n)) {
			t.Fatalf("%v written as %q is guessed to be %v (%v)", n, s, f.n, got)
		}
	})
}

// styled writes a number under a style.
func styled(n loadline.Ratio, style NumberStyle, grouped bool) string {
	whole, fraction, has := strings.Cut(n.String(), ".")
	sign := ""
	if strings.HasPrefix(whole, "-") {
		sign, whole = "-", whole[1:]
	}
	group, decimal := ",", "."
	if style == CommaDecimal {
		group, decimal = ".", ","
	}
	if grouped {
		for i := len(whole) - 3; i > 0; i -= 3 {
			whole = whole[:i] + group + whole[i:]
		}
	}
	if has {
		return sign + whole + decimal + fraction
	}
	return sign + whole
}

func TestCellsHaveNames(t *testing.T) {
	for _, want := range []string{"A1", "Z9", "AA10", "AZ1", "BA2", "ZZ3", "AAA4", "XFD1048576"} {
		r, c, ok := cellOf(want)
		if !ok || address(r, c) != want {
			t.Errorf("%s is %v %v, which is %s", want, r, c, address(r, c))
		}
	}
	for _, none := range []string{"", "7", "A", "A0", "AAAAA1", "1A", "A1B", "!", "A99999999999"} {
		if _, _, ok := cellOf(none); ok {
			t.Errorf("%q is taken for a cell", none)
		}
	}
}
