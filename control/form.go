package control

import (
	"cmp"
	"encoding/binary"
	"math"
	"slices"
)

// A form is a rule with its weights in one reading: a graph of thresholds over voters and earlier thresholds. Every
// monotone gate is one: all of n asks n, any asks one, a share asks votes. So are the cofactors of a form and its dual,
// and each engine serves winning, blocking and what a group needs.
type form struct {
	voters int
	nodes  []node
	root   int32
}

// node holds where the weights of those of its terms that hold reach need. A term is a voter (below form.voters), or a
// node by its index above that. 0 < weight <= need <= total, at least two terms, no term twice, sorted.
type node struct {
	need, total int64
	terms       []term
	flat        bool // voters only
}

// yes and no are the terms that always and never hold.
const (
	yes int32 = -1
	no  int32 = -2
)

// chain is a node as choices one behind the other: with this term and without it, what is asked of the rest, each state made
// once. always and never stand for what needs nothing more and what cannot be reached; never also where it is told to stop.
func chain[T any](n *node, always, never T, stop func() bool, choose func(of int32, with, without T) T) T {
	rest := make([]int64, len(n.terms)+1)
	for i := len(n.terms) - 1; i >= 0; i-- {
		rest[i] = rest[i+1] + n.terms[i].w
	}
	type state struct {
		i    int
		need int64
	}
	known := map[state]T{}
	var ask func(i int, need int64) T
	ask = func(i int, need int64) T {
		switch {
		case need <= 0:
			return always
		case need > rest[i] || stop():
			return never
		}
		s := state{i, need}
		if made, ok := known[s]; ok {
			return made
		}
		with, without := ask(i+1, need-n.terms[i].w), ask(i+1, need)
		known[s] = choose(n.terms[i].of, with, without)
		return known[s]
	}
	return ask(0, n.need)
}

// forge makes a form bottom up, simplified: constants folded, doubles merged, all within all and any within any
// flattened, a voter beside one threshold absorbed into it.
type forge struct {
	form
	known map[string]int32
	key   []byte
}

func newForge(voters int) *forge { return &forge{form{voters: voters}, map[string]int32{}, nil} }

// done is the form with this root, without the nodes that it does not need.
func (f *forge) done(root int32) *form {
	live := make([]bool, len(f.nodes))
	if root >= int32(f.voters) {
		live[root-int32(f.voters)] = true
	}
	for i := len(f.nodes) - 1; i >= 0; i-- {
		if !live[i] {
			continue
		}
		for _, t := range f.nodes[i].terms {
			if t.of >= int32(f.voters) {
				live[t.of-int32(f.voters)] = true
			}
		}
	}
	out := &form{voters: f.voters, root: root}
	at := make([]int32, len(f.nodes))
	moved := func(of int32) int32 {
		if of < int32(f.voters) {
			return of
		}
		return at[of-int32(f.voters)]
	}
	for i, n := range f.nodes {
		if !live[i] {
			continue
		}
		at[i] = int32(f.voters + len(out.nodes))
		n.terms = slices.Clone(n.terms)
		for j := range n.terms {
			n.terms[j].of = moved(n.terms[j].of)
		}
		out.nodes = append(out.nodes, n)
	}
	out.root = moved(root)
	return out
}

// threshold is the term that holds where these reach need. The weights are not negative, their sum fits int64. It takes
// the slice.
func (f *forge) threshold(need int64, terms []term) int32 {
	terms, need = fold(terms, need)
	n, constant := tidy(dropIdle(terms, need), need)
	if constant != 0 {
		return constant
	}
	if len(n.terms) == 1 {
		return n.terms[0].of
	}
	if all := n.all(); all || n.any() {
		if terms, grown := f.flatten(n.terms, all); grown {
			need := int64(1)
			if all {
				need = int64(len(terms))
			}
			return f.threshold(need, terms)
		}
		n = f.absorb(n, all)
	}
	return f.intern(n)
}

// fold removes constants and merges doubles, which it sorts.
func fold(terms []term, need int64) ([]term, int64) {
	terms = slices.DeleteFunc(terms, func(t term) bool {
		if t.of == yes {
			need -= t.w
		}
		return t.of < 0 || t.w == 0
	})
	slices.SortFunc(terms, func(a, b term) int { return cmp.Compare(a.of, b.of) })
	out := terms[:0]
	for _, t := range terms {
		if len(out) > 0 && out[len(out)-1].of == t.of {
			out[len(out)-1].w += t.w
			continue
		}
		out = append(out, t)
	}
	return out, need
}

