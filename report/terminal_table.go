package report

import (
	"slices"
	"strings"

	"loadline"
)

const (
	gap       = 2   // blanks between columns
	narrowest = 10  // columns of a column of words, before the table is drawn record by record
	widest    = 100 // columns of a column of words, however wide the terminal
)

// layout is how wide each column of a grid is drawn. A column of numbers has its decimal points in one line: left and
// right are its places before and from the point on.
type layout struct {
	grid
	width, left, right []int
	heads              [][]string // the lines of each title
}

func newLayout(g grid) layout {
	n := len(g.heads)
	l := layout{grid: g, width: make([]int, n), left: make([]int, n), right: make([]int, n), heads: make([][]string, n)}
	for j := range n {
		whole := 0
		for _, r := range g.rows {
			fig := r.figures[j]
			switch {
			case r.spans():
			case g.numeric[j] && fig.point >= 0:
				l.left[j] = max(l.left[j], cells(fig.text[:fig.point]))
				l.right[j] = max(l.right[j], cells(fig.text[fig.point:]))
			default:
				whole = max(whole, cells(fig.text)+l.indent(r, j))
			}
		}
		l.width[j] = max(whole, l.left[j]+l.right[j], 1)
		if !g.numeric[j] {
			l.width[j] = min(l.width[j], widest)
		}
		l.fitHead(j)
	}
	return l
}

// spans says whether a row is a title of its own, which runs over the columns that it leaves empty.
func (r gridRow) spans() bool {
	if r.role != loadline.Section {
		return false
	}
	for _, f := range r.figures[1:] {
		if f.text != "" {
			return false
		}
	}
	return true
}

func (l layout) indent(r gridRow, j int) int {
	if j > 0 {
		return 0
	}
	return r.level * 2
}

// fitHead breaks a title into the column's width, and widens the column for a word that is longer.
func (l layout) fitHead(j int) {
	target := max(l.width[j], min(cells(l.grid.heads[j]), 12))
	l.heads[j] = wrap(l.grid.heads[j], target)
	for _, line := range l.heads[j] {
		l.width[j] = max(l.width[j], min(cells(line), widest))
	}
}

func (l layout) total() int {
	n := gap * max(len(l.width)-1, 0)
	for _, w := range l.width {
		n += w
	}
	return n
}

// fit narrows the columns of words, the widest first, and says whether the table fits then. Numbers keep their digits.
func (l layout) fit(to int) bool {
	for over := l.total() - to; over > 0; over = l.total() - to {
		j := -1
		for k, w := range l.width {
			if !l.numeric[k] && w > narrowest && (j < 0 || w > l.width[j]) {
				j = k
			}
		}
		if j < 0 {
			return false
		}
		l.width[j] = max(narrowest, l.width[j]-max(1, over/4))
		l.heads[j] = wrap(l.grid.heads[j], l.width[j])
	}
	return true
}

func (t *terminal) grid(g grid) {
	if len(g.heads) == 0 || len(g.rows) == 0 {
		t.line("  " + t.f.say("Nothing to show."))
	} else if l := newLayout(g); t.style.Width <= 0 || l.fit(t.style.Width) {
		t.table(l)
	} else {
		t.records(g)
	}
	if len(g.notes) > 0 {
		t.line("")
	}
	for _, n := range g.notes {
		t.prose(n, "  ", "  ", quiet)
	}
}

func (t *terminal) table(l layout) {
	t.headLines(l)
	t.line(t.paint(strings.Repeat("─", l.total()), quiet))
	var before loadline.RowRole
	for i, r := range l.rows {
		switch {
		case r.role == loadline.Section && i > 0:
			t.line("")
		case r.role == loadline.Total && i > 0 && before != loadline.Total:
			t.line(t.paint(strings.Repeat("─", l.total()), quiet))
		case r.role == loadline.Subtotal && i > 0 && before == loadline.Plain:
			t.line(t.paint(l.subtotalRule(r), quiet))
		}
		t.row(l, r)
		before = r.role
	}
}

