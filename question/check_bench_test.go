package question_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"loadline/captable"
	"loadline/dossier"
	"loadline/internal/made"
	"loadline/question"
)

// hundred asks every word about deciding of ten matters of the venture-backed example.
func hundred() string {
	var b strings.Builder
	n := 0
	for _, m := range []string{"remove_ceo", "appoint_ceo", "sell_company", "issue_series_b", "amend_charter", "borrow", "approve_budget", "set_research_plan", "allocate_compute", "license_exclusively"} {
		for _, f := range []string{"can", "can_alone", "can_block", "must_ask", "sole_veto"} {
			for _, who := range []string{"group.founders", "stakeholder.northgate"} {
				fmt.Fprintf(&b, "limit \"%d\" {\n  holds = %s(%s, matter.%s)\n}\n", n, f, who, m)
				n++
			}
		}
	}
	return b.String()
}

// A hundred limits over the venture-backed example, opened, read and asked: from a cold start but for the program itself.
func BenchmarkHundredLimits(b *testing.B) {
	for _, freeboard := range []bool{false, true} {
		b.Run(fmt.Sprintf("freeboard=%v", freeboard), func(b *testing.B) {
			src, err := os.ReadFile("../examples/venture-backed/company.hcl")
			if err != nil {
				b.Skip(err)
			}
			path := b.TempDir() + "/company.hcl"
			if err := os.WriteFile(path, append(src, hundred()...), 0o644); err != nil {
				b.Fatal(err)
			}
			for b.Loop() {
				askFile(b, path, freeboard)
			}
		})
	}
}

// One of the thousand companies of a portfolio: thirty stakeholders, twenty limits.
func BenchmarkOneOfAThousandCompanies(b *testing.B) {
	for _, freeboard := range []bool{false, true} {
		b.Run(fmt.Sprintf("freeboard=%v", freeboard), func(b *testing.B) {
			dir := b.TempDir()
			for seed := range 8 {
				if err := os.WriteFile(fmt.Sprintf("%s/%d.hcl", dir, seed), []byte(made.Governed(uint64(seed))), 0o644); err != nil {
					b.Fatal(err)
				}
			}
			for n := 0; b.Loop(); n++ {
				askFile(b, fmt.Sprintf("%s/%d.hcl", dir, n%8), freeboard)
			}
		})
	}
}

func askFile(b *testing.B, path string, freeboard bool) {
	d := dossier.Open(path)
	c, problems := d.Company()
	if c == nil {
		b.Fatal(letters(problems))
	}
	on := question.NewCase(c, problems, 0)
	on.Draft = d.Draft
	a := question.Check{Def: captable.FullyDilutedByDefault(), Without: !freeboard}.Ask(on)
	if data := a.Data.(question.Checked); data.Errors > 0 || len(data.Limits) == 0 {
		b.Fatal(a.Finding, letters(a.Problems))
	}
}
