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

func who(i int) loadline.Ref { return loadline.Ref{Kind: "stakeholder", Name: fmt.Sprint("p", i)} }

// people is a company of so many stakeholders, each with shares of one common class, and a matter that takes an approval.
func people(shares []int64, needs loadline.Approval) *loadline.Company {
	c := &loadline.Company{Name: "made", AsOf: loadline.DateOf(2026, 11, 1), Currency: "USD"}
	c.Classes = []loadline.StockClass{{ID: "common", Name: "common", VotesPerShare: loadline.Exactly(loadline.Int(1)), Kind: loadline.Common}}
	for i, n := range shares {
		name := fmt.Sprint("p", i)
		c.Stakeholders = append(c.Stakeholders, loadline.Stakeholder{ID: name, Name: name})
		if n > 0 {
			c.Transactions = append(c.Transactions, &loadline.StockIssuance{StockClassID: "common", Quantity: loadline.WholeShares(n),
				Issued: loadline.Issued{SecurityID: "s" + name, StakeholderID: name, Event: loadline.Event{ID: "t" + name, Date: 1}}})
		}
	}
	c.Matters = []loadline.Matter{{Name: "m", Kind: loadline.OtherMatter, Ways: []loadline.Way{{Needs: needs}}}}
	return c
}

func decided(t rapid.TB, c *loadline.Company, h governance.Horizon) *governance.Decision {
	l, _ := captable.New(c)
	o, _ := governance.On(c, l, 0)
	d, _ := o.Decision(loadline.Ref{Kind: "matter", Name: "m"}, h)
	if d == nil || d.Rule == nil || d.Lawful == nil {
		t.Fatal("no decision")
	}
	return d
}

// wins asks the rule for a set of stakeholders; those who stand for somebody whom nobody stated join on request.
func wins(t rapid.TB, d *governance.Decision, rule *control.Rule, r control.Reading, set uint64, joined bool) bool {
	var c control.Coalition
	for i, p := range d.Parties {
		var n int
		if _, err := fmt.Sscanf(p.Ref.Name, "p%d", &n); !p.Assumed && err == nil && set>>n&1 == 1 || p.Assumed && joined {
			c = c.With(i)
		}
	}
	ok, err := rule.Evaluator().Wins(&d.Weights, r, c)
	if err != nil {
		t.Fatal(err)
	}
	return ok
}

// plain is an approval among stakeholders alone, no vote in it.
func plain(n, depth int) *rapid.Generator[loadline.Approval] {
	return rapid.Custom(func(t *rapid.T) loadline.Approval {
		if depth == 0 || rapid.IntRange(0, 2).Draw(t, "leaf") == 0 {
			return loadline.Approval{Kind: loadline.By, Who: who(rapid.IntRange(0, n-1).Draw(t, "who"))}
		}
		of := rapid.SliceOfN(plain(n, depth-1), 1, 3).Draw(t, "of")
		return loadline.Approval{Kind: loadline.SomeOf, Some: rapid.IntRange(1, len(of)).Draw(t, "some"), Of: of}
	})
}

func threshold(t *rapid.T, base loadline.Base) loadline.Threshold {
	den := rapid.Int64Range(1, 6).Draw(t, "of")
	num := rapid.Int64Range(0, den).Draw(t, "part")
	out := loadline.Threshold{Fraction: loadline.Exactly(loadline.Frac(num, den)), Base: base}
	if num == den || num > 0 && rapid.Bool().Draw(t, "at least") {
		out.Comparison = loadline.AtLeast
	}
	return out
}

func passes(th loadline.Threshold, votes, of int64) bool {
	f, _ := th.Fraction.Exact()
	sign := loadline.Int(votes).Cmp(f.Mul(loadline.Int(of)))
	return sign > 0 || sign == 0 && th.Comparison == loadline.AtLeast
}

// Votes that follow an agreement or a drag-along, against the plain definition: each holder's shares are for it where what
// they follow is.
func TestVotesThatFollowAreCountedAsDefined(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(2, 6).Draw(t, "holders")
		shares := rapid.SliceOfN(rapid.Int64Range(0, 9), n, n).Draw(t, "shares")
		shares[0]++
		vote := loadline.Approval{Kind: loadline.Vote, Who: loadline.Ref{Kind: "stock_class", Name: "common"}, Threshold: threshold(t, loadline.Outstanding)}
		c := people(shares, vote)
		c.Bodies = []loadline.Body{{Name: "all", Kind: loadline.Stockholders, Converted: loadline.No, Quorum: loadline.SayNone[loadline.Threshold](loadline.Source{})}}
		c.Matters[0].Ways[0].Needs.Who = loadline.Ref{Kind: "body", Name: "all"}
		bound := make([]int, n) // by which agreement, 0 for none
		agreements := rapid.IntRange(0, 2).Draw(t, "agreements")
		for a := range agreements {
			v := loadline.VotingAgreement{Name: fmt.Sprint("v", a), As: plain(n, 2).Draw(t, "as")}
			for i := range n {
				if bound[i] == 0 && rapid.Bool().Draw(t, "party") {
					bound[i], v.Parties = a+1, append(v.Parties, who(i))
				}
			}
			if v.As.Kind == loadline.By { // whom a party follows may follow others in turn, which is another test
				v.As = loadline.Approval{Kind: loadline.AllOf, Of: []loadline.Approval{v.As, {Kind: loadline.By, Who: who(0)}}}
			}
			c.Agreements = append(c.Agreements, v)
		}
		drags := rapid.IntRange(0, 1).Draw(t, "drags")
		for range drags {
			d := loadline.Drag{Name: "d", Binds: []loadline.Ref{{Kind: "stock_class", Name: "common"}}, Needs: plain(n, 2).Draw(t, "sets off"), Over: []loadline.Ref{{Kind: "matter", Name: "m"}}}
			var except []loadline.Ref
			for i := range n {
				if rapid.Bool().Draw(t, "except") {
					except = append(except, who(i))
				}
			}
			d.Except = loadline.Say(except, loadline.Source{})
			c.Drags = append(c.Drags, d)
		}
		d := decided(t, c, governance.Horizon{})
		for set := range uint64(1) << n {
			if got, want := wins(t, d, d.Rule, control.Certain, set, false), counted(c, shares, bound, set); got != want {
				t.Fatalf("%0*b: the rule says %v, the count %v", n, set, got, want)
			}
		}
	})
}

