package formula

import (
	"strings"

	"loadline"
)

// ParseMoney reads an amount as documents write it: an optional currency of three capitals before or after, digits, and
// an optional k, M (m, mn) or bn (b, B) for thousands, millions and billions: "USD 1,250,000.50", "80M", "1.5k", "EUR 3bn".
// A comma separates thousands and nothing else: "1,25", "1.250.000,50" and "250.000", which means two things on two sides of
// the Channel, are refused rather than guessed at, and so are signs of a currency, since several currencies are written "$". An amount that names no currency is in the given one.
func ParseMoney(s, defaultCurrency string) (loadline.Money, bool) {
	s, currency := cutCurrency(s)
	if currency == "" {
		currency = defaultCurrency
	}
	s, factor := cutFactor(s)
	plain, ok := ungrouped(s)
	if !ok || factor == 1 && pointMayGroup(s) {
		return loadline.Money{}, false
	}
	amount, ok := loadline.ParseDecimal(plain)
	return loadline.MoneyOf(amount.Mul(loadline.Int(factor)), currency), ok
}

func cutCurrency(s string) (rest, currency string) {
	if before, after, ok := strings.Cut(s, " "); ok && isCurrency(before) {
		return after, before
	}
	if i := strings.LastIndexByte(s, ' '); i >= 0 && isCurrency(s[i+1:]) {
		return s[:i], s[i+1:]
	}
	return s, ""
}

func isCurrency(s string) bool {
	if len(s) != 3 {
		return false
	}
	for i := range len(s) {
		if s[i] < 'A' || s[i] > 'Z' {
			return false
		}
	}
	return true
}

func cutFactor(s string) (rest string, factor int64) {
	digits := strings.TrimRight(s, "kKmMnbB")
	switch s[len(digits):] {
	case "k", "K":
		factor = 1e3
	case "m", "M", "mn":
		factor = 1e6
	case "b", "B", "bn":
		factor = 1e9
	default:
		return s, 1
	}
	return strings.TrimSuffix(digits, " "), factor
}

// ungrouped is a decimal without its thousands separators, where they stand where they should.
func ungrouped(s string) (string, bool) {
	number := strings.TrimPrefix(s, "-")
	whole, fraction, point := strings.Cut(number, ".")
	if point && !isDigits(fraction) {
		return "", false
	}
	groups := strings.Split(whole, ",")
	for i, g := range groups {
		if !isDigits(g) || i > 0 && len(g) != 3 {
			return "", false
		}
	}
	// A group such as "0,250" can only be a decimal comma.
	if len(groups) > 1 && (len(groups[0]) > 3 || groups[0][0] == '0') {
		return "", false
	}
	return strings.ReplaceAll(s, ",", ""), true
}

// pointMayGroup says whether a point could be a separator of thousands, as it is written in much of Europe: "250.000". A
// fourth decimal tells ("1.1250"), and so do a zero before the point, four digits before it, and a comma.
func pointMayGroup(s string) bool {
	whole, fraction, point := strings.Cut(strings.TrimPrefix(s, "-"), ".")
	return point && len(fraction) == 3 && len(whole) <= 3 && whole[0] != '0'
}

func isDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}
