package loadline_test

import (
	"math/big"
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"

	. "loadline"
)

// grammar is the reference: what a document may write as a decimal.
var grammar = regexp.MustCompile(`^[+-]?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]{1,3})?$`)

var decimals = []string{"0", "12.5", "+10000000.00", "12e6", "-3", "0.1", "007", "1E-3", "1e+2", "123456789012345678", "1234567890123456789", "0.000000000000000001",
	"1234567890.1234567891", "-0", "9223372036854775807", "9223372036854775808", "99999999999999999.9", strings.Repeat("9", 400)}

var notDecimals = []string{"", " ", ".", ".5", "-.5", "5.", "+", "-", "1/3", "0x10", "1_000", "1,000", "1e", "1e1000", "1e+", "e5", "1.2.3", "--1", "+-1", " 1", "1 ", "NaN", "Inf",
	"1.e5", "１", strings.Repeat("9", 401), "0b1", "1p3", "1e0x1", "1.5e2.5"}

func TestParseDecimal(t *testing.T) {
	for _, s := range decimals {
		checkDecimal(t, s)
		if _, ok := ParseDecimal(s); !ok {
			t.Errorf("%q is refused", s)
		}
	}
	for _, s := range notDecimals {
		if r, ok := ParseDecimal(s); ok {
			t.Errorf("%q is read as %v", s, r)
		}
	}
}

// checkDecimal compares with the reference grammar and with big.Rat's reader of what the grammar lets through.
func checkDecimal(t interface{ Fatalf(string, ...any) }, s string) {
	got, ok := ParseDecimal(s)
	if want := len(s) <= 400 && grammar.MatchString(s); ok != want {
		t.Fatalf("%q: read %v, want %v", s, ok, want)
	}
	if !ok {
		return
	}
	if want, _ := new(big.Rat).SetString(s); got.Rat().Cmp(want) != 0 {
		t.Fatalf("%q is %v, want %v", s, got, want)
	}
}

func TestParseDecimalAgainstTheGrammar(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		checkDecimal(t, rapid.StringMatching(`[+-]?[0-9]{0,25}(\.[0-9]{0,25})?([eE][+-]?[0-9]{0,4})?`).Draw(t, "nearly a decimal"))
		checkDecimal(t, rapid.StringOfN(rapid.RuneFrom([]rune("0123456789.eE+-_/x ")), 0, 12, -1).Draw(t, "of its letters"))
	})
}

func FuzzParseDecimal(f *testing.F) {
	for _, s := range append(decimals, notDecimals...) {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) { checkDecimal(t, s) })
}
