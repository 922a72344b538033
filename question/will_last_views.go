package question

import (
	"cmp"
	"math"

	"loadline"
)

func (l *lasting) views() []loadline.View {
	out := []loadline.View{l.horizonTable(), l.cashFan(), l.dryCurve(), l.balanceTable()}
	if len(l.data.Hangs) > 0 {
		out = append(out, l.hangsTable())
	}
	if len(l.data.Start) > 0 {
		out = append(out, l.startTable())
	}
	if len(l.data.Raises)+len(l.data.Milestones) > 0 {
		out = append(out, l.eventTable())
	}
	if len(l.data.Control) > 0 {
		out = append(out, l.controlTable())
	}
	if len(l.data.Control) > 0 && len(l.data.Limits) > 0 {
		out = append(out, l.limitTable())
	}
	if l.data.Compared != nil {
		out = append(out, l.comparedTable())
	}
	return append(out, l.monthTable())
}

// money is an amount of a forecast: to a thousand, since no more of it is known.
func (l *lasting) money(x float64) any {
	if math.IsNaN(x) || math.IsInf(x, 0) || math.Abs(x) > 1e15 {
		return nil
	}
	return loadline.MoneyOf(loadline.Int(int64(math.Round(x/1e3))*1e3), l.data.Currency)
}

// permille is a part to a thousandth.
func permille(x float64) any {
	if math.IsNaN(x) || math.Abs(x) > 1e6 {
		return nil
	}
	return loadline.Frac(int64(math.Round(x*1000)), 1000)
}

// errorOf is the standard error of a chance, to a hundredth of a percent.
func errorOf(x float64) any { return loadline.Frac(int64(math.Ceil(x*1e4)), 1e4) }

func dayOrNone(d loadline.Date) any {
	if d == 0 {
		return nil
	}
	return d
}

func (l *lasting) row(t *loadline.Table, values ...any) {
	t.Rows = append(t.Rows, cellsOf(values...))
}

// levelHead is the head of a percentile's column.
func levelHead(level float64) loadline.Text {
	return loadline.Textf("%v%% below", math.Round(level*1e4)/100)
}

// shownLevels are the percentiles that a table has room for: the lowest, the one nearest to the middle and the highest.
func (l *lasting) shownLevels() []int {
	n := len(l.Percentiles)
	if n <= 3 {
		out := make([]int, n)
		for i := range out {
			out[i] = i
		}
		return out
	}
	middle := 0
	for i, p := range l.Percentiles {
		if math.Abs(p-.5) < math.Abs(l.Percentiles[middle]-.5) {
			middle = i
		}
	}
	return []int{0, middle, n - 1}
}

func (l *lasting) levelColumns(kind loadline.ColumnKind, id string, of loadline.Text) []loadline.Column {
	var out []loadline.Column
	for _, i := range l.shownLevels() {
		head := levelHead(l.Percentiles[i])
		if !of.IsZero() {
			head = loadline.Textf("%v, %v", of, head)
		}
		out = append(out, loadline.Column{ID: loadline.Textf("%v_p%v", id, math.Round(l.Percentiles[i]*1e4)/100).String(), Head: head, Kind: kind})
	}
	return out
}

// levelValues are the cells of [lasting.levelColumns].
func (l *lasting) levelValues(qs []QuantileOf, show func(float64) any) []any {
	var out []any
	for _, i := range l.shownLevels() {
		if len(qs) <= i {
			out = append(out, nil)
			continue
		}
		out = append(out, show(qs[i].Value))
	}
	return out
}

