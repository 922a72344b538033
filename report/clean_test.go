package report

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestClean(t *testing.T) {
	for in, want := range map[string]string{
		"Zürich ✓":                    "Zürich ✓",
		"\x1b]0;owned\x07":            "\ufffd]0;owned\ufffd",
		"\u009b31m":                   "\ufffd31m",
		"a\r\nb\tc":                   "a  b c",
		"invoice\u202efdp.exe":        "invoicefdp.exe",
		"\u2066x\u2069":               "x",
		"pay\u200bpal":                "paypal",
		"\xff\xfe":                    "\ufffd\ufffd",
		"👩\u200d💻":                    "👩\u200d💻", // joined by U+200D, which stays
		"می\u200cخواهم":               "می\u200cخواهم",
		"e" + strings.Repeat("́", 50): "e" + strings.Repeat("́", marksPerLetter),
		"\ufffe\U000e0041":            "",
	} {
		if got := clean(in); got != want {
			t.Errorf("%q becomes %q, want %q", in, got, want)
		}
	}
}

// harmless says what must hold of anything that goes to a terminal.
func harmless(s string) bool {
	return utf8.ValidString(s) && strings.IndexFunc(s, func(r rune) bool {
		return unicode.IsControl(r) || unicode.In(r, unicode.Bidi_Control, unicode.Zl, unicode.Zp)
	}) < 0
}

func FuzzClean(f *testing.F) {
	for _, n := range hostileNames {
		f.Add(n)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := clean(s)
		if !harmless(got) {
			t.Errorf("%q becomes %q", s, got)
		}
		if again := clean(got); again != got {
			t.Errorf("%q becomes %q, then %q", s, got, again)
		}
		if n := cells(got); n > 2*utf8.RuneCountInString(got) {
			t.Errorf("%q takes %d columns", got, n)
		}
		if short := shorten(got, 10); cells(short) > 10 || short != got && !strings.HasSuffix(short, "…") {
			t.Errorf("%q is shortened to %q", got, short)
		}
		if got := inert(got); got != "" && strings.ContainsRune("=+-@", rune(got[0])) {
			t.Errorf("%q begins a formula", got)
		}
		if read := markdownCells("|" + literal(got) + "|"); len(read) != 1 || read[0] != strings.TrimSpace(got) {
			t.Errorf("%q reads back from Markdown as %q", got, read)
		}
	})
}

// Columns of a terminal, as the East Asian Width table and emoji presentation have them.
func TestCells(t *testing.T) {
	for s, want := range map[string]int{
		"abc": 3, "Zürich": 6, "山田": 4, "ｆ": 2, "한글": 4, "한": 2, "é": 1, "🚀": 2, "👩‍💻": 2, "🇩🇪": 2, "❤️": 2, "👍🏽": 2, "≥ 1": 3, "–": 1, "": 0, "✓": 1,
	} {
		if got := cells(s); got != want {
			t.Errorf("%q takes %d columns, want %d", s, got, want)
		}
	}
}

func TestWrapKeepsTheWords(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := clean(rapid.String().Draw(t, "text"))
		width := rapid.IntRange(1, 40).Draw(t, "width")
		lines := wrap(s, width)
		if strings.Join(strings.Fields(strings.Join(lines, " ")), " ") != strings.Join(strings.Fields(s), " ") {
			t.Fatalf("%q became %q", s, lines)
		}
		for _, l := range lines {
			if cells(l) > width && strings.Contains(l, " ") {
				t.Fatalf("%q is wider than %d", l, width)
			}
		}
	})
}
