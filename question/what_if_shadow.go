package question

import (
	"cmp"
	"slices"

	"loadline"
	"loadline/captable"
	"loadline/deals"
)

// Shadow is the question what the SAFEs and notes already signed do at each plausible price of the next round: to parts and to
// votes, and at which price a decision changes hands. No term sheet is read: the round is money at a price and nothing else.
type Shadow struct {
	From, To loadline.Ratio // prices of a share
	Money    loadline.Ratio // new money; 0: none
	Def      captable.Definition
}

// Shadowed are the figures of an answer to what-if FROM..TO, which are its JSON. Where nobody stated a term, a figure is the hull
// of all readings.
type Shadowed struct {
	Currency string         `json:"currency"`
	Money    loadline.Ratio `json:"money"`
	Groups   []string       `json:"groups"`
	At       []ShadowAt     `json:"at"`
	Turns    []ShadowTurn   `json:"turns"` // the prices at which something changes, ascending
	Settled  []string       `json:"settle,omitempty"`
}

// ShadowAt is one price of the next round.
type ShadowAt struct {
	Price     loadline.Ratio    `json:"price"`
	Pre       loadline.Number   `json:"pre_money"` // all shares before the new money, with what converts, at the price
	Converted []loadline.Number `json:"converted"` // shares, by promise
	Parts     []loadline.Number `json:"parts"`     // fully diluted, by group
	Votes     []loadline.Number `json:"votes"`
}

// ShadowTurn is a price at which a promise converts by another term, or a decision changes hands.
type ShadowTurn struct {
	Price loadline.Ratio `json:"price"`
	Says  loadline.Text  `json:"says"`
	hands bool           // a decision changes hands
}

// shadow is one asking.
type shadow struct {
	Shadow
	w        *whatIf
	promises []deals.ConvertedPromise
	data     Shadowed
}

// pricesTried is how many prices of the range are tried, the ends included.
const pricesTried = 13

// Ask answers it.
func (q Shadow) Ask(c Case) loadline.Answer {
	if a, refused := c.refused("what-if"); refused {
		return a
	}
	a := c.answer("what-if")
	if q.From.Sign() <= 0 || q.To.Cmp(q.From) <= 0 {
		a.State, a.Finding = loadline.NotApplicable, loadline.Textf("Prices are a range above nothing, from a smaller to a larger one: 0.50..4.")
		return a
	}
	s := &shadow{Shadow: q, w: &whatIf{WhatIf: WhatIf{Def: q.Def}, c: c, day: c.AsOf}}
	s.data = Shadowed{Currency: c.Company.Currency, Money: q.Money, Groups: []string{}, At: []ShadowAt{}, Turns: []ShadowTurn{}}
	first := s.column(q.From)
	switch {
	case len(first.closed.Open) > 0:
		a.State = loadline.FactsMissing
		a.Finding = loadline.Textf("What is signed cannot be converted. What would settle it: %v", first.closed.Open[0].Question)
		return a
	case len(first.cases) == 0:
		a.State, a.Finding, a.Problems = loadline.FactsDisagree, loadline.Textf("What is signed cannot be converted."), merged(a.Problems, first.closed.Problems)
		return a
	case len(first.closed.Readings[0].Converted) == 0:
		a.State, a.Finding = loadline.NotApplicable, loadline.Textf("No SAFE or note is outstanding that converts in a next round.")
		return a
	}
	s.promises = first.closed.Readings[0].Converted
	s.measure(first)
	a.Notices = []loadline.Text{noAdvice()}
	a.Finding, a.Data, a.Views = s.finding(), s.data, s.views()
	a.Assumed = append(s.beside(first).assumed(), loadline.Assumption{
		Says:    loadline.Textf("the next round's shares have one vote each, and vote wherever all classes or all preferred classes do"),
		Settles: loadline.Textf("Which votes do the shares of the next round have? (its term sheet)"), At: c.Company.At})
	return a
}

// column is the company after a round at a price, in every reading.
func (s *shadow) column(price loadline.Ratio) *column {
	tried, r := deals.Try(s.w.c.Company, price, s.Money)
	col := &column{name: deals.TriedRound, as: loadline.Signing{Rounds: []string{deals.TriedRound}}, signed: tried}
	tried.Rounds = append(slices.Clip(tried.Rounds), r)
	ledger, _ := captable.New(tried)
	col.closed = deals.CloseTerms(tried, ledger.On(s.w.day), r)
	for i := range col.closed.Readings {
		if len(col.cases) < mostReadingsCompared {
			col.cases, col.pick = append(col.cases, bareCase(col.closed.Readings[i].Company, s.w.day)), append(col.pick, i)
		}
	}
	return col
}