func (l *lasting) horizonTable() loadline.Table {
	t := loadline.Table{ID: "lasts", Title: loadline.Textf("How likely cash lasts"), Columns: []loadline.Column{
		{ID: "months", Head: loadline.Textf("months"), Kind: loadline.Count}, {ID: "until", Head: loadline.Textf("until"), Kind: loadline.Day},
		{ID: "chance", Head: loadline.Textf("lasts"), Kind: loadline.Percent}, {ID: "error", Head: loadline.Textf("standard error"), Kind: loadline.Percent}},
		Notes: []loadline.Text{
			loadline.Textf("Cash lasts as long as there is more than what may not be used on every day: restricted cash, and on the plan's own reckoning costs are paid before income comes in."),
			loadline.Textf("The standard error is that of %v futures alone: two of them each way hold the chance in 19 of 20 such runs. How good the plan is, it does not know.", loadline.Int(int64(l.data.Paths)))}}
	t.Columns = append(t.Columns, l.levelColumns(loadline.Amount, "cash", loadline.Textf("cash"))...)
	for _, m := range l.horizons() {
		x := l.data.ByMonth[m-1]
		l.row(&t, append([]any{m, x.End, partOf(x.Lasts), errorOf(x.Lasts.Error)}, l.levelValues(x.Cash, l.money)...)...)
	}
	return t
}

func (l *lasting) cashFan() loadline.Fan {
	f := loadline.Fan{ID: "cash", Title: loadline.Textf("Cash, month by month"), X: loadline.Axis{Title: loadline.Textf("end of month"), Kind: loadline.Day},
		Y: loadline.Axis{Title: loadline.Textf("%v", l.data.Currency), Kind: loadline.Amount}}
	for i, level := range l.Percentiles {
		q := loadline.Quantile{Level: level}
		for _, m := range l.data.ByMonth {
			if len(m.Cash) > i {
				q.Points = append(q.Points, loadline.Point{X: float64(m.End), Y: m.Cash[i].Value})
			}
		}
		f.Quantiles = append(f.Quantiles, q)
	}
	return f
}

func (l *lasting) dryCurve() loadline.Curve {
	dry := loadline.Series{Name: loadline.Textf("cash has run dry")}
	for _, m := range l.data.ByMonth {
		dry.Points = append(dry.Points, loadline.Point{X: float64(m.End), Y: 1 - m.Lasts.Chance})
	}
	return loadline.Curve{ID: "dry", Title: loadline.Textf("Part of the futures in which cash has run dry"), X: loadline.Axis{Title: loadline.Textf("end of month"), Kind: loadline.Day},
		Y: loadline.Axis{Kind: loadline.Percent}, Series: []loadline.Series{dry}}
}

func (l *lasting) balanceTable() loadline.Table {
	t := loadline.Table{ID: "balances", Title: loadline.Textf("What runs out, each by itself"), Columns: []loadline.Column{
		{ID: "balance", Head: loadline.Textf("balance")}, {ID: "ends", Head: loadline.Textf("ends within the plan"), Kind: loadline.Percent},
		{ID: "first", Head: loadline.Textf("ends first"), Kind: loadline.Percent}, {ID: "early", Head: loadline.Textf("in a tenth of the futures by"), Kind: loadline.Day},
		{ID: "median", Head: loadline.Textf("in half of them by"), Kind: loadline.Day}},
		Notes: []loadline.Text{loadline.Textf("Cash, credits and reserved capacity are never added: none of them pays what another is for. Cash ends when it falls below what may be used, credits when the last is used up, expired or void, capacity when more is needed than is reserved.")}}
	for _, b := range l.data.Balances {
		l.row(&t, b.Title, partOf(b.Ends), partOf(b.First), dayOrNone(b.Early), dayOrNone(b.Median))
	}
	return t
}

func (l *lasting) hangsTable() loadline.Table {
	t := loadline.Table{ID: "hangs_on", Title: loadline.Textf("What it hangs on"), Columns: []loadline.Column{
		{ID: "input", Head: loadline.Textf("what is uncertain")}, {ID: "low", Head: loadline.Textf("lasts, lowest tenth"), Kind: loadline.Percent},
		{ID: "high", Head: loadline.Textf("lasts, highest tenth"), Kind: loadline.Percent}, {ID: "cash_low", Head: loadline.Textf("mean cash, lowest tenth"), Kind: loadline.Amount},
		{ID: "cash_high", Head: loadline.Textf("mean cash, highest tenth"), Kind: loadline.Amount}},
		Notes: []loadline.Text{loadline.Textf("Of the futures in which a figure is in its lowest tenth, and in its highest: how many last through the plan, and the mean of the cash at its end, nothing where it has run dry. The other figures are as chance has them.")}}
	for _, h := range l.data.Hangs {
		l.row(&t, cmp.Or(h.Title, h.Key), permille(h.Lasts[0]), permille(h.Lasts[1]), l.money(h.Cash[0]), l.money(h.Cash[1]))
	}
	return t
}

