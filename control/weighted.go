package control

import (
	"math/big"
	"slices"
)

// weightedPower are the indices of the game in which a coalition wins where its weight reaches q: for every voter, in the
// order of w, the absolute Banzhaf and the Shapley-Shubik value, and act, the part of the 2^n coalitions that wins.
// Weights are not negative and their sum fits int64; any q is allowed. Idle votes matter only to whoever computed q.
//
// Few distinct sums are counted (DenseSums), up to about 45 voters of any weights are met in the middle, others bounded
// (Certified). The method is Banzhaf's; Shapley-Shubik's may be bounded where Banzhaf's is exact, which Interval.Exact
// tells: it costs several times as much. Without weight nobody decides and Lo and Hi are 0.
func weightedPower(w []int64, idle, q int64, l Budget) (banzhaf, shapley []Interval, act Interval, m Method) {
	t := reduce(w, q)
	switch none := t.spread(nothingFor(len(t.classes))); {
	case q <= 0:
		return none, none, point(big.NewRat(1, 1)), Direct
	case t.quota > t.total:
		return none, none, point(new(big.Rat)), Direct
	}
	work := l.Work
	if work <= 0 {
		work = 1 << 28
	}
	p, m := t.powers(work)
	return t.spread(p.banzhaf), t.spread(p.shapley), p.act, m
}

func nothingFor(classes int) []Interval {
	out := make([]Interval, classes)
	for c := range out {
		out[c] = point(new(big.Rat))
	}
	return out
}

// powers finds the values by the cheapest exact way that the work allows, or else bounds them.
func (t *threshold) powers(work int64) (p powers, m Method) {
	sums, halves := t.canSum(false, work), t.canHalve(false, work)
	sized := t.canSum(true, work)
	switch {
	case sized && (!halves || t.sumSteps(true) < 8*t.halfSteps()):
		return t.dense(true), DenseSums
	case t.canHalve(true, work):
		return t.halves(true), MeetInTheMiddle
	case sums:
		p, m = t.dense(false), DenseSums
	case halves:
		p, m = t.halves(false), MeetInTheMiddle
	default:
		p, m = t.certified(work/2), Certified
	}
	p.shapley = t.certifiedOrders(work / 2)
	return p, m
}

// canSum tells whether the sums fit the work, and the numbers their types.
func (t *threshold) canSum(sized bool, work int64) bool {
	if t.sumSteps(sized) > float64(work)/8 {
		return false
	}
	return !sized || float64(t.total+1)*float64(t.voters+1) < 1<<62
}

// canHalve tells whether meeting in the middle fits the work.
func (t *threshold) canHalve(sized bool, work int64) bool {
	each := 8.0
	if sized {
		each = 32
	}
	return t.voters <= halvesVoters && t.halfSteps()*each <= float64(work)
}

// threshold is one weighted vote without what makes no difference: weights divided by their common divisor, voters of no
// weight left out, equal ones grouped.
type threshold struct {
	classes []class // by weight, the heaviest first
	of      []int   // the class of each voter of the vote as given, -1 for one without weight
	voters  int     // with weight
	total   int64
	quota   int64
}

// class are the voters of one weight.
type class struct {
	weight int64
	heads  int
}

// powers are the values of each class.
type powers struct {
	banzhaf, shapley []Interval
	act              Interval
}

// reduce groups the voters.
func reduce(w []int64, q int64) *threshold {
	t := &threshold{quota: q, of: make([]int, len(w))}
	distinct := slices.Clone(w)
	slices.Sort(distinct)
	distinct = slices.Compact(distinct)
	slices.Reverse(distinct)
	var g int64
	for _, x := range distinct {
		if x > 0 {
			t.classes = append(t.classes, class{weight: x})
			g = commonDivisor(x, g)
		}
	}
	for v, x := range w {
		c, found := slices.BinarySearchFunc(t.classes, x, func(c class, x int64) int { return cmpDown(c.weight, x) })
		if !found {
			t.of[v] = -1
			continue
		}
		t.of[v] = c
		t.classes[c].heads++
		t.voters++
		t.total += x
	}
	if g > 1 {
		t.total /= g
		t.quota = q / g
		if q%g > 0 {
			t.quota++
		}
		for c := range t.classes {
			t.classes[c].weight /= g
		}
	}
	return t
}

func cmpDown(a, b int64) int {
	switch {
	case a > b:
		return -1
	case a < b:
		return 1
	}
	return 0
}

func commonDivisor(a, b int64) int64 {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}

// byHeads are the classes, the most numerous first.
func (t *threshold) byHeads() []int {
	out := make([]int, len(t.classes))
	for c := range out {
		out[c] = c
	}
	slices.SortStableFunc(out, func(a, b int) int { return t.classes[b].heads - t.classes[a].heads })
	return out
}

// spread gives every voter the value of its class, and 0 to those without weight.
func (t *threshold) spread(byClass []Interval) []Interval {
	none := point(new(big.Rat))
	out := make([]Interval, len(t.of))
	for v, c := range t.of {
		if out[v] = none; c >= 0 {
			out[v] = byClass[c]
		}
	}
	return out
}

func point(r *big.Rat) Interval { return Interval{r, r} }

func exactly(num, den *big.Int) Interval { return point(new(big.Rat).SetFrac(num, den)) }

func power2(n int) *big.Int { return new(big.Int).Lsh(big.NewInt(1), uint(n)) }

// choose is n over k; it fits 64 bits for n up to 62.
func choose(n, k int) uint64 { return new(big.Int).Binomial(int64(n), int64(k)).Uint64() }
