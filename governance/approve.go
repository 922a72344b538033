package governance

import (
	"fmt"

	"loadline"
)

// asking is on whose behalf an approval is compiled.
type asking struct {
	matters []loadline.Ref // what is being decided, for agreements and votes that hang on it
	form    loadline.Form
	consent bool            // a consent: shares give it without a quorum, in writing
	alone   bool            // everybody's own word: within an agreement, agreements do not bind
	loose   bool            // whatever the quorum: the law says so of this vote
	drags   []int           // drag-alongs in force, by index in the company
	at      loadline.Source // of the clause
	law     string          // what the law says, where the law asks
}

// approve is the gate of an approval.
func (k *making) approve(a loadline.Approval, q asking) int {
	if a.At.Known() {
		q.at = withClause(a.At, q.at)
	}
	if len(k.nodes) > gateBudget {
		return k.endless(q)
	}
	switch a.Kind {
	case loadline.Nobody:
		return k.always()
	case loadline.Impossible:
		return k.never()
	case loadline.By:
		return k.by(a.Who, q)
	case loadline.Vote:
		return k.vote(a, q)
	case loadline.AllOf, loadline.AnyOf, loadline.SomeOf:
		of := make([]int, len(a.Of))
		for i := range a.Of {
			of[i] = k.approve(a.Of[i], q)
		}
		switch a.Kind {
		case loadline.AllOf:
			return k.all(of...)
		case loadline.AnyOf:
			return k.any(of...)
		}
		return k.count(a.Some, of...)
	case loadline.AskedOf:
		if a.Question != "" {
			return k.unknown(loadline.Unknown{Question: a.Question, At: a.At})
		}
	}
	return k.unknown(loadline.Unknown{Question: fmt.Sprintf("What does it take: %s?", k.o.says(&k.m)), At: q.at})
}

// mostDepth bounds how far one fact leads to the next.
const mostDepth = 500

func (k *making) endless(q asking) int {
	return k.unknown(loadline.Unknown{Question: "Who decides in the end? The facts lead on without an end.", At: q.at})
}

// withClause is a place with the clause of the statement around it where it cites none itself.
func withClause(at, around loadline.Source) loadline.Source {
	if at.Clause == nil {
		at.Clause = around.Clause
	}
	return at
}

// by is the gate of one who approves alone.
func (k *making) by(who loadline.Ref, q asking) int {
	if k.depth++; k.depth > mostDepth {
		k.depth--
		return k.endless(q)
	}
	defer func() { k.depth-- }()
	switch who.Kind {
	case "stakeholder":
		p := k.o.partyOf(who)
		if p < 0 {
			return k.unknown(loadline.Unknown{Question: fmt.Sprintf("Who is %v?", who), At: q.at})
		}
		return k.draggedAlong(k.person(p), p, q)
	case "office":
		return k.holder(who, k.o.Holder(who), q)
	case "seat":
		s, ok := k.o.seat(who)
		if !ok {
			return k.named(k.never(), GateFact{Kind: OfSeat, Of: who, At: q.at, Says: loadline.Textf("there is no seat %v on that day", k.o.Title(who))})
		}
		return k.seat(s)
	case "body":
		return k.acts(who, q)
	case "entity":
		return k.managed(who, q)
	case "stock_class":
		k.assume(loadline.Textf("%v acts by a majority of its shares", k.o.Title(who)), loadline.Textf("How does %v act?", k.o.Title(who)), q.at)
		return k.vote(loadline.Approval{Kind: loadline.Vote, Who: who, Threshold: loadline.Threshold{Fraction: loadline.Exactly(loadline.Frac(1, 2)), Base: loadline.Outstanding}}, q)
	}
	return k.unknown(loadline.Unknown{Question: fmt.Sprintf("Who decides for %v?", who), At: q.at})
}

// holder is the gate of whoever holds an office or sits on a seat.
func (k *making) holder(post loadline.Ref, h loadline.Stated[loadline.Ref], q asking) int {
	who, said := h.Get()
	switch {
	case h.Saying == loadline.None:
		return k.named(k.never(), GateFact{Kind: OfSeat, Of: post, At: h.At, Says: loadline.Textf("%v is vacant", k.o.Title(post))})
	case h.Saying == loadline.NotSaid: // nobody says that anybody does
		may := k.unknown(loadline.Unknown{Question: fmt.Sprintf("Who holds %v, if anybody does?", k.o.Title(post)), At: h.At})
		return k.all(k.standIn(post, k.o.whoever(post)), may)
	case !said:
		question := h.Question
		if question == "" {
			question = fmt.Sprintf("Who holds %v?", k.o.Title(post))
		}
		k.ask(loadline.Unknown{Question: question, At: h.At})
		return k.standIn(post, k.o.whoever(post))
	}
	return k.by(who, q)
}

// whoever names somebody whom nobody stated by the post.
func (o *Order) whoever(post loadline.Ref) string {
	if post.Kind == "seat" {
		return fmt.Sprintf("whoever sits on %v of %v (not stated)", o.Title(post), o.Title(seatBody(post)))
	}
	return fmt.Sprintf("whoever holds %v (not stated)", o.Title(post))
}

