package question

import (
	"slices"
	"sync"

	"loadline"
	"loadline/captable"
	"loadline/dependence"
	"loadline/limits"
)

// clauses are those of a supplier's contracts, each with what is otherwise without it: times, money, dates, limits.
func (w *whatBinds) clauses(drill dependence.Drill) []ClauseLine {
	supplier := drill.Supplier.ID
	before := w.outcomes(w.c.Company)
	all := slices.DeleteFunc(dependence.Clauses(w.c.Company), func(x dependence.ContractClause) bool { return !w.supplies(supplier, x.Contract) })
	out := make([]ClauseLine, len(all))
	var done sync.WaitGroup
	for i, x := range all {
		done.Go(func() { out[i] = w.clause(drill, x, before) })
	}
	done.Wait()
	return out
}

// clause is what one clause does.
func (w *whatBinds) clause(drill dependence.Drill, x dependence.ContractClause, before []limitOutcome) ClauseLine {
	struck := dependence.Strike(w.c.Company, x)
	on := dependence.Of(struck, w.on.Day, givenOf(struck))
	line := ClauseLine{Clause: x.Says, Without: append(w.otherwise(on, drill.Supplier.ID), w.drilledOtherwise(drill, on)...), At: x.At.String()}
	dates, _ := dependence.Calendar(struck, w.on.Day)
	for _, d := range w.gone(dates) {
		line.Without = append(line.Without, loadline.Textf("no date %v: %v", d.Date, d.Says))
	}
	for i, o := range w.outcomes(struck) {
		if i < len(before) && o.outcome != before[i].outcome {
			line.Without = append(line.Without, loadline.Textf("the limit %q: %v, not %v", o.title, o.outcome, before[i].outcome))
		}
	}
	if len(line.Without) == 0 {
		line.Without = []loadline.Text{loadline.Textf("nothing that is measured here")}
	}
	return line
}

// drilledOtherwise is what of the drill changes: the ways in which the supplier stops that fall away, and that come in.
func (w *whatBinds) drilledOtherwise(drill dependence.Drill, on *dependence.On) []loadline.Text {
	d, ok := on.Without(drill.Supplier.ID, drill.On)
	if !ok {
		return nil
	}
	has := func(in []dependence.Stopping, r dependence.Stopping) bool {
		return slices.ContainsFunc(in, func(x dependence.Stopping) bool { return x.Says.String() == r.Says.String() })
	}
	var out []loadline.Text
	for _, r := range d.Readings {
		if !has(drill.Readings, r) {
			out = append(out, loadline.Textf("it stops %v", r.Says))
		}
	}
	for _, r := range drill.Readings {
		if !has(d.Readings, r) {
			out = append(out, loadline.Textf("it does not stop %v", r.Says))
		}
	}
	return out
}

func (w *whatBinds) supplies(supplier, contract string) bool {
	s, _ := w.on.Supplier(supplier)
	return slices.ContainsFunc(s.Contracts, func(k loadline.Contract) bool { return k.Name == contract })
}

// otherwise is what of a supplier's row changes.
func (w *whatBinds) otherwise(on *dependence.On, supplier string) []loadline.Text {
	var out []loadline.Text
	a, _ := w.on.Supplier(supplier)
	b, ok := on.Supplier(supplier)
	if !ok {
		return nil
	}
	put := func(name string, x, y any) {
		if p, q := loadline.Textf("%v", x).String(), loadline.Textf("%v", y).String(); p != q {
			out = append(out, loadline.Textf("%v: %v, not %v", name, y, x))
		}
	}
	put("time", monthsSay(a.Switch.Time), monthsSay(b.Switch.Time))
	put("cost", amountIn(a.Switch.Cost, w.c.Company.Currency), amountIn(b.Switch.Cost, w.c.Company.Currency))
	put("exit gap", monthsSay(a.ExitGap), monthsSay(b.ExitGap))
	for _, word := range on.Supplied() {
		put(loadline.Textf("free %v", word).String(), inPart(w.on.Free(word)), inPart(on.Free(word)))
	}
	put("free cash", inPart(w.on.FreeCash()), inPart(on.FreeCash()))
	return out
}

// gone are the days of the calendar that are not among others.
func (w *whatBinds) gone(dates []dependence.Dated) []dependence.Dated {
	all, _ := dependence.Calendar(w.c.Company, w.on.Day)
	return slices.DeleteFunc(all, func(d dependence.Dated) bool {
		return slices.ContainsFunc(dates, func(x dependence.Dated) bool { return x.Date == d.Date && x.Says.String() == d.Says.String() })
	})
}

// limitOutcome is how a limit that speaks of dependence comes out.
type limitOutcome struct {
	title   string
	outcome limits.Outcome
}

// outcomes are those of the limits that contracts bear on.
func (w *whatBinds) outcomes(c *loadline.Company) []limitOutcome {
	var out []limitOutcome
	bare := *c
	bare.Limits = slices.DeleteFunc(slices.Clone(c.Limits), func(l loadline.Limit) bool { return !speaksOfDependence(l.Holds) })
	if len(bare.Limits) == 0 {
		return nil
	}
	a, _ := newAsking(bareCase(&bare, w.c.AsOf), captable.FullyDilutedByDefault())
	for _, r := range a.run(false) {
		out = append(out, limitOutcome{r.Limit.Title, r.Outcome})
	}
	return out
}

// speaksOfDependence says whether an expression asks a function over dependence.
func speaksOfDependence(x loadline.Expr) bool {
	if x.Op == loadline.Call && slices.Contains(dependenceFunctions(), x.Name) {
		return true
	}
	return slices.ContainsFunc(x.Args, speaksOfDependence)
}
