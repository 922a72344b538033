package outlook

import (
	"math"

	"loadline"
	"loadline/forecast"
)

// names are what a month's expressions may call: what each name is at the moment, and what it is when the month is over.
type names struct {
	now     map[loadline.Ref]forecast.Vector // as far as the month has come
	end     map[loadline.Ref]forecast.Vector // declared, and defined when all is lowered
	opening map[loadline.Ref]forecast.Vector // before the first month
}

// ending is what a name is when a month is over.
func (l *lowering) ending(of loadline.Ref) forecast.Vector {
	v, has := l.end[of]
	if !has {
		v = l.p.Declare()
		l.end[of] = v
	}
	return v
}

// endNames says what all names are when the month is over; one that nothing is known of is nothing.
func (l *lowering) endNames() {
	for of, declared := range l.end {
		l.p.Define(declared, l.node(l.now[of]))
	}
}

// past is what a name was some months before.
func (l *lowering) past(of loadline.Ref, months int) forecast.Vector {
	if of == planRef("month") {
		xs := make([]float64, l.p.Months())
		for t := range xs {
			xs[t] = max(0, float64(t-months))
		}
		return l.list(xs)
	}
	switch of.Kind {
	case "driver", "hire", "income", "cost": // which do not change within a month
		if v := l.now[of]; l.known[v] != nil {
			return l.ago(v, months, 0)
		}
	}
	return l.ago(l.ending(of), months, l.opening[of])
}

// moment is what an expression knows where it is evaluated.
type moment struct {
	owner   string // as [when] has it
	prior   forecast.Vector
	driver  loadline.Ref // whose prior that is
	attempt attemptAt
}

// term is an expression as a vector; a yes is 1.
func (l *lowering) term(t *term, m moment) forecast.Vector {
	switch t.op {
	case constOp:
		return l.number(t.num.Float())
	case nameOp:
		return l.named(t.of, m)
	case drawOp:
		return l.draw(t.draw, m.attempt)
	case agoOp:
		if of := t.args[0].of; t.ago == 1 && of == m.driver && m.prior != 0 {
			return m.prior
		}
		return l.past(t.args[0].of, t.ago)
	case ifOp:
		return l.choose(l.mask(&t.args[0], m), l.term(&t.args[1], m), l.term(&t.args[2], m))
	}
	if t.truth {
		return l.truth(l.mask(t, m))
	}
	args := make([]forecast.Vector, len(t.args))
	for i := range t.args {
		args[i] = l.term(&t.args[i], m)
	}
	return l.operation(t.op, args)
}

func (l *lowering) named(of loadline.Ref, m moment) forecast.Vector {
	if of == planRef("month") {
		xs := make([]float64, l.p.Months())
		for t := range xs {
			xs[t] = float64(t)
		}
		return l.list(xs)
	}
	if (when{owner: m.owner}).knows(of) {
		return l.now[of]
	}
	return l.past(of, 1)
}

// operation is an operator of numbers, as the ledger has it: the logarithm and the root of what has none are those of the
// least that has one.
func (l *lowering) operation(op termOp, a []forecast.Vector) forecast.Vector {
	out := a[0]
	switch op {
	case addOp:
		return l.add(a[0], a[1])
	case subOp:
		return l.sub(a[0], a[1])
	case mulOp:
		return l.mul(a[0], a[1])
	case divOp:
		return l.div(a[0], a[1])
	case negOp:
		return l.sub(0, a[0])
	case minOp:
		for _, x := range a[1:] {
			out = l.least(out, x)
		}
	case maxOp:
		for _, x := range a[1:] {
			out = l.most(out, x)
		}
	case absOp:
		return l.most(out, l.sub(0, out))
	case floorOp:
		return l.floor(out)
	case expOp:
		return l.exp(out)
	case logOp:
		out = l.most(out, l.number(math.SmallestNonzeroFloat64))
		b := l.within(out)
		return l.bound(l.p.Log(out), math.Log(b.lo)-1e-9, math.Log(b.hi)+1e-9)
	case sqrtOp:
		out = l.most(out, 0)
		return l.bound(l.p.Sqrt(l.node(out)), 0, math.Sqrt(l.within(out).hi))
	}
	return out
}

// floor is the greatest whole number that is not above a vector.
func (l *lowering) floor(v forecast.Vector) forecast.Vector {
	if out, ok := l.binary(v, 0, func(x, _ float64) float64 { return math.Floor(x) }); ok {
		return out
	}
	b := l.within(v)
	return l.bound(l.p.Floor(v), math.Floor(b.lo), math.Floor(b.hi))
}

// mask is an expression that is yes or no.
func (l *lowering) mask(t *term, m moment) forecast.Mask {
	switch t.op {
	case lessOp:
		return l.less(l.term(&t.args[0], m), l.term(&t.args[1], m))
	case mostOp:
		return l.atMost(l.term(&t.args[0], m), l.term(&t.args[1], m))
	case sameOp:
		return l.same(l.term(&t.args[0], m), l.term(&t.args[1], m))
	case andOp:
		return l.and(l.mask(&t.args[0], m), l.mask(&t.args[1], m))
	case orOp:
		return l.or(l.mask(&t.args[0], m), l.mask(&t.args[1], m))
	case notOp:
		return l.not(l.mask(&t.args[0], m))
	case ifOp:
		c := l.mask(&t.args[0], m)
		return l.or(l.and(c, l.mask(&t.args[1], m)), l.and(l.not(c), l.mask(&t.args[2], m)))
	}
	return l.isTrue(l.term(t, m))
}
