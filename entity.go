package loadline

import "cmp"

// Entity is a company, partnership, trust or foundation of the group: who manages it and who owns it. The company that a
// file is about is an entity too where its own structure matters.
type Entity struct {
	ID, Name  string
	LegalName string
	Law       string      // a preset such as "us-de" or "de-gmbh"; empty where not said
	ManagedBy Stated[Ref] // a stakeholder, body or entity: it votes as that decides
	Is        Ref         // the stakeholder that it is on the cap table; zero where it holds nothing
	Owners    []Ownership
	At        Source
}

// Ownership is a part of an entity.
type Ownership struct {
	Owner    Ref // a stakeholder or an entity
	Fraction Number
	At       Source
}

// Ref is how expressions and answers name the entity.
func (e Entity) Ref() Ref { return Ref{"entity", cmp.Or(e.Name, e.ID)} }
