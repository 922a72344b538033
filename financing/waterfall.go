package financing

import "slices"

// Waterfall is who has what claim on proceeds: of a sale, a liquidation, a dividend.
//
// First come the slices, which are parts of all proceeds. Then what each claim is owed first, rank by rank; within a rank all
// are paid in proportion. Then the tiers, one after the other. What is left is shared by the share: everybody who shares gets
// the same for each share, the level, less what they pay for it.
//
// A holder who may either take what it is owed first or share in the rest takes what is more. That is a game, since each
// choice changes what there is to share. It has one outcome: where there is a rest, everything owed first was paid in full, so
// that converting is better exactly where the level is above what is owed a share; then the whole that is paid rises with the
// level, and meets the proceeds once. Where there is no rest, who converts gets nothing, and does it only where nothing was
// owed it either. So all equilibria pay the same.
//
// That ends where a claim converts into a part of a whole in which only what converts is counted, as a post-money SAFE does: see
// outcome.
type Waterfall[T Field[T]] struct {
	One    T // of the field
	Slices []Slice[T]
	Claims []Entitlement[T]
	Tiers  []Tier[T]
	Whole  T    // the shares that parts are of, beside those of claims that join them by converting
	Late   bool // where several outcomes hold: the one in which fewest convert
}

// Slice is a part of all proceeds that goes before everything: a fee, a carve-out.
type Slice[T any] struct {
	Part T
	Most T // 0: without a limit
}

// Entitlement is one claim on proceeds.
type Entitlement[T any] struct {
	Rank    int     // of First: the lowest is paid first
	First   T       // owed before the rest is shared: a debt, a preference with its dividends
	Shares  T       // as converted
	Strike  T       // paid for a share: of an option or a warrant
	Sharing Sharing // in the rest
	Most    T       // of UpTo: First and the rest together
	Part    T       // in place of Shares: of the whole, in which the part itself is counted; of Instead
	Joins   bool    // its Shares are in the whole where it converts, and only there; of Instead
}

// Sharing is how a claim shares in the rest.
type Sharing uint8

// The ways of sharing.
const (
	Instead   Sharing = iota // of what it is owed first, where that is more: common stock, non-participating preferred
	Alongside                // besides what it is owed first: participating preferred
	UpTo                     // alongside, up to Most in all; or instead, where that is more
	NotAtAll                 // a debt
)

// Tier is a step of profit shares: so much, in these parts by claim, before the next.
type Tier[T any] struct {
	Size  T
	Parts []T // by claim; they come to one
}

// Turn is what changes at a point of a curve.
type Turn uint8

// The turns.
const (
	Begins    Turn = iota // nothing is paid before
	PaidFirst             // what is owed first is paid in full
	TierFull
	Exercises // an option is worth its price
	Converts  // sharing is more than what is owed first
	Capped    // a participation has reached its most
	Sliced    // a slice has reached its most
	Recounted // others convert or no longer do, which changes what a part is of
	Returns   // what is owed first is more than sharing again, since others convert
	Jumps     // payouts below end here: the next knot is at the same proceeds
)

// String is the turn in words.
func (t Turn) String() string {
	return [...]string{"nothing is paid before", "paid in full", "the tier is full", "worth exercising", "converts", "reaches its cap", "the carve-out reaches its limit",
		"measured on other shares, since others convert", "no longer converts, since others do", "up to here; above it the next line holds"}[t]
}

// Knot is a point of a payout at which somebody's part of the next unit changes.
type Knot[T any] struct {
	Proceeds T
	Level    T   // what a share of common stock gets
	Paid     []T // by claim
	Sliced   []T // by slice
	Turns    []Turning
}

// Turning is what changes for whom: an index of the claims, of the tiers or of the slices.
type Turning struct {
	Turn Turn
	Of   int
}

// Payout is what each claim is paid, as a function of the proceeds: affine between its knots, and beyond the last as Slope says.
type Payout[T Field[T]] struct {
	One    T
	Knots  []Knot[T]
	Slope  []T // by claim, of each further unit of proceeds
	Slices []T // likewise by slice
	Rises  T   // the level

	Several   []Stretch[T] // where more than one outcome holds
	Unsettled []Stretch[T] // where none of those tried does, and the one below is taken
}

// Pay computes the payout. Malformed where a figure is negative, slices or parts come to the whole, or what costs a price is owed
// something first; Overfull where nobody shares in the rest.
func (w *Waterfall[T]) Pay() (*Payout[T], Failure) {
	if w.malformed() {
		return nil, Malformed
	}
	f := flow[T]{Waterfall: w, net: Payout[T]{One: w.One}}
	f.owed()
	f.tiers()
	fills := f.outcomes
	if !w.Hangs() {
		f.alone()
		fills = f.rest
	}
	if !fills() {
		return nil, Overfull
	}
	return f.sliced(), Solved
}

// flow fills a payout of what is left after the slices.
type flow[T Field[T]] struct {
	*Waterfall[T]
	net Payout[T]
}

