package sheet

import (
	"strings"

	"loadline"
)

// capTable reads a table of holders and classes. It knows no certificates: every figure becomes one security, dated the
// day of which the table speaks.
func (f *facts) capTable(l *list) { f.fromTable(l, func(int, *column) bool { return true }) }

// fromTable takes the figures that are wanted.
func (f *facts) fromTable(l *list, wanted func(int, *column) bool) {
	pools := f.pools(l)
	for r := l.m.Header; r < l.m.Last; r++ {
		if l.roles[r-l.m.Header] != bodyRow {
			continue
		}
		took := false
		for i := range l.cols {
			col := &l.cols[i]
			switch col.Field {
			case "pool":
				if n, got := l.figureAt(r, col); got == fine && n.n.Sign() != 0 {
					l.notUnderstood(r, col, loadline.Textf("%v shares that are still available, in the row of a holder", n.n),
						loadline.Textf("What nobody was granted belongs to nobody."), loadline.Textf("If the column counts what holders have, name it in the mapping: options = %s.", letters(col.c)))
					took = true
				}
			case "shares", "options", "warrants", "quantity":
				if n, got := l.figureAt(r, col); got == fine && n.n.Sign() != 0 {
					took = true
					if wanted(r, col) {
						f.fromCell(l, r, col, n.n, pools)
					}
				} else if got == bad || got == ambiguous {
					took = true
				}
			}
		}
		if l.done[r] = took; !took {
			l.done[r] = false
			l.skipped(r, loadline.Textf("Row %v holds no shares: %q", r+1, clip(leftmost(l.g.rows[r]), 50)))
		}
	}
}

// fromCell makes the fact of one figure.
func (f *facts) fromCell(l *list, r int, col *column, n loadline.Ratio, pools []string) {
	at := f.b.place(l.g, r, col.c)
	who, ok := f.holder(l, r)
	switch {
	case !ok:
		l.missing(r, "holder", loadline.Error, loadline.Textf("Row %v names no holder", r+1), loadline.Textf("Fill in the holder."))
		return
	case n.Sign() < 0:
		l.notUnderstood(r, col, loadline.Textf("A negative number of shares: %v", n), loadline.Textf("Nobody holds less than nothing."), loadline.Textf("Correct the cell."))
		return
	}
	if col.Field == "quantity" && l.noClass(r) {
		return
	}
	holder := f.c.Stakeholders[who].ID
	s := &security{holder: holder, kind: StockLedger, left: n, whole: true, at: at}
	issued := func(title string) loadline.Issued {
		s.id = f.id("security", slug(holder+" "+title))
		s.on = f.when(0, at)
		f.register(s)
		return loadline.Issued{Event: loadline.Event{ID: f.id("transaction", "issue_"+s.id), Date: s.on, At: at}, SecurityID: s.id, StakeholderID: holder}
	}
	title := col.Head
	if col.Field == "quantity" {
		title = l.titleOf(r, col)
	}
	switch l.counts(r, col) {
	case "":
		l.promised(r, col)
	case "options":
		s.kind = OptionLedger
		plan := ""
		if len(pools) == 1 {
			plan = pools[0]
		}
		f.add(&loadline.GrantIssuance{Issued: issued(title), StockPlanID: plan, Compensation: grantIn(title), Quantity: loadline.SharesOf(n)})
	case "warrants":
		s.kind = ConvertibleLedger
		f.add(&loadline.WarrantIssuance{Issued: issued(title), Quantity: loadline.Exactly(n)})
	default:
		title = l.titleOf(r, col)
		s.class = f.classAt(title, l.titlePlace(r, col))
		f.add(&loadline.StockIssuance{Issued: issued(title), StockClassID: s.class, Quantity: loadline.SharesOf(n)})
	}
}

func grantIn(head string) loadline.Compensation {
	if anyWord(fold(head), "rsu", "rsus", "restricted stock units") {
		return loadline.RestrictedStockUnit
	}
	return loadline.Option
}

// titleOf is the class that a figure counts: of its column, or of its row.
func (l *list) titleOf(r int, col *column) string {
	if col.Field == "shares" && col.Class != "" {
		return col.Class
	}
	if title := l.words(r, "class"); title != "" {
		return title
	}
	return "Shares"
}

func (l *list) titlePlace(r int, col *column) loadline.Source {
	if col.Field == "quantity" && l.words(r, "class") != "" {
		return l.at(r, "class")
	}
	return l.f.b.place(l.g, l.m.Header-1, col.c)
}

