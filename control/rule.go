package control

import (
	"errors"
	"fmt"
	"math/bits"
	"slices"
)

// Gate is a node of a rule: a voter's consent, a count of other gates, or a share of a column of votes. Gates are numbered
// from 0 in the order in which the Builder made them.
type Gate int32

type gateKind uint8

const (
	gateVoter gateKind = iota
	gateCount
	gateShare
	gateAlways
	gateNever
	gateOpen
)

type gate struct {
	kind        gateKind
	voter       int
	need        int
	of          []Gate
	column      int
	least, most Quota
}

// Quota is a part of the whole: more than (Strict) or at least Num/Den of it.
type Quota struct {
	Num, Den int64
	Strict   bool
}

// valid tells whether the quota lies between nothing and the whole.
func (q Quota) valid() bool { return q.Den > 0 && 0 <= q.Num && q.Num <= q.Den }

// above tells whether q asks more than p: a higher part, or "more than" where p says "at least".
func (q Quota) above(p Quota) bool {
	h, l := bits.Mul64(uint64(q.Num), uint64(p.Den))
	ph, pl := bits.Mul64(uint64(p.Num), uint64(q.Den))
	if h != ph || l != pl {
		return h > ph || h == ph && l > pl
	}
	return q.Strict && !p.Strict
}

// Rule is a monotone rule over voters without their weights. It is immutable and may be shared.
type Rule struct {
	voters, columns int
	gates           []gate
	plan            plan
}

// Voters is the number of voters.
func (r *Rule) Voters() int { return r.voters }

// Columns is the number of columns of votes.
func (r *Rule) Columns() int { return r.columns }

// Builder makes a Rule. Operands precede their users, so that no rule is circular. Mistakes are told by Rule, all at once.
type Builder struct {
	voters, columns int
	gates           []gate
	errs            []error
}

// Grow makes room for so many gates more.
func (b *Builder) Grow(n int) { b.gates = slices.Grow(b.gates, n) }

// NewBuilder begins a rule of so many voters and columns of votes.
func NewBuilder(voters, columns int) *Builder { return &Builder{voters: voters, columns: columns} }

func (b *Builder) add(g gate) Gate {
	b.gates = append(b.gates, g)
	return Gate(len(b.gates) - 1)
}

func (b *Builder) wrong(format string, args ...any) {
	b.errs = append(b.errs, fmt.Errorf("control: gate %d: %w", len(b.gates), fmt.Errorf(format, args...)))
}

// Voter holds where v is for it.
func (b *Builder) Voter(v int) Gate {
	if v < 0 || v >= b.voters {
		b.wrong("voter %d of %d", v, b.voters)
	}
	return b.add(gate{kind: gateVoter, voter: v})
}

// Count holds where at least need of these hold. A gate given twice counts twice (a seat each).
func (b *Builder) Count(need int, of ...Gate) Gate {
	for _, o := range of {
		if o < 0 || int(o) >= len(b.gates) {
			b.wrong("operand %d does not exist yet", o)
		}
	}
	return b.add(gate{kind: gateCount, need: need, of: slices.Clone(of)})
}

// All holds where all of these hold; of nothing always.
func (b *Builder) All(of ...Gate) Gate { return b.Count(len(of), of...) }

// Any holds where one of these holds; of nothing never.
func (b *Builder) Any(of ...Gate) Gate { return b.Count(1, of...) }

// Share holds where the members' votes in the column reach the quota of the whole column, votes that nobody can cast
// included. Where the quota is not known least and most bound it; where it is known they are equal. A quota above nothing
// of a column without a single vote is reached by nobody: whether the law then asks that class at all is not known here.
func (b *Builder) Share(column int, least, most Quota) Gate {
	switch {
	case column < 0 || column >= b.columns:
		b.wrong("column %d of %d", column, b.columns)
	case !least.valid() || !most.valid():
		b.wrong("a quota lies between 0 and 1, not %d/%d to %d/%d", least.Num, least.Den, most.Num, most.Den)
	case least.above(most):
		b.wrong("the least quota, %d/%d, asks more than the highest, %d/%d", least.Num, least.Den, most.Num, most.Den)
	}
	return b.add(gate{kind: gateShare, column: column, least: least, most: most})
}

// Always holds.
func (b *Builder) Always() Gate { return b.add(gate{kind: gateAlways}) }

// Never holds not.
func (b *Builder) Never() Gate { return b.add(gate{kind: gateNever}) }

// Open is a gate of which nobody knows whether it holds: not in the certain reading, in the possible one it does.
func (b *Builder) Open() Gate { return b.add(gate{kind: gateOpen}) }

// Rule is the rule that holds where root holds, or all mistakes in its gates. The builder may go on.
func (b *Builder) Rule(root Gate) (*Rule, error) {
	if root < 0 || int(root) >= len(b.gates) {
		b.wrong("the root, %d, does not exist", root)
	}
	if err := errors.Join(b.errs...); err != nil {
		return nil, err
	}
	r := &Rule{voters: b.voters, columns: b.columns, gates: slices.Clip(b.gates)} // no gate is changed again
	r.plan = newPlan(r.gates, root)
	return r, nil
}
