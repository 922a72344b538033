package hclfile

import (
	"reflect"

	"loadline"
)

// repointed is a list of facts whose references have the names that the facts have in a file. The list itself stays as it
// is. The facts of who decides hold references at many depths: reflection finds them all, those of later fields too.
func repointed[T any](r *renamed, list []T) []T {
	if len(list) == 0 {
		return list
	}
	return r.repoint(reflect.ValueOf(list)).Interface().([]T)
}

func (r *renamed) repoint(v reflect.Value) reflect.Value {
	switch v.Kind() {
	case reflect.Struct:
		if ref, ok := v.Interface().(loadline.Ref); ok {
			if name, known := r.refs[ref]; known {
				ref.Name = name
			}
			return reflect.ValueOf(ref)
		}
		out := reflect.New(v.Type()).Elem()
		out.Set(v)
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				out.Field(i).Set(r.repoint(v.Field(i)))
			}
		}
		return out
	case reflect.Slice:
		if v.Len() == 0 {
			return v
		}
		out := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		for i := range v.Len() {
			out.Index(i).Set(r.repoint(v.Index(i)))
		}
		return out
	case reflect.Pointer:
		if clause, ok := v.Interface().(*loadline.Clause); ok && clause != nil {
			out := *clause
			out.Document = r.repoint(reflect.ValueOf(clause.Document)).Interface().(loadline.Ref)
			return reflect.ValueOf(&out)
		}
	}
	return v
}
