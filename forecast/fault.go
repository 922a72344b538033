package forecast

import "loadline"

// Fault is something wrong with a program: of what kind, at which nodes (as Vector or Mask numbers, in the order of a cycle),
// and the number that matters. Who built the program knows what the nodes stand for, and makes a letter of it.
type Fault struct {
	Kind   FaultKind
	Nodes  []int32
	Number int
}

// Faults are all that is wrong with a program.
type Faults []Fault

// FaultKind is a kind of [Fault].
type FaultKind uint8

// What can be wrong with a program.
const (
	FaultMonths      FaultKind = iota + 1 // fewer months than 1, or more than MaxMonths: Number
	FaultSize                             // more nodes than MaxNodes: Number
	FaultRange                            // an argument that is no node of the program yet, or of the other kind: Number
	FaultDefined                          // a definition of what was not declared, or was defined already: Number is the definition
	FaultUndefined                        // a declared node that was never defined
	FaultCycle                            // a value that hangs on itself in the same month: Nodes are the circle
	FaultFuture                           // a lag of fewer months than one: it would read the month itself or a later one: Number
	FaultInterval                         // an interval whose lower end is not below its upper end, or that is not finite
	FaultShape                            // parameters that no distribution has: a spread below zero, a mode outside, no samples
	FaultAlive                            // a cause of death, an event or a count that is no mask of the program
	FaultCorrelation                      // a matrix that is no correlation matrix: Number is the row, from 0
	FaultUncertainty                      // an Uncertainty of another program, or one drawn otherwise than it was made for
	FaultInput                            // a sensitivity to something that is not the same through all months of a path
	FaultInitial                          // an initial value of a lag that is not the same in all months
	FaultQuantum                          // a quantum that is not above zero and finite
)

// Text says the fault in a sentence.
func (f Fault) Text() loadline.Text {
	switch f.Kind {
	case FaultMonths:
		return loadline.Textf("A forecast runs 1 to %v months, not %v.", MaxMonths, f.Number)
	case FaultSize:
		return loadline.Textf("The program has more than %v operations.", MaxNodes)
	case FaultRange:
		return loadline.Textf("An operation reads a value that is not there (%v).", f.Number)
	case FaultDefined:
		return loadline.Textf("A value is defined twice, or was never declared.")
	case FaultUndefined:
		return loadline.Textf("A value is used and never defined.")
	case FaultCycle:
		return loadline.Textf("A value hangs on itself in the same month, through %v operations.", len(f.Nodes))
	case FaultFuture:
		return loadline.Textf("A value is read %v months back: only earlier months are known, 1 or more back.", f.Number)
	case FaultInterval:
		return loadline.Textf("The lower end of an interval is not below its upper end.")
	case FaultShape:
		return loadline.Textf("No distribution has these parameters.")
	case FaultCorrelation:
		return loadline.Textf("The matrix is no correlation matrix: row %v fails (ones on the diagonal, the same on both sides, nothing beyond 1, and no mixture with a variance below zero).", f.Number+1)
	case FaultUncertainty:
		return loadline.Textf("A random variable is drawn otherwise than it was made for.")
	case FaultInput:
		return loadline.Textf("Sensitivity is to what stays the same through all months of a path.")
	case FaultInitial:
		return loadline.Textf("What stands before the first month is the same in all months.")
	case FaultQuantum:
		return loadline.Textf("A sum is kept in steps of a size above zero.")
	case FaultAlive:
		return loadline.Textf("A cause of death, an event or a count is no mask of the program.")
	}
	return loadline.Textf("The program has a fault of an unknown kind (%v).", int(f.Kind))
}

func (p *Program) fault(kind FaultKind, at int32, number int) {
	p.faults = append(p.faults, Fault{Kind: kind, Nodes: []int32{at}, Number: number})
}
