package governance

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"loadline"
)

// situation is who sits where, who holds which office and what the documents say, as far as it differs from the facts of the
// day. The zero value is the facts. It is never mutated: a change makes a new one.
type situation struct {
	posts     map[loadline.Ref]loadline.Stated[loadline.Ref] // who sits on a seat or holds an office
	people    map[loadline.Ref]string                        // stakeholders of whom the facts know nothing, with their titles
	added     []loadline.Ref                                 // seats
	dropped   map[loadline.Ref]bool                          // seats
	struck    map[loadline.Ref]bool                          // consents and rules that are no more
	converted []loadline.Ref                                 // classes
}

func (s *situation) clone() *situation {
	return &situation{posts: maps.Clone(s.posts), people: maps.Clone(s.people), added: slices.Clone(s.added),
		dropped: maps.Clone(s.dropped), struck: maps.Clone(s.struck), converted: slices.Clone(s.converted)}
}

// key is the same for two situations in which everybody can do the same.
func (s *situation) key() string {
	var b []string
	for ref, h := range s.posts {
		who, said := h.Get()
		if !said {
			who = loadline.Ref{Kind: fmt.Sprint(h.Saying)}
		}
		b = append(b, fmt.Sprint(ref, "=", who))
	}
	for ref := range s.dropped {
		b = append(b, fmt.Sprint(ref, " dropped"))
	}
	for ref := range s.struck {
		b = append(b, fmt.Sprint(ref, " struck"))
	}
	for _, ref := range s.converted {
		b = append(b, fmt.Sprint(ref, " converted"))
	}
	for _, ref := range s.added {
		b = append(b, fmt.Sprint(ref, " added"))
	}
	slices.Sort(b)
	return strings.Join(b, ";")
}

// in is the order of deciding in a situation on the same day: of a company that differs in who sits where, who holds which
// office and what the documents say.
func (o *Order) in(s *situation) *Order {
	out, _ := On(s.company(o), o.ledger, o.date)
	return out
}

// horizon is the world of a situation.
func (s *situation) horizon() Horizon {
	if len(s.converted) == 0 {
		return Horizon{}
	}
	return Horizon{Kind: AfterConversion, Converting: s.converted}
}

// company is the company of a situation.
func (s *situation) company(o *Order) *loadline.Company {
	c := *o.company
	c.Stakeholders = slices.Clip(c.Stakeholders)
	for _, who := range slices.SortedFunc(maps.Keys(s.people), byRef) {
		c.Stakeholders = append(c.Stakeholders, loadline.Stakeholder{ID: who.Name, Name: who.Name, LegalName: s.people[who], Kind: loadline.Individual})
	}
	c.Offices = s.offices(o)
	c.Bodies = slices.Clone(c.Bodies)
	for i := range c.Bodies {
		c.Bodies[i].Seats = s.seats(o, &c.Bodies[i])
	}
	c.Consents = without(c.Consents, func(x loadline.Consent) bool { return s.struck[x.Ref()] })
	return &c
}

func byRef(a, b loadline.Ref) int {
	return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Name, b.Name))
}

// without are the facts that are not out; the list itself where none is.
func without[T any](facts []T, out func(T) bool) []T {
	if !slices.ContainsFunc(facts, out) {
		return facts
	}
	return slices.DeleteFunc(slices.Clone(facts), out)
}

// offices are the statements of offices. Who held one until now is followed by who holds it then, as if since the day before,
// so that whatever hangs on its holder's leaving sees it.
func (s *situation) offices(o *Order) []loadline.Office {
	out := slices.Clone(o.company.Offices)
	for i := range out {
		f := &out[i]
		if _, changed := s.posts[f.Ref()]; changed && o.binds(f.Span, o.date) != loadline.No {
			f.Span = loadline.Span{From: f.Span.From, Until: []loadline.Trigger{{Kind: loadline.DayComes, Date: o.date - 2}}}
		}
	}
	for _, ref := range slices.SortedFunc(maps.Keys(s.posts), byRef) {
		if ref.Kind == "office" {
			out = append(out, loadline.Office{Name: ref.Name, Title: o.Title(ref), Holder: s.posts[ref], Span: loadline.During(loadline.Period{From: o.date - 1})})
		}
	}
	return out
}

