package detect

import (
	"slices"
	"strings"

	"loadline"
	"loadline/control"
	"loadline/governance"
)

// deadlocks finds bodies and voters that can split into two halves, neither of which decides. That two sides can each refuse
// is no deadlock by itself; where the votes are even, whatever the one side wants the other stops, the other way round too.
func deadlocks(s *survey) loadline.Diagnostics {
	var out loadline.Diagnostics
	for _, c := range s.bodies {
		if d, ok := s.tiedBody(c); ok {
			out = append(out, d)
		}
	}
	if d, ok := s.tiedVotes(); ok {
		out = append(out, d)
	}
	return out
}

// side is one half of a split.
type side struct {
	name  string // "founders", "those elected by Series A", a person; empty: the others
	who   []loadline.Ref
	seats []loadline.Ref
	word  string
}

// split is a way to halve the votes of a body.
type split [2]side

// named says whether both halves are something that acts as one.
func (x split) named() bool { return x[0].name != "" && x[1].name != "" }

func (s *survey) says(x side) string {
	who := list(s.titles(x.who), 4)
	if x.name == "" || x.name == who {
		return who
	}
	return loadline.Textf("%v (%v)", x.name, who).String()
}

// tiedBody is the letter of a body whose seats in office can split evenly.
func (s *survey) tiedBody(c *council) (loadline.Diagnostic, bool) {
	casts := slices.ContainsFunc(c.filled, func(t governance.Sitting) bool { return t.Fact.Casting == loadline.Yes })
	if c.doubt || casts || len(c.filled) < 2 {
		return loadline.Diagnostic{}, false
	}
	var best split
	var stalled, others []*asked
	for _, x := range s.halves(c) {
		m := c.stalled(x)
		if len(m) > 0 && (len(stalled) == 0 || x.named() && !best.named()) {
			best, stalled, m = x, m, stalled
		}
		others = append(others, m...)
	}
	others = slices.DeleteFunc(slices.Clone(c.matters), func(m *asked) bool { return slices.Contains(stalled, m) || !slices.Contains(others, m) })
	if len(stalled) == 0 {
		return loadline.Diagnostic{}, false
	}
	d := loadline.Diagnostic{Code: loadline.Deadlock, Severity: loadline.Warning, At: c.body.At,
		About: slices.Concat([]loadline.Ref{c.ref}, matterRefs(stalled), best[0].who, best[1].who), Related: places(stalled),
		Summary: loadline.Textf("%v can tie: %v against %v", s.o.Title(c.ref), s.says(best[0]), s.says(best[1])),
		Detail: loadline.Textf("Of %v seats in office each half stops the other: %v. No casting vote is stated, and those who fill the seats are divided the same way, so that no election ends it.",
			len(c.filled), list(s.titles(matterRefs(stalled)), mostMatters)),
		Hint: loadline.Textf("Give one seat a casting vote, add a seat that neither side fills alone, or write down who decides a tie.")}
	lasting, ends := s.lasting(stalled, best)
	if n := len(lasting); n > 0 && n < len(stalled) {
		d.Detail = loadline.Textf("Of %v seats in office each half stops the other: %v. No casting vote is stated. No election ends it for %v, since those who decide on the seats there are divided the same way.",
			len(c.filled), list(s.titles(matterRefs(stalled)), mostMatters), list(s.titles(matterRefs(lasting)), mostMatters))
	}
	if len(lasting) == 0 {
		d.Severity = loadline.Note
		d.Detail = loadline.Textf("Of %v seats in office each half stops the other: %v. No casting vote is stated. %v", len(c.filled), list(s.titles(matterRefs(stalled)), mostMatters), ends)
		if len(c.vacant) > 0 {
			d.Hint = loadline.Textf("Fill the vacant seat %v: it would break the tie.", s.o.Title(c.vacant[0].Seat))
		}
	}
	if refs := matterRefs(others); len(refs) > 0 {
		d.Detail = loadline.Textf("%v Other halves stop %v too.", d.Detail, list(s.titles(refs), mostMatters))
	}
	unsaid := slices.ContainsFunc(c.filled, func(t governance.Sitting) bool { return t.Fact.Casting == loadline.CannotTell })
	if unsaid && s.lawOf(c.body) == "" { // where a law is named, a casting vote is none that no document gives
		d.Severity = loadline.Note
		d.Hint = loadline.Textf("Has any seat of %v a casting vote? Write casting_vote = true or false.", s.o.Title(c.ref))
	}
	return d, true
}

// mostMatters is how many matters a letter names; it says how many more there are.
const mostMatters = 8

// lasting are those of the matters in which a tie lasts beyond elections, and how it ends in the first of the others.
func (s *survey) lasting(of []*asked, x split) (out []*asked, ends loadline.Text) {
	for _, m := range of {
		switch how := s.ends(m, x); {
		case how.IsZero():
			out = append(out, m)
		case ends.IsZero():
			ends = how
		}
	}
	return out, ends
}

