package governance

import (
	"fmt"
	"slices"

	"loadline"
)

// mostCircular bounds the seats of bodies that elect one another which are followed through; beyond it those who sit stay.
const mostCircular = 16

// seat is the gate of a seat: of whoever sits there, or after elections of those who fill it.
func (k *making) seat(s Sitting) int {
	if k.h.Kind != AfterElections {
		g := k.holder(sitsBy(s), s.Person, asking{at: s.Fact.At})
		return k.named(g, GateFact{Kind: OfSeat, Of: s.Seat, At: s.Fact.At, Says: loadline.Textf("%v is for it", k.o.Title(s.Seat))})
	}
	if g, ok := k.seats[s.Seat]; ok {
		return g
	}
	if k.circle == nil {
		k.circle = k.o.circles()
	}
	if own := k.circle[s.Seat]; len(own) > 0 {
		k.solve(own)
		return k.seats[s.Seat]
	}
	if k.filling[s.Seat] { // the circle leads through an agreement or an entity, which no fixed point over seats sees
		return k.unknown(loadline.Unknown{Question: fmt.Sprintf("Who fills %v in the end? Those who fill it follow, through others, those who sit there.", k.o.Title(s.Seat)), At: s.Fact.At})
	}
	if k.filling == nil {
		k.filling = map[loadline.Ref]bool{}
	}
	k.filling[s.Seat] = true
	g := k.elected(s)
	delete(k.filling, s.Seat)
	k.seats[s.Seat] = g
	return g
}

// sitsBy is what somebody is known by who sits on a seat and was not stated: the office by which one sits there.
func sitsBy(s Sitting) loadline.Ref {
	if s.By.Name != "" && !s.Person.Known() {
		return s.By
	}
	return s.Seat
}

// elected is the gate of those who fill a seat.
func (k *making) elected(s Sitting) int {
	q := asking{matters: k.o.electionsOf(s.Seat), at: s.Fact.At}
	fact := GateFact{Kind: OfSeat, Of: s.Seat, At: s.Fact.At, Says: loadline.Textf("%v is filled by those who elect", k.o.Title(s.Seat))}
	k.assume(loadline.Textf("a seat votes as those who fill it, though directors owe duties to the company"),
		loadline.Textf("Would those who fill the seats elect others?"), loadline.Source{})
	elect := k.o.filling(s)
	d := s.Fact.DesignatedBy
	switch who, said := d.Get(); {
	case said && who.Kind == "office" && s.Fact.Holder.Saying == loadline.NotSaid: // perhaps one sits there by that office
		by := s
		by.By = who
		return k.named(k.either(k.by(who, q), k.approve(k.o.filling(by), q), loadline.Unknown{At: s.Fact.At,
			Question: fmt.Sprintf("Who holds %v, if anybody does?", k.o.Title(s.Seat))}), fact)
	case said && who != s.By: // who sits by an office goes with it: those fill the seat who fill the office
		fact.Says = loadline.Textf("%v is filled by the nominee of %v", k.o.Title(s.Seat), k.o.Title(who))
		return k.named(k.by(who, q), fact)
	case elect.IsZero():
		return k.unknown(loadline.Unknown{Question: fmt.Sprintf("Who elects %v?", k.o.Title(s.Seat)), At: s.Fact.At})
	case !d.Known() && s.By.Name == "":
		question := loadline.Textf("Whose nominee must those who elect %v elect?", k.o.Title(s.Seat))
		b := k.o.body(seatBody(s.Seat))
		if d.Saying == loadline.Open || !k.o.lawKnown(k.o.lawOf(b), kindOf(b)) {
			return k.unknown(loadline.Unknown{Question: question.String(), At: s.Fact.At})
		}
		k.assume(loadline.Textf("those who elect %v are free to elect whom they like", k.o.Title(s.Seat)), question, s.Fact.At)
	}
	return k.named(k.approve(elect, q), fact)
}

// filling is who fills a seat: of a seat that goes with an office, who appoints to the office.
func (o *Order) filling(s Sitting) loadline.Approval {
	if s.By.Name != "" {
		m := loadline.Matter{Kind: loadline.AppointOfficer, Of: s.By}
		for _, ref := range o.Matters() {
			if at, ok := o.Matter(ref); ok && at.Kind == m.Kind && at.Of == m.Of && len(at.Ways) > 0 {
				return at.Ways[0].Needs
			}
		}
		if a := o.lawful(m); !a.IsZero() {
			return a
		}
	}
	return o.Electors(s.Seat)
}

// electionsOf are the matters of electing to a seat, on which agreements and votes may hang.
func (o *Order) electionsOf(seat loadline.Ref) []loadline.Ref {
	var out []loadline.Ref
	for i := range o.company.Matters {
		m := &o.company.Matters[i]
		if m.Kind == loadline.ElectDirector && (m.Of == seat || m.Of == seatBody(seat)) {
			out = append(out, m.Ref())
		}
	}
	return out
}

