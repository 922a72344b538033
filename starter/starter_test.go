package starter_test

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"loadline"
	"loadline/dossier"
	"loadline/hclfile"
	"loadline/limits"
	"loadline/question"
	"loadline/starter"
)

var today = loadline.DateOf(2026, 11, 24)

// answered is how the limits of a file come out, by their titles. A file that cannot be used fails the test.
func answered(t interface {
	Fatalf(string, ...any)
}, folder string, text []byte) map[string]limits.Outcome {
	path := filepath.Join(folder, dossier.FileName)
	if err := os.WriteFile(path, text, 0o600); err != nil {
		t.Fatalf("%v", err)
	}
	company, problems := dossier.Open(path).Company()
	if company == nil || problems.HasErrors() {
		t.Fatalf("the file cannot be read: %v\n%s", problems, text)
	}
	a := question.Check{Without: true}.Ask(question.NewCase(company, problems, 0))
	if a.Problems.HasErrors() {
		t.Fatalf("the facts cannot be used: %v\n%s", a.Problems, text)
	}
	out := map[string]limits.Outcome{}
	for _, l := range a.Data.(question.Checked).Limits {
		out[l.Title] = l.Outcome
	}
	return out
}

func find(t *testing.T, name string) *starter.Template {
	tmpl, ok := starter.Find(name)
	if !ok {
		t.Fatalf("there is no template %s", name)
	}
	return tmpl
}

// full are the lines of a full set of answers, which every template has in testdata.
func full(t *testing.T, name string) []string {
	src, err := os.ReadFile(filepath.Join("testdata", name+".txt"))
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for line := range strings.Lines(string(src)) {
		if strings.Contains(line, "=") {
			out = append(out, line)
		}
	}
	return out
}

func write(t interface {
	Fatalf(string, ...any)
}, tmpl *starter.Template, lines []string) (text []byte, open int) {
	a := tmpl.Answers(today)
	if problems := append(a.Read("answers.txt", []byte(strings.Join(lines, ""))), a.Check()...); len(problems) > 0 {
		t.Fatalf("%v", problems)
	}
	return a.Write(), a.Open()
}

// With all answers each limit is held or broken for a reason of the company's own; with none each cannot be told, and names a
// question of the template.
func TestLimitsAnswerSensibly(t *testing.T) {
	broken := map[string][]string{ // two founders and nobody else of the staff have two seats of five
		"delaware-series-a": {"founders and staff keep a majority of the board"},
	}
	for _, name := range starter.Names() {
		t.Run(name, func(t *testing.T) {
			tmpl := find(t, name)
			text, open := write(t, tmpl, full(t, name))
			if open != 0 || bytes.Contains(text, []byte("ask.")) {
				t.Errorf("%d questions are open after all answers", open)
			}
			outcomes := answered(t, t.TempDir(), text)
			if len(outcomes) < 5 {
				t.Errorf("only %d limits", len(outcomes))
			}
			for title, o := range outcomes {
				want := limits.Held
				if slices.Contains(broken[name], title) {
					want = limits.Broken
				}
				if o != want {
					t.Errorf("%s: %v, want %v", title, o, want)
				}
			}
			blank, open := write(t, tmpl, nil)
			if open == 0 {
				t.Error("no question is open where nothing was answered")
			}
			for title, o := range answered(t, t.TempDir(), blank) {
				if o != limits.CannotTell {
					t.Errorf("%s: %v, though nobody answered anything", title, o)
				}
			}
		})
	}
}

// Whatever is left out, the file is in its canonical form and can be used, and no limit comes out otherwise than with all
// answers, but that it cannot be told: leaving a fact out never improves an answer.
func TestLeavingOutNeverImproves(t *testing.T) {
	folder, all := t.TempDir(), map[string]map[string]limits.Outcome{}
	for _, name := range starter.Names() {
		text, _ := write(t, find(t, name), full(t, name))
		all[name] = answered(t, folder, text)
	}
	rapid.Check(t, func(r *rapid.T) {
		name := rapid.SampledFrom(starter.Names()).Draw(r, "template")
		var some []string
		keep := rapid.IntRange(3, 10).Draw(r, "keep")
		for _, line := range full(t, name) {
			if rapid.IntRange(1, 10).Draw(r, line) <= keep {
				some = append(some, line)
			}
		}
		a := find(t, name).Answers(today)
		if problems := a.Read("answers.txt", []byte(strings.Join(some, ""))); len(problems) > 0 {
			r.Fatalf("%v", problems)
		}
		text := a.Write()
		if !bytes.Equal(hclfile.Format(text), text) {
			r.Fatalf("not in its canonical form:\n%s", text)
		}
		for title, o := range answered(r, folder, text) {
			if want, there := all[name][title]; there && o != want && o != limits.CannotTell {
				r.Fatalf("%s: %v, with all answers %v\n%s", title, o, want, text)
			}
		}
	})
}

