package control

import "math/big"

// Budget limits work and output. The zero value stands for sensible limits. There is no clock in it: the same question
// gets the same answer on every machine.
type Budget struct {
	List   int   // coalitions listed, at most; 0 for 64
	Work   int64 // elementary steps (a node of a diagram, a word of a truth table, a sample's gate), about; 0 for 1<<28
	Column int   // the column whose votes order coalitions of one head count, and in which the lightest is sought
}

// Game is a rule with weights in one reading. It may be asked by several goroutines at once.
type Game struct {
	rule *Rule
}

// Game is the rule with these weights. It fails where weights are missing, negative or upside down, or where a sum does
// not fit int64.
func (r *Rule) Game(w Weights, reading Reading) (*Game, error) { panic("control: being written") }

// Wins tells whether c decides: its members pass it whatever the others do, staying away included.
func (g *Game) Wins(c Coalition) bool { panic("control: being written") }

// Blocks tells whether it fails where the members of c oppose it and all others are for it: exactly where the others
// cannot decide it without c. What certainly blocks is what the others cannot possibly outvote: the others are read the
// other way round.
func (g *Game) Blocks(c Coalition) bool { panic("control: being written") }

// Gates tells for every gate of the rule whether it holds by the votes of c alone.
func (g *Game) Gates(c Coalition) []bool { panic("control: being written") }

// GatesAgainst tells for every gate of the rule whether it holds where c opposes and all others are for it, read as Blocks
// reads it: those that fail are what c blocks with.
func (g *Game) GatesAgainst(c Coalition) []bool { panic("control: being written") }

// Dictators are the voters who decide alone.
func (g *Game) Dictators() []int { panic("control: being written") }

// Vetoers are the voters without whom nothing passes: who block alone.
func (g *Game) Vetoers() []int { panic("control: being written") }

// Dummies are the voters who never make a difference, ascending. Open are those of whom it was neither proven nor
// refuted within the budget.
func (g *Game) Dummies(l Budget) (dummies, open []int) { panic("control: being written") }

// Family is a set of minimal coalitions: no member can leave.
type Family struct {
	// Coalitions are the members of the family, by head count and then by votes: all of them where All is set, otherwise
	// the first where First is set, otherwise some.
	Coalitions []Coalition
	All        bool
	First      bool
	// Count is how many there are, nil where they were not counted.
	Count *big.Int
	// Fewest is a coalition of the smallest head count found; none has fewer members than FewestAtLeast. It is nil where
	// there is no coalition at all (None) or none was found.
	Fewest        Coalition
	FewestAtLeast int
	// Lightest is a coalition of the least votes found in the budget's column, LightestVotes its votes (at the end that
	// the reading takes); none has fewer than LightestAtLeast.
	Lightest        Coalition
	LightestVotes   int64
	LightestAtLeast int64
	// None tells that no coalition whatever does it: the family is empty.
	None   bool
	Method Method
}

// MinimalWinning are the coalitions that decide and from which nobody can leave.
func (g *Game) MinimalWinning(l Budget) Family { panic("control: being written") }

// MinimalBlocking are the coalitions that block and from which nobody can leave.
func (g *Game) MinimalBlocking(l Budget) Family { panic("control: being written") }

// Standing is what a group can do.
type Standing struct {
	Decides, Blocks bool
	// Needs are the minimal sets of others with whom the group decides: the empty set alone where it decides.
	Needs Family
	// NeedsToBlock are the minimal sets of others with whom it blocks.
	NeedsToBlock Family
}

// Standing tells what the group can do, and whom it needs.
func (g *Game) Standing(group Coalition, l Budget) Standing { panic("control: being written") }
