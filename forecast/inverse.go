package forecast

import "math"

// InverseNormal is the standard normal quantile of p in (0, 1), with the same bits on every machine; -Inf at 0, +Inf at 1, no
// number elsewhere. The middle is a rational minimax approximation of our own, the tails are those of Wichura 1988, "Algorithm AS 241:
// The percentage points of the normal distribution", Applied Statistics 37, 477.
func InverseNormal(p float64) float64 {
	q := p - 0.5
	switch {
	case math.Abs(q) <= inverseMiddle:
		return inverseCentral(q)
	case p > 0 && p < 1:
		return inverseTail(q, math.Min(p, 1-p))
	case p == 0:
		return math.Inf(-1)
	case p == 1:
		return math.Inf(1)
	}
	return math.NaN()
}

// gaussOf is the standard normal number of a word.
func gaussOf(w uint32) float64 {
	q := float64(w)*(1.0/(1<<32)) - (0.5 - 1.0/(1<<33)) // both exact
	if a := math.Abs(q); a > inverseMiddle {
		return math.Copysign(nearTail(math.Sqrt(-logNormal(0.5-a))-1.6), q)
	}
	return inverseCentral(q)
}

// inverseTail is the quantile of 0.5 + q, with tail as the chance beyond it.
func inverseTail(q, tail float64) float64 {
	r := math.Sqrt(-logNormal(math.Max(tail, smallestNormal)))
	if r > 5 {
		return math.Copysign(farTail(r-5), q)
	}
	return math.Copysign(nearTail(r-1.6), q)
}

func nearTail(r float64) float64 {
	a := float64(7.7454501427834140764e-4)
	a = math.FMA(a, r, .0227238449892691845833)
	a = math.FMA(a, r, .24178072517745061177)
	a = math.FMA(a, r, 1.27045825245236838258)
	a = math.FMA(a, r, 3.64784832476320460504)
	a = math.FMA(a, r, 5.7694972214606914055)
	a = math.FMA(a, r, 4.6303378461565452959)
	a = math.FMA(a, r, 1.42343711074968357734)
	b := float64(1.05075007164441684324e-9)
	b = math.FMA(b, r, 5.475938084995344946e-4)
	b = math.FMA(b, r, .0151986665636164571966)
	b = math.FMA(b, r, .14810397642748007459)
	b = math.FMA(b, r, .68976733498510000455)
	b = math.FMA(b, r, 1.6763848301838038494)
	b = math.FMA(b, r, 2.05319162663775882187)
	b = math.FMA(b, r, 1)
	return a / b
}

func farTail(r float64) float64 {
	a := float64(2.01033439929228813265e-7)
	a = math.FMA(a, r, 2.71155556874348757815e-5)
	a = math.FMA(a, r, .0012426609473880784386)
	a = math.FMA(a, r, .026532189526576123093)
	a = math.FMA(a, r, .29656057182850489123)
	a = math.FMA(a, r, 1.7848265399172913358)
	a = math.FMA(a, r, 5.4637849111641143699)
	a = math.FMA(a, r, 6.6579046435011037772)
	b := float64(2.04426310338993978564e-15)
	b = math.FMA(b, r, 1.4215117583164458887e-7)
	b = math.FMA(b, r, 1.8463183175100546818e-5)
	b = math.FMA(b, r, 7.868691311456132591e-4)
	b = math.FMA(b, r, .0148753612908506148525)
	b = math.FMA(b, r, .13692988092273580531)
	b = math.FMA(b, r, .59983220655588793769)
	b = math.FMA(b, r, 1)
	return a / b
}

// inverseCentral is the quantile of 0.5 + q for |q| ≤ inverseMiddle.
func inverseCentral(q float64) float64 {
	r := math.FMA(-q, q, inverseMiddle*inverseMiddle)
	a := float64(inverseA12)
	a = math.FMA(a, r, inverseA11)
	a = math.FMA(a, r, inverseA10)
	a = math.FMA(a, r, inverseA9)
	a = math.FMA(a, r, inverseA8)
	a = math.FMA(a, r, inverseA7)
	a = math.FMA(a, r, inverseA6)
	a = math.FMA(a, r, inverseA5)
	a = math.FMA(a, r, inverseA4)
	a = math.FMA(a, r, inverseA3)
	a = math.FMA(a, r, inverseA2)
	a = math.FMA(a, r, inverseA1)
	a = math.FMA(a, r, inverseA0)
	b := float64(inverseB12)
	b = math.FMA(b, r, inverseB11)
	b = math.FMA(b, r, inverseB10)
	b = math.FMA(b, r, inverseB9)
	b = math.FMA(b, r, inverseB8)
	b = math.FMA(b, r, inverseB7)
	b = math.FMA(b, r, inverseB6)
	b = math.FMA(b, r, inverseB5)
	b = math.FMA(b, r, inverseB4)
	b = math.FMA(b, r, inverseB3)
	b = math.FMA(b, r, inverseB2)
	b = math.FMA(b, r, inverseB1)
	b = math.FMA(b, r, inverseB0)
	return float64(q*a) / b
}

// inverseMiddle is how far from the median the middle reaches: on one path of 32 the number comes from a tail.
const inverseMiddle = 31.0 / 64

// The rational minimax approximation of Φ⁻¹(½+q)/q in (31/64)² - q², all of whose coefficients are above zero, by Remez's exchange
// at 60 digits. Its own error is 4.7e-17 of the value.
const (
	inverseA0  = 0x1.1c96e189a3a2fp2
	inverseA1  = 0x1.03e211b1fd34ap10
	inverseA2  = 0x1.85c5e2dca2e2bp16
	inverseA3  = 0x1.380964f1f2ff8p22
	inverseA4  = 0x1.232c23ae7f806p27
	inverseA5  = 0x1.46054c95046abp31
	inverseA6  = 0x1.b52dc0b89c332p34
	inverseA7  = 0x1.567d670483bbcp37
	inverseA8  = 0x1.2ad0a199a7551p39
	inverseA9  = 0x1.0bea6dfceb32ep40
	inverseA10 = 0x1.adb1db0d2c1e9p39
	inverseA11 = 0x1.d341f475a5c38p37
	inverseA12 = 0x1.2ff05361ffd7fp33

	inverseB0  = 0x1.0000000000000p0
	inverseB1  = 0x1.e7ba3a248191bp7
	inverseB2  = 0x1.802613207d99fp14
	inverseB3  = 0x1.45bfdf3f15133p20
	inverseB4  = 0x1.4560d2cfd6df1p25
	inverseB5  = 0x1.8b2bce32c033ep29
	inverseB6  = 0x1.24484c9255470p33
	inverseB7  = 0x1.0241f8d8de2aep36
	inverseB8  = 0x1.060111962d86bp38
	inverseB9  = 0x1.1dbd82d624448p39
	inverseB10 = 0x1.2c57038582349p39
	inverseB11 = 0x1.f229e684b48b5p37
	inverseB12 = 0x1.98611e42c2261p34
)
