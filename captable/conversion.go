package captable

import (
	"cmp"
	"slices"
	"strings"

	"loadline"
)

// conversion is what a share of a class becomes when every right is used.
type conversion struct {
	ratio loadline.Number
	into  int32 // the class at the end of the rights; none where it is not one
	why   doubtKind
	links int // the most conversions one after the other
}

// longestChain is how many conversions one after the other are followed.
const longestChain = 64

// mostInCircles is how many classes may convert in circles before nothing more is worked out of them.
const mostInCircles = 64

// path is a right by the index of its target.
type path struct {
	to int32
	right
}

// graph is which class converts into which on a day.
type graph struct {
	paths [][]path
	lost  []bool  // a right leads where nothing is
	order []int32 // the classes that lead into no circle, each after all that it converts into
	left  []int   // how many conversions of a class lead into circles
}

// graph follows conversions from the classes that convert into nothing back to those that convert into them: the order in
// which classes are listed plays no part. What is never reached so converts in a circle, or into one.
func (l *Ledger) graph(day loadline.Date) graph {
	n := len(l.classes)
	g := graph{paths: make([][]path, n), lost: make([]bool, n), left: make([]int, n)}
	from := make([][]int32, n)
	for i := range l.classes {
		c := int32(i)
		g.paths[c], g.lost[c] = l.pathsOf(c, day)
		for _, p := range g.paths[c] {
			from[p.to] = append(from[p.to], c)
		}
		if g.left[c] = len(g.paths[c]); g.left[c] == 0 {
			g.order = append(g.order, c)
		}
	}
	for i := 0; i < len(g.order); i++ {
		for _, f := range from[g.order[i]] {
			if g.left[f]--; g.left[f] == 0 {
				g.order = append(g.order, f)
			}
		}
	}
	return g
}

func (g *graph) inCircle(c int32) bool { return g.left[c] > 0 }

// conversions finds what each class becomes.
func (l *Ledger) conversions(day loadline.Date) []conversion {
	g, out := l.graph(day), make([]conversion, len(l.classes))
	for _, c := range g.order {
		if out[c] = l.ends(c, g.paths[c], out, day); g.lost[c] {
			out[c] = conversion{ratio: l.ask1(doubt{targetMissing, c}), into: none, why: targetMissing, links: out[c].links}
		}
	}
	if len(g.order) == len(out) {
		return out
	}
	x := circle{l: l, graph: g, day: day, ends: out}
	for i := range out {
		if g.inCircle(int32(i)) {
			x.classes = append(x.classes, int32(i))
		}
	}
	x.settle()
	return out
}

// pathsOf are the rights of a class on a day whose target is there, and whether there is one whose target is not.
func (l *Ledger) pathsOf(c int32, day loadline.Date) (out []path, lost bool) {
	for _, r := range l.rightsOf(c, day) {
		if to, ok := l.classIndex(r.IntoClassID); ok {
			out = append(out, path{to, r})
		} else {
			lost = true
		}
	}
	return out, lost
}

// ends is what a class becomes whose targets are settled. A class without a right counts as itself.
func (l *Ledger) ends(c int32, paths []path, ends []conversion, day loadline.Date) conversion {
	out := conversion{ratio: loadline.Exactly(loadline.Int(1)), into: c, why: ratioNotStated}
	if l.classes[c].fact == nil && len(l.classes[c].rights) == 0 {
		out.ratio = l.ask1(doubt{classMissing, c})
	}
	for i, p := range paths {
		end := ends[p.to]
		n := l.ask1(doubt{ratioNotStated, c})
		if m := end.ratio.Mul(l.ratioOf(c, p.to, p.right, day)); end.links < longestChain && !tooLong(m) {
			n = m
		}
		if out.links = max(out.links, end.links+1); i == 0 {
			out.ratio, out.into, out.why = n, end.into, end.why
			continue
		}
		out.ratio = because(hull(out.ratio, n), []loadline.Unknown{l.ask(doubt{severalRights, c})}) // the holder chooses
		if out.into != end.into {
			out.into = none
		}
		if out.into == none || !out.ratio.Known() {
			out.why = severalRights
		}
	}
	if out.links > longestChain {
		out.into = none
	}
	return out
}

// circle is the classes that convert in a circle, or into one. Their holders may go round, and nobody says where they
// stop. Where going round gives back what was given, as with voting and non-voting stock that convert into one another
// share for share, the bounds hold every class at which they may stop; where it gives more or less, or where a ratio is
// not known, nothing bounds what a share becomes.
type circle struct {
	graph
	l       *Ledger
	classes []int32
	ends    []conversion
	day     loadline.Date
}

func (x *circle) settle() {
	found := make([]conversion, len(x.classes))
	for i, c := range x.classes {
		found[i] = x.stops(c)
		found[i].why = roundInCircle
	}
	for i, c := range x.classes {
		x.ends[c] = found[i]
	}
}

