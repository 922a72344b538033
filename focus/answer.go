package focus

import (
	"strings"

	"loadline"
)

// mostRows is how many rows a table for people has; the JSON has all.
const mostRows = 25

// Answer is the bill as an answer: what was paid and used, by supplier, service and month, and what became of commitments
// and credits. Its data is the [Bill].
func (b *Bill) Answer() loadline.Answer {
	a := loadline.Answer{Question: "import focus", Company: strings.Join(b.Files, ", "), Problems: b.Problems.Sorted(), Assumed: b.Assumed, Data: b}
	switch {
	case b.Problems.HasErrors():
		a.State = loadline.FactsDisagree
		a.Finding = loadline.Textf("The bill cannot be read.")
		return a
	case b.LeftOut > 0:
		a.State = loadline.FactsMissing
	}
	if len(b.lines) == 0 {
		a.Finding = loadline.Textf("No charge was read.")
		if len(b.Agreed) > 0 {
			a.Finding = loadline.Textf("%v contract commitments, and no charges.", len(b.Agreed))
			a.Views = append(a.Views, b.agreedTable())
		}
		return a
	}
	a.Finding = b.finding()
	for _, total := range b.Totals {
		a.Views = append(a.Views, b.tables(total)...)
	}
	if len(b.Agreed) > 0 {
		a.Views = append(a.Views, b.agreedTable())
	}
	return a
}

func (b *Bill) finding() loadline.Text {
	var sums []loadline.Text
	for _, c := range b.Totals {
		sums = append(sums, loadline.Textf("%v was paid and %v used", whole(c.BilledCost, c.Currency), whole(c.EffectiveCost, c.Currency)))
	}
	period, counted := b.period(), loadline.Textf("%v charges", b.Rows-b.LeftOut)
	if b.Rows-b.LeftOut == 1 {
		counted = loadline.Textf("1 charge")
	}
	if b.LeftOut > 0 {
		counted = loadline.Textf("%v of %v; the others cannot be summed", counted, b.Rows)
	}
	if period == (loadline.Period{}) {
		return loadline.Textf("%v: %v.", sums, counted)
	}
	return loadline.Textf("%v, %v: %v.", sums, period, counted)
}

// whole is an amount in whole cents.
func whole(r loadline.Ratio, currency string) loadline.Money {
	return loadline.MoneyOf(cents(r), currency)
}

// period is from the first to the last month of the bill.
func (b *Bill) period() loadline.Period {
	var p loadline.Period
	for _, c := range b.Periods {
		if c.Month == 0 {
			continue
		}
		if p.From == 0 || c.Month < p.From {
			p.From = c.Month
		}
		p.To = max(p.To, c.Month.AddMonths(1).AddDays(-1))
	}
	return p
}

// tables are the tables of one currency.
func (b *Bill) tables(total Charges) []loadline.View {
	f := form{currency: total.Currency, several: len(b.Totals) > 1}
	views := []loadline.View{
		f.table("suppliers", loadline.Textf("By supplier"), loadline.Textf("Supplier"), b.Suppliers, func(c Charges) any { return said(c.Supplier) }),
	}
	if len(b.Hosts) > len(b.Totals) || b.Hosts[0].Host != "" {
		views = append(views, f.table("hosts", loadline.Textf("By host"), loadline.Textf("Host"), b.Hosts, func(c Charges) any { return said(c.Host) }))
	}
	views = append(views,
		f.table("services", loadline.Textf("By service"), loadline.Textf("Service"), b.Services, b.serviceName),
		f.table("months", loadline.Textf("By month"), loadline.Textf("Month"), b.Periods, func(c Charges) any { return monthCell(c.Month) }),
		f.table("kinds", loadline.Textf("By kind of charge"), loadline.Textf("Kind"), b.Kinds, func(c Charges) any { return c.Kind.String() }),
	)
	if t, any := f.commitments(b.Commitments); any {
		views = append(views, t)
	}
	if t, any := f.credits(b.Credits); any {
		views = append(views, t)
	}
	return views
}

// serviceName is a service, with its supplier where the bill has several.
func (b *Bill) serviceName(c Charges) any {
	if c.Supplier == "" || len(b.Suppliers) == len(b.Totals) && b.Suppliers[0].Supplier == b.Suppliers[len(b.Suppliers)-1].Supplier {
		return said(c.Service)
	}
	return loadline.Textf("%v (%v)", said(c.Service), c.Supplier)
}

