package control

import (
	"cmp"
	"slices"
)

// A diagram is a form as a reduced ordered binary decision diagram: voters are asked in one order, and the same question
// stands once. A threshold over voters is built alone first, with needs merged into the interval in which they are the
// same question (Abio, Nieuwenhuis, Oliveras, Rodriguez-Carbonell, "A New Look at BDDs for Pseudo-Boolean Constraints",
// 2012); gates over gates by the usual operations.
type diagram struct {
	form  *form
	order []int   // voter by level
	level []int32 // by voter
	nodes []choice
	root  int32
	made  map[choice]int32
	ops   map[operation]int32
	most  int
	full  bool // the budget is spent: the diagram is not to be used
}

// choice asks the voter of a level: where he is for it hi goes on, else lo. The choices 0 and 1 are no and yes; operands
// precede users.
type choice struct{ level, lo, hi int32 }

type operation struct {
	a, b int32
	any  bool
}

// diagramMost is the most choices of a diagram, about a second of work.
const diagramMost = 1 << 18

// newDiagram builds the diagram of a form that is no constant, nil where it is larger than the budget.
func newDiagram(f *form, l Budget) *diagram {
	d := &diagram{form: f, order: ordered(f), level: make([]int32, f.voters), made: map[choice]int32{}, ops: map[operation]int32{}}
	d.most = int(min(l.work()/64, diagramMost))
	for i, v := range d.order {
		d.level[v] = int32(i)
	}
	end := int32(len(d.order))
	d.nodes = []choice{{end, 0, 0}, {end, 1, 1}}
	at := make([]int32, len(f.nodes))
	of := func(t int32) int32 {
		if t < int32(f.voters) {
			return d.choose(d.level[t], 0, 1)
		}
		return at[t-int32(f.voters)]
	}
	for i := range f.nodes {
		n := &f.nodes[i]
		if n.flat {
			w := newWeighing(d, n)
			if w.exceeds(d.most) {
				return nil
			}
			at[i] = w.choice(0, n.need).choice
		} else {
			at[i] = d.count(n, of)
		}
		if d.full {
			return nil
		}
	}
	d.root = of(f.root)
	d.made, d.ops = nil, nil
	d.prune()
	return d
}

// ordered puts the voters who weigh most in some gate first, equals side by side.
func ordered(f *form) []int {
	weight, kind := make([]float64, f.voters), make([]int, f.voters) // an order only: nothing hangs on rounding
	for _, n := range f.nodes {
		for _, t := range n.terms {
			if t.of < int32(f.voters) {
				weight[t.of] = max(weight[t.of], float64(t.w)/float64(n.total))
			}
		}
	}
	for i, voters := range f.types(nil) {
		for _, v := range voters {
			kind[v] = i
		}
	}
	out := f.present()
	slices.SortStableFunc(out, func(a, b int) int {
		return cmp.Or(cmp.Compare(weight[b], weight[a]), cmp.Compare(kind[a], kind[b]))
	})
	return out
}

// choose is the choice between two, made once.
func (d *diagram) choose(level, lo, hi int32) int32 {
	if lo == hi {
		return lo
	}
	c := choice{level, lo, hi}
	if at, ok := d.made[c]; ok {
		return at
	}
	if len(d.nodes) >= d.most {
		d.full = true
		return 0
	}
	d.nodes = append(d.nodes, c)
	d.made[c] = int32(len(d.nodes) - 1)
	return int32(len(d.nodes) - 1)
}

// both and either join two diagrams.
func (d *diagram) both(a, b int32) int32   { return d.join(a, b, false) }
func (d *diagram) either(a, b int32) int32 { return d.join(a, b, true) }

func (d *diagram) join(a, b int32, any bool) int32 {
	if a > b {
		a, b = b, a
	}
	switch {
	case d.full:
		return 0
	case a == b || a == 0 && any || a == 1 && !any:
		return b
	case a == 0 || a == 1:
		return a
	}
	key := operation{a, b, any}
	if at, ok := d.ops[key]; ok {
		return at
	}
	if len(d.ops) > 4*d.most {
		d.full = true
		return 0
	}
	x, y := d.nodes[a], d.nodes[b]
	level := min(x.level, y.level)
	if x.level > level {
		x.lo, x.hi = a, a
	}
	if y.level > level {
		y.lo, y.hi = b, b
	}
	out := d.choose(level, d.join(x.lo, y.lo, any), d.join(x.hi, y.hi, any))
	d.ops[key] = out
	return out
}

// count is a threshold over gates: each of them holds or not, and what is asked of the rest.
func (d *diagram) count(n *node, of func(int32) int32) int32 {
	full := func() bool { return d.full }
	return chain(n, int32(1), int32(0), full, func(gate int32, with, without int32) int32 {
		return d.either(d.both(of(gate), with), without)
	})
}

// weighing builds the diagram of a threshold over voters.
type weighing struct {
	d     *diagram
	need  int64
	terms []term  // by level
	rest  []int64 // weight from a term on
	known []intervals
}

// interval is a run of needs, both ends included, for which the choice is the same.
type interval struct {
	from, to int64
	choice   int32
}

func newWeighing(d *diagram, n *node) *weighing {
	w := &weighing{d: d, need: n.need, terms: slices.Clone(n.terms), rest: make([]int64, len(n.terms)+1), known: make([]intervals, len(n.terms))}
	slices.SortFunc(w.terms, func(a, b term) int { return cmp.Compare(d.level[a.of], d.level[b.of]) })
	for i := len(w.terms) - 1; i >= 0; i-- {
		w.rest[i] = w.rest[i+1] + w.terms[i].w
	}
	return w
}

const farAway = int64(1) << 62 // beyond every sum of weights that a form holds

