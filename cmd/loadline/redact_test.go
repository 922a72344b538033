package main

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"loadline"
	"loadline/dossier"
)

// secrets are the names of a company's stakeholders, whole and in the parts by which a reader would know who it is.
func secrets(c *loadline.Company) *regexp.Regexp {
	var words []string
	for _, s := range c.Stakeholders {
		words = append(words, regexp.QuoteMeta(s.Title()))
		for _, name := range []string{s.LegalName, s.Name, s.ID} {
			parts := strings.FieldsFunc(name, func(r rune) bool { return strings.ContainsRune(" ,.&()_-/", r) })
			for _, part := range parts {
				if utf8.RuneCountInString(part) > 4 && !strings.Contains(everybodys, " "+strings.ToLower(part)+" ") && !strings.Contains(strings.ToLower(c.LegalName), strings.ToLower(part)) {
					words = append(words, regexp.QuoteMeta(part))
				}
			}
		}
	}
	return regexp.MustCompile(`(?i)(?:^|[^\pL\pN])(` + strings.Join(words, "|") + `)(?:$|[^\pL\pN])`)
}

// everybodys are words of names that tell nobody apart.
const everybodys = " cloud ventures venture capital growth holding group trust trustee trustees other others public holders holder founders founder staff employees company class fonds investors investor tenth series " +
	"angel angels partner partners benefit members member common preferred stock director directors beteiligungs mitarbeiterbeteiligung ug haftungsbeschraenkt haftungsbeschränkt fund first second corporation family limited "

// With --redact no stakeholder's name stands in any form in which an answer leaves the program, nor any part of it by
// which a reader would know who it is: in sentences, ids, titles, names of matters, quoted words or paths.
func TestRedactedExamplesNameNobody(t *testing.T) {
	ofEachExample(t, func(t *testing.T, folder string, c *loadline.Company, secret *regexp.Regexp) {
		look := func(matter string, flags ...string) {
			got := redacted(t, folder, matter, flags)
			namesNobody(t, got, secret, "who-can", matter, flags)
		}
		for i, m := range append([]loadline.Matter{{}}, c.Matters...) {
			look(m.Name, "--json")
			if i > 1 {
				continue
			}
			for _, form := range []string{"--md", "--html", "--csv", "--xlsx", "--colour=never"} {
				look(m.Name, form)
			}
			if m.Name != "" {
				look(m.Name, "--path", "--json")
			}
			look(m.Name, "--who-can-change")
		}
	})
}

// So it is of the rounds of an example, whose papers bring names of their own.
func TestRedactedRoundsNameNobody(t *testing.T) {
	folder := filepath.Join("..", "..", "examples", "venture-backed")
	d := dossier.Open(folder, filepath.Join(folder, "cash.hcl"), filepath.Join(folder, "credits.hcl"))
	for _, round := range []string{"cash", "credits"} {
		c, problems := d.Draft.Sign(nil, loadline.Signing{Rounds: []string{round}})
		if problems.HasErrors() {
			t.Fatal(problems)
		}
		secret := secrets(c)
		for _, form := range []string{"--json", "--md", "--html", "--csv", "--xlsx", "--colour=never"} {
			got := redactedOf(t, form, "what-if", round, folder)
			namesNobody(t, got, secret, "what-if", round, form)
		}
	}
}

// So it is of what binds the examples, with and without a drill, and of the calendar.
func TestRedactedDependenceNamesNobody(t *testing.T) {
	ofEachExample(t, func(t *testing.T, folder string, c *loadline.Company, secret *regexp.Regexp) {
		look := func(form string, args ...string) {
			got := redactedOf(t, form, append(append([]string{"what-binds"}, args...), folder)...)
			namesNobody(t, got, secret, "what-binds", args, form)
		}
		for _, form := range []string{"--json", "--md", "--html", "--xlsx", "--colour=never"} {
			look(form)
		}
		for _, k := range c.Contracts {
			look("--json", "--without", k.SupplierID)
			look("--colour=never", "--without", k.SupplierID)
		}
		dates := filepath.Join(t.TempDir(), "dates.ics")
		look("--ics="+dates, "--json")
		if text, err := os.ReadFile(dates); err == nil && secret.Match(bytes.ReplaceAll(text, []byte("\r\n "), nil)) {
			t.Errorf("the calendar names somebody: %s", text)
		}
	})
}

