package financing

import "slices"

// outcome is who converts where shares hang on who converts.
//
// A post-money SAFE converts at its cap over a whole in which only what converts is counted: Y Combinator's Liquidity
// Capitalization "includes all Converting Securities, other than any Safes and other convertible securities (including without
// limitation shares of Preferred Stock) where the holders of such securities are receiving Cash-Out Amounts or similar
// liquidation preference payments in lieu of Conversion Amounts". So each that converts gives those that are measured on the
// whole more shares, and the payout may jump: where one converts, it gets what it got before, others more, and who has plain
// shares less.
//
// An outcome holds at those proceeds where nobody gains by changing its choice alone. Three things make them few.
//
// Each claim has one point at which it turns, given the others: the proceeds at which the level is what it is owed over the shares that
// it would have. So an outcome holds on one interval, from where the last of those that convert would begin to, up to where the first
// of the others would.
//
// Of two parts with the caps c ≤ d (a cap is what is owed over the part), the one with d never converts without the other. Let P
// be the parts that convert, B the other shares of the whole, f(l) what all others get at level l, and R what is left when those who
// do not convert are paid. Then f(l) + P·W = R for W = l·B/(1-P), what the whole is worth, and who has d stays where W ≥ d. Who has c
// and is owed F = part·c would join where R + F ≥ f(l') + (P + part)·c for l' = c·(1-P-part)/B: where R ≥ f(l') + P·c. With W ≥ d ≥ c
// the level is at least c·(1-P)/B, above l', so that this holds and more. So parts convert in the order of their caps, all of one
// cap together, and where nothing else joins the whole there are no more outcomes than caps and one.
//
// Several of them may hold: two SAFEs of one cap may both gain if both convert, and neither alone. Since they are nested, there is one
// with the most and one with the fewest that convert; Late chooses. Where all shares of the whole are paid alike, a part is worth more to
// convert the more others do, so that one holds at any proceeds.
//
// Claims that join the whole (preferred stock that takes its preference or converts, SAFEs with a pre-money cap) are tried in the
// order of what they are owed a share. Their conversion gives the parts more shares, which may make it not worth while, and then
// it may be that no outcome holds; beside options that are counted in the whole and not worth their price too. The one below is then
// taken until the next holds, and the payout says where (Unsettled). Nobody gets less there than what it is owed first.
type outcome[T any] struct {
	parts, joined  int // how many convert, of either, in order
	of, with, owed T   // the sum of the parts, the shares of those that join, what all others that have a choice are owed
	from, to       T   // the proceeds at which it holds
	endless        bool
}

// Stretch is proceeds from one figure to another.
type Stretch[T any] struct{ From, To T }

// chooser is a claim that takes what it is owed or converts: from a worth of the whole on, or from a level.
type chooser[T any] struct {
	claim int
	at    T
}

// hung is a waterfall whose shares hang on who converts.
type hung[T Field[T]] struct {
	*flow[T]
	others       flow[T] // all claims that have no choice which bears on the whole
	lines        []span[T]
	turned       []turnAt[T]
	parts, joins []chooser[T] // in order
	base         T            // of the whole
	parted       []T          // what each claim gets now, apart from tiers
	reached      []run[T]
}

// span is what the others get from a level on, and how much more with each unit of the level.
type span[T any] struct{ level, paid, rise T }

// run is an outcome from some proceeds on.
type run[T any] struct {
	*outcome[T]
	begins T
}

// Hangs says whether shares hang on who converts.
func (w *Waterfall[T]) Hangs() bool {
	parts, joins := 0, 0
	for i := range w.Claims {
		switch c := &w.Claims[i]; {
		case c.Part.Sign() > 0:
			parts++
		case chooses(c):
			joins++
		}
	}
	return parts > 1 || parts == 1 && joins > 0
}

// chooses says whether a claim joins the whole or takes what it is owed.
func chooses[T Field[T]](c *Entitlement[T]) bool {
	return c.Joins && c.First.Sign() > 0 && c.Shares.Sign() > 0
}

// Several are the proceeds at which more than one outcome holds, which Late chooses from.
func (w *Waterfall[T]) Several() []Stretch[T] {
	if !w.Hangs() || w.malformed() {
		return nil
	}
	h := &hung[T]{flow: &flow[T]{Waterfall: w}, base: w.Whole}
	h.read()
	h.choose(h.holding())
	return h.net.Several
}

