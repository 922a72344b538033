package question

import (
	"slices"
	"strings"

	"loadline"
	"loadline/dependence"
)

// finding names the supplier that it would take longest to do without, and what is free.
func (w *whatBinds) finding() loadline.Text {
	if len(w.data.Suppliers) == 0 {
		return loadline.Textf("No contract is in force on %v. %v dates lie ahead.", w.on.Day, len(w.data.Calendar))
	}
	hardest := w.data.Suppliers[0]
	for _, s := range w.data.Suppliers[1:] {
		if sign, sure := s.Time.Cmp(hardest.Time); sure && sign > 0 {
			hardest = s
		}
	}
	says := w.hardestSays(hardest)
	for _, f := range w.data.Free {
		switch {
		case f.Of == "cash":
		case untoldPart(f.Part):
			says = loadline.Textf("%v How much of all %v is free cannot be told.", says, f.Of)
		default:
			says = loadline.Textf("%v Of all %v, %v is free.", says, f.Of, inPart(f.Part))
		}
	}
	if len(w.data.Calendar) > 0 {
		next := w.data.Calendar[0]
		says = loadline.Textf("%v The next date: %v, %v.", says, next.Date, next.Says)
	}
	return says
}

// hardestSays is what it takes to do without the supplier that it takes longest to do without.
func (w *whatBinds) hardestSays(s SupplierLine) loadline.Text {
	switch {
	case noneKnown(s.Time) && noneKnown(s.Cost):
		return loadline.Textf("How long it takes to do without %v, and what it costs, cannot be told.", s.Supplier)
	case noneKnown(s.Time):
		return loadline.Textf("How long it takes to do without %v cannot be told; it costs %v.", s.Supplier, w.amount(s.Cost))
	case noneKnown(s.Cost):
		return loadline.Textf("Doing without %v takes %v; what it costs cannot be told.", s.Supplier, w.months(s.Time))
	case len(w.data.Suppliers) > 1:
		return loadline.Textf("Of %v suppliers, %v takes longest to do without: %v and %v.", numeral(len(w.data.Suppliers)), s.Supplier, w.months(s.Time), w.amount(s.Cost))
	}
	return loadline.Textf("Doing without %v takes %v and %v.", s.Supplier, w.months(s.Time), w.amount(s.Cost))
}

// noneKnown says whether nothing is known of a number that is no less than 0.
func noneKnown(n loadline.Number) bool { return n.Hi == nil && (n.Lo == nil || n.Lo.Sign() == 0) }

// untoldPart says whether a share may be anything.
func untoldPart(n loadline.Number) bool {
	return noneKnown(n) || !n.Known() && n.Lo != nil && n.Lo.Sign() == 0 && n.Hi.Equal(loadline.Int(1))
}

// amount is a number of money.
func (w *whatBinds) amount(n loadline.Number) any { return amountIn(n, w.data.Currency) }

// amountIn is a number of money in a currency, to the unit where it is not exact.
func amountIn(n loadline.Number, currency string) any {
	money := func(r *loadline.Ratio, up bool) any {
		v := r.Floor()
		if up {
			v = r.Ceil()
		}
		return loadline.MoneyOf(v, currency)
	}
	switch {
	case n.Known():
		return loadline.MoneyOf(n.Lo.Round(2, loadline.HalfUp), currency)
	case n.Lo != nil && n.Hi != nil:
		return loadline.Textf("%v to %v", money(n.Lo, false), money(n.Hi, true))
	case n.Lo != nil && n.Lo.Sign() != 0:
		return loadline.Textf("at least %v", money(n.Lo, false))
	case n.Hi != nil:
		return loadline.Textf("at most %v", money(n.Hi, true))
	}
	return loadline.Textf("cannot tell")
}

// months is a number of months, to a tenth.
func (w *whatBinds) months(n loadline.Number) any { return monthsSay(n) }

func monthsSay(n loadline.Number) any {
	tenth := func(r *loadline.Ratio) any { return r.Round(1, loadline.HalfUp) }
	switch {
	case n.Known() && n.Lo.Equal(loadline.Int(1)):
		return loadline.Textf("1 month")
	case n.Known():
		return loadline.Textf("%v months", tenth(n.Lo))
	case n.Lo != nil && n.Hi != nil:
		return loadline.Textf("%v to %v months", tenth(n.Lo), tenth(n.Hi))
	case n.Lo != nil && n.Lo.Sign() != 0:
		return loadline.Textf("at least %v months", tenth(n.Lo))
	case n.Hi != nil:
		return loadline.Textf("at most %v months", tenth(n.Hi))
	}
	return loadline.Textf("cannot tell")
}

