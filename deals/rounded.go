package deals

import (
	"loadline"
	"loadline/financing"
)

// The usual policy is that of the printed examples of Y Combinator's Post-Money Safe User Guide: the price to four decimals, half
// up; shares at a post-money cap rounded down from the exact part; shares at another price rounded down from the amount over that
// price to four decimals; a conversion price after protection "to the nearest one-hundredth of a cent" (NVCA model certificate,
// 4.4.4). New shares are rounded down too, since a share is issued for its whole price; a pool is rounded up, so that it is what
// was agreed. What is over is told.
const pricePlaces = 4

// figures is what the solution says of price and worth.
func (w *walk) figures() {
	r, s := w.reading, &w.reading.Solution
	r.Terms = *w.terms
	r.Differs = financing.Verify(w.terms, s)
	r.Post = s.Total.Mul(s.Price)
	for end := range r.Worth {
		r.Worth[end].Consideration = w.worth[end]
		if s.New.Sign() > 0 {
			r.Worth[end].Share = w.worth[end].Quo(s.New)
		} else {
			r.Worth[end].Share = s.Price
		}
		r.Worth[end].PreMoney = r.Worth[end].Share.Mul(w.existing)
	}
}

// print rounds once, and says what each becomes.
func (w *walk) print() {
	r := w.reading
	w.exactly, w.printed = w.isExact(), r.Price
	r.Rounded = RoundedPrice{Policy: "exact", Says: loadline.Textf("nothing is rounded: parts of a share stand")}
	if !w.exactly {
		r.Rounded = RoundedPrice{Policy: "usual", Says: loadline.Textf("the price is rounded half up to %v decimals, shares are rounded down, a pool is rounded up", pricePlaces)}
		w.printed = w.price(r.Price)
		if w.round.Price.Saying == loadline.Said {
			w.printed = r.Price
		}
	}
	r.Rounded.Price = w.printed
	w.issue()
	w.become()
	w.ownSeries()
	w.pools()
	w.adjusted()
	r.After = w.existing
	for _, x := range r.Issued {
		r.After, r.Rounded.Left = r.After.Add(x.Shares), r.Rounded.Left.Add(x.Left)
	}
	for _, x := range r.Converted {
		r.After, r.Rounded.Left = r.After.Add(x.Shares), r.Rounded.Left.Add(x.Left)
	}
	for _, x := range r.Pools {
		r.After = r.After.Add(x.Shares)
	}
	for _, x := range r.Adjusted {
		r.After = r.After.Add(x.More)
	}
	for _, x := range r.Forced {
		r.After = r.After.Add(x.Becomes).Sub(x.Shares.Mul(w.each(x.ClassID)))
	}
	r.Rounded.Moved = r.After.Sub(r.Solution.Total)
	w.sell()
	w.dilute()
	w.transact()
	w.authorised()
}

// price is a price as printed: one that would be nothing stays exact.
func (w *walk) price(p ratio) ratio {
	if w.exactly {
		return p
	}
	if r := p.Round(pricePlaces, loadline.HalfUp); r.Sign() > 0 {
		return r
	}
	return p
}

// down is a count of shares as issued.
func (w *walk) down(n ratio) ratio {
	if w.exactly {
		return n
	}
	return n.Floor()
}

// each is what a share of a class converts into before the round.
func (w *walk) each(class string) ratio {
	return w.exact(w.totals(class).Ratio, loadline.Textf("Into how many shares does a share of %v convert?", class), w.round.At)
}

// issue gives investors their shares.
func (w *walk) issue() {
	for _, p := range w.investors {
		paid := p.cash.Add(p.credits)
		x := IssuedShares{Investor: p.Name, StakeholderID: p.StakeholderID, SecurityID: w.id(p.Name), Cash: p.cash, Credits: p.credits,
			Exact: paid.Quo(w.reading.Price), At: p.At}
		x.Shares = w.down(paid.Quo(w.printed))
		x.Left = paid.Sub(x.Shares.Mul(w.printed))
		w.reading.Issued = append(w.reading.Issued, x)
	}
}

// become turns SAFEs and notes into shares.
func (w *walk) become() {
	for i, x := range w.converting {
		s := w.reading.Solution.Converted[i]
		y := x.ways[s.Way]
		out := ConvertedPromise{SecurityID: x.SecurityID, ResultID: w.id("from", x.SecurityID), StakeholderID: x.StakeholderID, ClassID: x.class.ID, Kind: x.Kind,
			Says: loadline.Textf("%v", x.name), Invested: x.invested, Amount: x.amount, Way: y.says, Package: y.of, Exact: s.Shares, Shares: s.Shares, At: x.At}
		if s.Shares.Sign() > 0 {
			out.Price = x.amount.Quo(s.Shares)
		}
		at := out.Price
		switch {
		case w.exactly:
		case y.Kind == financing.AtDiscount:
			at = w.price(w.printed.Mul(y.Keep))
			out.Shares = x.amount.Quo(at).Floor()
		case y.Kind == financing.AtCap && !y.post && out.Price.Sign() > 0:
			at = w.price(out.Price)
			out.Shares = x.amount.Quo(at).Floor()
		default:
			out.Shares = s.Shares.Floor()
		}
		out.Left, out.Original = x.amount.Sub(out.Shares.Mul(at)), w.price(at)
		if x.class != w.class && !w.each(x.class.ID).Equal(loadline.Int(1)) {
			w.ask(loadline.Textf("Into how many shares of %v does %v convert? One of them does not count as one", titleOf(x.class), x.name), x.At)
		}
		var says []text
		for _, y := range x.ways {
			says = append(says, y.says)
		}
		w.reading.Converted, w.reading.ways = append(w.reading.Converted, out), append(w.reading.ways, says)
	}
}

// pools adds to the pool.
func (w *walk) pools() {
	if w.plan == nil {
		return
	}
	x := ToppedUp{PlanID: w.plan.ID, Exact: w.reading.Solution.Added, Shares: w.reading.Solution.Added, At: w.round.Pools[0].At}
	x.Has = w.exact(w.pool(w.plan.ID).Available, loadline.Textf("How much of the pool is unissued?"), w.plan.At)
	if !w.exactly {
		x.Shares = x.Exact.Ceil()
	}
	w.reading.Pools = append(w.reading.Pools, x)
}

// adjusted says what became of protected classes.
func (w *walk) adjusted() {
	w.reading.series = make([]string, len(w.terms.Series))
	for _, p := range w.protected {
		x := AdjustedClass{ClassID: p.class.ID, By: p.by, Base: p.base, Outstanding: p.units, Before: p.price, Exact: p.price, Printed: p.price, At: p.class.At}
		if p.inside >= 0 {
			s := w.reading.Solution.Adjusted[p.inside]
			w.reading.series[p.inside] = p.class.ID
			x.Triggered = s.Triggered
			if x.Exact = s.ConversionPrice; s.Triggered {
				x.Printed = w.price(s.ConversionPrice).Min(p.price)
				x.More = p.units.Mul(p.each).Mul(p.price.Quo(x.Printed).Sub(loadline.Int(1)))
			}
		}
		w.reading.Adjusted = append(w.reading.Adjusted, x)
	}
}
