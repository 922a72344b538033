package formula

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"loadline"
)

const amounts = `
	USD 1,250,000.50    => USD 1250000.5
	80M                 => CHF 80000000
	80m                 => CHF 80000000
	80mn                => CHF 80000000
	1.5k                => CHF 1500
	1.5K                => CHF 1500
	EUR 3bn             => EUR 3000000000
	EUR 3 bn            => EUR 3000000000
	EUR 3B              => EUR 3000000000
	1,250,000.50 USD    => USD 1250000.5
	-5                  => CHF -5
	USD -1,000          => USD -1000
	0                   => CHF 0
	0.0025              => CHF 0.0025
	1,250               => CHF 1250
	1.250               => refused
	EUR 250.000         => refused
	USD 1.2500          => USD 1.25
	USD 0.250           => USD 0.25
	USD 1,000.250       => USD 1000.25
	USD 1.250M          => USD 1250000
	123,456,789         => CHF 123456789

	# a comma is never a decimal point
	1,25                => refused
	1,2500              => refused
	1.250.000,50        => refused
	0,250               => refused
	1234,567            => refused
	1,,000              => refused
	,100                => refused
	1,000,              => refused
	1.000,5             => refused

	# nor is anything guessed at
	                    => refused
	$80M                => refused
	€5                  => refused
	USD                 => refused
	USD5                => refused
	usd 5               => refused
	USD EUR 5           => refused
	USD 5 EUR           => refused
	5 apples            => refused
	5.                  => refused
	.5                  => refused
	5 M n               => refused
	5kM                 => refused
	5Mk                 => refused
	+5                  => refused
	--5                 => refused
	1e6                 => refused
	0x10                => refused
	1/3                 => refused
	1_000               => refused
	١٢                  => refused
`

func TestParseMoney(t *testing.T) {
	for line := range strings.Lines(amounts) {
		written, want, ok := strings.Cut(line, "=>")
		if !ok {
			continue
		}
		written, want = strings.TrimSpace(written), strings.TrimSpace(want)
		got := "refused"
		if m, ok := ParseMoney(written, "CHF"); ok {
			got = m.String()
		}
		if got != want {
			t.Errorf("%q is %s, want %s", written, got, want)
		}
	}
}

// An amount written with or without separators, and with or without a factor, is the same amount.
func TestParseMoneyReadsWhatIsWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		units := rapid.Int64Range(0, 1e15).Draw(t, "units")
		cents := rapid.StringMatching(`[0-9]{0,2}|[0-9]{4}`).Draw(t, "cents")
		digits := loadline.Int(units).String()
		if rapid.Bool().Draw(t, "grouped") {
			digits = grouped(digits)
		}
		if cents != "" {
			digits += "." + cents
		}
		suffix := rapid.SampledFrom([]string{"", "k", "M", "bn"}).Draw(t, "factor")
		want := loadline.Int(units)
		if cents != "" {
			want, _ = loadline.ParseDecimal(loadline.Int(units).String() + "." + cents)
		}
		want = want.Mul(loadline.Int(map[string]int64{"": 1, "k": 1e3, "M": 1e6, "bn": 1e9}[suffix]))
		got, ok := ParseMoney("GBP "+digits+suffix, "USD")
		if !ok || got.Currency != "GBP" || !got.Amount.Equal(want) {
			t.Fatalf("GBP %s%s is %v (%v), want %v", digits, suffix, got, ok, want)
		}
	})
}

func grouped(digits string) string {
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return digits
}

// Whatever is read was made of digits, points, commas, a sign, a factor and a currency; and a read amount reads back.
func FuzzParseMoney(f *testing.F) {
	for line := range strings.Lines(amounts) {
		written, _, _ := strings.Cut(line, "=>")
		f.Add(strings.TrimSpace(written))
	}
	f.Add("1.0010") // whose shortest form could be a thousand and one
	f.Fuzz(func(t *testing.T, s string) {
		m, ok := ParseMoney(s, "")
		if !ok {
			return
		}
		if strings.Trim(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,- kmnb") != "" {
			t.Fatalf("%q was read as %v", s, m)
		}
		text := m.String()
		if pointMayGroup(m.Amount.String()) {
			text += "0" // as whoever writes it must, to be read as it is meant
		}
		again, ok := ParseMoney(text, "")
		if !ok || again.Currency != m.Currency || !again.Amount.Equal(m.Amount) {
			if !strings.Contains(m.Amount.String(), "/") { // more decimals than are printed as decimals
				t.Fatalf("%q is %v, which reads as %v", s, m, again)
			}
		}
	})
}
