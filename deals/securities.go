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
	rankCosts  = 0
	rankDebt   = 1    // notes, from here on
	rankShares = 2000 // preferences, from here on
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
	shares := loadline.Ratio{}
	var held []captable.Position
	for _, p := range positions {
		if p.Kind != captable.KindStock || p.ClassID != c.ID {
			continue
		}
		n := e.exact(p.AsConverted, loadline.Textf("Into how many shares do those of %v convert?", d.Says), p.At)
		own := e.exact(p.Outstanding, loadline.Textf("How many shares of %v are outstanding?", d.Says), p.At)
		d.Holders, d.shares = append(d.Holders, Holder{Stakeholder: p.StakeholderID, SecurityID: p.SecurityID}), append(d.shares, own)
		shares, held = shares.Add(n), append(held, p)
		if !p.Unvested.IsZero() {
			e.assume(loadline.Textf("shares of %v that have not vested are paid like others", d.Says), loadline.Textf("Does the company buy back shares that have not vested, and for how much?"), p.At)
		}
	}
	if len(d.Holders) == 0 {
		return
	}
	if !isPreferred(c) || slices.Contains(e.terms.Convert, c.ID) {
		if c.Kind == loadline.ClassKindNotSaid {
			e.assume(loadline.Textf("%v has no preference: none is stated", d.Says), loadline.Textf("Is %v paid before others? (charter)", d.Says), c.At)
		}
		d.figure = func(func(int) int) financing.Entitlement[loadline.Ratio] {
			return financing.Entitlement[loadline.Ratio]{Shares: shares}
		}
		e.add(d)
		return
	}
	d.figure = e.preferred(c, held, shares, d.shares, rank)
	e.add(d)
}

// preferred is what a preferred class is owed, by reading.
func (e *exit) preferred(c *loadline.StockClass, held []captable.Position, shares loadline.Ratio, each []loadline.Ratio, rank func(*loadline.StockClass, func(int) int) int) func(func(int) int) financing.Entitlement[loadline.Ratio] {
	dividends, alike := e.dividends(c, held), e.inDividends(c)
	var preference, capped loadline.Ratio
	sharing := func(func(int) int) financing.Sharing { return financing.Instead }
	if e.terms.As != OfDividend {
		preference = e.preference(c, each)
		sharing, capped = e.sharing(c, each)
	}
	return func(read func(int) int) financing.Entitlement[loadline.Ratio] {
		x := financing.Entitlement[loadline.Ratio]{Rank: rankShares + rank(c, read), Shares: shares}
		switch e.manner(c, read) {
		case asDividend:
			if x.First, x.Sharing = dividends(read, true), financing.NotAtAll; alike(read) {
				x.Sharing = financing.Alongside
			}
		case asLiquidation:
			if x.First, x.Sharing = preference.Add(dividends(read, false)), sharing(read); x.Sharing == financing.UpTo {
				x.Most = x.First.Max(capped)
			}
			x.Joins = x.Sharing == financing.Instead && x.First.Sign() > 0
		}
		return x
	}
}

// termsOf names the class of whose terms is spoken: of a series that is one with another, such as a series A-1, the other.
func (e *exit) termsOf(c *loadline.StockClass) string {
	if id := e.company.VotesAs(c.ID); id != c.ID {
		for i := range e.company.Classes {
			if k := &e.company.Classes[i]; k.ID == id {
				return titleOf(k)
			}
		}
	}
	return titleOf(c)
}

// preference is what a class is owed before common stock, without dividends.
func (e *exit) preference(c *loadline.StockClass, shares []loadline.Ratio) loadline.Ratio {
	title := e.termsOf(c)
	price := e.money(c.OriginalIssuePrice, loadline.Textf("What is the original issue price of %v? (charter)", title), c.At)
	multiple := e.exact(c.Preference.Multiple, loadline.Textf("How many times its original issue price is %v paid before common stock? (charter)", title), c.At)
	return total(shares).Mul(price).Mul(multiple)
}

// sharing is how a class shares in the rest, and the most that a capped one gets in all.
func (e *exit) sharing(c *loadline.StockClass, shares []loadline.Ratio) (func(func(int) int) financing.Sharing, loadline.Ratio) {
	title := e.termsOf(c)
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

// seniority is the rank of each class: a higher seniority is paid first. Where classes leave it out they may rank alike, or the
// later before the earlier.
func (e *exit) seniority() func(*loadline.StockClass, func(int) int) int {
	var preferred []*loadline.StockClass
	var places []string // of preferred classes; a series that is one with another has the other's place
	unsaid := 0
	for i := range e.company.Classes {
		if c := &e.company.Classes[i]; isPreferred(c) && !slices.Contains(e.terms.Convert, c.ID) {
			preferred = append(preferred, c)
			if id := e.company.VotesAs(c.ID); !slices.Contains(places, id) {
				places = append(places, id)
			}
			if c.Seniority.Saying != loadline.Said {
				unsaid++
			}
		}
	}
	f := -1
	if unsaid > 0 && len(places) > 1 {
		f = e.fork(loadline.Textf("In which order are the preferred classes paid? (charter)"), preferred[0].At,
			loadline.Textf("preferred classes whose order is not stated rank alike"), loadline.Textf("of preferred classes whose order is not stated the later is paid first"))
	}
	return func(c *loadline.StockClass, read func(int) int) int {
		if n, said := c.Seniority.Get(); said {
			return 1000 - min(n, 900)
		}
		if f >= 0 && read(f) == 1 {
			return 1000 - slices.Index(places, e.company.VotesAs(c.ID))
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
		if c := &e.company.Classes[i]; isPreferred(c) && !slices.Contains(e.terms.Convert, c.ID) {
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

func total(of []loadline.Ratio) loadline.Ratio {
	sum := loadline.Ratio{}
	for _, n := range of {
		sum = sum.Add(n)
	}
	return sum
}

func isPromise(k captable.SecurityKind) bool {
	return k == captable.KindSAFE || k == captable.KindNote || k == captable.KindConvertible
}
