package ocf

import (
	"archive/zip"
	"errors"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// zipped is a package in a zip file. No header of the file is trusted: neither sizes nor names nor counts.
type zipped struct {
	files map[string]*zip.File
	name  string
	size  int64 // of the zip file itself
}

// openZip looks into a zip file. It reads no more of it than a directory of [MaxFiles] files takes.
func openZip(r io.ReaderAt, size int64, name string, b bounds) (zipped, error) {
	z := zipped{files: map[string]*zip.File{}, name: name, size: size}
	if size > b.zip {
		return z, errTooLarge
	}
	purse := &spender{r: r, left: zipDirectoryBytes}
	directory, err := zip.NewReader(purse, size)
	if err != nil {
		return z, err
	}
	if len(directory.File) > b.files {
		return z, errTooMany
	}
	for _, f := range directory.File {
		if f.Mode().IsDir() {
			continue
		}
		name, ok := safePath(f.Name)
		if !ok || f.Mode()&fs.ModeType != 0 {
			return z, &fs.PathError{Op: "read", Path: f.Name, Err: errUnsafe}
		}
		if z.files[name] != nil {
			return z, &fs.PathError{Op: "read", Path: f.Name, Err: errTwice}
		}
		z.files[name] = f
	}
	purse.left = -1 // the files themselves have limits of their own
	return z, nil
}

// safePath is a path without "./", and whether it stays where it is.
func safePath(name string) (string, bool) {
	if name == "" || strings.ContainsAny(name, "\\\x00") || strings.HasPrefix(name, "/") || len(name) > 1 && name[1] == ':' {
		return "", false
	}
	clean := path.Clean(name)
	return clean, fs.ValidPath(clean) && clean != "."
}

// spender reads as long as it has bytes left; -1 is without end.
type spender struct {
	r    io.ReaderAt
	left int64
}

func (s *spender) ReadAt(p []byte, off int64) (int, error) {
	if s.left >= 0 {
		if s.left -= int64(len(p)); s.left < 0 {
			s.left = 0
			return 0, errTooMany
		}
	}
	return s.r.ReadAt(p, off)
}

func (z zipped) place(name string) string { return z.name + "!" + name }

func (z zipped) names() ([]string, error) {
	var out []string
	for name := range z.files {
		if mayBeManifest(name) {
			out = append(out, name)
		}
	}
	slices.Sort(out)
	return out, nil
}

func (z zipped) head(name string, n int) ([]byte, bool, error) {
	data, err := z.some(name, int64(n))
	if errors.Is(err, errTooLarge) {
		return data[:n], false, nil
	}
	return data, true, err
}

func (z zipped) read(name string, most int64) ([]byte, error) { return z.some(name, most) }

// some unpacks a file up to the given number of bytes, and returns what there is of it with errTooLarge where there is
// more.
func (z zipped) some(name string, most int64) ([]byte, error) {
	f := z.files[name]
	if f == nil {
		return nil, fs.ErrNotExist
	}
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	packed := int64(min(f.CompressedSize64, uint64(z.size))) // it cannot be larger than what it lies in
	most = min(most, max(zipFreeBytes, MaxZipRatio*packed))
	out := make([]byte, 0, min(int64(min(f.UncompressedSize64, MaxFileBytes)), most)+1)
	for {
		if len(out) == cap(out) {
			out = slices.Grow(out, 1+len(out)/4)
		}
		n, err := r.Read(out[len(out):cap(out)])
		out = out[:len(out)+n]
		switch {
		case int64(len(out)) > most:
			return out, errTooLarge
		case errors.Is(err, io.EOF):
			return out, nil
		case err != nil:
			return nil, err
		}
	}
}
