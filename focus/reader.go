package focus

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"loadline"
)

// Limits on what a file may make of us; passed, they are a letter.
const (
	mostRowBytes = 1 << 20
	mostColumns  = 1000
	mostKept     = 64 << 20 // of names and sums
	mostUnpacked = 200      // times what was read of a compressed file; bills pack to a twentieth
	unpackedFree = 64 << 20 // that a compressed file may unpack to whatever its size
	bufferBytes  = 64 << 10
)

// Open reads the files of one bill, which may be parts of it, and sums them. What is wrong stands in [Bill.Problems]; where
// these have errors the sums are of what was read before.
func Open(paths ...string) *Bill {
	t := newTally()
	seen := map[string]bool{}
	for _, path := range paths {
		if whole := filepath.Clean(path); seen[whole] {
			t.problem(loadline.Diagnostic{
				Code: loadline.StatedTwice, Severity: loadline.Error, At: loadline.Source{File: path},
				Summary: loadline.Textf("%v is given twice", path),
				Detail:  loadline.Textf("Its charges would be counted twice."),
				Hint:    loadline.Textf("Name each part of the bill once."),
			})
			continue
		} else {
			seen[whole] = true
		}
		f, err := os.Open(path)
		if err != nil {
			t.unreadable(path, err)
			continue
		}
		t.file(path, f)
		f.Close()
	}
	return t.finish()
}

// Read reads one file of a bill from a stream; the name is for the letters.
func Read(name string, r io.Reader) *Bill {
	t := newTally()
	t.file(name, r)
	return t.finish()
}

// guard counts what a reader takes since the last row, and stops a row that has no end.
type guard struct {
	r     io.Reader
	since int
}

var errRowTooLong = errors.New("a row that is too long")

func (g *guard) Read(p []byte) (int, error) {
	if g.since > mostRowBytes+bufferBytes {
		return 0, errRowTooLong
	}
	n, err := g.r.Read(p)
	g.since += n
	return n, err
}

// unpacking stops a compressed file that unpacks to many times what was read of it.
type unpacking struct {
	packed   *metered
	unpacked *gzip.Reader
	n        int64
}

type metered struct {
	r io.Reader
	n int64
}

var errUnpacksTooMuch = errors.New("a file that unpacks to too much")

func (m *metered) Read(p []byte) (int, error) {
	n, err := m.r.Read(p)
	m.n += int64(n)
	return n, err
}

func (u *unpacking) Read(p []byte) (int, error) {
	if u.n > unpackedFree && u.n/mostUnpacked > u.packed.n {
		return 0, errUnpacksTooMuch
	}
	n, err := u.unpacked.Read(p)
	u.n += int64(n)
	return n, err
}

// file reads one file to its end, or to what stops it.
func (t *tally) file(name string, r io.Reader) {
	t.name = name
	t.bill.Files = append(t.bill.Files, name)
	plain, err := unpacked(r)
	if err != nil {
		t.stopped(err)
		return
	}
	g := &guard{r: plain}
	buffered := bufio.NewReaderSize(g, bufferBytes)
	if head, _ := buffered.Peek(3); bytes.Equal(head, []byte("\xef\xbb\xbf")) {
		_, _ = buffered.Discard(3) // three bytes that were just seen
	}
	head, _ := buffered.Peek(bufferBytes / 2)
	rows := csv.NewReader(buffered)
	rows.Comma = separator(head)
	rows.ReuseRecord, rows.FieldsPerRecord = true, -1
	t.at = func(field int) (line, column int) { return rows.FieldPos(field) }
	header, err := rows.Read()
	if err != nil && err != io.EOF {
		t.stopped(err)
		return
	}
	if !t.header(header) {
		return
	}
	each := t.row
	if t.agreed {
		each = t.agreement
	}
	for t.kept <= mostKept {
		g.since = 0
		rec, err := rows.Read()
		if err == nil {
			each(rec)
			continue
		}
		if err == io.EOF {
			return
		}
		if !t.misquoted(err) {
			t.stopped(err)
			return
		}
	}
	t.tooLarge(loadline.Textf("What has to be kept of the bill passed %v MiB after %v rows: there are too many different suppliers, services or commitments, or their names are too long.", mostKept>>20, t.bill.Rows))
}

