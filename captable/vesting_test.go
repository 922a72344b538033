package captable

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"loadline"
	"pgregory.net/rapid"
)

// The seven rows for 18 shares over four tranches are those of Open Cap Format, schema/enums/AllocationType.
func TestAllocationTypesSpread18Over4(t *testing.T) {
	data, err := os.ReadFile("../../shared/data/worked-examples.json")
	if err != nil {
		t.Skip("the shared data are not here")
	}
	var f struct {
		Examples []struct {
			Name     string
			Expected struct{ Schedules map[string][]json.Number }
		}
	}
	if err := json.Unmarshal(data, &f); err != nil {
		t.Fatal(err)
	}
	tested := 0
	for _, e := range f.Examples {
		for word, row := range e.Expected.Schedules {
			var got []string
			before := loadline.Ratio{}
			for k := 1; k <= 4; k++ {
				a := tally{of: loadline.Int(18), scale: loadline.Int(1)}
				a.tranches(allocationOf(t, word), loadline.Frac(18, 4), k, 4)
				got = append(got, a.vested.Sub(before).String())
				before = a.vested
			}
			if fmt.Sprint(got) != fmt.Sprint(row) {
				t.Errorf("%s: got %v, published %v", word, got, row)
			}
			tested++
		}
	}
	if tested != 7 {
		t.Errorf("%d of seven types tested", tested)
	}
}

// Whatever the type, a schedule whose portions make a whole vests all of the grant, never more on the way, and never
// takes back; over one condition of equal tranches none is more than one share from another unless the type says so.
func TestAllocationsAddUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		q := loadline.Frac(rapid.Int64Range(0, 5000).Draw(t, "quantity"), rapid.Int64Range(1, 3).Draw(t, "per"))
		by := loadline.AllocationType(rapid.IntRange(0, 6).Draw(t, "type"))
		cliff, n := rapid.IntRange(0, 11).Draw(t, "cliff of 48"), 0
		a, before := tally{of: q, scale: loadline.Int(1)}, loadline.Ratio{}
		a.tranches(by, q.Mul(loadline.Frac(int64(cliff), 48)), 1, 1)
		rest := 48 - cliff
		start := a
		for n = 1; n <= rest; n++ {
			a = start
			a.tranches(by, q.Mul(loadline.Frac(1, 48)), n, rest)
			if a.vested.Cmp(before) < 0 || a.vested.Cmp(q) > 0 {
				t.Fatalf("after %d tranches %v of %v have vested, before %v", n, a.vested, q, before)
			}
			before = a.vested
		}
		if !a.vested.Equal(q) {
			t.Fatalf("%v of %v have vested at the end", a.vested, q)
		}
	})
}

// showcase are the vesting terms of Open Cap Format's own samples.
func showcase(t *testing.T) []loadline.VestingTerms {
	return vestingIn(t, "format-showcase-1.2.0")
}

// vestingIn are the vesting terms of a package.
func vestingIn(t *testing.T, name string) []loadline.VestingTerms {
	objects := slices.DeleteFunc(pack(t, name), func(o object) bool { return o.str("object_type") != "VESTING_TERMS" })
	return company(t, objects).Vesting
}

