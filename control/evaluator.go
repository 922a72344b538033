package control

import (
	"encoding/binary"
	"math/bits"
)

// plan is what an evaluation runs: the gates without doubles, those that the root needs apart.
type plan struct {
	gates  []step
	of     []int32 // by gate of the rule: its step
	live   []int32 // the steps that the root needs, ascending; the root is the last
	all    []int32
	cached []int32 // columns that live steps read
}

// step is a gate; a count knows each operand once, with how often it counts.
type step struct {
	gate
	terms []term
}

type term struct {
	of int32
	w  int64
}

func newPlan(gates []gate, root Gate) plan {
	p := plan{of: make([]int32, len(gates)), gates: make([]step, 0, len(gates)), all: make([]int32, 0, len(gates))}
	known := make(map[string]int32, len(gates))
	for i, g := range gates {
		s := step{gate: g}
		s.gate.of = nil
		var at map[int32]int
		if len(g.of) > 0 {
			at, s.terms = make(map[int32]int, len(g.of)), make([]term, 0, len(g.of))
		}
		for _, o := range g.of {
			o := p.of[o]
			if j, twice := at[o]; twice {
				s.terms[j].w++
				continue
			}
			at[o] = len(s.terms)
			s.terms = append(s.terms, term{o, 1})
		}
		key := s.key()
		n, ok := known[key]
		if !ok {
			n = int32(len(p.gates))
			known[key] = n
			p.gates, p.all = append(p.gates, s), append(p.all, n)
		}
		p.of[i] = n
	}
	p.findLive(p.of[root])
	return p
}

// key tells steps apart that mean something else.
func (s *step) key() string {
	b := make([]byte, 0, 64)
	for _, v := range [10]int64{int64(s.kind), int64(s.voter), int64(s.need), int64(s.column), s.least.Num, s.least.Den, s.most.Num, s.most.Den,
		bit(s.least.Strict), bit(s.most.Strict)} {
		b = binary.AppendVarint(b, v)
	}
	for _, t := range s.terms {
		b = binary.AppendVarint(binary.AppendVarint(b, int64(t.of)), t.w)
	}
	return string(b)
}

func bit(is bool) int64 {
	if is {
		return 1
	}
	return 0
}

func (p *plan) findLive(root int32) {
	live, columns := make([]bool, len(p.gates)), map[int]bool{}
	live[root] = true
	for i := root; i >= 0; i-- {
		for _, t := range p.gates[i].terms {
			live[t.of] = live[t.of] || live[i]
		}
	}
	for i, l := range live {
		if !l {
			continue
		}
		p.live = append(p.live, int32(i))
		if s := p.gates[i]; s.kind == gateShare && !columns[s.column] {
			columns[s.column] = true
			p.cached = append(p.cached, int32(s.column))
		}
	}
}

// Evaluator evaluates one rule with weights that change from call to call, and allocates nothing. It is for one goroutine.
type Evaluator struct {
	rule        *Rule
	holds       []bool  // by step
	mine, whole []int64 // by column
	rest        Coalition
}

// Evaluator is a new evaluator of the rule.
func (r *Rule) Evaluator() *Evaluator {
	return &Evaluator{r, make([]bool, len(r.plan.gates)), make([]int64, r.columns), make([]int64, r.columns), make(Coalition, (r.voters+63)/64)}
}

// Wins is Game.Wins for these weights. It fails where the weights do not fit the rule or a sum does not fit int64; what a
// negative or upside-down weight gives is not defined (Rule.Game checks that).
func (e *Evaluator) Wins(w *Weights, reading Reading, c Coalition) (bool, error) {
	p := &e.rule.plan
	if err := e.sum(w, reading, c, p.cached); err != nil {
		return false, err
	}
	e.run(reading, c, p.live)
	return e.holds[p.live[len(p.live)-1]], nil
}

// Blocks is Game.Blocks for these weights.
func (e *Evaluator) Blocks(w *Weights, reading Reading, c Coalition) (bool, error) {
	e.others(c)
	wins, err := e.Wins(w, reading.Opposite(), e.rest)
	return !wins && err == nil, err
}

// others puts everybody outside c into rest.
func (e *Evaluator) others(c Coalition) {
	for i := range e.rest {
		e.rest[i] = ^uint64(0)
		if i < len(c) {
			e.rest[i] = ^c[i]
		}
	}
	if n := e.rule.voters; n%64 != 0 {
		e.rest[n/64] &= 1<<(n%64) - 1
	}
}

// sum counts the members' votes and the whole of each column.
func (e *Evaluator) sum(w *Weights, reading Reading, c Coalition, columns []int32) error {
	if !w.fit(e.rule.columns) {
		return errShape
	}
	members, others, idle := w.ends(reading)
	for _, k := range columns {
		in, out := members[k], others[k]
		if len(in) != e.rule.voters || len(out) != len(in) {
			return errShape
		}
		mine, theirs, over := int64(0), idle[k], int64(0)
		for i := 0; i*64 < len(in); i++ {
			word, end := uint64(0), min(len(in), i*64+64)
			if i < len(c) {
				word = c[i]
			}
			a, b := in[i*64:end], out[i*64:end]
			b = b[:len(a)]
			for v, x := range a { // without a branch: who is in it is not predictable
				m := -int64(word >> (uint(v) & 63) & 1)
				mine += x & m
				theirs += b[v] &^ m
				over |= mine | theirs
			}
		}
		if over |= mine + theirs; over < 0 {
			return errOverflow
		}
		e.mine[k], e.whole[k] = mine, mine+theirs
	}
	return nil
}

// run evaluates the steps in their order.
func (e *Evaluator) run(reading Reading, c Coalition, steps []int32) {
	for _, i := range steps {
		s := &e.rule.plan.gates[i]
		switch s.kind {
		case gateVoter:
			e.holds[i] = c.Has(s.voter)
		case gateCount:
			n := int64(0)
			for _, t := range s.terms {
				if e.holds[t.of] {
					n += t.w
				}
			}
			e.holds[i] = n >= int64(s.need)
		case gateShare:
			q := &s.most
			if reading == Possible {
				q = &s.least
			}
			e.holds[i] = q.reached(e.mine[s.column], e.whole[s.column])
		default:
			e.holds[i] = s.kind == gateAlways || s.kind == gateOpen && reading == Possible
		}
	}
}

// reached tells whether mine is more than, or at least, the quota of the whole. At least nothing is always reached; more
// than that by no vote of none.
func (q *Quota) reached(mine, whole int64) bool {
	if mine == 0 {
		return q.Num == 0 && !q.Strict
	}
	h, l := bits.Mul64(uint64(mine), uint64(q.Den))
	qh, ql := bits.Mul64(uint64(whole), uint64(q.Num))
	if h == qh {
		return l > ql || l == ql && !q.Strict
	}
	return h > qh
}

// gates tells for every gate of the rule whether it holds.
func (e *Evaluator) gates(w *Weights, reading Reading, c Coalition) []bool {
	columns := make([]int32, e.rule.columns)
	for i := range columns {
		columns[i] = int32(i)
	}
	if err := e.sum(w, reading, c, columns); err != nil {
		panic(err) // Game has checked the weights
	}
	e.run(reading, c, e.rule.plan.all)
	out := make([]bool, len(e.rule.gates))
	for i, s := range e.rule.plan.of {
		out[i] = e.holds[s]
	}
	return out
}
