package outlook

import (
	"loadline"
	"loadline/forecast"
)

// Projection is a plan as a [forecast.Program]: what the ledger reckons of one path, for thousands. The caller adds what is to be counted
// (Watch, CountMask, Feel, Notice) and compiles; [Projection.Letters] tells what is wrong with the program then.
//
// Vectors and masks are of a month, as the month leaves them. Money is in the company's own currency. What is said of a path that has
// died says what its ledger would, and nobody should count it: see Living.
type Projection struct {
	Program  *forecast.Program
	Currency string
	Start    loadline.Date // the first day of the first month
	Months   int

	Living     forecast.Mask   // neither dead before the month nor within it
	Cash       forecast.Vector // after the month, raises included; of who is dead nothing
	FreeCash   forecast.Vector // less what is restricted and what must be held
	LowFree    forecast.Vector // the least of it on any day of the month, raises not included; after each month where the plan is judged monthly
	GrossBurn  forecast.Vector
	NetBurn    forecast.Vector
	Runway     forecast.Vector // months that free cash suffices for at the net burn of the month; [EndlessRunway] where nothing is burnt
	Credits    []CreditsAhead
	Capacities []CapacityAhead
	Milestones []MilestoneAhead
	Lines      []LineAhead
	Raises     []RaiseAhead
	Inputs     []InputAhead
	Causes     []DeathCause
	RunsOut    []RunsOut
	Draws      []Draw // of all quantities and coins: see [Draw]

	Open    []Hanging // what results hang on, as [Course] has it
	Assumed []loadline.Assumption

	InTheMiddle []InTheMiddle // what is counted as on the ledger's one path

	places []madeFor
}

// EndlessRunway is the runway, in months, of what burns nothing.
const EndlessRunway = endless

// CreditsAhead is a tranche of credits.
type CreditsAhead struct {
	Contract, Tranche string
	Of                loadline.Ref    // {"credits", "cloud.grant"}
	Closing           forecast.Vector // face that is left after the month
	UsedUp            forecast.Mask   // in the month in which the last of it is used
	Ended             forecast.Mask   // in the month in which nothing is left, used up, expired or void
	At                loadline.Source
}

// CapacityAhead is what becomes of a contract's reserved chip-hours in a month.
type CapacityAhead struct {
	Contract, Chip     string
	Of                 loadline.Ref // {"capacity", "cloud"}
	Reserved, Unused   forecast.Vector
	OnDemand, Unserved forecast.Vector
	Short              forecast.Mask // more is needed than is reserved
	At                 loadline.Source
}

// MilestoneAhead is a milestone.
type MilestoneAhead struct {
	Name    string
	Title   string
	Reached forecast.Mask // from the month on in which it is reached
	At      loadline.Source
}

// LineAhead is a line, a driver or a team of the plan: what it comes to in a month.
type LineAhead struct {
	Of     loadline.Ref // {"income", "api"}, {"driver", "users"}, {"hire", "research"}
	Title  string
	Amount forecast.Vector // of money; of a driver its value, of a team how many people it has
	At     loadline.Source
}

// RaiseAhead is a raise. An observer is called where Attempt.Closes is noticed: [forecast.Program.Notice].
type RaiseAhead struct {
	Name     string
	Title    string
	Round    string // that it closes; empty: none
	Attempt  forecast.Attempted
	Amount   forecast.Vector // that it brings in the month in which it closes
	PreMoney forecast.Vector // likewise; where its round says, nothing
	At       loadline.Source
}

// DeathCause is a cause of death: in the month in which cash is out, by why it is. Each death has one.
type DeathCause struct {
	Cause forecast.Cause
	Kind  CauseKind
	Of    loadline.Ref // {"plan", "cash"}, {"loan", "bank"}
	At    loadline.Source
}

// CauseKind is why a path dies.
type CauseKind uint8

// Why a path dies. Cash that is out is a death by a loan where it would not be out in the month but for what repays loans.
const (
	DeathByCash CauseKind = iota
	DeathByLoan
)

// String is the kind in words.
func (k CauseKind) String() string { return [...]string{"cash is out", "a loan is due"}[k] }

// MarshalText writes the kind as [CauseKind.String] does.
func (k CauseKind) MarshalText() ([]byte, error) { return []byte(k.String()), nil }

// RunsOut is one of the balances that are never added: cash, a tranche of credits, a reserved capacity.
type RunsOut struct {
	Of    loadline.Ref  // as [Runway.Of] has it
	Ends  forecast.Mask // in the first month in which it ends: cash falls below its line, the last credit is used or lost, more is needed than is reserved
	First forecast.Mask // in that month, where none of the others ended before; of those that end in one month the one that stands first
	At    loadline.Source
}

// InTheMiddle is something that the program counts as the ledger has it on its one path, whatever chance makes of the rest: what is used on
// a contract, a contract with credits or commitments, a run, a load, a loan, a funding tranche.
type InTheMiddle struct {
	Of loadline.Ref
	At loadline.Source
}

// madeFor are the operations of a program that stand for something of the plan: those from one number on, up to the next's.
type madeFor struct {
	from int32
	of   loadline.Ref
	at   loadline.Source
}

// Project lowers a company's plan on a premise to a program. The premise's luck is not asked: chance decides. Its diagnostics are those of
// [Reckon]. Nil where nobody says on which day the plan begins, which stands among the diagnostics of no
// plan: see [Course.Open].
func Project(c *loadline.Company, p Premise) (*Projection, loadline.Diagnostics) {
	p.Luck = nil
	b := open(c, p)
	if b == nil {
		return nil, nil
	}
	l := lower(b)
	return &l.out, append(b.problems, l.problems...).Sorted()
}

// Letters are the faults of the program as letters, each with the place in the plan that it is about.
func (p *Projection) Letters(faults forecast.Faults) loadline.Diagnostics {
	var out loadline.Diagnostics
	for _, f := range faults {
		d := loadline.Diagnostic{Code: faultCode(f.Kind), Severity: loadline.Error, Detail: f.Text(), Summary: loadline.Textf("the plan cannot be forecast"),
			Hint: loadline.Textf("Shorten the plan, or correct what is named.")}
		for i := len(p.places) - 1; i >= 0 && len(f.Nodes) > 0; i-- {
			if x := p.places[i]; x.from <= f.Nodes[0] {
				d.At, d.About, d.Summary = x.at, []loadline.Ref{x.of}, loadline.Textf("%v cannot be forecast", x.of)
				break
			}
		}
		out = append(out, d)
	}
	return out
}

// faultCode is the code of a fault's letter.
func faultCode(k forecast.FaultKind) loadline.Code {
	switch k {
	case forecast.FaultMonths, forecast.FaultSize:
		return loadline.TooLarge
	case forecast.FaultInterval, forecast.FaultShape:
		return loadline.SpreadMisfit
	case forecast.FaultCycle:
		return loadline.PlanCycle
	case forecast.FaultFuture:
		return loadline.ReadsLaterMonth
	}
	return loadline.WrongType
}
