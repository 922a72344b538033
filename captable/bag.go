package captable

import (
	"cmp"
	"slices"

	"loadline"
)

// bag is what some securities come to before classes are weighed: amounts by class and kind, which add up.
type bag struct {
	cells    []cell
	rounded  []wholeHolder // stock whose converted votes are rounded down holder by holder
	invested []funds
	count    int
	index    map[cellKey]int // of cells, once there are many
}

type cellKey struct {
	class int32
	kind  SecurityKind
}

// few is how many things are looked through one by one.
const few = 16

// cell is what a class and kind come to: what is exact as it is, and beside it what is not.
type cell struct {
	class                            int32
	kind                             SecurityKind
	issued, out, vested, exercisable loadline.Ratio
	open                             *detail // nil where all is exact
}

// sums are the amounts of a cell, with their questions.
func (c *cell) sums() detail {
	d := detail{issued: exactly(c.issued), out: exactly(c.out), vested: exactly(c.vested),
		unvested: exactly(c.out.Sub(c.vested)), exercisable: exactly(c.exercisable)}
	if c.open != nil {
		d = d.plus(c.open)
	}
	return d
}

// loose is where a cell keeps what is not exact.
func (c *cell) loose() *detail {
	if c.open == nil {
		c.open = new(detail)
	}
	return c.open
}

// wholeHolder is a holder's stock of one class.
type wholeHolder struct {
	holder, class int32
	out           span
	on            doubts
}

// funds is money in convertibles of one currency.
type funds struct {
	currency string
	amount   span
	on       doubts
}

// at is the cell of a class and kind.
func (b *bag) at(class int32, kind SecurityKind) *cell {
	if len(b.cells) <= few {
		for i := range b.cells {
			if c := &b.cells[i]; c.class == class && c.kind == kind {
				return c
			}
		}
	} else if i, ok := b.index[cellKey{class, kind}]; ok {
		return &b.cells[i]
	}
	b.cells = append(b.cells, cell{class: class, kind: kind})
	if len(b.cells) > few {
		b.remember()
	}
	return &b.cells[len(b.cells)-1]
}

// remember indexes the cells.
func (b *bag) remember() {
	if b.index == nil {
		b.index = map[cellKey]int{}
		for i := range b.cells {
			b.index[cellKey{b.cells[i].class, b.cells[i].kind}] = i
		}
	}
	last := len(b.cells) - 1
	b.index[cellKey{b.cells[last].class, b.cells[last].kind}] = last
}

// put adds what a security holds.
func (h *Holdings) put(b *bag, x held) {
	s := &h.l.secs[x.sec]
	b.count++
	if s.kind.convertible() {
		h.putConvertible(b, x)
		return
	}
	h.addTo(b.at(s.class, s.kind), x)
	if s.class == none && s.kind != KindStock && !h.w.any.Known() {
		d := b.at(s.class, s.kind).loose()
		d.onOut = d.onOut.and(doubt{classNotSaid, x.sec})
	}
	if s.kind == KindStock && s.class != none && h.w.into[s.class] != s.class {
		if d := h.of(x); !h.w.whole[s.class] || !d.out.exact() || !d.out.lo.IsInt() {
			b.rounded = append(b.rounded, wholeHolder{s.holder, s.class, d.out, d.onOut})
		}
	}
}

// addTo adds what a security holds to a cell.
func (h *Holdings) addTo(c *cell, x held) {
	if x.more == none {
		c.issued, c.out = c.issued.Add(x.issued), c.out.Add(x.out)
		c.vested, c.exercisable = c.vested.Add(x.vested), c.exercisable.Add(x.exercisable)
		return
	}
	d := h.details[x.more]
	if d.out.lo.Sign() == 0 {
		d.issued.lo = loadline.Ratio{} // it is behind what is outstanding only where anything is
	}
	open := c.loose()
	*open = open.plus(&d)
}

func (h *Holdings) putConvertible(b *bag, x held) {
	t := h.l.company.Transactions[h.l.secs[x.sec].tx].(*loadline.ConvertibleIssuance)
	d := h.of(x)
	currency := h.l.currency(t.Investment)
	i := slices.IndexFunc(b.invested, func(f funds) bool { return f.currency == currency })
	if i < 0 {
		i = len(b.invested)
		b.invested = append(b.invested, funds{currency: currency})
	}
	b.invested[i].amount = b.invested[i].amount.plus(d.out)
	b.invested[i].on = b.invested[i].on.all(d.onOut)
	shares, class, why := h.becomes(x)
	c := b.at(class, h.l.secs[x.sec].kind).loose()
	c.out, c.onOut = c.out.plus(shares), c.onOut.all(why)
}

// part is shares of one class and what each of them counts for: a figure is the sum of its parts.
type part struct {
	class  int32
	plain  bool // they count for one each
	shares span
	on     doubts
}

