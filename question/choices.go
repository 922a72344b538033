package question

import (
	"cmp"
	"slices"

	"loadline"
)

// Named is something in the facts that a parameter may name.
type Named struct {
	Name  string `json:"name"`
	Title string `json:"title"`
}

// Choices are what the parameters of a kind may name in the company, in the order of the file; groups come after stakeholders.
func (c Case) Choices(kind ParameterKind) []Named {
	out := []Named{}
	put := func(name, title string) {
		if name != "" && !slices.ContainsFunc(out, func(x Named) bool { return x.Name == name }) {
			out = append(out, Named{name, cmp.Or(title, name)})
		}
	}
	switch kind {
	case AMatter:
		for _, m := range c.Company.Matters {
			put(m.Name, m.Title)
		}
	case ARound:
		for _, r := range c.Company.Rounds {
			put(r.Name, r.Title)
		}
	case ALimit:
		for _, l := range c.Company.Limits {
			put(l.Title, l.Title)
		}
	case ASupplier:
		for _, x := range c.Company.Contracts {
			if i := slices.IndexFunc(c.Company.Stakeholders, func(s loadline.Stakeholder) bool { return s.ID == x.SupplierID }); i >= 0 {
				put(c.Company.Stakeholders[i].Ref().Name, c.Company.Stakeholders[i].Title())
			}
		}
	case AHolder:
		for _, s := range c.Company.Stakeholders {
			put(s.Ref().Name, s.Title())
		}
		for _, s := range c.Company.Stakeholders {
			for _, g := range s.Groups {
				put(g, "")
			}
		}
	}
	return out
}
