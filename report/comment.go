package report

import (
	"fmt"
	"html"
	"io"
	"slices"
	"strings"

	"loadline"
)

// CommentMarker is the first line of a [Comment]: whoever posts it finds the one of the last run by this line.
const CommentMarker = "<!-- loadline-check -->"

// longestComment is how many bytes a comment may have. GitHub refuses one of more than 65,536 characters.
const longestComment = 60000

// Comment writes what was found as a comment under a pull request, in GitHub-flavoured Markdown: the marker, a sentence, a
// table of the limits (of the companies where there are several), what became otherwise, and folded under each what did not
// pass, why, and what would mend it. The same facts give the same bytes, so that a comment is updated only where something
// changed. Beyond what GitHub takes, the rest is counted.
func Comment(w io.Writer, cs []Checkup) error {
	c := comment{}
	c.line(CommentMarker)
	if len(cs) == 1 {
		c.one(cs[0])
	} else {
		c.many(cs)
	}
	c.line()
	c.line(literal(c.f.say("It is no legal advice.")))
	_, err := io.WriteString(w, c.b.String())
	return err
}

// mostListed is how many rows a table of a comment has. Of more companies than these it lists those of which there is
// something to say.
const mostListed = 100

// notable keeps the rows of companies of which there is something to say, and the total.
func notable(rows []loadline.Row, cs []Checkup) []loadline.Row {
	var out []loadline.Row
	for i, k := range cs {
		if k.notable() && len(out) < mostListed {
			out = append(out, rows[i])
		}
	}
	total := rows[len(cs)]
	total.Sums = nil // it counts what is not listed too
	return append(out, total)
}

// comment is a page of Markdown that stops before it is too long.
type comment struct {
	markdown
	left int // folds that found no room
}

func (c *comment) one(k Checkup) {
	c.line("### ", literal(strings.Join(nonEmpty(clean(k.title()), c.f.date(k.AsOf)), " · ")))
	c.line()
	c.line("**", literal(c.f.text(k.Finding)), "**")
	c.limits(k)
	c.changes(k)
	c.folds(k)
	c.rest()
}

func (c *comment) many(cs []Checkup) {
	n := len(cs)
	c.line("### ", literal(c.f.say("%v companies", n)))
	c.line()
	table := CheckupTable(cs)
	if n > mostListed {
		table.Rows = notable(table.Rows, cs)
		c.left += n + 1 - len(table.Rows)
	}
	c.table(table)
	for _, k := range cs {
		if !k.notable() {
			continue
		}
		if c.b.Len() > longestComment*3/4 { // a name, a sentence and a table find room after it
			c.left++
			continue
		}
		c.line()
		c.line("#### ", literal(short(clean(k.title()))))
		c.line()
		c.line(literal(short(c.f.text(k.Finding))))
		c.changes(k)
		c.folds(k)
	}
	c.rest()
}

// limits is the table of one company's limits, in the order of the file.
func (c *comment) limits(k Checkup) {
	t := loadline.Table{Columns: []loadline.Column{
		{ID: "limit", Head: loadline.Textf("Limit")}, {ID: "outcome", Head: loadline.Textf("Outcome")},
		{ID: "freeboard", Head: loadline.Textf("Freeboard")}, {ID: "at", Head: loadline.Textf("Stated at")},
	}}
	for _, one := range k.Tests {
		switch {
		case one.Kind != LoadLine:
		case len(t.Rows) == mostListed:
			c.left++
		default:
			t.Rows = append(t.Rows, loadline.Row{Cells: []loadline.Cell{
				{Value: one.Title}, {Value: loadline.Textf("%v %v", sign(one.Verdict), one.Word)}, {Value: one.Distance}, {Value: one.At},
			}})
		}
	}
	if len(t.Rows) > 0 {
		c.line()
		c.table(t)
	}
}

// sign is a verdict at a glance.
func sign(v Verdict) string { return [...]string{"✓", "○", "~", "?", "✗"}[v] }

func (c *comment) changes(k Checkup) {
	if len(k.Changes) == 0 {
		return
	}
	t := diffTable(loadline.Diff{Rows: k.Changes})
	c.line()
	c.table(t)
}

// longestCell is how much of a name or a sentence a table of a comment shows.
const longestCell = 200

// table writes a table, and of what is very long its beginning.
func (c *comment) table(t loadline.Table) {
	g := c.f.grid(t)
	for _, r := range g.rows {
		for j := range r.figures {
			r.figures[j].text = short(r.figures[j].text)
		}
	}
	for {
		var m markdown
		m.grid(g)
		if c.b.Len()+m.b.Len() <= longestComment/2 || len(g.rows) < 2 {
			c.b.WriteString(m.b.String())
			return
		}
		n := len(g.rows) / 2
		c.left += len(g.rows) - n
		g.rows = g.rows[:n]
	}
}

func short(s string) string {
	if r := []rune(s); len(r) > longestCell {
		return strings.Join([]string{string(r[:longestCell-1]), "…"}, "")
	}
	return s
}

