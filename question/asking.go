package question

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"loadline"
	"loadline/captable"
	"loadline/formula"
)

// Query is a question with its parameters: what can be asked of a company.
type Query interface{ Ask(c Case) loadline.Answer }

// Parameter is one thing that a question may be told. It has the same name as a flag, in a URL and in a form.
type Parameter struct {
	Name    string        `json:"name"` // "as-of"
	Kind    ParameterKind `json:"kind"`
	Words   []string      `json:"words,omitempty"`   // those that it takes, where it takes only some
	Default string        `json:"default,omitempty"` // what is meant where it is left out
	Many    bool          `json:"many,omitempty"`    // may be given several times
	Must    bool          `json:"must,omitempty"`    // there is no question without it
	Says    string        `json:"says"`              // in a line; the word for its value stands in backquotes
}

// ParameterKind is what a parameter holds, from which a form knows how to ask.
type ParameterKind string

// The kinds of parameters.
const (
	FreeText  ParameterKind = "text"
	YesOrNo   ParameterKind = "yes"
	ADay      ParameterKind = "day"
	OneWord   ParameterKind = "word"   // one of its words
	AnAmount  ParameterKind = "amount" // "20M"
	APart     ParameterKind = "part"   // "8%" or "0.08"
	ANumber   ParameterKind = "number" // "13B"
	AMatter   ParameterKind = "matter" // the name of a matter of the file
	ARound    ParameterKind = "round"  // the name of a round of the file
	AHolder   ParameterKind = "holder" // the name of a stakeholder, or a group where several are meant
	ASupplier ParameterKind = "supplier"
	ALimit    ParameterKind = "limit" // the title of a limit
)

// Asked are the words that a question is asked with, by the names of its parameters: of flags, or of a URL.
type Asked map[string][]string

// Misasked is why words are no question. It is about the one who asks, not about the facts.
type Misasked struct {
	Name string // of the parameter; empty where it is about several, or about one that has no name on the command line
	Says string // "takes a day such as 2026-11-01, not …"; the whole sentence where there is no name
}

// Error is the sentence, with the parameter named as a flag.
func (m *Misasked) Error() string {
	if m.Name == "" {
		return m.Says
	}
	return fmt.Sprintf("--%s %s", m.Name, m.Says)
}

func misasked(name, format string, args ...any) error {
	return &Misasked{name, fmt.Sprintf(format, args...)}
}

// askedOf is how words become a question: its parameters, and what reads them.
type askedOf struct {
	parameters []Parameter
	read       func(Asked) (Query, error)
}

// Parameters are what the question may be told, as-of and the like first; nil where nothing but the command line can ask it.
func (t Topic) Parameters() []Parameter { return askedOfVerb(t.Verb).parameters }

// Query is the question that words ask. The error, a [*Misasked], says which of them cannot be meant.
func (t Topic) Query(words Asked) (Query, error) {
	of := askedOfVerb(t.Verb)
	if of.read == nil {
		return nil, misasked("", "%s cannot be asked here", t.Verb)
	}
	var names []string
	for _, p := range of.parameters {
		names = append(names, p.Name)
		given := words[p.Name]
		switch {
		case p.Must && words.first(p.Name) == "":
			return nil, misasked("", "%s needs its %s", t.Verb, p.Name)
		case !p.Many && len(given) > 1:
			return nil, misasked(p.Name, "is given %d times", len(given))
		case len(p.Words) > 0 && p.Kind == OneWord && len(given) == 1 && !slices.Contains(p.Words, given[0]):
			return nil, misasked(p.Name, "takes %s, not %q", strings.Join(p.Words, ", "), given[0])
		case p.Kind == YesOrNo && len(given) == 1:
			if _, err := strconv.ParseBool(given[0]); err != nil {
				return nil, misasked(p.Name, "takes true or false, not %q", given[0])
			}
		}
	}
	for name := range words {
		if !slices.Contains(names, name) {
			return nil, misasked("", "%s has no parameter %q%s", t.Verb, name, nearOf(name, names))
		}
	}
	return of.read(words)
}

func nearOf(name string, names []string) string {
	near := formula.Closest(name, names)
	if near == "" {
		return fmt.Sprintf("; it takes %s", strings.Join(names, ", "))
	}
	return fmt.Sprintf("; did you mean %s?", near)
}

func (a Asked) first(name string) string {
	if len(a[name]) == 0 {
		return ""
	}
	return strings.TrimSpace(a[name][0])
}

// yes says whether a switch is on; [Topic.Query] has looked at its word.
func (a Asked) yes(name string) bool {
	on, _ := strconv.ParseBool(a.first(name))
	return on
}

// or is the word given, or what is meant without one.
func (a Asked) or(name, otherwise string) string {
	if word := a.first(name); word != "" {
		return word
	}
	return otherwise
}

// day is the date given; 0: none.
func (a Asked) day(name, example string) (loadline.Date, error) {
	word := a.first(name)
	day, ok := loadline.ParseDate(word)
	if word != "" && !ok {
		return 0, misasked(name, "takes a day such as %s, not %q", example, word)
	}
	return day, nil
}

// AsOf is the day that is asked about; 0: the company's own.
func (a Asked) AsOf() (loadline.Date, error) { return a.day("as-of", "2026-11-01") }

// Redact says whether names are to be replaced by labels.
func (a Asked) Redact() bool { return a.yes("redact") }

// definition is what fully diluted counts.
func (a Asked) definition() (captable.Definition, error) {
	word := a.first("fully-diluted")
	if word == "" {
		return captable.FullyDilutedByDefault(), nil
	}
	def, unknown := captable.ParseDefinition(word)
	if unknown != "" {
		return def, misasked("fully-diluted", "does not know %q; it takes stock, options, warrants, pool and convertibles", unknown)
	}
	return def, nil
}

// proceeds reads an amount, or two with dots between.
func proceeds(s string) (from, to loadline.Ratio, err error) {
	low, high, isRange := strings.Cut(s, "..")
	if !isRange {
		high = low
	}
	for _, side := range []struct {
		written string
		to      *loadline.Ratio
	}{{low, &from}, {high, &to}} {
		m, ok := amountOf(strings.TrimSpace(side.written))
		if !ok {
			return from, to, misasked("", "%q is no amount; write 20M, 1,250,000.50, or a range such as 0..200M", side.written)
		}
		*side.to = m.Amount
	}
	if to.Cmp(from) < 0 {
		return from, to, misasked("", "the range %s runs from a larger amount to a smaller one", s)
	}
	return from, to, nil
}

// readPart reads 60% or 0.6.
func readPart(s string) (loadline.Ratio, bool) {
	digits, percent := strings.CutSuffix(strings.TrimSpace(s), "%")
	r, ok := loadline.ParseDecimal(strings.TrimSpace(digits))
	if percent {
		r = r.Quo(loadline.Int(100))
	}
	return r, ok
}

// amountOf reads an amount as documents write it, or as files do: 6.3e6.
func amountOf(s string) (loadline.Money, bool) {
	if m, ok := formula.ParseMoney(s, ""); ok {
		return m, true
	}
	if !strings.ContainsAny(s, "eE") {
		return loadline.Money{}, false
	}
	n, ok := loadline.ParseDecimal(s)
	return loadline.MoneyOf(n, ""), ok
}
