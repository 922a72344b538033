package deals

import (
	"cmp"
	"slices"
	"strings"

	"loadline"
	"loadline/captable"
)

// id names what the closing makes: "round.cash.atlas".
func (w *walk) id(parts ...string) string {
	return strings.Join(append([]string{"round", cmp.Or(w.round.Name, "tried")}, parts...), ".")
}

func (w *walk) event(at loadline.Source, parts ...string) loadline.Event {
	return loadline.Event{ID: w.id(parts...), Date: w.out.Day, At: at}
}

func (w *walk) add(t loadline.Transaction) { w.issues = append(w.issues, t) }

// shares issues stock.
func (w *walk) shares(id, holder, class string, n, price ratio, at loadline.Source) {
	if n.Sign() <= 0 {
		return
	}
	t := &loadline.StockIssuance{Issued: loadline.Issued{Event: loadline.Event{ID: id, Date: w.out.Day, At: at}, SecurityID: id, StakeholderID: holder},
		StockClassID: class, Quantity: loadline.SharesOf(n)}
	if price.Sign() > 0 {
		t.SharePrice = loadline.Say(loadline.MoneyOf(price, w.out.Currency), at)
	}
	w.add(t)
}

// transact writes the transactions of the closing into a new company.
func (w *walk) transact() {
	r := w.reading
	for _, x := range r.Issued {
		w.shares(x.SecurityID, x.StakeholderID, w.class.ID, x.Shares, w.printed, x.At)
	}
	for _, x := range r.Converted {
		t := &loadline.Conversion{Closing: loadline.Closing{Event: w.event(w.round.At, "converts", x.SecurityID), SecurityID: x.SecurityID, Quantity: loadline.SayNone[loadline.Shares](w.round.At)}, Trigger: "AUTOMATIC_ON_CONDITION"}
		if x.Shares.Sign() > 0 {
			t.ResultIDs = []string{x.ResultID}
		}
		w.add(t)
		w.shares(x.ResultID, x.StakeholderID, x.ClassID, x.Shares, x.Price, x.At)
	}
	for _, x := range r.Forced {
		w.convertStock(x)
	}
	for _, x := range r.Pools {
		if x.Shares.Sign() > 0 {
			reserved := w.exact(w.pool(x.PlanID).Reserved, loadline.Textf("How large is the pool?"), x.At)
			w.add(&loadline.PoolAdjustment{Event: w.event(x.At, "pool", x.PlanID), StockPlanID: x.PlanID, Reserved: loadline.SharesOf(reserved.Add(x.Shares))})
		}
	}
	for i, x := range r.Adjusted {
		if x.Triggered {
			to := w.protected[i].right
			to.Ratio = loadline.Exactly(w.eachAfter(x.ClassID).Quo(w.onward(to.IntoClassID)))
			to.Price = loadline.Say(loadline.MoneyOf(x.Printed, w.out.Currency), x.At)
			w.add(&loadline.ConversionAdjustment{Event: w.event(x.At, "conversion_price", x.ClassID), StockClassID: x.ClassID, To: to})
		}
	}
	out := *w.company
	out.Currency = cmp.Or(out.Currency, w.out.Currency)
	out.Transactions = slices.Concat(w.company.Transactions, w.issues)
	out.Classes = slices.Clone(w.company.Classes)
	w.original(&out)
	w.shadowed(&out)
	r.Company = &out
}

// onward is what a share of a class converts into in its turn; one where it is common stock.
func (w *walk) onward(class string) ratio {
	if n := w.totals(class).Ratio; n.Known() && n.Lo.Sign() > 0 {
		return *n.Lo
	}
	return loadline.Int(1)
}

// convertStock carries out pay-to-play on one security.
func (w *walk) convertStock(x ForcedShares) {
	closing := loadline.Closing{Event: w.event(x.At, "pays", x.SecurityID), SecurityID: x.SecurityID, Quantity: loadline.Say(loadline.SharesOf(x.Shares), x.At)}
	result := w.id("common", x.SecurityID)
	if x.Becomes.Sign() > 0 {
		closing.ResultIDs = []string{result}
	}
	w.add(&loadline.Conversion{Closing: closing, Trigger: "AUTOMATIC_ON_CONDITION"})
	w.shares(result, x.StakeholderID, x.IntoClassID, x.Becomes, ratio{}, x.At)
}

