package ocf

import (
	"bytes"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"loadline"
)

// changedObject exports the facts of one object after a change, on top of the package with that object: the object as it
// goes out, and what is told of the merger.
func changedObject(t *testing.T, item string, change func(*loadline.Company)) (string, []string) {
	t.Helper()
	base, ds := everything(oneFile(item))
	if ds.HasErrors() {
		t.Fatal(ds)
	}
	c, _ := base.Company()
	facts := *c
	facts.Stakeholders, facts.Classes, facts.Vesting = slices.Clone(c.Stakeholders), slices.Clone(c.Classes), slices.Clone(c.Vesting)
	facts.Transactions = slices.Clone(c.Transactions)
	for i := range facts.Classes {
		facts.Classes[i].Conversions = slices.Clone(c.Classes[i].Conversions)
	}
	for i := range facts.Vesting {
		facts.Vesting[i].Conditions = slices.Clone(c.Vesting[i].Conditions)
	}
	change(&facts)
	out, ds := Export(&facts, base)
	if ds.HasErrors() {
		t.Fatal(ds)
	}
	var told []string
	for _, d := range ds {
		if d.Code == loadline.StatedTwice && d.Severity == loadline.Note {
			told = append(told, d.Summary.String())
		}
	}
	last := ""
	for o := range out.Objects() {
		last = string(o.Text)
	}
	return last, told
}

const aClass = `{"object_type": "STOCK_CLASS", "id": "a", "name": "Series A", "class_type": "PREFERRED", "default_id_prefix": "SA-", "initial_shares_authorized": "10", "votes_per_share": "1", "seniority": "3", "conversion_rights": [` +
	`{"type": "STOCK_CLASS_CONVERSION_RIGHT", "x_extra": {"k":1}, "conversion_mechanism": {"type": "RATIO_CONVERSION", "x_deep": [1,2], "ratio": {"numerator": "10", "denominator": "4", "x": 0}, "conversion_price": {"amount": "1.00", "currency": "USD"}, "rounding_type": "NORMAL"}, "converts_to_stock_class_id": "c"}` +
	`, {"type": "STOCK_CLASS_CONVERSION_RIGHT", "conversion_mechanism": {"type": "CUSTOM_CONVERSION", "custom_conversion_description": "As the board says"}, "converts_to_stock_class_id": "d"}]}`

func TestOnlyWhatDiffersInAClassIsWrittenAnew(t *testing.T) {
	rights := func(c *loadline.Company) []loadline.ConversionRight { return c.Classes[0].Conversions }
	for _, c := range []struct {
		what     string
		change   func(*loadline.Company)
		old, now string // what is replaced in the object; all else stays
		told     string
	}{
		{"votes", func(c *loadline.Company) { c.Classes[0].VotesPerShare = loadline.Exactly(loadline.Int(2)) },
			`"votes_per_share": "1"`, `"votes_per_share": "2"`, ""},
		{"the ratio, both parts of it", func(c *loadline.Company) { rights(c)[0].Ratio = loadline.Exactly(loadline.Int(3).Quo(loadline.Int(2))) },
			`"numerator": "10", "denominator": "4"`, `"numerator": "3", "denominator": "2"`, ""},
		{"the class that the custom right leads to", func(c *loadline.Company) { rights(c)[1].IntoClassID = "e" },
			`"converts_to_stock_class_id": "d"`, `"converts_to_stock_class_id": "e"`, ""},
		{"the ratio of the custom right", func(c *loadline.Company) { rights(c)[1].Ratio = loadline.Exactly(loadline.Int(7)) },
			"", "", `a conversion mechanism of the STOCK_CLASS "a" stays as the package has it`},
		{"no custom right any more", func(c *loadline.Company) { c.Classes[0].Conversions = rights(c)[:1] },
			aClass[strings.Index(aClass, `, {"type": "STOCK_CLASS_CONVERSION_RIGHT", "conversion_mechanism": {"type": "CUSTOM`):], "]}", ""},
		{"the first right is gone", func(c *loadline.Company) { c.Classes[0].Conversions = rights(c)[1:] },
			aClass[strings.Index(aClass, `{"type": "STOCK_CLASS_CONVERSION_RIGHT", "x_extra"`):strings.Index(aClass, `{"type": "STOCK_CLASS_CONVERSION_RIGHT", "conversion_mechanism"`)], "", ""},
	} {
		got, told := changedObject(t, aClass, c.change)
		if diff := cmp.Diff(strings.Replace(aClass, c.old, c.now, 1), got); diff != "" || strings.Join(told, "; ") != c.told {
			t.Errorf("%s: %s\ntold: %q", c.what, diff, told)
		}
	}
}

