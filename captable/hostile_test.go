package captable

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"loadline"
)

// Companies that nobody has, but that a file may hold: each must be answered in time that grows with its size alone.
func TestHostileCompaniesAreAnsweredInTime(t *testing.T) {
	const n = 4_000
	d := func(i int) loadline.Date { return loadline.DateOf(2000, 1, 1).AddDays(i) }
	event := func(i int) loadline.Event { return loadline.Event{ID: fmt.Sprintf("t%06d", i), Date: d(i)} }
	issue := func(id, class string, day int, q int64) *loadline.StockIssuance {
		return &loadline.StockIssuance{Issued: loadline.Issued{Event: loadline.Event{ID: "i" + id, Date: d(day)}, SecurityID: id, StakeholderID: "ann"}, StockClassID: class, Quantity: loadline.WholeShares(q)}
	}
	grant := func(id string, terms string) *loadline.GrantIssuance {
		return &loadline.GrantIssuance{Issued: loadline.Issued{Event: loadline.Event{ID: "g" + id, Date: d(0)}, SecurityID: id, StakeholderID: "ann"}, StockPlanID: "P", StockClassID: "C", Quantity: loadline.WholeShares(10), VestingTermsID: terms}
	}
	one := func(c *loadline.Company, tx ...loadline.Transaction) { c.Transactions = append(c.Transactions, tx...) }
	for name, build := range map[string]func(c *loadline.Company){
		"as many splits as shares": func(c *loadline.Company) {
			for i := range n {
				one(c, &loadline.Split{Event: event(i), StockClassID: "C", Ratio: loadline.Frac(3, 2)}, issue(fmt.Sprint("s", i), "C", 0, 1))
			}
		},
		"ratios of a thousand digits": func(c *loadline.Company) {
			r, _ := loadline.ParseDecimal("1" + strings.Repeat("7", 390) + "e-200")
			for i := range 60 {
				one(c, &loadline.Split{Event: event(i), StockClassID: "C", Ratio: r})
			}
			for i := range n {
				one(c, issue(fmt.Sprint("s", i), "C", 0, 1))
			}
		},
		"one certificate transferred to older ones again and again": func(c *loadline.Company) {
			one(c, issue("s", "C", 0, n))
			for i := range n {
				id := fmt.Sprint("r", i)
				one(c, issue(id, "C", i%100, 1), &loadline.Transfer{Closing: loadline.Closing{Event: event(200 + i), SecurityID: "s", ResultIDs: []string{id}, Quantity: loadline.Say(loadline.WholeShares(1), loadline.Source{})}})
			}
		},
		"one transfer to a great many older certificates": func(c *loadline.Company) {
			x := &loadline.Transfer{Closing: loadline.Closing{Event: event(200), SecurityID: "s", Quantity: loadline.Say(loadline.WholeShares(n), loadline.Source{})}}
			one(c, issue("s", "C", 0, n), x)
			for i := range n {
				id := fmt.Sprint("r", i)
				x.ResultIDs = append(x.ResultIDs, id)
				one(c, issue(id, "C", i%100, 1))
			}
		},
		"a chain of classes": func(c *loadline.Company) {
			for i := range n {
				r, _ := loadline.ParseDecimal("1." + strings.Repeat("3", 300))
				c.Classes = append(c.Classes, loadline.StockClass{ID: fmt.Sprint("c", i), Authorized: loadline.Say(loadline.WholeShares(0), loadline.Source{}),
					Conversions: []loadline.ConversionRight{{IntoClassID: fmt.Sprint("c", i+1), Ratio: loadline.Exactly(r)}}})
				one(c, issue(fmt.Sprint("s", i), fmt.Sprint("c", i), i, 1))
			}
		},
		"rings of classes within rings": rings,
		"a great many certificates of one number": func(c *loadline.Company) {
			for i := range n {
				x := issue(fmt.Sprint("s", i), "C", i%50, 1)
				x.CustomID = "CS-1"
				one(c, x)
			}
		},
		"returns of returns, adjustments and leavings": func(c *loadline.Company) {
			c.Plans = []loadline.StockPlan{{ID: "P", ClassIDs: []string{"C"}, Reserved: loadline.Exactly(loadline.Int(1)), FollowsSplit: loadline.CannotTell}}
			one(c, &loadline.Split{Event: event(1), StockClassID: "C", Ratio: loadline.Int(2)})
			for i := range n {
				id := fmt.Sprint("g", i)
				one(c, grant(id, ""), &loadline.ReturnToPool{Event: event(i), SecurityID: id, StockPlanID: "P", Quantity: loadline.WholeShares(1)},
					&loadline.PoolAdjustment{Event: event(i), StockPlanID: "P", Reserved: loadline.WholeShares(int64(i))},
					&loadline.StatusChange{Event: event(i), StakeholderID: "ann", Status: []string{"ACTIVE", "TERMINATION_VOLUNTARY_OTHER"}[i%2]})
			}
		},
		"plans without number": func(c *loadline.Company) {
			for i := range n {
				g := grant(fmt.Sprint("g", i), "")
				g.StockPlanID = fmt.Sprint("p", i)
				one(c, g, &loadline.ReturnToPool{Event: event(i), SecurityID: g.SecurityID, StockPlanID: g.StockPlanID, Quantity: loadline.WholeShares(1)})
			}
			one(c, &loadline.Split{Event: event(1), StockClassID: "C", Ratio: loadline.Int(2)})
		},
		"a schedule like a bush, and events without end": func(c *loadline.Company) {
			v := loadline.VestingTerms{ID: "V", Conditions: []loadline.VestingCondition{{ID: "start", Trigger: loadline.OnStart{}}}}
			for i := range 900 {
				id := fmt.Sprint("c", i)
				v.Conditions = append(v.Conditions, loadline.VestingCondition{ID: id, Portion: loadline.Frac(1, 900), Trigger: loadline.OnEvent{}})
				v.Conditions[i].Next = append(v.Conditions[i].Next, id)
			}
			c.Vesting = []loadline.VestingTerms{v}
			one(c, grant("g", "V"), &loadline.VestingStart{Event: event(0), SecurityID: "g", ConditionID: "start"})
			for i := range n {
				one(c, &loadline.VestingEvent{Event: event(i), SecurityID: "g", ConditionID: fmt.Sprint("c", i%900)},
					&loadline.Cancellation{Closing: loadline.Closing{Event: event(i), SecurityID: "g", Quantity: loadline.Say(loadline.SharesOf(loadline.Frac(1, n)), loadline.Source{})}})
			}
		},
		"a period beyond all days": func(c *loadline.Company) {
			c.Vesting = []loadline.VestingTerms{{ID: "V", Conditions: []loadline.VestingCondition{{ID: "start", Trigger: loadline.OnStart{}, Next: []string{"m"}},
				{ID: "m", Portion: loadline.Frac(1, 1<<40), Trigger: loadline.Every{Period: loadline.Duration{Months: 1 << 40, Days: 1 << 40}, Occurrences: 1 << 50, RelativeTo: "start"}}}}}
			one(c, grant("g", "V"), &loadline.VestingStart{Event: event(0), SecurityID: "g", ConditionID: "start"})
		},
	} {
		t.Run(name, func(t *testing.T) {
			c := &loadline.Company{Classes: []loadline.StockClass{{ID: "C"}}, Stakeholders: []loadline.Stakeholder{{ID: "ann"}}}
			build(c)
			start := time.Now()
			l, diags := New(c)
			h := l.On(loadline.DateOf(2000, 5, 1))
			tot := h.Totals(everything, byHolder)
			tot.Fraction(0, FullyDiluted)
			h.Positions(everything)
			l.Trace(0, Selection{StakeholderID: "ann"})
			if took := time.Since(start); took > 10*time.Second {
				t.Errorf("%v", took)
			} else {
				t.Logf("%v, %d diagnostics", took, len(diags))
			}
			if len(diags) > 12*(mostLetters+1) {
				t.Errorf("%d diagnostics", len(diags))
			}
		})
	}
}

// rings are classes of which each converts into three others, so that circles cross one another everywhere.
func rings(c *loadline.Company) {
	const n = 4_000
	for i := range n {
		into := func(j int) loadline.ConversionRight {
			return loadline.ConversionRight{IntoClassID: fmt.Sprint("c", j%n), Ratio: loadline.Exactly(loadline.Frac(3, 7))}
		}
		c.Classes = append(c.Classes, loadline.StockClass{ID: fmt.Sprint("c", i), Conversions: []loadline.ConversionRight{into(i + 1), into(i * 7), into(i * i)}})
	}
	c.Transactions = append(c.Transactions, &loadline.StockIssuance{StockClassID: "c7", Quantity: loadline.WholeShares(1),
		Issued: loadline.Issued{Event: loadline.Event{ID: "t", Date: loadline.DateOf(2000, 1, 1)}, SecurityID: "s", StakeholderID: "ann"}})
}
