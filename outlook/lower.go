package outlook

import (
	"loadline"
	"loadline/forecast"
)

// lowering is a plan while it is turned into a program. The book has been opened, and no month of it is written: it tells dates, terms
// and middles.
type lowering struct {
	algebra
	names
	b         *book
	out       Projection
	problems  loadline.Diagnostics
	keys      map[*loadline.Number]figureKey
	drawings  map[drawing]forecast.Vector
	chances   map[drawnAs]forecast.Uncertainty
	flows     []flowAhead
	living    forecast.Mask
	freeLine  forecast.Vector // what cash must not fall below on the last day
	waiting   map[*raise]forecast.Vector
	ended     []RunsOut
	stretched map[forecast.Uncertainty]float64
	middle    Course // the ledger's one path, where something is counted as it is there
}

// figureKey is what a figure means, for its luck.
type figureKey struct {
	key string
	at  loadline.Source
}

// lower turns a plan into a program, in the order of a month.
func lower(b *book) *lowering {
	l := &lowering{algebra: newAlgebra(b.months), b: b, keys: map[*loadline.Number]figureKey{}, drawings: map[drawing]forecast.Vector{}, chances: map[drawnAs]forecast.Uncertainty{}, waiting: map[*raise]forecast.Vector{}, stretched: map[forecast.Uncertainty]float64{}}
	l.names = names{now: map[loadline.Ref]forecast.Vector{}, end: map[loadline.Ref]forecast.Vector{}, opening: map[loadline.Ref]forecast.Vector{}}
	l.out = Projection{Program: l.p, Currency: b.c.Currency, Start: b.first, Months: b.months}
	figures(b.c, func(key string, n *loadline.Number, at loadline.Source) { l.keys[n] = figureKey{key, at} })
	l.correlate()
	l.opening[planRef("runway")] = l.number(endless)
	l.drive()
	l.hire()
	l.valueLines()
	for _, x := range b.lines {
		l.at(x.ref, x.of.At)
		l.charge(x)
	}
	l.onePath()
	l.at(cashRef(), b.c.Plan.At)
	l.walk()
	l.knownBalances()
	l.milestones()
	for _, r := range b.raises {
		l.at(r.of.Ref(), r.of.At)
		l.raise(r)
	}
	l.firstOut()
	l.tellLines()
	l.endNames()
	l.out.Open, l.out.Assumed = b.course.Open, b.course.Assumed
	return l
}

// at says for what the operations from here on stand.
func (l *lowering) at(of loadline.Ref, at loadline.Source) {
	l.out.places = append(l.out.places, madeFor{int32(l.p.Declare()), of, at})
}

// figure is a figure of the plan: as chance makes it, else its middle or what the ledger counts in its place.
func (l *lowering) figure(n *loadline.Number, cautious side) forecast.Vector {
	if s, uncertain := SpreadOf(*n); uncertain {
		k := l.keys[n]
		return l.once(k.key, s, k.at)
	}
	v, _ := counted(*n, cautious)
	return l.number(v.Float())
}

// drive moves the drivers.
func (l *lowering) drive() {
	drivers := l.b.c.Plan.Drivers
	for _, i := range l.b.drivers {
		ref := driverRef(l.b.c, i)
		l.at(ref, drivers[i].At)
		l.now[ref] = l.driver(ref, drivers[i].Next.IsZero())
	}
}

func (l *lowering) driver(ref loadline.Ref, stays bool) forecast.Vector {
	var first forecast.Vector
	if t := l.b.term(ref, "start"); t != nil {
		first = l.term(t, moment{owner: "driver"})
	}
	t := l.b.term(ref, "next")
	if t == nil && !stays { // what is wrong with it was told
		return l.choose(l.firstMonth(), first, 0)
	}
	return l.growing(first, func(before forecast.Vector) forecast.Vector {
		if t == nil {
			return before
		}
		return l.term(t, moment{owner: "driver", driver: ref, prior: before})
	}, l.drawnIn(l.b.term(ref, "start"))...)
}

