package governance_test

import (
	"strings"
	"testing"

	"loadline"
	"loadline/captable"
	"loadline/control"
	"loadline/dossier"
	"loadline/governance"
)

func example(t testing.TB, name string) (*loadline.Company, *captable.Ledger) {
	c, problems := dossier.Open("../examples/" + name).Company()
	if c == nil || problems.HasErrors() {
		t.Fatal(problems)
	}
	l, _ := captable.New(c)
	return c, l
}

// day is the decision on a matter of an example at the end of a day.
func day(t testing.TB, c *loadline.Company, l *captable.Ledger, date, matter string) *governance.Decision {
	d, _ := loadline.ParseDate(date)
	o, _ := governance.On(c, l, d)
	out, _ := o.Decision(loadline.Ref{Kind: "matter", Name: matter}, governance.Horizon{})
	if out == nil {
		t.Fatalf("no %s on %s", matter, date)
	}
	return out
}

// The board of 16 November 2023 (public reporting): any four of the six decide, twenty-two coalitions in all, each director is
// in ten of the fifteen smallest, and nobody outside is in any. After the 17th three of four do. Reported bylaws are not void.
func TestTheBoardOfNovember2023(t *testing.T) {
	c, l := example(t, "openai-2023")
	before := day(t, c, l, "2023-11-16", "remove_ceo")
	if got := len(before.Parties); got != 6 {
		t.Errorf("%d parties, want the six directors", got)
	}
	if _, voice := before.Voter(loadline.Ref{Kind: "stakeholder", Name: "microsoft"}); voice {
		t.Error("Microsoft has a voice")
	}
	smallest := strings.Split(coalitions(t, before, before.Rule, control.Certain), " | ")
	if len(smallest) != 15 {
		t.Errorf("%d smallest coalitions, want the fifteen of four", len(smallest))
	}
	winning := 0
	for set := range uint64(64) {
		if ok, err := before.Rule.Evaluator().Wins(&before.Weights, control.Certain, control.Coalition{set}); err != nil {
			t.Fatal(err)
		} else if ok {
			winning++
		}
	}
	if winning != 22 {
		t.Errorf("%d winning coalitions, want 22", winning)
	}
	for _, director := range names(before) {
		in := 0
		for _, m := range smallest {
			if strings.Contains("+"+m+"+", "+"+director+"+") {
				in++
			}
		}
		if in != 10 {
			t.Errorf("%s is critical in %d of the smallest, want 10", director, in)
		}
	}
	after := day(t, c, l, "2023-11-20", "appoint_ceo")
	if got := coalitions(t, after, after.Rule, control.Certain); !strings.Contains(got, "dangelo+mccauley+toner") {
		t.Errorf("after the 17th it takes %s", got)
	}
	for _, d := range lint(c, l, 0) {
		t.Errorf("of reported bylaws it says: %v", d.Summary)
	}
}

// Lyft 2019: 48.6% of all votes do not pass a majority of them, whatever the others do; at nine tenths of the votes they do.
func TestTurnoutGivesAMinorityTheMajority(t *testing.T) {
	c, l := example(t, "dual-class")
	o, _ := governance.On(c, l, 0)
	vote := loadline.Approval{Kind: loadline.Vote, Who: loadline.Ref{Kind: "body", Name: "stockholders"},
		Threshold: loadline.Threshold{Fraction: loadline.Exactly(loadline.Frac(1, 2)), Base: loadline.Present}}
	m := loadline.Matter{Name: "made", Kind: loadline.OtherMatter, Ways: []loadline.Way{{Needs: vote}}}
	nine, all := loadline.Frac(9, 10), loadline.Int(1)
	for _, at := range []struct {
		turnout *loadline.Ratio
		want    bool
	}{{nil, false}, {&all, false}, {&nine, true}} {
		d, _ := o.Decide(m, governance.Horizon{Turnout: at.turnout})
		founders, known := d.Group("founders")
		if !known || founders.Len() != 1 {
			t.Fatal("no founders")
		}
		if got, err := d.Rule.Evaluator().Wins(&d.Weights, control.Certain, founders); err != nil || got != at.want {
			t.Errorf("at a turnout of %v the founders decide: %v, want %v (%v)", at.turnout, got, at.want, err)
		}
	}
}

// Every matter of every example gets a decision in every world, and the possible holds whatever is certain.
func TestEveryExampleIsDecided(t *testing.T) {
	for _, name := range []string{"anthropic-ltbt", "dual-class", "gmbh", "openai-2023", "venture-backed", "seed-startup"} {
		c, l := example(t, name)
		o, _ := governance.On(c, l, 0)
		for _, m := range o.Matters() {
			for _, h := range []governance.Horizon{{}, {Kind: governance.AfterElections}, {Kind: governance.AfterConversion}} {
				d, _ := o.Decision(m, h)
				for _, r := range []control.Reading{control.Certain, control.Possible} {
					if _, err := d.Rule.Game(d.Weights, r); err != nil {
						t.Errorf("%s %v: %v", name, m, err)
					}
				}
				for i, g := range d.Gates {
					if g.Kind != governance.Plumbing && g.Says.IsZero() {
						t.Errorf("%s %v: gate %d says nothing", name, m, i)
					}
				}
			}
		}
	}
}

func BenchmarkVentureMatrix(b *testing.B) {
	c, l := example(b, "venture-backed")
	for b.Loop() {
		o, _ := governance.On(c, l, 0)
		for _, m := range o.Matters() {
			o.Decision(m, governance.Horizon{})
		}
	}
}

func BenchmarkFiveThousandHolders(b *testing.B) {
	shares := make([]int64, 5000)
	for i := range shares {
		shares[i] = int64(1000 + i*i)
	}
	c := people(shares, loadline.Approval{Kind: loadline.Vote, Who: loadline.Ref{Kind: "stock_class", Name: "common"},
		Threshold: loadline.Threshold{Fraction: loadline.Exactly(loadline.Frac(1, 2)), Base: loadline.Cast}})
	l, _ := captable.New(c)
	for b.Loop() {
		o, _ := governance.On(c, l, 0)
		o.Decision(loadline.Ref{Kind: "matter", Name: "m"}, governance.Horizon{})
	}
}