// inPart is a share in percent, or that it cannot be told.
func inPart(n loadline.Number) any {
	switch {
	case n.Known():
		return loadline.InPercent(n)
	case untoldPart(n):
		return loadline.Textf("cannot tell")
	}
	return loadline.InPercent(n)
}

// factor is a ratio to two decimals, or between two.
func factor(n loadline.Number) any {
	round := func(r *loadline.Ratio) any { return r.Round(2, loadline.HalfUp) }
	switch {
	case n.Known():
		return round(n.Lo)
	case n.Lo != nil && n.Hi != nil:
		return loadline.Textf("%v to %v", round(n.Lo), round(n.Hi))
	case n.Lo != nil && n.Lo.Sign() != 0:
		return loadline.Textf("at least %v", round(n.Lo))
	case n.Hi != nil:
		return loadline.Textf("at most %v", round(n.Hi))
	}
	return loadline.Textf("cannot tell")
}

func (w *whatBinds) views() []loadline.View {
	var out []loadline.View
	add := func(t loadline.Table) {
		if len(t.Rows) > 0 {
			out = append(out, t)
		}
	}
	add(w.sharesTable())
	add(w.switchTable())
	add(w.dividedTable())
	add(w.freeTable())
	add(w.backTable())
	add(w.holdsTable())
	add(w.steersTable())
	if len(w.data.Calendar) > 0 {
		out = append(out, w.calendar())
	}
	add(w.undatedTable())
	add(w.obligationsTable())
	add(w.controlTable())
	if m, ok := w.loop(); ok {
		out = append(out, m)
	}
	return out
}

func heads(kind loadline.ColumnKind, pairs ...string) []loadline.Column {
	var out []loadline.Column
	for i := 0; i+1 < len(pairs); i += 2 {
		out = append(out, loadline.Column{ID: pairs[i], Head: loadline.Text{Format: pairs[i+1]}, Kind: kind})
	}
	return out
}

func cellsOf(values ...any) loadline.Row {
	row := loadline.Row{}
	for _, v := range values {
		row.Cells = append(row.Cells, loadline.Cell{Value: v})
	}
	return row
}

// sharesTable is the table of dependence: who supplies what part of what.
func (w *whatBinds) sharesTable() loadline.Table {
	t := loadline.Table{ID: "dependence", Title: loadline.Textf("On whom the company depends"), Columns: heads(loadline.Words, "supplier", "Supplier", "supplies", "Supplies",
		"spend", "Of spend", "capacity", "Of capacity", "commitment", "Of commitments", "level", "Replaceable", "because", "Because"),
		Notes: []loadline.Text{loadline.Textf("Of spend: of what all contracts of the supply that the file states cost a month. Of capacity: of all the company uses of it. Of commitments: of what is still to be bought under binding ones."),
			loadline.Textf("Replaceable: on the four levels of the register of information of Regulation (EU) 2022/2554 (template B_07.01).")}}
	for _, s := range w.data.Suppliers {
		for _, supplies := range s.Supplies {
			share := func(of dependence.Yardstick) any {
				i := slices.IndexFunc(s.Shares, func(x SupplierShare) bool { return x.Supplies == supplies && x.Of == of.String() })
				if i < 0 {
					return loadline.Textf("none")
				}
				return inPart(s.Shares[i].Share)
			}
			t.Rows = append(t.Rows, cellsOf(s.Supplier, supplies, share(dependence.Spend), share(dependence.Capacity), share(dependence.Committed), levelSays(s), s.Reason))
		}
	}
	return t
}

// levelSays is a level of DORA in words.
func levelSays(s SupplierLine) any {
	says := loadline.Textf("cannot tell")
	switch s.Level {
	case "not":
		return loadline.Textf("not")
	case "highly_complex":
		says = loadline.Textf("highly complex")
	case "medium":
		says = loadline.Textf("medium complexity")
	case "easily":
		says = loadline.Textf("easily")
	}
	if s.Level != "" && s.of.Switch.LevelOpen.Question != "" {
		return loadline.Textf("%v, or harder", says)
	}
	return says
}

