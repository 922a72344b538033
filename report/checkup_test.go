package report

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"pgregory.net/rapid"

	"loadline"
)

// northwind is a company with a limit of each outcome, a claim that is false, and facts with something to say about.
func northwind() Checkup {
	at := func(line int32) loadline.Source {
		return loadline.Source{File: "northwind/company.hcl", Line: line, Column: 1}
	}
	test := func(title string, v Verdict, word string, line int32) Test {
		return Test{Title: title, Verdict: v, Word: loadline.Text{Format: word}, At: at(line), Code: "assert-fails",
			Says: loadline.Textf("The founders have %v of the votes.", loadline.InPercent(loadline.Exactly(loadline.Frac(1, 3))))}
	}
	broken := test("a sale needs us", Failed, "broken", 41)
	broken.Points = []loadline.Text{loadline.Textf("Decided by the charter, 4.2."), loadline.Textf("Mended by 600,001 shares.")}
	broken.Distance, broken.Related = loadline.Textf("%v votes short", 600001), []loadline.Source{at(12), {}}
	waived := test("half of the board is ours", SetAside, "waived", 45)
	waived.Why = loadline.Textf("Waived by the board until %v: until the new seat is filled.", loadline.Date(739000))
	untold := test("no veto for Cumulus", Untold, "cannot tell", 49)
	claim := test("ties out", Failed, "no", 60)
	claim.Kind = UserClaim
	return Checkup{
		Company: "Northwind AI, Inc.", Path: "northwind/company.hcl", AsOf: 739000, Finding: loadline.Textf("1 of 5 limits is broken."),
		Tests: []Test{test("a year of air", Passed, "held", 39), broken, waived, test("on the line", OnTheLine, "undecided", 47), untold, claim},
		Problems: loadline.Diagnostics{
			{Code: loadline.SameName, Severity: loadline.Warning, At: at(9), Summary: loadline.Textf("Two are called Ada"), Detail: loadline.Textf("Rename one."), Related: []loadline.Source{at(4)}},
			{Code: loadline.SameName, Severity: loadline.Warning, At: at(10), Summary: loadline.Textf("Two are called Ada")},
			{Code: loadline.AssertFails, Severity: loadline.Warning, At: at(60), Summary: loadline.Textf("The claim does not hold")},
			{Code: loadline.WrongChecksum, Severity: loadline.Note, At: loadline.Source{File: "cap.ocf.zip!Stakeholders.ocf.json", Line: 3}, Summary: loadline.Textf("Another sum")},
		},
	}
}

// lost is a company that could not be read.
func lost() Checkup {
	return Checkup{Path: "lost & found/company.hcl", Unusable: true, Finding: loadline.Textf("The company cannot be read."), Problems: loadline.Diagnostics{
		{Code: loadline.SyntaxError, Severity: loadline.Error, At: loadline.Source{File: "lost & found/company.hcl", Line: 2}, Summary: loadline.Textf("100%% wrong: no brace\n::error::forged")},
	}}
}

func written(t interface{ Fatal(...any) }, write func(io.Writer) error) []byte {
	var b bytes.Buffer
	if err := write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// sarifRules compiles the schema as OASIS published it.
func sarifRules(t *testing.T) *jsonschema.Schema {
	f, err := os.Open("testdata/schema/sarif-schema-2.1.0.json")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	doc, err := jsonschema.UnmarshalJSON(f)
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("sarif.json", doc); err != nil {
		t.Fatal(err)
	}
	return c.MustCompile("sarif.json")
}

func sarifOf(t interface{ Fatal(...any) }, cs ...Checkup) []byte {
	return written(t, func(w io.Writer) error { return SARIF(w, "v1.2.3", cs) })
}

func accepted(s *jsonschema.Schema, text []byte) error {
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		return err
	}
	return s.Validate(doc)
}

