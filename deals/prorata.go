package deals

import (
	"slices"

	"loadline"
)

// mostApart is how many holders of a right to buy are read each by itself. Of more it is read that all take it up and that none does:
// else their rights alone would come to more combinations than are computed.
const mostApart = 3

// taker may buy a part of the new shares by its SAFEs and notes.
type taker struct {
	id, name string
	part     ratio // of the new shares
	at       loadline.Source
}

// mayTake finds whose SAFEs and notes let them buy of the round, where its investors do not say whether they do, and tells how much.
func (c *closer) mayTake() {
	if c.money.Sign() == 0 || len(c.out.Open) > 0 || hasError(c.letters) {
		return
	}
	c.tellUnsaid()
	all := ratio{}
	for _, o := range c.promises {
		if o.proRata.Saying == loadline.Open {
			c.assume(loadline.Textf("the holder of %v may buy nothing of %v: its part is not known", o.name, c.round.Name), loadline.Textf("%v", o.proRata.Question), o.At)
		}
		part, said := o.proRata.Get()
		switch {
		case !said || part.Sign() == 0 || c.invests(o.StakeholderID):
			continue
		case part.Sign() < 0:
			c.contradiction(loadline.Textf("%v lets its holder buy less than nothing", o.name), loadline.Textf("A right to buy of later rounds is a part of their new shares, above nothing."), o.At)
			return
		}
		all = all.Add(part)
		if n := slices.IndexFunc(c.takers, func(t taker) bool { return t.id == o.StakeholderID }); n >= 0 {
			c.takers[n].part = c.takers[n].part.Add(part)
		} else {
			c.takers = append(c.takers, taker{o.StakeholderID, c.holder(o.StakeholderID), part, o.At})
		}
	}
	for _, i := range c.round.Investors {
		all = all.Add(i.Part.Value)
	}
	if len(c.takers) > 0 && all.Cmp(loadline.Int(1)) >= 0 {
		c.ask(loadline.Textf("Rights to buy of %v come to all of its new shares or more: which part does each of their holders take up?", c.round.Name), c.takers[0].at)
		return
	}
	c.tellTakers()
}

// tellUnsaid says whose rights to buy are not counted: the forms of SAFEs leave them to a side letter, and a holder's right to be
// offered new shares first names no part of them.
func (c *closer) tellUnsaid() {
	var unsaid []*outstanding
	for _, o := range c.promises {
		if o.proRata.Saying == loadline.NotSaid && !c.invests(o.StakeholderID) {
			unsaid = append(unsaid, o)
		}
	}
	if len(unsaid) > 0 {
		first, more := unsaid[0], len(unsaid)-1
		settles := loadline.Textf("Does a side letter let the holder of a SAFE or a note buy part of later rounds, and which? (pro_rata, or none)")
		if more == 0 {
			c.assume(loadline.Textf("the holder of %v may buy nothing of %v: its terms do not say so", first.name, c.round.Name), settles, first.At)
		} else {
			c.assume(loadline.Textf("the holders of %v and %v more may buy nothing of %v: their terms do not say so", first.name, more, c.round.Name), settles, first.At)
		}
	}
	c.tellOffers()
}

func (c *closer) tellOffers() {
	for _, r := range c.company.Rights {
		if r.Kind != loadline.FirstOffer || !c.overNewShares(r) || c.invests(r.Of.Name) {
			continue
		}
		who := r.Of.String()
		if r.Of.Kind == "stakeholder" {
			who = c.holder(r.Of.Name)
		}
		c.assume(loadline.Textf("%v buys nothing of %v by its right to be offered new shares first", who, c.round.Name),
			loadline.Textf("How much of %v does %v take up by its right? (its place among the investors)", c.round.Name, who), r.At)
	}
}

func (c *closer) overNewShares(r loadline.Right) bool {
	return slices.ContainsFunc(c.company.Matters, func(m loadline.Matter) bool {
		return m.Kind == loadline.IssueStock && slices.Contains(r.Over, m.Ref())
	})
}

func (c *closer) invests(stakeholder string) bool {
	return slices.ContainsFunc(c.round.Investors, func(i loadline.RoundInvestor) bool { return i.StakeholderID == stakeholder })
}

// tellTakers says what each may buy in full.
func (c *closer) tellTakers() {
	parts := ratio{}
	for _, i := range c.round.Investors {
		parts = parts.Add(i.Part.Value)
	}
	left := loadline.Int(1).Sub(parts)
	for _, t := range c.takers {
		full := t.part.Mul(c.money).Mul(left).Quo(left.Sub(t.part))
		c.assume(loadline.Textf("%v may buy %v of the new shares of %v, which is for %v where nobody else takes up a right and the investors pay what they signed", t.name,
			loadline.InPercent(loadline.Exactly(t.part)), c.round.Name, loadline.MoneyOf(full.Round(2, loadline.HalfUp), c.out.Currency)), c.takesUp(t), t.at)
	}
	if len(c.takers) > mostApart {
		c.assume(loadline.Textf("those who may buy of %v all do so in full, or none does", c.round.Name), loadline.Textf("Who of those who may buy of %v does so, and for how much? (their place among its investors)", c.round.Name), c.round.At)
	}
}

func (c *closer) takesUp(t taker) text {
	return loadline.Textf("Does %v take up its right to buy of %v, and for how much? (its place among the investors)", t.name, c.round.Name)
}

// takeUp reads whether those who may buy of the round do so, each not at all or in full.
func (c *closer) takeUp() {
	if len(c.takers) == 0 {
		return
	}
	investors := slices.Clone(c.round.Investors)
	for _, t := range c.takers {
		if c.takes(t) {
			investors = append(investors, loadline.RoundInvestor{Name: t.id, StakeholderID: t.id, Part: loadline.Say(t.part, t.at), Credits: loadline.SayNone[loadline.Money](t.at), At: t.at})
		}
	}
	c.pay(investors)
}

func (c *closer) takes(t taker) bool {
	if len(c.takers) > mostApart {
		return c.alike("pro-rata", loadline.Textf("Do those who may buy of %v take up their rights? (its investors)", c.round.Name), t.at,
			loadline.Textf("nobody takes up a right to buy of the round"), loadline.Textf("all who may buy of the round do so in full")) == 1
	}
	return c.choose(c.takesUp(t), t.at, loadline.Textf("%v does not take up its right to buy of the round", t.name),
		loadline.Textf("%v buys %v of the new shares by its right", t.name, loadline.InPercent(loadline.Exactly(t.part)))) == 1
}

// holder is a stakeholder in words.
func (c *closer) holder(id string) string {
	for _, s := range c.company.Stakeholders {
		if s.ID == id {
			return s.Title()
		}
	}
	return id
}
