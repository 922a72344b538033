package main

// inverseA and inverseB are the coefficients of the middle of the inverse normal, as in package forecast.
var inverseA = [...]float64{
	0x1.1c96e189a3a2fp2,
	0x1.03e211b1fd34ap10,
	0x1.85c5e2dca2e2bp16,
	0x1.380964f1f2ff8p22,
	0x1.232c23ae7f806p27,
	0x1.46054c95046abp31,
	0x1.b52dc0b89c332p34,
	0x1.567d670483bbcp37,
	0x1.2ad0a199a7551p39,
	0x1.0bea6dfceb32ep40,
	0x1.adb1db0d2c1e9p39,
	0x1.d341f475a5c38p37,
	0x1.2ff05361ffd7fp33,
}

var inverseB = [...]float64{
	0x1.0000000000000p0,
	0x1.e7ba3a248191bp7,
	0x1.802613207d99fp14,
	0x1.45bfdf3f15133p20,
	0x1.4560d2cfd6df1p25,
	0x1.8b2bce32c033ep29,
	0x1.24484c9255470p33,
	0x1.0241f8d8de2aep36,
	0x1.060111962d86bp38,
	0x1.1dbd82d624448p39,
	0x1.2c57038582349p39,
	0x1.f229e684b48b5p37,
	0x1.98611e42c2261p34,
}

// The near tail of Wichura's AS 241.
var tailA = [...]float64{1.42343711074968357734, 4.6303378461565452959, 5.7694972214606914055, 3.64784832476320460504, 1.27045825245236838258, .24178072517745061177, .0227238449892691845833, 7.7454501427834140764e-4}

var tailB = [...]float64{1, 2.05319162663775882187, 1.6763848301838038494, .68976733498510000455, .14810397642748007459, .0151986665636164571966, 5.475938084995344946e-4, 1.05075007164441684324e-9}

// inverse turns random words into standard normal numbers: q into the quantile of 0.5 + q, side by side for several vectors q, in place. r, a and b
// are as many registers of their own. What lies in the tails comes out wrong; the sign of r tells where.
func (m *machine) inverse(q, r, a, b []int) {
	middle := 31.0 / 64
	each := func(f func(i int)) {
		for i := range q {
			f(i)
		}
	}
	each(func(i int) { m.fill(m.f(middle*middle), r[i]) })
	each(func(i int) { m.p("VFNMADD231PD %s, %s, %s", m.r(q[i]), m.r(q[i]), m.r(r[i])) })
	n := len(inverseA) - 1
	each(func(i int) { m.fill(m.f(inverseA[n]), a[i]) })
	each(func(i int) { m.fill(m.f(inverseB[n]), b[i]) })
	for k := n - 1; k >= 0; k-- {
		each(func(i int) { m.op("VFMADD213PD", m.f(inverseA[k]), m.two(r[i], a[i])) })
		each(func(i int) { m.op("VFMADD213PD", m.f(inverseB[k]), m.two(r[i], b[i])) })
	}
	each(func(i int) { m.p("VMULPD %s, %s, %s", m.r(a[i]), m.r(q[i]), m.r(a[i])) })
	each(func(i int) { m.p("VDIVPD %s, %s, %s", m.r(b[i]), m.r(a[i]), m.r(a[i])) })
}

// tail is the quantile of 0.5 + q in a tail, for one vector q, which is kept; the result is in register z.
func (m *machine) tail(q, z int) {
	x, a, b := 2, 3, 4 // and 5 to 9 for the logarithm
	m.op("VANDPD", m.c("all but the sign", 1<<63-1), m.two(q, x))
	m.fill(m.f(0.5), a)
	m.p("VSUBPD %s, %s, %s", m.r(x), m.r(a), m.r(x))
	m.logNormal(x, [5]int{5, 6, 7, 8, 9})
	m.op("VXORPD", m.c("the sign", 1<<63), m.two(x, x))
	m.p("VSQRTPD %s, %s", m.r(x), m.r(x))
	m.op("VSUBPD", m.f(1.6), m.two(x, x))
	n := len(tailA) - 1
	m.fill(m.f(tailA[n]), a)
	m.fill(m.f(tailB[n]), b)
	for k := n - 1; k >= 0; k-- {
		m.op("VFMADD213PD", m.f(tailA[k]), m.two(x, a))
		m.op("VFMADD213PD", m.f(tailB[k]), m.two(x, b))
	}
	m.p("VDIVPD %s, %s, %s", m.r(b), m.r(a), m.r(z))
	m.op("VANDPD", m.c("the sign", 1<<63), m.two(q, x))
	m.p("VORPD %s, %s, %s", m.r(x), m.r(z), m.r(z))
}
