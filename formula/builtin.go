package formula

import (
	"slices"

	"loadline"
)

// builtin is a function that formula knows by itself. An argument of which not even the kind is known reaches do, since the
// kind of the result is often known all the same: months(unknown("…")) is a duration.
type builtin struct {
	Signature
	doc string
	do  func(v *visit, e loadline.Expr, args []Value) Value
}

var (
	plain     = []Unit{Plain}
	number    = []Kind{Number}
	text      = []Kind{Text}
	sizes     = []Kind{Number, Duration, Date}
	spans     = []Kind{Number, Duration}
	anAmount  = Param{Name: "amount", Kinds: []Kind{Number, Text}, Units: []Unit{Plain, Money}}
	aSize     = Param{Name: "x", Kinds: sizes}
	aNumber   = Param{Name: "x", Kinds: number}
	aPlain    = Param{Name: "n", Kinds: number, Units: plain}
	aQuestion = Param{Name: "question", Kinds: text}
)

// builtins are the functions, by name.
var builtins = [...]builtin{
	{Signature{Name: "abs", Params: []Param{{Name: "x", Kinds: spans}}}, "x without its sign", (*visit).abs},
	{Signature{Name: "at_least", Params: []Param{aSize}}, "a value of which only is known that it is not below x", (*visit).oneSided},
	{Signature{Name: "at_most", Params: []Param{aSize}}, "a value of which only is known that it is not above x", (*visit).oneSided},
	{Signature{Name: "between", Params: []Param{{Name: "low", Kinds: sizes}, {Name: "high", Kinds: sizes}}}, "a value that lies from low to high", (*visit).between},
	{Signature{Name: "date", Params: []Param{{Name: "day", Kinds: []Kind{Date}}}}, "a day: date(\"2026-11-01\")", (*visit).date},
	{Signature{Name: "days", Params: []Param{aPlain}}, "a duration of n days", (*visit).span},
	{Signature{Name: "floor", Params: []Param{aNumber}}, "the largest whole number not above x", (*visit).floor},
	{Signature{Name: "max", Params: []Param{aSize}, Variadic: true}, "the largest of its arguments", (*visit).extreme},
	{Signature{Name: "min", Params: []Param{aSize}, Variadic: true}, "the smallest of its arguments", (*visit).extreme},
	{Signature{Name: "money", Params: []Param{anAmount}}, "an amount: money(\"EUR 1,250,000.50\"); without a currency the company's own", (*visit).money},
	{Signature{Name: "months", Params: []Param{aPlain}}, "a duration of n months", (*visit).span},
	{Signature{Name: "pct", Params: []Param{aPlain}}, "n percent: pct(15) is 0.15", (*visit).percent},
	{Signature{Name: "round", Params: []Param{aNumber, {Name: "decimals", Kinds: number, Units: plain}}, Optional: 1}, "x to so many decimals, a half away from zero", (*visit).round},
	{Signature{Name: "unknown", Params: []Param{aQuestion}}, "a value that nobody stated, and the question that would settle it", (*visit).unknown},
	{Signature{Name: "usd", Params: []Param{anAmount}}, "an amount in US dollars: usd(\"80M\")", (*visit).usd},
	{Signature{Name: "years", Params: []Param{aPlain}}, "a duration of n years of twelve months", (*visit).span},
}

// BuiltinNames are the functions that formula answers by itself, in order of the alphabet.
func BuiltinNames() []string {
	names := make([]string, len(builtins))
	for i := range builtins {
		names[i] = builtins[i].Name
	}
	return names
}

// Builtin is how a built-in function is written, what it gives in a few words, and whether there is such a function.
func Builtin(name string) (written Signature, doc string, ok bool) {
	if b := builtinNamed(name); b != nil {
		return b.Signature, b.doc, true
	}
	return Signature{}, "", false
}

func builtinNamed(name string) *builtin {
	for i := range builtins {
		if builtins[i].Name == name {
			return &builtins[i]
		}
	}
	return nil
}

