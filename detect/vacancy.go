package detect

import (
	"loadline"
	"loadline/control"
	"loadline/governance"
)

// vacancies finds what stands still because a seat or an office is vacant: a body without a quorum, or whose vote counts all
// seats; a body that the next vacancy stops; a consent or an approval that only whoever sits there gives.
func vacancies(s *survey) loadline.Diagnostics {
	var out loadline.Diagnostics
	for _, c := range s.bodies {
		if len(c.vacant) == 0 {
			continue
		}
		if d, ok := s.stopped(c); ok {
			out = append(out, d)
		} else if d, ok := s.onTheEdge(c); ok {
			out = append(out, d)
		}
	}
	return append(out, s.unanswered()...)
}

// failing are the matters in which a body's vote fails although everybody is for it.
func failing(c *council, ms []*asked) []*asked {
	var out []*asked
	for _, m := range ms {
		holds := m.game.GatesAgainst(nil)
		failed := false
		for _, g := range m.gates(governance.OfBody, c.ref) {
			failed = failed || !holds[g]
		}
		if failed {
			out = append(out, m)
		}
	}
	return out
}

// stopped is the letter of a body that cannot decide some matters for want of a seat, and which.
func (s *survey) stopped(c *council) (loadline.Diagnostic, bool) {
	if c.doubt {
		return loadline.Diagnostic{}, false
	}
	ms := failing(c, c.matters)
	if len(ms) == 0 {
		return loadline.Diagnostic{}, false
	}
	seat := c.vacant[0]
	d := loadline.Diagnostic{Code: loadline.VacancyStalls, Severity: loadline.Warning, At: seat.Fact.At,
		About: append(append([]loadline.Ref{c.ref}, seatRefs(c.vacant)...), matterRefs(ms)...), Related: append([]loadline.Source{c.body.At}, places(ms)...),
		Summary: loadline.Textf("%v cannot decide on %v while %v", s.o.Title(c.ref), list(s.quoted(matterRefs(ms)), 3), s.vacantSays(c.vacant)),
		Detail: loadline.Textf("%v of %v seats are in office. Even where all of them are for it, its quorum or its vote is not reached: %v. %v",
			len(c.filled), len(c.seats), list(s.titles(matterRefs(ms)), 4), s.filling(seat)),
		Hint: loadline.Textf("Fill the seat, or let the quorum and the vote count the seats in office: outstanding(%v) rather than seats(%v).", c.ref, c.ref)}
	return d, true
}

// vacantSays are the vacant seats of a body in a sentence.
func (s *survey) vacantSays(seats []governance.Sitting) loadline.Text {
	names := list(s.titles(seatRefs(seats)), 3)
	if len(seats) > 1 {
		return loadline.Textf("%v are vacant", names)
	}
	return loadline.Textf("%v is vacant", names)
}

// quoted are the titles of facts in quotation marks, for a sentence that they would not fit into as they are.
func (s *survey) quoted(refs []loadline.Ref) []string {
	out := s.titles(refs)
	for i := range out {
		out[i] = "“" + out[i] + "”"
	}
	return out
}

// filling says who can fill a vacant seat as things stand.
func (s *survey) filling(seat governance.Sitting) loadline.Text {
	title := s.o.Title(seat.Seat)
	m := loadline.Matter{Kind: loadline.FillVacancy, Of: seat.Seat}
	for _, x := range s.matters {
		if x.d.Matter.Of == seat.Seat && (x.d.Matter.Kind == loadline.FillVacancy || x.d.Matter.Kind == loadline.ElectDirector) {
			m = x.d.Matter
		}
	}
	if m.Name == "" && !seat.Fact.ElectedBy.IsZero() {
		m.Kind = loadline.ElectDirector // as the seat itself says
	}
	d, _ := s.o.Decide(m, governance.Horizon{})
	all := control.Everybody(len(d.Parties))
	e := d.Rule.Evaluator()
	if can, err := e.Wins(&d.Weights, control.Possible, all); err == nil && !can {
		return loadline.Textf("Nobody is left who fills %v: those who would are the body that stands still.", title)
	}
	if can, err := e.Wins(&d.Weights, control.Certain, all); err != nil || !can {
		return loadline.Textf("Who fills %v cannot be told.", title)
	}
	return loadline.Textf("%v can be filled, by those who elect it.", title)
}

