package forecast

import (
	"math"
	"slices"
)

// Per says how often a random variable is drawn.
type Per uint8

// How often a variable is drawn: once for a path, once in each month, or once for each event of a kind.
const (
	PerPath Per = iota + 1
	PerPeriod
	PerEvent
)

type draw struct {
	variable uint64
	per      Per
	index    Vector // of an event: its number, from 0
	when     Mask   // of an event: the paths that need it
	normal   int32  // a node that stands for the standard normal number, correlated with others; 0 for the variable's own
}

// Uncertain is a random variable that is drawn once for each path or once in each period. The number names it: the same number
// draws the same luck in every program of one seed, so it should come from what the variable means (a hash of its name).
func (p *Program) Uncertain(variable uint64, per Per) Uncertainty {
	if per != PerPath && per != PerPeriod {
		p.fault(FaultUncertainty, 0, int(per))
	}
	p.draws = append(p.draws, draw{variable: variable, per: per})
	return Uncertainty(len(p.draws))
}

// UncertainEvent is a random variable that is drawn for the n-th event of a kind, n from 0 in number, on the paths of when; it is
// zero on the others. Two plans in which the n-th raise comes in different months share its luck.
func (p *Program) UncertainEvent(variable uint64, number Vector, when Mask) Uncertainty {
	p.draws = append(p.draws, draw{variable: variable, per: PerEvent, index: number, when: when})
	return Uncertainty(len(p.draws))
}

func (p *Program) drawn(o, at op, u Uncertainty) Vector {
	if u <= 0 || int(u) > len(p.draws) {
		p.fault(FaultUncertainty, 0, int(u))
		return p.Const(0)
	}
	d := p.draws[u-1]
	if d.per == PerEvent {
		return p.vector(node{op: at, a: int32(d.index), b: int32(d.when), aux: int32(u - 1)})
	}
	return p.vector(node{op: o, aux: int32(u - 1)})
}

// Uniform is uniform between zero and one, neither of them ever reached.
func (p *Program) Uniform(u Uncertainty) Vector {
	if z, ok := p.correlated(u); ok {
		return p.transform(z, normalChance)
	}
	return p.drawn(opUniform, opUniformAt, u)
}

// Gauss is standard normal.
func (p *Program) Gauss(u Uncertainty) Vector {
	if z, ok := p.correlated(u); ok {
		return z
	}
	return p.drawn(opGauss, opGaussAt, u)
}

func (p *Program) correlated(u Uncertainty) (Vector, bool) {
	if u <= 0 || int(u) > len(p.draws) || p.draws[u-1].normal == 0 {
		return 0, false
	}
	return Vector(p.draws[u-1].normal), true
}

// Normal is normal with that mean and standard deviation.
func (p *Program) Normal(u Uncertainty, mean, sd Vector) Vector {
	return p.MulAdd(p.Gauss(u), sd, mean)
}

// LogNormal is log-normal: mean and sd are those of the logarithm.
func (p *Program) LogNormal(u Uncertainty, mean, sd Vector) Vector {
	return p.Exp(p.Normal(u, mean, sd))
}

// z90 is the normal quantile at 95%: an interval of 90% reaches so many standard deviations to both sides.
const z90 = 1.6448536269514722

// Between is what lies between lo and hi with a chance of 90%, below and above with 5% each: log-normal where both are above
// zero (or, mirrored, below), normal where zero lies between them.
func (p *Program) Between(u Uncertainty, lo, hi float64) Vector {
	if !(lo < hi) || math.IsInf(lo, 0) || math.IsInf(hi, 0) {
		p.fault(FaultInterval, int32(len(p.nodes)), 0)
		return p.Const(0)
	}
	if lo <= 0 && hi >= 0 {
		return p.Normal(u, p.Const((lo+hi)/2), p.Const((hi-lo)/(2*z90)))
	}
	if hi < 0 {
		// The logarithm falls where the value rises, so the spread is taken below zero: more luck is a greater value.
		a, b := Log(-lo), Log(-hi)
		return p.Neg(p.LogNormal(u, p.Const((a+b)/2), p.Const((b-a)/(2*z90))))
	}
	a, b := Log(lo), Log(hi)
	return p.LogNormal(u, p.Const((a+b)/2), p.Const((b-a)/(2*z90)))
}

// UniformBetween is uniform between lo and hi.
func (p *Program) UniformBetween(u Uncertainty, lo, hi float64) Vector {
	if !(lo < hi) || math.IsInf(hi-lo, 0) {
		p.fault(FaultInterval, int32(len(p.nodes)), 0)
		return p.Const(0)
	}
	return p.MulAdd(p.Uniform(u), p.Const(hi-lo), p.Const(lo))
}

