package governance

import (
	"fmt"
	"math"
	"math/big"
	"slices"
	"strings"

	"loadline"
	"loadline/captable"
)

// poll is the votes of a constituency, holder by holder, as whole numbers of one scale.
type poll struct {
	of      Electorate
	ballots []ballot
	empty   bool // certainly not a single vote
}

// ballot is what one holder may cast.
type ballot struct {
	party     int
	who       int    // stakeholder; -1 where nobody stated the holder
	class     string // of whose shares; empty where not of shares
	lo, hi    loadline.Ratio
	unbounded bool
	least     int64
	most      int64
}

// constituency is who votes together by shares.
type constituency struct {
	ref       loadline.Ref
	ids       []string // classes
	converted loadline.Truth
	alone     bool // one class by itself: its shares count alike, whatever their votes elsewhere
	voteless  bool // nobody says whether its shares have a vote at all
	rules     []loadline.VoteRule
	doubtful  []loadline.VoteRule // of which nobody knows whether they bind on the day
	entity    *loadline.Entity
	at        loadline.Source
}

// constituency resolves a class, a body by votes or all stockholders.
func (k *making) constituency(b *loadline.Body, who loadline.Ref, q asking) constituency {
	c := constituency{ref: who, converted: loadline.CannotTell, at: q.at}
	if who.Kind == "stock_class" {
		c.alone = true
		if i, ok := k.o.classes[who.Name]; ok {
			c.ids = []string{k.o.voting[i].ID}
		}
		return c
	}
	if b != nil {
		c.converted, c.entity, c.at = b.Converted, k.o.entity(b.Entity), b.At
		for _, r := range b.Classes {
			if i, ok := k.o.classes[r.Name]; ok {
				c.ids = append(c.ids, k.o.voting[i].ID)
			}
		}
		for _, r := range b.Votes {
			if len(r.On) > 0 && !slices.ContainsFunc(r.On, func(m loadline.Ref) bool { return slices.Contains(q.matters, m) }) {
				continue
			}
			switch binds := k.o.binds(r.Span, k.o.date); {
			case binds == loadline.CannotTell, binds == loadline.Yes && r.Of.Name == "":
				c.doubtful = append(c.doubtful, r)
			case binds == loadline.Yes:
				c.rules = append(c.rules, r)
			}
		}
		if len(c.ids) == 1 && b.Converted != loadline.Yes {
			n := k.o.voting[k.o.classes[b.Classes[0].Name]].VotesPerShare
			c.alone = !n.IsZero() // who has no vote has none alone either
			c.voteless = c.alone && (n.Lo == nil || n.Lo.Sign() <= 0) && !setsVotes(c.rules)
		}
	}
	if len(c.ids) == 0 && (b == nil || len(b.Classes) == 0) {
		for i := range k.o.voting {
			c.ids = append(c.ids, k.o.voting[i].ID)
		}
	}
	return c
}

// setsVotes says whether a rule on all votes of a constituency sets them by the share.
func setsVotes(rules []loadline.VoteRule) bool {
	return slices.ContainsFunc(rules, func(r loadline.VoteRule) bool {
		return r.Of.Kind != "stakeholder" && r.Of.Name != "" && r.PerShare.Lo != nil && r.PerShare.Lo.Sign() > 0
	})
}

// poll counts the votes of a constituency without those who are left out.
func (k *making) poll(c constituency, without []loadline.Ref, q asking) *poll {
	key := fmt.Sprint(c.ref, c.ids, c.alone, c.converted, without, len(c.rules), len(c.doubtful), q.matters)
	if p := k.polls[key]; p != nil {
		return p
	}
	p := k.newPoll()
	p.of = Electorate{Of: c.ref, Title: k.o.Title(c.ref), Converted: c.converted == loadline.Yes && !c.alone, Scale: loadline.Int(1)}
	out := k.outsiders(without, q)
	switch {
	case c.entity != nil:
		k.ownersOf(p, c.entity, out)
	default:
		k.holders(p, c, out)
		k.holdersNotStated(p, c)
		p.empty = !slices.ContainsFunc(p.ballots, func(b ballot) bool { return b.unbounded || b.hi.Sign() > 0 })
	}
	k.whole(p)
	k.polls[key] = p
	return p
}

