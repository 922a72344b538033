package forecast

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

func compile(t *testing.T, p *Program) *Engine {
	t.Helper()
	e, faults := p.Compile()
	for _, f := range faults {
		t.Fatal(f.Text())
	}
	return e
}

// A plan without uncertainty is the spreadsheet: the same on all paths.
func TestAPlanWithoutUncertaintyIsTheSpreadsheet(t *testing.T) {
	p := NewProgram(24)
	income := p.Mul(p.Const(10), p.Exp(p.Mul(p.Month(), p.Const(math.Log(1.1)))))
	cash := p.Sum(p.Sub(income, p.Series([]float64{40, 50, 60})), p.Const(500))
	p.Dies(p.Less(cash, p.Const(0)))
	broke := p.Dies(p.Less(cash, p.Const(300)))
	w := p.Watch(cash, EveryMonth)
	y := compile(t, p).Tally(1, Shard{To: 1000}, RunOptions{})
	money, died := 500.0, -1
	for month := range 24 {
		money += 10*math.Pow(1.1, float64(month)) - []float64{40, 50, 60}[min(month, 2)]
		if died < 0 && money < 300 {
			died = month
		}
		h := y.Watched(w, month)
		if math.Abs(h.Mean()-money) > 1.0/16 || math.Abs(h.Quantile(.5)-money) > .008*math.Abs(money) || h.N() != 1000 {
			t.Errorf("month %d: mean %v and median %v, the spreadsheet says %v", month, h.Mean(), h.Quantile(.5), money)
		}
		if got, want := y.Deaths(broke, month), uint64(1000*yes(month == died)); got != want {
			t.Errorf("month %d: %d died, want %d", month, got, want)
		}
	}
	if died < 0 || y.Lasts(.5) != died || y.Survivors(died) != 0 || y.Survivors(died-1) != 1000 {
		t.Errorf("it lasts %d months, the spreadsheet says %d", y.Lasts(.5), died)
	}
}

// A log-normal income without costs has the percentiles of its closed form.
func TestALogNormalIncomeHasItsPercentiles(t *testing.T) {
	p := NewProgram(12)
	level := p.Sum(p.Mul(p.Gauss(p.Uncertain(1, PerPeriod)), p.Const(.1)), p.Const(math.Log(100)))
	w := p.Watch(p.Exp(level), EveryMonth)
	y := compile(t, p).Tally(3, Shard{To: 200000}, RunOptions{})
	for month := range 12 {
		sd := .1 * math.Sqrt(float64(month+1))
		for _, c := range [][2]float64{{.05, -1.6448536269514722}, {.25, -.6744897501960817}, {.5, 0}, {.95, 1.6448536269514722}} {
			want := 100 * math.Exp(sd*c[1])
			if got := y.Watched(w, month).Quantile(c[0]); math.Abs(got/want-1) > .004+.01*sd {
				t.Errorf("month %d: the %v quantile is %v, want %v", month, c[0], got, want)
			}
			if got := y.Watched(w, month).Below(want); math.Abs(got-c[0]) > .01 {
				t.Errorf("month %d: %v are below %v, want %v", month, got, want, c[0])
			}
		}
		if got, want := y.Watched(w, month).Mean(), 100*math.Exp(sd*sd/2); math.Abs(got/want-1) > .005 {
			t.Errorf("month %d: the mean is %v, want %v", month, got, want)
		}
	}
}

// A histogram's quantile is within its bucket of the exact one, its mean within its quantum, for all signs and sizes.
func TestHistogram(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 12))
	for range 50 {
		h := Histogram{scale: 16}
		var all []float64
		var nan uint64
		sum := 0.0
		size := math.Exp(10 * r.NormFloat64())
		for range 40 {
			var xs [lanes]float64
			on := [maskWords]uint64{r.Uint64(), r.Uint64(), ^uint64(0), 0}
			for i := range xs {
				xs[i] = size * r.NormFloat64()
				if r.IntN(10) == 0 {
					xs[i] = 0
				}
				if r.IntN(500) == 0 {
					xs[i] = math.NaN()
				}
				if on[i/64]>>(i%64)&1 == 0 {
					continue
				}
				if xs[i] != xs[i] {
					nan++
					continue
				}
				all, sum = append(all, xs[i]), sum+xs[i]
			}
			h.add(&xs, &on)
		}
		slices.Sort(all)
		if h.N() != uint64(len(all)) || h.NaN() != nan {
			t.Fatalf("%d numbers and %d others, want %d and %d", h.N(), h.NaN(), len(all), nan)
		}
		if math.Abs(h.Mean()-sum/float64(len(all))) > 1.0/32+1e-9*size {
			t.Errorf("the mean is %v, want %v", h.Mean(), sum/float64(len(all)))
		}
		for _, p := range []float64{0, .01, .05, .3, .5, .77, .95, 1} {
			want := all[min(max(int(math.Ceil(p*float64(len(all))))-1, 0), len(all)-1)]
			if got := h.Quantile(p); math.Abs(got-want) > math.Abs(want)/pageSize+1e-15*size {
				t.Errorf("the %v quantile is %v, want %v", p, got, want)
			}
		}
	}
	var none Histogram
	if q := none.Quantile(.5); q == q {
		t.Error("no numbers have a median")
	}
}

