package loadline

import (
	"math/big"
	"strings"
)

// maxDigits bounds the length of a decimal that is read, so that a hostile file cannot make a number of a gigabyte.
const maxDigits = 400

// ParseDecimal reads a decimal as documents write it: an optional sign, digits with an optional point, an optional
// exponent of at most three digits ("12.5", "+10000000.00", "12e6"). It does not read fractions, hexadecimals, digit
// separators or a point without digits on both sides, which big.Rat's own grammar would let through.
func ParseDecimal(s string) (Ratio, bool) {
	if n, ok := smallDecimal(s); ok {
		return n, true
	}
	if len(s) == 0 || len(s) > maxDigits || !isDecimal(s) {
		return Ratio{}, false
	}
	r, ok := new(big.Rat).SetString(s)
	if !ok {
		return Ratio{}, false
	}
	return FromRat(r), true
}

// smallDecimal reads up to 18 digits without the heap: nearly every figure of a cap table.
func smallDecimal(s string) (Ratio, bool) {
	if len(s) == 0 || len(s) > 18 {
		return Ratio{}, false
	}
	var num, den int64 = 0, 1
	digits, point := 0, false
	for i := range len(s) {
		switch c := s[i]; {
		case c >= '0' && c <= '9':
			num = num*10 + int64(c-'0')
			digits++
			if point {
				den *= 10
			}
		case c == '.' && !point && digits > 0:
			point = true
		default:
			return Ratio{}, false
		}
	}
	if digits == 0 || s[len(s)-1] == '.' {
		return Ratio{}, false
	}
	if den == 1 {
		return Ratio{num: num}, true
	}
	return Frac(num, den), true
}

func isDecimal(s string) bool {
	mantissa, exponent, has := s, "", false
	if i := strings.IndexAny(s, "eE"); i >= 0 {
		mantissa, exponent, has = s[:i], s[i+1:], true
	}
	whole, fraction, point := strings.Cut(unsigned(mantissa), ".")
	if !allDigits(whole) || point && !allDigits(fraction) {
		return false
	}
	return !has || len(unsigned(exponent)) <= 3 && allDigits(unsigned(exponent))
}

func unsigned(s string) string {
	if s != "" && (s[0] == '+' || s[0] == '-') {
		return s[1:]
	}
	return s
}

func allDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}
