package question

import (
	"loadline"
	"loadline/forecast"
	"loadline/outlook"
)

// start finds until when each raise must have begun: the latest month at whose end it can begin so that the chance that cash has run dry by
// the end of the month in which it closes stays within what is borne. Cash is that of the plan without any raise.
func (l *lasting) start() {
	l.data.Start = []StartLine{}
	raises := l.c.Company.Plan.Raises
	if len(raises) == 0 {
		return
	}
	bare := *l.c.Company
	bare.Plan.Raises = nil
	plan, problems := outlook.Project(&bare, outlook.Premise{Months: l.Months})
	if problems.HasErrors() || plan == nil {
		return // its lines speak of the raise
	}
	engine, faults := plan.Program.Compile()
	if len(faults) > 0 {
		return
	}
	tally := engine.Tally(forecast.Seed(l.Seed), forecast.Shard{To: int64(l.data.Asked)}, forecast.RunOptions{Workers: l.Workers})
	for i := range raises {
		for _, takes := range spellEnds(raises[i].Takes) {
			l.data.Start = append(l.data.Start, l.startOf(&raises[i], takes, tally))
		}
	}
}

// spellEnds are the least and the most months that a spell takes, days as parts of thirty and rounded up; one where they are alike, and none
// where no most is known.
func spellEnds(s loadline.Spell) []int {
	if s.Months.Hi == nil || s.Days.Hi == nil && s.Days.Lo != nil {
		return nil
	}
	months := func(m, d *loadline.Ratio) int {
		n := loadline.Ratio{}
		if m != nil {
			n = *m
		}
		if d != nil {
			n = n.Add(d.Quo(loadline.Int(30)))
		}
		whole, _ := n.Ceil().Int64()
		return int(whole)
	}
	least, most := months(s.Months.Lo, s.Days.Lo), months(s.Months.Hi, s.Days.Hi)
	if least == most {
		return []int{most}
	}
	return []int{least, most}
}

// startOf walks the months.
func (l *lasting) startOf(raise *loadline.Raise, takes int, without *forecast.Tally) StartLine {
	out := StartLine{Raise: raise.Name, Takes: takes, Never: true}
	for t := takes; t < l.data.Months; t++ { // it closes at the end of month t, and begins at the end of month t - takes
		dry := likely(without.Paths()-without.Survivors(t), without.Paths())
		if loadline.Frac(int64(dry.On), int64(dry.Of)).Cmp(l.Risk) > 0 {
			out.Never = false
			if out.Latest == 0 {
				out.Then = dry
			}
			break
		}
		out.Latest, out.Then = l.monthEnd(t-takes), dry
	}
	if out.Never {
		out.Latest = 0
	}
	return out
}
