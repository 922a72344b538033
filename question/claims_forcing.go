package question

import (
	"slices"
	"strings"

	"loadline"
	"loadline/control"
	"loadline/dependence"
	"loadline/formula"
	"loadline/governance"
)

// forcingFunctions are the functions over levers. See [Forcing].
func forcingFunctions() []string { return []string{"can_end", "can_force", "any_can_force"} }

// forcing answers a function over levers.
func (e *claims) forcing(x loadline.Expr, eval func(loadline.Expr) formula.Value) (formula.Value, bool) {
	who := formula.Param{Name: "who", Kinds: []formula.Kind{formula.Fact}, Facts: []string{stakeholderKind, groupKind, bodyKind}}
	one := formula.Param{Name: "matter", Kinds: []formula.Kind{formula.Fact}, Facts: []string{matterKind}}
	several := formula.Param{Name: "matters", Kinds: []formula.Kind{formula.List, formula.Fact}, Facts: one.Facts}
	switch x.Name {
	case "can_end":
		s := formula.Signature{Name: x.Name, Params: []formula.Param{who}}
		return s.Call(x, eval, func(args []formula.Value) formula.Value { return e.canEnd(args[0].Ref) }), true
	case "can_force":
		s := formula.Signature{Name: x.Name, Params: []formula.Param{who, one}}
		return s.Call(x, eval, func(args []formula.Value) formula.Value { return e.canForce(args[0].Ref, args[1].Ref) }), true
	case "any_can_force":
		s := formula.Signature{Name: x.Name, Params: []formula.Param{who, several}}
		return s.Call(x, eval, func(args []formula.Value) formula.Value { return e.anyCanForce(x, args[0].Ref, args[1]) }), true
	}
	return formula.Value{}, false
}

// leverage is that of the day, once.
func (e *claims) leverage() *leverage {
	if e.then != nil {
		return e.then
	}
	return e.levers.get(e.c.AsOf, func() *leverage { return leverageOf(e.c) })
}

// demandsOf are the demands of which every holder is of a set of stakeholders, those that can be made the most certainly first.
func (e *claims) demandsOf(members map[loadline.Ref]bool) []demand {
	over := e.leverage()
	order, _ := e.c.order()
	return slices.DeleteFunc(slices.Clone(over.demands), func(d demand) bool {
		return slices.ContainsFunc(d.holders, func(id string) bool {
			p, known := order.PartyOf(over.refs[id])
			return !known || slices.ContainsFunc(p.Members, func(m loadline.Ref) bool { return !members[m] })
		})
	})
}

// ending is whether a set of stakeholders can end the company, by which demand, and what it hangs on where it cannot be told.
func (e *claims) ending(members map[loadline.Ref]bool) (loadline.Truth, *demand, []loadline.Unknown) {
	if !leverable(e.c.Company) {
		return loadline.CannotTell, nil, []loadline.Unknown{{Question: "On whom does the company depend, and for what? (blocks contract and need)"}}
	}
	ds := e.demandsOf(members)
	if len(ds) == 0 || ds[0].can() == loadline.No {
		return loadline.No, nil, nil
	}
	if ds[0].can() == loadline.Yes {
		return loadline.Yes, &ds[0], nil
	}
	var open []loadline.Unknown
	for _, d := range ds {
		open = append(open, d.open()...)
	}
	return loadline.CannotTell, &ds[0], distinct(open)
}

// open is what would settle whether it can be made; nothing where it can be told.
func (d demand) open() []loadline.Unknown {
	var out []loadline.Unknown
	if d.can() != loadline.CannotTell {
		return out
	}
	for _, l := range d.of {
		if d.fatal == loadline.CannotTell {
			out = append(out, l.Bite.Asks...)
		}
		for _, f := range l.Missing() {
			out = append(out, f.Asks...)
		}
	}
	if len(out) == 0 {
		out = append(out, loadline.Unknown{Question: loadline.Textf("What is not stated of this: %v?", d.of[0].Says).String(), At: d.of[0].At})
	}
	return out
}

// figureSays is a figure of a bite with where it comes from.
func figureSays(p dependence.Part) loadline.Text {
	switch {
	case p.Value.Lo == nil && p.Value.Hi == nil:
		return loadline.Textf("%v: %v", p.What, p.Says)
	case p.What == "below" || p.What == "taken":
		return loadline.Textf("%v: %v; %v", p.What, inPart(p.Value), p.Says)
	}
	return loadline.Textf("%v: %v; %v", p.What, monthsSay(p.Value), p.Says)
}

