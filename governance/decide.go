package governance

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"loadline"
	"loadline/control"
)

// Decision is a matter of the file as a rule on the day. The diagnostics tell where the law overrides a document, and what
// nobody can decide; the decision is nil only where no such matter stands on the day. It is made once and shared by all who
// ask: nobody may change it.
func (o *Order) Decision(matter loadline.Ref, h Horizon) (*Decision, loadline.Diagnostics) {
	decide := sync.OnceValues(func() (*Decision, loadline.Diagnostics) {
		m, ok := o.Matter(matter)
		if !ok {
			return nil, nil
		}
		return o.decide(m, h, true)
	})
	known, _ := o.decided.LoadOrStore(decidedKey(matter, h), decide)
	return known.(func() (*Decision, loadline.Diagnostics))()
}

// decidedKey tells apart what is decided in which world.
func decidedKey(matter loadline.Ref, h Horizon) string {
	turnout := "as it comes"
	if h.Turnout != nil {
		turnout = h.Turnout.String()
	}
	return fmt.Sprint(matter, h.Kind, h.Converting, turnout)
}

// Decide is [Order.Decision] of a matter that need not stand in the file: a step of a path. Consents, rights, agreements and
// drag-alongs over a matter of the same name hold for it.
func (o *Order) Decide(m loadline.Matter, h Horizon) (*Decision, loadline.Diagnostics) {
	return o.decide(m, h, false)
}

// decide makes the rule of a matter, which stands in the file or need not.
func (o *Order) decide(m loadline.Matter, h Horizon, stands bool) (*Decision, loadline.Diagnostics) {
	if h.Turnout != nil && (h.Turnout.Sign() < 0 || h.Turnout.Cmp(loadline.Int(1)) > 0) {
		h.Turnout = nil
	}
	k := o.making(m, h)
	defer k.finish()
	k.stands = stands
	d := &Decision{Matter: m, Horizon: h, Date: o.date}
	if !o.brief {
		d.Unread = o.Unread()
	}
	drags := k.dragsOver(d)
	core := k.ways(d, drags)
	valid, lawful := k.consents(d, core)
	k.rights(d)
	if h.Kind == AfterConversion {
		k.authorised()
	}
	rules, weights, parties, err := k.rule(valid, lawful)
	if err != nil { // the gates are the making's own: only weights beyond what integers hold can fail later
		k.tell(loadline.Diagnostic{Code: loadline.NobodyDecides, Severity: loadline.Error, At: m.At,
			Summary: loadline.Textf("%v cannot be made a rule", o.Title(m.Ref())), Detail: loadline.Textf("%v.", err.Error())})
		rules, weights, parties, _ = o.making(m, h).nothing()
	}
	d.Rule, d.Lawful, d.Weights = rules[0], rules[1], weights
	k.settle(d, parties)
	k.nobody(d)
	return d, k.diags
}

// nothing is a rule under which nobody decides.
func (k *making) nothing() ([]*control.Rule, control.Weights, []int, error) {
	g := k.never()
	return k.rule(g, g)
}

// settle puts the parties of the rule in the place of the making's numbers.
func (k *making) settle(d *Decision, parties []int) {
	at := map[int]int{}
	for i, p := range parties {
		at[p] = i
		if p < len(k.o.parties) {
			d.Parties = append(d.Parties, k.o.party(p))
			k.ledByNobody(p)
		} else {
			d.Parties = append(d.Parties, k.extra[p-len(k.o.parties)])
		}
	}
	for _, c := range k.columns {
		d.Columns = append(d.Columns, c.of)
	}
	d.Open, d.at, d.order = k.open, at, k.o
	if k.o.brief {
		return
	}
	renumber := func(who []int) []int {
		var out []int
		for _, p := range who {
			if i, ok := at[p]; ok {
				out = append(out, i)
			}
		}
		return out
	}
	for i := range d.Consents {
		d.Consents[i].Who = renumber(d.Consents[i].Who)
	}
	for i := range d.Rights {
		d.Rights[i].Who = renumber(d.Rights[i].Who)
	}
	for i := range d.Drags {
		d.Drags[i].Binds = renumber(d.Drags[i].Binds)
	}
	d.Follows, d.Gates, d.Assumed = k.follows, slices.Clone(k.facts), k.assumed
	d.sways = map[int]bool{}
	for g := range k.facts {
		if k.facts[g].turnout {
			for _, v := range renumber(k.takePart(g)) {
				d.sways[v] = true
			}
		}
	}
}

// ledByNobody tells that an entity votes as itself where nobody says who manages it.
func (k *making) ledByNobody(p int) {
	if of := k.o.parties[p]; of.unled {
		k.assume(loadline.Textf("%v votes as somebody decides for it whom nobody states: it may be any of the others", k.o.party(p).Title),
			loadline.Textf("Who manages %v?", k.o.Title(of.entity)), k.o.entity(of.entity).At)
	}
}

