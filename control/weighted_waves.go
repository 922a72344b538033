package control

import (
	"math"
	"math/big"
	"math/bits"
	"slices"
)

// Certified intervals for many voters. Let every voter be for it with chance p, b = 2p-1, and let Z be the votes for less
// the votes against. Then voter i decides where |Z' - c| < w_i, Z' the Z of the others and c = 2q-1-T: Z' never lies on
// the border, for it has the parity of T-w_i. On a circle of circumference P this is an arc, and Selberg's trigonometric
// polynomials of degree K (Montgomery, Ten Lectures on the Interface between Analytic Number Theory and Harmonic Analysis,
// chapter 1; Vaaler 1985) lie above and below the indicator of an arc of half-width a, everywhere:
//
//	2a/P + sum over 1 ≤ k ≤ K of 2 v_k sin(2πka/P) cos(2πk(z-c)/P)
//	  ± 1/(K+1) (1 + sum of 2 (1-k/(K+1)) cos(2πka/P) cos(2πk(z-c)/P)),
//	v_k = ((1-u) cot πu + 1/π)/(K+1), u = k/(K+1), 0 < v_k ≤ 1/πk.
//
// Their expectations need no distribution, only the products of cos θ + ib sin θ, θ = 2πk w_j/P, over the other voters:
// the transform of Z'. It is as good as 0 but for a few k, since many voters are out of step. Whole blocks of k are proven
// to be so at once (silent), so that K can be in the millions, and the interval is P/K times the density of Z at c.
//
// The errors, all added to the interval: what the silent k would contribute; what of Z' lies beyond the circle (Hoeffding);
// and rounding. An angle is a fraction of a turn in 64 bits, k of them at most k·2^-64 too small; sin and cos are right to
// 2^-50, so that a product of n factors, none above 1, is right to n(2^-49 + 2πk·2^-64), and counts at most (2/πk +
// 2/(K+1)) of it; a partial sum stays below 16, so that each addition is right to 2^-49.

const (
	silentBits = 46      // a k is silent where its product is below 2^-46 for every voter
	tailNats   = 30      // votes beyond the circle: a chance of at most e^-30 on each side
	maxDegree  = 1 << 21 // K
	grain      = 1.0 / (1 << 48)
	noiseCell  = 55 // a table cell is 2^55/2^64 of half a turn
	noiseUnit  = 1 << 16
)

// waves are the transform of one vote.
type waves struct {
	t      *threshold
	bias   float64  // b
	period float64  // P
	turns  []uint64 // by class: weight/P in 2^-64 of a turn
	centre uint64   // c/P likewise
	damp   []uint32 // by distance of θ from a multiple of π: -log2 of |cos θ + ib sin θ| at least, in units of 2^-16
	loud   []int    // the k that are not silent
	degree int      // K
}

// newWaves prepares the transform; the circle is so wide that half of it holds all sums beyond c where halved is set.
func (t *threshold) newWaves(bias float64, halved bool) *waves {
	s := &waves{t: t, bias: bias, damp: damping(bias)}
	c := t.quota - 1 - (t.total - t.quota)
	var squares float64
	for _, x := range t.classes {
		squares += float64(x.weight) * float64(x.weight) * float64(x.heads)
	}
	// Hoeffding: P(Z - EZ ≥ x) ≤ exp(-x²/2·sum of w²); the factor covers the rounding of a long sum.
	spread := (math.Sqrt(2*tailNats*squares) + math.Abs(float64(c)-bias*float64(t.total))) * (1 + 1e-9)
	reach := uint64(t.total) + uint64(max(c, -c))
	if spread < float64(reach)/2 { // so that the conversion is safe
		reach = uint64(spread) + 1
	}
	quarter, heaviest := reach/4+1, uint64(t.classes[0].weight)/2+2
	if halved {
		quarter = max(2*quarter, quarter+heaviest)
	} else {
		quarter += heaviest
	}
	s.period = 4 * float64(quarter)
	for _, x := range t.classes {
		s.turns = append(s.turns, turn(uint64(x.weight), quarter))
	}
	s.centre = turnLong(uint64(max(c, -c)), quarter)
	if c < 0 {
		s.centre = -s.centre
	}
	return s
}

