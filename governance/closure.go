package governance

import (
	"slices"

	"loadline"
	"loadline/control"
)

// Safeguard is something that documents give to somebody against others: a consent, a vote that asks more than a majority, who
// fills or empties a seat, an exception from a drag-along.
type Safeguard struct {
	Kind     SafeguardKind
	Of       []loadline.Ref // the consent, the matter, the seats alike, the drag-along
	Needs    loadline.Approval
	Over     []loadline.Ref // of a consent: the matters
	Document loadline.Ref   // in which it stands; zero where no clause says so
	At       loadline.Source
	Routes   []Route   // by which it can be deleted, the amendment of its own document first
	Today    Deletion  // with those who sit
	Elected  Deletion  // after elections
	guard    *Decision // who can give it
}

// SafeguardKind is the kind of a safeguard.
type SafeguardKind uint8

// The kinds of safeguards.
const (
	ByConsent     SafeguardKind = iota
	ByVote                      // the rule of a matter
	ByElection                  // who fills a seat
	ByRemoval                   // who empties it
	ByDesignation               // whose nominee must be elected
	ByException                 // who is not bound by a drag-along
)

// Route is one way to be rid of a safeguard: to amend its document, or one that says how that is amended.
type Route struct {
	Document loadline.Ref
	Changes  loadline.Ref // the document whose rule of amendment it changes; zero where it holds the safeguard itself
	Decision *Decision    // today
	Elected  *Decision    // after elections
}

// Deletion is whether those whom a safeguard does not protect can delete it.
type Deletion struct {
	Without loadline.Truth // Yes: certainly, without anybody who could give or refuse it
	Who     []Party        // the fewest who can
	By      loadline.Ref   // the document that they amend
}

// Amending is how a document is amended, and what can change that.
type Amending struct {
	Document loadline.Document
	Decision *Decision
	Stands   []loadline.Ref // the documents in which the rule stands, or may come to stand where the law lets them depart
	Law      string         // the law that says it where no document does
	Reach    []loadline.Ref // every document by whose amendment the rule can be changed in the end, itself first
}

// Closure is who can delete the safeguards, and who can change that, to the fixed point.
type Closure struct {
	Safeguards []Safeguard
	Documents  []Amending
}

// Closure finds the safeguards of a document or of a matter, or all of them where of is zero, and for each who can delete it:
// by amending the document in which it stands, or one that says how that is amended, and so on until nothing new comes. An
// amendment that takes a right from a class affects that class, so that a law that gives it a vote of its own does so here.
// Whether a document that was not read says otherwise cannot be told.
func (o *Order) Closure(of loadline.Ref) Closure {
	k := &closing{o: o, amendings: map[loadline.Ref]*Amending{}}
	var out Closure
	for _, s := range o.safeguards(of) {
		out.Safeguards = append(out.Safeguards, k.close(s))
	}
	for _, d := range o.company.Documents {
		if a := k.amendings[d.Ref()]; a != nil {
			out.Documents = append(out.Documents, *a)
			delete(k.amendings, d.Ref())
		}
	}
	return out
}

// closing is a closure under way.
type closing struct {
	o         *Order
	amendings map[loadline.Ref]*Amending
}

// amending is how a document is amended, with its fixed point.
func (k *closing) amending(ref loadline.Ref) *Amending {
	if a := k.amendings[ref]; a != nil {
		return a
	}
	doc, ok := k.o.Document(ref)
	if !ok {
		return nil
	}
	m := k.o.amendment(doc, nil)
	a := &Amending{Document: doc}
	k.amendings[ref] = a
	a.Decision, _ = k.o.Decide(m, Horizon{})
	a.Stands, a.Law = k.o.rulesOf(doc, m, a.Decision)
	a.Reach = k.reach(ref)
	return a
}

// rulesOf are the documents in which a rule of amendment stands, or that may depart from the law that gives it.
func (o *Order) rulesOf(doc loadline.Document, m loadline.Matter, d *Decision) (stands []loadline.Ref, law string) {
	for _, w := range m.Ways {
		if w.Needs.IsZero() {
			continue
		}
		in := clauseOf(w.At, w.Needs.At)
		if in.Name == "" {
			in = doc.Ref()
		}
		if !slices.Contains(stands, in) {
			stands = append(stands, in)
		}
	}
	if len(stands) > 0 || d == nil {
		return stands, ""
	}
	for _, f := range d.Law {
		if f.Bearing != Fills {
			continue
		}
		law = f.Provision.Cites
		for _, other := range o.company.Documents {
			if slices.Contains(f.Provision.Setting, other.Kind) && o.inForce(other) && !slices.Contains(stands, other.Ref()) {
				stands = append(stands, other.Ref())
			}
		}
	}
	return stands, law
}

