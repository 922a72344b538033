package captable

import (
	"fmt"
	"strings"
	"sync"
	"testing"

	"loadline"
)

// traced lists transactions as "2022-01-01 StockIssuance s1".
func traced(txs []loadline.Transaction) string {
	var out []string
	for _, tx := range txs {
		what := strings.TrimPrefix(fmt.Sprintf("%T", tx), "*loadline.")
		if c, _, ok := closingOf(tx); ok {
			what += " " + c.SecurityID
		}
		switch x := tx.(type) {
		case *loadline.StockIssuance:
			what += " " + x.SecurityID
		case *loadline.GrantIssuance:
			what += " " + x.SecurityID
		}
		out = append(out, what)
	}
	return strings.Join(out, ", ")
}

func TestTraceGivesWhatAFigureRestsOn(t *testing.T) {
	s := tell(t, `
		class A votes 1
		class B votes 1
		plan P over A reserved 1000 cancel returns follows yes
		2022-01-01 issue A-1 charlie A 400
		2022-01-01 issue B-1 charlie B 400
		2022-01-01 grant G-1 eve P 100
		2022-03-01 split A 2 as S
		2022-06-15 transfer A-1 300 to A-2 rest A-3
		2022-06-15 issue A-2 fiona A 300
		2022-06-15 issue A-3 charlie A 500
		2022-07-01 exercise G-1 10 to A-4
		2022-07-01 issue A-4 eve A 10
		2022-08-01 reserve P 2000
		2022-09-01 cancel A-2 100
		2022-09-02 status eve ACTIVE`)
	l, _ := New(s.c)
	for _, c := range []struct {
		day  string
		of   Selection
		want string
	}{
		{"2022-12-31", Selection{SecurityID: "A-2"}, "StockIssuance A-1, Split, StockIssuance A-2, Transfer A-1, Cancellation A-2"},
		{"2022-08-31", Selection{SecurityID: "A-2"}, "StockIssuance A-1, Split, StockIssuance A-2, Transfer A-1"},
		{"2022-12-31", Selection{StakeholderID: "eve"}, "GrantIssuance G-1, Split, StockIssuance A-4, Exercise G-1, PoolAdjustment"},
		{"2022-12-31", Selection{StakeholderID: "charlie", ClassID: "B"}, "StockIssuance B-1"},
		{"2022-12-31", Selection{PlanID: "P"}, "GrantIssuance G-1, Split, Exercise G-1, PoolAdjustment"},
		{"2022-12-31", Selection{SecurityID: "nothing"}, ""},
	} {
		if got := traced(l.Trace(s.date(c.day), c.of)); got != c.want {
			t.Errorf("on %s, %+v:\n got %s\nwant %s", c.day, c.of, got, c.want)
		}
	}
	if got, want := traced(l.Trace(0, Selection{ClassID: "B"})), "StockIssuance B-1"; got != want {
		t.Errorf("of class B: %s", got)
	}
}

func TestDefinitions(t *testing.T) {
	for words, want := range map[string]string{
		"stock,options,warrants,pool":    FullyDilutedByDefault().String(),
		"stock":                          "outstanding stock as converted; without grants; without warrants; without the unissued pool; without convertibles",
		" Grants , convertibles":         "outstanding stock as converted; with all outstanding grants settled in stock, vested or not; without warrants; without the unissued pool; with convertibles",
		"stock,options,warrants,pool,,":  FullyDilutedByDefault().String(),
		"pool,warrants,stock,options":    FullyDilutedByDefault().String(),
		FullyDilutedByDefault().Words():  FullyDilutedByDefault().String(),
		Definition{Grants: true}.Words(): Definition{Grants: true}.String(),
	} {
		if d, unknown := ParseDefinition(words); unknown != "" || d.String() != want {
			t.Errorf("%q: %s (%s)", words, d, unknown)
		}
	}
	if _, unknown := ParseDefinition("stock,optoins,foo"); unknown != "optoins" {
		t.Errorf("the first unknown word is %q", unknown)
	}
}

func TestFullyDilutedUnderEachDefinition(t *testing.T) {
	s := tell(t, `
		class A votes 1
		plan P over A reserved 1000 cancel returns follows yes
		2022-01-01 issue A-1 ann A 5000
		2022-01-01 grant G-1 eve P 300 early no expires never
		2022-01-01 warrant W-1 fund A 200
		2022-01-01 safe S-1 fund 50000
		2022-01-01 safe S-2 fund 50000 shares 77`)
	l, _ := New(s.c)
	for words, want := range map[string]string{
		"stock": "5000", "stock,options": "5300", "stock,warrants": "5200", "stock,pool": "5700", "stock,options,warrants,pool": "6200", "stock,convertibles": "5077..",
	} {
		d, _ := ParseDefinition(words)
		if got := bounds(l.On(0).Totals(d, byHolder).Total.FullyDiluted); got != want {
			t.Errorf("%s: %s, want %s", words, got, want)
		}
	}
}

func TestOneCodeKeepsTwentyLettersAndCountsTheRest(t *testing.T) {
	c := &loadline.Company{}
	for i := range 50 {
		c.Transactions = append(c.Transactions, &loadline.Cancellation{Closing: loadline.Closing{Event: loadline.Event{ID: fmt.Sprint(i), Date: 1}, SecurityID: fmt.Sprint("s", i)}})
	}
	_, diags := New(c)
	if len(diags) != mostLetters+1 {
		t.Fatalf("%d letters", len(diags))
	}
	for _, d := range diags {
		if strings.HasPrefix(d.Summary.String(), "30 more") {
			return
		}
	}
	t.Error("the rest is not counted")
}

func TestALedgerIsSafeForConcurrentUse(t *testing.T) {
	l, _ := New(large(600, 20))
	h := l.On(loadline.DateOf(2020, 1, 1))
	tot := h.Totals(everything, byHolder)
	want := show(numbers(h, everything))
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			if got := show(numbers(l.On(loadline.DateOf(2020, 1, 1)), everything)); got != want {
				t.Error("two folds of one day differ")
			}
			for i := range tot.Groups[:10] {
				tot.Fraction(i, FullyDiluted)
				h.Positions(everything)
			}
		})
	}
	wg.Wait()
}
