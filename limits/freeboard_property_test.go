package limits_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"loadline"
	"loadline/captable"
	"loadline/limits"
)

func ref(kind, name string) loadline.Ref { return loadline.Ref{Kind: kind, Name: name} }

func call(name string, args ...loadline.Expr) loadline.Expr {
	return loadline.Expr{Op: loadline.Call, Name: name, Args: args}
}

func named(name string) loadline.Expr { return loadline.Expr{Op: loadline.RefTo, Name: name} }

func number(r loadline.Ratio) loadline.Expr { return loadline.Expr{Op: loadline.Num, Num: r} }

// A small company: up to four people in up to two groups, up to two classes of a few shares, a board of up to four seats, a
// matter and up to three consents over it.
func smallCompany(t *rapid.T) *loadline.Company {
	c := &loadline.Company{Name: "small", AsOf: loadline.DateOf(2026, 11, 1)}
	people := rapid.IntRange(2, 4).Draw(t, "people")
	for i := range people {
		s := loadline.Stakeholder{ID: fmt.Sprint("p", i)}
		for _, g := range [2]string{"a", "b"} {
			if i == 0 && g == "a" || rapid.IntRange(0, 2).Draw(t, g) == 0 {
				s.Groups = append(s.Groups, g)
			}
		}
		c.Stakeholders = append(c.Stakeholders, s)
	}
	for i := range rapid.IntRange(1, 2).Draw(t, "classes") {
		id := fmt.Sprint("c", i)
		c.Classes = append(c.Classes, loadline.StockClass{ID: id, VotesPerShare: loadline.Exactly(loadline.Int(int64(i*2 + 1)))})
		for j := range people {
			for part := range rapid.IntRange(0, 2).Draw(t, "lots") {
				sec := fmt.Sprint("s", i, j, part)
				c.Transactions = append(c.Transactions, &loadline.StockIssuance{
					Issued:       loadline.Issued{Event: loadline.Event{ID: sec, Date: loadline.DateOf(2026, 1, 1)}, SecurityID: sec, StakeholderID: fmt.Sprint("p", j)},
					StockClassID: id, Quantity: loadline.WholeShares(rapid.Int64Range(1, 5).Draw(t, "shares")),
				})
			}
		}
	}
	none := loadline.SayNone[loadline.Threshold](loadline.Source{})
	board := loadline.Body{Name: "board", Kind: loadline.Board, Quorum: none}
	if rapid.Bool().Draw(t, "quorum") {
		board.Quorum = loadline.Say(loadline.Threshold{Fraction: loadline.Exactly(loadline.Frac(1, 2)), Base: loadline.AllSeats}, loadline.Source{})
	}
	c.Offices = []loadline.Office{{Name: "ceo", Holder: loadline.Say(ref("stakeholder", "p0"), loadline.Source{})}}
	for i := range rapid.IntRange(1, 4).Draw(t, "seats") {
		s := loadline.Seat{Name: fmt.Sprint("s", i), Observer: loadline.No, Casting: loadline.No, Votes: loadline.Exactly(loadline.Int(1))}
		switch n := rapid.IntRange(-2, people-1).Draw(t, "sits"); n {
		case -2:
			s.Holder = loadline.Say(ref("office", "ceo"), loadline.Source{})
		case -1:
			s.Holder = loadline.SayNone[loadline.Ref](loadline.Source{})
		default:
			s.Holder = loadline.Say(ref("stakeholder", fmt.Sprint("p", n)), loadline.Source{})
		}
		board.Seats = append(board.Seats, s)
	}
	all := loadline.Body{Name: "all", Kind: loadline.Stockholders, Converted: loadline.No, Quorum: none}
	c.Bodies = []loadline.Body{board, all}
	c.Matters = []loadline.Matter{{Name: "m", Kind: loadline.OtherMatter, Ways: []loadline.Way{{Needs: approval(t, people, 2)}}}}
	for i := range rapid.IntRange(0, 3).Draw(t, "consents") {
		c.Consents = append(c.Consents, loadline.Consent{
			Name: fmt.Sprint("k", i), Of: approval(t, people, 0), Over: []loadline.Ref{ref("matter", "m")},
			Breach: loadline.Say(rapid.SampledFrom([]loadline.Breach{loadline.Void, loadline.Damages}).Draw(t, "breach"), loadline.Source{}),
		})
	}
	c.Limits = []loadline.Limit{{Title: "it", Holds: condition(t, 2)}}
	return c
}

