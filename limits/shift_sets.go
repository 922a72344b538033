package limits

import (
	"math/bits"
	"slices"
	"sync"

	"loadline"
	"loadline/control"
	"loadline/governance"
)

// mostSets is how many sets of seats or of consents are tried for one limit and one way to change them, the smallest first;
// beyond them only sets up to the size that was reached are found, and the result says so.
const mostSets = 600

// mostThings is how many seats or consents are put together: a set is the bits of one number.
const mostThings = 63

// smallest are the sets of so many things, as bits, that turn something and of which no part does, the smallest first. Where
// it is known that more never turns back, nothing is tried if not even all of them turn it. Sets of up to so many things were
// all tried: n, or fewer where there are too many.
func smallest(n int, grows bool, turns func(set uint64) bool) (found []uint64, upTo int) {
	switch {
	case n > mostThings:
		return nil, 0
	case n == 0 || grows && !turns(1<<n-1):
		return nil, n
	}
	tried := 0
	for size := 1; size <= n; size++ {
		for set := uint64(1)<<size - 1; set < 1<<n; set = next(set) {
			if slices.ContainsFunc(found, func(m uint64) bool { return m&set == m }) {
				continue
			}
			if tried++; tried > mostSets {
				return found, size - 1
			}
			if turns(set) {
				found = append(found, set)
			}
		}
	}
	return found, n
}

// next is the next larger number with as many bits (R. W. Gosper, HAKMEM item 175, 1972).
func next(x uint64) uint64 {
	low := x & -x
	high := x + low
	if high == 0 {
		return 1 << 63
	}
	return high | (x^high)>>2>>bits.TrailingZeros64(x)
}

// sets are the smallest sets of things whose change turns the limit.
func (f *finder) sets(s Shift, of []loadline.Ref, grows bool) []Shift {
	then := map[uint64]Outcome{}
	at := func(set uint64) Shift {
		s := s
		s.Of = chosen(of, set)
		s.Amount = loadline.Exactly(loadline.Int(int64(len(s.Of))))
		return s
	}
	found, upTo := smallest(len(of), grows, f.alike(s, of, func(set uint64) bool {
		how, turns := f.turned(f.w.after(at(set)))
		then[set] = how
		return turns
	}, then))
	if upTo < len(of) {
		f.cut(loadline.Textf("%v: of %v not every set of more than %v was tried", s.Unit, len(of), upTo))
	}
	var out []Shift
	for _, set := range found {
		x := at(set)
		x.Then, x.Says = then[set], f.says(x)
		out = append(out, x)
	}
	return out
}

// chosen are those of a set.
func chosen(of []loadline.Ref, set uint64) []loadline.Ref {
	var out []loadline.Ref
	for i, r := range of {
		if set>>i&1 == 1 {
			out = append(out, r)
		}
	}
	return out
}

// alike is turns, asked once of sets of seats that come out alike.
func (f *finder) alike(s Shift, of []loadline.Ref, turns func(uint64) bool, then map[uint64]Outcome) func(uint64) bool {
	if s.Unit != SeatsChange {
		return turns
	}
	type answer struct {
		how  Outcome
		does bool
	}
	known := map[string]answer{}
	p := sync.OnceValue(func() *standIns {
		p := f.standIns(s, of)
		if p != nil {
			if key, exact := p.key(0); exact { // what comes to the same as no change turns nothing
				known[key] = answer{f.r.Without, false}
			}
		}
		return p
	})
	return func(set uint64) bool {
		if set == 1<<len(of)-1 { // asked first, and often the last
			return turns(set)
		}
		if p() == nil {
			return turns(set)
		}
		key, exact := p().key(set)
		if !exact {
			return turns(set)
		}
		a, ok := known[key]
		if !ok {
			a.does = turns(set)
			a.how = then[set]
			known[key] = a
		}
		then[set] = a.how
		return a.does
	}
}

// seats are the smallest sets of seats that turn the limit where somebody else, or somebody of a group, fills them; and the
// seats that turn it where they fall vacant.
func (f *finder) seats() []Shift {
	concerned, filled := f.seatsConcerned()
	if len(concerned) == 0 {
		return nil
	}
	var out []Shift
	for _, to := range append([]loadline.Ref{{}}, f.of.groups...) {
		does := f.effect(to)
		if f.hopeless() {
			does = helps | hurts
		}
		if !f.could(does) || to.Name != "" && !f.w.somebody(to) {
			continue
		}
		seats := concerned
		if grows(does) {
			seats = slices.DeleteFunc(slices.Clone(concerned), func(s loadline.Ref) bool { return f.idle(s, to) })
		}
		out = append(out, f.sets(Shift{Unit: SeatsChange, To: to}, seats, grows(does))...)
	}
	for _, seat := range filled {
		out = append(out, f.sets(Shift{Unit: SeatsChange, Vacant: true}, []loadline.Ref{seat}, false)...)
	}
	return out
}

