package question

import (
	"cmp"
	"slices"
	"strings"

	"loadline"
	"loadline/control"
	"loadline/formula"
)

// shown is a witness of a limit with its sentence.
type shown struct {
	LimitWitness
	says loadline.Text
}

// witnesses are the coalitions that show why an answer about deciding comes out as it does; none where the leaf asks for
// something else.
func (l leaf) witnesses(e *claims) []shown {
	switch l.of.Name {
	case "can", "can_alone", "can_lawfully", "can_block", "must_ask", "sole_veto", "any_can":
	case "can_end", "can_force", "any_can_force":
		return l.forced(e)
	default:
		return nil
	}
	who, _ := formula.Eval(l.of.Args[0], e)
	of, _ := formula.Eval(l.of.Args[1], e)
	matters, name := []formula.Value{of}, l.of.Name
	if name == "any_can" {
		name = "can"
		if of.Kind == formula.List {
			matters = of.List
		}
	}
	var out []shown
	for _, m := range matters {
		w := e.onMatter(m.Ref)
		if w == nil {
			continue
		}
		c, bad := coalition(w.d, e.c.Company, strings.TrimPrefix(who.Ref.String(), "group."))
		if t, _ := w.does(name, c, who.Ref); bad == "" && t == l.v.Truth {
			out = append(out, w.shows(name, c, who.Ref, t))
		}
	}
	return out
}

// shows is the coalition that shows why a group does or does not do something. Of what it does it is the smallest part of the
// group that was found to do it; of what it does not, others who stop it or do without it; of what cannot be told the group
// itself, with what it hangs on.
func (w *whoCan) shows(name string, c control.Coalition, who loadline.Ref, t loadline.Truth) shown {
	out := shown{LimitWitness: LimitWitness{Function: name, Of: who, Matter: w.d.Matter.Ref(), Holds: t}}
	switch t {
	case loadline.Yes:
		out.Witness, out.says = w.showsYes(name, c)
	case loadline.No:
		out.Witness, out.says = w.showsNo(name, c, who)
	default:
		out.Witness = w.hanging(name, c)
		out.says = loadline.Textf("It cannot be told whether %v%v", w.doing(name, w.within(who)), w.onlyIfSays(out.Witness))
	}
	if at := placesOf(out.Witness); len(at) > 0 {
		out.says = loadline.Textf("%v (%v)", out.says, strings.Join(at, "; "))
	}
	out.Says = out.says.String()
	if len(out.Who) > 0 && t != loadline.CannotTell {
		out.Does = doesWord(name, t)
		if name == "sole_veto" && t == loadline.No && w.vetoedBy(c) == loadline.Yes {
			out.Does = doesWord(name, loadline.Yes) // it is another veto that shows it
		}
	}
	return out
}

// doesWord is what the coalition of a witness does, in a word: who stops what a group cannot pass blocks it.
func doesWord(name string, t loadline.Truth) string {
	blocks := name == "can_block" || name == "must_ask" || name == "sole_veto"
	if blocks == (t == loadline.Yes) {
		return "blocks"
	}
	return "decides"
}

// groupNamed is how a sentence names those whom a limit asks about: a person by the title, a group by its word.
func (w *whoCan) groupNamed(who loadline.Ref) string {
	return (&claims{c: w.c}).named(who)
}

// within is the same inside of a sentence.
func (w *whoCan) within(who loadline.Ref) string {
	name := w.groupNamed(who)
	if who.Kind == groupKind || who.Kind == bodyKind {
		return smallFirst(name)
	}
	return name
}

// doing is what a function asks, as a clause: "the group “founders” can block it".
func (w *whoCan) doing(name, them string) loadline.Text {
	switch name {
	case "can_lawfully":
		return loadline.Textf("%v can %v without a breach", them, w.says)
	case "can_alone":
		return loadline.Textf("one of %v can %v alone", them, w.says)
	case "can_block":
		return loadline.Textf("%v can stop it if others want to %v", them, w.says)
	case "must_ask":
		return loadline.Textf("%v must be asked to %v", them, w.says)
	case "sole_veto":
		return loadline.Textf("nobody but %v can stop it if others want to %v", them, w.says)
	}
	return loadline.Textf("%v can %v", them, w.says)
}

func (w *whoCan) showsYes(name string, c control.Coalition) (Witness, loadline.Text) {
	game, a := w.sure, deciding
	switch name {
	case "can_lawfully":
		game = w.right
	case "can_alone":
		for v := range c.Voters() {
			if w.decides(control.Of(v)) == loadline.Yes {
				c = control.Of(v)
				break
			}
		}
	case "can_block", "sole_veto":
		a = blocking
	case "must_ask":
		game, a = w.right, blocking
	}
	c = w.smallest(c, game, a)
	out := w.witnessIn(game, c, a)
	verb := loadline.Textf("can %v", w.says)
	switch {
	case name == "sole_veto":
		verb = loadline.Textf("can stop it if others want to %v, and nobody else can alone", w.says)
	case name == "must_ask":
		verb = loadline.Textf("must be asked to %v", w.says)
	case a == blocking:
		verb = loadline.Textf("can stop it if others want to %v", w.says)
	case name == "can_lawfully":
		verb = loadline.Textf("can %v without a breach", w.says)
	}
	return out, loadline.Textf("%v %v%v", w.those(c), verb, behindColon(out.counts))
}

