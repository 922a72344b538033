package governance

import (
	"slices"

	"loadline"
)

// Sitting is a seat of a body on a day.
type Sitting struct {
	Seat     loadline.Ref // seat.board.ceo
	Fact     loadline.Seat
	Person   loadline.Stated[loadline.Ref] // the stakeholder who sits there; None: vacant
	By       loadline.Ref                  // the office by which one sits; zero where none
	Exists   loadline.Truth                // CannotTell where it hangs on an event of which nobody knows, or ended without a successor
	Observer bool                          // without a vote
}

// Vacant says whether nobody sits there.
func (s Sitting) Vacant() bool { return s.Person.Saying == loadline.None }

// Seats are the seats of a body on the day, observers too, in the order of the file. A day between two holders that no fact
// covers is a vacancy; after the last, whether the seat is vacant or no more cannot be told. They are read once and shared by all
// who ask: nobody may change them.
func (o *Order) Seats(body loadline.Ref) []Sitting {
	if known, ok := o.seatsRead.Load(body); ok {
		return known.([]Sitting)
	}
	out := slices.Clip(o.readSeats(body))
	o.seatsRead.Store(body, out)
	return out
}

func (o *Order) readSeats(body loadline.Ref) []Sitting {
	b := o.body(body)
	if b == nil {
		return nil
	}
	exists := o.binds(b.Span, o.date)
	var names []string
	facts := map[string][]*loadline.Seat{}
	for i := range b.Seats {
		s := &b.Seats[i]
		if facts[s.Name] == nil {
			names = append(names, s.Name)
		}
		facts[s.Name] = append(facts[s.Name], s)
	}
	out := make([]Sitting, 0, len(names))
	for _, name := range names {
		if s, ok := o.sitting(b, facts[name]); ok {
			s.Exists = min(s.Exists, exists)
			out = append(out, s)
		}
	}
	return out
}

// sitting is one seat of a body on the day, of all that was stated of it, and whether it has begun.
func (o *Order) sitting(b *loadline.Body, facts []*loadline.Seat) (Sitting, bool) {
	var may, past *loadline.Seat
	later := false
	for _, s := range facts {
		switch o.binds(s.Span, o.date) {
		case loadline.Yes:
			return o.seated(b, s, loadline.Yes), true
		case loadline.CannotTell:
			may = s
		case loadline.No:
			if o.begun(s.Span, o.date) == loadline.Yes {
				past = s
			} else {
				later = true
			}
		}
	}
	switch {
	case may != nil && past != nil: // whoever follows, there is a seat; who sits there hangs on an event
		out := o.seated(b, may, loadline.Yes)
		out.Person, out.By = loadline.Ask[loadline.Ref]("", may.At), loadline.Ref{}
		return out, true
	case may != nil:
		return o.seated(b, may, loadline.CannotTell), true
	case past == nil:
		return Sitting{}, false
	}
	exists := loadline.CannotTell
	if later {
		exists = loadline.Yes
	}
	return Sitting{Seat: SeatRef(b.Ref(), past.Name), Fact: *past, Person: loadline.SayNone[loadline.Ref](past.At), Exists: exists,
		Observer: past.Observer == loadline.Yes}, true
}

func (o *Order) seated(b *loadline.Body, s *loadline.Seat, exists loadline.Truth) Sitting {
	out := Sitting{Seat: SeatRef(b.Ref(), s.Name), Fact: *s, Person: s.Holder, Exists: exists, Observer: s.Observer == loadline.Yes}
	if who, ok := s.Holder.Get(); ok && who.Kind == "office" {
		out.By, out.Person = who, o.officeOn(who, o.date)
	}
	return out
}

// seat is a seat on the day, and whether there is one.
func (o *Order) seat(ref loadline.Ref) (Sitting, bool) {
	b := o.body(seatBody(ref))
	if b == nil || ref.Kind != "seat" || len(ref.Name) <= len(b.Name) {
		return Sitting{}, false
	}
	var facts []*loadline.Seat
	for i := range b.Seats {
		if s := &b.Seats[i]; s.Name == ref.Name[len(b.Name)+1:] {
			facts = append(facts, s)
		}
	}
	return o.sitting(b, facts)
}

// Holder is who holds an office or sits on a seat: a stakeholder, or None where it is vacant. A seat held by office is
// followed to the person.
func (o *Order) Holder(ref loadline.Ref) loadline.Stated[loadline.Ref] {
	switch ref.Kind {
	case "office":
		return o.officeOn(ref, o.date)
	case "seat":
		if s, ok := o.seat(ref); ok {
			return s.Person
		}
	case "stakeholder":
		return loadline.Say(ref, loadline.Source{})
	}
	return loadline.Stated[loadline.Ref]{}
}

// officeOn is who holds an office at the end of a day. An office that is stated for other days only is vacant.
func (o *Order) officeOn(ref loadline.Ref, day loadline.Date) loadline.Stated[loadline.Ref] {
	out := loadline.Stated[loadline.Ref]{}
	for i := range o.company.Offices {
		f := &o.company.Offices[i]
		if f.Ref() != ref {
			continue
		}
		switch o.binds(f.Span, day) {
		case loadline.Yes:
			return f.Holder
		case loadline.CannotTell:
			out = loadline.Ask[loadline.Ref]("", f.At)
		case loadline.No:
			if out.Saying == loadline.NotSaid {
				out = loadline.SayNone[loadline.Ref](f.At)
			}
		}
	}
	return out
}

// Electors are who fills a seat: the approval that the documents state, else the law's; NotStated where neither says.
func (o *Order) Electors(seat loadline.Ref) loadline.Approval {
	if s, ok := o.seat(seat); ok && !s.Fact.ElectedBy.IsZero() {
		return s.Fact.ElectedBy
	}
	return o.lawful(loadline.Matter{Kind: loadline.ElectDirector, Of: seat})
}

// Removers are who removes from a seat without cause, as [Order.Electors]. A law that gives removal to the electors means the
// voters that elect, with its own threshold.
func (o *Order) Removers(seat loadline.Ref) loadline.Approval {
	if s, ok := o.seat(seat); ok && !s.Fact.RemovedBy.IsZero() {
		return s.Fact.RemovedBy
	}
	return o.lawful(loadline.Matter{Kind: loadline.RemoveDirector, Of: seat, Cause: loadline.No})
}

// Amenders are who amends a document: what it says itself, else the law's for its kind.
func (o *Order) Amenders(document loadline.Ref) loadline.Approval {
	d, ok := o.Document(document)
	if ok && !d.AmendedBy.IsZero() {
		return d.AmendedBy
	}
	return o.lawful(loadline.Matter{Kind: AmendmentOf(d), Of: document})
}

// AmendmentOf is the kind of matter that an amendment of a document is.
func AmendmentOf(d loadline.Document) loadline.MatterKind {
	switch d.Kind {
	case "charter", "certificate_of_incorporation", "certificate", "articles", "articles_of_association":
		return loadline.AmendCharter
	case "bylaws":
		return loadline.AmendBylaws
	}
	return loadline.AmendAgreement
}