// stops is what a share of a class becomes over all the classes at which its holder may stop.
func (x *circle) stops(c int32) conversion {
	ask := x.l.ask1(doubt{roundInCircle, c})
	nothing := conversion{ratio: ask, into: none}
	if len(x.classes) > mostInCircles {
		return nothing
	}
	one := loadline.Int(1)
	given := map[int32]loadline.Ratio{c: one} // of each class reached, for one share
	all, into := (*loadline.Number)(nil), none
	stop := func(n loadline.Number, end int32) {
		if all == nil {
			all, into = &n, end
			return
		}
		if n = hull(*all, n); end != into {
			into = none
		}
		all = &n
	}
	for queue := []int32{c}; len(queue) > 0; queue = queue[1:] {
		if x.lost[queue[0]] {
			return nothing
		}
		for _, p := range x.paths[queue[0]] {
			r, known := x.l.ratioOf(queue[0], p.to, p.right, x.day).Exact()
			n := given[queue[0]].Mul(r)
			before, seen := given[p.to]
			switch {
			case !known || long(n) || seen && !before.Equal(n):
				return nothing
			case !x.inCircle(p.to):
				stop(x.ends[p.to].ratio.Mul(loadline.Exactly(n)), x.ends[p.to].into)
				continue
			case !seen:
				given[p.to] = n
				queue = append(queue, p.to)
			}
			stop(loadline.Exactly(n), p.to)
		}
	}
	return conversion{ratio: because(*all, ask.Open), into: into}
}

// circles says which rights of conversion lead round in a circle. Rights only ever come to be, so the last day has all.
func (b *builder) circles() {
	g := b.graph(latest)
	var order []int32
	for i := range b.classes {
		if c := int32(i); g.inCircle(c) {
			g.paths[c] = slices.DeleteFunc(g.paths[c], func(p path) bool { return !g.inCircle(p.to) })
			slices.SortStableFunc(g.paths[c], func(x, y path) int { return cmp.Compare(b.classes[x.to].id, b.classes[y.to].id) })
			order = append(order, c)
		}
	}
	slices.SortStableFunc(order, func(x, y int32) int { return cmp.Compare(b.classes[x].id, b.classes[y].id) })
	b.lostRights()
	told, looks := map[[2]int32]bool{}, 0
	for _, c := range order {
		for _, p := range g.paths[c] {
			if told[[2]int32{c, p.to}] {
				continue
			}
			if looks++; looks > mostLooks && len(order) > mostInCircles || looks > 4*mostInCircles {
				return // a search each: enough to say that something is wrong
			}
			if round := b.wayBack(p.to, c, g.paths); round != nil {
				for i, from := range round {
					told[[2]int32{from, round[(i+1)%len(round)]}] = true
				}
				b.tellCircle(round)
			}
		}
	}
}

// lostRights says which rights lead to a class that is not there.
func (b *builder) lostRights() {
	for i := range b.classes {
		for _, r := range b.rightsOf(int32(i), latest) {
			if _, ok := b.classIndex(r.IntoClassID); ok || r.IntoClassID == "" || b.notes.full(loadline.DanglingReference, loadline.Warning) {
				continue
			}
			b.notes.add(loadline.Diagnostic{Code: loadline.DanglingReference, Severity: loadline.Warning,
				Summary: loadline.Textf("%s converts into %q, which the file does not hold", b.classes[i].title(), r.IntoClassID),
				Detail:  loadline.Textf("What a share of it counts for as converted is not known."),
				Hint:    loadline.Textf("Add the stock class to the file, or correct the id."),
				At:      stated(r.At, b.classes[i].source())})
		}
	}
}

// wayBack is a shortest chain of conversions from a class to another, which is put first; nil where there is none.
func (b *builder) wayBack(from, to int32, paths [][]path) []int32 {
	came := map[int32]int32{from: none}
	for queue := []int32{from}; len(queue) > 0; queue = queue[1:] {
		if c := queue[0]; c == to {
			round := []int32{to}
			for c = came[c]; c != none; c = came[c] {
				round = append(round, c)
			}
			slices.Reverse(round[1:])
			return round
		}
		for _, p := range paths[queue[0]] {
			if _, seen := came[p.to]; !seen {
				came[p.to] = queue[0]
				queue = append(queue, p.to)
			}
		}
	}
	return nil
}

func (b *builder) tellCircle(round []int32) {
	if b.notes.full(loadline.ConversionCycle, loadline.Warning) {
		return
	}
	var names []string
	var at []loadline.Source
	for _, c := range round {
		names = append(names, b.classes[c].title())
		if c != round[0] {
			at = append(at, b.classes[c].source())
		}
	}
	names = append(names, names[0])
	b.notes.add(loadline.Diagnostic{Code: loadline.ConversionCycle, Severity: loadline.Warning,
		Summary: loadline.Textf("Rights of conversion lead round in a circle: %s", strings.Join(names, " → ")),
		Detail:  loadline.Textf("Nothing says at which class a holder stops, so what a share counts for as converted is bounds, and so are its votes. Where going round would give back more or fewer shares than were given, nothing bounds them."),
		Hint:    loadline.Textf("Correct the right that points the wrong way. If the charter does let the classes convert into one another, leave one direction out to count in the class at its end."),
		At:      b.classes[round[0]].source(), Related: at})
}
