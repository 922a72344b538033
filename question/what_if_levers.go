package question

import (
	"cmp"
	"slices"
	"strings"

	"loadline"
	"loadline/dependence"
	"loadline/governance"
)

// LeverChange is a lever, or several that take enough only together, by column, where that differs.
type LeverChange struct {
	Lever   string          `json:"lever"`   // its id; of several joined by a plus
	Holder  string          `json:"holder"`  // "the company" where it is the company's own
	Target  string          `json:"target"`  // "the company", or whom it takes from
	Says    string          `json:"says"`    // what the holder does
	Changes []string        `json:"changes"` // by column: "gained", "lost", "stronger", "weaker" or "changed"; empty where it is as now
	Stands  []loadline.Text `json:"stands"`  // by column
	Because loadline.Text   `json:"because"` // its right with the clause, or what of it is otherwise than now
	At      string          `json:"at"`
	Removes []RemovalOver   `json:"removed_by"` // the smallest changes of one figure of the papers after which it does not end the company

	rank int
	why  *loadline.Reason
}

// HoldOutChange is who would have to hold out against a demand, by column, where that differs.
type HoldOutChange struct {
	Who     string          `json:"who"` // who demand it
	Matter  string          `json:"matter"`
	Want    string          `json:"want"`    // "that it happens" or "that it does not"
	Against []loadline.Text `json:"against"` // by column
}

// held is a lever of a column in all of its readings; a zero one of a reading in which it is not there.
type held struct {
	in   []demand
	over *leverage
	of   demand // in the first reading that has it
}

// leversOf are the levers of a column by id, those of the company too, and the ids in their order.
func leversOf(cases []Case) (ids []string, by map[string]*held) {
	by = map[string]*held{}
	for i, c := range cases {
		over := c.leverage()
		put := func(d demand) {
			id := d.id()
			h := by[id]
			if h == nil {
				h = &held{in: make([]demand, len(cases)), over: over, of: d}
				ids, by[id] = append(ids, id), h
			}
			h.in[i] = d
		}
		for _, l := range slices.Concat(over.levers, over.own) {
			put(alone(l))
		}
		for _, d := range over.demands {
			if len(d.of) > 1 {
				put(d)
			}
		}
	}
	return ids, by
}

// id is that of its levers.
func (d demand) id() string {
	var ids []string
	for _, l := range d.of {
		ids = append(ids, l.ID)
	}
	return strings.Join(ids, " + ")
}

// weight orders what can be done with levers: who can end the company stands above who may be able to, above who can hurt.
func (h *held) weight() int {
	if h == nil {
		return 0
	}
	fatal, ready := loadline.CannotTell, loadline.CannotTell
	for i, d := range h.in {
		f, r := d.fatal, d.ready
		if len(d.of) == 0 {
			f, r = loadline.No, loadline.No
		}
		if i == 0 {
			fatal, ready = f, r
		}
		fatal, ready = agreed(fatal, f), agreed(ready, r)
	}
	return 1 + 10*(int(fatal)+1) + 3*(int(ready)+1)
}

// says is how the lever stands, reading by reading where they differ.
func (h *held) says(currency string) loadline.Text {
	if h == nil {
		return loadline.Textf("none")
	}
	var out []loadline.Text
	for _, d := range h.in {
		says := loadline.Textf("none")
		if len(d.of) > 0 {
			says = leverStands(h.over, d, currency)
		}
		if !slices.ContainsFunc(out, sameText(says)) {
			out = append(out, says)
		}
	}
	return strung(out, "%v, or %v")
}

// leverStands is what a lever takes and whether it can be used, in words.
func leverStands(over *leverage, d demand, currency string) loadline.Text {
	l := d.of[0]
	switch {
	case d.fatal == loadline.Yes && d.gap.Lo != nil:
		return loadline.Textf("can end it: without %v for %v longer than is borne (%v)", d.need(), monthsSay(d.gap), readySays(d))
	case d.fatal == loadline.Yes, len(d.of) > 1:
		return endsWith(over, d, d.holders)
	case d.fatal == loadline.CannotTell && l.Target == "" && noneKnown(l.Hurts):
		return endsWith(over, d, d.holders)
	case d.fatal == loadline.CannotTell && l.Target == "":
		return loadline.Textf("%v; %v", endsWith(over, d, d.holders), hurtsSays(l, currency))
	}
	return loadline.Textf("%v (%v)", hurtsSays(l, currency), readySays(d))
}

// levers compares who holds which lever in each column, on the company and of its own.
func (w *whatIf) levers() {
	var ids []string
	var by []map[string]*held
	for _, col := range w.columns {
		more, of := leversOf(col.cases)
		by = append(by, of)
		for _, id := range more {
			if !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
		}
	}
	for _, id := range ids {
		var row []*held
		for _, of := range by {
			row = append(row, of[id])
		}
		if c, changes := w.leverChange(id, row); changes {
			w.data.Levers = append(w.data.Levers, c)
		}
	}
	slices.SortStableFunc(w.data.Levers, func(a, b LeverChange) int { return cmp.Compare(b.rank, a.rank) })
}