// reach is every document by whose amendment a document's rule of amendment can be changed in the end: a fixed point, since a
// document may say itself how it is amended, or two say it of one another.
func (k *closing) reach(ref loadline.Ref) []loadline.Ref {
	out := []loadline.Ref{ref}
	for i := 0; i < len(out); i++ {
		a := k.amending(out[i])
		if a == nil {
			continue
		}
		for _, next := range a.Stands {
			if _, there := k.o.Document(next); there && !slices.Contains(out, next) {
				out = append(out, next)
			}
		}
	}
	return out
}

// close finds every route by which a safeguard can be deleted, and whether those whom it does not protect can go one.
func (k *closing) close(s Safeguard) Safeguard {
	s.guard = k.o.guard(&s)
	a := k.amending(s.Document)
	if a == nil {
		return s // zero is "cannot tell"
	}
	for i, ref := range a.Reach {
		doc, _ := k.o.Document(ref)
		var affects []loadline.Ref
		if i == 0 {
			affects = k.o.classesOf(s.Needs)
		}
		m := k.o.amendment(doc, affects)
		r := Route{Document: ref}
		if i > 0 {
			r.Changes = k.changes(a.Reach[:i], ref)
		}
		r.Decision, _ = k.o.Decide(m, Horizon{})
		r.Elected, _ = k.o.Decide(m, Horizon{Kind: AfterElections})
		s.Routes = append(s.Routes, r)
	}
	s.Today = s.deletion(func(r *Route) *Decision { return r.Decision })
	s.Elected = s.deletion(func(r *Route) *Decision { return r.Elected })
	return s
}

// changes is the first of some documents whose rule of amendment stands in another, or may.
func (k *closing) changes(of []loadline.Ref, in loadline.Ref) loadline.Ref {
	for _, ref := range of {
		if a := k.amendings[ref]; a != nil && slices.Contains(a.Stands, in) {
			return ref
		}
	}
	return loadline.Ref{}
}

// deletion says whether somebody who cannot give what the safeguard asks can delete it by one of its routes.
func (s *Safeguard) deletion(of func(*Route) *Decision) Deletion {
	out := Deletion{Without: loadline.No}
	for i := range s.Routes {
		d := of(&s.Routes[i])
		without, who := s.without(d)
		if without > out.Without || without == loadline.Yes && len(who) < len(out.Who) {
			out = Deletion{Without: without, Who: who, By: s.Routes[i].Document}
		}
	}
	return out
}

// without says whether a coalition that decides an amendment cannot give what the safeguard asks: certainly where one that
// certainly decides cannot possibly give it; not at all where each that possibly decides certainly gives it.
func (s *Safeguard) without(d *Decision) (loadline.Truth, []Party) {
	if d == nil || s.guard == nil {
		return loadline.CannotTell, nil
	}
	sure, err := d.Rule.Game(d.Weights, control.Certain)
	gives, err2 := s.guard.Rule.Game(s.guard.Weights, control.Possible)
	if err != nil || err2 != nil {
		return loadline.CannotTell, nil
	}
	budget := control.Budget{List: 256}
	for _, c := range sure.MinimalWinning(budget).Coalitions {
		if !gives.Wins(s.guard.same(d, c)) {
			return loadline.Yes, d.members(c)
		}
	}
	maybe, err := d.Rule.Game(d.Weights, control.Possible)
	surely, err2 := s.guard.Rule.Game(s.guard.Weights, control.Certain)
	if err != nil || err2 != nil {
		return loadline.CannotTell, nil
	}
	all := maybe.MinimalWinning(budget)
	for _, c := range all.Coalitions {
		if !surely.Wins(s.guard.same(d, c)) {
			return loadline.CannotTell, nil
		}
	}
	if !all.All {
		return loadline.CannotTell, nil
	}
	return loadline.No, nil
}

func (d *Decision) members(c control.Coalition) []Party {
	var out []Party
	for v := range c.Voters() {
		out = append(out, d.Parties[v])
	}
	return out
}
