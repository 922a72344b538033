package dependence_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"loadline"
	"loadline/dependence"
)

var none loadline.Source

// leverage is a small company with everything stated of what levers hang on: suppliers, one of them perhaps a crowd, a tranche, a loan,
// a pledge and an offer.
func leverage(t *rapid.T) *loadline.Company {
	c := &loadline.Company{Name: "c", AsOf: today, Currency: "USD", At: loadline.Source{File: "x"}}
	n := rapid.IntRange(1, 4).Draw(t, "contracts")
	for i := range n {
		id := fmt.Sprintf("s%d", i/rapid.IntRange(1, 2).Draw(t, "of one party"))
		if !slices.ContainsFunc(c.Stakeholders, func(s loadline.Stakeholder) bool { return s.ID == id }) {
			c.Stakeholders = append(c.Stakeholders, loadline.Stakeholder{ID: id, Name: id})
		}
		k := loadline.Contract{Name: fmt.Sprintf("k%d", i), SupplierID: id, Supplies: rapid.SampledFrom([]string{"compute", "people"}).Draw(t, "supplies"), From: today - 100,
			To: loadline.SayNone[loadline.Date](none), Share: part(rapid.Int64Range(0, int64(20/n)).Draw(t, "share"), 20), Replace: loadline.Lasting(loadline.Duration{Months: rapid.IntRange(0, 9).Draw(t, "replace")}),
			Heads: exactly(rapid.Int64Range(1, 2).Draw(t, "heads")), Costs: loadline.Say(rapid.SampledFrom([][]string{{"pay"}, {"pay", "stock"}}).Draw(t, "costs"), none)}
		if rapid.Bool().Draw(t, "no cost") {
			k.Costs = loadline.SayNone[[]string](none)
		}
		stop := loadline.Stop{By: "supplier", For: rapid.SampledFrom([]string{"convenience", "breach"}).Draw(t, "for"), Met: rapid.SampledFrom([]loadline.Truth{loadline.Yes, loadline.No}).Draw(t, "met"),
			Notice: loadline.Say(loadline.Lasting(loadline.Duration{Months: rapid.IntRange(0, 4).Draw(t, "notice")}), none)}
		k.Stops = []loadline.Stop{stop}
		if stop.For != "convenience" || rapid.Bool().Draw(t, "never") {
			k.Stops = append(k.Stops, loadline.Stop{By: "supplier", For: "convenience", Notice: loadline.SayNone[loadline.Spell](none)})
		}
		c.Contracts = append(c.Contracts, k)
	}
	for _, word := range []string{"compute", "people", "cash"} {
		c.Needs = append(c.Needs, loadline.Need{Name: word, Below: part(rapid.Int64Range(0, 20).Draw(t, "below"), 20), Ends: loadline.Say(rapid.SampledFrom([]string{"company", "plan"}).Draw(t, "ends"), none),
			Endures: loadline.Lasting(loadline.Duration{Months: rapid.IntRange(0, 4).Draw(t, "endures")}), Replace: loadline.Lasting(loadline.Duration{Months: rapid.IntRange(0, 9).Draw(t, "elsewhere")})})
	}
	who := func() string { return rapid.SampledFrom(c.Stakeholders).Draw(t, "who").ID }
	c.Tranches = []loadline.FundingTranche{{Name: "t", ByID: who(), Amount: exactly(5), On: loadline.Say(today+30, none), Met: rapid.SampledFrom([]loadline.Truth{loadline.Yes, loadline.No}).Draw(t, "met"), Withhold: loadline.Say(rapid.Bool().Draw(t, "withhold"), none)}}
	c.Loans = []loadline.Loan{{Name: "l", LenderID: who(), Amount: exactly(5), Callable: loadline.Say(loadline.Lasting(loadline.Duration{Months: 1}), none), Covenants: []loadline.Covenant{{Name: "v", Words: "w", Breached: rapid.SampledFrom([]loadline.Truth{loadline.Yes, loadline.No}).Draw(t, "breached"), Cure: loadline.SayNone[loadline.Duration](none)}}}}
	if rapid.Bool().Draw(t, "not callable") {
		c.Loans[0].Callable = loadline.SayNone[loadline.Spell](none)
	}
	to := who()
	c.Pledges = []loadline.Pledge{{Name: "p", ByID: to, Share: part(rapid.Int64Range(0, 20).Draw(t, "pledged"), 20), ToDo: "leave"}}
	c.Offers = []loadline.Offer{{Name: "o", ToID: to, By: loadline.Say(loadline.Ref{Kind: "stakeholder", Name: who()}, none), Makes: loadline.Say([]string{"pay"}, none), Barred: loadline.No}}
	return c
}

