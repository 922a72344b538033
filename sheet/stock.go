package sheet

import (
	"strings"

	"loadline"
)

// certificates reads the issuances of a ledger of certificates; what became of them is read afterwards, when all
// certificates that may have come of one another are known.
func (f *facts) certificates(l *list) {
	l.secs = map[int]*security{}
	from, to := l.rows()
	for r := from; r < to; r++ {
		if l.roles[r-from] == bodyRow {
			f.stock(l, r)
		}
	}
}

// fact reads what the row of any issuance has: its holder, its number, its quantity and its day.
func (f *facts) fact(l *list, r int, count string) (who int, number string, qty loadline.Ratio, issued loadline.Date, ok bool) {
	qty, got := l.count(r, count)
	number = l.words(r, "certificate")
	if number == "" {
		number = l.words(r, "grant")
	}
	issued, day := l.date(r, "issued")
	who, named := f.holder(l, r)
	switch {
	case got == bad || got == ambiguous || day == bad || day == ambiguous:
		return
	case !named:
		l.missing(r, "holder", loadline.Error, loadline.Textf("Row %v names no holder", r+1), loadline.Textf("Fill in the holder."))
		return
	case got != fine || qty.Sign() == 0:
		if number == "" && issued == 0 {
			l.skipped(r, loadline.Textf("Row %v holds no shares", r+1))
			return
		}
		l.missing(r, count, loadline.Error, loadline.Textf("Row %v does not say how many", r+1), loadline.Textf("Fill in the number, or delete the row."))
		return
	}
	return who, number, qty, issued, true
}

// identify makes the ids of a security. A bare number needs the class before it to be an id.
func (f *facts) identify(l *list, r int, s *security, title string) bool {
	want := slug(s.number)
	switch {
	case s.number == "":
		want = slug(s.holder + " " + title)
	case strings.Trim(s.number, "0123456789") == "":
		want = slug(title + " " + s.number)
	}
	for _, other := range f.secs[fold(s.number)] {
		if s.number != "" && other.class == s.class && other.kind == s.kind {
			f.letters.put(l.name, loadline.Diagnostic{
				Code: loadline.DuplicateName, Severity: loadline.Error, At: s.at, Related: []loadline.Source{other.at},
				Summary: loadline.Textf("The certificate %s stands in the list twice", s.number),
				Detail:  loadline.Textf("A certificate is issued once. The first row is taken and this one is not."),
				Hint:    loadline.Textf("Correct the number; a part that was passed on has a certificate of its own."),
			})
			return false
		}
	}
	s.id = f.id("security", want)
	f.register(s)
	return true
}

func (f *facts) stock(l *list, r int) {
	who, number, qty, issued, ok := f.fact(l, r, "quantity")
	if !ok {
		return
	}
	holder := f.c.Stakeholders[who].ID
	title := l.words(r, "class")
	at := l.at(r, "quantity")
	class := ""
	switch {
	case title != "":
		class = f.class(l, r, "class", title)
	case l.has("class"):
		l.missing(r, "class", loadline.Error, loadline.Textf("Row %v names no class", r+1), loadline.Textf("Fill in the class."))
		return
	default:
		title = "Shares"
		class = f.classAt(title, f.b.place(l.g, l.m.Header-1, 0))
	}
	s := &security{holder: holder, class: class, number: number, kind: StockLedger, left: qty, whole: true, at: at}
	s.on = f.when(issued, l.at(r, "issued"))
	if !f.identify(l, r, s, title) {
		return
	}
	l.secs[r], l.done[r] = s, true
	approved, _ := l.date(r, "approved")
	t := &loadline.StockIssuance{
		Issued: loadline.Issued{Event: loadline.Event{ID: f.id("transaction", "issue_"+s.id), Date: s.on, At: at},
			SecurityID: s.id, CustomID: number, StakeholderID: holder, Approved: approved},
		StockClassID: class, Quantity: loadline.SharesOf(qty), SharePrice: l.money(r, "price"),
	}
	t.VestingTermsID = f.vesting(l, r)
	f.add(t)
	f.vestingStart(l, r, s)
	l.consideration(r, qty)
}

