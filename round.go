package loadline

// Round is a financing that may come: its price, who pays what, what converts, and what the pool becomes. The papers that come
// with it (classes, seats, consents, rights) are facts of the company in which they are signed; see [Draft.Sign].
//
// Of PreMoney, PostMoney and Price one is stated, or several that agree.
type Round struct {
	Name         string
	Title        string
	Date         Date // of the closing; 0: the day that is asked about
	PreMoney     Stated[Money]
	PostMoney    Stated[Money]
	Price        Stated[Money]
	ClassID      string           // of the shares that are issued
	Counts       Stated[string]   // how convertibles stand to the pre-money: "percent_ownership", "pre_money" or "dollars_invested"
	PoolIn       Truth            // whether what is added to the pool is inside the pre-money
	ProtectionIn Truth            // whether what protection against a lower price adds is inside the pre-money
	Converts     Stated[[]string] // ids of the securities that convert; None: none do; not said: as their own terms say
	Investors    []RoundInvestor
	Pools        []PoolTarget
	Secondary    []SecondarySale
	Rounding     Stated[string] // a named policy: "exact", "usual"; not said: "usual"
	At           Source
}

// RoundInvestor is what one investor pays in a round.
type RoundInvestor struct {
	Name          string
	StakeholderID string
	Cash          Stated[Money] // None: none
	Part          Stated[Ratio] // of the new shares, instead of an amount: what keeps a holder's part of the company, or another
	Reserved      Stated[Money] // of the cash: what must be spent on the investor's own services; None: nothing
	Credits       Stated[Money] // what is not cash, at its face; None: none
	Worth         Number        // of the credits: the part of their face that they are worth to the company; unbounded where nobody said
	Expires       Stated[Date]  // of the credits; None: never
	Clawback      Stated[bool]  // whether the company may take back the shares for credits that it cannot draw
	At            Source
}

// PoolTarget is what a round makes of a pool: so many shares more, or a part of a count.
type PoolTarget struct {
	PlanID   string
	Add      Stated[Shares]
	Fraction Stated[Ratio]
	Of       Stated[string] // "post_money": all shares after the closing; "pre_money": all before the new money, with what converts
	Counts   Stated[string] // towards the fraction: "unissued": what is left to grant; "all": with what is granted
	At       Source
}

// SecondarySale is shares that pass from a holder to an investor at the closing. They bring the company no money.
type SecondarySale struct {
	FromID, ToID string // stakeholders
	ClassID      string
	Shares       Stated[Shares]
	Price        Stated[Money]
	At           Source
}

// Ref is how expressions and answers name the round.
func (r Round) Ref() Ref { return Ref{"round", r.Name} }

// Signing is which papers are signed: those of rounds, in order, and which terms are struck from the file before. A term is
// named as the file nests it: "consent.atlas_on_ceo", "body.board.seat.atlas", "stock_class.series_b.anti_dilution",
// "investor.atlas.credits", "pool". What a signed round states is struck there, so that what it replaced stands again; what it
// does not is struck from the file.
type Signing struct {
	Rounds  []string
	Without []string
}

// AntiDilution is how a class is protected against shares that are issued for less than its conversion price.
type AntiDilution uint8

// The formulas. CP1 is the conversion price before, A the shares outstanding before as the formula counts them, B what the
// consideration would have bought at CP1, C the shares that are issued (NVCA model certificate of incorporation, 4.4.4).
const (
	BroadBased  AntiDilution = iota // CP2 = CP1 · (A + B) / (A + C); A counts options and what converts besides shares
	NarrowBased                     // the same; A counts less
	FullRatchet                     // CP2 = the consideration a share
)

// Term is one term of a round's papers, beside what stands in its place until they are signed.
type Term struct {
	Path  string // as [Signing] names it
	Fact  string // the fact that it is of: the path of the innermost block with a name; empty of a term of the round itself
	Fresh bool   // the fact is new: nothing stands in its place
	Old   string // as it is written; empty where nothing stands in its place
	New   string
	At    Source
}
