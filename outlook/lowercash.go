package outlook

import (
	"slices"

	"loadline"
	"loadline/forecast"
)

// halfCent is what the ledger, which reckons in cents, rounds away: a shortfall of less is none.
const halfCent = 0.005

// walk follows cash through a month: what it leaves, where it is least, whether it is out.
func (l *lowering) walk() {
	plan := &l.b.c.Plan
	opening := l.figure(&plan.Cash, low)
	kept := l.figure(&plan.Restricted, high)
	line := func(days []loadline.Date) forecast.Vector { return l.line(kept, days) }
	l.opening[planRef("cash")] = opening
	l.opening[planRef("free_cash")] = l.sub(opening, line(l.everyMonth(func(int) loadline.Date { return l.b.first })))

	var gross, earned, rest, repaid forecast.Vector
	for _, f := range l.flows {
		in, out := l.most(f.cash, 0), l.most(l.sub(0, f.cash), 0)
		switch {
		case f.kind == Repaid:
			rest, repaid = l.add(rest, f.cash), l.add(repaid, out)
			continue
		case f.kind == Earned || f.kind == Settled:
			earned = l.add(earned, in)
		default:
			rest = l.add(rest, in)
		}
		gross = l.add(gross, out)
	}
	net := l.sub(gross, earned)
	before := l.ago(l.ending(planRef("cash")), 1, opening)
	closing := l.add(l.sub(before, net), rest)
	lastLine := line(l.everyMonth(l.b.last))
	l.now[planRef("gross_burn")], l.now[planRef("net_burn")] = gross, net
	l.out.GrossBurn, l.out.NetBurn = l.node(gross), l.node(net)

	judged, _ := plan.Judged.Get()
	low := l.sub(before, line(l.everyMonth(l.b.start)))
	least := l.sub(closing, kept) // of what is not restricted, where it is watched
	if judged == "monthly" {
		low = l.least(low, l.sub(closing, lastLine))
	} else {
		low, least = l.days(before, kept, low, line)
	}
	l.out.LowFree = l.node(low)
	l.die(least, repaid)
	l.noteCash(closing, lastLine)
	l.freeLine = lastLine
	l.runsOut(cashRef(), l.not(l.atMost(l.number(-halfCent), low)), plan.At)
}

// line is what cash must not fall below on a day of each month: restricted cash, and the highest minimum that the plan or a lender asks for.
func (l *lowering) line(kept forecast.Vector, days []loadline.Date) forecast.Vector {
	least := l.figure(&l.b.c.Plan.MinimumCash, high)
	for _, x := range l.b.loans {
		owed := make([]bool, len(days))
		for t, day := range days {
			owed[t] = x.owed(day)
		}
		for i := range x.covenants {
			least = l.choose(l.months(owed), l.most(least, l.figure(&x.covenants[i].of.MinimumCash, high)), least)
		}
	}
	return l.add(kept, least)
}

// slots are the days of each month on which something is paid, in order; the first and the last day of the month are there always. A month
// that has fewer has its second last day again in their place.
func (l *lowering) slots() [][]loadline.Date {
	byMonth, most := make([][]loadline.Date, l.p.Months()), 2
	for t := range byMonth {
		days := []loadline.Date{l.b.start(t)}
		for _, f := range l.flows {
			if f.days[t] != 0 && f.days[t] != l.b.last(t) {
				days = append(days, f.days[t])
			}
		}
		slices.Sort(days)
		byMonth[t] = slices.Compact(days)
		most = max(most, len(byMonth[t])+1)
	}
	out := make([][]loadline.Date, most)
	for k := range out {
		out[k] = make([]loadline.Date, len(byMonth))
		for t, days := range byMonth {
			out[k][t] = days[min(k, len(days)-1)]
			if k == most-1 {
				out[k][t] = l.b.last(t)
			}
		}
	}
	return out
}

