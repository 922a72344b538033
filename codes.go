package loadline

// Code is the word by which a diagnostic is known to people, scripts and `loadline explain`. A code is never reused for
// another meaning. Each has a file explain/CODE.txt with its rule, its authority and an example that a test runs.
type Code string

// Files that cannot be read as what they are.
const (
	FileUnreadable Code = "file-unreadable" // the file is not there or cannot be opened
	SyntaxError    Code = "syntax-error"    // the file breaks the syntax of its format
	TooLarge       Code = "too-large"       // a limit on bytes, files, nesting or numbers was passed
	NotUnderstood  Code = "not-understood"  // the input is none of the formats Loadline reads
)

// Words of company.hcl.
const (
	UnknownBlock        Code = "unknown-block"          // no such kind of block
	UnknownAttribute    Code = "unknown-attribute"      // no such attribute in this block
	MissingAttribute    Code = "missing-attribute"      // an attribute that the block cannot do without
	WrongType           Code = "wrong-type"             // a value of another kind than the attribute takes
	NullValue           Code = "null-value"             // null is refused: say none, never or unknown(...)
	UnknownName         Code = "unknown-name"           // a reference to a fact that is not there
	UnknownFunction     Code = "unknown-function"       // a call of a function that does not exist
	DuplicateName       Code = "duplicate-name"         // two facts of one kind under one name
	ReferenceCycle      Code = "reference-cycle"        // facts that are defined by one another
	BadExpression       Code = "bad-expression"         // an expression outside Loadline's grammar
	BadName             Code = "bad-name"               // a block whose name is missing, or cannot be written in an expression
	MissingBlock        Code = "missing-block"          // a file without the block that every file has
	OutOfRange          Code = "out-of-range"           // an input outside the range that it may be moved in
	SpreadMisfit        Code = "spread-misfit"          // figures that make no distribution
	StatedTwice         Code = "stated-twice"           // company.hcl and the package contradict one another
	VestingLeftOpen     Code = "vesting-left-open"      // an event whose result may go on vesting, and does not say so
	BadSchedule         Code = "bad-schedule"           // a vesting block that does not say when how much vests
	PeriodsOverlap      Code = "periods-overlap"        // a fact stated twice under one name for the same days
	SeatsAndClasses     Code = "seats-and-classes"      // a body that decides by heads and by shares at once
	ThresholdOutOfRange Code = "threshold-out-of-range" // a threshold above all votes or below none
)

// Questions that a template asks.
const (
	AnswerRefused Code = "answer-refused" // an answer that is none to the question of a template
)

// Expressions.
const (
	UnitMismatch   Code = "unit-mismatch"    // values that do not go together: money and shares, two currencies
	DivisionByZero Code = "division-by-zero" // a divisor that is exactly zero
	WrongArguments Code = "wrong-arguments"  // more or fewer arguments than a function takes
	WrongArgument  Code = "wrong-argument"   // an argument of another kind than the function takes
	BadArgument    Code = "bad-argument"     // an argument of the right kind that means nothing: a date that is none
)

// Open Cap Format packages.
const (
	NoManifest        Code = "no-manifest"        // a package without a manifest
	AmbiguousManifest Code = "ambiguous-manifest" // a package with several
	WrongChecksum     Code = "wrong-checksum"     // a file whose MD5 is not the manifest's
	MissingFile       Code = "missing-file"       // a file that the manifest names is not there
	FileNotNamed      Code = "file-not-named"     // a file with facts that the manifest does not name
	UnknownVersion    Code = "unknown-version"    // an Open Cap version that Loadline has not seen
	UnknownObject     Code = "unknown-object"     // an object kept as it is, and not understood
	UnknownField      Code = "unknown-field"      // a field kept as it is, and not understood
	MissingField      Code = "missing-field"      // a field that the schema requires
	BadValue          Code = "bad-value"          // a field whose value the schema does not allow
	NumberNotString   Code = "number-not-string"  // a JSON number where the schema asks for a string
	OlderName         Code = "older-name"         // an object type by a name of an earlier version
	DuplicateID       Code = "duplicate-id"       // two objects of one id
	UnsafePath        Code = "unsafe-path"        // a path that leads out of the package
	NotInOpenCap      Code = "not-in-open-cap"    // a fact for which Open Cap Format has no place
)