func TestARenamedStakeholderKeepsTheOtherNames(t *testing.T) {
	rename := func(c *loadline.Company) { c.Stakeholders[0].LegalName = "Ada Byron" }
	const person = `{"object_type": "STAKEHOLDER", "id": "p", "name": {"legal_name": "Ada Chen"%s}, "stakeholder_type": "INDIVIDUAL"}`
	for _, c := range []struct {
		names  string
		change func(*loadline.Company)
		told   int
	}{
		{`, "first_name": "Ada", "last_name": "Chen"`, rename, 1},
		{`, "x_alias": "A."`, rename, 0},
		{`, "first_name": "Ada", "last_name": "Chen"`, func(c *loadline.Company) { c.Stakeholders[0].IssuerID = "7" }, 0},
	} {
		got, told := changedObject(t, strings.Replace(person, "%s", c.names, 1), c.change)
		if !strings.Contains(got, c.names) || len(told) != c.told {
			t.Errorf("%s; told: %q", got, told)
		}
	}
}

// A convertible with several triggers keeps them: the terms are those of the trigger of the next round.
func TestOneTriggerOfSeveralIsMerged(t *testing.T) {
	const safe = `{"object_type": "TX_CONVERTIBLE_ISSUANCE", "id": "i", "date": "2025-01-02", "security_id": "s", "custom_id": "S-1", "stakeholder_id": "p", "security_law_exemptions": [], "investment_amount": {"amount": "5", "currency": "USD"}, "convertible_type": "SAFE", "seniority": 1, "conversion_triggers": [` +
		`{"trigger_id": "sale", "type": "ELECTIVE_AT_WILL", "conversion_right": {"type": "CONVERTIBLE_CONVERSION_RIGHT", "conversion_mechanism": {"type": "CUSTOM_CONVERSION", "custom_conversion_description": "Twice the money"}}}, ` +
		`{"trigger_id": "round", "type": "AUTOMATIC_ON_CONDITION", "trigger_condition": "A round", "conversion_right": {"type": "CONVERTIBLE_CONVERSION_RIGHT", "converts_to_future_round": true, "conversion_mechanism": {"type": "SAFE_CONVERSION", "conversion_mfn": false, "exit_multiple": {"numerator": "2", "denominator": "1"}, "conversion_discount": "0.20"}}}]}`
	got, told := changedObject(t, safe, func(c *loadline.Company) {
		issued := *c.Transactions[0].(*loadline.ConvertibleIssuance)
		issued.Terms.Discount = loadline.Say(loadline.Int(1).Quo(loadline.Int(4)), loadline.Source{})
		c.Transactions[0] = &issued
	})
	if diff := cmp.Diff(strings.Replace(safe, `"0.20"`, `"0.25"`, 1), got); diff != "" || len(told) > 0 {
		t.Errorf("%s\ntold: %q", diff, told)
	}
}

// A year in the package is twelve months in the facts: number and unit change together.
func TestLengthsChangeWithTheirUnits(t *testing.T) {
	const terms = `{"object_type": "VESTING_TERMS", "id": "v", "name": "n", "description": "Long story", "allocation_type": "BACK_LOADED", "vesting_conditions": [` +
		`{"id": "start", "description": "d", "quantity": "0", "trigger": {"type": "VESTING_START_DATE"}, "next_condition_ids": ["m"]}, ` +
		`{"id": "m", "description": "monthly", "portion": {"numerator": "2", "denominator": "96"}, "trigger": {"type": "VESTING_SCHEDULE_RELATIVE", "period": {"length": 30, "type": "DAYS", "occurrences": 48, "x": true}, "relative_to_condition_id": "start"}, "next_condition_ids": []}]}`
	got, _ := changedObject(t, terms, func(c *loadline.Company) {
		every := c.Vesting[0].Conditions[1].Trigger.(loadline.Every)
		every.Period = loadline.Duration{Months: 1}
		c.Vesting[0].Conditions[1].Trigger = every
	})
	want := strings.Replace(terms, `"length": 30, "type": "DAYS", "occurrences": 48, "x": true`, `"length": 1, "type": "MONTHS", "occurrences": 48, "x": true, "day_of_month": "VESTING_START_DAY_OR_LAST_DAY_OF_MONTH"`, 1)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// Whatever lists become, each element that is still there is paired with itself, and none with two.
func TestPartnersAreOneToOne(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		element := rapid.Custom(func(t *rapid.T) []byte {
			return []byte(rapid.SampledFrom([]string{`{"id": "a"}`, `{"id": "b"}`, `{"id": "a", "n": 1}`, `{"n": 2}`, `{"n": 3}`}).Draw(t, "element"))
		})
		was, now := rapid.SliceOfN(element, 0, 6).Draw(t, "was"), rapid.SliceOfN(element, 0, 6).Draw(t, "now")
		met := map[int]bool{}
		equal := 0
		for j, i := range partners(was, now) {
			if i >= 0 && met[i] {
				t.Fatalf("%s: two partners of %d", now, i)
			}
			met[i] = true
			if i >= 0 && bytes.Equal(was[i], now[j]) {
				equal++
			}
		}
		want := 0 // of each text as many as both lists have
		left := slices.Clone(was)
		for _, b := range now {
			if i := slices.IndexFunc(left, func(w []byte) bool { return bytes.Equal(w, b) }); i >= 0 {
				want, left = want+1, slices.Delete(left, i, i+1)
			}
		}
		if equal != want {
			t.Fatalf("%s to %s: %d equal partners, not %d", was, now, equal, want)
		}
	})
}

