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
		small := rapid.Int64Range(0, 1<<20)
		lo := rapid.SliceOfN(small, n, n).Draw(t, "least")
		hi := make([]int64, n)
		for v := range hi {
			hi[v] = lo[v] + rapid.SampledFrom([]int64{0, 1, 1 << 57}).Draw(t, "more")
		}
		den := rapid.Int64Range(2, 1<<62).Draw(t, "den")
		q := Quota{rapid.Int64Range(0, den).Draw(t, "num"), den, rapid.Bool().Draw(t, "strict")}
		b := NewBuilder(n, 1)
		r, err := b.Rule(b.Share(0, q, q))
		if err != nil {
			t.Fatal(err)
		}
		w := Weights{Lo: [][]int64{lo}, Hi: [][]int64{hi}, IdleLo: []int64{0}, IdleHi: []int64{rapid.Int64Range(0, 9).Draw(t, "idle")}}
		for _, reading := range []Reading{Certain, Possible} {
			g, err := r.Game(w, reading)
			if err != nil {
				t.Fatal(err)
			}
			for set := range uint64(1) << n {
				c := Coalition{set}
				exact, form := g.Wins(c), g.win.form.holds(c)
				if reading == Certain && form && !exact || reading == Possible && exact && !form {
					t.Fatalf("reading %v: %b wins %v, its form says %v", reading, set, exact, form)
				}
			}
		}
	})
}