// fewer is a company without one of its facts: it is not said any more.
func fewer(c *loadline.Company, fact string, i int) *loadline.Company {
	out := *c
	out.Contracts, out.Needs, out.Pledges = slices.Clone(c.Contracts), slices.Clone(c.Needs), slices.Clone(c.Pledges)
	out.Offers, out.Tranches, out.Loans = slices.Clone(c.Offers), slices.Clone(c.Tranches), slices.Clone(c.Loans)
	k, n := &out.Contracts[i%len(c.Contracts)], &out.Needs[i%len(c.Needs)]
	k.Stops = slices.Clone(k.Stops)
	switch fact {
	case "share":
		k.Share = loadline.Number{}
	case "replace":
		k.Replace = loadline.Spell{}
		n.Replace = loadline.Spell{}
		for j := range out.Needs {
			out.Needs[j].Replace = loadline.Spell{}
		}
	case "heads":
		k.Heads = loadline.Number{}
	case "costs":
		k.Costs = loadline.Stated[[]string]{}
	case "notice":
		k.Stops[0].Notice = loadline.Stated[loadline.Spell]{}
	case "met":
		k.Stops[0].Met = loadline.CannotTell
	case "below":
		n.Below = loadline.Number{}
	case "ends":
		n.Ends = loadline.Stated[string]{}
	case "endures":
		n.Endures = loadline.Spell{}
	case "pledged":
		out.Pledges[0].Share = loadline.Number{}
	case "makes":
		out.Offers[0].Makes = loadline.Stated[[]string]{}
	case "withhold":
		out.Tranches[0].Withhold, out.Tranches[0].Met = loadline.Stated[bool]{}, loadline.CannotTell
	case "callable":
		out.Loans[0].Callable = loadline.Stated[loadline.Spell]{}
	case "breached":
		loan := out.Loans[0]
		loan.Covenants = slices.Clone(loan.Covenants)
		loan.Covenants[0].Breached = loadline.CannotTell
		out.Loans[0] = loan
	}
	return &out
}

func byID(ls []dependence.Lever, id string) (dependence.Lever, bool) {
	i := slices.IndexFunc(ls, func(l dependence.Lever) bool { return l.ID == id })
	if i < 0 {
		return dependence.Lever{}, false
	}
	return ls[i], true
}

// What is left out never makes a lever weaker, nor a figure of its bite narrower than it was: what was certain stays so or cannot be told.
func TestOmittingAFactNeverMakesALeverWeaker(t *testing.T) {
	facts := []string{"share", "replace", "heads", "costs", "notice", "met", "below", "ends", "endures", "pledged", "makes", "withhold", "callable", "breached"}
	rapid.Check(t, func(t *rapid.T) {
		c := leverage(t)
		fact := rapid.SampledFrom(facts).Draw(t, "fact")
		less := dependence.Levers(fewer(c, fact, rapid.IntRange(0, 11).Draw(t, "of")), today, dependence.Engines{})
		for _, was := range dependence.Levers(c, today, dependence.Engines{}) {
			is, ok := byID(less, was.ID)
			if !ok {
				t.Fatalf("without %s there is no %s", fact, was.ID)
			}
			if fact == "callable" && is.Kind == dependence.CallLoan { // a right that nobody states is read as used at once
				if is.Lawful.Is != loadline.CannotTell || is.Fatal < was.Fatal || below(was.Bite.Gap, is.Bite.Gap) {
					t.Fatalf("%s without a notice: gap %v, was %v", was.ID, is.Bite.Gap, was.Bite.Gap)
				}
				continue
			}
			for what, pair := range map[string][2]loadline.Truth{"fatal": {was.Fatal, is.Fatal}, "lawful": {was.Lawful.Is, is.Lawful.Is}, "joined": {was.Joined.Is, is.Joined.Is}, "sheltered": {was.Sheltered.Is, is.Sheltered.Is}, "ready": {was.Ready(), is.Ready()}} {
				if pair[1] != pair[0] && pair[1] != loadline.CannotTell {
					t.Fatalf("%s of %s without %s: %v, was %v", what, was.ID, fact, pair[1], pair[0])
				}
			}
			if !within(was.Bite.Gap, is.Bite.Gap) || !within(was.Bite.Taken, is.Bite.Taken) {
				t.Fatalf("%s without %s: gap %v, was %v; takes %v, was %v", was.ID, fact, is.Bite.Gap, was.Bite.Gap, is.Bite.Taken, was.Bite.Taken)
			}
		}
	})
}

