package control

import (
	"reflect"
	"slices"
	"sync"
)

// Budget limits work and output. The zero value stands for sensible limits. There is no clock in it: the same question
// gets the same answer on every machine.
type Budget struct {
	List   int   // coalitions listed, at most; 0 for 64
	Work   int64 // elementary steps (a node of a diagram, a word of a truth table, a gate of a sample), about; 0 for 1<<28
	Column int   // the column whose votes order coalitions of one head count, and in which the lightest is sought
}

func (l Budget) list() int {
	if l.List <= 0 {
		return 64
	}
	return l.List
}

func (l Budget) work() int64 {
	if l.Work <= 0 {
		return 1 << 28
	}
	return l.Work
}

// Game is a rule with weights in one reading. It may be asked by several goroutines at once. What an answer is read from is made
// when it is first asked for: many games are asked one thing.
type Game struct {
	rule       *Rule
	weights    Weights
	reading    Reading
	win, block func() *solver
	evaluators sync.Pool
	gates      bool // Wins and Blocks run the gates: see GamesBriefly
}

// Game is the rule with these weights, which are not to be changed afterwards. It fails where weights are missing,
// negative or upside down, or where the votes of a column are more than 2^61. Where votes that are not known, times the
// denominator of a quota, are more than 2^60, families and indices round them to the side of the reading; Wins and Blocks
// stay exact.
func (r *Rule) Game(w Weights, reading Reading) (*Game, error) {
	certain, possible, err := r.Games(w)
	if reading == Possible {
		return possible, err
	}
	return certain, err
}

// Games are [Rule.Game] in both readings, which have their work in common.
func (r *Rule) Games(w Weights) (certain, possible *Game, err error) {
	if err := w.check(r.columns, r.voters); err != nil {
		return nil, nil, err
	}
	surely := sync.OnceValue(func() *form { return compile(r, &w, Certain) })
	perhaps := surely
	if !r.settled(&w) {
		perhaps = sync.OnceValue(func() *form { return compile(r, &w, Possible) })
	}
	return r.game(w, Certain, surely, perhaps), r.game(w, Possible, perhaps, surely), nil
}

// GamesBriefly are [Rule.Games] of which little more is asked than who wins and who blocks, each a few times: they run the gates
// for it, which costs less than what the other answers are read from is worth.
func (r *Rule) GamesBriefly(w Weights) (certain, possible *Game, err error) {
	if certain, possible, err = r.Games(w); err == nil {
		certain.gates, possible.gates = true, true
	}
	return certain, possible, err
}

// run asks an evaluator of the rule, whose weights have been checked.
func (g *Game) run(ask func(e *Evaluator) (bool, error)) bool {
	e := g.evaluators.Get().(*Evaluator)
	defer g.evaluators.Put(e)
	is, err := ask(e)
	return is && err == nil
}

// game is a game in a reading; against is the form in the other.
func (r *Rule) game(w Weights, reading Reading, mine, against func() *form) *Game {
	g := &Game{rule: r, weights: w, reading: reading}
	g.win = sync.OnceValue(func() *solver { return &solver{form: mine()} })
	g.block = sync.OnceValue(func() *solver {
		return &solver{form: against().dual(), mirror: sync.OnceValue(func() *solver {
			if mine() != against() && !reflect.DeepEqual(mine(), against()) {
				return nil
			}
			return g.win()
		})}
	})
	g.evaluators.New = func() any { return r.Evaluator() }
	return g
}

// Wins tells whether c decides: its members pass it whatever the others do, staying away included.
func (g *Game) Wins(c Coalition) bool {
	if g.gates {
		return g.run(func(e *Evaluator) (bool, error) { return e.Wins(&g.weights, g.reading, c) })
	}
	return g.win().form.holds(c)
}

// Blocks tells whether it fails where the members of c oppose it and all others are for it: exactly where the others
// cannot decide it without c. What certainly blocks is what the others cannot possibly outvote: the others are read the
// other way round.
func (g *Game) Blocks(c Coalition) bool {
	if g.gates {
		return g.run(func(e *Evaluator) (bool, error) { return e.Blocks(&g.weights, g.reading, c) })
	}
	return g.block().form.holds(c)
}

// Gates tells for every gate of the rule whether it holds by the votes of c alone.
func (g *Game) Gates(c Coalition) []bool {
	e := g.evaluators.Get().(*Evaluator)
	defer g.evaluators.Put(e)
	return e.gates(&g.weights, g.reading, c)
}

// GatesAgainst tells for every gate of the rule whether it holds where c opposes and all others are for it, read as Blocks
// reads it: those that fail are what c blocks with.
func (g *Game) GatesAgainst(c Coalition) []bool {
	e := g.evaluators.Get().(*Evaluator)
	defer g.evaluators.Put(e)
	e.others(c)
	return e.gates(&g.weights, g.reading.Opposite(), e.rest)
}

// Dictators are the voters who decide alone, ascending.
func (g *Game) Dictators() []int { return g.win().alone() }

// Vetoers are the voters without whom nothing passes, ascending: who block alone. Where nothing passes anyway these are
// all voters.
func (g *Game) Vetoers() []int { return g.block().alone() }

// alone are the voters each of whom is enough.
func (s *solver) alone() []int {
	out := []int{}
	if s.form.root == yes {
		return slices.Collect(Everybody(s.form.voters).Voters())
	}
	one := newSampler(s.form)
	for _, v := range one.present {
		if one.move(v, 1); one.wins() {
			out = append(out, v)
		}
		one.move(v, -1)
	}
	return out
}

// Standing is what a group can do.
type Standing struct {
	Decides, Blocks bool
	// Needs are the minimal sets of others with whom the group decides: the empty set alone where it decides.
	Needs Family
	// NeedsToBlock are the minimal sets of others with whom it blocks.
	NeedsToBlock Family
}

// Standing tells what the group can do, and whom it needs.
func (g *Game) Standing(group Coalition, l Budget) Standing {
	return Standing{
		Decides:      g.Wins(group),
		Blocks:       g.Blocks(group),
		Needs:        (&solver{form: g.win().form.joined(group)}).minimal(l, g.votes(l)),
		NeedsToBlock: (&solver{form: g.block().form.joined(group)}).minimal(l, g.votes(l)),
	}
}

// votes are those of the budget's column as the reading takes members; none where there is no such column.
func (g *Game) votes(l Budget) []int64 {
	members, _, _ := g.weights.ends(g.reading)
	if l.Column < 0 || l.Column >= g.rule.columns {
		return make([]int64, g.rule.voters)
	}
	return members[l.Column]
}

// MinimalWinning are the coalitions that decide and from which nobody can leave.
func (g *Game) MinimalWinning(l Budget) Family { return g.win().minimal(l, g.votes(l)) }

// MinimalBlocking are the coalitions that block and from which nobody can leave.
func (g *Game) MinimalBlocking(l Budget) Family { return g.block().minimal(l, g.votes(l)) }

// WinningBeside are the minimal sets of others who decide where those of with are for it in any case, and those of against
// are not: the empty set alone where with decide. Neither group is among them; with goes before against.
func (g *Game) WinningBeside(with, against Coalition, l Budget) Family {
	return (&solver{form: g.win().form.joined(with).bereft(against)}).minimal(l, g.votes(l))
}

// BlockingBeside are the minimal sets of others who block where those of with oppose it in any case, and those of against do
// not. It is [Game.WinningBeside] of the dual.
func (g *Game) BlockingBeside(with, against Coalition, l Budget) Family {
	return (&solver{form: g.block().form.joined(with).bereft(against)}).minimal(l, g.votes(l))
}
