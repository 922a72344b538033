package deals

import (
	"cmp"
	"slices"

	"loadline"
	"loadline/captable"
	"loadline/financing"
)

// promise is a SAFE or a note, with what its shares are measured on.
type promise struct {
	captable.Position
	terms loadline.ConvertibleTerms

	seniority loadline.Stated[int]
	amount    loadline.Ratio // invested and outstanding
	place     int            // of a note among the notes: a lower one is paid first
	cap       loadline.Ratio // 0: none
	basis     int            // fork of the cap's basis: 0 post-money, 1 pre-money; -1: as post says
	post      bool
}

// promises are SAFEs and notes. What is promised counts towards one another's caps, so that all are read first.
func (e *exit) promises(positions []captable.Position) {
	issued := map[string]*loadline.ConvertibleIssuance{}
	for _, t := range e.company.Transactions {
		if c, ok := t.(*loadline.ConvertibleIssuance); ok {
			issued[c.SecurityID] = c
		}
	}
	var all []promise
	for _, p := range positions {
		if c := issued[p.SecurityID]; isPromise(p.Kind) && c != nil {
			all = append(all, e.promise(p, c))
		}
	}
	e.wholeCompany(all)
	e.places(all)
	base := e.capitalised(positions)
	e.measured(all, base)
	for i := range all {
		p := &all[i]
		switch p.Kind {
		case captable.KindSAFE:
			e.safe(p, all, base)
		case captable.KindNote:
			e.note(p, all, base)
		default:
			e.ask(loadline.Textf("What is %v paid in a sale? Its terms are of no kind that Loadline reads.", e.nameOf(p)), p.At)
		}
	}
}

// places ranks notes by their seniority, where one of them states any: those that do not come last.
func (e *exit) places(all []promise) {
	ranked := func(p promise) bool { return p.Kind == captable.KindNote && p.seniority.Saying == loadline.Said }
	if !slices.ContainsFunc(all, ranked) {
		return
	}
	for i := range all {
		switch p := &all[i]; {
		case ranked(*p):
			p.place = min(max(p.seniority.Value, 0), 900)
		case p.Kind == captable.KindNote:
			p.place = 999
			e.assume(loadline.Textf("%v is paid after the notes whose place is stated", e.nameOf(p)), loadline.Textf("Which place has %v among the notes? (seniority)", e.nameOf(p)), p.At)
		}
	}
}

// wholeCompany asks where SAFEs, with all else that is promised, come to the whole company or more at their caps.
func (e *exit) wholeCompany(all []promise) {
	parts := loadline.Ratio{}
	for i := range all {
		if all[i].cap.Sign() > 0 {
			parts = parts.Add(all[i].amount.Quo(all[i].cap))
		}
	}
	first := slices.IndexFunc(all, func(p promise) bool { return p.Kind == captable.KindSAFE })
	if first >= 0 && parts.Cmp(loadline.Int(1)) >= 0 {
		e.ask(loadline.Textf("The caps of what is promised come to the whole company or more: which of them convert in a sale?"), all[first].At)
	}
}

// measured notes what caps are measured on. Y Combinator's post-money SAFE counts in its Liquidity Capitalization all shares and
// options, and of what converts (preferred stock, other SAFEs, notes) only that which does convert; so that who converts is a game, of
// which several outcomes may hold.
func (e *exit) measured(all []promise, base loadline.Ratio) {
	e.base = base
	measured := 0
	for i := range all {
		if p := &all[i]; p.cap.Sign() > 0 && (p.post || p.basis >= 0) {
			measured, e.capsAt = measured+1, p.At
		}
	}
	if measured > 1 {
		e.late = e.fork(loadline.Textf("%v", togetherAsks), e.capsAt,
			loadline.Textf("who gains by converting if others do converts with them"), loadline.Textf("nobody converts who gains by it only if others do"))
	}
	for i := range all {
		if p := &all[i]; measured > 0 && p.Kind == captable.KindSAFE && p.cap.Sign() == 0 && e.terms.As != OfDividend {
			e.assume(loadline.Textf("%v, which has no cap, is not counted where the caps of others are measured", e.nameOf(p)),
				loadline.Textf("Is %v counted where the caps of others are measured in a sale? (SAFE, Liquidity Capitalization)", e.nameOf(p)), p.At)
		}
	}
}

