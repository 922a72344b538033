package detect

import (
	"slices"
	"strings"

	"loadline"
	"loadline/control"
	"loadline/governance"
)

// Run is what the detectors find in a company on a day, in the order of the file. A letter's About are the facts that a
// silence may name.
func Run(o *governance.Order) loadline.Diagnostics {
	s := surveyed(o)
	var out loadline.Diagnostics
	for _, find := range []func(*survey) loadline.Diagnostics{deadlocks, selfDeleting, vacancies, bothSides, cascades, refusals, crossedLines} {
		out = append(out, find(s)...)
	}
	out = append(out, FlowsBack(o.Company(), o.Date())...)
	return out.Sorted()
}

// survey is a company under the detectors: what all of them ask for is made once.
type survey struct {
	o       *governance.Order
	matters []*asked
	bodies  []*council
}

// asked is a matter as it is decided today, in the certain reading.
type asked struct {
	ref  loadline.Ref
	d    *governance.Decision
	game *control.Game
}

// council is a body that decides by seats.
type council struct {
	body    loadline.Body
	ref     loadline.Ref
	seats   []governance.Sitting // those that vote
	filled  []governance.Sitting
	vacant  []governance.Sitting
	doubt   bool     // of a seat nobody knows who sits there, or whether there is one
	matters []*asked // that it has a part in deciding
}

func surveyed(o *governance.Order) *survey {
	s := &survey{o: o}
	for _, ref := range o.Matters() {
		d, _ := o.Decision(ref, governance.Horizon{})
		if d == nil {
			continue
		}
		if g, err := d.Rule.Game(d.Weights, control.Certain); err == nil {
			s.matters = append(s.matters, &asked{ref: ref, d: d, game: g})
		}
	}
	for _, b := range o.Bodies() {
		if len(b.Seats) == 0 {
			continue
		}
		c := &council{body: b, ref: b.Ref()}
		c.seated(o.Seats(b.Ref()))
		for _, m := range s.matters {
			if len(m.gates(governance.OfBody, c.ref)) > 0 {
				c.matters = append(c.matters, m)
			}
		}
		s.bodies = append(s.bodies, c)
	}
	return s
}

func (c *council) seated(all []governance.Sitting) {
	for _, x := range all {
		if x.Observer {
			continue
		}
		c.seats = append(c.seats, x)
		_, said := x.Person.Get()
		switch {
		case said && x.Exists == loadline.Yes:
			c.filled = append(c.filled, x)
		case x.Vacant() && x.Exists == loadline.Yes:
			c.vacant = append(c.vacant, x)
		default:
			c.doubt = true
		}
	}
}

// gates are those of a kind about a fact in a matter's rule.
func (m *asked) gates(kind governance.GateKind, of loadline.Ref) []int {
	var out []int
	for i, g := range m.d.Gates {
		if g.Kind == kind && g.Of == of {
			out = append(out, i)
		}
	}
	return out
}

// voters are the parties of a decision to which stakeholders belong; who has no voice is left out.
func voters(d *governance.Decision, who []loadline.Ref) control.Coalition {
	var out control.Coalition
	for _, w := range who {
		if v, ok := d.Voter(w); ok {
			out = out.With(v)
		}
	}
	return out
}

// list names the first few and counts the rest.
func list(names []string, most int) string {
	names = slices.Compact(slices.Clone(names))
	if n := len(names); n > most {
		return loadline.Textf("%v and %v more", strings.Join(names[:most-1], ", "), n-most+1).String()
	}
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return loadline.Textf("%v and %v", strings.Join(names[:len(names)-1], ", "), names[len(names)-1]).String()
}

// titles are what a reader calls some facts.
func (s *survey) titles(refs []loadline.Ref) []string {
	var out []string
	for _, r := range refs {
		out = append(out, s.o.Title(r))
	}
	return out
}

func matterRefs(ms []*asked) []loadline.Ref {
	var out []loadline.Ref
	for _, m := range ms {
		out = append(out, m.ref)
	}
	return out
}

// places are the places of some matters, few enough to be read.
func places(ms []*asked) []loadline.Source {
	var out []loadline.Source
	for _, m := range ms[:min(len(ms), 3)] {
		out = append(out, m.d.Matter.At)
	}
	return out
}
