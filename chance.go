package loadline

import (
	"math"
	"slices"
	"strconv"
	"strings"
)

// UncertainQuantity is a quantity that chance decides and that has a name, so that several lines of a plan may hang on the same luck.
type UncertainQuantity struct {
	Name   string
	Title  string
	Value  Number // with its spread
	Drawn  Drawn
	Moves  []MovesWith
	Reason string // why it is taken to be so, in words
	At     Source
}

// Ref is how expressions and answers name the quantity.
func (u UncertainQuantity) Ref() Ref { return Ref{"uncertain", u.Name} }

// MovesWith says how far two uncertain quantities move together: By is the correlation, from -1 to 1, of the normal quantities from
// which both are made (a Gaussian copula).
type MovesWith struct {
	Other string // the name of the other
	By    Ratio
	At    Source
}

// Drawn is how often chance decides a quantity.
type Drawn uint8

// How often chance decides. PerPath is the zero value: once for a whole future.
const (
	PerPath  Drawn = iota
	PerMonth       // anew each month
	PerEvent       // anew at each attempt of a raise
)

// String is the word of company.hcl.
func (d Drawn) String() string { return [...]string{"once", "monthly", "each_time"}[d] }

// MarshalText writes it as [Drawn.String] does.
func (d Drawn) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// Spread is what a number within bounds is drawn from, as it was written: a kind and its figures. A number within bounds that has none
// was written between(lo, hi): 90 percent of a log-normal distribution where both are above zero, else of a normal one.
type Spread struct {
	Kind    SpreadKind `json:"kind"`
	Of      []Ratio    `json:"of,omitempty"`      // see the kinds
	Weights []Ratio    `json:"weights,omitempty"` // of a choice; none: all alike
	Name    string     `json:"name,omitempty"`    // of the [UncertainQuantity] that it is; empty where it is a quantity of its own
}

// SpreadKind is the form of a distribution.
type SpreadKind string

// The forms of distributions, each with its figures.
const (
	Interval      SpreadKind = "between"     // lo, hi: 90 percent lie within
	NormalSpread  SpreadKind = "normal"      // mean, standard deviation
	LogNormal     SpreadKind = "lognormal"   // median, standard deviation of the logarithm
	LogitNormal   SpreadKind = "logitnormal" // lo, hi of a chance: 90 percent lie within, and its log odds are normal
	UniformSpread SpreadKind = "uniform"     // lo, hi
	Triangular    SpreadKind = "triangular"  // lo, most likely, hi
	BetaSpread    SpreadKind = "beta"        // alpha, beta, and, where stated, lo and hi in place of 0 and 1
	Choice        SpreadKind = "choice"      // the values
	Samples       SpreadKind = "samples"     // what was observed, each as likely as the others
)

// Known says whether the kind is one of them, by the word of company.hcl.
func (k SpreadKind) Known() bool {
	switch k {
	case Interval, NormalSpread, LogNormal, LogitNormal, UniformSpread, Triangular, BetaSpread, Choice, Samples:
		return true
	}
	return false
}

// Misfit says why the figures make no distribution of the kind; nothing where they do.
func (s Spread) Misfit() Text {
	count := map[SpreadKind]int{Interval: 2, NormalSpread: 2, LogNormal: 2, LogitNormal: 2, UniformSpread: 2, Triangular: 3}
	want, counted := count[s.Kind]
	below := func(a, b int) bool { return s.Of[a].Cmp(s.Of[b]) > 0 }
	switch {
	case counted && len(s.Of) != want:
		return Textf("It takes %d figures and got %d.", want, len(s.Of))
	case s.Kind == BetaSpread && len(s.Of) != 2 && len(s.Of) != 4:
		return Textf("It takes two or four figures and got %d.", len(s.Of))
	case len(s.Of) == 0:
		return Textf("It has no values.")
	case (s.Kind == NormalSpread || s.Kind == LogNormal) && s.Of[1].Sign() < 0:
		return Textf("A deviation of %v is below zero.", s.Of[1])
	case s.Kind == LogNormal && s.Of[0].Sign() <= 0:
		return Textf("A median of %v is not above zero, as all that is log-normal is.", s.Of[0])
	case s.Kind == LogitNormal && (s.Of[0].Sign() <= 0 || s.Of[1].Cmp(Int(1)) >= 0):
		return Textf("A chance that may be anything between lies above 0 and below 1.")
	case (s.Kind == UniformSpread || s.Kind == LogitNormal || s.Kind == Interval) && below(0, 1), s.Kind == Triangular && (below(0, 1) || below(1, 2)), s.Kind == BetaSpread && len(s.Of) == 4 && below(2, 3):
		return Textf("Its bounds are upside down: the smaller stands first.")
	case s.Kind == BetaSpread && (s.Of[0].Sign() <= 0 || s.Of[1].Sign() <= 0):
		return Textf("Both parameters of a beta distribution are above zero.")
	case len(s.Weights) > 0 && len(s.Weights) != len(s.Of):
		return Textf("There are %d values and %d weights.", len(s.Of), len(s.Weights))
	case len(s.Weights) > 0 && slices.ContainsFunc(s.Weights, func(w Ratio) bool { return w.Sign() < 0 }):
		return Textf("A weight is below zero.")
	case len(s.Weights) > 0 && !slices.ContainsFunc(s.Weights, func(w Ratio) bool { return w.Sign() > 0 }):
		return Textf("All weights are zero.")
	}
	return Text{}
}

// z90 is where 95 percent of a standard normal distribution lie below.
const z90 = 1.6448536269514722

// Bounds are the ends of a distribution that fits, or of 90 percent of one that has none.
func (s Spread) Bounds() (lo, hi Ratio) {
	switch a := s.Of; s.Kind {
	case NormalSpread:
		reach := a[1].Mul(twelveDigits(z90))
		return a[0].Sub(reach), a[0].Add(reach)
	case LogNormal:
		reach := twelveDigits(math.Exp(min(z90*a[1].Float(), 500)))
		return a[0].Quo(reach), a[0].Mul(reach)
	case BetaSpread:
		if len(a) == 4 {
			return a[2], a[3]
		}
		return Ratio{}, Int(1)
	case Interval, LogitNormal, UniformSpread, Triangular:
		return a[0], a[len(a)-1]
	}
	lo, hi = s.Of[0], s.Of[0]
	for _, x := range s.Of {
		lo, hi = lo.Min(x), hi.Max(x)
	}
	return lo, hi
}

// twelveDigits is a float with twelve digits that count.
func twelveDigits(x float64) Ratio {
	s := strconv.FormatFloat(x, 'e', 11, 64)
	mantissa, exponent, _ := strings.Cut(s, "e")
	r, _ := ParseDecimal(mantissa)
	n, _ := strconv.Atoi(exponent)
	ten := Int(10)
	for range max(n, -n) {
		if n > 0 {
			r = r.Mul(ten)
		} else {
			r = r.Quo(ten)
		}
	}
	return r
}
