package question

import (
	"slices"
	"strings"

	"loadline"
	"loadline/formula"
)

// leaf is a part of a limit that decides it: a comparison, or an answer of a function.
type leaf struct {
	of     loadline.Expr
	v      formula.Value
	denied bool // it stands behind an odd number of "not"
}

// leavesOf are the parts of an expression that decide it, in the order of the text: of a conjunction that does not hold those
// conjuncts that do not.
func leavesOf(x loadline.Expr, e *claims) []leaf {
	v, _ := formula.Eval(x, e)
	return deciders(x, v, e, false)
}

func deciders(x loadline.Expr, v formula.Value, e *claims, denied bool) []leaf {
	if x.Op == loadline.Call {
		switch x.Name {
		case "!":
			inner, _ := formula.Eval(x.Args[0], e)
			return deciders(x.Args[0], inner, e, !denied)
		case "&&", "||":
			var out []leaf
			for _, a := range x.Args {
				if side, _ := formula.Eval(a, e); side.Truth == v.Truth {
					out = append(out, deciders(a, side, e, denied)...)
				}
			}
			return out
		}
	}
	return []leaf{{x, v, denied}}
}

// says is a leaf in a sentence: its number and the line, or who can and by what.
func (l leaf) says(e *claims) loadline.Text {
	if l.of.Op != loadline.Call {
		return loadline.Textf("%v is %v", formula.Written(l.of), l.v.Arg())
	}
	switch l.of.Name {
	case "<", "<=", ">", ">=", "==", "!=":
		return l.compares(e)
	}
	if ws := l.witnesses(e); len(ws) > 0 {
		return ws[0].says
	}
	if l.of.Name == "held" && len(l.of.Args) == 1 && e.world != nil {
		return l.heldSays(e)
	}
	return l.v.Because.Says
}

// heldSays is another limit that this one speaks of, with the first part that decides that one.
func (l leaf) heldSays(e *claims) loadline.Text {
	r, asked := e.other(l.of.Args[0].Name)
	if !asked || !r.Asked() {
		return l.v.Because.Says
	}
	on := claimsIn(e.world.On(r.Day), e.def, e.circle)
	for _, inner := range leavesOf(r.Limit.Holds, on) {
		if inner.of.Name != "held" {
			return loadline.Textf("The limit %q is %v: %v", r.Limit.Title, r.Without, inner.says(on))
		}
	}
	return loadline.Textf("The limit %q is %v", r.Limit.Title, r.Without)
}

// compares is a comparison in a sentence.
func (l leaf) compares(e *claims) loadline.Text {
	a, b := l.of.Args[0], l.of.Args[1]
	inPercent := isPart(a) || isPart(b)
	x, y := sideOf(a, e, inPercent), sideOf(b, e, inPercent)
	if x.name == "" && y.name != "" { // 1/2 < vote_share(x) is told of vote_share(x)
		x, y = y, x
		l.of.Name = mirrored(l.of.Name)
	}
	line := y.value
	if y.name != "" {
		line = loadline.Textf("%v (%v)", y.name, y.value)
	}
	first := loadline.Textf("%v", x.value)
	if x.name != "" {
		first = loadline.Textf("%v is %v", x.name, x.value)
	}
	switch l.v.Truth {
	case loadline.Yes:
		return loadline.Textf("%v, %v %v", first, relation(l.of.Name), line)
	case loadline.No:
		return loadline.Textf("%v, not %v %v", first, relation(l.of.Name), line)
	}
	return loadline.Textf("%v; the line is %v %v", first, relation(l.of.Name), line)
}

// side is one side of a comparison: as it was written, and what it comes to. A literal has no name.
type side struct {
	name  string
	value any
}

func sideOf(x loadline.Expr, e *claims, inPercent bool) side {
	v, _ := formula.Eval(x, e)
	out := side{value: v.Arg()}
	if inPercent && v.Kind == formula.Number && v.Unit == formula.Plain {
		out.value = loadline.InPercent(v.Number)
	}
	if !isLiteral(x) {
		out.name = formula.Written(x)
	}
	return out
}

// isLiteral says whether an expression names no fact and asks no function of the claims.
func isLiteral(x loadline.Expr) bool {
	if x.Op == loadline.RefTo {
		return x.Name == "none" || x.Name == "never" || x.Name == "true" || x.Name == "false"
	}
	if _, _, builtin := formula.Builtin(x.Name); x.Op == loadline.Call && !builtin && !strings.ContainsAny(x.Name, "+-*/") && x.Name != "neg" {
		return false
	}
	return !slices.ContainsFunc(x.Args, func(a loadline.Expr) bool { return !isLiteral(a) })
}

// isPart says whether an expression is a fraction of a whole, which people read in percent.
func isPart(x loadline.Expr) bool {
	if m, ok := measureNamed(x.Name); ok && x.Op == loadline.Call {
		return m.part
	}
	switch {
	case x.Op != loadline.Call:
		return false
	case x.Name == "free" || x.Name == "largest_share":
		return true
	case x.Name == "+" || x.Name == "-" || x.Name == "min" || x.Name == "max":
		return slices.ContainsFunc(x.Args, isPart)
	}
	return false
}

func relation(op string) string {
	switch op {
	case "<":
		return "less than"
	case "<=":
		return "at most"
	case ">":
		return "more than"
	case ">=":
		return "at least"
	case "!=":
		return "other than"
	}
	return "equal to"
}

// mirrored is the relation read from the other side.
func mirrored(op string) string {
	switch op {
	case "<":
		return ">"
	case "<=":
		return ">="
	case ">":
		return "<"
	case ">=":
		return "<="
	}
	return op
}
