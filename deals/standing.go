package deals

import (
	"cmp"
	"slices"

	"loadline"
	"loadline/captable"
)

// fullyDiluted is the count that a round is measured on: stock as converted, grants, warrants and the unissued pool. What converts
// in the round is counted by the round itself.
var fullyDiluted = captable.Definition{Grants: true, Warrants: true, UnissuedPool: true}

// standing is what there is before the round.
type standing struct {
	existing  ratio // all shares, fully diluted
	unissued  ratio // of them in pools that nothing was granted of
	holders   []held
	positions []captable.Position
	promises  []*outstanding // by date
	takers    []taker        // who may buy of the round, and of whom its investors do not say whether they do
	class     *loadline.StockClass
	letters   []loadline.Diagnostic // of facts that stand in every reading
	misses    []miss

	payments // as signed, or with what a reading lets takers take up
}

// payments are what a round brings.
type payments struct {
	investors []paying
	money     ratio    // headline
	worth     [2]ratio // consideration at both ends of what credits are worth
}

// held is a holder's shares, fully diluted.
type held struct {
	id     string
	shares ratio
}

// outstanding is a SAFE or a note that is still open.
type outstanding struct {
	captable.Position
	terms    loadline.ConvertibleTerms
	invested ratio
	proRata  loadline.Stated[ratio]
	name     string
}

// paying is what an investor pays.
type paying struct {
	*loadline.RoundInvestor
	cash, credits ratio
}

// stand reads what there is before the round.
func (c *closer) stand() {
	t := c.holdings.Totals(fullyDiluted, func(s captable.Security) (string, bool) { return s.StakeholderID, true })
	c.existing = c.exact(t.Total.FullyDiluted, loadline.Textf("How many shares are there, fully diluted?"), c.company.At)
	c.unissued = c.exact(t.Pool.FullyDiluted, loadline.Textf("How much of the pool is unissued?"), c.company.At)
	for _, g := range t.Groups {
		n := c.exact(g.FullyDiluted, loadline.Textf("How many shares has %v, fully diluted?", g.Key), c.company.At)
		c.holders = append(c.holders, held{g.Key, n})
	}
	c.positions = c.holdings.Positions(captable.Definition{Grants: true, Warrants: true})
	if len(c.out.Open) == 0 && c.existing.Sign() <= 0 {
		c.ask(loadline.Textf("Which shares are outstanding before the round? There are none to measure a price on"), c.round.At)
	}
	c.standingPromises()
	c.pay(c.round.Investors)
	c.mayTake()
	c.issuedClass()
}

// standingPromises are SAFEs and notes by date.
func (c *closer) standingPromises() {
	issued := map[string]*loadline.ConvertibleIssuance{}
	for _, t := range c.company.Transactions {
		if t, ok := t.(*loadline.ConvertibleIssuance); ok {
			issued[t.SecurityID] = t
		}
	}
	for _, p := range c.positions {
		t := issued[p.SecurityID]
		if !isPromise(p.Kind) || t == nil {
			continue
		}
		o := &outstanding{Position: p, terms: t.Terms, proRata: t.ProRata, name: cmp.Or(p.CustomID, p.SecurityID)}
		o.invested = c.exact(p.Invested, loadline.Textf("How much was invested under %v?", o.name), p.At)
		if p.Currency != "" && c.out.Currency != "" && p.Currency != c.out.Currency {
			c.ask(loadline.Textf("What is the amount of %v in %v? Amounts in two currencies are not added.", o.name, c.out.Currency), p.At)
		}
		c.promises = append(c.promises, o)
	}
	slices.SortStableFunc(c.promises, func(a, b *outstanding) int {
		return cmp.Or(cmp.Compare(a.Date, b.Date), cmp.Compare(a.SecurityID, b.SecurityID))
	})
}

