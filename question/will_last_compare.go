package question

import (
	"math"

	"loadline"
	"loadline/captable"
	"loadline/deals"
	"loadline/forecast"
	"loadline/outlook"
)

// compare runs the plan and the plan with a round signed and closed on its first day on the same random numbers. The text says why that
// cannot be done.
func (l *lasting) compare() loadline.Text {
	other, stuck := l.closedFirst()
	if !stuck.IsZero() {
		return stuck
	}
	premise := l.premise()
	premise.Months = l.data.Months
	before, p1 := followed(l.c.Company, premise)
	after, p2 := followed(other, premise)
	if before == nil || after == nil {
		return loadline.Textf("The plan with %v cannot be forecast: %v.", l.Compare, firstError(append(append(loadline.Diagnostics{}, p1...), p2...)).Summary)
	}
	pairs := runPairs(before, after, [2]forecast.Seed{forecast.Seed(l.Seed), forecast.Seed(l.Seed)}, int64(l.data.Paths), l.Workers)
	l.data.Compared = &ComparedLasting{Round: l.Compare, Rows: []ComparedMonths{}, Means: []ComparedMean{pairs.cash.mean("cash at the end")}}
	for _, month := range l.horizons() {
		row := pairs.lasts(month)
		row.End = l.monthEnd(month - 1)
		l.data.Compared.Rows = append(l.data.Compared.Rows, row)
	}
	return loadline.Text{}
}

// closedFirst is the company with the round signed and closed, and its cash in the till. A raise of the plan that means the same round is
// over.
func (l *lasting) closedFirst() (*loadline.Company, loadline.Text) {
	if l.c.Draft.Sign == nil {
		return nil, loadline.Textf("The company is read from a package alone, which states no round: write a company.hcl that names it.")
	}
	signed, problems := l.c.Draft.Sign(nil, loadline.Signing{Rounds: []string{l.Compare}})
	if problems.HasErrors() {
		return nil, loadline.Textf("The papers of %v cannot be signed as they stand: %v.", l.Compare, firstError(problems).Summary)
	}
	ledger, _ := captable.New(signed)
	closed := deals.Close(signed, ledger.On(roundDay(signed, l.Compare, l.c.AsOf)), l.Compare)
	if len(closed.Readings) == 0 {
		if len(closed.Open) > 0 {
			return nil, loadline.Textf("The round %v cannot be closed. What would settle it: %v", l.Compare, closed.Open[0].Question)
		}
		return nil, loadline.Textf("The round %v cannot be closed: it has no price.", l.Compare)
	}
	if n := len(closed.Readings); n > 1 {
		return nil, loadline.Textf("The round %v has %v readings, and a comparison would need one. What would settle it: %v", l.Compare, n, closed.Readings[0].Choices[0].Settles)
	}
	out := *closed.Readings[0].Company
	for _, x := range closed.Readings[0].Issued {
		out.Plan.Cash = out.Plan.Cash.Add(loadline.Exactly(x.Cash))
	}
	out.Plan.Raises = nil
	for _, r := range signed.Plan.Raises {
		if r.Round != l.Compare {
			out.Plan.Raises = append(out.Plan.Raises, r)
		}
	}
	return &out, loadline.Text{}
}

// followedPlan is a plan of which each path is followed by itself: when it dies, and what cash it ends with.
type followedPlan struct {
	engine *forecast.Engine
	months int
	dies   forecast.Happens
	ends   forecast.Happens
	cash   forecast.Vector
}

// followed lowers a plan to be followed path by path.
func followed(c *loadline.Company, premise outlook.Premise) (*followedPlan, loadline.Diagnostics) {
	plan, problems := outlook.Project(c, premise)
	if problems.HasErrors() || plan == nil {
		return nil, problems
	}
	p := plan.Program
	out := &followedPlan{months: plan.Months, dies: p.Notice(p.Not(plan.Living)), cash: shownVector(p, plan.Cash),
		ends: p.Notice(p.LessEq(p.Const(float64(plan.Months-1)), p.Month()))}
	engine, faults := p.Compile()
	out.engine = engine
	return out, append(problems, plan.Letters(faults)...)
}