// leverChange is one lever in each column, and whether it differs.
func (w *whatIf) leverChange(id string, row []*held) (LeverChange, bool) {
	out := LeverChange{Lever: id, Removes: []RemovalOver{}}
	changes := false
	for _, h := range row {
		word := changeWord(row[0], h, w.data.Currency)
		out.Changes, out.Stands = append(out.Changes, word), append(out.Stands, h.says(w.data.Currency))
		out.rank = max(out.rank, h.weight())
		if changes = changes || word != ""; word == "" || !out.Because.IsZero() {
			continue
		}
		shown := cmp.Or(h, row[0])
		out.named(shown)
		switch {
		case row[0] == nil || h == nil:
			out.Because, out.why, out.At = rightOf(shown.of)
		default:
			out.Because, out.why, out.At = differs(row[0].of, h.of)
		}
		if h != nil {
			for _, l := range h.of.of {
				for _, r := range l.Bite.Removes {
					out.Removes = append(out.Removes, removalOver(l, r))
				}
			}
		}
	}
	return out, changes
}

func (c *LeverChange) named(h *held) {
	c.Holder, c.Target, c.Says = theCompany, theCompany, ""
	var says []loadline.Text
	for _, l := range h.of.of {
		says = append(says, l.Says)
		if l.Target != "" {
			c.Target = h.over.title(l.Target)
		}
	}
	var who []string
	for _, id := range h.of.holders {
		who = append(who, h.over.title(id))
	}
	if len(who) > 0 {
		c.Holder = and(who).String()
	}
	c.Says = listed(says).String()
}

// theCompany is what a lever's holder or target is called where it is the company itself.
const theCompany = "the company"

// changeWord is what becomes of a lever, in a word; nothing where it is as it was.
func changeWord(now, then *held, currency string) string {
	a, b := now.weight(), then.weight()
	switch {
	case a == 0 && b > 0:
		return "gained"
	case a > 0 && b == 0:
		return "lost"
	case b > a:
		return "stronger"
	case b < a:
		return "weaker"
	case now.says(currency).String() != then.says(currency).String():
		return "changed"
	}
	return ""
}

// rightOf is by what right a lever may be used, with its clause.
func rightOf(d demand) (loadline.Text, *loadline.Reason, string) {
	l := d.of[0]
	at := l.At
	if l.Lawful.At.Known() {
		at = l.Lawful.At
	}
	because := d.because()
	return paperSays(l.Lawful.Because, at), &because[0], at.String()
}

// differs is what of a lever is otherwise than it was: figures of its bite, and the facts on which it hangs whether it can be used.
func differs(now, then demand) (loadline.Text, *loadline.Reason, string) {
	var out []loadline.Text
	at := then.of[0].At
	for i, l := range then.of {
		was := now.of[i]
		for _, p := range l.Bite.Parts {
			j := slices.IndexFunc(was.Bite.Parts, func(o dependence.Part) bool { return o.What == p.What })
			if before := loadline.Textf("not stated"); j < 0 || !same(was.Bite.Parts[j].Value, p.Value) {
				if j >= 0 {
					before = partValue(was.Bite.Parts[j])
				}
				out = append(out, loadline.Textf("%v: %v, once signed %v", p.What, before, partValue(p)))
				at = p.At
			}
		}
		for _, pair := range [][2]dependence.Finding{{was.Lawful, l.Lawful}, {was.Joined, l.Joined}, {was.Sheltered, l.Sheltered}} {
			if pair[0].Is != pair[1].Is {
				out = append(out, loadline.Textf("%v: %v, once signed %v, since %v", pair[1].Fact, pair[0].Is, pair[1].Is, pair[1].Because))
				at = pair[1].At
			}
		}
		if !same(was.Hurts, l.Hurts) {
			out = append(out, loadline.Textf("what it costs"))
		}
	}
	because := then.because()
	return listed(out), &because[0], at.String()
}

// partValue is a figure of a bite in its unit.
func partValue(p dependence.Part) loadline.Text {
	switch {
	case noneKnown(p.Value):
		return loadline.Textf("not known")
	case p.What == "below" || p.What == "taken":
		return loadline.Textf("%v", inPart(p.Value))
	}
	return loadline.Textf("%v", monthsSay(p.Value))
}

// holdOuts compares who would have to hold out against those who could end the company, matter by matter.
func (w *whatIf) holdOuts(on [][]onMatters) {
	var who [][]string
	for _, col := range w.columns {
		for _, c := range col.cases {
			for _, d := range c.leverage().demands {
				if d.of[0].Bite.Ends == loadline.Yes && !slices.ContainsFunc(who, func(h []string) bool { return slices.Equal(h, d.holders) }) {
					who = append(who, d.holders)
				}
			}
		}
	}
	for _, matter := range w.matters(on) {
		for _, ids := range who {
			for _, aim := range []governance.Aim{governance.ToHappen, governance.ToFail} {
				w.holdOutChange(on, matter, ids, aim)
			}
		}
	}
}

