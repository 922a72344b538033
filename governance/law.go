package governance

import (
	"slices"

	"loadline"
)

// ruling is a provision of a law in force on the day, and whether its conditions are met.
type ruling struct {
	law     string
	p       *loadline.Provision
	applies loadline.Truth
}

// rulings are the provisions in force of a law and of those it builds on; a law's own stands in place of one of the same
// name below.
func (o *Order) rulings(name string) []ruling {
	if known, ok := o.lawsRead.Load(name); ok {
		return known.([]ruling)
	}
	read := o.readLaw(name)
	o.lawsRead.Store(name, read)
	return read
}

func (o *Order) readLaw(name string) []ruling {
	var out []ruling
	taken := map[string]bool{}
	for depth := 0; name != "" && depth <= len(o.company.Laws); depth++ {
		law := o.law(name)
		if law == nil {
			break
		}
		own := map[string]bool{}
		for i := range law.Provisions {
			p := &law.Provisions[i]
			if taken[p.Name] || !p.Period.Contains(o.date) {
				continue
			}
			own[p.Name] = p.Name != ""
			out = append(out, ruling{law.Name, p, loadline.Yes})
		}
		for n := range own {
			taken[n] = own[n]
		}
		name = law.Base
	}
	return out
}

func (o *Order) law(name string) *loadline.Law {
	for i := range o.company.Laws {
		if o.company.Laws[i].Name == name {
			return &o.company.Laws[i]
		}
	}
	return nil
}

// lawOf is the name of the law under which a body decides: its entity's, else the company's.
func (o *Order) lawOf(b *loadline.Body) string {
	if b != nil {
		if e := o.entity(b.Entity); e != nil {
			return e.Law
		}
		if b.Entity.Name == "" && o.managesAnother(b) {
			return ""
		}
	}
	return o.company.Law
}

// managesAnother says whether a body of which nobody says whose it is manages an entity beside the company's own board, so that
// it may be of that entity and decide by another law.
func (o *Order) managesAnother(b *loadline.Body) bool {
	manages := slices.ContainsFunc(o.company.Entities, func(e loadline.Entity) bool { by, said := e.ManagedBy.Get(); return said && by == b.Ref() })
	return manages && (kindOf(b) != loadline.Board || b.Name != "board" && o.boards() > 1)
}

// matterLaw is the name of the law of what a matter is about.
func (o *Order) matterLaw(m *loadline.Matter) string {
	return o.lawOf(o.bodyOf(m))
}

// bodyOf is the body that a matter is about, or the body of its seat; nil where it is about neither.
func (o *Order) bodyOf(m *loadline.Matter) *loadline.Body {
	switch m.Of.Kind {
	case "seat":
		return o.body(seatBody(m.Of))
	case "body":
		return o.body(m.Of)
	}
	return nil
}

// onMatter are the provisions on a kind of matter whose conditions are met, or may be. Of two on the same voters the one that
// names more conditions, those of the other among them, stands in its place.
func (o *Order) onMatter(m *loadline.Matter, form loadline.Form) []ruling {
	var out []ruling
	for _, r := range o.rulings(o.matterLaw(m)) {
		if !slices.Contains(r.p.Matters, m.Kind) || !fits(r.p, form) {
			continue
		}
		for _, c := range r.p.When {
			r.applies = min(r.applies, o.met(c, m, form))
		}
		if r.applies != loadline.No {
			out = append(out, r)
		}
	}
	return out
}

// formOf is the form that a provision is about; FormNotSaid where it is about any.
func formOf(p *loadline.Provision) loadline.Form {
	switch {
	case p.Form != loadline.FormNotSaid:
		return p.Form
	case slices.Contains(p.When, loadline.WhenConsenting):
		return loadline.WrittenConsent
	case slices.Contains(p.When, loadline.WhenMeeting):
		return loadline.AtMeeting
	}
	return loadline.FormNotSaid
}

// fits says whether a provision speaks of a way of this form; a way whose form nobody said is read as a meeting.
func fits(p *loadline.Provision, form loadline.Form) bool {
	of := formOf(p)
	return of == loadline.FormNotSaid || of == form || of == loadline.AtMeeting && form == loadline.FormNotSaid
}

// onBody are the provisions on how a kind of body acts in a form.
func (o *Order) onBody(law string, kind loadline.BodyKind, form loadline.Form) []ruling {
	var out []ruling
	for _, r := range o.rulings(law) {
		if slices.Contains(r.p.Bodies, kind) && len(r.p.Matters) == 0 && fits(r.p, form) {
			out = append(out, r)
		}
	}
	return out
}

// lawKnown says whether the law says how such a body acts, so that what only a document can bring about (a casting vote, a
// designation) is absent where no document brings it about.
func (o *Order) lawKnown(law string, kind loadline.BodyKind) bool {
	return len(o.onBody(law, kind, loadline.AtMeeting))+len(o.onBody(law, kind, loadline.WrittenConsent)) > 0
}

