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

type cell struct {
	class                                      int32
	kind                                       SecurityKind
	issued, out, vested, unvested, exercisable span
	onOut, onVested, onExercisable             doubts
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
		c := b.at(s.class, s.kind)
		c.onOut = c.onOut.and(doubt{classNotSaid, x.sec})
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
		c.issued.add(x.issued)
		c.out.add(x.out)
		c.vested.add(x.vested)
		c.unvested.add(x.out.Sub(x.vested))
		c.exercisable.add(x.exercisable)
		return
	}
	d := &h.details[x.more]
	issued := d.issued
	if d.out.lo.Sign() == 0 {
		issued.lo = loadline.Ratio{} // it is behind what is outstanding only where anything is
	}
	c.issued, c.out = c.issued.plus(issued), c.out.plus(d.out)
	c.vested, c.unvested = c.vested.plus(d.vested), c.unvested.plus(d.unvested)
	c.exercisable = c.exercisable.plus(d.exercisable)
	c.onOut, c.onVested, c.onExercisable = c.onOut.all(d.onOut), c.onVested.all(d.onVested), c.onExercisable.all(d.onExercisable)
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
	c := b.at(class, h.l.secs[x.sec].kind)
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
// total known where the votes of a share are not.
func (h *Holdings) parts(b *bag, m Measure, def Definition) []part {
	var out []part
	for i := range b.cells {
		c := &b.cells[i]
		s, on, ok := c.figure(m, def)
		if !ok || s.zero() {
			continue
		}
		p := part{c.class, m < AsConverted, s, on}
		if p.plain {
			p.class = none
		}
		out = append(out, p)
	}
	if m == VotesAsConverted && len(b.rounded) > 0 {
		out = h.rounded(b, out)
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

// figure is the amount of a cell that a measure adds up, and whether it adds up any.
func (c *cell) figure(m Measure, def Definition) (span, doubts, bool) {
	stock, grant := c.kind == KindStock, c.kind.grant()
	switch m {
	case Issued:
		return c.issued, c.onOut, stock
	case Outstanding, AsConverted, Votes, VotesAsConverted:
		return c.out, c.onOut, stock
	case UnvestedStock:
		return c.unvested, c.onVested.all(c.onOut), stock
	case Grants:
		return c.out, c.onOut, grant
	case VestedGrants:
		return c.vested, c.onVested.all(c.onOut), grant
	case UnvestedGrants:
		return c.unvested, c.onVested.all(c.onOut), grant
	case Exercisable:
		return c.exercisable, c.onExercisable.all(c.onVested).all(c.onOut), c.kind.exercised() && c.kind != KindCashRight
	case CashRights:
		return c.out, c.onOut, c.kind == KindCashRight
	case Warrants:
		return c.out, c.onOut, c.kind == KindWarrant
	case FullyDiluted:
		return c.out, c.onOut, def.counts(c.kind) || c.kind == kindPool
	}
	panic("captable: unknown measure")
}

// rounded replaces, in parts that count stock as converted, the stock whose conversion leaves fractions by whole shares
// of each holder. They are parts of the class converted into, whose votes they have.
func (h *Holdings) rounded(b *bag, parts []part) []part {
	byClass, piles := map[int32]int{}, map[[2]int32]int{}
	for i := range parts {
		byClass[parts[i].class] = i
	}
	plain := len(parts)
	for _, r := range b.rounded {
		if i, ok := byClass[r.class]; ok { // these shares no longer count by the ratio
			parts[i].shares = parts[i].shares.less(r.out)
		}
		ratio, into := h.w.ratio[r.class], h.w.into[r.class]
		i, ok := piles[[2]int32{r.holder, into}]
		if !ok {
			i = len(parts)
			piles[[2]int32{r.holder, into}] = i
			parts = append(parts, part{class: into})
		}
		parts[i].shares, parts[i].on = parts[i].shares.plus(r.out.by(spanOf(ratio))), parts[i].on.all(r.on)
		if !ratio.Known() {
			parts[i].on = parts[i].on.and(doubt{ratioNotStated, r.class})
		}
	}
	for i := plain; i < len(parts); i++ {
		parts[i].shares = parts[i].shares.floor()
	}
	return parts
}
