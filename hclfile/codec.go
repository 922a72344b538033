package hclfile

import (
	"slices"
	"strconv"
	"strings"

	"loadline"
	"loadline/formula"
)

// codec is a type of attribute: how it is called, read and written.
type codec[V any] struct {
	Word     string   // in words, with its article where it has one: "a count of shares"
	Words    []string // the closed set, where it is one
	RefersTo []string // the kinds of facts that it names
	calls    []form   // the words that are called in it
	hint     string   // how it is written
	read     func(r *reading, e loadline.Expr) (V, bool)
	write    func(V) string // empty where nothing is stated
}

// valued makes a codec from what an expression comes to. A value that is not known at all is left unstated where the
// attribute can be left out; whoever needs to keep the question wraps the codec in [stated].
func valued[V any](word, hint string, from func(r *reading, v formula.Value) (V, bool), write func(V) string) codec[V] {
	return codec[V]{Word: word, hint: hint, write: write, read: func(r *reading, e loadline.Expr) (V, bool) {
		v, ok := r.eval(e)
		if !ok {
			return *new(V), false
		}
		if v.Kind == formula.Unknown {
			return *new(V), r.leftOpen(e)
		}
		if out, ok := from(r, v); ok {
			return out, true
		}
		return *new(V), r.wrongType(e, v, word, hint)
	}}
}

func text() codec[string] {
	return valued("text", `"…"`,
		func(_ *reading, v formula.Value) (string, bool) { return v.Text, v.Kind == formula.Text },
		func(s string) string {
			if s == "" {
				return ""
			}
			return quote(s)
		})
}

// word is one of a closed set. Words and values stand in the same order.
func word[V comparable](words []string, values ...V) codec[V] {
	c := codec[V]{Word: "word", Words: words, write: func(v V) string {
		if i := slices.Index(values, v); i >= 0 {
			return quote(words[i])
		}
		return ""
	}}
	c.read = func(r *reading, e loadline.Expr) (V, bool) {
		v, ok := r.eval(e)
		if !ok {
			return *new(V), false
		}
		if v.Kind == formula.Unknown {
			return *new(V), r.leftOpen(e)
		}
		if i := slices.Index(words, v.Text); v.Kind == formula.Text && i >= 0 {
			return values[i], true
		}
		return *new(V), r.notAWord(e, v, words)
	}
	return c
}

// openCap is a word of Open Cap Format, in small letters in the file and in capitals in the facts. Others than the known
// ones are kept as they are: packages of newer versions hold some.
func openCap(known ...string) codec[string] {
	return codec[string]{Word: "word", Words: known,
		read: func(r *reading, e loadline.Expr) (string, bool) {
			s, ok := text().read(r, e)
			if slices.Contains(known, strings.ToLower(s)) {
				s = strings.ToUpper(s)
			}
			return s, ok
		},
		write: func(s string) string {
			if low := strings.ToLower(s); slices.Contains(known, low) && strings.ToUpper(low) == s {
				s = low
			}
			return text().write(s)
		}}
}

func isBare(v formula.Value, units ...formula.Unit) bool {
	return v.Kind == formula.Number && (v.Unit == formula.Plain || slices.Contains(units, v.Unit))
}

func ratio() codec[loadline.Ratio] {
	return valued("number", "0.2, 1/3 or pct(20)",
		func(_ *reading, v formula.Value) (loadline.Ratio, bool) {
			r, ok := v.Number.Exact()
			return r, ok && isBare(v)
		}, loadline.Ratio.String)
}

func whole() codec[int] {
	return valued("whole number", "1",
		func(_ *reading, v formula.Value) (int, bool) {
			r, known := v.Number.Exact()
			n, ok := r.Int64()
			return int(n), known && ok && isBare(v) && n > -1e9 && n < 1e9
		}, strconv.Itoa)
}

func shares() codec[loadline.Shares] {
	return valued("count of shares", `4000000 or "4,000,000"`,
		func(_ *reading, v formula.Value) (loadline.Shares, bool) {
			if v.Kind == formula.Text {
				m, ok := formula.ParseMoney(v.Text, "")
				return loadline.SharesOf(m.Amount), ok && m.Currency == "" && m.Amount.Sign() >= 0
			}
			n, ok := v.Number.Exact()
			return loadline.SharesOf(n), ok && isBare(v, formula.Shares) && n.Sign() >= 0
		}, loadline.Shares.String)
}

// splitRatio is how many new shares come for each old one: 2, 1/10 or "2:1".
func splitRatio() codec[loadline.Ratio] {
	return valued("ratio of new to old shares", `2, 1/10 or "2:1"`,
		func(_ *reading, v formula.Value) (loadline.Ratio, bool) {
			if v.Kind == formula.Text {
				after, before, two := strings.Cut(v.Text, ":")
				a, ok1 := loadline.ParseDecimal(strings.TrimSpace(after))
				b, ok2 := loadline.ParseDecimal(strings.TrimSpace(before))
				if !two || !ok1 || !ok2 || a.Sign() <= 0 || b.Sign() <= 0 {
					return loadline.Ratio{}, false
				}
				return a.Quo(b), true
			}
			r, ok := v.Number.Exact()
			return r, ok && isBare(v) && r.Sign() > 0
		}, loadline.Ratio.String)
}

