package deals

import (
	"slices"

	"loadline"
	"loadline/financing"
)

// contradiction is a letter on terms that no round can have.
func (c *closer) contradiction(summary, why text, at loadline.Source) {
	c.letters = append(c.letters, loadline.Diagnostic{Code: loadline.RoundContradictory, Severity: loadline.Error, Summary: summary, Detail: why,
		Hint: loadline.Textf("Mend the block, or leave out the term that is not agreed: it is then read in every way that it can be."), At: at})
}

// miss is why a reading has no price.
type miss struct {
	contradicts bool
	failure     financing.Failure
	says        text
	letter      *loadline.Diagnostic // where it is none on the price
}

// conclude writes the letters of all walks. A reading that contradicts what is stated is none: another is then meant.
func (c *closer) conclude(leaves []leaf) {
	c.out.Problems = append(c.out.Problems, c.letters...)
	solved := slices.ContainsFunc(leaves, func(l leaf) bool { return l.reading != nil })
	if len(c.out.Open) > 0 {
		return
	}
	severity := loadline.Error
	if solved {
		severity = loadline.Warning
	}
	seen := map[string]bool{}
	for _, m := range c.misses {
		if solved && m.contradicts || seen[m.says.String()] {
			continue
		}
		seen[m.says.String()] = true
		c.out.Problems = append(c.out.Problems, c.letter(m, severity))
	}
}

func (c *closer) letter(m miss, severity loadline.Severity) loadline.Diagnostic {
	if m.letter != nil {
		d := *m.letter
		d.Severity = severity
		return d
	}
	d := loadline.Diagnostic{Code: loadline.RoundOverfull, Severity: severity, Summary: m.says, At: c.round.At}
	switch {
	case m.contradicts:
		d.Code = loadline.RoundContradictory
		d.Detail = loadline.Textf("Pre-money, post-money and price follow from one another. Where several are stated they must agree to the last digit.")
		d.Hint = loadline.Textf("State one of them, and leave the others to Loadline.")
	case m.failure == financing.Malformed:
		d.Code = loadline.RoundContradictory
		d.Detail = loadline.Textf("A round has a figure that no round can have: %v.", m.failure)
		d.Hint = loadline.Textf("Look for an amount below nothing, a discount of the whole, or a cap of nothing.")
	default:
		d.Detail = loadline.Textf("There is no price: %v.", m.failure)
		d.Hint = loadline.Textf("A higher pre-money, a smaller pool or other terms of what converts would leave a price.")
	}
	return d
}

// missed notes that a walk has no reading.
func (c *closer) missed(m miss) *ClosedReading {
	c.misses = append(c.misses, m)
	return nil
}

// authorised writes a letter for each class of which the closing makes more shares than may be issued.
func (w *walk) authorised() {
	made := map[string]ratio{}
	for _, t := range w.issues {
		if t, ok := t.(*loadline.StockIssuance); ok {
			id := t.StockClassID
			if slices.ContainsFunc(w.shadows, func(s shadow) bool { return s.made && s.class.ID == id }) {
				id = w.class.ID // whose number is for all of its series, until the charter has one for each
			}
			made[id] = made[id].Add(t.Quantity.Ratio())
		}
	}
	for _, x := range w.reading.Sold {
		made[x.ClassID] = made[x.ClassID].Sub(x.Shares)
	}
	for _, x := range w.reading.Forced {
		made[x.ClassID] = made[x.ClassID].Sub(x.Shares)
	}
	for i := range w.company.Classes {
		k := &w.company.Classes[i]
		most, said := w.totals(k.ID).Authorized.Get()
		if k == w.class && !said {
			most, said = k.Authorized.Get()
		}
		have := ratio{}
		if n := w.totals(k.ID).Outstanding; n.Lo != nil {
			have = *n.Lo
		}
		if after := have.Add(made[k.ID]); said && made[k.ID].Sign() > 0 && after.Cmp(most.Ratio()) > 0 {
			w.tell(loadline.Diagnostic{Code: loadline.IssuedAboveAuthorized, Severity: loadline.Warning, At: w.round.At, Related: []loadline.Source{k.At},
				Summary: loadline.Textf("%v would issue more shares of %v than are authorised", w.round.Name, titleOf(k)),
				Detail:  loadline.Textf("After it %v shares would be outstanding, of %v that the charter lets the company issue.", loadline.SharesOf(after), most),
				Hint:    loadline.Textf("Amend the charter with the round, to the number that its papers need.")})
		}
	}
}

// tell writes a letter once for all walks.
func (c *closer) tell(d loadline.Diagnostic) {
	if s := d.Summary.String(); !c.asked[s] {
		c.asked[s] = true
		c.letters = append(c.letters, d)
	}
}
