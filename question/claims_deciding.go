package question

import (
	"strings"

	"loadline"
	"loadline/control"
	"loadline/formula"
	"loadline/governance"
)

// Kinds of facts about deciding that a claim can name.
const (
	matterKind = "matter"
	bodyKind   = "body"
	seatKind   = "seat"
	officeKind = "office"
)

// decidingFacts are the facts about deciding that a claim can name.
func decidingFacts(c *loadline.Company) []loadline.Ref {
	var out []loadline.Ref
	for _, m := range c.Matters {
		out = append(out, m.Ref())
	}
	for _, o := range c.Offices {
		out = append(out, o.Ref())
	}
	for _, b := range c.Bodies {
		out = append(out, b.Ref())
		for _, s := range b.Seats {
			out = append(out, loadline.Ref{Kind: seatKind, Name: strings.Join([]string{b.Name, s.Name}, ".")})
		}
	}
	return out
}

func decidingNames(c *loadline.Company) []string {
	var out []string
	seen := map[loadline.Ref]bool{}
	for _, r := range decidingFacts(c) {
		if !seen[r] {
			out, seen[r] = append(out, r.String()), true
		}
	}
	return out
}

// decidingFunctions are the functions over decisions and over other limits. Each of the first seven takes who and which matter.
func decidingFunctions() []string {
	return []string{"can", "can_alone", "can_lawfully", "can_block", "must_ask", "sole_veto", "any_can", "seats", "held"}
}

// deciding answers a function over decisions or over another limit.
func (e *claims) deciding(x loadline.Expr, eval func(loadline.Expr) formula.Value) (formula.Value, bool) {
	who := formula.Param{Name: "who", Kinds: []formula.Kind{formula.Fact}, Facts: []string{stakeholderKind, groupKind, bodyKind}}
	matter := formula.Param{Name: "matter", Kinds: []formula.Kind{formula.Fact}, Facts: []string{matterKind}}
	switch x.Name {
	case "can", "can_alone", "can_lawfully", "can_block", "must_ask", "sole_veto":
		s := formula.Signature{Name: x.Name, Params: []formula.Param{who, matter}}
		return s.Call(x, eval, func(args []formula.Value) formula.Value { return e.able(x.Name, args[0].Ref, args[1].Ref) }), true
	case "any_can":
		s := formula.Signature{Name: x.Name, Params: []formula.Param{who, {Name: "matters", Kinds: []formula.Kind{formula.List, formula.Fact}, Facts: matter.Facts}}}
		return s.Call(x, eval, func(args []formula.Value) formula.Value { return e.anyCan(x, args[0].Ref, args[1]) }), true
	case "seats":
		s := formula.Signature{Name: x.Name, Optional: 1, Params: []formula.Param{who, {Name: "body", Kinds: []formula.Kind{formula.Fact}, Facts: []string{bodyKind}}}}
		return s.Call(x, eval, func(args []formula.Value) formula.Value { return e.seats(args) }), true
	case "held":
		s := formula.Signature{Name: x.Name, Params: []formula.Param{{Name: "limit", Kinds: []formula.Kind{formula.Text}}}}
		return s.Call(x, eval, func(args []formula.Value) formula.Value { return e.held(x, args[0].Text) }), true
	}
	return formula.Value{}, false
}

// onMatter is the matter as it is decided on the day, once; nil where it does not stand on that day or cannot be weighed.
func (e *claims) onMatter(r loadline.Ref) *whoCan {
	return e.asked.get(r, func() *whoCan {
		order, _ := e.c.order()
		d, _ := order.Decision(r, governance.Horizon{})
		if d == nil {
			return nil
		}
		if w, err := e.weighed(order, d); err == nil {
			return w
		}
		return nil // what cannot be weighed cannot be told
	})
}

// weighed is a decision with its games: for an outcome alone, or to be reasoned.
func (e *claims) weighed(order *governance.Order, d *governance.Decision) (*whoCan, error) {
	if e.world != nil && e.world.Altered() {
		return briefly(e.c, d)
	}
	return newWhoCan(WhoCan{}, e.c, order, d)
}

// able says whether somebody can do something about a matter: yes or no whatever the open facts turn out to be.
func (e *claims) able(name string, who, matter loadline.Ref) formula.Value {
	w := e.onMatter(matter)
	if w == nil {
		return untold(loadline.Textf("%v is not decided on %v, or its votes cannot be weighed", matter, e.c.AsOf),
			loadline.Textf("Who decides %v on %v?", matter, e.c.AsOf))
	}
	c, bad := coalition(w.d, e.c.Company, strings.TrimPrefix(who.String(), "group."))
	if bad != "" {
		return untold(loadline.Textf("%v has no part in %v on %v", who, matter, e.c.AsOf), loadline.Textf("Who is %v on %v?", who, e.c.AsOf))
	}
	t, says := w.does(name, c, who)
	v := said(formula.TruthValue(t, w.hangsOn()...), says)
	v.Because.At = w.d.Matter.At
	if e.world == nil || !e.world.Altered() {
		v.Because.Because = w.rests()
	}
	return v
}

