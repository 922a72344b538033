package question

import (
	"slices"
	"sync"
	"unicode/utf8"

	"loadline"
	"loadline/governance"
)

// Matrix are the figures of an answer to who-can without a matter: one line for each matter that stands on the day.
type Matrix struct {
	Horizon string       `json:"horizon"`
	Matters []MatterLine `json:"matters"`
	Parties []string     `json:"parties"`
	Stands  [][][]string `json:"stands"` // by party and matter
	stands  [][][]loadline.Text
}

// MatterLine is one matter in a line.
type MatterLine struct {
	Matter   string           `json:"matter"`
	Says     string           `json:"says"`
	State    loadline.State   `json:"state"`
	Alone    []Able           `json:"decide_alone"`
	Needless bool             `json:"takes_nobody"`   // it needs no approval
	Smallest []string         `json:"smallest_group"` // one of fewest heads that certainly decides
	Vetoes   []Able           `json:"block_alone"`
	Asked    []Able           `json:"must_be_asked"`
	Consents []string         `json:"consents"`
	Groups   []loadline.Truth `json:"groups_decide,omitempty"` // by group asked about
	Blocks   []loadline.Truth `json:"groups_block,omitempty"`
	Largest  *LargestHolders  `json:"largest_holders,omitempty"`
	smallest loadline.Text
	anybody  loadline.Truth // whether it passes without anybody in particular, so that whoever else may pass it alone
	stops    loadline.Truth // whether anybody may be able to stop it: what it takes is not known
}

// matrix answers for every matter at once.
func (q WhoCan) matrix(c Case, o *governance.Order, problems loadline.Diagnostics) loadline.Answer {
	a := c.answer("who-can")
	data := Matrix{Horizon: horizonWord(q.Horizon), Matters: []MatterLine{}, Parties: []string{}}
	var all []*whoCan
	for _, r := range o.Matters() {
		d, more := o.Decision(r, q.Horizon)
		problems = append(problems[:len(problems):len(problems)], more...)
		if d == nil {
			continue
		}
		w, err := newWhoCan(q, c, o, d)
		if err != nil {
			a.Assumed = append(a.Assumed, loadline.Assumption{Says: loadline.Textf("The votes on %v cannot be weighed: %v.", r, err.Error())})
			continue
		}
		if bad, near := w.strangers(); bad != "" {
			return notAGroup(c, bad, near)
		}
		w.Index, w.brief = false, true
		all = append(all, w)
	}
	var measured sync.WaitGroup // each matter by itself: they share nothing that is written
	for _, w := range all {
		measured.Go(w.measure)
	}
	measured.Wait()
	for _, w := range all {
		data.Matters = append(data.Matters, w.line())
	}
	a.Problems = merged(a.Problems, problems)
	if len(all) == 0 {
		a.State = loadline.NotApplicable
		a.Finding = loadline.Textf("The file states no matter that is decided. Write blocks matter, or ask for a kind: who-can remove_officer.")
		return a
	}
	a.Notices = []loadline.Text{noAdvice()}
	if len(all[0].c.leverage().levers) > 0 {
		a.Notices = append(a.Notices, privileged())
	}
	a.Finding = matrixFinding(data)
	data.Parties, data.stands = standings(all)
	data.Stands = writtenAll(data.stands)
	a.Data = data
	a.Views = []loadline.View{q.matrixTable(data)}
	if t := standingTable(data); len(t.Rows) > 0 {
		a.Views = append(a.Views, t)
	}
	a.Assumed = append(a.Assumed, assumedOnce(all)...)
	return a
}

// line is the matter in a line.
func (w *whoCan) line() MatterLine {
	out := MatterLine{
		Matter: w.data.Matter, Says: w.data.Says, State: w.state(), Alone: w.data.Alone, Vetoes: w.data.Vetoes, Asked: w.data.Asked,
		Consents: []string{}, Largest: w.data.Largest, Smallest: []string{},
	}
	f := w.data.Decide.Certain
	if out.Needless = w.needless(); len(f.List) > 0 {
		out.Smallest = f.List[0].Who
	}
	out.smallest = w.smallestSays(f)
	out.anybody = truth(w.needless(), w.maybe.Wins(nil))
	if out.stops = loadline.No; f.None && !w.hopeless() {
		out.stops = loadline.CannotTell
	}
	for _, c := range w.data.Consents {
		if c.Binds != loadline.No {
			out.Consents = append(out.Consents, c.Of)
		}
	}
	for _, g := range w.data.Groups {
		out.Groups, out.Blocks = append(out.Groups, g.Decides), append(out.Blocks, g.Blocks)
	}
	return out
}

