package control

import (
	"math/big"
	"slices"
)

// profiles examines head counts instead of coalitions: so many of the first type, of the second, and so on. The rest is
// every type but the last, the most numerous one; of it, what matters is how many are needed beside each rest.
type profiles struct {
	types  [][]int
	sizes  []int // voters by type
	stride []int // of the rest, by type but the last
	needed []int // by rest: heads of the last type needed, one too many where none suffice
}

// profilesMost is the most rests that are examined.
const profilesMost = 1 << 18

// rests counts them; it is above profilesMost where they are too many.
func rests(types [][]int) int {
	n, most := 1, 0
	for _, t := range types {
		most = max(most, len(t))
	}
	skipped := false
	for _, t := range types {
		if len(t) == most && !skipped {
			skipped = true
			continue
		}
		if n *= len(t) + 1; n > profilesMost {
			return n
		}
	}
	return n
}

func newProfiles(f *form, types [][]int) *profiles {
	p := &profiles{types: slices.Clone(types)}
	slices.SortStableFunc(p.types, func(a, b []int) int { return len(a) - len(b) })
	n := 1
	for _, t := range p.types {
		p.sizes = append(p.sizes, len(t))
		p.stride = append(p.stride, n)
		n *= len(t) + 1
	}
	last := len(p.types) - 1
	p.needed = make([]int, p.stride[last])
	h := newHeads(f, p.types)
	for rest := range p.needed {
		p.heads(rest, h.count)
		lo, hi := 0, p.sizes[last]+1
		for lo < hi {
			if h.count[last] = (lo + hi) / 2; h.holds() {
				hi = h.count[last]
			} else {
				lo = h.count[last] + 1
			}
		}
		p.needed[rest] = lo
	}
	return p
}

// heads are those of a rest by type.
func (p *profiles) heads(rest int, into []int) {
	for t := range len(p.types) - 1 {
		into[t] = rest / p.stride[t] % (p.sizes[t] + 1)
	}
}

// heads evaluates a form for head counts.
type heads struct {
	f      *form
	count  []int
	typeOf map[int32]int
	values []bool
	nodes  [][]term // by node: its voters by type, at the weight of one
}

func newHeads(f *form, types [][]int) *heads {
	h := &heads{f: f, count: make([]int, len(types)), typeOf: map[int32]int{}, values: make([]bool, len(f.nodes)), nodes: make([][]term, len(f.nodes))}
	for i, voters := range types {
		h.typeOf[int32(voters[0])] = i
	}
	for i, n := range f.nodes {
		for _, t := range n.terms {
			if at, first := h.typeOf[t.of]; first && t.of < int32(f.voters) {
				h.nodes[i] = append(h.nodes[i], term{int32(at), t.w})
			} else if t.of >= int32(f.voters) {
				h.nodes[i] = append(h.nodes[i], term{^t.of, t.w})
			}
		}
	}
	return h
}

func (h *heads) holds() bool {
	for i, terms := range h.nodes {
		sum := int64(0)
		for _, t := range terms {
			switch {
			case t.of >= 0:
				sum += t.w * int64(h.count[t.of])
			case h.values[^t.of-int32(h.f.voters)]:
				sum += t.w
			}
		}
		h.values[i] = sum >= h.f.nodes[i].need
	}
	if h.f.root < int32(h.f.voters) {
		return h.count[h.typeOf[h.f.root]] > 0
	}
	return h.values[len(h.values)-1]
}

// choices are the ways to draw so many of each type.
func (p *profiles) choices() [][]*big.Int {
	out := make([][]*big.Int, len(p.sizes))
	for t, n := range p.sizes {
		for j := range n + 1 {
			out[t] = append(out[t], new(big.Int).Binomial(int64(n), int64(j)))
		}
	}
	return out
}

// tally counts coalitions by size: rests by their head count and by what they need of the last type, in total and
// weighed by the heads of each type; then the last type joins.
func (p *profiles) tally() *tally {
	last := len(p.types) - 1
	n := 0
	for _, s := range p.sizes {
		n += s
	}
	heads, ways := make([]int, len(p.types)), p.choices()
	sum := make([]buckets, len(p.types)) // the last counts coalitions, the others members of their type
	for i := range sum {
		sum[i] = make(buckets)
	}
	product := new(big.Int)
	for rest, need := range p.needed {
		p.heads(rest, heads)
		product.SetInt64(1)
		size := 0
		for t := range last {
			product.Mul(product, ways[t][heads[t]])
			size += heads[t]
		}
		if need > p.sizes[last] {
			continue
		}
		at := [2]int{size, need}
		sum[last].add(at, product, 1)
		for t := range last {
			sum[t].add(at, product, heads[t])
		}
	}
	out := newTally(n)
	all, ofLast := sum[last].sizes(n, ways[last])
	for _, x := range all {
		out.wins.Add(out.wins, x)
	}
	for t, voters := range p.types {
		members := ofLast
		if t < last {
			members, _ = sum[t].sizes(n, ways[last])
		}
		for _, x := range members { // each of the type is in as many
			x.Div(x, big.NewInt(int64(len(voters))))
		}
		out.add(voters, all, members)
	}
	return out
}

