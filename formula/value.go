package formula

import "loadline"

// Kind is what a [Value] is, and so which of its fields count.
type Kind uint8

// The kinds of values. The zero value is a value of which not even the kind is known.
const (
	Unknown  Kind = iota // unknown("a question"), or what could not be evaluated
	None                 // none, never
	Number               // a number with a [Unit]
	Truth                // yes, no or cannot tell
	Text                 // a word
	Fact                 // a named fact, such as stakeholder.founder_1
	Date                 // a day, or the days between which it lies
	Duration             // months and days
	List                 // values in order
)

// String is the kind in words with its article, as a diagnostic prints it: "a number".
func (k Kind) String() string {
	return [...]string{"not known", "none", "a number", "yes or no", "a text", "a named fact", "a date", "a duration", "a list"}[min(k, List)]
}

// Unit is what a number counts.
type Unit uint8

// The units of numbers. A price of a share has the unit Money.
const (
	Plain  Unit = iota // a bare number, a fraction, a factor
	Shares             // shares, units or options
	Votes              // votes, which are never shares
	Money              // an amount in the value's currency
)

// String is the unit in words, as a diagnostic prints it.
func (u Unit) String() string {
	return [...]string{"a bare number", "shares", "votes", "money"}[min(u, Money)]
}

// Figure is what a bare number is: one that somebody wrote, which takes the unit of what stands beside it, or a figure that an
// answer gave, which is of its own kind whatever stands beside it.
type Figure uint8

// The kinds of bare numbers.
const (
	Stated Figure = iota // a number as somebody wrote it
	Ratio                // a percentage, or what is made of an answer by multiplying and dividing
	Part                 // the part of a whole that an answer gave
	Count                // how many there are, as an answer counted
)

// String is the figure in words, as a diagnostic prints it.
func (f Figure) String() string {
	return [...]string{"a bare number", "a ratio", "a part of a whole", "a count"}[min(f, Count)]
}

// Value is what an expression comes to, with the reason why.
type Value struct {
	Kind     Kind
	Unit     Unit   // of a Number
	Currency string // of Money: ISO 4217; empty: the company's own
	Figure   Figure // of a Plain number

	// Number is the number itself, the months of a Duration, or the day count ([loadline.Date]) of a Date; exact or
	// bounds. Of any kind, its Open are the questions that the value hangs on.
	Number loadline.Number
	Truth  loadline.Truth
	Text   string
	Ref    loadline.Ref
	List   []Value

	Because  loadline.Reason
	Problems loadline.Diagnostics // what an [Env] found wrong while making the value; Eval takes them over

	days  loadline.Number // of a Duration, beyond the months
	steps int             // in Because, counted
}

// NumberValue is a bare number.
func NumberValue(n loadline.Number) Value { return Value{Kind: Number, Number: n} }

// FigureValue is a bare number that an answer gave.
func FigureValue(n loadline.Number, f Figure) Value { return Value{Kind: Number, Number: n, Figure: f} }

// RatioValue is a bare number that is known exactly.
func RatioValue(r loadline.Ratio) Value { return NumberValue(loadline.Exactly(r)) }

// SharesValue is a count of shares.
func SharesValue(n loadline.Number) Value { return Value{Kind: Number, Unit: Shares, Number: n} }

// VotesValue is a count of votes.
func VotesValue(n loadline.Number) Value { return Value{Kind: Number, Unit: Votes, Number: n} }

// MoneyValue is an exact amount.
func MoneyValue(m loadline.Money) Value { return AmountValue(loadline.Exactly(m.Amount), m.Currency) }

// AmountValue is an amount of which only bounds may be known; an empty currency is the company's own.
func AmountValue(n loadline.Number, currency string) Value {
	return Value{Kind: Number, Unit: Money, Currency: currency, Number: n}
}

