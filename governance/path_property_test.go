package governance_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"loadline"
	"loadline/captable"
	"loadline/control"
	"loadline/governance"
)

// smallCompany is a company of three holders, a board of up to three seats with all its rules stated, a chief executive and a veto.
func smallCompany(t *rapid.T) *loadline.Company {
	shares := []int64{rapid.Int64Range(0, 9).Draw(t, "p0"), rapid.Int64Range(0, 4).Draw(t, "p1"), rapid.Int64Range(1, 4).Draw(t, "p2")}
	c := people(shares, loadline.Approval{Kind: loadline.Nobody})
	c.AsOf = loadline.DateOf(2026, 11, 1)
	none := loadline.SayNone[loadline.Ref](loadline.Source{})
	board := loadline.Body{Name: "board", Kind: loadline.Board, Quorum: loadline.SayNone[loadline.Threshold](loadline.Source{})}
	approval := func(name string) loadline.Approval {
		switch rapid.IntRange(0, 4).Draw(t, name) {
		case 0:
			return loadline.Approval{Kind: loadline.By, Who: who(rapid.IntRange(0, 2).Draw(t, "by"))}
		case 1:
			return loadline.Approval{Kind: loadline.Vote, Who: board.Ref(), Threshold: half(loadline.Outstanding)}
		}
		return loadline.Approval{Kind: loadline.Vote, Who: loadline.Ref{Kind: "body", Name: "all"}, Threshold: half(loadline.Outstanding)}
	}
	office := loadline.Office{Name: "ceo", Holder: loadline.Say(who(rapid.IntRange(0, 2).Draw(t, "ceo")), loadline.Source{})}
	for i := range rapid.IntRange(1, 3).Draw(t, "seats") {
		s := loadline.Seat{Name: fmt.Sprint("s", i), ElectedBy: approval("elects"), RemovedBy: approval("removes"), DesignatedBy: none,
			Casting: loadline.No, Observer: loadline.No, Votes: loadline.Exactly(loadline.Int(1))}
		switch rapid.IntRange(0, 4).Draw(t, "sits") {
		case 0:
			s.Holder = none
		case 1:
			s.Holder = loadline.Say(office.Ref(), loadline.Source{})
		default:
			s.Holder = loadline.Say(who(rapid.IntRange(0, 2).Draw(t, "holder")), loadline.Source{})
		}
		board.Seats = append(board.Seats, s)
	}
	all := loadline.Body{Name: "all", Kind: loadline.Stockholders, Quorum: loadline.SayNone[loadline.Threshold](loadline.Source{})}
	for i := range c.Classes {
		all.Classes = append(all.Classes, c.Classes[i].Ref())
	}
	c.Bodies, c.Offices = []loadline.Body{board, all}, []loadline.Office{office}
	c.Matters = []loadline.Matter{officeMatter(t, "remove_ceo", loadline.RemoveOfficer, office, board), officeMatter(t, "appoint_ceo", loadline.AppointOfficer, office, board)}
	return c
}

func half(base loadline.Base) loadline.Threshold {
	return loadline.Threshold{Fraction: loadline.Exactly(loadline.Frac(1, 2)), Comparison: loadline.MoreThan, Base: base}
}

func officeMatter(t *rapid.T, name string, kind loadline.MatterKind, office loadline.Office, board loadline.Body) loadline.Matter {
	days := loadline.Duration{Days: rapid.IntRange(0, 3).Draw(t, "days")}
	return loadline.Matter{Name: name, Kind: kind, Of: office.Ref(), Ways: []loadline.Way{{Form: loadline.WrittenConsent,
		Notice: loadline.Say(days, loadline.Source{}),
		Needs:  loadline.Approval{Kind: loadline.Vote, Who: board.Ref(), Threshold: half(loadline.AllSeats)}}}}
}

// world is who sits and who is chief executive: -1 nobody, 3 whoever the group chose, 4 whoever sits by the office.
type world struct {
	seats [3]int
	ceo   int
}

