package governance

import (
	"fmt"
	"slices"

	"loadline"
)

// survey finds on what the matter hangs: the bodies and offices that decide it, those that decide who sits there, and the
// consents that stand in the way.
func (k *seeking) survey() {
	k.relevant, k.consents = map[loadline.Ref]bool{}, map[loadline.Ref]bool{}
	seen := map[string]bool{}
	start := &leg{s: &situation{}, order: k.base}
	k.surveyOf(start, k.quest.Matter)
	for again := true; again && !k.cut; {
		again = false
		for _, a := range k.acts(start) {
			key := fmt.Sprint(a.m.Kind, a.m.Of, a.m.Name, a.strikes)
			if !seen[key] {
				seen[key], again = true, true
				k.surveyOf(start, a.m)
			}
		}
		for _, a := range k.later(k.base) {
			key := fmt.Sprint(a.m.Kind, a.m.Of, a.m.Name)
			if !seen[key] {
				seen[key], again = true, true
				k.surveyOf(start, a.m)
			}
		}
	}
}

// later are the acts that another act makes possible: filling a seat that somebody leaves.
func (k *seeking) later(o *Order) []act {
	var out []act
	for _, b := range o.Bodies() {
		if !k.relevant[b.Ref()] || !bySeats(&b) {
			continue
		}
		for _, s := range o.Seats(b.Ref()) {
			if !s.Observer && !s.Vacant() && s.By.Name == "" {
				out = append(out, k.matter(o, loadline.ElectDirector, s.Seat), k.matter(o, loadline.FillVacancy, s.Seat))
			}
		}
	}
	return out
}

// surveyOf notes on whom a matter hangs.
func (k *seeking) surveyOf(at *leg, m loadline.Matter) {
	d, _, _ := k.decides(at, m)
	if d == nil {
		return
	}
	for _, g := range d.Gates {
		k.note(g.Of)
	}
	for _, w := range d.Ways {
		k.noteAll(w.Needs)
	}
	for _, c := range d.Consents {
		if c.Binds != loadline.No {
			k.consents[c.Consent.Ref()] = true
			k.noteAll(c.Consent.Of)
		}
	}
}

func (k *seeking) noteAll(a loadline.Approval) {
	k.note(a.Who)
	for _, x := range a.Of {
		k.noteAll(x)
	}
}

func (k *seeking) note(ref loadline.Ref) {
	switch ref.Kind {
	case "body", "office":
		k.relevant[ref] = true
	case "seat":
		k.relevant[seatBody(ref)] = true
		if s, ok := k.base.seat(ref); ok && s.By.Name != "" {
			k.relevant[s.By] = true
		}
	}
}

// acts are the steps that may be taken in an order of deciding, in the order of the file. Of seats that are alike the first
// alone: who is on which of them makes no difference.
func (k *seeking) acts(at *leg) []act {
	var out []act
	o := at.order
	for _, b := range o.Bodies() {
		if k.relevant[b.Ref()] && bySeats(&b) {
			out = append(out, k.seatActs(o, &b)...)
		}
	}
	done := map[loadline.Ref]bool{}
	for i := range o.company.Offices {
		ref := o.company.Offices[i].Ref()
		if done[ref] || !k.relevant[ref] {
			continue
		}
		done[ref] = true
		switch who, said := o.Holder(ref).Get(); {
		case said && !k.holds(o, who):
			out = append(out, k.matter(o, loadline.RemoveOfficer, ref))
		case !said:
			out = append(out, k.matter(o, loadline.AppointOfficer, ref))
		}
	}
	for _, a := range k.ownActs(o) {
		if !slices.ContainsFunc(out, func(b act) bool { return a.m.Name == b.m.Name && a.m.Of == b.m.Of }) {
			out = append(out, a)
		}
	}
	return append(out, k.amendments(at)...)
}

// seatActs are removals from a body, elections to it, and a seat more.
func (k *seeking) seatActs(o *Order, b *loadline.Body) []act {
	var out []act
	alike := map[string]bool{}
	seats, strange := o.Seats(b.Ref()), 0
	for _, s := range seats {
		if s.By.Name != "" {
			k.note(s.Seat)
		}
		who, said := s.Person.Get()
		if s.Observer || said && k.holds(o, who) {
			continue
		}
		strange++
		kinds := []loadline.MatterKind{loadline.RemoveDirector}
		if s.Vacant() {
			kinds = []loadline.MatterKind{loadline.FillVacancy, loadline.ElectDirector}
		}
		if s.Vacant() && s.By.Name != "" {
			continue // it goes with the office
		}
		for _, kind := range kinds {
			a := k.matter(o, kind, s.Seat)
			key := fmt.Sprint(kind, a.m.Name, s.By, o.words(s.Fact.ElectedBy), o.words(s.Fact.RemovedBy), s.Fact.DesignatedBy.Saying, s.Fact.DesignatedBy.Value,
				s.Fact.Casting, s.Fact.Votes, a.m.Effects)
			if !alike[key] {
				alike[key] = true
				out = append(out, a)
			}
		}
	}
	if most := len(k.base.Seats(b.Ref())); strange > 0 && len(seats) <= 2*most {
		out = append(out, k.matter(o, loadline.CreateSeat, b.Ref()))
	}
	return out
}

// matter is a step about a seat, an office or a body: as the company's own matter of this kind says, of this very thing, else of
// its body, else of none; else as the law does.
func (k *seeking) matter(o *Order, kind loadline.MatterKind, of loadline.Ref) act {
	best, rank := loadline.Matter{Kind: kind, Of: of, Cause: loadline.No, Name: fmt.Sprint(kind, "_", of.Name)}, 0
	for _, ref := range o.Matters() {
		m, ok := o.Matter(ref)
		if !ok || m.Kind != kind {
			continue
		}
		switch {
		case m.Of == of && rank < 3:
			best, rank = m, 3
		case of.Kind == "seat" && m.Of == seatBody(of) && rank < 2:
			best, rank = m, 2
		case m.Of.Name == "" && rank < 1:
			best, rank = m, 1
		}
	}
	if rank < 3 {
		best.Of, best.Effects = of, nil
		if rank > 0 {
			best.Title = ""
		}
	}
	return act{m: best}
}

// ownActs are the company's own matters that change who sits, who holds an office or how shares vote, beyond those of a kind
// that every seat and office knows.
func (k *seeking) ownActs(o *Order) []act {
	var out []act
	for _, ref := range o.Matters() {
		m, ok := o.Matter(ref)
		if ok && m.Ref() != k.quest.Matter.Ref() && slices.ContainsFunc(m.Effects, func(e loadline.Effect) bool { return k.bears(o, e) }) {
			out = append(out, act{m: m})
		}
	}
	return out
}

// bears says whether an effect changes something on which the matter hangs, and something at all.
func (k *seeking) bears(o *Order, e loadline.Effect) bool {
	if e.After != (loadline.Duration{}) {
		return false
	}
	body := e.Of
	if e.Of.Kind == "seat" {
		body = seatBody(e.Of)
	}
	h := o.Holder(e.Of)
	who, said := h.Get()
	switch e.Kind {
	case loadline.Convert:
		return true
	case loadline.Vacate:
		return k.relevant[body] && h.Saying != loadline.None && !(said && k.holds(o, who))
	case loadline.Fill, loadline.Appoint:
		return k.relevant[body] && !(said && k.holds(o, who))
	case loadline.AddSeat:
		return k.relevant[body] && len(o.Seats(body)) <= 2*len(k.base.Seats(body))
	case loadline.DropSeat:
		_, there := o.seat(e.Of)
		return k.relevant[body] && there
	}
	return false
}
