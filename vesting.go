package loadline

import "cmp"

// VestingTerms is a schedule that securities share: a graph of conditions that pay out portions.
type VestingTerms struct {
	ID, Name   string
	Title      string
	Allocation AllocationType
	Conditions []VestingCondition
	At         Source
}

// AllocationType is how a quantity that does not divide evenly is spread over its tranches; the names and examples are
// those of Open Cap Format's AllocationType.
type AllocationType uint8

// The seven allocation types; 18 shares in four tranches give the rows beside them.
const (
	CumulativeRounding         AllocationType = iota // 5 4 5 4
	CumulativeRoundDown                              // 4 5 4 5
	FrontLoaded                                      // 5 5 4 4
	BackLoaded                                       // 4 4 5 5
	FrontLoadedToSingleTranche                       // 6 4 4 4
	BackLoadedToSingleTranche                        // 4 4 4 6
	Fractional                                       // 4.5 4.5 4.5 4.5
)

// VestingCondition is one node of a schedule: when it is met, it vests its part of the grant and opens the next ones.
type VestingCondition struct {
	ID        string
	Portion   Ratio          // of the whole quantity, or of what has not vested where Remainder
	Remainder bool           // Portion is of what is left
	Quantity  Stated[Shares] // instead of a portion
	Trigger   VestingTrigger // what meets it
	Cliff     *VestingCliff  // pays nothing before it, then what has accrued
	Next      []string       // ids of the conditions it opens; the first met closes its siblings
	At        Source
}

// VestingCliff holds back what vests until a period after the condition it is relative to has passed.
type VestingCliff struct {
	After Duration
}

// VestingTrigger meets a condition. The set is closed.
type VestingTrigger interface{ vestingTrigger() }

// OnStart is met on the security's vesting start.
type OnStart struct{}

// OnDate is met on a day.
type OnDate struct{ Date Date }

// OnEvent is met when an event is recorded.
type OnEvent struct{}

// Every is met Occurrences times, each Period after the last, counted from the day another condition was met.
type Every struct {
	Period      Duration
	Occurrences int
	DayOfMonth  DayOfMonth
	RelativeTo  string // id of a condition
}

func (OnStart) vestingTrigger() {}
func (OnDate) vestingTrigger()  {}
func (OnEvent) vestingTrigger() {}
func (Every) vestingTrigger()   {}

// DayOfMonth is the day on which monthly tranches vest.
type DayOfMonth struct {
	Day       int  // 1 to 31; 0: the day of the vesting start, or the last day where the month has none
	MinusOne  bool // the day before that (VESTING_START_DAY_MINUS_ONE)
	OrLastDay bool // day 29 to 31, or the last day of the month
}

// Vesting is a dated amount that vests, where a security lists them one by one.
type Vesting struct {
	Date   Date
	Amount Shares
}

// Ref is how expressions and answers name the schedule.
func (v VestingTerms) Ref() Ref { return Ref{"vesting_terms", cmp.Or(v.Name, v.ID)} }
