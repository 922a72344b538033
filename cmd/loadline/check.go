package main

import (
	"fmt"
	"io"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"loadline"
	"loadline/captable"
	"loadline/dossier"
	"loadline/question"
	"loadline/report"
)

// checking are the flags of check.
type checking struct {
	asking
	sarif, junit, annotations bool
	redact                    bool
	failOn, since             string

	def   captable.Definition
	day   loadline.Date
	fails failing
	past  *past // nil: nobody asks what changed
	short bool  // nobody reads how far the lines are
}

// Examples of the help; a test runs them.
const checkExamples = `  loadline check                          # the company.hcl of this folder
  loadline check --fail-on broken         # what cannot be told does not stop a build
  loadline check --sarif . > limits.sarif # for a code scanner
  loadline check --junit . > limits.xml   # for a test report
  loadline check --md .                   # for a comment under a pull request
  loadline check companies                # every company below a folder, several at once
  loadline check --since 2026-06-30       # what became otherwise since that day, on the same facts
  loadline check --since main             # what the change of the file does to the limits`

// lazyCollector is the percentage by which the heap may grow between two collections while companies are checked. Each company,
// and each change that a freeboard tries, leaves its facts behind at once, little stays, and at the usual hundred much of the
// time went into collecting; the soft limit on memory holds all the same.
const lazyCollector = 400

func (p *program) check() *cobra.Command {
	var a checking
	c := page(&cobra.Command{Use: "check [FILE|FOLDER|ZIP ...]", Example: checkExamples}, "check")
	c.Args = cobra.ArbitraryArgs
	c.ValidArgsFunction = func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return []string{"hcl", "zip"}, cobra.ShellCompDirectiveFilterFileExt
	}
	a.flags(c)
	f := c.Flags()
	f.BoolVar(&a.sarif, "sarif", false, "write SARIF 2.1.0, for code scanners")
	f.BoolVar(&a.junit, "junit", false, "write a JUnit report, for whatever collects results of tests")
	f.BoolVar(&a.annotations, "annotations", false, "write GitHub's workflow commands, which it shows beside the lines")
	f.StringVar(&a.failOn, "fail-on", "broken,untold", "what makes the exit code other than 0: `WORDS` of broken,untold,warning,worse,error, or never")
	f.StringVar(&a.since, "since", "", "what became otherwise since a `DAY`, or since a revision of git: a commit, a branch, a tag")
	f.BoolVar(&a.redact, "redact", false, "replace the names of stakeholders by labels, and head it as privileged")
	c.MarkFlagsMutuallyExclusive("json", "md", "csv", "html", "sarif", "junit", "annotations")
	must(c.RegisterFlagCompletionFunc("fail-on", func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return failingWords(), cobra.ShellCompDirectiveNoFileComp
	}))
	c.RunE = func(_ *cobra.Command, args []string) (err error) {
		a.labels = a.redact
		if p.getenv("GOGC") == "" {
			defer debug.SetGCPercent(debug.SetGCPercent(lazyCollector))
		}
		if a.fails, err = failsOn(a.failOn); err != nil {
			return err
		}
		if a.def, err = a.definition(); err != nil {
			return err
		}
		if a.day, err = a.date(); err != nil {
			return err
		}
		if a.fails.worse && a.since == "" {
			return fmt.Errorf("--fail-on worse asks since when: --since DAY or --since REVISION")
		}
		if a.since != "" {
			if a.past, err = openPast(a.since, args); err != nil {
				return err
			}
			defer a.past.close()
		}
		if places, several := companiesAt(args); several {
			a.short = len(places) > mostMeasured || a.past == nil && !a.json && !a.md && !a.sarif && !a.junit
			return p.checkAll(args, places, a)
		}
		return p.checkOne(slices.Concat(args, []string{""})[0], a)
	}
	return c
}

// mostMeasured is of how many companies the freeboards are measured at once. It takes up to a second for each, a hundred times as
// long as the outcomes: of a portfolio the outcomes are told, and check of one company tells the rest.
const mostMeasured = 20

// examined is what check found about one company.
type examined struct {
	answer   loadline.Answer
	checkup  report.Checkup
	company  *loadline.Company    // nil where it cannot be read
	problems loadline.Diagnostics // of reading it
	dossier  *dossier.Dossier
	findings findings
	failed   error // why what changed cannot be told
}

// examine reads the company at a path and asks it, and what became otherwise where that is asked for.
func (a checking) examine(path string) examined {
	e := a.look(path)
	if a.past != nil {
		e.failed = e.compare(path, a)
	}
	if a.redact && e.company != nil {
		e.answer = question.Redact(e.answer, e.company)
	}
	e.checkup = checkupOf(e.answer, e.company, e.dossier.Path)
	e.findings = findingsOf(e.checkup)
	if data, ok := e.answer.Data.(question.Checked); ok && data.Since != nil {
		e.findings.worse = data.Since.Worse
	}
	return e
}

