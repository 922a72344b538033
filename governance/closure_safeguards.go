package governance

import (
	"fmt"
	"slices"

	"loadline"
)

// safeguards are those of a document or of a matter; all of them where of is zero. Seats under one rule are one.
func (o *Order) safeguards(of loadline.Ref) []Safeguard {
	all := append(o.guardConsents(of), o.guardMatters(of)...)
	all = append(append(all, o.guardSeats(of)...), o.guardDrags(of)...)
	if of.Kind != "document" {
		return all
	}
	return slices.DeleteFunc(all, func(s Safeguard) bool { return s.Document != of })
}

// inPlace says whether a fact that documents state is in force on the day, or may be.
func (o *Order) inPlace(span loadline.Span, status loadline.Stated[string], at loadline.Source) bool {
	return o.binds(span, o.date) != loadline.No && !o.isDraft(status, at)
}

func (o *Order) guardConsents(of loadline.Ref) []Safeguard {
	var out []Safeguard
	for i := range o.company.Consents {
		c := &o.company.Consents[i]
		if of.Kind == "matter" && !slices.Contains(c.Over, of) || !o.inPlace(c.Span, c.Status, withClause(c.At, c.Of.At)) {
			continue
		}
		out = append(out, Safeguard{Kind: ByConsent, Of: []loadline.Ref{c.Ref()}, Needs: c.Of, Over: c.Over, Document: clauseOf(c.At, c.Of.At), At: c.At})
	}
	return out
}

// guardMatters are the rules of matters that ask more than a majority; of a named matter whatever its rule is.
func (o *Order) guardMatters(of loadline.Ref) []Safeguard {
	var out []Safeguard
	for _, ref := range o.Matters() {
		m, _ := o.Matter(ref)
		if of.Kind == "matter" && of != ref {
			continue
		}
		for _, w := range m.Ways {
			if w.Needs.IsZero() || o.isDraft(w.Status, w.At) || of != ref && !asksMore(w.Needs) {
				continue
			}
			out = append(out, Safeguard{Kind: ByVote, Of: []loadline.Ref{ref}, Needs: w.Needs, Document: clauseOf(w.At, w.Needs.At), At: w.At})
		}
	}
	return out
}

// asksMore says whether an approval asks more than a majority of one body or class.
func asksMore(a loadline.Approval) bool {
	switch a.Kind {
	case loadline.Vote:
		sign, certain := a.Threshold.Fraction.Cmp(loadline.Exactly(loadline.Frac(1, 2)))
		return certain && sign > 0
	case loadline.By:
		return true
	}
	return len(a.Of) > 1
}

// guardSeats are the rules by which seats are filled and emptied, and whose nominees must be elected; of a matter those of the
// bodies that decide it.
func (o *Order) guardSeats(of loadline.Ref) []Safeguard {
	var out []Safeguard
	at := map[string]int{}
	add := func(kind SafeguardKind, seat loadline.Ref, a loadline.Approval, source loadline.Source) {
		if a.IsZero() {
			return
		}
		doc := clauseOf(a.At, source)
		key := fmt.Sprint(kind, seatBody(seat), doc, o.words(a))
		if i, ok := at[key]; ok {
			out[i].Of = append(out[i].Of, seat)
			return
		}
		at[key] = len(out)
		out = append(out, Safeguard{Kind: kind, Of: []loadline.Ref{seat}, Needs: a, Document: doc, At: withClause(a.At, source)})
	}
	for _, b := range o.Bodies() {
		if of.Kind == "matter" && !o.decidesBy(of, b.Ref()) {
			continue
		}
		for _, s := range o.Seats(b.Ref()) {
			add(ByElection, s.Seat, s.Fact.ElectedBy, s.Fact.At)
			add(ByRemoval, s.Seat, s.Fact.RemovedBy, s.Fact.At)
			if by, ok := s.Fact.DesignatedBy.Get(); ok {
				add(ByDesignation, s.Seat, loadline.Approval{Kind: loadline.By, Who: by, At: s.Fact.DesignatedBy.At}, s.Fact.At)
			}
		}
	}
	return out
}

// decidesBy says whether a body has a part in a matter.
func (o *Order) decidesBy(matter, body loadline.Ref) bool {
	d, _ := o.Decision(matter, Horizon{})
	return d != nil && slices.ContainsFunc(d.Gates, func(g GateFact) bool { return g.Kind == OfBody && g.Of == body })
}

// guardDrags are the exceptions from drag-alongs.
func (o *Order) guardDrags(of loadline.Ref) []Safeguard {
	var out []Safeguard
	for i := range o.company.Drags {
		g := &o.company.Drags[i]
		if of.Kind == "matter" && !slices.Contains(g.Over, of) || !o.inPlace(g.Span, g.Status, g.At) {
			continue
		}
		for _, who := range g.Except.Value {
			out = append(out, Safeguard{Kind: ByException, Of: []loadline.Ref{g.Ref()}, Over: g.Over, Document: clauseOf(g.At, g.Needs.At), At: g.At,
				Needs: loadline.Approval{Kind: loadline.By, Who: who, At: g.At}})
		}
	}
	return out
}

// guard is who can give what a safeguard asks: of the rule of a matter those who decide it.
func (o *Order) guard(s *Safeguard) *Decision {
	if s.Kind == ByVote {
		d, _ := o.Decision(s.Of[0], Horizon{})
		return d
	}
	m := loadline.Matter{Kind: loadline.OtherMatter, At: s.At}
	k := o.making(m, Horizon{})
	g := k.approve(s.Needs, asking{consent: true, at: s.At})
	rules, weights, parties, err := k.rule(g, g)
	if err != nil {
		return nil
	}
	d := &Decision{Matter: m, Date: o.date, Rule: rules[0], Lawful: rules[1], Weights: weights}
	k.settle(d, parties)
	return d
}
