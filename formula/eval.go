package formula

import "loadline"

// Limits on one expression, so that a hostile one costs neither the stack nor unbounded time.
const (
	maxDepth = 1000 // nested operators and calls
	maxNodes = 5000 // operators, calls, names and literals
	maxBits  = 8192 // of a numerator or denominator; 200 chained products of prices reach 1,982
)

// Eval evaluates e, telling every problem. Where there is one, that part of the value is not known; the rest is evaluated
// all the same. The value's Because is the tree of reasons, each with its place. A nil env knows no names and no
// functions of its own.
func Eval(e loadline.Expr, env Env) (Value, loadline.Diagnostics) {
	v := &visit{env: env}
	if env == nil {
		v.env = builtinsOnly{}
	}
	if c, ok := env.(CurrencyEnv); ok {
		v.currency = c.Currency()
	}
	out := v.eval(e)
	return concluded(e, out), v.diags
}

// visit is one evaluation.
type visit struct {
	env          Env
	currency     string // the company's own, where the Env says it
	diags        loadline.Diagnostics
	reported     map[problem]bool
	depth, nodes int
	suggested    int
	unreached    int // above 0: in a part that a decided side makes irrelevant
}

// problem tells apart what has been reported: an Env may evaluate an argument twice.
type problem struct {
	code    loadline.Code
	at      loadline.Source
	summary string
}

func (v *visit) eval(e loadline.Expr) Value {
	v.nodes++
	v.depth++
	defer func() { v.depth-- }()
	if v.nodes > maxNodes || v.depth > maxDepth {
		return v.tooLarge(e)
	}
	switch e.Op {
	case loadline.Num:
		return v.sized(e, RatioValue(e.Num))
	case loadline.Str:
		return TextValue(e.Name)
	case loadline.RefTo:
		return v.name(e)
	case loadline.List:
		return v.list(e)
	case loadline.Call:
		return v.call(e)
	}
	return v.fault(e, loadline.BadExpression,
		loadline.Textf("There is no expression here"),
		loadline.Textf("An expression is made of numbers, texts, names, lists, operators and calls of functions."),
		loadline.Text{})
}

func (v *visit) name(e loadline.Expr) Value {
	switch e.Name {
	case "true":
		return TruthValue(loadline.Yes)
	case "false":
		return TruthValue(loadline.No)
	case "none", "never":
		return NoneValue()
	case "null":
		return v.fault(e, loadline.NullValue,
			loadline.Textf("null says nothing"),
			loadline.Textf("What is not said is not known; that there is no such thing is said by none or never."),
			loadline.Textf("Write none, never or unknown(\"the question to ask\")."))
	}
	out, ok := v.env.Ref(e.Name, e.At)
	if !ok {
		return v.unknownName(e)
	}
	return v.taken(e, out, nil)
}

func (v *visit) list(e loadline.Expr) Value {
	items := make([]Value, len(e.Args))
	for i, a := range e.Args {
		items[i] = v.eval(a)
	}
	out := ListValue(items...)
	out.Number.Open = join(opens(items)...)
	return derived(e, out, items...)
}

func (v *visit) call(e loadline.Expr) Value {
	if n := operands(e.Name); n > 0 {
		if len(e.Args) != n {
			return v.fault(e, loadline.BadExpression,
				loadline.Textf("%s takes %d operands, not %d", e.Name, n, len(e.Args)), loadline.Text{}, loadline.Text{})
		}
		return v.operator(e)
	}
	if b := builtinNamed(e.Name); b != nil {
		args, problems := b.arguments(e, v.eval)
		v.take(problems)
		if problems.HasErrors() {
			return Value{}
		}
		return v.sized(e, b.do(v, e, args))
	}
	args := make([]Value, 0, len(e.Args))
	out, ok := v.env.Call(e, func(a loadline.Expr) Value {
		x := v.eval(a)
		args = append(args, x)
		return x
	})
	if !ok {
		return v.unknownFunction(e)
	}
	return v.taken(e, out, args)
}

// operands is how many operands an operator has, or 0 where the name is none.
func operands(name string) int {
	switch name {
	case "neg", "!":
		return 1
	case "+", "-", "*", "/", "<", "<=", ">", ">=", "==", "!=", "&&", "||":
		return 2
	case "?":
		return 3
	}
	return 0
}

func (v *visit) operator(e loadline.Expr) Value {
	switch e.Name {
	case "&&", "||":
		return v.connective(e)
	case "?":
		return v.choice(e)
	}
	a := v.eval(e.Args[0])
	switch e.Name {
	case "!":
		return v.not(e, a)
	case "neg":
		return v.sized(e, v.negated(e, a))
	}
	b := v.eval(e.Args[1])
	switch e.Name {
	case "+", "-", "*", "/":
		return v.sized(e, v.arithmetic(e, a, b))
	}
	return v.comparison(e, a, b)
}

// taken is a value that the Env gave, made safe, with its problems reported and its reason completed.
func (v *visit) taken(e loadline.Expr, out Value, args []Value) Value {
	v.take(out.Problems)
	out.Problems = nil
	out = v.normal(out, maxDepth)
	return given(e, out, args)
}

// normal puts a value of the Env's into the form that the operators rely on.
func (v *visit) normal(x Value, depth int) Value {
	x.Truth = max(loadline.No, min(x.Truth, loadline.Yes))
	if x.Unit == Money && x.Currency == "" {
		x.Currency = v.currency
	}
	if x.Number.Known() {
		x.Number.Open = nil
	}
	if len(x.List) > 0 && depth > 0 {
		items := make([]Value, len(x.List))
		for i, item := range x.List {
			items[i] = v.normal(item, depth-1)
		}
		x.List = items
	}
	return x
}

// sized refuses numbers that have grown beyond every use: each step at most doubles them, and their arithmetic is quadratic.
func (v *visit) sized(e loadline.Expr, x Value) Value {
	for _, end := range [4]*loadline.Ratio{x.Number.Lo, x.Number.Hi, x.days.Lo, x.days.Hi} {
		if end != nil && end.Bits() > maxBits {
			return v.fault(e, loadline.TooLarge,
				loadline.Textf("The number has more than %d binary digits", maxBits),
				loadline.Textf("No figure of a company needs as many; a document rounds before."),
				loadline.Textf("Round an intermediate result with round(x, 10)."))
		}
	}
	return x
}

// builtinsOnly is an Env without names and functions.
type builtinsOnly struct{}

func (builtinsOnly) Ref(string, loadline.Source) (Value, bool) { return Value{}, false }
func (builtinsOnly) Call(loadline.Expr, func(loadline.Expr) Value) (Value, bool) {
	return Value{}, false
}
func (builtinsOnly) Names() []string     { return nil }
func (builtinsOnly) Functions() []string { return nil }