// measure tries the prices, and looks for those at which something turns.
func (s *shadow) measure(first *column) {
	for _, h := range s.beside(first).holderRows() {
		s.data.Groups = append(s.data.Groups, h.title)
	}
	for _, c := range first.closed.Readings[0].Choices {
		s.data.Settled = append(s.data.Settled, c.Settles.String())
	}
	var lastStands map[string]string
	var last loadline.Ratio
	for i := range int64(pricesTried) {
		price := s.From.Add(s.To.Sub(s.From).Mul(loadline.Frac(i, pricesTried-1)))
		col := s.column(price)
		s.data.At = append(s.data.At, s.at(price, col))
		stands := s.stands(col)
		if i > 0 {
			s.turning(last, price, lastStands, stands)
		}
		last, lastStands = price, stands
	}
	for i := range first.closed.Readings {
		for _, b := range first.closed.Readings[i].Breaks(s.From, s.To) {
			for _, t := range b.Turns {
				s.turnsAt(b.Price, false, s.turnSays(t))
			}
		}
	}
	slices.SortStableFunc(s.data.Turns, func(a, b ShadowTurn) int { return a.Price.Cmp(b.Price) })
}

// beside is a comparison of the company as it is with a column.
func (s *shadow) beside(col *column) *whatIf {
	w := *s.w
	w.columns = []*column{{name: "now", signed: w.c.Company}, col}
	return &w
}

func (s *shadow) turnsAt(price loadline.Ratio, hands bool, says loadline.Text) {
	if !slices.ContainsFunc(s.data.Turns, func(t ShadowTurn) bool { return t.Price.Equal(price) && sameText(says)(t.Says) }) {
		s.data.Turns = append(s.data.Turns, ShadowTurn{Price: price, Says: says, hands: hands})
	}
}

func (s *shadow) turnSays(t deals.Turned) loadline.Text {
	if i := slices.IndexFunc(s.promises, func(p deals.ConvertedPromise) bool { return p.SecurityID == t.SecurityID }); i >= 0 {
		return loadline.Textf("%v: below %v, above %v", s.promises[i].Says, t.Below, t.Above)
	}
	return loadline.Textf("%v: below %v, above %v", classTitle(class(s.w.c.Company, t.ClassID)), t.Below, t.Above)
}

// at are the figures at a price.
func (s *shadow) at(price loadline.Ratio, col *column) ShadowAt {
	out := ShadowAt{Price: price, Pre: hull(col, func(r *deals.ClosedReading) loadline.Ratio { return r.Post.Sub(r.NewMoney) })}
	for i := range s.promises {
		out.Converted = append(out.Converted, hull(col, func(r *deals.ClosedReading) loadline.Ratio { return r.Converted[min(i, len(r.Converted)-1)].Shares }))
	}
	for _, h := range s.beside(col).holderRows() {
		part, votes := s.w.parts(col, h)
		out.Parts, out.Votes = append(out.Parts, part), append(out.Votes, votes)
	}
	return out
}

// stands is what each group and each party is to each matter at a price, in words.
func (s *shadow) stands(col *column) map[string]string {
	w := *s.w
	w.columns = []*column{col}
	on := w.decisions()
	out := map[string]string{}
	for _, m := range w.matters(on) {
		for _, who := range w.actors(on, m) {
			if st := who.standing(on[0], m); st.decides != loadline.No || st.blocks != loadline.No {
				out[loadline.Textf("%v, %v", who.title, m.Name).String()] = st.says(who.group != "").String()
			}
		}
	}
	return out
}

// turning finds for each standing that differs between two prices the price at which it does, to the fourth decimal.
func (s *shadow) turning(low, high loadline.Ratio, before, after map[string]string) {
	differs := func(a, b map[string]string) []string {
		var out []string
		for key := range a {
			if a[key] != b[key] {
				out = append(out, key)
			}
		}
		for key := range b {
			if _, there := a[key]; !there {
				out = append(out, key)
			}
		}
		slices.Sort(out)
		return out
	}
	keys := differs(before, after)
	if len(keys) == 0 {
		return
	}
	if high.Sub(low).Cmp(loadline.Frac(1, 10000)) <= 0 {
		for _, key := range keys {
			s.turnsAt(high, true, loadline.Textf("%v: below %v, from here on %v", key, cmp.Or(before[key], "votes with others"), cmp.Or(after[key], "votes with others")))
		}
		return
	}
	mid := low.Add(high.Sub(low).Quo(loadline.Int(2))).Round(4, loadline.HalfUp)
	if !low.Equal(mid) && !high.Equal(mid) {
		at := s.stands(s.column(mid))
		s.turning(low, mid, before, at)
		s.turning(mid, high, at, after)
	}
}
