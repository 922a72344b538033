package detect

import (
	"slices"

	"loadline"
	"loadline/control"
	"loadline/governance"
)

// bothSides finds people on both sides of a matter, from what is stated alone:
//
//   - a contract or licence with somebody who votes on it, sits on the body that decides it, or names a director who does;
//   - an officer or a director who votes on his own removal;
//   - one party that alone decides a matter and alone gives the consent that is meant to check that.
//
// Whom the approval or the law leaves out of the vote has no voice, and is not told.
func bothSides(s *survey) loadline.Diagnostics {
	var out loadline.Diagnostics
	for _, m := range s.matters {
		if d, ok := s.ownDeal(m); ok {
			out = append(out, d)
		}
		if d, ok := s.ownCheck(m); ok {
			out = append(out, d)
		}
	}
	return append(out, s.ownRemovals()...)
}

// ownDeal is the letter of a matter about somebody who has a voice in it.
func (s *survey) ownDeal(m *asked) (loadline.Diagnostic, bool) {
	of := m.d.Matter.Of
	if of.Kind != "stakeholder" || m.d.Matter.Kind == loadline.TransferShares {
		return loadline.Diagnostic{}, false
	}
	p, ok := s.o.PartyOf(of)
	if !ok {
		return loadline.Diagnostic{}, false
	}
	d := loadline.Diagnostic{Code: loadline.SamePersonBothSides, Severity: loadline.Warning, At: m.d.Matter.At, About: append([]loadline.Ref{m.ref}, p.Members...),
		Hint: loadline.Textf("Let those decide who have no part in it: without(…, %v), or a vote of the others.", of)}
	for _, c := range s.bodies {
		if !slices.Contains(c.matters, m) {
			continue
		}
		for _, t := range c.filled {
			sits := slices.Contains(p.Members, t.Person.Value)
			by, named := t.Fact.DesignatedBy.Get()
			if !sits && !(named && slices.Contains(p.Members, by)) || !s.turns(m, c, t) {
				continue
			}
			d.About, d.Related = append(d.About, t.Seat), append(d.Related, t.Fact.At)
			d.Summary = loadline.Textf("%v is about %v, who sits on %v that decides it", s.o.Title(m.ref), p.Title, s.o.Title(c.ref))
			d.Detail = loadline.Textf("%v votes on it from %v.", s.o.Title(t.Person.Value), s.o.Title(t.Seat))
			if !sits {
				d.Summary = loadline.Textf("%v is about %v, whose nominee sits on %v that decides it", s.o.Title(m.ref), p.Title, s.o.Title(c.ref))
				d.Detail = loadline.Textf("%v votes on it from %v, as the nominee of %v.", s.o.Title(t.Person.Value), s.o.Title(t.Seat), p.Title)
			}
			return d, true
		}
	}
	v, has := m.d.Voter(of)
	if !has || !hasVotes(m.d, v) {
		return loadline.Diagnostic{}, false
	}
	d.Summary = loadline.Textf("%v is about %v, who votes on it", s.o.Title(m.ref), p.Title)
	switch alone := control.Of(v); {
	case m.game.Wins(alone):
		d.Detail = loadline.Textf("%v decides it alone, by the votes of its shares.", p.Title)
	case m.game.Blocks(alone):
		d.Detail = loadline.Textf("Nobody decides it without %v, by the votes of its shares.", p.Title)
	default:
		d.Severity = loadline.Note
		d.Detail = loadline.Textf("%v has votes in it, and neither decides nor stops it alone.", p.Title)
	}
	return d, true
}

// turns says whether whoever sits on a seat has a voice in a matter: the approval may leave a seat out.
func (s *survey) turns(m *asked, c *council, t governance.Sitting) bool {
	v, ok := m.d.Voter(t.Person.Value)
	return ok && !slices.ContainsFunc(m.d.Matter.Ways, func(w loadline.Way) bool { return s.leavesOut(w.Needs, c.ref, t, m.d.Parties[v]) })
}

