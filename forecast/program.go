package forecast

import (
	"math"
	"slices"
)

// Vector is a number for each path: a node of a [Program]. The zero Vector is no node.
type Vector int32

// Mask is yes or no for each path: a node of a [Program]. The zero Mask is no node.
type Mask int32

// Uncertainty is a random variable of a [Program], as [Program.Uncertain] makes it. The zero Uncertainty is none.
type Uncertainty int32

// Program is what happens to one path in one month, as a graph of nodes, with what is to be counted. Make it with [NewProgram].
// A Program is built once, by one goroutine; [Program.Compile] says everything that is wrong with it.
type Program struct {
	months  int
	nodes   []node
	known   map[node]int32 // nodes that say the same are one
	series  [][]float64
	tables  []table
	draws   []draw
	deaths  []Mask
	events  []Mask
	shown   []Vector
	watches []watch
	counts  []Mask
	outside []int32
	hangs   []hang
	faults  Faults
}

// The largest program: months, and nodes with the months that lags reach back.
const (
	MaxMonths = 1200
	MaxNodes  = 100000
)

type op uint8

// The operations of nodes. a, b and c are the arguments, k a constant, aux an index or a count of months.
const (
	opNone op = iota
	opConst
	opMonth
	opSeries    // series[aux] at the month
	opDeclared  // a, once defined
	opLag       // a, aux months ago; b before the first month
	opOutside   // what the observer wrote, in an earlier month
	opUniform   // draws[aux]
	opGauss     // draws[aux]
	opUniformAt // draws[aux], of the event a on the paths b
	opGaussAt   // the same
	opTable     // tables[aux] at a

	opAdd
	opSub
	opMul
	opDiv
	opMin
	opMax
	opMulAdd    // a*b + c
	opMulSub    // a*b - c
	opNegMulAdd // c - a*b
	opAbs
	opNeg
	opSqrt
	opFloor
	opExp
	opLog
	opSelect // a is a mask: b where it is yes, else c

	opNever // masks from here on
	opLess
	opLessEq
	opEqual
	opAnd
	opOr
	opAndNot // a and not b
	opNot
	opMaskDeclared
	opMaskLag // a, aux months ago; no before the first month
	opAlive   // alive when the month begins
	ops
)

type node struct {
	op      op
	a, b, c int32
	k       uint64 // the bits of a constant: -0 is not 0, and a NaN is itself
	aux     int32
}

func (n node) isMask() bool { return n.op >= opNever }

// NewProgram is an empty program of so many months, 1 to [MaxMonths].
func NewProgram(months int) *Program {
	p := &Program{months: months, known: map[node]int32{}, nodes: make([]node, 1)}
	if months < 1 || months > MaxMonths {
		p.fault(FaultMonths, 0, months)
		p.months = 1
	}
	return p
}

// Months is how many months the program runs.
func (p *Program) Months() int { return p.months }

// add returns the node that says this, an old one where there is one.
func (p *Program) add(n node) int32 {
	if id, ok := p.known[n]; ok && n.op != opDeclared && n.op != opMaskDeclared && n.op != opOutside {
		return id
	}
	id := int32(len(p.nodes))
	if bad, ok := p.fits(n); !ok {
		if bad != 0 || len(p.faults) == 0 { // what an earlier fault left without a node is not told again
			p.fault(FaultRange, id, int(bad))
		}
		return 0
	}
	if id > MaxNodes {
		if !slices.ContainsFunc(p.faults, func(f Fault) bool { return f.Kind == FaultSize }) {
			p.fault(FaultSize, id, MaxNodes)
		}
		return 0
	}
	p.nodes = append(p.nodes, n)
	p.known[n] = id
	return id
}

func (p *Program) vector(n node) Vector { return Vector(p.add(n)) }
func (p *Program) mask(n node) Mask     { return Mask(p.add(n)) }

// Const is the same number for every path and month.
func (p *Program) Const(x float64) Vector { return p.vector(node{op: opConst, k: math.Float64bits(x)}) }

// Month is the number of the month, from 0.
func (p *Program) Month() Vector { return p.vector(node{op: opMonth}) }

// Series is a number for each month, the same for every path. Months beyond the last take the last number; an empty series is 0.
func (p *Program) Series(byMonth []float64) Vector {
	s := make([]float64, p.months)
	for t := range s {
		if len(byMonth) > 0 {
			s[t] = byMonth[min(t, len(byMonth)-1)]
		}
	}
	p.series = append(p.series, s)
	return p.vector(node{op: opSeries, aux: int32(len(p.series) - 1)})
}

// Declare is a vector that is used before it can be said; [Program.Define] says it.
func (p *Program) Declare() Vector { return p.vector(node{op: opDeclared}) }

// Define says what a declared vector is, once.
func (p *Program) Define(declared, as Vector) { p.define(opDeclared, int32(declared), int32(as)) }

// DeclareMask is a mask that is used before it can be said; [Program.DefineMask] says it.
func (p *Program) DeclareMask() Mask { return p.mask(node{op: opMaskDeclared}) }

// DefineMask says what a declared mask is, once.
func (p *Program) DefineMask(declared, as Mask) {
	p.define(opMaskDeclared, int32(declared), int32(as))
}

func (p *Program) define(o op, declared, as int32) {
	switch {
	case declared <= 0 || int(declared) >= len(p.nodes) || as <= 0 || int(as) >= len(p.nodes) || p.nodes[as].isMask() != p.nodes[declared].isMask():
		p.fault(FaultRange, declared, int(as))
	case p.nodes[declared].op != o || p.nodes[declared].a != 0:
		p.fault(FaultDefined, declared, int(as))
	default:
		p.nodes[declared].a = as
	}
}

// Lag is a vector so many months ago, 1 or more; in the months before the first it is initial, as that is in the first month.
func (p *Program) Lag(of Vector, months int, initial Vector) Vector {
	if !p.past(months, int32(of)) {
		return p.Const(0)
	}
	return p.vector(node{op: opLag, a: int32(of), b: int32(initial), aux: int32(months)})
}

// LagMask is a mask so many months ago, 1 or more; no in the months before the first.
func (p *Program) LagMask(of Mask, months int) Mask {
	if !p.past(months, int32(of)) {
		return p.Never()
	}
	return p.mask(node{op: opMaskLag, a: int32(of), aux: int32(months)})
}

func (p *Program) past(months int, of int32) bool {
	if months < 1 || months > MaxMonths {
		p.fault(FaultFuture, of, months)
		return false
	}
	return true
}

// Outside is a vector that an [Observer] writes: in a month it is what the observer last wrote in an earlier month, or initial.
// What is watched of it is what stands there after the observer has been called in the month.
func (p *Program) Outside(initial float64) Vector {
	v := p.vector(node{op: opOutside, k: math.Float64bits(initial), aux: int32(len(p.outside))})
	p.outside = append(p.outside, int32(v))
	return v
}
