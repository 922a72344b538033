package loadline

// Matter is something that is decided: by its ways, each with its own approval, with an effect on who sits where and what
// the documents say.
type Matter struct {
	Name    string
	Title   string
	Kind    MatterKind
	Of      Ref // what it is about: office.ceo, seat.board.ceo, document.charter, body.board, stock_class.series_a
	Ways    []Way
	Cause   Truth // of a removal: whether there is cause
	Affects []Ref // classes whose rights it changes for the worse, where known
	Effects []Effect
	Span    Span
	At      Source
}

// Ref is how expressions and answers name the matter.
func (m Matter) Ref() Ref { return Ref{"matter", m.Name} }

// Way is one way to decide a matter: at a meeting, by written consent.
type Way struct {
	Name   string // empty for the one that the matter itself states
	Needs  Approval
	Form   Form
	Notice Stated[Duration] // before it may be decided
	Status Stated[string]   // of the document that says so
	At     Source           // with the clause that says so
}

// Form is how a body acts.
type Form uint8

// The forms.
const (
	FormNotSaid Form = iota
	AtMeeting
	WrittenConsent
)

// Effect is what a decision or an event does to the facts. Which fields mean anything hangs on the kind.
type Effect struct {
	Kind  EffectKind
	Of    Ref    // a seat, office, body, document, contract, class or stakeholder
	To    Ref    // Fill and Appoint: who
	What  string // Call: what is called ("unvested"); Amend: what it says then
	After Duration
	At    Source
}

// EffectKind is what an [Effect] does.
type EffectKind uint8

// The effects.
const (
	Vacate     EffectKind = iota // the seat or office is empty
	Fill                         // somebody takes the seat
	Appoint                      // somebody takes the office
	AddSeat                      // the body has one more seat
	DropSeat                     // the seat is no more
	Amend                        // the document changes
	End                          // the contract ends
	CallIn                       // shares are called in
	Convert                      // the class converts
	Accelerate                   // what has not vested vests
)

// Consent is an approval that a matter needs beside its own: of a stakeholder, a seat, a body or a class.
type Consent struct {
	Name   string
	Of     Approval
	Over   []Ref // matters
	Breach Stated[Breach]
	Status Stated[string] // "executed", "draft"
	Span   Span
	At     Source // with the clause that says so
}

// Ref is how expressions and answers name the consent.
func (c Consent) Ref() Ref { return Ref{"consent", c.Name} }

// Breach is what a decision without the consent is.
type Breach uint8

// The breaches. Where nobody says, the law or the kind of document implies one, listed as assumed; where it is said to be unknown,
// nothing does.
const (
	BreachNotSaid Breach = iota
	Void                 // the act is nothing: the consent is part of who can decide
	Voidable             // it stands until somebody has it set aside
	Damages              // it stands, and costs
	Internal             // it binds those inside only (§ 37(2) GmbHG)
)

// String is the breach as it is written in company.hcl.
func (b Breach) String() string {
	return [...]string{"not stated", "void", "voidable", "damages", "internal"}[b]
}

// Right delays or informs and does not veto: refusal, offer, match, notice, consultation, observer, information.
type Right struct {
	Name   string
	Kind   RightKind
	Of     Ref // who has it
	Over   []Ref
	Days   Stated[Duration] // by which it can delay
	Status Stated[string]
	Span   Span
	At     Source
}

// Ref is how expressions and answers name the right.
func (r Right) Ref() Ref { return Ref{"right", r.Name} }

// RightKind is the kind of a right.
type RightKind uint8

// The kinds of rights.
const (
	Refusal      RightKind = iota // to take the deal in a buyer's place
	FirstOffer                    // to be offered it first
	Match                         // to match another's terms
	Notice                        // to be told before
	Consultation                  // to be heard before
	Observation                   // to sit in without a vote
	Information                   // to be given accounts and papers
)

// VotingAgreement binds stakeholders to vote as one: as one of them, or as an approval among them.
type VotingAgreement struct {
	Name    string
	Parties []Ref    // stakeholders
	As      Approval // whom or what they follow
	Over    []Ref    // matters; none: all
	Status  Stated[string]
	Span    Span
	At      Source
}

// Ref is how expressions and answers name the agreement.
func (v VotingAgreement) Ref() Ref { return Ref{"voting_agreement", v.Name} }

// Drag binds stakeholders to vote for and sell in a sale once its own approval holds.
type Drag struct {
	Name   string
	Needs  Approval      // what sets it off
	Binds  []Ref         // stakeholders or classes; empty where nobody says
	Except Stated[[]Ref] // who of these is not bound
	Over   []Ref         // matters
	Floor  Stated[Money] // the price below which it does not bind
	Terms  []string      // what else must be so, in words: "proceeds follow the charter"
	Status Stated[string]
	Span   Span
	At     Source
}

// Ref is how expressions and answers name the drag-along.
func (d Drag) Ref() Ref { return Ref{"drag", d.Name} }

// Upon says what an event brings with it.
type Upon struct {
	Name   string
	When   Trigger
	Then   []Effect
	Status Stated[string]
	Span   Span
	At     Source
}

// Ref is how expressions and answers name the consequence.
func (u Upon) Ref() Ref { return Ref{"upon", u.Name} }
