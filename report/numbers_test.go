package report

import (
	"strings"
	"testing"

	"loadline"
)

func dec(s string) loadline.Ratio {
	if num, den, ok := strings.Cut(s, "/"); ok {
		return dec(num).Quo(dec(den))
	}
	r, ok := loadline.ParseDecimal(s)
	if !ok {
		panic("not a decimal: " + s)
	}
	return r
}

// interval reads "3", "1..2", "1..", "..2" and "..".
func interval(s string) loadline.Number {
	lo, hi, ok := strings.Cut(s, "..")
	if !ok {
		return loadline.Exactly(dec(s))
	}
	var n loadline.Number
	if lo != "" {
		r := dec(lo)
		n.Lo = &r
	}
	if hi != "" {
		r := dec(hi)
		n.Hi = &r
	}
	return n
}

// One value a line: the kind of value, the value, English, German.
const printedValues = `
	shares  | 12500000        | 12,500,000           | 12.500.000
	shares  | 0.5             | 0.5                  | 0,5
	shares  | 1234.0000000001 | 1,234.0000000001     | 1.234,0000000001
	shares  | 100/3           | ≈ 33.3333            | ≈ 33,3333
	shares  | -1234567        | -1,234,567           | -1.234.567
	shares  | 999             | 999                  | 999
	ratio   | 2/3             | 2/3                  | 2/3
	ratio   | 0.125           | 0.125                | 0,125
	ratio   | 1000/1234567    | ≈ 0.00081            | ≈ 0,00081
	ratio   | 1/30000000000   | ≈ 0.000000000033     | ≈ 0,000000000033
	number  | 7               | 7                    | 7
	number  | 1000..2000      | 1,000–2,000          | 1.000–2.000
	number  | 1000..          | ≥ 1,000              | ≥ 1.000
	number  | ..1000          | ≤ 1,000              | ≤ 1.000
	number  | -5..3           | -5 to 3              | -5 bis 3
	number  | ..              | not known            | nicht bekannt
	number  | 1/3..2/3        | 0.333333–0.666667    | 0,333333–0,666667
	percent | 0.5             | 50%                  | 50 %
	percent | 0.125           | 12.5%                | 12,5 %
	percent | 2/3             | ≈ 66.67%             | ≈ 66,67 %
	percent | 5000001/10000000 | 50.00001%           | 50,00001 %
	percent | 50000001/99999999 | ≈ 50.00%           | ≈ 50,00 %
	percent | 1/3..2/3        | 33.33–66.67%         | 33,33–66,67 %
	percent | ..              | not known            | nicht bekannt
	money   | 1250000.5       | USD 1,250,000.50     | 1.250.000,50 USD
	money   | 40000000        | USD 40,000,000       | 40.000.000 USD
	money   | 0.0001          | USD 0.0001           | 0,0001 USD
	money   | 10/3            | ≈ USD 3.3333         | ≈ 3,3333 USD
	date    | 2026-11-24      | 2026-11-24           | 24.11.2026
	date    | 0987-01-02      | 0987-01-02           | 02.01.0987
`

func TestValuesInSentences(t *testing.T) {
	for line := range strings.Lines(strings.TrimSpace(printedValues)) {
		fields := strings.Split(line, "|")
		for i := range fields {
			fields[i] = strings.TrimSpace(fields[i])
		}
		v := valueOf(fields[0], fields[1])
		for i, language := range []string{"en", "de"} {
			got := strings.ReplaceAll(Style{Language: language}.formatter().value(v), "\u00a0", " ")
			if want := fields[2+i]; got != want {
				t.Errorf("%s %s in %s: %q, want %q", fields[0], fields[1], language, got, want)
			}
		}
	}
}

