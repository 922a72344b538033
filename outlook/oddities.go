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
		oddMeasures(c, &c.Contracts[i], odd)
	}
	for _, t := range c.Tranches {
		if t.Amount.Hi != nil && t.Amount.Hi.Sign() < 0 {
			odd(t.Ref(), t.At, loadline.Textf("%v brings less than nothing", t.Ref()), loadline.Textf("Its amount is %v: what the company pays is a cost or a loan.", t.Amount))
		}
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

// longestReplace is how many months anybody looks for a substitute at most: a hundred years.
const longestReplace = 1200

// oddMeasures are terms of a contract that no contract has.
func oddMeasures(c *loadline.Company, k *loadline.Contract, odd func(loadline.Ref, loadline.Source, loadline.Text, loadline.Text)) {
	if longer, said := k.Renews.Get(); said && longer.Months <= 0 && longer.Days <= 0 {
		odd(k.Ref(), k.At, loadline.Textf("%v renews by no time at all", k.Ref()), loadline.Textf("A contract that does not go on by itself has renews = none."))
	}
	if k.Spend.Lo != nil && k.Spend.Lo.Cmp(mostGrown()) > 0 {
		odd(k.Ref(), k.At, loadline.Textf("what is spent on %v is beyond all measure", k.Ref()), loadline.Textf("There is not so much money: it is above %v a month.", mostGrown()))
	}
	if n := k.Replace.Months; n.Lo != nil && n.Lo.Cmp(loadline.Int(longestReplace)) > 0 {
		odd(k.Ref(), k.At, loadline.Textf("replacing %v takes more than a hundred years", k.Ref()), loadline.Textf("replace is from looking for a substitute until an equal supply runs, such as months(6)."))
	}
	for name, steps := k.Under, 0; name != "" && steps < len(c.Contracts); steps++ {
		if name == k.Name {
			odd(k.Ref(), k.At, loadline.Textf("%v is a part of itself", k.Ref()), loadline.Textf("Following under from it leads back to it. under names the agreement above it."))
			return
		}
		i := slices.IndexFunc(c.Contracts, func(x loadline.Contract) bool { return x.Name == name })
		if i < 0 {
			return
		}
		name = c.Contracts[i].Under
	}
}
