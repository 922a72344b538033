package outlook

import (
	"slices"

	"loadline"
)

// commitment is a commitment on the path.
type commitment struct {
	of          *loadline.Commitment
	ref         loadline.Ref
	amount      loadline.Ratio
	period      span
	dues        []loadline.Date // in order; none: nobody knows when a shortfall is settled
	conditional bool
	drawn       loadline.Ratio
	short       loadline.Ratio // settled
	byCredits   loadline.Ratio
	may         []*tranche // that may pay a shortfall
}

// commitmentOf is the commitment, or nil where it owes nothing: an option, an intent, what does not bind.
func (b *book) commitmentOf(s *supply, c *loadline.Commitment) *commitment {
	if c.Kind == "option" || c.Kind == "intent" {
		return nil
	}
	k := &commitment{of: c, ref: commitmentRef(s.of.Name, c.Name)}
	binding, said := c.Binding.Get()
	switch {
	case binding == "not_binding" || c.Binding.Saying == loadline.None:
		return nil
	case binding == "conditional":
		k.conditional = true
		b.hang(loadline.Unknown{Question: loadline.Textf("Is the condition met on which %v binds?", k.ref).String(), At: c.At}, loadline.Textf("it is not"), cashRef())
	case !said:
		b.hang(loadline.Unknown{Question: questionOr(c.Binding.Question, loadline.Textf("Does %v bind?", k.ref)), At: c.At}, loadline.Textf("it does"), cashRef())
	}
	k.amount = cents(b.figure(c.Amount, high, loadline.Textf("What does %v come to?", k.ref), c.At, cashRef()))
	k.period = span{c.Period.From, c.Period.To}
	if k.period.from == 0 {
		k.period.from = s.from
	}
	if last, has := s.of.To.Get(); has && k.period.to == 0 {
		k.period.to = last
	}
	k.dues = slices.Sorted(slices.Values(c.Due))
	if len(k.dues) == 0 && k.period.to != 0 {
		k.dues = []loadline.Date{k.period.to}
	}
	if k.period.to == 0 {
		k.period.to = loadline.DateOf(9999, 12, 31)
	}
	if len(k.dues) == 0 && c.Kind != "prepaid" {
		b.hang(loadline.Unknown{Question: loadline.Textf("On which day is a shortfall of %v settled?", k.ref).String(), At: c.At}, loadline.Textf("on none within the plan"), cashRef())
	}
	if len(k.dues) > 1 {
		b.assume(loadline.Textf("%v is owed in equal parts, one by each of its %d due days", k.ref, len(k.dues)), loadline.Textf("How much of %v is owed by each due day?", k.ref), c.At)
	}
	b.mayPay(s, k)
	if c.Kind != "prepaid" {
		b.before(s, k)
	}
	return k
}

// mayPay finds the tranches that may pay a shortfall.
func (b *book) mayPay(s *supply, k *commitment) {
	names, said := k.of.PaidBy.Get()
	if !k.of.PaidBy.Known() && len(s.tranches) > 0 {
		b.hang(loadline.Unknown{Question: questionOr(k.of.PaidBy.Question, loadline.Textf("Which credits may pay a shortfall of %v?", k.ref)), At: k.of.At}, loadline.Textf("none may"), cashRef())
	}
	if said {
		for _, t := range s.tranches {
			if slices.Contains(names, t.of.Name) {
				k.may = append(k.may, t)
			}
		}
	}
}

