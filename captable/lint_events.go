package captable

import "loadline"

// What contradicts itself in single transactions.

// dangling says once of a missing fact that transactions name it.
func (b *builder) dangling(e *loadline.Event, what, id string) {
	if b.dangles == nil {
		b.dangles = map[[2]string]bool{}
	}
	if b.dangles[[2]string{what, id}] {
		return
	}
	b.dangles[[2]string{what, id}] = true
	if b.notes.full(loadline.DanglingReference, loadline.Warning) {
		return
	}
	b.notes.add(loadline.Diagnostic{Code: loadline.DanglingReference, Severity: loadline.Warning,
		Summary: loadline.Textf("The file does not hold the %s %q", what, id),
		Detail:  loadline.Textf("The transaction %s of %v names it, and others may. What hangs on it is not known; a holder, class or plan is listed by that id.", e.ID, e.Date),
		Hint:    loadline.Textf("Add the %s to the file, or correct the id.", what),
		At:      e.At})
}

func (b *builder) negative(t *loadline.Issued) {
	if b.notes.full(loadline.BadValue, loadline.Error) {
		return
	}
	b.notes.add(loadline.Diagnostic{Code: loadline.BadValue, Severity: loadline.Error,
		Summary: loadline.Textf("%s is issued for less than nothing", t.SecurityID),
		Detail:  loadline.Textf("A quantity is never negative. The security is counted as nothing."),
		Hint:    loadline.Textf("Record what ends a security as a cancellation, repurchase or transfer."),
		At:      t.At})
}

func (b *builder) negativeEvent(c *loadline.Closing) {
	if b.notes.full(loadline.BadValue, loadline.Error) {
		return
	}
	b.notes.add(loadline.Diagnostic{Code: loadline.BadValue, Severity: loadline.Error,
		Summary: loadline.Textf("An event of %v ends less than nothing of %s", c.Date, c.SecurityID),
		Detail:  loadline.Textf("Its quantity is %v. It is counted as ending nothing.", c.Quantity.Value),
		Hint:    loadline.Textf("Record new shares as an issuance."),
		At:      c.At})
}

func (b *builder) badRatio(t *loadline.Split) {
	if b.notes.full(loadline.BadValue, loadline.Error) {
		return
	}
	b.notes.add(loadline.Diagnostic{Code: loadline.BadValue, Severity: loadline.Error,
		Summary: loadline.Textf("A split of %v has the ratio %v", t.Date, t.Ratio),
		Detail:  loadline.Textf("A split gives more than none new shares for each old one. It is not counted."),
		Hint:    loadline.Textf("Write two for one as 2, one for ten as 1/10."),
		At:      t.At})
}

func (b *builder) tooManySplits(c *class, x split, kept int) {
	if b.notes.full(loadline.TooLarge, loadline.Error) {
		return
	}
	b.notes.add(loadline.Diagnostic{Code: loadline.TooLarge, Severity: loadline.Error,
		Summary: loadline.Textf("%s is split more often, or by longer ratios, than can be followed", c.title()),
		Detail:  loadline.Textf("The first %d splits are counted, that of %v and later ones are not. Loadline follows %d splits of a class, whose ratios together have at most %d binary digits.", kept, x.date, mostSplits, mostBits),
		Hint:    loadline.Textf("Remove splits that are recorded twice."),
		At:      x.at})
}

func (b *builder) resultBeforeEvent(c *closing, i int32, first loadline.Date) {
	if b.notes.full(loadline.ResultBeforeEvent, loadline.Warning) {
		return
	}
	e := b.company.Transactions[c.tx].Base()
	var names, at = "", []loadline.Source(nil)
	for s := range b.ties(c, i) {
		if b.secs[s].date < c.date {
			if names == "" {
				names = b.nameOf(s)
			}
			at = append(at, b.issued(&b.secs[s]).At)
		}
	}
	b.notes.add(loadline.Diagnostic{Code: loadline.ResultBeforeEvent, Severity: loadline.Warning,
		Summary: loadline.Textf("%s comes of the %v of %s, and is older than it", names, c.kind, b.nameOf(c.sec)),
		Detail:  loadline.Textf("It is dated %v, the event %v. Either the event happened when its result is dated and was recorded later, or the result exists from the event's date; between the two dates figures are given for both readings. The two securities are never counted beside one another.", first, e.Date),
		Hint:    loadline.Textf("Date the event on the day on which it happened, or the certificate on the day of the event."),
		At:      e.At, Related: at})
}