// unpacked is the file's text, out of gzip where it is in it.
func unpacked(r io.Reader) (io.Reader, error) {
	m := &metered{r: r}
	b := bufio.NewReaderSize(m, bufferBytes)
	if head, _ := b.Peek(2); !bytes.Equal(head, []byte("\x1f\x8b")) {
		return b, nil
	}
	z, err := gzip.NewReader(b)
	if err != nil {
		return nil, err
	}
	return &unpacking{packed: m, unpacked: z}, nil
}

// separator is the one between the most names of columns that FOCUS has in the first line: a comma, as it asks for, or what a
// spreadsheet made of it.
func separator(head []byte) rune {
	line, _, _ := bytes.Cut(head, []byte("\n"))
	best, most := ',', 0
	for _, sep := range ",;\t|" {
		known := 0
		for _, name := range strings.SplitN(string(line), string(sep), mostColumns) {
			if _, ok := columnOf(strings.Trim(strings.TrimSpace(name), `"`)); ok {
				known++
			}
		}
		if known > most {
			best, most = sep, known
		}
	}
	return best
}

// misquoted tells of a row whose quotes do not close where a field ends, and says whether the rows behind it can be read.
func (t *tally) misquoted(err error) bool {
	var syntax *csv.ParseError
	if !errors.As(err, &syntax) || errors.Is(err, errRowTooLong) || errors.Is(err, errUnpacksTooMuch) {
		return false
	}
	t.bill.Rows++
	t.bill.LeftOut++
	t.damage.add(flawQuotes, columns, loadline.Source{File: t.name, Line: int32(syntax.StartLine)}, "")
	return true
}

// stopped tells why a file could not be read to its end.
func (t *tally) stopped(err error) {
	at := loadline.Source{File: t.name}
	switch {
	case errors.Is(err, errRowTooLong):
		t.tooLarge(loadline.Textf("The row after row %v is longer than %v KiB: a quote is never closed, or the file is no bill.", t.bill.Rows, mostRowBytes>>10))
	case errors.Is(err, errUnpacksTooMuch):
		t.tooLarge(loadline.Textf("The file unpacks to more than %v times its size; bills pack to about a twentieth.", mostUnpacked))
	case errors.Is(err, gzip.ErrHeader), errors.Is(err, gzip.ErrChecksum), errors.Is(err, io.ErrUnexpectedEOF), strings.HasPrefix(err.Error(), "flate:"):
		t.problem(loadline.Diagnostic{
			Code: loadline.SyntaxError, Severity: loadline.Error, At: at,
			Summary: loadline.Textf("The compressed file is damaged"),
			Detail:  loadline.Textf("After %v rows: %v. What stands behind cannot be read, so that every sum would lack it.", t.bill.Rows, err.Error()),
			Hint:    loadline.Textf("Fetch the file again."),
		})
	case errors.Is(err, csv.ErrQuote), errors.Is(err, csv.ErrBareQuote):
		t.problem(loadline.Diagnostic{
			Code: loadline.SyntaxError, Severity: loadline.Error, At: at,
			Summary: loadline.Textf("The names of the columns cannot be read: a quote is not closed"),
			Detail:  loadline.Textf("%v", err.Error()),
			Hint:    loadline.Textf("Export the bill again as comma-separated values."),
		})
	default:
		t.unreadable(t.name, err)
	}
}

func (t *tally) unreadable(path string, err error) {
	if reason := (*os.PathError)(nil); errors.As(err, &reason) {
		err = reason.Err
	}
	t.problem(loadline.Diagnostic{
		Code: loadline.FileUnreadable, Severity: loadline.Error, At: loadline.Source{File: path},
		Summary: loadline.Textf("The bill cannot be read: %v", fmt.Sprint(err)),
		Hint:    loadline.Textf("Name a file of comma-separated values, plain or in gzip."),
	})
}

func (t *tally) tooLarge(why loadline.Text) {
	t.problem(loadline.Diagnostic{
		Code: loadline.TooLarge, Severity: loadline.Error, At: loadline.Source{File: t.name},
		Summary: loadline.Textf("The bill passes a limit on what is read"), Detail: why,
		Hint: loadline.Textf("Export the bill anew, or give its months one by one."),
	})
}

func (t *tally) problem(d loadline.Diagnostic) { t.bill.Problems = append(t.bill.Problems, d) }