// look reads the company at a path and asks it.
func (a checking) look(path string) examined {
	d := dossier.Open(path)
	company, problems := d.Company()
	if company == nil {
		return examined{dossier: d, answer: d.Unusable(problems.Sorted())}
	}
	e := examined{dossier: d, company: company, problems: problems}
	e.answer = e.on(a.day, a)
	return e
}

// on asks the company about a day.
func (e *examined) on(day loadline.Date, a checking) loadline.Answer {
	on := question.NewCase(e.company, e.problems, day)
	on.Draft = e.dossier.Draft
	return question.Check{Def: a.def, Without: a.short}.Ask(on)
}

// checkOne checks one company. For people, the problems stand as whole letters instead of one line each.
func (p *program) checkOne(path string, a checking) error {
	done := p.progress("checking %s", path)
	e := a.examine(path)
	done()
	if e.failed != nil {
		return e.failed
	}
	p.code = a.fails.code(e.findings)
	if written, err := p.collected([]report.Checkup{e.checkup}, a); written || err != nil {
		return err
	}
	if a.asFile() {
		return p.draw(e.answer, a.output)
	}
	if e.answer.Data == nil {
		return p.letters(p.err, e.answer.Problems, e.dossier, a.output)
	}
	problems := e.answer.Problems
	e.answer.Problems, e.answer.Because = nil, nil
	if err := p.draw(e.answer, a.output); err != nil {
		return err
	}
	return p.letters(p.out, problems, e.dossier, a.output)
}

// collected writes one of the formats that machines collect, where one was asked for.
func (p *program) collected(cs []report.Checkup, a checking) (written bool, err error) {
	var write func(io.Writer) error
	switch {
	case a.sarif:
		write = func(w io.Writer) error { return report.SARIF(w, version(), cs) }
	case a.junit:
		write = func(w io.Writer) error {
			return report.JUnit(w, cs, report.Strictness{Untold: a.fails.untold, Warnings: a.fails.warning})
		}
	case a.annotations:
		write = func(w io.Writer) error { return report.Annotations(w, cs) }
	case a.md:
		write = func(w io.Writer) error { return report.Comment(w, cs) }
	default:
		return false, nil
	}
	return true, write(p.out)
}

// failing is what makes a check fail.
type failing struct{ broken, untold, warning, worse, never bool }

func failingWords() []string {
	return []string{"broken", "untold", "warning", "worse", "error", "never"}
}

// failsOn reads --fail-on. Facts that cannot be used fail always, but for never: a check that could not be made is not green.
func failsOn(words string) (failing, error) {
	var f failing
	for _, w := range strings.Split(words, ",") {
		switch w = strings.TrimSpace(w); w {
		case "broken":
			f.broken = true
		case "untold":
			f.untold = true
		case "warning":
			f.warning = true
		case "worse":
			f.worse = true
		case "error":
		case "never":
			f.never = true
		default:
			return f, fmt.Errorf("--fail-on takes %s, not %q", strings.Join(failingWords(), ", "), w)
		}
	}
	if f.never && (f.broken || f.untold || f.warning || f.worse) {
		return f, fmt.Errorf("--fail-on never goes with no other word")
	}
	return f, nil
}

// findings is what about a company may make a check fail.
type findings struct{ unusable, broken, untold, warned, worse bool }

func findingsOf(c report.Checkup) findings {
	f := findings{unusable: c.Unusable}
	for _, t := range c.Tests {
		f.broken = f.broken || t.Verdict == report.Failed
		f.untold = f.untold || t.Verdict == report.Untold || t.Verdict == report.OnTheLine
	}
	f.warned = slices.ContainsFunc(c.Problems, func(d loadline.Diagnostic) bool { return d.Severity == loadline.Warning })
	return f
}

// code is the exit code for one company. Broken is certain and counts before what cannot be told.
func (f failing) code(on findings) exitCode {
	switch {
	case f.never:
		return answered
	case on.unusable:
		return unusable
	case on.broken && f.broken, on.warned && f.warning, on.worse && f.worse:
		return claimBroken
	case on.untold && f.untold:
		return cannotTell
	}
	return answered
}

// worse is the worse of two exit codes.
func (c exitCode) worse(other exitCode) exitCode {
	order := []exitCode{answered, cannotTell, claimBroken, unusable}
	return order[max(slices.Index(order, c), slices.Index(order, other))]
}
