package dependence_test

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"loadline"
	"loadline/dependence"
)

const today = loadline.Date(739921) // 2026-11-01

func exactly(n int64) loadline.Number { return loadline.Exactly(loadline.Int(n)) }

func part(n, of int64) loadline.Number { return loadline.Exactly(loadline.Frac(n, of)) }

// contracts is a small company that depends on a few suppliers, with everything stated.
func contracts(t *rapid.T) *loadline.Company {
	c := &loadline.Company{Name: "c", AsOf: today, Currency: "USD"}
	c.Plan = loadline.Plan{Cash: exactly(rapid.Int64Range(1, 50).Draw(t, "cash")), At: loadline.Source{File: "x"}}
	n := rapid.IntRange(1, 5).Draw(t, "contracts")
	for i := range n {
		id := fmt.Sprintf("s%d", i)
		c.Stakeholders = append(c.Stakeholders, loadline.Stakeholder{ID: id, Name: id})
		k := loadline.Contract{
			Name: fmt.Sprintf("k%d", i), SupplierID: id, Supplies: "compute", From: today - 100, To: loadline.SayNone[loadline.Date](loadline.Source{}),
			Share: part(rapid.Int64Range(0, int64(20/n)).Draw(t, "share"), 20), Spend: exactly(rapid.Int64Range(0, 9).Draw(t, "spend")),
			Replace: loadline.Lasting(loadline.Duration{Months: rapid.IntRange(0, 12).Draw(t, "replace")}), SwitchCost: exactly(rapid.Int64Range(0, 9).Draw(t, "move")),
			Substitutable: loadline.Say(rapid.SampledFrom([]string{"not", "highly_complex", "medium", "easily"}).Draw(t, "level"), loadline.Source{}),
		}
		if rapid.Bool().Draw(t, "promises") {
			k.Exclusives = append(k.Exclusives, promise(t))
		}
		if rapid.Bool().Draw(t, "commits") {
			k.Commitments = append(k.Commitments, loadline.Commitment{Name: "floor", Kind: rapid.SampledFrom([]string{"take_or_pay", "minimum", "prepaid", "option"}).Draw(t, "kind"),
				Amount: exactly(rapid.Int64Range(5, 40).Draw(t, "amount")), Used: exactly(rapid.Int64Range(0, 5).Draw(t, "used")), Binding: loadline.Say(rapid.SampledFrom([]string{"binding", "conditional"}).Draw(t, "binding"), loadline.Source{})})
		}
		if rapid.Bool().Draw(t, "credited") {
			k.Credits = append(k.Credits, loadline.CreditTranche{Name: "grant", Face: exactly(rapid.Int64Range(5, 40).Draw(t, "face")), Worth: part(rapid.Int64Range(0, 4).Draw(t, "worth"), 4),
				Used: exactly(rapid.Int64Range(0, 5).Draw(t, "burnt")), Transferable: loadline.Say(rapid.Bool().Draw(t, "transferable"), loadline.Source{})})
		}
		c.Contracts = append(c.Contracts, k)
	}
	return c
}

func promise(t *rapid.T) loadline.Exclusive {
	return loadline.Exclusive{Binds: rapid.SampledFrom([]string{"company", "supplier"}).Draw(t, "binds"), Scope: rapid.SliceOfN(rapid.SampledFrom([]string{"training", "serving"}), 0, 1).Draw(t, "scope"),
		Until: loadline.Say(today+loadline.Date(rapid.Int32Range(-50, 900).Draw(t, "until")), loadline.Source{})}
}

// within says whether an interval lies in another.
func within(n, m loadline.Number) bool {
	return (m.Lo == nil || n.Lo != nil && m.Lo.Cmp(*n.Lo) <= 0) && (m.Hi == nil || n.Hi != nil && m.Hi.Cmp(*n.Hi) >= 0)
}

// below says whether an end has gone down; an end that nobody knows is above all others.
func below(before, after loadline.Number) bool {
	return before.Lo != nil && (after.Lo == nil || after.Lo.Cmp(*before.Lo) < 0) || after.Hi != nil && (before.Hi == nil || after.Hi.Cmp(*before.Hi) < 0)
}

// One more promise to deal with nobody else never makes leaving anybody quicker.
func TestAPromiseNeverShortensTheWayOut(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := contracts(t)
		before := dependence.Of(c, today, dependence.Given{})
		more := *c
		more.Contracts = append([]loadline.Contract(nil), c.Contracts...)
		i := rapid.IntRange(0, len(more.Contracts)-1).Draw(t, "to")
		k := more.Contracts[i]
		k.Exclusives = append(append([]loadline.Exclusive(nil), k.Exclusives...), promise(t))
		more.Contracts[i] = k
		after := dependence.Of(&more, today, dependence.Given{})
		for i, s := range before.Suppliers {
			if below(s.Switch.Time, after.Suppliers[i].Switch.Time) {
				t.Fatalf("%s: %v, with the promise %v", s.ID, s.Switch.Time, after.Suppliers[i].Switch.Time)
			}
		}
	})
}

