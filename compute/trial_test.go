package compute_test

import (
	"fmt"
	"testing"

	. "loadline/compute"
)

// The error of the bands on runs that they do not know, as it is. A change of the table or of the default that makes it
// another changes these lines, and is to be read, not to be tuned away: LLaMA of 2023 and its like did better than the band,
// small models on many H100 did worse.
func TestTheErrorOfTheBandsIsReported(t *testing.T) {
	for _, c := range []struct {
		name   string
		trials Trials
		want   string
	}{
		{"default", TrialOfDefault(ByShape), "17 of 26 within, median 1.28, worst 1.87"},
		{"default, 6ND", TrialOfDefault(ByParameters), "19 of 26 within, median 1.26, worst 2.37"},
		{"leaving a maker out", TrialLeavingOneOut(ByShape), "16 of 26 within, median 1.26, worst 1.77"},
		{"leaving a maker out, 6ND", TrialLeavingOneOut(ByParameters), "15 of 26 within, median 1.23, worst 2.17"},
	} {
		got := fmt.Sprintf("%d of %d within, median %.2f, worst %.2f", c.trials.Within, len(c.trials.Each), c.trials.Median.Float(), c.trials.Worst.Float())
		if got != c.want {
			t.Errorf("%s: %s, it was %s", c.name, got, c.want)
		}
		t.Logf("%s: %s", c.name, got)
		for _, x := range c.trials.Each {
			t.Logf("  %-20s reached %.3f, band %.2f %.2f %.2f, within %v, factor %.2f", x.Run.Model.Name, x.Utilisation.Float(), x.Band.Low.Float(), x.Band.Mid.Float(), x.Band.High.Float(), x.Within, x.Factor.Float())
		}
	}
}

// A run is never held against a band that knows it or its maker: if its hours were ten times as many, its band would be the same.
func TestABandDoesNotKnowItsRun(t *testing.T) {
	bands := map[string]Utilisation{}
	for _, x := range TrialLeavingOneOut(ByShape).Each {
		if known, ok := bands[x.Run.Maker]; ok && (known.Low.Cmp(x.Band.Low) != 0 || known.High.Cmp(x.Band.High) != 0) {
			t.Errorf("runs of %s are held against different bands", x.Run.Maker)
		}
		bands[x.Run.Maker] = x.Band
		if x.Run.Basis == Computed {
			t.Errorf("%s has no billed hours", x.Run.Model.Name)
		}
	}
	if len(bands) < 10 {
		t.Errorf("only %d makers", len(bands))
	}
}
