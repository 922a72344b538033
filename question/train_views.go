package question

import (
	"loadline"
	"loadline/compute"
)

// digits is how many digits of an estimate count.
const digits = 3

// about is an estimate as people read it: few digits, bounds rounded away from one another.
func about(n loadline.Number) loadline.Number { return compute.Outward(n, digits) }

// dollars is an amount as people read it.
func dollars(n loadline.Number) any {
	n = about(n)
	switch {
	case n.Known():
		return loadline.MoneyOf(*n.Lo, "USD")
	case n.Lo != nil && n.Hi != nil:
		return loadline.Textf("%v to %v", loadline.MoneyOf(*n.Lo, "USD"), loadline.MoneyOf(*n.Hi, "USD"))
	case n.Lo != nil:
		return loadline.Textf("%v or more", loadline.MoneyOf(*n.Lo, "USD"))
	case n.Hi != nil:
		return loadline.Textf("%v or less", loadline.MoneyOf(*n.Hi, "USD"))
	}
	return "not known"
}

func (t *train) finding() loadline.Text {
	by := "6ND, attention left out"
	if t.data.Formula == compute.ByShape {
		by = "6ND and attention, the formula of PaLM"
	}
	says := loadline.Textf("%v FLOP (%v). On %v: %v.", compute.Scientific(t.data.FLOP), by, t.chip.Name, expected(t.data.Hours, hoursOf))
	if d := t.data.Days; d != nil {
		says = loadline.Textf("%v On %v chips at once: %v.", says, t.Chips, expected(*d, daysOf))
	}
	if c := t.data.Cost; c != nil {
		return loadline.Textf("%v By quotes until %v: %v.", says, t.price.Newest(), expected(*c, dollars))
	}
	return loadline.Textf("%v There is no quote for a price.", says)
}

func hoursOf(n loadline.Number) any { return loadline.Textf("%v chip-hours", about(n)) }

func daysOf(n loadline.Number) any { return loadline.Textf("%v days", about(n)) }

// expected is an estimate in words, in its unit.
func expected(b compute.Band, unit func(loadline.Number) any) loadline.Text {
	switch {
	case b.Mid.Lo == nil && b.Mid.Hi == nil:
		return loadline.Textf("%v (what to expect is not known)", unit(b.Range))
	case b.Mid.Known() && b.Range.Known():
		return loadline.Textf("%v", unit(b.Mid))
	}
	return loadline.Textf("%v expected, %v in the range", unit(b.Mid), unit(b.Range))
}

func (t *train) because(term compute.PriceTerm) []loadline.Reason {
	out := t.estimate.Because
	if !t.priced {
		return out
	}
	price := loadline.Reason{Says: loadline.Textf("a chip-hour costs %v, in the range %v: %v, by the nearest quote of each provider and region not later than %v", loadline.MoneyOf(t.price.Mid, "USD"), priceRange(t.price), term.String(), t.price.On)}
	for _, q := range t.price.Quotes {
		price.Because = append(price.Because, loadline.Reason{Says: loadline.Textf("%v: %v on %v", q.Provider, loadline.MoneyOf(q.PerHour, "USD"), q.Date), At: q.At})
	}
	return append(out, price)
}

// priceRange is the range over the quotes, to the cent as they were.
func priceRange(p compute.Price) loadline.Text {
	return loadline.Textf("%v to %v", loadline.MoneyOf(*p.PerHour.Lo, "USD"), loadline.MoneyOf(*p.PerHour.Hi, "USD"))
}

func (t *train) assumed(term compute.PriceTerm, served compute.Served) []loadline.Assumption {
	out := served.Assumed
	switch {
	case !t.priced:
		says := loadline.Textf("nothing: no provider has a quote for %v, %v, that is not later than %v", t.chip.Name, term.String(), t.On)
		if known := compute.PriceProviders(t.chip.Name); len(known) > 0 {
			says = loadline.Textf("%v. Providers with any quote for it: %v", says, list(known, len(known)))
		}
		out = append(out, loadline.Assumption{Says: says, Settles: loadline.Textf("What does a chip-hour cost?")})
	default:
		out = append(out, loadline.Assumption{
			Says:    loadline.Textf("prices are quotes of lists, the newest of %v, not what the company has agreed", t.price.Newest()),
			Settles: loadline.Textf("What does the company pay for a chip-hour?")})
	}
	return out
}

