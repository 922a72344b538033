package control

import (
	"cmp"
	"math"
	"slices"
)

// search seeks the smallest winning coalitions of forms that are too large to be counted: branch and bound, with what was
// left open when the budget ended as a proven lower bound.
type search struct {
	f       *form
	votes   []int64
	list    int
	steps   int64
	state   []int8    // by voter: 1 in, -1 out
	price   []int64   // by voter: heads or votes
	cheap   [][]term  // by flat node: its terms, the most weight for its price first
	bounds  []float64 // by node
	best    Coalition
	cost    int64
	open    int64 // the least bound of what was not looked at
	found   []Coalition
	binding []int32     // by node: the voter to decide on
	members []Coalition // by node: the voters below it
}

const unreachable = math.MaxInt64 / 4

func newSearch(f *form, l Budget, votes []int64) *search {
	s := &search{f: f, votes: votes, list: l.list(), steps: l.work() / 4, bounds: make([]float64, len(f.nodes)), binding: make([]int32, len(f.nodes))}
	for _, n := range f.nodes {
		below := make(Coalition, (f.voters+63)/64)
		for _, t := range n.terms {
			if t.of < int32(f.voters) {
				below[t.of/64] |= 1 << (t.of % 64)
			} else {
				below = below.Union(s.members[t.of-int32(f.voters)])
			}
		}
		s.members = append(s.members, below)
	}
	return s
}

// family is what was found and proven.
func (s *search) family() Family {
	steps := s.steps
	heads := make([]int64, s.f.voters)
	for v := range heads {
		heads[v] = 1
	}
	f := Family{Method: BranchAndBound}
	f.Fewest, f.FewestAtLeast = s.cheapest(heads), int(s.bound())
	s.steps = steps
	f.Lightest = s.cheapest(s.votes)
	f.LightestVotes, f.LightestAtLeast = weigh(f.Lightest, s.votes), s.bound()
	slices.SortStableFunc(s.found, func(a, b Coalition) int {
		return cmp.Or(a.Len()-b.Len(), cmp.Compare(weigh(a, s.votes), weigh(b, s.votes)))
	})
	f.Coalitions = s.found[:min(len(s.found), s.list)]
	return f
}

// bound is what no coalition is cheaper than.
func (s *search) bound() int64 { return min(s.cost, s.open) }

// cheapest is the cheapest coalition found for these prices.
func (s *search) cheapest(price []int64) Coalition {
	s.price, s.state = price, make([]int8, s.f.voters)
	s.best, s.cost, s.open = nil, unreachable, unreachable
	s.cheap = make([][]term, len(s.f.nodes))
	for i, n := range s.f.nodes {
		if n.flat {
			s.cheap[i] = slices.Clone(n.terms)
			slices.SortStableFunc(s.cheap[i], func(a, b term) int { // votes per price, in floating point: an order only
				return cmp.Compare(float64(b.w)*float64(price[a.of]), float64(a.w)*float64(price[b.of]))
			})
		}
	}
	s.offer(Everybody(s.f.voters))
	s.branch()
	return s.best
}

// offer makes a winning coalition minimal, the dearest leaving first, and keeps it.
func (s *search) offer(c Coalition) {
	c = slices.Clone(c)
	members := slices.Collect(c.Voters())
	slices.SortStableFunc(members, func(a, b int) int {
		return cmp.Or(cmp.Compare(s.price[b], s.price[a]), cmp.Compare(s.weight(a), s.weight(b)))
	})
	for _, v := range members {
		c[v/64] &^= 1 << (v % 64)
		if !s.f.holds(c) {
			c[v/64] |= 1 << (v % 64)
		}
	}
	s.steps -= int64(len(members) * len(s.f.nodes))
	if cost := weigh(c, s.price); cost < s.cost {
		s.best, s.cost = c, cost
	}
	if len(s.found) < 16*s.list && !slices.ContainsFunc(s.found, c.Equal) {
		s.found = append(s.found, c)
	}
}

// weight is the part that v has in the gates, about.
func (s *search) weight(v int) float64 {
	sum := 0.0
	for _, n := range s.f.nodes {
		if at, ok := slices.BinarySearchFunc(n.terms, int32(v), func(t term, of int32) int { return cmp.Compare(t.of, of) }); ok {
			sum += float64(n.terms[at].w) / float64(n.need)
		}
	}
	return sum
}

