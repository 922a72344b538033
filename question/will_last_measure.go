package question

import (
	"cmp"
	"slices"
	"strings"

	"loadline"
	"loadline/forecast"
)

// monthEnd is the last day of a month of the plan, counted from 0.
func (l *lasting) monthEnd(t int) loadline.Date {
	return l.plan.Start.AddMonths(t + 1).AddDays(-1)
}

// measure reads the tally.
func (l *lasting) measure() {
	d, y := &l.data, l.tally
	d.Currency, d.From, d.Months, d.Seed, d.Paths, d.Percentiles, d.Risk = l.plan.Currency, l.plan.Start, l.plan.Months, l.Seed, y.Paths(), l.Percentiles, l.Risk
	d.ByMonth, d.Balances, d.Causes, d.Hangs = []LastingMonth{}, []BalanceLine{}, []CauseLine{}, []HangsLine{}
	d.Control, d.Limits, d.Raises, d.Milestones, d.InTheMiddle = []ControlPart{}, []ControlChance{}, []RaiseChance{}, []MilestoneLine{}, []string{}
	for _, x := range l.plan.InTheMiddle {
		d.InTheMiddle = append(d.InTheMiddle, x.Of.String())
	}
	for t := range d.Months {
		d.ByMonth = append(d.ByMonth, l.month(t))
	}
	d.Runway = quantiles(y.Watched(l.watch.runway, 0), l.Percentiles)
	for i := range l.plan.RunsOut {
		d.Balances = append(d.Balances, l.balance(i))
	}
	for _, c := range l.plan.Causes {
		n := uint64(0)
		for t := range d.Months {
			n += y.Deaths(c.Cause, t)
		}
		if n > 0 {
			d.Causes = append(d.Causes, CauseLine{c.Kind.String(), c.Of, likely(n, d.Paths)})
		}
	}
	for i, r := range l.plan.Raises {
		d.Raises = append(d.Raises, RaiseChance{r.Name, likely(l.counted(l.watch.tried[i]), d.Paths), likely(l.counted(l.watch.closed[i]), d.Paths)})
	}
	for i, m := range l.plan.Milestones {
		by := l.watch.milestones[i]
		d.Milestones = append(d.Milestones, MilestoneLine{m.Name, likely(l.counted(by), d.Paths), l.reachedBy(by, d.Paths, 1, 2), m.At.String()})
	}
	l.hangs()
	l.controlled()
	l.start()
}

func (l *lasting) month(t int) LastingMonth {
	y := l.tally
	before := y.Paths()
	if t > 0 {
		before = y.Survivors(t - 1)
	}
	cash := y.Watched(l.watch.cash, t)
	m := LastingMonth{Month: t + 1, End: l.monthEnd(t), Lasts: likely(y.Survivors(t), y.Paths()), Dry: likely(before-y.Survivors(t), y.Paths()),
		Cash: quantiles(cash, l.Percentiles), Mean: cash.Mean(), Burn: quantiles(y.Watched(l.watch.burn, t), l.Percentiles)}
	return m
}

// counted is on how many paths something happened that happens once.
func (l *lasting) counted(c forecast.Counted) uint64 {
	n := uint64(0)
	for t := range l.data.Months {
		n += l.tally.Count(c, t)
	}
	return n
}

// reachedBy is the last day of the month by which something that happens once has happened on num/den of so many paths; 0: not within the plan.
func (l *lasting) reachedBy(c forecast.Counted, of uint64, num, den uint64) loadline.Date {
	n := uint64(0)
	for t := range l.data.Months {
		if n += l.tally.Count(c, t); n*den >= of*num && of > 0 {
			return l.monthEnd(t)
		}
	}
	return 0
}

func (l *lasting) balance(i int) BalanceLine {
	r, y := l.plan.RunsOut[i], l.tally
	ends, first := l.counted(l.watch.ends[i]), l.counted(l.watch.first[i])
	return BalanceLine{Of: r.Of, Title: l.balanceTitle(r.Of), Ends: likely(ends, y.Paths()), First: likely(first, y.Paths()), At: r.At.String(),
		Early: l.reachedBy(l.watch.ends[i], y.Paths(), 1, 10), Median: l.reachedBy(l.watch.ends[i], y.Paths(), 1, 2), When: l.reachedBy(l.watch.first[i], first, 1, 2),
		Left: quantiles(y.Watched(l.watch.left[i], l.data.Months-1), l.Percentiles)}
}

