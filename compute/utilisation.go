package compute

import (
	"slices"

	"loadline"
)

// Utilisation is the operations that the model needs over those that the chips could have done in all hours that are billed:
// below the "MFU" that papers report of running steps by restarts, checkpoints, evaluations and idle nodes.
type Utilisation struct {
	Low  loadline.Ratio `json:"low"`
	Mid  loadline.Ratio `json:"mid"`
	High loadline.Ratio `json:"high"`

	Says loadline.Text   `json:"-"` // where the band comes from
	At   loadline.Source `json:"-"`
}

// DefaultUtilisation is the band for who has no runs of its own: 0.20, 0.33, 0.43. It was set before the published runs of
// runs.csv were collected, and is not fitted to them: [Trials] says how it does on them.
func DefaultUtilisation() Utilisation {
	return Utilisation{
		Low: loadline.Frac(20, 100), Mid: loadline.Frac(33, 100), High: loadline.Frac(43, 100),
		Says: loadline.Textf("utilisation over billed hours is taken to be 0.20 to 0.43, 0.33 expected: the company's own runs would say better"),
	}
}

// StatedUtilisation is a single value that somebody stated.
func StatedUtilisation(v loadline.Ratio) Utilisation {
	return Utilisation{Low: v, Mid: v, High: v, Says: loadline.Textf("utilisation over billed hours is %v, as stated", v)}
}

// The utilisations that are questioned: below, something else than the model took the hours; above, the hours are hardly the billed ones.
func questioned() (below, above loadline.Ratio) {
	return loadline.Frac(15, 100), loadline.Frac(55, 100)
}

// Check refuses a utilisation above the chip's [Chip.Ceiling], and questions one outside 0.15 to 0.55.
func (u Utilisation) Check(c Chip) []Objection {
	if u.Low.Sign() <= 0 || u.Low.Cmp(u.Mid) > 0 || u.Mid.Cmp(u.High) > 0 {
		return []Objection{refuse(loadline.Textf("A utilisation is above zero, and its band runs from the lower to the higher."))}
	}
	if ceiling := c.Ceiling(); u.High.Cmp(ceiling) > 0 {
		o := refuse(loadline.Textf("A utilisation of %v is impossible on %v: it is more than all it can do.", u.High, c.Name))
		if c.Measured != nil {
			o.Says = loadline.Textf("A utilisation of %v is impossible on %v: a single matrix product was measured to reach %v of its dense bf16 peak, and no run does better.", u.High, c.Name, loadline.InPercent(loadline.Exactly(ceiling)))
		}
		o.Hint = loadline.Textf("Count against the dense bf16 peak of %v operations a second, and over the hours that are billed.", Scientific(loadline.Exactly(c.Peak)))
		return []Objection{o}
	}
	below, above := questioned()
	if u.Low.Cmp(below) < 0 || u.High.Cmp(above) > 0 {
		return []Objection{{
			Says: loadline.Textf("A utilisation outside 0.15 to 0.55 is unusual over billed hours (here %v to %v): is the peak the dense bf16 one, and are all billed hours counted?", u.Low, u.High)}}
	}
	return nil
}

// Hours is the chip-hours that the operations take on the chip: operations / (peak × utilisation × 3600).
func (u Utilisation) Hours(flop loadline.Number, c Chip) Band {
	full := flop.Quo(c.peakHour())
	return u.band(ownUtilisation).inverse().Scaled(full)
}

// ownUtilisation is what would narrow the band.
const ownUtilisation = "What utilisation do the company's own runs reach over billed hours?"

// band is the utilisation as an estimate, with the question that would narrow it.
func (u Utilisation) band(question string) Band {
	return Band{Mid: loadline.Exactly(u.Mid), Range: within(u.Low, u.High, question)}
}

// OwnRun is a run that is done: what it needed, and what was billed for it.
type OwnRun struct {
	Name      string
	Chip      Chip
	FLOP      loadline.Ratio // operations that the model needed: those of [Run.Work], nothing that was done twice
	ChipHours loadline.Ratio // billed
	At        loadline.Source
}

// Utilisation is what the run reached; 0 where no hours were billed.
func (r OwnRun) Utilisation() loadline.Ratio {
	if r.ChipHours.Sign() <= 0 {
		return loadline.Ratio{}
	}
	return r.FLOP.Quo(r.Chip.Peak.Mul(loadline.Int(3600)).Mul(r.ChipHours))
}

// fewRuns is the number below which the spread of own runs says too little: of three alike runs a fourth lies between the least and
// the greatest in one case of two (order statistics: (n-1)/(n+1)).
const fewRuns = 3

// Calibrate makes the band of runs that are done, to be used on the chip. What is expected is all their operations over all
// their hours. The range is from the least to the greatest; with fewer than three runs it is also as wide, in proportion, as
// the default band, but no wider than the chip allows. Without a usable run it is the default.
func Calibrate(c Chip, runs []OwnRun) (Utilisation, []Objection) {
	var objections []Objection
	var usable []OwnRun
	for _, r := range runs {
		u := r.Utilisation()
		switch {
		case u.Sign() <= 0:
			objections = append(objections, refuse(loadline.Textf("%v says nothing about utilisation: its operations and billed chip-hours are above zero.", r.Name)))
		case u.Cmp(r.Chip.Ceiling()) > 0:
			objections = append(objections, StatedUtilisation(u).Check(r.Chip)...)
		default:
			usable = append(usable, r)
		}
	}
	if len(usable) == 0 {
		return DefaultUtilisation(), objections
	}
	u := pooled(usable)
	if len(usable) < fewRuns {
		d := DefaultUtilisation()
		u.Low = u.Low.Min(u.Mid.Mul(d.Low).Quo(d.Mid))
		u.High = u.High.Max(u.Mid.Mul(d.High).Quo(d.Mid).Min(c.Ceiling()))
	}
	return u, objections
}

// pooled is the least, the joint and the greatest utilisation of runs.
func pooled(runs []OwnRun) Utilisation {
	var flop, could loadline.Ratio
	var each []loadline.Ratio
	for _, r := range runs {
		flop = flop.Add(r.FLOP)
		could = could.Add(r.Chip.Peak.Mul(loadline.Int(3600)).Mul(r.ChipHours))
		each = append(each, r.Utilisation())
	}
	slices.SortFunc(each, loadline.Ratio.Cmp)
	return Utilisation{
		Low: each[0], Mid: flop.Quo(could), High: each[len(each)-1], At: runs[0].At,
		Says: loadline.Textf("utilisation over billed hours is that of the company's own runs, of which there are %v", len(runs)),
	}
}
