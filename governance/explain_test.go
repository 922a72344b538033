package governance_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"loadline"
	"loadline/captable"
	"loadline/dossier"
)

// Each code of this package is shown by its own example.
func TestExplainedExamples(t *testing.T) {
	for _, code := range []loadline.Code{loadline.BylawExceedsStatute, loadline.BelowStatute, loadline.ElectsItself,
		loadline.SeatHolderUnknown, loadline.NobodyDecides, loadline.NoVotesKnown, loadline.EntityCycle, loadline.CircularAgreement,
		loadline.ConversionAboveAuthorized} {
		e, ok := loadline.Explain(code)
		if !ok || len(e.Files) != 1 {
			t.Fatalf("%s is not explained by one file", code)
		}
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, "company.hcl"), []byte(e.Files[0].Text), 0o600); err != nil {
			t.Fatal(err)
		}
		c, problems := dossier.Open(dir).Company()
		if problems.HasErrors() {
			t.Fatalf("%s: %v", code, problems)
		}
		l, _ := captable.New(c)
		var told []string
		for _, d := range lint(c, l, 0) {
			told = append(told, string(d.Code))
			if d.Summary.IsZero() || d.Detail.IsZero() || d.Hint.IsZero() {
				t.Errorf("%s is no letter: %v", d.Code, d)
			}
		}
		if !strings.Contains(strings.Join(told, " "), string(code)) {
			t.Errorf("the example of %s tells %v", code, told)
		}
	}
}
