package governance

import (
	"slices"
	"strings"
	"sync"

	"loadline"
	"loadline/captable"
)

// Order is a company's order of deciding at the end of a day. It is immutable and safe for concurrent use.
type Order struct {
	company *loadline.Company
	ledger  *captable.Ledger
	held    *captable.Holdings
	date    loadline.Date

	folk       map[string]int        // a stakeholder by the name in its Ref and by its id
	voting     []loadline.StockClass // those that vote each by itself: without series that are one with another
	classes    map[string]int        // where a class votes, by its name and its id: a series that is one with another where that does
	documents  map[string]int
	parties    []party
	partyAt    []int           // of each stakeholder
	issued     map[string]bool // classes of which a share was ever issued
	spoken     func() map[string]bool
	raising    func() []raising
	onHoldings func() bool                    // see HangsOnHoldings
	stock      func() []captable.Group        // by class and holder
	titles     func() map[loadline.Ref]string // of seats
	seatsRead  *sync.Map                      // of each body
	lawsRead   *sync.Map                      // rulings in force on the day, by the name of the law
	weighed    *sync.Map                      // ways of the file's matters held against the law: see weighedWay
	decided    sync.Map                       // matters of the file as rules, by matter and horizon: see Decision
	brief      bool                           // see Brief
	slim       bool                           // ways are weighed without what tells of the law: nobody reads them who tells of it
}

// On reads a company at the end of a day; the zero date is the day of which the company speaks. The ledger is the company's
// own, or that of a company that differs from it in no security. The diagnostics tell of facts that run in a circle: entities
// that manage one another, agreements that follow one another.
func On(c *loadline.Company, l *captable.Ledger, date loadline.Date) (*Order, loadline.Diagnostics) {
	o := read(c, l, date)
	return o, append(o.entityCircles(), o.agreementCircles()...)
}

// Brief is a company at the end of a day for those who ask for outcomes alone: its decisions tell the rules, the weights, the
// columns, the parties and what is open, and not by which clauses: no gates, ways, consents, rights, drag-alongs, law,
// assumptions or letters. A company is asked thousands of times as it would be after a change.
func Brief(c *loadline.Company, l *captable.Ledger, date loadline.Date) *Order {
	o := read(c, l, date)
	o.brief, o.slim = true, true
	return o
}

func read(c *loadline.Company, l *captable.Ledger, date loadline.Date) *Order {
	if date == 0 {
		date = c.AsOf
	}
	o := &Order{company: c, ledger: l, date: date, held: l.On(date), documents: map[string]int{}, seatsRead: &sync.Map{}, lawsRead: &sync.Map{}, weighed: &sync.Map{}}
	if o.date == 0 {
		o.date = o.held.AsOf
	}
	for i := range c.Documents {
		o.documents[c.Documents[i].Ref().Name] = i
	}
	o.issued = issuedOf(c)
	o.stock = sync.OnceValue(o.stockHeld)
	o.name()
	return o
}

// issuedOf are the classes of which a share was ever issued.
func issuedOf(c *loadline.Company) map[string]bool {
	out := map[string]bool{}
	for _, t := range c.Transactions {
		if s, ok := t.(*loadline.StockIssuance); ok {
			out[c.VotesAs(s.StockClassID)] = true
		}
	}
	return out
}

// Changed is the order of a company that differs from this one in who there is, sits where and may consent, on the same day, as
// [Brief] reads it; not in its securities, documents and laws, of which what has been read is kept.
func (o *Order) Changed(c *loadline.Company) *Order {
	other := &Order{company: c, ledger: o.ledger, date: o.date, held: o.held, documents: o.documents, issued: o.issued, stock: o.stock, lawsRead: o.lawsRead, brief: true}
	other.keep(o, sameFacts(c.Bodies, o.company.Bodies) && sameFacts(c.Offices, o.company.Offices))
	other.name()
	return other
}

// Reheld is the order of a company that differs from this one in who holds how many shares, and in holders who are new, on the
// same day, as [Brief] reads it. The ledger is that of the other company.
func (o *Order) Reheld(c *loadline.Company, l *captable.Ledger) *Order {
	other := &Order{company: c, ledger: l, date: o.date, held: l.On(o.date), documents: o.documents, issued: issuedOf(c), lawsRead: o.lawsRead, brief: true}
	other.stock = sync.OnceValue(other.stockHeld)
	other.keep(o, !o.HangsOnHoldings())
	other.name()
	return other
}

// keep takes over what another order has read of seats and ways where these are the same in both: who may decide by which
// clause does not hang on who holds what, unless something begins or ends with it.
func (o *Order) keep(of *Order, same bool) {
	if same {
		o.seatsRead, o.weighed, o.slim = of.seatsRead, of.weighed, of.slim
		return
	}
	o.seatsRead, o.weighed, o.slim = &sync.Map{}, &sync.Map{}, true
}

