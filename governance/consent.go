package governance

import (
	"fmt"
	"slices"
	"strings"

	"loadline"
	"loadline/control"
)

// impliedBreach is what a decision without a consent is where nobody says: as the kind of its document implies, in Delaware. An act against
// the charter is void, one against bylaws can be set aside, one against a contract costs damages, rules of procedure bind inside.
func impliedBreach(kind string) loadline.Breach {
	switch kind {
	case "charter", "certificate_of_incorporation", "certificate", "articles", "articles_of_association":
		return loadline.Void
	case "bylaws":
		return loadline.Voidable
	case "rules_of_procedure":
		return loadline.Internal
	case "voting_agreement", "investor_rights_agreement", "first_refusal_agreement", "stock_purchase_agreement", "side_letter", "contract",
		"loan", "cloud_agreement", "licence", "safe", "note", "warrant", "shareholders_agreement":
		return loadline.Damages
	}
	return loadline.BreachNotSaid
}

// lawBreach is what a law says of a matter that was decided without a consent which a document of a kind asks for, nil where it
// says nothing. A contract binds its parties alone, whatever the law says of the company's own rules.
func (o *Order) lawBreach(m *loadline.Matter, kind string) *loadline.Provision {
	if impliedBreach(kind) == loadline.Damages {
		return nil
	}
	for _, r := range o.onMatter(m, loadline.FormNotSaid) {
		if r.p.Breach != loadline.BreachNotSaid && r.applies == loadline.Yes {
			return r.p
		}
	}
	return nil
}

// breachesByKind says whether a law is one whose courts tell a breach by the kind of the document: an act against a Delaware
// charter is void. Elsewhere the kind of the document says nothing, but that a contract costs damages.
func (o *Order) breachesByKind(law string) bool {
	return slices.ContainsFunc(o.rulings(law), func(r ruling) bool { return strings.HasPrefix(r.law, "us-de") })
}

// implied fills in the breach of a consent whose clause does not say it, with the reason; where nothing implies it, it stays open.
func (k *making) implied(ask *MustAsk) {
	c := &ask.Consent
	doc, _ := k.o.Document(clauseOf(c.At, c.Of.At))
	title, kind := k.o.Title(c.Ref()), impliedBreach(doc.Kind)
	settles := loadline.Textf("What is a decision without %v?", title)
	switch p := k.o.lawBreach(&k.m, doc.Kind); {
	case p != nil:
		ask.Breach = p.Breach
		k.assume(loadline.Textf("a decision without %v is %v (%v: %v)", title, p.Breach.String(), p.Cites, p.Title), settles, c.At)
	case kind == loadline.Damages || kind != loadline.BreachNotSaid && k.o.breachesByKind(k.o.matterLaw(&k.m)):
		ask.Breach = kind
		k.assume(loadline.Textf("a decision without %v is %v, as its kind of document implies", title, kind.String()), settles, c.At)
	}
	ask.Implied = ask.Breach != loadline.BreachNotSaid
}

// consents adds every consent over the matter: to the rule of what is valid where its breach makes the act void, to the rule
// of what breaches nothing in any case.
func (k *making) consents(d *Decision, core int) (valid, lawful int) {
	inRule, inLawful := []int{core}, []int{core}
	for i := range k.o.company.Consents {
		c := &k.o.company.Consents[i]
		binds := k.o.binds(c.Span, k.o.date)
		if !slices.Contains(c.Over, k.m.Ref()) || binds == loadline.No {
			continue
		}
		ask := MustAsk{Consent: *c, Breach: c.Breach.Value, Binds: binds, InRule: loadline.No, Gate: -1}
		if c.Breach.Saying == loadline.NotSaid { // a stated unknown implies nothing
			k.implied(&ask)
		}
		if k.o.isDraft(c.Status, withClause(c.At, c.Of.At)) {
			ask.Binds = loadline.No
			d.Consents = append(d.Consents, ask)
			continue
		}
		g := k.approve(c.Of, asking{matters: []loadline.Ref{k.m.Ref()}, consent: true, at: c.At})
		g = k.named(g, GateFact{Kind: OfConsent, Of: c.Ref(), At: c.At, Says: loadline.Textf("%v is given (%v)", k.o.words(c.Of), k.o.Title(c.Ref()))})
		if ask.Gate = control.Gate(g); !k.o.brief {
			ask.Who = k.takePart(g)
		}
		if binds == loadline.CannotTell {
			g = k.maybe(g, loadline.Unknown{Question: fmt.Sprintf("Does the consent %s bind on %v?", k.o.Title(c.Ref()), k.o.date), At: c.At})
		}
		inLawful = append(inLawful, g)
		if in, ok := k.voids(&ask, g); ok {
			inRule = append(inRule, in)
		}
		if !k.o.brief {
			d.Consents = append(d.Consents, ask)
		}
	}
	return k.all(inRule...), k.all(inLawful...)
}

