package question

import "loadline"

// id is the id that other facts point with; of a group its name.
func (e *claims) id(r loadline.Ref) (string, bool) {
	id, ok := e.ids()[r]
	return id, ok
}

// idsOf are the ids of the facts that a claim can name, by name and by id. Where two have one name the first is meant.
func idsOf(c *loadline.Company) map[loadline.Ref]string {
	out := make(map[loadline.Ref]string, 2*len(c.Stakeholders)+2*len(c.Classes)+2*len(c.Plans))
	put := func(kind, name, id string) {
		r := loadline.Ref{Kind: kind, Name: name}
		if _, taken := out[r]; name != "" && !taken {
			out[r] = id
		}
	}
	for _, s := range c.Stakeholders {
		put(stakeholderKind, s.ID, s.ID)
		put(stakeholderKind, s.Name, s.ID)
		for _, g := range s.Groups {
			put(groupKind, g, g)
		}
	}
	for _, s := range c.Classes {
		put(classKind, s.ID, s.ID)
		put(classKind, s.Name, s.ID)
	}
	for _, s := range c.Plans {
		put(planKind, s.ID, s.ID)
		put(planKind, s.Name, s.ID)
	}
	for _, r := range decidingFacts(c) {
		put(r.Kind, r.Name, r.Name)
	}
	return out
}