func said(name string) any {
	if name == "" {
		return loadline.Textf("not said")
	}
	return name
}

func monthCell(d loadline.Date) any {
	if d == 0 {
		return loadline.Textf("not said")
	}
	return d.String()[:len("2006-01")]
}

// form draws tables of one currency.
type form struct {
	currency string
	several  bool // the bill has others
}

func (f form) id(name string) string {
	if f.several {
		return strings.ToLower(name + "-" + f.currency)
	}
	return name
}

func (f form) money(r loadline.Ratio) loadline.Money { return loadline.MoneyOf(r, f.currency) }

var (
	paidNote  = loadline.Textf("Paid is BilledCost: what the invoice asks for, with purchases of commitments when they are bought. Used is EffectiveCost: such purchases spread over what they cover. List and contracted are the same charges at public and at negotiated prices.")
	centsNote = loadline.Textf("Each amount is rounded to whole cents, half to even, totals too; the sums behind them are exact, and the JSON has them in full.")
	restNote  = loadline.Textf("Rest is what was paid and not used so far; where the purchase is not in the bill, what was paid is not known and there is none.")
)

// table is a table of the four costs.
func (f form) table(id string, title, head loadline.Text, rows []Charges, name func(Charges) any) loadline.Table {
	t := loadline.Table{ID: f.id(id), Title: title, Columns: []loadline.Column{
		{ID: "name", Head: head},
		{ID: "rows", Head: loadline.Textf("Charges"), Kind: loadline.Count},
		{ID: "paid", Head: loadline.Textf("Paid"), Kind: loadline.Amount},
		{ID: "used", Head: loadline.Textf("Used"), Kind: loadline.Amount},
		{ID: "list", Head: loadline.Textf("At list price"), Kind: loadline.Amount},
		{ID: "contracted", Head: loadline.Textf("At contracted price"), Kind: loadline.Amount},
	}}
	var mine []Charges
	for _, c := range rows {
		if c.Currency == f.currency {
			mine = append(mine, c)
		}
	}
	var names []any
	var shown []Costs
	for i, c := range mine {
		switch {
		case i < mostRows || len(mine) == mostRows+1:
			names, shown = append(names, name(c)), append(shown, c.Costs)
		case i == mostRows:
			names, shown = append(names, loadline.Textf("%v others", len(mine)-mostRows)), append(shown, c.Costs)
		default:
			shown[mostRows] = shown[mostRows].plus(c.Costs)
		}
	}
	var total, added Costs
	var sums []int
	rounded := false
	for i, c := range shown {
		total = total.plus(c)
		c, some := inCents(c)
		added, rounded = added.plus(c), rounded || some
		sums = append(sums, i)
		t.Rows = append(t.Rows, loadline.Row{Cells: f.cells(names[i], c)})
	}
	if total, _ = inCents(total); total != added {
		sums = nil // a workbook that added the rounded rows would find another total
	}
	if len(shown) > 1 {
		t.Rows = append(t.Rows, loadline.Row{Role: loadline.Total, Cells: f.cells(loadline.Textf("Total"), total), Sums: sums})
	}
	if id == "suppliers" {
		t.Notes = append(t.Notes, paidNote)
		if rounded {
			t.Notes = append(t.Notes, centsNote)
		}
	}
	return t
}

// inCents rounds the four costs to whole cents, each by itself, and says whether any was not.
func inCents(c Costs) (Costs, bool) {
	out := c
	for _, r := range [...]*loadline.Ratio{&out.BilledCost, &out.EffectiveCost, &out.ListCost, &out.ContractedCost} {
		*r = cents(*r)
	}
	return out, out != c
}

func cents(r loadline.Ratio) loadline.Ratio { return r.Round(2, loadline.HalfEven) }

func (f form) cells(name any, c Costs) []loadline.Cell {
	return []loadline.Cell{
		{Value: name}, {Value: loadline.Int(c.Rows)}, {Value: f.money(c.BilledCost)}, {Value: f.unless(c.NotSaid.EffectiveCost, c.Rows, c.EffectiveCost)},
		{Value: f.unless(c.NotSaid.ListCost, c.Rows, c.ListCost)}, {Value: f.unless(c.NotSaid.ContractedCost, c.Rows, c.ContractedCost)},
	}
}

