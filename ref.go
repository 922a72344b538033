package loadline

// Ref names a fact by its kind and its name, as in the file: stakeholder.founder_1, seat.board.ceo. It is never a
// pointer, so that it means the changed fact after a change. Where the fact has no name in company.hcl, the name is its id.
type Ref struct{ Kind, Name string }

// String is the reference as it is written in company.hcl.
func (r Ref) String() string {
	if r.Name == "" {
		return r.Kind
	}
	return r.Kind + "." + r.Name
}

// MarshalText writes the reference as [Ref.String] does.
func (r Ref) MarshalText() ([]byte, error) { return []byte(r.String()), nil }
