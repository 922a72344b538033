package control

import (
	"math/big"
	"math/bits"
	"slices"
)

// Meet in the middle. The classes of equal voters are dealt to two halves. All profiles of a half (how many of each class
// take part) are enumerated once, sorted by their votes, each with its number. One sweep of two pointers tells for every
// profile of each half at which profile of the other the quota is reached; so each profile knows how many coalitions win
// with it. Folding these counts by the digits of the profiles' numbers gives for every class how many winning coalitions
// hold how many of its members: the values of all voters in O(2^(n/2)), not n times that. Classes that would make a half
// too long for the memory are left out of both, and the sweep is repeated for each of their profiles.
//
// Shapley-Shubik needs the same sum with a weight by the size of the coalition. With D = lcm(1..n) the weights are the
// whole numbers D/(n·C(n-1,t-1)), and all sums stay below 9 D: in 64 bits up to 42 voters, in 128 bits up to 63.

const (
	// Profiles in one half. Up to 40 voters short halves are swept sixteen times rather than long ones once: a process that
	// has just started pays more for fresh memory (12 MB for both halves) than for the sweeps. Beyond, 100 MB.
	shortHalf    = 1 << 18
	longHalf     = 1 << 21
	fewSteps     = 1 << 23
	halvesVoters = 62 // so that the number of coalitions fits 64 bits
	wordVoters   = 42 // so that 9·lcm(1..n) fits 64 bits
)

// halfSteps are the steps of all sweeps.
func (t *threshold) halfSteps() float64 {
	_, _, _, steps := t.deal()
	return steps
}

// half are the profiles of some classes.
type half struct {
	classes []int // indices into threshold.classes
	strides []int // the place of each class's digit in a profile's number
	voters  int
	sum     []int64
	id      []uint32 // by rank: the profile's number, and below it (sizeBits) how many voters take part
	reach   []uint32 // by rank: how many profiles of the other half are too light for the profile
	many    []uint64 // by number: coalitions that are this profile; nil where each is one
	wins    []uint64 // by number: coalitions that win with it
	lo, hi  []uint64 // by number: the same weighted by size
}

const (
	sizeBits = 6
	sizeMask = 1<<sizeBits - 1
)

// deal splits the classes among two halves and the rest, which is repeated.
func (t *threshold) deal() (left, right, rest []int, steps float64) {
	if left, right, rest, steps = t.dealBy(shortHalf); steps <= fewSteps {
		return left, right, rest, steps
	}
	return t.dealBy(longHalf)
}

// dealBy is deal with a limit on the profiles of a half.
func (t *threshold) dealBy(limit int) (left, right, rest []int, steps float64) {
	l, r, outer := 1, 1, 1.0
	for _, c := range t.byHeads() {
		k := t.classes[c].heads + 1
		switch {
		case l <= r && l*k <= limit:
			l, left = l*k, append(left, c)
		case r*k <= limit:
			r, right = r*k, append(right, c)
		case l*k <= limit:
			l, left = l*k, append(left, c)
		default:
			outer, rest = outer*float64(k), append(rest, c)
		}
	}
	return left, right, rest, outer * float64(l+r)
}

// newHalf enumerates the profiles of these classes.
func (t *threshold) newHalf(classes []int, sized bool) *half {
	h := &half{classes: classes}
	n := 1
	for _, c := range classes {
		h.strides = append(h.strides, n)
		h.voters += t.classes[c].heads
		n *= t.classes[c].heads + 1
	}
	h.sum, h.id, h.reach, h.wins = make([]int64, n), make([]uint32, n), make([]uint32, n), make([]uint64, n)
	if h.voters > len(classes) {
		h.many = make([]uint64, n)
		h.many[0] = 1
	}
	if sized {
		h.lo = make([]uint64, n)
	}
	if sized && t.voters > wordVoters {
		h.hi = make([]uint64, n)
	}
	for x, c := range classes {
		h.add(t.classes[c], h.strides[x])
	}
	return h
}

