package hclfile

import (
	"bytes"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"loadline"
)

// seeds are files of all sorts: the stories, the examples of the tables, what was broken once.
func seeds(f *testing.F, add func(string)) {
	for story := range strings.SplitSeq(stories+eventStories+decidingStories+dependingStories, "\n\n# ") {
		body, _, _ := strings.Cut(story, "\n> ")
		_, body, _ = strings.Cut(body, "\n")
		add(body)
	}
	for _, k := range Blocks() {
		add(k.Example)
	}
	if example, err := os.ReadFile("../examples/seed-startup/company.hcl"); err == nil {
		for piece := range bytes.SplitSeq(example, []byte("\n# ---")) {
			add(string(piece))
		}
	}
	for _, s := range []string{
		"\xef\xbb\xbfcompany \"x\" {}\n", "a = <<EOT\n ${x}\nEOT\n", "x = \"\\u00", "/* open", "x \"${y}\" {}\n", "stock_class \"b\" {\n par = input.x[0].*.y\n}\n",
		"assert \"x\" {\n  that = {for a in b : c => d}\n}\n", "input \"a\" {\n  value = 1e999 * 1e999\n}\n", "issue \"a\" \"b\" c {\n}\n", strings.Repeat("(", 100), "a {\n" + strings.Repeat("b {\n", 70),
	} {
		add(s)
	}
}

func FuzzParse(f *testing.F) {
	seeds(f, func(s string) { f.Add(s) })
	f.Fuzz(func(t *testing.T, src string) {
		file, problems := Parse("company.hcl", []byte(src))
		file.Header()
		draft, more := file.Draft(nil)
		_, last := draft.At(loadline.Setting{"a": loadline.Exactly(loadline.Int(1))})
		for _, d := range append(append(problems, more...), last...) {
			if d.At.From < 0 || d.At.To > int64(len(src)) || d.At.From > d.At.To || d.At.Line < 0 || int(d.At.Line) > strings.Count(src, "\n")+1 {
				t.Errorf("%v is outside of the file: %+v", d.Code, d.At)
			}
			if d.Code == "" || d.Summary.IsZero() || d.Severity == 0 || strings.Contains(d.Summary.String()+d.Detail.String()+d.Hint.String(), "%!") {
				t.Errorf("no letter: %s", letters(loadline.Diagnostics{d}))
			}
		}
	})
}

// What the law says is read as any other file: no panic, and letters with places.
func FuzzParseLaw(f *testing.F) {
	seeds(f, func(s string) { f.Add(s) })
	f.Add(someLaw)
	f.Fuzz(func(t *testing.T, src string) {
		_, problems := ParseLaw("law.hcl", []byte(src))
		for _, d := range problems {
			if d.At.From < 0 || d.At.To > int64(len(src)) || d.At.From > d.At.To || d.Code == "" || d.Summary.IsZero() {
				t.Errorf("no letter, or outside of the file: %s", letters(loadline.Diagnostics{d}))
			}
		}
	})
}

// Over a package: nothing panics, the package stays as it is, and what is without error can be written and read again.
func FuzzDraft(f *testing.F) {
	seeds(f, func(s string) { f.Add(s) })
	f.Fuzz(func(t *testing.T, src string) {
		base := apackage()
		c, problems := company(binding+src, base)
		if len(base.Classes[1].Conversions) != 1 || base.Classes[1].Conversions[0].FollowsSplit != loadline.CannotTell || base.Stakeholders[0].Groups != nil {
			t.Error("the package has changed")
		}
		if problems.HasErrors() {
			return
		}
		again := Write(c)
		if _, problems := company(string(again), nil); problems.HasErrors() && len(again) < maxBytes {
			t.Errorf("%s\nin what was written:\n%s", letters(problems), again)
		}
	})
}

func FuzzFormat(f *testing.F) {
	seeds(f, func(s string) { f.Add(s) })
	f.Fuzz(func(t *testing.T, src string) {
		once := Format([]byte(src))
		if twice := Format(once); !bytes.Equal(twice, once) {
			t.Errorf("once %q, twice %q", once, twice)
		}
		if before, after := tokensOf([]byte(src)), tokensOf(once); before != after {
			t.Errorf("%q became %q", before, after)
		}
	})
}

// tokensOf is a file without its spacing.
func tokensOf(src []byte) string {
	tokens, _ := hclsyntax.LexConfig(bytes.ReplaceAll(src, []byte("\r\n"), []byte("\n")), "", hcl.InitialPos)
	var out strings.Builder
	for _, t := range tokens {
		if t.Type != hclsyntax.TokenNewline {
			out.WriteString(strings.TrimSpace(string(t.Bytes)))
			out.WriteByte(' ')
		}
	}
	return out.String()
}

func FuzzComplete(f *testing.F) {
	seeds(f, func(s string) { f.Add(s, len(s)/2) })
	f.Fuzz(func(t *testing.T, src string, offset int) {
		for _, c := range Complete([]byte(src), offset) {
			if c.From < 0 || c.To > len(src) || c.From > offset || c.To < offset || c.Text == "" {
				t.Errorf("at %d of %d: %+v", offset, len(src), c)
			}
		}
	})
}

