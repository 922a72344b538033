package deals

import (
	"slices"

	"loadline"
	"loadline/captable"
	"loadline/financing"
)

// Exit is how a company's securities share in proceeds on a day.
type Exit struct {
	Day      loadline.Date
	Currency string
	Claims   []ExitClaim
	Readings []ExitReading // none where a fact is missing that no reading can stand in for
	Open     []loadline.Unknown
	Assumed  []loadline.Assumption
}

// ExitClaim is a claim of an exit: securities that are paid alike.
type ExitClaim struct {
	Says    loadline.Text // "Series A Preferred", "options of Common Stock at USD 0.20"
	Class   string        // the id of the class of stock that it is, or is over; empty where it is none
	Kind    captable.SecurityKind
	Holders []Holder
	At      loadline.Source
}

// Holder is a part of a claim.
type Holder struct {
	Stakeholder string // its id
	SecurityID  string
	Part        loadline.Ratio // of the claim: the parts of one come to one
}

// Choice is one way to read what nobody stated.
type Choice struct {
	Says    loadline.Text // "Series A participates in full"
	Settles loadline.Text // the question that would settle it
	At      loadline.Source
}

// ExitReading is one combination of choices with what it pays: by claim, in the order of Exit.Claims.
type ExitReading struct {
	Choices   []Choice
	Waterfall financing.Waterfall[loadline.Ratio]
	Payout    *financing.Payout[loadline.Ratio]
}

// ExitTerms are what an exit brings with it beside the facts of the company.
type ExitTerms struct {
	Costs    loadline.Ratio // debt and costs of the transaction that the file does not state: paid before everything
	CarveOut loadline.Ratio // a part of all proceeds that goes to management or others before everything; 0: none
	Unvested loadline.Truth // whether options that have not vested take part, accelerated or taken over; CannotTell: both readings
}

// mostReadings is how many combinations of open terms are computed.
const mostReadings = 64

// ExitOf reads the securities of a day as claims on proceeds. The Open questions are those that leave no reading at all.
func ExitOf(c *loadline.Company, h *captable.Holdings, t ExitTerms) *Exit {
	e := &exit{company: c, holdings: h, terms: t, out: &Exit{Day: h.AsOf, Currency: c.Currency}}
	e.securities()
	if len(e.out.Open) > 0 {
		return e.out
	}
	e.readings()
	return e.out
}

// exit collects claims and the choices that they leave open.
type exit struct {
	company  *loadline.Company
	holdings *captable.Holdings
	terms    ExitTerms
	out      *Exit
	drafts   []draftClaim
	forks    []fork
	safes    func(read func(fork int) int) int // the rank of SAFEs
}

// fork is a term that can be read in several ways.
type fork struct {
	settles loadline.Text
	at      loadline.Source
	ways    []loadline.Text
}

// draftClaim is a claim whose figures may hang on how forks are read.
type draftClaim struct {
	ExitClaim
	shares []loadline.Ratio // by holder
	figure func(read func(fork int) int) financing.Entitlement[loadline.Ratio]
}

// fork notes a term with its readings and gives its number.
func (e *exit) fork(settles loadline.Text, at loadline.Source, ways ...loadline.Text) int {
	e.forks = append(e.forks, fork{settles, at, ways})
	return len(e.forks) - 1
}

func (e *exit) ask(question loadline.Text, at loadline.Source) {
	e.out.Open = append(e.out.Open, loadline.Unknown{Question: question.String(), At: at})
}

func (e *exit) assume(says, settles loadline.Text, at loadline.Source) {
	e.out.Assumed = append(e.out.Assumed, loadline.Assumption{Says: says, Settles: settles, At: at})
}

// exact is a number that must be known; otherwise its questions are asked.
func (e *exit) exact(n loadline.Number, question loadline.Text, at loadline.Source) loadline.Ratio {
	r, ok := n.Exact()
	if ok {
		return r
	}
	if len(n.Open) == 0 {
		e.ask(question, at)
	}
	e.out.Open = append(e.out.Open, n.Open...)
	return loadline.Ratio{}
}