// of is the company of a world, by plain assignment.
func (w world) of(c *loadline.Company) *loadline.Company {
	out := *c
	out.Stakeholders = append(slices.Clone(c.Stakeholders), loadline.Stakeholder{ID: "friend", Name: "friend"})
	say := func(p int) loadline.Stated[loadline.Ref] {
		switch p {
		case -1:
			return loadline.SayNone[loadline.Ref](loadline.Source{})
		case 3:
			return loadline.Say(loadline.Ref{Kind: "stakeholder", Name: "friend"}, loadline.Source{})
		case 4:
			return loadline.Say(loadline.Ref{Kind: "office", Name: "ceo"}, loadline.Source{})
		}
		return loadline.Say(who(p), loadline.Source{})
	}
	out.Offices = slices.Clone(c.Offices)
	out.Offices[0].Holder = say(w.ceo)
	out.Bodies = slices.Clone(c.Bodies)
	out.Bodies[0].Seats = slices.Clone(c.Bodies[0].Seats)
	for i := range out.Bodies[0].Seats {
		out.Bodies[0].Seats[i].Holder = say(w.seats[i])
	}
	return &out
}

func worldOf(c *loadline.Company) world {
	number := func(h loadline.Stated[loadline.Ref]) int {
		ref, said := h.Get()
		switch {
		case !said:
			return -1
		case ref.Kind == "office":
			return 4
		}
		return int(ref.Name[1] - '0')
	}
	w := world{ceo: number(c.Offices[0].Holder)}
	for i, s := range c.Bodies[0].Seats {
		w.seats[i] = number(s.Holder)
	}
	return w
}

// plainly is the fewest days, and of these the fewest steps, by which a group brings the removal about: every order of every
// step is tried, none is left out. Days are those of the office's matters; seats change without notice.
func plainly(t *rapid.T, c *loadline.Company, group []int) (days, steps int, found bool) {
	type at struct{ days, steps int }
	best := map[world]at{worldOf(c): {}}
	goal, have := at{}, false
	better := func(a, b at) bool { return a.days < b.days || a.days == b.days && a.steps < b.steps }
	for again := true; again; {
		again = false
		for w, a := range best {
			o := ordered(t, w.of(c))
			reach := func(m loadline.Matter, to world) {
				next := at{a.days + noticeOf(m), a.steps + 1}
				old, seen := best[to]
				if (!seen || better(next, old)) && groupDecides(t, o, m, group) {
					best[to], again = next, true
				}
			}
			for i, s := range c.Bodies[0].Seats {
				seat := governance.SeatRef(c.Bodies[0].Ref(), s.Name)
				to := w
				to.seats[i] = -1
				if w.seats[i] != -1 {
					reach(loadline.Matter{Name: "x", Kind: loadline.RemoveDirector, Of: seat, Cause: loadline.No}, to)
				}
				to.seats[i] = 3
				if w.seats[i] == -1 {
					reach(loadline.Matter{Name: "x", Kind: loadline.ElectDirector, Of: seat}, to)
				}
			}
			if w.ceo == -1 {
				to := w
				to.ceo = 3
				for i, s := range c.Bodies[0].Seats {
					if ref, _ := s.Holder.Get(); ref.Kind == "office" {
						to.seats[i] = 4
					}
				}
				reach(c.Matters[1], to)
			}
			next := at{a.days + noticeOf(c.Matters[0]), a.steps + 1}
			if (!have || better(next, goal)) && groupDecides(t, o, c.Matters[0], group) {
				goal, have = next, true
			}
		}
	}
	return goal.days, goal.steps, have
}

func noticeOf(m loadline.Matter) int {
	if len(m.Ways) == 0 {
		return 0
	}
	d, _ := m.Ways[0].Notice.Get()
	return d.Days
}

func ordered(t rapid.TB, c *loadline.Company) *governance.Order {
	l, _ := captable.New(c)
	o, _ := governance.On(c, l, c.AsOf)
	return o
}

func groupDecides(t *rapid.T, o *governance.Order, m loadline.Matter, group []int) bool {
	d, _ := o.Decide(m, governance.Horizon{})
	var all control.Coalition
	for i, p := range d.Parties {
		if p.Ref.Name == "friend" || slices.ContainsFunc(group, func(g int) bool { return who(g) == p.Ref }) {
			all = all.With(i)
		}
	}
	game, err := d.Lawful.Game(d.Weights, control.Certain)
	if err != nil {
		t.Fatal(err)
	}
	return game.Wins(all)
}