func (w *Waterfall[T]) malformed() bool {
	left, whole := w.One, w.One
	for _, s := range w.Slices {
		if left = left.Sub(s.Part); s.Part.Sign() < 0 || s.Most.Sign() < 0 {
			return true
		}
	}
	for _, c := range w.Claims {
		if whole = whole.Sub(c.Part); c.Part.Sign() < 0 || (c.Part.Sign() > 0 || c.Joins) && (c.Sharing != Instead || c.Strike.Sign() > 0) ||
			c.Part.Sign() > 0 && c.First.Sign() <= 0 {
			return true
		}
		if c.First.Sign() < 0 || c.Shares.Sign() < 0 || c.Strike.Sign() < 0 || c.Strike.Sign() > 0 && (c.First.Sign() > 0 || c.Sharing != Instead) ||
			c.Sharing == UpTo && c.Most.Cmp(c.First) < 0 {
			return true
		}
	}
	for _, t := range w.Tiers {
		sum := w.One
		for _, p := range t.Parts {
			if sum = sum.Sub(p); p.Sign() < 0 {
				return true
			}
		}
		if t.Size.Sign() < 0 || len(t.Parts) != len(w.Claims) || sum.Sign() != 0 {
			return true
		}
	}
	return left.Sign() <= 0 || whole.Sign() <= 0 || w.Whole.Sign() < 0
}

// knot adds a point after which so much more is paid to each claim.
func (f *flow[T]) knot(level T, more []T, turns ...Turning) {
	last := f.net.Knots[len(f.net.Knots)-1]
	k := Knot[T]{Proceeds: last.Proceeds, Level: level, Paid: slices.Clone(last.Paid), Turns: turns}
	moved := false
	for i, m := range more {
		k.Proceeds, k.Paid[i], moved = k.Proceeds.Add(m), k.Paid[i].Add(m), moved || m.Sign() != 0
	}
	if !moved { // a step of nothing: its turns stand with those before it
		at := &f.net.Knots[len(f.net.Knots)-1]
		at.Turns, at.Level = append(at.Turns, turns...), level
		return
	}
	f.net.Knots = append(f.net.Knots, k)
}

// owed pays what is owed first, rank by rank.
func (f *flow[T]) owed() {
	var zero T
	f.net.Knots = []Knot[T]{{Paid: make([]T, len(f.Claims)), Turns: []Turning{{Turn: Begins}}}}
	var ranks []int
	for _, c := range f.Claims {
		if c.First.Sign() > 0 {
			ranks = append(ranks, c.Rank)
		}
	}
	slices.Sort(ranks)
	for _, rank := range slices.Compact(ranks) {
		more := make([]T, len(f.Claims))
		var turns []Turning
		for i, c := range f.Claims {
			if c.Rank == rank && c.First.Sign() > 0 {
				more[i] = c.First
				turns = append(turns, Turning{PaidFirst, i})
			}
		}
		f.knot(zero, more, turns...)
	}
}

// tiers pays the steps of profit shares.
func (f *flow[T]) tiers() {
	var zero T
	for n, t := range f.Tiers {
		more := make([]T, len(f.Claims))
		for i, p := range t.Parts {
			more[i] = p.Mul(t.Size)
		}
		f.knot(zero, more, Turning{TierFull, n})
	}
}

// turnAt is a level at which a claim turns.
type turnAt[T any] struct {
	level T
	Turning
}

// rest shares what is left by the share: the knots are the levels at which a claim turns.
func (f *flow[T]) rest() bool {
	var level T
	for _, t := range f.turns() {
		f.knot(t.level, f.shared(level, t.level), t.Turning)
		level = t.level
	}
	return f.beyond(f.shared(level, level.Add(f.One)))
}

// beyond is what each gets of a further unit, of what each gets more where the level rises by one; and whether anybody does.
func (f *flow[T]) beyond(more []T) bool {
	var whole T
	for _, s := range more {
		whole = whole.Add(s)
	}
	if whole.Sign() <= 0 {
		return false
	}
	for i := range more {
		more[i] = more[i].Quo(whole)
	}
	f.net.Slope, f.net.Rises = more, f.One.Quo(whole)
	return true
}

// turns are the levels at which claims turn, in order.
func (f *flow[T]) turns() []turnAt[T] {
	var turns []turnAt[T]
	for i, c := range f.Claims {
		if c.Shares.Sign() <= 0 || c.Sharing == NotAtAll {
			continue
		}
		switch {
		case c.Strike.Sign() > 0:
			turns = append(turns, turnAt[T]{c.Strike, Turning{Exercises, i}})
		case c.Sharing == Instead && c.First.Sign() > 0:
			turns = append(turns, turnAt[T]{c.First.Quo(c.Shares), Turning{Converts, i}})
		case c.Sharing == UpTo:
			turns = append(turns, turnAt[T]{c.Most.Sub(c.First).Quo(c.Shares), Turning{Capped, i}}, turnAt[T]{c.Most.Quo(c.Shares), Turning{Converts, i}})
		}
	}
	slices.SortStableFunc(turns, func(a, b turnAt[T]) int { return a.level.Cmp(b.level) })
	return turns
}

// shared is what each claim gets more where the level rises from one to another.
func (f *flow[T]) shared(from, to T) []T {
	more := make([]T, len(f.Claims))
	for i := range f.Claims {
		more[i] = f.at(i, to).Sub(f.at(i, from))
	}
	return more
}

// at is what a claim gets in all at a level of the rest, apart from tiers.
func (f *flow[T]) at(i int, level T) T {
	c := &f.Claims[i]
	if c.Shares.Sign() <= 0 || c.Sharing == NotAtAll {
		return c.First
	}
	if c.Strike.Sign() > 0 {
		var zero T
		return most(zero, level.Sub(c.Strike).Mul(c.Shares))
	}
	by := level.Mul(c.Shares)
	switch c.Sharing {
	case Alongside:
		return c.First.Add(by)
	case UpTo:
		return most(least(c.First.Add(by), c.Most), by)
	}
	return most(c.First, by)
}

func most[T Field[T]](a, b T) T {
	if a.Cmp(b) < 0 {
		return b
	}
	return a
}

func least[T Field[T]](a, b T) T {
	if a.Cmp(b) > 0 {
		return b
	}
	return a
}
