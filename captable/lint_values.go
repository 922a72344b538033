package captable

import (
	"cmp"
	"slices"

	"loadline"
)

// What no document means as it stands: a discount of 20, a note that is due before it was issued, half a share.

// doubtful says that a value is not one that a document means.
func (b *builder) doubtful(at loadline.Source, summary, detail, hint loadline.Text) {
	if !b.notes.full(loadline.ImplausibleValue, loadline.Warning) {
		b.notes.add(loadline.Diagnostic{Code: loadline.ImplausibleValue, Severity: loadline.Warning, Summary: summary, Detail: detail, Hint: hint, At: at})
	}
}

// price says of an amount of money that it is below zero.
func (b *builder) price(what, of string, m loadline.Stated[loadline.Money], at loadline.Source) {
	if v, said := m.Get(); said && v.Amount.Sign() < 0 {
		b.doubtful(stated(m.At, at), loadline.Textf("%s of %s is negative: %v", what, of, v),
			loadline.Textf("Nobody pays less than nothing for a share. The figures of holdings do not hang on it."),
			loadline.Textf("Correct the sign, or leave the price out where it is not known."))
	}
}

// stated is the place of an attribute, else that of its fact.
func stated(attribute, fact loadline.Source) loadline.Source {
	if attribute.Known() {
		return attribute
	}
	return fact
}

// impossible refuses a number of shares below zero.
func (b *builder) impossible(what, of string, n loadline.Ratio, at loadline.Source) {
	if n.Sign() >= 0 || b.notes.full(loadline.BadValue, loadline.Error) {
		return
	}
	b.notes.add(loadline.Diagnostic{Code: loadline.BadValue, Severity: loadline.Error,
		Summary: loadline.Textf("%s of %s is negative: %v", what, of, loadline.SharesOf(n)),
		Detail:  loadline.Textf("A number of shares is never negative, and what was meant cannot be told."),
		Hint:    loadline.Textf("Write how many shares there are."),
		At:      at})
}

func (b *builder) authorizes(of string, n loadline.Stated[loadline.Shares], at loadline.Source) {
	if v, said := n.Get(); said {
		b.impossible("The authorised number", of, v.Ratio(), stated(n.At, at))
	}
}

// values looks at every fact for values that it cannot mean.
func (b *builder) values() {
	b.authorizes("the company", b.company.Authorized, b.company.At)
	for i := range b.classes {
		if f := b.classes[i].fact; f != nil {
			b.classValues(f, b.classes[i].title())
		}
	}
	parts := map[[2]int32]*partShares{}
	for i := range b.secs {
		b.issueValues(int32(i), parts)
	}
	for _, t := range b.company.Transactions {
		b.eventValues(t)
	}
	b.tellParts(parts)
}

func (b *builder) classValues(f *loadline.StockClass, title string) {
	b.authorizes(title, f.Authorized, f.At)
	b.price("The nominal value", title, f.Par, f.At)
	b.price("The original issue price", title, f.OriginalIssuePrice, f.At)
	if v, said := f.OriginalIssuePrice.Get(); said && v.Amount.Sign() == 0 && f.Kind == loadline.Preferred {
		b.doubtful(stated(f.OriginalIssuePrice.At, f.At), loadline.Textf("The original issue price of %s is nothing", title),
			loadline.Textf("Preferences, conversion prices and protection against dilution are worked out from it: at nothing, preferred stock is preferred in nothing."),
			loadline.Textf("State the price as the charter gives it, or leave it out where it is not known."))
	}
	for _, r := range f.Conversions {
		b.rightValues(title, f, r)
	}
}

func (b *builder) rightValues(title string, f *loadline.StockClass, r loadline.ConversionRight) {
	b.price("The conversion price", title, r.Price, stated(r.At, f.At))
	if r.Ratio.Hi != nil && r.Ratio.Hi.Sign() <= 0 {
		b.doubtful(stated(r.At, f.At), loadline.Textf("The conversion ratio of %s is %v", title, r.Ratio),
			loadline.Textf("A right of conversion gives some shares for the share that is given up."),
			loadline.Textf("State how many shares of the other class one share becomes."))
	}
	b.compareRatio(title, f, r)
}

