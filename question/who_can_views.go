package question

import (
	"slices"
	"strings"

	"loadline"
)

// Rows beyond these are counted in a note; the JSON has them.
const (
	mostWitnesses = 12
	mostParties   = 40
)

func (w *whoCan) views() []loadline.View {
	var out []loadline.View
	add := func(t loadline.Table) {
		if len(t.Rows) > 0 {
			out = append(out, t)
		}
	}
	add(w.groupTable())
	add(w.reachTable("decide", loadline.Textf("Who can %v, at the least", w.says), w.data.Decide))
	if w.data.Lawfully != nil {
		add(w.reachTable("decide_without_breach", loadline.Textf("Who can, without a breach"), *w.data.Lawfully))
	}
	if !w.hopeless() && !w.needless() {
		add(w.reachTable("block", loadline.Textf("Who can stop it, at the least"), w.data.Block))
	}
	add(w.forceTable())
	add(w.holdOutTable())
	add(w.removesTable())
	add(w.ownTable())
	add(w.consentTable())
	add(afterTable(w.data.After))
	add(w.wayTable())
	add(w.dragTable())
	add(w.partyTable())
	add(w.rightTable())
	add(w.lawTable())
	for n, i := range w.data.Indices {
		add(w.indexTable(i, n))
	}
	if m := w.controlMap(); len(m.Links) > 0 {
		out = append(out, m)
	}
	return out
}

// reachTable is the smallest coalitions, the certain ones first. What only possibly holds says on what it hangs.
func (w *whoCan) reachTable(id string, title loadline.Text, r Reach) loadline.Table {
	t := loadline.Table{ID: id, Title: title, Columns: []loadline.Column{
		{ID: "who", Head: loadline.Textf("Together")},
		{ID: "counts", Head: loadline.Textf("With")},
		{ID: "by", Head: loadline.Textf("By")},
	}}
	columns := []struct {
		loadline.Column
		cell func(Witness, bool) loadline.Text
	}{
		{loadline.Column{ID: "certain", Head: loadline.Textf("Certain")}, certainty},
		{loadline.Column{ID: "breaches", Head: loadline.Textf("But")}, func(c Witness, _ bool) loadline.Text { return listed(c.breaches) }},
	}
	if !slices.ContainsFunc(r.Certain.List, func(c Witness) bool { return len(c.breaches) > 0 }) {
		columns = columns[:1]
	}
	if r.Possible.None && !r.Certain.None {
		columns = columns[1:]
	}
	for _, c := range columns {
		t.Columns = append(t.Columns, c.Column)
	}
	put := func(f Witnesses, certain bool) {
		for i, c := range w.shown(f) {
			if i == mostWitnesses {
				t.Notes = append(t.Notes, w.moreNote(f))
				break
			}
			row := loadline.Row{Cells: []loadline.Cell{{Value: c.says}, {Value: listed(c.counts)}, {Value: w.bySays(c.Witness), Why: whyOf(c.Witness)}}}
			for _, column := range columns {
				row.Cells = append(row.Cells, loadline.Cell{Value: column.cell(c.Witness, certain)})
			}
			t.Rows = append(t.Rows, row)
		}
	}
	put(r.Certain, true)
	put(r.Possible, false)
	return t
}

// shownWitness is a line of a table: a coalition, or what many of them have in common.
type shownWitness struct {
	Witness
	says loadline.Text
}

// shown are the coalitions of a table. Many of one shape are one line: any four of these six.
func (w *whoCan) shown(f Witnesses) []shownWitness {
	if f.shape.ok && len(f.List) > 3 && alike(f.List) {
		rest := w.namesOf(f.shape.rest)
		says := loadline.Textf("any %v of %v", numeral(f.shape.any), and(rest))
		if core := w.namesOf(f.shape.core); len(core) > 0 {
			says = loadline.Textf("%v, with any %v of %v", and(core), numeral(f.shape.any), and(rest))
		}
		return []shownWitness{{f.List[0], says}}
	}
	out := make([]shownWitness, len(f.List))
	for i, c := range f.List {
		out[i] = shownWitness{c, some(c.Who, most)}
	}
	return out
}

