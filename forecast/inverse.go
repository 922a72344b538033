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
	q := math.FMA(float64(w), 1.0/(1<<32), 1.0/(1<<33)-0.5)
	if a := math.Abs(q); a > inverseMiddle {
		return inverseTail(q, 0.5-a)
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

// inverseMiddle is how far from the median the middle reaches.
const inverseMiddle = 0.4921875

func inverseCentral(q float64) float64 { return math.Sqrt2 * math.Erfinv(2*q) }
