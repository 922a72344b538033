package dependence_test

import (
	"fmt"
	"testing"

	"loadline"
	"loadline/dependence"
)

// BenchmarkLevers is what the levers of ten counterparties with a hundred facts take, the ledger apart.
func BenchmarkLevers(b *testing.B) {
	c := &loadline.Company{Name: "c", AsOf: today, Currency: "USD"}
	for i := range 10 {
		id := fmt.Sprintf("s%d", i)
		c.Stakeholders = append(c.Stakeholders, loadline.Stakeholder{ID: id, Name: id})
		k := loadline.Contract{Name: "k" + id, SupplierID: id, Supplies: "compute", Share: part(1, 10), To: loadline.Say(today+300, none), Exclusives: []loadline.Exclusive{{Binds: "company"}}}
		for range 3 {
			k.Stops = append(k.Stops, loadline.Stop{By: "supplier", For: "breach"}, loadline.Stop{By: "company", For: "breach"})
			k.Credits = append(k.Credits, loadline.CreditTranche{Name: "x", Face: exactly(5)})
		}
		c.Contracts = append(c.Contracts, k)
		c.Tranches = append(c.Tranches, loadline.FundingTranche{Name: "t" + id, ByID: id, Amount: exactly(5)})
		c.Loans = append(c.Loans, loadline.Loan{Name: "l" + id, LenderID: id, Amount: exactly(5), Covenants: []loadline.Covenant{{Name: "v"}}})
	}
	c.Needs = []loadline.Need{{Name: "compute"}, {Name: "cash"}}
	for b.Loop() {
		if n := len(dependence.Levers(c, today, dependence.Engines{})); n < 100 {
			b.Fatal(n)
		}
	}
}
