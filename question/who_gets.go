package question

import (
	"cmp"
	"maps"
	"slices"

	"loadline"
	"loadline/deals"
)

// WhoGets is the question who gets what of proceeds: of a sale, a liquidation, a dividend, a licence, a sale of the assets.
type WhoGets struct {
	From, To loadline.Ratio // proceeds; equal where one amount is asked about
	Terms    deals.ExitTerms
	Holder   string // a stakeholder asked about besides: from which proceeds it gets anything; "" is nobody
}

// Paid are the figures of an answer to who-gets, which are its JSON. Amounts are in Currency, rounded to the cent.
type Paid struct {
	Currency string         `json:"currency"`
	Proceeds loadline.Ratio `json:"proceeds"`
	To       loadline.Ratio `json:"to"`
	Holders  []HolderPaid   `json:"holders"`
	Claims   []ClaimPaid    `json:"claims"`
	Knots    []KnotOf       `json:"breakpoints"`
	Readings []ReadingOf    `json:"readings"`
	Curve    []PaidAt       `json:"curve,omitempty"`
	Jumps    []JumpOf       `json:"jumps,omitempty"` // in the first reading
	Votes    []VoteOf       `json:"conversion_votes,omitempty"`
}

// HolderPaid is what one holder gets: exact, or between the readings of what is open.
type HolderPaid struct {
	Holder string           `json:"holder"`
	Gets   loadline.Number  `json:"gets"`
	Part   loadline.Number  `json:"part"`
	From   *loadline.Number `json:"has_value_from,omitempty"` // the proceeds above which it gets anything; none: never
}

// ClaimPaid is what the securities of one kind get.
type ClaimPaid struct {
	Claim string          `json:"claim"`
	Gets  loadline.Number `json:"gets"`
	At    string          `json:"at,omitempty"`
}

// KnotOf is a point at which the parts of the next unit of proceeds change, in the first reading.
type KnotOf struct {
	Proceeds loadline.Ratio `json:"proceeds"`
	Share    loadline.Ratio `json:"a_common_share_gets"`
	Says     []string       `json:"says"`
}

// ReadingOf is one way to read what nobody stated, and what each holder gets by it.
type ReadingOf struct {
	Choices []string         `json:"choices"`
	Settles []string         `json:"settled_by"`
	Paid    []loadline.Ratio `json:"paid"` // by holder, in the order of Holders
}

// PaidAt is a point of the curve in the first reading: by holder, in the order of Holders.
type PaidAt struct {
	Proceeds loadline.Ratio   `json:"proceeds"`
	Paid     []loadline.Ratio `json:"paid"`
}

// whoGets is one asking.
type whoGets struct {
	WhoGets
	c    Case
	exit *deals.Exit
	ids  []string // holders, most first
	data Paid

	turned []loadline.Reason // the matters that convert preferred stock

	names map[string]string           // of stakeholders, by id
	from  map[string]*loadline.Number // by id: from which proceeds it gets anything; none: never
}

// Ask answers it.
func (q WhoGets) Ask(c Case) loadline.Answer {
	if a, refused := c.refused("who-gets"); refused {
		return a
	}
	a := c.answer("who-gets")
	if q.From.Sign() < 0 || q.To.Cmp(q.From) < 0 {
		a.State, a.Finding = loadline.NotApplicable, loadline.Textf("Proceeds are an amount, or a range from a smaller to a larger one.")
		return a
	}
	on := c.Ledger.On(c.AsOf)
	q.Terms.From, q.Terms.To = q.From, q.To
	w := &whoGets{WhoGets: q, c: c, exit: deals.ExitOf(c.Company, on, q.Terms)}
	a.Assumed = append(slices.Clip(on.Assumed), w.exit.Assumed...)
	a.Notices = []loadline.Text{noAdvice()}
	switch {
	case len(w.exit.Open) > 0:
		return w.missing(a)
	case len(w.exit.Claims) == 0:
		a.State, a.Finding = loadline.NotApplicable, loadline.Textf("Nothing is outstanding on that day that shares in proceeds.")
		return a
	}
	if q.Holder != "" {
		if s, near := find(c.Company, q.Holder); s == nil {
			a.State, a.Finding = loadline.NotApplicable, loadline.Textf("%q is no stakeholder of the file.", q.Holder)
			if len(near) > 0 {
				a.Finding = loadline.Textf("%v Did you mean %v?", a.Finding, list(near, 3))
			}
			return a
		}
	}
	w.measure()
	a.Assumed = append(a.Assumed, w.votes(on)...)
	a.Finding, a.Data, a.Views = w.finding(), w.data, w.views()
	a.Because = w.because()
	for _, ch := range w.open() {
		a.Assumed = append(a.Assumed, loadline.Assumption{Says: loadline.Textf("every reading is answered"), Settles: ch.Settles, At: ch.At})
	}
	return a
}

