// Package ocf reads and writes Open Cap Format packages, 1.0.0-b1 to 1.2.x, as folders and as zip files.
package ocf

import (
	"errors"
	"io"
	"io/fs"
	"iter"

	"loadline"
)

// Package is an Open Cap Format package as it was read: its files, every object with its place, and the facts in it. It
// is not changed once it is made.
type Package struct{}

// Object is one object of a package, verbatim.
type Object struct {
	Type string          // as written, such as "TX_STOCK_ISSUANCE"
	ID   string          // empty where it has none
	Text []byte          // the object's own bytes, which belong to the package
	At   loadline.Source // where it stands
}

var errSoon = errors.New("ocf: not there yet")

// Open reads the package at a path: a folder or a zip file.
func Open(path string) (*Package, loadline.Diagnostics) { return nil, nil }

// Read reads the package in a file system; name is what its places begin with.
func Read(fsys fs.FS, name string) (*Package, loadline.Diagnostics) { return nil, nil }

// Is says whether a path looks like an Open Cap package: a folder or a zip file with a manifest in it.
func Is(path string) bool { return false }

// Company is the facts of the package, in the order of the manifest and of its files.
func (p *Package) Company() (*loadline.Company, loadline.Diagnostics) { return nil, nil }

// Objects are all objects of the package, the issuer first, then in the order of the manifest and of its files.
func (p *Package) Objects() iter.Seq[Object] { return func(func(Object) bool) {} }

// Line is the whole line at a place in the package, without its end; nil where there is no such place.
func (p *Package) Line(at loadline.Source) []byte { return nil }

// File is the bytes of a file by the name that places use; nil where there is no such file.
func (p *Package) File(name string) []byte { return nil }

// WriteFolder writes the package into a folder, which it makes where needed.
func (p *Package) WriteFolder(dir string) error { return errSoon }

// WriteZip writes the package as a zip file.
func (p *Package) WriteZip(w io.Writer) error { return errSoon }

// Export writes a company's facts as a package. Facts that came from base go out as they were; new ones become objects
// of Open Cap Format 1.2.0; what the format cannot hold is said in notes.
func Export(c *loadline.Company, base *Package) (*Package, loadline.Diagnostics) { return nil, nil }
