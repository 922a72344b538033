package ocf

import (
	"bytes"
	"unicode/utf16"
	"unicode/utf8"
)

// unquote is the value of a text that the scanner has passed. It is a view where the bytes say what they mean. Bytes
// that are no UTF-8, and surrogates without their other half, become U+FFFD one by one, as in encoding/json.
func unquote(src []byte) string {
	if bytes.IndexByte(src, '\\') < 0 && utf8.Valid(src) {
		return view(src)
	}
	out := make([]byte, 0, len(src))
	for len(src) > 0 {
		switch c := src[0]; {
		case c == '\\' && src[1] == 'u':
			r, size := escapedRune(src)
			out, src = utf8.AppendRune(out, r), src[size:]
		case c == '\\':
			out, src = append(out, escaped(src[1])), src[2:]
		case c < utf8.RuneSelf:
			out, src = append(out, c), src[1:]
		default:
			r, size := utf8.DecodeRune(src)
			out, src = utf8.AppendRune(out, r), src[size:]
		}
	}
	return view(out)
}

// escapedRune is the rune of an escape \uXXXX, or of a pair of them, and how many bytes it takes.
func escapedRune(src []byte) (rune, int) {
	r, _ := hex4(src[2:])
	if !utf16.IsSurrogate(r) {
		return r, 6
	}
	if len(src) >= 12 && src[6] == '\\' && src[7] == 'u' {
		low, _ := hex4(src[8:])
		if both := utf16.DecodeRune(r, low); both != utf8.RuneError {
			return both, 12
		}
	}
	return utf8.RuneError, 6
}

func escaped(c byte) byte {
	switch c {
	case 'b':
		return '\b'
	case 'f':
		return '\f'
	case 'n':
		return '\n'
	case 'r':
		return '\r'
	case 't':
		return '\t'
	}
	return c // a quote, a backslash, a slash
}
