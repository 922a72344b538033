package ocf

import (
	"path"
	"slices"
	"strings"

	"loadline"
)

const manifestType = "OCF_MANIFEST_FILE"

// headBytes is how much of a large file is looked at to learn whether it is a manifest.
const headBytes = 1 << 16

// manifestBytes is the size up to which a file is looked at as a whole, where its beginning tells no type. That is done
// for a few files only: a hostile zip file could have thousands.
const (
	manifestBytes = 1 << 20
	lateManifests = 32
)

// findManifests are the files whose file_type is that of a manifest, of those in the shallowest folder that has one: a
// package may hold another in a folder of its own.
func findManifests(st store) ([]string, error) {
	names, err := st.names()
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(names, func(a, b string) int { return strings.Count(a, "/") - strings.Count(b, "/") })
	var found []string
	late := 0
	for _, name := range names {
		if len(found) > 0 && strings.Count(name, "/") > strings.Count(found[0], "/") {
			break
		}
		if isManifest(st, name, &late) {
			found = append(found, name)
		}
	}
	return found, nil
}

// isManifest looks for the file_type at the top of a file. A file that is no JSON, or a large one that tells its type
// late, is none.
func isManifest(st store, name string, late *int) bool {
	data, all, err := st.head(name, headBytes)
	if err == nil && !all {
		if typ, told := fileTypeOf(data); told {
			return typ == manifestType
		}
		if *late++; *late > lateManifests {
			return false
		}
		data, all, err = st.head(name, manifestBytes)
	}
	typ, _ := fileTypeOf(data)
	return err == nil && all && typ == manifestType
}

// fileTypeOf is the file_type that the beginning of a file tells, and whether it tells one.
func fileTypeOf(data []byte) (string, bool) {
	f := file{data: data}
	s, _ := f.start(MaxValues)
	if s.next() != '{' {
		return "", false
	}
	s.pos++
	for s.next() == '"' {
		s.tape = s.tape[:0]
		if !s.key() || !s.value() {
			break
		}
		if s.text(0) == "file_type" {
			return s.text(1), true
		}
		if s.next() != ',' {
			break
		}
		s.pos++
	}
	return "", false
}

// fileLists are the lists of files in a manifest that the format requires, then those that may be left out.
const fileLists = "stock_plans_files stock_legend_templates_files stock_classes_files vesting_terms_files valuations_files " +
	"transactions_files stakeholders_files"
const moreLists = "financings_files documents_files"

// fileTypes is the file_type of the files in a list: OCF_STOCK_PLANS_FILE of stock_plans_files.
func fileTypes(list string) string { return "OCF_" + strings.ToUpper(strings.TrimSuffix(list, "s")) }

// sumPlace is a checksum in the manifest: where it stands, and the file that it is of.
type sumPlace struct {
	from, to int // of the text with its quotes; both 0 where the manifest names no checksum
	stated   string
	file     *file
}

// manifest reads the manifest: the version, the issuer, and the files of the package.
func (r *reader) manifest(f *file) {
	d := &r.decoder
	s, mark := f.start(r.bounds.values)
	if mark {
		d.sayMark(f)
	}
	d.file, d.s = f, s
	if !s.whole() {
		r.letters.add(f.fault(s))
		return
	}
	d.spec = &spec{name: "the manifest"}
	r.version()
	r.asOf()
	if issuer := d.sub(0, "issuer"); issuer >= 0 {
		d.object(issuer)
	} else {
		d.say(loadline.MissingField, loadline.Error, 0, loadline.Textf("the manifest lacks the issuer"),
			loadline.Textf("The issuer is the company whose cap table this is."))
	}
	for _, list := range strings.Fields(fileLists) {
		if d.member1(0, list) < 0 {
			d.say(loadline.MissingField, loadline.Warning, 0, loadline.Textf("the manifest lacks %s", list),
				loadline.Textf("The format requires the list, which may be empty. It is read as empty."))
		}
	}
	r.list(s)
}

