package control

import (
	"math"
	"math/big"
)

// sampler draws random coalitions and orders of joining from a stream of its own, the same on every machine, for rules
// that are too large to be counted. Every value comes with bounds that fail less than once in 10^9: Chernoff's, in
// Kullback and Leibler's distance, for the mean of independent zeros and ones.
type sampler struct {
	f       *form
	present []int
	counter uint64
	users   [][]term // by voter: the flat nodes that he is in (node, weight)
	sums    []int64  // by flat node
	values  []bool
	in      Coalition
}

func newSampler(f *form) *sampler {
	s := &sampler{f: f, present: f.present(), users: make([][]term, f.voters), sums: make([]int64, len(f.nodes)), values: make([]bool, len(f.nodes))}
	for i, n := range f.nodes {
		if !n.flat {
			continue
		}
		for _, t := range n.terms {
			s.users[t.of] = append(s.users[t.of], term{int32(i), t.w})
		}
	}
	s.clear()
	return s
}

// next is SplitMix64 (Steele, Lea, Flood, 2014) of a counter.
func (s *sampler) next() uint64 {
	s.counter += 0x9e3779b97f4a7c15
	z := s.counter
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

// below is a number below n, without a bias.
func (s *sampler) below(n int) int {
	limit := ^uint64(0) - ^uint64(0)%uint64(n)
	for {
		if x := s.next(); x < limit {
			return int(x % uint64(n))
		}
	}
}

func (s *sampler) clear() {
	clear(s.sums)
	s.in = make(Coalition, (s.f.voters+63)/64)
}

// move lets v join (1) or leave (-1).
func (s *sampler) move(v int, sign int64) {
	s.in[v/64] ^= 1 << (v % 64)
	for _, u := range s.users[v] {
		s.sums[u.of] += sign * u.w
	}
}

// wins evaluates the coalition from the sums.
func (s *sampler) wins() bool {
	for i := range s.f.nodes {
		n := &s.f.nodes[i]
		sum := s.sums[i]
		if !n.flat {
			sum = 0
			for _, t := range n.terms {
				if s.f.value(t.of, s.in, s.values) {
					sum += t.w
				}
			}
		}
		s.values[i] = sum >= n.need
	}
	return s.f.value(s.f.root, s.in, s.values)
}

// cost is about the gates of one evaluation.
func (s *sampler) cost() int64 {
	n := int64(4)
	for i := range s.f.nodes {
		n++
		if !s.f.nodes[i].flat {
			n += int64(len(s.f.nodes[i].terms))
		}
	}
	return n
}

// samples is how many draws of so many evaluations are within the budget.
func (s *sampler) samples(evaluations int, l Budget) int {
	return int(max(100, min(200_000, l.work()/2/s.cost()/int64(evaluations))))
}

// order shuffles the voters.
func (s *sampler) order() []int {
	for i := len(s.present) - 1; i > 0; i-- {
		j := s.below(i + 1)
		s.present[i], s.present[j] = s.present[j], s.present[i]
	}
	return s.present
}

// pivot is who turns the coalition into a winning one in a random order of joining.
func (s *sampler) pivot() int {
	s.clear()
	for _, v := range s.order() {
		if s.move(v, 1); s.wins() {
			return v
		}
	}
	panic("control: all voters together do not win a rule that is no constant")
}

// orders bounds the Shapley-Shubik values.
func (s *sampler) orders(l Budget) []Interval {
	hits := make([]int, s.f.voters)
	n := s.samples(len(s.present), l)
	for range n {
		hits[s.pivot()]++
	}
	return s.bounded(hits, n)
}

// power bounds the indices.
func (s *sampler) power(l Budget) Power {
	hits, won := make([]int, s.f.voters), 0
	n := s.samples(len(s.present), l)
	for range n {
		if s.toss() {
			won++
		}
		for _, v := range s.present {
			if s.decides(v) {
				hits[v]++
			}
		}
	}
	p := nothing(s.f.voters)
	p.Banzhaf, p.Act = s.bounded(hits, n), meanBetween(won, n)
	p.ShapleyShubik = s.orders(l)
	p.Method, p.ShapleyMethod = Sampled, Sampled
	p.coleman()
	return p
}

// toss draws a coalition and tells whether it wins.
func (s *sampler) toss() bool {
	s.clear()
	coins := uint64(0)
	for i, v := range s.present {
		if i%64 == 0 {
			coins = s.next()
		}
		if coins>>(i%64)&1 == 1 {
			s.move(v, 1)
		}
	}
	return s.wins()
}

// decides tells whether v's vote decides beside the coalition's other members.
func (s *sampler) decides(v int) bool {
	sign := int64(1)
	if s.in.Has(v) {
		sign = -1
	}
	before := s.wins()
	s.move(v, sign)
	after := s.wins()
	s.move(v, -sign)
	return before != after
}

// bounded are the bounds of each voter's mean; who is not in the form is a dummy.
func (s *sampler) bounded(hits []int, n int) []Interval {
	out := make([]Interval, len(hits))
	for v := range out {
		out[v] = point(new(big.Rat))
	}
	for _, v := range s.present {
		out[v] = meanBetween(hits[v], n)
	}
	return out
}

// meanBetween bounds the mean of which n draws hit so often. With chance p the draws lie as far from it with a chance
// below exp(-n KL(hits/n, p)); half of 10^-9 is left for each side. Bisection in floating point, rounded outwards by far
// more than it errs.
func meanBetween(hits, n int) Interval {
	const far, slack = 21.5, 1e-9 // ln(2*10^9) = 21.42
	mean := float64(hits) / float64(n)
	distance := func(p float64) float64 {
		d := 0.0
		if mean > 0 {
			d += mean * math.Log(mean/p)
		}
		if mean < 1 {
			d += (1 - mean) * math.Log((1-mean)/(1-p))
		}
		return d * float64(n)
	}
	end := func(out float64) float64 { // out is 0 or 1
		in := mean
		for range 60 {
			if m := (in + out) / 2; distance(m) > far {
				out = m
			} else {
				in = m
			}
		}
		return out
	}
	lo, hi := 0.0, 1.0
	if hits > 0 {
		lo = max(0, end(0)-slack)
	}
	if hits < n {
		hi = min(1, end(1)+slack)
	}
	return Interval{new(big.Rat).SetFloat64(lo), new(big.Rat).SetFloat64(hi)}
}

// critical are voters who were found to make a difference, and those at least as strong as one of them in every gate.
func (s *sampler) critical(l Budget) Coalition {
	var found Coalition
	for range s.samples(len(s.present), l) / 8 {
		found = found.With(s.pivot())
		if found.Len() == len(s.present) {
			return found
		}
	}
	for _, v := range s.present {
		if !found.Has(v) && s.stronger(v, found) {
			found = found.With(v)
		}
	}
	return found
}

// stronger tells whether v weighs at least as much as one of these in every gate: then he decides where they do.
func (s *sampler) stronger(v int, than Coalition) bool {
	mine := s.weights(v)
	for u := range than.Voters() {
		stronger := true
		for node, w := range s.weights(u) {
			stronger = stronger && mine[node] >= w
		}
		if stronger {
			return true
		}
	}
	return false
}

// weights are those of v by node.
func (s *sampler) weights(v int) map[int]int64 {
	out := map[int]int64{}
	for i, n := range s.f.nodes {
		for _, t := range n.terms {
			if t.of == int32(v) {
				out[i] = t.w
			}
		}
	}
	return out
}
