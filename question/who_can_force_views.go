package question

import (
	"slices"

	"loadline"
	"loadline/dependence"
)

// privileged heads what tells who could force whose hand.
func privileged() loadline.Text {
	return loadline.Textf("Privileged and confidential: prepared so that counsel can advise. It says what could be done, and not that anybody means to.")
}

// forceTable is who can end the company, by what, and what is missing of it.
func (w *whoCan) forceTable() loadline.Table {
	t := loadline.Table{ID: "force", Title: loadline.Textf("Who can end it, or force it"), Columns: []loadline.Column{
		{ID: "who", Head: loadline.Textf("Together")},
		{ID: "by", Head: loadline.Textf("By")},
		{ID: "ends", Head: loadline.Textf("Then the company ends")},
		{ID: "ready", Head: loadline.Textf("Today")},
		{ID: "missing", Head: loadline.Textf("What is missing")},
	}}
	if w.data.Force == nil {
		return t
	}
	for i, d := range w.data.Force.Demands {
		if i == mostWitnesses {
			t.Notes = append(t.Notes, loadline.Textf("And %v more; the JSON has all.", len(w.data.Force.Demands)-i))
			break
		}
		t.Rows = append(t.Rows, loadline.Row{Cells: []loadline.Cell{
			{Value: and(d.Who)}, {Value: d.bySays(), Why: d.why()}, {Value: d.endsSays()}, {Value: readyCell(d)}, {Value: missingSays(d)},
		}})
	}
	if !w.data.Force.All {
		t.Notes = append(t.Notes, loadline.Textf("There are too many levers to try every set of them: smaller sets may be enough."))
	}
	return t
}

// holdOutTable is who could still refuse what those demand who may end the company, each set of them once.
func (w *whoCan) holdOutTable() loadline.Table {
	t := loadline.Table{ID: "hold_outs", Title: loadline.Textf("Who would have to hold out"), Columns: []loadline.Column{
		{ID: "who", Head: loadline.Textf("Against")},
		{ID: "happen", Head: loadline.Textf("Who want it to happen")},
		{ID: "fail", Head: loadline.Textf("Who want it not to happen")},
	}}
	if w.data.Force == nil {
		return t
	}
	seen := map[string]bool{}
	for _, d := range w.data.Force.Demands {
		who := w.whoDemands(d)
		if key := who.String(); seen[key] || len(t.Rows) == mostWitnesses {
			continue
		}
		seen[who.String()] = true
		t.Rows = append(t.Rows, loadline.Row{Cells: []loadline.Cell{
			{Value: who}, {Value: w.againstSays(d.Happen, loadline.Textf("nobody can bring it about"))},
			{Value: w.againstSays(d.Fail, loadline.Textf("it takes nobody's approval"))},
		}})
	}
	t.Notes = append(t.Notes, loadline.Textf("The fewest of those who decide who can refuse by formal right, and would let fail what the company cannot go on without. Nobody's courage is predicted."))
	t.Notes = append(t.Notes, w.dutyNotes()...)
	t.Notes = append(t.Notes, w.demandNotes()...)
	return t
}

// whoDemands are those who make a demand, with how many have joined them by name.
func (w *whoCan) whoDemands(d DemandOver) loadline.Text {
	if len(d.Signed) == 0 {
		return and(d.Who)
	}
	return loadline.Textf("%v, joined by %v", and(d.Who), some(d.Signed, most))
}

func (d DemandOver) bySays() loadline.Text {
	var out []loadline.Text
	for _, l := range d.of.of {
		out = append(out, l.Says)
	}
	return listed(out)
}

// why is the levers with their clauses and figures, as the reason behind a cell.
func (d DemandOver) why() *loadline.Reason {
	because := d.of.because()
	if len(because) == 1 {
		return &because[0]
	}
	return &loadline.Reason{Says: d.bySays(), Because: because}
}

// endsSays is whether the company ends with it, and by how much.
func (d DemandOver) endsSays() loadline.Text {
	switch {
	case d.Need == "":
		return loadline.Textf("cannot tell: nothing is stated that the company needs of it")
	case d.Ends == loadline.CannotTell && !noneKnown(d.of.of[0].Bite.FatalAbove) && len(d.of.of) == 1 && !d.of.of[0].Bite.Taken.Known():
		return loadline.Textf("cannot tell: if it is more than %v of all %v", inPart(d.of.of[0].Bite.FatalAbove), d.Need)
	case d.Ends == loadline.CannotTell:
		return loadline.Textf("cannot tell")
	case d.Gap.Lo == nil:
		return loadline.Textf("yes")
	}
	return loadline.Textf("yes: without %v for %v longer than is borne", d.Need, monthsSay(d.Gap))
}

func readyCell(d DemandOver) loadline.Text {
	switch d.Ready {
	case loadline.Yes:
		return loadline.Textf("ready")
	case loadline.No:
		return loadline.Textf("latent")
	}
	return loadline.Textf("cannot tell")
}