// stalled are the matters in which a body's vote fails against either half, and nothing else passes them.
func (c *council) stalled(x split) []*asked {
	var out []*asked
	for _, m := range c.matters {
		if m.dies(governance.OfBody, c.ref, x[0].who) && m.dies(governance.OfBody, c.ref, x[1].who) {
			out = append(out, m)
		}
	}
	return out
}

// dies says whether some stop a matter by the votes of a constituency or body.
func (m *asked) dies(kind governance.GateKind, of loadline.Ref, who []loadline.Ref) bool {
	c := voters(m.d, who)
	if c.Len() == 0 || !m.game.Blocks(c) {
		return false
	}
	against := m.game.GatesAgainst(c)
	for _, g := range m.gates(kind, of) {
		if against[g] {
			return false
		}
	}
	return true
}

// halves are the ways in which the seats in office make two sides of equal votes: by a word of the file's own groups, by who
// names or elects them, and one against one.
func (s *survey) halves(c *council) []split {
	var out []split
	var words, makers []string
	for _, x := range c.filled {
		for _, w := range s.words(x) {
			if !slices.Contains(words, w) {
				words = append(words, w)
			}
		}
		if m := s.maker(x); m != "" && !slices.Contains(makers, m) {
			makers = append(makers, m)
		}
	}
	for _, w := range words {
		if x, ok := s.halve(c, func(t governance.Sitting) bool { return slices.Contains(s.words(t), w) }); ok {
			x[0].name, x[0].word = w, w
			for _, v := range words {
				if s.all(c, x[1], func(t governance.Sitting) bool { return slices.Contains(s.words(t), v) }) && !s.some(c, x[0], v) {
					x[1].name, x[1].word = v, v
				}
			}
			out = append(out, x)
		}
	}
	for _, m := range makers {
		if x, ok := s.halve(c, func(t governance.Sitting) bool { return s.maker(t) == m }); ok {
			x[0].name = m
			for _, n := range makers {
				if s.all(c, x[1], func(t governance.Sitting) bool { return s.maker(t) == n }) {
					x[1].name = n
				}
			}
			out = append(out, x)
		}
	}
	if len(c.filled) == 2 {
		if x, ok := s.halve(c, func(t governance.Sitting) bool { return t.Seat == c.filled[0].Seat }); ok {
			x[0].name, x[1].name = s.o.Title(x[0].who[0]), s.o.Title(x[1].who[0])
			out = append(out, x)
		}
	}
	return out
}

// halve splits the seats in office by a mark; false where the votes are not even, not known, or one person sits on both sides.
func (s *survey) halve(c *council, in func(governance.Sitting) bool) (split, bool) {
	var out split
	sum := [2]loadline.Ratio{}
	for _, t := range c.filled {
		i := 1
		if in(t) {
			i = 0
		}
		votes, known := t.Fact.Votes.Exact()
		if !known {
			if t.Fact.Votes.Lo != nil || t.Fact.Votes.Hi != nil || len(t.Fact.Votes.Open) > 0 {
				return out, false
			}
			votes = loadline.Int(1) // nobody says otherwise
		}
		out[i].who = append(out[i].who, t.Person.Value)
		out[i].seats = append(out[i].seats, t.Seat)
		sum[i] = sum[i].Add(votes)
	}
	if len(out[0].who) == 0 || len(out[1].who) == 0 || sum[0].Cmp(sum[1]) != 0 {
		return out, false
	}
	for _, a := range out[0].who {
		for _, b := range out[1].who {
			if p, ok := s.o.PartyOf(a); ok && slices.Contains(p.Members, b) {
				return out, false
			}
		}
	}
	return out, true
}

func (s *survey) all(c *council, x side, is func(governance.Sitting) bool) bool {
	return !slices.ContainsFunc(c.filled, func(t governance.Sitting) bool { return slices.Contains(x.seats, t.Seat) && !is(t) })
}

func (s *survey) some(c *council, x side, word string) bool {
	return slices.ContainsFunc(c.filled, func(t governance.Sitting) bool {
		return slices.Contains(x.seats, t.Seat) && slices.Contains(s.words(t), word)
	})
}

// words are the file's own groups of whoever sits on a seat.
func (s *survey) words(t governance.Sitting) []string {
	p, _ := s.o.PartyOf(t.Person.Value)
	return p.Groups
}

// maker is whose nominee a seat is for, else the class that elects it; empty where it is neither.
func (s *survey) maker(t governance.Sitting) string {
	if who, ok := t.Fact.DesignatedBy.Get(); ok && who != t.By {
		return loadline.Textf("nominees of %v", s.o.Title(who)).String()
	}
	a := s.o.Electors(t.Seat)
	if a.Kind == loadline.Vote && (a.Who.Kind == "stock_class" || a.Who.Kind == "body") {
		return loadline.Textf("elected by %v", s.o.Title(a.Who)).String()
	}
	return ""
}

