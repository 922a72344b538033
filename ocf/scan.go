package ocf

import (
	"encoding/binary"
	"math/bits"
	"unsafe"
)

// kind is what a JSON value is.
type kind uint8

const (
	noValue kind = iota // a value that a later one of the same key replaces
	object
	array
	text
	number
	yes
	no
	null
)

// node is one JSON value on the tape: where it stands, and the node that follows it and all that is in it. An object is
// followed by its keys and values in turn, an array by its elements.
type node struct {
	kind     kind
	escaped  bool   // a text with backslashes
	wide     bool   // a text with bytes beyond ASCII, whose encoding nobody has checked yet
	from, to uint32 // bytes; of a text those between the quotes
	line     int32  // from 1
	bol      uint32 // where the line begins
	next     int32
}

// scanner reads JSON (RFC 8259) in one pass, strictly: it refuses what encoding/json refuses. Two things it leaves to
// whoever reads a text: bytes that are no UTF-8 ([scanner.text] replaces each by U+FFFD, as encoding/json does) and the
// value of a number.
//
// src must not change as long as any text from it is in use: texts without escapes are views of it.
type scanner struct {
	src    []byte
	pos    int
	line   int32
	bol    int
	depth  int
	lax    int // the depth of objects whose keys the caller looks through himself; 0 for none
	tape   []node
	limit  int     // how many nodes the tape may hold
	twice  []int32 // keys on the tape that a later key of the same object replaces
	keys   []int32 // of the object that is looked through for them
	errPos int
	err    string // what is wrong, "" where nothing is
}

func newScanner(src []byte, limit int) *scanner {
	return &scanner{src: src, line: 1, limit: limit}
}

// fail notes the first fault and where it is; it is always false.
func (s *scanner) fail(what string) bool {
	if s.err == "" {
		s.err, s.errPos = what, s.pos
	}
	return false
}

// The faults that are limits and not breaches of the grammar.
const (
	tooDeep        = "values nested too deep"
	tooMany        = "too many values in one object"
	tooManyObjects = "too many objects in one package"
	tooLong        = "a text that is too long"
)

// Faults that are met in several places.
const (
	cutShort  = "the file ends in the middle of a value"
	badEscape = "a backslash that escapes nothing"
)

// blank skips blanks and counts lines; it says whether anything is left.
func (s *scanner) blank() bool {
	for s.pos < len(s.src) {
		switch s.src[s.pos] {
		case ' ', '\t', '\r':
		case '\n':
			s.line++
			s.bol = s.pos + 1
		default:
			return true
		}
		s.pos++
	}
	return false
}

// next skips blanks and is the byte that follows, or 0 at the end.
func (s *scanner) next() byte {
	if s.pos < len(s.src) && s.src[s.pos] > ' ' {
		return s.src[s.pos]
	}
	if !s.blank() {
		return 0
	}
	return s.src[s.pos]
}

// push begins a node at the position.
func (s *scanner) push(k kind) (int, bool) {
	if len(s.tape) >= s.limit {
		return 0, s.fail(tooMany)
	}
	at := len(s.tape)
	s.tape = append(s.tape, node{kind: k, from: uint32(s.pos), line: s.line, bol: uint32(s.bol), next: int32(at + 1)})
	return at, true
}

// value reads one value onto the tape.
func (s *scanner) value() bool {
	switch c := s.next(); {
	case c == '"':
		return s.str()
	case c == '{':
		return s.object()
	case c == '[':
		return s.array()
	case c == '-' || c >= '0' && c <= '9':
		return s.number()
	case c == 't':
		return s.word(yes, "true")
	case c == 'f':
		return s.word(no, "false")
	case c == 'n':
		return s.word(null, "null")
	case c == 0 && s.pos >= len(s.src):
		return s.fail(cutShort)
	}
	return s.fail("a value is expected here")
}

func (s *scanner) word(k kind, want string) bool {
	if len(s.src)-s.pos < len(want) || string(s.src[s.pos:s.pos+len(want)]) != want {
		return s.fail("a value is expected here")
	}
	at, ok := s.push(k)
	if !ok {
		return false
	}
	s.pos += len(want)
	s.tape[at].to = uint32(s.pos)
	return true
}

