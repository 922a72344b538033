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
	var classes []loadline.Ref
	for i := range f.w.Company.Classes {
		if c := f.w.Company.Classes[i].Ref(); f.hangsOn(c) {
			classes = append(classes, c)
		}
	}
	each := func(s Shift) {
		for _, s.Class = range classes {
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

// hangsOn says whether shares of a class can matter to the limit: it counts them, they vote in one of its decisions, or
// something begins or ends with what somebody holds.
func (f *finder) hangsOn(class loadline.Ref) bool {
	return f.of.counts || f.w.Order().HangsOnHoldings() || slices.ContainsFunc(f.of.matters, func(m loadline.Ref) bool {
		d, _ := f.w.Order().Decision(m, governance.Horizon{})
		return d != nil && slices.ContainsFunc(d.Columns, func(c governance.Electorate) bool { return f.w.votes(class, c.Of) })
	})
}

// votes says whether shares of a class may vote in a constituency.
func (w *World) votes(class, in loadline.Ref) bool {
	if in.Kind == "stock_class" {
		return in == class || w.Company.VotesAs(classID(w.Company, in)) == w.Company.VotesAs(classID(w.Company, class))
	}
	for _, b := range w.Company.Bodies {
		if b.Ref() == in && len(b.Classes) > 0 && !slices.ContainsFunc(b.Classes, func(c loadline.Ref) bool { return w.votes(class, c) }) {
			return false
		}
	}
	return true
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

// least is the change with the smallest number of shares that turns the limit and of which one fewer does not. Over a span a
// number found on the worst day is told where the whole span confirms it; else it is sought over the span.
func (f *finder) least(s Shift) []Shift {
	does, most := f.effect(s.To), f.most(s)
	if !f.could(does) || most <= 0 || s.To.Name != "" && !f.w.somebody(s.To) {
		return nil
	}
	at := func(k int64) *World {
		s := s
		s.Amount = loadline.Exactly(loadline.Int(k))
		return f.w.after(s)
	}
	most = allowed(most, at)
	b := bracket{f: f, at: at}
	if f.span && grows(does) {
		near := *f
		near.near = true
		b.f = &near
		found := b.search(most, true)
		if b.f = f; found {
			b.confirm()
		}
	}
	if !b.found && !b.search(most, grows(does)) {
		return nil
	}
	s.Unproved = !grows(does) && !b.prove()
	s.Amount, s.Then = loadline.Exactly(loadline.Int(b.high)), b.then
	s.Says = f.says(s)
	return []Shift{s}
}

// mostProved is how many shares are tried one by one where it may turn, and turn back.
const mostProved = 24

// prove tries every number below the one that was found, and keeps the first that turns it; false where these are too many.
func (b *bracket) prove() bool {
	if b.high > mostProved {
		return false
	}
	for k := int64(1); k < b.high; k++ {
		if out, turns := b.f.turned(b.at(k)); turns {
			b.high, b.then = k, out
			break
		}
	}
	return true
}

// allowed is the most of so many shares that may pass without taking from what is stated to pass otherwise later.
func allowed(most int64, at func(int64) *World) int64 {
	if most <= 0 || !at(most).torn {
		return most
	}
	low, high := int64(0), most
	for high-low > 1 {
		if mid := low + (high-low)/2; at(mid).torn {
			high = mid
		} else {
			low = mid
		}
	}
	return low
}

// confirm keeps what was found on the worst day only where it is found over the span too.
func (b *bracket) confirm() {
	out, turns := b.f.turned(b.at(b.high))
	if b.found = turns; turns && b.high > 1 {
		_, before := b.f.turned(b.at(b.high - 1))
		b.found = !before
	}
	if b.then = out; !b.found {
		b.low, b.high = 0, 0
	}
}

// search finds two neighbours between which it turns, among so many shares; false where there are none.
func (b *bracket) search(most int64, grows bool) bool {
	if most <= 0 {
		return false
	}
	far := b.at(most)
	if b.try(most); !b.found && grows {
		return false
	}
	guesses := b.f.guesses(far, most, b.at)
	if !grows { // it may turn, and turn back: of all places where anything turns the first is sought
		b.first(guesses)
	}
	if b.found {
		b.narrow(guesses)
	}
	return b.found
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
	day := f.r.Day
	for _, m := range f.of.matters {
		d0, _ := f.here.Order().Decision(m, governance.Horizon{})
		d1, _ := far.On(day).Order().Decision(m, governance.Horizon{})
		for _, g := range f.of.groups {
			b := newBlend(d0, d1, g, most)
			if b == nil && most > 1 { // where all that one side has passes, it is none of the voters any more
				d1, _ := at(most-1).On(day).Order().Decision(m, governance.Horizon{})
				b = newBlend(d0, d1, g, most-1)
			}
			if b != nil {
				out = b.flips(f.of.asked, out)
			}
		}
	}
	if half := most / 2; half > 1 {
		for _, e := range comparisons(f.r.Limit.Holds, nil) {
			out = f.meets(e, at(half).On(day), far.On(day), half, most, out)
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
	for i, w := range [3]*World{f.here, mid, far} {
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

// blend is a decision whose votes pass, share by share, from those of one world to those of another, as a group looks at it: who
// comes to vote in the other world stands behind somebody of the group, or behind somebody who is not.
type blend struct {
	d        *governance.Decision
	group    control.Coalition
	from, to control.Weights
	most     int64
	games    []*control.Evaluator
	w        control.Weights
}

// newBlend is nil where the two decisions are not made of the same columns, or in neither somebody stands for all who vote in
// the other.
func newBlend(d0, d1 *governance.Decision, group loadline.Ref, most int64) *blend {
	if d0 == nil || d1 == nil || len(d0.Columns) != len(d1.Columns) || len(d0.Columns) == 0 {
		return nil
	}
	for c := range d0.Columns {
		if d0.Columns[c].Of != d1.Columns[c].Of || !d0.Columns[c].Scale.Equal(d1.Columns[c].Scale) {
			return nil
		}
	}
	mine, ok := d0.Group(group.String())
	then, again := d1.Group(group.String())
	if !ok || !again {
		return nil
	}
	far := blend{d: d1, group: then, to: d1.Weights}
	near := blend{d: d0, group: mine, from: d0.Weights}
	far.from, ok = onto(d1, then, d0, mine)
	near.to, again = onto(d0, mine, d1, then)
	b := &far // whoever comes is told from the others
	switch {
	case again && (!ok || len(d0.Parties) > len(d1.Parties)):
		b = &near
	case !ok:
		return nil
	}
	b.most = most
	b.w, b.games = none(b.d), []*control.Evaluator{b.d.Rule.Evaluator(), b.d.Lawful.Evaluator()}
	return b
}

// onto is the votes of another decision in the hands of the parties of one; false where nobody of the same side, of the group or
// not, stands for somebody.
func onto(d *governance.Decision, mine control.Coalition, other *governance.Decision, theirs control.Coalition) (control.Weights, bool) {
	w := none(d)
	for i, p := range other.Parties {
		j := slices.IndexFunc(d.Parties, func(q governance.Party) bool { return q.Ref == p.Ref })
		for v := 0; j < 0 && v < len(d.Parties); v++ {
			if mine.Has(v) == theirs.Has(i) {
				j = v
			}
		}
		if j < 0 {
			return w, false
		}
		for c := range d.Columns {
			w.Lo[c][j], w.Hi[c][j] = w.Lo[c][j]+other.Weights.Lo[c][i], w.Hi[c][j]+other.Weights.Hi[c][i]
		}
	}
	copy(w.IdleLo, other.Weights.IdleLo)
	copy(w.IdleHi, other.Weights.IdleHi)
	return w, true
}

// none are no votes, in the shape of a decision's.
func none(d *governance.Decision) control.Weights {
	w := control.Weights{IdleLo: make([]int64, len(d.Columns)), IdleHi: make([]int64, len(d.Columns))}
	for range d.Columns {
		w.Lo, w.Hi = append(w.Lo, make([]int64, len(d.Parties))), append(w.Hi, make([]int64, len(d.Parties)))
	}
	return w
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

// flips adds the numbers of shares at which those on whose votes the answers about the group hang begin or cease to pass the
// matter in some reading.
func (b *blend) flips(asked tests, out []int64) []int64 {
	c := b.group
	var sets []control.Coalition
	for _, set := range [2]control.Coalition{c, b.d.Joined(c)} {
		if asked&passing != 0 {
			sets = append(sets, set)
		}
		if asked&blocking != 0 {
			sets = append(sets, b.others(set))
		}
	}
	if asked&singly != 0 {
		for v := range c.Voters() {
			sets = append(sets, control.Of(v))
		}
	}
	if asked&vetoing != 0 {
		for v := range b.others(c).Voters() {
			sets = append(sets, b.others(control.Of(v)))
		}
	}
	for i, game := range b.games {
		if asked&[2]tests{validly, lawfully}[i] == 0 {
			continue
		}
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