// buckets count coalitions of the rest by size and by what they need of the last type.
type buckets map[[2]int]*big.Int

func (b buckets) add(at [2]int, n *big.Int, times int) {
	if times == 0 {
		return
	}
	if b[at] == nil {
		b[at] = new(big.Int)
	}
	b[at].Add(b[at], new(big.Int).Mul(n, big.NewInt(int64(times))))
}

// sizes counts coalitions of n by size, and the members of the last type in them.
func (b buckets) sizes(n int, ways []*big.Int) (all, members []*big.Int) {
	all, members = zeros(n+1), zeros(n+1)
	x := new(big.Int)
	for at, rest := range b {
		for j := at[1]; j < len(ways); j++ {
			x.Mul(rest, ways[j])
			all[at[0]+j].Add(all[at[0]+j], x)
			members[at[0]+j].Add(members[at[0]+j], x.Mul(x, big.NewInt(int64(j))))
		}
	}
	return all, members
}

func zeros(n int) []*big.Int {
	out := make([]*big.Int, n)
	for i := range out {
		out[i] = new(big.Int)
	}
	return out
}

// family lists the minimal coalitions: with as many of the last type as the rest needs, where every member of the rest
// less makes that too few.
func (p *profiles) family(l Budget, votes []int64) Family {
	last := len(p.types) - 1
	heads, ways := make([]int, len(p.types)), p.choices()
	list, count, product := newShortlist(l.list()), new(big.Int), new(big.Int)
	for rest, need := range p.needed {
		p.heads(rest, heads)
		if heads[last] = need; !p.minimal(rest, heads) {
			continue
		}
		product.SetInt64(1)
		size, weight := 0, int64(0)
		for t, n := range heads {
			product.Mul(product, ways[t][n])
			size += n
			weight += int64(n) * votes[p.types[t][0]]
		}
		count.Add(count, product)
		list.offer(size, weight, uint64(rest))
	}
	// The first profiles stand for at least as many coalitions, which are listed in their order.
	f := list.family(func(rest uint64) Coalition { return p.draws(int(rest), 1)[0] })
	f.Coalitions = nil
	for _, c := range list.first {
		f.Coalitions = append(f.Coalitions, p.draws(int(c.id), l.list()-len(f.Coalitions))...)
	}
	f.Count, f.Method = count, Profiles
	f.All = count.IsInt64() && count.Int64() == int64(len(f.Coalitions))
	return f
}

func (p *profiles) minimal(rest int, heads []int) bool {
	last := len(p.types) - 1
	if heads[last] > p.sizes[last] {
		return false
	}
	for t := range last {
		if heads[t] > 0 && p.needed[rest-p.stride[t]] <= heads[last] {
			return false
		}
	}
	return true
}

// draws are the first coalitions of a profile, at most so many.
func (p *profiles) draws(rest, most int) []Coalition {
	if most <= 0 {
		return nil
	}
	heads := make([]int, len(p.types))
	p.heads(rest, heads)
	heads[len(heads)-1] = p.needed[rest]
	out := []Coalition{{}}
	for t, n := range heads {
		var grown []Coalition
		for _, c := range out {
			for draw := range combinations(len(p.types[t]), n) {
				d := c
				for _, i := range draw {
					d = d.With(p.types[t][i])
				}
				if grown = append(grown, d); len(grown) == most {
					break
				}
			}
			if len(grown) == most {
				break
			}
		}
		out = grown
	}
	return out
}

// combinations yields the k-subsets of 0 to n-1 in lexicographic order. The slice is reused.
func combinations(n, k int) func(func([]int) bool) {
	return func(yield func([]int) bool) {
		c := make([]int, k)
		for i := range c {
			c[i] = i
		}
		for yield(c) {
			i := k - 1
			for i >= 0 && c[i] == n-k+i {
				i--
			}
			if i < 0 {
				return
			}
			c[i]++
			for j := i + 1; j < k; j++ {
				c[j] = c[j-1] + 1
			}
		}
	}
}
