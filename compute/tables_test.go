package compute_test

import (
	"encoding/csv"
	"os"
	"strings"
	"testing"

	"loadline"
	. "loadline/compute"
)

// shared reads a third-party table beside the checkout, where it is there.
func shared(t *testing.T, name string) []map[string]string {
	t.Helper()
	f, err := os.Open("../../shared/data/compute/" + name)
	if err != nil {
		t.Skip("the shared data are not there")
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.FieldsPerRecord = -1
	lines, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var out []map[string]string
	for _, line := range lines[1:] {
		row := map[string]string{}
		for i, head := range lines[0] {
			if i < len(line) {
				row[head] = line[i]
			}
		}
		out = append(out, row)
	}
	return out
}

// The figures of the chips are those of the table that they are restated from.
func TestChipsAreRestatedRightly(t *testing.T) {
	for _, row := range shared(t, "hardware.csv") {
		c := chip(t, row["chip"])
		near(t, c.Name+" peak", c.Peak.Float()/1e12, exact(t, n(row["bf16_dense_tflops"])), 0)
		near(t, c.Name+" memory", c.Memory.Float()/1e9, exact(t, n(row["mem_gb"])), 0)
		near(t, c.Name+" bandwidth", c.Bandwidth.Float()/1e12, exact(t, n(row["mem_bw_tb_s"])), 1e-12)
		if measured := row["mamf_bf16_tflops"]; (measured != "") != (c.Measured != nil) {
			t.Errorf("%s: measured %q", c.Name, measured)
		}
	}
}

// Every quote is one of the table that it is restated from: day, chip as named there, provider and price.
func TestQuotesAreRestatedRightly(t *testing.T) {
	key := func(day, named, provider, price string) string {
		return strings.Join([]string{day, named, provider, exactText(price)}, "|")
	}
	known := map[string]bool{}
	for _, row := range shared(t, "gpu-prices.csv") {
		for _, column := range []string{"on_demand_usd_h", "cud_1y", "cud_3y"} {
			known[key(row["date"], row["chip"], row["vendor"], row[column])] = true
		}
	}
	for _, q := range Quotes() {
		if !known[key(q.Date.String(), q.Named, q.Provider, q.PerHour.String())] {
			t.Errorf("%v %s %s %v is not in the source", q.Date, q.Named, q.Provider, q.PerHour)
		}
	}
}

func exactText(price string) string {
	r, _ := loadline.ParseDecimal(price)
	return r.String()
}

// The tables hold what they should: a source each, chips that exist, prices and utilisations that can be.
func TestTheTablesAreWhole(t *testing.T) {
	seen := map[string]bool{}
	for _, c := range Chips() {
		if c.At.File == "" || c.Ceiling().Sign() <= 0 || c.Ceiling().Cmp(loadline.Int(1)) > 0 {
			t.Errorf("%s: source %q, ceiling %v", c.Name, c.At.File, c.Ceiling())
		}
		if seen[c.Name] || Refused(DefaultUtilisation().Check(c)) {
			t.Errorf("%s stands twice, or the default band is beyond it", c.Name)
		}
		seen[c.Name] = true
		if found, ok := FindChip(strings.ToLower(c.Maker + " " + c.Name)); !ok || found.Name != c.Name {
			t.Errorf("%s is not found by its maker and name", c.Name)
		}
	}
	for _, q := range Quotes() {
		if !seen[q.Chip] || !strings.HasPrefix(q.At.File, "http") || q.PerHour.Float() < 0.3 || q.PerHour.Float() > 15 {
			t.Errorf("a quote of %v for %s: %v, from %q", q.Date, q.Chip, q.PerHour, q.At.File)
		}
	}
	for _, r := range PublishedRuns() {
		if r.At.File == "" || r.Year < 2020 || Refused(r.Model.Check()) || r.Utilisation().Cmp(r.Chip.Ceiling()) > 0 {
			t.Errorf("%s: %+v", r.Model.Name, r)
		}
		if r.Model.Shape.Partial() {
			t.Errorf("%s has half a shape", r.Model.Name)
		}
	}
	for _, name := range []string{"H100", "A100", "", "x"} {
		if c, ok := FindChip(name); ok {
			t.Errorf("%q is taken for %s", name, c.Name)
		}
	}
}

// A price is that of the nearest quote not later than the day, by provider.
func TestPricesOnADay(t *testing.T) {
	day := func(s string) loadline.Date { d, _ := loadline.ParseDate(s); return d }
	for _, c := range []struct {
		q           PriceQuery
		lo, mid, hi string
		quotes      int
	}{
		{PriceQuery{Chip: "H100 SXM", Provider: "aws"}, "12.29", "12.29", "12.29", 1},
		{PriceQuery{Chip: "H100 SXM", Provider: "Lambda", On: day("2024-08-31")}, "3.49", "3.49", "3.49", 1},
		{PriceQuery{Chip: "H100 SXM", Provider: "Lambda", On: day("2024-09-01")}, "2.99", "2.99", "2.99", 1},
		{PriceQuery{Chip: "A100 SXM", Provider: "aws", Term: ThreeYears}, "1.81", "1.81", "1.81", 1},
		{PriceQuery{Chip: "A100 SXM", Provider: "azure", On: day("2022-08-04")}, "3.67", "3.67", "4.64", 2},
		{PriceQuery{Chip: "TPU v6e", Region: "netherlands"}, "2.97", "2.97", "2.97", 1},
		{PriceQuery{Chip: "TPU v6e"}, "2.70", "2.97", "3.24", 3},
	} {
		p, ok := PriceOf(c.q)
		if !ok || len(p.Quotes) != c.quotes || exactText(c.lo) != p.PerHour.Lo.String() || exactText(c.mid) != p.Mid.String() || exactText(c.hi) != p.PerHour.Hi.String() {
			t.Errorf("%+v: %+v", c.q, p)
		}
	}
	for _, q := range []PriceQuery{{Chip: "H100 SXM", On: day("2020-01-01")}, {Chip: "H100 SXM", Provider: "nobody"}, {Chip: "Gaudi2"}} {
		if p, ok := PriceOf(q); ok {
			t.Errorf("%+v has a price: %+v", q, p)
		}
	}
}

// The nearest runs are those that need about as much.
func TestNearestRuns(t *testing.T) {
	var names []string
	for _, r := range Nearest(n("3.79e25"), chip(t, "H100 SXM"), 1) {
		names = append(names, r.Model.Name)
	}
	if len(names) != 1 || names[0] != "Llama 3.1 405B" {
		t.Errorf("nearest to 3.8e25 are %v", names)
	}
	if Nearest(loadline.Number{}, chip(t, "H100 SXM"), 3) != nil {
		t.Error("something is near to nothing known")
	}
}