// newPoll is an empty poll, of those of rules that are finished where there is one.
func (k *making) newPoll() *poll {
	if n := len(k.spare); n > 0 {
		p := k.spare[n-1]
		k.spare = k.spare[:n-1]
		return p
	}
	return &poll{}
}

// outsiders are the stakeholders who are left out of a vote.
func (k *making) outsiders(without []loadline.Ref, q asking) map[int]bool {
	out := map[int]bool{}
	for _, w := range without {
		h, said := k.o.Holder(w).Get()
		if i, ok := k.o.folk[h.Name]; ok && said {
			out[i] = true
			if q.at.Clause == nil && q.law == "" {
				k.assume(loadline.Textf("%v is left out of the vote", k.o.Title(w)), loadline.Textf("Which clause leaves %v out?", k.o.Title(w)), q.at)
			}
		}
	}
	return out
}

// holdersNotStated gives each class whose holders nobody stated one party that stands for them. Alone they are all votes;
// among others nobody knows how many they are.
func (k *making) holdersNotStated(p *poll, c constituency) {
	for _, id := range c.ids {
		class := &k.o.voting[k.o.classes[id]]
		if !k.o.unheld(class) || class.VotesPerShare.IsZero() && !c.alone {
			continue
		}
		at := k.assumed1(class.Ref(), fmt.Sprintf("holders of %v (not stated)", k.o.Title(class.Ref())))
		k.ask(loadline.Unknown{Question: fmt.Sprintf("Who holds %v?", k.o.Title(class.Ref())), At: class.At})
		p.ballots = append(p.ballots, ballot{party: at, who: -1, class: id, lo: loadline.Int(1), hi: loadline.Int(1), unbounded: len(c.ids) > 1})
	}
	if len(k.o.voting) == 0 {
		at := k.assumed1(c.ref, fmt.Sprintf("%v (not stated)", k.o.Title(c.ref)))
		k.ask(loadline.Unknown{Question: fmt.Sprintf("Who votes in %v?", k.o.Title(c.ref)), At: c.at})
		p.ballots = append(p.ballots, ballot{party: at, who: -1, lo: loadline.Int(1), hi: loadline.Int(1)})
	}
}

// unheld says whether a class has holders whom nobody stated: not a share of it was ever issued among the facts, and either
// no share of any class was, or documents give it a vote. A class that no document speaks of, beside others that were issued,
// has no shares.
func (o *Order) unheld(class *loadline.StockClass) bool {
	if o.issued[class.ID] {
		return false
	}
	if n, ok := class.Authorized.Get(); ok && n.Sign() == 0 {
		return false
	}
	return len(o.issued) == 0 || o.spoken()[class.ID]
}

// spokenOf are the classes to which a matter, a seat, a consent or a drag-along gives a vote.
func (o *Order) spokenOf() map[string]bool {
	out := map[string]bool{}
	var refs []loadline.Ref
	for i := range o.company.Matters {
		for _, w := range o.company.Matters[i].Ways {
			refs = voters(w.Needs, refs)
		}
	}
	for i := range o.company.Bodies {
		for j := range o.company.Bodies[i].Seats {
			s := &o.company.Bodies[i].Seats[j]
			refs = voters(s.RemovedBy, voters(s.ElectedBy, refs))
		}
	}
	for i := range o.company.Consents {
		refs = voters(o.company.Consents[i].Of, refs)
	}
	for i := range o.company.Drags {
		refs = voters(o.company.Drags[i].Needs, refs)
	}
	for _, r := range refs {
		if b := o.body(r); b != nil {
			for _, c := range b.Classes {
				out[o.classID(c)] = true
			}
		} else if r.Kind == "stock_class" {
			out[o.classID(r)] = true
		}
	}
	return out
}

