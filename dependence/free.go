package dependence

import (
	"slices"

	"loadline"
)

// Free is the part of a supply that nothing binds. A contract's part is bound, whole, where a promise binds the company to take from
// nobody else, or something of a binding commitment is still to be bought, or it hangs on that one supplier: on the levels of DORA it
// is not substitutable, or highly complex to substitute. Nothing is free of what nobody names: what comes from none of the file's
// contracts may be free or not. Not known where no contract supplies it.
func (d *On) Free(supplies string) loadline.Number {
	capacity, ok := d.Concentration(supplies, Capacity)
	if !ok {
		return asked(loadline.Number{}, d.Company.At, loadline.Textf("Which contract supplies %v?", supplies))
	}
	bound := nought
	for _, p := range capacity.Parts {
		s, _ := d.Supplier(p.Supplier)
		t, open := d.tied(s, supplies)
		bound = bound.Add(perhaps(p.Share, t, open...))
	}
	rest := perhaps(capacity.Rest, loadline.CannotTell, loadline.Unknown{Question: loadline.Textf("Where does the rest of all %v come from?", supplies).String(), At: d.Company.At})
	if capacity.Rest.IsZero() {
		rest = nought
	}
	return notAbove(notBelow(whole.Sub(bound).Sub(rest), loadline.Int(0)), loadline.Int(1))
}

// tied says whether what a supplier supplies of something is bound: by any of its contracts, as any clause of one may.
func (d *On) tied(s Supplier, supplies string) (loadline.Truth, []loadline.Unknown) {
	out := loadline.No
	var open []loadline.Unknown
	for _, k := range s.Contracts {
		if k.Supplies != supplies {
			continue
		}
		for _, t := range d.ties(k) {
			out = max(out, t.so)
			if t.so == loadline.CannotTell {
				open = append(open, loadline.Unknown{Question: t.asks.String(), At: t.at})
			}
		}
	}
	return out, open
}

// tie is one way in which a contract binds what it supplies.
type tie struct {
	so   loadline.Truth
	asks loadline.Text
	at   loadline.Source
}

func (d *On) ties(k loadline.Contract) []tie {
	var out []tie
	for _, e := range k.Exclusives {
		if e.Binds == "company" {
			out = append(out, tie{binds(e, d.Day), loadline.Textf("Until when does the promise of %v to take from nobody else bind?", k.Ref()), e.At})
		}
	}
	for _, m := range k.Commitments {
		owed := Owed(k, m, d.Day)
		so := loadline.CannotTell
		if owed.IsZero() {
			so = loadline.No
		} else if owed.Lo != nil && owed.Lo.Sign() > 0 {
			so = loadline.Yes
		}
		asks := loadline.Textf("How much of the commitment %v of %v is still owed?", m.Name, k.Ref())
		if len(owed.Open) > 0 {
			asks = loadline.Textf("%v", owed.Open[0].Question)
		}
		out = append(out, tie{so, asks, m.At})
	}
	level, said := k.Substitutable.Get()
	hard := tie{loadline.TruthOf(Hardness(level) >= 2), loadline.Textf("How easily is %v replaced? (substitutable)", k.Ref()), k.At}
	if !said {
		hard.so = loadline.CannotTell
	}
	return append(out, hard)
}

// FreeCash is the part of the cash that nothing binds: of all the cash the plan states, what is left after what is restricted, the most
// that a plan or a loan asks to be held, and what is still owed under binding commitments whether or not it is used. Not below 0.
func (d *On) FreeCash() loadline.Number {
	p := d.Company.Plan
	cash := asked(p.Cash, p.At, loadline.Textf("How much cash does the company have? (plan { cash })"))
	bound := Held(d.Company, d.Day)
	for _, s := range d.Suppliers {
		bound = bound.Add(s.Owed)
	}
	if bound.IsZero() && cash.Known() {
		return whole
	}
	return notAbove(notBelow(whole.Sub(bound.Quo(cash)), loadline.Int(0)), loadline.Int(1))
}

// Held is the cash that may not be spent: what is restricted, and the most that the plan or a covenant of a loan asks to be held. What
// was paid ahead has left the cash already: the ledger counts so too.
func Held(c *loadline.Company, day loadline.Date) loadline.Number {
	or0 := func(n loadline.Number) loadline.Number {
		if n.Lo == nil && n.Hi == nil && len(n.Open) == 0 {
			return nought // such an amount is stated where there is one
		}
		return notBelow(n, loadline.Int(0))
	}
	most := or0(c.Plan.MinimumCash)
	for _, l := range c.Loans {
		if matures, said := l.Matures.Get(); isDraft(l.Status) || l.From > day || said && matures < day {
			continue
		}
		for _, v := range l.Covenants {
			most = Larger(most, or0(v.MinimumCash))
		}
	}
	return or0(c.Plan.Restricted).Add(most)
}

// Supplied are the words of what is supplied, in the order of the file.
func (d *On) Supplied() []string {
	var out []string
	for _, c := range d.Divided {
		if !slices.Contains(out, c.Supplies) {
			out = append(out, c.Supplies)
		}
	}
	return out
}
