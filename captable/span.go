package captable

import "loadline"

// span is an amount between two bounds: a [loadline.Number] without its questions. The zero value is exactly nothing.
type span struct {
	lo, hi loadline.Ratio
	open   bool // nothing bounds it from above; hi is meaningless
}

func exactly(r loadline.Ratio) span { return span{lo: r, hi: r} }

// spanOf is a number's bounds, cut off below at zero: no amount is negative.
func spanOf(n loadline.Number) span {
	var s span
	if n.Lo != nil {
		s.lo = n.Lo.Max(loadline.Ratio{})
	}
	if n.Hi == nil {
		s.open = true
	} else {
		s.hi = n.Hi.Max(s.lo)
	}
	return s
}

func (s span) exact() bool { return !s.open && s.lo.Equal(s.hi) }

func (s span) zero() bool { return !s.open && s.hi.Sign() == 0 && s.lo.Sign() == 0 }

func (s span) plus(t span) span {
	if s.open || t.open {
		return span{lo: s.lo.Add(t.lo), open: true}
	}
	return span{lo: s.lo.Add(t.lo), hi: s.hi.Add(t.hi)}
}

// less is s - t where t is a part of s, bound by bound, never below zero.
func (s span) less(t span) span {
	zero := loadline.Ratio{}
	if s.open {
		return span{lo: s.lo.Sub(t.lo).Max(zero), open: true}
	}
	return span{lo: s.lo.Sub(t.lo).Max(zero), hi: s.hi.Sub(t.hi).Max(zero)}
}

// apart is s - t where the two do not hang together, never below zero.
func (s span) apart(t span) span {
	out := span{open: s.open}
	if !t.open {
		out.lo = s.lo.Sub(t.hi).Max(loadline.Ratio{})
	}
	if !s.open {
		out.hi = s.hi.Sub(t.lo).Max(loadline.Ratio{})
	}
	return out
}

func (s span) times(by loadline.Ratio) span {
	return span{lo: s.lo.Mul(by), hi: s.hi.Mul(by), open: s.open}
}

// by is the product of two amounts that are not negative.
func (s span) by(t span) span {
	out := span{lo: s.lo.Mul(t.lo)}
	switch {
	case s.zero() || t.zero():
		return span{}
	case s.open || t.open:
		out.open = true
	default:
		out.hi = s.hi.Mul(t.hi)
	}
	return out
}

func (s span) hull(t span) span {
	out := span{lo: s.lo.Min(t.lo), open: s.open || t.open}
	if !out.open {
		out.hi = s.hi.Max(t.hi)
	}
	return out
}

// floor is the whole part, bound by bound.
func (s span) floor() span {
	return span{lo: s.lo.Round(0, loadline.Down), hi: s.hi.Round(0, loadline.Down), open: s.open}
}

// upTo cuts the span off above.
func (s span) upTo(limit loadline.Ratio) span {
	if s.open {
		return span{lo: s.lo.Min(limit), hi: limit}
	}
	return span{lo: s.lo.Min(limit), hi: s.hi.Min(limit)}
}

// number is the span with what it hangs on.
func (s span) number(open []loadline.Unknown) loadline.Number {
	if s.open {
		lo := s.lo
		return loadline.Number{Lo: &lo, Open: open}
	}
	return loadline.Between(s.lo, s.hi, open...)
}

// end is the upper bound, or the lower.
func (s span) end(upper bool) loadline.Ratio {
	if upper {
		return s.hi
	}
	return s.lo
}
