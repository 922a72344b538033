package made

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"loadline"
	"loadline/dossier"
)

// Made-up companies have what they say: 30 stakeholders, 20 limits, no contradiction; the same seed gives the same bytes.
func TestGovernedCompaniesAreCoherent(t *testing.T) {
	for seed := range uint64(20) {
		src := Governed(seed)
		if src != Governed(seed) {
			t.Fatalf("seed %d: other bytes the second time", seed)
		}
		if n := strings.Count(src, "\nstakeholder \""); n != stakeholdersOf {
			t.Errorf("seed %d: %d stakeholders", seed, n)
		}
		path := filepath.Join(t.TempDir(), "company.hcl")
		if err := os.WriteFile(path, []byte(src), 0o666); err != nil {
			t.Fatal(err)
		}
		c, problems := dossier.Open(path).Company()
		for _, p := range problems {
			if p.Severity != loadline.Note {
				t.Errorf("seed %d: %v: %v", seed, p.At, p.Summary)
			}
		}
		if c == nil || len(c.Limits) != 20 {
			t.Fatalf("seed %d: no company of 20 limits", seed)
		}
	}
}
