package compute_test

import (
	"testing"

	"pgregory.net/rapid"

	"loadline"
	. "loadline/compute"
)

// anyRun draws a run that can be reckoned.
func anyRun(t *rapid.T) Run {
	count := func(name string, most int64) loadline.Number {
		return loadline.Exactly(loadline.Int(rapid.Int64Range(1, most).Draw(t, name)))
	}
	run := Run{Model: Model{Parameters: count("parameters", 1e12)}, Tokens: count("tokens", 1e14)}
	if rapid.Bool().Draw(t, "shaped") {
		small := func(name string) int64 { return rapid.Int64Range(1, 512).Draw(t, name) }
		run.Model.Shape = Shape{Layers: small("layers"), Heads: small("heads"), HeadSize: small("head size"), Sequence: rapid.Int64Range(1, 1<<20).Draw(t, "sequence")}
	}
	if rapid.Bool().Draw(t, "tuned") {
		tuned := count("tuned", 1e11)
		run.Tuned = &tuned
	}
	if rapid.Bool().Draw(t, "researched") {
		research := loadline.Exactly(loadline.Frac(rapid.Int64Range(10, 100).Draw(t, "tenths"), 10))
		run.Research = &research
	}
	return run
}

func anyChip(t *rapid.T) Chip { return rapid.SampledFrom(Chips()).Draw(t, "chip") }

func on(t *rapid.T, run Run, c Chip, u Utilisation) Estimate {
	e, objections := run.On(c, u)
	if Refused(objections) {
		t.Fatal(objections)
	}
	return e
}

func atMost(a, b loadline.Number) bool { return a.Lo.Cmp(*b.Lo) <= 0 && a.Hi.Cmp(*b.Hi) <= 0 }

// More parameters, more tokens or a longer sequence never take less.
func TestMoreNeverTakesLess(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		run, c := anyRun(t), anyChip(t)
		before := on(t, run, c, DefaultUtilisation())
		more := loadline.Exactly(loadline.Int(rapid.Int64Range(1, 1e12).Draw(t, "more")))
		switch rapid.IntRange(0, 2).Draw(t, "of") {
		case 0:
			run.Model.Parameters = run.Model.Parameters.Add(more)
		case 1:
			run.Tokens = run.Tokens.Add(more)
		case 2:
			run.Model.Shape.Sequence *= 2
		}
		after := on(t, run, c, DefaultUtilisation())
		if !atMost(before.FLOP, after.FLOP) || !atMost(before.Hours.Range, after.Hours.Range) || !atMost(before.Memory.Chips, after.Memory.Chips) {
			t.Fatalf("%v before, %v after", before.Hours.Range, after.Hours.Range)
		}
	})
}

// Twice the utilisation takes half the hours; twice the peak as well.
func TestTwiceTheUtilisationHalvesTheHours(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		run, c := anyRun(t), anyChip(t)
		u := loadline.Frac(rapid.Int64Range(1, 25).Draw(t, "hundredths"), 100)
		once, twice := on(t, run, c, StatedUtilisation(u)), on(t, run, c, StatedUtilisation(u.Mul(loadline.Int(2))))
		c.Peak = c.Peak.Mul(loadline.Int(2))
		c.Measured = nil
		faster := on(t, run, c, StatedUtilisation(u))
		half := once.Hours.Mid.Quo(loadline.Exactly(loadline.Int(2)))
		for _, got := range []loadline.Number{twice.Hours.Mid, faster.Hours.Mid} {
			if v, _ := got.Exact(); !v.Equal(*half.Lo) {
				t.Fatalf("%v, half of %v", got, once.Hours.Mid)
			}
		}
	})
}

// What is expected lies in the range, the lines come to the whole, and research is the stated part of it.
func TestTheLinesComeToTheWhole(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		run, c := anyRun(t), anyChip(t)
		e := on(t, run, c, DefaultUtilisation())
		mid, _ := e.Hours.Mid.Exact()
		if mid.Cmp(*e.Hours.Range.Lo) < 0 || mid.Cmp(*e.Hours.Range.Hi) > 0 {
			t.Fatalf("%v is not within %v", mid, e.Hours.Range)
		}
		var flop, hours loadline.Ratio
		for _, w := range e.Work {
			flop, hours = flop.Add(*w.FLOP.Lo), hours.Add(*w.Hours.Mid.Lo)
		}
		if !flop.Equal(*e.FLOP.Lo) || !hours.Equal(mid) {
			t.Fatalf("%v operations in %v hours, the whole is %v in %v", flop, hours, e.FLOP, mid)
		}
		if run.Research == nil {
			return
		}
		m := *run.Research
		run.Research = nil
		alone := on(t, run, c, DefaultUtilisation())
		if want := alone.FLOP.Mul(m); !flop.Equal(*want.Lo) {
			t.Fatalf("%v times %v is not %v", m, alone.FLOP, flop)
		}
	})
}

