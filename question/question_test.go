package question_test

import (
	"fmt"
	"strings"
	"testing"

	"loadline"
	"loadline/captable"
	"loadline/hclfile"
	"loadline/question"
)

// small is two founders and a fund whose votes nobody stated, with a pool, a SAFE and a warrant.
const small = `
company "small" {
  name     = "Small AI, Inc."
  as_of    = "2026-11-01"
  currency = "USD"
}
stakeholder "ada" {
  name   = "Ada Chen"
  groups = ["founders", "directors"]
}
stakeholder "bo" {
  name   = "Bo Lind"
  groups = ["founders"]
}
stakeholder "fund" {
  name   = "First Fund LP"
  groups = ["investors"]
}
stakeholder "angel" {
  name = "Angel Roy"
}
stock_class "common" {
  name            = "Common Stock"
  kind            = "common"
  votes_per_share = 1
  authorized      = 10000000
}
stock_class "series_a" {
  name       = "Series A Preferred"
  kind       = "preferred"
  authorized = none
  converts {
    into  = stock_class.common
    ratio = 1
  }
}
issue "cs_1" {
  stakeholder = stakeholder.ada
  class       = stock_class.common
  shares      = 2500000
  price       = 0.0001
  date        = "2025-01-02"
  number      = "CS-1"
}
issue "cs_2" {
  stakeholder = stakeholder.bo
  class       = stock_class.common
  shares      = 1500000
  price       = 0.0001
  date        = "2025-01-02"
  number      = "CS-2"
}
issue "pa_1" {
  stakeholder = stakeholder.fund
  class       = stock_class.series_a
  shares      = 1000000
  price       = 4
  date        = "2025-09-01"
  number      = "PA-1"
}
stock_plan "plan" {
  name     = "2025 Plan"
  classes  = [stock_class.common]
  reserved = 1000000
}
safe "angel" {
  stakeholder = stakeholder.angel
  invested    = 100000
  date        = "2026-02-01"
  cap         = 8e6
  discount    = none
}
input "pre_money" {
  value = 80e6
}
`

// facts reads a company.hcl; a test that is not about reading fails where it has errors.
func facts(t testing.TB, src string) (*loadline.Company, loadline.Diagnostics) {
	t.Helper()
	f, problems := hclfile.Parse("company.hcl", []byte(src))
	draft, more := f.Draft(nil)
	problems = append(problems, more...)
	if problems.HasErrors() {
		t.Fatalf("the company cannot be read: %v", letters(problems))
	}
	c, more := draft.At(nil)
	return c, append(problems, more...)
}

func caseOf(t testing.TB, src string) question.Case {
	t.Helper()
	c, problems := facts(t, src)
	return question.NewCase(c, problems, 0)
}

func letters(ds loadline.Diagnostics) []string {
	var out []string
	for _, d := range ds {
		out = append(out, fmt.Sprintf("%v %v: %v", d.At, d.Code, d.Summary))
	}
	return out
}

func owned(t testing.TB, q question.WhoOwns, c question.Case) (loadline.Answer, question.Owned) {
	t.Helper()
	q.Def = captable.FullyDilutedByDefault()
	a := q.Ask(c)
	data, ok := a.Data.(question.Owned)
	if !ok {
		t.Fatalf("who-owns has no figures: %v", a.Finding)
	}
	return a, data
}

// row is a table's row as words, by its first cell.
func row(t testing.TB, a loadline.Answer, table, first string) string {
	t.Helper()
	for _, v := range a.Views {
		v, ok := v.(loadline.Table)
		if !ok || v.ID != table {
			continue
		}
		for _, r := range v.Rows {
			if fmt.Sprint(r.Cells[0].Value) == first {
				var words []string
				for _, c := range r.Cells[1:] {
					words = append(words, fmt.Sprint(c.Value))
				}
				return strings.Join(words, " | ")
			}
		}
		t.Fatalf("table %s has no row %q", table, first)
	}
	t.Fatalf("there is no table %s", table)
	return ""
}

func columns(a loadline.Answer, table string) string {
	var out []string
	for _, v := range a.Views {
		if v, ok := v.(loadline.Table); ok && v.ID == table {
			for _, c := range v.Columns {
				out = append(out, c.ID)
			}
		}
	}
	return strings.Join(out, " ")
}

// Every entry of the catalogue has its page, which begins with its verb.
func TestEveryQuestionHasItsPage(t *testing.T) {
	for _, topic := range question.Catalogue() {
		if !strings.HasPrefix(topic.Page(), "# "+topic.Verb+"\n") {
			t.Errorf("the page of %s begins otherwise", topic.Verb)
		}
		if got, ok := question.About(topic.Verb); !ok || got != topic {
			t.Errorf("%s is not found by its verb", topic.Verb)
		}
	}
	if _, ok := question.About("who-knows"); ok {
		t.Error("a verb that nobody wrote was found")
	}
}

// What nobody has read stands under every answer: each by its name, those of which nobody says anything together.
func TestDocumentsThatNobodyHasRead(t *testing.T) {
	c := caseOf(t, small+`
document "side_letter" {
  title = "Side letter"
  kind  = "side_letter"
  read  = false
}
document "charter" {
  title = "Charter"
  kind  = "charter"
  read  = true
}
document "plan" {
  kind = "plan"
}
document "bylaws" {
  title = "Bylaws"
  kind  = "bylaws"
}
`)
	var got []string
	for _, d := range c.Problems {
		if d.Code == loadline.DocumentNotRead {
			got = append(got, d.Summary.String())
		}
	}
	want := "Side letter has not been read: every answer that it could overturn is subject to it; Nobody says whether these documents have been read: plan, Bylaws"
	if strings.Join(got, "; ") != want {
		t.Errorf("got %q\nwant %q", strings.Join(got, "; "), want)
	}
}

// Facts that contradict themselves give no figure, and the answer counts the places.
func TestFactsThatContradictThemselvesGiveNoFigure(t *testing.T) {
	cancelled := func(n string) string {
		return small + `
cancellation "c" {
  of     = issue.cs_2
  shares = ` + n + `
  date   = "2026-01-01"
}
`
	}
	a := question.WhoOwns{Def: captable.FullyDilutedByDefault()}.Ask(caseOf(t, cancelled("9000000")))
	if a.State != loadline.FactsDisagree || a.Data != nil || len(a.Views) > 0 || !strings.Contains(a.Finding.String(), "in one place") {
		t.Errorf("%v: %v, data %v", a.State, a.Finding, a.Data)
	}
	if a, _ = owned(t, question.WhoOwns{}, caseOf(t, cancelled("500000"))); a.State != loadline.Answered {
		t.Errorf("a cancellation within what is held gives %v: %v", a.State, a.Finding)
	}
}

// hclRead reads a company.hcl with whatever is wrong with it.
func hclRead(src string) (*loadline.Company, loadline.Diagnostics) {
	f, problems := hclfile.Parse("company.hcl", []byte(src))
	draft, more := f.Draft(nil)
	if problems = append(problems, more...); problems.HasErrors() {
		return nil, problems
	}
	c, more := draft.At(nil)
	return c, append(problems, more...)
}
