package captable

import (
	"slices"

	"loadline"
)

// folder folds securities to a day under given answers. It is scratch of one goroutine.
type folder struct {
	l       *Ledger
	day     loadline.Date
	answers []uint8 // by choice
	steps   []step
	takes   []take // of the security folded last
}

func (l *Ledger) folder(day loadline.Date) *folder {
	f := &folder{l: l, day: day, answers: make([]uint8, len(l.choices))}
	for i := range f.answers {
		f.answers[i] = asRecorded
	}
	return f
}

// moment is a place in the order of events: the day, and within it first issuances, then splits, then events that end
// securities together with the securities that come of them.
type moment int64

const (
	atIssuance = iota
	atSplit
	atClosing
)

func when(d loadline.Date, rank int) moment { return moment(d)*4 + moment(rank) }

func (m moment) date() loadline.Date { return loadline.Date(m >> 2) }

// step is what happens to one security at a moment.
type step struct {
	at      moment
	closing int32          // none: a split
	ratio   loadline.Ratio // of a split, or the quantity that ends
	amount  amountKind
	perhaps bool // a split of a class that it may be over
}

// take is what an event took from a security.
type take struct {
	closing int32
	at      moment
	asked   loadline.Ratio // where exact, in shares of the moment
	amount  amountKind
	limit   loadline.Ratio // what the security was issued for, in shares of the moment
	before  span           // what was left before
	took    span
	factor  loadline.Ratio // shares of the day for one of the moment
}

// state is a security at the end of the day, in shares of the day.
type state struct {
	there   bool // issued by then
	perhaps bool // multiplied or not, by a split of a class that it may be over
	issued  span
	out     span
	scale   loadline.Ratio // shares of the day for one as issued
	ended   moment         // when nothing was left, or 0
}

// fold is the state of a security. The events that took from it are left in f.takes.
func (f *folder) fold(i int32) state {
	l, s := f.l, &f.l.secs[i]
	f.takes = f.takes[:0]
	start := f.start(s)
	if start.date() > f.day {
		return state{}
	}
	st := state{there: true, issued: l.quantity(s), scale: loadline.Int(1)}
	st.out = st.issued
	f.gather(i, s, start)
	for _, x := range f.steps {
		if x.at.date() > f.day {
			break
		}
		if x.closing == none {
			f.split(&st, x.ratio, x.perhaps)
			continue
		}
		t := take{closing: x.closing, at: x.at, asked: x.ratio, amount: x.amount, limit: st.issued.hi, before: st.out, factor: loadline.Int(1)}
		st.out, t.took = end(st.out, x)
		f.takes = append(f.takes, t)
		if st.ended == 0 && st.out.zero() {
			st.ended = x.at
		}
	}
	if s.has&twin != 0 {
		// Two issuances have one id: either may be a slip, and an event may mean either.
		st.out, st.ended, f.takes = span{hi: st.issued.hi, open: st.issued.open}, 0, f.takes[:0]
	}
	return st
}

// quantity is what a security was issued for.
func (l *Ledger) quantity(s *security) span {
	if s.has&loose == 0 {
		return exactly(s.qty)
	}
	return spanOf(l.company.Transactions[s.tx].(*loadline.WarrantIssuance).Quantity)
}

// start is the moment from which a security exists.
func (f *folder) start(s *security) moment {
	if s.origin == none {
		return when(s.date, atIssuance)
	}
	if c := &f.l.closings[s.origin]; c.choice != none && s.date < c.date && f.answers[c.choice] == asRecorded {
		return when(c.date, atClosing)
	}
	return when(s.date, atClosing)
}

// split multiplies everything by the ratio; by it or not where nobody says of which class the security is. What was asked
// is then taken at its most, as what there was is.
func (f *folder) split(st *state, ratio loadline.Ratio, perhaps bool) {
	if perhaps {
		st.perhaps = true
		st.issued, st.out = st.issued.hull(st.issued.times(ratio)), st.out.hull(st.out.times(ratio))
		most := ratio.Max(loadline.Int(1))
		for j := range f.takes {
			t := &f.takes[j]
			t.asked, t.limit, t.factor = t.asked.Mul(most), t.limit.Mul(most), t.factor.Mul(most)
			t.before, t.took = t.before.hull(t.before.times(ratio)), t.took.hull(t.took.times(ratio))
		}
		return
	}
	st.issued, st.out, st.scale = st.issued.times(ratio), st.out.times(ratio), st.scale.Mul(ratio)
	for j := range f.takes {
		t := &f.takes[j]
		t.asked, t.limit = t.asked.Mul(ratio), t.limit.Mul(ratio)
		t.before, t.took, t.factor = t.before.times(ratio), t.took.times(ratio), t.factor.Mul(ratio)
	}
}

// end takes what a step ends from what is left, and never more.
func end(left span, x step) (rest, took span) {
	switch x.amount {
	case wholeAmount:
		return span{}, left
	case unknownAmount:
		return span{hi: left.hi, open: left.open}, span{hi: left.hi, open: left.open}
	}
	took = left.upTo(x.ratio)
	return left.less(took), took
}

