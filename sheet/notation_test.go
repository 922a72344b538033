package sheet

import (
	"cmp"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"loadline"
)

// notation writes a company as one line a fact, so that a test reads as a register does:
//
//	2023-03-01 issue cs_3 amara_lindqvist common 1000000 @ USD 0.0001 [C7]
func notation(c *loadline.Company) string {
	var w strings.Builder
	for _, t := range c.Transactions {
		fmt.Fprintln(&w, fact(t))
	}
	return w.String()
}

func fact(t loadline.Transaction) string {
	at := t.Base().At.Cell
	when := t.Base().Date.String()
	if when == "" {
		when = "undated"
	}
	switch t := t.(type) {
	case *loadline.StockIssuance:
		return words(when, "issue", t.SecurityID, t.StakeholderID, t.StockClassID, t.Quantity.String(), price(t.SharePrice), vested(t.VestingTermsID), "["+at+"]")
	case *loadline.GrantIssuance:
		kind := [...]string{"option", "rsu", "csar", "ssar"}[t.Compensation]
		return words(when, "grant", t.SecurityID, t.StakeholderID, kind, t.Quantity.String(), price(t.ExercisePrice), under("over", t.StockClassID), under("under", t.StockPlanID), vested(t.VestingTermsID), until(t.Expires), "["+at+"]")
	case *loadline.WarrantIssuance:
		return words(when, "warrant", t.SecurityID, t.StakeholderID, t.Quantity.String(), "["+at+"]")
	case *loadline.ConvertibleIssuance:
		return words(when, [...]string{"convertible", "safe", "note"}[t.Kind], t.SecurityID, t.StakeholderID, t.Investment.String(), terms(t.Terms), "["+at+"]")
	case *loadline.Transfer:
		return words(when, "transfer", closing(t.Closing), "["+at+"]")
	case *loadline.Cancellation:
		return words(when, "cancel", closing(t.Closing), "["+at+"]")
	case *loadline.Repurchase:
		return words(when, "repurchase", closing(t.Closing), price(t.Price), "["+at+"]")
	case *loadline.Conversion:
		return words(when, "convert", closing(t.Closing), "["+at+"]")
	case *loadline.Exercise:
		return words(when, "exercise", closing(t.Closing), "["+at+"]")
	case *loadline.Split:
		return words(when, "split", t.StockClassID, t.Ratio.String(), "["+at+"]")
	case *loadline.VestingStart:
		return words(when, "vesting-start", t.SecurityID, "["+at+"]")
	}
	panic(fmt.Sprintf("sheet: a fact %T", t))
}

func words(ws ...string) string {
	return strings.Join(slices.DeleteFunc(ws, func(w string) bool { return w == "" }), " ")
}

func price(p loadline.Stated[loadline.Money]) string {
	switch p.Saying {
	case loadline.Said:
		return "@ " + p.Value.String()
	case loadline.None:
		return "@ none"
	}
	return ""
}

func under(word, id string) string {
	if id == "" {
		return ""
	}
	return word + " " + id
}

func vested(terms string) string { return under("vests", terms) }

func until(d loadline.Stated[loadline.Date]) string {
	switch d.Saying {
	case loadline.Said:
		return "until " + d.Value.String()
	case loadline.None:
		return "forever"
	}
	return ""
}

func closing(c loadline.Closing) string {
	out := c.SecurityID
	if q, said := c.Quantity.Get(); said {
		out += " " + q.String()
	} else {
		out += " whole"
	}
	if len(c.ResultIDs) > 0 {
		out += " -> " + strings.Join(c.ResultIDs, " ")
	}
	if c.BalanceID != "" {
		out += " keeps " + c.BalanceID
	}
	return out
}

func terms(t loadline.ConvertibleTerms) string {
	var ws []string
	switch t.Cap.Saying {
	case loadline.Said:
		ws = append(ws, "cap "+t.Cap.Value.String())
	case loadline.None:
		ws = append(ws, "no cap")
	}
	ws = append(ws, t.CapIs.Value)
	switch t.Discount.Saying {
	case loadline.Said:
		ws = append(ws, "less "+t.Discount.Value.String())
	case loadline.None:
		ws = append(ws, "no discount")
	case loadline.Open:
		ws = append(ws, "discount?")
	}
	for _, i := range t.Interest {
		ws = append(ws, "interest "+i.Rate.String()+" from "+i.Period.From.String())
	}
	if d, ok := t.Maturity.Get(); ok {
		ws = append(ws, "matures "+d.String())
	}
	return words(ws...)
}

