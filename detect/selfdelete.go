package detect

import (
	"slices"

	"loadline"
	"loadline/control"
	"loadline/governance"
)

// selfDeleting finds safeguards that others can delete, by amending the document in which they stand, without a single one of
// those whom they protect: consents, the word that a matter needs beside its own vote, and larger votes. [governance.Order.Closure]
// answers for every rule and every way round; here is only what is certain and wanted by nobody:
//
//   - of a consent, that it goes without anybody who takes part in giving it, or who names somebody who does;
//   - of a larger vote, that it goes by a smaller one, which is a Note: its words may protect themselves.
//
// Where the law says that a larger vote in such a document is changed only by that vote, there is nothing to tell.
func selfDeleting(s *survey) loadline.Diagnostics {
	k := &deleting{s: s, amend: map[string][2]*asked{}}
	var out loadline.Diagnostics
	seen := map[loadline.Ref]bool{}
	for _, m := range s.matters {
		for _, ask := range m.d.Consents {
			c := ask.Consent
			if ask.Gate < 0 || ask.Binds != loadline.Yes || seen[c.Ref()] {
				continue
			}
			seen[c.Ref()] = true
			out = k.consent(out, safeguard{of: c.Ref(), needs: c.Of, in: documentOf(c.At, c.Of.At), at: c.At, who: membersOf(m.d, ask.Who)})
		}
		out = k.rules(out, m)
	}
	return out
}

// safeguard is a consent, or a part of what a matter needs.
type safeguard struct {
	of    loadline.Ref
	needs loadline.Approval
	in    loadline.Ref // the document
	at    loadline.Source
	who   []loadline.Ref // who can take part in giving it
}

// deleting holds how each document is amended.
type deleting struct {
	s     *survey
	amend map[string][2]*asked
}

// amending is how a document is amended against those who give an approval: today, and after elections.
func (k *deleting) amending(in loadline.Ref, against loadline.Approval) [2]*asked {
	m, ok := k.s.o.Amendment(in, against)
	key := loadline.Textf("%v %v", in, m.Affects).String()
	if got, known := k.amend[key]; known || !ok {
		return got
	}
	var out [2]*asked
	for i, h := range []governance.HorizonKind{governance.Today, governance.AfterElections} {
		d, _ := k.s.o.Decide(m, governance.Horizon{Kind: h})
		if g, err := d.Rule.Game(d.Weights, control.Certain); err == nil {
			out[i] = &asked{ref: m.Ref(), d: d, game: g}
		}
	}
	k.amend[key] = out
	return out
}

// consent tells of a consent that goes without anybody who gives it.
func (k *deleting) consent(out loadline.Diagnostics, g safeguard) loadline.Diagnostics {
	doc, ok := k.s.o.Document(g.in)
	if !ok || doc.Read != loadline.Yes || k.s.entrenched(doc) && k.hasVote(g.needs) {
		return out
	}
	givers := append(slices.Clone(g.who), k.behind(g.needs)...)
	for i, a := range k.amending(g.in, g.needs) {
		if a == nil {
			continue
		}
		who := a.certain().Minus(voters(a.d, givers))
		if !a.game.Wins(who) {
			continue
		}
		d := k.letter(g, doc, a.fewest(who), a.d, i == 1)
		if g.needs.Kind == loadline.By && g.needs.Who.Kind == "stakeholder" && governance.AmendmentOf(doc) == loadline.AmendCharter {
			d.Severity = loadline.Note
			d.Hint = loadline.Textf("Is it a right of %v's own, which the law takes from nobody without his consent? Say so in amended_by of %v.", k.s.o.Title(g.needs.Who), k.s.o.Title(g.in))
		}
		return append(out, d)
	}
	return out
}

