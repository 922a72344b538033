package loadline

import "cmp"

// Stakeholder is any person or entity that holds, votes, supplies or is asked (Open Cap Format's word).
type Stakeholder struct {
	ID           string          // what other facts point with: the Open Cap id, else the name in company.hcl
	Name         string          // the name in company.hcl; empty where it has none
	LegalName    string          // as the documents write it
	Kind         StakeholderKind // person or institution
	Relationship string          // to the company, in Open Cap words ("FOUNDER", "INVESTOR"); empty where not said
	IssuerID     string          // the company's own number for it, where given
	Groups       []string        // words of the user's own: founders, staff, investors, outside
	Affiliates   []string        // ids of stakeholders that count as one with it
	At           Source
}

// StakeholderKind is what a stakeholder is.
type StakeholderKind uint8

// The kinds of stakeholders.
const (
	KindNotSaid StakeholderKind = iota
	Individual
	Institution
)

// Ref is how expressions and answers name the stakeholder.
func (s Stakeholder) Ref() Ref { return Ref{"stakeholder", cmp.Or(s.Name, s.ID)} }

// Title is what a reader calls it: the legal name, else the name in the file.
func (s Stakeholder) Title() string { return cmp.Or(s.LegalName, s.Name, s.ID) }

// StakeholderID is the id of the stakeholder that a reference means; the name in it where there is none such.
func (c *Company) StakeholderID(ref Ref) string {
	for i := range c.Stakeholders {
		if c.Stakeholders[i].Ref() == ref {
			return c.Stakeholders[i].ID
		}
	}
	return ref.Name
}