// alone gives a single part, which nothing else bears on, its shares.
func (f *flow[T]) alone() {
	base, part := f.Whole, -1
	for i, c := range f.Claims {
		if c.Part.Sign() > 0 {
			part = i
		} else if c.Joins {
			base = base.Add(c.Shares)
		}
	}
	if part < 0 {
		return
	}
	fixed := *f.Waterfall
	fixed.Claims = slices.Clone(fixed.Claims)
	c := &fixed.Claims[part]
	c.Shares, c.Part = c.Part.Mul(base).Quo(f.One.Sub(c.Part)), *new(T)
	f.Waterfall = &fixed
}

// outcomes fills the payout outcome by outcome.
func (f *flow[T]) outcomes() bool {
	h := &hung[T]{flow: f, base: f.Whole}
	h.read()
	h.choose(h.holding())
	return h.pay()
}

// read divides the claims into those that choose and the others.
func (h *hung[T]) read() {
	plain := Waterfall[T]{One: h.One, Claims: slices.Clone(h.Claims)}
	for i := range plain.Claims {
		c := &plain.Claims[i]
		switch {
		case c.Part.Sign() > 0:
			h.parts = append(h.parts, chooser[T]{i, c.First.Quo(c.Part)})
		case chooses(c):
			h.joins = append(h.joins, chooser[T]{i, c.First.Quo(c.Shares)})
		default:
			if c.Joins {
				h.base = h.base.Add(c.Shares)
			}
			continue
		}
		*c = Entitlement[T]{Sharing: NotAtAll}
	}
	inOrder := func(a, b chooser[T]) int { return a.at.Cmp(b.at) }
	slices.SortStableFunc(h.parts, inOrder)
	slices.SortStableFunc(h.joins, inOrder)
	h.others = flow[T]{Waterfall: &plain}
	h.turned = h.others.turns()
	var at T
	h.lines = []span[T]{{level: at, paid: h.atLevel(at)}}
	for _, t := range h.turned {
		if last := &h.lines[len(h.lines)-1]; t.level.Cmp(last.level) > 0 {
			paid := h.atLevel(t.level)
			last.rise = paid.Sub(last.paid).Quo(t.level.Sub(last.level))
			h.lines = append(h.lines, span[T]{level: t.level, paid: paid})
		}
	}
	last := &h.lines[len(h.lines)-1]
	last.rise = h.atLevel(last.level.Add(h.One)).Sub(last.paid)
}

// atLevel is what all others get, with the tiers.
func (h *hung[T]) atLevel(level T) T {
	var sum T
	for i := range h.others.Claims {
		sum = sum.Add(h.others.at(i, level))
	}
	for _, t := range h.Tiers {
		sum = sum.Add(t.Size)
	}
	return sum
}

// rises is what the choosers that convert get of each unit of the level.
func (h *hung[T]) rises(o *outcome[T]) T {
	return o.with.Add(h.base.Add(o.with).Mul(o.of).Quo(h.One.Sub(o.of)))
}

// proceeds is all that is paid at a level.
func (h *hung[T]) proceeds(o *outcome[T], level T) T {
	n, _ := slices.BinarySearchFunc(h.lines, level, above[T])
	from := &h.lines[max(n, 1)-1]
	return from.paid.Add(level.Sub(from.level).Mul(from.rise)).Add(level.Mul(h.rises(o))).Add(o.owed)
}

func above[T Field[T]](l span[T], level T) int {
	if l.level.Cmp(level) <= 0 {
		return -1
	}
	return 1
}

// level is the level at which so much is paid.
func (h *hung[T]) level(o *outcome[T], proceeds T) T {
	n, _ := slices.BinarySearchFunc(h.lines, proceeds, func(l span[T], x T) int {
		if h.proceeds(o, l.level).Cmp(x) <= 0 {
			return -1
		}
		return 1
	})
	from := &h.lines[max(n, 1)-1]
	rise := from.rise.Add(h.rises(o))
	if rise.Sign() <= 0 {
		return from.level
	}
	return from.level.Add(proceeds.Sub(h.proceeds(o, from.level)).Quo(rise))
}

// outcome is the one in which so many of the parts and so many of those that join convert.
func (h *hung[T]) outcome(parts, joined int) *outcome[T] {
	o := &outcome[T]{parts: parts, joined: joined}
	for n, c := range h.parts {
		if n < parts {
			o.of = o.of.Add(h.Claims[c.claim].Part)
		} else {
			o.owed = o.owed.Add(h.Claims[c.claim].First)
		}
	}
	for n, c := range h.joins {
		if n < joined {
			o.with = o.with.Add(h.Claims[c.claim].Shares)
		} else {
			o.owed = o.owed.Add(h.Claims[c.claim].First)
		}
	}
	return o
}