// behind are those who name whoever gives an approval: of a seat its designator, and the class that elects it; of a body those
// of its seats.
func (k *deleting) behind(a loadline.Approval) []loadline.Ref {
	var out []loadline.Ref
	for _, c := range k.s.bodies {
		for _, t := range c.seats {
			if a.Who != t.Seat && a.Who != c.ref {
				continue
			}
			by, ok := t.Fact.DesignatedBy.Get()
			if person, said := k.s.o.Holder(by).Get(); ok && said {
				out = append(out, person)
			}
			if e := t.Fact.ElectedBy; e.Kind == loadline.Vote && k.ofSome(e.Who) {
				d, _ := k.s.o.Decide(loadline.Matter{Kind: loadline.OtherMatter, Ways: []loadline.Way{{Needs: e}}}, governance.Horizon{})
				out = append(out, membersOf(d, allOf(d))...)
			}
		}
	}
	for _, x := range a.Of {
		out = append(out, k.behind(x)...)
	}
	return out
}

// ofSome says whether a constituency is a class or a few, rather than all who hold votes.
func (k *deleting) ofSome(who loadline.Ref) bool {
	if who.Kind == "stock_class" {
		return len(k.s.o.Classes()) > 1
	}
	i := slices.IndexFunc(k.s.o.Bodies(), func(b loadline.Body) bool { return b.Ref() == who })
	return i >= 0 && len(k.s.o.Bodies()[i].Classes) > 0 && len(k.s.o.Bodies()[i].Classes) < len(k.s.o.Classes())
}

// rules tells of what a matter's own rule asks beside a vote, or above a majority of votes.
func (k *deleting) rules(out loadline.Diagnostics, m *asked) loadline.Diagnostics {
	switch m.d.Matter.Kind {
	case loadline.SellShares, loadline.TransferShares, loadline.AmendCharter, loadline.AmendBylaws, loadline.AmendAgreement:
		return out // whose share it is decides, whatever a document says; how a document is amended is its own affair
	}
	if slices.ContainsFunc(m.d.Law, func(f governance.LawFact) bool { return f.Bearing == governance.Overrides }) {
		return out
	}
	for _, w := range m.d.Matter.Ways {
		parts := []loadline.Approval{w.Needs}
		if w.Needs.Kind == loadline.AllOf {
			parts = w.Needs.Of
		}
		for _, p := range parts {
			g := safeguard{of: m.ref, needs: p, in: documentOf(w.At, w.Needs.At, m.d.Matter.At), at: w.At}
			if !g.at.Known() {
				g.at = m.d.Matter.At
			}
			switch {
			case len(parts) > 1 && k.checks(p):
				if d, _ := k.s.o.Decide(loadline.Matter{Kind: loadline.OtherMatter, Ways: []loadline.Way{{Needs: p}}}, governance.Horizon{}); d != nil {
					g.who = membersOf(d, allOf(d))
					out = k.consent(out, g)
				}
			case p.Kind == loadline.Vote && k.byVotes(p.Who) && aboveHalf(p.Threshold):
				out = k.vote(out, g)
			}
		}
	}
	return out
}

// checks says whether a part of a rule is the word of somebody who is there to check the others.
func (k *deleting) checks(p loadline.Approval) bool {
	if p.Kind == loadline.By {
		return p.Who.Kind == "stakeholder" || p.Who.Kind == "seat"
	}
	return p.Kind == loadline.Vote && slices.ContainsFunc(k.s.bodies, func(c *council) bool {
		return c.ref == p.Who && (c.body.Kind == loadline.Committee || c.body.Kind == loadline.Trustees || c.body.Kind == loadline.AdvisoryBoard)
	})
}

// byVotes says whether somebody votes by shares.
func (k *deleting) byVotes(who loadline.Ref) bool {
	if who.Kind == "stock_class" {
		return true
	}
	return who.Kind == "body" && !slices.ContainsFunc(k.s.bodies, func(c *council) bool { return c.ref == who })
}

func aboveHalf(t loadline.Threshold) bool {
	sign, certain := t.Fraction.Cmp(loadline.Exactly(loadline.Frac(1, 2)))
	return certain && sign > 0
}