// showsNo is who stands against it: who stops what the group cannot pass, or who passes what it cannot stop.
func (w *whoCan) showsNo(name string, c control.Coalition, who loadline.Ref) (Witness, loadline.Text) {
	them := w.groupNamed(who)
	others := w.everybody().Minus(c).Minus(w.unstated())
	game, a := w.sure, blocking
	not := loadline.Textf("%v cannot %v", them, w.says)
	switch name {
	case "can_lawfully":
		game, not = w.right, loadline.Textf("%v cannot %v without a breach", them, w.says)
	case "can_alone":
		return Witness{Who: []string{}, By: []ClauseOf{}}, loadline.Textf("%v: none of them can %v alone", them, w.says)
	case "can_block":
		a, not = deciding, loadline.Textf("%v cannot stop it if others want to %v", them, w.says)
	case "must_ask":
		game, a, not = w.right, deciding, loadline.Textf("%v need not be asked to %v", them, w.says)
	case "sole_veto":
		if w.vetoedBy(c) == loadline.Yes {
			return w.otherVeto(c, who)
		}
		a, not = deciding, loadline.Textf("%v cannot stop it if others want to %v", them, w.says)
	}
	if w.hopeless() {
		none := Witness{Who: []string{}, By: []ClauseOf{}}
		if name == "can_block" || name == "must_ask" || name == "sole_veto" {
			return none, loadline.Textf("Nobody can %v as the facts stand, so that there is nothing to stop", w.says)
		}
		return none, loadline.Textf("Nobody can %v as the facts stand", w.says)
	}
	others = w.smallest(others, game, a)
	out := w.witnessIn(game, others, a)
	if len(out.Who) == 0 {
		return out, loadline.Textf("%v: it takes nobody's approval", not)
	}
	can := loadline.Textf("can do it without them")
	if a == blocking {
		can = loadline.Textf("can stop it")
	}
	return out, loadline.Textf("%v: %v %v%v", not, w.those(others), can, inBrackets(out.counts))
}

// otherVeto is somebody beside a group who can block alone.
func (w *whoCan) otherVeto(c control.Coalition, who loadline.Ref) (Witness, loadline.Text) {
	for v := range w.d.Parties {
		if one := control.Of(v); !c.Has(v) && w.blocks(one) == loadline.Yes {
			out := w.witnessIn(w.sure, one, blocking)
			says := loadline.Textf("Not only %v can stop it if others want to %v: %v can%v", w.within(who), w.says, w.those(one), inBrackets(out.counts))
			return out, says
		}
	}
	return Witness{Who: []string{}, By: []ClauseOf{}}, loadline.Textf("Not only %v can stop it if others want to %v", w.within(who), w.says)
}

// hanging is a group that only possibly does something, with what that hangs on.
func (w *whoCan) hanging(name string, c control.Coalition) Witness {
	a := deciding
	if name == "can_block" || name == "must_ask" || name == "sole_veto" {
		a = blocking
	}
	return w.witness(c, a, false)
}

func (w *whoCan) onlyIfSays(c Witness) loadline.Text {
	switch {
	case len(c.onlyIf) > 0:
		return loadline.Textf(": only if this is so: %v", listed(c.onlyIf))
	case len(w.unstated()) > 0:
		return loadline.Textf(": it hangs on who is behind %v", or(w.who(w.unstated())))
	}
	return loadline.Text{Format: ""}
}

// those are the members of a coalition in a sentence.
func (w *whoCan) those(c control.Coalition) loadline.Text { return some(w.who(c), most) }

// smallest takes members out of a coalition as long as the rest still does it, those of fewest votes first.
func (w *whoCan) smallest(c control.Coalition, game *control.Game, a act) control.Coalition {
	does := game.Wins
	if a == blocking {
		does = game.Blocks
	}
	voters := slices.Collect(c.Voters())
	slices.Reverse(voters)
	if k := w.column(); k >= 0 {
		votes := w.d.Weights.Lo[k]
		slices.SortStableFunc(voters, func(a, b int) int { return cmp.Compare(votes[a], votes[b]) })
	}
	for _, v := range voters {
		if less := c.Without(v); does(less) {
			c = less
		}
	}
	return c
}

// witnessIn is a coalition in a game, with what it meets or stops.
func (w *whoCan) witnessIn(game *control.Game, c control.Coalition, a act) Witness {
	out := w.witness(c, a, true)
	if game != w.sure {
		other := *w
		other.sure = game
		out = other.witness(c, a, true)
	}
	return out
}

// placesOf are the clauses of a witness with their lines, each once, the first two.
func placesOf(c Witness) []string {
	var out []string
	seen := map[string]bool{}
	for _, r := range c.by {
		at, key := r.At.String(), r.At.String()
		if q := r.At.Clause; q != nil && r.At.File != "" && q.Number != "" {
			at, key = strings.Join([]string{at, q.Number}, ", "), strings.Join([]string{q.Document.Name, q.Number}, " ")
		}
		if r.At.Known() && !seen[key] {
			out, seen[key] = append(out, at), true
		}
	}
	return out[:min(len(out), 2)]
}
