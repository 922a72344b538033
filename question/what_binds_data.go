package question

import (
	"loadline"
	"loadline/dependence"
)

// BoundBy are the figures of an answer to what-binds, which are its JSON. Amounts are in Currency, times in months.
type BoundBy struct {
	Currency    string           `json:"currency"`
	Cash        loadline.Number  `json:"free_cash"`
	Suppliers   []SupplierLine   `json:"suppliers"`
	Divided     []DividedLine    `json:"concentration"`
	SpendBack   []SpendBackLine  `json:"spend_back"`
	Free        []FreeLine       `json:"free"`
	Calendar    []DatedLine      `json:"calendar"`
	Undated     []UndatedLine    `json:"undated"`
	Obligations []ObligationLine `json:"obligations"`
	Steered     []SteeredLine    `json:"steered_by_others"`
	OnControl   []ControlLine    `json:"on_change_of_control"`
}

// SupplierLine is on what the company depends with one supplier.
type SupplierLine struct {
	Supplier   string          `json:"supplier"`
	Supplies   []string        `json:"supplies"`
	Contracts  []loadline.Ref  `json:"contracts"`
	Shares     []SupplierShare `json:"shares"`
	Spend      loadline.Number `json:"spend_a_month"`
	Owed       loadline.Number `json:"committed"`
	Level      string          `json:"substitutable,omitempty"`
	Reason     string          `json:"because,omitempty"`
	Time       loadline.Number `json:"months_to_switch"`
	Replace    loadline.Number `json:"of_which_replace"`
	Bound      loadline.Number `json:"of_which_exclusive"`
	Cost       loadline.Number `json:"cost_to_switch"`
	Move       loadline.Number `json:"of_which_move"`
	OwedOnExit loadline.Number `json:"of_which_committed"`
	Lost       loadline.Number `json:"of_which_credits"`
	ExitRatio  loadline.Number `json:"exit_ratio"`
	Air        loadline.Number `json:"months_without"`
	ExitGap    loadline.Number `json:"exit_gap"`
	Steers     []SteerLine     `json:"steers"`
	Equity     loadline.Number `json:"equity"`
	Votes      loadline.Number `json:"votes"`
	Seats      []string        `json:"seats"`

	id string
	of dependence.Supplier
}

// SupplierShare is a supplier's share of one supply by one measure.
type SupplierShare struct {
	Supplies string          `json:"supplies"`
	Of       string          `json:"of"`
	Share    loadline.Number `json:"share"`
}

// SteerLine is something that a supplier makes the company do, or keeps it from.
type SteerLine struct {
	Says loadline.Text `json:"says"`
	At   string        `json:"at"`

	at loadline.Source
}

// SteeredLine is what somebody makes the company do who supplies nothing: the condition of a tranche.
type SteeredLine struct {
	By   string        `json:"by"`
	Says loadline.Text `json:"says"`
	At   string        `json:"at"`
}

// ControlLine is something that a change of control sets off, or may.
type ControlLine struct {
	With   string         `json:"with,omitempty"`
	Of     loadline.Ref   `json:"of"`
	Surely loadline.Truth `json:"surely"`
	Says   loadline.Text  `json:"says"`
	At     string         `json:"at"`
}

// DividedLine is how one supply is divided by one measure.
type DividedLine struct {
	Supplies  string          `json:"supplies"`
	Of        string          `json:"of"`
	Largest   loadline.Number `json:"largest_share"`
	HHI       loadline.Number `json:"hhi"`
	Effective loadline.Number `json:"effective_number"`
	Rest      loadline.Number `json:"from_others"`
}

// SpendBackLine is what of an investor's money comes back to it.
type SpendBackLine struct {
	Investor string          `json:"investor"`
	Paid     loadline.Number `json:"paid_in"`
	Promised loadline.Number `json:"promised"`
	Credits  loadline.Number `json:"given_in_credits"`
	Back     loadline.Number `json:"comes_back"`
	Ratio    loadline.Number `json:"spend_back"`
	Circular loadline.Number `json:"circular"`
	Loop     []PassageLine   `json:"loop"`
}

// PassageLine is money on its way round.
type PassageLine struct {
	From   string          `json:"from"`
	To     string          `json:"to"`
	Amount loadline.Number `json:"amount"`
	Says   loadline.Text   `json:"says"`
	At     string          `json:"at"`
}

// FreeLine is the part of something that nothing binds.
type FreeLine struct {
	Of   string          `json:"of"`
	Part loadline.Number `json:"part"`
}

// DatedLine is a day that matters.
type DatedLine struct {
	ID   string        `json:"id"`
	Date loadline.Date `json:"date"`
	With string        `json:"with,omitempty"`
	Says loadline.Text `json:"says"`
	At   string        `json:"at"`

	at loadline.Source
}

// UndatedLine is a day that nobody dated.
type UndatedLine struct {
	Of   loadline.Ref  `json:"of"`
	Asks loadline.Text `json:"asks"`
	At   string        `json:"at"`

	at loadline.Source
}

// ObligationLine is what is owed to a counterparty, or must be asked of it.
type ObligationLine struct {
	To   string        `json:"to"`
	Of   loadline.Ref  `json:"of"`
	Says loadline.Text `json:"says"`
	At   string        `json:"at"`

	at loadline.Source
}