// sameFacts says whether two lists of facts are one.
func sameFacts[T any](a, b []T) bool {
	return len(a) == len(b) && (len(a) == 0 || &a[0] == &b[0])
}

// name reads who and what there is by name, and who votes as one; what else is asked of the facts is read when it is.
func (o *Order) name() {
	c := o.company
	o.folk, o.classes = make(map[string]int, 2*len(c.Stakeholders)), make(map[string]int, 2*len(c.Classes))
	for i := range c.Stakeholders {
		o.folk[c.Stakeholders[i].ID] = i
	}
	for i := range c.Stakeholders {
		o.folk[c.Stakeholders[i].Ref().Name] = i
	}
	o.countClasses()
	o.titles = sync.OnceValue(o.seatTitles)
	o.spoken = sync.OnceValue(o.spokenOf)
	o.raising = sync.OnceValue(o.moneyRaised)
	o.onHoldings = sync.OnceValue(o.readOnHoldings)
	o.merge()
}

// countClasses reads which classes vote by themselves, and where the others vote.
func (o *Order) countClasses() {
	c := o.company
	at := make([]int, len(c.Classes))
	o.voting = make([]loadline.StockClass, 0, len(c.Classes))
	for i := range c.Classes {
		if at[i] = len(o.voting); c.VotesAs(c.Classes[i].ID) == c.Classes[i].ID {
			o.voting, o.classes[c.Classes[i].ID] = append(o.voting, c.Classes[i]), at[i]
		}
	}
	for i := range c.Classes {
		at[i] = o.classes[c.VotesAs(c.Classes[i].ID)]
		o.classes[c.Classes[i].ID] = at[i]
	}
	for i := range c.Classes {
		o.classes[c.Classes[i].Ref().Name] = at[i]
	}
}

// votesAs is the id of the class as which shares of a class vote.
func (o *Order) votesAs(id string) string {
	if i, ok := o.classes[id]; ok {
		return o.voting[i].ID
	}
	return id
}

// Classes are those that vote each by itself: without series that are one with another, such as a series A-1 with the series A.
func (o *Order) Classes() []loadline.StockClass { return o.voting }

// Company is the company that was read.
func (o *Order) Company() *loadline.Company { return o.company }

// Ledger is that of its securities.
func (o *Order) Ledger() *captable.Ledger { return o.ledger }

// Date is the day.
func (o *Order) Date() loadline.Date { return o.date }

// Holdings are who holds what on the day.
func (o *Order) Holdings() *captable.Holdings { return o.held }

// Matters are those that stand on the day, or may, in the order of the file.
func (o *Order) Matters() []loadline.Ref {
	var out []loadline.Ref
	seen := map[string]bool{}
	for i := range o.company.Matters {
		m := &o.company.Matters[i]
		if !seen[m.Name] && o.binds(m.Span, o.date) != loadline.No {
			out, seen[m.Name] = append(out, m.Ref()), true
		}
	}
	return out
}

// Matter is a matter as it stands on the day, and whether there is one.
func (o *Order) Matter(ref loadline.Ref) (loadline.Matter, bool) {
	m := standing(o, o.company.Matters, ref, func(m *loadline.Matter) (loadline.Ref, loadline.Span) { return m.Ref(), m.Span })
	if m == nil {
		return loadline.Matter{}, false
	}
	return *m, true
}

// standing is the fact of this name that stands on the day, else one that may.
func standing[T any](o *Order, facts []T, ref loadline.Ref, of func(*T) (loadline.Ref, loadline.Span)) *T {
	var may *T
	for i := range facts {
		r, span := of(&facts[i])
		if r != ref {
			continue
		}
		switch o.binds(span, o.date) {
		case loadline.Yes:
			return &facts[i]
		case loadline.CannotTell:
			if may == nil {
				may = &facts[i]
			}
		}
	}
	return may
}

// Document is a document of the company, and whether there is one of this name.
func (o *Order) Document(ref loadline.Ref) (loadline.Document, bool) {
	i, ok := o.documents[ref.Name]
	if !ok || ref.Kind != "document" {
		return loadline.Document{}, false
	}
	return o.company.Documents[i], true
}

// Unread are the documents in force of which nobody said that their terms are in the file. Each could overturn an answer.
func (o *Order) Unread() []loadline.Document {
	var out []loadline.Document
	for _, d := range o.company.Documents {
		if d.Read != loadline.Yes && o.inForce(d) {
			out = append(out, d)
		}
	}
	return out
}

