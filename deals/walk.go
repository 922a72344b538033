package deals

import (
	"cmp"

	"loadline"
	"loadline/financing"
)

// walk is one closing by one combination of choices.
type walk struct {
	*closer
	reading *ClosedReading
	terms   *financing.Terms[ratio]

	converting []*converting
	dollars    ratio // of convertibles, inside the valuation by the dollars-invested convention
	plan       *loadline.StockPlan
	target     bool // whether the pool is topped up to a fraction
	end        int  // of what credits are worth
	ended      bool // whether the end was chosen
	protected  []*protected
	printed    ratio // the price
	exactly    bool  // nothing is rounded
	shadows    []shadow
	oversold   bool // a holder sells more than it has
	placed     bool // whether protection inside the pre-money was chosen
	issues     []loadline.Transaction
}

// read closes the round for one combination of choices; nil where the choices contradict what is stated, or give no price.
func (c *closer) read() *ClosedReading {
	c.takeUp()
	w := &walk{closer: c, reading: &ClosedReading{Before: c.existing, NewMoney: c.money}, end: 1, ended: c.worth[0].Equal(c.worth[1])}
	w.terms = &financing.Terms[ratio]{One: loadline.Int(1), Money: c.money, Existing: c.existing}
	w.convert()
	w.topUp()
	if !w.value() || len(c.out.Open) > 0 || len(c.letters) > 0 && hasError(c.letters) {
		return nil
	}
	w.payToPlay()
	s, failure := w.solve()
	if len(c.out.Open) > 0 {
		return nil
	}
	if failure != financing.Solved {
		return c.missed(miss{failure: failure, says: loadline.Textf("%v has no price", c.round.Name)})
	}
	w.reading.Solution = s
	if !w.agrees() {
		return c.missed(miss{contradicts: true, says: loadline.Textf("what is stated of the price of %v does not agree", c.round.Name)})
	}
	w.figures()
	w.print()
	if len(c.out.Open) > 0 || w.oversold {
		return nil
	}
	return w.reading
}

func hasError(ds []loadline.Diagnostic) bool { return loadline.Diagnostics(ds).HasErrors() }

// value says what the valuation is measured on. False where there is no price to be found.
func (w *walk) value() bool {
	r, t := &w.round, w.terms
	price, priced := r.Price.Get()
	pre, before := r.PreMoney.Get()
	post, after := r.PostMoney.Get()
	for _, s := range []loadline.Stated[loadline.Money]{r.Price, r.PreMoney, r.PostMoney} {
		if s.Saying == loadline.Said {
			w.amount(s, text{}, r.At)
		}
	}
	if !priced && !before && !after {
		w.unpriced()
		return false
	}
	t.Measured = financing.Count[ratio]{Shares: w.existing}
	if before || after {
		w.counts()
	} else {
		t.Measured.Conversions, t.Measured.TopUp = true, true
	}
	switch {
	case priced:
		t.Price = price.Amount
	case before:
		t.Value = pre.Amount.Add(w.dollars)
	default:
		t.Value = post.Amount.Sub(w.money)
	}
	switch {
	case priced && price.Amount.Sign() <= 0:
		w.missed(miss{contradicts: true, says: loadline.Textf("%v has a price of nothing or less", r.Name)})
	case before && pre.Amount.Sign() <= 0 || after && post.Amount.Sub(w.money).Sub(w.dollars).Sign() <= 0:
		w.missed(miss{contradicts: true, says: loadline.Textf("the pre-money of %v is nothing or less", r.Name)})
	default:
		return true
	}
	return false
}

// unpriced asks for the price.
func (w *walk) unpriced() {
	open := false
	for _, s := range []loadline.Stated[loadline.Money]{w.round.PreMoney, w.round.PostMoney, w.round.Price} {
		if s.Saying == loadline.Open {
			open = true
			w.askAll(loadline.Unknown{Question: s.Question, At: s.At})
		}
	}
	if !open {
		w.ask(loadline.Textf("At which pre-money, post-money or price does %v close?", w.round.Name), w.round.At)
	}
	w.tell(loadline.Diagnostic{Code: loadline.RoundUnpriced, Severity: loadline.Error, At: w.round.At,
		Summary: loadline.Textf("%v states no price", w.round.Name),
		Detail:  loadline.Textf("A round needs one of pre-money, post-money and price: without one nobody can say how many shares the money buys."),
		Hint:    loadline.Textf("State one of them; a shot in the dark may be an input, and moved.")})
}

// counts reads how what converts and what is added to the pool stand to the pre-money. The three conventions are those that Cooley
// GO tells apart in "Calculating share price with outstanding convertible notes or Safes".
func (w *walk) counts() {
	m := &w.terms.Measured
	if len(w.converting) > 0 {
		switch w.counting() {
		case "percent_ownership":
			m.Conversions = true
		case "dollars_invested":
			m.Conversions = true
			for _, x := range w.converting {
				w.dollars = w.dollars.Add(x.amount)
			}
		}
	}
	if w.plan != nil {
		switch w.round.PoolIn {
		case loadline.Yes:
			m.TopUp = true
		case loadline.CannotTell:
			m.TopUp = w.choose(loadline.Textf("Is what %v adds to the pool inside its pre-money? (term sheet)", w.round.Name), w.round.At,
				loadline.Textf("what is added to the pool is inside the pre-money"), loadline.Textf("what is added to the pool is not inside the pre-money")) == 0
		}
	}
}

