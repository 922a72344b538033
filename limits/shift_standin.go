package limits

import (
	"encoding/binary"
	"math/bits"
	"slices"

	"loadline"
	"loadline/control"
	"loadline/governance"
)

// standIns tell sets of seats apart by what decisions are made of, without a world for each set. The one world that they need
// is that in which somebody else sits on every seat in question, each another person. Whoever has only a seat votes by it as he
// likes; so, read with those who came to the other seats voting as one with those who sit there now, it decides as the world in
// which a set of them alone is filled anew. A vacant seat counts otherwise than a filled one, so that there is such a world for
// each choice of vacant seats that are filled. Of sets that come to the same in every decision one is asked, on rebuilt facts,
// and the others come out alike.
type standIns struct {
	f      *finder
	seats  []standIn
	of     []loadline.Ref
	vacant uint64              // which of the seats
	on     map[uint64]*seating // by the vacant seats that are filled
}

// standIn is a seat with those who sit there now and then: their parties, and which of the groups asked about they are of.
type standIn struct {
	now, then loadline.Ref // zero: nobody, a newcomer
	in, comes []bool
	sits      []bool // which of the groups the one who sits there now is of himself
}

// seating are the decisions of a world in which all seats are filled anew, but for vacant ones; exact where so read they come to
// what they do now.
type seating struct {
	on    []*seatsOn
	exact bool
}

// seatsOn is a decision of that world.
type seatsOn struct {
	d      *governance.Decision
	games  [2]*control.Evaluator
	comers []int               // the voter by seat; -1 where nobody came, or the seat has no voice
	groups []control.Coalition // without those who came
}

// mostVacant is how many vacant seats are told apart by the worlds in which they are filled.
const mostVacant = 3

// standIns is nil where who sits matters otherwise than by voting: where the limit asks about it, a vote leaves somebody out, or
// something begins or ends with it; and where nobody knows who sits on a seat.
func (f *finder) standIns(s Shift, of []loadline.Ref) *standIns {
	if f.span || f.of.sitting || s.Vacant || len(of) < 2 || len(of) > mostThings || s.To.Kind == bodyKind ||
		slices.ContainsFunc(f.of.groups, func(g loadline.Ref) bool { return g.Kind == bodyKind }) {
		return nil
	}
	p := &standIns{f: f, of: of, on: map[uint64]*seating{}}
	var posts []loadline.Ref
	for i, seat := range of {
		in, by, ok := f.standIn(seat, s.To)
		if !ok || by.Name != "" && (slices.Contains(posts, by) || f.w.Order().HangsOnLeaving()) {
			return nil
		}
		if by.Name != "" {
			posts = append(posts, by)
		}
		if in.now.Name == "" {
			p.vacant |= 1 << i
		}
		p.seats = append(p.seats, in)
	}
	if bits.OnesCount64(p.vacant) > mostVacant {
		return nil
	}
	return p
}

// standIn is a seat, and the office by which it goes; false where somebody cannot stand in for who sits there.
func (f *finder) standIn(seat, to loadline.Ref) (in standIn, by loadline.Ref, ok bool) {
	sits := f.w.Order().Seats(governance.BodyOf(seat))
	i := slices.IndexFunc(sits, func(s governance.Sitting) bool { return s.Seat == seat })
	if i < 0 || sits[i].Exists != loadline.Yes {
		return in, by, false
	}
	if has, _ := f.w.Order().HasVote(sits[i]); f.of.seated && has != loadline.Yes {
		return in, by, false
	}
	who, said := sits[i].Person.Get()
	if said {
		votes, known := f.standing(who)
		if in.now = votes.Ref; !known {
			return in, by, false
		}
	} else if !sits[i].Vacant() || sits[i].By.Name != "" {
		return in, by, false
	}
	if to.Kind == stakeholderKind {
		comes, known := f.standing(to)
		if in.then = comes.Ref; !known {
			return in, by, false
		}
	}
	for _, g := range f.of.groups {
		in.in = append(in.in, said && f.w.belongs(who, g))
		in.sits = append(in.sits, said && f.w.isOf(f.w.place(who), g))
		in.comes = append(in.comes, g == to || to.Kind == stakeholderKind && f.w.belongs(to, g))
	}
	return in, sits[i].By, true
}

// standing is the party of somebody whose votes are known to be his own, and whom no vote leaves out.
func (f *finder) standing(who loadline.Ref) (governance.Party, bool) {
	party, known := f.w.Order().PartyOf(who)
	ok := known && !party.Assumed && !party.Unled && !slices.ContainsFunc(f.of.matters, func(m loadline.Ref) bool { return f.leavesOut(m, who) })
	return party, ok
}

// belongs says whether a party counts as of a group in a decision: all of it is of a group of words, or it is that of the
// stakeholder.
func (w *World) belongs(who, group loadline.Ref) bool {
	if group.Kind != stakeholderKind {
		return w.alone(who, group)
	}
	p, known := w.Order().PartyOf(who)
	q, also := w.Order().PartyOf(group)
	return known && also && p.Ref == q.Ref
}

// filled is the world in which somebody else sits on these seats.
func (p *standIns) filled(set uint64) *World {
	if set == 0 {
		return p.f.here
	}
	s := Shift{Unit: SeatsChange, Of: chosen(p.of, set)}
	s.Amount = loadline.Exactly(loadline.Int(int64(len(s.Of))))
	return p.f.w.after(s).On(p.f.r.Day)
}

