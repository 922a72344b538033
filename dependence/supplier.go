package dependence

import (
	"slices"

	"loadline"
)

// Given is what other engines know, handed in by who asks. A nil function is a fact that nobody knows.
type Given struct {
	Cash loadline.Number                                               // free of what is restricted or must be held, on the day; nothing handed in: what the plan begins with
	Air  func(without []string, on loadline.Date) Air                  // of the ledger: how long the cash lasts where nothing runs on these contracts from a day on
	Used func(contract string, within loadline.Period) loadline.Number // what the plan buys on a contract in some days, in money
}

// Air is how long the company lasts.
type Air struct {
	Months loadline.Number // until the first month in which free cash is below 0; no upper end where it lasts as long as the plan goes
	Low    loadline.Number // the least that free cash comes to
	LowOn  loadline.Date   // 0: not known
}

// On is on whom a company depends on a day.
type On struct {
	Company   *loadline.Company
	Day       loadline.Date
	Suppliers []Supplier // in the order of the file
	Divided   []Concentration
	Investors []SpendBack
	Steered   []SteeredBy     // what those who supply nothing make the company do: the conditions of their tranches
	Cash      loadline.Number // free cash, as given
	Assumed   []loadline.Assumption

	given   Given
	parties parties
}

// Supplier is a party that supplies something, and what it takes to do without it.
type Supplier struct {
	ID        string // of its party: the first of the stakeholders that count as one
	Title     string
	Members   []string
	Contracts []loadline.Contract // in force, or perhaps
	Supplies  []string
	Spend     loadline.Number // a month
	Owed      loadline.Number // still to be bought under binding commitments
	Switch    Switch
	Air       Air             // without it, from the day on
	ExitRatio loadline.Number // the cost to switch in free cash
	ExitGap   loadline.Number // months from when the cash is out without it until a substitute runs; at most 0: none
	Steers    []Steering
}

// Of measures on whom a company depends on a day; 0 is the day of the file.
func Of(c *loadline.Company, day loadline.Date, g Given) *On {
	if day == 0 {
		day = c.AsOf
	}
	d := &On{Company: c, Day: day, given: g, parties: partiesOf(c)}
	if g.Cash.Lo == nil && g.Cash.Hi == nil && len(g.Cash.Open) == 0 && c.Plan.Stated() {
		g.Cash = c.Plan.Cash.Sub(Held(c, day))
	}
	d.Cash = asked(g.Cash, c.Plan.At, loadline.Textf("How much free cash does the company have? (plan { cash })"))
	seen := map[string]int{}
	for _, k := range c.Contracts {
		if inForce(c, k, day) == loadline.No {
			continue
		}
		id := d.parties.party(k.SupplierID)
		i, ok := seen[id]
		if !ok {
			i = len(d.Suppliers)
			seen[id] = i
			d.Suppliers = append(d.Suppliers, Supplier{ID: id, Title: d.parties.title(id), Members: d.parties.members(id)})
		}
		s := &d.Suppliers[i]
		s.Contracts = append(s.Contracts, k)
		if !slices.Contains(s.Supplies, k.Supplies) {
			s.Supplies = append(s.Supplies, k.Supplies)
		}
		d.assume(k)
	}
	for i := range d.Suppliers {
		d.measure(&d.Suppliers[i])
	}
	for _, t := range c.Tranches {
		if _, supplies := d.Supplier(t.ByID); !supplies {
			for _, x := range steeredBy(t) {
				d.Steered = append(d.Steered, SteeredBy{d.parties.party(t.ByID), x})
			}
		}
	}
	d.divide()
	d.invest()
	return d
}

// Supplier is the supplier that a stakeholder is, by an id of its party.
func (d *On) Supplier(id string) (Supplier, bool) {
	party := d.parties.party(id)
	for _, s := range d.Suppliers {
		if s.ID == party {
			return s, true
		}
	}
	return Supplier{}, false
}

// Concentration is that of a supply by a measure.
func (d *On) Concentration(supplies string, of Yardstick) (Concentration, bool) {
	for _, x := range d.Divided {
		if x.Supplies == supplies && x.Of == of {
			return x, true
		}
	}
	return Concentration{}, false
}

func (d *On) assume(k loadline.Contract) {
	if !k.To.Known() && d.Day <= d.Company.AsOf {
		d.Assumed = append(d.Assumed, loadline.Assumption{Says: loadline.Textf("%v is in force: the file states it and no end", title(k)),
			Settles: loadline.Textf("Until when does %v run?", k.Ref()), At: k.At})
	}
	if inForce(d.Company, k, d.Day) == loadline.CannotTell {
		d.Assumed = append(d.Assumed, loadline.Assumption{Says: loadline.Textf("%v may or may not be in force on %v: both are counted with", title(k), d.Day),
			Settles: loadline.Textf("Is %v in force on %v?", k.Ref(), d.Day), At: k.At})
	}
}

