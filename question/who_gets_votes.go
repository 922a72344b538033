package question

import (
	"cmp"
	"slices"

	"loadline"
	"loadline/captable"
	"loadline/control"
	"loadline/deals"
	"loadline/governance"
)

// VoteOf is a vote that turns preferred stock into common stock before the money comes: who can force it, and what it does to
// what each holder gets.
type VoteOf struct {
	Matter   string            `json:"matter"`
	Classes  []string          `json:"classes"` // that it converts
	Forced   [][]string        `json:"forced_by"`
	Possible bool              `json:"possibly_by_others"` // more can, by what nobody stated
	Gains    []loadline.Number `json:"those_gain"`         // by the coalitions of Forced: what their members get more together
	Paid     []loadline.Number `json:"paid"`               // by holder, in the order of Holders
	More     []loadline.Number `json:"more"`               // likewise: what each gets more than without the vote
}

// mostForcing is how many coalitions that force a conversion are listed.
const mostForcing = 6

// votes are the matters that convert preferred stock, with what they do.
func (w *whoGets) votes(on *captable.Holdings) []loadline.Assumption {
	var preferred []*loadline.StockClass
	for i := range w.c.Company.Classes {
		c := &w.c.Company.Classes[i]
		if c.Kind == loadline.Preferred && slices.ContainsFunc(w.exit.Claims, func(x deals.ExitClaim) bool { return x.Class == c.ID && x.Kind == captable.KindStock }) {
			preferred = append(preferred, c)
		}
	}
	if len(preferred) == 0 {
		return nil
	}
	for _, m := range w.c.Company.Matters {
		if m.Kind == loadline.ConvertPreferred {
			w.vote(m, preferred, on)
		}
	}
	if len(w.data.Votes) > 0 {
		return nil
	}
	return []loadline.Assumption{{Says: loadline.Textf("no vote turns preferred stock into common stock before: no matter of the kind convert_preferred is stated"),
		Settles: loadline.Textf("Who can convert the preferred stock by a vote? (charter)"), At: preferred[0].At}}
}

// vote measures one of them.
func (w *whoGets) vote(m loadline.Matter, preferred []*loadline.StockClass, on *captable.Holdings) {
	terms, v := w.Terms, VoteOf{Matter: cmp.Or(m.Title, m.Name), Forced: [][]string{}}
	named := func(c *loadline.StockClass) bool {
		if m.Of.Kind == "stock_class" || len(m.Effects) > 0 {
			return m.Of == c.Ref() || slices.ContainsFunc(m.Effects, func(e loadline.Effect) bool { return e.Kind == loadline.Convert && e.Of == c.Ref() })
		}
		return true
	}
	for _, c := range preferred {
		if named(c) {
			terms.Convert, v.Classes = append(terms.Convert, c.ID), append(v.Classes, cmp.Or(c.Title, c.Name))
		}
	}
	order, _ := w.c.order()
	decision, _ := order.Decide(m, governance.Horizon{})
	if len(terms.Convert) == 0 || decision == nil {
		return
	}
	after := deals.ExitOf(w.c.Company, on, terms)
	if len(after.Open) > 0 {
		return
	}
	by := make([]map[string]loadline.Ratio, len(after.Readings))
	for i := range by {
		by[i] = w.cents(after.Paid(&after.Readings[i], w.To))
	}
	for _, id := range w.ids {
		v.Paid = append(v.Paid, hullOf(by, func(paid map[string]loadline.Ratio) loadline.Ratio { return paid[id] }))
		v.More = append(v.More, w.gain([]string{id}, by))
	}
	w.force(&v, decision, by)
	w.data.Votes = append(w.data.Votes, v)
	w.turned = append(w.turned, loadline.Reason{Says: loadline.Textf("%v turns preferred stock into common stock: %v", v.Matter, list(v.Classes, 4)), At: m.At})
}

// hullOf is a figure over all readings.
func hullOf(by []map[string]loadline.Ratio, of func(map[string]loadline.Ratio) loadline.Ratio) loadline.Number {
	out := loadline.Exactly(of(by[0]))
	for _, paid := range by[1:] {
		out = out.Hull(loadline.Exactly(of(paid)))
	}
	return out
}

