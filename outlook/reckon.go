package outlook

import "loadline"

// MostMonths is how far a ledger goes at most.
const MostMonths = 600

// Reckon is the ledger of a company's plan on a premise. Without a plan there are contracts and loans all the same; the cash is
// then not known. Its diagnostics are about what it cannot count at all, such as a run that no chip can do; [Check] tells the rest.
func Reckon(c *loadline.Company, p Premise) (Course, loadline.Diagnostics) {
	return Course{Currency: c.Currency, Binds: -1}, nil
}

// Check is what is wrong with the contracts and the plan as they are stated.
func Check(c *loadline.Company) loadline.Diagnostics { return nil }
