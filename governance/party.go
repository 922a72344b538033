package governance

import (
	"slices"

	"loadline"
)

// party is stakeholders who vote as one. What a body manages votes as that body does, and is no voter itself.
type party struct {
	members   []int // stakeholders, ascending
	managedBy loadline.Ref
	entity    loadline.Ref // of those that a body manages, or of which nobody is found who does
	circular  bool         // the entity is managed by itself, through others
	unled     bool         // nobody says who manages the entity
}

// merge makes the parties: affiliates count as one with one another, and an entity with the stakeholder or entity that
// manages it.
func (o *Order) merge() {
	n := len(o.company.Stakeholders)
	root := make([]int, n)
	for i := range root {
		root[i] = i
	}
	find := func(i int) int {
		for root[i] != i {
			root[i] = root[root[i]]
			i = root[i]
		}
		return i
	}
	union := func(i, j int) {
		i, j = find(i), find(j)
		root[max(i, j)] = min(i, j)
	}
	for i := range o.company.Stakeholders {
		for _, id := range o.company.Stakeholders[i].Affiliates {
			if j, ok := o.folk[id]; ok {
				union(i, j)
			}
		}
	}
	bodies, astray := map[int]*loadline.Entity{}, map[int]*loadline.Entity{}
	for k := range o.company.Entities {
		e := &o.company.Entities[k]
		at, held := o.folk[e.Is.Name]
		if !held || e.Is.Kind != "stakeholder" {
			if i := o.ofTheName(e); i >= 0 {
				astray[i] = e
			}
			continue
		}
		switch who := o.manager(e); who.Kind {
		case "stakeholder":
			if j, ok := o.folk[who.Name]; ok {
				union(at, j)
			}
		case "body":
			bodies[at] = e
		case "":
			astray[at] = e
		}
	}
	o.partyAt = make([]int, n)
	at := map[int]int{}
	for i := range n {
		r := find(i)
		p, ok := at[r]
		if !ok {
			p = len(o.parties)
			at[r] = p
			o.parties = append(o.parties, party{})
		}
		o.partyAt[i] = p
		o.parties[p].members = append(o.parties[p].members, i)
		if e := bodies[i]; e != nil && o.parties[p].managedBy.Name == "" {
			o.parties[p].managedBy, o.parties[p].entity = o.manager(e), e.Ref()
		}
		if e := astray[i]; e != nil && o.parties[p].entity.Name == "" {
			circular := o.inCircle(e)
			o.parties[p].entity, o.parties[p].circular, o.parties[p].unled = e.Ref(), circular, !circular && e.ManagedBy.Saying != loadline.None
			if e.Is.Name == "" { // perhaps another of the same name
				o.parties[p].circular, o.parties[p].unled = false, true
			}
		}
	}
}

// manager is the stakeholder or body that manages an entity at the end of the chain of entities that manage one another;
// zero where nobody says, or where the chain runs in a circle.
func (o *Order) manager(e *loadline.Entity) loadline.Ref {
	seen := []loadline.Ref{e.Ref()}
	for {
		by, ok := e.ManagedBy.Get()
		if !ok || by.Kind != "entity" {
			return by
		}
		next := o.entity(by)
		if next == nil || slices.Contains(seen, by) {
			return loadline.Ref{}
		}
		if _, said := next.ManagedBy.Get(); !said && next.Is.Name != "" {
			return next.Is
		}
		seen, e = append(seen, by), next
	}
}

// ofTheName is the stakeholder that has the name of an entity of which nobody says which stakeholder it is; -1 where none has.
func (o *Order) ofTheName(e *loadline.Entity) int {
	if e.Is.Name != "" || e.LegalName == "" {
		return -1
	}
	return slices.IndexFunc(o.company.Stakeholders, func(s loadline.Stakeholder) bool { return s.LegalName == e.LegalName })
}

// inCircle says whether the chain of those who manage an entity runs in a circle.
func (o *Order) inCircle(e *loadline.Entity) bool {
	seen := []loadline.Ref{}
	for e != nil && !slices.Contains(seen, e.Ref()) {
		seen = append(seen, e.Ref())
		by, ok := e.ManagedBy.Get()
		if !ok {
			return false
		}
		e = o.entity(by)
	}
	return e != nil
}

// partyOf is the party of a stakeholder, -1 where there is no such stakeholder.
func (o *Order) partyOf(stakeholder loadline.Ref) int {
	if i, ok := o.folk[stakeholder.Name]; ok && stakeholder.Kind == "stakeholder" {
		return o.partyAt[i]
	}
	return -1
}

// PartyOf is a stakeholder with all who vote as it does, and whether there is such a stakeholder.
func (o *Order) PartyOf(stakeholder loadline.Ref) (Party, bool) {
	p := o.partyOf(stakeholder)
	if p < 0 {
		return Party{}, false
	}
	return o.party(p), true
}

// party is how answers name it: by the member that is no affiliate or entity of another, which stands first in the file.
func (o *Order) party(p int) Party {
	members := o.parties[p].members
	lead := members[0]
	for _, i := range members {
		if !o.isManaged(i) {
			lead = i
			break
		}
	}
	out := Party{Ref: o.company.Stakeholders[lead].Ref(), Title: o.company.Stakeholders[lead].Title(), Unled: o.parties[p].unled}
	for _, i := range members {
		s := &o.company.Stakeholders[i]
		out.Members = append(out.Members, s.Ref())
		for _, g := range s.Groups {
			if !slices.Contains(out.Groups, g) {
				out.Groups = append(out.Groups, g)
			}
		}
	}
	return out
}

// isManaged says whether somebody else manages a stakeholder.
func (o *Order) isManaged(i int) bool {
	for k := range o.company.Entities {
		e := &o.company.Entities[k]
		if at, ok := o.folk[e.Is.Name]; ok && at == i {
			return o.manager(e).Name != ""
		}
	}
	return false
}
