package main

import "math"

// The layout of vectorRun, and of vectorDraw, four words each; a test of package forecast holds them to its own.
const (
	offKeys    = 0    // [20] keys of the rounds, each eight times
	offCounter = 1280 // eight counters: those of the first 32 paths
	offDraws   = 1344 // the address of the draws
	offScratch = 1408 // [32] numbers
	offTailQ   = 1664 // [264] numbers
	offTailAt  = 3776 // [264] lanes
	offScale   = 5888 // of the fixed numbers
	offSum     = 5896
	offNaN     = 5904
	offKeysTo  = 5952 // the address of 256 halves of 32 bits
	offWeights = 6016 // [256]
	offBelow   = 8064 // [10][8]
	offEdges   = 8704 // [2][9] numbers
	offAux     = 4    // of an instruction: which draw
)

// uniform writes a kernel that fills a block with uniform numbers, from which less is taken. Each group of 32 paths takes eight counters; of
// each counter's four words, word j belongs to the path that stands 8j lanes further on.
func (m *machine) uniform(less float64) {
	m.p("MOVL %d(BX), DI", offDst)
	m.p("LEAQ (R8)(DI*8), DI")
	m.p("MOVL %d(BX), SI", offAux)
	m.p("SHLQ $5, SI")
	m.p("ADDQ %d(R13), SI", offDraws)
	m.p("XORQ CX, CX") // the first lane of the group
	m.p("VMOVUPD %d(R13), %s", offCounter, m.r(m.top(0)))
	if !m.wide() {
		m.p("VMOVUPD %d(R13), %s", offCounter+32, m.r(m.top(1)))
	}
	m.label("group")
	for half := range 8 / m.width() {
		m.philox(half)
		for j, w := range words {
			m.real(w, less)
			m.p("VMOVUPD %s, %d(DI)(CX*8)", m.r(w), 64*j+32*half)
		}
	}
	m.p("ADDQ $32, CX")
	m.p("CMPQ CX, $%d", lanes)
	m.p("JNE group")
}

// top is the register of the counters of a half of a group.
func (m *machine) top(half int) int {
	if m.wide() {
		return 31
	}
	return 15 - half
}

// words are the registers of the four words after philox.
var words = [4]int{0, 1, 2, 3}

// philox leaves the four words of the half's counters in registers 0 to 3, each in the low half of its lane with rubbish above, and sets
// the counters on.
func (m *machine) philox(half int) {
	m0, m1 := 8, 9
	m.fill(m.c("the first multiplier", 0xD2511F53), m0)
	m.fill(m.c("the second multiplier", 0xCD9E8D57), m1)
	m.p("VMOVDQA%s %s, %s", m.suffix64(), m.r(m.top(half)), m.r(0))
	m.op("VPADDQ", m.c("eight", 8), m.two(m.top(half), m.top(half)))
	m.p("VPBROADCASTQ (SI), %s", m.r(1))
	m.p("VPBROADCASTQ 8(SI), %s", m.r(2))
	m.p("VPBROADCASTQ 16(SI), %s", m.r(3))
	a, b, c, d, l0, l1 := 0, 1, 2, 3, 4, 5
	for round := range 10 {
		m.p("VPMULUDQ %s, %s, %s", m.r(a), m.r(m0), m.r(l0))
		m.p("VPMULUDQ %s, %s, %s", m.r(c), m.r(m1), m.r(l1))
		m.p("VPSRLQ $32, %s, %s", m.r(l1), m.r(a))
		m.p("VPSRLQ $32, %s, %s", m.r(l0), m.r(c))
		m.mix(b, a, offKeys+128*round)
		m.mix(d, c, offKeys+128*round+64)
		b, l1 = l1, b
		d, l0 = l0, d
	}
	// After an even number of rounds the words stand in the registers in which they started.
	if [4]int{a, b, c, d} != words {
		panic("the words are elsewhere")
	}
}

func (m *machine) suffix64() string {
	if m.wide() {
		return "64"
	}
	return ""
}

// mix is x ^= y ^ key.
func (m *machine) mix(y, x, key int) {
	if m.wide() {
		m.p("VPTERNLOGQ.BCST $0x96, %d(R13), %s, %s", key, m.r(y), m.r(x))
		return
	}
	m.p("VPXOR %s, %s, %s", m.r(y), m.r(x), m.r(x))
	m.p("VPXOR %d(R13), %s, %s", key, m.r(x), m.r(x))
}

