package question

import (
	"slices"

	"loadline"
	"loadline/governance"
)

// state is how far it is answered: facts are missing where a path hangs on them, it is undecided where a search stopped.
func (k *pathing) state() loadline.State {
	out := loadline.Answered
	switch {
	case k.data.Stopped:
		return loadline.Undecided
	case k.data.Possible != nil, len(k.Groups) == 0 && k.data.Shortest == nil && k.unknown == loadline.CannotTell:
		out = loadline.FactsMissing
	}
	for _, g := range k.data.Groups {
		switch {
		case g.Path != nil:
		case g.Stopped:
			return loadline.Undecided
		case len(k.Groups) > 0 && (g.Possible != nil || k.unknown == loadline.CannotTell):
			out = loadline.FactsMissing
		}
	}
	return out
}

func (k *pathing) finding() loadline.Text {
	var out []loadline.Text
	if len(k.Groups) == 0 {
		out = append(out, k.shortestSays())
		if f := k.data.Fewest; f != nil && f.Path != nil {
			out = append(out, loadline.Textf("The fewest who can are %v: %v, %v.", some(f.Who, most), stepsSay(f.Path), daysSay(f.Path)))
		}
		if alone := k.aloneSays(); !alone.IsZero() {
			out = append(out, alone)
		}
	}
	for i := range k.data.Groups {
		if len(k.Groups) > 0 {
			out = append(out, k.groupSays(&k.data.Groups[i])...)
		}
	}
	return sentences(out)
}

func (k *pathing) shortestSays() loadline.Text {
	p := k.data.Shortest
	switch maybe := k.data.Possible; {
	case p == nil && k.data.Stopped:
		return loadline.Textf("The search stopped at its budget before it found a way to %v.", k.says)
	case p == nil && maybe != nil:
		return loadline.Textf("By no lawful steps that the facts show can anybody %v for certain. It may be lawful in %v, where what nobody stated turns out so.", k.says, stepsSay(maybe))
	case p == nil && k.unknown == loadline.CannotTell:
		return loadline.Textf("By which lawful steps anybody can %v cannot be told: what it takes is not stated.", k.says)
	case p == nil:
		return loadline.Textf("By no lawful steps that the facts show can anybody %v.", k.says)
	}
	if len(p.Steps) == 1 {
		return loadline.Textf("It takes one step to %v: %v.", k.says, daysSay(p))
	}
	return loadline.Textf("It takes %v steps to %v: %v.", numeral(len(p.Steps)), k.says, daysSay(p))
}

// aloneSays is who can bring it about alone.
func (k *pathing) aloneSays() loadline.Text {
	var can []string
	for _, g := range k.data.Groups {
		if g.Path != nil {
			can = append(can, loadline.Textf("%v (%v, %v)", g.Group, stepsSay(g.Path), daysSay(g.Path)).String())
		}
	}
	if len(can) == 0 {
		return loadline.Textf("No group or party of the file brings it about by itself.")
	}
	return loadline.Textf("By itself it is brought about by: %v.", and(can))
}

func stepsSay(p *PathOver) loadline.Text {
	if len(p.Steps) == 1 {
		return loadline.Textf("one step")
	}
	return loadline.Textf("%v steps", numeral(len(p.Steps)))
}

// daysSay is how long a path takes.
func daysSay(p *PathOver) loadline.Text {
	switch {
	case p.AtLeast && p.Days == 0:
		return loadline.Textf("as many days as the notice takes, which is not stated")
	case p.AtLeast && p.Days == 1:
		return loadline.Textf("at least one day of notice")
	case p.AtLeast:
		return loadline.Textf("at least %v days of notice", p.Days)
	case p.Days == 0:
		return loadline.Textf("no days of notice")
	case p.Days == 1:
		return loadline.Textf("one day of notice")
	}
	return loadline.Textf("%v days of notice", p.Days)
}

