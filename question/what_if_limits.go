package question

import (
	"slices"
	"sync"

	"loadline"
	"loadline/detect"
	"loadline/formula"
	"loadline/limits"
)

// tested columns hold how each limit and claim came out, over the readings, and the letters that are told.
type testedColumn struct {
	lines   []LimitLine // of the limits, in the order of the file; of several readings the worst
	claims  []loadline.Truth
	letters loadline.Diagnostics
}

// tests compares the limits, the claims and the letters of all columns.
func (w *whatIf) tests() {
	out := make([]testedColumn, len(w.columns))
	var done sync.WaitGroup
	for i, col := range w.columns {
		done.Go(func() { out[i] = w.test(col) })
	}
	done.Wait()
	for n, l := range w.c.Company.Limits {
		change := LimitChange{Title: l.Title, At: l.At.String()}
		for i := range out {
			line := out[i].lines[n]
			change.Outcomes, change.Says, change.Free = append(change.Outcomes, line.Outcome), append(change.Says, line.Says), append(change.Free, line.Freeboard)
		}
		w.data.Limits = append(w.data.Limits, change)
	}
	w.letterChanges(out)
}

// test asks one column.
func (w *whatIf) test(col *column) testedColumn {
	var out testedColumn
	for i, c := range col.cases {
		one := w.testCase(c)
		if i == 0 {
			out = one
			continue
		}
		for n := range out.lines {
			if one.lines[n].Outcome != out.lines[n].Outcome {
				out.lines[n] = worse(out.lines[n], one.lines[n])
			}
		}
		for n := range out.claims {
			out.claims[n] = agreed(out.claims[n], one.claims[n])
		}
	}
	return out
}

// worse is what two readings of a limit come to: one that is broken by one of them only cannot be told.
func worse(a, b LimitLine) LimitLine {
	out := a
	if b.Outcome > a.Outcome {
		out = b
	}
	if out.Outcome == limits.Broken {
		out.Outcome = limits.CannotTell
		out.Says = loadline.Textf("It hangs on how the round's terms are read. %v", out.Says)
	}
	return out
}

func (w *whatIf) testCase(c Case) testedColumn {
	out := testedColumn{letters: c.Problems}
	if c.Problems.HasErrors() {
		out.lines = make([]LimitLine, len(c.Company.Limits))
		for i, l := range c.Company.Limits {
			out.lines[i] = LimitLine{Title: l.Title, Outcome: limits.CannotTell, Says: loadline.Textf("It cannot be asked: %v.", firstError(c.Problems).Summary)}
		}
		out.claims = make([]loadline.Truth, len(c.Company.Asserts))
		return out
	}
	run, _ := newAsking(c, w.Def)
	env := run.claims(run.world.Date)
	for _, a := range c.Company.Asserts {
		v, _ := formula.Eval(a.That, env)
		out.claims = append(out.claims, v.Truth)
	}
	for _, r := range run.run(false) {
		out.lines = append(out.lines, run.line(r))
	}
	o, _ := c.order()
	out.letters, _ = silenced(append(detect.Run(o), c.Problems...), c)
	return out
}

// letterChanges are the letters that stand in some columns and not in all, those of the facts that the user claims left out: a
// claim is about the company as it is.
func (w *whatIf) letterChanges(out []testedColumn) {
	for i := range out {
		for _, d := range out[i].letters.Sorted() {
			if toldByTests(d.Code) || d.Severity == loadline.Note && d.Code != loadline.LineCrossed {
				continue
			}
			n := slices.IndexFunc(w.data.Letters, func(l LetterChange) bool { return l.Code == d.Code && sameText(d.Summary)(l.Summary) })
			if n < 0 {
				n = len(w.data.Letters)
				w.data.Letters = append(w.data.Letters, LetterChange{Code: d.Code, Summary: d.Summary, In: make([]bool, len(out)), At: d.At.String(), severity: d.Severity})
			}
			w.data.Letters[n].In[i] = true
		}
	}
	w.data.Letters = slices.DeleteFunc(w.data.Letters, func(l LetterChange) bool { return !slices.Contains(l.In, false) })
}
