package loadline

// Plan is what the company expects to earn, to spend, to train and to serve, month by month from its as-of date. Its figures are
// estimates: a line with bounds is computed at its middle by the ledger, and over its whole by the forecast.
type Plan struct {
	Cash        Number         // on the first day, all of it
	Restricted  Number         // of it, that may not be used: deposits, escrow
	Prepaid     Number         // paid ahead for services, which is no cash
	MinimumCash Number         // that a covenant asks to be held; 0 where there is none
	From        Date           // the first month; 0: the as-of date's
	Months      int            // how far it goes; 0: 36
	Judged      Stated[string] // "daily": on each day, costs before income; "monthly": after each month. Left out: daily
	Drivers     []Driver
	Hires       []Hire
	Raises      []Raise
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
	Amount    Expr    // of each month, over the plan; in place of Start and Grows
	When      Expr    // over the plan: only the months for which it holds; empty: all
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

// Driver is a quantity that moves from month to month and that lines of the plan hang on: users, a price, a cost for each of them.
type Driver struct {
	Name  string
	Title string
	Start Expr // in the first month
	Next  Expr // in each later month, over the plan and `prior`, its own value of the month before; empty: it stays
	At    Source
}

// Hire is a team and how it grows. It costs a twelfth of Salary × (1 + OnTop) a month for each person.
type Hire struct {
	Name     string
	Title    string
	People   Number // in its first month
	Adds     Number // a month
	Most     Number // at most; unbounded: no end
	Salary   Number // of money, a year
	OnTop    Number // the part of the salary that taxes, insurance and desks come to
	When     Expr   // over the plan: it adds only in months for which it holds; empty: in all
	From, To Date
	Purpose  string
	At       Source
}

// Raise is money that the company means to raise within the plan. An attempt begins at the end of the first month for which When
// holds, takes its time, and brings the money at the end of the month in which that is over, or nothing.
type Raise struct {
	Name     string
	Title    string
	Round    string // the round that it closes; empty: Amount and PreMoney
	Amount   Expr   // of money, over the plan, on the day of the attempt; empty: the round's
	PreMoney Expr   // likewise
	When     Expr   // over the plan, after each month: runway < 9
	Succeeds Number // the chance of an attempt
	Takes    Spell  // from the attempt to the money
	Again    Spell  // from one attempt to the next; unbounded: there is one attempt
	Times    int    // how often it may succeed; 0: with a round once, else without an end
	Cost     Number // of an attempt, paid when it begins
	At       Source
}

// Ref is how expressions and answers name the raise.
func (r Raise) Ref() Ref { return Ref{"raise", r.Name} }

// Stated says whether the file has a plan at all.
func (p Plan) Stated() bool { return p.At.Known() }