// days walks through the days of a month: on each what goes out before what comes in. It returns the least cash above its line, and the least
// that is not restricted.
func (l *lowering) days(cash, kept, low forecast.Vector, line func([]loadline.Date) forecast.Vector) (lowest, least forecast.Vector) {
	least = l.sub(cash, kept)
	slots := l.slots()
	for k, days := range slots {
		out, in := forecast.Vector(0), forecast.Vector(0)
		for _, f := range l.flows {
			here := make([]bool, len(days))
			for t := range here {
				here[t] = f.days[t] == days[t] && (k == 0 || days[t] != slots[k-1][t])
			}
			cash := l.choose(l.months(here), f.cash, 0)
			out, in = l.add(out, l.most(l.sub(0, cash), 0)), l.add(in, l.most(cash, 0))
		}
		cash = l.sub(cash, out)
		low, least = l.least(low, l.sub(cash, line(days))), l.least(least, l.sub(cash, kept))
		cash = l.add(cash, in)
	}
	return low, least
}

// die says who dies in a month: who has no cash left that is not restricted. Where it would suffice but for what repays loans, they are the
// cause. What is no number is no cash.
func (l *lowering) die(least, repaid forecast.Vector) {
	out := l.not(l.atMost(l.number(-halfCent), least))
	l.living = l.and(l.p.Alive(), l.not(out))
	l.out.Living = l.living
	if repaid != 0 {
		byLoan := l.and(out, l.atMost(l.number(-halfCent), l.add(least, repaid)))
		for _, x := range l.b.loans {
			days := make([]bool, l.p.Months())
			if month := l.b.monthOf(x.due); x.due != 0 && month >= 0 && month < len(days) {
				days[month] = true
				l.dies(l.and(byLoan, l.months(days)), DeathByLoan, x.of.Ref(), x.of.At)
			}
		}
	}
	l.dies(out, DeathByCash, cashRef(), l.b.c.Plan.At)
}

func (l *lowering) dies(m forecast.Mask, kind CauseKind, of loadline.Ref, at loadline.Source) {
	l.out.Causes = append(l.out.Causes, DeathCause{l.p.Dies(l.maskNode(m)), kind, of, at})
}

// noteCash says what cash stands at, and how long it suffices.
func (l *lowering) noteCash(cash, line forecast.Vector) {
	free, net := l.sub(cash, line), l.now[planRef("net_burn")]
	burns := l.less(0, net)
	l.now[planRef("cash")], l.now[planRef("free_cash")] = cash, free
	l.now[planRef("runway")] = l.choose(burns, l.divided(free, net), l.number(endless))
	l.out.Cash = l.choose(l.living, cash, 0)
	l.out.FreeCash, l.out.Runway = l.node(free), l.now[planRef("runway")]
	l.out.Cash = l.node(l.out.Cash)
}

// divided is a quotient where nobody looks at it when its divisor is nothing.
func (l *lowering) divided(x, y forecast.Vector) forecast.Vector {
	_, known := l.list1(y)
	if x == 0 || known {
		return l.div(x, y)
	}
	return l.p.Div(x, y)
}

// runsOut notes one of the balances, in the months in which it has ended.
func (l *lowering) runsOut(of loadline.Ref, ended forecast.Mask, at loadline.Source) {
	l.ended = append(l.ended, RunsOut{Of: of, Ends: ended, At: at})
}

// firstOut says which balance ends first.
func (l *lowering) firstOut() {
	any := l.p.DeclareMask()
	before := l.p.LagMask(any, 1)
	over := before
	for _, x := range l.ended {
		first := l.p.First(l.maskNode(x.Ends))
		x.First = l.and(first, l.not(over))
		over = l.or(over, first)
		x.Ends = first
		l.out.RunsOut = append(l.out.RunsOut, x)
	}
	l.p.DefineMask(any, l.maskNode(over))
	for i := range l.out.RunsOut {
		l.out.RunsOut[i].First = l.maskNode(l.out.RunsOut[i].First)
	}
}
