package formula

import "loadline"

// Env gives names and functions their meaning. Formula asks it only for what is not built in (see the package comment):
// an Env cannot give "min" or "true" another meaning.
type Env interface {
	// Ref is the value of a name such as "input.pre_money", and whether there is such a name. Its Because says where the
	// fact was stated; a zero Because.Says is filled in.
	Ref(name string, at loadline.Source) (Value, bool)

	// Call answers a function, and says whether there is such a function. The arguments come unevaluated, since some
	// functions mean something else by them; eval evaluates one here. [Signature.Call] does the usual checking.
	Call(e loadline.Expr, eval func(loadline.Expr) Value) (Value, bool)

	// Names are the names that Ref knows, for "did you mean".
	Names() []string

	// Functions are the functions that Call knows, for "did you mean".
	Functions() []string
}

// Signature is what a function takes. Where a value of another kind can only mean one thing, it is adapted: a text
// beside money or a date is read as one, and a bare number beside a duration means months.
type Signature struct {
	Name     string
	Params   []Param
	Optional int  // how many of the last parameters may be left out
	Variadic bool // the last parameter may be repeated
}

// Param is one parameter of a [Signature].
type Param struct {
	Name  string
	Kinds []Kind   // what it takes; any kind where empty
	Units []Unit   // of a Number: which units; any where empty
	Facts []string // of a Fact: which kinds of facts, such as "stock_class"; any where empty
}

// Call answers a call: it evaluates the arguments and, where they are as many and of the kinds that the signature takes,
// hands them to f. Otherwise the value is not known and carries one diagnostic for each thing wrong. An argument of which
// not even the kind is known, unknown("…"), makes the value as unknown without asking f.
func (s Signature) Call(e loadline.Expr, eval func(loadline.Expr) Value, f func(args []Value) Value) Value {
	return f(nil)
}

// Closest is the candidate that a mistyped name most likely means, or "" where none is near.
func Closest(name string, candidates []string) string { return "" }
