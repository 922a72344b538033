package sheet

import (
	"strings"

	"loadline"
)

// shareRow is one row of a list of shareholders.
type shareRow struct {
	r       int
	who     int
	spans   []span
	count   loadline.Ratio // of Geschäftsanteile
	nominal loadline.Ratio // of each
	sum     loadline.Ratio
	at      loadline.Source
	sumAt   loadline.Source
}

// shareholders reads a Gesellschafterliste: holders, the running numbers of their Geschäftsanteile and the nominal
// amounts (section 40 (1) GmbHG; Gesellschafterlistenverordnung). It is a statement of a day, without events.
func (f *facts) shareholders(l *list) {
	var rows []shareRow
	for r := l.m.Header; r < l.m.Last; r++ {
		if l.roles[r-l.m.Header] == bodyRow {
			if s, ok := f.shareRow(l, r); ok {
				rows = append(rows, s)
				l.done[r] = true
			}
		}
	}
	if len(rows) == 0 {
		return
	}
	f.numbersAreWhole(l, rows)
	f.capital(l, rows)
	f.issueShares(l, rows)
}

func (f *facts) shareRow(l *list, r int) (shareRow, bool) {
	s := shareRow{r: r, at: l.at(r, "quantity")}
	name := l.words(r, "holder")
	if first := l.words(r, "first_name"); first != "" {
		name = first + " " + name
	}
	count, gotCount := l.count(r, "quantity")
	nominal, gotNominal := l.figure(r, "nominal")
	sum, gotSum := l.figure(r, "nominal_sum")
	spans, gotSpans := l.numbers(r)
	for _, got := range []outcome{gotCount, gotNominal, gotSum, gotSpans} {
		if got == bad || got == ambiguous {
			return s, false
		}
	}
	if name == "" {
		l.missing(r, "holder", loadline.Error, loadline.Textf("Row %v names no shareholder", r+1), loadline.Textf("Fill in the shareholder."))
		return s, false
	}
	s.spans, s.sumAt = spans, l.at(r, "nominal_sum")
	s.count, s.nominal, s.sum = count, nominal.n, sum.n
	if gotSpans == fine {
		n := loadline.Int(total(spans))
		if gotCount == fine && !n.Equal(count) {
			l.rowDisagrees(r, "quantity", "share_numbers", loadline.Textf("The numbers are of %v shares, and the row says %v", n, count))
		}
		if s.count = n; !l.has("quantity") {
			s.at = l.at(r, "share_numbers")
		}
	}
	if !l.settleNominal(r, &s, gotNominal == fine, gotSum == fine) {
		return s, false
	}
	s.who = f.shareholder(l, r, name)
	return s, true
}

func total(spans []span) int64 {
	var n int64
	for _, s := range spans {
		n += s.count()
	}
	return n
}

// settleNominal works out count, nominal amount and sum from those that the row states, and compares them.
func (l *list) settleNominal(r int, s *shareRow, hasNominal, hasSum bool) bool {
	counted := s.count.Sign() > 0
	switch {
	case counted && hasNominal && hasSum:
		if want := s.count.Mul(s.nominal); !want.Equal(s.sum) {
			l.rowDisagrees(r, "nominal_sum", "nominal", loadline.Textf("%v shares of %v are %v, and the row says %v", s.count, s.nominal, want, s.sum))
		}
	case counted && hasNominal:
		s.sum, s.sumAt = s.count.Mul(s.nominal), l.at(r, "nominal")
	case counted && hasSum:
		s.nominal = s.sum.Quo(s.count)
	case hasNominal && hasSum && s.nominal.Sign() > 0:
		s.count, s.at = s.sum.Quo(s.nominal), s.sumAt
	case hasSum:
		s.count, s.nominal, s.at = loadline.Int(1), s.sum, s.sumAt
	case hasNominal:
		s.count, s.sum, s.at, s.sumAt = loadline.Int(1), s.nominal, l.at(r, "nominal"), l.at(r, "nominal")
	case counted:
		return true // no nominal amounts at all: the count is what there is
	}
	if s.count.Sign() <= 0 || s.sum.Sign() <= 0 {
		l.missing(r, "quantity", loadline.Error, loadline.Textf("Row %v states no shares of %s", r+1, l.words(r, "holder")), loadline.Textf("Fill in the numbers, the count or the nominal amount."))
		return false
	}
	return true
}

func (l *list) rowDisagrees(r int, field, other string, summary loadline.Text) {
	l.f.letters.put(l.name, loadline.Diagnostic{
		Code: loadline.TotalsDisagree, Severity: loadline.Error, At: l.at(r, field), Related: []loadline.Source{l.at(r, other)},
		Summary: summary, Detail: loadline.Textf("Cells %s and %s of one row contradict one another.", address(r, l.cols[l.first[field]].c), address(r, l.cols[l.first[other]].c)),
		Hint: loadline.Textf("Correct the row."),
	})
}

