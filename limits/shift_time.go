package limits

import (
	"loadline"
	"loadline/governance"
)

// mostTurns is how many days are looked at, the nearest first.
const mostTurns = 400

// lastTurn is the last day that is looked at.
func lastTurn() loadline.Date { return loadline.DateOf(2199, 12, 31) }

// time is the first day after those that were asked about on which the limit comes out the other way, nobody doing anything.
// Where it reckons with the day itself only days on which a fact changes are looked at.
func (f *finder) time() []Shift {
	after := max(f.r.Last, f.r.Day)
	for i, day := range f.turns(after) {
		if i >= mostTurns {
			f.cut(loadline.Textf("%v: no day from %v on was looked at", TimePasses, day))
			break
		}
		if then, turns := f.turned(f.w.On(day)); turns {
			s := Shift{Unit: TimePasses, On: day, Then: then}
			s.Says = f.says(s)
			return []Shift{s}
		}
	}
	return nil
}

// turns are the days after one on which a fact changes that the limit may hang on.
func (f *finder) turns(after loadline.Date) []loadline.Date {
	if f.of.vesting {
		return governance.DaysOfChange(f.w.Company, f.w.Ledger, after, lastTurn())
	}
	return governance.DaysOfDeciding(f.w.Company, f.w.Ledger, after, lastTurn())
}
