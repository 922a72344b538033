package question

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"loadline"
	"loadline/control"
	"loadline/formula"
	"loadline/governance"
)

// WhoCan is the question who can decide a matter, who can stop it and who must be asked, on the case's day.
type WhoCan struct {
	Matter  string             // its name in the file, or the word of its kind; "" is every matter, one line each
	Groups  []string           // groups to ask about: words of the file, stakeholders, bodies; several with commas are one group
	Horizon governance.Horizon // in which world
	Index   bool               // whether to compute indices of power
}

// whoCan is one asking about one matter.
type whoCan struct {
	WhoCan
	c     Case
	order *governance.Order
	d     *governance.Decision
	says  loadline.Text            // what is decided, as "they can …" goes on
	names []string                 // by party
	sure  *control.Game            // in the reading of what is certain
	maybe *control.Game            // and of what is possible
	right *control.Game            // as sure, and nothing is breached
	tame  *control.Game            // as maybe, and nothing is breached
	brief bool                     // one line of the matrix: few coalitions are enough
	rests func() []loadline.Reason // because, made once

	bodies map[loadline.Ref][2]int // seats with a vote, and the vacant ones among them; see places
	data   Deciders
}

// Ask answers it.
func (q WhoCan) Ask(c Case) loadline.Answer {
	if a, refused := c.refused("who-can"); refused {
		return a
	}
	if nameless(q.Groups) {
		return noGroup(c)
	}
	order, problems := c.order()
	if q.Matter == "" {
		return q.matrix(c, order, problems)
	}
	m, near := findMatter(order, q.Matter)
	if m == nil {
		return notAMatter(c, q.Matter, near, order)
	}
	d, more := order.Decide(*m, q.Horizon)
	w, err := newWhoCan(q, c, order, d)
	if err != nil {
		return unweighable(c, m, err)
	}
	if bad, near := w.strangers(); bad != "" {
		return notAGroup(c, bad, near)
	}
	w.measure()
	w.data.After = afterIt(order.After(*m), order)
	a := c.answer("who-can")
	a.Problems = w.touching(merged(a.Problems, problems, more), more)
	a.Notices = []loadline.Text{noAdvice()}
	if w.data.Force != nil {
		a.Notices = append(a.Notices, privileged())
	}
	a.State, a.Finding = w.state(), w.finding()
	a.Because = w.because()
	a.Assumed = w.assumed()
	a.Data = w.data
	a.Views = w.views()
	return a
}

// noAdvice stands where a legal conclusion is printed.
func noAdvice() loadline.Text {
	return loadline.Textf("This is what the stated facts and the cited provisions come to. It is not legal advice.")
}

// newWhoCan makes the games of a decision: what is certain and what is possible, with and without a breach. It fails
// where votes do not fit the engine.
func newWhoCan(q WhoCan, c Case, order *governance.Order, d *governance.Decision) (*whoCan, error) {
	w := &whoCan{WhoCan: q, c: c, order: order, d: d, says: matterSays(d.Matter, c.Company), names: partyNames(d.Parties), bodies: map[loadline.Ref][2]int{}}
	w.rests = sync.OnceValue(w.because)
	return w, w.weigh((*control.Rule).Games)
}

// weigh makes the games.
func (w *whoCan) weigh(games func(*control.Rule, control.Weights) (sure, maybe *control.Game, err error)) (err error) {
	if w.sure, w.maybe, err = games(w.d.Rule, w.d.Weights); err != nil {
		return err
	}
	if w.right, w.tame = w.sure, w.maybe; w.d.Lawful != w.d.Rule {
		w.right, w.tame, err = games(w.d.Lawful, w.d.Weights)
	}
	return err
}

// briefly is a decision of which only is asked who decides and who blocks, and of no reasons.
func briefly(c Case, d *governance.Decision) (*whoCan, error) {
	w := &whoCan{c: c, d: d, says: matterSays(d.Matter, c.Company)}
	return w, w.weigh((*control.Rule).GamesBriefly)
}

// budget limits how many coalitions are listed; they are ordered by the votes that most hangs on.
func (w *whoCan) budget() control.Budget {
	list := mostCoalitions
	if w.brief {
		list = briefCoalitions
	}
	return control.Budget{List: list, Column: max(w.column(), 0)}
}

// mostCoalitions is how many coalitions are listed of a kind; beyond it they are counted.
const (
	mostCoalitions  = 256 // all majorities of a board of ten
	briefCoalitions = 20
)