func (o *Order) inForce(d loadline.Document) bool {
	status, _ := d.Status.Get()
	return d.Period.Contains(o.date) && status != "draft" && status != "superseded"
}

// Bodies are those that stand on the day, or may, in the order of the file.
func (o *Order) Bodies() []loadline.Body {
	var out []loadline.Body
	seen := map[string]bool{}
	for i := range o.company.Bodies {
		b := &o.company.Bodies[i]
		if seen[b.Name] {
			continue
		}
		if at := o.body(b.Ref()); at != nil {
			out, seen[b.Name] = append(out, *at), true
		}
	}
	return out
}

// body is a body as it stands on the day, nil where there is none.
func (o *Order) body(ref loadline.Ref) *loadline.Body {
	return standing(o, o.company.Bodies, ref, func(b *loadline.Body) (loadline.Ref, loadline.Span) { return b.Ref(), b.Span })
}

// bySeats says whether a body decides by seats rather than by votes of shares.
func bySeats(b *loadline.Body) bool {
	return b.Kind != loadline.Stockholders && len(b.Classes) == 0
}

// kindOf is what a body is. Seats and no kind are read as a board where it is called so, which the answer lists as assumed;
// what it is otherwise, nobody says.
func kindOf(b *loadline.Body) loadline.BodyKind {
	switch {
	case b.Kind != loadline.BodyNotSaid:
		return b.Kind
	case !bySeats(b):
		return loadline.Stockholders
	case calledBoard(b):
		return loadline.Board
	}
	return loadline.BodyNotSaid
}

// calledBoard says whether a body has the name of a board of directors or managers.
func calledBoard(b *loadline.Body) bool {
	called := strings.ToLower(b.Name + " " + b.Title)
	has := func(words ...string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(called, w) })
	}
	return has("board", "director", "geschaeftsf", "geschäftsf", "vorstand") && !has("advis", "beirat", "trust", "committee", "ausschuss", "observer")
}

// seatBody is the body of a seat: seat.board.ceo is of body.board.
func seatBody(seat loadline.Ref) loadline.Ref {
	name, _, _ := strings.Cut(seat.Name, ".")
	return loadline.Ref{Kind: "body", Name: name}
}

// BodyOf is the body of a seat.
func BodyOf(seat loadline.Ref) loadline.Ref { return seatBody(seat) }

// SeatRef is how a seat of a body is named.
func SeatRef(body loadline.Ref, seat string) loadline.Ref {
	return loadline.Ref{Kind: "seat", Name: body.Name + "." + seat}
}

// Title is what a reader calls a fact: "Board of directors", "Cumulus Cloud".
func (o *Order) Title(ref loadline.Ref) string {
	title := ""
	switch ref.Kind {
	case "stakeholder":
		if i, ok := o.folk[ref.Name]; ok {
			title = o.company.Stakeholders[i].Title()
		}
	case "stock_class":
		if i, ok := o.classes[ref.Name]; ok {
			title = o.voting[i].Title
		}
	case "body":
		if b := o.body(ref); b != nil {
			title = b.Title
		}
	case "seat":
		if title = o.titles()[ref]; title == "" {
			_, name, _ := strings.Cut(ref.Name, ".")
			return "seat " + strings.ReplaceAll(name, "_", " ")
		}
	case "office":
		for i := range o.company.Offices {
			if f := &o.company.Offices[i]; f.Ref() == ref && title == "" {
				title = f.Title
			}
		}
	case "matter":
		if m, ok := o.Matter(ref); ok {
			title = m.Title
		}
	case "document":
		if d, ok := o.Document(ref); ok {
			title = d.Title
		}
	case "entity":
		if e := o.entity(ref); e != nil {
			title = e.LegalName
		}
	case "selector":
		return strings.ReplaceAll(ref.Name, "_", " ")
	}
	if title == "" {
		title = strings.ReplaceAll(ref.Name, "_", " ")
	}
	return title
}

// seatTitles are the titles that seats have of their own.
func (o *Order) seatTitles() map[loadline.Ref]string {
	out := map[loadline.Ref]string{}
	for i := range o.company.Bodies {
		b := &o.company.Bodies[i]
		for j := range b.Seats {
			if s := &b.Seats[j]; s.Title != "" {
				out[SeatRef(b.Ref(), s.Name)] = s.Title
			}
		}
	}
	return out
}

func (o *Order) entity(ref loadline.Ref) *loadline.Entity {
	for i := range o.company.Entities {
		if e := &o.company.Entities[i]; ref.Kind == "entity" && e.Ref() == ref {
			return e
		}
	}
	return nil
}

// seatTitle is the title that a seat has of its own; empty where it has none.
func (o *Order) seatTitle(ref loadline.Ref) string { return o.titles()[ref] }
