package hclfile

import (
	"os"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestFormat(t *testing.T) {
	for _, x := range []struct{ what, src, want string }{
		{"nothing", "", ""},
		{"blanks only", "\n \n", ""},
		{"alignment, indentation and the end of the file", "a \"x\" {\nb=1\n  long = 2\n}", "a \"x\" {\n  b    = 1\n  long = 2\n}\n"},
		{"a blank line between blocks", "a {\n}\nb {\n}\n", "a {\n}\n\nb {\n}\n"},
		{"and never two", "a {\n}\n\n\n\nb {\n}\n\n\n", "a {\n}\n\nb {\n}\n"},
		{"none at the start or end of a block", "a {\n\n  x = 1\n\n\n  y = 2\n\n}\n", "a {\n  x = 1\n\n  y = 2\n}\n"},
		{"blocks inside blocks", "a {\n  x = 1\n  b {\n  }\n  c {\n  }\n  y = 2\n}\n", "a {\n  x = 1\n\n  b {\n  }\n\n  c {\n  }\n\n  y = 2\n}\n"},
		{"comments stay with what they speak of", "a {\n}\n# of b\n# and more\nb {\n  # of x\n  x = 1 # why\n}\n# the end\n",
			"a {\n}\n\n# of b\n# and more\nb {\n  # of x\n  x = 1 # why\n}\n\n# the end\n"},
		{"all kinds of comments", "// one\n/* two\n   three */\na {\n}\n", "// one\n/* two\n   three */\na {\n}\n"},
		{"blank lines in long comments", "/* two\n\n\n   three */\na {\n}\n", "/* two\n\n\n   three */\na {\n}\n"},
		{"blank lines in long texts", "a {\n  x = <<EOT\n\n\nb {\n}\nEOT\n}\n", "a {\n  x = <<EOT\n\n\nb {\n}\nEOT\n}\n"},
		{"lists over several lines", "a {\n  x = [\n    1,\n    2,\n  ]\n}\n", "a {\n  x = [\n    1,\n    2,\n  ]\n}\n"},
		{"lines of other systems", "a {\r\n  x = 1\r\n}\r\nb {\r\n}\r\n", "a {\n  x = 1\n}\n\nb {\n}\n"},
		{"what does not parse", "a {\n  x = 'y'\n}\n", "a {\n  x = 'y'\n}\n"},
	} {
		if got := string(Format([]byte(x.src))); got != x.want {
			t.Errorf("%s:\n%q becomes\n%q, want\n%q", x.what, x.src, got, x.want)
		}
	}
}

func TestTheExampleIsInCanonicalForm(t *testing.T) {
	src, err := os.ReadFile("../examples/seed-startup/company.hcl")
	if err != nil {
		t.Fatal(err)
	}
	if got := Format(src); string(got) != string(src) {
		t.Errorf("loadline fmt would change examples/seed-startup/company.hcl")
	}
}

// shabby takes a well written file and spaces it as hurried people do, with comments anywhere.
func shabby(t *rapid.T, src string) string {
	var b strings.Builder
	for _, line := range strings.Split(src, "\n") {
		switch rapid.IntRange(0, 9).Draw(t, "how") {
		case 0:
			b.WriteString("\n\n")
		case 1:
			b.WriteString("   # a comment\n")
		case 2:
			line = "\t" + strings.TrimLeft(line, " ")
		case 3:
			if line != "" {
				line += " // why"
			}
		case 4:
			if strings.TrimSpace(line) == "" {
				continue
			}
		case 5:
			b.WriteString("/* one\n\n two */\n")
		}
		b.WriteString(line + "\n")
	}
	return b.String()
}

func TestFormattingTwiceIsFormattingOnceAndLosesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		src := shabby(t, string(Write(drawCompany(t))))
		once := string(Format([]byte(src)))
		if twice := string(Format([]byte(once))); twice != once {
			t.Fatalf("formatted once:\n%s\ntwice:\n%s", once, twice)
		}
		if strings.Join(strings.Fields(once), "") != strings.Join(strings.Fields(src), "") {
			t.Fatalf("something was lost of\n%s\nin\n%s", src, once)
		}
		if strings.Contains(once, "\n\n\n") && !strings.Contains(once, "/*") {
			t.Fatalf("two blank lines in\n%s", once)
		}
	})
}
