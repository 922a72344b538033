package question

import (
	"math/big"
	"slices"
	"strconv"
	"strings"

	"loadline"
	"loadline/control"
	"loadline/governance"
)

// act is what a coalition does.
type act uint8

const (
	deciding act = iota
	blocking
)

// reach is the smallest coalitions that do it for certain, and those that only possibly do.
func (w *whoCan) reach(a act, sure, maybe *control.Game) Reach {
	family, does := (*control.Game).MinimalWinning, (*control.Game).Wins
	if a == blocking {
		family, does = (*control.Game).MinimalBlocking, (*control.Game).Blocks
	}
	out := Reach{Certain: w.witnesses(family(sure, w.budget()), func(c control.Coalition) Witness { return w.witness(c, a, true) })}
	if w.data.Settled {
		out.Possible = Witnesses{None: true, All: true, Count: "0", List: []Witness{}, Method: out.Certain.Method}
		return out
	}
	possible := family(maybe, w.budget())
	kept := possible.Coalitions[:0:0]
	for _, c := range possible.Coalitions {
		if !does(sure, c) {
			kept = append(kept, c)
		}
	}
	if possible.Coalitions, possible.None = kept, len(kept) == 0; possible.All {
		possible.Count = big.NewInt(int64(len(kept)))
	} else {
		possible.Count = nil
	}
	possible.Fewest = nil
	if len(kept) > 0 {
		possible.Fewest = kept[0]
	}
	out.Possible = w.witnesses(possible, func(c control.Coalition) Witness { return w.witness(c, a, false) })
	return out
}

// witnesses are the coalitions of a family as people read them.
func (w *whoCan) witnesses(f control.Family, as func(control.Coalition) Witness) Witnesses {
	out := Witnesses{None: f.None, All: f.All, Smallest: f.Fewest.Len(), List: []Witness{}, Method: f.Method.String(), shape: shapeOf(f)}
	if f.Count != nil {
		out.Count = f.Count.String()
	}
	out.Proven = f.FewestProven()
	if !f.All && !f.First && !f.None && f.Fewest != nil {
		f.Coalitions = []control.Coalition{f.Fewest} // others that a search happened on say nothing to a reader
	}
	for _, c := range f.Coalitions {
		out.List = append(out.List, as(c))
	}
	return out
}

// shape is a family of coalitions that can be said in a sentence: these, and any so many of those.
type shape struct {
	core, rest []int
	any        int
	ok         bool
}

func shapeOf(f control.Family) shape {
	if !f.All || f.None || len(f.Coalitions) == 0 {
		return shape{}
	}
	var union control.Coalition
	core := f.Coalitions[0]
	for _, c := range f.Coalitions {
		if c.Len() != f.Coalitions[0].Len() {
			return shape{}
		}
		union = union.Union(c)
		core = core.Minus(core.Minus(c))
	}
	s := shape{}
	for v := range core.Voters() {
		s.core = append(s.core, v)
	}
	for v := range union.Minus(core).Voters() {
		s.rest = append(s.rest, v)
	}
	s.any = f.Coalitions[0].Len() - len(s.core)
	s.ok = new(big.Int).Binomial(int64(len(s.rest)), int64(s.any)).Cmp(big.NewInt(int64(len(f.Coalitions)))) == 0
	return s
}

// witness is a coalition with what it meets or stops, and what it does without.
func (w *whoCan) witness(c control.Coalition, a act, certain bool) Witness {
	game := w.sure
	if !certain {
		game = w.maybe
	}
	out := Witness{Who: w.who(c), By: []ClauseOf{}}
	if w.brief { // a line of the matrix names them, and no clause
		return out
	}
	used := w.used(game, c, a)
	told := slices.ContainsFunc(w.d.Gates, func(g governance.GateFact) bool { return tells(g.Kind) })
	for i, g := range w.d.Gates {
		// A seat or a person is told where there is nothing else to tell.
		if i >= len(used) || !used[i] || told && !tells(g.Kind) || g.Kind == governance.OfQuorum {
			continue
		}
		if r := gateReason(g); !slices.ContainsFunc(out.by, sameReason(r)) {
			out.by, out.By = append(out.by, r), append(out.By, clauseOf(r))
		}
		for _, says := range append(w.countings(c, g, used), w.following(game, c, a, g)...) {
			if !slices.ContainsFunc(out.counts, sameText(says)) {
				out.counts = append(out.counts, says)
			}
		}
	}
	if a == deciding {
		out.breaches = w.breached(game, c)
	}
	if !certain {
		out.onlyIf = w.onlyIf(c, a)
	}
	out.Counts, out.OnlyIf, out.Breaches = written(out.counts), written(out.onlyIf), written(out.breaches)
	return out
}

