package outlook

import (
	"strings"

	"loadline"
)

// termProblems are what is wrong with the expressions of a plan: names, kinds, and those that hang on themselves within a month.
func termProblems(c *loadline.Company) loadline.Diagnostics {
	var out loadline.Diagnostics
	terms := map[string]*term{}
	for _, f := range formulas(c) {
		t, problems := compile(c, f)
		if out = append(out, problems...); len(problems) == 0 {
			terms[f.key()] = &t
		}
	}
	cycle := func(refs []loadline.Ref, at loadline.Source) {
		if len(refs) == 0 {
			return
		}
		names := make([]string, len(refs))
		for i, r := range refs {
			names[i] = r.String()
		}
		out = append(out, loadline.Diagnostic{Code: loadline.PlanCycle, Severity: loadline.Error, At: at, About: refs,
			Summary: loadline.Textf("%s hang on one another within a month", strings.Join(names, ", ")),
			Detail:  loadline.Textf("Each would have to be known before the other."),
			Hint:    loadline.Textf("Let one hang on what the other was the month before: ago(%s, 1).", names[0])})
	}
	_, left := inOrder(len(c.Plan.Drivers), func(i int) loadline.Ref { return driverRef(c, i) }, func(i int) []*term {
		return []*term{terms[driverRef(c, i).String()+".start"], terms[driverRef(c, i).String()+".next"]}
	})
	refs, at := []loadline.Ref(nil), loadline.Source{}
	for _, i := range left {
		refs, at = append(refs, driverRef(c, i)), c.Plan.Drivers[i].At
	}
	cycle(refs, at)
	_, left = inOrder(len(c.Plan.Lines), func(i int) loadline.Ref { return lineRef(&c.Plan.Lines[i]) }, func(i int) []*term {
		ref := lineRef(&c.Plan.Lines[i]).String()
		return []*term{terms[ref+".amount"], terms[ref+".when"]}
	})
	refs = nil
	for _, i := range left {
		refs, at = append(refs, lineRef(&c.Plan.Lines[i])), c.Plan.Lines[i].At
	}
	cycle(refs, at)
	return out
}
