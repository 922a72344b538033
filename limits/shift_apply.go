package limits

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"sync"

	"loadline"
	"loadline/captable"
	"loadline/governance"
)

// around is what is kept of a world for those who change it.
type around struct {
	mutex   sync.Mutex
	changed map[string]func() *World
	once    sync.Once
	piles   []pile
}

// pile is the stock of one class that a stakeholder holds for certain.
type pile struct {
	class, holder string // ids
	at            int    // the holder's place in the file
	of            []lot
	total         loadline.Ratio
}

// lot is a security.
type lot struct {
	security string
	date     loadline.Date
	shares   loadline.Ratio
}

// stock is who holds how much of which class.
func (w *World) stock() []pile {
	w.around.once.Do(func() {
		at, folk := map[[2]string]int{}, map[string]int{}
		for i := range slices.Backward(w.Company.Stakeholders) {
			folk[w.Company.Stakeholders[i].ID] = i
		}
		for _, p := range w.Order().Holdings().Positions(captable.Definition{}) {
			if p.Kind != captable.KindStock || p.Outstanding.Lo == nil || p.Outstanding.Lo.Sign() <= 0 {
				continue
			}
			place, stated := folk[p.StakeholderID]
			if !stated {
				continue
			}
			key := [2]string{p.ClassID, p.StakeholderID}
			i, ok := at[key]
			if !ok {
				i = len(w.around.piles)
				at[key] = i
				w.around.piles = append(w.around.piles, pile{class: p.ClassID, holder: p.StakeholderID, at: place})
			}
			x := &w.around.piles[i]
			x.of, x.total = append(x.of, lot{p.SecurityID, p.Date, *p.Outstanding.Lo}), x.total.Add(*p.Outstanding.Lo)
		}
	})
	return w.around.piles
}

// after is the world after a change, made once.
func (w *World) after(s Shift) *World {
	if s.Unit == TimePasses {
		return w.On(s.On)
	}
	return w.keep(fmt.Sprint(s.Unit, s.Amount, s.Class, s.From, s.To, s.Of, s.Vacant), func() *World { return Apply(w, s) })
}

// Apply is a world after a change. What it does is the definition of the change:
//
//   - It has come about by the day before, so that whatever ends or begins with it has done so.
//   - Shares pass from whoever of those who give them holds most, then from the next; ties in the order of the file. They
//     come to somebody of the group who counts as of it alone and holds most, else to one more of it. New shares likewise.
//   - A seat is filled by somebody else, each by another person; where it goes with an office, the office changes hands. The
//     former holder keeps everything else.
//   - Somebody else is a newcomer who belongs to no group; somebody of a group is a newcomer who belongs to it alone.
//   - A consent that ends is as if it had never been stated. A new one is somebody's own, and an act without it is void.
func Apply(w *World, s Shift) *World {
	c := *w.Company
	e := &edit{w: w, c: &c, day: w.Date.AddDays(-1)}
	ledger := w.Ledger
	var wrong loadline.Diagnostics
	switch s.Unit {
	case VotesPass:
		e.pass(s)
		ledger, wrong = captable.New(e.c)
	case VotesIssued:
		n, _ := s.Amount.Exact()
		e.open(e.receiver(s.To, s.Class), classID(&c, s.Class), n, e.day)
		ledger, _ = captable.New(e.c)
	case SeatsChange:
		for _, seat := range s.Of {
			e.fill(seat, s)
		}
	case ConsentsEnd:
		e.c.Consents = slices.DeleteFunc(slices.Clone(c.Consents), func(x loadline.Consent) bool { return slices.Contains(s.Of, x.Ref()) })
	case ConsentsNew:
		e.c.Consents = append(slices.Clip(c.Consents), loadline.Consent{
			Name: e.free("consent"), Of: loadline.Approval{Kind: loadline.By, Who: e.somebody(s.To)}, Over: s.Of, Breach: loadline.Say(loadline.Void, loadline.Source{}),
		})
	case TimePasses:
		return w.On(s.On)
	}
	x := NewWorld(e.c, ledger, w.Date)
	x.torn, x.altered, x.before = wrong.HasErrors(), true, w
	x.Order = sync.OnceValue(func() *governance.Order {
		switch {
		case w.same != nil:
			return governance.Brief(e.c, ledger, w.Date)
		case ledger == w.Ledger:
			return w.Order().Changed(e.c)
		}
		return w.Order().Reheld(e.c, ledger)
	})
	return x
}

