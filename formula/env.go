package formula

import (
	"slices"
	"strings"

	"loadline"
)

// Env gives names and functions their meaning. Formula asks it only for what is not built in (see the package comment):
// an Env cannot give "min" or "true" another meaning.
type Env interface {
	// Ref is the value of a name such as "input.pre_money", and whether there is such a name. Its Because says where the
	// fact was stated; a zero Because.Says is filled in.
	Ref(name string, at loadline.Source) (Value, bool)

	// Call answers a function, and says whether there is such a function. The arguments come unevaluated, since some
	// functions mean something else by them; eval evaluates one here. [Signature.Call] does the usual checking.
	Call(e loadline.Expr, eval func(loadline.Expr) Value) (Value, bool)

	// Names are the names that Ref knows, for "did you mean".
	Names() []string

	// Functions are the functions that Call knows, for "did you mean".
	Functions() []string
}

// CurrencyEnv is an [Env] that knows the company's own currency, which is the one of amounts that name none.
type CurrencyEnv interface {
	Env
	Currency() string // ISO 4217; empty where nobody said
}

// Signature is what a function takes. Where a value of another kind can only mean one thing, it is adapted: a text
// beside money or a date is read as one, and a bare number beside a duration means months.
type Signature struct {
	Name     string
	Params   []Param
	Optional int  // how many of the last parameters may be left out
	Variadic bool // the last parameter may be repeated
}

// Param is one parameter of a [Signature].
type Param struct {
	Name  string
	Kinds []Kind   // what it takes; any kind where empty
	Units []Unit   // of a Number: which units; any where empty
	Facts []string // of a Fact: which kinds of facts, such as "stock_class"; any where empty
}

// Call answers a call: it evaluates the arguments and, where they are as many and of the kinds that the signature takes,
// hands them to f, adapted. Otherwise the value is not known and carries one diagnostic for each thing wrong. An argument
// of which not even the kind is known, such as unknown("..."), makes the value as unknown without asking f; a number
// between bounds reaches f as it is.
func (s Signature) Call(e loadline.Expr, eval func(loadline.Expr) Value, f func(args []Value) Value) Value {
	args, problems := s.arguments(e, eval)
	if problems.HasErrors() {
		return FailedValue(problems)
	}
	if slices.ContainsFunc(args, isKind(Unknown)) {
		return OpenValue(join(opens(args)...)...)
	}
	return f(args)
}

// arguments are the evaluated and adapted arguments, and what is wrong with them. An unknown one passes.
func (s Signature) arguments(e loadline.Expr, eval func(loadline.Expr) Value) ([]Value, loadline.Diagnostics) {
	args := make([]Value, len(e.Args))
	for i, a := range e.Args {
		args[i] = eval(a)
	}
	least, most := len(s.Params)-s.Optional, len(s.Params)
	if len(args) < least || len(args) > most && !s.Variadic {
		return nil, loadline.Diagnostics{s.wrongCount(e, least, most)}
	}
	var problems loadline.Diagnostics
	for i := range args {
		p := s.Params[min(i, len(s.Params)-1)]
		adapted, ok := p.takes(args[i])
		if !ok {
			problems = append(problems, s.wrongArgument(p, args[i], e.Args[i].At))
		}
		args[i] = adapted
	}
	return args, problems
}

func (s Signature) wrongCount(e loadline.Expr, least, most int) loadline.Diagnostic {
	summary := loadline.Textf("%s takes %d to %d arguments, not %d", s.Name, least, most, len(e.Args))
	switch {
	case s.Variadic:
		summary = loadline.Textf("%s takes at least %d arguments, not %d", s.Name, least, len(e.Args))
	case most == 0:
		summary = loadline.Textf("%s takes no arguments, not %d", s.Name, len(e.Args))
	case least == 1 && most == 1:
		summary = loadline.Textf("%s takes one argument, not %d", s.Name, len(e.Args))
	case least == most:
		summary = loadline.Textf("%s takes %d arguments, not %d", s.Name, least, len(e.Args))
	}
	return loadline.Diagnostic{
		Code: loadline.WrongArguments, Severity: loadline.Error, At: e.At,
		Summary: summary, Hint: loadline.Textf("It is written %v.", s),
	}
}

// String is the function as it is written: "round(x, [decimals])".
func (s Signature) String() string {
	var b strings.Builder
	b.WriteString(s.Name + "(")
	for i, p := range s.Params {
		if i > 0 {
			b.WriteString(", ")
		}
		if i >= len(s.Params)-s.Optional {
			b.WriteString("[" + p.Name + "]")
			continue
		}
		b.WriteString(p.Name)
	}
	if s.Variadic {
		b.WriteString(", …")
	}
	b.WriteString(")")
	return b.String()
}

