package dependence

import (
	"cmp"

	"loadline"
)

// supply are the levers of whoever supplies a contract: each right to stop, one that nobody stated, not renewing it, taking back credits.
func (f *finder) supply(k loadline.Contract) {
	open := true
	for i, s := range k.Stops {
		if s.By != "supplier" {
			continue
		}
		open = open && s.For != "convenience"
		if s.Notice.Saying == loadline.None || s.To != 0 && s.To < f.on.Day {
			continue
		}
		kind, says := StopSupply, loadline.Textf("stop %v (%v)", title(k), s.For)
		switch {
		case k.Supplies == loadline.PeopleNeed:
			kind, says = Leave, loadline.Textf("leave: %v (%v)", title(k), s.For)
		case s.Pauses:
			kind, says = SuspendSupply, loadline.Textf("suspend %v (%v)", title(k), s.For)
		}
		l := f.supplying(kind, k, loadline.Textf("stop.%v", i+1).String(), s.At, says)
		l.First, l.Last, l.Lawful = s.From, s.To, f.mayStop(k, s)
		notice := f.noticeOf(k, s)
		f.put(l, k.Supplies, func(n need) Bite { return f.starved(k, n, max(f.on.Day, s.From), notice) })
	}
	if open {
		f.unstated(k)
	}
	f.renewal(k)
	f.credits(k)
}

// supplying is a lever of whoever supplies a contract.
func (f *finder) supplying(kind LeverKind, k loadline.Contract, what string, at loadline.Source, says loadline.Text) Lever {
	l := f.lever(kind, k.SupplierID, k.Ref(), what, at, says)
	l.Crowd, l.Sheltered = crowd(k), f.sheltered(k)
	l.heads = asked(k.Heads, k.At, loadline.Textf("Of how many people does %v come? (heads)", k.Ref()))
	if s, ok := f.on.Supplier(k.SupplierID); ok {
		l.Hurts = s.Switch.Cost
	}
	return l
}

// mayStop says whether a right to stop may be used on the day.
func (f *finder) mayStop(k loadline.Contract, s loadline.Stop) Finding {
	out := Finding{Fact: "lawful", At: s.At}
	so := inForce(f.on.Company, k, f.on.Day)
	switch {
	case s.From > f.on.Day:
		out.Is, out.Because = loadline.No, loadline.Textf("the right begins on %v", s.From)
	case s.For == "convenience":
		out.Is, out.Because = so, loadline.Textf("it needs no reason")
	case s.Met == loadline.CannotTell:
		out.Because = loadline.Textf("whether its reason is given is not stated: %v", s.For)
		out.Asks = []loadline.Unknown{{Question: loadline.Textf("Is the reason of a stop of %v given today: %v? (stop { met })", k.Ref(), s.For).String(), At: s.At}}
	default:
		out.Is, out.Because = min(s.Met, so), loadline.Textf("whether its reason is given (%v): %v", s.For, s.Met)
	}
	if out.Is == loadline.CannotTell && len(out.Asks) == 0 {
		out.Asks = []loadline.Unknown{{Question: loadline.Textf("Is %v in force on %v?", k.Ref(), f.on.Day).String(), At: k.At}}
	}
	return out
}

func (f *finder) noticeOf(k loadline.Contract, s loadline.Stop) loadline.Number {
	question := loadline.Textf("On which notice may the supplier of %v stop it (%v)?", k.Ref(), s.For)
	if s.Notice.Question != "" {
		question = loadline.Textf("%v", s.Notice.Question)
	}
	return notBelow(asked(months(s.Notice.Value), s.At, question), loadline.Int(0))
}

// unstated is the right to stop without a reason of which nobody says whether there is one: it is read as used at once.
func (f *finder) unstated(k loadline.Contract) {
	kind, says := StopSupply, loadline.Textf("stop %v", title(k))
	if k.Supplies == loadline.PeopleNeed {
		kind, says = Leave, loadline.Textf("leave: %v", title(k))
	}
	l := f.supplying(kind, k, "stop", k.At, says)
	l.Lawful = Finding{Fact: "lawful", At: k.At, Because: loadline.Textf("whether the supplier may stop it without a reason is not stated"),
		Asks: []loadline.Unknown{{Question: loadline.Textf("May the supplier stop %v without a reason, and on what notice?", k.Ref()).String(), At: k.At}}}
	f.put(l, k.Supplies, func(n need) Bite { return f.starved(k, n, f.on.Day, nought) })
}

