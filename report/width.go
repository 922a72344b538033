package report

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/apparentlymart/go-textseg/v17/textseg"
	"golang.org/x/text/width"
)

// cells is how many columns of a terminal a cleaned string takes: East Asian wide letters and emoji two, combining marks
// none (UAX #11, and UAX #29 for what counts as one letter).
func cells(s string) int {
	if plain(s) {
		return len(s)
	}
	n := 0
	for rest := s; rest != ""; {
		var letter string
		letter, rest = firstLetter(rest)
		n += letterCells(letter)
	}
	return n
}

// firstLetter cuts the first grapheme cluster off, what a reader takes for one letter.
func firstLetter(s string) (letter, rest string) {
	if s[0] < utf8.RuneSelf && (len(s) == 1 || s[1] < utf8.RuneSelf) {
		return s[:1], s[1:]
	}
	// A cluster is short once the marks are bounded; a bound here keeps the scan of a long string linear.
	window := s[:min(len(s), 256)]
	n, _, err := textseg.ScanGraphemeClusters([]byte(window), true)
	if err != nil || n <= 0 {
		n = 1
	}
	return s[:n], s[n:]
}

func letterCells(letter string) int {
	n, joined := 0, false
	for _, r := range letter {
		switch {
		case r == 0xfe0f || r == 0x200d || r >= 0x1f3fb && r <= 0x1f3ff && n > 0:
			joined = true // an emoji of several runes is drawn as one
		case r >= 0x1160 && r <= 0x11ff || unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		default:
			n += runeCells(r)
		}
	}
	if joined && n > 0 {
		return 2
	}
	return n
}

func runeCells(r rune) int {
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	}
	return 1
}

// shorten cuts a string to so many columns, with an ellipsis for what is gone.
func shorten(s string, to int) string {
	if len(s) <= to || cells(s) <= to {
		return s
	}
	if to < 1 {
		return ""
	}
	var b strings.Builder
	n := 0
	for rest := s; rest != ""; {
		var letter string
		letter, rest = firstLetter(rest)
		if n += letterCells(letter); n > to-1 {
			break
		}
		b.WriteString(letter)
	}
	return strings.TrimRight(b.String(), " ") + "…"
}

// pad fills a string with blanks to so many columns.
func pad(s string, to int) string { return s + blanks(to-cells(s)) }

// padLeft fills a string with blanks before it to so many columns.
func padLeft(s string, to int) string { return blanks(to-cells(s)) + s }

func blanks(n int) string { return strings.Repeat(" ", max(n, 0)) }

// wrap breaks a sentence at blanks into lines of so many columns; 0 is one line. A word that is longer stays whole, so
// that a path can still be copied.
func wrap(s string, to int) []string {
	if to <= 0 {
		return []string{s}
	}
	var lines []string
	line, n := "", 0
	for _, word := range strings.Fields(s) {
		w := cells(word)
		switch {
		case line == "":
			line, n = word, w
		case n+1+w <= to:
			line, n = line+" "+word, n+1+w
		default:
			lines = append(lines, line)
			line, n = word, w
		}
	}
	if line != "" || len(lines) == 0 {
		lines = append(lines, line)
	}
	return lines
}
