package governance

import (
	"fmt"

	"loadline"
)

// shelf keeps orders of deciding and decisions by situation: who searches does not change them, so that searches for several
// groups share them.
type shelf struct {
	base      *Order
	orders    map[string]*Order
	decisions map[string]*Decision
}

func newShelf(base *Order) *shelf {
	return &shelf{base: base, orders: map[string]*Order{"": base}, decisions: map[string]*Decision{}}
}

func (f *shelf) in(s *situation) *Order {
	key := s.key()
	o := f.orders[key]
	if o == nil {
		o = f.base.in(s)
		f.orders[key] = o
	}
	return o
}

func (f *shelf) decision(at *leg, m loadline.Matter) *Decision {
	needs := ""
	for _, w := range m.Ways {
		needs = fmt.Sprint(needs, at.order.words(w.Needs), w.Form, ";")
	}
	key := fmt.Sprint(m.Kind, m.Of, m.Name, m.Cause, m.Affects, needs, at.s.key())
	d := f.decisions[key]
	if d == nil {
		d, _ = at.order.Decide(m, at.s.horizon())
		f.decisions[key] = d
	}
	return d
}