// TruthValue is yes, no or cannot tell, and what a "cannot tell" hangs on.
func TruthValue(t loadline.Truth, open ...loadline.Unknown) Value {
	t = max(loadline.No, min(t, loadline.Yes))
	if t != loadline.CannotTell {
		open = nil
	}
	return Value{Kind: Truth, Truth: t, Number: loadline.Number{Open: open}}
}

// TextValue is a word.
func TextValue(s string) Value { return Value{Kind: Text, Text: s} }

// RefValue is a named fact.
func RefValue(r loadline.Ref) Value { return Value{Kind: Fact, Ref: r} }

// DateValue is a day. The zero date, which nobody stated, is a day of which nothing is known.
func DateValue(d loadline.Date) Value {
	if d == 0 {
		return Value{Kind: Date}
	}
	return Value{Kind: Date, Number: loadline.Exactly(loadline.Int(int64(d)))}
}

// DurationValue is a length of time: months and days beyond them.
func DurationValue(months, days loadline.Number) Value {
	return Value{Kind: Duration, Number: months, days: days}
}

// SpanValue is a length of time that is known exactly.
func SpanValue(l loadline.Duration) Value { return DurationValue(whole(l.Months), whole(l.Days)) }

// ListValue is values in order.
func ListValue(vs ...Value) Value { return Value{Kind: List, List: vs} }

// NoneValue is none or never: the fact that there is no such thing.
func NoneValue() Value { return Value{Kind: None} }

// UnknownValue is a value of which not even the kind is known, and the question that would settle it.
func UnknownValue(question string, at loadline.Source) Value {
	return OpenValue(loadline.Unknown{Question: question, At: at})
}

// OpenValue is a value of which not even the kind is known, and the questions that would settle it.
func OpenValue(open ...loadline.Unknown) Value {
	return Value{Kind: Unknown, Number: loadline.Number{Open: open}}
}

// FailedValue is what an [Env] returns for a call that went wrong: nothing is known of it, and Eval reports the problems.
func FailedValue(problems loadline.Diagnostics) Value { return Value{Problems: problems} }

func whole(n int) loadline.Number { return loadline.Exactly(loadline.Int(int64(n))) }

// Open are the questions that the value hangs on; none where it is known.
func (v Value) Open() []loadline.Unknown {
	if v.Kind == Duration {
		return join(v.Number.Open, v.days.Open)
	}
	return v.Number.Open
}

// Known says whether the value is certain: a number, day or length that is exact, a truth that can be told, a name, none,
// or a list of such.
func (v Value) Known() bool {
	switch v.Kind {
	case Unknown:
		return false
	case Number, Date:
		return v.Number.Known()
	case Duration:
		return v.Number.Known() && v.days.Known()
	case Truth:
		return v.Truth != loadline.CannotTell
	case List:
		for _, x := range v.List {
			if !x.Known() {
				return false
			}
		}
	}
	return true
}

// ExactRatio is the number where it is known, in whatever unit, and whether it is.
func (v Value) ExactRatio() (loadline.Ratio, bool) {
	if v.Kind != Number {
		return loadline.Ratio{}, false
	}
	return v.Number.Exact()
}

// ExactMoney is the amount where it is known, and whether it is; a bare number is none.
func (v Value) ExactMoney() (loadline.Money, bool) {
	r, ok := v.ExactRatio()
	if !ok || v.Unit != Money {
		return loadline.Money{}, false
	}
	return loadline.MoneyOf(r, v.Currency), true
}

// ExactDate is the day where it is known, and whether it is.
func (v Value) ExactDate() (loadline.Date, bool) {
	if v.Kind != Date {
		return 0, false
	}
	r, ok := v.Number.Exact()
	n, isInt := r.Int64()
	return loadline.Date(n), ok && isInt && firstDay <= loadline.Date(n) && loadline.Date(n) <= lastDay
}

