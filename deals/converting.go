package deals

import (
	"slices"

	"loadline"
	"loadline/captable"
	"loadline/financing"
)

// converting is a SAFE or a note that the round converts.
type converting struct {
	*outstanding
	amount ratio // with interest
	ways   []way
	class  *loadline.StockClass
}

// way is one term by which it may convert, with the words for it.
type way struct {
	financing.Basis[ratio]
	says text
	of   string // the later security whose terms its holder takes; empty: its own
	post bool   // AtCap: measured with what converts
}

// mostPromises is how many SAFEs and notes a closing is worked out for: each makes the numbers of all others longer.
const mostPromises = 500

// convert reads which SAFEs and notes convert, and at which terms.
func (w *walk) convert() {
	if len(w.promises) > mostPromises {
		w.ask(loadline.Textf("Which SAFEs and notes convert? There are %v: more than a round is answered for", len(w.promises)), w.round.At)
		return
	}
	listed, stated := w.round.Converts.Get()
	stated = stated || w.round.Converts.Saying == loadline.None
	for _, id := range listed {
		if !slices.ContainsFunc(w.promises, func(o *outstanding) bool { return o.SecurityID == id }) {
			w.ask(loadline.Textf("Which SAFE or note is %v? Nothing of that name is outstanding", id), w.round.At)
		}
	}
	for _, o := range w.promises {
		why := text{}
		switch {
		case stated && !slices.Contains(listed, o.SecurityID):
			why = loadline.Textf("the round does not list it")
		case stated:
			w.matured(o)
		default:
			why = w.ownTerms(o)
		}
		if !why.IsZero() {
			w.reading.Staying = append(w.reading.Staying, StayingPromise{o.SecurityID, o.StakeholderID, loadline.Textf("%v", o.name), why, o.At})
			continue
		}
		x := &converting{outstanding: o, amount: w.withInterest(o), class: w.into(o)}
		x.ways = w.ways(o, x.amount)
		if len(x.ways) == 0 {
			continue // asked
		}
		w.converting = append(w.converting, x)
		solved := financing.Converting[ratio]{Amount: x.amount}
		for _, y := range x.ways {
			solved.Ways = append(solved.Ways, y.Basis)
		}
		w.terms.Convertibles = append(w.terms.Convertibles, solved)
	}
}

// ownTerms says why a promise does not convert in the round by its own terms; nothing where it does. A SAFE converts whenever
// preferred stock is sold at a fixed valuation; a note from its threshold on.
func (w *walk) ownTerms(o *outstanding) text {
	past := w.matured(o)
	switch {
	case o.Kind == captable.KindSAFE:
		return text{}
	case past && w.alike("matured", loadline.Textf("What becomes of a note that is past its maturity when %v closes? (note, its holder)", w.round.Name), o.At,
		loadline.Textf("notes past their maturity convert all the same"), loadline.Textf("notes past their maturity are not converted, but owed")) == 1:
		return loadline.Textf("it is past its maturity, and owed")
	case o.terms.Qualified.Saying == loadline.None:
		return text{}
	case o.terms.Qualified.Saying != loadline.Said:
		if w.alike("qualified", loadline.Textf("From which new money on does a round convert the notes that do not say it? (note)"), o.At,
			loadline.Textf("notes whose threshold is not stated convert"), loadline.Textf("notes whose threshold is not stated stay: the round does not reach it")) == 1 {
			return loadline.Textf("the round may not reach its threshold, which is not stated")
		}
		return text{}
	}
	threshold := w.amount(o.terms.Qualified, text{}, o.At)
	if w.worth[0].Cmp(threshold) < 0 && w.worth[1].Cmp(threshold) >= 0 {
		w.chooseEnd()
	}
	if w.worth[w.end].Cmp(threshold) < 0 {
		return loadline.Textf("the round brings less than its threshold of %v", o.terms.Qualified.Value)
	}
	return text{}
}

// chooseEnd reads what credits are worth: their least or their most.
func (w *walk) chooseEnd() {
	if w.ended {
		return
	}
	w.ended = true
	w.end = w.choose(loadline.Textf("What are the credits of %v worth to the company, of their face?", w.round.Name), w.round.At,
		loadline.Textf("credits are worth their least: the new money is worth %v", loadline.MoneyOf(w.worth[0], w.out.Currency)),
		loadline.Textf("credits are worth their most: the new money is worth %v", loadline.MoneyOf(w.worth[1], w.out.Currency)))
}

