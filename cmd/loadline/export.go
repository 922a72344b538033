package main

import (
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"loadline/dossier"
	"loadline/ocf"
)

func (p *program) exports() *cobra.Command {
	c := &cobra.Command{Use: "export", Short: "Write a company's facts for other programs"}
	c.AddCommand(p.exportOCF())
	return c
}

func (p *program) exportOCF() *cobra.Command {
	var out string
	var force bool
	c := &cobra.Command{
		Use:   "ocf [FILE|FOLDER|ZIP]",
		Short: "Write an Open Cap Format package, as a folder or a zip",
		Long: "Objects that came from a package go out as they were, also those that Loadline does not understand; facts of\n" +
			"company.hcl become objects of Open Cap Format 1.2.0. What the format cannot hold is said, never dropped silently.",
		Args:              cobra.MaximumNArgs(1),
		ValidArgsFunction: completeFiles,
	}
	c.Flags().StringVarP(&out, "out", "o", "", "the folder, or the file ending in .zip, to write")
	c.Flags().BoolVar(&force, "force", false, "write into a folder or over a file that is there")
	must(c.MarkFlagRequired("out"))
	c.RunE = func(_ *cobra.Command, args []string) error {
		path := ""
		if len(args) > 0 {
			path = args[0]
		}
		if _, err := os.Stat(out); err == nil && !force {
			return fmt.Errorf("%s is there already; --force writes all the same", out)
		}
		d := dossier.Open(path)
		company, problems := d.Company()
		if company == nil || problems.HasErrors() {
			p.code = unusable
			return p.letters(p.err, problems.Sorted(), d, output{colour: "auto", language: "en"})
		}
		pack, problems := ocf.Export(company, d.Package)
		if refused, err := p.report(problems, d.Line); refused || err != nil {
			return err
		}
		return p.writePackage(pack, out)
	}
	return c
}

func (p *program) writePackage(pack *ocf.Package, out string) error {
	var err error
	if strings.HasSuffix(out, ".zip") {
		err = writeFile(out, func(w io.Writer) error { return pack.WriteZip(w) })
	} else {
		err = pack.WriteFolder(out)
	}
	if err == nil {
		fmt.Fprintf(p.out, "written: %s\n", out)
	}
	return err
}
