package hclfile

import (
	"reflect"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"loadline"
)

// sameFacts compares facts without their places, except what these cite: numbers by value, questions by their words.
func sameFacts() cmp.Option {
	return cmp.Options{
		cmp.Comparer(func(a, b loadline.Ratio) bool { return a.Equal(b) }),
		cmp.Comparer(func(a, b loadline.Shares) bool { return a.Cmp(b) == 0 }),
		cmp.Comparer(func(a, b loadline.Source) bool {
			return cmp.Equal(a.Clause, b.Clause) && a.CellWithFile() == b.CellWithFile()
		}),
		cmp.Comparer(func(a, b loadline.Number) bool {
			return sameEnd(a.Lo, b.Lo) && sameEnd(a.Hi, b.Hi) && (a.Lo != nil || a.Hi != nil || slices.EqualFunc(a.Open, b.Open, sameQuestion))
		}),
		cmpopts.EquateEmpty(),
	}
}

func sameEnd(a, b *loadline.Ratio) bool { return (a == nil) == (b == nil) && (a == nil || a.Equal(*b)) }

// sameQuestion compares what bounds hang on: where a figure has bounds at all, formula words the question by its place.
func sameQuestion(a, b loadline.Unknown) bool { return a.Question == b.Question }

// parsed reads a file that must be without problems.
func parsed(t testing.TB, src string) *loadline.Company {
	t.Helper()
	return over(t, src, nil)
}

// over reads a file over the facts of a package.
func over(t testing.TB, src string, base *loadline.Company) *loadline.Company {
	t.Helper()
	c, problems := company(src, base)
	if len(problems) > 0 {
		t.Fatalf("problems:\n%s\nin:\n%s", letters(problems), src)
	}
	return c
}

// company reads a file with its problems.
func company(src string, base *loadline.Company) (*loadline.Company, loadline.Diagnostics) {
	f, problems := Parse("company.hcl", []byte(src))
	draft, more := f.Draft(base)
	c, last := draft.At(nil)
	return c, append(append(problems, more...), last...).Sorted()
}

func letters(ds loadline.Diagnostics) string {
	out := ""
	for _, d := range ds {
		out += d.At.String() + " " + d.Severity.String() + " " + string(d.Code) + ": " + d.Summary.String() + " | " + d.Detail.String() + " | " + d.Hint.String() + "\n"
	}
	return out
}

// replaceText replaces every text within v, which must be a pointer, by what f makes of it.
func replaceText(v any, f func(string) string) { replaceIn(reflect.ValueOf(v).Elem(), f) }

func replaceIn(v reflect.Value, f func(string) string) {
	switch v.Kind() {
	case reflect.String:
		if v.CanSet() {
			v.SetString(f(v.String()))
		}
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() && v.Elem().Kind() != reflect.Invalid {
			replaceIn(v.Elem(), f)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				replaceIn(v.Field(i), f)
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			replaceIn(v.Index(i), f)
		}
	}
}

// idsOf are the ids of a company's facts, in order: those of one kind stand behind their kind.
func idsOf(c *loadline.Company) []string {
	var out []string
	for _, x := range c.Documents {
		out = append(out, x.ID)
	}
	for _, x := range c.Stakeholders {
		out = append(out, x.ID)
	}
	for _, x := range c.Entities {
		out = append(out, x.ID)
	}
	for _, x := range c.Classes {
		out = append(out, x.ID)
	}
	for _, x := range c.Plans {
		out = append(out, x.ID)
	}
	for _, x := range c.Vesting {
		out = append(out, x.ID)
	}
	for _, x := range c.Valuations {
		out = append(out, x.ID)
	}
	for _, x := range c.Transactions {
		out = append(out, x.Base().ID)
		if i := issuedOf(x); i != nil {
			out = append(out, i.SecurityID)
		}
	}
	return out
}
