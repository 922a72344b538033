package captable

import (
	"cmp"
	"math"
	"slices"
	"sort"

	"loadline"
)

// plan is a plan of the company, or one that only grants name: then its reserve is not known.
type plan struct {
	named
	fact     *loadline.StockPlan // nil where it is not in the file
	reserves []reserve           // adjustments, by date
	returns  []giveBack
	grants   []int32 // its securities: grants, and stock that counts against it
	cash     bool    // some grants, and all of them settled in cash: what is left of its reserve never becomes shares
	choice   int32   // whether it follows splits, or none
	split    *split  // the first that it may follow
}

type reserve struct {
	date loadline.Date
	id   string
	to   loadline.Ratio
}

// giveBack returns shares under a grant to a plan, which need not be the grant's own.
type giveBack struct {
	sec  int32
	date loadline.Date
	qty  loadline.Ratio
}

func (p *plan) follows() loadline.Truth {
	if p.fact == nil {
		return loadline.CannotTell
	}
	return p.fact.FollowsSplit
}

// classes are the indices of the classes that the plan is over.
func (p *plan) classes(ids map[string]int32) []int32 {
	var out []int32
	if p.fact != nil {
		for _, id := range p.fact.ClassIDs {
			if i, ok := ids[id]; ok {
				out = append(out, i)
			}
		}
	}
	return out
}

// preparePools sorts what is recorded of plans and lists their securities.
func (b *builder) preparePools() {
	for i := range b.plans {
		p := &b.plans[i]
		slices.SortFunc(p.reserves, func(x, y reserve) int { return cmp.Or(cmp.Compare(x.date, y.date), cmp.Compare(x.id, y.id)) })
		b.planClasses = append(b.planClasses, p.classes(b.classID))
	}
	for i := range b.classes {
		if len(b.classes[i].splits) > 0 {
			b.everSplit = append(b.everSplit, int32(i))
		}
	}
	if len(b.plans) == 0 {
		return
	}
	for i := range b.secs {
		s := &b.secs[i]
		if s.plan == none {
			continue
		}
		if s.kind == KindCashRight {
			b.plans[s.plan].cash = true
			continue // a right settled in cash takes nothing from a reserve of shares
		}
		if s.kind == KindStock && s.origin != none && b.closings[s.origin].kind <= byConversion {
			continue // it came of a grant, which has used the reserve already
		}
		b.plans[s.plan].grants = append(b.plans[s.plan].grants, int32(i))
	}
	for i := range b.plans {
		b.plans[i].cash = b.plans[i].cash && len(b.plans[i].grants) == 0
	}
}

// pool is a plan on a day.
type pool struct {
	reserved, outstanding, used, available, overdrawn span
}

// pool is a plan at the end of the folder's day under its answers.
func (f *folder) pool(i int32) pool {
	out := pool{reserved: f.reserved(i).plus(f.foreign(i))}
	out.used, out.outstanding = f.used(i, f.l.plans[i].grants)
	return out.balanced()
}

// balanced is the pool with what is left of the reserve, and what is used beyond it.
func (p pool) balanced() pool {
	p.available, p.overdrawn = p.reserved.apart(p.used), p.used.apart(p.reserved)
	return p
}

// used is what securities of a plan use of it, and how many shares are under its outstanding grants.
func (f *folder) used(i int32, grants []int32) (used, outstanding span) {
	for _, g := range grants {
		u, o := f.usedBy(i, g)
		used, outstanding = used.plus(u), outstanding.plus(o)
	}
	return used, outstanding
}

func (f *folder) usedBy(plan, grant int32) (used, outstanding span) {
	st := f.fold(grant)
	if !st.there {
		return span{}, span{}
	}
	if f.l.secs[grant].kind != KindStock {
		outstanding = st.out
	}
	return st.out.plus(f.spent(plan, grant)), outstanding
}

// foreign is what was returned to a plan of shares under grants of other plans.
func (f *folder) foreign(i int32) (sum span) {
	for _, r := range f.l.plans[i].returns {
		switch s := &f.l.secs[r.sec]; {
		case r.date > f.day:
		case s.has&twin != 0:
			sum = sum.plus(span{hi: r.qty}) // of which grant cannot be told
		case s.plan != i:
			sum = sum.plus(exactly(r.qty))
		}
	}
	return sum
}

// reserved is the reserve of a plan on the folder's day.
func (f *folder) reserved(i int32) span {
	steps := f.reserveSteps(i)
	n := sort.Search(len(steps), func(j int) bool { return steps[j].from > f.day })
	return steps[n-1].to
}

// reserveStep is a reserve and the day from which it stands.
type reserveStep struct {
	from loadline.Date
	to   span
}

