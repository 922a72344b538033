package question_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"loadline"
	"loadline/dossier"
	"loadline/governance"
	"loadline/question"
)

// The rows of who could decide, force and refuse in November 2023, from public facts on their dates, as the issue that asked for
// them has them. Board size and quorum are reported and not published: they are assumed, and named.
var november = []struct {
	name, day, matter string
	changed           []string // old and new words of the example, in turns
	holder            string
	ends, ready       loadline.Truth
	missing           string // readiness facts that are not given
	any               int    // of hold-outs to make it happen
	of                string
}{
	{name: "the staff has not joined and is not sheltered", day: "2023-11-16", matter: "remove_ceo",
		holder: "The staff of OpenAI", ends: loadline.Yes, ready: loadline.No, missing: "joined sheltered",
		any: 3, of: "Sam Altman, Greg Brockman, Ilya Sutskever, Adam D'Angelo, Helen Toner, Tasha McCauley"},
	{name: "738 of 770 with an offer can put the choice", day: "2023-11-20", matter: "appoint_ceo",
		holder: "The staff of OpenAI", ends: loadline.Yes, ready: loadline.Yes,
		any: 2, of: "Adam D'Angelo, Helen Toner, Tasha McCauley"},
	{name: "without the offer they are not sheltered", day: "2023-11-20", matter: "appoint_ceo",
		changed: []string{`by         = stakeholder.microsoft`, `by         = none`},
		holder:  "The staff of OpenAI", ends: loadline.Yes, ready: loadline.No, missing: "sheltered",
		any: 2, of: "Adam D'Angelo, Helen Toner, Tasha McCauley"},
	{name: "a tenth of them is not enough", day: "2023-11-20", matter: "appoint_ceo",
		changed: []string{`share   = 738 / 770`, `share   = 0.1`},
		holder:  "The staff of OpenAI", ends: loadline.Yes, ready: loadline.No, missing: "joined",
		any: 2, of: "Adam D'Angelo, Helen Toner, Tasha McCauley"},
	{name: "without exclusivity the staff's row is the same", day: "2023-11-20", matter: "appoint_ceo",
		changed: []string{"  exclusive {\n    binds = \"company\"\n", "  exclusive {\n    binds = \"supplier\"\n"},
		holder:  "The staff of OpenAI", ends: loadline.Yes, ready: loadline.Yes,
		any: 2, of: "Adam D'Angelo, Helen Toner, Tasha McCauley"},
}

func TestNovember2023(t *testing.T) {
	for _, row := range november {
		t.Run(row.name, func(t *testing.T) {
			d := deciders(t, openai(t, row.changed...), row.day, row.matter)
			if d.Force == nil {
				t.Fatal("nobody has a lever")
			}
			i := slices.IndexFunc(d.Force.Demands, func(x question.DemandOver) bool { return slices.Equal(x.Who, []string{row.holder}) })
			if i < 0 {
				t.Fatalf("%v makes no demand: %+v", row.holder, d.Force.Demands)
			}
			x := d.Force.Demands[i]
			var missing []string
			for _, m := range x.Missing {
				missing = append(missing, m.Fact)
			}
			if x.Ends != row.ends || x.Ready != row.ready || strings.Join(missing, " ") != row.missing {
				t.Errorf("ends the company %v, ready %v, missing %v", x.Ends, x.Ready, missing)
			}
			if got := sets(x.Happen.Certain); !slices.Equal(got, choose(row.any, strings.Split(row.of, ", "))) {
				t.Errorf("to make it happen, against %q", got)
			}
			if row.day == "2023-11-20" && !slices.ContainsFunc(x.Happen.Duties, func(d question.DutyAbove) bool { return d.Who == "Adam D'Angelo" && d.Duty == "mission" }) {
				t.Errorf("duties: %+v", x.Happen.Duties)
			}
		})
	}
}

