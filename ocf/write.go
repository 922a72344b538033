package ocf

import (
	"archive/zip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
)

// WriteFolder writes the package into a folder, which it makes where needed. Every object is written as it came; the
// manifest's checksums are those of the files. Files of the folder that the package does not have stay as they are.
func (p *Package) WriteFolder(dir string) error {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return fmt.Errorf("ocf: %w", err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return fmt.Errorf("ocf: %w", err)
	}
	err = p.each(func(name string, data []byte) error {
		if folder := path.Dir(name); folder != "." {
			if err := root.MkdirAll(folder, 0o777); err != nil {
				return err
			}
		}
		return root.WriteFile(name, data, 0o666)
	})
	return wrapped(errors.Join(err, root.Close()))
}

// WriteZip writes the package as a zip file, the same bytes every time.
func (p *Package) WriteZip(w io.Writer) error {
	z := zip.NewWriter(w)
	err := p.each(func(name string, data []byte) error {
		f, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate})
		if err != nil {
			return err
		}
		_, err = f.Write(data)
		return err
	})
	return wrapped(errors.Join(err, z.Close()))
}

func wrapped(err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("ocf: %w", err)
}

// each calls write with every file by its path from the manifest's folder, the manifest first. A file that was not there
// when the package was read is left out.
func (p *Package) each(write func(name string, data []byte) error) error {
	for i, f := range p.files {
		name := f.path
		if dir := path.Dir(p.files[0].path); dir != "." {
			name = strings.TrimPrefix(name, dir+"/")
		}
		data := f.data
		switch {
		case data == nil:
			continue
		case i == 0:
			data = p.summed()
		}
		if !fs.ValidPath(name) {
			return &fs.PathError{Op: "write", Path: name, Err: errUnsafe}
		}
		if err := write(name, data); err != nil {
			return err
		}
	}
	return nil
}

// summed is the manifest with the checksums of the files; all else as it came.
func (p *Package) summed() []byte {
	data := p.files[0].data
	sums := slices.Clone(p.sums)
	slices.SortFunc(sums, func(a, b sumPlace) int { return a.from - b.from })
	var out []byte
	at := 0
	for _, s := range sums {
		if s.to == 0 || s.file.data == nil || s.stated == s.file.sum {
			continue
		}
		out = append(append(out, data[at:s.from]...), '"')
		out = append(append(out, s.file.sum...), '"')
		at = s.to
	}
	return append(out, data[at:]...)
}