// met says whether a condition of a provision holds of a matter.
func (o *Order) met(c loadline.Condition, m *loadline.Matter, form loadline.Form) loadline.Truth {
	switch c {
	case loadline.WithCause:
		return m.Cause
	case loadline.WithoutCause:
		return -m.Cause
	case loadline.ClassedBoard:
		return o.classed(m)
	case loadline.UnclassedBoard:
		return -o.classed(m)
	case loadline.ClassElects:
		return o.classElects(m.Of)
	case loadline.WhenMeeting:
		return loadline.TruthOf(form != loadline.WrittenConsent)
	case loadline.WhenConsenting:
		return loadline.TruthOf(form == loadline.WrittenConsent)
	case loadline.ClassAffected:
		if len(m.Affects) > 0 {
			return loadline.Yes
		}
		return loadline.CannotTell
	case loadline.CumulativeVoting:
		return loadline.No // there is none where no document brings it about, and the facts have no word for it
	case loadline.Conflicted:
		return o.concerns(m)
	case loadline.NoVotingMembers:
		return o.memberless()
	case loadline.ImportantCause:
		return min(m.Cause, loadline.CannotTell)
	}
	return loadline.CannotTell
}

func (o *Order) classed(m *loadline.Matter) loadline.Truth {
	b := o.bodyOf(m)
	if b == nil {
		b = o.board()
	}
	if b == nil {
		return loadline.CannotTell
	}
	return b.Classed
}

// classElects says whether a class or series by itself fills a seat.
func (o *Order) classElects(seat loadline.Ref) loadline.Truth {
	s, ok := o.seat(seat)
	if !ok || !s.Fact.ElectedBy.IsZero() && s.Fact.ElectedBy.Kind == loadline.AskedOf {
		return loadline.CannotTell
	}
	return o.byClass(s.Fact.ElectedBy)
}

func (o *Order) byClass(a loadline.Approval) loadline.Truth {
	switch a.Kind {
	case loadline.NotStated, loadline.AskedOf:
		return loadline.CannotTell
	case loadline.Vote:
		if a.Who.Kind == "stock_class" {
			return loadline.TruthOf(len(o.voting) > 1)
		}
		b := o.body(a.Who)
		return loadline.TruthOf(b != nil && !bySeats(b) && len(b.Classes) > 0 && len(b.Classes) < len(o.voting))
	}
	out := loadline.No
	for _, x := range a.Of {
		out = max(out, o.byClass(x))
	}
	return out
}

// concerns says whether the matter is about somebody who may vote on it.
func (o *Order) concerns(m *loadline.Matter) loadline.Truth {
	switch m.Of.Kind {
	case "":
		return loadline.CannotTell // whom it is about nobody says
	case "stakeholder", "office", "seat":
		switch h := o.Holder(m.Of); {
		case h.Saying == loadline.Said:
			return loadline.Yes
		case !h.Known():
			return loadline.CannotTell
		}
	}
	return loadline.No
}

// board is the company's board: the only one, or the one of that name; nil where that is not known.
func (o *Order) board() *loadline.Body {
	var found *loadline.Body
	for i := range o.company.Bodies {
		b := o.body(o.company.Bodies[i].Ref())
		if b == nil || kindOf(b) != loadline.Board || b.Entity.Name != "" || found != nil && found.Name == b.Name {
			continue
		}
		if b.Name == "board" {
			return b
		}
		if found != nil {
			return nil
		}
		found = b
	}
	return found
}

// boards are how many boards the company has.
func (o *Order) boards() int {
	n := 0
	for _, b := range o.Bodies() {
		if kindOf(&b) == loadline.Board && b.Entity.Name == "" {
			n++
		}
	}
	return n
}

// stockholders are those who vote together with all shares: the body that says so, else all classes as a selector.
func (o *Order) stockholders() loadline.Ref {
	everybody := loadline.Ref{Kind: "selector", Name: loadline.SelectStockholders}
	for i := range o.company.Bodies {
		b := o.body(o.company.Bodies[i].Ref())
		if b != nil && kindOf(b) == loadline.Stockholders && b.Entity.Name == "" && o.electorateKey(b.Ref()) == o.electorateKey(everybody) {
			return b.Ref()
		}
	}
	return everybody
}

// resolved puts the company's own bodies in the place of a law's selectors. What cannot be resolved becomes a question.
func (o *Order) resolved(a loadline.Approval, m *loadline.Matter) loadline.Approval {
	if len(a.Of) > 0 {
		of := make([]loadline.Approval, len(a.Of))
		for i := range a.Of {
			of[i] = o.resolved(a.Of[i], m)
		}
		a.Of = of
		return a
	}
	a.Without = o.leftOut(a.Without, m)
	if a.Who.Kind != "selector" {
		return a
	}
	switch a.Who.Name {
	case loadline.SelectBoard:
		if b := o.bodyOf(m); b != nil && kindOf(b) == loadline.Board {
			a.Who = b.Ref()
			return a
		}
		if b := o.board(); b != nil {
			a.Who = b.Ref()
			return a
		}
		if o.boards() > 1 {
			return asked(a, "Which body is the board?")
		}
		return a
	case loadline.SelectStockholders:
		a.Who = o.stockholders()
	case loadline.SelectMembers:
		a.Who = o.members()
	case loadline.SelectElectors:
		if m.Of.Kind != "seat" { // of no seat in particular: those who elect where nobody says otherwise
			switch m.Kind {
			case loadline.RemoveDirector, loadline.ElectDirector, loadline.FillVacancy:
				if m.Of.Name == "" {
					return asked(a, "Which seat is it about?")
				}
			}
			a.Who = o.members()
			return a
		}
		return electorsOf(o.electing(m.Of), a)
	case loadline.SelectAffected:
		return o.affected(a, m)
	case loadline.SelectOwner:
		switch m.Of.Kind {
		case "stakeholder", "office", "seat":
			a.Kind, a.Who = loadline.By, m.Of
			return a
		}
		return asked(a, "Whom is it about?")
	}
	return a
}

