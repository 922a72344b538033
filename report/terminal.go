package report

import (
	"fmt"
	"strings"

	"loadline"
)

// terminal writes blocks as lines of text.
type terminal struct {
	b     strings.Builder
	style Style
	f     formatter
}

func (t *terminal) line(s string) {
	t.b.WriteString(strings.TrimRight(s, " "))
	t.b.WriteByte('\n')
}

// paint gives a text its weight and colour. Blanks at the ends stay outside, so that lines can be trimmed.
func (t *terminal) paint(s string, as tone) string {
	if !t.style.Colour || as == plainly || strings.TrimSpace(s) == "" {
		return s
	}
	code := [...]string{plainly: "", strong: "1", quiet: "2", bad: "1;31", warned: "33"}[as]
	core := strings.Trim(s, " ")
	i := strings.Index(s, core)
	return s[:i] + "\x1b[" + code + "m" + core + "\x1b[0m" + s[i+len(core):]
}

// prose writes a sentence over as many lines as it takes, the first after one prefix, the others after another.
func (t *terminal) prose(s, first, others string, as tone) {
	width := t.style.Width
	if width > 0 {
		width = max(width-max(cells(first), cells(others)), 16)
	}
	for i, l := range wrap(s, width) {
		if i > 0 {
			first = others
		}
		t.line(first + t.paint(l, as))
	}
}

func (t *terminal) page(a loadline.Answer) {
	for i, b := range t.f.page(a) {
		if _, under := b.(statement); i > 0 && !under {
			t.line("")
		}
		t.block(b)
	}
}

func (t *terminal) block(b block) {
	switch b := b.(type) {
	case title:
		t.prose(strings.Join(nonEmpty(b.company, b.question, b.asOf), " · "), "", "", quiet)
	case heading:
		t.prose(b.text, "", "", strong)
	case statement:
		t.prose(b.text, "", "", b.tone)
	case notices:
		t.line(t.paint(b.head, warned))
		for _, s := range b.items {
			t.prose(s, "  ! ", "    ", warned)
		}
	case list:
		t.list(b, "  ")
	case plot:
		t.plot(b)
	case grid:
		t.grid(b)
	default:
		panic(fmt.Sprintf("report: unknown block %T", b))
	}
}

func nonEmpty(ss ...string) []string {
	var out []string
	for _, s := range ss {
		if s != "" {
			out = append(out, s)
		}
	}
	return out
}

func (t *terminal) list(l list, indent string) {
	if len(l.items) == 0 {
		t.line(indent + t.f.say("Nothing to show."))
	}
	for i, it := range l.items {
		mark := "- "
		if l.ordered {
			mark = padLeft(t.f.count(int64(i+1)), len(t.f.count(int64(len(l.items))))) + ". "
		}
		t.item(it, indent, mark)
	}
}

func (t *terminal) item(it item, indent, mark string) {
	others := indent + blanks(cells(mark))
	t.prose(withPlace(it.text, it.place), indent+mark, others, it.tone)
	if it.words != "" {
		t.prose(it.words, others, others, quiet)
	}
	if len(it.below) > 0 {
		t.list(list{items: it.below}, t.deeper(others))
	}
}

// deeper keeps half of a narrow terminal for the words themselves.
func (t *terminal) deeper(indent string) string {
	if w := t.style.Width; w > 0 && len(indent) > w/2 {
		return indent[:w/2]
	}
	return indent
}
