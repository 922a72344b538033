package starter

import (
	"fmt"
	"slices"
	"strings"
)

// condition is one on which a question or a part of a file hangs: "seed_by is preferred, open". The zero condition always
// holds. What nobody answered is the word "open".
type condition struct {
	key   string
	not   bool
	words []string
}

const openWord = "open"

func readCondition(s string) (condition, error) {
	key, rest, ok := strings.Cut(s, " is ")
	if !ok {
		return condition{}, fmt.Errorf("%q is no condition: write KEY is WORD", s)
	}
	c := condition{key: strings.TrimSpace(key)}
	rest, c.not = strings.CutPrefix(rest, "not ")
	for w := range strings.SplitSeq(rest, ",") {
		c.words = append(c.words, strings.TrimSpace(w))
	}
	return c, nil
}

// holds asks the condition of what was answered, which may be several words.
func (c condition) holds(values ...string) bool {
	if len(values) == 0 {
		values = []string{openWord}
	}
	return slices.ContainsFunc(values, func(v string) bool { return slices.Contains(c.words, v) }) != c.not
}

// says is the condition in words.
func (c condition) says() string {
	not := ""
	if c.not {
		not = "not "
	}
	return fmt.Sprintf("%s is %s%s", c.key, not, strings.Join(c.words, " or "))
}
