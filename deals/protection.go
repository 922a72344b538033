package deals

import (
	"slices"

	"loadline"
	"loadline/captable"
	"loadline/financing"
)

// protected is a class that may be protected against a lower price.
type protected struct {
	class  *loadline.StockClass
	right  loadline.ConversionRight
	price  ratio // of conversion, before
	units  ratio // shares, and shares under options and warrants over it, without what pay-to-play converts
	each   ratio // what one converts into
	said   bool  // whether the formula is stated, with its base
	inside int   // of Terms.Series; -1: not asked, since the price is not below
	by     loadline.AntiDilution
	base   ratio
	none   bool // read as unprotected
}

// solve finds the price, and which protected classes it adjusts. What nobody stated of a class is asked only where the new shares
// bring less than its conversion price.
func (w *walk) solve() (financing.Solution[ratio], financing.Failure) {
	w.guard()
	w.terms.Measured.Adjusted = w.round.ProtectionIn == loadline.Yes
	s, failure := financing.Solve(w.terms)
	for failure == financing.Solved && (w.adjust(&s) || w.within(&s)) {
		s, failure = financing.Solve(w.terms)
	}
	return s, failure
}

// within reads whether what protection adds is inside the pre-money, once a class is adjusted, and says whether the price must be
// sought again. Where the price alone is stated no pre-money is measured.
func (w *walk) within(s *financing.Solution[ratio]) bool {
	r := &w.round
	measured := r.PreMoney.Saying == loadline.Said || r.PostMoney.Saying == loadline.Said
	adds := slices.ContainsFunc(s.Adjusted, func(x financing.Adjusted[ratio]) bool { return x.Triggered })
	if w.placed || !adds || !measured || r.ProtectionIn != loadline.CannotTell {
		return false
	}
	w.placed = true
	w.terms.Measured.Adjusted = w.choose(loadline.Textf("Is what protection adds inside the pre-money of %v? (term sheet)", r.Name), r.At,
		loadline.Textf("what protection against a lower price adds comes on top of the pre-money: the price counts protected classes at what they converted into before"),
		loadline.Textf("what protection against a lower price adds is inside the pre-money")) == 1
	return w.terms.Measured.Adjusted
}

// guard lists the classes that may be protected, and puts those into the terms of which everything is stated.
func (w *walk) guard() {
	for i := range w.company.Classes {
		k := &w.company.Classes[i]
		t := w.totals(k.ID)
		if k == w.class || k.AntiDilution.Saying == loadline.None || k.Kind != loadline.Preferred && k.AntiDilution.Saying != loadline.Said {
			continue
		}
		question := loadline.Textf("How many shares of %v are outstanding, and what do they convert into?", titleOf(k))
		p := &protected{class: k, inside: -1, units: w.exact(t.Outstanding.Add(t.UnderGrants).Add(t.UnderWarrants), question, k.At)}
		for _, f := range w.reading.Forced {
			if f.ClassID == k.ID {
				p.units = p.units.Sub(f.Shares)
			}
		}
		if p.units.Sign() <= 0 {
			continue
		}
		p.each = w.exact(t.Ratio, question, k.At)
		if !w.conversionPrice(p) {
			continue
		}
		by, said := k.AntiDilution.Get()
		_, based := k.AntiDilutionBase.Get()
		p.by, p.said = by, said && (based || by == loadline.FullRatchet)
		if w.protected = append(w.protected, p); p.said {
			w.include(p)
		}
	}
}

// conversionPrice is the price at which a class converts before the round: as stated, or its original price over its ratio.
func (w *walk) conversionPrice(p *protected) bool {
	p.right = w.rightOf(p.class)
	if p.each.Sign() <= 0 || p.right.IntoClassID == "" {
		return false // it converts into nothing: there is no price to adjust
	}
	if price, said := p.right.Price.Get(); said && price.Amount.Sign() > 0 {
		p.price = price.Amount
		return true
	}
	price := w.amount(p.class.OriginalIssuePrice, loadline.Textf("At which price does %v convert? (charter)", titleOf(p.class)), p.class.At)
	p.price = price.Quo(p.each)
	return p.price.Sign() > 0
}

