package starter

import (
	"fmt"
	"slices"
	"strings"

	"loadline"
	"loadline/hclfile"
)

// Write is the company.hcl that the answers make, in its canonical form.
func (a *Answers) Write() []byte {
	w := &writing{a: a, blocks: hclfile.Blocks()}
	var b strings.Builder
	for _, n := range a.t.body {
		text, _ := w.node(n, nil)
		b.WriteString(text)
	}
	return hclfile.Format([]byte(b.String()))
}

// writing is one file in the making.
type writing struct {
	a      *Answers
	blocks []hclfile.BlockKind
	loops  []loop // those that are open, the innermost last
}

// loop is an entry of a list for which a part of the file is being written.
type loop struct {
	name string
	of   *Question // nil of everybody
	e    entry
	n    int // its place among those of its word
}

// node is a part of the file, and what leaves the block around it open: the question without which the block cannot stand.
func (w *writing) node(n node, in *hclfile.BlockKind) (text, missing string) {
	switch n.kind {
	case attribute:
		return w.attribute(n, in)
	case block:
		return w.block(n, in), ""
	case only:
		if !w.holds(n.when) {
			return "", ""
		}
		return w.nodes(n.of, in)
	case each:
		return w.each(n, in)
	}
	text, _ = w.line(n.lines[0])
	return text + "\n", ""
}

func (w *writing) nodes(of []node, in *hclfile.BlockKind) (text, missing string) {
	var b strings.Builder
	for _, n := range of {
		t, m := w.node(n, in)
		b.WriteString(t)
		if missing == "" {
			missing = m
		}
	}
	return b.String(), missing
}

func (w *writing) each(n node, in *hclfile.BlockKind) (text, missing string) {
	var entries []entry
	q := w.a.t.question(n.over)
	if q == nil {
		entries = w.a.everybody()
	} else {
		entries = w.a.entriesOf(q)
	}
	var b strings.Builder
	counts := map[string]int{}
	for _, e := range entries {
		counts[e.word]++
		w.loops = append(w.loops, loop{n.name, q, e, counts[e.word]})
		t, m := w.nodes(n.of, in)
		b.WriteString(t)
		if missing == "" {
			missing = m
		}
		w.loops = w.loops[:len(w.loops)-1]
	}
	return b.String(), missing
}

// block is a block, or the question without which it cannot stand, as a comment.
func (w *writing) block(n node, in *hclfile.BlockKind) string {
	kinds := w.blocks
	if in != nil {
		kinds = in.Blocks
	}
	var kind *hclfile.BlockKind
	if i := slices.IndexFunc(kinds, func(k hclfile.BlockKind) bool { return k.Word == n.name }); i >= 0 {
		kind = &kinds[i]
	}
	head, _ := w.line(n.lines[0])
	text, missing := w.nodes(n.of, kind)
	if missing != "" {
		return fmt.Sprintf("# %s is left out: %s\n", strings.TrimSuffix(strings.TrimSpace(head), " {"), missing)
	}
	return fmt.Sprintf("%s\n%s}\n", head, text)
}

// attribute is an attribute with its answers, or what stands for it where one is open.
func (w *writing) attribute(n node, in *hclfile.BlockKind) (text, missing string) {
	var b strings.Builder
	open := ""
	for _, key := range n.hangs {
		if q := w.a.t.question(key); open == "" && w.open(q) {
			open = q.Full()
		}
	}
	for _, line := range n.lines {
		t, question := w.line(line)
		if open == "" {
			open = question
		}
		b.WriteString(t)
		b.WriteByte('\n')
	}
	switch a := attributeOf(in, n.name); {
	case open == "":
		return b.String(), ""
	case len(n.hangs) > 0: // what it will be stands above it, for whoever answers
		return fmt.Sprintf("%s%s = unknown(%s)\n", commented(b.String()), n.name, hclfile.Quoted(open)), ""
	case a.Legal || a.Type == "expression":
		return fmt.Sprintf("%s = unknown(%s)\n", n.name, hclfile.Quoted(open)), ""
	case a.Required:
		return "", open
	}
	return fmt.Sprintf("# %s: %s\n", n.name, open), ""
}

// commented is lines as a comment.
func commented(lines string) string {
	var b strings.Builder
	for line := range strings.Lines(lines) {
		b.WriteString("# ")
		b.WriteString(strings.TrimSpace(line))
		b.WriteByte('\n')
	}
	return b.String()
}

// open says whether a question that matters is not answered.
func (w *writing) open(q *Question) bool {
	if _, known := w.a.given[q.Key]; known || q.Default != "" {
		return false
	}
	_, settled := w.a.given[q.when.key]
	return q.when.key == "" || !settled || w.a.holds(q.when)
}

func attributeOf(k *hclfile.BlockKind, name string) hclfile.Attribute {
	if k == nil {
		return hclfile.Attribute{}
	}
	if i := slices.IndexFunc(k.Attributes, func(a hclfile.Attribute) bool { return a.Name == name }); i >= 0 {
		return k.Attributes[i]
	}
	return hclfile.Attribute{}
}

// holds asks a condition of an answer or of the word of a loop.
func (w *writing) holds(c condition) bool {
	name, field, _ := strings.Cut(c.key, ".")
	for _, l := range slices.Backward(w.loops) {
		if l.name != name {
			continue
		}
		switch field {
		case "word":
			return c.holds(l.e.word)
		case "group":
			return c.holds(w.groups(l.e)...)
		}
	}
	return w.a.holds(c)
}