// edit is a copy of a company while it is being changed.
type edit struct {
	w     *World
	c     *loadline.Company
	day   loadline.Date // on which the change comes about
	fresh int           // what was added
}

// free is an id or name that nothing else has.
func (e *edit) free(kind string) string {
	e.fresh++
	return fmt.Sprintf("%s added %d", kind, e.fresh)
}

// somebody is who stands for a group in a change: the stakeholder or body itself, or a newcomer who belongs to the group
// alone; of no group somebody else.
func (e *edit) somebody(of loadline.Ref) loadline.Ref {
	if of.Kind == stakeholderKind || of.Kind == bodyKind {
		return of
	}
	new := loadline.Stakeholder{ID: e.free("somebody"), LegalName: "somebody else"}
	if of.Name != "" {
		new.Groups = []string{of.Name}
	}
	e.c.Stakeholders = append(slices.Clip(e.c.Stakeholders), new)
	return new.Ref()
}

// receiver is the id of whoever gets shares for a group.
func (e *edit) receiver(of, class loadline.Ref) string {
	if lead, ok := e.w.lead(of, class); ok {
		return e.c.Stakeholders[lead].ID
	}
	return idOf(e.c, e.somebody(of))
}

func idOf(c *loadline.Company, stakeholder loadline.Ref) string {
	for i := range c.Stakeholders {
		if s := &c.Stakeholders[i]; s.Ref() == stakeholder || s.ID == stakeholder.Name {
			return s.ID
		}
	}
	return ""
}

func classID(c *loadline.Company, class loadline.Ref) string {
	for i := range c.Classes {
		if c.Classes[i].Ref() == class {
			return c.Classes[i].ID
		}
	}
	return ""
}

// lead is the stakeholder of a group who counts as of it alone and holds most of a class.
func (w *World) lead(of, class loadline.Ref) (int, bool) {
	best, most, id := -1, loadline.Ratio{}, classID(w.Company, class)
	for i := range w.Company.Stakeholders {
		s := &w.Company.Stakeholders[i]
		if !w.isOf(i, of) || !w.alone(s.Ref(), of) {
			continue
		}
		n := loadline.Ratio{}
		for _, p := range w.stock() {
			if p.at == i && p.class == id {
				n = p.total
			}
		}
		if best < 0 || n.Cmp(most) > 0 {
			best, most = i, n
		}
	}
	return best, best >= 0
}

// alone says whether all who vote as one with a stakeholder are of the group.
func (w *World) alone(s, of loadline.Ref) bool {
	p, ok := w.Order().PartyOf(s)
	return ok && !slices.ContainsFunc(p.Members, func(m loadline.Ref) bool {
		i := w.place(m)
		return i >= 0 && !w.isOf(i, of)
	})
}

// place is where a stakeholder stands in the file, -1 where there is none.
func (w *World) place(stakeholder loadline.Ref) int {
	return slices.IndexFunc(w.Company.Stakeholders, func(x loadline.Stakeholder) bool { return x.Ref() == stakeholder })
}

// isOf says whether a stakeholder is of a group, as expressions mean it.
func (w *World) isOf(i int, group loadline.Ref) bool {
	s := &w.Company.Stakeholders[i]
	switch group.Kind {
	case groupKind:
		return slices.Contains(s.Groups, group.Name)
	case stakeholderKind:
		return s.Ref() == group || s.ID == group.Name
	case bodyKind:
		return slices.ContainsFunc(w.Order().Seats(group), func(x governance.Sitting) bool {
			who, said := x.Person.Get()
			return said && who == s.Ref()
		})
	}
	return false
}

// givers are the piles of a class that those of a group hold, or those of no such group; the largest first.
func (w *World) givers(class, from, but loadline.Ref) []pile {
	id := classID(w.Company, class)
	var out []pile
	for _, p := range w.stock() {
		if p.class != id || from.Name != "" && !w.isOf(p.at, from) || from.Name == "" && w.isOf(p.at, but) {
			continue
		}
		out = append(out, p)
	}
	slices.SortStableFunc(out, func(a, b pile) int { return cmp.Or(b.total.Cmp(a.total), cmp.Compare(a.at, b.at)) })
	return out
}