// solve finds the seats of bodies that elect themselves, or one another: the least of what outside electors bring about, as a
// fixed point. A seat that no outside elector reaches keeps whoever sits there.
func (k *making) solve(own []Sitting) {
	quiet := k.quiet
	k.quiet = true
	stay := map[loadline.Ref]bool{}
	if len(own) > mostCircular {
		for _, s := range own {
			stay[s.Seat] = true
		}
	}
	sitter := func(s Sitting) int { return k.holder(sitsBy(s), s.Person, asking{at: s.Fact.At}) }
	for again := true; again; {
		for _, s := range own {
			k.seats[s.Seat] = k.never()
			if stay[s.Seat] {
				k.seats[s.Seat] = sitter(s)
			}
		}
		for changed, i := true, 0; changed && i <= len(own); i++ {
			changed = k.step(own, stay)
		}
		again = false
		for _, s := range own {
			if !stay[s.Seat] && k.nodes[k.seats[s.Seat]].fixed == -1 {
				stay[s.Seat], again = true, true
			}
		}
	}
	k.quiet = quiet
	for _, s := range own {
		fact := GateFact{Kind: OfSeat, Of: s.Seat, At: s.Fact.At, Says: loadline.Textf("%v is filled by those who elect", k.o.Title(s.Seat))}
		if stay[s.Seat] {
			fact.Says = loadline.Textf("%v is for it", k.o.Title(s.Seat))
			k.assume(loadline.Textf("whoever sits on %v stays: no outside electors fill it", k.o.Title(s.Seat)),
				loadline.Textf("Who else could fill %v?", k.o.Title(s.Seat)), s.Fact.At)
		} else {
			k.assume(loadline.Textf("%v takes part in filling itself: it counts for those who can fill it without its own vote", k.o.Title(s.Seat)),
				loadline.Textf("Does whoever sits on %v vote on the successor?", k.o.Title(s.Seat)), s.Fact.At)
		}
		k.seats[s.Seat] = k.named(k.seats[s.Seat], fact)
	}
}

// step fills all seats of a circle once by what the last step gave, and says whether any gate changed.
func (k *making) step(own []Sitting, stay map[loadline.Ref]bool) bool {
	next := make([]int, len(own))
	changed := false
	for i, s := range own {
		next[i] = k.seats[s.Seat]
		if !stay[s.Seat] {
			next[i] = k.elected(s)
		}
		changed = changed || next[i] != k.seats[s.Seat]
	}
	for i, s := range own {
		k.seats[s.Seat] = next[i]
	}
	return changed
}

// circles are the seats that take part in filling themselves, each with all seats of its circle: the strongly connected parts
// of who fills whom.
func (o *Order) circles() map[loadline.Ref][]Sitting {
	g := &graph{o: o, index: map[loadline.Ref]int{}, low: map[loadline.Ref]int{}, on: map[loadline.Ref]bool{}, sits: map[loadline.Ref]Sitting{}}
	out := map[loadline.Ref][]Sitting{}
	for _, b := range o.Bodies() {
		for _, s := range o.Seats(b.Ref()) {
			g.sits[s.Seat] = s
		}
	}
	for _, b := range o.Bodies() {
		if g.index[b.Ref()] == 0 {
			g.visit(b.Ref())
		}
	}
	for _, part := range g.parts {
		var own []Sitting
		for _, ref := range part {
			if s, ok := g.sits[ref]; ok {
				own = append(own, s)
			}
		}
		if len(part) < 2 {
			continue
		}
		slices.SortFunc(own, func(a, b Sitting) int { return g.index[a.Seat] - g.index[b.Seat] })
		for _, s := range own {
			out[s.Seat] = own
		}
	}
	return out
}

// graph finds strongly connected parts (R. Tarjan, Depth-first search and linear graph algorithms, 1972).
type graph struct {
	o     *Order
	index map[loadline.Ref]int
	low   map[loadline.Ref]int
	on    map[loadline.Ref]bool
	stack []loadline.Ref
	sits  map[loadline.Ref]Sitting
	parts [][]loadline.Ref
}

func (g *graph) visit(v loadline.Ref) {
	g.index[v] = len(g.index) + 1
	g.low[v] = g.index[v]
	g.stack, g.on[v] = append(g.stack, v), true
	for _, w := range g.next(v) {
		if g.index[w] == 0 {
			g.visit(w)
			g.low[v] = min(g.low[v], g.low[w])
		} else if g.on[w] {
			g.low[v] = min(g.low[v], g.index[w])
		}
	}
	if g.low[v] != g.index[v] {
		return
	}
	var part []loadline.Ref
	for {
		w := g.stack[len(g.stack)-1]
		g.stack, g.on[w] = g.stack[:len(g.stack)-1], false
		part = append(part, w)
		if w == v {
			break
		}
	}
	g.parts = append(g.parts, part)
}

// next are those on whom something hangs: a body on its seats, a seat on those who fill it, votes of shares on the bodies that
// manage entities, a stakeholder on the body that manages it.
func (g *graph) next(v loadline.Ref) []loadline.Ref {
	switch v.Kind {
	case "seat":
		s := g.sits[v]
		if who, ok := s.Fact.DesignatedBy.Get(); ok && who != s.By {
			return []loadline.Ref{who}
		}
		return voters(g.o.filling(s), nil)
	case "body":
		b := g.o.body(v)
		if b == nil || !bySeats(b) {
			return []loadline.Ref{{Kind: "stock_class"}}
		}
		var out []loadline.Ref
		for _, s := range g.o.Seats(v) {
			out = append(out, s.Seat)
		}
		return out
	case "stock_class", "selector":
		var out []loadline.Ref
		for i := range g.o.parties {
			if by := g.o.parties[i].managedBy; by.Name != "" {
				out = append(out, by)
			}
		}
		return out
	case "stakeholder":
		if p := g.o.partyOf(v); p >= 0 && g.o.parties[p].managedBy.Name != "" {
			return []loadline.Ref{g.o.parties[p].managedBy}
		}
	case "office":
		if who, ok := g.o.Holder(v).Get(); ok {
			return []loadline.Ref{who}
		}
	case "entity":
		if e := g.o.entity(v); e != nil {
			return []loadline.Ref{e.Is, g.o.manager(e)}
		}
	}
	return nil
}

func voters(a loadline.Approval, out []loadline.Ref) []loadline.Ref {
	if a.Who.Name != "" {
		out = append(out, a.Who)
	}
	for _, x := range a.Of {
		out = voters(x, out)
	}
	return out
}
