package hclfile

import (
	"fmt"

	"pgregory.net/rapid"

	"loadline"
)

// maker makes up companies whose ids are those that a file would give them.
type maker struct {
	*rapid.T
	c          *loadline.Company
	securities []string
}

func drawCompany(t *rapid.T) *loadline.Company {
	m := &maker{T: t, c: &loadline.Company{Name: "example", LegalName: m0(t), AsOf: day(t), Currency: "USD", Law: "us-de"}}
	m.c.Authorized = stateShares(t, "authorized")
	m.documents()
	m.stakeholders()
	m.classes()
	m.tiers()
	m.plans()
	m.vesting()
	m.deciding()
	m.depending()
	for i := range rapid.IntRange(1, 8).Draw(t, "transactions") {
		m.transaction(i)
	}
	if rapid.Bool().Draw(t, "input") {
		lo, hi := loadline.Int(1), loadline.Int(9)
		m.c.Inputs = []loadline.Input{{Name: "price", Title: m0(t), Value: loadline.Exactly(loadline.Frac(7, 3)), Range: one(t, loadline.Number{}, loadline.Number{Lo: &lo, Hi: &hi})}}
	}
	for i := range rapid.IntRange(0, 2).Draw(t, "asserts") {
		m.c.Asserts = append(m.c.Asserts, loadline.Assert{Title: fmt.Sprintf("claim %d", i), That: drawExpr(t, 3)})
	}
	m.loadLines()
	return m.c
}

func (m *maker) loadLines() {
	for i := range rapid.IntRange(0, 2).Draw(m.T, "limits") {
		l := loadline.Limit{Title: fmt.Sprintf("limit %d", i), Holds: drawExpr(m.T, 3)}
		if rapid.Bool().Draw(m.T, "until") {
			l.AsOf = day(m.T)
			l.Until = l.AsOf + loadline.Date(rapid.IntRange(0, 900).Draw(m.T, "days"))
		}
		for range rapid.IntRange(0, 2).Draw(m.T, "waivers") {
			w := loadline.Waiver{By: m0(m.T), Why: m0(m.T), Until: day(m.T)}
			w.From = one(m.T, 0, w.Until)
			l.Waivers = append(l.Waivers, w)
		}
		m.c.Limits = append(m.c.Limits, l)
	}
	if rapid.Bool().Draw(m.T, "silence") && len(m.c.Bodies) > 0 {
		m.c.Silences = []loadline.Silence{{Code: "deadlock", Of: []loadline.Ref{m.c.Bodies[0].Ref()}, Why: m0(m.T), Until: day(m.T)}}
	}
}

func m0(t *rapid.T) string { return words().Draw(t, "words") }

// words are texts as documents hold them, and as nobody should write them.
func words() *rapid.Generator[string] {
	return rapid.OneOf(
		rapid.SampledFrom([]string{"Ada Okafor", "Zoë \"Zo\" Müller", "Fund II, L.P.", "${x} and %{y}", "$${z}", "a\\b\tc\nd", "e\u0301tude", "名前", "#5 // no comment"}),
		rapid.StringMatching(`[ -~]{1,20}`),
	)
}

func day(t *rapid.T) loadline.Date {
	return loadline.DateOf(2024, 1, rapid.IntRange(1, 1000).Draw(t, "day"))
}

func ratioOf(t *rapid.T) loadline.Ratio {
	return loadline.Frac(rapid.Int64Range(0, 1_000_000).Draw(t, "num"), rapid.Int64Range(1, 1000).Draw(t, "den"))
}

func count(t *rapid.T) loadline.Shares {
	return loadline.SharesOf(loadline.Frac(rapid.Int64Range(0, 1e12).Draw(t, "count"), rapid.SampledFrom([]int64{1, 1, 1, 2, 3}).Draw(t, "of")))
}

func amount(t *rapid.T) loadline.Money {
	return loadline.MoneyOf(ratioOf(t), rapid.SampledFrom([]string{"USD", "EUR"}).Draw(t, "currency"))
}

// state makes any of the things that a file can say of an attribute.
func state[V any](t *rapid.T, value func(*rapid.T) V) loadline.Stated[V] {
	switch rapid.IntRange(0, 3).Draw(t, "saying") {
	case 0:
		return loadline.Stated[V]{}
	case 1:
		return loadline.Ask[V](words().Draw(t, "question"), loadline.Source{})
	case 2:
		return loadline.SayNone[V](loadline.Source{})
	}
	return loadline.Say(value(t), loadline.Source{})
}

func stateShares(t *rapid.T, _ string) loadline.Stated[loadline.Shares] { return state(t, count) }

// figure is a number, bounds, or a question that was left open.
func figure(t *rapid.T) loadline.Number {
	lo := ratioOf(t)
	hi := lo.Add(ratioOf(t))
	switch rapid.IntRange(0, 3).Draw(t, "figure") {
	case 0:
		return loadline.Exactly(lo)
	case 1:
		return loadline.Between(lo, hi)
	case 2:
		return loadline.Number{Lo: &lo}
	}
	return loadline.Number{Open: []loadline.Unknown{{Question: words().Draw(t, "question")}}}
}

