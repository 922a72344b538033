package financing_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"loadline/financing"
)

// By hand: 10m shares, a SAFE of $1m at a post-money cap of $10m and 20% off. At the cap it is 10% of the whole, 10/9 m shares at
// $0.90 each. A discount of 20% is below that under $1.125.
func TestWhereACapBegins(t *testing.T) {
	terms := round(10_000_000, 1, 1_000_000)
	safe := postMoney(1_000_000, 10_000_000, 10_000_000)
	safe.Ways[1].Keep = r(4, 5)
	terms.Convertibles = []financing.Converting[q]{safe}
	bends := financing.Bends(&terms, r(1, 10), n(50))
	if len(bends) != 2 || bends[0].Ways[0] != 1 || bends[1].Ways[0] != 0 || !bends[1].Price.Equal(r(9, 8)) {
		t.Errorf("%+v", bends)
	}
}

// Between two bends the solver makes one choice, at every price, and on both sides of a bend another.
func TestBendsAreWhereChoicesChange(t *testing.T) {
	bent := 0
	rapid.Check(t, func(t *rapid.T) {
		terms := drawTerms(t)
		from, to := r(1, 100), n(1000)
		bends := financing.Bends(&terms, from, to)
		for i, b := range bends {
			end := to
			if i+1 < len(bends) {
				end = bends[i+1].Price
				if bent++; slices.Equal(b.Ways, bends[i+1].Ways) && slices.Equal(b.Down, bends[i+1].Down) && b.Fill == bends[i+1].Fill {
					t.Fatalf("nothing changes at %v", end)
				}
			}
			at := terms
			part := r(int64(rapid.IntRange(1, 99).Draw(t, "between")), 100)
			at.Price = b.Price.Add(end.Sub(b.Price).Mul(part))
			got, failure := financing.Solve(&at)
			if failure != financing.Solved {
				t.Fatalf("%v at %v", failure, at.Price)
			}
			for c, w := range b.Ways { // other ways may be worth the same: they are compared by what they are worth
				same := at
				same.Convertibles = slices.Clone(at.Convertibles)
				same.Convertibles[c].Ways = at.Convertibles[c].Ways[w : w+1]
				alone, failure := financing.Solve(&same)
				if failure != financing.Solved || !alone.Converted[c].Shares.Equal(got.Converted[c].Shares) {
					t.Fatalf("at %v convertible %d does not convert by way %d", at.Price, c, w)
				}
			}
			for j, down := range b.Down {
				if got.Adjusted[j].Triggered != down {
					t.Fatalf("at %v series %d: triggered %v", at.Price, j, !down)
				}
			}
		}
	})
	if bent == 0 {
		t.Error("no round that was made up has a bend: nothing was tried")
	}
}