func TestSARIFIsAcceptedByItsSchema(t *testing.T) {
	rules := sarifRules(t)
	for name, cs := range map[string][]Checkup{"none": nil, "one": {northwind()}, "several": {northwind(), lost(), {}}} {
		if err := accepted(rules, sarifOf(t, cs...)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	spoilt := strings.Replace(string(sarifOf(t, northwind())), `"ruleId"`, `"rule"`, 1)
	if accepted(rules, []byte(spoilt)) == nil {
		t.Error("the schema accepts a result with a property that it does not know")
	}
}

// Whatever the facts are called, the reports stay what their schemas say.
func TestReportsOfAnyNamesAreAccepted(t *testing.T) {
	rules := sarifRules(t)
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.String()
		c := northwind()
		c.Company, c.Path = word.Draw(t, "company"), word.Draw(t, "path")
		c.Tests[1].Title, c.Tests[1].At.File = word.Draw(t, "title"), word.Draw(t, "file")
		c.Problems[0].Summary = loadline.Textf("%v", word.Draw(t, "summary"))
		if err := accepted(rules, sarifOf(t, c)); err != nil {
			t.Fatal(err)
		}
		if err := junitAccepts(written(t, func(w io.Writer) error { return JUnit(w, []Checkup{c}, Strictness{}) })); err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(strings.TrimSuffix(string(written(t, func(w io.Writer) error { return Annotations(w, []Checkup{c}) })), "\n"), "\n")
		for _, l := range lines {
			if !strings.HasPrefix(l, "::error ") && !strings.HasPrefix(l, "::warning ") && !strings.HasPrefix(l, "::notice ") {
				t.Fatalf("a line that is no command: %q", l)
			}
		}
	})
}

// results are the results of a log, by the title or summary that their message begins with.
func results(t *testing.T, text []byte) map[string]sarifResult {
	var log sarifLog
	if err := json.Unmarshal(text, &log); err != nil {
		t.Fatal(err)
	}
	out := map[string]sarifResult{}
	for _, r := range log.Runs[0].Results {
		if rule := log.Runs[0].Tool.Driver.Rules[r.Index]; rule.ID != r.Rule {
			t.Errorf("the result %q points to the rule %q", r.Rule, rule.ID)
		}
		out[r.Message.Text] = r
	}
	return out
}

func TestSARIFTellsWhatDidNotPass(t *testing.T) {
	found := results(t, sarifOf(t, northwind()))
	if len(found) != 8 {
		t.Errorf("%d results", len(found))
	}
	for head, want := range map[string]string{
		"limit “a sale needs us”: broken.":           "error northwind/company.hcl 41",
		"limit “half of the board is ours”: waived.": "error northwind/company.hcl 45 set aside",
		"limit “on the line”: undecided.":            "warning northwind/company.hcl 47",
		"limit “no veto for Cumulus”: cannot tell.":  "warning northwind/company.hcl 49",
		"assert “ties out”: no.":                     "error northwind/company.hcl 60",
		"Two are called Ada.\nRename one.":           "warning northwind/company.hcl 9",
		"Another sum.":                               "note cap.ocf.zip 0",
	} {
		got := ""
		for text, r := range found {
			if !strings.HasPrefix(text, head) {
				continue
			}
			line := int32(0)
			if region := r.Locations[0].Physical.Region; region != nil {
				line = region.StartLine
			}
			got = fmt.Sprintf("%s %s %d", r.Level, r.Locations[0].Physical.Artifact.URI, line)
			if len(r.Suppressions) > 0 {
				got += " set aside"
			}
		}
		if got != want {
			t.Errorf("%q: %q, want %q", head, got, want)
		}
	}
}

// A line put in above makes no new finding; two alike in one file stay two.
func TestFingerprintsStayWhileLinesMove(t *testing.T) {
	prints := func(c Checkup) []string {
		var out []string
		for _, l := range (formatter{}).findings([]Checkup{c}) {
			out = append(out, l.mark)
		}
		slices.Sort(out)
		return out
	}
	before := northwind()
	after := northwind()
	for i := range after.Problems {
		after.Problems[i].At.Line += 7
	}
	if a, b := prints(before), prints(after); !slices.Equal(a, b) || len(slices.Compact(a)) != 8 {
		t.Errorf("%v\n%v", a, b)
	}
	after.Tests[1].Title = "another"
	if slices.Equal(prints(before), prints(after)) {
		t.Error("another limit has the fingerprint of the first")
	}
}

