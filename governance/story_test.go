package governance_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"loadline"
	"loadline/captable"
	"loadline/control"
	"loadline/dossier"
	"loadline/governance"
	"loadline/hclfile"
)

// A story is a company.hcl, shortened, and what it comes to:
//
//	100 common: ada           ada holds 100 shares of common
//	body "board" { … }        as in company.hcl; stakeholders and classes that it names need no blocks
//	--
//	remove_ceo: ada+ben | cy  the smallest coalitions that certainly decide it
//	remove_ceo? ada           those that possibly do
//	remove_ceo!: ada+ben      those that decide it and breach nothing
//	remove_ceo~: fund         those that certainly decide it after elections
//	remove_ceo>: ada          those that certainly decide it after all preferred stock converts
//	says: bylaw-exceeds-statute  the codes of the letters, in the order of the file; none where nothing is told
//
// Nobody is "-", and everybody together is what a matter without any coalition lacks: it reads "never".
type story struct {
	company *loadline.Company
	ledger  *captable.Ledger
	date    loadline.Date
	expects []string
}

var (
	holding = regexp.MustCompile(`(?m)^(\d+) (\w+): (\w+)(?: at (\w+ [\d.]+))?(?: on (\S+))?$`)
	person  = regexp.MustCompile(`stakeholder\.(\w+)`)
	class   = regexp.MustCompile(`stock_class\.(\w+)`)
)

func tell(t *testing.T, text string) *story {
	t.Helper()
	facts, expects, _ := strings.Cut(text, "\n--\n")
	src := written(facts)
	file, problems := hclfile.Parse("company.hcl", []byte(src))
	header, more := file.Header()
	var laws []loadline.Law
	for _, l := range header.Laws {
		laws = append(laws, law(t, l.Name)...)
	}
	draft, again := file.Draft(nil, laws...)
	for _, d := range slices.Concat(problems, more, again) {
		if d.Severity == loadline.Error {
			t.Fatalf("%v: %v %v\n%s", d.At, d.Summary, d.Detail, src)
		}
	}
	c, _ := draft.At(nil)
	l, _ := captable.New(c)
	s := &story{company: c, ledger: l}
	for line := range strings.Lines(expects) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			s.expects = append(s.expects, line)
		}
	}
	return s
}

// law is a preset with those it builds on.
func law(t *testing.T, name string) []loadline.Law {
	var out []loadline.Law
	for name != "" {
		src, ok := dossier.LawText(name)
		if !ok {
			t.Fatalf("there is no law %s", name)
		}
		l, problems := hclfile.ParseLaw(name, src)
		if problems.HasErrors() {
			t.Fatal(problems)
		}
		out, name = append(out, *l), l.Base
	}
	return out
}

// written is a story's facts as a company.hcl.
func written(facts string) string {
	var out strings.Builder
	named := map[string]bool{}
	declare := func(kind, name, rest string) {
		if !named[kind+name] && !strings.Contains(facts, fmt.Sprintf("%s %q {", kind, name)) {
			fmt.Fprintf(&out, "%s %q {\n  name = %q\n%s}\n", kind, name, name, rest)
		}
		named[kind+name] = true
	}
	if !strings.Contains(facts, "company \"") {
		out.WriteString("company \"story\" {\n  name = \"Story\"\n  as_of = \"2026-11-01\"\n  currency = \"USD\"\n}\n")
	}
	for i, m := range holding.FindAllStringSubmatch(facts, -1) {
		date, price := m[5], ""
		if date == "" {
			date = "2026-01-01"
		}
		if m[4] != "" {
			price = fmt.Sprintf("  price = %q\n", m[4])
		}
		declare("stakeholder", m[3], "")
		declare("stock_class", m[2], "  votes_per_share = 1\n")
		fmt.Fprintf(&out, "issue \"i%d\" {\n  stakeholder = stakeholder.%s\n  class = stock_class.%s\n  shares = %s\n  date = %q\n%s}\n", i, m[3], m[2], m[1], date, price)
	}
	for _, m := range person.FindAllStringSubmatch(facts, -1) {
		declare("stakeholder", m[1], "")
	}
	for _, m := range class.FindAllStringSubmatch(facts, -1) {
		declare("stock_class", m[1], "  votes_per_share = 1\n")
	}
	return out.String() + holding.ReplaceAllString(facts, "")
}

