package outlook

import "loadline"

// loan is a loan on the path.
type loan struct {
	of        *loadline.Loan
	amount    loadline.Ratio
	rate      loadline.Ratio // a year
	due       loadline.Date  // 0: not within what is known
	called    bool
	covenants []covenant
}

// covenant is a minimum of cash that a lender may enforce.
type covenant struct {
	of      *loadline.Covenant
	ref     loadline.Ref
	least   loadline.Ratio
	crossed bool
}

// lending lays out the loans.
func (b *book) lending() {
	for i := range b.c.Loans {
		l := &b.c.Loans[i]
		if status, _ := l.Status.Get(); status == "draft" || status == "superseded" {
			b.assume(loadline.Textf("%v is a %s and owed by nobody", l.Ref(), status), loadline.Text{}, l.At)
			continue
		}
		x := &loan{of: l}
		x.amount = cents(b.figure(l.Amount, high, loadline.Textf("How much is owed of %v?", l.Ref()), l.At, cashRef()))
		x.rate = b.figure(l.Rate, high, loadline.Textf("What interest does %v bear a year?", l.Ref()), l.At, cashRef())
		x.due, _ = l.Matures.Get()
		if !l.Matures.Known() {
			b.hang(loadline.Unknown{Question: questionOr(l.Matures.Question, loadline.Textf("When does %v mature?", l.Ref())), At: l.At}, loadline.Textf("not within the plan"), cashRef())
		}
		if x.due != 0 && x.due < b.first {
			b.hang(loadline.Unknown{Question: loadline.Textf("When is %v paid, which was due on %v and is still owed?", l.Ref(), x.due).String(), At: l.At}, loadline.Textf("on the first day"), cashRef())
			x.due = b.first
		}
		for _, call := range b.p.Calls {
			if call.Loan == l.Name && (x.due == 0 || call.On < x.due) {
				x.due, x.called = call.On, true
			}
		}
		for j := range l.Covenants {
			v := &l.Covenants[j]
			if !unsaid(v.MinimumCash) {
				ref := loadline.Ref{Kind: "covenant", Name: l.Name + "." + v.Name}
				x.covenants = append(x.covenants, covenant{of: v, ref: ref, least: b.figure(v.MinimumCash, high, loadline.Textf("How much cash does %v ask for?", ref), v.At, cashRef())})
			}
		}
		b.loans = append(b.loans, x)
	}
}

// owed says whether the loan is owed on a day.
func (l *loan) owed(d loadline.Date) bool { return d >= l.of.From && (l.due == 0 || d < l.due) }

// borrowing is what loans bring and cost in a month.
func (b *book) borrowing(month span, flows *[]Flow) {
	for _, l := range b.loans {
		if from := l.of.From; from > b.first && from >= month.from && from <= month.to {
			*flows = append(*flows, Flow{Day: from, Kind: Lent, Of: l.of.Ref(), Cash: l.amount, At: l.of.At})
		}
		days := span{max(month.from, l.of.From), month.to}
		if l.due != 0 {
			days.to = min(days.to, l.due-1)
		}
		if interest := cents(l.amount.Mul(l.rate).Quo(loadline.Int(12)).Mul(loadline.Frac(days.days(), month.days()))); interest.Sign() != 0 {
			*flows = append(*flows, Flow{Day: min(month.to, days.to+1), Kind: Interest, Of: l.of.Ref(), Cost: interest, Cash: interest.Neg(), At: l.of.At})
		}
		if l.due >= month.from && l.due <= month.to {
			says := loadline.Textf("%v matures", l.of.Ref())
			if l.called {
				says = loadline.Textf("%v is called", l.of.Ref())
			}
			b.turn(l.due, LoanMatures, l.of.Ref(), l.amount, says, l.of.At)
			*flows = append(*flows, Flow{Day: l.due, Kind: Repaid, Of: l.of.Ref(), Cash: l.amount.Neg(), At: l.of.At})
		}
	}
}

