package focus

import (
	"bytes"
	"compress/gzip"
	"encoding/csv"
	"fmt"
	"math/big"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"loadline"
)

// shared is a file of the FOCUS project, read where it lies beside the checkout.
func shared(t *testing.T, name string) string {
	path := filepath.Join("../../shared/data/focus", name)
	if _, err := os.Stat(path); err != nil {
		t.Skip("the samples of FOCUS are not here")
	}
	return path
}

func dec(t *testing.T, s string) loadline.Ratio {
	r, ok := loadline.ParseDecimal(strings.TrimPrefix(s, "-"))
	if !ok {
		t.Fatalf("%q is no decimal", s)
	}
	if strings.HasPrefix(s, "-") {
		r = r.Neg()
	}
	return r
}

// codes are the letters of a bill as "code xN" for a letter that counts, in their order.
func told(ds loadline.Diagnostics) string {
	var out []string
	for _, d := range ds {
		out = append(out, fmt.Sprintf("%v %v: %v", d.Severity, d.Code, d.Summary))
	}
	return strings.Join(out, "\n")
}

// The scenarios of the specification: what is paid, used, listed and contracted in each.
func TestTheScenariosOfTheSpecification(t *testing.T) {
	for line := range strings.Lines(`
		saas_spend_agreements_a1             1200   1200  1257   1200
		saas_spend_agreements_a2             1200   1200  1257   1200
		saas_spend_agreements_b1             1200   1200  2457   2400
		saas_spend_agreements_b2             1200   1200  2457   2400
		virtual_currency_pricing_model_a1  200000      0     -      -
		virtual_currency_pricing_model_a2       0   1230     -      -
		virtual_currency_pricing_model_b1  100000      0 200000     -
		virtual_currency_pricing_model_b2       0    615     -      -
		virtual_currency_pricing_model_b3       0    495     -      -
		virtual_currency_pricing_model_c    53000      0     -      -
		simple_saas_agreements_c            35800  35800 35800  35800
	`) {
		w := strings.Fields(line)
		if len(w) == 0 {
			continue
		}
		b := Open(shared(t, "spec-examples/"+w[0]+".csv"))
		if b.Problems.HasErrors() || b.LeftOut > 0 || len(b.Totals) != 1 || b.Totals[0].Currency != "USD" {
			t.Errorf("%s: %+v\n%s", w[0], b.Totals, told(b.Problems))
			continue
		}
		c := b.Totals[0]
		for i, got := range []loadline.Ratio{c.BilledCost, c.EffectiveCost, c.ListCost, c.ContractedCost} {
			if want := w[i+1]; want != "-" && !got.Equal(dec(t, want)) {
				t.Errorf("%s: cost %d is %v, want %s", w[0], i, got, want)
			}
		}
	}
}

// Each spend agreement conserves its total: what is paid over the term is what is used or left unused in it.
func TestSpendAgreementsConserveTheirTotal(t *testing.T) {
	for _, name := range []string{"a1", "a2", "b1", "b2"} {
		b := Open(shared(t, "spec-examples/saas_spend_agreements_"+name+".csv"))
		if c := b.Totals[0]; !c.BilledCost.Equal(c.EffectiveCost) || len(b.Problems) != 0 {
			t.Errorf("%s: paid %v, used %v; %s", name, c.BilledCost, c.EffectiveCost, told(b.Problems))
		}
		prepaid := strings.HasPrefix(name, "b")
		if len(b.Commitments) > 0 != prepaid || prepaid && (!b.Commitments[0].Whole || b.Commitments[0].Rest.Sign() != 0) {
			t.Errorf("%s: %+v", name, b.Commitments)
		}
	}
	for _, c := range []struct{ name, paid, used, unused string }{
		{"one_hundred_percent_utilization_with_commitment_discount_flexibility_with_1_resource", "0.5", "0.5", "0"},
		{"one_hundred_percent_utilization_with_commitment_discount_flexibility_with_2_resources", "2", "2", "0"},
		{"one_hundred_percent_utilization_without_commitment_discount_flexibility", "1.5", "1.5", "0"},
		{"zero_percent_utilization_without_commitment_discount_flexibility", "1.5", "0", "1.5"},
	} {
		u := Open(shared(t, "spec-examples/"+c.name+".csv")).Commitments[0]
		if !u.Whole || !u.Paid.Equal(dec(t, c.paid)) || !u.Used.Equal(dec(t, c.used)) || !u.Unused.Equal(dec(t, c.unused)) || u.Rest.Sign() != 0 {
			t.Errorf("%s: %+v", c.name, u)
		}
	}
}

