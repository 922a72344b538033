package question_test

import (
	"fmt"
	"strings"
	"testing"

	"loadline"
	"loadline/captable"
	"loadline/question"
)

// Of a large electorate nobody reads names: it says how many of the largest holders it takes.
func TestALargeElectorate(t *testing.T) {
	var b strings.Builder
	b.WriteString("company \"x\" {\n  name = \"X\"\n  as_of = \"2026-01-01\"\n}\nstock_class \"common\" {\n  name = \"Common Stock\"\n  votes_per_share = 1\n}\n")
	const holders = 300
	for i := range holders { // 1 to 300 shares: 45,150 in all
		fmt.Fprintf(&b, "stakeholder \"h%d\" {\n  name = \"H%d\"\n}\nissue \"i%d\" {\n  stakeholder = stakeholder.h%d\n  class = stock_class.common\n  shares = %d\n  date = \"2025-01-01\"\n}\n", i, i, i, i, i+1)
	}
	b.WriteString("body \"all\" {\n  title = \"Stockholders\"\n  kind = \"stockholders\"\n  classes = [stock_class.common]\n  as_converted = false\n  quorum = none\n}\nmatter \"elect\" {\n  title = \"Elect a director\"\n  kind = \"elect_director\"\n  needs = majority(outstanding(body.all))\n  form = \"written_consent\"\n  status = \"executed\"\n}\n")
	votes, n := 0, 0
	for votes*2 <= holders*(holders+1)/2 {
		votes, n = votes+holders-n, n+1
	}
	a, d := asked(t, question.WhoCan{Matter: "elect"}, b.String())
	if want := fmt.Sprintf("It takes at least %d of 300 holders to elect a director: the largest %d can", n, n); !strings.HasPrefix(a.Finding.String(), want) {
		t.Errorf("%v\nwant %s", a.Finding, want)
	}
	if d.Largest == nil || d.Largest.Decide != n || d.Decide.Certain.Smallest != n || !d.Decide.Certain.Proven {
		t.Errorf("largest %+v, smallest %d, proven %v", d.Largest, d.Decide.Certain.Smallest, d.Decide.Certain.Proven)
	}
}

// What nobody can decide, what takes nobody, and what cannot be told are three answers.
func TestNobodyNobodysAndCannotTell(t *testing.T) {
	for needs, want := range map[string]struct {
		finding string
		state   loadline.State
		vetoes  string
	}{
		"never":                              {"As the facts stand nobody can remove the chief executive officer", loadline.Answered, ""},
		"none":                               {"It takes nobody's approval to remove the chief executive officer", loadline.Answered, ""},
		`unknown("What do the bylaws ask?")`: {"Who can remove the chief executive officer cannot be told from what is stated: it hangs on this question: What do the bylaws ask?", loadline.FactsMissing, "?"},
		"majority(seats(body.board))":        {"Any two of", loadline.Answered, ""},
		"stakeholder.ada":                    {"Ada Chen can remove the chief executive officer alone", loadline.Answered, "Ada Chen"},
		`any(stakeholder.ada, unknown("Who else?"))`:                                         {"Ada Chen can remove the chief executive officer alone", loadline.Answered, "?"},
		`all(stakeholder.ada, unknown("What else?"))`:                                        {"cannot be told from what is stated: nobody certainly can. For Ada Chen it hangs on this question: What else?", loadline.FactsMissing, "?"},
		"all(stakeholder.ada, some(2, stakeholder.bo, stakeholder.quinn, stakeholder.fund))": {"Ada Chen can remove the chief executive officer, together with any two of Bo Lind, Pat Quinn and First Fund LP", loadline.Answered, "Ada Chen"},
	} {
		src := strings.Replace(decided, "needs  = majority(seats(body.board))", "needs  = "+needs, 1)
		a, d := asked(t, question.WhoCan{Matter: "remove_ceo"}, src)
		if !strings.Contains(a.Finding.String(), want.finding) || a.State != want.state {
			t.Errorf("%s: %v: %v\nwant %v: %s", needs, a.State, a.Finding, want.state, want.finding)
		}
		if want.vetoes != "?" && names(d.Vetoes) != want.vetoes {
			t.Errorf("%s: vetoes %q", needs, names(d.Vetoes))
		}
	}
}

