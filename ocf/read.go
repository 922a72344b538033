package ocf

import (
	"errors"
	"io/fs"
	"slices"
	"strings"
	"sync"

	"loadline"
)

// reader reads one package.
type reader struct {
	decoder
	p      *Package
	store  store
	bounds bounds
	left   int64             // bytes that may still be read
	places []loadline.Source // where the manifest names the files, in their order without the manifest itself
}

// read reads the package in a store. What is wrong with single facts is told by [Package.Company].
func read(st store, b bounds) (*Package, loadline.Diagnostics) {
	found, err := findManifests(st)
	here := loadline.Source{File: trimEnd(st.place(""))}
	if err != nil {
		return nil, loadline.Diagnostics{unreadable(here, err)}
	}
	if len(found) != 1 {
		return nil, loadline.Diagnostics{noManifest(st, here, found)}
	}
	r := &reader{p: &Package{}, store: st, bounds: b, left: b.total}
	r.known = knowledge()
	f := &file{name: st.place(found[0]), path: found[0]}
	r.p.files = append(r.p.files, f)
	r.files = r.p.files
	var about letters
	if f.data, err = r.load(f); err != nil {
		return nil, loadline.Diagnostics{unreadable(f.whole(), err)}
	}
	r.manifest(f)
	r.files = r.p.files
	sums := r.rest(&about)
	r.unnamed(&about)
	sums.Wait()
	r.checksums(&about)
	r.older.tell(&r.letters)
	p := r.finish(about.all(f.whole()))
	return p, p.trouble
}

// trimEnd takes the separator of a store's places from its own.
func trimEnd(place string) string {
	if n := len(place); n > 1 && (place[n-1] == '/' || place[n-1] == '!') {
		return place[:n-1]
	}
	return place
}

func noManifest(st store, here loadline.Source, found []string) loadline.Diagnostic {
	if len(found) == 0 {
		return loadline.Diagnostic{
			Code: loadline.NoManifest, Severity: loadline.Error, At: here,
			Summary: loadline.Textf("this is no Open Cap package: no file in it is a manifest"),
			Detail:  loadline.Textf("A package has one file of JSON whose file_type is %q; it names the issuer and all other files.", manifestType),
			Hint:    loadline.Textf("Point to the folder or the zip file as it was exported."),
		}
	}
	d := loadline.Diagnostic{
		Code: loadline.AmbiguousManifest, Severity: loadline.Error, At: here,
		Summary: loadline.Textf("the package has %d manifests", len(found)),
		Detail:  loadline.Textf("A package has one file whose file_type is %q. With several, nobody can say which cap table is meant.", manifestType),
		Hint:    loadline.Textf("Move the package that is meant into a folder of its own."),
	}
	for _, name := range found {
		d.Related = append(d.Related, loadline.Source{File: st.place(name)})
	}
	return d
}

func (r *reader) load(f *file) ([]byte, error) { return r.loadAs(f.path) }

func (r *reader) loadAs(path string) ([]byte, error) {
	data, err := r.store.read(path, min(r.bounds.file, r.left))
	r.left -= int64(len(data))
	return data, err
}

// loadLike reads the file whose name differs from the manifest's by case or by ".ocf" only, where there is exactly one:
// the format's own tutorials name Stakeholders.json for Stakeholders.ocf.json.
func (r *reader) loadLike(f *file, at loadline.Source, about *letters) ([]byte, error) {
	like := ""
	names, _ := r.store.names()
	for _, name := range names {
		switch {
		case bareName(name) != bareName(f.path):
		case like != "":
			return nil, fs.ErrNotExist
		default:
			like = name
		}
	}
	if like == "" || slices.ContainsFunc(r.p.files, func(other *file) bool { return other.path == like }) {
		return nil, fs.ErrNotExist
	}
	about.add(loadline.Diagnostic{
		Code: loadline.MissingFile, Severity: loadline.Warning, At: at,
		Summary: loadline.Textf("the manifest names %s, which is not there; %s is read for it", f.path, like),
		Detail:  loadline.Textf("The names differ by case or by %q only.", ".ocf"),
		Hint:    loadline.Textf("Correct the name in the manifest."),
	})
	f.name = r.store.place(like)
	return r.loadAs(like)
}

