package report

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"loadline"
)

func lettersOf(t interface{ Fatal(...any) }, ds loadline.Diagnostics, files map[string]string, s Style) string {
	quote := func(at loadline.Source) (string, bool) {
		lines := strings.Split(files[at.File], "\n")
		if int(at.Line) > len(lines) || at.Line < 1 {
			return "", false
		}
		return lines[at.Line-1], files[at.File] != ""
	}
	var b bytes.Buffer
	if err := Problems(&b, ds, quote, s); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// marked is a place by what it marks: the text between the two signs ▶ and ◀ in the line.
func marked(file, line string) (loadline.Source, string) {
	from := strings.Index(line, "▶")
	plain := strings.ReplaceAll(line, "▶", "")
	to := strings.Index(plain, "◀")
	return loadline.Source{File: file, Line: 1, Column: int32(from) + 1, From: 100, To: 100 + int64(to-from)}, strings.ReplaceAll(plain, "◀", "")
}

func TestALetter(t *testing.T) {
	at, line := marked("company.hcl", "\tholder = ▶stakeholder.zoë◀ # Zürich ✓")
	first := loadline.Source{File: "company.hcl", Line: 2, Column: 1}
	text := lettersOf(t, loadline.Diagnostics{
		{Code: loadline.UnknownName, Severity: loadline.Error, Summary: sayf("There is no stakeholder %q", "zoë"), Detail: sayf("A name must be stated once, and %v are.", 3),
			Hint: sayf("Did you mean %v?", loadline.Ref{Kind: "stakeholder", Name: "zoe"}), At: at, Related: []loadline.Source{first, {}}},
		{Code: loadline.SameName, Severity: loadline.Warning, Summary: sayf("Twice"), At: loadline.Source{File: "b.xlsx", Cell: "S!B7"}},
		{Severity: loadline.Note, Summary: sayf("Nowhere")},
	}, map[string]string{"company.hcl": line + "\nstakeholder \"zoe\" {"}, Style{})
	if !strings.HasPrefix(text, "note: Nowhere\n") {
		t.Errorf("the order is not by place:\n%s", text)
	}
	want := `error: There is no stakeholder “zoë”
  --> company.hcl:1:11
  |
1 |     holder = stakeholder.zoë # Zürich ✓
  |              ^^^^^^^^^^^^^^^
  A name must be stated once, and 3 are.
  hint: Did you mean stakeholder.zoe?
  see also: company.hcl:2:1
  |
2 | stakeholder "zoe" {
  | ^
  code: unknown-name (loadline explain unknown-name)
`
	if !strings.Contains(text, want) {
		t.Errorf("got:\n%s\nwant:\n%s", text, want)
	}
	for _, words := range []string{"  --> b.xlsx#S!B7\n", "1 error, 1 warning and 1 note\n"} {
		if !strings.Contains(text, words) {
			t.Errorf("no %q in:\n%s", words, text)
		}
	}
}

// What is marked in the file is what is marked on the screen, whatever stands before it.
func TestMarksStandUnderWhatTheyMark(t *testing.T) {
	for _, line := range []string{
		"▶x◀", "a ▶b◀ c", "\t\t▶tab◀", "ab\t▶after◀", "山田 ▶太郎◀ x", "✓ Zürich ▶é◀", "👩‍💻 ▶🚀🚀◀", "\x1b[31m▶red◀", "e\u0301e\u0301 ▶n\u0303o◀",
	} {
		at, plain := marked("f", line)
		text, mark := excerpt(plain, int64(at.Column), at.To-at.From, 0)
		wanted := clean(line[strings.Index(line, "▶")+len("▶") : strings.Index(line, "◀")])
		i := strings.Index(text, wanted)
		if i < 0 {
			t.Errorf("%q shows %q", line, text)
			continue
		}
		if want := blanks(cells(text[:i])) + strings.Repeat("^", cells(wanted)); mark != want {
			t.Errorf("%q:\n%s\n%s\n%s (wanted)", line, text, mark, want)
		}
	}
}

func TestPlacesAtTheEdges(t *testing.T) {
	for _, c := range []struct {
		line           string
		column, length int64
		text, mark     string
	}{
		{"", 1, 0, "", "^"},
		{"abc", 4, 0, "abc", "   ^"},
		{"abc", 99, 5, "abc", "   ^"},
		{"abc", 0, 0, "abc", ""},
		{"abc", 2, 99, "abc", " ^^"},
		{"abc", -7, -7, "abc", ""},
		{"ü", 2, 1, "ü", "^"}, // in the middle of a letter
		{"abc\r\n", 3, 1, "abc", "  ^"},
	} {
		text, mark := excerpt(c.line, c.column, c.length, 0)
		if text != c.text || mark != c.mark {
			t.Errorf("%q from %d: %q %q, want %q %q", c.line, c.column, text, mark, c.text, c.mark)
		}
	}
}

func TestLongLinesAreCutAroundTheMark(t *testing.T) {
	line := strings.Repeat("many words before ", 5000) + "HERE" + strings.Repeat(" and many behind", 5000)
	at := int64(strings.Index(line, "HERE")) + 1
	for _, room := range []int{16, 40, 80, 200} {
		text, mark := excerpt(line, at, 4, room)
		i := strings.Index(text, "HERE")
		if i < 0 || mark != blanks(cells(text[:i]))+"^^^^" || cells(text) > room || !strings.HasPrefix(text, "…") || !strings.HasSuffix(text, "…") {
			t.Errorf("in %d columns:\n%s\n%s", room, text, mark)
		}
	}
}

// Thousands of one kind: ten letters, then the places.
func TestManyOfOneCodeGetShorter(t *testing.T) {
	var ds loadline.Diagnostics
	for i := range 3000 {
		ds = append(ds, loadline.Diagnostic{Code: loadline.UnknownField, Severity: loadline.Warning, Summary: sayf("Unknown field %q", fmt.Sprint(i)), Detail: sayf("Kept as it is."), At: loadline.Source{File: "f", Line: int32(i + 1)}})
	}
	text := lettersOf(t, ds, map[string]string{}, Style{})
	if n := strings.Count(text, "Kept as it is."); n != lettersPerCode {
		t.Errorf("%d letters in full", n)
	}
	for _, words := range []string{"“2999”", "f:3000\n", "3000 warnings\n"} {
		if !strings.Contains(text, words) {
			t.Errorf("no %q", words)
		}
	}
	if got := lettersOf(t, nil, nil, Style{}); got != "" {
		t.Errorf("no problems print %q", got)
	}
}

func TestLettersInColourAndGerman(t *testing.T) {
	ds := loadline.Diagnostics{{Code: loadline.SameName, Severity: loadline.Error, Summary: sayf("Twice: %v", loadline.DateOf(2026, 1, 2)), Hint: sayf("Once"), At: loadline.Source{File: "f", Line: 1, Column: 1}}}
	text := lettersOf(t, ds, map[string]string{"f": "x"}, Style{Colour: true, Language: "de", Width: 60})
	for _, words := range []string{"\x1b[1;31mFehler: Twice: 02.01.2026\x1b[0m\n", "Abhilfe: Once", "1 Fehler\n", "\x1b[1;31m^\x1b[0m"} {
		if !strings.Contains(text, words) {
			t.Errorf("no %q in:\n%s", words, text)
		}
	}
	if got, plain := uncoloured(text), lettersOf(t, ds, map[string]string{"f": "x"}, Style{Language: "de", Width: 60}); strings.ReplaceAll(got, "\x1b[2m", "") != plain {
		t.Errorf("colour changes more than the colour:\n%s\n%s", got, plain)
	}
}

func FuzzProblems(f *testing.F) {
	for _, n := range hostileNames {
		f.Add(n, int32(1), int64(0), int64(4), 40)
	}
	f.Add(strings.Repeat("\t", 300), int32(299), int64(5), int64(3), 17)
	f.Add(strings.Repeat("山", 300), int32(400), int64(5), int64(30), 20)
	f.Fuzz(func(t *testing.T, line string, column int32, from, to int64, width int) {
		at := loadline.Source{File: line, Line: 1, Column: column, From: from, To: to, Clause: &loadline.Clause{Number: line, Quote: line}}
		d := loadline.Diagnostic{Code: loadline.Code(line), Severity: loadline.Error, Summary: sayf("%q", line), Detail: sayf(line, line), At: at, Related: []loadline.Source{at}}
		var b bytes.Buffer
		err := Problems(&b, loadline.Diagnostics{d}, func(loadline.Source) (string, bool) { return line, true }, Style{Width: width % 300})
		if err != nil {
			t.Fatal(err)
		}
		for l := range strings.Lines(b.String()) {
			if !harmless(strings.TrimSuffix(l, "\n")) {
				t.Errorf("%q", l)
			}
		}
		if b.Len() > 64*len(line)+4096 {
			t.Errorf("%d bytes became %d", len(line), b.Len())
		}
		room := max(width%300, 16)
		if text, mark := excerpt(line, int64(column), to-from, room); cells(text) > room || len(mark) > room+2 {
			t.Errorf("in %d columns: %q %q", room, text, mark)
		}
	})
}