// seating is that in which these of the vacant seats are filled.
func (p *standIns) seating(vacant uint64) *seating {
	if known, ok := p.on[vacant]; ok {
		return known
	}
	all := uint64(1)<<len(p.of) - 1
	all &^= p.vacant &^ vacant
	before, after := p.filled(vacant), p.filled(all)
	out := &seating{exact: true}
	p.on[vacant] = out
	for _, m := range p.f.of.matters {
		d0, _ := before.Order().Decision(m, governance.Horizon{})
		d1, _ := after.Order().Decision(m, governance.Horizon{})
		if d0 == nil || d1 == nil {
			out.exact = out.exact && d0 == d1
			continue
		}
		now, far := p.decided(d0, before, vacant), p.decided(d1, after, all)
		out.exact = out.exact && string(now.key(p, vacant, nil)) == string(far.key(p, vacant, nil))
		out.on = append(out.on, far)
	}
	return out
}

// decided is a decision of a world in which these seats were filled.
func (p *standIns) decided(d *governance.Decision, w *World, set uint64) *seatsOn {
	on := &seatsOn{d: d, games: [2]*control.Evaluator{d.Rule.Evaluator(), d.Lawful.Evaluator()}}
	for _, g := range p.f.of.groups {
		c, _ := d.Group(g.String())
		on.groups = append(on.groups, c)
	}
	for i, seat := range p.of {
		at := -1
		if who, said := w.Order().Holder(seat).Get(); set>>i&1 == 1 && said {
			if v, ok := d.Voter(who); ok {
				at = v
			}
		}
		on.comers = append(on.comers, at)
	}
	return on
}

// key is what a set of seats comes to in every decision: sets of one key come out alike. False where that is not known.
func (p *standIns) key(set uint64) (string, bool) {
	at := p.seating(set & p.vacant)
	out := binary.AppendUvarint(nil, set&p.vacant)
	for _, on := range at.on {
		out = on.key(p, set, out)
	}
	if p.f.of.seated {
		out = p.counted(set, out)
	}
	return string(out), at.exact
}

// counted adds on how many of the seats of each body each group sits.
func (p *standIns) counted(set uint64, out []byte) []byte {
	bodies := map[loadline.Ref]int{}
	for _, seat := range p.of {
		if b := governance.BodyOf(seat); bodies[b] == 0 {
			bodies[b] = len(bodies) + 1
		}
	}
	n := make([]byte, len(bodies)*len(p.f.of.groups)) // of at most mostThings seats
	for i, s := range p.seats {
		is := s.sits
		if set>>i&1 == 1 {
			is = s.comes
		}
		for g := range is {
			if is[g] {
				n[(bodies[governance.BodyOf(p.of[i])]-1)*len(is)+g]++
			}
		}
	}
	return append(out, n...)
}

// key is whether those asked about pass a matter, and whether the others do, and whether one of those alone does: in both
// readings, with those who may be of them and without, lawfully or not; and where it is asked, how all but one of the others do.
func (on *seatsOn) key(p *standIns, set uint64, out []byte) []byte {
	for g, c := range on.groups {
		who := map[loadline.Ref]control.Coalition{} // who votes as one
		for v := range on.d.Parties {
			if !slices.Contains(on.comers, v) {
				who[on.d.Parties[v].Ref] = control.Of(v)
			}
		}
		for i, s := range p.seats {
			v, is, votes := on.comers[i], s.in[g], s.now
			if set>>i&1 == 1 {
				is, votes = s.comes[g], s.then
			}
			if v < 0 {
				continue
			}
			if votes.Name == "" {
				votes = on.d.Parties[v].Ref
			}
			who[votes] = who[votes].With(v)
			if is {
				c = c.With(v)
			}
		}
		out = append(out, on.passes(c), on.passes(on.others(c)), on.passes(on.others(on.d.Joined(c))), 0)
		for _, one := range who {
			if c.Holds(one) {
				out[len(out)-1] |= on.passes(one)
			}
		}
		if p.f.of.asked&vetoing != 0 {
			out = on.vetoes(c, who, out)
		}
	}
	return out
}

// vetoes adds how all but one of the others pass it, of everybody outside a coalition who votes as one: what differs, once.
func (on *seatsOn) vetoes(c control.Coalition, who map[loadline.Ref]control.Coalition, out []byte) []byte {
	var all []string
	for _, one := range who {
		if c.Holds(one) {
			continue
		}
		all = append(all, string([]byte{on.passes(on.others(one)), on.passes(on.others(on.d.Joined(one))), on.assumed(one)}))
	}
	slices.Sort(all)
	all = slices.Compact(all)
	out = binary.AppendUvarint(out, uint64(len(all)))
	for _, one := range all {
		out = append(out, one...)
	}
	return out
}

// assumed is 1 for a coalition of which somebody stands for people whom nobody stated.
func (on *seatsOn) assumed(c control.Coalition) byte {
	for v := range c.Voters() {
		if on.d.Parties[v].Assumed {
			return 1
		}
	}
	return 0
}

// passes is a bit for each game and reading in which a coalition, or it with those who may be of it, passes the matter.
func (on *seatsOn) passes(c control.Coalition) byte {
	var out byte
	for i, set := range [2]control.Coalition{c, on.d.Joined(c)} {
		for j, game := range on.games {
			for k, reading := range [2]control.Reading{control.Certain, control.Possible} {
				if wins, err := game.Wins(&on.d.Weights, reading, set); err != nil {
					return 0xff // the weights were checked when the rule was made
				} else if wins {
					out |= 1 << (i<<2 | j<<1 | k)
				}
			}
		}
	}
	return out
}

func (on *seatsOn) others(c control.Coalition) control.Coalition {
	return control.Everybody(len(on.d.Parties)).Minus(c)
}