// What is called tame from its bytes is within the limits by its tokens.
func FuzzTame(f *testing.F) {
	seeds(f, func(s string) { f.Add(s) })
	f.Fuzz(func(t *testing.T, src string) {
		if !isTame([]byte(src)) {
			return
		}
		tokens, _ := hclsyntax.LexConfig([]byte(src), "", hcl.InitialPos)
		var s scan
		for _, token := range tokens {
			if what := s.step(token.Type); what != "" {
				t.Fatalf("%q is beyond the limit on %s", src, what)
			}
		}
	})
}

func TestOrdinaryFilesAreTame(t *testing.T) {
	for _, path := range []string{"../examples/seed-startup/company.hcl", "../dossier/law/us-de.hcl", "../dossier/law/de-gmbh.hcl"} {
		if src, err := os.ReadFile(path); err != nil || !isTame(src) {
			t.Errorf("%s is left to the scanner: %v", path, err)
		}
	}
}

// Files that are built to hurt are refused quickly, or read quickly.
func TestHostileFiles(t *testing.T) {
	deep := sized(100_000, 5_000)
	for what, src := range map[string]string{
		"a file that is too long":  strings.Repeat("#", maxBytes+1),
		"too many signs":           strings.Repeat("!", maxTokens+1),
		"brackets":                 "a {\n  x = " + strings.Repeat("(", deep),
		"braces":                   strings.Repeat("a {\n", deep),
		"negations":                "a {\n  x = " + strings.Repeat("!", deep),
		"sums":                     "a {\n  x = 1" + strings.Repeat("+1", deep),
		"choices":                  "a {\n  x = " + strings.Repeat("a ? b : ", deep),
		"indices":                  "a {\n  x = a" + strings.Repeat("[a]", deep),
		"splats":                   "a {\n  x = a" + strings.Repeat(".*", deep),
		"templates":                "a {\n  x = " + strings.Repeat("\"${", deep),
		"a choice over many lines": "a {\n  x = (\n" + strings.Repeat("a ?\nb :\n", deep),
	} {
		f, problems := Parse("x", []byte(src))
		if len(problems) != 1 || problems[0].Code != loadline.TooLarge {
			t.Errorf("%s: %s", what, letters(problems[:min(3, len(problems))]))
		}
		if _, more := f.Draft(nil); more.HasErrors() {
			t.Errorf("%s: %s", what, letters(more))
		}
		if string(Format([]byte(src))) != src {
			t.Errorf("%s was formatted", what)
		}
	}
	for what, src := range map[string]string{
		"mistakes":              strings.Repeat("nonsense \"a\" {\n}\n", 5_000),
		"syntax errors":         strings.Repeat("a = = 'b'\n", sized(20_000, 3_000)),
		"broken blocks":         strings.Repeat("issue \"a\" {\n  shares = = \n", 5_000),
		"unknown names":         common + many(5_000, "stakeholder \"s%\" {\n  affiliates = [stakeholder.t%]\n}\n"),
		"a chain of sums":       "company \"x\" {}\n" + "input \"i0\" {\n  value = 3\n}\n" + chain(400),
		"a long history":        "company \"x\" {}\n" + everyDay(sized(20_000, 3_000)),
		"one matter, all days":  "company \"x\" {}\n" + many(sized(20_000, 3_000), "matter \"a\" {\n  kind = \"merge\"\n}\n"),
		"approvals that double": "company \"x\" {}\nmatter \"m0\" {\n  kind = \"merge\"\n  needs = none\n}\n" + doubling(60),
		"huge numbers":          "company \"x\" {}\ninput \"i\" {\n  value = " + strings.Repeat("1e999*", 200) + "1\n}\n",
	} {
		start := time.Now()
		_, problems := company(src, nil)
		if took := time.Since(start); len(problems) > maxProblems+1 || took > 10*time.Second {
			t.Errorf("%s bring %d letters in %v", what, len(problems), took)
		}
	}
}

func many(n int, text string) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.ReplaceAll(text, "%", string(rune('a'+i%26))+strings.Repeat("x", i%7)+strconv.Itoa(i)))
	}
	return b.String()
}

// everyDay is an office that changes hands every day.
func everyDay(n int) string {
	var b strings.Builder
	for i := range n {
		day := loadline.DateOf(1990, 1, 1+i).String()
		b.WriteString("office \"a\" {\n  from = \"" + day + "\"\n  to = \"" + day + "\"\n}\n")
	}
	return b.String()
}

// doubling makes matters each of which needs the one before twice.
func doubling(n int) string {
	var b strings.Builder
	for i := range n {
		before := "matter.m" + strconv.Itoa(i) + ".needs"
		b.WriteString("matter \"m" + strconv.Itoa(i+1) + "\" {\n  kind = \"merge\"\n  needs = all(" + before + ", " + before + ")\n}\n")
	}
	return b.String()
}

// chain doubles the length of a number at every link.
func chain(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString("input \"i" + strconv.Itoa(i+1) + "\" {\n  value = input.i" + strconv.Itoa(i) + " * input.i" + strconv.Itoa(i) + "\n}\n")
	}
	return b.String()
}