// onTheEdge is the letter of a body with a vacancy that the next one stops.
func (s *survey) onTheEdge(c *council) (loadline.Diagnostic, bool) {
	if c.doubt || len(c.filled) < 2 || len(c.matters) == 0 {
		return loadline.Diagnostic{}, false
	}
	next := c.filled[len(c.filled)-1]
	after := s.o.After(loadline.Matter{Kind: loadline.OtherMatter, Effects: []loadline.Effect{{Kind: loadline.Vacate, Of: next.Seat}}})
	var then []*asked
	for _, m := range c.matters[:min(len(c.matters), 4)] {
		d, _ := after.Order.Decision(m.ref, governance.Horizon{})
		if d == nil {
			continue
		}
		if g, err := d.Rule.Game(d.Weights, control.Certain); err == nil {
			then = append(then, &asked{ref: m.ref, d: d, game: g})
		}
	}
	ms := failing(c, then)
	if len(ms) == 0 {
		return loadline.Diagnostic{}, false
	}
	return loadline.Diagnostic{Code: loadline.VacancyStalls, Severity: loadline.Note, At: c.vacant[0].Fact.At,
		About: append(append([]loadline.Ref{c.ref}, seatRefs(c.vacant)...), matterRefs(ms)...), Related: append([]loadline.Source{c.body.At}, places(ms)...),
		Summary: loadline.Textf("One more vacancy stops %v", s.o.Title(c.ref)),
		Detail: loadline.Textf("%v of %v seats are in office, just as many as it needs to act. If another one falls vacant, these stand still: %v.",
			len(c.filled), len(c.seats), list(s.titles(matterRefs(ms)), 4)),
		Hint: loadline.Textf("Fill %v before it is needed.", list(s.titles(seatRefs(c.vacant)), 3))}, true
}

// unanswered are the letters of consents that nobody can give, since the seat or the office that gives them is vacant.
func (s *survey) unanswered() loadline.Diagnostics {
	var out loadline.Diagnostics
	told := map[loadline.Ref]bool{}
	for _, m := range s.matters {
		holds := m.game.GatesAgainst(nil)
		for _, ask := range m.d.Consents {
			post, vacant := s.vacantIn(ask.Consent.Of)
			if ask.Gate < 0 || ask.Binds != loadline.Yes || told[ask.Consent.Ref()] || !vacant || holds[ask.Gate] {
				continue
			}
			told[ask.Consent.Ref()] = true
			stays := loadline.Textf("Without it the act is void.")
			if ask.InRule != loadline.Yes {
				stays = loadline.Textf("A decision without it stands, and is a breach (%v).", ask.Breach)
			}
			out = append(out, loadline.Diagnostic{Code: loadline.VacancyStalls, Severity: loadline.Warning, At: ask.Consent.At, Related: []loadline.Source{m.d.Matter.At},
				About:   append([]loadline.Ref{ask.Consent.Ref(), post}, ask.Consent.Over...),
				Summary: loadline.Textf("The consent %v cannot be given: %v is vacant", s.o.Title(ask.Consent.Ref()), s.o.Title(post)),
				Detail:  loadline.Textf("It is needed for: %v. %v", list(s.titles(ask.Consent.Over), 4), stays),
				Hint:    loadline.Textf("Fill %v, or say who gives the consent while it is vacant.", s.o.Title(post))})
		}
	}
	return out
}

// vacantIn is a vacant seat or office that an approval names.
func (s *survey) vacantIn(a loadline.Approval) (loadline.Ref, bool) {
	if a.Kind == loadline.By && (a.Who.Kind == "seat" || a.Who.Kind == "office") && s.o.Holder(a.Who).Saying == loadline.None {
		return a.Who, true
	}
	for _, x := range a.Of {
		if post, ok := s.vacantIn(x); ok {
			return post, true
		}
	}
	return loadline.Ref{}, false
}

func seatRefs(seats []governance.Sitting) []loadline.Ref {
	var out []loadline.Ref
	for _, t := range seats {
		out = append(out, t.Seat)
	}
	return out
}