func (s Signature) wrongArgument(p Param, x Value, at loadline.Source) loadline.Diagnostic {
	d := loadline.Diagnostic{
		Code: loadline.WrongArgument, Severity: loadline.Error, At: at,
		Summary: loadline.Textf("%s takes %v as %s, not %v", s.Name, p.wants(), p.Name, describe(x)),
		Detail:  loadline.Textf("It got %v.", x.Arg()),
		Hint:    loadline.Textf("It is written %v.", s),
	}
	for _, k := range p.Kinds {
		if what := misread(x, p.like(k)); !what.IsZero() {
			d.Code, d.Summary, d.Detail = loadline.BadArgument, what, loadline.Textf("%s reads a text as one.", s.Name)
		}
	}
	return d
}

// takes is the argument in the form that the parameter takes, and whether it takes it.
func (p Param) takes(x Value) (Value, bool) {
	if x.Kind == Unknown || len(p.Kinds) == 0 || slices.Contains(p.Kinds, x.Kind) && p.takesUnit(x) && p.takesFact(x) {
		return x, true
	}
	for _, k := range p.Kinds {
		if y := adaptTo(x, p.like(k)); y.Kind == k && p.takesUnit(y) && p.takesFact(y) {
			return y, true
		}
	}
	return x, false
}

// like is a value of the kind, beside which an argument is adapted.
func (p Param) like(k Kind) Value {
	out := Value{Kind: k}
	if k == Number && len(p.Units) == 1 {
		out.Unit = p.Units[0]
	}
	return out
}

func (p Param) takesUnit(x Value) bool {
	return x.Kind != Number || len(p.Units) == 0 || slices.Contains(p.Units, x.Unit)
}

func (p Param) takesFact(x Value) bool {
	return x.Kind != Fact || len(p.Facts) == 0 || slices.Contains(p.Facts, x.Ref.Kind)
}

// wants is what the parameter takes, in words.
func (p Param) wants() any {
	var words []any
	for _, k := range p.Kinds {
		switch {
		case k == Number && len(p.Units) > 0:
			for _, u := range p.Units {
				words = append(words, u.String())
			}
		case k == Fact && len(p.Facts) > 0:
			for _, f := range p.Facts {
				words = append(words, loadline.Textf("%s.…", f))
			}
		default:
			words = append(words, k.String())
		}
	}
	return joined(words, func(first, rest any) loadline.Text { return loadline.Textf("%v or %v", first, rest) })
}

// adaptTo is x in the kind and unit of another value beside which it can only mean that: a text beside money or a date, a
// bare number that somebody wrote beside a unit, or a whole one beside a duration. Where it cannot, it is x.
func adaptTo(x, beside Value) Value {
	switch {
	case x.Kind == Number && x.Figure != Stated:
	case x.Kind == Number && x.Unit == Plain && beside.Kind == Number:
		x.Unit, x.Currency = beside.Unit, beside.Currency
	case x.Kind == Number && x.Unit == Plain && beside.Kind == Duration && !fractional(x.Number):
		x.Kind, x.days = Duration, whole(0)
	case x.Kind == Text && beside.Kind == Number && beside.Unit == Money:
		if m, ok := ParseMoney(x.Text, beside.Currency); ok {
			return alike(x, MoneyValue(m))
		}
	case x.Kind == Text && (beside.Kind == Date || beside.Kind == Duration):
		if d, ok := loadline.ParseDate(x.Text); ok {
			return alike(x, DateValue(d))
		}
	}
	return x
}

// alike is y with the reason of x.
func alike(x, y Value) Value {
	y.Because, y.steps = x.Because, x.steps
	return y
}

// adapted is both operands, each beside the other. A text beside money or a date that is neither is reported.
func (v *visit) adapted(e loadline.Expr, a, b Value) (x, y Value, ok bool) {
	x, y = adaptTo(a, b), adaptTo(b, a)
	for _, side := range [2]struct{ x, beside Value }{{x, b}, {y, a}} {
		if what := misread(side.x, side.beside); !what.IsZero() {
			v.fault(e, loadline.BadArgument, what, loadline.Textf("Beside %v a text is read as one.", describe(side.beside)), loadline.Text{})
			return x, y, false
		}
	}
	return x, y, true
}

// misread is what is wrong with a text that stands where it is read as a date or as money, and is neither.
func misread(x, beside Value) loadline.Text {
	switch {
	case x.Kind != Text:
	case beside.Kind == Date:
		return loadline.Textf("%q is not a date such as \"2026-11-01\"", shortened(x.Text))
	case beside.Kind == Number && beside.Unit == Money:
		return loadline.Textf("%q is not an amount such as \"USD 1,250,000.50\"", shortened(x.Text))
	}
	return loadline.Text{}
}
