package limits_test

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"loadline"
	"loadline/captable"
	"loadline/limits"
)

// Where a limit asks about two persons, what helps the one may hurt the other, and more shares may turn back what fewer turn. What is
// told then is the smallest number of all that were tried one by one, or says that it is not proved so.
func TestOfTwoPersonsTheSmallestNumberIsToldOrNotProved(t *testing.T) {
	proved, not := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		c := threeHolders(rapid.Int64Range(5, 90).Draw(t, "ada"))
		part := func(who string) loadline.Expr {
			line := number(loadline.Frac(rapid.Int64Range(1, 19).Draw(t, "line of "+who), 20))
			return call(rapid.SampledFrom([]string{">", "<"}).Draw(t, "than"), call("vote_share", named("group."+who)), line)
		}
		for i := range c.Stakeholders {
			c.Stakeholders[i].Groups = []string{"only_" + c.Stakeholders[i].ID}
		}
		c.Limits = []loadline.Limit{{Title: "it", Holds: call(rapid.SampledFrom([]string{"&&", "||"}).Draw(t, "both"), part("only_ada"), part("only_bo"))}}
		l, _ := captable.New(c)
		w := limits.NewWorld(c, l, 0)
		r := limits.Run(w, plainly, limits.Options{Freeboard: true, Workers: 1})[0]
		turned := func(s limits.Shift, k int64) bool {
			s.Amount = loadline.Exactly(loadline.Int(k))
			return (limits.Of(c.Limits[0], limits.Apply(w, s), plainly).Without == limits.Held) != (r.Without == limits.Held)
		}
		for _, s := range r.Shifts {
			n, _ := s.Amount.Exact()
			k, _ := n.Int64()
			if s.Unit != limits.VotesPass && s.Unit != limits.VotesIssued {
				continue
			}
			first := int64(1)
			for !turned(s, first) && first < k {
				first++
			}
			says := strings.Contains(s.Says.String(), "not proved smallest")
			switch {
			case !turned(s, k) || k > 1 && turned(s, k-1):
				t.Fatalf("%v: %v is not tight", r.Without, s.Says)
			case says != s.Unproved:
				t.Fatalf("%v: proved %v", s.Says, !s.Unproved)
			case !says && first != k:
				t.Fatalf("%v: %v turn it already", s.Says, first)
			case says:
				not++
			default:
				proved++
			}
		}
	})
	if fmt.Sprint(proved > 0, not > 0) != "true true" {
		t.Errorf("of %v numbers that were proved and %v that were not, none of one kind", proved, not)
	}
}