func asked(a loadline.Approval, question string) loadline.Approval {
	return loadline.Approval{Kind: loadline.AskedOf, Question: question, At: a.At}
}

// leftOut resolves who is left out of a vote: whom the matter is about, where it is about anybody.
func (o *Order) leftOut(without []loadline.Ref, m *loadline.Matter) []loadline.Ref {
	var out []loadline.Ref
	for _, w := range without {
		if w.Kind == "selector" {
			switch h := o.Holder(m.Of); {
			case h.Saying == loadline.Said:
				w = h.Value
			case h.Saying != loadline.None && (m.Of.Kind == "office" || m.Of.Kind == "seat"):
				w = m.Of // whoever that is
			case m.Of.Name == "":
			default:
				continue
			}
		}
		out = append(out, w)
	}
	return out
}

func (o *Order) members() loadline.Ref {
	for i := range o.company.Bodies {
		if b := o.body(o.company.Bodies[i].Ref()); b != nil && b.Kind == loadline.Members && b.Entity.Name == "" {
			return b.Ref()
		}
	}
	if len(o.voting) == 0 {
		return loadline.Ref{Kind: "selector", Name: loadline.SelectMembers}
	}
	return o.stockholders()
}

// electing is who fills a seat where "the electors" are meant: as its documents say, else all stockholders, or the members of
// a company without stock, as every law has it that elects at all.
func (o *Order) electing(seat loadline.Ref) loadline.Approval {
	if s, ok := o.seat(seat); ok && !s.Fact.ElectedBy.IsZero() {
		return s.Fact.ElectedBy
	}
	m := &loadline.Matter{Kind: loadline.ElectDirector, Of: seat}
	for _, r := range o.onMatter(m, loadline.FormNotSaid) {
		if r.applies == loadline.Yes && r.p.Force != loadline.Practice && r.p.Force != loadline.Line && !selectsElectors(r.p.Needs) {
			return o.resolved(r.p.Needs, m)
		}
	}
	return loadline.Approval{}
}

func selectsElectors(a loadline.Approval) bool {
	return a.Who == loadline.Ref{Kind: "selector", Name: loadline.SelectElectors} || slices.ContainsFunc(a.Of, selectsElectors)
}

// electorsOf gives the law's threshold to whoever votes in an election; one who fills the seat alone stays alone.
func electorsOf(elects, law loadline.Approval) loadline.Approval {
	switch elects.Kind {
	case loadline.NotStated:
		return asked(law, "Who elects the seat?")
	case loadline.Vote:
		law.Who = elects.Who
		if len(law.Without) == 0 {
			law.Without = elects.Without
		}
		return law
	}
	if len(elects.Of) > 0 {
		of := make([]loadline.Approval, len(elects.Of))
		for i := range of {
			of[i] = electorsOf(elects.Of[i], law)
		}
		elects.Of = of
	}
	return elects
}

// affected is a vote of each class that the matter affects, by itself.
func (o *Order) affected(a loadline.Approval, m *loadline.Matter) loadline.Approval {
	out := loadline.Approval{Kind: loadline.AllOf, At: a.At}
	each := m.Affects
	if len(each) == 0 {
		for i := range o.voting {
			each = append(each, o.voting[i].Ref())
		}
	}
	for _, c := range each {
		one := a
		one.Who = c
		if c.Kind != "stock_class" {
			one = loadline.Approval{Kind: loadline.By, Who: c, At: a.At}
		}
		out.Of = append(out.Of, one)
	}
	return out
}

// lawful is what the law alone asks of a matter, NotStated where it says nothing.
func (o *Order) lawful(m loadline.Matter) loadline.Approval {
	var all []loadline.Approval
	for _, r := range o.onMatter(&m, loadline.FormNotSaid) {
		if r.applies == loadline.Yes && binding(r.p) && !r.p.Needs.IsZero() && formOf(r.p) != loadline.WrittenConsent {
			all = append(all, o.resolved(r.p.Needs, &m))
		}
	}
	switch len(all) {
	case 0:
		return loadline.Approval{}
	case 1:
		return all[0]
	}
	return loadline.Approval{Kind: loadline.AllOf, Of: all}
}

// binding says whether a provision asks anything of a decision by itself.
func binding(p *loadline.Provision) bool {
	return p.Force != loadline.Practice && p.Force != loadline.Line
}
