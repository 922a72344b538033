package question

import (
	"cmp"
	"slices"

	"loadline"
	"loadline/control"
	"loadline/governance"
)

// actor is somebody whose standing is compared: a party, or a group of them together.
type actor struct {
	ref   loadline.Ref
	title string
	group string // "": a party
}

// stand is what an actor is to a matter, over all readings of a column. Of a matter that is not decided there it is absent.
type stand struct {
	there, decides, blocks, asked loadline.Truth
	votes                         bool // it has a part in it, if only with others
	rights                        []loadline.Text
}

// onMatters are the matters as they are decided in one case of a column.
type onMatters map[loadline.Ref]*whoCan

// decisions are the matters of each column, by case.
func (w *whatIf) decisions() [][]onMatters {
	out := make([][]onMatters, len(w.columns))
	for i, col := range w.columns {
		for _, c := range col.cases {
			on := onMatters{}
			order, _ := c.order()
			for _, r := range order.Matters() {
				d, _ := order.Decision(r, governance.Horizon{})
				if d == nil {
					continue
				}
				if q, err := newWhoCan(WhoCan{}, c, order, d); err == nil {
					on[r] = q
				}
			}
			out[i] = append(out[i], on)
		}
	}
	return out
}

// standings compares what everybody is to every matter, and who would have to hold out over it.
func (w *whatIf) standings() {
	on := w.decisions()
	w.holdOuts(on)
	for _, matter := range w.matters(on) {
		for _, who := range w.actors(on, matter) {
			w.compare(on, matter, who)
		}
	}
	heaviest := func(a, b StandingChange) int { return cmp.Compare(b.rank, a.rank) }
	slices.SortStableFunc(w.data.Lost, heaviest)
	slices.SortStableFunc(w.data.Gained, heaviest)
}

// matters are those of all columns, in the order of the file.
func (w *whatIf) matters(on [][]onMatters) []loadline.Ref {
	var out []loadline.Ref
	for i, col := range w.columns {
		order, _ := col.cases[0].order()
		for _, r := range order.Matters() {
			if on[i][0][r] != nil && !slices.Contains(out, r) {
				out = append(out, r)
			}
		}
	}
	return out
}

// actors are those who have a part in a matter in any column: the groups of several first, then the parties.
func (w *whatIf) actors(on [][]onMatters, matter loadline.Ref) []actor {
	var groups, parties []actor
	add := func(to *[]actor, a actor) {
		if !slices.ContainsFunc(*to, func(x actor) bool { return x.ref == a.ref }) {
			*to = append(*to, a)
		}
	}
	for i, col := range w.columns {
		for _, g := range severalTogether(col.signed) {
			add(&groups, actor{loadline.Ref{Kind: groupKind, Name: g}, g, g})
		}
		q := on[i][0][matter]
		if q == nil {
			continue
		}
		for v, p := range q.d.Parties {
			if !p.Assumed && !q.several(v) {
				add(&parties, actor{p.Ref, q.names[v], ""})
			}
		}
		for _, p := range q.bystanders() {
			add(&parties, actor{p.Ref, p.Who, ""})
		}
	}
	return append(groups, parties...)
}

// severalTogether are the groups to which more than one stakeholder belongs.
func severalTogether(c *loadline.Company) []string {
	var out []string
	times := map[string]int{}
	for _, s := range c.Stakeholders {
		for _, g := range s.Groups {
			if times[g]++; times[g] == 2 {
				out = append(out, g)
			}
		}
	}
	return out
}

// coalitionOf is an actor among the parties of a decision.
func (a actor) coalitionOf(q *whoCan) control.Coalition {
	if a.group != "" {
		c, _ := q.d.Group(a.group)
		return c
	}
	for v, p := range q.d.Parties {
		if p.Ref == a.ref {
			return control.Of(v)
		}
	}
	return nil
}

