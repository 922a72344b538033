package control

import (
	"math/big"
	"math/bits"
)

// Counting over a diagram is done modulo primes, as many as it takes to know the counts exactly (Chinese remainders). If
// every voter is for it with chance x, the chance that a voter's vote decides is a polynomial in x of a degree below the
// number of voters; at 1/2 it is Banzhaf's value, and its integral from 0 to 1 is Shapley and Shubik's (Owen,
// "Multilinear Extensions of Games", 1972). In chances a voter who is not asked costs nothing. Modulo a prime the chances
// are as good as any other numbers, and k values give the integral of a polynomial of degree k-1.

// field is arithmetic modulo an odd prime below 2^62 in Montgomery's form: a stands for a*2^64.
type field struct{ p, inverse, one, square uint64 }

func newField(p uint64) *field {
	f := &field{p: p, inverse: 1}
	for range 6 {
		f.inverse *= 2 - p*f.inverse
	}
	_, f.one = bits.Div64(1, 0, p)
	_, f.square = bits.Div64(f.one, 0, p)
	return f
}

func (f *field) mul(a, b uint64) uint64 {
	hi, lo := bits.Mul64(a, b)
	q, _ := bits.Mul64(lo*f.inverse, f.p)
	if hi >= q {
		return hi - q
	}
	return hi - q + f.p
}

func (f *field) add(a, b uint64) uint64 {
	if a += b; a >= f.p {
		a -= f.p
	}
	return a
}

func (f *field) sub(a, b uint64) uint64 {
	if a < b {
		a += f.p
	}
	return a - b
}

func (f *field) of(n uint64) uint64    { return f.mul(n%f.p, f.square) }
func (f *field) value(a uint64) uint64 { return f.mul(a, 1) }

func (f *field) reciprocal(a uint64) uint64 {
	out := f.one
	for e := f.p - 2; e > 0; e >>= 1 {
		if e&1 == 1 {
			out = f.mul(out, a)
		}
		a = f.mul(a, a)
	}
	return out
}

// primes yields fields of the largest primes below 2^62. ProbablyPrime is never wrong below 2^64.
func primes() func(func(*field) bool) {
	return func(yield func(*field) bool) {
		n := new(big.Int)
		for p := uint64(1)<<62 - 1; ; p -= 2 {
			if n.SetUint64(p).ProbablyPrime(0) && !yield(newField(p)) {
				return
			}
		}
	}
}

// integral are the factors with which the values of a polynomial of degree below k at 0, 1, ... k-1 sum to its integral
// from 0 to 1: the integrals of Lagrange's polynomials.
func (f *field) integral(k int) []uint64 {
	all := []uint64{f.one} // the product of x-j, lowest power first
	fraction := []uint64{0}
	for j := range k {
		n := f.of(uint64(j))
		all = append(all, 0)
		for i := len(all) - 1; i >= 0; i-- {
			all[i] = f.sub(0, f.mul(all[i], n))
			if i > 0 {
				all[i] = f.add(all[i], all[i-1])
			}
		}
		fraction = append(fraction, f.reciprocal(f.of(uint64(j+1))))
	}
	out := make([]uint64, k)
	for x := range out {
		at, sum, coefficient, others := f.of(uint64(x)), uint64(0), uint64(0), f.one
		for i := k; i > 0; i-- { // all/(x-at), highest power first
			coefficient = f.add(all[i], f.mul(coefficient, at))
			sum = f.add(sum, f.mul(coefficient, fraction[i]))
		}
		for j := range k {
			if j != x {
				others = f.mul(others, f.sub(at, f.of(uint64(j))))
			}
		}
		out[x] = f.mul(sum, f.reciprocal(others))
	}
	return out
}

// pass evaluates a diagram where every voter is for it with chance x.
type pass struct {
	d       *diagram
	f       *field
	holds   []uint64 // by choice: the chance that it ends in yes
	reached []uint64 // by choice: the chance that it is asked
	decides []uint64 // by level
}