// pass moves shares from those who give them.
func (e *edit) pass(s Shift) {
	left, _ := s.Amount.Exact()
	to := e.receiver(s.To, s.Class)
	for _, p := range e.w.givers(s.Class, s.From, s.To) {
		for _, x := range p.of {
			if left.Sign() <= 0 {
				return
			}
			n := left.Min(x.shares)
			left = left.Sub(n)
			day := max(e.day, x.date)
			result := e.open(to, p.class, n, day)
			e.c.Transactions = append(e.c.Transactions, &loadline.Transfer{Closing: loadline.Closing{
				Event: loadline.Event{ID: e.free("transfer"), Date: day}, SecurityID: x.security,
				Quantity: loadline.Say(loadline.SharesOf(n), loadline.Source{}), ResultIDs: []string{result},
			}})
		}
	}
}

// open issues shares, and gives the id of the security.
func (e *edit) open(to, class string, n loadline.Ratio, day loadline.Date) string {
	id := e.free("security")
	e.c.Transactions = append(slices.Clip(e.c.Transactions), &loadline.StockIssuance{
		Issued:       loadline.Issued{Event: loadline.Event{ID: id, Date: day}, SecurityID: id, StakeholderID: to},
		StockClassID: class, Quantity: loadline.SharesOf(n), SharePrice: loadline.SayNone[loadline.Money](loadline.Source{}),
	})
	return id
}

// fill seats somebody else, or nobody.
func (e *edit) fill(seat loadline.Ref, s Shift) {
	name, _, _ := strings.Cut(seat.Name, ".")
	body := loadline.Ref{Kind: bodyKind, Name: name}
	sits := e.w.Order().Seats(body)
	at := slices.IndexFunc(sits, func(x governance.Sitting) bool { return x.Seat == seat })
	if at < 0 {
		return
	}
	who := loadline.SayNone[loadline.Ref](loadline.Source{})
	if !s.Vacant {
		person := e.somebody(s.To)
		if person.Kind == bodyKind {
			person = e.member(person)
		}
		who = loadline.Say(person, loadline.Source{})
	}
	if sits[at].By.Name != "" {
		e.handOver(sits[at].By, who)
		return
	}
	fact := sits[at].Fact
	fact.Holder, fact.Span, fact.TermEnds = who, loadline.Span{}, 0
	e.c.Bodies = slices.Clone(e.c.Bodies)
	for i := range e.c.Bodies {
		b := &e.c.Bodies[i]
		first := slices.IndexFunc(b.Seats, func(x loadline.Seat) bool { return x.Name == fact.Name })
		if b.Ref() != body || first < 0 {
			continue
		}
		rest := slices.DeleteFunc(slices.Clone(b.Seats[first:]), func(x loadline.Seat) bool { return x.Name == fact.Name })
		b.Seats = slices.Concat(b.Seats[:first], []loadline.Seat{fact}, rest)
	}
}

// member is the first who sits on a body.
func (e *edit) member(body loadline.Ref) loadline.Ref {
	for _, s := range e.w.Order().Seats(body) {
		if who, said := s.Person.Get(); said {
			return who
		}
	}
	return body
}

// handOver lets an office change hands: on the day before the change, so that it has been left by then.
func (e *edit) handOver(office loadline.Ref, to loadline.Stated[loadline.Ref]) {
	var now loadline.Office
	kept := make([]loadline.Office, 0, len(e.c.Offices)+1)
	held := e.w.Order().Holder(office)
	for _, o := range e.c.Offices {
		if o.Ref() != office {
			kept = append(kept, o)
			continue
		}
		now = o
	}
	now.Holder, now.Span = held, loadline.Span{Until: []loadline.Trigger{{Kind: loadline.DayComes, Date: e.day.AddDays(-1)}}}
	next := now
	next.Holder, next.Span = to, loadline.Span{From: []loadline.Trigger{{Kind: loadline.DayComes, Date: e.day}}}
	e.c.Offices = append(kept, now, next)
}
