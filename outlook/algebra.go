package outlook

import (
	"math"

	"loadline/forecast"
)

// algebra builds the operations of a program, and leaves out those that change nothing: what is the same on all paths is worked out at
// once, nothing is added or multiplied by one, and a comparison that bounds decide is no comparison.
type algebra struct {
	p      *forecast.Program
	known  map[forecast.Vector][]float64 // the same on all paths, by month
	masks  map[forecast.Mask][]bool      // likewise
	bounds map[forecast.Vector]between
	truths map[forecast.Vector]forecast.Mask // what masks are as numbers
	yes    forecast.Mask                     // of all paths and months; the zero Mask is of none
}

// between is what a number of a program cannot leave: ends that are not finite where nothing is known.
type between struct{ lo, hi float64 }

func newAlgebra(months int) algebra {
	p := forecast.NewProgram(months)
	a := algebra{p: p, known: map[forecast.Vector][]float64{}, masks: map[forecast.Mask][]bool{}, bounds: map[forecast.Vector]between{}, truths: map[forecast.Vector]forecast.Mask{}}
	a.yes = p.Not(p.Never())
	all := make([]bool, p.Months())
	for t := range all {
		all[t] = true
	}
	a.masks[a.yes] = all
	return a
}

// number is the same number on all paths and in all months; zero is the zero Vector.
func (a *algebra) number(x float64) forecast.Vector {
	xs := make([]float64, a.p.Months())
	for t := range xs {
		xs[t] = x
	}
	return a.list(xs)
}

// list is a number for each month.
func (a *algebra) list(xs []float64) forecast.Vector {
	b := between{math.Inf(1), math.Inf(-1)}
	zero, steady := true, true
	for _, x := range xs {
		zero, steady = zero && x == 0, steady && x == xs[0]
		b.lo, b.hi = min(b.lo, x), max(b.hi, x)
	}
	if zero {
		return 0
	}
	v := forecast.Vector(0)
	if steady {
		v = a.p.Const(xs[0])
	} else {
		v = a.p.Series(xs)
	}
	a.known[v], a.bounds[v] = xs, b
	return v
}

// months is yes in some months.
func (a *algebra) months(in []bool) forecast.Mask {
	xs, any, all := make([]float64, len(in)), false, true
	for t, yes := range in {
		if any, all = any || yes, all && yes; yes {
			xs[t] = 1
		}
	}
	switch {
	case !any:
		return 0
	case all:
		return a.yes
	}
	m := a.p.Less(a.node(0), a.p.Series(xs))
	a.masks[m] = in
	return m
}

// node is a vector that operations of the program take: nothing is a zero there.
func (a *algebra) node(v forecast.Vector) forecast.Vector {
	if v == 0 {
		return a.p.Const(0)
	}
	return v
}

// maskNode likewise.
func (a *algebra) maskNode(m forecast.Mask) forecast.Mask {
	if m == 0 {
		return a.p.Never()
	}
	return m
}

func (a *algebra) list1(v forecast.Vector) ([]float64, bool) {
	if v == 0 {
		return make([]float64, a.p.Months()), true
	}
	xs, ok := a.known[v]
	return xs, ok
}

func (a *algebra) within(v forecast.Vector) between {
	if v == 0 {
		return between{}
	}
	if b, ok := a.bounds[v]; ok {
		return b
	}
	return between{math.Inf(-1), math.Inf(1)}
}

// bound notes what a vector cannot leave.
func (a *algebra) bound(v forecast.Vector, lo, hi float64) forecast.Vector {
	if lo <= hi && (!math.IsInf(lo, 0) || !math.IsInf(hi, 0)) && a.known[v] == nil {
		a.bounds[v] = between{lo, hi}
	}
	return v
}

// binary folds an operation where both sides are known.
func (a *algebra) binary(x, y forecast.Vector, f func(x, y float64) float64) (forecast.Vector, bool) {
	xs, one := a.list1(x)
	ys, other := a.list1(y)
	if !one || !other {
		return 0, false
	}
	out := make([]float64, len(xs))
	for t := range out {
		out[t] = f(xs[t], ys[t])
	}
	return a.list(out), true
}

func (a *algebra) add(x, y forecast.Vector) forecast.Vector {
	if x == 0 {
		return y
	} else if y == 0 {
		return x
	}
	if v, ok := a.binary(x, y, func(x, y float64) float64 { return x + y }); ok {
		return v
	}
	b, c := a.within(x), a.within(y)
	return a.bound(a.p.Add(x, y), b.lo+c.lo, b.hi+c.hi)
}

