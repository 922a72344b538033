package main

import "math"

func floatBits(x float64) uint64 { return math.Float64bits(x) }

// The numbers of the operations and the layout of an instruction; a test of package forecast holds them to its own.
const (
	tableSize = 48
	instrSize = 28
	offA      = 12
	offB      = 16
	offC      = 20
	offDst    = 8
	offWide   = 24 // three bytes: 1 where a, b, c reads on from vector to vector
)

const (
	opCopy      = 4
	opUniform   = 7
	opGauss     = 8
	opAdd       = 12
	opSub       = 13
	opMul       = 14
	opDiv       = 15
	opMin       = 16
	opMax       = 17
	opMulAdd    = 18
	opMulSub    = 19
	opNegMulAdd = 20
	opAbs       = 21
	opNeg       = 22
	opSqrt      = 23
	opFloor     = 24
	opExp       = 25
	opLog       = 26
	opSelect    = 27
	opNever     = 28
	opLess      = 29
	opLessEq    = 30
	opEqual     = 31
	opAnd       = 32
	opOr        = 33
	opAndNot    = 34
	opNot       = 35
	opMaskCopy  = 36
	opBucket    = 39
	opBelow     = 40
)

// kernels writes all kernels and returns their names by number.
func (m *machine) kernels() map[int]string {
	out := map[int]string{}
	add := func(number int, name string, body func()) {
		out[number] = name
		m.text(name)
		body()
		m.next()
	}
	for _, k := range []struct {
		number            int
		name, instruction string
	}{{opAdd, "add", "VADDPD"}, {opSub, "sub", "VSUBPD"}, {opMul, "mul", "VMULPD"}, {opDiv, "div", "VDIVPD"}, {opMin, "min", "VMINPD"}, {opMax, "max", "VMAXPD"}} {
		add(k.number, k.name, func() { m.binary(k.instruction) })
	}
	for _, k := range []struct {
		number            int
		name, instruction string
	}{{opMulAdd, "mulAdd", "VFMADD231PD"}, {opMulSub, "mulSub", "VFMSUB231PD"}, {opNegMulAdd, "negMulAdd", "VFNMADD231PD"}} {
		add(k.number, k.name, func() { m.fused(k.instruction) })
	}
	add(opCopy, "copy", func() { m.unary(func(int) {}) })
	add(opAbs, "abs", func() {
		m.unary(func(x int) { m.op("VANDPD", m.c("all but the sign", 1<<63-1), m.two(x, x)) })
	})
	add(opNeg, "neg", func() {
		m.unary(func(x int) { m.op("VXORPD", m.c("the sign", 1<<63), m.two(x, x)) })
	})
	add(opSqrt, "sqrt", func() { m.unary(func(x int) { m.p("VSQRTPD %s, %s", m.r(x), m.r(x)) }) })
	add(opFloor, "floor", func() {
		name := "VROUNDPD"
		if m.wide() {
			name = "VRNDSCALEPD"
		}
		m.unary(func(x int) { m.p("%s $9, %s, %s", name, m.r(x), m.r(x)) })
	})
	add(opExp, "exp", m.exp)
	add(opLog, "log", m.log)
	add(opSelect, "choose", m.choose)
	for _, k := range []struct {
		number    int
		name      string
		predicate int
	}{{opLess, "less", 17}, {opLessEq, "lessEq", 18}, {opEqual, "equal", 0}} {
		add(k.number, k.name, func() { m.compare(k.predicate) })
	}
	m.masks(add)
	add(opUniform, "uniform", func() { m.uniform(1 - 0x1p-33) })
	add(opGauss, "gauss", m.gauss)
	add(opBucket, "bucket", m.bucket)
	add(opBelow, "below", m.below)
	return out
}

func (m *machine) two(a, b int) string { return m.r(a) + ", " + m.r(b) }

// arguments loads the addresses of the first n operands, and how far each reads on.
func (m *machine) arguments(n int) {
	shift := 6
	if !m.wide() {
		shift = 5
	}
	m.p("MOVL %d(BX), DI", offDst)
	m.p("LEAQ (R8)(DI*8), DI")
	for i, k := range []struct {
		at     string
		stride string
		offset int
	}{{"SI", "R10", offA}, {"DX", "R11", offB}, {"CX", "AX", offC}}[:n] {
		m.p("MOVL %d(BX), %s", k.offset, k.at)
		m.p("LEAQ (R8)(%s*8), %s", k.at, k.at)
		m.p("MOVBLZX %d(BX), %s", offWide+i, k.stride)
		m.p("SHLQ $%d, %s", shift, k.stride)
	}
}

// loop runs a body over the block, two vectors at a time; the operands are read at place 0 and 1.
func (m *machine) loop(n int, body func()) {
	m.arguments(n)
	m.p("MOVQ $%d, R12", m.count()/2)
	m.label("loop")
	body()
	m.p("ADDQ $%d, DI", 2*m.bytes)
	m.advance(n)
	m.p("DECQ R12")
	m.p("JNZ loop")
}

func (m *machine) advance(n int) {
	for _, k := range []string{"(SI)(R10*2), SI", "(DX)(R11*2), DX", "(CX)(AX*2), CX"}[:n] {
		m.p("LEAQ %s", k)
	}
}

// The operands as memory, for the first and the second vector of the loop.
var operand = [3][2]string{{"(SI)", "(SI)(R10*1)"}, {"(DX)", "(DX)(R11*1)"}, {"(CX)", "(CX)(AX*1)"}}

func (m *machine) store(reg, k int) { m.p("VMOVUPD %s, %d(DI)", m.r(reg), k*m.bytes) }

