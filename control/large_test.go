package control

import (
	"math/big"
	"testing"
)

// register is a share register of the usual shape: the i-th holder has about 1/i of the first one's shares.
func register(holders int, first int64) []int64 {
	s := &sampler{counter: 7}
	out := make([]int64, holders)
	for i := range out {
		out[i] = first/int64(i+1) + int64(s.below(1000))
	}
	return out
}

// A company with hundreds of holders in three classes: nothing can be listed in full, everything has its proof or bound.
func TestManyHoldersInSeveralClasses(t *testing.T) {
	n := 300
	common, preferred, all := register(n, 5_000_000), make([]int64, n), make([]int64, n)
	for v := range n {
		if v%3 == 0 {
			preferred[v], common[v] = common[v]+int64(v), 0
		}
		all[v] = common[v] + preferred[v]
	}
	s := weighted(common, Quota{1, 2, true})
	s.weights = Known([][]int64{common, preferred, all}, nil)
	majority := func(c int) *spec {
		return &spec{kind: "share", column: c, least: Quota{1, 2, true}, most: Quota{1, 2, true}}
	}
	s.rule = &spec{kind: "count", need: 2, of: []*spec{majority(0), majority(1), majority(2)}}
	g := s.game(t, Certain)
	l := Budget{Work: 1 << 22, Column: 2}
	f := g.MinimalWinning(l)
	t.Logf("%v: fewest %d, at least %d; lightest %d, at least %d; listed %d", f.Method, f.Fewest.Len(), f.FewestAtLeast, f.LightestVotes, f.LightestAtLeast, len(f.Coalitions))
	if f.Count != nil || f.All || f.None || f.Method != BranchAndBound || f.FewestAtLeast > f.Fewest.Len() || f.LightestAtLeast > f.LightestVotes {
		t.Errorf("%+v", f)
	}
	if f.FewestAtLeast < 2 || f.LightestAtLeast < 1_000_000 {
		t.Errorf("bounds of %d heads and %d votes say little", f.FewestAtLeast, f.LightestAtLeast)
	}
	for _, c := range append(f.Coalitions, f.Fewest, f.Lightest) {
		if !g.Wins(c) {
			t.Errorf("%v does not win", c)
		}
		for v := range c.Voters() {
			if g.Wins(c.Without(v)) {
				t.Errorf("%v is not minimal", c)
			}
		}
	}
	p := g.Power(l)
	if p.Method != Sampled || p.Banzhaf[0].Exact() || p.Banzhaf[0].Lo.Sign() <= 0 {
		t.Errorf("by %v: [%v, %v]", p.Method, p.Banzhaf[0].Lo, p.Banzhaf[0].Hi)
	}
	again := g.Power(l)
	if again.Banzhaf[0].Lo.Cmp(p.Banzhaf[0].Lo) != 0 || again.ShapleyShubik[9].Hi.Cmp(p.ShapleyShubik[9].Hi) != 0 {
		t.Error("the same question has another answer")
	}
	if dummies, open := g.Dummies(l); len(dummies) > 0 {
		t.Errorf("dummies %v, open %v", dummies, open)
	}
}

// One threshold of many holders: the fewest are the largest, proven at once.
func TestTheFewestOfManyHoldersAreTheLargest(t *testing.T) {
	w := register(1000, 40_000_000)
	g := weighted(w, Quota{2, 3, false}).game(t, Certain)
	f := g.MinimalWinning(Budget{Work: 1 << 22})
	sum, need, heads := int64(0), int64(0), 0
	for _, x := range w {
		need += x
	}
	for need = (2*need + 2) / 3; sum < need; heads++ {
		sum += w[heads] // the register is nearly sorted: enough for this one
	}
	if f.Fewest.Len() != heads || !f.FewestProven() || f.LightestAtLeast < need || f.LightestVotes > need+need/1000 {
		t.Errorf("fewest %d (at least %d), not %d; lightest %d, at least %d, needed %d", f.Fewest.Len(), f.FewestAtLeast, heads, f.LightestVotes, f.LightestAtLeast, need)
	}
	p := g.Power(Budget{Work: 1 << 24})
	if p.Method == Sampled || p.Banzhaf[0].Lo.Cmp(p.Banzhaf[999].Hi) <= 0 || p.Prevent[0].Hi.Cmp(big.NewRat(1, 1)) > 0 {
		t.Errorf("by %v", p.Method)
	}
}

// Forty holders in two classes with few different holdings: the diagram counts them exactly, and agrees with the head
// counts of equal holders.
func TestTheDiagramCountsFortyHolders(t *testing.T) {
	n := 40
	a, b := make([]int64, n), make([]int64, n)
	for v := range n {
		a[v], b[v] = int64(v%3), int64(v%2)
	}
	s := weighted(a, Quota{1, 2, true})
	s.weights = Known([][]int64{a, b}, nil)
	share := func(c int, q Quota) *spec { return &spec{kind: "share", column: c, least: q, most: q} }
	s.rule = &spec{kind: "count", need: 2, of: []*spec{share(0, Quota{1, 2, true}), share(1, Quota{2, 3, false}), {kind: "voter", voter: 5}}}
	f, l := s.game(t, Certain).win().form, Budget{List: 10}
	d, p := newDiagram(f, l), newProfiles(f, f.types(a))
	if d == nil {
		t.Fatal("no diagram")
	}
	x, y := d.tally(l).power(n, Diagram), p.tally().power(n, Profiles)
	for v := range n {
		if x.Banzhaf[v].Lo.Cmp(y.Banzhaf[v].Lo) != 0 || x.ShapleyShubik[v].Lo.Cmp(y.ShapleyShubik[v].Lo) != 0 || x.Prevent[v].Lo.Cmp(y.Prevent[v].Lo) != 0 {
			t.Errorf("holder %d: %v and %v", v, x.ShapleyShubik[v].Lo, y.ShapleyShubik[v].Lo)
		}
	}
	ours, ok := d.family(l, a)
	theirs := p.family(l, a)
	if !ok || ours.Count.Cmp(theirs.Count) != 0 || ours.FewestAtLeast != theirs.FewestAtLeast || ours.LightestVotes != theirs.LightestVotes {
		t.Errorf("%v minimal coalitions and %v", ours.Count, theirs.Count)
	}
	for i, c := range ours.Coalitions {
		if d := theirs.Coalitions[i]; c.Len() != d.Len() || weigh(c, a) != weigh(d, a) {
			t.Errorf("number %d: %v and %v", i, c, d)
		}
	}
}
