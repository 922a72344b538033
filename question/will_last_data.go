package question

import (
	"math"

	"loadline"
	"loadline/forecast"
)

// Lasting are the figures of an answer to will-last, which are its JSON. Amounts are in Currency. Months count from 1, the first of the plan.
type Lasting struct {
	Currency    string           `json:"currency"`
	From        loadline.Date    `json:"from"`
	Months      int              `json:"months"`
	Seed        uint64           `json:"seed"`
	Paths       uint64           `json:"paths"`
	Asked       uint64           `json:"paths_asked"`
	Chance      bool             `json:"chance_decides_something"`
	ByMonth     []LastingMonth   `json:"by_month"`
	Percentiles []float64        `json:"percentiles"`
	Balances    []BalanceLine    `json:"balances"`
	Causes      []CauseLine      `json:"causes"`
	Runway      []QuantileOf     `json:"runway_today_percentiles"`
	Hangs       []HangsLine      `json:"hangs_on"`
	Start       []StartLine      `json:"start_raising"`
	Risk        loadline.Ratio   `json:"risk_borne"`
	Control     []ControlPart    `json:"control"`
	Limits      []ControlChance  `json:"control_limits"`
	Raises      []RaiseChance    `json:"raises"`
	Milestones  []MilestoneLine  `json:"milestones"`
	Compared    *ComparedLasting `json:"compared,omitempty"`
	InTheMiddle []string         `json:"in_the_middle"` // what is counted as on the ledger's one path

}

// Likely is a chance as it was counted: on how many paths of how many.
type Likely struct {
	Of     uint64  `json:"of"`
	On     uint64  `json:"on"`
	Chance float64 `json:"chance"`
	Error  float64 `json:"standard_error"`
}

// likely is a chance that was counted on paths.
func likely(on, of uint64) Likely {
	if of == 0 {
		return Likely{}
	}
	p := float64(on) / float64(of)
	return Likely{of, on, p, math.Sqrt(p * (1 - p) / float64(of))}
}

// QuantileOf is below which a part of the paths lies.
type QuantileOf struct {
	Level float64 `json:"level"`
	Value float64 `json:"value"`
}

// LastingMonth is a month of all paths. Cash is of all paths, 0 on those that have run dry.
type LastingMonth struct {
	Month int           `json:"month"`
	End   loadline.Date `json:"end"`
	Lasts Likely        `json:"lasts"`    // cash has not run dry by its end
	Dry   Likely        `json:"runs_dry"` // in it
	Cash  []QuantileOf  `json:"cash"`
	Mean  float64       `json:"mean_cash"`
	Burn  []QuantileOf  `json:"net_burn"` // on the paths that last
}

// BalanceLine is one of the balances that are never added.
type BalanceLine struct {
	Of     loadline.Ref  `json:"of"`
	Title  string        `json:"title"`
	Ends   Likely        `json:"ends_within_the_plan"`
	First  Likely        `json:"ends_first"`
	Early  loadline.Date `json:"early,omitempty"`  // the month by which it has ended on a tenth of all paths; none: later than the plan
	Median loadline.Date `json:"median,omitempty"` // likewise on half of them
	When   loadline.Date `json:"when_first,omitempty"`
	Left   []QuantileOf  `json:"left_in_the_last_month"`
	At     string        `json:"at"`
}

// CauseLine is why paths end.
type CauseLine struct {
	Says  string       `json:"cause"`
	Of    loadline.Ref `json:"of"`
	Share Likely       `json:"share"`
}

// HangsLine is what an outcome comes to where an input is low, and where it is high: means over the tenth of the paths on which it is lowest and
// highest.
type HangsLine struct {
	Key   string     `json:"input"`
	Title string     `json:"title,omitempty"`
	Lasts [2]float64 `json:"chance_to_last"`
	Cash  [2]float64 `json:"mean_cash_at_the_end"`
	At    string     `json:"at"`
}

// StartLine is until when a raise must have begun, where it takes so long.
type StartLine struct {
	Raise  string        `json:"raise"`
	Takes  int           `json:"takes_months"`
	Most   bool          `json:"takes_at_the_most"` // as long as it takes at the most
	Latest loadline.Date `json:"latest,omitempty"`  // the month in which it begins at the latest; none: too late already, or never needed
	Never  bool          `json:"not_needed"`        // within the plan the chance never passes what is borne
	Then   Likely        `json:"dry_before_it_closes"`
}

// ControlPart is a group's part of the company at the end, on the paths that last.
type ControlPart struct {
	Group   string       `json:"group"`
	Now     [2]float64   `json:"now"` // of all shares, of all votes
	Owned   []QuantileOf `json:"owned"`
	Votes   []QuantileOf `json:"votes"`
	Mean    [2]float64   `json:"means"`
	Most    [2]float64   `json:"means_at_the_most"`
	ByMonth []PartMonth  `json:"by_month"`
}

// PartMonth is a group's part in a month.
type PartMonth struct {
	Month int          `json:"month"`
	Owned []QuantileOf `json:"owned"`
	Votes []QuantileOf `json:"votes"`
}

// ControlChance is how likely a limit on who decides still holds at the end. A path that runs dry is none on which it holds.
type ControlChance struct {
	Title  string `json:"limit"`
	Holds  Likely `json:"lasts_and_holds"`
	Broken Likely `json:"lasts_and_is_broken"`
	Untold Likely `json:"lasts_and_cannot_tell"`
	At     string `json:"at"`
}

// RaiseChance is what becomes of a raise.
type RaiseChance struct {
	Name   string `json:"raise"`
	Tried  Likely `json:"tried"` // at least once
	Closed Likely `json:"closed"`
}

// MilestoneLine is how likely a milestone is reached within the plan.
type MilestoneLine struct {
	Name    string        `json:"milestone"`
	Reached Likely        `json:"reached"`
	Median  loadline.Date `json:"median,omitempty"` // the month by which it is reached on half of all paths
	At      string        `json:"at"`
}

// ComparedLasting is the same with a round signed, on the same random numbers.
type ComparedLasting struct {
	Round string           `json:"round"`
	Rows  []ComparedMonths `json:"lasts"`
	Means []ComparedMean   `json:"means"`
}

// ComparedMonths is the chance to last so many months, with the round and without.
type ComparedMonths struct {
	Month      int           `json:"month"`
	End        loadline.Date `json:"end"`
	Before     Likely        `json:"without"`
	After      Likely        `json:"with"`
	Difference float64       `json:"difference"`
	Error      float64       `json:"standard_error"` // of the difference, path by path
}

// ComparedMean is a mean at the end, with the round and without.
type ComparedMean struct {
	Of         string  `json:"of"`
	Before     float64 `json:"without"`
	After      float64 `json:"with"`
	Difference float64 `json:"difference"`
	Error      float64 `json:"standard_error"`
}

// quantiles are those of a distribution; none of no numbers.
func quantiles(h *forecast.Histogram, levels []float64) []QuantileOf {
	out := []QuantileOf{}
	if h.N() == 0 {
		return out
	}
	least, most := h.Quantile(0), h.Quantile(1)
	for _, p := range levels {
		x := h.Quantile(p)
		if math.Abs(most-least) <= math.Abs(most)/127 { // all in one bucket: a place within it tells less than the mean
			x = h.Mean()
		}
		out = append(out, QuantileOf{p, x})
	}
	return out
}
