package captable

import "loadline"

// Holdings is who holds what at the end of a day.
type Holdings struct {
	AsOf    loadline.Date // the day; 0: after everything
	Classes []ClassTotals // in the company's order
	Plans   []PlanTotals  // in the company's order
	Assumed []loadline.Assumption
}

// SecurityKind is what a security is.
type SecurityKind uint8

// The kinds of securities.
const (
	KindStock       SecurityKind = iota
	KindOption                   // a right to buy stock, granted for service
	KindStockUnit                // restricted stock unit: stock later, for service
	KindCashRight                // appreciation right settled in cash: never a share
	KindStockRight               // appreciation right settled in stock
	KindWarrant                  // a right to buy stock, granted to others
	KindSAFE                     // simple agreement for future equity
	KindNote                     // convertible note
	KindConvertible              // another promise of future stock
)

// Security is what tells one issuance from another.
type Security struct {
	SecurityID    string
	CustomID      string // the number on the certificate
	StakeholderID string
	ClassID       string // of the stock it is, or is over; empty where not said
	PlanID        string
	Kind          SecurityKind
	Date          loadline.Date // of its issuance
	At            loadline.Source
}

// Position is what a security holds on a day. Figures are in shares (of a grant or a warrant: the shares under it); of a
// convertible they are zero but for FullyDiluted, and Invested is what counts.
type Position struct {
	Security
	Issued           loadline.Number // as issued, in shares of the day (splits included)
	Outstanding      loadline.Number
	Vested           loadline.Number // of what is outstanding
	Unvested         loadline.Number
	Exercisable      loadline.Number // of options, stock-settled rights and warrants
	AsConverted      loadline.Number
	FullyDiluted     loadline.Number // under the definition that was asked for
	Votes            loadline.Number // stock only
	VotesAsConverted loadline.Number // stock only; whole shares of this security alone
	Invested         loadline.Number // in Currency; convertibles only
	Currency         string
	Price            loadline.Stated[loadline.Money] // a share: paid for stock, to be paid on exercise
	Expires          loadline.Stated[loadline.Date]
}

// Positions are the securities of which something is, or may be, outstanding, in the order of their issuance.
func (h *Holdings) Positions(def Definition) []Position { return nil }

// ClassTotals is what a class of stock comes to.
type ClassTotals struct {
	ClassID          string
	Authorized       loadline.Stated[loadline.Shares] // on the day
	Outstanding      loadline.Number
	AsConverted      loadline.Number
	Ratio            loadline.Number // as-converted shares for one of this class, through all rights
	IntoClassID      string          // the class at the end of its conversion rights; itself where it has none
	VotesPerShare    loadline.Number
	Votes            loadline.Number
	VotesAsConverted loadline.Number
	UnderGrants      loadline.Number // outstanding grants over it that are settled in stock
	UnderWarrants    loadline.Number
}

// PlanTotals is what a plan comes to.
type PlanTotals struct {
	PlanID      string
	Reserved    loadline.Number // in shares of the day
	Outstanding loadline.Number // grants outstanding
	Used        loadline.Number // all that counts against the reserve: outstanding, exercised, and cancelled without return
	Available   loadline.Number // reserved and not used: the unissued pool; never negative
	Overdrawn   loadline.Number // used beyond the reserve
	AsConverted loadline.Number // Available as converted
}