// add merges the profiles with 0 to heads more voters of the class's weight into the first m, which are sorted.
func (h *half) add(c class, m int) {
	for k := 1; k <= c.heads && h.many != nil; k++ {
		ways := choose(c.heads, k)
		for x := range m {
			h.many[k*m+x] = h.many[x] * ways
		}
	}
	step := uint32(m)<<sizeBits | 1
	if c.heads == 1 {
		mergeShifted(h.sum[:2*m], h.id[:2*m], c.weight, step)
		return
	}
	first, firstID := slices.Clone(h.sum[:m]), slices.Clone(h.id[:m])
	for k := 1; k <= c.heads; k++ {
		i, shift, more := k*m-1, int64(k)*c.weight, uint32(k)*step
		for j := m - 1; j >= 0; j-- {
			b := first[j] + shift
			for i >= 0 && h.sum[i] > b {
				h.sum[i+j+1], h.id[i+j+1] = h.sum[i], h.id[i]
				i--
			}
			h.sum[i+j+1], h.id[i+j+1] = b, firstID[j]+more
		}
	}
}

// mergeShifted merges the sorted first half of sum with itself moved up by shift > 0, in place and without branches: which
// of the two comes next is as unpredictable as a coin. From the top downwards what is written lies never below what is
// still to be read. The lowest entry stays where it is, so that i never runs out.
func mergeShifted(sum []int64, id []uint32, shift int64, step uint32) {
	m := len(sum) / 2
	i, j := m-1, m-1
	for j >= 0 {
		a, b := sum[i], sum[j]+shift
		ia, ib := id[i], id[j]+step
		less := (b - a) >> 63 // all ones where b < a
		k := i + j + 1
		sum[k] = b ^ (a^b)&less
		id[k] = ib ^ (ia^ib)&uint32(less)
		i += int(less)
		j -= int(1 + less)
	}
}

// sweep finds for every profile of each half how many of the other are too light to reach q with it.
func sweep(l, r *half, q int64) {
	i, j := 0, len(r.sum)
	ls, rs, lr, rr := l.sum, r.sum, l.reach[:len(l.sum)], r.reach[:len(r.sum)]
	for i < len(ls) && j > 0 {
		short := ls[i] - (q - rs[j-1]) // negative where the two do not reach q
		lr[i], rr[j-1] = uint32(j), uint32(i)
		step := short >> 63
		i -= int(step)
		j -= int(1 + step)
	}
	for ; i < len(ls); i++ {
		lr[i] = 0
	}
	for ; j > 0; j-- {
		rr[j-1] = uint32(i)
	}
}

// ways is how many coalitions the profile of this rank is.
func (h *half) ways(id uint32) uint64 {
	if h.many == nil {
		return 1
	}
	return h.many[id>>sizeBits]
}

// countWins adds to every profile of h the coalitions that win with it, and returns their number over all profiles.
func (h *half) countWins(other *half, ways uint64) uint64 {
	if h.many == nil && other.many == nil {
		n, total := uint32(len(other.sum)), uint64(0)
		reach := h.reach[:len(h.id)]
		for i, id := range h.id {
			c := ways * uint64(n-reach[i])
			h.wins[id>>sizeBits] += c
			total += c
		}
		return total
	}
	var total, heavy uint64
	j := uint32(len(other.sum))
	for i, id := range h.id {
		for ; j > h.reach[i]; j-- {
			heavy += other.ways(other.id[j-1])
		}
		c := ways * heavy * h.ways(id)
		h.wins[id>>sizeBits] += c
		total += c
	}
	return total
}

// weighWins adds to every profile of h the coalitions that win with it, each weighted by its size, and returns their sum.
// weight[x] is the weight of a coalition with x voters in the two halves together.
func (h *half) weighWins(other *half, ways uint64, weight []u128) (total u128) {
	var heavy [halvesVoters + 1]uint64 // winning partners by their size
	var low [halvesVoters + 1]uint64
	var block [512]u128 // adding at random places waits for the memory unless many additions follow each other
	for x, w := range weight {
		low[x] = w.lo
	}
	j, partners := uint32(len(other.sum)), heavy[:other.voters+1]
	for from := 0; from < len(h.id); from += len(block) {
		ids := h.id[from:min(from+len(block), len(h.id))]
		for i, id := range ids {
			for ; j > h.reach[from+i]; j-- {
				p := other.id[j-1]
				heavy[p&sizeMask] += other.ways(p)
			}
			size := int(id & sizeMask)
			if h.hi == nil {
				block[i] = u128{lo: dot(partners, low[size:]) * ways * h.ways(id)}
			} else {
				block[i] = dotWide(partners, weight[size:]).times(ways * h.ways(id))
			}
			total = total.add(block[i])
		}
		h.gather(ids, block[:len(ids)])
	}
	return total
}

