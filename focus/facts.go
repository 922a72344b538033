package focus

import (
	"fmt"
	"slices"
	"strings"

	"loadline"
)

// FactsOptions say for which company the facts of a bill are written.
type FactsOptions struct {
	Currency string                                     // the company's own; empty: that of the bill, where it has one
	Known    []loadline.Stakeholder                     // who is in its file already; a supplier of the same legal name is that one
	Label    func(text, otherwise string) (name string) // makes a name of a text, as its file writes names
}

// Facts are the suppliers of the bill as stakeholders and what it says about each as a contract: what is spent a month, what was
// paid ahead, how much of credits was used. What no bill says (who may end it, what a substitute takes, a share of all use, the
// face of a credit) is left open. Spend is the mean over the months from the supplier's first to its last in the bill, by
// EffectiveCost, or by BilledCost where the bill has no sound EffectiveCost.
func (b *Bill) Facts(o FactsOptions) *loadline.Company {
	c := &loadline.Company{Currency: o.Currency, AsOf: b.period().To}
	if len(b.Totals) == 1 && c.Currency == "" {
		c.Currency = b.Totals[0].Currency
	}
	f := facts{
		bill: b, company: c, label: o.Label, taken: map[string]int{}, known: map[string]string{}, unsound: map[string]bool{},
		months: map[string][]Charges{}, category: map[string]string{}, prepaid: map[string][]CommitmentUse{}, agreed: map[string][]AgreedCommitment{}, credited: map[string][]Charges{},
	}
	f.index(o.Known)
	for _, name := range b.supplierNames() {
		f.supplier(name)
	}
	return c
}

// supplierNames are those that the charges and the contract commitments name, each once.
func (b *Bill) supplierNames() []string {
	var names []string
	for _, c := range b.Suppliers {
		names = append(names, c.Supplier)
	}
	for _, c := range b.Agreed {
		names = append(names, c.Supplier)
	}
	seen := map[string]bool{"": true}
	return slices.DeleteFunc(names, func(name string) bool {
		twice := seen[name]
		seen[name] = true
		return twice
	})
}

// facts are a company while it is written.
type facts struct {
	bill    *Bill
	company *loadline.Company
	label   func(text, otherwise string) string
	taken   map[string]int // how often a name was given, by its kind

	known map[string]string // ids of stakeholders, by their legal name in lower case

	// By supplier.
	unsound  map[string]bool // has no EffectiveCost to rely on
	months   map[string][]Charges
	category map[string]string // of its largest service that has one
	prepaid  map[string][]CommitmentUse
	agreed   map[string][]AgreedCommitment
	credited map[string][]Charges
}

// index finds all that is known of each supplier in one pass.
func (f *facts) index(known []loadline.Stakeholder) {
	for _, s := range known {
		f.known[strings.ToLower(s.LegalName)] = s.ID
	}
	for _, name := range f.bill.unsound {
		f.unsound[name] = true
	}
	for _, c := range f.bill.By(BySupplier, ByMonth) {
		f.months[c.Supplier] = append(f.months[c.Supplier], c)
	}
	for _, c := range f.bill.By(BySupplier, ByCategory) {
		if c.Category != "" && f.category[c.Supplier] == "" {
			f.category[c.Supplier] = c.Category
		}
	}
	for _, u := range f.bill.Commitments {
		if u.Bought {
			f.prepaid[u.Supplier] = append(f.prepaid[u.Supplier], u)
		}
	}
	for _, a := range f.bill.Agreed {
		f.agreed[a.Supplier] = append(f.agreed[a.Supplier], a)
	}
	for _, c := range f.bill.Credits {
		f.credited[c.Supplier] = append(f.credited[c.Supplier], c)
	}
}

// name is a name that no other fact of its kind has.
func (f *facts) name(kind, text, otherwise string) string {
	name := f.label(text, otherwise)
	f.taken[kind+" "+name]++
	if n := f.taken[kind+" "+name]; n > 1 {
		return f.name(kind, fmt.Sprintf("%s %d", name, n), otherwise)
	}
	return name
}

