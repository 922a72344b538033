package captable

import "loadline"

// checkExercises compares what was exercised or released with what had vested, and with how long it could be. The ledger
// was folded as for checkTakes.
func (b *builder) checkExercises(f *folder, i int32) {
	s := &b.secs[i]
	if !s.kind.exercised() && s.kind != KindStockUnit || s.has&(twin|loose) != 0 {
		return
	}
	gone := loadline.Ratio{} // what left as vested, in shares of the day
	for j := range f.takes {
		t := &f.takes[j]
		c := &b.closings[t.closing]
		if c.kind <= byRelease && c.choice == none && c.date >= s.date && !t.before.zero() {
			if c.kind != byExercise || !b.tooLate(c, i) {
				b.notVested(f, t, i, gone)
			}
		}
		if !c.kind.endsUnvestedFirst() {
			gone = gone.Add(t.took.lo)
		}
	}
}

// tooLate tells an exercise after its end, and says whether it did.
func (b *builder) tooLate(c *closing, i int32) bool {
	s := &b.secs[i]
	if last, said := b.expires(s).Get(); said && last < c.date {
		b.tellTooLate(c, i, loadline.Textf("The exercise of %s of %v comes after it had expired on %v", b.nameOf(i), c.date, last))
		return true
	}
	if g, ok := b.company.Transactions[s.tx].(*loadline.GrantIssuance); ok {
		if gone, left := b.left(s.holder, c.date); left && b.windowOpen(g, gone, c.date) == loadline.No {
			b.tellTooLate(c, i, loadline.Textf("The exercise of %s of %v comes after its window had closed: its holder left on %v", b.nameOf(i), c.date, gone.date), gone.at)
			return true
		}
	}
	return false
}

func (b *builder) tellTooLate(c *closing, i int32, summary loadline.Text, because ...loadline.Source) {
	if b.notes.full(loadline.ExerciseTooLate, loadline.Warning) {
		return
	}
	b.notes.add(loadline.Diagnostic{Code: loadline.ExerciseTooLate, Severity: loadline.Warning, Summary: summary,
		Detail: loadline.Textf("What can no longer be exercised gives no shares, unless the time was extended. It is counted as recorded."),
		Hint:   loadline.Textf("Correct the date, or record the longer time that was agreed."),
		At:     b.company.Transactions[c.tx].Base().At, Related: append([]loadline.Source{b.issued(&b.secs[i]).At}, because...)})
}

// notVested tells an exercise or a release of more than had vested, in any reading of the schedule.
func (b *builder) notVested(f *folder, t *take, i int32, gone loadline.Ratio) {
	s, c := &b.secs[i], &b.closings[t.closing]
	if t.amount != exactAmount || t.asked.Sign() <= 0 || t.asked.Cmp(t.before.hi) > 0 || s.terms == none && s.has&dated == 0 || b.mayFollow(i) {
		return
	}
	g, _ := b.company.Transactions[s.tx].(*loadline.GrantIssuance)
	early := g != nil && c.kind == byExercise && g.EarlyExercisable.Known()
	if early && g.EarlyExercisable.Saying == loadline.Said && g.EarlyExercisable.Value {
		return
	}
	v, _ := f.vested(i, c.date)
	free := v.hi.Mul(f.scale(i, f.day)).Sub(gone).Max(loadline.Ratio{})
	if v.open || t.asked.Cmp(free) <= 0 || b.notes.full(loadline.ExerciseNotVested, loadline.Warning) {
		return
	}
	d := loadline.Diagnostic{Code: loadline.ExerciseNotVested, Severity: loadline.Warning,
		Summary: loadline.Textf("The %v of %s of %v is of %v, and %v had vested", c.kind, b.nameOf(i), c.date, loadline.SharesOf(t.asked.Quo(t.factor)), loadline.SharesOf(free.Quo(t.factor))),
		Detail:  loadline.Textf("Nothing says that it may be exercised before it has vested. It is counted as recorded."),
		Hint:    loadline.Textf("Correct the quantity, the date or the schedule, or say that it may be exercised early."),
		At:      b.company.Transactions[c.tx].Base().At, Related: []loadline.Source{b.issued(s).At}}
	switch {
	case c.kind == byRelease:
		d.Detail = loadline.Textf("Units become stock once they have vested. It is counted as recorded.")
		d.Hint = loadline.Textf("Correct the quantity, the date or the schedule, or record the acceleration.")
	case early:
		d.Detail = loadline.Textf("It may not be exercised before it has vested, says the grant. It is counted as recorded.")
	}
	b.notes.add(d)
}

// mayFollow says whether nothing says if a security follows splits, or of which class: how many shares had vested is then
// open too.
func (b *builder) mayFollow(i int32) bool {
	s := &b.secs[i]
	_, own := b.follow[i]
	return own || s.class == none && len(b.everSplit) > 0 || s.plan != none && b.plans[s.plan].choice != none
}