// ways compiles every way to the matter: those of the documents, else the law's.
func (k *making) ways(d *Decision, drags []int) int {
	var gates []int
	stated := false
	for i := range k.m.Ways {
		own := k.m.Ways[i]
		own.At = withClause(own.At, k.m.At) // a way within a matter stands where the matter does, unless it says otherwise
		w := &own
		if k.o.isDraft(w.Status, w.At) {
			d.Ways = append(d.Ways, Procedure{Name: w.Name, Needs: w.Needs, Form: w.Form, Notice: w.Notice, Gate: -1, At: w.At,
				Draft: true, Lapsed: !k.o.onlyDraft(w.Status, w.At)})
			continue
		}
		stated = true
		gates = append(gates, k.way(d, i, w, w.Form, drags))
	}
	if !stated {
		for _, form := range k.o.forms(&k.m) {
			gates = append(gates, k.way(d, lawWay, nil, form, drags))
		}
	}
	return k.any(gates...)
}

// forms are those of which the law speaks apart, a meeting among them.
func (o *Order) forms(m *loadline.Matter) []loadline.Form {
	out := []loadline.Form{loadline.FormNotSaid}
	if w := o.removedBy(m); w != nil {
		return out
	}
	for _, r := range o.onMatter(m, loadline.WrittenConsent) {
		if formOf(r.p) == loadline.WrittenConsent && binding(r.p) && !r.p.Needs.IsZero() {
			return append(out, loadline.WrittenConsent)
		}
	}
	return out
}

// removedBy is what a seat itself says of removal or election, as the way that its documents state.
func (o *Order) removedBy(m *loadline.Matter) *loadline.Way {
	s, ok := o.seat(m.Of)
	if !ok {
		return nil
	}
	var a loadline.Approval
	switch m.Kind {
	case loadline.RemoveDirector:
		a = s.Fact.RemovedBy
	case loadline.ElectDirector:
		a = s.Fact.ElectedBy
	}
	if a.IsZero() {
		return nil
	}
	return &loadline.Way{Needs: a, At: withClause(a.At, s.Fact.At)}
}

// lawWay stands for a way that no document states among those of a matter, by number.
const lawWay = -1

// weighedWay is a way of a matter of the file, by number, and its form.
type weighedWay struct {
	matter loadline.Ref
	way    int
	form   loadline.Form
}

// weigh holds a way against the law, once for all orders in which it is the same.
func (k *making) weigh(at int, w *loadline.Way, form loadline.Form) *weighing {
	if !k.stands {
		return k.o.weigh(&k.m, w, form)
	}
	key := weighedWay{k.m.Ref(), at, form}
	if known, ok := k.o.weighed.Load(key); ok {
		return known.(*weighing)
	}
	out := k.o.weigh(&k.m, w, form)
	k.o.weighed.Store(key, out)
	return out
}

// way compiles one way, of this number; nil is what the law, or the seat itself, says.
func (k *making) way(d *Decision, at int, w *loadline.Way, form loadline.Form, drags []int) int {
	if w == nil || w.Needs.IsZero() {
		if own := k.o.removedBy(&k.m); own != nil {
			if w != nil {
				own.Name, own.Form, own.Notice, own.Status = w.Name, w.Form, w.Notice, w.Status
			}
			w = own
		}
	}
	weighed := k.weigh(at, w, form)
	proc := Procedure{Form: form, At: k.m.At}
	q := asking{matters: []loadline.Ref{k.m.Ref()}, form: form, drags: drags, at: k.m.At}
	if w != nil {
		proc.Name, proc.Notice, proc.At, q.at = w.Name, w.Notice, w.At, w.At
	}
	for i := 0; i < len(weighed.facts) && !k.o.brief; i++ {
		f := &weighed.facts[i]
		if !slices.ContainsFunc(d.Law, func(g LawFact) bool {
			return g.Provision.Name == f.Provision.Name && g.Law == f.Law && g.Bearing == f.Bearing
		}) {
			d.Law = append(d.Law, *f)
		}
	}
	k.diags = append(k.diags, weighed.diags...)
	for _, u := range weighed.open {
		k.ask(u)
	}
	for _, a := range weighed.assumed {
		k.assume(a.Says, a.Settles, a.At)
	}
	var gates []int
	needs := loadline.Approval{Kind: loadline.AllOf}
	for _, l := range weighed.leaves {
		gates = append(gates, k.leaf(l, q))
		needs.Of = append(needs.Of, l.a)
		if l.rule != nil && w == nil {
			proc.Law = l.rule.p.Cites
		}
	}
	g := k.all(gates...)
	if len(k.m.Ways) > 1 || proc.Name != "" {
		g = k.named(g, GateFact{Kind: OfWay, Of: k.m.Ref(), At: proc.At, Law: proc.Law, Says: loadline.Textf("%v, by the way %v", k.o.says(&k.m), proc.Name)})
	}
	if k.o.brief {
		return g
	}
	if proc.Needs = needs; len(needs.Of) == 1 {
		proc.Needs = needs.Of[0]
	}
	k.notice(&proc)
	proc.Gate = control.Gate(g)
	d.Ways = append(d.Ways, proc)
	k.inWriting(d, proc, weighed)
	return g
}