// turn is x/(4·quarter) in 2^-64, x below 4·quarter.
func turn(x, quarter uint64) uint64 {
	q, _ := bits.Div64(x>>2, x<<62, quarter)
	return q
}

// turnLong is the same modulo a whole turn for any x.
func turnLong(x, quarter uint64) uint64 {
	q := new(big.Int).Lsh(new(big.Int).SetUint64(x), 62)
	q.Quo(q, new(big.Int).SetUint64(quarter))
	return q.And(q, wordMask()).Uint64()
}

// damping tabulates how much a voter damps at least. math.Log2 and math.Sin are trusted to one in a million here; two units
// are left for that.
func damping(bias float64) []uint32 {
	out := make([]uint32, 257)
	for x := range out {
		sin := math.Sin(math.Pi * float64(x) / 512)
		d := -0.5 * math.Log2(max(1-(1-bias*bias)*sin*sin, 0x1p-60)) * noiseUnit
		out[x] = uint32(max(d-2, 0))
	}
	return out
}

// listen walks up the frequencies as far as the steps and the greatest degree allow, and notes the loud ones.
func (s *waves) listen(steps int64) {
	k, n := 1, 1
	for k <= maxDegree && steps > 0 {
		n = min(n, maxDegree-k+1)
		silent, cost := s.silent(k, n)
		steps -= cost
		switch {
		case silent:
			k += n
			n += 1 + n/4
		case n > 1:
			n /= 2
		default:
			s.loud = append(s.loud, k)
			steps -= int64(8 * len(s.turns))
			k++
		}
	}
	s.degree = k - 1
}

// silent tells whether the frequencies from k on, n of them, are proven to be silent, and the steps that it took. A voter
// whose angle turns by much within the block tells nothing; the heavy ones are passed over. The most damping voter is
// taken out, since the product is needed without any one.
func (s *waves) silent(k, n int) (bool, int64) {
	half := uint64(n / 2)
	middle := uint64(k) + half
	from := 0
	if half > 0 {
		limit := uint64(1) << 60 / half
		from, _ = slices.BinarySearchFunc(s.turns, limit, func(x, limit uint64) int {
			if x > limit {
				return -1
			}
			return 1
		})
	}
	sure, most := uint64(0), uint64(0)
	for c := from; c < len(s.turns); c++ {
		at := 2 * middle * s.turns[c]
		at = min(at, -at)
		doubt := 2*half*s.turns[c] + 4*middle
		at -= min(at, doubt)
		d := uint64(s.damp[at>>noiseCell])
		most = max(most, d)
		sure += d * uint64(s.t.classes[c].heads)
		if sure >= silentBits*noiseUnit+most {
			return true, int64(c - from + 1)
		}
	}
	return false, int64(len(s.turns) - from + 1)
}

// heard are the sums over the loud frequencies.
type heard struct {
	arc, edge       []float64 // by class: of 2 v_k sin · Re and of 2 (1-u) cos · Re
	past, pastEdge  float64   // the same for the half circle beyond c
	rounding, tails float64
}

