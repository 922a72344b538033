package main

import (
	"os"
	"strings"
	"testing"
)

// The mapping that the help shows reads the sheet that it shows.
func TestTheMappingOfTheHelpReadsItsSheet(t *testing.T) {
	t.Chdir(t.TempDir())
	help := runHere(t, "import", "ledger", "--help")
	for name, text := range map[string]string{"people.csv": exampleSheet, "map.txt": exampleMapping} {
		if !strings.Contains(help, indented(text)) {
			t.Errorf("the help does not show %s:\n%s", name, help)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if out := runHere(t, "import", "ledger", "people.csv", "--mapping", "map.txt"); !strings.Contains(out, "written: company.hcl") {
		t.Fatal(out)
	}
	out := runHere(t, "who-owns", "--csv", "company.hcl")
	for _, want := range []string{"Ada Chen,4000000,0.8,", "Cloud Fund,1000000,0.2,", "Total,5000000,1,"} {
		if !strings.Contains(out, want) {
			t.Errorf("no %q in\n%s", want, out)
		}
	}
}
