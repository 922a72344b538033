package control

import (
	"math"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// unknownGame is a compound rule of which votes, quotas and gates are not known, and one state of the world that it
// admits.
func unknownGame(t *rapid.T) (*spec, int, Weights) {
	voters, columns := rapid.IntRange(1, 8).Draw(t, "voters"), rapid.IntRange(1, 3).Draw(t, "columns")
	most := rapid.SampledFrom([]int64{1, 3, 1000}).Draw(t, "most")
	w := Weights{Lo: randomColumns(t, voters, columns, most), IdleLo: rapid.SliceOfN(rapid.Int64Range(0, 3), columns, columns).Draw(t, "idle")}
	more := randomColumns(t, voters, columns, 3)
	for c, lo := range w.Lo {
		hi := slices.Clone(lo)
		for v := range hi {
			hi[v] += more[c][v] * (more[c][v] % 2)
		}
		w.Hi = append(w.Hi, hi)
		w.IdleHi = append(w.IdleHi, w.IdleLo[c]+more[c][0]/2)
	}
	return randomSpec(t, voters, columns, 3, false), voters, w
}

// completed draws a state of the world within the bounds, the ends most often.
func completed(t *rapid.T, w Weights) *truth {
	between := func(lo, hi int64) int64 {
		return rapid.OneOf(rapid.Just(lo), rapid.Just(hi), rapid.Int64Range(lo, hi)).Draw(t, "votes")
	}
	out := &truth{high: rapid.Bool().Draw(t, "high"), open: rapid.Bool().Draw(t, "open")}
	for c := range w.Lo {
		var votes []int64
		for v := range w.Lo[c] {
			votes = append(votes, between(w.Lo[c][v], w.Hi[c][v]))
		}
		out.votes = append(out.votes, votes)
		out.idle = append(out.idle, between(w.IdleLo[c], w.IdleHi[c]))
	}
	return out
}

func TestTheTruthLiesBetweenCertainAndPossible(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rule, n, w := unknownGame(t)
		certain, possible := play(t, rule, n, w, Certain), play(t, rule, n, w, Possible)
		truth := completed(t, w)
		p := definition(rule, n, truth)
		b := p.dual()
		for c := range p.wins {
			s := Coalition{uint64(c)}
			if certain.Wins(s) && !p.wins[c] || p.wins[c] && !possible.Wins(s) {
				t.Fatalf("%b: certain %v, true %v, possible %v", c, certain.Wins(s), p.wins[c], possible.Wins(s))
			}
			if certain.Blocks(s) && !b.wins[c] || b.wins[c] && !possible.Blocks(s) {
				t.Fatalf("blocking %b: certain %v, true %v, possible %v", c, certain.Blocks(s), b.wins[c], possible.Blocks(s))
			}
		}
	})
}

// The bounds are no wider than need be for one gate: the ends that a reading takes are a state of the world.
func TestTheReadingsOfOneGateAreAttained(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		_, n, w := unknownGame(t)
		least, most := randomQuota(t), randomQuota(t)
		if least.above(most) {
			least, most = most, least
		}
		rule := &spec{kind: "share", least: least, most: most}
		for _, reading := range []Reading{Certain, Possible} {
			g := play(t, rule, n, w, reading)
			members, others, idle := w.ends(reading)
			for c := range 1 << n {
				s := Coalition{uint64(c)}
				end := &truth{high: reading == Certain, idle: idle, votes: [][]int64{slices.Clone(others[0])}}
				for v := range s.Voters() {
					end.votes[0][v] = members[0][v]
				}
				if got := g.Wins(s); got != rule.passes(s, end) {
					t.Fatalf("%b: %v", c, got)
				}
			}
		}
	})
}

// The compiled game, one that runs the gates, the evaluator with changing weights and the gates of a witness agree; duality holds across readings.
func TestTheEvaluatorAgreesWithTheGame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rule, n, w := unknownGame(t)
		b := NewBuilder(n, len(w.Lo))
		root := rule.build(b)
		r, err := b.Rule(root)
		if err != nil {
			t.Fatal(err)
		}
		e := r.Evaluator()
		for _, reading := range []Reading{Certain, Possible} {
			g, err := r.Game(w, reading)
			if err != nil {
				t.Fatal(err)
			}
			opposite, _ := r.Game(w, reading.Opposite())
			brief, possibly, _ := r.GamesBriefly(w)
			if reading == Possible {
				brief = possibly
			}
			for c := range 1 << n {
				s := Coalition{uint64(c)}
				wins, err := e.Wins(&w, reading, s)
				blocks, err2 := e.Blocks(&w, reading, s)
				if err != nil || err2 != nil || wins != g.Wins(s) || blocks != g.Blocks(s) {
					t.Fatalf("%b: %v %v, game %v %v, errors %v %v", c, wins, blocks, g.Wins(s), g.Blocks(s), err, err2)
				}
				if brief.Wins(s) != wins || brief.Blocks(s) != blocks {
					t.Fatalf("%b: briefly %v %v, game %v %v", c, brief.Wins(s), brief.Blocks(s), wins, blocks)
				}
				if blocks == opposite.Wins(Everybody(n).Minus(s)) {
					t.Fatalf("%b blocks %v, and so do the others win", c, blocks)
				}
				if g.Gates(s)[root] != wins || g.GatesAgainst(s)[root] == blocks {
					t.Fatalf("%b: gates %v, against %v", c, g.Gates(s), g.GatesAgainst(s))
				}
			}
		}
	})
}