// ends says how a tie ends after elections, where those who fill the seats are not divided as those who sit there are; zero
// where they are.
func (s *survey) ends(m *asked, x split) loadline.Text {
	d, _ := s.o.Decision(m.ref, governance.Horizon{Kind: governance.AfterElections})
	if d == nil {
		return loadline.Text{}
	}
	g, err := d.Rule.Game(d.Weights, control.Certain)
	if err != nil {
		return loadline.Text{}
	}
	a, b := s.behind(d, g, x[0]), s.behind(d, g, x[1])
	both := a.Minus(a.Minus(b))
	a, b = a.Minus(both), b.Minus(both)
	switch {
	case g.Blocks(a) && g.Blocks(b) && both.Len() == 0:
		return loadline.Text{}
	case g.Wins(a):
		return loadline.Textf("It lasts until an election: %v can fill enough seats.", list(partyTitles(d, a), 4))
	case g.Wins(b):
		return loadline.Textf("It lasts until an election: %v can fill enough seats.", list(partyTitles(d, b), 4))
	case both.Len() > 0:
		return loadline.Textf("It lasts until an election: %v takes part in filling seats of both sides.", list(partyTitles(d, both), 4))
	}
	return loadline.Textf("It lasts until an election: those who fill the seats are not divided so.")
}

// lawOf is the name of the law under which a body decides.
func (s *survey) lawOf(b loadline.Body) string {
	for _, e := range s.o.Company().Entities {
		if e.Ref() == b.Entity {
			return e.Law
		}
	}
	return s.o.Company().Law
}

// behind are the parties that stand behind a side: who sits there, whose nominees they are, who is of the same word, and who
// alone fills one of its seats.
func (s *survey) behind(d *governance.Decision, g *control.Game, x side) control.Coalition {
	out := voters(d, x.who)
	for _, seat := range x.seats {
		for _, b := range s.bodies {
			for _, t := range b.filled {
				if who, ok := t.Fact.DesignatedBy.Get(); ok && t.Seat == seat {
					if v, has := d.Voter(who); has {
						out = out.With(v)
					}
				}
			}
		}
	}
	for v, p := range d.Parties {
		if x.word != "" && slices.Contains(p.Groups, x.word) {
			out = out.With(v)
			continue
		}
		holds := g.Gates(control.Of(v))
		for i, f := range d.Gates {
			if f.Kind == governance.OfSeat && slices.Contains(x.seats, f.Of) && holds[i] {
				out = out.With(v)
			}
		}
	}
	return out
}

// tiedVotes is the letter of a company whose votes are held in two equal halves.
func (s *survey) tiedVotes() (loadline.Diagnostic, bool) {
	v, ok := s.votes()
	if !ok || v.total.Sign() == 0 {
		return loadline.Diagnostic{}, false
	}
	x, ok := v.halves()
	if !ok {
		return loadline.Diagnostic{}, false
	}
	var stalled []*asked
	byVotes := false
	for _, m := range s.matters {
		for i := range m.d.Gates {
			if g := &m.d.Gates[i]; g.Kind == governance.OfVotes && g.Of == v.of {
				byVotes = true
				if m.dies(governance.OfVotes, v.of, x[0].who) && m.dies(governance.OfVotes, v.of, x[1].who) && !slices.Contains(stalled, m) {
					stalled = append(stalled, m)
				}
			}
		}
	}
	if byVotes && len(stalled) == 0 {
		return loadline.Diagnostic{}, false
	}
	what := list(s.titles(matterRefs(stalled)), mostMatters)
	if what == "" {
		what = "the election of directors, and whatever else asks a majority"
	}
	d := loadline.Diagnostic{Code: loadline.Deadlock, Severity: loadline.Warning, At: v.at, Related: places(stalled),
		About:   append(append([]loadline.Ref{v.of}, x[0].who...), x[1].who...),
		Summary: loadline.Textf("The votes are held in two halves: %v against %v", s.says(x[0]), s.says(x[1])),
		Detail:  loadline.Textf("Each half has exactly one half of all votes, so that neither is a majority and each stops the other: %v.", what),
		Hint:    loadline.Textf("Agree who decides a tie, by a casting vote, an arbiter, a put and call of shares, or let one holder have a vote more.")}
	d.About = append(d.About, matterRefs(stalled)...)
	if !x.named() {
		d.Severity = loadline.Note
		d.Summary = loadline.Textf("%v has exactly half of the votes", s.says(x[0]))
		d.Detail = loadline.Textf("If all others (%v) vote against, neither is a majority: %v.", strings.TrimSpace(s.says(x[1])), what)
	}
	return d, true
}
