package governance

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"loadline"
)

// place is a seat as a vote counts it.
type place struct {
	gate      int
	seat      *Sitting
	least     int // votes, at the least and at the most
	most      int
	vacant    bool
	uncertain bool             // a vacant seat that may be no more
	doubtful  bool             // nobody says whether anybody sits there
	silent    bool             // nobody says whether it has a vote at all
	asks      loadline.Unknown // of a silent one
}

// heads is how many it counts for at the least where heads are counted: an observer is none.
func (p *place) heads() int {
	if p.silent {
		return 0
	}
	return 1
}

// mostSilent is of how many seats both readings are weighed apart; beyond it of their votes there are bounds.
const mostSilent = 4

// Votes of seats become repeated gates: bounds of one seat's, and of a body's together.
const (
	mostVotes     = 4096
	mostBodyVotes = 1 << 15
)

// bySeats is the gate of a threshold over a body by seats, with its quorum and its casting vote.
func (k *making) bySeats(b *loadline.Body, a loadline.Approval, q asking) int {
	sittings := k.o.Seats(b.Ref())
	if len(sittings) == 0 {
		return k.unseated(b, a, q)
	}
	switch what := fmt.Sprintf("What kind of body is %v?", k.o.Title(b.Ref())); {
	case kindOf(b) == loadline.BodyNotSaid:
		k.ask(loadline.Unknown{Question: what, At: b.At})
	case b.Kind == loadline.BodyNotSaid:
		k.assume(loadline.Textf("%v is a board", k.o.Title(b.Ref())), loadline.Textf("%v", what), b.At)
	}
	places := k.places(sittings, a.Without, q)
	law, kind := k.o.lawOf(b), kindOf(b)
	base := a.Threshold.Base
	if base == loadline.BaseNotSaid {
		base = k.lawBase(k.o.Title(b.Ref()), law, kind, q)
	}
	return k.bySitters(b, places, a, base, q, 0)
}

// bySitters is the gate of a threshold over places, in either reading of those of which nobody says whether they have a vote.
func (k *making) bySitters(b *loadline.Body, places []place, a loadline.Approval, base loadline.Base, q asking, apart int) int {
	if at := slices.IndexFunc(places, func(p place) bool { return p.silent }); at >= 0 && apart < mostSilent {
		with, without := slices.Clone(places), slices.Delete(slices.Clone(places), at, at+1)
		with[at].silent, with[at].least = false, 1
		return k.either(k.bySitters(b, with, a, base, q, apart+1), k.bySitters(b, without, a, base, q, apart+1), places[at].asks)
	}
	law, kind := k.o.lawOf(b), kindOf(b)
	pass := k.passes(b, places, a.Threshold, base, q)
	fact := GateFact{Kind: OfBody, Of: b.Ref(), At: q.at, Law: q.law, Says: k.o.words(a), turnout: ofThoseVoting(base)}
	if q.form == loadline.WrittenConsent || q.loose {
		return k.named(pass, fact)
	}
	quorum := k.quorumOfSeats(b, places, law, kind, q)
	if k.nodes[quorum].fixed == 1 {
		return k.named(pass, fact)
	}
	quorum = k.named(quorum, GateFact{Kind: OfQuorum, Of: b.Ref(), At: b.At, Says: loadline.Textf("enough of %v take part", k.o.Title(b.Ref()))})
	return k.named(k.all(pass, quorum), fact)
}

// unseated stands for the members of a body whose seats nobody stated: one party.
func (k *making) unseated(b *loadline.Body, a loadline.Approval, q asking) int {
	g := k.standIn(b.Ref(), fmt.Sprintf("members of %v (not stated)", k.o.Title(b.Ref())))
	if b.Kind == loadline.Members && len(k.o.voting) > 0 {
		g = k.all(g, k.unknown(loadline.Unknown{Question: fmt.Sprintf("Who are %v, and do they vote by heads or by classes?", k.o.Title(b.Ref())), At: b.At}))
	} else {
		k.ask(loadline.Unknown{Question: fmt.Sprintf("Who sits on %v?", k.o.Title(b.Ref())), At: b.At})
	}
	return k.named(g, GateFact{Kind: OfBody, Of: b.Ref(), At: q.at, Law: q.law, Says: k.o.words(a)})
}

