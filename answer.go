package loadline

// Answer is what a question returns: the finding, why, what was assumed, the figures and how to draw them.
type Answer struct {
	Question string // the verb: "who-owns"
	Company  string
	AsOf     Date
	State    State
	Notices  []Text // above everything else: a mark of privilege, that a legal conclusion is no legal advice
	Finding  Text
	Because  []Reason
	Assumed  []Assumption
	Problems Diagnostics // of the facts it rests on
	Data     any         // the question's own struct, which is its JSON
	Views    []View
}

// State is how far a question could be answered.
type State uint8

// The states of an answer.
const (
	Answered State = iota
	NotApplicable
	FactsMissing
	FactsDisagree
	Undecided
)

// String is the state in words.
func (s State) String() string {
	return [...]string{"answered", "not applicable", "facts missing", "facts disagree", "undecided"}[s]
}

// MarshalText writes the state as [State.String] does.
func (s State) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// Reason is one step of an answer: what was said, where, and what it rests on.
type Reason struct {
	Says    Text
	At      Source
	Because []Reason
}

// Assumption is something the facts did not say and the answer needed.
type Assumption struct {
	Says    Text // what was assumed
	Settles Text // the question that would settle it
	At      Source
}
