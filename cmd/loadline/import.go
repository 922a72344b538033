package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"loadline"
	"loadline/dossier"
	"loadline/hclfile"
	"loadline/ocf"
	"loadline/report"
	"loadline/sheet"
)

// importing are the flags of every import.
type importing struct {
	out   string
	force bool
}

func (i *importing) flags(c *cobra.Command, out string) {
	c.Flags().StringVarP(&i.out, "out", "o", out, "the `FILE` to write; - is standard output")
	c.Flags().BoolVar(&i.force, "force", false, "overwrite a file that is there")
}

func (p *program) imports() *cobra.Command {
	var i importing
	c := &cobra.Command{
		Use:   "import PACKAGE",
		Short: "Write a company.hcl from an Open Cap Format package or a spreadsheet",
		Long: "Writes a company.hcl that names the package's stakeholders, classes and plans by id, and asks for the facts that\n" +
			"Open Cap Format cannot hold, as unknown(...) with a comment. Nothing is copied: the package stays the source.\n" +
			"For a spreadsheet: loadline import ledger FILE. For a cloud bill: loadline import focus FILE.",
		Args: cobra.ExactArgs(1),
	}
	i.flags(c, "")
	c.RunE = func(_ *cobra.Command, args []string) error { return p.importPackage(args[0], i) }
	c.AddCommand(p.importLedger(), p.importFocus())
	return c
}

// importPackage writes the file beside the package, so that the path in it is short and survives a move of both.
func (p *program) importPackage(path string, i importing) error {
	if i.out == "" {
		i.out = filepath.Join(filepath.Dir(filepath.Clean(path)), dossier.FileName)
	}
	pack, problems := ocf.Open(path)
	var c *loadline.Company
	if pack != nil {
		var more loadline.Diagnostics
		c, more = pack.Company()
		problems = append(problems, more...)
	}
	quote := func(at loadline.Source) (string, bool) {
		if pack == nil {
			return "", false
		}
		line := pack.Line(at)
		return string(line), line != nil
	}
	if refused, err := p.report(problems, quote); refused || err != nil {
		return err
	}
	inside, err := pathInside(path, i.out)
	if err != nil {
		return err
	}
	return p.write(hclfile.WriteBinding(c, hclfile.ImportOptions{Path: inside}), i)
}

// pathInside is how a file that is written to out names the package: relative to it where there is a way.
func pathInside(path, out string) (string, error) {
	if out == "-" {
		return filepath.ToSlash(path), nil
	}
	whole, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	folder, err := filepath.Abs(filepath.Dir(out))
	if err != nil {
		return "", err
	}
	rel, err := filepath.Rel(folder, whole)
	if err != nil { // on another volume there is no way from one to the other
		return filepath.ToSlash(whole), nil
	}
	return filepath.ToSlash(rel), nil
}

// report writes the letters of an import and says whether it cannot go on.
func (p *program) report(ds loadline.Diagnostics, quote func(loadline.Source) (string, bool)) (refused bool, err error) {
	if ds.HasErrors() {
		p.code = unusable
	}
	if len(ds) == 0 {
		return false, nil
	}
	return ds.HasErrors(), report.Problems(p.err, ds.Sorted(), quote, report.Style{Width: p.width})
}

// write writes a company.hcl and never overwrites one unasked.
func (p *program) write(text []byte, i importing) error {
	if i.out == "-" {
		_, err := p.out.Write(text)
		return err
	}
	if err := writeNew(i.out, text, i.force); err != nil {
		return err
	}
	fmt.Fprintf(p.out, "written: %s\nnext:    loadline check %s\n", i.out, i.out)
	return nil
}

// writeNew writes a file that is not there yet, or that may be overwritten.
func writeNew(path string, text []byte, force bool) error {
	if _, err := os.Stat(path); err == nil && !force {
		return fmt.Errorf("%s is there already; --force overwrites it", path)
	}
	return writeFile(path, func(w io.Writer) error { _, err := w.Write(text); return err })
}

