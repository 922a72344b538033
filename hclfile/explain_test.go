package hclfile_test

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"loadline"
	"loadline/hclfile"
	"loadline/ocf"
)

// The codes of this package. Each has an example that brings it.
var codes = []loadline.Code{
	loadline.SyntaxError, loadline.UnknownBlock, loadline.UnknownAttribute, loadline.MissingAttribute, loadline.WrongType,
	loadline.NullValue, loadline.UnknownName, loadline.DuplicateName, loadline.ReferenceCycle, loadline.BadExpression,
	loadline.BadName, loadline.MissingBlock, loadline.OutOfRange, loadline.StatedTwice, loadline.BadSchedule, loadline.VestingLeftOpen,
	loadline.PeriodsOverlap, loadline.SeatsAndClasses, loadline.ThresholdOutOfRange,
}

func TestEveryCodeHasAnExampleThatBringsIt(t *testing.T) {
	for _, code := range codes {
		e, ok := loadline.Explain(code)
		if !ok {
			t.Errorf("nothing explains %s", code)
			continue
		}
		files, src := fstest.MapFS{}, ""
		for _, f := range e.Files {
			if f.Name == "company.hcl" {
				src = f.Text
			} else {
				files[strings.TrimPrefix(f.Name, "captable/")] = &fstest.MapFile{Data: []byte(f.Text)}
			}
		}
		var base *loadline.Company
		if len(files) > 0 {
			p, _ := ocf.Read(files, "captable")
			base, _ = p.Company()
		}
		f, problems := hclfile.Parse("company.hcl", []byte(src))
		_, more := f.Draft(base)
		if !slices.ContainsFunc(append(problems, more...), func(d loadline.Diagnostic) bool { return d.Code == code }) {
			t.Errorf("the example of %s does not bring it", code)
		}
	}
}
