package dependence

import (
	"slices"

	"loadline"
)

// ContractClause is a clause of a contract that can be taken out, so that what it does can be seen.
type ContractClause struct {
	Contract string // its name
	Kind     ClauseKind
	Index    int // among the clauses of its kind
	Says     loadline.Text
	At       loadline.Source
}

// ClauseKind is what a clause of a contract is.
type ClauseKind uint8

// The kinds of clauses.
const (
	OfExclusive ClauseKind = iota
	OfCommitment
	OfCredits
	OfStop
)

// Clauses are the clauses of the contracts of a company, in the order of the file.
func Clauses(c *loadline.Company) []ContractClause {
	var out []ContractClause
	for _, k := range c.Contracts {
		if isDraft(k.Status) {
			continue
		}
		for i, e := range k.Exclusives {
			out = append(out, ContractClause{k.Name, OfExclusive, i, exclusiveSays(k, e), e.At})
		}
		for i, m := range k.Commitments {
			out = append(out, ContractClause{k.Name, OfCommitment, i, loadline.Textf("%v: the commitment %v", title(k), m.Name), m.At})
		}
		for i, t := range k.Credits {
			out = append(out, ContractClause{k.Name, OfCredits, i, loadline.Textf("%v: the credits %v", title(k), t.Name), t.At})
		}
		for i, s := range k.Stops {
			out = append(out, ContractClause{k.Name, OfStop, i, loadline.Textf("%v: the right of the %v to stop (%v)", title(k), s.By, s.For), s.At})
		}
	}
	return out
}

// Strike is the company without a clause. The company itself stays as it is.
func Strike(c *loadline.Company, x ContractClause) *loadline.Company {
	out := *c
	out.Contracts = slices.Clone(c.Contracts)
	for i := range out.Contracts {
		k := &out.Contracts[i]
		if k.Name != x.Contract {
			continue
		}
		switch x.Kind {
		case OfExclusive:
			k.Exclusives = without(k.Exclusives, x.Index)
		case OfCommitment:
			k.Commitments = without(k.Commitments, x.Index)
		case OfCredits:
			k.Credits = without(k.Credits, x.Index)
		case OfStop:
			k.Stops = without(k.Stops, x.Index)
		}
	}
	return &out
}

func without[T any](list []T, i int) []T {
	if i >= len(list) {
		return list
	}
	return slices.Delete(slices.Clone(list), i, i+1)
}