// original gives the class that is issued what follows from its price: a new series is issued at its original price, and converts
// one for one at first (NVCA model certificate, 4.1.1: the conversion price is the original price).
func (w *walk) original(c *loadline.Company) {
	for i := range c.Classes {
		k := &c.Classes[i]
		if k.ID != w.class.ID {
			continue
		}
		price := loadline.Say(loadline.MoneyOf(w.printed, w.out.Currency), w.round.At)
		if k.OriginalIssuePrice.Saying == loadline.NotSaid {
			k.OriginalIssuePrice = price
		}
		k.Conversions = slices.Clone(k.Conversions)
		for j := range k.Conversions {
			if x := &k.Conversions[j]; !x.Ratio.Known() && x.Price.Saying != loadline.Said {
				w.assume(loadline.Textf("a new share of %v converts into one share at first", titleOf(k)), loadline.Textf("Into how many shares does a new share of %v convert? (charter)", titleOf(k)), x.At)
				x.Ratio, x.Price = loadline.Exactly(loadline.Int(1)), price
			}
		}
	}
}

// sell passes shares from a holder to an investor: its oldest securities of the class first.
func (w *walk) sell() {
	for n := range w.round.Secondary {
		s := &w.round.Secondary[n]
		if s.Shares.Saying == loadline.None {
			continue
		}
		shares, said := s.Shares.Get()
		if !said {
			w.ask(loadline.Textf("How many shares does %v sell to %v?", s.FromID, s.ToID), s.At)
			continue
		}
		x := SoldShares{FromID: s.FromID, ToID: s.ToID, ClassID: s.ClassID, Shares: shares.Ratio(), At: s.At}
		if price, said := s.Price.Get(); said {
			x.Price = w.amount(s.Price, text{}, s.At)
			x.Price = price.Amount
		}
		if w.pass(&x); len(x.Securities) > 0 {
			w.reading.Sold = append(w.reading.Sold, x)
		}
	}
}

// pass writes the transfers of a sale. Where a holder would sell more than it has, the round cannot close.
func (w *walk) pass(x *SoldShares) {
	var have []captable.Position
	left := x.Shares
	for _, p := range w.positions {
		if p.Kind == captable.KindStock && p.StakeholderID == x.FromID && p.ClassID == x.ClassID && w.unsold(p).Sign() > 0 {
			have = append(have, p)
			left = left.Sub(w.unsold(p))
		}
	}
	if left.Sign() > 0 || x.Shares.Sign() <= 0 {
		d := loadline.Diagnostic{Code: loadline.MoreThanHeld, At: x.At,
			Summary: loadline.Textf("%v sells more shares in %v than it has", x.FromID, w.round.Name),
			Detail:  loadline.Textf("It would sell %v shares and lacks %v of them. The round cannot close so.", x.Shares, left.Max(ratio{})),
			Hint:    loadline.Textf("Look for the class, or for who sells.")}
		w.missed(miss{says: d.Summary, letter: &d})
		w.oversold = true
		return
	}
	left = x.Shares
	for _, p := range have {
		n := w.unsold(p).Min(left)
		if left = left.Sub(n); n.Sign() <= 0 {
			break
		}
		id := w.id("sale", x.ToID, p.SecurityID)
		closing := loadline.Closing{Event: w.event(x.At, "sells", x.ToID, p.SecurityID), SecurityID: p.SecurityID,
			Quantity: loadline.Say(loadline.SharesOf(n), x.At), ResultIDs: []string{id}}
		w.add(&loadline.Transfer{Closing: closing})
		w.shares(id, x.ToID, x.ClassID, n, x.Price, x.At)
		x.Securities = append(x.Securities, p.SecurityID)
	}
}

// unsold is what is left of a security after pay-to-play and what was sold of it before.
func (w *walk) unsold(p captable.Position) ratio {
	n := w.kept(p)
	for _, t := range w.issues {
		if s, ok := t.(*loadline.Transfer); ok && s.SecurityID == p.SecurityID {
			q, _ := s.Quantity.Get()
			n = n.Sub(q.Ratio())
		}
	}
	return n
}