// switchTable is what it takes to do without each.
func (w *whatBinds) switchTable() loadline.Table {
	t := loadline.Table{ID: "way_out", Title: loadline.Textf("What a way out takes"), Columns: heads(loadline.Words, "supplier", "Supplier", "time", "Time", "replace", "Replace", "bound", "Promised to nobody else",
		"cost", "Cost", "move", "Move", "owed", "Still owed", "lost", "Left behind", "ratio", "Of free cash", "gap", "Exit gap"),
		Notes: []loadline.Text{loadline.Textf("Time: the longer of what replacing takes and of what promises to deal with nobody else still last. Cost: moving, what is owed all the same, and what credits and prepayments left behind are worth."),
			loadline.Textf("Exit gap: the time less the months of cash without the supplier; above 0 the cash is out first.")}}
	for _, s := range w.data.Suppliers {
		t.Rows = append(t.Rows, cellsOf(s.Supplier, monthsSay(s.Time), monthsSay(s.Replace), monthsSay(s.Bound), w.amount(s.Cost), w.amount(s.Move), w.amount(s.OwedOnExit), w.amount(s.Lost), factor(s.ExitRatio), monthsSay(s.ExitGap)))
	}
	return t
}

func (w *whatBinds) dividedTable() loadline.Table {
	t := loadline.Table{ID: "concentration", Title: loadline.Textf("How it is divided"), Columns: heads(loadline.Words, "supplies", "Of", "by", "By", "largest", "Largest share", "hhi", "HHI", "effective", "As of equal suppliers"),
		Notes: []loadline.Text{loadline.Textf("HHI: the sum of the squares of the shares, 1 where all comes from one. As of equal suppliers: 1 / HHI. Both are descriptions, and no finding about anybody.")}}
	for _, d := range w.data.Divided {
		t.Rows = append(t.Rows, cellsOf(d.Supplies, d.Of, inPart(d.Largest), factor(d.HHI), factor(d.Effective)))
	}
	return t
}

func (w *whatBinds) freeTable() loadline.Table {
	t := loadline.Table{ID: "free", Title: loadline.Textf("What nothing binds"), Columns: heads(loadline.Words, "of", "Of", "part", "Free"),
		Notes: []loadline.Text{loadline.Textf("Of a supply: what comes under no promise to deal with nobody else, no binding commitment that is still owed, and from nobody who is not or only with high complexity replaced. Of cash: what is not restricted, asked to be held or owed under binding commitments.")}}
	for _, f := range w.data.Free {
		t.Rows = append(t.Rows, cellsOf(f.Of, inPart(f.Part)))
	}
	return t
}

func (w *whatBinds) backTable() loadline.Table {
	t := loadline.Table{ID: "spend_back", Title: loadline.Textf("What of an investor's money comes back to it"), Columns: heads(loadline.Words, "investor", "Investor", "paid", "Paid in", "promised", "Promised", "credits", "Given in credits", "back", "Bought from it", "ratio", "Spend-back", "circular", "Of its money"),
		Notes: []loadline.Text{loadline.Textf("Bought from it: all that is promised by binding commitments, or a year's spend where that is more, from it and its affiliates. Spend-back: that in what it has paid in. Of its money: the part that comes back, at most all.")}}
	for _, b := range w.data.SpendBack {
		t.Rows = append(t.Rows, cellsOf(b.Investor, w.amount(b.Paid), w.amount(b.Promised), w.amount(b.Credits), w.amount(b.Back), factor(b.Ratio), inPart(b.Circular)))
	}
	return t
}

func (w *whatBinds) holdsTable() loadline.Table {
	t := loadline.Table{ID: "also", Title: loadline.Textf("Who of them holds equity, votes or a seat"), Columns: heads(loadline.Words, "supplier", "Supplier", "equity", "Fully diluted", "votes", "Votes", "seats", "Seats")}
	for _, s := range w.data.Suppliers {
		if !s.Equity.IsZero() || !s.Votes.IsZero() || len(s.Seats) > 0 {
			t.Rows = append(t.Rows, cellsOf(s.Supplier, inPart(s.Equity), inPart(s.Votes), strings.Join(s.Seats, ", ")))
		}
	}
	return t
}

