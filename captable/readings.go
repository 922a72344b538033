package captable

import (
	"slices"

	"loadline"
)

// Where the facts do not decide, every reading is computed. A choice is one question with two answers; choices that
// touch a common security belong together and form a unit, whose alternatives are all combinations of their answers.
// Units do not hang on one another, so a total over several is the sum of their bounds.

// choice is a question that the facts leave open between two answers.
type choice struct {
	kind  choiceKind
	of    int32         // a closing, a plan or a security
	from  loadline.Date // the first day on which the answers differ
	until loadline.Date // the first day on which they no longer do
}

// choiceKind is what a choice is about.
type choiceKind uint8

const (
	// whenItHappened: a security is dated before the event that it comes from. Either the event happened when the
	// security is dated and was recorded later, or the security exists from the event's date. It is never outstanding
	// beside what it replaces.
	whenItHappened choiceKind = iota
	// planFollows: whether the reserve and the grants of a plan are multiplied by a split of their class.
	planFollows
	// securityFollows: the same of a warrant, or of a grant without a plan.
	securityFollows
)

// The two answers of a choice, by index.
const (
	whenDated  = 0 // the event happened when its result is dated; a split is followed
	asRecorded = 1 // the event happened on its own date; a split is not followed
)

// mostChoices bounds the alternatives of a unit to eight. Beyond, each of its securities stands for itself.
const mostChoices = 3

// choose finds the choices that the facts leave open.
func (b *builder) choose() {
	early := map[int32]bool{} // events by transaction, for a consolidation closes several securities
	for i := range b.secs {
		if s := &b.secs[i]; s.origin != none && s.date < b.closings[s.origin].date {
			early[b.closings[s.origin].tx] = true
		}
	}
	for i := range b.closings {
		if len(early) > 0 && early[b.closings[i].tx] {
			b.chooseDate(int32(i))
		}
	}
	if !slices.ContainsFunc(b.classes, func(c class) bool { return len(c.splits) > 0 }) {
		return
	}
	for i := range b.secs {
		b.chooseSplit(int32(i))
	}
	for p := range b.plans {
		b.choosePlan(int32(p))
	}
}

// listChoosy lists the securities that choices of their own touch, which is where units grow together. The choice of a
// plan is met at those of its grants that other choices touch.
func (b *builder) listChoosy() {
	for i := range b.secs {
		if b.secs[i].has&choosy != 0 {
			b.choosy = append(b.choosy, int32(i))
		}
	}
}

func (b *builder) chooseDate(i int32) {
	c := &b.closings[i]
	first := c.date
	for s := range b.ties(c, i) {
		first = min(first, b.secs[s].date)
	}
	if first == c.date {
		return
	}
	until := c.date
	for s := range b.ties(c, i) {
		if b.secs[s].date < c.date {
			b.secs[s].has |= choosy
			until = max(until, b.splitBetween(b.secs[s].class, first, c.date))
		}
	}
	if s := &b.secs[c.sec]; s.has&twin == 0 {
		s.has |= choosy
		until = max(until, b.splitBetween(s.class, first, c.date))
	}
	if c.kind == byConsolidation { // one event, however many securities it merges
		if same, ok := b.merging[c.tx]; ok {
			c.choice = same
			b.choices[same].until = max(b.choices[same].until, until)
			return
		}
		if b.merging == nil {
			b.merging = map[int32]int32{}
		}
		b.merging[c.tx] = int32(len(b.choices))
	}
	c.choice = int32(len(b.choices))
	b.choices = append(b.choices, choice{whenItHappened, i, first, until})
	b.resultBeforeEvent(c, i, first)
}

// ties yields the securities that come from an event.
func (l *Ledger) ties(c *closing, i int32) func(func(int32) bool) {
	return func(yield func(int32) bool) {
		results, balance := l.successors(c)
		for _, id := range results {
			if s, ok := l.find(id); ok && l.comes(s, c, i) && !yield(s) {
				return
			}
		}
		if s, ok := l.find(balance); ok && balance != "" && l.secs[s].origin == i {
			yield(s)
		}
	}
}

// comes says whether a security comes from an event. A consolidation is one event on several securities.
func (l *Ledger) comes(s int32, c *closing, i int32) bool {
	o := l.secs[s].origin
	return o == i || o != none && c.kind == byConsolidation && l.closings[o].tx == c.tx && c.sec != s
}

// find is the index of a security by id.
func (l *Ledger) find(id string) (int32, bool) {
	i, ok := l.ids[id]
	return i, ok
}

// splitBetween is latest where the class was split from the first to the last day, for then the answers differ for good.
func (b *builder) splitBetween(class int32, first, last loadline.Date) loadline.Date {
	if class != none {
		for _, s := range b.classes[class].splits {
			if s.date >= first && s.date <= last {
				return latest
			}
		}
	}
	return 0
}

