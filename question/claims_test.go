package question_test

import (
	"fmt"
	"strings"
	"testing"

	"loadline"
	"loadline/captable"
	"loadline/question"
)

// Claims about the small company, and how each comes out. What stands after a bar is in the reason.
const claims = `
# Figures of the whole company.
outstanding() == 5000000                                     : yes | 5000000 shares outstanding
as_converted() == 5000000                                    : yes
fully_diluted() == 6000000                                   : yes
fully_diluted() == 5000000                                   : no
under_grants() == 0                                          : yes
under_warrants() == 0                                        : yes

# Of a holder, a group, a class.
outstanding(stakeholder.ada) == 2500000                      : yes | stakeholder.ada
votes(group.founders) == 4000000                             : yes
outstanding(stock_class.series_a) == 1000000                 : yes
outstanding(group.directors) < outstanding(group.founders)   : yes
share_of(stakeholder.ada) == 5/12                            : yes | part of the fully diluted count
share_outstanding(stakeholder.fund) == 0.2                   : yes
vested(stakeholder.ada) + unvested(stakeholder.ada) == 2500000 : yes
exercisable(stakeholder.fund) == 0                           : yes
outstanding(stakeholder.angel) == 0                          : yes

# Votes of the fund are not stated: what hangs on them cannot be told, what does not can.
votes(stakeholder.fund) > 0                                  : cannot tell
vote_share(group.founders) > 1/2                             : cannot tell
votes(stakeholder.ada) > votes(stakeholder.bo)               : yes
vote_share(stakeholder.bo) <= 3/8                            : yes

# Classes, plans, inputs, the day.
issued(stock_class.common) <= authorized(stock_class.common) : yes
authorized(stock_class.series_a) == none                     : yes
reserved(stock_plan.plan) - available(stock_plan.plan) == 0  : yes
input.pre_money == 80000000                                  : yes
as_of == date("2026-11-01")                                  : yes
`

func TestClaims(t *testing.T) {
	var src strings.Builder
	type line struct{ that, holds, because string }
	var lines []line
	for text := range strings.Lines(claims) {
		that, want, ok := strings.Cut(strings.TrimSpace(text), " : ")
		if !ok {
			continue
		}
		holds, because, _ := strings.Cut(want, " | ")
		lines = append(lines, line{strings.TrimSpace(that), holds, because})
		fmt.Fprintf(&src, "assert %q {\n  that = %s\n}\n", strings.ReplaceAll(that, `"`, "'"), that)
	}
	a := question.Check{Def: captable.FullyDilutedByDefault()}.Ask(caseOf(t, small+src.String()))
	data := a.Data.(question.Checked)
	if len(data.Claims) != len(lines) {
		t.Fatalf("%d claims came out of %d: %v", len(data.Claims), len(lines), letters(a.Problems))
	}
	for i, c := range data.Claims {
		if c.Holds.String() != lines[i].holds || !strings.Contains(fmt.Sprint(a.Because[i]), lines[i].because) {
			t.Errorf("%s: %v, want %s | %s\n%v", lines[i].that, c.Holds, lines[i].holds, lines[i].because, a.Because[i])
		}
	}
	if data.Worst() != loadline.No || data.Errors != 0 {
		t.Errorf("one claim is false: worst %v, %d errors", data.Worst(), data.Errors)
	}
}

func checked(t *testing.T, asserts string) (loadline.Answer, question.Checked) {
	a := question.Check{Def: captable.FullyDilutedByDefault()}.Ask(caseOf(t, small+asserts))
	return a, a.Data.(question.Checked)
}

// The state of check, and the letter that a claim becomes.
func TestStatesOfCheck(t *testing.T) {
	for _, c := range []struct {
		that, code string
		state      loadline.State
		worst      loadline.Truth
		finding    string
	}{
		{"outstanding() == 5000000", "", loadline.Answered, loadline.Yes, "The one claim holds, and the facts can be used"},
		{"outstanding() == 1", "assert-fails", loadline.Answered, loadline.No, "The one claim does not hold."},
		{"votes() == 4000000", "assert-undecided", loadline.FactsMissing, loadline.CannotTell, "Whether the one claim holds cannot be told."},
		{"outstanding()", "wrong-type", loadline.FactsDisagree, loadline.CannotTell, "The facts cannot be used"},
		{"outstanding(stakeholder.adda) == 1", "unknown-name", loadline.FactsDisagree, loadline.CannotTell, "The facts cannot be used"},
		{"outstandin() == 1", "unknown-function", loadline.FactsDisagree, loadline.CannotTell, "The facts cannot be used"},
		{"issued(stakeholder.ada) == 1", "wrong-argument", loadline.FactsDisagree, loadline.CannotTell, "The facts cannot be used"},
	} {
		t.Run(c.that, func(t *testing.T) {
			company, problems := hclRead(small + "assert \"x\" {\n  that = " + c.that + "\n}\n")
			if company == nil {
				if !strings.Contains(fmt.Sprint(letters(problems)), c.code) {
					t.Errorf("it is refused when read, and not as %s: %v", c.code, letters(problems))
				}
				return
			}
			a := question.Check{Def: captable.FullyDilutedByDefault()}.Ask(question.NewCase(company, problems, 0))
			data := a.Data.(question.Checked)
			if a.State != c.state || data.Worst() != c.worst || !strings.HasPrefix(a.Finding.String(), c.finding) {
				t.Errorf("%v, worst %v: %v", a.State, data.Worst(), a.Finding)
			}
			if !strings.Contains(fmt.Sprint(letters(a.Problems)), c.code) {
				t.Errorf("no letter %s: %v", c.code, letters(a.Problems))
			}
		})
	}
	if a, _ := checked(t, ""); !strings.Contains(a.Finding.String(), "No claim is made") || len(a.Views) > 0 {
		t.Errorf("no claim: %v", a.Finding)
	}
}

// A claim that cannot be told names the question that would settle it.
func TestAnUndecidedClaimNamesItsQuestion(t *testing.T) {
	a, _ := checked(t, "assert \"x\" {\n  that = votes() == 4000000\n}\n")
	for _, d := range a.Problems {
		if d.Code == loadline.AssertUndecided {
			if hint := d.Hint.String(); !strings.Contains(hint, "What would settle it") || !strings.Contains(hint, "series_a") {
				t.Errorf("the hint: %s", hint)
			}
			return
		}
	}
	t.Error("the claim has no letter")
}
