package question

import (
	"strings"

	"loadline"
	"loadline/control"
	"loadline/governance"
)

// controlMap is who votes in what: parties, the bodies and classes in which they vote, and the matter.
func (w *whoCan) controlMap() loadline.Map {
	m := loadline.Map{ID: "control", Title: loadline.Textf("Who votes where")}
	if len(w.d.Parties) > mostParties {
		return m
	}
	matter := w.d.Matter.Ref()
	seen := map[loadline.Ref]bool{}
	node := func(r loadline.Ref, title loadline.Text, group string) {
		if !seen[r] {
			m.Nodes, seen[r] = append(m.Nodes, loadline.MapNode{Ref: r, Title: title, Group: group}), true
		}
	}
	for v, p := range w.d.Parties {
		holds := w.maybe.Gates(control.Of(v))
		for i, g := range w.d.Gates {
			body, _, _ := strings.Cut(g.Of.Name, ".")
			if g.Kind == governance.OfSeat && holds[i] {
				node(p.Ref, loadline.Textf("%v", w.names[v]), "")
				m.Links = append(m.Links, loadline.MapLink{From: p.Ref, To: loadline.Ref{Kind: "body", Name: body}, Says: loadline.Textf("sits on %v", titleOf(g.Of, w.c.Company)), At: g.At})
			}
		}
		for _, k := range w.columns() {
			e := w.d.Columns[k]
			if n := votesOf(w.d, k, v); !n.IsZero() {
				node(p.Ref, loadline.Textf("%v", w.names[v]), "")
				m.Links = append(m.Links, loadline.MapLink{From: p.Ref, To: e.Of, Says: loadline.Textf("has votes"), Weight: n})
			}
		}
	}
	for _, g := range w.d.Gates {
		if (g.Kind == governance.OfBody || g.Kind == governance.OfVotes) && !seen[g.Of] {
			node(g.Of, loadline.Textf("%v", titleOf(g.Of, w.c.Company)), "")
			m.Links = append(m.Links, loadline.MapLink{From: g.Of, To: matter, Says: g.Says, At: g.At})
		}
	}
	node(matter, loadline.Textf("%v", w.says), "")
	m.Links = uniqueLinks(m.Links)
	return m
}

func uniqueLinks(links []loadline.MapLink) []loadline.MapLink {
	seen := map[string]bool{}
	var out []loadline.MapLink
	for _, l := range links {
		key := loadline.Textf("%v %v %v", l.From, l.To, l.Says).String()
		if !seen[key] {
			out, seen[key] = append(out, l), true
		}
	}
	return out
}
