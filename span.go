package loadline

// Span is when a fact binds: from the earliest of its beginnings to the earliest of its ends, both days inclusive. No
// beginning means always so far; no end means until further notice.
type Span struct {
	From  []Trigger
	Until []Trigger
}

// During is the span of a period.
func During(p Period) Span {
	var s Span
	if p.From != 0 {
		s.From = []Trigger{{Kind: DayComes, Date: p.From}}
	}
	if p.To != 0 {
		s.Until = []Trigger{{Kind: DayComes, Date: p.To}}
	}
	return s
}

// Trigger is something that happens on a day: a date, or an event that the facts show. Which of its fields mean anything
// hangs on the kind.
type Trigger struct {
	Kind     TriggerKind
	Date     Date   // DayComes
	Of       Ref    // Leaves: an office or stakeholder; Decided: a matter; FallsBelow: a stakeholder; Reached: a milestone
	Class    Ref    // FallsBelow: of a class; zero: of all votes
	Amount   Money  // Raised: that much, since the company began
	Fraction Number // FallsBelow: this part of the votes
	Question string // Undated: what to ask whom
	At       Source
}

// TriggerKind is what happens.
type TriggerKind uint8

// What may happen.
const (
	DayComes        TriggerKind = iota
	Leaves                      // whoever holds the office, or the stakeholder, leaves
	ChangeOfControl             // somebody comes to hold a majority of the votes, or the company is merged or sold
	Decided                     // a matter is decided
	Raised                      // the money raised reaches an amount
	FallsBelow                  // a stakeholder's part of the votes falls below a fraction
	Reached                     // a milestone is reached
	Undated                     // nobody knows when: unknown("a question")
)

// Milestone is an event that the facts cannot show by themselves: a general availability, a first closing.
type Milestone struct {
	Name    string
	Title   string
	Reached Stated[Date] // None: not yet
	When    Expr         // over the plan: the first month for which it holds reaches it; empty: no plan tells
	At      Source
}

// Ref is how expressions and answers name the milestone.
func (m Milestone) Ref() Ref { return Ref{"milestone", m.Name} }
