package question

import (
	"cmp"
	"slices"

	"loadline"
	"loadline/limits"
)

// Since is what became otherwise between two answers to check about one company.
type Since struct {
	Of       string          `json:"of"`    // the day or the revision of the earlier answer
	New      bool            `json:"new"`   // the company was not there
	Worse    bool            `json:"worse"` // something got worse
	Tests    []TestChange    `json:"tests"`
	Problems []ProblemChange `json:"problems"`
}

// TestChange is a limit or a claim that came out otherwise, that is new or gone, or whose line came nearer.
type TestChange struct {
	Kind   string        `json:"kind"` // limit or assert
	Title  string        `json:"title"`
	Before string        `json:"before,omitempty"` // the outcome; empty where it was not there
	After  string        `json:"after,omitempty"`
	Worse  bool          `json:"worse"`
	Says   loadline.Text `json:"says"` // what that means

	rank int // the worst first
}

// ProblemChange is a problem of the facts that is new or gone.
type ProblemChange struct {
	Code     loadline.Code     `json:"code"`
	Severity loadline.Severity `json:"severity"`
	Summary  loadline.Text     `json:"summary"`
	New      bool              `json:"new"`
	At       string            `json:"at"`
}

// tested is a limit or a claim as two answers are compared by it.
type tested struct {
	kind, title string
	nth         int // of this title
	outcome     limits.Outcome
	word        string
	line        *LimitLine
}

// CheckSince is an answer to check with what became otherwise since an earlier one, first in its views. before is nil where
// the company was not there. A limit that came out worse is worse, and so is one that is gone or is new and does not hold: a
// line that was rubbed out or drawn anew under another name makes nothing better. New errors and warnings are worse too. A
// line that only came nearer is told, and is not worse.
func CheckSince(before *loadline.Answer, after loadline.Answer, of string) loadline.Answer {
	data, ok := after.Data.(Checked)
	if !ok {
		return after
	}
	s := Since{Of: of, New: before == nil, Tests: []TestChange{}, Problems: []ProblemChange{}}
	was, had := Checked{}, false
	if before != nil {
		was, had = before.Data.(Checked)
		s.Problems = problemChanges(before.Problems, after.Problems)
	}
	usable := data.Errors == 0 && (s.New || had && was.Errors == 0)
	if usable {
		s.Tests = testChanges(testsOf(was), testsOf(data))
	}
	s.Worse = slices.ContainsFunc(s.Tests, func(c TestChange) bool { return c.Worse }) ||
		slices.ContainsFunc(s.Problems, func(p ProblemChange) bool { return p.New && p.Severity != loadline.Note })
	data.Since = &s
	after.Data, after.Finding = data, s.finding(after.Finding, usable)
	if rows := s.Rows(); len(rows) > 0 {
		diff := loadline.Diff{ID: "since", Title: loadline.Textf("Since %v", of), Rows: rows}
		after.Views = append([]loadline.View{diff}, after.Views...)
	}
	return after
}

func testsOf(d Checked) []tested {
	var out []tested
	nth := map[[2]string]int{}
	add := func(t tested) {
		key := [2]string{t.kind, t.title}
		t.nth = nth[key]
		nth[key]++
		out = append(out, t)
	}
	for i, l := range d.Limits {
		add(tested{kind: "limit", title: l.Title, outcome: l.Outcome, word: l.Outcome.String(), line: &d.Limits[i]})
	}
	for _, c := range d.Claims {
		o := map[loadline.Truth]limits.Outcome{loadline.Yes: limits.Held, loadline.No: limits.Broken}
		outcome, decided := o[c.Holds]
		if !decided {
			outcome = limits.CannotTell
		}
		add(tested{kind: "assert", title: c.Title, outcome: outcome, word: c.Holds.String()})
	}
	return out
}

func (t tested) same(other tested) bool {
	return t.kind == other.kind && t.title == other.title && t.nth == other.nth
}

func testChanges(before, after []tested) []TestChange {
	out := []TestChange{}
	for _, a := range after {
		i := slices.IndexFunc(before, a.same)
		if i < 0 {
			out = append(out, appeared(a))
			continue
		}
		b := before[i]
		if b.outcome != a.outcome {
			out = append(out, turned(b, a))
		} else if says := nearer(b.line, a.line); !says.IsZero() {
			out = append(out, TestChange{Kind: a.kind, Title: a.title, Before: b.word, After: a.word, Says: says, rank: 20})
		}
	}
	for _, b := range before {
		if !slices.ContainsFunc(after, b.same) {
			out = append(out, TestChange{Kind: b.kind, Title: b.title, Before: b.word, Worse: true, Says: loadline.Textf("It is gone."), rank: 9})
		}
	}
	slices.SortStableFunc(out, func(a, b TestChange) int { return cmp.Compare(a.rank, b.rank) })
	return out
}

func appeared(a tested) TestChange {
	c := TestChange{Kind: a.kind, Title: a.title, After: a.word, Says: loadline.Textf("It is new, and holds."), rank: 30}
	if a.outcome > limits.Waived {
		c.Worse, c.Says, c.rank = true, loadline.Textf("It is new, and does not hold."), 8
	}
	return c
}

func turned(b, a tested) TestChange {
	c := TestChange{Kind: a.kind, Title: a.title, Before: b.word, After: a.word, Worse: a.outcome > b.outcome, rank: 10}
	switch {
	case !c.Worse:
		c.Says = loadline.Textf("That is better.")
		return c
	case a.outcome == limits.Broken:
		c.Says = loadline.Textf("It broke.")
	case a.outcome == limits.Waived:
		c.Says = loadline.Textf("It does not hold any more, and is waived.")
	case a.outcome == limits.Undecided:
		c.Says = loadline.Textf("It is undecided now.")
	default:
		c.Says = loadline.Textf("It cannot be told any more.")
	}
	c.rank = int(limits.Broken - a.outcome)
	return c
}

