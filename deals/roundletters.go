package deals

import (
	"slices"

	"loadline"
	"loadline/financing"
)

// contradiction is a letter on terms that no round can have.
func (c *closer) contradiction(summary, why text, at loadline.Source) {
	c.letters = append(c.letters, loadline.Diagnostic{Code: roundContradictory, Severity: loadline.Error, Summary: summary, Detail: why,
		Hint: loadline.Textf("Mend the block, or leave out the term that is not agreed: it is then read in every way that it can be."), At: at})
}

// miss is why a reading has no price.
type miss struct {
	contradicts bool
	failure     financing.Failure
	says        text
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
	d := loadline.Diagnostic{Code: roundOverfull, Severity: severity, Summary: m.says, At: c.round.At}
	switch {
	case m.contradicts:
		d.Code = roundContradictory
		d.Detail = loadline.Textf("Pre-money, post-money and price follow from one another. Where several are stated they must agree to the last digit.")
		d.Hint = loadline.Textf("State one of them, and leave the others to Loadline.")
	case m.failure == financing.Malformed:
		d.Code = roundContradictory
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

// The codes of a round's letters.
const (
	roundContradictory loadline.Code = "round-contradictory" // terms of a round that no round can have together
	roundOverfull      loadline.Code = "round-overfull"      // what converts and the pool come to the whole valuation at any price
	roundUnpriced      loadline.Code = "round-unpriced"      // neither a price nor a valuation is stated
	notePastMaturity   loadline.Code = "note-past-maturity"  // a note that is due before the round converts it
)
