package outlook

import "loadline"

// Course is the ledger: what becomes of cash, credits and reserved capacity on one path. Money is in the company's own currency.
type Course struct {
	Currency string
	Months   []Month
	Turns    []TurningPoint // by day
	Runs     []RunCourse
	Raises   []RaiseCourse // attempts that are over, in the order in which they ended
	Runways  []Runway      // of cash first, then of each tranche of credits, then of each reserved capacity
	Binds    int           // the index of the runway that ends first; -1 where none ends within the plan
	Open     []Hanging     // what results hang on, each question once
	Assumed  []loadline.Assumption
	Unpaid   loadline.Ratio // what is charged within the plan and paid after its last day, costs less income
}

// Month is a month of a ledger, taken whole.
type Month struct {
	From, To     loadline.Date
	Opening      loadline.Ratio // cash on the first day, all of it
	Closing      loadline.Ratio // cash after the last day, all of it
	Low          loadline.Ratio // cash, all of it, where the least of it may be used
	LowDay       loadline.Date
	LowLine      loadline.Ratio // the line on that day
	Line         loadline.Ratio // on the last day, below which cash must not fall: restricted cash and the highest minimum that is asked
	GrossBurn    loadline.Ratio // cash that goes out, but for what repays a loan
	NetBurn      loadline.Ratio // gross burn less income
	Flows        []Flow         // what is charged or paid in the month, by day, out before in
	Credits      []CreditMonth
	Capacity     []CapacityMonth
	Commitments  []CommitmentMonth
	TrancheMoney loadline.Ratio // received from funding tranches
}

// Free is the cash that may be used after the last day: less restricted cash and minimum cash. Below zero a line is crossed.
func (m Month) Free() loadline.Ratio { return m.Closing.Sub(m.Line) }

// LowFree is the least cash that may be used within the month.
func (m Month) LowFree() loadline.Ratio { return m.Low.Sub(m.LowLine) }

// Flow is an amount that is charged or paid on a day. Its cash comes in where it is above zero.
type Flow struct {
	Day     loadline.Date
	Kind    FlowKind
	Of      loadline.Ref   // the line, run, load, commitment, loan or tranche: {"income", "api"}
	On      string         // the contract on which it is used; empty: none
	Use     string         // of what is used on a contract: "training", "serving" or the line's purpose
	Purpose string         // "research", "product", or another word
	Cost    loadline.Ratio // what it costs, however it is paid; of an income 0
	Cash    loadline.Ratio
	Credits loadline.Ratio // face of the credits that paid for it
	Prepaid loadline.Ratio // of what was paid ahead
	Later   loadline.Ratio // charged now, paid later
	At      loadline.Source
}

// FlowKind is what an amount is.
type FlowKind uint8

// The kinds of flows.
const (
	Earned     FlowKind = iota // income, when it is received
	Spent                      // a cost that is used on no contract, when it is paid
	Used                       // what is used on a contract, when it is charged
	Settled                    // what was charged earlier, when it is paid
	Shortfall                  // what is owed of a commitment though it was not used
	Ahead                      // what is paid ahead for services
	Interest                   // of a loan
	Repaid                     // of a loan
	Lent                       // by a lender
	Received                   // from a funding tranche
	SwitchCost                 // of moving to a substitute
	Raised                     // by a raise of the plan
)

// String is the kind in words.
func (k FlowKind) String() string {
	return [...]string{"income", "cost", "use", "payment of what was used", "shortfall", "prepayment", "interest", "repayment", "loan", "funding tranche", "cost of moving", "raise"}[k]
}

// MarshalText writes the kind as [FlowKind.String] does.
func (k FlowKind) MarshalText() ([]byte, error) { return []byte(k.String()), nil }

// CreditMonth is what becomes of a tranche of credits in a month: Opening = Used + Expired + Void + Closing, in face.
type CreditMonth struct {
	Contract, Tranche string
	Opening           loadline.Ratio // what may still be used, or will from a later day on
	Used              loadline.Ratio
	Expired           loadline.Ratio // unused on the last day
	Void              loadline.Ratio // unused when the contract stopped or ended
	Closing           loadline.Ratio
}

// CapacityMonth is what becomes of a contract's reserved chip-hours in a month: Reserved = Used + Unused, and what is needed is
// Used + OnDemand + Unserved.
type CapacityMonth struct {
	Contract, Chip string
	Reserved       loadline.Ratio
	Used, Unused   loadline.Ratio
	OnDemand       loadline.Ratio // beyond what is reserved
	Unserved       loadline.Ratio // needed while nothing supplied it
}