func written(ts []loadline.Text) []string {
	var out []string
	for _, t := range ts {
		out = append(out, t.String())
	}
	return out
}

// used tells which gates say by what a coalition decides (those that its votes make hold) or blocks (those that fail
// because it is against).
func (w *whoCan) used(game *control.Game, c control.Coalition, a act) []bool {
	with, without := game.Gates(c), game.Gates(nil)
	if a == blocking {
		with, without = game.GatesAgainst(nil), game.GatesAgainst(c)
	}
	out := make([]bool, len(with))
	for i := range out {
		out[i] = with[i] && !without[i] && i < len(w.d.Gates) && w.d.Gates[i].Kind != governance.Plumbing
	}
	return out
}

func sameReason(r loadline.Reason) func(loadline.Reason) bool {
	says := r.Says.String()
	return func(o loadline.Reason) bool { return o.At.String() == r.At.String() && o.Says.String() == says }
}

func sameText(t loadline.Text) func(loadline.Text) bool {
	says := t.String()
	return func(o loadline.Text) bool { return o.String() == says }
}

// tells says whether a gate is a requirement that a reader finds in a document.
func tells(k governance.GateKind) bool {
	switch k {
	case governance.OfBody, governance.OfVotes, governance.OfConsent, governance.OfQuorum, governance.OfAgreement:
		return true
	}
	return false
}

func gateReason(g governance.GateFact) loadline.Reason {
	if g.Law != "" {
		return loadline.Reason{Says: loadline.Textf("%v (%v)", g.Says, g.Law), At: g.At}
	}
	return loadline.Reason{Says: g.Says, At: g.At}
}

func clauseOf(r loadline.Reason) ClauseOf {
	out := ClauseOf{Says: r.Says.String()}
	if r.At.Known() {
		out.At = r.At.String()
	}
	if r.At.Clause != nil {
		out.Quote = r.At.Clause.Quote
	}
	return out
}

// following are the votes that a coalition has in a vote of shares beside its own, by agreements whose parties follow it; nothing of
// those who are of it.
func (w *whoCan) following(game *control.Game, c control.Coalition, a act, g governance.GateFact) []loadline.Text {
	if g.Kind != governance.OfVotes || len(w.d.Follows) == 0 {
		return nil
	}
	with, without := game.Gates(c), game.Gates(nil)
	if a == blocking {
		with, without = game.GatesAgainst(nil), game.GatesAgainst(c)
	}
	var out []loadline.Text
	for _, f := range w.d.Follows {
		var who []string
		for _, s := range f.Of {
			if v, votes := w.d.Voter(s); (!votes || !c.Has(v)) && f.In == g.Of && with[f.Gate] && !without[f.Gate] {
				who = append(who, titleOf(s, w.c.Company))
			}
		}
		switch {
		case len(who) == 0:
		case f.Certain:
			out = append(out, loadline.Textf("the votes of %v follow by the agreement “%v”", some(who, most), w.order.Title(f.Agreement)))
		default:
			out = append(out, loadline.Textf("the votes of %v may follow by the agreement “%v”", some(who, most), w.order.Title(f.Agreement)))
		}
	}
	return out
}

// countings is counted, in a list of none or one.
func (w *whoCan) countings(c control.Coalition, g governance.GateFact, used []bool) []loadline.Text {
	if says, ok := w.counted(c, g, used); ok {
		return []loadline.Text{says}
	}
	return nil
}

// counted is how much of what a gate asks a coalition has: "four of six seats of the board".
func (w *whoCan) counted(c control.Coalition, g governance.GateFact, used []bool) (loadline.Text, bool) {
	switch g.Kind {
	case governance.OfBody:
		held, of, vacant := w.seats(g.Of, used)
		switch {
		case of == 0:
		case held == 1 && of == 1 && vacant == 0:
			return loadline.Textf("the only seat of the %v", titleOf(g.Of, w.c.Company)), true
		case vacant > 0:
			return loadline.Textf("%v of %v seats of the %v (%v vacant)", numeral(held), numeral(of), titleOf(g.Of, w.c.Company), numeral(vacant)), true
		default:
			return loadline.Textf("%v of %v seats of the %v", numeral(held), numeral(of), titleOf(g.Of, w.c.Company)), true
		}
	case governance.OfVotes:
		if k := w.columnOf(g.Of); k >= 0 {
			if part, ok := w.part(c, k); ok {
				return loadline.Textf("%v of the votes of %v", loadline.InPercent(part), votersOf(w.d.Columns[k])), true
			}
		}
	}
	return loadline.Text{}, false
}