// standing is what an actor is to a matter over the cases of a column.
func (a actor) standing(cases []onMatters, matter loadline.Ref) stand {
	var out stand
	for i, on := range cases {
		one := stand{there: loadline.No, decides: loadline.No, blocks: loadline.No, asked: loadline.No}
		if q := on[matter]; q != nil {
			one.there = loadline.Yes
			if c := a.coalitionOf(q); c.Len() > 0 {
				one.votes = true
				one.decides, one.blocks, one.asked = q.decides(c), q.blocks(c), q.mustBeAsked(c)
				if q.needless() {
					one.decides = loadline.No
				}
				one.rights = a.rights(q, c)
			} else {
				one.rights = a.rights(q, nil)
			}
		}
		if i == 0 {
			out = one
			continue
		}
		out.votes = out.votes || one.votes
		out.decides, out.blocks, out.asked = agreed(out.decides, one.decides), agreed(out.blocks, one.blocks), agreed(out.asked, one.asked)
	}
	return out
}

// agreed is what two readings come to: what both say, else it cannot be told.
func agreed(a, b loadline.Truth) loadline.Truth {
	if a == b {
		return a
	}
	return loadline.CannotTell
}

// rights are those that delay or inform, which an actor has over a matter.
func (a actor) rights(q *whoCan, c control.Coalition) []loadline.Text {
	var out []loadline.Text
	if a.group != "" {
		return nil
	}
	for _, r := range q.d.Rights {
		if r.Binds != loadline.No && (r.Right.Of == a.ref || slices.ContainsFunc(r.Who, c.Has)) {
			out = append(out, rightSays(r.Right))
		}
	}
	return out
}

// weight orders standings: who decides stands above who blocks, above who must be asked, above who has another right.
func (s stand) weight() int {
	most := 0
	for _, x := range []struct {
		t     loadline.Truth
		heavy int
	}{{s.decides, 60}, {s.blocks, 40}, {s.asked, 20}} {
		switch x.t {
		case loadline.Yes:
			most = max(most, x.heavy)
		case loadline.CannotTell:
			most = max(most, x.heavy-5)
		}
	}
	if most == 0 {
		most = min(len(s.rights), 5)
	}
	return most
}

// says is a standing in words.
func (s stand) says(group bool) loadline.Text {
	var out []loadline.Text
	say := func(t loadline.Truth, certain, possible string) bool {
		switch t {
		case loadline.Yes:
			out = append(out, loadline.Textf("%v", certain))
		case loadline.CannotTell:
			out = append(out, loadline.Textf("%v", possible))
		}
		return t == loadline.Yes
	}
	alone := map[bool][2]string{true: {"decides", "may decide"}, false: {"decides alone", "may decide alone"}}[group]
	switch {
	case s.there != loadline.Yes:
		return loadline.Textf("not stated")
	case say(s.decides, alone[0], alone[1]), say(s.blocks, "can block", "may be able to block"):
	default:
		say(s.asked, "must be asked", "may have to be asked")
	}
	out = append(out, s.rights...)
	switch {
	case len(out) > 0:
		return listed(out)
	case s.votes:
		return loadline.Textf("votes with others")
	}
	return loadline.Textf("nothing")
}

// compare notes a standing that differs between the columns.
func (w *whatIf) compare(on [][]onMatters, matter loadline.Ref, who actor) {
	now := who.standing(on[0], matter)
	change := StandingChange{Who: who.title, Matter: matter.Name}
	up, down, other := 0, 0, false
	for i := range w.columns {
		s := who.standing(on[i], matter)
		if now.there != loadline.Yes { // a matter of the papers: it is told of whom they ask
			s.decides = loadline.No
			if s.asked != loadline.Yes || !who.consents(on[i][0][matter]) {
				s.blocks, s.asked = loadline.No, loadline.No
			}
		}
		says := s.says(who.group != "")
		change.Stands, change.weights = append(change.Stands, says), append(change.weights, s.weight())
		delta := s.weight() - now.weight()
		up, down = max(up, delta), max(down, -delta)
		other = other || delta == 0 && says.String() != change.Stands[0].String() && now.there == loadline.Yes
		if change.Because.IsZero() && delta != 0 {
			w.reason(&change, on, i, matter, who, delta > 0)
		}
	}
	switch {
	case up > 0 && down > 0, up == 0 && down == 0 && other:
		w.data.Moved = append(w.data.Moved, change)
	case down > 0:
		change.rank = down
		w.data.Lost = append(w.data.Lost, change)
	case up > 0:
		change.rank = up
		w.data.Gained = append(w.data.Gained, change)
	}
}