// isLiteralFunction says whether a call of it reads like a literal, which needs no name beside its value.
func isLiteralFunction(name string) bool {
	switch name {
	case "at_least", "at_most", "between", "date", "days", "money", "months", "pct", "unknown", "usd", "years":
		return true
	}
	return false
}

func (v *visit) unknown(e loadline.Expr, args []Value) Value {
	if args[0].Kind == Text && args[0].Text == "" {
		v.fault(e, loadline.BadArgument,
			loadline.Textf("The question is empty"),
			loadline.Textf("What is not known is said by the question that would settle it."),
			loadline.Textf("Write whom to ask what: unknown(\"counsel: how many votes has a share of Series A?\")."))
		return Value{}
	}
	return UnknownValue(args[0].Text, e.At)
}

func (v *visit) usd(e loadline.Expr, args []Value) Value { return v.amount(e, args[0], "USD") }

func (v *visit) money(e loadline.Expr, args []Value) Value {
	if args[0].Unit == Money { // an amount already
		return derived(e, args[0], args...)
	}
	return v.amount(e, args[0], v.currency)
}

// amount is a bare number or a text as money; a text may name its currency, but no other than the one asked for.
func (v *visit) amount(e loadline.Expr, x Value, currency string) Value {
	switch {
	case x.Kind == Unknown:
		return AmountValue(loadline.Number{Open: x.Open()}, currency)
	case x.Kind == Number && x.Unit == Plain:
		return derived(e, AmountValue(x.Number, currency), x)
	case x.Kind == Number:
		return v.mismatch(e, x, AmountValue(loadline.Number{}, currency))
	}
	m, ok := ParseMoney(x.Text, currency)
	if !ok || e.Name == "usd" && m.Currency != currency {
		return v.fault(e, loadline.BadArgument,
			loadline.Textf("%q is not an amount of money for %s", shortened(x.Text), e.Name),
			loadline.Textf("An amount is digits with an optional point; commas separate thousands; k, M and bn may follow, and three capitals name the currency."),
			loadline.Textf("Write usd(\"1,250,000.50\"), usd(\"80M\") or money(\"EUR 3bn\")."))
	}
	return derived(e, MoneyValue(m), x)
}

func (v *visit) percent(e loadline.Expr, args []Value) Value {
	return derived(e, FigureValue(args[0].Number.Mul(loadline.Exactly(loadline.Frac(1, 100))), Ratio), args...)
}

func (v *visit) span(e loadline.Expr, args []Value) Value {
	n := args[0].Number
	switch e.Name {
	case "days":
		return derived(e, DurationValue(whole(0), n), args...)
	case "years":
		n = n.Mul(whole(12))
	}
	return derived(e, DurationValue(n, whole(0)), args...)
}

func (v *visit) date(e loadline.Expr, args []Value) Value {
	if args[0].Kind == Unknown {
		return Value{Kind: Date, Number: loadline.Number{Open: args[0].Open()}}
	}
	return derived(e, args[0], args...)
}

func (v *visit) between(e loadline.Expr, args []Value) Value {
	lo, hi := adaptTo(args[0], args[1]), adaptTo(args[1], args[0])
	if lo.Kind == Unknown || hi.Kind == Unknown {
		known := lo
		if known.Kind == Unknown {
			known = hi
		}
		return v.bounded(e, known, loadline.Number{Open: join(lo.Open(), hi.Open())}, lo, hi)
	}
	if lo.Kind != hi.Kind || lo.Kind == Number && !sameUnit(lo, hi) {
		return v.mismatch(e, lo, hi)
	}
	if lo.Kind == Duration && !(lo.days.IsZero() && hi.days.IsZero()) && !(lo.Number.IsZero() && hi.Number.IsZero()) {
		return v.fault(e, loadline.BadArgument,
			loadline.Textf("between takes two durations in months or two in days"),
			loadline.Textf("It got %v and %v.", lo.Arg(), hi.Arg()), loadline.Text{})
	}
	if order("<", extent(hi), extent(lo)) == loadline.Yes {
		return v.faultOfValue(e, loadline.BadArgument,
			loadline.Textf("between(low, high) takes the smaller first"),
			loadline.Textf("%v is above %v.", lo.Arg(), hi.Arg()), loadline.Textf("Swap the two."))
	}
	n := loadline.Number{Lo: extent(lo).Lo, Hi: extent(hi).Hi}
	return v.bounded(e, figured(lo, hi), n, lo, hi)
}

