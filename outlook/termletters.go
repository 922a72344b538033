package outlook

import (
	"strings"

	"loadline"
)

// compiled are the expressions of a plan, checked, and the order in which a month takes what hangs on them.
type compiled struct {
	terms     map[string]*term // by the key of their formula; none where there was a problem
	drivers   []int            // of the plan, in the order in which they hang on one another
	lineOrder []int            // likewise, of its lines
}

// term is the expression of an attribute; nil where nothing is written, or what is written is wrong.
func (k *compiled) term(of loadline.Ref, attr string) *term { return k.terms[of.String()+"."+attr] }

// compileAll checks the expressions of a plan, and tells what is wrong with them: names, kinds, and those that hang on themselves
// within a month.
func compileAll(c *loadline.Company) (compiled, loadline.Diagnostics) {
	k := compiled{terms: map[string]*term{}}
	var out loadline.Diagnostics
	for _, f := range formulas(c) {
		t, problems := compile(c, f)
		if out = append(out, problems...); len(problems) == 0 {
			k.terms[f.key()] = &t
		}
	}
	var circles loadline.Diagnostics
	order := func(n int, ref func(int) loadline.Ref, at func(int) loadline.Source, attrs ...string) []int {
		order, left := inOrder(n, ref, func(i int) (out []*term) {
			for _, attr := range attrs {
				out = append(out, k.term(ref(i), attr))
			}
			return out
		})
		if len(left) > 0 {
			circles = append(circles, circle(left, ref, at(left[len(left)-1])))
		}
		return order
	}
	p := &c.Plan
	k.drivers = order(len(p.Drivers), func(i int) loadline.Ref { return driverRef(c, i) }, func(i int) loadline.Source { return p.Drivers[i].At }, "start", "next")
	k.lineOrder = order(len(p.Lines), func(i int) loadline.Ref { return lineRef(&p.Lines[i]) }, func(i int) loadline.Source { return p.Lines[i].At }, "amount", "when")
	return k, append(out, circles...)
}

// circle tells of what hangs on itself within a month.
func circle(of []int, ref func(int) loadline.Ref, at loadline.Source) loadline.Diagnostic {
	var refs []loadline.Ref
	var names []string
	for _, i := range of {
		refs, names = append(refs, ref(i)), append(names, ref(i).String())
	}
	return loadline.Diagnostic{Code: loadline.PlanCycle, Severity: loadline.Error, At: at, About: refs,
		Summary: loadline.Textf("%s hang on one another within a month", strings.Join(names, ", ")),
		Detail:  loadline.Textf("Each would have to be known before the other."),
		Hint:    loadline.Textf("Let one hang on what the other was the month before: ago(%s, 1).", names[0])}
}
