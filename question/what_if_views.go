package question

import (
	"fmt"
	"slices"

	"loadline"
	"loadline/limits"
)

// finding is what each round takes, in a sentence or two.
func (w *whatIf) finding() loadline.Text {
	var out []loadline.Text
	for i, col := range w.data.Columns[1:] {
		r := col.Round
		says := loadline.Textf("%v sells %v of the company at %v a share.", col.Name, loadline.InPercent(r.Sold), w.amount(r.Price))
		if !sameEnds(r.Consideration) {
			says = loadline.Textf("%v What the company is given for a share is worth %v to %v.", says, w.amount(r.Consideration[0]), w.amount(r.Consideration[1]))
		}
		if broken := w.newlyBroken(i + 1); len(broken) > 0 {
			says = loadline.Textf("%v Limits that no longer hold: %v.", says, list(broken, 3))
		}
		if broken := w.settledBroken(i + 1); len(broken) > 0 {
			says = loadline.Textf("%v Broken for certain, and cannot be told now: %v.", says, list(broken, 3))
		}
		if lost := w.lostIn(i + 1); len(lost) > 0 {
			says = loadline.Textf("%v What is lost: %v.", says, list(lost, 3))
		} else {
			says = loadline.Textf("%v %v", says, w.nothingLost())
		}
		if levers := w.leversIn(i + 1); len(levers) > 0 {
			says = loadline.Textf("%v Levers that others gain: %v.", says, list(levers, 3))
		}
		out = append(out, says)
	}
	return sentences(out)
}

// nothingLost is what is said where no standing is lost: of a file that states no matter nothing was asked.
func (w *whatIf) nothingLost() loadline.Text {
	if order, _ := w.columns[0].cases[0].order(); len(order.Matters()) == 0 {
		return loadline.Textf("The file states no matter that is decided, so nobody's say was compared: write blocks matter, or see the votes below.")
	}
	return loadline.Textf("On the matters that the file states nobody who is there loses a decision, a veto or a say.")
}

func sameEnds(of [2]loadline.Number) bool { return same(of[0], of[1]) }

// newlyBroken are the limits that hold now and do not in a column.
func (w *whatIf) newlyBroken(col int) []string {
	var out []string
	for _, l := range w.data.Limits {
		if l.Outcomes[0] <= limits.Waived && l.Outcomes[col] > limits.Waived {
			out = append(out, l.Title)
		}
	}
	return out
}

// settledBroken are the limits that cannot be told now and are broken for certain in a column.
func (w *whatIf) settledBroken(col int) []string {
	var out []string
	for _, l := range w.data.Limits {
		if o := l.Outcomes[0]; o > limits.Waived && o < limits.Broken && l.Outcomes[col] == limits.Broken {
			out = append(out, l.Title)
		}
	}
	return out
}

// lostIn is who loses what in a column, the heaviest first.
func (w *whatIf) lostIn(col int) []string {
	var out []string
	for _, s := range slices.Concat(w.data.Lost, w.data.Moved) {
		if s.weights[col] < s.weights[0] {
			out = append(out, loadline.Textf("%v on %v (before: %v)", s.Who, s.Matter, s.Stands[0]).String())
		}
	}
	return out
}

// amount is a number as money, or between two.
func (w *whatIf) amount(n loadline.Number) any {
	money := func(r *loadline.Ratio) any { return loadline.MoneyOf(*r, w.data.Currency) }
	switch {
	case n.Lo == nil || n.Hi == nil:
		return loadline.Textf("cannot tell")
	case n.Lo.Equal(*n.Hi):
		return money(n.Lo)
	}
	return loadline.Textf("%v to %v", money(n.Lo), money(n.Hi))
}

