package question

import (
	"os"
	"strings"
	"testing"

	"loadline/forecast"
	"loadline/outlook"
)

// Two neighbouring plans, which raise 18 or 14 months of burn, share their luck: on whether the company lasts, their difference
// has at least ten times less variance than on independent numbers (twelve times by ref36.md).
func TestNeighbouringPlansShareTheirLuck(t *testing.T) {
	source, err := os.ReadFile("../examples/ref36/company.hcl")
	if err != nil {
		t.Fatal(err)
	}
	plan := func(amount string) *followedPlan {
		changed := strings.Replace(string(source), "18 * net_burn", amount+" * net_burn", 1)
		p, problems := followed(caseOf(t, changed, t.TempDir()).Company, outlook.Premise{})
		if p == nil {
			t.Fatal(problems)
		}
		return p
	}
	long, short := plan("18"), plan("14")
	const paths = 40_000
	together := runPairs(long, short, [2]forecast.Seed{1, 1}, paths, 0).lasts(36)
	apart := runPairs(long, short, [2]forecast.Seed{1, 2}, paths, 0).lasts(36)
	if ratio := apart.Error * apart.Error / (together.Error * together.Error); ratio < 10 {
		t.Errorf("the variance is %.1f times less on the same luck (%v and %v)", ratio, together, apart)
	} else {
		t.Logf("%.1f times", ratio)
	}
	if gap := together.Difference - apart.Difference; gap*gap > 16*(apart.Error*apart.Error+together.Error*together.Error) {
		t.Errorf("the difference is %v on the same luck and %v on another", together.Difference, apart.Difference)
	}
	if together.Before.On == together.After.On {
		t.Error("raising less makes no difference")
	}
}
