package outlook_test

import (
	"testing"
	"time"

	"loadline"
	"loadline/hclfile"
	"loadline/outlook"
)

// FuzzReckon holds the ledger to any text that is a company: it ends, soon, and conserves cash.
func FuzzReckon(f *testing.F) {
	for _, s := range [][]story{cashStories, contractsStories, runsStories} {
		for _, x := range s {
			f.Add(x.company)
		}
	}
	f.Add("plan {\n  cash = 1e300\n  months = 600\n  cost \"x\" {\n    start = 1e300\n    grows = 1e300\n    from = \"0001-01-01\"\n  }\n}")
	f.Add("plan {\n  cash = 1\n  months = 999999999\n  serve \"x\" {\n    parameters = 1e300\n    tokens_in = 1e300\n    tokens_out = 1\n    chip = \"H100 SXM\"\n    grows = -1e9\n    from = \"9999-12-31\"\n  }\n}")
	f.Add(cloud + "  capacity = 1e-9\n  spend = 1e9\n  commitment \"x\" {\n    kind = \"minimum\"\n    amount = 1e300\n    from = \"0001-01-01\"\n    to = \"9999-12-31\"\n    due = [\"9999-12-31\", \"0001-01-01\"]\n  }\n}\nplan {\n  train \"x\" {\n    parameters = 1e9\n    tokens = 1e30\n    chip = \"H100 SXM\"\n    from = \"0001-01-01\"\n    to = \"9999-12-31\"\n    on = contract.cloud\n  }\n}")
	f.Fuzz(func(t *testing.T, src string) {
		file, _ := hclfile.Parse("company.hcl", []byte(day0+src))
		draft, problems := file.Draft(nil)
		c, more := draft.At(nil)
		if c == nil || problems.HasErrors() || more.HasErrors() {
			return
		}
		began := time.Now()
		outlook.Check(c)
		for _, p := range []outlook.Premise{{}, {Stops: []outlook.Stoppage{{Contract: "cloud", On: loadline.DateOf(2027, 3, 15)}}}} {
			course, _ := outlook.Reckon(c, p)
			for _, m := range course.Months {
				cash := m.Opening
				for _, x := range m.Flows {
					cash = cash.Add(x.Cash)
				}
				if !cash.Equal(m.Closing) {
					t.Fatalf("%v: %v is not %v", m.From, cash, m.Closing)
				}
			}
		}
		if took := time.Since(began); took > 10*time.Second {
			t.Fatalf("it took %v", took)
		}
	})
}
