package question

import (
	"slices"

	"loadline"
	"loadline/limits"
)

// limitReason is the tree of reasons of a limit.
func limitReason(r limits.Result, l LimitLine) loadline.Reason {
	out := loadline.Reason{Says: loadline.Textf("%v: %v", l.Title, l.Outcome), At: r.Limit.At}
	if !r.Past {
		out.Because = []loadline.Reason{r.Value.Because}
	}
	return out
}

// letters are the letters about a limit that does not hold: what it is, and whether its waiver has run out.
func (a *asking) letters(r limits.Result, l LimitLine) loadline.Diagnostics {
	switch {
	case r.Outcome == limits.Held:
		return nil
	case r.Waiver != nil:
		return loadline.Diagnostics{{
			Code: loadline.LimitWaived, Severity: loadline.Note, At: r.Waiver.At,
			Summary: loadline.Textf("The limit %q is waived until %v", l.Title, r.Waiver.Until),
			Detail:  loadline.Textf("Set aside by %v: %v. Without that: %v.", r.Waiver.By, r.Waiver.Why, r.Without),
		}}
	}
	one := loadline.Diagnostic{Severity: loadline.Warning, At: r.Limit.At, Detail: l.Says, Related: witnessed(l)}
	switch r.Outcome {
	case limits.Broken:
		one.Code, one.Summary = loadline.LimitBroken, loadline.Textf("The limit %q is broken", l.Title)
		one.Hint = mends(l)
	case limits.CannotTell:
		one.Code, one.Summary = loadline.LimitUntold, loadline.Textf("Whether the limit %q holds cannot be told", l.Title)
		one.Hint = loadline.Textf("What would settle it: %v", list(l.Open, 3))
	default:
		one.Code, one.Summary = loadline.LimitUndecided, loadline.Textf("Whether the limit %q holds is undecided", l.Title)
		one.Hint = loadline.Textf("No fact is missing: a value was stated as between two bounds, and the line lies between them.")
	}
	out := loadline.Diagnostics{one}
	for _, w := range r.Expired {
		d := loadline.Diagnostic{
			Code: loadline.WaiverExpired, Severity: loadline.Warning, At: w.At,
			Summary: loadline.Textf("The waiver of the limit %q ran out on %v", l.Title, w.Until),
			Detail:  loadline.Textf("Set aside by %v: %v. Now the limit counts as what it is: %v.", w.By, w.Why, r.Outcome),
			Hint:    loadline.Textf("Mend what the limit finds, or have it waived anew by those whose word it is, with a new end."),
		}
		if w.Until >= a.world.Date {
			d.Summary = loadline.Textf("The waiver of the limit %q ends on %v, within the days it is asked about", l.Title, w.Until)
			d.Detail = loadline.Textf("Set aside by %v: %v. On %v the limit counts as what it is: %v.", w.By, w.Why, r.Day, r.Outcome)
		}
		out = append(out, d)
	}
	return out
}

// mends is the nearest change that would mend a limit.
func mends(l LimitLine) loadline.Text {
	for _, s := range l.Shifts {
		if s.Then == limits.Held {
			return loadline.Textf("It would hold after this: %v", s.Says)
		}
	}
	return loadline.Textf("Change what decides it, or have it waived by those whose word it is: waive { by, why, until }.")
}

// witnessed are the places of the clauses that decide a limit, each once.
func witnessed(l LimitLine) []loadline.Source {
	var out []loadline.Source
	for _, w := range l.Witnesses {
		for _, r := range w.by {
			if r.At.Known() && !slices.ContainsFunc(out, func(s loadline.Source) bool { return s.String() == r.At.String() }) {
				out = append(out, r.At)
			}
		}
	}
	return out
}

// assumed is what the facts did not say and the answers needed: of the holdings, and of each matter that was asked about.
func (a *asking) assumed() []loadline.Assumption {
	e := a.claims(a.world.Date)
	out := slices.Clip(e.on().Assumed)
	seen := map[string]bool{}
	for _, m := range a.c.Company.Matters {
		w, asked := e.asked.peek(m.Ref())
		if !asked || w == nil {
			continue
		}
		for _, s := range w.assumed() {
			if key := loadline.Textf("%v %v", s.Says, s.Settles).String(); !seen[key] {
				out, seen[key] = append(out, s), true
			}
		}
	}
	return out
}
