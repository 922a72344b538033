package question

import (
	"slices"

	"loadline"
	"loadline/dependence"
	"loadline/formula"
	"loadline/governance"
	"loadline/limits"
)

// forced are the witnesses of an answer about levers: who can take what the company cannot go on without, and who would have to hold
// out against what they demand. Where somebody can by votes alone it is they and their clauses.
func (l leaf) forced(e *claims) []shown {
	who, _ := formula.Eval(l.of.Args[0], e)
	if l.of.Name == "can_end" {
		t, d, _ := e.ending(e.members(who.Ref))
		return []shown{e.showsDemand(l.of.Name, who.Ref, nil, t, d)}
	}
	of, _ := formula.Eval(l.of.Args[1], e)
	matters := []formula.Value{of}
	if of.Kind == formula.List {
		matters = of.List
	}
	var out []shown
	for _, m := range matters {
		w := e.onMatter(m.Ref)
		if w == nil {
			continue
		}
		p := push{who: who.Ref, over: w}
		if l.of.Name == "can_force" {
			p.is, p.by, p.open = e.forces(w, e.members(who.Ref))
		} else {
			p = e.pushes(who.Ref, m.Ref)
		}
		switch {
		case p.is != l.v.Truth:
		case p.is == loadline.Yes && p.by == nil:
			s := w.shows("can", p.of, who.Ref, p.is)
			s.Function = l.of.Name
			out = append(out, s)
		default:
			out = append(out, e.showsDemand(l.of.Name, who.Ref, &p, p.is, p.by))
		}
	}
	return out
}

// named is how a sentence begins with those whom a limit asks about.
func (e *claims) named(who loadline.Ref) string {
	switch who.Kind {
	case groupKind:
		return loadline.Textf("The group “%v”", who.Name).String()
	case bodyKind:
		return loadline.Textf("The members of the %v", titleOf(who, e.c.Company)).String()
	}
	return titleOf(who, e.c.Company)
}

// showsDemand is a demand as a witness; d is nil where there is none.
func (e *claims) showsDemand(name string, who loadline.Ref, p *push, t loadline.Truth, d *demand) shown {
	out := shown{LimitWitness: LimitWitness{Function: name, Of: who, Holds: t, Witness: Witness{Who: []string{}, By: []ClauseOf{}}}}
	they := loadline.Textf("%v", e.named(who))
	if p != nil {
		out.Matter = p.over.d.Matter.Ref()
		if p.with.Name != "" {
			they = loadline.Textf("%v with %v", e.named(who), smallFirst(e.named(p.with)))
		}
	}
	if d != nil {
		for _, id := range d.holders {
			out.Who = append(out.Who, e.leverage().title(id))
		}
		for _, l := range d.of {
			r := loadline.Reason{Says: l.Says, At: l.At}
			out.by, out.By = append(out.by, r), append(out.By, clauseOf(r))
			out.counts = append(out.counts, loadline.Textf("%v (%v)", l.Says, readySays(*d)))
		}
		out.Counts = written(out.counts)
	}
	var near *demand
	if ds := e.demandsOf(e.members(who)); t == loadline.No && len(ds) > 0 {
		near = &ds[0]
	}
	out.says = e.demandSays(p, they, t, d)
	if t == loadline.No {
		out.says = noneSays(p, they, near)
	}
	if t == loadline.Yes && d != nil {
		if out.Does = "ends"; p != nil {
			out.Does = "forces"
			for _, h := range p.over.holdOuts(e.groupOf(p.over, d), governance.ToHappen).Certain.List {
				out.Unless = append(out.Unless, h.Who)
			}
		}
	}
	out.Says = out.says.String()
	return out
}

// demandSays is whether somebody can put the choice, in a sentence without its end.
func (e *claims) demandSays(p *push, they loadline.Text, t loadline.Truth, d *demand) loadline.Text {
	var how loadline.Text
	if d != nil {
		how = loadline.Textf("%v: %v", d.of[0].Says, readySays(*d))
	}
	switch {
	case t == loadline.Yes && p == nil:
		return loadline.Textf("%v can take from the company what it cannot go on without (%v)", they, how)
	case t == loadline.Yes:
		w := p.over
		return loadline.Textf("%v can put the choice to those who can %v (%v), unless %v", they, w.says, how,
			w.holdOutSays(w.holdOuts(e.groupOf(w, d), governance.ToHappen)))
	case t == loadline.CannotTell && d != nil && p == nil:
		return loadline.Textf("It cannot be told whether %v can take from the company what it cannot go on without (%v)", they, how)
	case t == loadline.CannotTell && d != nil:
		return loadline.Textf("It cannot be told whether %v can put the choice to those who can %v (%v)", they, p.over.says, how)
	case t == loadline.CannotTell && p != nil:
		return loadline.Textf("It cannot be told whether %v can %v, or force it", they, p.over.says)
	}
	return loadline.Textf("It cannot be told whether %v can take from the company what it cannot go on without", they)
}

// noneSays is that somebody cannot, with the lever that comes nearest where there is one.
func noneSays(p *push, they loadline.Text, near *demand) loadline.Text {
	not := loadline.Textf("%v cannot take from the company what it cannot go on without today", they)
	if p != nil {
		not = loadline.Textf("%v cannot put the choice to those who can %v today", they, p.over.says)
		if p.over.passable() == loadline.No {
			return loadline.Textf("Nobody can %v as the facts stand, so that nobody can be forced to", p.over.says)
		}
	}
	if near == nil {
		return not
	}
	return loadline.Textf("%v (%v: %v)", not, near.of[0].Says, readySays(*near))
}

// removals are the smallest changes of one figure of a lever after which a broken limit holds.
func (a *asking) removals(r limits.Result, e *claims) []RemovalOver {
	out := []RemovalOver{}
	if r.Without != limits.Broken || !namesLevers(r.Limit.Holds) {
		return out
	}
	over := e.leverage()
	for _, l := range over.levers {
		for _, m := range l.Bite.Removes {
			other := *e
			other.then = over.after(l, m)
			if v, _ := formula.Eval(r.Limit.Holds, &other); v.Kind == formula.Truth && v.Truth == loadline.Yes {
				out = append(out, removalOver(l, m))
			}
		}
	}
	return out
}

// namesLevers says whether an expression asks a function over levers.
func namesLevers(x loadline.Expr) bool {
	return x.Op == loadline.Call && slices.Contains(forcingFunctions(), x.Name) || slices.ContainsFunc(x.Args, namesLevers)
}

func removalOver(l dependence.Lever, r dependence.Removal) RemovalOver {
	says := loadline.Textf("%v: %v", l.Says, r.Says)
	return RemovalOver{Lever: l.ID, What: r.What, To: r.To, Says: says.String(), At: r.At.String(), says: says, change: r.Says}
}
