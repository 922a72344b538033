package starter

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"loadline"
	"loadline/formula"
	"loadline/hclfile"
)

// read understands an answer, or says why it cannot be one.
func (a *Answers) read(q *Question, text string) (answer, loadline.Text) {
	switch q.Takes {
	case Text:
		return one("", hclfile.Quoted(text), text), loadline.Text{}
	case Person:
		name := spaced(text)
		if !isName(name) {
			return answer{}, loadline.Textf("%q is no name", short(name))
		}
		e := entry{name: name, id: a.id(name)}
		v := one("", e.ref(), name)
		v.entries = []entry{e}
		return v, loadline.Text{}
	case Count:
		return number(text, "a whole number", whole)
	case Days:
		return number(text, "a whole number of days", whole)
	case Amount:
		return number(text, "an amount", anyNumber)
	case Decimal:
		return number(text, "a number", anyNumber)
	case Fraction:
		return fraction(text)
	case Day:
		if _, ok := loadline.ParseDate(text); !ok {
			return answer{}, loadline.Textf("%q is no day: write 2026-11-01", short(text))
		}
		return one("", hclfile.Quoted(text), text), loadline.Text{}
	case Threshold:
		return threshold(text)
	case YesNo, Choice:
		return choice(q, text)
	case Choices:
		return choices(q, text)
	}
	return a.list(q, text)
}

func one(value, text, plain string) answer {
	return answer{values: []string{value}, text: text, plain: plain}
}

// spaced is a text with single blanks.
func spaced(s string) string { return strings.Join(strings.Fields(s), " ") }

// isName says whether a text can be the name of somebody.
func isName(s string) bool { return strings.ContainsFunc(s, unicode.IsLetter) }

// yesNo are the words of a question that is answered by yes or no.
func yesNo() []string { return []string{"yes", "no"} }

// options are the words that may be answered.
func (q *Question) options() []string {
	if q.Takes == YesNo {
		return yesNo()
	}
	return q.Words
}

// Options are the words that an answer may be of; nil where it is free.
func (q *Question) Options() []string { return slices.Clone(q.options()) }

// word is the word that was meant, or why it is none.
func (q *Question) word(text string) (string, loadline.Text) {
	w := strings.ToLower(strings.TrimSpace(text))
	if slices.Contains(q.options(), w) {
		return w, loadline.Text{}
	}
	if q.Takes == YesNo && slices.Contains([]string{"y", "true"}, w) {
		return "yes", loadline.Text{}
	}
	if q.Takes == YesNo && slices.Contains([]string{"n", "false"}, w) {
		return "no", loadline.Text{}
	}
	if near := formula.Closest(w, q.options()); near != "" {
		return "", loadline.Textf("%q is none of its words; did you mean %v?", short(text), near)
	}
	return "", loadline.Textf("%q is none of its words: %v", short(text), strings.Join(q.options(), ", "))
}

// written is what stands in the file for a word.
func (q *Question) written(word string) string {
	if says, ok := q.says[word]; ok {
		return says
	}
	if q.Takes == YesNo {
		return map[string]string{"yes": "true", "no": "false"}[word]
	}
	return hclfile.Quoted(word)
}

func choice(q *Question, text string) (answer, loadline.Text) {
	w, why := q.word(text)
	if !why.IsZero() {
		return answer{}, why
	}
	return one(w, q.written(w), w), loadline.Text{}
}

// choices are several words, which become a list.
func choices(q *Question, text string) (answer, loadline.Text) {
	v := answer{}
	var says []string
	for part := range strings.FieldsFuncSeq(text, func(c rune) bool { return c == ',' || c == ';' }) {
		if strings.TrimSpace(part) == "" {
			continue
		}
		w, why := q.word(part)
		switch {
		case !why.IsZero():
			return answer{}, why
		case slices.Contains(v.values, w):
			return answer{}, loadline.Textf("%v is named twice", w)
		}
		v.values, says = append(v.values, w), append(says, q.written(w))
	}
	if len(says) == 0 {
		return answer{}, loadline.Textf("it names none of its words: %v", strings.Join(q.options(), ", "))
	}
	v.text, v.plain = fmt.Sprintf("[%s]", strings.Join(says, ", ")), strings.Join(v.values, ", ")
	return v, loadline.Text{}
}