// leavesOut says whether an approval leaves somebody out of the vote of a body.
func (s *survey) leavesOut(a loadline.Approval, body loadline.Ref, t governance.Sitting, p governance.Party) bool {
	if a.Kind == loadline.Vote && a.Who == body {
		return slices.ContainsFunc(a.Without, func(r loadline.Ref) bool {
			who, said := s.o.Holder(r).Get()
			return r == t.Seat || said && slices.Contains(p.Members, who)
		})
	}
	return slices.ContainsFunc(a.Of, func(x loadline.Approval) bool { return s.leavesOut(x, body, t, p) })
}

func hasVotes(d *governance.Decision, v int) bool {
	return slices.ContainsFunc(d.Weights.Hi, func(column []int64) bool { return v < len(column) && column[v] > 0 })
}

// ownCheck is the letter of a consent that whoever decides the matter alone gives alone.
func (s *survey) ownCheck(m *asked) (loadline.Diagnostic, bool) {
	nobody := m.game.Gates(nil)
	for _, ask := range m.d.Consents {
		if ask.Gate < 0 || ask.Binds != loadline.Yes || nobody[ask.Gate] {
			continue
		}
		for _, v := range ask.Who {
			if m.d.Parties[v].Assumed {
				continue
			}
			holds := m.game.Gates(control.Of(v))
			decides := slices.ContainsFunc(m.d.Ways, func(w governance.Procedure) bool { return w.Gate >= 0 && holds[w.Gate] && !nobody[w.Gate] })
			if !decides || !holds[ask.Gate] {
				continue
			}
			p := m.d.Parties[v]
			return loadline.Diagnostic{Code: loadline.SamePersonBothSides, Severity: loadline.Warning, At: ask.Consent.At, Related: []loadline.Source{m.d.Matter.At},
				About:   append([]loadline.Ref{ask.Consent.Ref(), m.ref}, p.Members...),
				Summary: loadline.Textf("The consent %v checks nothing: %v decides %q and gives it", s.o.Title(ask.Consent.Ref()), p.Title, s.o.Title(m.ref)),
				Detail:  loadline.Textf("%v alone, with its affiliates, decides the matter, and alone gives the consent that it needs beside.", p.Title),
				Hint:    loadline.Textf("Let the consent be somebody else's, or leave %v out of it.", p.Ref)}, true
		}
	}
	return loadline.Diagnostic{}, false
}

// ownRemovals are the letters of those who vote on their own removal, one a body.
func (s *survey) ownRemovals() loadline.Diagnostics {
	var out loadline.Diagnostics
	for _, c := range s.bodies {
		var who, alone []string
		d := loadline.Diagnostic{Code: loadline.SamePersonBothSides, Severity: loadline.Note, About: []loadline.Ref{c.ref}}
		for _, m := range c.matters {
			person, said := s.o.Holder(m.d.Matter.Of).Get()
			removal := m.d.Matter.Kind == loadline.RemoveOfficer || m.d.Matter.Kind == loadline.RemoveDirector
			if i := slices.IndexFunc(c.filled, func(t governance.Sitting) bool { return t.Person.Value == person }); !said || !removal || i < 0 || !s.turns(m, c, c.filled[i]) {
				continue
			}
			if len(d.Related) == 0 {
				d.At = m.d.Matter.At
			}
			d.About, d.Related = append(d.About, m.ref, person), append(d.Related, m.d.Matter.At)
			who = append(who, loadline.Textf("%v (%v)", s.o.Title(person), s.o.Title(m.ref)).String())
			if own := voters(m.d, []loadline.Ref{person}); m.game.Blocks(own) || m.game.Wins(own) {
				alone = append(alone, s.o.Title(person))
			}
		}
		if len(who) == 0 {
			continue
		}
		d.Related = append(d.Related[1:], c.body.At)
		d.Summary = loadline.Textf("On %v they vote on their own removal: %v", s.o.Title(c.ref), list(who, 3))
		d.Detail = loadline.Textf("None of them stops it alone. Whether such a vote counts is a question of the documents and of duties: the facts leave nobody out.")
		d.Hint = loadline.Textf("If whoever is removed does not vote, say so: needs = majority(without(%v, …)).", c.ref)
		if len(alone) > 0 {
			d.Severity = loadline.Warning
			d.Detail = loadline.Textf("Without %v nobody decides it: they stop their own removal.", list(alone, 3))
		}
		out = append(out, d)
	}
	return out
}
