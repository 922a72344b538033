package control

import (
	"math/big"
	"math/bits"
)

// A table is the truth of a form for every coalition of its voters: bit c is that of the coalition whose member i is
// voters[i] where c has bit i. There are at least six voters, dummies (-1) where the form has fewer.
//
// A row is the 2^low coalitions of the low voters beside one coalition of the high ones. Beside it a threshold holds for
// the low coalitions of a certain weight on: with the low sums sorted once, each row is one of 2^low+1 sets made once.
type table struct {
	voters []int
	words  []uint64
}

// tableMost is the most voters that a table is made for: 32 MB.
const tableMost = 28

const lowMost = 10 // low voters: 1,025 sets of 1,024 bits stay near the processor

// patterns are the members 0 to 5 within a word.
var patterns = [6]uint64{0xaaaaaaaaaaaaaaaa, 0xcccccccccccccccc, 0xf0f0f0f0f0f0f0f0, 0xff00ff00ff00ff00, 0xffff0000ffff0000, 0xffffffff00000000}

// newTable fills the table of a form that is no constant.
func newTable(f *form) *table {
	t := &table{voters: f.present()}
	for len(t.voters) < 6 {
		t.voters = append(t.voters, -1)
	}
	k := len(t.voters)
	low := min(k, lowMost)
	rows, words := 1<<(k-low), 1<<(low-6)
	t.words = make([]uint64, rows*words)
	p := newProgram(f, t.voters, low)
	for r := range rows {
		p.row(r)
		copy(t.words[r*words:], p.regs[p.root])
	}
	return t
}

// A program computes one row: registers of row length, a few operations.
type program struct {
	regs    [][]uint64
	high    []int    // by high voter: the register of its literal, 0 where none is needed
	shares  []prefix // thresholds over voters
	ops     []mux    // in order
	root    int
	literal []int // by voter of the table
}

// mux is dst = hi where c holds, else lo; lo holds nowhere where hi does not.
type mux struct{ dst, c, hi, lo int }

// prefix is a threshold over voters: its register becomes the set that belongs to the row's rank.
type prefix struct {
	reg  int
	sets [][]uint64 // by number of low coalitions that reach it
	rank []uint16   // by high coalition
}

// The registers 0 and 1 hold nowhere and everywhere.
func newProgram(f *form, voters []int, low int) *program {
	words := 1 << (low - 6)
	p := &program{regs: [][]uint64{make([]uint64, words), make([]uint64, words)}}
	for i := range p.regs[1] {
		p.regs[1][i] = ^uint64(0)
	}
	at := map[int32]int{}
	for i, v := range voters {
		if v >= 0 {
			at[int32(v)] = i
		}
	}
	p.literals(len(voters), low)
	reg := make([]int, len(f.nodes))
	of := func(t int32) int {
		if t < int32(f.voters) {
			if i := at[t] - low; i >= 0 {
				p.high[i] = p.literal[at[t]]
			}
			return p.literal[at[t]]
		}
		return reg[t-int32(f.voters)]
	}
	for i := range f.nodes {
		n := &f.nodes[i]
		if n.flat {
			reg[i] = p.share(n, at, len(voters), low)
			continue
		}
		reg[i] = p.count(n, of)
	}
	p.root = of(f.root)
	return p
}

func (p *program) register(words []uint64) int {
	p.regs = append(p.regs, words)
	return len(p.regs) - 1
}

// literals makes a register for every voter; those of the high ones are turned from row to row.
func (p *program) literals(k, low int) {
	words := 1 << (low - 6)
	for i := range k {
		if i >= low {
			p.literal = append(p.literal, p.register(p.regs[0]))
			p.high = append(p.high, 0)
			continue
		}
		row := make([]uint64, words)
		for j := range row {
			switch {
			case i < 6:
				row[j] = patterns[i]
			case j>>(i-6)&1 == 1:
				row[j] = ^uint64(0)
			}
		}
		p.literal = append(p.literal, p.register(row))
	}
}

// share prepares a threshold over voters.
func (p *program) share(n *node, at map[int32]int, k, low int) int {
	weights := make([]int64, k)
	for _, t := range n.terms {
		weights[at[t.of]] = t.w
	}
	sums, who := sortedSums(weights[:low])
	words := 1 << (low - 6)
	all := make([]uint64, (len(sums)+1)*words)
	x := prefix{sets: make([][]uint64, len(sums)+1)}
	for r := range x.sets {
		x.sets[r] = all[r*words : (r+1)*words]
		if r > 0 {
			copy(x.sets[r], x.sets[r-1])
			c := who[len(who)-r]
			x.sets[r][c/64] |= 1 << (c % 64)
		}
	}
	high, whose := sortedSums(weights[low:])
	x.rank = make([]uint16, len(high))
	for i, j := 0, len(sums); i < len(high); i++ { // the more the high ones bring, the more low ones reach it
		for j > 0 && sums[j-1] >= n.need-high[i] {
			j--
		}
		x.rank[whose[i]] = uint16(len(sums) - j)
	}
	x.reg = p.register(x.sets[0])
	p.shares = append(p.shares, x)
	return x.reg
}

