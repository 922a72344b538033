package outlook

import (
	"loadline"
	"loadline/forecast"
)

// milestones says what the month reaches.
func (l *lowering) milestones() {
	for _, r := range l.b.raises {
		l.now[r.of.Ref()] = l.ago(l.ending(r.of.Ref()), 1, 0)
	}
	milestones := l.b.c.Milestones
	reached := make([]forecast.Mask, len(milestones))
	for i := range milestones {
		x := &milestones[i]
		l.at(x.Ref(), x.At)
		in := make([]bool, l.p.Months())
		day, has := x.Reached.Get()
		for t := range in {
			in[t] = has && day <= l.b.last(t)
		}
		if reached[i] = l.months(in); reached[i] != l.yes {
			if t := l.b.term(x.Ref(), "when"); t != nil {
				reached[i] = l.or(reached[i], l.mask(t, moment{owner: "milestone"}))
				reached[i] = l.p.Reached(l.maskNode(reached[i]))
			}
		}
	}
	for i, x := range milestones {
		l.now[x.Ref()] = l.truth(reached[i])
		l.out.Milestones = append(l.out.Milestones, MilestoneAhead{x.Name, x.Title, l.maskNode(reached[i]), x.At})
	}
}

// raise goes on with a raise after a month: what is over by then brings its money or none, and what may begin begins.
func (l *lowering) raise(r *raise) {
	ref := r.of.Ref()
	when := l.b.term(ref, "when")
	if when == nil {
		l.now[ref] = 0
		return
	}
	takes, endlessly := l.wholeMonths(&r.of.Takes), r.of.Takes.Months.Lo == nil || r.of.Takes.Months.Hi == nil
	if endlessly {
		takes = l.number(MostMonths)
	}
	left, will := l.p.Declare(), l.p.DeclareMask()
	attempts, amount, preMoney := l.p.Declare(), l.p.Declare(), l.p.Declare()
	atOnce := l.same(takes, 0)

	// What was begun earlier and is over.
	var leftBefore, amountBefore, preMoneyBefore forecast.Vector
	var over, closesEarly forecast.Mask
	if atOnce != l.yes {
		leftBefore, amountBefore, preMoneyBefore = l.p.Lag(left, 1, l.node(0)), l.p.Lag(amount, 1, l.node(0)), l.p.Lag(preMoney, 1, l.node(0))
		l.bounds[leftBefore] = between{0, MostMonths}
		over = l.and(l.living, l.same(leftBefore, l.number(1)))
		closesEarly = l.and(over, l.p.LagMask(will, 1))
		l.bring(closesEarly, amountBefore)
	}
	closed := l.add(l.ago(l.ending(ref), 1, 0), l.truth(closesEarly))
	l.now[ref] = closed

	// What begins.
	attempted := l.p.Lag(attempts, 1, l.node(0))
	l.bounds[attempted] = between{0, MostMonths}
	may := l.and(l.living, l.not(l.less(l.number(1), leftBefore)), l.may(r, closed, attempted))
	w := moment{owner: "raise", attempt: attemptAt{attempted, may}}
	starts := l.and(may, l.mask(when, w))
	w.attempt.when = starts
	brings, values := l.terms(r, w)
	l.pay(starts, l.figure(&r.of.Cost, high))
	will2 := l.succeeds(r, starts, attempted)
	closesNow := l.and(starts, atOnce, will2)
	l.bring(closesNow, brings)
	l.now[ref] = l.add(closed, l.truth(closesNow))

	l.p.Define(attempts, l.node(l.add(attempted, l.truth(starts))))
	remaining := l.choose(starts, takes, l.most(l.sub(leftBefore, l.number(1)), 0))
	l.p.Define(left, l.node(remaining))
	l.p.DefineMask(will, l.maskNode(l.or(l.and(starts, will2), l.and(l.p.LagMask(will, 1), l.not(starts)))))
	l.p.Define(amount, l.node(l.choose(starts, brings, amountBefore)))
	l.p.Define(preMoney, l.node(l.choose(starts, values, preMoneyBefore)))
	l.waits(r, starts)

	decided, closes := l.or(over, l.and(starts, atOnce)), l.or(closesEarly, closesNow)
	l.out.Raises = append(l.out.Raises, RaiseAhead{Name: r.of.Name, Title: r.of.Title, Round: r.of.Round, At: r.of.At,
		Amount: l.node(l.choose(closesEarly, amountBefore, brings)), PreMoney: l.node(l.choose(closesEarly, preMoneyBefore, values)),
		Attempt: forecast.Attempted{Starts: l.maskNode(starts), Closes: l.maskNode(closes), Fails: l.maskNode(l.and(decided, l.not(closes))),
			Open: l.maskNode(l.and(l.living, l.less(0, remaining))), Number: l.p.Sub(attempts, l.p.Const(1)), Closed: l.node(l.now[ref])}})
}

