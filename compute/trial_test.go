package compute_test

import (
	"testing"

	. "loadline/compute"
)

// The error of the bands on runs that they do not know, as it is: a change of the table or of the default that makes it
// another must change these lines, and be read.
func TestTheErrorOfTheBandsIsReported(t *testing.T) {
	for _, c := range []struct {
		name   string
		trials Trials
	}{{"default", TrialOfDefault(ByShape)}, {"default, 6ND", TrialOfDefault(ByParameters)}, {"leave one maker out", TrialLeavingOneOut(ByShape)}, {"leave one maker out, 6ND", TrialLeavingOneOut(ByParameters)}} {
		t.Logf("%s: %d of %d within, median factor %.2f, worst %.2f", c.name, c.trials.Within, len(c.trials.Each), c.trials.Median.Float(), c.trials.Worst.Float())
		for _, x := range c.trials.Each {
			t.Logf("  %-20s %.3f  band %.2f %.2f %.2f  within %v  factor %.2f", x.Run.Model.Name, x.Utilisation.Float(), x.Band.Low.Float(), x.Band.Mid.Float(), x.Band.High.Float(), x.Within, x.Factor.Float())
		}
	}
}