// On 16 November any four of six decide, nobody alone stops it, and neither the investor nor the staff has a formal place.
func TestNovember2023Formally(t *testing.T) {
	d := deciders(t, openai(t), "2023-11-16", "remove_ceo")
	six := []string{"Sam Altman", "Greg Brockman", "Ilya Sutskever", "Adam D'Angelo", "Helen Toner", "Tasha McCauley"}
	if got := sets(d.Decide.Certain); !slices.Equal(got, choose(4, six)) || len(d.Vetoes)+len(d.Alone) > 0 {
		t.Errorf("%q; alone %v, vetoes %v", got, d.Alone, d.Vetoes)
	}
	for _, p := range d.Parties {
		for _, word := range p.Stands {
			formal := strings.Contains(word, "decide") || strings.Contains(word, "block") || strings.Contains(word, "asked") || strings.Contains(word, "vote")
			if outside := p.Who == "Microsoft Corporation" || p.Who == "The staff of OpenAI"; outside && (formal || p.Seats > 0) {
				t.Errorf("%v: %v", p.Who, word)
			}
		}
	}
	i := slices.IndexFunc(d.Parties, func(p question.PartyOver) bool { return p.Who == "Microsoft Corporation" })
	if i < 0 || !slices.ContainsFunc(d.Parties[i].Stands, func(s string) bool { return strings.HasPrefix(s, "can hurt") }) ||
		slices.ContainsFunc(d.Parties[i].Stands, func(s string) bool { return strings.Contains(s, "ready") }) {
		t.Errorf("Microsoft: %+v", d.Parties[max(i, 0)])
	}
}

// What Microsoft's supply is worth as a lever changes with a second cloud, and nothing about the staff does.
func TestASecondCloudChangesTheSuppliersRowAlone(t *testing.T) {
	before := deciders(t, openai(t), "2023-11-20", "appoint_ceo")
	after := deciders(t, openai(t, "share         = 1 # it was the only cloud [6]", "share         = 0.05", "# 13 billion in all [8]",
		"contract \"second\" {\n  supplier = stakeholder.second\n  supplies = \"compute\"\n  share    = 0.95\n  status   = \"assumed\"\n}\nstakeholder \"second\" {\n  name = \"Second Cloud\"\n}\n# 13 billion in all [8]"), "2023-11-20", "appoint_ceo")
	row := func(d question.Deciders, holder, lever string) (out question.LeverHeld) {
		for _, l := range d.Force.Levers {
			if l.Holder == holder && l.ID == lever {
				out = l
			}
		}
		return out
	}
	if a, b := row(before, "The staff of OpenAI", "contract.staff/stop.1"), row(after, "The staff of OpenAI", "contract.staff/stop.1"); a.ID == "" || a.Ends != b.Ends || a.Ready != b.Ready || a.Gap.String() != b.Gap.String() {
		t.Errorf("staff: %+v, then %+v", a, b)
	}
	if a, b := row(before, "Microsoft Corporation", "contract.azure/stop"), row(after, "Microsoft Corporation", "contract.azure/stop"); a.Ends == loadline.No || b.Ends != loadline.No {
		t.Errorf("Microsoft: %v, then %v", a.Ends, b.Ends)
	}
}

// openai is the example with words replaced, each of which must be there.
func openai(t *testing.T, words ...string) string {
	t.Helper()
	src, err := os.ReadFile("../examples/openai-2023/company.hcl")
	if err != nil {
		t.Fatal(err)
	}
	text := string(src)
	for i := 0; i+1 < len(words); i += 2 {
		if !strings.Contains(text, words[i]) {
			t.Fatalf("the example does not say %q", words[i])
		}
		text = strings.ReplaceAll(text, words[i], words[i+1])
	}
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "company.hcl"), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return folder
}

// deciders are the figures of who-can for a folder.
func deciders(t failing, folder, day, matter string) question.Deciders {
	t.Helper()
	c, problems := dossier.Open(folder).Company()
	on, ok := loadline.ParseDate(day)
	if problems.HasErrors() || !ok {
		t.Fatal(letters(problems))
	}
	a := question.WhoCan{Matter: matter, Horizon: governance.Horizon{}}.Ask(question.NewCase(c, problems, on))
	d, ok := a.Data.(question.Deciders)
	if !ok {
		t.Fatalf("%v", a.Finding)
	}
	return d
}

// sets are coalitions by name, sorted.
func sets(f question.Witnesses) []string {
	var out []string
	for _, w := range f.List {
		out = append(out, strings.Join(slices.Sorted(slices.Values(w.Who)), ", "))
	}
	return slices.Sorted(slices.Values(out))
}

// choose are the sets of so many of these, sorted.
func choose(n int, of []string) []string {
	var out []string
	for set := range 1 << len(of) {
		var one []string
		for i, name := range of {
			if set>>i&1 == 1 {
				one = append(one, name)
			}
		}
		if len(one) == n {
			out = append(out, strings.Join(slices.Sorted(slices.Values(one)), ", "))
		}
	}
	return slices.Sorted(slices.Values(out))
}
