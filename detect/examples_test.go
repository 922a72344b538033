package detect_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"loadline"
	"loadline/captable"
	"loadline/detect"
	"loadline/dossier"
	"loadline/governance"
	"loadline/internal/made"
)

func example(t testing.TB, path, date string) *governance.Order {
	c, problems := dossier.Open(path).Company()
	if c == nil {
		t.Fatal(problems)
	}
	day, _ := loadline.ParseDate(date)
	l, _ := captable.New(c)
	o, _ := governance.On(c, l, day)
	return o
}

// letters are letters as a reader sees them, for a failure to show.
func letters(ds loadline.Diagnostics) string {
	var out strings.Builder
	for _, d := range ds {
		fmt.Fprintf(&out, "%v: %v [%v] %v\n  %v\n  %v\n  about %v\n", d.At, d.Severity, d.Code, d.Summary, d.Detail, d.Hint, d.About)
	}
	return out.String()
}

// What the detectors say of the examples, each judged by hand: code, severity and what it is about first. The tie of six
// directors is that of November 2023; the managing directors of the GmbH sign together, and shareholders can end that; the
// holders of the made-up company can take its release committee out of the charter without the committee.
func TestTheExamples(t *testing.T) {
	for name, want := range map[string]string{
		"anthropic-ltbt": "",
		"dual-class":     "",
		"gmbh":           "line-crossed note stakeholder.bergwind_ventures_growth_i_scsp | deadlock note body.geschaeftsfuehrung | cascade note matter.dismiss_manager | self-deleting-safeguard note matter.raise_capital",
		"ocf-company":    "",
		"openai-2023":    "deadlock warning body.board | same-person-both-sides note body.board",
		"seed-startup":   "line-crossed note stakeholder.noor",
		"venture-backed": "line-crossed note stakeholder.ines | deadlock note body.board | same-person-both-sides note body.board | self-deleting-safeguard warning matter.release_model",
	} {
		ds := detect.Run(example(t, "../examples/"+name, ""))
		var got []string
		for _, d := range ds {
			got = append(got, fmt.Sprint(d.Code, " ", d.Severity, " ", d.About[0]))
		}
		if g := strings.Join(got, " | "); g != want {
			t.Errorf("%s\n got %q\nwant %q\n%s", name, g, want, letters(ds))
		}
	}
}

func BenchmarkRun(b *testing.B) {
	for _, e := range []string{"venture-backed", "openai-2023", "gmbh", "dual-class", "ocf-company"} {
		o := example(b, "../examples/"+e, "")
		b.Run(e, func(b *testing.B) {
			for b.Loop() {
				detect.Run(o)
			}
		})
	}
}

// A portfolio of made-up companies of 30 stakeholders.
func BenchmarkPortfolio(b *testing.B) {
	var orders []*governance.Order
	for seed := range uint64(50) {
		dir := b.TempDir()
		if err := os.WriteFile(dir+"/company.hcl", []byte(made.Governed(seed)), 0o600); err != nil {
			b.Fatal(err)
		}
		orders = append(orders, example(b, dir, ""))
	}
	i := 0
	for b.Loop() {
		detect.Run(orders[i%len(orders)])
		i++
	}
}
