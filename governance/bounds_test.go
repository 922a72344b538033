package governance_test

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"loadline"
	"loadline/captable"
	"loadline/control"
	"loadline/governance"
)

// whole is a company in which everything is stated: a board, votes of shares, an agreement, consents.
func whole(t *rapid.T) (*loadline.Company, int) {
	n := rapid.IntRange(2, 5).Draw(t, "people")
	shares := rapid.SliceOfN(rapid.Int64Range(1, 5), n, n).Draw(t, "shares")
	board, common := loadline.Ref{Kind: "body", Name: "b"}, loadline.Ref{Kind: "body", Name: "all"}
	leaf := func(label string) loadline.Approval {
		of := rapid.SampledFrom([]loadline.Ref{board, common}).Draw(t, label)
		return loadline.Approval{Kind: loadline.Vote, Who: of, Threshold: threshold(t, rapid.SampledFrom([]loadline.Base{loadline.Cast, loadline.Outstanding}).Draw(t, "base"))}
	}
	kind := rapid.SampledFrom([]loadline.ApprovalKind{loadline.AllOf, loadline.AnyOf}).Draw(t, "kind")
	c := people(shares, loadline.Approval{Kind: kind, Of: []loadline.Approval{leaf("one"), leaf("two")}})
	b := loadline.Body{Name: "b", Kind: loadline.Board, Quorum: loadline.Say(threshold(t, loadline.Outstanding), loadline.Source{})}
	for i := range rapid.IntRange(1, 4).Draw(t, "seats") {
		b.Seats = append(b.Seats, loadline.Seat{Name: fmt.Sprint("s", i), Votes: loadline.Exactly(loadline.Int(1)), Observer: loadline.No,
			Casting: loadline.TruthOf(rapid.Bool().Draw(t, "casting")), DesignatedBy: loadline.SayNone[loadline.Ref](loadline.Source{}),
			Holder: loadline.Say(who(rapid.IntRange(0, n-1).Draw(t, "holder")), loadline.Source{}), ElectedBy: plain(n, 1).Draw(t, "elected by")})
	}
	c.Bodies = []loadline.Body{b, {Name: "all", Kind: loadline.Stockholders, Converted: loadline.No, Quorum: loadline.Say(threshold(t, loadline.Outstanding), loadline.Source{})}}
	if rapid.Bool().Draw(t, "agreement") {
		c.Agreements = []loadline.VotingAgreement{{Name: "v", Parties: []loadline.Ref{who(0), who(1)}, As: plain(n, 1).Draw(t, "as")}}
	}
	for i := range rapid.IntRange(0, 2).Draw(t, "consents") {
		c.Consents = append(c.Consents, loadline.Consent{Name: fmt.Sprint("c", i), Of: plain(n, 1).Draw(t, "of"), Over: []loadline.Ref{{Kind: "matter", Name: "m"}},
			Breach: loadline.Say(rapid.SampledFrom([]loadline.Breach{loadline.Void, loadline.Damages}).Draw(t, "breach"), loadline.Source{})})
	}
	return c, n
}

// omit leaves one clause out, and says which.
func omit(t *rapid.T, c *loadline.Company) string {
	what := map[string]func(){
		"needs":     func() { c.Matters[0].Ways[0].Needs = loadline.Approval{} },
		"one part":  func() { c.Matters[0].Ways[0].Needs.Of[1] = loadline.Approval{} },
		"fraction":  func() { c.Matters[0].Ways[0].Needs.Of[0].Threshold.Fraction = loadline.Number{} },
		"base":      func() { c.Matters[0].Ways[0].Needs.Of[0].Threshold.Base = loadline.BaseNotSaid },
		"quorum":    func() { c.Bodies[0].Quorum = loadline.Stated[loadline.Threshold]{} },
		"all's":     func() { c.Bodies[1].Quorum = loadline.Stated[loadline.Threshold]{} },
		"converted": func() { c.Bodies[1].Converted = loadline.CannotTell },
		"holder":    func() { c.Bodies[0].Seats[0].Holder = loadline.Stated[loadline.Ref]{} },
		"casting": func() {
			for i := range c.Bodies[0].Seats {
				c.Bodies[0].Seats[i].Casting = loadline.CannotTell
			}
		},
		"observer": func() {
			c.Bodies[0].Seats[0].Observer, c.Bodies[0].Seats[0].Votes = loadline.CannotTell, loadline.Number{}
		},
		"kind":     func() { c.Bodies[0].Kind = loadline.BodyNotSaid },
		"electors": func() { c.Bodies[0].Seats[0].ElectedBy = loadline.Approval{} },
		"nominee":  func() { c.Bodies[0].Seats[0].DesignatedBy = loadline.Stated[loadline.Ref]{} },
		"votes":    func() { c.Classes[0].VotesPerShare = loadline.Number{} },
		"follow": func() {
			for i := range c.Agreements {
				c.Agreements[i].As = loadline.Approval{}
			}
		},
		"breach": func() {
			for i := range c.Consents {
				c.Consents[i].Breach = loadline.Stated[loadline.Breach]{}
			}
		},
		"breach asked": func() {
			for i := range c.Consents {
				c.Consents[i].Breach = loadline.Ask[loadline.Breach]("What is it without?", loadline.Source{})
			}
		},
		"consent": func() {
			for i := range c.Consents {
				c.Consents[i].Of = loadline.Approval{}
			}
		},
		"days": func() {
			for i := range c.Consents {
				c.Consents[i].Span.From = []loadline.Trigger{{Kind: loadline.Undated}}
			}
		},
	}
	var names []string
	for name := range what {
		names = append(names, name)
	}
	name := rapid.SampledFrom(sortedStrings(names)).Draw(t, "omitted")
	what[name]()
	return name
}

