package dependence

import "loadline"

// bite fills what follows from the figures that are set: what is left, whether the need fails, the gap, and what would remove it.
func (b *Bite) settle(day loadline.Date) {
	b.Left = notBelow(whole.Sub(b.Taken), loadline.Int(0))
	b.Falls = under(b.Left, b.Below)
	b.FatalAbove = whole.Sub(b.Below)
	b.JoinsAt = notBelow(b.FatalAbove.Quo(b.Taken), loadline.Int(0))
	b.Gap = b.Replace.Sub(b.Notice).Sub(b.Endures)
	if b.Notice.Lo != nil {
		b.From = later(day, *b.Notice.Lo)
	}
	if b.Replace.Hi != nil {
		b.Until = later(day, b.Replace.Hi.Neg().Floor().Neg())
	}
	b.Asks = unknowns(b.Taken.Open, b.Below.Open, b.Replace.Open, b.Notice.Open, b.Endures.Open, b.Asks)
	b.removals()
}

// later is a day some months on, whole ones by the calendar and the rest in days of a 365th of twelve months, rounded down.
func later(day loadline.Date, months loadline.Ratio) loadline.Date {
	n, fits := months.Floor().Int64()
	if !fits || n > 12000 {
		return 0
	}
	days, _ := months.Sub(months.Floor()).Mul(loadline.Frac(365, 12)).Floor().Int64()
	return day.AddMonths(int(n)).AddDays(int(days))
}

// under says whether a part lies below a line, whatever the open facts are.
func under(part, line loadline.Number) loadline.Truth {
	switch {
	case part.Hi != nil && line.Lo != nil && part.Hi.Cmp(*line.Lo) < 0:
		return loadline.Yes
	case part.Lo != nil && line.Hi != nil && part.Lo.Cmp(*line.Hi) >= 0:
		return loadline.No
	}
	return loadline.CannotTell
}

// above says whether a number is above another's end.
func above0(n loadline.Number) loadline.Truth {
	switch {
	case n.Lo != nil && n.Lo.Sign() > 0:
		return loadline.Yes
	case n.Hi != nil && n.Hi.Sign() <= 0:
		return loadline.No
	}
	return loadline.CannotTell
}

// fatal says whether the need fails for longer than is borne in every case that the facts allow, and the company with it.
func (b Bite) fatal() loadline.Truth { return min(b.Falls, above0(b.Gap), b.Ends) }

// part notes where a figure comes from.
func (b *Bite) part(what string, n loadline.Number, derived bool, at loadline.Source, says loadline.Text) loadline.Number {
	b.Parts = append(b.Parts, Part{what, n, derived, says, at})
	return n
}

// lines fills what the need itself says: its line, and what ends with it. One that may not stand on the day may end nothing.
func (b *Bite) lines(n need) {
	b.Need = n.Name
	ends, said := n.Ends.Get()
	switch {
	case n.Ends.Saying == loadline.None || said && ends != "company":
		b.Ends = loadline.No
	case said:
		b.Ends = min(loadline.Yes, n.so)
	}
	if b.Ends == loadline.CannotTell {
		q := n.Ends.Question
		if q == "" {
			q = loadline.Textf("What ends if %v fails: the company, its plan, or nothing? (need %q)", n.Name, n.Name).String()
		}
		b.Asks = append(b.Asks, loadline.Unknown{Question: q, At: n.At})
	} else {
		b.part("ends", loadline.Number{}, false, n.At, loadline.Textf("asserted: %v", endsSays(ends)))
	}
	if n.Name == loadline.CashNeed {
		b.Below = whole // it fails where what is needed is not there
		return
	}
	below := asked(n.Below, n.At, loadline.Textf("Below which part of what is used now does %v fail? (need %q)", n.Name, n.Name))
	says := loadline.Textf("asserted: it fails below this part of what is used now")
	if n.Below.Lo == nil && n.Below.Hi == nil {
		says = loadline.Textf("not known")
	}
	below = notAbove(notBelow(below, loadline.Int(0)), loadline.Int(1))
	b.Below = b.part("below", below, false, n.At, says)
}

func endsSays(ends string) loadline.Text {
	switch ends {
	case "company":
		return loadline.Textf("the company ends with it")
	case "plan":
		return loadline.Textf("the plan ends with it")
	}
	return loadline.Textf("nothing ends with it")
}

// bears fills how long the need is borne below its line: as asserted, else until the ledger of the plan runs out of cash after the loss.
func (f *finder) bears(b *Bite, n need, loss Loss) {
	question := loadline.Textf("How long does the company go on while %v fails? (need %q)", n.Name, n.Name)
	if told(n.Endures) {
		months := asked(months(n.Endures), n.At, question)
		b.Endures = b.part("endures", notBelow(months, loadline.Int(0)), false, n.At, loadline.Textf("asserted: so long it is borne"))
		return
	}
	if f.e.Lasts != nil && f.on.Company.Plan.Stated() && n.stated() { // of what nobody says that it is needed no ledger is reckoned
		air := f.e.Lasts(loss)
		b.Endures = b.part("endures", asked(air.Months, f.on.Company.Plan.At, question), true, f.on.Company.Plan.At, loadline.Textf("derived: from then on the cash of the plan lasts so long, in middle values"))
		return
	}
	b.Endures = b.part("endures", notBelow(asked(loadline.Number{}, n.At, question), loadline.Int(0)), false, n.At, loadline.Textf("not known"))
}

// told says whether anything is known of a spell.
func told(s loadline.Spell) bool {
	some := func(n loadline.Number) bool { return n.Lo != nil || n.Hi != nil }
	return some(s.Months) && some(s.Days)
}
