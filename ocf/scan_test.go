package ocf

import (
	"bytes"
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// tree is the value on the tape as encoding/json would make it, numbers as they are written.
func tree(s *scanner, i int) (any, int) {
	n := s.tape[i]
	switch n.kind {
	case object:
		out := map[string]any{}
		for j := i + 1; j < int(n.next); {
			key := s.text(j)
			v, next := tree(s, j+1)
			out[key] = v
			j = next
		}
		return out, int(n.next)
	case array:
		out := []any{}
		for j := i + 1; j < int(n.next); {
			v, next := tree(s, j)
			out, j = append(out, v), next
		}
		return out, int(n.next)
	case text:
		return s.text(i), int(n.next)
	case number:
		return json.Number(s.text(i)), int(n.next)
	case null:
		return nil, int(n.next)
	}
	return n.kind == yes, int(n.next)
}

// agrees compares the scanner with encoding/json on the same bytes: the verdict, and the value.
func agrees(t interface{ Fatalf(string, ...any) }, src []byte) {
	dec := json.NewDecoder(bytes.NewReader(src))
	dec.UseNumber()
	var want any
	err := dec.Decode(&want)
	if err == nil && !json.Valid(src) {
		err = json.Unmarshal(src, new(any)) // something follows
	}
	s := newScanner(bytes.Clone(src), MaxValues)
	ok := s.whole()
	if limit := s.err == tooDeep || s.err == tooLong || s.err == tooMany; limit {
		return
	}
	if ok != (err == nil) {
		t.Fatalf("%q: the scanner says %v (%s at %d), encoding/json %v", src, ok, s.err, s.errPos, err)
	}
	if !ok {
		return
	}
	if got, _ := tree(s, 0); !reflect.DeepEqual(got, want) {
		t.Fatalf("%q:\nscanner       %#v\nencoding/json %#v", src, got, want)
	}
}

var texts = []string{
	``, ` `, `{}`, `[]`, `null`, `true`, `fals`, `nul`, `truee`, `{"a":1}`, `{"a":1,}`, `[1,]`, `[,1]`, `{"a" 1}`, `{a:1}`,
	`{"a":1 "b":2}`, `[1 2]`, `"x"`, `"x`, `"\u00e9\n\/"`, `"\ud83d\ude00"`, `"\ud83d"`, `"\ud83dx"`, `"\ud83d\u0041"`, `"\ude00\ud83d"`,
	`"\x"`, `"\u12g4"`, `"\u12`, `"\`, "\"\x01\"", "\"\t\"", "\"\x7f\"", "\"\xff\"", "\"a\xc3\"", "\"\xed\xa0\x80\"", `"Zürich"`, "\ufeff{}",
	`0`, `-0`, `01`, `-`, `+1`, `1.`, `.5`, `1.5e3`, `1e`, `1E+2`, `1e-`, `--1`, `0x1`, `1_0`, `NaN`, `[1]x`, `{}{}`, "[1\n,\r\n2]",
	`{"a":1,"a":2}`, `{"a":{"b":1,"b":[2]},"\u0061":3}`, `{"":1,"":2}`, `"seven77"`, `"eight888"`, `"nine99999"`, "\"1234567\x00\"", `"1234567\n1234567\""`,
	strings.Repeat("[", 10) + strings.Repeat("]", 10), strings.Repeat("[", 70) + strings.Repeat("]", 70),
}

func TestScannerAgreesWithEncodingJSON(t *testing.T) {
	for _, src := range texts {
		agrees(t, []byte(src))
	}
}

func FuzzScanner(f *testing.F) {
	for _, src := range texts {
		f.Add([]byte(src))
	}
	f.Fuzz(func(t *testing.T, src []byte) { agrees(t, src) })
}

func TestAnyTextComesBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := rapid.String().Draw(t, "text")
		src, err := json.Marshal(map[string]string{want: want})
		if err != nil {
			t.Fatal(err)
		}
		agrees(t, src)
		cut := rapid.IntRange(0, len(src)).Draw(t, "cut")
		agrees(t, src[:cut])
		broken := bytes.Clone(src)
		broken[rapid.IntRange(0, len(src)-1).Draw(t, "at")] = rapid.Byte().Draw(t, "byte")
		agrees(t, broken)
	})
}

func TestPlacesOfValues(t *testing.T) {
	s := newScanner([]byte("{\n  \"a\": [1,\r\n\t\"b\"]\n}"), MaxValues)
	if !s.whole() {
		t.Fatal(s.err)
	}
	b := s.tape[4]
	if got := string(s.raw(4)); got != "b" || b.line != 3 || b.from-b.bol != 2 {
		t.Errorf("%q stands in line %d, %d bytes in", got, b.line, b.from-b.bol)
	}
}

func TestLimitsOfNesting(t *testing.T) {
	for _, c := range []struct{ src, want string }{
		{strings.Repeat("[", MaxDepth+1), tooDeep},
		{strings.Repeat(`{"a":`, MaxDepth+1), tooDeep},
		{`[` + strings.Repeat("1,", 20), tooMany},
		{`["` + strings.Repeat("x", MaxTextBytes+1) + `"]`, tooLong},
	} {
		s := newScanner([]byte(c.src), 20)
		if c.want == tooDeep {
			s.limit = MaxValues
		}
		if s.whole() || s.err != c.want {
			t.Errorf("%.20s…: %q instead of %q", c.src, s.err, c.want)
		}
	}
}
