package question

import (
	"cmp"
	"slices"

	"loadline"
	"loadline/limits"
)

// views are the limits, the worst first, then for those that have any what decides them and what would mend or break them, the
// claims, and what is silenced.
func (d Checked) views() []loadline.View {
	var out []loadline.View
	for _, t := range []loadline.Table{d.limitsTable(), d.witnessTable(), d.changesTable(), d.claimsTable(), d.silencedTable()} {
		if len(t.Rows) > 0 {
			out = append(out, t)
		}
	}
	return out
}

// worstFirst are the limits as people read them: what is broken before what holds, else in the order of the file.
func (d Checked) worstFirst() []LimitLine {
	out := slices.Clone(d.Limits)
	slices.SortStableFunc(out, func(a, b LimitLine) int { return cmp.Compare(b.Outcome, a.Outcome) })
	return out
}

func (d Checked) limitsTable() loadline.Table {
	t := loadline.Table{ID: "limits", Title: loadline.Textf("Limits"), Columns: []loadline.Column{
		{ID: "outcome", Head: loadline.Textf("Outcome")},
		{ID: "limit", Head: loadline.Textf("Limit")},
		{ID: "why", Head: loadline.Textf("Why")},
		{ID: "freeboard", Head: loadline.Textf("Freeboard")},
		{ID: "at", Head: loadline.Textf("Stated at")},
	}}
	for _, l := range d.worstFirst() {
		t.Rows = append(t.Rows, loadline.Row{Cells: []loadline.Cell{
			{Value: l.Outcome.String()}, {Value: l.Title}, {Value: l.Says}, {Value: l.Freeboard}, {Value: l.At},
		}})
	}
	if unread := d.unread(); len(unread) > 0 {
		t.Notes = append(t.Notes, loadline.Textf("Nobody said that these documents have been read, and each could overturn a limit: %v", list(unread, 5)))
	}
	return t
}

// unread are the documents that could overturn a limit, each once.
func (d Checked) unread() []string {
	var out []string
	for _, l := range d.Limits {
		for _, n := range l.NotRead {
			if !slices.Contains(out, n) {
				out = append(out, n)
			}
		}
	}
	return out
}

// freeboardSays is how far a limit is from its line, in a cell: the first margin, else the first change; the tables have the
// rest.
func freeboardSays(l LimitLine) loadline.Text {
	var parts []loadline.Text
	if len(l.Margins) > 0 {
		parts = append(parts, marginSays(l.Margins[0]))
	}
	if len(l.Shifts) > 0 {
		parts = append(parts, l.Shifts[0].Says)
	} else if len(l.Removes) > 0 {
		parts = append(parts, l.Removes[0].says)
	}
	for _, r := range l.Rooms {
		if room := roomSays(r); !room.IsZero() && len(parts) < 2 {
			parts = append(parts, room)
		}
	}
	switch {
	case len(parts) > 0 || !l.sought:
		return listed(parts)
	case len(l.Cut) > 0:
		return loadline.Textf("no change found within one unit; not all were looked for")
	}
	return loadline.Textf("no change within one unit")
}

// marginSays is the distance of a comparison in its unit.
func marginSays(m MarginLine) loadline.Text {
	switch m.Unit {
	case "":
		return loadline.Textf("%v", m.Distance)
	case "part":
		return loadline.Textf("%v", loadline.InPercent(m.Distance))
	}
	return loadline.Textf("%v %v", m.Distance, m.Unit)
}

// roomSays is how far an input can move.
func roomSays(r RoomLine) loadline.Text {
	switch {
	case r.Down != nil && r.Up != nil:
		return loadline.Textf("input.%v: turns at %v and at %v", r.Input, *r.Down, *r.Up)
	case r.Down != nil:
		return loadline.Textf("input.%v: turns at %v", r.Input, *r.Down)
	case r.Up != nil:
		return loadline.Textf("input.%v: turns at %v", r.Input, *r.Up)
	}
	return loadline.Text{}
}

// witnessTable is who decides each limit, with how much, and by which clauses; of those that hold too.
func (d Checked) witnessTable() loadline.Table {
	t := loadline.Table{ID: "witnesses", Title: loadline.Textf("What decides them"), Columns: []loadline.Column{
		{ID: "limit", Head: loadline.Textf("Limit")},
		{ID: "who", Head: loadline.Textf("Who")},
		{ID: "does", Head: loadline.Textf("What they do")},
		{ID: "with", Head: loadline.Textf("With")},
		{ID: "by", Head: loadline.Textf("By")},
	}}
	for _, l := range d.worstFirst() {
		title := loadline.Textf("%v", l.Title)
		put := func(cells ...loadline.Cell) {
			t.Rows = append(t.Rows, loadline.Row{Cells: slices.Concat([]loadline.Cell{{Value: title}}, cells)})
			title = loadline.Textf("")
		}
		for _, w := range l.Witnesses {
			if len(w.Who) > 0 {
				put(loadline.Cell{Value: some(w.Who, most)}, loadline.Cell{Value: w.doesSays()}, loadline.Cell{Value: listed(w.counts)},
					loadline.Cell{Value: quotesOf(w.Witness), Why: whyOf(w.Witness)})
			}
		}
		for _, s := range l.Sides {
			put(loadline.Cell{Value: s.Says}, loadline.Cell{Value: s.Value}, loadline.Cell{}, loadline.Cell{Value: s.from()})
		}
	}
	return t
}