func (a *algebra) sub(x, y forecast.Vector) forecast.Vector {
	switch {
	case y == 0:
		return x
	case x == y:
		return 0
	}
	if v, ok := a.binary(x, y, func(x, y float64) float64 { return x - y }); ok {
		return v
	}
	b, c := a.within(x), a.within(y)
	if x == 0 {
		return a.bound(a.p.Neg(y), -c.hi, -c.lo)
	}
	return a.bound(a.p.Sub(x, y), b.lo-c.hi, b.hi-c.lo)
}

// isOne says whether a vector is one on all paths.
func (a *algebra) isOne(v forecast.Vector) bool {
	b := a.within(v)
	return b.lo == 1 && b.hi == 1
}

func (a *algebra) mul(x, y forecast.Vector) forecast.Vector {
	switch {
	case x == 0 || y == 0:
		return 0
	case a.isOne(x):
		return y
	case a.isOne(y):
		return x
	}
	if v, ok := a.binary(x, y, func(x, y float64) float64 { return x * y }); ok {
		return v
	}
	b, c := a.within(x), a.within(y)
	lo, hi := math.Inf(1), math.Inf(-1)
	for _, z := range []float64{times(b.lo, c.lo), times(b.lo, c.hi), times(b.hi, c.lo), times(b.hi, c.hi)} {
		lo, hi = min(lo, z), max(hi, z)
	}
	return a.bound(a.p.Mul(x, y), lo, hi)
}

// times is a product of ends: zero times an end that nobody knows is zero.
func times(x, y float64) float64 {
	if x == 0 || y == 0 {
		return 0
	}
	return x * y
}

// div is a quotient; of nothing it is nothing.
func (a *algebra) div(x, y forecast.Vector) forecast.Vector {
	if x == 0 || y == 0 {
		return 0
	}
	quotient := func(x, y float64) float64 {
		if y == 0 {
			return 0
		}
		return x / y
	}
	if v, ok := a.binary(x, y, quotient); ok {
		return v
	}
	if ys, ok := a.list1(y); ok { // a product is quicker
		inverse := make([]float64, len(ys))
		for t, y := range ys {
			inverse[t] = quotient(1, y)
		}
		return a.mul(x, a.list(inverse))
	}
	b, c := a.within(x), a.within(y)
	if c.lo <= 0 && c.hi >= 0 {
		return a.choose(a.p.Equal(y, a.node(0)), 0, a.p.Div(x, y))
	}
	v := a.p.Div(x, y)
	switch {
	case c.lo > 0 && b.lo >= 0:
		a.bound(v, b.lo/c.hi, b.hi/c.lo)
	case c.lo > 0 && b.hi <= 0:
		a.bound(v, b.lo/c.lo, b.hi/c.hi)
	}
	return v
}

func (a *algebra) least(x, y forecast.Vector) forecast.Vector {
	b, c := a.within(x), a.within(y)
	switch {
	case x == y || b.hi <= c.lo:
		return x
	case c.hi <= b.lo:
		return y
	}
	if v, ok := a.binary(x, y, func(x, y float64) float64 { return min(x, y) }); ok {
		return v
	}
	return a.bound(a.p.Min(a.node(x), a.node(y)), min(b.lo, c.lo), min(b.hi, c.hi))
}

func (a *algebra) most(x, y forecast.Vector) forecast.Vector {
	b, c := a.within(x), a.within(y)
	switch {
	case x == y || b.lo >= c.hi:
		return x
	case c.lo >= b.hi:
		return y
	}
	if v, ok := a.binary(x, y, func(x, y float64) float64 { return max(x, y) }); ok {
		return v
	}
	return a.bound(a.p.Max(a.node(x), a.node(y)), max(b.lo, c.lo), max(b.hi, c.hi))
}

// choose is one vector where a mask is yes, else another.
func (a *algebra) choose(m forecast.Mask, x, y forecast.Vector) forecast.Vector {
	switch {
	case m == a.yes || x == y:
		return x
	case m == 0:
		return y
	}
	in, when := a.masks[m]
	xs, one := a.list1(x)
	ys, other := a.list1(y)
	if when && one && other {
		out := make([]float64, len(xs))
		for t := range out {
			if out[t] = ys[t]; in[t] {
				out[t] = xs[t]
			}
		}
		return a.list(out)
	}
	b, c := a.within(x), a.within(y)
	return a.bound(a.p.Select(m, a.node(x), a.node(y)), min(b.lo, c.lo), max(b.hi, c.hi))
}

// compare folds a comparison where both sides are known, or their bounds decide it.
func (a *algebra) compare(x, y forecast.Vector, yes, no bool, f func(x, y float64) bool, node func(x, y forecast.Vector) forecast.Mask) forecast.Mask {
	if yes {
		return a.yes
	} else if no {
		return 0
	}
	xs, one := a.list1(x)
	ys, other := a.list1(y)
	if !one || !other {
		return node(a.node(x), a.node(y))
	}
	in := make([]bool, len(xs))
	for t := range in {
		in[t] = f(xs[t], ys[t])
	}
	return a.months(in)
}

