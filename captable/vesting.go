package captable

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"sort"

	"loadline"
)

// Vesting terms are a directed graph without cycles of conditions (Open Cap Format, docs/explainers/VestingTerms): each
// says what meets it, what it vests and which conditions may be met after it. Evaluation goes day by day: of the
// conditions that may come next, the one whose trigger is met first is taken, on one day the one that is listed first,
// and only one path is ever taken. A start and an event count when they are recorded; schedules run by themselves.

// schedule is vesting terms with their ids resolved.
type schedule struct {
	terms   *loadline.VestingTerms
	conds   []condition
	ids     map[string]int32
	roots   []int32 // conditions that none lists as its next; else the first
	byStart bool    // a recorded start is needed
	broken  bool    // names a condition that is not there, or goes round in a circle
}

type condition struct {
	*loadline.VestingCondition
	next []int32
	base int32 // of a relative trigger: the condition from which it counts
}

// mostConditions bounds what a hostile schedule may cost; weekly tranches over ten years are 520.
const mostConditions = 1000

// compile resolves the ids of vesting terms.
func compile(t *loadline.VestingTerms) schedule {
	s := schedule{terms: t, conds: make([]condition, len(t.Conditions)), ids: make(map[string]int32, len(t.Conditions))}
	edges := 0
	for i := range t.Conditions {
		put(s.ids, t.Conditions[i].ID, int32(i))
		edges += len(t.Conditions[i].Next)
	}
	if len(t.Conditions) > mostConditions || edges > 4*mostConditions {
		s.broken = true
		return s
	}
	listed := make([]bool, len(t.Conditions))
	for i := range t.Conditions {
		c := condition{VestingCondition: &t.Conditions[i], base: none}
		for _, id := range c.Next {
			n, ok := s.ids[id]
			if s.broken = s.broken || !ok; ok {
				c.next = append(c.next, n)
				listed[n] = true
			}
		}
		s.resolve(&c)
		s.conds[i] = c
	}
	for i := range s.conds {
		if !listed[i] {
			s.roots = append(s.roots, int32(i))
		}
	}
	if len(s.roots) == 0 && len(s.conds) > 0 {
		s.roots = []int32{0} // the first item is the first node of the graph
	}
	s.broken = s.broken || len(s.conds) == 0 || s.circular()
	return s
}

func (s *schedule) resolve(c *condition) {
	switch t := c.Trigger.(type) {
	case loadline.OnStart:
		s.byStart = true
	case loadline.OnDate, loadline.OnEvent:
	case loadline.Every:
		i, ok := s.ids[t.RelativeTo]
		if c.base = i; !ok {
			c.base, s.broken = none, true
		}
		s.broken = s.broken || t.Period.Months < 0 || t.Period.Days < 0
	default:
		panic(fmt.Sprintf("captable: unknown vesting trigger %T", t))
	}
}

// circular says whether a condition may come after itself.
func (s *schedule) circular() bool {
	const (
		fresh = iota
		open
		done
	)
	marks := make([]uint8, len(s.conds))
	var visit func(int32) bool
	visit = func(i int32) bool {
		marks[i] = open
		for _, n := range s.conds[i].next {
			if marks[n] == open || marks[n] == fresh && visit(n) {
				return true
			}
		}
		marks[i] = done
		return false
	}
	for i := range s.conds {
		if marks[i] == fresh && visit(int32(i)) {
			return true
		}
	}
	return false
}

// mark ties a transaction to the security that it names.
type mark struct{ sec, tx int32 }

// vesting takes the transactions of vesting.
func (b *builder) vesting(tx int32, t loadline.Transaction) bool {
	var sec int32
	switch t := t.(type) {
	case *loadline.VestingStart:
		sec = b.named(&t.Event, t.SecurityID)
	case *loadline.VestingEvent:
		sec = b.named(&t.Event, t.SecurityID)
	case *loadline.VestingAcceleration:
		sec = b.named(&t.Event, t.SecurityID)
	default:
		return false
	}
	if sec != none {
		b.secs[sec].has |= marked
		b.marks = append(b.marks, mark{sec, tx})
	}
	return true
}

