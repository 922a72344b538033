package outlook

import (
	"loadline"
	"loadline/forecast"
)

// herd is some uncertain quantities that move together, each with some other of them.
type herd struct {
	of     []*loadline.UncertainQuantity
	matrix [][]float64
}

// herds are the uncertain quantities that move together, and what is wrong with how they are said to.
func herds(c *loadline.Company) ([]herd, loadline.Diagnostics) {
	m := movingTogether{c: c, index: map[string]int{}, by: map[[2]int]*loadline.MovesWith{}}
	for i := range c.Uncertain {
		m.index[c.Uncertain[i].Name] = i
	}
	links := make([][]int, len(c.Uncertain))
	for i := range c.Uncertain {
		for j := range c.Uncertain[i].Moves {
			if other, ok := m.pair(i, &c.Uncertain[i].Moves[j]); ok {
				links[i], links[other] = append(links[i], other), append(links[other], i)
			}
		}
	}
	seen := make([]bool, len(links))
	var out []herd
	for i := range links {
		if len(links[i]) == 0 || seen[i] {
			continue
		}
		var members []int
		for open := []int{i}; len(open) > 0; open = open[1:] {
			if at := open[0]; !seen[at] {
				seen[at] = true
				members, open = append(members, at), append(open, links[at]...)
			}
		}
		if h := m.herd(members); m.fits(h) {
			out = append(out, h)
		}
	}
	return out, m.problems
}

// movingTogether is the search for herds.
type movingTogether struct {
	c        *loadline.Company
	index    map[string]int
	by       map[[2]int]*loadline.MovesWith
	problems loadline.Diagnostics
}

func (m *movingTogether) tell(u *loadline.UncertainQuantity, at loadline.Source, summary, detail, hint loadline.Text) {
	m.problems = append(m.problems, loadline.Diagnostic{Code: loadline.CorrelationImpossible, Severity: loadline.Error, At: at, About: []loadline.Ref{u.Ref()}, Summary: summary, Detail: detail, Hint: hint})
}

// pair notes that two quantities move together; false where they cannot.
func (m *movingTogether) pair(i int, with *loadline.MovesWith) (other int, ok bool) {
	u := &m.c.Uncertain[i]
	other, known := m.index[with.Other]
	if !known { // which the file's reader tells
		return 0, false
	}
	o := &m.c.Uncertain[other]
	former := m.by[[2]int{min(i, other), max(i, other)}]
	switch {
	case other == i:
		m.tell(u, with.At, loadline.Textf("%v moves with itself", u.Ref()), loadline.Textf("A quantity and itself are one."), loadline.Textf("Name another."))
	case u.Drawn != o.Drawn || u.Drawn == loadline.PerEvent:
		m.tell(u, with.At, loadline.Textf("%v and %v cannot move together", u.Ref(), o.Ref()),
			loadline.Textf("One is drawn %v, the other %v. Quantities that move together are drawn both once, or both monthly.", u.Drawn, o.Drawn), loadline.Textf("Draw both alike, or leave moves_with out."))
	case former != nil && !former.By.Equal(with.By):
		m.tell(u, with.At, loadline.Textf("how %v and %v move together is said twice", u.Ref(), o.Ref()), loadline.Textf("Here it is %v, at %v it is %v.", with.By, former.At, former.By), loadline.Textf("Say it once."))
	default:
		m.by[[2]int{min(i, other), max(i, other)}] = with
		return other, true
	}
	return 0, false
}

// herd is the matrix of some quantities; those of which nothing is said do not hang on one another.
func (m *movingTogether) herd(members []int) herd {
	h := herd{matrix: make([][]float64, len(members))}
	for i, a := range members {
		h.of, h.matrix[i] = append(h.of, &m.c.Uncertain[a]), make([]float64, len(members))
		for j, b := range members {
			if with := m.by[[2]int{min(a, b), max(a, b)}]; with != nil {
				h.matrix[i][j] = with.By.Float()
			}
		}
		h.matrix[i][i] = 1
	}
	return h
}

// fits says whether quantities can move together so: whether the matrix is one of correlations.
func (m *movingTogether) fits(h herd) bool {
	p := forecast.NewProgram(1)
	us := make([]forecast.Uncertainty, len(h.of))
	for i := range us {
		us[i] = p.Uncertain(uint64(i), forecast.PerPath)
	}
	p.Correlate(us, h.matrix)
	_, faults := p.Compile()
	if len(faults) == 0 {
		return true
	}
	u := h.of[faults[0].Number]
	names := make([]loadline.Ref, 0, len(h.of))
	for _, x := range h.of {
		names = append(names, x.Ref())
	}
	at := u.At
	if len(u.Moves) > 0 {
		at = u.Moves[0].At
	}
	m.tell(u, at, loadline.Textf("no quantities move together as %v is said to", u.Ref()),
		loadline.Textf("Among %d quantities what is said of the pairs contradicts itself: if one moves closely with two others, those two cannot move against one another. No normal quantities have these correlations.", len(names)),
		loadline.Textf("Say of all pairs how they move, or weaken what is said."))
	m.problems[len(m.problems)-1].About = names
	return false
}

// correlate makes quantities that move together do so. What is wrong with them is told, and they are drawn each by itself.
func (l *lowering) correlate() {
	all, problems := herds(l.b.c)
	l.problems = append(l.problems, problems...)
	for _, h := range all {
		per := forecast.PerPath
		if h.of[0].Drawn == loadline.PerMonth {
			per = forecast.PerPeriod
		}
		us := make([]forecast.Uncertainty, len(h.of))
		for i, u := range h.of {
			us[i] = l.chance(u.Ref().String(), per)
			l.stretched[us[i]] = float64(len(h.of))
		}
		l.p.Correlate(us, h.matrix)
	}
}

// stretch is how much further than alone a random variable may reach that is mixed of several.
func (l *lowering) stretch(u forecast.Uncertainty) float64 { return max(1, l.stretched[u]) }