// missing is the answer where a fact is missing that no reading can stand in for.
func (w *whoGets) missing(a loadline.Answer) loadline.Answer {
	a.State = loadline.FactsMissing
	a.Finding = loadline.Textf("Who gets what cannot be told. What would settle it: %v", w.exit.Open[0].Question)
	if n := len(w.exit.Open); n > 1 {
		a.Finding = loadline.Textf("Who gets what cannot be told: %v facts are missing. The first: %v", n, w.exit.Open[0].Question)
	}
	for _, u := range w.exit.Open {
		a.Assumed = append(a.Assumed, loadline.Assumption{Says: loadline.Textf("nothing: this is not known, and no reading stands in for it"), Settles: loadline.Textf("%v", u.Question), At: u.At})
	}
	return a
}

// open are the choices that the readings differ in, one for each question.
func (w *whoGets) open() []deals.Choice {
	var out []deals.Choice
	seen := map[string]bool{}
	for _, r := range w.exit.Readings {
		for _, c := range r.Choices {
			if key := c.Settles.String(); !seen[key] {
				out, seen[key] = append(out, c), true
			}
		}
	}
	return out
}

func (w *whoGets) measure() {
	w.data = Paid{Currency: w.exit.Currency, Proceeds: w.From, To: w.To, Holders: []HolderPaid{}, Knots: []KnotOf{}, Readings: []ReadingOf{}}
	w.names, w.from = holderNames(w.c.Company), w.valuesFrom()
	by := make([]map[string]loadline.Ratio, len(w.exit.Readings))
	for i := range w.exit.Readings {
		by[i] = w.exit.Paid(&w.exit.Readings[i], w.To)
	}
	for id := range by[0] {
		w.ids = append(w.ids, id)
	}
	for i := range by {
		by[i] = w.cents(by[i])
	}
	slices.SortFunc(w.ids, func(a, b string) int { return cmp.Or(by[0][b].Cmp(by[0][a]), cmp.Compare(a, b)) })
	for _, id := range w.ids {
		w.data.Holders = append(w.data.Holders, w.holder(id, by))
	}
	w.data.Claims = w.claims()
	w.knots()
	w.jumps()
	for i := range w.exit.Readings {
		w.data.Readings = append(w.data.Readings, w.reading(i, by[i]))
	}
	w.curve()
}

// cents rounds what holders get so that it still comes to what they get together.
func (w *whoGets) cents(paid map[string]loadline.Ratio) map[string]loadline.Ratio {
	ids := slices.Sorted(maps.Keys(paid))
	amounts := make([]loadline.Ratio, len(ids))
	for i, id := range ids {
		amounts[i] = paid[id]
	}
	out := map[string]loadline.Ratio{}
	for i, v := range deals.Cents(amounts) {
		out[ids[i]] = v
	}
	return out
}