// voids is the gate of a consent in the rule of what is valid, and whether it is there.
func (k *making) voids(ask *MustAsk, g int) (int, bool) {
	c := &ask.Consent
	switch ask.Breach {
	case loadline.Void:
		ask.InRule = loadline.Yes
		return g, true
	case loadline.BreachNotSaid:
		ask.InRule = loadline.CannotTell
		u := loadline.Unknown{Question: fmt.Sprintf("What is a decision without %s: void, voidable, or a matter of damages?", k.o.Title(c.Ref())), At: c.At}
		if c.Breach.Saying == loadline.Open && c.Breach.Question != "" {
			u = loadline.Unknown{Question: c.Breach.Question, At: c.Breach.At}
		}
		return k.maybe(g, u), true
	}
	return 0, false
}

// takePart are the parties whose votes a gate counts.
func (k *making) takePart(g int) []int {
	seen, parties := map[int]bool{}, map[int]bool{}
	var walk func(int)
	walk = func(g int) {
		if seen[g] {
			return
		}
		seen[g] = true
		n := &k.nodes[g]
		switch n.kind {
		case nodeVoter:
			parties[n.party] = true
		case nodeShare:
			for p, v := range k.columns[n.column].hi {
				if v > 0 {
					parties[p] = true
				}
			}
		}
		for _, of := range n.of {
			walk(of)
		}
	}
	walk(g)
	out := make([]int, 0, len(parties))
	for p := range parties {
		out = append(out, p)
	}
	slices.Sort(out)
	return out
}

// rights are those over the matter that delay or inform.
func (k *making) rights(d *Decision) {
	for i := 0; i < len(k.o.company.Rights) && !k.o.brief; i++ {
		r := &k.o.company.Rights[i]
		binds := k.o.binds(r.Span, k.o.date)
		if !slices.Contains(r.Over, k.m.Ref()) || binds == loadline.No {
			continue
		}
		if k.o.isDraft(r.Status, r.At) {
			binds = loadline.No
		}
		var who []int
		if h, ok := k.o.Holder(r.Of).Get(); ok {
			who = []int{k.o.partyOf(h)}
		}
		d.Rights = append(d.Rights, Delay{Right: *r, Who: who, Binds: binds})
	}
}

// dragsOver are the drag-alongs over the matter that bind, or may.
func (k *making) dragsOver(d *Decision) []int {
	var out []int
	for i := range k.o.company.Drags {
		g := &k.o.company.Drags[i]
		binds := k.o.binds(g.Span, k.o.date)
		if !slices.Contains(g.Over, k.m.Ref()) || binds == loadline.No {
			continue
		}
		fact := Dragged{Drag: *g, Gate: -1, In: binds}
		if k.o.isDraft(g.Status, g.At) {
			fact.In = loadline.No
			d.Drags = append(d.Drags, fact)
			continue
		}
		out = append(out, i)
		fact.Gate = control.Gate(k.dragging(i))
		for _, p := range k.holdersOn() {
			if slices.ContainsFunc(k.o.parties[p].members, func(m int) bool { return k.draggedOne(g, m) }) {
				fact.Binds = append(fact.Binds, p)
			}
		}
		d.Drags = append(d.Drags, fact)
		if floor, ok := g.Floor.Get(); ok {
			k.assume(loadline.Textf("the sale brings at least %v, below which %v binds nobody", floor, k.o.Title(g.Ref())), loadline.Textf("What does the sale bring?"), g.At)
		} else if !g.Floor.Known() {
			k.ask(loadline.Unknown{Question: fmt.Sprintf("Below which price does the drag-along %s bind nobody?", k.o.Title(g.Ref())), At: g.At})
		}
		for _, t := range g.Terms {
			k.assume(loadline.Textf("the sale is such that %v (%v)", t, k.o.Title(g.Ref())), loadline.Textf("Is it so?"), g.At)
		}
	}
	return out
}