func holds(a loadline.Approval, set uint64) bool {
	if a.Kind == loadline.By {
		var n int
		_, _ = fmt.Sscanf(a.Who.Name, "p%d", &n)
		return set>>n&1 == 1
	}
	yes := 0
	for _, x := range a.Of {
		if holds(x, set) {
			yes++
		}
	}
	if a.Kind == loadline.AllOf {
		return yes == len(a.Of)
	}
	return yes >= a.Some
}

func counted(c *loadline.Company, shares []int64, bound []int, set uint64) bool {
	votes, all := int64(0), int64(0)
	for i, n := range shares {
		all += n
		is := set>>i&1 == 1
		if bound[i] > 0 {
			is = holds(c.Agreements[bound[i]-1].As, set)
		}
		for _, d := range c.Drags {
			free := false
			for _, x := range d.Except.Value {
				free = free || x == who(i)
			}
			is = is || !free && holds(d.Needs, set)
		}
		if is {
			votes += n
		}
	}
	return passes(c.Matters[0].Ways[0].Needs.Threshold, votes, all)
}

// A vote of seats, against its definition: S decides where it passes whatever every other seat does: for, against or away.
func TestSeatsDecideWhateverTheOthersDo(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 5).Draw(t, "seats")
		base := rapid.SampledFrom([]loadline.Base{loadline.Cast, loadline.Present, loadline.Outstanding, loadline.AllSeats}).Draw(t, "base")
		th := threshold(t, base)
		c := people(make([]int64, n), loadline.Approval{Kind: loadline.Vote, Who: loadline.Ref{Kind: "body", Name: "b"}, Threshold: th})
		quorum := rapid.SampledFrom([]loadline.Base{loadline.AllSeats, loadline.Outstanding}).Draw(t, "quorum of")
		b := loadline.Body{Name: "b", Kind: loadline.Board, Quorum: loadline.Say(threshold(t, quorum), loadline.Source{})}
		chair := rapid.IntRange(-1, n-1).Draw(t, "chair")
		votes, vacant := make([]int64, n), make([]bool, n)
		for i := range n {
			votes[i] = rapid.Int64Range(1, 2).Draw(t, "votes")
			vacant[i] = i > 0 && rapid.IntRange(0, 4).Draw(t, "vacant") == 0
			s := loadline.Seat{Name: fmt.Sprint("s", i), Votes: loadline.Exactly(loadline.Int(votes[i])), Casting: loadline.TruthOf(i == chair), Observer: loadline.No,
				Holder: loadline.Say(who(i), loadline.Source{})}
			if vacant[i] {
				s.Holder = loadline.SayNone[loadline.Ref](loadline.Source{})
			}
			b.Seats = append(b.Seats, s)
		}
		c.Bodies = []loadline.Body{b}
		d := decided(t, c, governance.Horizon{})
		for set := range uint64(1) << n {
			want := whatever(b, th, votes, vacant, chair, set)
			if got := wins(t, d, d.Rule, control.Certain, set, false); got != want {
				t.Fatalf("%0*b: the rule says %v, trying every conduct %v", n, set, got, want)
			}
		}
	})
}

// whatever tries every conduct of the others.
func whatever(b loadline.Body, th loadline.Threshold, votes []int64, vacant []bool, chair int, set uint64) bool {
	conducts := 1
	for range votes {
		conducts *= 3
	}
	for conduct := range conducts {
		yes, no, all, inOffice, there := int64(0), int64(0), int64(0), int64(0), int64(0)
		filled := int64(0)
		for i, rest := 0, conduct; i < len(votes); i, rest = i+1, rest/3 {
			all += votes[i]
			if vacant[i] {
				continue
			}
			inOffice, filled = inOffice+votes[i], filled+1
			switch {
			case set>>i&1 == 1:
				yes, there = yes+votes[i], there+1
			case rest%3 == 0:
				no, there = no+votes[i], there+1
			case rest%3 == 1:
				yes, there = yes+votes[i], there+1
			}
		}
		of := map[loadline.Base]int64{loadline.Cast: yes + no, loadline.Present: yes + no, loadline.Outstanding: inOffice, loadline.AllSeats: all}[th.Base]
		q, _ := b.Quorum.Get()
		heads := filled
		if q.Base == loadline.AllSeats {
			heads = int64(len(votes))
		}
		// Nobody's vote passes nothing: a part above none needs somebody.
		f, _ := th.Fraction.Exact()
		passed := passes(th, yes, of) && (yes > 0 || f.Sign() == 0 && th.Comparison == loadline.AtLeast)
		if !passed && th.Comparison == loadline.MoreThan && f.Equal(loadline.Frac(1, 2)) && (th.Base == loadline.Cast || th.Base == loadline.Present) &&
			chair >= 0 && set>>chair&1 == 1 && !vacant[chair] && yes == no {
			passed = true
		}
		fq, _ := q.Fraction.Exact()
		enough := passes(q, there, heads) && (there > 0 || fq.Sign() == 0 && q.Comparison == loadline.AtLeast)
		if !passed || !enough {
			return false
		}
	}
	return true
}
