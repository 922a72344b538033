package question

import (
	"loadline"
	"loadline/limits"
)

// Checked are the figures of an answer to check, which are its JSON.
type Checked struct {
	Limits     []LimitLine `json:"limits"`
	Held       int         `json:"held"` // how many limits came out so
	Broken     int         `json:"broken"`
	CannotTell int         `json:"cannot_tell"`
	Undecided  int         `json:"undecided"`
	Waived     int         `json:"waived"`
	Silenced   []Silenced  `json:"silenced"`
	Claims     []Claim     `json:"claims"`
	Errors     int         `json:"errors"`
	Warnings   int         `json:"warnings"`
	Since      *Since      `json:"since,omitempty"` // what became otherwise, where somebody asked
}

// LimitLine is one limit and how it came out.
type LimitLine struct {
	Title     string             `json:"title"`
	Outcome   limits.Outcome     `json:"outcome"`
	Without   *limits.Outcome    `json:"without,omitempty"` // of a waived one: what it is without the waiver
	Day       loadline.Date      `json:"day"`               // on which it comes out so: of a span the first day of the worst outcome
	Last      loadline.Date      `json:"last"`              // the last day asked about
	Says      loadline.Text      `json:"says"`              // in a sentence, with its number and its reason
	Witnesses []LimitWitness     `json:"witnesses"`         // who can, cannot, must be asked: the answers that decide it
	Sides     []SideOf           `json:"sides"`             // of the comparisons that decide it
	At        string             `json:"at"`
	WaivedBy  string             `json:"waived_by,omitempty"`
	Why       string             `json:"why,omitempty"`
	Until     *loadline.Date     `json:"until,omitempty"`   // the last day of the waiver
	Expired   []ExpiredWaiver    `json:"expired,omitempty"` // waivers that have run out
	Open      []string           `json:"open"`              // the questions that would settle it
	Ends      *[2]limits.Outcome `json:"ends,omitempty"`    // of one that cannot be told: with the open facts at their worst and at their best
	NotRead   []string           `json:"not_read"`          // documents that could overturn it
	Margins   []MarginLine       `json:"margins"`
	Shifts    []ShiftLine        `json:"shifts"`
	Rooms     []RoomLine         `json:"rooms"`
	Removes   []RemovalOver      `json:"removes,omitempty"` // changes of one figure of a lever after which a broken one holds
	Cut       []loadline.Text    `json:"cut,omitempty"`     // what of these was not looked for, since it is too much
	Freeboard loadline.Text      `json:"freeboard"`         // the nearest of these, in a few words

	asked  bool // it has no mistake that keeps it from being asked
	sought bool // the shifts and rooms were looked for
}

// LimitWitness is one answer about deciding that a limit rests on: the coalition, what it does, and by which clauses.
type LimitWitness struct {
	Says     string         `json:"says"`            // the answer in words
	Function string         `json:"function"`        // can, can_block, …
	Of       loadline.Ref   `json:"of"`              // whom it asks about
	Matter   loadline.Ref   `json:"matter,omitzero"` // none of can_end
	Holds    loadline.Truth `json:"holds"`
	Does     string         `json:"does,omitempty"`      // "decides", "blocks", "ends" or "forces": what the coalition shows that it does
	Unless   [][]string     `json:"hold_outs,omitempty"` // of what forces: who would have to hold out
	Witness                 // the coalition that shows it: who does it, or who can do without those asked about
}

// SideOf is one side of a comparison: as it was written, what it comes to, and where the facts behind it stand.
type SideOf struct {
	Says  string        `json:"says"` // "vote_share(group.founders)"
	Value loadline.Text `json:"value"`
	From  []string      `json:"from"`
}

// ExpiredWaiver is a waiver that has run out.
type ExpiredWaiver struct {
	By    string        `json:"by"`
	Why   string        `json:"why"`
	Until loadline.Date `json:"until"`
	At    string        `json:"at"`
}

// MarginLine is how far the sides of a comparison are apart.
type MarginLine struct {
	Says     string          `json:"says"`
	Distance loadline.Number `json:"distance"`
	Unit     string          `json:"unit"` // "shares", "votes", "days", a currency, "part" of a whole, or "" of a bare number
	At       string          `json:"at"`
}

// ShiftLine is a smallest change after which a limit comes out the other way.
type ShiftLine struct {
	Unit   limits.ShiftUnit `json:"unit"`
	Says   loadline.Text    `json:"says"`
	Amount loadline.Number  `json:"amount"`
	On     *loadline.Date   `json:"on,omitempty"`
	Proved bool             `json:"proved_smallest"` // false where more may turn it back, and not every smaller number was tried
	Then   limits.Outcome   `json:"then"`
}

// RoomLine is how far one input can move before a limit comes out the other way.
type RoomLine struct {
	Input string          `json:"input"`
	Now   loadline.Ratio  `json:"now"`
	Down  *loadline.Ratio `json:"down"`
	Up    *loadline.Ratio `json:"up"`
	Step  loadline.Ratio  `json:"step"`
}

// Silenced is what a silence kept quiet.
type Silenced struct {
	Code  loadline.Code  `json:"code"`
	Why   string         `json:"why"`
	Until *loadline.Date `json:"until,omitempty"`
	Count int            `json:"count"` // letters
	At    string         `json:"at"`
}

// Claim is one assert and how it came out.
type Claim struct {
	Title   string         `json:"title"`
	Holds   loadline.Truth `json:"holds"`
	Because loadline.Text  `json:"because"`
	At      string         `json:"at"`
}

// Worst is the least good outcome among the claims: Yes where all hold.
func (c Checked) Worst() loadline.Truth {
	worst := loadline.Yes
	for _, claim := range c.Claims {
		if claim.Holds == loadline.No {
			return loadline.No
		}
		worst = min(worst, claim.Holds)
	}
	return worst
}
