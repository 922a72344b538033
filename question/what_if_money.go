package question

import (
	"cmp"
	"fmt"
	"slices"

	"loadline"
	"loadline/captable"
	"loadline/deals"
)

// hull is one figure over the readings of a closing.
func hull(col *column, figure func(*deals.ClosedReading) loadline.Ratio) loadline.Number {
	var out loadline.Number
	for i := range col.closed.Readings {
		n := loadline.Exactly(figure(&col.closed.Readings[i]))
		if i > 0 {
			n = out.Hull(n)
		}
		out = n
	}
	return out
}

// columnOf is a column with what its closing comes to.
func (w *whatIf) columnOf(col *column) ColumnOf {
	if col.closed == nil {
		return ColumnOf{Name: col.name, Title: "as it is", Readings: len(col.cases)}
	}
	first := &col.closed.Readings[0]
	out := ColumnOf{Name: col.name, Title: cmp.Or(col.round().Title, col.name), Readings: len(col.closed.Readings), Terms: w.termsOf(col), Diluted: w.diluted(col)}
	r := RoundOf{
		Price:     hull(col, func(r *deals.ClosedReading) loadline.Ratio { return r.Rounded.Price }),
		Exact:     hull(col, func(r *deals.ClosedReading) loadline.Ratio { return r.Price }),
		PreMoney:  hull(col, func(r *deals.ClosedReading) loadline.Ratio { return r.PreMoney }),
		PostMoney: hull(col, func(r *deals.ClosedReading) loadline.Ratio { return r.Post }),
		NewMoney:  hull(col, func(r *deals.ClosedReading) loadline.Ratio { return r.NewMoney }),
		Cash:      hull(col, cashOf), Left: hull(col, func(r *deals.ClosedReading) loadline.Ratio { return r.Rounded.Left }),
		Moved: hull(col, func(r *deals.ClosedReading) loadline.Ratio { return r.Rounded.Moved }),
		Sold:  hull(col, soldOf), Rounding: first.Rounded.Policy, Certificate: certificate(col),
	}
	for end := range 2 {
		r.Consideration[end] = hull(col, func(r *deals.ClosedReading) loadline.Ratio { return r.Worth[end].Share })
		r.Effective[end] = hull(col, func(r *deals.ClosedReading) loadline.Ratio { return r.Worth[end].PreMoney })
	}
	out.Round = &r
	for _, c := range first.Choices {
		out.Settled = append(out.Settled, c.Settles.String())
	}
	for i := range col.closed.Readings {
		out.Spread = append(out.Spread, w.readingPrice(&col.closed.Readings[i]))
	}
	for _, a := range col.closed.Assumed {
		out.Assumed = append(out.Assumed, AssumedOf{a.Says.String(), a.Settles.String()})
	}
	out.Changed = w.changedBy(first)
	return out
}

func cashOf(r *deals.ClosedReading) loadline.Ratio {
	sum := loadline.Ratio{}
	for _, i := range r.Issued {
		sum = sum.Add(i.Cash)
	}
	return sum
}

// soldOf is the part of all shares after the closing that the new money buys.
func soldOf(r *deals.ClosedReading) loadline.Ratio {
	sum := loadline.Ratio{}
	for _, i := range r.Issued {
		sum = sum.Add(i.Shares)
	}
	if r.After.Sign() == 0 {
		return sum
	}
	return sum.Quo(r.After)
}

// certificate says whether the solution of every reading agrees with the definitions, which are held without the solver.
func certificate(col *column) string {
	for i := range col.closed.Readings {
		if says := col.closed.Readings[i].Differs; says != "" {
			return says
		}
	}
	return "checked: what converts, what is adjusted and the pool agree with their definitions at this price, and at no other"
}

func (w *whatIf) readingPrice(r *deals.ClosedReading) ReadingPrice {
	out := ReadingPrice{Choices: []string{}, Price: r.Rounded.Price}
	for _, c := range r.Choices {
		out.Choices = append(out.Choices, c.Says.String())
	}
	for _, g := range w.rows {
		sum := loadline.Ratio{}
		for _, d := range r.Diluted {
			if g.has(d.StakeholderID) {
				sum = sum.Add(d.After)
			}
		}
		out.Parts = append(out.Parts, sum)
	}
	return out
}

