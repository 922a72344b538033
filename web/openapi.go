package web

import (
	"encoding/json"
	"net/http"
	"reflect"
	"strings"

	"loadline/question"
	"loadline/report"
)

// openAPI is GET /api/openapi.json: the API as OpenAPI 3.1, made from the routes, the catalogue and the shapes that answer.
func (s *Server) openAPI(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "application/json")
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	_ = e.Encode(s.document()) // whoever asked is gone
}

func (s *Server) document() map[string]any {
	paths := map[string]map[string]any{}
	put := func(path, method string, operation map[string]any) {
		if paths[path] == nil {
			paths[path] = map[string]any{}
		}
		paths[path][strings.ToLower(method)] = operation
	}
	for _, r := range s.routes() {
		if !strings.HasSuffix(r.path, "{question}") {
			put(r.path, r.method, operation(r.says, r.query, r.takes, gives(r.gives)))
			continue
		}
		for _, t := range question.Catalogue() {
			all := t.Parameters()
			if t.Verb != "train" {
				all = append(append(r.query[:len(r.query):len(r.query)], all...), question.Parameter{Name: "input.NAME", Kind: question.ANumber, Says: "moves the input of that name"})
			}
			put(strings.Replace(r.path, "{question}", t.Verb, 1), r.method, operation(t.Short, all, nil, map[string]any{"$ref": "#/components/schemas/Answer"}))
		}
	}
	schemas := map[string]any{}
	for _, shape := range Shapes() {
		schemas[shape.Name] = objectSchema(report.JSONShape{Name: shape.Name, Type: shape.Type})
	}
	return map[string]any{
		"openapi":    "3.1.0",
		"info":       map[string]any{"title": "Loadline", "version": s.version, "description": "The questions of the command line as JSON. It is no legal advice."},
		"paths":      paths,
		"components": map[string]any{"schemas": schemas},
	}
}

func gives(t reflect.Type) map[string]any {
	if t == nil {
		return map[string]any{}
	}
	return schemaOf(t)
}

func operation(says string, query []question.Parameter, takes reflect.Type, answer map[string]any) map[string]any {
	out := map[string]any{
		"summary": says,
		"responses": map[string]any{
			"200":     map[string]any{"description": "OK", "content": content("application/json", answer)},
			"default": map[string]any{"description": "why there is none", "content": content("application/problem+json", map[string]any{"$ref": "#/components/schemas/Trouble"})},
		},
	}
	parameters := []any{}
	for _, p := range query {
		parameters = append(parameters, map[string]any{
			"name": p.Name, "in": "query", "required": p.Must, "description": strings.ReplaceAll(p.Says, "`", ""), "schema": parameterSchema(p),
		})
	}
	out["parameters"] = parameters
	if takes != nil {
		out["requestBody"] = map[string]any{"required": true, "content": content("application/json", schemaOf(takes))}
	}
	return out
}

func content(kind string, schema map[string]any) map[string]any {
	return map[string]any{kind: map[string]any{"schema": schema}}
}

func parameterSchema(p question.Parameter) map[string]any {
	one := map[string]any{"type": "string"}
	switch {
	case p.Kind == question.YesOrNo:
		one["type"] = "boolean"
	case p.Kind == question.ADay:
		one["format"] = "date"
	case p.Kind == question.OneWord:
		one["enum"] = p.Words
	}
	if p.Default != "" {
		one["default"] = p.Default
	}
	if p.Many {
		return map[string]any{"type": "array", "items": one}
	}
	return one
}