// findMatter is the matter of that name, or the only one of that kind, as it stands on the day; else the names that are
// near. A kind that no matter of the file has is asked of the law alone.
func findMatter(o *governance.Order, word string) (*loadline.Matter, []string) {
	word = strings.ReplaceAll(strings.TrimPrefix(word, "matter."), "-", "_")
	var ofKind []loadline.Matter
	var names []string
	for _, r := range o.Matters() {
		m, ok := o.Matter(r)
		switch {
		case !ok:
		case m.Name == word:
			return &m, nil
		case m.Kind.String() == word || strings.EqualFold(m.Title, word):
			ofKind = append(ofKind, m)
		}
		names = append(names, m.Name)
	}
	if len(ofKind) == 1 {
		return &ofKind[0], nil
	}
	if len(ofKind) > 1 {
		var several []string
		for _, m := range ofKind {
			several = append(several, m.Name)
		}
		return nil, several
	}
	for _, k := range loadline.MatterKinds() {
		if k.String() == word && k != loadline.OtherMatter {
			return &loadline.Matter{Name: word, Kind: k}, nil
		}
		names = append(names, k.String())
	}
	if closest := formula.Closest(word, names); closest != "" {
		return nil, []string{closest}
	}
	return nil, nil
}

func notAMatter(c Case, word string, near []string, o *governance.Order) loadline.Answer {
	a := c.answer("who-can")
	a.State = loadline.NotApplicable
	switch len(near) {
	case 0:
		var names []string
		for _, r := range o.Matters() {
			names = append(names, r.Name)
		}
		a.Finding = loadline.Textf("No matter is called %q. The file has: %v.", word, and(names))
		if len(names) == 0 {
			a.Finding = loadline.Textf("No matter is called %q, and the file states none: write a block matter, or name a kind such as remove_officer.", word)
		}
	case 1:
		a.Finding = loadline.Textf("No matter is called %q. Did you mean %v?", word, near[0])
	default:
		a.Finding = loadline.Textf("%q is the kind of several matters. Which is meant: %v?", word, and(near))
	}
	return a
}

func unweighable(c Case, m *loadline.Matter, err error) loadline.Answer {
	a := c.answer("who-can")
	a.State = loadline.FactsDisagree
	a.Finding = loadline.Textf("The votes on %v cannot be weighed: %v.", m.Ref(), err.Error())
	return a
}

// merged is diagnostics, each letter once.
func merged(lists ...loadline.Diagnostics) loadline.Diagnostics {
	var out loadline.Diagnostics
	seen := map[string]bool{}
	for _, d := range slices.Concat(lists...) {
		key := loadline.Textf("%v %v %v", string(d.Code), d.At, d.Summary).String()
		if !seen[key] {
			out, seen[key] = append(out, d), true
		}
	}
	return out.Sorted()
}

// partyNames are the titles of parties; two of one title carry their reference too.
func partyNames(ps []governance.Party) []string {
	times := map[string]int{}
	for _, p := range ps {
		times[p.Title]++
	}
	out := make([]string, len(ps))
	for i, p := range ps {
		out[i] = cmp.Or(p.Title, p.Ref.String())
		if times[p.Title] > 1 {
			out[i] = loadline.Textf("%v (%v)", p.Title, p.Ref.Name).String()
		}
	}
	return out
}

// who are the names of a coalition's members, in the order of the parties; of many the largest first.
func (w *whoCan) who(c control.Coalition) []string {
	out := []string{}
	voters := slices.Collect(c.Voters())
	if k := w.column(); k >= 0 && len(voters) > most {
		votes := w.d.Weights.Lo[k]
		slices.SortStableFunc(voters, func(a, b int) int { return cmp.Compare(votes[b], votes[a]) })
	}
	for _, v := range voters {
		out = append(out, w.names[v])
	}
	return out
}

// state is how far the question is answered: where it is open whether anybody can, or whether a group can, facts are
// missing.
func (w *whoCan) state() loadline.State {
	for _, g := range w.data.Groups {
		if g.Decides == loadline.CannotTell || g.Blocks == loadline.CannotTell {
			return loadline.FactsMissing
		}
	}
	if len(w.data.Groups) == 0 && w.data.Decide.Certain.None && !w.data.Decide.Possible.None {
		return loadline.FactsMissing
	}
	return loadline.Answered
}

// assumed is what the rule assumes, and each question that it hangs on.
func (w *whoCan) assumed() []loadline.Assumption {
	out := slices.Clip(w.d.Assumed)
	seen := map[string]bool{}
	for _, a := range out {
		seen[a.Settles.String()] = true
	}
	for _, u := range w.d.Open {
		if !seen[u.Question] {
			out = append(out, loadline.Assumption{
				Says:    openSays(factAt(w.c.Company, u.At)),
				Settles: loadline.Textf("%v", u.Question), At: u.At,
			})
		}
		seen[u.Question] = true
	}
	return append(out, w.forceAssumed(seen)...)
}
