package sheet

import (
	"slices"
	"strings"
	"testing"

	"loadline"
)

// own are the codes that this package alone emits.
var own = []loadline.Code{
	loadline.ColumnNotFound, loadline.ColumnAmbiguous, loadline.CellNotUnderstood, loadline.TotalsDisagree, loadline.RowSkipped,
	loadline.CellMissing, loadline.DateMissing, loadline.NumbersOverlap, loadline.NumbersGap, loadline.NominalsDiffer,
}

// The example of each code shows it, and shows nothing else that is wrong.
func TestTheExamplesShowTheirCodes(t *testing.T) {
	for _, code := range own {
		e, ok := loadline.Explain(code)
		if !ok {
			t.Errorf("%s is not explained", code)
			continue
		}
		got := run(t, e)
		if !slices.ContainsFunc(got, func(d loadline.Diagnostic) bool { return d.Code == code }) {
			t.Errorf("the example of %s tells\n%s", code, told(got))
		}
		for _, d := range got {
			if d.Code != code && d.Severity != loadline.Note {
				t.Errorf("the example of %s also tells\n%s", code, told(loadline.Diagnostics{d}))
			}
		}
	}
}

// run does what "import ledger FILE [--mapping FILE] [--yes]" does.
func run(t *testing.T, e loadline.Explanation) loadline.Diagnostics {
	words := strings.Fields(e.Run)
	if len(words) < 3 || words[0] != "import" || words[1] != "ledger" {
		t.Fatalf("%s runs %q", e.Code, e.Run)
	}
	files := map[string]string{}
	for _, f := range e.Files {
		files[f.Name] = f.Text
	}
	b, diags := Open(words[2], []byte(files[words[2]]))
	if diags.HasErrors() {
		return diags
	}
	var m Mapping
	if i := slices.Index(words, "--mapping"); i > 0 {
		m, diags = ReadMapping(words[i+1], []byte(files[words[i+1]]))
	} else {
		m, diags = Propose(b)
	}
	if diags.HasErrors() {
		return diags
	}
	_, more := Facts(b, m)
	return append(diags, more...)
}
