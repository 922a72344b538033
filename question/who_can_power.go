package question

import (
	"slices"

	"loadline"
	"loadline/control"
)

// indices are the indices of power, in the certain reading and, where facts are open, in the possible one. The truth need
// not lie between the two.
func (w *whoCan) indices() []Indices {
	if w.hopeless() {
		return nil
	}
	if w.data.Settled {
		return []Indices{w.indicesOf(w.sure, "as the facts stand")}
	}
	return []Indices{w.indicesOf(w.sure, "every open fact against those who decide"), w.indicesOf(w.maybe, "every open fact for those who decide")}
}

func (w *whoCan) indicesOf(g *control.Game, reading string) Indices {
	p := g.Power(w.budget())
	out := Indices{Reading: reading, Method: p.Method.String(), ShapleyMethod: p.ShapleyMethod.String(), Act: ranged(p.Act)}
	for v, name := range w.names {
		out.Parties = append(out.Parties, PartyIndex{name, ranged(p.Banzhaf[v]), ranged(p.ShapleyShubik[v]), ranged(p.Prevent[v]), ranged(p.Initiate[v])})
	}
	return out
}

func ranged(i control.Interval) IndexRange {
	return IndexRange{loadline.FromRat(i.Lo), loadline.FromRat(i.Hi)}
}

func (r IndexRange) number() loadline.Number { return loadline.Between(r.Lo, r.Hi) }

func (w *whoCan) indexTable(i Indices, n int) loadline.Table {
	t := loadline.Table{
		ID: [...]string{"indices", "indices_possible"}[n], Title: loadline.Textf("Indices of power, %v", i.Reading),
		Columns: []loadline.Column{
			{ID: "who", Head: loadline.Textf("Party")},
			{ID: "banzhaf", Head: loadline.Textf("Its vote decides (Banzhaf)"), Kind: loadline.Percent},
			{ID: "shapley_shubik", Head: loadline.Textf("It turns the vote (Shapley-Shubik)"), Kind: loadline.Percent},
			{ID: "prevent", Head: loadline.Textf("Prevents (Coleman)"), Kind: loadline.Percent},
			{ID: "initiate", Head: loadline.Textf("Initiates (Coleman)"), Kind: loadline.Percent},
		},
		Notes: indexNotes(i),
	}
	ps := slices.Clone(i.Parties)
	slices.SortStableFunc(ps, func(a, b PartyIndex) int { return b.Banzhaf.Lo.Cmp(a.Banzhaf.Lo) })
	for _, p := range ps[:min(len(ps), mostParties)] {
		t.Rows = append(t.Rows, loadline.Row{Cells: []loadline.Cell{
			{Value: p.Who}, {Value: p.Banzhaf.number()}, {Value: p.ShapleyShubik.number()}, {Value: p.Prevent.number()}, {Value: p.Initiate.number()},
		}})
	}
	if len(ps) > mostParties {
		t.Notes = append(t.Notes, loadline.Textf("And %v more; the JSON has all.", len(ps)-mostParties))
	}
	return t
}

func indexNotes(i Indices) []loadline.Text {
	notes := []loadline.Text{loadline.Textf("An index is no finding of control: it assumes that nobody talks to anybody.")}
	if top, ok := highest(i.Parties); ok {
		notes = append(notes, loadline.Textf("Banzhaf: if every other holder tossed a coin, the vote of %v would decide in %v of all cases.", top.Who, loadline.InPercent(top.Banzhaf.number())))
	}
	notes = append(notes,
		loadline.Textf("Shapley-Shubik: if all joined one after the other, every order equally likely, the part of the orders in which this party turns a losing group into a winning one."),
		loadline.Textf("Coleman: of the groups that win, the part that loses without this party; of those that lose, the part that wins with it. Of all groups, %v win.", loadline.InPercent(i.Act.number())),
		loadline.Textf("Method: %v.", i.Method))
	if i.ShapleyMethod != i.Method {
		notes = append(notes, loadline.Textf("Method of Shapley-Shubik: %v.", i.ShapleyMethod))
	}
	return notes
}

// highest is the party whose vote decides most often.
func highest(ps []PartyIndex) (PartyIndex, bool) {
	if len(ps) == 0 {
		return PartyIndex{}, false
	}
	top := ps[0]
	for _, p := range ps[1:] {
		if p.Banzhaf.Lo.Cmp(top.Banzhaf.Lo) > 0 {
			top = p
		}
	}
	return top, true
}