func approval(t *rapid.T, people, depth int) loadline.Approval {
	kinds := 4
	if depth > 0 {
		kinds = 6
	}
	part := loadline.Threshold{
		Fraction:   loadline.Exactly(rapid.SampledFrom([]loadline.Ratio{loadline.Frac(1, 2), loadline.Frac(2, 3), loadline.Frac(1, 4)}).Draw(t, "part")),
		Comparison: rapid.SampledFrom([]loadline.Comparison{loadline.MoreThan, loadline.AtLeast}).Draw(t, "how"), Base: loadline.Outstanding,
	}
	switch rapid.IntRange(0, kinds-1).Draw(t, "approval") {
	case 0:
		return loadline.Approval{Kind: loadline.By, Who: ref("stakeholder", fmt.Sprint("p", rapid.IntRange(0, people-1).Draw(t, "by")))}
	case 1:
		part.Base = rapid.SampledFrom([]loadline.Base{loadline.Present, loadline.AllSeats}).Draw(t, "base")
		return loadline.Approval{Kind: loadline.Vote, Who: ref("body", "board"), Threshold: part}
	case 2:
		return loadline.Approval{Kind: loadline.Vote, Who: ref("stock_class", "c0"), Threshold: part}
	case 3:
		return loadline.Approval{Kind: loadline.Vote, Who: ref("body", "all"), Threshold: part}
	case 4:
		return loadline.Approval{Kind: loadline.AllOf, Of: []loadline.Approval{approval(t, people, depth-1), approval(t, people, depth-1)}}
	}
	return loadline.Approval{Kind: loadline.AnyOf, Of: []loadline.Approval{approval(t, people, depth-1), approval(t, people, depth-1)}}
}

func condition(t *rapid.T, depth int) loadline.Expr {
	group := named("group.a")
	if rapid.IntRange(0, 3).Draw(t, "whom") == 0 {
		group = named("group.b")
	}
	kinds := 5
	if depth > 0 {
		kinds = 8
	}
	switch rapid.IntRange(0, kinds-1).Draw(t, "condition") {
	case 0, 1:
		return call("can", group, named("matter.m"))
	case 2:
		return call(rapid.SampledFrom([]string{"can_block", "can_lawfully", "sole_veto"}).Draw(t, "word"), group, named("matter.m"))
	case 3:
		return call(rapid.SampledFrom([]string{">", ">=", "<"}).Draw(t, "than"), call("vote_share", group), number(loadline.Frac(rapid.Int64Range(1, 4).Draw(t, "share"), 5)))
	case 4:
		return call(">=", call("seats", group), number(loadline.Int(rapid.Int64Range(0, 3).Draw(t, "count"))))
	case 5:
		return call("!", condition(t, depth-1))
	case 6:
		return call("&&", condition(t, depth-1), condition(t, depth-1))
	}
	return call("||", condition(t, depth-1), condition(t, depth-1))
}

// brute finds every change by trying all, one after the other, on rebuilt facts.
type brute struct {
	w    *limits.World
	r    limits.Result
	memo map[string]limits.Outcome
}

func (b *brute) turns(s limits.Shift) bool {
	key := shown(s)
	out, ok := b.memo[key]
	if !ok {
		out = limits.Of(b.r.Limit, limits.Apply(b.w, s), plainly).Without
		b.memo[key] = out
	}
	if b.r.Without == limits.Held {
		return out != limits.Held
	}
	return out == limits.Held
}

func shown(s limits.Shift) string {
	return fmt.Sprint(s.Unit, " ", s.Amount, " ", s.Class, " ", s.From, ">", s.To, " ", s.Of, s.Vacant)
}

// mostTried is how many shares are tried one by one.
const mostTried = 25

func (b *brute) shares(s limits.Shift) (found []string) {
	for k := int64(1); k <= mostTried; k++ {
		s.Amount = loadline.Exactly(loadline.Int(k))
		if b.turns(s) {
			return []string{shown(s)}
		}
	}
	return nil
}

