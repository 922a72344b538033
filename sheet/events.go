package sheet

import (
	"cmp"
	"slices"
	"strings"

	"loadline"
)

// eventKind is what happened in a row of a ledger of transactions.
type eventKind uint8

const (
	noEvent eventKind = iota
	issueEvent
	transferEvent
	cancelEvent
	repurchaseEvent
	convertEvent
	exerciseEvent
	splitEvent
)

// eventNamed understands the words for events.
func eventNamed(s string) eventKind {
	words := fold(s)
	switch {
	case words == "" || len(words) > 60:
		return noEvent
	case anyWord(words, "transfer", "transferred", "sale", "secondary", "secondary sale", "assignment", "gift", "uebertragung", "abtretung", "verkauf", "schenkung", "veraeusserung"):
		return transferEvent
	case anyWord(words, "repurchase", "repurchased", "buyback", "buy back", "redemption", "rueckkauf", "rueckerwerb"):
		return repurchaseEvent
	case anyWord(words, "cancel", "cancellation", "cancelled", "canceled", "forfeiture", "surrender", "einziehung", "kraftloserklaerung", "storno"):
		return cancelEvent
	case anyWord(words, "conversion", "convert", "converted", "wandlung", "umwandlung"):
		return convertEvent
	case anyWord(words, "exercise", "exercised", "option exercise", "ausuebung"):
		return exerciseEvent
	case anyWord(words, "split", "stock split", "share split", "aktiensplit", "reverse split"):
		return splitEvent
	case anyWord(words, "issue", "issued", "issuance", "allotment", "subscription", "purchase", "founding", "formation", "incorporation", "grant", "primary",
		"ausgabe", "gruendung", "zeichnung", "kapitalerhoehung", "zuteilung"):
		return issueEvent
	}
	return noEvent
}

// happening is one row of a ledger of transactions.
type happening struct {
	l     *list
	r     int
	kind  eventKind
	date  loadline.Date
	qty   loadline.Ratio
	class string // id
	title string
	at    loadline.Source
}