// groups are those of the question that named somebody first.
func (w *writing) groups(e entry) []string {
	for _, o := range w.a.everybody() {
		if o.id == e.id {
			return o.groups
		}
	}
	return nil
}

// line is a line with its answers, and the first question that leaves it open.
func (w *writing) line(line string) (text, open string) {
	var b strings.Builder
	where := code
	put := func(path string) (calls bool) {
		s := w.value(path, where)
		if s.open != "" && open == "" {
			open = s.open
		}
		if s.text == "" && s.open != "" {
			s.text = "…"
		}
		b.WriteString(s.text)
		return s.calls
	}
	for i := 0; i < len(line); {
		c := line[i]
		switch {
		case where == code && c == '#':
			where = comment
		case where == code && c == '"':
			where = quoted
		case where == quoted && c == '"':
			where = code
		case strings.HasPrefix(line[i:], "${"):
			if end := strings.IndexByte(line[i:], '}'); end > 0 {
				put(line[i+2 : i+end])
				i += end + 1
				continue
			}
		case where == code && isWord(c):
			end := i
			for end < len(line) && (isWord(line[end]) || line[end] == '.') {
				end++
			}
			if path := line[i:end]; w.isPath(path) {
				if put(path) && end < len(line) && line[end] == '(' {
					end++
				}
			} else {
				b.WriteString(path)
			}
			i = end
			continue
		}
		b.WriteByte(c)
		i++
	}
	return b.String(), open
}

func isWord(c byte) bool {
	return c == '_' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}

// isPath says whether a name in a line stands for an answer.
func (w *writing) isPath(path string) bool {
	head, _, dotted := strings.Cut(path, ".")
	return dotted && (head == "ask" || slices.ContainsFunc(w.loops, func(l loop) bool { return l.name == head }))
}

// filled is what stands in the place of a question.
type filled struct {
	text  string
	open  string // the question, where nobody answered it
	calls bool   // text ends with an opening bracket
}

// value is what a path stands for.
func (w *writing) value(path string, where zone) filled {
	head, field, _ := strings.Cut(path, ".")
	for _, l := range slices.Backward(w.loops) {
		if l.name == head {
			return l.value(w, field, where)
		}
	}
	key, field, _ := strings.Cut(field, ".")
	q := w.a.t.question(key)
	if head != "ask" || q == nil {
		panic(fmt.Sprintf("starter: template %s asks for %s, which is no question", w.a.t.Name, path)) // a test writes all of them
	}
	v, known := w.a.given[key]
	switch {
	case field == "id":
		return filled{text: hclfile.Label(v.plain, "company")}
	case !known && q.Default == "today":
		return filled{text: written(where, hclfile.Quoted(w.a.today.String()), w.a.today.String())}
	case !known && where == comment:
		return filled{text: "…"}
	case !known:
		return filled{open: q.Full()}
	case field == "args":
		return w.asked(q, filled{text: strings.Trim(v.text, "[]")}, where)
	case field == "count":
		return filled{text: fmt.Sprint(len(v.entries))}
	case field == "total":
		return filled{text: v.total.String()}
	case v.calls != "" && where == code:
		return filled{text: v.calls, calls: true}
	}
	return w.asked(q, filled{text: written(where, v.text, v.plain)}, where)
}

// asked is what is written for a word, which may ask in turn.
func (w *writing) asked(q *Question, f filled, where zone) filled {
	if where == code && q != nil && q.says != nil {
		f.text, f.open = w.line(f.text)
	}
	return f
}

// written is a text as an expression, within a text, or in a comment.
func written(where zone, text, plain string) string {
	switch where {
	case quoted:
		q := hclfile.Quoted(plain)
		return q[1 : len(q)-1]
	case comment:
		return plain
	}
	return text
}

// value is a field of the entry that a loop stands at.
func (l loop) value(w *writing, field string, where zone) filled {
	e := l.e
	open := func(text, plain string, known bool) filled {
		if !known && where == comment {
			return filled{text: "…"}
		}
		if !known {
			return filled{open: l.question(w)}
		}
		return filled{text: written(where, text, plain)}
	}
	switch field {
	case "id":
		return filled{text: e.id}
	case "ref":
		if e.vacant {
			return filled{text: "none"}
		}
		return open(e.ref(), e.name, e.id != "")
	case "name":
		if e.unknown && where == quoted { // the title of a limit
			return filled{text: written(where, "", strings.ReplaceAll(e.id, "_", " "))}
		}
		return open(hclfile.Quoted(e.name), e.name, !e.unknown)
	case "amount":
		return open(e.amount, e.amount, e.amount != "")
	case "word":
		return open(hclfile.Quoted(e.word), e.word, e.word != "")
	case "says":
		return w.asked(l.of, open(e.says, e.says, e.says != ""), where)
	case "n":
		return filled{text: fmt.Sprint(l.n)}
	case "groups":
		var groups []string
		for _, g := range w.groups(e) {
			groups = append(groups, hclfile.Quoted(g))
		}
		return filled{text: fmt.Sprintf("[%s]", strings.Join(groups, ", "))}
	}
	panic(fmt.Sprintf("starter: template %s: an entry has no %s", w.a.t.Name, field)) // a test writes all of them
}

// question is what would tell who the entry of a loop is.
func (l loop) question(w *writing) string {
	if l.of != nil {
		return l.of.Full()
	}
	for i := range w.a.t.Questions {
		if q := &w.a.t.Questions[i]; q.standIn != "" && hclfile.Label(q.standIn, standInOtherwise) == l.e.id {
			return q.Full()
		}
	}
	return ""
}

func (e entry) ref() string { return loadline.Ref{Kind: "stakeholder", Name: e.id}.String() }
