package loadline

import "cmp"

// Document is a governing document or an agreement: charter, bylaws, side letter. One that nobody has read may overturn
// any answer, and is named on page one.
type Document struct {
	ID, Name  string
	Title     string
	Kind      string         // "charter", "bylaws", "voting_agreement", "investor_rights_agreement", "side_letter", ...
	Status    Stated[string] // "executed", "draft"
	Read      Truth          // whether its terms are in the file: CannotTell where nobody said
	Path      string         // of the file, where there is one; a URI stands here too
	Period    Period
	AmendedBy Approval // what an amendment needs
	At        Source
}

// Ref is how expressions and answers name the document.
func (d Document) Ref() Ref { return Ref{"document", cmp.Or(d.Name, d.ID)} }
