package dossier

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"loadline"
	"loadline/hclfile"
)

// A row of law that nobody has held against the words of its statute does not ship.
func TestEveryProvisionIsCitedQuotedAndChecked(t *testing.T) {
	if len(LawNames()) == 0 {
		t.Fatal("there are no presets")
	}
	for _, name := range LawNames() {
		src, _ := LawText(name)
		law, problems := hclfile.ParseLaw(name+".hcl", src)
		for _, p := range problems {
			t.Errorf("%v: %v: %v", p.At, p.Summary, p.Detail)
		}
		if law.Name != name || law.Title == "" || len(law.Provisions) == 0 {
			t.Errorf("%s.hcl states %q, %q with %d provisions", name, law.Name, law.Title, len(law.Provisions))
		}
		if law.Base != "" && !slices.Contains(LawNames(), law.Base) {
			t.Errorf("%s builds on %q, which is none", name, law.Base)
		}
		for _, p := range law.Provisions {
			if p.Cites == "" || p.Quote == "" || !strings.HasPrefix(p.Read, "https://") || p.Checked == 0 {
				t.Errorf("%v: %s is not cited, quoted, read somewhere and checked", p.At, p.Name)
			}
			if len(p.Matters)+len(p.Bodies)+len(p.Locks) == 0 && p.Force != loadline.Line {
				t.Errorf("%v: %s is about no kind of matter or body", p.At, p.Name)
			}
		}
	}
}

// opened opens a company of these lines.
func opened(t *testing.T, src string) (*loadline.Company, loadline.Diagnostics) {
	t.Helper()
	path := filepath.Join(t.TempDir(), FileName)
	if err := os.WriteFile(path, []byte(src), 0o600); err != nil {
		t.Fatal(err)
	}
	return Open(path).Company()
}

func TestACompanyHasTheLawsThatItsFileNames(t *testing.T) {
	for _, x := range []struct{ company, entity, want string }{
		{"us-de", "", "us-de"},
		{"us-de-pbc", "", "us-de-pbc us-de"},
		{"us-de-pbc", "us-de", "us-de-pbc us-de"},
		{"us-de", "us-de-pbc", "us-de us-de-pbc"},
		{"", "de-gmbh", "de-gmbh"},
		{"", "", ""},
	} {
		src := "company \"x\" {\n"
		if x.company != "" {
			src += "  law = \"" + x.company + "\"\n"
		}
		src += "}\n"
		if x.entity != "" {
			src += "entity \"e\" {\n  law = \"" + x.entity + "\"\n}\n"
		}
		c, problems := opened(t, src)
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		var got []string
		for _, l := range c.Laws {
			got = append(got, l.Name)
		}
		if strings.Join(got, " ") != x.want {
			t.Errorf("law %q and %q: %v, want %q", x.company, x.entity, got, x.want)
		}
	}
}

func TestALawThatIsNoneIsToldWithTheOneThatWasMeant(t *testing.T) {
	c, problems := opened(t, "company \"x\" {\n  law = \"us_de\"\n}\n")
	if len(problems) != 1 || problems[0].Code != loadline.UnknownName || !strings.Contains(problems[0].Hint.String(), `"us-de"`) || problems[0].At.Line != 2 {
		t.Errorf("it tells %v", problems)
	}
	if c == nil || len(c.Laws) > 0 {
		t.Error("a company whose law is not known is still a company")
	}
	if _, problems = opened(t, "company \"x\" {\n  law = input.x\n}\n"); len(problems) == 0 || problems[0].Code != loadline.WrongType {
		t.Errorf("it tells %v", problems)
	}
}
