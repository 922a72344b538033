package hclfile

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/hashicorp/hcl/v2/hclwrite"
	"pgregory.net/rapid"
)

// The independent computation is HCL's own formatter, on whatever stands in a file.
func sameLayout(t interface{ Errorf(string, ...any) }, src []byte) {
	if have, want := bytes.TrimRight(laidOut(src), " "), bytes.TrimRight(hclwrite.Format(src), " "); !bytes.Equal(have, want) {
		t.Errorf("%q is laid out as\n%q, by HCL as\n%q", src, have, want)
	}
}

// Every file of the examples, the templates and the law, as it stands and with each of its lines ill spaced.
func TestTheLayoutIsThatOfHCL(t *testing.T) {
	files := 0
	for _, pattern := range []string{"../examples/*/*.hcl", "../starter/templates/*.hcl", "../dossier/*/*.hcl", "../dossier/*/*/*.hcl"} {
		found, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range found {
			files++
			src, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			sameLayout(t, src)
			sameLayout(t, bytes.ReplaceAll(src, []byte("\n  "), []byte("\n\t ")))
			sameLayout(t, bytes.ReplaceAll(bytes.ReplaceAll(src, []byte(" = "), []byte("=")), []byte(", "), []byte("  ,")))
		}
	}
	if files < 10 {
		t.Errorf("only %d files were found", files)
	}
}

// Tokens in any order, most of them no sentence.
func TestTheLayoutOfAnyTokensIsThatOfHCL(t *testing.T) {
	words := []string{"a", "in", "for", "if", "x.y", "::", "12", "1.5", "\"t\"", "\"a ${b} c\"", "\"${", "}\"", "\"%{ if x }${y}%{ endif }\"", "\"Zürich ✓ 𝄞 e\u0301\"", "{", "}", "[", "]", "(", ")",
		"=", "==", "!=", "<=", "+", "-", "*", "/", "%", "!", "&&", "||", "?", ":", ",", ".", "...", "=>", "# why\n", "// why\n", "/* in\n between */", "/* in */", "\n", "\n\n", "\t", "  ", "\r\n",
		"<<EOT\n a ${ {b = c} }\nEOT\n", "<<-EOT\n    a\n    EOT\n", "\"", "'", "\xff", "\ufeff", "a = 1 # one\n", "long_name = [1, 2] // two\n", "b \"x\" {\n", "}\n"}
	rapid.Check(t, func(rt *rapid.T) {
		var b bytes.Buffer
		for _, w := range rapid.SliceOfN(rapid.SampledFrom(words), 0, 40).Draw(rt, "words") {
			b.WriteString(w)
			b.WriteString(rapid.SampledFrom([]string{"", "", " "}).Draw(rt, "gap"))
		}
		sameLayout(rt, b.Bytes())
	})
}

func FuzzLayout(f *testing.F) {
	seeds(f, func(s string) { f.Add([]byte(s)) })
	f.Fuzz(func(t *testing.T, src []byte) { sameLayout(t, src) })
}