// A new supplier that takes from a larger one no more than leaves that one as large as itself never raises HHI.
func TestASupplierBesideALargerOneNeverRaisesHHI(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := contracts(t)
		big := rapid.IntRange(0, len(c.Contracts)-1).Draw(t, "from")
		all, _ := c.Contracts[big].Spend.Exact()
		moved := all.Mul(loadline.Frac(rapid.Int64Range(0, 10).Draw(t, "part"), 20))
		shifted := *c
		shifted.Contracts = append([]loadline.Contract(nil), c.Contracts...)
		shifted.Contracts[big].Spend = loadline.Exactly(all.Sub(moved))
		added := loadline.Contract{Name: "new", SupplierID: "new", Supplies: "compute", To: loadline.SayNone[loadline.Date](loadline.Source{}), Spend: loadline.Exactly(moved)}
		shifted.Contracts = append(shifted.Contracts, added)
		before, _ := dependence.Of(c, today, dependence.Given{}).Concentration("compute", dependence.Spend)
		after, _ := dependence.Of(&shifted, today, dependence.Given{}).Concentration("compute", dependence.Spend)
		if len(before.Parts) == 0 {
			return // nothing is spent
		}
		a, _ := before.HHI.Exact()
		b, known := after.HHI.Exact()
		if !known || b.Cmp(a) > 0 {
			t.Fatalf("%v, then %v", before.HHI, after.HHI)
		}
	})
}

// omitted is a fact that is left out of a contract.
func omitted(k *loadline.Contract, fact string) {
	switch fact {
	case "share":
		k.Share = loadline.Number{}
	case "spend":
		k.Spend = loadline.Number{}
	case "replace":
		k.Replace = loadline.Spell{}
	case "move":
		k.SwitchCost = loadline.Number{}
	case "level":
		k.Substitutable = loadline.Stated[string]{}
	case "until":
		k.Exclusives = append([]loadline.Exclusive(nil), k.Exclusives...)
		for i := range k.Exclusives {
			k.Exclusives[i].Until = loadline.Stated[loadline.Date]{}
		}
	case "amount", "used", "binding":
		k.Commitments = append([]loadline.Commitment(nil), k.Commitments...)
		for i := range k.Commitments {
			m := &k.Commitments[i]
			switch fact {
			case "amount":
				m.Amount = loadline.Number{}
			case "used":
				m.Used = loadline.Number{}
			default:
				m.Binding = loadline.Stated[string]{}
			}
		}
	case "worth", "transferable", "burnt":
		k.Credits = append([]loadline.CreditTranche(nil), k.Credits...)
		for i := range k.Credits {
			x := &k.Credits[i]
			switch fact {
			case "worth":
				x.Worth = loadline.Number{}
			case "burnt":
				x.Used = loadline.Number{}
			default:
				x.Transferable = loadline.Stated[bool]{}
			}
		}
	}
}

// What is left out leaves every figure within its bounds: no end comes nearer than it was, so no answer improves.
func TestOmittingAFactNeverImprovesAnAnswer(t *testing.T) {
	facts := []string{"share", "spend", "replace", "move", "level", "until", "amount", "used", "binding", "worth", "transferable", "burnt"}
	rapid.Check(t, func(t *rapid.T) {
		c := contracts(t)
		fact := rapid.SampledFrom(facts).Draw(t, "fact")
		less := *c
		less.Contracts = append([]loadline.Contract(nil), c.Contracts...)
		omitted(&less.Contracts[rapid.IntRange(0, len(less.Contracts)-1).Draw(t, "of")], fact)
		a, b := dependence.Of(c, today, dependence.Given{}), dependence.Of(&less, today, dependence.Given{})
		hold := func(what string, before, after loadline.Number) {
			if !within(before, after) {
				t.Fatalf("%s without %s: %v, was %v", what, fact, after, before)
			}
		}
		for i, s := range a.Suppliers {
			hold("time", s.Switch.Time, b.Suppliers[i].Switch.Time)
			hold("cost", s.Switch.Cost, b.Suppliers[i].Switch.Cost)
			hold("ratio", s.ExitRatio, b.Suppliers[i].ExitRatio)
		}
		for i, d := range a.Divided {
			for j, p := range d.Parts {
				if len(b.Divided[i].Parts) > 0 {
					hold("share by "+d.Of.String(), p.Share, b.Divided[i].Parts[j].Share)
				}
			}
			if len(d.Parts) > 0 {
				hold("largest by "+d.Of.String(), d.Largest, b.Divided[i].Largest)
				hold("HHI by "+d.Of.String(), d.HHI, b.Divided[i].HHI)
			}
		}
		hold("free compute", a.Free("compute"), b.Free("compute"))
		hold("free cash", a.FreeCash(), b.FreeCash())
	})
}

// The bounds of HHI hold what any completion of open shares comes to.
func TestTheBoundsOfHHIHoldEveryCompletion(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := contracts(t)
		open := *c
		open.Contracts = append([]loadline.Contract(nil), c.Contracts...)
		for i := range open.Contracts {
			if rapid.Bool().Draw(t, "unknown") {
				omitted(&open.Contracts[i], "spend")
			}
		}
		known, _ := dependence.Of(c, today, dependence.Given{}).Concentration("compute", dependence.Spend)
		bounds, _ := dependence.Of(&open, today, dependence.Given{}).Concentration("compute", dependence.Spend)
		if len(known.Parts) > 0 && (!within(known.HHI, bounds.HHI) || !within(known.Largest, bounds.Largest) || !within(known.Number, bounds.Number)) {
			t.Fatalf("HHI %v of %v, largest %v of %v", known.HHI, bounds.HHI, known.Largest, bounds.Largest)
		}
	})
}
