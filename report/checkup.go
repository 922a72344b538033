package report

import (
	"crypto/sha256"
	"encoding/hex"
	"path/filepath"
	"slices"
	"strings"

	"loadline"
)

// Checkup is one company as it was checked, for the formats in which machines collect the results of tests: SARIF, JUnit,
// annotations, a comment. It holds sentences only, so that a thousand of them weigh little.
type Checkup struct {
	Company  string               // its name; empty where it could not be read
	Path     string               // of the file or package that was read
	AsOf     loadline.Date        // the day that was asked about; 0: none
	Finding  loadline.Text        // the whole in a sentence
	Tests    []Test               // its limits and claims, in the order of the file
	Problems loadline.Diagnostics // of its facts; those of a test's code may be among them
	Unusable bool                 // no question can be answered about it
	Silenced int                  // detectors' findings that somebody silenced with a reason
	Changes  []loadline.DiffRow   // since an earlier day or revision; nil where nobody asked
}

// Test is one limit or claim, and how it came out.
type Test struct {
	Kind     TestKind
	Title    string
	Verdict  Verdict
	Word     loadline.Text   // how it came out: "held", "cannot tell"
	Says     loadline.Text   // the same in a sentence, with its figure
	Distance loadline.Text   // how far the line is; zero where nothing can be said
	Points   []loadline.Text // what decides it, what would mend or break it, what would settle it
	Why      loadline.Text   // of one that is set aside: by whom, for what reason, until when; its sentence tells it too
	Code     loadline.Code   // under which it is told where it did not pass
	At       loadline.Source
	Related  []loadline.Source
}

// TestKind is what is tested.
type TestKind uint8

// The kinds of tests.
const (
	LoadLine  TestKind = iota // a limit: what must stay so
	UserClaim                 // an assert: what the user says is so
)

// String is the kind as it is written in company.hcl.
func (k TestKind) String() string { return [...]string{"limit", "assert"}[k] }

// Verdict is how a test came out, in the ways that matter to machines.
type Verdict uint8

// The verdicts, from the best to the worst.
const (
	Passed    Verdict = iota
	SetAside          // not passed, and somebody answers for it
	OnTheLine         // undecided: an interval crosses the line
	Untold            // a fact is missing
	Failed
)

// notable says whether there is something to say about a company: something did not pass, or became otherwise.
func (c Checkup) notable() bool {
	return c.Unusable || len(c.Changes) > 0 || c.failing(Failed)+c.failing(Untold)+c.failing(OnTheLine) > 0
}

// failing is how many tests came out so.
func (c Checkup) failing(v Verdict) int {
	n := 0
	for _, t := range c.Tests {
		if t.Verdict == v {
			n++
		}
	}
	return n
}

// title is how the company is called where several are told.
func (c Checkup) title() string {
	if c.Company != "" {
		return c.Company
	}
	return c.Path
}

// facts are the problems of the facts: not those that tell how a test came out.
func (c Checkup) facts() loadline.Diagnostics {
	told := map[loadline.Code]bool{loadline.AssertFails: true, loadline.AssertUndecided: true}
	for _, t := range c.Tests {
		told[t.Code] = true
	}
	return slices.DeleteFunc(c.Problems.Sorted(), func(d loadline.Diagnostic) bool {
		return d.Severity != loadline.Error && told[d.Code]
	})
}

// located is a finding at a place, as annotations and SARIF tell it.
type located struct {
	rule     loadline.Code
	severity loadline.Severity
	head     string // one line
	body     string // the rest, may be empty
	at       loadline.Source
	related  []loadline.Source
	aside    string // why it is set aside
	company  string
	mark     string // the same from run to run, whatever the lines
}

// findings are all that is to be told about some companies, those of one company by severity and then by place.
func (f formatter) findings(cs []Checkup) []located {
	var out []located
	for _, c := range cs {
		var own []located
		for _, t := range c.Tests {
			if t.Verdict != Passed {
				own = append(own, f.testFinding(c, t))
			}
		}
		for _, d := range c.facts() {
			own = append(own, f.problemFinding(c, d))
		}
		slices.SortStableFunc(own, func(a, b located) int { return int(a.severity) - int(b.severity) })
		out = append(out, own...)
	}
	fingerprint(out)
	return out
}

func (f formatter) testFinding(c Checkup, t Test) located {
	l := located{rule: t.Code, severity: loadline.Warning, at: t.At, related: t.Related, company: c.title()}
	if t.Verdict == Failed {
		l.severity = loadline.Error
	}
	l.head = f.say("%v %q: %v", t.Kind, t.Title, t.Word)
	lines := append(nonEmpty(f.text(t.Says)), f.points(t)...)
	if t.Verdict == SetAside {
		l.severity, l.aside = loadline.Note, f.text(t.Why)
	}
	l.body = strings.Join(lines, "\n")
	l.mark = strings.Join([]string{t.Kind.String(), t.Title}, "\x00")
	return c.placed(l)
}

// points are what is said about a test under its sentence.
func (f formatter) points(t Test) []string {
	var out []string
	if !t.Distance.IsZero() {
		out = append(out, f.say("Freeboard: %v", t.Distance))
	}
	for _, p := range t.Points {
		out = append(out, nonEmpty(f.text(p))...)
	}
	return out
}

func (f formatter) problemFinding(c Checkup, d loadline.Diagnostic) located {
	l := located{rule: d.Code, severity: d.Severity, at: d.At, related: d.Related, company: c.title(), head: f.text(d.Summary)}
	if l.rule == "" {
		l.rule = "problem" // what has no code is a remark of the program's
	}
	l.body = strings.Join(nonEmpty(f.text(d.Detail), f.text(d.Hint)), "\n")
	l.mark = l.head
	return c.placed(l)
}

// placed gives what has no place in a file that of the company's own.
func (c Checkup) placed(l located) located {
	if l.at.File == "" {
		l.at.File, l.at.Line, l.at.Column = c.Path, 0, 0
	}
	return l
}

// fingerprint turns what makes a finding itself into a short mark. Line numbers are no part of it, so that a line put in above
// makes no new finding; two alike in one file are told apart by their order.
func fingerprint(ls []located) {
	seen := map[string]int{}
	for i, l := range ls {
		key := strings.Join([]string{string(l.rule), filepath.ToSlash(l.at.File), l.at.Cell, l.mark}, "\x00")
		seen[key]++
		sum := sha256.Sum256([]byte(strings.Join([]string{key, strings.Repeat("+", seen[key]-1)}, "\x00")))
		ls[i].mark = hex.EncodeToString(sum[:16])
	}
}

// onDisk is the file of a place, with slashes, and what it is within a zip file.
func onDisk(file string) (path, inner string) {
	file = filepath.ToSlash(file)
	if i := strings.Index(strings.ToLower(file), ".zip!"); i >= 0 {
		return file[:i+len(".zip")], file[i+len(".zip!"):]
	}
	return file, ""
}