// seats are the statements of a body's seats: one alone of each that changed.
func (s *situation) seats(o *Order, b *loadline.Body) []loadline.Seat {
	var out []loadline.Seat
	done := map[loadline.Ref]bool{}
	for i := range b.Seats {
		ref := SeatRef(b.Ref(), b.Seats[i].Name)
		holder, changed := s.posts[ref]
		switch {
		case s.dropped[ref] || done[ref]:
		case !changed:
			out = append(out, b.Seats[i])
		default:
			if now, ok := o.seat(ref); ok {
				now.Fact.Holder, now.Fact.Span = holder, loadline.Span{}
				out = append(out, now.Fact)
				done[ref] = true
				continue
			}
			out = append(out, b.Seats[i]) // not yet begun
		}
	}
	for _, ref := range s.added {
		if seatBody(ref) == b.Ref() && !s.dropped[ref] {
			seat := alike(o, b)
			seat.Name, seat.Holder = ref.Name[len(b.Name)+1:], s.posts[ref]
			out = append(out, seat)
		}
	}
	return out
}

// alike is a new seat of a body: filled and emptied as all the others are where they are all alike, else as the law says.
func alike(o *Order, b *loadline.Body) loadline.Seat {
	out := loadline.Seat{Title: "the new seat", Observer: loadline.No, Casting: loadline.No, DesignatedBy: loadline.SayNone[loadline.Ref](b.At)}
	for i, s := range o.Seats(b.Ref()) {
		switch {
		case i == 0:
			out.ElectedBy, out.RemovedBy = s.Fact.ElectedBy, s.Fact.RemovedBy
		case !o.sameRule(s.Fact.ElectedBy, out.ElectedBy) || !o.sameRule(s.Fact.RemovedBy, out.RemovedBy):
			out.ElectedBy, out.RemovedBy = loadline.Approval{}, loadline.Approval{}
			return out
		}
	}
	return out
}

// sameRule says whether two approvals ask the same.
func (o *Order) sameRule(a, b loadline.Approval) bool {
	if a.IsZero() || b.IsZero() {
		return a.IsZero() && b.IsZero()
	}
	return o.words(a).String() == o.words(b).String()
}

// implied are the effects that the kind of a matter means for what it is about, beyond those that are stated for it.
func implied(m loadline.Matter) []loadline.Effect {
	var out []loadline.Effect
	add := func(k loadline.EffectKind, of loadline.Ref) {
		stated := slices.ContainsFunc(m.Effects, func(e loadline.Effect) bool {
			return e.Of == of && (e.Kind == k || k == loadline.Fill && e.Kind == loadline.Appoint)
		})
		if !stated && of.Name != "" {
			out = append(out, loadline.Effect{Kind: k, Of: of, At: m.At})
		}
	}
	switch m.Kind {
	case loadline.AppointOfficer:
		add(loadline.Appoint, onlyOf("office", m.Of))
	case loadline.RemoveOfficer:
		add(loadline.Vacate, onlyOf("office", m.Of))
	case loadline.ElectDirector, loadline.FillVacancy:
		add(loadline.Fill, onlyOf("seat", m.Of))
	case loadline.RemoveDirector:
		add(loadline.Vacate, onlyOf("seat", m.Of))
	case loadline.CreateSeat:
		add(loadline.AddSeat, onlyOf("body", m.Of))
	case loadline.DropASeat:
		add(loadline.DropSeat, onlyOf("seat", m.Of))
	case loadline.AmendCharter, loadline.AmendBylaws, loadline.AmendAgreement:
		add(loadline.Amend, onlyOf("document", m.Of))
	}
	return out
}

func onlyOf(kind string, ref loadline.Ref) loadline.Ref {
	if ref.Kind != kind {
		return loadline.Ref{}
	}
	return ref
}