// wholeMonths is a spell in months, days as parts of thirty, rounded half up.
func (l *lowering) wholeMonths(s *loadline.Spell) forecast.Vector {
	days, _ := Middle(s.Days)
	months := l.add(l.figure(&s.Months, high), l.number(days.Quo(loadline.Int(30)).Float()))
	return l.most(l.floor(l.add(months, l.number(0.5))), 0)
}

// may says whether an attempt may begin, as often as it was tried and closed before.
func (l *lowering) may(r *raise, closed, attempted forecast.Vector) forecast.Mask {
	times := r.of.Times
	if times == 0 && r.of.Round != "" {
		times = 1
	}
	often := l.yes
	if times > 0 {
		l.bounds[closed] = between{0, MostMonths}
		often = l.less(closed, l.number(float64(times)))
	}
	if r.of.Again.Months.Lo == nil {
		return l.and(often, l.same(attempted, 0))
	}
	l.waiting[r] = l.p.Declare()
	waited := l.p.Sub(l.p.Lag(l.waiting[r], 1, l.node(0)), l.p.Const(1))
	return l.and(often, l.atMost(waited, 0))
}

// waits says how long a raise waits for its next attempt.
func (l *lowering) waits(r *raise, starts forecast.Mask) {
	if wait, has := l.waiting[r]; has {
		waited := l.p.Sub(l.p.Lag(wait, 1, l.node(0)), l.p.Const(1))
		l.p.Define(wait, l.node(l.choose(starts, l.wholeMonths(&r.of.Again), waited)))
	}
}

// terms are what an attempt brings if it succeeds, and what it values the company at.
func (l *lowering) terms(r *raise, w moment) (brings, values forecast.Vector) {
	if t := l.b.term(r.of.Ref(), "amount"); t != nil {
		brings = l.term(t, w)
	} else if money, known := l.b.p.Rounds[r.of.Round]; known {
		brings = l.number(money.Float())
	}
	if t := l.b.term(r.of.Ref(), "pre_money"); t != nil {
		values = l.term(t, w)
	}
	return brings, values
}

// succeeds says on which paths an attempt that begins does: where its coin lies below the chance.
func (l *lowering) succeeds(r *raise, starts forecast.Mask, number forecast.Vector) forecast.Mask {
	if unsaid(r.of.Succeeds) || r.of.Succeeds.Lo == nil || r.of.Succeeds.Hi == nil {
		return 0
	}
	odds := l.figure(&r.of.Succeeds, low)
	key := coinOf(*r.of)
	coin := l.bound(l.p.Uniform(l.p.UncertainEvent(variable(key), number, l.maskNode(starts))), 0, 1)
	l.out.Draws = append(l.out.Draws, Draw{key, coin, loadline.PerEvent, number, l.maskNode(starts)})
	return l.less(coin, odds)
}

// bring brings money after a month.
func (l *lowering) bring(on forecast.Mask, amount forecast.Vector) {
	if on != 0 && amount != 0 {
		l.noteCash(l.choose(on, l.add(l.now[planRef("cash")], amount), l.now[planRef("cash")]), l.freeLine)
	}
}

// pay pays what an attempt costs.
func (l *lowering) pay(on forecast.Mask, amount forecast.Vector) { l.bring(on, l.sub(0, amount)) }