// vote tells of a larger vote that goes by a smaller one.
func (k *deleting) vote(out loadline.Diagnostics, g safeguard) loadline.Diagnostics {
	doc, ok := k.s.o.Document(g.in)
	if !ok || doc.Read != loadline.Yes || k.s.entrenched(doc) {
		return out
	}
	guard, _ := k.s.o.Decide(loadline.Matter{Kind: loadline.OtherMatter, Ways: []loadline.Way{{Needs: g.needs}}}, governance.Horizon{})
	game, err := guard.Rule.Game(guard.Weights, control.Certain)
	a := k.amending(g.in, g.needs)[0]
	if err != nil || a == nil {
		return out
	}
	for _, c := range game.MinimalBlocking(control.Budget{Work: 1 << 18}).Coalitions {
		without := membersOf(guard, slices.Collect(c.Voters()))
		if who := a.certain().Minus(voters(a.d, without)); a.game.Wins(who) {
			d := k.letter(g, doc, a.fewest(who), a.d, false)
			d.Severity = loadline.Note
			d.Summary = loadline.Textf("The larger vote of %v can be deleted by a smaller one", k.s.o.Title(g.of))
			d.Detail = loadline.Textf("%v can stop it, and cannot stop an amendment of %v, in which it stands: %v amend it.",
				list(k.s.titles(without), 3), k.s.o.Title(g.in), list(partyTitles(a.d, a.fewest(who)), 4))
			d.Hint = loadline.Textf("Do its words ask the same vote for their own change? Say so in amended_by of %v.", k.s.o.Title(g.in))
			return append(out, d)
		}
	}
	return out
}

// letter tells of a safeguard that some can delete.
func (k *deleting) letter(g safeguard, doc loadline.Document, who control.Coalition, d *governance.Decision, elected bool) loadline.Diagnostic {
	when := loadline.Textf("with those who sit today")
	if elected {
		when = loadline.Textf("once they have elected whom they can")
	}
	names := list(partyTitles(d, who), 4)
	return loadline.Diagnostic{Code: loadline.SelfDeletingSafeguard, Severity: loadline.Warning, At: g.at, Related: []loadline.Source{doc.At},
		About:   []loadline.Ref{g.of, doc.Ref(), g.needs.Who},
		Summary: loadline.Textf("%v: the safeguard can be deleted without anybody whom it protects", k.s.o.Title(g.of)),
		Detail:  loadline.Textf("%v can amend %v, in which it stands, %v. Nobody who gives what it asks takes part.", names, k.s.o.Title(doc.Ref()), when),
		Hint:    loadline.Textf("Let an amendment of %v need what the safeguard needs: amended_by = all(…, …). Or keep it in a document that its holder signs.", k.s.o.Title(doc.Ref()))}
}

// certain are the parties of whom it is known who they are.
func (m *asked) certain() control.Coalition {
	var out control.Coalition
	for v, p := range m.d.Parties {
		if !p.Assumed {
			out = out.With(v)
		}
	}
	return out
}

// fewest leaves out one after the other who is not needed.
func (m *asked) fewest(c control.Coalition) control.Coalition {
	for v := range c.Voters() {
		if less := c.Without(v); m.game.Wins(less) {
			c = less
		}
	}
	return c
}

// entrenched says whether the company's law lets a larger vote in such a document be changed only by that vote.
func (s *survey) entrenched(doc loadline.Document) bool {
	return slices.ContainsFunc(s.provisions(), func(p *loadline.Provision) bool { return slices.Contains(p.Locks, doc.Kind) })
}

// hasVote says whether an approval asks a vote of shares or of the board, rather than the word of one or of a committee.
func (k *deleting) hasVote(a loadline.Approval) bool {
	return a.Kind == loadline.Vote && !k.checks(a) || slices.ContainsFunc(a.Of, k.hasVote)
}

func documentOf(places ...loadline.Source) loadline.Ref {
	for _, at := range places {
		if at.Clause != nil {
			return at.Clause.Document
		}
	}
	return loadline.Ref{}
}

// membersOf are the stakeholders of some parties of a decision.
func membersOf(d *governance.Decision, parties []int) []loadline.Ref {
	var out []loadline.Ref
	for _, v := range parties {
		out = append(out, d.Parties[v].Members...)
	}
	return out
}

func allOf(d *governance.Decision) []int {
	out := make([]int, len(d.Parties))
	for i := range out {
		out[i] = i
	}
	return out
}

func partyTitles(d *governance.Decision, c control.Coalition) []string {
	var out []string
	for v := range c.Voters() {
		out = append(out, d.Parties[v].Title)
	}
	return out
}
