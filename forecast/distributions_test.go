package forecast

import (
	"math"
	"slices"
	"testing"
)

// sample is a vector on so many paths of a program of one month.
func sample(t *testing.T, p *Program, v Vector, n int) []float64 {
	t.Helper()
	p.Show(v)
	e, faults := p.Compile()
	for _, f := range faults {
		t.Fatal(f.Text())
	}
	m := newMachine(e, 42, RunOptions{})
	m.tally = e.newTally()
	var out []float64
	for first := int64(0); len(out) < n; first += lanes {
		m.start(first, Shard{0, MaxPaths})
		m.runMonth()
		out = append(out, m.number(m.layout.placeOf(int32(v)).at(0))[:]...)
	}
	return out
}

// farthest is the largest distance between the sample and a distribution (Kolmogorov and Smirnov), times the root of the sample's size: above 2.2
// it is chance once in ten thousand times.
func farthest(xs []float64, chance func(x float64) float64) float64 {
	xs = slices.Sorted(slices.Values(xs))
	d, n := 0.0, float64(len(xs))
	for i, x := range xs {
		d = max(d, math.Abs(chance(x)-float64(i)/n), math.Abs(chance(x)-float64(i+1)/n))
	}
	return d * math.Sqrt(n)
}

// Each distribution has the chances of its closed form.
func TestDistributions(t *testing.T) {
	normal := func(x float64) float64 { return 0.5 * math.Erfc(-x/math.Sqrt2) }
	for name, c := range map[string]struct {
		make   func(p *Program, u Uncertainty) Vector
		chance func(x float64) float64
	}{
		"uniform":              {func(p *Program, u Uncertainty) Vector { return p.UniformBetween(u, -2, 6) }, func(x float64) float64 { return (x + 2) / 8 }},
		"normal":               {func(p *Program, u Uncertainty) Vector { return p.Normal(u, p.Const(3), p.Const(2)) }, func(x float64) float64 { return normal((x - 3) / 2) }},
		"log-normal":           {func(p *Program, u Uncertainty) Vector { return p.LogNormal(u, p.Const(1), p.Const(.5)) }, func(x float64) float64 { return normal((math.Log(x) - 1) / .5) }},
		"between, above zero":  {func(p *Program, u Uncertainty) Vector { return p.Between(u, 1, 4) }, func(x float64) float64 { return normal(math.Log(x/2) / math.Ln2 * 1.6448536269514722) }},
		"between, below zero":  {func(p *Program, u Uncertainty) Vector { return p.Between(u, -4, -1) }, func(x float64) float64 { return normal(-math.Log(-x/2) / math.Ln2 * 1.6448536269514722) }},
		"between, across zero": {func(p *Program, u Uncertainty) Vector { return p.Between(u, -1, 3) }, func(x float64) float64 { return normal((x - 1) / 2 * 1.6448536269514722) }},
		"triangular": {func(p *Program, u Uncertainty) Vector { return p.Triangular(u, 1, 2, 5) }, func(x float64) float64 {
			if x < 2 {
				return (x - 1) * (x - 1) / 4
			}
			return 1 - (5-x)*(5-x)/12
		}},
		"beta":        {func(p *Program, u Uncertainty) Vector { return p.Beta(u, 2, 3) }, func(x float64) float64 { return x * x * (6 - 8*x + 3*x*x) }},
		"beta, steep": {func(p *Program, u Uncertainty) Vector { return p.Beta(u, .5, .5) }, func(x float64) float64 { return 2 / math.Pi * math.Asin(math.Sqrt(x)) }},
	} {
		p := NewProgram(1)
		xs := sample(t, p, c.make(p, p.Uncertain(5, PerPath)), 1<<17)
		if d := farthest(xs, c.chance); !(d < 2.2) {
			t.Errorf("%s: the sample is %.2f away from its distribution", name, d)
		}
	}
}

