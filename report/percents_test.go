package report

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"loadline"
)

// printedPercent reads a printed percentage; "<0.1%" stands for nothing and ">99.9%" for all.
func printedPercent(t interface{ Fatalf(string, ...any) }, s string) loadline.Ratio {
	digits := strings.TrimSuffix(s, "%")
	switch {
	case strings.HasPrefix(digits, "<"):
		return loadline.Ratio{}
	case strings.HasPrefix(digits, ">"):
		return loadline.Int(100)
	}
	r, ok := loadline.ParseDecimal(digits)
	if !ok {
		t.Fatalf("%q is no percentage", s)
	}
	return r
}

// Within whatever a row adds up, the printed parts add up to what is printed there; the whole is 100.
func TestPrintedPercentagesAddUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		table := tables().Draw(t, "table")
		g := formatter{}.grid(table)
		for i, r := range table.Rows {
			if len(r.Sums) == 0 || g.rows[i].figures[2].text == "" {
				continue
			}
			var sum loadline.Ratio
			for _, k := range r.Sums {
				sum = sum.Add(printedPercent(t, g.rows[k].figures[2].text))
			}
			if own := printedPercent(t, g.rows[i].figures[2].text); !own.Equal(sum) {
				t.Fatalf("row %d prints %v, its parts %v: %v", i, own, sum, column2(g))
			}
		}
		if last := g.rows[len(g.rows)-1].figures[2].text; last != "" && last != "100.0%" && last != "100.00%" {
			t.Fatalf("the whole is %s", last)
		}
	})
}

func column2(g grid) []string {
	return mapped(g.rows, func(r gridRow) string { return r.figures[2].text })
}

// No printed part is further from the truth than one step.
func TestPrintedPercentagesAreNear(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		table := tables().Draw(t, "table")
		for i, fig := range (formatter{}).grid(table).rows {
			exact, ok := exactOf(table.Rows[i].Cells[min(2, len(table.Rows[i].Cells)-1)].Value)
			if !ok || fig.role != loadline.Plain || fig.figures[2].text == "" {
				continue
			}
			off := printedPercent(t, fig.figures[2].text).Sub(exact.Mul(loadline.Int(100)))
			if off.Max(off.Neg()).Cmp(loadline.Frac(1, 10)) >= 0 {
				t.Fatalf("%v is printed as %s", exact, fig.figures[2].text)
			}
			if strings.HasPrefix(fig.figures[2].text, "0.0") && exact.Sign() > 0 && printedPercent(t, fig.figures[2].text).Sign() == 0 {
				t.Fatalf("%v is printed as nothing", exact)
			}
		}
	})
}

// Parts of a whole, and what is printed for them: the largest remainders are rounded up.
const sharedOut = `
	1/3 1/3 1/3             : 33.4% 33.3% 33.3%
	1/2 1/4 1/4             : 50.0% 25.0% 25.0%
	3/7 2/7 1/7 1/7         : 42.8% 28.6% 14.3% 14.3%
	1/8 7/8                 : 12.5% 87.5%
	1/200 199/200           : 0.5% 99.5%
	1/3000 2999/3000        : 0.03% 99.97%
	1/1000000 999999/1000000 : <0.01% >99.99%
	0 1                     : 0.0% 100.0%
	1/6 1/6 1/6             : 16.7% 16.7% 16.6%
`

func TestLargestRemainder(t *testing.T) {
	for line := range strings.Lines(strings.TrimSpace(sharedOut)) {
		parts, want, _ := strings.Cut(line, ":")
		table := loadline.Table{Columns: []loadline.Column{{ID: "part", Kind: loadline.Percent, ShareOf: "shares"}}}
		for _, p := range strings.Fields(parts) {
			table.Rows = append(table.Rows, row(dec(p)))
		}
		got := mapped(formatter{}.grid(table).rows, func(r gridRow) string { return r.figures[0].text })
		if strings.Join(got, " ") != strings.TrimSpace(want) {
			t.Errorf("%s: %v, want %s", parts, got, want)
		}
	}
}

// Where a part is not known, the others still add up among themselves, and the bounds stay bounds.
func TestPercentagesWithBounds(t *testing.T) {
	table := loadline.Table{Columns: []loadline.Column{{ID: "part", Kind: loadline.Percent, ShareOf: "votes"}}, Rows: []loadline.Row{
		row(loadline.Frac(1, 3)), row(interval("1/3..2/3")), row(interval("..")), row("n/a"), row(nil), {Role: loadline.Total, Sums: []int{0, 1}, Cells: []loadline.Cell{{Value: loadline.Int(1)}}},
	}}
	got := mapped(formatter{}.grid(table).rows, func(r gridRow) string { return r.figures[0].text })
	if want := "33.3%|33.3–66.7%|not known|n/a||100.0%"; strings.Join(got, "|") != want {
		t.Errorf("%q, want %q", strings.Join(got, "|"), want)
	}
}

// A percentage that claims to be a sum and is not prints itself, not the sum.
func TestAFalseSumPrintsItself(t *testing.T) {
	table := loadline.Table{Columns: []loadline.Column{{ID: "part", Kind: loadline.Percent, ShareOf: "shares"}}, Rows: []loadline.Row{
		row(loadline.Frac(1, 4)), row(loadline.Frac(1, 4)), {Role: loadline.Total, Sums: []int{0, 1}, Cells: []loadline.Cell{{Value: loadline.Frac(3, 4)}}},
	}}
	if got := (formatter{}).grid(table).rows[2].figures[0].text; got != "75.0%" {
		t.Errorf("%s", got)
	}
}
