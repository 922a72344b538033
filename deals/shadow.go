package deals

import (
	"slices"

	"loadline"
	"loadline/financing"
)

// Ids of what a tried round makes.
const (
	TriedRound    = "tried"
	TriedClass    = "round.tried.class"
	TriedInvestor = "round.tried.investor"
)

// Try is a company with a round that nobody has signed: money for shares of a new class at a price. The class is preferred stock
// with one vote a share, converts one for one, protects nobody, and votes in every body in which all classes or all preferred ones
// vote; it is a trial and no term sheet. The round is closed with
// [CloseTerms], over holdings of either company.
func Try(c *loadline.Company, price, money loadline.Ratio) (*loadline.Company, loadline.Round) {
	out := *c
	at := c.At
	common := slices.IndexFunc(c.Classes, func(k loadline.StockClass) bool { return k.Kind == loadline.Common })
	k := loadline.StockClass{ID: TriedClass, Title: "shares of a round that is tried", Kind: loadline.Preferred, VotesPerShare: loadline.Exactly(loadline.Int(1)), At: at,
		AntiDilution: loadline.SayNone[loadline.AntiDilution](at), PayToPlay: loadline.Say(false, at), Authorized: loadline.SayNone[loadline.Shares](at)}
	if common >= 0 {
		k.Conversions = []loadline.ConversionRight{{IntoClassID: c.Classes[common].ID, Ratio: loadline.Exactly(loadline.Int(1)), At: at}}
	}
	out.Classes = append(slices.Clone(c.Classes), k)
	out.Bodies = votingWithAll(c)
	out.Stakeholders = append(slices.Clone(c.Stakeholders), loadline.Stakeholder{ID: TriedInvestor, LegalName: "the next investor", At: at})
	r := loadline.Round{Name: TriedRound, ClassID: TriedClass, Price: loadline.Say(loadline.MoneyOf(price, c.Currency), at), At: at}
	if money.Sign() > 0 {
		r.Investors = []loadline.RoundInvestor{{Name: "investor", StakeholderID: TriedInvestor, Cash: loadline.Say(loadline.MoneyOf(money, c.Currency), at),
			Credits: loadline.SayNone[loadline.Money](at), At: at}}
	}
	return &out, r
}

// votingWithAll are the bodies of a company with the tried class among those that vote where all classes do, or all preferred ones.
func votingWithAll(c *loadline.Company) []loadline.Body {
	out := slices.Clone(c.Bodies)
	for i, b := range out {
		every, preferred := true, false
		for _, k := range c.Classes {
			in := slices.Contains(b.Classes, k.Ref())
			every = every && (in || k.Kind != loadline.Preferred)
			preferred = preferred || in && k.Kind == loadline.Preferred
		}
		all := !slices.ContainsFunc(c.Classes, func(k loadline.StockClass) bool { return !slices.Contains(b.Classes, k.Ref()) })
		if len(b.Classes) > 0 && (all || every && preferred) {
			out[i].Classes = append(slices.Clone(b.Classes), loadline.Ref{Kind: "stock_class", Name: TriedClass})
		}
	}
	return out
}

// Break is a price of a round at which something of it turns.
type Break struct {
	Price loadline.Ratio
	Turns []Turned
}

// Turned is what turns at a price: a SAFE or a note converts by another term, or a class is protected or not any more.
type Turned struct {
	SecurityID, ClassID string // one of the two
	Below, Above        loadline.Text
}

// Breaks are the exact prices, above one and up to another, at which what binds in the reading changes, for the same new money and
// all else as it is. Which notes convert hangs on the money, not on the price.
func (r *ClosedReading) Breaks(from, to loadline.Ratio) []Break {
	var out []Break
	bends := financing.Bends(&r.Terms, from, to)
	for n := 1; n < len(bends); n++ {
		b := Break{Price: bends[n].Price}
		for i := range r.Converted {
			if was, is := bends[n-1].Ways[i], bends[n].Ways[i]; was != is {
				b.Turns = append(b.Turns, Turned{SecurityID: r.Converted[i].SecurityID, Below: r.ways[i][was], Above: r.ways[i][is]})
			}
		}
		for j, id := range r.series {
			if was, is := bends[n-1].Down[j], bends[n].Down[j]; was != is {
				b.Turns = append(b.Turns, Turned{ClassID: id, Below: protectedSays(was), Above: protectedSays(is)})
			}
		}
		if len(b.Turns) > 0 {
			out = append(out, b)
		}
	}
	return out
}

func protectedSays(down bool) loadline.Text {
	if down {
		return loadline.Textf("its conversion price is adjusted")
	}
	return loadline.Textf("its conversion price stays")
}