// chooseSplit opens the question whether a right to stock follows the splits of its class after its issuance.
func (b *builder) chooseSplit(i int32) {
	s := &b.secs[i]
	if s.kind == KindStock || s.kind.convertible() {
		return
	}
	if s.class == none {
		b.chooseAnySplit(i)
		return
	}
	splits := b.classes[s.class].splits
	at := slices.IndexFunc(splits, func(x split) bool { return x.date >= s.date })
	switch {
	case at < 0:
	case s.plan == none:
		if b.follow == nil {
			b.follow = map[int32]int32{}
		}
		b.follow[i] = int32(len(b.choices))
		s.has |= choosy
		b.choices = append(b.choices, choice{securityFollows, i, splits[at].date, latest})
		b.splitLeavesOpen(splits[at], s)
	case b.plans[s.plan].follows() == loadline.CannotTell:
		p := &b.plans[s.plan]
		if p.split == nil || splits[at].date < p.split.date {
			p.split = &splits[at]
		}
	}
}

// chooseAnySplit opens it for a right outside plans of which nobody says over which class it is: the split of any class
// may be one to follow.
func (b *builder) chooseAnySplit(i int32) {
	s := &b.secs[i]
	var first *split
	for _, c := range b.everSplit {
		for j := range b.classes[c].splits {
			if x := &b.classes[c].splits[j]; x.date >= s.date && (first == nil || x.date < first.date) {
				first = x
			}
		}
	}
	if s.plan != none || first == nil {
		return
	}
	if b.follow == nil {
		b.follow = map[int32]int32{}
	}
	b.follow[i] = int32(len(b.choices))
	s.has |= choosy
	b.choices = append(b.choices, choice{securityFollows, i, first.date, latest})
	b.splitLeavesOpen(*first, s)
}

// choosePlan opens the question for a plan's reserve and all its grants at once: it is one provision of one document.
func (b *builder) choosePlan(i int32) {
	p := &b.plans[i]
	if p.follows() != loadline.CannotTell {
		return
	}
	approved := loadline.Date(0)
	if p.fact != nil {
		approved = p.fact.Approved
	}
	for _, c := range b.splitClasses(i) {
		for j, s := range b.classes[c].splits {
			if s.date >= approved && (p.split == nil || s.date < p.split.date) {
				p.split = &b.classes[c].splits[j]
			}
		}
	}
	if p.split == nil {
		return
	}
	p.choice = int32(len(b.choices))
	b.choices = append(b.choices, choice{planFollows, i, p.split.date, latest})
	b.splitLeavesOpenForPlan(*p.split, p)
}

// unit is choices that hang together on a day.
type unit struct {
	choices []int32
	plans   []int32 // whose pool hangs on them
}

// alternatives is how many combinations of answers the unit has; 0 where they are too many to be told apart.
func (u *unit) alternatives() int {
	if len(u.choices) > mostChoices {
		return 0
	}
	return 1 << len(u.choices)
}

// assign gives the choices of the unit the answers of an alternative.
func (u *unit) assign(answers []uint8, alternative int) {
	for i, c := range u.choices {
		answers[c] = uint8(alternative >> i & 1)
	}
}

// units are the choices whose answers differ on a day, joined where they touch a common security, and the unit of each
// choice.
func (l *Ledger) units(day loadline.Date) ([]unit, map[int32]int32) {
	group := map[int32]int32{} // of a choice: another one of its unit, down to the unit's first
	var root func(int32) int32
	root = func(c int32) int32 {
		if group[c] != c {
			group[c] = root(group[c])
		}
		return group[c]
	}
	for i := range l.choices {
		if c := &l.choices[i]; c.from <= day && day < c.until {
			group[int32(i)] = int32(i)
		}
	}
	if len(group) == 0 {
		return nil, nil
	}
	for _, i := range l.choosy {
		first := none
		for c := range l.touching(i) {
			if _, active := group[c]; !active {
				continue
			}
			if first == none {
				first = root(c)
			} else if other := root(c); other != first {
				group[max(first, other)], first = min(first, other), min(first, other)
			}
		}
	}
	return l.collect(group, root)
}

func (l *Ledger) collect(group map[int32]int32, root func(int32) int32) ([]unit, map[int32]int32) {
	var units []unit
	of := make(map[int32]int32, len(group))
	for i := range l.choices {
		c := int32(i)
		if _, active := group[c]; !active {
			continue
		}
		u, seen := of[root(c)]
		if !seen {
			u = int32(len(units))
			units = append(units, unit{})
		}
		of[c] = u
		units[u].choices = append(units[u].choices, c)
		if l.choices[c].kind == planFollows {
			units[u].plans = append(units[u].plans, l.choices[c].of)
		}
	}
	return units, of
}

// touching yields the choices that touch a security.
func (l *Ledger) touching(i int32) func(func(int32) bool) {
	return func(yield func(int32) bool) {
		s := &l.secs[i]
		if c, ok := l.follow[i]; ok && !yield(c) {
			return
		}
		if s.plan != none && l.plans[s.plan].choice != none && !yield(l.plans[s.plan].choice) {
			return
		}
		if s.has&twin != 0 {
			return // no event on its id is followed
		}
		if s.origin != none && l.closings[s.origin].choice != none && !yield(l.closings[s.origin].choice) {
			return
		}
		for j := s.first; j < s.first+s.closed; j++ {
			if c := l.closings[j].choice; c != none && !yield(c) {
				return
			}
		}
	}
}
