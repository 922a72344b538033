package captable

import (
	"cmp"
	"slices"

	"loadline"
)

// Holdings is who holds what at the end of a day.
type Holdings struct {
	AsOf    loadline.Date // the day; where On was asked for none, the last of which the company speaks
	Classes []ClassTotals // in the company's order; then those that only transactions name
	Plans   []PlanTotals  // in the company's order; then those that only grants name
	Assumed []loadline.Assumption

	l       *Ledger
	w       *weights
	sure    []held // securities of which every reading says the same
	details []detail
	units   []alternatives
	pools   []pool   // by plan, over all readings
	certain []*span  // by plan, what every reading leaves in the pool; nil where all of it is in a unit
	onPool  []doubts // by plan, the readings it hangs on
	place   []int    // of a unit on the day among units; -1 where its alternatives are too many
}

// alternatives is what the securities of a unit come to, reading by reading.
type alternatives struct {
	unit
	held  [][]held     // by alternative
	pools [][]poolPart // by alternative
}

// SecurityKind is what a security is.
type SecurityKind uint8

// The kinds of securities.
const (
	KindStock       SecurityKind = iota
	KindOption                   // a right to buy stock, granted for service
	KindStockUnit                // restricted stock unit: stock later, for service
	KindCashRight                // appreciation right settled in cash: never a share
	KindStockRight               // appreciation right settled in stock
	KindWarrant                  // a right to buy stock, granted to others
	KindSAFE                     // simple agreement for future equity
	KindNote                     // convertible note
	KindConvertible              // another promise of future stock
)

// String is the kind as a noun.
func (k SecurityKind) String() string {
	return [...]string{"stock", "option", "restricted stock unit", "cash appreciation right", "stock appreciation right",
		"warrant", "SAFE", "convertible note", "convertible"}[k]
}

// MarshalText writes the kind as [SecurityKind.String] does.
func (k SecurityKind) MarshalText() ([]byte, error) { return []byte(k.String()), nil }

func (k SecurityKind) convertible() bool { return k >= KindSAFE }

// grant says whether it is granted for service and settled in stock.
func (k SecurityKind) grant() bool {
	return k == KindOption || k == KindStockUnit || k == KindStockRight
}

// exercised says whether its holder decides when it becomes stock.
func (k SecurityKind) exercised() bool {
	return k == KindOption || k == KindStockRight || k == KindCashRight || k == KindWarrant
}

// Security is what tells one issuance from another.
type Security struct {
	SecurityID    string
	CustomID      string // the number on the certificate
	StakeholderID string
	ClassID       string // of the stock it is, or is over; empty where not said
	PlanID        string
	Kind          SecurityKind
	Date          loadline.Date // of its issuance
	At            loadline.Source
}

// Position is what a security holds on a day. Figures are in shares (of a grant or a warrant: the shares under it); of a
// convertible they are zero but for FullyDiluted, and Invested is what counts.
type Position struct {
	Security
	Issued           loadline.Number // as issued, in shares of the day (splits included); from 0 where nothing may be left
	Outstanding      loadline.Number
	Vested           loadline.Number // of what is outstanding
	Unvested         loadline.Number
	Exercisable      loadline.Number // of options, appreciation rights and warrants
	AsConverted      loadline.Number
	FullyDiluted     loadline.Number // under the definition that was asked for
	Votes            loadline.Number // stock only
	VotesAsConverted loadline.Number // stock only; whole shares of this security alone
	Invested         loadline.Number // in Currency; convertibles only
	Currency         string
	Price            loadline.Stated[loadline.Money] // a share: paid for stock, to be paid on exercise
	Expires          loadline.Stated[loadline.Date]
}

// ClassTotals is what a class of stock comes to.
type ClassTotals struct {
	ClassID          string
	Authorized       loadline.Stated[loadline.Shares] // on the day
	Outstanding      loadline.Number
	AsConverted      loadline.Number
	Ratio            loadline.Number // as-converted shares for one of this class, through all rights
	IntoClassID      string          // the class at the end of its conversion rights; itself where it has none, empty where there are several
	VotesPerShare    loadline.Number
	Votes            loadline.Number
	VotesAsConverted loadline.Number
	UnderGrants      loadline.Number // outstanding grants over it that are settled in stock
	UnderWarrants    loadline.Number
}

// PlanTotals is what a plan comes to.
type PlanTotals struct {
	PlanID      string
	Reserved    loadline.Number // in shares of the day
	Outstanding loadline.Number // grants outstanding
	Used        loadline.Number // all that counts against the reserve: outstanding, exercised, and cancelled without return
	Available   loadline.Number // reserved and not used: the unissued pool; never negative
	Overdrawn   loadline.Number // used beyond the reserve
	AsConverted loadline.Number // Available as converted
	CashOnly    bool            // whether all its grants, of which there are some, are settled in cash: then AsConverted is 0
}

// On folds to the end of the given day; the zero date folds everything.
func (l *Ledger) On(d loadline.Date) *Holdings {
	h := l.hold(l.dayOf(d))
	h.classTotals()
	h.planTotals()
	h.Assumed = l.assumed(h)
	return h
}

