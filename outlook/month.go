package outlook

import (
	"cmp"
	"slices"

	"loadline"
)

// use is what is used on a contract in some days of a month.
type use struct {
	supply  *supply
	ref     loadline.Ref
	use     string
	purpose string
	days    span
	amount  loadline.Ratio
	line    *line // that is paid later than it is charged
	run     *run
	at      loadline.Source
}

// step is something that is done on a day of a month.
type step struct {
	day   loadline.Date
	order int // within the day
	do    func()
}

// The order of a day: what is void since the morning, what is charged, what is settled, what expires in the evening.
const (
	morning = iota
	charging
	settling
	evening
)

// write writes a month.
func (b *book) write(month int) {
	m := Month{From: b.start(month), To: b.last(month), Opening: b.cash}
	flows := slices.Clone(b.later[month])
	var uses []use
	for _, s := range b.supplies {
		for _, t := range s.tranches {
			t.month = CreditMonth{Contract: s.name(), Tranche: t.of.Name, Opening: t.left}
		}
	}
	b.drive(month)
	b.hiring(month, &flows)
	b.valueLines(month)
	for _, l := range b.lines {
		b.charge(l, month, &flows, &uses)
	}
	taken := b.computing(month, &uses)
	var steps []step
	for _, u := range uses {
		steps = append(steps, b.charges(u, &flows)...)
	}
	for _, s := range b.supplies {
		steps = append(steps, b.contractSteps(s, span{m.From, m.To}, &flows)...)
	}
	slices.SortStableFunc(steps, func(x, y step) int { return cmp.Or(cmp.Compare(x.day, y.day), cmp.Compare(x.order, y.order)) })
	for _, s := range steps {
		s.do()
	}
	b.borrowing(span{m.From, m.To}, &flows)
	b.receiving(span{m.From, m.To}, &flows, &m)
	ordered(flows)
	m.Flows = flows
	b.walk(&m)
	b.close(&m, taken)
	b.observe(month, &m)
	b.raising(month, &m)
	b.course.Months = append(b.course.Months, m)
}

// charges cuts a use where something begins or ends within it, and charges each part on its last day.
func (b *book) charges(u use, flows *[]Flow) []step {
	var out []step
	rest, from := u.days, u.days.from
	var charged loadline.Ratio
	for _, cut := range append(u.supply.cuts(), rest.to) {
		if cut < from || cut > rest.to {
			continue
		}
		upTo := cents(u.amount.Mul(loadline.Frac(span{rest.from, cut}.days(), rest.days())))
		part := upTo.Sub(charged)
		charged, from = upTo, cut+1
		if part.Sign() != 0 {
			out = append(out, step{cut, charging, func() { b.chargeUse(u, cut, part, flows) }})
		}
		if cut == rest.to {
			break
		}
	}
	return out
}

// chargeUse charges an amount on a day: by what was paid ahead, by credits, in cash.
func (b *book) chargeUse(u use, day loadline.Date, amount loadline.Ratio, flows *[]Flow) {
	f := Flow{Day: day, Kind: Used, Of: u.ref, On: u.supply.name(), Use: u.use, Purpose: u.purpose, Cost: amount, At: u.at}
	rest := amount
	var counted loadline.Ratio
	if u.supply.binds(day) && amount.Sign() > 0 {
		f.Prepaid = rest.Min(u.supply.prepaid)
		rest = rest.Sub(f.Prepaid)
		u.supply.payAhead(f.Prepaid)
		for _, t := range u.supply.tranches {
			if t.pays(day, u.use, u.ref.Name) {
				paid := b.take(t, day, rest)
				f.Credits, rest = f.Credits.Add(paid), rest.Sub(paid)
				if t.counts {
					counted = counted.Add(paid)
				}
			}
		}
		u.supply.draw(day, counted.Add(rest).Add(f.Prepaid))
	}
	if u.run != nil {
		u.run.course.Cost = u.run.course.Cost.Add(amount)
	}
	if u.line != nil && u.line.delay != (loadline.Duration{}) {
		f.Later = rest
		b.postpone(b.settlement(u.line, b.payday(u.line, b.monthOf(day)), rest))
	} else {
		f.Cash = rest.Neg()
	}
	*flows = append(*flows, f)
}

// payAhead uses up what was paid ahead, the first commitment of that kind first.
func (s *supply) payAhead(amount loadline.Ratio) {
	s.prepaid = s.prepaid.Sub(amount)
	for _, k := range s.commitments {
		if k.of.Kind == "prepaid" {
			part := amount.Min(k.open())
			k.drawn, amount = k.drawn.Add(part), amount.Sub(part)
		}
	}
}

// contractSteps are what a contract does on days of its own in a month.
func (b *book) contractSteps(s *supply, month span, flows *[]Flow) []step {
	if s.of == nil {
		return nil
	}
	var out []step
	on := func(day loadline.Date, order int, do func()) {
		if day >= month.from && day <= month.to {
			out = append(out, step{day, order, do})
		}
	}
	for _, t := range s.tranches {
		if t.expires != 0 {
			on(t.expires, evening, func() { b.lose(t, t.expires, CreditsExpire) })
		}
	}
	for _, k := range s.commitments {
		if k.of.Kind == "prepaid" {
			on(k.period.from, morning, func() { b.payPrepaid(s, k, flows) })
			continue
		}
		for i, due := range k.dues {
			on(due, settling, func() {
				if s.stoppage == nil || due < s.stoppage.On {
					b.settle(s, k, due, k.owed(i), flows)
				}
			})
		}
	}
	if s.over != 0 && (s.stoppage == nil || s.over <= s.stoppage.On) {
		on(s.over, morning, func() { b.over(s, s.over, ContractEnds) })
	}
	if st := s.stoppage; st != nil {
		on(st.On, morning, func() { b.stop(s, st, flows) })
		if st.Resumes != 0 {
			on(st.Resumes, morning, func() {
				b.turn(st.Resumes, SubstituteRuns, s.of.Ref(), loadline.Ratio{}, loadline.Textf("a substitute of %v runs", s.of.Ref()), st.At)
			})
		}
	}
	return out
}

