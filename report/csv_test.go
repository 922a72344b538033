package report

import (
	"bytes"
	"encoding/csv"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"loadline"
)

func inCSV(t interface{ Fatal(...any) }, a loadline.Answer) [][]string {
	var b bytes.Buffer
	if err := CSV(&b, a); err != nil {
		t.Fatal(err)
	}
	r := csv.NewReader(&b)
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

func TestTheFirstTableAsCSV(t *testing.T) {
	rows := inCSV(t, full())
	for i, want := range map[int]string{
		0: "row|holder|shares|part|paid|paid_currency",
		1: "section|Founders||||",
		2: "body|Ada Lovelace|3000000|0.428571428571|300|USD",
		3: "body|Žofie Nováková 山田太郎|2000000|0.285714285714|200.5|USD",
		9: "total|Total|7000000|1|3750500.75|USD",
	} {
		if got := strings.Join(rows[i], "|"); got != want {
			t.Errorf("line %d is %q, want %q", i, got, want)
		}
	}
	rows = inCSV(t, loadline.Answer{Views: []loadline.View{bounded()}})
	for i, want := range map[int]string{
		1: "body|Ada|1000..2000|0.333333333333..0.666666666667|0.333333333333|2024-02-29",
		2: "body|Bob|1000..|..1000|1.25|",
		3: "body|Cy|..|..|-12|1812-01-01",
	} {
		if got := strings.Join(rows[i], "|"); got != want {
			t.Errorf("line %d is %q, want %q", i, got, want)
		}
	}
}

func TestPlainDigits(t *testing.T) {
	for in, want := range map[string]string{
		"1/3": "0.333333333333", "-1/3": "-0.333333333333", "1000000/3": "333333.333333", "1/3000000": "0.000000333333333333",
		"0.0000000001": "0.0000000001", "123456789012345678901234567890": "123456789012345678901234567890", "2/3": "0.666666666667",
	} {
		if got := plainDigits(dec(in)); got != want {
			t.Errorf("%s is %s, want %s", in, got, want)
		}
	}
}

// Numbers come back exactly where their decimals end; no text begins what a spreadsheet would take for a formula.
func TestCSVReadsBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		table := tables().Draw(t, "table")
		rows := inCSV(t, loadline.Answer{Views: []loadline.View{table}})
		if len(rows) != len(table.Rows)+1 {
			t.Fatalf("%d lines for %d rows", len(rows), len(table.Rows))
		}
		for i, r := range table.Rows {
			line := rows[i+1]
			for _, field := range append(slices.Clone(line[:2]), line[7]) {
				for part := range strings.SplitSeq(field, ";") {
					if part = strings.TrimLeft(part, " \""); part != "" && strings.ContainsRune("=+-@", rune(part[0])) {
						t.Fatalf("%q begins a formula", field)
					}
				}
			}
			if len(r.Cells) < 6 {
				continue
			}
			own, _ := exactOf(r.Cells[1].Value)
			read, ok := loadline.ParseDecimal(line[2])
			ends := own.Round(1, loadline.Down).Equal(own) // the parts of a share are halves and thirds
			off := read.Sub(own)
			if !ok || ends && off.Sign() != 0 || off.Max(off.Neg()).Cmp(loadline.Frac(1, 1000)) > 0 {
				t.Fatalf("%v reads %q", own, line[2])
			}
		}
	})
}

func TestTheGalleryAsCSV(t *testing.T) {
	for name, a := range absurd() {
		rows := inCSV(t, a)
		if (len(rows) == 0) != (len(a.Views) == 0) {
			t.Errorf("%s: %d lines for %d views", name, len(rows), len(a.Views))
		}
	}
}

func TestInert(t *testing.T) {
	for in, want := range map[string]string{
		"=1+1": "'=1+1", "  =1": "  '=1", "a;=1": "a;'=1", "a; -1": "a; '-1", "＝1": "'＝1", "a=1": "a=1", "\"=1": "\"'=1", "": "",
	} {
		if got := inert(in); got != want {
			t.Errorf("%q becomes %q, want %q", in, got, want)
		}
	}
}
