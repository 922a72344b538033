package ocf

import (
	"errors"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"

	"loadline"
)

// store is where the files of a package lie: a folder, a zip file, or memory.
type store interface {
	// names are the files of the package that could be a manifest, sorted, with slashes.
	names() ([]string, error)
	// head is the first bytes of a file, at most n, and whether that is all of it.
	head(name string, n int) ([]byte, bool, error)
	// read is a file; errTooLarge where it has more than most bytes.
	read(name string, most int64) ([]byte, error)
	// place is how diagnostics name the file.
	place(name string) string
}

var (
	errTooLarge = errors.New("it is larger than Loadline reads")
	errTooMany  = errors.New("there are more files than Loadline reads")
	errUnsafe   = errors.New("it leads out of the package")
	errTwice    = errors.New("the zip file has two files of this name")
	errNoFile   = errors.New("it is not a regular file")
)

// folder is a package in a file system.
type folder struct {
	fsys fs.FS
	name string
	most int // files
}

func (f folder) place(name string) string {
	if f.name == "" {
		return name
	}
	return strings.TrimSuffix(f.name, "/") + "/" + name
}

// names are the files at the top: a folder below may hold another package.
func (f folder) names() ([]string, error) {
	entries, err := fs.ReadDir(f.fsys, ".")
	if len(entries) > f.most {
		return nil, errTooMany
	}
	var out []string
	for _, e := range entries {
		if !e.IsDir() && mayBeManifest(e.Name()) {
			out = append(out, e.Name())
		}
	}
	return out, err
}

// mayBeManifest says whether a file's name is that of JSON.
func mayBeManifest(name string) bool {
	return strings.EqualFold(path.Ext(name), ".json") && !passedOver(name)
}

// passedOver are folders and files that no exporter means: hidden ones, and the shadows that a Mac leaves in a zip file.
func passedOver(name string) bool {
	for part := range strings.SplitSeq(name, "/") {
		if strings.HasPrefix(part, ".") || part == "__MACOSX" || part == "node_modules" {
			return true
		}
	}
	return false
}

func (f folder) open(name string) (fs.File, int64, error) {
	info, err := fs.Stat(f.fsys, name)
	switch {
	case err != nil:
		return nil, 0, err
	case !info.Mode().IsRegular():
		return nil, 0, errNoFile // a pipe would wait for ever
	}
	file, err := f.fsys.Open(name)
	return file, info.Size(), err
}

func (f folder) head(name string, n int) ([]byte, bool, error) {
	file, size, err := f.open(name)
	if err != nil {
		return nil, false, err
	}
	defer file.Close()
	out := make([]byte, min(int64(n), size))
	k, err := io.ReadFull(file, out)
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) && !errors.Is(err, io.EOF) {
		return nil, false, err
	}
	return out[:k], size <= int64(n), nil
}

func (f folder) read(name string, most int64) ([]byte, error) {
	file, size, err := f.open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	if size > most {
		return nil, errTooLarge
	}
	return readAll(file, size, most)
}

// readAll reads to the end into a buffer of the expected size, which is not trusted.
func readAll(r io.Reader, expected, most int64) ([]byte, error) {
	out := make([]byte, expected)
	n, err := io.ReadFull(r, out)
	switch {
	case errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF):
		return out[:n:n], nil
	case err != nil:
		return nil, err
	}
	rest, err := io.ReadAll(io.LimitReader(r, most-expected+1))
	if int64(len(rest)) > most-expected {
		return nil, errTooLarge
	}
	return append(out, rest...), err
}

// memory is a package that lies in memory, by name.
type memory struct {
	files map[string][]byte
	name  string
}

func (m memory) place(name string) string {
	if m.name == "" {
		return name
	}
	return m.name + "!" + name
}

func (m memory) names() ([]string, error) {
	var out []string
	for name := range m.files {
		if mayBeManifest(name) {
			out = append(out, name)
		}
	}
	slices.Sort(out)
	return out, nil
}

func (m memory) head(name string, n int) ([]byte, bool, error) {
	data, err := m.read(name, MaxFileBytes)
	return data[:min(n, len(data))], len(data) <= n, err
}

func (m memory) read(name string, most int64) ([]byte, error) {
	data, ok := m.files[name]
	switch {
	case !ok:
		return nil, fs.ErrNotExist
	case int64(len(data)) > most:
		return nil, errTooLarge
	}
	return data, nil
}

// unreadable tells why a file cannot be read.
func unreadable(at loadline.Source, err error) loadline.Diagnostic {
	d := loadline.Diagnostic{Code: loadline.FileUnreadable, Severity: loadline.Error, At: at,
		Summary: loadline.Textf("%s cannot be read", at.File), Detail: loadline.Textf("%v", err)}
	switch {
	case errors.Is(err, errTooLarge), errors.Is(err, errTooMany):
		d.Code = loadline.TooLarge
		d.Hint = loadline.Textf("Cap tables are small: look whether the file is what it should be.")
	case errors.Is(err, errUnsafe), errors.Is(err, errTwice):
		d.Code = loadline.UnsafePath
		d.Hint = loadline.Textf("Unpack the file with care, look at what is in it, and pack the package again.")
	}
	return d
}
