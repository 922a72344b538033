package forecast

// shape is what arguments an operation takes: V a vector, M a mask.
type shape uint8

const (
	shapeNone shape = iota
	shapeV
	shapeVV
	shapeVVV
	shapeVM
	shapeMVV
	shapeM
	shapeMM
	shapeInitial // a lag: in its own month it reads its initial value alone
)

// shape is the arguments of the operation.
func (o op) shape() shape {
	switch o {
	case opAdd, opSub, opMul, opDiv, opMin, opMax, opLess, opLessEq, opEqual:
		return shapeVV
	case opMulAdd, opMulSub, opNegMulAdd:
		return shapeVVV
	case opAbs, opNeg, opSqrt, opFloor, opExp, opLog, opTable, opDeclared:
		return shapeV
	case opSelect:
		return shapeMVV
	case opUniformAt, opGaussAt:
		return shapeVM
	case opAnd, opOr, opAndNot:
		return shapeMM
	case opNot, opMaskDeclared:
		return shapeM
	case opLag:
		return shapeInitial
	}
	return shapeNone
}

// wants is the kinds of the arguments a, b and c when a node is made: 'v', 'm', or 0 for none. A declared node has none yet.
func (o op) wants() [3]byte {
	switch o {
	case opLag:
		return [3]byte{'v', 'v'}
	case opMaskLag:
		return [3]byte{'m'}
	case opDeclared, opMaskDeclared:
		return [3]byte{}
	}
	switch o.shape() {
	case shapeV:
		return [3]byte{'v'}
	case shapeVV:
		return [3]byte{'v', 'v'}
	case shapeVVV:
		return [3]byte{'v', 'v', 'v'}
	case shapeVM:
		return [3]byte{'v', 'm'}
	case shapeMVV:
		return [3]byte{'m', 'v', 'v'}
	case shapeM:
		return [3]byte{'m'}
	case shapeMM:
		return [3]byte{'m', 'm'}
	}
	return [3]byte{}
}

// fits says whether the arguments of a node are nodes of the program, of the right kind; otherwise the first that does not.
func (p *Program) fits(n node) (bad int32, ok bool) {
	for i, arg := range [...]int32{n.a, n.b, n.c} {
		want := n.op.wants()[i]
		if want != 0 && (arg <= 0 || int(arg) >= len(p.nodes) || p.nodes[arg].isMask() != (want == 'm')) {
			return arg, false
		}
	}
	return 0, true
}