// draggedOne says whether a drag-along binds anything that a stakeholder holds.
func (k *making) draggedOne(g *loadline.Drag, who int) bool {
	return slices.ContainsFunc(k.o.voting, func(c loadline.StockClass) bool { return k.draggedBy(g, who, c.ID) })
}

// holdersOn are the parties that hold stock on the day, ascending.
func (k *making) holdersOn() []int {
	seen := map[int]bool{}
	for _, g := range k.o.stock() {
		_, holder, _ := strings.Cut(g.Key, "\x00")
		if i, ok := k.o.folk[holder]; ok {
			seen[k.o.partyAt[i]] = true
		}
	}
	var out []int
	for p := range k.o.parties {
		if seen[p] {
			out = append(out, p)
		}
	}
	return out
}

// converting are the classes whose shares count as converted, and into which class.
func (k *making) converting() map[string]string {
	out := map[string]string{}
	if k.h.Kind != AfterConversion {
		return out
	}
	for i := range k.o.held.Classes {
		t := &k.o.held.Classes[i]
		at, ok := k.o.classes[t.ClassID]
		if !ok || t.IntoClassID == "" || t.IntoClassID == t.ClassID {
			continue
		}
		class := &k.o.voting[at]
		if len(k.h.Converting) == 0 && class.Kind == loadline.Preferred || slices.Contains(k.h.Converting, class.Ref()) {
			out[class.ID] = t.IntoClassID
		}
	}
	return out
}

// authorised tells where a conversion asks for more shares than may be issued.
func (k *making) authorised() {
	into, sum := k.converting(), map[string]loadline.Number{}
	for i := range k.o.held.Classes {
		t := &k.o.held.Classes[i]
		if to, ok := into[k.o.votesAs(t.ClassID)]; ok {
			if old, is := sum[to]; is {
				sum[to] = old.Add(t.AsConverted)
			} else {
				sum[to] = t.AsConverted
			}
		}
	}
	for i := range k.o.held.Classes {
		t := &k.o.held.Classes[i]
		more, ok := sum[t.ClassID]
		at, known := k.o.classes[t.ClassID]
		if !ok || !known {
			continue
		}
		class := &k.o.voting[at]
		after := t.Outstanding.Add(more)
		limit, said := t.Authorized.Get()
		if !t.Authorized.Known() {
			k.ask(loadline.Unknown{Question: fmt.Sprintf("How many shares of %s are authorised? %v would be outstanding.", k.o.Title(class.Ref()), after), At: class.At})
		}
		if sign, certain := after.Cmp(loadline.Exactly(limit.Ratio())); said && sign > 0 && certain {
			k.tell(loadline.Diagnostic{Code: loadline.ConversionAboveAuthorized, Severity: loadline.Warning, At: class.At,
				Summary: loadline.Textf("Converting asks for more shares of %v than are authorised", k.o.Title(class.Ref())),
				Detail:  loadline.Textf("%v would be outstanding, and %v may be. The charter must be amended before such a conversion.", after, limit),
				Hint:    loadline.Textf("Raise the authorised shares of the class that is converted into, or convert fewer.")})
		}
	}
}

// nobody tells of a matter that everybody together cannot decide in any reading.
func (k *making) nobody(d *Decision) {
	if k.o.brief {
		return
	}
	wins, err := d.Rule.Evaluator().Wins(&d.Weights, control.Possible, control.Everybody(len(d.Parties)))
	never := func(w loadline.Way) bool { return w.Needs.Kind == loadline.Impossible }
	if err != nil || wins || slices.ContainsFunc(k.m.Ways, never) {
		return
	}
	k.tell(loadline.Diagnostic{Code: loadline.NobodyDecides, Severity: loadline.Warning, At: k.m.At,
		Summary: loadline.Textf("Nobody can decide on %v: %v", k.o.date, k.o.says(&k.m)),
		Detail:  loadline.Textf("Even where everybody is for it, what it needs does not come about: seats are vacant, nobody may vote, or the documents rule it out."),
		Hint:    loadline.Textf("Fill the seats that the approval counts on, or check the thresholds. Where it is ruled out on purpose, say never.")})
}