// extent is the number that orders a value: of a duration its months, or its days where it has no months.
func extent(x Value) loadline.Number {
	if x.Kind == Duration && x.Number.IsZero() {
		return x.days
	}
	return x.Number
}

func (v *visit) oneSided(e loadline.Expr, args []Value) Value {
	x := args[0]
	n := loadline.Number{Lo: extent(x).Lo}
	if e.Name == "at_most" {
		n = loadline.Number{Hi: extent(x).Hi}
	}
	if x.Kind == Duration && !x.days.IsZero() && !x.Number.IsZero() {
		n = loadline.Number{} // months and days: the unit of a bound is not one of the two
	}
	return v.bounded(e, x, n, args...)
}

// bounded is a value like another of which only bounds are known; what it is exactly is the question.
func (v *visit) bounded(e loadline.Expr, like Value, n loadline.Number, from ...Value) Value {
	n = opened(n, join(append(opens(from), []loadline.Unknown{{Question: boundQuestion(e), At: e.At, Within: true}})...))
	switch like.Kind {
	case Number:
		return derived(e, withNumber(like, n), from...)
	case Date:
		return derived(e, Value{Kind: Date, Number: n}, from...)
	case Duration:
		if countsDays(e, from) {
			return derived(e, DurationValue(whole(0), n), from...)
		}
		return derived(e, DurationValue(n, whole(0)), from...)
	}
	return derived(e, OpenValue(n.Open...), from...)
}

// countsDays says whether a bound on a duration counts days: as the durations do that it comes from, and where all of these are
// nothing, as they are written.
func countsDays(e loadline.Expr, from []Value) bool {
	for _, x := range from {
		if x.Kind == Duration && !(x.Number.IsZero() && x.days.IsZero()) {
			return x.Number.IsZero()
		}
	}
	return slices.ContainsFunc(e.Args, func(a loadline.Expr) bool { return a.Op == loadline.Call && a.Name == "days" })
}

// boundQuestion asks for the value within the bounds. Its place tells two of the same bounds apart.
func boundQuestion(e loadline.Expr) string {
	if e.At.Known() {
		return loadline.Textf("How much exactly is %s? (%v)", written(e), e.At).String()
	}
	return loadline.Textf("How much exactly is %s?", written(e)).String()
}

func (v *visit) abs(e loadline.Expr, args []Value) Value {
	x := args[0]
	switch x.Kind {
	case Unknown:
		return OpenValue(x.Open()...)
	case Duration:
		return derived(e, DurationValue(absolute(x.Number), absolute(x.days)), x)
	}
	return derived(e, withNumber(x, absolute(x.Number)), x)
}

func absolute(n loadline.Number) loadline.Number {
	zero := loadline.Ratio{}
	switch {
	case n.Lo != nil && n.Lo.Sign() >= 0:
		return n
	case n.Hi != nil && n.Hi.Sign() <= 0:
		return n.Neg()
	case n.Lo == nil || n.Hi == nil:
		return loadline.Number{Lo: &zero, Open: n.Open}
	}
	hi := n.Lo.Neg().Max(*n.Hi)
	return loadline.Number{Lo: &zero, Hi: &hi, Open: n.Open}
}

func (v *visit) floor(e loadline.Expr, args []Value) Value {
	return v.stepwise(e, args[0], loadline.Ratio.Floor, args)
}

// maxDecimals bounds round: no document rounds finer.
const maxDecimals = 30

