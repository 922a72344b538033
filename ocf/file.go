package ocf

import (
	"bytes"
	"crypto/md5"
	"encoding/hex"
	"slices"

	"loadline"
)

// file is a file of a package and where the objects in it stand.
type file struct {
	name string // as places name it
	path string // in the package
	list string // the list of the manifest that names it, such as "transactions_files"; "" for the manifest itself
	data []byte

	objects  []entry
	from, to int  // the bytes between the brackets of its items; both 0 where it has none
	typed    bool // it has a file_type
	sum      string
}

// place is where an object of the file stands.
func (f *file) place(i int) loadline.Source {
	e := f.objects[i]
	return loadline.Source{File: f.name, Line: int32(e.line), Column: int32(e.column), From: int64(e.from), To: int64(e.to)}
}

// whole is the file itself as a place.
func (f *file) whole() loadline.Source { return loadline.Source{File: f.name} }

var byteOrderMark = []byte("\xef\xbb\xbf")

// fault tells where a file stops being JSON.
func (f *file) fault(s *scanner) loadline.Diagnostic {
	at := loadline.Source{File: f.name, Line: s.line, Column: int32(s.errPos-s.bol) + 1, From: int64(s.errPos), To: int64(s.errPos)}
	d := loadline.Diagnostic{
		Code: loadline.SyntaxError, Severity: loadline.Error, At: at,
		Summary: loadline.Textf("this is no JSON: %s", s.err),
		Detail:  loadline.Textf("What stands before this place was read; what follows was not."),
	}
	switch s.err {
	case tooDeep, tooMany, tooManyObjects, tooLong:
		d.Code = loadline.TooLarge
		d.Summary = loadline.Textf("a limit was passed: %s", s.err)
		d.Detail = loadline.Textf("Loadline reads %d levels of nesting, %d values in one object, %d objects in a package and texts of %d bytes.",
			MaxDepth, MaxValues, MaxObjects, MaxTextBytes)
	}
	if bytes.HasPrefix(f.data, []byte("\xff\xfe")) || bytes.HasPrefix(f.data, []byte("\xfe\xff")) {
		d.Hint = loadline.Textf("The file is written in UTF-16. JSON is UTF-8: save it again in that encoding.")
	}
	return d
}

// start is a scanner at the beginning of the file, past a byte order mark.
func (f *file) start(limit int) (s *scanner, mark bool) {
	s = newScanner(f.data, limit)
	if bytes.HasPrefix(f.data, byteOrderMark) {
		s.pos, s.bol = len(byteOrderMark), len(byteOrderMark)
		return s, true
	}
	return s, false
}

func (d *decoder) sayMark(f *file) {
	d.letters.add(loadline.Diagnostic{
		Code: loadline.BadValue, Severity: loadline.Warning, At: f.whole(),
		Summary: loadline.Textf("the file begins with a byte order mark"),
		Detail:  loadline.Textf("JSON forbids it (RFC 8259, 8.1). Loadline passes over it; other readers may not."),
	})
}

// items reads a file of objects: {"file_type": ..., "items": [...]}, the keys in any order.
func (r *reader) items(f *file) {
	d := &r.decoder
	s, mark := f.start(r.bounds.values)
	if mark {
		d.sayMark(f)
	}
	d.file, d.s = f, s
	if !r.members(f, s) {
		r.letters.add(f.fault(s))
		return
	}
	if !f.typed {
		r.letters.add(loadline.Diagnostic{
			Code: loadline.MissingField, Severity: loadline.Warning, At: f.whole(),
			Summary: loadline.Textf("the file lacks file_type"),
			Detail:  loadline.Textf("The objects are read by their own types."),
		})
	}
	if f.to == 0 {
		r.letters.add(loadline.Diagnostic{
			Code: loadline.MissingField, Severity: loadline.Error, At: f.whole(),
			Summary: loadline.Textf("the file has no items"),
			Detail:  loadline.Textf("A file of a package holds its objects in a list named items, which may be empty."),
		})
	}
}

// members reads the members of a file's object; false where the scanner met a fault.
func (r *reader) members(f *file, s *scanner) bool {
	if s.next() != '{' {
		return s.fail("an object is expected here")
	}
	s.pos++
	s.depth++
	if s.next() == '}' {
		s.pos++
		return s.end()
	}
	for {
		s.tape, s.twice = s.tape[:0], s.twice[:0]
		if !s.key() {
			return false
		}
		if !r.part(f, s, s.text(0)) {
			return false
		}
		switch s.next() {
		case ',':
			s.pos++
		case '}':
			s.pos++
			return s.end()
		default:
			return s.fail("a comma or a closing brace is expected here")
		}
	}
}

// part reads the value of one key of a file's object.
func (r *reader) part(f *file, s *scanner, key string) bool {
	if key == "items" && s.next() == '[' {
		if f.to != 0 {
			return s.fail("a second list of items")
		}
		return r.elements(f, s)
	}
	if !s.value() {
		return false
	}
	if key == "file_type" {
		f.typed = true
		want := fileTypes(f.list)
		if got := s.text(1); s.tape[1].kind != text || got != want {
			r.letters.add(loadline.Diagnostic{
				Code: loadline.BadValue, Severity: loadline.Warning, At: r.decoder.place(1),
				Summary: loadline.Textf("the manifest lists this file under %s, so its file_type should be %s", f.list, want),
				Detail:  loadline.Textf("The objects are read by their own types, wherever they stand."),
			})
		}
	}
	return true
}

// elements reads the items one by one; the tape holds one object at a time.
func (r *reader) elements(f *file, s *scanner) bool {
	s.pos++
	s.depth++
	s.lax = s.depth + 1
	f.from = s.pos
	for s.next() != ']' || len(f.objects) > 0 {
		s.tape, s.twice = s.tape[:0], s.twice[:0]
		if !s.value() {
			return false
		}
		if int(r.met) >= r.bounds.objects {
			return s.fail(tooManyObjects)
		}
		r.decoder.object(0)
		if len(f.objects) == sampleObjects {
			r.expect(f, s)
		}
		if c := s.next(); c == ']' {
			break
		} else if c != ',' {
			return s.fail("a comma or a closing bracket is expected here")
		}
		s.pos++
	}
	f.to = s.pos
	s.pos++
	s.depth--
	s.lax = 0
	return true
}

// sampleObjects is how many objects of a file tell how many there will be.
const sampleObjects = 200

// expect makes room for the objects of a file, as many as its length promises by those read so far.
func (r *reader) expect(f *file, s *scanner) {
	more := int(int64(len(s.src)-s.pos) * sampleObjects / int64(s.pos-f.from))
	more = min(more+more/16, r.bounds.objects)
	f.objects = slices.Grow(f.objects, more)
	r.ids.expect(more)
	if f.list == "transactions_files" {
		r.company.Transactions = slices.Grow(r.company.Transactions, more)
	}
}

func sumOf(data []byte) string {
	sum := md5.Sum(data)
	return hex.EncodeToString(sum[:])
}
