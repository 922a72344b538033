package governance

import (
	"fmt"
	"sync"

	"loadline"
)

// Lint tells what of the facts on deciding cannot be used, or is used in a way that the reader should know: of every body, and
// of every matter on the day, each letter once.
func (o *Order) Lint() loadline.Diagnostics {
	c := o.company
	if len(c.Bodies)+len(c.Matters)+len(c.Entities)+len(c.Agreements) == 0 {
		return nil
	}
	matters := o.Matters()
	var ahead sync.WaitGroup // each matter by itself: what it comes to is kept, and asked below
	for _, ref := range matters {
		ahead.Go(func() { o.Decision(ref, Horizon{}) })
	}
	out := append(o.entityCircles(), o.agreementCircles()...)
	out = append(out, o.lintSeats()...)
	out = append(out, o.lintElections()...)
	k := o.making(loadline.Matter{}, Horizon{Kind: AfterConversion})
	k.authorised()
	out = append(out, k.diags...)
	ahead.Wait()
	for _, ref := range matters {
		_, more := o.Decision(ref, Horizon{})
		out = append(out, more...)
	}
	return once(out).Sorted()
}

// once keeps the first of equal letters.
func once(ds loadline.Diagnostics) loadline.Diagnostics {
	seen := map[string]bool{}
	var out loadline.Diagnostics
	for _, d := range ds {
		key := fmt.Sprint(d.Code, d.At.File, d.At.Line, d.Summary.String())
		if !seen[key] {
			seen[key] = true
			out = append(out, d)
		}
	}
	return out
}

// lintSeats tells of seats of which nobody says who sits there.
func (o *Order) lintSeats() loadline.Diagnostics {
	var out loadline.Diagnostics
	for _, b := range o.Bodies() {
		for _, s := range o.Seats(b.Ref()) {
			if s.Person.Saying != loadline.NotSaid || s.Observer { // an unknown(…) is a question asked already
				continue
			}
			d := loadline.Diagnostic{Code: loadline.SeatHolderUnknown, Severity: loadline.Warning, At: s.Fact.At,
				Summary: loadline.Textf("Nobody says who sits on %v of %v on %v", o.Title(s.Seat), o.Title(b.Ref()), o.date),
				Detail:  loadline.Textf("It may be held, or vacant. A party of its own stands for whoever sits there, and what takes its vote is only possible."),
				Hint:    loadline.Textf("Write holder = stakeholder.NAME, holder = office.NAME, or holder = none where it is vacant.")}
			if s.By.Name != "" {
				d.Hint = loadline.Textf("Say who holds %v.", o.Title(s.By))
			}
			out = append(out, d)
		}
	}
	return out
}

// lintElections tells of bodies that fill their own seats through another body.
func (o *Order) lintElections() loadline.Diagnostics {
	var out loadline.Diagnostics
	told := map[loadline.Ref]bool{}
	circles := o.circles()
	for _, b := range o.Bodies() {
		for _, s := range o.Seats(b.Ref()) {
			own := circles[s.Seat]
			through := loadline.Ref{}
			for _, other := range own {
				if seatBody(other.Seat) != b.Ref() {
					through = seatBody(other.Seat)
				}
			}
			if through.Name == "" || told[b.Ref()] {
				continue
			}
			told[b.Ref()], told[through] = true, true
			out = append(out, loadline.Diagnostic{Code: loadline.ElectsItself, Severity: loadline.Warning, At: s.Fact.At,
				Summary: loadline.Textf("%v fills its own seats, through %v", o.Title(b.Ref()), o.Title(through)),
				Detail:  loadline.Textf("Those who fill the one are filled by the other, so that nobody outside elects either. After elections the answer counts those who sit there now."),
				Hint:    loadline.Textf("Check elected_by: if anybody outside takes part in an election, say so there.")})
		}
	}
	return out
}