func (k *pathing) groupSays(g *PathOfGroup) []loadline.Text {
	who := some(g.Who, most)
	var out []loadline.Text
	switch p := g.Path; {
	case p != nil:
		out = append(out, loadline.Textf("%v can %v alone, in %v and %v.", who, k.says, stepsSay(p), daysSay(p)))
		if p.Defence != nil {
			out = append(out, loadline.Textf("The cheapest defence is to refuse step %v: %v.", p.Defence.Step, and(p.Defence.Who)))
		} else {
			out = append(out, loadline.Textf("Nobody else can refuse a step of it."))
		}
		return out
	case k.unknown == loadline.CannotTell:
		out = append(out, loadline.Textf("By which lawful steps %v can %v cannot be told: what it takes is not stated.", who, k.says))
	case g.Stopped:
		out = append(out, loadline.Textf("The search stopped at its budget before it found a way by which %v can %v alone.", who, k.says))
	default:
		out = append(out, loadline.Textf("%v can %v by no lawful steps alone.", who, k.says))
	}
	if p := g.Breaching; p != nil {
		out = append(out, loadline.Textf("It is valid in %v and %v, and breaches %v.", stepsSay(p), daysSay(p), and(unique(p.Breaches))))
	}
	if p := g.Possible; p != nil {
		out = append(out, loadline.Textf("It may be lawful in %v, where what nobody stated turns out so.", stepsSay(p)))
	}
	var with []string
	for _, w := range g.With {
		with = append(with, loadline.Textf("%v (%v, %v)", and(w.Others), stepsSay(&w.Path), daysSay(&w.Path)).String())
	}
	switch {
	case len(with) > mostWith:
		out = append(out, loadline.Textf("It can together with %v, or with others (%v in all).", or(with[:mostWith]), len(with)))
	case len(with) > 0:
		out = append(out, loadline.Textf("It can together with %v.", or(with)))
	}
	return out
}

func unique(words []string) []string {
	out := slices.Clone(words)
	slices.Sort(out)
	return slices.Compact(out)
}

// mostWith is how many ways with others are drawn; the JSON has all of them.
const mostWith = 3

func (k *pathing) views() []loadline.View {
	var out []loadline.View
	add := func(id string, title loadline.Text, p *PathOver) {
		if p != nil {
			out = append(out, k.steps(id, title, p), k.stepTable(id, title, p))
			if t := afterTable(lastAfter(p)); len(t.Rows) > 0 {
				t.ID = id + "_after"
				out = append(out, t)
			}
		}
	}
	add("shortest", loadline.Textf("The shortest way, whoever goes it"), k.data.Shortest)
	add("possible", loadline.Textf("A way, if open facts allow"), k.data.Possible)
	if f := k.data.Fewest; f != nil && !k.sameAsShortest(f.Path) {
		add("fewest", loadline.Textf("The way of the fewest who decide it today"), f.Path)
	}
	if len(k.Groups) == 0 {
		return append(out, k.aloneTable())
	}
	for i, g := range k.data.Groups {
		id := loadline.Textf("group_%v", i+1).String()
		add(id, loadline.Textf("The way of %v", g.Group), g.Path)
		add(id+"_breaching", loadline.Textf("The way of %v, valid and in breach", g.Group), g.Breaching)
		add(id+"_possible", loadline.Textf("The way of %v, if open facts allow", g.Group), g.Possible)
		for j, w := range g.With {
			if j < mostWith {
				add(loadline.Textf("%v_with_%v", id, j+1).String(), loadline.Textf("The way of %v with %v", g.Group, and(w.Others)), &w.Path)
			}
		}
	}
	return out
}

// sameAsShortest says whether a path is the shortest one, decided by as many.
func (k *pathing) sameAsShortest(p *PathOver) bool {
	s := k.data.Shortest
	if p == nil || s == nil {
		return p == nil
	}
	return slices.EqualFunc(p.Steps, s.Steps, func(a, b StepOver) bool { return a.Says == b.Says && len(a.Decide) == len(b.Decide) })
}

// lastAfter is what stands at the end of a path, against what stood at its beginning.
func lastAfter(p *PathOver) *AfterIt {
	if len(p.path.Steps) == 0 {
		return nil
	}
	last := p.path.Steps[len(p.path.Steps)-1].After
	first := p.path.Steps[0].Before()
	return afterIt(last.Since(first), first)
}

// steps is a path as acts in order.
func (k *pathing) steps(id string, title loadline.Text, p *PathOver) loadline.Steps {
	out := loadline.Steps{ID: id, Title: title}
	for i, s := range p.Steps {
		out.Steps = append(out.Steps, loadline.Step{
			Says: loadline.Textf("%v: decided by %v", s.Says, and(s.Decide)), After: loadline.Duration{Days: p.path.Steps[i].Days}, At: p.path.Steps[i].Way.At})
	}
	return out
}

