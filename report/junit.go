package report

import (
	"bytes"
	"encoding/xml"
	"io"
	"strings"

	"loadline"
)

// The elements of the JUnit report, as the schema of Jenkins has them (xunit-plugin, junit-10.xsd).
type (
	junitSuites struct {
		XMLName  xml.Name     `xml:"testsuites"`
		Name     string       `xml:"name,attr"`
		Tests    int          `xml:"tests,attr"`
		Failures int          `xml:"failures,attr"`
		Errors   int          `xml:"errors,attr"`
		Suites   []junitSuite `xml:"testsuite"`
	}
	junitSuite struct {
		Name     string      `xml:"name,attr"`
		Tests    int         `xml:"tests,attr"`
		Failures int         `xml:"failures,attr"`
		Errors   int         `xml:"errors,attr"`
		Skipped  int         `xml:"skipped,attr"`
		File     string      `xml:"file,attr,omitempty"`
		Cases    []junitCase `xml:"testcase"`
	}
	junitCase struct {
		Name    string     `xml:"name,attr"`
		Class   string     `xml:"classname,attr"`
		Failure *junitText `xml:"failure"`
		Error   *junitText `xml:"error"`
		Skipped *junitText `xml:"skipped"`
		Out     string     `xml:"system-out,omitempty"`
	}
	junitText struct {
		Type    string `xml:"type,attr,omitempty"`
		Message string `xml:"message,attr"`
		Text    string `xml:",chardata"`
	}
)

// Strictness is what a report of tests counts as a failure beyond what is broken.
type Strictness struct {
	Untold   bool // what cannot be told
	Warnings bool // warnings about the facts
}

// JUnit writes what was found as a JUnit report, a suite for each company: a case for each limit and each claim, one for each
// code under which something is wrong with the facts, and one for the facts as a whole. Broken is a failure, facts that
// cannot be used are an error; what cannot be told, or is waived, is skipped with the reason; warnings are output of a case
// that passes. [Strictness] makes failures of the two that a build may be stopped by. No time is written: the same facts are
// the same report.
func JUnit(w io.Writer, cs []Checkup, s Strictness) error {
	f := formatter{}
	all := junitSuites{Name: "loadline check"}
	for _, c := range cs {
		suite := f.suite(c, s)
		all.Tests, all.Failures, all.Errors = all.Tests+suite.Tests, all.Failures+suite.Failures, all.Errors+suite.Errors
		all.Suites = append(all.Suites, suite)
	}
	b := bytes.NewBufferString(xml.Header)
	e := xml.NewEncoder(b)
	e.Indent("", "  ")
	if err := e.Encode(all); err != nil {
		return err
	}
	b.WriteByte('\n')
	_, err := w.Write(b.Bytes())
	return err
}

func (f formatter) suite(c Checkup, s Strictness) junitSuite {
	path, _ := onDisk(c.Path)
	suite := junitSuite{Name: clean(c.title()), File: clean(path)}
	for _, t := range c.Tests {
		suite.add(f.testCase(c, t, s))
	}
	for _, one := range f.factCases(c, s) {
		suite.add(one)
	}
	return suite
}

func (s *junitSuite) add(c junitCase) {
	s.Tests++
	switch {
	case c.Error != nil:
		s.Errors++
	case c.Failure != nil:
		s.Failures++
	case c.Skipped != nil:
		s.Skipped++
	}
	s.Cases = append(s.Cases, c)
}

func (f formatter) testCase(c Checkup, t Test, s Strictness) junitCase {
	one := junitCase{Name: clean(t.Title), Class: c.class(t.Kind.String())}
	text := append([]string{f.text(t.Says)}, f.points(t)...)
	body := strings.Join(nonEmpty(append(text, f.place(t.At))...), "\n")
	found := &junitText{Type: string(t.Code), Message: f.text(t.Word), Text: body}
	switch {
	case t.Verdict == Failed, s.Untold && (t.Verdict == Untold || t.Verdict == OnTheLine):
		one.Failure = found
	case t.Verdict == Passed:
		one.Out = body
	default:
		one.Skipped = found
	}
	return one
}

// class is where viewers file a case: what stands before the last dot is its group.
func (c Checkup) class(of string) string {
	return clean(strings.Join([]string{strings.TrimRight(c.title(), "."), of}, "."))
}

// factCases are a case for each code, in the order in which they are first met, after one for the facts as a whole.
func (f formatter) factCases(c Checkup, s Strictness) []junitCase {
	problems := c.facts()
	class := c.class("facts")
	whole := junitCase{Name: f.say("the facts can be used"), Class: class}
	if c.Unusable {
		whole.Error = &junitText{Message: f.text(c.Finding), Text: f.tally(problems)}
	}
	out := []junitCase{whole}
	place := map[loadline.Code]int{}
	for _, d := range problems {
		i, seen := place[d.Code]
		if !seen {
			i = len(out)
			place[d.Code] = i
			out = append(out, junitCase{Name: string(d.Code), Class: class})
		}
		out[i].tell(d, f.problemLines(d), s)
	}
	return out
}

// tell adds a problem to the case of its code: the gravest of them decides what the case is.
func (c *junitCase) tell(d loadline.Diagnostic, text string, s Strictness) {
	slot := &c.Failure
	switch {
	case d.Severity == loadline.Error:
		slot = &c.Error
	case d.Severity != loadline.Warning || !s.Warnings:
		c.Out = strings.Join(nonEmpty(c.Out, text), "\n")
		return
	}
	if *slot == nil {
		first, _, _ := strings.Cut(text, "\n")
		*slot = &junitText{Type: string(d.Code), Message: first}
	}
	(*slot).Text = strings.Join(nonEmpty((*slot).Text, text), "\n")
}

func (f formatter) problemLines(d loadline.Diagnostic) string {
	head := f.say("%v: %v", d.Severity, d.Summary)
	return strings.Join(nonEmpty(withPlace(head, f.place(d.At)), f.text(d.Detail), f.text(d.Hint)), "\n")
}
