package loadline

// Round is a financing that may come: its price, who pays what, what converts, and what the pool becomes. The papers that come
// with it (classes, seats, consents, rights) are facts of the company in which they are signed; see [Draft.With].
//
// Exactly one of PreMoney, PostMoney and Price is stated; of a price that nobody stated the round says nothing.
type Round struct {
	Name      string
	Title     string
	Date      Date // of the closing; 0: the day that is asked about
	PreMoney  Stated[Money]
	PostMoney Stated[Money]
	Price     Stated[Money]
	Class     Ref            // the class that is issued
	Counts    Stated[string] // what the pre-money is of, besides the shares there are: "percent_ownership", "pre_money", "dollars_invested"
	PoolIn    Truth          // whether what is added to the pool is inside the pre-money
	Investors []RoundInvestor
	Pool      PoolTarget
	Converts  Stated[[]string] // ids of the convertibles that convert; not said: all that convert into a later round
	Secondary []SecondarySale
	Rounding  Stated[string] // a named policy: "exact", "usual"
	At        Source
}

// RoundInvestor is what one investor pays in a round.
type RoundInvestor struct {
	Who      Ref
	Cash     Stated[Money]
	Credits  Stated[Money] // what is not cash, at its face
	Worth    Number        // of the credits: the part of their face that they are worth to the company; unbounded where nobody said
	Expires  Stated[Date]  // of the credits
	Clawback Stated[Money] // of the shares for credits that are not drawn: what may be taken back
	On       Ref           // the contract under which the credits are drawn
	At       Source
}

// PoolTarget is what a round makes of a pool: so many shares more, or a part of a count.
type PoolTarget struct {
	Plan     Ref
	Add      Stated[Shares]
	Fraction Stated[Ratio]
	Of       Stated[string] // "post_money" or "pre_money"
	At       Source
}

// SecondarySale is shares that pass from a holder to an investor at the closing.
type SecondarySale struct {
	From, To Ref
	Class    Ref
	Shares   Stated[Shares]
	Price    Stated[Money]
	At       Source
}

// Ref is how expressions and answers name the round.
func (r Round) Ref() Ref { return Ref{"round", r.Name} }

// AntiDilution is how a class is protected against shares that are issued for less than its conversion price.
type AntiDilution struct {
	Kind  Stated[AntiDilutionKind]
	Base  Stated[string] // A of the formula: "fully_diluted" (with options and what converts), "outstanding" (as converted), "class"
	Until Stated[Date]   // when it ends
	At    Source
}

// AntiDilutionKind is a formula.
type AntiDilutionKind uint8

// The formulas.
const (
	WeightedAverage AntiDilutionKind = iota // CP2 = CP1 · (A + B) / (A + C)
	FullRatchet                             // CP2 = the consideration a share
)

// Dividend is what accrues on a preferred share.
type Dividend struct {
	Rate       Ratio // of the original issue price, a year
	Cumulative Truth
	Compounds  Truth
	At         Source
}