// Paths become references that RFC 3986 knows.
func TestPathsAsReferences(t *testing.T) {
	for path, want := range map[string]string{
		"a/company.hcl": "a/company.hcl", "lost & found/50%.hcl": "lost%20&%20found/50%25.hcl", "a:b/c": "./a:b/c",
		"/x/company.hcl": "file:///x/company.hcl", "../y/c.hcl": "../y/c.hcl", "": "",
	} {
		if got := reference(path); got != want {
			t.Errorf("%q is %q, want %q", path, got, want)
		}
	}
}

// junit10 is what the schema of Jenkins allows (xunit-plugin, types/model/xsd/junit-10.xsd, transcribed): the attributes of an
// element, a required one with an exclamation mark, and the elements in it; "text" is text.
const junit10 = `
	testsuites: name time tests failures errors / testsuite
	testsuite:  name! tests! failures! errors! group time skipped timestamp hostname id package file log url / testsuite properties testcase system-out system-err
	testcase:   name! time classname group / skipped error failure rerunFailure rerunError flakyFailure flakyError system-out system-err
	failure:    type message / text
	error:      type message / text
	skipped:    type message / text
	system-out: / text
	system-err: / text
`

// junitAccepts says what the schema does not allow.
func junitAccepts(text []byte) error {
	attributes, children := map[string][]string{}, map[string][]string{"": {"testsuites"}}
	for line := range strings.Lines(strings.TrimSpace(junit10)) {
		name, rest, _ := strings.Cut(line, ":")
		may, within, _ := strings.Cut(rest, "/")
		name = strings.TrimSpace(name)
		attributes[name], children[name] = strings.Fields(may), strings.Fields(within)
	}
	d := xml.NewDecoder(bytes.NewReader(text))
	open := []string{""}
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		inside := open[len(open)-1]
		switch token := token.(type) {
		case xml.StartElement:
			name := token.Name.Local
			if !slices.Contains(children[inside], name) {
				return fmt.Errorf("%s in %q", name, inside)
			}
			if err := attributesAccepted(token, attributes[name]); err != nil {
				return err
			}
			open = append(open, name)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			if len(bytes.TrimSpace(token)) > 0 && !slices.Contains(children[inside], "text") {
				return fmt.Errorf("text in %q: %q", inside, token)
			}
		}
	}
}

func attributesAccepted(e xml.StartElement, may []string) error {
	for _, a := range e.Attr {
		if !slices.Contains(may, a.Name.Local) && !slices.Contains(may, a.Name.Local+"!") {
			return fmt.Errorf("%s has the attribute %s", e.Name.Local, a.Name.Local)
		}
	}
	for _, name := range may {
		name, required := strings.CutSuffix(name, "!")
		if required && !slices.ContainsFunc(e.Attr, func(a xml.Attr) bool { return a.Name.Local == name }) {
			return fmt.Errorf("%s lacks the attribute %s", e.Name.Local, name)
		}
	}
	return nil
}

func TestJUnitIsAcceptedByItsSchema(t *testing.T) {
	for _, s := range []Strictness{{}, {Untold: true, Warnings: true}} {
		text := written(t, func(w io.Writer) error { return JUnit(w, []Checkup{northwind(), lost(), {}}, s) })
		if err := junitAccepts(text); err != nil {
			t.Errorf("%v\n%s", err, text)
		}
	}
	for _, bad := range []string{`<testsuite name="a"/>`, `<testsuites><testsuite name="a" tests="1" failures="0" errors="0"><testcase/></testsuite></testsuites>`,
		`<testsuites line="3"/>`, `<testsuites>text</testsuites>`, `<testsuites><failure/></testsuites>`} {
		if junitAccepts([]byte(bad)) == nil {
			t.Errorf("%s is accepted", bad)
		}
	}
}

