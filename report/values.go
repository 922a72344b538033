package report

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"loadline"
)

// say is one of the package's own sentences.
func (f formatter) say(format string, args ...any) string {
	return f.text(loadline.Text{Format: format, Args: args})
}

// text is a sentence in the formatter's language with its values formatted.
func (f formatter) text(t loadline.Text) string {
	format := t.Format
	if f.translate != nil {
		if s, ok := f.translate(format); ok {
			return f.fill(s, t.Args)
		}
	}
	if f.german {
		if s, ok := german(format); ok {
			return f.fill(s, t.Args)
		}
	}
	return f.fill(format, t.Args)
}

// fill puts the values in the places of their verbs. A sentence without values is as it stands, percent signs and all,
// as [loadline.Text.String] has it, but for a doubled one. Flags and widths are not for sentences and are passed over; "[2]" picks a value,
// since languages differ in order.
func (f formatter) fill(format string, args []any) string {
	if len(args) == 0 {
		return clean(strings.ReplaceAll(format, "%%", "%"))
	}
	var b strings.Builder
	next := 0
	for {
		i := strings.IndexByte(format, '%')
		if i < 0 {
			b.WriteString(clean(format))
			return b.String()
		}
		b.WriteString(clean(format[:i]))
		v, rest := readVerb(format[i+1:])
		format = rest
		if v.letter == '%' {
			b.WriteByte('%')
			continue
		}
		if v.index > 0 {
			next = v.index - 1
		}
		if next >= len(args) {
			b.WriteString("…") // a sentence with a hole is better read than lost
			continue
		}
		b.WriteString(f.argument(args[next], v.letter))
		next++
	}
}

type verb struct {
	letter rune
	index  int // from 1; 0: the next
}

func readVerb(s string) (verb, string) {
	var v verb
	for s != "" {
		r, n := utf8.DecodeRuneInString(s)
		rest := s[n:]
		switch {
		case r == '[':
			digits, after, ok := strings.Cut(rest, "]")
			if v.index, _ = strconv.Atoi(digits); !ok {
				after = ""
			}
			rest = after
		case !strings.ContainsRune("+-# 0123456789.", r):
			v.letter = r
			return v, rest
		}
		s = rest
	}
	return v, ""
}

// argument is a value in a sentence, with %q in the quotation marks of the language.
func (f formatter) argument(v any, letter rune) string {
	s := f.value(v)
	switch {
	case letter != 'q':
		return s
	case f.german:
		return "„" + s + "“"
	}
	return "“" + s + "”"
}

// value is a value in a sentence or in a column of words.
func (f formatter) value(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case string:
		return clean(v)
	case loadline.Text:
		return f.text(v)
	case loadline.Shares:
		return f.amount(loadline.Exactly(v.Ratio()), countPlaces)
	case loadline.Ratio:
		return f.ratio(v)
	case loadline.Number:
		if r, ok := v.Exact(); ok {
			return f.ratio(r)
		}
		return f.amount(v, factorPlaces)
	case loadline.InPercent:
		return f.inPercent(loadline.Number(v))
	case loadline.Money:
		return f.money(v)
	case loadline.Date:
		return f.date(v)
	case loadline.Period:
		return f.period(v)
	case loadline.Duration:
		return f.duration(v)
	case loadline.Source:
		return f.place(v)
	case loadline.Unknown:
		return clean(v.Question)
	case int:
		return f.count(int64(v))
	case int64:
		return f.count(v)
	case int32:
		return f.count(int64(v))
	case float64:
		return f.float(v)
	}
	return f.other(v)
}

// other is the rest of what a sentence may hold: lists, and words of closed sets such as a state or a truth.
func (f formatter) other(v any) string {
	switch v := v.(type) {
	case []string:
		return joined(f, v)
	case []loadline.Text:
		return joined(f, v)
	case []loadline.Ref:
		return joined(f, v)
	case loadline.Ref:
		return clean(v.String())
	case loadline.Code:
		return clean(string(v))
	case loadline.Truth, loadline.State, loadline.Severity, loadline.Rounding:
		return f.say(v.(fmt.Stringer).String())
	}
	return clean(fmt.Sprint(v))
}

// joined is a list as a sentence has it: "a, b and c".
func joined[T any](f formatter, list []T) string {
	words := make([]string, len(list))
	for i, v := range list {
		words[i] = f.value(v)
	}
	if n := len(words); n > 1 {
		return f.say("%v and %v", strings.Join(words[:n-1], ", "), words[n-1])
	}
	return strings.Join(words, "")
}

func (f formatter) period(p loadline.Period) string {
	switch {
	case p.From == p.To:
		return f.date(p.From)
	case p.From == 0:
		return f.say("until %v", p.To)
	case p.To == 0:
		return f.say("from %v", p.From)
	}
	return f.say("%v to %v", p.From, p.To)
}

func (f formatter) duration(l loadline.Duration) string {
	months := f.plural(l.Months, "%v month", "%v months")
	days := f.plural(l.Days, "%v day", "%v days")
	switch {
	case l.Months == 0:
		return days
	case l.Days == 0:
		return months
	}
	return f.say("%v and %v", months, days)
}

func (f formatter) plural(n int, one, many string) string {
	if n == 1 {
		return f.say(one, n)
	}
	return f.say(many, n)
}

// place is where a fact stands: file, line and column or the cell, and the clause it cites.
func (f formatter) place(s loadline.Source) string {
	clause := f.clause(s)
	if s.File == "" && s.Cell == "" {
		return clause
	}
	place := clean(s.String())
	if clause == "" {
		return place
	}
	return place + ", " + clause
}

// clause is the document and the number that a place cites.
func (f formatter) clause(s loadline.Source) string {
	if s.Clause == nil {
		return ""
	}
	return strings.TrimSpace(clean(s.Clause.Document.String()) + " " + clean(s.Clause.Number))
}

// quote is the words that a place cites, in quotation marks.
func (f formatter) quote(s loadline.Source) string {
	if s.Clause == nil || s.Clause.Quote == "" {
		return ""
	}
	return f.argument(s.Clause.Quote, 'q')
}
