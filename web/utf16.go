package web

import "unicode/utf8"

// Browsers count the units of UTF-16, files bytes: "ü" is one unit and two bytes, "✓" one and three, "𝄞" two and four. A byte that is
// no UTF-8 is one unit, as a browser reads it.

// unitsAt is the place of a byte in UTF-16 units; beyond the end it is the end.
func unitsAt(src []byte, at int) int {
	units := 0
	for i := 0; i < len(src) && i < at; {
		r, n := utf8.DecodeRune(src[i:])
		units += width(r)
		i += n
	}
	return units
}

// bytesAt is the byte at a place in UTF-16 units.
func bytesAt(src []byte, at int) int {
	i := 0
	for units := 0; i < len(src) && units < at; {
		r, n := utf8.DecodeRune(src[i:])
		units += width(r)
		i += n
	}
	return i
}

func width(r rune) int {
	if r > 0xffff {
		return 2
	}
	return 1
}
