package main

import (
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"loadline"
	"loadline/question"
)

// deciding are the flags of who-can.
type deciding struct {
	asking
	groups           []string
	horizon, turnout string
	index, redact    bool
	path, change     bool // other questions about the same matter
}

func (p *program) whoCan() *cobra.Command {
	var a deciding
	c := page(&cobra.Command{Use: "who-can [MATTER] [FILE|FOLDER|ZIP]"}, "who-can")
	c.Args = cobra.MaximumNArgs(2)
	a.output.flags(c)
	f := c.Flags()
	f.StringVar(&a.asOf, "as-of", "", "the `DATE` asked about, such as 2026-11-01; default: the day the file names")
	f.StringArrayVar(&a.groups, "group", nil, "what this `GROUP` can do: a word of the file, a stakeholder, a body; several with commas are one")
	f.StringVar(&a.horizon, "horizon", "today", "in which `WORLD`: today, elections or conversion")
	f.StringVar(&a.turnout, "turnout", "", "what `PART` of the shares takes part in votes of shares, such as 60%")
	f.BoolVar(&a.index, "index", false, "compute indices of power too; they are no finding of control")
	f.BoolVar(&a.redact, "redact", false, "replace the names of stakeholders by labels, and head it as privileged")
	f.BoolVar(&a.path, "path", false, "by which lawful steps it can be brought about, and in how many days; with --group, by that group")
	f.BoolVar(&a.change, "who-can-change", false, "who can delete the safeguards: of the matter or document named, or all of them")
	must(c.RegisterFlagCompletionFunc("horizon", func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return question.Horizons(), cobra.ShellCompDirectiveNoFileComp
	}))
	c.RunE = func(_ *cobra.Command, args []string) error {
		a.labels = a.redact
		matter, file := matterAndFile(args)
		if a.path && matter == "" {
			return fmt.Errorf("--path takes a matter, such as remove_ceo")
		}
		if err := a.mixed(); err != nil {
			return err
		}
		q, err := a.question(matter)
		if err != nil {
			return err
		}
		on, d, ok, err := p.open(file, a.asking)
		if err != nil || !ok {
			return err
		}
		answer := a.ask(q, on)
		if a.redact {
			answer = question.Redact(answer, on.Company)
		}
		return p.answer(answer, d, a.output)
	}
	return c
}

// mixed refuses flags that the question asked has no use for: it would be answered as if they were not there.
func (a deciding) mixed() error {
	asks := "--path"
	switch {
	case a.change && a.path:
		return fmt.Errorf("--path and --who-can-change are two questions: ask one at a time")
	case a.change && len(a.groups) > 0:
		return fmt.Errorf("--who-can-change takes no --group: it tells of every safeguard who can delete it")
	case a.change:
		asks = "--who-can-change"
	case !a.path:
		return nil
	}
	switch {
	case a.horizon != "today":
		return fmt.Errorf("%s takes no --horizon: it starts from today, and counts elections itself", asks)
	case a.turnout != "":
		return fmt.Errorf("%s takes no --turnout: it counts every vote that may be cast", asks)
	}
	return nil
}

// ask asks the question that the flags mean.
func (a deciding) ask(q question.WhoCan, on question.Case) loadline.Answer {
	switch {
	case a.change:
		return question.WhoCanChange{Of: q.Matter}.Ask(on)
	case a.path && q.Matter != "":
		return question.WhoCanPath{Matter: q.Matter, Groups: q.Groups}.Ask(on)
	}
	return q.Ask(on)
}

// matterAndFile tells the matter from the file: one argument that is there as a file or a folder, or is written as one, is
// the file.
func matterAndFile(args []string) (matter string, file []string) {
	switch len(args) {
	case 0:
		return "", nil
	case 1:
		_, err := os.Stat(args[0])
		if err == nil || strings.ContainsAny(args[0], `/\`) || strings.HasSuffix(args[0], ".hcl") || strings.HasSuffix(args[0], ".zip") {
			return "", args
		}
		return args[0], nil
	}
	return args[0], args[1:]
}

// question is what the flags ask.
func (a deciding) question(matter string) (question.WhoCan, error) {
	q := question.WhoCan{Matter: matter, Groups: a.groups, Index: a.index}
	kind, ok := question.HorizonOf(a.horizon)
	if !ok {
		return q, fmt.Errorf("--horizon takes %s, not %q", strings.Join(question.Horizons(), ", "), a.horizon)
	}
	q.Horizon.Kind = kind
	if a.turnout == "" {
		return q, nil
	}
	part, ok := turnout(a.turnout)
	if !ok {
		return q, fmt.Errorf("--turnout takes a part of the shares such as 60%% or 0.6, not %q", a.turnout)
	}
	q.Horizon.Turnout = &part
	return q, nil
}

// turnout reads 60% or 0.6: more than nothing, at most all.
func turnout(s string) (loadline.Ratio, bool) {
	digits, percent := strings.CutSuffix(strings.TrimSpace(s), "%")
	part, ok := loadline.ParseDecimal(strings.TrimSpace(digits))
	if percent {
		part = part.Quo(loadline.Int(100))
	}
	return part, ok && part.Sign() > 0 && part.Cmp(loadline.Int(1)) <= 0
}
