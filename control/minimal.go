package control

import (
	"container/heap"
	"math"
	"math/big"
)

// sets is a family of coalitions as a diagram in which a voter who is not asked is not in (a zero-suppressed diagram):
// 0 is the empty family, 1 that of the empty coalition. The minimal coalitions of a monotone diagram follow from it
// (Rauzy, "New algorithms for fault trees analysis", 1993).
type sets struct {
	d       *diagram
	nodes   []choice
	root    int32
	made    map[choice]int32
	least   map[int32]int32
	outside map[[2]int32]int32
	full    bool
}

// minimalSets are the minimal coalitions of the diagram; nil where they are too many choices.
func (d *diagram) minimalSets() *sets {
	end := int32(len(d.order))
	s := &sets{d: d, nodes: []choice{{end, 0, 0}, {end, 0, 0}}, made: map[choice]int32{}, least: map[int32]int32{}, outside: map[[2]int32]int32{}}
	s.root = s.minimal(d.root)
	if s.made, s.least, s.outside = nil, nil, nil; s.full {
		return nil
	}
	return s
}

func (s *sets) choose(level, lo, hi int32) int32 {
	if hi == 0 {
		return lo
	}
	c := choice{level, lo, hi}
	if at, ok := s.made[c]; ok {
		return at
	}
	if len(s.nodes) >= s.d.most {
		s.full = true
		return 0
	}
	s.nodes = append(s.nodes, c)
	s.made[c] = int32(len(s.nodes) - 1)
	return int32(len(s.nodes) - 1)
}

// minimal are the minimal coalitions of choice f: those without the voter, and with him those that fail without him.
func (s *sets) minimal(f int32) int32 {
	if f < 2 || s.full {
		return f & 1
	}
	if at, ok := s.least[f]; ok {
		return at
	}
	c := s.d.nodes[f]
	out := s.choose(c.level, s.minimal(c.lo), s.without(s.minimal(c.hi), c.lo))
	s.least[f] = out
	return out
}

// without are the coalitions of z for which f does not hold.
func (s *sets) without(z, f int32) int32 {
	switch {
	case z == 0 || f == 1 || s.full:
		return 0
	case f == 0 || z == 1: // f is monotone and not always, so not for nobody
		return z
	}
	key := [2]int32{z, f}
	if at, ok := s.outside[key]; ok {
		return at
	}
	if len(s.outside) > 4*s.d.most {
		s.full = true
		return 0
	}
	a, b := s.nodes[z], s.d.nodes[f]
	var out int32
	switch {
	case a.level < b.level:
		out = s.choose(a.level, s.without(a.lo, f), s.without(a.hi, f))
	case a.level > b.level:
		out = s.without(z, b.lo)
	default:
		out = s.choose(a.level, s.without(a.lo, b.lo), s.without(a.hi, b.hi))
	}
	s.outside[key] = out
	return out
}

// count is the number of coalitions.
func (s *sets) count() *big.Int {
	n := zeros(len(s.nodes))
	n[1].SetInt64(1)
	for i := 2; i < len(s.nodes); i++ {
		n[i].Add(n[s.nodes[i].lo], n[s.nodes[i].hi])
	}
	return n[s.root]
}

// cost orders coalitions.
type cost struct {
	heads int
	votes int64
}

func (a cost) less(b cost) bool { return a.heads < b.heads || a.heads == b.heads && a.votes < b.votes }
func (a cost) plus(b cost) cost { return cost{a.heads + b.heads, a.votes + b.votes} }

// rest is the cheapest way on from every choice.
func (s *sets) rest(of func(level int32) cost) []cost {
	out := make([]cost, len(s.nodes))
	out[0] = cost{math.MaxInt32, 0}
	for i := 2; i < len(s.nodes); i++ {
		c := s.nodes[i]
		out[i] = out[c.lo]
		if with := out[c.hi].plus(of(c.level)); with.less(out[i]) {
			out[i] = with
		}
	}
	return out
}

// partial is a coalition begun: the voters chosen so far, the choice where it goes on, and what it costs at least in all.
type partial struct {
	at       int32
	so, all  cost
	voter    int
	previous *partial
	born     int // an order of its own among equals
}

type frontier []*partial

func (f frontier) Len() int { return len(f) }
func (f frontier) Less(i, j int) bool {
	if f[i].all != f[j].all {
		return f[i].all.less(f[j].all)
	}
	return f[i].born > f[j].born
}
func (f frontier) Swap(i, j int) { f[i], f[j] = f[j], f[i] }

// Push is heap.Interface.
func (f *frontier) Push(x any) { *f = append(*f, x.(*partial)) }

// Pop is heap.Interface.
func (f *frontier) Pop() any {
	last := (*f)[len(*f)-1]
	*f = (*f)[:len(*f)-1]
	return last
}

// first are the cheapest coalitions in order, at most so many: what the rest costs is known exactly, so that only
// beginnings of these are looked at.
func (s *sets) first(most int, of func(level int32) cost) []Coalition {
	rest := s.rest(of)
	var out []Coalition
	if s.root == 0 {
		return nil
	}
	begun := &frontier{{at: s.root, all: rest[s.root], voter: -1}}
	for born := 1; begun.Len() > 0 && len(out) < most; {
		p := heap.Pop(begun).(*partial)
		if p.at == 1 {
			out = append(out, p.coalition())
			continue
		}
		c := s.nodes[p.at]
		with := p.so.plus(of(c.level))
		heap.Push(begun, &partial{c.hi, with, with.plus(rest[c.hi]), s.d.order[c.level], p, born + 1})
		if c.lo != 0 {
			heap.Push(begun, &partial{c.lo, p.so, p.so.plus(rest[c.lo]), -1, p, born})
		}
		born += 2
	}
	return out
}

func (p *partial) coalition() Coalition {
	var voters []int
	for ; p != nil; p = p.previous {
		if p.voter >= 0 {
			voters = append(voters, p.voter)
		}
	}
	return Of(voters...)
}

// family lists the minimal coalitions; ok is false where they do not fit the budget.
func (d *diagram) family(l Budget, votes []int64) (Family, bool) {
	s := d.minimalSets()
	if s == nil {
		return Family{}, false
	}
	f := Family{First: true, Count: s.count(), Method: Diagram}
	f.Coalitions = s.first(l.list(), func(level int32) cost { return cost{1, votes[d.order[level]]} })
	f.All = f.Count.IsInt64() && f.Count.Int64() == int64(len(f.Coalitions))
	f.Fewest = f.Coalitions[0]
	f.FewestAtLeast = f.Fewest.Len()
	f.Lightest = s.first(1, func(level int32) cost { return cost{0, votes[d.order[level]]} })[0]
	f.LightestVotes = weigh(f.Lightest, votes)
	f.LightestAtLeast = f.LightestVotes
	return f, true
}

// weigh sums the members' votes.
func weigh(c Coalition, votes []int64) int64 {
	sum := int64(0)
	for v := range c.Voters() {
		sum += votes[v]
	}
	return sum
}