// pay adds up the new money. Who takes a part of the new shares pays that part of all the money, which is what the others pay over
// what is left to them.
func (c *closer) pay(investors []loadline.RoundInvestor) {
	c.payments = payments{}
	parts := ratio{}
	for i := range investors {
		p := paying{RoundInvestor: &investors[i]}
		part, byPart := p.Part.Get()
		if p.Credits.Saying == loadline.NotSaid {
			c.assume(loadline.Textf("%v pays nothing in credits: none are stated", p.Name), loadline.Textf("Which part of what %v pays is not cash, but credits or services?", p.Name), p.At)
		}
		p.credits = c.amount(noneUnless(p.Credits, byPart || p.Cash.Known()), loadline.Textf("What is the face of the credits of %v?", p.Name), p.At)
		switch {
		case byPart && p.Cash.Saying == loadline.Said:
			c.contradiction(loadline.Textf("%v pays an amount and takes a part", p.Name), loadline.Textf("Of one investor either the cash is stated or the part of the new shares, never both."), p.At)
		case byPart:
			parts = parts.Add(part)
		default:
			p.cash = c.amount(noneUnless(p.Cash, false), loadline.Textf("How much does %v pay in cash? (none where it pays none)", p.Name), p.At)
		}
		if p.cash.Sign() < 0 || p.credits.Sign() < 0 || part.Sign() < 0 {
			c.contradiction(loadline.Textf("%v pays less than nothing", p.Name), loadline.Textf("What an investor pays in a round is an amount above nothing."), p.At)
			p.cash, p.credits, parts = ratio{}, ratio{}, ratio{}
		}
		c.money = c.money.Add(p.cash).Add(p.credits)
		c.investors = append(c.investors, p)
	}
	left := loadline.Int(1).Sub(parts)
	if parts.Sign() > 0 && (left.Sign() <= 0 || c.money.Sign() == 0) {
		c.contradiction(loadline.Textf("the parts of the investors of %v leave nothing to measure them on", c.round.Name),
			loadline.Textf("Parts of the new shares come to %v; what the others pay is the rest of the money, and must be above nothing.", loadline.InPercent(loadline.Exactly(parts))), c.round.At)
		return
	}
	c.money = c.money.Quo(left)
	for i := range c.investors {
		p := &c.investors[i]
		if part, byPart := p.Part.Get(); byPart && p.Cash.Saying != loadline.Said {
			p.cash = part.Mul(c.money).Sub(p.credits)
		}
		lo, hi := creditsWorth(p.Worth)
		c.worth[0] = c.worth[0].Add(p.cash).Add(p.credits.Mul(lo))
		c.worth[1] = c.worth[1].Add(p.cash).Add(p.credits.Mul(hi))
	}
}

// creditsWorth is the part of their face that credits are worth: from nothing to the whole where nobody said.
func creditsWorth(n loadline.Number) (lo, hi ratio) {
	hi = loadline.Int(1)
	if n.Lo != nil {
		lo = n.Lo.Max(ratio{})
	}
	if n.Hi != nil {
		hi = n.Hi.Max(lo)
	}
	return lo, hi.Max(lo)
}

// noneUnless reads what was left out as none where something else of the fact was said.
func noneUnless(s loadline.Stated[loadline.Money], other bool) loadline.Stated[loadline.Money] {
	if s.Saying == loadline.NotSaid && other {
		return loadline.SayNone[loadline.Money](s.At)
	}
	return s
}

// issuedClass finds the class that the round issues. New shares are counted one for one.
func (c *closer) issuedClass() {
	if c.class = c.classOf(c.round.ClassID); c.class == nil {
		c.ask(loadline.Textf("Of which class are the shares that %v issues?", c.round.Name), c.round.At)
		return
	}
	if n := c.totals(c.class.ID).Ratio; n.Known() && !n.Lo.Equal(loadline.Int(1)) {
		c.ask(loadline.Textf("What is the price of a share of %v that counts as one of common stock? It converts into %v", titleOf(c.class), n), c.class.At)
	}
}

func (c *closer) classOf(id string) *loadline.StockClass {
	for i := range c.company.Classes {
		if k := &c.company.Classes[i]; k.ID == id && id != "" {
			return k
		}
	}
	return nil
}

func (c *closer) planOf(id string) *loadline.StockPlan {
	for i := range c.company.Plans {
		if p := &c.company.Plans[i]; p.ID == id || id == "" && len(c.company.Plans) == 1 {
			return p
		}
	}
	return nil
}

// totals is what a class comes to before the round.
func (c *closer) totals(class string) captable.ClassTotals {
	for _, t := range c.holdings.Classes {
		if t.ClassID == class {
			return t
		}
	}
	return captable.ClassTotals{ClassID: class}
}

func (c *closer) pool(plan string) captable.PlanTotals {
	for _, t := range c.holdings.Plans {
		if t.PlanID == plan {
			return t
		}
	}
	return captable.PlanTotals{PlanID: plan}
}

func titleOf(c *loadline.StockClass) string { return cmp.Or(c.Title, c.Name, c.ID) }
