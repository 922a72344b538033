package question

import (
	"fmt"
	"slices"

	"loadline"
	"loadline/financing"
)

// finding says who gets most, and where holders begin to get anything.
func (w *whoGets) finding() loadline.Text {
	all, top := w.amount(loadline.Exactly(w.To)), w.data.Holders[0]
	says := loadline.Textf("Of %v, %v gets most: %v (%v).", all, top.Holder, w.amount(top.Gets), loadline.InPercent(top.Part))
	switch n := len(w.exit.Readings); {
	case w.To.Sign() == 0:
		says = loadline.Textf("Of %v nobody gets anything.", all)
	case !w.topInAll():
		says = loadline.Textf("Who gets most of %v hangs on what nobody stated. By the first of %v readings it is %v; by all of them it gets %v (%v).", all, n, top.Holder, w.amount(top.Gets), loadline.InPercent(top.Part))
	case n > 1:
		says = loadline.Textf("Of %v, %v gets most: %v (%v), by %v readings of what nobody stated.", all, top.Holder, w.amount(top.Gets), loadline.InPercent(top.Part), n)
	}
	if w.Holder == "" {
		return says
	}
	s, _ := find(w.c.Company, w.Holder)
	from := w.from[s.ID]
	if from == nil {
		return loadline.Textf("%v What %v holds gets nothing at any proceeds.", says, w.name(s.ID))
	}
	return loadline.Textf("%v What %v holds has value above %v.", says, w.name(s.ID), w.amount(*from))
}

// topInAll says whether by every reading nobody gets more than the first holder.
func (w *whoGets) topInAll() bool {
	return !slices.ContainsFunc(w.data.Readings, func(r ReadingOf) bool {
		return slices.ContainsFunc(r.Paid, func(paid loadline.Ratio) bool { return paid.Cmp(r.Paid[0]) > 0 })
	})
}

// amount is a number in the exit's currency, as money where it is exact.
func (w *whoGets) amount(n loadline.Number) any {
	if r, ok := n.Exact(); ok {
		return loadline.MoneyOf(r, w.exit.Currency)
	}
	if n.Hi == nil {
		return loadline.Textf("%v or more, or never", loadline.MoneyOf(*n.Lo, w.exit.Currency))
	}
	return loadline.Textf("%v to %v", loadline.MoneyOf(*n.Lo, w.exit.Currency), loadline.MoneyOf(*n.Hi, w.exit.Currency))
}

// knots are the points at which somebody's part of the next unit changes, in the first reading.
func (w *whoGets) knots() {
	r := &w.exit.Readings[0]
	for _, k := range r.Payout.Knots {
		out := KnotOf{Proceeds: k.Proceeds.Round(2, loadline.HalfUp), Share: k.Level.Round(6, loadline.HalfUp)}
		for _, t := range k.Turns {
			if says := w.turnSays(t); says != "" {
				out.Says = append(out.Says, says)
			}
		}
		if len(out.Says) > 0 {
			w.data.Knots = append(w.data.Knots, out)
		}
	}
}

func (w *whoGets) turnSays(t financing.Turning) string {
	switch t.Turn {
	case financing.Begins:
		return ""
	case financing.TierFull:
		return loadline.Textf("%v is full", w.exit.Steps[t.Of]).String()
	case financing.Sliced, financing.Jumps:
		return t.Turn.String()
	}
	return fmt.Sprintf("%v: %v", w.exit.Claims[t.Of].Says, t.Turn)
}

func (w *whoGets) because() []loadline.Reason {
	var out []loadline.Reason
	for i, c := range w.exit.Claims {
		out = append(out, loadline.Reason{Says: loadline.Textf("%v: %v", c.Says, w.amount(w.data.Claims[i].Gets)), At: c.At})
	}
	return append(out, w.turned...)
}

func (w *whoGets) views() []loadline.View {
	views := []loadline.View{w.holderTable()}
	if w.From.Cmp(w.To) < 0 {
		views = []loadline.View{w.rangeTable(), w.holderTable()}
	}
	if len(w.exit.Readings) > 1 {
		views = append(views, w.readingTable())
	}
	views = append(views, w.claimTable(), w.knotTable())
	if len(w.data.Jumps) > 0 {
		views = append(views, w.jumpTable())
	}
	for _, v := range w.data.Votes {
		views = append(views, w.voteTable(v))
	}
	if len(w.data.Curve) > 1 {
		views = append(views, w.payoff())
	}
	return append(views, w.reckoners()...)
}

