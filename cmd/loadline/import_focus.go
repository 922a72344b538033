package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"loadline"
	"loadline/dossier"
	"loadline/focus"
	"loadline/hclfile"
	"loadline/report"
)

func (p *program) importFocus() *cobra.Command {
	var o output
	var i importing
	var company string
	c := &cobra.Command{
		Use:   "focus BILL.csv|BILL.csv.gz…",
		Short: "Sum a cloud bill: what was paid, what was used, of whom, and what became of commitments and credits",
		Long: "Reads bills in the form of FOCUS (the FinOps Open Cost and Usage Specification, 1.0 to 1.3), plain or in gzip; several\n" +
			"files are parts of one bill. Sums are exact, never across currencies, and rest on nothing but the rows. What was paid\n" +
			"(BilledCost) stands beside what was used (EffectiveCost), by supplier, host, service and month. It is checked that what\n" +
			"was used and left unused of a commitment is what was paid for it. Damaged rows are named, with how many there are.\n\n" +
			"With -o FILE the bill becomes facts: a contract for each supplier with its monthly spend, what was paid ahead and the\n" +
			"credits used; with --company as blocks to put into that file, else as a company.hcl of its own. What no bill says\n" +
			"(who may end it, what a substitute takes) is left open. \"supplies\" is a word of your own: correct it.",
		Args: cobra.MinimumNArgs(1),
	}
	o.flags(c)
	i.flags(c, "")
	c.Flags().StringVar(&company, "company", "", "the company.hcl into which the facts are to be put: `FILE`")
	c.MarkFlagsMutuallyExclusive("json", "out")
	c.RunE = func(_ *cobra.Command, args []string) error {
		if company != "" && i.out == "" {
			return fmt.Errorf("--company wants -o FILE, or -o - for standard output: the facts are written there, never into %s itself", company)
		}
		done := p.progress("reading %s", args[0])
		bill := focus.Open(args...)
		done()
		if i.out != "" {
			return p.billFacts(bill, company, i)
		}
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

// billFacts writes what a bill says as blocks.
func (p *program) billFacts(bill *focus.Bill, company string, i importing) error {
	if refused, err := p.report(bill.Problems, nil); refused || err != nil {
		return err
	}
	o := focus.FactsOptions{Label: hclfile.Label}
	var there []loadline.Contract
	if company != "" {
		c, problems := dossier.Open(company).Company()
		if c == nil {
			_, err := p.report(problems, nil)
			return err
		}
		o.Currency, o.Known, there = c.Currency, c.Stakeholders, c.Contracts
	}
	facts := bill.Facts(o)
	if company == "" {
		return p.write(hclfile.Write(facts), i)
	}
	facts.Contracts = p.newContracts(facts.Contracts, there)
	text := hclfile.WriteDependence(facts)
	if i.out == "-" {
		_, err := p.out.Write(text)
		return err
	}
	if err := writeNew(i.out, text, i.force); err != nil {
		return err
	}
	fmt.Fprintf(p.out, "written: %s\nnext:    put its blocks into %s\n", i.out, company)
	return nil
}

// newContracts are those with suppliers that have none yet. One that is there is the user's: its figures are told, not written.
func (p *program) newContracts(found, there []loadline.Contract) []loadline.Contract {
	var out []loadline.Contract
	for _, c := range found {
		old := false
		for _, t := range there {
			if t.SupplierID == c.SupplierID {
				old = true
				fmt.Fprintf(p.err, "%v is there already: the bill has spend = %v a month\n", t.Ref(), c.Spend)
			}
		}
		if !old {
			out = append(out, c)
		}
	}
	return out
}