func (w *whoGets) holder(id string, by []map[string]loadline.Ratio) HolderPaid {
	h := HolderPaid{Holder: w.name(id), Gets: loadline.Exactly(by[0][id])}
	for _, paid := range by[1:] {
		h.Gets = h.Gets.Hull(loadline.Exactly(paid[id]))
	}
	h.Part = loadline.Exactly(loadline.Ratio{})
	if w.To.Sign() > 0 {
		h.Part = h.Gets.Quo(loadline.Exactly(w.To))
	}
	h.From = w.from[id]
	return h
}

// valuesFrom is the proceeds above which each holder gets anything, over all readings: without an upper bound where by some of
// them it never does; who never does by any has none.
func (w *whoGets) valuesFrom() map[string]*loadline.Number {
	out, times := map[string]*loadline.Number{}, map[string]int{}
	for i := range w.exit.Readings {
		for id, at := range w.begins(&w.exit.Readings[i]) {
			n := loadline.Exactly(at)
			if times[id]++; times[id] > 1 {
				n = out[id].Hull(n)
			}
			out[id] = &n
		}
	}
	for id, n := range out {
		if times[id] < len(w.exit.Readings) {
			n.Hi = nil
		}
	}
	return out
}

// begins is the proceeds above which each holder gets anything, in one reading.
func (w *whoGets) begins(r *deals.ExitReading) map[string]loadline.Ratio {
	out := map[string]loadline.Ratio{}
	for i, c := range w.exit.Claims {
		at, ever := r.Payout.Begins(i)
		if !ever {
			continue
		}
		for _, h := range c.Holders {
			if first, seen := out[h.Stakeholder]; h.Part.Sign() > 0 && (!seen || at.Cmp(first) < 0) {
				out[h.Stakeholder] = at
			}
		}
	}
	return out
}

// claims are what the securities of each kind get.
func (w *whoGets) claims() []ClaimPaid {
	out := make([]ClaimPaid, len(w.exit.Claims))
	for n := range w.exit.Readings {
		paid, _, _ := w.exit.Readings[n].Payout.At(w.To)
		for i, c := range w.exit.Claims {
			v := loadline.Exactly(paid[i].Round(2, loadline.HalfUp))
			if n > 0 {
				v = out[i].Gets.Hull(v)
			}
			out[i] = ClaimPaid{Claim: c.Says.String(), Gets: v, At: c.At.String()}
		}
	}
	return out
}

func (w *whoGets) reading(i int, paid map[string]loadline.Ratio) ReadingOf {
	r := ReadingOf{Choices: []string{}, Settles: []string{}}
	for _, c := range w.exit.Readings[i].Choices {
		r.Choices, r.Settles = append(r.Choices, c.Says.String()), append(r.Settles, c.Settles.String())
	}
	for _, id := range w.ids {
		r.Paid = append(r.Paid, paid[id])
	}
	return r
}

// pointsOfCurve is how many points a range is drawn with, the ends included, beside those where payouts jump.
const pointsOfCurve = 41

// curve is what holders get over the range, in the first reading.
func (w *whoGets) curve() {
	from, to := w.From, w.To
	if from.Equal(to) {
		from, to = loadline.Ratio{}, w.To.Mul(loadline.Int(2))
	}
	if to.Cmp(from) <= 0 {
		return
	}
	step := to.Sub(from).Quo(loadline.Int(pointsOfCurve - 1))
	points := w.aroundJumps(from, to)
	for i := range int64(pointsOfCurve) {
		points = append(points, from.Add(step.Mul(loadline.Int(i))))
	}
	slices.SortFunc(points, loadline.Ratio.Cmp)
	for _, x := range slices.CompactFunc(points, loadline.Ratio.Equal) {
		paid := w.exit.Paid(&w.exit.Readings[0], x)
		p := PaidAt{Proceeds: x.Round(2, loadline.HalfUp)}
		for _, id := range w.ids {
			p.Paid = append(p.Paid, paid[id].Round(2, loadline.HalfUp))
		}
		w.data.Curve = append(w.data.Curve, p)
	}
}

func (w *whoGets) name(id string) string { return cmp.Or(w.names[id], id) }
