package captable

import (
	"loadline"
)

// held is a security of which something is outstanding. Nearly all need no more than these amounts.
type held struct {
	sec, more                        int32 // more: the index of its detail, or none: all is exact
	issued, out, vested, exercisable loadline.Ratio
}

// detail is a security whose figures need more.
type detail struct {
	issued, out, vested, unvested, exercisable span
	onOut, onVested, onExercisable             doubts
}

func (d detail) hull(e detail) detail {
	return detail{
		issued: d.issued.hull(e.issued), out: d.out.hull(e.out), vested: d.vested.hull(e.vested),
		unvested: d.unvested.hull(e.unvested), exercisable: d.exercisable.hull(e.exercisable),
		onOut: d.onOut.all(e.onOut), onVested: d.onVested.all(e.onVested), onExercisable: d.onExercisable.all(e.onExercisable),
	}
}

func (d detail) plus(e *detail) detail {
	return detail{
		issued: d.issued.plus(e.issued), out: d.out.plus(e.out), vested: d.vested.plus(e.vested),
		unvested: d.unvested.plus(e.unvested), exercisable: d.exercisable.plus(e.exercisable),
		onOut: d.onOut.all(e.onOut), onVested: d.onVested.all(e.onVested), onExercisable: d.onExercisable.all(e.onExercisable),
	}
}

// keep is what a security holds, and whether anything may be left of it.
func (h *Holdings) keep(f *folder, i int32) (held, bool) {
	s := &h.l.secs[i]
	if (s.kind == KindStock || s.kind.convertible()) && s.terms == none && s.has&(dated|loose) == 0 { // all of it is vested
		if st := f.fold(i); st.out.exact() && st.issued.exact() {
			return held{sec: i, more: none, issued: st.issued.lo, out: st.out.lo, vested: st.out.lo}, st.there && st.out.lo.Sign() > 0
		}
	}
	d := h.detail(f, i)
	if d.out.zero() {
		return held{}, false
	}
	if d.issued.exact() && d.out.exact() && d.vested.exact() && d.exercisable.exact() {
		return held{sec: i, more: none, issued: d.issued.lo, out: d.out.lo, vested: d.vested.lo, exercisable: d.exercisable.lo}, true
	}
	return h.detailed(i, d), true
}

func (h *Holdings) detailed(i int32, d detail) held {
	h.details = append(h.details, d)
	return held{sec: i, more: int32(len(h.details) - 1)}
}

// of is the detail of what is held.
func (h *Holdings) of(x held) detail {
	if x.more != none {
		return h.details[x.more]
	}
	return detail{issued: exactly(x.issued), out: exactly(x.out), vested: exactly(x.vested),
		unvested: exactly(x.out.Sub(x.vested)), exercisable: exactly(x.exercisable)}
}

// detail folds a security with its vesting.
func (h *Holdings) detail(f *folder, i int32) detail {
	st := f.fold(i)
	if !st.there {
		return detail{}
	}
	d := detail{issued: st.issued, out: st.out}
	if !d.out.exact() {
		d.onOut = f.whyOut(i, st.perhaps)
	}
	if d.out.zero() {
		return d
	}
	f.vest(i, st, &d)
	f.exercise(i, &d)
	return d
}

// whyOut are the questions that what is outstanding hangs on, within one reading.
func (f *folder) whyOut(i int32, perhaps bool) (out doubts) {
	if perhaps {
		out = out.and(doubt{classNotSaid, i})
	}
	if f.l.secs[i].has&loose != 0 {
		out = out.and(doubt{warrantQuantity, i})
	}
	if f.l.secs[i].has&twin != 0 {
		out = out.and(doubt{issuedTwice, i})
	}
	for _, t := range f.takes {
		if t.amount == unknownAmount {
			out = out.and(doubt{quantityNotSaid, t.closing})
		}
	}
	return out
}

