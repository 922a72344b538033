package captable

import "loadline"

// Ledger is a company's transactions sorted, indexed and linted, ready to be folded to any date. It is immutable and
// safe for concurrent use.
type Ledger struct {
	company *loadline.Company
}

// New indexes the transactions of a company and says what contradicts what. The ledger answers even where there are
// Errors among the diagnostics, but then its figures must not be shown: more left a security than it held.
func New(c *loadline.Company) (*Ledger, loadline.Diagnostics) {
	return &Ledger{company: c}, nil
}

// Company is the company the ledger was made from.
func (l *Ledger) Company() *loadline.Company { return l.company }

// On folds to the end of the given day; the zero date folds everything.
func (l *Ledger) On(d loadline.Date) *Holdings { return &Holdings{AsOf: d} }

// Dates are the days on which something happens to holdings, ascending: issuances, closings, splits, adjustments of
// reserves, ratios and authorised shares, and recorded vesting events. Days on which a schedule vests are not among them.
func (l *Ledger) Dates() []loadline.Date { return nil }
