package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// interview runs loadline new with what somebody types, line by line.
func interview(t *testing.T, typed string, args ...string) (code int, out, errs string) {
	t.Helper()
	var o, e bytes.Buffer
	p := program{in: strings.NewReader(typed), out: &o, err: &e, getenv: func(string) string { return "" }, width: 100}
	return p.run(append([]string{"new"}, args...)), o.String(), e.String()
}

// Somebody types the answers of a GmbH: what is refused is asked again with the reason, Enter alone is "not known", and a
// question that makes no sense after an answer is not asked.
func TestInterview(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "fjordlicht")
	typed := `Fjordlicht KI GmbH
2026-11-01
Lindqvist Holding GmbH; Dr. Tomasz Berger
none
25,000
Lindqvist Holding GmbH 50%; Dr. Tomasz Berger 30%; Nordkap Fonds III 30%
Lindqvist Holding GmbH 50%; Dr. Tomasz Berger 20%; Nordkap Fonds III 30%
yes
Dr. Tomasz Berger
sometimes
together


3/4
3/4
none

none
no
yes
`
	code, out, errs := interview(t, typed, "gmbh", folder)
	if code != 0 || errs != "" {
		t.Fatalf("code %d: %s\n%s", code, errs, out)
	}
	for _, want := range []string{
		"Who are the shareholders, and what has each: a percentage or euros? All of them. (Gesellschafterliste, § 40 GmbHG)",
		"such as: Lindqvist Holding GmbH 40%",
		"shareholders: they add up to 110%, which is more than 100%.",
		`managers_act: "sometimes" is none of its words: together, alone.`,
		"questions that nobody answered: 3",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("it does not say %q:\n%s", want, out)
		}
	}
	if strings.Contains(out, "catalogue:") {
		t.Error("it asks what the Beirat consents to, though there is none")
	}
	text, err := os.ReadFile(filepath.Join(folder, "company.hcl"))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"shares      = 12500", "quorum  = none", `name = "Nordkap Fonds III"`,
		`unknown("Which part of the votes cast appoints and dismisses Geschäftsführer? (Satzung; a majority where it is silent: §§ 46 no. 5, 47(1) GmbHG)")`,
	} {
		if !strings.Contains(strings.ReplaceAll(string(text), "name   =", "name ="), want) {
			t.Errorf("the file lacks %q:\n%s", want, text)
		}
	}
}

// Whoever ends the input early leaves no file behind, whole or half.
func TestInterviewThatEndsEarly(t *testing.T) {
	parent := t.TempDir()
	code, _, errs := interview(t, "Fjordlicht KI GmbH\n2026-11-01\n", "gmbh", filepath.Join(parent, "fjordlicht"))
	if code != int(cannotTell) || !strings.Contains(errs, "nothing was written") {
		t.Errorf("code %d: %s", code, errs)
	}
	if left, err := os.ReadDir(parent); err != nil || len(left) > 0 {
		t.Errorf("%v, %v", left, err)
	}
}

// To standard output goes the file alone; what is asked goes to where people read errors.
func TestInterviewToStandardOutput(t *testing.T) {
	code, out, errs := interview(t, strings.Repeat("\n", 40), "nonprofit", "--stdout")
	if code != 0 || !strings.HasPrefix(out, "# …: a Delaware nonstock corporation") || !strings.Contains(errs, "What is the legal name of the nonprofit?") {
		t.Errorf("code %d\n%s\n%s", code, out, errs)
	}
}

// The names of the templates are completed.
func TestTemplatesAreCompleted(t *testing.T) {
	var o bytes.Buffer
	p := program{in: strings.NewReader(""), out: &o, err: &o, getenv: func(string) string { return "" }}
	p.run([]string{"__complete", "new", ""})
	for _, want := range []string{"delaware-seed\tA Delaware startup", "gmbh\t", "nonprofit\t", "delaware-series-a\t"} {
		if !strings.Contains(o.String(), want) {
			t.Errorf("%q is not offered:\n%s", want, o.String())
		}
	}
}
