package captable

import (
	"slices"

	"loadline"
)

// sweep adds up the outstanding stock of each class over time, to find the first day on which there is more than may be
// issued. A class is swept only where some limit is known. It sees every event on its own day; a day that it finds is
// looked at again with all readings before anything is said.
type sweep struct {
	l       *Ledger
	limited []bool // by class
	changes []map[moment]loadline.Ratio
	looks   int
}

func (b *builder) newSweep() *sweep {
	n := len(b.classes)
	sw := &sweep{l: b.Ledger, limited: make([]bool, n), changes: make([]map[moment]loadline.Ratio, n)}
	company := b.company.Authorized.Saying == loadline.Said || len(b.authorized) > 0
	for i := range b.classes {
		c := &b.classes[i]
		sw.limited[i] = company || len(c.authorized) > 0 || c.fact != nil && c.fact.Authorized.Saying == loadline.Said
		if sw.limited[i] {
			sw.changes[i] = map[moment]loadline.Ratio{}
		}
	}
	return sw
}

func (sw *sweep) counts(s *security) bool {
	return s.kind == KindStock && s.class != none && sw.limited[s.class]
}

// opened adds a security at its issuance.
func (sw *sweep) opened(s *security) {
	if !sw.counts(s) || s.qty.Sign() == 0 {
		return
	}
	at := when(s.date, atIssuance)
	if s.origin != none {
		at = when(max(s.date, sw.l.closings[s.origin].date), atClosing)
	}
	m := sw.changes[s.class]
	m[at] = m[at].Add(s.qty)
}

// closed takes away what events took from the security that was folded last.
func (sw *sweep) closed(f *folder, i int32) {
	s := &sw.l.secs[i]
	if !sw.counts(s) {
		return
	}
	m := sw.changes[s.class]
	for _, t := range f.takes {
		m[t.at] = m[t.at].Sub(t.took.hi.Quo(t.factor))
	}
}

// change is what happens to a class at a moment.
type change struct {
	at    moment
	class int32
	delta loadline.Ratio
	ratio loadline.Ratio // of a split; else 0
}

// timeline lists all changes in order, and the days on which a limit is set.
func (sw *sweep) timeline() []change {
	var out []change
	for i, m := range sw.changes {
		for at, delta := range m {
			out = append(out, change{at: at, class: int32(i), delta: delta})
		}
		if m == nil {
			continue
		}
		for _, x := range sw.l.classes[i].splits {
			out = append(out, change{at: when(x.date, atSplit), class: int32(i), ratio: x.ratio})
		}
		for _, a := range sw.l.classes[i].authorized {
			out = append(out, change{at: when(a.from, atClosing), class: int32(i)})
		}
	}
	for _, a := range sw.l.authorized {
		out = append(out, change{at: when(a.from, atClosing), class: none})
	}
	slices.SortStableFunc(out, func(x, y change) int { return int(min(max(x.at-y.at, -1), 1)) })
	return out
}

// aboveAuthorized says for each class, and for the company, from which day on there is more stock than may be issued.
func (b *builder) aboveAuthorized(sw *sweep) {
	steps := sw.timeline()
	running, sum := make([]loadline.Ratio, len(b.classes)), loadline.Ratio{}
	told, toldCompany := make([]bool, len(b.classes)), false
	var changed []int32
	for i, x := range steps {
		if x.class != none {
			before := running[x.class]
			if x.ratio.Sign() != 0 {
				running[x.class] = before.Mul(x.ratio)
			} else {
				running[x.class] = before.Add(x.delta)
			}
			sum = sum.Add(running[x.class].Sub(before))
			changed = append(changed, x.class)
		}
		if i+1 < len(steps) && steps[i+1].at.date() == x.at.date() {
			continue
		}
		day := x.at.date()
		for _, c := range changed {
			if limit, said := b.limitOf(int(c), day).Get(); said && !told[c] && running[c].Cmp(limit.Ratio()) > 0 {
				told[c] = b.tellAbove(sw, int(c), day, limit)
			}
		}
		changed = changed[:0]
		if limit, said := authorizedOn(b.company.Authorized, b.authorized, day).Get(); said && !toldCompany && sum.Cmp(limit.Ratio()) > 0 {
			toldCompany = b.tellCompanyAbove(sw, day, limit)
		}
	}
}

// mostLooks is how often the sweep looks at a day in every reading: as often as there is room for a letter.
const mostLooks = mostLetters

// look is what classes come to on a day in every reading, or nothing once the sweep has looked often enough.
func (sw *sweep) look(day loadline.Date) []ClassTotals {
	if sw.looks++; sw.looks > mostLooks {
		return nil
	}
	h := sw.l.hold(day)
	h.classTotals()
	return h.Classes
}

func (l *Ledger) limitOf(c int, day loadline.Date) loadline.Stated[loadline.Shares] {
	var stated loadline.Stated[loadline.Shares]
	if f := l.classes[c].fact; f != nil {
		stated = f.Authorized
	}
	return authorizedOn(stated, l.classes[c].authorized, day)
}

