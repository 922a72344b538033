package sheet

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"loadline"
)

// Bytes is the mapping as a file, with the reasons as comments; the package comment describes it.
func (m Mapping) Bytes() []byte {
	var w bytes.Buffer
	w.WriteString("# How Loadline reads the columns of this file. Correct a line and import again with it.\n")
	w.WriteString("# What stands after a # is a comment. A ? is a question: replace it.\n\n")
	if m.Company != "" {
		writeLine(&w, "company", quote(m.Company), loadline.Text{})
	}
	if m.AsOf != 0 {
		writeLine(&w, "as_of", m.AsOf.String(), loadline.Textf("the day of facts that carry no date of their own"))
	}
	if m.Currency != "" {
		writeLine(&w, "currency", m.Currency, loadline.Textf("of amounts that name none"))
	}
	for _, l := range m.Lists {
		l.write(&w)
	}
	return w.Bytes()
}

func (l ListMapping) write(w *bytes.Buffer) {
	fmt.Fprintf(w, "\n[%s]\n", l.Sheet)
	if l.Kind != NoList {
		writeLine(w, "kind", l.Kind.String(), reason(l.Sure, l.Why))
	}
	writeLine(w, "use", l.Use.String(), loadline.Textf("facts, check or nothing"))
	if l.Header > 0 {
		writeLine(w, "header", itoa(l.Header), loadline.Textf("the row with the names of the columns"))
	}
	if l.Last > 0 {
		writeLine(w, "last", itoa(l.Last), loadline.Textf("the last row of the list"))
	}
	writeLine(w, "numbers", l.Numbers.String(), loadline.Textf("1,234.56 or 1.234,56 or 1234 (no separators)"))
	writeLine(w, "dates", l.Dates.String(), loadline.Textf("month/day/year or day/month/year or year-month-day"))
	if l.Capital != "" {
		writeLine(w, "capital", l.Capital, loadline.Textf("the cell with the Stammkapital"))
	}
	for _, c := range l.Columns {
		value := c.Letter
		if c.Head != "" {
			value = strings.TrimSpace(value + " " + quote(c.Head))
		}
		if c.Class != "" {
			value += ", class " + quote(c.Class)
		}
		if c.Currency != "" {
			value += ", currency " + c.Currency
		}
		if c.Numbers != NumbersOpen {
			value += ", numbers " + c.Numbers.String()
		}
		if c.Dates != DatesOpen {
			value += ", dates " + c.Dates.String()
		}
		writeLine(w, c.Field, value, reason(c.Sure, c.Why))
	}
}

// reason is how sure a choice is and why, as a comment; nothing where nothing is to be said.
func reason(sure Confidence, why loadline.Text) loadline.Text {
	if why.IsZero() {
		return why
	}
	return loadline.Textf("%s: %v", sure.String(), why)
}

func writeLine(w *bytes.Buffer, word, value string, comment loadline.Text) {
	line := fmt.Sprintf("%-15s = %s", word, value)
	if !comment.IsZero() {
		line = fmt.Sprintf("%-56s # %s", line, oneLine(comment.String()))
	}
	w.WriteString(line + "\n")
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// quote puts a text in quotes; a quote within is written twice, as in CSV, and a line break as a blank.
func quote(s string) string {
	return `"` + strings.ReplaceAll(oneLine(s), `"`, `""`) + `"`
}

// Show writes the mapping for a person to confirm, with the first rows that it reads.
func (m Mapping) Show(w io.Writer, b *Book) {
	fmt.Fprintf(w, "%s: %v\n", b.name, b.how)
	if m.AsOf != 0 {
		fmt.Fprintf(w, "as of %v\n", m.AsOf)
	}
	for _, l := range m.Lists {
		l.show(w, b)
	}
}

func (l ListMapping) show(w io.Writer, b *Book) {
	fmt.Fprintf(w, "\n[%s] %v, rows %d to %d, used for %v (%v)\n", l.Sheet, l.Kind, l.Header+1, l.Last, l.Use, reason(l.Sure, l.Why))
	fmt.Fprintf(w, "  numbers %v, dates %v\n", l.Numbers, l.Dates)
	g := b.sheet(l.Sheet)
	if g == nil {
		return
	}
	for _, c := range l.Columns {
		n, ok := columnOf(c.Letter)
		var seen []string
		for r := l.Header; ok && r < l.Last && len(seen) < 3; r++ {
			if x := g.at(r, n); x.kind != blank {
				seen = append(seen, clip(x.text, 24))
			}
		}
		fmt.Fprintf(w, "  %-3s %-24s %-16s %s\n", c.Letter, clip(oneLine(c.Head), 24), c.Field, strings.Join(seen, " | "))
	}
}

func clip(s string, n int) string {
	s = oneLine(s)
	if r := []rune(s); len(r) > n {
		return string(r[:n-1]) + "…"
	}
	return s
}