func (d *On) measure(s *Supplier) {
	var spend, owed []loadline.Number
	var names []string
	for _, k := range s.Contracts {
		spend = append(spend, d.spend(k))
		for _, m := range k.Commitments {
			owed = append(owed, d.counts(k, Owed(k, m, d.Day)))
		}
		names = append(names, k.Name)
		s.Steers = append(s.Steers, d.steersOf(k)...)
	}
	s.Spend, s.Owed = sum(spend), sum(owed)
	s.Switch = d.switching(*s)
	if d.given.Air != nil {
		s.Air = d.given.Air(names, d.Day)
	}
	s.Air.Months = asked(s.Air.Months, d.Company.Plan.At, loadline.Textf("How many months of cash are there without %v? (plan)", s.Title))
	s.ExitRatio = s.Switch.Cost.Quo(d.Cash)
	if d.Cash.Lo != nil && d.Cash.Lo.Sign() <= 0 && d.Cash.Hi != nil {
		s.ExitRatio = asked(s.ExitRatio, d.Company.Plan.At, loadline.Textf("There is no free cash to pay for leaving %v.", s.Title))
	}
	s.ExitGap = s.Switch.Time.Sub(s.Air.Months)
	for _, t := range d.Company.Tranches {
		if d.parties.party(t.ByID) == s.ID {
			s.Steers = append(s.Steers, steeredBy(t)...)
		}
	}
}

// counts is a figure of a contract as far as it is in force.
func (d *On) counts(k loadline.Contract, n loadline.Number) loadline.Number {
	return perhaps(n, inForce(d.Company, k, d.Day), loadline.Unknown{Question: loadline.Textf("Is %v in force on %v?", k.Ref(), d.Day).String(), At: k.At})
}

func (d *On) spend(k loadline.Contract) loadline.Number {
	n := asked(k.Spend, k.At, loadline.Textf("What is spent on %v a month?", k.Ref()))
	return d.counts(k, notBelow(n, loadline.Int(0)))
}

// divide measures every supply of the file by every measure.
func (d *On) divide() {
	var words []string
	for _, s := range d.Suppliers {
		for _, w := range s.Supplies {
			if !slices.Contains(words, w) {
				words = append(words, w)
			}
		}
	}
	for _, w := range words {
		for of := Spend; of <= Committed; of++ {
			d.Divided = append(d.Divided, d.concentration(w, of))
		}
	}
}

func (d *On) concentration(supplies string, of Yardstick) Concentration {
	out := Concentration{Supplies: supplies, Of: of, Rest: nought}
	var amounts []loadline.Number
	for _, s := range d.Suppliers {
		if !slices.Contains(s.Supplies, supplies) {
			continue
		}
		n := nought
		for _, k := range s.Contracts {
			if k.Supplies == supplies {
				n = n.Add(d.amount(k, of))
			}
		}
		out.Parts, amounts = append(out.Parts, PartOf{Supplier: s.ID, Amount: n}), append(amounts, n)
	}
	var shares []loadline.Number
	if of == Capacity && !d.reserved(supplies) {
		shares, out.Rest = parted(amounts)
	} else {
		shares = divided(amounts)
	}
	if of != Capacity && sum(amounts).IsZero() {
		out.Parts = nil // nothing is spent or owed, so that there is nothing to divide
		return out
	}
	for i := range out.Parts {
		out.Parts[i].Share = shares[i]
	}
	out.measured()
	return out
}

// reserved says whether shares of capacity come from what is reserved: where nobody states a part, and all reserve the same chip.
func (d *On) reserved(supplies string) bool {
	chip, n := "", 0
	for _, s := range d.Suppliers {
		for _, k := range s.Contracts {
			if k.Supplies != supplies {
				continue
			}
			if p := partOf(k); p.Lo != nil || p.Hi != nil || k.Capacity.Lo == nil || k.Chip == "" || n > 0 && k.Chip != chip {
				return false
			}
			chip, n = k.Chip, n+1
		}
	}
	return n > 1
}

func (d *On) amount(k loadline.Contract, of Yardstick) loadline.Number {
	switch of {
	case Spend:
		return d.spend(k)
	case Capacity:
		if d.reserved(k.Supplies) {
			return d.counts(k, k.Capacity)
		}
		return d.counts(k, asked(partOf(k), k.At, loadline.Textf("What part of all %v comes from %v?", k.Supplies, k.Ref())))
	}
	var owed []loadline.Number
	for _, m := range k.Commitments {
		owed = append(owed, d.counts(k, Owed(k, m, d.Day)))
	}
	return sum(owed)
}