// sortMarks orders transactions by security, date and id.
func (l *Ledger) sortMarks(marks []mark) {
	slices.SortFunc(marks, func(x, y mark) int {
		a, b := l.company.Transactions[x.tx].Base(), l.company.Transactions[y.tx].Base()
		return cmp.Or(cmp.Compare(x.sec, y.sec), cmp.Compare(a.Date, b.Date), cmp.Compare(a.ID, b.ID))
	})
}

// of are the transactions of one security.
func of(marks []mark, sec int32) []mark {
	from := sort.Search(len(marks), func(i int) bool { return marks[i].sec >= sec })
	to := from
	for to < len(marks) && marks[to].sec == sec {
		to++
	}
	return marks[from:to]
}

// vested is how much of a security's issued quantity has vested by a day, in shares as issued, and what leaves it open.
func (f *folder) vested(i int32, day loadline.Date) (span, doubt) {
	l, s := f.l, &f.l.secs[i]
	q := l.quantity(s)
	switch {
	case s.kind.convertible() || s.terms == none && s.has&dated == 0:
		// "If neither vesting_terms_id or vestings are present then the security is fully vested on issuance."
		// (Open Cap Format, EquityCompensationIssuance.vesting_terms_id)
		return q, doubt{}
	case s.has&twin != 0:
		return span{hi: q.hi, open: q.open}, doubt{issuedTwice, i}
	case s.has&loose != 0:
		return span{hi: q.hi, open: q.open}, doubt{warrantQuantity, i}
	case s.has&dated != 0:
		return exactly(f.accelerated(i, day, listed(l.vestings(s), day)).Min(s.qty)), doubt{}
	case s.terms == missingTerms:
		return span{hi: s.qty}, doubt{termsMissing, i}
	}
	return f.scheduled(i, day)
}

func listed(vestings []loadline.Vesting, day loadline.Date) (sum loadline.Ratio) {
	for _, v := range vestings {
		if v.Date <= day {
			sum = sum.Add(v.Amount.Ratio().Max(loadline.Ratio{}))
		}
	}
	return sum
}

func (l *Ledger) vestings(s *security) []loadline.Vesting {
	switch t := l.company.Transactions[s.tx].(type) {
	case *loadline.StockIssuance:
		return t.Vestings
	case *loadline.GrantIssuance:
		return t.Vestings
	case *loadline.WarrantIssuance:
		return t.Vestings
	}
	return nil
}

// accelerated adds what was accelerated by the day, which vests beside the schedule and shortens it at its end.
func (f *folder) accelerated(i int32, day loadline.Date, v loadline.Ratio) loadline.Ratio {
	if f.l.secs[i].has&marked == 0 {
		return v
	}
	for _, m := range of(f.l.marks, i) {
		if t, ok := f.l.company.Transactions[m.tx].(*loadline.VestingAcceleration); ok && t.Date <= day {
			v = v.Add(t.Quantity.Ratio().Max(loadline.Ratio{}).Quo(f.scale(i, t.Date)))
		}
	}
	return v
}

// scale is how many shares of a day one share of a security as issued has become.
func (f *folder) scale(i int32, day loadline.Date) loadline.Ratio {
	by := loadline.Int(1)
	for _, x := range f.multiplies(i) {
		if x.date <= day {
			by = by.Mul(x.ratio)
		}
	}
	return by
}

// multiplies are the splits that multiply a security, by date.
func (f *folder) multiplies(i int32) []split {
	s := &f.l.secs[i]
	if s.class == none || len(f.l.classes[s.class].splits) == 0 || !f.follows(i, s) {
		return nil
	}
	var out []split
	start := f.start(s)
	for _, x := range f.l.classes[s.class].splits {
		if when(x.date, atSplit) > start && !f.l.contains(s, x.id) {
			out = append(out, x)
		}
	}
	return out
}

