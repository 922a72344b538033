package loadline

import (
	"maps"
	"slices"
)

// Company is all that was stated about one company. It is never mutated: a change makes a new one.
type Company struct {
	Name       string // the label in company.hcl, or the issuer's id
	LegalName  string
	AsOf       Date   // the day the file speaks of; 0 where it does not say
	Currency   string // ISO 4217, of amounts that name none; empty where not said
	Law        string // a preset such as "us-de"
	Authorized Stated[Shares]

	Documents    []Document
	Stakeholders []Stakeholder
	Entities     []Entity
	Classes      []StockClass
	Plans        []StockPlan
	Tiers        []ProfitTier
	Vesting      []VestingTerms
	Transactions []Transaction // in the order of the files; date order is the engine's business
	Valuations   []Valuation
	Inputs       []Input // with the values they have in this company
	Uncertain    []UncertainQuantity
	Asserts      []Assert
	Limits       []Limit
	Contracts    []Contract
	Licences     []Licence
	Loans        []Loan
	Tranches     []FundingTranche
	Needs        []Need
	Pledges      []Pledge
	Offers       []Offer
	Runs         []TrainingRun
	Plan         Plan
	Rounds       []Round // by name and title alone until their papers are signed
	Silences     []Silence
	Offices      []Office
	Bodies       []Body
	Matters      []Matter
	Consents     []Consent
	Rights       []Right
	Agreements   []VotingAgreement
	Drags        []Drag
	Upons        []Upon
	Milestones   []Milestone
	Laws         []Law // the presets that Law and the entities name, with those they build on
	Kept         []Kept

	At Source
}

// VotesAs is the id of the class with which a class is one in votes: its own id where it is none with another.
func (c *Company) VotesAs(class string) string {
	at := class
	for range c.Classes {
		next := ""
		for i := range c.Classes {
			if c.Classes[i].ID == at {
				next = c.Classes[i].VotesWith
			}
		}
		if next == "" {
			return at
		}
		at = next
	}
	return class // they vote with one another in a circle, which says nothing
}

// With is the draft whose inputs have other values than their own: what is asked of it is asked of the company with these.
func (d Draft) With(moved Setting) Draft {
	if len(moved) == 0 || d.At == nil {
		return d
	}
	also := func(s Setting) Setting {
		all := maps.Clone(moved)
		maps.Copy(all, s)
		return all
	}
	out := Draft{Inputs: slices.Clone(d.Inputs), Terms: d.Terms}
	for i, in := range out.Inputs {
		if v, ok := moved[in.Name]; ok {
			out.Inputs[i].Value = v
		}
	}
	out.At = func(s Setting) (*Company, Diagnostics) { return d.At(also(s)) }
	if d.Sign != nil {
		out.Sign = func(s Setting, as Signing) (*Company, Diagnostics) { return d.Sign(also(s), as) }
	}
	return out
}

// Valuation is an appraisal of a share, such as a 409A.
type Valuation struct {
	ID           string
	StockClassID string
	Price        Money
	Kind         string
	Date         Date
	At           Source
}

// Assert is the user's own claim about the facts, checked at every load.
type Assert struct {
	Title string
	That  Expr
	At    Source
}

// Kept is an object of a package that Loadline does not understand. It bears on no answer and is written out again.
type Kept struct {
	Kind, ID string
	At       Source
}

// Input is a value that may be moved: a value now, a slider in the workbench, a variable of a search.
type Input struct {
	Name  string
	Title string
	Value Number
	Range Number // its bounds; unbounded where not said
	At    Source
}

// Setting gives inputs other values than their own, by name.
type Setting map[string]Number

// Draft is a company as a pure function of its inputs. At reads no file: it may be called thousands of times.
type Draft struct {
	Inputs []Input
	At     func(Setting) (*Company, Diagnostics)
	Sign   func(Setting, Signing) (*Company, Diagnostics) // with the papers of rounds signed, or terms struck; no share is issued by it
	Terms  func(round string) []Term                      // of its papers, in the order of the file; none where there is no such round
}