// changedBy is what converts, what is adjusted, what is forced and what the pool becomes.
func (w *whatIf) changedBy(r *deals.ClosedReading) []ChangedByIt {
	var out []ChangedByIt
	add := func(at loadline.Source, says loadline.Text) { out = append(out, ChangedByIt{says, at.String()}) }
	names := w.names()
	money := func(x loadline.Ratio) loadline.Money {
		return loadline.MoneyOf(x.Round(4, loadline.HalfUp), w.data.Currency)
	}
	for _, i := range r.Issued {
		add(i.At, loadline.Textf("%v gets %v shares for %v in cash and %v in credits", names(i.StakeholderID), loadline.SharesOf(i.Shares), money(i.Cash), money(i.Credits)))
	}
	for _, c := range r.Converted {
		add(c.At, loadline.Textf("%v converts %v: %v shares of %v at %v", c.Says, c.Way, loadline.SharesOf(c.Shares), classTitle(class(r.Company, c.ClassID)), money(c.Price)))
	}
	for _, s := range r.Staying {
		add(s.At, loadline.Textf("%v stays outstanding: %v", s.Says, s.Why))
	}
	for _, p := range r.Pools {
		add(p.At, loadline.Textf("the pool gets %v shares beside the %v that are left to grant", loadline.SharesOf(p.Shares), loadline.SharesOf(p.Has)))
	}
	for _, x := range r.Adjusted {
		if x.Triggered {
			add(x.At, loadline.Textf("the conversion price of %v falls from %v to %v: it converts into %v shares more", classTitle(class(w.c.Company, x.ClassID)), money(x.Before), money(x.Printed), loadline.SharesOf(x.More)))
		}
	}
	for _, f := range r.Forced {
		add(f.At, loadline.Textf("%v did not take up its part of the round: %v of its shares become common stock", names(f.StakeholderID), loadline.SharesOf(f.Shares)))
	}
	for _, s := range r.Sold {
		add(s.At, loadline.Textf("%v sells %v shares to %v", names(s.FromID), loadline.SharesOf(s.Shares), names(s.ToID)))
	}
	return out
}

// names names stakeholders of any column by id.
func (w *whatIf) names() func(string) string {
	all := holderNames(w.c.Company)
	for _, col := range w.columns[1:] {
		for id, name := range holderNames(col.signed) {
			if all[id] == "" {
				all[id] = name
			}
		}
	}
	return func(id string) string { return cmp.Or(all[id], id) }
}

// diluted is each holder's part before and after, and what moved it, over the readings.
func (w *whatIf) diluted(col *column) []DilutedBy {
	var out []DilutedBy
	at := map[string]int{}
	names := w.names()
	for n := range col.closed.Readings {
		r := &col.closed.Readings[n]
		for _, d := range r.Diluted {
			one := DilutedBy{
				Holder: names(d.StakeholderID), Before: loadline.Exactly(d.Before), NewMoney: loadline.Exactly(d.NewMoney), Pool: loadline.Exactly(d.Pool),
				Conversion: loadline.Exactly(d.Conversion), AntiDilution: loadline.Exactly(d.AntiDilution), Resale: loadline.Exactly(d.Resale), After: loadline.Exactly(d.After),
				Worth: loadline.Exactly(d.SharesAfter.Mul(r.Rounded.Price).Round(2, loadline.HalfUp)),
			}
			if d.StakeholderID == "" {
				one.Holder = "Unissued pool"
			}
			i, seen := at[d.StakeholderID]
			if !seen {
				at[d.StakeholderID] = len(out)
				out = append(out, one)
				continue
			}
			out[i] = out[i].hull(one)
		}
	}
	out = slices.DeleteFunc(out, func(d DilutedBy) bool { return d.Before.IsZero() && d.After.IsZero() })
	slices.SortStableFunc(out, func(a, b DilutedBy) int { return descending(a.After, b.After) })
	return out
}

func (d DilutedBy) hull(o DilutedBy) DilutedBy {
	return DilutedBy{
		Holder: d.Holder, Before: d.Before.Hull(o.Before), NewMoney: d.NewMoney.Hull(o.NewMoney), Pool: d.Pool.Hull(o.Pool), Conversion: d.Conversion.Hull(o.Conversion),
		AntiDilution: d.AntiDilution.Hull(o.AntiDilution), Resale: d.Resale.Hull(o.Resale), After: d.After.Hull(o.After), Worth: d.Worth.Hull(o.Worth),
	}
}

// holderRow is a group of holders, or a holder who belongs to none, whose parts stand in a line.
type holderRow struct {
	title string
	group bool
	ids   map[string]bool
}

func (h holderRow) has(id string) bool { return h.ids[id] }

// holderRows are the groups that the companies name, then the holders who belong to none.
func (w *whatIf) holderRows() []holderRow {
	var out []holderRow
	grouped := map[string]bool{}
	row := func(title string, group bool) holderRow {
		i := slices.IndexFunc(out, func(h holderRow) bool { return h.title == title && h.group == group })
		if i < 0 {
			i = len(out)
			out = append(out, holderRow{title, group, map[string]bool{}})
		}
		return out[i]
	}
	for _, col := range w.columns {
		for _, s := range col.signed.Stakeholders {
			for _, g := range s.Groups {
				row(g, true).ids[s.ID], grouped[s.ID] = true, true
			}
		}
	}
	names := w.names()
	for _, col := range w.columns {
		for _, s := range col.signed.Stakeholders {
			if !grouped[s.ID] {
				row(names(s.ID), false).ids[s.ID] = true
			}
		}
	}
	return out
}

// money compares holdings and what a sale pays.
func (w *whatIf) money() {
	for _, h := range w.rows {
		change := HolderChange{Holder: h.title, Group: h.group}
		some := false
		for _, col := range w.columns {
			part, votes := w.parts(col, h)
			change.Parts, change.Votes = append(change.Parts, part), append(change.Votes, votes)
			some = some || !part.IsZero() || !votes.IsZero()
		}
		if some {
			w.data.Holders = append(w.data.Holders, change)
		}
	}
	w.exits()
}