// Triangular rises from lo to mode and falls to hi.
func (p *Program) Triangular(u Uncertainty, lo, mode, hi float64) Vector {
	if !(lo < hi) || math.IsInf(hi-lo, 0) {
		p.fault(FaultInterval, int32(len(p.nodes)), 0)
		return p.Const(0)
	}
	if !(lo <= mode && mode <= hi) {
		p.fault(FaultShape, int32(len(p.nodes)), 0)
		return p.Const(0)
	}
	x := p.Uniform(u)
	up := p.MulAdd(p.Sqrt(p.Mul(x, p.Const((hi-lo)*(mode-lo)))), p.Const(1), p.Const(lo))
	down := p.Sub(p.Const(hi), p.Sqrt(p.Mul(p.Sub(p.Const(1), x), p.Const((hi-lo)*(hi-mode)))))
	return p.Select(p.Less(x, p.Const((mode-lo)/(hi-lo))), up, down)
}

// Beta is beta-distributed between zero and one, with both shapes above zero.
func (p *Program) Beta(u Uncertainty, a, b float64) Vector {
	if !(a > 0 && b > 0) || math.IsInf(a+b, 0) {
		p.fault(FaultShape, int32(len(p.nodes)), 0)
		return p.Const(0)
	}
	return p.transform(p.Gauss(u), betaOfNormal(a, b))
}

// Choice is one of several numbers, with these weights (not below zero, not all zero).
func (p *Program) Choice(u Uncertainty, values, weights []float64) Vector {
	sum := 0.0
	for _, w := range weights {
		if !(w >= 0) {
			sum = math.NaN()
		}
		sum += w
	}
	if len(values) == 0 || len(values) != len(weights) || !(sum > 0) || math.IsInf(sum, 0) {
		p.fault(FaultShape, int32(len(p.nodes)), 0)
		return p.Const(0)
	}
	x, below := p.Uniform(u), 1.0
	out := p.Const(values[len(values)-1])
	for i := len(values) - 2; i >= 0; i-- {
		below -= weights[i+1] / sum
		out = p.Select(p.Less(x, p.Const(below)), p.Const(values[i]), out)
	}
	return out
}

// Empirical is one of the samples, each as likely as the others.
func (p *Program) Empirical(u Uncertainty, samples []float64) Vector {
	if len(samples) == 0 || slices.ContainsFunc(samples, func(x float64) bool { return x != x }) {
		p.fault(FaultShape, int32(len(p.nodes)), 0)
		return p.Const(0)
	}
	return p.lookup(p.Uniform(u), stepsOf(slices.Sorted(slices.Values(samples))))
}

// Correlate makes variables that are all drawn per path, or all per period, correlated as the matrix says: by their normal scores (a Gaussian
// copula), whatever their distributions. It comes before the variables are drawn.
func (p *Program) Correlate(us []Uncertainty, matrix [][]float64) {
	for _, u := range us {
		if u <= 0 || int(u) > len(p.draws) || p.draws[u-1].per == PerEvent || p.draws[u-1].per != p.draws[us[0]-1].per || p.draws[u-1].normal != 0 {
			p.fault(FaultUncertainty, 0, int(u))
			return
		}
	}
	l, bad := cholesky(matrix, len(us))
	if bad >= 0 {
		p.fault(FaultCorrelation, 0, bad)
		return
	}
	own := make([]Vector, len(us))
	for i, u := range us {
		own[i] = p.Gauss(u)
	}
	for i, u := range us {
		z := p.Const(0)
		for j := range i + 1 {
			if l[i][j] != 0 {
				z = p.MulAdd(own[j], p.Const(l[i][j]), z)
			}
		}
		p.draws[u-1].normal = int32(z)
	}
}

// cholesky is the lower triangle L with L·Lᵀ the matrix, or the first row that shows the matrix to be no correlation matrix.
// A matrix on the edge (one variable a mixture of others) is one: its last pivots are zero.
func cholesky(m [][]float64, n int) (l [][]float64, bad int) {
	const tolerance = 1e-12
	if len(m) != n {
		return nil, min(len(m), n)
	}
	l = make([][]float64, n)
	for i := range n {
		if len(m[i]) != n || m[i][i] != 1 {
			return nil, i
		}
		l[i] = make([]float64, n)
		for j := range i {
			if !(math.Abs(m[i][j]) <= 1) || m[i][j] != m[j][i] {
				return nil, i
			}
		}
		for j := range i + 1 {
			sum := m[i][j]
			for k := range j {
				sum -= float64(l[i][k] * l[j][k])
			}
			switch {
			case i == j && sum < -tolerance, i != j && l[j][j] == 0 && math.Abs(sum) > math.Sqrt(tolerance):
				return nil, i
			case i == j:
				if sum > tolerance {
					l[i][i] = math.Sqrt(sum)
				}
			case l[j][j] > 0:
				l[i][j] = sum / l[j][j]
			}
		}
	}
	return l, -1
}