// rightOf is the right by which a class converts on the day: the last that was set.
func (w *walk) rightOf(k *loadline.StockClass) loadline.ConversionRight {
	var out loadline.ConversionRight
	if len(k.Conversions) > 0 {
		out = k.Conversions[0]
	}
	at := loadline.Date(0)
	for _, t := range w.company.Transactions {
		if a, ok := t.(*loadline.ConversionAdjustment); ok && a.StockClassID == k.ID && a.Date <= w.out.Day && a.Date >= at {
			out, at = a.To, a.Date
		}
	}
	return out
}

// include puts a class into the terms with its formula and its base.
func (w *walk) include(p *protected) {
	p.base = w.base(p)
	kind := financing.WeightedAverage
	if p.by == loadline.FullRatchet {
		kind = financing.FullRatchet
	}
	p.inside = len(w.terms.Series)
	// The original price of the solver is what makes a share convert into what it does at the conversion price.
	w.terms.Series = append(w.terms.Series, financing.Protected[ratio]{Shares: p.units, OriginalPrice: p.price.Mul(p.each), ConversionPrice: p.price,
		Protection: kind, Base: p.base, Consideration: w.worth[w.end]})
}

// base is A of the formula. The usual broad-based one counts options and what converts: "all shares of Common Stock issuable upon
// exercise of Options outstanding [...] or upon conversion or exchange of Convertible Securities" (NVCA model certificate, 4.4.4).
func (w *walk) base(p *protected) ratio {
	if p.by == loadline.FullRatchet {
		return ratio{}
	}
	word, said := p.class.AntiDilutionBase.Get()
	if !said {
		settles := loadline.Textf("Which shares does the protection of %v count as outstanding before the round? (charter, definition of A)", titleOf(p.class))
		if p.by == loadline.BroadBased {
			word = [...]string{"granted", "fully_diluted"}[w.alike("broad base", settles, p.class.At,
				loadline.Textf("a broad base counts options and what converts, without the unissued pool"), loadline.Textf("a broad base counts the unissued pool as well"))]
		} else {
			word = [...]string{"outstanding", "preferred", "class"}[w.alike("narrow base", settles, p.class.At,
				loadline.Textf("a narrow base counts outstanding stock as converted"), loadline.Textf("a narrow base counts preferred stock"), loadline.Textf("a narrow base counts the class alone"))]
		}
	}
	if len(w.converting) > 0 {
		w.assume(loadline.Textf("the base of a weighted average does not count SAFEs and notes that convert in the same round"),
			loadline.Textf("Does the base count what converts in the same round? (charter, definition of A)"), p.class.At)
	}
	switch word {
	case "fully_diluted":
		return w.existing
	case "granted":
		return w.existing.Sub(w.unissued)
	}
	sum := ratio{}
	for i := range w.company.Classes {
		k := &w.company.Classes[i]
		if word == "outstanding" || word == "preferred" && k.Kind == loadline.Preferred || word == "class" && w.company.VotesAs(k.ID) == w.company.VotesAs(p.class.ID) {
			sum = sum.Add(w.exact(w.totals(k.ID).AsConverted, loadline.Textf("Into how many shares does %v convert?", titleOf(k)), k.At))
		}
	}
	return sum
}

// adjust puts classes into the terms whose conversion price is above what the new shares bring, and says whether the price must be
// sought again.
func (w *walk) adjust(s *financing.Solution[ratio]) bool {
	if s.New.Sign() <= 0 {
		return false
	}
	again := false
	below := func(p *protected, end int) bool { return w.worth[end].Quo(s.New).Cmp(p.price) < 0 }
	if !w.ended && slices.ContainsFunc(w.protected, func(p *protected) bool { return below(p, 0) }) {
		was := w.end
		w.chooseEnd()
		for i := range w.terms.Series {
			w.terms.Series[i].Consideration = w.worth[w.end]
		}
		again = w.end != was
	}
	for _, p := range w.protected {
		if p.inside >= 0 || p.none || !below(p, w.end) {
			continue
		}
		if p.class.AntiDilution.Saying != loadline.Said {
			way := w.alike("protection", loadline.Textf("How are preferred classes that do not say it protected against shares that are issued for less? (charter)"), p.class.At,
				loadline.Textf("classes that do not say it are not protected"), loadline.Textf("classes that do not say it are protected by a broad-based weighted average"))
			p.none, p.by = way == 0, loadline.BroadBased
		}
		if !p.none {
			w.include(p)
			again = true
		}
	}
	for i := range w.terms.Series {
		if x := &w.terms.Series[i]; x.Protection == financing.FullRatchet && x.Consideration.Sign() == 0 {
			w.ask(loadline.Textf("At which price does a full ratchet convert where the new shares bring nothing? (charter)"), w.round.At)
			return false
		}
	}
	return again
}

