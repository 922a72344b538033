package limits

import (
	"sync"

	"loadline"
)

// days are the worlds of one company, by day: limits over a span ask about the same days.
type days struct {
	mutex sync.Mutex
	byDay map[loadline.Date]*World
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
		other = NewWorld(w.Company, w.Ledger, day)
		other.days = w.days
		w.days.byDay[day] = other
	}
	return other
}

// Once is what whoever asks keeps with a world: what make made when it was first called.
func (w *World) Once(make func() any) any {
	w.made.Do(func() { w.thing = make() })
	return w.thing
}

// changes are the days after the first, up to the last, on which a fact can change.
func (w *World) changes(limit loadline.Limit, from, until loadline.Date) []loadline.Date {
	return []loadline.Date{until}
}