// countOrNone is a figure that may be none, which is zero.
func countOrNone(units ...formula.Unit) codec[loadline.Number] {
	c := number(units...)
	inner := c.read
	c.read = func(r *reading, e loadline.Expr) (loadline.Number, bool) {
		if v, ok := r.eval(e); ok && v.Kind == formula.None {
			return loadline.Exactly(loadline.Ratio{}), true
		}
		return inner(r, e)
	}
	return c
}

// number is a figure that may have bounds: a number, between(2, 3), unknown("…").
func number(units ...formula.Unit) codec[loadline.Number] {
	c := codec[loadline.Number]{Word: "number", hint: `1, 3/2, between(1, 2) or unknown("…")`, write: writeNumber}
	c.read = func(r *reading, e loadline.Expr) (loadline.Number, bool) {
		v, ok := r.eval(e)
		switch {
		case !ok:
			return loadline.Number{}, false
		case v.Kind == formula.Unknown:
			return loadline.Number{Open: v.Open()}, true
		case isBare(v, units...) && (v.Number.Lo == nil || v.Number.Lo.Sign() >= 0):
			return v.Number, true
		case isBare(v, units...) && !v.Number.Known(): // a count whose lower bound is below zero starts at zero
			return r.nonNegative(v.Number), true
		}
		if n, ok := shareText(v); ok && slices.Contains(units, formula.Shares) {
			return n, true
		}
		return loadline.Number{}, r.wrongType(e, v, c.Word, c.hint)
	}
	return c
}

func shareText(v formula.Value) (loadline.Number, bool) {
	if v.Kind != formula.Text {
		return loadline.Number{}, false
	}
	m, ok := formula.ParseMoney(v.Text, "")
	return loadline.Exactly(m.Amount), ok && m.Currency == "" && m.Amount.Sign() >= 0
}

// writeNumber writes a figure so that it reads to the same bounds. The questions behind bounds stay with the places that
// they came from.
func writeNumber(n loadline.Number) string {
	switch {
	case n.Spread != nil:
		return writeSpread(n.Spread)
	case n.Known():
		return n.Lo.String()
	case n.Lo != nil && n.Hi != nil:
		return "between(" + n.Lo.String() + ", " + n.Hi.String() + ")"
	case n.Lo != nil:
		return "at_least(" + n.Lo.String() + ")"
	case n.Hi != nil:
		return "at_most(" + n.Hi.String() + ")"
	case len(n.Open) > 0:
		return writeUnknown(n.Open[0].Question)
	}
	return ""
}

func writeUnknown(question string) string {
	if question == "" {
		question = "Not stated: ask whoever can tell."
	}
	return "unknown(" + quote(question) + ")"
}

// money is an amount: a text with its currency, or a bare number in the company's own.
func money() codec[loadline.Money] {
	return valued("amount of money", `"USD 1,250,000.50", usd("80M") or, in the company's currency, 1250000.50`,
		func(r *reading, v formula.Value) (loadline.Money, bool) {
			if v.Kind == formula.Text {
				return formula.ParseMoney(v.Text, r.currency)
			}
			n, ok := v.Number.Exact()
			currency := v.Currency
			if v.Unit == formula.Plain || currency == "" {
				currency = r.currency
			}
			return loadline.MoneyOf(n, currency), ok && isBare(v, formula.Money)
		}, writeMoney)
}

// writeMoney writes an amount with its currency where it has one, and thousands grouped.
func writeMoney(m loadline.Money) string {
	plain := m.Amount.String()
	if m.Currency == "" {
		return plain
	}
	if !strings.Contains(plain, "/") {
		return quote(m.Currency + " " + grouped(plain))
	}
	num, den, _ := strings.Cut(plain, "/") // a price that no decimal can hold
	return "money(" + quote(m.Currency+" "+num) + ") / " + den
}

// grouped puts commas between the thousands of a decimal.
func grouped(s string) string {
	whole, fraction, point := strings.Cut(s, ".")
	sign := ""
	if strings.HasPrefix(whole, "-") {
		sign, whole = "-", whole[1:]
	}
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if point && (len(fraction) == 1 || len(fraction) == 3) { // as prices are written; three digits could be thousands
		fraction += "0"
	}
	if point {
		whole += "." + fraction
	}
	return sign + whole
}

func date() codec[loadline.Date] {
	return valued("date", `"2026-11-01"`,
		func(_ *reading, v formula.Value) (loadline.Date, bool) {
			if v.Kind == formula.Text {
				return loadline.ParseDate(v.Text)
			}
			return v.ExactDate()
		},
		func(d loadline.Date) string {
			if d == 0 {
				return ""
			}
			return quote(d.String())
		})
}

