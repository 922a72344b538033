package report

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// marksPerLetter is how many combining marks a letter may carry: enough for Vietnamese, Hebrew with points and phonetic
// script; more of them paint over the lines above and below.
const marksPerLetter = 6

// clean makes a fact safe to print as one line. Names come from files that others wrote: an escape sequence would drive
// the terminal, an override of direction would show another order than the bytes have (CVE-2021-42574), and invisible
// letters would make two names look like one. Line ends and tabs become blanks, other controls and broken UTF-8 the
// replacement character, so that something is seen to be wrong; what is invisible by nature goes away.
func clean(s string) string {
	if plain(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	marks := 0
	for _, r := range s {
		if unicode.In(r, unicode.Mn, unicode.Me) {
			marks++
		} else {
			marks = 0
		}
		switch r = visible(r); {
		case r < 0 || marks > marksPerLetter:
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// plain says whether there is nothing to clean: printable ASCII only.
func plain(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}

// visible is what stands for a rune in print, -1 for nothing.
func visible(r rune) rune {
	switch {
	case r == '\n' || r == '\r' || r == '\t' || r == '\v' || r == '\f' || r == 0x85 || r == 0x2028 || r == 0x2029:
		return ' '
	case r < ' ' || r >= 0x7f && r <= 0x9f:
		return utf8.RuneError
	case hidden(r):
		return -1
	}
	return r
}

// hidden says whether a rune shows nothing and changes how others are shown or compared. The joiners U+200C and U+200D
// stay: Persian, Indic scripts and emoji need them.
func hidden(r rune) bool {
	switch {
	case r == 0xad, r == 0x34f, r == 0x61c, r == 0x180e, r == 0x200b, r == 0x200e, r == 0x200f, r == 0xfeff:
		return true
	case r >= 0x202a && r <= 0x202e, r >= 0x2060 && r <= 0x206f, r >= 0xfff9 && r <= 0xfffb:
		return true
	case r >= 0xe0000 && r <= 0xe0fff: // tags and further variation selectors
		return true
	case r >= 0xfdd0 && r <= 0xfdef, r&0xfffe == 0xfffe: // no characters at all; XML refuses the last
		return true
	}
	return false
}
