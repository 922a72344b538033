package report

import (
	"archive/zip"
	"bytes"
	"cmp"
	"compress/flate"
	"errors"
	"hash/crc32"
	"io"
	"io/fs"
	"slices"

	"github.com/xuri/excelize/v2"
)

// orderedZip writes the parts of a workbook in the order of their names, so that the same answer is the same file, byte
// for byte; excelize has them in the order of a map. Parts are held compressed until the end.
type orderedZip struct {
	out   io.Writer
	parts []*zipPart
}

type zipPart struct {
	zip.FileHeader
	text       bytes.Buffer
	compressor *flate.Writer
}

func newOrderedZip(w io.Writer) excelize.ZipWriter { return &orderedZip{out: w} }

// Create begins the next part, which goes on until the one after it.
func (z *orderedZip) Create(name string) (io.Writer, error) {
	p := &zipPart{FileHeader: zip.FileHeader{Name: name, Method: zip.Deflate}}
	var err error
	p.compressor, err = flate.NewWriter(&p.text, flate.DefaultCompression)
	z.parts = append(z.parts, p)
	return p, err
}

func (p *zipPart) Write(b []byte) (int, error) {
	p.CRC32 = crc32.Update(p.CRC32, crc32.IEEETable, b)
	p.UncompressedSize64 += uint64(len(b))
	return p.compressor.Write(b)
}

// AddFS is refused: a workbook is made of parts only.
func (z *orderedZip) AddFS(fs.FS) error { return errors.ErrUnsupported }

// Close writes all parts.
func (z *orderedZip) Close() error {
	// [Content_Types].xml sorts first by itself, where readers look for it.
	slices.SortStableFunc(z.parts, func(a, b *zipPart) int { return cmp.Compare(a.Name, b.Name) })
	out := zip.NewWriter(z.out)
	for _, p := range z.parts {
		if err := p.compressor.Close(); err != nil {
			return err
		}
		p.CompressedSize64 = uint64(p.text.Len())
		w, err := out.CreateRaw(&p.FileHeader)
		if err != nil {
			return err
		}
		if _, err := w.Write(p.text.Bytes()); err != nil {
			return err
		}
	}
	return out.Close()
}
