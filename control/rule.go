package control

import "errors"

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

// Rule is a monotone rule over voters without their weights. It is immutable and may be shared.
type Rule struct {
	voters, columns int
	gates           []gate
	root            Gate
}

// Voters is the number of voters, columns the number of columns of votes.
func (r *Rule) Voters() int { return r.voters }

// Columns is the number of columns of votes that the rule reads.
func (r *Rule) Columns() int { return r.columns }

// Builder makes a Rule. Operands precede their users, so that no rule is circular. Mistakes are told by Rule, all at once.
type Builder struct {
	rule Rule
	errs []error
}

// NewBuilder begins a rule of so many voters and columns of votes.
func NewBuilder(voters, columns int) *Builder {
	return &Builder{rule: Rule{voters: voters, columns: columns}}
}

func (b *Builder) add(g gate) Gate {
	b.rule.gates = append(b.rule.gates, g)
	return Gate(len(b.rule.gates) - 1)
}

// Voter holds where v is for it.
func (b *Builder) Voter(v int) Gate { return b.add(gate{kind: gateVoter, voter: v}) }

// Count holds where at least need of these hold. A gate given twice counts twice (a seat each).
func (b *Builder) Count(need int, of ...Gate) Gate {
	return b.add(gate{kind: gateCount, need: need, of: of})
}

// All holds where all of these hold; of nothing always.
func (b *Builder) All(of ...Gate) Gate { return b.Count(len(of), of...) }

// Any holds where one of these holds; of nothing never.
func (b *Builder) Any(of ...Gate) Gate { return b.Count(1, of...) }

// Share holds where the members' votes in the column reach the quota of the whole column, votes that nobody can cast
// included. Where the quota is not known least and most bound it; where it is known they are equal. A quota above nothing
// of a column without a single vote is reached by nobody.
func (b *Builder) Share(column int, least, most Quota) Gate {
	return b.add(gate{kind: gateShare, column: column, least: least, most: most})
}

// Always holds.
func (b *Builder) Always() Gate { return b.add(gate{kind: gateAlways}) }

// Never holds not.
func (b *Builder) Never() Gate { return b.add(gate{kind: gateNever}) }

// Open is a gate of which nobody knows whether it holds: not in the certain reading, in the possible one it does.
func (b *Builder) Open() Gate { return b.add(gate{kind: gateOpen}) }

// Rule is the rule that holds where root holds, or all mistakes in its gates.
func (b *Builder) Rule(root Gate) (*Rule, error) {
	if err := errors.Join(b.errs...); err != nil {
		return nil, err
	}
	r := b.rule
	r.root = root
	return &r, nil
}

// Weights are the votes behind a rule: Lo and Hi bound those of each voter in each column ([column][voter]), IdleLo and
// IdleHi the votes of each column that count in the whole and that nobody can cast. Where all is known they are the same
// slices; see Known.
type Weights struct {
	Lo, Hi         [][]int64
	IdleLo, IdleHi []int64
}

// Known are weights without a doubt: columns by voter, and idle votes by column (nil for none).
func Known(columns [][]int64, idle []int64) Weights {
	if idle == nil {
		idle = make([]int64, len(columns))
	}
	return Weights{columns, columns, idle, idle}
}

// Reading tells which ends of what is not known are taken.
type Reading uint8

const (
	// Certain takes the members' votes at their least, the others' at their most, the quotas at their highest, and Open
	// as not held: what wins so wins whatever the truth is.
	Certain Reading = iota
	// Possible is the other way round: what loses so loses whatever the truth is.
	Possible
)