// Whatever is typed is refused, or stands in a file that can be used.
func TestWhateverIsTyped(t *testing.T) {
	folder := t.TempDir()
	odd := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{"none", "?", "yes", "no", "some", "open", "vacant", "${a}", "%{if}", `"`, `\`,
		"#", "//", "/*", "1/3", "-1", "1e9", "100%", "founder", "true", "null", "a\u2028b"}))
	rapid.Check(t, func(t *rapid.T) {
		tmpl, _ := starter.Find(rapid.SampledFrom(starter.Names()).Draw(t, "template"))
		a := tmpl.Answers(today)
		for _, q := range tmpl.Questions {
			words := append(q.Options(), "1", "100")
			list := rapid.Custom(func(t *rapid.T) string {
				var items []string
				for range rapid.IntRange(1, 3).Draw(t, "items") {
					items = append(items, strings.Join([]string{odd.Draw(t, "name"), rapid.SampledFrom(words).Draw(t, "word")}, " "))
				}
				return strings.Join(items, "; ")
			})
			if !a.Asks(&q) {
				continue
			}
			a.Set(q.Key, rapid.OneOf(odd, rapid.Just(plain(q.Example)), list).Draw(t, q.Key), loadline.Source{})
		}
		if problems := a.Check(); len(problems) > 0 {
			t.Fatalf("%v", problems)
		}
		text := a.Write()
		if !bytes.Equal(hclfile.Format(text), text) {
			t.Fatalf("not in its canonical form:\n%s", text)
		}
		answered(t, folder, text)
	})
}

// plain is an example without the other one that it names.
func plain(example string) string { return strings.TrimSuffix(example, "; or none") }

// Every question has an example that is an answer to it.
func TestEveryExampleIsAnAnswer(t *testing.T) {
	for _, name := range starter.Names() {
		tmpl := find(t, name)
		if tmpl.Says == "" || !strings.HasSuffix(tmpl.Says, ".") {
			t.Errorf("%s says %q", name, tmpl.Says)
		}
		for _, q := range tmpl.Questions {
			for _, text := range []string{q.Example, plain(q.Example)} {
				if strings.HasSuffix(text, "; or none") {
					continue
				}
				if problems := tmpl.Answers(today).Set(q.Key, text, loadline.Source{}); len(problems) > 0 {
					t.Errorf("%s: the example of %s is refused: %v", name, q.Key, problems[0].Summary)
				}
			}
			if strings.HasSuffix(q.Example, "; or none") {
				if problems := tmpl.Answers(today).Set(q.Key, "none", loadline.Source{}); len(problems) > 0 {
					t.Errorf("%s: none is no answer to %s", name, q.Key)
				}
			}
		}
	}
}

// What is refused, and why.
func TestRefusals(t *testing.T) {
	const stories = `
	gmbh           | shareholders  | A 50%; B 60%             | they add up to 110%, which is more than 100%
	gmbh           | shareholders  | A 50%; B 25%             | they add up to 75%: name the rest too, up to 100%
	gmbh           | shareholders  | A 50%; B 12,500          | one way
	gmbh           | shareholders  | A -50%; B 150%           | A has -50%, which is not more than 0
	gmbh           | shareholders  | A 50%; a 50%             | named twice
	gmbh           | shareholders  | A 1/0                    | is not a percentage or whole euros
	gmbh           | quorum        | 0                        | is not above 0
	gmbh           | articles_by   | 1                        | may be a part or a percentage
	delaware-seed  | common        | Ada                      | lacks a whole number of shares
	delaware-seed  | common        | Ada 1.5                  | is not a whole number of shares
	delaware-seed  | common        | Ada 1,00                 | is not a whole number of shares
	delaware-seed  | common        | 12 34                    | "12" is no name
	delaware-seed  | common        | ;                        | it names nobody
	delaware-seed  | board         | Ada commn                | did you mean common?
	delaware-seed  | protected     | sale, sale               | sale is named twice
	delaware-seed  | name          | a` + "\x00" + `b         | one line of letters and signs
	delaware-seed  | founders      | None                     | "None" is no answer here
	delaware-seed  | safe_discount | 120%                     | is not between 0 and 100%
	delaware-seed  | ceo           | !!                       | is no name
	delaware-seed  | seed_price    | 0                        | is not more than 0
	delaware-seed  | common_votes  | 1e9                      | is not a whole number`
	for line := range strings.Lines(strings.TrimSpace(stories)) {
		f := strings.Split(line, "|")
		for i := range f {
			f[i] = strings.Trim(f[i], " \t\n")
		}
		problems := find(t, f[0]).Answers(today).Set(f[1], f[2], loadline.Source{})
		if len(problems) != 1 || !strings.Contains(problems[0].Summary.String(), f[3]) {
			t.Errorf("%s = %s: %v, want %q", f[1], f[2], problems, f[3])
		}
	}
}
