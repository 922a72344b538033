package deals

import (
	"slices"

	"loadline"
)

// Proceeds is what brings the money that is shared.
type Proceeds uint8

// The kinds of proceeds.
const (
	OfSale        Proceeds = iota // of the company, by a merger or of its shares
	OfLiquidation                 // the company is dissolved and wound up
	OfDividend                    // the company pays out and goes on
	OfLicence                     // a fee for an exclusive licence
	OfAssetSale                   // all or nearly all assets are sold
)

var proceedsWords = [...]string{"sale", "liquidation", "dividend", "licence", "asset-sale"}

// String is the kind as it is written on the command line.
func (p Proceeds) String() string { return proceedsWords[p] }

// ParseProceeds reads the word of a kind of proceeds, and whether there is such a word.
func ParseProceeds(word string) (Proceeds, bool) {
	i := slices.Index(proceedsWords[:], word)
	return Proceeds(max(i, 0)), i >= 0
}

// ProceedsWords are all that ParseProceeds reads.
func ProceedsWords() []string { return slices.Clone(proceedsWords[:]) }

// acts are the matters that bring such proceeds, as a charter lists them among its deemed liquidations.
func (p Proceeds) acts() []loadline.MatterKind {
	switch p {
	case OfSale:
		return []loadline.MatterKind{loadline.Merge, loadline.SellShares}
	case OfLicence:
		return []loadline.MatterKind{loadline.LicenseExclusively, loadline.LicenseAndHire}
	case OfAssetSale:
		return []loadline.MatterKind{loadline.SellAssets}
	}
	return nil
}

// manner is how proceeds are shared.
type manner uint8

const (
	asLiquidation manner = iota // preferences first
	asConverted                 // by the share, without preferences: a sale that the charter does not deem a liquidation
	asDividend                  // the company goes on: dividends on preferred stock first, nothing to debts and options
)

// mannerOf is how a class shares in the proceeds. What no charter deems a liquidation is the company's own money: whoever gets
// anything of it gets a dividend. A nil class asks about all that are no stock.
func (e *exit) mannerOf() func(c *loadline.StockClass, read func(int) int) manner {
	as, acts := e.terms.As, e.terms.As.acts()
	switch as {
	case OfLiquidation:
		return func(*loadline.StockClass, func(int) int) manner { return asLiquidation }
	case OfDividend:
		return func(*loadline.StockClass, func(int) int) manner { return asDividend }
	}
	otherwise, unsaid := asDividend, -1
	if as == OfSale {
		otherwise = asConverted
	}
	deemed := func(c *loadline.StockClass) loadline.Truth {
		list, said := c.Liquidates.Get()
		switch {
		case said && slices.ContainsFunc(list, func(k loadline.MatterKind) bool { return slices.Contains(acts, k) }):
			return loadline.Yes
		case c.Liquidates.Known():
			return loadline.No
		}
		return loadline.CannotTell
	}
	var preferred []*loadline.StockClass
	for i := range e.company.Classes {
		if c := &e.company.Classes[i]; isPreferred(c) {
			preferred = append(preferred, c)
		}
	}
	open := slices.IndexFunc(preferred, func(c *loadline.StockClass) bool { return deemed(c) == loadline.CannotTell })
	switch {
	case as == OfSale && open >= 0:
		e.assume(loadline.Textf("the charter deems the sale a liquidation, so that preferences are paid"), loadline.Textf("Which acts does the charter deem a liquidation? (deemed_liquidation)"), preferred[open].At)
	case as != OfSale && (open >= 0 || len(preferred) == 0):
		at := e.company.At
		if open >= 0 {
			at = preferred[open].At
		}
		unsaid = e.fork(loadline.Textf("Does the charter deem it a liquidation to %v? (deemed_liquidation)", acts[0].Says()), at,
			loadline.Textf("to %v is a deemed liquidation", acts[0].Says()), loadline.Textf("to %v is none: what is paid out of it is a dividend", acts[0].Says()))
	}
	return func(c *loadline.StockClass, read func(int) int) manner {
		of := preferred
		if c != nil && isPreferred(c) {
			of = []*loadline.StockClass{c}
		}
		for _, c := range of {
			if d := deemed(c); d == loadline.Yes || d == loadline.CannotTell && (unsaid < 0 || read(unsaid) == 0) {
				return asLiquidation
			}
		}
		if len(of) == 0 && (unsaid < 0 || read(unsaid) == 0) {
			return asLiquidation
		}
		return otherwise
	}
}

// isPreferred says whether a class has a preference: one of which nobody says what it is has one where one is stated.
func isPreferred(c *loadline.StockClass) bool {
	return c.Kind == loadline.Preferred || c.Kind == loadline.ClassKindNotSaid && (c.Preference.Multiple.Known() || c.Preference.Participation.Known())
}
