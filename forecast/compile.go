package forecast

import (
	"maps"
	"math"
	"slices"
)

// class is how far a value reaches: the same for all paths, the same in all months of a path, or neither.
type class uint8

const (
	uniformClass class = iota + 1 // a number for each month, worked out when the program is compiled
	pathClass                     // worked out once for a block of paths
	monthClass
)

// compiler turns the nodes of a program into code.
type compiler struct {
	*Program
	order   []int32 // nodes that something asks for, arguments first
	mark    []uint8 // of the search: 1 open, 2 done
	path    []int32 // open nodes, to tell a cycle
	class   []class
	uniform map[int32][]float64 // by month; masks as 0 and 1
	steady  map[int32]bool      // uniform in all months too
	lags    []int32             // lag nodes that something asks for
}

// Compile checks the program and lowers it. All faults are told at once; without faults there is an engine, which what is added to
// the program later does not change.
func (p *Program) Compile() (*Engine, Faults) {
	q := p.snapshot()
	for i := range q.hangs {
		q.scoresOf(&q.hangs[i])
	}
	c := &compiler{Program: q, mark: make([]uint8, len(q.nodes)), class: make([]class, len(q.nodes)), uniform: map[int32][]float64{}, steady: map[int32]bool{}}
	built := len(q.faults)
	c.roots(func(id int32, mask bool, kind FaultKind) {
		if id <= 0 || int(id) >= len(q.nodes) || q.nodes[id].isMask() != mask {
			q.fault(kind, id, 0)
			return
		}
		c.visit(id)
	})
	if c.checkSize(); len(q.faults) == built {
		c.sortIntoClasses()
	}
	if len(q.faults) > 0 {
		return nil, q.faults
	}
	return newEngine(c), nil
}

// snapshot is the program as it stands, sharing nothing that changes.
func (p *Program) snapshot() *Program {
	q := *p
	q.known, q.hangs, q.faults = maps.Clone(p.known), slices.Clone(p.hangs), slices.Clone(p.faults)
	q.nodes, q.draws, q.tables = slices.Clone(p.nodes), slices.Clip(p.draws), slices.Clip(p.tables)
	return &q
}

// checkSize holds registers and months of what is the same for all paths within bounds.
func (c *compiler) checkSize() {
	registers := len(c.order)
	for _, id := range c.lags {
		registers += int(c.nodes[id].aux)
	}
	if registers > MaxNodes || len(c.order)*c.months > MaxNodes*100 {
		c.fault(FaultSize, 0, MaxNodes)
	}
}

// roots calls yield for every node that is asked for by name, and later for what lags read.
func (c *compiler) roots(yield func(id int32, mask bool, kind FaultKind)) {
	for _, masks := range [][]Mask{c.deaths, c.events, c.counts} {
		for _, m := range masks {
			yield(int32(m), true, FaultAlive)
		}
	}
	for _, w := range c.watches {
		yield(int32(w.v), false, FaultRange)
		if w.where != 0 {
			yield(int32(w.where), true, FaultAlive)
		}
	}
	for _, v := range c.shown {
		yield(int32(v), false, FaultRange)
	}
	for _, h := range c.hangs {
		yield(int32(h.output), false, FaultRange)
		for _, score := range h.scores {
			yield(score, false, FaultInput)
		}
	}
	for _, v := range c.outside {
		yield(v, false, FaultRange)
	}
	for i := 0; i < len(c.lags); i++ { // grows while it is walked
		n := c.nodes[c.lags[i]]
		yield(n.a, n.isMask(), FaultRange)
	}
}

// visit puts a node behind its arguments. The depth of the search is kept in a slice of our own: a plan may be a long chain.
func (c *compiler) visit(id int32) {
	c.path = append(c.path[:0], id)
	for len(c.path) > 0 {
		at := c.path[len(c.path)-1]
		if c.mark[at] == 2 {
			c.path = c.path[:len(c.path)-1]
			continue
		}
		c.mark[at] = 1
		if !c.open(at) {
			c.mark[at] = 2
			c.path = c.path[:len(c.path)-1]
			c.order = append(c.order, at)
			if o := c.nodes[at].op; o == opLag || o == opMaskLag {
				c.lags = append(c.lags, at)
			}
		}
	}
}

// open pushes one argument that has not been done; false where all are.
func (c *compiler) open(at int32) bool {
	n := c.nodes[at]
	if (n.op == opDeclared || n.op == opMaskDeclared) && n.a == 0 {
		c.fault(FaultUndefined, at, 0)
		return false
	}
	for _, arg := range n.args() {
		switch c.mark[arg] {
		case 0:
			c.path = append(c.path, arg)
			return true
		case 1:
			c.cycle(arg)
			return false
		}
	}
	return false
}