// classID is the id of a class, empty where there is no such class.
func (o *Order) classID(ref loadline.Ref) string {
	if i, ok := o.classes[ref.Name]; ok && ref.Kind == "stock_class" {
		return o.voting[i].ID
	}
	return ""
}

// ownersOf counts the owners of an entity by their parts of it.
func (k *making) ownersOf(p *poll, e *loadline.Entity, out map[int]bool) {
	rest := loadline.Exactly(loadline.Int(1))
	for _, w := range e.Owners {
		rest = rest.Sub(w.Fraction)
		at, who := -1, -1
		owner := w.Owner
		if f := k.o.entity(owner); f != nil && f.Is.Name != "" {
			owner = f.Is
		}
		if i, ok := k.o.folk[owner.Name]; ok && owner.Kind == "stakeholder" {
			at, who = k.o.partyAt[i], i
		} else {
			at = k.assumed1(owner, k.o.Title(owner))
		}
		if !out[who] || who < 0 {
			p.ballots = append(p.ballots, k.cast(at, who, w.Fraction))
		}
	}
	if rest.Hi == nil || rest.Hi.Sign() > 0 {
		at := k.assumed1(e.Ref(), fmt.Sprintf("other owners of %v (not stated)", k.o.Title(e.Ref())))
		p.ballots = append(p.ballots, k.cast(at, -1, rest))
	}
}

func (k *making) cast(party, who int, n loadline.Number) ballot {
	b := ballot{party: party, who: who}
	if n.Lo != nil && n.Lo.Sign() > 0 {
		b.lo = *n.Lo
	}
	if b.unbounded = n.Hi == nil; !b.unbounded {
		b.hi = n.Hi.Max(b.lo)
	}
	for _, u := range n.Open {
		k.ask(u)
	}
	return b
}

// holders counts shares, class by class and holder by holder. Options, warrants and unissued shares do not vote.
func (k *making) holders(p *poll, c constituency, out map[int]bool) {
	into := k.converting()
	for i := range k.o.stock() {
		g := &k.o.stock()[i]
		id, holder, _ := strings.Cut(g.Key, "\x00")
		if t, converts := into[id]; converts && !slices.Contains(c.ids, t) || !converts && !slices.Contains(c.ids, id) {
			continue
		}
		if i, ok := k.o.folk[holder]; ok && out[i] {
			continue
		}
		p.ballots = append(p.ballots, k.ballot(c, id, holder, g, into))
	}
	k.cap(p, c)
}

// stockHeld is all stock by class and holder, for every vote of the day.
func (o *Order) stockHeld() []captable.Group {
	return o.held.Totals(captable.Definition{}, func(s captable.Security) (string, bool) {
		return o.votesAs(s.ClassID) + "\x00" + s.StakeholderID, s.Kind == captable.KindStock
	}).Groups
}

// ballot is what a holder's shares of one class count for.
func (k *making) ballot(c constituency, id, holder string, g *captable.Group, into map[string]string) ballot {
	party, who := -1, -1
	if i, ok := k.o.folk[holder]; ok {
		party, who = k.o.partyAt[i], i
	} else {
		ref := loadline.Ref{Kind: "stock_class", Name: id}
		if i, ok := k.o.classes[id]; ok {
			ref = k.o.voting[i].Ref()
		}
		party = k.assumed1(ref, fmt.Sprintf("holders of %v (not stated)", k.o.Title(ref)))
	}
	n := k.byRules(c, id, who, g, k.votesOf(c, id, g, into))
	for _, r := range c.doubtful {
		if v, applies := k.byRule(r, c, id, who, g); applies {
			n = n.Hull(v)
			k.doubt(r, c)
		}
	}
	b := k.cast(party, who, n)
	b.class = id
	return b
}

