package outlook_test

import (
	"fmt"
	"math"
	"math/big"
	"testing"

	"pgregory.net/rapid"

	"loadline"
	"loadline/dossier"
	"loadline/forecast"
	"loadline/outlook"
)

// fails is a test, or one try of a property.
type fails interface {
	Helper()
	Fatalf(format string, args ...any)
}

// ahead is the paths of one block of a program: every shown number, by month and lane.
type ahead struct {
	p       *outlook.Projection
	shown   map[forecast.Vector][][]float64
	masks   map[forecast.Mask]forecast.Vector
	deathOf [256]int // the month; -1: it lives
}

const paths = 256

// runAhead runs a block of a program and keeps what matters to hold it against the ledger.
func runAhead(t fails, p *outlook.Projection, seed forecast.Seed) ahead {
	t.Helper()
	g := p.Program
	a := ahead{p: p, shown: map[forecast.Vector][][]float64{}, masks: map[forecast.Mask]forecast.Vector{}}
	show := func(v forecast.Vector) {
		if a.shown[v] == nil {
			a.shown[v] = make([][]float64, p.Months)
			g.Show(v)
		}
	}
	mask := func(m forecast.Mask) {
		a.masks[m] = g.Select(m, g.Const(1), g.Const(0))
		show(a.masks[m])
	}
	for _, x := range vectorsOf(p) {
		show(x.ahead)
	}
	for _, d := range p.Draws {
		show(d.Value)
		if d.Drawn == loadline.PerEvent {
			show(d.Number)
			mask(d.When)
		}
	}
	mask(p.Living)
	for _, r := range p.Raises {
		mask(r.Attempt.Starts)
		mask(r.Attempt.Closes)
		mask(r.Attempt.Fails)
		show(r.Amount)
		show(r.PreMoney)
	}
	for _, x := range p.Milestones {
		mask(x.Reached)
	}
	for _, x := range p.RunsOut {
		mask(x.Ends)
		mask(x.First)
	}
	g.Notice(g.Not(g.Never()))
	engine, faults := g.Compile()
	if len(faults) > 0 {
		t.Fatalf("%s", list(p.Letters(faults)))
	}
	engine.Tally(seed, forecast.Shard{To: paths}, forecast.RunOptions{Workers: 1, Observe: func() func(*forecast.Moment) {
		return func(m *forecast.Moment) {
			for v, months := range a.shown {
				months[m.Month()] = append([]float64(nil), m.Values(v)...)
			}
		}
	}})
	for lane := range a.deathOf {
		a.deathOf[lane] = -1
		for month := p.Months - 1; month >= 0; month-- {
			if !a.yes(p.Living, month, lane) {
				a.deathOf[lane] = month
			}
		}
	}
	return a
}

// at is a number of a path in a month; of months in which no path of the block lives there is none.
func (a ahead) at(v forecast.Vector, month, lane int) float64 {
	if a.shown[v][month] == nil {
		return math.NaN()
	}
	return a.shown[v][month][lane]
}

func (a ahead) yes(m forecast.Mask, month, lane int) bool {
	return a.at(a.masks[m], month, lane) == 1
}

// luck is what chance drew on a path.
func (a ahead) luck(lane int) fortune {
	f := fortune{}
	last := a.p.Months - 1
	if death := a.deathOf[lane]; death >= 0 {
		last = death
	}
	for _, d := range a.p.Draws {
		for month := 0; month <= last; month++ {
			x := a.at(d.Value, month, lane)
			switch {
			case d.Drawn == loadline.PerMonth:
				f.set(d.Key, month, x)
			case d.Drawn == loadline.PerEvent && a.yes(d.When, month, lane):
				f.set(d.Key, int(a.at(d.Number, month, lane)), x)
			case d.Drawn == loadline.PerPath && month == 0:
				f.set(d.Key, 0, x)
			}
		}
	}
	return f
}

// exactly is the luck as the ledger takes it, to the last bit.
func (f fortune) exactly(key string, at int) (loadline.Ratio, bool) {
	x, has := f[fmt.Sprint(key, " ", at)]
	r := new(big.Rat)
	if !has || r.SetFloat64(x) == nil {
		return loadline.Ratio{}, false
	}
	return loadline.FromRat(r), true
}

// alike is a vector of the program and what the ledger has in its place.
type alike struct {
	name   string
	ahead  forecast.Vector
	ledger func(m *outlook.Month) loadline.Ratio
}

func vectorsOf(p *outlook.Projection) []alike {
	out := []alike{
		{"cash", p.Cash, func(m *outlook.Month) loadline.Ratio { return m.Closing }},
		{"free cash", p.FreeCash, func(m *outlook.Month) loadline.Ratio { return m.Free() }},
		{"least free cash", p.LowFree, func(m *outlook.Month) loadline.Ratio { return m.LowFree() }},
		{"gross burn", p.GrossBurn, func(m *outlook.Month) loadline.Ratio { return m.GrossBurn }},
		{"net burn", p.NetBurn, func(m *outlook.Month) loadline.Ratio { return m.NetBurn }},
	}
	return out
}