// idle says whether it is all the same to every group asked about that somebody of a group, or somebody else, fills a seat:
// whoever sits there stands to each of them as the new one would, holds no office by which the seat goes, and is named in no vote
// that leaves him out.
func (f *finder) idle(seat, to loadline.Ref) bool {
	sits := f.w.Order().Seats(governance.BodyOf(seat))
	i := slices.IndexFunc(sits, func(s governance.Sitting) bool { return s.Seat == seat })
	if f.span || i < 0 || sits[i].By.Name != "" || sits[i].Exists != loadline.Yes {
		return false
	}
	who, said := sits[i].Person.Get()
	party, known := f.w.Order().PartyOf(who)
	if !said || !known || slices.ContainsFunc(f.of.matters, func(m loadline.Ref) bool { return f.leavesOut(m, who) }) {
		return false
	}
	for _, m := range party.Members {
		at := f.w.place(m)
		for _, g := range f.of.groups {
			if at < 0 || f.w.isOf(at, g) != (g == to) {
				return false
			}
		}
	}
	return true
}

// leavesOut says whether a decision leaves somebody out of a vote, or somebody by a seat or an office.
func (f *finder) leavesOut(matter, who loadline.Ref) bool {
	d, _ := f.w.Order().Decision(matter, governance.Horizon{})
	if d == nil {
		return true
	}
	var all []loadline.Approval
	for _, w := range d.Ways {
		all = append(all, w.Needs)
	}
	for _, c := range d.Consents {
		all = append(all, c.Consent.Of)
	}
	for _, g := range d.Drags {
		all = append(all, g.Drag.Needs)
	}
	for _, a := range f.w.Company.Agreements {
		all = append(all, a.As)
	}
	return slices.ContainsFunc(all, func(a loadline.Approval) bool { return without(a, who) })
}

func without(a loadline.Approval, who loadline.Ref) bool {
	return slices.ContainsFunc(a.Without, func(r loadline.Ref) bool { return r.Kind != stakeholderKind || r == who }) ||
		slices.ContainsFunc(a.Of, func(x loadline.Approval) bool { return without(x, who) })
}

// hopeless says whether there is a matter that nobody at all can pass: there a group blocks nothing, and would block once it
// could be passed.
func (f *finder) hopeless() bool {
	return slices.ContainsFunc(f.of.matters, func(m loadline.Ref) bool {
		d, _ := f.here.Order().Decision(m, governance.Horizon{})
		if d == nil {
			return false
		}
		everybody := control.Everybody(len(d.Parties))
		wins, err := d.Rule.Evaluator().Wins(&d.Weights, control.Certain, everybody)
		lawful, again := d.Lawful.Evaluator().Wins(&d.Weights, control.Certain, everybody)
		return err == nil && again == nil && !(wins && lawful)
	})
}

// seatsConcerned are the seats with a vote of the bodies that take part in the decisions, or whose seats the limit counts, in
// the order of the file; and those of them on which somebody sits.
func (f *finder) seatsConcerned() (all, filled []loadline.Ref) {
	bodies := map[loadline.Ref]bool{}
	for _, b := range f.of.bodies {
		bodies[b] = true
	}
	order := f.w.Order()
	for _, m := range f.of.matters {
		d, _ := order.Decision(m, governance.Horizon{})
		if d == nil {
			continue
		}
		for _, g := range d.Gates {
			switch g.Kind {
			case governance.OfBody, governance.OfQuorum:
				bodies[g.Of] = true
			case governance.OfSeat:
				bodies[governance.BodyOf(g.Of)] = true
			}
		}
	}
	for _, b := range order.Bodies() {
		if !bodies[b.Ref()] && !f.of.every {
			continue
		}
		for _, s := range order.Seats(b.Ref()) {
			if s.Observer || s.Exists == loadline.No {
				continue
			}
			all = append(all, s.Seat)
			if !s.Vacant() {
				filled = append(filled, s.Seat)
			}
		}
	}
	return all, filled
}

// consents are the smallest sets of consents over the limit's matters whose end turns it, and the new ones that do.
func (f *finder) consents() []Shift {
	var of []loadline.Ref
	for _, m := range f.of.matters {
		for _, w := range [2]*World{f.w, f.here} {
			d, _ := w.Order().Decision(m, governance.Horizon{})
			if d == nil {
				continue
			}
			for _, c := range d.Consents {
				if c.Binds != loadline.No {
					add(&of, c.Consent.Ref())
				}
			}
		}
	}
	out := f.sets(Shift{Unit: ConsentsEnd}, of, false)
	for _, m := range f.of.matters {
		over := []loadline.Ref{m}
		out = append(out, f.sets(Shift{Unit: ConsentsNew}, over, false)...)
		for _, group := range f.of.groups {
			if f.w.somebody(group) {
				out = append(out, f.sets(Shift{Unit: ConsentsNew, To: group}, over, false)...)
			}
		}
	}
	return out
}
