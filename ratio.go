package loadline

import (
	"math"
	"math/big"
	"math/bits"
	"strings"
)

// Ratio is an exact rational number. The zero value is 0. It is immutable: operations return new values, so it may be
// copied and shared freely, which a [big.Rat] may not. Numerators and denominators that fit 63 bits are kept in place,
// everything else in a big.Rat that nobody mutates.
type Ratio struct {
	num, less1 int64    // num / (less1 + 1) in lowest terms, where big is nil
	big        *big.Rat // set only where the value does not fit
}

// Int is n as a Ratio.
func Int(n int64) Ratio { return Ratio{num: n} }

// Frac is num/den in lowest terms. It panics where den is 0, as division by a literal zero does.
func Frac(num, den int64) Ratio {
	if den == 0 {
		panic("loadline: a fraction over zero")
	}
	if num == math.MinInt64 || den == math.MinInt64 {
		return FromRat(big.NewRat(num, den))
	}
	if den < 0 {
		num, den = -num, -den
	}
	g := gcd(abs(num), uint64(den))
	return Ratio{num: num / int64(g), less1: den/int64(g) - 1}
}

// FromRat is r as a Ratio; r is copied.
func FromRat(r *big.Rat) Ratio {
	if r.Num().IsInt64() && r.Denom().IsInt64() {
		return Ratio{num: r.Num().Int64(), less1: r.Denom().Int64() - 1}
	}
	return Ratio{big: new(big.Rat).Set(r)}
}

// Rat is the value as a new big.Rat, which the caller owns.
func (r Ratio) Rat() *big.Rat {
	if r.big != nil {
		return new(big.Rat).Set(r.big)
	}
	return big.NewRat(r.num, r.less1+1)
}

// view is the value as a big.Rat that must not be mutated.
func (r Ratio) view() *big.Rat {
	if r.big != nil {
		return r.big
	}
	return big.NewRat(r.num, r.less1+1)
}

// Add is r + s.
func (r Ratio) Add(s Ratio) Ratio {
	if r.big == nil && s.big == nil && r.less1 == 0 && s.less1 == 0 {
		if sum := r.num + s.num; (sum > r.num) == (s.num > 0) {
			return Ratio{num: sum}
		}
	}
	if num, den, ok := sumSmall(r, s); ok {
		return Frac(num, den)
	}
	return FromRat(new(big.Rat).Add(r.view(), s.view()))
}

// Sub is r - s.
func (r Ratio) Sub(s Ratio) Ratio { return r.Add(s.Neg()) }

// Neg is -r.
func (r Ratio) Neg() Ratio {
	if r.big == nil && r.num != math.MinInt64 {
		return Ratio{num: -r.num, less1: r.less1}
	}
	return FromRat(new(big.Rat).Neg(r.view()))
}

// Mul is r * s.
func (r Ratio) Mul(s Ratio) Ratio {
	if r.big == nil && s.big == nil {
		num, ok1 := mulSmall(r.num, s.num)
		den, ok2 := mulSmall(r.less1+1, s.less1+1)
		if ok1 && ok2 {
			return Frac(num, den)
		}
	}
	return FromRat(new(big.Rat).Mul(r.view(), s.view()))
}

// Quo is r / s. It panics where s is 0: who divides has asked [Ratio.Sign] first.
func (r Ratio) Quo(s Ratio) Ratio {
	if s.Sign() == 0 {
		panic("loadline: division by zero")
	}
	if s.big == nil && s.num != math.MinInt64 {
		return r.Mul(Frac(s.less1+1, s.num))
	}
	return r.Mul(FromRat(new(big.Rat).Inv(s.view())))
}

// Cmp is -1, 0 or +1 as r is below, equal to or above s.
func (r Ratio) Cmp(s Ratio) int {
	if r.big == nil && s.big == nil {
		if r.less1 == s.less1 {
			return cmpInt(r.num, s.num)
		}
		a, ok1 := mulSmall(r.num, s.less1+1)
		b, ok2 := mulSmall(s.num, r.less1+1)
		if ok1 && ok2 {
			return cmpInt(a, b)
		}
	}
	return r.view().Cmp(s.view())
}

