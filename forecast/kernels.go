package forecast

import (
	"math"
	"math/bits"
)

// run does instructions in plain Go, each over all lanes of the block. This is what always works; the vector kernels give the same bits.
func (m *machine) run(code []instr) {
	for i := range code {
		in := &code[i]
		switch {
		case in.op == opNone: // the end of a stretch of the vector kernels
		case in.op >= opNever:
			m.runMask(in)
		case in.op < opAdd:
			m.runSource(in)
		default:
			m.runNumber(in)
		}
	}
}

// number is a register of numbers, words one of masks.
func (m *machine) number(at int32) *[lanes]float64   { return (*[lanes]float64)(m.numbers[at:]) }
func (m *machine) words(at int32) *[maskWords]uint64 { return (*[maskWords]uint64)(m.masks[at:]) }

// runSource does what comes from outside arithmetic: copies, draws, tables.
func (m *machine) runSource(in *instr) {
	d := m.number(in.dst)
	switch in.op {
	case opDeclared:
		*d = *m.number(in.a)
	case opUniform, opGauss:
		m.draw(d, in.op, &m.engine.of.draws[in.aux])
	case opUniformAt, opGaussAt:
		m.drawAt(d, m.number(in.a), m.words(in.b), in.op, &m.engine.of.draws[in.aux])
	case opTable:
		t := &m.engine.of.tables[in.aux]
		for i, x := range m.number(in.a) {
			d[i] = t.at(x)
		}
	}
}

func (m *machine) runNumber(in *instr) {
	d, a := m.number(in.dst), m.number(in.a)
	switch in.op {
	case opAdd, opSub, opMul, opDiv, opMin, opMax:
		binaryKernel(in.op, d, a, m.number(in.b))
	case opMulAdd, opMulSub, opNegMulAdd:
		fusedKernel(in.op, d, a, m.number(in.b), m.number(in.c))
	case opSelect:
		selectKernel(d, m.words(in.a), m.number(in.b), m.number(in.c))
	default:
		unaryKernel(in.op, d, a)
	}
}

func binaryKernel(o op, d, a, b *[lanes]float64) {
	switch o {
	case opAdd:
		for i := range d {
			d[i] = a[i] + b[i]
		}
	case opSub:
		for i := range d {
			d[i] = a[i] - b[i]
		}
	case opMul:
		for i := range d {
			d[i] = a[i] * b[i]
		}
	case opDiv:
		for i := range d {
			d[i] = a[i] / b[i]
		}
	case opMin:
		for i := range d {
			d[i] = minOf(a[i], b[i])
		}
	case opMax:
		for i := range d {
			d[i] = maxOf(a[i], b[i])
		}
	}
}

func fusedKernel(o op, d, a, b, c *[lanes]float64) {
	switch o {
	case opMulAdd:
		for i := range d {
			d[i] = math.FMA(a[i], b[i], c[i])
		}
	case opMulSub:
		for i := range d {
			d[i] = math.FMA(a[i], b[i], -c[i])
		}
	case opNegMulAdd:
		for i := range d {
			d[i] = math.FMA(-a[i], b[i], c[i])
		}
	}
}

func unaryKernel(o op, d, a *[lanes]float64) {
	switch o {
	case opAbs:
		for i := range d {
			d[i] = math.Abs(a[i])
		}
	case opNeg:
		for i := range d {
			d[i] = -a[i]
		}
	case opSqrt:
		for i := range d {
			d[i] = math.Sqrt(a[i])
		}
	case opFloor:
		for i := range d {
			d[i] = math.Floor(a[i])
		}
	case opExp:
		for i := range d {
			d[i] = Exp(a[i])
		}
	case opLog:
		for i := range d {
			d[i] = Log(a[i])
		}
	}
}

func selectKernel(d *[lanes]float64, m *[maskWords]uint64, b, c *[lanes]float64) {
	for w, bits := range m {
		for i := range 64 {
			x := c[64*w+i]
			if bits&1 != 0 {
				x = b[64*w+i]
			}
			d[64*w+i], bits = x, bits>>1
		}
	}
}

func (m *machine) runMask(in *instr) {
	d := m.words(in.dst)
	switch in.op {
	case opNever:
		*d = [maskWords]uint64{}
	case opMaskDeclared:
		*d = *m.words(in.a)
	case opLess, opLessEq, opEqual:
		compareKernel(in.op, d, m.number(in.a), m.number(in.b))
	case opNot:
		for i, a := range m.words(in.a) {
			d[i] = ^a
		}
	default:
		maskKernel(in.op, d, m.words(in.a), m.words(in.b))
	}
}

func maskKernel(o op, d, a, b *[maskWords]uint64) {
	for i := range d {
		switch o {
		case opAnd:
			d[i] = a[i] & b[i]
		case opOr:
			d[i] = a[i] | b[i]
		case opAndNot:
			d[i] = a[i] &^ b[i]
		}
	}
}

func compareKernel(o op, d *[maskWords]uint64, a, b *[lanes]float64) {
	for w := range d {
		var bits uint64
		x, y := (*[64]float64)(a[64*w:]), (*[64]float64)(b[64*w:])
		switch o {
		case opLess:
			for i := range x {
				bits |= bitOf(x[i] < y[i]) << i
			}
		case opLessEq:
			for i := range x {
				bits |= bitOf(x[i] <= y[i]) << i
			}
		case opEqual:
			for i := range x {
				bits |= bitOf(x[i] == y[i]) << i
			}
		}
		d[w] = bits
	}
}

func bitOf(yes bool) uint64 {
	if yes {
		return 1
	}
	return 0
}

// indexOf is the index that a period or the number of an event is drawn at; what is no number of an event draws like the first.
func indexOf(x float64) uint32 {
	if x > 0 && x < 1<<32 {
		return uint32(x)
	}
	return 0
}

// draw fills a register with the numbers of a variable, four paths for each counter.
func (m *machine) draw(d *[lanes]float64, o op, v *draw) {
	index := uint32(0)
	if v.per == PerPeriod {
		index = uint32(m.month)
	}
	c := [4]uint32{uint32(m.first / 4), index, uint32(v.variable), uint32(v.variable >> 32)}
	for g := 0; g < lanes; g += group {
		for i := range 8 {
			w := Philox(c, m.key)
			c[0]++
			for j, word := range w {
				if o == opGauss {
					d[g+8*j+i] = gaussOf(word)
				} else {
					d[g+8*j+i] = uniformOf(word)
				}
			}
		}
	}
}

// drawAt fills a register with the numbers of events on the paths of a mask.
func (m *machine) drawAt(d, index *[lanes]float64, on *[maskWords]uint64, o op, v *draw) {
	var out [lanes]float64 // d may be the register of the index
	for w, word := range on {
		for ; word != 0; word &= word - 1 {
			i := 64*w + bits.TrailingZeros64(word)
			drawn := wordAt(m.seed, v.variable, indexOf(index[i]), m.first+int64(i))
			if o == opGaussAt {
				out[i] = gaussOf(drawn)
			} else {
				out[i] = uniformOf(drawn)
			}
		}
	}
	*d = out
}
