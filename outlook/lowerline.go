package outlook

import (
	"loadline"
	"loadline/forecast"
)

// flowAhead is a payment of a month: cash comes in where it is above zero. It is paid on a day that is known for each month; in a
// month that has no day it is nothing.
type flowAhead struct {
	of   loadline.Ref
	kind FlowKind
	cash forecast.Vector
	days []loadline.Date
}

func (l *lowering) flow(f flowAhead) {
	if f.cash != 0 {
		l.flows = append(l.flows, f)
	}
}

// everyMonth is a day for each month.
func (l *lowering) everyMonth(day func(month int) loadline.Date) []loadline.Date {
	out := make([]loadline.Date, l.p.Months())
	for t := range out {
		out[t] = day(t)
	}
	return out
}

// valueLines says what the lines come to in a month.
func (l *lowering) valueLines() {
	for _, i := range l.b.lineOrder {
		x := l.b.lines[i]
		l.at(x.ref, x.of.At)
		gate := l.inMonths(x.first, x.last)
		if x.when != nil {
			gate = l.and(gate, l.mask(x.when, moment{owner: "line"}))
		}
		l.now[x.ref] = l.choose(gate, l.mul(l.amount(x), l.season(x)), 0)
	}
}

// amount is what a line comes to in a month for which it is, its season left aside.
func (l *lowering) amount(x *line) forecast.Vector {
	if x.each != nil {
		return l.term(x.each, moment{owner: "line"})
	} else if !x.of.Amount.IsZero() {
		return 0 // what is wrong with it was told
	}
	start, factor := l.grows(x)
	if start == 0 {
		return 0
	}
	grown := 0 // months that it has grown when the plan begins
	if x.of.When.IsZero() {
		grown = max(0, -x.first)
	}
	start = l.mul(start, l.power(factor, grown))
	if l.isOne(factor) {
		return start
	}
	begins, first := l.inMonths(0, max(x.first, 0)), start
	return l.growing(start, func(before forecast.Vector) forecast.Vector {
		return l.choose(begins, first, l.mul(before, factor))
	})
}

// grows is what a line comes to in its first month, and the factor of each later one.
func (l *lowering) grows(x *line) (start, factor forecast.Vector) {
	cautious := high
	if x.of.Kind == loadline.Income {
		cautious = low
	}
	if !unsaid(x.of.Start) || len(x.of.Once) == 0 {
		start = l.figure(&x.of.Start, cautious)
	}
	return start, l.add(l.number(1), l.figure(&x.of.Grows, cautious))
}

// power is a vector by itself so many times.
func (l *lowering) power(v forecast.Vector, n int) forecast.Vector {
	out := l.number(1)
	for ; n > 0; n >>= 1 {
		if n&1 != 0 {
			out = l.mul(out, v)
		}
		v = l.mul(v, v)
	}
	return out
}

// season is the factor of a line in each month.
func (l *lowering) season(x *line) forecast.Vector {
	if len(x.of.Season) != 12 {
		return l.number(1)
	}
	out := make([]float64, l.p.Months())
	for t := range out {
		out[t] = l.factorIn(x, t)
	}
	return l.list(out)
}

// factorIn is the season's factor in a month of the plan, or before it.
func (l *lowering) factorIn(x *line, month int) float64 {
	if len(x.of.Season) != 12 {
		return 1
	}
	_, calendar, _ := l.b.start(month).Civil()
	return x.of.Season[calendar-1].Float()
}

// charge charges a line: at once, later, or as use of a contract.
func (l *lowering) charge(x *line) {
	if l.usedOnContract(x) {
		return // counted in the middle
	}
	l.chargeOnce(x)
	if l.now[x.ref] == 0 {
		return
	}
	amount := l.mul(l.now[x.ref], l.supplied(x))
	cash, kind, day := l.sub(0, amount), Spent, l.b.start
	if x.of.Kind == loadline.Income {
		cash, kind, day = amount, Earned, l.b.last
	}
	if x.delay == (loadline.Duration{}) {
		l.flow(flowAhead{x.ref, kind, cash, l.everyMonth(day)})
		return
	}
	l.postpone(x, cash)
	l.chargedBefore(x)
}

// supplied is the part of each month in which the contract runs on which a line is earned.
func (l *lowering) supplied(x *line) forecast.Vector {
	if x.supply == nil {
		return l.number(1)
	}
	out := make([]float64, l.p.Months())
	for t := range out {
		whole := span{l.b.start(t), l.b.last(t)}
		out[t] = float64(total(x.supply.supplied(whole))) / float64(whole.days())
	}
	return l.list(out)
}

// postpone pays later what is charged in each month.
func (l *lowering) postpone(x *line, cash forecast.Vector) {
	for later := 0; later < l.p.Months(); later++ {
		days, any := l.paydays(x, later)
		if any {
			l.flow(flowAhead{x.ref, Settled, l.choose(l.on(days), l.earlier(cash, later), 0), days})
		}
	}
}

// earlier is a vector so many months before, nothing before the plan.
func (l *lowering) earlier(v forecast.Vector, months int) forecast.Vector {
	if months == 0 {
		return v
	}
	return l.ago(v, months, 0)
}

// paydays are the days, by month, on which what was charged so many months earlier is paid, where that is in the month.
func (l *lowering) paydays(x *line, later int) (days []loadline.Date, any bool) {
	days = make([]loadline.Date, l.p.Months())
	for t := later; t < len(days); t++ {
		if day := l.b.payday(x, t-later); l.b.monthOf(day) == t {
			days[t], any = day, true
		}
	}
	return days, any
}

// on is yes in the months that have a day.
func (l *lowering) on(days []loadline.Date) forecast.Mask {
	in := make([]bool, len(days))
	for t := range in {
		in[t] = days[t] != 0
	}
	return l.months(in)
}

// chargedBefore pays within the plan what was charged before it.
func (l *lowering) chargedBefore(x *line) {
	if !x.of.Amount.IsZero() || !x.of.When.IsZero() {
		return
	}
	start, factor := l.grows(x)
	for month := x.first; month < 0 && month <= x.last; month++ {
		day := l.b.payday(x, month)
		if at := l.b.monthOf(day); at >= 0 && at < l.p.Months() {
			amount := l.mul(l.mul(start, l.power(factor, month-x.first)), l.number(l.factorIn(x, month)))
			if x.of.Kind == loadline.Cost {
				amount = l.sub(0, amount)
			}
			l.flow(l.onDay(x.ref, Settled, amount, day))
		}
	}
}

// onDay is a payment on one day; of none where the day is not within the plan.
func (l *lowering) onDay(of loadline.Ref, kind FlowKind, cash forecast.Vector, day loadline.Date) flowAhead {
	days := make([]loadline.Date, l.p.Months())
	if month := l.b.monthOf(day); month >= 0 && month < len(days) {
		days[month] = day
	}
	return flowAhead{of, kind, l.choose(l.on(days), cash, 0), days}
}

// chargeOnce charges the amounts that have a day of their own.
func (l *lowering) chargeOnce(x *line) {
	for i := range x.of.Once {
		once := &x.of.Once[i]
		if x.supply != nil && len(x.supply.supplied(span{once.Date, once.Date})) == 0 {
			continue // nothing to earn it on
		}
		if x.of.Kind == loadline.Income {
			l.flow(l.onDay(x.ref, Earned, l.figure(&once.Amount, low), once.Date))
		} else {
			l.flow(l.onDay(x.ref, Spent, l.sub(0, l.figure(&once.Amount, high)), once.Date))
		}
	}
}
