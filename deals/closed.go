package deals

import (
	"loadline"
	"loadline/captable"
	"loadline/financing"
)

// Closed is what a round does, in every reading of what its papers and the company's leave open.
type Closed struct {
	Round    loadline.Round
	Day      loadline.Date
	Currency string
	Readings []ClosedReading // none where a fact is missing that no reading can stand in for, or where the round has no price
	Open     []loadline.Unknown
	Assumed  []loadline.Assumption
	Problems loadline.Diagnostics
}

// ClosedReading is a round closed by one combination of choices. Counts of shares are as converted, fully diluted; money is in
// Closed.Currency.
type ClosedReading struct {
	Choices  []Choice
	Price    loadline.Ratio // a new share, exact; Rounded has the printed one
	PreMoney loadline.Ratio // the headline: what is measured before the new money at the price
	NewMoney loadline.Ratio // cash, and credits at their face
	Post     loadline.Ratio // all shares after the closing at the price
	Worth    [2]Worth       // of the new money where credits are worth their least and their most; alike where it is all cash
	Terms    financing.Terms[loadline.Ratio]
	Solution financing.Solution[loadline.Ratio]
	Differs  string // from the definitions, by financing.Verify, which does not use the solver; "": agrees

	Rounded   RoundedPrice
	Issued    []IssuedShares     // by investor, in the order of the round
	Converted []ConvertedPromise // SAFEs and notes that convert, in the order of their dates
	Staying   []StayingPromise   // those that do not
	Pools     []ToppedUp
	Adjusted  []AdjustedClass // protected classes, whether they are adjusted or not
	Forced    []ForcedShares  // into common stock, by pay-to-play
	Sold      []SoldShares    // from holder to investor
	Diluted   []Diluted       // by holder, in the order of the company's stakeholders, then the unissued pool under no id

	Before, After loadline.Ratio    // all shares, fully diluted; After as printed
	Company       *loadline.Company // after the closing: with its transactions, dated the day

	ways   [][]loadline.Text // of each that converts, what its terms are
	series []string          // the class of each of Terms.Series
}

// Worth is what the new money is worth to the company at one end of what credits are worth.
type Worth struct {
	Consideration loadline.Ratio // for all new shares
	Share         loadline.Ratio // for one: what anti-dilution is tested on
	PreMoney      loadline.Ratio // effective: the shares that stood before the round at that price
}

// RoundedPrice is the policy by which a closing is rounded, once, and what that moved.
type RoundedPrice struct {
	Policy string         // "usual" or "exact"
	Says   loadline.Text  // the policy in words
	Price  loadline.Ratio // as printed
	Moved  loadline.Ratio // printed less exact total of shares
	Left   loadline.Ratio // money that buys no whole share
}

// IssuedShares is what an investor gets for money.
type IssuedShares struct {
	Investor      string // the round's name for it
	StakeholderID string
	SecurityID    string
	Cash, Credits loadline.Ratio // at face
	Exact, Shares loadline.Ratio // before and after rounding
	Left          loadline.Ratio // money that buys no whole share
	At            loadline.Source
}

// ConvertedPromise is what a SAFE or a note becomes.
type ConvertedPromise struct {
	SecurityID, ResultID string
	StakeholderID        string
	ClassID              string // of what it becomes; a series of its own where it takes one, in Company
	Kind                 captable.SecurityKind
	Says                 loadline.Text  // its number
	Invested, Amount     loadline.Ratio // Amount with interest
	Way                  loadline.Text  // the term by which it converts: "at its cap of USD 4000000"
	Package              string         // the later security whose terms its holder takes as most favoured; empty: its own
	Exact, Shares        loadline.Ratio
	Price                loadline.Ratio // a share: Amount over Exact
	Original             loadline.Ratio // Price as the charter prints it: what a series of its own counts from
	Left                 loadline.Ratio // money that buys no whole share
	At                   loadline.Source
}

// StayingPromise is a SAFE or a note that the round does not convert.
type StayingPromise struct {
	SecurityID, StakeholderID string
	Says, Why                 loadline.Text
	At                        loadline.Source
}

// ToppedUp is what the round adds to a pool.
type ToppedUp struct {
	PlanID        string
	Has           loadline.Ratio // unissued before
	Exact, Shares loadline.Ratio // added
	At            loadline.Source
}

// AdjustedClass is a class with protection against a lower price.
type AdjustedClass struct {
	ClassID        string
	By             loadline.AntiDilution
	Base           loadline.Ratio // A of the formula
	Outstanding    loadline.Ratio // protected: without what pay-to-play converted
	Before         loadline.Ratio // its conversion price
	Exact, Printed loadline.Ratio // after
	Triggered      bool
	More           loadline.Ratio // shares that it converts into beyond what it did, at Printed
	At             loadline.Source
}

// ForcedShares is preferred stock that is converted because its holder did not take up its part.
type ForcedShares struct {
	SecurityID, ResultID string
	StakeholderID        string
	ClassID, IntoClassID string
	Shares, Becomes      loadline.Ratio
	Due, Took            loadline.Ratio // of the new money
	At                   loadline.Source
}

// SoldShares is what a secondary sale passes.
type SoldShares struct {
	FromID, ToID, ClassID string
	Securities            []string // that are passed, in whole or in part
	Shares                loadline.Ratio
	Price                 loadline.Ratio // 0 where it is not stated
	At                    loadline.Source
}

// Diluted is a holder's part of all shares before and after, and which cause moved it by how much: After - Before is the sum of
// the causes, exactly. Each cause takes from a holder its part of the new shares times what the holder had, and gives what the
// holder gets by it.
type Diluted struct {
	StakeholderID                                    string // empty: the unissued pool
	SharesBefore, SharesAfter                        loadline.Ratio
	Before, After                                    loadline.Ratio // parts of all shares
	NewMoney, Pool, Conversion, AntiDilution, Resale loadline.Ratio // what moved the part
}

// Close closes a round whose papers a company has signed. The holdings are of the day of the closing, before the round.
func Close(c *loadline.Company, h *captable.Holdings, round string) *Closed {
	for _, r := range c.Rounds {
		if r.Name == round {
			return CloseTerms(c, h, r)
		}
	}
	out := &Closed{Day: h.AsOf, Currency: c.Currency}
	out.Open = append(out.Open, loadline.Unknown{Question: loadline.Textf("What are the terms of a round %v? The file has none", round).String(), At: c.At})
	return out
}

// CloseTerms closes a round that need not be one of the company's, such as one at a price that is tried.
func CloseTerms(c *loadline.Company, h *captable.Holdings, r loadline.Round) *Closed {
	return newCloser(c, h, r).close()
}