// The counts of a suite are what its cases are: a build reads the counts.
func TestJUnitCounts(t *testing.T) {
	for _, c := range []struct {
		s    Strictness
		want string
	}{
		{Strictness{}, "11 tests, 2 failures, 2 errors; skipped 3 0"},
		{Strictness{Untold: true}, "11 tests, 4 failures, 2 errors; skipped 1 0"},
		{Strictness{Warnings: true}, "11 tests, 3 failures, 2 errors; skipped 3 0"},
	} {
		var got junitSuites
		if err := xml.Unmarshal(written(t, func(w io.Writer) error { return JUnit(w, []Checkup{northwind(), lost()}, c.s) }), &got); err != nil {
			t.Fatal(err)
		}
		said := fmt.Sprintf("%d tests, %d failures, %d errors; skipped %d %d", got.Tests, got.Failures, got.Errors, got.Suites[0].Skipped, got.Suites[1].Skipped)
		if said != c.want {
			t.Errorf("%+v: %s, want %s", c.s, said, c.want)
		}
	}
}

func TestAnnotationsAreEscapedAsTheRunnerUndoesIt(t *testing.T) {
	got := string(written(t, func(w io.Writer) error { return Annotations(w, []Checkup{lost(), northwind()}) }))
	for _, want := range []string{
		"::error file=lost & found/company.hcl,line=2,title=syntax-error · lost & found/company.hcl::100%25 wrong: no brace ::error::forged\n",
		"::error file=northwind/company.hcl,line=41,title=assert-fails · Northwind AI%2C Inc.::limit “a sale needs us”: broken%0AThe founders have ≈ 33.33%25 of the votes.%0AFreeboard: 600,001 votes short%0ADecided by",
		"::notice file=cap.ocf.zip,title=wrong-checksum · Northwind AI%2C Inc.::Another sum\n",
		"::notice file=northwind/company.hcl,line=45,",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("lacks %q:\n%s", want, got)
		}
	}
	if strings.Index(got, "::warning") < strings.LastIndex(got, "::error ") {
		t.Error("GitHub shows the first ten: errors come first")
	}
}

func TestACommentIsTheSameForTheSameFacts(t *testing.T) {
	comment := func(cs ...Checkup) string {
		return string(written(t, func(w io.Writer) error { return Comment(w, cs) }))
	}
	got := comment(northwind())
	if !strings.HasPrefix(got, CommentMarker+"\n") || got != comment(northwind()) {
		t.Errorf("it begins with %.40q, or differs", got)
	}
	for _, want := range []string{
		"| a sale needs us", "✗ broken", "600,001 votes short", "<details open><summary>✗ limit “a sale needs us”: broken</summary>",
		"- Mended by 600,001 shares.\n", "<summary>○ limit “half of the board is ours”: waived</summary>", "The facts: 2 warnings and 1 note", "1 passed",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("lacks %q:\n%s", want, got)
		}
	}
	for _, c := range []string{got, comment(northwind(), lost())} {
		if strings.Count(c, "<details") != strings.Count(c, "</details>") {
			t.Errorf("a fold is not closed:\n%s", c)
		}
	}
}

// GitHub refuses a comment of more than 65,536 characters.
func TestACommentIsNeverTooLong(t *testing.T) {
	c := northwind()
	for len(c.Tests) < 2000 {
		c.Tests = append(c.Tests, c.Tests[1])
	}
	for _, cs := range [][]Checkup{{c}, slices.Repeat([]Checkup{northwind()}, 3000)} {
		text := written(t, func(w io.Writer) error { return Comment(w, cs) })
		if len(text) > 65536 || !bytes.Contains(text, []byte("more; loadline check shows them")) {
			t.Errorf("%d bytes, and it ends %q", len(text), text[len(text)-100:])
		}
	}
}
