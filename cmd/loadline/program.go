package main

import (
	"errors"
	"fmt"
	"io"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// program is the whole command as a value: what it reads and writes is handed in, so that a test can run it.
type program struct {
	in       io.Reader
	out, err io.Writer
	getenv   func(string) string
	terminal bool // whether out is one
	width    int  // of the terminal, in columns

	code exitCode // set by the command that ran
}

// exitCode is what the process returns.
type exitCode int

const (
	answered    exitCode = 0 // and every claim holds
	claimBroken exitCode = 1
	cannotTell  exitCode = 2
	unusable    exitCode = 3 // the input, or the command line
)

// run runs one command line and returns the exit code.
func (p *program) run(args []string) int {
	root := p.command()
	root.SetArgs(args)
	root.SetIn(p.in)
	root.SetOut(p.out)
	root.SetErr(p.err)
	if err := root.Execute(); err != nil {
		fmt.Fprintf(p.err, "loadline: %v\n", err)
		return int(unusable)
	}
	return int(p.code)
}

func (p *program) command() *cobra.Command {
	root := &cobra.Command{
		Use:   "loadline",
		Short: "Who owns, who decides, what binds: the load line of an AI company",
		Long: "Loadline reads a company's facts (its cap table, documents and contracts) and answers questions about them,\n" +
			"each with its reasons down to the file and line. It is no legal advice.",
		SilenceErrors: true,
		SilenceUsage:  true,
		Version:       version(),
	}
	root.SetVersionTemplate("loadline {{.Version}}\n")
	root.SetFlagErrorFunc(flagFault)
	root.PersistentPreRunE = func(c *cobra.Command, _ []string) error { return emptyFlag(c) }
	root.AddCommand(p.whoOwns(), p.whoCan(), p.whoGets(), p.whatBinds(), p.willLast(), p.whatIf(), p.train(), p.check(), p.serve(), p.new(), p.explain(), p.format(), p.imports(), p.exports())
	return root
}

// flagFault says of a flag that is not there which are.
func flagFault(c *cobra.Command, err error) error {
	var missing *pflag.NotExistError
	if !errors.As(err, &missing) {
		return err
	}
	var names []string
	c.Flags().VisitAll(func(f *pflag.Flag) {
		if !f.Hidden {
			names = append(names, "--"+f.Name)
		}
	})
	return fmt.Errorf("%w; %s takes %s", err, c.Name(), strings.Join(names, ", "))
}

// emptyFlag refuses a flag with nothing behind it, such as --as-of "$DAY" in a script that never set DAY: the usual value
// would answer another question than the one that was asked.
func emptyFlag(c *cobra.Command) (err error) {
	c.Flags().Visit(func(f *pflag.Flag) {
		if err == nil && f.Value.Type() == "string" && f.Value.String() == "" {
			err = fmt.Errorf("--%s is given with nothing behind it", f.Name)
		}
	})
	return err
}

// version is that of the module, or the revision it was built from.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "unknown"
	}
	if info.Main.Version != "" && info.Main.Version != "(devel)" {
		return info.Main.Version
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" {
			return s.Value
		}
	}
	return "development"
}
