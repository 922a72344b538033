package loadline

// Body is whoever decides together: a board, a committee, the trustees of a trust, by seats; stockholders, a class, several
// series as one class, by votes. A body has seats or classes, not both.
type Body struct {
	Name      string
	Title     string
	Kind      BodyKind
	Entity    Ref // of which it is a body; zero: of the company
	Seats     []Seat
	Classes   []Ref // of a constituency by votes: the classes that vote together as one; empty where nobody says
	Converted Truth // whether those classes vote as converted into common, or share by share as stated
	Votes     []VoteRule
	Quorum    Stated[Threshold] // what must take part for a vote to count
	Duty      Stated[string]    // what it owes above the company's survival: "mission", "public_benefit", "trust"; None: nothing
	Resolute  []Ref             // stakeholders of it who have said that they would rather let the company end than yield
	Classed   Truth             // a board whose directors are elected in turn, by thirds (8 Del. C. § 141(d))
	Span      Span
	At        Source
}

// Ref is how expressions and answers name the body.
func (b Body) Ref() Ref { return Ref{"body", b.Name} }

// BodyKind is what a body is; the law sets how each kind acts.
type BodyKind uint8

// The kinds of bodies.
const (
	BodyNotSaid   BodyKind = iota
	Board                  // of directors or managers
	Committee              // of a board
	Stockholders           // by votes; partners and members of an LLC too
	Trustees               // of a trust
	AdvisoryBoard          // a Beirat, with the powers that the articles give it
	Members                // of a nonprofit or an LLC, by heads
)

// Seat is a place in a body. A seat stated twice under one name has disjoint spans.
type Seat struct {
	Name         string
	Title        string
	Holder       Stated[Ref] // a stakeholder, or the office by which one sits; None: vacant
	ElectedBy    Approval    // who fills it
	DesignatedBy Stated[Ref] // whose nominee those who elect must elect (a voting agreement or the charter)
	RemovedBy    Approval    // where the documents say; the law otherwise
	Requires     []string    // "independent", "approved by the other directors": printed, not measured
	Term         Stated[Duration]
	TermEnds     Date
	Observer     Truth  // sits without a vote
	Casting      Truth  // decides a tie: a chair with a casting vote
	Votes        Number // votes of the seat; one where nobody says otherwise is the law's default, and listed as assumed
	Span         Span
	At           Source
}

// VoteRule makes votes hang on the holder, the matter, the day or a threshold: weighted votes on one subject
// (Bushell v Faith [1970] AC 1099), caps, sunsets, phase-ins.
type VoteRule struct {
	Name     string
	Of       Ref    // a stakeholder, a class, or the body itself: everybody; zero where nobody says
	On       []Ref  // matters; none: all
	PerShare Number // votes a share in place of the class's own; unbounded where the rule does not set it
	Cap      Number // of one holder's part of the votes; unbounded where there is none
	Span     Span
	At       Source
}