// consents says whether an actor takes part in a consent over the matter.
func (a actor) consents(q *whoCan) bool {
	if q == nil {
		return false
	}
	c := a.coalitionOf(q)
	return slices.ContainsFunc(q.d.Consents, func(m governance.MustAsk) bool {
		return m.Binds != loadline.No && len(m.Who) > 0 && !slices.ContainsFunc(m.Who, func(v int) bool { return !c.Has(v) })
	})
}

// reason is by what an actor's standing became otherwise in a column: of what it gained the paper that gives it, with words to
// ask for instead, or its votes; of what it lost the clause that gave it, and its votes before and after.
func (w *whatIf) reason(change *StandingChange, on [][]onMatters, i int, matter loadline.Ref, who actor, gained bool) {
	before, after := on[0][0][matter], on[i][0][matter]
	from := before
	if gained {
		from = after
	}
	if from == nil {
		return
	}
	c, does := who.coalitionOf(from), blocking
	if from.decides(c) == loadline.Yes {
		does = deciding
	}
	if gained {
		if r, instead := w.givenBy(from, who, does, w.columns[i]); r != nil {
			change.told(*r)
			change.Instead = instead
			return
		}
	}
	witness := from.witness(c, does, true)
	says := placesCited(witness)
	if says.IsZero() {
		return
	}
	change.Because, change.why, change.At = says, whyOf(witness), firstPlace(witness)
	if len(witness.counts) == 0 {
		return
	}
	change.Because = loadline.Textf("%v (%v)", listed(witness.counts), says)
	other, word := after, loadline.Textf("once signed:")
	if gained {
		other, word = before, loadline.Textf("before:")
	}
	if other != nil {
		if then := other.countsLike(who.coalitionOf(other), from.usedGates(c, does)); len(then) > 0 && listed(then).String() != listed(witness.counts).String() {
			change.Because = loadline.Textf("%v; %v %v (%v)", listed(witness.counts), word, listed(then), says)
		}
	}
}

// placesCited are the clauses of a witness, each once, without their words, which stand in its reasons.
func placesCited(w Witness) loadline.Text {
	var out []string
	for _, r := range w.by {
		says := r.Says.String()
		if q := r.At.Clause; q != nil {
			says = loadline.Textf("%v %v", q.Document.Name, q.Number).String()
		}
		if !slices.Contains(out, says) {
			out = append(out, says)
		}
	}
	if len(out) == 0 {
		return loadline.Text{}
	}
	return list(out, 4)
}

// usedGates are the requirements by which a coalition does something.
func (w *whoCan) usedGates(c control.Coalition, a act) []governance.GateFact {
	var out []governance.GateFact
	for i, used := range w.used(w.sure, c, a) {
		if used {
			out = append(out, w.d.Gates[i])
		}
	}
	return out
}

// countsLike is how much a coalition has in the constituencies of some requirements.
func (w *whoCan) countsLike(c control.Coalition, gates []governance.GateFact) []loadline.Text {
	mine := w.sure.Gates(c)
	var out []loadline.Text
	for _, g := range gates {
		if says, ok := w.counted(c, g, mine[:len(w.d.Gates)]); ok && !slices.ContainsFunc(out, sameText(says)) {
			out = append(out, says)
		}
	}
	return out
}

