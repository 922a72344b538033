package captable_test

import (
	"testing"

	"loadline"
	"loadline/captable"
)

// A plan whose grants are all settled in cash never becomes shares, and neither does what is left of its reserve: 1,000 shares are
// outstanding, 200 virtual ones of 500 reserved are granted, and fully diluted there are 1,000. One option under the plan
// shows that it gives shares: then 1,001 are under grants or outstanding, and 499 are left, which makes 1,500.
func TestAReserveForCashAloneIsNoPool(t *testing.T) {
	for _, kinds := range [][]loadline.Compensation{{loadline.CashAppreciationRight}, {loadline.CashAppreciationRight, loadline.Option}} {
		c := &loadline.Company{Classes: []loadline.StockClass{{ID: "common", Kind: loadline.Common, VotesPerShare: loadline.Exactly(loadline.Int(1))}},
			Plans: []loadline.StockPlan{{ID: "vsop", ClassIDs: []string{"common"}, Reserved: loadline.Exactly(loadline.Int(500))}}}
		issued := func(id string) loadline.Issued {
			return loadline.Issued{Event: loadline.Event{ID: id, Date: loadline.DateOf(2026, 1, 2)}, SecurityID: id, StakeholderID: id}
		}
		c.Transactions = append(c.Transactions, &loadline.StockIssuance{Issued: issued("ann"), StockClassID: "common", Quantity: loadline.SharesOf(loadline.Int(1000))})
		for i, k := range kinds {
			c.Transactions = append(c.Transactions, &loadline.GrantIssuance{Issued: issued([]string{"eve", "bo"}[i]), StockPlanID: "vsop", StockClassID: "common", Compensation: k,
				Quantity: loadline.SharesOf(loadline.Int([]int64{200, 1}[i]))})
		}
		l, problems := captable.New(c)
		h := l.On(loadline.DateOf(2026, 11, 1))
		all, pool := int64(1000), int64(0)
		if len(kinds) == 2 {
			all, pool = 1500, 499
		}
		got := h.Totals(captable.FullyDilutedByDefault(), func(s captable.Security) (string, bool) { return s.StakeholderID, true })
		if n, ok := got.Total.FullyDiluted.Exact(); !ok || !n.Equal(loadline.Int(all)) || problems.HasErrors() {
			t.Errorf("%v: fully diluted %v, not %d; %v", kinds, got.Total.FullyDiluted, all, problems)
		}
		if n, ok := h.Plans[0].AsConverted.Exact(); !ok || !n.Equal(loadline.Int(pool)) || len(h.Assumed) != 2-len(kinds) {
			t.Errorf("%v: the pool as converted %v, not %d; assumed %v", kinds, h.Plans[0].AsConverted, pool, h.Assumed)
		}
	}
}
