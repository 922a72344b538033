package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"loadline"
	"loadline/deals"
	"loadline/formula"
	"loadline/question"
)

func (p *program) whoGets() *cobra.Command {
	var a asking
	var holder, as, costs, carveOut, unvested string
	c := page(&cobra.Command{Use: "who-gets AMOUNT|FROM..TO [FILE|FOLDER|ZIP]"}, "who-gets")
	c.Args = cobra.RangeArgs(1, 2)
	a.flags(c)
	c.Flags().StringVar(&holder, "holder", "", "say from which proceeds what `STAKEHOLDER` holds has value")
	c.Flags().StringVar(&as, "as", "sale", "what brings the money: `WORD` is sale, liquidation, dividend, licence or asset-sale")
	c.Flags().StringVar(&costs, "costs", "", "debt and costs that the file does not state: an `AMOUNT` paid before everything")
	c.Flags().StringVar(&carveOut, "carve-out", "", "a `PART` of all proceeds that goes to management or others, such as 8%")
	c.Flags().StringVar(&unvested, "unvested", "open", "whether options that have not vested take part: yes, no or open")
	c.RunE = func(_ *cobra.Command, args []string) error {
		q := question.WhoGets{Holder: holder}
		var err error
		if q.From, q.To, err = proceeds(args[0]); err != nil {
			return err
		}
		if q.Terms, err = exitTerms(costs, carveOut, unvested); err != nil {
			return err
		}
		var ok bool
		if q.Terms.As, ok = deals.ParseProceeds(as); !ok {
			return fmt.Errorf("--as takes %s, not %q", strings.Join(deals.ProceedsWords(), ", "), as)
		}
		on, d, ok, err := p.open(args[1:], a)
		if err != nil || !ok {
			return err
		}
		return p.answer(q.Ask(on), d, a.output)
	}
	return c
}

// proceeds reads an amount, or two with dots between.
func proceeds(s string) (from, to loadline.Ratio, err error) {
	low, high, isRange := strings.Cut(s, "..")
	if !isRange {
		high = low
	}
	for _, side := range []struct {
		written string
		to      *loadline.Ratio
	}{{low, &from}, {high, &to}} {
		m, ok := formula.ParseMoney(strings.TrimSpace(side.written), "")
		if !ok {
			return from, to, fmt.Errorf("%q is no amount; write 20M, 1,250,000.50, or a range such as 0..200M", side.written)
		}
		*side.to = m.Amount
	}
	if to.Cmp(from) < 0 {
		return from, to, fmt.Errorf("the range %s runs from a larger amount to a smaller one", s)
	}
	return from, to, nil
}

func exitTerms(costs, carveOut, unvested string) (t deals.ExitTerms, err error) {
	if costs != "" {
		m, ok := formula.ParseMoney(costs, "")
		if !ok || m.Amount.Sign() < 0 {
			return t, fmt.Errorf("--costs takes an amount such as 1.5M, not %q", costs)
		}
		t.Costs = m.Amount
	}
	if carveOut != "" {
		part, ok := loadline.ParseDecimal(strings.TrimSuffix(carveOut, "%"))
		if strings.HasSuffix(carveOut, "%") {
			part = part.Quo(loadline.Int(100))
		}
		if !ok || part.Sign() < 0 || part.Cmp(loadline.Int(1)) >= 0 {
			return t, fmt.Errorf("--carve-out takes a part below the whole such as 8%% or 0.08, not %q", carveOut)
		}
		t.CarveOut = part
	}
	switch unvested {
	case "yes":
		t.Unvested = loadline.Yes
	case "no":
		t.Unvested = loadline.No
	case "open":
	default:
		return t, fmt.Errorf("--unvested takes yes, no or open, not %q", unvested)
	}
	return t, nil
}