func (s *scanner) enter() bool {
	s.depth++
	if s.depth > MaxDepth {
		return s.fail(tooDeep)
	}
	return true
}

// close ends an object or an array at its bracket.
func (s *scanner) close(at int) bool {
	s.pos++
	s.depth--
	s.tape[at].to, s.tape[at].next = uint32(s.pos), int32(len(s.tape))
	return true
}

func (s *scanner) object() bool {
	at, ok := s.push(object)
	if !ok || !s.enter() {
		return false
	}
	s.pos++
	if s.next() == '}' {
		return s.close(at)
	}
	var met uint64
	clash := false
	for {
		key := len(s.tape)
		if !s.key() {
			return false
		}
		bit := s.bloom(key)
		clash = clash || met&bit != 0
		met |= bit
		if !s.value() {
			return false
		}
		switch s.next() {
		case ',':
			s.pos++
		case '}':
			if clash && s.depth != s.lax {
				s.findTwice(at, len(s.tape))
			}
			return s.close(at)
		default:
			return s.fail("a comma or a closing brace is expected here")
		}
	}
}

// key reads the key of a member and its colon.
func (s *scanner) key() bool {
	if s.next() != '"' {
		return s.fail("a key in quotes is expected here")
	}
	if !s.str() {
		return false
	}
	if s.next() != ':' {
		return s.fail("a colon is expected here")
	}
	s.pos++
	return true
}

// bloom is a bit that two equal keys share.
func (s *scanner) bloom(key int) uint64 {
	n := &s.tape[key]
	if n.escaped || n.to == n.from {
		return ^uint64(0)
	}
	return 1 << ((uint32(s.src[n.from])*7 + uint32(s.src[n.to-1])*13 + (n.to-n.from)*31) & 63)
}

// fewKeys is up to how many keys each is compared with each.
const fewKeys = 32

// findTwice marks the values of the object from at to end whose keys come again: the last one wins.
func (s *scanner) findTwice(at, end int) {
	s.keys = s.keys[:0]
	for i := int32(at + 1); i < int32(end); i = s.tape[i+1].next {
		s.keys = append(s.keys, i)
	}
	if len(s.keys) > fewKeys {
		s.findTwiceOfMany()
		return
	}
	for k, i := range s.keys {
		for _, later := range s.keys[k+1:] {
			if s.sameKey(i, later) {
				s.replaced(i)
				break
			}
		}
	}
}

func (s *scanner) findTwiceOfMany() {
	last := make(map[string]int32, len(s.keys))
	for _, i := range s.keys {
		name := s.text(int(i))
		if before, again := last[name]; again {
			s.replaced(before)
		}
		last[name] = i
	}
}

func (s *scanner) replaced(key int32) {
	s.tape[key].kind = noValue
	s.twice = append(s.twice, key)
}

func (s *scanner) sameKey(i, j int32) bool {
	a, b := &s.tape[i], &s.tape[j]
	if a.escaped || b.escaped || a.wide || b.wide {
		return s.text(int(i)) == s.text(int(j))
	}
	return a.to-a.from == b.to-b.from && string(s.src[a.from:a.to]) == string(s.src[b.from:b.to])
}

func (s *scanner) array() bool {
	at, ok := s.push(array)
	if !ok || !s.enter() {
		return false
	}
	s.pos++
	if s.next() == ']' {
		return s.close(at)
	}
	for {
		if !s.value() {
			return false
		}
		switch s.next() {
		case ',':
			s.pos++
		case ']':
			return s.close(at)
		default:
			return s.fail("a comma or a closing bracket is expected here")
		}
	}
}

// str reads a text. It goes eight bytes at a time through what needs no attention.
func (s *scanner) str() bool {
	at, ok := s.push(text)
	if !ok {
		return false
	}
	s.pos++
	n := &s.tape[at]
	n.from = uint32(s.pos)
	for {
		s.pos += plain(s.src[s.pos:])
		if s.pos >= len(s.src) {
			return s.fail(cutShort)
		}
		switch c := s.src[s.pos]; {
		case c == '"':
			n.to = uint32(s.pos)
			s.pos++
			if n.to-n.from > MaxTextBytes {
				return s.fail(tooLong)
			}
			return true
		case c == '\\':
			n.escaped = true
			if !s.escape() {
				return false
			}
		case c < ' ':
			return s.fail("a control character in a text")
		default:
			n.wide = true
			s.pos++
		}
	}
}