// An independent reckoning of the levers that stop one contract: by whole months and twentieths, with nothing unknown.
func TestLeversAgreeWithAPlainReckoning(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := leverage(t)
		ls := dependence.Levers(c, today, dependence.Engines{})
		for i, k := range c.Contracts {
			l, ok := byID(ls, fmt.Sprintf("contract.k%d/stop.1", i))
			if !ok {
				t.Fatalf("k%d has a right to stop, and no lever", i)
			}
			n := c.Needs[slices.IndexFunc(c.Needs, func(n loadline.Need) bool { return n.Name == k.Supplies })]
			plain := reckoned(c, k, n, k.Share.Lo.Float())
			if got := standingOf(l); got != plain {
				t.Fatalf("k%d: %+v, reckoned %+v", i, got, plain)
			}
		}
	})
}

func reckoned(c *loadline.Company, k loadline.Contract, n loadline.Need, share float64) standing {
	const nearly = 1e-9
	months := func(s loadline.Spell) float64 { return s.Months.Lo.Float() }
	below, ends := n.Below.Lo.Float(), n.Ends.Value == "company"
	gap := months(k.Replace) - months(k.Stops[0].Notice.Value) - months(n.Endures)
	falls := 1-share < below-nearly
	out := standing{fatal: loadline.TruthOf(falls && gap > nearly && ends), lawful: loadline.TruthOf(k.Stops[0].For == "convenience" || k.Stops[0].Met == loadline.Yes), joined: loadline.Yes, sheltered: loadline.Yes}
	if pledge := c.Pledges[0]; k.Supplies == "people" && k.Heads.Lo.Float() > 1 {
		switch {
		case !falls:
			out.joined = loadline.No
		case pledge.ByID != k.SupplierID:
			out.joined = loadline.CannotTell
			if below <= nearly {
				out.joined = loadline.No
			}
		default:
			out.joined = loadline.TruthOf(1-share*pledge.Share.Lo.Float() < below-nearly)
		}
	}
	if costs, said := k.Costs.Get(); said {
		switch {
		case c.Offers[0].ToID != k.SupplierID:
			out.sheltered = loadline.CannotTell // of offers nothing is said
		case len(costs) == 2:
			out.sheltered = loadline.No
		}
	}
	return out
}

// Whoever has no right uses no lever; and without its clause a holder is never better off.
func TestWithoutARightNoLeverIsReady(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := leverage(t)
		i := rapid.IntRange(0, len(c.Contracts)-1).Draw(t, "contract")
		stripped := fewer(c, "", 0)
		stripped.Contracts[i].Stops = []loadline.Stop{{By: "supplier", For: "convenience", Notice: loadline.SayNone[loadline.Spell](none)}}
		stripped.Loans, stripped.Tranches = nil, nil
		holder := c.Contracts[i].SupplierID
		before, after := dependence.Levers(c, today, dependence.Engines{}), dependence.Levers(stripped, today, dependence.Engines{})
		for _, l := range after {
			if l.Of == c.Contracts[i].Ref() && l.Holder == holder && l.Ready() == loadline.Yes {
				t.Fatalf("%s is ready without a right", l.ID)
			}
			if l.Holder != holder {
				continue
			}
			was, ok := byID(before, l.ID)
			if !ok || strings.HasSuffix(l.ID, "/all") { // all that a party may stop at once is of other contracts now
				if now := min(l.Fatal, l.Ready()); now > strongest(before, holder) {
					t.Fatalf("%s makes %s better off without the clause: %+v", l.ID, holder, standingOf(l))
				}
			} else if l.Ready() > was.Ready() || l.Fatal > was.Fatal {
				t.Fatalf("%s is stronger without the clause: %+v, was %+v", l.ID, standingOf(l), standingOf(was))
			}
		}
	})
}

// strongest is whether any of a holder's levers, or several at once, are fatal and ready.
func strongest(levers []dependence.Lever, holder string) loadline.Truth {
	out := loadline.No
	for _, l := range levers {
		if l.Holder == holder {
			out = max(out, min(l.Fatal, l.Ready()))
		}
	}
	return out
}

// A company alone in the world has no lever on it.
func TestACompanyAloneHasNoLeverButItsOwn(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := leverage(t)
		alone := *c
		alone.Contracts, alone.Loans, alone.Tranches, alone.Offers, alone.Stakeholders = nil, nil, nil, nil, nil
		if ls := dependence.Levers(&alone, today, dependence.Engines{}); len(ls) > 0 {
			t.Fatalf("%+v", ls)
		}
	})
}