// byRules is the votes under the rules that bind, else the class's own. A rule about the holder goes before one about the
// class, and that before one about everybody; where two of a kind say different votes, either may hold.
func (k *making) byRules(c constituency, id string, who int, g *captable.Group, own loadline.Number) loadline.Number {
	n, first := own, loadline.VoteRule{}
	for _, r := range c.rules {
		v, applies := k.byRule(r, c, id, who, g)
		switch {
		case !applies || first.Name != "" && nearness(r) < nearness(first):
		case first.Name == "" || nearness(r) > nearness(first):
			n, first = v, r
		default:
			if same, certain := n.Cmp(v); certain && same == 0 {
				continue
			}
			n = n.Hull(v)
			k.tell(loadline.Diagnostic{Code: loadline.PeriodsOverlap, Severity: loadline.Warning, At: r.At, Related: []loadline.Source{first.At},
				Summary: loadline.Textf("Two rules set the votes of one share in %v on %v: %v and %v", k.o.Title(c.ref), k.o.date, first.Name, r.Name),
				Detail:  loadline.Textf("Which of them holds is not said, so that the votes lie between the two."),
				Hint:    loadline.Textf("Give each its own days with from and to, the last day included; or say in one of them whose votes it is about.")})
		}
	}
	return n
}

// nearness is how closely a rule says whose votes it is about.
func nearness(r loadline.VoteRule) int {
	switch r.Of.Kind {
	case "stakeholder":
		return 2
	case "stock_class":
		return 1
	}
	return 0
}

// doubt asks what nobody says of a rule on votes: whose votes it sets, or whether it binds on the day.
func (k *making) doubt(r loadline.VoteRule, c constituency) {
	if r.Of.Name == "" {
		k.ask(loadline.Unknown{Question: fmt.Sprintf("Whose votes in %v does %s set?", k.o.Title(c.ref), r.Name), At: r.At})
		return
	}
	k.ask(loadline.Unknown{Question: fmt.Sprintf("Do the votes of %v on %v bind yet, or still?", k.o.Title(c.ref), k.o.date), At: r.At})
}

// votesOf is the votes of shares of one class: share by share in a class alone, as stated or as converted among others.
func (k *making) votesOf(c constituency, id string, g *captable.Group, into map[string]string) loadline.Number {
	_, converts := into[id]
	switch {
	case c.alone && converts:
		return g.AsConverted
	case c.alone:
		return g.Outstanding
	case converts || c.converted == loadline.Yes:
		return g.VotesAsConverted
	case c.converted == loadline.No:
		return g.Votes
	}
	if same, certain := g.Votes.Cmp(g.VotesAsConverted); certain && same == 0 {
		return g.Votes
	}
	k.ask(loadline.Unknown{Question: fmt.Sprintf("Do the classes of %v vote as converted, or share by share?", k.o.Title(c.ref)), At: c.at})
	return g.Votes.Hull(g.VotesAsConverted)
}

// byRule is the votes under a rule that sets them by the share, and whether it is about this holder and class.
func (k *making) byRule(r loadline.VoteRule, c constituency, id string, who int, g *captable.Group) (loadline.Number, bool) {
	sets := said(r.PerShare)
	if !sets && said(r.Cap) {
		return loadline.Number{}, false
	}
	switch r.Of.Kind {
	case "stakeholder":
		if i, ok := k.o.folk[r.Of.Name]; !ok || i != who {
			return loadline.Number{}, false
		}
	case "stock_class":
		if i, ok := k.o.classes[r.Of.Name]; !ok || k.o.voting[i].ID != id {
			return loadline.Number{}, false
		}
	}
	switch {
	case !sets: // it sets the votes, and nobody says to how many
		none := loadline.Ratio{}
		return loadline.Number{Lo: &none, Open: []loadline.Unknown{{Question: fmt.Sprintf("How many votes does %s give a share?", r.Name), At: r.At}}}, true
	case c.converted == loadline.Yes:
		return g.AsConverted.Mul(r.PerShare), true
	}
	return g.Outstanding.Mul(r.PerShare), true
}

