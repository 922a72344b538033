package governance

import (
	"fmt"
	"slices"
	"strings"

	"loadline"
)

// leaf is one part of what a way asks for, after documents and law were weighed against one another. All parts are needed.
type leaf struct {
	a     loadline.Approval
	alt   *loadline.Approval // whether a or this is needed is not known
	maybe bool               // whether it is needed at all is not known
	rule  *ruling            // the law that asks it; nil where a document does
	bound bool               // a provision on this very matter has been held against it
	loose bool               // whatever the quorum: the law lets those decide who are left
	raise *loadline.Approval // what a document that was not read may ask in its place, which is more
	asks  string             // what that document says of it
}

// relation is how what a document asks of some voters stands to what the law asks of them.
type relation uint8

const (
	same relation = iota
	more
	less
	other
)

// weighing is a way held against the law.
type weighing struct {
	o        *Order
	m        *loadline.Matter
	way      *loadline.Way // nil where no document states one
	form     loadline.Form
	kind     string // of the document that states the way; empty where not known
	reported bool   // the way is known from reports of the document only
	leaves   []leaf
	facts    []LawFact
	diags    loadline.Diagnostics
	told     []*loadline.Provision // of which a letter tells
	open     []loadline.Unknown
	assumed  []loadline.Assumption
}

// weigh says what a way needs under the law. Without a stated approval the law fills in.
func (o *Order) weigh(m *loadline.Matter, way *loadline.Way, form loadline.Form) *weighing {
	w := &weighing{o: o, m: m, way: way, form: form}
	laws := w.lawLeaves()
	if way == nil || way.Needs.IsZero() {
		w.filled(laws)
	} else {
		w.kind, w.reported = o.stating(way)
		w.stated(laws)
	}
	for i := range w.leaves {
		w.acts(&w.leaves[i])
	}
	return w
}

// stating is the kind of the document that states a way, and whether it is known from reports only.
func (o *Order) stating(way *loadline.Way) (kind string, reported bool) {
	status, _ := way.Status.Get()
	if d, ok := o.Document(clauseOf(way.At, way.Needs.At)); ok {
		kind = d.Kind
		if status == "" {
			status, _ = d.Status.Get()
		}
	}
	return kind, slices.Contains([]string{"published", "reported", "assumed"}, status)
}

// clauseOf is the document of the first place that cites one.
func clauseOf(places ...loadline.Source) loadline.Ref {
	for _, at := range places {
		if at.Clause != nil {
			return at.Clause.Document
		}
	}
	return loadline.Ref{}
}

// flat are the parts of an approval that are all needed.
func flat(a loadline.Approval) []loadline.Approval {
	if a.Kind != loadline.AllOf {
		return []loadline.Approval{a}
	}
	var out []loadline.Approval
	for _, x := range a.Of {
		if x.At == (loadline.Source{}) {
			x.At = a.At
		}
		out = append(out, flat(x)...)
	}
	return out
}

// lawLeaves are what the provisions on the matter ask, the special before the general.
func (w *weighing) lawLeaves() []leaf {
	var out []leaf
	for _, r := range w.o.onMatter(w.m, w.form) {
		if !binding(r.p) {
			if r.p.Force == loadline.Practice {
				w.fact(r, Usual, loadline.Source{})
			}
			continue
		}
		if r.p.Needs.IsZero() {
			continue
		}
		maybe := r.applies == loadline.CannotTell || len(w.m.Affects) == 0 && selects(r.p.Needs, loadline.SelectAffected)
		if maybe {
			w.fact(r, MayApply, loadline.Source{})
			w.ask(w.whether(r.p), r.p.At)
		}
		for _, a := range flat(w.o.resolved(r.p.Needs, w.m)) {
			out = append(out, leaf{a: a, rule: &r, maybe: maybe, bound: true, loose: r.p.Quorum.Saying == loadline.None})
		}
	}
	return w.special(w.withoutMembers(out))
}

// whether asks for what decides whether a provision applies.
func (w *weighing) whether(p *loadline.Provision) loadline.Text {
	if slices.Contains(p.When, loadline.NoVotingMembers) {
		return loadline.Textf("Are there members who may vote (%v)?", p.Cites)
	}
	return loadline.Textf("Does %v apply (%v)?", p.Cites, p.Title)
}