// vest splits what is outstanding into vested and unvested. What was exercised, converted or passed on was vested as far
// as that reached; what was cancelled or bought back was not vested as far as that reached, and shortens the schedule at
// its end (Loadline's rule: the file does not say which part an event ends).
func (f *folder) vest(i int32, st state, d *detail) {
	s := &f.l.secs[i]
	v, why := f.vested(i, f.day)
	d.onVested = d.onVested.and(why)
	if c, left := f.l.left(s.holder, f.day); left && (s.terms >= 0 || s.has&dated != 0) {
		// Whether vesting ends with service is for the agreement to say: the file says only when service ended.
		before, _ := f.vested(i, c.date)
		if at := f.accelerated(i, f.day, loadline.Ratio{}).Sub(f.accelerated(i, c.date, loadline.Ratio{})); at.Sign() > 0 {
			before = before.plus(exactly(at)).upTo(s.qty) // an acceleration on leaving is recorded afterwards
		}
		if before.lo.Cmp(v.lo) < 0 {
			v.lo = before.lo
			d.onVested = d.onVested.and(doubt{leftService, i})
		}
	}
	if v.hi.Sign() > 0 && (s.terms >= 0 || s.has&dated != 0) && f.l.leftUndated(s.holder) {
		// Any day since the issuance may have been the last. What was accelerated has vested in any case.
		if least := f.accelerated(i, f.day, loadline.Ratio{}).Min(v.lo); least.Cmp(v.lo) < 0 {
			v.lo = least
			d.onVested = d.onVested.and(doubt{leftWhen, i})
		}
	}
	if v.exact() && st.issued.exact() && v.lo.Equal(f.l.secs[i].qty) {
		d.vested = st.out
		return
	}
	if st.perhaps { // how much has vested of how much is open
		if v.exact() && v.lo.Equal(s.qty) && s.has&marked == 0 {
			d.vested = st.out
			return
		}
		d.vested, d.unvested = span{hi: st.out.hi, open: st.out.open}, span{hi: st.out.hi, open: st.out.open}
		return
	}
	issued := st.issued
	if issued.open {
		d.vested, d.unvested = span{open: true}, span{open: true}
		return
	}
	// Less has vested, and less is left unvested, the more was cancelled.
	d.unvested = span{lo: f.unvested(i, st, v.hi, true, st.out.lo), hi: f.unvested(i, st, v.lo, false, st.out.hi)}
	d.vested = span{
		lo: st.out.lo.Sub(f.unvested(i, st, v.lo, true, st.out.lo)),
		hi: st.out.hi.Sub(f.unvested(i, st, v.hi, false, st.out.hi)),
	}
}

// unvested is how much of what is outstanding has not vested, where v (as issued) has, and as much as may have been
// cancelled was, or as little.
func (f *folder) unvested(i int32, st state, v loadline.Ratio, much bool, out loadline.Ratio) loadline.Ratio {
	zero, cancelled := loadline.Ratio{}, loadline.Ratio{}
	for _, t := range f.takes {
		took := t.took.end(much)
		if !f.l.closings[t.closing].kind.endsUnvestedFirst() || took.Sign() == 0 {
			continue
		}
		then, _ := f.vested(i, t.at.date())
		was := st.issued.hi.Sub(then.end(!much).Min(v).Mul(st.scale)).Sub(cancelled)
		cancelled = cancelled.Add(took.Min(was.Max(zero).Min(t.before.hi)))
	}
	return st.issued.hi.Sub(v.Mul(st.scale)).Sub(cancelled).Max(zero).Min(out)
}

