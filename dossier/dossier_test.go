package dossier_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"loadline"
	"loadline/dossier"
)

const tiny = `company "tiny" {
  name  = "Tiny AI, Inc."
  as_of = "2026-11-01"
}

stakeholder "ada" {
  name = "Ada Chen"
}

stock_class "common" {
  name            = "Common Stock"
  votes_per_share = input.votes
}

issue "cs_1" {
  stakeholder = stakeholder.ada
  class       = stock_class.common
  shares      = 1000
  date        = "2025-01-02"
}

input "votes" {
  value = 1
}
`

func write(t *testing.T, name, text string) string {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return name
}

func said(ds loadline.Diagnostics) string {
	var out []string
	for _, d := range ds {
		out = append(out, fmt.Sprintf("%s %v: %v", d.Code, d.At, d.Summary))
	}
	return strings.Join(out, "\n")
}

// A company is its file, the folder that holds it, or nothing named in the folder itself.
func TestACompanyIsItsFileOrItsFolder(t *testing.T) {
	dir := t.TempDir()
	file := write(t, filepath.Join(dir, "company.hcl"), tiny)
	t.Chdir(dir)
	for _, path := range []string{file, dir, ""} {
		d := dossier.Open(path)
		c, problems := d.Company()
		if c == nil || problems.HasErrors() {
			t.Fatalf("%q: %s", path, said(problems))
		}
		if c.LegalName != "Tiny AI, Inc." || len(c.Stakeholders) != 1 || filepath.Base(d.Path) != "company.hcl" || d.Package != nil {
			t.Errorf("%q: %q, %d stakeholders, from %s", path, c.LegalName, len(c.Stakeholders), d.Path)
		}
		if line, ok := d.Line(loadline.Source{File: d.Path, Line: 6}); !ok || line != `stakeholder "ada" {` {
			t.Errorf("%q: line 6 is %q", path, line)
		}
		if _, ok := d.Line(loadline.Source{File: d.Path, Line: 999}); ok {
			t.Errorf("%q: there is no line 999", path)
		}
	}
}

// A draft is a function of its inputs: it reads no file again, even where the file is gone.
func TestADraftReadsNoFileAgain(t *testing.T) {
	file := write(t, filepath.Join(t.TempDir(), "company.hcl"), tiny)
	d := dossier.Open(file)
	if err := os.Remove(file); err != nil {
		t.Fatal(err)
	}
	for _, votes := range []int64{1, 10} {
		c, problems := d.Draft.At(loadline.Setting{"votes": loadline.Exactly(loadline.Int(votes))})
		if c == nil || problems.HasErrors() {
			t.Fatal(said(problems))
		}
		if v, ok := c.Classes[0].VotesPerShare.Exact(); !ok || !v.Equal(loadline.Int(votes)) {
			t.Errorf("with the input %d a share has %v votes", votes, c.Classes[0].VotesPerShare)
		}
	}
}

// What cannot be opened is told in one letter with its place, and there is no company.
func TestWhatCannotBeOpenedIsTold(t *testing.T) {
	dir := t.TempDir()
	large := filepath.Join(dir, "large.hcl")
	f, err := os.Create(large)
	if err == nil {
		err = f.Truncate(17 << 20)
	}
	if err != nil || f.Close() != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		path, code string
	}{
		{filepath.Join(dir, "nowhere.hcl"), "file-unreadable"},
		{filepath.Join(dir, "nowhere"), "file-unreadable"},
		{write(t, filepath.Join(dir, "notes.txt"), "not a company"), "not-understood"},
		{write(t, filepath.Join(dir, "empty", "x.txt"), "")[:len(dir)+6], "not-understood"},
		{large, "too-large"},
		{write(t, filepath.Join(dir, "broken.hcl"), "company \"x\" {\n  name = \n}\n"), "syntax-error"},
		{write(t, filepath.Join(dir, "folder.hcl", "company.hcl"), tiny)[:len(dir)+11], ""}, // a folder may have any name
		{write(t, filepath.Join(dir, "lost.hcl"), "company \"x\" {\n  name = \"X\"\n  ocf  = \"not-there.zip\"\n}\n"), "file-unreadable"},
	} {
		d := dossier.Open(c.path)
		company, problems := d.Company()
		if c.code == "" {
			if company == nil {
				t.Errorf("%s: %s", c.path, said(problems))
			}
			continue
		}
		if company != nil || len(problems) == 0 || !strings.Contains(said(problems), c.code) {
			t.Errorf("%s: company %v, letters:\n%s\nwant %s", filepath.Base(c.path), company != nil, said(problems), c.code)
		}
	}
}

// The package that a header names is found beside the file, wherever the reader stands, and the letter about a package that
// is not there points to the line that names it.
func TestTheHeaderNamesThePackage(t *testing.T) {
	example, err := filepath.Abs("../examples/ocf-company")
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	d := dossier.Open(example)
	c, problems := d.Company()
	if c == nil || problems.HasErrors() {
		t.Fatal(said(problems))
	}
	if d.File == nil || d.Package == nil || len(c.Transactions) < 300 {
		t.Errorf("file %v, package %v, %d transactions", d.File != nil, d.Package != nil, len(c.Transactions))
	}
	alone := dossier.Open(filepath.Join(example, "captable"))
	bare, problems := alone.Company()
	if bare == nil || problems.HasErrors() || alone.File != nil {
		t.Fatalf("the package alone: %s", said(problems))
	}
	if len(bare.Transactions) != len(c.Transactions) || len(bare.Stakeholders) != len(c.Stakeholders) {
		t.Errorf("alone it has %d transactions and %d stakeholders, by its file %d and %d", len(bare.Transactions), len(bare.Stakeholders), len(c.Transactions), len(c.Stakeholders))
	}
	if line, ok := alone.Line(bare.Stakeholders[0].At); !ok || line == "" {
		t.Errorf("the line of a fact of the package, %v, cannot be quoted", bare.Stakeholders[0].At)
	}
	lost := write(t, "company.hcl", "company \"x\" {\n  name = \"X\"\n  ocf  = \"not-there.zip\"\n}\n")
	if _, problems := dossier.Open(lost).Company(); problems[0].At.Line != 3 {
		t.Errorf("the letter points to %v", problems[0].At)
	}
}

// A hostile file is no pipe that never ends.
func TestAPipeIsNoFile(t *testing.T) {
	if _, err := os.Stat("/dev/zero"); err != nil {
		t.Skip("there is no /dev/zero")
	}
	link := filepath.Join(t.TempDir(), "endless.hcl")
	if err := os.Symlink("/dev/zero", link); err != nil {
		t.Skip(err)
	}
	if c, problems := dossier.Open(link).Company(); c != nil || !strings.Contains(said(problems), "file-unreadable") {
		t.Errorf("it was read: %s", said(problems))
	}
}
