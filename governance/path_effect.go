package governance

import (
	"fmt"
	"slices"

	"loadline"
)

// Happening is one thing that a decision or an event brings about.
type Happening struct {
	Effect   loadline.Effect
	Says     loadline.Text
	By       loadline.Ref // the matter or the consequence ("upon") that brings it about
	Implied  bool         // it is what the kind of matter means; no document says so
	Followed bool         // it changes who sits, who holds an office or how shares vote; else it is only told
}

// Aftermath is what stands after a matter is decided.
type Aftermath struct {
	Order     *Order       // of the company as it then is, on the same day
	Happens   []Happening  // what the decision brings about, in order
	Changed   []PostChange // who sits or holds an office no longer, or does from then on
	Bodies    []loadline.Ref
	situation *situation
}

// PostChange is a seat or an office that changes hands.
type PostChange struct {
	Post          loadline.Ref                  // a seat or an office
	Before, After loadline.Stated[loadline.Ref] // a stakeholder; None: vacant, or no such seat
	By            loadline.Ref                  // of a seat: the office with which it goes; zero where none
}

// After is what stands after a matter is decided: its stated effects, those that its kind implies for what it is about, and
// the consequences ("upon") that the facts give to these. Who follows where nobody is named is not known. A body whose seats
// changed is in Bodies; [Order.Seats] of the new order are those who sit then.
func (o *Order) After(m loadline.Matter) Aftermath {
	return o.after(o.in, &situation{}, o, m, func(post loadline.Ref) (loadline.Stated[loadline.Ref], string) {
		return loadline.Ask[loadline.Ref](fmt.Sprintf("Who follows as %v?", o.Title(post)), m.At), ""
	})
}

// successor says who takes a post for which nobody is named, and the title of one of whom the facts know nothing.
type successor func(post loadline.Ref) (loadline.Stated[loadline.Ref], string)

// after is what stands after a matter is decided in a situation. The receiver is the order of the facts, before that of the
// situation; in makes the order of another.
func (o *Order) after(in func(*situation) *Order, s *situation, before *Order, m loadline.Matter, who successor) Aftermath {
	e := &effecting{base: o, before: before, s: s.clone(), who: who, m: m, done: map[loadline.Ref]bool{}}
	for _, x := range implied(m) {
		e.apply(x, m.Ref(), true)
	}
	for _, x := range m.Effects {
		e.apply(x, m.Ref(), false)
	}
	after := in(e.s)
	for e.follow(after) {
		after = in(e.s)
	}
	out := Aftermath{Order: after, Happens: e.out, situation: e.s}
	out.compare(before)
	return out
}

// compare writes down which posts changed hands.
func (a *Aftermath) compare(before *Order) {
	seen := map[loadline.Ref]bool{}
	for _, order := range []*Order{before, a.Order} {
		for i := range order.company.Offices {
			ref := order.company.Offices[i].Ref()
			if !seen[ref] {
				seen[ref] = true
				a.changed(PostChange{Post: ref, Before: before.Holder(ref), After: a.Order.Holder(ref)})
			}
		}
		for _, b := range order.Bodies() {
			for _, s := range order.Seats(b.Ref()) {
				if seen[s.Seat] {
					continue
				}
				seen[s.Seat] = true
				was, _ := before.seat(s.Seat)
				is, _ := a.Order.seat(s.Seat)
				if a.changed(PostChange{Post: s.Seat, Before: was.Person, After: is.Person, By: was.By}) && !slices.Contains(a.Bodies, b.Ref()) {
					a.Bodies = append(a.Bodies, b.Ref())
				}
			}
		}
	}
}

func (a *Aftermath) changed(c PostChange) bool {
	if c.Before.Saying == c.After.Saying && c.Before.Value == c.After.Value {
		return false
	}
	a.Changed = append(a.Changed, c)
	return true
}

// effecting applies effects to a situation, and what the facts say follows from them.
type effecting struct {
	base, before *Order
	s            *situation
	m            loadline.Matter
	who          successor
	out          []Happening
	done         map[loadline.Ref]bool // consequences that have come
}

// follow applies the consequences of what has happened that have not come yet, and says whether there were any.
func (e *effecting) follow(after *Order) bool {
	came := false
	for i := range e.before.company.Upons {
		u := &e.before.company.Upons[i]
		status, _ := u.Status.Get()
		if e.done[u.Ref()] || status == "draft" || e.before.binds(u.Span, e.before.date) == loadline.No || !e.happens(u.When, after) {
			continue
		}
		e.done[u.Ref()], came = true, true
		for _, x := range u.Then {
			x.At = withClause(x.At, u.At)
			e.apply(x, u.Ref(), false)
		}
	}
	return came
}

// happens says whether the decision makes an event happen: the matter is decided, or whoever held an office no longer does.
func (e *effecting) happens(t loadline.Trigger, after *Order) bool {
	switch {
	case t.Kind == loadline.Decided:
		return t.Of == e.m.Ref()
	case t.Kind != loadline.Leaves:
		return false
	case t.Of.Kind == "office":
		before, held := e.before.Holder(t.Of).Get()
		now := after.Holder(t.Of)
		next, said := now.Get()
		return held && now.Saying != loadline.NotSaid && (!said || next != before)
	}
	return e.leaves(t.Of, after)
}

// leaves says whether a stakeholder who held an office holds none any more.
func (e *effecting) leaves(who loadline.Ref, after *Order) bool {
	held := false
	for i := range e.before.company.Offices {
		ref := e.before.company.Offices[i].Ref()
		if now, said := after.Holder(ref).Get(); said && now == who {
			return false
		}
		before, said := e.before.Holder(ref).Get()
		held = held || said && before == who
	}
	return held
}