func (b *book) payPrepaid(s *supply, k *commitment, flows *[]Flow) {
	if k.conditional {
		return
	}
	s.prepaid = s.prepaid.Add(k.amount)
	*flows = append(*flows, Flow{Day: k.period.from, Kind: Ahead, Of: k.ref, On: s.of.Name, Cash: k.amount.Neg(), At: k.of.At})
}

// over ends a contract: its credits and what was paid ahead are lost.
func (b *book) over(s *supply, day loadline.Date, how TurnKind) {
	says := loadline.Textf("%v is over", s.of.Ref())
	if how == ContractStops {
		says = loadline.Textf("%v stops", s.of.Ref())
	}
	b.turn(day, how, s.of.Ref(), loadline.Ratio{}, says, s.of.At)
	for _, t := range s.tranches {
		b.lose(t, day, CreditsVoid)
	}
	s.prepaid = loadline.Ratio{}
}

// stop stops a contract by the premise.
func (b *book) stop(s *supply, st *Stoppage, flows *[]Flow) {
	b.over(s, st.On, ContractStops)
	for _, k := range s.commitments {
		switch open := k.open(); {
		case open.Sign() == 0 || k.of.Kind == "prepaid" || k.period.from > st.On:
		case st.Owed == loadline.Yes:
			b.settle(s, k, st.On, open, flows)
		case st.Owed == loadline.CannotTell:
			b.hang(loadline.Unknown{Question: loadline.Textf("Is the open %v of %v owed when %v stops?", open, k.ref, s.of.Ref()).String(), At: k.of.At}, loadline.Textf("nothing is"), cashRef())
		}
	}
	if cost := b.optional(st.SwitchCost, loadline.Ratio{}, high, loadline.Textf("What does moving away from %v cost?", s.of.Ref()), st.At, cashRef()); cost.Sign() != 0 {
		*flows = append(*flows, Flow{Day: st.On, Kind: SwitchCost, Of: s.of.Ref(), Cost: cents(cost), Cash: cents(cost).Neg(), At: st.At})
	}
}

// walk follows cash through a month, and notes where it crosses a line.
func (b *book) walk(m *Month) {
	m.Low, m.LowDay = b.cash, m.From
	least := b.cash.Sub(b.line(m.From))
	judged, _ := b.c.Plan.Judged.Get()
	daily := judged != "monthly"
	if daily {
		b.watch(m.From)
	}
	for _, f := range m.Flows {
		b.cash = b.cash.Add(f.Cash)
		switch {
		case f.Cash.Sign() < 0 && f.Kind != Repaid:
			m.GrossBurn = m.GrossBurn.Sub(f.Cash)
		case f.Cash.Sign() > 0 && (f.Kind == Earned || f.Kind == Settled):
			m.NetBurn = m.NetBurn.Sub(f.Cash)
		}
		if free := b.cash.Sub(b.line(f.Day)); daily && free.Cmp(least) < 0 {
			least, m.Low, m.LowDay = free, b.cash, f.Day
		}
		if daily {
			b.watch(f.Day)
		}
	}
	if free := b.cash.Sub(b.line(m.To)); !daily {
		b.watch(m.To)
		if free.Cmp(least) < 0 {
			m.Low, m.LowDay = b.cash, m.To
		}
	}
	m.NetBurn = m.NetBurn.Add(m.GrossBurn)
	m.Closing, m.Line, m.LowLine = b.cash, b.line(m.To), b.line(m.LowDay)
}

// close notes what the month leaves of credits, capacity and commitments.
func (b *book) close(m *Month, taken map[*supply]*used) {
	for _, s := range b.supplies {
		for _, t := range s.tranches {
			t.month.Closing = t.left
			m.Credits = append(m.Credits, t.month)
		}
		for _, k := range s.commitments {
			m.Commitments = append(m.Commitments, CommitmentMonth{s.name(), k.of.Name, k.amount, k.drawn, k.short, k.byCredits, k.open(), k.conditional})
		}
		u := taken[s]
		if s.of == nil || s.capacity.Sign() == 0 {
			continue
		}
		m.Capacity = append(m.Capacity, CapacityMonth{s.of.Name, s.of.Chip, u.reserved, u.used, u.reserved.Sub(u.used), u.onDemand, u.unserved})
		if short := u.onDemand.Add(u.unserved); s.shortOn == 0 && short.Sign() > 0 {
			s.shortOn = m.From
			if u.onDemand.Sign() == 0 { // nothing is short before it stops
				s.shortOn = max(m.From, s.stoppage.On)
			}
			b.turn(s.shortOn, CapacityFallsShort, capacityRef(s.of.Name), short, loadline.Textf("the capacity of %v falls short by %v chip-hours", s.of.Ref(), short), s.of.At)
		}
	}
}
