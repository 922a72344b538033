// Package report draws a [loadline.Answer] as terminal text, Markdown, JSON, CSV, HTML and XLSX, and prints diagnostics as
// letters. It knows no question: only the closed set of views, and the values that cells and sentences hold.
//
// # One page, three ways
//
// An answer is first laid out as a page: a short list of blocks (title, statement, notices, grid, plot, list) in the order
// in which people read: the finding, the documents that nobody has read, the views with the definitions of their figures,
// the reasons, what was assumed and what would settle it, the problems. Terminal, Markdown and HTML each draw these blocks.
// A view of an unknown kind is a mistake in the program and panics; facts never do.
//
// # Numbers
//
// The formatter is the only place where a value becomes text. A number is printed in full where its decimals end within
// ten places, else about, with the mark "≈"; bounds are rounded outward, so that they stay bounds ("1,000–2,000",
// "≥ 1,000", "not known"). The cells of a column show the currency in the title where all amounts share one. Percentages
// have one decimal, or two where a part is below 1%; in a column that says what it is a share of, they add up to what is
// printed for each subtotal and total (largest remainder, [loadline.Apportion]), "<0.1%" is more than nothing and ">99.9%"
// is less than all.
//
// # Why the tables are laid out here
//
// Figures align on the decimal point with bounds and "not known" among them, subtotals have a rule under the numbers only,
// sentences in cells break while names are cut, and a terminal that is too narrow gets records instead of a table with
// digits missing. Table libraries align a cell as a whole, measure neither of these, and cut every column alike.
//
// # Why the workbook is written here
//
// A workbook of numbers, formulas and text is a few small XML parts. The library that writes all of Excel takes most of the
// time that the whole program may take to start (regular expressions compiled at its initialisation), keeps the parts in
// the order of a map, and gives a formula's value with 15 digits; it stays in the tests, where it reads back what is
// written here and reckons the formulas anew.
//
// # Facts are not trusted
//
// Names come from files that others wrote. Every fact is cleaned before it is laid out (controls, overrides of direction,
// invisible letters, heaps of combining marks), and then escaped for where it goes: Markdown, HTML, a cell of a
// spreadsheet. JSON keeps each fact byte for byte in its data, and writes what would drive a terminal as \u escapes.
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

// Terminal writes the answer as text for a terminal, or for a file where [Style.Width] is 0. No digit is ever cut: names
// are shortened with "…" first, then a table becomes records.
func Terminal(w io.Writer, a loadline.Answer, s Style) error {
	t := terminal{style: s, f: s.formatter()}
	t.page(a)
	_, err := io.WriteString(w, t.b.String())
	return err
}

// Markdown writes the answer as GitHub-flavoured Markdown, in English. Curves and fans are tables of their points.
func Markdown(w io.Writer, a loadline.Answer) error {
	var m markdown
	m.page(a)
	_, err := io.WriteString(w, m.b.String())
	return err
}

// JSON writes the answer for programs: an object of question, company, as_of (ISO 8601), state, finding, because (a tree:
// says, place, because), assumed (says, settles, place), problems (code, severity, summary, detail, hint, place, related),
// data (the question's own struct) and views (each with its kind). A place has the text that people read and its parts:
// file, line, column (bytes, from 1), from and to (bytes, half open), cell, clause. Sentences are English. Exact numbers are
// strings, a decimal where it ends, else a fraction "1/3"; a number that is not exact is {"lo", "hi", "open"}, null where
// there is no bound; money is {"amount", "currency"}. The order of keys is fixed, the indentation two blanks, the last
// byte a newline. It is an error when the data cannot be JSON.
func JSON(w io.Writer, a loadline.Answer) error {
	text, err := encode(a)
	if err != nil {
		return err
	}
	_, err = w.Write(text)
	return err
}

// CSV writes the first table of the answer for programs, or its first view where it has no table, or nothing where it has
// none. The first line has the ids of the columns, before them "row": the role of each row (body, section, subtotal, total).
// Numbers are unrounded decimals where they end, else twelve digits that count; percentages are fractions of 1; bounds
// are one field "lo..hi", empty where there is none ("1000..", ".."). An amount is followed by a field with its currency.
// A text that a spreadsheet would take for a formula has an apostrophe before it.
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

// HTML writes the answer, in English, as one self-contained page that is well-formed XML too: it loads nothing, runs
// nothing, prints well and knows dark mode. The reason behind a figure is the note that its cell shows.
func HTML(w io.Writer, a loadline.Answer) error {
	var h hypertext
	h.page(a)
	_, err := io.WriteString(w, h.b.String())
	return err
}

// XLSX writes the answer as a workbook: a sheet for each view, over the first the finding and what it is subject to, then
// the sheets Why, Assumed and Problems. Sums, shares and products are live formulas with their values beside them, written
// only where they give the answer's own figure. Texts are cells of text, whatever they look like. Whole numbers beyond
// 15 digits, which a spreadsheet would change, are text. A reckoner is a sheet in which one figure may be changed. The same answer is the same file, byte for byte. It is an error
// when a table is larger than a sheet can be.
func XLSX(w io.Writer, a loadline.Answer) error { return workbook(w, a) }

// Problems writes diagnostics as letters, sorted by place: severity and summary, the place, the line with the range
// marked, the detail, the hint, related places and the code. From the eleventh of one code on only the summary and the
// place are written. A count closes them; where there are none, nothing is written. quote gives the whole line at a place,
// without its end; it may be nil.
func Problems(w io.Writer, ds loadline.Diagnostics, quote func(loadline.Source) (line string, ok bool), s Style) error {
	l := letters{terminal: terminal{style: s, f: s.formatter()}, quote: quote}
	l.all(ds)
	_, err := io.WriteString(w, l.b.String())
	return err
}