// nearer says of a limit that came out as before how its line came nearer, or how it is further beyond it: a margin that shrank,
// or a smaller change of one kind after which it comes out otherwise.
func nearer(b, a *LimitLine) loadline.Text {
	if b == nil || a == nil {
		return loadline.Text{}
	}
	for _, now := range a.Margins {
		i := slices.IndexFunc(b.Margins, func(m MarginLine) bool { return m.Says == now.Says && m.Unit == now.Unit })
		if i >= 0 && shrank(b.Margins[i].Distance, now.Distance) {
			if low(now.Distance).Sign() < 0 {
				return loadline.Textf("It is further beyond the line: by %v, before by %v", apart(now), apart(b.Margins[i]))
			}
			return loadline.Textf("The line is nearer: %v away, before %v", apart(now), apart(b.Margins[i]))
		}
	}
	for _, now := range a.Shifts {
		least, known := leastShift(b.Shifts, now.Unit)
		if mine, _ := leastShift(a.Shifts, now.Unit); known && shrank(least.Amount, mine.Amount) {
			return loadline.Textf("The line is nearer: %v; before: %v", mine.Says, least.Says)
		}
	}
	return loadline.Text{}
}

// apart is a distance without its side, in its unit.
func apart(m MarginLine) any {
	d := m.Distance
	if low(d).Sign() < 0 {
		d = d.Neg()
	}
	if m.Unit == "part" {
		return loadline.InPercent(d)
	}
	return loadline.Textf("%v %v", d, m.Unit)
}

func leastShift(ss []ShiftLine, unit limits.ShiftUnit) (least ShiftLine, known bool) {
	for _, s := range ss {
		if s.Unit == unit && (!known || shrank(least.Amount, s.Amount)) {
			least, known = s, true
		}
	}
	return least, known
}

func shrank(before, after loadline.Number) bool {
	b, had := before.Exact()
	a, has := after.Exact()
	return had && has && a.Cmp(b) < 0
}

// problemChanges are the problems that are new and those that are gone, by their code and their sentence; lines move.
func problemChanges(before, after loadline.Diagnostics) []ProblemChange {
	key := func(d loadline.Diagnostic) [2]string { return [2]string{string(d.Code), d.Summary.String()} }
	out := []ProblemChange{}
	for _, side := range []struct {
		these, others loadline.Diagnostics
		fresh         bool
	}{{after, before, true}, {before, after, false}} {
		left := map[[2]string]int{}
		for _, d := range side.others {
			left[key(d)]++
		}
		for _, d := range side.these.Sorted() {
			if left[key(d)]--; left[key(d)] < 0 && !toldByTests(d.Code) {
				out = append(out, ProblemChange{d.Code, d.Severity, d.Summary, side.fresh, d.At.String()})
			}
		}
	}
	slices.SortStableFunc(out, func(a, b ProblemChange) int {
		if a.New != b.New {
			return map[bool]int{true: -1, false: 1}[a.New]
		}
		return cmp.Compare(a.Severity, b.Severity)
	})
	return out
}

// toldByTests says whether a code only tells how a limit or a claim came out, which is told already.
func toldByTests(c loadline.Code) bool {
	switch c {
	case loadline.AssertFails, loadline.AssertUndecided, loadline.LimitBroken, loadline.LimitUntold, loadline.LimitUndecided, loadline.LimitWaived:
		return true
	}
	return false
}

// Rows are the changes as rows of a picture of before and after, the worst first.
func (s Since) Rows() []loadline.DiffRow {
	var out []loadline.DiffRow
	cell := func(word string) loadline.Cell {
		if word == "" {
			return loadline.Cell{}
		}
		return loadline.Cell{Value: word}
	}
	for _, c := range s.Tests {
		out = append(out, loadline.DiffRow{What: loadline.Textf("%v: %v", c.Kind, c.Title), Before: cell(c.Before), After: cell(c.After), Effect: c.Says})
	}
	for _, p := range s.Problems {
		row := loadline.DiffRow{What: p.Summary, Effect: loadline.Textf("It is gone.")}
		if p.New {
			row.After, row.Effect = loadline.Cell{Value: p.Severity.String()}, loadline.Textf("It is new.")
		} else {
			row.Before = loadline.Cell{Value: p.Severity.String()}
		}
		out = append(out, row)
	}
	return out
}

// finding adds to a finding what changed, in a sentence.
func (s Since) finding(now loadline.Text, usable bool) loadline.Text {
	worse, better, nearer := 0, 0, 0
	for _, c := range s.Tests {
		switch {
		case c.Worse:
			worse++
		case c.rank == 20:
			nearer++
		default:
			better++
		}
	}
	switch {
	case s.New:
		return loadline.Textf("%v It was not there at %v.", now, s.Of)
	case !usable:
		return loadline.Textf("%v Limits and claims cannot be compared: the facts cannot be used now, or could not at %v.", now, s.Of)
	case len(s.Tests)+len(s.Problems) == 0:
		return loadline.Textf("%v Nothing became otherwise since %v.", now, s.Of)
	}
	fresh := 0
	for _, p := range s.Problems {
		if p.New {
			fresh++
		}
	}
	return loadline.Textf("%v Since %v: worse %v, lines moved %v, better or new %v; problems of the facts: new %v, gone %v.",
		now, s.Of, worse, nearer, better, fresh, len(s.Problems)-fresh)
}