func (w *whatIf) because() []loadline.Reason {
	var out []loadline.Reason
	for _, col := range w.columns[1:] {
		r := &col.closed.Readings[0]
		one := loadline.Reason{Says: loadline.Textf("%v: %v", col.name, w.amount(loadline.Exactly(r.Rounded.Price))), At: col.round().At}
		for _, c := range w.changedBy(r) {
			one.Because = append(one.Because, loadline.Reason{Says: c.Says})
		}
		out = append(out, one)
	}
	return out
}

// assumed is what the closings assume, each thing once, and every question that tells readings apart.
func (w *whatIf) assumed() []loadline.Assumption {
	var out []loadline.Assumption
	seen := map[string]bool{}
	add := func(a loadline.Assumption) {
		if key := loadline.Textf("%v %v", a.Says, a.Settles).String(); !seen[key] {
			out, seen[key] = append(out, a), true
		}
	}
	for _, col := range w.columns[1:] {
		for _, a := range col.closed.Assumed {
			add(a)
		}
		for _, c := range col.closed.Readings[0].Choices {
			add(loadline.Assumption{Says: loadline.Textf("every reading is answered"), Settles: c.Settles, At: c.At})
		}
		if n := len(col.closed.Readings); len(col.pick) == mostReadingsCompared && n > mostReadingsCompared {
			add(loadline.Assumption{Says: loadline.Textf("decisions, limits and sales are compared by the first %v readings of %v that differ", mostReadingsCompared, n), Settles: col.closed.Readings[0].Choices[0].Settles, At: col.round().At})
		}
	}
	return out
}

// views are sorted by what is lost.
func (w *whatIf) views() []loadline.View {
	var out []loadline.View
	tables := []loadline.Table{
		w.standingsTable("lost", loadline.Textf("What is lost"), w.data.Lost), w.limitsTable(), w.standingsTable("gained", loadline.Textf("Who gains a say"), w.data.Gained),
		w.standingsTable("changed", loadline.Textf("What changes otherwise"), w.data.Moved), w.leversTable(), w.holdOutsTable(), w.priceTable(), w.holdersTable(),
	}
	for i := range w.data.Columns[1:] {
		tables = append(tables, w.dilutionTable(i+1), w.changesTable(i+1))
	}
	tables = append(tables, w.exitsTable(), w.beginsTable(), w.dependsTable(), w.lettersTable())
	for _, t := range append(tables, w.spreadTables()...) {
		if len(t.Rows) > 0 {
			out = append(out, t)
		}
	}
	for i := range w.data.Columns[1:] {
		if d := w.termsDiff(i + 1); len(d.Rows) > 0 {
			out = append(out, d)
		}
	}
	if t := w.keepTable(); len(t.Rows) > 0 {
		out = slices.Insert(out, 0, loadline.View(t))
	}
	return out
}

// across adds a column for each column of the comparison.
func (w *whatIf) across(t *loadline.Table, kind loadline.ColumnKind) {
	for i, c := range w.data.Columns {
		t.Columns = append(t.Columns, loadline.Column{ID: fmt.Sprintf("column_%d", i), Head: loadline.Textf("%v", c.Name), Kind: kind})
	}
}

