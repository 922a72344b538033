package formula

import (
	"strings"

	"loadline"
)

const (
	maxSteps     = 1000 // of a tree of reasons: facts that rest on facts may repeat a reason exponentially often
	maxQuestions = 20   // of those that a reason lists
)

// because gives a value its reason: what is said, where, and the reasons of the values it was made from. Literals have none.
func because(out Value, says loadline.Text, at loadline.Source, from ...Value) Value {
	r, steps := loadline.Reason{Says: says, At: at}, 1
	for _, x := range from {
		if x.Because.Says.IsZero() {
			continue
		}
		if r.Because == nil {
			r.Because = make([]loadline.Reason, 0, len(from))
		}
		r.Because = append(r.Because, x.Because)
		steps += max(1, x.steps)
	}
	out.Because, out.steps = pruned(r, steps)
	return out
}

// pruned cuts a tree of reasons that has grown too large: what is said stays, what it rests on goes.
func pruned(r loadline.Reason, steps int) (loadline.Reason, int) {
	if steps <= maxSteps {
		return r, steps
	}
	short := make([]loadline.Reason, min(len(r.Because), maxSteps))
	for i := range short {
		short[i] = loadline.Reason{Says: r.Because[i].Says, At: r.Because[i].At}
	}
	r.Because = short
	return r, 1 + len(short)
}

// derived is the reason of an operator or function: the expression with its value. What is made of literals alone is one.
func derived(e loadline.Expr, out Value, from ...Value) Value {
	trivial := true
	for _, x := range from {
		trivial = trivial && x.Because.Says.IsZero()
	}
	if trivial {
		return out
	}
	switch {
	case len(from) == 2 && operands(e.Name) == 2:
		return because(out, loadline.Textf("%v %s %v is %v", from[0].Arg(), symbol(e.Name), from[1].Arg(), out.Arg()), e.At, from...)
	case e.Name == "neg":
		return because(out, loadline.Textf("the negative of %v is %v", from[0].Arg(), out.Arg()), e.At, from...)
	}
	return because(out, loadline.Textf("%s is %v", written(e), out.Arg()), e.At, from...)
}

// given is the reason of a name or a call that the Env answered: what it says, resting on the Env's own reason and on
// those of the arguments. That a named fact is itself is no reason.
func given(e loadline.Expr, out Value, args []Value) Value {
	own := out.Because
	if out.Kind == Fact && e.Op == loadline.RefTo && own.Says.IsZero() {
		out.Because, out.steps = loadline.Reason{}, 0
		return out
	}
	steps := out.steps
	if steps == 0 {
		steps = count(own, maxSteps+1)
	}
	r := loadline.Reason{Says: loadline.Textf("%s is %v", label(e), out.Arg()), At: e.At}
	switch {
	case own.Says.IsZero(): // the Env names the place of the fact, or nothing
		if own.At.Known() {
			r.At = own.At
		}
		r.Because = own.Because[:len(own.Because):len(own.Because)]
	case e.Op == loadline.Call:
		r = own
		if !r.At.Known() {
			r.At = e.At
		}
		r.Because = own.Because[:len(own.Because):len(own.Because)]
	default:
		r.Because = []loadline.Reason{own}
	}
	for _, x := range args {
		if !x.Because.Says.IsZero() {
			r.Because = append(r.Because, x.Because)
			steps += max(1, x.steps)
		}
	}
	if !out.Known() {
		r.Because = append(r.Because, questionsOf(out)...)
	}
	out.Because, out.steps = pruned(r, steps+1)
	return out
}

// count is the number of reasons in a tree, up to a limit.
func count(r loadline.Reason, limit int) int {
	n := 1
	for _, x := range r.Because {
		if n >= limit {
			return limit
		}
		n += count(x, limit-n)
	}
	return n
}

// questionsOf is a reason for each question that a value hangs on.
func questionsOf(x Value) []loadline.Reason {
	open := x.Open()
	var out []loadline.Reason
	for _, u := range open[:min(len(open), maxQuestions)] {
		out = append(out, loadline.Reason{Says: loadline.Textf("not known: %s", u.Question), At: u.At})
	}
	if more := len(open) - len(out); more > 0 {
		out = append(out, loadline.Reason{Says: loadline.Textf("and %d more that are not known", more)})
	}
	return out
}

// concluded completes the reason of a whole expression, which may be a literal.
func concluded(e loadline.Expr, out Value) Value {
	if out.Because.Says.IsZero() {
		out = because(out, loadline.Textf("%v", out.Arg()), e.At)
		out.Because.Because = questionsOf(out)
	}
	return out
}

// reasoned is a truth with a reason, even where it is a literal: what decides is never left out.
func reasoned(e loadline.Expr, x Value) Value {
	if x.Because.Says.IsZero() {
		x = because(x, loadline.Textf("%v", x.Arg()), e.At)
		x.Because.Because = questionsOf(x)
	}
	return x
}

// compared is the reason of a comparison: both sides with their names, the truth, and what a "cannot tell" hangs on. The
// sides are shown as they were compared: "USD 80M" as money.
func compared(e loadline.Expr, out Value, a, b, shownA, shownB Value) Value {
	says := loadline.Textf("%v %s %v: %v", named(e.Args[0], shownA), symbol(e.Name), named(e.Args[1], shownB), out.Truth)
	out = because(out, says, e.At, a, b)
	if out.Truth == loadline.CannotTell {
		r := out.Because
		r.Because = append(r.Because[:len(r.Because):len(r.Because)], questionsNotIn(r.Because, out)...)
		out.Because, out.steps = r, out.steps+len(r.Because)
	}
	return out
}