// alike says whether coalitions have, hang on and breach the same things, so that one line may stand for all.
func alike(cs []Witness) bool {
	return !slices.ContainsFunc(cs, func(c Witness) bool {
		return !slices.Equal(c.Counts, cs[0].Counts) || !slices.Equal(c.OnlyIf, cs[0].OnlyIf) || !slices.Equal(c.Breaches, cs[0].Breaches)
	})
}

// whyOf is the clauses of a coalition with their words, as the reason behind a cell.
func whyOf(c Witness) *loadline.Reason {
	if len(c.by) == 0 {
		return nil
	}
	return &loadline.Reason{Says: c.by[0].Says, At: c.by[0].At, Because: c.by[1:]}
}

func (w *whoCan) moreNote(f Witnesses) loadline.Text {
	if f.Count != "" {
		return loadline.Textf("%v groups in all; the JSON lists %v of them.", counts(f.Count), len(f.List))
	}
	return loadline.Textf("There are more; they were not counted.")
}

// certainty is whether a coalition certainly does it, else what it hangs on.
func certainty(c Witness, certain bool) loadline.Text {
	switch {
	case certain:
		return loadline.Textf("certain")
	case len(c.onlyIf) == 0:
		return loadline.Textf("only if what is open turns out so")
	}
	questions, facts := asQuestions(c.onlyIf)
	if len(facts) > 0 {
		return loadline.Textf("only if: %v", listed(c.onlyIf))
	}
	if len(questions) > fewNames {
		return loadline.Textf("hangs on: %v And on %v more questions", sentences(questions[:fewNames]), numeral(len(questions)-fewNames))
	}
	return loadline.Textf("hangs on: %v", sentences(questions))
}

// bySays is by which clauses a coalition does it, each once; their words stand under Why.
func (w *whoCan) bySays(c Witness) loadline.Text {
	var out []loadline.Text
	for _, r := range c.by {
		says := r.Says
		if r.At.Clause != nil {
			says = clause(r.At, w.c.Company)
		}
		if !slices.ContainsFunc(out, sameText(says)) {
			out = append(out, says)
		}
	}
	return listed(out)
}

func (w *whoCan) groupTable() loadline.Table {
	t := loadline.Table{ID: "groups", Title: loadline.Textf("The groups asked about"), Columns: []loadline.Column{
		{ID: "group", Head: loadline.Textf("Group")},
		{ID: "who", Head: loadline.Textf("Who is in it")},
		{ID: "decides", Head: loadline.Textf("Decides alone")},
		{ID: "lawfully", Head: loadline.Textf("Without a breach")},
		{ID: "blocks", Head: loadline.Textf("Can block")},
		{ID: "needs", Head: loadline.Textf("To decide it needs")},
		{ID: "needs_to_block", Head: loadline.Textf("To block it needs")},
	}, Notes: []loadline.Text{loadline.Textf("A party is in a group where all who vote as one with it are.")}}
	for _, g := range w.data.Groups {
		t.Rows = append(t.Rows, loadline.Row{Cells: []loadline.Cell{
			{Value: g.Group}, {Value: some(g.Who, most)}, {Value: g.Decides.String()}, {Value: g.Lawfully.String()}, {Value: g.Blocks.String()},
			{Value: w.othersSay(g.Needs)}, {Value: w.othersSay(g.NeedsToBlock)},
		}})
	}
	return t
}

// othersSay is whom a group needs besides, in a cell.
func (w *whoCan) othersSay(f Witnesses) loadline.Text {
	rest := w.namesOf(f.shape.rest)
	switch {
	case f.None:
		return loadline.Textf("no others would do")
	case len(f.List) == 0 || len(f.List[0].Who) == 0:
		return loadline.Textf("nobody else")
	case f.shape.ok && f.shape.any > 0 && len(f.shape.core) == 0:
		return loadline.Textf("any %v of %v", numeral(f.shape.any), some(rest, most))
	case f.shape.ok && f.shape.any > 0:
		return loadline.Textf("%v and any %v of %v", and(w.namesOf(f.shape.core)), numeral(f.shape.any), some(rest, most))
	case len(f.List) == 1:
		return and(f.List[0].Who)
	}
	return loadline.Textf("%v, or others (%v in all)", and(f.List[0].Who), counts(f.Count))
}

