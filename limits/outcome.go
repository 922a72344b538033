package limits

import (
	"slices"

	"loadline"
	"loadline/formula"
)

// Asked says whether the limit came to an outcome: its expression has no mistake, and its days have not gone by.
func (r *Result) Asked() bool { return !r.Bad.HasErrors() && !r.Past }

// Of asks one limit, without its freeboard: on its day, or on every day of its span on which a fact can change. The result is
// that of the first day of the worst outcome.
func Of(limit loadline.Limit, w *World, ask Asker) Result {
	from, until := spanOf(limit, w.Date)
	if until < from {
		return Result{Limit: limit, Outcome: Held, Past: true, Day: until, Last: until}
	}
	if from == until {
		return onDay(limit, w.On(from), ask)
	}
	var worst Result
	for at := range w.worldsOf(limit, from, until) {
		r := onDay(limit, at, ask)
		if worst.Day == 0 || r.Outcome > worst.Outcome || r.Bad.HasErrors() {
			worst = r
		}
		if worst.Outcome == Broken || worst.Bad.HasErrors() {
			break
		}
	}
	worst.Last = until
	if until-from > mostDays && worst.Outcome != Broken && mentionsDay(limit.Holds, w.Company.Limits, nil) {
		worst.Cut = []loadline.Text{loadline.Textf("of the days after %v only those on which a fact changes, and the last", from.AddDays(mostDays))}
	}
	return worst
}

// spanOf is the first and the last day that a limit is asked about on a day. Days that have gone by are not asked again.
func spanOf(limit loadline.Limit, day loadline.Date) (from, until loadline.Date) {
	from = day
	switch {
	case limit.Until == 0 && limit.AsOf != 0:
		return limit.AsOf, limit.AsOf
	case limit.Until == 0:
		return day, day
	}
	return max(day, limit.AsOf), limit.Until
}

// onDay asks a limit in a world, on its day alone.
func onDay(limit loadline.Limit, w *World, ask Asker) Result {
	r := Result{Limit: limit, Day: w.Date, Last: w.Date}
	v, problems := ask(w, limit.Holds)
	if !problems.HasErrors() && v.Kind != formula.Truth && v.Kind != formula.Unknown {
		problems = append(problems, notATruth(limit, v))
	}
	if r.Value, r.Bad = v, problems; problems.HasErrors() {
		r.Outcome, r.Without = CannotTell, CannotTell
		return r
	}
	r.Without, r.Open = outcomeOf(v), v.Open()
	if r.Without == CannotTell {
		r = atEnds(r, w, ask)
	}
	if r.Outcome = r.Without; r.Outcome == Held {
		return r
	}
	return waived(r)
}

// outcomeOf is the outcome of a truth. One that cannot be told and hangs on no missing fact rests on an interval that
// somebody stated.
func outcomeOf(v formula.Value) Outcome {
	if v.Kind != formula.Truth || v.Truth == loadline.CannotTell && missing(v) {
		return CannotTell
	}
	return ofTruth(v.Truth)
}

// missing says whether a value hangs on a fact that nobody stated, rather than on bounds that somebody did.
func missing(v formula.Value) bool {
	return slices.ContainsFunc(v.Open(), func(u loadline.Unknown) bool { return !u.Within })
}

// waived sets a result aside where a waiver binds on its day, and keeps those that have run out.
func waived(r Result) Result {
	for i := range r.Limit.Waivers {
		w := &r.Limit.Waivers[i]
		switch {
		case w.Until < r.Day:
			r.Expired = append(r.Expired, *w)
		case w.From <= r.Day && (r.Waiver == nil || r.Waiver.Until < w.Until):
			r.Waiver, r.Outcome = w, Waived
		}
	}
	return r
}

func notATruth(limit loadline.Limit, v formula.Value) loadline.Diagnostic {
	return loadline.Diagnostic{
		Code: loadline.WrongType, Severity: loadline.Error, At: limit.Holds.At,
		Summary: loadline.Textf("The limit %q is %v, not yes or no", limit.Title, v.Kind),
		Hint:    loadline.Textf("Compare it with something: holds = vote_share(group.founders) > 1/2."),
	}
}

// endsOf is how an expression comes out with the open facts at their worst and at their best: as if each comparison and each
// answer that hangs on one came out on its own. An interval that somebody stated stays undecided at both ends.
func endsOf(e loadline.Expr, w *World, ask Asker) (worst, best loadline.Truth) {
	if e.Op == loadline.Call {
		switch e.Name {
		case "!":
			worst, best = endsOf(e.Args[0], w, ask)
			return -best, -worst
		case "&&", "||":
			worst, best = endsOf(e.Args[0], w, ask)
			other, better := endsOf(e.Args[1], w, ask)
			if e.Name == "&&" {
				return min(worst, other), min(best, better)
			}
			return max(worst, other), max(best, better)
		}
	}
	v, _ := ask(w, e)
	switch {
	case v.Kind == formula.Truth && v.Truth != loadline.CannotTell:
		return v.Truth, v.Truth
	case v.Kind == formula.Truth && !missing(v):
		return loadline.CannotTell, loadline.CannotTell
	}
	return loadline.No, loadline.Yes
}

// atEnds is an outcome that hangs on open facts, at both ends; where these agree it is decided.
func atEnds(r Result, w *World, ask Asker) Result {
	worst, best := endsOf(r.Limit.Holds, w, ask)
	r.Ends = [2]Outcome{ofTruth(worst), ofTruth(best)}
	if worst == best {
		r.Without = ofTruth(worst)
	}
	return r
}

// ofTruth is the outcome of a truth that hangs on no missing fact.
func ofTruth(t loadline.Truth) Outcome {
	return [...]Outcome{Broken, Undecided, Held}[t+1]
}