// pools makes a plan of each row that says how many shares are still free for grants. Its reserve is what is free and
// what its grants hold; options that the table counts are of the pool where there is one.
func (f *facts) pools(l *list) []string {
	var out []string
	for r := l.m.Header; r < l.m.Last; r++ {
		if l.roles[r-l.m.Header] != poolRow {
			continue
		}
		l.done[r] = true
		free, col, ok := l.poolFigure(r)
		if !ok {
			continue
		}
		title := leftmost(l.g.rows[r])
		p := loadline.StockPlan{ID: f.id("plan", slug(title)), Title: title, Reserved: loadline.Exactly(free), At: f.b.place(l.g, r, col)}
		f.c.Plans = append(f.c.Plans, p)
		out = append(out, p.ID)
	}
	if len(out) != 1 {
		return out
	}
	plan := &f.c.Plans[len(f.c.Plans)-1]
	f.reserve(plan, l)
	return []string{plan.ID}
}

// reserve adds to what is free what the grants of the pool have used. Whether what lapsed went back is not stated, so
// that the reserve lies between the two readings.
func (f *facts) reserve(plan *loadline.StockPlan, l *list) {
	free, _ := plan.Reserved.Exact()
	var used, lapsed loadline.Ratio
	if !f.covered[OptionLedger] {
		for i := range l.cols {
			if col := &l.cols[i]; col.Field == "options" || col.Field == "quantity" {
				for r := range l.body(l.m.Header, l.m.Last) {
					if l.counts(r, col) == "options" && l.roles[r-l.m.Header] == bodyRow && col.said[r-l.m.Header] == fine {
						used = used.Add(col.values[r-l.m.Header])
					}
				}
			}
		}
		plan.Reserved = loadline.Exactly(free.Add(used))
		return
	}
	others := len(f.c.Plans) - 1
	grants := map[string]bool{}
	for _, s := range f.order {
		grants[s.id] = s.kind == OptionLedger
	}
	for _, t := range f.c.Transactions {
		switch t := t.(type) {
		case *loadline.GrantIssuance:
			if t.StockPlanID != "" && others != 1 {
				return // several plans: which of them the row means is not said
			}
			used = used.Add(t.Quantity.Ratio())
		case *loadline.Cancellation:
			if q, said := t.Quantity.Get(); said && grants[t.SecurityID] {
				lapsed = lapsed.Add(q.Ratio())
			}
		}
	}
	question := loadline.Unknown{Question: loadline.Textf("Do lapsed options go back to the pool %q? (plan)", plan.Title).String(), At: plan.At}
	reserved := loadline.Between(free.Add(used).Sub(lapsed), free.Add(used), question)
	if others == 1 {
		f.c.Plans[0].Reserved = reserved // the row is the rest of the one plan that the ledger names
		f.c.Plans = f.c.Plans[:1]
		return
	}
	plan.Reserved = reserved
	for _, t := range f.c.Transactions {
		if t, ok := t.(*loadline.GrantIssuance); ok {
			t.StockPlanID = plan.ID
		}
	}
}

// poolFigure is the figure of a row for the pool: one of its columns that count, all of which must agree.
func (l *list) poolFigure(r int) (loadline.Ratio, int, bool) {
	var n loadline.Ratio
	where := -1
	for i := range l.cols {
		col := &l.cols[i]
		switch col.Field {
		case "pool", "options", "shares", "quantity", "total":
			if v, got := l.figureAt(r, col); got == fine && v.n.Sign() > 0 && where < 0 {
				n, where = v.n, col.c
			}
		}
	}
	return n, where, where >= 0
}

// check compares a list with the facts of the others and takes what none of them covers.
func (f *facts) check(l *list) {
	if l.m.Kind != CapTable {
		f.checkAgain(l)
		return
	}
	stock := f.covered[StockLedger] || f.covered[TransactionLedger] || f.covered[ShareholderList]
	compared := func(r int, col *column) bool {
		switch l.counts(r, col) {
		case "shares":
			return stock || f.covered[CapTable]
		case "options":
			return f.covered[OptionLedger] || f.covered[CapTable]
		}
		return f.covered[CapTable]
	}
	sums, where := f.heldBy()
	seen := map[holding]bool{}
	for r := l.m.Header; r < l.m.Last; r++ {
		if l.roles[r-l.m.Header] != bodyRow {
			continue
		}
		name := l.words(r, "holder")
		for i := range l.cols {
			col := &l.cols[i]
			if _, ok := l.whatIs(r, col); !ok || !compared(r, col) {
				continue
			}
			what, _ := l.whatIs(r, col)
			k := holding{nameKey(name), what}
			n, got := l.figureAt(r, col)
			if seen[k] = true; (got == fine || got == absent || got == nothing) && !n.n.Equal(sums[k]) {
				f.disagrees(l, f.b.place(l.g, r, col.c), where[k], name, col.Head, n.n, sums[k])
			}
		}
	}
	f.unseen(l, compared, sums, where, seen)
	f.fromTable(l, func(r int, col *column) bool { return !compared(r, col) })
}

