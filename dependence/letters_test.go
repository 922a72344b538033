package dependence_test

import (
	"testing"

	"loadline"
	"loadline/dependence"
)

// two is a company with a promise to one supplier over some uses, beside a contract with another over one.
func two(scope []string, binds string, other ...string) *loadline.Company {
	never := loadline.SayNone[loadline.Date](loadline.Source{})
	k := loadline.Contract{Name: "k", SupplierID: "a", Supplies: "compute", To: never, Exclusives: []loadline.Exclusive{{Binds: binds, Scope: scope, Until: never}}}
	o := loadline.Contract{Name: "o", SupplierID: "b", Supplies: "compute", To: never}
	for _, use := range other {
		o.Shares = append(o.Shares, loadline.UseShare{Of: use, Part: part(1, 10)})
	}
	return &loadline.Company{AsOf: today, Stakeholders: []loadline.Stakeholder{{ID: "a"}, {ID: "b"}}, Contracts: []loadline.Contract{k, o}}
}

func TestPromisesCollideWhereTheirUsesMeet(t *testing.T) {
	for name, c := range map[string]struct {
		company *loadline.Company
		want    string
	}{
		"the same use":            {two([]string{"training"}, "company", "training"), "warning"},
		"everything":              {two(nil, "company", "serving"), "warning"},
		"another use":             {two([]string{"training"}, "company", "serving"), ""},
		"uses that nobody stated": {two([]string{"training"}, "company"), "note"},
		"the supplier's promise":  {two(nil, "supplier", "training"), ""},
	} {
		got := ""
		for _, d := range dependence.Letters(c.company, today, dependence.Given{}) {
			got += d.Severity.String()
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
	joined := two(nil, "company", "training")
	joined.Stakeholders[1].Affiliates = []string{"a"}
	if n := len(dependence.Letters(joined, today, dependence.Given{})); n > 0 {
		t.Errorf("affiliates are one supplier: %d letters", n)
	}
}

// What the plan buys is handed in: one unit less than is owed, or is left on credits, is told; as much is not.
func TestCommitmentsAndCreditsAgainstThePlan(t *testing.T) {
	c := two(nil, "supplier")
	c.Plan.At = loadline.Source{File: "x"}
	k := &c.Contracts[0]
	k.To = loadline.Say(today+300, loadline.Source{})
	k.Commitments = []loadline.Commitment{{Name: "floor", Kind: "take_or_pay", Amount: exactly(100), Used: exactly(40), Binding: loadline.Say("binding", loadline.Source{})}}
	k.Credits = []loadline.CreditTranche{{Name: "grant", Face: exactly(80), Used: exactly(20), Expires: loadline.Say(today+100, loadline.Source{})}}
	for buys, want := range map[int64]string{60: "", 59: "commitment-exceeds-plan credits-expire-unused "} {
		got := ""
		for _, d := range dependence.Letters(c, today, dependence.Given{Used: func(string, loadline.Period) loadline.Number { return exactly(buys) }}) {
			if d.Severity == loadline.Warning {
				got += string(d.Code) + " "
			}
		}
		if got != want {
			t.Errorf("%d are bought: %q, want %q", buys, got, want)
		}
	}
}
