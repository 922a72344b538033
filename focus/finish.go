package focus

import (
	"cmp"
	"slices"
	"strings"

	"loadline"
)

// Heading is what charges are told apart by.
type Heading uint8

// The headings; currencies are always told apart.
const (
	BySupplier Heading = iota
	ByIssuer
	ByPublisher
	ByHost
	ByService
	ByCategory
	ByMonth
	ByKind
)

// By sums the charges under the given headings, by currency; the largest use first, months in their order.
func (b *Bill) By(headings ...Heading) []Charges {
	at := map[Charges]int{}
	var out []Charges
	for _, l := range b.lines {
		h := l.under(headings)
		i, there := at[h]
		if !there {
			i = len(out)
			at[h] = i
			out = append(out, h)
		}
		out[i].Costs = out[i].plus(l.Costs)
	}
	slices.SortFunc(out, func(x, y Charges) int {
		return cmp.Or(strings.Compare(x.Currency, y.Currency), cmp.Compare(x.Month, y.Month), cmp.Compare(x.Kind, y.Kind),
			y.EffectiveCost.Cmp(x.EffectiveCost), y.BilledCost.Cmp(x.BilledCost), x.compareNames(y))
	})
	return out
}

// under is the heading alone: what is not asked for is empty, and there are no sums.
func (c Charges) under(headings []Heading) Charges {
	h := Charges{Currency: c.Currency}
	for _, by := range headings {
		switch by {
		case BySupplier:
			h.Supplier = c.Supplier
		case ByIssuer:
			h.Issuer = c.Issuer
		case ByPublisher:
			h.Publisher = c.Publisher
		case ByHost:
			h.Host = c.Host
		case ByService:
			h.Service = c.Service
		case ByCategory:
			h.Category = c.Category
		case ByMonth:
			h.Month = c.Month
		case ByKind:
			h.Kind = c.Kind
		}
	}
	return h
}

func (c Charges) compareNames(d Charges) int {
	mine, theirs := c.names(), d.names()
	for i := range mine {
		if n := strings.Compare(*mine[i], *theirs[i]); n != 0 {
			return n
		}
	}
	return 0
}

// plus is the sum of both.
func (c Costs) plus(d Costs) Costs {
	return Costs{
		Rows:       c.Rows + d.Rows,
		BilledCost: c.BilledCost.Add(d.BilledCost), EffectiveCost: c.EffectiveCost.Add(d.EffectiveCost),
		ListCost: c.ListCost.Add(d.ListCost), ContractedCost: c.ContractedCost.Add(d.ContractedCost),
		NotSaid: NotSaid{
			EffectiveCost:  c.NotSaid.EffectiveCost + d.NotSaid.EffectiveCost,
			ListCost:       c.NotSaid.ListCost + d.NotSaid.ListCost,
			ContractedCost: c.NotSaid.ContractedCost + d.NotSaid.ContractedCost,
		},
	}
}

// finish is the bill of all that was read.
func (t *tally) finish() *Bill {
	b := &t.bill
	for _, l := range t.lines {
		b.lines = append(b.lines, l.charges())
	}
	slices.SortFunc(b.lines, func(x, y Charges) int {
		return cmp.Or(strings.Compare(x.Currency, y.Currency), cmp.Compare(x.Month, y.Month), cmp.Compare(x.Kind, y.Kind), x.compareNames(y))
	})
	b.Totals, b.Periods, b.Suppliers = b.By(), b.By(ByMonth), b.By(BySupplier)
	b.Issuers, b.Publishers, b.Hosts = b.By(ByIssuer), b.By(ByPublisher), b.By(ByHost)
	b.Services, b.Categories, b.Kinds = b.By(BySupplier, ByService), b.By(ByCategory), b.By(ByKind)
	for _, c := range b.By(ByKind, BySupplier, ByMonth) {
		if c.Kind == Credit {
			b.Credits = append(b.Credits, c)
		}
	}
	sortAgreed(b.Agreed)
	uses, letters := t.settled()
	b.Commitments = uses
	b.Problems = append(b.Problems, t.damage.letters()...)
	b.Problems = append(b.Problems, letters...)
	b.Problems = append(b.Problems, t.rounded()...)
	b.Problems = append(b.Problems, b.currencies()...)
	if t.american {
		b.Assumed = append(b.Assumed, loadline.Assumption{
			Says:    loadline.Textf("Days with slashes are month/day/year, as in the examples of FOCUS."),
			Settles: loadline.Textf("In which order does the provider write its dates?"),
		})
	}
	return b
}

