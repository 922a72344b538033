package main

import (
	"github.com/spf13/cobra"

	"loadline/focus"
	"loadline/report"
)

func (p *program) importFocus() *cobra.Command {
	var o output
	c := &cobra.Command{
		Use:   "focus BILL.csv|BILL.csv.gz…",
		Short: "Sum a cloud bill: what was paid, what was used, of whom, and what became of commitments and credits",
		Long: "Reads bills in the form of FOCUS (the FinOps Open Cost and Usage Specification, 1.0 to 1.3), plain or in gzip; several\n" +
			"files are parts of one bill. Sums are exact, never across currencies, and rest on nothing but the rows. What was paid\n" +
			"(BilledCost) stands beside what was used (EffectiveCost), by supplier, host, service and month. It is checked that what\n" +
			"was used and left unused of a commitment is what was paid for it. Damaged rows are named, with how many there are.",
		Args: cobra.MinimumNArgs(1),
	}
	o.flags(c)
	c.RunE = func(_ *cobra.Command, args []string) error {
		done := p.progress("reading %s", args[0])
		bill := focus.Open(args...)
		done()
		a := bill.Answer()
		p.settle(a.State)
		if bill.Problems.HasErrors() && !o.asFile() {
			s, err := p.style(o)
			if err != nil {
				return err
			}
			return report.Problems(p.err, a.Problems, nil, s)
		}
		return p.draw(a, o)
	}
	return c
}
