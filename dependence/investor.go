package dependence

import (
	"cmp"
	"slices"

	"loadline"
)

// Steering is something that a supplier or an investor makes the company do, or keeps it from.
type Steering struct {
	Says loadline.Text
	At   loadline.Source
}

// SteeredBy is what somebody makes the company do who supplies nothing.
type SteeredBy struct {
	By string // the id of its party
	Steering
}

func (d *On) steersOf(k loadline.Contract) []Steering {
	var out []Steering
	for _, e := range k.Exclusives {
		if e.Binds == "company" && binds(e, d.Day) != loadline.No {
			out = append(out, Steering{exclusiveSays(k, e), e.At})
		}
	}
	for _, s := range k.Steers {
		out = append(out, Steering{loadline.Textf("%v: %v", title(k), s), k.At})
	}
	for _, p := range k.KeyPersons {
		out = append(out, Steering{loadline.Textf("%v may be ended when %v leaves", title(k), d.parties.title(p)), k.At})
	}
	return out
}

func exclusiveSays(k loadline.Contract, e loadline.Exclusive) loadline.Text {
	scope := loadline.Textf("everything")
	if len(e.Scope) > 0 {
		scope = wordList(e.Scope)
	}
	if until, said := e.Until.Get(); said {
		return loadline.Textf("%v: from nobody else for %v, until %v", title(k), scope, until)
	}
	return loadline.Textf("%v: from nobody else for %v", title(k), scope)
}

func steeredBy(t loadline.FundingTranche) []Steering {
	if t.Met == loadline.Yes || isDraft(t.Status) || t.If == "" {
		return nil
	}
	return []Steering{{loadline.Textf("%v is paid if %v", t.Ref(), t.If), t.At}}
}

// SpendBack is what of an investor's money comes back to it as revenue.
type SpendBack struct {
	ID, Title string
	Paid      loadline.Number // what its party has paid in: for shares that the company issued, for convertibles, as tranches that were met
	Promised  loadline.Number // tranches that are not met
	Credits   loadline.Number // the face of credits that it gave: money that never left it
	Back      loadline.Number // what the company buys from it: all that it has promised to buy, or a year's spend where that is more
	Ratio     loadline.Number // Back / Paid
	Circular  loadline.Number // the part of Paid that comes back: Ratio, at most 1
	Loop      []Passage       // from the investor to the company and back
}

// Passage is money that goes from one to another.
type Passage struct {
	From, To string // ids of stakeholders; "" is the company
	Amount   loadline.Number
	Says     loadline.Text
	At       loadline.Source
}

// invest traces the money of every investor that supplies something too, by its own hand, an affiliate's or that of a company that it
// owns in part: of what such a company is paid, its part.
func (d *On) invest() {
	flows := d.paid()
	backs := map[string]Passage{}
	for _, s := range d.Suppliers {
		back := nought
		for _, k := range s.Contracts {
			back = back.Add(d.bought(k))
		}
		backs[s.ID] = Passage{From: s.ID, Amount: back}
	}
	for _, id := range d.moneyed(flows) {
		s, supplies := d.Supplier(id)
		s.ID, s.Title, s.Members = id, d.parties.title(id), d.parties.members(id)
		b := SpendBack{ID: id, Title: s.Title, Paid: nought, Promised: nought, Credits: nought, Back: nought}
		for _, f := range flows {
			if d.parties.party(f.From) == id {
				b.Paid, b.Loop = b.Paid.Add(f.Amount), append(b.Loop, f)
			}
		}
		d.promised(&b, s)
		reserved := d.inRounds(&b, s)
		if len(b.Loop) == 0 && b.Promised.IsZero() {
			continue
		}
		for _, k := range s.Contracts {
			back := d.bought(k)
			b.Back, b.Loop = b.Back.Add(back), append(b.Loop, Passage{To: k.SupplierID, Amount: back, Says: loadline.Textf("%v", title(k)), At: k.At})
		}
		owns := d.ownedBy(&b, s, backs)
		if !supplies && !owns {
			continue
		}
		b.Back = Larger(b.Back, reserved)
		b.Ratio = b.Back.Quo(b.Paid)
		b.Circular = notAbove(notBelow(b.Ratio, loadline.Int(0)), loadline.Int(1))
		d.Investors = append(d.Investors, b)
	}
}

