package control

import (
	"math"
	"math/big"
	"slices"
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
	literal []bool   // by voter: a gate over gates, or the rule itself, asks him by name
	values  []bool
	in      Coalition
}

func newSampler(f *form) *sampler {
	s := &sampler{f: f, present: f.present(), users: make([][]term, f.voters), sums: make([]int64, len(f.nodes)), literal: make([]bool, f.voters), values: make([]bool, len(f.nodes))}
	for i, n := range f.nodes {
		for _, t := range n.terms {
			if n.flat {
				s.users[t.of] = append(s.users[t.of], term{int32(i), t.w})
			} else if t.of < int32(f.voters) {
				s.literal[t.of] = true
			}
		}
	}
	if f.root >= 0 && f.root < int32(f.voters) {
		s.literal[f.root] = true
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

// move lets v join (1) or leave (-1), and tells whether a gate may have turned.
func (s *sampler) move(v int, sign int64) bool {
	s.in[v/64] ^= 1 << (v % 64)
	turned := s.literal[v]
	for _, u := range s.users[v] {
		before, need := s.sums[u.of], s.f.nodes[u.of].need
		after := before + sign*u.w
		s.sums[u.of] = after
		turned = turned || (before >= need) != (after >= need)
	}
	return turned
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

// samples is how many draws of so many voters are within the budget. Few of their moves turn a gate.
func (s *sampler) samples(voters int, l Budget) int {
	return int(max(100, min(200_000, l.work()/16/int64(voters))))
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
		if s.move(v, 1) && s.wins() {
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
		wins := s.toss()
		if wins {
			won++
		}
		for _, v := range s.present {
			if s.decides(v, wins) {
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

// decides tells whether v's vote decides beside the coalition's other members, which as it is wins or does not.
func (s *sampler) decides(v int, wins bool) bool {
	sign := int64(1)
	if s.in.Has(v) {
		sign = -1
	}
	turned := s.move(v, sign) && s.wins() != wins
	s.move(v, -sign)
	return turned
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

// fill lets voters join in their order, each where the coalition still loses with him: afterwards everybody outside makes
// a difference.
func (s *sampler) fill(order []int) {
	s.clear()
	for _, v := range order {
		if s.move(v, 1) && s.wins() {
			s.move(v, -1)
		}
	}
}

// critical are voters who were found to make a difference. Random coalitions to which nobody can be added without winning
// show most; the weak are asked last of all a few times, and whoever is as strong as one of those found is found.
func (s *sampler) critical(l Budget) Coalition {
	var found Coalition
	all := Of(s.present...)
	draws := s.samples(len(s.present), l) / 8
	for ; draws > 0 && found.Len() < len(s.present); draws-- {
		if len(s.present) > 64 && found.Len()*8 > len(s.present)*7 {
			break
		}
		s.fill(s.order())
		found = found.Union(all.Minus(s.in))
	}
	found = found.Union(s.atLeastAsStrong(all.Minus(found), found))
	for v := range all.Minus(found).Voters() {
		for range 4 {
			if draws--; draws < 0 {
				return found
			}
			order := slices.DeleteFunc(slices.Clone(s.order()), func(u int) bool { return u == v })
			if s.fill(append(order, v)); !s.in.Has(v) {
				found = found.With(v)
				break
			}
		}
	}
	return found.Union(s.atLeastAsStrong(all.Minus(found), found))
}

// atLeastAsStrong are those who weigh at least as much in every gate as one of the others: they decide where he does.
func (s *sampler) atLeastAsStrong(those, others Coalition) Coalition {
	weights := make([][]int64, s.f.voters)
	for v := range those.Union(others).Voters() {
		weights[v] = make([]int64, len(s.f.nodes)+1)
		if int32(v) == s.f.root {
			weights[v][len(s.f.nodes)] = 1
		}
	}
	for i, n := range s.f.nodes {
		for _, t := range n.terms {
			if t.of < int32(s.f.voters) && weights[t.of] != nil {
				weights[t.of][i] = t.w
			}
		}
	}
	var out Coalition
	for v := range those.Voters() {
		for u := range others.Voters() {
			if everywhere(weights[v], weights[u]) {
				out = out.With(v)
				break
			}
		}
	}
	return out
}

// everywhere tells whether no weight of a is below that of b.
func everywhere(a, b []int64) bool {
	for i, w := range a {
		if w < b[i] {
			return false
		}
	}
	return true
}
