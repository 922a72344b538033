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
	Steps    []loadline.Text // of profit shares, in the order of the waterfall's tiers
	Readings []ExitReading   // none where a fact is missing that no reading can stand in for
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
	As       Proceeds       // what brings the money
	Convert  []string       // ids of classes that a vote has turned into common stock before
	Costs    loadline.Ratio // debt and costs of the transaction that the file does not state: paid before everything
	CarveOut loadline.Ratio // a part of all proceeds that goes to management or others before everything; 0: none
	From, To loadline.Ratio // the proceeds asked about: where several outcomes hold only elsewhere, that with most conversions is taken; 0 and 0: any
	Unvested loadline.Truth // whether options that have not vested take part, accelerated or taken over; CannotTell: both readings
}

// mostReadings is how many readings of open terms are paid out, mostCombinations how many are compared to find them.
const (
	mostReadings     = 64
	mostCombinations = 1024
)

// ExitOf reads the securities of a day as claims on proceeds. The Open questions are those that leave no reading at all.
func ExitOf(c *loadline.Company, h *captable.Holdings, t ExitTerms) *Exit {
	e := &exit{company: c, holdings: h, terms: t, late: -1, out: &Exit{Day: h.AsOf, Currency: c.Currency}}
	for i := range c.Classes { // what is one with a class in votes is converted with it
		if id := c.Classes[i].ID; slices.Contains(t.Convert, c.VotesAs(id)) {
			e.terms.Convert = append(slices.Clip(e.terms.Convert), id)
		}
	}
	e.manner = e.mannerOf()
	e.securities()
	e.tiers()
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
	steps    []step
	safes    func(read func(fork int) int) int // the rank of SAFEs
	manner   func(c *loadline.StockClass, read func(fork int) int) manner
	base     loadline.Ratio  // what caps are measured on, with all preferred stock as converted
	capsAt   loadline.Source // where one of them is stated
	late     int             // fork of the outcomes where several hold; -1: none
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
	byStep bool             // a stakeholder's own part of the steps of profit
	figure func(read func(fork int) int) financing.Entitlement[loadline.Ratio]
}

// fork notes a term with its readings and gives its number. One that was noted is not noted again: a series that differs from
// another in its price alone has the other's terms.
func (e *exit) fork(settles loadline.Text, at loadline.Source, ways ...loadline.Text) int {
	for i := range e.forks {
		if f := &e.forks[i]; f.at == at && f.settles.String() == settles.String() {
			return i
		}
	}
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
		if total > mostCombinations/len(f.ways) {
			e.tooMany(f)
			return
		}
		total *= len(f.ways)
	}
	all := e.options(make([]int, 0, len(e.forks)))
	if len(all) > mostReadings {
		e.tooMany(e.forks[0])
		return
	}
	e.leftOver(all)
	if len(e.drafts) == 0 {
		return
	}
	for _, o := range all {
		r := ExitReading{Waterfall: o.waterfall}
		for i, way := range o.ways {
			if f := e.forks[i]; way >= 0 {
				r.Choices = append(r.Choices, Choice{f.ways[way], f.settles, f.at})
			}
		}
		var failure financing.Failure
		if r.Payout, failure = r.Waterfall.Pay(); failure != financing.Solved {
			e.ask(loadline.Textf("What is promised comes to the whole company or more: which of it converts in a sale?"), e.company.At)
			e.out.Readings = nil
			return
		}
		e.out.Readings = append(e.out.Readings, r)
	}
	e.outcomes()
	for _, d := range e.drafts {
		e.out.Claims = append(e.out.Claims, d.ExitClaim)
	}
}

func (e *exit) tooMany(f fork) {
	e.ask(loadline.Textf("More terms are open than can be answered for every reading: %v", f.settles), f.at)
}

// option is a combination of readings: the way of each fork, or -1 where it makes no difference.
type option struct {
	ways      []int
	waterfall financing.Waterfall[loadline.Ratio]
}

// options are the combinations that begin with these ways. A fork that makes no difference to anybody's claim, given those
// before it, is none.
func (e *exit) options(ways []int) []option {
	f := len(ways)
	if f == len(e.forks) {
		own := slices.Clone(ways)
		return []option{{own, e.waterfall(func(f int) int { return own[f] })}}
	}
	var out []option
	same, first := true, 0
	for way := range e.forks[f].ways {
		branch := e.options(append(ways, way))
		if way == 0 {
			first = len(branch)
		}
		same = same && (way == 0 || slices.EqualFunc(branch, out[:first], func(x, y option) bool {
			return slices.Equal(x.ways[f+1:], y.ways[f+1:]) && e.sameClaims(&x.waterfall, &y.waterfall)
		}))
		out = append(out, branch...)
	}
	if !same {
		return out
	}
	for i := range first {
		out[i].ways[f] = -1
	}
	return out[:first]
}

func (e *exit) sameClaims(a, b *financing.Waterfall[loadline.Ratio]) bool {
	same := slices.EqualFunc(a.Claims, b.Claims, func(x, y financing.Entitlement[loadline.Ratio]) bool {
		return x.First.Equal(y.First) && x.Shares.Equal(y.Shares) && x.Strike.Equal(y.Strike) && (x.Most.Equal(y.Most) || x.Sharing != financing.UpTo) &&
			x.Part.Equal(y.Part) && x.Joins == y.Joins && (x.Rank == y.Rank || x.First.Sign() == 0) && (x.Sharing == y.Sharing || x.Shares.Sign() == 0)
	})
	same = same && a.Whole.Equal(b.Whole) && (a.Late == b.Late || !slices.ContainsFunc(a.Several(), e.asked))
	return same && slices.EqualFunc(a.Tiers, b.Tiers, func(x, y financing.Tier[loadline.Ratio]) bool { return x.Size.Equal(y.Size) })
}