func selects(a loadline.Approval, selector string) bool {
	return a.Who == loadline.Ref{Kind: "selector", Name: selector} ||
		slices.ContainsFunc(a.Of, func(x loadline.Approval) bool { return selects(x, selector) })
}

// special lets the special stand in place of the general.
func (w *weighing) special(in []leaf) []leaf {
	gone := make([]bool, len(in))
	for i := range in {
		for j := range in {
			if i == j || gone[i] || gone[j] || !w.displaces(in[j], in[i]) {
				continue
			}
			switch {
			case !in[j].maybe:
				gone[i] = true
			case w.o.votersKey(in[i].a) == w.o.votersKey(in[j].a) && w.o.compare(in[i].a, in[j].a) == same: // whichever it is, it asks the same
				gone[j] = true
			case in[i].alt == nil:
				in[i].alt, gone[j] = &in[j].a, true
			}
		}
	}
	var out []leaf
	for i := range in {
		if !gone[i] {
			out = append(out, in[i])
		}
	}
	return out
}

// displaces says whether a takes b's place: over the same voters, as the more special; or as the word on a seat that a class
// fills, where b speaks of seats in general. What b rules out stays ruled out.
func (w *weighing) displaces(a, b leaf) bool {
	if slices.Contains(a.rule.p.When, loadline.ClassElects) && !slices.Contains(b.rule.p.When, loadline.ClassElects) && b.a.Kind != loadline.Impossible {
		return true
	}
	return w.o.votersKey(a.a) == w.o.votersKey(b.a) && moreSpecial(a.rule.p, b.rule.p)
}

func moreSpecial(p, than *loadline.Provision) bool {
	return len(p.When) > len(than.When) && !slices.ContainsFunc(than.When, func(c loadline.Condition) bool { return !slices.Contains(p.When, c) })
}

// filled takes the law where no document states what is needed. Where a document that may state it was not read, it cannot
// be told.
func (w *weighing) filled(laws []leaf) {
	for _, l := range laws {
		if !l.maybe {
			w.fact(*l.rule, Fills, loadline.Source{})
		}
		w.weighs(l)
		unread := w.silent(l.rule.p)
		if len(unread) == 0 || l.rule.p.Force == loadline.Fixed {
			w.raised(&l)
			w.leaves = append(w.leaves, l)
			continue
		}
		question := fmt.Sprintf("What does %s say of this: %s?", w.o.Title(unread[0].Ref()), w.o.says(w.m))
		unknown := loadline.Approval{Kind: loadline.AskedOf, Question: question, At: unread[0].At}
		switch l.rule.p.Force {
		case loadline.Floor:
			w.leaves = append(w.leaves, l, leaf{a: unknown})
		case loadline.Ceiling:
			l.a = loadline.Approval{Kind: loadline.AnyOf, Of: []loadline.Approval{l.a, unknown}}
			w.leaves = append(w.leaves, l)
		default:
			l.alt = &unknown
			w.leaves = append(w.leaves, l)
		}
	}
	if len(laws) == 0 {
		w.leaves = append(w.leaves, leaf{a: loadline.Approval{Kind: loadline.AskedOf, At: w.m.At,
			Question: fmt.Sprintf("What does it take: %s?", w.o.says(w.m))}})
	}
}

// silent are the documents that may depart from a provision and of which nobody says whether they do: those not read, and the
// one whose clause on the matter is cited without what it asks.
func (w *weighing) silent(p *loadline.Provision) []loadline.Document {
	out := w.o.unreadOf(p)
	at := w.m.At
	if w.way != nil {
		at = withClause(w.way.At, at)
	}
	if d, ok := w.o.Document(clauseOf(at)); ok && len(out) == 0 && (len(p.Setting) == 0 || d.Kind == "" || slices.Contains(p.Setting, d.Kind)) {
		out = append(out, d)
	}
	return out
}