func (w *whoGets) holderTable() loadline.Table {
	t := loadline.Table{ID: "payout", Title: loadline.Textf("Who gets what of %v", w.amount(loadline.Exactly(w.To))), Columns: []loadline.Column{
		{ID: "holder", Head: loadline.Textf("Holder")}, {ID: "gets", Head: loadline.Textf("Gets"), Kind: loadline.Amount},
		{ID: "part", Head: loadline.Textf("Part"), Kind: loadline.Percent}, {ID: "from", Head: loadline.Textf("Has value above"), Kind: loadline.Amount},
	}}
	total := loadline.Exactly(loadline.Ratio{})
	for _, h := range w.data.Holders {
		row := loadline.Row{Cells: []loadline.Cell{{Value: h.Holder}, {Value: w.amount(h.Gets)}, {Value: h.Part}, {Value: "never"}}}
		if h.From != nil {
			row.Cells[3].Value = w.amount(*h.From)
		}
		t.Rows = append(t.Rows, row)
		total = total.Add(h.Gets)
	}
	t.Notes = []loadline.Text{loadline.Textf("Amounts are exact and rounded at the end: to the cent, and the cents that are left go to the largest remainders.")}
	if total.Known() {
		t.Rows = append(t.Rows, loadline.Row{Role: loadline.Total, Cells: []loadline.Cell{{Value: loadline.Textf("All")}, {Value: w.amount(total)}, {}, {}}})
	}
	return t
}

// mostColumns is how many readings stand side by side.
const mostColumns = 6

func (w *whoGets) readingTable() loadline.Table {
	t := loadline.Table{ID: "readings", Title: loadline.Textf("By what nobody stated"), Columns: []loadline.Column{{ID: "holder", Head: loadline.Textf("Holder")}}}
	shown := w.data.Readings[:min(len(w.data.Readings), mostColumns)]
	for i, r := range shown {
		t.Columns = append(t.Columns, loadline.Column{ID: fmt.Sprintf("reading_%d", i+1), Head: loadline.Textf("Reading %v", i+1), Kind: loadline.Amount})
		t.Notes = append(t.Notes, loadline.Textf("Reading %v: %v.", i+1, list(r.Choices, len(r.Choices))))
	}
	if n := len(w.data.Readings) - len(shown); n > 0 {
		t.Notes = append(t.Notes, loadline.Textf("%v more readings stand in --json.", n))
	}
	for n, h := range w.data.Holders {
		row := loadline.Row{Cells: []loadline.Cell{{Value: h.Holder}}}
		for _, r := range shown {
			row.Cells = append(row.Cells, loadline.Cell{Value: loadline.MoneyOf(r.Paid[n], w.exit.Currency)})
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

func (w *whoGets) claimTable() loadline.Table {
	t := loadline.Table{ID: "claims", Title: loadline.Textf("By security"), Columns: []loadline.Column{
		{ID: "claim", Head: loadline.Textf("Security")}, {ID: "gets", Head: loadline.Textf("Gets"), Kind: loadline.Amount}, {ID: "at", Head: loadline.Textf("Stated at")},
	}}
	for i, c := range w.data.Claims {
		t.Rows = append(t.Rows, loadline.Row{Cells: []loadline.Cell{{Value: w.exit.Claims[i].Says}, {Value: w.amount(c.Gets)}, {Value: c.At}}})
	}
	return t
}

func (w *whoGets) knotTable() loadline.Table {
	t := loadline.Table{ID: "breakpoints", Title: loadline.Textf("Where something changes"), Columns: []loadline.Column{
		{ID: "proceeds", Head: loadline.Textf("Proceeds"), Kind: loadline.Amount}, {ID: "share", Head: loadline.Textf("A common share gets"), Kind: loadline.Amount},
		{ID: "what", Head: loadline.Textf("What changes there")},
	}}
	for _, k := range w.data.Knots {
		t.Rows = append(t.Rows, loadline.Row{Cells: []loadline.Cell{
			{Value: loadline.MoneyOf(k.Proceeds, w.exit.Currency)}, {Value: loadline.MoneyOf(k.Share, w.exit.Currency)}, {Value: loadline.Textf("%v", list(k.Says, 4))},
		}})
	}
	if len(w.exit.Readings) > 1 {
		t.Notes = []loadline.Text{loadline.Textf("By the first reading.")}
	}
	return t
}

// payoff is what the six who get most get over the range, in the first reading.
func (w *whoGets) payoff() loadline.Curve {
	c := loadline.Curve{ID: "payoff", Title: loadline.Textf("What each gets, by proceeds"),
		X: loadline.Axis{Title: loadline.Textf("Proceeds"), Kind: loadline.Amount}, Y: loadline.Axis{Title: loadline.Textf("Gets"), Kind: loadline.Amount}}
	if len(w.exit.Readings) > 1 {
		c.Title = loadline.Textf("What each gets, by proceeds (the first reading)")
	}
	for n, h := range w.data.Holders[:min(len(w.data.Holders), mostColumns)] {
		s := loadline.Series{Name: loadline.Textf("%v", h.Holder)}
		for _, p := range w.data.Curve {
			s.Points = append(s.Points, loadline.Point{X: p.Proceeds.Float(), Y: p.Paid[n].Float()})
		}
		c.Series = append(c.Series, s)
	}
	return c
}
