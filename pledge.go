package loadline

// Pledge is what somebody has said to do together: which part of them, and on which demands.
type Pledge struct {
	Name    string
	Title   string
	ByID    string   // a stakeholder: one person, or a crowd such as the staff
	Share   Number   // the part of them that has joined, from 0 to 1
	ToDo    string   // "leave", "stop", "not_pay", "call", "refuse", or another word
	Of      Ref      // what it is done to: a contract, a tranche, a loan, a matter; zero: whatever the word fits
	Demands []Ref    // matters that are to be decided
	Against []Ref    // matters that are not to be decided
	Words   []string // the demands as they were put
	Signed  []Ref    // stakeholders who have joined by name, deciders among them
	Status  Stated[string]
	Span    Span
	At      Source
}

// Ref is how expressions and answers name the pledge.
func (p Pledge) Ref() Ref { return Ref{"pledge", p.Name} }