// unreadOf are the documents in force that may depart from a provision and were not read.
func (o *Order) unreadOf(p *loadline.Provision) []loadline.Document {
	governing := []string{"charter", "bylaws", "certificate_of_incorporation", "articles", "articles_of_association", "operating_agreement",
		"llc_agreement", "partnership_agreement", "rules_of_procedure"}
	kinds := p.Setting
	if len(kinds) == 0 {
		kinds = governing
	}
	var out []loadline.Document
	for _, d := range o.Unread() {
		if d.Kind == "" || slices.Contains(kinds, d.Kind) {
			out = append(out, d)
		}
	}
	return out
}

// stated holds a document's approval against the law, part by part.
func (w *weighing) stated(laws []leaf) {
	docs := flat(w.way.Needs)
	matched := make([]bool, len(docs))
	for _, l := range laws {
		at := slices.IndexFunc(docs, func(a loadline.Approval) bool { return w.o.votersKey(a) == w.o.votersKey(l.a) })
		if at < 0 {
			if i := w.delegated(docs, l); i >= 0 {
				matched[i] = true
				w.fact(*l.rule, Agrees, w.way.At)
				w.leaves = append(w.leaves, leaf{a: docs[i], bound: true})
				continue
			}
			w.omitted(l)
			continue
		}
		matched[at] = true
		w.matched(docs[at], l)
	}
	for i, a := range docs {
		if !matched[i] {
			w.extra(a, laws)
		}
	}
}

// delegated is the part of a document's approval that leaves what the law asks standing as one way among others, where that is
// a Default: who may decide may let others decide too, and take it back. -1 where there is none.
func (w *weighing) delegated(docs []loadline.Approval, l leaf) int {
	if l.rule.p.Force != loadline.Default {
		return -1
	}
	if i := w.toOfficer(docs, l); i >= 0 {
		return i
	}
	return slices.IndexFunc(docs, func(a loadline.Approval) bool {
		return a.Kind == loadline.AnyOf && slices.ContainsFunc(a.Of, func(x loadline.Approval) bool {
			return w.o.votersKey(x) == w.o.votersKey(l.a) && w.o.compare(x, l.a) == same
		})
	})
}

// toOfficer is the part of bylaws or of a board's resolution that gives an officer what the law leaves to the board: officers
// have the duties that these state (8 Del. C. § 142(a)), so that this departs from nothing. -1 where there is none.
func (w *weighing) toOfficer(docs []loadline.Approval, l leaf) int {
	board := w.o.body(l.a.Who)
	byBoard := board != nil && kindOf(board) == loadline.Board || l.a.Who == loadline.Ref{Kind: "selector", Name: loadline.SelectBoard}
	if !byBoard || len(docs) != 1 || !strings.HasPrefix(l.rule.law, "us-de") ||
		!slices.Contains([]string{"bylaws", "resolution", "board_resolution", "board_consent"}, w.kind) {
		return -1
	}
	return slices.IndexFunc(docs, func(a loadline.Approval) bool { return a.Kind == loadline.By && a.Who.Kind == "office" })
}

// permitted says whether the document may depart from a provision.
func (w *weighing) permitted(p *loadline.Provision) loadline.Truth {
	switch {
	case len(p.Setting) == 0:
		return loadline.TruthOf(p.Force != loadline.Fixed)
	case slices.Contains(p.Setting, w.kind):
		return loadline.Yes
	case w.reported && p.Force == loadline.Default:
		return w.asReported(p)
	case w.kind == "":
		return loadline.CannotTell
	}
	return loadline.No
}

// asReported lets a document that is known from reports depart: what lets it say so may stand in one that was not published,
// so that it is not called void.
func (w *weighing) asReported(p *loadline.Provision) loadline.Truth {
	who := w.o.Title(clauseOf(w.way.At, w.way.Needs.At))
	if who == "" {
		who = w.o.says(w.m)
	}
	w.assume(loadline.Textf("%v may depart from %v, as it is reported to do", who, p.Cites),
		loadline.Textf("Which document lets it depart from %v?", p.Cites), p.At)
	return loadline.Yes
}

