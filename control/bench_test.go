package control

import (
	"fmt"
	"testing"
)

// board is the rule of the goals: nine seats elected by majorities of four classes in turn, a majority of all stock, and
// the consent of half of one class.
func board(t teller, voters, classes int) (*Rule, Weights) {
	b := NewBuilder(voters, classes+1)
	majority, half := Quota{1, 2, true}, Quota{1, 2, false}
	var seats []Gate
	for i := range 9 {
		seats = append(seats, b.Share(i%classes, majority, majority))
	}
	r, err := b.Rule(b.All(b.Count(5, seats...), b.Share(classes, majority, majority), b.Share(2, half, half)))
	if err != nil {
		t.Fatal(err)
	}
	s := &sampler{counter: 1} // any fixed votes
	columns := make([][]int64, classes+1)
	for c := range columns {
		for range voters {
			columns[c] = append(columns[c], int64(s.below(1_000_000)))
		}
	}
	return r, Known(columns, nil)
}

func BenchmarkEvaluate(b *testing.B) {
	r, w := board(b, 25, 4)
	e := r.Evaluator()
	c := Everybody(25).Minus(Of(0, 1, 2))
	b.ReportAllocs()
	for b.Loop() {
		w.Lo[4][3]++
		if _, err := e.Wins(&w, Certain, c); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkGameWins(b *testing.B) {
	r, w := board(b, 25, 4)
	g, _ := r.Game(w, Certain)
	c := Everybody(25).Minus(Of(0, 1, 2))
	b.ReportAllocs()
	for b.Loop() {
		g.Wins(c)
	}
}

// All witnesses and all indices: the goal is 100 ms on one core.
func BenchmarkBoard(b *testing.B) {
	for _, voters := range []int{20, 25, 27} {
		r, w := board(b, voters, 4)
		b.Run(fmt.Sprint(voters, " voters"), func(b *testing.B) {
			for b.Loop() {
				answerAll(b, r, w)
			}
		})
	}
}

func answerAll(t teller, r *Rule, w Weights) (winning, blocking Family, p Power) {
	g, err := r.Game(w, Certain)
	if err != nil {
		t.Fatal(err)
	}
	g.Dictators()
	g.Vetoers()
	winning, blocking, p = g.MinimalWinning(Budget{}), g.MinimalBlocking(Budget{}), g.Power(Budget{})
	g.Dummies(Budget{})
	return winning, blocking, p
}

func BenchmarkBoardParts(b *testing.B) {
	r, w := board(b, 25, 4)
	g, _ := r.Game(w, Certain)
	b.Run("table", func(b *testing.B) {
		for b.Loop() {
			newTable(g.win().form)
		}
	})
	t := newTable(g.win().form)
	b.Run("dual", func(b *testing.B) {
		for b.Loop() {
			t.dual()
		}
	})
	b.Run("sizes", func(b *testing.B) {
		for b.Loop() {
			t.sizes()
		}
	})
	b.Run("minimal", func(b *testing.B) {
		for b.Loop() {
			t.family(Budget{}, w.Lo[4])
		}
	})
	b.Run("tally", func(b *testing.B) {
		for b.Loop() {
			t.tally()
		}
	})
}

// Larger boards go to the decision diagram.
func BenchmarkDiagram(b *testing.B) {
	for _, voters := range []int{30, 36, 40} {
		r, w := board(b, voters, 4)
		b.Run(fmt.Sprint(voters, " voters"), func(b *testing.B) {
			for b.Loop() {
				g, _ := r.Game(w, Certain)
				d := newDiagram(g.win().form, Budget{})
				if d == nil {
					b.ReportMetric(0, "choices")
					continue
				}
				b.ReportMetric(float64(len(d.nodes)), "choices")
			}
		})
	}
}