// agree holds the paths of a block against the ledger, fed with their luck.
func agree(t fails, c *loadline.Company, premise outlook.Premise, seed forecast.Seed, lanes ...int) {
	t.Helper()
	p, problems := outlook.Project(c, premise)
	if problems.HasErrors() {
		t.Fatalf("%s", list(problems))
	}
	a := runAhead(t, p, seed)
	for _, lane := range lanes {
		premise.Luck = a.luck(lane).exactly
		course, _ := outlook.Reckon(c, premise)
		a.agree(t, lane, course)
	}
}

func (a ahead) agree(t fails, lane int, course outlook.Course) {
	t.Helper()
	death := -1
	for _, x := range course.Turns {
		if x.Kind == outlook.CashOut && death < 0 {
			for month, m := range course.Months {
				if x.Day >= m.From && x.Day <= m.To {
					death = month
				}
			}
		}
	}
	roundings, scale := 1.0, 0.0
	for month := range course.Months {
		m := &course.Months[month]
		roundings += float64(len(m.Flows)) + 1
		scale = max(scale, math.Abs(m.Opening.Float()), m.GrossBurn.Float(), math.Abs(m.NetBurn.Float()))
		allowed := 0.02*roundings + 1e-9*scale
		if month == death && a.deathOf[lane] != month || month != death && a.deathOf[lane] == month {
			t.Fatalf("path %d dies in month %d, by the ledger in %d\n%s", lane, a.deathOf[lane], death, written(course))
		}
		for _, x := range vectorsOf(a.p) {
			if month == death && x.ahead == a.p.Cash {
				continue
			}
			if got, want := a.at(x.ahead, month, lane), x.ledger(m).Float(); !(math.Abs(got-want) <= allowed) {
				t.Fatalf("path %d, month %d: %s is %v, by the ledger %v (%v is allowed)\n%s", lane, month, x.name, got, want, allowed, written(course))
			}
		}
		if month == death {
			return
		}
		a.agreeOnRaises(t, lane, month, m, course)
	}
}

// agreeOnRaises holds what is tried and closed in a month against the ledger.
func (a ahead) agreeOnRaises(t fails, lane, month int, m *outlook.Month, course outlook.Course) {
	t.Helper()
	for _, r := range a.p.Raises {
		var closes, fails bool
		for _, x := range course.Raises {
			if x.Name != r.Name || x.Ends != m.To {
				continue
			}
			closes, fails = closes || x.Succeeds, fails || !x.Succeeds
			if !x.Succeeds {
				continue
			}
			if got, want := a.at(r.Amount, month, lane), x.Amount.Float(); math.Abs(got-want) > 0.02+1e-7*math.Abs(want) {
				t.Fatalf("path %d, month %d: %s brings %v, by the ledger %v", lane, month, r.Name, got, want)
			}
			if got, want := a.at(r.PreMoney, month, lane), x.PreMoney.Float(); math.Abs(got-want) > 0.02+1e-7*math.Abs(want) {
				t.Fatalf("path %d, month %d: %s is at %v, by the ledger %v", lane, month, r.Name, got, want)
			}
		}
		if got := a.yes(r.Attempt.Closes, month, lane); got != closes {
			t.Fatalf("path %d, month %d: %s closes is %v, by the ledger %v", lane, month, r.Name, got, closes)
		}
		if got := a.yes(r.Attempt.Fails, month, lane); got != fails {
			t.Fatalf("path %d, month %d: %s fails is %v, by the ledger %v", lane, month, r.Name, got, fails)
		}
	}
	for _, x := range a.p.Milestones {
		reached := false
		for _, turn := range course.Turns {
			reached = reached || turn.Kind == outlook.MilestoneReached && turn.Of.Name == x.Name && turn.Day <= m.To
		}
		if got := a.yes(x.Reached, month, lane); got != reached {
			t.Fatalf("path %d, month %d: %s is reached is %v, by the ledger %v", lane, month, x.Name, got, reached)
		}
	}
}

// The forecast of the reference, path by path, is its ledger.
func TestTheForecastOfTheReferenceIsItsLedger(t *testing.T) {
	c, problems := dossier.Open("../examples/ref36").Company()
	if problems.HasErrors() {
		t.Fatal(list(problems))
	}
	agree(t, c, outlook.Premise{}, 36, 0, 1, 2, 3, 100, 101, 102, 103, 250, 251, 252, 255)
}

// The forecast of the young company, path by path, is its ledger: what is used on contracts, owed and lent is counted in the middle by both.
func TestTheForecastOfTheYoungCompanyIsItsLedger(t *testing.T) {
	c, problems := dossier.Open("../examples/venture-backed").Company()
	if problems.HasErrors() {
		t.Fatal(list(problems))
	}
	agree(t, c, outlook.Premise{}, 5, 0, 1, 2, 3, 77, 78, 200, 254, 255)
}

// So is that of any small plan with contracts that may stop, credits, commitments, machines and loans.
func TestTheForecastOfAPlanIsItsLedger(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c, premise := made(t)
		agree(t, c, premise, 9, 0, 255)
	})
}
