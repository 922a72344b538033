package question

import (
	"cmp"
	"slices"

	"loadline"
	"loadline/captable"
	"loadline/dependence"
	"loadline/formula"
)

// WhatBinds is the question on whom the company depends: who supplies what part, how long and how much it takes to do without, what of
// an investor's money comes back to it, which days matter.
type WhatBinds struct {
	Def     captable.Definition // what fully diluted counts, of those who hold equity too
	Without string              // the exit drill: a supplier that stops; empty: none does
	On      loadline.Date       // of the drill: the day on which it stops or gives notice; 0: the day that is asked about
}

// whatBinds is one asking.
type whatBinds struct {
	c    Case
	on   *dependence.On
	own  *claims
	data BoundBy
}

// Ask answers it.
func (q WhatBinds) Ask(c Case) loadline.Answer {
	if a, refused := c.refused("what-binds"); refused {
		return a
	}
	a := c.answer("what-binds")
	w := newWhatBinds(c, q.Def)
	if len(c.Company.Contracts)+len(c.Company.Loans)+len(c.Company.Tranches)+len(c.Company.Licences) == 0 {
		a.State, a.Finding = loadline.NotApplicable, loadline.Textf("The file states no contract, loan, tranche or licence: nothing is known of what binds the company.")
		return a
	}
	a.AsOf = w.on.Day
	a.Notices = []loadline.Text{noAdvice()}
	if q.Without != "" {
		return w.drill(a, q)
	}
	w.measure()
	a.Finding, a.Data, a.Views = w.finding(), w.data, w.views()
	a.Because, a.Assumed = w.because(), append(w.on.Assumed, w.open()...)
	return a
}

func newWhatBinds(c Case, def captable.Definition) *whatBinds {
	return &whatBinds{c: c, on: dependence.Of(c.Company, c.AsOf, givenOf(c.Company)), own: newClaims(c, def), data: BoundBy{Currency: c.Company.Currency}}
}

func (w *whatBinds) measure() {
	w.data = BoundBy{Currency: w.c.Company.Currency, Cash: w.on.Cash, Suppliers: []SupplierLine{}, Divided: []DividedLine{}, SpendBack: []SpendBackLine{},
		Free: []FreeLine{}, Calendar: []DatedLine{}, Undated: []UndatedLine{}, Obligations: []ObligationLine{}, Steered: []SteeredLine{}, OnControl: []ControlLine{}}
	for _, s := range w.on.Suppliers {
		w.data.Suppliers = append(w.data.Suppliers, w.supplier(s))
	}
	for _, d := range w.on.Divided {
		if len(d.Parts) > 0 {
			w.data.Divided = append(w.data.Divided, DividedLine{Supplies: d.Supplies, Of: d.Of.String(), Largest: d.Largest, HHI: d.HHI, Effective: d.Number, Rest: d.Rest})
		}
	}
	for _, b := range w.on.Investors {
		line := SpendBackLine{Investor: b.Title, Paid: b.Paid, Promised: b.Promised, Credits: b.Credits, Back: b.Back, Ratio: b.Ratio, Circular: b.Circular, Loop: []PassageLine{}}
		for _, p := range b.Loop {
			line.Loop = append(line.Loop, PassageLine{From: w.titled(p.From), To: w.titled(p.To), Amount: p.Amount, Says: p.Says, At: p.At.String()})
		}
		w.data.SpendBack = append(w.data.SpendBack, line)
	}
	for _, word := range w.on.Supplied() {
		w.data.Free = append(w.data.Free, FreeLine{Of: word, Part: w.on.Free(word)})
	}
	w.data.Free = append(w.data.Free, FreeLine{Of: "cash", Part: w.on.FreeCash()})
	w.dates()
}

func (w *whatBinds) titled(id string) string {
	if id == "" {
		return w.c.title()
	}
	return w.on.Title(id)
}

func (w *whatBinds) dates() {
	dates, open := dependence.Calendar(w.c.Company, w.on.Day)
	for _, d := range dates {
		w.data.Calendar = append(w.data.Calendar, DatedLine{ID: d.ID, Date: d.Date, With: w.partyOf(d.Party), Says: d.Says, At: d.At.String(), at: d.At})
	}
	for _, u := range open {
		w.data.Undated = append(w.data.Undated, UndatedLine{Of: u.Of, Asks: u.Asks, At: u.At.String(), at: u.At})
	}
	for _, o := range w.on.Obligations() {
		w.data.Obligations = append(w.data.Obligations, ObligationLine{To: w.partyOf(o.Party), Of: o.Of, Says: o.Says, At: o.At.String(), at: o.At})
	}
	w.lawLines()
	w.consents()
	for _, x := range w.on.Steered {
		w.data.Steered = append(w.data.Steered, SteeredLine{By: w.partyOf(x.By), Says: x.Says, At: x.At.String()})
	}
	for _, x := range w.on.OnControl() {
		w.data.OnControl = append(w.data.OnControl, ControlLine{With: w.partyOf(x.Party), Of: x.Of, Surely: x.Surely, Says: x.Says, At: x.At.String()})
	}
}