// dropIdle leaves out terms that never matter: those that do not reach need even together, beside others each of which
// does alone; and all others, where those without whom nothing is reached reach it.
func dropIdle(terms []term, need int64) []term {
	total, weak, vital := int64(0), int64(0), int64(0)
	for _, t := range terms {
		if total += t.w; t.w < need {
			weak += t.w
		}
	}
	if weak < need && weak < total {
		return slices.DeleteFunc(terms, func(t term) bool { return t.w < need })
	}
	for _, t := range terms {
		if total-t.w < need {
			vital += t.w
		}
	}
	if vital >= need && total >= need {
		return slices.DeleteFunc(terms, func(t term) bool { return total-t.w >= need })
	}
	return terms
}

// tidy makes a node of sorted terms in lowest numbers, or a constant.
func tidy(terms []term, need int64) (node, int32) {
	if need <= 0 {
		return node{}, yes
	}
	divisor := int64(0)
	for _, t := range terms {
		divisor = divisorOf(divisor, min(t.w, need))
	}
	if divisor == 0 {
		return node{}, no
	}
	n := node{need: (need-1)/divisor + 1, terms: terms, flat: true}
	for i := range terms {
		terms[i].w = min(terms[i].w, need) / divisor
		terms[i].w = min(terms[i].w, n.need)
		n.total += terms[i].w
	}
	if n.total < n.need {
		return n, no
	}
	n.plain()
	return n, 0
}

// plain gives an all and an any their simplest weights.
func (n *node) plain() {
	least := n.terms[0].w
	for _, t := range n.terms {
		least = min(least, t.w)
	}
	switch {
	case n.total-least < n.need:
		n.need = int64(len(n.terms))
	case least >= n.need:
		n.need = 1
	default:
		return
	}
	for i := range n.terms {
		n.terms[i].w = 1
	}
	n.total = int64(len(n.terms))
}

func (n *node) all() bool { return n.need == n.total && n.total == int64(len(n.terms)) }
func (n *node) any() bool { return n.need == 1 }

// node is the node of a term, nil for a voter.
func (f *form) node(of int32) *node {
	if of < int32(f.voters) {
		return nil
	}
	return &f.nodes[of-int32(f.voters)]
}

// flatten puts the terms of an all within an all (an any within an any) in its place.
func (f *forge) flatten(terms []term, all bool) (out []term, grown bool) {
	for _, t := range terms {
		m := f.node(t.of)
		if m == nil || all && !m.all() || !all && !m.any() {
			out = append(out, term{t.of, 1})
			continue
		}
		grown = true
		out = append(out, m.terms...)
	}
	slices.SortFunc(out, func(a, b term) int { return cmp.Compare(a.of, b.of) })
	return slices.CompactFunc(out, func(a, b term) bool { return a.of == b.of }), grown
}

// absorb makes one threshold of voters who must all agree (or of whom any is enough) beside one threshold over voters: a
// veto is a weight without which the rest do not reach, a sole power a weight that reaches alone.
func (f *forge) absorb(n node, all bool) node {
	inner, lone := int32(-1), len(n.terms)
	for _, t := range n.terms {
		if m := f.node(t.of); m != nil {
			if inner >= 0 || !m.flat {
				return n
			}
			inner, lone = t.of, lone-1
		}
	}
	if inner < 0 {
		return n
	}
	m := *f.node(inner)
	extra := m.need
	need := m.need
	if all {
		extra = m.total - m.need + 1
		if extra > (math.MaxInt64/4-m.total)/int64(lone+1) {
			return n
		}
		need += extra * int64(lone)
	} else if m.need > (math.MaxInt64/4-m.total)/int64(lone+1) {
		return n
	}
	terms := slices.Clone(m.terms)
	for _, t := range n.terms {
		if t.of != inner {
			terms = append(terms, term{t.of, extra})
		}
	}
	terms, need = fold(terms, need)
	merged, _ := tidy(dropIdle(terms, need), need)
	return merged
}

// intern gives equal nodes one place.
func (f *forge) intern(n node) int32 {
	f.key = binary.AppendVarint(f.key[:0], n.need)
	n.flat = true
	for _, t := range n.terms {
		f.key = binary.AppendVarint(binary.AppendVarint(f.key, int64(t.of)), t.w)
		n.flat = n.flat && t.of < int32(f.voters)
	}
	at, ok := f.known[string(f.key)]
	if !ok {
		at = int32(f.voters + len(f.nodes))
		f.known[string(f.key)] = at
		f.nodes = append(f.nodes, n)
	}
	return at
}

