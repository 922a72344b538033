package question

import (
	"cmp"
	"slices"
	"sync"

	"loadline"
	"loadline/dependence"
	"loadline/outlook"
)

// givenOf is what the ledger of the plan knows that dependence asks for. It is reckoned when it is asked for, and not at all where the
// file has no plan.
func givenOf(c *loadline.Company) dependence.Given {
	if !c.Plan.Stated() {
		return dependence.Given{}
	}
	asPlanned := sync.OnceValue(func() outlook.Course { course, _ := outlook.Reckon(c, outlook.Premise{}); return course })
	return dependence.Given{
		Air: func(without []string, on loadline.Date) dependence.Air {
			path := func(owed loadline.Truth) dependence.Air {
				var p outlook.Premise
				for _, k := range without {
					p.Stops = append(p.Stops, outlook.Stoppage{Contract: k, On: on, Owed: owed})
				}
				course, _ := outlook.Reckon(c, p)
				return airOf(course, on)
			}
			var least, most dependence.Air
			var done sync.WaitGroup
			done.Go(func() { least = path(loadline.Yes) })
			done.Go(func() { most = path(loadline.No) })
			done.Wait()
			least.Months = bothOwed(least.Months, most.Months)
			return least
		},
		Used: func(contract string, within loadline.Period) loadline.Number {
			return usedOn(asPlanned(), contract, within)
		},
	}
}

// airOf is how long cash lasts on a path, from a day on: to the first day on which it does not suffice.
func airOf(course outlook.Course, from loadline.Date) dependence.Air {
	var out dependence.Air
	for _, r := range course.Runways {
		if r.Of != (loadline.Ref{Kind: "plan", Name: "cash"}) {
			continue
		}
		end := r.Ends
		if r.Lasts() && len(course.Months) > 0 {
			end = course.Months[len(course.Months)-1].To
		}
		n := dependence.Months(from, end)
		switch {
		case len(r.Open) > 0:
			out.Months = loadline.Number{Open: r.Open}
			return out
		case r.Lasts():
			out.Months = loadline.Number{Lo: &n, Open: []loadline.Unknown{{Question: loadline.Textf("How long does the cash last after %v, the end of the plan?", end).String(), At: r.At}}}
		default:
			out.Months = loadline.Exactly(n)
		}
	}
	for i, m := range course.Months {
		if low := m.LowFree(); m.To >= from && (out.LowOn == 0 || low.Cmp(*out.Low.Lo) < 0) {
			out.Low, out.LowOn = loadline.Exactly(course.Months[i].LowFree()), m.LowDay
		}
	}
	return out
}

// bothOwed is how long cash lasts whether or not what is left of commitments is owed when their supplier is gone, which no file says.
func bothOwed(owed, not loadline.Number) loadline.Number {
	out := owed.Hull(not)
	if !out.Known() && len(out.Open) == 0 {
		out.Open = []loadline.Unknown{{Question: loadline.Textf("Is what is left of a commitment owed when its supplier stops?").String()}}
	}
	return out
}

// usedOn is what a path buys on a contract within some days; not known where it does not go so far.
func usedOn(course outlook.Course, contract string, within loadline.Period) loadline.Number {
	if n := len(course.Months); n == 0 || course.Months[n-1].To < within.To {
		return loadline.Number{}
	}
	for _, h := range course.Open {
		for _, on := range h.On {
			if on.Kind == "train" || on.Kind == "serve" {
				return loadline.Number{Open: []loadline.Unknown{h.Unknown}}
			}
		}
	}
	sum := loadline.Int(0)
	for _, m := range course.Months {
		for _, f := range m.Flows {
			if f.On == contract && f.Kind == outlook.Used && within.Contains(f.Day) {
				sum = sum.Add(f.Cost)
			}
		}
	}
	return loadline.Exactly(sum)
}

// lawLines puts into the calendar from which day on cash lasts less than the company's law looks ahead, and asks what it hangs on. A day that
// hangs on cash which nobody stated is not told.
func (w *whatBinds) lawLines() {
	ahead := func(p *loadline.Provision) bool { return p.Ahead != (loadline.Duration{}) }
	if !w.c.Company.Plan.Stated() || !slices.ContainsFunc(w.c.Company.ProvisionsOn(w.on.Day), ahead) {
		return
	}
	course, _ := outlook.Reckon(w.c.Company, outlook.Premise{})
	known := true
	for _, h := range course.Open {
		if slices.ContainsFunc(h.On, func(on loadline.Ref) bool { return on.Kind == "provision" }) {
			known = known && !slices.Contains(h.On, loadline.Ref{Kind: "plan", Name: "cash"})
			w.on.Assumed = append(w.on.Assumed, loadline.Assumption{Says: loadline.Textf("nothing: whether and when the plan crosses a line of the law hangs on it"), Settles: loadline.Textf("%v", h.Unknown.Question), At: h.Unknown.At})
		}
	}
	for _, t := range course.Turns {
		if t.Kind == outlook.LawLine && known {
			w.data.Calendar = append(w.data.Calendar, DatedLine{ID: t.Of.String(), Date: t.Day, Says: t.Says, At: t.At.String(), at: t.At})
		}
	}
	slices.SortStableFunc(w.data.Calendar, func(a, b DatedLine) int { return cmp.Compare(a.Date, b.Date) })
}
