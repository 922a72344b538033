package ocf

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"loadline"
)

// What the sample packages hold, counted by hand in their files, and what is told of them.
const sampleFacts = `
acme_holdings_limited | Acme Holdings Limited | 2023-06-29 | 4 stakeholders, 3 classes, 0 plans, 1 schedules, 39 transactions, 3 valuations, 0 documents, 0 kept | wrong-checksum
invalid-company | Acme Holdings Limited | 2023-06-29 | 4 stakeholders, 3 classes, 0 plans, 1 schedules, 39 transactions, 3 valuations, 0 documents, 0 kept | wrong-checksum
ltse-example-inc | Example, Inc. | 2023-03-02 | 22 stakeholders, 3 classes, 1 plans, 6 schedules, 144 transactions, 5 valuations, 0 documents, 3 kept | bad-value missing-field number-not-string older-name wrong-checksum
two_series_with_notes | Example Robotics, Inc. | 2026-09-15 | 5 stakeholders, 3 classes, 0 plans, 0 schedules, 6 transactions, 0 valuations, 0 documents, 0 kept |
shoobx.ocf.zip | ACME Industries | 2022-03-22 | 4 stakeholders, 2 classes, 1 plans, 5 schedules, 80 transactions, 1 valuations, 0 documents, 2 kept | bad-value file-not-named wrong-checksum
format-showcase-1.2.0 | ACME Industries | 2022-03-22 | 4 stakeholders, 2 classes, 1 plans, 5 schedules, 80 transactions, 1 valuations, 0 documents, 2 kept | bad-value file-not-named wrong-checksum
tutorials/quickstart/samples | Aperture Science, Inc. | 2022-12-01 | 1 stakeholders, 1 classes, 0 plans, 0 schedules, 1 transactions, 0 valuations, 0 documents, 1 kept | missing-file unknown-field unknown-version wrong-checksum
tutorials/quickstart/issuance_aperture_science_inc.ocf.zip | Aperture Science, Inc. | 2022-12-01 | 1 stakeholders, 1 classes, 0 plans, 0 schedules, 1 transactions, 0 valuations, 0 documents, 1 kept | missing-file wrong-checksum
tutorials/options/samples | Aperture Science, Inc. | 2022-12-01 | 1 stakeholders, 2 classes, 1 plans, 1 schedules, 6 transactions, 0 valuations, 0 documents, 1 kept | older-name unknown-field unknown-version wrong-checksum
`

func TestSamplesAreRead(t *testing.T) {
	samples(t)
	for line := range strings.Lines(strings.TrimSpace(sampleFacts)) {
		parts := strings.Split(strings.TrimSpace(line), "|")
		for i := range parts {
			parts[i] = strings.TrimSpace(parts[i])
		}
		path := filepath.Join(shared, parts[0])
		p, ds := Open(path)
		c, more := p.Company()
		ds = append(slices.Clone(ds), more...)
		if ds.HasErrors() || !Is(path) {
			t.Errorf("%s is refused: %v", path, ds)
		}
		got := fmt.Sprintf("%d stakeholders, %d classes, %d plans, %d schedules, %d transactions, %d valuations, %d documents, %d kept", len(c.Stakeholders),
			len(c.Classes), len(c.Plans), len(c.Vesting), len(c.Transactions), len(c.Valuations), len(c.Documents), len(c.Kept))
		var codes []string
		for _, code := range codesOf(ds) {
			codes = append(codes, string(code))
		}
		slices.Sort(codes)
		if c.LegalName != parts[1] || c.AsOf.String() != parts[2] || got != parts[3] || strings.Join(codes, " ") != parts[4] {
			t.Errorf("%s: %s, %v: %s; told %v", path, c.LegalName, c.AsOf, got, codes)
		}
	}
	for path, want := range map[string]loadline.Code{"ambiguous-manifest-package": loadline.AmbiguousManifest, "tutorials": loadline.NoManifest} {
		if p, ds := Open(filepath.Join(shared, path)); p != nil || ds[0].Code != want || !ds.HasErrors() {
			t.Errorf("%s: %v", path, ds)
		}
	}
}

// The facts of the only real export that are easily read wrong.
func TestRealExport(t *testing.T) {
	samples(t)
	p, _ := Open(filepath.Join(shared, "ltse-example-inc"))
	c, _ := p.Company()
	for _, class := range c.Classes {
		if class.VotesPerShare.Known() || len(class.VotesPerShare.Open) != 1 {
			t.Errorf("votes of %s: %v", class.Title, class.VotesPerShare)
		}
	}
	if r := c.Classes[2].Conversions[0].Ratio; r.String() != "2" {
		t.Errorf("Series A converts into %v", r)
	}
	grants := 0
	for _, tx := range c.Transactions {
		switch tx := tx.(type) {
		case *loadline.GrantIssuance:
			grants++
		case *loadline.Conversion: // whole convertibles, whatever quantity_converted says
			if tx.Quantity.Saying != loadline.None {
				t.Errorf("a conversion of %v", tx.Quantity)
			}
		case *loadline.WarrantIssuance:
			if !tx.Quantity.Known() {
				t.Errorf("a warrant over %v", tx.Quantity)
			}
		}
		if at := tx.Base().At; !strings.HasPrefix(string(p.File(at.File)[at.From:]), "{") || p.Line(at) == nil {
			t.Errorf("no object at %v", at)
		}
	}
	if grants != 26 {
		t.Errorf("%d grants", grants)
	}
}