// force finds who can carry the vote without a breach, and what they gain by it together.
func (w *whoGets) force(v *VoteOf, d *governance.Decision, by []map[string]loadline.Ratio) {
	sure, err := d.Lawful.Game(d.Weights, control.Certain)
	if err != nil {
		v.Possible = true
		return
	}
	certain := sure.MinimalWinning(control.Budget{List: mostForcing})
	for _, c := range certain.Coalitions {
		var who []string
		var ids []string
		for voter := range c.Voters() {
			p := d.Parties[voter]
			who = append(who, p.Title)
			for _, s := range w.c.Company.Stakeholders {
				if slices.Contains(p.Members, s.Ref()) {
					ids = append(ids, s.ID)
				}
			}
		}
		v.Forced, v.Gains = append(v.Forced, who), append(v.Gains, w.gain(ids, by))
	}
	maybe, err := d.Rule.Game(d.Weights, control.Possible)
	if err != nil {
		v.Possible = true
		return
	}
	possible := maybe.MinimalWinning(control.Budget{List: mostForcing})
	v.Possible = slices.ContainsFunc(possible.Coalitions, func(c control.Coalition) bool { return !sure.Wins(c) })
}

// gain is what holders get more together after the vote: reading by reading where the vote leaves the readings as they are.
func (w *whoGets) gain(ids []string, after []map[string]loadline.Ratio) loadline.Number {
	sum := func(paid map[string]loadline.Ratio) (out loadline.Ratio) {
		for _, id := range ids {
			out = out.Add(paid[id])
		}
		return out
	}
	before := make([]map[string]loadline.Ratio, len(w.exit.Readings))
	for i := range before {
		before[i] = w.exit.Paid(&w.exit.Readings[i], w.To)
		before[i] = w.cents(before[i])
	}
	if len(before) != len(after) {
		return hullOf(after, sum).Sub(hullOf(before, sum))
	}
	out := loadline.Exactly(sum(after[0]).Sub(sum(before[0])))
	for i := range before[1:] {
		out = out.Hull(loadline.Exactly(sum(after[i+1]).Sub(sum(before[i+1]))))
	}
	return out
}

// voteTable is what a vote does to what each gets, and who can carry it.
func (w *whoGets) voteTable(v VoteOf) loadline.Table {
	t := loadline.Table{ID: "vote", Title: loadline.Textf("If a vote comes first: %v", v.Matter), Columns: []loadline.Column{
		{ID: "holder", Head: loadline.Textf("Holder")}, {ID: "gets", Head: loadline.Textf("Gets"), Kind: loadline.Amount},
		{ID: "after", Head: loadline.Textf("After the vote"), Kind: loadline.Amount}, {ID: "more", Head: loadline.Textf("Difference"), Kind: loadline.Amount},
	}}
	for i, h := range w.data.Holders {
		t.Rows = append(t.Rows, loadline.Row{Cells: []loadline.Cell{{Value: h.Holder}, {Value: w.amount(h.Gets)}, {Value: w.amount(v.Paid[i])}, {Value: w.amount(v.More[i])}}})
	}
	t.Notes = append(t.Notes, loadline.Textf("It converts %v.", list(v.Classes, len(v.Classes))))
	for i, who := range v.Forced {
		t.Notes = append(t.Notes, w.forcedSays(who, v.Gains[i]))
	}
	switch {
	case v.Possible && len(v.Forced) == 0:
		t.Notes = append(t.Notes, loadline.Textf("Who can carry it hangs on what nobody stated: ask who-can."))
	case v.Possible:
		t.Notes = append(t.Notes, loadline.Textf("Others may carry it too, by what nobody stated: ask who-can."))
	case len(v.Forced) == 0:
		t.Notes = append(t.Notes, loadline.Textf("Nobody can carry it."))
	}
	return t
}

func (w *whoGets) forcedSays(who []string, gain loadline.Number) loadline.Text {
	switch {
	case gain.Lo != nil && gain.Lo.Sign() > 0:
		return loadline.Textf("%v can carry it, and gain %v by it.", and(who), w.amount(gain))
	case gain.Hi != nil && gain.Hi.Sign() < 0:
		return loadline.Textf("%v can carry it, and lose by it: %v.", and(who), w.amount(gain))
	case gain.Known():
		return loadline.Textf("%v can carry it, and get the same.", and(who))
	}
	return loadline.Textf("%v can carry it; what that brings them lies between the readings: %v.", and(who), w.amount(gain))
}