func (p *program) importLedger() *cobra.Command {
	var i importing
	var mapping, save, asOf string
	var yes bool
	c := &cobra.Command{
		Use:   "ledger FILE.xlsx|FILE.csv",
		Short: "Write a company.hcl from a spreadsheet: a ledger, a cap-table export, a list of shareholders",
		Long: "Proposes what each column holds, shows it and asks. The mapping can be saved, corrected by hand and given\n" +
			"with --mapping. The sheet's own totals are compared with the sums of its rows; each fact keeps its cell.\n\n" +
			"A sheet whose headers say nothing to Loadline, people.csv:\n\n" + indented(exampleSheet) +
			"\nand the mapping that reads it, loadline import ledger people.csv --mapping map.txt:\n\n" + indented(exampleMapping),
		Args: cobra.ExactArgs(1),
	}
	i.flags(c, dossier.FileName)
	c.Flags().StringVar(&mapping, "mapping", "", "read the mapping from `FILE` instead of proposing one")
	c.Flags().StringVar(&save, "save-mapping", "", "write the proposed mapping to `FILE` and stop")
	c.Flags().StringVar(&asOf, "as-of", "", "the `DATE` of facts that carry none, such as 2026-11-01")
	c.Flags().BoolVar(&yes, "yes", false, "accept the proposed mapping without asking")
	c.RunE = func(_ *cobra.Command, args []string) error {
		data, err := os.ReadFile(args[0])
		if err != nil {
			return err
		}
		book, problems := sheet.Open(args[0], data)
		if refused, err := p.report(problems, nil); refused || err != nil {
			return err
		}
		m, ok, err := p.mapping(book, mappingFlags{mapping, save, yes, i.force})
		if err != nil || !ok {
			return err
		}
		if asOf != "" {
			if m.AsOf, ok = loadline.ParseDate(asOf); !ok {
				return fmt.Errorf("--as-of takes a day such as 2026-11-01, not %q", asOf)
			}
		}
		company, problems := sheet.Facts(book, m)
		if refused, err := p.report(problems, nil); refused || err != nil {
			return err
		}
		if undated(problems) {
			p.code = cannotTell
			fmt.Fprintln(p.out, "Nothing was written: state the day of the undated facts with --as-of DATE, or in the mapping.")
			return nil
		}
		return p.write(hclfile.Write(company), i)
	}
	return c
}

// undated says whether facts have no date: company.hcl asks for one, since a fact counts from some day on.
func undated(ds loadline.Diagnostics) bool {
	return slices.ContainsFunc(ds, func(d loadline.Diagnostic) bool { return d.Code == loadline.DateMissing })
}

// mappingFlags say where the mapping comes from.
type mappingFlags struct {
	given, save string
	yes, force  bool
}

// mapping is the one that was given, or the proposed one where the user confirms it.
func (p *program) mapping(book *sheet.Book, f mappingFlags) (sheet.Mapping, bool, error) {
	if f.given != "" {
		src, err := dossier.ReadFile(f.given)
		if err != nil {
			return sheet.Mapping{}, false, err
		}
		m, problems := sheet.ReadMapping(f.given, src)
		refused, err := p.report(problems, nil)
		return m, !refused, err
	}
	m, problems := sheet.Propose(book)
	refused, err := p.report(problems, nil)
	if f.save != "" && err == nil {
		p.code = answered // what is open in the proposal is what the file is saved for
		if err = writeNew(f.save, m.Bytes(), f.force); err == nil {
			fmt.Fprintf(p.out, "written: %s; correct it and give it with --mapping %s\n", f.save, f.save)
		}
		return m, false, err
	}
	if refused && err == nil && len(m.Lists) > 0 {
		fmt.Fprintln(p.out, "Nothing was written: --save-mapping FILE writes what was understood, for you to answer the rest and give with --mapping.")
	}
	if refused || err != nil {
		return m, false, err
	}
	m.Show(p.out, book)
	if f.yes {
		return m, true, nil
	}
	fmt.Fprint(p.out, "\nIs this what the columns hold? [y/N] ")
	answer, _ := bufio.NewReader(p.in).ReadString('\n')
	fmt.Fprintln(p.out)
	if word := strings.ToLower(strings.TrimSpace(answer)); word == "y" || word == "yes" {
		return m, true, nil
	}
	fmt.Fprintln(p.out, "Nothing was written. --save-mapping FILE writes the mapping for you to correct; --yes accepts it.")
	p.code = cannotTell
	return m, false, nil
}