// scheduled walks the schedule of a security. Where what is recorded does not fit the graph, it is walked under each way
// to read it, and the bounds hold all of them.
func (f *folder) scheduled(i int32, day loadline.Date) (span, doubt) {
	s := &f.l.secs[i]
	w := walker{sec: s, plan: &f.l.terms[s.terms], day: day, splits: f.multiplies(i)}
	if s.has&marked != 0 {
		w.record(f.l, of(f.l.marks, i))
	}
	if w.plan.broken {
		return span{hi: s.qty}, doubt{scheduleBroken, i}
	}
	if w.plan.byStart && !w.started {
		// A condition is met when the log says so, and the log says nothing: but a schedule without a start is a fact
		// left out, not one that is nothing. An event that is not recorded has not happened; a start has no such excuse.
		return span{hi: s.qty}, doubt{notStarted, i}
	}
	v := exactly(f.accelerated(i, day, w.walk()).Min(s.qty))
	if !w.late && !w.stray {
		return v, doubt{}
	}
	late, stray := w.late, w.stray
	for reading := 1; reading < 4; reading++ {
		if w.nominal, w.generous = reading&1 != 0, reading&2 != 0; w.nominal && !late || w.generous && !stray {
			continue
		}
		v = v.hull(exactly(f.accelerated(i, day, w.walk()).Min(s.qty)))
	}
	if v.exact() {
		return v, doubt{}
	}
	return v, doubt{eventOffPath, i}
}

// walker walks the schedule of one security up to a day.
type walker struct {
	sec  *security
	plan *schedule
	day  loadline.Date

	splits  []split // that multiply the security, by date
	started bool
	start   loadline.Date   // the first recorded
	starts  []recordedEvent // of conditions, by condition and date
	events  []recordedEvent

	nominal  bool // a condition met late counts from the day on which its own trigger was met
	generous bool // an event recorded off the path counts all the same

	pays func(loadline.Date) // told of each day on which something vests; nil: nobody asks

	late, stray bool // found on the way: the readings differ
	met         []loadline.Date
	tally       tally
}

// walk is how much has vested.
func (w *walker) walk() loadline.Ratio {
	w.tally = tally{of: w.sec.qty, scale: loadline.Int(1)}
	w.met = slices.Grow(w.met[:0], len(w.plan.conds))[:len(w.plan.conds)]
	clear(w.met)
	open, opened := w.plan.roots, loadline.Date(0)
	for len(open) > 0 {
		i, at := w.first(open, opened)
		if i == none || at > w.day {
			break
		}
		last, done := w.take(i, at)
		if !done {
			break
		}
		open, opened = w.plan.conds[i].next, last
	}
	w.strays()
	return w.tally.vested
}

// first is the condition that is met first of those that may come next.
func (w *walker) first(open []int32, opened loadline.Date) (best int32, at loadline.Date) {
	best = none
	for _, i := range open {
		if t, ok := w.meets(i, opened); ok && (best == none || t < at) {
			best, at = i, t
		}
	}
	return best, at
}

// meets is the day on which a condition that has been open since a day is met.
func (w *walker) meets(i int32, opened loadline.Date) (loadline.Date, bool) {
	c := &w.plan.conds[i]
	switch t := c.Trigger.(type) {
	case loadline.OnStart:
		d, ok := w.startOf(i)
		return max(d, opened), ok
	case loadline.OnDate:
		// "Met at a specific date, regardless of any other vesting event dates in the transaction log."
		return max(t.Date, opened), true
	case loadline.OnEvent:
		return w.eventOf(i, opened)
	case loadline.Every:
		if w.met[c.base] == 0 {
			return 0, false
		}
		return max(w.occurrence(i, t, 1), opened), true
	default:
		panic(fmt.Sprintf("captable: unknown vesting trigger %T", t))
	}
}

