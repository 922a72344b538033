package deals

import (
	"math"
	"slices"

	"loadline"
	"loadline/financing"
)

// PathCloser closes one reading of a round again and again in float64: what a forecast asks on each of its paths, where the money and
// the pre-money are others, and other shares stand besides. It is for one goroutine.
type PathCloser struct {
	base    financing.Terms[financing.Float]
	terms   financing.Terms[financing.Float] // of the path
	exactly bool                             // nothing is rounded
	priced  bool                             // the papers state the price, which is then printed as it is
	dollars float64                          // of convertibles, inside the valuation by the dollars-invested convention
	cash    float64                          // of all investors
	issued  [][2]float64                     // cash and credits, by investor
	series  []pathSeries                     // by [ClosedReading.Adjusted]
	rest    float64                          // shares that the closing adds or takes whatever its price: by pay-to-play
	pays    bool                             // some class must take part in a round
	mixed   bool                             // not all of the new money is cash
}

// pathSeries is a class that may be protected.
type pathSeries struct {
	inside int     // of Terms.Series; -1: nobody stated its formula
	before float64 // its conversion price
	units  float64 // what it converts into before
}

// PathTerms are what is otherwise on a path than the papers of the round say.
type PathTerms struct {
	Cash     float64 // that all investors pay together, in the proportion of the papers; below zero: as the papers say
	PreMoney float64 // below zero: as the papers say
	Besides  float64 // shares that stand before the round beyond those that the reading knows, as converted; below zero: fewer
}

// PathClosing is a round closed on a path. Shares are whole, by the policy of the reading, and as converted. The slices are those of
// the closer, until it closes again.
type PathClosing struct {
	Price     float64   // of a new share, as printed
	Issued    []float64 // by [ClosedReading.Issued]
	Converted []float64 // by [ClosedReading.Converted]
	More      []float64 // by [ClosedReading.Adjusted]: shares that a class converts into beyond what it did
	Added     float64   // to the pool
	After     float64   // all shares, fully diluted
}

// OnPaths prepares a reading for many closings.
func (r *ClosedReading) OnPaths() *PathCloser {
	c := &PathCloser{base: inFloats(&r.Terms), exactly: r.Rounded.Policy == "exact", priced: r.Terms.Price.Sign() > 0}
	c.terms = c.base
	c.terms.Convertibles = slices.Clone(c.base.Convertibles)
	for i := range c.terms.Convertibles {
		c.terms.Convertibles[i].Ways = slices.Clone(c.base.Convertibles[i].Ways)
	}
	c.terms.Series = slices.Clone(c.base.Series)
	if !c.priced {
		c.dollars = r.Terms.Value.Sub(r.PreMoney).Float()
	}
	for _, x := range r.Issued {
		c.cash += x.Cash.Float()
		c.issued = append(c.issued, [2]float64{x.Cash.Float(), x.Credits.Float()})
		c.mixed = c.mixed || x.Credits.Sign() > 0
	}
	for _, x := range r.Adjusted {
		s := pathSeries{inside: slices.Index(r.series, x.ClassID), before: x.Before.Float()}
		if s.inside >= 0 {
			y := r.Terms.Series[s.inside]
			s.units = y.Shares.Mul(y.OriginalPrice).Quo(y.ConversionPrice).Float()
		}
		c.series = append(c.series, s)
	}
	c.pays = slices.ContainsFunc(r.Company.Classes, func(k loadline.StockClass) bool { return k.Kind == loadline.Preferred && k.PayToPlay.Saying != loadline.None && (k.PayToPlay.Saying != loadline.Said || k.PayToPlay.Value) })
	rest := r.After.Sub(r.Terms.Existing)
	for _, n := range r.whole() {
		rest = rest.Sub(n)
	}
	c.rest = rest.Float()
	return c
}

// whole are the shares that a closing adds at its price.
func (r *ClosedReading) whole() []ratio {
	var out []ratio
	for _, x := range r.Issued {
		out = append(out, x.Shares)
	}
	for _, x := range r.Converted {
		out = append(out, x.Shares)
	}
	for _, x := range r.Pools {
		out = append(out, x.Shares)
	}
	for _, x := range r.Adjusted {
		out = append(out, x.More)
	}
	return out
}

// Close closes the round on a path; false where it has no price there, or where what nobody stated bears on it.
func (c *PathCloser) Close(t PathTerms, out *PathClosing) bool {
	if t.PreMoney >= 0 && c.priced || t.Cash >= 0 && (c.cash <= 0 || c.pays && c.mixed) { // who then took up its part is another question
		return false
	}
	c.put(t)
	s, failure := financing.Solve(&c.terms)
	if failure != financing.Solved || !c.print(&s, t, out) {
		return false
	}
	return true
}

// put makes the terms those of the path.
func (c *PathCloser) put(t PathTerms) {
	x, money := &c.terms, float64(c.base.Money)
	if t.Cash >= 0 {
		money += t.Cash - c.cash
	}
	x.Money = financing.Float(money)
	x.Value = c.base.Value
	if t.PreMoney >= 0 {
		x.Value = financing.Float(t.PreMoney + c.dollars)
	}
	besides := financing.Float(t.Besides)
	x.Existing = c.base.Existing + besides
	x.Measured.Shares = c.base.Measured.Shares + besides
	if x.Pool.Fraction > 0 {
		x.Pool.Of.Shares = c.base.Pool.Of.Shares + besides
	}
	for i := range x.Convertibles {
		for j := range x.Convertibles[i].Ways {
			if k := c.base.Convertibles[i].Ways[j].Kind; k == financing.AtCap || k == financing.AsPart {
				x.Convertibles[i].Ways[j].Of.Shares = c.base.Convertibles[i].Ways[j].Of.Shares + besides
			}
		}
	}
	for i := range x.Series {
		x.Series[i].Consideration = c.base.Series[i].Consideration + x.Money - c.base.Money
	}
}

