package question

import (
	"loadline"
	"loadline/captable"
)

// finding is the answer in a sentence or two: what there is, and who holds most of the votes.
func (w *whoOwns) finding() loadline.Text {
	total := w.data.Total
	if total.Outstanding.IsZero() && total.FullyDiluted.IsZero() {
		return loadline.Textf("Nothing is outstanding on that day.")
	}
	if total.Votes.IsZero() {
		return loadline.Textf("%v shares are outstanding, %v fully diluted. None of them has a vote.", total.Outstanding, total.FullyDiluted)
	}
	switch top := w.mostVotes(); len(top) {
	case 0:
		return loadline.Textf("%v shares are outstanding, %v fully diluted. Who holds most of the votes cannot be told: see what is not known below.",
			total.Outstanding, total.FullyDiluted)
	case 1:
		return loadline.Textf("%v shares are outstanding, %v fully diluted. Most votes: %v, with %v of %v (%v), and %v fully diluted.",
			total.Outstanding, total.FullyDiluted, top[0].Name, top[0].Votes, total.Votes, loadline.InPercent(top[0].VotesPart), loadline.InPercent(top[0].FullyDilutedPart))
	default:
		var names []string
		for _, h := range top {
			names = append(names, h.Name)
		}
		return loadline.Textf("%v shares are outstanding, %v fully diluted. Equally many votes, and more than any other: %v, with %v of %v each (%v).",
			total.Outstanding, total.FullyDiluted, list(names, 4), top[0].Votes, total.Votes, loadline.InPercent(top[0].VotesPart))
	}
}

// mostVotes are the rows that certainly have more votes than all others: one, or several with equally many. None where
// bounds overlap.
func (w *whoOwns) mostVotes() []Holding {
	var most loadline.Ratio
	for _, r := range w.data.Rows {
		most = most.Max(low(r.Votes))
	}
	var top []Holding
	for _, r := range w.data.Rows {
		v, known := r.Votes.Exact()
		switch {
		case known && v.Equal(most):
			top = append(top, r)
		case r.Votes.Hi == nil || r.Votes.Hi.Cmp(most) >= 0:
			if low(r.Votes).Cmp(most) < 0 || !known && len(w.data.Rows) > 1 {
				return nil
			}
			top = append(top, r)
		}
	}
	return top
}

// nothingKnown says whether neither the count nor the votes of the company have an upper bound.
func (w *whoOwns) nothingKnown() bool {
	t := w.data.Total
	return t.Outstanding.Hi == nil && t.Votes.Hi == nil
}

// mostQuestions bounds how many questions stand under an answer.
const mostQuestions = 12

// unsettled are the questions that the figures hang on, each once: bounds without their question would be half an answer.
func (w *whoOwns) unsettled() []loadline.Assumption {
	seen := map[string]bool{}
	for _, a := range w.on.Assumed {
		seen[a.Settles.String()] = true
	}
	var out []loadline.Assumption
	ask := func(says loadline.Text, open []loadline.Unknown, most int) {
		for _, u := range open {
			if !seen[u.Question] && most > 0 && len(out) < mostQuestions {
				out = append(out, loadline.Assumption{Says: says, Settles: loadline.Textf("%v", u.Question), At: u.At})
				most--
			}
			seen[u.Question] = true
		}
	}
	for _, c := range w.data.Classes { // one question settles each, however many ways there are to ask it
		ask(loadline.Textf("Not known: how %v converts, so figures are bounds.", c.Name), c.Ratio.Open, 1)
		ask(loadline.Textf("Not known: the votes of %v, so figures are bounds.", c.Name), c.VotesPerShare.Open, 1)
	}
	for _, p := range w.data.Plans {
		ask(loadline.Textf("Not known: what is left of %v, so figures are bounds.", p.Name), p.Available.Open, 1)
	}
	t := w.data.Total
	for _, n := range []loadline.Number{t.Outstanding, t.Unvested, t.Exercisable, t.Grants, t.Warrants, t.FullyDiluted} {
		ask(loadline.Textf("Not known, so figures are bounds."), n.Open, mostQuestions)
	}
	return out
}