// take vests what a condition vests by the day. It gives the day from which the next conditions are open, and whether
// they are.
func (w *walker) take(i int32, at loadline.Date) (opened loadline.Date, done bool) {
	c := &w.plan.conds[i]
	every, repeats := c.Trigger.(loadline.Every)
	if !repeats {
		w.met[i] = max(at, 1)
		w.vest(c, 1, func(int) loadline.Date { return at }, 1)
		return at, true
	}
	n := max(every.Occurrences, 1)
	due := w.occurrence(i, every, n)
	last := max(due, at)
	w.met[i] = max(at, 1)
	cut := w.interrupted(i, at, last)
	k := w.count(i, every, n, min(w.day, cut))
	pays := at // the first day on which anything is paid out
	if c.Cliff != nil {
		if pays = w.cliff(i, every, c.Cliff); min(w.day, cut) < pays {
			k = 0
		}
	}
	w.vest(c, k, func(j int) loadline.Date { return max(w.occurrence(i, every, j), pays, at) }, n)
	if cut < last {
		return at, cut <= w.day
	}
	// What counts from a repeating condition counts from its last occurrence. Met late, it counts from when it was met:
	// "the span of time that must have elapsed since the condition occurred"; or from when it was due.
	if due < at {
		w.late = true
	}
	if w.met[i] = last; w.nominal {
		w.met[i] = max(due, 1)
	}
	return last, last <= w.day
}

// interrupted is the day on which a condition that may come next cuts a repeating one short: an event or a date, or a
// period that counts from elsewhere; latest where none does. The repetition is an edge from the condition to itself, and
// only one edge is taken.
func (w *walker) interrupted(i int32, at, last loadline.Date) loadline.Date {
	cut := latest
	for _, n := range w.plan.conds[i].next {
		if w.plan.conds[n].base == i {
			continue
		}
		if t, ok := w.meets(n, at); ok && t < last {
			cut = min(cut, t)
		}
	}
	return cut
}

// count is how many of n occurrences have come by a day.
func (w *walker) count(i int32, every loadline.Every, n int, day loadline.Date) int {
	return sort.Search(n, func(k int) bool { return w.occurrence(i, every, k+1) > day })
}

// occurrence is the day of the k-th occurrence of a repeating condition.
func (w *walker) occurrence(i int32, t loadline.Every, k int) loadline.Date {
	base := w.met[w.plan.conds[i].base]
	months, days := int64(t.Period.Months)*int64(k), int64(t.Period.Days)*int64(k)
	if months > 120_000 || days > 4_000_000 {
		return latest // ten thousand years: nobody's schedule, and no overflow
	}
	d := base
	if months > 0 {
		d = w.onDay(base, int(months), t.DayOfMonth)
	}
	return d.AddDays(int(days))
}

// onDay is months later, on the day that the schedule names. "VESTING_START_DAY_OR_LAST_DAY_OF_MONTH vests on the same
// day of month as the day of the VESTING_START condition"; days 29 to 31 fall on the last day of a shorter month; "the
// start-day anchor is clamped first, then a single day is subtracted" for the day before (VestingDayOfMonth,
// VestingDayOfMonthPolicy).
func (w *walker) onDay(base loadline.Date, months int, on loadline.DayOfMonth) loadline.Date {
	day := on.Day
	if day == 0 {
		_, _, day = base.Civil()
		if w.started {
			_, _, day = w.start.Civil()
		}
	}
	d := base.AddMonthsOn(months, day)
	if on.MinusOne {
		d--
	}
	return d
}

// cliff is the day before which a condition pays nothing.
func (w *walker) cliff(i int32, every loadline.Every, c *loadline.VestingCliff) loadline.Date {
	one := every
	one.Period = c.After
	return w.occurrence(i, one, 1)
}

