package governance

import (
	"slices"

	"loadline"
	"loadline/captable"
)

// DaysOfChange are the days after one and up to another on which a fact of a company may differ from the day before,
// ascending: holdings change, something is recorded, a fact begins, ends or turns on a day that is stated. Between two of them
// every order of deciding is alike. It may name a day on which nothing changes in the end.
func DaysOfChange(c *loadline.Company, l *captable.Ledger, after, until loadline.Date) []loadline.Date {
	out := append(l.DaysOfChange(after, until), DaysOfDeciding(c, l, after, until)...)
	slices.Sort(out)
	return slices.Compact(out)
}

// DaysOfDeciding are those of [DaysOfChange] on which somebody may vote otherwise than the day before: what vests is no matter
// of votes.
func DaysOfDeciding(c *loadline.Company, l *captable.Ledger, after, until loadline.Date) []loadline.Date {
	k := calendar{after: after, until: until}
	for _, d := range l.Dates() {
		k.event(d)
	}
	for _, t := range c.Transactions {
		k.event(t.Base().Date)
	}
	for _, m := range c.Milestones {
		on, _ := m.Reached.Get()
		k.event(on)
	}
	for _, d := range c.Documents {
		k.period(d.Period)
	}
	for _, law := range c.Laws {
		for i := range law.Provisions {
			k.period(law.Provisions[i].Period)
		}
	}
	for i := range c.Bodies {
		k.body(&c.Bodies[i])
	}
	k.bindings(c)
	slices.Sort(k.days)
	return slices.Compact(k.days)
}

// calendar collects days of change.
type calendar struct {
	after, until loadline.Date
	days         []loadline.Date
}

func (k *calendar) add(d loadline.Date) {
	if k.after < d && d <= k.until {
		k.days = append(k.days, d)
	}
}

// event is a day on which something happens: what begins with it binds on the day, what ends with it binds on the day for
// the last time.
func (k *calendar) event(d loadline.Date) {
	k.add(d)
	k.add(d.AddDays(1))
}

func (k *calendar) period(p loadline.Period) {
	k.add(p.From)
	k.add(p.To.AddDays(1))
}

func (k *calendar) span(s loadline.Span) {
	for _, ts := range [2][]loadline.Trigger{s.From, s.Until} {
		for _, t := range ts {
			k.event(t.Date)
		}
	}
}

func (k *calendar) body(b *loadline.Body) {
	k.span(b.Span)
	for _, v := range b.Votes {
		k.span(v.Span)
	}
	for i := range b.Seats {
		k.span(b.Seats[i].Span)
		k.event(b.Seats[i].TermEnds)
	}
}

// bindings are the spans of what binds beside bodies.
func (k *calendar) bindings(c *loadline.Company) {
	for i := range c.Offices {
		k.span(c.Offices[i].Span)
		for _, t := range c.Offices[i].Span.Until {
			k.event(t.Date.AddDays(1)) // whoever held it has left on the day after
		}
	}
	for i := range c.Matters {
		k.span(c.Matters[i].Span)
	}
	for i := range c.Consents {
		k.span(c.Consents[i].Span)
	}
	for i := range c.Rights {
		k.span(c.Rights[i].Span)
	}
	for i := range c.Agreements {
		k.span(c.Agreements[i].Span)
	}
	for i := range c.Drags {
		k.span(c.Drags[i].Span)
	}
	for i := range c.Upons {
		k.span(c.Upons[i].Span)
	}
}

// HangsOnHoldings says whether anything begins or ends with what somebody holds, or with the money that was raised.
func (o *Order) HangsOnHoldings() bool { return o.onHoldings() }

// HangsOnLeaving says whether anything begins or ends when somebody leaves, an office or the company.
func (o *Order) HangsOnLeaving() bool { return o.hangsOn(loadline.Leaves) }

func (o *Order) readOnHoldings() bool {
	return o.hangsOn(loadline.FallsBelow, loadline.ChangeOfControl, loadline.Raised)
}

// hangsOn says whether the span of any fact begins or ends with one of these kinds of events.
func (o *Order) hangsOn(kinds ...loadline.TriggerKind) bool {
	c := o.company
	found := false
	span := func(s loadline.Span) {
		for _, ts := range [2][]loadline.Trigger{s.From, s.Until} {
			found = found || slices.ContainsFunc(ts, func(t loadline.Trigger) bool { return slices.Contains(kinds, t.Kind) })
		}
	}
	for i := range c.Bodies {
		b := &c.Bodies[i]
		span(b.Span)
		for j := range b.Votes {
			span(b.Votes[j].Span)
		}
		for j := range b.Seats {
			span(b.Seats[j].Span)
		}
	}
	for i := range c.Offices {
		span(c.Offices[i].Span)
	}
	for i := range c.Matters {
		span(c.Matters[i].Span)
	}
	for i := range c.Consents {
		span(c.Consents[i].Span)
	}
	for i := range c.Rights {
		span(c.Rights[i].Span)
	}
	for i := range c.Agreements {
		span(c.Agreements[i].Span)
	}
	for i := range c.Drags {
		span(c.Drags[i].Span)
	}
	return found
}
