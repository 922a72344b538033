package hclfile

import (
	"fmt"
	"os"
	"testing"
	"time"

	"loadline"
)

func BenchmarkExample(b *testing.B) {
	src, err := os.ReadFile("../examples/seed-startup/company.hcl")
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		f, _ := Parse("company.hcl", src)
		f.Draft(nil)
	}
}

// BenchmarkLaw is what the largest preset costs a command.
func BenchmarkLaw(b *testing.B) {
	src, err := os.ReadFile("../dossier/law/us-de.hcl")
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		ParseLaw("us-de.hcl", src)
	}
}

// BenchmarkSetting is what moving an input costs.
func BenchmarkSetting(b *testing.B) {
	src, err := os.ReadFile("../examples/seed-startup/company.hcl")
	if err != nil {
		b.Fatal(err)
	}
	f, _ := Parse("company.hcl", src)
	draft, _ := f.Draft(nil)
	for b.Loop() {
		draft.At(loadline.Setting{"seed_price": loadline.Exactly(loadline.Int(1))})
	}
}

// namesakes is a package of so many stakeholders of one name.
func namesakes(n int) *loadline.Company {
	c := &loadline.Company{LegalName: "Made, Inc."}
	for i := range n {
		c.Stakeholders = append(c.Stakeholders, loadline.Stakeholder{ID: slug("id", "id") + string(rune('a'+i%26)) + time.Duration(i).String(), LegalName: "Alex Doe"})
	}
	return c
}

func TestManyNamesakesAreNamedQuickly(t *testing.T) {
	many := sized(10_000, 2_000)
	base := namesakes(many)
	start := time.Now()
	src := WriteBinding(base, ImportOptions{Path: "x"})
	c := over(t, string(src), base)
	if took := time.Since(start); took > 20*time.Second {
		t.Errorf("it took %v", took)
	}
	if last := c.Stakeholders[many-1].Name; last != fmt.Sprintf("alex_doe_%d", many) {
		t.Errorf("the last is called %s", last)
	}
}
