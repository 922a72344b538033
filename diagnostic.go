package loadline

import (
	"cmp"
	"slices"
)

// Severity is how bad a diagnostic is.
type Severity uint8

// The severities. An Error means that the input cannot be used for an answer; a Warning that it was used, and how.
const (
	Error Severity = iota + 1
	Warning
	Note
)

// String is the severity as it is printed.
func (s Severity) String() string {
	return [...]string{"none", "error", "warning", "note"}[s]
}

// MarshalText writes the severity as [Severity.String] does.
func (s Severity) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// Diagnostic is a small letter about the facts: what is wrong, where, why it matters and how to mend it.
type Diagnostic struct {
	Code     Code
	Severity Severity
	Summary  Text     // one line: what is wrong
	Detail   Text     // why, with the values and the rule
	Hint     Text     // how to mend it
	At       Source   // the place itself
	Related  []Source // other places that matter: the first statement of two
	About    []Ref    // the facts it is about, where it is about some: a silence names them
}

// Diagnostics are all the problems of one reading, not the first.
type Diagnostics []Diagnostic

// HasErrors says whether any of them is an Error.
func (ds Diagnostics) HasErrors() bool {
	return slices.ContainsFunc(ds, func(d Diagnostic) bool { return d.Severity == Error })
}

// Sorted is the diagnostics by file, place, code and summary; the receiver keeps its order.
func (ds Diagnostics) Sorted() Diagnostics {
	out := slices.Clone(ds)
	slices.SortStableFunc(out, func(a, b Diagnostic) int {
		return cmp.Or(
			cmp.Compare(a.At.File, b.At.File), cmp.Compare(a.At.Line, b.At.Line), cmp.Compare(a.At.Column, b.At.Column),
			cmp.Compare(a.At.Cell, b.At.Cell), cmp.Compare(a.Code, b.Code), cmp.Compare(a.Summary.String(), b.Summary.String()))
	})
	return out
}