func (v *visit) round(e loadline.Expr, args []Value) Value {
	decimals := int64(0)
	if len(args) == 2 {
		r, known := args[1].Number.Exact()
		n, isInt := r.Int64()
		if !known || !isInt || n < 0 || n > maxDecimals {
			return v.faultOfValue(e, loadline.BadArgument,
				loadline.Textf("round takes 0 to %d decimals, not %v", maxDecimals, args[1].Arg()), loadline.Text{}, loadline.Text{})
		}
		decimals = n
	}
	return v.stepwise(e, args[0], func(r loadline.Ratio) loadline.Ratio {
		return r.Round(int(decimals), loadline.HalfUp)
	}, args)
}

// stepwise applies a function that never falls to both ends.
func (v *visit) stepwise(e loadline.Expr, x Value, f func(loadline.Ratio) loadline.Ratio, args []Value) Value {
	if x.Kind == Unknown {
		return OpenValue(x.Open()...)
	}
	n := loadline.Number{Lo: applied(f, x.Number.Lo), Hi: applied(f, x.Number.Hi)}
	return derived(e, withNumber(x, opened(n, x.Open())), args...)
}

func applied(f func(loadline.Ratio) loadline.Ratio, r *loadline.Ratio) *loadline.Ratio {
	if r == nil {
		return nil
	}
	out := f(*r)
	return &out
}

// extreme is min or max.
func (v *visit) extreme(e loadline.Expr, args []Value) Value {
	best := args[0]
	for _, x := range args[1:] {
		var ok bool
		if best, ok = v.better(e, best, x); !ok {
			return Value{}
		}
	}
	return derived(e, best, args...)
}

func (v *visit) better(e loadline.Expr, a, b Value) (Value, bool) {
	a, b = adaptTo(a, b), adaptTo(b, a)
	switch {
	case a.Kind == Unknown || b.Kind == Unknown:
		out, _ := openSum(a, b)
		return out, true
	case sameUnit(a, b):
		return withNumber(figured(a, b), pickNumber(e.Name, a.Number, b.Number)), true
	case a.Kind == Date && b.Kind == Date:
		return Value{Kind: Date, Number: pickNumber(e.Name, a.Number, b.Number)}, true
	case a.Kind == Duration && b.Kind == Duration:
		return v.betterSpan(e, a, b), true
	}
	v.mismatch(e, a, b)
	return Value{}, false
}

// pickNumber is the smaller or the larger of two numbers; where one surely is, the other's questions do not matter.
func pickNumber(name string, a, b loadline.Number) loadline.Number {
	if name == "max" {
		return pickNumber("min", a.Neg(), b.Neg()).Neg()
	}
	switch {
	case order("<=", a, b) == loadline.Yes:
		return a
	case order("<=", b, a) == loadline.Yes:
		return b
	}
	n := loadline.Number{Hi: a.Hi}
	if b.Hi != nil && (a.Hi == nil || b.Hi.Cmp(*a.Hi) < 0) {
		n.Hi = b.Hi
	}
	if a.Lo != nil && b.Lo != nil {
		lo := a.Lo.Min(*b.Lo)
		n.Lo = &lo
	}
	return opened(n, join(a.Open, b.Open))
}

// betterSpan is the shorter or the longer of two durations, or one of which only is known that it is either.
func (v *visit) betterSpan(e loadline.Expr, a, b Value) Value {
	switch {
	case a.days.IsZero() && b.days.IsZero():
		return DurationValue(pickNumber(e.Name, a.Number, b.Number), whole(0))
	case a.Number.IsZero() && b.Number.IsZero():
		return DurationValue(whole(0), pickNumber(e.Name, a.days, b.days))
	}
	longer := order(">=", spanDifference(a, b), whole(0))
	switch {
	case longer == loadline.CannotTell:
		return DurationValue(a.Number.Hull(b.Number), a.days.Hull(b.days))
	case (longer == loadline.Yes) == (e.Name == "max"):
		return a
	}
	return b
}