// exercise finds how much may be exercised: what is vested, all where early exercise is allowed, nothing once it has
// expired or its window after termination has closed.
func (f *folder) exercise(i int32, d *detail) {
	s := &f.l.secs[i]
	if !s.kind.exercised() {
		return
	}
	d.exercisable = d.vested
	var expires loadline.Stated[loadline.Date]
	switch t := f.l.company.Transactions[s.tx].(type) {
	case *loadline.GrantIssuance:
		expires = t.Expires
		if early, said := t.EarlyExercisable.Get(); said && early {
			d.exercisable = d.out
		} else if !t.EarlyExercisable.Known() && !d.unvested.zero() {
			d.exercisable.hi, d.exercisable.open = d.out.hi, d.out.open
			d.onExercisable = d.onExercisable.and(doubt{earlyNotSaid, i})
		}
		f.afterService(i, t, d)
	case *loadline.WarrantIssuance:
		expires = t.Expires
	}
	switch last, said := expires.Get(); {
	case said && last < f.day:
		d.exercisable, d.onExercisable = span{}, nil
	case !expires.Known():
		d.exercisable.lo = loadline.Ratio{}
		d.onExercisable = d.onExercisable.and(doubt{expiryNotSaid, i})
	}
}

// afterService limits what may be exercised once the holder has left.
func (f *folder) afterService(i int32, g *loadline.GrantIssuance, d *detail) {
	c, left := f.l.left(f.l.secs[i].holder, f.day)
	if !left {
		if f.l.leftUndated(f.l.secs[i].holder) && d.exercisable.lo.Sign() > 0 {
			d.exercisable.lo = loadline.Ratio{}
			d.onExercisable = d.onExercisable.and(doubt{leftWhen, i})
		}
		return
	}
	switch f.l.windowOpen(g, c, f.day) {
	case loadline.No:
		d.exercisable, d.onExercisable = span{}, nil
	case loadline.CannotTell:
		d.exercisable.lo = loadline.Ratio{}
		d.onExercisable = d.onExercisable.and(doubt{windowNotSaid, i})
	}
}

// position is a security in one reading.
func (h *Holdings) position(x held, def Definition) Position {
	l, d, s := h.l, h.of(x), &h.l.secs[x.sec]
	zero := loadline.Exactly(loadline.Ratio{})
	p := Position{Security: l.security(x.sec), Invested: zero, Votes: zero, VotesAsConverted: zero, AsConverted: zero, FullyDiluted: zero}
	p.Price, p.Expires = l.price(x.sec, h.AsOf), l.expires(s)
	onOut := l.askAll(d.onOut)
	if s.kind.convertible() {
		t := l.company.Transactions[s.tx].(*loadline.ConvertibleIssuance)
		p.Invested, p.Currency = d.out.number(onOut), l.currency(t.Investment)
		p.Issued, p.Outstanding, p.Vested, p.Unvested, p.Exercisable = zero, zero, zero, zero, zero
		if def.Convertibles {
			shares, class, why := h.becomes(x)
			p.FullyDiluted = shares.number(l.askAll(why)).Mul(h.ratio(class))
		}
		return p
	}
	if d.out.lo.Sign() == 0 {
		d.issued.lo = loadline.Ratio{} // it is behind what is outstanding only where anything is
	}
	p.Issued, p.Outstanding = d.issued.number(onOut), d.out.number(onOut)
	onVested := append(l.askAll(d.onVested), onOut...)
	p.Vested, p.Unvested = d.vested.number(onVested), d.unvested.number(onVested)
	p.Exercisable = d.exercisable.number(append(l.askAll(d.onExercisable), onVested...))
	if s.kind == KindCashRight {
		return p
	}
	p.AsConverted = p.Outstanding.Mul(h.ratioOf(x.sec))
	if def.counts(s.kind) {
		p.FullyDiluted = p.AsConverted
	}
	if s.kind == KindStock {
		p.Votes = p.Outstanding.Mul(h.votes(s.class))
		p.VotesAsConverted = h.votesAsConverted(s.class, p.AsConverted, p.Outstanding)
	}
	return p
}