// before is what was drawn and settled before the plan begins: the contract's spend a month, for each month of the commitment
// that is over, or as much as the file says.
func (b *book) before(s *supply, k *commitment) {
	if k.period.from >= b.first {
		return
	}
	ask := loadline.Textf("How much of %v was drawn before %v?", k.ref, b.first)
	if !unsaid(k.of.Used) { // as stated
		k.drawn = cents(b.figure(k.of.Used, low, ask, k.of.At, cashRef())).Min(k.amount)
	} else if k.period.from > 0 && !unsaid(s.of.Spend) {
		spend := b.figure(s.of.Spend, low, loadline.Textf("What is spent on %v a month?", s.of.Ref()), s.of.At, cashRef())
		over := min(monthsBetween(k.period.from, b.first), 12_000)
		k.drawn = cents(spend.Mul(loadline.Int(int64(over)))).Min(k.amount)
		b.assume(loadline.Textf("%v of %v was drawn before %v: the spend of the contract in each of %d months", k.drawn, k.ref, b.first, over), ask, k.of.At)
	} else {
		b.hang(loadline.Unknown{Question: ask.String(), At: k.of.At}, loadline.Textf("nothing was"), cashRef())
	}
	for i, due := range k.dues {
		if due < b.first {
			k.short = k.short.Add(k.owed(i))
		}
	}
}

// owed is the shortfall on the i-th due day: what should have been drawn by then, less what was, and what was settled before.
func (k *commitment) owed(i int) loadline.Ratio {
	part := cents(k.amount.Mul(loadline.Frac(int64(i+1), int64(len(k.dues)))))
	return part.Sub(k.drawn).Sub(k.short).Max(loadline.Ratio{})
}

// open is what is neither drawn nor settled.
func (k *commitment) open() loadline.Ratio {
	return k.amount.Sub(k.drawn).Sub(k.short).Max(loadline.Ratio{})
}

// draw lets an amount that is used on the contract count towards its commitments, the first of them first.
func (s *supply) draw(day loadline.Date, amount loadline.Ratio) {
	for _, k := range s.commitments {
		if k.of.Kind == "prepaid" || day < k.period.from || day > k.period.to {
			continue
		}
		counted := amount.Min(k.open())
		k.drawn, amount = k.drawn.Add(counted), amount.Sub(counted)
	}
}

// settle settles a shortfall of a commitment on a day.
func (b *book) settle(s *supply, k *commitment, day loadline.Date, owed loadline.Ratio, to *[]Flow) {
	if owed.Sign() == 0 {
		return
	}
	k.short = k.short.Add(owed)
	if k.conditional {
		b.turn(day, CommitmentShort, k.ref, owed, loadline.Textf("%v falls short by %v, which is owed if its condition is met", k.ref, owed), k.of.At)
		return
	}
	flow := Flow{Day: day, Kind: Shortfall, Of: k.ref, On: s.of.Name, Cost: owed, At: k.of.At}
	for _, t := range k.may {
		if s.binds(day) && t.pays(day) {
			flow.Credits = flow.Credits.Add(b.take(t, day, owed.Sub(flow.Credits)))
		}
	}
	k.byCredits = k.byCredits.Add(flow.Credits)
	flow.Cash = flow.Credits.Sub(owed)
	*to = append(*to, flow)
	b.turn(day, CommitmentShort, k.ref, owed, loadline.Textf("%v falls short by %v", k.ref, owed), k.of.At)
}

// paidAhead shares what the plan has paid ahead among the prepaid commitments that have begun, in their order.
func (b *book) paidAhead() {
	plan := b.c.Plan
	ask := loadline.Textf("How much of what was paid ahead is left on %v?", b.first)
	var left loadline.Ratio
	if !unsaid(plan.Prepaid) {
		left = cents(b.figure(plan.Prepaid, low, ask, plan.At, cashRef()))
	}
	for _, s := range b.supplies {
		for _, k := range s.commitments {
			if k.of.Kind != "prepaid" || k.period.from >= b.first || k.period.to < b.first {
				continue
			}
			if unsaid(plan.Prepaid) {
				b.hang(loadline.Unknown{Question: ask.String(), At: k.of.At}, loadline.Textf("nothing is"), cashRef())
			}
			s.prepaid = s.prepaid.Add(left.Min(k.amount))
			k.drawn = k.amount.Sub(left.Min(k.amount))
			left = left.Sub(left.Min(k.amount))
		}
	}
	if left.Sign() > 0 {
		b.assume(loadline.Textf("%v that was paid ahead pays for nothing in the ledger: no prepaid commitment says for what", left), loadline.Textf("For which contract was it paid ahead?"), plan.At)
	}
}
