package outlook

import "loadline"

// line is an income or a cost of the plan on the path.
type line struct {
	of     *loadline.PlanLine
	ref    loadline.Ref
	supply *supply // nil: used on no contract
	first  int     // its first month, counted from the plan's; below zero where it began before
	last   int     // its last month
	amount loadline.Ratio
	factor loadline.Ratio
	delay  loadline.Duration
	each   *term // what it comes to in a month, in place of amount and factor
	when   *term // the months for which it is; nil: all
}

// planning lays out the lines of the plan.
func (b *book) planning() {
	for i := range b.c.Plan.Lines {
		l := b.lineOf(&b.c.Plan.Lines[i])
		l.each, l.when = b.term(l.ref, "amount"), b.term(l.ref, "when")
		b.lines = append(b.lines, l)
		for month := l.first; month < 0 && month <= l.last && l.of.Amount.IsZero() && l.of.When.IsZero(); month++ {
			if day := b.payday(l, month); l.delay != (loadline.Duration{}) && b.monthOf(day) >= 0 {
				b.postpone(b.settlement(l, day, l.sum(b, month)))
			}
			b.growLine(l)
		}
	}
}

// valueLines notes what the lines come to in a month.
func (b *book) valueLines(month int) {
	for _, i := range b.lineOrder {
		l := b.lines[i]
		var v loadline.Ratio
		w := when{month: month, owner: "line"}
		if month >= l.first && month <= l.last && (l.when == nil || b.number(l.when, w).Sign() != 0) {
			if l.each != nil {
				l.amount = b.capped(b.number(l.each, w), l.ref, l.of.At)
			}
			v = l.sum(b, month)
		}
		b.set(l.ref, month, v)
	}
}

func (b *book) lineOf(p *loadline.PlanLine) *line {
	l := &line{of: p, ref: lineRef(p), last: b.months - 1, factor: loadline.Int(1)}
	cautious := high
	if p.Kind == loadline.Income {
		cautious = low
	}
	on := []loadline.Ref{cashRef()}
	if p.On != "" {
		l.supply = b.on(p.On)
		on = b.resultsOf(l.supply.of)
	}
	if p.From != 0 {
		l.first = b.since(p.From, l.ref, p.At)
	}
	if p.To != 0 {
		l.last = min(l.last, b.monthOf(p.To))
	}
	if p.Amount.IsZero() && (!unsaid(p.Start) || len(p.Once) == 0) {
		l.amount = b.figure(p.Start, cautious, loadline.Textf("What does %v come to in its first month?", l.ref), p.At, on...)
	}
	l.factor = l.factor.Add(b.optional(p.Grows, loadline.Ratio{}, cautious, loadline.Textf("By how much does %v grow a month?", l.ref), p.At, on...))
	l.delay, _ = p.PaidAfter.Get()
	if p.PaidAfter.Saying == loadline.Open {
		b.hang(loadline.Unknown{Question: p.PaidAfter.Question, At: p.At}, loadline.Textf("it is paid in its month"), on...)
	}
	if p.From == 0 && l.delay != (loadline.Duration{}) {
		b.hang(loadline.Unknown{Question: loadline.Textf("What of %v stood before %v and is paid after?", l.ref, b.first).String(), At: p.At}, loadline.Textf("nothing is counted"), on...)
	}
	return l
}

// sum is what the line comes to in a month, the one up to which it has grown.
func (l *line) sum(b *book, month int) loadline.Ratio {
	amount := l.amount
	if len(l.of.Season) == 12 {
		_, calendar, _ := b.start(month).Civil()
		amount = amount.Mul(l.of.Season[calendar-1])
	}
	return cents(amount)
}

func (b *book) growLine(l *line) {
	if l.each == nil {
		l.amount = b.grown(l.amount, l.factor, l.ref, l.of.At)
	}
}

// payday is when what is charged in a month is paid.
func (b *book) payday(l *line, month int) loadline.Date {
	return b.last(month).AddMonthsOn(l.delay.Months, 31).AddDays(l.delay.Days)
}