// parts is the fraction of all shares, fully diluted, and of all votes that belongs to a row in a column.
func (w *whatIf) parts(col *column, h holderRow) (part, votes loadline.Number) {
	for i, c := range col.cases {
		totals := c.Ledger.On(w.day).Totals(w.Def, func(s captable.Security) (string, bool) {
			return fmt.Sprint(h.has(s.StakeholderID)), true
		})
		p, v := zero(), zero()
		for n, g := range totals.Groups {
			if g.Key == "true" {
				p, v = totals.Fraction(n, captable.FullyDiluted), totals.Fraction(n, captable.Votes)
			}
		}
		if i > 0 {
			p, v = part.Hull(p), votes.Hull(v)
		}
		part, votes = p, v
	}
	return part, votes
}

// amounts are the proceeds of the sales that are compared: a quarter of the first round's post-money, half, the whole, twice and
// five times of it.
func (w *whatIf) amounts() []loadline.Ratio {
	if len(w.Amounts) > 0 {
		return w.Amounts
	}
	post := w.columns[1].closed.Readings[0].Post
	var out []loadline.Ratio
	for _, times := range []loadline.Ratio{loadline.Frac(1, 4), loadline.Frac(1, 2), loadline.Int(1), loadline.Int(2), loadline.Int(5)} {
		out = append(out, rounded(post.Mul(times)))
	}
	return out
}

// rounded is an amount with two digits.
func rounded(x loadline.Ratio) loadline.Ratio {
	ten, step := loadline.Int(10), loadline.Int(1)
	for x.Quo(step).Cmp(loadline.Int(100)) >= 0 {
		step = step.Mul(ten)
	}
	return x.Quo(step).Round(0, loadline.HalfUp).Mul(step)
}

// exits compares what rows of holders get of a sale. Where that cannot be told in a column the cell stays open.
func (w *whatIf) exits() {
	paid := make([][]*deals.Exit, len(w.columns))
	for i, col := range w.columns {
		for _, c := range col.cases {
			paid[i] = append(paid[i], deals.ExitOf(c.Company, c.Ledger.On(w.day), deals.ExitTerms{}))
		}
	}
	for _, h := range w.rows {
		begins := BeginsAt{Holder: h.title}
		for i := range w.columns {
			begins.From = append(begins.From, h.begins(paid[i]))
		}
		if slices.ContainsFunc(begins.From, func(n loadline.Number) bool { return n.Lo != nil }) {
			w.data.Begins = append(w.data.Begins, begins)
		}
	}
	for _, amount := range w.amounts() {
		for _, h := range w.rows {
			change := ExitChange{Proceeds: amount, Holder: h.title}
			some := false
			for i := range w.columns {
				n := h.gets(paid[i], amount)
				change.Gets = append(change.Gets, n)
				some = some || !n.IsZero()
			}
			if some {
				w.data.Exits = append(w.data.Exits, change)
			}
		}
	}
}

// begins is the proceeds above which a row of holders gets anything, over the readings of all exits.
func (h holderRow) begins(exits []*deals.Exit) loadline.Number {
	var out loadline.Number
	first := true
	for _, e := range exits {
		for i := range e.Readings {
			at, ever := h.beginsIn(e, &e.Readings[i])
			n := loadline.Exactly(at.Round(2, loadline.HalfUp))
			switch {
			case e.Readings[i].Payout == nil || !ever && first:
				return loadline.Number{}
			case !ever:
				out.Hi = nil
				continue
			case !first:
				n = out.Hull(n)
			}
			out, first = n, false
		}
	}
	return out
}

func (h holderRow) beginsIn(e *deals.Exit, r *deals.ExitReading) (least loadline.Ratio, ever bool) {
	for i, c := range e.Claims {
		if r.Payout == nil || !slices.ContainsFunc(c.Holders, func(x deals.Holder) bool { return h.has(x.Stakeholder) && x.Part.Sign() > 0 }) {
			continue
		}
		if at, some := r.Payout.Begins(i); some && (!ever || at.Cmp(least) < 0) {
			least, ever = at, true
		}
	}
	return least, ever
}

// gets is what a row of holders gets of proceeds, over the readings of all exits; unbounded where it cannot be told.
func (h holderRow) gets(exits []*deals.Exit, proceeds loadline.Ratio) loadline.Number {
	var out loadline.Number
	first := true
	for _, e := range exits {
		for i := range e.Readings {
			if e.Readings[i].Payout == nil {
				return loadline.Number{}
			}
			sum := loadline.Ratio{}
			for id, x := range e.Paid(&e.Readings[i], proceeds) {
				if h.has(id) {
					sum = sum.Add(x)
				}
			}
			n := loadline.Exactly(sum.Round(2, loadline.HalfUp))
			if !first {
				n = out.Hull(n)
			}
			out, first = n, false
		}
	}
	return out
}
