package control

import (
	"fmt"
	"math/big"
	"math/bits"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// plain is a game by its definitions, coalition by coalition.
type plain struct {
	n    int
	wins []bool // by bits
}

func definition(rule *spec, n int, w *truth) *plain {
	p := &plain{n: n, wins: make([]bool, 1<<n)}
	for c := range p.wins {
		p.wins[c] = rule.passes(Coalition{uint64(c)}, w)
	}
	return p
}

// dual: what blocks is what the others cannot decide without.
func (p *plain) dual() *plain {
	d := &plain{n: p.n, wins: make([]bool, 1<<p.n)}
	for c := range d.wins {
		d.wins[c] = !p.wins[len(p.wins)-1-c]
	}
	return d
}

// joined is the game of the others beside a group that is for it.
func (p *plain) joined(group int) *plain {
	j := &plain{n: p.n, wins: make([]bool, 1<<p.n)}
	for c := range j.wins {
		j.wins[c] = p.wins[c|group]
	}
	return j
}

// bereft is the game of the others where a group is against it.
func (p *plain) bereft(group int) *plain {
	b := &plain{n: p.n, wins: make([]bool, 1<<p.n)}
	for c := range b.wins {
		b.wins[c] = p.wins[c&^group]
	}
	return b
}

func (p *plain) minimal() (out []int) {
	for c, w := range p.wins {
		for v := 0; v < p.n && w; v++ {
			w = c>>v&1 == 0 || !p.wins[c&^(1<<v)]
		}
		if w {
			out = append(out, c)
		}
	}
	return out
}

// swings counts the coalitions of others that v turns, and v's Shapley-Shubik value.
func (p *plain) swings(v int) (int64, *big.Rat) {
	count, value := int64(0), new(big.Rat)
	for c, w := range p.wins {
		if c>>v&1 == 1 && w && !p.wins[c&^(1<<v)] {
			count++
			size := int64(bits.OnesCount(uint(c)))
			orders := new(big.Int).Mul(new(big.Int).MulRange(1, size-1), new(big.Int).MulRange(1, int64(p.n)-size))
			value.Add(value, new(big.Rat).SetFrac(orders, new(big.Int).MulRange(1, int64(p.n))))
		}
	}
	return count, value
}

func (p *plain) winning() int64 {
	n := int64(0)
	for _, w := range p.wins {
		if w {
			n++
		}
	}
	return n
}

// check compares all that the game answers with the definitions.
func (p *plain) check(t teller, g *Game, block *plain) {
	for c := range p.wins {
		s := Coalition{uint64(c)}
		if got := g.Wins(s); got != p.wins[c] {
			t.Fatalf("Wins(%b) = %v", c, got)
		}
		if got := g.Blocks(s); got != block.wins[c] {
			t.Fatalf("Blocks(%b) = %v", c, got)
		}
	}
	votes := g.votes(Budget{})
	p.checkFamily(t, g.MinimalWinning(Budget{List: 1 << 16}), votes)
	block.checkFamily(t, g.MinimalBlocking(Budget{List: 1 << 16}), votes)
	p.checkPower(t, g.Power(Budget{}))
	dummies, open := g.Dummies(Budget{})
	for v := range p.n {
		n, _ := p.swings(v)
		if slices.Contains(dummies, v) != (n == 0) || len(open) > 0 {
			t.Fatalf("dummies %v, open %v, but %d has %d swings", dummies, open, v, n)
		}
		if slices.Contains(g.Dictators(), v) != p.wins[1<<v] || slices.Contains(g.Vetoers(), v) != block.wins[1<<v] {
			t.Fatalf("dictators %v, vetoers %v", g.Dictators(), g.Vetoers())
		}
	}
}

func (p *plain) checkFamily(t teller, f Family, votes []int64) {
	want := p.minimal()
	var got []int
	for i, c := range f.Coalitions {
		bits := 0
		if len(c) > 0 {
			bits = int(c[0])
		}
		got = append(got, bits)
		if i > 0 && f.First {
			a, b := f.Coalitions[i-1], c
			if a.Len() > b.Len() || a.Len() == b.Len() && weigh(a, votes) > weigh(b, votes) {
				t.Fatalf("%v: %v listed before %v", f.Method, a, b)
			}
		}
	}
	slices.Sort(got)
	if f.All && !slices.Equal(got, want) || f.Count != nil && f.Count.Int64() != int64(len(want)) || f.None != (len(want) == 0) {
		t.Fatalf("%v: all %v, count %v, none %v: %b, want %b", f.Method, f.All, f.Count, f.None, got, want)
	}
	for _, c := range got {
		if !slices.Contains(want, c) {
			t.Fatalf("%v: %b is not minimal, these are: %b", f.Method, c, want)
		}
	}
	if len(want) == 0 {
		return
	}
	fewest, lightest := p.n, int64(1)<<62
	for _, c := range want {
		fewest = min(fewest, bits.OnesCount(uint(c)))
		lightest = min(lightest, weigh(Coalition{uint64(c)}, votes))
	}
	if f.Fewest.Len() != fewest || f.FewestAtLeast != fewest || !f.FewestProven() {
		t.Fatalf("%v: fewest %v, at least %d, want %d", f.Method, f.Fewest, f.FewestAtLeast, fewest)
	}
	if f.LightestVotes != lightest || weigh(f.Lightest, votes) != lightest || !f.LightestProven() {
		t.Fatalf("%v: lightest %v has %d, at least %d, want %d", f.Method, f.Lightest, f.LightestVotes, f.LightestAtLeast, lightest)
	}
}

func (p *plain) checkPower(t teller, got Power) {
	wins, all := p.winning(), int64(1)<<p.n
	same := func(what string, v int, got Interval, num, den int64) {
		want := new(big.Rat)
		if den > 0 {
			want = big.NewRat(num, den)
		}
		if got.Lo.Cmp(want) != 0 || got.Hi.Cmp(want) != 0 {
			t.Fatalf("%v: %s of %d in [%v, %v], want %v", got, what, v, got.Lo, got.Hi, want)
		}
	}
	same("act", 0, got.Act, wins, all)
	for v := range p.n {
		n, shapley := p.swings(v)
		same("Banzhaf", v, got.Banzhaf[v], n, all/2)
		same("prevent", v, got.Prevent[v], n, wins)
		same("initiate", v, got.Initiate[v], n, all-wins)
		if s := got.ShapleyShubik[v]; s.Lo.Cmp(shapley) != 0 || s.Hi.Cmp(shapley) != 0 {
			t.Fatalf("%v: Shapley-Shubik of %d in [%v, %v], want %v", got.ShapleyMethod, v, s.Lo, s.Hi, shapley)
		}
	}
}

// Every weighted game of up to four voters with up to four votes each, every quota, with and without a veto.
func TestEverySmallWeightedGame(t *testing.T) {
	games := 0
	for n := 1; n <= 4; n++ {
		for code := range pow(5, n) {
			w := make([]int64, n)
			total := int64(0)
			for v := range w {
				w[v] = int64(code / pow(5, v) % 5)
				total += w[v]
			}
			if !slices.IsSorted(w) {
				continue // the same game by other names
			}
			known := Known([][]int64{w}, nil)
			for quota := range total + 1 {
				for veto := -1; veto < n; veto++ {
					q := Quota{quota, max(total, 1), quota%2 == 0}
					rule := &spec{kind: "share", least: q, most: q}
					if veto >= 0 {
						rule = &spec{kind: "count", need: 2, of: []*spec{rule, {kind: "voter", voter: veto}}}
					}
					p := definition(rule, n, &truth{votes: known.Lo, idle: known.IdleLo})
					p.check(t, play(t, rule, n, known, Certain), p.dual())
					games++
				}
			}
		}
	}
	if games < 3000 {
		t.Fatalf("only %d games", games)
	}
}

func pow(a, n int) int {
	out := 1
	for range n {
		out *= a
	}
	return out
}

// Two bodies decide together, either of them, or one with a consent: every majority of each, every division of five
// voters among them, voters of both included.
func TestEveryRuleOfTwoBodies(t *testing.T) {
	games := 0
	for code := range pow(3, 5) {
		var bodies [2][]*spec
		if a, b, c, d := code%3, code/3%3, code/9%3, code/27%3; a > b || b > c || c > d {
			continue // the same rules by other names; the fifth voter has a consent of his own
		}
		for v := range 5 {
			in := code / pow(3, v) % 3 // the first, the second, both
			for b := range 2 {
				if in == b || in == 2 {
					bodies[b] = append(bodies[b], &spec{kind: "voter", voter: v})
				}
			}
		}
		for first := 1; first <= len(bodies[0]); first++ {
			for second := 1; second <= len(bodies[1]); second++ {
				a := &spec{kind: "count", need: first, of: bodies[0]}
				b := &spec{kind: "count", need: second, of: bodies[1]}
				consent := &spec{kind: "count", need: 2, of: []*spec{a, {kind: "voter", voter: 4}}}
				for _, rule := range []*spec{
					{kind: "count", need: 2, of: []*spec{a, b}}, {kind: "count", need: 1, of: []*spec{a, b}}, {kind: "count", need: 1, of: []*spec{consent, b}},
				} {
					p := definition(rule, 5, &truth{})
					p.check(t, play(t, rule, 5, Weights{}, Certain), p.dual())
					games++
				}
			}
		}
	}
	if games < 500 {
		t.Fatalf("only %d games", games)
	}
}

// randomSpec draws a compound rule over voters and columns.
func randomSpec(t *rapid.T, voters, columns, depth int, known bool) *spec {
	kinds := []string{"voter", "share", "share", "count", "count", "count"}
	if depth == 0 {
		kinds = kinds[:3]
	}
	if !known {
		kinds = append(kinds, "open")
	}
	switch kind := rapid.SampledFrom(kinds).Draw(t, "kind"); kind {
	case "voter":
		return &spec{kind: kind, voter: rapid.IntRange(0, voters-1).Draw(t, "voter")}
	case "share":
		s := &spec{kind: kind, column: rapid.IntRange(0, columns-1).Draw(t, "column")}
		s.least = randomQuota(t)
		s.most = s.least
		if more := randomQuota(t); !known && !s.least.above(more) {
			s.most = more
		}
		return s
	case "open":
		return &spec{kind: kind}
	}
	s := &spec{kind: "count"}
	for range rapid.IntRange(1, 4).Draw(t, "gates") {
		s.of = append(s.of, randomSpec(t, voters, columns, depth-1, known))
	}
	if rapid.Bool().Draw(t, "twice") {
		s.of = append(s.of, s.of[0])
	}
	s.need = rapid.IntRange(1, len(s.of)).Draw(t, "need")
	return s
}

func randomQuota(t *rapid.T) Quota {
	den := rapid.SampledFrom([]int64{1, 2, 3, 4, 100}).Draw(t, "den")
	return Quota{rapid.Int64Range(0, den).Draw(t, "num"), den, rapid.Bool().Draw(t, "strict")}
}

func randomColumns(t *rapid.T, voters, columns int, most int64) [][]int64 {
	out := make([][]int64, columns)
	for c := range out {
		out[c] = rapid.SliceOfN(rapid.Int64Range(0, most), voters, voters).Draw(t, fmt.Sprint("column ", c))
	}
	return out
}

// randomGame is a compound rule with known weights.
func randomGame(t *rapid.T, most int) (*spec, int, Weights, *truth) {
	voters, columns := rapid.IntRange(1, most).Draw(t, "voters"), rapid.IntRange(1, 3).Draw(t, "columns")
	w := randomColumns(t, voters, columns, rapid.SampledFrom([]int64{1, 3, 1000}).Draw(t, "most"))
	idle := rapid.SliceOfN(rapid.Int64Range(0, 4), columns, columns).Draw(t, "idle")
	return randomSpec(t, voters, columns, 3, true), voters, Known(w, idle), &truth{votes: w, idle: idle}
}

func TestRandomCompoundRulesAgainstTheDefinition(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		most := 12
		if rapid.IntRange(0, 7).Draw(t, "large") == 7 { // the definition takes 2^n steps for every voter
			most = 16
		}
		rule, n, w, truth := randomGame(t, most)
		p := definition(rule, n, truth)
		g := play(t, rule, n, w, Certain)
		p.check(t, g, p.dual())
		group := rapid.IntRange(0, 1<<n-1).Draw(t, "group")
		s := g.Standing(Coalition{uint64(group)}, Budget{List: 1 << 16})
		if s.Decides != p.wins[group] || s.Blocks != p.dual().wins[group] {
			t.Fatalf("decides %v, blocks %v", s.Decides, s.Blocks)
		}
		p.joined(group).checkFamily(t, s.Needs, g.votes(Budget{}))
		p.dual().joined(group).checkFamily(t, s.NeedsToBlock, g.votes(Budget{}))
		against := rapid.IntRange(0, 1<<n-1).Draw(t, "against") &^ group
		with, without := Coalition{uint64(group)}, Coalition{uint64(against)}
		p.bereft(against).joined(group).checkFamily(t, g.WinningBeside(with, without, Budget{List: 1 << 16}), g.votes(Budget{}))
		p.dual().bereft(against).joined(group).checkFamily(t, g.BlockingBeside(with, without, Budget{List: 1 << 16}), g.votes(Budget{}))
	})
}