// reserveSteps are the reserves of a plan over time: what it was founded with, moved by splits, until an adjustment sets
// it anew. Within a day an adjustment comes after a split.
func (f *folder) reserveSteps(i int32) []reserveStep {
	p := &f.l.plans[i]
	out := []reserveStep{{math.MinInt32, span{open: true}}}
	approved := loadline.Date(0)
	if p.fact != nil {
		out[0].to = spanOf(p.fact.Reserved)
		if approved = p.fact.Approved; approved > 0 {
			out = []reserveStep{{from: math.MinInt32}, {approved, out[0].to}}
		}
	}
	splits := f.splitsOf(i)
	for _, r := range append(slices.Clip(p.reserves), reserve{date: latest}) {
		for len(splits) > 0 && splits[0].date <= r.date {
			if last := out[len(out)-1]; splits[0].date >= approved {
				out = append(out, reserveStep{max(splits[0].date, last.from), f.multiplied(i, last.to, splits[0].ratio)})
			}
			splits = splits[1:]
		}
		if r.date < latest {
			out = append(out, reserveStep{max(r.date, out[len(out)-1].from), exactly(r.to)})
		}
	}
	return out
}

// splitsOf are the splits that may move a plan's reserve, by date: those of its classes, or of any class where nothing
// says over which it is.
func (f *folder) splitsOf(i int32) []split {
	var out []split
	for _, c := range f.l.splitClasses(i) {
		out = append(out, f.l.classes[c].splits...)
	}
	slices.SortStableFunc(out, func(x, y split) int { return cmp.Compare(x.date, y.date) })
	return out
}

// splitClasses are the classes whose splits may move a plan's reserve.
func (l *Ledger) splitClasses(i int32) []int32 {
	if over := l.planClasses[i]; len(over) > 0 {
		return over
	}
	return l.everSplit
}

// multiplied is a reserve after a split. Where the plan is not over one class, nothing says how much of the reserve is of
// the class that was split, and the bounds hold all of it and nothing.
func (f *folder) multiplied(i int32, r span, by loadline.Ratio) span {
	p := &f.l.plans[i]
	yes := p.follows() == loadline.Yes || p.choice != none && f.answers[p.choice] == whenDated
	switch {
	case !yes:
		return r
	case len(f.l.planClasses[i]) != 1:
		return r.hull(r.times(by))
	}
	return r.times(by)
}

// spent is how much of a grant that is no longer outstanding still counts against its plan: what was exercised or
// released, and what was cancelled without return. What passed on under another security counts there.
func (f *folder) spent(plan, grant int32) span {
	var out, ended span
	for i := range f.takes {
		t := &f.takes[i]
		c := &f.l.closings[t.closing]
		took := t.took
		if c.balance >= 0 && t.amount == wholeAmount && c.amount == exactAmount {
			took = took.upTo(c.qty.Mul(f.since(grant, t.at))) // the rest goes on as the balance security
		}
		switch {
		case c.kind.moves() || c.kind == byRetraction:
		case c.kind.endsUnvestedFirst():
			ended = ended.plus(f.notReturned(plan, c.kind, took))
		default:
			out = out.plus(took)
		}
	}
	if back, explicit := f.returned(grant); explicit {
		ended = span{}
		for i := range f.takes {
			if k := f.l.closings[f.takes[i].closing].kind; k == byRepurchase || k == byCancellation {
				ended = ended.plus(f.takes[i].took)
			}
		}
		if ended = ended.less(exactly(back)); len(f.mayBeOver(grant, &f.l.secs[grant])) > 0 {
			ended.lo = loadline.Ratio{} // in shares of which class is open
		}
	}
	return out.plus(ended)
}

// since is how many shares of the day one share of a moment has become.
func (f *folder) since(sec int32, at moment) loadline.Ratio {
	if s := &f.l.secs[sec]; s.class == none {
		most := loadline.Int(1)
		for _, c := range f.mayBeOver(sec, s) {
			for _, x := range f.l.classes[c].splits {
				if when(x.date, atSplit) > at && x.date <= f.day {
					most = most.Mul(x.ratio.Max(loadline.Int(1)))
				}
			}
		}
		return most // at most: nobody says over which class it is
	}
	return f.scale(sec, f.day).Quo(f.scale(sec, at.date()))
}

// notReturned is how much of what was cancelled or bought back stays counted, where no return is recorded.
func (f *folder) notReturned(plan int32, kind closingKind, took span) span {
	var rule loadline.Cancelled
	said := false
	if p := f.l.plans[plan].fact; p != nil {
		rule, said = p.OnCancel.Get()
	}
	switch {
	case said && (rule == loadline.Retires || rule == loadline.HoldsAsCapital):
		return took
	case said && rule == loadline.ReturnsToPool && kind == byCancellation:
		return span{}
	}
	return span{hi: took.hi, open: took.open} // not said, defined per grant, or a purchase of which the rule says nothing
}

// back is shares under a grant that were returned to a plan.
type back struct {
	plan int32
	date loadline.Date
	qty  loadline.Ratio
}

// returned is what is recorded as returned from a grant, in shares of the day, and whether anything is. Shares returned
// to another plan left this one as well.
func (f *folder) returned(grant int32) (sum loadline.Ratio, explicit bool) {
	for _, r := range f.l.backs[grant] {
		if r.date <= f.day {
			sum, explicit = sum.Add(r.qty.Mul(f.since(grant, when(r.date, atClosing)))), true
		}
	}
	return sum, explicit
}