func one[V any](t *rapid.T, of ...V) V { return rapid.SampledFrom(of).Draw(t, "one") }

func (m *maker) documents() {
	for i := range rapid.IntRange(0, 2).Draw(m.T, "documents") {
		name := fmt.Sprintf("doc_%d", i)
		m.c.Documents = append(m.c.Documents, loadline.Document{ID: name, Name: name, Title: m0(m.T), Kind: one(m.T, "charter", "side_letter", "of their own"),
			Status: state(m.T, func(t *rapid.T) string { return one(t, "executed", "draft") }), Read: one(m.T, loadline.Yes, loadline.No, loadline.CannotTell),
			Period: loadline.Period{From: day(m.T)}, AmendedBy: drawApproval(m.T, 2)})
	}
}

func (m *maker) stakeholders() {
	for i := range rapid.IntRange(1, 4).Draw(m.T, "stakeholders") {
		name := fmt.Sprintf("holder_%d", i)
		s := loadline.Stakeholder{ID: name, Name: name, LegalName: m0(m.T), Kind: one(m.T, loadline.Individual, loadline.Institution, loadline.KindNotSaid),
			Relationship: one(m.T, "", "FOUNDER", "INVESTOR", "Of Their Own"), Groups: one(m.T, nil, []string{"founders"}, []string{"a", "b c"})}
		if i > 0 {
			s.Affiliates = one(m.T, nil, []string{"holder_0"})
		}
		m.c.Stakeholders = append(m.c.Stakeholders, s)
	}
	m.c.Entities = append(m.c.Entities, loadline.Entity{ID: "holdco", Name: "holdco", LegalName: m0(m.T),
		Is:        one(m.T, loadline.Ref{}, loadline.Ref{Kind: "stakeholder", Name: "holder_0"}),
		ManagedBy: state(m.T, func(*rapid.T) loadline.Ref { return loadline.Ref{Kind: "stakeholder", Name: "holder_0"} }),
		Owners:    []loadline.Ownership{{Owner: loadline.Ref{Kind: "stakeholder", Name: "holder_0"}, Fraction: figure(m.T)}}})
}

func (m *maker) classes() {
	for i := range rapid.IntRange(1, 3).Draw(m.T, "classes") {
		name := fmt.Sprintf("class_%d", i)
		c := loadline.StockClass{ID: name, Name: name, Title: m0(m.T), Kind: one(m.T, loadline.Common, loadline.Preferred), VotesPerShare: figure(m.T),
			Authorized: state(m.T, count), Par: state(m.T, amount), OriginalIssuePrice: state(m.T, amount),
			Seniority: state(m.T, func(t *rapid.T) int { return rapid.IntRange(1, 9).Draw(t, "seniority") }), Approved: day(m.T),
			Preference: loadline.LiquidationPreference{Multiple: figure(m.T), CapMultiple: state(m.T, ratioOf),
				Participation: state(m.T, func(t *rapid.T) loadline.Participation {
					return one(t, loadline.NonParticipating, loadline.Participating, loadline.CappedParticipating)
				})}}
		c.AntiDilution = state(m.T, func(t *rapid.T) loadline.AntiDilution {
			return one(t, loadline.BroadBased, loadline.NarrowBased, loadline.FullRatchet)
		})
		c.AntiDilutionBase = state(m.T, func(t *rapid.T) string { return one(t, antiDilutionBases()...) })
		c.PayToPlay, c.Dividend = state(m.T, func(t *rapid.T) bool { return one(t, true, false) }), state(m.T, ratioOf)
		c.DividendCumulates, c.DividendCompounds = one(m.T, loadline.Yes, loadline.No, loadline.CannotTell), one(m.T, loadline.Yes, loadline.CannotTell)
		c.DividendShares = one(m.T, loadline.Yes, loadline.No, loadline.CannotTell)
		c.Liquidates = state(m.T, func(t *rapid.T) []loadline.MatterKind {
			return []loadline.MatterKind{one(t, loadline.MatterKinds()...)}
		})
		if i > 0 {
			c.Conversions = []loadline.ConversionRight{{IntoClassID: "class_0", Ratio: figure(m.T), Price: state(m.T, amount),
				Rounding: state(m.T, func(t *rapid.T) loadline.Rounding { return one(t, loadline.Down, loadline.Up, loadline.HalfEven) }), FollowsSplit: one(m.T, loadline.Yes, loadline.CannotTell)}}
			c.At.Clause = one(m.T, nil, &loadline.Clause{Document: loadline.Ref{Kind: "8 Del. C."}, Number: "§ 141(k)", Quote: m0(m.T)})
		}
		m.c.Classes = append(m.c.Classes, c)
	}
	m.c.Valuations = append(m.c.Valuations, loadline.Valuation{ID: "v", StockClassID: "class_0", Price: amount(m.T), Kind: "409A", Date: day(m.T)})
}

