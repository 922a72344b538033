package focus

import (
	"math/big"
	"math/bits"
	"strings"

	"loadline"
)

// amountPlaces is how many decimals an amount has in its 128 bits: bills in the wild have up to 15.
const amountPlaces = 18

// widestAmount is the length in binary digits of a cost that is believed at all: some 38 digits on each side of the point.
// It keeps the sums of a hostile file short.
const widestAmount = 256

var tens = [amountPlaces + 1]uint64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18}

// amount is an exact decimal: hi and lo are one signed number of 128 bits that counts 10^-18; wide is what does not fit.
// The zero value is 0.
type amount struct {
	hi   uint64
	lo   uint64
	wide *big.Rat // nobody mutates that of a parsed amount; that of a sum is its own
	part bool     // of a parsed amount: digits behind the point that are not zero
}

// parseAmount reads a decimal: digits with an optional sign and point, or an exponent, which FOCUS forbids and spreadsheets write.
func parseAmount(s string) (amount, bool) {
	digits, neg := s, false
	if s != "" && (s[0] == '-' || s[0] == '+') {
		digits, neg = s[1:], s[0] == '-'
	}
	if len(digits) == 0 || len(digits) > amountPlaces+1 {
		return wideAmount(s)
	}
	var n uint64
	places, count, part := -1, 0, false
	for i := range len(digits) {
		c := digits[i]
		if c == '.' && places < 0 {
			places = 0
			continue
		}
		if c < '0' || c > '9' {
			return wideAmount(s)
		}
		n = n*10 + uint64(c-'0')
		count++
		if places >= 0 {
			places++
			part = part || c != '0'
		}
	}
	if count == 0 || count > amountPlaces || places == 0 {
		return wideAmount(s)
	}
	hi, lo := bits.Mul64(n, tens[amountPlaces-max(places, 0)])
	a := amount{hi: hi, lo: lo, part: part}
	if neg {
		a = a.negated()
	}
	return a, true
}

// undressed is an amount as a spreadsheet shows it, "$10,000.00", without its dress. Three digits behind a single comma may be
// decimals where people write so, and are left as they stand unless a dollar sign or a point says how the number is written.
func undressed(s string) (string, bool) {
	sign, rest := "", s
	if strings.HasPrefix(rest, "-") {
		sign, rest = "-", rest[1:]
	}
	rest, dollars := strings.CutPrefix(rest, "$")
	whole, decimals, point := strings.Cut(rest, ".")
	groups := strings.Split(whole, ",")
	if !dollars && len(groups) < 2 || len(groups) == 2 && !dollars && !point || len(s) > 64 {
		return "", false
	}
	for i, g := range groups {
		if len(g) > 3 && len(groups) > 1 || i > 0 && len(g) != 3 || g == "" {
			return "", false
		}
	}
	out := sign + strings.Join(groups, "")
	if point {
		out += "." + decimals
	}
	return out, true
}

// longAmount reads more than 18 digits that the 128 bits hold: bills write costs with 18 decimals behind thousands, and zeros behind
// them. What it does not read is left to the rational numbers, which take several times as long.
func longAmount(digits string, neg bool) (amount, bool) {
	var hi, lo uint64
	places, part := -1, false
	for i := range len(digits) {
		c := digits[i]
		if c == '.' && places < 0 && i > 0 {
			places = 0
			continue
		}
		if c < '0' || c > '9' || hi > 1<<63/10 { // ten times as much fits 64 bits, and the sign is looked at in the end
			return amount{}, false
		}
		switch {
		case places == amountPlaces && c == '0':
			continue
		case places == amountPlaces:
			return amount{}, false
		case places >= 0:
			places++
			part = part || c != '0'
		}
		up, low := bits.Mul64(lo, 10)
		sum, carry := bits.Add64(low, uint64(c-'0'), 0)
		hi, lo = hi*10+up+carry, sum
	}
	if len(digits) == 0 || places == 0 {
		return amount{}, false
	}
	scale := tens[amountPlaces-max(places, 0)]
	over, high := bits.Mul64(hi, scale)
	up, low := bits.Mul64(lo, scale)
	hi, carry := bits.Add64(high, up, 0)
	if over|carry != 0 || hi>>63 == 1 {
		return amount{}, false
	}
	a := amount{hi: hi, lo: low, part: part}
	if neg {
		a = a.negated()
	}
	return a, true
}

// wideAmount reads what is longer than 18 digits, or written with an exponent.
func wideAmount(s string) (amount, bool) {
	sign := ""
	if s != "" && (s[0] == '-' || s[0] == '+') {
		sign, s = s[:1], s[1:]
	}
	if a, ok := longAmount(s, sign == "-"); ok {
		return a, true
	}
	if strings.HasPrefix(s, ".") { // as some exports write a half
		s = "0" + s
	}
	r, ok := loadline.ParseDecimal(sign + s)
	if !ok || r.Bits() > widestAmount {
		return amount{}, false
	}
	return amount{wide: r.Rat(), part: !r.IsInt()}, true
}

// negated is -a of an amount that fits.
func (a amount) negated() amount {
	lo, borrow := bits.Sub64(0, a.lo, 0)
	hi, _ := bits.Sub64(0, a.hi, borrow)
	return amount{hi: hi, lo: lo, part: a.part}
}

// sign is -1, 0 or +1.
func (a amount) sign() int {
	switch {
	case a.wide != nil:
		return a.value().Sign()
	case a.hi>>63 == 1:
		return -1
	case a.hi|a.lo == 0:
		return 0
	}
	return 1
}

// add adds b to a sum.
func (a *amount) add(b amount) {
	if b.wide != nil {
		a.spill(b.wide)
	}
	lo, carry := bits.Add64(a.lo, b.lo, 0)
	hi, _ := bits.Add64(a.hi, b.hi, carry)
	if (a.hi^hi)&(b.hi^hi)>>63 == 1 { // both have a sign that the sum has not: it left the 128 bits
		a.spill(a.bits())
		a.hi, a.lo = b.hi, b.lo
		return
	}
	a.hi, a.lo = hi, lo
}

// spill adds to what does not fit.
func (a *amount) spill(r *big.Rat) {
	if a.wide == nil {
		a.wide = new(big.Rat)
	}
	a.wide.Add(a.wide, r)
}

// bits is the value of the 128 bits.
func (a amount) bits() *big.Rat {
	neg := a.hi>>63 == 1
	if neg {
		a = a.negated()
	}
	n := new(big.Int).SetUint64(a.hi)
	n.Lsh(n, 64).Or(n, new(big.Int).SetUint64(a.lo))
	if neg {
		n.Neg(n)
	}
	return new(big.Rat).SetFrac(n, new(big.Int).SetUint64(tens[amountPlaces]))
}

// value is the amount as the rest of the house has it.
func (a amount) value() loadline.Ratio {
	r := a.bits()
	if a.wide != nil {
		r.Add(r, a.wide)
	}
	return loadline.FromRat(r)
}
