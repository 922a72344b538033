// Package dossier opens a company: it reads the header of company.hcl, then the package that the header names, then
// resolves the file against those facts.
//
// What it is given may be a company.hcl, a folder that holds one, or an Open Cap Format package (a folder or a zip) that
// stands alone. A spreadsheet is not a company: it is imported first, because what its columns hold has to be confirmed.
//
// All the problems of reading come back at once, with the facts that could be read in spite of them.
package dossier

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"loadline"
	"loadline/hclfile"
	"loadline/ocf"
)

// FileName is the name by which a company's file is found in a folder.
const FileName = "company.hcl"

// maxFileBytes bounds a company.hcl. The largest that anybody writes by hand is a thousandth of it.
const maxFileBytes = 16 << 20

// Dossier is an opened company: the draft, what it was read from, and the problems of reading.
type Dossier struct {
	Path     string               // of what was read: the file, or the package where there is no file
	Draft    loadline.Draft       // meaningful where Problems has no errors; At may find more
	Problems loadline.Diagnostics // of reading and of resolving the draft at its own inputs
	File     *hclfile.File        // nil where there is none
	Package  *ocf.Package         // nil where there is none
	sources  map[string][]byte    // of the files read here, by name
	instead  map[string][]byte    // contents that stand in the place of files, by name
	where    string               // of the package
	sheets   []string             // term sheets that are joined to the file
	rounds   map[string][]string  // in each of them
}

// Open reads the company at a path; "" is the current folder. Term sheets in files of their own are joined to its company.hcl.
// It never returns nil.
func Open(path string, sheets ...string) *Dossier { return open(path, nil, sheets) }

// OpenWith is [Open] with other contents of some files than those on disk, by their paths: of an editor that has not saved them.
func OpenWith(contents map[string][]byte, path string, sheets ...string) *Dossier {
	return open(path, contents, sheets)
}

func open(path string, contents map[string][]byte, sheets []string) *Dossier {
	if path == "" {
		path = "."
	}
	d := &Dossier{sources: map[string][]byte{}, instead: contents, sheets: sheets}
	info, err := os.Stat(path)
	switch {
	case err != nil:
		d.Path = path
		d.fail(unreadable(path, err))
	case !info.IsDir() && strings.HasSuffix(path, ".hcl"):
		d.openFile(path)
	case info.IsDir() && exists(filepath.Join(path, FileName)):
		d.openFile(filepath.Join(path, FileName))
	case ocf.Is(path):
		d.openPackage(path)
	default:
		d.Path = path
		d.fail(notUnderstood(path, info.IsDir()))
	}
	return d
}

// Company is the draft at its own inputs, and all problems. The company is nil where it cannot be used at all.
func (d *Dossier) Company() (*loadline.Company, loadline.Diagnostics) {
	if d.Draft.At == nil {
		return nil, d.Problems
	}
	c, more := d.Draft.At(nil)
	return c, append(d.Problems[:len(d.Problems):len(d.Problems)], more...)
}

// ReadFrom are the paths of all that was read, or looked for: files, and a package's folder. As long as none of them changes, opening
// it again gives the same.
func (d *Dossier) ReadFrom() []string {
	out := append([]string{d.Path}, d.sheets...)
	if d.where != "" && d.where != d.Path {
		out = append(out, d.where)
	}
	return out
}

// Unusable is the answer about a company that cannot be read, with its problems.
func (d *Dossier) Unusable(problems loadline.Diagnostics) loadline.Answer {
	return loadline.Answer{
		Company: d.Path, State: loadline.FactsDisagree, Problems: problems,
		Finding: loadline.Textf("The company cannot be read."),
	}
}

// Line is the line of a file at a place, for letters that quote it.
func (d *Dossier) Line(at loadline.Source) (string, bool) {
	if src, ok := d.sources[at.File]; ok {
		return lineOf(src, int(at.Line))
	}
	if d.Package == nil || at.Line == 0 {
		return "", false
	}
	line := d.Package.Line(at)
	return string(line), line != nil
}

func (d *Dossier) fail(one loadline.Diagnostic) { d.Problems = append(d.Problems, one) }