// assumed1 is the party that stands for holders or members whom nobody stated.
func (k *making) assumed1(ref loadline.Ref, title string) int {
	p, ok := k.extraAt[ref.String()]
	if !ok {
		p = len(k.o.parties) + len(k.extra)
		k.extraAt[ref.String()] = p
		k.extra = append(k.extra, Party{Ref: ref, Title: title, Assumed: true})
	}
	return p
}

// places are the seats with a vote that are not left out.
func (k *making) places(sittings []Sitting, without []loadline.Ref, q asking) []place {
	out := make([]place, 0, len(sittings))
	for i := range sittings {
		s := &sittings[i]
		if s.Observer || k.isLeftOut(s, without, q) {
			continue
		}
		p := place{seat: s, least: 1, most: 1, vacant: s.Vacant() && k.h.Kind != AfterElections}
		p.uncertain = p.vacant && s.Exists == loadline.CannotTell
		p.doubtful = s.Person.Saying == loadline.NotSaid && k.h.Kind != AfterElections
		k.votesOfSeat(&p)
		switch {
		case s.Exists == loadline.CannotTell && !p.vacant:
			p.gate = k.unknown(loadline.Unknown{Question: fmt.Sprintf("Is there %v on %v?", k.o.Title(s.Seat), k.o.date), At: s.Fact.At})
		default:
			p.gate = k.seat(*s)
		}
		if p.uncertain {
			k.ask(loadline.Unknown{Question: fmt.Sprintf("Is %v vacant, or no more?", k.o.Title(s.Seat)), At: s.Fact.At})
		}
		out = append(out, p)
	}
	return out
}

// votesOfSeat are the votes that a seat has. Where they are stated not to be known, it may have one or none. Where nobody says, it has one, as the law has it; but where its name is that of an
// observer, or every other seat of the body says whether it has a vote, what is left out may be that it has none.
func (k *making) votesOfSeat(p *place) {
	s := p.seat
	n := s.Fact.Votes
	if n.Lo != nil || n.Hi != nil {
		p.least, p.most = wholeVotes(n)
	}
	if len(n.Open) > 0 {
		k.ask(n.Open[0])
		if n.Lo == nil && n.Hi == nil { // a number that nobody knows may be none
			p.least, p.silent, p.asks = 0, true, n.Open[0]
		}
	}
	if s.Fact.Observer != loadline.CannotTell || said(n) {
		return
	}
	if k.o.maySitIn(s) {
		p.least, p.silent, p.asks = 0, true, k.o.whetherVotes(s)
		k.ask(p.asks)
		return
	}
	body := k.o.Title(seatBody(s.Seat))
	k.assume(loadline.Textf("every seat of %v has one vote where nobody says otherwise", body), loadline.Textf("Has every seat of %v one vote?", body), s.Fact.At)
}

func (o *Order) whetherVotes(s *Sitting) loadline.Unknown {
	return loadline.Unknown{Question: fmt.Sprintf("Has %v a vote?", o.Title(s.Seat)), At: s.Fact.At}
}

// HasVote says whether a seat has a vote, and the question that settles it where that cannot be told. A seat of which nobody says
// so has one, as the law has it, unless it may be an observer's.
func (o *Order) HasVote(s Sitting) (loadline.Truth, loadline.Unknown) {
	n := s.Fact.Votes
	switch {
	case s.Observer:
		return loadline.No, loadline.Unknown{}
	case said(n):
		zero := loadline.Ratio{}
		if n.Hi != nil && n.Hi.Cmp(zero) <= 0 {
			return loadline.No, loadline.Unknown{}
		}
		if n.Lo != nil && n.Lo.Cmp(zero) > 0 {
			return loadline.Yes, loadline.Unknown{}
		}
		if len(n.Open) > 0 {
			return loadline.CannotTell, n.Open[0]
		}
		return loadline.CannotTell, o.whetherVotes(&s)
	case s.Fact.Observer == loadline.CannotTell && o.maySitIn(&s):
		return loadline.CannotTell, o.whetherVotes(&s)
	}
	return loadline.Yes, loadline.Unknown{}
}

