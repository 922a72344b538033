package question_test

import (
	"strings"
	"testing"

	"loadline"
	"loadline/captable"
	"loadline/question"
)

// The main table: bounds where votes are not stated, the pool as a row of its own, and a total.
func TestHoldingsByStakeholder(t *testing.T) {
	a, data := owned(t, question.WhoOwns{}, caseOf(t, small))
	for first, want := range map[string]string{
		"Ada Chen":      "2500000 | 0.5 | 2500000 | between 0 and 0.625 | 2500000 | 2500000 | 5/12",
		"First Fund LP": "1000000 | 0.2 | at least 0 | between 0 and 1 | 1000000 | 1000000 | 1/6",
		"Unissued pool": "0 | 0 | 0 | 0 | 0 | 1000000 | 1/6",
		"Total":         "5000000 | 1 | at least 4000000 | 1 | 5000000 | 6000000 | 1",
	} {
		if got := row(t, a, "holdings", first); got != want {
			t.Errorf("%s: %s, want %s", first, got, want)
		}
	}
	if !strings.Contains(a.Finding.String(), "Who holds most of the votes cannot be told") {
		t.Errorf("the fund may have most votes: %v", a.Finding)
	}
	if len(data.Convertibles) != 1 || data.Convertibles[0].Cap.(loadline.Money).String() != "USD 8000000" || data.Convertibles[0].Discount != "none" {
		t.Errorf("the SAFE: %+v", data.Convertibles)
	}
	if got := columns(a, "holdings"); got != "name outstanding outstanding_part votes votes_part votes_as_converted fully_diluted fully_diluted_part" {
		t.Errorf("a column that says nothing is shown, or one that does is not: %s", got)
	}
}

// Columns appear where they say something that no other does.
func TestColumnsAppearWhereTheySaySomething(t *testing.T) {
	converting := strings.Replace(small, "ratio = 1\n", "ratio = 2\n", 1)
	a, _ := owned(t, question.WhoOwns{}, caseOf(t, converting+`
warrant "w" {
  stakeholder = stakeholder.angel
  class       = stock_class.common
  shares      = 10000
  date        = "2026-03-01"
}
`))
	if got := columns(a, "holdings"); !strings.Contains(got, "as_converted") || !strings.Contains(got, "rights") {
		t.Errorf("columns: %s", got)
	}
	if got := row(t, a, "holdings", "Angel Roy"); !strings.Contains(got, "10000") {
		t.Errorf("the warrant: %s", got)
	}
}

// Who holds most votes is said only where no bound can overturn it, and all of several are named.
func TestWhoHoldsMostOfTheVotes(t *testing.T) {
	stated := func(votes string) string {
		return strings.Replace(small, "authorized = none", "authorized = none\n  votes_per_share = "+votes, 1)
	}
	for votes, want := range map[string]string{
		"1":             "Most votes: Ada Chen, with 2500000 of 5000000 (50%)",
		"5":             "Most votes: First Fund LP, with 5000000 of 9000000",
		"2.5":           "Equally many votes, and more than any other: Ada Chen, First Fund LP",
		"between(1, 2)": "Most votes: Ada Chen",
		"between(2, 3)": "Who holds most of the votes cannot be told",
		"0":             "Most votes: Ada Chen, with 2500000 of 4000000 (62.5%)",
	} {
		a, _ := owned(t, question.WhoOwns{}, caseOf(t, stated(votes)))
		if !strings.Contains(a.Finding.String(), want) {
			t.Errorf("%s votes a share: %v, want %q", votes, a.Finding, want)
		}
	}
	none := strings.ReplaceAll(stated("0"), "votes_per_share = 1", "votes_per_share = 0")
	if a, _ := owned(t, question.WhoOwns{}, caseOf(t, none)); !strings.Contains(a.Finding.String(), "None of them has a vote") {
		t.Errorf("no votes: %v", a.Finding)
	}
}

// Every cut of the rows sums to the same total.
func TestEveryCutHasTheSameTotal(t *testing.T) {
	c := caseOf(t, small)
	for _, by := range question.Groupings() {
		a, data := owned(t, question.WhoOwns{By: by}, c)
		sum := loadline.Exactly(loadline.Ratio{})
		for _, h := range data.Rows {
			sum = sum.Add(h.Outstanding)
		}
		if v, ok := sum.Exact(); !ok || !v.Equal(loadline.Int(5000000)) || !sum.Sub(data.Total.Outstanding).IsZero() {
			t.Errorf("by %s: the rows come to %v", by, sum)
		}
		if a.State != loadline.Answered {
			t.Errorf("by %s: %v", by, a.State)
		}
	}
	a, _ := owned(t, question.WhoOwns{By: question.ByGroup}, c)
	if got := row(t, a, "holdings", "founders"); !strings.HasPrefix(got, "4000000 | 0.8") {
		t.Errorf("founders: %s", got)
	}
	notes := a.Views[0].(loadline.Table).Notes
	if !strings.Contains(notes[len(notes)-1].String(), "several groups") {
		t.Errorf("Ada is in two groups, and nobody says how she is counted: %v", notes)
	}
}

