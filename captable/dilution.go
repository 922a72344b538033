package captable

import "loadline"

// Definition says what "fully diluted" counts beside outstanding stock as converted. Its String is printed beside every
// figure, because contracts differ.
type Definition struct {
	Grants       bool // outstanding grants settled in stock, vested or not
	Warrants     bool
	UnissuedPool bool
	Convertibles bool // SAFEs and notes; unbounded where their shares hang on a later price
}

// FullyDilutedByDefault counts stock as converted, all outstanding grants settled in stock, warrants and the unissued
// pool; convertibles are listed beside it, because how many shares they become is not yet known.
func FullyDilutedByDefault() Definition {
	return Definition{Grants: true, Warrants: true, UnissuedPool: true}
}

// ParseDefinition reads words separated by commas: stock (always counted), options (or grants), warrants, pool,
// convertibles. The second result is the first word it does not know; empty where all is well.
func ParseDefinition(words string) (Definition, string) { return Definition{}, "" }

// String is the definition in words.
func (d Definition) String() string { return "" }

// Figures are totals. Kinds are never mixed: what is outstanding is stock, grants and warrants stand beside it.
type Figures struct {
	Issued           loadline.Number // stock: the issuances behind what is outstanding
	Outstanding      loadline.Number // stock
	UnvestedStock    loadline.Number // part of Outstanding
	Grants           loadline.Number // shares under outstanding grants settled in stock
	VestedGrants     loadline.Number
	UnvestedGrants   loadline.Number
	Exercisable      loadline.Number // grants and warrants
	CashRights       loadline.Number // outstanding rights settled in cash: never a share
	Warrants         loadline.Number // shares under warrants
	AsConverted      loadline.Number // stock
	FullyDiluted     loadline.Number // under the definition of the totals
	Votes            loadline.Number
	VotesAsConverted loadline.Number // whole as-converted shares of each holder in the group
	Invested         []Invested      // in convertibles, by currency
}

// Invested is money in convertibles of one currency.
type Invested struct {
	Currency string
	Amount   loadline.Number
}

// Measure picks one of [Figures].
type Measure uint8

// The measures.
const (
	Issued Measure = iota
	Outstanding
	UnvestedStock
	Grants
	VestedGrants
	UnvestedGrants
	Exercisable
	CashRights
	Warrants
	AsConverted
	FullyDiluted
	Votes
	VotesAsConverted
)

// Of is the figure that the measure picks.
func (f Figures) Of(m Measure) loadline.Number { return loadline.Number{} }

// Totals are figures by key. The unissued pool belongs to no key and stands apart; Total holds all.
type Totals struct {
	Definition Definition
	Groups     []Group // by key
	Pool       Figures // the unissued pool: FullyDiluted only
	Total      Figures
}

// Group is what the securities of one key come to.
type Group struct {
	Key        string
	Securities int
	Figures
}

// Totals adds up positions by key; a security whose key is not ok is left out of groups and total alike. Each figure is
// computed reading by reading before its bounds are taken.
func (h *Holdings) Totals(def Definition, key func(Security) (string, bool)) *Totals { return &Totals{} }

// Fraction is a group's part of the total, from 0 to 1, by group index; index -1 is the unissued pool. Where the total is
// zero nothing is known of it.
func (t *Totals) Fraction(group int, m Measure) loadline.Number { return loadline.Number{} }