// A consent more never makes a coalition win, and never ends a veto. Joining never hurts.
func TestAConsentNeverAddsAWinningCoalition(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rule, n, w := unknownGame(t)
		consent := &spec{kind: "count", need: 2, of: []*spec{rule, {kind: "voter", voter: rapid.IntRange(0, n-1).Draw(t, "consent")}}}
		reading := rapid.SampledFrom([]Reading{Certain, Possible}).Draw(t, "reading")
		before, after := play(t, rule, n, w, reading), play(t, consent, n, w, reading)
		for c := range 1 << n {
			s := Coalition{uint64(c)}
			if after.Wins(s) && !before.Wins(s) || before.Blocks(s) && !after.Blocks(s) {
				t.Fatalf("%b", c)
			}
			for v := range n {
				if before.Wins(s) && !before.Wins(s.With(v)) || before.Blocks(s) && !before.Blocks(s.With(v)) {
					t.Fatalf("%b loses by %d joining", c, v)
				}
			}
		}
	})
}

func TestBadRulesAreToldAllAtOnce(t *testing.T) {
	b := NewBuilder(2, 1)
	half := Quota{1, 2, false}
	b.Voter(2)
	b.Count(1, 7)
	b.Share(1, half, half)
	b.Share(0, Quota{3, 2, false}, Quota{3, 2, false})
	b.Share(0, Quota{2, 3, false}, half)
	_, err := b.Rule(99)
	if err == nil || strings.Count(err.Error(), "\n") != 5 {
		t.Errorf("not six mistakes: %v", err)
	}
}

func TestBadWeightsAreRefused(t *testing.T) {
	b := NewBuilder(2, 1)
	r, err := b.Rule(b.Share(0, Quota{1, 3, false}, Quota{1, 2, false}))
	if err != nil {
		t.Fatal(err)
	}
	big := []int64{math.MaxInt64, 1}
	for name, w := range map[string]Weights{
		"missing":     {},
		"too few":     Known([][]int64{{1}}, nil),
		"negative":    Known([][]int64{{1, -1}}, nil),
		"upside down": {[][]int64{{2, 2}}, [][]int64{{2, 1}}, []int64{0}, []int64{0}},
		"too many":    Known([][]int64{big}, nil),
		"idle":        Known([][]int64{{1, 1}}, []int64{math.MaxInt64}),
	} {
		if _, err := r.Game(w, Certain); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	w := Known([][]int64{big}, nil)
	if _, err := r.Evaluator().Wins(&w, Certain, Of(0)); err == nil {
		t.Error("the evaluator overflows")
	}
	if _, err := r.Evaluator().Wins(&Weights{}, Certain, Of(0)); err == nil {
		t.Error("the evaluator reads what is not there")
	}
	w = Weights{[][]int64{{math.MaxInt64 / 4, 1}}, [][]int64{{math.MaxInt64 / 2, 3}}, []int64{0}, []int64{0}}
	if g, err := r.Game(w, Certain); err == nil && !g.Wins(Of(0)) { // at worst a half less three
		t.Error("spread weights overflow")
	}
}

func TestCoalitions(t *testing.T) {
	c := Of(1, 64, 200)
	if c.Len() != 3 || !c.Has(200) || c.Has(2) || c.Has(1000) {
		t.Error(c)
	}
	if got := slices.Collect(c.Without(64).With(3).Voters()); !slices.Equal(got, []int{1, 3, 200}) {
		t.Error(got)
	}
	if !Everybody(201).Holds(c) || Everybody(200).Holds(c) || Everybody(128).Len() != 128 || !Of(3).Equal(Coalition{8, 0, 0}) {
		t.Error("everybody")
	}
	if u := Of(1).Union(Of(99)); !u.Minus(Of(1)).Equal(Of(99)) || u.Len() != 2 {
		t.Error(u)
	}
}

func TestTheEvaluatorAllocatesNothing(t *testing.T) {
	r, w := board(t, 25, 4)
	e, c, unknown := r.Evaluator(), Of(3, 4, 5, 9, 17), w
	unknown.Hi = [][]int64{w.Hi[0], w.Hi[1], w.Hi[2], w.Hi[3], slices.Clone(w.Hi[4])}
	for _, w := range []*Weights{&w, &unknown} {
		if n := testing.AllocsPerRun(100, func() {
			_, err := e.Blocks(w, Certain, c)
			if err != nil {
				t.Fatal(err)
			}
		}); n > 0 {
			t.Errorf("%v allocations", n)
		}
	}
}