// because says what the totals are made of.
func (w *whoOwns) because() []loadline.Reason {
	outstanding := loadline.Reason{Says: loadline.Textf("%v shares of stock are outstanding", w.data.Total.Outstanding)}
	for _, c := range w.data.Classes {
		if c.Outstanding.IsZero() {
			continue
		}
		of := loadline.Textf("%v: %v outstanding, authorised %v", c.Name, c.Outstanding, c.Authorized)
		if v, known := c.Ratio.Exact(); !known || !v.Equal(loadline.Int(1)) {
			of = loadline.Textf("%v: %v outstanding, authorised %v; each converts into %v, so %v as converted", c.Name, c.Outstanding, c.Authorized, c.Ratio, c.AsConverted)
		}
		outstanding.Because = append(outstanding.Because, loadline.Reason{Says: of, At: class(w.c.Company, c.ID).At})
	}
	t := w.totals.Total
	diluted := loadline.Reason{Says: loadline.Textf("%v fully diluted, which counts %v", t.FullyDiluted, w.Def.String())}
	add := func(says loadline.Text, n loadline.Number) {
		if !n.IsZero() {
			diluted.Because = append(diluted.Because, loadline.Reason{Says: says})
		}
	}
	add(loadline.Textf("%v shares of stock as converted", t.AsConverted), t.AsConverted)
	if w.Def.Grants {
		add(loadline.Textf("%v shares under grants, of which %v have vested", t.Grants, t.VestedGrants), t.Grants)
	}
	if w.Def.Warrants {
		add(loadline.Textf("%v shares under warrants", t.Warrants), t.Warrants)
	}
	if w.Def.UnissuedPool {
		add(loadline.Textf("%v shares in the unissued pool", w.data.Pool), w.data.Pool)
	}
	return []loadline.Reason{outstanding, diluted}
}

func (w *whoOwns) views() []loadline.View {
	views := []loadline.View{w.holdingsTable()}
	if w.By == ByStakeholder && len(w.data.Classes) > 1 && len(w.data.Classes) <= mostClasses && len(w.data.Rows) <= mostHolders {
		views = append(views, w.classMatrix())
	}
	views = append(views, w.classTable())
	if len(w.data.Plans) > 0 {
		views = append(views, w.planTable())
	}
	if len(w.data.Convertibles) > 0 {
		views = append(views, w.convertibleTable())
	}
	return views
}

// figure is a column of the main table and how a row fills it.
type figure struct {
	loadline.Column
	of   func(Holding) loadline.Number
	part func(Holding) loadline.Number // set where a column of parts stands beside it
}

func (w *whoOwns) figures() []figure {
	count := func(id string, head loadline.Text, of, part func(Holding) loadline.Number) figure {
		return figure{loadline.Column{ID: id, Head: head, Kind: loadline.Count}, of, part}
	}
	all := []figure{
		count("outstanding", loadline.Textf("Outstanding"), func(h Holding) loadline.Number { return h.Outstanding }, func(h Holding) loadline.Number { return h.OutstandingPart }),
		count("as_converted", loadline.Textf("As converted"), func(h Holding) loadline.Number { return h.AsConverted }, nil),
		count("votes", loadline.Textf("Votes"), func(h Holding) loadline.Number { return h.Votes }, func(h Holding) loadline.Number { return h.VotesPart }),
		count("votes_as_converted", loadline.Textf("Votes as converted"), func(h Holding) loadline.Number { return h.VotesAsConverted }, nil),
		count("rights", loadline.Textf("Under grants and warrants"), func(h Holding) loadline.Number { return h.Grants.Add(h.Warrants) }, nil),
		count("fully_diluted", loadline.Textf("Fully diluted"), func(h Holding) loadline.Number { return h.FullyDiluted }, func(h Holding) loadline.Number { return h.FullyDilutedPart }),
	}
	var out []figure
	for _, f := range all {
		if w.worthAColumn(f) {
			out = append(out, f)
		}
	}
	return out
}

// worthAColumn leaves out what says nothing: a column of zeros, or one that repeats another on every row.
func (w *whoOwns) worthAColumn(f figure) bool {
	repeats := map[string]func(Holding) loadline.Number{
		"as_converted":       func(h Holding) loadline.Number { return h.Outstanding },
		"votes_as_converted": func(h Holding) loadline.Number { return h.Votes },
	}
	switch f.ID {
	case "outstanding", "votes", "fully_diluted":
		return true
	}
	other := repeats[f.ID]
	if other == nil {
		return !f.of(w.data.Total).IsZero()
	}
	for _, h := range append(w.data.Rows, w.data.Total) {
		if !same(f.of(h), other(h)) {
			return true
		}
	}
	return false
}