// gather adds the values to these profiles.
func (h *half) gather(ids []uint32, values []u128) {
	if h.hi == nil {
		for i, id := range ids {
			h.lo[id>>sizeBits] += values[i].lo
		}
		return
	}
	for i, id := range ids {
		at := id >> sizeBits
		s := values[i].add(u128{h.hi[at], h.lo[at]})
		h.hi[at], h.lo[at] = s.hi, s.lo
	}
}

func dotWide(a []uint64, b []u128) (s u128) {
	for k, x := range a {
		s = s.add(b[k].times(x))
	}
	return s
}

func dot(a, b []uint64) (s uint64) {
	b = b[:len(a)]
	for k, x := range a {
		s += x * b[k]
	}
	return s
}

// u128 is an unsigned number of 128 bits that wraps around.
type u128 struct{ hi, lo uint64 }

func (a u128) add(b u128) u128 {
	lo, carry := bits.Add64(a.lo, b.lo, 0)
	return u128{a.hi + b.hi + carry, lo}
}

func (a u128) times(n uint64) u128 {
	hi, lo := bits.Mul64(a.lo, n)
	return u128{hi + a.hi*n, lo}
}

func (a u128) big() *big.Int {
	x := new(big.Int).SetUint64(a.hi)
	return x.Lsh(x, 64).Or(x, new(big.Int).SetUint64(a.lo))
}

// fold adds to into, for each class of the half, the sum over its levels of level × value of the profiles at that level.
// It spoils the values.
func (h *half) fold(t *threshold, lo, hi []uint64, into []*big.Int) {
	for at := len(h.classes) - 1; at >= 0; at-- {
		c, stride := h.classes[at], h.strides[at]
		for k := 1; k <= t.classes[c].heads; k++ {
			var level u128
			if hi == nil {
				level.lo = foldLevel(lo, k*stride, stride)
			} else {
				for x := range stride {
					v := u128{hi[k*stride+x], lo[k*stride+x]}
					level = level.add(v)
					v = v.add(u128{hi[x], lo[x]})
					hi[x], lo[x] = v.hi, v.lo
				}
			}
			into[c].Add(into[c], new(big.Int).Mul(level.big(), big.NewInt(int64(k))))
		}
	}
}

// foldLevel adds the stride values from at on to the first, and returns their sum.
func foldLevel(v []uint64, at, stride int) (sum uint64) {
	first, level := v[:stride], v[at:at+stride]
	for x, y := range level {
		first[x] += y
		sum += y
	}
	return sum
}

// halves are the exact values of all classes by meet in the middle; Shapley-Shubik's where sized is set, else nil.
func (t *threshold) halves(sized bool) (p powers) {
	left, right, rest, _ := t.deal()
	l, r := t.newHalf(left, sized), t.newHalf(right, sized)
	unit, weights := sizeWeights(t.voters)
	var wins uint64
	winsWith, weighed := newInts(len(t.classes)), newInts(len(t.classes))
	t.profiles(rest, func(heads []int, votes int64, size int, ways uint64) {
		sweep(l, r, t.quota-votes)
		n := l.countWins(r, ways)
		wins += n
		var s u128
		r.countWins(l, ways)
		if sized {
			inside := weights[size : size+l.voters+r.voters+1]
			s = l.weighWins(r, ways, inside)
			r.weighWins(l, ways, inside)
		}
		for x, c := range rest {
			level := big.NewInt(int64(heads[x]))
			winsWith[c].Add(winsWith[c], new(big.Int).Mul(level, new(big.Int).SetUint64(n)))
			weighed[c].Add(weighed[c], new(big.Int).Mul(level, s.big()))
		}
	})
	for _, h := range []*half{l, r} {
		h.fold(t, h.wins, nil, winsWith)
		if sized {
			h.fold(t, h.lo, h.hi, weighed)
		}
	}
	all := new(big.Int).SetUint64(wins)
	p.act = exactly(all, power2(t.voters))
	p.banzhaf = t.swings(winsWith, all)
	if sized {
		p.shapley = t.turns(weighed, unit)
	}
	return p
}

