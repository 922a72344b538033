package captable

import (
	"cmp"
	"fmt"

	"loadline"
)

// absence is what an event should have opened and the file does not issue. Figures stay as recorded: nobody knows who
// holds it under which certificate; the diagnostic and every answer say what is missing.
type absence struct {
	closing int32
	shares  loadline.Number // of what: see what
	balance bool
}

// resultsMissing notes results that are not in the file, some or all.
func (b *builder) resultsMissing(i int32, gone, all int) {
	c := &b.closings[i]
	missing := loadline.Number{}
	switch {
	case c.kind == byConversion && !b.secs[c.sec].kind.convertible():
		// in shares of another class, by a ratio of the day
	case c.kind == byConversion:
		if e, _, _ := closingOf(b.company.Transactions[c.tx]); e.Quantity.Saying == loadline.Said && gone == all {
			missing = loadline.Exactly(e.Quantity.Value.Ratio()) // real exports write the shares received
		}
	case c.amount == exactAmount && gone == all:
		missing = loadline.Exactly(c.qty)
	case c.amount == wholeAmount && gone == all && b.secs[c.sec].closed == 1 && b.secs[c.sec].has&loose == 0:
		missing = loadline.Exactly(b.secs[c.sec].qty)
	}
	b.absent = append(b.absent, absence{closing: i, shares: missing})
	b.tellAbsence(len(b.absent) - 1)
}

// balanceMissing notes a balance security that is not in the file.
func (b *builder) balanceMissing(i int32) {
	c := &b.closings[i]
	missing := loadline.Number{}
	if c.amount == exactAmount && b.secs[c.sec].first == i && b.secs[c.sec].has&loose == 0 {
		missing = loadline.Exactly(b.secs[c.sec].qty.Sub(c.qty).Max(loadline.Ratio{}))
	}
	b.absent = append(b.absent, absence{closing: i, shares: missing, balance: true})
	b.tellAbsence(len(b.absent) - 1)
}

// says is the absence in a sentence.
func (l *Ledger) says(a absence) loadline.Text {
	c := &l.closings[a.closing]
	e := l.company.Transactions[c.tx].Base()
	switch known := a.shares.Known(); {
	case a.balance && known:
		return loadline.Textf("The %v of %s of %v leaves a balance security that the file does not issue: %v %s are missing from every figure",
			c.kind, l.nameOf(c.sec), e.Date, a.shares, l.what(c))
	case a.balance:
		return loadline.Textf("The %v of %s of %v leaves a balance security that the file does not issue: what it holds is missing from every figure",
			c.kind, l.nameOf(c.sec), e.Date)
	case known:
		return loadline.Textf("The %v of %s of %v results in securities that the file does not issue: %v %s are missing from every figure",
			c.kind, l.nameOf(c.sec), e.Date, a.shares, l.what(c))
	}
	return loadline.Textf("The %v of %s of %v results in securities that the file does not issue: what they hold is missing from every figure",
		c.kind, l.nameOf(c.sec), e.Date)
}

// what is the unit of what is missing.
func (l *Ledger) what(c *closing) string {
	s := &l.secs[c.sec]
	switch {
	case s.kind.convertible() || c.kind == byConversion:
		return "shares"
	case s.class != none:
		return fmt.Sprintf("shares of %s", l.classes[s.class].title())
	}
	return "shares"
}

func (b *builder) tellAbsence(i int) {
	if b.notes.full(loadline.DanglingReference, loadline.Warning) {
		return
	}
	a := b.absent[i]
	c := &b.closings[a.closing]
	results, balance := b.successors(c)
	if a.balance {
		results = []string{balance}
	}
	b.notes.add(loadline.Diagnostic{Code: loadline.DanglingReference, Severity: loadline.Warning,
		Summary: b.says(a),
		Detail:  loadline.Textf("It names %v. The event is counted, what it should have opened is not: no issuance says who holds it.", results),
		Hint:    loadline.Textf("Add the issuances of the securities that the event opens."),
		At:      b.company.Transactions[c.tx].Base().At})
}

// assumed lists what the facts did not say and the holdings of a day needed.
func (l *Ledger) assumed(h *Holdings) []loadline.Assumption {
	var out []loadline.Assumption
	const most = 20
	for _, a := range l.absent {
		if c := &l.closings[a.closing]; c.date <= h.AsOf && len(out) < most {
			e := l.company.Transactions[c.tx].Base()
			out = append(out, loadline.Assumption{Says: l.says(a), At: e.At,
				Settles: loadline.Textf("Who holds what came of the %v of %s of %v?", c.kind, l.nameOf(c.sec), e.Date)})
		}
	}
	expired := 0
	for _, x := range h.sure {
		s := &l.secs[x.sec]
		if !s.kind.exercised() {
			continue
		}
		if last, said := l.expires(s).Get(); said && last < h.AsOf {
			if expired++; expired <= most {
				out = append(out, loadline.Assumption{At: l.issued(s).At,
					Says:    loadline.Textf("%s expired on %v, but no event ends it: it is counted as outstanding and not as exercisable", l.nameOf(x.sec), last),
					Settles: loadline.Textf("Did %s lapse on %v?", l.nameOf(x.sec), last)})
			}
		}
	}
	for i := range l.plans {
		if p := &l.plans[i]; p.cash && p.fact != nil && !p.fact.Reserved.IsZero() {
			out = append(out, loadline.Assumption{At: p.fact.At, Says: loadline.Textf("the reserve of %v is not counted as shares: all its grants are settled in cash", cmp.Or(p.fact.Title, p.fact.Name, p.id)),
				Settles: loadline.Textf("May grants under %v be settled in shares? (plan)", cmp.Or(p.fact.Title, p.fact.Name, p.id))})
		}
	}
	return append(out, l.sameDay(h.AsOf, most)...)
}

// sameDay lists stock that was issued on the day of a split of its class and does not say whether it contains it: within
// a day issuances come first.
func (l *Ledger) sameDay(day loadline.Date, most int) []loadline.Assumption {
	var out []loadline.Assumption
	split := false
	for i := range l.classes {
		split = split || len(l.classes[i].splits) > 0
	}
	if !split {
		return nil
	}
	for i := range l.secs {
		s := &l.secs[i]
		if s.class == none || s.origin != none || s.has&ownSplit != 0 || s.date > day || len(out) >= most {
			continue
		}
		for _, x := range l.classes[s.class].splits {
			if x.date == s.date {
				out = append(out, loadline.Assumption{At: l.issued(s).At,
					Says:    loadline.Textf("%s was issued on the day of a split of its class and is counted as issued before it", l.nameOf(int32(i))),
					Settles: loadline.Textf("Are the shares of %s counted before or after the split of %v?", l.nameOf(int32(i)), x.date)})
			}
		}
	}
	return out
}
