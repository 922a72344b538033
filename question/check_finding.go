package question

import (
	"loadline"
	"loadline/limits"
)

// count adds a limit to the counts of its outcome.
func (d *Checked) count(l LimitLine) {
	d.Limits = append(d.Limits, l)
	switch l.Outcome {
	case limits.Held:
		d.Held++
	case limits.Broken:
		d.Broken++
	case limits.CannotTell:
		d.CannotTell++
	case limits.Undecided:
		d.Undecided++
	case limits.Waived:
		d.Waived++
	}
}

// Fails says whether a limit is broken or a claim is false.
func (d Checked) Fails() bool { return d.Broken > 0 || d.Worst() == loadline.No }

// state is how far the question is answered. What is broken is answered, whatever else is open.
func (d Checked) state() loadline.State {
	switch {
	case d.Errors > 0:
		return loadline.FactsDisagree
	case d.Fails():
		return loadline.Answered
	case d.CannotTell > 0 || d.Worst() == loadline.CannotTell:
		return loadline.FactsMissing
	case d.Undecided > 0:
		return loadline.Undecided
	}
	return loadline.Answered
}

// decides says whether an answer about deciding is given, which is a legal conclusion.
func (d Checked) decides() bool {
	for _, l := range d.Limits {
		if len(l.Witnesses) > 0 {
			return true
		}
	}
	return false
}

// finding is the summary that is read in ten seconds: how many limits hold, which do not, then claims and facts.
func (d Checked) finding() loadline.Text {
	if d.Errors > 0 {
		return loadline.Textf("The facts cannot be used. Errors: %v. Warnings: %v.", d.Errors, d.Warnings)
	}
	var out []loadline.Text
	if len(d.Limits) > 0 {
		out = append(out, d.limitsSay())
		for _, o := range []limits.Outcome{limits.Broken, limits.CannotTell, limits.Undecided, limits.Waived} {
			if names := d.titled(o); len(names) > 0 {
				out = append(out, loadline.Textf("%v: %v.", outcomeHead(o), listedTitles(names)))
			}
		}
	}
	if len(d.Claims) > 0 || len(d.Limits) == 0 {
		out = append(out, d.claimsSay())
	}
	if n := d.quiet(); n > 0 {
		out = append(out, loadline.Textf("Silenced: %v.", n))
	}
	return sentences(append(out, loadline.Textf("Warnings: %v.", d.Warnings)))
}

func (d Checked) limitsSay() loadline.Text {
	switch n := len(d.Limits); {
	case d.Held == n && n == 1:
		return loadline.Textf("The one limit holds.")
	case d.Held == n:
		return loadline.Textf("All %v limits hold.", n)
	case n == 1:
		return loadline.Textf("One limit is asked.")
	}
	return loadline.Textf("%v of %v limits hold.", d.Held, len(d.Limits))
}

func (d Checked) claimsSay() loadline.Text {
	held := 0
	for _, c := range d.Claims {
		if c.Holds == loadline.Yes {
			held++
		}
	}
	switch {
	case len(d.Claims) == 0:
		return loadline.Textf("The facts can be used. No claim is made about them.")
	case len(d.Claims) == 1 && held == 1:
		return loadline.Textf("The one claim holds, and the facts can be used.")
	case len(d.Claims) == 1 && d.Claims[0].Holds == loadline.No:
		return loadline.Textf("The one claim does not hold.")
	case len(d.Claims) == 1:
		return loadline.Textf("Whether the one claim holds cannot be told.")
	case held == len(d.Claims):
		return loadline.Textf("All %v claims hold, and the facts can be used.", held)
	}
	return loadline.Textf("%v of %v claims hold.", held, len(d.Claims))
}

// quiet is how many letters are silenced.
func (d Checked) quiet() int {
	n := 0
	for _, s := range d.Silenced {
		n += s.Count
	}
	return n
}

// titled are the titles of the limits of an outcome, in the order of the file.
func (d Checked) titled(o limits.Outcome) []string {
	var out []string
	for _, l := range d.Limits {
		if l.Outcome == o {
			out = append(out, l.Title)
		}
	}
	return out
}

// mostTitles is how many limits the summary names of an outcome.
const mostTitles = 5

func listedTitles(names []string) loadline.Text {
	var out []loadline.Text
	for i, n := range names {
		if i == mostTitles {
			out = append(out, loadline.Textf("and %v more", len(names)-i))
			break
		}
		out = append(out, loadline.Textf("%v", n))
	}
	return listed(out)
}

func outcomeHead(o limits.Outcome) loadline.Text {
	switch o {
	case limits.Broken:
		return loadline.Textf("Broken")
	case limits.CannotTell:
		return loadline.Textf("Cannot tell")
	case limits.Undecided:
		return loadline.Textf("Undecided")
	case limits.Waived:
		return loadline.Textf("Waived")
	}
	return loadline.Textf("Held")
}
