package deals

import (
	"loadline"
	"loadline/captable"
)

// dividends are what a class is owed of them before common stock, by reading: what has accrued where they add up, whether or not
// a sale is asked about; of a dividend besides, where they do not, those of a year.
func (e *exit) dividends(c *loadline.StockClass, own []captable.Position) func(read func(int) int, ofDividend bool) loadline.Ratio {
	title := e.termsOf(c)
	rate, said := c.Dividend.Get()
	if !said {
		switch {
		case c.Dividend.Question != "":
			e.out.Open = append(e.out.Open, loadline.Unknown{Question: c.Dividend.Question, At: c.Dividend.At})
		case !c.Dividend.Known():
			e.assume(loadline.Textf("no dividends have accrued on %v: none are stated", title), loadline.Textf("Which dividends accrue on %v? (charter)", title), c.At)
		}
		return func(func(int) int, bool) loadline.Ratio { return loadline.Ratio{} }
	}
	price := e.money(c.OriginalIssuePrice, loadline.Textf("What is the original issue price of %v? (charter)", title), c.At)
	adds, compounds := -1, -1
	if c.DividendCumulates == loadline.CannotTell {
		adds = e.fork(loadline.Textf("Do dividends on %v that are not declared add up? (charter)", title), c.At,
			loadline.Textf("dividends on %v add up", title), loadline.Textf("dividends on %v do not add up", title))
	}
	if c.DividendCumulates != loadline.No && c.DividendCompounds == loadline.CannotTell {
		compounds = e.fork(loadline.Textf("Do dividends accrue on dividends of %v? (charter)", title), c.At,
			loadline.Textf("dividends on %v are simple", title), loadline.Textf("dividends on %v compound yearly", title))
	}
	one, day := loadline.Int(1), e.out.Day
	return func(read func(int) int, ofDividend bool) loadline.Ratio {
		sum := loadline.Ratio{}
		cumulates := c.DividendCumulates == loadline.Yes || adds >= 0 && read(adds) == 0
		twice := c.DividendCompounds == loadline.Yes || compounds >= 0 && read(compounds) == 1
		for _, p := range own {
			shares, _ := p.Outstanding.Exact()
			base := shares.Mul(price)
			switch {
			case cumulates && p.Date != 0 && p.Date < day:
				sum = sum.Add(base.Mul(grown(rate, int64(day-p.Date), 365, twice).Sub(one)))
			case !cumulates && ofDividend:
				sum = sum.Add(base.Mul(rate))
			}
		}
		return sum
	}
}

// inDividends is whether a preferred class shares in dividends on common stock besides its own, by reading.
func (e *exit) inDividends(c *loadline.StockClass) func(read func(int) int) bool {
	title := e.termsOf(c)
	f := -1
	if c.DividendShares == loadline.CannotTell && e.terms.As != OfSale && e.terms.As != OfLiquidation {
		f = e.fork(loadline.Textf("Does %v share in dividends on common stock, as converted? (charter)", title), c.At,
			loadline.Textf("%v shares in dividends as converted", title), loadline.Textf("%v gets no dividend but its own", title))
	}
	return func(read func(int) int) bool {
		return c.DividendShares == loadline.Yes || f >= 0 && read(f) == 0
	}
}

// grown is what one becomes at a yearly rate over days: simple, or compounded once a year with simple interest for the rest.
func grown(rate loadline.Ratio, days, year int64, compounds bool) loadline.Ratio {
	one := loadline.Int(1)
	if !compounds {
		return one.Add(rate.Mul(loadline.Frac(days, year)))
	}
	out := one
	for range days / year {
		out = out.Mul(one.Add(rate))
	}
	return out.Mul(one.Add(rate.Mul(loadline.Frac(days%year, year))))
}
