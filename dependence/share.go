package dependence

import (
	"cmp"
	"slices"

	"loadline"
)

// Yardstick is what a share is a share of.
type Yardstick uint8

// The yardsticks of concentration.
const (
	Spend     Yardstick = iota // what is spent a month on all contracts of the supply
	Capacity                   // what the company uses of the supply, from whomever it comes
	Committed                  // what is still owed under binding commitments of the supply
)

// String is the yardstick in a word.
func (m Yardstick) String() string { return [...]string{"spend", "capacity", "commitment"}[m] }

// YardstickOf is the yardstick of a word, and whether there is one.
func YardstickOf(word string) (Yardstick, bool) {
	for m := Spend; m <= Committed; m++ {
		if m.String() == word {
			return m, true
		}
	}
	return 0, false
}

// Concentration is how one supply is divided among those it comes from, by one measure.
type Concentration struct {
	Supplies string // a word of the file: "compute"
	Of       Yardstick
	Parts    []PartOf        // by supplier, in the order of the suppliers; none where there is nothing to divide
	Rest     loadline.Number // what comes from nobody that the file names: of capacity alone
	Largest  loadline.Number // the largest share
	HHI      loadline.Number // the sum of the squares of the shares: 1 where all comes from one, 1/n of n equal ones
	Number   loadline.Number // 1/HHI: of how many equal suppliers it would be the same
}

// PartOf is what of a supply comes from one supplier.
type PartOf struct {
	Supplier string // the id of the party
	Amount   loadline.Number
	Share    loadline.Number
}

// Share is the share of a supplier; nothing where it supplies nothing of it.
func (c Concentration) Share(supplier string) (loadline.Number, bool) {
	for _, p := range c.Parts {
		if p.Supplier == supplier {
			return p.Share, true
		}
	}
	return loadline.Number{}, false
}

// divided are the shares of amounts in their sum. What one of them may be at most it is where the others are least.
func divided(amounts []loadline.Number) []loadline.Number {
	out := make([]loadline.Number, len(amounts))
	for i, a := range amounts {
		a = notBelow(a, loadline.Int(0))
		rest := nought
		for j, b := range amounts {
			if j != i {
				rest = rest.Add(notBelow(b, loadline.Int(0)))
			}
		}
		lo, hi := loadline.Int(0), loadline.Int(1)
		if a.Lo.Sign() > 0 && rest.Hi != nil {
			lo = a.Lo.Quo(a.Lo.Add(*rest.Hi))
		}
		switch {
		case rest.IsZero() && !a.IsZero():
			lo = hi // all that there is, whatever it comes to
		case a.Hi != nil && a.Hi.Sign() == 0:
			hi = loadline.Int(0)
		case a.Hi != nil && rest.Lo.Sign() > 0:
			hi = a.Hi.Quo(a.Hi.Add(*rest.Lo))
		}
		out[i] = loadline.Between(lo, hi, a.Add(rest).Open...)
	}
	return out
}

// parted are shares that were stated as parts of a whole, none or some of them: one that was not stated is at most what the others
// leave. Where together they come to more than the whole (a spare, a burst) they are taken as amounts. The rest comes from others.
func parted(stated []loadline.Number) (shares []loadline.Number, rest loadline.Number) {
	least := loadline.Int(0)
	for i, s := range stated {
		stated[i] = notAbove(notBelow(s, loadline.Int(0)), loadline.Int(1))
		least = least.Add(*stated[i].Lo)
	}
	if least.Cmp(loadline.Int(1)) > 0 {
		return divided(stated), nought
	}
	most := loadline.Int(0)
	for _, s := range stated {
		left := loadline.Int(1).Sub(least).Add(*s.Lo)
		s = notAbove(s, left)
		shares, most = append(shares, s), most.Add(*s.Hi)
	}
	lo := loadline.Int(1).Sub(most).Max(loadline.Int(0))
	return shares, loadline.Between(lo, loadline.Int(1).Sub(least), sum(shares).Open...)
}

// measured fills the figures over the shares. The ends of each are the least and the most over all ways to divide the whole within
// the bounds of the shares; the most of HHI is a bound that may be a little wide where several shares are open.
func (c *Concentration) measured() {
	var shares []loadline.Number
	var open []loadline.Unknown
	for _, p := range c.Parts {
		shares = append(shares, p.Share)
		open = p.Share.Add(loadline.Number{Open: open}).Open
	}
	level, spread := evenest(shares, c.Rest)
	largest, most := loadline.Int(0), c.Rest
	for i, s := range shares {
		largest, most = largest.Max(level[i]), Larger(most, s)
	}
	c.Largest = loadline.Between(largest, *most.Hi, open...)
	c.HHI = loadline.Between(spread, unevenest(append(shares, c.Rest)), open...)
	least := loadline.Int(1).Quo(*c.HHI.Hi)
	c.Number = loadline.Number{Lo: &least, Open: open}
	if c.HHI.Lo.Sign() > 0 {
		most := loadline.Int(1).Quo(*c.HHI.Lo)
		c.Number = loadline.Between(least, most, open...)
	}
}

// evenest are the shares at the division of the whole that is most even, and the sum of their squares. A rest may come from so many
// that its squares are nothing.
func evenest(shares []loadline.Number, rest loadline.Number) (at []loadline.Ratio, squares loadline.Ratio) {
	at = make([]loadline.Ratio, len(shares))
	left := loadline.Int(1).Sub(*rest.Hi)
	level := levelOf(shares, left)
	for i, s := range shares {
		at[i] = level.Max(*s.Lo).Min(*s.Hi)
		squares = squares.Add(at[i].Mul(at[i]))
	}
	return at, squares
}

// levelOf is the level at which shares, each kept within its bounds, come to a total.
func levelOf(shares []loadline.Number, total loadline.Ratio) loadline.Ratio {
	var knots []loadline.Ratio
	for _, s := range shares {
		knots = append(knots, *s.Lo, *s.Hi)
	}
	slices.SortFunc(knots, loadline.Ratio.Cmp)
	filled := func(level loadline.Ratio) (out loadline.Ratio) {
		for _, s := range shares {
			out = out.Add(level.Max(*s.Lo).Min(*s.Hi))
		}
		return out
	}
	low, at := loadline.Int(0), filled(loadline.Int(0))
	for _, k := range knots {
		to := filled(k)
		if to.Cmp(total) >= 0 && to.Cmp(at) > 0 {
			return low.Add(k.Sub(low).Mul(total.Sub(at).Quo(to.Sub(at))).Max(loadline.Int(0)))
		}
		low, at = k, to
	}
	return low
}

// unevenest is no less than the sum of squares at any division of the whole: a square lies below the chord between the ends of its
// share, and the sum of the chords is largest where those that rise most are filled first.
func unevenest(shares []loadline.Number) loadline.Ratio {
	left, out := loadline.Int(1), loadline.Int(0)
	for _, s := range shares {
		left, out = left.Sub(*s.Lo), out.Add(s.Lo.Mul(*s.Lo))
	}
	steepest := slices.SortedFunc(slices.Values(shares), func(a, b loadline.Number) int {
		return cmp.Compare(0, a.Lo.Add(*a.Hi).Cmp(b.Lo.Add(*b.Hi)))
	})
	for _, s := range steepest {
		more := s.Hi.Sub(*s.Lo).Min(left.Max(loadline.Int(0)))
		left, out = left.Sub(more), out.Add(more.Mul(s.Lo.Add(*s.Hi)))
	}
	return out.Min(loadline.Int(1))
}