// cap cuts one holder's votes to a part of all votes; what lies above it is not cast by anybody.
func (k *making) cap(p *poll, c constituency) {
	total, own := loadline.Exactly(loadline.Ratio{}), map[int]loadline.Number{}
	for i := range p.ballots {
		n := p.ballots[i].number()
		total = total.Add(n)
		if sum, ok := own[p.ballots[i].who]; ok {
			n = n.Add(sum)
		}
		own[p.ballots[i].who] = n
	}
	for i, r := range slices.Concat(c.rules, c.doubtful) {
		if !said(r.Cap) {
			continue
		}
		binds := i < len(c.rules)
		if !binds {
			k.doubt(r, c)
		}
		k.assume(loadline.Textf("votes above the cap of %v are cast by nobody and counted nowhere", loadline.InPercent(r.Cap)),
			loadline.Textf("What becomes of votes above the cap?"), r.At)
		for i := range p.ballots {
			b := &p.ballots[i]
			at, known := k.o.folk[r.Of.Name]
			if b.who >= 0 && (r.Of.Kind != "stakeholder" || known && at == b.who) {
				b.capped(total.Mul(r.Cap), own[b.who], binds)
			}
		}
	}
}

// capped cuts a ballot in proportion where its holder's votes together pass the most. A rule that only may bind lowers the
// least and leaves the most.
func (b *ballot) capped(most, own loadline.Number, binds bool) {
	if lo := most.Lo; lo != nil && own.Lo.Cmp(*lo) > 0 {
		b.lo = b.lo.Mul(*lo).Quo(*own.Lo)
	}
	switch hi := most.Hi; {
	case hi == nil || !binds:
	case b.unbounded || own.Hi == nil:
		b.hi, b.unbounded = *hi, false
	case own.Hi.Cmp(*hi) > 0:
		b.hi = b.hi.Mul(*hi).Quo(*own.Hi)
	}
}

func (b *ballot) number() loadline.Number {
	lo, hi := b.lo, b.hi
	if b.unbounded {
		return loadline.Number{Lo: &lo}
	}
	return loadline.Number{Lo: &lo, Hi: &hi}
}

// whole scales a poll to whole numbers whose sum the engine can hold: exactly where the denominators allow, otherwise outwards.
func (k *making) whole(p *poll) {
	scale := big.NewInt(1)
	largest := loadline.Int(1)
	for i := range p.ballots {
		b := &p.ballots[i]
		for _, r := range [2]loadline.Ratio{b.lo, b.hi} {
			if r.IsInt() {
				continue
			}
			d := r.Rat().Denom()
			g := new(big.Int).GCD(nil, nil, scale, d)
			if next := new(big.Int).Mul(scale, new(big.Int).Quo(d, g)); next.BitLen() <= 32 {
				scale = next
			}
		}
		largest = largest.Max(b.hi).Max(b.lo)
	}
	room := int64(math.MaxInt64/8) / int64(len(p.ballots)+1)
	factor := loadline.Int(scale.Int64())
	top := loadline.Int(room / 1024)
	if slices.ContainsFunc(p.ballots, func(b ballot) bool { return b.unbounded }) {
		top = loadline.Int(max(1, room/1024/int64(len(p.ballots)))) // what has no bound outweighs all the rest together
	}
	if largest.Mul(factor).Cmp(top) > 0 {
		factor = top.Quo(largest)
	}
	p.of.Scale = factor
	rest := int64(0)
	for i := range p.ballots {
		b := &p.ballots[i]
		b.least, _ = b.lo.Mul(factor).Floor().Int64()
		b.most, _ = b.hi.Mul(factor).Ceil().Int64()
		rest += max(b.least, b.most)
	}
	for i := range p.ballots {
		if b := &p.ballots[i]; b.unbounded {
			p.of.Boundless = append(p.of.Boundless, b.party)
			b.most = min(room, max(1, rest)*outweighs) // no more: the engine multiplies votes that are not known by a quota
		}
	}
}

// outweighs is how many times the rest are the votes of a holder of whom nobody knows how many they are, so that with
// them any quota below 99.9% may be reached.
const outweighs = 1024