func (w *whoCan) consentTable() loadline.Table {
	t := loadline.Table{ID: "consents", Title: loadline.Textf("Consents beside the approval itself"), Columns: []loadline.Column{
		{ID: "of", Head: loadline.Textf("Whose consent")},
		{ID: "without", Head: loadline.Textf("Without it")},
		{ID: "words", Head: loadline.Textf("The words")},
		{ID: "binds", Head: loadline.Textf("Binds")},
		{ID: "at", Head: loadline.Textf("By")},
	}}
	for i, m := range w.d.Consents {
		c := w.data.Consents[i]
		breach := w.breachOf(m)
		if m.Implied {
			breach = loadline.Textf("%v (implied by the kind of document)", breach)
		}
		t.Rows = append(t.Rows, loadline.Row{Cells: []loadline.Cell{
			{Value: w.asked(m)}, {Value: breach}, {Value: quoted(c.Quote)}, {Value: m.Binds.String()}, {Value: clause(m.Consent.At, w.c.Company)},
		}})
	}
	return t
}

func quoted(words string) any {
	if words == "" {
		return nil
	}
	return loadline.Textf("%q", words)
}

func (w *whoCan) wayTable() loadline.Table {
	t := loadline.Table{ID: "ways", Title: loadline.Textf("The ways to decide it"), Columns: []loadline.Column{
		{ID: "way", Head: loadline.Textf("Way")},
		{ID: "needs", Head: loadline.Textf("Needs")},
		{ID: "form", Head: loadline.Textf("How")},
		{ID: "notice", Head: loadline.Textf("Notice")},
		{ID: "by", Head: loadline.Textf("By")},
	}, Notes: []loadline.Text{horizonNote(w.Horizon)}}
	if w.Horizon.Turnout != nil {
		t.Notes = append(t.Notes, loadline.Textf("Assumed: %v of the shares take part in votes of shares.", loadline.InPercent(loadline.Exactly(*w.Horizon.Turnout))))
	}
	for i, p := range w.data.Ways {
		by := p.By
		switch {
		case w.d.Ways[i].Lapsed:
			by = loadline.Textf("%v (not in force on that day: not counted)", by).String()
		case p.Draft:
			by = loadline.Textf("%v (a draft: not counted)", by).String()
		}
		t.Rows = append(t.Rows, loadline.Row{Cells: []loadline.Cell{{Value: p.Way}, {Value: sentence(p.Needs)}, {Value: p.Form}, {Value: p.Notice}, {Value: sentence(by)}}})
	}
	return t
}

func (w *whoCan) dragTable() loadline.Table {
	t := loadline.Table{ID: "drags", Title: loadline.Textf("Drag-along"), Columns: []loadline.Column{
		{ID: "drag", Head: loadline.Textf("Agreement")},
		{ID: "binds", Head: loadline.Textf("Whom it binds")},
		{ID: "floor", Head: loadline.Textf("Not below")},
		{ID: "terms", Head: loadline.Textf("What else must be so")},
		{ID: "counted", Head: loadline.Textf("Counted")},
	}}
	for i, d := range w.data.Drags {
		floor := inCell(w.d.Drags[i].Drag.Floor, func(m loadline.Money) any { return m })
		t.Rows = append(t.Rows, loadline.Row{Cells: []loadline.Cell{
			{Value: d.Drag}, {Value: some(d.Binds, most)}, {Value: floor}, {Value: strings.Join(d.Terms, "; ")}, {Value: d.In.String()},
		}})
	}
	return t
}