func (a *algebra) less(x, y forecast.Vector) forecast.Mask {
	b, c := a.within(x), a.within(y)
	return a.compare(x, y, b.hi < c.lo, x == y || b.lo >= c.hi, func(x, y float64) bool { return x < y }, a.p.Less)
}

func (a *algebra) atMost(x, y forecast.Vector) forecast.Mask {
	b, c := a.within(x), a.within(y)
	return a.compare(x, y, x == y || b.hi <= c.lo, b.lo > c.hi, func(x, y float64) bool { return x <= y }, a.p.LessEq)
}

func (a *algebra) same(x, y forecast.Vector) forecast.Mask {
	b, c := a.within(x), a.within(y)
	return a.compare(x, y, x == y, b.hi < c.lo || c.hi < b.lo, func(x, y float64) bool { return x == y }, a.p.Equal)
}

func (a *algebra) and(ms ...forecast.Mask) forecast.Mask {
	var left []forecast.Mask
	in := a.masks[a.yes]
	for _, m := range ms {
		if m == 0 {
			return 0
		}
		list, known := a.masks[m]
		if !known {
			left = append(left, m)
			continue
		}
		both := make([]bool, len(in))
		for t := range both {
			both[t] = in[t] && list[t]
		}
		in = both
	}
	if known := a.months(in); len(left) == 0 || known == 0 {
		return known
	} else if known != a.yes {
		left = append(left, known)
	}
	return a.p.And(left...)
}

func (a *algebra) or(ms ...forecast.Mask) forecast.Mask {
	opposite := make([]forecast.Mask, 0, len(ms))
	var left []forecast.Mask
	for _, m := range ms {
		if _, known := a.masks[m]; known || m == 0 {
			opposite = append(opposite, a.not(m))
		} else {
			left = append(left, m)
		}
	}
	if known := a.not(a.and(opposite...)); len(left) == 0 || known == a.yes {
		return known
	} else if known != 0 {
		left = append(left, known)
	}
	return a.p.Or(left...)
}

func (a *algebra) not(m forecast.Mask) forecast.Mask {
	in, known := a.masks[m]
	if m == 0 {
		return a.yes
	} else if !known {
		return a.p.Not(m)
	}
	out := make([]bool, len(in))
	for t := range out {
		out[t] = !in[t]
	}
	return a.months(out)
}

// truth is a mask as a number: one where it is yes.
func (a *algebra) truth(m forecast.Mask) forecast.Vector {
	v := a.choose(m, a.number(1), 0)
	a.truths[v] = m
	return v
}

// isTrue is a number that is a yes or no as a mask.
func (a *algebra) isTrue(v forecast.Vector) forecast.Mask {
	if m, is := a.truths[v]; is {
		return m
	}
	return a.not(a.same(v, 0))
}

// ago is a vector so many months before, and initial before the first month.
func (a *algebra) ago(v forecast.Vector, months int, initial forecast.Vector) forecast.Vector {
	xs, known := a.known[v]
	start, steady := a.list1(initial)
	if known && steady {
		out := make([]float64, len(xs))
		for t := range out {
			if out[t] = start[0]; t >= months {
				out[t] = xs[t-months]
			}
		}
		return a.list(out)
	}
	return a.p.Lag(a.node(v), months, a.node(initial))
}

// state is a vector that comes from what it was the month before, of which next is told; in the first month it is first.
func (a *algebra) state(first forecast.Vector, next func(before forecast.Vector) forecast.Vector) forecast.Vector {
	return a.from(0, a.within(first), func(before forecast.Vector) forecast.Vector {
		return a.choose(a.months(a.firstOnly()), first, next(before))
	})
}

// from is a vector that comes from what it was the month before, and in the first month from initial, which is the same in all months. Where what
// it begins with is not below zero, it is taken not to be so later, and if that does not hold then, all that came of it is taken back.
func (a *algebra) from(initial forecast.Vector, begins between, next func(before forecast.Vector) forecast.Vector) forecast.Vector {
	now := a.p.Declare()
	before := a.p.Lag(now, 1, a.node(initial))
	if begins.lo >= 0 && a.within(initial).lo >= 0 {
		a.bounds[before] = between{0, math.Inf(1)}
	}
	v := next(before)
	if a.within(v).lo < 0 {
		for w := range a.bounds {
			if w >= before && a.known[w] == nil {
				delete(a.bounds, w)
			}
		}
		v = next(before)
	}
	a.p.Define(now, a.node(v))
	return v
}

func (a *algebra) firstOnly() []bool {
	in := make([]bool, a.p.Months())
	in[0] = true
	return in
}