// security is the identity of a security.
func (l *Ledger) security(i int32) Security {
	s := &l.secs[i]
	t := l.issued(s)
	out := Security{SecurityID: t.SecurityID, CustomID: t.CustomID, StakeholderID: t.StakeholderID, Kind: s.kind, Date: t.Date, At: t.At}
	if s.class != none {
		out.ClassID = l.classes[s.class].id
	}
	if s.plan != none {
		out.PlanID = l.plans[s.plan].id
	}
	return out
}

// currency is that of an amount, else the company's own.
func (l *Ledger) currency(m loadline.Money) string {
	if m.Currency != "" {
		return m.Currency
	}
	return l.company.Currency
}

// price is what a share cost, or costs on exercise: of options as last repriced.
func (l *Ledger) price(i int32, day loadline.Date) loadline.Stated[loadline.Money] {
	var out loadline.Stated[loadline.Money]
	switch t := l.company.Transactions[l.secs[i].tx].(type) {
	case *loadline.StockIssuance:
		return t.SharePrice
	case *loadline.WarrantIssuance:
		return t.ExercisePrice
	case *loadline.GrantIssuance:
		out = t.ExercisePrice
	}
	if len(l.repriced) > 0 {
		for _, m := range of(l.repriced, i) {
			if t := l.company.Transactions[m.tx].(*loadline.Repricing); t.Date <= day {
				out = loadline.Say(t.Price, t.At)
			}
		}
	}
	return out
}

func (l *Ledger) expires(s *security) loadline.Stated[loadline.Date] {
	switch t := l.company.Transactions[s.tx].(type) {
	case *loadline.GrantIssuance:
		return t.Expires
	case *loadline.WarrantIssuance:
		return t.Expires
	}
	return loadline.Stated[loadline.Date]{}
}

// becomes is how many shares of which class a convertible turns into, where that is fixed.
func (h *Holdings) becomes(x held) (span, int32, doubts) {
	s := &h.l.secs[x.sec]
	t := h.l.company.Transactions[s.tx].(*loadline.ConvertibleIssuance)
	class := none
	if c, ok := h.l.classIndex(t.Terms.IntoClassID); ok {
		class = c
	}
	d := h.of(x)
	fixed, said := t.Terms.FixedShares.Get()
	if !said || d.issued.lo.Sign() == 0 {
		return span{open: true}, class, doubts{{conversionOpen, x.sec}}
	}
	return d.out.times(fixed.Ratio().Max(loadline.Ratio{}).Quo(d.issued.lo)), class, d.onOut
}

// ratio is as-converted shares for one of a class, or of a class that nobody names.
func (h *Holdings) ratio(class int32) loadline.Number {
	if class == none {
		return h.w.any
	}
	return h.w.ratio[class]
}

func (h *Holdings) ratioOf(sec int32) loadline.Number {
	s := &h.l.secs[sec]
	if s.class == none && !h.w.any.Known() {
		return because(h.w.any, []loadline.Unknown{h.l.ask(doubt{classNotSaid, sec})})
	}
	return h.ratio(s.class)
}

// votes is the votes of a share; of a class that nobody names they are not known.
func (h *Holdings) votes(class int32) loadline.Number {
	if class == none {
		return span{open: true}.number(nil)
	}
	return h.w.votes[class]
}

// votesAsConverted is the votes of stock counted as what it converts into: whole shares, for a charter gives the holder
// "the number of whole shares into which the shares held are convertible". Stock that converts into nothing votes as it
// is, fractions included.
func (h *Holdings) votesAsConverted(class int32, converted, plain loadline.Number) loadline.Number {
	if class == none {
		return span{open: true}.number(nil)
	}
	into := h.w.into[class]
	switch {
	case into == class:
		return plain.Mul(h.w.votes[class])
	case into == none:
		return span{open: true}.number([]loadline.Unknown{h.l.ask(doubt{h.w.why[class], class})})
	}
	return spanOf(converted).floor().number(converted.Open).Mul(h.w.votes[into])
}
