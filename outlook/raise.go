package outlook

import "loadline"

// raise is money to be raised, on the path.
type raise struct {
	of       *loadline.Raise
	last     int // the month of the last attempt
	attempts int
	closed   int // how often it succeeded
	pending  int // the month at the end of which an attempt is over; -1: none
	course   RaiseCourse
}

// RaiseCourse is one attempt of a raise.
type RaiseCourse struct {
	Name     string
	Attempt  int           // counted from 0
	Begins   loadline.Date // the last day of the month in which it began
	Ends     loadline.Date // likewise; 0: not within the plan
	Succeeds bool
	Amount   loadline.Ratio
	PreMoney loadline.Ratio // 0 where its round says
	At       loadline.Source
}

// raising goes on with the raises after a month: what is over by then brings its money or none, and what may begin begins. Who has no
// cash left raises none.
func (b *book) raising(month int, m *Month) {
	for _, r := range b.raises {
		if b.out == 0 {
			b.closeRaise(r, month, m)
			b.tryRaise(r, month, m)
			b.closeRaise(r, month, m)
		}
		b.set(r.of.Ref(), month, loadline.Int(int64(r.closed)))
	}
}

// closeRaise brings the money of an attempt that is over.
func (b *book) closeRaise(r *raise, month int, m *Month) {
	if r.pending != month {
		return
	}
	r.pending = -1
	x := &r.course
	x.Ends = m.To
	if x.Succeeds {
		r.closed++
		m.Flows = append(m.Flows, Flow{Day: m.To, Kind: Raised, Of: r.of.Ref(), Cash: x.Amount, At: r.of.At})
		b.cash, m.Closing = b.cash.Add(x.Amount), m.Closing.Add(x.Amount)
		b.noteCash(month, m)
		b.turn(m.To, RaiseCloses, r.of.Ref(), x.Amount, loadline.Textf("%v brings %v", r.of.Ref(), x.Amount), r.of.At)
	} else {
		b.turn(m.To, RaiseFails, r.of.Ref(), loadline.Ratio{}, loadline.Textf("%v fails", r.of.Ref()), r.of.At)
	}
	b.course.Raises = append(b.course.Raises, *x)
}

// tryRaise begins an attempt where it may begin.
func (b *book) tryRaise(r *raise, month int, m *Month) {
	t := b.term(r.of.Ref(), "when")
	if t == nil || r.pending >= 0 || !r.may(month) || b.number(t, when{month: month, owner: "raise", attempt: r.attempts}).Sign() == 0 {
		return
	}
	w := when{month: month, owner: "raise", attempt: r.attempts}
	x := RaiseCourse{Name: r.of.Name, Attempt: r.attempts, Begins: m.To, Succeeds: b.succeeds(r), At: r.of.At}
	if t := b.term(r.of.Ref(), "amount"); t != nil {
		x.Amount = cents(b.number(t, w))
	} else if money, known := b.p.Rounds[r.of.Round]; known {
		x.Amount = cents(money)
	}
	if t := b.term(r.of.Ref(), "pre_money"); t != nil {
		x.PreMoney = b.number(t, w)
	}
	cost := cents(b.optional(r.of.Cost, loadline.Ratio{}, high, loadline.Textf("What does an attempt of %v cost?", r.of.Ref()), r.of.At, cashRef()))
	if cost.Sign() != 0 {
		m.Flows = append(m.Flows, Flow{Day: m.To, Kind: Spent, Of: r.of.Ref(), Cost: cost, Cash: cost.Neg(), At: r.of.At})
		b.cash, m.Closing = b.cash.Sub(cost), m.Closing.Sub(cost)
		b.noteCash(month, m)
	}
	r.course, r.last, r.pending = x, month, month+b.untilOver(r.of.Takes)
	r.attempts++
	b.turn(m.To, RaiseBegins, r.of.Ref(), x.Amount, loadline.Textf("%v begins", r.of.Ref()), r.of.At)
}

// may says whether an attempt may begin in a month, as often as it was tried before.
func (r *raise) may(month int) bool {
	times := r.of.Times
	if times == 0 && r.of.Round != "" {
		times = 1
	}
	if times > 0 && r.closed >= times {
		return false
	}
	if r.attempts == 0 {
		return true
	}
	return r.of.Again.Months.Lo != nil && month >= r.last+wholeMonths(r.of.Again)
}

// succeeds says whether an attempt does: as the luck has it. Without luck none does, since the plan's middle is not to rest on hope.
func (b *book) succeeds(r *raise) bool {
	if b.p.Luck == nil {
		return false
	}
	chance, known := r.of.Succeeds.Exact()
	if !known {
		chance, known = Middle(r.of.Succeeds)
	}
	coin, tossed := b.p.Luck(coinOf(*r.of), r.attempts)
	return known && tossed && coin.Cmp(chance) < 0
}

// untilOver is how many months an attempt takes, and where nobody states it as many as the plan has: the money does not come.
func (b *book) untilOver(s loadline.Spell) int {
	if s.Months.Lo == nil || s.Months.Hi == nil {
		return MostMonths
	}
	return wholeMonths(s)
}

// wholeMonths is the middle of a spell in months, days as parts of thirty, rounded half up.
func wholeMonths(s loadline.Spell) int {
	months, _ := Middle(s.Months)
	days, _ := Middle(s.Days)
	n, _ := months.Add(days.Quo(loadline.Int(30))).Round(0, loadline.HalfUp).Int64()
	return int(max(0, n))
}