// tiers makes up steps of profit shares.
func (m *maker) tiers() {
	for i := range rapid.IntRange(0, 2).Draw(m.T, "tiers") {
		x := loadline.ProfitTier{Name: fmt.Sprintf("step_%d", i), Title: m0(m.T), UpTo: state(m.T, amount),
			Order: state(m.T, func(t *rapid.T) int { return rapid.IntRange(1, 9).Draw(t, "order") })}
		for j := range rapid.IntRange(0, 2).Draw(m.T, "shares") {
			x.Shares = append(x.Shares, loadline.ProfitShare{Name: fmt.Sprintf("share_%d", j), Of: one(m.T, loadline.Ref{Kind: "stakeholder", Name: "holder_0"}, loadline.Ref{Kind: "stock_class", Name: "class_0"}),
				Part: state(m.T, ratioOf), Multiple: state(m.T, ratioOf), Invested: state(m.T, amount), Paid: state(m.T, amount)})
		}
		m.c.Tiers = append(m.c.Tiers, x)
	}
}

func (m *maker) plans() {
	m.c.Plans = []loadline.StockPlan{{ID: "plan", Name: "plan", Title: m0(m.T), ClassIDs: []string{"class_0"}, Reserved: figure(m.T),
		OnCancel:     state(m.T, func(t *rapid.T) loadline.Cancelled { return one(t, loadline.ReturnsToPool, loadline.DefinedPerGrant) }),
		FollowsSplit: one(m.T, loadline.Yes, loadline.No, loadline.CannotTell)}}
}

func (m *maker) vesting() {
	n := rapid.IntRange(1, 48).Draw(m.T, "tranches")
	m.c.Vesting = []loadline.VestingTerms{
		{ID: "simple", Name: "simple", Title: m0(m.T), Allocation: one(m.T, loadline.CumulativeRounding, loadline.Fractional),
			Conditions: simpleGraph(n, loadline.Duration{Months: 1}, one(m.T, loadline.SayNone[loadline.Duration](loadline.Source{}), loadline.Say(loadline.Duration{Months: 12}, loadline.Source{})))},
		{ID: "graph", Name: "graph", Allocation: loadline.BackLoaded, Conditions: []loadline.VestingCondition{
			{ID: "the start", Trigger: loadline.OnStart{}, Next: []string{"b", "c"}},
			{ID: "b", Portion: ratioOf(m.T), Remainder: one(m.T, true, false), Trigger: loadline.OnEvent{}, Next: []string{"d"}},
			{ID: "c", Quantity: state(m.T, count), Trigger: loadline.OnDate{Date: day(m.T)}},
			{ID: "d", Portion: ratioOf(m.T), Cliff: &loadline.VestingCliff{After: loadline.Duration{Days: 40}},
				Trigger: loadline.Every{Period: loadline.Duration{Days: 10}, Occurrences: n, RelativeTo: "b",
					DayOfMonth: one(m.T, loadline.DayOfMonth{}, loadline.DayOfMonth{Day: 15}, loadline.DayOfMonth{Day: 31, OrLastDay: true}, loadline.DayOfMonth{MinusOne: true})}},
		}},
		{ID: "moon", Name: "moon", Title: "by the moon"}, // of which nothing else is known
	}
}

// drawExpr is an expression as a claim holds it: numbers are decimals that are not negative, as they are read.
func drawExpr(t *rapid.T, depth int) loadline.Expr {
	leaf := []loadline.Expr{
		{Op: loadline.Num, Num: loadline.Frac(rapid.Int64Range(0, 1000).Draw(t, "n"), one(t, int64(1), 2, 8, 100))},
		{Op: loadline.Str, Name: words().Draw(t, "s")},
		{Op: loadline.RefTo, Name: one(t, "true", "runway", "stock_class.class_0", "stakeholder.holder_0")},
	}
	if depth == 0 {
		return one(t, leaf...)
	}
	sub := func() loadline.Expr { return drawExpr(t, depth-1) }
	switch rapid.IntRange(0, 5).Draw(t, "form") {
	case 0:
		return loadline.Expr{Op: loadline.Call, Name: one(t, "+", "-", "*", "/", "<", ">=", "==", "!=", "&&", "||"), Args: []loadline.Expr{sub(), sub()}}
	case 1:
		return loadline.Expr{Op: loadline.Call, Name: one(t, "neg", "!"), Args: []loadline.Expr{sub()}}
	case 2:
		return loadline.Expr{Op: loadline.Call, Name: "?", Args: []loadline.Expr{sub(), sub(), sub()}}
	case 3:
		return loadline.Expr{Op: loadline.Call, Name: "outstanding", Args: []loadline.Expr{sub()}}
	case 4:
		return loadline.Expr{Op: loadline.List, Args: []loadline.Expr{sub(), sub()}}
	}
	return one(t, leaf...)
}