// rebuilt is the form with other needs and with voters replaced: by yes, by no, or by themselves.
func (f *form) rebuilt(need func(*node) int64, voter func(int32) int32) *form {
	g := newForge(f.voters)
	at := make([]int32, len(f.nodes))
	moved := func(of int32) int32 {
		switch {
		case of < 0:
			return of
		case of < int32(f.voters):
			return voter(of)
		}
		return at[of-int32(f.voters)]
	}
	for i := range f.nodes {
		n := &f.nodes[i]
		terms := make([]term, len(n.terms))
		for j, t := range n.terms {
			terms[j] = term{moved(t.of), t.w}
		}
		at[i] = g.threshold(need(n), terms)
	}
	return g.done(moved(f.root))
}

// dual is the form that holds for c where f does not hold for everybody else.
func (f *form) dual() *form {
	d := f.rebuilt(func(n *node) int64 { return n.total - n.need + 1 }, func(v int32) int32 { return v })
	if f.root < 0 {
		d.root = yes + no - f.root
	}
	return d
}

// joined is the form where the members of c are for it in any case.
func (f *form) joined(c Coalition) *form { return f.fixed(c, yes) }

// bereft is the form where the members of c are against it in any case.
func (f *form) bereft(c Coalition) *form { return f.fixed(c, no) }

// fixed is the form with a constant in the place of the members of c.
func (f *form) fixed(c Coalition, as int32) *form {
	return f.rebuilt(func(n *node) int64 { return n.need }, func(v int32) int32 {
		if c.Has(int(v)) {
			return as
		}
		return v
	})
}

// present are the voters who occur in the form, ascending. Nobody else makes a difference.
func (f *form) present() []int {
	seen := make([]bool, f.voters)
	if f.root >= 0 && f.root < int32(f.voters) {
		seen[f.root] = true
	}
	for _, n := range f.nodes {
		for _, t := range n.terms {
			if t.of < int32(f.voters) {
				seen[t.of] = true
			}
		}
	}
	var out []int
	for v, s := range seen {
		if s {
			out = append(out, v)
		}
	}
	return out
}

// holds evaluates the form without allocating for rules of a usual size.
func (f *form) holds(c Coalition) bool {
	var few [96]bool
	values := few[:]
	if len(f.nodes) > len(few) {
		values = make([]bool, len(f.nodes))
	}
	return f.run(c, values)
}

// run evaluates every node into values.
func (f *form) run(c Coalition, values []bool) bool {
	for i := range f.nodes {
		n := &f.nodes[i]
		sum := int64(0)
		if n.flat {
			for _, t := range n.terms {
				if c.Has(int(t.of)) {
					sum += t.w
				}
			}
		} else {
			for _, t := range n.terms {
				if f.value(t.of, c, values) {
					sum += t.w
				}
			}
		}
		values[i] = sum >= n.need
	}
	return f.value(f.root, c, values)
}

func (f *form) value(of int32, c Coalition, values []bool) bool {
	switch {
	case of < 0:
		return of == yes
	case of < int32(f.voters):
		return c.Has(int(of))
	}
	return values[of-int32(f.voters)]
}

// single is the one threshold over voters that the form is, nil where it is none.
func (f *form) single() *node {
	if len(f.nodes) == 1 && f.nodes[0].flat {
		return &f.nodes[0]
	}
	return nil
}

// types groups voters who are equal in every node and in votes (which may be nil): exchanging two of a type changes
// nothing. Types are in the order of their first voters.
func (f *form) types(votes []int64) [][]int {
	marks := map[int][]byte{}
	for _, v := range f.present() {
		marks[v] = nil
		if votes != nil {
			marks[v] = binary.AppendVarint(nil, votes[v])
		}
	}
	for i, n := range f.nodes {
		for _, t := range n.terms {
			if t.of < int32(f.voters) {
				marks[int(t.of)] = binary.AppendVarint(binary.AppendVarint(marks[int(t.of)], int64(i)), t.w)
			}
		}
	}
	var out [][]int
	at := map[string]int{}
	for _, v := range f.present() {
		mark := string(marks[v])
		i, ok := at[mark]
		if !ok {
			i = len(out)
			at[mark] = i
			out = append(out, nil)
		}
		out[i] = append(out[i], v)
	}
	return out
}

// divisorOf is the greatest common divisor.
func divisorOf(a, b int64) int64 {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}
