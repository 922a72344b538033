package question

import (
	"cmp"
	"slices"

	"loadline"
	"loadline/control"
	"loadline/governance"
)

// measure fills the figures of the answer.
func (w *whoCan) measure() {
	w.data = Deciders{
		Matter: w.d.Matter.Name, Says: w.says.String(), Kind: w.d.Matter.Kind, Horizon: horizonWord(w.Horizon), Turnout: w.Horizon.Turnout,
		Settled: w.settled(), Dummies: []string{}, WhileAll: []string{}, NotRead: []string{},
	}
	for _, d := range w.d.Unread {
		w.data.NotRead = append(w.data.NotRead, documentTitle(d))
	}
	w.data.Decide = w.reach(deciding, w.sure, w.maybe)
	if !w.brief { // a line of the matrix tells neither
		w.data.Block = w.reach(blocking, w.sure, w.maybe)
		if w.breachable() {
			lawfully := w.reach(deciding, w.right, w.tame)
			w.data.Lawfully = &lawfully
		}
	}
	w.data.Alone = w.able(w.sure.Dictators(), w.maybe.Dictators())
	w.data.Vetoes, w.data.Asked = []Able{}, []Able{}
	if !w.hopeless() {
		w.data.Vetoes = w.able(w.sure.Vetoers(), w.maybe.Vetoers())
		w.data.Asked = w.able(w.right.Vetoers(), w.tame.Vetoers())
	}
	w.data.Consents, w.data.Rights, w.data.Ways = w.consents(), w.rights(), w.ways()
	w.data.Drags, w.data.Law = w.drags(), w.law()
	w.data.Largest = w.largest()
	if w.data.Settled && !w.hopeless() {
		dummies, _ := w.sure.Dummies(w.budget())
		for _, v := range dummies {
			if w.d.Sways(v) {
				w.data.WhileAll = append(w.data.WhileAll, w.names[v])
			} else {
				w.data.Dummies = append(w.data.Dummies, w.names[v])
			}
		}
	}
	for _, g := range w.Groups {
		w.data.Groups = append(w.data.Groups, w.group(g))
	}
	if !w.brief {
		w.forcing()
	}
	w.data.Parties = w.parties()
	if w.Index {
		w.data.Indices = w.indices()
	}
}

// breachable says whether there is a consent without which the act may stand all the same.
func (w *whoCan) breachable() bool {
	return slices.ContainsFunc(w.d.Consents, func(m governance.MustAsk) bool { return m.Binds != loadline.No && m.InRule != loadline.Yes })
}

// everybody is all who have a voice in the matter.
func (w *whoCan) everybody() control.Coalition { return control.Everybody(len(w.d.Parties)) }

// hopeless says whether not even everybody together possibly decides it.
func (w *whoCan) hopeless() bool { return !w.maybe.Wins(w.everybody()) }

// needless says whether it takes nobody.
func (w *whoCan) needless() bool { return w.sure.Wins(nil) }

// able are those who certainly do something alone, then those who only possibly do.
func (w *whoCan) able(certain, possible []int) []Able {
	out := []Able{}
	for _, v := range certain {
		out = append(out, Able{w.names[v], true, w.several(v)})
	}
	for _, v := range possible {
		if !slices.Contains(certain, v) {
			out = append(out, Able{w.names[v], false, w.several(v)})
		}
	}
	return out
}

// several says whether a party stands for several people whom nobody stated one by one: the holders of a class.
func (w *whoCan) several(v int) bool {
	return w.d.Parties[v].Assumed && w.d.Parties[v].Ref.Kind != seatKind
}

// sureOf are the names of those who certainly do it.
func sureOf(as []Able) []string {
	out := []string{}
	for _, a := range as {
		if a.Certain {
			out = append(out, a.Who)
		}
	}
	return out
}

// perhaps are the names of those who only possibly do it.
func perhaps(as []Able) []string {
	out := []string{}
	for _, a := range as {
		if !a.Certain {
			out = append(out, a.Who)
		}
	}
	return out
}