type grain uint8

const (
	whole grain = iota
	anyNumber
)

// count reads a number with or without commas between its thousands.
func count(s string, g grain) (loadline.Ratio, bool) {
	digits := strings.TrimSpace(s)
	if head, rest, ok := strings.Cut(digits, ","); ok {
		if head == "" || len(strings.TrimLeft(head, "-")) > 3 {
			return loadline.Ratio{}, false
		}
		rest, _, _ = strings.Cut(rest, ".")
		for group := range strings.SplitSeq(rest, ",") {
			if len(group) != 3 {
				return loadline.Ratio{}, false
			}
		}
		digits = strings.ReplaceAll(digits, ",", "")
	}
	if len(digits) > longestNumber || strings.ContainsAny(digits, "eE+") {
		return loadline.Ratio{}, false
	}
	r, ok := loadline.ParseDecimal(digits)
	return r, ok && (g == anyNumber || r.IsInt())
}

const longestNumber = 20

func number(text, what string, g grain) (answer, loadline.Text) {
	r, ok := count(text, g)
	switch {
	case !ok:
		return answer{}, loadline.Textf("%q is not %v, such as 4000000 or 4,000,000", short(text), what)
	case r.Sign() <= 0:
		return answer{}, loadline.Textf("%v is not more than 0", short(text))
	}
	return one("", r.String(), r.String()), loadline.Text{}
}

// part reads "60%", "0.6", "2/3".
func part(s string) (r loadline.Ratio, written string, ok bool) {
	s = strings.TrimSpace(s)
	if digits, is := strings.CutSuffix(s, "%"); is {
		r, ok = count(digits, anyNumber)
		return r.Quo(loadline.Int(100)), fmt.Sprintf("pct(%v)", r), ok
	}
	if above, below, is := strings.Cut(s, "/"); is {
		n, ok1 := count(above, whole)
		d, ok2 := count(below, whole)
		if !ok1 || !ok2 || d.Sign() <= 0 {
			return r, "", false
		}
		return n.Quo(d), fmt.Sprintf("%v / %v", n, d), true
	}
	r, ok = count(s, anyNumber)
	return r, r.String(), ok
}

func fraction(text string) (answer, loadline.Text) {
	r, written, ok := part(text)
	switch {
	case !ok:
		return answer{}, loadline.Textf("%q is no part: write 20%%, 2/3 or 0.6", short(text))
	case r.Sign() < 0 || r.Cmp(loadline.Int(1)) > 0:
		return answer{}, loadline.Textf("%v is not between 0 and 100%%", short(text))
	}
	return one("", written, text), loadline.Text{}
}

// threshold reads "majority", "unanimous", "60%", "more than 2/3".
func threshold(text string) (answer, loadline.Text) {
	lower := strings.ToLower(spaced(text))
	switch lower {
	case "majority", "unanimous":
		return answer{values: []string{lower}, plain: lower, calls: fmt.Sprintf("%s(", lower)}, loadline.Text{}
	}
	rest, more := strings.CutPrefix(lower, "more than ")
	rest = strings.TrimPrefix(rest, "at least ")
	r, written, ok := part(rest)
	switch {
	case !ok:
		return answer{}, loadline.Textf("%q is no part of the votes: write majority, 60%%, 2/3, more than 2/3, or unanimous", short(text))
	case r.Sign() <= 0 || r.Cmp(loadline.Int(1)) > 0 || more && r.Equal(loadline.Int(1)):
		return answer{}, loadline.Textf("%v is not above 0 and at most 100%%", short(text))
	case strings.HasPrefix(rest, "1") && !strings.ContainsAny(rest, "%/."):
		return answer{}, loadline.Textf("%q may be a part or a percentage: write 1%% or unanimous", short(text))
	}
	word := "at_least"
	if more {
		word = "more_than"
	}
	return answer{values: []string{"part"}, plain: lower, calls: fmt.Sprintf("%s(%s, ", word, written)}, loadline.Text{}
}