// missingSays are the facts for want of which it is not ready, each with why, and the question that settles it.
func missingSays(d DemandOver) loadline.Text {
	var out []loadline.Text
	for _, f := range d.of.missing() {
		says := loadline.Textf("not %v: %v", f.Fact, f.Because)
		if f.Is == loadline.CannotTell {
			says = loadline.Textf("whether %v: %v", f.Fact, f.Because)
			if len(f.Asks) > 0 {
				says = loadline.Textf("whether %v: %v", f.Fact, f.Asks[0].Question)
			}
		}
		if !slices.ContainsFunc(out, sameText(says)) {
			out = append(out, says)
		}
	}
	for _, l := range d.of.of {
		if n := l.Bite.JoinsAt; l.Crowd && l.Joined.Is != loadline.Yes && n.Lo != nil {
			out = append(out, joinsSays(n))
		}
	}
	return listed(out)
}

// joinsSays is the part of a crowd at which it takes what the company needs.
func joinsSays(n loadline.Number) loadline.Text {
	if n.Lo.Cmp(loadline.Int(1)) > 0 {
		return loadline.Textf("not even all of them are enough")
	}
	return loadline.Textf("it takes %v of them", inPart(n))
}

// againstSays is who could still refuse, in a cell; vain is what to say where it cannot come about at all.
func (w *whoCan) againstSays(h HoldingOut, vain loadline.Text) loadline.Text {
	switch {
	case h.CanBe == loadline.No:
		return vain
	case h.Formally == loadline.Yes:
		return loadline.Textf("nobody: they can by their own votes")
	case h.Certain.None && len(h.Possible.List) == 0:
		return loadline.Textf("cannot tell")
	case h.Certain.None && len(h.Possible.List[0].Who) == 0:
		return loadline.Textf("cannot tell: it hangs on what is open")
	case h.Certain.None:
		return loadline.Textf("perhaps %v", w.setsSay(h.Possible))
	}
	return w.setsSay(h.Certain)
}

// dutyNotes are what binds those who would have to hold out above the company's survival, body by body.
func (w *whoCan) dutyNotes() []loadline.Text {
	var out []loadline.Text
	put := func(t loadline.Text) {
		if !slices.ContainsFunc(out, sameText(t)) {
			out = append(out, t)
		}
	}
	var bodies, resolute []string
	who, duty := map[string][]string{}, map[string]string{}
	for _, d := range w.data.Force.Demands {
		for _, x := range slices.Concat(d.Happen.Duties, d.Fail.Duties) {
			if x.Resolute && !slices.Contains(resolute, x.Who) {
				resolute = append(resolute, x.Who)
			}
			if x.Duty == "" {
				continue
			}
			if !slices.Contains(bodies, x.Body) {
				bodies = append(bodies, x.Body)
			}
			if duty[x.Body] = x.Duty; !slices.Contains(who[x.Body], x.Who) {
				who[x.Body] = append(who[x.Body], x.Who)
			}
		}
	}
	for _, b := range bodies {
		put(loadline.Textf("%v: the %v owes this above the company's survival: %v. Compare what it says of a choice between the two; for counsel.", some(who[b], most), b, dutyWords(duty[b])))
	}
	if len(resolute) > 0 {
		put(loadline.Textf("Stated to let the company end rather than yield: %v.", and(resolute)))
	}
	return out
}

// dutyWords is a duty as a sentence has it.
func dutyWords(word string) string {
	switch word {
	case "mission":
		return "its mission"
	case "public_benefit":
		return "a public benefit"
	case "trust":
		return "a trust"
	}
	return word
}

// demandNotes are what those who use a lever have asked for, in their words, each pledge once.
func (w *whoCan) demandNotes() []loadline.Text {
	var out []loadline.Text
	seen := map[string]bool{}
	for _, d := range w.data.Force.Demands {
		for _, l := range d.of.of {
			for _, p := range l.Pledges {
				if seen[p.Name] || len(p.Words) == 0 {
					continue
				}
				seen[p.Name] = true
				out = append(out, loadline.Textf("What %v asks for (%v): %v.", and(d.Who), pledgeTitle(p), and(p.Words)))
			}
		}
	}
	return out
}

func pledgeTitle(p loadline.Pledge) string {
	if p.Title != "" {
		return lowered(p.Title)
	}
	return p.Ref().String()
}

// ownTable is what the company may do to others in turn.
func (w *whoCan) ownTable() loadline.Table {
	t := loadline.Table{ID: "own", Title: loadline.Textf("What the company may do in turn"), Columns: heads(loadline.Words, "to", "Takes from", "by", "By", "hurts", "Which hurts by", "ready", "Today")}
	over := w.c.leverage()
	for _, l := range over.own {
		t.Rows = append(t.Rows, loadline.Row{Cells: []loadline.Cell{
			{Value: over.title(l.Target)}, {Value: l.Says, Why: &alone(l).because()[0]}, {Value: costSays(l, w.c.Company.Currency)}, {Value: readySays(alone(l))},
		}})
	}
	return t
}