func (f *facts) supplier(name string) {
	at := loadline.Source{File: f.bill.Files[0]}
	id, known := f.known[strings.ToLower(name)]
	if !known {
		id = f.name("stakeholder", name, "supplier")
		f.company.Stakeholders = append(f.company.Stakeholders, loadline.Stakeholder{ID: id, Name: id, LegalName: name, Kind: loadline.Institution, At: at})
	}
	c := loadline.Contract{Name: f.name("contract", name, "supplier"), SupplierID: id, Supplies: f.supplies(name), Spend: f.spend(name), At: at}
	for _, u := range f.prepaid[name] {
		c.Commitments = append(c.Commitments, loadline.Commitment{
			Name: f.name("commitment "+c.Name, u.label(), "prepaid"), Kind: "prepaid", Amount: f.money(u.Paid, u.Currency), Period: u.Term, At: u.at,
		})
	}
	for _, a := range f.agreed[name] {
		k := loadline.Commitment{Name: f.name("commitment "+c.Name, a.ID, "agreed"), Kind: "minimum", Amount: f.money(a.Cost, a.Currency), Period: a.Term, At: a.At}
		if strings.EqualFold(a.Status, "Pending") {
			k.Binding = loadline.Say("conditional", a.At)
		}
		c.Commitments = append(c.Commitments, k)
	}
	c.Credits = f.credits(name, at)
	f.company.Contracts = append(f.company.Contracts, c)
}

func (u CommitmentUse) label() string {
	if u.Name != "" {
		return u.Name
	}
	return u.ID
}

// supplies is a word for what a supplier's largest service is.
func (f *facts) supplies(name string) string {
	switch strings.ToLower(f.category[name]) {
	case "compute", "ai and machine learning":
		return "compute"
	}
	return "services"
}

// spend is what is spent a month on a supplier.
func (f *facts) spend(name string) loadline.Number {
	var sum Costs
	var first, last loadline.Date
	currency := ""
	for _, c := range f.months[name] {
		if sum.Rows > 0 && c.Currency != currency {
			return asked(loadline.Textf("What is spent on %s a month? The bill is in several currencies.", name))
		}
		sum, currency = sum.plus(c.Costs), c.Currency
		if c.Month != 0 && (first == 0 || c.Month < first) {
			first = c.Month
		}
		last = max(last, c.Month)
	}
	if sum.Rows == 0 || first == 0 {
		return asked(loadline.Textf("What is spent on %s a month?", name))
	}
	months := int64(1)
	for d := first; d < last; d = d.AddMonths(1) {
		months++
	}
	total := sum.EffectiveCost
	if sum.NotSaid.EffectiveCost > 0 || f.unsound[name] {
		total = sum.BilledCost
	}
	return f.money(total.Quo(loadline.Int(months)), currency)
}

// money is an amount in the company's own currency, in whole cents, or a question where it is in another.
func (f *facts) money(r loadline.Ratio, currency string) loadline.Number {
	switch {
	case currency == f.company.Currency:
		return loadline.Exactly(cents(r))
	case f.company.Currency == "":
		return asked(loadline.Textf("How much is %v in the company's own currency?", whole(r, currency)))
	}
	return asked(loadline.Textf("How much is %v in %s?", whole(r, currency), f.company.Currency))
}

func asked(q loadline.Text) loadline.Number {
	return loadline.Number{Open: []loadline.Unknown{{Question: q.String()}}}
}

// credits is what was taken off the bill, as a tranche whose face no bill says.
func (f *facts) credits(name string, at loadline.Source) []loadline.CreditTranche {
	var used loadline.Ratio
	for _, c := range f.credited[name] {
		if c.Currency == f.company.Currency {
			used = used.Sub(c.BilledCost)
		}
	}
	if used.Sign() <= 0 {
		return nil
	}
	face := asked(loadline.Textf("What is the face of the credits of %s, and when do they expire?", name))
	return []loadline.CreditTranche{{Name: "billed", Used: loadline.Exactly(cents(used)), Face: face, At: at}}
}
