package governance

import (
	"cmp"
	"slices"

	"loadline"
	"loadline/control"
)

// Defence is the fewest who can stop a path by refusing one of its steps.
type Defence struct {
	Step int     // index of the step
	Who  []Party // all of them refuse
}

// Defence is the cheapest defence against the path: the fewest parties outside the group, those whom it has put into a post among
// them, whose refusal stops a step; the earliest step of equals. None is found where the group decides every step alone, or
// where those who could carry a step are too many to be listed.
func (p *LawfulPath) Defence(q Quest) (Defence, bool) {
	best, found := Defence{}, false
	for i := range p.Steps {
		if who, ok := p.Steps[i].Blockers(q); ok && (!found || len(who) < len(best.Who)) {
			best, found = Defence{Step: i, Who: who}, true
		}
	}
	return best, found
}

// Blockers are the fewest parties outside the group whose refusal stops the step, and whether there are any that are known to.
func (s *PathStep) Blockers(q Quest) ([]Party, bool) {
	d := s.Decision
	game, err := q.rule(d).Game(d.Weights, control.Certain)
	if err != nil {
		return nil, false
	}
	var inner control.Coalition
	for i, p := range d.Parties {
		if len(q.Group) > 0 && !Chosen(p.Ref) && s.Acts.Has(i) {
			inner = inner.With(i)
		}
	}
	needs := game.Standing(inner, control.Budget{List: 256}).Needs
	if needs.None || !needs.All || len(needs.Coalitions) > 256 {
		return nil, false
	}
	hit := hitting(needs.Coalitions, nil, control.Everybody(len(d.Parties)))
	if hit == nil {
		return nil, false
	}
	var out []Party
	for v := range hit.Voters() {
		out = append(out, d.Parties[v])
	}
	return out, len(out) > 0 && !game.Wins(control.Everybody(len(d.Parties)).Minus(hit))
}

// Deciders are those of the group without whom the step is not decided in its way: the fewest by leaving one after the other
// out, as parties of the decision. A way in writing may need more than the matter itself does.
func (s *PathStep) Deciders(q Quest) control.Coalition {
	carried := s.carried(q)
	acting := s.Acts
	for v := range s.Acts.Voters() {
		if rest := acting.Without(v); carried(rest) {
			acting = rest
		}
	}
	return acting
}

// carried says of a coalition whether it decides the step in its way.
func (s *PathStep) carried(q Quest) func(control.Coalition) bool {
	d, reading := s.Decision, control.Certain
	if q.Possible {
		reading = control.Possible
	}
	game, err := q.rule(d).Game(d.Weights, reading)
	if err != nil {
		return func(control.Coalition) bool { return false }
	}
	if s.Way.Gate >= 0 {
		return func(c control.Coalition) bool { return game.Wins(c) && game.Gates(c)[s.Way.Gate] }
	}
	writing, _ := d.order.Decide(inWriting(&s.Matter, s.Way), d.Horizon)
	if writing == nil {
		return game.Wins
	}
	consents, err := writing.Rule.Game(writing.Weights, reading)
	if err != nil {
		return game.Wins
	}
	return func(c control.Coalition) bool { return game.Wins(c) && consents.Wins(writing.same(d, c)) }
}

// inWriting is a matter by a way without a meeting alone, of which its own decision only tells.
func inWriting(m *loadline.Matter, way Procedure) loadline.Matter {
	return loadline.Matter{Name: m.Name, Title: m.Title, Kind: loadline.OtherMatter, Of: m.Of,
		Ways: []loadline.Way{{Needs: way.Needs, Form: loadline.WrittenConsent, At: way.At}}}
}

// same is a coalition of another decision's parties among one's own.
func (d *Decision) same(other *Decision, c control.Coalition) control.Coalition {
	var out control.Coalition
	for v := range c.Voters() {
		at := slices.IndexFunc(d.Parties, func(p Party) bool { return p.Ref == other.Parties[v].Ref })
		if at >= 0 {
			out = out.With(at)
		}
	}
	return out
}

// hitting is a smallest set that meets each of these sets, no larger than most; nil where there is none, as of the empty set.
func hitting(sets []control.Coalition, so, most control.Coalition) control.Coalition {
	at := slices.IndexFunc(sets, func(c control.Coalition) bool { return c.Len() == c.Minus(so).Len() })
	if at < 0 {
		return so
	}
	var best control.Coalition
	for v := range sets[at].Voters() {
		if so.Len()+1 > most.Len() {
			break
		}
		if hit := hitting(sets, so.With(v), most); hit != nil && (best == nil || hit.Len() < best.Len()) {
			best, most = hit, hit.Without(slices.Collect(hit.Voters())[0])
		}
	}
	return best
}

// Joint is a path that a group can go with the help of others.
type Joint struct {
	Others []Party
	Path   *LawfulPath
}

// Joined are the paths that a group without one of its own can go together with one other party, the shortest first; where
// there is none, with two. Whoever they elect then votes as all of them do. Cut says that the work ran out.
func (o *Order) Joined(q Quest, met []Party) (paths []Joint, cut bool) {
	met = slices.DeleteFunc(slices.Clone(met), func(p Party) bool { return Chosen(p.Ref) || len(p.Members) == 0 })
	left, shelf := 4*q.work(), newShelf(o)
	try := func(others ...Party) {
		if left <= 0 {
			cut = true
			return
		}
		q := q
		q.Work, q.Group = min(left, q.work()), slices.Clip(q.Group)
		for _, p := range others {
			q.Group = append(q.Group, p.Members...)
		}
		s := o.paths(q, shelf)
		left -= s.Weighed
		cut = cut || s.Cut
		if s.Path != nil {
			paths = append(paths, Joint{Others: others, Path: s.Path})
		}
	}
	for _, p := range met {
		try(p)
	}
	for i := range met {
		for j := i + 1; j < len(met) && len(paths) == 0 || j < len(met) && len(paths) > 0 && len(paths[0].Others) == 2; j++ {
			try(met[i], met[j])
		}
	}
	slices.SortStableFunc(paths, func(a, b Joint) int {
		return cmp.Or(cmp.Compare(a.Path.Days, b.Path.Days), cmp.Compare(len(a.Path.Steps), len(b.Path.Steps)))
	})
	return paths, cut
}

// PathsEach are the paths of several groups to the same matter, each by itself.
func (o *Order) PathsEach(q Quest, groups [][]loadline.Ref) []Search {
	shelf := newShelf(o)
	out := make([]Search, len(groups))
	for i, g := range groups {
		q.Group = g
		out[i] = o.paths(q, shelf)
	}
	return out
}

// Breached are the consents that a path does without.
func (p *LawfulPath) Breached() []loadline.Ref {
	var out []loadline.Ref
	for _, s := range p.Steps {
		for _, r := range s.Breaches {
			if !slices.Contains(out, r) {
				out = append(out, r)
			}
		}
	}
	return out
}