// numbers reads the running numbers of a row.
func (l *list) numbers(r int) ([]span, outcome) {
	i, ok := l.first["share_numbers"]
	if !ok {
		return nil, absent
	}
	col := &l.cols[i]
	x := l.g.at(r, col.c)
	if x.kind == blank {
		return nil, absent
	}
	spans, got := spansIn(x.text, col.Numbers)
	switch got {
	case bad:
		l.notUnderstood(r, col, loadline.Textf("%q are no numbers of shares", clip(x.text, 60)),
			loadline.Textf("Numbers are written as \"1-12500\", \"7\" or \"1, 3, 5-9\"."), loadline.Textf("Correct the cell."))
	case ambiguous:
		l.notUnderstood(r, col, loadline.Textf("Is %q one number or several?", clip(x.text, 60)),
			loadline.Textf("The comma may separate numbers or thousands."), loadline.Textf("Write a blank behind a comma that separates, or say in the mapping: numbers = 1.234,56 in [%s].", l.m.Sheet))
	}
	return spans, got
}

// shareholder is the stakeholder of a row. A name with two dates of birth, or two registers, is two holders; a row that
// repeats a name without them is of the holder before it.
func (f *facts) shareholder(l *list, r int, name string) int {
	var who []string
	for _, field := range []string{"born", "register", "seat", "identity"} {
		if w := l.words(r, field); w != "" {
			who = append(who, w)
		}
	}
	identity := strings.Join(who, ", ")
	key := "name:" + name
	if i, ok := f.who[key]; ok {
		if identity == "" || f.identities[key] == "" || f.identities[key] == identity {
			return i
		}
		key += "\x00" + identity
		if i, ok := f.who[key]; ok {
			return i
		}
	}
	s := loadline.Stakeholder{ID: f.id("stakeholder", slug(name)), LegalName: name, At: l.at(r, "holder"), Kind: l.kindOfHolder(r, name)}
	s.Relationship, s.Groups = relationship(l.words(r, "relationship"))
	f.c.Stakeholders = append(f.c.Stakeholders, s)
	f.who[key], f.identities[key] = len(f.c.Stakeholders)-1, identity
	return f.who[key]
}

// kindOfHolder: section 40 (1) GmbHG asks for the date of birth of a person and the seat and register of a company.
func (l *list) kindOfHolder(r int, name string) loadline.StakeholderKind {
	identity := l.words(r, "identity")
	born := false
	for w := range strings.FieldsSeq(identity) {
		_, _, got := dayIn(strings.Trim(w, ",;()"), DayFirst)
		born = born || got == fine
	}
	words := fold(identity + " " + l.words(r, "register") + " " + name)
	switch {
	case anyWord(words, "hrb", "hra", "amtsgericht", "ag", "gmbh", "kg", "se", "inc", "llc", "ltd", "corp", "ug", "lp", "bv", "sarl", "stiftung") || l.words(r, "register") != "":
		return loadline.Institution
	case l.words(r, "born") != "" || born:
		return loadline.Individual
	}
	return loadline.KindNotSaid
}

// numbersAreWhole reports numbers that two rows claim, and numbers that none has. A gap can be right, where shares were
// withdrawn and the rest kept their numbers (section 1 Gesellschafterlistenverordnung); an overlap cannot.
func (f *facts) numbersAreWhole(l *list, rows []shareRow) {
	var all []numbered
	for _, s := range rows {
		for _, sp := range s.spans {
			all = append(all, numbered{sp, s.r})
		}
	}
	clashes(all, func(a, b numbered) {
		both := span{max(a.first, b.first), min(a.last, b.last)}
		f.letters.put(l.name, loadline.Diagnostic{
			Code: loadline.NumbersOverlap, Severity: loadline.Error, At: l.at(b.row, "share_numbers"), Related: []loadline.Source{l.at(a.row, "share_numbers")},
			Summary: loadline.Textf("The shares %s belong to two rows", both.String()),
			Detail:  loadline.Textf("Row %v has %s and row %v has %s. Each Geschäftsanteil has a number of its own and one holder (section 40 (1) GmbHG).", a.row+1, a.span.String(), b.row+1, b.span.String()),
			Hint:    loadline.Textf("Correct the numbers of one of the rows."),
		})
	}, func(before numbered, missing span) {
		f.letters.put(l.name, loadline.Diagnostic{
			Code: loadline.NumbersGap, Severity: loadline.Warning, At: l.at(before.row, "share_numbers"),
			Summary: loadline.Textf("No row has the shares %s", missing.String()),
			Detail:  loadline.Textf("Numbers run on from 1. A gap is right only where these shares were withdrawn or merged and the others kept their numbers."),
			Hint:    loadline.Textf("Add the row of their holder, or check the list before this one."),
		})
	})
}

