package loadline

// Approval is what a decision needs, as a tree: who must be for it, and how much of them. The zero value is "not stated".
type Approval struct {
	Kind      ApprovalKind
	Of        []Approval // of AllOf, AnyOf and SomeOf
	Some      int        // of SomeOf: how many of them
	Who       Ref        // of By: a stakeholder, office or seat; of Vote: a body, a class, or a selector of the law ("electors")
	Threshold Threshold  // of Vote
	Without   []Ref      // of Vote: stakeholders or seats that are left out, in the count and in the base
	Question  string     // of an unknown: what to ask whom
	At        Source
}

// ApprovalKind is the kind of a node of an [Approval].
type ApprovalKind uint8

// The kinds of approvals. NotStated and AskedOf are both unknown.
const (
	NotStated  ApprovalKind = iota
	AskedOf                 // unknown("a question")
	Nobody                  // none: no approval is needed
	Impossible              // never: it cannot be decided
	By                      // this one
	Vote                    // so much of these
	AllOf
	AnyOf
	SomeOf // at least so many of these
)

// IsZero says whether nothing was stated.
func (a Approval) IsZero() bool { return a.Kind == NotStated }

// Threshold is how much of those who vote: an exact fraction, a comparison and a base. Without a base it is no threshold
// yet: the law gives one, and the answer lists it as assumed.
type Threshold struct {
	Fraction   Number // from 0 to 1
	Comparison Comparison
	Base       Base
}

// Comparison is how a threshold is passed.
type Comparison uint8

// The comparisons.
const (
	MoreThan Comparison = iota
	AtLeast
)

// Base is that of which a threshold takes its fraction.
type Base uint8

// The bases.
const (
	BaseNotSaid Base = iota
	Cast             // votes cast: who stays away or abstains does not count
	Present          // those present, abstaining or not
	Outstanding      // all votes there are
	AllSeats         // all seats, the vacant ones too
)

// String is the base as a reader finds it in a statute.
func (b Base) String() string {
	return [...]string{"", "votes cast", "those present", "all votes outstanding", "all seats"}[b]
}
