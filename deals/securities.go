package deals

import (
	"cmp"
	"slices"

	"loadline"
	"loadline/captable"
	"loadline/financing"
)

// Ranks of what is paid before the rest, from the first.
const (
	rankCosts  = iota
	rankDebt   // notes
	rankShares // preferences, from here on
)

// securities turns what is outstanding into claims: classes, then rights to buy, then promises of stock, then debts.
func (e *exit) securities() {
	positions := e.holdings.Positions(captable.Definition{Grants: true, Warrants: true})
	if e.terms.Costs.Sign() > 0 {
		e.add(draftClaim{ExitClaim: ExitClaim{Says: loadline.Textf("debt and costs"), Holders: []Holder{{Stakeholder: costsID}}}, shares: []loadline.Ratio{e.terms.Costs},
			figure: func(func(int) int) financing.Entitlement[loadline.Ratio] {
				return financing.Entitlement[loadline.Ratio]{Rank: rankCosts, First: e.terms.Costs, Sharing: financing.NotAtAll}
			}})
	}
	seniority := e.seniority()
	e.rankSAFEs(seniority)
	for i := range e.company.Classes {
		e.class(&e.company.Classes[i], positions, seniority)
	}
	e.rights(positions)
	e.promises(positions)
}

// class is the claim of a class of stock.
func (e *exit) class(c *loadline.StockClass, positions []captable.Position, rank func(c *loadline.StockClass, read func(int) int) int) {
	d := draftClaim{ExitClaim: ExitClaim{Says: loadline.Textf("%v", cmp.Or(c.Title, c.Name, c.ID)), Class: c.ID, Kind: captable.KindStock, At: c.At}}
	shares, accrued := loadline.Ratio{}, loadline.Ratio{}
	for _, p := range positions {
		if p.Kind != captable.KindStock || p.ClassID != c.ID {
			continue
		}
		n := e.exact(p.AsConverted, loadline.Textf("Into how many shares do those of %v convert?", d.Says), p.At)
		own := e.exact(p.Outstanding, loadline.Textf("How many shares of %v are outstanding?", d.Says), p.At)
		d.Holders, d.shares = append(d.Holders, Holder{Stakeholder: p.StakeholderID, SecurityID: p.SecurityID}), append(d.shares, own)
		shares = shares.Add(n)
		accrued = accrued.Add(e.accrued(c, own, p.Date))
	}
	if len(d.Holders) == 0 {
		return
	}
	if c.Kind != loadline.Preferred {
		d.figure = func(func(int) int) financing.Entitlement[loadline.Ratio] {
			return financing.Entitlement[loadline.Ratio]{Shares: shares}
		}
		e.add(d)
		return
	}
	if !c.Dividend.Known() {
		e.assume(loadline.Textf("no dividends have accrued on %v: none are stated", d.Says), loadline.Textf("Which dividends accrue on %v? (charter)", d.Says), c.At)
	}
	first := e.preference(c, d.shares).Add(accrued)
	sharing, capped := e.sharing(c, d.shares)
	d.figure = func(read func(int) int) financing.Entitlement[loadline.Ratio] {
		x := financing.Entitlement[loadline.Ratio]{Rank: rankShares + rank(c, read), First: first, Shares: shares, Sharing: sharing(read)}
		if x.Sharing == financing.UpTo {
			x.Most = first.Max(capped)
		}
		return x
	}
	e.add(d)
}

// preference is what a class is owed before common stock, without dividends.
func (e *exit) preference(c *loadline.StockClass, shares []loadline.Ratio) loadline.Ratio {
	title := cmp.Or(c.Title, c.Name)
	price := e.money(c.OriginalIssuePrice, loadline.Textf("What is the original issue price of %v? (charter)", title), c.At)
	multiple := e.exact(c.Preference.Multiple, loadline.Textf("How many times its original issue price is %v paid before common stock? (charter)", title), c.At)
	return total(shares).Mul(price).Mul(multiple)
}

// sharing is how a class shares in the rest, and the most that a capped one gets in all.
func (e *exit) sharing(c *loadline.StockClass, shares []loadline.Ratio) (func(func(int) int) financing.Sharing, loadline.Ratio) {
	title := cmp.Or(c.Title, c.Name)
	how := func(p loadline.Participation) financing.Sharing {
		return [...]financing.Sharing{financing.Instead, financing.Alongside, financing.UpTo}[p]
	}
	p, said := c.Preference.Participation.Get()
	if !said {
		f := e.fork(loadline.Textf("Does %v share in what its preference leaves? (charter)", title), c.At,
			loadline.Textf("%v does not participate", title), loadline.Textf("%v participates in full", title))
		return func(read func(int) int) financing.Sharing { return how(loadline.Participation(read(f))) }, loadline.Ratio{}
	}
	if p != loadline.CappedParticipating {
		return func(func(int) int) financing.Sharing { return how(p) }, loadline.Ratio{}
	}
	multiple, said := c.Preference.CapMultiple.Get()
	if !said {
		e.ask(loadline.Textf("Up to how many times its original issue price does %v participate? (charter)", title), c.At)
	}
	price, _ := c.OriginalIssuePrice.Get()
	return func(func(int) int) financing.Sharing { return financing.UpTo }, total(shares).Mul(price.Amount).Mul(multiple)
}