// hold finds what every security holds, without the totals.
func (l *Ledger) hold(day loadline.Date) *Holdings {
	h := &Holdings{AsOf: day, l: l, w: l.weigh(day)}
	f := l.folder(day)
	units, unitOf := l.units(day)
	members := make([][]int32, len(units))
	h.sure = make([]held, 0, l.alive(day))
	for i := range l.secs {
		s := &l.secs[i]
		if s.date > day || s.ends <= day {
			continue
		}
		if u := l.unitOf(int32(i), unitOf); u != none {
			members[u] = append(members[u], int32(i))
		} else if x, ok := h.keep(f, int32(i)); ok {
			h.sure = append(h.sure, x)
		}
	}
	h.pools, h.certain, h.onPool = make([]pool, len(l.plans)), make([]*span, len(l.plans)), make([]doubts, len(l.plans))
	sure, shares := h.divide(unitOf, units)
	for u := range units {
		h.read(f, units[u], members[u], shares[u])
	}
	h.pool(f, unitOf, sure, shares)
	return h
}

// alive is how many securities may hold something on a day.
func (l *Ledger) alive(day loadline.Date) (n int) {
	for i := range l.secs {
		if s := &l.secs[i]; s.date <= day && s.ends > day {
			n++
		}
	}
	return n
}

// unitOf is the unit that a security belongs to, or none.
func (l *Ledger) unitOf(i int32, unitOf map[int32]int32) int32 {
	s := &l.secs[i]
	if len(unitOf) == 0 || s.has&choosy == 0 && (s.plan == none || l.plans[s.plan].choice == none) {
		return none
	}
	for c := range l.touching(i) {
		if u, active := unitOf[c]; active && l.moved(i, c) {
			return u
		}
	}
	return none
}

// moved says whether the answer to a choice that touches a security bears on it: stock under a plan follows splits in
// any case.
func (l *Ledger) moved(i, c int32) bool {
	return l.choices[c].kind != planFollows || l.secs[i].kind != KindStock
}

// read computes a unit under each of its alternatives.
func (h *Holdings) read(f *folder, u unit, members []int32, shares []poolShare) {
	n := u.alternatives()
	if n == 0 {
		h.place = append(h.place, -1)
		h.readApart(f, u, members, shares)
		return
	}
	h.place = append(h.place, len(h.units))
	out := alternatives{unit: u, held: make([][]held, n), pools: make([][]poolPart, n)}
	for a := range n {
		u.assign(f.answers, a)
		for _, i := range members {
			if x, ok := h.keep(f, i); ok {
				out.held[a] = append(out.held[a], x)
			}
		}
		for _, p := range u.plans {
			x := f.pool(p)
			out.pools[a] = append(out.pools[a], poolPart{p, x.available})
			if a > 0 {
				x = h.pools[p].hull(x)
			}
			h.pools[p], h.onPool[p] = x, u.doubts()
		}
		for j := range shares {
			used, outstanding := f.used(shares[j].plan, shares[j].grants)
			shares[j].used, shares[j].outstanding = append(shares[j].used, used), append(shares[j].outstanding, outstanding)
		}
	}
	u.assign(f.answers, n-1) // every answer as recorded again
	h.units = append(h.units, out)
}

// hull is a pool over two readings.
func (p pool) hull(q pool) pool {
	return pool{p.reserved.hull(q.reserved), p.outstanding.hull(q.outstanding), p.used.hull(q.used),
		p.available.hull(q.available), p.overdrawn.hull(q.overdrawn)}
}

// readApart gives each security of a unit with too many alternatives the bounds over its own choices. Totals are then
// wider than they need to be, never narrower.
func (h *Holdings) readApart(f *folder, u unit, members []int32, shares []poolShare) {
	on := u.doubts()
	for _, i := range members {
		if x, ok := h.apart(f, i, u, on); ok {
			h.sure = append(h.sure, x)
		}
	}
	for j := range shares {
		used, outstanding := h.usedApart(f, shares[j].plan, shares[j].grants, u)
		shares[j].used, shares[j].outstanding = []span{used}, []span{outstanding}
		h.onPool[shares[j].plan] = h.onPool[shares[j].plan].all(on)
	}
	for _, p := range u.plans {
		f.answers[h.l.plans[p].choice] = whenDated
		x := pool{reserved: f.reserved(p)}
		f.answers[h.l.plans[p].choice] = asRecorded
		x.reserved = x.reserved.hull(f.reserved(p)).plus(f.foreign(p))
		x.used, x.outstanding = h.usedApart(f, p, h.l.plans[p].grants, u)
		x = x.balanced()
		h.pools[p], h.onPool[p], h.certain[p] = x, on, &x.available
	}
}