func matrixFinding(m Matrix) loadline.Text {
	alone, open := 0, 0
	for _, l := range m.Matters {
		if slices.ContainsFunc(l.Alone, func(a Able) bool { return a.Certain && !a.Together }) {
			alone++
		}
		if l.State != loadline.Answered {
			open++
		}
	}
	switch {
	case len(m.Matters) == 1 && alone == 1:
		return loadline.Textf("One matter. Somebody decides it alone.")
	case len(m.Matters) == 1 && open == 1:
		return loadline.Textf("One matter. Who decides it cannot be told from what is stated.")
	case len(m.Matters) == 1:
		return loadline.Textf("One matter. Nobody decides it alone.")
	case open > 0:
		return loadline.Textf("%v matters. In %v of them somebody decides alone; in %v who decides cannot be told from what is stated.", len(m.Matters), numeral(alone), numeral(open))
	}
	return loadline.Textf("%v matters. In %v of them somebody decides alone.", len(m.Matters), numeral(alone))
}

func (q WhoCan) matrixTable(m Matrix) loadline.Table {
	t := loadline.Table{ID: "matters", Title: loadline.Textf("Who can decide what"), Columns: []loadline.Column{
		{ID: "matter", Head: loadline.Textf("Matter")},
		{ID: "alone", Head: loadline.Textf("Passes it alone")},
		{ID: "smallest", Head: loadline.Textf("Fewest who pass it")},
		{ID: "block", Head: loadline.Textf("Can block alone")},
		{ID: "asked", Head: loadline.Textf("Must be asked")},
		{ID: "largest", Head: loadline.Textf("Largest holders it takes"), Kind: loadline.Count},
	}, Notes: []loadline.Text{horizonNote(q.Horizon), loadline.Textf("Must be asked: without whom nothing passes that breaches nothing. ? stands where it hangs on an open fact.")}}
	for _, g := range q.Groups {
		t.Columns = append(t.Columns, loadline.Column{ID: g, Head: loadline.Textf("%v", g)})
	}
	for _, l := range m.Matters {
		row := loadline.Row{Cells: []loadline.Cell{
			{Value: l.Matter}, {Value: ableSays(l.Alone, l.anybody)}, {Value: l.smallest}, {Value: ableSays(l.Vetoes, l.stops)}, {Value: ableSays(l.Asked, l.stops)}, {Value: largestCell(l)},
		}}
		for i := range l.Groups {
			row.Cells = append(row.Cells, loadline.Cell{Value: groupCell(l.Groups[i], l.Blocks[i])})
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// In a line of the matrix few names are read.
const fewNames = 4

// ableSays are those who do it alone, those of whom it hangs on an open fact with a question mark or, where they are many,
// counted. Where there is none of them and it cannot be told whether anybody else is, that is said.
func ableSays(as []Able, others loadline.Truth) loadline.Text {
	sure, open := sureOf(as), perhaps(as)
	switch {
	case len(as) == 0 && others == loadline.CannotTell:
		return loadline.Textf("cannot tell")
	case len(open) > fewNames && len(sure) > 0:
		return loadline.Textf("%v; %v others may", some(sure, fewNames), numeral(len(open)))
	case len(open) > fewNames:
		return loadline.Textf("cannot tell: %v parties may", numeral(len(open)))
	}
	for _, name := range open {
		sure = append(sure, loadline.Textf("%v?", name).String())
	}
	return fitting(sure)
}

// smallestSays is the fewest who certainly decide.
func (w *whoCan) smallestSays(f Witnesses) loadline.Text {
	switch {
	case w.needless():
		return loadline.Textf("it takes nobody")
	case f.None && w.hopeless():
		return loadline.Textf("not even all")
	case f.None:
		return loadline.Textf("cannot tell")
	case f.shape.ok && len(f.List) > 1 && len(f.shape.core) == 0:
		return loadline.Textf("any %v of %v", numeral(f.shape.any), fitting(w.namesOf(f.shape.rest)))
	case f.shape.ok && len(f.List) > 1:
		return loadline.Textf("%v, with any %v of %v", fitting(w.namesOf(f.shape.core)), numeral(f.shape.any), fitting(w.namesOf(f.shape.rest)))
	case f.Smallest == 1:
		return loadline.Textf("%v", f.List[0].Who[0])
	}
	return loadline.Textf("%v: %v", numeral(f.Smallest), fitting(f.List[0].Who))
}

// fitting are names as far as a cell of the matrix holds them in about a line and a half; the others are counted.
func fitting(names []string) loadline.Text {
	const runes, least = 90, 2
	n, length := 0, 0
	for _, name := range names {
		if length += utf8.RuneCountInString(name) + len(", "); n >= least && length > runes {
			break
		}
		n++
	}
	return some(names, n)
}

func largestCell(l MatterLine) any {
	if l.Largest == nil || l.Largest.Decide == 0 {
		return nil
	}
	return loadline.Exactly(loadline.Int(int64(l.Largest.Decide)))
}

func groupCell(decides, blocks loadline.Truth) loadline.Text {
	switch {
	case decides == loadline.Yes:
		return loadline.Textf("decides")
	case decides == loadline.CannotTell:
		return loadline.Textf("may decide")
	case blocks == loadline.Yes:
		return loadline.Textf("can block")
	case blocks == loadline.CannotTell:
		return loadline.Textf("may block")
	}
	return loadline.Textf("neither")
}

// standings are the words of every party on every matter.
func standings(all []*whoCan) (names []string, stands [][][]loadline.Text) {
	at := map[string]int{}
	for m, w := range all {
		for _, p := range w.data.Parties {
			i, ok := at[p.Who]
			if !ok {
				i = len(names)
				at[p.Who] = i
				names = append(names, p.Who)
				stands = append(stands, make([][]loadline.Text, len(all)))
			}
			stands[i][m] = p.stands
		}
	}
	return names, stands
}

// writtenAll are the words of every party for every matter.
func writtenAll(stands [][][]loadline.Text) [][][]string {
	out := make([][][]string, len(stands))
	for i, matters := range stands {
		out[i] = make([][]string, len(matters))
		for m, words := range matters {
			out[i][m] = written(words)
		}
	}
	return out
}

// A table of parties and matters is drawn while a reader can take it in: whichever are fewer stand across.
const mostAcross = 8

func standingTable(m Matrix) loadline.Table {
	t := loadline.Table{ID: "stands", Title: loadline.Textf("Where each party stands")}
	stands := func(party, matter int) loadline.Cell {
		if words := m.stands[party][matter]; len(words) > 0 {
			return loadline.Cell{Value: listed(words)}
		}
		return loadline.Cell{}
	}
	matters := make([]string, len(m.Matters))
	for i, l := range m.Matters {
		matters[i] = l.Matter
	}
	switch {
	case len(matters) <= mostAcross && len(matters) <= len(m.Parties):
		t.Columns = append(t.Columns, loadline.Column{ID: "who", Head: loadline.Textf("Party")})
		return crossed(t, m.Parties, matters, stands)
	case len(m.Parties) <= mostAcross:
		t.Columns = append(t.Columns, loadline.Column{ID: "matter", Head: loadline.Textf("Matter")})
		return crossed(t, matters, m.Parties, func(matter, party int) loadline.Cell { return stands(party, matter) })
	}
	return t
}

// crossed fills a table of names down by names across.
func crossed(t loadline.Table, down, across []string, cell func(i, j int) loadline.Cell) loadline.Table {
	for _, name := range across {
		t.Columns = append(t.Columns, loadline.Column{ID: name, Head: loadline.Textf("%v", name)})
	}
	for i, name := range down {
		if i == mostParties {
			t.Notes = append(t.Notes, loadline.Textf("And %v more; the JSON has all.", len(down)-mostParties))
			break
		}
		row := loadline.Row{Cells: []loadline.Cell{{Value: name}}}
		for j := range across {
			row.Cells = append(row.Cells, cell(i, j))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// assumedOnce is what the matters assume, each thing once.
func assumedOnce(all []*whoCan) []loadline.Assumption {
	var out []loadline.Assumption
	seen := map[string]bool{}
	for _, w := range all {
		for _, a := range w.assumed() {
			key := loadline.Textf("%v %v", a.Says, a.Settles).String()
			if !seen[key] && len(out) < mostQuestions {
				out, seen[key] = append(out, a), true
			}
		}
	}
	return out
}