// folds are what did not pass, the gravest first, then the problems of the facts, and last what passed.
func (c *comment) folds(k Checkup) {
	tests := slices.Clone(k.Tests)
	slices.SortStableFunc(tests, func(a, b Test) int { return int(b.Verdict) - int(a.Verdict) })
	for _, t := range tests {
		if t.Verdict != Passed {
			c.fold(t.Verdict == Failed, c.f.say("%v %v %q: %v", sign(t.Verdict), t.Kind, t.Title, t.Word), c.testLines(t))
		}
	}
	var lines []string
	facts := k.facts()
	for _, it := range c.f.problems(facts) {
		lines = append(lines, withPlace(it.text, it.place))
	}
	if len(lines) > 0 {
		c.fold(k.Unusable, c.f.say("The facts: %v", c.f.tally(facts)), lines)
	}
	lines = nil
	for _, t := range tests {
		if t.Verdict == Passed {
			lines = append(lines, strings.Join(c.testLines(t)[:1], ""))
		}
	}
	if n := len(lines); n > 0 {
		c.fold(false, c.f.plural(n, "%v passed", "%v passed"), lines)
	}
}

// testLines are what is said about a test: the sentence with its place, why it is set aside, what decides and mends it.
func (c *comment) testLines(t Test) []string {
	head := c.f.say("%v %q: %v", t.Kind, t.Title, t.Word)
	if !t.Says.IsZero() {
		head = c.f.say("%v: %v", t.Title, t.Says)
	}
	out := []string{withPlace(head, c.f.place(t.At))}
	return append(out, c.f.points(t)...)
}

// fold writes a list that opens at a click, where there is room for it.
func (c *comment) fold(open bool, head string, lines []string) {
	word := "<details>"
	if open {
		word = "<details open>"
	}
	var m markdown
	m.line()
	m.line(fmt.Sprintf("%s<summary>%s</summary>", word, html.EscapeString(head)))
	m.line()
	for _, l := range lines {
		m.line("- ", literal(l))
	}
	m.line()
	m.line("</details>")
	if c.b.Len()+m.b.Len() > longestComment {
		c.left++
		return
	}
	c.b.WriteString(m.b.String())
}

// rest counts what found no room.
func (c *comment) rest() {
	if c.left > 0 {
		c.line()
		c.line(literal(c.f.plural(c.left, "%v more; loadline check shows it.", "%v more; loadline check shows them.")))
	}
}

// CheckupTable is how several companies came out, a line each: what held, what is broken, what cannot be told, what is
// undecided, what is waived, and the problems of the facts.
func CheckupTable(cs []Checkup) loadline.Table {
	t := loadline.Table{ID: "companies", Title: loadline.Textf("Companies"), Columns: []loadline.Column{
		{ID: "company", Head: loadline.Textf("Company")},
		{ID: "held", Head: loadline.Textf("Held"), Kind: loadline.Count},
		{ID: "broken", Head: loadline.Textf("Broken"), Kind: loadline.Count},
		{ID: "untold", Head: loadline.Textf("Cannot tell"), Kind: loadline.Count},
		{ID: "undecided", Head: loadline.Textf("Undecided"), Kind: loadline.Count},
		{ID: "waived", Head: loadline.Textf("Waived"), Kind: loadline.Count},
		{ID: "errors", Head: loadline.Textf("Errors"), Kind: loadline.Count},
		{ID: "warnings", Head: loadline.Textf("Warnings"), Kind: loadline.Count},
	}}
	var sums [7]int
	named := map[string]int{}
	for _, k := range cs {
		named[k.title()]++
	}
	for _, k := range cs {
		counts := k.counts()
		for i, n := range counts {
			sums[i] += n
		}
		name := k.title()
		if named[name] > 1 && k.Company != "" {
			name = withPlace(name, k.Path) // two of one name are told apart by their files
		}
		t.Rows = append(t.Rows, countRow(name, counts, loadline.Plain))
	}
	total := countRow("Total", sums, loadline.Total)
	for i := range cs {
		total.Sums = append(total.Sums, i)
	}
	t.Rows = append(t.Rows, total)
	return t
}

// counts are the columns of [CheckupTable].
func (c Checkup) counts() [7]int {
	out := [7]int{c.failing(Passed), c.failing(Failed), c.failing(Untold), c.failing(OnTheLine), c.failing(SetAside)}
	for _, d := range c.Problems { // all of them: check of the company by itself counts the letter of a broken limit too
		switch d.Severity {
		case loadline.Error:
			out[5]++
		case loadline.Warning:
			out[6]++
		}
	}
	return out
}

func countRow(name string, counts [7]int, role loadline.RowRole) loadline.Row {
	r := loadline.Row{Role: role, Cells: []loadline.Cell{{Value: name}}}
	for _, n := range counts {
		r.Cells = append(r.Cells, loadline.Cell{Value: loadline.WholeShares(int64(n))})
	}
	return r
}
