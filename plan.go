package loadline

// Plan is what the company expects to earn, to spend, to train and to serve, month by month from its as-of date. Its figures are
// estimates: a line with bounds is computed at its middle by the ledger, and over its whole by the forecast.
type Plan struct {
	Cash        Number // on the first day, all of it
	Restricted  Number // of it, that may not be used: deposits, escrow
	Prepaid     Number // paid ahead for services, which is no cash
	MinimumCash Number // that a covenant asks to be held; 0 where there is none
	From        Date   // the first month; 0: the as-of date's
	Months      int    // how far it goes; 0: 36
	Lines       []PlanLine
	Trainings   []Training
	Servings    []Serving
	At          Source // unknown where the file has no plan
}

// PlanLine is an income or a cost.
type PlanLine struct {
	Name      string
	Kind      LineKind
	Title     string
	Start     Number  // of money, in its first month
	Grows     Number  // a month: 0.05 is five percent more than the month before
	Season    []Ratio // twelve factors, January first; none: all are one
	Once      []OneOff
	From, To  Date
	PaidAfter Stated[Duration] // its month; not said: in it
	Purpose   string           // "research", "product", or another word
	With      string           // the stakeholder who pays or is paid
	On        string           // the contract on which a cost is used, so that it counts towards its commitment and credits may pay it; or an income is earned
	At        Source
}

// LineKind is what a line of a plan is.
type LineKind uint8

// The kinds of lines.
const (
	Income LineKind = iota
	Cost
)

// OneOff is an amount on a day.
type OneOff struct {
	Date   Date
	Amount Number // of money
}

// Training is a run that is planned.
type Training struct {
	Name                              string
	Title                             string
	Parameters                        Number
	Active                            Number // of a mixture of experts: the parameters that a token uses; unbounded: all
	Tokens                            Number
	Layers, Heads, HeadSize, Sequence Number // the shape, where it is known
	Chip                              string
	Utilisation                       Number // over billed hours; unbounded: the usual band
	Multiplier                        Number // of the FLOP for failed and exploratory runs; unbounded: none
	From, To                          Date
	On                                string // the contract
	PricePerHour                      Number // of a chip; unbounded: the contract's, else quotes
	Purpose                           string
	At                                Source
}

// Serving is a load of inference that is planned.
type Serving struct {
	Name                string
	Title               string
	Parameters          Number
	Active              Number
	TokensIn, TokensOut Number // a month, in its first
	Grows               Number
	Chip                string
	Utilisation         Number
	From, To            Date
	On                  string
	PricePerHour        Number
	Purpose             string
	At                  Source
}

// TrainingRun is a run of the company's own that is done: it calibrates what it makes of its chips.
type TrainingRun struct {
	Name                       string
	Parameters, Active, Tokens Number
	Chip                       string
	ChipHours                  Number // billed
	Date                       Date
	At                         Source
}

// Stated says whether the file has a plan at all.
func (p Plan) Stated() bool { return p.At.Known() }
