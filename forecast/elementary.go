package forecast

import "math"

// Exp is e to the power of x with the same bits on every machine, within 2 units in the last place. Above 709.4 it is +Inf,
// below -708.7 zero (there are no subnormal results). x = k·ln 2 + r, then
// 1 + r + r²/2 + r³·G(r) with G of degree 8 through the Chebyshev nodes of |r| ≤ ln 2/2, which leaves an error of 3.4e-17.
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
	p := float64(expC11)
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

// The range of Exp, the constants of its reduction, and those of G.
const (
	expHi     = 709.79
	expLo     = -709.0
	invLn2    = 1.4426950408889634
	roundBits = 3 << 51 // adding it rounds to a whole number that stands in the low bits
	ln2Hi     = 0x1.62e42fefa39efp-1
	ln2Lo     = 0x1.abc9e3b39803fp-56

	expC3  = 0x1.5555555555555p-3
	expC4  = 0x1.5555555554cb0p-5
	expC5  = 0x1.1111111110e68p-7
	expC6  = 0x1.6c16c173948e7p-10
	expC7  = 0x1.a01a01a4b5f72p-13
	expC8  = 0x1.a019c98e708e7p-16
	expC9  = 0x1.71de17d5ef6f3p-19
	expC10 = 0x1.288060f149570p-22
	expC11 = 0x1.af2391d7f5e6cp-26
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
