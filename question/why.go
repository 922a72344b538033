package question

import (
	"cmp"
	"slices"
	"strings"

	"loadline"
	"loadline/captable"
	"loadline/formula"
)

// Explained is the JSON of who-owns --why: what one stakeholder holds, and the transactions behind it.
type Explained struct {
	Stakeholder  string            `json:"stakeholder"`
	Holding      Holding           `json:"holding"`
	Securities   []SecurityOnDay   `json:"securities"`
	Transactions []TransactionLine `json:"transactions"`
}

// SecurityOnDay is one security of the stakeholder.
type SecurityOnDay struct {
	ID           string           `json:"id"`
	Name         string           `json:"name"`
	Kind         string           `json:"kind"`
	Class        string           `json:"class"`
	Date         loadline.Date    `json:"date"`
	Issued       loadline.Number  `json:"issued"`
	Outstanding  loadline.Number  `json:"outstanding"`
	Vested       loadline.Number  `json:"vested"`
	Exercisable  loadline.Number  `json:"exercisable"`
	FullyDiluted loadline.Number  `json:"fully_diluted"`
	Invested     *loadline.Number `json:"invested,omitempty"` // of a convertible; nothing is known here of what was paid for shares
}

// TransactionLine is one transaction behind a figure.
type TransactionLine struct {
	Date loadline.Date `json:"date"`
	Says loadline.Text `json:"says"`
	At   string        `json:"at"`
}

// explain answers who-owns for one stakeholder, with every transaction that made its figures.
func (q WhoOwns) explain(c Case) loadline.Answer {
	a := c.answer("who-owns")
	who, other := find(c.Company, q.Why)
	if who == nil {
		a.State = loadline.NotApplicable
		a.Finding = loadline.Textf("%q is not the name of one stakeholder. Which is meant: %v?", q.Why, list(other, 5))
		if len(other) == 0 {
			a.Finding = noStakeholder(c.Company, q.Why)
		}
		return a
	}
	on := c.Ledger.On(c.AsOf)
	totals := on.Totals(q.Def, func(s captable.Security) (string, bool) { return s.StakeholderID, true })
	e := Explained{Stakeholder: who.Title(), Holding: holding(nothing())}
	e.Holding.OutstandingPart, e.Holding.FullyDilutedPart, e.Holding.VotesPart = zero(), zero(), zero()
	for i, g := range totals.Groups {
		if g.Key == who.ID {
			e.Holding = holding(g.Figures)
			e.Holding.OutstandingPart = totals.Fraction(i, captable.Outstanding)
			e.Holding.FullyDilutedPart = totals.Fraction(i, captable.FullyDiluted)
			e.Holding.VotesPart = totals.Fraction(i, captable.Votes)
		}
	}
	e.Holding.ID, e.Holding.Name = who.ID, who.Title()
	classes := classTitles(c.Company)
	for _, p := range on.Positions(q.Def) {
		if p.StakeholderID == who.ID {
			e.Securities = append(e.Securities, securityOnDay(p, classes))
		}
	}
	w := wording{names: holderNames(c.Company), classes: classes}
	trace := c.Ledger.Trace(c.AsOf, captable.Selection{StakeholderID: who.ID})
	for _, t := range trace {
		e.Transactions = append(e.Transactions, TransactionLine{t.Base().Date, w.of(t), t.Base().At.String()})
	}
	a.Finding = explainedFinding(e)
	a.Because = securityReasons(c, e.Securities, w)
	a.Assumed = on.Assumed
	a.Data = e
	a.Views = []loadline.View{securitiesTable(e), history(e, trace)}
	return a
}

// noStakeholder says that nobody is called so, and who is.
func noStakeholder(c *loadline.Company, word string) loadline.Text {
	var all, names []string
	for _, s := range c.Stakeholders {
		all = append(all, cmp.Or(s.Name, s.ID), s.Title())
		names = append(names, cmp.Or(s.Name, s.Title()))
	}
	switch near := formula.Closest(word, all); {
	case near != "":
		return loadline.Textf("No stakeholder is called %q. Did you mean %v?", word, near)
	case len(names) == 0:
		return loadline.Textf("No stakeholder is called %q: the facts name none.", word)
	}
	return loadline.Textf("No stakeholder is called %q. There are: %v.", word, some(names, most))
}

func explainedFinding(e Explained) loadline.Text {
	h := e.Holding
	if len(e.Securities) == 0 {
		return loadline.Textf("%v holds nothing on that day.", e.Stakeholder)
	}
	return loadline.Textf("%v holds %v shares outstanding (%v), %v votes (%v) and %v fully diluted (%v).", e.Stakeholder,
		h.Outstanding, loadline.InPercent(h.OutstandingPart), h.Votes, loadline.InPercent(h.VotesPart), h.FullyDiluted, loadline.InPercent(h.FullyDilutedPart))
}

