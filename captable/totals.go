package captable

import (
	"cmp"
	"slices"

	"loadline"
)

// Totals are figures by key. The unissued pool belongs to no key and stands apart; Total holds all.
type Totals struct {
	Definition Definition
	Groups     []Group // by key
	Pool       Figures // the unissued pool: FullyDiluted only
	Total      Figures

	h       *Holdings
	bags    []bagged // of the groups
	pool    bagged
	all     bagged
	weights [measures][]loadline.Number // by class, of a class that nobody names first; nil where a share counts for one
	whole   [measures][]part            // what every reading says of the total
}

// Group is what the securities of one key come to.
type Group struct {
	Key        string
	Securities int
	Figures
}

// bagged is what a group comes to: what every reading says, and for each unit that touches it the alternatives.
type bagged struct {
	sure  bag
	units []unitBag
}

type unitBag struct {
	unit int
	alts []bag
}

// Totals adds up positions by key; a security whose key is not ok is left out of groups and total alike, and so is the
// unissued pool where key does not accept a security of no stakeholder under the plan. Each figure is computed reading
// by reading before its bounds are taken.
func (h *Holdings) Totals(def Definition, key func(Security) (string, bool)) *Totals {
	t := &Totals{Definition: def, h: h}
	keys := newKeys(key)
	t.gather(func(sec int32) int { return keys.of(h.l, sec) }, true)
	if def.UnissuedPool {
		t.addPools(key)
	}
	t.finish(keys.names)
	return t
}

// gather puts what is held into the bag of its group, which numbers securities from 0 in the order met or leaves them
// out below 0, and into that of the total where it is wanted.
func (t *Totals) gather(group func(sec int32) int, total bool) {
	h := t.h
	for _, x := range h.sure {
		if g := group(x.sec); g >= 0 {
			t.grow(g)
			h.put(&t.bags[g].sure, x)
			if total {
				h.put(&t.all.sure, x)
			}
		}
	}
	for u := range h.units {
		n := len(h.units[u].held)
		for a, held := range h.units[u].held {
			for _, x := range held {
				if g := group(x.sec); g >= 0 {
					t.grow(g)
					h.put(t.bags[g].alternative(u, a, n), x)
					if total {
						h.put(t.all.alternative(u, a, n), x)
					}
				}
			}
		}
	}
}

// keys numbers the keys of securities, and remembers the last, for securities come in runs.
type keys struct {
	key   func(Security) (string, bool)
	names []string
	index map[string]int
}

func newKeys(key func(Security) (string, bool)) *keys {
	return &keys{key: key, index: map[string]int{}}
}

func (k *keys) of(l *Ledger, sec int32) int {
	name, ok := k.key(l.security(sec))
	if !ok {
		return -1
	}
	g, seen := k.index[name]
	if !seen {
		g = len(k.names)
		k.names = append(k.names, name)
		k.index[name] = g
	}
	return g
}

func (t *Totals) grow(g int) {
	for g >= len(t.bags) {
		t.bags = append(t.bags, bagged{})
	}
}

func (b *bagged) alternative(unit, a, n int) *bag {
	for i := range b.units {
		if b.units[i].unit == unit {
			return &b.units[i].alts[a]
		}
	}
	b.units = append(b.units, unitBag{unit, make([]bag, n)})
	return &b.units[len(b.units)-1].alts[a]
}

// addPools adds the unissued pool of every plan, as a kind of its own.
func (t *Totals) addPools(key func(Security) (string, bool)) {
	h := t.h
	counts := make([]bool, len(h.l.plans))
	for i := range h.l.plans {
		_, counts[i] = key(Security{PlanID: h.l.plans[i].id})
		if x := h.certain[i]; counts[i] && x != nil {
			h.putPool(&t.pool.sure, int32(i), *x)
			h.putPool(&t.all.sure, int32(i), *x)
		}
	}
	for u := range h.units {
		n := len(h.units[u].pools)
		for a, parts := range h.units[u].pools {
			for _, x := range parts {
				if counts[x.plan] {
					h.putPool(t.pool.alternative(u, a, n), x.plan, x.available)
					h.putPool(t.all.alternative(u, a, n), x.plan, x.available)
				}
			}
		}
	}
}

