package sheet

import (
	"strings"

	"loadline"
)

// Facts reads the facts of the book as the mapping says. Every fact has its file, its row and its cell as source. What
// could be read is returned beside what is wrong with the rest; where there is an error, the company is incomplete.
//
// A certificate that was passed on, cancelled or converted is closed by an event; where only a part of it was, the rest
// stays in place, since a sheet names no certificate for it. What comes of an event is linked to it where the sheet says
// so. Votes are never stated by a sheet and stay unknown.
//
// Codes: column-not-found, column-ambiguous, cell-not-understood, cell-missing, date-missing, totals-disagree,
// row-skipped, duplicate-name, same-name, more-than-held, dangling-reference, numbers-overlap, numbers-gap, nominals-differ,
// vesting-not-understood.
func Facts(b *Book, m Mapping) (*loadline.Company, loadline.Diagnostics) {
	c, f := read(b, m)
	return c, f.letters.close()
}

func read(b *Book, m Mapping) (*loadline.Company, *facts) {
	f := &facts{
		b: b, m: m, letters: letterbox{seen: map[string]int{}},
		c:          &loadline.Company{LegalName: m.Company, AsOf: m.AsOf, Currency: m.Currency, At: loadline.Source{File: b.name}},
		ids:        map[string]int{},
		who:        map[string]int{},
		identities: map[string]string{},
		what:       map[string]int{},
		titles:     map[string]string{},
		secs:       map[string][]*security{},
		byHolder:   map[string][]*security{},
		byDay:      map[lot][]*security{},
		spent:      map[string]int{},
		plans:      map[string]string{},
		schedules:  map[string]string{},
		origins:    map[*security][]*security{},
	}
	f.m.Lists = append([]ListMapping(nil), m.Lists...)
	f.c.Name = slug(m.Company)
	if m.Company == "" {
		f.c.Name = slug(base(b.name))
	}
	var lists []*list
	for i := range f.m.Lists {
		if l := f.open(&f.m.Lists[i]); l != nil {
			lists = append(lists, l)
		}
	}
	f.inOrder(lists)
	f.spelledAlike()
	f.undated()
	return f.c, f
}

// inOrder reads the lists so that what is pointed to is known before what points: certificates, then what became of
// them, then registers of events, and tables that sum up last.
func (f *facts) inOrder(lists []*list) {
	each := func(kind ListKind, use ListUse, read func(*list)) {
		for _, l := range lists {
			if l.m.Kind == kind && l.m.Use == use {
				f.covered[kind] = f.covered[kind] || use == TakeFacts
				read(l)
			}
		}
	}
	each(ShareholderList, TakeFacts, f.shareholders)
	each(StockLedger, TakeFacts, f.certificates)
	each(OptionLedger, TakeFacts, f.grants)
	each(ConvertibleLedger, TakeFacts, f.convertibles)
	each(StockLedger, TakeFacts, f.linkOrigins)
	each(StockLedger, TakeFacts, f.certificateEvents)
	each(OptionLedger, TakeFacts, f.grantEvents)
	each(ConvertibleLedger, TakeFacts, f.convertibleEvents)
	each(TransactionLedger, TakeFacts, f.events)
	each(CapTable, TakeFacts, f.capTable)
	for _, kind := range []ListKind{ShareholderList, StockLedger, OptionLedger, ConvertibleLedger, TransactionLedger, CapTable} {
		each(kind, CheckFacts, f.check)
	}
	for _, l := range lists {
		if l.m.Use != LeaveOut {
			l.finish()
		}
	}
}