// doesSays is what a coalition does about which matter.
func (w LimitWitness) doesSays() loadline.Text {
	switch w.Does {
	case "blocks":
		return loadline.Textf("can stop %v", w.Matter)
	case "decides":
		return loadline.Textf("can decide %v", w.Matter)
	case "ends":
		return loadline.Textf("can take what the company cannot go on without")
	case "forces":
		return loadline.Textf("can put the choice: %v, or the company's end", w.Matter)
	}
	return loadline.Textf("possibly: %v", w.Matter)
}

// quotesOf are the clauses of a witness, each once, with the words that are cited where there are any; of a requirement that
// cites none the words of the file.
func quotesOf(w Witness) loadline.Text {
	var out []loadline.Text
	for _, r := range w.by {
		says := r.Says
		if q := r.At.Clause; q != nil {
			says = loadline.Textf("%v %v", q.Document.Name, q.Number)
			if q.Quote != "" {
				says = loadline.Textf("%v %v: “%v”", q.Document.Name, q.Number, q.Quote)
			}
		}
		if !slices.ContainsFunc(out, sameText(says)) {
			out = append(out, says)
		}
	}
	return listed(out)
}

// from is where the facts of a side stand.
func (s SideOf) from() loadline.Text {
	if len(s.From) == 0 {
		return loadline.Text{}
	}
	return list(s.From, 3)
}

// mostChanges is how many changes of one limit people are shown; programs are told all.
const mostChanges = 12

// changesTable is the smallest changes after which a limit comes out the other way, how far inputs can move, and what was not
// looked for.
func (d Checked) changesTable() loadline.Table {
	t := loadline.Table{ID: "changes", Title: loadline.Textf("What would turn them"), Columns: []loadline.Column{
		{ID: "limit", Head: loadline.Textf("Limit")},
		{ID: "change", Head: loadline.Textf("Change")},
		{ID: "then", Head: loadline.Textf("Then")},
	}, Notes: []loadline.Text{loadline.Textf("Each change is the smallest of its kind: one unit less leaves the limit as it is. They are a list, not advice.")}}
	inputs := false
	for _, l := range d.worstFirst() {
		title := loadline.Textf("%v", l.Title)
		put := func(change, then loadline.Text) {
			t.Rows = append(t.Rows, loadline.Row{Cells: []loadline.Cell{{Value: title}, {Value: change}, {Value: then}}})
			title = loadline.Textf("")
		}
		for i, s := range l.Shifts {
			if i == mostChanges {
				put(loadline.Textf("and %v more (--json has all)", len(l.Shifts)-i), loadline.Text{})
				break
			}
			put(s.Says, loadline.Textf("%v", s.Then))
		}
		for _, r := range l.Removes {
			put(r.says, loadline.Textf("%v", limits.Held))
		}
		for _, r := range l.Rooms {
			if room := roomSays(r); !room.IsZero() {
				put(room, loadline.Textf("the other way"))
				inputs = true
			}
		}
		for _, c := range l.Cut {
			put(loadline.Textf("not all was looked for: %v", c), loadline.Text{})
		}
	}
	if inputs {
		t.Notes = append(t.Notes, loadline.Textf("Inputs are tried at distances that double: a limit that turns and turns back between two of them is not found."))
	}
	return t
}

func (d Checked) claimsTable() loadline.Table {
	t := loadline.Table{ID: "claims", Title: loadline.Textf("Claims"), Columns: []loadline.Column{
		{ID: "claim", Head: loadline.Textf("Claim")},
		{ID: "holds", Head: loadline.Textf("Holds")},
		{ID: "because", Head: loadline.Textf("Because")},
		{ID: "at", Head: loadline.Textf("Stated at")},
	}}
	for _, c := range d.Claims {
		t.Rows = append(t.Rows, loadline.Row{Cells: []loadline.Cell{
			{Value: c.Title}, {Value: c.Holds.String()}, {Value: c.Because}, {Value: c.At},
		}})
	}
	return t
}

func (d Checked) silencedTable() loadline.Table {
	t := loadline.Table{ID: "silenced", Title: loadline.Textf("Silenced"), Columns: []loadline.Column{
		{ID: "code", Head: loadline.Textf("Code")},
		{ID: "count", Head: loadline.Textf("Letters"), Kind: loadline.Count},
		{ID: "why", Head: loadline.Textf("Why")},
		{ID: "until", Head: loadline.Textf("Until"), Kind: loadline.Day},
		{ID: "at", Head: loadline.Textf("Stated at")},
	}}
	for _, s := range d.Silenced {
		row := loadline.Row{Cells: []loadline.Cell{{Value: string(s.Code)}, {Value: loadline.Int(int64(s.Count))}, {Value: s.Why}, {}, {Value: s.At}}}
		if s.Until != nil {
			row.Cells[3].Value = *s.Until
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}
