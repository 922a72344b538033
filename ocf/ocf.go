// Package ocf reads and writes Open Cap Format packages, 1.0.0-b1 to 1.2.x, as folders and as zip files.
//
// # Reading
//
// A package has one manifest, a JSON file whose file_type is OCF_MANIFEST_FILE, which names the issuer and all other
// files. [Open] reads all of them in one pass, with a JSON scanner of its own that knows lines and bytes; [Package.Company]
// is the facts. Objects that bear on ownership, votes, money or documents become facts of the vocabulary; all others, and
// those of types that nobody knows, are kept. Every object and every fact knows its place.
//
// Exports have defects, and most do not matter. These are told as warnings and read all the same: JSON numbers where the
// format asks for texts, {"omitted": true} for what an exporter does not know (not stated), names of earlier versions,
// wrong checksums, missing lists, keys that come twice (the last one counts), a byte order mark, fields and types that the
// format does not have. Bytes that are no UTF-8 are read as U+FFFD, as encoding/json does. What cannot be read at all is
// an error: a breach of JSON, a field without which the fact means nothing. All are told, at most twenty of a kind.
//
// Limits keep a hostile package from costing memory or time without bound: see [MaxFileBytes] and its neighbours.
//
// # Writing
//
// [Package.WriteFolder] and [Package.WriteZip] write every object as it came, byte for byte, and right checksums.
// [Export] makes a package of a company's facts.
package ocf

import (
	"bytes"
	"iter"
	"os"
	"path/filepath"
	"strings"

	"io/fs"

	"loadline"
)

// Package is an Open Cap Format package as it was read: its files, every object with its place, and the facts in it. It
// is not changed once it is made.
type Package struct {
	files   []*file // the manifest, then the others in its order
	byName  map[string]*file
	sums    []sumPlace // the checksums that the manifest states
	company loadline.Company
	facts   loadline.Diagnostics // about facts
	trouble loadline.Diagnostics // about files
}

// Object is one object of a package, verbatim.
type Object struct {
	Type string          // as written, such as "TX_STOCK_ISSUANCE"
	ID   string          // empty where it has none
	Text []byte          // the object's own bytes; they belong to the package and must not be changed
	At   loadline.Source // where it stands
}

// Open reads the package at a path: a folder or a zip file. Places name its files as path/File.json in a folder and as
// path!File.json in a zip file. The package is nil where the path is no package at all; where single files or objects are
// at fault it is there with what could be read, so that its lines can be quoted, and the diagnostics have errors.
func Open(path string) (*Package, loadline.Diagnostics) {
	st, done, err := openStore(path)
	if err != nil {
		return nil, loadline.Diagnostics{unreadable(loadline.Source{File: path}, err)}
	}
	if st == nil {
		return nil, loadline.Diagnostics{{
			Code: loadline.NotUnderstood, Severity: loadline.Error, At: loadline.Source{File: path},
			Summary: loadline.Textf("%s is neither a folder nor a zip file", path),
			Detail:  loadline.Textf("An Open Cap package is a folder of JSON files with a manifest, or a zip file of them."),
		}}
	}
	defer done()
	return read(st, usualBounds())
}

// openStore opens a folder or a zip file; a nil store is neither. Nothing in a folder can lead out of it, symbolic links
// included.
func openStore(path string) (store, func(), error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, nil, err
	}
	if info.IsDir() {
		root, err := os.OpenRoot(path)
		if err != nil {
			return nil, nil, err
		}
		return folder{root.FS(), filepath.ToSlash(path), MaxFiles}, func() { root.Close() }, nil
	}
	if !info.Mode().IsRegular() {
		return nil, nil, errNoFile
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, nil, err
	}
	if !startsAsZip(f) {
		f.Close()
		return nil, nil, nil
	}
	z, err := openZip(f, info.Size(), filepath.ToSlash(path), usualBounds())
	if err != nil {
		f.Close()
		return nil, nil, err
	}
	return z, func() { f.Close() }, nil
}

// startsAsZip says whether a file begins as zip files do: with a file, or, where it is empty, with its directory's end.
func startsAsZip(f *os.File) bool {
	head := make([]byte, 4)
	if _, err := f.ReadAt(head, 0); err != nil {
		return false
	}
	return bytes.Equal(head, []byte("PK\x03\x04")) || bytes.Equal(head, []byte("PK\x05\x06"))
}

// Read reads the package in a file system; places name its files as name/File.json, or File.json where name is empty.
func Read(fsys fs.FS, name string) (*Package, loadline.Diagnostics) {
	return read(folder{fsys, name, MaxFiles}, usualBounds())
}