// What the drafts of FOCUS 1.4 share with 1.3 is read: a prepayment drawn down, and the list of contract commitments.
func TestDraftsOfTheNextVersion(t *testing.T) {
	b := Open(shared(t, "spec-1.4-draft/drawdown_via_prepayment_frontier_model_api.csv"))
	if len(b.Commitments) != 1 || len(b.Problems) != 0 || b.Hosts[0].Host != "Solora AI" || b.Suppliers[0].Supplier != "Solora AI" {
		t.Fatalf("%+v\n%s", b, told(b.Problems))
	}
	if u := b.Commitments[0]; u.Whole || !u.Bought || !u.Rest.Equal(dec(t, "499950")) || u.Term.To != loadline.DateOf(2026, 4, 30) {
		t.Errorf("%+v", u)
	}
	b = Open(shared(t, "spec-1.4-draft/contract_commitment_scenario_1.csv"))
	if len(b.Agreed) != 3 || len(b.Problems) != 0 || b.Agreed[1].ID != "CMT-SPEND-001" || b.Agreed[1].Currency != "EUR" || !b.Agreed[1].Cost.Equal(dec(t, "925000")) || b.Agreed[1].Term.To != loadline.DateOf(2028, 11, 30) {
		t.Errorf("%+v\n%s", b.Agreed, told(b.Problems))
	}
}

// The specification's own example of an hourly purchase has an hour 30: the row is summed, its term is not believed.
func TestADateThatIsNone(t *testing.T) {
	b := Open(shared(t, "spec-examples/commitment_discount_purchase_scenario_2.csv"))
	if c := b.Totals[0]; !c.BilledCost.Equal(dec(t, "3")) || !strings.Contains(told(b.Problems), "warning cell-not-understood: Cells of ChargePeriodEnd that are no dates: 1") {
		t.Errorf("%v\n%s", c.BilledCost, told(b.Problems))
	}
}

// The sample of FOCUS 1.0 is damaged; the sums are checked against an independent reading, the damage is named and counted.
func TestTheDamagedSampleNamesItsDamage(t *testing.T) {
	path := shared(t, "focus_1.0_sample_1000.csv")
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	b := Open(path)
	want, zeros := plainSums(t, text)
	for _, c := range b.Suppliers {
		for i, got := range []loadline.Ratio{c.BilledCost, c.EffectiveCost, c.ListCost, c.ContractedCost} {
			name := []string{"BilledCost", "EffectiveCost", "ListCost", "ContractedCost"}[i]
			if w := want[c.Supplier+" "+name]; got.Rat().Cmp(w) != 0 {
				t.Errorf("%s of %s is %v, want %v", name, c.Supplier, got, w)
			}
		}
	}
	for _, line := range []string{
		"note bill-column-unknown: Columns that FOCUS does not have: 1",
		"warning costs-rounded: EffectiveCost is rounded to whole units in all 942 rows of AWS",
		"warning costs-rounded: ContractedCost is rounded to whole units in all 942 rows of AWS",
		"warning cell-missing: Rows without ContractedCost: 7",
		fmt.Sprintf("warning cost-zero: Usage that was billed and has an EffectiveCost of 0: %d rows", zeros),
	} {
		if !strings.Contains(told(b.Problems), line) {
			t.Errorf("not told: %s\n%s", line, told(b.Problems))
		}
	}
	if b.Rows != 1000 || b.LeftOut != 0 || len(b.Problems) > 8 || b.Problems.HasErrors() || len(b.Credits) != 1 || !b.Credits[0].BilledCost.Equal(dec(t, "-2.6137")) {
		t.Errorf("%d rows, %d left out, credits %+v\n%s", b.Rows, b.LeftOut, b.Credits, told(b.Problems))
	}
}

