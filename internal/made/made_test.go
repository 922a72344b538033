package made

import (
	"bytes"
	"crypto/md5"
	"encoding/hex"
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// example is where the package that this program makes is committed.
const example = "../../examples/ocf-company/captable"

func startupFiles(t interface{ Fatal(...any) }, seed uint64) map[string][]byte {
	files := map[string][]byte{}
	if err := Startup(seed, Memory(files)); err != nil {
		t.Fatal(err)
	}
	return files
}

func TestTheCommittedExampleIsThisOne(t *testing.T) {
	files := startupFiles(t, 1)
	committed, err := os.ReadDir(example)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range committed {
		names = append(names, e.Name())
	}
	if want := slices.Sorted(maps.Keys(files)); !slices.Equal(names, want) {
		t.Fatalf("%s holds %v, the generator writes %v: go run ./examples/ocf-company/generate", example, names, want)
	}
	for name, want := range files {
		got, err := os.ReadFile(filepath.Join(example, name))
		if err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s differs from what the generator writes (%v): go run ./examples/ocf-company/generate", name, err)
		}
	}
}

func TestTheExampleIsLargeEnough(t *testing.T) {
	b := readBook(t, startupFiles(t, 1))
	if people, txs := len(b.objects["STAKEHOLDER"]), b.transactions; people < 40 || txs < 300 {
		t.Errorf("%d stakeholders and %d transactions", people, txs)
	}
	for _, typ := range strings.Fields(`TX_CONVERTIBLE_CONVERSION TX_STOCK_CLASS_SPLIT TX_STOCK_REPURCHASE TX_STOCK_TRANSFER TX_WARRANT_ISSUANCE
		TX_EQUITY_COMPENSATION_EXERCISE TX_EQUITY_COMPENSATION_CANCELLATION TX_STOCK_PLAN_RETURN_TO_POOL TX_EQUITY_COMPENSATION_RELEASE
		TX_STOCK_PLAN_POOL_ADJUSTMENT TX_STOCK_CLASS_AUTHORIZED_SHARES_ADJUSTMENT CE_STAKEHOLDER_RELATIONSHIP DOCUMENT`) {
		if len(b.objects[typ]) == 0 {
			t.Errorf("the example has no %s", typ)
		}
	}
}

func TestStressHasAsManyTransactionsAsAsked(t *testing.T) {
	for _, n := range []int{1, 2, 7, 5000} {
		files := map[string][]byte{}
		if err := Stress(3, n, Memory(files)); err != nil {
			t.Fatal(err)
		}
		b := readBook(t, files)
		if b.transactions != n {
			t.Errorf("%d transactions of %d", b.transactions, n)
		}
		if size := len(files["Transactions-01.ocf.json"]) / n; n > 1000 && (size < 450 || size > 560) {
			t.Errorf("a transaction has %d bytes", size)
		}
	}
}

func TestTheSameSeedMakesTheSameCompany(t *testing.T) {
	if a, b := startupFiles(t, 5), startupFiles(t, 5); !maps.EqualFunc(a, b, bytes.Equal) {
		t.Error("two companies of one seed differ")
	}
}

// Whatever the seed, the books balance: see book.
func TestNoCompanyContradictsItself(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		seed := rapid.Uint64().Draw(t, "seed")
		files := map[string][]byte{}
		var err error
		if rapid.Bool().Draw(t, "startup") {
			err = Startup(seed, Memory(files))
		} else {
			err = Stress(seed, rapid.IntRange(1, 400).Draw(t, "n"), Memory(files))
		}
		if err != nil {
			t.Fatal(err)
		}
		readBook(t, files).balance(t)
	})
}

// book is a package read by encoding/json: an independent reader of what is written here.
type book struct {
	objects      map[string][]map[string]any
	transactions int
	ids          map[string]string // the type behind an id
	events       []map[string]any  // in the order of the files
}

type tester interface {
	Fatalf(string, ...any)
	Errorf(string, ...any)
}

func readBook(t tester, files map[string][]byte) *book {
	b := &book{objects: map[string][]map[string]any{}, ids: map[string]string{}}
	var manifest map[string]any
	if err := json.Unmarshal(files["Manifest.ocf.json"], &manifest); err != nil {
		t.Fatalf("%v", err)
	}
	named := 1
	for _, list := range lists {
		for _, entry := range manifest[list].([]any) {
			e := entry.(map[string]any)
			data := files[strings.TrimPrefix(e["filepath"].(string), "./")]
			if sum := md5.Sum(data); e["md5"] != hex.EncodeToString(sum[:]) {
				t.Errorf("%v has a wrong checksum", e["filepath"])
			}
			named++
			b.file(t, data)
		}
	}
	if named != len(files) {
		t.Errorf("the manifest names %d of %d files", named, len(files))
	}
	return b
}

func (b *book) file(t tester, data []byte) {
	var f struct {
		Items []map[string]any `json:"items"`
	}
	if err := json.Unmarshal(data, &f); err != nil {
		t.Fatalf("%v", err)
	}
	for _, o := range f.Items {
		typ, id := o["object_type"].(string), o["id"].(string)
		if b.ids[id] != "" {
			t.Errorf("two objects have the id %s", id)
		}
		b.ids[id] = typ
		b.objects[typ] = append(b.objects[typ], o)
		if strings.HasPrefix(typ, "TX_") || strings.HasPrefix(typ, "CE_") {
			b.transactions++
			b.events = append(b.events, o)
		}
	}
}
