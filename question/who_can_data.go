package question

import "loadline"

// Deciders are the figures of an answer to who-can MATTER, which are its JSON.
type Deciders struct {
	Matter   string              `json:"matter"`
	Says     string              `json:"says"` // "remove the chief executive officer"
	Kind     loadline.MatterKind `json:"kind"`
	Horizon  string              `json:"horizon"`           // today, elections or conversion
	Turnout  *loadline.Ratio     `json:"turnout,omitempty"` // the part of the shares that votes
	Settled  bool                `json:"settled"`           // no fact is open: what is possible is certain
	Decide   Reach               `json:"can_decide"`
	Block    Reach               `json:"can_block"`
	Lawfully *Reach              `json:"can_decide_without_breach,omitempty"` // where it differs from can_decide
	Alone    []Able              `json:"decide_alone"`
	Vetoes   []Able              `json:"block_alone"`
	Asked    []Able              `json:"must_be_asked"` // without whom nothing passes that breaches nothing
	Consents []ConsentAsked      `json:"consents"`
	Rights   []RightOver         `json:"rights"`
	Ways     []WayTo             `json:"ways"`
	Drags    []DragOver          `json:"drags,omitempty"`
	Law      []LawOver           `json:"law"`
	Groups   []GroupOver         `json:"groups,omitempty"`
	After    *AfterIt            `json:"after,omitempty"` // who sits and who holds an office once it is decided
	Largest  *LargestHolders     `json:"largest_holders,omitempty"`
	Force    *Forcing            `json:"force,omitempty"` // who can end it or force it without a vote; none where no lever follows from the facts
	Parties  []PartyOver         `json:"parties"`
	Dummies  []string            `json:"never_make_a_difference"`  // where all facts are known
	WhileAll []string            `json:"make_none_while_all_vote"` // but may, where others stay away or abstain
	Indices  []Indices           `json:"indices,omitempty"`
	NotRead  []string            `json:"documents_not_read"`
}

// Reach is the smallest coalitions that do something: certainly, whatever the open facts turn out to be, and those that
// only possibly do.
type Reach struct {
	Certain  Witnesses `json:"certain"`
	Possible Witnesses `json:"possible"`
}

// Witnesses are the coalitions of which no member can leave, those of fewest heads first.
type Witnesses struct {
	None     bool      `json:"none"`            // no coalition whatever does it
	Count    string    `json:"count,omitempty"` // how many there are; empty where they were not counted
	All      bool      `json:"all"`             // the list has all of them
	Smallest int       `json:"smallest"`        // heads of the smallest; 0 also where nobody's consent is needed
	Proven   bool      `json:"smallest_proven"` // nobody does it with fewer heads
	List     []Witness `json:"coalitions"`
	Method   string    `json:"method"`
	shape    shape
}

// Witness is one of them, with the clauses by which it does it.
type Witness struct {
	Who      []string   `json:"who"`
	Counts   []string   `json:"counts,omitempty"` // "four of six seats of the board"
	By       []ClauseOf `json:"by"`
	OnlyIf   []string   `json:"only_if,omitempty"`  // of one that only possibly does it
	Breaches []string   `json:"breaches,omitempty"` // consents that it does without
	counts   []loadline.Text
	onlyIf   []loadline.Text
	breaches []loadline.Text
	by       []loadline.Reason
}

// ClauseOf is a requirement that is met or stopped, with where it stands.
type ClauseOf struct {
	Says  string `json:"says"`
	At    string `json:"at,omitempty"`
	Quote string `json:"quote,omitempty"`
	Law   string `json:"law,omitempty"`
}

// Able is a party that can do something alone.
type Able struct {
	Who      string `json:"who"`
	Certain  bool   `json:"certain"`            // or only if open facts turn out so
	Together bool   `json:"together,omitempty"` // they are several, whom nobody stated one by one
}

