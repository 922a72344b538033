package limits

import (
	"sync"

	"loadline"
	"loadline/captable"
	"loadline/formula"
	"loadline/governance"
)

// World is a company on a day, as it is or after a change.
type World struct {
	Company *loadline.Company
	Ledger  *captable.Ledger
	Date    loadline.Date
	Order   func() *governance.Order // who votes where in it, read once

	days    *days     // the same company on other days
	same    *World    // see Facts
	altered bool      // after a change
	before  *World    // the change; nil where there is none
	torn    bool      // after a change that its facts do not allow: of shares that are stated to pass otherwise later
	made    sync.Once // see Once
	thing   any

	around around // it after changes; see Apply
}

// Asker answers an expression in a world: the truth of a limit, or the side of a comparison. The problems are mistakes of the
// expression itself.
type Asker func(*World, loadline.Expr) (formula.Value, loadline.Diagnostics)

// Outcome is how a limit came out.
type Outcome uint8

// The outcomes, from the best to the worst.
const (
	Held       Outcome = iota // whatever the open facts turn out to be
	Waived                    // not held, and a waiver binds
	Undecided                 // a stated interval crosses the line
	CannotTell                // it hangs on a fact that nobody stated
	Broken                    // whatever the open facts turn out to be; or a waiver has run out
)

// String is the outcome in words.
func (o Outcome) String() string {
	return [...]string{"held", "waived", "undecided", "cannot tell", "broken"}[o]
}

// MarshalText writes the outcome as [Outcome.String] does.
func (o Outcome) MarshalText() ([]byte, error) { return []byte(o.String()), nil }

// Result is how one limit came out, and what it rests on.
type Result struct {
	Limit   loadline.Limit
	Outcome Outcome
	Without Outcome              // of a waived one: what it is without the waiver
	Waiver  *loadline.Waiver     // that binds
	Expired []loadline.Waiver    // that have run out
	Day     loadline.Date        // on which it comes out so: of a span the first day of the worst outcome
	Value   formula.Value        // of the expression on that day, with its reasons
	Bad     loadline.Diagnostics // mistakes of the expression: then nothing else is told
	Past    bool                 // its last day has gone by: it was not asked, and counts as held
	Last    loadline.Date        // the last day that was asked about; Day, where it is not asked over a span
	Open    []loadline.Unknown   // what would settle it
	Ends    [2]Outcome           // of one that cannot be told: with the open facts at their worst and at their best
	Margins []Margin
	Shifts  []Shift
	Rooms   []Room
	Sought  bool            // the shifts and rooms were looked for
	Cut     []loadline.Text // what was not looked at, since it is too much: each a sentence without its end
}

// Margin is how far the sides of a comparison of a limit are apart: positive where it holds.
type Margin struct {
	Says     loadline.Text   // "vote_share(group.founders) > 1/2"
	Unit     formula.Unit    // of the distance
	Currency string          // of Money
	Distance loadline.Number // how far the side that must be larger is above the other
	Days     bool            // the distance is days
	At       loadline.Source
}

// ShiftUnit is the unit within which a change is made.
type ShiftUnit uint8

// The units of shifts.
const (
	VotesPass   ShiftUnit = iota // shares of a class pass from those asked about to others, or the other way
	VotesIssued                  // new shares of a class are issued
	SeatsChange                  // seats are filled by others
	ConsentsEnd                  // consents fall away
	ConsentsNew                  // consents are given to somebody
	TimePasses                   // nothing is done, and the stated dates come
)

// String is the unit in words.
func (u ShiftUnit) String() string {
	return [...]string{"shares pass", "shares issued", "seats", "consents fall away", "new consents", "time"}[u]
}

// MarshalText writes the unit as [ShiftUnit.String] does.
func (u ShiftUnit) MarshalText() ([]byte, error) { return []byte(u.String()), nil }

// Shift is a minimal change after which the limit comes out the other way.
type Shift struct {
	Unit   ShiftUnit
	Says   loadline.Text   // "1,200,001 shares of Common Stock pass from the group “founders” to others"
	Amount loadline.Number // shares, or how many seats or consents; nothing of TimePasses
	Class  loadline.Ref    // of shares
	From   loadline.Ref    // whose they were; zero: of all but To
	To     loadline.Ref    // whose they become; zero: of somebody else, who belongs to no group
	Of     []loadline.Ref  // the seats, the consents that end, or the matters over which one is given
	Vacant bool            // of seats: nobody fills them
	On     loadline.Date   // of TimePasses: the first day on which it comes out so
	Then   Outcome         // how the limit then comes out

	// Unproved is set where the limit may turn and turn back, as where shares pass between two groups that it asks about: one
	// share less leaves it as it is, and whether some smaller number turns it was not tried number by number.
	Unproved bool
}

// Room is how far one input can move before the limit comes out the other way, the others staying.
type Room struct {
	Input    loadline.Input
	Now      loadline.Ratio
	Down, Up *loadline.Ratio // a value below and above at which it comes out the other way; nil: at none that was tried
	Step     loadline.Ratio  // the values asked are whole steps: one step nearer it comes out as now
	Within   loadline.Number // the values that were asked
}
