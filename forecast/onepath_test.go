package forecast

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

// onePath says what a program means, one path at a time, in the plainest way: it shares the random numbers and the elementary functions with the
// engine, and nothing of compiling, registers and kernels.
type onePath struct {
	p     *Program
	seed  Seed
	path  int64
	alive []bool // when the month begins
	seen  map[[2]int32]float64
}

func (o *onePath) at(id int32, month int) float64 {
	key := [2]int32{id, int32(month)}
	if x, ok := o.seen[key]; ok {
		return x
	}
	x := o.work(o.p.nodes[id], month)
	o.seen[key] = x
	return x
}

func yes(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

func (o *onePath) work(n node, t int) float64 {
	arg := func(id int32) float64 { return o.at(id, t) }
	switch n.op {
	case opConst:
		return math.Float64frombits(n.k)
	case opMonth:
		return float64(t)
	case opSeries:
		return o.p.series[n.aux][t]
	case opDeclared, opMaskDeclared:
		return arg(n.a)
	case opLag:
		if t < int(n.aux) {
			return o.at(n.b, 0)
		}
		return o.at(n.a, t-int(n.aux))
	case opMaskLag:
		if t < int(n.aux) {
			return 0
		}
		return o.at(n.a, t-int(n.aux))
	case opOutside:
		return math.Float64frombits(n.k)
	case opAlive:
		return yes(o.alive[t])
	case opUniform, opGauss, opUniformAt, opGaussAt:
		return o.drawn(n, t)
	case opTable:
		return o.p.tables[n.aux].at(arg(n.a))
	case opMulAdd:
		return math.FMA(arg(n.a), arg(n.b), arg(n.c))
	case opMulSub:
		return math.FMA(arg(n.a), arg(n.b), -arg(n.c))
	case opNegMulAdd:
		return math.FMA(-arg(n.a), arg(n.b), arg(n.c))
	case opSelect:
		if arg(n.a) != 0 {
			return arg(n.b)
		}
		return arg(n.c)
	case opNever:
		return 0
	case opNot:
		return 1 - arg(n.a)
	case opAnd:
		return arg(n.a) * arg(n.b)
	case opOr:
		return max(arg(n.a), arg(n.b))
	case opAndNot:
		return arg(n.a) * (1 - arg(n.b))
	}
	return o.arithmetic(n.op, arg(n.a), n, t)
}

func (o *onePath) arithmetic(what op, a float64, n node, t int) float64 {
	switch what {
	case opAbs:
		return math.Abs(a)
	case opNeg:
		return -a
	case opSqrt:
		return math.Sqrt(a)
	case opFloor:
		return math.Floor(a)
	case opExp:
		return Exp(a)
	case opLog:
		return Log(a)
	}
	b := o.at(n.b, t)
	switch what {
	case opAdd:
		return a + b
	case opSub:
		return a - b
	case opMul:
		return a * b
	case opDiv:
		return a / b
	case opLess:
		return yes(a < b)
	case opLessEq:
		return yes(a <= b)
	case opEqual:
		return yes(a == b)
	case opMin:
		if a < b {
			return a
		}
		return b
	case opMax:
		if a > b {
			return a
		}
		return b
	}
	panic(what)
}

func (o *onePath) drawn(n node, t int) float64 {
	d := o.p.draws[n.aux]
	index := uint32(0)
	switch d.per {
	case PerPeriod:
		index = uint32(t)
	case PerEvent:
		if o.at(n.b, t) == 0 {
			return 0
		}
		index = indexOf(o.at(n.a, t))
	}
	w := wordAt(o.seed, d.variable, index, o.path)
	if n.op == opGauss || n.op == opGaussAt {
		return gaussOf(w)
	}
	return uniformOf(w)
}

// run works out one path, and returns by month who died of what, -1 for nobody.
func (o *onePath) run() (deaths []int) {
	o.alive, o.seen = []bool{true}, map[[2]int32]float64{}
	for t := range o.p.months {
		cause := -1
		for i, m := range o.p.deaths {
			if o.alive[t] && cause < 0 && o.at(int32(m), t) != 0 {
				cause = i
			}
		}
		deaths = append(deaths, cause)
		o.alive = append(o.alive, o.alive[t] && cause < 0)
	}
	return deaths
}

// randomProgram builds any program: every operation, lags over several months, declared nodes, deaths, events.
func randomProgram(t *rapid.T) *Program {
	p := NewProgram(rapid.IntRange(1, 9).Draw(t, "months"))
	vs := []Vector{p.Const(1), p.Const(rapid.Float64Range(-3, 3).Draw(t, "constant")), p.Month(), p.Series([]float64{1, 2, 3})}
	ms := []Mask{p.Alive(), p.Never()}
	steady := []Vector{vs[0], vs[1]}
	var inputs []Uncertainty
	for i := range 4 {
		per := Per(rapid.IntRange(1, 2).Draw(t, "per"))
		u := p.Uncertain(uint64(i)+rapid.Uint64().Draw(t, "variable"), per)
		v := []func(Uncertainty) Vector{p.Gauss, p.Uniform}[i%2](u)
		if vs = append(vs, v); per == PerPath {
			steady, inputs = append(steady, v), append(inputs, u)
		}
	}
	declared, declaredMask := p.Declare(), p.DeclareMask()
	anyVector := func() Vector { return rapid.SampledFrom(vs).Draw(t, "vector") }
	anyMask := func() Mask { return rapid.SampledFrom(ms).Draw(t, "mask") }
	for range rapid.IntRange(1, 25).Draw(t, "operations") {
		a, b, c, m := anyVector(), anyVector(), anyVector(), anyMask()
		switch rapid.IntRange(0, 20).Draw(t, "operation") {
		case 0:
			vs = append(vs, p.Add(a, b), p.Sub(p.Mul(a, b), c))
		case 1:
			vs = append(vs, p.Sub(c, p.Mul(a, b)), p.Sub(a, b))
		case 2:
			vs = append(vs, p.Mul(a, b), p.MulAdd(a, b, c))
		case 3:
			vs = append(vs, p.Div(a, b))
		case 4:
			vs = append(vs, p.Min(a, b), p.Max(a, c))
		case 5:
			vs = append(vs, p.Abs(a), p.Neg(b))
		case 6:
			vs = append(vs, p.Sqrt(p.Abs(a)), p.Floor(b))
		case 7:
			vs = append(vs, p.Exp(p.Min(a, p.Const(3))), p.Log(p.Abs(b)))
		case 8:
			vs = append(vs, p.Select(m, a, b))
		case 9:
			ms = append(ms, p.Less(a, b), p.LessEq(b, c))
		case 10:
			ms = append(ms, p.Equal(a, b), p.Not(m))
		case 11:
			ms = append(ms, p.And(m, anyMask()), p.Or(m, anyMask()), p.AndNot(m, anyMask()))
		case 12:
			vs = append(vs, p.Lag(a, rapid.IntRange(1, 4).Draw(t, "back"), rapid.SampledFrom(steady).Draw(t, "initial")))
		case 13:
			ms = append(ms, p.LagMask(m, rapid.IntRange(1, 3).Draw(t, "back")))
		case 14:
			vs = append(vs, p.Lag(declared, rapid.IntRange(1, 2).Draw(t, "back"), rapid.SampledFrom(steady).Draw(t, "initial")))
		case 15:
			ms = append(ms, p.LagMask(declaredMask, 1))
		case 16:
			vs = append(vs, p.Gauss(p.UncertainEvent(7, a, m)), p.Uniform(p.UncertainEvent(8, b, m)))
		case 17:
			vs = append(vs, p.Beta(p.Uncertain(9, PerPath), 2, 3), p.Sum(a, steady[0]))
		case 18:
			tried := p.Try(Attempt{Trigger: m, Luck: 11, Pause: p.Const(2), Odds: func(Vector, Mask) Vector { return p.Const(0.5) }, Months: func(Vector, Mask) Vector { return a }})
			ms = append(ms, tried.Starts, tried.Closes, tried.Open)
			vs = append(vs, tried.Number, tried.Closed)
		case 19:
			ms = append(ms, p.Reached(m), p.First(m))
		case 20:
			vs = append(vs, p.Triangular(p.Uncertain(10, PerPeriod), -1, 0, 3), p.Choice(p.Uncertain(12, PerPath), []float64{1, 2, 5}, []float64{1, 1, 2}))
		}
	}
	p.Define(declared, anyVector())
	p.DefineMask(declaredMask, anyMask())
	for range rapid.IntRange(0, 3).Draw(t, "causes") {
		p.Dies(p.And(anyMask(), p.Less(p.Const(0.7), p.Uniform(p.Uncertain(13, PerPeriod)))))
	}
	for range rapid.IntRange(1, 4).Draw(t, "watched") {
		p.WatchFine(anyVector(), When(rapid.IntRange(1, 3).Draw(t, "when")), rapid.SampledFrom(append(ms, 0)).Draw(t, "where"), 1.0/1024)
		p.CountMask(anyMask())
		p.Show(anyVector())
	}
	p.Feel(anyVector(), 1.0/1024, inputs...)
	return p
}

// compiled is a random program that compiles: some hang on themselves, and are thrown away.
func compiled(t *rapid.T) (*Program, *Engine) {
	p := randomProgram(t)
	e, faults := p.Compile()
	for _, f := range faults {
		if f.Kind != FaultCycle {
			t.Fatalf("a random program has the fault %v: %v", f.Kind, f.Text())
		}
	}
	if e == nil {
		t.Skip("a cycle")
	}
	return p, e
}

// Every path of every program is, to the last bit, what the program means, with each set of kernels: every shown vector in every month, every mask that
// is counted, every death.
func TestTheEngineDoesWhatTheProgramMeans(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, e := compiled(t)
		seed, first := Seed(rapid.Uint64().Draw(t, "seed")), int64(rapid.IntRange(0, 1<<20).Draw(t, "block"))*lanes
		lane := rapid.IntRange(0, lanes-1).Draw(t, "lane")
		o := &onePath{p: p, seed: seed, path: first + int64(lane)}
		deaths := o.run()
		for _, k := range append(append([]kernelSet{}, kernelSets()...), kernelSet{name: "plain Go"}) {
			m := machineWith(e, seed, k)
			m.tally = e.newTally()
			m.start(first, Shard{first + int64(lane), first + int64(lane) + 1})
			for m.month = range e.of.months {
				m.runMonth()
				for i, v := range p.shown {
					got := m.number(m.layout.placeOf(int32(v)).at(m.month))[lane]
					if want := o.at(int32(v), m.month); !sameBits(got, want) {
						t.Fatalf("%s: shown vector %d in month %d is %v, the program says %v", k.name, i, m.month, got, want)
					}
				}
				for i, c := range p.counts {
					want := uint64(0)
					if o.alive[m.month] && o.at(int32(c), m.month) != 0 {
						want = 1
					}
					if got := m.tally.counts[i][m.month]; got != want {
						t.Fatalf("%s: mask %d in month %d is counted %d times, the program says %d", k.name, i, m.month, got, want)
					}
				}
				for i := range p.deaths {
					if got, want := m.tally.deaths[i][m.month], uint64(yes(deaths[m.month] == i)); got != want {
						t.Fatalf("%s: cause %d in month %d ended %d paths, the program says %d", k.name, i, m.month, got, want)
					}
				}
			}
			checkWatched(t, k.name, m, o)
		}
	})
}