// Each engine by itself gives what the definition gives, whichever the solver would have taken.
func TestEveryEngineAgainstTheDefinition(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rule, n, w, truth := randomGame(t, 9)
		g := play(t, rule, n, w, Certain)
		f, votes := g.win().form, g.votes(Budget{})
		if f.root < 0 {
			return
		}
		p, l := definition(rule, n, truth), Budget{List: 1 << 16}
		tab := newTable(f)
		p.checkFamily(t, tab.family(l, votes), votes)
		p.dual().checkFamily(t, tab.dual().family(l, votes), votes)
		p.checkPower(t, tab.tally().power(n, Enumeration))
		p.checkFamily(t, newProfiles(f, f.types(votes)).family(l, votes), votes)
		p.checkPower(t, newProfiles(f, f.types(nil)).tally().power(n, Profiles))
		d := newDiagram(f, l)
		family, ok := d.family(l, votes)
		if !ok {
			t.Fatal("the diagram is full")
		}
		p.checkFamily(t, family, votes)
		family, _ = d.dual().family(l, votes)
		p.dual().checkFamily(t, family, votes)
		p.checkPower(t, d.tally(l).power(n, Diagram))
		p.checkFamily(t, newSearch(f, l, votes).family(), votes)
	})
}

func TestSampledBoundsHoldTheValue(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rule, n, w, truth := randomGame(t, 7)
		g := play(t, rule, n, w, Certain)
		if g.win().form.root < 0 {
			return
		}
		p := definition(rule, n, truth)
		got := newSampler(g.win().form).power(Budget{Work: 1 << 14})
		for v := range n {
			swings, shapley := p.swings(v)
			for _, x := range []struct {
				in   Interval
				want *big.Rat
			}{{got.Banzhaf[v], big.NewRat(swings, 1<<(n-1))}, {got.ShapleyShubik[v], shapley}, {got.Act, big.NewRat(p.winning(), 1<<n)}} {
				if x.in.Lo.Cmp(x.want) > 0 || x.in.Hi.Cmp(x.want) < 0 {
					t.Fatalf("%v is not in [%v, %v]", x.want, x.in.Lo, x.in.Hi)
				}
			}
		}
	})
}