// issueValues looks at one issuance.
func (b *builder) issueValues(i int32, parts map[[2]int32]*partShares) {
	s := &b.secs[i]
	switch t := b.company.Transactions[s.tx].(type) {
	case *loadline.StockIssuance:
		b.price("The price", b.nameOf(i), t.SharePrice, t.At)
		b.quantityOf(i, t.Quantity.Ratio(), parts)
	case *loadline.GrantIssuance:
		b.price("The exercise price", b.nameOf(i), t.ExercisePrice, t.At)
		b.inOrder("expires", i, t.Expires, t.At)
		b.quantityOf(i, t.Quantity.Ratio(), parts)
	case *loadline.WarrantIssuance:
		b.price("The exercise price", b.nameOf(i), t.ExercisePrice, t.At)
		b.price("The purchase price", b.nameOf(i), t.PurchasePrice, t.At)
		b.inOrder("expires", i, t.Expires, t.At)
		if t.Quantity.Hi != nil {
			b.impossible("The number of shares", b.nameOf(i), *t.Quantity.Hi, t.At)
			if t.Quantity.Known() {
				b.quantityOf(i, *t.Quantity.Lo, parts)
			}
		}
	case *loadline.ConvertibleIssuance:
		b.convertibleValues(i, t)
	}
}

func (b *builder) inOrder(does string, i int32, day loadline.Stated[loadline.Date], at loadline.Source) {
	if d, said := day.Get(); said && d < b.secs[i].date {
		b.doubtful(stated(day.At, at), loadline.Textf("%s %s on %v, before it is issued on %v", b.nameOf(i), does, d, b.secs[i].date),
			loadline.Textf("One of the two dates is wrong. Figures use both as they are stated."),
			loadline.Textf("Correct the date."))
	}
}

func (b *builder) convertibleValues(i int32, t *loadline.ConvertibleIssuance) {
	name, x := b.nameOf(i), &t.Terms
	b.inOrder("matures", i, x.Maturity, t.At)
	if t.Investment.Amount.Sign() == 0 {
		b.nothingIssued(i)
	}
	if v, said := x.FixedShares.Get(); said {
		b.impossible("The number of shares", name, v.Ratio(), stated(x.FixedShares.At, t.At))
	}
	if v, said := x.Cap.Get(); said && v.Amount.Sign() <= 0 {
		b.doubtful(stated(x.Cap.At, t.At), loadline.Textf("The valuation cap of %s is %v", name, v),
			loadline.Textf("At a cap of nothing its holder would receive the whole company."),
			loadline.Textf("Where it has no cap, say that there is none."))
	}
	if d, said := x.Discount.Get(); said {
		b.discount(name, d, stated(x.Discount.At, t.At))
	}
	for _, r := range x.Interest {
		b.interest(name, r, t.At)
	}
}

// discount says that a discount is beyond any that is agreed. Half off the price is more than any, and what a SAFE calls
// its Discount Rate is what is left of the price: "the Discount Rate is [100 minus the discount]%" (Y Combinator, SAFE).
func (b *builder) discount(name string, d loadline.Ratio, at loadline.Source) {
	summary := loadline.Textf("The discount of %s is %v", name, loadline.InPercent(loadline.Exactly(d)))
	one, hundred := loadline.Int(1), loadline.Int(100)
	switch {
	case d.Sign() < 0:
		b.doubtful(at, summary, loadline.Textf("It would make shares dearer than in the round."), loadline.Textf("A fifth off the price is written 0.2."))
	case d.Cmp(one) > 0:
		b.doubtful(at, summary, loadline.Textf("It is written %v, as a part of the price, and no more than all of it can be taken off.", d),
			loadline.Textf("If %v percent is meant, write %v.", d, d.Quo(hundred)))
	case d.Equal(one):
		b.doubtful(at, summary, loadline.Textf("Shares would cost nothing."), loadline.Textf("If one percent is meant, write 0.01; where there is no discount, say that there is none."))
	case d.Cmp(loadline.Frac(1, 2)) > 0:
		b.doubtful(at, summary, loadline.Textf("More than half is taken off the price. Documents that speak of a discount rate of %v mean that this part of the price is paid.", loadline.InPercent(loadline.Exactly(d))),
			loadline.Textf("If that is meant, write %v.", one.Sub(d)))
	}
}