// cycle tells the open nodes from one to the end of the path, declared names left out: they are no operations.
func (c *compiler) cycle(from int32) {
	f := Fault{Kind: FaultCycle}
	started := false
	for _, id := range c.path {
		if started = started || id == from; started && c.mark[id] == 1 {
			f.Nodes = append(f.Nodes, id)
		}
	}
	c.faults = append(c.faults, f)
}

// args are the nodes that a node reads in the same month.
func (n *node) args() []int32 {
	switch n.op.shape() {
	case shapeNone:
		return nil
	case shapeV, shapeM:
		return []int32{n.a}
	case shapeVV, shapeVM, shapeMM:
		return []int32{n.a, n.b}
	case shapeInitial:
		return []int32{n.b}
	}
	return []int32{n.a, n.b, n.c}
}

// sortIntoClasses says of each node how far it reaches, and works out what is the same for all paths.
func (c *compiler) sortIntoClasses() {
	for _, id := range c.order {
		n := &c.nodes[id]
		cl, steady := uniformClass, true
		for _, arg := range n.args() {
			cl, steady = max(cl, c.class[arg]), steady && (c.class[arg] == pathClass || c.steady[arg])
		}
		switch n.op {
		case opMonth, opSeries:
			steady = false
		case opUniform, opGauss:
			cl = pathClass
			if c.draws[n.aux].per != PerPath {
				cl = monthClass
			}
		case opLag:
			if !steady {
				c.fault(FaultInitial, id, 0)
			}
			cl = monthClass
		case opUniformAt, opGaussAt, opOutside, opMaskLag, opAlive:
			cl = monthClass
		}
		if cl == pathClass && !steady {
			cl = monthClass
		}
		c.class[id], c.steady[id] = cl, steady && cl <= pathClass
		if cl == uniformClass {
			c.uniform[id] = c.workOut(n)
		}
	}
}

// workOut is a uniform node by month.
func (c *compiler) workOut(n *node) []float64 {
	out := make([]float64, c.months)
	at := func(id int32, t int) float64 {
		if id == 0 || c.uniform[id] == nil {
			return 0
		}
		return c.uniform[id][t]
	}
	for t := range out {
		switch n.op {
		case opMonth:
			out[t] = float64(t)
		case opSeries:
			out[t] = c.series[n.aux][t]
		case opTable:
			out[t] = c.tables[n.aux].at(at(n.a, t))
		default:
			out[t] = n.scalar(at(n.a, t), at(n.b, t), at(n.c, t))
		}
	}
	return out
}

// scalar is the value of a node of arithmetic for one path; masks are 0 and 1.
func (n *node) scalar(a, b, c float64) float64 {
	switch n.op {
	case opConst:
		return math.Float64frombits(n.k)
	case opDeclared, opMaskDeclared:
		return a
	case opAdd:
		return a + b
	case opSub:
		return a - b
	case opMul:
		return a * b
	case opDiv:
		return a / b
	case opMin:
		return minOf(a, b)
	case opMax:
		return maxOf(a, b)
	case opMulAdd:
		return math.FMA(a, b, c)
	case opMulSub:
		return math.FMA(a, b, -c)
	case opNegMulAdd:
		return math.FMA(-a, b, c)
	case opAbs:
		return math.Abs(a)
	case opNeg:
		return -a
	case opSqrt:
		return math.Sqrt(a)
	case opFloor:
		return math.Floor(a)
	case opExp:
		return Exp(a)
	case opLog:
		return Log(a)
	case opSelect:
		if a != 0 {
			return b
		}
		return c
	}
	return n.truth(a, b)
}

func (n *node) truth(a, b float64) float64 {
	yes := false
	switch n.op {
	case opLess:
		yes = a < b
	case opLessEq:
		yes = a <= b
	case opEqual:
		yes = a == b
	case opAnd:
		yes = a != 0 && b != 0
	case opOr:
		yes = a != 0 || b != 0
	case opAndNot:
		yes = a != 0 && b == 0
	case opNot:
		yes = a == 0
	}
	if yes {
		return 1
	}
	return 0
}

// minOf and maxOf are what the vector instructions do: the second where the two are equal or one is no number.
func minOf(a, b float64) float64 {
	if a < b {
		return a
	}
	return b
}

func maxOf(a, b float64) float64 {
	if a > b {
		return a
	}
	return b
}