// tellAbove looks at the day in every reading, and says what is certain.
func (b *builder) tellAbove(sw *sweep, c int, day loadline.Date, limit loadline.Shares) bool {
	classes := sw.look(day)
	if classes == nil {
		return true
	}
	n := classes[c].Outstanding
	if n.Lo == nil || n.Lo.Cmp(limit.Ratio()) <= 0 {
		return false
	}
	if !b.notes.full(loadline.IssuedAboveAuthorized, loadline.Warning) {
		b.notes.add(loadline.Diagnostic{Code: loadline.IssuedAboveAuthorized, Severity: loadline.Warning,
			Summary: loadline.Textf("From %v on there is more %s than may be issued", day, b.classes[c].title()),
			Detail:  loadline.Textf("%v shares are outstanding on that day, %v are authorised. Shares beyond the authorised number may be void.", n, limit),
			Hint:    loadline.Textf("Record the amendment that authorised more, or correct the issuances."),
			At:      b.classes[c].source()})
	}
	return true
}

func (b *builder) tellCompanyAbove(sw *sweep, day loadline.Date, limit loadline.Shares) bool {
	classes := sw.look(day)
	if classes == nil {
		return true
	}
	sum := loadline.Exactly(loadline.Ratio{})
	for _, c := range classes {
		sum = sum.Add(c.Outstanding)
	}
	if sum.Lo == nil || sum.Lo.Cmp(limit.Ratio()) <= 0 {
		return false
	}
	if !b.notes.full(loadline.IssuedAboveAuthorized, loadline.Warning) {
		b.notes.add(loadline.Diagnostic{Code: loadline.IssuedAboveAuthorized, Severity: loadline.Warning,
			Summary: loadline.Textf("From %v on there is more stock than the company may issue", day),
			Detail:  loadline.Textf("%v shares of all classes are outstanding on that day, %v are authorised.", sum, limit),
			Hint:    loadline.Textf("Record the amendment that authorised more, or correct the issuances."),
			At:      b.company.At})
	}
	return true
}

// poolsOverdrawn says of each plan from which day on more counts against it than it reserves. The days looked at are
// those on which a lower bound of what is used passes the reserve; the plan is then computed in full.
func (b *builder) poolsOverdrawn() {
	looks := 0
	for i := range b.plans {
		p := &b.plans[i]
		if p.fact == nil && len(p.reserves) == 0 {
			continue
		}
		f := b.folder(latest)
		for _, day := range b.suspects(f, int32(i)) {
			if looks++; looks > mostLooks || b.tellOverdrawn(int32(i), day) {
				break
			}
		}
	}
}

// suspects are days on which a plan may be overdrawn, the first few.
func (b *builder) suspects(f *folder, i int32) []loadline.Date {
	used := map[moment]loadline.Ratio{}
	p := &b.plans[i]
	for _, g := range p.grants {
		s := &b.secs[g]
		start := when(s.date, atIssuance)
		if s.origin != none {
			start = when(max(s.date, b.closings[s.origin].date), atClosing)
		}
		used[start] = used[start].Add(s.qty)
		if s.closed == 0 {
			continue
		}
		f.fold(g)
		for _, t := range f.takes {
			if k := b.closings[t.closing].kind; k.moves() || k >= byRepurchase || b.closings[t.closing].balance != none {
				used[t.at] = used[t.at].Sub(t.took.hi.Quo(t.factor))
			}
		}
	}
	for _, r := range p.reserves {
		at := when(r.date, atClosing)
		used[at] = used[at].Add(loadline.Ratio{})
	}
	days := make([]moment, 0, len(used))
	for at := range used {
		days = append(days, at)
	}
	slices.Sort(days)
	return b.passing(f, i, days, used)
}

// passing walks the days in order and keeps those on which more is used than reserved.
func (b *builder) passing(f *folder, i int32, days []moment, used map[moment]loadline.Ratio) []loadline.Date {
	const few = 8
	var out []loadline.Date
	splits, steps := f.splitsOf(i), f.reserveSteps(i)
	sum := loadline.Ratio{}
	for j, at := range days {
		for len(splits) > 0 && when(splits[0].date, atSplit) < at {
			if r := splits[0].ratio; b.plans[i].follows() == loadline.Yes && (len(b.planClasses[i]) == 1 || r.Cmp(loadline.Int(1)) > 0) {
				sum = sum.Mul(r) // of several classes at most; the day is looked at again
			}
			splits = splits[1:]
		}
		sum = sum.Add(used[at])
		if j+1 < len(days) && days[j+1].date() == at.date() {
			continue
		}
		for len(steps) > 1 && steps[1].from <= at.date() {
			steps = steps[1:]
		}
		if r := steps[0].to; !r.open && sum.Cmp(r.hi) > 0 && len(out) < few {
			out = append(out, at.date())
		}
	}
	return out
}

// tellOverdrawn looks at a day in every reading, and says what is certain.
func (b *builder) tellOverdrawn(i int32, day loadline.Date) bool {
	p, x := &b.plans[i], b.hold(day).pools[i]
	if x.overdrawn.lo.Sign() == 0 {
		return false
	}
	if !b.notes.full(loadline.PoolOverdrawn, loadline.Warning) {
		b.notes.add(loadline.Diagnostic{Code: loadline.PoolOverdrawn, Severity: loadline.Warning,
			Summary: loadline.Textf("From %v on more is granted under %s than it reserves", day, p.title()),
			Detail:  loadline.Textf("On that day %v shares count against a reserve of %v. The unissued pool is nothing, never less.", x.used.number(nil), x.reserved.number(nil)),
			Hint:    loadline.Textf("Record the increase of the reserve, or what returned to the pool."),
			At:      p.source()})
	}
	return true
}