// profiles calls do for every profile of these classes: how many heads of each, their votes, their number, and how many
// coalitions that is.
func (t *threshold) profiles(classes []int, do func(heads []int, votes int64, size int, ways uint64)) {
	heads := make([]int, len(classes))
	var votes int64
	size := 0
	for {
		ways := uint64(1)
		for x, c := range classes {
			ways *= choose(t.classes[c].heads, heads[x])
		}
		do(heads, votes, size, ways)
		x := 0
		for ; x < len(classes) && heads[x] == t.classes[classes[x]].heads; x++ {
			votes -= int64(heads[x]) * t.classes[classes[x]].weight
			size -= heads[x]
			heads[x] = 0
		}
		if x == len(classes) {
			return
		}
		heads[x]++
		votes += t.classes[classes[x]].weight
		size++
	}
}

// swings turns the numbers of winning coalitions, each counted once for every member of the class in it, into Banzhaf
// values: a voter's winning coalitions less those without the voter, over the 2^(n-1) coalitions of the others.
func (t *threshold) swings(winsWith []*big.Int, wins *big.Int) []Interval {
	out := make([]Interval, len(t.classes))
	for c, w := range winsWith {
		w.Quo(w, big.NewInt(int64(t.classes[c].heads)))
		w.Lsh(w, 1)
		out[c] = exactly(w.Sub(w, wins), power2(t.voters-1))
	}
	return out
}

// sizeWeights are D = lcm(1..n) and, by the size of a coalition, f(t-1) + f(t), where f(s) = D/(n·C(n-1,s)) is how much it
// counts, in units of 1/D, that a voter joins s others, and f(-1) = f(n) = 0. A voter's Shapley-Shubik value is the sum
// of f(t-1) over the winning coalitions of t with the voter less that of f(t) over those without; adding and taking away
// f(t) over those with the voter leaves the sum of f(t-1) + f(t) over those with the voter less a constant, which follows
// from the values adding up to 1.
func sizeWeights(n int) (unit *big.Int, weights []u128) {
	unit = big.NewInt(1)
	for k := int64(2); k <= int64(n); k++ {
		g := new(big.Int).GCD(nil, nil, unit, big.NewInt(k))
		unit.Mul(unit, big.NewInt(k)).Quo(unit, g)
	}
	f := make([]u128, n+2) // f[s+1]
	for s := range n {
		x := new(big.Int).Binomial(int64(n-1), int64(s))
		x.Quo(unit, x.Mul(x, big.NewInt(int64(n))))
		f[s+1] = u128{new(big.Int).Rsh(x, 64).Uint64(), new(big.Int).And(x, wordMask()).Uint64()}
	}
	weights = make([]u128, n+1)
	for s := range weights {
		weights[s] = f[s].add(f[s+1])
	}
	return unit, weights
}

func wordMask() *big.Int { return new(big.Int).SetUint64(^uint64(0)) }

// turns turns the weighed sums into Shapley-Shubik values; see sizeWeights.
func (t *threshold) turns(weighed []*big.Int, unit *big.Int) []Interval {
	constant := new(big.Int).Neg(unit)
	for _, w := range weighed {
		constant.Add(constant, w) // once for every member already
	}
	constant.Quo(constant, big.NewInt(int64(t.voters)))
	out := make([]Interval, len(t.classes))
	for c, w := range weighed {
		w.Quo(w, big.NewInt(int64(t.classes[c].heads)))
		out[c] = exactly(w.Sub(w, constant), unit)
	}
	return out
}

func newInts(n int) []*big.Int {
	out := make([]*big.Int, n)
	for i := range out {
		out[i] = new(big.Int)
	}
	return out
}