// holdings replays the transactions by date, issuances first within a day, and adds up what everybody has at the end:
// "alice common 100".
func holdings(t *testing.T, c *loadline.Company) map[string]loadline.Ratio {
	type lot struct {
		whose string
		n     loadline.Ratio
	}
	lots := map[string]*lot{}
	closes := func(c loadline.Closing) {
		l := lots[c.SecurityID]
		if l == nil {
			return // a convertible
		}
		if q, said := c.Quantity.Get(); said {
			l.n = l.n.Sub(q.Ratio())
		} else {
			l.n = loadline.Ratio{}
		}
		if l.n.Sign() < 0 {
			t.Errorf("%s is closed beyond its quantity", c.SecurityID)
		}
	}
	for _, tx := range byDate(c) {
		switch tx := tx.(type) {
		case *loadline.StockIssuance:
			lots[tx.SecurityID] = &lot{tx.StakeholderID + " " + tx.StockClassID, tx.Quantity.Ratio()}
		case *loadline.GrantIssuance:
			lots[tx.SecurityID] = &lot{tx.StakeholderID + " options", tx.Quantity.Ratio()}
		case *loadline.WarrantIssuance:
			n, _ := tx.Quantity.Exact()
			lots[tx.SecurityID] = &lot{tx.StakeholderID + " warrants", n}
		case *loadline.Transfer:
			closes(tx.Closing)
		case *loadline.Cancellation:
			closes(tx.Closing)
		case *loadline.Repurchase:
			closes(tx.Closing)
		case *loadline.Conversion:
			closes(tx.Closing)
		case *loadline.Exercise:
			closes(tx.Closing)
		case *loadline.Split:
			for _, l := range lots {
				if strings.HasSuffix(l.whose, " "+tx.StockClassID) {
					l.n = l.n.Mul(tx.Ratio)
				}
			}
		}
	}
	sums := map[string]loadline.Ratio{}
	for _, l := range lots {
		if l.n.Sign() != 0 {
			sums[l.whose] = sums[l.whose].Add(l.n)
		}
	}
	return sums
}

func byDate(c *loadline.Company) []loadline.Transaction {
	late := func(t loadline.Transaction) int {
		switch t.(type) {
		case *loadline.StockIssuance, *loadline.GrantIssuance, *loadline.WarrantIssuance:
			return 0
		}
		return 1
	}
	out := slices.Clone(c.Transactions)
	slices.SortStableFunc(out, func(a, b loadline.Transaction) int {
		return cmp.Or(cmp.Compare(a.Base().Date, b.Base().Date), late(a)-late(b))
	})
	return out
}

func holds(t *testing.T, c *loadline.Company) string {
	sums := holdings(t, c)
	var w strings.Builder
	for _, k := range slices.Sorted(maps.Keys(sums)) {
		fmt.Fprintf(&w, "%s %v\n", k, sums[k])
	}
	return w.String()
}

// told writes diagnostics as lines "code severity cell: summary".
func told(ds loadline.Diagnostics) string {
	var w strings.Builder
	for _, d := range ds {
		fmt.Fprintf(&w, "%s %s %s: %v\n", d.Code, d.Severity, d.At.Cell, d.Summary)
	}
	return w.String()
}

func sample(t *testing.T, name string) *Book {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	b, diags := Open(name, data)
	if len(diags) > 0 {
		t.Fatalf("open %s:\n%s", name, told(diags))
	}
	return b
}

// lines drops indentation and blank lines.
func lines(s string) string {
	var out []string
	for line := range strings.Lines(s) {
		if line = strings.Join(strings.Fields(line), " "); line != "" {
			out = append(out, line)
		}
	}
	return strings.Join(out, "\n") + "\n"
}

func same(t *testing.T, what, got, want string) {
	t.Helper()
	if got, want = lines(got), lines(want); got != want {
		t.Errorf("%s is\n%s\nwant\n%s", what, got, want)
	}
}
