package deals

import (
	"slices"

	"loadline"
	"loadline/captable"
)

// causes of a change of a holder's part.
const (
	byMoney = iota
	byPool
	byConversion
	byProtection
	byResale
	mostCauses
)

// gains is the shares that each holder gets by each cause. The unissued pool has no id.
type gains map[string]*[mostCauses]ratio

func (g gains) add(holder string, cause int, n ratio) {
	if g[holder] == nil {
		g[holder] = &[mostCauses]ratio{}
	}
	g[holder][cause] = g[holder][cause].Add(n)
}

// dilute says which cause moved which part. A cause that adds a part of all shares after takes that part of what every holder had.
func (w *walk) dilute() {
	g := w.gains()
	var all [mostCauses]ratio
	for _, of := range g {
		for cause, n := range of {
			all[cause] = all[cause].Add(n)
		}
	}
	before := map[string]ratio{}
	for _, h := range w.holders {
		before[h.id] = h.shares
	}
	r := w.reading
	for _, id := range w.everybody(g) {
		had := before[id]
		if id == "" {
			had = w.unissued
		}
		d := Diluted{StakeholderID: id, SharesBefore: had, SharesAfter: had, Before: had.Quo(r.Before)}
		of := [mostCauses]ratio{}
		if g[id] != nil {
			of = *g[id]
		}
		for cause, n := range of {
			d.SharesAfter = d.SharesAfter.Add(n)
			of[cause] = n.Sub(d.Before.Mul(all[cause])).Quo(r.After)
		}
		d.After = d.SharesAfter.Quo(r.After)
		d.NewMoney, d.Pool, d.Conversion, d.AntiDilution, d.Resale = of[byMoney], of[byPool], of[byConversion], of[byProtection], of[byResale]
		r.Diluted = append(r.Diluted, d)
	}
}

// gains is who gets shares by what.
func (w *walk) gains() gains {
	g, r := gains{}, w.reading
	for _, x := range r.Issued {
		g.add(x.StakeholderID, byMoney, x.Shares)
	}
	for _, x := range r.Converted {
		g.add(x.StakeholderID, byConversion, x.Shares)
	}
	for _, x := range r.Pools {
		g.add("", byPool, x.Shares)
	}
	for _, x := range r.Forced {
		g.add(x.StakeholderID, byConversion, x.Becomes.Sub(x.Shares.Mul(w.each(x.ClassID))))
	}
	w.protection(g)
	for _, x := range r.Sold {
		n := x.Shares.Mul(w.eachAfter(x.ClassID))
		g.add(x.FromID, byResale, n.Neg())
		g.add(x.ToID, byResale, n)
	}
	return g
}

// protection is what holders of adjusted classes, and of rights to them, get by it.
func (w *walk) protection(g gains) {
	for _, x := range w.reading.Adjusted {
		if !x.Triggered {
			continue
		}
		more := w.eachAfter(x.ClassID).Sub(w.each(x.ClassID))
		for _, p := range w.positions {
			if p.ClassID == x.ClassID && p.Kind != captable.KindCashRight && !isPromise(p.Kind) {
				g.add(p.StakeholderID, byProtection, w.kept(p).Mul(more))
			}
		}
	}
}

// kept is what is left of a security after pay-to-play.
func (w *walk) kept(p captable.Position) ratio {
	n := w.exact(p.Outstanding, loadline.Textf("How many shares are %v?", p.SecurityID), p.At)
	for _, f := range w.reading.Forced {
		if f.SecurityID == p.SecurityID {
			n = n.Sub(f.Shares)
		}
	}
	return n
}

// eachAfter is what a share of a class converts into after the round.
func (w *walk) eachAfter(class string) ratio {
	for _, x := range w.reading.Adjusted {
		if x.ClassID == class {
			return w.each(class).Mul(x.Before).Quo(x.Printed)
		}
	}
	return w.each(class)
}

// everybody is the holders in the order of the company's stakeholders, then those of no stakeholder's block, then the pool.
func (w *walk) everybody(g gains) []string {
	here := map[string]bool{}
	for _, h := range w.holders {
		here[h.id] = h.shares.Sign() != 0
	}
	for id := range g {
		here[id] = true
	}
	delete(here, "")
	var out []string
	for i := range w.company.Stakeholders {
		if id := w.company.Stakeholders[i].ID; here[id] {
			out = append(out, id)
			delete(here, id)
		}
	}
	var others []string
	for id, is := range here {
		if is {
			others = append(others, id)
		}
	}
	slices.Sort(others)
	out = append(out, others...)
	if w.unissued.Sign() > 0 || g[""] != nil {
		out = append(out, "")
	}
	return out
}
