package question

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"loadline"
	"loadline/captable"
	"loadline/deals"
)

// WhatIf is the question what a round takes: every other question before and after it, side by side.
type WhatIf struct {
	Columns []loadline.Signing  // each a column of its own
	Keep    []string            // titles of limits that are to be kept; "all": every one of the file
	Def     captable.Definition // what fully diluted counts in the limits
	Amounts []loadline.Ratio    // proceeds of sales that are compared; none: around the first round's post-money
}

// column is the company as it is, or with a round closed, in every reading.
type column struct {
	name   string
	as     loadline.Signing
	signed *loadline.Company // with the papers, before any share is issued
	closed *deals.Closed     // nil: as it is
	cases  []Case            // by reading; those that come to the same company once
	pick   []int             // by case: the reading of the closing
}

// whatIf is one asking.
type whatIf struct {
	WhatIf
	c       Case
	day     loadline.Date
	columns []*column
	data    Compared
	rows    []holderRow // of holders that are told apart, in the order of the tables
	letters loadline.Diagnostics
	kept    []loadline.Limit // that are to be kept
}

// mostReadingsCompared is how many readings of a round are carried through every question.
const mostReadingsCompared = 16

// Ask answers it.
func (q WhatIf) Ask(c Case) loadline.Answer {
	if a, refused := c.refused("what-if"); refused {
		return a
	}
	a := c.answer("what-if")
	w := &whatIf{WhatIf: q, c: c, day: c.AsOf}
	if c.Draft.Sign == nil || len(q.Columns) == 0 {
		a.State, a.Finding = loadline.NotApplicable, loadline.Textf("The company is read from a package alone, which states no round: write a company.hcl that names it.")
		return a
	}
	if !w.sign() {
		return w.unsigned(a)
	}
	w.close()
	if stuck := w.stuck(); stuck != nil {
		return w.unclosed(a, stuck)
	}
	w.measure()
	a.AsOf = w.day
	a.Notices = []loadline.Text{noAdvice()}
	if len(w.data.Levers)+len(w.data.HoldOuts) > 0 {
		a.Notices = append(a.Notices, privileged())
	}
	a.Finding, a.Data, a.Views = w.finding(), w.data, w.views()
	a.Because, a.Assumed = w.because(), w.assumed()
	a.Problems = merged(a.Problems, w.letters)
	return a
}

// sign signs the papers of every column; false where some cannot be used, which is among the letters.
func (w *whatIf) sign() bool {
	w.columns = []*column{{name: "now", signed: w.c.Company}}
	for _, as := range w.Columns {
		c, problems := w.c.Draft.Sign(nil, as)
		w.letters = append(w.letters, problems...)
		w.columns = append(w.columns, &column{name: columnName(as), as: as, signed: c})
	}
	return !w.letters.HasErrors()
}

func columnName(as loadline.Signing) string {
	name := strings.Join(as.Rounds, "+")
	if len(as.Without) > 0 {
		return loadline.Textf("%v without %v", name, and(as.Without)).String()
	}
	return name
}

// round is the round of a column: of several signed one after the other the last.
func (col *column) round() loadline.Round {
	name := col.as.Rounds[len(col.as.Rounds)-1]
	i := slices.IndexFunc(col.signed.Rounds, func(r loadline.Round) bool { return r.Name == name })
	if i < 0 {
		return loadline.Round{Name: name}
	}
	return col.signed.Rounds[i]
}

// close closes the round of every column on its day. All columns are then asked about one day, that of the last closing.
func (w *whatIf) close() {
	for _, col := range w.columns[1:] {
		w.day = max(w.day, col.round().Date)
	}
	var done sync.WaitGroup
	for _, col := range w.columns {
		done.Go(func() { w.closeOne(col) })
	}
	done.Wait()
	for _, col := range w.columns[1:] {
		w.letters = append(w.letters, col.closed.Problems...)
	}
}

func (w *whatIf) closeOne(col *column) {
	if len(col.as.Rounds) == 0 {
		col.cases, col.pick = []Case{w.on(col.signed, w.c.Draft)}, []int{0}
		return
	}
	col.closed = w.closedOn(col, col.signed)
	for i := range col.closed.Readings {
		r := &col.closed.Readings[i]
		if len(col.cases) == mostReadingsCompared || slices.ContainsFunc(col.pick, func(j int) bool { return sameClosing(r, &col.closed.Readings[j]) }) {
			continue
		}
		col.cases, col.pick = append(col.cases, w.on(r.Company, w.drafted(col, i))), append(col.pick, i)
	}
}

// closedOn closes the round of a column on its day in a company that has signed it; what is wrong with its ledger is told with
// what is wrong with the closing.
func (w *whatIf) closedOn(col *column, signed *loadline.Company) *deals.Closed {
	ledger, problems := captable.New(signed)
	out := deals.Close(signed, ledger.On(cmp.Or(col.round().Date, w.c.AsOf)), col.round().Name)
	out.Problems = append(problems, out.Problems...)
	return out
}