func (b *builder) splitLeavesOpen(x split, s *security) {
	if b.notes.full(loadline.SplitLeavesOpen, loadline.Warning) {
		return
	}
	t := b.issued(s)
	name := t.CustomID
	if name == "" {
		name = t.SecurityID
	}
	detail := loadline.Textf("It is a right over the class that was split %v for one. Figures are given for both readings: multiplied and not.", x.ratio)
	if s.class == none {
		detail = loadline.Textf("A class was split %v for one, and nothing says over which class the right is. Figures are given for both readings: multiplied and not.", x.ratio)
	}
	b.notes.add(loadline.Diagnostic{Code: loadline.SplitLeavesOpen, Severity: loadline.Warning,
		Summary: loadline.Textf("Nothing says whether %s follows the split of %v", name, x.date),
		Detail:  detail,
		Hint:    loadline.Textf("Issue it under a plan that says so, or replace it by one that contains the split."),
		At:      t.At, Related: []loadline.Source{x.at}})
}

func (b *builder) splitLeavesOpenForPlan(x split, p *plan) {
	if b.notes.full(loadline.SplitLeavesOpen, loadline.Warning) {
		return
	}
	at := p.source()
	if !at.Known() {
		at = x.at
	}
	b.notes.add(loadline.Diagnostic{Code: loadline.SplitLeavesOpen, Severity: loadline.Warning,
		Summary: loadline.Textf("Nothing says whether %s follows the split of %v", p.title(), x.date),
		Detail:  loadline.Textf("Its class was split %v for one. Its reserve and its grants are given for both readings: multiplied and not.", x.ratio),
		Hint:    loadline.Textf("State whether the plan follows splits; plans commonly have a clause on changes in capitalisation."),
		At:      at, Related: []loadline.Source{x.at}})
}

// checkTakes compares what events ask of a security with what it holds. The ledger was folded with every event on its
// own day and no open split followed.
func (b *builder) checkTakes(f *folder, i int32) {
	s := &b.secs[i]
	room := b.generous(f, i)
	for j := range f.takes {
		t := &f.takes[j]
		c := &b.closings[t.closing]
		if c.date < s.date {
			b.eventBeforeSecurity(c, i)
		}
		exact := c.amount == exactAmount
		switch {
		case exact && t.asked.Cmp(t.limit) > 0 && !t.before.open && !room[t.closing]:
			b.moreThanHeld(c, t, loadline.Error)
		case t.before.zero() && (!exact || t.asked.Sign() > 0):
			b.closedTwice(c, i)
		case exact && !t.before.open && t.asked.Cmp(t.before.hi) > 0 && !room[t.closing]:
			b.moreThanHeld(c, t, loadline.Warning)
		default:
			b.compareBalance(c, t)
		}
	}
}

// generous are the events that ask for no more than there is where the security follows splits that it may follow.
func (b *builder) generous(f *folder, i int32) map[int32]bool {
	c, ok := b.follow[i]
	if s := &b.secs[i]; !ok && s.plan != none && s.kind != KindStock {
		c, ok = b.plans[s.plan].choice, b.plans[s.plan].choice != none
	}
	if !ok {
		return nil
	}
	out := map[int32]bool{}
	f.answers[c] = whenDated
	f.fold(i)
	for _, t := range f.takes {
		out[t.closing] = t.asked.Cmp(t.before.hi) <= 0
	}
	f.answers[c] = asRecorded
	f.fold(i)
	return out
}

func (b *builder) eventBeforeSecurity(c *closing, i int32) {
	if b.notes.full(loadline.EventBeforeSecurity, loadline.Warning) {
		return
	}
	t := b.issued(&b.secs[i])
	b.notes.add(loadline.Diagnostic{Code: loadline.EventBeforeSecurity, Severity: loadline.Warning,
		Summary: loadline.Textf("The %v of %s is dated before the security", c.kind, b.nameOf(i)),
		Detail:  loadline.Textf("It is dated %v, the issuance %v. It takes effect at the issuance: nothing can end before it exists.", c.date, t.Date),
		Hint:    loadline.Textf("Correct whichever date is the day of an export rather than of the event."),
		At:      b.company.Transactions[c.tx].Base().At, Related: []loadline.Source{t.At}})
}

func (b *builder) moreThanHeld(c *closing, t *take, severity loadline.Severity) {
	if b.notes.full(loadline.MoreThanHeld, severity) {
		return
	}
	e, s := b.company.Transactions[c.tx].Base(), b.issued(&b.secs[c.sec])
	asked, limit := t.asked.Quo(t.factor), t.limit.Quo(t.factor)
	d := loadline.Diagnostic{Code: loadline.MoreThanHeld, Severity: severity,
		Summary: loadline.Textf("The %v of %v ends %v of %s, which was issued for %v", c.kind, e.Date, loadline.SharesOf(asked), b.nameOf(c.sec), loadline.SharesOf(limit)),
		Detail:  loadline.Textf("No event can end more than a security was issued for. The quantity or the security is wrong, and which cannot be told: the company cannot be used."),
		Hint:    loadline.Textf("Correct the quantity of the event, or name the security that it acts on."),
		At:      e.At, Related: []loadline.Source{s.At}}
	if severity == loadline.Warning {
		left := t.before.hi.Quo(t.factor)
		d.Summary = loadline.Textf("The %v of %v ends %v of %s, of which %v were left", c.kind, e.Date, loadline.SharesOf(asked), b.nameOf(c.sec), loadline.SharesOf(left))
		d.Detail = loadline.Textf("Earlier events had ended the rest. It is counted as ending the %v that were left.", loadline.SharesOf(left))
	}
	b.notes.add(d)
}

