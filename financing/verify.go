package financing

// malformed says whether a figure is negative, or nothing where it divides.
func malformed[T Field[T]](t *Terms[T]) bool {
	negative := func(of ...T) bool {
		for _, v := range of {
			if v.Sign() < 0 {
				return true
			}
		}
		return false
	}
	if t.One.Sign() <= 0 || t.Measured.Shares.Sign() <= 0 || negative(t.Money, t.Price, t.Existing, t.Pool.Add, t.Pool.Fraction, t.Pool.Of.Shares, t.Pool.Has) ||
		t.Price.Sign() == 0 && t.Value.Sign() <= 0 {
		return true
	}
	for i := range t.Convertibles {
		c := &t.Convertibles[i]
		if len(c.Ways) == 0 || c.Amount.Sign() < 0 {
			return true
		}
		for j := range c.Ways {
			w := &c.Ways[j]
			if w.Kind == AtDiscount && w.Keep.Sign() <= 0 || w.Kind == AtCap && w.Cap.Sign() <= 0 || w.Part.Sign() < 0 || w.Into.Sign() < 0 || w.Of.Shares.Sign() < 0 {
				return true
			}
		}
	}
	for _, p := range t.Series {
		if p.OriginalPrice.Sign() <= 0 || p.ConversionPrice.Sign() <= 0 || negative(p.Shares, p.Base, p.Consideration) ||
			p.Protection == WeightedAverage && p.Base.Sign() == 0 && p.Consideration.Sign() == 0 || p.Protection == FullRatchet && p.Consideration.Sign() == 0 {
			return true
		}
	}
	return false
}

// Verify holds a solution against the terms by the definitions alone, in shares and prices, and says what does not agree; ""
// where all does. It shares nothing with Solve. Of floats it asks for an agreement that they do not have.
func Verify[T Field[T]](t *Terms[T], s *Solution[T]) string {
	if s.Price.Sign() <= 0 || len(s.Converted) != len(t.Convertibles) || len(s.Adjusted) != len(t.Series) {
		return "a price above nothing, and a result for each convertible and each series"
	}
	v := verifier[T]{t: t, s: s}
	for _, x := range s.Converted {
		v.conversions = v.conversions.Add(x.Shares)
	}
	for _, x := range s.Adjusted {
		v.more = v.more.Add(x.More)
	}
	switch {
	case s.New.Mul(s.Price).Cmp(t.Money) != 0:
		return "the new shares at the price are the new money"
	case t.Price.Sign() > 0 && s.Price.Cmp(t.Price) != 0:
		return "the price is the stated one"
	case t.Price.Sign() == 0 && v.count(t.Measured).Mul(s.Price).Cmp(t.Value) != 0:
		return "the measured shares at the price are the valuation"
	case !v.pool():
		return "the pool is what it is to be"
	case v.all().Cmp(s.Total) != 0:
		return "the parts come to the total"
	}
	for i := range t.Convertibles {
		if !v.converts(i) {
			return "every convertible converts at the best of its ways"
		}
	}
	for j := range t.Series {
		if !v.adjusts(j) {
			return "every protected series has the conversion price of its formula"
		}
	}
	return ""
}

type verifier[T Field[T]] struct {
	t                 *Terms[T]
	s                 *Solution[T]
	conversions, more T // of all convertibles, of all protected series
}

func (v verifier[T]) count(c Count[T]) T {
	n := c.Shares
	if c.Conversions {
		n = n.Add(v.conversions)
	}
	if c.TopUp {
		n = n.Add(v.s.Added)
	}
	if c.Adjusted {
		n = n.Add(v.more)
	}
	if c.NewMoney {
		n = n.Add(v.s.New)
	}
	return n
}

func (v verifier[T]) all() T { return v.count(Count[T]{v.t.Existing, true, true, true, true}) }

func (v verifier[T]) pool() bool {
	p := v.t.Pool
	want := p.Add
	if p.Fraction.Sign() > 0 {
		if target := p.Fraction.Mul(v.count(p.Of)).Sub(p.Has); target.Cmp(want) > 0 {
			want = target
		}
	}
	return want.Cmp(v.s.Added) == 0
}

func (v verifier[T]) converts(i int) bool {
	c, got := v.t.Convertibles[i], v.s.Converted[i]
	for w, way := range c.Ways {
		var shares T
		switch way.Kind {
		case AtDiscount:
			shares = c.Amount.Quo(v.s.Price.Mul(way.Keep))
		case AtCap:
			shares = c.Amount.Mul(v.count(way.Of)).Quo(way.Cap)
		case AsPart:
			shares = way.Part.Mul(v.count(way.Of))
		case AsShares:
			shares = way.Into
		}
		if sign := shares.Cmp(got.Shares); sign > 0 || w == got.Way && sign != 0 {
			return false
		}
	}
	return true
}

func (v verifier[T]) adjusts(j int) bool {
	p, got := v.t.Series[j], v.s.Adjusted[j]
	price := p.ConversionPrice
	switch {
	case v.s.New.Sign() == 0:
	case p.Protection == WeightedAverage:
		price = price.Mul(p.Base.Add(p.Consideration.Quo(price))).Quo(p.Base.Add(v.s.New))
	case p.Protection == FullRatchet:
		price = p.Consideration.Quo(v.s.New)
	}
	if !got.Triggered {
		var zero T
		return price.Cmp(p.ConversionPrice) >= 0 && got.More.Cmp(zero) == 0 && got.ConversionPrice.Cmp(p.ConversionPrice) == 0
	}
	worth := p.Shares.Mul(p.OriginalPrice)
	return price.Cmp(p.ConversionPrice) < 0 && got.ConversionPrice.Cmp(price) == 0 &&
		worth.Quo(price).Sub(worth.Quo(p.ConversionPrice)).Cmp(got.More) == 0
}