// ExactDuration is the length where it is known and in whole months and days, and whether it is.
func (v Value) ExactDuration() (loadline.Duration, bool) {
	if v.Kind != Duration {
		return loadline.Duration{}, false
	}
	m, ok1 := smallInt(v.Number)
	d, ok2 := smallInt(v.days)
	return loadline.Duration{Months: m, Days: d}, ok1 && ok2
}

// Span is the length in months and the days beyond them, each exact or bounds. Of another kind nothing is known.
func (v Value) Span() (months, days loadline.Number) {
	if v.Kind != Duration {
		return loadline.Number{Open: v.Open()}, loadline.Number{Open: v.Open()}
	}
	return v.Number, v.days
}

// String is the value in English, plainly formatted; [Value.Arg] is for who formats better.
func (v Value) String() string { return loadline.Textf("%v", v.Arg()).String() }

// Arg is the value as an argument of a [loadline.Text]: a Ratio, Number, Shares, Money, Date, Duration, Ref, Truth,
// string, or a Text of its own where bounds have a currency or a unit beside them.
func (v Value) Arg() any {
	switch v.Kind {
	case None:
		return loadline.Textf("none")
	case Number:
		return v.numberArg()
	case Truth:
		return v.Truth
	case Text:
		return v.Text
	case Fact:
		return v.Ref
	case Date:
		return v.dateArg()
	case Duration:
		return v.durationArg()
	case List:
		return v.listArg()
	}
	return loadline.Textf("not known")
}

func (v Value) numberArg() any {
	r, known := v.Number.Exact()
	switch {
	case known && v.Unit == Shares:
		return loadline.SharesOf(r)
	case known && v.Unit == Money:
		return loadline.MoneyOf(r, v.Currency)
	case known:
		return r
	case v.Unit == Money && v.Currency != "":
		return loadline.Textf("%s %v", v.Currency, v.Number)
	}
	return v.Number
}

func (v Value) dateArg() any {
	if d, ok := v.ExactDate(); ok {
		return d
	}
	lo, hi := dayOf(v.Number.Lo), dayOf(v.Number.Hi)
	switch {
	case lo == 0 && hi == 0:
		return loadline.Textf("a day not known")
	case lo == 0:
		return loadline.Textf("up to %v", hi)
	case hi == 0:
		return loadline.Textf("from %v on", lo)
	}
	return loadline.Textf("between %v and %v", lo, hi)
}

func (v Value) durationArg() any {
	if l, ok := v.ExactDuration(); ok {
		return l
	}
	switch {
	case v.days.IsZero():
		return loadline.Textf("%v months", bare(v.Number))
	case v.Number.IsZero():
		return loadline.Textf("%v days", bare(v.days))
	}
	return loadline.Textf("%v months and %v days", bare(v.Number), bare(v.days))
}

// maxListed is how many items of a list are printed.
const maxListed = 20

func (v Value) listArg() any {
	if len(v.List) == 0 {
		return loadline.Textf("[]")
	}
	items := make([]any, 0, maxListed+1)
	for _, x := range v.List[:min(len(v.List), maxListed)] {
		items = append(items, x.Arg())
	}
	if more := len(v.List) - len(items); more > 0 {
		items = append(items, loadline.Textf("and %d more", more))
	}
	return loadline.Textf("[%v]", joined(items, func(first, rest any) loadline.Text { return loadline.Textf("%v, %v", first, rest) }))
}

// joined is the items in a row, of which there is at least one.
func joined(items []any, pair func(first, rest any) loadline.Text) any {
	out := items[len(items)-1]
	for i := len(items) - 2; i >= 0; i-- {
		out = pair(items[i], out)
	}
	return out
}

// bare is an exact number as a Ratio, so that it prints as one.
func bare(n loadline.Number) any {
	if r, ok := n.Exact(); ok {
		return r
	}
	return n
}

// smallInt is the number where it is whole and within what a calendar holds.
func smallInt(n loadline.Number) (int, bool) {
	r, known := n.Exact()
	i, isInt := r.Int64()
	return int(i), known && isInt && -maxDays <= i && i <= maxDays
}
