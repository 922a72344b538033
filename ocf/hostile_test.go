package ocf

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"

	"loadline"
	"loadline/internal/made"
)

// zipOf packs files in the order of their names; a name may have a mode before it, as in "symlink:name".
func zipOf(t interface{ Fatal(...any) }, files ...string) []byte {
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for i := 0; i < len(files); i += 2 {
		h := &zip.FileHeader{Name: files[i], Method: zip.Deflate}
		if name, link := strings.CutPrefix(h.Name, "symlink:"); link {
			h.Name = name
			h.SetMode(fs.ModeSymlink | 0o777)
		}
		f, err := w.CreateHeader(h)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(files[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// readZip is what [Open] does with a zip file.
func readZip(data []byte, b bounds) (*Package, loadline.Diagnostics) {
	z, err := openZip(bytes.NewReader(data), int64(len(data)), "cap.zip", b)
	if err != nil {
		return nil, loadline.Diagnostics{unreadable(loadline.Source{File: "cap.zip"}, err)}
	}
	return read(z, b)
}

func TestHostileZips(t *testing.T) {
	m := string(packed([]byte(`{"file_type":"OCF_TRANSACTIONS_FILE","items":[]}`)).files["M.json"])
	small := usualBounds()
	small.files, small.file, small.total = 3, 2000, 3000
	for _, c := range []struct {
		name string
		zip  []byte
		want loadline.Code
	}{
		{"a package in a folder", zipOf(t, "a/b/M.json", m, "a/b/T.json", `{"items":[]}`), ""},
		{"the shadows of a Mac", zipOf(t, "M.json", m, "__MACOSX/._M.json", m), loadline.MissingFile},
		{"out of the package", zipOf(t, "../M.json", m), loadline.UnsafePath},
		{"out of the package, later", zipOf(t, "a/../../M.json", m), loadline.UnsafePath},
		{"absolute", zipOf(t, "/etc/M.json", m), loadline.UnsafePath},
		{"absolute on Windows", zipOf(t, `C:\M.json`, m), loadline.UnsafePath},
		{"a symbolic link", zipOf(t, "symlink:M.json", "/etc/passwd"), loadline.UnsafePath},
		{"two of one name", zipOf(t, "M.json", m, "M.json", m), loadline.UnsafePath},
		{"two of one name, written twice", zipOf(t, "M.json", m, "./M.json", m), loadline.UnsafePath},
		{"no zip at all", []byte("PK\x03\x04 and nothing"), loadline.FileUnreadable},
		{"nothing in it", zipOf(t), loadline.NoManifest},
		{"too many files", zipOf(t, "1", "", "2", "", "3", "", "4", ""), loadline.TooLarge},
		{"a large file", zipOf(t, "M.json", m, "T.json", strings.Repeat(" ", 2001)), loadline.TooLarge},
		{"too much in all", zipOf(t, "M.json", m+strings.Repeat(" ", 1000), "T.json", strings.Repeat(" ", 1900)), loadline.TooLarge},
		{"out by the manifest", zipOf(t, "M.json", strings.Replace(m, "T.json", "../T.json", 1)), loadline.UnsafePath},
		{"out by the manifest, absolutely", zipOf(t, "M.json", strings.Replace(m, "T.json", "/T.json", 1)), loadline.UnsafePath},
	} {
		_, ds := readZip(c.zip, small)
		got := loadline.Code("")
		for _, d := range ds {
			if d.Severity == loadline.Error {
				got = d.Code
			}
		}
		if got != c.want {
			t.Errorf("%s: %q instead of %q: %v", c.name, got, c.want, ds)
		}
	}
}

// A file that unpacks to thousands of times its size is given up long before it has.
func TestZipBomb(t *testing.T) {
	bomb := zipOf(t, "M.json", string(packed([]byte{}).files["M.json"]), "T.json", strings.Repeat(" ", 40<<20))
	if len(bomb) > 100_000 {
		t.Fatalf("the bomb has %d bytes", len(bomb))
	}
	if _, ds := readZip(bomb, usualBounds()); !slices.Contains(codesOf(ds), loadline.TooLarge) {
		t.Errorf("told: %v", ds)
	}
}

// The sizes in a zip's directory may lie in both directions.
func TestZipThatLiesAboutSizes(t *testing.T) {
	p := packed([]byte(`{"file_type":"OCF_TRANSACTIONS_FILE","items":[]}`))
	data := zipOf(t, "M.json", string(p.files["M.json"]), "T.json", string(p.files["T.json"]))
	at := bytes.LastIndex(data, []byte("PK\x01\x02"))
	for _, size := range []uint32{0, 1, 1 << 31} {
		lie := bytes.Clone(data)
		for i := range 4 {
			lie[at+24+i] = byte(size >> (8 * i)) // the unpacked size of the last entry
		}
		if _, ds := readZip(lie, usualBounds()); !ds.HasErrors() {
			t.Errorf("a size of %d is believed: %v", size, ds)
		}
	}
}

func TestTooManyObjects(t *testing.T) {
	b := usualBounds()
	b.objects = 3
	_, ds := read(oneFile(strings.TrimSuffix(strings.Repeat(`{"object_type":"FINANCING"},`, 4), ",")), b)
	if codes := codesOf(ds); !slices.Equal(codes, []loadline.Code{loadline.TooLarge}) {
		t.Errorf("told %v", ds)
	}
}

// Links in a folder cannot lead out of it, and a pipe is not waited for.
func TestHostileFolders(t *testing.T) {
	dir, out := t.TempDir(), filepath.Join(t.TempDir(), "T.json")
	p := packed([]byte(`{"file_type":"OCF_TRANSACTIONS_FILE","items":[]}`))
	for name, data := range map[string][]byte{out: p.files["T.json"], filepath.Join(dir, "M.json"): p.files["M.json"]} {
		if err := os.WriteFile(name, data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink(out, filepath.Join(dir, "T.json")); err != nil {
		t.Skip("no symbolic links here")
	}
	if _, ds := Open(dir); !ds.HasErrors() {
		t.Errorf("a link out of the folder is followed: %v", ds)
	}
	if _, ds := Open(os.DevNull); codesOf(ds)[0] != loadline.FileUnreadable {
		t.Errorf("a device: %v", ds)
	}
}

func TestWhatIsAPackage(t *testing.T) {
	m := packed(nil).files["M.json"]
	late := []byte(`{"x":"` + strings.Repeat("x", headBytes) + `",` + string(m[1:]))
	for name, c := range map[string]struct {
		files fstest.MapFS
		want  loadline.Code
	}{
		"a manifest":            {fstest.MapFS{"M.json": {Data: m}}, loadline.MissingFile},
		"its type comes late":   {fstest.MapFS{"M.json": {Data: late}}, loadline.MissingFile},
		"two manifests":         {fstest.MapFS{"M.json": {Data: m}, "N.json": {Data: m}}, loadline.AmbiguousManifest},
		"another one below":     {fstest.MapFS{"M.json": {Data: m}, "old/M.json": {Data: m}}, loadline.MissingFile},
		"only one below":        {fstest.MapFS{"old/M.json": {Data: m}}, loadline.NoManifest},
		"no JSON":               {fstest.MapFS{"M.txt": {Data: m}}, loadline.NoManifest},
		"broken JSON":           {fstest.MapFS{"M.json": {Data: m[:20]}}, loadline.NoManifest},
		"broken after its type": {fstest.MapFS{"M.json": {Data: m[:len(m)-1]}}, loadline.SyntaxError},
	} {
		_, ds := Read(c.files, "")
		got := ds[len(ds)-1].Code
		if got != c.want {
			t.Errorf("%s: %v", name, ds)
		}
	}
}

// mutate changes a package in one place: a field or an element gone, a value of another type, a file cut short, a byte.
func mutate(dice *rand.Rand, files map[string][]byte) map[string][]byte {
	out := maps.Clone(files)
	names := slices.Sorted(maps.Keys(files))
	name := names[dice.IntN(len(names))]
	data := out[name]
	s := newScanner(data, MaxValues)
	if !s.whole() || dice.IntN(6) == 0 {
		out[name] = data[:dice.IntN(len(data)+1)]
		return out
	}
	i := 1 + dice.IntN(len(s.tape)-1)
	n := s.tape[i]
	from, to := n.from, n.to
	if n.kind == text {
		from, to = from-1, to+1
	}
	instead := []string{``, `null`, `""`, `0`, `-1e999`, `[]`, `{}`, `[[{}]]`, `"x"`, `true`, `{"omitted":true}`, `"9999-99-99"`, `"1e300"`, `"\ud800"`,
		"\"\xff\"", `{"numerator":"1","denominator":"-1"}`, `"id":`, `,`, `}`}
	with := instead[dice.IntN(len(instead))]
	out[name] = slices.Concat(data[:from], []byte(with), data[to:])
	return out
}

// No change to a package makes reading or exporting panic, and what is read can be written and read again.
func TestMutationsNeverPanic(t *testing.T) {
	bases := []map[string][]byte{{}, {}}
	if err := made.Startup(1, made.Memory(bases[0])); err != nil {
		t.Fatal(err)
	}
	showcase := filepath.Join(shared, "format-showcase-1.2.0")
	entries, _ := os.ReadDir(showcase)
	for _, e := range entries {
		data, err := os.ReadFile(filepath.Join(showcase, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		bases[1][e.Name()] = data
	}
	rapid.Check(t, func(t *rapid.T) {
		base := bases[rapid.IntRange(0, 1).Draw(t, "base")]
		if len(base) == 0 {
			base = bases[0]
		}
		dice := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 0))
		files := base
		for range rapid.IntRange(1, 4).Draw(t, "changes") {
			files = mutate(dice, files)
		}
		exercise(t, memory{files: files})
	})
}

// exercise does everything with a package that can be done.
func exercise(t tester, st store) {
	p, ds := everything(st)
	if p == nil {
		if !ds.HasErrors() {
			t.Fatal("no package and no reason")
		}
		return
	}
	for _, d := range ds {
		p.Line(d.At)
	}
	c, _ := p.Company()
	out, more := Export(c, p)
	if !ds.HasErrors() && !more.HasErrors() {
		sameObjects(t, p, out, "the export")
		sameFacts(t, p, out, "the export")
	}
	Export(c, nil)
	written := map[string][]byte{}
	if err := p.each(func(name string, data []byte) error { written[name] = data; return nil }); err != nil {
		t.Fatal(err)
	}
	if again, _ := everything(memory{files: written}); again != nil && !ds.HasErrors() {
		sameObjects(t, p, again, "written files")
	}
}

func FuzzPackage(f *testing.F) {
	for story := range strings.SplitSeq(strings.TrimSpace(defects), "\n\n") {
		items, _, _ := strings.Cut(story, "\n")
		f.Add([]byte(fmt.Sprintf(`{"file_type":"OCF_TRANSACTIONS_FILE","items":[%s]}`, items)))
	}
	files := map[string][]byte{}
	if err := made.Startup(1, made.Memory(files)); err != nil {
		f.Fatal(err)
	}
	for name, data := range files {
		if name != "Transactions.ocf.json" { // too long to be changed often
			f.Add(data)
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		exercise(t, packed(data))
		exercise(t, memory{files: map[string][]byte{"M.json": data}})
	})
}

func FuzzZip(f *testing.F) {
	p := packed([]byte(`{"file_type":"OCF_TRANSACTIONS_FILE","items":[]}`))
	f.Add(zipOf(f, "M.json", string(p.files["M.json"]), "T.json", string(p.files["T.json"])))
	f.Add(zipOf(f, "symlink:M.json", "x"))
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, data []byte) {
		z, err := openZip(bytes.NewReader(data), int64(len(data)), "cap.zip", usualBounds())
		if err == nil {
			exercise(t, z)
		}
	})
}
