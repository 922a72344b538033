package governance

import (
	"fmt"
	"slices"
	"strings"

	"loadline"
	"loadline/control"
)

// riders are the votes of a poll that follow a gate: dragged along, bound by agreement, held by an entity that a body manages.
func (k *making) riders(p *poll, q asking) []rider {
	var out []rider
	for _, d := range q.drags {
		out = append(out, k.drag(p, d))
	}
	if !q.alone {
		out = append(out, k.agreements(p, q)...)
	}
	managed := map[int]map[int]bool{}
	for i := range p.ballots {
		at := p.ballots[i].party
		if at < len(k.o.parties) && (k.o.parties[at].managedBy.Name != "" || k.o.parties[at].circular) {
			if managed[at] == nil {
				managed[at] = map[int]bool{}
			}
			managed[at][i] = true
		}
	}
	for at := range k.o.parties {
		if managed[at] != nil {
			out = append(out, k.rider(fmt.Sprint("manager ", at), k.person(at), managed[at], false))
		}
	}
	return slices.DeleteFunc(out, func(r rider) bool { return len(r.of) == 0 })
}

func (k *making) rider(id string, gate int, of map[int]bool, own bool) rider {
	leads, ok := k.leads(gate)
	return rider{id: id, gate: gate, of: of, own: own, leads: leads, without: !ok}
}

// drag is the votes that a drag-along binds once its own approval holds.
func (k *making) drag(p *poll, at int) rider {
	d := &k.o.company.Drags[at]
	of := map[int]bool{}
	for i := range p.ballots {
		if b := &p.ballots[i]; k.draggedBy(d, b.who, b.class) {
			of[i] = true
		}
	}
	return k.rider(fmt.Sprint("drag ", at), k.dragging(at), of, true)
}

// draggedBy says whether a drag-along binds a holder of shares of a class.
func (k *making) draggedBy(d *loadline.Drag, who int, class string) bool {
	is := func(r loadline.Ref) bool {
		switch r.Kind {
		case "stakeholder":
			i, ok := k.o.folk[r.Name]
			return ok && who >= 0 && k.o.partyAt[i] == k.o.partyAt[who]
		case "stock_class":
			i, ok := k.o.classes[r.Name]
			return ok && class != "" && k.o.voting[i].ID == class
		}
		return false
	}
	return (len(d.Binds) == 0 || slices.ContainsFunc(d.Binds, is)) && !slices.ContainsFunc(d.Except.Value, is)
}

// dragging is the gate of what sets a drag-along off.
func (k *making) dragging(at int) int {
	d := &k.o.company.Drags[at]
	if g, ok := k.drags[at]; ok {
		return g
	}
	g := k.approve(d.Needs, asking{matters: []loadline.Ref{k.m.Ref()}, consent: true, at: d.At})
	if k.o.binds(d.Span, k.o.date) == loadline.CannotTell {
		g = k.all(g, k.unknown(loadline.Unknown{Question: fmt.Sprintf("Does the drag-along %s bind on %v?", k.o.Title(d.Ref()), k.o.date), At: d.At}))
	}
	if len(d.Binds) == 0 || !d.Except.Known() { // it may leave anybody free of whom nobody says that it binds him
		g = k.all(g, k.unknown(loadline.Unknown{Question: fmt.Sprintf("Whom does the drag-along %s bind, and whom not?", k.o.Title(d.Ref())), At: d.At}))
	}
	g = k.named(g, GateFact{Kind: OfAgreement, Of: d.Ref(), At: d.At, Says: loadline.Textf("the drag-along %v is set off by %v", k.o.Title(d.Ref()), k.o.words(d.Needs))})
	k.drags[at] = g
	return g
}

// draggedAlong lets a drag-along stand in for the consent of one holder.
func (k *making) draggedAlong(g, p int, q asking) int {
	for _, at := range q.drags {
		d := &k.o.company.Drags[at]
		all := true
		for _, m := range k.o.parties[p].members {
			all = all && k.draggedWholly(d, m, q)
		}
		if all {
			g = k.any(g, k.dragging(at))
		}
	}
	return g
}