func (e *claims) canEnd(who loadline.Ref) formula.Value {
	t, d, open := e.ending(e.members(who))
	v := said(formula.TruthValue(t, open...), loadline.Textf("%v can take from the company what it cannot go on without: %v", who, t))
	if d != nil {
		v.Because.Because = d.because()
	}
	return v
}

// because is a demand as reasons: each lever, and the facts on which it hangs whether it can be used.
func (d demand) because() []loadline.Reason {
	var out []loadline.Reason
	for _, l := range d.of {
		r := loadline.Reason{Says: loadline.Textf("%v", l.Says), At: l.At}
		for _, p := range l.Bite.Parts {
			r.Because = append(r.Because, loadline.Reason{Says: figureSays(p), At: p.At})
		}
		for _, f := range []dependence.Finding{l.Lawful, l.Joined, l.Sheltered} {
			r.Because = append(r.Because, loadline.Reason{Says: loadline.Textf("%v: %v; %v", f.Fact, f.Is, f.Because), At: f.At})
		}
		out = append(out, r)
	}
	return out
}

// canForce is whether somebody can put those who decide a matter before the choice: it, or what the company cannot go on without.
func (e *claims) canForce(who, matter loadline.Ref) formula.Value {
	w := e.onMatter(matter)
	if w == nil {
		return untold(loadline.Textf("%v is not decided on %v, or its votes cannot be weighed", matter, e.c.AsOf),
			loadline.Textf("Who decides %v on %v?", matter, e.c.AsOf))
	}
	t, d, open := e.forces(w, e.members(who))
	v := said(formula.TruthValue(t, open...), loadline.Textf("%v can put the choice to those who can %v: %v", who, w.says, t))
	if d != nil && !e.briefly() {
		if t == loadline.Yes {
			v.Because.Says = loadline.Textf("%v can put the choice to those who can %v: yes, unless %v", who, w.says, w.holdOutSays(w.holdOuts(e.groupOf(w, d), governance.ToHappen)))
		}
		v.Because.Because = d.because()
	}
	v.Because.At = w.d.Matter.At
	return v
}

// forces is whether a set of stakeholders can force a matter: the company's end is theirs to bring about, and somebody can decide the
// matter. What nobody at all can decide nobody can be forced to.
func (e *claims) forces(w *whoCan, members map[loadline.Ref]bool) (loadline.Truth, *demand, []loadline.Unknown) {
	t, d, open := e.ending(members)
	can := w.passable()
	if t = min(t, can); t == loadline.CannotTell && can == loadline.CannotTell {
		open = append(open, w.hangsOn()...)
	}
	if t == loadline.No {
		return t, nil, nil
	}
	return t, d, open
}

// passable says whether anybody at all can decide the matter.
func (w *whoCan) passable() loadline.Truth {
	all := w.everybody()
	return truth(w.sure.Wins(all), w.maybe.Wins(all))
}

// groupOf is who makes a demand, with those who have joined it by name, as far as they have a voice in the matter.
func (e *claims) groupOf(w *whoCan, d *demand) control.Coalition {
	return w.demanders(e.leverage(), *d)
}

// anyCanForce is whether somebody can bring one of several matters about against those who are needed for it: by the votes and
// consents of their own, or by putting the choice to those who decide; alone, or with any one other group of the file that neither
// can by itself nor could refuse it. Whoever could refuse it is not forced where he is for it.
func (e *claims) anyCanForce(x loadline.Expr, who loadline.Ref, of formula.Value) formula.Value {
	matters := of.List
	if of.Kind == formula.Fact {
		matters = []formula.Value{of}
	}
	t := loadline.No
	var each []formula.Value
	var problems loadline.Diagnostics
	for _, m := range matters {
		switch {
		case m.Kind == formula.Unknown:
			each = append(each, formula.TruthValue(loadline.CannotTell, m.Open()...))
		case m.Kind != formula.Fact || m.Ref.Kind != matterKind:
			problems = append(problems, notAMatterOf(x, m))
			continue
		default:
			each = append(each, e.pushes(who, m.Ref).value(e))
		}
		t = max(t, each[len(each)-1].Truth)
	}
	if len(problems) > 0 {
		return formula.FailedValue(problems)
	}
	v := said(formula.TruthValue(t), loadline.Textf("%v can force one of these: %v", who, t))
	var open []loadline.Unknown
	for _, o := range each {
		if o.Truth == t {
			v.Because.Because = append(v.Because.Because, o.Because)
			open = append(open, o.Open()...)
		}
	}
	because := v.Because
	v = formula.TruthValue(t, distinct(open)...)
	v.Because = because
	return v
}

