package governance

import (
	"slices"
	"strings"

	"loadline"
	"loadline/control"
)

// Horizon is the world in which a matter is decided.
type Horizon struct {
	Kind       HorizonKind
	Converting []loadline.Ref  // AfterConversion: the classes that convert; none: every preferred class
	Turnout    *loadline.Ratio // the part of the votes that takes part in votes of shares, from 0 to 1; nil: whatever the others do
}

// HorizonKind is what has happened before the matter is decided.
type HorizonKind uint8

// The horizons.
const (
	Today           HorizonKind = iota // those who sit vote as they like
	AfterElections                     // a seat votes as those who fill it
	AfterConversion                    // as today, with shares converted
)

// Party is a voter of a rule: a stakeholder with all who vote as it does.
type Party struct {
	Ref     loadline.Ref // of its first member; of an assumed party: the class, body or entity whose holders nobody stated
	Title   string
	Groups  []string
	Members []loadline.Ref // stakeholders, merged by affiliation and management
	Assumed bool           // it stands for holders whom nobody stated
	Unled   bool           // it is an entity of which nobody says who manages it, so that it may vote as any of the others
}

// Decision is a matter as a rule over parties on a day.
type Decision struct {
	Matter   loadline.Matter
	Horizon  Horizon
	Date     loadline.Date
	Parties  []Party         // voter i of the rules is Parties[i]
	Rule     *control.Rule   // the act is valid: its approval, and the consents without which it is void
	Lawful   *control.Rule   // the same with every consent that binds: who wins in Rule and not here breaches something
	Weights  control.Weights // of both rules; columns as in Columns
	Columns  []Electorate
	Gates    []GateFact // of both rules, by number of the gate; gates that only serve to build others say nothing
	Ways     []Procedure
	Consents []MustAsk
	Rights   []Delay
	Drags    []Dragged
	Follows  []Following
	Law      []LawFact
	Open     []loadline.Unknown    // what nobody stated and the rule hangs on
	Assumed  []loadline.Assumption // what was filled in, and what would settle it
	Unread   []loadline.Document   // that could overturn it

	order *Order
	at    map[int]int  // voter by party
	sways map[int]bool // voters in a vote that hangs on who takes part
}

// Sways says whether a voter takes part in a vote of those present, or of the votes cast: there even who makes no difference
// while all vote may make one where others stay away or abstain.
func (d *Decision) Sways(voter int) bool { return d.sways[voter] }

// Electorate is a column of the weights: the votes of one constituency.
type Electorate struct {
	Of        loadline.Ref // the class, body or entity
	Title     string
	Converted bool           // votes as converted
	Scale     loadline.Ratio // votes of the column for one vote of the facts: 1 unless these are fractions
	Boundless []int          // parties of whose votes nobody knows a most; what stands for them in the weights is any number
}

// GateFact is what a gate of a rule means, and by which clause it is there.
type GateFact struct {
	Kind GateKind
	Says loadline.Text   // "a majority of the board of directors", "the consent of Cumulus Cloud"
	Of   loadline.Ref    // the body, class, stakeholder, seat, consent or agreement
	At   loadline.Source // with the clause
	Law  string          // what the law says where it is the law that asks: "8 Del. C. § 141(k)"

	turnout bool // of a vote: who stays away or abstains is no part of it, or nobody says that he is
}

// GateKind is what a gate is about.
type GateKind uint8

// The kinds of gates.
const (
	Plumbing    GateKind = iota // serves to build others
	OfParty                     // a stakeholder is for it
	OfSeat                      // a seat is for it
	OfBody                      // a body by seats passes a threshold
	OfVotes                     // votes of shares pass a threshold
	OfQuorum                    // enough take part
	OfConsent                   // a consent is given
	OfWay                       // one way to decide the matter
	OfAgreement                 // what a voting agreement or a drag-along follows
	OfUnknown                   // nobody stated it
)

// Procedure is one way to decide the matter.
type Procedure struct {
	Name   string
	Needs  loadline.Approval // as it is after the law, over the company's own bodies
	Form   loadline.Form
	Notice loadline.Stated[loadline.Duration]
	Gate   control.Gate    // of the rules; -1 where the way only tells of another form of the same
	Law    string          // the provision that gives it; empty where a document does
	At     loadline.Source // of the document or of the provision
	Draft  bool            // stated by a draft, or by what is not in force: not in the rules
	Lapsed bool            // and it is no draft: superseded, or its document is not in force on the day
}

