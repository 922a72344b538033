package dependence

import (
	"cmp"
	"slices"
	"strings"

	"loadline"
)

// Dated is a day that matters, as the facts state it or as they come to it.
type Dated struct {
	ID    string // the same for as long as the fact keeps its name: "contract.cloud/renewal"
	Date  loadline.Date
	Party string       // the id of the counterparty; empty: nobody's
	Of    loadline.Ref // the fact
	Says  loadline.Text
	At    loadline.Source
}

// Undated is a day of which it is known that there is one, and not which.
type Undated struct {
	Of   loadline.Ref
	Asks loadline.Text
	At   loadline.Source
}

// diary collects days.
type diary struct {
	c     *loadline.Company
	from  loadline.Date
	dates []Dated
	open  []Undated
}

func (y *diary) put(day loadline.Date, of loadline.Ref, what, party string, at loadline.Source, says loadline.Text) {
	if day >= y.from && day != 0 {
		y.dates = append(y.dates, Dated{strings.Join([]string{of.String(), what}, "/"), day, party, of, says, at})
	}
}

// stated puts a day that was said, and asks for one that was not.
func (y *diary) stated(day loadline.Stated[loadline.Date], of loadline.Ref, what, party string, at loadline.Source, says, asks loadline.Text) {
	switch day.Saying {
	case loadline.Said:
		y.put(day.Value, of, what, party, at, says)
	case loadline.None:
	default:
		if day.Question != "" {
			asks = loadline.Textf("%v", day.Question)
		}
		y.open = append(y.open, Undated{of, asks, at})
	}
}

// Calendar are the days from a day on that contracts, credits, commitments, loans, tranches, licences and consents make matter, in
// order, and those that nobody dated. Drafts are left out.
func Calendar(c *loadline.Company, from loadline.Date) ([]Dated, []Undated) {
	y := &diary{c: c, from: from}
	for _, k := range c.Contracts {
		if to, said := k.To.Get(); !isDraft(k.Status) && (!said || to >= from || k.Renews.Saying != loadline.None) {
			y.contract(k)
		}
	}
	for _, l := range c.Loans {
		if !isDraft(l.Status) {
			y.stated(l.Matures, l.Ref(), "matures", l.LenderID, l.At, loadline.Textf("%v is due", l.Ref()), loadline.Textf("When does %v mature?", l.Ref()))
		}
	}
	for _, t := range c.Tranches {
		if !isDraft(t.Status) && t.Met != loadline.Yes {
			says := loadline.Textf("%v is due to be paid", t.Ref())
			if t.If != "" {
				says = loadline.Textf("%v is due to be paid, if %v", t.Ref(), t.If)
			}
			y.stated(t.On, t.Ref(), "due", t.ByID, t.At, says, loadline.Textf("When is %v due?", t.Ref()))
		}
	}
	for _, l := range c.Licences {
		if !isDraft(l.Status) {
			party := cmp.Or(l.OfID, l.FromID)
			y.stated(l.Until, l.Ref(), "until", party, l.At, loadline.Textf("%v ends", l.Ref()), loadline.Textf("Until when does %v last?", l.Ref()))
		}
	}
	for _, x := range c.Consents {
		if !isDraft(x.Status) {
			y.span(x.Span, x.Ref(), x.At)
		}
	}
	slices.SortStableFunc(y.dates, func(a, b Dated) int { return cmp.Or(cmp.Compare(a.Date, b.Date), cmp.Compare(a.ID, b.ID)) })
	return y.dates, y.open
}