func TestSchedulesOfTheFormatsOwnSamples(t *testing.T) {
	for name, text := range map[string]string{
		// docs/explainers/VestingTerms, Example 3: 480 shares, start on 30 January 2021: 120 after a year, then 10 a month, on
		// the 28th of February for want of a 30th.
		"four years with a cliff": `
			class A votes 1
			2021-01-01 grant G eve - 480 over A terms 4yr-1yr-cliff-schedule early no expires never
			2021-01-30 start G vesting-start
			on 2022-01-29: security:G vested 0
			on 2022-01-30: security:G vested 120
			on 2022-02-27: security:G vested 120
			on 2022-02-28: security:G vested 130
			on 2022-03-29: security:G vested 130
			on 2022-03-30: security:G vested 140
			on 2025-01-29: security:G vested 470
			on 2025-01-30: security:G vested 480`,
		"all or nothing": `
			class A votes 1
			2021-01-01 grant G eve - 500 over A terms all-or-nothing early no expires never
			2022-07-14 event G qualifying-sale
			on 2022-07-13: security:G vested 0
			on 2022-07-14: security:G vested 500`,
		"in time": `
			class A votes 1
			2021-01-01 grant G eve - 500 over A terms all-or-nothing-with-expiration early no expires never
			2021-01-01 start G vesting-start
			2023-12-31 event G qualifying-sale
			on 2023-12-30: security:G vested 0
			on 2024-01-02: security:G vested 500`,
		// The period of three years runs out on 1 January 2024 and closes the other ways: a sale recorded later is off the path.
		"too late": `
			class A votes 1
			2021-01-01 grant G eve - 500 over A terms all-or-nothing-with-expiration early no expires never
			2021-01-01 start G vesting-start
			2024-02-01 event G qualifying-sale
			on 2024-01-02: security:G vested 0
			on 2024-02-01: security:G vested 0..500`,
		// "a security with a later vesting start": 1 January 2025 comes first.
		"too late by the calendar": `
			class A votes 1
			2023-07-01 grant G eve - 500 over A terms all-or-nothing-with-expiration early no expires never
			2023-07-01 start G vesting-start
			2025-01-01 event G qualifying-sale
			on 2025-01-01: security:G vested 0..500`,
		"sales one after the other, then all at once": `
			class A votes 1
			2021-01-01 grant G eve - 1000 over A terms multi-tranche-event-based early no expires never
			2021-01-01 start G vesting-start
			2022-01-01 event G 100k-sale-1
			2022-06-01 event G 100k-sale-2
			2023-01-01 event G double-trigger-acceleration
			on 2022-01-01: security:G vested 200
			on 2022-06-01: security:G vested 400
			on 2023-01-01: security:G vested 1000`,
		"six years, loaded at the back": `
			class A votes 1
			2020-01-01 grant G eve - 1000 over A terms 6-yr-option-back-loaded early no expires never
			2020-01-01 start G vesting-start
			on 2021-12-31: security:G vested 0
			on 2022-01-01: security:G vested 100
			on 2022-02-01: security:G vested 112
			on 2023-01-01: security:G vested 250
			on 2024-01-01: security:G vested 450
			on 2025-01-01: security:G vested 700
			on 2026-01-01: security:G vested 1000`,
		"a milestone missed": `
			class A votes 1
			2015-01-01 grant G eve - 1000 over A terms path-dependent-milestone-vesting early no expires never
			2015-01-01 start G vest-start
			2016-09-30 event G qualified-fda-acceptance
			on 2016-09-30: security:G vested 600
			on 2018-01-01: security:G vested 600`,
		"nothing started": `
			class A votes 1
			2021-01-01 grant G eve - 480 over A terms 4yr-1yr-cliff-schedule early no expires never
			warns vesting-not-started
			on 2022-01-30: security:G vested 0..480
			on 2022-01-30: security:G unvested 0..480`,
	} {
		t.Run(name, func(t *testing.T) { tell(t, text, showcase(t)...).check() })
	}
}

