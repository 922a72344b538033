package governance

import (
	"slices"

	"loadline"
)

// memberless says whether a company certainly has no members who vote: every seat of its members is stated vacant. It has
// some where one of them is held or they elect somebody. A file that says nothing of members does not say that there are none.
func (o *Order) memberless() loadline.Truth {
	ref := o.members()
	b := o.body(ref)
	if b == nil || b.Kind != loadline.Members {
		return loadline.CannotTell
	}
	sittings := o.Seats(ref)
	vacant := 0
	for _, s := range sittings {
		switch {
		case s.Person.Saying == loadline.Said:
			return loadline.No
		case s.Vacant():
			vacant++
		}
	}
	if len(sittings) > 0 && vacant == len(sittings) {
		return loadline.Yes
	}
	for _, other := range o.Bodies() {
		for _, s := range other.Seats {
			if slices.Contains(voters(s.ElectedBy, nil), ref) {
				return loadline.No
			}
		}
	}
	return loadline.CannotTell
}

// withoutMembers lets the law of a company without voting members stand in place of all that the law asks otherwise. Where
// it is not known whether there are any, each part that counts on members is needed in one reading only.
func (w *weighing) withoutMembers(in []leaf) []leaf {
	hangs := func(l leaf) bool { return slices.Contains(l.rule.p.When, loadline.NoVotingMembers) }
	at := slices.IndexFunc(in, hangs)
	if at < 0 {
		return in
	}
	if !in[at].maybe {
		return slices.DeleteFunc(in, func(l leaf) bool { return !hangs(l) })
	}
	alone, taken := in[at].a, false
	for i := range in {
		switch l := &in[i]; {
		case hangs(*l) || !slices.Contains(voters(l.a, nil), w.o.members()):
		case l.a.Kind == loadline.Vote:
			l.maybe = true
		case l.alt == nil:
			l.alt, taken = &alone, true
		}
	}
	if taken {
		return slices.DeleteFunc(in, hangs)
	}
	return in
}
