package compute

import (
	"slices"

	"loadline"
)

// Trial is a published run held against a band that does not know it.
type Trial struct {
	Run         PublishedRun
	Utilisation loadline.Ratio // what the run reached
	Band        Utilisation
	Within      bool           // whether the band holds it
	Factor      loadline.Ratio // hours expected from the middle over hours that were published: above 1, too many were expected
}

// Trials are trials of all published runs by one way of making a band.
type Trials struct {
	Each   []Trial
	Within int
	Median loadline.Ratio // of how far off the middle was, as a factor of 1 or more
	Worst  loadline.Ratio
}

// TrialOfDefault holds the default band against every published run whose hours hold all that was billed, with operations by
// the shape where it is known, or by 6ND throughout. The band was set before the runs were collected and is fitted to none of
// them.
func TrialOfDefault(by Formula) Trials {
	return trials(by, func(PublishedRun) Utilisation { return DefaultUtilisation() })
}

// TrialLeavingOneOut holds every run against the band that the runs of the other makers make: the tenth, the middle and the
// ninetieth of a hundred of their utilisations. A maker's own runs are left out with it, since they share people, code and
// machines. What it says is how far one may trust a band that is made of what others published.
func TrialLeavingOneOut(by Formula) Trials {
	reached := map[string][]loadline.Ratio{} // by maker
	for _, r := range billed(by) {
		reached[r.Maker] = append(reached[r.Maker], r.Utilisation())
	}
	return trials(by, func(r PublishedRun) Utilisation {
		var others []loadline.Ratio
		for maker, us := range reached {
			if maker != r.Maker {
				others = append(others, us...)
			}
		}
		slices.SortFunc(others, loadline.Ratio.Cmp)
		return Utilisation{Low: quantile(others, 10), Mid: quantile(others, 50), High: quantile(others, 90)}
	})
}

// billed are the published runs whose hours are not computed from the time of a step.
func billed(by Formula) []PublishedRun {
	out := slices.DeleteFunc(PublishedRuns(), func(r PublishedRun) bool { return r.Basis == Computed })
	if by == ByParameters {
		for i := range out {
			out[i].Model.Shape = Shape{}
		}
	}
	return out
}

func trials(by Formula, band func(PublishedRun) Utilisation) Trials {
	var out Trials
	var off []loadline.Ratio
	for _, r := range billed(by) {
		t := Trial{Run: r, Utilisation: r.Utilisation(), Band: band(r)}
		t.Within = t.Band.Low.Cmp(t.Utilisation) <= 0 && t.Utilisation.Cmp(t.Band.High) <= 0
		t.Factor = t.Utilisation.Quo(t.Band.Mid)
		if t.Within {
			out.Within++
		}
		off = append(off, t.Factor.Max(loadline.Int(1).Quo(t.Factor)))
		out.Each = append(out.Each, t)
	}
	slices.SortFunc(off, loadline.Ratio.Cmp)
	out.Median, out.Worst = quantile(off, 50), off[len(off)-1]
	return out
}

// quantile is the so-manieth of a hundred of sorted values, the nearest rank.
func quantile(sorted []loadline.Ratio, of100 int) loadline.Ratio {
	rank := (len(sorted)*of100 + 99) / 100
	return sorted[max(rank, 1)-1]
}
