// Package made makes up companies: coherent Open Cap Format 1.2.0 packages of any size from a seed, for the example, for
// tests and for benchmarks. It writes JSON by itself, so that package ocf is not tested against its own writer.
//
// [Startup] is five years of an AI startup that a person can follow. [Stress] is any number of transactions without one
// contradiction. The same seed gives the same bytes.
package made

import (
	"bytes"
	"crypto/md5"
	"encoding/hex"
	"fmt"
	"hash"
	"io"
	"os"
	"path/filepath"
)

// Sink makes a file of a package; the name has no folder in it.
type Sink func(name string) (io.WriteCloser, error)

// Folder is a sink that writes into a folder, which it makes where needed.
func Folder(dir string) Sink {
	return func(name string) (io.WriteCloser, error) {
		if err := os.MkdirAll(dir, 0o777); err != nil {
			return nil, err
		}
		return os.Create(filepath.Join(dir, name))
	}
}

// Memory is a sink that keeps the files by name.
func Memory(files map[string][]byte) Sink {
	return func(name string) (io.WriteCloser, error) { return &kept{name: name, files: files}, nil }
}

type kept struct {
	bytes.Buffer
	name  string
	files map[string][]byte
}

// Close keeps what was written.
func (k *kept) Close() error {
	k.files[k.name] = k.Bytes()
	return nil
}

// lists are the lists of a manifest, in the order in which it is written.
var lists = [...]string{
	"stock_plans_files", "stock_legend_templates_files", "stock_classes_files", "vesting_terms_files", "valuations_files",
	"transactions_files", "stakeholders_files", "financings_files", "documents_files",
}

// writer writes the files of a package and remembers their checksums.
type writer struct {
	sink  Sink
	files map[string][]value // objects of the manifest, by list
	line  []byte

	out   io.WriteCloser
	sum   hash.Hash
	name  string
	list  string
	items int
	err   error
}

func newWriter(sink Sink) *writer { return &writer{sink: sink, files: map[string][]value{}} }

// begin starts a file whose file_type is typ.
func (w *writer) begin(list, name, typ string) {
	if w.err != nil {
		return
	}
	w.list, w.name, w.items, w.sum = list, name, 0, md5.New()
	if w.out, w.err = w.sink(name); w.err == nil {
		w.write(fmt.Appendf(nil, "{\n\"file_type\": %q,\n\"items\": [", typ))
	}
}

func (w *writer) write(b []byte) {
	if w.err == nil {
		w.sum.Write(b)
		_, w.err = w.out.Write(b)
	}
}

// item writes an object on a line of its own.
func (w *writer) item(o value) {
	w.line = w.line[:0]
	if w.items++; w.items > 1 {
		w.line = append(w.line, ',')
	}
	w.line = o.append(append(w.line, '\n'))
	w.write(w.line)
}

func (w *writer) end() {
	w.write([]byte("\n]\n}\n"))
	if w.err != nil {
		return
	}
	w.err = w.out.Close()
	w.files[w.list] = append(w.files[w.list], obj("filepath", text("./"+w.name), "md5", text(hex.EncodeToString(w.sum.Sum(nil)))))
}

// manifest writes the file that names all others.
func (w *writer) manifest(issuer value, asOf string) error {
	if w.err != nil {
		return w.err
	}
	m := obj("ocf_version", text("1.2.0"), "file_type", text("OCF_MANIFEST_FILE"), "issuer", issuer, "as_of", text(asOf),
		"generated_at", text(asOf+"T00:00:00Z"), "comments", list(text("Made up by loadline/internal/made. No such company exists.")))
	for _, name := range lists {
		m = append(m, member{name, list(w.files[name]...)})
	}
	out, err := w.sink("Manifest.ocf.json")
	if err != nil {
		return err
	}
	if _, err := out.Write(append(m.indented(nil), '\n')); err != nil {
		return err
	}
	return out.Close()
}
