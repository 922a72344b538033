package governance_test

import (
	"reflect"
	"testing"

	"loadline"
	"loadline/captable"
	"loadline/governance"
)

// split gives each second holding of the Series A a series of its own that is one with it in votes.
func split(t *testing.T, c *loadline.Company) *loadline.Company {
	t.Helper()
	out := *c
	out.Classes = append([]loadline.StockClass(nil), c.Classes...)
	out.Transactions = append([]loadline.Transaction(nil), c.Transactions...)
	for _, k := range c.Classes {
		if k.ID == "series_a" {
			k.ID, k.Name, k.VotesWith = "series_a_1", "series_a_1", k.ID
			out.Classes = append(out.Classes, k)
		}
	}
	moved, n := 0, 0
	for i, x := range c.Transactions {
		if s, ok := x.(*loadline.StockIssuance); ok && s.StockClassID == "series_a" {
			if n++; n%2 == 1 {
				y := *s
				y.StockClassID = "series_a_1"
				out.Transactions[i], moved = &y, moved+1
			}
		}
	}
	if moved == 0 || len(out.Classes) != len(c.Classes)+1 {
		t.Fatal("nothing of the Series A was split: nothing is tried")
	}
	return &out
}

// A series that is one with another in votes changes nobody's say on anything, in any world.
func TestASeriesThatIsOneWithAnotherChangesNoSay(t *testing.T) {
	one, l := example(t, "venture-backed")
	two := split(t, one)
	m, problems := captable.New(two)
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	a, _ := governance.On(one, l, one.AsOf)
	b, _ := governance.On(two, m, two.AsOf)
	votes := 0
	for _, h := range []governance.Horizon{{}, {Kind: governance.AfterElections}, {Kind: governance.AfterConversion}, {Kind: governance.AfterConversion, Converting: []loadline.Ref{{Kind: "stock_class", Name: "series_a"}}}} {
		for _, matter := range a.Matters() {
			x, p := a.Decision(matter, h)
			y, q := b.Decision(matter, h)
			if !reflect.DeepEqual(x.Weights, y.Weights) || !reflect.DeepEqual(x.Parties, y.Parties) || !reflect.DeepEqual(x.Rule, y.Rule) || len(p) != len(q) {
				t.Errorf("%v, %v: %+v, and split %+v; %v, %v", matter.Name, h, x.Weights, y.Weights, p, q)
			}
			votes += len(x.Columns)
		}
	}
	if votes == 0 {
		t.Error("no matter is decided by shares: nothing was tried")
	}
}
