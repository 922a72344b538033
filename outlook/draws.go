package outlook

import (
	"hash/fnv"
	"math"
	"slices"

	"loadline"
	"loadline/forecast"
)

// Draw is what chance makes of a quantity in a program, so that any path can be told to the ledger: as its [Luck] on Key.
type Draw struct {
	Key    string
	Value  forecast.Vector
	Drawn  loadline.Drawn
	Number forecast.Vector // of one that is drawn for each attempt: its number, from 0
	When   forecast.Mask   // likewise: the paths on which it is drawn in a month
}

// InputAhead is a quantity that chance decides. What is drawn once for a path can be felt: [forecast.Program.Feel].
type InputAhead struct {
	Key     string // as [Luck] has it: "uncertain.growth", "income.api.start"
	Title   string // as the file has it; empty: none
	Drawn   loadline.Drawn
	Chance  forecast.Uncertainty // of one that is drawn for each attempt none
	Between loadline.Spread
	At      loadline.Source
}

// reach is how far a standard normal number of the forecast is from zero at most: a word of 32 bits reaches 6.23.
const reach = 6.3

// variable is the number by which the forecast knows the luck of a key.
func variable(key string) uint64 {
	h := fnv.New64a()
	h.Write([]byte(key)) //nolint:errcheck // a hash takes all
	return h.Sum64()
}

// attemptAt is which attempt of a raise a quantity is drawn for, and on which paths.
type attemptAt struct {
	number forecast.Vector
	when   forecast.Mask
}

// drawing is a quantity as it was drawn: of each attempt anew.
type drawing struct {
	key   string
	drawn loadline.Drawn
	at    attemptAt
}

// drawnAs is a random variable.
type drawnAs struct {
	key string
	per forecast.Per
}

// once is what chance makes of a quantity that stands in a figure: the ledger takes what is drawn at time 0.
func (l *lowering) once(key string, s loadline.Spread, at loadline.Source) forecast.Vector {
	if s.Name != "" {
		key = "uncertain." + s.Name
	}
	return l.draw(&Quantity{Key: key, Number: loadline.Number{Spread: &s}, At: at}, attemptAt{})
}

// draw is the vector of a quantity. It is drawn where it was last drawn for the same attempt, else once.
func (l *lowering) draw(q *Quantity, at attemptAt) forecast.Vector {
	s, uncertain := SpreadOf(q.Number)
	if !uncertain {
		v, _ := counted(q.Number, low)
		return l.number(v.Float())
	}
	d := drawing{q.Key, q.Drawn, attemptAt{}}
	if q.Drawn == loadline.PerEvent {
		d.at = at
	}
	if v, done := l.drawings[d]; done {
		return v
	}
	var u forecast.Uncertainty
	switch q.Drawn {
	case loadline.PerEvent:
		u = l.p.UncertainEvent(variable(q.Key), l.node(at.number), l.maskNode(at.when))
	case loadline.PerMonth:
		u = l.chance(q.Key, forecast.PerPeriod)
	default:
		u = l.chance(q.Key, forecast.PerPath)
	}
	v := l.spread(u, s)
	l.drawings[d] = v
	l.out.Draws = append(l.out.Draws, Draw{q.Key, l.node(v), q.Drawn, l.node(d.at.number), l.maskNode(d.at.when)})
	l.tellInput(q, s, u)
	return v
}

func (l *lowering) tellInput(q *Quantity, s loadline.Spread, u forecast.Uncertainty) {
	if slices.ContainsFunc(l.out.Inputs, func(x InputAhead) bool { return x.Key == q.Key && x.Drawn == q.Drawn }) {
		return
	}
	x := InputAhead{Key: q.Key, Drawn: q.Drawn, Chance: u, Between: s, At: q.At}
	if q.Drawn == loadline.PerEvent {
		x.Chance = 0
	}
	for _, known := range l.b.c.Uncertain {
		if known.Ref().String() == q.Key {
			x.Title, x.At = known.Title, known.At
		}
	}
	for _, known := range l.b.c.Inputs {
		if "input."+known.Name == q.Key {
			x.Title, x.At = known.Title, known.At
		}
	}
	l.out.Inputs = append(l.out.Inputs, x)
}

