package limits

import (
	"runtime"
	"sync"

	"loadline"
	"loadline/captable"
	"loadline/governance"
)

// Options are what beyond the outcomes is asked for.
type Options struct {
	Freeboard bool           // margins, shifts and rooms too
	Draft     loadline.Draft // moves the inputs; without one no room is found
	Workers   int            // limits asked at a time; 0: as many as there are processors
}

// NewWorld is a company at the end of a day; the zero date is the day of which the company speaks, else the last that it
// records. The ledger is the company's own, or that of a company that differs from it in no security. The order of deciding is
// read when it is first asked for.
func NewWorld(c *loadline.Company, l *captable.Ledger, date loadline.Date) *World {
	if date == 0 {
		date = c.AsOf
	}
	if date == 0 {
		date = l.On(0).AsOf
	}
	w := newWorld(c, l, date, false)
	w.days = &days{byDay: map[loadline.Date]*World{date: w}, changes: map[loadline.Period][]loadline.Date{}}
	return w
}

// newWorld is a world by itself; of an altered one outcomes are told, and no reasons.
func newWorld(c *loadline.Company, l *captable.Ledger, date loadline.Date, altered bool) *World {
	return &World{Company: c, Ledger: l, Date: date, altered: altered, Order: sync.OnceValue(func() *governance.Order {
		if altered {
			return governance.Brief(c, l, date)
		}
		o, _ := governance.On(c, l, date) // what runs in a circle is told by those who read the company
		return o
	})}
}

// Run asks every limit of the world's company, in the order of the file, several at a time where there are several
// processors. The results do not hang on how many. The asker is called by several goroutines at once.
func Run(w *World, ask Asker, o Options) []Result {
	out := make([]Result, len(w.Company.Limits))
	workers := o.Workers
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	next := make(chan int, len(out))
	for i := range out {
		next <- i
	}
	close(next)
	var all sync.WaitGroup
	for range min(workers, len(out)) {
		all.Go(func() {
			for i := range next {
				out[i] = one(w.Company.Limits[i], w, ask, o)
			}
		})
	}
	all.Wait()
	return out
}

// Measure is one limit with its freeboard, as [Run] has it: of the company's own, or of anybody's.
func Measure(limit loadline.Limit, w *World, ask Asker, o Options) Result {
	return one(limit, w, ask, o)
}

// one is a limit with its freeboard, where that is asked for.
func one(limit loadline.Limit, w *World, ask Asker, o Options) Result {
	r := Of(limit, w, ask)
	if o.Freeboard && r.Asked() {
		from, _ := spanOf(limit, w.Date)
		freeboard(&r, w.On(from), ask, o)
	}
	return r
}