// leaf is the gate of one part of a way.
func (k *making) leaf(l leaf, q asking) int {
	if l.rule != nil {
		q.law, q.at = l.rule.p.Cites, l.rule.p.At
	}
	q.loose = l.loose
	g := k.approve(l.a, q)
	if l.alt != nil {
		question := l.alt.Question
		if l.alt.Kind != loadline.AskedOf {
			question = fmt.Sprintf("Does it take %v, or %v?", k.o.words(l.a), k.o.words(*l.alt))
		}
		g = k.either(g, k.approve(*l.alt, q), loadline.Unknown{At: q.at, Question: question})
	}
	if l.maybe {
		g = k.maybe(g, loadline.Unknown{At: q.at, Question: fmt.Sprintf("Does it take %v?", k.o.words(l.a))})
	}
	if l.raise != nil {
		g = k.all(g, k.maybe(k.approve(*l.raise, q), loadline.Unknown{At: q.at, Question: l.asks}))
	}
	return g
}

// notice is the days before a decision: as the way says, else as the law does.
func (k *making) notice(p *Procedure) {
	if p.Notice.Known() {
		return
	}
	for _, r := range k.o.onMatter(&k.m, p.Form) {
		if r.p.Notice.Known() && binding(r.p) {
			p.Notice = r.p.Notice
			return
		}
	}
	need := false // of some part nobody says that it needs none
	none := loadline.Stated[loadline.Duration]{}
	for _, a := range flat(p.Needs) {
		b := k.o.body(a.Who)
		if a.Kind != loadline.Vote {
			need = true
			continue
		}
		kind := loadline.Stockholders
		if b != nil {
			kind = kindOf(b)
		}
		rulings := k.o.onBody(k.o.lawOf(b), kind, p.Form)
		i := slices.IndexFunc(rulings, func(r ruling) bool { return r.p.Notice.Saying == loadline.None && binding(r.p) })
		if i >= 0 {
			none = rulings[i].p.Notice
		}
		need = need || i < 0
		for _, r := range rulings {
			if days, ok := r.p.Notice.Get(); ok && binding(r.p) && k.o.longer(days, p.Notice.Value) {
				p.Notice = r.p.Notice
			}
		}
	}
	if !need && !p.Notice.Known() {
		p.Notice = none
	}
}

// longer says which of two notices given on the day ends later.
func (o *Order) longer(a, b loadline.Duration) bool { return a.After(o.date) > b.After(o.date) }

// inWriting tells of the same decision without a meeting, where the law lets every body of it act so. It asks at least what
// the meeting does, and so adds nothing to the rule.
func (k *making) inWriting(d *Decision, of Procedure, w *weighing) {
	if of.Form == loadline.WrittenConsent {
		return
	}
	out := Procedure{Name: of.Name, Form: loadline.WrittenConsent, Gate: -1}
	var cites []string
	for _, l := range w.leaves {
		if l.a.Kind != loadline.Vote {
			return
		}
		b, kind := k.o.body(l.a.Who), loadline.Stockholders
		if b != nil {
			kind = kindOf(b)
		}
		rulings := k.o.onBody(k.o.lawOf(b), kind, loadline.WrittenConsent)
		i := slices.IndexFunc(rulings, func(r ruling) bool {
			return formOf(r.p) == loadline.WrittenConsent && r.p.Needs.Kind == loadline.Vote && binding(r.p)
		})
		if i < 0 {
			return
		}
		a, p := l.a, rulings[i].p
		if need := p.Needs.Threshold; need.Fraction.Known() && k.o.compare(l.a, loadline.Approval{Kind: loadline.Vote, Who: a.Who, Without: a.Without, Threshold: need}) != more {
			a.Threshold = need
		}
		out.At, out.Notice = p.At, p.Notice
		out.Needs.Of = append(out.Needs.Of, a)
		if !slices.Contains(cites, p.Cites) {
			cites = append(cites, p.Cites)
		}
	}
	if len(out.Needs.Of) == 0 {
		return
	}
	out.Law = strings.Join(cites, ", ")
	if out.Needs.Kind = loadline.AllOf; len(out.Needs.Of) == 1 {
		out.Needs = out.Needs.Of[0]
	}
	d.Ways = append(d.Ways, out)
}
