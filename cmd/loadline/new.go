package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"loadline"
	"loadline/dossier"
	"loadline/report"
	"loadline/starter"
)

// starting are the flags of new.
type starting struct {
	answers                    string
	set                        []string
	list, blank, stdout, force bool
}

func (p *program) new() *cobra.Command {
	var s starting
	c := &cobra.Command{
		Use:   "new [TEMPLATE] [FOLDER]",
		Short: "Ask what a founder or a lawyer can answer, and write a company.hcl with limits",
		Long: "Without a template it lists them. With one it asks, one line each, and writes FOLDER/company.hcl. What nobody answers is\n" +
			"not assumed: it stands in the file as a question, and limits that hang on it cannot be told until it is answered.\n\n" +
			"Answers may be given instead: --answers FILE, with a line KEY = VALUE each, and --set KEY=VALUE; then nothing is asked.",
		Args:              cobra.MaximumNArgs(2),
		ValidArgsFunction: completeTemplates,
	}
	f := c.Flags()
	f.StringVar(&s.answers, "answers", "", "take the answers from `FILE`, lines KEY = VALUE; - is standard input")
	f.StringArrayVar(&s.set, "set", nil, "one answer, `KEY=VALUE`; may be repeated, and goes before --answers")
	f.BoolVar(&s.blank, "blank", false, "ask nothing: what is not given stands in the file as a question")
	f.BoolVar(&s.list, "list", false, "print what the template asks, and what is written when it is left out")
	f.BoolVar(&s.stdout, "stdout", false, "write to standard output")
	f.BoolVar(&s.force, "force", false, "overwrite a company.hcl that is there")
	c.RunE = func(_ *cobra.Command, args []string) error {
		if len(args) == 0 {
			return p.listTemplates()
		}
		t, ok := starter.Find(args[0])
		if !ok {
			return noTemplate(args[0])
		}
		if s.list {
			t.List(p.out)
			return nil
		}
		return p.start(t, append(args[1:], ".")[0], s)
	}
	return c
}

func completeTemplates(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	switch len(args) {
	case 0:
		var out []string
		for _, name := range starter.Names() {
			if t, ok := starter.Find(name); ok {
				out = append(out, fmt.Sprintf("%s\t%s", name, t.Says))
			}
		}
		return out, cobra.ShellCompDirectiveNoFileComp
	case 1:
		return nil, cobra.ShellCompDirectiveFilterDirs
	}
	return nil, cobra.ShellCompDirectiveNoFileComp
}

func (p *program) listTemplates() error {
	names := starter.Names()
	width := len(slices.MaxFunc(names, func(a, b string) int { return len(a) - len(b) }))
	for _, name := range names {
		t, _ := starter.Find(name)
		fmt.Fprintf(p.out, "%-*s  %s\n", width, name, t.Says)
	}
	_, err := fmt.Fprintf(p.out, "\nloadline new TEMPLATE asks and writes company.hcl; --list prints what it asks.\n")
	return err
}

func noTemplate(name string) error {
	if near := starter.Nearest(name); near != "" {
		return fmt.Errorf("there is no template %q; did you mean %s?", name, near)
	}
	return fmt.Errorf("there is no template %q; there are %s", name, strings.Join(starter.Names(), ", "))
}

// start writes a company's first file.
func (p *program) start(t *starter.Template, folder string, s starting) error {
	path := filepath.Join(folder, dossier.FileName)
	if _, err := os.Lstat(path); err == nil && !s.stdout && !s.force { // before thirty questions, not after
		return fmt.Errorf("%s is there already; --force overwrites it", path)
	}
	year, month, day := time.Now().Date()
	a := t.Answers(loadline.DateOf(year, int(month), day))
	if asked, err := p.answers(a, s); err != nil || !asked {
		return err
	}
	text := a.Write()
	if s.stdout {
		_, err := p.out.Write(text)
		return err
	}
	if err := os.MkdirAll(folder, 0o777); err != nil {
		return err
	}
	if err := writeNew(path, text, s.force); err != nil {
		return err
	}
	_, err := fmt.Fprintf(p.out, "written: %s; questions that nobody answered: %d\nnext:    loadline check %s\n", path, a.Open(), path)
	return err
}

// answers takes what was given, or asks. It says whether the file can be written; the reason against is written where people
// read it.
func (p *program) answers(a *starter.Answers, s starting) (bool, error) {
	if s.answers == "" && len(s.set) == 0 && !s.blank {
		out := p.out
		if s.stdout {
			out = p.err
		}
		err := a.Interview(p.in, out)
		if errors.Is(err, starter.ErrEnded) {
			p.code = cannotTell
			fmt.Fprintln(p.err, "The answers ended before the last question: nothing was written.")
			return false, nil
		}
		return err == nil, err
	}
	problems, err := p.given(a, s)
	if err != nil {
		return false, err
	}
	problems = append(problems, a.Check()...)
	if len(problems) == 0 {
		return true, nil
	}
	p.code = unusable
	if err := report.Problems(p.err, problems.Sorted(), nil, report.Style{Width: p.width}); err != nil {
		return false, err
	}
	_, err = fmt.Fprintln(p.err, "Nothing was written.")
	return false, err
}

// given takes the answers of the command line and of the file. What --set says goes before the file.
func (p *program) given(a *starter.Answers, s starting) (loadline.Diagnostics, error) {
	var problems loadline.Diagnostics
	var keys []string
	for _, pair := range s.set {
		key, value, ok := strings.Cut(pair, "=")
		if !ok {
			return nil, fmt.Errorf("--set takes KEY=VALUE, not %q", pair)
		}
		key = strings.TrimSpace(key)
		keys = append(keys, key)
		problems = append(problems, a.Set(key, value, loadline.Source{File: "--set"})...)
	}
	if s.answers == "" {
		return problems, nil
	}
	src, err := p.read(s.answers)
	if err != nil {
		return nil, err
	}
	return append(problems, a.Read(s.answers, src, keys...)...), nil
}

// read reads a file, or standard input.
func (p *program) read(path string) ([]byte, error) {
	if path == "-" {
		return io.ReadAll(io.LimitReader(p.in, mostAnswers))
	}
	return dossier.ReadFile(path)
}

// mostAnswers bounds what is read of answers.
const mostAnswers = 1 << 20