// renewal is letting a contract end on its last day: where it goes on by itself, refused as late as may be.
func (f *finder) renewal(k loadline.Contract) {
	if k.To.Saying == loadline.None {
		return
	}
	l := f.supplying(NotRenew, k, "renewal", k.At, loadline.Textf("not renew %v", title(k)))
	told, ends, notice := f.term(k)
	l.Last = told
	l.Lawful = Finding{Fact: "lawful", Is: loadline.Yes, At: k.At, Because: loadline.Textf("nobody has to renew it: it may end on %v", ends)}
	if ends == 0 {
		l.Lawful = Finding{Fact: "lawful", At: k.At, Because: loadline.Textf("when it ends is not stated"), Asks: notice.Open}
	}
	f.put(l, k.Supplies, func(n need) Bite { return f.starved(k, n, cmp.Or(told, f.on.Day), notice) })
}

// term is the last day on which the renewal of a contract may be refused, its last day then, and how long lies between; 0: not known.
func (f *finder) term(k loadline.Contract) (told, ends loadline.Date, notice loadline.Number) {
	to, said := k.To.Get()
	question := loadline.Textf("Until when does %v run, and how long before is its renewal refused?", k.Ref())
	unknown := notBelow(asked(loadline.Number{}, k.At, question), loadline.Int(0))
	if !said {
		return 0, 0, unknown
	}
	longer, renews := k.Renews.Get()
	before, known := k.RenewalNotice.Get()
	refuse := func(d loadline.Date) loadline.Date { return d.AddMonths(-before.Months).AddDays(-before.Days) }
	for n := 0; renews && refuse(to) < f.on.Day && (longer.Months > 0 || longer.Days > 0) && n < 1200; n++ {
		to = longer.After(to)
	}
	left := Months(f.on.Day, to.AddDays(1))
	switch {
	case to < f.on.Day:
		return 0, 0, unknown
	case k.Renews.Saying == loadline.None:
		return 0, to, loadline.Exactly(left)
	case renews && (known || k.RenewalNotice.Saying == loadline.None):
		return refuse(to), to, loadline.Exactly(Months(refuse(to), to.AddDays(1)))
	}
	return 0, to, loadline.Between(loadline.Int(0), left, unknown.Open...)
}

// credits are taken back by who gave them, where it may.
func (f *finder) credits(k loadline.Contract) {
	for i, t := range k.Credits {
		may, said := t.Clawback.Get()
		if said && !may || t.Clawback.Saying == loadline.None || FaceLeft(k, t, f.on.Day).IsZero() {
			continue
		}
		says := loadline.Textf("take back the credits %v of %v", t.Name, title(k))
		l := f.lever(VoidCredits, cmp.Or(t.GrantorID, k.SupplierID), k.Ref(), loadline.Textf("credits.%v", t.Name).String(), t.At, says)
		l.Sheltered, l.Hurts = free(), worthLeft(k, t, f.on.Day)
		l.Lawful = f.stated(loadline.TruthOf(may), said, t.At, t.Clawback.Question, loadline.Textf("May the credits %v of %v be taken back?", t.Name, k.Ref()))
		f.put(l, loadline.CashNeed, func(n need) Bite {
			return f.drained(n, Loss{On: f.on.Day, Credits: []ContractClause{{Contract: k.Name, Kind: OfCredits, Index: i}}}, nought)
		})
	}
}

// stated is a right that is stated, or asked for.
func (f *finder) stated(is loadline.Truth, said bool, at loadline.Source, own string, question loadline.Text) Finding {
	if said {
		return Finding{Fact: "lawful", Is: is, At: at, Because: loadline.Textf("as stated")}
	}
	return Finding{Fact: "lawful", At: at, Because: loadline.Textf("not stated"), Asks: []loadline.Unknown{{Question: cmp.Or(own, question.String()), At: at}}}
}

// starved is the bite of a supply that stops: a notice after a day on which a substitute is looked for.
func (f *finder) starved(k loadline.Contract, n need, day loadline.Date, notice loadline.Number) Bite {
	return f.stopped([]loadline.Contract{k}, f.partFrom(k), n, day, notice)
}