// togetherAsks is what settles which of several outcomes comes about.
const togetherAsks = "Do those convert at their caps who gain by it only if others convert too? (SAFE, Liquidity Capitalization)"

// atCap gives a claim its shares at the cap of a promise: of a post-money cap a part of a whole in which what converts is counted; of a
// pre-money cap as many as a part of the shares that there are, which are counted where they come to be.
func (e *exit) atCap(x *financing.Entitlement[loadline.Ratio], p *promise, read func(int) int) {
	switch {
	case p.cap.Sign() <= 0 || x.First.Sign() <= 0:
	case p.isPost(read):
		x.Part = x.First.Quo(p.cap)
	default:
		x.Shares, x.Joins = x.First.Quo(p.cap).Mul(e.base), true
	}
}

// whole is what caps are measured on beside what converts: preferred stock that takes its preference or converts is counted where it does.
func (e *exit) whole(w *financing.Waterfall[loadline.Ratio]) {
	w.Whole = e.base
	for i, d := range e.drafts {
		if c := &w.Claims[i]; d.Kind == captable.KindStock && c.Joins {
			w.Whole = w.Whole.Sub(c.Shares)
		}
	}
}

func (e *exit) nameOf(p *promise) string { return cmp.Or(p.CustomID, p.SecurityID) }

// promise reads what an instrument says of its amount and its cap.
func (e *exit) promise(p captable.Position, c *loadline.ConvertibleIssuance) promise {
	out := promise{Position: p, terms: c.Terms, seniority: c.Seniority, basis: -1}
	name := cmp.Or(p.CustomID, p.SecurityID)
	out.amount = e.exact(p.Invested, loadline.Textf("How much was invested under %v?", name), p.At)
	if p.Currency != "" && e.out.Currency != "" && p.Currency != e.out.Currency {
		e.ask(loadline.Textf("What is the amount of %v in %v? Amounts in two currencies are not added.", name, e.out.Currency), p.At)
	}
	switch c.Terms.Cap.Saying {
	case loadline.None:
		return out
	case loadline.Said:
		out.cap = c.Terms.Cap.Value.Amount
	default:
		e.ask(loadline.Textf("What is the valuation cap of %v? (none where it has none)", name), p.At)
		return out
	}
	switch word, said := c.Terms.CapIs.Get(); {
	case !said:
		out.basis = e.fork(loadline.Textf("Is the cap of %v measured after all that converts (post-money) or before (pre-money)?", name), p.At,
			loadline.Textf("the cap of %v is post-money", name), loadline.Textf("the cap of %v is pre-money", name))
	default:
		out.post = word == "post_money"
	}
	return out
}

func (p *promise) isPost(read func(int) int) bool {
	if p.basis >= 0 {
		return read(p.basis) == 0
	}
	return p.post
}

// capitalised is all shares as converted with options and warrants, without the unissued pool and what is promised.
func (e *exit) capitalised(positions []captable.Position) loadline.Ratio {
	sum := loadline.Ratio{}
	for _, p := range positions {
		switch {
		case isPromise(p.Kind) || p.Kind == captable.KindCashRight || e.lapsed(p):
		case p.Kind == captable.KindStock:
			sum = sum.Add(e.exact(p.AsConverted, loadline.Textf("Into how many shares does %v convert?", cmp.Or(p.CustomID, p.SecurityID)), p.At))
		default:
			sum = sum.Add(e.exact(p.Outstanding, loadline.Textf("How many shares are under %v?", cmp.Or(p.CustomID, p.SecurityID)), p.At))
		}
	}
	return sum
}

// sharesAtCap is what a promise becomes at its cap in a reading: of a post-money cap its part of a whole in which all that
// converts is counted; of a pre-money cap of the shares that there are.
func sharesAtCap(p *promise, all []promise, base loadline.Ratio, read func(int) int) loadline.Ratio {
	if p.cap.Sign() <= 0 {
		return loadline.Ratio{}
	}
	part := p.amount.Quo(p.cap)
	if !p.isPost(read) {
		return part.Mul(base)
	}
	others, parts := base, loadline.Ratio{}
	for i := range all {
		o := &all[i]
		switch {
		case o.cap.Sign() <= 0:
		case o.isPost(read):
			parts = parts.Add(o.amount.Quo(o.cap))
		default:
			others = others.Add(o.amount.Quo(o.cap).Mul(base))
		}
	}
	left := loadline.Int(1).Sub(parts)
	if left.Sign() <= 0 {
		return loadline.Ratio{} // promises of the whole company or more: told where they are read
	}
	return part.Mul(others).Quo(left)
}

