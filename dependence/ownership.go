package dependence

import (
	"slices"

	"loadline"
)

// mostOwners is how long a chain of owners is followed: one that is longer, or goes round, is cut.
const mostOwners = 16

// ownership is the part of a supplier that a party owns, through entities: along each chain the product of its parts, all chains
// together, at most the whole. A part that nobody stated is anything up to the whole.
func (d *On) ownership(owner, supplier Supplier) loadline.Number {
	out := nought
	for _, e := range d.Company.Entities {
		if slices.ContainsFunc(supplier.Members, func(id string) bool { return e.Is == d.refOf(id) && e.Is != loadline.Ref{} }) {
			out = out.Add(d.partOwned(owner, e, mostOwners))
		}
	}
	return notAbove(out, loadline.Int(1))
}

func (d *On) partOwned(owner Supplier, e loadline.Entity, left int) loadline.Number {
	out := nought
	if left == 0 {
		return out
	}
	for _, o := range e.Owners {
		held := nought
		if slices.ContainsFunc(owner.Members, func(id string) bool { return o.Owner == d.refOf(id) }) {
			held = whole
		}
		for _, mid := range d.Company.Entities { // an owner may be an entity by its own name, or as the stakeholder that it is
			if held.IsZero() && (o.Owner == mid.Ref() || o.Owner == mid.Is) {
				held = d.partOwned(owner, mid, left-1)
			}
		}
		if held.IsZero() {
			continue
		}
		part := asked(o.Fraction, o.At, loadline.Textf("What part of %v belongs to %v?", e.Ref(), o.Owner))
		out = out.Add(held.Mul(notAbove(notBelow(part, loadline.Int(0)), loadline.Int(1))))
	}
	return out
}
