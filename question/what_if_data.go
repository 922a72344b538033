package question

import (
	"loadline"
	"loadline/limits"
)

// Compared are the figures of an answer to what-if, which are its JSON. Columns stand in one order everywhere: first as it is,
// then each round, as signed. Where nobody stated a term, a figure is the hull of all readings.
type Compared struct {
	Day      loadline.Date    `json:"day"` // of all columns: that of the last closing
	Currency string           `json:"currency"`
	Columns  []ColumnOf       `json:"columns"`
	Lost     []StandingChange `json:"lost"`   // by those who were there, the heaviest first
	Gained   []StandingChange `json:"gained"` // by anybody
	Moved    []StandingChange `json:"otherwise_changed"`
	Limits   []LimitChange    `json:"limits"`
	Holders  []HolderChange   `json:"holders"`
	Exits    []ExitChange     `json:"exits"`
	Begins   []BeginsAt       `json:"breakpoints"`
	Letters  []LetterChange   `json:"letters"`    // of the facts and the detectors, that are new or gone in a column
	Depends  []DependsChange  `json:"dependence"` // on whom it depends; empty where no contract is stated
	Levers   []LeverChange    `json:"levers"`     // that are gained, lost or otherwise in a column, on the company and of its own
	HoldOuts []HoldOutChange  `json:"hold_outs"`  // against whom others would have to hold out, where that differs
	Keep     []KeptWithin     `json:"keep,omitempty"`
}

// ColumnOf is one column: the company as it is, or with a round signed.
type ColumnOf struct {
	Name     string         `json:"name"` // "now", "cash", "cash without consent.x"
	Title    string         `json:"title"`
	Round    *RoundOf       `json:"round,omitempty"`
	Terms    []TermOf       `json:"terms,omitempty"`
	Readings int            `json:"readings"`
	Open     []string       `json:"open,omitempty"`   // questions that keep the round from being closed at all
	Settled  []string       `json:"settle,omitempty"` // questions that tell the readings apart
	Spread   []ReadingPrice `json:"by_reading,omitempty"`
	Assumed  []AssumedOf    `json:"assumed,omitempty"`
	Diluted  []DilutedBy    `json:"diluted,omitempty"`
	Changed  []ChangedByIt  `json:"changes,omitempty"` // what converts, what is adjusted, what the pool becomes
}

// AssumedOf is something that a column assumes, with the question that would settle it.
type AssumedOf struct {
	Says    string `json:"says"`
	Settles string `json:"settles"`
}

// RoundOf are the figures of a closing.
type RoundOf struct {
	Price         loadline.Number    `json:"price"`         // the headline, a share, as printed
	Exact         loadline.Number    `json:"price_exact"`   // before rounding
	PreMoney      loadline.Number    `json:"pre_money"`     // the headline
	PostMoney     loadline.Number    `json:"post_money"`    // all shares after the closing at the price
	NewMoney      loadline.Number    `json:"new_money"`     // credits at their face
	Cash          loadline.Number    `json:"cash"`          // of it
	Consideration [2]loadline.Number `json:"consideration"` // a share: where credits are worth least, and most
	Effective     [2]loadline.Number `json:"effective_pre"` // pre-money at those
	Rounding      string             `json:"rounding"`
	Left          loadline.Number    `json:"left_over"`      // money that buys no whole share
	Moved         loadline.Number    `json:"rounding_moved"` // shares as printed, less exact
	Sold          loadline.Number    `json:"part_sold"`      // of all shares after, to those who pay
	Certificate   string             `json:"certificate"`
}

// ReadingPrice is one reading of the terms that nobody stated: the choices, and what they come to.
type ReadingPrice struct {
	Choices []string         `json:"choices"`
	Price   loadline.Ratio   `json:"price"`
	Parts   []loadline.Ratio `json:"parts"` // by group of holders, in the order of Groups of the first table
}

// DilutedBy is a holder's part before and after, and what moved it.
type DilutedBy struct {
	Holder       string          `json:"holder"`
	Before       loadline.Number `json:"before"`
	NewMoney     loadline.Number `json:"new_money"`
	Pool         loadline.Number `json:"pool"`
	Conversion   loadline.Number `json:"conversion"`
	AntiDilution loadline.Number `json:"anti_dilution"`
	Resale       loadline.Number `json:"resale"`
	After        loadline.Number `json:"after"`
	Worth        loadline.Number `json:"worth_at_price"` // of what it holds after, at the headline price
}

// ChangedByIt is a security, a class or a pool that the closing changes, in a sentence.
type ChangedByIt struct {
	Says loadline.Text `json:"says"`
	At   string        `json:"at"`
}

// HolderChange is a holder's part in each column.
type HolderChange struct {
	Holder string            `json:"holder"`
	Group  bool              `json:"group"`
	Parts  []loadline.Number `json:"parts"` // fully diluted
	Votes  []loadline.Number `json:"votes"` // part of all votes
}

// StandingChange is what somebody is to a matter in each column, where that differs.
type StandingChange struct {
	Who     string          `json:"who"`
	Matter  string          `json:"matter"`
	Stands  []loadline.Text `json:"stands"` // by column
	Because loadline.Text   `json:"because"`
	At      string          `json:"at,omitempty"`
	Instead loadline.Text   `json:"ask_instead"` // of what a paper gives: words that take less

	rank    int
	weights []int // by column
	why     *loadline.Reason
}

// LimitChange is a limit or a claim of the file in each column, where that differs.
type LimitChange struct {
	Title    string           `json:"title"`
	Outcomes []limits.Outcome `json:"outcomes"`
	Says     []loadline.Text  `json:"says"`
	Free     []loadline.Text  `json:"freeboard"`
	At       string           `json:"at"`
}

// ExitChange is what a group of holders gets of a sale in each column.
type ExitChange struct {
	Proceeds loadline.Ratio    `json:"proceeds"`
	Holder   string            `json:"holder"`
	Gets     []loadline.Number `json:"gets"`
}

// BeginsAt is the proceeds of a sale above which holders get anything, by column: without an upper bound where by some reading
// they never do, and unbounded where it cannot be told.
type BeginsAt struct {
	Holder string            `json:"holder"`
	From   []loadline.Number `json:"has_value_from"`
}

// LetterChange is a letter that is new or gone, by column.
type LetterChange struct {
	Code    loadline.Code `json:"code"`
	Summary loadline.Text `json:"summary"`
	In      []bool        `json:"in"` // by column
	At      string        `json:"at"`

	severity loadline.Severity
}

// TermOf is one term of the papers: what stood there before, what stands there now, and what it does.
type TermOf struct {
	Term   string        `json:"term"`
	Old    string        `json:"old"`
	New    string        `json:"new"`
	Effect loadline.Text `json:"effect"`
	At     string        `json:"at"`
}

// KeptWithin is how far an input of a round can move while all limits that are to be kept hold.
type KeptWithin struct {
	Column string          `json:"column"`
	Input  string          `json:"input"`
	Now    loadline.Ratio  `json:"now"`
	Within loadline.Number `json:"tried"`
	Step   loadline.Ratio  `json:"step"`
	Low    *loadline.Ratio `json:"from"` // the lowest value at which all hold; nil: at none
	High   *loadline.Ratio `json:"to"`
	Below  loadline.Text   `json:"below"` // what breaks a step below, or that the range ends there
	Above  loadline.Text   `json:"above"`
	Why    loadline.Text   `json:"why,omitempty"` // where there is none: which limits exclude each other
}