// CommitmentMonth is where a commitment stands after a month: Total = Drawn + Shortfall + Open.
type CommitmentMonth struct {
	Contract, Commitment string
	Total                loadline.Ratio
	Drawn                loadline.Ratio // so far, never above the total
	Shortfall            loadline.Ratio // settled so far
	ByCredits            loadline.Ratio // of the shortfall, what credits paid
	Open                 loadline.Ratio
	Conditional          bool // it binds on a condition only: its shortfall is shown and not paid
}

// TurningPoint is something that happens on the path, on a day.
type TurningPoint struct {
	Day    loadline.Date
	Kind   TurnKind
	Of     loadline.Ref   // {"contract", "cumulus_cloud"}, {"credits", "cumulus_cloud.grant"}, {"commitment", "cumulus_cloud.floor"}, {"train", "base_2"}, {"loan", "bank"}, {"covenant", "bank.liquidity"}, {"tranche", "second"}, {"plan", ""}, {"provision", "over_indebtedness"}
	Amount loadline.Ratio // money, face or chip-hours, where the kind has some; of RunSlips days
	Says   loadline.Text
	At     loadline.Source
}

// TurnKind is what happens.
type TurnKind uint8

// The kinds of turns.
const (
	CreditsUsedUp      TurnKind = iota
	CreditsExpire               // with something left
	CreditsVoid                 // with something left
	CommitmentShort             // a shortfall is settled
	CovenantBreached            // cash falls below a minimum that somebody may enforce
	CashOut                     // there is no cash left that is not restricted
	LoanMatures                 // or is called
	TrancheReceived             //
	RunStarts                   //
	RunEnds                     //
	RunSlips                    // beyond the day on which it was planned to end
	RunUnfinished               // within the plan
	ContractEnds                // by its own term
	ContractStops               // by the premise
	SubstituteRuns              //
	CapacityFallsShort          // more is needed than is reserved
	MilestoneReached            // by the plan
	RaiseBegins                 //
	RaiseCloses                 // with its money
	RaiseFails                  //
	LawLine                     // of the company's law: cash lasts less than it looks ahead
)

// String is the kind in words.
func (k TurnKind) String() string {
	return [...]string{"credits used up", "credits expire", "credits void", "commitment falls short", "covenant breached", "cash out", "loan matures", "funding tranche received",
		"run starts", "run ends", "run slips", "run unfinished", "contract ends", "contract stops", "substitute runs", "capacity falls short", "milestone reached", "raise begins", "raise closes", "raise fails", "line of the law"}[k]
}

// MarshalText writes the kind as [TurnKind.String] does.
func (k TurnKind) MarshalText() ([]byte, error) { return []byte(k.String()), nil }

// RunCourse is how a planned training run goes.
type RunCourse struct {
	Name    string
	On      string         // the contract; empty: none
	Hours   loadline.Ratio // chip-hours, in the middle
	Band    loadline.Number
	Starts  loadline.Date
	Planned loadline.Date  // the last day without the premise and by the plan's own dates
	Ends    loadline.Date  // the last day; 0: not within the plan
	Left    loadline.Ratio // chip-hours that are not done within the plan
	Cost    loadline.Ratio // of what is done within the plan, however it is paid
	At      loadline.Source
}

// Runway is how long something lasts.
type Runway struct {
	Of     loadline.Ref  // {"plan", "cash"}, {"credits", "cumulus_cloud.grant"}, {"capacity", "cumulus_cloud"}
	Ends   loadline.Date // the day on which cash falls below its line, the last credit is used or lost, or the first day of the month in which capacity falls short, or on which the contract stops; 0: it lasts through the plan
	Months int           // whole months that it suffices for; of one that lasts, all of the plan's
	How    TurnKind      // how it ends
	Open   []loadline.Unknown
	At     loadline.Source
}

// Lasts says whether it lasts through the plan.
func (r Runway) Lasts() bool { return r.Ends == 0 }

// Hanging is a fact that nobody stated, with the results that hang on it.
type Hanging struct {
	Unknown loadline.Unknown
	On      []loadline.Ref // as [Runway.Of] has it, and runs: {"train", "base_2"}
	Counted loadline.Text  // what the ledger counts in its place
}
