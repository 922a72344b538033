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
	offAux     = 4    // of an instruction: which draw
)

// draws writes a kernel that fills a block with uniform or with standard normal numbers. Each group of 32 paths takes eight counters; of
// each counter's four words, word j belongs to the path that stands 8j lanes further on.
func (m *machine) draws(gauss bool) {
	m.p("MOVL %d(BX), DI", offDst)
	m.p("LEAQ (R8)(DI*8), DI")
	m.p("MOVL %d(BX), SI", offAux)
	m.p("SHLQ $5, SI")
	m.p("ADDQ %d(R13), SI", offDraws)
	m.p("XORQ DX, DX") // how many tails
	m.p("XORQ CX, CX") // the first lane of the group
	m.p("VMOVUPD %d(R13), %s", offCounter, m.r(m.top(0)))
	if !m.wide() {
		m.p("VMOVUPD %d(R13), %s", offCounter+32, m.r(m.top(1)))
	}
	m.label("group")
	for half := range 8 / m.width() {
		m.philox(half)
		if gauss {
			m.gaussHalf(half)
		} else {
			m.uniformHalf(half)
		}
	}
	m.p("ADDQ $32, CX")
	m.p("CMPQ CX, $%d", lanes)
	m.p("JNE group")
	if gauss {
		m.tails()
	}
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

// place is where word j of a half goes.
func (m *machine) place(j, half int) int { return 64*j + 32*half }

func (m *machine) uniformHalf(half int) {
	for j, w := range words {
		m.real(w, 1-0x1p-33)
		m.p("VMOVUPD %s, %d(DI)(CX*8)", m.r(w), m.place(j, half))
	}
}

func (m *machine) gaussHalf(half int) {
	for _, w := range words {
		m.real(w, 1.5-0x1p-33)
	}
	if m.wide() {
		m.inverse(words[:], []int{11, 12, 13, 14}, []int{15, 16, 17, 18}, []int{19, 20, 21, 22})
		m.storeGauss(words[:], []int{11, 12, 13, 14}, []int{15, 16, 17, 18}, half, 0, "all")
		return
	}
	for pair := range 2 {
		q := words[2*pair : 2*pair+2]
		m.inverse(q, []int{4, 5}, []int{6, 7}, []int{8, 9})
		m.storeGauss(q, []int{4, 5}, []int{6, 7}, half, 2*pair, [2]string{"low", "high"}[pair]+[2]string{"", "2"}[half])
	}
}

// storeGauss stores what the middle gave, and lists the lanes whose number lies in a tail.
func (m *machine) storeGauss(q, r, z []int, half, first int, name string) {
	for i := range z {
		m.p("VMOVUPD %s, %d(DI)(CX*8)", m.r(z[i]), m.place(first+i, half))
	}
	m.p("VORPD %s, %s, %s", m.r(r[0]), m.r(r[1]), m.r(z[0]))
	for _, more := range r[2:] {
		m.p("VORPD %s, %s, %s", m.r(more), m.r(z[0]), m.r(z[0]))
	}
	m.signs(z[0], "AX")
	m.p("TESTL AX, AX")
	m.p("JZ none%s", name)
	for i := range q {
		m.p("VMOVUPD %s, %d(R13)", m.r(q[i]), offScratch+m.bytes*i)
		m.signs(r[i], "AX")
		m.p("LEAQ %d(CX), R10", 8*(first+i)+4*half)
		m.label("lane" + name + string(rune('0'+i)))
		m.p("TESTL AX, AX")
		m.p("JZ done%s%d", name, i)
		m.p("BSFL AX, R11")
		m.p("LEAL -1(AX), R12")
		m.p("ANDL R12, AX")
		m.p("MOVQ %d(R13)(R11*8), R12", offScratch+m.bytes*i)
		m.p("MOVQ R12, %d(R13)(DX*8)", offTailQ)
		m.p("ADDQ R10, R11")
		m.p("MOVQ R11, %d(R13)(DX*8)", offTailAt)
		m.p("INCQ DX")
		m.p("JMP lane%s%d", name, i)
		m.label("done" + name + string(rune('0'+i)))
	}
	m.label("none" + name)
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
