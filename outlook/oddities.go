package outlook

import (
	"slices"

	"loadline"
)

// oddities are dates and lists of contracts and the plan that no document means as they stand.
func oddities(c *loadline.Company) loadline.Diagnostics {
	var out loadline.Diagnostics
	odd := func(of loadline.Ref, at loadline.Source, summary, detail loadline.Text) {
		out = append(out, loadline.Diagnostic{Code: loadline.ImplausibleValue, Severity: loadline.Warning, At: at, About: []loadline.Ref{of}, Summary: summary, Detail: detail,
			Hint: loadline.Textf("Correct it, or leave it: it is used as it stands.")})
	}
	backwards := func(of loadline.Ref, from, to loadline.Date, at loadline.Source) {
		if from != 0 && to != 0 && to < from {
			odd(of, at, loadline.Textf("%v ends before it begins", of), loadline.Textf("It runs from %v to %v.", from, to))
		}
	}
	for i := range c.Contracts {
		oddContract(&c.Contracts[i], odd, backwards)
	}
	for _, l := range c.Plan.Lines {
		ref := loadline.Ref{Kind: [...]string{"income", "cost"}[l.Kind], Name: l.Name}
		backwards(ref, l.From, l.To, l.At)
		if n := len(l.Season); n != 0 && n != 12 {
			odd(ref, l.At, loadline.Textf("%v has %d factors of a season", ref, n), loadline.Textf("A year has twelve, January first. None of them is used."))
		}
	}
	for _, t := range c.Plan.Trainings {
		backwards(loadline.Ref{Kind: "train", Name: t.Name}, t.From, t.To, t.At)
	}
	for _, s := range c.Plan.Servings {
		backwards(loadline.Ref{Kind: "serve", Name: s.Name}, s.From, s.To, s.At)
	}
	if c.Plan.Months > MostMonths {
		odd(loadline.Ref{Kind: "plan"}, c.Plan.At, loadline.Textf("the plan goes %d months far", c.Plan.Months), loadline.Textf("The ledger stops after %d.", MostMonths))
	}
	return out
}

func oddContract(k *loadline.Contract, odd func(loadline.Ref, loadline.Source, loadline.Text, loadline.Text), backwards func(loadline.Ref, loadline.Date, loadline.Date, loadline.Source)) {
	last, _ := k.To.Get()
	backwards(k.Ref(), k.From, last, k.At)
	for _, x := range k.Credits {
		expires, _ := x.Expires.Get()
		backwards(creditsRef(k.Name, x.Name), max(x.From, k.From), expires, x.At)
	}
	for _, x := range k.Commitments {
		ref := commitmentRef(k.Name, x.Name)
		from, to := x.Period.From, x.Period.To
		if from == 0 {
			from = k.From
		}
		backwards(ref, from, to, x.At)
		for _, due := range x.Due {
			if due < from {
				odd(ref, x.At, loadline.Textf("%v is due before it begins", ref), loadline.Textf("It begins on %v, and a shortfall is settled on %v.", from, due))
			}
		}
		names, _ := x.PaidBy.Get()
		for _, name := range names {
			if !slices.ContainsFunc(k.Credits, func(t loadline.CreditTranche) bool { return t.Name == name }) {
				odd(ref, x.At, loadline.Textf("%v may be paid by credits that the contract has not: %q", ref, name), loadline.Textf("paid_by names tranches of credits of %v.", k.Ref()))
			}
		}
	}
}