// Is says whether a path looks like an Open Cap package: a folder or a zip file with at least one manifest in it. It
// reads the beginnings of files only.
func Is(path string) bool {
	st, done, err := openStore(path)
	if err != nil || st == nil {
		return false
	}
	defer done()
	found, err := findManifests(st)
	return err == nil && len(found) > 0
}

// Company is the facts of the package, in the order of the manifest and of its files, and what is wrong with them. The
// facts share the package's memory. What is wrong with its files is told when it is read.
func (p *Package) Company() (*loadline.Company, loadline.Diagnostics) {
	c := p.company
	return &c, p.facts
}

// Objects are all objects of the package, the issuer first, then in the order of the manifest and of its files. What is
// no object at all in a list of items has no type.
func (p *Package) Objects() iter.Seq[Object] {
	return func(yield func(Object) bool) {
		for _, f := range p.files {
			for i := range f.objects {
				if !yield(f.object(i)) {
					return
				}
			}
		}
	}
}

// object is an object of the file with its type and id, which are read from its text again.
func (f *file) object(i int) Object {
	e := f.objects[i]
	o := Object{Text: f.data[e.from:e.to:e.to], At: f.place(i)}
	s := newScanner(o.Text, MaxValues)
	if !s.value() || s.tape[0].kind != object {
		return o
	}
	for k, end := 1, int(s.tape[0].next); k < end; k = int(s.tape[k+1].next) {
		if s.tape[k].kind == noValue || s.tape[k+1].kind != text {
			continue
		}
		switch s.text(k) {
		case "object_type":
			o.Type = s.text(k + 1)
		case "id":
			o.ID = s.text(k + 1)
		}
	}
	return o
}

// Line is the whole line at a place in the package, without its end; nil where there is no such place. Exporters write
// lines of many megabytes. The bytes belong to the package and must not be changed.
func (p *Package) Line(at loadline.Source) []byte {
	data := p.File(at.File)
	from := int(min(at.From, int64(len(data))))
	if at.From == 0 && at.To == 0 {
		for range at.Line - 1 {
			end := bytes.IndexByte(data[from:], '\n')
			if end < 0 {
				return nil
			}
			from += end + 1
		}
	}
	if data == nil || at.Line == 0 {
		return nil
	}
	start := bytes.LastIndexByte(data[:from], '\n') + 1
	line, _, _ := bytes.Cut(data[start:], []byte("\n"))
	return bytes.TrimSuffix(line, []byte("\r"))
}

// File is the bytes of a file by the name that places use; nil where there is no such file. They belong to the package
// and must not be changed.
func (p *Package) File(name string) []byte {
	if p == nil || p.byName[name] == nil {
		return nil
	}
	return p.byName[name].data
}

// Files are the names of the files as places use them, the manifest first.
func (p *Package) Files() []string {
	var out []string
	for _, f := range p.files {
		out = append(out, f.name)
	}
	return out
}

func (p *Package) manifestPlace(s sumPlace) loadline.Source {
	f := p.files[0]
	if s.to == 0 {
		return f.whole()
	}
	before := f.data[:s.from]
	return loadline.Source{
		File: f.name, Line: int32(bytes.Count(before, []byte("\n"))) + 1,
		Column: int32(s.from - bytes.LastIndexByte(before, '\n')), From: int64(s.from), To: int64(s.to),
	}
}

// nearest is the word among known ones that was most likely meant, "" where none is near.
func nearest(word string, known []string) string {
	best, least := "", 1+len(word)/4
	for _, k := range known {
		if n := distance(word, k, least); n <= least && n > 0 && (best == "" || n < least) {
			best, least = k, n
		}
	}
	return best
}

// distance is Levenshtein's, or more than most.
func distance(a, b string, most int) int {
	if a == b {
		return 0
	}
	if len(a)-len(b) > most || len(b)-len(a) > most {
		return most + 1
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		before := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := before
			if a[i] != b[j] {
				cost = 1 + min(before, row[j], row[j+1])
			}
			before, row[j+1] = row[j+1], cost
		}
	}
	return row[len(b)]
}

// meant is a hint at the field that a strange one was most likely meant to be.
func (d *decoder) meant(name string) loadline.Text {
	var allowed []string
	for f := field(1); f < fieldCount; f++ {
		if d.spec.allowed.has(f) {
			allowed = append(allowed, d.known.names[f])
		}
	}
	if near := nearest(strings.ToLower(name), allowed); near != "" {
		return loadline.Textf("Did you mean %q?", near)
	}
	return loadline.Text{}
}