// more is an outcome with one more that converts, and the proceeds at which it gets as much either way; never where the whole is nothing.
func (h *hung[T]) more(o *outcome[T], c chooser[T], part bool) (proceeds T, ever bool) {
	x, then, level := &h.Claims[c.claim], *o, c.at
	then.owed = o.owed.Sub(x.First)
	if part {
		then.of = o.of.Add(x.Part)
		if level, ever = h.atWorth(&then, c.at); !ever {
			return proceeds, false
		}
	} else {
		then.with = o.with.Add(x.Shares)
	}
	return h.proceeds(&then, level), true
}

// atWorth is the level at which the whole is worth so much.
func (h *hung[T]) atWorth(o *outcome[T], worth T) (level T, ever bool) {
	shares := h.base.Add(o.with)
	if shares.Sign() <= 0 {
		return level, false
	}
	return worth.Mul(h.One.Sub(o.of)).Quo(shares), true
}

// holds finds the proceeds at which nobody gains by changing its choice alone, and whether there are any.
func (h *hung[T]) holds(o *outcome[T]) bool {
	var least T
	if o.joined > 0 {
		least = h.joins[o.joined-1].at
	}
	if o.parts > 0 {
		level, ever := h.atWorth(o, h.parts[o.parts-1].at)
		if !ever {
			return false
		}
		least = most(least, level)
	}
	if o.parts+o.joined > 0 {
		o.from = h.proceeds(o, least)
	}
	o.endless = true
	ends := func(c chooser[T], part bool) {
		if x, ever := h.more(o, c, part); ever && (o.endless || x.Cmp(o.to) < 0) {
			o.to, o.endless = x, false
		}
	}
	for _, c := range h.parts[o.parts:] {
		ends(c, true)
	}
	for _, c := range h.joins[o.joined:] {
		ends(c, false)
	}
	return o.endless || o.from.Cmp(o.to) <= 0
}

// holding are the outcomes that hold at any proceeds, those with fewest that convert first.
func (h *hung[T]) holding() []*outcome[T] {
	var out []*outcome[T]
	for _, parts := range together(h.parts) {
		for _, joined := range together(h.joins) {
			if o := h.outcome(parts, joined); h.holds(o) {
				out = append(out, o)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b *outcome[T]) int {
		if n := a.parts + a.joined - b.parts - b.joined; n != 0 {
			return n
		}
		return a.parts - b.parts
	})
	return out
}

// together are the numbers of choosers that may convert: those that turn at the same point do so together.
func together[T Field[T]](of []chooser[T]) []int {
	out := []int{0}
	for n := range of {
		if n+1 == len(of) || of[n].at.Cmp(of[n+1].at) != 0 {
			out = append(out, n+1)
		}
	}
	return out
}

// choose takes an outcome between any two proceeds at which one begins or ceases to hold.
func (h *hung[T]) choose(all []*outcome[T]) {
	var points []T
	for _, o := range all {
		if points = append(points, o.from); !o.endless {
			points = append(points, o.to)
		}
	}
	slices.SortFunc(points, T.Cmp)
	points = slices.CompactFunc(points, func(a, b T) bool { return a.Cmp(b) == 0 })
	var taken *outcome[T]
	for n, from := range points {
		last := n == len(points)-1
		var here []*outcome[T]
		for _, o := range all {
			if o.from.Cmp(from) <= 0 && (o.endless || !last && o.to.Cmp(points[n+1]) >= 0) {
				here = append(here, o)
			}
		}
		switch {
		case len(here) == 0 && !last:
			h.net.Unsettled = reach(h.net.Unsettled, from, points[n+1])
			continue
		case len(here) > 1 && !last:
			h.net.Several = reach(h.net.Several, from, points[n+1])
		}
		if len(here) == 0 {
			continue
		}
		best := here[len(here)-1]
		if h.Late {
			best = here[0]
		}
		if best != taken {
			taken = best
			h.reached = append(h.reached, run[T]{best, from})
		}
	}
}

// reach adds proceeds to those before them.
func reach[T Field[T]](to []Stretch[T], from, until T) []Stretch[T] {
	if last := len(to) - 1; last >= 0 && to[last].To.Cmp(from) == 0 {
		to[last].To = until
		return to
	}
	return append(to, Stretch[T]{from, until})
}