func (s *pass) at(x uint64) {
	f := s.f
	s.holds[0], s.holds[1] = 0, f.one
	for i := 2; i < len(s.holds); i++ {
		c := &s.d.nodes[i]
		lo := s.holds[c.lo]
		s.holds[i] = f.add(lo, f.mul(x, f.sub(s.holds[c.hi], lo)))
	}
	clear(s.reached)
	clear(s.decides)
	s.reached[s.d.root] = f.one
	for i := len(s.holds) - 1; i > 1; i-- {
		c, in := &s.d.nodes[i], s.reached[i]
		s.decides[c.level] = f.add(s.decides[c.level], f.mul(in, f.sub(s.holds[c.hi], s.holds[c.lo])))
		hi := f.mul(in, x)
		s.reached[c.hi] = f.add(s.reached[c.hi], hi)
		s.reached[c.lo] = f.add(s.reached[c.lo], f.sub(in, hi))
	}
}

// remainder collects a number from what it leaves modulo several primes.
type remainder struct{ sum, modulus *big.Int }

func newRemainders(n int) []remainder {
	out := make([]remainder, n)
	for i := range out {
		out[i] = remainder{new(big.Int), big.NewInt(1)}
	}
	return out
}

func (r *remainder) learn(left uint64, f *field) {
	p, x := new(big.Int).SetUint64(f.p), new(big.Int).SetUint64(left)
	x.Sub(x, r.sum).Mul(x, new(big.Int).ModInverse(new(big.Int).Mod(r.modulus, p), p)).Mod(x, p)
	r.sum.Add(r.sum, x.Mul(x, r.modulus))
	r.modulus = new(big.Int).Mul(r.modulus, p)
}

// tally counts over the diagram. Where counting the orders of joining would go beyond the budget they are left out: the
// Shapley values are nil.
func (d *diagram) tally(l Budget) *tally {
	k := len(d.order)
	t := newTally(k)
	ordersBits := t.factor[k].BitLen()
	passes := int64(ordersBits/61+1) * int64(k)
	orders := passes <= l.work()/4/int64(len(d.nodes))
	swings, shapley := newRemainders(k+1), newRemainders(k) // the last of swings: what wins
	known := 0
	for f := range primes() {
		s := &pass{d, f, make([]uint64, len(d.nodes)), make([]uint64, len(d.nodes)), make([]uint64, k)}
		if known <= k+1 {
			s.halves(swings)
		}
		if orders {
			s.integrate(shapley, f.of(new(big.Int).Mod(t.factor[k], new(big.Int).SetUint64(f.p)).Uint64()))
		}
		if known += 61; known > k+1 && (!orders || known > ordersBits) {
			break
		}
	}
	t.wins = swings[k].sum
	for level, v := range d.order {
		var value *big.Rat
		if orders {
			value = new(big.Rat).SetFrac(shapley[level].sum, t.factor[k])
		}
		t.addCounted([]int{v}, swings[level].sum, value)
	}
	return t
}

// halves learns the swings of each level, and after them the number of winning coalitions.
func (s *pass) halves(into []remainder) {
	f, k := s.f, len(s.decides)
	s.at(f.reciprocal(f.of(2)))
	coalitions := f.one
	for range k - 1 {
		coalitions = f.add(coalitions, coalitions)
	}
	for i, c := range s.decides {
		into[i].learn(f.value(f.mul(c, coalitions)), f)
	}
	into[k].learn(f.value(f.mul(s.holds[s.d.root], f.add(coalitions, coalitions))), f)
}

// integrate learns the orders of joining in which each level decides.
func (s *pass) integrate(into []remainder, allOrders uint64) {
	f, k := s.f, len(s.decides)
	sums := make([]uint64, k)
	for x, part := range f.integral(k) {
		s.at(f.of(uint64(x)))
		for i, c := range s.decides {
			sums[i] = f.add(sums[i], f.mul(c, part))
		}
	}
	for i, sum := range sums {
		into[i].learn(f.value(f.mul(sum, allOrders)), f)
	}
}
