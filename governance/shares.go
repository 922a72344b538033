package governance

import (
	"cmp"
	"fmt"
	"slices"

	"loadline"
	"loadline/control"
)

// column is a column of weights: what each party casts, and what nobody can.
type column struct {
	of             Electorate
	lo, hi         map[int]int64
	idleLo, idleHi int64
}

// rider is votes of shares that follow a gate rather than their holders: those of an entity that a body manages, of the
// parties to an agreement, of holders who are dragged along.
type rider struct {
	id      string
	gate    int
	of      map[int]bool // by ballot
	own     bool         // while the gate does not hold, the holders vote as they like
	leads   []int        // voters one of whom is in every coalition for which the gate holds
	without bool         // there are no such voters that could be listed
}

// Bounds on the columns that riders bring with them.
const (
	mostRiders  = 4
	mostColumns = 96
)

// byVotes is the gate of a threshold over votes of shares, with its quorum.
//
// Votes that follow a gate are weighed without a weight of the gate's own: where the gate holds, one of its leads is in the
// coalition, so that the threshold holds exactly if it holds with the votes added to some lead's. Each lead has a column for it.
func (k *making) byVotes(b *loadline.Body, a loadline.Approval, q asking) int {
	if each := k.classesNotSaid(b); len(each) > 1 {
		return k.byWhichever(b, each, a, q)
	}
	return k.byVotesOf(k.constituency(b, a.Who, q), b, a, q)
}

// byVotesOf is the gate over one constituency; where its shares may have no vote at all, a possible one.
func (k *making) byVotesOf(c constituency, b *loadline.Body, a loadline.Approval, q asking) int {
	for _, w := range a.Without {
		if w.Kind == "selector" || !k.o.Holder(w).Known() {
			return k.withoutSomebody(c, b, a, w, q)
		}
	}
	if c.voteless {
		c.voteless = false
		class := k.o.voting[k.o.classes[b.Classes[0].Name]]
		return k.all(k.byVotesOf(c, b, a, q), k.unknown(loadline.Unknown{At: class.At,
			Question: fmt.Sprintf("How many votes has a share of %v, if any?", k.o.Title(class.Ref()))}))
	}
	p := k.poll(c, a.Without, q)
	fact := GateFact{Kind: OfVotes, Of: a.Who, At: q.at, Law: q.law, Says: k.o.words(a), turnout: ofThoseVoting(a.Threshold.Base)}
	if p.empty {
		return k.named(k.unknown(loadline.Unknown{At: c.at,
			Question: fmt.Sprintf("Is the approval of %s needed although it has no votes on %v?", k.o.Title(a.Who), k.o.date)}), fact)
	}
	k.noVotesKnown(p, c)
	least, most := k.quotas(a.Threshold, b, q)
	for _, u := range a.Threshold.Fraction.Open {
		k.ask(u)
	}
	riders := k.riders(p, q)
	pass := k.share(p, riders, least, most, q)
	if q.consent || q.form == loadline.WrittenConsent {
		return k.named(pass, fact)
	}
	low, high := k.quorumOfVotes(b, q)
	if low == high && !above(high, least) || high.Num == 0 {
		return k.named(pass, fact)
	}
	quorum := k.named(k.share(p, riders, low, high, q), GateFact{Kind: OfQuorum, Of: a.Who, At: c.at, Says: loadline.Textf("enough votes of %v take part", k.o.Title(a.Who))})
	return k.named(k.all(pass, quorum), fact)
}

// withoutSomebody is a vote that leaves somebody out of whom nobody says who that is: it takes a vote of anybody, and whose is
// not known.
func (k *making) withoutSomebody(c constituency, b *loadline.Body, a loadline.Approval, who loadline.Ref, q asking) int {
	question := "Whom is it about, who does not vote on it?"
	if who.Kind != "selector" {
		question = fmt.Sprintf("Who holds %v, and does not vote on it?", k.o.Title(who))
	}
	a.Without, q.consent = nil, true
	a.Threshold = loadline.Threshold{Fraction: loadline.Exactly(loadline.Ratio{}), Base: loadline.Outstanding}
	return k.all(k.byVotesOf(c, b, a, q), k.unknown(loadline.Unknown{Question: question, At: q.at}))
}

// ofThoseVoting says whether a vote is a part of those who take part, or may be.
func ofThoseVoting(b loadline.Base) bool {
	return b == loadline.Cast || b == loadline.Present || b == loadline.BaseNotSaid
}

// noVotesKnown tells of a constituency of which nobody stated a single vote.
func (k *making) noVotesKnown(p *poll, c constituency) {
	if len(p.ballots) == 0 || slices.ContainsFunc(p.ballots, func(b ballot) bool { return !b.unbounded || b.lo.Sign() > 0 }) {
		return
	}
	k.tell(loadline.Diagnostic{Code: loadline.NoVotesKnown, Severity: loadline.Warning, At: c.at,
		Summary: loadline.Textf("Nobody stated how many votes anybody has in %v", k.o.Title(c.ref)),
		Detail:  loadline.Textf("The votes of a share of every class are unknown, so that no coalition certainly passes anything there, and every one possibly does."),
		Hint:    loadline.Textf("Write votes_per_share in its classes, as the charter says it.")})
}