func (w *whatBinds) steersTable() loadline.Table {
	t := loadline.Table{ID: "steers", Title: loadline.Textf("What steers"), Columns: heads(loadline.Words, "who", "Who", "what", "What", "place", "Place")}
	for _, s := range w.data.Suppliers {
		for _, x := range s.Steers {
			t.Rows = append(t.Rows, cellsOf(s.Supplier, x.Says, x.At))
		}
	}
	for _, x := range w.data.Steered {
		t.Rows = append(t.Rows, cellsOf(x.By, x.Says, x.At))
	}
	return t
}

func (w *whatBinds) controlTable() loadline.Table {
	t := loadline.Table{ID: "on_control", Title: loadline.Textf("What a change of control sets off, or may"), Columns: heads(loadline.Words, "who", "With", "what", "What", "surely", "Surely", "place", "Place")}
	for _, x := range w.data.OnControl {
		t.Rows = append(t.Rows, cellsOf(x.With, x.Says, loadline.Textf("%v", x.Surely), x.At))
	}
	return t
}

// calendar is the days that matter, each by an id of its own.
func (w *whatBinds) calendar() loadline.Timeline {
	t := loadline.Timeline{ID: "calendar", Title: loadline.Textf("Dates that matter")}
	for _, d := range w.data.Calendar {
		says := d.Says
		if d.With != "" {
			says = loadline.Textf("%v (%v)", d.Says, d.With)
		}
		t.Events = append(t.Events, loadline.TimelineEvent{ID: d.ID, Period: loadline.Period{From: d.Date, To: d.Date}, Says: says, At: d.at})
	}
	return t
}

func (w *whatBinds) undatedTable() loadline.Table {
	t := loadline.Table{ID: "undated", Title: loadline.Textf("Dates that nobody stated"), Columns: heads(loadline.Words, "of", "Of", "asks", "What would settle it", "place", "Place")}
	for _, u := range w.data.Undated {
		t.Rows = append(t.Rows, cellsOf(u.Of, u.Asks, u.At))
	}
	return t
}

func (w *whatBinds) obligationsTable() loadline.Table {
	t := loadline.Table{ID: "obligations", Title: loadline.Textf("What is owed and must be asked, by counterparty"), Columns: heads(loadline.Words, "to", "Counterparty", "what", "What", "place", "Place")}
	lines := slices.Clone(w.data.Obligations)
	slices.SortStableFunc(lines, func(a, b ObligationLine) int { return strings.Compare(a.To, b.To) })
	for _, o := range lines {
		t.Rows = append(t.Rows, cellsOf(o.To, o.Says, o.At))
	}
	return t
}

// loop is the way of investors' money, as a map; none where nobody who supplies has invested.
func (w *whatBinds) loop() (loadline.Map, bool) {
	m := loadline.Map{ID: "loop", Title: loadline.Textf("The way of the money")}
	company := loadline.Ref{Kind: "company", Name: w.c.Company.Name}
	ref := func(id string) loadline.Ref {
		r := company
		for _, s := range w.c.Company.Stakeholders {
			if s.ID == id {
				r = s.Ref()
			}
		}
		if !slices.ContainsFunc(m.Nodes, func(n loadline.MapNode) bool { return n.Ref == r }) {
			m.Nodes = append(m.Nodes, loadline.MapNode{Ref: r, Title: loadline.Textf("%v", w.titled(id))})
		}
		return r
	}
	for _, b := range w.on.Investors {
		for _, p := range b.Loop {
			m.Links = append(m.Links, loadline.MapLink{From: ref(p.From), To: ref(p.To), Says: p.Says, Weight: p.Amount, At: p.At})
		}
	}
	return m, len(m.Links) > 0
}

func (w *whatBinds) because() []loadline.Reason {
	var out []loadline.Reason
	for _, s := range w.data.Suppliers {
		one := loadline.Reason{Says: loadline.Textf("%v: %v and %v to do without", s.Supplier, w.months(s.Time), w.amount(s.Cost))}
		for _, k := range s.of.Contracts {
			one.Because = append(one.Because, loadline.Reason{Says: loadline.Textf("%v", k.Ref()), At: k.At})
		}
		out = append(out, one)
	}
	return out
}
