package formula

import (
	"slices"
	"testing"

	"loadline"
)

// tree of bytes: each byte chooses an operator, a function or a leaf, the following ones its operands.
type bytesReader struct {
	data []byte
	n    int // nodes made
}

func (r *bytesReader) next() int {
	if len(r.data) == 0 {
		return 0
	}
	b := r.data[0]
	r.data = r.data[1:]
	return int(b)
}

var fuzzCalls = slices.Concat([]string{"+", "-", "*", "/", "neg", "<", "<=", ">", ">=", "==", "!=", "&&", "||", "!", "?"},
	BuiltinNames(), []string{"fully_diluted", "owns", "until", "no_such"})

var fuzzNames = []string{"q", "q", "q", "input.pre_money", "contract.cloud.notice", "contract.chips.notice", "stakeholder.founder_1",
	"stock_class.series_a", "company.as_of", "series_a.votes", "charter.read", "company.shares_expected", "true", "none", "nobody"}

var fuzzTexts = []string{"2026-11-01", "USD 5M", "80k", "", "ask counsel"}

func (r *bytesReader) expr(depth int) loadline.Expr {
	r.n++
	at := loadline.Source{File: "x.hcl", Line: int32(r.n)}
	kind := r.next() % 8
	if depth == 0 && kind > 3 {
		kind -= 4
	}
	switch kind {
	case 0:
		return loadline.Expr{Op: loadline.Num, Num: loadline.Frac(int64(r.next())-100, int64(r.next()%7+1)), At: at}
	case 1:
		return loadline.Expr{Op: loadline.Str, Name: fuzzTexts[r.next()%len(fuzzTexts)], At: at}
	case 2, 3:
		return loadline.Expr{Op: loadline.RefTo, Name: fuzzNames[r.next()%len(fuzzNames)], At: at}
	}
	e := loadline.Expr{Op: loadline.Call, Name: fuzzCalls[r.next()%len(fuzzCalls)], At: at}
	if kind == 4 {
		e.Op = loadline.List
	}
	n := operands(e.Name)
	if n == 0 {
		n = r.next() % 4
		if s, _, ok := Builtin(e.Name); ok && kind != 5 {
			n = len(s.Params)
		}
	}
	for range n {
		e.Args = append(e.Args, r.expr(depth-1))
	}
	return e
}

// settled is the Env of northwind in which the open "q" has an answer.
type settled struct {
	northwind
	q Value
}

func (s settled) Ref(name string, at loadline.Source) (Value, bool) {
	if name == "q" {
		return s.q, true
	}
	return s.northwind.Ref(name, at)
}

// answers are what "q" may turn out to be.
func answers() []Value {
	return []Value{
		RatioValue(loadline.Int(3)), RatioValue(loadline.Int(0)), RatioValue(loadline.Frac(-1, 2)), NoneValue(), TextValue("x"), DateValue(loadline.DateOf(2027, 1, 31)),
		TruthValue(loadline.Yes), TruthValue(loadline.No), MoneyValue(loadline.MoneyOf(loadline.Int(7), "USD")), SharesValue(loadline.Exactly(loadline.Int(5))),
		SpanValue(loadline.Duration{Months: 2}), SpanValue(loadline.Duration{Days: 40}), RefValue(loadline.Ref{Kind: "stakeholder", Name: "founder_1"}), ListValue(),
	}
}

// Any tree is evaluated without a panic and with whole letters, and an answer to an open question never overturns
// what was said before it.
func FuzzEval(f *testing.F) {
	f.Add([]byte{6, 0, 2, 0, 0, 103, 0})
	f.Add([]byte{6, 5, 2, 0, 6, 20, 2, 3})
	f.Add([]byte{6, 14, 2, 0, 0, 1, 1, 6, 10, 2, 8, 1, 0})
	f.Add([]byte("the quick brown fox jumps over the lazy dog and so on and on"))
	env := northwindEnv()
	f.Fuzz(func(t *testing.T, data []byte) {
		e := (&bytesReader{data: data}).expr(6)
		before, diags := Eval(e, settled{env, UnknownValue("q?", loadline.Source{})})
		for _, d := range diags {
			checkLetter(t, written(e), d)
		}
		if before.Because.Says.IsZero() || before.Problems != nil {
			t.Fatalf("%s: %+v", written(e), before)
		}
		if before.Known() && before.Kind != List && len(before.Open()) > 0 {
			t.Fatalf("%s is %v, and still hangs on %v", written(e), before, before.Open())
		}
		_ = before.String()
		if len(diags) > 0 {
			return
		}
		for _, q := range answers() {
			after, diags := Eval(e, settled{env, q})
			if len(diags) == 0 {
				checkRefined(t, written(e), q, before, after)
			}
		}
	})
}

// checkRefined: what is known after an answer lies within what was known before.
func checkRefined(t *testing.T, formula string, q, before, after Value) {
	t.Helper()
	if before.Kind == Truth && before.Truth != loadline.CannotTell && (after.Kind != Truth || after.Truth != before.Truth) {
		t.Fatalf("%s is %v, but with q = %v it is %v", formula, before, q, after)
	}
	if before.Kind != after.Kind || before.Unit != after.Unit || before.Kind != Number && before.Kind != Date && before.Kind != Duration {
		return
	}
	for _, n := range [2][2]loadline.Number{{before.Number, after.Number}, {before.days, after.days}} {
		if before.Kind == Duration && !before.days.IsZero() && !before.Number.IsZero() {
			continue // months and days may have been told apart
		}
		wide, narrow := n[0], n[1]
		if wide.Lo != nil && (narrow.Lo == nil || narrow.Lo.Cmp(*wide.Lo) < 0) || wide.Hi != nil && (narrow.Hi == nil || narrow.Hi.Cmp(*wide.Hi) > 0) {
			t.Fatalf("%s is %v, but with q = %v it is %v", formula, before, q, after)
		}
	}
}