// kindPool is the unissued pool among the cells of a bag: no security.
const kindPool = KindConvertible + 1

func (h *Holdings) putPool(b *bag, p int32, available span) {
	if available.zero() || h.l.plans[p].cash {
		return
	}
	class := none
	if over := h.l.planClasses[p]; len(over) == 1 {
		class = over[0]
	}
	c := b.at(class, kindPool).loose()
	c.out, c.onOut = c.out.plus(available), c.onOut.all(h.whyPool(p))
	if class == none && !h.w.any.Known() {
		c.onOut = c.onOut.and(doubt{poolClassNotSaid, p})
	}
}

// whyPool are the questions that a plan's pool hangs on.
func (h *Holdings) whyPool(p int32) doubts {
	out, x := h.onPool[p], &h.pools[p]
	if !x.reserved.exact() {
		out = out.and(doubt{reserveNotSaid, p})
	}
	if !x.used.exact() {
		out = out.and(doubt{onCancelNotSaid, p})
	}
	return out
}

// finish computes the figures and sorts the groups by key.
func (t *Totals) finish(names []string) {
	t.weigh()
	for m := range measures {
		t.whole[m] = t.h.parts(&t.all.sure, Measure(m), t.Definition, nil)
	}
	order := make([]int, len(names))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(x, y int) int { return cmp.Compare(names[x], names[y]) })
	sorted := make([]bagged, len(names))
	t.Groups = make([]Group, len(names))
	for to, from := range order {
		sorted[to] = t.bags[from]
		t.Groups[to] = Group{Key: names[from], Securities: sorted[to].count(), Figures: t.figures(&sorted[to])}
	}
	t.bags = sorted
	t.Pool, t.Total = t.figures(&t.pool), t.figures(&t.all)
}

func (t *Totals) weigh() {
	for m := AsConverted; int(m) < measures; m++ {
		t.weights[m] = t.h.weights(m)
	}
}

// count is how many securities there are or may be.
func (b *bagged) count() int {
	n := b.sure.count
	for _, u := range b.units {
		most := 0
		for i := range u.alts {
			most = max(most, u.alts[i].count)
		}
		n += most
	}
	return n
}

func (t *Totals) figures(b *bagged) Figures {
	var f Figures
	for m := range measures {
		*f.at(Measure(m)) = t.figure(b, Measure(m))
	}
	f.Invested = t.invested(b)
	return f
}

// figure adds up a measure: what every reading says, and the hull of the alternatives of each unit.
func (t *Totals) figure(b *bagged, m Measure) loadline.Number {
	out := t.sum(&b.sure, m)
	for _, u := range b.units {
		all := t.sum(&u.alts[0], m)
		for i := range u.alts[1:] {
			all = hull(all, t.sum(&u.alts[i+1], m))
		}
		out = add(out, because(all, t.h.l.askAll(t.h.units[u.unit].doubts())))
	}
	return out
}

// sum adds up one bag. What is exact is added as it is; bounds and their questions only where there are any.
func (t *Totals) sum(b *bag, m Measure) loadline.Number {
	sum, open, isOpen := loadline.Ratio{}, loadline.Number{}, false
	var room [8]part
	for _, p := range t.h.parts(b, m, t.Definition, room[:]) {
		w, known := loadline.Int(1), true
		if !p.plain {
			w, known = t.weight(m, p.class).Exact()
		}
		if known && p.shares.exact() {
			sum = sum.Add(p.shares.lo.Mul(w))
			continue
		}
		n := t.weighed(p, m)
		if isOpen {
			n = add(open, n)
		}
		open, isOpen = n, true
	}
	if isOpen {
		return add(open, loadline.Exactly(sum))
	}
	return loadline.Exactly(sum)
}

// weighed is what a part counts for.
func (t *Totals) weighed(p part, m Measure) loadline.Number {
	n := p.shares.number(t.h.l.askAll(p.on))
	if p.plain {
		return n
	}
	n = n.Mul(t.weight(m, p.class))
	if p.class == none { // its weight is that of some class: the questions say which
		n = because(n, t.h.l.askAll(p.on))
	}
	return n
}

