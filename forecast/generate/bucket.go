package main

// The buckets of a histogram, as in package forecast.
const (
	pageBits    = 7
	lowExponent = 1023 - 65
	largestKey  = 256<<pageBits - 1
	negativeKey = 256 << pageBits
	largestSum  = 1 << 45
	roundWord   = 0x4338000000000000
)

// bucket finds the keys of a register's numbers, four vectors packed into one in an order that does not matter, the sum of the fixed
// numbers, and whether one is no number.
func (m *machine) bucket() {
	const x, key, packed, sum, nan, scale, fix, lo, hi, sign = 0, 1, 2, 3, 4, 5, 6, 7, 8, 9
	m.arguments(1)
	m.p("MOVQ %d(R13), DI", offKeysTo)
	m.p("MOVQ $%d, R12", m.count()/4)
	m.p("VBROADCASTSD %d(R13), %s", offScale, m.r(scale))
	m.fill(m.f(largestSum), hi)
	m.fill(m.f(-largestSum), lo)
	m.zero(sum)
	m.zero(nan)
	m.label("loop")
	for k := range 4 {
		m.p("VMOVUPD %d(SI), %s", k*m.bytes, m.r(x))
		m.unordered(x, nan, fix)
		m.p("VMULPD %s, %s, %s", m.r(x), m.r(scale), m.r(fix))
		m.p("VMINPD %s, %s, %s", m.r(hi), m.r(fix), m.r(fix))
		m.p("VMAXPD %s, %s, %s", m.r(lo), m.r(fix), m.r(fix))
		m.op("VADDPD", m.f(roundBits), m.two(fix, fix))
		m.p("VPADDQ %s, %s, %s", m.r(fix), m.r(sum), m.r(sum))
		m.p("VPSRLQ $48, %s, %s", m.r(x), m.r(sign))
		m.op("VANDPD", m.c("the sign's place", negativeKey), m.two(sign, sign))
		m.op("VANDPD", m.c("all but the sign", 1<<63-1), m.two(x, key))
		m.p("VPSRLQ $%d, %s, %s", 52-pageBits, m.r(key), m.r(key))
		m.op("VPSUBQ", m.c("the lowest key", lowExponent<<pageBits), m.two(key, key))
		m.zero(x)
		m.p("VPMAXSD %s, %s, %s", m.r(x), m.r(key), m.r(key))
		m.fill(m.c("the largest key", largestKey), x)
		m.p("VPMINSD %s, %s, %s", m.r(x), m.r(key), m.r(key))
		m.p("VORPD %s, %s, %s", m.r(sign), m.r(key), m.r(key))
		if k == 0 {
			m.p("VMOVAPD %s, %s", m.r(key), m.r(packed))
			continue
		}
		m.p("VPSLLQ $%d, %s, %s", 16*k, m.r(key), m.r(key))
		m.p("VORPD %s, %s, %s", m.r(key), m.r(packed), m.r(packed))
	}
	m.p("VMOVUPD %s, (DI)", m.r(packed))
	m.p("ADDQ $%d, DI", m.bytes)
	m.p("ADDQ $%d, SI", 4*m.bytes)
	m.p("DECQ R12")
	m.p("JNZ loop")
	m.addUp(sum, nan)
}

func (m *machine) zero(reg int) { m.p("VXORPD %s, %s, %s", m.r(reg), m.r(reg), m.r(reg)) }

// unordered remembers in nan whether x is no number.
func (m *machine) unordered(x, nan, t int) {
	const unordered = 3
	if m.wide() {
		m.p("VCMPPD $%d, %s, %s, K1", unordered, m.r(x), m.r(x))
		m.p("VPMOVM2Q K1, %s", m.r(t))
	} else {
		m.p("VCMPPD $%d, %s, %s, %s", unordered, m.r(x), m.r(x), m.r(t))
	}
	m.p("VORPD %s, %s, %s", m.r(t), m.r(nan), m.r(nan))
}

// addUp adds the lanes of the sum, less what stands above the whole numbers, and says whether there was no number.
func (m *machine) addUp(sum, nan int) {
	m.p("VMOVUPD %s, %d(R13)", m.r(sum), offScratch)
	m.p("MOVQ %d(R13), AX", offScratch)
	for i := range m.width() - 1 {
		m.p("ADDQ %d(R13), AX", offScratch+8*(i+1))
	}
	m.p("MOVQ $0x%x, CX", (roundWord*lanes)&(1<<64-1)) // for each of 256 lanes
	m.p("SUBQ CX, AX")
	m.p("MOVQ AX, %d(R13)", offSum)
	m.signs(nan, "AX")
	m.p("MOVQ AX, %d(R13)", offNaN)
}

// below sums the weights of the lanes whose number lies below each edge, and of all, lane by lane of a vector.
func (m *machine) below() {
	const x, w, t, first = 0, 1, 2, 4
	const edges = 9
	m.arguments(1)
	m.p("LEAQ %d(R13), DX", offWeights)
	m.p("MOVL %d(BX), CX", offAux)
	m.p("IMULQ $%d, CX", 8*edges)
	m.p("LEAQ %d(R13)(CX*1), CX", offEdges)
	for i := range edges + 1 {
		m.zero(first + i)
	}
	m.p("MOVQ $%d, R12", m.count())
	m.label("loop")
	m.p("VMOVUPD (SI), %s", m.r(x))
	m.p("VMOVUPD (DX), %s", m.r(w))
	for i := range edges {
		if m.wide() {
			m.p("VCMPPD.BCST $17, %d(CX), %s, K1", 8*i, m.r(x))
			m.p("VPADDQ %s, %s, K1, %s", m.r(w), m.r(first+i), m.r(first+i))
			continue
		}
		m.p("VBROADCASTSD %d(CX), %s", 8*i, m.r(t))
		m.p("VCMPPD $17, %s, %s, %s", m.r(t), m.r(x), m.r(t))
		m.p("VPAND %s, %s, %s", m.r(t), m.r(w), m.r(t))
		m.p("VPADDQ %s, %s, %s", m.r(t), m.r(first+i), m.r(first+i))
	}
	m.p("VPADDQ %s, %s, %s", m.r(w), m.r(first+edges), m.r(first+edges))
	m.p("ADDQ $%d, SI", m.bytes)
	m.p("ADDQ $%d, DX", m.bytes)
	m.p("DECQ R12")
	m.p("JNZ loop")
	for i := range edges + 1 {
		m.p("VMOVUPD %s, %d(R13)", m.r(first+i), offBelow+64*i)
	}
}
