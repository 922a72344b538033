package forecast

import (
	"math"
	"runtime"
	"testing"
)

// scalarRef36 is the reference forecast as one would write it by hand in plain Go, path by path, with the functions of the limit in C: Box and
// Muller's normals from one Philox call a month, no fused operations. It is what the speed of the portable kernels is held against.
func scalarRef36(first, n int64, seed Seed, cash []float64) (alive int) {
	ci := func(lo, hi float64) (mean, sd float64) {
		a, b := math.Log(lo), math.Log(hi)
		return (a + b) / 2, (b - a) / (2 * z90)
	}
	gm, gs := ci(1.01, 1.12)
	pm, ps := ci(.005, .04)
	um, us := ci(.35, .7)
	cm, cs := ci(.01, .04)
	fm, fs := ci(.9e6, 1.4e6)
	mm, ms := ci(6, 20)
	om, os := ci(.25/.75, .7/.3)
	draw := func(path int64, t uint32) (z1, z2, u float64) {
		w := Philox([4]uint32{uint32(path), uint32(path >> 32), t, 0}, seed.key())
		r := math.Sqrt(-2 * plainLog((float64(w[0])+.5)*0x1p-32))
		sin, cos := plainSincos((float64(w[1]) + .5) * 0x1p-32)
		return r * cos, r * sin, (float64(w[2]) + .5) * 0x1p-32
	}
	for path := first; path < first+n; path++ {
		z1, z2, _ := draw(path, 0x1000)
		growth, decline := gm+gs*z1, plainExp(pm+ps*z2)
		z1, z2, _ = draw(path, 0x1001)
		unit, cheaper := .5e6*plainExp(um+us*z1), 1-plainExp(cm+cs*z2)
		z1, z2, _ = draw(path, 0x1002)
		fixed, multiple := plainExp(fm+fs*z1), plainExp(mm+ms*z2)
		z1, _, _ = draw(path, 0x1003)
		odds := 1 / (1 + plainExp(-(om + os*z1)))
		lu, lp, money, share, wait := 0.0, 0.0, 12e6, .55, 0.0
		for t := range uint32(36) {
			z1, z2, u := draw(path, t)
			lu += growth + .06*z1
			lp += .02*z2 - decline
			rev := .5e6 * plainExp(lu+lp)
			fixed *= 1.015
			burn := fixed + unit*plainExp(lu) - rev
			unit *= cheaper
			left := money - burn
			if !(money > 0 && left > 0) {
				left = 0
			}
			wait--
			if left > 0 && burn > 0 && left < 9*burn && wait <= 0 {
				wait = 3
				if u < odds {
					amount, pre := 18*burn, max(12*rev*multiple, 10e6)
					share *= 1 - amount/(pre+amount)
					left += amount
				}
			}
			money = left
			cash[int64(t)*n+path-first] = money
		}
		if money > 0 {
			alive++
		}
	}
	return alive
}

func plainExp(x float64) float64 {
	kd := x*invLn2 + roundBits
	ki := math.Float64bits(kd)
	kd -= roundBits
	r := x - kd*ln2Hi
	p := 1.0 / 39916800
	p = p*r + 1.0/3628800
	p = p*r + 1.0/362880
	p = p*r + 1.0/40320
	p = p*r + 1.0/5040
	p = p*r + 1.0/720
	p = p*r + 1.0/120
	p = p*r + 1.0/24
	p = p*r + 1.0/6
	p = p*r + 0.5
	p = p*r + 1
	p = p*r + 1
	return p * math.Float64frombits((ki+1023)<<52)
}

func plainLog(x float64) float64 {
	ix := math.Float64bits(x)
	k := int64(ix-sqrtHalfBits) >> 52
	f := math.Float64frombits(ix-uint64(k)<<52) - 1
	s := f / (2 + f)
	z := s * s
	r := z * (logC1 + z*(logC2+z*(logC3+z*(logC4+z*(logC5+z*(logC6+z*logC7))))))
	h := 0.5 * f * f
	return float64(k)*math.Ln2 - (h - s*(h+r) - f)
}

func plainSincos(v float64) (sin, cos float64) {
	q := v*4 + roundBits
	qi := math.Float64bits(q)
	q -= roundBits
	r := (v*4 - q) * (math.Pi / 2)
	z := r * r
	sn := r + r*z*(-1.66666666666666324348e-01+z*(8.33333333332248946124e-03+z*(-1.98412698298579493134e-04+z*(2.75573137070700676789e-06+z*(-2.50507602534068634195e-08+z*1.58969099521155010221e-10)))))
	cs := 1 - 0.5*z + z*z*(4.16666666666666019037e-02+z*(-1.38888888888741095749e-03+z*(2.48015872894767294178e-05+z*(-2.75573143513906633035e-07+z*(2.08757232129817482790e-09+z*-1.13596475577881948265e-11)))))
	if qi&1 != 0 {
		sn, cs = cs, sn
	}
	return math.Float64frombits(math.Float64bits(sn) ^ qi&2<<62), math.Float64frombits(math.Float64bits(cs) ^ (qi+1)&2<<62)
}

// The loop by hand runs the same model.
func TestTheScalarLoopIsTheReference(t *testing.T) {
	const n = 20000
	cash := make([]float64, 36*n)
	if got := float64(scalarRef36(0, n, 3, cash)) / n; math.Abs(got-.7953) > 4*.4/math.Sqrt(n) {
		t.Errorf("survival is %v, the truth is .7953", got)
	}
}

func BenchmarkScalarRef36(b *testing.B) {
	cash := make([]float64, 36*lanes)
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	start := cpuTime()
	for i := range b.N {
		scalarRef36(int64(i%4096)*lanes, lanes, 1, cash)
	}
	b.ReportMetric(float64((cpuTime()-start).Nanoseconds())/float64(b.N)/lanes/36, "cpu-ns/path-month")
}
