package hclfile

import (
	"fmt"

	"pgregory.net/rapid"

	"loadline"
)

// estimated is an amount or a figure that a plan can hold.
func estimated(t *rapid.T) loadline.Number {
	lo := ratioOf(t)
	return one(t, loadline.Exactly(lo), loadline.Between(lo, lo.Add(ratioOf(t))), loadline.Number{Open: []loadline.Unknown{{Question: m0(t)}}})
}

// anEstimate is an amount that chance may decide.
func anEstimate(t *rapid.T) loadline.Number {
	drawn := func(lo, hi loadline.Ratio, s loadline.Spread) loadline.Number {
		return loadline.Number{Lo: &lo, Hi: &hi, Spread: &s}
	}
	two, three, five := loadline.Int(2), loadline.Int(3), loadline.Int(5)
	return one(t, estimated(t), drawn(two, five, loadline.Spread{Kind: loadline.UniformSpread, Of: []loadline.Ratio{two, five}}),
		drawn(two, five, loadline.Spread{Kind: loadline.Triangular, Of: []loadline.Ratio{two, three, five}}),
		drawn(loadline.Ratio{}, loadline.Int(1), loadline.Spread{Kind: loadline.BetaSpread, Of: []loadline.Ratio{two, three}}),
		drawn(two, five, loadline.Spread{Kind: loadline.Choice, Of: []loadline.Ratio{two, five}, Weights: []loadline.Ratio{three, two}}),
		drawn(two, five, loadline.Spread{Kind: loadline.Samples, Of: []loadline.Ratio{two, five, three}}))
}

func literal(n int64) loadline.Expr { return loadline.Expr{Op: loadline.Num, Num: loadline.Int(n)} }

// wholePart is from nothing to the whole.
func wholePart(t *rapid.T) loadline.Number {
	return loadline.Exactly(loadline.Frac(rapid.Int64Range(0, 10).Draw(t, "tenths"), 10))
}

func aSpell(t *rapid.T) loadline.Spell {
	return one(t, loadline.Lasting(loadline.Duration{Months: 3}), loadline.Lasting(loadline.Duration{Days: 20}), loadline.Spell{Months: loadline.Between(loadline.Int(4), loadline.Int(10)), Days: loadline.Exactly(loadline.Ratio{})})
}

