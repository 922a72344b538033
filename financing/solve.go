package financing

// Solve finds the price of a round and all that hangs on it. Overfull and Runaway are proofs that there is none.
func Solve[T Field[T]](t *Terms[T]) (Solution[T], Failure) {
	if malformed(t) {
		return Solution[T]{}, Malformed
	}
	s := newSolver(t)
	if s.price = t.Price; t.Price.Sign() > 0 {
		if !s.settle() {
			return Solution[T]{}, Runaway
		}
		return s.solution(), Solved
	}
	// Without convertibles or a target the existing shares alone are worth Value at this price, so that the price lies below.
	s.price = t.Value.Quo(t.Measured.Shares)
	for {
		if !s.settle() {
			return Solution[T]{}, Runaway
		}
		next := s.tangent()
		switch {
		case next.Sign() <= 0: // the whole lies above its tangent: it is Value or more at every price
			return Solution[T]{}, Overfull
		case next.Cmp(s.price) >= 0:
			return s.solution(), Solved
		}
		s.price = next
	}
}

// line is a value in money at the round price as an affine function of the price: At·P + Plus.
type line[T any] struct{ at, plus T }

// piece is one of the functions that a value is the largest of: a line, and parts of all conversions and of the top-up.
type piece[T any] struct {
	line               line[T]
	conversions, topUp T
}

// solver walks a round. What hangs on the price is kept as values and as the lines of the pieces that bind.
type solver[T Field[T]] struct {
	*Terms[T]
	price T
	ways  []int  // of each convertible, the basis that binds
	down  []bool // of each series, whether its protection binds
	fill  bool   // whether the pool's target binds

	lists  lists[T]
	bases  bases[T]
	target piece[T]  // of the pool, beyond what it has
	gains  []line[T] // of each series: what its protection adds where that is more than nothing

	moved    bool // whether a basis hangs on what protection adds
	measured bool // whether the pieces are made
	solved   bool // whether the lines below are those of the choices that are made

	conversions, topUp, adjusted line[T] // of all convertibles, of what is added to the pool, of what protection adds
}

func newSolver[T Field[T]](t *Terms[T]) *solver[T] {
	most := len(t.Convertibles)
	choices := make([]int, 2*most+1)
	s := &solver[T]{Terms: t, lists: listsOf[T](), ways: choices[:most:most], down: make([]bool, len(t.Series)), gains: make([]line[T], len(t.Series))}
	for j := range s.gains {
		s.gains[j] = s.gain(j)
	}
	s.bases.first = choices[most:]
	n := 0
	for i := range t.Convertibles {
		ways := t.Convertibles[i].Ways
		for w := range ways {
			s.moved = s.moved || ways[w].Of.Adjusted
		}
		n += len(ways)
		s.bases.first[i+1] = n
	}
	all := make([]T, 5*n)
	s.bases.at, s.bases.plus, s.bases.conversions, s.bases.topUp, s.bases.worth = all[:n], all[n:2*n], all[2*n:3*n], all[3*n:4*n], all[4*n:]
	return s
}

// value is a line at the price.
func (s *solver[T]) value(l line[T]) T { return l.at.Mul(s.price).Add(l.plus) }

// of is a piece at the price, for all conversions and the top-up as they are.
func (s *solver[T]) of(p *piece[T], conversions, topUp T) T {
	return s.value(p.line).Add(p.conversions.Mul(conversions)).Add(p.topUp.Mul(topUp))
}

// settle finds the least solution at the price by improving the choices: each step takes the best basis at the values of the
// last, so that the values never fall, and there are finitely many choices. Any choice is a beginning, since what it comes to
// is no more than the solution. False where no solution is finite.
func (s *solver[T]) settle() bool {
	if s.protect() || !s.measured {
		s.measure()
	}
	for range mostSteps + len(s.bases.at) {
		if !s.solved && !s.linear() {
			return false
		}
		if !s.improve() {
			break
		}
	}
	return true
}

// mostSteps, and one for each basis, bounds the improvements at one price: exact ones end after a few, and two floats that are equal
// but for rounding could be preferred in turn for ever.
const mostSteps = 64

// protect adds up what protected series gain, which hangs on the price alone, and says whether it is other series than before.
func (s *solver[T]) protect() (other bool) {
	for j, gain := range s.gains {
		down := s.value(gain).Sign() > 0
		other, s.down[j] = other || down != s.down[j], down
	}
	if !other {
		return false
	}
	s.adjusted = line[T]{}
	for j, gain := range s.gains {
		if s.down[j] {
			s.adjusted = line[T]{s.adjusted.at.Add(gain.at), s.adjusted.plus.Add(gain.plus)}
		}
	}
	return true
}

// gain is what a series converts into beyond what it did, in money: nothing where it is negative.
func (s *solver[T]) gain(j int) line[T] {
	p := &s.Series[j]
	worth := p.Shares.Mul(p.OriginalPrice)
	before := worth.Quo(p.ConversionPrice)
	var zero T
	if s.Money.Sign() == 0 {
		return line[T]{} // nothing is issued that could adjust it
	}
	switch p.Protection {
	case WeightedAverage:
		whole := p.ConversionPrice.Mul(p.Base).Add(p.Consideration)
		return line[T]{worth.Mul(p.Base).Quo(whole).Sub(before), worth.Mul(s.Money).Quo(whole)}
	case FullRatchet:
		return line[T]{zero.Sub(before), worth.Mul(s.Money).Quo(p.Consideration)}
	}
	return line[T]{}
}

