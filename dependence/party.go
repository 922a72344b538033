package dependence

import (
	"slices"

	"loadline"
)

// parties are stakeholders merged with their affiliates: each counts as one with all who are joined to it, in either direction.
type parties struct {
	of     map[string]string // the first id of its party in the order of the file
	titles map[string]string
	order  []string
}

func partiesOf(c *loadline.Company) parties {
	p := parties{of: map[string]string{}, titles: map[string]string{}}
	for _, s := range c.Stakeholders {
		p.of[s.ID], p.titles[s.ID] = s.ID, s.Title()
		p.order = append(p.order, s.ID)
	}
	for _, s := range c.Stakeholders {
		for _, a := range s.Affiliates {
			p.join(s.ID, a)
		}
	}
	return p
}

func (p parties) join(a, b string) {
	if _, ok := p.of[b]; !ok {
		return
	}
	x, y := p.party(a), p.party(b)
	if slices.Index(p.order, y) < slices.Index(p.order, x) {
		x, y = y, x
	}
	for id, first := range p.of {
		if first == y {
			p.of[id] = x
		}
	}
}

// party is the id by which a stakeholder's party is known: its own where the file does not state it.
func (p parties) party(id string) string {
	if first, ok := p.of[id]; ok {
		return first
	}
	return id
}

// members are the ids of a party, in the order of the file.
func (p parties) members(party string) []string {
	var out []string
	for _, id := range p.order {
		if p.of[id] == party {
			out = append(out, id)
		}
	}
	if len(out) == 0 {
		return []string{party}
	}
	return out
}

// title is what a reader calls a party.
func (p parties) title(id string) string {
	if t := p.titles[id]; t != "" {
		return t
	}
	return id
}