// sortedSums are the weights of all coalitions, ascending, and which coalition each is.
func sortedSums(w []int64) (sums []int64, who []uint32) {
	n := 1 << len(w)
	sums, who = make([]int64, n), make([]uint32, n)
	to, toWho := make([]int64, n), make([]uint32, n)
	for b, x := range w {
		half := 1 << b
		s, h, i, j := sums[:half], who[:half], 0, 0
		for k := range 2 * half { // merge those without b and those with him
			if i < half && s[i] <= s[j]+x {
				to[k], toWho[k] = s[i], h[i]
				i++
			} else {
				to[k], toWho[k] = s[j]+x, h[j]|1<<b
				j++
			}
		}
		sums, to, who, toWho = to, sums, toWho, who
	}
	return sums, who
}

// count is a threshold over gates: registers 1 and 0 hold always and never.
func (p *program) count(n *node, of func(int32) int) int {
	never := func() bool { return false }
	return chain(n, 1, 0, never, func(gate int32, hi, lo int) int {
		switch {
		case hi == 1 && lo == 0:
			return of(gate)
		case hi == lo:
			return hi
		}
		r := p.register(make([]uint64, len(p.regs[0])))
		p.ops = append(p.ops, mux{r, of(gate), hi, lo})
		return r
	})
}

// row computes row r.
func (p *program) row(r int) {
	for i, reg := range p.high {
		if reg > 0 {
			p.regs[reg] = p.regs[r>>i&1]
		}
	}
	for i := range p.shares {
		x := &p.shares[i]
		p.regs[x.reg] = x.sets[x.rank[r]]
	}
	for _, o := range p.ops {
		dst := p.regs[o.dst]
		c, hi, lo := p.regs[o.c][:len(dst)], p.regs[o.hi][:len(dst)], p.regs[o.lo][:len(dst)]
		switch {
		case o.lo == 0:
			for i := range dst {
				dst[i] = c[i] & hi[i]
			}
		case o.hi == 1:
			for i := range dst {
				dst[i] = c[i] | lo[i]
			}
		default:
			for i := range dst {
				dst[i] = c[i]&hi[i] | lo[i]
			}
		}
	}
}

// dual is the table of the dual form: what does not hold for everybody else.
func (t *table) dual() *table {
	out := &table{t.voters, make([]uint64, len(t.words))}
	last := len(t.words) - 1
	for i, w := range t.words {
		out.words[last-i] = ^bits.Reverse64(w)
	}
	return out
}

// sizes counts the winning coalitions by head count, and those of each voter.
func (t *table) sizes() (all []uint64, with [][]uint64) {
	k := len(t.voters)
	all, with = make([]uint64, k+1), make([][]uint64, k)
	for i := range with {
		with[i] = make([]uint64, k+1)
	}
	t.lowSizes(all, with)
	t.highSizes(with)
	return all, with
}

// lowSizes fills in the low voters. Rows with as many high members are added up bit by bit.
func (t *table) lowSizes(all []uint64, with [][]uint64) {
	low := min(len(t.voters), lowMost)
	words := 1 << (low - 6)
	groups := make([]adder, len(t.voters)-low+1)
	for r := range len(t.words) / words {
		groups[bits.OnesCount(uint(r))].add(t.words[r*words : (r+1)*words])
	}
	for g := range groups {
		for c := range words * 64 {
			count := groups[g].count(c)
			size := g + bits.OnesCount(uint(c))
			all[size] += count
			for m := c; m != 0; m &= m - 1 {
				with[bits.TrailingZeros(uint(m))][size] += count
			}
		}
	}
}

// adder adds rows bit by bit (Harley and Seal's counter): plane p holds bits that count 2^p each, and a row of such bits
// that waits for another one where rows has the bit p, so that the higher planes are seldom touched.
type adder struct {
	rows            int
	planes, waiting [][]uint64
}