// plain is how many bytes at the front are ASCII without quotes, backslashes and control characters.
func plain(src []byte) int {
	const ones, tops = 0x0101010101010101, 0x8080808080808080
	i := 0
	for ; i+8 <= len(src); i += 8 {
		w := binary.LittleEndian.Uint64(src[i:])
		quote, slash := w^ones*'"', w^ones*'\\'
		// The lowest bit set is exact: a borrow can only come from a byte below that is a hit itself.
		hit := ((quote-ones)&^quote | (slash-ones)&^slash | (w-ones*' ')&^w | w) & tops
		if hit != 0 {
			return i + bits.TrailingZeros64(hit)/8
		}
	}
	for ; i < len(src); i++ {
		if c := src[i]; c == '"' || c == '\\' || c < ' ' || c >= 0x80 {
			return i
		}
	}
	return i
}

// escape steps over a backslash and what it escapes. Lone surrogates pass, as encoding/json lets them.
func (s *scanner) escape() bool {
	if s.pos+1 >= len(s.src) {
		s.pos = len(s.src)
		return s.fail(cutShort)
	}
	switch s.src[s.pos+1] {
	case '"', '\\', '/', 'b', 'f', 'n', 'r', 't':
		s.pos += 2
		return true
	case 'u':
		if len(s.src)-s.pos < 6 {
			return s.fail(cutShort)
		}
		if _, ok := hex4(s.src[s.pos+2:]); ok {
			s.pos += 6
			return true
		}
	}
	return s.fail(badEscape)
}

func hex4(src []byte) (rune, bool) {
	var r rune
	for _, c := range src[:4] {
		switch {
		case c >= '0' && c <= '9':
			r = r<<4 | rune(c-'0')
		case c >= 'a' && c <= 'f':
			r = r<<4 | rune(c-'a'+10)
		case c >= 'A' && c <= 'F':
			r = r<<4 | rune(c-'A'+10)
		default:
			return 0, false
		}
	}
	return r, true
}

// number reads a number of JSON's grammar: no leading zeros, no bare point, no plus.
func (s *scanner) number() bool {
	at, ok := s.push(number)
	if !ok {
		return false
	}
	if s.src[s.pos] == '-' {
		s.pos++
	}
	if s.digit() && s.src[s.pos] == '0' {
		s.pos++
	} else if !s.digits() {
		return s.fail("a digit is expected here")
	}
	if s.pos < len(s.src) && s.src[s.pos] == '.' {
		s.pos++
		if !s.digits() {
			return s.fail("a digit is expected here")
		}
	}
	if s.pos < len(s.src) && s.src[s.pos]|0x20 == 'e' {
		s.pos++
		if s.pos < len(s.src) && (s.src[s.pos] == '+' || s.src[s.pos] == '-') {
			s.pos++
		}
		if !s.digits() {
			return s.fail("a digit is expected here")
		}
	}
	s.tape[at].to = uint32(s.pos)
	return true
}

func (s *scanner) digit() bool {
	return s.pos < len(s.src) && s.src[s.pos] >= '0' && s.src[s.pos] <= '9'
}

func (s *scanner) digits() bool {
	from := s.pos
	for s.digit() {
		s.pos++
	}
	return s.pos > from
}

// whole reads one value that is all there is.
func (s *scanner) whole() bool {
	return s.value() && s.end()
}

// end says whether nothing but blanks is left.
func (s *scanner) end() bool {
	if s.blank() {
		return s.fail("something follows the end")
	}
	return true
}

// raw is the bytes of a value as they stand, a text without its quotes.
func (s *scanner) raw(i int) []byte { return s.src[s.tape[i].from:s.tape[i].to] }

// text is a text's value, or a number's as it is written. It is a view of the source where nothing is escaped.
func (s *scanner) text(i int) string {
	n := &s.tape[i]
	if n.escaped || n.wide {
		return unquote(s.src[n.from:n.to])
	}
	return view(s.src[n.from:n.to])
}

// view is bytes as a string without a copy.
func view(b []byte) string { return unsafe.String(unsafe.SliceData(b), len(b)) }