func (l *lasting) startTable() loadline.Table {
	t := loadline.Table{ID: "start_raising", Title: loadline.Textf("When to begin raising"), Columns: []loadline.Column{
		{ID: "raise", Head: loadline.Textf("raise")}, {ID: "takes", Head: loadline.Textf("takes, months"), Kind: loadline.Count},
		{ID: "latest", Head: loadline.Textf("begins by the end of"), Kind: loadline.Words}, {ID: "dry", Head: loadline.Textf("dry before it closes"), Kind: loadline.Percent}},
		Notes: []loadline.Text{loadline.Textf("The latest month at whose end it may begin so that the chance that cash runs dry before its money comes stays within %v (--risk), with the cash that there is without any raise of the plan. That it may fail is not counted.", loadline.InPercent(loadline.Exactly(l.Risk)))}}
	for _, s := range l.data.Start {
		latest := monthSays(s.Latest)
		switch {
		case s.Never:
			latest = loadline.Textf("no need within the plan")
		case s.Latest == 0:
			latest = loadline.Textf("too late")
		}
		l.row(&t, s.Raise, s.Takes, latest, partOf(s.Then))
	}
	return t
}

func (l *lasting) eventTable() loadline.Table {
	t := loadline.Table{ID: "events", Title: loadline.Textf("Raises and milestones within the plan"), Columns: []loadline.Column{{ID: "what", Head: loadline.Textf("what")},
		{ID: "tried", Head: loadline.Textf("tried"), Kind: loadline.Percent}, {ID: "done", Head: loadline.Textf("closed or reached"), Kind: loadline.Percent}, {ID: "median", Head: loadline.Textf("in half of the futures by"), Kind: loadline.Day}}}
	for _, r := range l.data.Raises {
		l.row(&t, loadline.Textf("raise %v", r.Name), partOf(r.Tried), partOf(r.Closed), nil)
	}
	for _, m := range l.data.Milestones {
		l.row(&t, loadline.Textf("milestone %v", m.Name), nil, partOf(m.Reached), dayOrNone(m.Median))
	}
	return t
}

func (l *lasting) controlTable() loadline.Table {
	end := l.monthEnd(l.data.Months - 1)
	t := loadline.Table{ID: "control", Title: loadline.Textf("Who holds what by %v", end), Columns: []loadline.Column{{ID: "group", Head: loadline.Textf("group")}, {ID: "figure", Head: loadline.Textf("part of")},
		{ID: "now", Head: loadline.Textf("now"), Kind: loadline.Percent}}, Notes: []loadline.Text{
		loadline.Textf("On the futures in which cash lasts. Whom new shares go to and whether they vote is at its worst for each group where no papers say it. All shares are fully diluted, as who-owns counts them.")}}
	t.Columns = append(append(t.Columns, l.levelColumns(loadline.Percent, "part", loadline.Text{})...), loadline.Column{ID: "mean", Head: loadline.Textf("mean"), Kind: loadline.Percent}, loadline.Column{ID: "most", Head: loadline.Textf("mean at the most"), Kind: loadline.Percent})
	for _, g := range l.data.Control {
		for k, what := range []string{"all shares", "all votes"} {
			qs := [][]QuantileOf{g.Owned, g.Votes}[k]
			cells := append([]any{g.Group, what, permille(g.Now[k])}, l.levelValues(qs, permille)...)
			l.row(&t, append(cells, permille(g.Mean[k]), permille(g.Most[k]))...)
		}
	}
	return t
}

