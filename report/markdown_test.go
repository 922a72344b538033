package report

import (
	"bytes"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"loadline"
)

// markdownTables reads the tables of a page back: a small reader of GitHub's tables, with backslash escapes.
func markdownTables(text string) [][][]string {
	var out [][][]string
	inside := false
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\n")
		if !strings.HasPrefix(line, "|") {
			inside = false
			continue
		}
		if !inside {
			out, inside = append(out, nil), true
		}
		last := len(out) - 1
		out[last] = append(out[last], markdownCells(line))
	}
	return out
}

func markdownCells(line string) []string {
	var out []string
	var cell strings.Builder
	escaped := false
	for _, r := range strings.TrimSuffix(strings.TrimPrefix(line, "|"), "|") {
		switch {
		case escaped:
			cell.WriteRune(r)
			escaped = false
		case r == '\\':
			escaped = true
		case r == '|':
			out = append(out, cell.String())
			cell.Reset()
		case r == '*':
			// bold, for nothing else leaves a star alone
		case r == '<', r == '_', r == '`', r == '[', r == '~', r == '$':
			cell.WriteString("UNESCAPED")
		default:
			cell.WriteRune(r)
		}
	}
	out = append(out, cell.String())
	return mapped(out, func(s string) string { return strings.TrimSpace(strings.ReplaceAll(s, "&emsp;", "")) })
}

func inMarkdown(t interface{ Fatal(...any) }, a loadline.Answer) string {
	var b bytes.Buffer
	if err := Markdown(&b, a); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func checkMarkdown(t interface {
	Fatal(...any)
	Fatalf(string, ...any)
}, table loadline.Table) {
	text := inMarkdown(t, loadline.Answer{Views: []loadline.View{table}})
	g := formatter{}.grid(table)
	if len(g.rows) == 0 {
		return
	}
	read := markdownTables(text)
	if len(read) != 1 || len(read[0]) != len(g.rows)+2 {
		t.Fatalf("%d tables, want one of %d rows:\n%s", len(read), len(g.rows), text)
	}
	for i, r := range g.rows {
		if len(read[0][i+2]) != len(r.figures) {
			t.Fatalf("row %d has %d cells, want %d:\n%s", i, len(read[0][i+2]), len(r.figures), text)
		}
		for j, fig := range r.figures {
			if got := read[0][i+2][j]; got != strings.TrimSpace(fig.text) {
				t.Fatalf("row %d, column %d reads %q, want %q", i, j, got, fig.text)
			}
		}
	}
}

func TestMarkdownTablesReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) { checkMarkdown(t, tables().Draw(t, "table")) })
	checkMarkdown(t, holdings())
	checkMarkdown(t, bounded())
}

func TestMarkdownEscapesWhatNamesMightSay(t *testing.T) {
	for name, want := range map[string]string{
		"**bold** _it_ `c`":  `\*\*bold\*\* \_it\_ \` + "`c\\`",
		"<script>":           `\<script\>`,
		"[x](http://e.com)":  `\[x\](http\://e.com)`,
		"a|b\\":              `a\|b\\`,
		"# head":             `\# head`,
		"- item":             `\- item`,
		"--- rule":           `\--- rule`,
		"1. first":           `1\. first`,
		"2) second":          `2\) second`,
		"www.evil.example":   `www\.evil.example`,
		"mailto:a@b.c":       `mailto\:a\@b.c`,
		"42.8%":              "42.8%",
		"-5":                 "-5",
		"Fund One, L.P. (A)": "Fund One, L.P. (A)",
		"&lt;":               `\&lt;`,
		"=":                  `\=`,
	} {
		if got := literal(name); got != want {
			t.Errorf("%q becomes %q, want %q", name, got, want)
		}
	}
}

func TestTheGalleryInMarkdown(t *testing.T) {
	for name, a := range absurd() {
		text := inMarkdown(t, a)
		for line := range strings.Lines(text) {
			if strings.ContainsAny(line, "\x1b\r") {
				t.Errorf("%s: a control in %q", name, line)
			}
		}
		for _, v := range a.Views {
			if table, ok := v.(loadline.Table); ok && len(table.Columns) > 0 {
				checkMarkdown(t, table)
			}
		}
	}
	text := inMarkdown(t, full())
	for _, line := range []string{
		`# Acme \<Holdings\> \& Söhne, Inc. · who-owns · 2026-11-24`, "> **Subject to**",
		"| &emsp;Ada Lovelace               |          3,000,000 |         42.8% |           300.00 |",
		"| **Total**                        |      **7,000,000** |    **100.0%** | **3,750,500.75** |",
		"- The founders hold 5,000,000 of 7,000,000 shares. (acme.hcl:41:3, document.charter 4.2)", "2. Vote (after 1 month and 10 days)",
	} {
		if !strings.Contains(text, line+"\n") {
			t.Errorf("no line %q in:\n%s", line, text)
		}
	}
}