// vest pays out k of n tranches of a condition, the j-th on the day that on gives. A portion of the remainder is one of
// what had not vested when the condition began, in equal tranches: "1/39th of the remaining shares" over 39 months leaves
// nothing (docs, Vesting Guide, Example 3), which a part of what is left at each tranche never would.
//
// A split multiplies the holding, what has vested and what has not, and vests nothing: tranches before it were whole
// shares as they then were, tranches from its day on are whole shares as they are then, of what is left to the condition.
func (w *walker) vest(c *condition, k int, on func(int) loadline.Date, n int) {
	portion := w.tally.of.Mul(c.Portion.Max(loadline.Ratio{}))
	if c.Remainder {
		left := w.tally.of.Sub(w.tally.vested)
		w.tally.exact = w.tally.vested
		portion = left.Mul(c.Portion.Max(loadline.Ratio{}))
	}
	for j := 1; w.pays != nil && j <= k; j++ {
		w.pays(on(j))
	}
	paid, scale := 0, loadline.Int(1)
	for _, x := range w.splits {
		before := sort.Search(k, func(j int) bool { return on(j+1) >= x.date })
		w.pay(c, portion, scale, before-paid, n-paid)
		paid, scale = max(paid, before), scale.Mul(x.ratio)
	}
	w.pay(c, portion, scale, k-paid, n-paid)
}

// pay vests k of the n tranches that are left to a condition, in shares that are scale for one as issued.
func (w *walker) pay(c *condition, portion, scale loadline.Ratio, k, n int) {
	if k <= 0 {
		return
	}
	w.tally.scale = scale
	if q, said := c.Quantity.Get(); said {
		w.tally.amount(q.Ratio().Max(loadline.Ratio{}).Mul(loadline.Int(int64(k))))
		return
	}
	w.tally.tranches(w.plan.terms.Allocation, portion, k, n)
}

// recordedEvent is a start or an event of a condition; of none where it names no condition of the schedule.
type recordedEvent struct {
	cond int32
	date loadline.Date
}

// record sorts what is recorded of the security by condition and date.
func (w *walker) record(l *Ledger, marks []mark) {
	for _, m := range marks {
		switch t := l.company.Transactions[m.tx].(type) {
		case *loadline.VestingStart:
			if !w.started {
				w.started, w.start = true, t.Date
			}
			w.starts = append(w.starts, recordedEvent{w.plan.index(t.ConditionID), t.Date})
		case *loadline.VestingEvent:
			if c := w.plan.index(t.ConditionID); c != none {
				w.events = append(w.events, recordedEvent{c, t.Date})
			}
		}
	}
	byCondition := func(x, y recordedEvent) int { return cmp.Or(cmp.Compare(x.cond, y.cond), cmp.Compare(x.date, y.date)) }
	slices.SortFunc(w.starts, byCondition)
	slices.SortFunc(w.events, byCondition)
}

// search is the first of the events of a condition from a day on.
func search(events []recordedEvent, cond int32, from loadline.Date) (loadline.Date, bool) {
	n := sort.Search(len(events), func(i int) bool {
		return events[i].cond > cond || events[i].cond == cond && events[i].date >= from
	})
	if n < len(events) && events[n].cond == cond {
		return events[n].date, true
	}
	return 0, false
}

// startOf is the start that names a condition, else one that names none of the schedule's.
func (w *walker) startOf(cond int32) (loadline.Date, bool) {
	if d, ok := search(w.starts, cond, math.MinInt32); ok {
		return d, true
	}
	return search(w.starts, none, math.MinInt32)
}

func (s *schedule) index(id string) int32 {
	if i, ok := s.ids[id]; ok {
		return i
	}
	return none
}

// eventOf is the day on which a recorded event met a condition that has been open since a day.
func (w *walker) eventOf(cond int32, opened loadline.Date) (loadline.Date, bool) {
	first, ok := search(w.events, cond, math.MinInt32)
	switch {
	case !ok:
		return 0, false
	case first >= opened || w.generous:
		return max(first, opened), true
	case first <= w.day:
		w.stray = true
	}
	return search(w.events, cond, opened)
}

// strays finds events that are recorded of conditions which the path did not reach, and pays them out where the reading
// is generous.
func (w *walker) strays() {
	for _, e := range w.events {
		if e.date > w.day || w.met[e.cond] != 0 {
			continue
		}
		w.stray = true
		if w.generous {
			w.met[e.cond] = max(e.date, 1)
			w.vest(&w.plan.conds[e.cond], 1, func(int) loadline.Date { return e.date }, 1)
		}
	}
}