// Whatever is chosen comes as often as its weight says, empirical samples equally often.
func TestChoices(t *testing.T) {
	p := NewProgram(1)
	chosen := sample(t, p, p.Choice(p.Uncertain(1, PerPath), []float64{10, 20, 30}, []float64{1, 0, 3}), 1<<16)
	p = NewProgram(1)
	drawn := sample(t, p, p.Empirical(p.Uncertain(2, PerPath), []float64{7, 3, 5, 3}), 1<<16)
	for _, c := range []struct {
		xs          []float64
		value, want float64
	}{{chosen, 10, .25}, {chosen, 20, 0}, {chosen, 30, .75}, {drawn, 3, .5}, {drawn, 5, .25}, {drawn, 7, .25}, {drawn, 4, 0}} {
		n := 0
		for _, x := range c.xs {
			if x == c.value {
				n++
			}
		}
		if got := float64(n) / float64(len(c.xs)); math.Abs(got-c.want) > 4*math.Sqrt(.25/float64(len(c.xs))) || c.want == 0 && n > 0 {
			t.Errorf("%v comes in %v of the cases, want %v", c.value, got, c.want)
		}
	}
}

// Correlated inputs show their correlation and keep their own distributions.
func TestCorrelation(t *testing.T) {
	p := NewProgram(1)
	us := []Uncertainty{p.Uncertain(1, PerPath), p.Uncertain(2, PerPath), p.Uncertain(3, PerPath)}
	want := [][]float64{{1, .8, -.3}, {.8, 1, 0}, {-.3, 0, 1}}
	p.Correlate(us, want)
	var xs [3][]float64
	zs := []Vector{p.Gauss(us[0]), p.Gauss(us[1]), p.Gauss(us[2])}
	for i, z := range zs {
		p.Show(z)
		xs[i] = sample(t, p, z, 1<<16)
		if d := farthest(xs[i], func(x float64) float64 { return 0.5 * math.Erfc(-x/math.Sqrt2) }); d > 2.2 {
			t.Errorf("input %d is no normal number any more: %.2f away", i, d)
		}
	}
	for i := range xs {
		for j := range xs {
			sum := 0.0
			for k := range xs[i] {
				sum += xs[i][k] * xs[j][k]
			}
			if got := sum / float64(len(xs[i])); math.Abs(got-want[i][j]) > .02 {
				t.Errorf("inputs %d and %d correlate by %v, want %v", i, j, got, want[i][j])
			}
		}
	}
	if d := farthest(sample(t, p, p.Uniform(us[1]), 1<<16), func(x float64) float64 { return x }); d > 2.2 {
		t.Errorf("a correlated input is not uniform any more: %.2f away", d)
	}
}

