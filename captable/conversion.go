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

// conversions finds what each class becomes, from the classes that convert into nothing back to those that convert into
// them: the order in which classes are listed plays no part. What is never reached so converts in a circle, or into one.
func (l *Ledger) conversions(day loadline.Date) []conversion {
	out := make([]conversion, len(l.classes))
	paths, from := make([][]path, len(l.classes)), make([][]int32, len(l.classes))
	waits, ready := make([]int, len(l.classes)), []int32(nil)
	lost := make([]bool, len(l.classes)) // a right leads where nothing is
	for i := range l.classes {
		c := int32(i)
		paths[c], lost[c] = l.pathsOf(c, day)
		for _, p := range paths[c] {
			from[p.to] = append(from[p.to], c)
		}
		if waits[c] = len(paths[c]); waits[c] == 0 {
			ready = append(ready, c)
		}
	}
	for len(ready) > 0 {
		c := ready[len(ready)-1]
		ready = ready[:len(ready)-1]
		if out[c] = l.ends(c, paths[c], out, day); lost[c] {
			out[c] = conversion{ratio: l.ask1(doubt{targetMissing, c}), into: none, why: targetMissing, links: out[c].links}
		}
		for _, f := range from[c] {
			if waits[f]--; waits[f] == 0 {
				ready = append(ready, f)
			}
		}
	}
	circle := circle{l: l, paths: paths, lost: lost, day: day, ends: out}
	for i, n := range waits {
		if n > 0 {
			circle.classes = append(circle.classes, int32(i))
		}
	}
	circle.inside = func(c int32) bool { return waits[c] > 0 }
	circle.settle()
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
	l       *Ledger
	paths   [][]path
	lost    []bool
	classes []int32
	inside  func(int32) bool
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
			case !x.inside(p.to):
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
	paths := make([][]path, len(b.classes))
	order := make([]int32, len(b.classes))
	for i := range b.classes {
		order[i] = int32(i)
		paths[i], _ = b.pathsOf(int32(i), latest)
		slices.SortStableFunc(paths[i], func(x, y path) int { return cmp.Compare(b.classes[x.to].id, b.classes[y.to].id) })
	}
	slices.SortStableFunc(order, func(x, y int32) int { return cmp.Compare(b.classes[x].id, b.classes[y].id) })
	b.lostRights()
	told, looks := map[[2]int32]bool{}, 0
	for _, c := range order {
		for _, p := range paths[c] {
			if told[[2]int32{c, p.to}] {
				continue
			}
			if looks++; looks > 4*mostInCircles {
				return // a search each: enough to say that something is wrong
			}
			if round := b.wayBack(p.to, c, paths); round != nil {
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
