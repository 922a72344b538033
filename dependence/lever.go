package dependence

import "loadline"

// Lever is something that its holder may lawfully do, or decline to do, that takes from its target what the target needs. Whether it may
// be used today, with whom and at whose cost are its three readiness facts; what it takes, and for how long, is its [Bite].
type Lever struct {
	ID     string // the same for as long as its facts keep their names: "contract.cloud/stop.1", "contract.staff/leave"
	Kind   LeverKind
	Holder string         // the id of the party; empty: the company itself
	Target string         // the id of the party from whom it takes; empty: the company
	Crowd  bool           // its holder is many, who each decide for themselves
	With   string         // of HireAway: the id of those who would be hired
	Of     loadline.Ref   // the contract, tranche, loan, licence, matter or offer that it comes from
	Over   []loadline.Ref // of RefuseApproval: matters, each of which would meet the need, and all of which it refuses
	At     loadline.Source
	Says   loadline.Text // "stop the cloud agreement (convenience)"

	First loadline.Date // the first day on which it may be used; 0: not known, or always so far
	Last  loadline.Date // the last; 0: not known, or until further notice

	Bite      Bite
	Fatal     loadline.Truth // the need fails for longer than is borne in every case that the facts allow, and the company ends with it; no: in none
	Lawful    Finding        // its conditions are met today
	Joined    Finding        // enough of its holder takes part
	Sheltered Finding        // what using it costs its holder is nothing, or somebody makes it good

	Hurts   loadline.Number // what it takes in money; not known where nobody stated it
	Monthly bool            // Hurts is a month, else once

	Pledges []loadline.Pledge // in force on the day, to use it
	Offers  []loadline.Offer  // in force on the day, to its holder

	heads   loadline.Number // of a crowd: of how many, which may be one
	several bool            // it stops several contracts at once
}

// Ready says whether the lever can be used today: it is lawful, joined and sheltered. No: it is latent, and [Lever.Missing] says for
// want of what.
func (l Lever) Ready() loadline.Truth {
	return min(l.Lawful.Is, l.Joined.Is, l.Sheltered.Is)
}

// Missing are the readiness facts that are not given, or of which it cannot be told, in the order lawful, joined, sheltered.
func (l Lever) Missing() []Finding {
	var out []Finding
	for _, f := range []Finding{l.Lawful, l.Joined, l.Sheltered} {
		if f.Is != loadline.Yes {
			out = append(out, f)
		}
	}
	return out
}

// Finding is one readiness fact of a lever.
type Finding struct {
	Fact    string // "lawful", "joined" or "sheltered"
	Is      loadline.Truth
	Because loadline.Text      // why, with the figures
	At      loadline.Source    // the fact it rests on; unknown where there is none
	Asks    []loadline.Unknown // what would settle it; empty unless it cannot be told
}

// LeverKind is what the holder of a lever does.
type LeverKind uint8

// The kinds of levers.
const (
	StopSupply     LeverKind = iota // end a supply
	SuspendSupply                   // suspend it
	NotRenew                        // let it end on its last day
	NotPay                          // keep back a funding tranche
	CallLoan                        // call a loan without a reason
	RefuseWaiver                    // call a loan whose covenant is breached
	VoidCredits                     // take back credits
	RefuseApproval                  // refuse a decision that meets a need
	Leave                           // of people: go
	HireAway                        // take people over
	GoOnAlone                       // go on under a licence
)

// String is the kind in words.
func (k LeverKind) String() string {
	return [...]string{"stop", "suspend", "not renew", "not pay", "call", "refuse to waive", "void credits", "refuse", "leave", "hire away", "go on alone"}[k]
}

// MarshalText writes the kind as [LeverKind.String] does.
func (k LeverKind) MarshalText() ([]byte, error) { return []byte(k.String()), nil }

// Bite is what a lever takes from a need, when, and for how long. Times are in months.
type Bite struct {
	Need  string          // the word: "compute", "people", "cash"; empty: no need that the file names
	Ends  loadline.Truth  // whether the company ends when the need fails
	Taken loadline.Number // the part of the supply that goes, where all of its holder take part; of cash all
	Left  loadline.Number // what remains
	Below loadline.Number // the line of the need
	Falls loadline.Truth  // whether what remains is below the line

	From  loadline.Date // the first day on which the need may be below its line; 0: not known
	Until loadline.Date // the day by which it is met otherwise; 0: not known

	Replace loadline.Number // until a substitute runs, from the day on which it is looked for
	Notice  loadline.Number // from that day until the supply ends
	Endures loadline.Number // for how long it is borne below the line
	Gap     loadline.Number // Replace - Notice - Endures; above 0 it bites
	Parts   []Part          // where each figure comes from

	FatalAbove loadline.Number // the part of the supply above which taking it brings the need below its line
	JoinsAt    loadline.Number // of a crowd: the part of it that must take part; above 1: not even all do it
	Removes    []Removal       // every smallest change of one thing after which it does not end the company, in every case
	Asks       []loadline.Unknown
}

// Part is where a figure of a bite comes from.
type Part struct {
	What    string // "replace", "notice", "endures", "taken", "below", "ends"
	Value   loadline.Number
	Derived bool // of contracts or the ledger; else somebody's own word
	Says    loadline.Text
	At      loadline.Source
}

// Loss is what is taken to happen to the company's money.
type Loss struct {
	On       loadline.Date
	Stopped  []string // names of contracts that stop on the day
	Called   []string // names of loans that are due on it
	Withheld []string // names of funding tranches that are not paid
	Credits  []ContractClause
}

// Engines is what other engines know that levers ask for, handed in by who asks. A nil function is a fact that nobody knows.
type Engines struct {
	Cash    loadline.Number                     // free of what is restricted or must be held, on the day
	Lasts   func(Loss) Air                      // of the ledger: how long the cash lasts from the day of a loss; a zero Loss is the plan as it is
	Refuses func(matter loadline.Ref) []Refuser // who can keep a matter from being decided, each alone
}

// Refuser is somebody who can keep a decision from being taken.
type Refuser struct {
	ID   string         // a stakeholder
	Can  loadline.Truth // cannot tell where it hangs on an open fact
	Does loadline.Text  // "refuse to issue a Series B"
	Says loadline.Text  // "its consent, without which the act is void"
	At   loadline.Source
}
