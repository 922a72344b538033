package question_test

import (
	"fmt"
	"os"
	"testing"

	"loadline/captable"
	"loadline/dossier"
	"loadline/internal/made"
	"loadline/question"
)

// matters are ten of the venture-backed example.
func matters() []string {
	return []string{"remove_ceo", "appoint_ceo", "sell_company", "issue_series_b", "amend_charter", "borrow", "approve_budget", "set_research_plan", "allocate_compute", "license_exclusively"}
}

// hundred asks every word about deciding of ten matters.
func hundred() (limits []string) {
	for _, m := range matters() {
		for _, f := range []string{"can", "can_alone", "can_block", "must_ask", "sole_veto"} {
			for _, who := range []string{"group.founders", "stakeholder.northgate"} {
				limits = append(limits, fmt.Sprintf("%s(%s, matter.%s)", f, who, m))
			}
		}
	}
	return limits
}

// varied asks of ten matters what a founder asks, of those who hold most, and of their parts.
func varied() (limits []string) {
	who := []string{"group.founders", "group.investors", "stakeholder.northgate", "stakeholder.cumulus", "stakeholder.ines"}
	for i, m := range matters() {
		for j, w := range who {
			limits = append(limits, fmt.Sprintf("can_block(%s, matter.%s)", w, m))
			switch (i + j) % 5 {
			case 0:
				limits = append(limits, fmt.Sprintf("!any_can(%s, [matter.%s, matter.%s])", w, m, matters()[(i+3)%10]))
			case 1:
				limits = append(limits, fmt.Sprintf("owns(%s) > pct(%d)", w, 2*i+j))
			case 2:
				limits = append(limits, fmt.Sprintf("vote_share(%s) < 1/%d && !can_alone(%s, matter.%s)", w, 2+j, w, m))
			case 3:
				limits = append(limits, fmt.Sprintf("seats(%s, body.board) <= %d || must_ask(%s, matter.%s)", w, 1+i%3, w, m))
			case 4:
				limits = append(limits, fmt.Sprintf("!can(%s, matter.%s)", w, m))
			}
		}
	}
	return limits
}

// A hundred limits over the venture-backed example, opened, read and asked: from a cold start but for the program itself.
func BenchmarkHundredLimits(b *testing.B) {
	for name, freeboard := range map[string]bool{"outcomes": false, "freeboards": true, "varied": true} {
		b.Run(name, func(b *testing.B) {
			src, err := os.ReadFile("../examples/venture-backed/company.hcl")
			if err != nil {
				b.Skip(err)
			}
			path := b.TempDir() + "/company.hcl"
			all := hundred()
			if name == "varied" {
				all = varied()
			}
			for i, holds := range all {
				src = fmt.Appendf(src, "limit \"number %d\" {\n  holds = %s\n}\n", i, holds)
			}
			if err := os.WriteFile(path, src, 0o644); err != nil {
				b.Fatal(err)
			}
			if out := os.Getenv("LOADLINE_HUNDRED"); out != "" { // to be asked by the program itself, from a cold start
				if err := os.WriteFile(out, src, 0o644); err != nil {
					b.Fatal(err)
				}
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