func (w *whoCan) partyTable() loadline.Table {
	t := loadline.Table{ID: "parties", Title: loadline.Textf("Where each party stands")}
	t.Columns = append(t.Columns, loadline.Column{ID: "who", Head: loadline.Textf("Party")}, loadline.Column{ID: "stands", Head: loadline.Textf("Stands")})
	seats := slices.ContainsFunc(w.data.Parties, func(p PartyOver) bool { return p.Seats > 0 })
	if seats {
		t.Columns = append(t.Columns, loadline.Column{ID: "seats", Head: loadline.Textf("Seats"), Kind: loadline.Count})
	}
	for _, k := range w.columns() {
		e := w.d.Columns[k]
		t.Columns = append(t.Columns, loadline.Column{ID: e.Of.String(), Head: loadline.Textf("Votes of %v", votersOf(e)), Kind: loadline.Count})
	}
	for i, p := range w.data.Parties {
		if i == mostParties {
			t.Notes = append(t.Notes, loadline.Textf("And %v more; the JSON has all.", len(w.data.Parties)-mostParties))
			break
		}
		row := loadline.Row{Cells: []loadline.Cell{{Value: p.Who}, {Value: listed(p.stands)}}}
		if seats {
			row.Cells = append(row.Cells, loadline.Cell{Value: loadline.Exactly(loadline.Int(int64(p.Seats)))})
		}
		for _, n := range p.votes {
			row.Cells = append(row.Cells, loadline.Cell{Value: n})
		}
		t.Rows = append(t.Rows, row)
	}
	if l := w.data.Largest; l != nil {
		t.Notes = append(t.Notes, largestSays(*l)...)
	}
	return t
}

// largestSays is how many of the largest holders it takes.
func largestSays(l LargestHolders) []loadline.Text {
	var out []loadline.Text
	switch {
	case l.Decide == 0:
		out = append(out, loadline.Textf("Not even all %v holders of the votes of %v certainly decide it by themselves.", l.Holders, l.Of))
	case l.Decide == 1:
		out = append(out, loadline.Textf("The largest of %v holders of the votes of %v decides alone.", l.Holders, l.Of))
	default:
		out = append(out, loadline.Textf("It takes the %v largest of %v holders of the votes of %v to decide.", numeral(l.Decide), numeral(l.Holders), l.Of))
	}
	switch {
	case l.Block == 1:
		out = append(out, loadline.Textf("The largest can stop it."))
	case l.Block > 1:
		out = append(out, loadline.Textf("It takes the %v largest to stop it.", numeral(l.Block)))
	}
	return out
}

// sentence is words in a cell that may be broken over lines, where a name would be cut.
func sentence(words string) loadline.Text { return loadline.Textf("%v", words) }

func (w *whoCan) rightTable() loadline.Table {
	t := loadline.Table{ID: "rights", Title: loadline.Textf("Who is told, is heard or can delay"), Columns: []loadline.Column{
		{ID: "who", Head: loadline.Textf("Who")},
		{ID: "gives", Head: loadline.Textf("Right")},
		{ID: "delay", Head: loadline.Textf("Delays by")},
		{ID: "binds", Head: loadline.Textf("Binds")},
		{ID: "at", Head: loadline.Textf("By")},
	}, Notes: []loadline.Text{loadline.Textf("These delay or inform. None of them is a veto.")}}
	for i, r := range w.d.Rights {
		one := w.data.Rights[i]
		who := and(one.Who)
		if len(one.Who) == 0 {
			who = loadline.Textf("%v", titleOf(r.Right.Of, w.c.Company))
		}
		t.Rows = append(t.Rows, loadline.Row{Cells: []loadline.Cell{
			{Value: who}, {Value: one.Gives}, {Value: one.Delay}, {Value: r.Binds.String()}, {Value: clause(r.Right.At, w.c.Company)},
		}})
	}
	return t
}

func (w *whoCan) lawTable() loadline.Table {
	t := loadline.Table{ID: "law", Title: loadline.Textf("The law that bears on it"), Columns: []loadline.Column{
		{ID: "cites", Head: loadline.Textf("Provision")},
		{ID: "title", Head: loadline.Textf("What it is about")},
		{ID: "bears", Head: loadline.Textf("How it bears")},
		{ID: "checked", Head: loadline.Textf("Held against the words on"), Kind: loadline.Day},
	}}
	unchecked := false
	for _, l := range w.data.Law {
		checked := loadline.Cell{}
		if l.Checked != 0 {
			checked.Value = l.Checked
		}
		unchecked = unchecked || l.Lawyer == ""
		t.Rows = append(t.Rows, loadline.Row{Cells: []loadline.Cell{{Value: l.Cites}, {Value: sentence(l.Provision)}, {Value: sentence(l.Bears)}, checked}})
	}
	if unchecked {
		t.Notes = append(t.Notes, loadline.Textf("Not checked by a lawyer."))
	}
	return t
}
