package sheet

import (
	"strings"

	"loadline"
)

// convertibles reads the rows of a ledger of SAFEs and notes.
func (f *facts) convertibles(l *list) {
	l.secs = map[int]*security{}
	from, to := l.rows()
	for r := from; r < to; r++ {
		if l.roles[r-from] == bodyRow {
			f.convertible(l, r)
		}
	}
}

func (f *facts) convertible(l *list, r int) {
	who, number, principal, issued, ok := f.fact(l, r, "principal")
	if !ok {
		return
	}
	holder := f.c.Stakeholders[who].ID
	at := l.at(r, "principal")
	s := &security{holder: holder, number: number, kind: ConvertibleLedger, left: principal, whole: true, at: at}
	s.on = f.when(issued, l.at(r, "issued"))
	if !f.identify(l, r, s, "convertible") {
		return
	}
	l.secs[r], l.done[r] = s, true
	paid, _ := l.figure(r, "principal")
	f.add(&loadline.ConvertibleIssuance{
		Issued: loadline.Issued{Event: loadline.Event{ID: f.id("transaction", "issue_"+s.id), Date: s.on, At: at},
			SecurityID: s.id, CustomID: number, StakeholderID: holder},
		Kind: l.convertibleKind(r), Investment: loadline.MoneyOf(principal, l.currency("principal", paid)), Terms: l.terms(r),
	})
}

func (l *list) convertibleKind(r int) loadline.ConvertibleKind {
	words := fold(l.words(r, "type"))
	if words == "" {
		words = fold(l.words(r, "certificate"))
	}
	switch {
	case anyWord(words, "safe", "safes"):
		return loadline.SAFE
	case anyWord(words, "note", "notes", "cn", "loan", "wandeldarlehen", "wandelanleihe", "darlehen"):
		return loadline.ConvertibleNote
	}
	return loadline.OtherConvertible
}

// terms reads what a convertible turns into. What the row does not say stays unknown.
func (l *list) terms(r int) loadline.ConvertibleTerms {
	t := loadline.ConvertibleTerms{Cap: l.money(r, "cap"), FutureRound: true, CapIs: l.capIs(r), MFN: l.yesNo(r, "mfn"), Discount: l.discount(r)}
	if d, got := l.date(r, "maturity"); got == fine {
		t.Maturity = loadline.Say(d, l.at(r, "maturity"))
	} else if got == nothing {
		t.Maturity = loadline.SayNone[loadline.Date](l.at(r, "maturity"))
	}
	if rate, got := l.fraction(r, "interest"); got == fine && rate.Sign() > 0 {
		from, _ := l.date(r, "issued")
		t.Interest = []loadline.InterestRate{{Rate: rate, Period: loadline.Period{From: from}}}
	}
	return t
}

// discount is the part that is taken off the round's price. Standard SAFEs state the other part, the discount rate, of
// 80% for a discount of a fifth: a figure above one half may be either, and is asked for.
func (l *list) discount(r int) loadline.Stated[loadline.Ratio] {
	at := l.at(r, "discount")
	d, got := l.fraction(r, "discount")
	switch {
	case got == nothing || got == fine && d.Sign() == 0:
		return loadline.SayNone[loadline.Ratio](at)
	case got != fine:
		return loadline.Stated[loadline.Ratio]{}
	case d.Cmp(loadline.Frac(1, 2)) <= 0:
		return loadline.Say(d, at)
	}
	off := loadline.Int(1).Sub(d)
	l.f.letters.put(l.name, loadline.Diagnostic{
		Code: loadline.CellNotUnderstood, Severity: loadline.Warning, At: at,
		Summary: loadline.Textf("Is a discount of %v taken off the price, or is it what is left of it?", d),
		Detail:  loadline.Textf("A standard SAFE states a discount rate of 80%% for a discount of 20%%. The discount stays unknown."),
		Hint:    loadline.Textf("Write the part that is taken off: %v or %v.", off, d),
	})
	return loadline.Ask[loadline.Ratio](loadline.Textf("Is the discount %v or %v? (the instrument)", off, d).String(), at)
}

// fraction reads a percentage as a fraction of 1: "20%" and a cell shown in percent are what they say; a bare number is
// percent or a fraction as all the column is.
func (l *list) fraction(r int, field string) (loadline.Ratio, outcome) {
	f, got := l.figure(r, field)
	if got != fine || f.percent || f.n.Sign() == 0 {
		return f.n, got
	}
	i := l.first[field]
	small, large := l.bareSizes(&l.cols[i])
	one := loadline.Int(1)
	switch {
	case small && !large && f.n.Cmp(one) < 0:
		return f.n, fine
	case large && !small && f.n.Cmp(one) > 0, strings.Contains(fold(l.cols[i].Head), "percent") || strings.Contains(fold(l.cols[i].Head), "prozent"):
		return f.n.Quo(loadline.Int(100)), fine
	}
	l.notUnderstood(r, &l.cols[i], loadline.Textf("Is %v a percentage or a fraction of one?", f.n),
		loadline.Textf("The column %q does not show which.", l.cols[i].Head), loadline.Textf("Write the percent sign: %v%%.", f.n))
	return f.n, ambiguous
}

// bareSizes says whether a column has bare numbers below 1 and whether it has some of 1 and above.
func (l *list) bareSizes(col *column) (small, large bool) {
	for r := l.m.Header; r < l.m.Last; r++ {
		f, _, got := figureOf(l.g.at(r, col.c), col.Numbers)
		if got != fine || f.percent || f.n.Sign() <= 0 {
			continue
		}
		if f.n.Cmp(loadline.Int(1)) < 0 {
			small = true
		} else {
			large = true
		}
	}
	return small, large
}

// capIs says whether a cap is of the pre-money or the post-money valuation, where the row says it.
func (l *list) capIs(r int) loadline.Stated[string] {
	for _, field := range []string{"cap_is", "type", "certificate"} {
		words := fold(l.words(r, field))
		switch {
		case anyWord(words, "post money", "post", "postmoney"):
			return loadline.Say("post_money", l.at(r, field))
		case anyWord(words, "pre money", "pre", "premoney"):
			return loadline.Say("pre_money", l.at(r, field))
		}
	}
	return loadline.Stated[string]{}
}

func (l *list) yesNo(r int, field string) loadline.Stated[bool] {
	switch words := fold(l.words(r, field)); words {
	case "yes", "y", "true", "ja", "x", "1":
		return loadline.Say(true, l.at(r, field))
	case "no", "n", "false", "nein", "0":
		return loadline.Say(false, l.at(r, field))
	}
	return loadline.Stated[bool]{}
}

// convertibleEvents closes the convertibles that were converted, cancelled or repaid.
func (f *facts) convertibleEvents(l *list) {
	for r := l.m.Header; r < l.m.Last; r++ {
		s := l.secs[r]
		if s == nil {
			continue
		}
		for _, e := range l.endings(r) {
			f.end(l, r, s, e)
		}
	}
}