func (b *builder) closedTwice(c *closing, i int32) {
	if b.notes.full(loadline.ClosedTwice, loadline.Warning) {
		return
	}
	e := b.company.Transactions[c.tx].Base()
	d := loadline.Diagnostic{Code: loadline.ClosedTwice, Severity: loadline.Warning,
		Summary: loadline.Textf("The %v of %v ends %s, which had ended before", c.kind, e.Date, b.nameOf(i)),
		Detail:  loadline.Textf("Earlier events leave nothing of it, so this one is not counted."),
		Hint:    loadline.Textf("Keep the event that happened and remove the other."),
		At:      e.At}
	if first := &b.closings[b.secs[i].first]; first != c {
		f := b.company.Transactions[first.tx].Base()
		d.Detail = loadline.Textf("The %v of %v comes first and leaves nothing of it, so this one is not counted.", first.kind, f.Date)
		if b.secs[i].closed > 2 {
			d.Detail = loadline.Textf("Earlier events, the first a %v of %v, leave nothing of it, so this one is not counted.", first.kind, f.Date)
		}
		d.Related = []loadline.Source{f.At}
	}
	b.notes.add(d)
}

// compareBalance checks that what an event leaves over is what its balance security holds.
func (b *builder) compareBalance(c *closing, t *take) {
	if c.balance < 0 || c.amount != exactAmount || !t.before.exact() {
		return
	}
	rest := t.before.lo.Quo(t.factor).Sub(c.qty).Max(loadline.Ratio{})
	s := &b.secs[c.balance]
	if t.before.zero() || rest.Equal(s.qty) || b.notes.full(loadline.BalanceMismatch, loadline.Warning) {
		return
	}
	e := b.company.Transactions[c.tx].Base()
	b.notes.add(loadline.Diagnostic{Code: loadline.BalanceMismatch, Severity: loadline.Warning,
		Summary: loadline.Textf("The %v of %v leaves %v of %s, and its balance %s is for %v", c.kind, e.Date, loadline.SharesOf(rest), b.nameOf(c.sec), b.nameOf(c.balance), loadline.SharesOf(s.qty)),
		Detail:  loadline.Textf("The balance security holds what the event does not end. Figures count securities as they are issued."),
		Hint:    loadline.Textf("Correct the quantity of the event or of the balance security."),
		At:      e.At, Related: []loadline.Source{b.issued(s).At}})
}

// outcome is what comes of an event, its balance aside.
type outcome struct {
	sum   loadline.Ratio
	found int
}

// compareResults checks that what comes of events is what they ended.
func (b *builder) compareResults() {
	out := make([]outcome, len(b.closings))
	for i := range b.secs {
		if s := &b.secs[i]; s.origin != none && s.has&isBalance == 0 {
			o := &out[s.origin]
			o.sum, o.found = o.sum.Add(s.qty), o.found+1
		}
	}
	for j := range b.closings {
		b.compareOutcome(&b.closings[j], out[j])
	}
}

// compareOutcome checks one event. An exercise or a release may deliver fewer shares, the rest paying for price or tax; a
// conversion has its own ratio; a reissuance that carries out a split multiplies.
func (b *builder) compareOutcome(c *closing, o outcome) {
	if c.amount != exactAmount || c.kind > byTransfer || c.kind == byConversion {
		return
	}
	if o.found == 0 || o.sum.Equal(c.qty) || c.kind != byTransfer && o.sum.Cmp(c.qty) < 0 {
		return
	}
	if results, _ := b.successors(c); o.found < len(results) || b.notes.full(loadline.BalanceMismatch, loadline.Warning) {
		return
	}
	e := b.company.Transactions[c.tx].Base()
	b.notes.add(loadline.Diagnostic{Code: loadline.BalanceMismatch, Severity: loadline.Warning,
		Summary: loadline.Textf("The %v of %v ends %v of %s, and %v come of it", c.kind, e.Date, loadline.SharesOf(c.qty), b.nameOf(c.sec), loadline.SharesOf(o.sum)),
		Detail:  loadline.Textf("What comes of a transfer is what was transferred, and of an exercise or a release no more than was exercised or released. Figures count securities as they are issued."),
		Hint:    loadline.Textf("Correct the quantity of the event or of its results."),
		At:      e.At})
}
