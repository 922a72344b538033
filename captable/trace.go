package captable

import "loadline"

// Selection picks securities; every field that is not empty must hold.
type Selection struct {
	SecurityID    string
	StakeholderID string
	ClassID       string
	PlanID        string
}

// Trace gives the transactions dated up to a day (0: all) behind the figures of a selection, in the order in which they
// take effect: issuances, what closed them, the ancestors they came from, splits, adjustments and vesting.
func (l *Ledger) Trace(d loadline.Date, s Selection) []loadline.Transaction { return nil }
