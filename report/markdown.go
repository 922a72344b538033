package report

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"loadline"
)

// markdown writes blocks as GitHub-flavoured Markdown.
type markdown struct {
	b strings.Builder
	f formatter
}

func (m *markdown) page(a loadline.Answer) {
	for i, b := range m.f.page(a) {
		if i > 0 {
			m.b.WriteByte('\n')
		}
		m.block(b)
	}
}

func (m *markdown) line(parts ...string) {
	for _, p := range parts {
		m.b.WriteString(p)
	}
	m.b.WriteByte('\n')
}

func (m *markdown) block(b block) {
	switch b := b.(type) {
	case title:
		m.line("# ", literal(strings.Join(nonEmpty(b.company, b.question, b.asOf), " · ")))
	case heading:
		m.line("## ", literal(b.text))
	case statement:
		if b.tone == quiet {
			m.line(literal(b.text))
		} else {
			m.line("**", literal(b.text), "**")
		}
	case notices:
		m.line("> **", literal(b.head), "**")
		for _, s := range b.items {
			m.line("> - ", literal(s))
		}
	case list:
		m.list(b, "")
	case plot:
		m.grid(m.f.grid(b.table))
	case grid:
		m.grid(b)
	default:
		panic(fmt.Sprintf("report: unknown block %T", b))
	}
}

func (m *markdown) list(l list, indent string) {
	if len(l.items) == 0 {
		m.line(literal(m.f.say("Nothing to show.")))
	}
	for i, it := range l.items {
		mark := "- "
		if l.ordered {
			mark = m.f.count(int64(i+1)) + ". "
		}
		m.line(indent, mark, literal(withPlace(it.text, it.place)))
		if it.words != "" {
			m.line()
			m.line(indent, blanks(len(mark)), "> ", literal(it.words))
			m.line()
		}
		if len(it.below) > 0 {
			m.list(list{items: it.below}, indent+blanks(len(mark)))
		}
	}
}

// padTo is the widest cell that the source of a table is padded to; beyond it the source is not worth looking at.
const padTo = 40

func (m *markdown) grid(g grid) {
	if len(g.heads) == 0 || len(g.rows) == 0 {
		m.line(literal(m.f.say("Nothing to show.")))
		return
	}
	lines := [][]string{mapped(g.heads, literal)}
	for _, r := range g.rows {
		lines = append(lines, markdownRow(r))
	}
	width := make([]int, len(g.heads))
	for j := range width {
		width[j] = 3
		for _, l := range lines {
			width[j] = max(width[j], min(cells(l[j]), padTo))
		}
	}
	for i, l := range lines {
		m.row(l, width, g.numeric)
		if i == 0 {
			m.rule(width, g.numeric)
		}
	}
	for _, n := range g.notes {
		m.line()
		m.line(literal(n))
	}
}

// markdownRow is the cells of a row; sections and sums are bold, and what lies deeper is set in by blanks that stay.
func markdownRow(r gridRow) []string {
	out := make([]string, len(r.figures))
	for j, fig := range r.figures {
		s := literal(strings.TrimSpace(fig.text)) // blanks beside the stars would undo the bold
		if r.role != loadline.Plain && s != "" {
			s = "**" + s + "**"
		}
		if j == 0 && s != "" {
			s = strings.Repeat("&emsp;", r.level) + s
		}
		out[j] = s
	}
	return out
}

func (m *markdown) row(texts []string, width []int, numeric []bool) {
	for j, s := range texts {
		m.b.WriteString("| ")
		if numeric[j] {
			m.b.WriteString(padLeft(s, width[j]))
		} else {
			m.b.WriteString(pad(s, width[j]))
		}
		m.b.WriteByte(' ')
	}
	m.line("|")
}

func (m *markdown) rule(width []int, numeric []bool) {
	for j, w := range width {
		m.b.WriteString("| ")
		m.b.WriteString(strings.Repeat("-", w-1))
		if numeric[j] {
			m.b.WriteString(": ")
		} else {
			m.b.WriteString("- ")
		}
	}
	m.line("|")
}

// literal escapes a cleaned line so that Markdown prints it as it is: CommonMark takes a backslash before any ASCII
// punctuation. Emphasis, links, HTML, code, table cells, mathematics and strikethrough are escaped everywhere; what
// begins a heading, a list or a quotation at the front; and an address must not become a link that nobody wrote.
func literal(s string) string {
	var b strings.Builder
	for i, r := range s {
		if mustEscape(s, i, r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

func mustEscape(s string, i int, r rune) bool {
	switch r {
	case '\\', '`', '*', '_', '[', ']', '<', '>', '|', '~', '&', '$', '@':
		return true
	case '#', '+', '-', '=':
		return strings.TrimLeft(s[:i], " ") == "" && (r == '#' || endsMark(s[i+1:]) || s[i+1] == byte(r))
	case ')':
		return endsMark(s[i+1:]) && allDigits(strings.TrimLeft(s[:i], " "))
	case '.':
		return endsMark(s[i+1:]) && allDigits(strings.TrimLeft(s[:i], " ")) || strings.EqualFold(s[max(i-3, 0):i], "www")
	case ':':
		return strings.HasPrefix(s[i:], "://") || endsInScheme(s[max(i-6, 0):i])
	}
	return false
}

// endsMark says whether the mark of a list ends here.
func endsMark(rest string) bool { return rest == "" || rest[0] == ' ' }

// endsInScheme catches the addresses without slashes that GitHub turns into links.
func endsInScheme(s string) bool {
	s = strings.ToLower(s)
	return strings.HasSuffix(s, "mailto") || strings.HasSuffix(s, "xmpp")
}

func allDigits(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf || s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}