// find is the stakeholder of that id, name or legal name, case aside, where exactly one is meant; else those that are near.
func find(c *loadline.Company, word string) (*loadline.Stakeholder, []string) {
	word = strings.TrimPrefix(word, "stakeholder.")
	var exact, near []*loadline.Stakeholder
	for i := range c.Stakeholders {
		s := &c.Stakeholders[i]
		switch {
		case s.ID == word || s.Name == word:
			return s, nil
		case strings.EqualFold(s.LegalName, word):
			exact = append(exact, s)
		case strings.Contains(strings.ToLower(s.LegalName), strings.ToLower(word)):
			near = append(near, s)
		}
	}
	if len(exact) > 0 {
		near = exact
	}
	if len(near) == 1 {
		return near[0], nil
	}
	var names []string
	for _, s := range near {
		names = append(names, loadline.Textf("%v (%v)", s.Title(), s.Ref()).String())
	}
	slices.Sort(names)
	return nil, names
}

func classTitles(c *loadline.Company) map[string]string {
	out := make(map[string]string, len(c.Classes))
	for _, class := range c.Classes {
		out[class.ID] = classTitle(class)
	}
	return out
}

func securityOnDay(p captable.Position, classes map[string]string) SecurityOnDay {
	out := SecurityOnDay{
		ID: p.SecurityID, Name: securityTitle(p.Security), Kind: kindWord(p.Kind), Class: cmp.Or(classes[p.ClassID], p.ClassID), Date: p.Date,
		Issued: p.Issued, Outstanding: p.Outstanding, Vested: p.Vested, Exercisable: p.Exercisable, FullyDiluted: p.FullyDiluted,
	}
	if isConvertible(p.Kind) {
		out.Invested = &p.Invested
	}
	return out
}

func securitiesTable(e Explained) loadline.Table {
	t := loadline.Table{ID: "securities", Title: loadline.Textf("Securities of %v", e.Stakeholder), Columns: []loadline.Column{
		{ID: "name", Head: loadline.Textf("Security")},
		{ID: "kind", Head: loadline.Textf("Kind")},
		{ID: "class", Head: loadline.Textf("Class")},
		{ID: "date", Head: loadline.Textf("Issued on"), Kind: loadline.Day},
		{ID: "issued", Head: loadline.Textf("Issued"), Kind: loadline.Count},
		{ID: "outstanding", Head: loadline.Textf("Still held"), Kind: loadline.Count},
		{ID: "vested", Head: loadline.Textf("Vested"), Kind: loadline.Count},
		{ID: "fully_diluted", Head: loadline.Textf("Fully diluted"), Kind: loadline.Count},
		{ID: "invested", Head: loadline.Textf("Invested, unconverted"), Kind: loadline.Count},
	}}
	for _, s := range e.Securities {
		var invested any // blank but for a convertible
		if s.Invested != nil {
			invested = *s.Invested
		}
		t.Rows = append(t.Rows, loadline.Row{Cells: []loadline.Cell{
			{Value: s.Name}, {Value: s.Kind}, {Value: s.Class}, {Value: s.Date}, {Value: s.Issued}, {Value: s.Outstanding}, {Value: s.Vested}, {Value: s.FullyDiluted}, {Value: invested},
		}})
	}
	return t
}

func history(e Explained, trace []loadline.Transaction) loadline.Timeline {
	t := loadline.Timeline{ID: "history", Title: loadline.Textf("The transactions behind it")}
	for i, line := range e.Transactions {
		t.Events = append(t.Events, loadline.TimelineEvent{
			Period: loadline.Period{From: line.Date, To: line.Date}, Says: line.Says, At: trace[i].Base().At,
		})
	}
	return t
}

// securityReasons say of each security what is left of it, with the transactions that made it so, each with its place.
func securityReasons(c Case, securities []SecurityOnDay, w wording) []loadline.Reason {
	var out []loadline.Reason
	for _, s := range securities {
		r := loadline.Reason{Says: loadline.Textf("%v: %v of %v are still held, of which %v have vested", s.Name, s.Outstanding, s.Issued, s.Vested)}
		if s.Invested != nil {
			r.Says = loadline.Textf("%v: %v invested, and not yet converted", s.Name, *s.Invested)
		}
		for _, t := range c.Ledger.Trace(c.AsOf, captable.Selection{SecurityID: s.ID}) {
			r.Because = append(r.Because, loadline.Reason{Says: loadline.Textf("%v: %v", t.Base().Date, w.of(t)), At: t.Base().At})
		}
		out = append(out, r)
	}
	return out
}
