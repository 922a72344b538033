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
// manifest's checksums are those of the files. Files of the folder that the package does not have stay as they are. A
// folder with a manifest of another name is refused: with two, nobody could read either package. All files are written
// beside those that are there and take their places only when all are whole, the manifest last.
func (p *Package) WriteFolder(dir string) error {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return fmt.Errorf("ocf: %w", err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return fmt.Errorf("ocf: %w", err)
	}
	return wrapped(errors.Join(p.writeInto(root), root.Close()))
}

func (p *Package) writeInto(root *os.Root) error {
	if err := p.alone(root); err != nil {
		return err
	}
	var written []beside
	err := p.each(func(name string, data []byte) error {
		b := beside{name: name, temporary: path.Join(path.Dir(name), fmt.Sprintf(".loadline-%d.new", len(written)))}
		written = append(written, b)
		return b.write(root, data)
	})
	if err == nil && len(written) > 0 {
		written = append(written[1:], written[0]) // the manifest, which each calls first
	}
	for _, b := range written {
		if err == nil {
			err = root.Rename(b.temporary, b.name)
		}
		if err != nil {
			root.Remove(b.temporary) // what failed is told; a file that was never made cannot be removed
		}
	}
	return err
}

// alone refuses a folder that holds a manifest under another name than the package's.
func (p *Package) alone(root *os.Root) error {
	found, err := findManifests(folder{root.FS(), "", MaxFiles})
	if err != nil {
		return err
	}
	for _, name := range found {
		if len(p.files) > 0 && name != path.Base(p.files[0].path) {
			return fmt.Errorf("the folder %s holds another package, whose manifest is %s: choose another folder, or move that package away",
				root.Name(), name)
		}
	}
	return nil
}

// beside is a file on its way to its name.
type beside struct{ name, temporary string }

// write writes the file beside the one that has its name, for the same readers.
func (b beside) write(root *os.Root, data []byte) error {
	if err := root.MkdirAll(path.Dir(b.name), 0o777); err != nil {
		return err
	}
	mode := fs.FileMode(0o666)
	if info, err := root.Stat(b.name); err == nil {
		if !info.Mode().IsRegular() {
			return &fs.PathError{Op: "write", Path: b.name, Err: errNoFile}
		}
		mode = info.Mode().Perm()
	}
	// What a run that was killed has left behind is in nobody's way.
	if err := root.Remove(b.temporary); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	f, err := root.OpenFile(b.temporary, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Sync(), f.Close())
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