// Contradictions among the facts of a cap table.
const (
	DanglingReference     Code = "dangling-reference"      // a fact points to one that is not there
	EventBeforeSecurity   Code = "event-before-security"   // an event dated before the security it ends
	ResultBeforeEvent     Code = "result-before-event"     // a security dated before the event it comes from
	MoreThanHeld          Code = "more-than-held"          // more cancelled, transferred or exercised than there is
	ClosedTwice           Code = "closed-twice"            // two events end one security
	BalanceMismatch       Code = "balance-mismatch"        // balance and results do not add up to what was closed
	IssuedAboveAuthorized Code = "issued-above-authorized" // more shares outstanding than may be issued
	PoolOverdrawn         Code = "pool-overdrawn"          // more granted than the plan reserves
	SameName              Code = "same-name"               // two stakeholders of one name
	VotesNotStated        Code = "votes-not-stated"        // a class whose votes nobody stated
	SplitLeavesOpen       Code = "split-leaves-open"       // whether options or ratios follow a split is not stated
	VestingNotUnderstood  Code = "vesting-not-understood"  // a schedule whose graph cannot be followed
	VestingNotStarted     Code = "vesting-not-started"     // a schedule without a start
	ConversionCycle       Code = "conversion-cycle"        // classes that convert into one another, or one into itself
	RatioContradictsPrice Code = "ratio-contradicts-price" // a conversion ratio that is not issue price over conversion price
	ImplausibleValue      Code = "implausible-value"       // a number or a date that no document means as it stands
	ExerciseNotVested     Code = "exercise-not-vested"     // more exercised or released than had vested
	ExerciseTooLate       Code = "exercise-too-late"       // exercised after it had expired, or after its window had closed
	SameCertificate       Code = "same-certificate"        // two securities of one number at one time
	DepartureNotDated     Code = "departure-not-dated"     // a stakeholder who has left, and nothing says when
)

// Spreadsheets.
const (
	ColumnNotFound    Code = "column-not-found"    // a mapping names a column that is not there
	ColumnAmbiguous   Code = "column-ambiguous"    // two columns could be what is asked for
	CellNotUnderstood Code = "cell-not-understood" // a cell that is not what its column holds
	TotalsDisagree    Code = "totals-disagree"     // the sheet's own total is not the sum of its rows
	RowSkipped        Code = "row-skipped"         // a row that holds no fact
	CellMissing       Code = "cell-missing"        // a row that lacks what its fact needs
	DateMissing       Code = "date-missing"        // a fact without a date in a book that speaks of no day
	NumbersOverlap    Code = "numbers-overlap"     // share numbers that two rows of a list of shareholders claim
	NumbersGap        Code = "numbers-gap"         // share numbers that no row of a list of shareholders has
	NominalsDiffer    Code = "nominals-differ"     // shares of different nominal amounts: euros are counted
)

// Cloud bills.
const (
	BillColumnMissing Code = "bill-column-missing" // a bill without a column that FOCUS requires
	BillColumnUnknown Code = "bill-column-unknown" // columns that FOCUS does not have
	BillCurrencies    Code = "bill-currencies"     // a bill in several currencies
	BillUnbalanced    Code = "bill-unbalanced"     // what was paid for a commitment is not what was used and left unused of it
	CostsRounded      Code = "costs-rounded"       // a cost that is whole in every row while another is not
	CostZero          Code = "cost-zero"           // a cost of nothing that another cost of its row contradicts
)

// Who decides.
const (
	BylawExceedsStatute       Code = "bylaw-exceeds-statute"       // a document asks another vote than the law lets it
	BelowStatute              Code = "below-statute"               // a document asks less than the law does
	ElectsItself              Code = "elects-itself"               // a body that fills its own seats through another
	ClassesNotSaid            Code = "classes-not-said"            // which classes vote in a body of stockholders is not stated
	SeatHolderUnknown         Code = "seat-holder-unknown"         // a seat of which nobody says who sits there
	NobodyDecides             Code = "nobody-decides"              // a matter that everybody together cannot decide
	NoVotesKnown              Code = "no-votes-known"              // a vote of shares in which nobody's votes are stated
	EntityCycle               Code = "entity-cycle"                // an entity that is managed by itself, through others
	CircularAgreement         Code = "circular-agreement"          // agreements whose parties follow one another
	ConversionAboveAuthorized Code = "conversion-above-authorized" // a conversion that asks for more shares than may be issued
)

