package captable

import (
	"testing"

	"loadline"
)

// doubtfulStories are facts that cannot be as they are written, beside others that look alike and are in order.
var doubtfulStories = map[string]string{
	"a ratio that the prices contradict": `
		class C votes 1
		class A votes 1 into C ratio 1 follows yes oip 3 price 2.25
		warns ratio-contradicts-price
		says A converts at the ratio 1, and its prices give 4/3`,
	"a ratio that the prices give": `
		class C votes 1
		class A votes 1 into C ratio 4/3 follows yes oip 3 price 2.25`,
	"a ratio written to ten decimals, a price written to four": `
		class C votes 1
		class A votes 1 into C ratio 1.3333333333 follows yes oip 3 price 2.25
		class B votes 1 into C ratio 1.05625 follows yes oip 6.5 price 6.1538`,
	"a ratio of a whole number is not a rounded one": `
		class C votes 1
		class B votes 1 into C ratio 1 follows yes oip 6.5 price 6.1538
		warns ratio-contradicts-price`,
	"discounts: twenty percent is 0.2": `
		class A votes 1
		2022-01-01 safe S-1 fund 1000 discount 20
		2022-01-01 safe S-2 fund 1000 discount 1
		2022-01-01 safe S-3 fund 1000 discount 0.8
		2022-01-01 safe S-4 fund 1000 discount 0.2 cap 5000000
		2022-01-01 safe S-5 fund 1000 discount 0.5
		warns implausible-value
		warns implausible-value
		warns implausible-value
		says The discount of S-1 is 2000%
		says The discount of S-2 is 100%
		says The discount of S-3 is 80%`,
	"a note at 800 percent, capped at nothing, due before it is issued": `
		class A votes 1
		2022-01-01 note N-1 fund 1000 interest 8 cap 0 matures 2021-01-01
		2022-01-01 note N-2 fund 1000 interest 0.08 cap 1 matures 2022-01-01
		warns implausible-value
		warns implausible-value
		warns implausible-value
		says N-1 bears interest of 800% a year
		says The valuation cap of N-1 is USD 0
		says N-1 matures on 2021-01-01, before it is issued on 2022-01-01`,
	"negative prices": `
		class A votes 1 oip -1
		2022-01-01 issue A-1 ann A 10 at -2
		2022-01-01 issue A-2 ann A 10 at 0
		2022-06-01 repurchase A-1 4 at -3
		warns implausible-value
		warns implausible-value
		warns implausible-value
		says The original issue price of A is negative: USD -1
		says The price of A-1 is negative: USD -2
		says The repurchase price of A-1 is negative: USD -3
		on 2022-06-01: ann A 16`,
	"preferred stock issued at nothing, common stock may be": `
		class P votes 1 oip 0 kind preferred
		class C votes 1 oip 0
		warns implausible-value`,
	"no shares, parts of shares": `
		class A votes 1
		2022-01-01 issue A-1 ann A 0
		2022-01-01 issue A-2 ann A 10.5
		2022-01-01 issue A-3 ann A 1/3
		warns implausible-value
		warns implausible-value
		says A-1 is issued for nothing: its quantity is 0
		says A-2 is issued for a part of a share: 10.5`,
	"parts of shares that a split or a transfer leaves": `
		class A votes 1
		2022-01-01 issue A-1 ann A 5
		2022-02-01 split A 3/2 as S
		2022-02-01 issue A-2 ann A 7.5 from-split S
		2022-03-01 transfer A-1 2.5 to A-3
		2022-03-01 issue A-3 bob A 2.5
		on 2022-03-01: all A 15`,
	"fewer than no shares authorised": `
		class A votes 1 authorized -5
		2022-01-01 authorize A -6
		refuses bad-value
		refuses bad-value
		warns issued-above-authorized`,
	"two certificates of one number at one time": `
		class A votes 1
		class B votes 1
		2022-01-01 issue s1 ann A 10 number CS-1
		2022-02-01 issue s2 bob A 10 number CS-1
		2022-02-01 issue s3 bob B 10 number CS-1
		warns same-certificate
		on 2022-02-01: all A 20`,
	"a number that is used again for the balance": `
		class A votes 1
		2022-01-01 issue s1 ann A 10 number CS-1
		2022-02-01 transfer s1 4 to s2 rest s3
		2022-02-01 issue s2 bob A 4 number CS-2
		2022-02-01 issue s3 ann A 6 number CS-1`,
	"exercise of what has not vested": `
		class A votes 1
		2021-01-01 grant G eve - 480 over A terms four-years early no expires never
		2021-01-01 grant H eve - 480 over A terms four-years early yes expires never
		2021-01-01 grant R eve - 480 over A terms four-years as RSU expires never
		2021-01-01 start G start
		2021-01-01 start H start
		2021-01-01 start R start
		2022-01-01 exercise G 100 to A-1
		2022-01-01 issue A-1 eve A 100
		2022-02-01 exercise G 31 to A-2
		2022-02-01 issue A-2 eve A 31
		2022-02-01 exercise H 400 to A-3
		2022-02-01 issue A-3 eve A 400
		2022-02-01 release R 131 to A-4
		2022-02-01 issue A-4 eve A 131
		warns exercise-not-vested
		warns exercise-not-vested
		says The exercise of G of 2022-02-01 is of 31, and 30 had vested
		says The release of R of 2022-02-01 is of 131, and 130 had vested
		on 2022-02-01: security:G outstanding 349`,
	"a cancellation ends what has not vested, and leaves what had": `
		class A votes 1
		2021-01-01 grant G eve - 480 over A terms four-years early no expires never
		2021-01-01 start G start
		2022-01-01 cancel G 360
		2022-02-01 exercise G 120 to A-1
		2022-02-01 issue A-1 eve A 120`,
	"exercise after expiry, and after the window": `
		class A votes 1
		2021-01-01 grant G eve - 480 over A early no expires 2022-01-01
		2021-01-01 grant H eve - 480 over A early no expires never window VOLUNTARY_OTHER=3
		2022-01-01 exercise G 10 to A-1
		2022-01-02 exercise G 10 to A-2
		2022-01-01 status eve TERMINATION_VOLUNTARY_OTHER
		2022-04-01 exercise H 10 to A-3
		2022-04-02 exercise H 10 to A-4
		2022-01-01 issue A-1 eve A 10
		2022-01-02 issue A-2 eve A 10
		2022-04-01 issue A-3 eve A 10
		2022-04-02 issue A-4 eve A 10
		warns exercise-too-late
		warns exercise-too-late
		says The exercise of G of 2022-01-02 comes after it had expired on 2022-01-01
		says The exercise of H of 2022-04-02 comes after its window had closed: its holder left on 2022-01-01
		on 2022-04-02: eve A 40`,
}