// apply applies one effect and writes down that it came. What comes after a time is told and not followed.
func (e *effecting) apply(x loadline.Effect, by loadline.Ref, implied bool) {
	h := Happening{Effect: x, By: by, Implied: implied}
	if x.After == (loadline.Duration{}) {
		h.Followed = e.change(&h.Effect)
	}
	h.Says = e.says(h.Effect)
	e.out = append(e.out, h)
}

// change changes the situation, and says whether the effect is one that can be followed.
func (e *effecting) change(x *loadline.Effect) bool {
	isPost := x.Of.Kind == "seat" || x.Of.Kind == "office"
	switch {
	case x.Kind == loadline.Vacate && isPost:
		e.post(x.Of, loadline.SayNone[loadline.Ref](x.At))
	case (x.Kind == loadline.Fill || x.Kind == loadline.Appoint) && isPost:
		e.post(x.Of, e.taker(x.Of, x.To))
	case x.Kind == loadline.AddSeat:
		return e.addSeat(x)
	case x.Kind == loadline.DropSeat && x.Of.Kind == "seat":
		set(&e.s.dropped, x.Of)
	case x.Kind == loadline.Convert:
		if !slices.Contains(e.s.converted, x.Of) {
			e.s.converted = append(e.s.converted, x.Of)
			slices.SortFunc(e.s.converted, byRef)
		}
	default:
		return false
	}
	return true
}

func set(m *map[loadline.Ref]bool, ref loadline.Ref) {
	if *m == nil {
		*m = map[loadline.Ref]bool{}
	}
	(*m)[ref] = true
}

// addSeat adds a seat to a body, vacant unless it is an election that adds it.
func (e *effecting) addSeat(x *loadline.Effect) bool {
	body := e.before.body(x.Of)
	if body == nil {
		return false
	}
	var ref loadline.Ref
	for n := 1; ; n++ {
		ref = SeatRef(body.Ref(), fmt.Sprintf("new_%d", n))
		if _, taken := e.s.posts[ref]; !taken && !slices.ContainsFunc(body.Seats, func(s loadline.Seat) bool { return SeatRef(body.Ref(), s.Name) == ref }) {
			break
		}
	}
	e.s.added = append(e.s.added, ref)
	e.post(ref, loadline.SayNone[loadline.Ref](x.At))
	if e.m.Kind == loadline.ElectDirector || x.To.Name != "" {
		e.post(ref, e.taker(ref, x.To))
	}
	x.To = ref
	return true
}

// taker is who takes a post.
func (e *effecting) taker(post, named loadline.Ref) loadline.Stated[loadline.Ref] {
	if named.Name != "" {
		return loadline.Say(named, e.m.At)
	}
	h, title := e.who(post)
	if who, said := h.Get(); said && title != "" {
		if e.s.people == nil {
			e.s.people = map[loadline.Ref]string{}
		}
		e.s.people[who] = title
	}
	return h
}

// post puts somebody, or nobody, into a seat or an office. Who takes an office takes the seats that go with it.
func (e *effecting) post(ref loadline.Ref, h loadline.Stated[loadline.Ref]) {
	if e.s.posts == nil {
		e.s.posts = map[loadline.Ref]loadline.Stated[loadline.Ref]{}
	}
	e.s.posts[ref] = h
	if ref.Kind != "office" || h.Saying == loadline.None {
		return
	}
	for _, b := range e.base.Bodies() {
		for _, s := range e.base.Seats(b.Ref()) {
			if s.By == ref {
				delete(e.s.posts, s.Seat)
			}
		}
	}
}

// says is an effect in a sentence.
func (e *effecting) says(x loadline.Effect) loadline.Text {
	of, to := e.before.Title(x.Of), ""
	if h, ok := e.s.posts[x.Of]; ok && (x.Kind == loadline.Fill || x.Kind == loadline.Appoint) {
		if who, said := h.Get(); said {
			to = e.title(who)
		}
	}
	says := effectSays(x, of, to)
	if x.After != (loadline.Duration{}) {
		return loadline.Textf("%v after: %v", x.After, says)
	}
	return says
}

func effectSays(x loadline.Effect, of, to string) loadline.Text {
	switch x.Kind {
	case loadline.Vacate:
		return loadline.Textf("%v is vacant", of)
	case loadline.Fill, loadline.Appoint:
		if to == "" {
			return loadline.Textf("%v has a new holder", of)
		}
		return loadline.Textf("%v: %v", of, to)
	case loadline.AddSeat:
		return loadline.Textf("%v has one more seat", of)
	case loadline.DropSeat:
		return loadline.Textf("%v is no more", of)
	case loadline.Amend:
		if x.What != "" {
			return loadline.Textf("%v is amended: %v", of, x.What)
		}
		return loadline.Textf("%v is amended", of)
	case loadline.End:
		return loadline.Textf("%v ends", of)
	case loadline.CallIn:
		return loadline.Textf("shares of %v are called in (%v)", of, x.What)
	case loadline.Convert:
		return loadline.Textf("%v converts", of)
	case loadline.Accelerate:
		return loadline.Textf("what has not vested of %v vests", of)
	}
	panic("governance: unknown effect")
}

func (e *effecting) title(who loadline.Ref) string {
	if t, ok := e.s.people[who]; ok {
		return t
	}
	return e.before.Title(who)
}

// Since is the same against an earlier order than that before the decision.
func (a Aftermath) Since(earlier *Order) Aftermath {
	a.Changed, a.Bodies = nil, nil
	a.compare(earlier)
	return a
}