// accrued is the dividends that have accrued on shares since they were issued.
func (e *exit) accrued(c *loadline.StockClass, shares loadline.Ratio, since loadline.Date) loadline.Ratio {
	rate, said := c.Dividend.Get()
	price, priced := c.OriginalIssuePrice.Get()
	if !said || c.DividendCumulates != loadline.Yes || !priced || since == 0 || since >= e.out.Day {
		return loadline.Ratio{}
	}
	base := shares.Mul(price.Amount)
	return base.Mul(grown(rate, int64(e.out.Day-since), 365, c.DividendCompounds == loadline.Yes).Sub(loadline.Int(1)))
}

// grown is what one becomes at a yearly rate over days: simple, or compounded once a year with simple interest for the rest.
func grown(rate loadline.Ratio, days, year int64, compounds bool) loadline.Ratio {
	one := loadline.Int(1)
	if !compounds {
		return one.Add(rate.Mul(loadline.Frac(days, year)))
	}
	out := one
	for range days / year {
		out = out.Mul(one.Add(rate))
	}
	return out.Mul(one.Add(rate.Mul(loadline.Frac(days%year, year))))
}

// seniority is the rank of each class: a higher seniority is paid first. Where classes leave it out they may rank alike, or the
// later before the earlier.
func (e *exit) seniority() func(*loadline.StockClass, func(int) int) int {
	var preferred []*loadline.StockClass
	unsaid := 0
	for i := range e.company.Classes {
		if c := &e.company.Classes[i]; c.Kind == loadline.Preferred {
			preferred = append(preferred, c)
			if c.Seniority.Saying != loadline.Said {
				unsaid++
			}
		}
	}
	f := -1
	if unsaid > 0 && len(preferred) > 1 {
		f = e.fork(loadline.Textf("In which order are the preferred classes paid? (charter)"), preferred[0].At,
			loadline.Textf("preferred classes whose order is not stated rank alike"), loadline.Textf("of preferred classes whose order is not stated the later is paid first"))
	}
	return func(c *loadline.StockClass, read func(int) int) int {
		if n, said := c.Seniority.Get(); said {
			return 1000 - min(n, 900)
		}
		if f >= 0 && read(f) == 1 {
			return 1000 - slices.Index(preferred, c)
		}
		return 1000
	}
}

// rankSAFEs settles where SAFEs rank: with preferred stock, as the usual forms say (Y Combinator's post-money SAFE, § 1(d): "on par
// with payments for other Safes and/or Preferred Stock"). Where preferred classes rank one after the other, with which of them is open.
func (e *exit) rankSAFEs(rank func(*loadline.StockClass, func(int) int) int) {
	f := -1
	ranks := map[int]bool{}
	var classes []*loadline.StockClass
	for i := range e.company.Classes {
		if c := &e.company.Classes[i]; c.Kind == loadline.Preferred {
			classes = append(classes, c)
			ranks[rank(c, func(int) int { return 1 })] = true
		}
	}
	if len(ranks) > 1 && slices.ContainsFunc(e.company.Transactions, isSAFE) {
		f = e.fork(loadline.Textf("With which preferred classes do SAFEs rank in a sale? (SAFE, charter)"), classes[0].At,
			loadline.Textf("SAFEs rank with the preferred class that is paid first"), loadline.Textf("SAFEs rank with the preferred class that is paid last"))
	}
	e.safes = func(read func(int) int) int {
		out := 1000
		for i, c := range classes {
			if r := rank(c, read); i == 0 || f >= 0 && read(f) == 1 && r > out || (f < 0 || read(f) == 0) && r < out {
				out = r
			}
		}
		return rankShares + out
	}
}

func isSAFE(t loadline.Transaction) bool {
	c, ok := t.(*loadline.ConvertibleIssuance)
	return ok && c.Kind == loadline.SAFE
}

// priced is rights to buy of one kind, class and price.
type priced struct {
	kind  captable.SecurityKind
	class string
	price string
}