// draggedWholly says whether a drag-along binds all that a stakeholder holds, class by class, so that its own word is not
// needed. Where it binds a part, the word stays needed, and the answer says so.
func (k *making) draggedWholly(d *loadline.Drag, who int, q asking) bool {
	bound, free := false, false
	for _, g := range k.o.stock() {
		class, holder, _ := strings.Cut(g.Key, "\x00")
		if i, ok := k.o.folk[holder]; ok && i == who {
			by := k.draggedBy(d, who, class)
			bound, free = bound || by, free || !by
		}
	}
	if bound && free {
		k.assume(loadline.Textf("%v binds a part of the shares of %v, whose consent is still needed", k.o.Title(d.Ref()), k.o.company.Stakeholders[who].Title()),
			loadline.Textf("Does %v stand in for the consent of one of whose shares it binds a part?", k.o.Title(d.Ref())), d.At)
	}
	if !bound && !free { // of no shares: by name, or everybody
		return k.draggedBy(d, who, "")
	}
	return !free
}

// agreements are the votes that voting agreements bind.
func (k *making) agreements(p *poll, q asking) []rider {
	var out []rider
	for at := range k.o.company.Agreements {
		v := &k.o.company.Agreements[at]
		if !k.o.agreed(v, q.matters) {
			continue
		}
		of := map[int]bool{}
		for i := range p.ballots {
			if b := &p.ballots[i]; b.who >= 0 && k.o.isParty(v, b.who) {
				of[i] = true
			}
		}
		if len(of) == 0 {
			continue
		}
		r := k.rider(fmt.Sprint("agreement ", at), k.following(v, q), of, false)
		r.without = r.without || k.o.binds(v.Span, k.o.date) == loadline.CannotTell
		for j := range out { // two agreements over the same shares: which of them binds is not known
			if overlap(out[j].of, of) && out[j].gate != r.gate {
				out[j].without, r.without = true, true
			}
		}
		out = append(out, r)
		k.tellFollowing(p, v, r)
	}
	return out
}

// tellFollowing notes whose votes follow by an agreement, once for each constituency.
func (k *making) tellFollowing(p *poll, v *loadline.VotingAgreement, r rider) {
	f := Following{Agreement: v.Ref(), In: p.of.Of, Gate: control.Gate(r.gate), Certain: !r.without}
	if k.quiet || slices.ContainsFunc(k.follows, func(g Following) bool { return g.Agreement == f.Agreement && g.In == f.In && g.Gate == f.Gate }) {
		return
	}
	for i := range p.ballots {
		if r.of[i] {
			if who := k.o.company.Stakeholders[p.ballots[i].who].Ref(); !slices.Contains(f.Of, who) {
				f.Of = append(f.Of, who)
			}
		}
	}
	k.follows = append(k.follows, f)
}

// following is the gate of what the parties to an agreement follow: at the end, where they follow a party to another.
func (k *making) following(v *loadline.VotingAgreement, q asking) int {
	as := v.As
	seen := []string{v.Name}
	for as.Kind == loadline.By && as.Who.Kind == "stakeholder" {
		next := k.o.binding(as.Who, q.matters, v)
		if next == nil || slices.Contains(seen, next.Name) {
			break
		}
		seen, as = append(seen, next.Name), next.As
	}
	if k.o.circular(v) {
		return k.unknown(loadline.Unknown{Question: fmt.Sprintf("Whom do the parties to %s follow? Their agreements lead in a circle.", k.o.Title(v.Ref())), At: v.At})
	}
	if as.IsZero() {
		return k.unknown(loadline.Unknown{Question: fmt.Sprintf("Whom do the parties to %s follow?", k.o.Title(v.Ref())), At: v.At})
	}
	g := k.approve(as, asking{matters: q.matters, consent: true, alone: true, at: v.At})
	if k.nodes[g].kind == nodeVoter {
		return g
	}
	return k.named(g, GateFact{Kind: OfAgreement, Of: v.Ref(), At: v.At, Says: loadline.Textf("the parties to %v follow %v", k.o.Title(v.Ref()), k.o.words(as))})
}

// agreed says whether an agreement binds on matters on the day, or may.
func (o *Order) agreed(v *loadline.VotingAgreement, matters []loadline.Ref) bool {
	if o.isDraft(v.Status, v.At) || o.binds(v.Span, o.date) == loadline.No {
		return false
	}
	return len(v.Over) == 0 || slices.ContainsFunc(v.Over, func(m loadline.Ref) bool { return slices.Contains(matters, m) })
}

