package limits

import (
	"math/bits"
	"slices"

	"loadline"
	"loadline/control"
	"loadline/governance"
)

// shares are the smallest numbers of shares of each class that pass or are issued, and turn the limit.
func (f *finder) shares() []Shift {
	if len(f.of.groups) == 0 {
		return nil
	}
	var out []Shift
	each := func(s Shift) {
		for i := range f.w.Company.Classes {
			s.Class = f.w.Company.Classes[i].Ref()
			out = append(out, f.least(s)...)
		}
	}
	for _, g := range f.of.groups {
		each(Shift{Unit: VotesPass, From: g})
		each(Shift{Unit: VotesPass, To: g})
	}
	each(Shift{Unit: VotesIssued})
	for _, g := range f.of.groups {
		each(Shift{Unit: VotesIssued, To: g})
	}
	return out
}

// somebody says whether there is anybody of a group to whom something can come.
func (w *World) somebody(group loadline.Ref) bool {
	for i := range w.Company.Stakeholders {
		if w.isOf(i, group) {
			return true
		}
	}
	return false
}

// mostIssued is how many times all stock together may be issued anew before it counts as no change within one unit.
const mostIssued = 10_000

// most is the most shares that a change can be about; 0 where there are none.
func (f *finder) most(s Shift) int64 {
	all, ofClass, id := loadline.Ratio{}, loadline.Ratio{}, classID(f.w.Company, s.Class)
	for _, p := range f.w.stock() {
		all = all.Add(p.total)
		if p.class == id {
			ofClass = ofClass.Add(p.total)
		}
	}
	if s.Unit == VotesIssued {
		if ofClass.Sign() == 0 {
			return 0 // who would hold such shares was never stated
		}
		n, _ := all.Ceil().Mul(loadline.Int(mostIssued)).Int64()
		return n
	}
	sum := loadline.Ratio{}
	for _, p := range f.w.givers(s.Class, s.From, s.To) {
		sum = sum.Add(p.total)
	}
	n, _ := sum.Floor().Int64()
	return n
}

// least is the change with the smallest number of shares that turns the limit and of which one fewer does not.
func (f *finder) least(s Shift) []Shift {
	does, most := f.effect(s.To), f.most(s)
	if !f.could(does) || most <= 0 || s.To.Name != "" && !f.w.somebody(s.To) {
		return nil
	}
	b := bracket{f: f, at: func(k int64) *World {
		s := s
		s.Amount = loadline.Exactly(loadline.Int(k))
		return f.w.after(s)
	}}
	far := b.at(most)
	if b.try(most); !b.found && grows(does) {
		return nil
	}
	guesses := f.guesses(far, most, b.at)
	if !grows(does) { // it may turn, and turn back: of all places where anything turns the first is sought
		b.first(guesses)
	}
	if !b.found {
		return nil
	}
	b.narrow(guesses)
	s.Amount, s.Then = loadline.Exactly(loadline.Int(b.high)), b.then
	s.Says = f.says(s)
	return []Shift{s}
}

// bracket is two numbers of shares between which the limit turns: at low it does not, at high it does.
type bracket struct {
	f         *finder
	at        func(int64) *World
	low, high int64
	then      Outcome // at high
	found     bool    // that it turns at high
}

// try asks at a number of shares within the bracket.
func (b *bracket) try(k int64) {
	if b.found && (k <= b.low || k >= b.high) {
		return
	}
	switch out, turns := b.f.turned(b.at(k)); {
	case turns:
		b.high, b.then, b.found = k, out, true
	case b.found:
		b.low = k
	}
}

// first sets the bracket to the first of the numbers at which it turns.
func (b *bracket) first(of []int64) {
	before := int64(0)
	for _, k := range of {
		if out, turns := b.f.turned(b.at(k)); turns {
			b.low, b.high, b.then, b.found = before, k, out, true
			return
		}
		before = k
	}
	b.low = before
}

// narrow closes the bracket to two neighbours, by guesses where they are any good.
func (b *bracket) narrow(guesses []int64) {
	for {
		guesses = slices.DeleteFunc(guesses, func(k int64) bool { return k <= b.low || k >= b.high })
		if len(guesses) == 0 {
			break
		}
		b.try(guesses[len(guesses)/2])
	}
	for near := int64(1); near <= 2; near++ { // a guess is seldom off by more than the rounding
		b.try(b.high - near)
		b.try(b.low + near)
	}
	for b.high-b.low > 1 {
		b.try(b.low + (b.high-b.low)/2)
	}
}

