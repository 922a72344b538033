package question

import (
	"slices"
	"time"

	"loadline"
)

// monthSays is the month of a day, as people write it.
func monthSays(d loadline.Date) loadline.Text {
	year, month, _ := d.Civil()
	return loadline.Textf("%v %v", time.Month(month).String(), loadline.Textf("%d", year).String())
}

// chanceOf is a chance in percent, to a tenth.
func chanceOf(n Likely) loadline.InPercent { return loadline.InPercent(loadline.Exactly(partOf(n))) }

// partOf is a chance to a thousandth; what is not quite all, or not quite nothing, is never told as that.
func partOf(n Likely) loadline.Ratio {
	if n.Of == 0 {
		return loadline.Ratio{}
	}
	r := loadline.Frac(int64(n.On), int64(n.Of)).Round(3, loadline.HalfUp)
	switch least := loadline.Frac(1, 1000); {
	case n.On > 0 && r.Sign() == 0:
		return least
	case n.On < n.Of && r.Equal(loadline.Int(1)):
		return r.Sub(least)
	}
	return r
}

// horizons are the months of which the chances are told: half years, then years, and the last.
func (l *lasting) horizons() []int {
	var out []int
	for m := 6; m <= l.data.Months; m += 6 {
		if m <= 24 || m%12 == 0 {
			out = append(out, m)
		}
	}
	if !slices.Contains(out, l.data.Months) {
		out = append(out, l.data.Months)
	}
	return out
}

// finding is the answer in a sentence: how likely cash lasts, and what runs out first.
func (l *lasting) finding() loadline.Text {
	return after(after(l.lastsSays(), l.firstSays()), l.startSays())
}

func (l *lasting) lastsSays() loadline.Text {
	end := l.data.Months
	last := l.data.ByMonth[end-1].Lasts
	if !l.data.Chance {
		if last.On > 0 {
			return loadline.Textf("Cash lasts through all of the %v that were looked at.", loadline.Duration{Months: end})
		}
		i := slices.IndexFunc(l.data.ByMonth, func(m LastingMonth) bool { return m.Dry.On > 0 })
		return loadline.Textf("Cash lasts %v: it runs dry in %v.", loadline.Duration{Months: i}, monthSays(l.data.ByMonth[i].End))
	}
	early := end / 2
	if end >= 24 {
		early, end = 18, 24
	}
	if early < 3 {
		return loadline.Textf("%v to last %v.", chanceOf(last), loadline.Duration{Months: end})
	}
	return loadline.Textf("%v to last %v months, %v to last %v.", chanceOf(l.data.ByMonth[early-1].Lasts), early, chanceOf(l.data.ByMonth[end-1].Lasts), end)
}

// firstSays is which of the balances ends before the others, most often.
func (l *lasting) firstSays() loadline.Text {
	var most BalanceLine
	for _, b := range l.data.Balances {
		if b.First.On > most.First.On {
			most = b
		}
	}
	switch {
	case most.First.On == 0:
		return loadline.Textf("Nothing runs out by %v.", l.monthEnd(l.data.Months-1))
	case !l.data.Chance:
		return loadline.Textf("What runs out first is %v, in %v.", most.Title, monthSays(most.When))
	case most.First.On == most.First.Of:
		return loadline.Textf("What runs out first is %v: in half of the futures by %v.", most.Title, monthSays(most.When))
	}
	return loadline.Textf("What runs out first is most often %v, in %v of the futures: half of these by %v.", most.Title, chanceOf(most.First), monthSays(most.When))
}

// startSays is until when to begin raising, by the raise that must begin first.
func (l *lasting) startSays() loadline.Text {
	var first *StartLine
	for i := range l.data.Start {
		s := &l.data.Start[i]
		if !s.Never && (first == nil || s.Latest < first.Latest || s.Latest == first.Latest && s.Takes > first.Takes) {
			first = s
		}
	}
	borne := loadline.InPercent(loadline.Exactly(l.Risk))
	switch {
	case first == nil:
		return loadline.Text{}
	case first.Latest == 0:
		return loadline.Textf("It is too late for raise %v to begin: if it takes %v, cash runs dry before it closes in %v of the futures, and %v is borne.", first.Raise, monthsOrNow(first.Takes), chanceOf(first.Then), borne)
	}
	return loadline.Textf("Raise %v must begin by the end of %v: if it takes %v, cash runs dry before it closes in %v of the futures, and %v is borne.",
		first.Raise, monthSays(first.Latest), monthsOrNow(first.Takes), chanceOf(first.Then), borne)
}

func monthsOrNow(n int) any {
	if n == 0 {
		return "no time"
	}
	return loadline.Duration{Months: n}
}

// because is what the forecast rests on.
func (l *lasting) because() []loadline.Reason {
	plan := loadline.Reason{Says: loadline.Textf("The plan of the file, over %v months from %v on", l.data.Months, l.data.From), At: l.c.Company.Plan.At}
	for _, in := range l.plan.Inputs {
		name := in.Title
		if name == "" {
			name = in.Key
		}
		plan.Because = append(plan.Because, loadline.Reason{Says: loadline.Textf("Chance decides %v, %v: %v", name, in.Drawn, spreadSays(in.Between)), At: in.At})
	}
	return []loadline.Reason{plan}
}

// spreadSays is what a quantity is drawn from.
func spreadSays(s loadline.Spread) loadline.Text {
	switch lo, hi := s.Bounds(); s.Kind {
	case loadline.Interval:
		return loadline.Textf("nine times of ten between %v and %v", lo, hi)
	case loadline.Choice, loadline.Samples:
		return loadline.Textf("one of %v values", len(s.Of))
	default:
		return loadline.Textf("%v, mostly between %v and %v", string(s.Kind), lo, hi)
	}
}

// controlAssumed is what was taken to be so of who decides.
func (l *lasting) controlAssumed() []loadline.Assumption {
	var out []loadline.Assumption
	if len(l.plan.Raises) > 0 {
		out = append(out, loadline.Assumption{Says: loadline.Textf("who decides is asked on the facts of %v with the raises closed that have closed: who sits, what is granted and what notes earn stays as on that day", l.c.AsOf), At: l.c.Company.Plan.At})
	}
	for i := range l.c.Company.Plan.Raises {
		r := &l.c.Company.Plan.Raises[i]
		if at := l.control.after([]int{i}); !at.asks.IsZero() {
			out = append(out, loadline.Assumption{Says: loadline.Textf("nothing of control after %v: it cannot be told", r.Ref()), Settles: at.asks, At: r.At})
		} else if r.Round == "" {
			out = append(out, loadline.Assumption{Says: loadline.Textf("nothing of whom the new shares of %v go to, whether they vote and what rights come with them: parts are told at the least, and what somebody can do is not told", r.Ref()),
				Settles: loadline.Textf("In which round does %v close, and what do its papers say?", r.Ref()), At: r.At})
		}
	}
	return out
}
