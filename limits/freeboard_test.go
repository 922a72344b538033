package limits_test

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"loadline"
	"loadline/captable"
	"loadline/formula"
	"loadline/limits"
)

// asked is the result of a limit over a company: ada holds 60 of 100 shares, bo and cy 20 each; ada and bo are the founders.
func asked(t *testing.T, holds loadline.Expr, d loadline.Draft) limits.Result {
	t.Helper()
	c := threeHolders(60)
	c.Limits = []loadline.Limit{{Title: "it", Holds: holds}}
	l, _ := captable.New(c)
	r := limits.Run(limits.NewWorld(c, l, 0), plainly, limits.Options{Freeboard: true, Draft: d})[0]
	if r.Bad.HasErrors() {
		t.Fatal(r.Bad)
	}
	return r
}

func threeHolders(ada int64) *loadline.Company {
	c := &loadline.Company{Name: "three", AsOf: loadline.DateOf(2026, 11, 1), Classes: []loadline.StockClass{{ID: "common", Title: "Common", VotesPerShare: loadline.Exactly(loadline.Int(1))}}}
	for i, name := range [3]string{"ada", "bo", "cy"} {
		s := loadline.Stakeholder{ID: name}
		if i < 2 {
			s.Groups = []string{"founders"}
		}
		c.Stakeholders = append(c.Stakeholders, s)
		c.Transactions = append(c.Transactions, &loadline.StockIssuance{
			Issued:       loadline.Issued{Event: loadline.Event{ID: name, Date: loadline.DateOf(2026, 1, 1)}, SecurityID: name, StakeholderID: name},
			StockClassID: "common", Quantity: loadline.WholeShares([3]int64{ada, 20, 20}[i]),
		})
	}
	return c
}

// The distance of a comparison is in the unit of its sides, and positive where it holds; only those that decide are told.
func TestMarginsAreTheDistanceToTheLine(t *testing.T) {
	share := call("vote_share", named("group.founders"))
	half, most := number(loadline.Frac(1, 2)), number(loadline.Frac(9, 10))
	for _, c := range []struct {
		holds loadline.Expr
		want  string
	}{
		{call(">", share, half), "held 0.3"},
		{call("<", share, half), "broken -0.3"},
		{call("!", call("<", share, half)), "held -0.3"}, // of the comparison as it is written
		{call(">=", share, number(loadline.Frac(4, 5))), "held 0"},
		{call("==", share, half), "broken -0.3"},
		{call("!=", share, half), "held 0.3"},
		{call("&&", call(">", share, half), call("<", share, most)), "held 0.3 0.1"},
		{call("&&", call(">", share, most), call("<", share, most)), "broken -0.1"},
		{call("||", call(">", share, most), call("<", share, most)), "held 0.1"},
		{call("?", call(">", share, half), call("<", share, most), call(">", share, most)), "held 0.3 0.1"},
		{call("?", call(">", named("as_of"), call("date", text("2027-01-01"))), call(">", share, most), call(">", share, half)), "held 0.3"},
		{call("<", call("date", text("2026-11-01")), call("date", text("2026-12-01"))), "held 30 days"},
		{call(">=", call("months", number(loadline.Int(3))), call("months", number(loadline.Int(1)))), "held between 56 and 62 days"},
	} {
		r := asked(t, c.holds, loadline.Draft{})
		got := r.Outcome.String()
		for _, m := range r.Margins {
			got += " " + m.Distance.String()
			if m.Days {
				got += " days"
			}
		}
		if got != c.want {
			t.Errorf("%s: %s, want %s", formula.Written(c.holds), got, c.want)
		}
	}
}

func text(s string) loadline.Expr { return loadline.Expr{Op: loadline.Str, Name: s} }

// A change is a sentence that a founder reads.
func TestShiftsInWords(t *testing.T) {
	r := asked(t, call(">", call("vote_share", named("group.founders")), number(loadline.Frac(1, 2))), loadline.Draft{})
	var got []string
	for _, s := range r.Shifts {
		got = append(got, fmt.Sprintf("%v: %v", s.Says, s.Then))
	}
	want := "30 shares of Common pass from ada to others: broken\n60 new shares of Common are issued to others: broken"
	if strings.Join(got, "\n") != want {
		t.Errorf("%s", strings.Join(got, "\n"))
	}
}

// How far an input moves: at the value told the limit comes out the other way, one step nearer it does not; and where no value of
// its range turns it none is told.
func TestTheRoomOfAnInputIsTight(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		now := rapid.Int64Range(1, 400).Draw(t, "now")
		low, high := rapid.Int64Range(0, now).Draw(t, "from"), rapid.Int64Range(now, 1000).Draw(t, "to")
		in := loadline.Input{Name: "ada", Value: loadline.Exactly(loadline.Int(now)), Range: loadline.Between(loadline.Int(low), loadline.Int(high))}
		draft := loadline.Draft{Inputs: []loadline.Input{in, {Name: "idle", Value: loadline.Exactly(loadline.Int(1))}}, At: func(s loadline.Setting) (*loadline.Company, loadline.Diagnostics) {
			n := loadline.Exactly(loadline.Int(now))
			if to, ok := s["ada"]; ok {
				n = to
			}
			c := threeHolders(0)
			v, _ := n.Exact()
			c.Transactions[0].(*loadline.StockIssuance).Quantity = loadline.SharesOf(v)
			return c, nil
		}}
		part := loadline.Frac(rapid.Int64Range(1, 19).Draw(t, "line"), 20)
		holds := call(rapid.SampledFrom([]string{">", "<"}).Draw(t, "than"), call("vote_share", named("group.founders")), number(part))
		c, _ := draft.At(nil)
		c.Limits = []loadline.Limit{{Title: "it", Holds: holds}}
		l, _ := captable.New(c)
		r := limits.Run(limits.NewWorld(c, l, 0), plainly, limits.Options{Freeboard: true, Draft: draft, Workers: 1})[0]
		turned := func(v loadline.Ratio) bool { // (ada + bo) / (ada + bo + cy) against the line
			sign := v.Add(loadline.Int(20)).Quo(v.Add(loadline.Int(40))).Cmp(part)
			holds := sign > 0 && holds.Name == ">" || sign < 0 && holds.Name == "<"
			return holds != (r.Without == limits.Held)
		}
		var room limits.Room
		for _, x := range r.Rooms {
			if room = x; x.Input.Name != "ada" {
				t.Fatal("an input that nothing hangs on has room")
			}
		}
		for _, end := range []struct {
			at   *loadline.Ratio
			step loadline.Ratio
			last int64
		}{{room.Down, room.Step, low}, {room.Up, room.Step.Neg(), high}} {
			switch {
			case end.at == nil && turned(loadline.Int(end.last)) && room.Input.Name != "":
				whole := loadline.Int(end.last - now).Quo(room.Step)
				if whole.IsInt() {
					t.Fatalf("%v: %v turns it and is not told", r.Without, end.last)
				}
			case end.at != nil && (!turned(*end.at) || turned(end.at.Add(end.step))):
				t.Fatalf("%v: %v is not where it turns (step %v)", r.Without, *end.at, room.Step)
			}
		}
	})
}