// vestingStories are schedules and what has vested on which day.
var vestingStories = map[string]string{
	"neither terms nor vestings: vested when issued": `
		class A votes 1
		2021-01-01 grant G eve - 480 over A early no expires never
		on 2021-01-01: security:G vested 480
		on 2021-01-01: security:G exercisable 480`,
	"listed dates come before terms": `
		class A votes 1
		2021-01-01 grant G eve - 480 over A vests 2022-01-01=100,2023-01-01=380 terms four-years early no expires never
		on 2021-12-31: security:G vested 0
		on 2022-01-01: security:G vested 100
		on 2023-01-01: security:G vested 480`,
	"exercise consumes what is vested": `
		class A votes 1
		2021-01-01 grant G eve - 480 over A terms four-years early no expires never
		2021-01-01 start G start
		2022-02-01 exercise G 50 to A-1
		2022-02-01 issue A-1 eve A 50
		on 2022-01-01: security:G vested 120
		on 2022-02-01: security:G vested 80
		on 2022-02-01: security:G unvested 350
		on 2022-02-01: security:G exercisable 80
		on 2025-01-01: security:G vested 430`,
	"early exercise, and unknown early exercise": `
		class A votes 1
		2021-01-01 grant G eve - 480 over A terms four-years early yes expires never
		2021-01-01 grant H eve - 480 over A terms four-years expires never
		2021-01-01 start G start
		2021-01-01 start H start
		2021-03-01 exercise G 100 to A-1
		2021-03-01 issue A-1 eve A 100
		on 2021-06-01: security:G exercisable 380
		on 2021-06-01: security:G vested 0
		on 2021-06-01: security:H exercisable 0..480
		on 2022-01-01: security:G vested 20
		on 2022-01-01: security:H exercisable 120..480
		on 2025-01-01: security:H exercisable 480`,
	"cancellation takes what is unvested and shortens the schedule": `
		class A votes 1
		2021-01-01 grant G eve - 480 over A terms four-years early no expires never
		2021-01-01 start G start
		2022-01-01 cancel G 200
		on 2022-01-01: security:G vested 120
		on 2022-01-01: security:G unvested 160
		on 2023-01-01: security:G vested 240
		on 2024-01-01: security:G vested 280
		on 2024-01-01: security:G unvested 0`,
	"expired, or perhaps": `
		class A votes 1
		2021-01-01 grant G eve - 480 over A early no expires 2022-01-01
		2021-01-01 grant H eve - 480 over A early no
		on 2022-01-01: security:G exercisable 480
		on 2022-01-02: security:G exercisable 0
		on 2022-01-02: security:G outstanding 480
		on 2022-01-02: security:H exercisable 0..480`,
	"acceleration": `
		class A votes 1
		2021-01-01 issue A-1 ann A 480 terms four-years
		2021-01-01 start A-1 start
		2022-06-01 accelerate A-1 100
		on 2022-06-01: ann unvested-stock 210
		on 2022-06-01: security:A-1 vested 270
		on 2024-06-01: security:A-1 vested 480`,
	"who leaves: the agreement decides whether vesting stopped, the window whether exercise is over": `
		class A votes 1
		2021-01-01 grant G eve - 480 over A terms four-years early no expires never window VOLUNTARY_OTHER=3
		2021-01-01 start G start
		2022-06-01 status eve TERMINATION_VOLUNTARY_OTHER
		on 2022-06-01: security:G vested 170
		on 2022-09-01: security:G vested 170..200
		on 2022-09-01: security:G exercisable 170..200
		on 2022-09-02: security:G exercisable 0`,
	"who leaves for a reason that no window names": `
		class A votes 1
		2021-01-01 grant G eve - 480 over A terms four-years early no expires never window VOLUNTARY_OTHER=3
		2021-01-01 start G start
		2022-06-01 relation eve ended EMPLOYEE
		on 2022-05-31: security:G exercisable 160
		on 2022-06-01: security:G exercisable 0..170`,
	"a former employee of whom nothing says when": `
		class A votes 1
		stakeholder eve EX_EMPLOYEE
		2021-01-01 grant G eve - 480 over A terms four-years early no expires never
		2021-01-01 start G start
		2021-01-01 grant H eve - 100 over A early no expires never
		2021-01-01 issue A-1 eve A 5
		2021-06-01 accelerate G 20
		warns departure-not-dated
		says eve has left, and nothing says when
		on 2022-06-01: security:G vested 20..190
		on 2022-06-01: security:G exercisable 0..190
		on 2022-06-01: security:H vested 100
		on 2022-06-01: security:H exercisable 0..100
		on 2022-06-01: eve votes 5`,
	"a former employee whose last day is recorded": `
		class A votes 1
		stakeholder eve EX_EMPLOYEE
		2021-01-01 grant G eve - 480 over A terms four-years early no expires never window VOLUNTARY_OTHER=3
		2021-01-01 start G start
		2022-06-01 status eve TERMINATION_VOLUNTARY_OTHER
		on 2022-05-01: security:G vested 160
		on 2022-06-01: security:G vested 170`,
	"who changes the relationship does not leave": `
		class A votes 1
		2021-01-01 grant G eve - 480 over A terms four-years early no expires never
		2021-01-01 start G start
		2021-02-01 relation eve started CONSULTANT
		2022-06-01 relation eve ended EMPLOYEE
		on 2022-09-01: security:G vested 200`,
	"a split multiplies what has vested": `
		class A votes 1
		2021-01-01 issue A-1 ann A 480 terms four-years
		2021-01-01 start A-1 start
		2021-06-01 split A 3 as S
		2022-02-01 repurchase A-1 900
		on 2022-01-01: security:A-1 vested 360
		on 2022-02-01: security:A-1 vested 390
		on 2022-02-01: security:A-1 unvested 150
		on 2025-01-01: security:A-1 vested 540`,
	"terms that are not in the file": `
		class A votes 1
		2021-01-01 grant G eve - 480 over A terms gone early no expires never
		warns dangling-reference
		on 2022-01-01: security:G vested 0..480`,
	"a condition that is not in the terms": `
		class A votes 1
		2021-01-01 grant G eve - 480 over A terms four-years early no expires never
		2021-01-01 start G start
		2021-01-01 event G nothing
		warns dangling-reference
		on 2022-01-01: security:G vested 120`,
	"a schedule in a circle": `
		class A votes 1
		2021-01-01 grant G eve - 480 over A terms circle early no expires never
		2021-01-01 start G a
		warns vesting-not-understood
		on 2022-01-01: security:G vested 0..480`,
	"the day before the anniversary, clamped first": `
		class A votes 1
		2024-01-01 issue A-1 ann A 100 terms minus-one
		2024-01-31 start A-1 start
		on 2024-02-27: security:A-1 vested 0
		on 2024-02-28: security:A-1 vested 10
		on 2024-03-30: security:A-1 vested 20
		on 2024-04-29: security:A-1 vested 30`,
}

