package governance

import (
	"slices"

	"loadline"
)

// Duty is what a body on which a party sits owes above the company's survival, beside a decision that the body takes part in.
type Duty struct {
	Body     loadline.Ref
	Above    loadline.Stated[string] // "mission"; None: it owes nothing above survival
	Resolute bool                    // the party has said that it would rather let the company end than yield
	At       loadline.Source
}

// Duties are those of a party, body by body in the order of the file; none where no body on which it sits takes part. They bind
// those who sit, and so say nothing of whoever elects them.
func (d *Decision) Duties(voter int) []Duty {
	asked := map[loadline.Ref]bool{}
	for _, g := range d.Gates {
		switch g.Kind {
		case OfBody, OfQuorum:
			asked[g.Of] = true
		case OfSeat:
			asked[BodyOf(g.Of)] = true
		}
	}
	var out []Duty
	for _, b := range d.order.Bodies() {
		if asked[b.Ref()] && d.sits(voter, b.Ref()) {
			out = append(out, Duty{Body: b.Ref(), Above: b.Duty, At: b.At, Resolute: slices.ContainsFunc(b.Resolute, func(r loadline.Ref) bool {
				v, votes := d.Voter(r)
				return votes && v == voter
			})})
		}
	}
	return out
}

// sits says whether somebody of a party holds a seat with a vote on a body.
func (d *Decision) sits(voter int, body loadline.Ref) bool {
	return slices.ContainsFunc(d.order.Seats(body), func(s Sitting) bool {
		who, said := s.Person.Get()
		if !said || s.Observer || s.Exists == loadline.No {
			return false
		}
		v, votes := d.Voter(who)
		return votes && v == voter
	})
}
