package focus

import (
	"strings"
	"testing"

	"loadline"
)

// plainLabel stands for how a file writes names.
func plainLabel(text, otherwise string) string {
	if text == "" {
		return otherwise
	}
	return strings.ReplaceAll(strings.ToLower(text), " ", "_")
}

// What a bill says of each supplier, and what it leaves open.
func TestABillBecomesContracts(t *testing.T) {
	row := func(cost, kind, currency, month, supplier string) string {
		return strings.Join([]string{cost, cost, cost, cost, kind, currency, month, month, month, supplier, "", ""}, ",") + "\n"
	}
	b := Read("bill.csv", strings.NewReader(head+
		row("100", "Usage", "USD", "2026-07-01", "Cumulus")+row("200.01", "Usage", "USD", "2026-09-01", "Cumulus")+
		row("-30", "Credit", "USD", "2026-09-01", "Cumulus")+row("5", "Usage", "EUR", "2026-09-01", "cumulus")+
		row("7", "Usage", "EUR", "2026-09-01", "Both")+row("7", "Usage", "USD", "2026-09-01", "Both")+
		row("10", "Usage", "USD", "2026-09-01", "Known GmbH")+row("1", "Usage", "USD", "2026-09-01", "")+
		"9,0,9,9,Usage,USD,2026-09-01,,,Hollow,,\n900,0,900,900,Purchase,USD,2026-09-01,2026-09-01,2027-09-01,Cumulus,plan,\n"))
	c := b.Facts(FactsOptions{Currency: "USD", Known: []loadline.Stakeholder{{ID: "known", LegalName: "KNOWN GmbH"}}, Label: plainLabel})
	by := map[string]loadline.Contract{}
	for _, x := range c.Contracts {
		by[x.Name] = x
	}
	if len(c.Contracts) != 5 || len(c.Stakeholders) != 4 || by["known_gmbh"].SupplierID != "known" || c.AsOf != loadline.DateOf(2026, 9, 30) {
		t.Fatalf("%+v\n%+v", c.Stakeholders, c.Contracts)
	}
	cumulus := by["cumulus_2"] // after another of the same label, whose bill is in euros
	if cumulus.SupplierID != "cumulus_2" || by["cumulus"].Spend.Known() || by["cumulus"].Spend.Open[0].Question != "How much is EUR 5 in USD?" {
		t.Errorf("two suppliers of one label: %+v", by)
	}
	if !cumulus.Spend.Lo.Equal(dec(t, "90")) { // 270.01 in July to September, in cents
		t.Errorf("spend is %v", cumulus.Spend)
	}
	if len(cumulus.Credits) != 1 || !cumulus.Credits[0].Used.Lo.Equal(dec(t, "30")) || cumulus.Credits[0].Face.Known() {
		t.Errorf("credits %+v", cumulus.Credits)
	}
	if k := cumulus.Commitments; len(k) != 1 || k[0].Kind != "prepaid" || !k[0].Amount.Lo.Equal(dec(t, "900")) || k[0].Period.To != loadline.DateOf(2027, 8, 31) || k[0].Binding.Known() {
		t.Errorf("commitments %+v", k)
	}
	if s := by["both"].Spend; s.Known() || s.Open[0].Question != "What is spent on Both a month? The bill is in several currencies." {
		t.Errorf("spend in two currencies is %+v", s)
	}
	if s := by["hollow"].Spend; !s.Lo.Equal(dec(t, "9")) { // it has no EffectiveCost worth the name
		t.Errorf("spend without an effective cost is %v", s)
	}
	for _, x := range c.Contracts {
		if x.Share.Known() || x.Replace.Months.Lo != nil || len(x.Stops) > 0 || x.To.Known() || x.Substitutable.Known() {
			t.Errorf("a bill does not say this: %+v", x)
		}
	}
}
