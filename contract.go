package loadline

// Contract is what somebody supplies to the company, for how long, who may end it, and what the company owes for it.
type Contract struct {
	Name          string
	Title         string
	SupplierID    string
	Supplies      string           // a word of your own that needs name: "compute", "people", "models"
	Under         string           // the name of the contract that it is a part of
	Share         Number           // the part of all that the company uses of it that comes from here
	Shares        []UseShare       // or of one use each
	Heads         Number           // of how many people it comes, who each decide for themselves; unbounded where nobody said
	Costs         Stated[[]string] // what stopping it costs its supplier, in words: "pay"; None: nothing
	Capacity      Number           // chip-hours a month that are reserved; unbounded where nobody said
	Chip          string           // of the capacity
	Spend         Number           // of money a month, as it is
	From          Date             // the first day; 0: always so far
	To            Stated[Date]     // the last day; None: until it is ended
	Renews        Stated[Duration] // by how much it goes on by itself when its last day comes; None: it does not
	RenewalNotice Stated[Duration] // before the last day, on which a renewal is refused
	Stops         []Stop
	Replace       Spell          // from the day on which a substitute is looked for until it runs
	SwitchCost    Number         // money to move, beside what is still committed
	Substitutable Stated[string] // on the four levels of DORA: "not", "highly_complex", "medium", "easily"
	Because       string         // of the level: the reason that the register asks for
	Exclusives    []Exclusive
	Commitments   []Commitment
	Credits       []CreditTranche
	OnControl     Stated[string] // what a change of control does: "ends", "consent"; None: nothing
	KeyPersons    []string       // stakeholders without whom the supplier may end it
	Assignable    Stated[string] // "free", "consent", "never"
	Steers        []string       // what it makes the company do, in words: milestones, roadmaps, benchmarks
	Status        Stated[string]
	At            Source
}

// UseShare is the part of one use that a contract supplies: of "training", "serving" or another word.
type UseShare struct {
	Of   string
	Part Number // from 0 to 1
	At   Source
}

// Stop is a right to end or to suspend a contract.
type Stop struct {
	By     string           // "supplier" or "company"
	Met    Truth            // whether its reason is given today; of convenience there is none to give
	Pauses bool             // it suspends, and does not end
	For    string           // "convenience", "breach", "non_payment", "insolvency", "change_of_control", "law", or another word
	Notice Stated[Spell]    // after which it is over; None: never, there is no such right
	Cure   Stated[Duration] // in which the other side may put it right
	From   Date             // the first day on which it may be used
	To     Date
	At     Source
}

// Exclusive is a promise to take from, or to supply, nobody else.
type Exclusive struct {
	Binds string   // "company" or "supplier"
	Scope []string // uses: "training", "serving", "api"
	From  Date
	Until Stated[Date]
	At    Source
}

// Commitment is what the company owes whether or not it uses it.
type Commitment struct {
	Name    string
	Kind    string         // "take_or_pay", "minimum", "prepaid", "option", "intent"
	Amount  Number         // of money, over the whole period
	Binding Stated[string] // "binding", "conditional", "not_binding"
	Period  Period
	Due     []Date           // on which a shortfall is settled; none: on the last day
	PaidBy  Stated[[]string] // what may pay it besides cash: names of tranches of credits
	Used    Number           // money that has counted towards it so far
	At      Source
}

// CreditTranche is a right to services instead of money.
type CreditTranche struct {
	Name         string
	Face         Number // money
	Worth        Number // the part of the face that it is worth to the company
	GrantorID    string // who gave it, where it is not the supplier
	From         Date   // the first day on which it may be used
	Expires      Stated[Date]
	Excludes     []string // uses that it does not pay for
	Transferable Stated[bool]
	Clawback     Stated[bool]
	Pays         Stated[bool] // whether what it pays for counts towards a commitment
	Used         Number       // money, so far
	At           Source
}

// Ref is how expressions and answers name the contract.
func (c Contract) Ref() Ref { return Ref{"contract", c.Name} }

// Licence is a right to go on with what the company makes or uses.
type Licence struct {
	Name      string
	OfID      string   // who has it: a stakeholder; empty: the company
	FromID    string   // who gives it; empty: the company
	Over      []string // words: "models", "weights", "patents"
	Exclusive Stated[bool]
	Until     Stated[Date]
	Ends      string       // in words, where a decision or an event ends it
	Without   Stated[bool] // whether its holder may go on without the company
	Status    Stated[string]
	At        Source
}

// Loan is money that is owed, with what its lender may do.
type Loan struct {
	Name      string
	LenderID  string
	Amount    Number // outstanding
	Rate      Number // a year
	From      Date
	Matures   Stated[Date]
	Covenants []Covenant
	Callable  Stated[Spell]  // on which notice its lender may call it without a reason; None: it may not
	OnControl Stated[string] // "due", "consent"; None: nothing
	Status    Stated[string]
	At        Source
}

// Covenant is a promise whose breach lets a lender call a loan.
type Covenant struct {
	Name        string
	MinimumCash Number // of money; unbounded: it is about something else
	Words       string
	Cure        Stated[Duration]
	Breached    Truth // today; a minimum of cash shows it by itself
	At          Source
}

// FundingTranche is money that an investor has promised and pays on a condition.
type FundingTranche struct {
	Name     string
	ByID     string
	Amount   Number // of money
	On       Stated[Date]
	If       string // the condition in words: what it steers
	Met      Truth
	Withhold Stated[bool] // whether the investor may decline to pay though the condition is met
	Status   Stated[string]
	At       Source
}

// Ref is how expressions and answers name the loan.
func (l Loan) Ref() Ref { return Ref{"loan", l.Name} }

// Ref is how expressions and answers name the tranche.
func (t FundingTranche) Ref() Ref { return Ref{"tranche", t.Name} }

// Ref is how expressions and answers name the licence.
func (l Licence) Ref() Ref { return Ref{"licence", l.Name} }

// Spell is a length of time that may be an estimate: months and days, each a number or bounds.
type Spell struct{ Months, Days Number }

// After are the earliest and the latest day that lie a spell after another, whole months and days rounded down and up; false
// where nothing is known of it. A latest day of 0 is unbounded.
func (s Spell) After(d Date) (earliest, latest Date, known bool) {
	if s.Months.Lo == nil || s.Days.Lo == nil {
		return d, 0, false
	}
	at := func(months, days Ratio) Date {
		m, _ := months.Int64()
		n, _ := days.Int64()
		return d.AddMonths(int(m)).AddDays(int(n))
	}
	earliest = at(s.Months.Lo.Floor(), s.Days.Lo.Floor())
	if s.Months.Hi == nil || s.Days.Hi == nil {
		return earliest, 0, true
	}
	return earliest, at(s.Months.Hi.Neg().Floor().Neg(), s.Days.Hi.Neg().Floor().Neg()), true
}

// Lasting is a spell of a duration that is known.
func Lasting(l Duration) Spell {
	return Spell{Exactly(Int(int64(l.Months))), Exactly(Int(int64(l.Days)))}
}
