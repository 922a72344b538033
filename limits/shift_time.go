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
// Where it reckons with the day itself each day is looked at. A limit until a day is not asked after it.
func (f *finder) time() []Shift {
	if f.r.Limit.Until != 0 {
		return f.rest()
	}
	after := max(f.r.Last, f.r.Day)
	if mentionsDay(f.r.Limit.Holds, f.w.Company.Limits, nil) {
		return f.daily(after)
	}
	for i, day := range f.turns(after) {
		if i >= mostTurns {
			f.cut(loadline.Textf("%v: no day from %v on was looked at", TimePasses, day))
			break
		}
		if then, turns := f.turnedOn(f.w.On(day)); turns {
			s := Shift{Unit: TimePasses, On: day, Then: then}
			s.Says = f.says(s)
			return []Shift{s}
		}
	}
	return nil
}

// rest is the first day from which on a limit until a day that was broken holds on all days that are left: asked on that day it
// holds. One that held on every day until its last holds on those that are left.
func (f *finder) rest() []Shift {
	if f.r.Without != Broken {
		return nil
	}
	since, n := loadline.Date(0), 0
	for x := range f.w.worldsOf(f.r.Limit, max(f.w.Date, f.r.Day), f.r.Limit.Until) {
		if n++; n > mostDaily {
			f.cut(loadline.Textf("%v: no day from %v on was looked at", TimePasses, x.Date))
			return nil
		}
		switch _, holds := f.turnedOn(x); {
		case !holds:
			since = 0
		case since == 0:
			since = x.Date
		}
	}
	if since == 0 {
		return nil
	}
	s := Shift{Unit: TimePasses, On: since, Then: Held}
	s.Says = f.says(s)
	return []Shift{s}
}

// mostDaily is how many days are looked at one by one; beyond them none.
const mostDaily = 3_660 // ten years

// daily is the first day of all after one on which the limit comes out the other way.
func (f *finder) daily(after loadline.Date) []Shift {
	for x := range f.w.On(after).worldsOf(f.r.Limit, after, after.AddDays(mostDaily)) {
		if then, turns := f.turnedOn(x); turns {
			s := Shift{Unit: TimePasses, On: x.Date, Then: then}
			s.Says = f.says(s)
			return []Shift{s}
		}
	}
	f.cut(loadline.Textf("%v: no day after %v was looked at", TimePasses, after.AddDays(mostDaily)))
	return nil
}

// turns are the days after one on which a fact changes that the limit may hang on.
func (f *finder) turns(after loadline.Date) []loadline.Date {
	if f.of.vesting {
		return governance.DaysOfChange(f.w.Company, f.w.Ledger, after, lastTurn())
	}
	return governance.DaysOfDeciding(f.w.Company, f.w.Ledger, after, lastTurn())
}