// real turns a word into a number: 1 + w/2^32 - less.
func (m *machine) real(w int, less float64) {
	if m.wide() {
		m.p("VPSLLQ $20, %s, %s", m.r(w), m.r(w))
		m.fill(m.c("one", math.Float64bits(1)), 10)
		m.p("VPTERNLOGQ.BCST $0xEC, %s, %s, %s", m.c("mantissa", 1<<52-1), m.r(10), m.r(w))
	} else {
		m.p("VPSLLQ $32, %s, %s", m.r(w), m.r(w))
		m.p("VPSRLQ $12, %s, %s", m.r(w), m.r(w))
		m.op("VORPD", m.c("one", math.Float64bits(1)), m.two(w, w))
	}
	m.op("VSUBPD", m.f(less), m.two(w, w))
}

// gauss writes a kernel that fills a block with standard normal numbers: first with the distances of uniform ones from a half, then with
// their quantiles. The few that lie in the tails are listed on the way and worked out at the end, a vector at a time.
func (m *machine) gauss() {
	m.uniform(1.5 - 0x1p-33)
	const lane, step = 14, 15
	streams, next := 4, 16 // registers above 15 for the four streams of AVX-512
	if !m.wide() {
		streams, next = 2, 4
	}
	q, r, a, b := span(0, streams), span(streams, streams), span(next, streams), span(next+streams, streams)
	m.p("XORQ DX, DX") // how many tails
	m.p("XORQ CX, CX") // the first lane
	m.p("VMOVUPD order%s<>(SB), %s", m.name, m.r(lane))
	m.fill(m.c("lanes of a vector", uint64(m.width())), step)
	m.label("middle")
	for i := range q {
		m.p("VMOVUPD %d(DI)(CX*8), %s", m.bytes*i, m.r(q[i]))
	}
	m.inverse(q, r, a, b)
	for i := range q {
		m.p("VMOVUPD %s, %d(DI)(CX*8)", m.r(a[i]), m.bytes*i)
		m.list(q[i], r[i], lane)
		m.p("VPADDQ %s, %s, %s", m.r(step), m.r(lane), m.r(lane))
	}
	m.p("ADDQ $%d, CX", streams*m.width())
	m.p("CMPQ CX, $%d", lanes)
	m.p("JNE middle")
	m.tails()
}

func span(from, n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = from + i
	}
	return out
}

// list appends the lanes of q in which r is below zero to the tails, with their numbers. There is no branch: tails come without a rule.
func (m *machine) list(q, r, lane int) {
	if m.wide() {
		m.p("VPMOVQ2M %s, K1", m.r(r))
		m.p("KMOVB K1, AX")
		m.p("VCOMPRESSPD %s, K1, %s", m.r(q), m.r(r))
		m.p("VPCOMPRESSQ %s, K1, %s", m.r(lane), m.r(q))
	} else {
		m.p("VMOVMSKPD %s, AX", m.r(r))
		m.p("MOVQ AX, R10")
		m.p("SHLQ $5, R10")
		m.p("LEAQ pack<>(SB), R11")
		m.p("VMOVDQU (R11)(R10*1), %s", m.r(8))
		m.p("VPERMD %s, %s, %s", m.r(q), m.r(8), m.r(r))
		m.p("VPERMD %s, %s, %s", m.r(lane), m.r(8), m.r(q))
	}
	m.p("VMOVUPD %s, %d(R13)(DX*8)", m.r(r), offTailQ)
	m.p("VMOVUPD %s, %d(R13)(DX*8)", m.r(q), offTailAt)
	m.p("POPCNTL AX, AX")
	m.p("ADDQ AX, DX")
}

// signs moves the signs of a vector into a register.
func (m *machine) signs(v int, into string) {
	if m.wide() {
		m.p("VPMOVQ2M %s, K1", m.r(v))
		m.p("KMOVB K1, %s", into)
		return
	}
	m.p("VMOVMSKPD %s, %s", m.r(v), into)
}

// tails works out the DX numbers that lie in a tail, a vector at a time, and puts each into its lane.
func (m *machine) tails() {
	m.p("TESTQ DX, DX")
	m.p("JZ finished")
	m.fill(m.f(0.49), 0)
	m.p("VMOVUPD %s, %d(R13)(DX*8)", m.r(0), offTailQ) // a whole vector behind the last
	m.p("XORQ CX, CX")
	m.label("vector")
	m.p("VMOVUPD %d(R13)(CX*8), %s", offTailQ, m.r(0))
	m.tail(0, 1)
	m.p("VMOVUPD %s, %d(R13)(CX*8)", m.r(1), offTailQ)
	m.p("ADDQ $%d, CX", m.width())
	m.p("CMPQ CX, DX")
	m.p("JB vector")
	m.p("XORQ CX, CX")
	m.label("scatter")
	m.p("MOVQ %d(R13)(CX*8), R10", offTailAt)
	m.p("MOVQ %d(R13)(CX*8), R11", offTailQ)
	m.p("MOVQ R11, (DI)(R10*8)")
	m.p("INCQ CX")
	m.p("CMPQ CX, DX")
	m.p("JB scatter")
	m.label("finished")
}
