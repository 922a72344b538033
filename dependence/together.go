package dependence

import (
	"cmp"
	"math/bits"
	"slices"

	"loadline"
)

// Combination is several levers on the company that take together what none of them takes alone.
type Combination struct {
	Levers []int           // by their place among the levers asked about, ascending
	Need   string          // the word
	Left   loadline.Number // what remains of the supply
	Gap    loadline.Number // months, as of one lever: from when the last of them takes effect until the first is replaced
	Fatal  loadline.Truth  // as of one lever
}

// mostTogether is how many levers on one need are put together, those that take most first; mostTaken is how many sets of them are
// tried, the smallest first.
const (
	mostTogether = 20
	mostTaken    = 4096
)

// Combinations are the smallest sets of levers on one need that are certainly fatal together where no part of them is, and those of
// which it cannot be told where of every part it can be told that it is not. Two levers that come from one fact take the same thing,
// and are not put together; nor are levers on cash, which only the ledger adds up. It also says whether sets were left out, since
// there are too many.
func Combinations(ls []Lever) (out []Combination, cut bool) {
	var needs []string
	on := map[string][]int{}
	for i, l := range ls {
		b := l.Bite
		if l.Target != "" || b.Need == "" || b.Need == "cash" || b.Ends == loadline.No || l.Fatal == loadline.Yes || b.Taken.IsZero() {
			continue
		}
		if on[b.Need] == nil {
			needs = append(needs, b.Need)
		}
		on[b.Need] = append(on[b.Need], i)
	}
	for _, need := range needs {
		of := on[need]
		if len(of) > mostTogether {
			slices.SortStableFunc(of, func(a, b int) int { return mostOf(ls[b].Bite.Taken).Cmp(mostOf(ls[a].Bite.Taken)) })
			of, cut = slices.Sorted(slices.Values(of[:mostTogether])), true
		}
		found, more := smallestTogether(ls, of)
		out, cut = append(out, found...), cut || more
	}
	return out, cut
}

// mostOf is the most that a part may be.
func mostOf(n loadline.Number) loadline.Ratio {
	if n.Hi == nil {
		return loadline.Int(1)
	}
	return *n.Hi
}

// smallestTogether tries the sets of two and more of some levers, the smallest first.
func smallestTogether(ls []Lever, of []int) (out []Combination, cut bool) {
	var sure, maybe []uint64
	for i, l := range of {
		if ls[l].Fatal == loadline.CannotTell {
			maybe = append(maybe, 1<<i)
		}
	}
	holds := func(in []uint64, set uint64) bool {
		return slices.ContainsFunc(in, func(s uint64) bool { return set&s == s })
	}
	tried := 0
	for size := 2; size <= len(of); size++ {
		for set := uint64(1)<<size - 1; set < 1<<len(of); set = following(set) {
			if holds(sure, set) {
				continue
			}
			if tried++; tried > mostTaken {
				return out, true
			}
			c, apart := together(ls, of, set)
			switch {
			case !apart:
			case c.Fatal == loadline.Yes:
				sure, out = append(sure, set), append(out, c)
			case c.Fatal == loadline.CannotTell && !holds(maybe, set):
				maybe, out = append(maybe, set), append(out, c)
			}
		}
	}
	return out, false
}

// following is the next larger number with as many bits (R. W. Gosper, HAKMEM item 175, 1972).
func following(x uint64) uint64 {
	low := x & -x
	high := x + low
	return high | (x^high)>>2>>bits.TrailingZeros64(x)
}

// together is a set of levers as one, and whether no two of them come from one fact. All are used on one day: the need may be below its
// line from when the last of them takes effect until the first is replaced.
func together(ls []Lever, of []int, set uint64) (Combination, bool) {
	var out Combination
	var replace, notice loadline.Number
	seen := map[loadline.Ref]bool{}
	first := &ls[of[bits.TrailingZeros64(set)]].Bite
	for i, at := range of {
		if set>>i&1 == 0 {
			continue
		}
		l := &ls[at]
		if seen[l.Of] {
			return Combination{}, false
		}
		seen[l.Of] = true
		if len(out.Levers) == 0 {
			out.Left, replace, notice = l.Bite.Left, l.Bite.Replace, l.Bite.Notice
		} else {
			out.Left = out.Left.Sub(l.Bite.Taken)
			replace, notice = extreme(replace, l.Bite.Replace, -1), extreme(notice, l.Bite.Notice, 1)
		}
		out.Levers = append(out.Levers, at)
	}
	out.Need, out.Left = first.Need, notBelow(out.Left, loadline.Int(0))
	out.Gap = replace.Sub(notice).Sub(first.Endures)
	out.Fatal = min(first.Ends, below(out.Left, first.Below), below(nought, out.Gap))
	return out, true
}

// extreme is the smaller of two numbers (sign -1) or the larger (1), end by end: an end that nobody knows is the furthest.
func extreme(a, b loadline.Number, sign int) loadline.Number {
	pick := func(x, y *loadline.Ratio, open int) *loadline.Ratio {
		switch {
		case x == nil && y == nil:
			return nil
		case x == nil || y == nil:
			if open == sign { // the unknown end is the furthest out in the direction that is asked for
				return nil
			}
			return cmp.Or(x, y)
		case x.Cmp(*y)*sign >= 0:
			return x
		}
		return y
	}
	return settled(loadline.Number{Lo: pick(a.Lo, b.Lo, -1), Hi: pick(a.Hi, b.Hi, 1), Open: a.Add(b).Open})
}

// below says whether a number is less than another.
func below(a, b loadline.Number) loadline.Truth {
	switch {
	case a.Hi != nil && b.Lo != nil && a.Hi.Cmp(*b.Lo) < 0:
		return loadline.Yes
	case a.Lo != nil && b.Hi != nil && a.Lo.Cmp(*b.Hi) >= 0:
		return loadline.No
	}
	return loadline.CannotTell
}