func sortedStrings(s []string) []string {
	for i := range s {
		for j := i; j > 0 && s[j] < s[j-1]; j-- {
			s[j], s[j-1] = s[j-1], s[j]
		}
	}
	return s
}

// An omitted clause never adds a coalition that certainly wins, nor removes one that possibly does, together with those whom
// nobody stated.
func TestOmissionNeverImproves(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c, n := whole(t)
		for _, h := range []governance.Horizon{{}, {Kind: governance.AfterElections}} {
			full := decided(t, c, h)
			less := *c
			less.Matters = append([]loadline.Matter(nil), c.Matters...)
			less.Matters[0].Ways = append([]loadline.Way(nil), c.Matters[0].Ways...)
			less.Matters[0].Ways[0].Needs.Of = append([]loadline.Approval(nil), c.Matters[0].Ways[0].Needs.Of...)
			less.Bodies = append([]loadline.Body(nil), c.Bodies...)
			less.Bodies[0].Seats = append([]loadline.Seat(nil), c.Bodies[0].Seats...)
			less.Classes = append([]loadline.StockClass(nil), c.Classes...)
			less.Agreements = append([]loadline.VotingAgreement(nil), c.Agreements...)
			less.Consents = append([]loadline.Consent(nil), c.Consents...)
			what := omit(t, &less)
			d := decided(t, &less, h)
			for set := range uint64(1) << n {
				for i, rule := range []*control.Rule{d.Rule, d.Lawful} {
					was := []*control.Rule{full.Rule, full.Lawful}[i]
					if wins(t, d, rule, control.Certain, set, false) && !wins(t, full, was, control.Certain, set, false) {
						t.Fatalf("without %s (%v, rule %d) %0*b certainly wins, and did not", what, h.Kind, i, n, set)
					}
					if !wins(t, d, rule, control.Possible, set, true) && wins(t, full, was, control.Possible, set, true) {
						t.Fatalf("without %s (%v, rule %d) %0*b no longer possibly wins", what, h.Kind, i, n, set)
					}
				}
			}
		}
	})
}

func TestAConsentNeverAddsAWinningCoalition(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c, n := whole(t)
		more := *c
		more.Consents = append(append([]loadline.Consent(nil), c.Consents...), loadline.Consent{Name: "more", Of: plain(n, 2).Draw(t, "more"),
			Over: []loadline.Ref{{Kind: "matter", Name: "m"}}, Breach: loadline.Say(loadline.Breach(rapid.IntRange(1, 4).Draw(t, "breach")), loadline.Source{})})
		before, after := decided(t, c, governance.Horizon{}), decided(t, &more, governance.Horizon{})
		for set := range uint64(1) << n {
			for _, r := range []control.Reading{control.Certain, control.Possible} {
				if wins(t, after, after.Rule, r, set, false) && !wins(t, before, before.Rule, r, set, false) ||
					wins(t, after, after.Lawful, r, set, false) && !wins(t, before, before.Lawful, r, set, false) {
					t.Fatalf("%0*b wins with one consent more", n, set)
				}
			}
			if wins(t, after, after.Lawful, control.Certain, set, false) && !wins(t, after, after.Rule, control.Certain, set, false) {
				t.Fatalf("%0*b breaches nothing and does not decide", n, set)
			}
		}
	})
}

