package main

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"loadline"
	"loadline/captable"
	"loadline/dossier"
	"loadline/question"
)

// asking are the flags that every question takes.
type asking struct {
	output
	asOf, diluted string
}

func (a *asking) flags(c *cobra.Command) {
	c.Flags().StringVar(&a.asOf, "as-of", "", "the `DATE` asked about, such as 2026-11-01; default: the day the file names")
	c.Flags().StringVar(&a.diluted, "fully-diluted", "", "what fully diluted counts: `WORDS` of stock,options,warrants,pool,convertibles")
	a.output.flags(c)
}

// open reads the company at the first argument, with term sheets in files of their own, and lints it, as asked. Where the company cannot be read at all its
// problems have been written and ok is false.
func (p *program) open(args []string, a asking, sheets ...string) (c question.Case, d *dossier.Dossier, ok bool, err error) {
	day, err := a.date()
	if err != nil {
		return c, nil, false, err
	}
	path := ""
	if len(args) > 0 {
		path = args[0]
	}
	done := p.progress("reading %s", path)
	d = dossier.Open(path, sheets...)
	company, problems := d.Company()
	done()
	if company == nil {
		p.code = unusable
		return c, d, false, p.unreadable(problems.Sorted(), d, a.output)
	}
	done = p.progress("checking the facts")
	defer done()
	c = question.NewCase(company, problems, day)
	c.Draft = d.Draft
	return c, d, true, nil
}

// date is the day that --as-of names; 0: none.
func (a asking) date() (loadline.Date, error) {
	day, ok := loadline.ParseDate(a.asOf)
	if a.asOf != "" && !ok {
		return 0, fmt.Errorf("--as-of takes a day such as 2026-11-01, not %q", a.asOf)
	}
	return day, nil
}

// unreadable tells people and programs why there is no answer at all.
func (p *program) unreadable(problems loadline.Diagnostics, d *dossier.Dossier, o output) error {
	if o.asFile() {
		return p.draw(d.Unusable(problems), o)
	}
	return p.letters(p.err, problems, d, o)
}

// definition is what --fully-diluted says, or the usual one.
func (a asking) definition() (captable.Definition, error) {
	if a.diluted == "" {
		return captable.FullyDilutedByDefault(), nil
	}
	def, unknown := captable.ParseDefinition(a.diluted)
	if unknown != "" {
		return def, fmt.Errorf("--fully-diluted does not know %q; it takes stock, options, warrants, pool and convertibles", unknown)
	}
	return def, nil
}

// page fills the help of a question from its manual page.
func page(c *cobra.Command, verb string) *cobra.Command {
	topic, ok := question.About(verb)
	if !ok {
		panic("loadline: no page for " + verb)
	}
	c.Short, c.Long = topic.Short, topic.Page()
	c.Args = cobra.MaximumNArgs(1)
	c.ValidArgsFunction = completeFiles
	return c
}

func completeFiles(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return []string{"hcl", "zip"}, cobra.ShellCompDirectiveFilterFileExt
}

func (p *program) whoOwns() *cobra.Command {
	return p.asks(page(&cobra.Command{Use: "who-owns [FILE|FOLDER|ZIP]"}, "who-owns"), onlyFile, nil)
}

// settle sets the exit code that the state of an answer asks for.
func (p *program) settle(s loadline.State) {
	switch s {
	case loadline.FactsDisagree, loadline.NotApplicable:
		p.code = unusable
	case loadline.FactsMissing, loadline.Undecided:
		p.code = cannotTell
	}
}

// answer draws an answer and sets the exit code; where the facts contradict themselves it writes the letters instead.
func (p *program) answer(a loadline.Answer, d *dossier.Dossier, o output) error {
	p.settle(a.State)
	if a.State == loadline.FactsDisagree && !o.json {
		if err := p.letters(p.err, errorsOnly(a.Problems), d, o); err != nil {
			return err
		}
	}
	if !o.asFile() {
		a.Problems = firstProblems(a.Problems, d.Path)
	}
	return p.draw(a, o)
}

// mostProblems is how many problems stand under an answer for people; check shows all.
const mostProblems = 8

// firstProblems keeps those that bear on figures before those of the format, and counts the rest.
func firstProblems(ds loadline.Diagnostics, path string) loadline.Diagnostics {
	if len(ds) <= mostProblems {
		return ds
	}
	first := slices.Clone(ds)
	slices.SortStableFunc(first, func(a, b loadline.Diagnostic) int { return cmp.Compare(weight(a), weight(b)) })
	return append(first[:mostProblems], loadline.Diagnostic{
		Severity: loadline.Note,
		Summary:  loadline.Textf("%v more; loadline check %v shows all of them, with the lines", len(ds)-mostProblems, path),
	})
}

// weight orders problems by what they may do to a figure.
func weight(d loadline.Diagnostic) int {
	switch d.Code {
	case loadline.WrongChecksum, loadline.OlderName, loadline.NumberNotString, loadline.MissingField, loadline.BadValue, loadline.UnknownField, loadline.UnknownObject:
		return int(d.Severity)*2 + 1
	}
	return int(d.Severity) * 2
}

func errorsOnly(ds loadline.Diagnostics) loadline.Diagnostics {
	return slices.DeleteFunc(slices.Clone(ds), func(d loadline.Diagnostic) bool { return d.Severity != loadline.Error })
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}