// facts is a company in the making.
type facts struct {
	b            *Book
	m            Mapping
	c            *loadline.Company
	letters      letterbox
	covered      [ShareholderList + 1]bool // kinds of lists that gave facts
	ids          map[string]int            // every id given so far, with its kind before it, and the last number given behind it
	who          map[string]int            // stakeholders by the sheet's own id or name
	identities   map[string]string         // of shareholders, by their key in who: birth or register
	titles       map[string]string         // of classes by id
	what         map[string]int            // classes by their folded name
	secs         map[string][]*security    // securities by their folded certificate number
	order        []*security
	byHolder     map[string][]*security
	byDay        map[lot][]*security
	spent        map[string]int            // how many of a holder's first securities have nothing left
	plans        map[string]string         // ids by title
	schedules    map[string]string         // ids by the words of the sheet
	origins      map[*security][]*security // what came of a security, as the rows of its results say
	dateless     []loadline.Source         // the first facts that no day was stated for
	undatedFacts int
}

// id makes an id that nothing else of its kind has.
func (f *facts) id(kind, want string) string {
	id, key := want, kind+":"+want
	for n := max(f.ids[key], 1) + 1; f.ids[kind+":"+id] > 0; n++ {
		id, f.ids[key] = want+"_"+itoa(n), n
	}
	f.ids[kind+":"+id] = max(f.ids[kind+":"+id], 1)
	return id
}

// holder is the index of the stakeholder of a row. The sheet's own id tells stakeholders apart; where it has none, the
// name as it is spelled does.
func (f *facts) holder(l *list, r int) (int, bool) {
	for _, field := range []string{"holder", "to"} {
		if name := l.words(r, field); name != "" {
			return f.stakeholder(l, r, field, name, l.words(r, "holder_id")), true
		}
	}
	return 0, false
}

func (f *facts) stakeholder(l *list, r int, field, name, own string) int {
	key := "name:" + name
	if own != "" {
		key = "id:" + own
	}
	if i, ok := f.who[key]; ok {
		f.sameHolder(l, r, field, i, name)
		return i
	}
	s := loadline.Stakeholder{ID: f.id("stakeholder", slug(name)), LegalName: name, IssuerID: own, At: l.at(r, field)}
	s.Relationship, s.Groups = relationship(l.words(r, "relationship"))
	f.c.Stakeholders = append(f.c.Stakeholders, s)
	f.who[key] = len(f.c.Stakeholders) - 1
	return f.who[key]
}

// sameHolder reports one id with two names.
func (f *facts) sameHolder(l *list, r int, field string, i int, name string) {
	if s := &f.c.Stakeholders[i]; s.LegalName != name {
		f.letters.put(l.name, loadline.Diagnostic{
			Code: loadline.SameName, Severity: loadline.Warning, At: l.at(r, field), Related: []loadline.Source{s.At},
			Summary: loadline.Textf("One holder, %s, under two names: %q and %q", s.IssuerID, s.LegalName, name),
			Detail:  loadline.Textf("The sheet gives both the same number, so they are counted as one holder, by its first name."),
			Hint:    loadline.Textf("Correct the number or the name."),
		})
	}
}

// relationship is the sheet's word in Open Cap words where it is one of them, else a group of the user's own.
func relationship(s string) (string, []string) {
	words := slug(s)
	switch {
	case s == "":
		return "", nil
	case words == "gruender" || words == "gruenderin":
		return "FOUNDER", nil
	case words == "mitarbeiter" || words == "mitarbeiterin":
		return "EMPLOYEE", nil
	}
	for _, known := range []string{"founder", "employee", "investor", "advisor", "consultant", "executive", "board_member", "officer", "non_us_employee", "ex_employee", "other"} {
		if words == known || words == known+"s" {
			return strings.ToUpper(known), nil
		}
	}
	return "", []string{words}
}

// class is the id of a class of stock by the name that the sheet gives it. Names are one class only where they differ
// in nothing but case and blanks.
func (f *facts) class(l *list, r int, field, title string) string {
	return f.classAt(title, l.at(r, field))
}

func (f *facts) classAt(title string, at loadline.Source) string {
	title = oneLine(title)
	key := strings.ToLower(title)
	if i, ok := f.what[key]; ok {
		return f.c.Classes[i].ID
	}
	c := loadline.StockClass{ID: f.id("class", slug(title)), Title: title, At: at, Kind: classKind(title)}
	c.VotesPerShare = votesOpen(title, at)
	f.c.Classes = append(f.c.Classes, c)
	f.what[key] = len(f.c.Classes) - 1
	f.titles[c.ID] = title
	return c.ID
}

