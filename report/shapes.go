package report

import (
	"reflect"

	"loadline"
)

// JSONShape is a part of the JSON by the name that other languages give it. Its fields carry the tags json and enum.
type JSONShape struct {
	Name string
	Type reflect.Type
}

// Shapes are the parts of the JSON that [JSON] writes, for schemas and for the types of other languages. A view is a Table, a Plot
// or a List, told apart by their kind.
func Shapes() []JSONShape {
	return []JSONShape{
		{"Answer", reflect.TypeFor[answerJSON]()}, {"Reason", reflect.TypeFor[reasonJSON]()}, {"Place", reflect.TypeFor[placeJSON]()},
		{"Clause", reflect.TypeFor[clauseJSON]()}, {"Assumption", reflect.TypeFor[assumptionJSON]()}, {"Problem", reflect.TypeFor[problemJSON]()},
		{"Table", reflect.TypeFor[tableJSON]()}, {"Column", reflect.TypeFor[columnJSON]()}, {"Row", reflect.TypeFor[rowJSON]()},
		{"Cell", reflect.TypeFor[cellJSON]()}, {"Plot", reflect.TypeFor[plotJSON]()}, {"Axis", reflect.TypeFor[axisJSON]()},
		{"Line", reflect.TypeFor[lineJSON]()}, {"List", reflect.TypeFor[listJSON]()}, {"TimelineItem", reflect.TypeFor[eventJSON]()},
		{"StepItem", reflect.TypeFor[stepJSON]()}, {"Node", reflect.TypeFor[nodeJSON]()}, {"Link", reflect.TypeFor[linkJSON]()},
		{"DiffItem", reflect.TypeFor[diffJSON]()},
	}
}

// Sentence is a sentence in English with its values as every report writes them.
func Sentence(t loadline.Text) string { return formatter{}.text(t) }
