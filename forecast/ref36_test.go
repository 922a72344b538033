package forecast

import (
	"encoding/binary"
	"hash/fnv"
	"math"
	"os"
	"slices"
	"testing"
)

// ref36 is the reference forecast: see the issue of the forecast for its words.
type ref36 struct {
	program        *Program
	cash, founders Watched
	dry            Cause
	felt           Felt
}

func newRef36(how ...string) ref36 {
	p := NewProgram(36)
	k := p.Const
	var inputs []Uncertainty
	perPath := func(id uint64) Uncertainty {
		inputs = append(inputs, p.Uncertain(id, PerPath))
		return inputs[len(inputs)-1]
	}
	between := func(id uint64, lo, hi float64) Vector { return p.Between(perPath(id), lo, hi) }
	lg := p.Normal(perPath(1), k((Log(1.01)+Log(1.12))/2), k((Log(1.12)-Log(1.01))/(2*1.6448536269514722)))
	pd := between(2, .005, .04)
	uc0 := p.Mul(between(3, .35, .7), k(.5e6))
	cd := p.Sub(k(1), between(4, .01, .04))
	fx0 := between(5, .9e6, 1.4e6)
	multiple := between(6, 6, 20)
	lo, hi := Log(.25/.75), Log(.7/.3)
	odds := p.Div(k(1), p.Add(k(1), p.Exp(p.Neg(p.Normal(perPath(7), k((lo+hi)/2), k((hi-lo)/(2*1.6448536269514722)))))))

	lu, lp, fx, uc := p.Declare(), p.Declare(), p.Declare(), p.Declare()
	z1, z2 := p.Gauss(p.Uncertain(8, PerPeriod)), p.Gauss(p.Uncertain(9, PerPeriod))
	p.Define(lu, p.Add(p.Lag(lu, 1, k(0)), p.Add(lg, p.Mul(z1, k(.06)))))
	p.Define(lp, p.Add(p.Lag(lp, 1, k(0)), p.Sub(p.Mul(z2, k(.02)), pd)))
	rev := p.Mul(p.Exp(p.Add(lu, lp)), k(.5e6))
	p.Define(fx, p.Mul(p.Lag(fx, 1, fx0), k(1.015)))
	unit := p.Lag(uc, 1, uc0)
	p.Define(uc, p.Mul(unit, cd))
	burn := p.Sub(p.Add(fx, p.Mul(unit, p.Exp(lu))), rev)

	cash, founders, wait := p.Declare(), p.Declare(), p.Declare()
	spent := p.Sub(p.Lag(cash, 1, k(12e6)), burn)
	living := p.And(p.Alive(), p.Less(k(0), spent))
	left := p.Select(living, spent, k(0))
	waited := p.Sub(p.Lag(wait, 1, k(0)), k(1))
	try := p.And(living, p.Less(k(0), burn), p.Less(left, p.Mul(k(9), burn)), p.LessEq(waited, k(0)))
	p.Define(wait, p.Select(try, k(3), waited))
	luck, months := Vector(0), 18.0
	if slices.Contains(how, "luck by attempt") {
		tried := p.Sum(p.Select(try, k(1), k(0)), k(0))
		luck = p.Uniform(p.UncertainEvent(10, p.Sub(tried, k(1)), try))
	} else {
		luck = p.Uniform(p.Uncertain(10, PerPeriod))
	}
	if slices.Contains(how, "14 months of burn") {
		months = 14
	}
	closed := p.And(try, p.Less(luck, odds))
	amount := p.Mul(k(months), burn)
	pre := p.Max(p.Mul(p.Mul(k(12), rev), multiple), k(10e6))
	before := p.Lag(founders, 1, k(.55))
	diluted := p.Mul(before, p.Sub(k(1), p.Div(amount, p.Add(pre, amount))))
	p.Define(founders, p.Select(closed, diluted, before))
	p.Define(cash, p.Select(closed, p.Add(left, amount), left))

	r := ref36{program: p}
	r.dry = p.Dies(p.Not(living))
	if slices.Contains(how, "felt") {
		r.felt = p.Feel(cash, 1.0/16, inputs...)
	}
	if slices.Contains(how, "bare") {
		p.Show(cash)
		p.Show(founders)
		return r
	}
	r.cash = p.Watch(cash, EveryMonth)
	r.founders = p.WatchFine(founders, LastMonth, 0, 0x1p-40)
	return r
}