// sign is what an amount of the line does to cash.
func (l *line) sign(amount loadline.Ratio) loadline.Ratio {
	if l.of.Kind == loadline.Income {
		return amount
	}
	return amount.Neg()
}

func (b *book) settlement(l *line, day loadline.Date, amount loadline.Ratio) Flow {
	return Flow{Day: day, Kind: Settled, Of: l.ref, On: l.of.On, Purpose: l.of.Purpose, Cash: l.sign(amount), At: l.of.At}
}

// postpone notes a payment of a later month, or what is unpaid when the plan is over.
func (b *book) postpone(f Flow) {
	month := b.monthOf(f.Day)
	if month >= b.months {
		b.course.Unpaid = b.course.Unpaid.Sub(f.Cash)
		return
	}
	b.later[month] = append(b.later[month], f)
}

// charge charges a line in a month: at once, later, or as use of a contract.
func (b *book) charge(l *line, month int, flows *[]Flow, uses *[]use) {
	b.chargeOnce(l, month, flows, uses)
	if month < l.first || month > l.last {
		return
	}
	amount := b.value(l.ref, month)
	b.growLine(l)
	if l.supply != nil && l.of.Kind == loadline.Cost {
		whole := span{b.start(month), b.last(month)}
		for _, part := range l.supply.supplied(whole) {
			*uses = append(*uses, use{supply: l.supply, ref: l.ref, days: part, use: l.of.Purpose, purpose: l.of.Purpose, line: l, at: l.of.At,
				amount: cents(amount.Mul(loadline.Frac(part.days(), whole.days())))})
		}
		return
	}
	if l.supply != nil { // income that is earned on a contract
		whole := span{b.start(month), b.last(month)}
		amount = cents(amount.Mul(loadline.Frac(total(l.supply.supplied(whole)), whole.days())))
	}
	b.pay(l, month, amount, flows)
}

// pay is a flow of a line that is used on no contract.
func (b *book) pay(l *line, month int, amount loadline.Ratio, flows *[]Flow) {
	if amount.Sign() == 0 {
		return
	}
	f := Flow{Day: b.start(month), Kind: Spent, Of: l.ref, On: l.of.On, Purpose: l.of.Purpose, Cost: amount, At: l.of.At}
	if l.of.Kind == loadline.Income {
		f.Day, f.Kind, f.Cost = b.last(month), Earned, loadline.Ratio{}
	}
	if l.delay == (loadline.Duration{}) {
		f.Cash = l.sign(amount)
	} else {
		f.Later, f.Day = amount, b.last(month)
		b.postpone(b.settlement(l, b.payday(l, month), amount))
	}
	*flows = append(*flows, f)
}

// chargeOnce charges the amounts that have a day of their own in a month.
func (b *book) chargeOnce(l *line, month int, flows *[]Flow, uses *[]use) {
	for _, once := range l.of.Once {
		if b.monthOf(once.Date) != month {
			continue
		}
		cautious := high
		if l.of.Kind == loadline.Income {
			cautious = low
		}
		amount := cents(b.figure(once.Amount, cautious, loadline.Textf("What does %v come to on %v?", l.ref, once.Date), l.of.At, cashRef()))
		switch {
		case l.supply != nil && len(l.supply.supplied(span{once.Date, once.Date})) == 0: // nothing to use, or to earn it on
		case l.supply != nil && l.of.Kind == loadline.Cost:
			*uses = append(*uses, use{supply: l.supply, ref: l.ref, days: span{once.Date, once.Date}, use: l.of.Purpose, purpose: l.of.Purpose, amount: amount, at: l.of.At})
		case l.of.Kind == loadline.Income:
			*flows = append(*flows, Flow{Day: once.Date, Kind: Earned, Of: l.ref, On: l.of.On, Purpose: l.of.Purpose, Cash: amount, At: l.of.At})
		default:
			*flows = append(*flows, Flow{Day: once.Date, Kind: Spent, Of: l.ref, Purpose: l.of.Purpose, Cost: amount, Cash: amount.Neg(), At: l.of.At})
		}
	}
}