// print rounds as the policy of the reading has it. False where a class whose protection nobody stated may be protected, or where one
// is whose base would have to count the shares that stand besides.
func (c *PathCloser) print(s *financing.Solution[financing.Float], t PathTerms, out *PathClosing) bool {
	price := float64(s.Price)
	printed := price
	if !c.exactly && !c.priced {
		printed = printedPrice(price)
	}
	out.Price, out.Issued, out.Converted, out.More = printed, out.Issued[:0], out.Converted[:0], out.More[:0]
	after := float64(c.terms.Existing) + c.rest
	add := func(to []float64, n float64) []float64 { after += n; return append(to, n) }
	scale := 1.0
	if t.Cash >= 0 {
		scale = t.Cash / c.cash
	}
	for _, x := range c.issued {
		out.Issued = add(out.Issued, c.down((x[0]*scale+x[1])/printed, quotient))
	}
	for i := range s.Converted {
		out.Converted = add(out.Converted, c.becomes(i, s.Converted[i], printed))
	}
	if out.Added = float64(s.Added); !c.exactly {
		out.Added = -c.down(-out.Added, solved)
	}
	after += out.Added
	for _, x := range c.series {
		if x.inside < 0 {
			if price < x.before {
				return false
			}
			out.More = add(out.More, 0)
			continue
		}
		y := s.Adjusted[x.inside]
		if y.Triggered && t.Besides != 0 {
			return false
		}
		more := 0.0
		if y.Triggered {
			to := float64(y.ConversionPrice)
			if !c.exactly {
				to = min(printedPrice(to), x.before)
			}
			more = x.units * (x.before/to - 1)
		}
		out.More = add(out.More, more)
	}
	out.After = after
	return true
}

// becomes is what a SAFE or a note becomes: see [walk.become].
func (c *PathCloser) becomes(i int, s financing.Converted[financing.Float], printed float64) float64 {
	x := &c.terms.Convertibles[i]
	y := &x.Ways[s.Way]
	switch {
	case c.exactly:
		return float64(s.Shares)
	case y.Kind == financing.AtDiscount:
		return c.down(float64(x.Amount)/printedPrice(printed*float64(y.Keep)), quotient)
	case y.Kind == financing.AtCap && !y.Of.Conversions && s.Shares > 0:
		return c.down(float64(x.Amount)/printedPrice(float64(x.Amount/s.Shares)), quotient)
	}
	return c.down(float64(s.Shares), solved)
}

// How far a float may be from the rational that it stands for, as a part of it: a quotient of two decimals, and what a solver found.
const (
	quotient = 0x1p-50
	solved   = 0x1p-40
)

// down rounds down to whole shares. A float within its error of a whole number is that number.
func (c *PathCloser) down(n, off float64) float64 {
	if c.exactly {
		return n
	}
	if whole := math.Round(n); math.Abs(n-whole) <= off*math.Abs(n) {
		return whole
	}
	return math.Floor(n)
}

// printedPrice is a price to four decimals, half up; one that would be nothing stays.
func printedPrice(p float64) float64 {
	scale := math.Pow10(pricePlaces)
	if r := math.Floor(p*scale*(1+solved)+0.5) / scale; r > 0 {
		return r
	}
	return p
}

// inFloats are terms in float64.
func inFloats(t *financing.Terms[ratio]) financing.Terms[financing.Float] {
	count := func(n financing.Count[ratio]) financing.Count[financing.Float] {
		return financing.Count[financing.Float]{Shares: floated(n.Shares), Conversions: n.Conversions, TopUp: n.TopUp, Adjusted: n.Adjusted, NewMoney: n.NewMoney}
	}
	out := financing.Terms[financing.Float]{One: 1, Money: floated(t.Money), Value: floated(t.Value), Price: floated(t.Price), Measured: count(t.Measured), Existing: floated(t.Existing),
		Pool: financing.Pool[financing.Float]{Add: floated(t.Pool.Add), Fraction: floated(t.Pool.Fraction), Of: count(t.Pool.Of), Has: floated(t.Pool.Has)}}
	for _, x := range t.Convertibles {
		y := financing.Converting[financing.Float]{Amount: floated(x.Amount)}
		for _, w := range x.Ways {
			y.Ways = append(y.Ways, financing.Basis[financing.Float]{Kind: w.Kind, Keep: floated(w.Keep), Cap: floated(w.Cap), Of: count(w.Of), Part: floated(w.Part), Into: floated(w.Into)})
		}
		out.Convertibles = append(out.Convertibles, y)
	}
	for _, x := range t.Series {
		out.Series = append(out.Series, financing.Protected[financing.Float]{Shares: floated(x.Shares), OriginalPrice: floated(x.OriginalPrice), ConversionPrice: floated(x.ConversionPrice),
			Protection: x.Protection, Base: floated(x.Base), Consideration: floated(x.Consideration)})
	}
	return out
}

func floated(r loadline.Ratio) financing.Float { return financing.Float(r.Float()) }
