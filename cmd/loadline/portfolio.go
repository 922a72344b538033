package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"sync/atomic"

	"loadline"
	"loadline/dossier"
	"loadline/report"
)

// companiesAt are the companies that the arguments name, and whether they are several: a folder that is no company itself
// stands for those below it, in the order of their paths.
func companiesAt(args []string) (places []string, several bool) {
	for _, arg := range args {
		if isFolderOfMany(arg) {
			several = true
			places = append(places, dossier.CompaniesBelow(arg)...)
		} else {
			places = append(places, arg)
		}
	}
	if several && len(places) == 0 {
		return args, len(args) > 1 // the letter says that nothing is there
	}
	return places, several || len(args) > 1
}

func isFolderOfMany(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir() && !dossier.IsCompany(path)
}

// checkAll checks several companies at once, as many as there are processors, and tells them in the order in which they were
// named. A company that cannot be read does not stop the others. Of each only its sentences are kept.
func (p *program) checkAll(args, places []string, a checking) error {
	var checkups []report.Checkup
	var all portfolio
	if a.json {
		all.out = bufio.NewWriter(p.out)
		defer all.out.Flush()
	}
	err := p.inOrder(places, a, func(e examined) error {
		p.code = p.code.worse(a.fails.code(e.findings))
		if e.failed != nil {
			p.code = unusable
			fmt.Fprintf(p.err, "loadline: %v\n", e.failed)
		}
		checkups = append(checkups, e.checkup)
		return all.add(e, a)
	})
	if err != nil {
		return err
	}
	if written, err := p.collected(checkups, a); written || err != nil {
		return err
	}
	if a.json {
		return all.end(checkups, p.code)
	}
	answer := summary(checkups, a)
	if gone := a.past.gone(args, places); len(gone) > 0 {
		answer.Notices = append(answer.Notices, loadline.Textf("There at %v, and not now: %v.", a.past.words, gone))
	}
	return p.draw(answer, a.output)
}

// inOrder examines each place and hands what was found on in their order. Only so many wait as there are workers, so that
// a thousand companies need no more memory than a few.
func (p *program) inOrder(places []string, a checking, take func(examined) error) error {
	workers := min(runtime.GOMAXPROCS(0), len(places))
	slots := make(chan chan examined, workers)
	var ready atomic.Int64
	quit := make(chan struct{})
	defer close(quit)
	go func() {
		defer close(slots)
		for _, path := range places {
			slot := make(chan examined, 1)
			select {
			case slots <- slot:
			case <-quit:
				return
			}
			go func() {
				slot <- a.examine(path)
				ready.Add(1)
			}()
		}
	}()
	done := p.counting("checking companies", &ready, len(places))
	defer done()
	for slot := range slots {
		if err := take(<-slot); err != nil {
			return err
		}
	}
	return nil
}

// portfolio writes the JSON of several companies while they are checked: {"companies": [{"path", "exit_code", "answer"}], …}.
type portfolio struct {
	out   *bufio.Writer
	count int
}

func (all *portfolio) add(e examined, a checking) error {
	if all.out == nil {
		return nil
	}
	var whole, line bytes.Buffer
	if err := report.JSON(&whole, e.answer); err != nil {
		return err
	}
	if err := json.Compact(&line, whole.Bytes()); err != nil {
		return err
	}
	path, err := json.Marshal(filepath.ToSlash(e.dossier.Path))
	if err != nil {
		return err
	}
	head := "{\"question\": \"check\", \"companies\": [\n"
	if all.count > 0 {
		head = ",\n"
	}
	all.count++
	_, err = fmt.Fprintf(all.out, `%s{"path": %s, "exit_code": %d, "answer": %s}`, head, path, a.fails.code(e.findings), line.Bytes())
	return err
}

func (all *portfolio) end(cs []report.Checkup, code exitCode) error {
	f := tally(cs)
	_, err := fmt.Fprintf(all.out, "\n], \"count\": %d, \"unusable\": %d, \"broken\": %d, \"untold\": %d, \"exit_code\": %d}\n", len(cs), f.unusable, f.broken, f.untold, code)
	return err
}

// tallied is how many companies there are of each kind.
type tallied struct{ unusable, broken, untold, held int }

func tally(cs []report.Checkup) tallied {
	var t tallied
	for _, c := range cs {
		switch f := findingsOf(c); {
		case f.unusable:
			t.unusable++
		case f.broken:
			t.broken++
		case f.untold:
			t.untold++
		default:
			t.held++
		}
	}
	return t
}

// summary is the answer about several companies: a table, and under it in sentences what is broken or cannot be told.
func summary(cs []report.Checkup, a checking) loadline.Answer {
	t := tally(cs)
	out := loadline.Answer{
		Question: "check", Company: loadline.Textf("%v companies", len(cs)).String(),
		Finding: loadline.Textf("In %v of %v companies nothing is broken or open. Something is broken in %v, something cannot be told in %v, and %v cannot be used.",
			t.held, len(cs), t.broken, t.untold, t.unusable),
		Views:   []loadline.View{report.CheckupTable(cs)},
		Because: sentences(cs),
	}
	if a.past != nil {
		out.Views = append([]loadline.View{changes(cs, a.past.words)}, out.Views...)
	}
	return out
}

// changes are what became otherwise in any of them.
func changes(cs []report.Checkup, since string) loadline.Diff {
	d := loadline.Diff{ID: "since", Title: loadline.Textf("Since %v", since)}
	for _, c := range cs {
		for _, row := range c.Changes {
			row.What = loadline.Textf("%v: %v", c.Company, row.What)
			d.Rows = append(d.Rows, row)
		}
	}
	return d
}

// mostErrors is how many errors of a company stand in a summary; check of the one company shows all.
const mostErrors = 3

// sentences are those companies of which something did not pass, the broken ones first.
func sentences(cs []report.Checkup) []loadline.Reason {
	var out []loadline.Reason
	for _, of := range []func(findings) bool{
		func(f findings) bool { return f.unusable },
		func(f findings) bool { return f.broken && !f.unusable },
		func(f findings) bool { return f.untold && !f.broken && !f.unusable },
	} {
		for _, c := range cs {
			if of(findingsOf(c)) {
				out = append(out, companyReason(c))
			}
		}
	}
	return out
}

func companyReason(c report.Checkup) loadline.Reason {
	r := loadline.Reason{Says: c.Finding, At: loadline.Source{File: c.Path}}
	if c.Company != "" {
		r.Says = loadline.Textf("%v: %v", c.Company, c.Finding)
	}
	if c.Unusable {
		return withErrors(r, c)
	}
	for _, t := range c.Tests {
		if t.Verdict == report.Passed || t.Verdict == report.SetAside {
			continue
		}
		one := loadline.Reason{Says: loadline.Textf("%v %q: %v", t.Kind, t.Title, t.Word), At: t.At}
		if !t.Says.IsZero() {
			one.Says = loadline.Textf("%v %q: %v. %v", t.Kind, t.Title, t.Word, t.Says)
		}
		r.Because = append(r.Because, one)
	}
	return r
}

// withErrors adds the first errors, and says where the others are.
func withErrors(r loadline.Reason, c report.Checkup) loadline.Reason {
	bad := errorsOnly(c.Problems)
	for i, d := range bad {
		if i == mostErrors {
			more := loadline.Textf("%v more; loadline check %v shows them, with the lines", len(bad)-i, c.Path)
			r.Because = append(r.Because, loadline.Reason{Says: more})
			break
		}
		r.Because = append(r.Because, loadline.Reason{Says: d.Summary, At: d.At})
	}
	return r
}