func (w *walk) counting() string {
	if word, said := w.round.Counts.Get(); said {
		return word
	}
	n := w.choose(loadline.Textf("How do SAFEs and notes that convert stand to the pre-money of %v? (term sheet)", w.round.Name), w.round.At,
		loadline.Textf("what converts is inside the pre-money (percent ownership)"),
		loadline.Textf("what converts comes on top of the pre-money, whose shares are those before (pre-money)"),
		loadline.Textf("the pre-money grows by the dollars of what converts (dollars invested)"))
	return [...]string{"percent_ownership", "pre_money", "dollars_invested"}[n]
}

// agrees says whether all that is stated of the price agrees with the solution.
func (w *walk) agrees() bool {
	r, s := w.reading, &w.reading.Solution
	r.Price = s.Price
	r.PreMoney = w.measured().Mul(s.Price).Sub(w.dollars)
	if pre, said := w.round.PreMoney.Get(); said && !pre.Amount.Equal(r.PreMoney) {
		return false
	}
	post, said := w.round.PostMoney.Get()
	return !said || post.Amount.Equal(r.PreMoney.Add(w.dollars).Add(w.money))
}

// measured is the shares that the valuation is measured on.
func (w *walk) measured() ratio {
	m, s := &w.terms.Measured, &w.reading.Solution
	n := m.Shares
	if m.Conversions {
		for _, x := range s.Converted {
			n = n.Add(x.Shares)
		}
	}
	if m.TopUp {
		n = n.Add(s.Added)
	}
	for _, x := range s.Adjusted {
		if m.Adjusted {
			n = n.Add(x.More)
		}
	}
	return n
}

// topUp reads what the round adds to the pool.
func (w *walk) topUp() {
	targets := 0
	p := &w.terms.Pool
	for i := range w.round.Pools {
		t := &w.round.Pools[i]
		plan := w.planOf(t.PlanID)
		if plan == nil {
			w.ask(loadline.Textf("Which plan is topped up in %v?", w.round.Name), t.At)
			return
		}
		if w.plan != nil && w.plan != plan {
			w.ask(loadline.Textf("What do two pools come to that are topped up in one round? Loadline tops up one"), t.At)
			return
		}
		if w.plan = plan; w.pool(plan.ID).CashOnly {
			w.ask(loadline.Textf("Into which plan does %v put shares? All grants under %v are settled in cash", w.round.Name, cmp.Or(plan.Title, plan.Name, plan.ID)), t.At)
			return
		}
		if add, said := t.Add.Get(); said {
			p.Add = p.Add.Add(add.Ratio())
		}
		fraction, said := t.Fraction.Get()
		switch {
		case said:
			targets++
			w.fill(t, fraction)
		case !t.Add.Known():
			w.ask(loadline.Textf("How many shares does %v add to the pool, or which part does it fill it up to?", w.round.Name), t.At)
		}
	}
	w.target = targets > 0
	if targets > 1 || targets == 1 && p.Add.Sign() != 0 || p.Add.Sign() < 0 {
		w.once(loadline.Textf("the pool of %v is given two sizes", w.round.Name), loadline.Textf("A pool is topped up by a number of shares or to a part of the company, once."), w.round.At)
	}
}

// once is a contradiction that is told once for all walks.
func (w *walk) once(summary, why text, at loadline.Source) {
	if s := summary.String(); !w.asked[s] {
		w.asked[s] = true
		w.contradiction(summary, why, at)
	}
}

// fill reads a target: a part of which count, and what counts towards it.
func (w *walk) fill(t *loadline.PoolTarget, fraction ratio) {
	p := &w.terms.Pool
	p.Fraction = fraction
	if fraction.Sign() < 0 || fraction.Cmp(loadline.Int(1)) >= 0 {
		w.once(loadline.Textf("the pool of %v is to be %v of all shares", w.round.Name, loadline.InPercent(loadline.Exactly(fraction))),
			loadline.Textf("A pool is a part of all shares, below the whole."), t.At)
	}
	of, said := t.Of.Get()
	if !said {
		of = [...]string{"post_money", "pre_money"}[w.choose(loadline.Textf("Of which shares is the pool of %v a part? (term sheet)", w.round.Name), t.At,
			loadline.Textf("the pool is a part of all shares after the round"), loadline.Textf("the pool is a part of the shares before the new money"))]
	}
	counts, said := t.Counts.Get()
	if !said {
		counts = [...]string{"unissued", "all"}[w.choose(loadline.Textf("Does what was granted count towards the pool of %v? (term sheet)", w.round.Name), t.At,
			loadline.Textf("only what is left to grant counts towards the pool"), loadline.Textf("what was granted counts towards the pool as well"))]
	}
	p.Of = financing.Count[ratio]{Shares: w.existing, Conversions: true, TopUp: true, Adjusted: true, NewMoney: of == "post_money"}
	totals := w.pool(w.plan.ID)
	p.Has = w.exact(totals.AsConverted, loadline.Textf("How much of the pool is unissued?"), w.plan.At)
	if counts == "all" {
		p.Has = p.Has.Add(w.exact(totals.Outstanding, loadline.Textf("How many shares are under grants of the pool?"), w.plan.At))
	}
}