// stopped is the bite of several contracts of one supply that stop together.
func (f *finder) stopped(ks []loadline.Contract, taken loadline.Number, n need, day loadline.Date, notice loadline.Number) Bite {
	var b Bite
	b.lines(n)
	b.Taken = b.part("taken", taken, false, ks[0].At, loadline.Textf("stated: the part of all %v that comes from there", n.Name))
	b.Notice = b.part("notice", notice, false, ks[0].At, loadline.Textf("of the contract"))
	var names []string
	for i, k := range ks {
		replace := f.replaced(k, n)
		if names = append(names, k.Name); i > 0 {
			replace = b.Replace.Hull(replace)
		}
		b.Replace = replace
	}
	at := n.At
	if told(ks[0].Replace) {
		at = ks[0].At
	}
	b.part("replace", b.Replace, false, at, loadline.Textf("asserted: from looking for a substitute until it runs, promises to deal with nobody else counted"))
	ends := day
	if notice.Lo != nil {
		ends = cmp.Or(later(day, *notice.Lo), day)
	}
	f.bears(&b, n, Loss{On: ends, Stopped: names})
	b.settle(day)
	return b
}

// replaced is how long it takes to do without a contract. Whether a promise to take from nobody else outlasts a contract that its own
// supplier stops is not stated: it may keep a substitute away, or not.
func (f *finder) replaced(k loadline.Contract, n need) loadline.Number {
	replace := months(k.Replace)
	if !told(k.Replace) {
		replace = months(n.Replace)
		if !told(n.Replace) {
			replace = loadline.Number{Open: replace.Open}
		}
	}
	replace = notBelow(asked(replace, k.At, loadline.Textf("How long does it take until a substitute for %v runs?", k.Ref())), loadline.Int(0))
	bound := f.on.bound(k)
	if bound.IsZero() {
		return replace
	}
	return replace.Hull(Larger(replace, bound))
}

// partFrom is the part of a supply that comes from a contract: all that its party supplies of it where there is no other.
func (f *finder) partFrom(k loadline.Contract) loadline.Number {
	party := f.on.parties.party(k.SupplierID)
	all, _ := f.on.Concentration(k.Supplies, Capacity)
	share, ok := all.Share(party)
	if !ok {
		share = loadline.Between(loadline.Int(0), loadline.Int(1))
	}
	s, _ := f.on.Supplier(k.SupplierID)
	several := 0
	for _, other := range s.Contracts {
		if other.Supplies == k.Supplies {
			several++
		}
	}
	if several > 1 {
		own := f.on.counts(k, asked(partOf(k), k.At, loadline.Textf("What part of all %v comes from %v?", k.Supplies, k.Ref())))
		return notAbove(notBelow(own, loadline.Int(0)), *share.Hi)
	}
	return share
}

// together is what a party does that stops all its contracts of one supply at once: what no single one brings about all of them may.
func (f *finder) together(s Supplier) {
	for _, word := range s.Supplies {
		var ks []loadline.Contract
		var rights []Lever
		for _, k := range s.Contracts {
			if best, ok := f.best(k); ok && k.Supplies == word {
				ks, rights = append(ks, k), append(rights, best)
			}
		}
		if len(ks) < 2 {
			continue
		}
		l := f.supplying(rights[0].Kind, ks[0], "all", ks[0].At, loadline.Textf("stop all %v of its contracts of %v at once", len(ks), word))
		notice := rights[0].Bite.Notice
		l.Lawful, l.Crowd, l.several = rights[0].Lawful, false, true
		for _, r := range rights {
			notice, l.Crowd = notice.Hull(r.Bite.Notice), l.Crowd || r.Crowd
			if r.Lawful.Is < l.Lawful.Is {
				l.Lawful = r.Lawful
			}
			if r.Sheltered.Is < l.Sheltered.Is {
				l.Sheltered = r.Sheltered
			}
		}
		share := whole
		if all, ok := f.on.Concentration(word, Capacity); ok {
			share, _ = all.Share(s.ID)
		}
		f.put(l, word, func(n need) Bite { return f.stopped(ks, share, n, f.on.Day, notice) })
	}
}

// best is the lever to stop a contract that is lawful if any is, the first of these.
func (f *finder) best(k loadline.Contract) (Lever, bool) {
	var out Lever
	found := false
	for _, l := range f.out {
		if l.Of == k.Ref() && (l.Kind == StopSupply || l.Kind == SuspendSupply || l.Kind == Leave) && (!found || l.Lawful.Is > out.Lawful.Is) {
			out, found = l, true
		}
	}
	return out, found
}
