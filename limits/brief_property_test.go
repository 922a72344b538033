package limits_test

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"loadline"
	"loadline/captable"
	"loadline/control"
	"loadline/governance"
	"loadline/limits"
)

// anyShift is a change of a small company, in any unit but time.
func anyShift(t *rapid.T, c *loadline.Company) limits.Shift {
	s := limits.Shift{Unit: limits.ShiftUnit(rapid.IntRange(int(limits.VotesPass), int(limits.ConsentsNew)).Draw(t, "unit"))}
	class := c.Classes[rapid.IntRange(0, len(c.Classes)-1).Draw(t, "class")].Ref()
	to := rapid.SampledFrom([]loadline.Ref{{}, ref("group", "a"), ref("group", "b")}).Draw(t, "to")
	n := int64(1)
	switch s.Unit {
	case limits.VotesPass:
		s.Class, s.From, n = class, ref("group", "a"), rapid.Int64Range(1, 20).Draw(t, "shares")
		if to.Name == "b" {
			s.From, s.To = loadline.Ref{}, to
		}
	case limits.VotesIssued:
		s.Class, s.To, n = class, to, rapid.Int64Range(1, 20).Draw(t, "shares")
	case limits.SeatsChange:
		s.To, s.Vacant = to, rapid.Bool().Draw(t, "vacant")
		for _, seat := range c.Bodies[0].Seats {
			if rapid.Bool().Draw(t, "seat") {
				s.Of = append(s.Of, ref("seat", "board."+seat.Name))
			}
		}
		n = int64(len(s.Of))
	case limits.ConsentsEnd:
		for _, k := range c.Consents {
			s.Of = append(s.Of, k.Ref())
		}
	case limits.ConsentsNew:
		s.To, s.Of = to, []loadline.Ref{ref("matter", "m")}
	}
	s.Amount = loadline.Exactly(loadline.Int(n))
	return s
}

// What is kept of a company's order of deciding after a change, and what its brief decisions leave out, changes nobody's power: the
// decision is that of the changed facts, read anew and in full.
func TestADecisionAfterAChangeIsThatOfTheChangedFactsReadAnew(t *testing.T) {
	seen := map[limits.ShiftUnit]int{}
	rapid.Check(t, func(t *rapid.T) {
		c := smallCompany(t)
		l, _ := captable.New(c)
		w := limits.NewWorld(c, l, 0)
		w.Order().Decision(ref("matter", "m"), governance.Horizon{}) // of which the changed order may keep what is the same
		s := anyShift(t, c)
		seen[s.Unit]++
		x := limits.Apply(w, s)
		got, _ := x.Order().Decision(ref("matter", "m"), governance.Horizon{})
		anew, _ := captable.New(x.Company)
		order, _ := governance.On(x.Company, anew, x.Date)
		want, _ := order.Decision(ref("matter", "m"), governance.Horizon{})
		if a, b := power(got), power(want); a != b {
			t.Fatalf("%v\n kept %v\n anew %v", shown(s), a, b)
		}
		again, _ := w.Order().Decision(ref("matter", "m"), governance.Horizon{})
		full, _ := governance.On(c, l, w.Date)
		first, _ := full.Decision(ref("matter", "m"), governance.Horizon{})
		if a, b := fmt.Sprint(again.Ways, again.Law, again.Consents), fmt.Sprint(first.Ways, first.Law, first.Consents); a != b {
			t.Fatalf("the reasons of the company as it is:\n after  %v\n before %v", a, b)
		}
	})
	if len(seen) != int(limits.ConsentsNew)+1 {
		t.Errorf("only of the units %v was there a change", seen)
	}
}

// power is who votes with how much, what is open, and how every coalition comes out in every reading.
func power(d *governance.Decision) string {
	out := fmt.Sprint(d.Parties, d.Columns, d.Weights, d.Open)
	for _, rule := range [2]*control.Rule{d.Rule, d.Lawful} {
		game := rule.Evaluator()
		for _, reading := range [2]control.Reading{control.Certain, control.Possible} {
			for set := range 1 << len(d.Parties) {
				var c control.Coalition
				for v := range d.Parties {
					if set>>v&1 == 1 {
						c = c.With(v)
					}
				}
				wins, err := game.Wins(&d.Weights, reading, c)
				out += fmt.Sprint(wins, err)
			}
		}
	}
	return out
}
