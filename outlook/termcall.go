package outlook

import (
	"strings"

	"loadline"
	"loadline/formula"
)

// shape is how a function of the plan is made.
type shape struct {
	op     termOp
	least  int
	most   int  // how many arguments it takes; 0: any number
	truths bool // its arguments are yes or no
	truth  bool // it is itself
	swap   bool // its arguments change places
	not    bool // it is the opposite
}

// shapeOf is how a function or an operator of the plan is made.
func shapeOf(name string) (shape, bool) {
	switch name {
	case "+":
		return shape{op: addOp, least: 2, most: 2}, true
	case "-":
		return shape{op: subOp, least: 2, most: 2}, true
	case "*":
		return shape{op: mulOp, least: 2, most: 2}, true
	case "/":
		return shape{op: divOp, least: 2, most: 2}, true
	case "neg":
		return shape{op: negOp, least: 1, most: 1}, true
	case "min":
		return shape{op: minOp, least: 1}, true
	case "max":
		return shape{op: maxOp, least: 1}, true
	case "abs":
		return shape{op: absOp, least: 1, most: 1}, true
	case "floor":
		return shape{op: floorOp, least: 1, most: 1}, true
	case "exp":
		return shape{op: expOp, least: 1, most: 1}, true
	case "log":
		return shape{op: logOp, least: 1, most: 1}, true
	case "sqrt":
		return shape{op: sqrtOp, least: 1, most: 1}, true
	}
	return truthShape(name)
}

// truthShape is that of one that is yes or no.
func truthShape(name string) (shape, bool) {
	switch name {
	case "<":
		return shape{op: lessOp, least: 2, most: 2, truth: true}, true
	case ">":
		return shape{op: lessOp, least: 2, most: 2, truth: true, swap: true}, true
	case "<=":
		return shape{op: mostOp, least: 2, most: 2, truth: true}, true
	case ">=":
		return shape{op: mostOp, least: 2, most: 2, truth: true, swap: true}, true
	case "==":
		return shape{op: sameOp, least: 2, most: 2, truth: true}, true
	case "!=":
		return shape{op: sameOp, least: 2, most: 2, truth: true, not: true}, true
	case "&&":
		return shape{op: andOp, least: 2, most: 2, truths: true, truth: true}, true
	case "||":
		return shape{op: orOp, least: 2, most: 2, truths: true, truth: true}, true
	case "!":
		return shape{op: notOp, least: 1, most: 1, truths: true, truth: true}, true
	}
	return shape{}, false
}

// functionNames are those that a plan may call, for "did you mean".
func functionNames() []string {
	return []string{"min", "max", "abs", "floor", "exp", "log", "sqrt", "ago", "monthly", "each_time", "pct", "usd", "money", "months",
		"between", "normal", "lognormal", "logitnormal", "uniform", "triangular", "beta", "choice", "samples"}
}

func (k *compiling) call(e loadline.Expr) term {
	s, known := shapeOf(e.Name)
	switch {
	case known:
		return k.shaped(e, s)
	case e.Name == "?" && len(e.Args) == 3:
		return k.choice(e)
	case e.Name == "ago":
		return k.before(e)
	case e.Name == "monthly" && len(e.Args) == 1 && isDistribution(e.Args[0]):
		return k.distribution(e.Args[0], loadline.PerMonth)
	case e.Name == "each_time" && len(e.Args) == 1 && isDistribution(e.Args[0]):
		if k.f.owner.Kind != "raise" {
			return k.tell(loadline.WrongType, e.At, loadline.Textf("each_time means nothing in %v", k.f.key()), loadline.Textf("It is anew at each attempt of a raise, and stands in one."), loadline.Textf("Write monthly(…), or the distribution alone: once for a whole future."))
		}
		return k.distribution(e.Args[0], loadline.PerEvent)
	case isDistribution(e):
		return k.distribution(e, loadline.PerPath)
	}
	if v, ok := constant(e, k.c.Currency); ok {
		return term{op: constOp, num: v, at: e.At}
	}
	if e.Name == "usd" || e.Name == "money" {
		return k.tell(loadline.WrongType, e.At, loadline.Textf("%s is not in the plan's currency, %s", formula.Written(e), k.c.Currency),
			loadline.Textf("A plan has one currency: nobody says at which rate another would be changed."), loadline.Textf("Write the amount in %s.", k.c.Currency))
	}
	hint := loadline.Textf("A plan may call: %s.", strings.Join(functionNames(), ", "))
	if near := formula.Closest(e.Name, functionNames()); near != "" {
		hint = loadline.Textf("Did you mean %s?", near)
	}
	return k.tell(loadline.UnknownName, e.At, loadline.Textf("%s is no function of a plan", formula.Written(e)), loadline.Textf("%v calls it.", k.f.key()), hint)
}

func (k *compiling) shaped(e loadline.Expr, s shape) term {
	if len(e.Args) < s.least || s.most > 0 && len(e.Args) > s.most {
		return k.tell(loadline.WrongType, e.At, loadline.Textf("%s does not take %d values", e.Name, len(e.Args)), loadline.Textf("It takes %d.", s.least), loadline.Text{})
	}
	args := k.those(e.Args, s.truths)
	if s.swap {
		args[0], args[1] = args[1], args[0]
	}
	t := term{op: s.op, args: args, truth: s.truth, at: e.At}
	if s.not {
		t = term{op: notOp, args: []term{t}, truth: true, at: e.At}
	}
	return t
}

// choice is "condition ? one : other".
func (k *compiling) choice(e loadline.Expr) term {
	before := len(k.problems)
	condition := k.those(e.Args[:1], true)[0]
	a, b := k.term(e.Args[1]), k.term(e.Args[2])
	if a.truth != b.truth && len(k.problems) == before {
		return k.mismatch(b, a.truth)
	}
	return term{op: ifOp, args: []term{condition, a, b}, truth: a.truth, at: e.At}
}

// before is what something was some months before.
func (k *compiling) before(e loadline.Expr) term {
	if len(e.Args) != 2 {
		return k.tell(loadline.WrongType, e.At, loadline.Textf("ago takes two values"), loadline.Textf("What, and how many months before: ago(income.api, 3)."), loadline.Text{})
	}
	v, ok := constant(e.Args[1], k.c.Currency)
	n, whole := v.Int64()
	switch {
	case !ok || !whole || n > MostMonths:
		return k.tell(loadline.WrongType, e.Args[1].At, loadline.Textf("ago takes a whole number of months"), loadline.Textf("It got %s.", formula.Written(e.Args[1])), loadline.Text{})
	case n < 0:
		return k.tell(loadline.ReadsLaterMonth, e.At, loadline.Textf("%v reads a later month", k.f.key()),
			loadline.Textf("%s is what will be %d months later. Nobody who decides then knows it.", formula.Written(e), -n), loadline.Textf("Read what was: a number of months above zero."))
	}
	of := k.term(e.Args[0])
	if n == 0 {
		return of
	}
	if of.op != nameOp && len(k.problems) == 0 {
		return k.tell(loadline.WrongType, e.Args[0].At, loadline.Textf("ago takes a name of the plan"), loadline.Textf("It got %s.", formula.Written(e.Args[0])), loadline.Textf("Give what you mean a name, as a driver."))
	}
	return term{op: agoOp, ago: int(n), args: []term{of}, truth: of.truth, at: e.At}
}

// isDistribution says whether an expression is a distribution.
func isDistribution(e loadline.Expr) bool {
	return e.Op == loadline.Call && loadline.SpreadKind(e.Name).Known()
}