func duration() codec[loadline.Duration] {
	return valued("duration", "months(48), days(90) or, in months, 48",
		func(_ *reading, v formula.Value) (loadline.Duration, bool) {
			if v.Kind == formula.Number && v.Unit == formula.Plain {
				months, _ := v.Number.Exact()
				n, ok := months.Int64()
				return loadline.Duration{Months: int(n)}, ok && v.Number.Known() && n >= 0 && n <= 12000
			}
			l, ok := v.ExactDuration()
			return l, ok && l.Months >= 0 && l.Days >= 0
		}, writeDuration)
}

func writeDuration(l loadline.Duration) string {
	switch {
	case l.Days == 0:
		return "months(" + strconv.Itoa(l.Months) + ")"
	case l.Months == 0:
		return "days(" + strconv.Itoa(l.Days) + ")"
	}
	return "months(" + strconv.Itoa(l.Months) + ") + days(" + strconv.Itoa(l.Days) + ")"
}

// truth is true, false or unknown("…"); left out it cannot be told.
func truth() codec[loadline.Truth] {
	return codec[loadline.Truth]{Word: "true or false", hint: `true, false or unknown("…")`,
		read: func(r *reading, e loadline.Expr) (loadline.Truth, bool) {
			v, ok := r.eval(e)
			switch {
			case !ok:
				return 0, false
			case v.Kind == formula.Truth || v.Kind == formula.Unknown:
				return v.Truth, true
			case v.Kind == formula.None:
				return loadline.No, true
			}
			return 0, r.wrongType(e, v, "true or false", `true, false or unknown("…")`)
		},
		write: func(t loadline.Truth) string {
			switch t {
			case loadline.Yes:
				return "true"
			case loadline.No:
				return "false"
			}
			return ""
		}}
}

func yesNo() codec[bool] {
	return valued("true or false", "true or false",
		func(_ *reading, v formula.Value) (bool, bool) {
			return v.Truth == loadline.Yes, v.Kind == formula.Truth && v.Truth != loadline.CannotTell
		}, strconv.FormatBool)
}

// set is a flag of which only true is worth writing.
func set() codec[bool] {
	return codec[bool]{Word: "true or false", read: yesNo().read, write: func(b bool) string {
		if b {
			return "true"
		}
		return ""
	}}
}

// stated is a legal attribute: what the codec reads, none, or unknown with its question.
func stated[V any](c codec[V]) codec[loadline.Stated[V]] {
	out := codec[loadline.Stated[V]]{Word: c.Word, Words: c.Words, RefersTo: c.RefersTo, calls: c.calls, hint: c.hint}
	out.read = func(r *reading, e loadline.Expr) (loadline.Stated[V], bool) {
		if len(c.calls) > 0 && e.Op == loadline.Call && e.Name != "unknown" { // words that formula does not know
			value, ok := c.read(r, e)
			return loadline.Say(value, e.At), ok
		}
		v, ok := r.eval(e)
		switch {
		case !ok:
			return loadline.Stated[V]{}, false
		case v.Kind == formula.None:
			return loadline.SayNone[V](e.At), true
		case v.Kind == formula.Unknown, !v.Known() && len(v.Open()) > 0 && v.Kind != formula.List:
			return loadline.Ask[V](v.Open()[0].Question, e.At), true
		}
		value, ok := c.read(r, e)
		return loadline.Say(value, e.At), ok
	}
	out.write = func(s loadline.Stated[V]) string {
		switch s.Saying {
		case loadline.Said:
			return c.write(s.Value)
		case loadline.None:
			return "none"
		case loadline.Open:
			return writeUnknown(s.Question)
		}
		return ""
	}
	return out
}

// list is several of what the codec reads; a single one needs no brackets.
func list[V any](c codec[V]) codec[[]V] {
	out := codec[[]V]{Word: "list of: " + c.Word, Words: c.Words, RefersTo: c.RefersTo, calls: c.calls, hint: "[…]"}
	out.read = func(r *reading, e loadline.Expr) ([]V, bool) {
		items, ok := []loadline.Expr{e}, true
		if e.Op == loadline.List {
			items = e.Args
		}
		vs := make([]V, 0, len(items))
		for _, item := range items {
			v, fine := c.read(r, item)
			if vs = append(vs, v); !fine {
				ok = false
			}
		}
		return vs, ok
	}
	out.write = func(vs []V) string {
		if len(vs) == 0 {
			return ""
		}
		parts := make([]string, len(vs))
		for i, v := range vs {
			parts[i] = c.write(v)
		}
		return "[" + strings.Join(parts, ", ") + "]"
	}
	return out
}

// kept is an expression that is carried as it stands, for a question to evaluate on a date.
func kept() codec[loadline.Expr] {
	return codec[loadline.Expr]{Word: "expression", hint: "an expression",
		read:  func(r *reading, e loadline.Expr) (loadline.Expr, bool) { return r.keep(e), true },
		write: writeExpr}
}
