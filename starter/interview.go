package starter

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"loadline"
)

// ErrEnded is that the input ended before the last question.
var ErrEnded = errors.New("the answers ended before the last question")

// Interview asks every question that makes sense, on out, and takes the answers from in: one line each, empty where nobody
// knows. What is refused is asked again, with the reason. At the end of the input it is [ErrEnded].
func (a *Answers) Interview(in io.Reader, out io.Writer) error {
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, longestAnswer+2)
	fmt.Fprintf(out, "%s\nEnter alone, or ?, is: not known. The file then asks, and nothing is assumed.\n", a.t.Says)
	for i := range a.t.Questions {
		q := &a.t.Questions[i]
		if _, said := a.given[q.Key]; said || !a.Asks(q) {
			continue
		}
		fmt.Fprintf(out, "\n%s\n  such as: %s\n", q.Full(), q.Example)
		for {
			fmt.Fprintf(out, "  %s: ", q.Key)
			if !lines.Scan() {
				fmt.Fprintln(out)
				if lines.Err() != nil {
					return lines.Err()
				}
				return ErrEnded
			}
			refused := a.Set(q.Key, lines.Text(), loadline.Source{})
			if len(refused) == 0 {
				break
			}
			fmt.Fprintf(out, "  %v.\n", refused[0].Summary)
		}
	}
	fmt.Fprintln(out)
	return nil
}

// List writes every question of a template: its key, an example, and what stands in the file when nobody answers.
func (t *Template) List(out io.Writer) {
	fmt.Fprintf(out, "%s: %s\n", t.Name, t.Says)
	for i := range t.Questions {
		q := &t.Questions[i]
		fmt.Fprintf(out, "\n%s\n  %s\n", q.Key, q.Full())
		if words := q.options(); len(words) > 0 {
			fmt.Fprintf(out, "  one of:   %s\n", strings.Join(words, ", "))
		}
		fmt.Fprintf(out, "  such as:  %s\n", q.Example)
		if q.when.key != "" {
			fmt.Fprintf(out, "  asked if: %v\n", q.when.says())
		}
		fmt.Fprintf(out, "  left out: %s\n", q.leftOut())
	}
}

// leftOut is what stands in the file when nobody answers.
func (q *Question) leftOut() string {
	switch {
	case q.LeftOut != "":
		return q.LeftOut
	case q.Takes == Text:
		return "nothing, with the question as a comment"
	case slices.Contains([]Takes{Holders, Parts, Investments}, q.Takes):
		return "no shares of anybody, and the question: nothing that hangs on them can be told"
	case q.standIn != "":
		return fmt.Sprintf("%s without a name, and the question", q.standIn)
	}
	return `unknown("the question")`
}