// consideration checks that quantity and price give the amount that the row states, to the last place of the amount.
func (l *list) consideration(r int, qty loadline.Ratio) {
	amount, got := l.figure(r, "amount")
	if got != fine || !l.has("price") {
		return
	}
	col := &l.cols[l.first["price"]]
	price, _, got := figureOf(l.g.at(r, col.c), col.Numbers) // what cannot be read has been told
	if got != fine {
		return
	}
	want := qty.Mul(price.n)
	if diff := want.Sub(amount.n); diff.Round(max(min(amount.places, 2), 0), loadline.Down).Sign() == 0 {
		return
	}
	l.f.letters.put(l.name, loadline.Diagnostic{
		Code: loadline.TotalsDisagree, Severity: loadline.Warning, At: l.at(r, "amount"), Related: []loadline.Source{l.at(r, "quantity"), l.at(r, "price")},
		Summary: loadline.Textf("%v at %v is %v, and the row says %v", qty, price.n, want, amount.n),
		Detail:  loadline.Textf("The amount paid is the number of shares times the price of one; the difference is %v.", want.Sub(amount.n)),
		Hint:    loadline.Textf("Correct the number, the price or the amount."),
	})
}

// ending is what a row says about the end of its security.
type ending struct {
	what     string // "cancelled", "transferred", "repurchased", "converted"
	date     loadline.Date
	hasDate  bool
	quantity loadline.Ratio
	hasCount bool
	to       string // certificate or holder
}

// certificateEvents closes the certificates that a row, or its status, says are closed.
func (f *facts) certificateEvents(l *list) {
	from, to := l.rows()
	for r := from; r < to; r++ {
		s := l.secs[r]
		if s == nil {
			continue
		}
		ends := l.endings(r)
		for _, e := range ends {
			f.end(l, r, s, e)
		}
		l.checkOutstanding(r, s)
	}
}

// endings reads the columns of a row that end its security.
func (l *list) endings(r int) []ending {
	status := statusNamed(l.words(r, "status"))
	var out []ending
	for _, what := range []string{"transferred", "converted", "repurchased", "cancelled"} {
		e := ending{what: what}
		d, got := l.date(r, what+"_on")
		if got == bad || got == ambiguous {
			continue
		}
		e.date, e.hasDate = d, got == fine
		n, got := l.count(r, what)
		e.quantity, e.hasCount = n, got == fine && n.Sign() > 0
		e.to = l.words(r, what+"_to")
		if e.hasDate || e.hasCount || e.to != "" || status == what {
			if got == fine && n.Sign() == 0 && status != what {
				continue
			}
			out = append(out, e)
		}
	}
	if s := l.words(r, "status"); s != "" && status == "" {
		i := l.first["status"]
		l.f.letters.put(l.name, loadline.Diagnostic{Code: loadline.CellNotUnderstood, Severity: loadline.Warning, At: l.f.b.place(l.g, r, l.cols[i].c),
			Summary: loadline.Textf("The status %q is not known", clip(s, 40)),
			Detail:  loadline.Textf("Loadline knows outstanding, cancelled, transferred, repurchased and converted, and takes this certificate as outstanding."),
			Hint:    loadline.Textf("Write one of these words, or ignore the column in the mapping.")})
	}
	return out
}

// statusNamed is a status in Loadline's word; empty where it is not known.
func statusNamed(s string) string {
	switch words := fold(s); {
	case anyWord(words, "cancelled", "canceled", "void", "voided", "eingezogen", "kraftlos", "storniert", "terminated", "forfeited"):
		return "cancelled"
	case anyWord(words, "transferred", "sold", "assigned", "uebertragen", "abgetreten", "verkauft"):
		return "transferred"
	case anyWord(words, "repurchased", "redeemed", "zurueckgekauft", "bought back"):
		return "repurchased"
	case anyWord(words, "converted", "gewandelt"):
		return "converted"
	case anyWord(words, "exercised", "ausgeuebt"):
		return "exercised"
	case anyWord(words, "outstanding", "active", "issued", "live", "valid", "held", "open", "vested", "unvested", "granted", "partially", "aktiv", "ausgegeben", "gueltig", "bestehend", "offen", "laufend"):
		return "outstanding"
	}
	return ""
}