// parts are what a figure adds up, by class. Parts of one class count for the same, which is what makes a fraction of the
// total known where the votes of a share are not. The room is used where it is large enough.
func (h *Holdings) parts(b *bag, m Measure, def Definition, room []part) []part {
	out := room[:0]
	if m == VotesAsConverted {
		return merged(h.converted(b, out))
	}
	for i := range b.cells {
		c := &b.cells[i]
		if !m.counts(c.kind, def) {
			continue
		}
		p := part{class: c.class, plain: m < AsConverted}
		if c.open == nil && m != UnvestedStock && m != UnvestedGrants {
			p.shares = exactly(*c.exact(m))
		} else {
			d := c.sums()
			p.shares, p.on = d.figure(m)
		}
		if p.shares.zero() {
			continue
		}
		if p.plain {
			p.class = none
		}
		out = append(out, p)
	}
	return merged(out)
}

// merged adds up parts of one class.
func merged(parts []part) []part {
	if len(parts) < 2 {
		return parts
	}
	slices.SortStableFunc(parts, func(x, y part) int { return cmp.Compare(x.class, y.class) })
	out := parts[:1]
	for _, p := range parts[1:] {
		if last := &out[len(out)-1]; last.class == p.class {
			last.shares, last.on = last.shares.plus(p.shares), last.on.all(p.on)
		} else {
			out = append(out, p)
		}
	}
	return out
}

// counts says whether a measure adds up securities of a kind.
func (m Measure) counts(k SecurityKind, def Definition) bool {
	switch m {
	case Issued, Outstanding, UnvestedStock, AsConverted, Votes, VotesAsConverted:
		return k == KindStock
	case Grants, VestedGrants, UnvestedGrants:
		return k.grant()
	case Exercisable:
		return k.exercised() && k != KindCashRight
	case CashRights:
		return k == KindCashRight
	case Warrants:
		return k == KindWarrant
	case FullyDiluted:
		return def.counts(k) || k == kindPool
	}
	panic("captable: unknown measure")
}

// exact is the amount of a cell that a measure adds up, where all is exact.
func (c *cell) exact(m Measure) *loadline.Ratio {
	switch m {
	case Issued:
		return &c.issued
	case VestedGrants:
		return &c.vested
	case Exercisable:
		return &c.exercisable
	}
	return &c.out
}

// figure is the amount that a measure adds up, and what it hangs on.
func (d *detail) figure(m Measure) (span, doubts) {
	switch m {
	case Issued:
		return d.issued, d.onOut
	case UnvestedStock, UnvestedGrants:
		return d.unvested, d.onVested.all(d.onOut)
	case VestedGrants:
		return d.vested, d.onVested.all(d.onOut)
	case Exercisable:
		return d.exercisable, d.onExercisable.all(d.onVested).all(d.onOut)
	}
	return d.out, d.onOut
}

// converted are the parts of stock counted as what it converts into: shares of the class converted into, whose votes they
// have, whole shares of each holder where the conversion leaves fractions.
func (h *Holdings) converted(b *bag, out []part) []part {
	apart := map[int32]span{} // what is rounded holder by holder
	for _, r := range b.rounded {
		apart[r.class] = apart[r.class].plus(r.out)
	}
	for i := range b.cells {
		c := &b.cells[i]
		if c.kind != KindStock {
			continue
		}
		d := c.sums()
		p := part{class: c.class, shares: d.out, on: d.onOut}
		if c.class != none && h.w.into[c.class] != c.class {
			p.class, p.shares = h.w.into[c.class], p.shares.less(apart[c.class]).by(spanOf(h.w.ratio[c.class]))
			if p.class == none {
				p.on = p.on.and(doubt{h.w.why[c.class], c.class})
			}
		}
		if !p.shares.zero() {
			out = append(out, p)
		}
	}
	return h.wholes(b, out)
}

// wholes adds the whole shares that holders' stock converts into.
func (h *Holdings) wholes(b *bag, out []part) []part {
	piles, first := map[[2]int32]int{}, len(out)
	for _, r := range b.rounded {
		ratio, into := h.w.ratio[r.class], h.w.into[r.class]
		i, ok := piles[[2]int32{r.holder, into}]
		if !ok {
			i = len(out)
			piles[[2]int32{r.holder, into}] = i
			out = append(out, part{class: into})
		}
		out[i].shares, out[i].on = out[i].shares.plus(r.out.by(spanOf(ratio))), out[i].on.all(r.on)
		if !ratio.Known() || into == none {
			out[i].on = out[i].on.and(doubt{h.w.why[r.class], r.class})
		}
	}
	for i := first; i < len(out); i++ {
		out[i].shares = out[i].shares.floor()
	}
	return out
}