// checkWatched holds the histograms of one path against its numbers.
func checkWatched(t *rapid.T, name string, m *machine, o *onePath) {
	m.flush()
	for i, w := range o.p.watches {
		for at := range m.tally.watched[i] {
			var want Histogram
			want.scale = w.scale
			for month := range o.p.months {
				if w.when == EveryMonth && month != at || w.when == LastMonth && month != o.p.months-1 || w.where != 0 && o.at(int32(w.where), month) == 0 {
					continue
				}
				xs := [lanes]float64{o.at(int32(w.v), month)}
				want.add(&xs, &[maskWords]uint64{1})
			}
			if got := &m.tally.watched[i][at]; !got.equal(&want) {
				t.Fatalf("%s: watched vector %d, %d: another distribution than the program says", name, i, at)
			}
		}
	}
}

// One shard or many, in any order, with any number of workers, with vector kernels or without: the same tally to the last count.
func TestShardsGiveTheSameTally(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		_, e := compiled(t)
		seed, paths := Seed(rapid.Uint64().Draw(t, "seed")), int64(rapid.IntRange(1, 5000).Draw(t, "paths"))
		from := int64(rapid.IntRange(0, 1000).Draw(t, "from"))
		want := e.Tally(seed, Shard{from, from + paths}, RunOptions{Workers: 1, Portable: true})
		for _, n := range []int64{1, 2, 7, 64} {
			order := rapid.Permutation(shards(from, paths, n)).Draw(t, "order")
			sum := e.newTally()
			for _, s := range order {
				sum.Merge(e.Tally(seed, s, RunOptions{Workers: rapid.IntRange(1, 3).Draw(t, "workers"), Portable: rapid.Bool().Draw(t, "portable")}))
			}
			if !sum.Equal(want) || sum.Paths() != uint64(paths) {
				t.Fatalf("%d shards of %d paths give another tally than one", n, paths)
			}
		}
	})
}

func shards(from, paths, n int64) []Shard {
	var out []Shard
	for i := range n {
		out = append(out, Shard{from + paths*i/n, from + paths*(i+1)/n})
	}
	return out
}