// balanceTitle is what a reader calls a balance.
func (l *lasting) balanceTitle(of loadline.Ref) string {
	if of.Kind == "plan" {
		return "cash"
	}
	name, tranche, _ := strings.Cut(of.Name, ".")
	title := name
	for _, k := range l.c.Company.Contracts {
		if k.Name == name {
			title = cmp.Or(k.Title, k.Name)
		}
	}
	if of.Kind == "credits" {
		return loadline.Textf("credits %v of %v", tranche, title).String()
	}
	return loadline.Textf("capacity of %v", title).String()
}

// hangs reads what lasting and cash hang on: what hangs most stands first.
func (l *lasting) hangs() {
	last := 9
	for n, i := range l.watch.felt {
		in := l.plan.Inputs[i]
		life, _ := l.tally.Felt(l.watch.feltLife, n)
		cash, paths := l.tally.Felt(l.watch.feltCash, n)
		if paths[0] == 0 || paths[last] == 0 {
			continue
		}
		l.data.Hangs = append(l.data.Hangs, HangsLine{Key: in.Key, Title: in.Title, Lasts: [2]float64{life[0], life[last]}, Cash: [2]float64{cash[0], cash[last]}, At: in.At.String()})
	}
	slices.SortStableFunc(l.data.Hangs, func(a, b HangsLine) int {
		return cmp.Or(cmp.Compare(gap2(b.Lasts), gap2(a.Lasts)), cmp.Compare(gap2(b.Cash), gap2(a.Cash)))
	})
}

// gap2 is how far two figures are apart.
func gap2(x [2]float64) float64 { return max(x[0]-x[1], x[1]-x[0]) }

// controlled reads who decides by then.
func (l *lasting) controlled() {
	w, y, end := l.watch.control, l.tally, l.data.Months-1
	if len(l.plan.Raises) == 0 {
		return // nothing of it moves
	}
	path := pathVotes{d: l.control, x: l.control.after(nil).readings[0]}
	for i, g := range w.groups {
		owned, _ := path.owned(i)
		votes, _ := path.voteShare(i)
		part := ControlPart{Group: l.control.groups[i].Name, Now: [2]float64{owned, votes}, Owned: quantiles(y.Watched(g.byMonth[0], end), l.Percentiles), Votes: quantiles(y.Watched(g.byMonth[1], end), l.Percentiles),
			ByMonth: []PartMonth{}}
		for k := range 2 {
			if at := y.Watched(g.byMonth[k], end); at.N() > 0 {
				part.Mean[k], part.Most[k] = at.Mean(), y.Watched(g.last[k], end).Mean()
			}
		}
		for t := range l.data.Months {
			part.ByMonth = append(part.ByMonth, PartMonth{t + 1, quantiles(y.Watched(g.byMonth[0], t), l.Percentiles), quantiles(y.Watched(g.byMonth[1], t), l.Percentiles)})
		}
		l.data.Control = append(l.data.Control, part)
	}
	for i, x := range w.limits {
		no, open, yes := marksOf(y.Watched(x.end, end))
		of := l.control.limits[i]
		l.data.Limits = append(l.data.Limits, ControlChance{of.Title, likely(yes, y.Paths()), likely(no, y.Paths()), likely(open, y.Paths()), of.At.String()})
	}
}

// marksOf is on how many paths a truth was no, could not be told, and was yes: see [truthMark].
func marksOf(h *forecast.Histogram) (no, open, yes uint64) {
	n := float64(h.N())
	if n == 0 {
		return 0, 0, 0
	}
	below := func(x float64) uint64 { return uint64(h.Below(x)*n + .5) }
	no = below(1.5)
	open = below(2.5) - no
	return no, open, h.N() - no - open
}
