package question_test

import (
	"strings"
	"testing"

	"loadline/question"
)

// What can be asked on the command line can be asked by the same names in a URL.
func TestEveryQuestionIsAskedByItsParameters(t *testing.T) {
	needs := question.Asked{"amount": {"20M"}, "round": {"cash"}, "parameters": {"13B"}, "tokens": {"4T"}, "chip": {"H100 SXM"}}
	for _, topic := range question.Catalogue() {
		words := question.Asked{}
		for _, p := range topic.Parameters() {
			if p.Must {
				words[p.Name] = needs[p.Name]
			}
			if p.Says == "" || p.Kind == "" {
				t.Errorf("%s: nothing is said of %s", topic.Verb, p.Name)
			}
		}
		if q, err := topic.Query(words); err != nil || q == nil {
			t.Errorf("%s cannot be asked with %v: %v", topic.Verb, words, err)
		}
		for name := range words {
			delete(words, name)
			if _, err := topic.Query(words); err == nil || !strings.Contains(err.Error(), name) {
				t.Errorf("%s without its %s: %v", topic.Verb, name, err)
			}
			break
		}
	}
}

// Words that mean no question are refused with what could be meant, and the parameter is named.
func TestWordsThatAreNoQuestionAreRefused(t *testing.T) {
	for _, c := range []struct {
		verb  string
		words question.Asked
		want  string
	}{
		{"who-owns", question.Asked{"as_of": {"2026-01-01"}}, `no parameter "as_of"; did you mean as-of?`},
		{"who-owns", question.Asked{"by": {"colour"}}, `--by takes stakeholder, class, group, security, not "colour"`},
		{"who-owns", question.Asked{"by": {"class", "group"}}, "--by is given 2 times"},
		{"who-owns", question.Asked{"redact": {"perhaps"}}, `--redact takes true or false, not "perhaps"`},
		{"who-owns", question.Asked{"fully-diluted": {"dreams"}}, `does not know "dreams"`},
		{"who-gets", question.Asked{"amount": {"20..10"}}, "runs from a larger amount to a smaller one"},
		{"who-gets", question.Asked{"amount": {"20M"}, "costs": {"-1"}}, "--costs takes an amount"},
		{"who-gets", question.Asked{"amount": {"20M"}, "carve-out": {"100%"}}, "--carve-out takes a part below the whole"},
		{"who-can", question.Asked{"turnout": {"0"}}, "--turnout takes a part"},
		{"who-can", question.Asked{"path": {"true"}}, "--path takes a matter"},
		{"what-binds", question.Asked{"on": {"2027-01-01"}}, "takes --without SUPPLIER"},
		{"what-if", question.Asked{"round": {"1..2", "cash"}}, "asked about by itself"},
		{"train", question.Asked{"parameters": {"1e40"}, "tokens": {"4T"}, "chip": {"x"}}, "PARAMS takes a number"},
		{"train", question.Asked{"parameters": {"13B"}, "tokens": {"4T"}, "chip": {"x"}, "layers": {"4.5"}}, "--layers takes a whole number"},
	} {
		topic, _ := question.About(c.verb)
		if _, err := topic.Query(c.words); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s %v: %v, want %q", c.verb, c.words, err, c.want)
		}
	}
}