// matured says whether a promise is past its maturity, and writes the letter.
func (w *walk) matured(o *outstanding) bool {
	until, said := o.terms.Maturity.Get()
	if !said {
		if o.Kind == captable.KindNote && o.terms.Maturity.Saying != loadline.None {
			w.assume(loadline.Textf("%v is not past its maturity: none is stated", o.name), loadline.Textf("When is %v due?", o.name), o.At)
		}
		return false
	}
	if until >= w.out.Day {
		return false
	}
	w.tell(loadline.Diagnostic{Code: loadline.NotePastMaturity, Severity: loadline.Warning, At: o.At, Related: []loadline.Source{w.round.At},
		Summary: loadline.Textf("%v was due on %v, before %v closes", o.name, until, w.round.Name),
		Detail:  loadline.Textf("A note past its maturity may be called: its holder may ask for the money, or leave it to convert."),
		Hint:    loadline.Textf("Agree on a later maturity, or list in the round what converts.")})
	return true
}

// into is the class that a promise converts into: its own, or that of the round, of which what converts for less may take a series
// of its own.
func (w *walk) into(o *outstanding) *loadline.StockClass {
	if k := w.classOf(o.terms.IntoClassID); k != nil && !o.terms.FutureRound {
		return k
	}
	return w.class
}

// withInterest is what is due under a promise on the day.
func (w *walk) withInterest(o *outstanding) ratio {
	if len(o.terms.Interest) == 0 {
		if o.Kind == captable.KindNote {
			w.assume(loadline.Textf("%v bears no interest: none is stated", o.name), loadline.Textf("Which interest does %v bear?", o.name), o.At)
		}
		return o.invested
	}
	count, said := o.terms.DayCount.Get()
	if !said {
		count = [...]string{"actual_365", "actual_360", "30_360"}[w.alike("days", loadline.Textf("By which day count do notes bear interest that do not say it?"), o.At,
			loadline.Textf("interest runs by actual days over 365"), loadline.Textf("interest runs by actual days over 360"), loadline.Textf("interest runs by months of 30 days over 360"))]
	}
	word, said := o.terms.Compounding.Get()
	compound := word == "compounding"
	if !said {
		compound = w.alike("compounds", loadline.Textf("Does interest bear interest on notes that do not say it?"), o.At,
			loadline.Textf("interest is simple"), loadline.Textf("interest compounds yearly")) == 1
	}
	return accrue(&o.terms, o.invested, o.Date, w.out.Day, count, compound)
}

// mostFavoured is how many SAFEs and notes are compared where a holder may take the terms of another.
const mostFavoured = 400

// ways are the terms by which a promise may convert: its own, and with most favoured nation each whole package that was given
// later. Its holder takes the best.
func (w *walk) ways(o *outstanding, amount ratio) []way {
	out := w.ownWays(o, "")
	if !w.favoured(o) {
		return out
	}
	if len(w.promises) > mostFavoured {
		w.ask(loadline.Textf("Which terms does %v take? More SAFEs and notes were given than are compared", o.name), o.At)
		return nil
	}
	for _, later := range w.promises {
		if later.Date > o.Date {
			for _, y := range w.ownWays(later, later.SecurityID) {
				if y.Kind != financing.AsShares { // a fixed number of shares is for what was paid for them
					out = append(out, y)
				}
			}
		}
	}
	return out
}

// favoured says whether a holder may take terms that were given later.
func (w *walk) favoured(o *outstanding) bool {
	later := slices.ContainsFunc(w.promises, func(x *outstanding) bool { return x.Date > o.Date })
	if mfn, said := o.terms.MFN.Get(); said || !later || o.terms.MFN.Saying == loadline.None {
		return mfn && later
	}
	return w.alike("mfn", loadline.Textf("May those who hold a SAFE or a note that does not say it take better terms that were given later (most favoured nation)?"), o.At,
		loadline.Textf("who does not have it stated has no most-favoured-nation right"), loadline.Textf("who does not have it stated may take better terms that were given later")) == 1
}

