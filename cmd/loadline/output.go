package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"loadline"
	"loadline/dossier"
	"loadline/report"
)

// output is how an answer is to be written.
type output struct {
	json, md, csv, html bool
	xlsx                string
	labels              bool // names are replaced by labels: letters quote no line of the file
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
	quote := d.Line
	if o.labels {
		quote = nil
	}
	return report.Problems(w, ds, quote, s)
}

// writeFile writes a file whole or not at all. A file that is there keeps its mode, and a link stays a link.
func writeFile(path string, write func(io.Writer) error) error {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return fmt.Errorf("%s is a folder", path)
	}
	f, err := createBeside(path)
	if err != nil {
		return err
	}
	b := bufio.NewWriter(f)
	err = write(b)
	if err == nil {
		err = b.Flush()
	}
	if err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		return errors.Join(fmt.Errorf("writing %s: %w", path, err), os.Remove(f.Name()))
	}
	return nil
}

// createBeside makes a new file in the folder of another, with that one's mode where it is there, else with what the
// umask leaves.
func createBeside(path string) (*os.File, error) {
	for n := range 1000 {
		f, err := os.OpenFile(fmt.Sprintf("%s.%d.tmp", path, n), os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o666)
		if errors.Is(err, os.ErrExist) {
			continue
		}
		if reason := (*os.PathError)(nil); errors.As(err, &reason) { // which names the file beside it
			return nil, fmt.Errorf("writing %s: %w", path, reason.Err)
		}
		if info, statErr := os.Stat(path); err == nil && statErr == nil {
			err = f.Chmod(info.Mode().Perm())
		}
		return f, err
	}
	return nil, fmt.Errorf("writing %s: its folder is full of left-over files", path)
}
