package focus

import (
	"bytes"
	"testing"
)

// FuzzBill reads whatever it is given: nothing panics, each letter has its words, what is left out is counted, every cut adds up.
func FuzzBill(f *testing.F) {
	f.Add([]byte(head + charged("1.5") + charged("abc") + "1,2\n"))
	f.Add([]byte("\ufeff" + head + "720,0,720,720,Purchase,USD,2026-09-01,2026-09-01,2026-10-01,Cumulus,plan,\r\n0,500,,NULL,usage,usd,9/1/26,,,Cumulus,plan,Unused\r\n"))
	f.Add([]byte("BilledCost;EffectiveCost;ChargeCategory\n1e3;\"$1,000.00\";Credit\n\"1\"2;3\n"))
	f.Add([]byte("ContractCommitmentId,ContractCommitmentCost,BillingCurrency,ContractCommitmentPeriodEnd\nc,9.5,EUR,2028-12-01\n,,,\n"))
	f.Add([]byte("\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"))
	f.Fuzz(func(t *testing.T, data []byte) {
		b := Read("bill.csv", bytes.NewReader(data))
		if b.LeftOut > b.Rows {
			t.Errorf("%d of %d rows are left out", b.LeftOut, b.Rows)
		}
		var rows int64
		for _, c := range b.Totals {
			rows += c.Rows
		}
		if rows != b.Rows-b.LeftOut {
			t.Errorf("%d rows are summed of %d less %d", rows, b.Rows, b.LeftOut)
		}
		for _, d := range b.Problems {
			if d.Code == "" || d.Severity == 0 || d.Summary.IsZero() || d.At.File == "" {
				t.Errorf("a letter without words or place: %+v", d)
			}
		}
		addsUp(t, b)
		b.Answer()
	})
}