// unless is an amount, or that it is not known where no row says it.
func (f form) unless(without, rows int64, r loadline.Ratio) any {
	if rows > 0 && without == rows {
		return loadline.Number{}
	}
	return f.money(r)
}

func (f form) commitments(all []CommitmentUse) (loadline.Table, bool) {
	t := loadline.Table{ID: f.id("commitments"), Title: loadline.Textf("Commitments"), Notes: []loadline.Text{restNote}, Columns: []loadline.Column{
		{ID: "commitment", Head: loadline.Textf("Commitment")},
		{ID: "supplier", Head: loadline.Textf("Supplier")},
		{ID: "until", Head: loadline.Textf("Until"), Kind: loadline.Day},
		{ID: "paid", Head: loadline.Textf("Paid"), Kind: loadline.Amount},
		{ID: "used", Head: loadline.Textf("Used"), Kind: loadline.Amount},
		{ID: "unused", Head: loadline.Textf("Unused"), Kind: loadline.Amount},
		{ID: "rest", Head: loadline.Textf("Rest"), Kind: loadline.Amount},
	}}
	for _, u := range all {
		if u.Currency != f.currency || len(t.Rows) == 2*mostRows {
			continue
		}
		row := loadline.Row{Cells: []loadline.Cell{
			{Value: u.title()}, {Value: said(u.Supplier)}, {}, {Value: loadline.Textf("before this bill")},
			{Value: f.money(cents(u.Used))}, {Value: f.money(cents(u.Unused))}, {},
		}}
		if u.Bought {
			row.Cells[3].Value, row.Cells[6].Value = f.money(cents(u.Paid)), f.money(cents(u.Rest))
		}
		if u.Term.To != 0 {
			row.Cells[2].Value = u.Term.To
		}
		t.Rows = append(t.Rows, row)
	}
	return t, len(t.Rows) > 0
}

func (f form) credits(all []Charges) (loadline.Table, bool) {
	t := loadline.Table{ID: f.id("credits"), Title: loadline.Textf("Credits"), Columns: []loadline.Column{
		{ID: "supplier", Head: loadline.Textf("Supplier")},
		{ID: "month", Head: loadline.Textf("Month")},
		{ID: "taken", Head: loadline.Textf("Taken off the bill"), Kind: loadline.Amount},
	}}
	var total loadline.Ratio
	for _, c := range all {
		if c.Currency == f.currency {
			total = total.Sub(c.BilledCost)
			t.Rows = append(t.Rows, loadline.Row{Cells: []loadline.Cell{{Value: said(c.Supplier)}, {Value: monthCell(c.Month)}, {Value: f.money(cents(c.BilledCost.Neg()))}}})
		}
	}
	if len(t.Rows) > 1 {
		t.Rows = append(t.Rows, loadline.Row{Role: loadline.Total, Cells: []loadline.Cell{{Value: loadline.Textf("Total")}, {}, {Value: f.money(cents(total))}}})
	}
	return t, len(t.Rows) > 0
}

func (b *Bill) agreedTable() loadline.Table {
	t := loadline.Table{ID: "agreed", Title: loadline.Textf("Contract commitments"), Columns: []loadline.Column{
		{ID: "id", Head: loadline.Textf("Commitment")},
		{ID: "description", Head: loadline.Textf("Description")},
		{ID: "supplier", Head: loadline.Textf("Supplier")},
		{ID: "category", Head: loadline.Textf("Category")},
		{ID: "status", Head: loadline.Textf("Status")},
		{ID: "from", Head: loadline.Textf("From"), Kind: loadline.Day},
		{ID: "to", Head: loadline.Textf("To"), Kind: loadline.Day},
		{ID: "cost", Head: loadline.Textf("Cost"), Kind: loadline.Amount},
	}}
	for _, c := range b.Agreed[:min(len(b.Agreed), 4*mostRows)] {
		row := loadline.Row{Cells: []loadline.Cell{
			{Value: c.ID}, {Value: c.Description}, {Value: said(c.Supplier)}, {Value: c.Category}, {Value: c.Status}, {}, {}, {Value: loadline.MoneyOf(c.Cost, c.Currency)},
		}}
		if c.Term.From != 0 {
			row.Cells[5].Value = c.Term.From
		}
		if c.Term.To != 0 {
			row.Cells[6].Value = c.Term.To
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}
