package loadline

// Truth of a claim: no, yes, or cannot tell because a fact is missing. The zero value is cannot tell.
type Truth int8

// The three truths, in the order of Kleene's logic: "and" is the minimum, "or" the maximum, "not" the negation.
const (
	No         Truth = -1
	CannotTell Truth = 0
	Yes        Truth = 1
)

// TruthOf is Yes or No.
func TruthOf(b bool) Truth {
	if b {
		return Yes
	}
	return No
}

// String is "no", "cannot tell" or "yes".
func (t Truth) String() string { return [...]string{"no", "cannot tell", "yes"}[t+1] }

// MarshalText writes the truth as [Truth.String] does.
func (t Truth) MarshalText() ([]byte, error) { return []byte(t.String()), nil }