// guesses are numbers of shares at which the limit may turn, ascending: where a decision turns for or against those asked
// about, by its votes as they pass from those of the world to those of the far one; and where the sides of a comparison meet.
// They save time only: whatever is told is evaluated.
func (f *finder) guesses(far *World, most int64, at func(int64) *World) []int64 {
	var out []int64
	for _, m := range f.of.matters {
		d0, _ := f.w.Order().Decision(m, governance.Horizon{})
		d1, _ := far.Order().Decision(m, governance.Horizon{})
		if b := newBlend(d0, d1, most); b != nil {
			for _, g := range f.of.groups {
				out = b.flips(g, out)
			}
		}
	}
	if half := most / 2; half > 1 {
		for _, e := range comparisons(f.r.Limit.Holds, nil) {
			out = f.meets(e, at(half), far, half, most, out)
		}
	}
	for _, k := range out {
		out = append(out, k-1)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// comparisons are those of a limit.
func comparisons(e loadline.Expr, out []loadline.Expr) []loadline.Expr {
	if e.Op != loadline.Call {
		return out
	}
	switch e.Name {
	case "<", "<=", ">", ">=", "==", "!=":
		return append(out, e)
	case "&&", "||", "!", "?":
		for _, a := range e.Args {
			out = comparisons(a, out)
		}
	}
	return out
}

// meets adds where the sides of a comparison meet, if their distance is (p + q k) / (1 + r k) of the number of shares k: every
// part of a whole is, of which numerator and denominator grow by what passes.
func (f *finder) meets(e loadline.Expr, mid, far *World, half, most int64, out []int64) []int64 {
	var d [3]loadline.Ratio
	for i, w := range [3]*World{f.w, mid, far} {
		m, ok := f.margin(w, e)
		n, known := m.Distance.Exact()
		if !ok || !known {
			return out
		}
		d[i] = n
	}
	h, k := loadline.Int(half), loadline.Int(most)
	// q h - d1 r h = d1 - p; q k - d2 r k = d2 - p
	p, d1, d2 := d[0], d[1], d[2]
	det := h.Mul(k).Mul(d1.Sub(d2))
	if det.Sign() == 0 {
		return out
	}
	q := d1.Mul(h).Mul(d2.Sub(p)).Sub(d2.Mul(k).Mul(d1.Sub(p))).Quo(det)
	if q.Sign() == 0 {
		return out
	}
	root := p.Neg().Quo(q)
	if n, ok := root.Floor().Int64(); ok && n > 0 && n < most {
		out = append(out, n, n+1)
	}
	return out
}

// blend is a decision whose votes pass, share by share, from those of one world to those of another.
type blend struct {
	d        *governance.Decision
	from, to control.Weights
	most     int64
	games    []*control.Evaluator
	w        control.Weights
}

// newBlend is nil where the two decisions are not made of the same columns.
func newBlend(d0, d1 *governance.Decision, most int64) *blend {
	if d0 == nil || d1 == nil || len(d0.Columns) != len(d1.Columns) || len(d0.Columns) == 0 {
		return nil
	}
	at := map[loadline.Ref]int{}
	for i, p := range d0.Parties {
		at[p.Ref] = i
	}
	b := &blend{d: d1, to: d1.Weights, most: most, games: []*control.Evaluator{d1.Rule.Evaluator(), d1.Lawful.Evaluator()}}
	for c := range d0.Columns {
		if d0.Columns[c].Of != d1.Columns[c].Of || !d0.Columns[c].Scale.Equal(d1.Columns[c].Scale) {
			return nil
		}
		lo, hi := make([]int64, len(d1.Parties)), make([]int64, len(d1.Parties))
		for i, p := range d1.Parties {
			if j, ok := at[p.Ref]; ok {
				lo[i], hi[i] = d0.Weights.Lo[c][j], d0.Weights.Hi[c][j]
			}
		}
		b.from.Lo, b.from.Hi = append(b.from.Lo, lo), append(b.from.Hi, hi)
		b.w.Lo, b.w.Hi = append(b.w.Lo, make([]int64, len(lo))), append(b.w.Hi, make([]int64, len(lo)))
	}
	b.from.IdleLo, b.from.IdleHi = d0.Weights.IdleLo, d0.Weights.IdleHi
	b.w.IdleLo, b.w.IdleHi = make([]int64, len(d0.Columns)), make([]int64, len(d0.Columns))
	return b
}

// at sets the votes to those after k shares.
func (b *blend) at(k int64) {
	for c := range b.w.Lo {
		b.mix(b.w.Lo[c], b.from.Lo[c], b.to.Lo[c], k)
		b.mix(b.w.Hi[c], b.from.Hi[c], b.to.Hi[c], k)
	}
	b.mix(b.w.IdleLo, b.from.IdleLo, b.to.IdleLo, k)
	b.mix(b.w.IdleHi, b.from.IdleHi, b.to.IdleHi, k)
}

func (b *blend) mix(out, from, to []int64, k int64) {
	for i := range out {
		d := to[i] - from[i]
		n := d
		if d < 0 {
			n = -d
		}
		high, low := bits.Mul64(uint64(n), uint64(k)) // k is at most b.most, so that the part fits
		part, _ := bits.Div64(high, low, uint64(b.most))
		if d < 0 {
			out[i] = from[i] - int64(part)
		} else {
			out[i] = from[i] + int64(part)
		}
	}
}

// flips adds the numbers of shares at which a group, or all others together, begin or cease to pass the matter in some reading.
func (b *blend) flips(group loadline.Ref, out []int64) []int64 {
	c, ok := b.d.Group(group.String())
	if !ok {
		return out
	}
	joined := b.d.Joined(c)
	sets := []control.Coalition{c, joined, b.others(c), b.others(joined)}
	for v := range c.Voters() {
		sets = append(sets, control.Of(v))
	}
	for _, game := range b.games {
		for _, reading := range [2]control.Reading{control.Certain, control.Possible} {
			for _, set := range sets {
				if k, ok := b.flip(game, reading, set); ok && !slices.Contains(out, k) {
					out = append(out, k)
				}
			}
		}
	}
	return out
}

func (b *blend) others(c control.Coalition) control.Coalition {
	out := control.Everybody(len(b.d.Parties))
	for v := range c.Voters() {
		out = out.Without(v)
	}
	return out
}

// flip is where a coalition begins or ceases to pass it.
func (b *blend) flip(game *control.Evaluator, reading control.Reading, set control.Coalition) (int64, bool) {
	wins := func(k int64) bool {
		b.at(k)
		is, err := game.Wins(&b.w, reading, set)
		return is && err == nil
	}
	low, high := int64(0), b.most
	first := wins(low)
	if wins(high) == first {
		return 0, false
	}
	for high-low > 1 {
		if mid := low + (high-low)/2; wins(mid) == first {
			low = mid
		} else {
			high = mid
		}
	}
	return high, true
}
