package ocf

import (
	"bytes"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"loadline"
	"loadline/internal/made"
)

const shared = "../../shared/data/ocf"

// samples are the packages beside the checkout that can be read.
func samples(t *testing.T) []string {
	if _, err := os.Stat(shared); err != nil {
		t.Skip("no sample packages beside the checkout")
	}
	var out []string
	for _, name := range strings.Fields(`acme_holdings_limited ltse-example-inc two_series_with_notes format-showcase-1.2.0 invalid-company
		shoobx.ocf.zip tutorials/options/samples tutorials/options/issuance_aperture_science_inc.ocf.zip tutorials/quickstart/samples
		tutorials/quickstart/issuance_aperture_science_inc.ocf.zip`) {
		out = append(out, filepath.Join(shared, name))
	}
	return out
}

// kept is an object without its place.
type kept struct{ Type, ID, Text string }

func objectsOf(p *Package) []kept {
	var out []kept
	for o := range p.Objects() {
		out = append(out, kept{o.Type, o.ID, string(o.Text)})
	}
	return out
}

// again writes a package and reads it back, as a folder and as a zip file.
func again(t interface{ Fatal(...any) }, p *Package, dir string) (folder, zip *Package) {
	if err := p.WriteFolder(filepath.Join(dir, "folder")); err != nil {
		t.Fatal(err)
	}
	var packed bytes.Buffer
	if err := p.WriteZip(&packed); err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(dir, "package.zip")
	if err := os.WriteFile(name, packed.Bytes(), 0o666); err != nil {
		t.Fatal(err)
	}
	folder, ds := Open(filepath.Join(dir, "folder"))
	zip, more := Open(name)
	for _, d := range append(ds, more...) {
		if d.Code == loadline.WrongChecksum {
			t.Fatal("the manifest was written with a wrong checksum: ", d.At)
		}
	}
	return folder, zip
}

func sameObjects(t tester, want, got *Package, how string) {
	if diff := cmp.Diff(objectsOf(want), objectsOf(got)); diff != "" {
		t.Fatalf("%s: %s", how, diff)
	}
}

type tester interface {
	Fatalf(string, ...any)
	Fatal(...any)
}

func TestSamplesComeBackAsTheyWere(t *testing.T) {
	for _, path := range samples(t) {
		p, _ := Open(path)
		folder, zip := again(t, p, t.TempDir())
		sameObjects(t, p, folder, path+" as a folder")
		sameObjects(t, p, zip, path+" as a zip file")
		sameFacts(t, p, folder, path)
	}
}

// makeUp draws a made-up package.
func makeUp(t *rapid.T) memory {
	files, seed := map[string][]byte{}, rapid.Uint64().Draw(t, "seed")
	var err error
	if rapid.Bool().Draw(t, "startup") {
		err = made.Startup(seed, made.Memory(files))
	} else {
		err = made.Stress(seed, rapid.IntRange(1, 300).Draw(t, "n"), made.Memory(files))
	}
	if err != nil {
		t.Fatal(err)
	}
	return memory{files: files}
}

func TestMadeUpPackagesComeBackAsTheyWere(t *testing.T) {
	dir := t.TempDir()
	rapid.Check(t, func(t *rapid.T) {
		p, ds := everything(makeUp(t))
		if len(ds) > 0 {
			t.Fatalf("a made-up package is at fault: %v", ds)
		}
		files := map[string][]byte{}
		if err := p.each(func(name string, data []byte) error { files[name] = data; return nil }); err != nil {
			t.Fatal(err)
		}
		got, _ := everything(memory{files: files})
		sameObjects(t, p, got, "written files")
		if rapid.IntRange(0, 19).Draw(t, "on disk") == 0 {
			sub, err := os.MkdirTemp(dir, "")
			if err != nil {
				t.Fatal(err)
			}
			folder, zip := again(t, p, sub)
			sameObjects(t, p, folder, "a folder")
			sameObjects(t, p, zip, "a zip file")
		}
	})
}

// factsAlike compares facts without their places; amounts compare as numbers.
var factsAlike = cmp.Options{
	cmpopts.IgnoreTypes(loadline.Source{}),
	cmp.Comparer(func(a, b loadline.Ratio) bool { return a.Equal(b) }),
	cmp.Comparer(func(a, b loadline.Shares) bool { return a.Cmp(b) == 0 }),
	cmpopts.EquateEmpty(),
}

func sameFacts(t tester, want, got *Package, how string) {
	a, _ := want.Company()
	b, _ := got.Company()
	if diff := cmp.Diff(a, b, factsAlike); diff != "" {
		t.Fatalf("%s: %s", how, diff)
	}
}

// Facts that go out without the package they came from are the same facts when they are read again.
func TestExportedFactsAreTheSameFacts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, _ := everything(makeUp(t))
		c, _ := p.Company()
		facts := *c
		facts.Kept = nil // objects that are no facts go out with their package only
		out, ds := Export(&facts, nil)
		if ds.HasErrors() {
			t.Fatal(ds)
		}
		got, _ := out.Company()
		if diff := cmp.Diff(&facts, got, factsAlike); diff != "" {
			t.Fatal(diff)
		}
	})
}

func TestExportWithItsBaseIsItsBase(t *testing.T) {
	for _, path := range samples(t) {
		p, trouble := Open(path)
		c, _ := p.Company()
		out, ds := Export(c, p)
		sameObjects(t, p, out, path)
		for i, f := range out.files {
			if i > 0 && !bytes.Equal(f.data, p.files[i].data) {
				t.Errorf("%s: %s is not as it came", path, f.path)
			}
		}
		if ds.HasErrors() != trouble.HasErrors() {
			t.Errorf("%s: %v", path, ds)
		}
	}
}