// matched takes the document's or the law's word on the same voters.
func (w *weighing) matched(a loadline.Approval, l leaf) {
	if a.Kind == loadline.Vote && a.Threshold.Base == loadline.BaseNotSaid {
		a.Threshold.Base = l.a.Threshold.Base
	}
	chosen := w.chosen(a, l)
	chosen.bound = true
	if l.maybe && (chosen.rule != nil || chosen.alt != nil) {
		strict := chosen.a
		chosen = leaf{a: a, alt: &strict, bound: true, loose: chosen.loose}
	}
	if l.alt != nil && chosen.rule != nil {
		chosen.alt = l.alt
	}
	w.leaves = append(w.leaves, chosen)
}

func (w *weighing) chosen(a loadline.Approval, l leaf) leaf {
	p, rel := l.rule.p, w.o.compare(a, l.a)
	doc, law := leaf{a: a}, leaf{a: l.a, rule: l.rule, loose: l.loose}
	if rel == same {
		w.fact(*l.rule, Agrees, w.way.At)
		doc.loose = l.loose
		return doc
	}
	may := w.permitted(p)
	upwards, downwards := rel == more, rel == less
	switch p.Force {
	case loadline.Floor:
		if !upwards {
			may = loadline.No
		}
	case loadline.Ceiling:
		if !downwards && !slices.Contains(p.Setting, w.kind) {
			may = loadline.No
		}
	}
	if may == loadline.No && upwards {
		if r := w.raises(a, p); r != nil {
			w.fact(*r, Departed, w.way.At)
			return doc
		}
	}
	if may == loadline.No && w.reported {
		may = w.asReported(p)
	}
	switch may {
	case loadline.Yes:
		w.fact(*l.rule, Departed, w.way.At)
		return doc
	case loadline.CannotTell:
		w.fact(*l.rule, MayApply, w.way.At)
		w.ask(loadline.Textf("Which document says so? %v may be changed in %v only.", p.Cites, strings.Join(p.Setting, ", ")), w.way.At)
		return leaf{a: a, alt: &l.a}
	}
	w.overrides(*l.rule, rel, a)
	if rel == other && p.Force == loadline.Floor { // neither asks all that the other asks
		return leaf{a: loadline.Approval{Kind: loadline.AllOf, Of: []loadline.Approval{a, l.a}, At: a.At}, rule: l.rule}
	}
	if rel == other && p.Force == loadline.Ceiling {
		return leaf{a: loadline.Approval{Kind: loadline.AnyOf, Of: []loadline.Approval{a, l.a}, At: a.At}, rule: l.rule}
	}
	return law
}

// omitted adds what the law asks of voters whom the document does not name, where the document may not leave them out.
func (w *weighing) omitted(l leaf) {
	p := l.rule.p
	may := loadline.No
	if p.Force == loadline.Default || p.Force == loadline.Ceiling {
		may = w.permitted(p)
	}
	switch may {
	case loadline.Yes:
		w.fact(*l.rule, Departed, w.way.At)
		return
	case loadline.CannotTell:
		w.fact(*l.rule, MayApply, w.way.At)
		w.ask(loadline.Textf("Which document says so? %v may be changed in %v only.", p.Cites, strings.Join(p.Setting, ", ")), w.way.At)
		l.maybe = true
	default:
		switch {
		case l.maybe:
		case notSaid(w.way.Needs): // what nobody knows leaves nobody out
			w.fact(*l.rule, MayApply, w.way.At)
		default:
			w.overrides(*l.rule, less, l.a)
		}
	}
	w.leaves = append(w.leaves, l)
}

// notSaid says whether a part of an approval is not stated.
func notSaid(a loadline.Approval) bool {
	return a.Kind == loadline.AskedOf || a.Kind == loadline.NotStated || slices.ContainsFunc(a.Of, notSaid)
}

// extra keeps what the document asks of voters whom the law does not name, where it may.
func (w *weighing) extra(a loadline.Approval, laws []leaf) {
	may, by := loadline.Yes, (*ruling)(nil)
	for i, l := range laws {
		allowed := loadline.No
		if l.rule.p.Force == loadline.Default || l.rule.p.Force == loadline.Floor || slices.Contains(l.rule.p.Setting, w.kind) || l.maybe {
			allowed = w.permitted(l.rule.p)
		}
		if i == 0 || allowed > may {
			may, by = allowed, l.rule
		}
	}
	switch may {
	case loadline.Yes:
		w.leaves = append(w.leaves, leaf{a: a})
	case loadline.CannotTell:
		w.ask(loadline.Textf("Which document says so? %v may be changed in %v only.", by.p.Cites, strings.Join(by.p.Setting, ", ")), w.way.At)
		w.leaves = append(w.leaves, leaf{a: a, maybe: true})
	default:
		w.overrides(*by, more, a)
	}
}

