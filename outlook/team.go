package outlook

import "loadline"

// team is a team on the path.
type team struct {
	of          *loadline.Hire
	ref         loadline.Ref
	first, last int
	people      loadline.Ratio
	adds        loadline.Ratio
	most        loadline.Ratio
	endless     bool           // there is no most
	each        loadline.Ratio // what one costs a month
}

// staffing lays out the teams.
func (b *book) staffing() {
	for i := range b.c.Plan.Hires {
		h := &b.c.Plan.Hires[i]
		x := &team{of: h, ref: loadline.Ref{Kind: "hire", Name: h.Name}, last: b.months - 1, endless: unsaid(h.Most)}
		x.people = b.figure(h.People, high, loadline.Textf("How many people has %v in its first month?", x.ref), h.At, cashRef())
		x.adds = b.optional(h.Adds, loadline.Ratio{}, high, loadline.Textf("How many join %v a month?", x.ref), h.At, cashRef())
		x.most = b.optional(h.Most, loadline.Ratio{}, high, loadline.Textf("How many people has %v at most?", x.ref), h.At, cashRef())
		salary := b.figure(h.Salary, high, loadline.Textf("What does one of %v earn a year?", x.ref), h.At, cashRef())
		onTop := b.optional(h.OnTop, loadline.Ratio{}, high, loadline.Textf("What comes on top of the salaries of %v?", x.ref), h.At, cashRef())
		x.each = salary.Mul(onTop.Add(loadline.Int(1))).Quo(loadline.Int(12))
		if h.From != 0 {
			x.first = max(b.monthOf(h.From), 0) // who is there when the plan begins is what it starts with
		}
		if h.To != 0 {
			x.last = min(x.last, b.monthOf(h.To))
		}
		b.teams = append(b.teams, x)
	}
}

// hiring lets the teams grow into a month, and pays them on its first day.
func (b *book) hiring(month int, flows *[]Flow) {
	for _, x := range b.teams {
		if month < x.first || month > x.last {
			b.set(x.ref, month, loadline.Ratio{})
			continue
		}
		t := b.term(x.ref, "when")
		if month > x.first && (t == nil || b.number(t, when{month: month, owner: "hire"}).Sign() != 0) {
			x.people = b.capped(carried(x.people.Add(x.adds)), x.ref, x.of.At)
		}
		if !x.endless {
			x.people = x.people.Min(x.most)
		}
		b.set(x.ref, month, x.people)
		if cost := cents(x.people.Mul(x.each)); cost.Sign() != 0 {
			*flows = append(*flows, Flow{Day: b.start(month), Kind: Spent, Of: x.ref, Purpose: x.of.Purpose, Cost: cost, Cash: cost.Neg(), At: x.of.At})
		}
	}
}
