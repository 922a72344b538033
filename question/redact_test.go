package question_test

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"loadline"
	"loadline/captable"
	"loadline/question"
	"loadline/report"
)

// named is a company with people whose names stand everywhere: in blocks, titles, clauses and quoted words.
const named = `
company "halyard" {
  name  = "Halyard Labs, Inc."
  as_of = "2026-11-01"
}
stakeholder "chen" {
  name         = "Ada Chen"
  relationship = "founder"
}
stakeholder "halyard_friends" {
  name   = "Halyard Friends Fund, L.P."
  groups = ["investors"]
}
stakeholder "cumulus" {
  name = "Cumulus Cloud GmbH & Co. KG"
  kind = "institution"
}
stakeholder "will" {
  name = "Will May"
  kind = "individual"
}
stock_class "common" {
  name            = "Common Stock"
  votes_per_share = 1
}
issue "chen_1" {
  stakeholder = stakeholder.chen
  class       = stock_class.common
  shares      = 700
  date        = "2025-01-02"
  number      = "CS-1"
}
issue "cumulus_1" {
  stakeholder = stakeholder.cumulus
  class       = stock_class.common
  shares      = 300
  date        = "2025-01-02"
  number      = "CS-2"
}
document "cumulus_letter" {
  title = "Side letter of Mr. Chen with Cumulus"
  kind  = "side_letter"
  read  = false
}
assert "Ada Chen has most" {
  that = votes(stakeholder.chen) > votes(stakeholder.cumulus)
}
`

// drawn is an answer in every form in which it can leave the house.
func drawn(t testing.TB, a loadline.Answer) string {
	t.Helper()
	var b bytes.Buffer
	for _, err := range []error{report.JSON(&b, a), report.Terminal(&b, a, report.Style{}), report.Markdown(&b, a), report.HTML(&b, a), report.CSV(&b, a)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	return b.String()
}

func TestRedactedAnswersNameNobody(t *testing.T) {
	c := caseOf(t, named)
	def := captable.FullyDilutedByDefault()
	secret := regexp.MustCompile(`(?i)\bchen\b|chen_1|\bcumulus|halyard friends|friends|\bada\b`)
	for name, a := range map[string]loadline.Answer{
		"who-owns": question.WhoOwns{Def: def}.Ask(c), "why": question.WhoOwns{Def: def, Why: "chen"}.Ask(c), "check": question.Check{Def: def}.Ask(c),
	} {
		before := drawn(t, a)
		if !secret.MatchString(before) {
			t.Fatalf("%s names nobody to begin with", name)
		}
		got := drawn(t, question.Redact(a, c.Company))
		if leak := secret.FindStringIndex(got); leak != nil {
			t.Errorf("%s leaks %q", name, got[max(leak[0]-80, 0):min(leak[1]+40, len(got))])
		}
		if !strings.Contains(got, "Privileged and confidential") || !strings.Contains(got, "Halyard Labs, Inc.") {
			t.Errorf("%s has no mark of privilege, or has lost the company's own name", name)
		}
		if drawn(t, a) != before {
			t.Errorf("%s: the answer itself has changed", name)
		}
	}
}

// A label says what a holder is and stays the same from answer to answer; figures and words that only look like names stay.
func TestLabelsAreStable(t *testing.T) {
	c := caseOf(t, named)
	a := question.Redact(question.WhoOwns{Def: captable.FullyDilutedByDefault()}.Ask(c), c.Company)
	for first, want := range map[string]string{"Holder A (founder)": "700 | 0.7", "Holder C (institution)": "300 | 0.3"} {
		if got := row(t, a, "holdings", first); !strings.HasPrefix(got, want) {
			t.Errorf("%s: %s, want %s", first, got, want)
		}
	}
	b := loadline.Answer{
		Finding: loadline.Textf("%v and %v will pay in May: %v", "ada chen", "Will May", "CHEN's vote, stakeholder.chen, company.hcl:3:1"),
		Because: []loadline.Reason{{Says: loadline.Textf("x"), At: loadline.Source{File: "chen.hcl", Clause: &loadline.Clause{Number: "5.1", Document: loadline.Ref{Kind: "document", Name: "cumulus_letter"}, Quote: "Cumulus Cloud GmbH & Co. KG shall be asked"}}}},
	}
	b = question.Redact(b, c.Company)
	if got, want := b.Finding.String(), "Holder A (founder) and Holder D (person) will pay in May: Holder A (founder)'s vote, stakeholder.holder_a, company.hcl:3:1"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	at := b.Because[0].At
	if at.File != "holder_a.hcl" || at.Clause.Quote != "[words not shown]" || at.Clause.Document.Name != "holder_c_letter" {
		t.Errorf("the clause: %+v %+v", at, at.Clause)
	}
	if b.Finding.Format != "%v and %v will pay in May: %v" {
		t.Errorf("the sentence, which is the key of its translation, has changed: %s", b.Finding.Format)
	}
}

// More holders than letters have letters all the same, no two alike.
func TestManyHolders(t *testing.T) {
	c := &loadline.Company{}
	var names []any
	for i := range 800 {
		c.Stakeholders = append(c.Stakeholders, loadline.Stakeholder{ID: fmt.Sprintf("s%d", i), LegalName: fmt.Sprintf("Zz%dx", i)})
		names = append(names, fmt.Sprintf("Zz%dx", i))
	}
	seen := map[string]bool{}
	for _, arg := range question.Redact(loadline.Answer{Finding: loadline.Text{Format: "%v", Args: names}}, c).Finding.Args {
		if seen[arg.(string)] || !strings.HasPrefix(arg.(string), "Holder ") {
			t.Fatalf("%v", arg)
		}
		seen[arg.(string)] = true
	}
}
