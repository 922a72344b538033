package ocf

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"runtime"
	"slices"
	"strings"
	"testing"

	"loadline"
	"loadline/internal/made"
)

// thin is the baseline of the speed goal: what a replay of stock transactions reads, decoded by encoding/json.
type thin struct {
	ObjectType    string `json:"object_type"`
	ID            string `json:"id"`
	SecurityID    string `json:"security_id"`
	Date          string `json:"date"`
	Quantity      string `json:"quantity"`
	StockClassID  string `json:"stock_class_id"`
	StakeholderID string `json:"stakeholder_id"`
}

// issuances is a file of n stock issuances of about 500 bytes each.
func issuances(n int) []byte {
	var b strings.Builder
	b.WriteString(`{"file_type":"OCF_TRANSACTIONS_FILE","items":[`)
	for i := range n {
		if i > 0 {
			b.WriteByte(',')
		}
		fmt.Fprintf(&b, `{"object_type":"TX_STOCK_ISSUANCE","id":"%08d-0000-4000-8000-000000000000","security_id":"%08d-1111-4000-8000-000000000000","date":"2023-%02d-%02d","custom_id":"CS-%d","stakeholder_id":"%08d-2222-4000-8000-000000000000","stock_class_id":"c0000000-2222-4000-8000-000000000000","quantity":"%d.5","share_price":{"amount":"1.2345","currency":"USD"},"security_law_exemptions":[{"description":"Rule 701","jurisdiction":"US"}],"stock_legend_ids":["l1"],"comments":["first","second"]}`,
			i, i, i%12+1, i%28+1, i, i%20000, i%1000+1)
	}
	b.WriteString("]}")
	return []byte(b.String())
}

func packed(transactions []byte) memory {
	const manifest = `{"ocf_version":"1.2.0","file_type":"OCF_MANIFEST_FILE","issuer":{"object_type":"ISSUER","id":"issuer","legal_name":"I",
		"formation_date":"2020-01-01","country_of_formation":"US"},"as_of":"2024-01-01","generated_at":"2024-01-01T00:00:00Z",
		"stock_plans_files":[],"stock_legend_templates_files":[],"stock_classes_files":[],"vesting_terms_files":[],"valuations_files":[],
		"transactions_files":[{"filepath":"T.json","md5":"%s"}],"stakeholders_files":[]}`
	return memory{files: map[string][]byte{"M.json": fmt.Appendf(nil, manifest, sumOf(transactions)), "T.json": transactions}}
}

// benchmarkSize is 50,000 transactions, or a million where LOADLINE_BENCH_LARGE is set.
func benchmarkSize() int {
	if os.Getenv("LOADLINE_BENCH_LARGE") != "" {
		return 1_000_000
	}
	return 50_000
}

// BenchmarkRead reads the baseline's own issuances into facts, from memory.
func BenchmarkRead(b *testing.B) {
	st := packed(issuances(benchmarkSize()))
	readAgain(b, int64(len(st.files["T.json"])), func() (*Package, loadline.Diagnostics) { return read(st, usualBounds()) })
}

// BenchmarkDecode is the baseline over the same bytes.
func BenchmarkDecode(b *testing.B) {
	decodeAgain(b, issuances(benchmarkSize()))
}

// BenchmarkReadMixed opens a folder of issuances, transfers, exercises and cancellations.
func BenchmarkReadMixed(b *testing.B) {
	dir := b.TempDir()
	if err := made.Stress(1, benchmarkSize(), made.Folder(dir)); err != nil {
		b.Fatal(err)
	}
	p, _ := Open(dir)
	size := int64(0)
	for _, name := range p.Files() {
		size += int64(len(p.File(name)))
	}
	p = nil
	readAgain(b, size, func() (*Package, loadline.Diagnostics) { return Open(dir) })
}

// BenchmarkDecodeMixed is the baseline over the bytes of the same folder, which it is given.
func BenchmarkDecodeMixed(b *testing.B) {
	files := map[string][]byte{}
	if err := made.Stress(1, benchmarkSize(), made.Memory(files)); err != nil {
		b.Fatal(err)
	}
	decodeAgain(b, slices.Collect(maps.Values(files))...)
}

func readAgain(b *testing.B, size int64, open func() (*Package, loadline.Diagnostics)) {
	b.SetBytes(size)
	b.ReportAllocs()
	var p *Package
	for b.Loop() {
		p = nil
		runtime.GC() // of the package before
		got, trouble := open()
		if len(trouble) > 0 {
			b.Fatal(trouble)
		}
		p = got
	}
	c, letters := p.Company()
	if len(c.Transactions) != benchmarkSize() || len(letters) > 0 {
		b.Fatal(len(c.Transactions), letters)
	}
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	b.ReportMetric(float64(m.HeapAlloc)/(1<<20), "live-MiB")
	runtime.KeepAlive(p)
}

func decodeAgain(b *testing.B, files ...[]byte) {
	size := 0
	for _, data := range files {
		size += len(data)
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		for _, data := range files {
			var f struct {
				Items []thin `json:"items"`
			}
			if err := json.Unmarshal(data, &f); err != nil {
				b.Fatal(err)
			}
		}
	}
}
