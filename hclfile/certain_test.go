package hclfile

import (
	"reflect"
	"slices"
	"strings"

	"loadline"
)

// legalLines are the lines of a written file that state a legal attribute.
func legalLines(src string) []int {
	var out []int
	var path []string
	for i, line := range strings.Split(src, "\n") {
		line = strings.TrimSpace(line)
		name, _, isAttribute := strings.Cut(line, " ")
		switch {
		case strings.HasSuffix(line, "{"):
			path = append(path, name)
		case line == "}":
			path = path[:len(path)-1]
		case isAttribute && len(path) > 0:
			kinds := theTables().kinds
			var k BlockKind
			for _, word := range path {
				for _, x := range kinds {
					if x.Word == word {
						k = x
					}
				}
				kinds = k.Blocks
			}
			if k.attribute(name).Legal {
				out = append(out, i)
			}
		}
	}
	return out
}

// certainties says of every figure, statement and truth of a company, in order, whether it is certain.
func certainties(c *loadline.Company) []bool {
	var out []bool
	var walk func(reflect.Value)
	walk = func(v reflect.Value) {
		switch x := v.Interface().(type) {
		case loadline.Number:
			out = append(out, x.Known())
			return
		case loadline.Truth:
			out = append(out, x != loadline.CannotTell)
			return
		case loadline.Approval:
			out = append(out, isCertain(x))
			return
		case loadline.Breach:
			out = append(out, x != loadline.BreachNotSaid)
		case loadline.Source, loadline.Expr, loadline.Span: // a span left out is as certain as one that is stated, by its meaning
			return
		}
		if v.Kind() == reflect.Struct && strings.HasPrefix(v.Type().Name(), "Stated[") {
			out = append(out, v.MethodByName("Known").Call(nil)[0].Bool())
			return
		}
		switch v.Kind() {
		case reflect.Struct:
			for i := range v.NumField() {
				if v.Type().Field(i).IsExported() {
					walk(v.Field(i))
				}
			}
		case reflect.Slice:
			for i := range v.Len() {
				walk(v.Index(i))
			}
		case reflect.Pointer, reflect.Interface:
			if !v.IsNil() {
				walk(v.Elem())
			}
		}
	}
	walk(reflect.ValueOf(c).Elem())
	return out
}

// isCertain says whether nothing in an approval is open.
func isCertain(a loadline.Approval) bool {
	if a.Kind < loadline.Nobody || a.Kind == loadline.Vote && !a.Threshold.Fraction.Known() {
		return false
	}
	return !slices.ContainsFunc(a.Of, func(x loadline.Approval) bool { return !isCertain(x) })
}
