package control

import "math/big"

// Interval bounds a value, both ends included; they are equal where it is exact. The ends are not to be changed.
type Interval struct{ Lo, Hi *big.Rat }

// Exact tells whether the value is known exactly.
func (i Interval) Exact() bool { return i.Lo.Cmp(i.Hi) == 0 }

// Power are the indices of every voter. They assume that each other voter tosses a coin (Banzhaf, Coleman) or that all
// orders of joining are equally likely (ShapleyShubik): they are no finding of control.
type Power struct {
	// Banzhaf is the absolute value (Penrose's): the chance that the voter's vote decides if every other tosses a coin.
	Banzhaf []Interval
	// ShapleyShubik is the part of all orders of joining in which the voter turns the coalition into a winning one.
	ShapleyShubik []Interval
	// Prevent and Initiate are Coleman's: of the winning coalitions the part that loses without the voter; of the losing
	// ones the part that wins with the voter.
	Prevent, Initiate []Interval
	// Act is Coleman's power of the collectivity to act: the part of all coalitions that wins.
	Act Interval
	// Method is how Banzhaf's, Coleman's and Act were found, ShapleyMethod how Shapley and Shubik's.
	Method, ShapleyMethod Method
}

// Power computes the indices of all voters.
func (g *Game) Power(l Budget) Power { return g.win().power(l) }

// Method tells how an answer was found.
type Method uint8

const (
	Direct          Method = iota // read off the rule
	Profiles                      // identical voters grouped, every combination of head counts examined
	Enumeration                   // every coalition examined
	Diagram                       // decision diagram
	MeetInTheMiddle               // the sums of two halves of the voters joined
	DenseSums                     // dynamic programming over all sums of votes
	Certified                     // certified interval: the large voters exactly, the small ones bounded
	Sampled                       // random coalitions of a fixed seed, with a bound that fails less than once in 10^9
	BranchAndBound                // search with proven bounds
)

// String says it in words.
func (m Method) String() string {
	switch m {
	case Direct:
		return "read off the rule"
	case Profiles:
		return "identical voters grouped, every combination of head counts examined"
	case Enumeration:
		return "every coalition examined"
	case Diagram:
		return "decision diagram"
	case MeetInTheMiddle:
		return "sums of two halves of the voters joined"
	case DenseSums:
		return "dynamic programming over all sums of votes"
	case Certified:
		return "certified interval: large voters exactly, small ones bounded"
	case Sampled:
		return "sampled, with a bound that fails less than once in a thousand million"
	case BranchAndBound:
		return "branch and bound"
	}
	return "unknown method"
}
