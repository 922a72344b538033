package question

import (
	"slices"

	"loadline"
	"loadline/formula"
	"loadline/governance"
)

// silenced takes out the warnings and notes that a silence keeps quiet, and counts them by silence. An error is never silenced.
func silenced(ds loadline.Diagnostics, c Case) (loadline.Diagnostics, []Silenced) {
	out := []Silenced{}
	day := c.AsOf
	if day == 0 {
		day = c.Ledger.On(0).AsOf
	}
	for _, s := range c.Company.Silences {
		one := Silenced{Code: s.Code, Why: s.Why, At: s.At.String()}
		if until := s.Until; until != 0 {
			one.Until = &until
		}
		if problem, bad := misplaced(s); bad {
			ds = append(ds, problem)
			continue
		}
		if s.Until == 0 || day <= s.Until {
			places := placesOfFacts(s.Of, c.Company)
			kept := ds[:0:0]
			for _, d := range ds {
				if d.Code == s.Code && d.Severity != loadline.Error && isAbout(d, s.Of, places) {
					one.Count++
					continue
				}
				kept = append(kept, d)
			}
			ds = kept
		}
		out = append(out, one)
	}
	return ds, out
}

// isAbout says whether a letter speaks of one of the facts: as it says itself, else where it stands at it, is related to it, or
// names it.
func isAbout(d loadline.Diagnostic, of []loadline.Ref, places map[loadline.Source]bool) bool {
	if len(of) == 0 || places[bare(d.At)] {
		return true
	}
	if len(d.About) > 0 {
		return slices.ContainsFunc(d.About, func(r loadline.Ref) bool { return slices.Contains(of, r) })
	}
	return slices.ContainsFunc(d.Related, func(s loadline.Source) bool { return places[bare(s)] }) ||
		names(d.Summary, of) || names(d.Detail, of)
}

// bare is a place without the clause that it cites.
func bare(s loadline.Source) loadline.Source { return loadline.Source{File: s.File, Line: s.Line} }

// names says whether a sentence speaks of one of the facts.
func names(t loadline.Text, of []loadline.Ref) bool {
	return slices.ContainsFunc(t.Args, func(a any) bool {
		switch a := a.(type) {
		case loadline.Ref:
			return slices.Contains(of, a)
		case loadline.Text:
			return names(a, of)
		}
		return false
	})
}

// placesOfFacts are the places at which facts are stated.
func placesOfFacts(of []loadline.Ref, c *loadline.Company) map[loadline.Source]bool {
	out := map[loadline.Source]bool{}
	add := func(r loadline.Ref, at loadline.Source) {
		if at.Known() && slices.Contains(of, r) {
			out[bare(at)] = true
		}
	}
	for _, x := range c.Stakeholders {
		add(x.Ref(), x.At)
	}
	for _, x := range c.Classes {
		add(x.Ref(), x.At)
	}
	for _, x := range c.Documents {
		add(x.Ref(), x.At)
	}
	for _, x := range c.Entities {
		add(x.Ref(), x.At)
	}
	for _, x := range c.Offices {
		add(x.Ref(), x.At)
	}
	for _, x := range c.Matters {
		add(x.Ref(), x.At)
	}
	for _, x := range c.Consents {
		add(x.Ref(), x.At)
	}
	for _, x := range c.Rights {
		add(x.Ref(), x.At)
	}
	for _, b := range c.Bodies {
		add(b.Ref(), b.At)
		for _, s := range b.Seats {
			add(governance.SeatRef(b.Ref(), s.Name), s.At)
		}
	}
	return out
}

// misplaced tells of a silence that names no letter, or one that is set aside in another way.
func misplaced(s loadline.Silence) (loadline.Diagnostic, bool) {
	switch s.Code {
	case loadline.LimitBroken, loadline.LimitUntold, loadline.LimitUndecided, loadline.WaiverExpired:
		return loadline.Diagnostic{
			Code: loadline.BadValue, Severity: loadline.Error, At: s.At,
			Summary: loadline.Textf("A limit is not silenced but waived"),
			Detail:  loadline.Textf("A silence of %q would hide every limit at once, with nobody's word and no end.", string(s.Code)),
			Hint:    loadline.Textf("Write a block waive { by, why, until } within the limit."),
		}, true
	case loadline.AssertFails, loadline.AssertUndecided:
		return loadline.Diagnostic{
			Code: loadline.BadValue, Severity: loadline.Error, At: s.At,
			Summary: loadline.Textf("A claim is not silenced: mend the claim or the fact"),
		}, true
	}
	_, known := loadline.Explain(s.Code)
	return unknownSilence(s), !known
}

func unknownSilence(s loadline.Silence) loadline.Diagnostic {
	var codes []string
	for _, c := range loadline.Codes() {
		codes = append(codes, string(c))
	}
	d := loadline.Diagnostic{
		Code: loadline.UnknownName, Severity: loadline.Error, At: s.At,
		Summary: loadline.Textf("No letter has the code %q, so there is nothing to silence", string(s.Code)),
		Hint:    loadline.Textf("The code stands in brackets in each letter: silence \"deadlock\" { … }."),
	}
	if near := formula.Closest(string(s.Code), codes); near != "" {
		d.Hint = loadline.Textf("Did you mean %q?", near)
	}
	return d
}