// What hangs on an open fact names the question that would settle it.
func TestOpenFactsNameTheirQuestion(t *testing.T) {
	src := strings.Replace(decided, "needs  = majority(seats(body.board))", `needs  = all(stakeholder.ada, unknown("Does the lender agree? (loan, 7.1)"))`, 1)
	a, d := asked(t, question.WhoCan{Matter: "remove_ceo"}, src)
	if got := strings.Join(d.Decide.Possible.List[0].OnlyIf, "; "); got != "Does the lender agree? (loan, 7.1)" {
		t.Errorf("only if %q", got)
	}
	found := false
	for _, s := range a.Assumed {
		found = found || s.Settles.String() == "Does the lender agree? (loan, 7.1)"
	}
	if !found || d.Settled {
		t.Errorf("the question is not asked: %v", a.Assumed)
	}
}

// Claims about decisions are three-valued, and an undecided one names what it hangs on.
func TestClaimsAboutDecisions(t *testing.T) {
	src := strings.Replace(decided, "holder        = stakeholder.quinn", `holder        = unknown("Who is the investors' director? (board minutes)")`, 1)
	for that, want := range map[string]loadline.Truth{
		"can(group.founders, matter.remove_ceo)":           loadline.Yes,
		"can(stakeholder.bo, matter.remove_ceo)":           loadline.CannotTell, // the third director may be Bo
		"can_alone(group.founders, matter.remove_ceo)":     loadline.CannotTell,
		"can_block(stakeholder.fund, matter.amend)":        loadline.Yes,
		"can_block(stakeholder.cumulus, matter.amend)":     loadline.No,
		"can_lawfully(group.founders, matter.remove_ceo)":  loadline.No, // whoever sits there, Cumulus is asked
		"must_ask(stakeholder.cumulus, matter.remove_ceo)": loadline.Yes,
		"must_ask(stakeholder.quinn, matter.remove_ceo)":   loadline.No,
		"seats(group.founders) == 2":                       loadline.CannotTell,
		"seats(group.founders) >= 2":                       loadline.Yes,
		"seats(stakeholder.cumulus, body.board) <= 1":      loadline.Yes,
		"can(body.board, matter.amend)":                    loadline.No,
	} {
		c := caseOf(t, src+"assert \"x\" {\n  that = "+that+"\n}\n")
		a := question.Check{Def: captable.FullyDilutedByDefault()}.Ask(c)
		data := a.Data.(question.Checked)
		if len(data.Claims) != 1 || data.Claims[0].Holds != want {
			t.Errorf("%s: %v, want %v: %v", that, data.Claims, want, letters(a.Problems))
		}
		if want == loadline.CannotTell && !strings.Contains(fmt.Sprint(a.Problems), "Who is the investors' director?") {
			t.Errorf("%s: what would settle it is not said", that)
		}
	}
}

// A claim about a matter that is not there, or with the wrong kind of thing, is a letter.
func TestMistakenClaimsAboutDecisions(t *testing.T) {
	for that, code := range map[string]string{
		"can(group.founders, matter.remove_cfo)": "unknown-name",
		"can(stock_class.common, matter.amend)":  "wrong-argument",
		"can(group.founders)":                    "wrong-arguments",
		"seats(matter.amend) == 1":               "wrong-argument",
	} {
		company, problems := hclRead(decided + "assert \"x\" {\n  that = " + that + "\n}\n")
		if company != nil {
			problems = question.Check{Def: captable.FullyDilutedByDefault()}.Ask(question.NewCase(company, problems, 0)).Problems
		}
		if !strings.Contains(fmt.Sprint(letters(problems)), code) {
			t.Errorf("%s: %v, want %s", that, letters(problems), code)
		}
	}
}
