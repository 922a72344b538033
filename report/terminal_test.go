package report

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"loadline"
)

func inTerminal(t interface{ Fatal(...any) }, a loadline.Answer, s Style) string {
	var b bytes.Buffer
	if err := Terminal(&b, a, s); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// rowLines are the lines of a drawn table that hold a row or its head: no rules, no blank lines.
func rowLines(text string) []string {
	var out []string
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\n")
		if strings.Trim(line, " ─") != "" {
			out = append(out, line)
		}
	}
	return out
}

// checkAligned finds each figure of each row in its line, in order, and wants the decimal points of a column in one place,
// counted in columns of the terminal.
func checkAligned(t *rapid.T, table loadline.Table, s Style) {
	var tt terminal
	tt.style, tt.f = s, s.formatter()
	g := tt.f.grid(table)
	g.notes = nil
	tt.grid(g)
	lines := rowLines(tt.b.String())
	if len(lines) < len(g.rows) {
		t.Fatalf("%d rows became %d lines:\n%s", len(g.rows), len(lines), tt.b.String())
	}
	heads := lines[:len(lines)-countNamed(g)]
	if len(heads) < 1 || len(heads) > 4 {
		t.Fatalf("%d lines of heads:\n%s", len(heads), tt.b.String())
	}
	lines = lines[len(heads):]
	point := map[int]int{}
	k := 0
	for _, r := range g.rows {
		if blank(r) {
			continue
		}
		line, from := lines[k], 0
		k++
		for j, fig := range r.figures {
			text := strings.TrimSpace(fig.text)
			if text == "" {
				continue
			}
			i := strings.Index(line[from:], text)
			if i < 0 {
				t.Fatalf("%q is not in its row %q\n%s", text, line, tt.b.String())
			}
			if fig.point >= 0 {
				at := cells(line[:from+i+fig.point])
				if want, seen := point[j]; seen && at != want {
					t.Fatalf("column %d: the point of %q is at %d, of others at %d\n%s", j, text, at, want, tt.b.String())
				}
				point[j] = at
			}
			from += i + len(text)
		}
	}
}

func blank(r gridRow) bool {
	for _, f := range r.figures {
		if strings.TrimSpace(f.text) != "" {
			return false
		}
	}
	return true
}

func countNamed(g grid) int {
	n := 0
	for _, r := range g.rows {
		if !blank(r) {
			n++
		}
	}
	return n
}

func TestFiguresStandInTheirColumns(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		checkAligned(t, tables().Draw(t, "table"), Style{Language: rapid.SampledFrom([]string{"en", "de"}).Draw(t, "language")})
	})
	for name, a := range map[string]loadline.Table{"holdings": holdings(), "bounds": bounded()} {
		t.Run(name, func(t *testing.T) { rapid.Check(t, func(t *rapid.T) { checkAligned(t, a, Style{}) }) })
	}
}

// Whatever the width: no line of a table is wider, and no digit is lost.
func TestNarrowTerminalsKeepTheNumbers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		table := tables().Draw(t, "table")
		s := Style{Width: rapid.IntRange(1, 120).Draw(t, "width")}
		var tt terminal
		tt.style, tt.f = s, s.formatter()
		g := tt.f.grid(table)
		tt.grid(g)
		text := tt.b.String()
		for _, r := range g.rows {
			for j, fig := range r.figures {
				if g.numeric[j] && !strings.Contains(text, fig.text) && !strings.Contains(strings.Join(strings.Fields(text), " "), fig.text) {
					t.Fatalf("at width %d %q is lost:\n%s", s.Width, fig.text, text)
				}
			}
		}
		if s.Width < 50 {
			return // a long word or number may stand out
		}
		for line := range strings.Lines(text) {
			if n := cells(strings.TrimRight(line, "\n")); n > s.Width {
				t.Fatalf("at width %d a line has %d columns: %q", s.Width, n, line)
			}
		}
	})
}

func TestColourOnlyWhereAsked(t *testing.T) {
	for name, a := range absurd() {
		plain := inTerminal(t, a, Style{Width: 80})
		if strings.ContainsRune(plain, '\x1b') {
			t.Errorf("%s: an escape sequence without colour", name)
		}
		coloured := inTerminal(t, a, Style{Width: 80, Colour: true})
		if got := uncoloured(coloured); got != plain {
			t.Errorf("%s: colour changes more than the colour:\n%s\n%s", name, got, plain)
		}
	}
}