func (t *terminal) headLines(l layout) {
	lines := 0
	for _, h := range l.heads {
		lines = max(lines, len(h))
	}
	for k := range lines {
		var parts []string
		for j, h := range l.heads {
			word := ""
			if i := k - (lines - len(h)); i >= 0 {
				word = shorten(h[i], l.width[j])
			}
			if l.numeric[j] {
				word = padLeft(word, l.width[j])
			}
			parts = append(parts, t.paint(pad(word, l.width[j]), strong))
		}
		t.line(strings.Join(parts, blanks(gap)))
	}
}

// subtotalRule is a rule over the numbers that a subtotal adds up.
func (l layout) subtotalRule(r gridRow) string {
	var parts []string
	for j, w := range l.width {
		rule := blanks(w)
		if l.numeric[j] && r.figures[j].text != "" {
			rule = strings.Repeat("─", w)
		}
		parts = append(parts, rule)
	}
	return strings.Join(parts, blanks(gap))
}

func (t *terminal) row(l layout, r gridRow) {
	as := plainly
	if r.role != loadline.Plain {
		as = strong
	}
	if r.spans() {
		t.line(blanks(r.level*2) + t.paint(shorten(r.figures[0].text, max(l.total()-r.level*2, narrowest)), as))
		return
	}
	lines := make([][]string, len(r.figures))
	deepest := 1
	for j := range r.figures {
		lines[j] = l.cell(r, j)
		deepest = max(deepest, len(lines[j]))
	}
	for k := range deepest {
		var parts []string
		for j, fig := range r.figures {
			tone, text := as, blanks(l.width[j])
			if fig.open {
				tone = warned
			}
			if k < len(lines[j]) {
				text = lines[j][k]
			}
			parts = append(parts, t.paint(text, tone))
		}
		t.line(strings.Join(parts, blanks(gap)))
	}
}

// cell is a figure filled to the width of its column, a sentence over several lines where it takes them.
func (l layout) cell(r gridRow, j int) []string {
	fig, width := r.figures[j], l.width[j]
	switch {
	case l.numeric[j] && fig.point >= 0:
		s := padLeft(fig.text[:fig.point], width-l.right[j]) + fig.text[fig.point:]
		return []string{pad(s, width)}
	case l.numeric[j]:
		return []string{padLeft(fig.text, width)}
	}
	indent := min(l.indent(r, j), width/2)
	lines := []string{fig.text}
	if fig.prose && cells(fig.text) > width-indent {
		lines = wrap(fig.text, width-indent)
	}
	return mapped(lines, func(s string) string { return pad(blanks(indent)+shorten(s, width-indent), width) })
}

// records draws a table that is too wide for the terminal one row after the other, a line for each figure.
func (t *terminal) records(g grid) {
	for i, r := range g.rows {
		if i > 0 && (r.role != loadline.Plain || g.rows[i-1].role != loadline.Section) {
			t.line("")
		}
		as := strong
		if r.role == loadline.Plain {
			as = plainly
		}
		indent := blanks(min(r.level*2, t.style.Width/4))
		first := r.figures[0].text
		if g.numeric[0] || first == "" {
			first = strings.Join(nonEmpty(g.heads[0], first), ": ")
		}
		t.prose(first, indent, indent+"  ", as)
		for j, fig := range r.figures[1:] {
			if fig.text != "" {
				t.field(indent+"  ", g.heads[j+1], fig, labelWidth(g), g.numeric[j+1])
			}
		}
	}
}

func labelWidth(g grid) int {
	return slices.Max(append(mapped(g.heads[1:], cells), 0))
}

func mapped[T, U any](in []T, f func(T) U) []U {
	out := make([]U, len(in))
	for i, v := range in {
		out[i] = f(v)
	}
	return out
}

// field is one figure of a record, its number at the right margin; where both do not fit, the figure has its own line.
func (t *terminal) field(indent, label string, fig figure, labels int, numeric bool) {
	as := plainly
	if fig.open {
		as = warned
	}
	room := t.style.Width - len(indent) - labels - gap
	switch {
	case room >= cells(fig.text) && numeric:
		t.line(indent + pad(label, labels) + blanks(gap) + t.paint(padLeft(fig.text, min(room, 24)), as))
	case room >= cells(fig.text):
		t.line(indent + pad(label, labels) + blanks(gap) + t.paint(fig.text, as))
	default:
		t.prose(label, indent, indent, quiet)
		t.prose(fig.text, indent+"  ", indent+"  ", as)
	}
}
