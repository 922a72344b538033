package limits

import (
	"slices"
	"sync"

	"loadline"
	"loadline/governance"
)

// days are the worlds of one company, by day: limits over a span ask about the same days.
type days struct {
	mutex   sync.Mutex
	byDay   map[loadline.Date]*World
	changes map[loadline.Period][]loadline.Date
}

// On is the same company at the end of another day, read once.
func (w *World) On(day loadline.Date) *World {
	if day == w.Date {
		return w
	}
	w.days.mutex.Lock()
	defer w.days.mutex.Unlock()
	other, ok := w.days.byDay[day]
	if !ok {
		other = newWorld(w.Company, w.Ledger, day, w.altered)
		other.days, other.before = w.days, w.before
		w.days.byDay[day] = other
	}
	return other
}

// Altered says whether it is the world after a change: of it outcomes are told, and no reasons.
func (w *World) Altered() bool { return w.altered }

// Before is the world that was changed to make this one, with all that its expressions can name; nil where there was no change.
func (w *World) Before() *World { return w.before }

// Facts is the world of the last day on which a fact changed, where it is known that none has changed since; else the world
// itself. Whatever was made of its facts holds here too, but what asks for the day itself.
func (w *World) Facts() *World {
	if w.same != nil {
		return w.same
	}
	return w
}

// Later is the world on a later day on which all facts are as they are.
func (w *World) Later(day loadline.Date) *World {
	if day == w.Date {
		return w
	}
	return &World{Company: w.Company, Ledger: w.Ledger, Date: day, Order: w.Order, days: w.days, same: w.Facts(), altered: w.altered, before: w.before}
}

// Once is what whoever asks keeps with a world: what make made when it was first called.
func (w *World) Once(make func() any) any {
	w.made.Do(func() { w.thing = make() })
	return w.thing
}

// Changes are the days after one and up to another on which a fact may change ([governance.DaysOfChange]), read once.
func (w *World) Changes(after, until loadline.Date) []loadline.Date {
	span := loadline.Period{From: after, To: until}
	w.days.mutex.Lock()
	defer w.days.mutex.Unlock()
	found, ok := w.days.changes[span]
	if !ok {
		found = governance.DaysOfChange(w.Company, w.Ledger, after, until)
		w.days.changes[span] = found
	}
	return found
}

// mostDays bounds the days that are asked one by one where an expression reckons with the day itself; beyond them only the
// days on which facts change are asked, and the last.
const mostDays = 40_000 // a century

// worldsOf yields the worlds of a span in which a limit may come out otherwise than the day before: of the first day, of days
// on which a fact changes or a waiver begins or has run out, and where the expression reckons with the day, of each.
func (w *World) worldsOf(l loadline.Limit, from, until loadline.Date) func(func(*World) bool) {
	turns := w.Changes(from, until)
	for _, v := range l.Waivers {
		for _, d := range [2]loadline.Date{v.From, v.Until.AddDays(1)} {
			if from < d && d <= until {
				turns = append(turns[:len(turns):len(turns)], d)
			}
		}
	}
	slices.Sort(turns)
	turns = append([]loadline.Date{from}, slices.Compact(turns)...)
	daily := mentionsDay(l.Holds, w.Company.Limits, nil)
	return func(yield func(*World) bool) {
		for i, day := range turns {
			at := w.On(day)
			if !yield(at) {
				return
			}
			next := until + 1
			if i+1 < len(turns) {
				next = turns[i+1]
			}
			for d := day + 1; daily && d < next; d++ {
				if d-from > mostDays {
					d = next - 1
				}
				if !yield(at.Later(d)) {
					return
				}
			}
		}
	}
}

// dayName is how an expression names the day that it is asked about.
const dayName = "as_of"

// mentionsDay says whether an expression reckons with the day itself, or names another limit by its title that does.
func mentionsDay(e loadline.Expr, all []loadline.Limit, seen []string) bool {
	switch {
	case e.Op == loadline.RefTo:
		return e.Name == dayName
	case e.Op == loadline.Str && !slices.Contains(seen, e.Name):
		for i := range all {
			if all[i].Title == e.Name && (all[i].Until != 0 || mentionsDay(all[i].Holds, all, append(seen[:len(seen):len(seen)], e.Name))) {
				return true
			}
		}
	}
	return slices.ContainsFunc(e.Args, func(a loadline.Expr) bool { return mentionsDay(a, all, seen) })
}
