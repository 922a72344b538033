package focus

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"math/rand/v2"
	"runtime"
	"strings"
	"testing"
)

// made writes a bill as large providers write it: 44 columns, rows in no order, tags in JSON, some commitments.
type made struct {
	rows int
	dice *rand.Rand
	left int
	buf  []byte
}

const madeHeader = "AvailabilityZone,BilledCost,BillingAccountId,BillingAccountName,BillingCurrency,BillingPeriodEnd,BillingPeriodStart,ChargeCategory,ChargeClass,ChargeDescription,ChargeFrequency,ChargePeriodEnd,ChargePeriodStart,CommitmentDiscountCategory,CommitmentDiscountId,CommitmentDiscountName,CommitmentDiscountStatus,CommitmentDiscountType,ConsumedQuantity,ConsumedUnit,ContractedCost,ContractedUnitPrice,EffectiveCost,InvoiceIssuerName,ListCost,ListUnitPrice,PricingCategory,PricingQuantity,PricingUnit,ProviderName,PublisherName,RegionId,RegionName,ResourceId,ResourceName,ResourceType,ServiceCategory,ServiceName,SkuId,SkuPriceId,SubAccountId,SubAccountName,Tags\n"

func newMade(rows int) *made {
	return &made{rows: rows, left: rows, dice: rand.New(rand.NewPCG(1, 2)), buf: []byte(madeHeader)}
}

func (m *made) Read(p []byte) (int, error) {
	for len(m.buf) < len(p) && m.left > 0 {
		m.left--
		m.row()
	}
	if len(m.buf) == 0 {
		return 0, io.EOF
	}
	n := copy(p, m.buf)
	m.buf = m.buf[:copy(m.buf, m.buf[n:])]
	return n, nil
}

func (m *made) row() {
	service, day, hour := m.dice.IntN(60), 1+m.dice.IntN(28), m.dice.IntN(23)
	month := 1 + m.dice.IntN(9)
	cost := m.dice.IntN(1_000_000)
	commitment, status, billed := "", "", fmt.Sprintf("0.%010d", cost)
	if service < 6 {
		commitment, status, billed = fmt.Sprintf("arn:aws:savingsplans::36549946:savingsplan/%03d", m.dice.IntN(50)), "Used", "0.00000000000"
	}
	m.buf = fmt.Appendf(m.buf, `us-west-2a,%s,"1234567890123","SunBird","USD","2026-%02d-01 00:00:00","2026-%02d-01 00:00:00","Usage",NULL,"$%d.40 per million requests, tier %d, in US West (Oregon)","Usage-Based","2026-%02d-%02d %02d:00:00","2026-%02d-%02d %02d:00:00",NULL,%s,NULL,%s,NULL,%d.000000000000000,"Requests",0.%010d,0.00000040000,0.%010d,"Cumulus Cloud, Inc.",0.%010d,"0.0000004","Standard",2.00000000000,"Requests","Cumulus","Cumulus Cloud, Inc.","us-west-2","US West (Oregon)","arn:res:%d:mibelllmel-ikl%dkf2",NULL,NULL,"Category %d","Service of some length %d","G95FST5FTYV3JSRX","G95FST5FTYV3JSRX.JRTCKXETXF.%d","51738928782","Atlas Nimbus","{""application"": ""BrightLens"", ""environment"": ""dev"", ""unit"": ""V%d""}"`+"\n",
		billed, month+1, month, service, day, month, day, hour+1, month, day, hour, commitment, status, m.dice.IntN(1000), cost, cost, cost*2,
		m.dice.IntN(1e9), m.dice.IntN(1e6), service%8, service, m.dice.IntN(1e6), m.dice.IntN(20))
}

// justCSV is encoding/csv alone on the same bytes, as fast as it goes.
func justCSV(tb testing.TB, r io.Reader) int {
	c := csv.NewReader(r)
	c.ReuseRecord, c.FieldsPerRecord = true, -1
	n := 0
	for {
		_, err := c.Read()
		if err == io.EOF {
			return n
		}
		if err != nil {
			tb.Fatal(err)
		}
		n++
	}
}

const benchRows = 100_000

func madeBytes(tb testing.TB, rows int) []byte {
	all, err := io.ReadAll(newMade(rows))
	if err != nil {
		tb.Fatal(err)
	}
	return all
}

func BenchmarkEncodingCSVAlone(b *testing.B) {
	all := madeBytes(b, benchRows)
	b.SetBytes(int64(len(all)))
	b.ReportAllocs()
	for b.Loop() {
		if n := justCSV(b, bytes.NewReader(all)); n != benchRows+1 {
			b.Fatal(n)
		}
	}
}

func BenchmarkBillReadAndSummed(b *testing.B) {
	all := madeBytes(b, benchRows)
	b.SetBytes(int64(len(all)))
	b.ReportAllocs()
	for b.Loop() {
		if bill := Read("bill.csv", bytes.NewReader(all)); bill.Rows != benchRows || bill.LeftOut != 0 {
			b.Fatal(bill.Rows, bill.LeftOut)
		}
	}
}

// What is kept does not grow with the rows: ten times as many take no more of the heap.
func TestMemoryDoesNotGrowWithTheRows(t *testing.T) {
	live := func(rows int) uint64 {
		tl := newTally()
		tl.file("bill.csv", newMade(rows))
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		if tl.bill.Rows != int64(rows) {
			t.Fatal(tl.bill.Rows)
		}
		return m.HeapAlloc
	}
	few, many := live(20_000), live(100_000)
	if many > few+1<<20 {
		t.Errorf("%d bytes are live after 20,000 rows and %d after 100,000", few, many)
	}
}

func TestTheMadeBillIsOrdinary(t *testing.T) {
	bill := Read("bill.csv", newMade(20_000))
	if len(bill.Problems) != 0 || len(bill.Commitments) != 50 || len(bill.Periods) != 9 || !strings.HasPrefix(bill.Commitments[0].ID, "arn:") {
		t.Errorf("%d commitments, %d periods, %v", len(bill.Commitments), len(bill.Periods), bill.Problems)
	}
}

// madeLong is a narrow bill of costs with 18 decimals behind thousands.
func madeLong() []byte {
	dice := rand.New(rand.NewPCG(3, 4))
	out := []byte("BilledCost,EffectiveCost,ListCost,ContractedCost,BillingCurrency,ChargeCategory,BillingPeriodStart,ProviderName\n")
	for range benchRows {
		cost := func() string { return fmt.Sprintf("%d.%018d", dice.IntN(100_000), dice.Int64N(1e18)) }
		out = fmt.Appendf(out, "%s,%s,%s,%s,USD,Usage,2026-01-01,Cumulus\n", cost(), cost(), cost(), cost())
	}
	return out
}

func BenchmarkLongCostsCSVAlone(b *testing.B) {
	all := madeLong()
	b.SetBytes(int64(len(all)))
	for b.Loop() {
		justCSV(b, bytes.NewReader(all))
	}
}

func BenchmarkLongCostsReadAndSummed(b *testing.B) {
	all := madeLong()
	b.SetBytes(int64(len(all)))
	for b.Loop() {
		if bill := Read("bill.csv", bytes.NewReader(all)); bill.Rows != benchRows || bill.LeftOut != 0 {
			b.Fatal(bill.Rows, bill.LeftOut)
		}
	}
}