// push is how somebody brings a matter about.
type push struct {
	is   loadline.Truth
	who  loadline.Ref
	with loadline.Ref // another group; zero: nobody else
	by   *demand      // nil: by votes and consents of their own
	over *whoCan      // nil: it is not decided on the day
	of   control.Coalition
	open []loadline.Unknown
}

// pushes is how somebody brings a matter about the most certainly: alone before with others, by votes before by levers.
func (e *claims) pushes(who, matter loadline.Ref) push {
	w := e.onMatter(matter)
	if w == nil {
		return push{is: loadline.CannotTell, who: who, open: []loadline.Unknown{{Question: loadline.Textf("Who decides %v on %v?", matter, e.c.AsOf).String()}}}
	}
	best := e.push(w, who, loadline.Ref{})
	for _, g := range groupsOf(e.c.Company) {
		if best.is == loadline.Yes {
			break
		}
		if g == who {
			continue
		}
		alone := e.push(w, g, loadline.Ref{})
		if p := e.push(w, who, g); p.is > best.is && alone.is != loadline.Yes {
			c, _ := coalition(w.d, e.c.Company, g.Name)
			if p.is = min(p.is, -alone.is, -w.blocks(c)); p.is > best.is {
				best = p
			}
		}
	}
	return best
}

// briefly says whether only outcomes are told, as in a world after a change.
func (e *claims) briefly() bool { return e.world != nil && e.world.Altered() }

// push is how somebody brings a matter about, with another group or alone.
func (e *claims) push(w *whoCan, who, with loadline.Ref) push {
	out := push{is: loadline.No, who: who, with: with, over: w}
	members := e.members(who)
	for _, r := range []loadline.Ref{who, with} {
		if r.Name == "" {
			continue
		}
		c, bad := coalition(w.d, e.c.Company, strings.TrimPrefix(r.String(), "group."))
		if bad != "" {
			out.is, out.open = loadline.CannotTell, []loadline.Unknown{{Question: loadline.Textf("Who is %v on %v?", r, e.c.AsOf).String()}}
			return out
		}
		out.of = out.of.Union(c)
		for m, is := range e.members(r) {
			members[m] = members[m] || is
		}
	}
	if out.is = w.decides(out.of); out.is == loadline.CannotTell {
		out.open = w.hangsOn()
	}
	if t, d, open := e.forces(w, members); t > out.is {
		out.is, out.by, out.open = t, d, open
	} else if t == loadline.CannotTell && out.is == t {
		out.open = append(out.open, open...)
	}
	return out
}

// value is how it is brought about as an answer with its reasons.
func (p push) value(e *claims) formula.Value {
	v := formula.TruthValue(p.is, distinct(p.open)...)
	if p.over == nil {
		return said(v, loadline.Textf("%v is not decided on %v, or its votes cannot be weighed", p.who, e.c.AsOf))
	}
	if e.briefly() {
		return v
	}
	w := p.over
	they := loadline.Textf("%v", p.who)
	if p.with.Name != "" {
		they = loadline.Textf("%v with %v", p.who, p.with)
	}
	switch {
	case p.is == loadline.Yes && p.by != nil:
		v = said(v, loadline.Textf("%v can put the choice to those who can %v: yes, unless %v", they, w.says, w.holdOutSays(w.holdOuts(e.groupOf(w, p.by), governance.ToHappen))))
	case p.is == loadline.Yes:
		v = said(v, loadline.Textf("%v can %v by their votes and consents, whatever the others do: %v", they, w.says, p.is))
	default:
		v = said(v, loadline.Textf("%v can %v, or force it: %v", they, w.says, p.is))
	}
	v.Because.At = w.d.Matter.At
	switch {
	case p.by != nil:
		v.Because.Because = p.by.because()
	default:
		v.Because.Because = w.rests()
	}
	return v
}

// groupsOf are the words by which the file groups its stakeholders, in the order of the file.
func groupsOf(c *loadline.Company) []loadline.Ref {
	var out []loadline.Ref
	for _, s := range c.Stakeholders {
		for _, g := range s.Groups {
			if r := (loadline.Ref{Kind: groupKind, Name: g}); !slices.Contains(out, r) {
				out = append(out, r)
			}
		}
	}
	return out
}