// A fact that differs is merged into its object; a new one joins the file of its kind; one that is gone goes.
func TestExportOfAChangedCompany(t *testing.T) {
	files := map[string][]byte{}
	if err := made.Startup(1, made.Memory(files)); err != nil {
		t.Fatal(err)
	}
	base, _ := read(memory{files: files, name: "base.zip"}, usualBounds())
	c, _ := base.Company()
	changed := *c
	changed.LegalName = "Northlight, PBC"
	changed.Stakeholders = append(slices.Clone(c.Stakeholders), loadline.Stakeholder{
		ID: "cloud", LegalName: "Nimbus \"Cloud\" GmbH", Kind: loadline.Institution, Groups: []string{"outside"},
	})
	changed.Stakeholders[0].Relationship = "OFFICER"
	changed.Transactions = append(slices.Clone(c.Transactions[1:]), &loadline.StatusChange{
		Event: loadline.Event{Date: loadline.DateOf(2026, 2, 1)}, StakeholderID: "cloud", Status: "ACTIVE",
	})
	out, ds := Export(&changed, base)
	if codes := codesOf(ds); !slices.Equal(codes, []loadline.Code{loadline.NotInOpenCap}) {
		t.Errorf("told: %v", ds)
	}
	got, letters := out.Company()
	if len(letters) > 0 {
		t.Errorf("the export is at fault: %v", letters)
	}
	changed.Stakeholders[len(c.Stakeholders)].Groups = nil
	changed.Transactions[len(c.Transactions)-1].Base().ID = "tx-1"
	if diff := cmp.Diff(&changed, got, factsAlike); diff != "" {
		t.Error(diff)
	}
	first := kept{}
	for o := range out.Objects() {
		if o.ID == changed.Stakeholders[0].ID {
			first = kept{Text: string(o.Text)}
		}
	}
	if want := `"current_relationship": "OFFICER"`; !strings.Contains(first.Text, want) || !strings.Contains(first.Text, "first_name") {
		t.Errorf("the changed stakeholder lost fields: %s", first.Text)
	}
	unchanged := "StockClasses.ocf.json"
	if !bytes.Equal(out.byName[unchanged].data, files[unchanged]) {
		t.Errorf("%s is not as it came", unchanged)
	}
	folder, _ := again(t, out, t.TempDir())
	sameObjects(t, out, folder, "the export in a folder")
}

// Where company.hcl says that the whole security is transferred, Open Cap Format is told how many shares that are.
func TestTheWholeSecurityBecomesAFigure(t *testing.T) {
	day := loadline.DateOf(2025, 1, 2)
	grant := &loadline.GrantIssuance{Quantity: loadline.WholeShares(1000), StockClassID: "common"}
	grant.SecurityID, grant.Date = "option", day
	half := loadline.Closing{Event: loadline.Event{Date: day + 1}, SecurityID: "option", Quantity: loadline.Say(loadline.WholeShares(400), loadline.Source{})}
	rest := loadline.Closing{Event: loadline.Event{Date: day + 9}, SecurityID: "option", Quantity: loadline.SayNone[loadline.Shares](loadline.Source{})}
	split := &loadline.Split{Event: loadline.Event{Date: day + 5}, StockClassID: "common", Ratio: loadline.Int(2)}
	for _, c := range []struct {
		facts []loadline.Transaction
		want  string
	}{
		{[]loadline.Transaction{grant, &loadline.Exercise{Closing: half}, &loadline.Cancellation{Closing: rest}}, `"quantity": "600"`},
		{[]loadline.Transaction{grant, split, &loadline.Cancellation{Closing: rest}}, ""},
	} {
		e := newEncoder(&loadline.Company{Transactions: c.facts})
		o, _ := e.transaction(c.facts[2])
		if got := string(o.json()); !strings.Contains(got, c.want) || c.want == "" && !slices.Contains(o.lacks, "quantity") {
			t.Errorf("%s lacks %v", got, o.lacks)
		}
	}
}

func TestExportSaysWhatTheFormatCannotHold(t *testing.T) {
	c := &loadline.Company{
		Name: "northwind", LegalName: "Northwind AI, Inc.", Law: "us-de", Currency: "USD",
		Entities:     []loadline.Entity{{ID: "trust"}},
		Stakeholders: []loadline.Stakeholder{{ID: "a", Groups: []string{"founders"}}, {ID: "b", Groups: []string{"founders"}}},
		Documents:    []loadline.Document{{ID: "bylaws", Path: "bylaws.pdf", Kind: "bylaws", Read: loadline.Yes}},
		Transactions: []loadline.Transaction{&loadline.Exercise{Closing: loadline.Closing{
			Event: loadline.Event{ID: "x", Date: loadline.DateOf(2025, 1, 2)}, SecurityID: "nobody",
		}}},
	}
	_, ds := Export(c, nil)
	told := map[string]bool{}
	for _, d := range ds {
		told[d.Summary.String()] = true
	}
	for _, want := range []string{
		"Open Cap Format has no place for entities and who owns them (1 times)",
		"Open Cap Format has no place for groups of stakeholders (2 times)",
		"Open Cap Format has no place for kinds of documents (1 times)",
		"Open Cap Format has no place for whether a document was read (1 times)",
		"Open Cap Format has no place for the law that applies (1 times)",
		"Open Cap Format has no place for an EXERCISE of a security of the kind STOCK (1 times)",
		`nobody stated stakeholder_type of the STAKEHOLDER "a"`,
		`nobody stated formation_date of the ISSUER "northwind"`,
		`nobody stated md5 of the DOCUMENT "bylaws"`,
	} {
		if !told[want] {
			t.Errorf("not told: %s; told: %v", want, slices.Sorted(maps.Keys(told)))
		}
	}
}