// safe is paid what was invested, or what its shares get. With a discount and no cap its shares cost so much less than the
// proceeds a share, so that they are worth the amount over the rest, out of what preferences leave.
func (e *exit) safe(p *promise, all []promise, base loadline.Ratio) {
	name := e.nameOf(p)
	e.assume(loadline.Textf("%v ranks with preferred stock, as the usual forms say", name), loadline.Textf("How does %v rank in a sale?", name), p.At)
	holder := []Holder{{Stakeholder: p.StakeholderID, SecurityID: p.SecurityID}}
	claim := ExitClaim{Says: loadline.Textf("%v", name), Kind: p.Kind, Holders: holder, At: p.At}
	inDividends := -1
	if e.terms.As != OfSale && e.terms.As != OfLiquidation && p.cap.Sign() > 0 {
		inDividends = e.fork(loadline.Textf("Does %v share in dividends, as if it had converted? (SAFE)", name), p.At,
			loadline.Textf("%v shares in dividends with its shares at the cap", name), loadline.Textf("%v gets no dividend", name))
	}
	e.add(draftClaim{ExitClaim: claim, shares: []loadline.Ratio{p.amount}, figure: func(read func(int) int) financing.Entitlement[loadline.Ratio] {
		x := financing.Entitlement[loadline.Ratio]{Rank: e.safes(read), First: p.amount}
		if e.manner(nil, read) != asDividend {
			e.atCap(&x, p, read)
			return x
		}
		// Of a dividend nobody takes his money instead: all that may convert is counted (Dividend Amount).
		if x.First, x.Shares = (loadline.Ratio{}), sharesAtCap(p, all, base, read); inDividends < 0 || read(inDividends) == 1 {
			x.Sharing = financing.NotAtAll
		}
		return x
	}})
	if p.cap.Sign() > 0 {
		return
	}
	if e.terms.As == OfDividend {
		e.assume(loadline.Textf("%v, which has no cap, gets no dividend", name), loadline.Textf("Does %v share in dividends?", name), p.At)
		return
	}
	discount, said := p.terms.Discount.Get()
	if !said {
		if !p.terms.Discount.Known() {
			e.ask(loadline.Textf("What is the discount of %v? (none where it has none)", name), p.At)
		}
		return
	}
	if discount.Sign() < 0 || discount.Cmp(loadline.Int(1)) >= 0 {
		e.ask(loadline.Textf("What is the discount of %v? It is a part below the whole", name), p.At)
		return
	}
	more := p.amount.Quo(loadline.Int(1).Sub(discount)).Sub(p.amount)
	bonus := claim
	bonus.Says, bonus.Holders = loadline.Textf("%v, its discount", name), []Holder{holder[0]}
	e.add(draftClaim{ExitClaim: bonus, shares: []loadline.Ratio{more}, figure: func(read func(int) int) financing.Entitlement[loadline.Ratio] {
		if e.manner(nil, read) == asDividend {
			return financing.Entitlement[loadline.Ratio]{Sharing: financing.NotAtAll}
		}
		return financing.Entitlement[loadline.Ratio]{Rank: rankShares + 2000, First: more, Sharing: financing.NotAtAll}
	}})
}

