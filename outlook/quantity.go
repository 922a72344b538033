package outlook

import (
	"math"

	"loadline"
)

// Quantity is a figure of the plan that chance decides. Key addresses its luck by what it means, whatever else the plan holds:
// "uncertain.growth", "income.api.start", "driver.users.next#0" of the first distribution that stands in an expression.
type Quantity struct {
	Key    string
	Number loadline.Number
	Drawn  loadline.Drawn
	At     loadline.Source
}

// Luck gives what chance made of a quantity: of one that is drawn once, at is 0; of one drawn monthly the month, counted from the plan's
// first; of one drawn each time the attempt of its raise, counted from 0. False: its median.
type Luck func(key string, at int) (loadline.Ratio, bool)

// SpreadOf is what a number within two bounds is drawn from: its own spread, or the interval that its bounds are.
func SpreadOf(n loadline.Number) (loadline.Spread, bool) {
	switch {
	case n.Spread != nil:
		return *n.Spread, true
	case n.Lo == nil || n.Hi == nil || n.Lo.Equal(*n.Hi):
		return loadline.Spread{}, false
	}
	return loadline.Spread{Kind: loadline.Interval, Of: []loadline.Ratio{*n.Lo, *n.Hi}}, true
}

// median is the middle of a distribution.
func median(s loadline.Spread) loadline.Ratio {
	half := loadline.Frac(1, 2)
	switch a := s.Of; s.Kind {
	case loadline.NormalSpread, loadline.LogNormal:
		return a[0]
	case loadline.UniformSpread:
		return a[0].Add(a[1]).Mul(half)
	case loadline.LogitNormal:
		odds := func(p loadline.Ratio) loadline.Ratio { return p.Quo(loadline.Int(1).Sub(p)) }
		o := squareRoot(odds(a[0]).Mul(odds(a[1])))
		return o.Quo(o.Add(loadline.Int(1)))
	case loadline.Triangular:
		return triangleMedian(a[0], a[1], a[2])
	case loadline.BetaSpread:
		x := floating(betaMedian(a[0].Float(), a[1].Float()))
		if len(a) == 4 {
			x = a[2].Add(x.Mul(a[3].Sub(a[2])))
		}
		return x
	case loadline.Choice, loadline.Samples:
		return weightedMedian(s)
	}
	m, _ := Middle(loadline.Number{Lo: &s.Of[0], Hi: &s.Of[1]})
	return m
}

func triangleMedian(lo, mode, hi loadline.Ratio) loadline.Ratio {
	width, half := hi.Sub(lo), loadline.Frac(1, 2)
	if width.Sign() == 0 {
		return lo
	}
	if left := mode.Sub(lo); left.Cmp(width.Mul(half)) >= 0 {
		return lo.Add(squareRoot(width.Mul(left).Mul(half)))
	}
	return hi.Sub(squareRoot(width.Mul(hi.Sub(mode)).Mul(half)))
}

// weightedMedian is the smallest value at or below which half of the weight lies.
func weightedMedian(s loadline.Spread) loadline.Ratio {
	weight := func(i int) loadline.Ratio {
		if len(s.Weights) == 0 {
			return loadline.Int(1)
		}
		return s.Weights[i]
	}
	var total loadline.Ratio
	for i := range s.Of {
		total = total.Add(weight(i))
	}
	best, found := s.Of[0], false
	for _, x := range s.Of {
		var below loadline.Ratio
		for j, y := range s.Of {
			if y.Cmp(x) <= 0 {
				below = below.Add(weight(j))
			}
		}
		if below.Add(below).Cmp(total) >= 0 && (!found || x.Cmp(best) < 0) {
			best, found = x, true
		}
	}
	return best
}

// betaMedian is where the regularised incomplete beta function is one half, by bisection.
func betaMedian(a, b float64) float64 {
	lo, hi := 0.0, 1.0
	for range 60 {
		mid := (lo + hi) / 2
		if betaBelow(mid, a, b) < 0.5 {
			lo = mid
		} else {
			hi = mid
		}
	}
	return (lo + hi) / 2
}

// betaBelow is the regularised incomplete beta function, by the continued fraction of DLMF 8.17.22, which converges fast below the mean; above it
// the other tail is taken.
func betaBelow(x, a, b float64) float64 {
	if x > (a+1)/(a+b+2) {
		return 1 - betaBelow(1-x, b, a)
	}
	if x == 0 {
		return 0
	}
	ab, _ := math.Lgamma(a + b)
	la, _ := math.Lgamma(a)
	lb, _ := math.Lgamma(b)
	front := math.Exp(ab-la-lb+a*math.Log(x)+b*math.Log1p(-x)) / a
	fraction := 1.0
	for m := 200; m >= 1; m-- { // from the inside out
		k := float64(m / 2)
		d := k * (b - k) * x / ((a + 2*k - 1) * (a + 2*k))
		if m%2 == 1 {
			d = -(a + k) * (a + b + k) * x / ((a + 2*k) * (a + 2*k + 1))
		}
		fraction = 1 + d/fraction
	}
	return front / fraction
}

// floating is a float as a rational that the ledger carries on.
func floating(x float64) loadline.Ratio {
	switch limit := mostGrown().Float(); {
	case math.IsNaN(x):
		return loadline.Ratio{}
	case x > limit:
		return mostGrown()
	case x < -limit:
		return mostGrown().Neg()
	}
	return carried(fromFloat(x))
}

// drawnCompany is the company with every figure of its plan and its contracts that chance decides as the luck has it.
func drawnCompany(c *loadline.Company, luck Luck) *loadline.Company {
	out := cloned(c)
	figures(out, func(key string, n *loadline.Number, _ loadline.Source) {
		s, uncertain := SpreadOf(*n)
		if !uncertain {
			return
		}
		if s.Name != "" {
			key = "uncertain." + s.Name
		}
		if v, ok := luck(key, 0); ok {
			*n = loadline.Exactly(v)
		}
	})
	return out
}

// coinOf is what decides whether an attempt of a raise succeeds: it does where it lies below the chance.
func coinOf(r loadline.Raise) string { return "raise." + r.Name + ".coin" }