// Conflicts: what no single fact says and several say together.
const (
	Deadlock              Code = "deadlock"                // two sides that can each stop the other, and nobody who breaks the tie
	SelfDeletingSafeguard Code = "self-deleting-safeguard" // a safeguard that others can delete without those whom it protects
	VacancyStalls         Code = "vacancy-stalls"          // a vacant seat without which a body or a matter stands still
	SamePersonBothSides   Code = "same-person-both-sides"  // somebody decides a matter of his own, or gives the consent that is meant to check him
	Cascade               Code = "cascade"                 // a decision after which somebody else decides the others
	RefusalRightsCollide  Code = "refusal-rights-collide"  // rights of refusal of several holders over one matter, without an order
	ContributionFlowsBack Code = "contribution-flows-back" // money of a round that is kept for the investor's own services
	LineCrossed           Code = "line-crossed"            // a holding at which another law begins to bite
)

// Contracts, with one another and with the plan.
const (
	ExclusivesCollide     Code = "exclusives-collide"      // a promise to deal with nobody else beside a contract with somebody else
	CommitmentExceedsPlan Code = "commitment-exceeds-plan" // a commitment above what the plan buys
	CreditsExpireUnused   Code = "credits-expire-unused"   // credits that expire before the plan has used them
	NeedUnsupplied        Code = "need-unsupplied"         // a need of what no contract supplies
	PledgeWithoutLever    Code = "pledge-without-lever"    // a pledge to stop, leave or keep back what there is not
	OfferByNobody         Code = "offer-by-nobody"         // an offer of which somebody says that nobody makes it
)

// Claims.
const (
	AssertFails     Code = "assert-fails"      // a claim of the user's is false
	AssertUndecided Code = "assert-undecided"  // a claim that cannot be told for want of a fact
	DocumentNotRead Code = "document-not-read" // a document that may overturn the answer
)

// Rounds.
const (
	RoundContradictory Code = "round-contradictory" // terms of a round that no round can have together
	RoundOverfull      Code = "round-overfull"      // what converts and the pool come to the whole valuation at any price
	RoundUnpriced      Code = "round-unpriced"      // neither a price nor a valuation is stated
	NotePastMaturity   Code = "note-past-maturity"  // a note that is due before the round converts it
)

// Contracts and plans.
const (
	RunRefused            Code = "run-refused"             // a run or a load of a plan that no chip can do
	ReadsLaterMonth       Code = "reads-a-later-month"     // an expression of a plan that hangs on what comes later
	PlanCycle             Code = "plan-cycle"              // lines of a plan that hang on one another within a month
	CorrelationImpossible Code = "correlation-impossible"  // uncertain quantities that cannot move together as they are said to
	RunDoubtful           Code = "run-doubtful"            // a run or a load of a plan whose figures are unusual
	RunOnEndedContract    Code = "run-on-ended-contract"   // a run or a load on a contract whose term is over by then
	NoticeLongerThanTerm  Code = "notice-longer-than-term" // a notice that is longer than the contract lasts
	ContractsOverlap      Code = "contracts-overlap"       // shares of one supply that come to more than the whole
	NoPlan                Code = "no-plan"                 // a forecast of a file that states no plan
)

// Load lines.
const (
	LimitBroken    Code = "limit-broken"    // a limit does not hold, whatever the open facts turn out to be
	LimitUntold    Code = "limit-untold"    // a limit hangs on a fact that nobody stated
	LimitUndecided Code = "limit-undecided" // an interval that somebody stated crosses the line of a limit
	LimitCycle     Code = "limit-cycle"     // limits that speak of one another in a circle
	LimitWaived    Code = "limit-waived"    // a limit that does not hold, and that somebody set aside for a while
	WaiverExpired  Code = "waiver-expired"  // a limit that does not hold, and whose waiver has run out
)
