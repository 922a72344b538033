package loadline

// Words of needs that mean something by themselves.
const (
	CashNeed   = "cash"   // money: what tranches, loans and rounds bring, and the ledger of the plan counts
	PeopleNeed = "people" // supplied by a crowd, of whom each decides for themselves
)

// Need is what something cannot go on without: a supply, and the line below which it fails. What a need costs the company when it
// fails, and for how long it is borne, are the user's own words until the ledger shows them, and are printed so.
type Need struct {
	Name    string // a word that contracts supply: "compute", "people"; "cash" is money
	Title   string
	Below   Number         // the part of what is used now, from 0 to 1, below which it fails
	Ends    Stated[string] // what fails with it: "company", "plan" or "nothing"; None: nothing
	Endures Spell          // how long that goes on below the line
	Replace Spell          // until it is met otherwise, where no contract that supplies it says so
	Through []Ref          // matters: decisions that meet it anew, each by itself, as a round brings cash; empty where nobody says
	Status  Stated[string]
	Span    Span
	At      Source
}

// Ref is how expressions and answers name the need.
func (n Need) Ref() Ref { return Ref{"need", n.Name} }