// partyOf is what a reader calls a party; nothing where there is none.
func (w *whatBinds) partyOf(id string) string {
	if id == "" {
		return ""
	}
	return w.on.Title(w.on.Party(id))
}

// consents are those that must be asked of a counterparty.
func (w *whatBinds) consents() {
	parties := w.on.Parties()
	for _, x := range w.c.Company.Consents {
		for _, s := range w.c.Company.Stakeholders {
			if slices.Contains(parties, w.on.Party(s.ID)) && mentions(x.Of, s.Ref()) {
				says := loadline.Textf("must be asked: %v", list(mattersOf(x.Over, w.c.Company), 4))
				w.data.Obligations = append(w.data.Obligations, ObligationLine{To: w.partyOf(s.ID), Of: x.Ref(), Says: says, At: x.At.String(), at: x.At})
			}
		}
	}
}

// mentions says whether an approval is, or hangs on, that of somebody.
func mentions(a loadline.Approval, who loadline.Ref) bool {
	return a.Kind == loadline.By && a.Who == who || slices.ContainsFunc(a.Of, func(x loadline.Approval) bool { return mentions(x, who) })
}

// supplier is a row of the table of dependence.
func (w *whatBinds) supplier(s dependence.Supplier) SupplierLine {
	x := s.Switch
	line := SupplierLine{
		Supplier: s.Title, Supplies: s.Supplies, Spend: s.Spend, Owed: s.Owed, Shares: []SupplierShare{}, Contracts: []loadline.Ref{},
		Level: x.Level, Reason: x.Reason, Time: x.Time, Replace: x.Replace, Bound: x.Bound, Cost: x.Cost, Move: x.Move, OwedOnExit: x.Owed, Lost: x.Lost,
		ExitRatio: s.ExitRatio, Air: s.Air.Months, ExitGap: s.ExitGap, Steers: []SteerLine{}, Seats: []string{}, id: s.ID, of: s,
	}
	for _, k := range s.Contracts {
		line.Contracts = append(line.Contracts, k.Ref())
	}
	for _, d := range w.on.Divided {
		if share, ok := d.Share(s.ID); ok {
			line.Shares = append(line.Shares, SupplierShare{Supplies: d.Supplies, Of: d.Of.String(), Share: share})
		}
	}
	for _, t := range s.Steers {
		line.Steers = append(line.Steers, SteerLine{Says: t.Says, At: t.At.String(), at: t.At})
	}
	w.holds(&line, s.Members)
	return line
}

// holds fills what a party holds of the company: equity, votes, seats.
func (w *whatBinds) holds(line *SupplierLine, members []string) {
	line.Equity, line.Votes = zero(), zero()
	refs := map[loadline.Ref]bool{}
	for _, s := range w.c.Company.Stakeholders {
		if !slices.Contains(members, s.ID) {
			continue
		}
		refs[s.Ref()] = true
		if len(w.c.Company.Transactions) > 0 {
			line.Equity = line.Equity.Add(w.own.fraction(s.Ref(), captable.FullyDiluted))
			line.Votes = line.Votes.Add(w.own.fraction(s.Ref(), captable.Votes))
		}
	}
	if len(w.c.Company.Bodies) == 0 {
		return
	}
	order, _ := w.c.order()
	for _, b := range order.Bodies() {
		for _, s := range order.Seats(b.Ref()) {
			if person, ok := s.Person.Get(); ok && refs[person] && s.Exists != loadline.No {
				line.Seats = append(line.Seats, s.Seat.String())
			}
		}
	}
}

// open are the questions that figures of the answer hang on, each once.
func (w *whatBinds) open() []loadline.Assumption {
	var out []loadline.Assumption
	seen := map[string]bool{}
	ask := func(ns ...loadline.Number) {
		for _, n := range ns {
			for _, u := range n.Open {
				if !u.Within && !seen[u.Question] {
					seen[u.Question] = true
					out = append(out, loadline.Assumption{Says: loadline.Textf("nothing: what hangs on it is given between bounds, or not at all"), Settles: loadline.Textf("%v", u.Question), At: u.At})
				}
			}
		}
	}
	for _, s := range w.data.Suppliers {
		for _, share := range s.Shares {
			ask(share.Share)
		}
		ask(s.Time, s.Cost, s.ExitRatio, s.ExitGap)
		if u := s.of.Switch.LevelOpen; u.Question != "" {
			ask(loadline.Number{Open: []loadline.Unknown{u}})
		}
	}
	for _, b := range w.data.SpendBack {
		ask(b.Ratio)
	}
	for _, f := range w.data.Free {
		ask(f.Part)
	}
	slices.SortStableFunc(out, func(a, b loadline.Assumption) int {
		return cmp.Or(cmp.Compare(a.At.File, b.At.File), cmp.Compare(a.At.Line, b.At.Line))
	})
	return out
}

// monthsOf is a number of months as a value of expressions.
func monthsOf(n loadline.Number) formula.Value {
	return formula.DurationValue(n, loadline.Exactly(loadline.Ratio{}))
}