// money is an amount in the exit's currency that must be known.
func (e *exit) money(s loadline.Stated[loadline.Money], question loadline.Text, at loadline.Source) loadline.Ratio {
	m, ok := s.Get()
	switch {
	case !ok && s.Question != "":
		e.out.Open = append(e.out.Open, loadline.Unknown{Question: s.Question, At: s.At})
	case !ok:
		e.ask(question, at)
	case e.out.Currency == "":
		e.out.Currency = m.Currency
	case m.Currency != "" && m.Currency != e.out.Currency:
		e.ask(loadline.Textf("What is %v in %v? Amounts in two currencies are not added.", m, e.out.Currency), at)
	}
	return m.Amount
}

// readings computes the payout for every combination of the forks.
func (e *exit) readings() {
	total := 1
	for _, f := range e.forks {
		if total > mostReadings/len(f.ways) {
			e.ask(loadline.Textf("More terms are open than can be answered for every reading: %v", f.settles), f.at)
			return
		}
		total *= len(f.ways)
	}
	for n := range total {
		reading := make([]int, len(e.forks))
		rest := n
		for i, f := range e.forks {
			reading[i], rest = rest%len(f.ways), rest/len(f.ways)
		}
		e.out.Readings = append(e.out.Readings, e.read(reading))
	}
	for _, d := range e.drafts {
		e.out.Claims = append(e.out.Claims, d.ExitClaim)
	}
}

func (e *exit) read(reading []int) ExitReading {
	r := ExitReading{Waterfall: financing.Waterfall[loadline.Ratio]{One: loadline.Int(1)}}
	for i, way := range reading {
		f := e.forks[i]
		r.Choices = append(r.Choices, Choice{f.ways[way], f.settles, f.at})
	}
	if e.terms.CarveOut.Sign() > 0 {
		r.Waterfall.Slices = []financing.Slice[loadline.Ratio]{{Part: e.terms.CarveOut}}
	}
	for _, d := range e.drafts {
		r.Waterfall.Claims = append(r.Waterfall.Claims, d.figure(func(f int) int { return reading[f] }))
	}
	r.Payout, _ = r.Waterfall.Pay()
	return r
}

// add puts a claim on the list. Its holders share by what they have of it.
func (e *exit) add(d draftClaim) {
	sum := total(d.shares)
	if sum.Sign() <= 0 {
		return
	}
	for i, s := range d.shares {
		d.Holders[i].Part = s.Quo(sum)
	}
	e.drafts = append(e.drafts, d)
}

// costsID and carveOutID stand in the place of a stakeholder's id for what goes to none.
const (
	costsID    = "debt and costs"
	carveOutID = "carve-out"
)

// Paid is what each holder gets of proceeds in one reading, by stakeholder id; exact, before any rounding.
func (e *Exit) Paid(r *ExitReading, proceeds loadline.Ratio) map[string]loadline.Ratio {
	out := map[string]loadline.Ratio{}
	paid, sliced, _ := r.Payout.At(proceeds)
	if len(sliced) > 0 {
		out[carveOutID] = total(sliced)
	}
	for i, c := range e.Claims {
		for _, h := range c.Holders {
			out[h.Stakeholder] = out[h.Stakeholder].Add(paid[i].Mul(h.Part))
		}
	}
	return out
}

// Cents rounds amounts so that they still come to their sum: each down to a cent, and the cents that are left to the largest
// remainders, the first of equals in the order given.
func Cents(amounts []loadline.Ratio) []loadline.Ratio {
	out := make([]loadline.Ratio, len(amounts))
	order := make([]int, len(amounts))
	exact, down := loadline.Ratio{}, loadline.Ratio{}
	for i, a := range amounts {
		order[i] = i
		out[i] = a.Round(2, loadline.Down)
		exact, down = exact.Add(a), down.Add(out[i])
	}
	slices.SortStableFunc(order, func(a, b int) int { return amounts[b].Sub(out[b]).Cmp(amounts[a].Sub(out[a])) })
	cent := loadline.Frac(1, 100)
	left := exact.Round(2, loadline.HalfUp).Sub(down)
	for _, i := range order {
		if left.Cmp(cent) < 0 {
			break
		}
		out[i], left = out[i].Add(cent), left.Sub(cent)
	}
	return out
}