// charges is the line as others see it.
func (l *line) charges() Charges {
	c := l.heading
	c.Costs = Costs{
		Rows:       l.rows,
		BilledCost: l.sums[billedCost].value(), EffectiveCost: l.sums[effectiveCost].value(),
		ListCost: l.sums[listCost].value(), ContractedCost: l.sums[contractedCost].value(),
		NotSaid: NotSaid{l.without[effectiveCost], l.without[listCost], l.without[contractedCost]},
	}
	return c
}

// enoughRows is how many rows with fractions make it a rule, and no accident, that another cost has none.
const enoughRows = 20

// rounded notes whose EffectiveCost is not to be relied on, for want of fractions or of more than a hundredth of it, and tells of suppliers whose bill has one cost in whole units throughout and another in fractions of them.
func (t *tally) rounded() loadline.Diagnostics {
	type parts struct {
		rows, zeros int64
		of          [costs]int64
	}
	by := map[string]parts{}
	var names []string
	for _, l := range t.lines {
		p, there := by[l.heading.Supplier]
		if !there {
			names = append(names, l.heading.Supplier)
		}
		p.rows, p.zeros = p.rows+l.rows, p.zeros+l.zeros
		for c := range costs {
			p.of[c] += l.parts[c]
		}
		by[l.heading.Supplier] = p
	}
	slices.Sort(names)
	var out loadline.Diagnostics
	for _, name := range names {
		p := by[name]
		if p.zeros*100 > p.rows || p.of[billedCost] >= enoughRows && p.of[effectiveCost] == 0 {
			t.bill.unsound = append(t.bill.unsound, name)
		}
		for _, c := range [...]column{effectiveCost, contractedCost} {
			if p.of[billedCost] < enoughRows || p.of[c] > 0 || !t.has(c) {
				continue
			}
			out = append(out, loadline.Diagnostic{
				Code: loadline.CostsRounded, Severity: loadline.Warning, At: loadline.Source{File: t.name},
				Summary: loadline.Textf("%v is rounded to whole units in all %v rows of %v", c.String(), p.rows, nameOr(name)),
				Detail:  loadline.Textf("BilledCost has decimals in %v of them, %v in none. Many small charges rounded one by one do not add up to their sum.", p.of[billedCost], c.String()),
				Hint:    loadline.Textf("Ask for an export that is not rounded; until then go by BilledCost."),
			})
		}
	}
	if more := len(out) - mostRounded; more > 0 {
		out = append(out[:mostRounded], loadline.Diagnostic{
			Code: loadline.CostsRounded, Severity: loadline.Warning, At: loadline.Source{File: t.name},
			Summary: loadline.Textf("Costs of other suppliers that are rounded to whole units: %v", more),
			Detail:  loadline.Textf("As above: a cost is whole in all their rows, and BilledCost is not."),
			Hint:    loadline.Textf("Ask for an export that is not rounded; until then go by BilledCost."),
		})
	}
	return out
}

// mostRounded is how many rounded costs get a letter of their own.
const mostRounded = 10

func nameOr(name string) any {
	if name == "" {
		return loadline.Textf("a supplier that is not said")
	}
	return name
}

// currencies tells of a bill in several.
func (b *Bill) currencies() loadline.Diagnostics {
	var said []loadline.Text
	for _, c := range b.Totals {
		said = append(said, loadline.Textf("%v in %v rows", whole(c.BilledCost, c.Currency), c.Rows))
	}
	if len(said) < 2 {
		return nil
	}
	at := loadline.Source{}
	if len(b.Files) > 0 {
		at.File = b.Files[0]
	}
	return loadline.Diagnostics{{
		Code: loadline.BillCurrencies, Severity: loadline.Warning, At: at,
		Summary: loadline.Textf("The bill is in %v currencies", len(said)),
		Detail:  loadline.Textf("Billed: %v. No sum crosses a currency: each has its own tables, and shares and totals over all are not known.", said),
		Hint:    loadline.Textf("Bill by bill, or state the rates at which they were paid."),
	}}
}