// whatIs is the key of what a column of a row counts; false where it counts nothing that ledgers have.
func (l *list) whatIs(r int, col *column) (string, bool) {
	switch col.Field {
	case "shares":
		return classKey(l.titleOf(r, col)), true
	case "quantity":
		switch {
		case l.counts(r, col) == "options":
			return "options", true
		case l.counts(r, col) != "shares":
			return "", false
		case l.has("class"):
			return classKey(l.titleOf(r, col)), true
		}
		return anyStock, true
	case "options":
		return "options", true
	}
	return "", false
}

func (f *facts) disagrees(l *list, at, ledger loadline.Source, name, what string, table, sum loadline.Ratio) {
	d := loadline.Diagnostic{
		Code: loadline.TotalsDisagree, Severity: loadline.Error, At: at,
		Summary: loadline.Textf("%s, %s: %v by the %v, %v by the ledgers", name, what, table, l.m.Kind, sum),
		Detail:  loadline.Textf("Cell %s says %v; the ledgers of the book add up to %v: a difference of %v. The ledgers' figure is taken.", at.Cell, table, sum, table.Sub(sum)),
		Hint:    loadline.Textf("Find out which is right; the lists may be of different days."),
	}
	if ledger.Known() {
		d.Related = []loadline.Source{ledger}
	}
	f.letters.put(l.name, d)
}

// unseen reports holdings of the ledgers that a table which should have them leaves out.
func (f *facts) unseen(l *list, compared func(int, *column) bool, sums map[holding]loadline.Ratio, where map[holding]loadline.Source, seen map[holding]bool) {
	if l.has("class") {
		return
	}
	for _, s := range f.c.Stakeholders {
		for i := range l.cols {
			col := &l.cols[i]
			what, ok := l.whatIs(l.m.Header, col)
			if !ok || !compared(l.m.Header, col) {
				continue
			}
			k := holding{nameKey(s.LegalName), what}
			if !seen[k] && sums[k].Sign() != 0 {
				f.disagrees(l, f.b.place(l.g, l.m.Header-1, col.c), where[k], s.LegalName, col.Head, loadline.Ratio{}, sums[k])
				seen[k] = true
			}
		}
	}
}

// checkAgain reads a list as if it were the only one and compares what everybody then holds.
func (f *facts) checkAgain(l *list) {
	alone := f.m
	alone.Lists = []ListMapping{*l.m}
	alone.Lists[0].Use = TakeFacts
	company, g := read(f.b, alone)
	for _, d := range g.letters.out {
		if d.Code == loadline.CellNotUnderstood || d.Code == loadline.CellMissing || d.Code == loadline.MoreThanHeld {
			f.letters.put(l.name, d)
		}
	}
	mine, where := f.heldBy()
	theirs, there := g.heldBy()
	for _, s := range append(company.Stakeholders, f.c.Stakeholders...) {
		for _, c := range append(company.Classes, f.c.Classes...) {
			k := holding{nameKey(s.LegalName), classKey(c.Title)}
			if mine[k].Equal(theirs[k]) {
				continue
			}
			at := there[k]
			if !at.Known() {
				at = f.b.place(l.g, l.m.Header-1, 0)
			}
			f.disagrees(l, at, where[k], s.LegalName, c.Title, theirs[k], mine[k])
			mine[k], theirs[k] = loadline.Ratio{}, loadline.Ratio{}
		}
	}
	for r := l.m.Header; r < l.m.Last; r++ {
		l.done[r] = true
	}
}

// nameKey is a name as far as two spellings of it are alike: no case, accents, marks or blanks, no comma, and no word
// for the form of a company.
func nameKey(name string) string {
	if last, first, ok := strings.Cut(name, ","); ok && !anyWord(fold(first), "inc", "llc", "ltd", "lp", "llp", "corp", "gmbh", "ag", "co") {
		name = first + " " + last
	}
	words := strings.Fields(fold(name))
	for len(words) > 1 {
		switch words[len(words)-1] {
		case "inc", "incorporated", "llc", "ltd", "limited", "corp", "corporation", "gmbh", "ag", "lp", "llp", "ug", "se", "plc", "co", "kg", "haftungsbeschraenkt", "mbh":
			words = words[:len(words)-1]
			continue
		}
		break
	}
	return strings.Join(words, " ")
}