func (y *diary) contract(k loadline.Contract) {
	party := k.SupplierID
	y.put(k.From, k.Ref(), "from", party, k.At, loadline.Textf("%v begins", title(k)))
	y.renewal(k)
	for i, s := range k.Stops {
		says := loadline.Textf("from now on the %v may stop %v (%v)", s.By, title(k), s.For)
		y.put(s.From, k.Ref(), loadline.Textf("stop.%v.from", i+1).String(), party, s.At, says)
		y.put(s.To, k.Ref(), loadline.Textf("stop.%v.to", i+1).String(), party, s.At, loadline.Textf("the last day on which the %v may stop %v (%v)", s.By, title(k), s.For))
	}
	for i, e := range k.Exclusives {
		says := loadline.Textf("the last day of a promise under %v: the %v deals with nobody else", title(k), e.Binds)
		y.stated(e.Until, k.Ref(), loadline.Textf("exclusive.%v.until", i+1).String(), party, e.At, says, loadline.Textf("Until when does the promise of %v to deal with nobody else bind?", k.Ref()))
	}
	for _, t := range k.Credits {
		what := loadline.Textf("credits.%v.expires", t.Name).String()
		y.stated(t.Expires, k.Ref(), what, cmp.Or(t.GrantorID, party), t.At, loadline.Textf("the credits %v of %v expire", t.Name, title(k)), loadline.Textf("When do the credits %v of %v expire?", t.Name, k.Ref()))
	}
	for _, m := range k.Commitments {
		y.shortfalls(k, m)
	}
}

// renewal puts the last day of the term of a contract, and the last day on which its going on by itself is refused. Where that day is
// over, the contract goes on, and the end and the day of the first term that can still be refused are put too.
func (y *diary) renewal(k loadline.Contract) {
	longer, renews := k.Renews.Get()
	if !k.To.Known() || k.To.Saying == loadline.None {
		y.stated(k.To, k.Ref(), "to", k.SupplierID, k.At, loadline.Text{}, loadline.Textf("Until when does %v run?", k.Ref()))
		return
	}
	to := termEnd(k, y.from)
	if !renews {
		y.put(to, k.Ref(), "to", k.SupplierID, k.At, loadline.Textf("the last day of %v", title(k)))
		if !k.Renews.Known() {
			y.open = append(y.open, Undated{k.Ref(), loadline.Textf("Does %v go on by itself after its last day?", k.Ref()), k.At})
		}
		return
	}
	y.put(to, k.Ref(), "to", k.SupplierID, k.At, loadline.Textf("%v goes on by itself after this day, by %v", title(k), longer))
	notice, known := k.RenewalNotice.Get()
	if !known || to == 0 {
		if !k.RenewalNotice.Known() {
			y.open = append(y.open, Undated{k.Ref(), loadline.Textf("How long before its last day is the renewal of %v refused?", k.Ref()), k.At})
		}
		return
	}
	to, locked := openTerm(k, y.from)
	if locked > 0 {
		y.put(to, k.Ref(), "to.locked", k.SupplierID, k.At, loadline.Textf("the last day until which %v goes on, since that can no longer be refused", title(k)))
	}
	y.put(refused(to, notice), k.Ref(), "renewal", k.SupplierID, k.At, loadline.Textf("the last day to refuse that %v goes on after %v", title(k), to))
}

// refused is the last day on which the going on of a contract is refused. A month before the last of a short month is that day of the
// month before, which is the earlier and so the safe reading.
func refused(to loadline.Date, notice loadline.Duration) loadline.Date {
	return to.AddMonths(-notice.Months).AddDays(-notice.Days)
}

// shortfalls puts the days on which what was not bought is paid all the same: those stated, else the last of the period.
func (y *diary) shortfalls(k loadline.Contract, m loadline.Commitment) {
	if bindingOf(m) == loadline.No || m.Kind != "take_or_pay" && m.Kind != "minimum" {
		return
	}
	to, _ := k.To.Get()
	days := m.Due
	if last := cmp.Or(m.Period.To, to); len(days) == 0 && last != 0 {
		days = []loadline.Date{last}
	}
	if len(days) == 0 {
		y.open = append(y.open, Undated{k.Ref(), loadline.Textf("When is a shortfall of the commitment %v of %v settled?", m.Name, k.Ref()), m.At})
	}
	for i, day := range days {
		what := loadline.Textf("commitment.%v.due.%v", m.Name, i+1).String()
		y.put(day, k.Ref(), what, k.SupplierID, m.At, loadline.Textf("what was not bought of the commitment %v of %v is settled", m.Name, title(k)))
	}
}

// span puts the ends of a span that are days.
func (y *diary) span(s loadline.Span, of loadline.Ref, at loadline.Source) {
	for i, t := range s.Until {
		if t.Kind == loadline.DayComes {
			y.put(t.Date, of, loadline.Textf("until.%v", i+1).String(), "", at, loadline.Textf("the last day of %v", of))
		}
	}
}