// untold is a claim that cannot be told for want of a fact.
func untold(says, asks loadline.Text) formula.Value {
	return said(formula.TruthValue(loadline.CannotTell, loadline.Unknown{Question: asks.String()}), says)
}

// does says whether a coalition does what a function of the claims asks about, and in words.
func (w *whoCan) does(name string, c control.Coalition, who loadline.Ref) (loadline.Truth, loadline.Text) {
	switch name {
	case "can":
		t := w.decides(c)
		return t, loadline.Textf("%v can %v, whatever the others do: %v", who, w.says, t)
	case "can_lawfully":
		t := w.lawfully(c)
		return t, loadline.Textf("%v can %v without a breach, whatever the others do: %v", who, w.says, t)
	case "can_alone":
		t := loadline.No
		for v := range c.Voters() {
			t = max(t, w.decides(control.Of(v)))
		}
		return t, loadline.Textf("one of %v can %v alone: %v", who, w.says, t)
	case "can_block":
		t := w.blocks(c)
		if w.hopeless() {
			return t, loadline.Textf("%v can block %v: %v, since nobody can pass it and there is nothing to block", who, w.d.Matter.Ref(), t)
		}
		return t, loadline.Textf("%v can block %v: %v", who, w.d.Matter.Ref(), t)
	case "sole_veto":
		t := min(w.blocks(c), -w.vetoedBy(c))
		return t, loadline.Textf("%v can block %v, and nobody else can alone: %v", who, w.d.Matter.Ref(), t)
	}
	t := w.mustBeAsked(c)
	return t, loadline.Textf("%v must be asked to %v without a breach: %v", who, w.says, t)
}

// vetoedBy says whether somebody outside of a coalition can block alone. Of a party that stands for people whom nobody stated
// it cannot be told: they may be several, or of the coalition.
func (w *whoCan) vetoedBy(c control.Coalition) loadline.Truth {
	out := loadline.No
	for v, p := range w.d.Parties {
		if c.Has(v) {
			continue
		}
		t := w.blocks(control.Of(v))
		if p.Assumed {
			t = min(t, loadline.CannotTell)
		}
		out = max(out, t)
	}
	return out
}

// hangsOn are the questions that a truth which cannot be told hangs on: what nobody stated, else who those are whom nobody
// named.
func (w *whoCan) hangsOn() []loadline.Unknown {
	if len(w.d.Open) > 0 {
		return w.d.Open
	}
	var out []loadline.Unknown
	for _, p := range w.d.Parties {
		if p.Assumed {
			out = append(out, loadline.Unknown{Question: loadline.Textf("Who is behind %v?", p.Title).String()})
		}
	}
	if len(out) == 0 {
		out = append(out, loadline.Unknown{Question: loadline.Textf("What of the votes on %v is not stated?", w.d.Matter.Ref()).String(), At: w.d.Matter.At})
	}
	return out
}

// seats counts the seats with a vote on which somebody sits on the day, of one body or of all.
func (e *claims) seats(args []formula.Value) formula.Value {
	who := args[0].Ref
	order, _ := e.c.order()
	members := e.members(who)
	var sure, maybe int64
	var open []loadline.Unknown
	for _, b := range order.Bodies() {
		if len(args) > 1 && args[1].Ref != b.Ref() {
			continue
		}
		for _, s := range order.Seats(b.Ref()) {
			person, known := s.Person.Get()
			votes, whether := order.HasVote(s)
			if votes == loadline.No || s.Exists == loadline.No || s.Vacant() || known && !members[person] {
				continue
			}
			maybe++
			sits := known && s.Exists == loadline.Yes
			if !sits {
				open = append(open, loadline.Unknown{Question: openSeat(s), At: s.Fact.At})
			}
			if votes == loadline.CannotTell {
				open = append(open, whether)
			} else if sits {
				sure++
			}
		}
	}
	n := loadline.Between(loadline.Int(sure), loadline.Int(maybe), open...)
	return said(formula.FigureValue(n, formula.Count), loadline.Textf("%v: %v seats", who, n))
}

func openSeat(s governance.Sitting) string {
	if s.Person.Question != "" {
		return s.Person.Question
	}
	return loadline.Textf("Who sits on %v?", s.Seat).String()
}

// members are the stakeholders that a fact means.
func (e *claims) members(who loadline.Ref) map[loadline.Ref]bool {
	out := map[loadline.Ref]bool{}
	switch who.Kind {
	case stakeholderKind:
		id, _ := e.id(who)
		for _, s := range e.c.Company.Stakeholders {
			out[s.Ref()] = s.ID == id
		}
	case groupKind:
		for _, s := range e.c.Company.Stakeholders {
			for _, g := range s.Groups {
				out[s.Ref()] = out[s.Ref()] || g == who.Name
			}
		}
	case bodyKind:
		order, _ := e.c.order()
		for _, s := range order.Seats(who) {
			if p, ok := s.Person.Get(); ok {
				out[p] = true
			}
		}
	}
	return out
}