// Without attention there is never more; the estimate of bounds holds the estimate of everything within them.
func TestBoundsHoldWhatLiesWithinThem(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		run, c := anyRun(t), anyChip(t)
		inner := on(t, run, c, DefaultUtilisation())
		lo, hi := *run.Tokens.Lo, run.Tokens.Lo.Add(loadline.Int(rapid.Int64Range(1, 1e12).Draw(t, "width")))
		run.Tokens = loadline.Between(lo, hi, loadline.Unknown{Question: "tokens", Within: true})
		outer := on(t, run, c, DefaultUtilisation())
		if outer.Hours.Range.Lo.Cmp(*inner.Hours.Range.Lo) > 0 || outer.Hours.Range.Hi.Cmp(*inner.Hours.Range.Hi) < 0 {
			t.Fatalf("%v does not hold %v", outer.Hours.Range, inner.Hours.Range)
		}
		run.Model.Shape = Shape{}
		if short := on(t, run, c, DefaultUtilisation()); !atMost(short.FLOP, outer.FLOP) {
			t.Fatalf("without attention %v, with it %v", short.FLOP, outer.FLOP)
		}
	})
}

// Rounding for people never makes bounds narrower, and moves nothing by more than its last digit.
func TestOutwardHoldsTheNumber(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		ratio := func(name string) loadline.Ratio {
			return loadline.Frac(rapid.Int64().Draw(t, name), rapid.Int64Range(1, 1e12).Draw(t, name+" over"))
		}
		a, b := ratio("a"), ratio("b")
		n := loadline.Between(a.Min(b), a.Max(b))
		out := Outward(n, 3)
		if a.Equal(b) {
			return
		}
		if out.Lo.Cmp(*n.Lo) > 0 || out.Hi.Cmp(*n.Hi) < 0 {
			t.Fatalf("%v is written %v", n, out)
		}
		width := func(of, to loadline.Ratio) bool { // at most a hundredth off
			d := of.Sub(to)
			return d.Max(d.Neg()).Mul(loadline.Int(100)).Cmp(of.Max(of.Neg())) <= 0
		}
		if !width(*n.Lo, *out.Lo) || !width(*n.Hi, *out.Hi) {
			t.Fatalf("%v is written %v", n, out)
		}
	})
}

// A band of own runs holds each of them.
func TestCalibrationHoldsItsRuns(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := anyChip(t)
		var runs []OwnRun
		for range rapid.IntRange(1, 6).Draw(t, "runs") {
			part := loadline.Frac(rapid.Int64Range(10, 50).Draw(t, "hundredths"), 100)
			hours := loadline.Int(rapid.Int64Range(1, 1e6).Draw(t, "hours"))
			runs = append(runs, OwnRun{Chip: c, ChipHours: hours, FLOP: c.Peak.Mul(loadline.Int(3600)).Mul(hours).Mul(part)})
		}
		u, objections := Calibrate(c, runs)
		if Refused(objections) || Refused(u.Check(c)) {
			t.Fatal(objections, u)
		}
		for _, r := range runs {
			if v := r.Utilisation(); v.Cmp(u.Low) < 0 || v.Cmp(u.High) > 0 {
				t.Fatalf("%v is not within %v to %v", v, u.Low, u.High)
			}
		}
	})
}

// Of quotes the price has the nearest not later than the day; another day later never has an older one of the same provider.
func TestQuotesAreNeverOfTheFuture(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		q := PriceQuery{Chip: anyChip(t).Name, Term: rapid.SampledFrom(PriceTerms()).Draw(t, "term"), On: LastQuoteDay().AddDays(-rapid.IntRange(0, 1500).Draw(t, "before"))}
		p, ok := PriceOf(q)
		if !ok {
			return
		}
		for _, x := range p.Quotes {
			if x.Date > q.On || x.Chip != q.Chip || x.Term != q.Term || x.PerHour.Cmp(*p.PerHour.Lo) < 0 || x.PerHour.Cmp(*p.PerHour.Hi) > 0 {
				t.Fatalf("%+v is among %+v", x, q)
			}
			for _, y := range Quotes() {
				if y.Chip == x.Chip && y.Term == x.Term && y.Provider == x.Provider && y.Region == x.Region && y.Date <= q.On && y.Date > x.Date {
					t.Fatalf("%v is nearer than %v", y.Date, x.Date)
				}
			}
		}
	})
}