// The largest and the smallest numbers find a bucket.
func TestHistogramTakesAnyNumber(t *testing.T) {
	for _, x := range specials {
		h := Histogram{scale: 1}
		h.add(&[lanes]float64{x}, &[maskWords]uint64{1})
		q := h.Quantile(.5)
		switch {
		case x != x:
			if h.NaN() != 1 || h.N() != 0 {
				t.Errorf("%v is counted as a number", x)
			}
		case math.Abs(x) < 0x1p-64:
			if q != 0 {
				t.Errorf("%v is counted at %v, not as zero", x, q)
			}
		case math.Abs(x) < 0x1p190:
			if math.Abs(q-x) > math.Abs(x)/pageSize {
				t.Errorf("%v is counted at %v", x, q)
			}
		default:
			if !(q*math.Copysign(1, x) > 0x1p189) {
				t.Errorf("%v is counted at %v", x, q)
			}
		}
	}
}

// A raise starts when its trigger fires, takes its months, closes with its odds, and pauses; told by hand for fixed odds.
func TestAnAttemptTakesItsTime(t *testing.T) {
	p := NewProgram(12)
	trigger := p.LessEq(p.Const(2), p.Month())
	a := p.Try(Attempt{Trigger: trigger, Months: func(Vector, Mask) Vector { return p.Const(2) }, Pause: p.Const(5)})
	starts, closes, open := p.CountMask(a.Starts), p.CountMask(a.Closes), p.CountMask(a.Open)
	number := p.Watch(a.Number, EveryMonth)
	y := compile(t, p).Tally(1, Shard{To: 10}, RunOptions{})
	var got [4][]uint64
	for month := range 12 {
		got[0] = append(got[0], y.Count(starts, month)/10)
		got[1] = append(got[1], y.Count(open, month)/10)
		got[2] = append(got[2], y.Count(closes, month)/10)
		got[3] = append(got[3], uint64(math.Round(y.Watched(number, month).Mean())+1))
	}
	for i, want := range [4][]uint64{{0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0}, {0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0}, {0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0}, {0, 0, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2}} {
		if !slices.Equal(got[i], want) {
			t.Errorf("row %d of starts, open, closes and number+1 is %v, want %v", i, got[i], want)
		}
	}
}

// Two plans whose raises come in different months share the luck of the n-th raise: the one closes where the other does.
func TestTheLuckOfAnAttemptIsThatOfItsNumber(t *testing.T) {
	closed := func(from float64) *Engine {
		p := NewProgram(30)
		a := p.Try(Attempt{Trigger: p.LessEq(p.Const(from), p.Month()), Luck: 99, Pause: p.Const(4), Odds: func(Vector, Mask) Vector { return p.Const(.3) }})
		p.Show(a.Closed)
		third := p.And(a.Fails, p.Equal(a.Number, p.Const(2)))
		p.CountMask(third)
		p.Show(p.Select(p.Reached(p.And(a.Closes, p.Equal(a.Number, p.Const(2)))), p.Const(1), p.Const(0)))
		return compile(t, p)
	}
	third := func(e *Engine) []float64 {
		m := newMachine(e, 5, RunOptions{})
		m.tally = e.newTally()
		m.start(512, Shard{0, MaxPaths})
		for m.month = range e.of.months {
			m.runMonth()
		}
		m.month = e.of.months - 1
		return slices.Clone(m.number(m.layout.placeOf(int32(e.of.shown[1])).at(m.month))[:])
	}
	if a, b := third(closed(0)), third(closed(7)); !slices.Equal(a, b) || slices.Max(a) != 1 || slices.Min(a) != 0 {
		t.Error("the third attempt closes on other paths when it comes later")
	}
}