// sameClosing says whether two readings leave the same company behind: the same shares, at the same conversion prices.
func sameClosing(a, b *deals.ClosedReading) bool {
	return slices.EqualFunc(a.Converted, b.Converted, func(x, y deals.ConvertedPromise) bool { return x.ClassID == y.ClassID }) &&
		slices.EqualFunc(a.Diluted, b.Diluted, func(x, y deals.Diluted) bool { return x.SharesAfter.Equal(y.SharesAfter) }) &&
		slices.EqualFunc(a.Adjusted, b.Adjusted, func(x, y deals.AdjustedClass) bool { return x.Printed.Equal(y.Printed) }) &&
		slices.EqualFunc(a.Issued, b.Issued, func(x, y deals.IssuedShares) bool { return x.Shares.Equal(y.Shares) }) && a.Rounded.Price.Equal(b.Rounded.Price)
}

// on is a case of a company on the day of all columns.
func (w *whatIf) on(c *loadline.Company, d loadline.Draft) Case {
	out := NewCase(c, nil, w.day)
	out.Draft = d
	return out
}

// drafted is the closed company as a function of the inputs, in one reading; a setting at which the round cannot be closed so
// has no company.
func (w *whatIf) drafted(col *column, reading int) loadline.Draft {
	at := func(s loadline.Setting) (*loadline.Company, loadline.Diagnostics) {
		signed, problems := w.c.Draft.Sign(s, col.as)
		if problems.HasErrors() {
			return signed, problems
		}
		closed := w.closedOn(col, signed)
		problems = append(problems, closed.Problems...)
		if reading >= len(closed.Readings) {
			if !problems.HasErrors() {
				problems = append(problems, unclosable(col))
			}
			return signed, problems
		}
		return closed.Readings[reading].Company, problems
	}
	return loadline.Draft{Inputs: w.c.Draft.Inputs, At: at}
}

func unclosable(col *column) loadline.Diagnostic {
	return loadline.Diagnostic{Code: loadline.OutOfRange, Severity: loadline.Error, At: col.round().At,
		Summary: loadline.Textf("The round %v has no price at this setting of the inputs", col.name)}
}

// stuck is the first column whose round cannot be closed.
func (w *whatIf) stuck() *column {
	for _, col := range w.columns[1:] {
		if len(col.cases) == 0 {
			return col
		}
	}
	return nil
}

// unsigned is the answer where papers cannot be used.
func (w *whatIf) unsigned(a loadline.Answer) loadline.Answer {
	a.State, a.Problems = loadline.FactsDisagree, merged(a.Problems, w.letters)
	n := count(w.letters, loadline.Error)
	a.Finding = loadline.Textf("The papers cannot be signed as they stand: %v problems.", numeral(n))
	if n == 1 {
		a.Finding = loadline.Textf("The papers cannot be signed as they stand: one problem.")
	}
	return a
}

// unclosed is the answer where a round has no price, or a fact is missing that no reading can stand in for.
func (w *whatIf) unclosed(a loadline.Answer, col *column) loadline.Answer {
	a.State, a.Problems = loadline.FactsMissing, merged(a.Problems, w.letters)
	switch {
	case len(col.closed.Open) > 0:
		a.Finding = loadline.Textf("The round %v cannot be closed. What would settle it: %v", col.name, col.closed.Open[0].Question)
		for _, u := range col.closed.Open {
			a.Assumed = append(a.Assumed, loadline.Assumption{Says: loadline.Textf("nothing: this is not known, and no reading stands in for it"), Settles: loadline.Textf("%v", u.Question), At: u.At})
		}
	case w.letters.HasErrors():
		a.State = loadline.FactsDisagree
		one := firstError(w.letters)
		a.Finding = loadline.Textf("The round %v cannot be closed: %v. %v", col.name, one.Summary, one.Detail)
	default:
		a.Finding = loadline.Textf("The round %v cannot be closed: it has no price.", col.name)
	}
	return a
}

func firstError(ds loadline.Diagnostics) loadline.Diagnostic {
	i := slices.IndexFunc(ds, func(d loadline.Diagnostic) bool { return d.Severity == loadline.Error })
	return ds[i]
}

// measure fills the figures.
func (w *whatIf) measure() {
	w.data = Compared{Day: w.day, Currency: w.columns[1].closed.Currency, Lost: []StandingChange{}, Gained: []StandingChange{}, Moved: []StandingChange{},
		Limits: []LimitChange{}, Holders: []HolderChange{}, Exits: []ExitChange{}, Letters: []LetterChange{}, Levers: []LeverChange{}, HoldOuts: []HoldOutChange{}}
	w.rows = w.holderRows()
	var done sync.WaitGroup
	for _, part := range []func(){w.standings, w.tests, w.money, w.depends, w.levers} {
		done.Go(part)
	}
	done.Wait()
	for _, col := range w.columns {
		w.data.Columns = append(w.data.Columns, w.columnOf(col))
	}
	w.keep()
}