// weight is what a share of a class counts for in a measure.
func (t *Totals) weight(m Measure, class int32) loadline.Number { return t.weights[m][class+1] }

// weights are by class, of a class that nobody names first.
func (h *Holdings) weights(m Measure) []loadline.Number {
	out := make([]loadline.Number, 0, len(h.l.classes)+1)
	for c := none; c < int32(len(h.l.classes)); c++ {
		if m == Votes || m == VotesAsConverted { // converted, parts are of the class converted into
			out = append(out, h.votes(c))
		} else {
			out = append(out, h.ratio(c))
		}
	}
	return out
}

// invested is money by currency.
func (t *Totals) invested(b *bagged) []Invested {
	var out []Invested
	put := func(currency string, n loadline.Number) {
		i := slices.IndexFunc(out, func(x Invested) bool { return x.Currency == currency })
		if i < 0 {
			out = append(out, Invested{currency, loadline.Exactly(loadline.Ratio{})})
			i = len(out) - 1
		}
		out[i].Amount = add(out[i].Amount, n)
	}
	for _, f := range b.sure.invested {
		put(f.currency, f.amount.number(t.h.l.askAll(f.on)))
	}
	for _, u := range b.units {
		sums := map[string]loadline.Number{}
		for _, a := range u.alts {
			for _, f := range a.invested {
				sums[f.currency] = loadline.Number{}
			}
		}
		for currency := range sums {
			why := t.h.l.askAll(t.h.units[u.unit].doubts())
			put(currency, because(hullOfFunds(u.alts, currency), why))
		}
	}
	slices.SortFunc(out, func(x, y Invested) int { return cmp.Compare(x.Currency, y.Currency) })
	return out
}

func hullOfFunds(alts []bag, currency string) loadline.Number {
	var all span
	for i := range alts {
		var s span
		for _, f := range alts[i].invested {
			if f.currency == currency {
				s = s.plus(f.amount)
			}
		}
		if i == 0 {
			all = s
		} else {
			all = all.hull(s)
		}
	}
	return all.number(nil)
}

// classTotals fills in what classes come to.
func (h *Holdings) classTotals() {
	t := &Totals{h: h}
	t.weigh()
	t.grow(len(h.l.classes))
	t.gather(func(sec int32) int { return int(h.l.secs[sec].class + 1) }, false)
	for i := range h.l.classes {
		c := &h.l.classes[i]
		of := func(m Measure) loadline.Number { return t.figure(&t.bags[i+1], m) }
		out := ClassTotals{ClassID: c.id, Ratio: h.w.ratio[i], VotesPerShare: h.w.votes[i], Outstanding: of(Outstanding),
			AsConverted: of(AsConverted), Votes: of(Votes), VotesAsConverted: of(VotesAsConverted),
			UnderGrants: of(Grants), UnderWarrants: of(Warrants)}
		if into := h.w.into[i]; into != none {
			out.IntoClassID = h.l.classes[into].id
		}
		var stated loadline.Stated[loadline.Shares]
		if c.fact != nil {
			stated = c.fact.Authorized
		}
		out.Authorized = authorizedOn(stated, c.authorized, h.AsOf)
		h.Classes = append(h.Classes, out)
	}
}

// planTotals fills in what plans come to.
func (h *Holdings) planTotals() {
	for i := range h.pools {
		p, x := int32(i), h.pools[i]
		open := h.l.askAll(h.whyPool(p))
		out := PlanTotals{PlanID: h.l.plans[i].id, Reserved: x.reserved.number(open), Outstanding: x.outstanding.number(open),
			Used: x.used.number(open), Available: x.available.number(open), Overdrawn: x.overdrawn.number(open)}
		class := none
		if over := h.l.planClasses[i]; len(over) == 1 {
			class = over[0]
		}
		out.AsConverted = out.Available.Mul(h.ratio(class))
		if class == none {
			out.AsConverted = because(out.AsConverted, h.l.askAll(doubts{{poolClassNotSaid, p}}))
		}
		if h.l.plans[i].cash {
			out.CashOnly, out.AsConverted = true, loadline.Exactly(loadline.Ratio{})
		}
		h.Plans = append(h.Plans, out)
	}
}
