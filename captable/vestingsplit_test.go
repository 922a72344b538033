package captable

import (
	"fmt"
	"testing"

	"loadline"
	"pgregory.net/rapid"
)

// splitVesting are schedules that splits cross. A split vests nothing: what had vested is multiplied, and tranches from
// its day on are whole shares of the time.
var splitVesting = map[string]string{
	// A forty-eighth of 10 is no whole share before the fifth month; a forty-eighth of 100 is two.
	"ten options that become a hundred": `
		class A votes 1
		plan P over A reserved 1000 follows yes
		2021-01-01 grant G eve P 10 terms monthly early no expires never
		2021-01-01 start G start
		2021-02-15 split A 10 as S
		on 2021-02-14: security:G vested 0
		on 2021-02-15: security:G vested 0
		on 2021-03-01: security:G vested 4
		on 2021-06-01: security:G vested 10
		on 2024-12-01: security:G vested 97
		on 2025-01-01: security:G vested 100`,
	"what had vested is multiplied, a half share too": `
		class A votes 1
		2021-01-01 issue A-1 ann A 10 terms monthly
		2021-01-01 start A-1 start
		2021-06-15 split A 3/2 as S
		on 2021-06-15: security:A-1 vested 1.5
		on 2021-07-01: security:A-1 vested 1.5
		on 2021-08-01: security:A-1 vested 2
		on 2025-01-01: security:A-1 vested 15`,
	"a cliff after the split pays shares of its day": `
		class A votes 1
		2021-01-01 issue A-1 ann A 10 terms four-years
		2021-01-01 start A-1 start
		2021-06-15 split A 10 as S
		on 2021-12-31: security:A-1 vested 0
		on 2022-01-01: security:A-1 vested 25
		on 2022-02-01: security:A-1 vested 27`,
	// 18 over four: 5 at first; of 26 that are left after two for one, 9, 9 and 8.
	"a load at the front goes on at the front": `
		class A votes 1
		2021-01-01 issue A-1 ann A 18 terms front
		2021-01-01 start A-1 start
		2022-06-15 split A 2 as S
		on 2022-01-01: security:A-1 vested 5
		on 2022-06-15: security:A-1 vested 10
		on 2023-01-01: security:A-1 vested 19
		on 2024-01-01: security:A-1 vested 28
		on 2025-01-01: security:A-1 vested 36`,
	"two shares that become one": `
		class A votes 1
		2021-01-01 issue A-1 ann A 480 terms monthly
		2021-01-01 start A-1 start
		2021-02-15 split A 1/2 as S
		on 2021-02-01: security:A-1 vested 10
		on 2021-02-15: security:A-1 vested 5
		on 2021-03-01: security:A-1 vested 10`,
}

// every is equal tranches, the last of which ends the schedule.
func every(id string, by loadline.AllocationType, months, n int) loadline.VestingTerms {
	return loadline.VestingTerms{ID: id, Allocation: by, Conditions: []loadline.VestingCondition{
		{ID: "start", Trigger: loadline.OnStart{}, Next: []string{"tranche"}},
		{ID: "tranche", Portion: loadline.Frac(1, int64(n)), Trigger: loadline.Every{Period: loadline.Duration{Months: months}, Occurrences: n, RelativeTo: "start"}},
	}}
}

func TestVestingAcrossSplits(t *testing.T) {
	for name, text := range splitVesting {
		t.Run(name, func(t *testing.T) {
			tell(t, text, fourYears(loadline.CumulativeRoundDown), every("monthly", loadline.CumulativeRoundDown, 1, 48), every("front", loadline.FrontLoaded, 12, 4)).check()
		})
	}
}

// A holding kept month by month in shares of the month: a split multiplies all of it, a tranche adds a forty-eighth.
func TestVestingAcrossSplitsAgreesWithAHoldingKeptMonthByMonth(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		by := rapid.SampledFrom([]loadline.AllocationType{loadline.CumulativeRounding, loadline.CumulativeRoundDown, loadline.Fractional}).Draw(t, "allocation")
		q := rapid.Int64Range(1, 3000).Draw(t, "quantity")
		start := loadline.DateOf(2021, 1, 1)
		c := &loadline.Company{Classes: []loadline.StockClass{{ID: "A"}}, Vesting: []loadline.VestingTerms{every("v", by, 1, 48)}, Transactions: []loadline.Transaction{
			&loadline.StockIssuance{Issued: loadline.Issued{Event: loadline.Event{ID: "i", Date: start}, SecurityID: "S"}, StockClassID: "A", Quantity: loadline.WholeShares(q), VestingTermsID: "v"},
			&loadline.VestingStart{Event: loadline.Event{ID: "v", Date: start}, SecurityID: "S", ConditionID: "start"}}}
		splits := map[int]loadline.Ratio{} // in the middle of a month
		for range rapid.IntRange(0, 3).Draw(t, "splits") {
			month := rapid.IntRange(0, 50).Draw(t, "month")
			if _, taken := splits[month]; taken {
				continue
			}
			splits[month] = loadline.Frac(rapid.Int64Range(1, 7).Draw(t, "new"), rapid.Int64Range(1, 4).Draw(t, "old"))
			c.Transactions = append(c.Transactions, &loadline.Split{Event: loadline.Event{ID: fmt.Sprint("s", month), Date: start.AddMonths(month).AddDays(14)}, StockClassID: "A", Ratio: splits[month]})
		}
		l, _ := New(c)
		whole, due, vested := loadline.Int(q), loadline.Ratio{}, loadline.Ratio{}
		for month := range 52 {
			if month > 0 && month <= 48 {
				due = due.Add(whole.Quo(loadline.Int(48)))
				paid := due
				switch by {
				case loadline.CumulativeRounding:
					paid = due.Round(0, loadline.HalfUp)
				case loadline.CumulativeRoundDown:
					paid = due.Floor()
				}
				if month == 48 {
					paid = whole
				}
				vested = paid.Max(vested).Min(whole)
			}
			if got := l.On(start.AddMonths(month)).Positions(Definition{})[0].Vested; got.String() != vested.String() {
				t.Fatalf("%d shares, splits %v: after %d months %v have vested, kept by hand %v of %v", q, splits, month, got, vested, whole)
			}
			if r, ok := splits[month]; ok {
				whole, due, vested = whole.Mul(r), due.Mul(r), vested.Mul(r)
				if got := l.On(start.AddMonths(month).AddDays(14)).Positions(Definition{})[0].Vested; got.String() != vested.String() {
					t.Fatalf("the split of month %d leaves %v vested, multiplied it is %v", month, got, vested)
				}
			}
		}
	})
}
