package outlook

import (
	"slices"

	"loadline"
	"loadline/forecast"
)

// onePath counts what the program does not reckon itself as the ledger has it on its one path: what is used on contracts and how it is paid,
// prepayments, shortfalls, loans and funding tranches. What chance makes of them, and what on a path begins earlier or later than in the
// middle, is not counted, and told: see
// [Projection.InTheMiddle].
func (l *lowering) onePath() {
	of := l.beyond()
	if len(of) == 0 {
		return
	}
	course, _ := Reckon(l.b.c, l.b.p)
	l.out.InTheMiddle = of
	mine := l.reckoned()
	var days [][]Flow // by month, what is not the program's own
	for _, m := range course.Months {
		days = append(days, slices.DeleteFunc(slices.Clone(m.Flows), func(f Flow) bool { return f.Cash.Sign() == 0 || f.Kind == Raised || mine[f.Of] }))
	}
	for _, kind := range []FlowKind{Used, Settled, Repaid} {
		l.known1(days, kind)
	}
	l.runsDone(course)
	l.middle = course
}

// beyond is what the program does not reckon itself.
func (l *lowering) beyond() (out []InTheMiddle) {
	add := func(of loadline.Ref, at loadline.Source) { out = append(out, InTheMiddle{of, at}) }
	for _, x := range l.b.lines {
		if l.usedOnContract(x) {
			add(x.ref, x.of.At)
		}
	}
	for _, x := range l.b.loads {
		add(x.ref, x.of.At)
	}
	for _, x := range l.b.runs {
		add(x.ref, x.of.At)
	}
	for _, x := range l.b.c.Contracts {
		if len(x.Commitments) > 0 || len(x.Credits) > 0 {
			add(x.Ref(), x.At)
		}
	}
	for _, x := range l.b.loans {
		add(x.of.Ref(), x.of.At)
	}
	for _, x := range l.b.c.Tranches {
		add(x.Ref(), x.At)
	}
	return out
}

func (l *lowering) usedOnContract(x *line) bool { return x.supply != nil && x.of.Kind == loadline.Cost }

// reckoned is what the program reckons itself.
func (l *lowering) reckoned() map[loadline.Ref]bool {
	out := map[loadline.Ref]bool{}
	for _, x := range l.b.lines {
		out[x.ref] = !l.usedOnContract(x)
	}
	for _, x := range l.b.teams {
		out[x.ref] = true
	}
	return out
}

// flowKindAhead is how the program counts a kind of flow: what repays loans is no burn, what was earned lessens it, all else is a payment like others.
func flowKindAhead(k FlowKind) FlowKind {
	switch k {
	case Repaid:
		return Repaid
	case Earned, Settled:
		return Settled
	}
	return Used
}

// known1 adds the flows of a kind: the first of each month and direction, the second, and so on.
func (l *lowering) known1(months [][]Flow, kind FlowKind) {
	for n, any := 0, true; any; n++ {
		any = false
		cash, days := make([]float64, len(months)), make([]loadline.Date, len(months))
		for t, flows := range months {
			nth := 0
			for _, f := range flows {
				if flowKindAhead(f.Kind) != kind {
					continue
				}
				if nth == n {
					cash[t], days[t], any = f.Cash.Float(), f.Day, true
				}
				nth++
			}
		}
		if any {
			l.flow(flowAhead{cashRef(), kind, l.list(cash), days})
		}
	}
}

// runsDone says from which month on each training run is done.
func (l *lowering) runsDone(course Course) {
	for _, r := range course.Runs {
		done := make([]float64, l.p.Months())
		for t := range done {
			if r.Ends != 0 && r.Ends <= l.b.last(t) {
				done[t] = 1
			}
		}
		l.now[loadline.Ref{Kind: "train", Name: r.Name}] = l.list(done)
	}
}

// knownBalances are credits and capacity by month, and when each ends. Of balances that end in one month cash stands first.
func (l *lowering) knownBalances() {
	course := l.middle
	for _, r := range course.Runways {
		if r.Of == cashRef() {
			continue
		}
		ended := l.inMonths(l.p.Months(), 0)
		if !r.Lasts() {
			ended = l.inMonths(l.b.monthOf(r.Ends), l.p.Months())
		}
		l.at(r.Of, r.At)
		l.runsOut(r.Of, ended, r.At)
	}
	if len(course.Months) == 0 {
		return
	}
	for i, x := range course.Months[0].Credits {
		at := func(month int) CreditMonth { return course.Months[month].Credits[i] }
		out := CreditsAhead{Contract: x.Contract, Tranche: x.Tranche, Of: creditsRef(x.Contract, x.Tranche)}
		out.Closing = l.byMonth(func(t int) loadline.Ratio { return at(t).Closing })
		l.out.Credits = append(l.out.Credits, out)
	}
	for i, x := range course.Months[0].Capacity {
		at := func(month int) CapacityMonth { return course.Months[month].Capacity[i] }
		out := CapacityAhead{Contract: x.Contract, Chip: x.Chip, Of: capacityRef(x.Contract)}
		out.Reserved, out.Unused = l.byMonth(func(t int) loadline.Ratio { return at(t).Reserved }), l.byMonth(func(t int) loadline.Ratio { return at(t).Unused })
		out.OnDemand, out.Unserved = l.byMonth(func(t int) loadline.Ratio { return at(t).OnDemand }), l.byMonth(func(t int) loadline.Ratio { return at(t).Unserved })
		l.out.Capacities = append(l.out.Capacities, out)
	}
}
func (l *lowering) byMonth(of func(month int) loadline.Ratio) forecast.Vector {
	out := make([]float64, l.p.Months())
	for t := range out {
		out[t] = of(t).Float()
	}
	return l.node(l.list(out))
}
