package loadline

// Office is a post that one person holds: chief executive, chair. A fact stated twice under one name has disjoint spans, so
// that an office changes hands; a day that no span covers is a vacancy.
type Office struct {
	Name   string
	Title  string      // "Chief executive officer"
	Holder Stated[Ref] // a stakeholder; None: vacant
	Span   Span
	At     Source
}

// Ref is how expressions and answers name the office.
func (o Office) Ref() Ref { return Ref{"office", o.Name} }