// anything is an approval that may name what is not there, and itself.
func anything(depth int) *rapid.Generator[loadline.Approval] {
	return rapid.Custom(func(t *rapid.T) loadline.Approval {
		a := loadline.Approval{Kind: loadline.ApprovalKind(rapid.IntRange(0, int(loadline.SomeOf)).Draw(t, "kind")), Some: rapid.IntRange(-1, 4).Draw(t, "some")}
		a.Who = loadline.Ref{Kind: rapid.SampledFrom([]string{"stakeholder", "office", "seat", "body", "stock_class", "entity", "selector", "other", ""}).Draw(t, "of"),
			Name: rapid.SampledFrom([]string{"p0", "p1", "b", "c", "b.s0", "c.s1", "common", "e", "board", "electors", "holder", ""}).Draw(t, "name")}
		a.Threshold.Base = loadline.Base(rapid.IntRange(0, 4).Draw(t, "base"))
		if rapid.Bool().Draw(t, "fraction") {
			a.Threshold.Fraction = loadline.Exactly(loadline.Frac(rapid.Int64Range(-2, 9).Draw(t, "num"), rapid.Int64Range(1, 7).Draw(t, "den")))
		}
		if depth > 0 {
			a.Of = rapid.SliceOfN(anything(depth-1), 0, 3).Draw(t, "parts")
		}
		return a
	})
}

// Whatever the facts are, an answer comes: bodies that elect one another, entities that own one another, names of nothing.
func TestAnyFactsGetAnAnswer(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := people([]int64{5, 3}, anything(2).Draw(t, "needs"))
		ref := func(label string) loadline.Ref { return anything(0).Draw(t, label).Who }
		for _, name := range []string{"b", "c"} {
			b := loadline.Body{Name: name, Kind: loadline.BodyKind(rapid.IntRange(0, 6).Draw(t, "kind")), Entity: ref("of")}
			for i := range rapid.IntRange(0, 3).Draw(t, "seats") {
				b.Seats = append(b.Seats, loadline.Seat{Name: fmt.Sprint("s", i), ElectedBy: anything(1).Draw(t, "by"), RemovedBy: anything(1).Draw(t, "removed"),
					Holder:       loadline.Stated[loadline.Ref]{Value: ref("holder"), Saying: loadline.Saying(rapid.IntRange(0, 3).Draw(t, "saying"))},
					DesignatedBy: loadline.Stated[loadline.Ref]{Value: ref("nominee"), Saying: loadline.Saying(rapid.IntRange(0, 3).Draw(t, "nominee's"))},
					Votes:        loadline.Exactly(loadline.Int(rapid.SampledFrom([]int64{-1, 0, 1, 3, 1 << 60}).Draw(t, "votes")))})
			}
			c.Bodies = append(c.Bodies, b)
		}
		c.Entities = []loadline.Entity{{Name: "e", Is: ref("is"), ManagedBy: loadline.Say(ref("manager"), loadline.Source{}), Owners: []loadline.Ownership{{Owner: ref("owner"), Fraction: loadline.Exactly(loadline.Frac(2, 3))}}},
			{Name: "f", ManagedBy: loadline.Say(loadline.Ref{Kind: "entity", Name: "e"}, loadline.Source{})}}
		c.Agreements = []loadline.VotingAgreement{{Name: "v", Parties: []loadline.Ref{ref("party"), who(0)}, As: anything(1).Draw(t, "as")}, {Name: "w", Parties: []loadline.Ref{who(1)}, As: anything(1).Draw(t, "as")}}
		c.Drags = []loadline.Drag{{Name: "d", Needs: anything(1).Draw(t, "drag"), Over: []loadline.Ref{{Kind: "matter", Name: "m"}}, Binds: []loadline.Ref{ref("binds")}}}
		c.Consents = []loadline.Consent{{Name: "c", Of: anything(1).Draw(t, "consent"), Over: []loadline.Ref{{Kind: "matter", Name: "m"}}}}
		c.Offices = []loadline.Office{{Name: "p0", Holder: loadline.Say(ref("officer"), loadline.Source{})}}
		c.Matters[0].Of, c.Matters[0].Kind = ref("about"), loadline.MatterKind(rapid.IntRange(0, int(loadline.OtherMatter)).Draw(t, "matter"))
		turnout := loadline.Frac(rapid.Int64Range(0, 3).Draw(t, "turnout"), 3)
		for _, h := range []governance.Horizon{{}, {Kind: governance.AfterElections, Turnout: &turnout}, {Kind: governance.AfterConversion}} {
			d := decided(t, c, h)
			all := control.Everybody(len(d.Parties))
			certain, err := d.Rule.Evaluator().Wins(&d.Weights, control.Certain, all)
			possible, err2 := d.Rule.Evaluator().Wins(&d.Weights, control.Possible, all)
			if err != nil || err2 != nil || certain && !possible {
				t.Fatal(certain, possible, err, err2)
			}
		}
		l, _ := captable.New(c)
		lint(c, l, 0)
	})
}