// end closes a security, or the part of it that the row names.
func (f *facts) end(l *list, r int, s *security, e ending) {
	at := l.endPlace(r, e.what)
	if !e.hasDate && !f.day(l, at, &e.date, loadline.Textf("%s is %s, and no cell says on which day", s.called(), e.what)) {
		return
	}
	qty := s.left
	if e.hasCount {
		qty = e.quantity
	}
	if !f.take(l, s, qty, e.date, at) {
		return
	}
	l.closed[r] = s.left.Sign() == 0
	c := loadline.Closing{Event: loadline.Event{Date: e.date, At: at}, SecurityID: s.id, Quantity: loadline.SayNone[loadline.Shares](at)}
	if !l.closed[r] {
		c.Quantity = loadline.Say(loadline.SharesOf(qty), at)
	}
	switch e.what {
	case "transferred":
		c.ID = f.id("transaction", "transfer_"+s.id)
		f.follow(&c, s, f.results(l, r, s, e, qty, at), qty)
		f.add(&loadline.Transfer{Closing: c})
	case "converted":
		c.ID = f.id("transaction", "convert_"+s.id)
		c.ResultIDs = f.converted(l, r, s, e)
		f.add(&loadline.Conversion{Closing: c})
	case "repurchased":
		c.ID = f.id("transaction", "repurchase_"+s.id)
		f.follow(&c, s, f.origins[s], qty)
		f.add(&loadline.Repurchase{Closing: c})
	default:
		c.ID = f.id("transaction", "cancel_"+s.id)
		f.follow(&c, s, f.origins[s], qty)
		f.add(&loadline.Cancellation{Closing: c})
	}
}

func (l *list) endPlace(r int, what string) loadline.Source {
	for _, field := range []string{what + "_on", what, what + "_to", "status"} {
		if i, ok := l.first[field]; ok && l.g.at(r, l.cols[i].c).kind != blank {
			return l.at(r, field)
		}
	}
	return l.at(r, "quantity")
}

// results is what came of a transfer: the certificates that the row names or that name this one as their origin, else
// those that the new holder was issued on the day; where the list has none, one is made, since the row says who has it.
func (f *facts) results(l *list, r int, s *security, e ending, qty loadline.Ratio, at loadline.Source) []*security {
	if from := f.origins[s]; len(from) > 0 {
		return from
	}
	if e.to == "" {
		f.letters.put(l.name, loadline.Diagnostic{Code: loadline.CellMissing, Severity: loadline.Warning, At: at,
			Summary: loadline.Textf("%s was transferred, and the list does not say to whom", s.called()),
			Detail:  loadline.Textf("No certificate of the list names it as its origin. Where the new holder's certificate is in the list, ownership is right all the same."),
			Hint:    loadline.Textf("Fill in the new holder or the new certificate.")})
		return nil
	}
	if to, ok := f.certificatesIn(e.to, s.class); ok {
		for _, t := range to {
			t.linked = true
		}
		return to
	}
	who := f.stakeholder(l, r, "transferred_to", e.to, "")
	holder := f.c.Stakeholders[who].ID
	same := f.newOn(holder, s.class, e.date, s)
	came := chosen(same, qty)
	switch {
	case len(same) > 0 && len(came) == 0:
		f.letters.put(l.name, loadline.Diagnostic{Code: loadline.CellMissing, Severity: loadline.Warning, At: at, Related: []loadline.Source{same[0].at, same[1].at},
			Summary: loadline.Textf("%s had several certificates on %v, and the list does not say which came of %s", e.to, e.date, s.called()),
			Detail:  loadline.Textf("None of them, nor all together, is of %v shares. They are counted as issued, and %s as closed; who owns what is right all the same.", qty, s.called()),
			Hint:    loadline.Textf("Write the numbers of the new certificates in place of the name.")})
		return nil
	case len(same) > 0:
		for _, t := range came {
			t.linked = true
		}
		return came
	}
	n := &security{holder: holder, class: s.class, kind: StockLedger, left: qty, whole: true, on: e.date, at: at, linked: true}
	n.id = f.id("security", slug(s.id+" to "+holder))
	f.register(n)
	f.add(&loadline.StockIssuance{
		Issued:       loadline.Issued{Event: loadline.Event{ID: f.id("transaction", "issue_"+n.id), Date: e.date, At: at}, SecurityID: n.id, StakeholderID: holder},
		StockClassID: s.class, Quantity: loadline.SharesOf(qty)})
	return []*security{n}
}

// follow links an event to what came of it. What its own holder kept is the balance: a certificate of the same holder
// that came of the event, or that was issued to it on the day over just the rest.
func (f *facts) follow(c *loadline.Closing, s *security, came []*security, qty loadline.Ratio) {
	var sum loadline.Ratio
	for _, t := range came {
		sum = sum.Add(t.issued)
		if t.holder == s.holder && t.class == s.class && c.BalanceID == "" {
			c.BalanceID = t.id
			continue
		}
		c.ResultIDs = append(c.ResultIDs, t.id)
	}
	if rest := qty.Sub(sum); c.BalanceID == "" && len(came) > 0 && rest.Sign() > 0 {
		for _, kept := range f.newOn(s.holder, s.class, c.Date, s) {
			if kept.issued.Equal(rest) {
				kept.linked, c.BalanceID = true, kept.id
				break
			}
		}
	}
}