func (w *whatIf) standingsTable(id string, title loadline.Text, rows []StandingChange) loadline.Table {
	t := loadline.Table{ID: id, Title: title, Columns: []loadline.Column{{ID: "who", Head: loadline.Textf("Who")}, {ID: "matter", Head: loadline.Textf("On")}}}
	w.across(&t, loadline.Words)
	t.Columns = append(t.Columns, loadline.Column{ID: "because", Head: loadline.Textf("By")})
	ask := slices.ContainsFunc(rows, func(s StandingChange) bool { return !s.Instead.IsZero() })
	if ask {
		t.Columns = append(t.Columns, loadline.Column{ID: "instead", Head: loadline.Textf("Words to ask for instead")})
		t.Notes = append(t.Notes, loadline.Textf("Words to ask for take less of the company than the term does; what stands in brackets is to be agreed. Strike a term with --without to see what it is worth."))
	}
	for i, s := range rows {
		if i == mostStandings {
			t.Notes = append(t.Notes, loadline.Textf("And %v more; the JSON has all.", len(rows)-mostStandings))
			break
		}
		row := loadline.Row{Cells: []loadline.Cell{{Value: s.Who}, {Value: s.Matter}}}
		for _, x := range s.Stands {
			row.Cells = append(row.Cells, loadline.Cell{Value: x})
		}
		row.Cells = append(row.Cells, loadline.Cell{Value: s.Because, Why: s.why})
		if ask {
			row.Cells = append(row.Cells, loadline.Cell{Value: s.Instead})
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// mostStandings is how many standings of a kind people are shown; programs are told all.
const mostStandings = 24

func (w *whatIf) limitsTable() loadline.Table {
	t := loadline.Table{ID: "limits", Title: loadline.Textf("The load lines"), Columns: []loadline.Column{{ID: "limit", Head: loadline.Textf("Limit")}}}
	w.across(&t, loadline.Words)
	t.Columns = append(t.Columns, loadline.Column{ID: "why", Head: loadline.Textf("Why")})
	for _, l := range w.data.Limits {
		row := loadline.Row{Cells: []loadline.Cell{{Value: l.Title}}}
		worst := 0
		for i, o := range l.Outcomes {
			row.Cells = append(row.Cells, loadline.Cell{Value: o.String()})
			if o > l.Outcomes[worst] {
				worst = i
			}
		}
		row.Cells = append(row.Cells, loadline.Cell{Value: l.Says[worst]})
		t.Rows = append(t.Rows, row)
	}
	return t
}

func (w *whatIf) priceTable() loadline.Table {
	t := loadline.Table{ID: "price", Title: loadline.Textf("The price"), Columns: []loadline.Column{{ID: "figure", Head: loadline.Textf("Figure")}}}
	for i, c := range w.data.Columns[1:] {
		t.Columns = append(t.Columns, loadline.Column{ID: fmt.Sprintf("column_%d", i+1), Head: loadline.Textf("%v", c.Name), Kind: loadline.Amount})
	}
	row := func(head loadline.Text, of func(*RoundOf) any) {
		r := loadline.Row{Cells: []loadline.Cell{{Value: head}}}
		for _, c := range w.data.Columns[1:] {
			r.Cells = append(r.Cells, loadline.Cell{Value: of(c.Round)})
		}
		t.Rows = append(t.Rows, r)
	}
	row(loadline.Textf("Price of a share"), func(r *RoundOf) any { return w.amount(r.Price) })
	row(loadline.Textf("Pre-money, the headline"), func(r *RoundOf) any { return w.amount(r.PreMoney) })
	row(loadline.Textf("New money, credits at their face"), func(r *RoundOf) any { return w.amount(r.NewMoney) })
	row(loadline.Textf("of it in cash"), func(r *RoundOf) any { return w.amount(r.Cash) })
	if slices.ContainsFunc(w.data.Columns[1:], func(c ColumnOf) bool { return !same(c.Round.Cash, c.Round.NewMoney) }) {
		row(loadline.Textf("What is given for a share, credits at the least they are worth"), func(r *RoundOf) any { return w.amount(cents(r.Consideration[0])) })
		row(loadline.Textf("and at the most"), func(r *RoundOf) any { return w.amount(cents(r.Consideration[1])) })
		row(loadline.Textf("Effective pre-money, at the least"), func(r *RoundOf) any { return w.amount(cents(r.Effective[0])) })
		row(loadline.Textf("and at the most"), func(r *RoundOf) any { return w.amount(cents(r.Effective[1])) })
	} else {
		row(loadline.Textf("Effective pre-money: the shares that stood before, at the price"), func(r *RoundOf) any { return w.amount(cents(r.Effective[0])) })
	}
	row(loadline.Textf("All shares after the closing at the price"), func(r *RoundOf) any { return w.amount(cents(r.PostMoney)) })
	row(loadline.Textf("Money that buys no whole share"), func(r *RoundOf) any { return w.amount(cents(r.Left)) })
	row(loadline.Textf("Shares that rounding adds or takes"), func(r *RoundOf) any { return loadline.Textf("%v", cents(r.Moved)) })
	row(loadline.Textf("Part of the company that is sold"), func(r *RoundOf) any { return loadline.Textf("%v", loadline.InPercent(r.Sold)) })
	t.Notes = append(t.Notes, loadline.Textf("Rounding: %v.", w.columns[1].closed.Readings[0].Rounded.Says))
	t.Notes = append(t.Notes, loadline.Textf("Certificate: %v.", w.data.Columns[1].Round.Certificate))
	return t
}

func cents(n loadline.Number) loadline.Number {
	round := func(r *loadline.Ratio) *loadline.Ratio {
		if r == nil {
			return nil
		}
		x := r.Round(4, loadline.HalfUp)
		return &x
	}
	return loadline.Number{Lo: round(n.Lo), Hi: round(n.Hi), Open: n.Open}
}

func (w *whatIf) holdersTable() loadline.Table {
	t := loadline.Table{ID: "holders", Title: loadline.Textf("Who holds what part, fully diluted"), Columns: []loadline.Column{{ID: "holder", Head: loadline.Textf("Holders")}}}
	w.across(&t, loadline.Percent)
	for i, c := range w.data.Columns {
		t.Columns = append(t.Columns, loadline.Column{ID: fmt.Sprintf("votes_%d", i), Head: loadline.Textf("Votes, %v", c.Name), Kind: loadline.Percent})
	}
	for _, h := range w.data.Holders {
		row := loadline.Row{Cells: []loadline.Cell{{Value: h.Holder}}}
		for _, p := range h.Parts {
			row.Cells = append(row.Cells, loadline.Cell{Value: p})
		}
		for _, v := range h.Votes {
			row.Cells = append(row.Cells, loadline.Cell{Value: v})
		}
		t.Rows = append(t.Rows, row)
	}
	t.Notes = []loadline.Text{loadline.Textf("Fully diluted: stock as converted, options, warrants and the unissued pool; what is not in a line is the pool. Votes: of all classes together.")}
	return t
}

func (w *whatIf) dilutionTable(col int) loadline.Table {
	c := w.data.Columns[col]
	t := loadline.Table{ID: fmt.Sprintf("dilution_%d", col), Title: loadline.Textf("What moves each part: %v", c.Name), Columns: []loadline.Column{{ID: "holder", Head: loadline.Textf("Holder")}}}
	figures := []struct {
		id   string
		head loadline.Text
		of   func(DilutedBy) loadline.Number
	}{
		{"before", loadline.Textf("Before"), func(d DilutedBy) loadline.Number { return d.Before }},
		{"new_money", loadline.Textf("New money"), func(d DilutedBy) loadline.Number { return d.NewMoney }},
		{"pool", loadline.Textf("Pool"), func(d DilutedBy) loadline.Number { return d.Pool }},
		{"conversion", loadline.Textf("Conversion"), func(d DilutedBy) loadline.Number { return d.Conversion }},
		{"anti_dilution", loadline.Textf("Anti-dilution"), func(d DilutedBy) loadline.Number { return d.AntiDilution }},
		{"resale", loadline.Textf("Resale"), func(d DilutedBy) loadline.Number { return d.Resale }},
		{"after", loadline.Textf("After"), func(d DilutedBy) loadline.Number { return d.After }},
	}
	for i, f := range figures {
		if i == 0 || i == len(figures)-1 || slices.ContainsFunc(c.Diluted, func(d DilutedBy) bool { return !f.of(d).IsZero() }) {
			t.Columns = append(t.Columns, loadline.Column{ID: f.id, Head: f.head, Kind: loadline.Percent})
		} else {
			figures[i].of = nil
		}
	}
	t.Columns = append(t.Columns, loadline.Column{ID: "worth", Head: loadline.Textf("Worth at the price"), Kind: loadline.Amount})
	for _, d := range c.Diluted {
		row := loadline.Row{Cells: []loadline.Cell{{Value: d.Holder}}}
		for _, f := range figures {
			if f.of != nil {
				row.Cells = append(row.Cells, loadline.Cell{Value: f.of(d)})
			}
		}
		t.Rows = append(t.Rows, loadline.Row{Cells: append(row.Cells, loadline.Cell{Value: w.amount(d.Worth)})})
	}
	t.Notes = []loadline.Text{loadline.Textf("Before and the causes come to after, exactly. Worth is the headline price times the shares as converted: no price that anybody offers for them.")}
	return t
}

func (w *whatIf) changesTable(col int) loadline.Table {
	c := w.data.Columns[col]
	t := loadline.Table{ID: fmt.Sprintf("closing_%d", col), Title: loadline.Textf("What the closing does: %v", c.Name), Columns: []loadline.Column{
		{ID: "what", Head: loadline.Textf("What")}, {ID: "at", Head: loadline.Textf("Stated at")},
	}}
	for _, x := range c.Changed {
		t.Rows = append(t.Rows, loadline.Row{Cells: []loadline.Cell{{Value: x.Says}, {Value: x.At}}})
	}
	if c.Readings > 1 {
		t.Notes = append(t.Notes, loadline.Textf("By the first of %v readings.", c.Readings))
	}
	return t
}

func (w *whatIf) exitsTable() loadline.Table {
	t := loadline.Table{ID: "exits", Title: loadline.Textf("Who gets what of a sale"), Columns: []loadline.Column{{ID: "proceeds", Head: loadline.Textf("Proceeds"), Kind: loadline.Amount}, {ID: "holder", Head: loadline.Textf("Holders")}}}
	w.across(&t, loadline.Amount)
	last := ""
	for _, x := range w.data.Exits {
		row := loadline.Row{Cells: []loadline.Cell{{}, {Value: x.Holder}}}
		if p := x.Proceeds.String(); p != last {
			row.Cells[0].Value, last = loadline.MoneyOf(x.Proceeds, w.data.Currency), p
		}
		for _, g := range x.Gets {
			row.Cells = append(row.Cells, loadline.Cell{Value: w.amount(g)})
		}
		t.Rows = append(t.Rows, row)
	}
	t.Notes = []loadline.Text{loadline.Textf("With no costs and no carve-out, over all readings of what nobody stated. loadline who-gets AMOUNT shows each reading.")}
	return t
}

func (w *whatIf) beginsTable() loadline.Table {
	t := loadline.Table{ID: "begins", Title: loadline.Textf("From which proceeds holders get anything"), Columns: []loadline.Column{{ID: "holder", Head: loadline.Textf("Holders")}}}
	w.across(&t, loadline.Amount)
	for _, b := range w.data.Begins {
		row := loadline.Row{Cells: []loadline.Cell{{Value: b.Holder}}}
		for _, n := range b.From {
			value := w.amount(n)
			if n.Lo != nil && n.Hi == nil {
				value = loadline.Textf("%v or more, or never", loadline.MoneyOf(*n.Lo, w.data.Currency))
			}
			row.Cells = append(row.Cells, loadline.Cell{Value: value})
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

func (w *whatIf) lettersTable() loadline.Table {
	t := loadline.Table{ID: "letters", Title: loadline.Textf("Conflicts and statutory lines"), Columns: []loadline.Column{{ID: "what", Head: loadline.Textf("What")}}}
	w.across(&t, loadline.Words)
	t.Columns = append(t.Columns, loadline.Column{ID: "code", Head: loadline.Textf("Code")})
	for _, l := range w.data.Letters {
		row := loadline.Row{Cells: []loadline.Cell{{Value: l.Summary}}}
		for _, in := range l.In {
			row.Cells = append(row.Cells, loadline.Cell{Value: map[bool]string{true: l.severity.String(), false: "–"}[in]})
		}
		t.Rows = append(t.Rows, loadline.Row{Cells: append(row.Cells, loadline.Cell{Value: string(l.Code)})})
	}
	return t
}

// spreadTables are the readings of each round that has several.
func (w *whatIf) spreadTables() []loadline.Table {
	var out []loadline.Table
	for i, c := range w.data.Columns[1:] {
		if c.Readings < 2 {
			continue
		}
		t := loadline.Table{ID: fmt.Sprintf("readings_%d", i+1), Title: loadline.Textf("By what nobody stated: %v", c.Name), Columns: []loadline.Column{{ID: "reading", Head: loadline.Textf("Reading")}, {ID: "price", Head: loadline.Textf("Price"), Kind: loadline.Amount}}}
		for n, h := range w.rows {
			t.Columns = append(t.Columns, loadline.Column{ID: fmt.Sprintf("part_%d", n), Head: loadline.Textf("%v", h.title), Kind: loadline.Percent})
		}
		for _, r := range c.Spread[:min(len(c.Spread), mostStandings)] {
			row := loadline.Row{Cells: []loadline.Cell{{Value: list(r.Choices, len(r.Choices))}, {Value: loadline.MoneyOf(r.Price, w.data.Currency)}}}
			for _, p := range r.Parts {
				row.Cells = append(row.Cells, loadline.Cell{Value: loadline.Exactly(p)})
			}
			t.Rows = append(t.Rows, row)
		}
		for _, s := range c.Settled {
			t.Notes = append(t.Notes, loadline.Textf("What would settle it: %v", s))
		}
		out = append(out, t)
	}
	return out
}

func (w *whatIf) termsDiff(col int) loadline.Diff {
	c := w.data.Columns[col]
	d := loadline.Diff{ID: fmt.Sprintf("terms_%d", col), Title: loadline.Textf("The terms: %v", c.Title)}
	for _, t := range c.Terms {
		row := loadline.DiffRow{What: loadline.Textf("%v", t.Term), Effect: t.Effect}
		if t.Old != "" {
			row.Before.Value = t.Old
		}
		if t.New != "" {
			row.After.Value = t.New
		}
		d.Rows = append(d.Rows, row)
	}
	return d
}

func (w *whatIf) keptTitles() []string {
	var out []string
	for _, l := range w.kept {
		out = append(out, l.Title)
	}
	return out
}

func (w *whatIf) keepTable() loadline.Table {
	t := loadline.Table{ID: "keep", Title: loadline.Textf("Where the limits hold"), Columns: []loadline.Column{
		{ID: "round", Head: loadline.Textf("Round")}, {ID: "input", Head: loadline.Textf("Input")}, {ID: "now", Head: loadline.Textf("Now"), Kind: loadline.Factor},
		{ID: "from", Head: loadline.Textf("From"), Kind: loadline.Factor}, {ID: "to", Head: loadline.Textf("To"), Kind: loadline.Factor},
		{ID: "below", Head: loadline.Textf("A step below")}, {ID: "above", Head: loadline.Textf("A step above")},
	}}
	for _, k := range w.data.Keep {
		row := loadline.Row{Cells: []loadline.Cell{{Value: k.Column}, {Value: k.Input}, {Value: k.Now}, {Value: "nowhere"}, {Value: "nowhere"}, {Value: k.Why}, {}}}
		if k.Low != nil {
			row.Cells[3].Value, row.Cells[4].Value = *k.Low, *k.High
			row.Cells[5].Value, row.Cells[6].Value = k.Below, k.Above
		}
		t.Rows = append(t.Rows, row)
	}
	if len(t.Rows) > 0 {
		t.Notes = []loadline.Text{loadline.Textf("At both ends all these limits hold, and a step further one does not, while the other inputs stay. The way is tried at distances that double: %v", list(w.keptTitles(), 8))}
	}
	return t
}
