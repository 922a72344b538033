package hclfile

import (
	"flag"
	"os"
	"slices"
	"strings"
	"testing"

	"loadline"
)

var update = flag.Bool("update", false, "write docs/reference.md anew")

// To mend it: go test ./hclfile -run Reference -update
func TestTheReferencePageIsCurrent(t *testing.T) {
	const page = "../docs/reference.md"
	if *update {
		if err := os.WriteFile(page, Reference(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	have, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	if string(have) != string(Reference()) {
		t.Error("docs/reference.md is not what the tables say: go test ./hclfile -run Reference -update")
	}
}

// The example of every block and attribute is one: it parses, and states what it stands for.
func TestEveryExampleIsOne(t *testing.T) {
	for _, k := range Blocks() {
		exampleIsOne(t, k, k.Word, Parse)
	}
	for _, k := range lawTables().kinds {
		exampleIsOne(t, k, k.Word, func(name string, src []byte) (*File, loadline.Diagnostics) { return parse(lawTables, name, src, false) })
	}
}

func exampleIsOne(t *testing.T, k BlockKind, path string, parse func(string, []byte) (*File, loadline.Diagnostics)) {
	if k.Doc == "" {
		t.Errorf("%s says nothing of itself", path)
	}
	if !strings.Contains(path, ".") {
		f, problems := parse("x", []byte(k.Example))
		problems = slices.DeleteFunc(problems, func(d loadline.Diagnostic) bool { return d.Code == loadline.MissingBlock })
		if len(problems) > 0 || len(f.blocks) != 1 || f.blocks[0].kind.Word != k.Word {
			t.Errorf("the example of %s: %s", path, letters(problems))
		}
	}
	for _, a := range k.Attributes {
		if a.Doc == "" || a.Example == "" || a.Type == "" {
			t.Errorf("%s.%s lacks its words, its type or its example", path, a.Name)
		}
		body := "company \"x\" {\n  name = " + a.Example + "\n}\n"
		if _, problems := Parse("x", []byte(body)); len(problems) > 0 {
			t.Errorf("the example of %s.%s: %s", path, a.Name, letters(problems))
		}
		if text, ok := Describe(path + "." + a.Name); !ok || !strings.Contains(text, a.Doc) {
			t.Errorf("nothing explains %s.%s", path, a.Name)
		}
	}
	for _, inner := range k.Blocks {
		if text, ok := Describe(path + "." + inner.Word); !ok || !strings.Contains(text, inner.Doc) {
			t.Errorf("nothing explains %s.%s", path, inner.Word)
		}
		exampleIsOne(t, inner, path+"."+inner.Word, parse)
	}
}

func TestNothingElseIsExplained(t *testing.T) {
	for _, word := range []string{"", "x", "stock_class.", "stock_class.x", "stock_class.par.x", ".par"} {
		if text, ok := Describe(word); ok {
			t.Errorf("%q is explained: %s", word, text)
		}
	}
}
