package governance

import (
	"slices"

	"loadline"
)

// amendments are the documents that can be amended so that a consent, or a rule of the matter itself, is no more.
func (k *seeking) amendments(at *leg) []act {
	var out []act
	o := at.order
	for i := range o.company.Consents {
		c := &o.company.Consents[i]
		if doc, ok := o.Document(clauseOf(c.At, c.Of.At)); ok && k.consents[c.Ref()] {
			out = append(out, act{m: o.amendment(doc, o.classesOf(c.Of)), strikes: []loadline.Ref{c.Ref()}})
		}
	}
	for _, w := range k.quest.Matter.Ways {
		doc, ok := o.Document(clauseOf(w.At, w.Needs.At))
		rule := ruleOf(k.quest.Matter.Ref(), doc.Ref())
		if ok && !w.Needs.IsZero() && !at.s.struck[rule] && !slices.ContainsFunc(out, func(a act) bool { return slices.Contains(a.strikes, rule) }) {
			out = append(out, act{m: o.amendment(doc, nil), strikes: []loadline.Ref{rule}})
		}
	}
	return out
}

// ruleOf names what a document says of how a matter is decided.
func ruleOf(matter, document loadline.Ref) loadline.Ref {
	return loadline.Ref{Kind: "rule", Name: matter.Name + " in " + document.Name}
}

// target is a matter without the rules of it that are struck: as the law says.
func (s *situation) target(m loadline.Matter) loadline.Matter {
	if len(s.struck) > 0 {
		m.Ways = without(m.Ways, func(w loadline.Way) bool { return s.struck[ruleOf(m.Ref(), clauseOf(w.At, w.Needs.At))] })
	}
	return m
}

// amendment is the matter of amending a document to the disadvantage of classes: the company's own where it states one, else as
// the document itself says, else as the law does.
func (o *Order) amendment(doc loadline.Document, affects []loadline.Ref) loadline.Matter {
	kind := AmendmentOf(doc)
	m := loadline.Matter{Kind: kind, Of: doc.Ref(), Name: "amend_" + doc.Ref().Name, At: doc.At}
	if !doc.AmendedBy.IsZero() {
		m.Ways = []loadline.Way{{Needs: doc.AmendedBy, At: withClause(doc.AmendedBy.At, loadline.Source{File: doc.At.File, Clause: &loadline.Clause{Document: doc.Ref()}})}}
	}
	for _, ref := range o.Matters() {
		if own, ok := o.Matter(ref); ok && own.Of == doc.Ref() && own.Kind == kind {
			if len(own.Ways) == 0 {
				own.Ways = m.Ways
			}
			own.Title, own.Effects = "", nil
			m = own
			break
		}
	}
	m.Affects = affects // an amendment of the file may be about another class
	return m
}

// classesOf are the classes of stock whose vote an approval asks.
func (o *Order) classesOf(a loadline.Approval) []loadline.Ref {
	var out []loadline.Ref
	switch {
	case a.Who.Kind == "stock_class":
		out = append(out, a.Who)
	case a.Who.Kind == "body":
		if b := o.body(a.Who); b != nil && len(b.Classes) < len(o.voting) {
			out = append(out, b.Classes...)
		}
	}
	for _, x := range a.Of {
		for _, c := range o.classesOf(x) {
			if !slices.Contains(out, c) {
				out = append(out, c)
			}
		}
	}
	return out
}

// stepSays is a step in a sentence that begins with its verb.
func stepSays(o *Order, s *PathStep) loadline.Text {
	m := s.Matter
	if len(s.Strikes) > 0 {
		if s.Strikes[0].Kind == "rule" {
			return loadline.Textf("amend %v: what it says of the matter itself is struck", o.Title(m.Of))
		}
		return loadline.Textf("amend %v: %v is struck", o.Title(m.Of), o.Title(s.Strikes[0]))
	}
	if m.Title != "" {
		return loadline.Textf("%v", m.Title)
	}
	post, body := o.PostTitle(m.Of), o.Title(seatBody(m.Of))
	who := ""
	if h, said := o.Holder(m.Of).Get(); said {
		who = o.Title(h)
	}
	switch {
	case m.Kind == loadline.RemoveDirector && who != "":
		return loadline.Textf("remove %v from %v", who, body)
	case m.Kind == loadline.RemoveOfficer && who != "":
		return loadline.Textf("remove %v as %v", who, post)
	case m.Kind == loadline.ElectDirector:
		return loadline.Textf("elect a director to %v", post)
	case m.Kind == loadline.FillVacancy:
		return loadline.Textf("fill the vacancy on %v", post)
	case m.Kind == loadline.AppointOfficer:
		return loadline.Textf("appoint a new %v", post)
	case m.Kind == loadline.CreateSeat:
		return loadline.Textf("add a seat to %v", post)
	case m.Of.Name == "":
		return loadline.Textf("%v", m.Kind.Says())
	}
	return loadline.Textf("%v: %v", m.Kind.Says(), post)
}

// Amendment is the matter of amending a document to the disadvantage of those who give an approval: the company's own where it
// states one, else as the document itself says, else as the law does; false where there is no such document.
func (o *Order) Amendment(document loadline.Ref, against loadline.Approval) (loadline.Matter, bool) {
	doc, ok := o.Document(document)
	if !ok {
		return loadline.Matter{}, false
	}
	return o.amendment(doc, o.classesOf(against)), true
}
