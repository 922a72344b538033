package outlook

import (
	"slices"

	"loadline"
)

// MostMonths is how far a ledger goes at most.
const MostMonths = 600

// usualMonths is how far a plan goes that does not say.
const usualMonths = 36

// Reckon is the ledger of a company's plan on a premise. Without a plan there are contracts and loans all the same; the cash is
// then not known. Its diagnostics are about what it cannot count at all, such as a run that no chip can do; [Check] tells the rest.
func Reckon(c *loadline.Company, p Premise) (Course, loadline.Diagnostics) {
	if p.Luck != nil {
		c = drawnCompany(c, p.Luck)
	}
	b := open(c, p)
	if b == nil {
		return Course{Currency: c.Currency, Binds: -1, Open: []Hanging{{
			Unknown: loadline.Unknown{Question: loadline.Textf("On which day does the plan begin?").String(), At: c.Plan.At}, On: []loadline.Ref{cashRef()},
			Counted: loadline.Textf("no month is reckoned")}}}, nil
	}
	for month := range b.months {
		b.write(month)
	}
	b.endRuns()
	b.runways()
	b.lawLines()
	slices.SortStableFunc(b.course.Turns, func(x, y TurningPoint) int { return int(x.Day) - int(y.Day) })
	return b.course, b.problems
}

// open opens the book; nil where nobody says on which day.
func open(c *loadline.Company, p Premise) *book {
	b := &book{c: c, p: p, course: Course{Currency: c.Currency, Binds: -1}}
	plan := c.Plan
	day := plan.From
	if day == 0 {
		day = c.AsOf
	}
	if day == 0 {
		return nil
	}
	b.first = day.AddMonthsOn(0, 1)
	b.months = plan.Months
	if b.months <= 0 {
		b.months = usualMonths
	}
	if p.Months > 0 {
		b.months = p.Months
	}
	b.months = min(b.months, MostMonths)
	b.later = make([][]Flow, b.months)
	if day != b.first {
		b.assume(loadline.Textf("the month of %v is taken whole: its cash is that of its first day, and all its payments lie ahead", day), loadline.Textf("What was paid in it before?"), plan.At)
	}
	b.cash = cents(b.figure(plan.Cash, low, loadline.Textf("How much cash is there on %v?", b.first), plan.At, cashRef()))
	b.kept = cents(b.optional(plan.Restricted, loadline.Ratio{}, high, loadline.Textf("How much of the cash may not be used?"), plan.At, cashRef()))
	b.least = cents(b.optional(plan.MinimumCash, loadline.Ratio{}, high, loadline.Textf("Below which amount may cash not fall?"), plan.At, cashRef()))
	b.supplying()
	b.lending()
	b.compileTerms()
	b.staffing()
	b.planning()
	b.loading()
	b.promising()
	return b
}

// endRuns tells how the runs went, against how they would go by the plan.
func (b *book) endRuns() {
	planned := map[string]loadline.Date{}
	if len(b.p.Stops) > 0 && len(b.runs) > 0 {
		usual := b.p
		usual.Stops = nil
		course, _ := Reckon(b.c, usual)
		for _, r := range course.Runs {
			planned[r.Name] = r.Ends
		}
	}
	for _, r := range b.runs {
		x := &r.course
		x.Left = r.left
		if x.Planned == 0 {
			x.Planned = planned[x.Name]
		}
		if x.Planned == 0 {
			x.Planned = x.Ends
		}
		switch {
		case x.Left.Sign() > 0:
			b.turn(b.end()-1, RunUnfinished, r.ref, x.Left, loadline.Textf("%v is not done when the plan is over: %v chip-hours are left", r.ref, x.Left), r.of.At)
		case x.Ends > x.Planned:
			days := int64(x.Ends) - int64(x.Planned)
			b.turn(x.Ends, RunSlips, r.ref, loadline.Int(days), loadline.Textf("%v ends %d days late", r.ref, days), r.of.At)
		}
		b.course.Runs = append(b.course.Runs, *x)
	}
}

// runways tells how long each thing lasts, and which ends first.
func (b *book) runways() {
	add := func(of loadline.Ref, ends, without loadline.Date, how TurnKind, at loadline.Source) {
		r := Runway{Of: of, Ends: ends, Months: b.months, How: how, At: at}
		if ends != 0 {
			r.Months = max(0, b.monthOf(without))
		}
		for _, h := range b.course.Open {
			if slices.Contains(h.On, of) {
				r.Open = append(r.Open, h.Unknown)
			}
		}
		b.course.Runways = append(b.course.Runways, r)
	}
	add(cashRef(), b.below, b.below, b.belowHow, b.c.Plan.At)
	for _, s := range b.supplies {
		for _, t := range s.tranches {
			if t.opening.Sign() > 0 {
				add(t.ref, t.ended, t.ended.AddDays(1), t.how, t.of.At)
			}
		}
	}
	for _, s := range b.supplies {
		if s.of != nil && s.capacity.Sign() > 0 {
			add(capacityRef(s.of.Name), s.shortOn, s.shortOn, CapacityFallsShort, s.of.At)
		}
	}
	for i, r := range b.course.Runways {
		if !r.Lasts() && (b.course.Binds < 0 || r.Ends < b.course.Runways[b.course.Binds].Ends) {
			b.course.Binds = i
		}
	}
}
