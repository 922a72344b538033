// Package financing solves a priced round: the one price at which everything that hangs on it agrees. It knows numbers and
// no names; a caller gives it what a round's documents say (Terms) and gets the price, what converts at which of its terms,
// the pool's top-up and the adjusted conversion prices (Solution).
//
// One function serves two number fields: exact rationals ([loadline.Ratio]) for every answer, and [Float] for many paths of a
// forecast. Both make the same choices. What is asked of all terms of all convertibles is asked as of one list, which a field may
// answer at once.
//
// # The equation
//
// What counts in the pre-money is worth the pre-money at the round price P. In money at that price:
//
//   - existing shares are worth E·P;
//   - a convertible is worth the best of its ways ([Basis]): its amount over 1 − discount, whatever the price; or its amount over
//     the cap, of the shares that the cap is measured on; or a number or a part of the shares;
//   - a pool topped up to a part f of what it is measured on is worth f of that, where that is more than it has;
//   - a protected series with n shares, original price O and conversion price C is worth its old count at P, or with a weighted
//     average n·O·(A·P + M) / (C·A + K), for new money M at the headline and K as consideration, or with a full ratchet
//     n·O·M/K, where that is more. That is CP2 = CP1·(A + B)/(A + C) of the usual charter, since B = K/CP1 and C = M/P.
//
// # Why there is one price
//
// Each of these is the largest of functions that are affine in P and in one another, with coefficients that are not negative.
// So the least solution for a given P is convex in P and never falls, and with E > 0 the whole rises strictly: it meets the
// pre-money once, or never. It meets it never where conversions and the pool come to the pre-money at any price above nothing
// ([Overfull]). Newton's method on a convex function of finitely many pieces ends at the meeting point exactly. [Verify]
// holds a solution against the definitions without the solver.
package financing

// Field is a number field: loadline.Ratio, or Float. The zero value is 0.
type Field[T any] interface {
	Add(T) T
	Sub(T) T
	Mul(T) T
	Quo(T) T
	Cmp(T) int
	Sign() int
}

// Float is float64 as a field.
type Float float64

// Add is a + b.
func (a Float) Add(b Float) Float { return a + b }

// Sub is a - b.
func (a Float) Sub(b Float) Float { return a - b }

// Mul is a * b.
func (a Float) Mul(b Float) Float { return Float(float64(a) * float64(b)) }

// Quo is a / b.
func (a Float) Quo(b Float) Float { return a / b }

// Cmp is -1, 0 or +1 as a is below, equal to or above b.
func (a Float) Cmp(b Float) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// Sign is -1, 0 or +1.
func (a Float) Sign() int {
	switch {
	case a < 0:
		return -1
	case a > 0:
		return 1
	}
	return 0
}

// Count says what a figure is measured on: some shares there are, and which of those that come with the round besides.
type Count[T any] struct {
	Shares      T    // that stand before the round
	Conversions bool // and what the convertibles convert into
	TopUp       bool // and what is added to the pool
	Adjusted    bool // and what protected series convert into beyond what they did before
	NewMoney    bool // and the shares for the new money
}

// Terms are a priced round. Money is in one currency, counts are shares as converted.
type Terms[T any] struct {
	One      T // of the field
	Money    T // new money at the headline: what is paid for the new shares, what is not cash at its face
	Value    T // what Measured is worth at the round price: the pre-money; with NewMoney in Measured the post-money
	Price    T // where the documents state it: Value and Measured are then not asked; 0: it is sought
	Measured Count[T]
	Existing T // all shares before the round, fully diluted, with the pool and without Convertibles

	Convertibles []Converting[T]
	Pool         Pool[T]
	Series       []Protected[T]
}

// Converting is a SAFE or a note that converts in the round, at the best of its ways for its holder.
type Converting[T any] struct {
	Amount T // with interest
	Ways   []Basis[T]
}

// Basis is one term by which a convertible converts.
type Basis[T any] struct {
	Kind BasisKind
	Keep T        // AtDiscount: one less the discount: 0.8; 1 is the round price itself
	Cap  T        // AtCap
	Of   Count[T] // AtCap and AsPart: what the cap or the part is measured on
	Part T        // AsPart: the fraction of Of, which has Conversions where the part is of the whole
	Into T        // AsShares
}

// BasisKind is how a convertible turns into shares.
type BasisKind uint8

// The ways.
const (
	AtDiscount BasisKind = iota // at the round price times Keep
	AtCap                       // at Cap over the shares of Of
	AsPart                      // into Part of the shares of Of
	AsShares                    // into Into shares
)

// Pool is what the round adds to the pool: shares, or as many as make it a fraction of a count.
type Pool[T any] struct {
	Add      T // shares
	Fraction T // 0: no target
	Of       Count[T]
	Has      T // what counts towards the fraction already
}

// Protected is a series of preferred stock with its protection against a lower price.
type Protected[T any] struct {
	Shares          T // outstanding
	OriginalPrice   T
	ConversionPrice T // before the round
	Protection      Protection
	Base            T // A: the shares outstanding before, as the charter counts them
	Consideration   T // K: what the company receives for the new shares as the charter values it
}

// Protection is how a series is protected against a lower price.
type Protection uint8

// The protections.
const (
	Unprotected Protection = iota
	WeightedAverage
	FullRatchet
)

// Solution is a round at its price.
type Solution[T any] struct {
	Price     T
	Converted []Converted[T] // by convertible
	Added     T              // to the pool
	Adjusted  []Adjusted[T]  // by series
	New       T              // shares for the new money
	Total     T              // all shares after the round, fully diluted
}

// Converted is what a convertible becomes.
type Converted[T any] struct {
	Way    int // of its ways: the first of the best
	Shares T
}

// Adjusted is a protected series after the round.
type Adjusted[T any] struct {
	Triggered       bool
	ConversionPrice T
	More            T // shares that it converts into beyond what it did before
}

// Failure is why a round has no price.
type Failure uint8

// The failures.
const (
	Solved    Failure = iota
	Overfull          // conversions, pool and protection come to Value at any price above nothing
	Runaway           // parts and fractions that rest on one another come to one or more
	Malformed         // a negative figure, a divisor of nothing, no existing shares
)

// String says it in words.
func (f Failure) String() string {
	return [...]string{
		"solved", "what converts and what is set aside is worth as much as the whole valuation, whatever the price",
		"the fractions that rest on one another come to the whole company or more", "a figure that is negative, or nothing where it divides",
	}[f]
}