// The matrix of classes is drawn for several classes, and adds up.
func TestTheMatrixOfClasses(t *testing.T) {
	a, _ := owned(t, question.WhoOwns{}, caseOf(t, small))
	if got := row(t, a, "classes_held", "First Fund LP"); got != "0 | 1000000" {
		t.Errorf("the fund holds %s", got)
	}
	if got := row(t, a, "classes_held", "Total"); got != "4000000 | 1000000" {
		t.Errorf("the total is %s", got)
	}
	if got := row(t, a, "classes", "Series A Preferred"); !strings.HasPrefix(got, "no limit | 1000000 | 1 |") {
		t.Errorf("the class: %s", got)
	}
	if got := row(t, a, "plans", "2025 Plan"); got != "1000000 | 0 | 0 | 1000000" {
		t.Errorf("the pool: %s", got)
	}
	if got := row(t, a, "convertibles", "safe.angel"); !strings.Contains(got, "SAFE | Angel Roy") {
		t.Errorf("the SAFE: %s", got)
	}
}

// The questions that bounds hang on stand under the answer, each once.
func TestBoundsCarryTheirQuestions(t *testing.T) {
	a, _ := owned(t, question.WhoOwns{}, caseOf(t, small))
	asked := map[string]int{}
	for _, s := range a.Assumed {
		asked[s.Settles.String()]++
	}
	found := false
	for q, n := range asked {
		found = found || strings.Contains(q, "votes") && strings.Contains(q, "series_a")
		if n > 1 {
			t.Errorf("asked %d times: %s", n, q)
		}
	}
	if !found {
		t.Errorf("nobody asks for the votes of series A: %v", asked)
	}
}

// One stakeholder is explained by its certificates and the transactions behind them, each with its place.
func TestWhyOneStakeholder(t *testing.T) {
	c := caseOf(t, small+`
transfer "t" {
  of     = issue.cs_1
  to     = stakeholder.bo
  shares = 500000
  date   = "2026-01-05"
}
`)
	ask := func(who string) loadline.Answer {
		return question.WhoOwns{Def: captable.FullyDilutedByDefault(), Why: who}.Ask(c)
	}
	for _, who := range []string{"ada", "stakeholder.ada", "Ada Chen", "ada chen", "Chen"} {
		a := ask(who)
		e, ok := a.Data.(question.Explained)
		if !ok || !strings.HasPrefix(a.Finding.String(), "Ada Chen holds 2000000 shares outstanding (40%)") {
			t.Fatalf("%s: %v", who, a.Finding)
		}
		var events []string
		for _, line := range e.Transactions {
			events = append(events, line.Says.String())
			if !strings.HasPrefix(line.At, "company.hcl:") {
				t.Errorf("%v has no place: %q", line.Says, line.At)
			}
		}
		if got := strings.Join(events, "; "); !strings.Contains(got, "CS-1: 2500000 shares of Common Stock issued to Ada Chen") || !strings.Contains(got, "transfer of 500000") {
			t.Errorf("%s: %s", who, got)
		}
		if _, ok := a.Views[1].(loadline.Timeline); !ok {
			t.Errorf("the transactions are no timeline: %T", a.Views[1])
		}
	}
	if a := ask("angel"); !strings.Contains(a.Because[0].Says.String(), "invested, and not yet converted") {
		t.Errorf("the SAFE's reason: %v", a.Because[0].Says)
	}
	if a := ask("n"); a.State != loadline.NotApplicable || !strings.Contains(a.Finding.String(), "Which is meant") {
		t.Errorf("a word in several names: %v", a.Finding)
	}
	if a := ask("zoe"); a.State != loadline.NotApplicable || !strings.Contains(a.Finding.String(), "No stakeholder is called") {
		t.Errorf("a stranger: %v", a.Finding)
	}
}

// Two stakeholders of one name are told apart in every row.
func TestTwoOfOneNameAreToldApart(t *testing.T) {
	a, _ := owned(t, question.WhoOwns{}, caseOf(t, strings.Replace(small, "Bo Lind", "Ada Chen", 1)))
	row(t, a, "holdings", "Ada Chen (ada)")
	row(t, a, "holdings", "Ada Chen (bo)")
}

// Before anything is issued nothing is outstanding.
func TestTheDayBeforeTheFirstIssue(t *testing.T) {
	c, problems := facts(t, small)
	day, _ := loadline.ParseDate("2024-12-31")
	a, data := owned(t, question.WhoOwns{}, question.NewCase(c, problems, day))
	if len(data.Rows) > 0 || !data.Total.Outstanding.IsZero() || !data.Pool.IsZero() && !strings.Contains(a.Finding.String(), "0 shares are outstanding") {
		t.Errorf("%v: %v, %+v", a.State, a.Finding, data.Rows)
	}
}
