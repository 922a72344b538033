package captable

import (
	"cmp"
	"slices"

	"loadline"
)

// A fraction is the quotient of two sums that hang on the same unknowns: the votes of a share, the reading of an event.
// Bounds of the quotient of their bounds would be true and useless. Each unknown contributes a pair (to the group, to the
// rest), one of a few; the quotient is largest where every pair is chosen best, which is found exactly by Dinkelbach's
// method (W. Dinkelbach, "On Nonlinear Fractional Programming", 1967).

// pair is what one answer contributes to the group and to the rest.
type pair struct{ part, rest loadline.Ratio }

// ratioProblem is a fraction to be bounded.
type ratioProblem struct {
	base  pair
	picks [][]pair // of each, one is chosen
	rays  []pair   // any multiple may be added: an unknown without an upper bound
	open  []loadline.Unknown
}

// Fraction is a group's part of the total, from 0 to 1, by group index; index -1 is the unissued pool. Where the total is
// zero nothing is known of it.
func (t *Totals) Fraction(group int, m Measure) loadline.Number {
	b := &t.pool
	if group >= 0 {
		b = &t.bags[group]
	}
	var p ratioProblem
	t.addBags(&p, &b.sure, t.whole[m], m)
	for i := range t.all.units {
		u := &t.all.units[i]
		own := make([]bag, len(u.alts))
		for j := range b.units {
			if b.units[j].unit == u.unit {
				own = b.units[j].alts
			}
		}
		t.addUnit(&p, u.unit, own, u.alts, m)
	}
	hi, ok := p.largest()
	if !ok {
		return loadline.Number{Open: p.open}
	}
	lo, _ := p.turned().largest()
	return loadline.Between(loadline.Int(1).Sub(lo), hi, p.open...)
}

// addBags adds what every reading says, class by class: the shares of the group and the rest of the class count for the
// same, however much that is.
func (t *Totals) addBags(p *ratioProblem, own *bag, all []part, m Measure) {
	mine := t.h.parts(own, m, t.Definition, nil)
	for _, whole := range all {
		a := sharesOf(mine, whole)
		b := whole.shares.less(a)
		w := loadline.Exactly(loadline.Int(1))
		if !whole.plain {
			w = t.weight(m, whole.class)
		}
		p.open = join(p.open, join(w.Open, t.h.l.askAll(whole.on)))
		if whole.class == none && !whole.plain { // each may be over another class
			p.loose(a.by(spanOf(w)), span{})
			p.loose(span{}, b.by(spanOf(w)))
			continue
		}
		p.class(a, b, spanOf(w))
	}
}

// sharesOf is the shares of the part of one class, of parts by class.
func sharesOf(parts []part, like part) span {
	if i, ok := slices.BinarySearchFunc(parts, like.class, func(p part, c int32) int { return cmp.Compare(p.class, c) }); ok {
		return parts[i].shares
	}
	return span{}
}

// class adds shares of the group and of the rest that count for w each. Where the shares are bounds, their ends are tried
// against one another; w is the same for all of them.
func (p *ratioProblem) class(a, b, w span) {
	if a.open || b.open {
		p.loose(a.by(w), span{})
		p.loose(span{}, b.by(w))
		return
	}
	ends := []pair{{a.lo, b.lo}}
	if !a.exact() || !b.exact() {
		ends = append(ends, pair{a.lo, b.hi}, pair{a.hi, b.lo}, pair{a.hi, b.hi})
	}
	var options []pair
	for _, e := range ends {
		options = append(options, pair{e.part.Mul(w.lo), e.rest.Mul(w.lo)})
		switch {
		case w.open:
			p.rays = append(p.rays, e)
		case !w.exact():
			options = append(options, pair{e.part.Mul(w.hi), e.rest.Mul(w.hi)})
		}
	}
	if len(options) == 1 {
		p.base = p.base.plus(options[0])
	} else {
		p.picks = append(p.picks, options)
	}
}

// loose adds amounts that hang on nothing else.
func (p *ratioProblem) loose(a, b span) {
	options := []pair{{a.lo, b.lo}}
	if a.open {
		p.rays = append(p.rays, pair{part: loadline.Int(1)})
		a.hi = a.lo
	}
	if b.open {
		p.rays = append(p.rays, pair{rest: loadline.Int(1)})
		b.hi = b.lo
	}
	options = append(options, pair{a.hi, b.hi}, pair{a.lo, b.hi}, pair{a.hi, b.lo})
	p.picks = append(p.picks, options)
}

// addUnit adds a unit: one of its alternatives is the case.
func (t *Totals) addUnit(p *ratioProblem, unit int, own, all []bag, m Measure) {
	var options []pair
	for a := range all {
		mine := t.h.parts(&own[a], m, t.Definition, nil)
		var part, rest span
		for _, whole := range t.h.parts(&all[a], m, t.Definition, nil) {
			w := loadline.Exactly(loadline.Int(1))
			if !whole.plain {
				w = t.weight(m, whole.class)
			}
			x := sharesOf(mine, whole)
			part, rest = part.plus(x.by(spanOf(w))), rest.plus(whole.shares.less(x).by(spanOf(w)))
			p.open = join(p.open, join(w.Open, t.h.l.askAll(whole.on)))
		}
		one := ratioProblem{}
		one.loose(part, rest)
		options = append(options, one.picks[0]...)
		p.rays = append(p.rays, one.rays...)
	}
	p.open = join(p.open, t.h.l.askAll(t.h.units[unit].doubts()))
	p.picks = append(p.picks, options)
}

func (p pair) plus(q pair) pair { return pair{p.part.Add(q.part), p.rest.Add(q.rest)} }

func (p pair) total() loadline.Ratio { return p.part.Add(p.rest) }

// turned is the same problem seen from the rest.
func (p *ratioProblem) turned() *ratioProblem {
	turn := func(x pair) pair { return pair{x.rest, x.part} }
	out := &ratioProblem{base: turn(p.base)}
	for _, options := range p.picks {
		turned := make([]pair, len(options))
		for i, x := range options {
			turned[i] = turn(x)
		}
		out.picks = append(out.picks, turned)
	}
	for _, x := range p.rays {
		out.rays = append(out.rays, turn(x))
	}
	return out
}

// largest is the largest fraction, and whether there is any total to take a fraction of.
func (p *ratioProblem) largest() (loadline.Ratio, bool) {
	best, ok := loadline.Ratio{}, false
	for _, r := range p.rays { // far out along a ray only the ray counts
		if r.total().Sign() > 0 {
			if f := r.part.Quo(r.total()); !ok || f.Cmp(best) > 0 {
				best, ok = f, true
			}
		}
	}
	at := p.choose(loadline.Int(-1)) // the largest total there is, more or less: any that is not zero will do
	if at.total().Sign() == 0 {
		return best, ok
	}
	f := at.part.Quo(at.total())
	for {
		at = p.choose(f)
		if at.total().Sign() == 0 {
			break
		}
		next := at.part.Quo(at.total())
		if next.Cmp(f) <= 0 {
			break
		}
		f = next
	}
	if !ok || f.Cmp(best) > 0 {
		best = f
	}
	return best, true
}

// choose picks of every list the pair with the largest part - f * total.
func (p *ratioProblem) choose(f loadline.Ratio) pair {
	out := p.base
	for _, options := range p.picks {
		var best pair
		var value loadline.Ratio
		for i, x := range options {
			if v := x.part.Sub(f.Mul(x.total())); i == 0 || v.Cmp(value) > 0 {
				best, value = x, v
			}
		}
		out = out.plus(best)
	}
	return out
}
