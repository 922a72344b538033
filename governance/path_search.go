package governance

import (
	"container/heap"
	"fmt"
	"slices"
	"strings"

	"loadline"
	"loadline/control"
)

// leg is a place that a search has reached: a situation, and the meeting that is still open there.
type leg struct {
	s       *situation
	order   *Order
	meeting string // who meets; empty in writing
	called  int    // days of notice with which it was called
	days    int
	unsure  bool // a notice on the way is not stated
	steps   int
	from    *leg
	by      *PathStep // the step that led here
	goal    bool
	number  int // in the order found, which settles ties
}

// legs are those not yet gone on from, the nearest first.
type legs []*leg

func (l legs) Len() int { return len(l) }
func (l legs) Less(i, j int) bool {
	a, b := l[i], l[j]
	switch {
	case a.days != b.days:
		return a.days < b.days
	case a.steps != b.steps:
		return a.steps < b.steps
	case a.goal != b.goal:
		return a.goal
	}
	return a.number < b.number
}
func (l legs) Swap(i, j int) { l[i], l[j] = l[j], l[i] }

// Push is for container/heap.
func (l *legs) Push(x any) { *l = append(*l, x.(*leg)) }

// Pop is for container/heap.
func (l *legs) Pop() any {
	old := *l
	x := old[len(old)-1]
	*l = old[:len(old)-1]
	return x
}

// find goes from situation to situation, the one of fewest days and then of fewest steps first (Dijkstra, "A note on two
// problems in connexion with graphs", 1959), until the matter itself is decided.
func (k *seeking) find() {
	k.survey()
	var open legs
	number := 0
	push := func(l *leg) {
		number++
		l.number = number
		heap.Push(&open, l)
	}
	push(&leg{s: &situation{}, order: k.base})
	been := map[string]bool{}
	for len(open) > 0 && !k.cut {
		at := heap.Pop(&open).(*leg)
		if at.goal {
			k.found = at.path()
			return
		}
		key := fmt.Sprint(at.s.key(), "|", at.meeting, "|", at.called)
		if been[key] {
			continue
		}
		been[key] = true
		if next := k.take(at, act{m: at.s.target(k.quest.Matter)}); next != nil {
			next.goal = true
			push(next)
		}
		for _, a := range k.acts(at) {
			if next := k.take(at, a); next != nil {
				push(next)
			}
		}
	}
}

// path is the steps that led to a leg.
func (l *leg) path() *LawfulPath {
	out := &LawfulPath{Days: l.days, AtLeast: l.unsure}
	for at := l; at.by != nil; at = at.from {
		out.Steps = append(out.Steps, *at.by)
	}
	slices.Reverse(out.Steps)
	return out
}

// act is a step that may be taken.
type act struct {
	m       loadline.Matter
	strikes []loadline.Ref
}

// take decides an act at a leg, and is where that leads; nil where the group cannot decide it, or it changes nothing.
func (k *seeking) take(at *leg, a act) *leg {
	d, group, ok := k.decides(at, a.m)
	if !ok {
		return nil
	}
	step := &PathStep{Matter: a.m, Strikes: a.strikes, Decision: d, Acts: group}
	if game, err := k.quest.rule(d).Game(d.Weights, control.Certain); err == nil {
		step.Certain = game.Wins(group)
	}
	k.proceed(at, step)
	step.After = k.base.after(k.shelf.in, at.s, at.order, a.m, k.successor(at.order))
	for _, ref := range a.strikes {
		set(&step.After.situation.struck, ref)
	}
	if len(a.strikes) > 0 {
		step.After.Order = k.shelf.in(step.After.situation)
	}
	step.Says = stepSays(at.order, step)
	next := &leg{s: step.After.situation, order: step.After.Order, from: at, by: step, steps: at.steps + 1,
		days: at.days + step.Days, unsure: at.unsure || !step.Known}
	if step.Way.Form != loadline.WrittenConsent {
		next.meeting, next.called = meetingOf(at.order, step.Way.Needs), at.called
		if !step.Together {
			next.called = step.Days
		}
	}
	return next
}

// decides weighs a matter in the order of a leg and says whether the group decides it.
func (k *seeking) decides(at *leg, m loadline.Matter) (*Decision, control.Coalition, bool) {
	if k.weighed >= k.quest.work() {
		k.cut = true
		return nil, nil, false
	}
	k.weighed++
	d := k.shelf.decision(at, m)
	if d == nil {
		return nil, nil, false
	}
	group, e := k.acting(d), k.quest.rule(d).Evaluator()
	wins, err := e.Wins(&d.Weights, k.reading, group)
	if wins && k.reading == control.Possible { // what hangs on nobody's vote is not known at all
		open, _ := e.Wins(&d.Weights, k.reading, nil)
		certain, _ := e.Wins(&d.Weights, control.Certain, nil)
		wins = !open || certain
	}
	return d, group, err == nil && wins
}

// proceed picks the way of fewest days by which the group decides a step.
func (k *seeking) proceed(at *leg, step *PathStep) {
	d := step.Decision
	game, err := d.Rule.Game(d.Weights, k.reading)
	if err != nil {
		return
	}
	holds := game.Gates(step.Acts)
	for _, c := range d.Consents {
		if c.Gate >= 0 && c.Binds != loadline.No && !holds[c.Gate] {
			step.Breaches = append(step.Breaches, c.Consent.Ref())
		}
	}
	ruled := slices.ContainsFunc(d.Ways, func(p Procedure) bool { return p.Gate >= 0 && p.Form == loadline.WrittenConsent })
	best := -1
	for _, p := range d.Ways {
		if p.Draft || p.Gate >= 0 && !holds[p.Gate] || p.Gate < 0 && (ruled || !k.inWriting(at, step, p)) {
			continue
		}
		days, known := k.days(p.Notice)
		together := p.Form != loadline.WrittenConsent && at.meeting != "" && at.called >= days && at.meeting == meetingOf(at.order, p.Needs)
		if together {
			days, known = 0, true
		}
		if cost := 2 * days; best < 0 || cost+b2i(!known) < best {
			best = cost + b2i(!known)
			step.Way, step.Days, step.Together, step.Known = p, days, together, known
		}
	}
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// inWriting says whether the group carries a way without a meeting of which the decision only tells.
func (k *seeking) inWriting(at *leg, step *PathStep, p Procedure) bool {
	_, _, ok := k.decides(at, inWriting(&step.Matter, p))
	return ok
}

// days is a notice in days, counted from the day of the order; a month is as long as that month.
func (k *seeking) days(n loadline.Stated[loadline.Duration]) (days int, known bool) {
	if l, ok := n.Get(); ok {
		return int(l.After(k.base.date) - k.base.date), true
	}
	return 0, n.Saying == loadline.None
}

// meetingOf is who meets to decide by an approval: boards by name, and all who vote by shares as one meeting.
func meetingOf(o *Order, a loadline.Approval) string {
	var who []string
	var walk func(loadline.Approval)
	walk = func(a loadline.Approval) {
		word := ""
		switch {
		case a.Kind == loadline.By:
			word = a.Who.String()
		case a.Kind == loadline.Vote:
			word = "shares"
			if b := o.body(a.Who); b != nil && bySeats(b) {
				word = a.Who.String()
			}
		}
		if word != "" && !slices.Contains(who, word) {
			who = append(who, word)
		}
		for _, x := range a.Of {
			walk(x)
		}
	}
	walk(a)
	slices.Sort(who)
	return strings.Join(who, "+")
}