// maySitIn says whether a seat of which nobody says so may be an observer's.
func (o *Order) maySitIn(s *Sitting) bool {
	for _, words := range append([]string{s.Fact.Name, s.Fact.Title}, s.Fact.Requires...) {
		words = strings.ToLower(words)
		for _, sign := range []string{"observer", "beobacht", "non-voting", "nonvoting", "non_voting", "without a vote", "without vote", "ohne stimm"} {
			if strings.Contains(words, sign) {
				return true
			}
		}
	}
	voting := false
	for _, other := range o.body(seatBody(s.Seat)).Seats {
		if other.Name == s.Fact.Name {
			continue
		}
		if other.Observer == loadline.CannotTell && !said(other.Votes) {
			return false
		}
		voting = voting || other.Observer == loadline.No
	}
	return voting
}

// said says whether anything was stated of a number.
func said(n loadline.Number) bool { return n.Lo != nil || n.Hi != nil || len(n.Open) > 0 }

func (k *making) isLeftOut(s *Sitting, without []loadline.Ref, q asking) bool {
	who, _ := s.Person.Get()
	for _, w := range without {
		h, said := k.o.Holder(w).Get()
		if w == s.Seat || w == s.By || said && h == who && s.Person.Saying == loadline.Said {
			if q.at.Clause == nil && q.law == "" {
				k.assume(loadline.Textf("%v is left out of the vote", k.o.Title(w)), loadline.Textf("Which clause leaves %v out?", k.o.Title(w)), q.at)
			}
			return true
		}
	}
	return false
}

// wholeVotes bounds the votes of a seat by whole numbers.
func wholeVotes(n loadline.Number) (least, most int) {
	most = mostVotes
	if n.Lo != nil && n.Lo.Sign() > 0 {
		least = clipped(n.Lo.Floor())
	}
	if n.Hi != nil {
		most = clipped(n.Hi.Ceil())
	}
	return least, max(least, most)
}

func clipped(r loadline.Ratio) int {
	if v, ok := r.Int64(); ok {
		return int(min(max(v, 0), mostVotes))
	}
	return mostVotes
}

// lawBase is the base that the law gives a body's votes; BaseNotSaid where it gives none.
func (k *making) lawBase(title, law string, kind loadline.BodyKind, q asking) loadline.Base {
	for _, r := range k.o.onBody(law, kind, q.form) {
		if base := r.p.Needs.Threshold.Base; base != loadline.BaseNotSaid && binding(r.p) {
			k.assume(loadline.Textf("votes of %v are counted of %v (%v)", title, base.String(), r.p.Cites),
				loadline.Textf("Of what is a vote of %v a part?", title), r.p.At)
			return base
		}
	}
	return loadline.BaseNotSaid
}

// passes is the threshold itself. A vacant seat counts in all seats alone; where the base is not said, it may.
func (k *making) passes(b *loadline.Body, places []place, t loadline.Threshold, base loadline.Base, q asking) int {
	filled, seats, mostSeats := [2]int{}, [2]int{}, 0 // votes at the least, at the most
	for _, p := range places {
		mostSeats += p.most
		if p.uncertain {
			continue
		}
		seats[0], seats[1] = seats[0]+p.least, seats[1]+p.most
		if !p.vacant {
			filled[1] += p.most
		}
		if !p.vacant && !p.doubtful {
			filled[0] += p.least
		}
	}
	seats[1] = mostSeats
	if mostSeats > mostBodyVotes {
		return k.unknown(loadline.Unknown{Question: fmt.Sprintf("How many votes have the seats of %v? There are more than a body has.", k.o.Title(b.Ref())), At: b.At})
	}
	least, most := filled[0], filled[1]
	switch base {
	case loadline.AllSeats:
		least, most = seats[0], seats[1]
	case loadline.BaseNotSaid:
		if most = seats[1]; filled != seats {
			k.ask(loadline.Unknown{Question: fmt.Sprintf("Is a vote of %v a part of those present or of all seats?", k.o.Title(b.Ref())), At: q.at})
		}
	}
	low, high := needs(t, least, most)
	for _, u := range t.Fraction.Open {
		k.ask(u)
	}
	pass := k.between(places, low, high, false, fmt.Sprintf("How many votes does it take in %v?", k.o.Title(b.Ref())), q.at)
	if base == loadline.Cast || base == loadline.Present || base == loadline.BaseNotSaid {
		cast := k.castingVote(b, places, t, filled, pass)
		if base == loadline.BaseNotSaid && cast != pass { // of all votes there is no tie that passes
			cast = k.any(pass, k.all(cast, k.unknown(loadline.Unknown{At: q.at,
				Question: fmt.Sprintf("Is a vote of %v a part of those present or of all seats?", k.o.Title(b.Ref()))})))
		}
		pass = cast
	}
	return pass
}