// The observer is called for a block in the months alone in which an event fired, sees it on living paths of the shard, and what it writes is read from the
// next month on and watched in this one.
func TestObserver(t *testing.T) {
	for _, portable := range []bool{false, true} {
		p := NewProgram(6)
		found := p.Outside(7)
		month3 := p.Equal(p.Month(), p.Const(3))
		happens := p.Notice(p.And(month3, p.Less(p.Uniform(p.Uncertain(1, PerPath)), p.Const(.5))))
		p.Dies(p.And(p.Equal(p.Month(), p.Const(1)), p.Less(p.Uniform(p.Uncertain(2, PerPath)), p.Const(.25))))
		shown := p.Show(p.Mul(p.Month(), p.Const(10)))
		now, next := p.Watch(found, EveryMonth), p.Watch(p.Add(found, p.Const(0)), EveryMonth)
		calls, fired := 0, 0
		y := compile(t, p).Tally(9, Shard{100, 1100}, RunOptions{Workers: 1, Portable: portable, Observe: func() func(*Moment) {
			return func(m *Moment) {
				calls++
				if m.Month() != 3 || m.Values(shown)[0] != 30 {
					t.Errorf("called in month %d, where the shown vector is %v", m.Month(), m.Values(shown)[0])
				}
				for lane := range m.Fired(happens) {
					if path := m.Path(lane); path < 100 || path >= 1100 {
						t.Errorf("path %d is none of the shard", path)
					}
					fired++
					m.Values(found)[lane] = 8
				}
			}
		}})
		if calls != 5 { // blocks of 256 paths: 0 to 1280
			t.Errorf("called %d times, for 5 blocks", calls)
		}
		if math.Abs(float64(fired)-1000*.5*.75) > 4*math.Sqrt(1000*.375*.625) {
			t.Errorf("it fired on %d paths", fired)
		}
		eights := func(w Watched, month int) int { return int(math.Round((y.Watched(w, month).Mean() - 7) * 1000)) }
		if eights(now, 2) != 0 || eights(now, 3) != fired || eights(now, 5) != fired || eights(next, 3) != 0 || eights(next, 4) != fired {
			t.Errorf("what the observer wrote is read on %d paths in its month, %d in the next, it wrote %d", eights(now, 3), eights(next, 4), fired)
		}
	}
}

// Whoever asks may stop; what was yielded stays as it was.
func TestPartialResults(t *testing.T) {
	e := compile(t, newRef36("felt").program)
	var seen []*Tally
	for y := range e.Run(1, Shard{To: 1 << 40}, RunOptions{Workers: 2}) {
		if seen = append(seen, y); len(seen) == 3 {
			break
		}
	}
	for i, y := range seen {
		if !y.Equal(e.Tally(1, Shard{To: int64(y.Paths())}, RunOptions{Workers: 1})) || i > 0 && y.Paths() <= seen[i-1].Paths() {
			t.Errorf("partial result %d of %d paths is not the tally of its paths", i, y.Paths())
		}
	}
	if y := e.Tally(1, Shard{5, 5}, RunOptions{}); y.Paths() != 0 {
		t.Errorf("an empty shard has %d paths", y.Paths())
	}
}

// The output rises with an input that it is made of, in the means of the bins' normal numbers, and not with another.
func TestSensitivity(t *testing.T) {
	p := NewProgram(2)
	a, b := p.Uncertain(1, PerPath), p.Uncertain(2, PerPath)
	out := p.Add(p.Mul(p.Gauss(a), p.Const(100)), p.Mul(p.Uniform(b), p.Const(0)))
	f := p.Feel(out, 1.0/1024, a, b)
	y := compile(t, p).Tally(1, Shard{To: 100000}, RunOptions{})
	strong, paths := y.Felt(f, 0)
	weak, _ := y.Felt(f, 1)
	edge := func(i int) float64 { // of the density, at the lower end of a bin
		z := InverseNormal(float64(i) / bins)
		return math.Exp(-z*z/2) / math.Sqrt(2*math.Pi)
	}
	for i := range strong {
		if want := 100 * bins * (edge(i) - edge(i+1)); math.Abs(strong[i]-want) > 2 || math.Abs(weak[i]) > 4 || math.Abs(float64(paths[i])-10000) > 400 {
			t.Errorf("bin %d: %v and %v on %d paths, want %v, nothing and 10000", i, strong[i], weak[i], paths[i], want)
		}
	}
}

// What is added to a program after it was compiled changes nothing of the engine.
func TestAnEngineKeepsItsProgram(t *testing.T) {
	r := newRef36("felt")
	e := compile(t, r.program)
	before := e.Tally(1, Shard{To: 1000}, RunOptions{})
	p := r.program
	p.Watch(p.Gauss(p.Uncertain(77, PerPeriod)), EveryMonth)
	p.Dies(p.Alive())
	p.Feel(p.Month(), 1, p.Uncertain(78, PerPath))
	p.Notice(p.Alive())
	if !e.Tally(1, Shard{To: 1000}, RunOptions{}).Equal(before) {
		t.Error("the engine changed with its program")
	}
	if y := compile(t, p).Tally(1, Shard{To: 1000}, RunOptions{}); y.Survivors(0) != 0 {
		t.Error("the program compiled again lacks what was added")
	}
}

// A large program compiles in time that grows with its size: a chain of 30,000 lines, each with its last month.
func TestALargeProgramCompiles(t *testing.T) {
	p := NewProgram(2)
	v := p.Gauss(p.Uncertain(1, PerPath))
	for range 15000 {
		v = p.Add(v, p.Lag(v, 1, p.Const(1)))
	}
	p.Watch(v, LastMonth)
	if y := compile(t, p).Tally(1, Shard{To: 10}, RunOptions{}); y.Paths() != 10 {
		t.Error("it did not run")
	}
}