func (t *train) views() []loadline.View {
	views := []loadline.View{t.lineTable(), t.publishedTable()}
	if t.priced {
		views = append(views, t.quoteTable())
	}
	views = append(views, t.memoryTable())
	if t.data.Serving != nil {
		views = append(views, t.servingTable())
	}
	return views
}

func plainly(n loadline.Number) any { return n }

func utilisationBand(u compute.Utilisation) compute.Band {
	return compute.Band{Mid: loadline.Exactly(u.Mid), Range: loadline.Between(u.Low, u.High)}
}

func (t *train) lineTable() loadline.Table {
	out := loadline.Table{ID: "run", Title: loadline.Textf("What the run takes on %v", t.chip.Name), Columns: []loadline.Column{
		{ID: "part", Head: loadline.Textf("Part")}, {ID: "flop", Head: loadline.Textf("Operations")},
		{ID: "hours", Head: loadline.Textf("Chip-hours expected"), Kind: loadline.Count}, {ID: "hours_range", Head: loadline.Textf("Range"), Kind: loadline.Count},
	}, Notes: []loadline.Text{
		loadline.Textf("Operations: %v.", t.data.Formula.String()),
		loadline.Textf("Estimates have %v digits that count; bounds are rounded away from one another, and each total on its own.", digits),
		loadline.Textf("Utilisation is operations of the model over what the chips could have done in all billed hours: %v.", expected(utilisationBand(t.data.Utilisation), plainly)),
	}}
	if t.priced {
		out.Columns = append(out.Columns, loadline.Column{ID: "cost", Head: loadline.Textf("USD expected"), Kind: loadline.Amount}, loadline.Column{ID: "cost_range", Head: loadline.Textf("Range in USD"), Kind: loadline.Amount})
	}
	for _, w := range t.data.Lines {
		says := w.Says
		out.Rows = append(out.Rows, t.lineRow(loadline.Plain, loadline.Textf("%v", w.Kind.String()), w.FLOP, w.Hours, &loadline.Reason{Says: says}))
	}
	if len(t.data.Lines) > 1 {
		out.Rows = append(out.Rows, t.lineRow(loadline.Total, loadline.Textf("All"), t.data.FLOP, t.data.Hours, nil))
	}
	return out
}

func (t *train) lineRow(role loadline.RowRole, part loadline.Text, flop loadline.Number, hours compute.Band, why *loadline.Reason) loadline.Row {
	r := loadline.Row{Role: role, Cells: []loadline.Cell{{Value: part, Why: why}, {Value: compute.Scientific(flop)}, {Value: about(hours.Mid)}, {Value: about(hours.Range)}}}
	if t.priced {
		cost := hours.Times(t.price.Band())
		r.Cells = append(r.Cells, loadline.Cell{Value: about(cost.Mid)}, loadline.Cell{Value: about(cost.Range)})
	}
	return r
}

func (t *train) publishedTable() loadline.Table {
	out := loadline.Table{ID: "published", Title: loadline.Textf("The nearest published runs"), Columns: []loadline.Column{
		{ID: "run", Head: loadline.Textf("Run")}, {ID: "chip", Head: loadline.Textf("Chip")}, {ID: "flop", Head: loadline.Textf("Operations")},
		{ID: "hours", Head: loadline.Textf("Chip-hours published"), Kind: loadline.Count}, {ID: "estimated", Head: loadline.Textf("By the band used here"), Kind: loadline.Count},
		{ID: "utilisation", Head: loadline.Textf("Utilisation"), Kind: loadline.Factor}, {ID: "source", Head: loadline.Textf("Source")}, {ID: "contradiction", Head: loadline.Textf("What is open")},
	}}
	for _, p := range t.data.Published {
		out.Rows = append(out.Rows, loadline.Row{Cells: []loadline.Cell{
			{Value: p.Name}, {Value: p.Chip}, {Value: compute.Scientific(loadline.Exactly(p.FLOP))}, {Value: p.Published}, {Value: about(p.Estimated.Range)},
			{Value: p.Utilisation.Round(2, loadline.HalfUp)}, {Value: loadline.Textf("%v", p.Source)}, {Value: loadline.Textf("%v", p.Disagree)}}})
	}
	for _, x := range t.data.Trials {
		out.Notes = append(out.Notes, trialNote(x))
	}
	return out
}

