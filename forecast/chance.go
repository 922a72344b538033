package forecast

import "math"

// normalChance is the chance that a standard normal number is below z, with the same bits on every machine: near zero by the
// series φ(z)·(z + z³/3 + z⁵/(3·5) + …), beyond by Laplace's continued fraction for the tail.
func normalChance(z float64) float64 {
	density := Exp(float64(-0.5*z)*z) * (1 / math.Sqrt2 / math.SqrtPi)
	if math.Abs(z) < 3 {
		sum, term := z, z
		for k := 3.0; math.Abs(term) > 1e-18; k += 2 {
			term = float64(float64(term*z)*z) / k
			sum += term
		}
		return math.FMA(density, sum, 0.5)
	}
	f := math.Abs(z)
	for k := 60.0; k > 0; k-- {
		f = math.Abs(z) + k/f
	}
	if z > 0 {
		return 1 - density/f
	}
	return density / f
}

// betaOfNormal maps a normal score to the beta quantile of the same chance. The upper half is the mirrored lower half of the mirrored
// distribution, because a chance near one keeps no digits.
func betaOfNormal(a, b float64) func(z float64) float64 {
	return func(z float64) float64 {
		if z > 0 {
			return 1 - betaQuantile(b, a, normalChance(-z))
		}
		return betaQuantile(a, b, normalChance(z))
	}
}

// betaQuantile is where the incomplete beta function reaches p, by Newton's steps in the logarithm of x, kept between what
// is known to be too low and too high.
func betaQuantile(a, b, p float64) float64 {
	front := logGamma(a+b) - logGamma(a) - logGamma(b)
	lo, hi := smallestNormal, 1.0
	x := math.Min(0.9, math.Max(Exp((Log(p)+Log(a)-front)/a), 1e-300)) // from the leading term x^a
	for range 100 {
		chance := incompleteBeta(a, b, x, front)
		if chance < p {
			lo = x
		} else {
			hi = x
		}
		density := Exp(front + float64((a-1)*Log(x)) + float64((b-1)*Log(1-x)))
		next := x - (chance-p)/density
		if !(next > lo && next < hi) {
			next = lo + (hi-lo)/2
			if hi > 4*lo {
				next = math.Sqrt(float64(lo * hi))
			}
		}
		if math.Abs(next-x) <= 1e-15*x || next == lo || next == hi {
			return next
		}
		x = next
	}
	return x
}

// incompleteBeta is the regularised incomplete beta function, by the continued fraction of DLMF 8.17.22 in the form of Lentz;
// front is the logarithm of 1/B(a, b).
func incompleteBeta(a, b, x, front float64) float64 {
	if x > (a+1)/(a+b+2) {
		return 1 - incompleteBeta(b, a, 1-x, front)
	}
	if x <= 0 {
		return 0
	}
	const tiny = 1e-300
	away := func(v float64) float64 {
		if math.Abs(v) < tiny {
			return tiny
		}
		return v
	}
	c, d := 1.0, 1/away(1-float64((a+b)*x)/(a+1))
	h := d
	for m := 1.0; m < 500; m++ {
		even := float64(float64(m*(b-m))*x) / float64((a+float64(2*m)-1)*(a+float64(2*m)))
		d, c = 1/away(1+float64(even*d)), away(1+even/c)
		h *= float64(d * c)
		odd := -float64(float64((a+m)*(a+b+m))*x) / float64((a+float64(2*m))*(a+float64(2*m)+1))
		d, c = 1/away(1+float64(odd*d)), away(1+odd/c)
		step := float64(d * c)
		h *= step
		if math.Abs(step-1) < 1e-15 {
			break
		}
	}
	return float64(Exp(front+float64(a*Log(x))+float64(b*Log(1-x)))*h) / a
}

// logGamma is the logarithm of the gamma function above zero, by Stirling's series after shifting the argument beyond 10.
func logGamma(x float64) float64 {
	shift := 0.0
	for x < 10 {
		shift += Log(x)
		x++
	}
	z := 1 / float64(x*x)
	series := (1.0/12-float64(z*(1.0/360-float64(z*(1.0/1260-float64(z*(1.0/1680-float64(z*(1.0/1188)))))))))/x - shift
	return float64((x-0.5)*Log(x)) - x + 0.91893853320467274178 + series
}
