package captable

import (
	"slices"
	"testing"

	"loadline"
)

func sorted(s []string) []string {
	out := slices.Clone(s)
	slices.Sort(out)
	return out
}

// stories are cap tables in the notation of story_test.go, with what must come of them.
var stories = map[string]string{
	"a transfer closes the certificate, results and balance are issued": `
		class A votes 1
		2022-01-01 issue A-1 charlie A 400
		2022-06-15 transfer A-1 300 to A-2 rest A-3
		2022-06-15 issue A-2 fiona A 300
		2022-06-15 issue A-3 charlie A 100
		on 2022-06-14: charlie A 400
		on 2022-06-15: charlie A 100
		on 2022-06-15: fiona votes 300
		on 2022-06-15: all A 400
		on 2022-06-15: fraction fiona votes 0.75`,
	"a balance bought back on the same day leaves nothing": `
		class A votes 1
		2022-01-01 issue A-1 fiona A 600
		2023-01-15 repurchase A-1 500 rest A-6
		2023-01-15 issue A-6 fiona A 100
		2023-01-15 repurchase A-6 100
		on 2023-01-14: fiona A 600
		on 2023-01-15: fiona A 0`,
	"a partial closing without a balance leaves the rest in place": `
		class A votes 1
		2022-01-01 issue A-1 fiona A 600
		2023-01-15 cancel A-1 200
		2023-02-15 repurchase A-1 100
		on 2023-01-15: security:A-1 outstanding 400
		on 2023-02-15: security:A-1 outstanding 300
		on 2023-02-15: security:A-1 issued 600`,
	"a retraction undoes": `
		class A votes 1
		2022-01-01 issue A-1 fiona A 600
		2022-01-05 retract A-1
		on 2022-01-04: fiona A 600
		on 2022-01-05: fiona A 0`,
	"more than was ever issued is refused, and never negative": `
		class A votes 1
		2022-01-01 issue A-1 fiona A 400000
		2022-06-15 transfer A-1 30000000
		refuses more-than-held
		on 2022-06-15: fiona A 0`,
	"a cancellation and a repurchase of one holding count once": `
		class A votes 1
		2022-01-01 issue A-1 fiona A 6000
		2022-10-23 cancel A-1 6000
		2022-10-23 repurchase A-1 6000
		warns closed-twice
		on 2022-10-23: fiona A 0`,
	"events that together exceed the holding are capped": `
		class A votes 1
		2022-01-01 issue A-1 fiona A 1000
		2022-02-01 cancel A-1 700
		2022-03-01 cancel A-1 500
		warns more-than-held
		on 2022-03-01: fiona A 0`,
	"an event before its security takes effect with it": `
		class A votes 1
		2022-01-01 cancel A-1 300
		2022-06-01 issue A-1 fiona A 1000
		warns event-before-security
		on 2022-01-01: fiona A 0
		on 2022-06-01: fiona A 700`,
	"a result older than its event has two readings, and the class is never counted twice": `
		class A votes 1
		2019-01-03 issue A-1 eddie A 50000
		2020-03-04 issue A-2 anna A 25000
		2019-01-03 issue A-3 eddie A 25000
		2023-03-02 transfer A-1 25000 to A-2 rest A-3
		warns result-before-event
		on 2019-06-01: eddie A 50000
		on 2019-06-01: all A 50000
		on 2020-03-04: eddie A 25000..50000
		on 2020-03-04: anna A 0..25000
		on 2020-03-04: all A 50000
		on 2020-03-04: fraction anna outstanding 0..0.5
		on 2023-03-02: eddie A 25000
		on 2023-03-02: anna A 25000`,
	"independent events are not tied to one reading": `
		class A votes 1
		2019-01-01 issue A-1 ann A 100
		2019-01-01 issue A-2 bob A 100
		2020-01-01 issue A-3 bob A 100
		2020-01-01 issue A-4 ann A 100
		2023-01-01 transfer A-1 100 to A-3
		2023-01-01 transfer A-2 100 to A-4
		warns result-before-event
		warns result-before-event
		on 2021-01-01: ann A 0..200
		on 2021-01-01: all A 200
		on 2023-01-01: ann A 100`,
	"a split multiplies stock, not certificates that contain it": `
		class B votes 1
		2023-02-01 issue B-2 jane B 13500
		2023-02-01 issue B-3 jane B 11500
		2023-02-01 issue B-9 jane B 10
		2023-03-01 split B 2 as S
		2023-03-01 issue B-4 jane B 27000 from-split S
		2023-03-01 issue B-5 jane B 23000
		2023-03-01 reissue B-2 to B-4 for-split S
		2023-03-01 reissue B-3 to B-5 for-split S
		2023-03-02 issue B-6 jane B 1
		on 2023-02-28: jane B 25010
		on 2023-03-01: jane B 50020
		on 2023-03-02: jane B 50021
		on 2023-03-02: security:B-9 issued 20`,
	"a result of a transfer on the day of a split comes after it": `
		class B votes 1
		2023-02-01 issue B-1 jane B 100
		2023-03-01 split B 2 as S
		2023-03-01 transfer B-1 200 to B-2
		2023-03-01 issue B-2 joe B 200
		on 2023-03-01: joe B 200
		on 2023-03-01: jane B 0`,
	"whether a plan follows a split is two readings, of reserve and grants together": `
		class B votes 1
		plan P over B reserved 1000 cancel returns
		2022-01-01 issue B-1 ann B 1000
		2022-01-01 grant G-1 eve P 400 early no expires never
		2023-01-01 split B 2 as S
		warns split-leaves-open
		on 2022-12-31: all fully-diluted 2000
		on 2023-01-01: eve grants 400..800
		on 2023-01-01: plan:P available 600..1200
		on 2023-01-01: all fully-diluted 3000..4000
		on 2023-01-01: fraction ann fully-diluted 0.5..2/3`,
	"a plan that follows is multiplied": `
		class B votes 1
		plan P over B reserved 1000 cancel returns follows yes
		2022-01-01 grant G-1 eve P 400 early no expires never
		2023-01-01 split B 2 as S
		2023-06-01 reserve P 3000
		on 2023-01-01: plan:P available 1200
		on 2023-06-01: plan:P available 2200
		on 2023-01-01: security:G-1 exercisable 800`,
	"of a plan over two classes, a grant follows the splits of its own": `
		class A votes 1
		class B votes 1
		plan P over A,B reserved 1000 cancel returns follows yes
		2022-01-01 grant G-1 eve P 100 over A early no expires never
		2022-01-01 grant G-2 eve P 100 over B early no expires never
		2022-01-01 grant G-3 eve P 100 early no expires never
		2023-01-01 split B 2 as S
		2023-02-01 exercise G-3 150 to B-1
		2023-02-01 issue B-1 eve B 150 plan P
		on 2022-12-31: eve grants 300
		on 2022-12-31: plan:P available 700
		on 2023-01-01: security:G-1 outstanding 100
		on 2023-01-01: security:G-2 outstanding 200
		on 2023-01-01: security:G-3 outstanding 100..200
		on 2023-01-01: security:G-3 vested 100..200
		on 2023-01-01: security:G-3 exercisable 100..200
		on 2023-02-01: security:G-3 outstanding 0..50
		on 2023-01-01: plan:P reserved 1000..2000
		on 2023-01-01: plan:P available 500..1600`,
	"of a plan over two classes that may follow": `
		class A votes 1
		class B votes 1
		plan P over A,B reserved 1000 cancel returns
		2022-01-01 grant G-1 eve P 100 over A early no expires never
		2022-01-01 grant G-3 eve P 100 early no expires never
		2023-01-01 split B 1/2 as S
		warns split-leaves-open
		on 2023-01-01: security:G-1 outstanding 100
		on 2023-01-01: security:G-3 outstanding 50..100`,
	"a warrant over nobody says which class, one of which is split": `
		class A votes 1
		class B votes 1
		2022-01-01 warrant W-1 fund - 100
		2023-01-01 split B 3 as S
		warns split-leaves-open
		on 2022-06-01: fund warrants 100
		on 2023-01-01: fund warrants 100..300`,
	"a warrant over a split class": `
		class B votes 1
		2022-01-01 warrant W-1 fund B 100
		2023-01-01 split B 3 as S
		warns split-leaves-open
		on 2022-06-01: fund warrants 100
		on 2023-01-01: fund warrants 100..300`,
	"conversion through a chain, and votes of whole shares": `
		class C votes 1
		class A votes 1 into C ratio 3/2 follows yes
		class S votes 1 into A ratio 2 follows yes
		2022-01-01 issue S-1 fund S 5
		2022-01-01 issue A-1 fund A 3
		2022-01-01 issue A-2 angel A 3
		2022-01-01 issue C-1 ann C 100
		on 2022-01-01: class:S ratio 3
		on 2022-01-01: fund as-converted 19.5
		on 2022-01-01: fund votes-as-converted 19
		on 2022-01-01: angel votes-as-converted 4
		on 2022-01-01: all votes-as-converted 123
		on 2022-01-01: all votes 111`,
	"whether a ratio follows a split": `
		class C votes 1
		class A votes 1 into C ratio 1
		2022-01-01 issue A-1 fund A 10
		2022-01-01 issue C-1 ann C 10
		2023-01-01 split C 2 as S
		2024-01-01 ratio A into C 2
		on 2022-06-01: fund as-converted 10
		on 2023-01-01: fund as-converted 10..20
		on 2023-01-01: fraction fund as-converted 1/3..0.5
		on 2024-01-01: fund as-converted 20`,
	"a class that begins after a split states a ratio that contains it": `
		class C votes 1
		class A votes 1 into C ratio 1
		2022-01-01 issue C-1 ann C 10
		2023-01-01 split C 2 as S
		2023-06-01 issue A-1 fund A 10
		on 2023-06-01: fund as-converted 10`,
	"unknown votes are bounds, and a fraction of them may be known": `
		class A
		2022-01-01 issue A-1 ann A 300
		2022-01-01 issue A-2 bob A 100
		warns votes-not-stated
		on 2022-01-01: ann votes 0..
		on 2022-01-01: all votes 0..
		on 2022-01-01: fraction ann votes 0.75`,
	"a pool: exercise does not return, cancellation does": `
		class A votes 1
		plan P over A reserved 1000 cancel returns
		2022-01-01 grant G-1 eve P 600 early no expires never
		2022-02-01 exercise G-1 100 to A-1
		2022-02-01 issue A-1 eve A 100 plan P
		2022-03-01 cancel G-1 200
		on 2022-01-01: plan:P available 400
		on 2022-02-01: plan:P available 400
		on 2022-03-01: plan:P available 600
		on 2022-03-01: plan:P used 400
		on 2022-03-01: all fully-diluted 1000`,
	"a pool whose plan does not say what cancellation does": `
		class A votes 1
		plan P over A reserved 1000
		2022-01-01 grant G-1 eve P 600 early no expires never
		2022-03-01 cancel G-1 200
		2022-04-01 return G-1 P 150
		on 2022-03-01: plan:P available 400..600
		on 2022-04-01: plan:P available 550`,
	"a pool overdrawn": `
		class A votes 1
		plan P over A reserved 500 cancel returns
		2022-01-01 grant G-1 eve P 600 early no expires never
		2022-03-01 reserve P 700
		warns pool-overdrawn
		on 2022-01-01: plan:P available 0
		on 2022-01-01: plan:P overdrawn 100
		on 2022-03-01: plan:P available 100`,
	"a grant cancelled into a balance": `
		class A votes 1
		plan P over A reserved 1000 cancel returns
		2022-01-01 grant G-1 eve P 600 early no expires never
		2022-03-01 cancel G-1 200 rest G-2
		2022-03-01 grant G-2 eve P 400 early no expires never
		on 2022-03-01: plan:P used 400
		on 2022-03-01: eve grants 400`,
	"results that nobody issued are said": `
		class A votes 1
		plan P over A reserved 1000 cancel returns
		2022-01-01 grant G-1 eve P 600 early no expires never
		2022-03-01 exercise G-1 200 to A-9
		warns dangling-reference
		on 2022-03-01: eve grants 400
		on 2022-03-01: eve A 0`,
	"issued above authorised, by class and by company": `
		class A votes 1 authorized 1000
		2022-01-01 issue A-1 ann A 900
		2022-02-01 authorize A 800
		2022-03-01 authorize company 850
		warns issued-above-authorized
		warns issued-above-authorized
		on 2022-03-01: ann A 900`,
	"convertibles are listed apart": `
		class A votes 1
		2022-01-01 issue A-1 ann A 900
		2022-01-01 safe S-1 fund 50000
		2022-06-01 convert S-1 250 to A-2
		2022-06-01 issue A-2 fund A 250
		on 2022-01-01: security:S-1 invested 50000
		on 2022-01-01: all fully-diluted 900
		on 2022-06-01: security:S-1 invested 0
		on 2022-06-01: fund A 250`,
	"two issuances of one id": `
		class A votes 1
		2022-01-01 issue A-1 ann A 900
		2022-02-01 issue A-1 bob A 100
		2022-03-01 cancel A-1 500
		warns duplicate-id
		on 2022-01-01: ann A 0..900
		on 2022-02-01: bob A 0..100
		on 2022-03-01: all A 0..1000`,
	"one issuance stated twice counts once": `
		class A votes 1
		2022-01-01 issue A-1 ann A 900
		2022-01-01 issue A-1 ann A 900
		2022-03-01 cancel A-1 500
		warns duplicate-id
		on 2022-01-01: ann A 900
		on 2022-03-01: ann A 400`,
	"a quantity left open": `
		class A votes 1
		2022-01-01 issue A-1 ann A 900
		2022-02-01 repurchase A-1 unknown
		on 2022-02-01: ann A 0..900`,
	"consolidation": `
		class A votes 1
		2022-01-01 issue A-1 ann A 900
		2022-01-01 issue A-2 ann A 100
		2022-02-01 issue A-3 ann A 1000
		2022-02-01 consolidate A-1,A-2 to A-3
		on 2022-01-31: ann A 1000
		on 2022-02-01: ann A 1000`,
	"rights settled in cash are never shares": `
		class A votes 1
		2022-01-01 grant G-1 eve - 100 over A as CSAR early no expires never
		2022-01-01 grant G-2 eve - 100 over A as SSAR early no expires never
		on 2022-01-01: eve cash-rights 100
		on 2022-01-01: eve grants 100
		on 2022-01-01: all fully-diluted 100`,
}

func TestStories(t *testing.T) {
	for name, text := range stories {
		t.Run(name, func(t *testing.T) { tell(t, text).check() })
	}
}

// fourYears is the usual schedule: 48 months, nothing before the twelfth.
func fourYears(by loadline.AllocationType) loadline.VestingTerms {
	return loadline.VestingTerms{ID: "four-years", Allocation: by, Conditions: []loadline.VestingCondition{
		{ID: "start", Trigger: loadline.OnStart{}, Next: []string{"monthly"}},
		{ID: "monthly", Portion: loadline.Frac(1, 48), Cliff: &loadline.VestingCliff{After: loadline.Duration{Months: 12}},
			Trigger: loadline.Every{Period: loadline.Duration{Months: 1}, Occurrences: 48, RelativeTo: "start"}},
	}}
}