// The published truth, of 4 million paths with Latin hypercubes: survival, founders' share, mean cash of month 24, median and 95% quantile of
// month 36. A run of fewer paths may be off by its own sampling error, which is taken from the spread of the quantities.
func TestRef36AgreesWithThePublishedTruth(t *testing.T) {
	paths := int64(200_000)
	if os.Getenv("LOADLINE_LONG") != "" {
		paths = 4_000_000
	}
	r := newRef36("felt")
	y := compile(t, r.program).Tally(36, Shard{To: paths}, RunOptions{})
	root := math.Sqrt(float64(paths))
	for _, c := range []struct {
		what                      string
		got, want, spread, digits float64 // the spread of one path, and what the published digits leave open
	}{
		{"survival", float64(y.Survivors(35)) / float64(paths), .7953, .4, .00005},
		{"founders' share", y.Watched(r.founders, 35).Mean(), .4322, .1156, .00005},
		{"mean cash in month 24", y.Watched(r.cash, 23).Mean(), 13.94e6, 10.6e6, 5e3},
		{"median cash in month 36", y.Watched(r.cash, 35).Quantile(.5), 13.29e6, 30e6, 5e3 + .001*13.29e6},
		{"95% quantile of cash in month 36", y.Watched(r.cash, 35).Quantile(.95), 87.2e6, 400e6, 5e4 + .001*87.2e6},
	} {
		if off := math.Abs(c.got - c.want); off > 4*c.spread/root+c.digits {
			t.Errorf("%s is %v, the truth is %v: off by %v, at most %v is chance", c.what, c.got, c.want, off, 4*c.spread/root+c.digits)
		}
		t.Logf("%s: %v (%v)", c.what, c.got, c.want)
	}
	growth, _ := y.Felt(r.felt, 0)
	if !(growth[9] > 2*growth[0]) {
		t.Errorf("cash does not hang on growth: %v", growth)
	}
}

// Two neighbouring plans that share their luck, the n-th raise of the one with the n-th of the other, differ in survival with at least ten times less variance than
// two that do not.
func TestNeighbouringPlansShareTheirLuck(t *testing.T) {
	alive := func(seed Seed, how ...string) (out []bool) {
		e := compile(t, newRef36(append(how, "luck by attempt")...).program)
		m := newMachine(e, seed, RunOptions{})
		m.tally = e.newTally()
		for block := range int64(160) {
			m.block(block*lanes, Shard{0, MaxPaths})
			for lane := range lanes {
				out = append(out, m.alive[lane/64]>>(lane%64)&1 != 0)
			}
		}
		return out
	}
	variance := func(a, b []bool) float64 {
		sum, squares := 0.0, 0.0
		for i := range a {
			d := yes(a[i]) - yes(b[i])
			sum, squares = sum+d, squares+d*d
		}
		n := float64(len(a))
		return squares/n - sum/n*sum/n
	}
	long, short, other := alive(1), alive(1, "14 months of burn"), alive(2, "14 months of burn")
	together, apart := variance(long, short), variance(long, other)
	t.Logf("variance of the difference: %.5f with shared luck, %.5f without: %.1f times less", together, apart, apart/together)
	if together <= 0 || apart < 10*together {
		t.Errorf("the variance is %v with shared luck and %v without", together, apart)
	}
}

// The bits of the reference forecast are the same on every machine: this number was found with AVX-512, with AVX2, in plain Go,
// in plain Go without the instruction for fused operations (GODEBUG=cpu.fma=off), and by a compiler that fuses what it may (GOAMD64=v3).
func TestTheBitsAreTheSameEverywhere(t *testing.T) {
	e := compile(t, newRef36("bare").program)
	for _, k := range append(append([]kernelSet{}, kernelSets()...), kernelSet{name: "plain Go"}) {
		m, h := machineWith(e, 36, k), fnv.New64a()
		m.tally = e.newTally()
		for block := range int64(4) {
			m.start(block*1000*lanes, Shard{0, MaxPaths})
			for m.month = range e.of.months {
				m.runMonth()
				for _, v := range e.of.shown {
					for _, x := range m.number(m.layout.placeOf(int32(v)).at(m.month)) {
						var word [8]byte
						binary.LittleEndian.PutUint64(word[:], math.Float64bits(x))
						h.Write(word[:])
					}
				}
			}
		}
		if got := h.Sum64(); got != 0xec38b408c7b490f4 {
			t.Errorf("%s: the bits of the reference forecast hash to %#x", k.name, got)
		}
	}
}