// payToPlay finds preferred stock that is converted because its holder does not take up its part of the round. A holder's part is
// its part of the preferred stock, as converted; affiliates count as one.
func (w *walk) payToPlay() {
	if w.money.Sign() == 0 {
		return
	}
	one := w.countAsOne()
	all, byHolder := ratio{}, map[string]ratio{}
	for _, p := range w.positions {
		if k := w.classOf(p.ClassID); k != nil && k.Kind == loadline.Preferred && p.Kind == captable.KindStock {
			n := w.exact(p.AsConverted, loadline.Textf("Into how many shares does %v convert?", p.SecurityID), p.At)
			all, byHolder[one(p.StakeholderID)] = all.Add(n), byHolder[one(p.StakeholderID)].Add(n)
		}
	}
	if all.Sign() == 0 {
		return
	}
	took := map[string]ratio{}
	for _, i := range w.investors {
		took[one(i.StakeholderID)] = took[one(i.StakeholderID)].Add(i.cash).Add(i.credits)
	}
	for _, p := range w.positions {
		if k := w.classOf(p.ClassID); k != nil && k.Kind == loadline.Preferred && p.Kind == captable.KindStock {
			w.play(p, k, w.money.Mul(byHolder[one(p.StakeholderID)]).Quo(all), took[one(p.StakeholderID)])
		}
	}
}

// countAsOne names those who count as one by the first of them in the file: one fund may pay for another of its house.
func (w *walk) countAsOne() func(id string) string {
	first := map[string]string{}
	find := func(id string) string {
		for first[id] != "" {
			id = first[id]
		}
		return id
	}
	for i := range w.company.Stakeholders {
		s := &w.company.Stakeholders[i]
		for _, other := range s.Affiliates {
			if a, b := find(s.ID), find(other); a != b {
				first[b] = a
			}
		}
	}
	return find
}

// play converts a holder's shares of one security where it took less than its due.
func (w *walk) play(p captable.Position, k *loadline.StockClass, due, took ratio) {
	pays, said := k.PayToPlay.Get()
	if said && !pays || k.PayToPlay.Saying == loadline.None || took.Cmp(due) >= 0 {
		return
	}
	t := w.totals(k.ID)
	if t.IntoClassID == k.ID || t.IntoClassID == "" || !t.Ratio.Known() {
		return
	}
	if !said && w.alike("pays", loadline.Textf("Is preferred stock of holders who do not take up their part of a round converted into common stock (pay-to-play)? (charter)"), k.At,
		loadline.Textf("classes that do not say it have no pay-to-play"), loadline.Textf("classes that do not say it have pay-to-play")) == 0 {
		return
	}
	w.assume(loadline.Textf("a holder's part of a round is its part of the preferred stock, as converted"), loadline.Textf("Of what is a holder's part of a round measured? (charter, pay-to-play)"), k.At)
	shares := w.exact(p.Outstanding, loadline.Textf("How many shares are %v?", p.SecurityID), p.At)
	if took.Sign() > 0 && w.alike("partly", loadline.Textf("Who takes up a part of what is due: are all shares converted, or those for which nothing was paid? (charter, pay-to-play)"), k.At,
		loadline.Textf("of who takes up less than its part, shares are converted in proportion"), loadline.Textf("of who takes up less than its part, all shares are converted")) == 0 {
		shares = shares.Mul(due.Sub(took)).Quo(due)
		if !w.isExact() {
			shares = shares.Floor()
		}
	}
	becomes := shares.Mul(*t.Ratio.Lo)
	if !w.isExact() {
		becomes = becomes.Floor()
	}
	w.reading.Forced = append(w.reading.Forced, ForcedShares{SecurityID: p.SecurityID, StakeholderID: p.StakeholderID, ClassID: k.ID, IntoClassID: t.IntoClassID,
		Shares: shares, Becomes: becomes, Due: due, Took: took, At: k.At})
}

// isExact says whether nothing is rounded.
func (w *walk) isExact() bool { return w.round.Rounding.Value == "exact" }
