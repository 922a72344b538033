package report

import (
	"bytes"
	"fmt"
	"io"
	"testing"

	"loadline"
)

// large is a table as a company of many holders has it.
func large(n int) loadline.Answer {
	t := holdings()
	t.Rows = nil
	total := summed(loadline.Total, "Total", 0, 1, "0")
	for i := range n {
		t.Rows = append(t.Rows, holder(fmt.Sprintf("Holder %d", i), 1, int64(n), "1.25"))
		total.Sums = append(total.Sums, i)
	}
	total.Cells = row("Total", loadline.WholeShares(int64(n)), loadline.Int(1), loadline.MoneyOf(loadline.Int(int64(n)).Mul(dec("1.25")), "USD")).Cells
	t.Rows = append(t.Rows, total)
	return loadline.Answer{Question: "who-owns", Views: []loadline.View{t}}
}

func BenchmarkTwentyThousandHolders(b *testing.B) {
	a := large(20000)
	for name, draw := range map[string]func(io.Writer) error{
		"terminal": func(w io.Writer) error { return Terminal(w, a, Style{Width: 100}) },
		"markdown": func(w io.Writer) error { return Markdown(w, a) },
		"json":     func(w io.Writer) error { return JSON(w, a) },
		"csv":      func(w io.Writer) error { return CSV(w, a) },
		"html":     func(w io.Writer) error { return HTML(w, a) },
		"xlsx":     func(w io.Writer) error { return XLSX(w, a) },
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := draw(io.Discard); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// The same answer is the same workbook, byte for byte: a board pack that is made again does not differ.
func TestWorkbooksAreStable(t *testing.T) {
	var one, two bytes.Buffer
	if err := XLSX(&one, full()); err != nil {
		t.Fatal(err)
	}
	if err := XLSX(&two, full()); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(one.Bytes(), two.Bytes()) {
		t.Error("two writings differ")
	}
}
