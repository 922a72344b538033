package sheet

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"
)

// longLedger is a ledger of certificates as a product exports it, with its total.
func longLedger(rows int) []byte {
	var w strings.Builder
	w.WriteString("Certificate,Stakeholder Name,Share Class,Quantity,Issue Date,Price Per Share (USD),Date Transferred,Transferred To,Date Cancelled,Note\n")
	total := 0
	for n := range rows {
		holder, cancelled := n%(rows/5+1), ""
		if n%7 == 0 {
			cancelled = "12/31/2025"
		}
		fmt.Fprintf(&w, "CS-%d,Holder No. %d of the Register,%s,\"%d,%03d\",%02d/%02d/2024,0.%04d,,,%s,\n",
			n+1, holder, []string{"Common", "Series A Preferred"}[n%2], n%90+1, n%1000, n%12+1, n%28+1, n%9999+1, cancelled)
		total += (n%90+1)*1000 + n%1000
	}
	fmt.Fprintf(&w, "Total,,,%d,,,,,,\n", total)
	return []byte(w.String())
}

func readAll(b interface{ Fatal(...any) }, data []byte) {
	book, diags := Open("ledger.csv", data)
	if len(diags) > 0 {
		b.Fatal(told(diags))
	}
	m, diags := Propose(book)
	if len(diags) > 0 {
		b.Fatal(told(diags))
	}
	if _, diags := Facts(book, m); len(diags) > 0 {
		b.Fatal(told(diags))
	}
}

// long says whether the long tests run (make check-long).
func long() bool { return os.Getenv("LOADLINE_LONG") != "" }

// A long ledger is read, proposed and turned into facts in the time that its rows take, not their square. The limits
// leave room for a busy machine; what a free one takes, the benchmark says.
func TestALongLedgerTakesTheTimeOfItsRows(t *testing.T) {
	rows := 20_000
	if long() {
		rows = 500_000
	}
	data := longLedger(rows)
	started := time.Now()
	readAll(t, data)
	if took, limit := time.Since(started), 10*time.Second+time.Duration(rows)*60*time.Microsecond; took > limit {
		t.Errorf("%v rows take %v", rows, took)
	}
}

// Books that are made to be slow grow with their rows too: a nominee who passes everything to itself, two who pass
// shares to and fro, nothing but headers, nothing but words, a plan and a schedule for each grant.
func TestSlowBooksAreNotSlow(t *testing.T) {
	n := 4_000
	if long() {
		n = 50_000
	}
	repeat := func(head string, row func(i int) string) string {
		var w strings.Builder
		w.WriteString(head + "\n")
		for i := range n {
			w.WriteString(row(i) + "\n")
		}
		return w.String()
	}
	for name, src := range map[string]string{
		"a nominee": repeat("Certificate,Holder,Class,Shares,Issue Date,Date Transferred,Transferred To",
			func(i int) string { return fmt.Sprintf("C%d,Nominee,Common,100,2020-01-02,2020-01-02,Nominee", i) }),
		"to and fro": repeat("Date,Event,From,To,Class,Shares\n2020-01-01,Issue,,A,Common,1000000",
			func(i int) string { return fmt.Sprintf("2020-01-02,Transfer,%c,%c,Common,%d", 'A'+i%2, 'B'-i%2, i%7+1) }),
		"headers": repeat("", func(int) string { return "Holder,Total" }),
		"words":   repeat("", func(int) string { return "alpha beta,gamma delta,epsilon zeta" }),
		"plans": repeat("Grant ID,Holder,Plan,Quantity Granted,Exercise Price,Grant Date,Vesting Schedule",
			func(i int) string { return fmt.Sprintf("G%d,H%d,Plan %d,100,1,2020-01-02,schedule %d", i, i, i, i) }),
	} {
		started := time.Now()
		table(t, src)
		if took := time.Since(started); took > 10*time.Second {
			t.Errorf("%s: %v rows take %v", name, n, took)
		}
	}
}

func BenchmarkCSVLedger(b *testing.B) {
	data := longLedger(100_000)
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		readAll(b, data)
	}
}
