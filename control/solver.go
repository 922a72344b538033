package control

import (
	"slices"
	"sync"
)

// solver answers for one form, by the cheapest engine that is exact within the budget.
type solver struct {
	form   *form
	mirror func() *solver // of the form whose dual this is; nil where there is none
	mutex  sync.Mutex
	table  *table // made once, and counted once
	tally  *tally
	tried  int64 // the work that was allowed for the diagram
	drawn  *diagram
}

func (s *solver) mirrored() *solver {
	if s.mirror == nil {
		return nil
	}
	return s.mirror()
}

// truth is the form's table.
func (s *solver) truth() *table {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	if s.table != nil {
		return s.table
	}
	if m := s.mirrored(); m != nil {
		s.table = m.truth().dual()
	} else {
		s.table = newTable(s.form)
	}
	return s.table
}

// counts are those of the form's table.
func (s *solver) counts() *tally {
	t := s.truth()
	s.mutex.Lock()
	defer s.mutex.Unlock()
	if s.tally == nil {
		s.tally = t.tally()
	}
	return s.tally
}

// diagram is the form's, nil where it is beyond the budget.
func (s *solver) diagram(l Budget) *diagram {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	if s.drawn == nil && s.tried < l.work() {
		s.tried = l.work()
		if m := s.mirrored(); m == nil {
			s.drawn = newDiagram(s.form, l)
		} else if d := m.diagram(l); d != nil {
			s.drawn = d.dual()
		}
	}
	return s.drawn
}

// few tells whether a table of so many voters is within the budget.
func few(voters int, l Budget) bool {
	return voters <= tableMost && int64(1)<<max(voters-6, 0) <= l.work()/32
}

// grouped tells whether head counts by type are within the budget, and cheaper than a table.
func grouped(types [][]int, voters int, l Budget) bool {
	n := rests(types)
	return n <= profilesMost && int64(n) <= l.work()/64 && (!few(voters, l) || n <= 1<<max(voters-10, 0))
}

// minimal lists the minimal coalitions of the form.
func (s *solver) minimal(l Budget, votes []int64) Family {
	if s.form.root < 0 {
		return constant(s.form.root == yes)
	}
	voters := len(s.form.present())
	if types := s.form.types(votes); grouped(types, voters, l) {
		return newProfiles(s.form, types).family(l, votes)
	}
	if few(voters, l) {
		return s.truth().family(l, votes)
	}
	if d := s.diagram(l); d != nil {
		if f, ok := d.family(l, votes); ok {
			return f
		}
	}
	return newSearch(s.form, l, votes).family()
}

// power computes the indices of the form.
func (s *solver) power(l Budget) Power {
	f := s.form
	if f.root < 0 {
		p := nothing(f.voters)
		if f.root == yes {
			p.Act = exactly(power2(0), power2(0))
		}
		return p
	}
	voters := len(f.present())
	if types := f.types(nil); grouped(types, voters, l) {
		return newProfiles(f, types).tally().power(f.voters, Profiles)
	}
	if few(voters, l) {
		return s.counts().power(f.voters, Enumeration)
	}
	if n := f.single(); n != nil {
		return ofSingle(f, n, l)
	}
	if d := s.diagram(l); d != nil {
		t := d.tally(l)
		p := t.power(f.voters, Diagram)
		if t.shapley[0] == nil {
			p.ShapleyShubik, p.ShapleyMethod = newSampler(f).orders(l), Sampled
		}
		return p
	}
	return newSampler(f).power(l)
}

// ofSingle are the indices of one threshold over voters.
func ofSingle(f *form, n *node, l Budget) Power {
	weights := make([]int64, len(n.terms))
	for i, t := range n.terms {
		weights[i] = t.w
	}
	banzhaf, shapley, act, method := weightedPower(weights, 0, n.need, l)
	p := nothing(f.voters)
	p.Act, p.Method, p.ShapleyMethod = act, method, method
	for i, t := range n.terms {
		p.Banzhaf[t.of], p.ShapleyShubik[t.of] = banzhaf[i], shapley[i]
	}
	p.coleman()
	return p
}

// Dummies are the voters who never make a difference, ascending. Open are those of whom this was neither proven nor
// refuted within the budget.
func (g *Game) Dummies(l Budget) (dummies, open []int) { return g.win().dummies(l) }

func (s *solver) dummies(l Budget) (dummies, open []int) {
	f := s.form
	present := Of(f.present()...)
	absent := Everybody(f.voters).Minus(present)
	switch {
	case present.Len() == 0:
	case few(present.Len(), l) || grouped(f.types(nil), present.Len(), l):
		absent = absent.Union(ofNoSwing(s.power(l), present))
	default:
		unsure := present.Minus(newSampler(f).critical(l))
		if unsure.Len() == 0 {
			break
		}
		if d := s.diagram(l); d != nil { // reduced: who is asked makes a difference
			absent = absent.Union(present.Minus(d.asked()))
			break
		}
		open = slices.Collect(unsure.Voters())
	}
	dummies = []int{}
	for v := range absent.Voters() {
		dummies = append(dummies, v)
	}
	return dummies, open
}

func ofNoSwing(p Power, of Coalition) Coalition {
	var out Coalition
	for v := range of.Voters() {
		if p.Banzhaf[v].Hi.Sign() == 0 {
			out = out.With(v)
		}
	}
	return out
}