// binding is the agreement other than one to which a stakeholder is a party, nil where there is none.
func (o *Order) binding(who loadline.Ref, matters []loadline.Ref, but *loadline.VotingAgreement) *loadline.VotingAgreement {
	i, ok := o.folk[who.Name]
	if !ok {
		return nil
	}
	for at := range o.company.Agreements {
		v := &o.company.Agreements[at]
		if v != but && o.isParty(v, i) && o.agreed(v, matters) {
			return v
		}
	}
	return nil
}

func (o *Order) isParty(v *loadline.VotingAgreement, who int) bool {
	return slices.ContainsFunc(v.Parties, func(r loadline.Ref) bool {
		i, ok := o.folk[r.Name]
		return ok && o.partyAt[i] == o.partyAt[who]
	})
}

// circular says whether following an agreement from one party's leader to the next leads back to it.
func (o *Order) circular(v *loadline.VotingAgreement) bool {
	seen := map[string]bool{}
	for at := v; at.As.Kind == loadline.By && at.As.Who.Kind == "stakeholder"; {
		if seen[at.Name] {
			return true
		}
		seen[at.Name] = true
		if at = o.binding(at.As.Who, v.Over, at); at == nil {
			return false
		}
	}
	return false
}

// agreementCircles tells of agreements whose parties follow one another.
func (o *Order) agreementCircles() loadline.Diagnostics {
	var out loadline.Diagnostics
	for i := range o.company.Agreements {
		v := &o.company.Agreements[i]
		if o.isDraft(v.Status, v.At) || !o.circular(v) {
			continue
		}
		next := o.binding(v.As.Who, v.Over, v)
		d := loadline.Diagnostic{Code: loadline.CircularAgreement, Severity: loadline.Warning, At: v.At,
			Summary: loadline.Textf("The parties to %v follow somebody who, by another agreement, follows in a circle", o.Title(v.Ref())),
			Detail:  loadline.Textf("They vote as %v does, and whom that follows leads back to them: whom any of them follows in the end cannot be told.", o.Title(v.As.Who)),
			Hint:    loadline.Textf("Say which agreement goes before the other, or over which matters each of them is.")}
		if next != nil {
			d.Related = []loadline.Source{next.At}
		}
		out = append(out, d)
	}
	return out
}

// entityCircles tells of entities that manage one another.
func (o *Order) entityCircles() loadline.Diagnostics {
	var out loadline.Diagnostics
	told := map[loadline.Ref]bool{}
	for i := range o.company.Entities {
		e := &o.company.Entities[i]
		seen := []loadline.Ref{}
		for at := e; at != nil && !told[e.Ref()]; {
			if slices.Contains(seen, at.Ref()) {
				if at == e {
					out = append(out, loadline.Diagnostic{Code: loadline.EntityCycle, Severity: loadline.Warning, At: e.At,
						Summary: loadline.Textf("%v is managed by itself, through others", o.Title(e.Ref())),
						Detail:  loadline.Textf("Who manages it is managed by it in turn, so that nobody is found who decides for it. Its votes are counted as nobody's that is known."),
						Hint:    loadline.Textf("Name the person or the body that decides in the end as managed_by of one of them.")})
					for _, r := range seen {
						told[r] = true
					}
				}
				break
			}
			seen = append(seen, at.Ref())
			by, _ := at.ManagedBy.Get()
			at = o.entity(by)
		}
	}
	return out
}

// isDraft says whether what states a fact does not bind: its own status, else its document's; or its document does not bind
// on the day.
func (o *Order) isDraft(status loadline.Stated[string], at loadline.Source) bool {
	s, _ := status.Get()
	if d, ok := o.Document(clauseOf(at)); ok {
		if !d.Period.Contains(o.date) {
			return true
		}
		if s == "" {
			s, _ = d.Status.Get()
		}
	}
	return s == "draft" || s == "superseded"
}

// onlyDraft says whether what does not bind is a draft, rather than no more or not yet in force.
func (o *Order) onlyDraft(status loadline.Stated[string], at loadline.Source) bool {
	s, _ := status.Get()
	if d, ok := o.Document(clauseOf(at)); ok && s == "" {
		s, _ = d.Status.Get()
	}
	return s == "draft"
}

func overlap(a, b map[int]bool) bool {
	for i := range a {
		if b[i] {
			return true
		}
	}
	return false
}