// filesIn are the files of a folder by name.
func filesIn(t *testing.T, dir string) map[string]string {
	out := map[string]string{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			data, _ := os.ReadFile(filepath.Join(dir, name))
			out[name] = string(data)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestAFolderIsWrittenWhollyOrNotAtAll(t *testing.T) {
	dir := t.TempDir()
	first, _ := everything(oneFile(aClass))
	if err := first.WriteFolder(dir); err != nil {
		t.Fatal(err)
	}
	manifest := first.files[0].path
	if err := os.Chmod(filepath.Join(dir, manifest), 0o600); err != nil {
		t.Fatal(err)
	}
	before := filesIn(t, dir)

	// A package whose last file cannot be written, since a folder has its name.
	facts, _ := first.Company()
	more := *facts
	more.LegalName = "Another, Inc."
	more.Stakeholders = []loadline.Stakeholder{{ID: "p", LegalName: "Ada Chen", Kind: loadline.Individual}}
	second, _ := Export(&more, first)
	blocked := second.files[len(second.files)-1].path
	if _, there := before[blocked]; there {
		t.Fatal("the export has no file of its own")
	}
	if err := os.Mkdir(filepath.Join(dir, blocked), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := second.WriteFolder(dir); err == nil || !strings.Contains(err.Error(), blocked) {
		t.Errorf("a file that cannot be written: %v", err)
	}
	if diff := cmp.Diff(before, filesIn(t, dir)); diff != "" {
		t.Errorf("the package that was there: %s", diff)
	}

	// Where nothing is in the way it is written, beside what a killed run left behind, and for the same readers.
	for _, err := range []error{os.Remove(filepath.Join(dir, blocked)), os.WriteFile(filepath.Join(dir, ".loadline-0.new"), nil, 0o600)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := second.WriteFolder(dir); err != nil {
		t.Fatal(err)
	}
	got, _ := Open(dir)
	sameObjects(t, second, got, "the folder")
	if names := slices.Sorted(maps.Keys(filesIn(t, dir))); len(names) != len(second.files) {
		t.Errorf("left behind: %v", names)
	}
	if info, err := os.Stat(filepath.Join(dir, manifest)); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the manifest is for other readers: %v %v", info.Mode(), err)
	}
}

func TestAFolderWithAnotherManifestIsRefused(t *testing.T) {
	dir := t.TempDir()
	p, _ := everything(oneFile(aClass))
	if err := p.WriteFolder(dir); err != nil {
		t.Fatal(err)
	}
	own := p.files[0].path
	if err := os.Rename(filepath.Join(dir, own), filepath.Join(dir, "other.json")); err != nil {
		t.Fatal(err)
	}
	before := filesIn(t, dir)
	if err := p.WriteFolder(dir); err == nil || !strings.Contains(err.Error(), "another package, whose manifest is other.json") {
		t.Errorf("told: %v", err)
	}
	if diff := cmp.Diff(before, filesIn(t, dir)); diff != "" {
		t.Error(diff)
	}
}

// The manifest takes its place last: where another file cannot, the one that was there still stands.
func TestTheManifestIsPlacedLast(t *testing.T) {
	dir := t.TempDir()
	p, _ := everything(oneFile(aClass))
	if err := p.WriteFolder(dir); err != nil {
		t.Fatal(err)
	}
	before := filesIn(t, dir)
	manifest := *p.files[0]
	manifest.data = append([]byte("\n"), manifest.data...)
	// One file has the name of the folder of another, which shows only when both are put in place.
	torn := Package{files: []*file{&manifest, {path: "a.json", data: []byte("{}")}, {path: "a.json/b.json", data: []byte("{}")}}}
	if err := torn.WriteFolder(dir); err == nil {
		t.Error("a file and a folder of one name were written")
	}
	if diff := cmp.Diff(before, filesIn(t, dir)); diff != "" {
		t.Error(diff)
	}
}
