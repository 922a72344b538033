package hclfile_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"loadline"
	"loadline/hclfile"
	"loadline/ocf"
)

// load reads a file over the facts of a package, without any letter.
func load(t testing.TB, src []byte, base *loadline.Company) *loadline.Company {
	t.Helper()
	f, problems := hclfile.Parse("company.hcl", src)
	draft, more := f.Draft(base)
	c, last := draft.At(nil)
	for _, d := range append(append(problems, more...), last...) {
		t.Errorf("%v %v: %v | %v | %v", d.At, d.Code, d.Summary, d.Detail, d.Hint)
	}
	return c
}

// A binding loads without a letter over every package that there is, names each fact once and speakingly, and knows no
// more and no less than the package.
func TestABindingLoadsOverEveryPackage(t *testing.T) {
	packages, _ := filepath.Glob("../../shared/data/ocf/*")
	if len(packages) == 0 {
		t.Skip("the shared packages are not there")
	}
	read := 0
	for _, path := range append(packages, "../../shared/data/ocf/tutorials/options/samples") {
		p, problems := ocf.Open(path)
		if p == nil || problems.HasErrors() {
			continue
		}
		base, problems := p.Company()
		if base == nil || problems.HasErrors() {
			continue
		}
		read++
		t.Run(filepath.Base(path), func(t *testing.T) { bindingHolds(t, base) })
	}
	if read < 4 {
		t.Errorf("only %d packages were read", read)
	}
}

func bindingHolds(t *testing.T, base *loadline.Company) {
	src := hclfile.WriteBinding(base, hclfile.ImportOptions{Path: "captable.ocf.zip"})
	if string(hclfile.Format(src)) != string(src) {
		t.Error("the binding is not in canonical form")
	}
	c := load(t, src, base)
	if f, _ := hclfile.Parse("", src); f != nil {
		if h, _ := f.Header(); h.OCF != "captable.ocf.zip" {
			t.Errorf("the header names %q", h.OCF)
		}
	}
	seen := map[string]bool{}
	for i, s := range c.Stakeholders {
		if s.Name == "" || seen[s.Name] {
			t.Errorf("%q is called %q", s.LegalName, s.Name)
		}
		if seen[s.Name] = true; s.ID != base.Stakeholders[i].ID || s.LegalName != base.Stakeholders[i].LegalName {
			t.Errorf("%q has become another", s.LegalName)
		}
	}
	for i, x := range c.Classes {
		before := base.Classes[i]
		if x.Name == "" || x.VotesPerShare.Known() != before.VotesPerShare.Known() || len(x.Conversions) != len(before.Conversions) || x.Preference.Participation.Known() != before.Preference.Participation.Known() {
			t.Errorf("class %q: %+v, was %+v", x.Title, x, before)
		}
	}
	if len(base.Transactions) > 0 && &c.Transactions[0] != &base.Transactions[0] {
		t.Error("the transactions were copied")
	}
	// Every example in a comment is one: the claims and blocks parse when the marks are taken off.
	var examples []string
	for line := range strings.Lines(string(src)) {
		if rest, ok := strings.CutPrefix(line, "# "); ok && (strings.Contains(rest, "{\n") || strings.HasPrefix(rest, "  ") && strings.Contains(rest, " = ") || rest == "}\n") {
			examples = append(examples, rest)
		}
	}
	f, problems := hclfile.Parse("examples.hcl", []byte("company \"x\" {}\n"+strings.Join(examples, "")))
	if f == nil || len(problems) > 0 || len(examples) < 3 {
		t.Errorf("the examples: %v\n%s", problems, strings.Join(examples, ""))
	}
}

func TestGroupsAreGuessedFromTheStatedRelationshipOnly(t *testing.T) {
	base := &loadline.Company{LegalName: "Made, Inc.", Stakeholders: []loadline.Stakeholder{
		{ID: "1", LegalName: "Fiona Felicity Founder", Relationship: "FOUNDER"},
		{ID: "2", LegalName: "Founders Fund", Kind: loadline.Institution},
		{ID: "3", LegalName: "Fiona Felicity Founder", Relationship: "BOARD_MEMBER"},
		{ID: "4", LegalName: "null", Relationship: "EMPLOYEE"},
	}}
	src := hclfile.WriteBinding(base, hclfile.ImportOptions{Path: "x"})
	c := load(t, src, base)
	var got []string
	for _, s := range c.Stakeholders {
		got = append(got, s.Name+" "+strings.Join(s.Groups, ","))
	}
	want := []string{"fiona_felicity_founder founders", "founders_fund ", "fiona_felicity_founder_2 ", "null_stakeholder staff"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if c.Name != "made" || !strings.Contains(string(src), `# groups = ["investors"]`) {
		t.Errorf("%s", src)
	}
}

// A written file of a package's facts says all that the package does: counted by what it says of securities.
func TestAPackageCanBeWrittenAsAFile(t *testing.T) {
	if _, err := os.Stat("../../shared/data/ocf/two_series_with_notes"); err != nil {
		t.Skip("the shared packages are not there")
	}
	p, _ := ocf.Open("../../shared/data/ocf/two_series_with_notes")
	base, _ := p.Company()
	c := load(t, hclfile.Write(base), nil)
	if len(c.Transactions) != len(base.Transactions) || len(c.Classes) != len(base.Classes) || len(c.Stakeholders) != len(base.Stakeholders) {
		t.Errorf("%d transactions of %d", len(c.Transactions), len(base.Transactions))
	}
	for i, x := range base.Transactions {
		if c.Transactions[i].Base().Date != x.Base().Date {
			t.Errorf("transaction %d is of %v, was of %v", i, c.Transactions[i].Base().Date, x.Base().Date)
		}
	}
}