// Every kind of fault is told, all of one program at once, and none panics.
func TestFaults(t *testing.T) {
	matrix := func(m ...[]float64) func(p *Program) {
		return func(p *Program) {
			var us []Uncertainty
			for i := range m {
				us = append(us, p.Uncertain(uint64(i), PerPath))
			}
			p.Correlate(us, m)
		}
	}
	for name, c := range map[string]struct {
		build func(p *Program)
		want  FaultKind
	}{
		"an argument that is not there": {func(p *Program) { p.Add(p.Const(1), 77) }, FaultRange},
		"a mask for a number":           {func(p *Program) { p.Show(p.Neg(Vector(p.Alive()))) }, FaultRange},
		"a lag into the future":         {func(p *Program) { p.Lag(p.Month(), -1, p.Const(0)) }, FaultFuture},
		"a lag of no month":             {func(p *Program) { p.LagMask(p.Alive(), 0) }, FaultFuture},
		"a cycle": {func(p *Program) {
			a, b := p.Declare(), p.Declare()
			p.Define(a, p.Add(b, p.Const(1)))
			p.Define(b, p.Exp(a))
			p.Show(a)
		}, FaultCycle},
		"itself":                    {func(p *Program) { a := p.Declare(); p.Define(a, a); p.Show(a) }, FaultCycle},
		"a cycle of masks":          {func(p *Program) { a := p.DeclareMask(); p.DefineMask(a, p.Not(a)); p.CountMask(a) }, FaultCycle},
		"never defined":             {func(p *Program) { p.Show(p.Neg(p.Declare())) }, FaultUndefined},
		"defined twice":             {func(p *Program) { a := p.Declare(); p.Define(a, p.Month()); p.Define(a, p.Const(1)) }, FaultDefined},
		"an interval upside down":   {func(p *Program) { p.Between(p.Uncertain(1, PerPath), 3, 2) }, FaultInterval},
		"an endless interval":       {func(p *Program) { p.UniformBetween(p.Uncertain(1, PerPath), 0, math.Inf(1)) }, FaultInterval},
		"a mode outside":            {func(p *Program) { p.Triangular(p.Uncertain(1, PerPath), 0, 3, 2) }, FaultShape},
		"no shape":                  {func(p *Program) { p.Beta(p.Uncertain(1, PerPath), 0, 3) }, FaultShape},
		"weights below zero":        {func(p *Program) { p.Choice(p.Uncertain(1, PerPath), []float64{1, 2}, []float64{2, -1}) }, FaultShape},
		"no samples":                {func(p *Program) { p.Empirical(p.Uncertain(1, PerPath), nil) }, FaultShape},
		"no diagonal":               {matrix([]float64{2, 0}, []float64{0, 1}), FaultCorrelation},
		"no symmetry":               {matrix([]float64{1, .5}, []float64{.4, 1}), FaultCorrelation},
		"beyond one":                {matrix([]float64{1, 1.5}, []float64{1.5, 1}), FaultCorrelation},
		"no such mixture":           {matrix([]float64{1, .9, -.9}, []float64{.9, 1, .9}, []float64{-.9, .9, 1}), FaultCorrelation},
		"a row too short":           {matrix([]float64{1, .9}, []float64{.9}), FaultCorrelation},
		"no number in the matrix":   {matrix([]float64{1, math.NaN()}, []float64{math.NaN(), 1}), FaultCorrelation},
		"no such variable":          {func(p *Program) { p.Gauss(9) }, FaultUncertainty},
		"no such cause":             {func(p *Program) { p.Dies(0) }, FaultAlive},
		"a number for a cause":      {func(p *Program) { p.Dies(Mask(p.Month())) }, FaultAlive},
		"sensitivity to each month": {func(p *Program) { p.Feel(p.Month(), 1, p.Uncertain(1, PerPeriod)) }, FaultInput},
		"no quantum":                {func(p *Program) { p.WatchFine(p.Month(), LastMonth, 0, 0) }, FaultQuantum},
		"an initial that changes":   {func(p *Program) { p.Show(p.Lag(p.Const(1), 1, p.Month())) }, FaultInitial},
	} {
		p := NewProgram(3)
		c.build(p)
		p.Lag(p.Const(1), -7, p.Const(0)) // a second fault: all are told
		e, faults := p.Compile()
		if e != nil || !slices.ContainsFunc(faults, func(f Fault) bool { return f.Kind == c.want }) || !slices.ContainsFunc(faults, func(f Fault) bool { return f.Kind == FaultFuture && f.Number == -7 }) {
			t.Errorf("%s: the faults are %v, want one of kind %d, and a lag of -7 months", name, faults, c.want)
		}
		for _, f := range faults {
			if f.Text().String() == "" {
				t.Errorf("%s: fault %d says nothing", name, f.Kind)
			}
		}
	}
	p := NewProgram(MaxMonths)
	for i := range 100 {
		p.Show(p.Lag(p.Const(float64(i)), MaxMonths, p.Const(0)))
	}
	if e, faults := p.Compile(); e != nil || faults[0].Kind != FaultSize {
		t.Errorf("lags over %d months: %v", 100*MaxMonths, faults)
	}
	for _, months := range []int{0, -3, MaxMonths + 1} {
		if e, faults := NewProgram(months).Compile(); e != nil || faults[0].Kind != FaultMonths {
			t.Errorf("%d months: %v", months, faults)
		}
	}
}

// A circle is told as its nodes, in order.
func TestTheCircleIsTold(t *testing.T) {
	p := NewProgram(2)
	a, b, c := p.Declare(), p.Declare(), p.Declare()
	sum, exp := p.Add(b, p.Const(1)), p.Exp(c)
	p.Define(a, sum)
	p.Define(b, exp)
	p.Define(c, p.Lag(a, 1, p.Const(0)))
	if e, faults := p.Compile(); e == nil {
		t.Fatal(faults)
	}
	p = NewProgram(2)
	a, b = p.Declare(), p.Declare()
	sum, exp = p.Add(b, p.Const(1)), p.Exp(a)
	p.Define(a, sum)
	p.Define(b, exp)
	p.Show(p.Neg(a))
	if _, faults := p.Compile(); len(faults) != 1 || !slices.Equal(faults[0].Nodes, []int32{int32(a), int32(sum), int32(b), int32(exp)}) {
		t.Errorf("the circle is %v, want %v", faults, []int32{int32(a), int32(sum), int32(b), int32(exp)})
	}
}
