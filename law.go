package loadline

import "slices"

// Law is a preset: dated and cited provisions of a statute, or of the usual documents, as data.
type Law struct {
	Name       string // "us-de"
	Title      string // "Delaware corporation (8 Del. C.)"
	Base       string // the preset that it builds on; empty where none
	Provisions []Provision
	At         Source
}

// Provision is one rule of a law: for which matters or bodies, on which conditions, what is needed, and how far a document
// may depart from it. Its approval names selectors of the law in place of bodies: Ref{"selector", "electors"}.
type Provision struct {
	Name    string
	Title   string
	Matters []MatterKind // the kinds of matters of which it says what they need
	Bodies  []BodyKind   // or the kinds of bodies of which it says how they act
	When    []Condition
	Needs   Approval
	Quorum  Stated[Threshold]
	Notice  Stated[Duration]
	Form    Form
	Force   Force
	Setting []string // kinds of documents that may depart from it
	Line    Number   // of a Line: the part of votes or capital at which another law begins to bite
	Effect  string   // of a Line: what begins, in words
	Ahead   Duration // of a Line: for how long the law looks ahead whether the company goes on; the plan crosses it where cash lasts less
	Exceeds Truth    // of a Line: more than it crosses it; otherwise it is reached already
	HangsOn string   // of a Line: what else it asks, of which the facts have no word (a listing); such a line is told of nobody
	Locks   []string // the kinds of documents whose rules that ask a larger vote are changed only by that vote
	Breach  Breach   // what a decision is without a consent that a document asks for, where the document does not say; BreachNotSaid otherwise
	Weight  string   // by what its voters weigh, where that is not their votes: "interest in the profits"
	Cites   string   // "8 Del. C. § 141(k)"
	Quote   string   // the words that decide
	Read    string   // the public address where they were read
	Checked Date     // by whom it was held against the statute's words
	Lawyer  string   // who checked it as counsel; empty: not checked by a lawyer
	Period  Period   // in force
	At      Source
}

// ProvisionsOn are the provisions of the company's own law in force on a day, and those of the laws that it builds on; a law's own
// stands in place of one of the same name below.
func (c *Company) ProvisionsOn(day Date) []*Provision {
	taken := map[string]bool{}
	var out []*Provision
	name := c.Law
	for depth := 0; name != "" && depth <= len(c.Laws); depth++ {
		i := slices.IndexFunc(c.Laws, func(l Law) bool { return l.Name == name })
		if i < 0 {
			break
		}
		own := len(out)
		for j := range c.Laws[i].Provisions {
			if p := &c.Laws[i].Provisions[j]; !taken[p.Name] && p.Period.Contains(day) {
				out = append(out, p)
			}
		}
		for _, p := range out[own:] {
			taken[p.Name] = p.Name != ""
		}
		name = c.Laws[i].Base
	}
	return out
}

// ReservedMoney is what a provision hangs on that is about money of a round which is kept for buying the investor's own services.
const ReservedMoney = "money of a round is kept for the investor's own services"

// Force is how a provision stands to the documents.
type Force uint8

// The forces.
const (
	Default  Force = iota // holds where the documents say nothing
	Floor                 // documents may ask more, not less
	Ceiling               // documents may ask less, not more
	Fixed                 // documents may not depart from it
	Line                  // a threshold of another law that a holding, or the cash of a plan, may cross
	Practice              // no law: what the usual documents say
)

// String is the force as it is written in a preset.
func (f Force) String() string {
	return [...]string{"default", "floor", "ceiling", "fixed", "line", "practice"}[f]
}

// Condition is a circumstance on which a provision hangs.
type Condition uint8

// The conditions.
const (
	WithCause Condition = iota
	WithoutCause
	ClassedBoard
	UnclassedBoard
	ClassElects // a class or series elects the seat
	WhenMeeting
	WhenConsenting // in writing, without a meeting
	ClassAffected  // the matter changes a class's rights for the worse
	CumulativeVoting
	Conflicted // the voter is party to what is decided
	// NoVotingMembers holds where every seat of the body of kind Members is stated vacant (holder = none): no member votes. It
	// does not hold where one of them is held, or where that body elects somebody; otherwise nobody can tell.
	NoVotingMembers
	// ImportantCause holds or not, which a court says in the end, wherever the matter is for cause or nobody says; without cause
	// it does not hold.
	ImportantCause
)

var conditionWords = [...]string{"with_cause", "without_cause", "classified_board", "unclassified_board", "class_elects", "at_meeting",
	"by_consent", "class_affected", "cumulative_voting", "conflicted", "no_voting_members", "important_cause"}

// String is the condition as it is written in a preset.
func (c Condition) String() string { return conditionWords[c] }

// The selectors of a law: what a provision names in place of a company's own bodies.
const (
	SelectBoard        = "board"            // the board of the company, or that on which the seat is
	SelectStockholders = "stockholders"     // all shares entitled to vote, together
	SelectElectors     = "electors"         // those who elect the seat
	SelectAffected     = "affected_classes" // each class that the matter affects, by itself
	SelectMembers      = "members"          // of a nonprofit or an LLC
	SelectOwner        = "holder"           // whom the matter is about
)
