package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"loadline"
	"loadline/dossier"
	"loadline/hclfile"
	"loadline/report"
)

func (p *program) format() *cobra.Command {
	var check bool
	c := &cobra.Command{
		Use:   "fmt [FILE|FOLDER ...]",
		Short: "Put company.hcl into its canonical form; comments stay",
		Long: "Rewrites each file in its canonical form and prints the names of those that changed. A folder means the\n" +
			"company.hcl in it; - reads from standard input and writes to standard output.",
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return []string{"hcl"}, cobra.ShellCompDirectiveFilterFileExt
		},
	}
	c.Flags().BoolVar(&check, "check", false, "change nothing; print what would change and exit with 1 where anything would")
	c.RunE = func(_ *cobra.Command, args []string) error {
		if len(args) == 0 {
			args = []string{"."}
		}
		for _, path := range args {
			if err := p.formatOne(path, check); err != nil {
				return err
			}
		}
		return nil
	}
	return c
}

func (p *program) formatOne(path string, check bool) error {
	if path == "-" {
		src, err := io.ReadAll(p.in)
		if err != nil {
			return err
		}
		if p.refuseSyntax("standard input", src) {
			return nil
		}
		_, err = p.out.Write(hclfile.Format(src))
		return err
	}
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		path = filepath.Join(path, dossier.FileName)
	}
	src, err := dossier.ReadFile(path)
	if err != nil {
		return err
	}
	if p.refuseSyntax(path, src) {
		return nil
	}
	formatted := hclfile.Format(src)
	if bytes.Equal(src, formatted) {
		return nil
	}
	fmt.Fprintln(p.out, path)
	if check {
		p.code = max(p.code, claimBroken)
		return nil
	}
	return writeFile(path, func(w io.Writer) error { _, err := w.Write(formatted); return err })
}

// refuseSyntax writes the letters of a file that does not parse, which is left as it is.
func (p *program) refuseSyntax(name string, src []byte) bool {
	_, problems := hclfile.Parse(name, src)
	var syntax loadline.Diagnostics
	for _, d := range problems {
		if d.Code == loadline.SyntaxError {
			syntax = append(syntax, d)
		}
	}
	if len(syntax) == 0 {
		return false
	}
	p.code = unusable
	must(report.Problems(p.err, syntax, nil, report.Style{Width: p.width}))
	return true
}