func (l *lasting) limitTable() loadline.Table {
	t := loadline.Table{ID: "control_limits", Title: loadline.Textf("Which load lines on control hold by %v", l.monthEnd(l.data.Months-1)), Columns: []loadline.Column{{ID: "limit", Head: loadline.Textf("limit")},
		{ID: "holds", Head: loadline.Textf("lasts and holds"), Kind: loadline.Percent}, {ID: "error", Head: loadline.Textf("standard error"), Kind: loadline.Percent}, {ID: "broken", Head: loadline.Textf("lasts, broken"), Kind: loadline.Percent},
		{ID: "untold", Head: loadline.Textf("lasts, cannot be told"), Kind: loadline.Percent}},
		Notes: []loadline.Text{loadline.Textf("Of all futures. What is missing to the whole are those in which cash runs dry: there nobody is said to hold anything.")}}
	for _, x := range l.data.Limits {
		l.row(&t, x.Title, partOf(x.Holds), errorOf(x.Holds.Error), partOf(x.Broken), partOf(x.Untold))
	}
	return t
}

func (l *lasting) comparedTable() loadline.Table {
	t := loadline.Table{ID: "compared", Title: loadline.Textf("With %v closed on the first day, on the same random numbers", l.data.Compared.Round), Columns: []loadline.Column{
		{ID: "what", Head: loadline.Textf("what")}, {ID: "without", Head: loadline.Textf("without"), Kind: loadline.Words}, {ID: "with", Head: loadline.Textf("with"), Kind: loadline.Words},
		{ID: "difference", Head: loadline.Textf("difference"), Kind: loadline.Words}, {ID: "error", Head: loadline.Textf("its standard error"), Kind: loadline.Words}},
		Notes: []loadline.Text{loadline.Textf("Both plans share their luck, so that the error of the difference is that of the futures that come out differently. The round's cash is in the till on the first day; credits of the round are not counted.")}}
	percent := func(x float64) any { return loadline.InPercent(loadline.Exactly(ratioOf(x, 1e4))) }
	for _, r := range l.data.Compared.Rows {
		l.row(&t, loadline.Textf("lasts %v months", r.Month), percent(r.Before.Chance), percent(r.After.Chance), percent(r.Difference), percent(r.Error))
	}
	for _, m := range l.data.Compared.Means {
		l.row(&t, loadline.Textf("mean %v", m.Of), l.money(m.Before), l.money(m.After), l.money(m.Difference), l.money(m.Error))
	}
	return t
}

// ratioOf is a float in steps of one over a number.
func ratioOf(x float64, steps int64) loadline.Ratio {
	return loadline.Frac(int64(math.Round(x*float64(steps))), steps)
}

func (l *lasting) monthTable() loadline.Table {
	t := loadline.Table{ID: "months", Title: loadline.Textf("Month by month"), Columns: []loadline.Column{
		{ID: "until", Head: loadline.Textf("until"), Kind: loadline.Day}, {ID: "lasts", Head: loadline.Textf("lasts"), Kind: loadline.Percent}, {ID: "dry", Head: loadline.Textf("runs dry in it"), Kind: loadline.Percent}},
		Notes: []loadline.Text{loadline.Textf("Cash is all of it, nothing where it has run dry. Net burn is what goes out less what comes in, raises and repaid loans aside, on the futures in which cash lasts.")}}
	t.Columns = append(append(t.Columns, l.levelColumns(loadline.Amount, "cash", loadline.Textf("cash"))...), l.levelColumns(loadline.Amount, "burn", loadline.Textf("net burn"))...)
	for _, m := range l.data.ByMonth {
		cells := append([]any{m.End, partOf(m.Lasts), partOf(m.Dry)}, l.levelValues(m.Cash, l.money)...)
		l.row(&t, append(cells, l.levelValues(m.Burn, l.money)...)...)
	}
	return t
}