// needs is how many votes pass a threshold of least to most votes: at the least and at the most.
func needs(t loadline.Threshold, least, most int) (low, high int) {
	low, high = 1, most
	if t.Fraction.Lo != nil {
		low = needOf(*t.Fraction.Lo, t.Comparison, least)
	}
	if t.Fraction.Hi != nil {
		high = needOf(*t.Fraction.Hi, t.Comparison, most)
	} else if t.Comparison == loadline.MoreThan {
		high = most + 1
	}
	return low, max(low, high)
}

func needOf(f loadline.Ratio, c loadline.Comparison, of int) int {
	n := f.Mul(loadline.Int(int64(of)))
	if c == loadline.MoreThan {
		return clippedNeed(n.Floor()) + 1
	}
	if f.Sign() <= 0 {
		return 0
	}
	return max(1, clippedNeed(n.Ceil()))
}

func clippedNeed(r loadline.Ratio) int {
	if v, ok := r.Int64(); ok && v < math.MaxInt32 {
		return int(v)
	}
	return math.MaxInt32
}

// between holds where the votes of the places reach the need: certainly the high one with the fewest votes a seat may have,
// possibly the low one with the most. By heads each seat counts one.
func (k *making) between(places []place, low, high int, heads bool, question string, at loadline.Source) int {
	strict, lax := []int{}, []int{}
	for _, p := range places {
		least, most := p.least, p.most
		if heads {
			least, most = p.heads(), 1
		}
		for range least {
			strict = append(strict, p.gate)
		}
		for range most {
			lax = append(lax, p.gate)
		}
	}
	s, l := k.count(high, strict...), k.count(low, lax...)
	if s == l {
		return s
	}
	return k.any(s, k.all(l, k.unknown(loadline.Unknown{Question: question, At: at})))
}

// castingVote lets a tie pass with the seat that decides ties. Nobody has one where the law knows such bodies and no document
// gives it; where no law is known, whether somebody has one cannot be told.
func (k *making) castingVote(b *loadline.Body, places []place, t loadline.Threshold, filled [2]int, pass int) int {
	half := loadline.Frac(1, 2)
	f, known := t.Fraction.Exact()
	even := max(2, filled[0]+filled[0]%2) // the fewest votes of which there may be a tie
	if !known || !f.Equal(half) || t.Comparison != loadline.MoreThan || even > filled[1] {
		return pass
	}
	ways, silent := []int{pass}, false
	tie := k.between(places, even/2, even/2, false, "", b.At)
	if filled[0] != filled[1] {
		tie = k.all(tie, k.unknown(loadline.Unknown{Question: fmt.Sprintf("Who sits on %v with a vote?", k.o.Title(b.Ref())), At: b.At}))
	}
	for _, p := range places {
		switch p.seat.Fact.Casting {
		case loadline.Yes:
			ways = append(ways, k.all(tie, k.named(p.gate, GateFact{Kind: OfSeat, Of: p.seat.Seat, At: p.seat.Fact.At,
				Says: loadline.Textf("%v decides the tie", k.o.Title(p.seat.Seat))})))
		case loadline.CannotTell:
			silent = silent || !p.vacant
		}
	}
	if len(ways) > 1 || !silent {
		return k.any(ways...)
	}
	question := loadline.Textf("Has anybody a casting vote in %v?", k.o.Title(b.Ref()))
	if k.o.lawKnown(k.o.lawOf(b), kindOf(b)) {
		k.assume(loadline.Textf("nobody has a casting vote in %v: a tie fails", k.o.Title(b.Ref())), question, b.At)
		return pass
	}
	return k.any(pass, k.all(tie, k.unknown(loadline.Unknown{Question: question.String(), At: b.At})))
}

