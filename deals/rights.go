package deals

import (
	"cmp"
	"slices"

	"loadline"
	"loadline/captable"
	"loadline/financing"
)

// priced is rights to buy of one kind, class and price.
type priced struct {
	kind  captable.SecurityKind
	class string
	price string
}

// rights are options, units, appreciation rights and warrants, those of one price together.
func (e *exit) rights(positions []captable.Position) {
	if e.terms.As == OfDividend {
		e.noDividend(positions)
		return
	}
	ripens := e.vesting(positions)
	at := map[priced]int{}
	var bundles []bundle
	for _, p := range positions {
		if p.Kind == captable.KindStock || isPromise(p.Kind) || e.expired(p) {
			continue
		}
		key := priced{p.Kind, p.ClassID, ""}
		strike := loadline.Ratio{}
		if p.Kind != captable.KindStockUnit {
			strike = e.money(p.Price, loadline.Textf("At which price may %v be exercised?", cmp.Or(p.CustomID, p.SecurityID)), p.At)
			key.price = strike.String()
		}
		i, ok := at[key]
		if !ok {
			i = len(bundles)
			at[key] = i
			bundles = append(bundles, bundle{strike: strike, draftClaim: draftClaim{
				ExitClaim: ExitClaim{Says: e.rightSays(p, strike), Class: p.ClassID, Kind: p.Kind, At: p.At}}})
		}
		e.join(&bundles[i], p, ripens)
	}
	for i := range bundles {
		e.right(&bundles[i], ripens)
	}
}

// expired says whether a right has run out by its own terms: it then gets nothing, which is listed as assumed, since it may have
// been extended.
func (e *exit) expired(p captable.Position) bool {
	if !e.lapsed(p) {
		return false
	}
	until, _ := p.Expires.Get()
	name := cmp.Or(p.CustomID, p.SecurityID)
	e.assume(loadline.Textf("%v expired on %v and gets nothing", name, until), loadline.Textf("Was %v exercised or extended before it expired?", name), p.At)
	return true
}

func (e *exit) lapsed(p captable.Position) bool {
	until, said := p.Expires.Get()
	return said && until < e.out.Day
}

// bundle is rights of one price, with what of each takes part, and what of each does by the one or the other reading.
type bundle struct {
	draftClaim
	strike        loadline.Ratio
	vested        []loadline.Ratio
	unripe, twice []loadline.Ratio // not vested: of the usual kind, and with a double trigger
}

// ripening is what becomes of what has not vested.
type ripening struct {
	unripe, twice int // forks; -1: as the terms of the exit say
	triggers      map[string]loadline.Stated[loadline.Acceleration]
}

// vesting asks what becomes of what has not vested. A single trigger is a fact about a sale; all else is a reading, unless the
// terms of the exit say.
func (e *exit) vesting(positions []captable.Position) ripening {
	out := ripening{-1, -1, map[string]loadline.Stated[loadline.Acceleration]{}}
	for _, t := range e.company.Transactions {
		if g, ok := t.(*loadline.GrantIssuance); ok {
			out.triggers[g.SecurityID] = g.Accelerates
		}
	}
	if e.terms.Unvested != loadline.CannotTell {
		return out
	}
	for _, p := range positions {
		if !isGrant(p.Kind) || p.Unvested.IsZero() || e.lapsed(p) {
			continue
		}
		switch how, said := out.triggers[p.SecurityID].Get(); {
		case said && how == loadline.SingleTrigger && e.terms.As == OfSale:
		case said && how == loadline.DoubleTrigger && out.twice < 0:
			out.twice = e.fork(loadline.Textf("Are those whose options vest with a double trigger dismissed after it?"), p.At,
				loadline.Textf("those with a double trigger are dismissed and their options vest"), loadline.Textf("options with a double trigger that have not vested lapse"))
		case !(said && how == loadline.DoubleTrigger) && out.unripe < 0:
			out.unripe = e.fork(loadline.Textf("Do options that have not vested take part in a sale: accelerated or taken over? (plan, grants)"), loadline.Source{},
				loadline.Textf("options that have not vested take part"), loadline.Textf("options that have not vested lapse"))
		}
	}
	return out
}

