package financing

// Bend is a price from which on other terms bind than below it.
type Bend[T any] struct {
	Price T
	Ways  []int  // of each convertible, the one that binds from here on
	Down  []bool // of each series, whether its protection binds from here on
	Fill  bool   // whether the pool's target does
}

// mostBends bounds a walk.
const mostBends = 10_000

// Bends walks the price of a round from one price to another, for the same new money, and gives the prices at which what binds
// changes: the first is from itself. Value and Measured are not asked. Between two bends everything is affine in the price, so that
// each next bend is the least price above at which a term that does not bind is worth as much as the one that does; no price
// between them is tried. Short of to where parts that rest on one another come to the whole company, or where a walk is longer
// than any round is.
func Bends[T Field[T]](t *Terms[T], from, to T) []Bend[T] {
	tried := *t
	tried.Price = from
	if from.Sign() <= 0 || malformed(&tried) {
		return nil
	}
	s := newSolver(&tried)
	s.price = from
	var out []Bend[T]
	for range mostBends {
		if !s.settleOnward() {
			break
		}
		b := Bend[T]{Price: s.price, Fill: s.fill}
		b.Ways, b.Down = append(b.Ways, s.ways...), append(b.Down, s.down...)
		out = append(out, b)
		next, ok := s.nextBend()
		if !ok || next.Cmp(to) > 0 {
			break
		}
		s.price = next
	}
	return out
}

// onward compares two lines at the price and, where they meet there, just above it.
func (s *solver[T]) onward(a, b line[T]) int {
	if c := s.value(a).Cmp(s.value(b)); c != 0 {
		return c
	}
	return a.at.Cmp(b.at)
}

// lineOf is a piece as a line, for all conversions and the top-up as they are.
func (s *solver[T]) lineOf(p *piece[T]) line[T] {
	if p.conversions.Sign() == 0 && p.topUp.Sign() == 0 {
		return p.line
	}
	return line[T]{p.line.at.Add(p.conversions.Mul(s.conversions.at)).Add(p.topUp.Mul(s.topUp.at)),
		p.line.plus.Add(p.conversions.Mul(s.conversions.plus)).Add(p.topUp.Mul(s.topUp.plus))}
}

// wayOf is a way of a convertible as a line.
func (s *solver[T]) wayOf(i, way int) line[T] {
	p := s.bases.piece(s.bases.first[i] + way)
	return s.lineOf(&p)
}

// settleOnward finds what binds at the price and just above it.
func (s *solver[T]) settleOnward() bool {
	var nothing line[T]
	s.adjusted = nothing
	for j, gain := range s.gains {
		if s.down[j] = s.onward(gain, nothing) > 0; s.down[j] {
			s.adjusted = line[T]{s.adjusted.at.Add(gain.at), s.adjusted.plus.Add(gain.plus)}
		}
	}
	s.measure()
	for range mostSteps + len(s.bases.at) {
		if !s.linear() {
			return false
		}
		if !s.improveOnward() {
			break
		}
	}
	return true
}

func (s *solver[T]) improveOnward() bool {
	better := false
	for i := range s.ways {
		best := s.wayOf(i, s.ways[i])
		for w := range s.Convertibles[i].Ways {
			if l := s.wayOf(i, w); w != s.ways[i] && s.onward(l, best) > 0 {
				s.ways[i], best, better = w, l, true
			}
		}
	}
	if s.Pool.Fraction.Sign() > 0 {
		c := s.onward(s.lineOf(&s.target), line[T]{at: s.Pool.Add})
		if fill := c > 0; c != 0 && fill != s.fill {
			s.fill, better = fill, true
		}
	}
	return better
}

// nextBend is the least price above at which a term that does not bind comes up with one that does.
func (s *solver[T]) nextBend() (least T, ok bool) {
	up := func(below, above line[T]) {
		rise := below.at.Sub(above.at)
		if rise.Sign() <= 0 {
			return
		}
		if p := above.plus.Sub(below.plus).Quo(rise); p.Cmp(s.price) > 0 && (!ok || p.Cmp(least) < 0) {
			least, ok = p, true
		}
	}
	for i := range s.ways {
		best := s.wayOf(i, s.ways[i])
		for w := range s.Convertibles[i].Ways {
			up(s.wayOf(i, w), best)
		}
	}
	var nothing line[T]
	for j, gain := range s.gains {
		if s.down[j] {
			up(nothing, gain)
		} else {
			up(gain, nothing)
		}
	}
	if target, add := s.lineOf(&s.target), (line[T]{at: s.Pool.Add}); s.Pool.Fraction.Sign() > 0 && s.fill {
		up(add, target)
	} else if s.Pool.Fraction.Sign() > 0 {
		up(target, add)
	}
	return least, ok
}
