package question

import (
	"slices"

	"loadline"
)

// deepest is how many limits may rest on one another in a row. Nobody reads as far.
const deepest = 64

// circles are the titles of limits that cannot be asked because they speak of themselves, through others or not, or rest on too
// many others; with a letter for each.
func circles(ls []loadline.Limit) (map[string]bool, loadline.Diagnostics) {
	at := map[string]int{}
	for i := range slices.Backward(ls) {
		at[ls[i].Title] = i
	}
	f := finder{limits: ls, speaks: make([][]int, len(ls)), mark: make([]int, len(ls)), low: make([]int, len(ls)), on: make([]bool, len(ls)), depth: make([]int, len(ls)), out: map[string]bool{}}
	any := false
	for i := range ls {
		for _, title := range spokenOf(ls[i].Holds, false, nil) {
			if j, ok := at[title]; ok {
				f.speaks[i], any = append(f.speaks[i], j), true
			}
		}
	}
	for i := range ls {
		if any && f.mark[i] == 0 {
			f.visit(i)
		}
	}
	return f.out, f.problems
}

// spokenOf are the titles that an expression may ask by held.
func spokenOf(e loadline.Expr, within bool, out []string) []string {
	if e.Op == loadline.Str && within {
		return append(out, e.Name)
	}
	within = within || e.Op == loadline.Call && e.Name == "held"
	for _, a := range e.Args {
		out = spokenOf(a, within, out)
	}
	return out
}

// finder finds circles by Tarjan's algorithm (R. Tarjan, "Depth-first search and linear graph algorithms", SIAM J. Comput. 1,
// 1972).
type finder struct {
	limits    []loadline.Limit
	speaks    [][]int
	mark, low []int
	on        []bool
	stack     []int
	next      int
	depth     []int // of the longest chain below
	out       map[string]bool
	problems  loadline.Diagnostics
}

func (f *finder) visit(i int) {
	f.next++
	f.mark[i], f.low[i], f.on[i] = f.next, f.next, true
	f.stack = append(f.stack, i)
	for _, j := range f.speaks[i] {
		if f.mark[j] == 0 {
			f.visit(j)
			f.low[i] = min(f.low[i], f.low[j])
		} else if f.on[j] {
			f.low[i] = min(f.low[i], f.mark[j])
		}
		f.depth[i] = max(f.depth[i], f.depth[j]+1)
	}
	if f.low[i] != f.mark[i] {
		return
	}
	from := slices.Index(f.stack, i)
	round := slices.Clone(f.stack[from:])
	f.stack = f.stack[:from]
	for _, j := range round {
		f.on[j] = false
	}
	switch {
	case len(round) > 1 || slices.Contains(f.speaks[i], i):
		f.tell(round)
	case f.depth[i] > deepest:
		f.out[f.limits[i].Title] = true
		f.depth[i] = 0 // whoever rests on it is cut off by it
		f.problems = append(f.problems, loadline.Diagnostic{
			Code: loadline.TooLarge, Severity: loadline.Error, At: f.limits[i].At,
			Summary: loadline.Textf("The limit %q rests on more than %v others in a row", f.limits[i].Title, deepest),
			Hint:    loadline.Textf("Say in it what must hold, instead of by held(…)."),
		})
	}
}

func (f *finder) tell(round []int) {
	slices.Sort(round)
	for _, i := range round {
		d := loadline.Diagnostic{
			Code: loadline.LimitCycle, Severity: loadline.Error, At: f.limits[i].At,
			Summary: loadline.Textf("The limit %q speaks of itself", f.limits[i].Title),
			Detail:  loadline.Textf("A limit that holds if it holds says nothing."),
			Hint:    loadline.Textf("Say in one of them what must hold, without held(…)."),
		}
		var through []string
		for _, j := range round {
			if j != i {
				through, d.Related = append(through, loadline.Textf("%q", f.limits[j].Title).String()), append(d.Related, f.limits[j].At)
			}
		}
		if len(through) > 0 {
			d.Summary = loadline.Textf("The limit %q speaks of itself, through %v", f.limits[i].Title, list(through, 5))
		}
		f.out[f.limits[i].Title] = true
		f.problems = append(f.problems, d)
	}
}