// A body of four thousand seats that elects itself, and chains of bodies, end soon.
func TestHostileSizesEndSoon(t *testing.T) {
	vote := func(name string) loadline.Approval {
		return loadline.Approval{Kind: loadline.Vote, Who: loadline.Ref{Kind: "body", Name: name}, Threshold: loadline.Threshold{Fraction: loadline.Exactly(loadline.Frac(1, 2)), Base: loadline.AllSeats}}
	}
	c := people([]int64{1}, vote("b0"))
	none := loadline.SayNone[loadline.Threshold](loadline.Source{})
	for b := range 40 {
		body := loadline.Body{Name: fmt.Sprint("b", b), Kind: loadline.Board, Quorum: none}
		for s := range 12 {
			body.Seats = append(body.Seats, loadline.Seat{Name: fmt.Sprint("s", s), Holder: loadline.Say(who(0), loadline.Source{}), ElectedBy: vote(fmt.Sprint("b", b+1)),
				DesignatedBy: loadline.SayNone[loadline.Ref](loadline.Source{})})
		}
		c.Bodies = append(c.Bodies, body)
	}
	huge := loadline.Body{Name: "b40", Kind: loadline.Board, Quorum: none}
	for s := range 4_000 {
		huge.Seats = append(huge.Seats, loadline.Seat{Name: fmt.Sprint("s", s), Holder: loadline.Say(who(0), loadline.Source{}), ElectedBy: vote("b40")})
	}
	c.Bodies = append(c.Bodies, huge)
	made := testing.AllocsPerRun(1, func() { decided(t, c, governance.Horizon{Kind: governance.AfterElections}) })
	if made > 1e6 { // twice what it takes, however busy the machine is
		t.Errorf("it took %.0f allocations", made)
	}
}

// Votes of which nobody knows how many they are can be weighed against any quota, however many digits it has.
func TestUnknownVotesCanBeWeighedAgainstLongQuotas(t *testing.T) {
	all := loadline.Ref{Kind: "body", Name: "all"}
	for _, part := range []loadline.Ratio{loadline.Frac(6667, 10_000), loadline.Frac(9, 10), loadline.Frac(666_666_667, 1_000_000_000)} {
		c := people([]int64{1_234_567, 7_654_321, 7_654_329}, loadline.Approval{Kind: loadline.Vote, Who: all,
			Threshold: loadline.Threshold{Fraction: loadline.Exactly(part), Comparison: loadline.AtLeast, Base: loadline.Outstanding}})
		c.Bodies = []loadline.Body{{Name: "all", Kind: loadline.Stockholders, Converted: loadline.No, Quorum: loadline.SayNone[loadline.Threshold](loadline.Source{})}}
		least := loadline.Int(1)
		c.Classes[0].VotesPerShare = loadline.Number{Lo: &least, Open: []loadline.Unknown{{Question: "How many votes has a share?"}}}
		l, _ := captable.New(c)
		o, _ := governance.On(c, l, loadline.DateOf(2026, 1, 1))
		d, _ := o.Decision(loadline.Ref{Kind: "matter", Name: "m"}, governance.Horizon{})
		sure, err := d.Rule.Game(d.Weights, control.Certain)
		maybe, err2 := d.Rule.Game(d.Weights, control.Possible)
		if err != nil || err2 != nil {
			t.Fatalf("at least %v: %v %v", part, err, err2)
		}
		if sure.Wins(control.Of(0)) || !maybe.Wins(control.Of(0)) || !sure.Wins(control.Everybody(3)) {
			t.Errorf("at least %v: the first decides certainly %v, possibly %v", part, sure.Wins(control.Of(0)), maybe.Wins(control.Of(0)))
		}
	}
}