func votesOpen(title string, at loadline.Source) loadline.Number {
	return loadline.Number{Open: []loadline.Unknown{{Question: loadline.Textf("How many votes has a share of %s? (charter)", title).String(), At: at}}}
}

// classKind is what the name of a class says of it.
func classKind(title string) loadline.ClassKind {
	words := fold(title)
	switch {
	case anyWord(words, "preferred", "pref", "series", "vorzugsaktien", "vorzugsaktie", "vorzug", "vorzugsanteile"):
		return loadline.Preferred
	case anyWord(words, "common", "ordinary", "stammaktien", "stammaktie", "stamm", "stammanteile"):
		return loadline.Common
	}
	return loadline.ClassKindNotSaid
}

func anyWord(s string, words ...string) bool {
	for _, w := range words {
		if containsWords(s, w) {
			return true
		}
	}
	return false
}

// classKey is the name of a class without the words that a summary leaves out: "Series A" is "Series A Preferred Stock".
func classKey(title string) string {
	var out []string
	words := strings.Fields(fold(title))
	series := anyWord(strings.Join(words, " "), "series", "serie")
	for _, w := range words {
		switch w {
		case "stock", "share", "shares", "outstanding", "issued", "aktien", "anteile":
			continue
		case "preferred", "pref":
			if series {
				continue
			}
		}
		out = append(out, w)
	}
	return strings.Join(out, " ")
}

func (f *facts) add(t loadline.Transaction) { f.c.Transactions = append(f.c.Transactions, t) }

// when is the day of a fact: what the row says, else the day of which the book speaks.
func (f *facts) when(d loadline.Date, at loadline.Source) loadline.Date {
	if d == 0 {
		if d = f.m.AsOf; d == 0 {
			f.undatedFacts++
			f.dateless = append(f.dateless, at)[:min(len(f.dateless)+1, 4)]
		}
	}
	return d
}

// undated asks for the day of facts that have none.
func (f *facts) undated() {
	if len(f.dateless) == 0 {
		return
	}
	d := loadline.Diagnostic{
		Code: loadline.DateMissing, Severity: loadline.Warning, At: f.dateless[0],
		Summary: loadline.Textf("%v facts have no date, and the book does not say of which day it speaks", f.undatedFacts),
		Detail:  loadline.Textf("Facts without a date count on every day, so that answers for the past would be wrong."),
		Hint:    loadline.Textf("State the day in the mapping, such as as_of = 2026-11-24."),
		Related: f.dateless[1:],
	}
	f.letters.put("", d)
}

// letterbox keeps diagnostics, at most twenty of a code and a list; the rest is counted.
type letterbox struct {
	out   loadline.Diagnostics
	seen  map[string]int
	extra []overflow
}

type overflow struct {
	code     loadline.Code
	severity loadline.Severity
	at       loadline.Source
	key      string
}

const maxLetters = 20

func (b *letterbox) put(list string, d loadline.Diagnostic) {
	key := list + "\x00" + string(d.Code) + d.Severity.String()
	b.seen[key]++
	switch n := b.seen[key]; {
	case n <= maxLetters:
		b.out = append(b.out, d)
	case n == maxLetters+1:
		b.extra = append(b.extra, overflow{d.Code, d.Severity, d.At, key})
	}
}

// close is all letters, with one for each kind that was cut short.
func (b *letterbox) close() loadline.Diagnostics {
	for _, o := range b.extra {
		b.out = append(b.out, loadline.Diagnostic{
			Code: o.code, Severity: o.severity, At: o.at,
			Summary: loadline.Textf("%v more of the same kind in this list, from here on", b.seen[o.key]-maxLetters),
			Detail:  loadline.Textf("The first %v are told one by one.", maxLetters),
			Hint:    loadline.Textf("Mend the first ones; the cause is often one."),
		})
	}
	return b.out
}
