package outlook

import "loadline"

// Premise is what a ledger is reckoned on beside the facts. The zero value takes the facts as they are.
type Premise struct {
	Stops     []Stoppage                // contracts that stop before they end
	Calls     []Call                    // loans that are due before they mature
	Withheld  []string                  // names of funding tranches that are not paid
	RaisesOff bool                      // no funding tranche is paid at all
	Luck      Luck                      // what chance decides; nil: every figure is at its middle, and no raise succeeds
	Rounds    map[string]loadline.Ratio // what a round brings in cash, by its name; not known: a raise that closes it brings nothing
	Months    int                       // how far to go; 0: as far as the plan does
}

// Stoppage is a contract that stops on a day: by notice, by breach, or because its supplier is gone. From that day nothing is
// used on it, its reserved capacity is gone, its credits are void, and income that is earned on it stops. From the day on which
// a substitute runs all of it is supplied again, as much as before, paid in cash.
type Stoppage struct {
	Contract   string          // its name
	On         loadline.Date   // the first day without it
	Resumes    loadline.Date   // the first day on which a substitute runs; 0: none within the plan
	Price      loadline.Number // of the substitute's chip-hour; unbounded: that of the run or load
	SwitchCost loadline.Number // paid on the first day without it, beside all else; unbounded: none
	Owed       loadline.Truth  // whether what is still open of its commitments is owed when it stops; cannot tell: not paid, and asked
	At         loadline.Source
}

// Call is a loan that is due on a day: its lender called it, or would not waive a breach.
type Call struct {
	Loan string // its name
	On   loadline.Date
}