func (b *brute) sets(s limits.Shift, of []loadline.Ref, most int) (found []string) {
	var minimal []uint64
	for set := uint64(1); set < 1<<len(of); set++ {
		x, size := s, 0
		for i := range of {
			if set>>i&1 == 1 {
				x.Of, size = append(x.Of, of[i]), size+1
			}
		}
		x.Amount = loadline.Exactly(loadline.Int(int64(size)))
		if size > most || slices.ContainsFunc(minimal, func(m uint64) bool { return m&set == m }) || !b.turns(x) {
			continue
		}
		minimal, found = append(minimal, set), append(found, shown(x))
	}
	return found // numbers ascend, so that every part of a set has been tried before it
}

func (b *brute) all() (found []string) {
	c := b.w.Company
	var groups []loadline.Ref
	for _, g := range [2]string{"a", "b"} {
		if asks(b.r.Limit.Holds, "group."+g) && slices.ContainsFunc(c.Stakeholders, func(s loadline.Stakeholder) bool { return slices.Contains(s.Groups, g) }) {
			groups = append(groups, ref("group", g))
		}
	}
	for _, class := range c.Classes {
		if !slices.ContainsFunc(c.Transactions, func(t loadline.Transaction) bool { return t.(*loadline.StockIssuance).StockClassID == class.ID }) {
			continue
		}
		found = append(found, b.shares(limits.Shift{Unit: limits.VotesIssued, Class: class.Ref()})...)
		for _, g := range groups {
			found = append(found, b.shares(limits.Shift{Unit: limits.VotesPass, Class: class.Ref(), From: g})...)
			found = append(found, b.shares(limits.Shift{Unit: limits.VotesPass, Class: class.Ref(), To: g})...)
			found = append(found, b.shares(limits.Shift{Unit: limits.VotesIssued, Class: class.Ref(), To: g})...)
		}
	}
	var seats, filled, consents []loadline.Ref
	for _, s := range c.Bodies[0].Seats {
		r := ref("seat", "board."+s.Name)
		if seats = append(seats, r); s.Holder.Saying == loadline.Said {
			filled = append(filled, r)
		}
	}
	for _, k := range c.Consents {
		consents = append(consents, k.Ref())
	}
	found = append(found, b.sets(limits.Shift{Unit: limits.SeatsChange, Vacant: true}, filled, 1)...)
	for _, to := range append(groups, loadline.Ref{}) {
		found = append(found, b.sets(limits.Shift{Unit: limits.SeatsChange, To: to}, seats, len(seats))...)
		found = append(found, b.sets(limits.Shift{Unit: limits.ConsentsNew, To: to}, []loadline.Ref{ref("matter", "m")}, 1)...)
	}
	return append(found, b.sets(limits.Shift{Unit: limits.ConsentsEnd}, consents, len(consents))...)
}

func asks(e loadline.Expr, name string) bool {
	return e.Name == name || slices.ContainsFunc(e.Args, func(a loadline.Expr) bool { return asks(a, name) })
}

// Every change that is told is the smallest that turns the limit, one unit less leaves it as it is, and none is missing: against
// trying all of them, one by one, on rebuilt facts.
func TestEveryShiftIsTightAndNoneIsMissing(t *testing.T) {
	told := map[limits.ShiftUnit]int{}
	rapid.Check(t, func(t *rapid.T) {
		c := smallCompany(t)
		l, _ := captable.New(c)
		w := limits.NewWorld(c, l, 0)
		r := limits.Run(w, plainly, limits.Options{Freeboard: true, Workers: 1})[0]
		if r.Bad.HasErrors() {
			t.Fatal(r.Bad)
		}
		if r.Without != limits.Held && r.Without != limits.Broken {
			return
		}
		var got []string
		for _, s := range r.Shifts {
			if n, _ := s.Amount.Exact(); (s.Unit == limits.VotesPass || s.Unit == limits.VotesIssued) && n.Cmp(loadline.Int(mostTried)) > 0 {
				continue
			}
			if s.Unit != limits.TimePasses {
				told[s.Unit]++
				got = append(got, shown(s))
			}
		}
		want := (&brute{w: w, r: r, memo: map[string]limits.Outcome{}}).all()
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Fatalf("%v: %v\n told  %v\n tried %v", r.Without, c.Limits[0].Holds, strings.Join(got, "\n       "), strings.Join(want, "\n       "))
		}
	})
	t.Log(told)
}
