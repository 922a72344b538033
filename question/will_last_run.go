package question

import (
	"slices"

	"loadline"
	"loadline/forecast"
	"loadline/outlook"
)

// lastingWatch is what a program counts for an answer.
type lastingWatch struct {
	cash, burn, runway forecast.Watched
	left               []forecast.Watched // by balance: what is left
	ends, first        []forecast.Counted // by balance
	tried, closed      []forecast.Counted // by raise, for the first time
	milestones         []forecast.Counted // for the first time
	felt               []int              // inputs that are drawn once for a path, by number
	feltLife, feltCash forecast.Felt
	control            *controlWatch
}

// premise is what is taken to happen beside the facts: rounds bring what their papers say.
func (l *lasting) premise() outlook.Premise {
	p := outlook.Premise{Months: l.Months, Rounds: map[string]loadline.Ratio{}}
	for i, r := range l.c.Company.Plan.Raises {
		if r.Round == "" || !r.Amount.IsZero() {
			continue
		}
		if cash, known := l.control.cashOf(i); known {
			p.Rounds[r.Round] = cash
		}
	}
	return p
}

// cashOf is what a raise brings in cash by the papers of its round, where all readings agree.
func (d *controlPaths) cashOf(raise int) (loadline.Ratio, bool) {
	var out loadline.Ratio
	after := d.after([]int{raise})
	for i, x := range after.readings {
		sum := loadline.Ratio{}
		for _, s := range x.last.Issued {
			sum = sum.Add(s.Cash)
		}
		if i > 0 && !sum.Equal(out) {
			return out, false
		}
		out = sum
	}
	return out, len(after.readings) > 0
}

// lower makes the program, and says what is to be counted.
func (l *lasting) lower() loadline.Diagnostics {
	var problems loadline.Diagnostics
	if l.plan, problems = outlook.Project(l.c.Company, l.premise()); problems.HasErrors() || l.plan == nil {
		return problems
	}
	p, w := l.plan.Program, &l.watch
	w.cash = p.Watch(l.plan.Cash, forecast.EveryMonth)
	w.burn = p.WatchFine(l.plan.NetBurn, forecast.EveryMonth, l.plan.Living, 1.0/16)
	w.runway = p.Watch(l.plan.Runway, forecast.EveryMonth)
	for _, r := range l.plan.RunsOut {
		w.ends, w.first = append(w.ends, p.CountMask(p.First(r.Ends))), append(w.first, p.CountMask(r.First))
		w.left = append(w.left, p.Watch(l.leftOf(r.Of), forecast.LastMonth))
	}
	var closes []closesOnPaths
	for i, r := range l.plan.Raises {
		w.tried, w.closed = append(w.tried, p.CountMask(p.First(r.Attempt.Starts))), append(w.closed, p.CountMask(p.First(r.Attempt.Closes)))
		x := closesOnPaths{closes: p.Notice(r.Attempt.Closes)}
		if raise := &l.c.Company.Plan.Raises[i]; !raise.Amount.IsZero() {
			x.amount = shownVector(p, r.Amount)
		}
		if raise := &l.c.Company.Plan.Raises[i]; !raise.PreMoney.IsZero() {
			x.pre = shownVector(p, r.PreMoney)
		}
		closes = append(closes, x)
	}
	for _, m := range l.plan.Milestones {
		w.milestones = append(w.milestones, p.CountMask(p.First(m.Reached)))
	}
	l.feel()
	w.control = l.control.watch(p, closes, l.plan.Living)
	engine, faults := p.Compile()
	l.engine = engine
	return append(problems, l.plan.Letters(faults)...)
}

// shownVector is a vector that an observer can read.
func shownVector(p *forecast.Program, v forecast.Vector) forecast.Vector {
	if v == 0 {
		v = p.Const(0)
	}
	p.Show(v)
	return v
}

// leftOf is the vector of what is left of a balance after a month.
func (l *lasting) leftOf(of loadline.Ref) forecast.Vector {
	p := l.plan.Program
	for _, k := range l.plan.Credits {
		if k.Of == of && k.Closing != 0 {
			return k.Closing
		}
	}
	for _, k := range l.plan.Capacities {
		if k.Of == of && k.Unused != 0 {
			return k.Unused
		}
	}
	if of.Kind == "plan" && l.plan.FreeCash != 0 {
		return p.Select(l.plan.Living, l.plan.FreeCash, p.Const(0))
	}
	return p.Const(0)
}

// feel asks what lasting, and the cash at the end, hang on.
func (l *lasting) feel() {
	p, w := l.plan.Program, &l.watch
	var inputs []forecast.Uncertainty
	for i, in := range l.plan.Inputs {
		if in.Drawn == loadline.PerPath && in.Chance != 0 && !slices.Contains(inputs, in.Chance) {
			inputs, w.felt = append(inputs, in.Chance), append(w.felt, i)
		}
	}
	if len(inputs) == 0 {
		return
	}
	w.feltLife = p.Feel(p.Select(l.plan.Living, p.Const(1), p.Const(0)), fine, inputs...)
	w.feltCash = p.Feel(p.Select(l.plan.Living, shownOr0(p, l.plan.Cash), p.Const(0)), 1.0/16, inputs...)
}

// shownOr0 is a vector, where there is none the number 0.
func shownOr0(p *forecast.Program, v forecast.Vector) forecast.Vector {
	if v == 0 {
		return p.Const(0)
	}
	return v
}

// run runs the paths, until they are done or whoever waits has seen enough.
func (l *lasting) run() {
	paths := l.Paths
	if l.data.Chance = len(l.plan.Draws) > 0; !l.data.Chance {
		paths = 1
	}
	l.data.Asked = uint64(paths)
	options := forecast.RunOptions{Workers: l.Workers, Observe: l.watch.control.observer}
	for t := range l.engine.Run(forecast.Seed(l.Seed), forecast.Shard{To: paths}, options) {
		if l.tally = t; l.c.Going != nil && !l.c.Going(t.Paths(), uint64(paths)) {
			break
		}
	}
}
