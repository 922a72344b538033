package loadline_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	. "loadline"
)

// Every explanation is whole: a rule, an authority, a command and the files that it names.
func TestExplanationsAreWhole(t *testing.T) {
	codes := Codes()
	if len(codes) == 0 || !slices.IsSorted(codes) {
		t.Fatalf("codes: %v", codes)
	}
	for _, code := range codes {
		e, ok := Explain(code)
		if !ok || e.Code != code {
			t.Errorf("%s is not explained", code)
		}
		if !regexp.MustCompile(`^[a-z]+(-[a-z0-9]+)*$`).MatchString(string(code)) {
			t.Errorf("%s is not a word with hyphens", code)
		}
		if e.Rule == "" || e.Authority == "" || e.Run == "" || len(e.Files) == 0 {
			t.Errorf("%s lacks a rule, an authority, a command or files: %+v", code, e)
		}
		if strings.Contains(e.Rule, "authority:") || strings.Contains(e.Authority, "run:") || strings.ContainsAny(e.Rule+e.Authority+e.Run, "\n") {
			t.Errorf("%s: its paragraphs run into one another: %+v", code, e)
		}
		for _, f := range e.Files {
			if f.Name == "" || strings.Contains(f.Name, "..") || strings.HasPrefix(f.Name, "/") {
				t.Errorf("%s: a file named %q", code, f.Name)
			}
		}
	}
}

func TestExplain(t *testing.T) {
	e, ok := Explain(SameName)
	if !ok || e.Run != "check company.hcl" || e.Files[0].Name != "company.hcl" || !strings.HasPrefix(e.Files[0].Text, "company \"twins\" {\n") {
		t.Errorf("same-name: %+v, %v", e, ok)
	}
	if !strings.HasPrefix(e.Rule, "Two stakeholders of one name") || !strings.HasSuffix(e.Rule, "and says so.") {
		t.Errorf("the rule's lines are not joined: %q", e.Rule)
	}
	for _, code := range []Code{"", "no-such-code", "../codes", "explain", "."} {
		if e, ok := Explain(code); ok {
			t.Errorf("%q is explained: %+v", code, e)
		}
	}
}
