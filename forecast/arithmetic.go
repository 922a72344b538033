package forecast

// Add is a + b; where one of them is a product, product and sum are rounded once.
func (p *Program) Add(a, b Vector) Vector {
	if x, y, ok := p.product(a); ok {
		return p.MulAdd(x, y, b)
	}
	if x, y, ok := p.product(b); ok {
		return p.MulAdd(x, y, a)
	}
	return p.binary(opAdd, min(a, b), max(a, b))
}

// Sub is a - b; where one of them is a product, product and difference are rounded once.
func (p *Program) Sub(a, b Vector) Vector {
	if x, y, ok := p.product(b); ok {
		return p.vector(node{op: opNegMulAdd, a: int32(x), b: int32(y), c: int32(a)})
	}
	if x, y, ok := p.product(a); ok {
		return p.vector(node{op: opMulSub, a: int32(x), b: int32(y), c: int32(b)})
	}
	return p.binary(opSub, a, b)
}

func (p *Program) product(v Vector) (a, b Vector, ok bool) {
	if v > 0 && int(v) < len(p.nodes) && p.nodes[v].op == opMul {
		return Vector(p.nodes[v].a), Vector(p.nodes[v].b), true
	}
	return 0, 0, false
}

// Mul is a × b.
func (p *Program) Mul(a, b Vector) Vector { return p.binary(opMul, min(a, b), max(a, b)) }

// MulAdd is a × b + c, rounded once.
func (p *Program) MulAdd(a, b, c Vector) Vector {
	return p.vector(node{op: opMulAdd, a: int32(min(a, b)), b: int32(max(a, b)), c: int32(c)})
}

// Div is a ÷ b, by IEEE 754: something by zero is infinite, zero by zero is no number.
func (p *Program) Div(a, b Vector) Vector { return p.binary(opDiv, a, b) }

// Min is a where a < b, else b.
func (p *Program) Min(a, b Vector) Vector { return p.binary(opMin, a, b) }

// Max is a where a > b, else b.
func (p *Program) Max(a, b Vector) Vector { return p.binary(opMax, a, b) }

func (p *Program) binary(o op, a, b Vector) Vector {
	return p.vector(node{op: o, a: int32(a), b: int32(b)})
}

func (p *Program) unary(o op, a Vector) Vector { return p.vector(node{op: o, a: int32(a)}) }

// Abs is the absolute value.
func (p *Program) Abs(a Vector) Vector { return p.unary(opAbs, a) }

// Neg is -a.
func (p *Program) Neg(a Vector) Vector { return p.unary(opNeg, a) }

// Sqrt is the square root, no number below zero.
func (p *Program) Sqrt(a Vector) Vector { return p.unary(opSqrt, a) }

// Floor is the greatest whole number that is not above a.
func (p *Program) Floor(a Vector) Vector { return p.unary(opFloor, a) }

// Exp is e to the power of a, by [Exp].
func (p *Program) Exp(a Vector) Vector { return p.unary(opExp, a) }

// Log is the natural logarithm, by [Log].
func (p *Program) Log(a Vector) Vector { return p.unary(opLog, a) }

// Select is yes where the mask is yes, else no.
func (p *Program) Select(m Mask, yes, no Vector) Vector {
	return p.vector(node{op: opSelect, a: int32(m), b: int32(yes), c: int32(no)})
}

// Never is no for every path.
func (p *Program) Never() Mask { return p.mask(node{op: opNever}) }

// Less is a < b; no where either is no number.
func (p *Program) Less(a, b Vector) Mask {
	return p.mask(node{op: opLess, a: int32(a), b: int32(b)})
}

// LessEq is a <= b; no where either is no number.
func (p *Program) LessEq(a, b Vector) Mask {
	return p.mask(node{op: opLessEq, a: int32(a), b: int32(b)})
}

// Equal is a == b; no where either is no number.
func (p *Program) Equal(a, b Vector) Mask {
	return p.mask(node{op: opEqual, a: int32(min(a, b)), b: int32(max(a, b))})
}

// And is yes where all are; yes of none.
func (p *Program) And(ms ...Mask) Mask { return p.fold(opAnd, ms, true) }

// Or is yes where any is; no of none.
func (p *Program) Or(ms ...Mask) Mask { return p.fold(opOr, ms, false) }

func (p *Program) fold(o op, ms []Mask, empty bool) Mask {
	if len(ms) == 0 {
		if empty {
			return p.Not(p.Never())
		}
		return p.Never()
	}
	out := ms[0]
	for _, m := range ms[1:] {
		out = p.mask(node{op: o, a: int32(out), b: int32(m)})
	}
	return out
}

// AndNot is yes where a is and b is not.
func (p *Program) AndNot(a, b Mask) Mask {
	return p.mask(node{op: opAndNot, a: int32(a), b: int32(b)})
}

// Not is yes where m is not.
func (p *Program) Not(m Mask) Mask { return p.mask(node{op: opNot, a: int32(m)}) }

// Alive is the paths that no cause of death had ended when the month began.
func (p *Program) Alive() Mask { return p.mask(node{op: opAlive}) }
