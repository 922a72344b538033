package question

import (
	"slices"
	"strings"

	"loadline"
	"loadline/captable"
	"loadline/forecast"
	"loadline/outlook"
)

// WillLast is the question how long the company's cash, credits and capacity last, how surely, and who decides by then.
type WillLast struct {
	Paths       int64               // futures; 0: 10,000
	Seed        uint64              // of their luck
	Months      int                 // 0: as far as the plan goes
	Percentiles []float64           // none: 5, 25, 50, 75 and 95 percent
	Compare     string              // a round that is signed and closed on the plan's first day, beside the plan as it is; empty: none
	Risk        loadline.Ratio      // the chance of running dry before a raise closes that is borne
	Def         captable.Definition // what fully diluted counts
	Workers     int                 // 0: as many as there are processors; the answer does not hang on it
}

// chanceFunction asks in a limit how likely something is.
const chanceFunction = "chance"

const (
	usualPaths = 10_000
	mostPaths  = 100_000_000
)

// usualRisk is what chance of running dry before a raise closes is borne where nobody says so: a tenth.
func usualRisk() loadline.Ratio { return loadline.Frac(1, 10) }

func usualPercentiles() []float64 { return []float64{.05, .25, .5, .75, .95} }

// lasting is one asking.
type lasting struct {
	WillLast
	c       Case
	plan    *outlook.Projection
	control *controlPaths
	watch   lastingWatch
	engine  *forecast.Engine
	tally   *forecast.Tally
	data    Lasting
}

// Ask answers it.
func (q WillLast) Ask(c Case) loadline.Answer {
	if a, refused := c.refused("will-last"); refused {
		return a
	}
	a := c.answer("will-last")
	if !c.Company.Plan.Stated() {
		return noPlan(a, c)
	}
	l := &lasting{WillLast: q.filled(), c: c, control: newControlPaths(c, q.Def)}
	problems := l.lower()
	if a.Problems = merged(a.Problems, problems); problems.HasErrors() || l.plan == nil {
		return unforecast(a, problems)
	}
	if asks, missing := l.missing(); missing {
		a.State, a.Assumed = loadline.FactsMissing, l.assumed()
		a.Finding = loadline.Textf("How long the cash lasts cannot be told. What would settle it: %v", asks.Question)
		return a
	}
	l.run()
	if l.measure(); q.Compare != "" {
		if stuck := l.compare(); !stuck.IsZero() {
			a.State, a.Finding = loadline.NotApplicable, stuck
			return a
		}
	}
	a.Notices = l.notices()
	a.Finding, a.Data, a.Views = l.finding(), l.data, l.views()
	a.Because, a.Assumed = l.because(), l.assumed()
	return a
}

// filled is the question with what is meant where something is left out.
func (q WillLast) filled() WillLast {
	if q.Paths == 0 {
		q.Paths = usualPaths
	}
	if len(q.Percentiles) == 0 {
		q.Percentiles = usualPercentiles()
	}
	if q.Risk.Sign() == 0 {
		q.Risk = usualRisk()
	}
	return q
}

// noPlan is the answer where the file states no plan.
func noPlan(a loadline.Answer, c Case) loadline.Answer {
	a.State, a.Finding = loadline.NotApplicable, loadline.Textf("The file states no plan: nothing is known of what the company will earn and spend.")
	a.Problems = append(slices.Clone(a.Problems), loadline.Diagnostic{Code: loadline.NoPlan, Severity: loadline.Error, At: c.Company.At,
		Summary: loadline.Textf("There is no plan to forecast"),
		Detail:  loadline.Textf("A forecast goes on from the cash that there is, the incomes and costs that are expected, and how sure they are."),
		Hint:    loadline.Textf("Write a block plan with cash, an income and a cost; what is not sure is written between(lo, hi).")})
	return a
}

// unforecast is the answer where the plan cannot be lowered.
func unforecast(a loadline.Answer, problems loadline.Diagnostics) loadline.Answer {
	a.State, a.Finding = loadline.FactsDisagree, loadline.Textf("The plan cannot be forecast as it stands.")
	if !problems.HasErrors() {
		a.State, a.Finding = loadline.FactsMissing, loadline.Textf("On which day the plan begins is not known: neither it nor the company says so.")
		return a
	}
	one := firstError(problems)
	a.Finding = loadline.Textf("The plan cannot be forecast as it stands: %v.", one.Summary)
	return a
}

// missing is a fact that nobody stated and on which hangs how long the cash lasts.
func (l *lasting) missing() (loadline.Unknown, bool) {
	for _, h := range l.plan.Open {
		if !h.Unknown.Within && slices.Contains(h.On, loadline.Ref{Kind: "plan", Name: "cash"}) {
			return h.Unknown, true
		}
	}
	return loadline.Unknown{}, false
}

// assumed is what the facts did not say.
func (l *lasting) assumed() []loadline.Assumption {
	out := slices.Clone(l.plan.Assumed)
	for _, h := range l.plan.Open {
		out = append(out, loadline.Assumption{Says: h.Counted, Settles: loadline.Textf("%v", h.Unknown.Question), At: h.Unknown.At})
	}
	return append(out, l.controlAssumed()...)
}

// notices stand above everything.
func (l *lasting) notices() []loadline.Text {
	out := []loadline.Text{loadline.Textf("A forecast is what the stated plan comes to by chance as it is stated. It is no promise, and no finding about anybody.")}
	if l.data.Paths < l.data.Asked {
		out = append(out, loadline.Textf("It was stopped after %v of %v paths: the figures are those of the paths that were run.", l.data.Paths, l.data.Asked))
	}
	if !l.data.Chance {
		out = append(out, loadline.Textf("No figure of the plan is uncertain: this is one path, whatever the number of paths that is asked for."))
	}
	if n := len(l.plan.InTheMiddle); n > 0 {
		out = append(out, loadline.Textf("In the middle, as on the ledger's one path, are what is used on contracts, credits, commitments, loans and funding tranches (%v): what chance makes of them is not counted, so the figures are surer than they should be.",
			loadline.Textf("%v", strings.Join(l.data.InTheMiddle, ", "))))
	}
	if len(l.data.Limits) > 0 {
		out = append(out, noAdvice())
	}
	return out
}
