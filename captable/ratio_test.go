package captable

import (
	"testing"

	"loadline"
)

// A right that states a conversion price and no ratio converts at the original issue price over it.
func TestAConversionPriceIsARatio(t *testing.T) {
	usd := func(num, den int64) loadline.Stated[loadline.Money] {
		return loadline.Say(loadline.MoneyOf(loadline.Frac(num, den), "USD"), loadline.Source{})
	}
	for _, c := range []struct {
		what            string
		original, price loadline.Stated[loadline.Money]
		want            string
	}{
		{"3.00 issued, converts at 2.25", usd(3, 1), usd(9, 4), "400"},
		{"after weighted-average adjustment to 80/13", usd(13, 2), usd(80, 13), "316.875"},
		{"no price", usd(3, 1), loadline.Stated[loadline.Money]{}, "at least 0"},
		{"no original issue price", loadline.Stated[loadline.Money]{}, usd(9, 4), "at least 0"},
		{"a price of nothing", usd(3, 1), usd(0, 1), "at least 0"},
	} {
		company := &loadline.Company{
			Stakeholders: []loadline.Stakeholder{{ID: "fund"}},
			Classes: []loadline.StockClass{{ID: "common"}, {
				ID: "a", OriginalIssuePrice: c.original,
				Conversions: []loadline.ConversionRight{{IntoClassID: "common", Price: c.price}},
			}},
			Transactions: []loadline.Transaction{&loadline.StockIssuance{
				Issued:       loadline.Issued{Event: loadline.Event{ID: "t", Date: 1}, SecurityID: "A-1", StakeholderID: "fund"},
				StockClassID: "a", Quantity: loadline.WholeShares(300),
			}},
		}
		l, _ := New(company)
		got := l.On(0).Totals(FullyDilutedByDefault(), func(Security) (string, bool) { return "", true }).Total.AsConverted
		if got.String() != c.want {
			t.Errorf("%s: 300 shares are %v as converted, want %s", c.what, got, c.want)
		}
	}
}
