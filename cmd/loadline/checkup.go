package main

import (
	"loadline"
	"loadline/limits"
	"loadline/question"
	"loadline/report"
)

// checkupOf is an answer to check as sentences: limits and claims as tests, with the places that the facts have.
func checkupOf(a loadline.Answer, c *loadline.Company, path string) report.Checkup {
	k := report.Checkup{
		Company: a.Company, Path: path, AsOf: a.AsOf, Finding: a.Finding, Problems: a.Problems,
		Unusable: a.State == loadline.FactsDisagree,
	}
	data, ok := a.Data.(question.Checked)
	if !ok {
		k.Company, k.Unusable = "", true
		return k
	}
	for i, l := range data.Limits {
		k.Tests = append(k.Tests, limitTest(l, c.Limits[i], a.Problems))
	}
	for i, l := range data.Claims {
		k.Tests = append(k.Tests, claimTest(l, c.Asserts[i]))
	}
	if data.Since != nil {
		k.Changes = data.Since.Rows()
	}
	for _, s := range data.Silenced {
		k.Silenced += s.Count
	}
	return k
}

func verdictOf(o limits.Outcome) report.Verdict {
	switch o {
	case limits.Held:
		return report.Passed
	case limits.Waived:
		return report.SetAside
	case limits.Undecided:
		return report.OnTheLine
	case limits.CannotTell:
		return report.Untold
	}
	return report.Failed
}

func limitTest(l question.LimitLine, stated loadline.Limit, problems loadline.Diagnostics) report.Test {
	t := report.Test{
		Title: l.Title, Verdict: verdictOf(l.Outcome), Word: loadline.Textf("%v", l.Outcome.String()), Says: l.Says,
		Code: limitCode(l.Outcome), At: stated.At,
	}
	for _, d := range problems { // its letter knows the clauses that decide it
		if d.Code == t.Code && d.At.String() == t.At.String() {
			t.Related = d.Related
		}
	}
	if len(l.Open) > 0 {
		t.Points = append(t.Points, loadline.Textf("What would settle it: %v", l.Open))
	}
	if len(l.NotRead) > 0 {
		t.Points = append(t.Points, loadline.Textf("Subject to documents that nobody has read: %v", l.NotRead))
	}
	for _, s := range l.Shifts {
		t.Points = append(t.Points, loadline.Textf("%v: %v", turn(s.Then), s.Says))
	}
	for _, r := range l.Rooms {
		t.Points = append(t.Points, roomSays(r)...)
	}
	for _, c := range l.Cut {
		t.Points = append(t.Points, loadline.Textf("Not all was looked for: %v", c))
	}
	for _, w := range l.Expired {
		t.Points = append(t.Points, loadline.Textf("The waiver of %v, until %v, does not bind on %v: %v", w.By, w.Until, l.Day, w.Why))
	}
	t.Distance = l.Freeboard
	if l.Until != nil {
		t.Why = loadline.Textf("Waived by %v until %v: %v", l.WaivedBy, *l.Until, l.Why)
	}
	return t
}

// turn is what a change does to a limit.
func turn(then limits.Outcome) loadline.Text {
	if then == limits.Held {
		return loadline.Textf("Would mend it")
	}
	return loadline.Textf("Would break it")
}

func roomSays(r question.RoomLine) []loadline.Text {
	var out []loadline.Text
	if r.Down != nil {
		out = append(out, loadline.Textf("It comes out otherwise where %v falls from %v to %v", r.Input, r.Now, *r.Down))
	}
	if r.Up != nil {
		out = append(out, loadline.Textf("It comes out otherwise where %v rises from %v to %v", r.Input, r.Now, *r.Up))
	}
	return out
}

func limitCode(o limits.Outcome) loadline.Code {
	switch o {
	case limits.Broken:
		return loadline.LimitBroken
	case limits.Held, limits.Waived:
		return loadline.LimitWaived
	case limits.CannotTell:
		return loadline.LimitUntold
	}
	return loadline.LimitUndecided
}

func claimTest(l question.Claim, stated loadline.Assert) report.Test {
	t := report.Test{Kind: report.UserClaim, Title: l.Title, Word: loadline.Textf("%v", l.Holds), Says: l.Because, At: stated.At, Code: loadline.AssertFails}
	switch l.Holds {
	case loadline.CannotTell:
		t.Verdict, t.Code = report.Untold, loadline.AssertUndecided
	case loadline.No:
		t.Verdict = report.Failed
	}
	return t
}