// plainSums are the sums of each supplier and cost, and how many rows of usage without a commitment were billed and have no
// effective cost, from nothing but encoding/csv and big.Rat.
func plainSums(t *testing.T, text []byte) (map[string]*big.Rat, int) {
	rows, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	at := map[string]int{}
	for i, name := range rows[0] {
		at[name] = i
	}
	sums, zeros := map[string]*big.Rat{}, 0
	for _, r := range rows[1:] {
		said := map[string]*big.Rat{}
		for _, name := range []string{"BilledCost", "EffectiveCost", "ListCost", "ContractedCost"} {
			key := r[at["ProviderName"]] + " " + name
			if sums[key] == nil {
				sums[key] = new(big.Rat)
			}
			if v, ok := new(big.Rat).SetString(r[at[name]]); ok {
				said[name] = v
				sums[key].Add(sums[key], v)
			}
		}
		id := r[at["CommitmentDiscountId"]]
		if r[at["ChargeCategory"]] == "Usage" && (id == "" || id == "NULL") && said["BilledCost"].Sign() != 0 && said["EffectiveCost"].Sign() == 0 {
			zeros++
		}
	}
	return sums, zeros
}

// However a bill is written, it says the same.
func TestTheSameBillInOtherClothes(t *testing.T) {
	const plain = `BilledCost,EffectiveCost,ListCost,ContractedCost,ChargeCategory,BillingCurrency,BillingPeriodStart,ProviderName,ServiceName,CommitmentDiscountId
10.50,10.50,12,10.50,Usage,USD,2026-09-01T00:00:00Z,Cumulus,Compute,
-2.5,-2.5,-2.5,-2.5,Credit,USD,2026-09-01T00:00:00Z,Cumulus,Compute,
3,3,3,3,Tax,USD,2026-10-01T00:00:00Z,Cumulus,,
`
	lines := strings.Split(plain, "\n")
	turned := ""
	for _, line := range lines[:4] {
		w := strings.Split(line, ",")
		turned += strings.Join([]string{w[9], w[4], w[5], w[0], w[8], w[7], w[6], w[3], w[2], w[1]}, ",") + "\n"
	}
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	fmt.Fprint(z, plain)
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	want := Read("bill", strings.NewReader(plain))
	if len(want.Problems) != 0 || want.Rows != 3 || len(want.Credits) != 1 {
		t.Fatalf("%+v\n%s", want, told(want.Problems))
	}
	for name, text := range map[string]string{
		"byte order mark":   "\ufeff" + plain,
		"CRLF":              strings.ReplaceAll(plain, "\n", "\r\n"),
		"gzip":              packed.String(),
		"NULL":              strings.ReplaceAll(strings.ReplaceAll(plain, ",\n", ",NULL\n"), ",,", ",null,"),
		"upper case":        strings.ToUpper(lines[0]) + "\n" + strings.Join(lines[1:], "\n"),
		"lower case words":  strings.ReplaceAll(strings.ReplaceAll(plain, "Usage", "usage"), "Credit", "CREDIT"),
		"display names":     strings.ReplaceAll(strings.ReplaceAll(plain, "BilledCost", "Billed Cost"), "ProviderName", "Provider"),
		"semicolons":        strings.ReplaceAll(plain, ",", ";"),
		"tabs":              strings.ReplaceAll(plain, ",", "\t"),
		"another order":     turned,
		"blanks":            strings.ReplaceAll(plain, "10.50", `"10.50 "`),
		"blank lines":       strings.ReplaceAll(plain, "\n", "\n\n"),
		"no last line end":  strings.TrimSuffix(plain, "\n"),
		"a blank for the T": strings.ReplaceAll(plain, "T00:00:00Z", " 00:00:00"),
		"days alone":        strings.ReplaceAll(plain, "T00:00:00Z", ""),
		"FOCUS 1.3":         strings.ReplaceAll(plain, "ProviderName", "ServiceProviderName"),
		"own columns":       strings.ReplaceAll(plain, "CommitmentDiscountId", "x_Own"),
	} {
		got := Read("bill", strings.NewReader(text))
		if g, w := fmt.Sprintf("%+v", got), fmt.Sprintf("%+v", want); g != w {
			t.Errorf("%s:\n got %s\nwant %s", name, g, w)
		}
	}
}