// questionsNotIn are the questions that the reasons given do not already name on their first two levels.
func questionsNotIn(given []loadline.Reason, x Value) []loadline.Reason {
	named := map[string]bool{}
	for _, r := range given {
		named[r.Says.String()] = true
		for _, below := range r.Because {
			named[below.Says.String()] = true
		}
	}
	var out []loadline.Reason
	for _, r := range questionsOf(x) {
		if !named[r.Says.String()] {
			out = append(out, r)
		}
	}
	return out
}

// named is a side of a comparison: its name and its value, or a literal's value alone.
func named(e loadline.Expr, x Value) any {
	if name := label(e); name != "" && !(x.Kind == Fact && e.Op == loadline.RefTo) {
		return loadline.Textf("%s %v", name, x.Arg())
	}
	return x.Arg()
}

// connected is the reason of a connective, resting on the sides that decide: those that are as true as the whole.
func connected(e loadline.Expr, truth loadline.Truth, a, b Value) Value {
	var deciding []Value
	var open []loadline.Unknown
	for i, x := range [2]Value{a, b} {
		if x.Truth != truth {
			continue
		}
		open = join(open, x.Open())
		x = reasoned(e.Args[i], x)
		deciding = append(deciding, x)
	}
	out := because(TruthValue(truth, open...), connectiveSays(e.Name, truth), e.At, deciding...)
	out.Because.Because = spliced(e, out.Because.Because)
	return out
}

// spliced puts the reasons of a nested connective of the same kind and outcome, a && b && c, into one list.
func spliced(e loadline.Expr, reasons []loadline.Reason) []loadline.Reason {
	out := reasons
	if len(reasons) > 0 && e.Args[0].Op == loadline.Call && e.Args[0].Name == e.Name && reasons[0].At == e.Args[0].At {
		out = append(reasons[0].Because[:len(reasons[0].Because):len(reasons[0].Because)], reasons[1:]...)
	}
	return out
}

func connectiveSays(op string, truth loadline.Truth) loadline.Text {
	if op == "&&" {
		switch truth {
		case loadline.Yes:
			return loadline.Textf("all of these hold: yes")
		case loadline.No:
			return loadline.Textf("not all hold: no")
		}
		return loadline.Textf("whether all hold: cannot tell")
	}
	switch truth {
	case loadline.Yes:
		return loadline.Textf("at least one holds: yes")
	case loadline.No:
		return loadline.Textf("none of these holds: no")
	}
	return loadline.Textf("whether any holds: cannot tell")
}

func opposite(truth loadline.Truth) loadline.Text {
	return loadline.Textf("the opposite: %v", -truth)
}

// symbol is an operator as it is printed.
func symbol(op string) string {
	switch op {
	case "==":
		return "="
	case "!=":
		return "≠"
	case "<=":
		return "≤"
	case ">=":
		return "≥"
	case "*":
		return "×"
	case "neg":
		return "-"
	}
	return op
}

// label names an expression where its value alone would not say what it is: "input.pre_money", "fully diluted".
func label(e loadline.Expr) string {
	switch {
	case e.Op == loadline.RefTo:
		return e.Name
	case e.Op != loadline.Call || operands(e.Name) > 0 || isLiteralFunction(e.Name):
		return ""
	case len(e.Args) == 0:
		return strings.ReplaceAll(e.Name, "_", " ")
	}
	return written(e)
}

// maxWritten is the length in bytes beyond which an expression is not written out.
const maxWritten = 80

// Written is an expression as text, shortened where it is long, for sentences about it.
func Written(e loadline.Expr) string { return written(e) }

// written is an expression as text, shortened: operators inside are left out.
func written(e loadline.Expr) string {
	var b strings.Builder
	write(&b, e, 3)
	if b.Len() > maxWritten {
		return shortened(b.String())
	}
	return b.String()
}

func shortened(s string) string {
	for i := range s {
		if i > maxWritten {
			return s[:i] + "…"
		}
	}
	return s
}

func write(b *strings.Builder, e loadline.Expr, depth int) {
	switch {
	case depth == 0 || b.Len() > maxWritten:
		b.WriteString("…")
	case e.Op == loadline.Num:
		b.WriteString(shortened(e.Num.String()))
	case e.Op == loadline.Str:
		b.WriteString("\"" + shortened(e.Name) + "\"")
	case e.Op == loadline.RefTo:
		b.WriteString(shortened(e.Name))
	case e.Op == loadline.List:
		b.WriteString("[")
		writeArgs(b, e.Args, depth)
		b.WriteString("]")
	case e.Op == loadline.Call && operands(e.Name) == 2 && len(e.Args) == 2:
		write(b, e.Args[0], depth-1)
		b.WriteString(" " + symbol(e.Name) + " ")
		write(b, e.Args[1], depth-1)
	case e.Op == loadline.Call && operands(e.Name) == 0:
		b.WriteString(shortened(e.Name) + "(")
		writeArgs(b, e.Args, depth)
		b.WriteString(")")
	case e.Op == loadline.Call && e.Name != "?" && len(e.Args) == 1:
		b.WriteString(symbol(e.Name))
		write(b, e.Args[0], depth-1)
	default:
		b.WriteString("…")
	}
}

func writeArgs(b *strings.Builder, args []loadline.Expr, depth int) {
	for i, a := range args {
		if b.Len() > maxWritten {
			return
		}
		if i > 0 {
			b.WriteString(", ")
		}
		write(b, a, depth-1)
	}
}
