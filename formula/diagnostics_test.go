package formula

import (
	"strings"
	"testing"
	"time"

	"loadline"
)

// Each line is an expression, and what its first diagnostic says; the summary, then the hint.
const letters = `
	input.pre_mony         => There is no input.pre_mony | Did you mean input.pre_money?
	input.raise-1          => There is no input.raise-1 | A hyphen belongs to a name. To subtract, put blanks around the minus: input.raise - 1.
	input.raise-input.raise => There is no input.raise-input.raise | A hyphen belongs to a name. To subtract, put blanks around the minus: input.raise - input.raise.
	zzz                    => There is no zzz | Write a text in quotes; a name stands for a fact, such as stakeholder.founder_1.
	fully_dilute()         => There is no function fully_dilute | Did you mean fully_diluted?
	moths(3)               => There is no function moths | Did you mean months?
	frobnicate(3)          => There is no function frobnicate | loadline explain unknown-function lists the functions.
	input.pre_money + fully_diluted() => money in USD and shares do not go together in + | A bare number takes the unit of the other side; other units are not converted.
	usd(1) < money("EUR 1") => money in USD and money in EUR do not go together in < | Loadline knows no rates of exchange: state both in one currency.
	company.as_of + 3      => a date and a bare number do not go together in + | Say what the number counts: days(3), months(3) or years(3).
	months(1) >= fully_diluted() => a duration and shares do not go together in ≥ | A bare number takes the unit of the other side; other units are not converted.
	true + 1               => yes or no and a bare number do not go together in + | Yes and no are joined by && and ||, or compared by == and !=.
	stakeholder.founder_1 < 3 => the stakeholder stakeholder.founder_1 and a bare number do not go together in < | A named fact is compared by == and != with another; ask a function for its figures.
	usd(1) * usd(1)        => money in USD and money in USD do not go together in × | A bare number scales anything; shares times a price are money.
	1 / usd(1)             => a bare number and money in USD do not go together in / | Money is divided by money, by shares (a price) or by a bare number; shares by shares or by a bare number.
	3 / (1 - 1)            => Division by zero | Ask first: 1 - 1 == 0 ? … : ….
	never > months(1)      => none has no size | Ask for it first: x == never || x >= months(3).
	between(4, 1)          => between(low, high) takes the smaller first | Swap the two.
	owns(3)                => owns takes stakeholder.… as who, not a bare number | It is written owns(who, [class]).
	owns()                 => owns takes 1 to 2 arguments, not 0 | It is written owns(who, [class]).
	pct()                  => pct takes one argument, not 0 | It is written pct(n).
	max()                  => max takes at least 1 arguments, not 0 | It is written max(x, …).
	months(true)           => months takes a bare number as n, not yes or no | It is written months(n).
	usd(true)              => usd takes a bare number or money or a text as amount, not yes or no | It is written usd(amount).
	date("32 May")         => "32 May" is not a date such as "2026-11-01" | It is written date(day).
	company.as_of > "soon" => "soon" is not a date such as "2026-11-01" |
	input.raise > "much"   => "much" is not an amount such as "USD 1,250,000.50" |
	"a" < "b"              => a text and a text do not go together in < | A text is read by date("2026-11-01") or usd("80M"); texts are compared by == and != with one another.
	1 && true              => Here stands a bare number where yes or no is asked for | Compare it with something: x > 0, x == none.
`

func TestLetters(t *testing.T) {
	for _, line := range lines(letters) {
		source, want, _ := strings.Cut(line, "=>")
		_, diags := Eval(parse(t, strings.TrimSpace(source)), northwindEnv())
		if len(diags) == 0 {
			t.Errorf("%s: no diagnostic", source)
			continue
		}
		got := strings.TrimSpace(diags[0].Summary.String() + " | " + diags[0].Hint.String())
		if got != strings.TrimSpace(want) {
			t.Errorf("%s\n  got  %s\n  want %s", source, got, strings.TrimSpace(want))
		}
	}
}

// A currency that nobody stated is not taken to be that of the other side.
func TestCurrencyNotStated(t *testing.T) {
	env := valueEnv{"cash": MoneyValue(loadline.MoneyOf(loadline.Int(5), ""))}
	_, diags := Eval(parse(t, "cash < usd(6)"), env)
	if len(diags) != 1 || diags[0].Code != loadline.UnitMismatch || !strings.Contains(diags[0].Hint.String(), "State the currency") {
		t.Errorf("got %v", diags)
	}
	if v, diags := Eval(parse(t, "cash < 6 && cash < \"7\""), env); v.Truth != loadline.Yes || len(diags) > 0 {
		t.Errorf("amounts of one currency, not stated: %v %v", v, diags)
	}
}

