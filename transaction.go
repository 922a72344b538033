package loadline

// Transaction is a dated event on securities, classes, plans or stakeholders. The set is closed: issuances open a
// security, closings end one (and may open others), adjustments change a class or a plan, vesting events meet a
// condition. A security is one issuance; it is closed by an event, never decremented, except where an option is exercised
// in part without a balance security.
type Transaction interface {
	Base() *Event
	transaction()
}

// Event is what every transaction has.
type Event struct {
	ID   string
	Date Date
	At   Source
}

// Base is the event itself.
func (e *Event) Base() *Event { return e }

// Issued is what every issuance has.
type Issued struct {
	Event
	SecurityID    string
	CustomID      string // the number on the certificate, such as "CS-1"
	StakeholderID string
	Approved      Date // by the board, where given
}

// StockIssuance issues shares of a class.
type StockIssuance struct {
	Issued
	StockClassID   string
	StockPlanID    string // of restricted stock that counts against a pool
	Quantity       Shares
	SharePrice     Stated[Money]
	VestingTermsID string
	Vestings       []Vesting
	SplitID        string // of the split that this issuance already contains
	Source         string // "RSA", "FOUNDERS_STOCK" in Open Cap words; empty where not said
}

// GrantIssuance grants options, restricted stock units or appreciation rights (Open Cap: equity compensation).
type GrantIssuance struct {
	Issued
	StockPlanID      string
	StockClassID     string // of the stock it is over; empty: the plan's
	Compensation     Compensation
	Quantity         Shares
	ExercisePrice    Stated[Money]
	VestingTermsID   string // with no terms and no vestings it is fully vested when issued
	Vestings         []Vesting
	EarlyExercisable Stated[bool]
	Expires          Stated[Date]
	Accelerates      Stated[Acceleration] // None: a sale makes nothing vest
	Windows          []TerminationWindow
}

// Compensation is what a grant gives.
type Compensation uint8

// The kinds of grants (Open Cap Format's CompensationType; the two of option are told apart by tax, not by count).
const (
	Option Compensation = iota
	RestrictedStockUnit
	CashAppreciationRight  // settled in cash: never a share
	StockAppreciationRight // settled in stock
)

// Acceleration is when a sale of the company makes vest what has not vested.
type Acceleration uint8

// The triggers.
const (
	SingleTrigger Acceleration = iota // at the sale
	DoubleTrigger                     // where its holder is dismissed after the sale
)

// TerminationWindow is how long a grant may be exercised after its holder has left.
type TerminationWindow struct {
	Reason string // in Open Cap words: "VOLUNTARY_OTHER", "INVOLUNTARY_WITH_CAUSE"
	Within Duration
}

// WarrantIssuance issues a right to buy stock.
type WarrantIssuance struct {
	Issued
	Quantity      Number // unbounded where a formula fixes it later
	StockClassID  string // of the stock it is over; empty where not said
	ExercisePrice Stated[Money]
	PurchasePrice Stated[Money]
	Expires       Stated[Date]
	Vestings      []Vesting
	VestingTerms  string
}

// ConvertibleIssuance issues a SAFE, a note or another promise of future stock.
type ConvertibleIssuance struct {
	Issued
	Kind       ConvertibleKind
	Investment Money
	Terms      ConvertibleTerms
	Seniority  Stated[int] // 1 is highest
	ProRata    Stated[Ratio]
}

// ConvertibleKind is what a convertible is.
type ConvertibleKind uint8

// The kinds of convertibles.
const (
	OtherConvertible ConvertibleKind = iota
	SAFE
	ConvertibleNote
)

// ConvertibleTerms is what a convertible turns into and at which price.
type ConvertibleTerms struct {
	Cap          Stated[Money]
	CapIs        Stated[string] // "pre_money" or "post_money"
	Discount     Stated[Ratio]  // 0.2 is twenty percent off the round price
	MFN          Stated[bool]
	Interest     []InterestRate
	DayCount     Stated[string] // "actual_365", "30_360"
	Compounding  Stated[string] // "simple", "compounding"
	Maturity     Stated[Date]
	Qualified    Stated[Money] // new money from which on a round converts it by itself; None: any round does
	IntoClassID  string        // empty: the class of the future round
	FutureRound  bool
	ShadowSeries Stated[bool]   // whether below the round's price it converts into a series of its own, whose preference counts from the price at which it converts
	FixedShares  Stated[Shares] // converts into this many, whatever the price
	FixedPercent Stated[Ratio]  // or into this part of the company
}

