package dossier

import (
	"bytes"
	"flag"
	"fmt"
	"go/format"
	"os"
	"reflect"
	"strings"
	"testing"

	"loadline"
	"loadline/hclfile"
)

var update = flag.Bool("update", false, "write presets.go anew from law/*.hcl")

// The presets that a command opens are those that their files state, in every field.
func TestPresetsAreWhatTheirFilesState(t *testing.T) {
	if *update {
		if err := os.WriteFile("presets.go", presetsInGo(t), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	for _, name := range LawNames() {
		if !reflect.DeepEqual(preset(name), stated(t, name)) {
			t.Errorf("law/%s.hcl has changed: run go generate ./dossier", name)
		}
	}
	if preset("none") != nil {
		t.Error("there is a preset without a file")
	}
	if src, err := os.ReadFile("presets.go"); err != nil || !bytes.Equal(src, presetsInGo(t)) {
		t.Error("presets.go is not as it is written: run go generate ./dossier")
	}
}

// stated is a preset as its file states it.
func stated(t *testing.T, name string) *loadline.Law {
	t.Helper()
	src, _ := LawText(name)
	law, problems := hclfile.ParseLaw(lawFile(name), src)
	for _, p := range problems {
		t.Errorf("%v: %v", p.At, p.Summary)
	}
	return law
}

// presetsInGo writes all presets as Go: a provision a line.
func presetsInGo(t *testing.T) []byte {
	var b bytes.Buffer
	b.WriteString("// Code generated from law/*.hcl by go generate. DO NOT EDIT.\n\npackage dossier\n\nimport \"loadline\"\n\n" +
		"// preset is the law of that name; nil where there is none.\nfunc preset(name string) *loadline.Law {\nswitch name {\n")
	for _, name := range LawNames() {
		fmt.Fprintf(&b, "case %q:\nreturn %s()\n", name, goName(name))
	}
	b.WriteString("}\nreturn nil\n}\n")
	for _, name := range LawNames() {
		law := *stated(t, name)
		provisions := law.Provisions
		law.Provisions = nil
		fmt.Fprintf(&b, "\nfunc %s() *loadline.Law {\nconst file = %q\nlaw := %s\nlaw.Provisions = []loadline.Provision{\n", goName(name), lawFile(name), inGo(reflect.ValueOf(&law)))
		for _, p := range provisions {
			fmt.Fprintf(&b, "%s,\n", strings.TrimPrefix(inGo(reflect.ValueOf(p)), "loadline.Provision"))
		}
		b.WriteString("}\nreturn law\n}\n")
	}
	out, err := format.Source(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// goName is us-de-pbc as lawUsDePbc.
func goName(name string) string {
	out := "law"
	for part := range strings.SplitSeq(name, "-") {
		out += strings.ToUpper(part[:1]) + part[1:]
	}
	return out
}

// inGo is a value as Go writes it, without the fields that are zero.
func inGo(v reflect.Value) string {
	switch x := v.Interface().(type) {
	case loadline.Ratio:
		r := x.Rat()
		return fmt.Sprintf("loadline.Frac(%v, %v)", r.Num(), r.Denom())
	case loadline.Number:
		if exact, ok := x.Exact(); ok {
			return "loadline.Exactly(" + inGo(reflect.ValueOf(exact)) + ")"
		}
	case loadline.Source:
		return fmt.Sprintf("loadline.Source{File: file, Line: %d, Column: %d, From: %d, To: %d}", x.Line, x.Column, x.From, x.To)
	}
	switch v.Kind() {
	case reflect.Pointer:
		return "&" + inGo(v.Elem())
	case reflect.Struct:
		var fields []string
		for i := range v.NumField() {
			if !v.Field(i).IsZero() {
				fields = append(fields, v.Type().Field(i).Name+": "+inGo(v.Field(i)))
			}
		}
		return v.Type().String() + "{" + strings.Join(fields, ", ") + "}"
	case reflect.Slice:
		var all []string
		for i := range v.Len() {
			all = append(all, strings.TrimPrefix(inGo(v.Index(i)), v.Type().Elem().String()))
		}
		return v.Type().String() + "{" + strings.Join(all, ", ") + "}"
	case reflect.String:
		return fmt.Sprintf("%q", v.String())
	}
	return fmt.Sprintf("%d", v.Interface()) // a word of a closed list, or a day
}