// capital compares the nominal amounts with the Stammkapital: their sum is the share capital (section 5 (3) GmbHG).
func (f *facts) capital(l *list, rows []shareRow) {
	r, c, ok := cellOf(l.m.Capital)
	if !ok {
		return
	}
	x := l.g.at(r, c)
	if rest, labelled := afterLabel(x.text, "stammkapital"); labelled && x.kind == text {
		x.text = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(rest), "der Gesellschaft:"))
	}
	col := column{ColumnMapping: ColumnMapping{Head: "Stammkapital", Numbers: l.m.Numbers}, c: c}
	v, _, got := figureOf(x, col.Numbers)
	if got != fine {
		l.notUnderstood(r, &col, loadline.Textf("%q is no amount of share capital that can be read", clip(x.text, 60)), numberRule(x, col.Numbers), loadline.Textf("Write it as the other amounts of the list are written."))
		return
	}
	var sum loadline.Ratio
	for _, s := range rows {
		sum = sum.Add(s.sum)
	}
	l.stated = v.n
	if sum.Equal(v.n) {
		return
	}
	first, last := rows[0].sumAt, rows[len(rows)-1].sumAt
	f.letters.put(l.name, loadline.Diagnostic{
		Code: loadline.TotalsDisagree, Severity: loadline.Error, At: f.b.place(l.g, r, c), Related: []loadline.Source{first, last},
		Summary: loadline.Textf("The Stammkapital is %v, and the nominal amounts add up to %v", v.n, sum),
		Detail:  loadline.Textf("Cell %s says %v; cells %s to %s add up to %v: a difference of %v. The sum of the nominal amounts is the share capital (section 5 (3) GmbHG).", address(r, c), v.n, first.Cell, last.Cell, sum, v.n.Sub(sum)),
		Hint:    loadline.Textf("A shareholder is missing, or an amount is typed wrongly."),
	})
}

// issueShares makes one security of each row. Where all shares have one nominal amount they are counted, with that amount as par;
// where amounts differ the euros are, since profit and votes follow the nominal amount (sections 29 (3), 47 (2) GmbHG).
func (f *facts) issueShares(l *list, rows []shareRow) {
	uniform := true
	for _, s := range rows {
		uniform = uniform && s.nominal.Equal(rows[0].nominal)
	}
	at := f.b.place(l.g, l.m.Header-1, 0)
	class := loadline.StockClass{ID: f.id("class", "geschaeftsanteile"), Title: "Geschäftsanteile", At: at}
	class.VotesPerShare.Open = []loadline.Unknown{{Question: "Do the articles depart from one vote a euro (§ 47(2) GmbHG)?", At: at}}
	par := rows[0].nominal
	if !uniform {
		par = loadline.Int(1)
		f.letters.put(l.name, loadline.Diagnostic{
			Code: loadline.NominalsDiffer, Severity: loadline.Note, At: rows[0].sumAt,
			Summary: loadline.Textf("The shares have different nominal amounts, so euros are counted and not shares"),
			Detail:  loadline.Textf("A share of 12,500 euros is not one among equals: profit and votes follow the nominal amount (sections 29 (3), 47 (2) GmbHG)."),
			Hint:    loadline.Textf("Nothing is to be done; the numbers of the shares are kept with each holding."),
		})
	}
	if par.Sign() > 0 {
		class.Par = loadline.Say(loadline.MoneyOf(par, "EUR"), rows[0].sumAt)
	}
	f.c.Classes = append(f.c.Classes, class)
	f.what[strings.ToLower(class.Title)] = len(f.c.Classes) - 1
	for _, s := range rows {
		qty, place := s.count, s.at
		if !uniform {
			qty, place = s.sum, s.sumAt
		}
		f.issueShare(l, s, class.ID, qty, place)
	}
}

func (f *facts) issueShare(l *list, s shareRow, class string, qty loadline.Ratio, at loadline.Source) {
	holder := f.c.Stakeholders[s.who].ID
	var numbers []string
	for _, sp := range s.spans {
		numbers = append(numbers, sp.String())
	}
	sec := &security{holder: holder, class: class, number: strings.Join(numbers, ", "), kind: ShareholderList, left: qty, whole: true, at: at}
	want := slug("anteile " + sec.number)
	if sec.number == "" {
		want = slug("anteile " + holder)
	}
	sec.id = f.id("security", want)
	sec.on = f.when(0, at)
	f.register(sec)
	f.add(&loadline.StockIssuance{
		Issued: loadline.Issued{Event: loadline.Event{ID: f.id("transaction", "issue_"+sec.id), Date: sec.on, At: at},
			SecurityID: sec.id, CustomID: sec.number, StakeholderID: holder},
		StockClassID: class, Quantity: loadline.SharesOf(qty)})
}