// ConsentAsked is a consent that the matter needs beside its own approval.
type ConsentAsked struct {
	Consent string         `json:"consent"`
	Of      string         `json:"of"`
	Who     []string       `json:"who"`    // who can take part in giving it
	Breach  string         `json:"breach"` // what a decision without it is
	Implied bool           `json:"breach_implied"`
	Void    loadline.Truth `json:"void_without"`
	Binds   loadline.Truth `json:"binds"`
	At      string         `json:"at"`
	Quote   string         `json:"quote,omitempty"`
}

// RightOver is a right that delays or informs, and does not decide.
type RightOver struct {
	Right string         `json:"right"`
	Who   []string       `json:"who"`
	Gives string         `json:"gives"` // "is told before"
	Delay string         `json:"delay"`
	Binds loadline.Truth `json:"binds"`
	At    string         `json:"at"`
}

// WayTo is one way to decide the matter.
type WayTo struct {
	Way    string `json:"way"`
	Needs  string `json:"needs"`
	Form   string `json:"form"`
	Notice string `json:"notice"`
	By     string `json:"by"` // the document or the law
	Draft  bool   `json:"draft"`
}

// DragOver is a drag-along over the matter.
type DragOver struct {
	Drag  string         `json:"drag"`
	Binds []string       `json:"binds"`
	Floor string         `json:"floor"`
	Terms []string       `json:"terms"`
	In    loadline.Truth `json:"counted"`
}

// LawOver is a provision that bears on the matter.
type LawOver struct {
	Provision string        `json:"provision"`
	Bears     string        `json:"bears"`
	Cites     string        `json:"cites"`
	Quote     string        `json:"quote,omitempty"`
	Checked   loadline.Date `json:"checked"`
	Lawyer    string        `json:"checked_by_lawyer,omitempty"`
}

// GroupOver is what a named group can do.
type GroupOver struct {
	Group        string         `json:"group"`
	Who          []string       `json:"who"`
	Decides      loadline.Truth `json:"decides_alone"`
	Lawfully     loadline.Truth `json:"decides_without_breach"`
	Blocks       loadline.Truth `json:"can_block"`
	EachNeeded   bool           `json:"each_is_needed"`
	Needs        Witnesses      `json:"needs"`          // others with whom it certainly decides
	NeedsToBlock Witnesses      `json:"needs_to_block"` // others with whom it certainly blocks
	As           Witness        `json:"as"`
}

// LargestHolders is how many of those with most votes it takes.
type LargestHolders struct {
	Of      string `json:"of"`        // whose votes are ordered
	Decide  int    `json:"to_decide"` // 0: not even all of them
	Block   int    `json:"to_block"`
	Holders int    `json:"holders"`
}

// PartyOver is one voter.
type PartyOver struct {
	Who    string                     `json:"who"`
	Ref    loadline.Ref               `json:"ref"`
	Groups []string                   `json:"groups"`
	Stands []string                   `json:"stands"` // "can block", "must be asked", ...
	Seats  int                        `json:"seats"`
	Votes  map[string]loadline.Number `json:"votes"` // by constituency
	stands []loadline.Text
	votes  []loadline.Number // by column
}

// Indices are the indices of power of the parties in one reading of the facts.
type Indices struct {
	Reading       string       `json:"reading"`
	Method        string       `json:"method"`
	ShapleyMethod string       `json:"shapley_method"`
	Act           IndexRange   `json:"act"`
	Parties       []PartyIndex `json:"parties"`
}

// PartyIndex are the indices of one party.
type PartyIndex struct {
	Who           string     `json:"who"`
	Banzhaf       IndexRange `json:"banzhaf"`
	ShapleyShubik IndexRange `json:"shapley_shubik"`
	Prevent       IndexRange `json:"coleman_prevent"`
	Initiate      IndexRange `json:"coleman_initiate"`
}

// IndexRange is an index: both ends are equal where it is exact.
type IndexRange struct {
	Lo loadline.Ratio `json:"lo"`
	Hi loadline.Ratio `json:"hi"`
}