// note is a debt with its interest; where it has a cap its holder may have the right to convert instead.
func (e *exit) note(p *promise, all []promise, base loadline.Ratio) {
	name := e.nameOf(p)
	if e.terms.As == OfDividend {
		e.assume(loadline.Textf("a dividend pays nothing of %v", name), loadline.Textf("Must %v be repaid, or be asked, before a dividend is paid?", name), p.At)
		return
	}
	due := e.interest(p)
	converts, counts := -1, -1
	if p.cap.Sign() > 0 {
		converts = e.fork(loadline.Textf("May %v convert in a sale instead of being repaid? (note)", name), p.At,
			loadline.Textf("%v is repaid", name), loadline.Textf("%v converts at its cap where that is more", name))
		if (p.post || p.basis >= 0) && e.besides(all) {
			counts = e.fork(loadline.Textf("Is what takes its money or a preference instead counted where the cap of %v is measured in a sale? (note)", name), p.At,
				loadline.Textf("the cap of %v is measured on what converts, as in the usual SAFE", name), loadline.Textf("the cap of %v is measured on all that may convert", name))
		}
	}
	claim := ExitClaim{Says: loadline.Textf("%v", name), Kind: p.Kind, Holders: []Holder{{Stakeholder: p.StakeholderID, SecurityID: p.SecurityID}}, At: p.At}
	e.add(draftClaim{ExitClaim: claim, shares: []loadline.Ratio{p.amount}, figure: func(read func(int) int) financing.Entitlement[loadline.Ratio] {
		x := financing.Entitlement[loadline.Ratio]{Rank: rankDebt + p.place, First: due(read), Sharing: financing.NotAtAll}
		if e.manner(nil, read) == asDividend {
			x.First = loadline.Ratio{}
			return x
		}
		if converts < 0 || read(converts) == 0 {
			return x
		}
		x.Sharing = financing.Instead
		if counts >= 0 && p.isPost(read) && read(counts) == 1 {
			x.Shares, x.Joins = sharesAtCap(p, all, base, read).Mul(x.First).Quo(p.amount), true
		} else {
			e.atCap(&x, p, read)
		}
		return x
	}})
}

// besides says whether anything may take its money or its preference beside one promise that converts.
func (e *exit) besides(all []promise) bool {
	capped := 0
	for i := range all {
		if all[i].cap.Sign() > 0 {
			capped++
		}
	}
	return capped > 1 || slices.ContainsFunc(e.drafts, func(d draftClaim) bool {
		return d.Kind == captable.KindStock && slices.ContainsFunc(e.company.Classes, func(c loadline.StockClass) bool { return c.ID == d.Class && isPreferred(&c) })
	})
}

// interest is what is due under a note on the day, by reading of its day count and of whether interest bears interest.
func (e *exit) interest(p *promise) func(read func(int) int) loadline.Ratio {
	name := e.nameOf(p)
	if len(p.terms.Interest) == 0 {
		e.assume(loadline.Textf("%v bears no interest: none is stated", name), loadline.Textf("Which interest does %v bear?", name), p.At)
		return func(func(int) int) loadline.Ratio { return p.amount }
	}
	counts, compounds := -1, -1
	if _, said := p.terms.DayCount.Get(); !said {
		counts = e.fork(loadline.Textf("By which day count does %v bear interest?", name), p.At,
			loadline.Textf("%v counts actual days over 365", name), loadline.Textf("%v counts 30 days a month over 360", name))
	}
	if _, said := p.terms.Compounding.Get(); !said {
		compounds = e.fork(loadline.Textf("Does interest on %v bear interest?", name), p.At,
			loadline.Textf("interest on %v is simple", name), loadline.Textf("interest on %v compounds yearly", name))
	}
	return func(read func(int) int) loadline.Ratio {
		count, _ := p.terms.DayCount.Get()
		if counts >= 0 {
			count = [...]string{"actual_365", "30_360"}[read(counts)]
		}
		word, _ := p.terms.Compounding.Get()
		compound := word == "compounding" || compounds >= 0 && read(compounds) == 1
		return accrue(&p.terms, p.amount, p.Date, e.out.Day, count, compound)
	}
}

// daysBetween counts days and the days of a year: actual over 365 or 360, or months of 30 days over 360 (the US bond basis
// without its rules for the end of February).
func daysBetween(from, to loadline.Date, count string) (days, year int64) {
	switch count {
	case "30_360":
		y1, m1, d1 := from.Civil()
		y2, m2, d2 := to.Civil()
		d1 = min(d1, 30)
		if d1 == 30 {
			d2 = min(d2, 30)
		}
		return int64(360*(y2-y1) + 30*(m2-m1) + d2 - d1), 360
	case "actual_360":
		return int64(to - from), 360
	}
	return int64(to - from), 365
}