// acts applies what the law says of how the body itself acts: its base where none was said, and what it may not depart from.
func (w *weighing) acts(l *leaf) {
	if l.a.Kind != loadline.Vote || l.alt != nil {
		return
	}
	b := w.o.body(l.a.Who)
	kind := loadline.Stockholders
	if b != nil {
		kind = kindOf(b)
	}
	for _, r := range w.o.onBody(w.o.lawOf(b), kind, w.form) {
		need := r.p.Needs
		if need.Kind != loadline.Vote || !binding(r.p) {
			continue
		}
		if l.a.Threshold.Base == loadline.BaseNotSaid {
			l.a.Threshold.Base = need.Threshold.Base
		}
		consenting := w.form == loadline.WrittenConsent && formOf(r.p) == loadline.WrittenConsent
		if w.way == nil || !corporate(w.m.Kind) || !consenting && (l.rule != nil || l.bound) {
			continue
		}
		need.Who, need.Without = l.a.Who, l.a.Without
		if need.Threshold.Base == loadline.BaseNotSaid {
			need.Threshold.Base = l.a.Threshold.Base
		}
		chosen := w.chosen(l.a, leaf{a: need, rule: &r})
		l.a, l.alt, l.rule = chosen.a, chosen.alt, chosen.rule
		if l.alt != nil {
			return
		}
	}
}

// corporate says whether a matter is decided by the bodies of the company, whose votes a law may fix, rather than by holders
// over their own shares or by the parties to a contract.
func corporate(k loadline.MatterKind) bool {
	switch k {
	case loadline.SellShares, loadline.TransferShares, loadline.AmendAgreement, loadline.OtherMatter, loadline.MatterNotSaid:
		return false
	}
	return true
}

func (w *weighing) fact(r ruling, b Bearing, against loadline.Source) {
	if w.o.slim {
		return
	}
	w.facts = append(w.facts, LawFact{Law: r.law, Provision: *r.p, Bearing: b, Against: against})
}

func (w *weighing) ask(question loadline.Text, at loadline.Source) {
	w.open = append(w.open, loadline.Unknown{Question: question.String(), At: at})
}

func (w *weighing) assume(says, settles loadline.Text, at loadline.Source) {
	w.assumed = append(w.assumed, loadline.Assumption{Says: says, Settles: settles, At: at})
}

// overrides tells that the law stands in place of a document.
func (w *weighing) overrides(r ruling, rel relation, a loadline.Approval) {
	w.fact(r, Overrides, w.way.At)
	if w.reported || slices.Contains(w.told, r.p) { // one letter for one provision, though it bears on several parts
		return
	}
	w.told = append(w.told, r.p)
	d := loadline.Diagnostic{Severity: loadline.Warning, At: w.way.At, Related: []loadline.Source{r.p.At},
		Hint: loadline.Textf("Write what the law asks.")}
	if len(r.p.Setting) > 0 && rel != less {
		d.Hint = loadline.Textf("Write what the law asks, or cite the document that carries the other rule: %v may.", strings.Join(r.p.Setting, ", "))
	}
	if rel == less {
		d.Code = loadline.BelowStatute
		d.Summary = loadline.Textf("A document asks less to %v than the law does", w.m.Kind.Says())
		d.Detail = loadline.Textf("%v (%v). The answer takes the law's word. This is no legal advice.", r.p.Title, r.p.Cites)
	} else {
		d.Code = loadline.BylawExceedsStatute
		d.Summary = loadline.Textf("A document asks another vote to %v than the law lets it", w.m.Kind.Says())
		d.Detail = loadline.Textf("It asks for %v. %v (%v). The answer takes the law's word. This is no legal advice.", w.o.words(a), r.p.Title, r.p.Cites)
	}
	w.diags = append(w.diags, d)
}