func bareName(name string) string {
	return strings.TrimSuffix(strings.TrimSuffix(strings.ToLower(name), ".json"), ".ocf")
}

// rest reads the files that the manifest names. Their checksums are taken beside it, file by file.
func (r *reader) rest(about *letters) *sync.WaitGroup {
	var wait sync.WaitGroup
	work := make(chan *file, len(r.p.files))
	wait.Go(func() {
		for f := range work {
			f.sum = sumOf(f.data)
		}
	})
	for i, f := range r.p.files[1:] {
		var err error
		if f.data, err = r.load(f); errors.Is(err, fs.ErrNotExist) {
			f.data, err = r.loadLike(f, r.places[i], about)
		}
		if err != nil {
			about.add(r.absent(f, r.places[i], err))
			continue
		}
		work <- f
		r.items(f)
	}
	close(work)
	return &wait
}

// absent tells of a file that the manifest names and that cannot be read. What it would state is missing from every
// answer, unless it holds nothing that an answer needs.
func (r *reader) absent(f *file, at loadline.Source, err error) loadline.Diagnostic {
	if !errors.Is(err, fs.ErrNotExist) {
		d := unreadable(at, err)
		d.Summary = loadline.Textf("%s cannot be read", f.path)
		return d
	}
	d := loadline.Diagnostic{
		Code: loadline.MissingFile, Severity: loadline.Error, At: at,
		Summary: loadline.Textf("the manifest names %s, which is not there", f.path),
		Detail:  loadline.Textf("What it states is missing from every answer."),
		Hint:    loadline.Textf("Export the package again, or take the file from the manifest where it is not meant."),
	}
	switch f.list {
	case "stock_legend_templates_files", "documents_files", "financings_files", "valuations_files":
		d.Severity = loadline.Warning
		d.Detail = loadline.Textf("No figure of the cap table rests on it.")
	}
	return d
}

// checksums tells in one letter of all files that are not what the manifest says.
func (r *reader) checksums(about *letters) {
	wrong, total := []loadline.Source(nil), 0
	for _, s := range r.p.sums {
		if s.file.data == nil || s.file.list == "" {
			continue
		}
		total++
		if s.stated != s.file.sum {
			wrong = append(wrong, r.p.manifestPlace(s))
		}
	}
	if len(wrong) == 0 {
		return
	}
	about.add(loadline.Diagnostic{
		Code: loadline.WrongChecksum, Severity: loadline.Warning, At: wrong[0], Related: wrong[1:min(len(wrong), lettersEach)],
		Summary: loadline.Textf("%d of %d files have another checksum than the manifest says", len(wrong), total),
		Detail:  loadline.Textf("Somebody changed the files after the export, or the exporter writes no right checksums. The files are read as they are."),
		Hint:    loadline.Textf("Compare with the export itself; `loadline export ocf` writes right checksums."),
	})
}

// finish puts the package together.
func (r *reader) finish(about loadline.Diagnostics) *Package {
	p := r.p
	settleSeniority(r.company.Classes)
	p.company = r.company
	p.trouble = nil
	for _, d := range r.letters.all(p.files[0].whole()) {
		if ofFacts(d.Code) {
			p.facts = append(p.facts, d)
		} else {
			p.trouble = append(p.trouble, d)
		}
	}
	p.trouble = append(p.trouble, about...).Sorted()
	p.byName = make(map[string]*file, len(p.files))
	for _, f := range p.files {
		p.byName[f.name] = f
	}
	return p
}

// ofFacts says whether a code speaks of facts, not of files.
func ofFacts(code loadline.Code) bool {
	switch code {
	case loadline.UnknownObject, loadline.UnknownField, loadline.MissingField, loadline.BadValue, loadline.NumberNotString,
		loadline.OlderName, loadline.DuplicateID:
		return true
	}
	return false
}