// hear sums over the loud frequencies.
func (s *waves) hear() heard {
	n := len(s.turns)
	h := heard{arc: make([]float64, n), edge: make([]float64, n)}
	factor, sin, cos := make([]complex128, n), make([]float64, n), make([]float64, n)
	after := make([]complex128, n+1)
	full := float64(s.degree + 1)
	for _, k := range s.loud {
		v, u := vaaler(k, s.degree), float64(k)/full
		after[n] = 1
		for c := n - 1; c >= 0; c-- {
			sin[c], cos[c] = sinCos(uint64(k) * s.turns[c])
			factor[c] = complex(cos[c], s.bias*sin[c])
			after[c] = after[c+1] * power(factor[c], s.t.classes[c].heads)
		}
		si, co := sinCos(-uint64(k) * s.centre)
		before := complex(co, si)
		if z := before * after[0]; k%2 == 1 {
			h.past += 2 * v * imag(z)
		} else {
			h.pastEdge += 2 * (1 - u) * real(z)
		}
		for c, x := range s.t.classes {
			rest := power(factor[c], x.heads-1)
			z := real(before * after[c+1] * rest)
			h.arc[c] += 2 * v * sin[c] * z
			h.edge[c] += 2 * (1 - u) * cos[c] * z
			before *= rest * factor[c]
		}
		h.rounding += (2*v + 2/full) * float64(s.t.voters+64) * (grain + float64(k)*0x1p-61)
		h.rounding += 0x1p-49
	}
	h.rounding += 64 * grain
	h.tails = math.Exp2(-silentBits)*(4+math.Log(full)) + 2*math.Exp(-tailNats)*(1+1e-9)
	return h
}

func power(x complex128, n int) complex128 {
	if n == 1 {
		return x
	}
	y := complex(1, 0)
	for ; n > 0; n >>= 1 {
		if n&1 == 1 {
			y *= x
		}
		x *= x
	}
	return y
}

// vaaler is v_k for the degree, right to 2^-46 of itself as math.Sincos is trusted that far; near the end of the range the cotangent is taken from the other side, where it is exact.
func vaaler(k, degree int) float64 {
	full := float64(degree + 1)
	u, rest := float64(k)/full, float64(degree+1-k)/full
	x := min(u, rest)
	sin, cos := math.Sincos(math.Pi * x)
	cot := cos / sin
	if rest < u {
		cot = -cot
	}
	return (rest*cot + 1/math.Pi) / full
}

// sinCos are sine and cosine of x/2^64 turns, by Taylor's series on an eighth of a turn to each side: the first term left
// out is below 2^-58, the roundings of the sums together below 2^-51; small sines keep their digits.
func sinCos(x uint64) (sin, cos float64) {
	quadrant := (x + 1<<61) >> 62
	a := float64(int64(x-quadrant<<62)) * (2 * math.Pi / (1 << 64))
	y := a * a
	sin = a * (1 + y*(-1./6+y*(1./120+y*(-1./5040+y*(1./362880+y*(-1./39916800+y*(1./6227020800+y*(-1./1307674368000))))))))
	cos = 1 + y*(-1./2+y*(1./24+y*(-1./720+y*(1./40320+y*(-1./3628800+y*(1./479001600+y*(-1./87178291200+y*(1./20922789888000))))))))
	switch quadrant {
	case 1:
		return cos, -sin
	case 2:
		return -sin, -cos
	case 3:
		return -cos, sin
	}
	return sin, cos
}

// span is an interval of floating numbers.
type span struct{ lo, hi float64 }

func (s span) interval() Interval {
	return Interval{new(big.Rat).SetFloat64(max(s.lo, 0)), new(big.Rat).SetFloat64(min(s.hi, 1))}
}

// arcs are the chances of the classes' voters to decide.
func (s *waves) arcs(h heard) []span {
	out := make([]span, len(h.arc))
	slack := h.rounding + h.tails
	for c, x := range s.t.classes {
		mid := 2*float64(x.weight)/s.period + h.arc[c]
		off := (1+h.edge[c])/float64(s.degree+1) + slack
		out[c] = span{mid - off, mid + off}
	}
	return out
}

// certified bounds the Banzhaf values and the power to act.
func (t *threshold) certified(steps int64) (p powers) {
	s := t.newWaves(0, true)
	s.listen(steps)
	h := s.hear()
	for _, x := range s.arcs(h) {
		p.banzhaf = append(p.banzhaf, x.interval())
	}
	off := (1+h.pastEdge)/float64(s.degree+1) + h.rounding + h.tails
	p.act = span{0.5 + h.past - off, 0.5 + h.past + off}.interval()
	return p
}
