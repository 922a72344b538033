package question

import (
	"loadline"
	"loadline/captable"
	"loadline/dependence"
	"loadline/detect"
	"loadline/formula"
	"loadline/outlook"
)

// Check is the question whether the facts hold together and the company's load lines hold: the contradictions among the facts,
// the limits, and the user's own claims.
type Check struct {
	Def     captable.Definition // what fully diluted counts in the claims
	Without bool                // without freeboards: outcomes alone, faster
}

// Ask answers it.
func (q Check) Ask(c Case) loadline.Answer {
	a := c.answer("check")
	data := Checked{Limits: []LimitLine{}, Silenced: []Silenced{}}
	var problems loadline.Diagnostics
	if !c.Problems.HasErrors() {
		run, more := newAsking(c, q.Def)
		problems = append(problems, more...)
		env := run.claims(run.world.Date)
		for _, assert := range c.Company.Asserts {
			claim, reason, more := evaluate(assert, env)
			data.Claims, a.Because, problems = append(data.Claims, claim), append(a.Because, reason), append(problems, more...)
		}
		for _, r := range run.run(!q.Without) {
			line := run.line(r)
			if q.Without && line.asked {
				line.Cut = append(line.Cut, loadline.Textf("freeboards, which check of this company alone measures"))
			}
			data.count(line)
			problems = append(problems, r.Bad...)
			if line.asked {
				a.Because = append(a.Because, limitReason(r, line))
				problems = append(problems, run.letters(r, line)...)
			}
		}
		a.Assumed = run.assumed()
		o, _ := c.order()
		problems = append(problems, detect.Run(o)...)
		problems = append(problems, outlook.Check(c.Company)...)
		if len(c.Company.Contracts)+len(c.Company.Needs)+len(c.Company.Pledges)+len(c.Company.Offers) > 0 {
			problems = append(problems, dependence.Letters(c.Company, c.AsOf, givenOf(c.Company))...)
		}
	}
	problems = append(append(problems, c.Problems...), papers(c)...)
	problems, data.Silenced = silenced(problems, c)
	a.Problems = merged(problems).Sorted()
	data.Errors, data.Warnings = count(a.Problems, loadline.Error), count(a.Problems, loadline.Warning)
	a.Data, a.Finding, a.State = data, data.finding(), data.state()
	a.Views = data.views()
	if data.decides() {
		a.Notices = []loadline.Text{noAdvice()}
	}
	return a
}

// papers are the letters about the rounds of the file, each signed by itself: until it is, nothing else reads what its papers say.
func papers(c Case) loadline.Diagnostics {
	var out loadline.Diagnostics
	for _, r := range c.Company.Rounds {
		if c.Draft.Sign != nil {
			signed, problems := c.Draft.Sign(nil, loadline.Signing{Rounds: []string{r.Name}})
			out = append(out, problems...)
			if signed != nil {
				out = append(out, detect.FlowsBack(signed, c.AsOf)...)
			}
		}
	}
	return out
}

func count(ds loadline.Diagnostics, s loadline.Severity) int {
	n := 0
	for _, d := range ds {
		if d.Severity == s {
			n++
		}
	}
	return n
}

// evaluate asks one claim. A claim that is false or cannot be told becomes a diagnostic too, with its place.
func evaluate(assert loadline.Assert, env *claims) (Claim, loadline.Reason, loadline.Diagnostics) {
	v, problems := formula.Eval(assert.That, env)
	claim := Claim{Title: assert.Title, Holds: v.Truth, At: assert.At.String(), Because: v.Because.Says}
	if v.Kind != formula.Truth {
		claim.Holds = loadline.CannotTell
		if v.Kind != formula.Unknown && !problems.HasErrors() {
			problems = append(problems, notAClaim(assert, v))
		}
	}
	reason := loadline.Reason{Says: loadline.Textf("%v: %v", assert.Title, claim.Holds), At: assert.At, Because: []loadline.Reason{v.Because}}
	switch {
	case problems.HasErrors() || claim.Holds == loadline.Yes:
	case claim.Holds == loadline.No:
		problems = append(problems, loadline.Diagnostic{
			Code: loadline.AssertFails, Severity: loadline.Warning, At: assert.At,
			Summary: loadline.Textf("The claim %q does not hold", assert.Title), Detail: claim.Because,
			Hint: loadline.Textf("Either the claim is wrong or a fact is: loadline who-owns --why STAKEHOLDER shows the transactions."),
		})
	default:
		problems = append(problems, loadline.Diagnostic{
			Code: loadline.AssertUndecided, Severity: loadline.Warning, At: assert.At,
			Summary: loadline.Textf("Whether the claim %q holds cannot be told", assert.Title), Detail: claim.Because,
			Hint: settles(v),
		})
	}
	return claim, reason, problems
}

// settles names the first questions that a claim hangs on.
func settles(v formula.Value) loadline.Text {
	var questions []string
	for _, u := range v.Open() {
		questions = append(questions, u.Question)
	}
	if len(questions) == 0 {
		return loadline.Text{}
	}
	return loadline.Textf("What would settle it: %v", list(questions, 3))
}

func notAClaim(assert loadline.Assert, v formula.Value) loadline.Diagnostic {
	return loadline.Diagnostic{
		Code: loadline.WrongType, Severity: loadline.Error, At: assert.That.At,
		Summary: loadline.Textf("The claim %q is %v, not yes or no", assert.Title, v.Kind),
		Hint:    loadline.Textf("Compare it with something: that = outstanding() == 1000000."),
	}
}