// branch looks at every coalition that keeps to the state.
func (s *search) branch() {
	bound, on := s.lower()
	if bound >= s.cost {
		return
	}
	if s.steps <= 0 {
		s.open = min(s.open, bound)
		return
	}
	if on < 0 { // the members win
		var c Coalition
		for v, state := range s.state {
			if state > 0 {
				c = c.With(v)
			}
		}
		s.offer(c)
		return
	}
	for _, state := range []int8{1, -1} {
		s.state[on] = state
		s.branch()
	}
	s.state[on] = 0
}

// lower bounds the price of every winning coalition that keeps to the state, and names the voter to decide on next: none
// where those who are in win.
func (s *search) lower() (int64, int) {
	paid := int64(0)
	for v, state := range s.state {
		if state > 0 {
			paid += s.price[v]
		}
	}
	for i := range s.f.nodes {
		n := &s.f.nodes[i]
		if n.flat {
			s.bounds[i], s.binding[i] = s.toReach(n, s.cheap[i])
		} else {
			s.bounds[i], s.binding[i] = s.toCount(n)
		}
	}
	s.steps -= int64(len(s.f.nodes) + len(s.state)/8)
	more, on := s.of(s.f.root)
	return paid + int64(math.Ceil(more*(1-1e-12))), int(on) // the sum errs by far less
}

// of is the bound of a term, and the voter it hangs on, -1 for none.
func (s *search) of(t int32) (float64, int32) {
	if t >= int32(s.f.voters) {
		return s.bounds[t-int32(s.f.voters)], s.binding[t-int32(s.f.voters)]
	}
	switch s.state[t] {
	case 1:
		return 0, -1
	case -1:
		return unreachable, -1
	}
	return float64(s.price[t]), t
}

// toReach bounds what a threshold over voters still costs: its cheapest votes, the last in part. It hangs on the dearest
// of these votes.
func (s *search) toReach(n *node, cheap []term) (float64, int32) {
	missing := n.need
	for _, t := range cheap {
		if s.state[t.of] > 0 {
			missing -= t.w
		}
	}
	s.steps -= int64(len(cheap)) / 4
	if missing <= 0 {
		return 0, -1
	}
	cost, on, most := 0.0, int32(-1), int64(-1)
	for _, t := range cheap {
		if s.state[t.of] != 0 {
			continue
		}
		if t.w > most {
			on, most = t.of, t.w
		}
		if t.w >= missing {
			return cost + float64(s.price[t.of])*float64(missing)/float64(t.w), on
		}
		cost += float64(s.price[t.of])
		missing -= t.w
	}
	return unreachable, on
}

// option is a gate of a count: what it costs at least, and the voter it hangs on.
type option struct {
	term
	cost float64
	on   int32
}

// toCount bounds what a threshold over gates still costs: at least the dearest of those that are cheapest and enough.
// Where all are needed, gates without a common voter are paid each for itself.
func (s *search) toCount(n *node) (float64, int32) {
	options := make([]option, len(n.terms))
	for i, t := range n.terms {
		cost, on := s.of(t.of)
		options[i] = option{t, cost, on}
	}
	slices.SortStableFunc(options, func(a, b option) int { // what holds first, so that the last one tells whether all do
		return cmp.Or(cmp.Compare(a.cost, b.cost), cmp.Compare(min(a.on, 0), min(b.on, 0)))
	})
	if n.all() {
		return s.toAll(options), options[len(options)-1].on
	}
	missing := n.need
	for _, o := range options {
		if missing -= o.w; missing <= 0 {
			return o.cost, o.on
		}
	}
	return unreachable, -1
}

// toAll sums the dearest options that have no voter in common.
func (s *search) toAll(options []option) float64 {
	cost, paid := 0.0, make(Coalition, 0, (s.f.voters+63)/64)
	for _, o := range slices.Backward(options) {
		below := Of()
		if o.of >= int32(s.f.voters) {
			below = s.members[o.of-int32(s.f.voters)]
		} else {
			below = below.With(int(o.of))
		}
		if !meet(below, paid) {
			cost += o.cost
			paid = paid.Union(below)
		}
	}
	return min(cost, unreachable)
}

// meet tells whether two coalitions have a common member.
func meet(a, b Coalition) bool {
	for i := range min(len(a), len(b)) {
		if a[i]&b[i] != 0 {
			return true
		}
	}
	return false
}
