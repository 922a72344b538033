package loadline

// Offer is what somebody holds out to those who would give something up: that it is made good to them.
type Offer struct {
	Name   string
	Title  string
	ToID   string           // a stakeholder
	By     Stated[Ref]      // a stakeholder; None: nobody offers anything
	Makes  Stated[[]string] // what it makes good, in the words of a contract's costs: "pay"
	Barred Truth            // whether a promise keeps who makes it from it
	Status Stated[string]
	Span   Span
	At     Source
}

// Ref is how expressions and answers name the offer.
func (o Offer) Ref() Ref { return Ref{"offer", o.Name} }
