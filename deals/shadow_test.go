package deals_test

import (
	"testing"

	"loadline"
	"loadline/captable"
	"loadline/deals"
)

// By hand: 9m shares, and a SAFE of $1m at a post-money cap of $10m: 10% of the whole, $1.00 a share; above that price the cap binds.
// At $0.50 it converts at the price, into 2m; at $2.00 at the cap, into 1m. A Series A at $1.50 is protected by a full ratchet.
func TestTheShadowOfWhatIsSigned(t *testing.T) {
	s := write(t, `
		class common
		shares founders common 8000000
		class a oip 1.50 protected ratchet pays no
		shares fund a 1000000
		safe s angel 1000000 cap 10000000 is post_money
		round price 1
		cash lead 1
	`)
	l, _ := captable.New(s.c)
	var all []*deals.Closed
	for _, price := range []string{"0.5", "2"} {
		tried, r := deals.Try(s.c, s.num(price), loadline.Int(3_000_000))
		all = append(all, deals.CloseTerms(tried, l.On(closingDay), r))
	}
	for i, want := range []string{"2000000", "1000000"} {
		if len(all[i].Readings) != 1 {
			t.Fatalf("%d readings, %v, %v", len(all[i].Readings), all[i].Open, all[i].Problems)
		}
		hold(t, s.c, all[i])
		if x := all[i].Readings[0].Converted[0]; x.Exact.String() != want || x.ClassID != deals.TriedClass {
			t.Errorf("%+v", x)
		}
	}
	breaks := all[0].Readings[0].Breaks(s.num("0.1"), s.num("20"))
	if len(breaks) != 2 || breaks[0].Price.String() != "1" || breaks[0].Turns[0].Above.String() != "at the cap of USD 10000000" || breaks[0].Turns[0].SecurityID != "s" ||
		breaks[1].Price.String() != "1.5" || breaks[1].Turns[0].ClassID != "a" || breaks[1].Turns[0].Below.String() != "its conversion price is adjusted" {
		t.Errorf("%+v", breaks)
	}
}
