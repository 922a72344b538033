package deals_test

import (
	"fmt"
	"strings"
	"testing"

	"loadline/captable"
	"loadline/deals"
)

// largeRound is 40 SAFEs with cap and discount, four protected series and a target for the pool.
func largeRound() string {
	var b strings.Builder
	b.WriteString("class common\nplan pool reserved 300000\nshares founders common 7700000\ncash lead 15000000\npool fraction 0.1 of post_money counts unissued\n")
	for i := range 4 {
		fmt.Fprintf(&b, "class p%d oip %d protected broad on fully_diluted pays no\nshares fund%d p%d 500000\n", i, 3+2*i, i, i)
	}
	for i := range 40 {
		fmt.Fprintf(&b, "safe s%d angel%d %d cap %d is post_money discount %d/100\n", i, i, 100_000+5_000*i, 20_000_000+2_000_000*i, 20-i%20)
	}
	return b.String() + "round pre 60000000 counts percent_ownership poolin yes protectionin no"
}

func TestALargeRoundIsClosed(t *testing.T) {
	tt := write(t, largeRound())
	r := tt.only()
	capped, triggered := 0, 0
	for _, c := range r.Converted {
		if strings.Contains(c.Way.String(), "cap") {
			capped++
		}
	}
	for _, a := range r.Adjusted {
		if a.Triggered {
			triggered++
		}
	}
	if capped == 0 || capped == 40 || triggered == 0 || triggered == 4 {
		t.Errorf("%d of 40 at the cap, %d of 4 adjusted: the round tries nothing", capped, triggered)
	}
}

// The goal is 10 ms.
func BenchmarkClose(b *testing.B) {
	t := &testing.T{}
	s := write(t, largeRound())
	l, _ := captable.New(s.c)
	h := l.On(closingDay)
	b.ReportAllocs()
	for b.Loop() {
		if c := deals.Close(s.c, h, "b"); len(c.Readings) != 1 {
			b.Fatal(c.Open, c.Problems)
		}
	}
}
