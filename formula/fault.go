package formula

import (
	"slices"
	"strings"

	"github.com/agext/levenshtein"

	"loadline"
)

// fault reports what is wrong with the expression itself; nothing is known of its value.
func (v *visit) fault(e loadline.Expr, code loadline.Code, summary, detail, hint loadline.Text) Value {
	v.take(loadline.Diagnostics{{Code: code, Severity: loadline.Error, Summary: summary, Detail: detail, Hint: hint, At: e.At}})
	return Value{}
}

// faultOfValue reports what is wrong with the values, unless a decided side makes them irrelevant: x == 0 || 1/x > 2.
func (v *visit) faultOfValue(e loadline.Expr, code loadline.Code, summary, detail, hint loadline.Text) Value {
	if v.unreached > 0 {
		return Value{}
	}
	return v.fault(e, code, summary, detail, hint)
}

// take reports problems, each once.
func (v *visit) take(problems loadline.Diagnostics) {
	for _, d := range problems {
		key := problem{d.Code, d.At, d.Summary.String()}
		if v.reported[key] {
			continue
		}
		if v.reported == nil {
			v.reported = map[problem]bool{}
		}
		v.reported[key] = true
		v.diags = append(v.diags, d)
	}
}

func (v *visit) tooLarge(e loadline.Expr) Value {
	if v.nodes > maxNodes+1 { // said already
		return Value{}
	}
	if v.depth > maxDepth {
		v.nodes = maxNodes + 1 // nothing else is evaluated
	}
	return v.fault(e, loadline.TooLarge,
		loadline.Textf("The expression is too large"),
		loadline.Textf("It has more than %d parts, or is nested more than %d deep.", maxNodes, maxDepth),
		loadline.Textf("Give parts of it names of their own."))
}

// mismatch reports operands that an operator does not take together.
func (v *visit) mismatch(e loadline.Expr, a, b Value) Value {
	if a.Kind == None || b.Kind == None {
		return v.sizeOfNone(e)
	}
	if e.Name == "neg" {
		return v.fault(e, loadline.UnitMismatch, loadline.Textf("%v has no negative", describe(a)), loadline.Text{}, loadline.Text{})
	}
	return v.fault(e, loadline.UnitMismatch,
		loadline.Textf("%v and %v do not go together in %s", describe(a), describe(b), symbol(e.Name)),
		loadline.Textf("The left side is %v, the right side %v.", a.Arg(), b.Arg()),
		mismatchHint(e.Name, a, b))
}

func mismatchHint(op string, a, b Value) loadline.Text {
	either := func(is func(Value) bool) bool { return is(a) || is(b) }
	switch {
	case a.Unit == Money && b.Unit == Money && a.Currency != b.Currency && (a.Currency == "" || b.Currency == ""):
		return loadline.Textf("State the currency of both, or the company's own: currency = \"USD\".")
	case a.Unit == Money && b.Unit == Money && a.Currency != b.Currency:
		return loadline.Textf("Loadline knows no rates of exchange: state both in one currency.")
	case either(isFigure):
		return loadline.Textf("What an answer gives is compared with a number, a percentage or another such figure: vote_share(…) > pct(50), seats(…) >= 2.")
	case either(isKind(Duration)) && either(isPlain):
		return loadline.Textf("Only a whole number stands for months; say what it counts: days(45).")
	case either(isKind(Date)) && either(isPlain):
		return loadline.Textf("Say what the number counts: days(3), months(3) or years(3).")
	case op == "/" && a.Kind == Number && b.Kind == Number:
		return loadline.Textf("Money is divided by money, by shares (a price) or by a bare number; shares by shares or by a bare number.")
	case op == "*" && a.Kind == Number && b.Kind == Number:
		return loadline.Textf("A bare number scales anything; shares times a price are money.")
	case either(isKind(Truth)):
		return loadline.Textf("Yes and no are joined by && and ||, or compared by == and !=.")
	case either(isKind(Text)):
		return loadline.Textf("A text is read by date(\"2026-11-01\") or usd(\"80M\"); texts are compared by == and != with one another.")
	case either(isKind(Fact)):
		return loadline.Textf("A named fact is compared by == and != with another; ask a function for its figures.")
	}
	return loadline.Textf("A bare number takes the unit of the other side; other units are not converted.")
}

