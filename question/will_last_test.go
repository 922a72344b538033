package question

import (
	"encoding/json"
	"math"
	"os"
	"testing"

	"loadline"
)

func reference(t *testing.T) Case {
	source, err := os.ReadFile("../examples/ref36/company.hcl")
	if err != nil {
		t.Fatal(err)
	}
	return caseOf(t, string(source), t.TempDir())
}

// The answer to the example that says the reference agrees with its published truth (ref36.md, 4 million paths by another program).
func TestTheReferenceLastsAsPublished(t *testing.T) {
	paths := int64(200_000)
	if os.Getenv("LOADLINE_LONG") != "" {
		paths = 4_000_000
	}
	got := WillLast{Paths: paths, Seed: 7, Percentiles: []float64{.5, .95}}.Ask(reference(t)).Data.(Lasting)
	last := got.ByMonth[35]
	near := func(what string, x, want, allowed float64) {
		if !(math.Abs(x-want) <= allowed) {
			t.Errorf("%s is %v, published %v (%v is allowed)", what, x, want, allowed)
		}
	}
	near("the chance to last 36 months", last.Lasts.Chance, 0.7953, 4*last.Lasts.Error+0.0002)
	near("the mean cash of month 24", got.ByMonth[23].Mean, 13.94e6, 0.01*13.94e6)
	near("the median cash of month 36", last.Cash[0].Value, 13.29e6, 0.01*13.29e6)
	near("the 95th percentile of the cash of month 36", last.Cash[1].Value, 87.2e6, 0.02*87.2e6)
}

// The same seed is the same answer on any number of workers, to the last count.
func TestTheAnswerDoesNotHangOnWorkers(t *testing.T) {
	c := reference(t)
	var first string
	for _, workers := range []int{1, 2, 7} {
		a := WillLast{Paths: 5000, Seed: 3, Workers: workers}.Ask(c)
		if a.State != loadline.Answered {
			t.Fatal(a.Finding)
		}
		told, err := json.Marshal(a.Data)
		if err != nil {
			t.Fatal(err)
		}
		if first == "" {
			first = string(told)
		}
		if string(told) != first {
			t.Errorf("%d workers answer otherwise", workers)
		}
	}
}
