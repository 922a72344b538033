package formula

import (
	"loadline"
)

// Limits on one expression, so that a hostile one costs neither the stack nor unbounded time.
const (
	maxDepth = 1000  // nested operators and calls
	maxNodes = 5000  // operators, calls, names and literals
	maxBits  = 8192  // of a numerator or denominator; 200 chained products of prices reach 1,982
)

// Eval evaluates e, telling every problem. Where there is one, its part of the value is not known; the rest is evaluated
// all the same. The value's Because is the tree of reasons, with the place of each.
func Eval(e loadline.Expr, env Env) (Value, loadline.Diagnostics) {
	v := &visit{env: env}
	out := v.eval(e)
	return v.finish(e, out), v.diags
}

// visit is one evaluation.
type visit struct {
	env          Env
	diags        loadline.Diagnostics
	depth, nodes int
	unreached    int    // above 0: in a part that a decided side makes irrelevant
	currency     string // the company's own, where the Env says it
}

func (v *visit) eval(e loadline.Expr) Value { return Value{} }

func (v *visit) finish(e loadline.Expr, out Value) Value { return out }