// Equal says whether r and s are the same number.
func (r Ratio) Equal(s Ratio) bool { return r.Cmp(s) == 0 }

// Sign is -1, 0 or +1.
func (r Ratio) Sign() int {
	if r.big != nil {
		return r.big.Sign()
	}
	return cmpInt(r.num, 0)
}

// IsInt says whether r is a whole number.
func (r Ratio) IsInt() bool { return r.big == nil && r.less1 == 0 || r.big != nil && r.big.IsInt() }

// Int64 is r where it is a whole number that fits, and whether it is.
func (r Ratio) Int64() (int64, bool) { return r.num, r.big == nil && r.less1 == 0 }

// Floor is the largest whole number that is not above r.
func (r Ratio) Floor() Ratio {
	if r.IsInt() {
		return r
	}
	v := r.view() // big.Int's Euclidean division rounds down, since denominators are positive
	return FromRat(new(big.Rat).SetInt(new(big.Int).Div(v.Num(), v.Denom())))
}

// Ceil is the smallest whole number that is not below r.
func (r Ratio) Ceil() Ratio { return r.Neg().Floor().Neg() }

// Bits is the length of the longer of numerator and denominator in binary digits: limits on hostile input ask for it.
func (r Ratio) Bits() int {
	if r.big != nil {
		return max(r.big.Num().BitLen(), r.big.Denom().BitLen())
	}
	return max(bits.Len64(abs(r.num)), bits.Len64(uint64(r.less1)+1))
}

// Float is the nearest float64: for pictures and for the forecast's paths, never for law or money.
func (r Ratio) Float() float64 {
	f, _ := r.view().Float64()
	return f
}

// Min is the smaller of r and s.
func (r Ratio) Min(s Ratio) Ratio {
	if s.Cmp(r) < 0 {
		return s
	}
	return r
}

// Max is the larger of r and s.
func (r Ratio) Max(s Ratio) Ratio {
	if s.Cmp(r) > 0 {
		return s
	}
	return r
}

// String is the number in full: a decimal where it ends within 18 places ("0.125"), else a fraction ("1/3").
func (r Ratio) String() string {
	v := r.view()
	if v.IsInt() {
		return v.Num().String()
	}
	if places, ok := decimals(v.Denom()); ok && places <= 18 {
		return strings.TrimRight(v.FloatString(places), "0")
	}
	return v.String()
}

// MarshalText writes the number as [Ratio.String] does.
func (r Ratio) MarshalText() ([]byte, error) { return []byte(r.String()), nil }

// decimals is how many places the decimal expansion of 1/den has, where it ends.
func decimals(den *big.Int) (int, bool) {
	twos, fives := 0, 0
	rest, five, m := new(big.Int).Set(den), big.NewInt(5), new(big.Int)
	twos = int(rest.TrailingZeroBits())
	rest.Rsh(rest, uint(twos))
	for {
		q, r := new(big.Int).QuoRem(rest, five, m)
		if r.Sign() != 0 {
			break
		}
		rest, fives = q, fives+1
	}
	return max(twos, fives), rest.IsInt64() && rest.Int64() == 1
}

func sumSmall(r, s Ratio) (num, den int64, ok bool) {
	if r.big != nil || s.big != nil {
		return 0, 0, false
	}
	a, ok1 := mulSmall(r.num, s.less1+1)
	b, ok2 := mulSmall(s.num, r.less1+1)
	den, ok3 := mulSmall(r.less1+1, s.less1+1)
	num = a + b
	return num, den, ok1 && ok2 && ok3 && (num > a) == (b > 0)
}

func mulSmall(a, b int64) (int64, bool) {
	if a == math.MinInt64 || b == math.MinInt64 {
		return 0, false
	}
	hi, lo := bits.Mul64(abs(a), abs(b))
	if hi != 0 || lo > math.MaxInt64 {
		return 0, false
	}
	return a * b, true
}

func abs(n int64) uint64 {
	if n < 0 {
		return uint64(-n)
	}
	return uint64(n)
}

func gcd(a, b uint64) uint64 {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}

func cmpInt(a, b int64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}