// uncoloured takes the sequences away that paint writes, and no others.
func uncoloured(s string) string {
	for _, code := range []string{"0", "1", "2", "33", "1;31"} {
		s = strings.ReplaceAll(s, "\x1b["+code+"m", "")
	}
	return s
}

func TestTheGalleryInTheTerminal(t *testing.T) {
	for name, a := range absurd() {
		for _, width := range []int{0, 1, 20, 40, 80, 200} {
			for _, language := range []string{"en", "de"} {
				text := inTerminal(t, a, Style{Width: width, Language: language})
				for line := range strings.Lines(text) {
					if strings.HasSuffix(line, " \n") {
						t.Errorf("%s at %d: blanks at the end of %q", name, width, line)
					}
				}
			}
		}
	}
}

// What a reader must see first comes first: the finding, then what it is subject to, then the table.
func TestTheOrderOfThePage(t *testing.T) {
	text := inTerminal(t, full(), Style{Width: 100})
	last := -1
	for _, words := range []string{
		"Acme <Holdings> & Söhne, Inc. · who-owns · 2026-11-24", "The founders own ≈ 71.43% of the company.", "Subject to",
		"The side letter with Cumulus was not read", "Ada Lovelace", "Fully diluted: outstanding shares", "Why", "“each share of Series A has one vote”",
		"Assumed", "Settled by: Does the plan adjust options on a split? (plan, 9)", "Problems", "warning: Two stakeholders are called “Alex | Doe” [same-name] (acme.hcl:41:3)",
		"1 warning",
	} {
		i := strings.Index(text, words)
		if i <= last {
			t.Errorf("%q is not there, or too early, in:\n%s", words, text)
		}
		last = i
	}
	if strings.Count(text, "was not read") != 1 {
		t.Error("the unread document is told twice")
	}
}

func TestTheTableAsPeopleSeeIt(t *testing.T) {
	text := inTerminal(t, full(), Style{Width: 100})
	for _, line := range []string{
		"  Ada Lovelace                 3,000,000    42.8%        300.00",
		"  Žofie Nováková 山田太郎      2,000,000    28.6%        200.50",
		"                             ───────────  ───────  ────────────",
		"  Fund Two 🚀 GmbH & Co. KG    1,000,000    14.3%  2,500,000.25",
		"Total                          7,000,000   100.0%  3,750,500.75",
		"Ada     1,000–2,000    33.3–66.7%  ≈ 0.333333     2024-02-29",
	} {
		if !strings.Contains(text, line+"\n") {
			t.Errorf("no line %q in:\n%s", line, text)
		}
	}
}

// Many problems of one code are counted, not listed to the end.
func TestProblemsOfOneCodeAreCounted(t *testing.T) {
	a := loadline.Answer{}
	for i := range 5000 {
		a.Problems = append(a.Problems, loadline.Diagnostic{Code: loadline.UnknownField, Severity: loadline.Warning, Summary: sayf("Unknown field %d", i)})
	}
	text := inTerminal(t, a, Style{})
	if n := strings.Count(text, "\n"); n > 20 {
		t.Errorf("%d lines", n)
	}
	for _, words := range []string{"and 4990 more of the code unknown-field", "5000 warnings"} {
		if !strings.Contains(text, words) {
			t.Errorf("no %q in:\n%s", words, text)
		}
	}
}

type fakeView struct{ loadline.View }

// The set of views is closed: each way of drawing must notice one that it does not know.
func TestAnUnknownViewIsNoticed(t *testing.T) {
	for name, draw := range map[string]func(loadline.Answer) error{
		"terminal": func(a loadline.Answer) error { return Terminal(&bytes.Buffer{}, a, Style{}) },
		"Markdown": func(a loadline.Answer) error { return Markdown(&bytes.Buffer{}, a) },
		"JSON":     func(a loadline.Answer) error { return JSON(&bytes.Buffer{}, a) },
		"CSV":      func(a loadline.Answer) error { return CSV(&bytes.Buffer{}, a) },
		"HTML":     func(a loadline.Answer) error { return HTML(&bytes.Buffer{}, a) },
		"XLSX":     func(a loadline.Answer) error { return XLSX(&bytes.Buffer{}, a) },
	} {
		t.Run(name, func(t *testing.T) {
			defer func() {
				if r := recover(); r == nil || !strings.Contains(fmt.Sprint(r), "unknown view") {
					t.Errorf("not noticed: %v", r)
				}
			}()
			err := draw(loadline.Answer{Views: []loadline.View{fakeView{}}})
			t.Errorf("drawn, with %v", err)
		})
	}
}
