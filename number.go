package loadline

// Number is an exact rational, or the interval in which it lies and what would settle it. A nil end is unbounded, so the
// zero value is a number of which nothing is known. The ends are never mutated.
type Number struct {
	Lo   *Ratio    `json:"lo"`
	Hi   *Ratio    `json:"hi"`
	Open []Unknown `json:"open,omitempty"` // what the interval hangs on; empty where the number is exact

	Spread *Spread `json:"spread,omitempty"` // what it is drawn from, where that is stated; arithmetic keeps the bounds alone
}

// Unknown is a fact that nobody stated, as the question that would settle it.
type Unknown struct {
	Question string `json:"question"`         // in words for whoever can answer: "How many votes has a share of Series A? (charter)"
	At       Source `json:"at,omitzero"`      // where it was left open; zero where nothing was written at all
	Within   bool   `json:"within,omitempty"` // bounds were stated, as by between(4, 10): no fact is missing, it is an estimate
}

// Exactly is a known number.
func Exactly(r Ratio) Number { return Number{Lo: &r, Hi: &r} }

// Between is a number known to lie from lo to hi, both inclusive.
func Between(lo, hi Ratio, open ...Unknown) Number {
	if lo.Equal(hi) {
		return Exactly(lo)
	}
	return Number{Lo: &lo, Hi: &hi, Open: open}
}

// Known says whether the number is exact.
func (n Number) Known() bool { return n.Lo != nil && n.Hi != nil && n.Lo.Equal(*n.Hi) }

// Exact is the number where it is known, and whether it is.
func (n Number) Exact() (Ratio, bool) {
	if !n.Known() {
		return Ratio{}, false
	}
	return *n.Lo, true
}

// Add is n + m.
func (n Number) Add(m Number) Number {
	return Number{Lo: both(Ratio.Add, n.Lo, m.Lo), Hi: both(Ratio.Add, n.Hi, m.Hi), Open: open(n, m)}.settled()
}

// Neg is -n.
func (n Number) Neg() Number {
	zero := Ratio{}
	return Number{Lo: both(Ratio.Sub, &zero, n.Hi), Hi: both(Ratio.Sub, &zero, n.Lo), Open: n.Open}
}

// Sub is n - m, as if the two did not hang on one another: x - x of an unknown x is not 0.
func (n Number) Sub(m Number) Number { return n.Add(m.Neg()) }

// Mul is n * m.
func (n Number) Mul(m Number) Number {
	if n.IsZero() || m.IsZero() {
		return Exactly(Ratio{})
	}
	return corners(n, m)
}

// Quo is n / m; where m may be zero, nothing is known of it.
func (n Number) Quo(m Number) Number {
	if m.Lo == nil && m.Hi == nil || m.mayBeZero() {
		return Number{Open: open(n, m)}
	}
	var inverse Number
	inverse.Open = m.Open
	zero := Ratio{}
	inverse.Lo, inverse.Hi = &zero, &zero // of an unbounded end
	if m.Hi != nil {
		lo := Int(1).Quo(*m.Hi)
		inverse.Lo = &lo
	}
	if m.Lo != nil {
		hi := Int(1).Quo(*m.Lo)
		inverse.Hi = &hi
	}
	return n.Mul(inverse)
}

// Hull is the smallest interval that holds both n and m.
func (n Number) Hull(m Number) Number {
	return Number{Lo: both(Ratio.Min, n.Lo, m.Lo), Hi: both(Ratio.Max, n.Hi, m.Hi), Open: open(n, m)}.settled()
}

// Cmp compares n and m where every value they may have compares alike: -1, 0 or +1, and whether it is certain.
func (n Number) Cmp(m Number) (sign int, certain bool) {
	switch {
	case n.Known() && m.Known():
		return n.Lo.Cmp(*m.Lo), true
	case n.Hi != nil && m.Lo != nil && n.Hi.Cmp(*m.Lo) < 0:
		return -1, true
	case n.Lo != nil && m.Hi != nil && n.Lo.Cmp(*m.Hi) > 0:
		return 1, true
	}
	return 0, false
}

// String is the number in full, or its bounds in words.
func (n Number) String() string {
	switch {
	case n.Known():
		return n.Lo.String()
	case n.Lo == nil && n.Hi == nil:
		return "not known"
	case n.Lo == nil:
		return "at most " + n.Hi.String()
	case n.Hi == nil:
		return "at least " + n.Lo.String()
	}
	return "between " + n.Lo.String() + " and " + n.Hi.String()
}

// IsZero says whether the number is known to be 0.
func (n Number) IsZero() bool { return n.Known() && n.Lo.Sign() == 0 }

func (n Number) mayBeZero() bool {
	return (n.Lo == nil || n.Lo.Sign() <= 0) && (n.Hi == nil || n.Hi.Sign() >= 0)
}

// settled drops the open questions of a number that turned out exact.
func (n Number) settled() Number {
	if n.Known() {
		n.Open = nil
	}
	return n
}

func both(f func(a, b Ratio) Ratio, a, b *Ratio) *Ratio {
	if a == nil || b == nil {
		return nil
	}
	out := f(*a, *b)
	return &out
}

// corners multiplies interval ends. An unbounded end has a known sign only against an end of known sign, so each end of
// the product is the extreme of the four corners, and unbounded where a corner that matters is.
func corners(n, m Number) Number {
	out := Number{Open: open(n, m)}
	var lo, hi *Ratio
	loOpen, hiOpen := false, false
	for _, c := range [4]corner{{n.Lo, -1, m.Lo, -1}, {n.Lo, -1, m.Hi, 1}, {n.Hi, 1, m.Lo, -1}, {n.Hi, 1, m.Hi, 1}} {
		v, infinite := c.product()
		switch {
		case infinite < 0:
			loOpen = true
		case infinite > 0:
			hiOpen = true
		default:
			lo, hi = pick(lo, v, -1), pick(hi, v, 1)
		}
	}
	if !loOpen {
		out.Lo = lo
	}
	if !hiOpen {
		out.Hi = hi
	}
	return out.settled()
}

// corner is a product of two ends; a nil end is infinite with the sign beside it.
type corner struct {
	a     *Ratio
	aSign int
	b     *Ratio
	bSign int
}

func (c corner) product() (v Ratio, infinite int) {
	if c.a != nil && c.b != nil {
		return c.a.Mul(*c.b), 0
	}
	if c.a != nil {
		c.aSign = c.a.Sign()
	}
	if c.b != nil {
		c.bSign = c.b.Sign()
	}
	return Ratio{}, c.aSign * c.bSign // zero times an unbounded end is zero
}

func pick(best *Ratio, v Ratio, sign int) *Ratio {
	if best == nil || v.Cmp(*best) == sign {
		return &v
	}
	return best
}

// open joins what two numbers hang on, each question once, in the order met.
func open(n, m Number) []Unknown {
	if len(m.Open) == 0 || len(n.Open) == len(m.Open) && &n.Open[0] == &m.Open[0] {
		return n.Open
	}
	if len(n.Open) == 0 {
		return m.Open
	}
	out := append([]Unknown(nil), n.Open...)
	seen := make(map[string]bool, len(out))
	for _, u := range out {
		seen[u.Question] = true
	}
	for _, u := range m.Open {
		if !seen[u.Question] {
			out, seen[u.Question] = append(out, u), true
		}
	}
	return out
}