// asked says whether proceeds are among those that are asked about.
func (e *exit) asked(r financing.Stretch[loadline.Ratio]) bool {
	return e.terms.To.Sign() == 0 || r.From.Cmp(e.terms.To) <= 0 && r.To.Cmp(e.terms.From) >= 0
}

// outcomes says on what caps are measured, and where it is not settled who converts.
func (e *exit) outcomes() {
	said := map[string]bool{}
	say := func(says, settles loadline.Text) {
		if key := says.String(); !said[key] {
			said[key] = true
			e.assume(says, settles, e.capsAt)
		}
	}
	for i := range e.out.Readings {
		r := &e.out.Readings[i]
		if !r.Waterfall.Hangs() {
			continue
		}
		say(loadline.Textf("post-money caps are measured on what converts, as Y Combinator's form says, without what takes its money or its preference instead"),
			loadline.Textf("On which shares are the caps measured in a sale? (SAFE, Liquidity Capitalization)"))
		for _, x := range r.Payout.Several {
			if !e.asked(x) {
				say(loadline.Textf("from %v to %v, where more than one choice of who converts stands, those convert who gain by it if others do", e.amount(x.From), e.amount(x.To)), loadline.Textf("%v", togetherAsks))
			}
		}
		for _, x := range r.Payout.Unsettled {
			say(loadline.Textf("from %v to %v, where no choice of who converts stands once the others answer it, nobody converts who does not below", e.amount(x.From), e.amount(x.To)),
				loadline.Textf("Who chooses first whether it converts: the holders of SAFEs or those of preferred stock? (SAFE, charter)"))
		}
	}
}

func (e *exit) amount(r loadline.Ratio) loadline.Money {
	return loadline.MoneyOf(r.Round(2, loadline.HalfUp), e.out.Currency)
}

// leftOver adds whoever has what nobody in the file has a claim on, where by a reading nobody shares.
func (e *exit) leftOver(all []option) {
	nobody := func(o option) bool {
		return !slices.ContainsFunc(o.waterfall.Claims, func(c financing.Entitlement[loadline.Ratio]) bool {
			return c.Shares.Sign() > 0 && c.Sharing != financing.NotAtAll
		})
	}
	if len(e.drafts) == 0 || !slices.ContainsFunc(all, nobody) {
		return
	}
	e.assume(loadline.Textf("what debts and preferences leave is nobody's in the file"), loadline.Textf("Who holds the shares of the company?"), e.company.At)
	e.drafts = append(e.drafts, draftClaim{ExitClaim: ExitClaim{Says: loadline.Textf("what is left"), Holders: []Holder{{Stakeholder: leftID, Part: loadline.Int(1)}}}})
	for n := range all {
		last := financing.Entitlement[loadline.Ratio]{Sharing: financing.NotAtAll}
		if nobody(all[n]) {
			last = financing.Entitlement[loadline.Ratio]{Shares: loadline.Int(1)}
		}
		w := &all[n].waterfall
		w.Claims = append(w.Claims, last)
		for i := range w.Tiers {
			w.Tiers[i].Parts = append(w.Tiers[i].Parts, loadline.Ratio{})
		}
	}
}

// waterfall is what everybody has a claim to in a reading.
func (e *exit) waterfall(read func(fork int) int) financing.Waterfall[loadline.Ratio] {
	w := financing.Waterfall[loadline.Ratio]{One: loadline.Int(1)}
	if e.terms.CarveOut.Sign() > 0 {
		w.Slices = []financing.Slice[loadline.Ratio]{{Part: e.terms.CarveOut}}
	}
	for _, d := range e.drafts {
		w.Claims = append(w.Claims, d.figure(read))
	}
	e.stepped(&w)
	if slices.ContainsFunc(w.Claims, func(c financing.Entitlement[loadline.Ratio]) bool { return c.Part.Sign() > 0 }) {
		e.whole(&w)
		w.Late = e.late >= 0 && read(e.late) == 1
		return w
	}
	for i := range w.Claims {
		w.Claims[i].Joins = false
	}
	return w
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

// These stand in the place of a stakeholder's id for what goes to none.
const (
	costsID    = "debt and costs"
	carveOutID = "carve-out"
	leftID     = "holders not in the file"
)

// Paid is what each holder gets of proceeds in one reading, by stakeholder id; exact, before any rounding.
func (e *Exit) Paid(r *ExitReading, proceeds loadline.Ratio) map[string]loadline.Ratio {
	paid, sliced, _ := r.Payout.At(proceeds)
	return e.each(paid, sliced)
}

// PaidBelow is what [Exit.Paid] comes to just below these proceeds: another figure only where payouts jump.
func (e *Exit) PaidBelow(r *ExitReading, proceeds loadline.Ratio) map[string]loadline.Ratio {
	paid, sliced, _ := r.Payout.Below(proceeds)
	return e.each(paid, sliced)
}

// each is what claims and slices get, by stakeholder id.
func (e *Exit) each(paid, sliced []loadline.Ratio) map[string]loadline.Ratio {
	out := map[string]loadline.Ratio{}
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