// stepTable is a path with the procedure of each step.
func (k *pathing) stepTable(id string, title loadline.Text, p *PathOver) loadline.Table {
	t := loadline.Table{ID: id + "_steps", Title: loadline.Textf("%v: how", title), Columns: []loadline.Column{
		{ID: "day", Head: loadline.Textf("Day"), Kind: loadline.Count},
		{ID: "step", Head: loadline.Textf("Step")},
		{ID: "needs", Head: loadline.Textf("Needs")},
		{ID: "how", Head: loadline.Textf("How")},
		{ID: "notice", Head: loadline.Textf("Notice")},
		{ID: "decide", Head: loadline.Textf("Decided by")},
		{ID: "refuse", Head: loadline.Textf("Could refuse it")},
		{ID: "by", Head: loadline.Textf("By")},
	}}
	for _, s := range p.Steps {
		t.Rows = append(t.Rows, loadline.Row{Cells: []loadline.Cell{{Value: loadline.WholeShares(int64(s.Day))}, {Value: s.Says}, {Value: s.Needs}, {Value: s.How},
			{Value: s.Notice}, {Value: some(s.Decide, most)}, {Value: refuseWords(s.Refuse)}, {Value: s.By}}})
		for _, b := range s.Breaches {
			t.Notes = append(t.Notes, loadline.Textf("%v: in breach of %v.", s.Says, b))
		}
	}
	if p.AtLeast {
		t.Notes = append(t.Notes, loadline.Textf("Days are those of notice, at the least: where no notice is stated, none is counted."))
	}
	return t
}

func refuseWords(who []string) loadline.Text {
	if len(who) == 0 {
		return loadline.Textf("nobody else")
	}
	return and(who)
}

// aloneTable is who can bring it about alone, and in how many days.
func (k *pathing) aloneTable() loadline.Table {
	t := loadline.Table{ID: "alone", Title: loadline.Textf("Who can bring it about alone"), Columns: []loadline.Column{
		{ID: "group", Head: loadline.Textf("Who")},
		{ID: "steps", Head: loadline.Textf("Steps"), Kind: loadline.Count},
		{ID: "days", Head: loadline.Textf("Days of notice")},
		{ID: "way", Head: loadline.Textf("The way")},
	}}
	for _, g := range k.data.Groups {
		row := []loadline.Cell{{Value: g.Group}, {}, {}, {Value: loadline.Textf("no lawful steps")}}
		switch {
		case g.Path != nil:
			var says []loadline.Text
			for _, s := range g.Path.Steps {
				says = append(says, loadline.Textf("%v", s.Says))
			}
			row[1].Value, row[2].Value, row[3].Value = loadline.WholeShares(int64(len(g.Path.Steps))), daysSay(g.Path), listed(says)
		case g.Stopped:
			row[3].Value = loadline.Textf("not found: the search stopped at its budget")
		}
		t.Rows = append(t.Rows, loadline.Row{Cells: row})
	}
	return t
}

// because is each step of each path with its clause.
func (k *pathing) because() []loadline.Reason {
	var out []loadline.Reason
	add := func(says loadline.Text, p *PathOver) {
		if p == nil {
			return
		}
		r := loadline.Reason{Says: says}
		for i, s := range p.Steps {
			step := &p.path.Steps[i]
			one := loadline.Reason{Says: loadline.Textf("%v: %v", s.Says, s.Needs), At: step.Way.At}
			for _, l := range step.Decision.Law {
				if l.Bearing == governance.Fills || l.Bearing == governance.Overrides {
					one.Because = append(one.Because, loadline.Reason{Says: loadline.Textf("%v: %v", l.Provision.Cites, l.Provision.Title), At: l.Provision.At})
				}
			}
			r.Because = append(r.Because, one)
		}
		out = append(out, r)
	}
	add(loadline.Textf("The shortest way to %v", k.says), k.data.Shortest)
	for _, g := range k.data.Groups {
		add(loadline.Textf("The way of %v", g.Group), g.Path)
		add(loadline.Textf("The way of %v, in breach", g.Group), g.Breaching)
	}
	return out
}

// assumptions are what the searches took for granted, each once.
func (k *pathing) assumptions() []loadline.Assumption {
	out := []loadline.Assumption{
		{Says: loadline.Textf("Whoever a group elects or appoints votes as the group does. Directors owe duties; nobody has to."), Settles: loadline.Textf("Would they?")},
		{Says: loadline.Textf("Between the steps no other fact changes: nobody else acts, and no date brings a change."), Settles: loadline.Textf("What would the others do meanwhile?")},
	}
	seen := map[string]bool{}
	add := func(as []loadline.Assumption) {
		for _, a := range as {
			if key := a.Says.String(); !seen[key] {
				seen[key] = true
				out = append(out, a)
			}
		}
	}
	add(k.assumed)
	for _, g := range append([]PathOfGroup{{Path: k.data.Shortest}}, k.data.Groups...) {
		for _, p := range []*PathOver{g.Path, g.Breaching} {
			if p != nil {
				for i := range p.path.Steps {
					add(p.path.Steps[i].Decision.Assumed)
				}
			}
		}
	}
	return out
}