func TestDoubtfulFactsAreTold(t *testing.T) {
	for name, text := range doubtfulStories {
		t.Run(name, func(t *testing.T) { tell(t, text, fourYears(loadline.CumulativeRoundDown)).check() })
	}
}

// A repricing changes what an option costs from its day on, and no quantity on any day.
func TestARepricingChangesNoQuantity(t *testing.T) {
	const before = `
		class A votes 1
		plan P over A reserved 1000 cancel returns
		2021-01-01 grant G eve P 480 terms four-years early no expires never at 2
		2021-01-01 start G start
		2022-02-01 exercise G 50 to A-1
		2022-02-01 issue A-1 eve A 50 plan P`
	plain, repriced := tell(t, before, fourYears(0)), tell(t, before+"\n2022-01-15 reprice G 0.20", fourYears(0))
	l, _ := New(plain.c)
	m, letters := New(repriced.c)
	if len(letters) > 0 {
		t.Errorf("a repricing is told: %v", letters[0].Summary)
	}
	for _, d := range []string{"2022-01-14", "2022-01-15", "2022-02-01", "2025-01-01"} {
		day := plain.date(d)
		if a, b := show(numbers(l.On(day), everything)), show(numbers(m.On(day), everything)); a != b {
			t.Errorf("on %s: %v", d, differing(a, b))
		}
		want := map[bool]string{true: "USD 2", false: "USD 0.2"}[d == "2022-01-14"]
		for _, p := range m.On(day).Positions(everything) {
			if got, _ := p.Price.Get(); p.SecurityID == "G" && got.String() != want {
				t.Errorf("on %s an option costs %v, want %s", d, got, want)
			}
		}
	}
}
