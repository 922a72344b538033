package captable

import (
	"slices"

	"loadline"
)

// DaysOfChange are the days after one and up to another on which a figure may differ from that of the day before, ascending:
// on which something is recorded, something vests, or a right to exercise has run out. Between two of them every figure
// stays. It may name a day on which nothing changes in the end.
func (l *Ledger) DaysOfChange(after, until loadline.Date) []loadline.Date {
	var out []loadline.Date
	add := func(d loadline.Date) {
		if after < d && d <= until {
			out = append(out, d)
		}
	}
	for _, d := range l.dates {
		add(d)
	}
	for i := range l.secs {
		l.daysOf(int32(i), until, add)
	}
	for _, s := range l.service {
		for _, c := range s.changes {
			add(c.date)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// daysOf are the days on which a security vests or may no longer be exercised.
func (l *Ledger) daysOf(i int32, until loadline.Date, add func(loadline.Date)) {
	s := &l.secs[i]
	if s.date > until {
		return
	}
	if last, said := l.expires(s).Get(); said {
		add(last.AddDays(1))
	}
	if g, ok := l.company.Transactions[s.tx].(*loadline.GrantIssuance); ok {
		for _, c := range l.service[s.holder].changes {
			for _, w := range g.Windows {
				add(w.Within.After(c.date).AddDays(1))
			}
		}
	}
	for _, v := range l.vestings(s) {
		add(v.Date)
	}
	if s.kind.convertible() || s.terms < 0 || l.terms[s.terms].broken {
		return
	}
	w := walker{sec: s, plan: &l.terms[s.terms], day: until, splits: l.folder(until).multiplies(i), pays: add}
	if s.has&marked != 0 {
		w.record(l, of(l.marks, i))
	}
	for reading := range 4 {
		w.nominal, w.generous = reading&1 != 0, reading&2 != 0
		w.walk()
	}
}
