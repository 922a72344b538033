// Package report draws a [loadline.Answer] as terminal text, Markdown, JSON, CSV, HTML and XLSX, and prints diagnostics as
// letters. It knows no question: only the closed set of views, and the values that cells and sentences hold.
package report

import (
	"io"

	"loadline"
)

// Style is how people read: in colour or not, how wide, in which language.
type Style struct {
	Colour   bool   // ANSI colours and weights; only for a terminal
	Width    int    // columns of the terminal; 0: as wide as the content
	Language string // "en" (also where empty) or "de": how numbers, money and dates are written

	// Translate gives the sentence of the language for an English format, with the same verbs (or indexed ones, "%[2]v").
	// Where it is nil or says no, the package's own few words are translated and all other sentences stay English.
	Translate func(format string) (string, bool)
}

// Terminal writes the answer as text for a terminal.
func Terminal(w io.Writer, a loadline.Answer, s Style) error {
	t := terminal{style: s, f: s.formatter()}
	t.page(a)
	_, err := io.WriteString(w, t.b.String())
	return err
}

// Markdown writes the answer as GitHub-flavoured Markdown.
func Markdown(w io.Writer, a loadline.Answer) error {
	var m markdown
	m.page(a)
	_, err := io.WriteString(w, m.b.String())
	return err
}

// JSON writes the answer for programs.
func JSON(w io.Writer, a loadline.Answer) error {
	text, err := encode(a)
	if err != nil {
		return err
	}
	_, err = w.Write(text)
	return err
}

// CSV writes the first table of the answer for programs.
func CSV(w io.Writer, a loadline.Answer) error {
	v, ok := firstTable(a.Views)
	if !ok {
		return nil
	}
	_, err := io.WriteString(w, separated(tableOf(v)))
	return err
}

// firstTable is the first table, or where there is none the first view, which can be written as one.
func firstTable(vs []loadline.View) (loadline.View, bool) {
	for _, v := range vs {
		if t, ok := v.(loadline.Table); ok {
			return t, true
		}
	}
	if len(vs) == 0 {
		return nil, false
	}
	return vs[0], true
}

// HTML writes the answer as one self-contained page.
func HTML(w io.Writer, a loadline.Answer) error {
	var h hypertext
	h.page(a)
	_, err := io.WriteString(w, h.b.String())
	return err
}

// XLSX writes the answer as a workbook with live formulas.
func XLSX(w io.Writer, a loadline.Answer) error { return workbook(w, a) }

// Problems writes diagnostics as letters. quote gives the whole line at a place, without its end; it may be nil.
func Problems(w io.Writer, ds loadline.Diagnostics, quote func(loadline.Source) (line string, ok bool), s Style) error {
	l := letters{terminal: terminal{style: s, f: s.formatter()}, quote: quote}
	l.all(ds)
	_, err := io.WriteString(w, l.b.String())
	return err
}