// above says whether p asks more than r.
func above(p, r control.Quota) bool {
	sign := loadline.Frac(p.Num, p.Den).Cmp(loadline.Frac(r.Num, r.Den))
	return sign > 0 || sign == 0 && p.Strict && !r.Strict
}

// quotas are the parts of all votes that pass a threshold, at the least and at the most. Whatever the others do they may vote
// against; at a stated turnout only so many votes take part.
func (k *making) quotas(t loadline.Threshold, b *loadline.Body, q asking) (least, most control.Quota) {
	low, high := loadline.Ratio{}, loadline.Int(1)
	if t.Fraction.Lo != nil {
		low = *t.Fraction.Lo
	}
	if t.Fraction.Hi != nil {
		high = *t.Fraction.Hi
	}
	if turnout := k.h.Turnout; turnout != nil {
		base := t.Base
		if base == loadline.BaseNotSaid {
			base = k.lawBase(k.title(b), k.o.lawOf(b), loadline.Stockholders, q)
		}
		switch base {
		case loadline.Cast, loadline.Present:
			low, high = low.Mul(*turnout), high.Mul(*turnout)
		case loadline.BaseNotSaid:
			low = low.Mul(*turnout)
		}
	}
	least, most = quota(low, t.Comparison, false), quota(high, t.Comparison, true)
	if t.Fraction.Lo == nil {
		least = control.Quota{Num: 0, Den: 1, Strict: true} // somebody must be for it
	}
	if low.Equal(high) {
		most = least
	}
	return least, most
}

// title is what a body by votes is called; a class by itself is its stockholders.
func (k *making) title(b *loadline.Body) string {
	if b == nil {
		return "the stockholders"
	}
	return k.o.Title(b.Ref())
}

// quorumOfVotes are the parts of all votes that must take part. Where nobody states a quorum it may be none, or everybody.
func (k *making) quorumOfVotes(b *loadline.Body, q asking) (low, high control.Quota) {
	none, everybody := control.Quota{Num: 0, Den: 1}, control.Quota{Num: 1, Den: 1}
	title := k.title(b)
	stated, floors, _ := k.quorum(b, k.o.lawOf(b), loadline.Stockholders, q)
	low, high = none, everybody
	switch t, ok := stated.Get(); {
	case stated.Saying == loadline.None:
		high = none
	case ok:
		low, high = k.partTaking(t)
	default:
		k.ask(loadline.Unknown{Question: fmt.Sprintf("What is the quorum of %v?", title), At: q.at})
	}
	for _, t := range floors {
		l, h := k.partTaking(t)
		if above(l, low) {
			low = l
		}
		if above(h, high) {
			high = h
		}
	}
	return low, high
}

// partTaking is a quorum of votes; a stated turnout that reaches it settles it.
func (k *making) partTaking(t loadline.Threshold) (low, high control.Quota) {
	low, high = control.Quota{Num: 0, Den: 1}, control.Quota{Num: 1, Den: 1}
	if t.Fraction.Lo != nil {
		low = quota(*t.Fraction.Lo, t.Comparison, false)
	}
	if t.Fraction.Hi != nil {
		high = quota(*t.Fraction.Hi, t.Comparison, true)
	}
	if turnout := k.h.Turnout; turnout != nil && !above(high, quota(*turnout, loadline.AtLeast, false)) {
		none := control.Quota{Num: 0, Den: 1}
		return none, none
	}
	return low, high
}

// share is the gate of a quota of a poll with its riders.
func (k *making) share(p *poll, riders []rider, least, most control.Quota, q asking) int {
	columns, free := 1, []int{} // riders that may be on or off; a single voter's word is always followed
	lead := make([]int, len(riders))
	for i, r := range riders {
		lead[i] = -1
		if n := &k.nodes[r.gate]; n.kind == nodeVoter && !r.own && !r.without {
			lead[i] = n.party
			continue
		}
		free = append(free, i)
		columns *= len(r.leads) + 1
	}
	if len(free) == 0 {
		return k.shareOf(k.column(p, riders, lead), least, most)
	}
	if len(free) > mostRiders || columns > mostColumns || slices.ContainsFunc(riders, func(r rider) bool { return r.without }) {
		return k.loosely(p, riders, lead, least, most, q)
	}
	var ways []int
	for set := range 1 << len(free) {
		var on, gates []int
		for bit, i := range free {
			if set>>bit&1 == 1 {
				on, gates = append(on, i), append(gates, riders[i].gate)
			}
		}
		gates = append(gates, k.any(k.led(p, riders, on, lead, least, most)...))
		ways = append(ways, k.all(gates...))
	}
	return k.any(ways...)
}