func isKind(k Kind) func(Value) bool { return func(x Value) bool { return x.Kind == k } }

func isPlain(x Value) bool { return x.Kind == Number && x.Unit == Plain }

func isFigure(x Value) bool { return isPlain(x) && x.Figure != Stated }

// describe is what a value is, for a diagnostic: "money in USD", "a date", "shares".
func describe(x Value) any {
	switch {
	case x.Kind == Number && x.Unit == Money && x.Currency != "":
		return loadline.Textf("money in %s", x.Currency)
	case x.Kind == Number && x.Unit == Money:
		return loadline.Textf("money of no stated currency")
	case isFigure(x):
		return x.Figure.String()
	case x.Kind == Number:
		return x.Unit.String()
	case x.Kind == Fact:
		return loadline.Textf("the %s %v", strings.ReplaceAll(x.Ref.Kind, "_", " "), x.Ref)
	}
	return x.Kind.String()
}

func (v *visit) unknownName(e loadline.Expr) Value {
	names := v.suggestions(v.env.Names)
	hint := loadline.Textf("Write a text in quotes; a name stands for a fact, such as stakeholder.founder_1.")
	left, right, hyphen := subtraction(e.Name, names)
	switch {
	case hyphen:
		hint = loadline.Textf("A hyphen belongs to a name. To subtract, put blanks around the minus: %s - %s.", left, right)
	default:
		if near := Closest(e.Name, names); near != "" {
			hint = loadline.Textf("Did you mean %s?", near)
		}
	}
	return v.fault(e, loadline.UnknownName,
		loadline.Textf("There is no %s", shortened(e.Name)),
		loadline.Textf("No fact, input or constant has this name."), hint)
}

// subtraction splits a name at the hyphen that was meant as a minus: what stands before it is a name.
func subtraction(name string, names []string) (left, right string, ok bool) {
	for i := range len(name) {
		if name[i] == '-' && i+1 < len(name) && len(name) <= maxNear && slices.Contains(names, name[:i]) {
			return name[:i], name[i+1:], true
		}
	}
	return "", "", false
}

func (v *visit) unknownFunction(e loadline.Expr) Value {
	for _, a := range e.Args { // their problems are told as well
		v.eval(a)
	}
	functions := v.suggestions(func() []string { return slices.Concat(BuiltinNames(), v.env.Functions()) })
	hint := loadline.Textf("loadline explain %s lists the functions.", loadline.UnknownFunction)
	if near := Closest(e.Name, functions); near != "" {
		hint = loadline.Textf("Did you mean %s?", near)
	}
	return v.fault(e, loadline.UnknownFunction,
		loadline.Textf("There is no function %s", shortened(e.Name)),
		loadline.Textf("It is neither built in nor known here."), hint)
}

// maxSuggested is for how many unknown names of one expression a nearer one is sought: a company may have many.
const maxSuggested = 10

// suggestions are the names among which a mistyped one is sought.
func (v *visit) suggestions(names func() []string) []string {
	if v.suggested++; v.suggested > maxSuggested {
		return nil
	}
	return names()
}

// maxNear is the length in bytes beyond which a name is not compared with others.
const maxNear = 80

// Closest is the candidate that a mistyped name most likely means, or "" where none is near: at most a third of its letters
// differ. Of equally near ones it is the first in the alphabet.
func Closest(name string, candidates []string) string {
	if len(name) > maxNear {
		return ""
	}
	best, least := "", max(1, len(name)/3)+1
	for _, c := range candidates {
		if max(len(c)-len(name), len(name)-len(c)) >= least+1 || len(c) > maxNear {
			continue
		}
		d := levenshtein.Distance(name, c, nil)
		if d < least || d == least && best != "" && c < best {
			best, least = c, d
		}
	}
	return best
}