// drawnIn are what chance makes once of the quantities of an expression.
func (l *lowering) drawnIn(t *term) (out []forecast.Vector) {
	if t == nil {
		return nil
	}
	if t.op == drawOp && t.draw.Drawn == loadline.PerPath {
		out = append(out, l.draw(t.draw, attemptAt{}))
	}
	for i := range t.args {
		out = append(out, l.drawnIn(&t.args[i])...)
	}
	return out
}

// firstMonth is yes in the first month of the plan.
func (l *lowering) firstMonth() forecast.Mask { return l.inMonths(0, 0) }

// inMonths is yes from one month to another.
func (l *lowering) inMonths(first, last int) forecast.Mask {
	in := make([]bool, l.p.Months())
	for t := range in {
		in[t] = t >= first && t <= last
	}
	return l.months(in)
}

// hire lets the teams grow, and pays them on the first day.
func (l *lowering) hire() {
	for _, x := range l.b.teams {
		l.at(x.ref, x.of.At)
		there, grows := l.inMonths(x.first, x.last), l.inMonths(x.first+1, x.last)
		if t := l.b.term(x.ref, "when"); t != nil {
			grows = l.and(grows, l.mask(t, moment{owner: "hire"}))
		}
		people, adds, most := l.figure(&x.of.People, high), l.figure(&x.of.Adds, high), l.figure(&x.of.Most, high)
		capped := func(v forecast.Vector) forecast.Vector {
			if x.endless {
				return v
			}
			return l.choose(there, l.least(v, most), v)
		}
		now := l.growing(capped(people), func(before forecast.Vector) forecast.Vector {
			return capped(l.choose(grows, l.add(before, adds), before))
		})
		now = l.choose(there, now, 0)
		l.now[x.ref] = now
		each := l.mul(l.mul(l.figure(&x.of.Salary, high), l.add(l.number(1), l.figure(&x.of.OnTop, high))), l.number(1.0/12))
		l.flow(flowAhead{of: x.ref, kind: Spent, cash: l.sub(0, l.mul(now, each)), days: l.everyMonth(l.b.start)})
	}
}

// growing is a state. Where all that it hangs on is known it is worked out at once; and where the first month comes from one, from zero or from
// one of some vectors as each later month comes from the one before, it needs no rule of its own.
func (l *lowering) growing(first forecast.Vector, next func(before forecast.Vector) forecast.Vector, likely ...forecast.Vector) forecast.Vector {
	if out, ok := l.foreseen(first, next); ok {
		return out
	}
	for _, prior := range append([]forecast.Vector{0, l.number(1)}, likely...) {
		if next(prior) == first {
			return l.from(prior, l.within(first), next)
		}
	}
	return l.state(first, next)
}

// foreseen is a state of which all is known.
func (l *lowering) foreseen(first forecast.Vector, next func(before forecast.Vector) forecast.Vector) (forecast.Vector, bool) {
	xs, known := l.list1(first)
	if !known {
		return 0, false
	}
	out := []float64{xs[0]}
	for t := 1; t < len(xs); t++ {
		v, ok := l.list1(next(l.number(out[t-1])))
		if !ok {
			return 0, false
		}
		out = append(out, v[t])
	}
	return l.list(out), true
}

// tellLines notes what lines, drivers and teams come to.
func (l *lowering) tellLines() {
	p := &l.b.c.Plan
	add := func(of loadline.Ref, title string, at loadline.Source) {
		l.out.Lines = append(l.out.Lines, LineAhead{of, title, l.node(l.now[of]), at})
	}
	for i := range p.Lines {
		add(lineRef(&p.Lines[i]), p.Lines[i].Title, p.Lines[i].At)
	}
	for i := range p.Drivers {
		add(driverRef(l.b.c, i), p.Drivers[i].Title, p.Drivers[i].At)
	}
	for _, x := range l.b.teams {
		add(x.ref, x.of.Title, x.of.At)
	}
}