func valueOf(kind, s string) any {
	switch kind {
	case "shares":
		return loadline.SharesOf(dec(s))
	case "ratio":
		return dec(s)
	case "number":
		return interval(s)
	case "percent":
		return loadline.InPercent(interval(s))
	case "money":
		return loadline.MoneyOf(dec(s), "USD")
	}
	d, _ := loadline.ParseDate(s)
	return d
}

// A bound that is rounded must still be one.
func TestBoundsAreRoundedOutward(t *testing.T) {
	f := formatter{}
	for _, s := range []string{"1/3..2/3", "-2/3..-1/3", "1/7..1000/7"} {
		n := interval(s)
		p := factorPlaces
		lo, hi := roundAside(*n.Lo, p.about, below), roundAside(*n.Hi, p.about, above)
		if lo.Cmp(*n.Lo) > 0 || hi.Cmp(*n.Hi) < 0 {
			t.Errorf("%s is printed as %s, which does not hold it", s, f.value(n))
		}
	}
}

func TestSentences(t *testing.T) {
	swapped := func(format string) (string, bool) {
		return "Am %[2]v hielt %[1]q %v Anteile", format == "%q held %v on %v"
	}
	sentence := sayf("%q held %v on %v", "Ada", loadline.DateOf(2026, 1, 2), loadline.WholeShares(1000))
	for _, c := range []struct {
		style Style
		text  loadline.Text
		want  string
	}{
		{Style{}, sentence, "“Ada” held 2026-01-02 on 1,000"},
		{Style{Language: "de"}, sentence, "„Ada“ held 02.01.2026 on 1.000"},
		{Style{Language: "de", Translate: swapped}, sentence, "Am 02.01.2026 hielt „Ada“ 02.01.2026 Anteile"},
		{Style{}, sayf("100% sure"), "100% sure"},
		{Style{}, sayf("%%"), "%"},
		{Style{}, sayf("%d of %-5s at %v%%", 12345, "x", 7), "12,345 of x at 7%"},
		{Style{}, sayf("%v and %v", "one"), "one and …"},
		{Style{}, sayf("%"), "%"},
		{Style{}, sayf("broken %[", 1), "broken 1"},
		{Style{}, sayf("%v", sayf("in %v", loadline.Duration{Months: 1, Days: 2})), "in 1 month and 2 days"},
		{Style{Language: "de"}, sayf("%v", loadline.Duration{Months: 3}), "3 Monate"},
		{Style{}, sayf("%v, %v", loadline.Yes, loadline.Undecided), "yes, undecided"},
		{Style{}, sayf("%v", []string{"a", "b", "c"}), "a, b and c"},
		{Style{}, sayf("%v", loadline.Period{From: 1}), "from 0001-01-01"},
		{Style{}, sayf("%v", nil), ""},
		{Style{}, sayf("year %v", 2026), "year 2026"},
	} {
		if got := c.style.formatter().text(c.text); got != c.want {
			t.Errorf("%q %v: %q, want %q", c.text.Format, c.text.Args, got, c.want)
		}
	}
}

// The package's own words have German for all of them; the verbs must agree, or a value is lost.
func TestGermanKeepsTheValues(t *testing.T) {
	for _, format := range []string{
		"not known", "%v and %v", "%v to %v", "from %v", "until %v", "%v month", "%v months", "%v day", "%v days", "after %v", "Subject to", "Why",
		"Assumed", "Settled by: %v", "Settled by", "Problems", "facts missing", "Nothing to show.", "Percentages are rounded so that they add up.", "Figures",
		"From", "Until", "What", "Place", "Before", "After", "Effect", "Link", "To", "Weight", "Group", "Step", "Delay", "Words", "Severity", "Code",
		"Summary", "Detail", "Hint", "error", "%v errors", "no problems", "hint: %v", "see also: %v", "code: %v (loadline explain %v)",
		"and %v more of the code %v",
	} {
		s, ok := german(format)
		if !ok || strings.Count(s, "%v") != strings.Count(format, "%v") {
			t.Errorf("%q in German is %q", format, s)
		}
	}
}