// chance is the random variable of a key, correlated with those that it moves with.
func (l *lowering) chance(key string, per forecast.Per) forecast.Uncertainty {
	d := drawnAs{key, per}
	if u, done := l.chances[d]; done {
		return u
	}
	u := l.p.Uncertain(variable(key), per)
	l.chances[d] = u
	return u
}

// spread is the distribution as the forecast draws it.
func (l *lowering) spread(u forecast.Uncertainty, s loadline.Spread) forecast.Vector {
	x := make([]float64, len(s.Of))
	for i := range x {
		x[i] = s.Of[i].Float()
	}
	z := reach * l.stretch(u)
	normal := func(mean, sd float64) forecast.Vector {
		if sd == 0 {
			return l.number(mean)
		}
		return l.bound(l.p.Normal(u, l.p.Const(mean), l.p.Const(sd)), mean-z*sd, mean+z*sd)
	}
	half := func(lo, hi float64) (mean, sd float64) { return (lo + hi) / 2, (hi - lo) / (2 * z90) }
	switch s.Kind {
	case loadline.NormalSpread:
		return normal(x[0], x[1])
	case loadline.LogNormal:
		return l.exp(normal(forecast.Log(x[0]), x[1]))
	case loadline.LogitNormal:
		mean, sd := half(forecast.Log(x[0]/(1-x[0])), forecast.Log(x[1]/(1-x[1])))
		return l.div(l.number(1), l.add(l.number(1), l.exp(l.sub(0, normal(mean, sd)))))
	case loadline.Interval:
		if x[0] > 0 {
			return l.exp(normal(half(forecast.Log(x[0]), forecast.Log(x[1]))))
		}
		return normal(half(x[0], x[1]))
	}
	return l.bounded(u, s, x)
}

// bounded is a distribution that lies between its bounds.
func (l *lowering) bounded(u forecast.Uncertainty, s loadline.Spread, x []float64) forecast.Vector {
	lo, hi := slices.Min(x), slices.Max(x)
	if lo == hi && s.Kind != loadline.BetaSpread {
		return l.number(lo)
	}
	switch s.Kind {
	case loadline.UniformSpread:
		return l.bound(l.p.UniformBetween(u, x[0], x[1]), lo, hi)
	case loadline.Triangular:
		return l.bound(l.p.Triangular(u, x[0], x[1], x[2]), lo, hi)
	case loadline.BetaSpread:
		v := l.bound(l.p.Beta(u, x[0], x[1]), 0, 1)
		if len(x) == 4 {
			v = l.add(l.mul(v, l.number(x[3]-x[2])), l.number(x[2]))
		}
		return v
	case loadline.Choice:
		weights := make([]float64, len(x))
		for i := range weights {
			weights[i] = 1
			if len(s.Weights) > 0 {
				weights[i] = s.Weights[i].Float()
			}
		}
		return l.bound(l.p.Choice(u, x, weights), lo, hi)
	}
	return l.bound(l.p.Empirical(u, x), lo, hi)
}

// exp is e to the power of a vector.
func (l *lowering) exp(x forecast.Vector) forecast.Vector {
	xs, known := l.list1(x)
	if known {
		out := make([]float64, len(xs))
		for t := range out {
			out[t] = forecast.Exp(xs[t])
		}
		return l.list(out)
	}
	b := l.within(x)
	v := l.p.Exp(x)
	l.bounds[v] = between{math.Exp(b.lo) * (1 - 1e-12), math.Exp(b.hi) * (1 + 1e-12)}
	return v
}

// z90 is how many standard deviations an interval of 90 percent reaches to both sides.
const z90 = 1.6448536269514722
