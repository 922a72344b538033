package control

import (
	"testing"

	"pgregory.net/rapid"
)

// Votes that are not known, times a long quota, are more than integers hold: rounding may take from what certainly wins and
// add to what possibly does, never the other way round.
func TestVotesBeyondIntegersAreRoundedToTheSideOfTheReading(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(2, 6).Draw(t, "voters")
		small := rapid.Int64Range(1<<10, 1<<20)
		lo := rapid.SliceOfN(small, n, n).Draw(t, "least")
		hi := make([]int64, n)
		for v := range hi {
			hi[v] = lo[v] + rapid.SampledFrom([]int64{0, 1, 1 << 57}).Draw(t, "more")
		}
		// The quota is what some voter reaches to a hair in one of the readings: there rounding shows.
		tie, reading := 1<<rapid.IntRange(0, n-1).Draw(t, "tie"), rapid.SampledFrom([]Reading{Certain, Possible}).Draw(t, "reading")
		in, out := lo, hi
		if reading == Possible {
			in, out = hi, lo
		}
		mine, whole := int64(0), int64(0)
		for v := range n {
			if tie>>v&1 == 1 {
				mine, whole = mine+in[v], whole+in[v]
			} else {
				whole += out[v]
			}
		}
		q := Quota{mine, max(whole, 1), rapid.Bool().Draw(t, "strict")}
		b := NewBuilder(n, 1)
		r, err := b.Rule(b.Share(0, q, q))
		if err != nil {
			t.Fatal(err)
		}
		w := Weights{Lo: [][]int64{lo}, Hi: [][]int64{hi}, IdleLo: []int64{0}, IdleHi: []int64{0}}
		for _, reading := range []Reading{Certain, Possible} {
			g, err := r.Game(w, reading)
			if err != nil {
				t.Fatal(err)
			}
			for set := range uint64(1) << n {
				c := Coalition{set}
				exact, form := g.Wins(c), g.win().form.holds(c)
				if reading == Certain && form && !exact || reading == Possible && exact && !form {
					t.Fatalf("reading %v: %b wins %v, its form says %v", reading, set, exact, form)
				}
			}
		}
	})
}

// More than exactly what the first has at the least is not reached by a hair, which rounding must not give.
func TestRoundingGivesNoHair(t *testing.T) {
	b := NewBuilder(2, 1)
	q := Quota{3, 9 + 1<<59, true}
	r, err := b.Rule(b.Share(0, q, q))
	if err != nil {
		t.Fatal(err)
	}
	g, err := r.Game(Weights{Lo: [][]int64{{3, 5}}, Hi: [][]int64{{3 + 1<<59, 6 + 1<<59}}, IdleLo: []int64{0}, IdleHi: []int64{0}}, Certain)
	if err != nil {
		t.Fatal(err)
	}
	if g.Wins(Of(0)) || g.win().form.holds(Of(0)) {
		t.Errorf("wins %v, its form says %v", g.Wins(Of(0)), g.win().form.holds(Of(0)))
	}
}