// Expressions that no parser makes are reported, not obeyed.
func TestImpossibleExpressions(t *testing.T) {
	deep := loadline.Expr{Op: loadline.Num, Num: loadline.Int(1)}
	for range 100000 {
		deep = loadline.Expr{Op: loadline.Call, Name: "neg", Args: []loadline.Expr{deep}}
	}
	wide := loadline.Expr{Op: loadline.List, Args: make([]loadline.Expr, 100000)}
	for i := range wide.Args {
		wide.Args[i] = loadline.Expr{Op: loadline.RefTo, Name: "true"}
	}
	for name, c := range map[string]struct {
		e    loadline.Expr
		want loadline.Code
	}{
		"nothing":                 {loadline.Expr{}, loadline.BadExpression},
		"no such op":              {loadline.Expr{Op: 99}, loadline.BadExpression},
		"+ without sides":         {loadline.Expr{Op: loadline.Call, Name: "+"}, loadline.BadExpression},
		"a nested nothing":        {loadline.Expr{Op: loadline.List, Args: make([]loadline.Expr, 1)}, loadline.BadExpression},
		"a hundred thousand deep": {deep, loadline.TooLarge},
		"a hundred thousand wide": {wide, loadline.TooLarge},
	} {
		_, diags := Eval(c.e, nil)
		if len(diags) != 1 || diags[0].Code != c.want {
			t.Errorf("%s: %v, want %s", name, diags, c.want)
		}
	}
}

// A number that an Env knows exactly hangs on nothing, whatever the Env says.
func TestExactNumbersHangOnNothing(t *testing.T) {
	sure := loadline.Exactly(loadline.Int(3))
	sure.Open = []loadline.Unknown{{Question: "q"}}
	if v, _ := Eval(parse(t, "sure"), valueEnv{"sure": NumberValue(sure)}); len(v.Open()) > 0 || len(v.Because.Because) > 0 {
		t.Errorf("%v hangs on %v", v, v.Open())
	}
}

// A value in an impossible form is taken as it is, without a panic.
func TestImpossibleValues(t *testing.T) {
	upside := loadline.Between(loadline.Int(5), loadline.Int(3))
	env := valueEnv{
		"upside": NumberValue(upside), "far": {Kind: Date, Number: loadline.Exactly(loadline.Int(1 << 60))}, "half": {Kind: Date, Number: loadline.Exactly(loadline.Frac(1, 2))},
		"odd": {Kind: Kind(77), Unit: Unit(88), Truth: loadline.Truth(99)}, "bare": {Kind: Duration}, "empty": {Kind: Date}, "truth": {Kind: Truth, Truth: -9},
	}
	for a := range env {
		for b := range env {
			for _, op := range []string{"+", "-", "*", "/", "<", "==", "&&"} {
				v, _ := Eval(parse(t, a+" "+op+" "+b), env)
				_ = v.String()
			}
			for _, call := range []string{"max(%, $)", "abs(%)", "floor(%)", "months(%)", "between(%, $)", "at_least(%)", "% ? % : $", "[%] == [$]", "-%"} {
				v, _ := Eval(parse(t, strings.NewReplacer("%", a, "$", b).Replace(call)), env)
				_ = v.String()
			}
		}
	}
}

// fibonacci answers x59 by x58 + x57 and so on: an Env whose facts rest on facts.
type fibonacci struct{ memo map[string]Value }

func (f fibonacci) Ref(name string, _ loadline.Source) (Value, bool) {
	v, ok := f.memo[name]
	return v, ok
}
func (f fibonacci) Call(loadline.Expr, func(loadline.Expr) Value) (Value, bool) {
	return Value{}, false
}
func (f fibonacci) Names() []string     { return nil }
func (f fibonacci) Functions() []string { return nil }

// The reasons of facts that rest on one another stay a tree that can be printed.
func TestReasonsStaySmall(t *testing.T) {
	env := fibonacci{map[string]Value{"x": {Kind: Number, Number: loadline.Exactly(loadline.Int(1)), Because: loadline.Reason{Says: loadline.Textf("one")}}}}
	name := "x"
	for range 60 {
		v, diags := Eval(parse(t, name+" + "+name), env)
		if len(diags) > 0 {
			t.Fatal(diags)
		}
		if n := count(v.Because, 1e6); n > 3*maxSteps {
			t.Fatalf("%d reasons", n)
		}
		name += "x"
		env.memo[name] = v
	}
	if got := env.memo[name].String(); got != "1152921504606846976" {
		t.Errorf("2^60 is %s", got)
	}
}

// crowd is an Env of twenty thousand stakeholders.
type crowd struct{ valueEnv }

func (crowd) Names() []string {
	names := make([]string, 20000)
	for i := range names {
		names[i] = "stakeholder.holder_" + loadline.Int(int64(i)).String()
	}
	return names
}

// The costliest expressions within the limits end in a moment.
func TestHostileExpressionsAreCheap(t *testing.T) {
	big := "(" + strings.Repeat("9", 399) + ")"
	product := strings.TrimSuffix(strings.Repeat(big+" * ", 900), " * ")
	unknowns := strings.Builder{}
	unknowns.WriteString("[")
	for i := range 2400 {
		unknowns.WriteString("unknown(\"" + loadline.Int(int64(i)).String() + "\"),")
	}
	strangers := "[" + strings.TrimSuffix(strings.Repeat("stakeholder.holdre_7,", 4000), ",") + "]"
	for name, s := range map[string]string{
		"unknown names": strangers, "products": product, "sums of unlike fractions": "1/" + strings.ReplaceAll(product, " * ", " + 1/"),
		"unknowns": strings.TrimSuffix(unknowns.String(), ",") + "]",
	} {
		start := time.Now()
		e, err := parseExpr(s)
		if err != nil {
			t.Fatal(name, err)
		}
		Eval(e, crowd{})
		if d := time.Since(start); d > 5*time.Second {
			t.Errorf("%s took %v", name, d)
		} else {
			t.Logf("%s took %v", name, d)
		}
	}
}