// noDividend says of rights to stock that they get no dividend.
func (e *exit) noDividend(positions []captable.Position) {
	if i := slices.IndexFunc(positions, func(p captable.Position) bool {
		return p.Kind != captable.KindStock && !isPromise(p.Kind) && !e.lapsed(p)
	}); i >= 0 {
		e.assume(loadline.Textf("options, units and warrants get no dividend: none is stated"), loadline.Textf("Does a plan or a warrant give its holders dividends, or what stands for them?"), positions[i].At)
	}
}

// join puts a right into the bundle of its price.
func (e *exit) join(b *bundle, p captable.Position, r ripening) {
	name := cmp.Or(p.CustomID, p.SecurityID)
	all := e.exact(p.Outstanding, loadline.Textf("How many shares are under %v?", name), p.At)
	trigger, said := r.triggers[p.SecurityID].Get()
	ripe, unripe, twice := all, loadline.Ratio{}, loadline.Ratio{}
	single := said && trigger == loadline.SingleTrigger && e.terms.As == OfSale
	if isGrant(p.Kind) && e.terms.Unvested != loadline.Yes && !single {
		ripe = e.exact(p.Vested, loadline.Textf("How much of %v has vested?", name), p.At)
		switch {
		case e.terms.Unvested == loadline.No:
		case said && trigger == loadline.DoubleTrigger:
			twice = all.Sub(ripe)
		default:
			unripe = all.Sub(ripe)
		}
	}
	b.Holders = append(b.Holders, Holder{Stakeholder: p.StakeholderID, SecurityID: p.SecurityID})
	b.vested, b.unripe, b.twice = append(b.vested, ripe), append(b.unripe, unripe), append(b.twice, twice)
}

// right adds the claims of a bundle: what takes part in any case, and what does by a reading.
func (e *exit) right(b *bundle, r ripening) {
	e.add(b.claim(e, b.vested, func(func(int) int) bool { return true }))
	unripe := b.claim(e, b.unripe, func(read func(int) int) bool { return r.unripe < 0 || read(r.unripe) == 0 })
	unripe.Says = loadline.Textf("%v, not vested", b.Says)
	e.add(unripe)
	twice := b.claim(e, b.twice, func(read func(int) int) bool { return r.twice < 0 || read(r.twice) == 0 })
	twice.Says = loadline.Textf("%v, not vested, with a double trigger", b.Says)
	e.add(twice)
}

// claim is a part of a bundle that takes part in a reading or lapses.
func (b *bundle) claim(e *exit, shares []loadline.Ratio, takesPart func(read func(int) int) bool) draftClaim {
	out := b.draftClaim
	out.Holders, out.shares = slices.Clone(b.Holders), shares
	sum, strike := total(shares), b.strike
	out.figure = func(read func(int) int) financing.Entitlement[loadline.Ratio] {
		if !takesPart(read) || e.manner(nil, read) == asDividend {
			return financing.Entitlement[loadline.Ratio]{Sharing: financing.NotAtAll}
		}
		return financing.Entitlement[loadline.Ratio]{Shares: sum, Strike: strike}
	}
	return out
}

func (e *exit) rightSays(p captable.Position, strike loadline.Ratio) loadline.Text {
	what := [...]string{captable.KindOption: "options", captable.KindStockUnit: "stock units", captable.KindCashRight: "rights settled in cash",
		captable.KindStockRight: "appreciation rights", captable.KindWarrant: "warrants"}[p.Kind]
	if strike.Sign() == 0 {
		return loadline.Textf("%v", what)
	}
	return loadline.Textf("%v at %v", what, loadline.MoneyOf(strike, e.out.Currency))
}

func isGrant(k captable.SecurityKind) bool {
	return k == captable.KindOption || k == captable.KindStockUnit || k == captable.KindStockRight || k == captable.KindCashRight
}
