package control

import "math"

// Certified Shapley-Shubik values. A random order of joining is the same as everybody coming at a random moment of [0,1]:
// the value of voter i is the integral over p of the chance that i decides where every other is for it with chance p. That
// chance is a polynomial of degree n-1 in p, integrated here by Gauss and Legendre's rule with m points, exact up to degree
// 2m-1. Where p is complex its absolute value is at most (|p|+|1-p|)^(n-1), and |p|+|1-p| is constant on an ellipse around
// [0,1]: (r+1/r)/2 where r is the sum of its half-axes over 1/2. So Chebyshev's series cut at degree 2m-1 is off by at most
// 2 M r^-(2m-1)/(r-1), M that power, and the rule, whose weights are positive and add up to 1, by at most twice that. About
// 4·sqrt(n) points do. At each point the chance is bounded as in Banzhaf's case.

// quadratureBound is what the rule with m points may be off for n voters.
func quadratureBound(n, m int) float64 {
	if 2*m >= n {
		return 0
	}
	r := 1 + 2*float64(m)/float64(n)
	log := math.Log(4/(r-1)) + float64(n-1)*math.Log((r+1/r)/2) - float64(2*m-1)*math.Log(r)
	return math.Exp(log) * (1 + 1e-9)
}

// legendre are the points and weights of the rule with m points on [0,1], by Newton's method. The slack that
// certifiedOrders adds covers their rounding.
func legendre(m int) (points, weights []float64) {
	points, weights = make([]float64, m), make([]float64, m)
	for i := range m {
		x := math.Cos(math.Pi * (float64(i) + 0.75) / (float64(m) + 0.5))
		slope := 0.0
		for range 8 {
			before, value := 1.0, x
			for k := 2; k <= m; k++ {
				before, value = value, (float64(2*k-1)*x*value-float64(k-1)*before)/float64(k)
			}
			slope = float64(m) * (x*value - before) / (x*x - 1)
			x -= value / slope
		}
		points[i], weights[i] = (1-x)/2, 1/((1-x*x)*slope*slope)
	}
	return points, weights
}

// quadratureGoal is what the rule may be off.
const quadratureGoal = 1e-9

// certifiedOrders bounds the Shapley-Shubik values.
func (t *threshold) certifiedOrders(steps int64) []Interval {
	m := 2
	for quadratureBound(t.voters, m) > quadratureGoal {
		m++
	}
	points, weights := legendre(m)
	sums := make([]span, len(t.classes))
	for x, p := range points {
		s := t.newWaves(2*p-1, false)
		s.listen(steps / int64(m))
		for c, a := range s.arcs(s.hear()) {
			sums[c].lo += weights[x] * max(a.lo, 0)
			sums[c].hi += weights[x] * min(a.hi, 1)
		}
	}
	// A point is right to 1e-13 and moves the chance by at most n-1 times that; a weight is right to 1e-13 of itself.
	slack := quadratureBound(t.voters, m) + float64(t.voters+2)*1e-13
	out := make([]Interval, len(sums))
	for c, s := range sums {
		out[c] = span{s.lo - slack, s.hi + slack}.interval()
	}
	return out
}
