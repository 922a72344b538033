package sheet

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"loadline"
)

// whatever reads a file to the end of the road. Nothing may panic, and no security may end below nothing.
func whatever(t *testing.T, name string, data []byte) {
	b, _ := Open(name, data)
	if b == nil {
		return
	}
	m, _ := Propose(b)
	again, diags := ReadMapping("map.txt", m.Bytes())
	if diags.HasErrors() && plainNames(b) {
		t.Errorf("a proposal is no mapping:\n%s\n%s", told(diags), m.Bytes())
	}
	m.Show(&bytes.Buffer{}, b)
	for _, m := range []Mapping{m, again} {
		c, _ := Facts(b, m)
		for _, n := range holdings(t, c) {
			if n.Sign() < 0 {
				t.Errorf("somebody holds %v", n)
			}
		}
		for _, tx := range c.Transactions {
			if at := tx.Base().At; at.Cell == "" || at.File != name {
				t.Errorf("%s has no place: %+v", tx.Base().ID, at)
			}
		}
	}
}

// plainNames says whether the sheets have names that a spreadsheet program would allow.
func plainNames(b *Book) bool {
	for _, g := range b.sheets {
		if bytes.ContainsAny([]byte(g.name), "[]\n\r\x00") || g.name == "" {
			return false
		}
	}
	return true
}

func samples(f *testing.F, pattern string) {
	files, err := filepath.Glob(filepath.Join("testdata", pattern))
	if err != nil || len(files) == 0 {
		f.Fatal("no samples: ", err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
}

func FuzzCSV(f *testing.F) {
	samples(f, "*.csv")
	for _, a := range asked {
		f.Add([]byte(barred(a.rows)))
	}
	for _, p := range plain {
		f.Add([]byte(barred(p.rows)))
	}
	f.Add([]byte("sep=;\nHolder;Common;%;Total\n\"a;1"))
	f.Fuzz(func(t *testing.T, data []byte) { whatever(t, "ledger.csv", data) })
}

// The parts of a workbook are fuzzed without the archive around them, which would only be a checksum to guess.
func FuzzSheetXML(f *testing.F) {
	f.Add(`<row r="1"><c t="inlineStr"><is><t>Holder</t></is></c><c t="inlineStr"><is><t>Common</t></is></c><c t="inlineStr"><is><t>Total</t></is></c></row><row><c t="s"><v>0</v></c><c s="1"><v>7</v></c><c><v>7</v></c></row></sheetData><mergeCells><mergeCell ref="A1:A9"/></mergeCells>`,
		`<sst><si><t>Ada</t></si></sst>`, `<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`)
	f.Add(`<row><v>7</v></c></row>`, ``, ``)
	f.Fuzz(func(t *testing.T, rows, shared, styles string) {
		parts := workbookOf(rows)
		parts["xl/sharedStrings.xml"], parts["xl/styles.xml"] = shared, styles
		whatever(t, "ledger.xlsx", zipped(t, parts))
	})
}

func FuzzXLSX(f *testing.F) {
	samples(f, "*.xlsx")
	f.Add(zipped(f, workbookOf(`<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>`)))
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 1<<16 {
			return
		}
		whatever(t, "ledger.xlsx", append([]byte("PK\x03\x04"), bytes.TrimPrefix(data, []byte("PK\x03\x04"))...))
	})
}

func FuzzMapping(f *testing.F) {
	for name := range map[string]bool{"stock-ledger.csv": true, "options.csv": true, "cap-table.csv": true, "gesellschafterliste.csv": true, "transactions.csv": true} {
		data, err := os.ReadFile(filepath.Join("testdata", name))
		if err != nil {
			f.Fatal(err)
		}
		b, _ := Open(name, data)
		m, _ := Propose(b)
		f.Add(m.Bytes())
	}
	data, err := os.ReadFile("testdata/stock-ledger.csv")
	if err != nil {
		f.Fatal(err)
	}
	b, _ := Open("stock-ledger.csv", data)
	f.Fuzz(func(t *testing.T, src []byte) {
		m, diags := ReadMapping("map.txt", src)
		again, more := ReadMapping("map.txt", m.Bytes())
		if !diags.HasErrors() && (more.HasErrors() || !bytes.Equal(bare(again).Bytes(), bare(m).Bytes())) {
			t.Errorf("read\n%s\nread again\n%s\n%s", bare(m).Bytes(), bare(again).Bytes(), told(more))
		}
		c, _ := Facts(b, m)
		if c == nil {
			t.Error("no company")
		}
		_ = loadline.Diagnostics.Sorted(diags)
	})
}