func (d *Dossier) openFile(path string) {
	d.Path = path
	src, err := d.readFile(path)
	if err != nil {
		d.fail(unreadable(path, err))
		return
	}
	d.sources[path] = src
	file, problems := hclfile.Parse(path, src)
	d.File, d.Problems = file, append(d.Problems, problems...)
	if file == nil {
		return
	}
	file = d.join(file)
	header, problems := file.Header()
	d.Problems = append(d.Problems, problems...)
	base, ok := d.base(path, header)
	if !ok {
		return
	}
	draft, problems := file.Draft(base, d.laws(header.Laws)...)
	d.Problems = append(d.Problems, problems...)
	if !d.Problems.HasErrors() {
		d.Draft = draft
	}
}

// base is the facts of the package that the header names, nil where it names none; false where it cannot be read.
func (d *Dossier) base(path string, header hclfile.Header) (*loadline.Company, bool) {
	if header.OCF == "" {
		return nil, true
	}
	where := header.OCF
	if !filepath.IsAbs(where) {
		where = filepath.Join(filepath.Dir(path), where)
	}
	if !exists(where) {
		one := unreadable(where, fs.ErrNotExist)
		one.At = header.OCFAt
		d.fail(one)
		return nil, false
	}
	return d.read(where)
}

func (d *Dossier) openPackage(path string) {
	d.Path = path
	c, ok := d.read(path)
	if !ok {
		return
	}
	d.Draft = loadline.Draft{At: func(loadline.Setting) (*loadline.Company, loadline.Diagnostics) { return c, nil }}
}

func (d *Dossier) read(path string) (*loadline.Company, bool) {
	d.where = path
	p, problems := ocf.Open(path)
	d.Package, d.Problems = p, append(d.Problems, problems...)
	if p == nil {
		return nil, false
	}
	c, problems := p.Company()
	d.Problems = append(d.Problems, problems...)
	return c, c != nil && !d.Problems.HasErrors()
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// ReadFile reads a file that a person may have written: a regular file of at most 16 MiB. A pipe or a device would never
// end.
func ReadFile(path string) ([]byte, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, errNotAFile
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	src, err := io.ReadAll(io.LimitReader(f, maxFileBytes+1))
	if err = errors.Join(err, f.Close()); err != nil {
		return nil, err
	}
	if len(src) > maxFileBytes {
		return nil, errTooLarge
	}
	return src, nil
}

// readFile is what is to be read for a path.
func (d *Dossier) readFile(path string) ([]byte, error) {
	src, ok := d.instead[path]
	switch {
	case !ok:
		return ReadFile(path)
	case len(src) > maxFileBytes:
		return nil, errTooLarge
	}
	return src, nil
}

var (
	errTooLarge = errors.New("it is larger than 16 MiB")
	errNotAFile = errors.New("it is not a regular file")
)

func lineOf(src []byte, line int) (string, bool) {
	n := 0
	for text := range strings.Lines(string(src)) {
		if n++; n == line {
			return strings.TrimRight(text, "\r\n"), true
		}
	}
	return "", false
}

func unreadable(path string, err error) loadline.Diagnostic {
	if pathError := (*fs.PathError)(nil); errors.As(err, &pathError) {
		err = pathError.Err
	}
	one := loadline.Diagnostic{
		Code: loadline.FileUnreadable, Severity: loadline.Error, At: loadline.Source{File: path},
		Summary: loadline.Textf("%v cannot be read", path),
		Detail:  loadline.Textf("The system says: %v.", err.Error()),
		Hint:    loadline.Textf("Name a company.hcl, a folder that holds one, or an Open Cap Format package (folder or zip)."),
	}
	if errors.Is(err, errTooLarge) {
		one.Code = loadline.TooLarge
	}
	return one
}

func notUnderstood(path string, folder bool) loadline.Diagnostic {
	one := loadline.Diagnostic{
		Code: loadline.NotUnderstood, Severity: loadline.Error, At: loadline.Source{File: path},
		Summary: loadline.Textf("%v is no company that Loadline can open", path),
		Detail:  loadline.Textf("It is neither a company.hcl nor an Open Cap Format package."),
		Hint:    loadline.Textf("Write a company.hcl, or make one: loadline import PACKAGE, or loadline import ledger FILE.xlsx for a spreadsheet."),
	}
	if folder {
		one.Detail = loadline.Textf("The folder holds neither a company.hcl nor the manifest of an Open Cap Format package.")
	}
	return one
}
