package question

import (
	"slices"
	"strings"
	"sync"

	"loadline"
	"loadline/control"
	"loadline/dependence"
	"loadline/governance"
	"loadline/outlook"
)

// leverage is who can take from the company what it cannot go on without on a day: the same for every matter.
type leverage struct {
	levers  []dependence.Lever // on the company
	own     []dependence.Lever // the company's on others
	demands []demand           // the smallest sets of holders that are enough; those that can the most certainly first
	cut     bool               // there were too many sets of levers to try them all
	titles  map[string]string  // of holders, by id
	refs    map[string]loadline.Ref
}

// demand is what several holders can take together, none of them without the others: with it they can put a choice to those who
// decide.
type demand struct {
	holders []string // ids of parties, in the order of the levers
	of      []dependence.Lever
	fatal   loadline.Truth
	ready   loadline.Truth
	left    loadline.Number
	gap     loadline.Number
}

// can says whether the holders can end the company, here and now.
func (d demand) can() loadline.Truth { return min(d.fatal, d.ready) }

// need is the word of what they take.
func (d demand) need() string { return d.of[0].Bite.Need }

// signed are those who have joined by name, beside the holders.
func (d demand) signed() []loadline.Ref {
	var out []loadline.Ref
	for _, l := range d.of {
		for _, p := range l.Pledges {
			for _, r := range p.Signed {
				if !slices.Contains(out, r) {
					out = append(out, r)
				}
			}
		}
	}
	return out
}

// asks is whether somebody who uses the levers demands that a matter is decided, and whether that it is not.
func (d demand) asks(matter loadline.Ref) (happen, fail bool) {
	for _, l := range d.of {
		for _, p := range l.Pledges {
			happen, fail = happen || slices.Contains(p.Demands, matter), fail || slices.Contains(p.Against, matter)
		}
	}
	return happen, fail
}

// missing are the readiness facts that are not given, lever by lever.
func (d demand) missing() []dependence.Finding {
	var out []dependence.Finding
	for _, l := range d.of {
		out = append(out, l.Missing()...)
	}
	return out
}

// leverageOf is the leverage over a company on a day, and its own.
func leverageOf(c Case) *leverage {
	out := &leverage{titles: map[string]string{}, refs: map[string]loadline.Ref{}}
	if !leverable(c.Company) {
		return out
	}
	for _, s := range c.Company.Stakeholders {
		out.titles[s.ID], out.refs[s.ID] = s.Title(), s.Ref()
	}
	for _, l := range dependence.Levers(c.Company, c.AsOf, enginesOf(c)) {
		switch {
		case l.Target != "":
			out.own = append(out.own, l)
		case l.Holder != "":
			out.levers = append(out.levers, l)
		}
	}
	out.gather()
	return out
}

// gather makes the demands of the levers.
func (o *leverage) gather() {
	var all []demand
	for _, l := range o.levers {
		if l.Fatal != loadline.No {
			all = append(all, alone(l))
		}
	}
	sets, cut := dependence.Combinations(o.levers)
	for _, s := range sets {
		d := demand{fatal: s.Fatal, ready: loadline.Yes, left: s.Left, gap: s.Gap}
		for _, i := range s.Levers {
			l := o.levers[i]
			d.of, d.ready = append(d.of, l), min(d.ready, l.Ready())
			for _, h := range holdersOf(l) {
				if !slices.Contains(d.holders, h) {
					d.holders = append(d.holders, h)
				}
			}
		}
		all = append(all, d)
	}
	o.demands, o.cut = smallestDemands(all), o.cut || cut
}

// alone is a lever used by itself.
func alone(l dependence.Lever) demand {
	return demand{holders: holdersOf(l), of: []dependence.Lever{l}, fatal: l.Fatal, ready: l.Ready(), left: l.Bite.Left, gap: l.Bite.Gap}
}

// holdersOf are who must take part in the use of a lever: who hires people away needs those who go.
func holdersOf(l dependence.Lever) []string {
	if l.Target != "" {
		return nil // it is the company itself
	}
	if l.With != "" && l.With != l.Holder {
		return []string{l.Holder, l.With}
	}
	return []string{l.Holder}
}

// leverable says whether the file states anything from which a lever may follow.
func leverable(c *loadline.Company) bool {
	return len(c.Contracts)+len(c.Tranches)+len(c.Loans)+len(c.Licences)+len(c.Needs)+len(c.Offers)+len(c.Pledges) > 0
}

// smallestDemands leaves out those of more holders than it takes, and puts first what can be done the most certainly.
func smallestDemands(all []demand) []demand {
	var out []demand
	for _, d := range all {
		if !slices.ContainsFunc(all, func(o demand) bool {
			return len(o.holders) < len(d.holders) && within(o.holders, d.holders) && o.can() >= d.can() && o.fatal >= d.fatal
		}) {
			out = append(out, d)
		}
	}
	slices.SortStableFunc(out, func(a, b demand) int {
		if a.can() != b.can() {
			return int(b.can()) - int(a.can())
		}
		if a.fatal != b.fatal {
			return int(b.fatal) - int(a.fatal)
		}
		return len(a.holders) - len(b.holders)
	})
	return out
}