// usedApart is what securities use of a plan, each over its own choices.
func (h *Holdings) usedApart(f *folder, plan int32, grants []int32, u unit) (used, outstanding span) {
	for _, g := range grants {
		own, few := h.l.own(g, u)
		if !few {
			st := f.most(g)
			used, outstanding = used.plus(span{hi: st}), outstanding.plus(span{hi: st})
			continue
		}
		var useds, outs span
		for a := range 1 << len(own) {
			(&unit{choices: own}).assign(f.answers, a)
			x, o := f.usedBy(plan, g)
			if a > 0 {
				x, o = useds.hull(x), outs.hull(o)
			}
			useds, outs = x, o
		}
		(&unit{choices: own}).assign(f.answers, 1<<len(own)-1)
		used, outstanding = used.plus(useds), outstanding.plus(outs)
	}
	return used, outstanding
}

// own are the choices of a unit that touch a security, and whether they are few enough to be tried against one another.
func (l *Ledger) own(i int32, u unit) (out []int32, few bool) {
	for c := range l.touching(i) {
		if _, inside := slices.BinarySearch(u.choices, c); inside && !slices.Contains(out, c) {
			if out = append(out, c); len(out) > 2*mostChoices {
				return nil, false
			}
		}
	}
	return out, true
}

// apart is one security over all answers to its own choices.
func (h *Holdings) apart(f *folder, i int32, u unit, on doubts) (held, bool) {
	own, few := h.l.own(i, u)
	if !few { // an event with very many early results: all of it or nothing
		st := f.fold(i)
		all := span{hi: f.most(i), open: st.issued.open}
		return h.detailed(i, detail{issued: all, out: all, vested: all, unvested: all, exercisable: all, onOut: on}), true
	}
	var all detail
	for a := range 1 << len(own) {
		(&unit{choices: own}).assign(f.answers, a)
		d := h.detail(f, i)
		if a > 0 {
			d = all.hull(d)
		}
		all = d
	}
	all.onOut = all.onOut.all(on)
	return h.detailed(i, all), !all.out.zero()
}

// most is the largest number of shares that a security can have become.
func (f *folder) most(i int32) loadline.Ratio {
	s := &f.l.secs[i]
	q := f.l.quantity(s).hi
	over := []int32{s.class}
	if s.class == none {
		over = f.l.couldBeOver(s)
	}
	for _, c := range over {
		for _, x := range f.l.classes[c].splits {
			q = q.Mul(x.ratio.Max(loadline.Int(1)))
		}
	}
	return q
}

// Positions are the securities of which something is, or may be, outstanding, by date of issuance and id.
func (h *Holdings) Positions(def Definition) []Position {
	out := make([]Position, 0, len(h.sure))
	for _, x := range h.sure {
		out = append(out, h.position(x, def))
	}
	for i := range h.units {
		out = append(out, h.hulls(&h.units[i], def)...)
	}
	slices.SortStableFunc(out, func(x, y Position) int {
		return cmp.Or(cmp.Compare(x.Date, y.Date), cmp.Compare(x.SecurityID, y.SecurityID))
	})
	return out
}

// hulls are the positions of a unit over all its alternatives. What an alternative does not hold is nothing there.
func (h *Holdings) hulls(u *alternatives, def Definition) []Position {
	at, count := map[int32]int{}, map[int32]int{}
	var out []Position
	var order []int32
	for a := range u.held {
		for _, x := range u.held[a] {
			p := h.position(x, def)
			count[x.sec]++
			j, seen := at[x.sec]
			if !seen {
				at[x.sec] = len(out)
				out, order = append(out, p), append(order, x.sec)
				continue
			}
			out[j] = out[j].with(p, hull)
		}
	}
	why := h.l.askAll(u.doubts())
	for j, sec := range order {
		if count[sec] < len(u.held) {
			out[j] = out[j].with(nothing(out[j]), hull)
		}
		out[j] = out[j].with(out[j], func(n, _ loadline.Number) loadline.Number { return because(n, why) })
	}
	return out
}

// doubts are the questions that the choices of a unit ask.
func (u *unit) doubts() (out doubts) {
	for _, c := range u.choices {
		out = out.and(doubt{openChoice, c})
	}
	return out
}

// with joins the figures of two readings of a position.
func (p Position) with(q Position, join func(n, m loadline.Number) loadline.Number) Position {
	p.Issued, p.Outstanding = join(p.Issued, q.Issued), join(p.Outstanding, q.Outstanding)
	p.Vested, p.Unvested = join(p.Vested, q.Vested), join(p.Unvested, q.Unvested)
	p.Exercisable, p.AsConverted = join(p.Exercisable, q.Exercisable), join(p.AsConverted, q.AsConverted)
	p.FullyDiluted, p.Invested = join(p.FullyDiluted, q.FullyDiluted), join(p.Invested, q.Invested)
	p.Votes, p.VotesAsConverted = join(p.Votes, q.Votes), join(p.VotesAsConverted, q.VotesAsConverted)
	return p
}

// nothing is a position of which nothing is there.
func nothing(p Position) Position {
	zero := loadline.Exactly(loadline.Ratio{})
	return p.with(p, func(_, _ loadline.Number) loadline.Number { return zero })
}