// receiving is what funding tranches bring in a month: those that are certain to be paid.
func (b *book) receiving(month span, flows *[]Flow, m *Month) {
	for i := range b.c.Tranches {
		t := &b.c.Tranches[i]
		day, has := t.On.Get()
		if !has || day < month.from || day > month.to || !b.promised(t) {
			continue
		}
		amount := cents(b.figure(t.Amount, low, loadline.Textf("How much does %v bring?", t.Ref()), t.At, cashRef()))
		m.TrancheMoney = m.TrancheMoney.Add(amount)
		*flows = append(*flows, Flow{Day: day, Kind: Received, Of: t.Ref(), Cash: amount, At: t.At})
		b.turn(day, TrancheReceived, t.Ref(), amount, loadline.Textf("%v is received", t.Ref()), t.At)
	}
}

// promised says whether a tranche is counted: it must be paid, and its condition is met or it has none.
func (b *book) promised(t *loadline.FundingTranche) bool {
	if b.p.RaisesOff {
		return false
	}
	for _, name := range b.p.Withheld {
		if name == t.Name {
			return false
		}
	}
	status, _ := t.Status.Get()
	withhold, said := t.Withhold.Get()
	return status != "draft" && status != "superseded" && (t.Met == loadline.Yes || t.If == "" && t.Met != loadline.No) && (t.Withhold.Saying == loadline.None || said && !withhold)
}

// promising asks of each tranche that is not certain.
func (b *book) promising() {
	for i := range b.c.Tranches {
		t := &b.c.Tranches[i]
		day, has := t.On.Get()
		withhold, _ := t.Withhold.Get()
		status, _ := t.Status.Get()
		switch {
		case b.p.RaisesOff || b.promised(t) && has || status == "draft" || status == "superseded" || has && (day < b.first || day >= b.end()):
		case b.promised(t):
			b.hang(loadline.Unknown{Question: questionOr(t.On.Question, loadline.Textf("On which day is %v due?", t.Ref())), At: t.At}, loadline.Textf("it is not counted"), cashRef())
		case t.If != "" && t.Met != loadline.Yes:
			b.hang(loadline.Unknown{Question: loadline.Textf("Will the condition of %v be met: %s?", t.Ref(), t.If).String(), At: t.At}, loadline.Textf("it is not counted"), cashRef())
		case !t.Withhold.Known() || withhold:
			b.hang(loadline.Unknown{Question: questionOr(t.Withhold.Question, loadline.Textf("Will %v be paid, or kept back?", t.Ref())), At: t.At}, loadline.Textf("it is not counted"), cashRef())
		}
	}
}

// line is what cash must not fall below on a day: restricted cash, and the highest minimum that the plan or a lender asks for.
func (b *book) line(d loadline.Date) loadline.Ratio {
	least := b.least
	for _, l := range b.loans {
		for _, v := range l.covenants {
			if l.owed(d) {
				least = least.Max(v.least)
			}
		}
	}
	return b.kept.Add(least)
}

// watch notes the first day on which cash is below a line.
func (b *book) watch(d loadline.Date) {
	free := b.cash.Sub(b.kept)
	if b.below == 0 && b.cash.Cmp(b.line(d)) < 0 {
		b.below, b.belowHow = d, CovenantBreached
		if free.Sign() < 0 {
			b.belowHow = CashOut
		}
		if b.least.Sign() > 0 && free.Cmp(b.least) < 0 {
			b.turn(d, CovenantBreached, loadline.Ref{Kind: "plan", Name: "minimum_cash"}, b.least, loadline.Textf("cash is below the minimum of %v", b.least), b.c.Plan.At)
		}
	}
	for _, l := range b.loans {
		for i := range l.covenants {
			if v := &l.covenants[i]; l.owed(d) && !v.crossed && free.Cmp(v.least) < 0 {
				v.crossed = true
				b.turn(d, CovenantBreached, v.ref, v.least, loadline.Textf("cash is below the %v that %v asks for", v.least, v.ref), v.of.At)
			}
		}
	}
	if b.out == 0 && free.Sign() < 0 {
		b.out = d
		b.turn(d, CashOut, cashRef(), free.Neg(), loadline.Textf("cash is out"), b.c.Plan.At)
	}
}