// within says whether all of some are among others.
func within(some, all []string) bool {
	return !slices.ContainsFunc(some, func(s string) bool { return !slices.Contains(all, s) })
}

// enginesOf is what the ledger of the plan and the order of deciding know that levers hang on. It is reckoned when it is asked for.
func enginesOf(c Case) dependence.Engines {
	out := dependence.Engines{Refuses: func(matter loadline.Ref) []dependence.Refuser { return refusers(c, matter) }}
	if !c.Company.Plan.Stated() {
		return out
	}
	out.Cash = c.Company.Plan.Cash.Sub(dependence.Held(c.Company, c.AsOf))
	lasts := &memo[string, dependence.Air]{}
	out.Lasts = func(loss dependence.Loss) dependence.Air {
		return lasts.get(loadline.Textf("%v %v", loss.On, lossKey(loss)).String(), func() dependence.Air { return lastsAfter(c.Company, loss) })
	}
	return out
}

// lossKey tells losses of a day apart.
func lossKey(l dependence.Loss) string {
	var words []string
	for _, names := range [][]string{l.Stopped, l.Called, l.Withheld} {
		words = append(words, strings.Join(names, "\t"))
	}
	for _, x := range l.Credits {
		words = append(words, loadline.Textf("%v %v %v", x.Contract, int(x.Kind), x.Index).String())
	}
	return strings.Join(words, "\n")
}

// lastsAfter is how long the cash lasts after a loss. Whether what is left of a commitment is owed when its supplier stops no file
// says, so that where there may be some both are reckoned.
func lastsAfter(c *loadline.Company, loss dependence.Loss) dependence.Air {
	for _, x := range loss.Credits {
		c = dependence.Strike(c, x)
	}
	path := func(owed loadline.Truth) dependence.Air {
		p := outlook.Premise{Withheld: loss.Withheld}
		for _, k := range loss.Stopped {
			p.Stops = append(p.Stops, outlook.Stoppage{Contract: k, On: loss.On, Owed: owed})
		}
		for _, l := range loss.Called {
			p.Calls = append(p.Calls, outlook.Call{Loan: l, On: loss.On})
		}
		course, _ := outlook.Reckon(c, p)
		return airOf(course, loss.On)
	}
	committed := slices.ContainsFunc(c.Contracts, func(k loadline.Contract) bool {
		return slices.Contains(loss.Stopped, k.Name) && len(k.Commitments) > 0
	})
	if !committed {
		return path(loadline.Yes)
	}
	var least, most dependence.Air
	var done sync.WaitGroup
	done.Go(func() { least = path(loadline.Yes) })
	done.Go(func() { most = path(loadline.No) })
	done.Wait()
	least.Months = bothOwed(least.Months, most.Months)
	return least
}

// refusers are who can keep a matter from being decided, each alone. Whoever nobody stated is none of them: it may be anybody.
func refusers(c Case, matter loadline.Ref) []dependence.Refuser {
	if c.order == nil {
		return nil
	}
	order, _ := c.order()
	d, _ := order.Decision(matter, governance.Horizon{})
	if d == nil {
		return nil
	}
	w, err := newWhoCan(WhoCan{}, c, order, d)
	if err != nil || w.hopeless() {
		return nil
	}
	var out []dependence.Refuser
	sure := w.sure.Vetoers()
	for _, v := range w.maybe.Vetoers() {
		p := d.Parties[v]
		if p.Assumed || p.Unled {
			continue
		}
		r := dependence.Refuser{ID: c.Company.StakeholderID(p.Ref), Can: loadline.CannotTell, At: d.Matter.At, Does: loadline.Textf("refuse to %v", w.says), Says: loadline.Textf("without it nobody can %v", w.says)}
		if slices.Contains(sure, v) {
			r.Can = loadline.Yes
		}
		if by := w.witness(control.Of(v), blocking, r.Can == loadline.Yes).by; len(by) > 0 {
			r.Says, r.At = loadline.Textf("without it nobody can %v: %v", w.says, by[0].Says), by[0].At
		}
		out = append(out, r)
	}
	return out
}

// leverage is the company's on the case's day, once where the case keeps it.
func (c Case) leverage() *leverage {
	if c.levers == nil {
		return leverageOf(c)
	}
	return c.levers()
}

// after is the leverage after a change that takes a lever away, in all levers that rest on the thing that is changed.
func (o *leverage) after(of dependence.Lever, r dependence.Removal) *leverage {
	out := &leverage{titles: o.titles, refs: o.refs, cut: o.cut, own: o.own}
	for _, l := range o.levers {
		out.levers = append(out.levers, l.After(r, of))
	}
	out.gather()
	return out
}

// holders are those of the levers, by id, each once.
func (o *leverage) holders() []string {
	var out []string
	for _, l := range o.levers {
		if !slices.Contains(out, l.Holder) {
			out = append(out, l.Holder)
		}
	}
	return out
}