// quorumOfSeats is the gate of those who must take part, counted by heads: those who are for it must be enough, since the
// others may stay away. Where nobody states a quorum it may be none, or everybody.
func (k *making) quorumOfSeats(b *loadline.Body, places []place, law string, kind loadline.BodyKind, q asking) int {
	inOffice, all, most := [2]int{}, 0, len(places)
	for _, p := range places {
		if !p.vacant {
			inOffice[1]++
		}
		if !p.vacant && !p.doubtful && !p.silent {
			inOffice[0]++
		}
		if !p.uncertain && p.heads() > 0 {
			all++
		}
	}
	range_ := func(t loadline.Threshold) (int, int) {
		switch t.Base {
		case loadline.AllSeats:
			return needs(t, all, most)
		case loadline.BaseNotSaid:
			return needs(t, inOffice[0], most)
		}
		return needs(t, inOffice[0], inOffice[1])
	}
	stated, floors, unread := k.quorum(b, law, kind, q)
	low, high, question := 0, inOffice[1], fmt.Sprintf("What is the quorum of %v?", k.o.Title(b.Ref()))
	if stated.Saying == loadline.None {
		high = 0
	} else if t, ok := stated.Get(); ok {
		low, high = range_(t)
	} else {
		k.ask(loadline.Unknown{Question: question, At: b.At})
	}
	if len(unread) > 0 && (kind == loadline.Board || kind == loadline.Committee) { // members and holders may act in writing, without one
		low, high = 0, max(high, inOffice[1])
		question = fmt.Sprintf("What does %s say of the quorum of %v?", k.o.Title(unread[0].Ref()), k.o.Title(b.Ref()))
	}
	for _, t := range floors {
		l, h := range_(t)
		low, high = max(low, l), max(high, h)
	}
	return k.between(places, low, high, true, question, b.At)
}

// quorum is a body's quorum as stated, else the law's; the floors below which no document goes; and the documents that may set
// another than the law's, and were not read.
func (k *making) quorum(b *loadline.Body, law string, kind loadline.BodyKind, q asking) (stated loadline.Stated[loadline.Threshold], floors []loadline.Threshold, unread []loadline.Document) {
	title := "the stockholders"
	if b != nil {
		stated, title = b.Quorum, k.o.Title(b.Ref())
	}
	for _, r := range k.o.onBody(law, kind, loadline.AtMeeting) {
		t, said := r.p.Quorum.Get()
		if !r.p.Quorum.Known() || !binding(r.p) {
			continue
		}
		if (r.p.Force == loadline.Floor || r.p.Force == loadline.Fixed) && said {
			floors = append(floors, t)
			k.quorumBelow(b, r, t)
		}
		if r.p.Force != loadline.Floor && stated.Saying == loadline.NotSaid {
			stated = r.p.Quorum
			if r.p.Force == loadline.Default {
				unread = k.o.unreadOf(r.p)
			}
			k.assume(loadline.Textf("the quorum of %v is what the law says where no document does (%v)", title, r.p.Cites),
				loadline.Textf("What is the quorum of %v?", title), r.p.At)
		}
	}
	if stated.Saying == loadline.NotSaid && k.o.lawKnown(law, kind) { // only a document could ask for one
		stated = loadline.SayNone[loadline.Threshold](loadline.Source{})
		k.assume(loadline.Textf("%v needs no quorum: neither the law nor a document asks for one", title), loadline.Textf("What is the quorum of %v?", title), q.at)
	}
	return stated, floors, unread
}

// quorumBelow tells of a stated quorum that is less than a law lets it be.
func (k *making) quorumBelow(b *loadline.Body, r ruling, floor loadline.Threshold) {
	if b == nil {
		return
	}
	own, said := b.Quorum.Get()
	asks := func(t loadline.Threshold) loadline.Approval {
		return loadline.Approval{Kind: loadline.Vote, Who: b.Ref(), Threshold: t}
	}
	if !said || k.o.compare(asks(own), asks(floor)) != less {
		return
	}
	at := withClause(b.Quorum.At, b.At)
	if !at.Known() {
		at = b.At
	}
	if _, reported := k.o.stating(&loadline.Way{At: at}); reported {
		return
	}
	k.tell(loadline.Diagnostic{Code: loadline.BelowStatute, Severity: loadline.Warning, At: at, Related: []loadline.Source{r.p.At},
		Summary: loadline.Textf("The quorum of %v is less than the law lets it be", k.o.Title(b.Ref())),
		Detail:  loadline.Textf("It is %v. %v (%v). The answer takes the law's word. This is no legal advice.", k.o.threshold(asks(own)), r.p.Title, r.p.Cites),
		Hint:    loadline.Textf("Write what the law asks.")})
}
