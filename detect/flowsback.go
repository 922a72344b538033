package detect

import (
	"cmp"

	"loadline"
)

// FlowsBack finds money of signed rounds that is kept for buying the investor's own services: it comes back to whoever pays it. Where
// the company's law has a provision on that, the letter is a warning with its words; otherwise it is a note. A round tells nothing
// until its papers are signed.
func FlowsBack(c *loadline.Company, day loadline.Date) loadline.Diagnostics {
	var out loadline.Diagnostics
	for _, r := range c.Rounds {
		for _, i := range r.Investors {
			if m, said := i.Reserved.Get(); said && m.Amount.Sign() > 0 {
				out = append(out, flowsBack(c, day, r, i, m))
			}
		}
	}
	return out
}

func flowsBack(c *loadline.Company, day loadline.Date, r loadline.Round, i loadline.RoundInvestor, kept loadline.Money) loadline.Diagnostic {
	who, ref := i.StakeholderID, loadline.Ref{Kind: "stakeholder", Name: i.StakeholderID}
	for _, s := range c.Stakeholders {
		if s.ID == i.StakeholderID {
			who, ref = s.Title(), s.Ref()
		}
	}
	round := cmp.Or(r.Title, r.Name)
	d := loadline.Diagnostic{Code: loadline.ContributionFlowsBack, Severity: loadline.Note, At: i.At, About: []loadline.Ref{r.Ref(), ref},
		Summary: loadline.Textf("%v of what %v pays in %v comes back to it: it is kept for its own services", kept, who, round),
		Detail:  loadline.Textf("The company can spend it on nothing else, and the investor has it again as revenue."),
		Hint:    loadline.Textf("Leave the money free, and let the company buy where it likes.")}
	if cash, said := i.Cash.Get(); said {
		d.Summary = loadline.Textf("%v of the %v that %v pays in %v comes back to it: it is kept for its own services", kept, cash, who, round)
	}
	for _, p := range c.ProvisionsOn(day) {
		if p.HangsOn == loadline.ReservedMoney {
			d.Severity = loadline.Warning
			d.Detail = loadline.Textf("%v: %v (%v: “%v”).", p.Title, p.Effect, p.Cites, p.Quote)
			d.Hint = loadline.Textf("Strike what keeps it (reserved), or have counsel disclose it to the register and secure a claim of full value.")
			return d
		}
	}
	return d
}