// A check names nobody either, in whatever form machines or people read it.
func TestRedactedChecksNameNobody(t *testing.T) {
	ofEachExample(t, func(t *testing.T, folder string, _ *loadline.Company, secret *regexp.Regexp) {
		for _, form := range []string{"--colour=never", "--json", "--md", "--html", "--csv", "--sarif", "--junit", "--annotations", "--since=2019-03-01"} {
			var out bytes.Buffer
			p := program{in: strings.NewReader(""), out: &out, err: &out, getenv: func(string) string { return "" }}
			p.run([]string{"check", "--redact", form, folder})
			got := out.String()
			if len(got) < 100 && form != "--annotations" { // of what is in order there is none
				t.Errorf("check %s says %q", form, got)
			}
			namesNobody(t, got, secret, "check", form)
		}
	})
}

// ofEachExample hands every example to a test, with what must not be found in what is told of it redacted.
func ofEachExample(t *testing.T, test func(t *testing.T, folder string, c *loadline.Company, secret *regexp.Regexp)) {
	for _, folder := range examples(t) {
		t.Run(filepath.Base(folder), func(t *testing.T) {
			c, problems := dossier.Open(folder).Company()
			if c == nil {
				t.Fatal(problems)
			}
			test(t, folder, c, secrets(c))
		})
	}
}

// namesNobody fails where an answer names somebody; how it was asked for is told.
func namesNobody(t *testing.T, got string, secret *regexp.Regexp, asked ...any) {
	t.Helper()
	if at := secret.FindStringSubmatchIndex(got); at != nil {
		t.Errorf("%v names %q: …%s…", asked, got[at[2]:at[3]], got[max(at[0]-60, 0):min(at[1]+40, len(got))])
	}
}

// examples are the folders of the examples.
func examples(t *testing.T) []string {
	t.Helper()
	folders, err := filepath.Glob(filepath.Join("..", "..", "examples", "[^.]*"))
	if err != nil || len(folders) == 0 {
		t.Fatal("there are no examples", err)
	}
	return folders
}

// flags0 is the first flag, or none.
func flags0(flags []string) string { return append(flags, "")[0] }

// redacted is what who-can writes, in a workbook the text of all its parts.
func redacted(t *testing.T, folder, matter string, flags []string) string {
	t.Helper()
	args := append([]string{"who-can"}, flags[min(len(flags), 1):]...)
	if matter != "" {
		args = append(args, matter)
	}
	return redactedOf(t, flags0(flags), append(args, folder)...)
}

// redactedOf is what a command writes in a form, in a workbook the text of all its parts.
func redactedOf(t *testing.T, form string, args ...string) string {
	t.Helper()
	book := filepath.Join(t.TempDir(), "answer.xlsx")
	args = append(args, "--redact", form)
	if form == "--xlsx" {
		args = append(args, book)
	}
	var out bytes.Buffer
	p := program{in: strings.NewReader(""), out: &out, err: &out, getenv: func(string) string { return "" }}
	p.run(args)
	if form == "--xlsx" {
		return cells(t, book)
	}
	return out.String()
}

// inCell is a text or a formula of a sheet, or the name of one.
var inCell = regexp.MustCompile(`<(?:t|f)[^>]*>([^<]*)<|<sheet name="([^"]*)"`)

// cells are the texts of a workbook.
func cells(t *testing.T, path string) string {
	t.Helper()
	z, err := zip.OpenReader(path)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	var b strings.Builder
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		r.Close()
		for _, cell := range inCell.FindAllSubmatch(text, -1) {
			b.Write(cell[1])
			b.Write(cell[2])
			b.WriteString("\n")
		}
	}
	return b.String()
}
