package control

import (
	"math/rand"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// weighingOf is a diagram in the making, of one threshold over voters with these weights, in this order.
func weighingOf(weights []int64, need int64, most int) *weighing {
	d := &diagram{made: map[choice]int32{}, most: most, nodes: []choice{{int32(len(weights)), 0, 0}, {int32(len(weights)), 1, 1}}}
	n := &node{need: need, total: sumOf(weights), flat: true}
	for v, w := range weights {
		n.terms = append(n.terms, term{int32(v), w})
		d.level = append(d.level, int32(v))
	}
	return newWeighing(d, n)
}

// A diagram that is said to be too large is: it has more choices, once it is made.
func TestADiagramThatIsSaidToBeTooLargeIs(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		weights := rapid.SliceOfN(rapid.Int64Range(1, rapid.SampledFrom([]int64{3, 40, 5000}).Draw(t, "up to")), 1, 24).Draw(t, "weights")
		if rapid.Bool().Draw(t, "falling") {
			slices.SortFunc(weights, func(a, b int64) int { return int(b - a) })
		}
		w := weighingOf(weights, rapid.Int64Range(1, sumOf(weights)).Draw(t, "need"), 1<<20)
		w.choice(0, w.need)
		if choices := len(w.d.nodes) - 2; w.d.full || w.exceeds(choices) {
			t.Fatalf("it has %d choices", choices)
		}
	})
}

// Four hundred holders of unlike shares are seen to be too many without a choice being made, heads are not.
func TestWhatIsTooLargeForADiagramIsSeenAtOnce(t *testing.T) {
	dice, holders, heads := rand.New(rand.NewSource(1)), []int64{4_000_000, 3_000_000, 1_000_000}, []int64{}
	for range 400 {
		holders, heads = append(holders, 100+dice.Int63n(20_000)), append(heads, 1)
	}
	w := weighingOf(holders, sumOf(holders)/2+1, diagramMost)
	if !w.exceeds(diagramMost) || len(w.d.nodes) > 2 {
		t.Error("four hundred holders are said to fit")
	}
	slices.Reverse(holders)
	if !weighingOf(holders, sumOf(holders)/2+1, diagramMost).exceeds(diagramMost) {
		t.Error("four hundred holders in another order are said to fit")
	}
	if weighingOf(heads, 201, diagramMost).exceeds(diagramMost) {
		t.Error("four hundred heads are said not to fit")
	}
}