func (w *weighing) choice(i int, need int64) interval {
	switch {
	case need <= 0:
		return interval{-farAway, 0, 1}
	case need > w.rest[i] || w.d.full:
		return interval{w.rest[i] + 1, farAway, 0}
	}
	if known, ok := w.known[i].find(need); ok {
		return known
	}
	weight := w.terms[i].w
	lo, hi := w.choice(i+1, need), w.choice(i+1, need-weight)
	out := interval{max(lo.from, hi.from+weight), min(lo.to, hi.to+weight), w.d.choose(w.d.level[w.terms[i].of], lo.choice, hi.choice)}
	if !w.d.full {
		w.known[i].insert(out)
	}
	return out
}

// exceeds says whether the diagram certainly has more than so many choices, before any of them is made. Sums of some of the
// first voters that lie at least as far apart as the sums of the others ever do leave different questions, since the others
// can reach the one need and not the other; and the next voter is asked in each of them where his weight bridges every gap
// of those after him. So all sums that are kept so far apart are choices of their own.
func (w *weighing) exceeds(most int) bool {
	n, gaps := len(w.terms), w.gaps()
	choices, sums := 0, []int64{0}
	for i := 0; i+1 < n; i++ {
		with := make([]int64, len(sums))
		for j, s := range sums {
			with[j] = s + w.terms[i].w
		}
		sums = apart(sums, with, w.need-w.rest[i+1], w.need-1, gaps[i+1])
		if w.terms[i+1].w >= gaps[i+2] {
			if choices += len(sums); choices > most {
				return true
			}
		}
	}
	return false
}

// gaps are the widest gaps between the sums of the terms from one on: where a weight is above the sum of all that are
// smaller, nothing lies between.
func (w *weighing) gaps() []int64 {
	out := make([]int64, len(w.terms)+1)
	var sorted []int64
	for i := len(w.terms) - 1; i >= 0; i-- {
		at, _ := slices.BinarySearch(sorted, w.terms[i].w)
		sorted = slices.Insert(sorted, at, w.terms[i].w)
		sum := int64(0)
		for _, weight := range sorted {
			out[i] = max(out[i], weight-sum)
			sum += weight
		}
	}
	return out
}

// apart are numbers of two sorted lists from lo to hi, each at least so far above the one before it.
func apart(a, b []int64, lo, hi, gap int64) []int64 {
	out := make([]int64, 0, len(a)+len(b))
	for len(a)+len(b) > 0 {
		from := &a
		if len(a) == 0 || len(b) > 0 && b[0] < a[0] {
			from = &b
		}
		x := (*from)[0]
		*from = (*from)[1:]
		if x >= lo && x <= hi && (len(out) == 0 || x-out[len(out)-1] >= gap) {
			out = append(out, x)
		}
	}
	return out
}

// intervals are disjoint, kept in sorted blocks so that inserting moves little.
type intervals struct{ blocks [][]interval }

const blockMost = 512

func (s *intervals) block(need int64) int {
	lo, hi := 0, len(s.blocks)
	for lo < hi {
		if m := (lo + hi) / 2; s.blocks[m][0].from <= need {
			lo = m + 1
		} else {
			hi = m
		}
	}
	return max(lo-1, 0)
}

func before(x interval, need int64) int { return cmp.Compare(x.from, need) }

func (s *intervals) find(need int64) (interval, bool) {
	if len(s.blocks) == 0 {
		return interval{}, false
	}
	b := s.blocks[s.block(need)]
	at, exact := slices.BinarySearchFunc(b, need, before)
	if !exact {
		at--
	}
	if at < 0 || need > b[at].to {
		return interval{}, false
	}
	return b[at], true
}

func (s *intervals) insert(x interval) {
	if len(s.blocks) == 0 {
		s.blocks = [][]interval{{x}}
		return
	}
	i := s.block(x.from)
	at, _ := slices.BinarySearchFunc(s.blocks[i], x.from, before)
	s.blocks[i] = slices.Insert(s.blocks[i], at, x)
	if b := s.blocks[i]; len(b) > blockMost {
		s.blocks[i] = slices.Clone(b[:len(b)/2])
		s.blocks = slices.Insert(s.blocks, i+1, slices.Clone(b[len(b)/2:]))
	}
}

// prune keeps what the root needs.
func (d *diagram) prune() {
	live := make([]bool, len(d.nodes))
	live[0], live[1], live[d.root] = true, true, true
	for i := d.root; i > 1; i-- {
		if live[i] {
			live[d.nodes[i].lo], live[d.nodes[i].hi] = true, true
		}
	}
	at, kept := make([]int32, len(d.nodes)), d.nodes[:0]
	for i, l := range live {
		if l {
			c := d.nodes[i]
			at[i] = int32(len(kept))
			kept = append(kept, choice{c.level, at[c.lo], at[c.hi]})
		}
	}
	d.nodes, d.root = kept, at[d.root]
}

// dual is the diagram of the dual form: the other answer where everybody else is for it. It is to be turned over only
// where both come from the same form.
func (d *diagram) dual() *diagram {
	out := &diagram{form: d.form, order: d.order, level: d.level, nodes: slices.Clone(d.nodes), root: d.root, most: d.most}
	turned := func(at int32) int32 {
		if at < 2 {
			return 1 - at
		}
		return at
	}
	for i := 2; i < len(out.nodes); i++ {
		c := d.nodes[i]
		out.nodes[i] = choice{c.level, turned(c.hi), turned(c.lo)}
	}
	return out
}

// asked are the voters who are asked anywhere.
func (d *diagram) asked() Coalition {
	var out Coalition
	for _, c := range d.nodes[2:] {
		out = out.With(d.order[c.level])
	}
	return out
}