// moneyed are the parties that supply something, in their order, and then those that have paid in.
func (d *On) moneyed(flows []Passage) []string {
	var out []string
	for _, s := range d.Suppliers {
		out = append(out, s.ID)
	}
	for _, f := range flows {
		if p := d.parties.party(f.From); p != "" && !slices.Contains(out, p) {
			out = append(out, p)
		}
	}
	return out
}

// bought is what the company buys on a contract: all that it has promised to buy, or a year's spend where that is more.
func (d *On) bought(k loadline.Contract) loadline.Number {
	return d.counts(k, Larger(committedIn(k), d.spend(k).Mul(loadline.Exactly(loadline.Int(12)))))
}

// ownedBy adds what comes back to a party as owner of other suppliers, and says whether it owns a part of any.
func (d *On) ownedBy(b *SpendBack, s Supplier, backs map[string]Passage) bool {
	owns := false
	for _, other := range d.Suppliers {
		part := d.ownership(s, other)
		if other.ID == s.ID || part.IsZero() {
			continue
		}
		owns = true
		for _, k := range other.Contracts {
			b.Loop = append(b.Loop, Passage{To: k.SupplierID, Amount: d.bought(k), Says: loadline.Textf("%v", title(k)), At: k.At})
		}
		back := backs[other.ID].Amount.Mul(part)
		b.Back = b.Back.Add(back)
		b.Loop = append(b.Loop, Passage{From: other.ID, To: s.ID, Amount: back, Says: loadline.Textf("owns %v of it", loadline.InPercent(part))})
	}
	return owns
}

// inRounds takes out of what a party paid for shares of a closed round what it paid in credits, which is money that never left it, and
// returns what of its cash must be spent on its own services.
func (d *On) inRounds(b *SpendBack, s Supplier) (reserved loadline.Number) {
	reserved = nought
	for _, r := range d.Company.Rounds {
		for _, in := range r.Investors {
			if d.parties.party(in.StakeholderID) != s.ID || !d.issuedIn(r, in.StakeholderID) {
				continue
			}
			credits, kept := stated(in.Credits, in.At, loadline.Textf("What does %v pay in credits?", s.Title)), stated(in.Reserved, in.At, loadline.Textf("What of the cash of %v must be spent on its own services?", s.Title))
			b.Paid = notBelow(b.Paid.Sub(credits), loadline.Int(0))
			b.Credits, reserved = b.Credits.Add(credits), reserved.Add(kept)
		}
	}
	return reserved
}

// issuedIn says whether a round has issued shares to an investor, on its day or later.
func (d *On) issuedIn(r loadline.Round, investor string) bool {
	return slices.ContainsFunc(d.Company.Transactions, func(t loadline.Transaction) bool {
		issued, ok := t.(*loadline.StockIssuance)
		return ok && issued.StakeholderID == investor && issued.Date >= cmp.Or(r.Date, d.Company.AsOf) && issued.Date <= d.Day
	})
}

// stated is an amount as a number: nothing where there is none, and anything where nobody said.
func stated(m loadline.Stated[loadline.Money], at loadline.Source, question loadline.Text) loadline.Number {
	if amount, said := m.Get(); said {
		return loadline.Exactly(amount.Amount)
	}
	if m.Saying == loadline.None {
		return nought
	}
	return notBelow(asked(loadline.Number{}, at, question), loadline.Int(0))
}

func (d *On) promised(b *SpendBack, s Supplier) {
	for _, t := range d.Company.Tranches {
		if d.parties.party(t.ByID) == s.ID && t.Met != loadline.Yes && !isDraft(t.Status) {
			b.Promised = b.Promised.Add(t.Amount)
		}
	}
	for _, k := range d.Company.Contracts {
		for _, t := range k.Credits {
			if d.parties.party(cmp.Or(t.GrantorID, k.SupplierID)) == s.ID && !isDraft(k.Status) {
				b.Credits = b.Credits.Add(t.Face)
			}
		}
	}
}