func same(a, b loadline.Number) bool {
	sameEnd := func(x, y *loadline.Ratio) bool { return x == nil && y == nil || x != nil && y != nil && x.Equal(*y) }
	return sameEnd(a.Lo, b.Lo) && sameEnd(a.Hi, b.Hi)
}

func (w *whoOwns) holdingsTable() loadline.Table {
	figures := w.figures()
	t := loadline.Table{ID: "holdings", Title: loadline.Textf("Holdings by %v", string(w.By)), Notes: w.notes()}
	t.Columns = append(t.Columns, loadline.Column{ID: "name", Head: heading(w.By)})
	for _, f := range figures {
		t.Columns = append(t.Columns, f.Column)
		if f.part != nil {
			t.Columns = append(t.Columns, loadline.Column{ID: f.ID + "_part", Head: loadline.Textf("%%"), Kind: loadline.Percent, ShareOf: f.ID})
		}
	}
	row := func(name any, h Holding, role loadline.RowRole) loadline.Row {
		r := loadline.Row{Role: role, Cells: []loadline.Cell{{Value: name}}}
		for _, f := range figures {
			r.Cells = append(r.Cells, loadline.Cell{Value: f.of(h)})
			if f.part != nil {
				r.Cells = append(r.Cells, loadline.Cell{Value: f.part(h)})
			}
		}
		return r
	}
	for _, h := range w.data.Rows {
		t.Rows = append(t.Rows, row(h.Name, h, loadline.Plain))
	}
	if w.Def.UnissuedPool && !w.data.Pool.IsZero() {
		t.Rows = append(t.Rows, row(loadline.Textf("Unissued pool"), w.poolRow(), loadline.Plain))
	}
	total := w.data.Total
	total.OutstandingPart, total.VotesPart, total.FullyDilutedPart = whole(total.Outstanding), whole(total.Votes), whole(total.FullyDiluted)
	last := row(loadline.Textf("Total"), total, loadline.Total)
	for i := range t.Rows {
		last.Sums = append(last.Sums, i)
	}
	t.Rows = append(t.Rows, last)
	return t
}

// poolRow is the row of shares that nobody holds yet: they count in the fully diluted column and in no other.
func (w *whoOwns) poolRow() Holding {
	none := loadline.Exactly(loadline.Ratio{})
	return Holding{
		Outstanding: none, OutstandingPart: none, AsConverted: none, Unvested: none, Grants: none, Exercisable: none, Warrants: none,
		Votes: none, VotesPart: none, VotesAsConverted: none,
		FullyDiluted: w.data.Pool, FullyDilutedPart: w.totals.Fraction(-1, captable.FullyDiluted),
	}
}

// whole is the part that a total has of itself: all of it, where there is anything.
func whole(n loadline.Number) loadline.Number {
	if n.IsZero() {
		return loadline.Exactly(loadline.Ratio{})
	}
	return loadline.Exactly(loadline.Int(1))
}

func heading(by Grouping) loadline.Text {
	switch by {
	case ByClass:
		return loadline.Textf("Class")
	case ByGroup:
		return loadline.Textf("Group")
	case BySecurity:
		return loadline.Textf("Security")
	}
	return loadline.Textf("Stakeholder")
}

func (w *whoOwns) notes() []loadline.Text {
	notes := []loadline.Text{
		loadline.Textf("Outstanding: shares of stock issued and not ended, vested or not."),
		loadline.Textf("Votes: outstanding shares times the votes a share of their class has."),
		loadline.Textf("Fully diluted counts %v.", w.Def.String()),
	}
	if len(w.data.Convertibles) > 0 && !w.Def.Convertibles {
		notes = append(notes, loadline.Textf("SAFEs and notes stand apart: how many shares they become hangs on the price of a later round."))
	}
	if w.By == ByGroup {
		for _, s := range w.c.Company.Stakeholders {
			if len(s.Groups) > 1 {
				notes = append(notes, loadline.Textf("Who is in several groups is counted in the first that the file names."))
				break
			}
		}
	}
	return notes
}

// A matrix of holders by classes is drawn while a reader can take it in.
const (
	mostClasses = 6
	mostHolders = 200
)