// events reads a ledger of transactions in the order of their dates, issuances first within a day.
func (f *facts) events(l *list) {
	var rows []happening
	for r := l.m.Header; r < l.m.Last; r++ {
		if l.roles[r-l.m.Header] == bodyRow {
			if h, ok := f.happening(l, r); ok {
				rows = append(rows, h)
			}
		}
	}
	slices.SortStableFunc(rows, func(a, b happening) int {
		return cmp.Or(cmp.Compare(a.date, b.date), cmp.Compare(boolInt(a.kind != issueEvent), boolInt(b.kind != issueEvent)))
	})
	for _, h := range rows {
		f.happen(h)
	}
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

func (f *facts) happening(l *list, r int) (happening, bool) {
	h := happening{l: l, r: r, at: l.at(r, "quantity")}
	words := l.words(r, "event")
	if h.kind = eventNamed(words); h.kind == noEvent {
		i := l.first["event"]
		l.notUnderstood(r, &l.cols[i], loadline.Textf("%q is no event that Loadline knows", clip(words, 40)),
			loadline.Textf("It knows issue, transfer, cancellation, repurchase, conversion, exercise and split."), loadline.Textf("Write one of these words."))
		return h, false
	}
	d, got := l.date(r, "issued")
	n, count := l.figure(r, "quantity")
	if got == bad || got == ambiguous || count == bad || count == ambiguous {
		return h, false
	}
	if h.date = d; d == 0 && f.m.AsOf == 0 {
		l.missing(r, "issued", loadline.Error, loadline.Textf("The event of row %v has no date", r+1), loadline.Textf("Fill in the day."))
		return h, false
	} else if d == 0 {
		h.date = f.m.AsOf
	}
	if h.qty = n.n; h.qty.Sign() < 0 && h.kind != issueEvent {
		h.qty = h.qty.Neg() // ledgers show what leaves with a minus
	}
	if h.kind != splitEvent && (count != fine || h.qty.Sign() <= 0) {
		l.missing(r, "quantity", loadline.Error, loadline.Textf("The event of row %v does not say how many", r+1), loadline.Textf("Fill in a positive number."))
		return h, false
	}
	h.title = l.words(r, "class")
	if h.title == "" && !l.has("class") {
		h.title = "Shares"
	}
	if h.title != "" {
		h.class = f.classAt(h.title, l.at(r, "class"))
	}
	return h, true
}

func (f *facts) happen(h happening) {
	h.l.done[h.r] = true
	switch h.kind {
	case issueEvent:
		f.issueIn(h, h.l.newHolder(h.r), h.l.words(h.r, "certificate"), h.qty)
	case splitEvent:
		f.split(h)
	case transferEvent:
		f.transferIn(h)
	case convertEvent:
		f.convertIn(h)
	case exerciseEvent:
		f.exerciseIn(h)
	default:
		f.closeIn(h)
	}
}

// newHolder and oldHolder are the fields that name who receives and who gives.
func (l *list) newHolder(r int) string {
	if l.words(r, "to") != "" {
		return "to"
	}
	return "holder"
}

func (l *list) oldHolder(r int) string {
	if l.words(r, "from") != "" {
		return "from"
	}
	return "holder"
}

// issueIn issues a security to the holder that a field names.
func (f *facts) issueIn(h happening, field, number string, qty loadline.Ratio) *security {
	name := h.l.words(h.r, field)
	switch {
	case name == "":
		h.l.missing(h.r, field, loadline.Error, loadline.Textf("The event of row %v does not say who receives", h.r+1), loadline.Textf("Fill in the holder."))
		return nil
	case h.class == "":
		h.l.missing(h.r, "class", loadline.Error, loadline.Textf("The event of row %v names no class", h.r+1), loadline.Textf("Fill in the class."))
		return nil
	}
	holder := f.c.Stakeholders[f.stakeholder(h.l, h.r, field, name, h.l.words(h.r, "holder_id"))].ID
	s := &security{holder: holder, class: h.class, number: number, kind: StockLedger, left: qty, whole: true, on: h.date, at: h.at}
	if !f.identify(h.l, h.r, s, h.title) {
		return nil
	}
	t := &loadline.StockIssuance{
		Issued: loadline.Issued{Event: loadline.Event{ID: f.id("transaction", "issue_"+s.id), Date: h.date, At: h.at},
			SecurityID: s.id, CustomID: number, StakeholderID: holder},
		StockClassID: h.class, Quantity: loadline.SharesOf(qty)}
	if h.kind == issueEvent {
		t.SharePrice = h.l.money(h.r, "price")
		h.l.consideration(h.r, qty)
	}
	f.add(t)
	return s
}

// piece is a part of a security that an event takes.
type piece struct {
	s   *security
	qty loadline.Ratio
}

// pieces finds what an event takes its shares from: the certificate that the row names, else the holder's oldest of the
// class. Who owns what does not depend on the choice among certificates of one holder and class.
func (f *facts) pieces(h happening) ([]piece, bool) {
	number := h.l.words(h.r, "certificate")
	if s, ok := f.certificate(number, h.class); ok {
		return []piece{{s, h.qty}}, f.take(h.l, s, h.qty, h.date, h.at)
	}
	if number != "" && h.kind != transferEvent {
		h.l.missing(h.r, "certificate", loadline.Error, loadline.Textf("The certificate %s is not in the list", number), loadline.Textf("Correct the number, or add the row of its issue."))
		return nil, false
	}
	name := h.l.words(h.r, h.l.oldHolder(h.r))
	if name == "" {
		h.l.missing(h.r, "from", loadline.Error, loadline.Textf("The event of row %v does not say whose shares they are", h.r+1), loadline.Textf("Fill in the holder or the certificate."))
		return nil, false
	}
	who, ok := f.who["name:"+name]
	if !ok {
		h.l.missing(h.r, h.l.oldHolder(h.r), loadline.Error, loadline.Textf("%s holds nothing that row %v could take", name, h.r+1), loadline.Textf("Correct the name, or add the row by which the holder received the shares."))
		return nil, false
	}
	var out []piece
	need := h.qty
	for _, s := range f.unspent(f.c.Stakeholders[who].ID) {
		if s.kind != StockLedger || h.class != "" && s.class != h.class || s.left.Sign() == 0 || s.on > h.date {
			continue
		}
		part := s.left.Min(need)
		if out = append(out, piece{s, part}); part.Equal(need) {
			need = loadline.Ratio{}
			break
		}
		need = need.Sub(part)
	}
	if need.Sign() > 0 {
		f.tooMuch(h.l, h.at, h.at, name, h.qty, h.qty.Sub(need))
		return nil, false
	}
	if h.class == "" && !oneClass(out) {
		h.l.missing(h.r, "class", loadline.Error, loadline.Textf("The event of row %v names no class, and %s holds several", h.r+1, name), loadline.Textf("Fill in the class."))
		return nil, false
	}
	for _, p := range out {
		f.take(h.l, p.s, p.qty, h.date, h.at)
	}
	return out, true
}

// unspent are the securities of a holder from the first of which something is left.
func (f *facts) unspent(holder string) []*security {
	all := f.byHolder[holder]
	n := f.spent[holder]
	for n < len(all) && all[n].left.Sign() == 0 {
		n++
	}
	f.spent[holder] = n
	return all[n:]
}

func oneClass(ps []piece) bool {
	return !slices.ContainsFunc(ps, func(p piece) bool { return p.s.class != ps[0].s.class })
}

// closing is the event on one piece.
func (f *facts) closing(h happening, verb string, p piece) loadline.Closing {
	c := loadline.Closing{Event: loadline.Event{ID: f.id("transaction", verb+"_"+p.s.id), Date: h.date, At: h.at},
		SecurityID: p.s.id, Quantity: loadline.SayNone[loadline.Shares](h.at)}
	if p.s.left.Sign() > 0 {
		c.Quantity = loadline.Say(loadline.SharesOf(p.qty), h.at)
	}
	return c
}

func (f *facts) closeIn(h happening) {
	ps, ok := f.pieces(h)
	if !ok {
		return
	}
	for _, p := range ps {
		if h.kind == repurchaseEvent {
			f.add(&loadline.Repurchase{Closing: f.closing(h, "repurchase", p), Price: h.l.money(h.r, "price")})
		} else {
			f.add(&loadline.Cancellation{Closing: f.closing(h, "cancel", p)})
		}
	}
}

func (f *facts) transferIn(h happening) {
	if h.l.words(h.r, "to") == "" {
		h.l.missing(h.r, "to", loadline.Error, loadline.Textf("The transfer of row %v does not say to whom", h.r+1), loadline.Textf("Fill in the new holder."))
		return
	}
	number := h.l.words(h.r, "new_certificate")
	if _, known := f.certificate(h.l.words(h.r, "certificate"), h.class); !known && number == "" {
		number = h.l.words(h.r, "certificate") // a number that was never issued before is the new one
	}
	ps, ok := f.pieces(h)
	if !ok {
		return
	}
	for i, p := range ps {
		h.class, h.title = p.s.class, f.titleOf(p.s.class)
		c := f.closing(h, "transfer", p)
		if i > 0 {
			number = ""
		}
		if s := f.issueIn(h, "to", number, p.qty); s != nil {
			c.ResultIDs = []string{s.id}
		}
		f.add(&loadline.Transfer{Closing: c})
	}
}

func (f *facts) titleOf(class string) string {
	if title, ok := f.titles[class]; ok {
		return title
	}
	return class
}

// convertIn closes shares of one class; where the row names the other class and the ratio, it issues what they become.
func (f *facts) convertIn(h happening) {
	into := h.l.words(h.r, "into")
	ratio, got := h.l.figure(h.r, "ratio")
	if into != "" && got != fine {
		h.l.missing(h.r, "ratio", loadline.Error, loadline.Textf("The conversion of row %v does not say how many shares of %s each becomes", h.r+1, into), loadline.Textf("Fill in the ratio, 1 for one to one."))
		return
	}
	ps, ok := f.pieces(h)
	if !ok {
		return
	}
	for _, p := range ps {
		c := f.closing(h, "convert", p)
		if into != "" {
			h.class, h.title = f.classAt(into, h.l.at(h.r, "into")), into
			if s := f.issueIn(h, h.l.oldHolder(h.r), h.l.words(h.r, "new_certificate"), p.qty.Mul(ratio.n)); s != nil {
				c.ResultIDs = []string{s.id}
			}
		}
		f.add(&loadline.Conversion{Closing: c})
	}
}

// exerciseIn exercises a grant that the row names, or issues the stock of one that the book does not list.
func (f *facts) exerciseIn(h happening) {
	grant, ok := f.certificate(h.l.words(h.r, "certificate"), "")
	if !ok || grant.kind != OptionLedger {
		f.issueIn(h, h.l.newHolder(h.r), h.l.words(h.r, "new_certificate"), h.qty)
		h.l.missing(h.r, "certificate", loadline.Warning, loadline.Textf("The exercise of row %v names no grant of the book", h.r+1),
			loadline.Textf("The stock is taken as issued; name the grant, so that it does not count as outstanding beside it."))
		return
	}
	if !f.take(h.l, grant, h.qty, h.date, h.at) {
		return
	}
	c := f.closing(h, "exercise", piece{grant, h.qty})
	c.Quantity = loadline.Say(loadline.SharesOf(h.qty), h.at)
	if h.class == "" {
		h.class, h.title = grant.class, f.titleOf(grant.class)
	}
	if s := f.issueIn(h, h.l.newHolder(h.r), h.l.words(h.r, "new_certificate"), h.qty); s != nil {
		c.ResultIDs = []string{s.id}
	}
	f.add(&loadline.Exercise{Closing: c})
}

// split multiplies the shares of a class. "2-for-1" and "10" say how many new shares each old one becomes; "1:10" is
// written both ways round and is not guessed.
func (f *facts) split(h happening) {
	ratio, ok := splitRatio(h.l.words(h.r, "ratio"))
	if !ok || h.class == "" {
		field := "ratio"
		if ok {
			field = "class"
		}
		h.l.missing(h.r, field, loadline.Error, loadline.Textf("The split of row %v does not say clearly how many new shares of which class each old one becomes", h.r+1),
			loadline.Textf("Write the ratio as \"10-for-1\", new shares first; 10:1 is read either way by people."))
		return
	}
	f.add(&loadline.Split{Event: loadline.Event{ID: f.id("transaction", "split_"+h.class), Date: h.date, At: h.l.at(h.r, "ratio")}, StockClassID: h.class, Ratio: ratio})
	for _, s := range f.order {
		if s.kind == StockLedger && s.class == h.class && s.on <= h.date {
			s.scale(ratio)
		}
	}
}

func splitRatio(s string) (loadline.Ratio, bool) {
	words := strings.Fields(fold(s))
	if len(words) == 3 && (words[1] == "for" || words[1] == "fuer") {
		a, ok1 := loadline.ParseDecimal(words[0])
		b, ok2 := loadline.ParseDecimal(words[2])
		if ok1 && ok2 && a.Sign() > 0 && b.Sign() > 0 {
			return a.Quo(b), true
		}
		return loadline.Ratio{}, false
	}
	n, ok := loadline.ParseDecimal(strings.TrimSpace(s))
	return n, ok && n.Sign() > 0
}
