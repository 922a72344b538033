package captable

import "loadline"

// Vested is what has vested of stock and grants together. Stock that is outstanding is vested or not, so its vested part
// is never below zero, whatever the bounds of the two say apart.
func (f *Figures) Vested() loadline.Number {
	return notNegative(f.Outstanding.Sub(f.UnvestedStock)).Add(f.VestedGrants)
}

// Unvested is what has not vested of stock and grants together.
func (f *Figures) Unvested() loadline.Number { return f.UnvestedStock.Add(f.UnvestedGrants) }

func notNegative(n loadline.Number) loadline.Number {
	zero := loadline.Ratio{}
	if n.Lo == nil || n.Lo.Sign() < 0 {
		n.Lo = &zero
	}
	return n
}
