package detect_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"loadline"
	"loadline/captable"
	"loadline/detect"
	"loadline/dossier"
	"loadline/governance"
	"loadline/hclfile"
)

// A story is a company.hcl, shortened, and the letters that the detectors write about it:
//
//	100 common: ada    ada holds 100 shares of common
//	law us-de          the company's law
//	--
//	deadlock warning: board, sell   a letter, how bad it is, and what it is about, among other things
//	  says founders against         words that it has
//	nothing                         no letter at all
//
// Stakeholders and classes that it names need no blocks; "ada in founders" puts one into a group.
var (
	holding = regexp.MustCompile(`(?m)^(\d+) (\w+): (\w+)$`)
	group   = regexp.MustCompile(`(?m)^(\w+) in (\w+)$`)
	law     = regexp.MustCompile(`(?m)^law (\S+)$`)
	person  = regexp.MustCompile(`stakeholder\.(\w+)`)
	class   = regexp.MustCompile(`stock_class\.(\w+)`)
)

// written is a story's facts as a company.hcl.
func written(facts string) string {
	var out strings.Builder
	out.WriteString("company \"story\" {\n  name = \"Story\"\n  as_of = \"2026-11-01\"\n  currency = \"USD\"\n")
	if m := law.FindStringSubmatch(facts); m != nil {
		fmt.Fprintf(&out, "  law = %q\n", m[1])
	}
	out.WriteString("}\n")
	groups := map[string]string{}
	for _, m := range group.FindAllStringSubmatch(facts, -1) {
		groups[m[1]] = m[2]
	}
	named := map[string]bool{}
	declare := func(kind, name, rest string) {
		if !named[kind+name] && !strings.Contains(facts, fmt.Sprintf("%s %q {", kind, name)) {
			fmt.Fprintf(&out, "%s %q {\n  name = %q\n%s}\n", kind, name, name, rest)
		}
		named[kind+name] = true
	}
	who := func(name string) {
		if g := groups[name]; g != "" {
			declare("stakeholder", name, fmt.Sprintf("  groups = [%q]\n", g))
			return
		}
		declare("stakeholder", name, "")
	}
	for i, m := range holding.FindAllStringSubmatch(facts, -1) {
		who(m[3])
		declare("stock_class", m[2], "  votes_per_share = 1\n")
		fmt.Fprintf(&out, "issue \"i%d\" {\n  stakeholder = stakeholder.%s\n  class = stock_class.%s\n  shares = %s\n  date = \"2026-01-01\"\n}\n", i, m[3], m[2], m[1])
	}
	for _, m := range person.FindAllStringSubmatch(facts, -1) {
		who(m[1])
	}
	for _, m := range class.FindAllStringSubmatch(facts, -1) {
		declare("stock_class", m[1], "  votes_per_share = 1\n")
	}
	for _, r := range []*regexp.Regexp{holding, group, law} {
		facts = r.ReplaceAllString(facts, "")
	}
	return out.String() + facts
}

func lawText(t *testing.T, name string) []loadline.Law {
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

// run are the letters of a story's facts.
func run(t *testing.T, facts string) loadline.Diagnostics {
	t.Helper()
	src := written(facts)
	file, problems := hclfile.Parse("company.hcl", []byte(src))
	header, more := file.Header()
	var laws []loadline.Law
	for _, l := range header.Laws {
		laws = append(laws, lawText(t, l.Name)...)
	}
	draft, again := file.Draft(nil, laws...)
	for _, d := range slices.Concat(problems, more, again) {
		if d.Severity == loadline.Error {
			t.Fatalf("%v: %v %v\n%s", d.At, d.Summary, d.Detail, src)
		}
	}
	c, _ := draft.At(nil)
	l, _ := captable.New(c)
	o, _ := governance.On(c, l, 0)
	return detect.Run(o)
}

// stories runs each and holds the letters of one code against what it expects; every other code is told by stories of its own.
func stories(t *testing.T, code loadline.Code, all map[string]string) {
	t.Helper()
	for name, text := range all {
		t.Run(name, func(t *testing.T) {
			facts, expects, _ := strings.Cut(text, "\n--\n")
			ds := slices.DeleteFunc(run(t, facts), func(d loadline.Diagnostic) bool { return d.Code != code })
			at := -1
			for line := range strings.Lines(expects) {
				line = strings.TrimRight(line, "\n")
				words, says := strings.CutPrefix(line, "  says ")
				switch {
				case line == "nothing":
				case says:
					if at < len(ds) && !strings.Contains(letters(ds[at:at+1]), words) {
						t.Errorf("the letter lacks %q:\n%s", words, letters(ds[at:at+1]))
					}
				default:
					if at++; at < len(ds) {
						check(t, ds[at], line)
					}
				}
			}
			if at+1 != len(ds) {
				t.Errorf("%d letters, want %d:\n%s", len(ds), at+1, letters(ds))
			}
		})
	}
}

// check holds a letter against "warning: board, sell".
func check(t *testing.T, d loadline.Diagnostic, line string) {
	t.Helper()
	bad, about, _ := strings.Cut(line, ": ")
	if d.Severity.String() != bad {
		t.Errorf("it is a %v, want a %s:\n%s", d.Severity, bad, letters(loadline.Diagnostics{d}))
	}
	for _, name := range strings.Split(about, ", ") {
		if !slices.ContainsFunc(d.About, func(r loadline.Ref) bool { return r.Name == name }) {
			t.Errorf("it is not about %s:\n%s", name, letters(loadline.Diagnostics{d}))
		}
	}
	if d.Detail.IsZero() || d.Hint.IsZero() || !d.At.Known() {
		t.Errorf("a letter without why, how to mend it, or where:\n%s", letters(loadline.Diagnostics{d}))
	}
	if _, ok := loadline.Explain(d.Code); !ok {
		t.Errorf("%s is not explained", d.Code)
	}
}