// led are the shares for every choice of a lead for each of the riders that are on.
func (k *making) led(p *poll, riders []rider, on, lead []int, least, most control.Quota) []int {
	if len(on) == 0 {
		return []int{k.shareOf(k.column(p, riders, lead), least, most)}
	}
	var out []int
	for _, v := range riders[on[0]].leads {
		lead[on[0]] = v
		out = append(out, k.led(p, riders, on[1:], lead, least, most)...)
	}
	lead[on[0]] = -1
	return out
}

// loosely bounds a share whose riders are too many for a column each: certainly without their votes, possibly whatever they do.
func (k *making) loosely(p *poll, riders []rider, lead []int, least, most control.Quota, q asking) int {
	question := loadline.Unknown{At: q.at,
		Question: fmt.Sprintf("How do votes of %s that follow others' decisions come out? There are too many of them for an exact answer.", p.of.Title)}
	return k.maybe(k.shareOf(k.column(p, riders, lead), least, most), question)
}

func (k *making) shareOf(column int, least, most control.Quota) int {
	if most.Num == 0 && !most.Strict {
		return k.always()
	}
	votes := int64(0)
	for _, v := range k.columns[column].hi {
		votes += v
	}
	if !reaches(votes, k.columns[column].idleLo, least) { // not even by everybody who can vote
		return k.never()
	}
	return k.add(node{kind: nodeShare, column: column, least: least, most: most})
}

// column is the number of the column of a poll where each rider's votes are cast by a lead; without one by nobody, or by
// their own holders where they are free.
func (k *making) column(p *poll, riders []rider, lead []int) int {
	key := fmt.Sprintf("%p", p)
	for i := range riders {
		key += fmt.Sprint(" ", riders[i].id, riders[i].gate, lead[i])
	}
	if at, ok := k.columnAt[key]; ok {
		return at
	}
	c := column{of: p.of, lo: map[int]int64{}, hi: map[int]int64{}}
	for i := range p.ballots {
		b := &p.ballots[i]
		to := b.party
		for j := range riders { // a drag-along goes before an agreement, an agreement before a manager
			if riders[j].of[i] && (lead[j] >= 0 || !riders[j].own) {
				to = lead[j]
				break
			}
		}
		if to < 0 {
			c.idleLo, c.idleHi = c.idleLo+b.least, c.idleHi+b.most
			continue
		}
		c.lo[to], c.hi[to] = c.lo[to]+b.least, c.hi[to]+b.most
	}
	k.columns = append(k.columns, c)
	k.columnAt[key] = len(k.columns) - 1
	return len(k.columns) - 1
}

// leads are voters one of whom is in every coalition for which a gate holds, few where that is easy to see; false where the
// gate may hold without anybody.
func (k *making) leads(g int) ([]int, bool) {
	n := &k.nodes[g]
	switch n.kind {
	case nodeVoter:
		return []int{n.party}, true
	case nodeNever:
		return nil, true
	case nodeShare:
		return k.blockers(n)
	case nodeCount:
		var each [][]int
		for _, of := range n.of {
			if l, ok := k.leads(of); ok {
				each = append(each, l)
			}
		}
		if n.need <= len(n.of)-len(each) { // these may hold without anybody, and are enough
			return nil, false
		}
		slices.SortStableFunc(each, func(a, b []int) int { return cmp.Compare(len(a), len(b)) })
		var out []int
		for _, l := range each[:len(n.of)-n.need+1] { // of any so many one holds
			out = append(out, l...)
		}
		slices.Sort(out)
		return slices.Compact(out), true
	}
	return nil, false
}

// blockers are the largest holders of a column without whom the rest cannot reach the least quota, whatever votes they have.
func (k *making) blockers(n *node) ([]int, bool) {
	c := &k.columns[n.column]
	if n.least.Num == 0 && !n.least.Strict {
		return nil, false
	}
	var parties []int
	total := c.idleLo
	for p := range c.hi {
		parties = append(parties, p)
		total += c.lo[p]
	}
	slices.SortFunc(parties, func(a, b int) int { return cmp.Or(cmp.Compare(c.hi[b], c.hi[a]), cmp.Compare(a, b)) })
	rest, low := int64(0), int64(0)
	// From the smallest up: how many may be left to the others so that these, at their most, do not reach the quota of the least.
	at := len(parties)
	for at > 0 {
		p := parties[at-1]
		if reaches(rest+c.hi[p], total-low-c.lo[p], n.least) {
			break
		}
		rest, low, at = rest+c.hi[p], low+c.lo[p], at-1
	}
	return parties[:at], true
}

// reaches says whether votes are a quota of them and the others together.
func reaches(votes, others int64, q control.Quota) bool {
	sign := loadline.Int(votes).Mul(loadline.Int(q.Den)).Cmp(loadline.Int(votes).Add(loadline.Int(others)).Mul(loadline.Int(q.Num)))
	return sign > 0 || sign == 0 && !q.Strict
}