// measure makes the pieces anew, for the series whose protection binds.
func (s *solver[T]) measure() {
	s.target = s.part(s.Pool.Fraction, &s.Pool.Of)
	s.target.line.at = s.target.line.at.Sub(s.Pool.Has)
	s.solved = false
	if s.measured && !s.moved {
		return
	}
	s.measured = true
	b, n := &s.bases, 0
	for i := range s.Convertibles {
		c := &s.Convertibles[i]
		for w := range c.Ways {
			p := s.basis(c, &c.Ways[w])
			b.at[n], b.plus[n], b.conversions[n], b.topUp[n] = p.line.at, p.line.plus, p.conversions, p.topUp
			n++
		}
	}
}

// basis is what a convertible is worth by one of its terms.
func (s *solver[T]) basis(c *Converting[T], b *Basis[T]) piece[T] {
	var p piece[T]
	switch b.Kind {
	case AtDiscount:
		p.line.plus = c.Amount.Quo(b.Keep)
	case AtCap:
		p = s.part(c.Amount.Quo(b.Cap), &b.Of)
	case AsPart:
		p = s.part(b.Part, &b.Of)
	case AsShares:
		p.line.at = b.Into
	}
	return p
}

// part is a part of a count, in money.
func (s *solver[T]) part(f T, of *Count[T]) piece[T] {
	p := piece[T]{line: line[T]{at: f.Mul(of.Shares)}}
	if of.Adjusted {
		p.line = line[T]{p.line.at.Add(f.Mul(s.adjusted.at)), f.Mul(s.adjusted.plus)}
	}
	if of.NewMoney {
		p.line.plus = p.line.plus.Add(f.Mul(s.Money))
	}
	if of.Conversions {
		p.conversions = f
	}
	if of.TopUp {
		p.topUp = f
	}
	return p
}

// linear solves the round for the choices that are made: two equations, for all conversions S and for the top-up U.
//
//	S = l + a·S + b·U        U = m + c·S + d·U
func (s *solver[T]) linear() bool {
	all := s.lists.sum(&s.bases, s.ways)
	pool := piece[T]{line: line[T]{at: s.Pool.Add}}
	if s.fill {
		pool = s.target
	}
	stay, grow := s.One.Sub(all.conversions), s.One.Sub(pool.topUp)
	det := stay.Mul(grow).Sub(all.topUp.Mul(pool.conversions))
	if stay.Sign() <= 0 || grow.Sign() <= 0 || det.Sign() <= 0 {
		return false
	}
	solve := func(l, m T) (T, T) {
		return l.Mul(grow).Add(all.topUp.Mul(m)).Quo(det), m.Mul(stay).Add(pool.conversions.Mul(l)).Quo(det)
	}
	s.conversions.at, s.topUp.at = solve(all.line.at, pool.line.at)
	s.conversions.plus, s.topUp.plus = solve(all.line.plus, pool.line.plus)
	s.solved = true
	return true
}

// improve takes for each convertible and for the pool what is better at the present values, and says whether any is.
func (s *solver[T]) improve() bool {
	all, added := s.value(s.conversions), s.value(s.topUp)
	s.lists.value(&s.bases, s.price, all, added)
	better := s.lists.choose(&s.bases, s.ways)
	target, add := s.of(&s.target, all, added), s.Pool.Add.Mul(s.price)
	if fill := s.Pool.Fraction.Sign() > 0 && target.Cmp(add) > 0; fill != s.fill && target.Cmp(add) != 0 {
		s.fill, better = fill, true
	}
	s.solved = s.solved && !better
	return better
}

// whole is what Measured is worth, as a line.
func (s *solver[T]) whole() line[T] {
	p := s.part(s.One, &s.Measured)
	add := func(l, conversions, topUp T) T { return l.Add(p.conversions.Mul(conversions)).Add(p.topUp.Mul(topUp)) }
	return line[T]{add(p.line.at, s.conversions.at, s.topUp.at), add(p.line.plus, s.conversions.plus, s.topUp.plus)}
}

// tangent is the price at which the pieces that bind now are worth Value.
func (s *solver[T]) tangent() T {
	l := s.whole()
	return s.Value.Sub(l.plus).Quo(l.at)
}

// solution is the round at the price, in shares.
func (s *solver[T]) solution() Solution[T] {
	all, added := s.value(s.conversions), s.value(s.topUp)
	out := Solution[T]{Price: s.price, New: s.Money.Quo(s.price), Added: added.Quo(s.price),
		Converted: make([]Converted[T], len(s.ways)), Adjusted: make([]Adjusted[T], len(s.Series))}
	out.Total = s.Existing.Add(out.New).Add(out.Added)
	s.lists.value(&s.bases, s.price, all, added)
	for i, w := range s.ways {
		out.Converted[i] = Converted[T]{w, s.bases.worth[s.bases.first[i]+w].Quo(s.price)}
		out.Total = out.Total.Add(out.Converted[i].Shares)
	}
	for j := range s.Series {
		p := &s.Series[j]
		a := Adjusted[T]{Triggered: s.down[j], ConversionPrice: p.ConversionPrice}
		if a.Triggered {
			worth := p.Shares.Mul(p.OriginalPrice)
			a.More = s.value(s.gains[j]).Quo(s.price)
			a.ConversionPrice = worth.Quo(worth.Quo(p.ConversionPrice).Add(a.More))
			out.Total = out.Total.Add(a.More)
		}
		out.Adjusted[j] = a
	}
	return out
}