func firstPlace(w Witness) string {
	for _, r := range w.by {
		if r.At.Known() {
			return r.At.String()
		}
	}
	return ""
}

func (s *StandingChange) told(r loadline.Reason) {
	s.Because, s.At, s.why = r.Says, r.At.String(), &r
}

// givenBy is the paper of a round that gives an actor what it gained: a consent, a right or a seat that was not there; nil
// where it is none of them, as of votes by shares.
func (w *whatIf) givenBy(q *whoCan, who actor, a act, col *column) (*loadline.Reason, loadline.Text) {
	c := who.coalitionOf(q)
	for _, m := range q.d.Consents {
		if m.Binds != loadline.No && isNew(m.Consent.Ref(), w.c.Company.Consents) && slices.ContainsFunc(m.Who, c.Has) {
			return &loadline.Reason{Says: paperSays(loadline.Textf("its consent: without it %v", breachWords(m.Breach)), m.Consent.At), At: m.Consent.At}, insteadOfConsent(m, q)
		}
	}
	if does := q.blocks(c) == loadline.Yes || q.decides(c) == loadline.Yes; does {
		return w.seated(q, who, a, col)
	}
	for _, r := range q.d.Rights {
		if r.Binds != loadline.No && isNew(r.Right.Ref(), w.c.Company.Rights) && (r.Right.Of == who.ref || slices.ContainsFunc(r.Who, c.Has)) {
			return &loadline.Reason{Says: paperSays(rightSays(r.Right), r.Right.At), At: r.Right.At}, insteadOfRight(r.Right)
		}
	}
	return w.seated(q, who, a, col)
}

// seated is a new seat by which an actor does something: its body is among the requirements that it meets or stops.
func (w *whatIf) seated(q *whoCan, who actor, a act, col *column) (*loadline.Reason, loadline.Text) {
	s := w.newSeat(who, col)
	if s != nil && slices.ContainsFunc(q.usedGates(who.coalitionOf(q), a), func(g governance.GateFact) bool {
		return g.Kind == governance.OfBody && g.Of == governance.BodyOf(s.Seat)
	}) {
		return &loadline.Reason{Says: paperSays(loadline.Textf("its seat on the %v", titleOf(governance.BodyOf(s.Seat), q.c.Company)), s.Fact.At), At: s.Fact.At}, insteadOfSeat()
	}
	return nil, loadline.Text{}
}

func isNew[T interface{ Ref() loadline.Ref }](r loadline.Ref, list []T) bool {
	return !slices.ContainsFunc(list, func(x T) bool { return x.Ref() == r })
}

// newSeat is a seat with a vote on which an actor sits in a column and does not now.
func (w *whatIf) newSeat(who actor, col *column) *governance.Sitting {
	now, _ := w.columns[0].cases[0].order()
	then, _ := col.cases[0].order()
	for _, b := range then.Bodies() {
		before := now.Seats(b.Ref())
		for _, s := range then.Seats(b.Ref()) {
			person, known := s.Person.Get()
			votes, _ := then.HasVote(s)
			if !known || person != who.ref || votes == loadline.No {
				continue
			}
			if !slices.ContainsFunc(before, func(x governance.Sitting) bool {
				sat, known := x.Person.Get()
				voted, _ := now.HasVote(x)
				return x.Seat == s.Seat && known && sat == person && voted != loadline.No
			}) {
				return &s
			}
		}
	}
	return nil
}

// paperSays is what a paper gives, with its clause and words where it cites any.
func paperSays(says loadline.Text, at loadline.Source) loadline.Text {
	q := at.Clause
	switch {
	case q == nil:
		return says
	case q.Quote == "":
		return loadline.Textf("%v (%v %v)", says, q.Document.Name, q.Number)
	}
	return loadline.Textf("%v (%v %v: “%v”)", says, q.Document.Name, q.Number, q.Quote)
}
