package hclfile

import (
	"os"
	"reflect"
	"testing"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
)

// A file that is parsed in pieces says what it says as a whole, whatever stands at the start of a line.
func TestPiecesAreTheWholeFile(t *testing.T) {
	example, err := os.ReadFile("../examples/venture-backed/company.hcl")
	if err != nil {
		t.Fatal(err)
	}
	for name, src := range map[string]string{
		"an example":                       string(example),
		"a block in a comment":             "a \"x\" {\n}\n/*\nb \"y\" {\n}\n*/\nc {\n}\n",
		"a block in a text":                "a {\n  x = <<EOT\nb {\n}\nEOT\n}\nc {\n}\n",
		"lines of a list":                  "a {\n  x = [\nb, {\n  c = 1 },\nd ]\n}\ne {\n}\n",
		"a byte order mark, line feeds":    "\xef\xbb\xbfa {\r\n}\r\nb {\r\n  x = 1\r\n}\r\n",
		"letters wider than a byte":        "a {\n  x = \"größer\" # ß\n}\nb {\n  ü = 1\n}\n",
		"no newline at the end":            "a {\n}\nb {\n}",
		"attributes outside of all blocks": "x = {\n}\ny = {\n}\n",
	} {
		p := newPlaces("company.hcl", []byte(src))
		whole, problems := hclsyntax.ParseConfig(p.src, p.name, hcl.InitialPos)
		got, found := p.syntax()
		if problems.HasErrors() || found.HasErrors() {
			t.Fatalf("%s: %v, %v", name, problems, found)
		}
		var blocks hclsyntax.Blocks
		attributes := 0
		for _, b := range got {
			blocks = append(blocks, b.Blocks...)
			attributes += len(b.Attributes)
		}
		want := whole.Body.(*hclsyntax.Body)
		if len(blocks)+len(want.Blocks) > 0 && !reflect.DeepEqual(blocks, want.Blocks) || attributes != len(want.Attributes) {
			t.Errorf("%s: the pieces have other blocks than the file", name)
		}
	}
}