func (b *builder) interest(name string, r loadline.InterestRate, at loadline.Source) {
	summary := loadline.Textf("%s bears interest of %v a year", name, loadline.InPercent(loadline.Exactly(r.Rate)))
	switch {
	case r.Rate.Sign() < 0:
		b.doubtful(at, summary, loadline.Textf("A note does not lose by the year."), loadline.Textf("Eight percent is written 0.08."))
	case r.Rate.Cmp(loadline.Int(1)) >= 0:
		b.doubtful(at, summary, loadline.Textf("It is written %v, as a part of what was lent.", r.Rate), loadline.Textf("If %v percent is meant, write %v.", r.Rate, r.Rate.Quo(loadline.Int(100))))
	}
	if p := r.Period; p.From != 0 && p.To != 0 && p.To < p.From {
		b.doubtful(at, loadline.Textf("Interest of %s runs until %v, before it begins on %v", name, p.To, p.From),
			loadline.Textf("One of the two dates is wrong."), loadline.Textf("Correct the date."))
	}
}

// eventValues looks at one event.
func (b *builder) eventValues(t loadline.Transaction) {
	switch t := t.(type) {
	case *loadline.Repurchase:
		b.price("The repurchase price", b.called(t.SecurityID), t.Price, t.At)
	case *loadline.Repricing:
		b.price("The new exercise price", b.called(t.SecurityID), loadline.Say(t.Price, t.At), t.At)
	case *loadline.AuthorizedAdjustment:
		of := "the company"
		if c, ok := b.classID[t.StockClassID]; ok {
			of = b.classes[c].title()
		}
		b.authorizes(of, t.Authorized, t.At)
	case *loadline.PoolAdjustment:
		b.impossible("The reserve", t.StockPlanID, t.Reserved.Ratio(), t.At)
	case *loadline.ReturnToPool:
		b.impossible("The number of shares returned", b.called(t.SecurityID), t.Quantity.Ratio(), t.At)
	case *loadline.VestingAcceleration:
		b.impossible("The number of shares accelerated", b.called(t.SecurityID), t.Quantity.Ratio(), t.At)
	case *loadline.ConversionAdjustment:
		if c, ok := b.classID[t.StockClassID]; ok && b.classes[c].fact != nil {
			r := t.To
			r.At = stated(r.At, t.At)
			b.rightValues(b.classes[c].title(), b.classes[c].fact, r)
		}
	}
}

// called is what a reader calls a security of an id.
func (b *builder) called(id string) string {
	if i, ok := b.ids[id]; ok {
		return b.nameOf(i)
	}
	return id
}

func (b *builder) nothingIssued(i int32) {
	b.doubtful(b.issued(&b.secs[i]).At, loadline.Textf("%s is issued for nothing: its quantity is 0", b.nameOf(i)),
		loadline.Textf("A security of no shares gives its holder nothing."),
		loadline.Textf("State the quantity, or remove the security."))
}

// partShares are issuances of parts of shares, which are told once for a class.
type partShares struct{ first, count int32 }

// quantityOf looks at the quantity of an issuance. Parts of shares come of splits and of what was a part before: where
// neither is behind it, the quantity is doubtful.
func (b *builder) quantityOf(i int32, q loadline.Ratio, parts map[[2]int32]*partShares) {
	s := &b.secs[i]
	switch {
	case q.Sign() == 0:
		b.nothingIssued(i)
	case !q.IsInt() && s.origin == none && s.has&ownSplit == 0 && !b.splitBy(s.class, s.date):
		k := [2]int32{s.class, int32(s.kind)}
		if parts[k] == nil {
			parts[k] = &partShares{first: i}
		}
		parts[k].count++
	}
}

func (b *builder) splitBy(class int32, day loadline.Date) bool {
	return class != none && len(b.classes[class].splits) > 0 && b.classes[class].splits[0].date <= day
}

func (b *builder) tellParts(parts map[[2]int32]*partShares) {
	for _, p := range slices.SortedFunc(func(yield func(*partShares) bool) {
		for _, p := range parts {
			if !yield(p) {
				return
			}
		}
	}, func(x, y *partShares) int { return cmp.Compare(x.first, y.first) }) {
		s := &b.secs[p.first]
		d := loadline.Textf("A corporation commonly issues whole shares and pays cash for the rest. It is counted as it is stated.")
		if p.count > 1 {
			d = loadline.Textf("So are %d others of its class and kind. A corporation commonly issues whole shares and pays cash for the rest. They are counted as they are stated.", p.count-1)
		}
		b.doubtful(b.issued(s).At, loadline.Textf("%s is issued for a part of a share: %v", b.nameOf(p.first), s.qty), d,
			loadline.Textf("Correct the quantity. Where the documents do give parts of shares, nothing need be done."))
	}
}
