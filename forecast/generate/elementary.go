package main

import "math"

// The coefficients of the exponential and of the logarithm, as in package forecast, from the lowest power.
var expC = [...]float64{1, 1, 0.5, 0x1.5555555555555p-3, 0x1.5555555554cb0p-5, 0x1.1111111110e68p-7, 0x1.6c16c173948e7p-10, 0x1.a01a01a4b5f72p-13, 0x1.a019c98e708e7p-16, 0x1.71de17d5ef6f3p-19, 0x1.288060f149570p-22, 0x1.af2391d7f5e6cp-26}

var logC = [...]float64{6.666666666666735130e-01, 3.999999999940941908e-01, 2.857142874366239149e-01, 2.222219843214978396e-01, 1.818357216161805012e-01, 1.531383769920937332e-01, 1.479819860511658591e-01}

const (
	roundBits      = 3 << 51
	roundBitsWord  = 0x4330000000000000
	roundBitsBias  = 1<<52 + 2048
	sqrtHalfBits   = 0x3fe6a09e667f3bcd
	smallestNormal = 0x1p-1022
)

// exp keeps its constants in memory: two vectors at a time hide the latency of one another.
func (m *machine) exp() {
	m.loop(1, func() {
		x, k, r, p := [2]int{0, 1}, [2]int{2, 3}, [2]int{4, 5}, [2]int{6, 7}
		each := func(f func(i int)) { f(0); f(1) }
		m.fill(m.f(709.79), 8)
		m.fill(m.f(-709), 9)
		each(func(i int) { m.p("VMINPD %s, %s, %s", operand[0][i], m.r(8), m.r(x[i])) })
		each(func(i int) { m.p("VMAXPD %s, %s, %s", m.r(x[i]), m.r(9), m.r(x[i])) })
		each(func(i int) { m.fill(m.f(roundBits), k[i]) })
		each(func(i int) { m.op("VFMADD231PD", m.f(1.4426950408889634), m.two(x[i], k[i])) })
		each(func(i int) { m.op("VSUBPD", m.f(roundBits), m.two(k[i], r[i])) })
		each(func(i int) { m.op("VPADDQ", m.c("the bias", 1023), m.two(k[i], k[i])) })
		each(func(i int) { m.p("VPSLLQ $52, %s, %s", m.r(k[i]), m.r(k[i])) })
		each(func(i int) { m.op("VFNMADD231PD", m.f(0x1.62e42fefa39efp-1), m.two(r[i], x[i])) })
		each(func(i int) { m.op("VFNMADD231PD", m.f(0x1.abc9e3b39803fp-56), m.two(r[i], x[i])) })
		n := len(expC) - 1
		each(func(i int) { m.fill(m.f(expC[n]), p[i]) })
		for c := n - 1; c >= 0; c-- {
			each(func(i int) { m.op("VFMADD213PD", m.f(expC[c]), m.two(x[i], p[i])) })
		}
		each(func(i int) { m.p("VMULPD %s, %s, %s", m.r(k[i]), m.r(p[i]), m.r(p[i])) })
		each(func(i int) { m.store(p[i], i) })
	})
}

// logNormal replaces x by its logarithm, for normal numbers above zero.
func (m *machine) logNormal(x int, t [5]int) {
	k, f, s, z, r := t[0], t[1], t[2], t[3], t[4]
	m.op("VPSUBQ", m.c("the bits of the root of a half", sqrtHalfBits), m.two(x, k))
	m.op("VANDPD", m.c("sign and exponent", 0xfff<<52), m.two(k, f))
	m.p("VPSUBQ %s, %s, %s", m.r(f), m.r(x), m.r(f))
	m.op("VSUBPD", m.f(1), m.two(f, f)) // f
	m.p("VPSRLQ $52, %s, %s", m.r(k), m.r(k))
	m.op("VXORPD", m.c("into the low bits", roundBitsWord|0x800), m.two(k, k))
	m.op("VSUBPD", m.f(roundBitsBias), m.two(k, k)) // k
	m.op("VADDPD", m.f(2), m.two(f, s))
	m.p("VDIVPD %s, %s, %s", m.r(s), m.r(f), m.r(s))
	m.p("VMULPD %s, %s, %s", m.r(s), m.r(s), m.r(z))
	n := len(logC) - 1
	m.fill(m.f(logC[n]), r)
	for c := n - 1; c >= 0; c-- {
		m.op("VFMADD213PD", m.f(logC[c]), m.two(z, r))
	}
	m.op("VMULPD", m.f(0.5), m.two(f, x))
	m.p("VMULPD %s, %s, %s", m.r(f), m.r(x), m.r(x)) // h
	m.p("VFMADD213PD %s, %s, %s", m.r(x), m.r(z), m.r(r))
	m.op("VMULPD", m.f(1.90821492927058770002e-10), m.two(k, z))
	m.p("VFMADD213PD %s, %s, %s", m.r(z), m.r(s), m.r(r))
	m.p("VSUBPD %s, %s, %s", m.r(r), m.r(x), m.r(x))
	m.p("VSUBPD %s, %s, %s", m.r(x), m.r(f), m.r(x))
	m.op("VFMADD231PD", m.f(6.93147180369123816490e-01), m.two(k, x))
}

// log is logNormal, and what is no normal number above zero mended.
func (m *machine) log() {
	m.unary(func(v int) {
		const x = 2
		m.p("VMOVAPD %s, %s", m.r(v), m.r(x))
		m.logNormal(x, [5]int{3, 4, 5, 6, 7})
		m.mend(v, x, m.f(smallestNormal), 17, m.f(math.Inf(-1)))
		m.mendBelow(v, x)
		m.keep(v, x)
		m.p("VMOVAPD %s, %s", m.r(x), m.r(v))
	})
}

// mend puts a constant where v compares so with a bound.
func (m *machine) mend(v, x int, bound string, predicate int, with string) {
	m.fill(with, 4)
	if m.wide() {
		m.p("VCMPPD.BCST $%d, %s, %s, K1", predicate, bound, m.r(v))
		m.p("VBLENDMPD %s, %s, K1, %s", m.r(4), m.r(x), m.r(x))
		return
	}
	m.p("VCMPPD $%d, %s, %s, %s", predicate, bound, m.r(v), m.r(5))
	m.p("VBLENDVPD %s, %s, %s, %s", m.r(5), m.r(4), m.r(x), m.r(x))
}

// mendBelow puts no number where v is below zero.
func (m *machine) mendBelow(v, x int) {
	m.mend(v, x, m.c("zero", 0), 17, m.c("no number", 0x7ff8000000000001))
}

// keep keeps v where it is no number or infinite.
func (m *machine) keep(v, x int) {
	const notLessEq = 6
	if m.wide() {
		m.p("VCMPPD.BCST $%d, %s, %s, K2", notLessEq, m.f(math.MaxFloat64), m.r(v))
		m.p("VBLENDMPD %s, %s, K2, %s", m.r(v), m.r(x), m.r(x))
		return
	}
	m.p("VCMPPD $%d, %s, %s, %s", notLessEq, m.f(math.MaxFloat64), m.r(v), m.r(5))
	m.p("VBLENDVPD %s, %s, %s, %s", m.r(5), m.r(v), m.r(x), m.r(x))
}