// pairChunk is how many paths are kept at a time, so that memory does not hang on how many there are.
const pairChunk = 1 << 14

// run follows a range of paths: in which month each dies (all months where it does not), and the cash that it ends with.
func (f *followedPlan) run(seed forecast.Seed, s forecast.Shard, workers int, died []uint16, cash []float64) {
	for i := range died {
		died[i], cash[i] = uint16(f.months), 0
	}
	observe := func(m *forecast.Moment) {
		for lane := range m.Fired(f.ends) {
			cash[m.Path(lane)-s.From] = m.Values(f.cash)[lane]
		}
		for lane := range m.Fired(f.dies) {
			died[m.Path(lane)-s.From], cash[m.Path(lane)-s.From] = uint16(m.Month()), 0
		}
	}
	f.engine.Tally(seed, s, forecast.RunOptions{Workers: workers, Observe: func() func(*forecast.Moment) { return observe }})
}

// pairs are two plans, path by path on the same numbers.
type pairs struct {
	n     uint64
	only  [2][]uint64 // by month: on how many paths the first lasts and the second does not, and the other way
	lives [2][]uint64 // by month
	cash  pairedMean
}

// pairedMean sums a figure of both plans, and their difference path by path.
type pairedMean struct {
	n          float64
	sum        [2]float64
	difference [2]float64 // the sum, and that of squares
}

func (m *pairedMean) add(a, b float64) {
	d := b - a
	m.n, m.sum[0], m.sum[1] = m.n+1, m.sum[0]+a, m.sum[1]+b
	m.difference[0], m.difference[1] = m.difference[0]+d, m.difference[1]+d*d
}

func (m *pairedMean) mean(of string) ComparedMean {
	mean := m.difference[0] / m.n
	return ComparedMean{of, m.sum[0] / m.n, m.sum[1] / m.n, mean, math.Sqrt(max(0, m.difference[1]/m.n-mean*mean) / m.n)}
}

// runPairs runs both on as many paths; the order in which paths are added is that of their numbers, on any number of workers.
func runPairs(a, b *followedPlan, seeds [2]forecast.Seed, paths int64, workers int) *pairs {
	months := min(a.months, b.months)
	out := &pairs{}
	for i := range 2 {
		out.only[i], out.lives[i] = make([]uint64, months), make([]uint64, months)
	}
	var died [2][]uint16
	var cash [2][]float64
	for from := int64(0); from < paths; from += pairChunk {
		s := forecast.Shard{From: from, To: min(paths, from+pairChunk)}
		for i, f := range []*followedPlan{a, b} {
			died[i], cash[i] = make([]uint16, s.To-s.From), make([]float64, s.To-s.From)
			f.run(seeds[i], s, workers, died[i], cash[i])
		}
		for i := range died[0] {
			out.count(int(died[0][i]), int(died[1][i]))
			out.cash.add(cash[0][i], cash[1][i])
		}
	}
	return out
}

// count counts a path by the months in which it dies in both plans.
func (p *pairs) count(first, second int) {
	p.n++
	for t := range p.only[0] {
		one, other := t < first, t < second
		switch {
		case one && !other:
			p.only[0][t]++
		case other && !one:
			p.only[1][t]++
		}
		if one {
			p.lives[0][t]++
		}
		if other {
			p.lives[1][t]++
		}
	}
}

// lasts is the chance to last so many months in both plans, with the error of the difference path by path.
func (p *pairs) lasts(months int) ComparedMonths {
	t, n := months-1, float64(p.n)
	d := (float64(p.only[1][t]) - float64(p.only[0][t])) / n
	differs := float64(p.only[0][t]+p.only[1][t]) / n
	return ComparedMonths{Month: months, Before: likely(p.lives[0][t], p.n), After: likely(p.lives[1][t], p.n), Difference: d, Error: math.Sqrt(max(0, differs-d*d) / n)}
}