// depending makes contracts, loans, tranches and a plan.
func (m *maker) depending() {
	if len(m.c.Stakeholders) == 0 {
		return
	}
	who := m.c.Stakeholders[0].ID
	for i := range rapid.IntRange(0, 2).Draw(m.T, "contracts") {
		c := loadline.Contract{Name: fmt.Sprintf("contract_%d", i), Title: m0(m.T), SupplierID: who, Supplies: "compute", Capacity: estimated(m.T), Spend: estimated(m.T),
			Share: wholePart(m.T), Shares: []loadline.UseShare{{Of: "training", Part: wholePart(m.T)}}, From: day(m.T), To: state(m.T, day), Replace: aSpell(m.T), SwitchCost: estimated(m.T),
			Heads: estimated(m.T), Costs: state(m.T, func(*rapid.T) []string { return []string{"pay"} }),
			Substitutable: state(m.T, func(t *rapid.T) string { return one(t, doraLevels()...) }), KeyPersons: []string{who}, Steers: []string{m0(m.T)}}
		c.Stops = []loadline.Stop{{By: "supplier", For: "convenience", Notice: state(m.T, aSpell), Cure: state(m.T, func(*rapid.T) loadline.Duration { return loadline.Duration{Days: 30} }), From: day(m.T), Met: one(m.T, loadline.Yes, loadline.No, loadline.CannotTell), Pauses: rapid.Bool().Draw(m.T, "pauses")}}
		c.Exclusives = []loadline.Exclusive{{Binds: "company", Scope: []string{"training"}, Until: state(m.T, day)}}
		c.Commitments = []loadline.Commitment{{Name: "floor", Kind: one(m.T, commitmentKinds()...), Amount: estimated(m.T), Binding: state(m.T, func(t *rapid.T) string { return one(t, bindings()...) }), Due: []loadline.Date{day(m.T)}}}
		c.Credits = []loadline.CreditTranche{{Name: "grant", Face: loadline.Exactly(ratioOf(m.T)), Worth: wholePart(m.T), Expires: state(m.T, day), Pays: state(m.T, func(t *rapid.T) bool { return one(t, true, false) })}}
		m.c.Contracts = append(m.c.Contracts, c)
	}
	if rapid.Bool().Draw(m.T, "plan") {
		m.c.Plan = loadline.Plan{Cash: estimated(m.T), Restricted: estimated(m.T), Months: rapid.IntRange(1, 60).Draw(m.T, "months"), At: loadline.Source{File: "x"},
			Lines: []loadline.PlanLine{
				{Name: "api", Kind: loadline.Income, Start: estimated(m.T), Grows: estimated(m.T), Purpose: "product", With: who, Once: []loadline.OneOff{{Date: day(m.T), Amount: loadline.Exactly(ratioOf(m.T))}}},
				{Name: "staff", Kind: loadline.Cost, Start: estimated(m.T), From: day(m.T), PaidAfter: state(m.T, func(*rapid.T) loadline.Duration { return loadline.Duration{Months: 1} })},
			},
			Trainings: []loadline.Training{{Name: "base", Parameters: loadline.Exactly(loadline.Int(13e9)), Tokens: loadline.Exactly(loadline.Int(4e12)), Chip: "H100 SXM", From: day(m.T), Utilisation: wholePart(m.T)}},
			Judged:    state(m.T, func(t *rapid.T) string { return one(t, "daily", "monthly") }),
			Drivers:   []loadline.Driver{{Name: "users", Start: literal(8000), Next: loadline.Expr{Op: loadline.Call, Name: "*", Args: []loadline.Expr{{Op: loadline.RefTo, Name: "prior"}, {Op: loadline.RefTo, Name: "uncertain.growth"}}}}},
			Hires:     []loadline.Hire{{Name: "research", People: estimated(m.T), Adds: anEstimate(m.T), Salary: estimated(m.T), From: day(m.T)}},
			Raises:    []loadline.Raise{{Name: "next", Amount: literal(5e6), When: loadline.Expr{Op: loadline.Call, Name: "<", Args: []loadline.Expr{{Op: loadline.RefTo, Name: "runway"}, literal(9)}}, Succeeds: wholePart(m.T), Takes: aSpell(m.T), Again: aSpell(m.T), Times: 2}},
			Servings:  []loadline.Serving{{Name: "api", Parameters: loadline.Exactly(loadline.Int(13e9)), TokensIn: estimated(m.T), TokensOut: loadline.Exactly(loadline.Int(5)), Chip: "H100 SXM"}}}
		m.c.Plan.Servings[0].TokensIn = loadline.Exactly(loadline.Int(7))
	}
	m.c.Uncertain = []loadline.UncertainQuantity{{Name: "growth", Value: anEstimate(m.T), Drawn: one(m.T, loadline.PerPath, loadline.PerMonth, loadline.PerEvent), Moves: []loadline.MovesWith{{Other: "price", By: loadline.Frac(-2, 5)}}},
		{Name: "price", Value: anEstimate(m.T)}}
	m.c.Loans = []loadline.Loan{{Name: "bank", LenderID: who, Amount: loadline.Exactly(ratioOf(m.T)), Rate: wholePart(m.T), Matures: state(m.T, day), Callable: state(m.T, aSpell),
		Covenants: []loadline.Covenant{{Name: "cash", MinimumCash: loadline.Exactly(ratioOf(m.T)), Breached: one(m.T, loadline.Yes, loadline.No, loadline.CannotTell)}}}}
	m.c.Tranches = []loadline.FundingTranche{{Name: "second", ByID: who, Amount: loadline.Exactly(ratioOf(m.T)), On: state(m.T, day), If: m0(m.T), Met: one(m.T, loadline.Yes, loadline.CannotTell)}}
	m.c.Licences = []loadline.Licence{{Name: "models", OfID: who, Over: []string{"models"}, Until: state(m.T, day)}}
	m.forcing(who)
}

// forcing makes a need, a pledge and an offer. No need ends the plan: another fact may have that word for an id.
func (m *maker) forcing(who string) {
	m.c.Needs = []loadline.Need{{Name: "compute", Title: m0(m.T), Below: wholePart(m.T), Ends: state(m.T, func(t *rapid.T) string { return one(t, "company", "nothing") }), Endures: aSpell(m.T), Replace: aSpell(m.T)}}
	m.c.Pledges = []loadline.Pledge{{Name: "letter", ByID: who, Share: wholePart(m.T), ToDo: one(m.T, "leave", "stop", "strike"), Words: []string{m0(m.T)}, Status: state(m.T, func(*rapid.T) string { return "published" })}}
	m.c.Offers = []loadline.Offer{{Name: "positions", ToID: who, By: loadline.SayNone[loadline.Ref](loadline.Source{}), Makes: state(m.T, func(*rapid.T) []string { return []string{"pay"} }), Barred: one(m.T, loadline.Yes, loadline.CannotTell)}}
}
