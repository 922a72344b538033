package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"loadline"
	"loadline/dossier"
	"loadline/report"
)

// output is how an answer is to be written.
type output struct {
	json, md, csv, html bool
	xlsx                string
	colour, language    string
}

func (o *output) flags(c *cobra.Command) {
	f := c.Flags()
	f.BoolVar(&o.json, "json", false, "write JSON, for programs")
	f.BoolVar(&o.md, "md", false, "write Markdown")
	f.BoolVar(&o.csv, "csv", false, "write the first table as CSV")
	f.BoolVar(&o.html, "html", false, "write a page that prints well")
	f.StringVar(&o.xlsx, "xlsx", "", "write a workbook with live formulas to `FILE`")
	f.StringVar(&o.colour, "colour", "auto", "colour the terminal: auto, always or never")
	f.StringVar(&o.language, "lang", "en", "how numbers and dates are written: en or de")
	c.MarkFlagsMutuallyExclusive("json", "md", "csv", "html")
}

// asFile says whether another form than the terminal's was asked for.
func (o output) asFile() bool { return o.json || o.md || o.csv || o.html || o.xlsx != "" }

// style is how people read it here. NO_COLOR is honoured (no-color.org).
func (p *program) style(o output) (report.Style, error) {
	s := report.Style{Width: p.width, Language: o.language}
	switch o.colour {
	case "auto":
		s.Colour = p.terminal && p.getenv("NO_COLOR") == ""
	case "always":
		s.Colour = true
	case "never":
	default:
		return s, fmt.Errorf("--colour takes auto, always or never, not %q", o.colour)
	}
	if o.language != "en" && o.language != "de" {
		return s, fmt.Errorf("--lang takes en or de, not %q", o.language)
	}
	return s, nil
}

// draw writes an answer as asked.
func (p *program) draw(a loadline.Answer, o output) error {
	s, err := p.style(o)
	if err != nil {
		return err
	}
	if o.xlsx != "" {
		if err := writeFile(o.xlsx, func(w io.Writer) error { return report.XLSX(w, a) }); err != nil {
			return err
		}
	}
	out := bufio.NewWriter(p.out)
	defer out.Flush()
	switch {
	case o.json:
		err = report.JSON(out, a)
	case o.md:
		err = report.Markdown(out, a)
	case o.csv:
		err = report.CSV(out, a)
	case o.html:
		err = report.HTML(out, a)
	case o.xlsx != "":
		_, err = fmt.Fprintf(out, "written: %s\n", o.xlsx)
	default:
		err = report.Terminal(out, a, s)
	}
	return err
}

// letters writes diagnostics with the lines they are about, to where people read errors.
func (p *program) letters(w io.Writer, ds loadline.Diagnostics, d *dossier.Dossier, o output) error {
	s, err := p.style(o)
	if err != nil {
		return err
	}
	return report.Problems(w, ds, d.Line, s)
}

// writeFile writes a file whole or not at all.
func writeFile(path string, write func(io.Writer) error) (err error) {
	f, err := os.CreateTemp(dirOf(path), ".loadline-*")
	if err != nil {
		return fmt.Errorf("writing %s: %w", path, err)
	}
	defer func() {
		if err != nil {
			err = errors.Join(fmt.Errorf("writing %s: %w", path, err), f.Close(), os.Remove(f.Name()))
		}
	}()
	b := bufio.NewWriter(f)
	if err = write(b); err != nil {
		return err
	}
	if err = b.Flush(); err != nil {
		return err
	}
	if err = f.Chmod(0o644); err != nil {
		return err
	}
	if err = f.Close(); err != nil {
		return err
	}
	return os.Rename(f.Name(), path)
}
