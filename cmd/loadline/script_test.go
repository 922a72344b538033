package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"loadline"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"loadline": main})
}

// The scripts in testdata are stories: files as a lawyer or a CFO would have them, a command, and the lines that matter.
func TestStories(t *testing.T) {
	repo, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir: "testdata",
		Setup: func(e *testscript.Env) error {
			e.Setenv("EXAMPLES", filepath.Join(repo, "examples"))
			e.Setenv("SHARED", filepath.Join(repo, "..", "shared", "data"))
			return nil
		},
		Condition: func(cond string) (bool, error) {
			_, err := os.Stat(filepath.Join(repo, "..", "shared", "data"))
			return cond == "shared" && err == nil, nil
		},
	})
}

// Every code shows itself in the example of its explanation, so that an explanation cannot go stale.
func TestEveryExplanationShowsItsCode(t *testing.T) {
	for _, code := range loadline.Codes() {
		t.Run(string(code), func(t *testing.T) {
			e, _ := loadline.Explain(code)
			t.Chdir(t.TempDir())
			for _, f := range e.Files {
				if err := os.MkdirAll(filepath.Dir(f.Name), 0o755); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(f.Name, []byte(f.Text), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			out := runHere(t, strings.Fields(e.Run)...)
			if !strings.Contains(out, string(code)) {
				t.Errorf("loadline %s does not print %s:\n%s", e.Run, code, out)
			}
		})
	}
}

// runHere runs one command line in the current folder and returns all that it wrote.
func runHere(t *testing.T, args ...string) string {
	t.Helper()
	var out bytes.Buffer
	p := program{in: strings.NewReader(""), out: &out, err: &out, getenv: func(string) string { return "" }, width: 100}
	p.run(args)
	return out.String()
}
