package forecast

import "math"

// Exp is e to the power of x with the same bits on every machine, within 2 units in the last place. Above 709.4 it is +Inf,
// below -708.7 zero (there are no subnormal results). x = k·ln 2 + r, then the Taylor polynomial of degree 13 in r.
func Exp(x float64) float64 {
	if x > expHi { // comparisons as the vector instructions do them: a NaN passes
		x = expHi
	}
	if x < expLo {
		x = expLo
	}
	k := math.FMA(x, invLn2, roundBits)
	scale := math.Float64frombits((math.Float64bits(k) + 1023) << 52)
	k -= roundBits
	r := math.FMA(k, -ln2Hi, x)
	r = math.FMA(k, -ln2Lo, r)
	p := float64(expC13)
	p = math.FMA(p, r, expC12)
	p = math.FMA(p, r, expC11)
	p = math.FMA(p, r, expC10)
	p = math.FMA(p, r, expC9)
	p = math.FMA(p, r, expC8)
	p = math.FMA(p, r, expC7)
	p = math.FMA(p, r, expC6)
	p = math.FMA(p, r, expC5)
	p = math.FMA(p, r, expC4)
	p = math.FMA(p, r, expC3)
	p = math.FMA(p, r, 0.5)
	p = math.FMA(p, r, 1)
	p = math.FMA(p, r, 1)
	return float64(p * scale)
}

// The range of Exp, the constants of its reduction, and one over the factorials.
const (
	expHi     = 709.79
	expLo     = -709.0
	invLn2    = 1.4426950408889634
	roundBits = 3 << 51 // adding it rounds to a whole number that stands in the low bits
	ln2Hi     = 0x1.62e42fefa39efp-1
	ln2Lo     = 0x1.abc9e3b39803fp-56

	expC3  = 1.0 / 6
	expC4  = 1.0 / 24
	expC5  = 1.0 / 120
	expC6  = 1.0 / 720
	expC7  = 1.0 / 5040
	expC8  = 1.0 / 40320
	expC9  = 1.0 / 362880
	expC10 = 1.0 / 3628800
	expC11 = 1.0 / 39916800
	expC12 = 1.0 / 479001600
	expC13 = 1.0 / 6227020800
)

// Log is the natural logarithm with the same bits on every machine, within 1 unit in the last place for normal numbers. Of zero
// and of subnormal numbers it is -Inf, below zero no number. After fdlibm's e_log.c (Sun Microsystems 1993): x = 2^k·(1+f),
// s = f/(2+f), and an even polynomial in s.
func Log(x float64) float64 {
	switch {
	case x != x || x == math.Inf(1):
		return x
	case x < 0:
		return math.NaN()
	case x < smallestNormal:
		return math.Inf(-1)
	}
	return logNormal(x)
}

const (
	smallestNormal = 0x1p-1022
	sqrtHalfBits   = 0x3fe6a09e667f3bcd
	ln2High        = 6.93147180369123816490e-01 // with 20 zero bits below, so that k·ln2High is exact
	ln2Low         = 1.90821492927058770002e-10
	logC1          = 6.666666666666735130e-01
	logC2          = 3.999999999940941908e-01
	logC3          = 2.857142874366239149e-01
	logC4          = 2.222219843214978396e-01
	logC5          = 1.818357216161805012e-01
	logC6          = 1.531383769920937332e-01
	logC7          = 1.479819860511658591e-01
)

// logNormal is the logarithm of a normal number above zero.
func logNormal(x float64) float64 {
	ix := math.Float64bits(x)
	t := ix - sqrtHalfBits
	e := t & (0xfff << 52)
	f := math.Float64frombits(ix-e) - 1
	k := math.Float64frombits(uint64(roundBitsWord)+(t>>52^0x800)) - roundBitsBias
	s := f / (2 + f)
	z := float64(s * s)
	r := float64(logC7)
	r = math.FMA(r, z, logC6)
	r = math.FMA(r, z, logC5)
	r = math.FMA(r, z, logC4)
	r = math.FMA(r, z, logC3)
	r = math.FMA(r, z, logC2)
	r = math.FMA(r, z, logC1)
	h := float64(float64(0.5*f) * f)
	r = math.FMA(r, z, h)
	r = math.FMA(s, r, float64(k*ln2Low))
	return math.FMA(k, ln2High, f-(h-r))
}

// A number of 12 bits put into the low bits of 2^52 and taken away again with its bias is the number as a float.
const (
	roundBitsWord = 0x4330000000000000
	roundBitsBias = 1<<52 + 2048
)