// rights are options, units, appreciation rights and warrants, those of one price together.
func (e *exit) rights(positions []captable.Position) {
	open := e.terms.Unvested == loadline.CannotTell && slices.ContainsFunc(positions, func(p captable.Position) bool { return isGrant(p.Kind) && !p.Unvested.IsZero() })
	f := -1
	if open {
		f = e.fork(loadline.Textf("Do options that have not vested take part in a sale: accelerated or taken over? (plan, grants)"), loadline.Source{},
			loadline.Textf("options that have not vested take part"), loadline.Textf("options that have not vested lapse"))
	}
	at := map[priced]int{}
	var bundles []bundle
	for _, p := range positions {
		if p.Kind == captable.KindStock || isPromise(p.Kind) || e.expired(p) {
			continue
		}
		key := priced{p.Kind, p.ClassID, ""}
		strike := loadline.Ratio{}
		if p.Kind != captable.KindStockUnit {
			strike = e.money(p.Price, loadline.Textf("At which price may %v be exercised?", cmp.Or(p.CustomID, p.SecurityID)), p.At)
			key.price = strike.String()
		}
		i, ok := at[key]
		if !ok {
			i = len(bundles)
			at[key] = i
			bundles = append(bundles, bundle{strike: strike, draftClaim: draftClaim{
				ExitClaim: ExitClaim{Says: e.rightSays(p, strike), Class: p.ClassID, Kind: p.Kind, At: p.At}}})
		}
		e.join(&bundles[i], p)
	}
	for i := range bundles {
		e.right(&bundles[i], f)
	}
}

// expired says whether a right has run out by its own terms: it then gets nothing, which is listed as assumed, since it may have
// been extended.
func (e *exit) expired(p captable.Position) bool {
	if !e.lapsed(p) {
		return false
	}
	until, _ := p.Expires.Get()
	name := cmp.Or(p.CustomID, p.SecurityID)
	e.assume(loadline.Textf("%v expired on %v and gets nothing", name, until), loadline.Textf("Was %v exercised or extended before it expired?", name), p.At)
	return true
}

func (e *exit) lapsed(p captable.Position) bool {
	until, said := p.Expires.Get()
	return said && until < e.out.Day
}

// bundle is rights of one price, with what of each has vested.
type bundle struct {
	draftClaim
	strike loadline.Ratio
	vested []loadline.Ratio
}

// join puts a right into the bundle of its price.
func (e *exit) join(b *bundle, p captable.Position) {
	all := e.exact(p.Outstanding, loadline.Textf("How many shares are under %v?", cmp.Or(p.CustomID, p.SecurityID)), p.At)
	ripe := all
	if isGrant(p.Kind) && e.terms.Unvested != loadline.Yes {
		ripe = e.exact(p.Vested, loadline.Textf("How much of %v has vested?", cmp.Or(p.CustomID, p.SecurityID)), p.At)
	}
	if e.terms.Unvested == loadline.No {
		all = ripe
	}
	b.Holders = append(b.Holders, Holder{Stakeholder: p.StakeholderID, SecurityID: p.SecurityID})
	b.shares, b.vested = append(b.shares, all), append(b.vested, ripe)
}

// right adds the claims of a bundle: what has vested and what has not are two where it is open which of them take part.
func (e *exit) right(b *bundle, f int) {
	if f < 0 {
		e.add(b.claim(b.shares, func(func(int) int) bool { return true }))
		return
	}
	rest := make([]loadline.Ratio, len(b.shares))
	for i := range rest {
		rest[i] = b.shares[i].Sub(b.vested[i])
	}
	e.add(b.claim(b.vested, func(func(int) int) bool { return true }))
	unripe := b.claim(rest, func(read func(int) int) bool { return read(f) == 0 })
	unripe.Says = loadline.Textf("%v, not vested", b.Says)
	e.add(unripe)
}

// claim is a part of a bundle that takes part in a reading or lapses.
func (b *bundle) claim(shares []loadline.Ratio, takesPart func(read func(int) int) bool) draftClaim {
	out := b.draftClaim
	out.Holders, out.shares = slices.Clone(b.Holders), shares
	sum, strike := total(shares), b.strike
	out.figure = func(read func(int) int) financing.Entitlement[loadline.Ratio] {
		if !takesPart(read) {
			return financing.Entitlement[loadline.Ratio]{Sharing: financing.NotAtAll}
		}
		return financing.Entitlement[loadline.Ratio]{Shares: sum, Strike: strike}
	}
	return out
}

func total(of []loadline.Ratio) loadline.Ratio {
	sum := loadline.Ratio{}
	for _, n := range of {
		sum = sum.Add(n)
	}
	return sum
}

func (e *exit) rightSays(p captable.Position, strike loadline.Ratio) loadline.Text {
	what := [...]string{captable.KindOption: "options", captable.KindStockUnit: "stock units", captable.KindCashRight: "rights settled in cash",
		captable.KindStockRight: "appreciation rights", captable.KindWarrant: "warrants"}[p.Kind]
	if strike.Sign() == 0 {
		return loadline.Textf("%v", what)
	}
	return loadline.Textf("%v at %v", what, loadline.MoneyOf(strike, e.out.Currency))
}

func isGrant(k captable.SecurityKind) bool {
	return k == captable.KindOption || k == captable.KindStockUnit || k == captable.KindStockRight || k == captable.KindCashRight
}

func isPromise(k captable.SecurityKind) bool {
	return k == captable.KindSAFE || k == captable.KindNote || k == captable.KindConvertible
}
