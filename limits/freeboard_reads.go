package limits

import (
	"slices"
	"strings"

	"loadline"
)

// sides says whether power of a group helps an expression to come out true, or hurts it.
type sides uint8

const (
	helps sides = 1 << iota
	hurts
)

// flipped are the sides behind a "not".
func (s sides) flipped() sides {
	if s == helps || s == hurts {
		return s ^ (helps | hurts)
	}
	return s
}

// reads is what an expression asks about.
type reads struct {
	c       *loadline.Company
	groups  []loadline.Ref // whom it asks about, in the order of the text
	sides   map[loadline.Ref]sides
	matters []loadline.Ref
	bodies  []loadline.Ref // whose seats it counts
	seated  bool           // it counts seats
	every   bool           // it counts the seats of every body
	vesting bool           // it asks what has vested, or may be exercised
	counts  bool           // it counts shares or votes of somebody
	asked   tests          // what it asks about decisions
	daily   bool           // it reckons with the day itself
	sitting bool           // it may hang on who sits where otherwise than by decisions of the day
	names   []string       // of inputs
	seen    []string       // titles of limits that it rests on
}

// tests are which coalitions' decisions an expression hangs on.
type tests uint8

const (
	passing  tests = 1 << iota // whether those asked about pass it
	blocking                   // whether all others do
	singly                     // whether one of them does
	vetoing                    // whether all but somebody else do
	lawfully                   // without a breach
	validly                    // with or without one
)

// testsOf are those of a function; of one that is not known every one.
func testsOf(function string) tests {
	switch function {
	case "can", "any_can":
		return passing | validly
	case "can_alone":
		return singly | validly
	case "can_lawfully":
		return passing | lawfully
	case "can_block":
		return blocking | validly
	case "must_ask":
		return blocking | lawfully
	case "sole_veto":
		return blocking | vetoing | validly
	}
	return passing | blocking | singly | vetoing | lawfully | validly
}

// Kinds of references that expressions name.
const (
	groupKind       = "group"
	stakeholderKind = "stakeholder"
	bodyKind        = "body"
	matterKind      = "matter"
	inputKind       = "input"
)

// readsOf is what an expression of a company asks about, through the limits that it rests on too.
func readsOf(e loadline.Expr, c *loadline.Company) reads {
	r := reads{c: c, sides: map[loadline.Ref]sides{}}
	r.walk(e, helps)
	return r
}

func (r *reads) walk(e loadline.Expr, s sides) {
	switch e.Op {
	case loadline.RefTo:
		r.name(e.Name)
	case loadline.Call:
		if r.operator(e, s) {
			return
		}
		r.call(e, s)
	case loadline.List:
		for _, a := range e.Args {
			r.walk(a, s)
		}
	}
}

func (r *reads) name(name string) {
	switch kind, rest, _ := strings.Cut(name, "."); {
	case name == "as_of":
		r.daily = true
	case kind == matterKind:
		add(&r.matters, loadline.Ref{Kind: kind, Name: rest})
	case kind == inputKind && !slices.Contains(r.names, rest):
		r.names = append(r.names, rest)
	}
}

func add(to *[]loadline.Ref, r loadline.Ref) {
	if !slices.Contains(*to, r) {
		*to = append(*to, r)
	}
}

// operator walks the sides of an operator, and says whether it is one.
func (r *reads) operator(e loadline.Expr, s sides) bool {
	each := func(of ...sides) bool {
		for i, a := range e.Args {
			r.walk(a, of[min(i, len(of)-1)])
		}
		return true
	}
	switch e.Name {
	case "&&", "||", "+", "min", "max", ">", ">=", "-", "<", "<=":
		switch e.Name {
		case ">", ">=", "-":
			return each(s, s.flipped())
		case "<", "<=":
			return each(s.flipped(), s)
		}
		return each(s)
	case "!", "neg":
		return each(s.flipped())
	case "*", "/":
		if len(e.Args) == 2 && e.Args[1].Op == loadline.Num && e.Args[1].Num.Sign() > 0 {
			return each(s)
		}
		return each(helps | hurts)
	case "?":
		return each(helps|hurts, s)
	case "==", "!=":
		return each(helps | hurts)
	}
	return false
}

// call walks a function of the claims, or of the language.
func (r *reads) call(e loadline.Expr, s sides) {
	if e.Name == "held" && len(e.Args) == 1 {
		r.rests(e.Args[0].Name, s)
		return
	}
	args := e.Args
	if len(args) > 0 {
		if who, ok := whom(args[0]); ok {
			if !growsWithPower(e.Name) {
				s = helps | hurts
			}
			add(&r.groups, who)
			r.sides[who] |= s
			args = args[1:]
		}
	}
	r.sitting = r.sitting || !bySitting(e.Name)
	switch e.Name {
	case "can", "any_can", "can_alone", "can_lawfully", "can_block", "must_ask", "sole_veto":
		r.asked |= testsOf(e.Name)
	case "vested", "unvested", "exercisable":
		r.vesting, r.counts = true, true
	case "seats":
		r.seated = true
		r.every = r.every || len(args) == 0
		for _, a := range args {
			if kind, rest, _ := strings.Cut(a.Name, "."); kind == bodyKind {
				add(&r.bodies, loadline.Ref{Kind: kind, Name: rest})
			}
		}
	default:
		r.counts = true
		r.asked |= testsOf(e.Name)
	}
	for _, a := range args {
		r.walk(a, helps|hurts)
	}
}

// bySitting says whether a function of the claims hangs on who sits where by nothing but whether those it asks about pass a matter,
// or the others do, or all but one of the others, and on how many seats they sit.
func bySitting(name string) bool {
	switch name {
	case "can", "any_can", "can_alone", "can_lawfully", "can_block", "must_ask", "sole_veto", "seats", "outstanding", "as_converted", "fully_diluted",
		"votes", "share_outstanding", "share_of", "owns", "vote_share", "vested", "unvested", "exercisable":
		return true
	}
	return false
}

// rests walks a limit that another names.
func (r *reads) rests(title string, s sides) {
	if slices.Contains(r.seen, title) {
		return
	}
	for i := range r.c.Limits {
		if l := &r.c.Limits[i]; l.Title == title {
			r.seen = append(r.seen, title)
			r.sitting = r.sitting || l.Until != 0 || l.AsOf != 0
			r.walk(l.Holds, s)
			r.seen = r.seen[:len(r.seen)-1]
			return
		}
	}
}

// whom is the group that an expression names.
func whom(e loadline.Expr) (loadline.Ref, bool) {
	if e.Op == loadline.Call && e.Name == stakeholderKind && len(e.Args) == 1 && e.Args[0].Op == loadline.Str {
		return loadline.Ref{Kind: stakeholderKind, Name: e.Args[0].Name}, true
	}
	kind, rest, _ := strings.Cut(e.Name, ".")
	if e.Op != loadline.RefTo || kind != groupKind && kind != stakeholderKind && kind != bodyKind {
		return loadline.Ref{}, false
	}
	return loadline.Ref{Kind: kind, Name: rest}, true
}

// growsWithPower says whether a function of whoever it asks about only grows with what he holds and where he sits.
func growsWithPower(name string) bool {
	switch name {
	case "can", "can_alone", "can_lawfully", "can_block", "must_ask", "any_can", "seats", "outstanding", "as_converted",
		"fully_diluted", "votes", "share_outstanding", "share_of", "owns", "vote_share":
		return true
	}
	return false
}
