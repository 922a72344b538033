package deals

import (
	"fmt"
	"slices"

	"loadline"
)

// A SAFE or a note that converts below the round's price takes, by the usual forms, a shadow series: "having the identical rights,
// privileges, preferences and restrictions as the shares of Standard Preferred Stock, other than with respect to: (i) the per share
// liquidation preference and the initial conversion price for purposes of price-based anti-dilution protection, which will equal the
// Conversion Price; and (ii) the basis for any dividend rights, which will be based on the Conversion Price" (Y Combinator's SAFE,
// "Safe Preferred Stock"). With the round's own class it would have a preference for money that nobody paid.

// shadow is a series of its own for what converts at one price below that of the round.
type shadow struct {
	class loadline.StockClass // by id and title; its terms are those of the round's class, once these are settled
	price ratio
	made  bool // by this closing, not by one before
}

// ownSeries gives what converts below the round's price series of their own, one for each price, the highest first.
func (w *walk) ownSeries() {
	if !isPreferred(w.class) || w.class.ID == TriedClass { // a round that is tried is no term sheet
		return
	}
	var prices []ratio
	var own []int
	for i := range w.reading.Converted {
		x := &w.reading.Converted[i]
		if x.ClassID == w.class.ID && x.Shares.Sign() > 0 && x.Original.Cmp(w.printed) < 0 && w.takesOwn(i) {
			own = append(own, i)
			if !slices.ContainsFunc(prices, x.Original.Equal) {
				prices = append(prices, x.Original)
			}
		}
	}
	slices.SortFunc(prices, func(a, b ratio) int { return b.Cmp(a) })
	for _, p := range prices {
		w.shadows = append(w.shadows, w.shadowAt(p))
	}
	for _, i := range own {
		x := &w.reading.Converted[i]
		x.ClassID = w.shadows[slices.IndexFunc(prices, x.Original.Equal)].class.ID
	}
}

// takesOwn says whether a promise that converts below the price takes a series of its own, as it or the package that its holder
// takes says. What nobody stated is asked only where a term of the class counts from its price.
func (w *walk) takesOwn(i int) bool {
	terms := &w.converting[i].terms
	if of := w.reading.Converted[i].Package; of != "" {
		terms = &w.promises[slices.IndexFunc(w.promises, func(o *outstanding) bool { return o.SecurityID == of })].terms
	}
	if own, said := terms.ShadowSeries.Get(); said || terms.ShadowSeries.Saying == loadline.None {
		return own
	}
	return w.countsFromPrice() && w.alike("shadow", loadline.Textf("Do SAFEs and notes that convert below the price of %v get a series of their own? (SAFE, note: shadow_series)", w.round.Name), w.converting[i].At,
		loadline.Textf("what converts below the round's price gets a series of its own, whose preference is what was paid"),
		loadline.Textf("what converts below the round's price gets shares of the round's class, with its whole preference")) == 0
}

// countsFromPrice says whether the class that is issued has a term that counts from its original price: a preference, a dividend or
// protection, or one of which nobody says that it has none.
func (w *walk) countsFromPrice() bool {
	k := w.class
	return !k.Preference.Multiple.IsZero() || k.Dividend.Saying != loadline.None || k.AntiDilution.Saying != loadline.None
}

// shadowAt is the series of a price: one that the class has from a closing before, or a new one under a name that is free.
func (w *walk) shadowAt(price ratio) shadow {
	taken := func(word string) bool {
		is := func(k loadline.StockClass) bool { return k.ID == word || k.Name == word }
		return slices.ContainsFunc(w.company.Classes, is) || slices.ContainsFunc(w.shadows, func(s shadow) bool { return is(s.class) })
	}
	for _, k := range w.company.Classes {
		if oip, said := k.OriginalIssuePrice.Get(); said && oip.Amount.Equal(price) && k.ID != w.class.ID && w.company.VotesAs(k.ID) == w.company.VotesAs(w.class.ID) && w.each(k.ID).Equal(loadline.Int(1)) {
			return shadow{class: k, price: price}
		}
	}
	n := 1
	name := func(of string) string { return fmt.Sprintf("%s_%d", of, n) }
	for taken(name(w.class.ID)) || w.class.Name != "" && taken(name(w.class.Name)) {
		n++
	}
	out := shadow{price: price, made: true}
	out.class.ID = name(w.class.ID)
	if w.class.Name != "" {
		out.class.Name = name(w.class.Name)
	}
	out.class.Title = loadline.Textf("%v (shadow %v)", titleOf(w.class), n).String()
	return out
}

// shadowed adds the series that the closing makes to the classes: the round's class but for its price, and one with it in every vote.
// How many shares of it are authorised is its own number, which nobody stated.
func (w *walk) shadowed(c *loadline.Company) {
	of := c.Classes[slices.IndexFunc(c.Classes, func(k loadline.StockClass) bool { return k.ID == w.class.ID })]
	for _, s := range w.shadows {
		if !s.made {
			continue
		}
		k := of
		k.ID, k.Name, k.Title, k.VotesWith = s.class.ID, s.class.Name, s.class.Title, of.ID
		if of.Authorized.Saying == loadline.Said {
			k.Authorized = loadline.Stated[loadline.Shares]{At: of.At}
		}
		k.OriginalIssuePrice = loadline.Say(loadline.MoneyOf(s.price, w.out.Currency), w.round.At)
		k.Conversions = slices.Clone(of.Conversions)
		for i := range k.Conversions {
			k.Conversions[i].Ratio, k.Conversions[i].Price = loadline.Exactly(loadline.Int(1)), k.OriginalIssuePrice
		}
		c.Classes = append(c.Classes, k)
	}
}
