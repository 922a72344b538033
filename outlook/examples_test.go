package outlook_test

import (
	"strings"
	"testing"

	"loadline/dossier"
	"loadline/outlook"
)

// The startup's ledger. By hand: tide_2 needs 6 · 13e9 · 3e12 · 1.4 operations, 6.5 times those of tide_1, which took 48,000
// hours; of the commitment, three months at 190,000 were drawn before November, and half of three millions is owed in August.
func TestTheStartupsLedger(t *testing.T) {
	c, problems := dossier.Open("../examples/venture-backed").Company()
	if problems.HasErrors() {
		t.Fatal(list(problems))
	}
	course, problems := outlook.Reckon(c, outlook.Premise{})
	if len(problems) > 0 || len(course.Open) > 0 {
		t.Error(list(problems), show["open"](course))
	}
	for heading, want := range headings(t, `
runs
	tide_2 312000 2027-01-01 2027-05-21 655200.01 0
turns
	2027-01-01 run starts train.tide_2 312000
	2027-05-21 run ends train.tide_2 312000
	2027-08-02 commitment falls short commitment.cumulus.floor 930000
	2027-08-02 credits expire credits.cumulus.series_a 155617.16
	2028-02-01 cash out plan.cash 211526.86
	2028-08-02 commitment falls short commitment.cumulus.floor 499940.68
runways
	plan.cash 15 2028-02-01 cash out
	> credits.cumulus.series_a 9 2027-08-02 credits expire
	capacity.cumulus 30 lasts
`) {
		if got := show[heading](course); strings.Join(got, "\n") != strings.Join(want, "\n") {
			t.Errorf("%s:\n  %s", heading, strings.Join(got, "\n  "))
		}
	}
}

// Every example has a ledger, whether or not it has a plan, and a stop of any of its contracts breaks nothing.
func TestEveryExampleHasALedger(t *testing.T) {
	for _, name := range []string{"seed-startup", "venture-backed", "gmbh", "openai-2023", "capped-profit"} {
		c, problems := dossier.Open("../examples/" + name).Company()
		if problems.HasErrors() {
			t.Fatal(name, list(problems))
		}
		outlook.Reckon(c, outlook.Premise{})
		for _, k := range c.Contracts {
			p := outlook.Premise{Stops: []outlook.Stoppage{{Contract: k.Name, On: c.AsOf.AddDays(40)}}}
			if course, _ := outlook.Reckon(c, p); !strings.Contains(strings.Join(show["turns"](course), "\n"), "contract stops contract."+k.Name) {
				t.Errorf("%s: %s does not stop", name, k.Name)
			}
		}
	}
}

// BenchmarkTheStartup reckons its ledger, as the exit drill does twice.
func BenchmarkTheStartup(b *testing.B) {
	c, _ := dossier.Open("../examples/venture-backed").Company()
	for b.Loop() {
		outlook.Reckon(c, outlook.Premise{})
	}
}

// The supplier stops in the middle of February, and a substitute runs five months later: what is served and earned on it stops,
// the credits are void, the run slips. By hand: what serving leaves of 90,000 hours a month is 68,806 in January, 33,873 by 14 February,
// 33,779 in the second half of July, 60,178 in August, 58,686 in September, so that 56,678 of October's 57,121 are left to do.
func TestTheStartupWithoutItsCloud(t *testing.T) {
	c, _ := dossier.Open("../examples/venture-backed").Company()
	course, _ := outlook.Reckon(c, premise(t, "without cumulus on 2027-02-15 until 2027-07-15"))
	for heading, want := range headings(t, `
turns
	2027-01-01 run starts train.tide_2 312000
	2027-02-15 contract stops contract.cumulus 0
	2027-02-15 credits void credits.cumulus.series_a 893741.5
	2027-02-15 capacity falls short capacity.cumulus 11126.98
	2027-07-15 substitute runs contract.cumulus 0
	2027-10-31 run ends train.tide_2 312000
	2027-10-31 run slips train.tide_2 163
	2028-01-01 cash out plan.cash 61085.03
open
	Is the open 2430000 of commitment.cumulus.floor owed when contract.cumulus stops?: plan.cash: nothing is
`) {
		if got := show[heading](course); strings.Join(got, "\n") != strings.Join(want, "\n") {
			t.Errorf("%s:\n  %s", heading, strings.Join(got, "\n  "))
		}
	}
}