// seats counts the seats of a body: those among the gates used, all that have a vote, and the vacant ones.
func (w *whoCan) seats(body loadline.Ref, used []bool) (held, of, vacant int) {
	mine := map[loadline.Ref]bool{}
	for i, g := range w.d.Gates {
		if name, _, _ := strings.Cut(g.Of.Name, "."); used[i] && g.Kind == governance.OfSeat && name == body.Name && !mine[g.Of] {
			mine[g.Of] = true
			held++
		}
	}
	of, vacant = w.places(body)
	return held, of, vacant
}

// places counts the seats of a body that have a vote, once, and the vacant ones among them. Who left a seat may have left
// none behind: such a seat is not counted, and what is open about it stands among what is assumed.
func (w *whoCan) places(body loadline.Ref) (of, vacant int) {
	n, known := w.bodies[body]
	if known {
		return n[0], n[1]
	}
	for _, s := range w.order.Seats(body) {
		if s.Observer || s.Exists == loadline.No || s.Exists == loadline.CannotTell && s.Vacant() {
			continue
		}
		of++
		if s.Vacant() {
			vacant++
		}
	}
	w.bodies[body] = [2]int{of, vacant}
	return of, vacant
}

// breached are the consents that bind and that a coalition decides without.
func (w *whoCan) breached(game *control.Game, c control.Coalition) []loadline.Text {
	var out []loadline.Text
	holds := game.Gates(c)
	for _, m := range w.d.Consents {
		if m.Binds == loadline.No || m.InRule == loadline.Yes || holds[m.Gate] {
			continue
		}
		out = append(out, w.breachOf(m))
	}
	return out
}

// breachOf is what deciding without a consent is.
func (w *whoCan) breachOf(m governance.MustAsk) loadline.Text {
	who, at := w.asked(m), clause(m.Consent.At, w.c.Company)
	switch {
	case m.InRule == loadline.Yes:
		return loadline.Textf("void without %v (%v)", who, at)
	case m.InRule == loadline.CannotTell:
		return loadline.Textf("perhaps void without %v (%v); what a breach of it is cannot be told", who, at)
	case m.Binds == loadline.CannotTell:
		return loadline.Textf("valid without %v; whether %v binds on that day cannot be told", who, at)
	}
	return loadline.Textf("valid without %v; breaches %v without it", who, at)
}

// asked is who gives a consent: its one party, else what it needs in words.
func (w *whoCan) asked(m governance.MustAsk) loadline.Text {
	if len(m.Who) == 1 {
		return loadline.Textf("%v", w.names[m.Who[0]])
	}
	if g := int(m.Gate); g >= 0 && g < len(w.d.Gates) && !w.d.Gates[g].Says.IsZero() {
		return w.d.Gates[g].Says
	}
	return loadline.Textf("%v", w.order.Title(m.Consent.Ref()))
}

// onlyIf are the facts that a coalition which only possibly does it hangs on.
func (w *whoCan) onlyIf(c control.Coalition, a act) []loadline.Text {
	with, without := w.maybe.Gates(c), w.sure.Gates(c)
	if a == blocking {
		with, without = w.sure.GatesAgainst(c), w.maybe.GatesAgainst(c)
	}
	var unknown, other, quorum []loadline.Text
	for i, g := range w.d.Gates {
		if !with[i] || without[i] || g.Says.IsZero() {
			continue
		}
		switch g.Kind {
		case governance.OfUnknown:
			unknown = append(unknown, g.Says)
		case governance.OfQuorum: // the vote that hangs on it is told by it
			quorum = append(quorum, g.Says)
		case governance.OfVotes, governance.OfBody, governance.OfConsent:
			other = append(other, g.Says)
		}
	}
	for _, says := range [][]loadline.Text{unknown, quorum} {
		if len(says) > 0 {
			return says
		}
	}
	return other
}

// settled says whether nothing is open: then what is possible is certain.
func (w *whoCan) settled() bool {
	if len(w.d.Open) > 0 {
		return false
	}
	for _, g := range w.d.Gates {
		if g.Kind == governance.OfUnknown {
			return false
		}
	}
	for k := range w.d.Columns {
		if w.d.Weights.IdleLo[k] != w.d.Weights.IdleHi[k] {
			return false
		}
		for v := range w.d.Parties {
			if w.d.Weights.Lo[k][v] != w.d.Weights.Hi[k][v] {
				return false
			}
		}
	}
	return true
}

// counts is a count as people read it in a sentence.
func counts(n string) any {
	if i, err := strconv.Atoi(n); err == nil {
		return numeral(i)
	}
	return n
}