// newOn are the first securities that a holder was issued on a day and that no event explains yet.
func (f *facts) newOn(holder, class string, on loadline.Date, but *security) []*security {
	key := lot{holder, class, on}
	all := f.byDay[key]
	for len(all) > 0 && all[0].linked {
		all = all[1:]
	}
	f.byDay[key] = all
	var out []*security
	for _, t := range all[:min(len(all), 200)] {
		if !t.linked && t != but {
			out = append(out, t)
		}
	}
	return out
}

// certificatesIn finds certificates by numbers separated by commas; all must be known.
func (f *facts) certificatesIn(numbers, class string) ([]*security, bool) {
	var out []*security
	for n := range strings.FieldsFuncSeq(numbers, func(r rune) bool { return r == ',' || r == ';' || r == '&' }) {
		s, ok := f.certificate(strings.TrimSpace(n), class)
		if !ok {
			return nil, false
		}
		out = append(out, s)
	}
	return out, len(out) > 0
}

func idsOf(ss []*security) []string {
	var out []string
	for _, s := range ss {
		out = append(out, s.id)
	}
	return out
}

// chosen is which of a new holder's certificates of a day came of a transfer: the only one, one of just its shares
// (several of them are alike in all that matters), or all where they come to its shares.
func chosen(same []*security, qty loadline.Ratio) []*security {
	var sum loadline.Ratio
	for _, t := range same {
		if sum = sum.Add(t.issued); t.issued.Equal(qty) {
			return []*security{t}
		}
	}
	if len(same) == 1 || sum.Equal(qty) {
		return same
	}
	return nil
}

// converted is what came of a conversion, where the sheet says so.
func (f *facts) converted(l *list, r int, s *security, e ending) []string {
	if from := f.origins[s]; len(from) > 0 {
		return idsOf(from)
	}
	if to, ok := f.certificatesIn(e.to, ""); ok {
		return idsOf(to)
	}
	if e.to != "" {
		f.letters.put(l.name, loadline.Diagnostic{Code: loadline.DanglingReference, Severity: loadline.Warning, At: l.at(r, "converted_to"),
			Summary: loadline.Textf("%s was converted into %q, which is no certificate of the book", s.called(), clip(e.to, 40)),
			Detail:  loadline.Textf("The conversion closes it; what came of it must be in the list in its own row."),
			Hint:    loadline.Textf("Write the number of the certificate that came of it.")})
	}
	return nil
}

// linkOrigins reads the column that names the certificate from which a certificate came.
func (f *facts) linkOrigins(l *list) {
	if !l.has("origin") {
		return
	}
	for r := l.m.Header; r < l.m.Last; r++ {
		s, from := l.secs[r], l.words(r, "origin")
		if s == nil || from == "" {
			continue
		}
		olds, ok := f.certificatesIn(from, s.class)
		for _, old := range olds {
			f.origins[old] = append(f.origins[old], s)
			s.linked = true
		}
		if !ok {
			f.letters.put(l.name, loadline.Diagnostic{Code: loadline.DanglingReference, Severity: loadline.Warning, At: l.at(r, "origin"),
				Summary: loadline.Textf("%s came from %q, which is no certificate of the book", s.called(), clip(from, 40)),
				Detail:  loadline.Textf("It is taken as newly issued."), Hint: loadline.Textf("Correct the number, or add the row of that certificate.")})
		}
	}
}

// checkOutstanding compares what the row says is left with what its events leave.
func (l *list) checkOutstanding(r int, s *security) {
	stated, got := l.figure(r, "outstanding")
	if got == nothing {
		stated, got = figure{}, fine
	}
	if got != fine || stated.n.Equal(s.left) {
		return
	}
	l.f.letters.put(l.name, loadline.Diagnostic{
		Code: loadline.TotalsDisagree, Severity: loadline.Error, At: l.at(r, "outstanding"), Related: []loadline.Source{s.at},
		Summary: loadline.Textf("Of %s %v are outstanding by its row, and %v by its events", s.called(), stated.n, s.left),
		Detail:  loadline.Textf("Cell %s says %v; the quantity less what was cancelled, passed on, converted or exercised is %v: a difference of %v.", address(r, l.cols[l.first["outstanding"]].c), stated.n, s.left, stated.n.Sub(s.left)),
		Hint:    loadline.Textf("Correct the row; an event may be missing."),
	})
}