// ownWays are the terms of one instrument. None where a term must be asked.
func (w *walk) ownWays(o *outstanding, of string) []way {
	t := &o.terms
	if n, said := t.FixedShares.Get(); said {
		return []way{{Basis: financing.Basis[ratio]{Kind: financing.AsShares, Into: n.Ratio()}, says: loadline.Textf("into %v shares, whatever the price", n), of: of}}
	}
	whole := financing.Count[ratio]{Shares: w.existing, Conversions: true}
	if p, said := t.FixedPercent.Get(); said {
		return []way{{Basis: financing.Basis[ratio]{Kind: financing.AsPart, Part: p, Of: whole}, of: of, post: true,
			says: loadline.Textf("as %v of the company before the new money", loadline.InPercent(loadline.Exactly(p)))}}
	}
	var out []way
	if cap := w.amount(t.Cap, loadline.Textf("What is the valuation cap of %v? (none where it has none)", o.name), o.At); cap.Sign() > 0 {
		y := way{Basis: financing.Basis[ratio]{Kind: financing.AtCap, Cap: cap, Of: whole}, of: of, post: w.postMoney(o), says: loadline.Textf("at the cap of %v", t.Cap.Value)}
		if !y.post {
			y.Of = financing.Count[ratio]{Shares: w.existing, TopUp: w.countsTopUp(o)}
		}
		out = append(out, y)
	} else if t.Cap.Saying == loadline.Said {
		w.once(loadline.Textf("the cap of %v is nothing", o.name), loadline.Textf("A valuation cap is an amount above nothing; one without a cap has none."), o.At)
	}
	keep := loadline.Int(1)
	switch d, said := t.Discount.Get(); {
	case said && (d.Sign() < 0 || d.Cmp(keep) >= 0):
		w.once(loadline.Textf("the discount of %v is %v", o.name, loadline.InPercent(loadline.Exactly(d))), loadline.Textf("A discount is a part of the price, below the whole."), o.At)
	case said && d.Sign() > 0:
		out = append(out, way{Basis: financing.Basis[ratio]{Kind: financing.AtDiscount, Keep: keep.Sub(d)}, of: of,
			says: loadline.Textf("at %v off the price of the round", loadline.InPercent(loadline.Exactly(d)))})
	case !said && t.Discount.Saying == loadline.Open:
		w.askAll(loadline.Unknown{Question: t.Discount.Question, At: t.Discount.At})
	case !said && t.Discount.Saying == loadline.NotSaid:
		w.askAll(loadline.Unknown{Question: loadline.Textf("What is the discount of %v? (none where it has none)", o.name).String(), At: o.At})
	}
	return append(out, way{Basis: financing.Basis[ratio]{Kind: financing.AtDiscount, Keep: keep}, of: of, says: loadline.Textf("at the price of the round")})
}

// postMoney says whether a cap is measured with all that converts.
func (w *walk) postMoney(o *outstanding) bool {
	if word, said := o.terms.CapIs.Get(); said {
		return word == "post_money"
	}
	return w.alike("cap", loadline.Textf("Are the caps that do not say it measured after all that converts (post-money) or before (pre-money)?"), o.At,
		loadline.Textf("a cap that does not say it is post-money"), loadline.Textf("a cap that does not say it is pre-money")) == 0
}

// countsTopUp says whether a pre-money cap is measured with what the round adds to the pool. Y Combinator's SAFE of 2013 to 2018
// counts shares "reserved and available for future grant under any equity incentive or similar plan [...] to be created or
// increased in connection with the Equity Financing"; its post-money SAFE leaves an increase out. Notes differ.
func (w *walk) countsTopUp(o *outstanding) bool {
	if len(w.round.Pools) == 0 {
		return false
	}
	if o.Kind == captable.KindSAFE {
		w.assume(loadline.Textf("a pre-money cap of a SAFE counts what the round adds to the pool, as the usual form does"),
			loadline.Textf("Does the capitalization of %v count what the round adds to the pool?", o.name), o.At)
		return true
	}
	return w.alike("capped pool", loadline.Textf("Is the pre-money cap of notes measured with what %v adds to the pool? (note)", w.round.Name), o.At,
		loadline.Textf("pre-money caps of notes do not count what is added to the pool"), loadline.Textf("pre-money caps of notes count what is added to the pool")) == 1
}