// committedIn is all that a contract's binding commitments come to over their whole time.
func committedIn(k loadline.Contract) loadline.Number {
	out := nought
	for _, m := range k.Commitments {
		if m.Kind == "take_or_pay" || m.Kind == "minimum" || m.Kind == "prepaid" {
			amount := notBelow(asked(m.Amount, m.At, loadline.Textf("How much is committed by %v of %v?", m.Name, k.Ref())), loadline.Int(0))
			out = out.Add(perhaps(amount, bindingOf(m), askBinding(k, m)...))
		}
	}
	return out
}

// paid is the money that came in until the day. What comes of a conversion, a transfer or an exercise brought none that is not
// counted already.
func (d *On) paid() []Passage {
	results := map[string]bool{}
	for _, t := range d.Company.Transactions {
		for _, id := range resultsOf(t) {
			results[id] = true
		}
	}
	var out []Passage
	for _, t := range d.Company.Transactions {
		switch t := t.(type) {
		case *loadline.StockIssuance:
			if t.Date > d.Day || results[t.SecurityID] {
				continue
			}
			out = append(out, Passage{From: t.StakeholderID, Amount: d.priceOf(t), Says: loadline.Textf("%v shares", t.Quantity), At: t.At})
		case *loadline.ConvertibleIssuance:
			if t.Date > d.Day || results[t.SecurityID] {
				continue
			}
			out = append(out, Passage{From: t.StakeholderID, Amount: d.inCurrency(t.Investment, t.At), Says: loadline.Textf("a convertible"), At: t.At})
		}
	}
	for _, t := range d.Company.Tranches {
		on, said := t.On.Get()
		if isDraft(t.Status) || t.Met == loadline.No || said && on > d.Day {
			continue
		}
		q := loadline.Unknown{Question: loadline.Textf("How much of %v has been paid?", t.Ref()).String(), At: t.At}
		out = append(out, Passage{From: t.ByID, Amount: perhaps(t.Amount, t.Met, q), Says: loadline.Textf("%v", t.Ref()), At: t.At})
	}
	return out
}

func (d *On) priceOf(t *loadline.StockIssuance) loadline.Number {
	price, said := t.SharePrice.Get()
	switch {
	case t.SharePrice.Saying == loadline.None:
		return nought
	case !said:
		return notBelow(asked(loadline.Number{}, t.At, loadline.Textf("What was paid for a share of %v?", cmp.Or(t.CustomID, t.SecurityID))), loadline.Int(0))
	}
	return d.inCurrency(loadline.MoneyOf(price.Amount.Mul(t.Quantity.Ratio()), price.Currency), t.At)
}

// inCurrency is an amount in the company's own currency; not known of another, since nobody states a rate.
func (d *On) inCurrency(m loadline.Money, at loadline.Source) loadline.Number {
	if m.Currency != "" && d.Company.Currency != "" && m.Currency != d.Company.Currency {
		return notBelow(asked(loadline.Number{}, at, loadline.Textf("What were %v in %v?", m, d.Company.Currency)), loadline.Int(0))
	}
	return loadline.Exactly(m.Amount)
}

func resultsOf(t loadline.Transaction) []string {
	closing := func(c loadline.Closing) []string { return slices.Concat(c.ResultIDs, []string{c.BalanceID}) }
	switch t := t.(type) {
	case *loadline.Transfer:
		return closing(t.Closing)
	case *loadline.Cancellation:
		return closing(t.Closing)
	case *loadline.Repurchase:
		return closing(t.Closing)
	case *loadline.Conversion:
		return closing(t.Closing)
	case *loadline.Reissuance:
		return closing(t.Closing)
	case *loadline.Release:
		return closing(t.Closing)
	case *loadline.Consolidation:
		return []string{t.ResultID}
	}
	return nil
}

// wordList joins words for a sentence.
func wordList(words []string) loadline.Text {
	switch len(words) {
	case 0:
		return loadline.Text{}
	case 1:
		return loadline.Textf("%v", words[0])
	case 2:
		return loadline.Textf("%v and %v", words[0], words[1])
	}
	return loadline.Textf("%v, %v", words[0], wordList(words[1:]))
}