// standIn is the gate of a party that stands for somebody whom nobody stated.
func (k *making) standIn(ref loadline.Ref, title string) int {
	g := k.voter(k.assumed1(ref, title))
	if k.facts[g].Kind == Plumbing {
		k.facts[g] = GateFact{Kind: OfParty, Of: ref, Says: loadline.Textf("%v is for it", title)}
	}
	return g
}

// person is the gate of a party: its voice, or the decision of the body that manages it.
func (k *making) person(p int) int {
	by := k.o.parties[p].managedBy
	if k.o.parties[p].circular {
		return k.nobodyKnown(k.o.parties[p].entity)
	}
	if by.Name == "" {
		g := k.voter(p)
		if k.facts[g].Kind == Plumbing {
			party := k.o.party(p)
			k.facts[g] = GateFact{Kind: OfParty, Of: party.Ref, Says: loadline.Textf("%v is for it", party.Title)}
		}
		return g
	}
	e := k.o.entity(k.o.parties[p].entity)
	return k.acts(by, asking{matters: []loadline.Ref{k.m.Ref()}, at: e.At})
}

// nobodyKnown is the gate of an entity that is managed by itself: somebody may decide for it, and nobody is found who does.
func (k *making) nobodyKnown(entity loadline.Ref) int {
	who := fmt.Sprintf("whoever decides for %v (not stated)", k.o.Title(entity))
	return k.all(k.standIn(entity, who), k.unknown(loadline.Unknown{At: k.o.entity(entity).At,
		Question: fmt.Sprintf("Who decides in the end for %v, which is managed by itself through others?", k.o.Title(entity))}))
}

// managed is the gate of an entity: of the stakeholder that it is, else of whoever manages it.
func (k *making) managed(ref loadline.Ref, q asking) int {
	e := k.o.entity(ref)
	if e == nil {
		return k.unknown(loadline.Unknown{Question: fmt.Sprintf("Who manages %v?", k.o.Title(ref)), At: q.at})
	}
	if p := k.o.partyOf(e.Is); p >= 0 {
		return k.person(p)
	}
	if by := k.o.manager(e); by.Name != "" {
		return k.by(by, q)
	}
	return k.unknown(loadline.Unknown{Question: fmt.Sprintf("Who manages %v?", k.o.Title(ref)), At: e.At})
}

// acts is the gate of a body that decides for something else: as the law says that it acts, otherwise by no fewer than one of
// its members and no more than all of them.
func (k *making) acts(ref loadline.Ref, q asking) int {
	key := "acts " + ref.String()
	// While a fixed point over seats is sought, who decides is met again on the way round: the seats have their provisional gates.
	if n := k.within[key]; n > 0 && !k.quiet || n > 4 {
		return k.unknown(loadline.Unknown{Question: fmt.Sprintf("Who decides for %v in the end? It is managed by itself, through others.", k.o.Title(ref)), At: q.at})
	}
	k.within[key]++
	defer func() { k.within[key]-- }()
	b := k.o.body(ref)
	if b == nil {
		return k.unknown(loadline.Unknown{Question: fmt.Sprintf("Who decides for %v?", k.o.Title(ref)), At: q.at})
	}
	q.form, q.drags, q.loose = loadline.FormNotSaid, nil, false
	vote := loadline.Approval{Kind: loadline.Vote, Who: ref, At: q.at}
	for _, r := range k.o.onBody(k.o.lawOf(b), kindOf(b), loadline.FormNotSaid) {
		if r.p.Needs.Kind == loadline.Vote && binding(r.p) {
			vote.Threshold = r.p.Needs.Threshold
			k.assume(loadline.Textf("%v decides by %v (%v)", k.o.Title(ref), k.o.threshold(vote), r.p.Cites), loadline.Textf("How does %v act?", k.o.Title(ref)), r.p.At)
			return k.vote(vote, q)
		}
	}
	vote.Threshold = loadline.Threshold{Comparison: loadline.AtLeast, Base: loadline.Outstanding, Fraction: loadline.Number{Open: []loadline.Unknown{
		{Question: fmt.Sprintf("How does %v act?", k.o.Title(ref)), At: b.At}}}}
	return k.vote(vote, q)
}

// vote is the gate of a threshold over a body or a class.
func (k *making) vote(a loadline.Approval, q asking) int {
	b := k.o.body(a.Who)
	if b != nil && bySeats(b) {
		return k.bySeats(b, a, q)
	}
	if a.Who == (loadline.Ref{Kind: "selector", Name: loadline.SelectBoard}) {
		k.ask(loadline.Unknown{Question: "Who sits on the board?", At: q.at})
		return k.named(k.standIn(a.Who, "the board (not stated)"), GateFact{Kind: OfBody, Of: a.Who, At: q.at, Law: q.law, Says: k.o.words(a)})
	}
	if b == nil && a.Who.Kind == "body" {
		return k.unknown(loadline.Unknown{Question: fmt.Sprintf("Who are %v on %v?", k.o.Title(a.Who), k.o.date), At: q.at})
	}
	return k.byVotes(b, a, q)
}