// gather lists what happens to a security from its start on, in order.
func (f *folder) gather(i int32, s *security, start moment) {
	f.steps = f.steps[:0]
	if s.class != none && len(f.l.classes[s.class].splits) > 0 && f.follows(i, s) {
		for _, x := range f.l.classes[s.class].splits {
			if at := when(x.date, atSplit); at > start && !f.l.contains(s, x.id) {
				f.steps = append(f.steps, step{at: at, closing: none, ratio: x.ratio})
			}
		}
	}
	for _, c := range f.mayBeOver(i, s) {
		for _, x := range f.l.classes[c].splits {
			if at := when(x.date, atSplit); at > start {
				f.steps = append(f.steps, step{at: at, closing: none, ratio: x.ratio, perhaps: true})
			}
		}
	}
	splits := len(f.steps)
	for j := s.first; j < s.first+s.closed; j++ {
		c := &f.l.closings[j]
		if c.choice != none && f.answers[c.choice] == whenDated {
			f.early(s, j, start)
			continue
		}
		x := step{at: when(max(c.date, start.date()), atClosing), closing: j, ratio: c.qty, amount: c.amount}
		if c.balance != none {
			x.amount = wholeAmount // what is left goes on under another security
		}
		f.steps = append(f.steps, x)
	}
	if len(f.steps) > 1 && (splits > 0 || s.has&choosy != 0) {
		slices.SortStableFunc(f.steps, func(x, y step) int { return int(min(max(x.at-y.at, -1), 1)) })
	}
}

// early lists an event that happened when its results are dated: each takes its part on its own day, and what no early
// result accounts for goes on the day of the event.
func (f *folder) early(s *security, j int32, start moment) {
	c := &f.l.closings[j]
	rate, whole := f.rate(s, j)
	part := loadline.Ratio{}
	for i := range f.l.ties(c, j) {
		r := &f.l.secs[i]
		if r.date >= c.date {
			continue
		}
		q := r.qty
		if r.has&isBalance == 0 {
			q = q.Mul(rate)
			part = part.Add(q)
		}
		x := step{at: when(max(r.date, start.date()), atClosing), closing: j, ratio: q}
		if c.amount == unknownAmount && c.balance == none {
			x.amount = unknownAmount // how much of the source a result stands for is open too
		}
		f.steps = append(f.steps, x)
	}
	x := step{at: when(max(c.date, start.date()), atClosing), closing: j, amount: c.amount}
	if x.ratio = c.qty.Sub(part).Max(loadline.Ratio{}); whole {
		x.amount = wholeAmount
	}
	f.steps = append(f.steps, x)
}

// rate is how much of the source one unit of an event's results stands for, and whether the event leaves nothing under
// the source.
func (f *folder) rate(s *security, j int32) (loadline.Ratio, bool) {
	c := &f.l.closings[j]
	results, balance := loadline.Ratio{}, loadline.Ratio{}
	for i := range f.l.ties(c, j) {
		if r := &f.l.secs[i]; r.has&isBalance != 0 {
			balance = balance.Add(r.qty)
		} else {
			results = results.Add(r.qty)
		}
	}
	ended := c.qty
	if c.amount != exactAmount {
		ended = s.qty.Sub(balance).Max(loadline.Ratio{})
	}
	whole := c.balance != none || c.amount == wholeAmount
	if results.Sign() == 0 || c.kind.moves() && c.amount != exactAmount {
		return loadline.Int(1), whole
	}
	return ended.Quo(results), whole
}

// mayBeOver are the classes whose splits a security may follow because nobody says which class it is over: those of its
// plan, or any.
func (f *folder) mayBeOver(i int32, s *security) []int32 {
	if s.class != none || s.kind == KindStock || s.kind.convertible() || len(f.l.everSplit) == 0 || !f.follows(i, s) {
		return nil
	}
	return f.l.couldBeOver(s)
}

func (l *Ledger) couldBeOver(s *security) []int32 {
	if s.plan == none {
		return l.everSplit
	}
	return l.splitClasses(s.plan)
}

// follows says whether a security is multiplied by splits of its class. Stock always is.
func (f *folder) follows(i int32, s *security) bool {
	if s.kind == KindStock {
		return true
	}
	c, ok := f.l.follow[i]
	if !ok && s.plan != none {
		p := &f.l.plans[s.plan]
		if p.follows() != loadline.CannotTell {
			return p.follows() == loadline.Yes
		}
		c, ok = p.choice, p.choice != none
	}
	return ok && f.answers[c] == whenDated
}

// contains says whether a security already contains a split: because its issuance says so, or because the reissuance
// that it comes from carries the split out.
func (l *Ledger) contains(s *security, split string) bool {
	if s.has&ownSplit == 0 {
		return false
	}
	if t, ok := l.company.Transactions[s.tx].(*loadline.StockIssuance); ok && t.SplitID == split {
		return true
	}
	if s.origin == none {
		return false
	}
	t, ok := l.company.Transactions[l.closings[s.origin].tx].(*loadline.Reissuance)
	return ok && t.SplitID == split
}

// settle finds the day on which nothing is left of a security, whatever the reading, so that later days may skip it, and
// what its events ask for beyond what it holds.
func (b *builder) settle() {
	f := b.folder(latest)
	sw := b.newSweep()
	for i := range b.secs {
		s := &b.secs[i]
		if s.closed == 0 {
			sw.opened(s)
			continue
		}
		st := f.fold(int32(i))
		if s.has&choosy == 0 && (s.plan == none || b.plans[s.plan].choice == none) && st.ended != 0 {
			s.ends = st.ended.date()
		}
		sw.opened(s)
		sw.closed(f, int32(i))
		b.checkTakes(f, int32(i))
		b.checkExercises(f, int32(i))
	}
	b.aboveAuthorized(sw)
}