func (w *whoCan) consents() []ConsentAsked {
	out := []ConsentAsked{}
	for _, m := range w.d.Consents {
		c := ConsentAsked{
			Consent: m.Consent.Name, Of: w.asked(m).String(), Who: w.who(control.Of(m.Who...)), Breach: breachWords(m.Breach),
			Implied: m.Implied, Void: m.InRule, Binds: m.Binds, At: m.Consent.At.String(),
		}
		if m.Consent.At.Clause != nil {
			c.Quote = m.Consent.At.Clause.Quote
		}
		out = append(out, c)
	}
	return out
}

func (w *whoCan) rights() []RightOver {
	out := []RightOver{}
	for _, r := range w.d.Rights {
		out = append(out, RightOver{
			Right: r.Right.Name, Who: w.who(control.Of(r.Who...)), Gives: gives(r.Right.Kind),
			Delay: durationWords(r.Right.Days, "none"), Binds: r.Binds, At: r.Right.At.String(),
		})
	}
	return out
}

func (w *whoCan) ways() []WayTo {
	out := []WayTo{}
	for _, p := range w.d.Ways {
		by := p.Law
		if by == "" {
			by = clause(p.At, w.c.Company).String()
		}
		out = append(out, WayTo{
			Way: cmp.Or(p.Name, "as stated"), Needs: approvalWords(p.Needs, w.c.Company).String(), Form: formWords(p.Form), Notice: durationWords(p.Notice, "none"), By: by, Draft: p.Draft,
		})
	}
	return out
}

func (w *whoCan) drags() []DragOver {
	var out []DragOver
	for _, d := range w.d.Drags {
		floor := "not stated"
		switch d.Drag.Floor.Saying {
		case loadline.Said:
			floor = d.Drag.Floor.Value.String()
		case loadline.None:
			floor = "none"
		}
		out = append(out, DragOver{Drag: d.Drag.Name, Binds: w.who(control.Of(d.Binds...)), Floor: floor, Terms: slices.Clone(d.Drag.Terms), In: d.In})
	}
	return out
}

func (w *whoCan) law() []LawOver {
	out := []LawOver{}
	for _, f := range w.d.Law {
		p := f.Provision
		out = append(out, LawOver{cmp.Or(p.Title, p.Name), bears(f.Bearing), p.Cites, p.Quote, p.Checked, p.Lawyer})
	}
	return out
}

// largest is how many of those with most votes decide, and how many block: nil where no votes of shares are counted. Where
// several constituencies are asked, holders are ordered by their votes in all of them.
func (w *whoCan) largest() *LargestHolders {
	columns := w.columns()
	if len(columns) == 0 || w.hopeless() {
		return nil
	}
	votes := make([]loadline.Number, len(w.d.Parties))
	var order []int
	for v := range votes {
		votes[v] = zero()
		for _, k := range columns {
			votes[v] = votes[v].Add(votesOf(w.d, k, v))
		}
		if !votes[v].IsZero() {
			order = append(order, v)
		}
	}
	if len(order) < 2 {
		return nil
	}
	slices.SortStableFunc(order, func(a, b int) int { return descending(votes[a], votes[b]) })
	first := func(does func(control.Coalition) bool) int {
		var c control.Coalition
		for i, v := range order {
			if c = c.With(v); does(c) {
				return i + 1
			}
		}
		return 0
	}
	of := "all who are asked"
	if len(columns) == 1 {
		of = votersOf(w.d.Columns[columns[0]]).String()
	}
	return &LargestHolders{Of: of, Decide: first(w.sure.Wins), Block: first(w.sure.Blocks), Holders: len(order)}
}

// truth is what two readings of a claim come to.
func truth(certain, possible bool) loadline.Truth {
	switch {
	case certain:
		return loadline.Yes
	case possible:
		return loadline.CannotTell
	}
	return loadline.No
}