// removesTable is what would take each lever's bite away.
func (w *whoCan) removesTable() loadline.Table {
	t := loadline.Table{ID: "removes", Title: loadline.Textf("What would take it away, one thing at a time"), Columns: []loadline.Column{
		{ID: "who", Head: loadline.Textf("Row")},
		{ID: "change", Head: loadline.Textf("Smallest change")},
		{ID: "at", Head: loadline.Textf("As it stands")},
	}, Notes: []loadline.Text{loadline.Textf("A list, in no order of merit, and no advice.")}}
	if w.data.Force == nil {
		return t
	}
	for _, d := range w.data.Force.Demands {
		row := loadline.Textf("%v: %v", and(d.Who), d.bySays())
		for _, r := range d.Removes {
			t.Rows = append(t.Rows, loadline.Row{Cells: []loadline.Cell{{Value: row}, {Value: r.change}, {Value: r.At}}})
			row = loadline.Textf("")
		}
	}
	return t
}

// forceSays is who can put the choice today, for the finding: nothing where nobody certainly can.
func (w *whoCan) forceSays() []loadline.Text {
	if w.data.Force == nil {
		return nil
	}
	var ready []DemandOver
	for _, d := range w.data.Force.Demands {
		if d.of.can() == loadline.Yes && !slices.ContainsFunc(ready, func(o DemandOver) bool { return slices.Equal(o.Who, d.Who) }) {
			ready = append(ready, d)
		}
	}
	if len(ready) == 0 {
		return nil
	}
	d := ready[0]
	out := []loadline.Text{loadline.Textf("%v can put those who decide before a choice: this, or the loss of %v, with which the company ends.", and(d.Who), d.Need)}
	if h := d.Happen; d.Asks != "that it does not" && h.CanBe != loadline.No && h.Formally == loadline.No {
		out = append(out, loadline.Textf("Where they want it, it happens unless %v.", w.holdOutSays(h)))
	}
	if h := d.Fail; d.Asks != "that it happens" && h.CanBe != loadline.No && h.Formally == loadline.No {
		out = append(out, loadline.Textf("Where they do not want it, it fails unless %v.", w.holdOutSays(h)))
	}
	if len(ready) > 1 {
		out = append(out, loadline.Textf("So can %v more.", numeral(len(ready)-1)))
	}
	return out
}

// forceBecause is the levers of those who can put the choice, or may, as reasons.
func (w *whoCan) forceBecause() []loadline.Reason {
	if w.data.Force == nil || len(w.data.Force.Demands) == 0 {
		return nil
	}
	top := loadline.Reason{Says: loadline.Textf("Who can end it, or force it")}
	for _, d := range w.data.Force.Demands {
		top.Because = append(top.Because, d.of.because()...)
	}
	return []loadline.Reason{top}
}

// forceAssumed is each question on which a lever hangs that cannot be told, once, and what of the levers is the file's own word.
func (w *whoCan) forceAssumed(told map[string]bool) []loadline.Assumption {
	if w.data.Force == nil {
		return nil
	}
	var out []loadline.Assumption
	for _, d := range w.data.Force.Demands {
		for _, u := range d.of.open() {
			if !told[u.Question] {
				out = append(out, loadline.Assumption{Says: loadline.Textf("Not known: whether a lever can be used, or what it takes, hangs on it."), Settles: loadline.Textf("%v", u.Question), At: u.At})
			}
			told[u.Question] = true
		}
	}
	return append(out, asserted(w.data.Force.Demands)...)
}

// asserted is what of the levers no contract and no ledger shows: what a need is, and how long it takes to meet it otherwise.
func asserted(ds []DemandOver) []loadline.Assumption {
	var out []loadline.Assumption
	seen := map[string]bool{}
	for _, d := range ds {
		for _, l := range d.of.of {
			for _, p := range l.Bite.Parts {
				says := partSays(l.Bite.Need, p)
				if p.Derived || says.IsZero() || seen[says.String()] {
					continue
				}
				seen[says.String()] = true
				out = append(out, loadline.Assumption{Says: loadline.Textf("%v: the file's own word, which no ledger shows", says), At: p.At})
			}
		}
	}
	return out
}

// allOpen says whether a part may be anything from nothing to all.
func allOpen(n loadline.Number) bool {
	return n.Lo != nil && n.Hi != nil && n.Lo.Sign() == 0 && n.Hi.Equal(loadline.Int(1))
}

// partSays is a figure of a bite that may be somebody's own word; nothing of one that contracts state, or that nobody knows.
func partSays(need string, p dependence.Part) loadline.Text {
	switch none := noneKnown(p.Value); {
	case p.What == "ends":
		return loadline.Textf("the company ends with the loss of %v", need)
	case none:
		return loadline.Text{}
	case p.What == "below" && allOpen(p.Value):
		return loadline.Text{}
	case p.What == "below":
		return loadline.Textf("%v fails below %v of what is used now", need, inPart(p.Value))
	case p.What == "endures":
		return loadline.Textf("that %v fails is borne for %v", need, monthsSay(p.Value))
	case p.What == "replace":
		return loadline.Textf("%v is met otherwise within %v", need, monthsSay(p.Value))
	}
	return loadline.Text{}
}