func TestNoWayIsShorterThanThePathFound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := smallCompany(t)
		group := []int{0}
		if rapid.Bool().Draw(t, "two") {
			group = append(group, 1)
		}
		o := ordered(t, c)
		q := governance.Quest{Matter: c.Matters[0]}
		for _, g := range group {
			q.Group = append(q.Group, who(g))
		}
		days, steps, found := plainly(t, c, group)
		s := o.Paths(q)
		switch {
		case s.Cut:
			t.Fatal("cut")
		case !found && s.Path == nil:
			return
		case !found || s.Path == nil:
			t.Fatalf("plainly %v in %v days and %v steps, searched %v", found, days, steps, says(s.Path))
		case s.Path.Days != days || len(s.Path.Steps) != steps:
			t.Fatalf("plainly in %v days and %v steps, searched %v", days, steps, says(s.Path))
		}
		decidedByTheGroup(t, q, s.Path)
	})
}

func says(p *governance.LawfulPath) string {
	if p == nil {
		return "none"
	}
	return pathSays(p)
}

// decidedByTheGroup checks every step against the engine on the state before it: whoever is named is of the group and decides it,
// and whoever is said to be able to refuse it can, and no fewer.
func decidedByTheGroup(t *rapid.T, q governance.Quest, p *governance.LawfulPath) {
	for i := range p.Steps {
		s := &p.Steps[i]
		d := s.Decision
		game, err := d.Lawful.Game(d.Weights, control.Certain)
		if err != nil {
			t.Fatal(err)
		}
		if named := s.Deciders(q); !game.Wins(named) || !s.Acts.Holds(named) {
			t.Fatalf("step %d, %v: those named do not decide it", i+1, s.Says)
		}
		outside := control.Coalition{}
		for v, party := range d.Parties {
			mine := slices.Contains(q.Group, party.Ref)
			if s.Acts.Has(v) && !mine && !governance.Chosen(party.Ref) {
				t.Fatalf("step %d, %v: %v acts and is not of the group", i+1, s.Says, party.Title)
			}
			if !mine {
				outside = outside.With(v)
			}
		}
		fewest := fewestBlocking(game, outside, len(d.Parties))
		who, ok := s.Blockers(q)
		if ok != (fewest > 0) || ok && len(who) != fewest {
			t.Fatalf("step %d, %v: refused by %v, but it takes %d", i+1, s.Says, titlesOf(who), fewest)
		}
		var refuse control.Coalition
		for v, party := range d.Parties {
			if slices.ContainsFunc(who, func(p governance.Party) bool { return p.Ref == party.Ref }) {
				refuse = refuse.With(v)
			}
		}
		if ok && !game.Blocks(refuse) {
			t.Fatalf("step %d, %v: %v do not block it", i+1, s.Says, titlesOf(who))
		}
	}
}

// fewestBlocking is how many of those outside it takes to block, 0 where all of them do not.
func fewestBlocking(game *control.Game, outside control.Coalition, n int) int {
	best := 0
	for set := range uint64(1) << n {
		c := control.Coalition{set}
		if outside.Holds(c) && game.Blocks(c) && (best == 0 || c.Len() < best) {
			best = c.Len()
		}
	}
	return best
}

// Whoever decides a matter alone goes one step.
func TestWhoDecidesAloneGoesOneStep(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := smallCompany(t)
		o := ordered(t, c)
		if !groupDecides(t, o, c.Matters[0], []int{0}) {
			t.Skip()
		}
		s := o.Paths(governance.Quest{Matter: c.Matters[0], Group: []loadline.Ref{who(0)}})
		if s.Path == nil || len(s.Path.Steps) != 1 {
			t.Fatalf("alone, and yet %v", says(s.Path))
		}
	})
}

// A search that runs out of work says so, and never that there is no way.
func TestASearchSaysThatItWasCut(t *testing.T) {
	s := tell(t, pathStories["a majority removes the directors without notice, elects others, and they remove the chief executive"])
	o, _ := governance.On(s.company, s.ledger, s.date)
	m, _ := o.Matter(loadline.Ref{Kind: "matter", Name: "remove_ceo"})
	q := governance.Quest{Matter: m, Group: []loadline.Ref{{Kind: "stakeholder", Name: "fund"}}}
	full := o.Paths(q)
	for work := 1; work < full.Weighed; work += 3 {
		q.Work = work
		if cut := o.Paths(q); !cut.Cut || cut.Path != nil || cut.Weighed > work {
			t.Fatalf("work %d: cut %v, weighed %d, %v", work, cut.Cut, cut.Weighed, says(cut.Path))
		}
	}
	q.Work = full.Weighed + 1
	if again := o.Paths(q); says(again.Path) != says(full.Path) || !strings.HasPrefix(says(full.Path), "0 days") {
		t.Fatalf("%v, then %v", says(full.Path), says(again.Path))
	}
}