func (s *story) holds(t *testing.T) {
	t.Helper()
	for _, line := range s.expects {
		head, want, _ := strings.Cut(line, " ")
		if head == "says:" {
			var got []string
			for _, d := range lint(s.company, s.ledger, s.date) {
				got = append(got, string(d.Code))
			}
			if g := strings.Join(got, " "); g != strings.TrimPrefix(want, "nothing") {
				t.Errorf("it says %q, want %q", g, want)
			}
			continue
		}
		o, _ := governance.On(s.company, s.ledger, s.date)
		word := strings.TrimRight(head, ":?!~>")
		mark := strings.TrimSuffix(strings.TrimPrefix(head, word), ":")
		matter, date, _ := strings.Cut(word, "@")
		if date != "" {
			d, ok := loadline.ParseDate(date)
			if !ok {
				t.Fatalf("%s: no date", line)
			}
			o, _ = governance.On(s.company, s.ledger, d)
		}
		h := governance.Horizon{}
		switch {
		case strings.Contains(mark, "~"):
			h.Kind = governance.AfterElections
		case strings.Contains(mark, ">"):
			h.Kind = governance.AfterConversion
		}
		d, _ := o.Decision(loadline.Ref{Kind: "matter", Name: matter}, h)
		if d == nil {
			if want != "not there" {
				t.Errorf("there is no matter %s", matter)
			}
			continue
		}
		rule, reading := d.Rule, control.Certain
		if strings.Contains(mark, "!") {
			rule = d.Lawful
		}
		if strings.Contains(mark, "?") {
			reading = control.Possible
		}
		if got := coalitions(t, d, rule, reading); got != sorted(want) {
			t.Errorf("%s %s\n  got  %s", head, want, got)
			for _, u := range d.Open {
				t.Log("open:", u.Question)
			}
		}
	}
}

// names are the parties by the names of the story: what stands for somebody nobody stated is in brackets.
func names(d *governance.Decision) []string {
	var out []string
	for _, p := range d.Parties {
		name := p.Ref.Name
		if p.Assumed {
			name = "(" + name + ")"
		}
		out = append(out, name)
	}
	return out
}

// coalitions are the smallest that win, found by trying all of them.
func coalitions(t *testing.T, d *governance.Decision, rule *control.Rule, reading control.Reading) string {
	t.Helper()
	who := names(d)
	if len(who) > 16 {
		t.Fatalf("%d parties are too many to try", len(who))
	}
	e := rule.Evaluator()
	var smallest []uint64
	for set := range uint64(1) << len(who) {
		if slices.ContainsFunc(smallest, func(m uint64) bool { return m&set == m }) {
			continue
		}
		wins, err := e.Wins(&d.Weights, reading, control.Coalition{set})
		if err != nil {
			t.Fatal(err)
		}
		if wins {
			smallest = append(smallest, set)
		}
	}
	var out []string
	for _, m := range smallest { // a larger set may have been found before a smaller one that is not below it as a number
		if slices.ContainsFunc(smallest, func(n uint64) bool { return n != m && n&m == n }) {
			continue
		}
		var in []string
		for i := range who {
			if m>>i&1 == 1 {
				in = append(in, who[i])
			}
		}
		out = append(out, strings.Join(in, "+"))
	}
	if len(out) == 0 {
		return "never"
	}
	return sorted(strings.Join(out, " | "))
}

// sorted puts coalitions and their members in order.
func sorted(want string) string {
	if want == "never" {
		return want
	}
	var out []string
	for _, c := range strings.Split(want, " | ") {
		in := strings.Split(strings.TrimSpace(c), "+")
		slices.Sort(in)
		one := strings.Join(in, "+")
		if one == "" {
			one = "-"
		}
		out = append(out, one)
	}
	slices.Sort(out)
	return strings.Join(out, " | ")
}

// lint is what is told of a company's facts on deciding, on a day.
func lint(c *loadline.Company, l *captable.Ledger, day loadline.Date) loadline.Diagnostics {
	o, _ := governance.On(c, l, day)
	return o.Lint()
}
