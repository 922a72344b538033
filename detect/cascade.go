package detect

import (
	"fmt"
	"slices"

	"loadline"
	"loadline/control"
	"loadline/governance"
)

// cascades finds decisions that take more along than they are about: whoever leaves an office leaves the seat that goes with
// it, or what a document says happens upon it; and then somebody who could stop the other decisions no longer can, or somebody
// decides them who could not. To remove a director changes the board too; that is what it is for, and no cascade.
func cascades(s *survey) loadline.Diagnostics {
	var out loadline.Diagnostics
	for _, m := range s.matters {
		if s.takesAlong(m) {
			if d, ok := s.cascade(m); ok {
				out = append(out, d)
			}
		}
	}
	return out
}

// takesAlong says whether the facts give a decision consequences beyond what it is about.
func (s *survey) takesAlong(m *asked) bool {
	of := m.d.Matter.Of
	if m.d.Matter.Kind != loadline.RemoveOfficer && m.d.Matter.Kind != loadline.RemoveDirector {
		of = loadline.Ref{}
	}
	for _, c := range s.bodies {
		for _, t := range c.filled {
			if of.Name != "" && t.By == of {
				return true
			}
		}
	}
	person, _ := s.o.Holder(of).Get()
	return slices.ContainsFunc(s.o.Company().Upons, func(u loadline.Upon) bool {
		switch u.When.Kind {
		case loadline.Decided:
			return u.When.Of == m.ref
		case loadline.Leaves:
			return of.Name != "" && (u.When.Of == of || u.When.Of == person)
		}
		return false
	})
}

// shift is how somebody's part in a matter changes.
type shift struct {
	of    string
	gains bool // decides it from then on; otherwise can stop it no longer
	on    []loadline.Ref
}

// cascade is the letter of a decision after which others decide.
func (s *survey) cascade(m *asked) (loadline.Diagnostic, bool) {
	after := s.o.After(m.d.Matter)
	gone, _ := s.o.Holder(m.d.Matter.Of).Get()
	alone := true
	var shifts []*shift
	for _, c := range s.bodies {
		if !slices.Contains(after.Bodies, c.ref) || !slices.ContainsFunc(after.Changed, func(p governance.PostChange) bool { return p.Post.Kind == "seat" && p.Post != m.d.Matter.Of }) {
			continue
		}
		seen := map[string]bool{}
		for _, x := range c.matters {
			key := fmt.Sprint(x.d.Matter.Ways, len(x.d.Consents))
			if x == m || seen[key] || len(seen) == 4 {
				continue
			}
			seen[key] = true
			if then, _ := after.Order.Decision(x.ref, governance.Horizon{}); then != nil {
				shifts = shifted(shifts, x, then, gone)
			}
		}
		left := slices.DeleteFunc(after.Order.Seats(c.ref), func(t governance.Sitting) bool { return t.Observer || t.Vacant() })
		alone = alone && len(left) < 2 // whoever is left alone decides: that is no surprise
	}
	if len(shifts) == 0 {
		return loadline.Diagnostic{}, false
	}
	var says, happens []string
	d := loadline.Diagnostic{Code: loadline.Cascade, Severity: loadline.Warning, At: m.d.Matter.At, About: []loadline.Ref{m.ref}}
	if alone {
		d.Severity = loadline.Note
	}
	for _, x := range shifts {
		what := list(s.titles(x.on), 3)
		if x.gains {
			says = append(says, loadline.Textf("%v then decides: %v", x.of, what).String())
		} else {
			says = append(says, loadline.Textf("%v can then no longer stop: %v", x.of, what).String())
		}
		d.About = append(d.About, x.on...)
	}
	for _, h := range after.Happens {
		happens = append(happens, h.Says.String())
		if h.Effect.At.Known() && !slices.Contains(d.Related, h.Effect.At) {
			d.Related = append(d.Related, h.Effect.At)
		}
	}
	for _, p := range after.Changed {
		if p.Post.Kind == "seat" {
			happens = append(happens, loadline.Textf("%v is vacant", s.o.Title(p.Post)).String())
			d.About = append(d.About, p.Post)
		}
	}
	slices.Sort(happens)
	d.Summary = loadline.Textf("%v: it changes who decides the rest", s.o.Title(m.ref))
	d.Detail = loadline.Textf("With it: %v. %v.", list(happens, 5), list(says, 3))
	d.Hint = loadline.Textf("Ask whether that is meant. If not: let the seat not go with the office, or let whoever filled it fill it at once.")
	return d, true
}

// shifted adds who loses or gains a part in a matter, of the words of the file's own groups and of each party but whoever goes.
func shifted(out []*shift, x *asked, then *governance.Decision, gone loadline.Ref) []*shift {
	type somebody struct {
		name string
		who  []loadline.Ref
	}
	var folk []somebody
	for _, p := range x.d.Parties {
		if p.Assumed {
			continue
		}
		for _, w := range p.Groups {
			i := slices.IndexFunc(folk, func(f somebody) bool { return f.name == w })
			if i < 0 {
				folk, i = append(folk, somebody{name: w}), len(folk)
			}
			folk[i].who = append(folk[i].who, p.Members...)
		}
	}
	for _, p := range x.d.Parties {
		if !p.Assumed && !slices.Contains(p.Members, gone) {
			folk = append(folk, somebody{p.Title, p.Members})
		}
	}
	before, after := x.d.Rule.Evaluator(), then.Rule.Evaluator()
	for _, f := range folk {
		a, b := voters(x.d, f.who), voters(then, f.who)
		restA, restB := control.Everybody(len(x.d.Parties)).Minus(a), control.Everybody(len(then.Parties)).Minus(b)
		stopped := !can(before, &x.d.Weights, control.Possible, restA) && can(after, &then.Weights, control.Certain, restB)
		gains := !can(before, &x.d.Weights, control.Possible, a) && can(after, &then.Weights, control.Certain, b)
		if !stopped && !gains {
			continue
		}
		i := slices.IndexFunc(out, func(s *shift) bool { return s.of == f.name && s.gains == gains })
		if i < 0 {
			out, i = append(out, &shift{of: f.name, gains: gains}), len(out)
		}
		out[i].on = append(out[i].on, x.ref)
	}
	return out
}

func can(e *control.Evaluator, w *control.Weights, reading control.Reading, c control.Coalition) bool {
	wins, err := e.Wins(w, reading, c)
	return err == nil && wins
}