// holdOutChange notes who would have to hold out against a demand, where the columns in which it can be made differ.
func (w *whatIf) holdOutChange(on [][]onMatters, matter loadline.Ref, ids []string, aim governance.Aim) {
	row := HoldOutChange{Matter: matter.Name, Want: "that it happens"}
	vain := loadline.Textf("nobody can bring it about")
	if aim == governance.ToFail {
		row.Want, vain = "that it does not", loadline.Textf("it takes nobody's approval")
	}
	said := map[string]bool{}
	for i, col := range w.columns {
		var all []loadline.Text
		for n, c := range col.cases {
			over, q := c.leverage(), on[i][n][matter]
			j := slices.IndexFunc(over.demands, func(d demand) bool { return slices.Equal(d.holders, ids) })
			if j < 0 || q == nil {
				continue
			}
			row.Who = over.whose(over.demands[j]).String()
			brief := *q
			brief.brief = true
			if says := brief.againstSays(brief.holdOuts(brief.demanders(over, over.demands[j]), aim), vain); !slices.ContainsFunc(all, sameText(says)) {
				all = append(all, says)
			}
		}
		cell := loadline.Textf("–")
		if len(all) > 0 {
			cell = strung(all, "%v, or %v")
			said[cell.String()] = true
		}
		row.Against = append(row.Against, cell)
	}
	if len(said) > 1 {
		w.data.HoldOuts = append(w.data.HoldOuts, row)
	}
}

// whose are the holders of a demand by name.
func (o *leverage) whose(d demand) loadline.Text {
	var out []string
	for _, id := range d.holders {
		out = append(out, o.title(id))
	}
	return and(out)
}

// leversTable is the levers that a round gives and takes.
func (w *whatIf) leversTable() loadline.Table {
	t := loadline.Table{ID: "levers", Title: loadline.Textf("Levers that it gives and takes"), Columns: heads(loadline.Words, "who", "Who", "by", "Can", "on", "Takes from")}
	w.across(&t, loadline.Words)
	t.Columns = append(t.Columns, heads(loadline.Words, "because", "By", "removes", "What would take it away")...)
	t.Notes = []loadline.Text{loadline.Textf("A lever is something that its holder may do, or decline to do, without a vote. What stands behind each, and who would have to hold out: loadline who-can MATTER, once it is signed.")}
	for i, c := range w.data.Levers {
		if i == mostStandings {
			t.Notes = append(t.Notes, loadline.Textf("And %v more; the JSON has all.", len(w.data.Levers)-i))
			break
		}
		row := cellsOf(c.Holder, c.Says, c.Target)
		for j, s := range c.Stands {
			if word := c.Changes[j]; word != "" {
				s = loadline.Textf("%v: %v", word, s)
			}
			row.Cells = append(row.Cells, loadline.Cell{Value: s})
		}
		var removes []string
		for _, r := range c.Removes {
			removes = append(removes, r.change.String())
		}
		away := loadline.Textf("")
		if len(removes) > 0 {
			away = or(removes)
		}
		row.Cells = append(row.Cells, loadline.Cell{Value: c.Because, Why: c.why}, loadline.Cell{Value: away})
		t.Rows = append(t.Rows, row)
	}
	return t
}

// holdOutsTable is who would have to hold out, before and after.
func (w *whatIf) holdOutsTable() loadline.Table {
	t := loadline.Table{ID: "hold_outs", Title: loadline.Textf("Who would have to hold out"), Columns: heads(loadline.Words, "who", "Against", "matter", "On", "want", "Who want")}
	w.across(&t, loadline.Words)
	t.Notes = []loadline.Text{loadline.Textf("The fewest of those who decide who can refuse by formal right, and would let fail what the company cannot go on without. Nobody's courage is predicted.")}
	for i, c := range w.data.HoldOuts {
		if i == mostStandings {
			t.Notes = append(t.Notes, loadline.Textf("And %v more; the JSON has all.", len(w.data.HoldOuts)-i))
			break
		}
		row := cellsOf(c.Who, c.Matter, c.Want)
		for _, s := range c.Against {
			row.Cells = append(row.Cells, loadline.Cell{Value: s})
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// leversIn are the levers on the company that others gain in a column, or that grow there.
func (w *whatIf) leversIn(col int) []string {
	var out []string
	for _, c := range w.data.Levers {
		if c.Target == theCompany && (c.Changes[col] == "gained" || c.Changes[col] == "stronger") {
			out = append(out, loadline.Textf("%v (%v)", c.Holder, c.Says).String())
		}
	}
	return out
}
