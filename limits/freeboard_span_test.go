package limits_test

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"loadline"
	"loadline/captable"
	"loadline/limits"
)

// What is told of a limit until a day holds on every day until then: after the change the whole span comes out the other way, and
// after one share less it does not.
func TestAChangeTurnsALimitOverItsWholeSpan(t *testing.T) {
	told := 0
	rapid.Check(t, func(t *rapid.T) {
		c := threeHolders(rapid.Int64Range(20, 60).Draw(t, "ada"))
		for i := range rapid.IntRange(1, 3).Draw(t, "rounds") {
			who := rapid.SampledFrom([]string{"bo", "cy"}).Draw(t, "who")
			id := who + string(rune('a'+i))
			c.Transactions = append(c.Transactions, &loadline.StockIssuance{
				Issued:       loadline.Issued{Event: loadline.Event{ID: id, Date: loadline.DateOf(2027, 1+3*i, 1)}, SecurityID: id, StakeholderID: who},
				StockClassID: "common", Quantity: loadline.WholeShares(rapid.Int64Range(1, 60).Draw(t, "new")),
			})
		}
		than := rapid.SampledFrom([]string{">", "<"}).Draw(t, "than")
		line := number(loadline.Frac(rapid.Int64Range(5, 17).Draw(t, "line"), 20))
		c.Limits = []loadline.Limit{{Title: "it", Holds: call(than, call("vote_share", named("group.founders")), line), Until: loadline.DateOf(2027, 12, 31)}}
		l, _ := captable.New(c)
		w := limits.NewWorld(c, l, 0)
		r := limits.Run(w, plainly, limits.Options{Freeboard: true, Workers: 1})[0]
		for _, s := range r.Shifts {
			n, _ := s.Amount.Exact()
			turned := func(k loadline.Ratio) bool {
				s := s
				s.Amount = loadline.Exactly(k)
				out := limits.Of(c.Limits[0], limits.Apply(w, s), plainly).Without
				return (out == limits.Held) != (r.Without == limits.Held)
			}
			if !turned(n) || n.Cmp(loadline.Int(1)) > 0 && turned(n.Sub(loadline.Int(1))) {
				t.Fatalf("%v: %v", r.Without, s.Says)
			}
			told++
		}
	})
	if told == 0 {
		t.Error("no change was told")
	}
}

// A limit that reckons with the day itself turns on that day, though no fact changes on it.
func TestTimeTurnsALimitOnTheDayItNames(t *testing.T) {
	share := call(">", call("vote_share", named("group.founders")), number(loadline.Frac(1, 2)))
	r := asked(t, call("&&", call("<=", named("as_of"), call("date", text("2027-01-01"))), share), loadline.Draft{})
	for _, s := range r.Shifts {
		if s.Unit == limits.TimePasses && s.On == loadline.DateOf(2027, 1, 2) && s.Then == limits.Broken {
			return
		}
	}
	t.Errorf("%v", r.Shifts)
}

// A limit until a day that is broken for a while tells from which day on it holds to the end; one that holds, or is broken on its
// last day, has none to tell.
func TestTimeMendsALimitUntilADay(t *testing.T) {
	for bought, want := range map[string]string{
		"2027-01-01 cy 60, 2027-04-01 ada 90":                                       "2027-04-01",
		"2027-01-01 cy 60, 2027-02-01 ada 90, 2027-03-01 cy 100, 2027-04-01 ada 90": "2027-04-01",
		"2027-01-01 cy 60": "",
		"2027-04-01 ada 9": "",
	} {
		c := threeHolders(60)
		for i, b := range strings.Split(bought, ", ") {
			part := strings.Fields(b)
			day, _ := loadline.ParseDate(part[0])
			n, _ := strconv.ParseInt(part[2], 10, 64)
			id := fmt.Sprint("new ", i)
			c.Transactions = append(c.Transactions, &loadline.StockIssuance{
				Issued:       loadline.Issued{Event: loadline.Event{ID: id, Date: day}, SecurityID: id, StakeholderID: part[1]},
				StockClassID: "common", Quantity: loadline.WholeShares(n),
			})
		}
		c.Limits = []loadline.Limit{{Title: "it", Until: loadline.DateOf(2027, 12, 31), Holds: call(">", call("vote_share", named("group.founders")), number(loadline.Frac(1, 2)))}}
		l, _ := captable.New(c)
		r := limits.Run(limits.NewWorld(c, l, 0), plainly, limits.Options{Freeboard: true})[0]
		got := ""
		for _, s := range r.Shifts {
			if s.Unit == limits.TimePasses {
				got += s.On.String()
			}
		}
		if got != want {
			t.Errorf("%s: %v on %v, time mends it on %q, not %q", bought, r.Without, r.Day, got, want)
		}
	}
}

// One share passes, and whoever gives it is named.
func TestOneShareIsNotSeveral(t *testing.T) {
	c := threeHolders(21)
	c.Limits = []loadline.Limit{{Title: "it", Holds: call("<=", call("vote_share", named("stakeholder.cy")), number(loadline.Frac(20, 61)))}}
	c.Stakeholders[2].Groups = []string{"outside"}
	c.Limits[0].Holds.Args[0].Args[0] = named("group.outside")
	l, _ := captable.New(c)
	var got []string
	for _, s := range limits.Run(limits.NewWorld(c, l, 0), plainly, limits.Options{Freeboard: true})[0].Shifts {
		got = append(got, s.Says.String())
	}
	want := "1 share of Common passes from ada to the group “outside”\n1 new share of Common is issued to the group “outside”"
	if strings.Join(got, "\n") != want {
		t.Errorf("%s", strings.Join(got, "\n"))
	}
}