// trialNote says how far a band may be trusted.
func trialNote(x TrialOf) loadline.Text {
	median, worst := x.Median.Round(2, loadline.HalfUp), x.Worst.Round(2, loadline.HalfUp)
	if x.Band == "default" {
		return loadline.Textf("The default band, 0.20 to 0.43, holds %v of %v published runs, to none of which it is fitted. Its middle is off by a factor of %v or less for half of them, of %v at worst.", x.Within, x.Of, median, worst)
	}
	return loadline.Textf("A band made of the runs of all other makers would hold %v of %v. Its middle is off by a factor of %v or less for half of them, of %v at worst.", x.Within, x.Of, median, worst)
}

func (t *train) quoteTable() loadline.Table {
	out := loadline.Table{ID: "quotes", Title: loadline.Textf("Prices of a chip-hour"), Columns: []loadline.Column{
		{ID: "provider", Head: loadline.Textf("Provider")}, {ID: "region", Head: loadline.Textf("Region")}, {ID: "term", Head: loadline.Textf("Term")},
		{ID: "date", Head: loadline.Textf("Day"), Kind: loadline.Day}, {ID: "price", Head: loadline.Textf("Price"), Kind: loadline.Amount}, {ID: "source", Head: loadline.Textf("Source")},
	}}
	for _, q := range t.data.Quotes {
		out.Rows = append(out.Rows, loadline.Row{Cells: []loadline.Cell{
			{Value: q.Provider}, {Value: q.Region}, {Value: q.Term}, {Value: q.Date}, {Value: loadline.MoneyOf(q.PerHour, "USD")}, {Value: loadline.Textf("%v", q.Source)}}})
	}
	if t.price.Left > 0 {
		out.Notes = append(out.Notes, loadline.Textf("Providers and regions left out, whose quotes are all more than a year older than the newest of these: %v.", t.price.Left))
	}
	return out
}

func (t *train) memoryTable() loadline.Table {
	out := loadline.Table{ID: "memory", Title: loadline.Textf("What training holds in memory"), Columns: []loadline.Column{
		{ID: "what", Head: loadline.Textf("What")}, {ID: "gigabytes", Head: loadline.Textf("Gigabytes"), Kind: loadline.Count},
	}, Notes: []loadline.Text{loadline.Textf("Two bytes a parameter for weights, fourteen for gradients and the states of Adam (ZeRO, arXiv:1910.02054, section 3.1). Activations come on top, so more chips than these are needed.")}}
	return memoryRows(out, t.data.Memory, t.chip)
}

// memoryRows are the rows of what is held, and of the chips that hold it.
func memoryRows(out loadline.Table, m compute.Memory, c compute.Chip) loadline.Table {
	giga := loadline.Exactly(loadline.Int(1_000_000_000))
	for _, r := range []struct {
		name string
		n    loadline.Number
	}{{"weights", m.Weights}, {"gradients and states of the optimizer", m.States}, {"cache of keys and values", m.Cache}, {"together", m.Total}} {
		if !r.n.IsZero() {
			out.Rows = append(out.Rows, loadline.Row{Cells: []loadline.Cell{{Value: loadline.Textf("%v", r.name)}, {Value: about(r.n.Quo(giga))}}})
		}
	}
	return withNote(out, loadline.Textf("Chips of %v that hold that, at the least: %v.", c.Name, m.Chips))
}

func withNote(t loadline.Table, note loadline.Text) loadline.Table {
	t.Notes = append([]loadline.Text{note}, t.Notes...)
	return t
}

func (t *train) servingTable() loadline.Table {
	s := t.data.Serving
	out := loadline.Table{ID: "serving", Title: loadline.Textf("What a chip serves"), Columns: []loadline.Column{
		{ID: "what", Head: loadline.Textf("What")}, {ID: "speed", Head: loadline.Textf("Tokens a second"), Kind: loadline.Count}, {ID: "cost", Head: loadline.Textf("USD for a million"), Kind: loadline.Amount},
	}}
	for _, r := range []struct {
		name  string
		speed compute.Band
		cost  *compute.Band
	}{{"reading prompts", s.Prompt, s.PromptCost}, {"writing answers", s.Answer, s.AnswerCost}} {
		row := loadline.Row{Cells: []loadline.Cell{{Value: loadline.Textf("%v", r.name)}, {Value: about(r.speed.Range)}, {Value: loadline.Number{}}}}
		if r.cost != nil {
			row.Cells[2].Value = about(r.cost.Range)
		}
		out.Rows = append(out.Rows, row)
	}
	return withNote(out, loadline.Textf("Chips that hold one copy of the model with %v sequences at once, at the least: %v.", *t.Batch, s.Memory.Chips))
}