// version tells of a version that nobody has tried.
func (r *reader) version() {
	d := &r.decoder
	i := d.sub(0, "ocf_version")
	if i < 0 || d.s.tape[i].kind != text {
		d.say(loadline.MissingField, loadline.Warning, 0, loadline.Textf("the manifest lacks ocf_version"),
			loadline.Textf("It is read as Open Cap Format 1.2."))
		return
	}
	v := d.s.text(i)
	for _, known := range []string{"1.0", "1.1", "1.2"} {
		if v == known || strings.HasPrefix(v, known+".") {
			return
		}
	}
	d.say(loadline.UnknownVersion, loadline.Warning, i, loadline.Textf("Open Cap Format %s is a version that Loadline has not seen", v),
		loadline.Textf("Loadline knows 1.0.0-b1 to 1.2. The package is read as if it were 1.2; what that does not know is kept and told."))
}

func (r *reader) asOf() {
	d := &r.decoder
	i := d.sub(0, "as_of")
	if i < 0 || d.s.tape[i].kind != text {
		return
	}
	v := d.s.text(i)
	if len(v) > 10 && v[10] == 'T' {
		v = v[:10]
	}
	day, ok := loadline.ParseDate(v)
	if !ok {
		d.say(loadline.BadValue, loadline.Warning, i, loadline.Textf("as_of of the manifest should be a day such as %q, not %s", "2026-11-01", d.shown(i)),
			loadline.Textf("The package is read as if it named no day."))
	}
	d.company.AsOf = day
}

// list notes the files that the manifest names, in its order.
func (r *reader) list(s *scanner) {
	d := &r.decoder
	if s.tape[0].kind != object {
		return
	}
	for i, end := 1, int(s.tape[0].next); i < end; i = int(s.tape[i+1].next) {
		key := s.text(i)
		if s.tape[i].kind == noValue || !slices.Contains(strings.Fields(fileLists+" "+moreLists), key) {
			continue
		}
		for j := range d.elements(i + 1) {
			r.listed(key, j)
		}
	}
}

func (r *reader) listed(list string, i int) {
	d := &r.decoder
	p := d.sub(i, "filepath")
	if p < 0 || d.s.tape[p].kind != text {
		d.say(loadline.MissingField, loadline.Error, i, loadline.Textf("an entry of %s lacks its filepath", list),
			loadline.Textf("Without it the file cannot be found."))
		return
	}
	said := d.s.text(p)
	name, ok := safePath(path.Join(path.Dir(r.p.files[0].path), strings.ReplaceAll(said, `\`, "/")))
	if plain, in := safePath(strings.ReplaceAll(said, `\`, "/")); !ok || !in || plain == "." {
		d.say(loadline.UnsafePath, loadline.Error, p, loadline.Textf("the path %q leads out of the package", said),
			loadline.Textf("The files of a package lie in its own folder or below. The file is not read."))
		return
	}
	sum := sumPlace{}
	if m := d.sub(i, "md5"); m >= 0 && d.s.tape[m].kind == text {
		at := d.place(m)
		sum.from, sum.to, sum.stated = int(at.From), int(at.To), strings.ToLower(d.s.text(m))
	}
	for _, f := range r.p.files {
		if f.path == name {
			d.say(loadline.BadValue, loadline.Warning, p, loadline.Textf("the manifest names %q twice", said),
				loadline.Textf("It is read once."))
			sum.file = f
			r.p.sums = append(r.p.sums, sum)
			return
		}
	}
	if len(r.p.files) > r.bounds.files {
		d.say(loadline.TooLarge, loadline.Error, p, loadline.Textf("the manifest names more than %d files", r.bounds.files),
			loadline.Textf("The file %q is not read.", said))
		return
	}
	sum.file = &file{name: r.store.place(name), path: name, list: list}
	r.p.files = append(r.p.files, sum.file)
	r.p.sums = append(r.p.sums, sum)
	r.places = append(r.places, d.place(p))
}