func TestVestingStories(t *testing.T) {
	for name, text := range vestingStories {
		circle := loadline.VestingTerms{ID: "circle", Conditions: []loadline.VestingCondition{
			{ID: "a", Trigger: loadline.OnStart{}, Next: []string{"b"}}, {ID: "b", Trigger: loadline.OnEvent{}, Next: []string{"a"}}}}
		minusOne := loadline.VestingTerms{ID: "minus-one", Conditions: []loadline.VestingCondition{
			{ID: "start", Trigger: loadline.OnStart{}, Next: []string{"m"}},
			{ID: "m", Portion: loadline.Frac(1, 10), Trigger: loadline.Every{Period: loadline.Duration{Months: 1}, Occurrences: 10, RelativeTo: "start", DayOfMonth: loadline.DayOfMonth{MinusOne: true}}}}}
		t.Run(name, func(t *testing.T) {
			tell(t, text, fourYears(loadline.CumulativeRoundDown), circle, minusOne).check()
		})
	}
}

// naive vests day after day, without counting ahead: every trigger is asked on every day.
func naive(v loadline.VestingTerms, q int64, start, day loadline.Date) loadline.Ratio {
	at := slices.IndexFunc(v.Conditions, func(c loadline.VestingCondition) bool { _, ok := c.Trigger.(loadline.OnStart); return ok })
	met := map[string]loadline.Date{v.Conditions[at].ID: start}
	cum, vested, base := loadline.Ratio{}, loadline.Ratio{}, loadline.Ratio{}
	next, done := v.Conditions[at].Next, map[string]int{}
	for d := start; d <= day; d++ {
		for again := true; again; {
			again = false
			for _, c := range v.Conditions {
				every, ok := c.Trigger.(loadline.Every)
				if !ok || !slices.Contains(next, c.ID) || met[every.RelativeTo] == 0 {
					continue
				}
				_, _, on := start.Civil()
				if met[every.RelativeTo].AddMonthsOn(every.Period.Months*(done[c.ID]+1), on) > d {
					continue
				}
				if done[c.ID]++; done[c.ID] == 1 {
					base = loadline.Int(q)
					if c.Remainder {
						base, cum = loadline.Int(q).Sub(vested), vested
					}
				}
				cum = cum.Add(base.Mul(c.Portion))
				if vested = cum.Round(0, loadline.Down); v.Allocation == loadline.CumulativeRounding {
					vested = cum.Round(0, loadline.HalfUp)
				}
				if done[c.ID] == every.Occurrences {
					met[c.ID], next = d, c.Next
				}
				again = true
				break
			}
		}
	}
	return vested
}

