package question

import (
	"slices"

	"loadline"
	"loadline/captable"
	"loadline/formula"
	"loadline/governance"
	"loadline/limits"
)

// asking is one run of the limits of a case.
type asking struct {
	c      Case
	def    captable.Definition
	circle map[string]bool
	world  *limits.World
}

// newAsking is a run over the facts of a case; limits that speak of themselves are told.
func newAsking(c Case, def captable.Definition) (*asking, loadline.Diagnostics) {
	circle, problems := circles(c.Company.Limits)
	a := &asking{c: c, def: def, circle: circle, world: limits.NewWorld(c.Company, c.Ledger, c.AsOf)}
	if c.order != nil && a.world.Date == c.AsOf {
		a.world.Order = func() *governance.Order { o, _ := c.order(); return o }
	}
	return a, problems
}

// run asks every limit.
func (a *asking) run(freeboard bool) []limits.Result {
	return limits.Run(a.world, askIn(a.def, a.circle), limits.Options{Freeboard: freeboard, Draft: a.c.Draft})
}

// claims are those of a day.
func (a *asking) claims(day loadline.Date) *claims { return claimsIn(a.world.On(day), a.def, a.circle) }

// line is how one limit came out, as people and programs read it.
func (a *asking) line(r limits.Result) LimitLine {
	l := LimitLine{
		Title: r.Limit.Title, Outcome: r.Outcome, Day: r.Day, Last: r.Last, At: r.Limit.At.String(), Witnesses: []LimitWitness{}, Sides: []SideOf{},
		Open: []string{}, NotRead: []string{}, Margins: []MarginLine{}, Shifts: []ShiftLine{}, Rooms: []RoomLine{},
	}
	switch {
	case r.Past:
		l.asked, l.Says = true, loadline.Textf("It was to hold until %v, which has gone by.", r.Limit.Until)
		return l
	case r.Bad.HasErrors():
		l.Outcome, l.Says = limits.CannotTell, loadline.Textf("It cannot be asked: %v.", r.Bad[0].Summary)
		return l
	case a.circle[r.Limit.Title]:
		l.Outcome, l.Says = limits.CannotTell, loadline.Textf("It cannot be asked: it speaks of itself.")
		return l
	}
	l.asked = true
	e := a.claims(r.Day)
	leaves := leavesOf(r.Limit.Holds, e)
	for _, leaf := range leaves {
		for _, w := range leaf.witnesses(e) {
			l.Witnesses = append(l.Witnesses, w.LimitWitness)
		}
		l.Sides = append(l.Sides, leaf.sides(e)...)
	}
	for _, u := range r.Open {
		l.Open = append(l.Open, u.Question)
	}
	if r.Without == limits.CannotTell {
		l.Ends = &r.Ends
	}
	for _, d := range a.world.On(r.Day).Order().Unread() {
		l.NotRead = append(l.NotRead, documentTitle(d))
	}
	l.waived(r)
	l.measured(r)
	if r.Sought {
		l.Removes = a.removals(r, e)
		if namesLevers(r.Limit.Holds) && r.Without == limits.Held {
			l.Cut = append(l.Cut, loadline.Textf("by which change of a contract, a need or a pledge a lever would break it"))
		}
	}
	l.Says, l.Freeboard = a.says(r, leaves, e), freeboardSays(l)
	return l
}

// waived fills what waivers say.
func (l *LimitLine) waived(r limits.Result) {
	if r.Waiver != nil {
		without, until := r.Without, r.Waiver.Until
		l.Without, l.WaivedBy, l.Why, l.Until = &without, r.Waiver.By, r.Waiver.Why, &until
	}
	for _, w := range r.Expired {
		l.Expired = append(l.Expired, ExpiredWaiver{By: w.By, Why: w.Why, Until: w.Until, At: w.At.String()})
	}
}

// measured fills how far the limit is from its line.
func (l *LimitLine) measured(r limits.Result) {
	l.sought, l.Cut = r.Sought, r.Cut
	for _, m := range r.Margins {
		l.Margins = append(l.Margins, MarginLine{Says: m.Says.String(), Distance: m.Distance, Unit: marginUnit(m, r.Limit.Holds), At: m.At.String()})
	}
	for _, s := range r.Shifts {
		line := ShiftLine{Unit: s.Unit, Says: s.Says, Amount: s.Amount, Then: s.Then, Proved: !s.Unproved}
		if on := s.On; on != 0 {
			line.On = &on
		}
		l.Shifts = append(l.Shifts, line)
	}
	for _, m := range r.Rooms {
		l.Rooms = append(l.Rooms, RoomLine{Input: m.Input.Name, Now: m.Now, Down: m.Down, Up: m.Up, Step: m.Step})
	}
}

// marginUnit is the unit of a distance in a word.
func marginUnit(m limits.Margin, of loadline.Expr) string {
	switch {
	case m.Days:
		return "days"
	case m.Currency != "":
		return m.Currency
	case m.Unit != formula.Plain:
		return m.Unit.String()
	case comparesParts(of, m.At):
		return "part"
	}
	return ""
}

// comparesParts says whether the comparison at a place is of fractions of a whole.
func comparesParts(x loadline.Expr, at loadline.Source) bool {
	if x.Op == loadline.Call && isComparison(x.Name) && x.At == at {
		return slices.ContainsFunc(x.Args, isPart)
	}
	return slices.ContainsFunc(x.Args, func(a loadline.Expr) bool { return comparesParts(a, at) })
}

// mostLeaves is how many parts of a limit its sentence tells.
const mostLeaves = 2

// says is a limit in a sentence: what decides it, on which day, and what a waiver says of it.
func (a *asking) says(r limits.Result, leaves []leaf, e *claims) loadline.Text {
	out := leavesSay(leaves, e)
	switch {
	case r.Last != r.Day && r.Without == limits.Held:
		out = loadline.Textf("On every day from %v to %v: %v", r.Day, r.Last, out)
	case r.Last != r.Day || r.Limit.AsOf != 0 || r.Day != a.world.Date:
		out = loadline.Textf("On %v: %v", r.Day, out)
	}
	if w := r.Waiver; w != nil {
		return loadline.Textf("Waived until %v by %v (%v); without that: %v. %v", w.Until, w.By, w.Why, r.Without, out)
	}
	for _, w := range r.Expired {
		if w.Until >= a.world.Date {
			out = loadline.Textf("%v The waiver by %v ends on %v.", out, w.By, w.Until)
			continue
		}
		out = loadline.Textf("%v The waiver by %v ran out on %v.", out, w.By, w.Until)
	}
	return out
}

// leavesSay are the first parts that decide a limit, a sentence each.
func leavesSay(leaves []leaf, e *claims) loadline.Text {
	var parts []loadline.Text
	for i, l := range leaves {
		if i == mostLeaves {
			parts = append(parts, loadline.Textf("So do %v more.", numeral(len(leaves)-i)))
			break
		}
		if open := l.v.Open(); l.v.Kind == formula.Unknown && len(open) > 0 {
			parts = append(parts, loadline.Textf("It is not known: %v", open[0].Question))
			continue
		}
		parts = append(parts, loadline.Textf("%v.", l.says(e)))
	}
	return sentences(parts)
}