func (m *machine) binary(instruction string) {
	m.loop(2, func() {
		for k := range 2 {
			m.p("VMOVUPD %s, %s", operand[0][k], m.r(k))
		}
		for k := range 2 {
			m.p("%s %s, %s", instruction, operand[1][k], m.two(k, k))
		}
		for k := range 2 {
			m.store(k, k)
		}
	})
}

func (m *machine) fused(instruction string) {
	m.loop(3, func() {
		for k := range 2 {
			m.p("VMOVUPD %s, %s", operand[0][k], m.r(k))
			m.p("VMOVUPD %s, %s", operand[2][k], m.r(k+2))
		}
		for k := range 2 {
			m.p("%s %s, %s", instruction, operand[1][k], m.two(k, k+2))
		}
		for k := range 2 {
			m.store(k+2, k)
		}
	})
}

// unary runs body on registers 0 and 1.
func (m *machine) unary(body func(x int)) {
	m.loop(1, func() {
		for k := range 2 {
			m.p("VMOVUPD %s, %s", operand[0][k], m.r(k))
		}
		for k := range 2 {
			body(k)
		}
		for k := range 2 {
			m.store(k, k)
		}
	})
}

// compare writes one bit for each lane.
func (m *machine) compare(predicate int) {
	m.arguments(2)
	m.p("MOVL %d(BX), DI", offDst)
	m.p("LEAQ (R9)(DI*8), DI")
	if m.wide() {
		m.p("MOVQ $%d, R12", m.count()/2)
		m.label("loop")
		for k := range 2 {
			m.p("VMOVUPD %s, %s", operand[0][k], m.r(k))
			m.p("VCMPPD $%d, %s, %s, K%d", predicate, operand[1][k], m.r(k), k+1)
			m.p("KMOVB K%d, %d(DI)", k+1, k)
		}
		m.p("ADDQ $2, DI")
	} else {
		m.p("MOVQ $%d, R12", m.count()/2)
		m.label("loop")
		for k := range 2 {
			m.p("VMOVUPD %s, %s", operand[0][k], m.r(k))
			m.p("VCMPPD $%d, %s, %s", predicate, operand[1][k], m.two(k, k))
		}
		m.p("VMOVMSKPD %s, CX", m.r(0))
		m.p("VMOVMSKPD %s, AX", m.r(1))
		m.p("SHLL $4, AX")
		m.p("ORL AX, CX")
		m.p("MOVB CX, (DI)")
		m.p("INCQ DI")
	}
	m.advance(2)
	m.p("DECQ R12")
	m.p("JNZ loop")
}

// choose takes b where the mask a is yes, else c. The operands are read by the second and third pointer.
func (m *machine) choose() {
	m.arguments(3)
	m.p("MOVL %d(BX), SI", offA)
	m.p("LEAQ (R9)(SI*8), SI")
	if m.wide() {
		m.p("MOVQ $%d, R12", m.count()/2)
		m.label("loop")
		for k := range 2 {
			m.p("KMOVB %d(SI), K%d", k, k+1)
			m.p("VMOVUPD %s, %s", operand[2][k], m.r(k))
			m.p("VBLENDMPD %s, %s, K%d, %s", operand[1][k], m.r(k), k+1, m.r(k))
		}
		m.p("ADDQ $2, SI")
	} else {
		m.p("MOVQ $%d, R12", m.count()/2)
		m.label("loop")
		m.p("VPBROADCASTB (SI), %s", m.r(4))
		for k := range 2 {
			m.p("VMOVUPD %s, %s", operand[2][k], m.r(k))
			m.p("VPSLLVQ bits%d<>(SB), %s", k, m.two(4, 5))
			m.p("VBLENDVPD %s, %s, %s, %s", m.r(5), operand[1][k], m.r(k), m.r(k))
		}
		m.p("INCQ SI")
	}
	for k := range 2 {
		m.store(k, k)
	}
	m.p("ADDQ $%d, DI", 2*m.bytes)
	for _, k := range []string{"(DX)(R11*2), DX", "(CX)(AX*2), CX"} {
		m.p("LEAQ %s", k)
	}
	m.p("DECQ R12")
	m.p("JNZ loop")
}

// masks writes the kernels over masks: 256 bits are one vector of AVX2.
func (m *machine) masks(add func(int, string, func())) {
	load := func(n int) {
		for i, r := range []string{"SI", "DX"}[:n] {
			m.p("MOVL %d(BX), %s", []int{offA, offB}[i], r)
		}
		m.p("MOVL %d(BX), DI", offDst)
	}
	binary := func(instruction, first, second string) func() {
		return func() {
			load(2)
			m.p("VMOVDQU (R9)(%s*8), Y0", first)
			m.p("%s (R9)(%s*8), Y0, Y0", instruction, second)
			m.p("VMOVDQU Y0, (R9)(DI*8)")
		}
	}
	add(opAnd, "and", binary("VPAND", "SI", "DX"))
	add(opOr, "or", binary("VPOR", "SI", "DX"))
	add(opAndNot, "andNot", binary("VPANDN", "DX", "SI")) // not the first, and the second
	add(opNever, "never", func() {
		load(0)
		m.p("VPXOR Y0, Y0, Y0")
		m.p("VMOVDQU Y0, (R9)(DI*8)")
	})
	add(opNot, "not", func() {
		load(1)
		m.p("VPCMPEQQ Y0, Y0, Y0")
		m.p("VPXOR (R9)(SI*8), Y0, Y0")
		m.p("VMOVDQU Y0, (R9)(DI*8)")
	})
	add(opMaskCopy, "maskCopy", func() {
		load(1)
		m.p("VMOVDQU (R9)(SI*8), Y0")
		m.p("VMOVDQU Y0, (R9)(DI*8)")
	})
}