func TestSchedulesAgreeWithAskingEveryDay(t *testing.T) {
	var terms []loadline.VestingTerms
	for _, name := range []string{"ltse-example-inc", "format-showcase-1.2.0"} {
		for _, v := range vestingIn(t, name) {
			byTime := v.Allocation <= loadline.CumulativeRoundDown
			for _, c := range v.Conditions {
				switch c.Trigger.(type) {
				case loadline.OnEvent, loadline.OnDate:
					byTime = false
				}
			}
			if byTime {
				terms = append(terms, v)
			}
		}
	}
	if len(terms) < 6 {
		t.Fatalf("only %d schedules", len(terms))
	}
	rapid.Check(t, func(t *rapid.T) {
		v := rapid.SampledFrom(terms).Draw(t, "terms")
		q := rapid.Int64Range(1, 100000).Draw(t, "quantity")
		start := loadline.DateOf(2019, 1, 1).AddDays(rapid.IntRange(0, 1500).Draw(t, "start"))
		day := start.AddDays(rapid.IntRange(0, 2000).Draw(t, "day"))
		c := &loadline.Company{Vesting: []loadline.VestingTerms{v}, Transactions: []loadline.Transaction{
			&loadline.StockIssuance{Issued: loadline.Issued{Event: loadline.Event{ID: "i", Date: start}, SecurityID: "S"}, Quantity: loadline.WholeShares(q), VestingTermsID: v.ID},
			&loadline.VestingStart{Event: loadline.Event{ID: "v", Date: start}, SecurityID: "S", ConditionID: v.Conditions[0].ID},
		}}
		l, _ := New(c)
		got := l.On(day).Positions(Definition{})[0].Vested
		if want := naive(v, q, start, day); !got.Known() || !got.Lo.Equal(want) {
			t.Fatalf("%s: %v of %d from %v to %v, asking every day gives %v", v.Title, got, q, start, day, want)
		}
	})
}

func TestEveryDoubtAsksAQuestion(t *testing.T) {
	s := tell(t, "class A\n2021-01-01 grant G eve P 480\n2021-01-02 cancel G 1", fourYears(0))
	l, _ := New(s.c)
	for k := noDoubt + 1; k <= targetMissing; k++ {
		if k == openChoice {
			continue
		}
		if u := l.ask(doubt{k, 0}); !strings.HasSuffix(strings.TrimRight(u.Question, ")"), "?") && !strings.Contains(u.Question, "? (") && !strings.Contains(u.Question, "? T") && !strings.Contains(u.Question, "? W") && !strings.Contains(u.Question, "? I") {
			t.Errorf("doubt %d asks %q", k, u.Question)
		}
	}
}
