package web

import (
	"encoding"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"loadline/question"
	"loadline/report"
)

// Shapes are all parts of the API's JSON: those of an answer, and the workbench's own.
func Shapes() []report.JSONShape {
	return append(report.Shapes(),
		report.JSONShape{Name: "Folder", Type: reflect.TypeFor[folderJSON]()}, report.JSONShape{Name: "CompanyLine", Type: reflect.TypeFor[companyJSON]()},
		report.JSONShape{Name: "Opened", Type: reflect.TypeFor[openedJSON]()}, report.JSONShape{Name: "Input", Type: reflect.TypeFor[inputJSON]()},
		report.JSONShape{Name: "Topic", Type: reflect.TypeFor[topicJSON]()}, report.JSONShape{Name: "Parameter", Type: reflect.TypeFor[question.Parameter]()},
		report.JSONShape{Name: "Choice", Type: reflect.TypeFor[question.Named]()}, report.JSONShape{Name: "FileContent", Type: reflect.TypeFor[fileJSON]()},
		report.JSONShape{Name: "Revision", Type: reflect.TypeFor[revisionJSON]()}, report.JSONShape{Name: "Save", Type: reflect.TypeFor[saveJSON]()},
		report.JSONShape{Name: "Saved", Type: reflect.TypeFor[savedJSON]()}, report.JSONShape{Name: "TextAt", Type: reflect.TypeFor[textJSON]()},
		report.JSONShape{Name: "Lint", Type: reflect.TypeFor[lintJSON]()}, report.JSONShape{Name: "Mark", Type: reflect.TypeFor[markJSON]()},
		report.JSONShape{Name: "Checked", Type: reflect.TypeFor[question.Checked]()}, report.JSONShape{Name: "LimitLine", Type: reflect.TypeFor[question.LimitLine]()},
		report.JSONShape{Name: "ShiftLine", Type: reflect.TypeFor[question.ShiftLine]()}, report.JSONShape{Name: "Claim", Type: reflect.TypeFor[question.Claim]()},
		report.JSONShape{Name: "Candidate", Type: reflect.TypeFor[candidateJSON]()}, report.JSONShape{Name: "Trouble", Type: reflect.TypeFor[trouble]()},
	)
}

// property is a field of a shape as JSON has it.
type property struct {
	name     string
	of       reflect.Type
	words    []string // the only values
	optional bool
}

func properties(t reflect.Type) []property {
	var out []property
	for i := range t.NumField() {
		f := t.Field(i)
		name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		if name == "" || name == "-" {
			continue
		}
		p := property{name: name, of: f.Type, optional: strings.Contains(options, "omitempty")}
		if words := f.Tag.Get("enum"); words != "" {
			p.words = strings.Split(words, ",")
		}
		out = append(out, p)
	}
	return out
}

// named is the shape of a type that has a name of its own here; pointers are seen through.
func named(t reflect.Type) (string, bool) {
	i := slices.IndexFunc(Shapes(), func(s report.JSONShape) bool { return s.Type == t })
	if i < 0 {
		return "", false
	}
	return Shapes()[i].Name, true
}

var textual = reflect.TypeFor[encoding.TextMarshaler]()

// TypeScript is the shapes as TypeScript, so that the app cannot ask for a field that there is not.
func TypeScript() string {
	var b strings.Builder
	b.WriteString("// Made by go generate ./web from the Go types: do not edit.\n\n")
	for _, s := range Shapes() {
		fmt.Fprintf(&b, "export interface %s {\n", s.Name)
		for _, p := range properties(s.Type) {
			optional := ""
			if p.optional {
				optional = "?"
			}
			fmt.Fprintf(&b, "  %s%s: %s;\n", p.name, optional, p.typeScript(s.Name))
		}
		b.WriteString("}\n\n")
	}
	b.WriteString("/** The closed set of views: nothing else is drawn. */\nexport type View = Table | Plot | List;\n")
	return b.String()
}

func (p property) typeScript(in string) string {
	switch {
	case len(p.words) > 0:
		return `"` + strings.Join(p.words, `" | "`) + `"`
	case in == "Answer" && p.name == "views":
		return "View[]"
	}
	return typeScriptOf(p.of)
}

func typeScriptOf(t reflect.Type) string {
	if t.Kind() == reflect.Pointer {
		return typeScriptOf(t.Elem())
	}
	if name, ok := named(t); ok {
		return name
	}
	if t.Implements(textual) || reflect.PointerTo(t).Implements(textual) {
		return "string"
	}
	switch t.Kind() {
	case reflect.String:
		return "string"
	case reflect.Bool:
		return "boolean"
	case reflect.Int, reflect.Int32, reflect.Int64, reflect.Float64:
		return "number"
	case reflect.Slice:
		return typeScriptOf(t.Elem()) + "[]"
	case reflect.Array:
		return "[" + strings.TrimSuffix(strings.Repeat(typeScriptOf(t.Elem())+", ", t.Len()), ", ") + "]"
	case reflect.Map:
		return "Record<string, " + typeScriptOf(t.Elem()) + ">"
	case reflect.Struct: // a reference of two words
		return "{ Kind: string; Name: string }"
	}
	return "unknown"
}

// schemaOf is a type as JSON Schema.
func schemaOf(t reflect.Type) map[string]any {
	if t.Kind() == reflect.Pointer {
		return schemaOf(t.Elem())
	}
	if name, ok := named(t); ok {
		return map[string]any{"$ref": "#/components/schemas/" + name}
	}
	if t.Implements(textual) || reflect.PointerTo(t).Implements(textual) {
		return map[string]any{"type": "string"}
	}
	switch t.Kind() {
	case reflect.String:
		return map[string]any{"type": "string"}
	case reflect.Bool:
		return map[string]any{"type": "boolean"}
	case reflect.Int, reflect.Int32, reflect.Int64:
		return map[string]any{"type": "integer"}
	case reflect.Float64:
		return map[string]any{"type": "number"}
	case reflect.Slice, reflect.Array:
		return map[string]any{"type": "array", "items": schemaOf(t.Elem())}
	case reflect.Map:
		return map[string]any{"type": "object", "additionalProperties": schemaOf(t.Elem())}
	}
	return map[string]any{}
}

// objectSchema is a shape as JSON Schema, with what it always has.
func objectSchema(s report.JSONShape) map[string]any {
	fields, required := map[string]any{}, []string{}
	for _, p := range properties(s.Type) {
		fields[p.name] = schemaOf(p.of)
		if len(p.words) > 0 {
			fields[p.name] = map[string]any{"type": "string", "enum": p.words}
		}
		if !p.optional {
			required = append(required, p.name)
		}
	}
	if s.Name == "Answer" {
		views := []any{}
		for _, v := range []string{"Table", "Plot", "List"} {
			views = append(views, map[string]any{"$ref": "#/components/schemas/" + v})
		}
		fields["views"] = map[string]any{"type": "array", "items": map[string]any{"oneOf": views}}
	}
	return map[string]any{"type": "object", "properties": fields, "required": required}
}