// MustAsk is a consent that the matter needs beside its own approval.
type MustAsk struct {
	Consent loadline.Consent
	Who     []int // parties who can take part in giving it
	Gate    control.Gate
	Breach  loadline.Breach
	Implied bool           // the breach is what the kind of document implies
	InRule  loadline.Truth // whether the act is void without it
	Binds   loadline.Truth // No: a draft; CannotTell: its time hangs on an event
}

// Delay is a right that delays or informs, and does not decide.
type Delay struct {
	Right loadline.Right
	Who   []int          // parties
	Binds loadline.Truth // No: a draft
}

// Following is votes of a constituency that follow a gate by a voting agreement.
type Following struct {
	Agreement loadline.Ref
	In        loadline.Ref   // the class or body in which they are cast
	Of        []loadline.Ref // the stakeholders whose votes follow
	Gate      control.Gate   // of both rules: where it holds the votes are for it
	Certain   bool           // false: they may follow
}

// Dragged is a drag-along over the matter.
type Dragged struct {
	Drag  loadline.Drag
	Binds []int // parties
	Gate  control.Gate
	In    loadline.Truth // whether it is in the rules: No for a draft
}

// LawFact is a provision that bears on the matter.
type LawFact struct {
	Law       string // the preset
	Provision loadline.Provision
	Bearing   Bearing
	Against   loadline.Source // what it overrides, or what departs from it
}

// Bearing is how a provision bears on a matter.
type Bearing uint8

// The bearings.
const (
	Fills     Bearing = iota // no document says otherwise
	Agrees                   // a document says the same, or may say what it says
	Overrides                // a document says what it may not say
	Departed                 // a document says otherwise, and may
	MayApply                 // whether it applies hangs on what nobody stated
	Usual                    // what the usual documents say; not applied
)

// Voter is the index of the party that a stakeholder belongs to, and whether that has a voice in the matter.
func (d *Decision) Voter(stakeholder loadline.Ref) (int, bool) {
	i, ok := d.at[d.order.partyOf(stakeholder)]
	return i, ok
}

// Group is the coalition of those whom a name means, and whether there is anybody of this name among the facts: a word of the
// stakeholders' own groups ("founders", "group.founders"), a stakeholder ("stakeholder.fund" or "fund"), or those who sit on a
// body ("body.board"). A party is in a group of words if every member of it is. Who has no voice in the matter is left out.
func (d *Decision) Group(name string) (control.Coalition, bool) {
	word, isGroup := strings.CutPrefix(name, "group.")
	var out control.Coalition
	if body, ok := strings.CutPrefix(name, "body."); ok {
		ref := loadline.Ref{Kind: "body", Name: body}
		for _, s := range d.order.Seats(ref) {
			if who, said := s.Person.Get(); said {
				out = d.join(out, who)
				continue
			}
			for i := range d.Parties { // whoever sits there is of the body
				if d.Parties[i].Assumed && (d.Parties[i].Ref == s.Seat || s.By.Name != "" && d.Parties[i].Ref == s.By) {
					out = out.With(i)
				}
			}
		}
		return out, d.order.body(ref) != nil
	}
	known := false
	for p := range d.order.parties {
		in := 0
		for _, i := range d.order.parties[p].members {
			if slices.Contains(d.order.company.Stakeholders[i].Groups, word) {
				in, known = in+1, true
			}
		}
		if i, ok := d.at[p]; ok && in == len(d.order.parties[p].members) {
			out = out.With(i)
		}
	}
	if known || isGroup {
		return out, known
	}
	who := loadline.Ref{Kind: "stakeholder", Name: strings.TrimPrefix(name, "stakeholder.")}
	return d.join(nil, who), d.order.partyOf(who) >= 0
}

// Joined is a coalition with all those who stand for somebody whom nobody stated, and the entities of which nobody says who
// manages them. These may turn out to be members of it: so
// what it possibly decides is what it possibly decides joined, and what it certainly blocks the others cannot possibly decide
// with them.
func (d *Decision) Joined(c control.Coalition) control.Coalition {
	for i := range d.Parties {
		if d.Parties[i].Assumed || d.Parties[i].Unled {
			c = c.With(i)
		}
	}
	return c
}

func (d *Decision) join(c control.Coalition, who loadline.Ref) control.Coalition {
	if i, ok := d.Voter(who); ok {
		return c.With(i)
	}
	return c
}