// InterestRate accrues on a note for a while.
type InterestRate struct {
	Rate   Ratio // a year: 0.08 is eight percent
	Period Period
}

// Closing is what every event that ends a security, or a part of it, has.
type Closing struct {
	Event
	SecurityID string
	Quantity   Stated[Shares] // None: the whole security. Of a convertible: the amount in its currency
	BalanceID  string         // the security that holds what is left; empty where nothing is left, or it stays in place
	ResultIDs  []string       // the securities that come of it
}

// Transfer passes a security or a part of it to the holders of its results.
type Transfer struct{ Closing }

// Cancellation cancels it.
type Cancellation struct{ Closing }

// Retraction undoes an issuance that should not have been.
type Retraction struct{ Closing }

// Repurchase buys it back.
type Repurchase struct {
	Closing
	Price Stated[Money]
}

// Conversion turns stock or a convertible into its results.
type Conversion struct {
	Closing
	Trigger string
}

// Exercise turns options or a warrant into the resulting stock.
type Exercise struct {
	Closing
	Trigger string
}

// Release turns restricted stock units into the resulting stock.
type Release struct{ Closing }

// Reissuance replaces a security by others of the same holder.
type Reissuance struct {
	Closing
	SplitID string // the split that it carries out
}

// Consolidation merges several securities into one.
type Consolidation struct {
	Event
	SecurityIDs []string
	ResultID    string
}

// Acceptance records that the holder has accepted a security.
type Acceptance struct {
	Event
	SecurityID string
}

// ReturnToPool gives shares under a grant back to a plan.
type ReturnToPool struct {
	Event
	SecurityID  string
	StockPlanID string
	Quantity    Shares
}

// Repricing gives options a new exercise price.
type Repricing struct {
	Event
	SecurityID string
	Price      Money
}

// Split divides or joins the shares of a class: Ratio new shares for each old one.
type Split struct {
	Event
	StockClassID string
	Ratio        Ratio
}

// ConversionAdjustment sets a new conversion ratio for a class.
type ConversionAdjustment struct {
	Event
	StockClassID string
	To           ConversionRight
}

// AuthorizedAdjustment sets how many shares of a class, or of the whole company, may be issued.
type AuthorizedAdjustment struct {
	Event
	StockClassID string // empty: the company as a whole
	Authorized   Stated[Shares]
}

// PoolAdjustment sets the reserve of a plan.
type PoolAdjustment struct {
	Event
	StockPlanID string
	Reserved    Shares
}

// VestingStart starts a schedule for a security.
type VestingStart struct {
	Event
	SecurityID  string
	ConditionID string
}

// VestingEvent records that a condition of a security's schedule was met.
type VestingEvent struct {
	Event
	SecurityID  string
	ConditionID string
}

// VestingAcceleration vests a quantity at once.
type VestingAcceleration struct {
	Event
	SecurityID string
	Quantity   Shares
}

// RelationshipChange records that a stakeholder's relationship to the company started or ended.
type RelationshipChange struct {
	Event
	StakeholderID  string
	Started, Ended string // in Open Cap words; "EMPLOYEE" ended: the stakeholder has left
}

// StatusChange records a stakeholder's status, such as leave of absence or termination.
type StatusChange struct {
	Event
	StakeholderID string
	Status        string // in Open Cap words
}

func (*StockIssuance) transaction()        {}
func (*GrantIssuance) transaction()        {}
func (*WarrantIssuance) transaction()      {}
func (*ConvertibleIssuance) transaction()  {}
func (*Transfer) transaction()             {}
func (*Cancellation) transaction()         {}
func (*Retraction) transaction()           {}
func (*Repurchase) transaction()           {}
func (*Conversion) transaction()           {}
func (*Exercise) transaction()             {}
func (*Release) transaction()              {}
func (*Reissuance) transaction()           {}
func (*Consolidation) transaction()        {}
func (*Acceptance) transaction()           {}
func (*ReturnToPool) transaction()         {}
func (*Repricing) transaction()            {}
func (*Split) transaction()                {}
func (*ConversionAdjustment) transaction() {}
func (*AuthorizedAdjustment) transaction() {}
func (*PoolAdjustment) transaction()       {}
func (*VestingStart) transaction()         {}
func (*VestingEvent) transaction()         {}
func (*VestingAcceleration) transaction()  {}
func (*RelationshipChange) transaction()   {}
func (*StatusChange) transaction()         {}
