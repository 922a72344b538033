package outlook

import (
	"fmt"
	"math/big"
	"slices"

	"loadline"
)

func fromFloat(x float64) loadline.Ratio {
	r := new(big.Rat)
	if r.SetFloat64(x) == nil {
		return loadline.Ratio{}
	}
	return loadline.FromRat(r)
}

// cloned is a company whose plan, contracts, loans and tranches may be changed.
func cloned(c *loadline.Company) *loadline.Company {
	out := *c
	p := &out.Plan
	p.Lines, p.Hires, p.Raises = slices.Clone(p.Lines), slices.Clone(p.Hires), slices.Clone(p.Raises)
	p.Trainings, p.Servings = slices.Clone(p.Trainings), slices.Clone(p.Servings)
	for i := range p.Lines {
		p.Lines[i].Once = slices.Clone(p.Lines[i].Once)
	}
	out.Contracts, out.Loans, out.Tranches = slices.Clone(c.Contracts), slices.Clone(c.Loans), slices.Clone(c.Tranches)
	for i := range out.Contracts {
		k := &out.Contracts[i]
		k.Commitments, k.Credits = slices.Clone(k.Commitments), slices.Clone(k.Credits)
	}
	for i := range out.Loans {
		out.Loans[i].Covenants = slices.Clone(out.Loans[i].Covenants)
	}
	return &out
}

// figures visits every figure that the ledger takes the middle of, with what it means.
func figures(c *loadline.Company, visit func(key string, n *loadline.Number, at loadline.Source)) {
	p := &c.Plan
	visit("plan.cash", &p.Cash, p.At)
	visit("plan.restricted", &p.Restricted, p.At)
	visit("plan.prepaid", &p.Prepaid, p.At)
	visit("plan.minimum_cash", &p.MinimumCash, p.At)
	for i := range p.Lines {
		l := &p.Lines[i]
		key := lineRef(l).String()
		visit(key+".start", &l.Start, l.At)
		visit(key+".grows", &l.Grows, l.At)
		for j := range l.Once {
			visit(fmt.Sprintf("%s.once#%d", key, j), &l.Once[j].Amount, l.At)
		}
	}
	for i := range p.Hires {
		h := &p.Hires[i]
		key := "hire." + h.Name
		visit(key+".people", &h.People, h.At)
		visit(key+".adds", &h.Adds, h.At)
		visit(key+".most", &h.Most, h.At)
		visit(key+".salary", &h.Salary, h.At)
		visit(key+".on_top", &h.OnTop, h.At)
	}
	for i := range p.Raises {
		r := &p.Raises[i]
		key := "raise." + r.Name
		visit(key+".succeeds", &r.Succeeds, r.At)
		visit(key+".takes", &r.Takes.Months, r.At)
		visit(key+".again", &r.Again.Months, r.At)
		visit(key+".cost", &r.Cost, r.At)
	}
	machineFigures(p, visit)
	contractFigures(c, visit)
}

// machineFigures are those of runs and loads.
func machineFigures(p *loadline.Plan, visit func(key string, n *loadline.Number, at loadline.Source)) {
	for i := range p.Trainings {
		t := &p.Trainings[i]
		key := "train." + t.Name
		visit(key+".parameters", &t.Parameters, t.At)
		visit(key+".active", &t.Active, t.At)
		visit(key+".tokens", &t.Tokens, t.At)
		visit(key+".utilisation", &t.Utilisation, t.At)
		visit(key+".multiplier", &t.Multiplier, t.At)
		visit(key+".price", &t.PricePerHour, t.At)
	}
	for i := range p.Servings {
		s := &p.Servings[i]
		key := "serve." + s.Name
		visit(key+".parameters", &s.Parameters, s.At)
		visit(key+".active", &s.Active, s.At)
		visit(key+".tokens_in", &s.TokensIn, s.At)
		visit(key+".tokens_out", &s.TokensOut, s.At)
		visit(key+".grows", &s.Grows, s.At)
		visit(key+".utilisation", &s.Utilisation, s.At)
		visit(key+".price", &s.PricePerHour, s.At)
	}
}

// contractFigures are those of contracts, loans and tranches.
func contractFigures(c *loadline.Company, visit func(key string, n *loadline.Number, at loadline.Source)) {
	for i := range c.Contracts {
		k := &c.Contracts[i]
		key := k.Ref().String()
		visit(key+".capacity", &k.Capacity, k.At)
		for j := range k.Commitments {
			visit(key+"."+k.Commitments[j].Name+".amount", &k.Commitments[j].Amount, k.Commitments[j].At)
		}
		for j := range k.Credits {
			visit(key+"."+k.Credits[j].Name+".face", &k.Credits[j].Face, k.Credits[j].At)
			visit(key+"."+k.Credits[j].Name+".used", &k.Credits[j].Used, k.Credits[j].At)
		}
	}
	for i := range c.Loans {
		l := &c.Loans[i]
		visit(l.Ref().String()+".amount", &l.Amount, l.At)
		visit(l.Ref().String()+".rate", &l.Rate, l.At)
		for j := range l.Covenants {
			visit(l.Ref().String()+"."+l.Covenants[j].Name, &l.Covenants[j].MinimumCash, l.Covenants[j].At)
		}
	}
	for i := range c.Tranches {
		t := &c.Tranches[i]
		visit(t.Ref().String()+".amount", &t.Amount, t.At)
	}
}

// lineRef is how expressions and answers name a line.
func lineRef(l *loadline.PlanLine) loadline.Ref {
	return loadline.Ref{Kind: [...]string{"income", "cost"}[l.Kind], Name: l.Name}
}