func (a *adder) add(row []uint64) {
	n := a.rows
	a.rows++
	for p := 0; ; p++ {
		if p == len(a.planes) {
			a.planes, a.waiting = append(a.planes, make([]uint64, len(row))), append(a.waiting, make([]uint64, len(row)))
		}
		sum, wait := a.planes[p][:len(row)], a.waiting[p][:len(row)]
		if n>>p&1 == 0 {
			copy(wait, row)
			return
		}
		for i, x := range row { // of three bits the sum stays, and the carry goes on in the place of what waited
			s, y := sum[i], wait[i]
			sum[i], wait[i] = s^y^x, s&y|x&(s^y)
		}
		row = wait
	}
}

// count is how many of the rows have bit c.
func (a *adder) count(c int) (n uint64) {
	for p := range a.planes {
		n += a.planes[p][c/64] >> (c % 64) & 1 << p
		if a.rows>>p&1 == 1 {
			n += a.waiting[p][c/64] >> (c % 64) & 1 << p
		}
	}
	return n
}

// highSizes fills in the high voters: every row is counted by head count once and given to each of its high members.
func (t *table) highSizes(with [][]uint64) {
	low := min(len(t.voters), lowMost)
	words := 1 << (low - 6)
	var masks [7]uint64 // coalitions of so many within a word
	for c := range 64 {
		masks[bits.OnesCount(uint(c))] |= 1 << c
	}
	for r := range len(t.words) / words {
		var row [lowMost + 1]uint64
		any := uint64(0)
		for j, w := range t.words[r*words : (r+1)*words] {
			if any |= w; w == 0 {
				continue
			}
			at := row[bits.OnesCount(uint(j)):]
			for s, m := range masks {
				at[s] += uint64(bits.OnesCount64(w & m))
			}
		}
		if any == 0 {
			continue
		}
		high := bits.OnesCount(uint(r))
		for m := r; m != 0; m &= m - 1 {
			sizes := with[low+bits.TrailingZeros(uint(m))][high:]
			for s := range min(len(row), len(sizes)) {
				sizes[s] += row[s]
			}
		}
	}
}

// minimal yields the minimal coalitions word by word: those from which nobody can leave.
func (t *table) minimal(yield func(word int, coalitions uint64)) {
	for i, w := range t.words {
		if w == 0 {
			continue
		}
		// Who wins without one of the six as well is not minimal; then without one of the others.
		w &^= w<<1&patterns[0] | w<<2&patterns[1] | w<<4&patterns[2] | w<<8&patterns[3] | w<<16&patterns[4] | w<<32&patterns[5]
		for m := i; m != 0 && w != 0; m &= m - 1 {
			w &^= t.words[i&^(m&-m)]
		}
		if w != 0 {
			yield(i, w)
		}
	}
}

// family lists the minimal coalitions.
func (t *table) family(l Budget, votes []int64) Family {
	sums := t.sums(votes)
	list := newShortlist(l.list())
	count := uint64(0)
	t.minimal(func(word int, coalitions uint64) {
		count += uint64(bits.OnesCount64(coalitions))
		heads, weight := bits.OnesCount(uint(word)), sums[1][word>>4&1023]+sums[2][word>>14]+sums[0][word<<6&1023]
		for ; coalitions != 0; coalitions &= coalitions - 1 {
			c := bits.TrailingZeros64(coalitions)
			if h, v := heads+bits.OnesCount(uint(c)), weight+sums[0][c]; list.wants(h, v) {
				list.offer(h, v, uint64(word<<6|c))
			}
		}
	})
	f := list.family(t.coalition)
	f.Count, f.All = new(big.Int).SetUint64(count), count <= uint64(l.list())
	f.Method = Enumeration
	return f
}

// sums are the votes of every ten voters.
func (t *table) sums(votes []int64) (sums [3][1 << 10]int64) {
	for i, v := range t.voters {
		for c := range sums[i/10] {
			if v >= 0 && c>>(i%10)&1 == 1 {
				sums[i/10][c] += votes[v]
			}
		}
	}
	return sums
}

func (t *table) coalition(c uint64) Coalition {
	var out []int
	for ; c != 0; c &= c - 1 {
		out = append(out, t.voters[bits.TrailingZeros64(c)])
	}
	return Of(out...)
}

// tally turns the counts into what indices are made of.
func (t *table) tally() *tally {
	all, with := t.sizes()
	b := newTally(len(t.voters))
	total := bigs(all)
	for _, n := range total {
		b.wins.Add(b.wins, n)
	}
	for i, v := range t.voters {
		if v >= 0 {
			b.add([]int{v}, total, bigs(with[i]))
		}
	}
	return b
}

func bigs(n []uint64) []*big.Int {
	out := make([]*big.Int, len(n))
	for i, x := range n {
		out[i] = new(big.Int).SetUint64(x)
	}
	return out
}
